/* pool.h - a sandbox's small blocks, from one region of fixed size: a callback makes a dozen tables that the next one
 * can have. Freed blocks wait in lists by size and never change it; where there is none and the region is full, a block
 * comes from tc_malloc, as do large ones. So a pool never holds more than its region beside the blocks in use. */
#ifndef TC_SANDBOX_POOL_H
#define TC_SANDBOX_POOL_H

#include "base/status.h"
#include <stddef.h>

enum {
    TC_POOL_REGION = 1 << 20,
    TC_POOL_LARGEST = 512, /* bytes of a block that may come from the region */
    TC_POOL_CLASSES = 32,
};

struct tc_pool_block;

struct tc_pool {
    char *region;
    size_t taken; /* bytes of it, from its start */
    struct tc_pool_block *free[TC_POOL_CLASSES];
};

TC_NODISCARD enum tc_status tc_pool_init(struct tc_pool *pool);
void tc_pool_fini(struct tc_pool *pool); /* when its blocks are released; a pool of zeros is fine */

/* As realloc, for a block of `old` bytes (NULL: 0) that is to have `size` > 0. NULL when memory is short. */
void *tc_pool_resize(struct tc_pool *pool, void *ptr, size_t old, size_t size);
void tc_pool_release(struct tc_pool *pool, void *ptr, size_t size); /* as free, for a block of `size` bytes */

#endif
