#include "base/arena.h"

#include "base/alloc.h"
#include <stdalign.h>
#include <string.h>

struct tc_arena_block {
    struct tc_arena_block *next;
    size_t used, size;
    alignas(max_align_t) char bytes[];
};

enum { BLOCK_MIN = 4096, BLOCK_MAX = 1 << 20 };

void tc_arena_init(struct tc_arena *arena, size_t max) { *arena = (struct tc_arena){.max = max}; }

/* A kept block with room for `size` bytes, out of its list; or NULL. */
static struct tc_arena_block *take_spare(struct tc_arena *arena, size_t size) {
    for (struct tc_arena_block **at = &arena->spare; *at; at = &(*at)->next) {
        struct tc_arena_block *block = *at;
        if (block->size >= size) {
            *at = block->next;
            return block;
        }
    }
    return NULL;
}

static struct tc_arena_block *new_block(const struct tc_arena *arena, size_t size) {
    size_t wanted = arena->blocks ? arena->blocks->size * 2 : BLOCK_MIN;
    wanted = wanted > BLOCK_MAX ? BLOCK_MAX : wanted;
    wanted = wanted < size ? size : wanted;
    if (wanted > SIZE_MAX - sizeof(struct tc_arena_block)) {
        return NULL;
    }
    struct tc_arena_block *block = tc_malloc(sizeof *block + wanted);
    if (block) {
        block->size = wanted;
    }
    return block;
}

static void *bump(struct tc_arena *arena, size_t size, size_t align) {
    struct tc_arena_block *block = arena->blocks;
    size_t at = block ? (block->used + align - 1) & ~(align - 1) : 0;
    if (size > arena->max - arena->used) {
        return NULL;
    }
    if (!block || at > block->size || size > block->size - at) {
        block = take_spare(arena, size);
        if (!block) {
            block = new_block(arena, size);
        }
        if (!block) {
            return NULL;
        }
        block->next = arena->blocks;
        arena->blocks = block;
        at = 0;
    }
    block->used = at + size;
    arena->used += size;
    return block->bytes + at;
}

void *tc_arena_alloc(struct tc_arena *arena, size_t size) { return bump(arena, size ? size : 1, alignof(max_align_t)); }

void *tc_arena_zalloc(struct tc_arena *arena, size_t size) {
    void *ptr = tc_arena_alloc(arena, size);
    return ptr ? memset(ptr, 0, size) : NULL;
}

struct tc_str tc_arena_str(struct tc_arena *arena, struct tc_str text) {
    char *copy = text.len < SIZE_MAX ? bump(arena, text.len + 1, 1) : NULL;
    if (!copy) {
        return (struct tc_str){NULL, 0};
    }
    if (text.len > 0) {
        memcpy(copy, text.ptr, text.len);
    }
    copy[text.len] = '\0';
    return (struct tc_str){copy, text.len};
}

void tc_arena_reset(struct tc_arena *arena) {
    while (arena->blocks) {
        struct tc_arena_block *block = arena->blocks;
        arena->blocks = block->next;
        block->next = arena->spare;
        arena->spare = block;
    }
    arena->used = 0;
}

void tc_arena_fini(struct tc_arena *arena) {
    tc_arena_reset(arena);
    while (arena->spare) {
        struct tc_arena_block *block = arena->spare;
        arena->spare = block->next;
        tc_free(block);
    }
}
