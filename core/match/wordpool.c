#include "match/wordpool.h"

#include "base/alloc.h"
#include "base/hash.h"
#include "base/utf8.h"
#include <string.h>

enum { SLOTS_MIN = 512, NUMBER_BYTES = 4 };

static const uint64_t SLOT_HASH = 0xFFFFFFFF00000000U;

void tc_wordpool_init(struct tc_wordpool *pool) {
    *pool = (struct tc_wordpool){.n = 0};
    tc_buf_init(&pool->bytes, UINT32_MAX - 1);
    tc_buf_init(&pool->batch, UINT32_MAX - 1);
}

void tc_wordpool_close(struct tc_wordpool *pool) {
    tc_buf_fini(&pool->batch);
    tc_free(pool->slots);
    pool->slots = NULL;
    pool->n_slots = 0;
    pool->n_batch = 0;
}

void tc_wordpool_fini(struct tc_wordpool *pool) {
    tc_wordpool_close(pool);
    tc_buf_fini(&pool->bytes);
}

/* --- the batch --- */

enum tc_status tc_wordpool_put(struct tc_wordpool *pool, struct tc_str word) {
    uint32_t start = (uint32_t)pool->batch.len;
    if (tc_utf8_fold(word, &pool->batch) != TC_OK || tc_buf_addc(&pool->batch, '\0') != TC_OK) {
        pool->batch.len = start;
        pool->batch.failed = false;
        return TC_ERR_MEMORY;
    }
    pool->starts[pool->n_batch++] = start;
    return TC_OK;
}

void tc_wordpool_cut(struct tc_wordpool *pool, uint32_t n) {
    if (n < pool->n_batch) {
        pool->batch.len = pool->starts[n];
        pool->n_batch = n;
    }
}

static struct tc_str batch_word(const struct tc_wordpool *pool, uint32_t i) {
    uint32_t end = i + 1 < pool->n_batch ? pool->starts[i + 1] : (uint32_t)pool->batch.len;
    return (struct tc_str){pool->batch.ptr + pool->starts[i], end - pool->starts[i] - 1};
}

/* --- the pool --- */

static uint32_t home(const struct tc_wordpool *pool, uint64_t hash) {
    return (uint32_t)(hash >> 32) & (pool->n_slots - 1);
}

/* No word holds a NUL, each has one behind it. */
static bool is_word(const struct tc_wordpool *pool, uint32_t at, struct tc_str word) {
    return strcmp(pool->bytes.ptr + at + NUMBER_BYTES, word.ptr) == 0;
}

/* The slot that holds the word, or the free one where it belongs. At least half of the slots are free. */
static uint64_t *find_slot(const struct tc_wordpool *pool, struct tc_str word, uint64_t hash) {
    uint32_t at = home(pool, hash);
    for (;; at = (at + 1) & (pool->n_slots - 1)) {
        uint64_t *slot = &pool->slots[at];
        bool same_hash = (*slot & SLOT_HASH) == (hash & SLOT_HASH);
        if (*slot == 0 || (same_hash && is_word(pool, (uint32_t)*slot - 1, word))) {
            return slot;
        }
    }
}

static enum tc_status reserve_slots(struct tc_wordpool *pool, uint32_t more) {
    uint32_t n = pool->n_slots > 0 ? pool->n_slots : SLOTS_MIN;
    while ((pool->n + more) * 2 > n) {
        n *= 2;
    }
    if (n == pool->n_slots) {
        return TC_OK;
    }
    uint64_t *slots = tc_calloc(n, sizeof *slots);
    if (!slots) {
        return TC_ERR_MEMORY;
    }
    for (uint32_t i = 0; i < pool->n_slots; i++) {
        uint64_t slot = pool->slots[i];
        if (slot != 0) {
            uint32_t at = (uint32_t)(slot >> 32) & (n - 1);
            while (slots[at] != 0) {
                at = (at + 1) & (n - 1);
            }
            slots[at] = slot;
        }
    }
    tc_free(pool->slots);
    pool->slots = slots;
    pool->n_slots = n;
    return TC_OK;
}

/* There is room for it. */
static uint32_t add_word(struct tc_wordpool *pool, struct tc_str word, uint64_t hash, uint64_t *slot) {
    *slot = (hash & SLOT_HASH) | (pool->bytes.len + 1);
    uint32_t number = ++pool->n;
    (void)tc_buf_add(&pool->bytes, (struct tc_str){(const char *)&number, NUMBER_BYTES});
    (void)tc_buf_add(&pool->bytes, (struct tc_str){word.ptr, word.len + 1});
    return number;
}

enum tc_status tc_wordpool_number(struct tc_wordpool *pool, uint32_t *numbers) {
    uint64_t hashes[TC_WORD_BATCH];
    uint32_t n = pool->n_batch;
    if (reserve_slots(pool, n) != TC_OK ||
        tc_buf_reserve(&pool->bytes, pool->batch.len + (size_t)n * NUMBER_BYTES) != TC_OK) {
        pool->bytes.failed = false;
        return TC_ERR_MEMORY;
    }
    for (uint32_t i = 0; i < n; i++) {
        struct tc_str word = batch_word(pool, i);
        hashes[i] = tc_hash(word.ptr, word.len, 0);
        __builtin_prefetch(&pool->slots[home(pool, hashes[i])]);
    }
    for (uint32_t i = 0; i < n; i++) {
        __builtin_prefetch(pool->bytes.ptr + (uint32_t)pool->slots[home(pool, hashes[i])]);
    }
    for (uint32_t i = 0; i < n; i++) {
        struct tc_str word = batch_word(pool, i);
        uint64_t *slot = find_slot(pool, word, hashes[i]);
        if (*slot == 0) {
            numbers[i] = add_word(pool, word, hashes[i], slot);
        } else {
            memcpy(&numbers[i], pool->bytes.ptr + (uint32_t)*slot - 1, NUMBER_BYTES);
        }
    }
    tc_wordpool_cut(pool, 0);
    return TC_OK;
}

struct tc_str tc_wordpool_next(struct tc_str bytes, size_t *at) {
    struct tc_str word = tc_str(bytes.ptr + *at + NUMBER_BYTES);
    *at += NUMBER_BYTES + word.len + 1;
    return word;
}
