/* arena.h - memory that is freed all at once: allocation is a pointer bump, reset keeps the blocks. */
#ifndef TC_BASE_ARENA_H
#define TC_BASE_ARENA_H

#include "base/str.h"

struct tc_arena_block;

struct tc_arena {
    struct tc_arena_block *blocks; /* the one in use first */
    struct tc_arena_block *spare;  /* kept by reset for the next use */
    size_t used;                   /* bytes handed out since the last reset */
    size_t max;                    /* refuses to pass it */
};

/* Caller's memory; max is the most bytes it may hand out between two resets (SIZE_MAX = no limit). Cannot fail. */
void tc_arena_init(struct tc_arena *arena, size_t max);

/* Aligned for any type, not zeroed (zalloc: zeroed). NULL when memory is short or max would be passed. Valid until
 * reset or fini. */
void *tc_arena_alloc(struct tc_arena *arena, size_t size);
void *tc_arena_zalloc(struct tc_arena *arena, size_t size);

/* A NUL-terminated copy; its .ptr is NULL on failure. */
struct tc_str tc_arena_str(struct tc_arena *arena, struct tc_str text);

void tc_arena_reset(struct tc_arena *arena);
void tc_arena_fini(struct tc_arena *arena);

#endif
