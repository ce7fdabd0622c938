#include "match/lattice.h"

#include "base/alloc.h"
#include <string.h>

void tc_lattice_init(struct tc_lattice *lattice) {
    *lattice = (struct tc_lattice){0};
    tc_arena_init(&lattice->entities, SIZE_MAX);
}

void tc_lattice_fini(struct tc_lattice *lattice) {
    for (size_t i = 0; i < lattice->pages.len; i++) {
        tc_free(lattice->pages.items[i]);
    }
    tc_vec_fini(&lattice->pages);
    tc_free(lattice->heads);
    tc_free(lattice->begins);
    tc_arena_fini(&lattice->entities);
}

static enum tc_status make_room(struct tc_lattice *lattice, uint32_t n_tokens) {
    uint32_t cap = n_tokens + n_tokens / 2 + 64;
    size_t words = cap / 64 + 2;
    uint32_t *heads = tc_reallocarray(lattice->heads, cap, sizeof *heads);
    lattice->heads = heads ? heads : lattice->heads;
    uint64_t *begins = heads ? tc_reallocarray(lattice->begins, words, sizeof *begins) : NULL;
    if (!begins) {
        return TC_ERR_MEMORY;
    }
    lattice->begins = begins;
    memset(heads + lattice->cap, 0xff, (cap - lattice->cap) * sizeof *heads);
    memset(begins, 0, words * sizeof *begins);
    lattice->cap = cap;
    return TC_OK;
}

enum tc_status tc_lattice_start(struct tc_lattice *lattice, uint32_t n_tokens) {
    for (uint32_t i = 0; i < lattice->n; i++) {
        uint32_t first = tc_lattice_at(lattice, i)->first;
        lattice->heads[first] = TC_NONE;
        lattice->begins[first / 64] = 0;
    }
    lattice->n = 0;
    tc_arena_reset(&lattice->entities);
    lattice->n_tokens = n_tokens;
    return n_tokens < lattice->cap ? TC_OK : make_room(lattice, n_tokens);
}

static enum tc_status record(struct tc_lattice *lattice, const struct tc_mention *mention, uint32_t *id) {
    if (lattice->n == lattice->pages.len * TC_LATTICE_PAGE) {
        struct tc_mention *page = tc_calloc(TC_LATTICE_PAGE, sizeof *page);
        if (!page || tc_vec_push(&lattice->pages, page) != TC_OK) {
            tc_free(page);
            return TC_ERR_MEMORY;
        }
    }
    *id = lattice->n++;
    *tc_lattice_at(lattice, *id) = *mention;
    return TC_OK;
}

static bool goes_before(const struct tc_mention *a, const struct tc_mention *b) {
    return a->last != b->last ? a->last > b->last : a->type < b->type;
}

enum tc_status tc_lattice_add(struct tc_lattice *lattice, const struct tc_mention *mention, uint32_t *id) {
    enum tc_status status = record(lattice, mention, id);
    if (status != TC_OK) {
        return status;
    }
    lattice->begins[mention->first / 64] |= UINT64_C(1) << mention->first % 64;
    uint32_t *link = &lattice->heads[mention->first];
    while (*link != TC_NONE && !goes_before(mention, tc_lattice_at(lattice, *link))) {
        link = &tc_lattice_at(lattice, *link)->next;
    }
    tc_lattice_at(lattice, *id)->next = *link;
    *link = *id;
    return TC_OK;
}

enum tc_status tc_lattice_add_copy(struct tc_lattice *lattice, const struct tc_mention *mention, uint32_t *id) {
    struct tc_mention copy = *mention;
    uint32_t *entities = tc_arena_alloc(&lattice->entities, (mention->n_entities + 1) * sizeof *entities);
    if (!entities) {
        return TC_ERR_MEMORY;
    }
    if (mention->n_entities > 0) {
        memcpy(entities, mention->entities, mention->n_entities * sizeof *entities);
    }
    copy.entities = entities;
    return tc_lattice_add(lattice, &copy, id);
}

void tc_lattice_remove(struct tc_lattice *lattice, uint32_t id) {
    struct tc_mention *mention = tc_lattice_at(lattice, id);
    uint32_t *link = &lattice->heads[mention->first];
    while (*link != TC_NONE && *link != id) {
        link = &tc_lattice_at(lattice, *link)->next;
    }
    if (*link == id) {
        *link = mention->next;
    }
}
