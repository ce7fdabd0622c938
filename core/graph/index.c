#include "graph/records.h"

#include "base/alloc.h"
#include <string.h>

enum { FIRST_SLOTS = 64 };

/* Only the slots in use are cleared; more of the allocated ones come into use as the index grows again. */
static enum tc_status use_slots(struct tc_graph_index *index, uint32_t count) {
    if (count > index->slot_cap) {
        uint32_t *slots = tc_reallocarray(index->slots, count, sizeof *slots);
        if (!slots)
            return TC_ERR_MEMORY;
        index->slots = slots;
        index->slot_cap = count;
    }
    memset(index->slots, 0, count * sizeof *index->slots);
    index->slot_count = count;
    return TC_OK;
}

static void enter(struct tc_graph_index *index, uint32_t record) {
    uint32_t mask = index->slot_count - 1, slot = index->hashes.items[record] & mask;
    while (index->slots[slot])
        slot = (slot + 1) & mask;
    index->slots[slot] = record + 1;
}

static enum tc_status grow(struct tc_graph_index *index) {
    if (index->slot_count > UINT32_MAX / 2)
        return TC_ERR_MEMORY;
    if (use_slots(index, index->slot_count * 2) != TC_OK)
        return TC_ERR_MEMORY;
    for (uint32_t i = 0; i < index->hashes.len; i++)
        enter(index, i);
    return TC_OK;
}

enum tc_status tc_graph_index_init(struct tc_graph_index *index) {
    *index = (struct tc_graph_index){0};
    return use_slots(index, FIRST_SLOTS);
}

uint32_t tc_graph_index_find(const struct tc_graph_index *index, uint32_t hash, uint32_t *probe) {
    uint32_t mask = index->slot_count - 1;
    for (;;) {
        uint32_t entry = index->slots[(hash + (*probe)++) & mask];
        if (!entry)
            return TC_NO_RECORD;
        if (index->hashes.items[entry - 1] == hash)
            return entry - 1;
    }
}

enum tc_status tc_graph_index_add(struct tc_graph_index *index, uint32_t hash) {
    if ((index->hashes.len + 1) * 2 > index->slot_count && grow(index) != TC_OK)
        return TC_ERR_MEMORY;
    if (tc_vec_push(&index->hashes, hash) != TC_OK)
        return TC_ERR_MEMORY;
    enter(index, (uint32_t)index->hashes.len - 1);
    return TC_OK;
}

void tc_graph_index_reset(struct tc_graph_index *index) {
    index->hashes.len = 0;
    index->slot_count = FIRST_SLOTS;
    memset(index->slots, 0, FIRST_SLOTS * sizeof *index->slots);
}

void tc_graph_index_fini(struct tc_graph_index *index) {
    tc_free(index->slots);
    index->slots = NULL;
    tc_vec_fini(&index->hashes);
}
