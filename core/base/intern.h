/* intern.h - strings to dense numbers: equal strings get the same number, 1, 2, 3 ... in order of first sight. */
#ifndef TC_BASE_INTERN_H
#define TC_BASE_INTERN_H

#include "base/arena.h"

struct tc_intern {
    struct tc_arena bytes;
    struct tc_str *strs; /* by number; strs[0] is the empty view of "nothing" */
    uint64_t *slots;     /* open addressing: half the hash above, the number below; 0 = free */
    uint32_t len;        /* how many strings: numbers 1 to len are in use */
    uint32_t cap, slot_count;
};

enum tc_status tc_intern_init(struct tc_intern *pool);
/* 0 when memory is short. The empty string is a string like others. */
uint32_t tc_intern_add(struct tc_intern *pool, struct tc_str text);
/* 0 when it is not there. Never allocates. */
uint32_t tc_intern_find(const struct tc_intern *pool, struct tc_str text);
/* NUL-terminated; borrowed, lives as long as the pool. id 0 gives the empty view. */
struct tc_str tc_intern_str(const struct tc_intern *pool, uint32_t id);
void tc_intern_reset(struct tc_intern *pool); /* forgets all, keeps the memory */
void tc_intern_fini(struct tc_intern *pool);

#endif
