#include "sandbox/pool.h"

#include "base/alloc.h"
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

struct tc_pool_block {
    struct tc_pool_block *next;
};

enum { GRAIN = TC_POOL_LARGEST / TC_POOL_CLASSES };

static size_t class_of(size_t size) { return (size - 1) / GRAIN; }

static bool is_inside(const struct tc_pool *pool, const void *ptr) {
    return (uintptr_t)ptr - (uintptr_t)pool->region < TC_POOL_REGION;
}

enum tc_status tc_pool_init(struct tc_pool *pool) {
    *pool = (struct tc_pool){.region = tc_malloc(TC_POOL_REGION)};
    return pool->region ? TC_OK : TC_ERR_MEMORY;
}

void tc_pool_fini(struct tc_pool *pool) {
    tc_free(pool->region);
    *pool = (struct tc_pool){0};
}

/* NULL if the region has no block of the size. */
static void *take(struct tc_pool *pool, size_t size) {
    struct tc_pool_block **list = &pool->free[class_of(size)], *block = *list;
    size_t whole = (class_of(size) + 1) * GRAIN;
    if (block) {
        *list = block->next;
        return block;
    }
    if (TC_POOL_REGION - pool->taken < whole)
        return NULL;
    pool->taken += whole;
    return pool->region + pool->taken - whole;
}

void *tc_pool_resize(struct tc_pool *pool, void *ptr, size_t old, size_t size) {
    bool inside = is_inside(pool, ptr), small = size <= TC_POOL_LARGEST;
    if (inside && small && class_of(old) == class_of(size))
        return ptr;
    void *block = small ? take(pool, size) : NULL;
    if (!block && !inside)
        return tc_realloc(ptr, size);
    if (!block)
        block = tc_malloc(size);
    if (block && ptr) {
        memcpy(block, ptr, old < size ? old : size);
        tc_pool_release(pool, ptr, old);
    }
    return block;
}

void tc_pool_release(struct tc_pool *pool, void *ptr, size_t size) {
    if (!is_inside(pool, ptr)) {
        tc_free(ptr);
        return;
    }
    struct tc_pool_block *block = ptr, **list = &pool->free[class_of(size)];
    block->next = *list;
    *list = block;
}
