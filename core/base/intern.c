#include "base/intern.h"

#include "base/alloc.h"
#include "base/hash.h"
#include <string.h>

enum { FIRST_CAP = 64, FIRST_SLOTS = 128, LEN_MAX = 1 << 30 };

enum tc_status tc_intern_init(struct tc_intern *pool) {
    *pool = (struct tc_intern){.cap = FIRST_CAP, .slot_count = FIRST_SLOTS};
    tc_arena_init(&pool->bytes, SIZE_MAX);
    pool->strs = tc_calloc(FIRST_CAP, sizeof *pool->strs);
    pool->slots = tc_calloc(FIRST_SLOTS, sizeof *pool->slots);
    if (!pool->strs || !pool->slots) {
        tc_intern_fini(pool);
        return TC_ERR_MEMORY;
    }
    return TC_OK;
}

static uint64_t hash_of(struct tc_str text) { return tc_hash(text.ptr, text.len, 0) & 0xFFFFFFFF00000000U; }

/* Where a string with this hash starts to look. The stored half is all it needs, so that growing reads no strings. */
static uint32_t home(uint64_t hash, uint32_t slot_count) { return (uint32_t)(hash >> 32) & (slot_count - 1); }

/* The slot that holds text, or the free one where it belongs. At least half of the slots are free. */
static uint32_t probe(const struct tc_intern *pool, struct tc_str text, uint64_t hash) {
    uint32_t at = home(hash, pool->slot_count);
    for (;; at = (at + 1) & (pool->slot_count - 1)) {
        uint64_t slot = pool->slots[at];
        bool same_hash = (slot ^ hash) <= UINT32_MAX;
        if (slot == 0 || (same_hash && tc_str_eq(pool->strs[(uint32_t)slot], text))) {
            return at;
        }
    }
}

static enum tc_status grow_slots(struct tc_intern *pool) {
    uint32_t count = pool->slot_count * 2;
    uint64_t *slots = tc_calloc(count, sizeof *slots);
    if (!slots) {
        return TC_ERR_MEMORY;
    }
    for (uint32_t i = 0; i < pool->slot_count; i++) {
        uint64_t slot = pool->slots[i];
        if (slot != 0) {
            uint32_t at = home(slot, count);
            while (slots[at] != 0) {
                at = (at + 1) & (count - 1);
            }
            slots[at] = slot;
        }
    }
    tc_free(pool->slots);
    pool->slots = slots;
    pool->slot_count = count;
    return TC_OK;
}

/* Room for one more string, number and slot. */
static enum tc_status make_room(struct tc_intern *pool) {
    if (pool->len >= LEN_MAX - 1) {
        return TC_ERR_MEMORY;
    }
    if (pool->len + 1 == pool->cap) {
        struct tc_str *strs = tc_reallocarray(pool->strs, (size_t)pool->cap * 2, sizeof *strs);
        if (!strs) {
            return TC_ERR_MEMORY;
        }
        pool->strs = strs;
        pool->cap *= 2;
    }
    return pool->len + 1 > pool->slot_count / 2 ? grow_slots(pool) : TC_OK;
}

uint32_t tc_intern_add(struct tc_intern *pool, struct tc_str text) {
    uint64_t hash = hash_of(text);
    uint32_t at = probe(pool, text, hash);
    if (pool->slots[at] != 0) {
        return (uint32_t)pool->slots[at];
    }
    uint32_t slot_count = pool->slot_count;
    if (make_room(pool) != TC_OK) {
        return 0;
    }
    if (pool->slot_count != slot_count) {
        at = probe(pool, text, hash);
    }
    struct tc_str copy = tc_arena_str(&pool->bytes, text);
    if (!copy.ptr) {
        return 0;
    }
    uint32_t id = ++pool->len;
    pool->strs[id] = copy;
    pool->slots[at] = hash | id;
    return id;
}

uint32_t tc_intern_find(const struct tc_intern *pool, struct tc_str text) {
    return (uint32_t)pool->slots[probe(pool, text, hash_of(text))];
}

struct tc_str tc_intern_str(const struct tc_intern *pool, uint32_t id) {
    return id <= pool->len ? pool->strs[id] : (struct tc_str){NULL, 0};
}

void tc_intern_reset(struct tc_intern *pool) {
    memset(pool->slots, 0, pool->slot_count * sizeof *pool->slots);
    tc_arena_reset(&pool->bytes);
    pool->len = 0;
}

void tc_intern_fini(struct tc_intern *pool) {
    tc_free(pool->strs);
    tc_free(pool->slots);
    tc_arena_fini(&pool->bytes);
    *pool = (struct tc_intern){0};
}
