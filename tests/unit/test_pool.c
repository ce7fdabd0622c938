#include "base/alloc.h"
#include "random.h"
#include "sandbox/pool.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(pool, .timeout = 60);

static uint64_t seed = 1;

static uint32_t chance(uint32_t n) { return random_next(&seed, n); }

static bool is_inside(const struct tc_pool *pool, const char *block) {
    return (uintptr_t)block - (uintptr_t)pool->region < TC_POOL_REGION;
}

/* --- what each size gets --- */

Test(pool, takes_small_blocks_from_its_region_and_asks_for_the_others) {
    static const struct {
        size_t size;
        bool inside;
    } rows[] = {{1, true},       {16, true}, {17, true}, {TC_POOL_LARGEST, true}, {TC_POOL_LARGEST + 1, false},
                {1 << 21, false}};
    struct tc_pool pool;
    cr_assert_eq(tc_pool_init(&pool), TC_OK);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint64_t before = tc_alloc_count();
        char *block = tc_pool_resize(&pool, NULL, 0, rows[i].size);
        cr_assert_not_null(block);
        cr_expect_eq((uintptr_t)block % 16, 0, "%zu bytes at %p", rows[i].size, (void *)block);
        cr_expect_eq(is_inside(&pool, block), rows[i].inside, "%zu bytes", rows[i].size);
        cr_expect_eq(tc_alloc_count() - before, !rows[i].inside, "%zu bytes", rows[i].size);
        tc_pool_release(&pool, block, rows[i].size);
        before = tc_alloc_count();
        char *again = tc_pool_resize(&pool, NULL, 0, rows[i].size);
        cr_expect(!rows[i].inside || again == block, "%zu bytes: a freed block is not used again", rows[i].size);
        tc_pool_release(&pool, again, rows[i].size);
    }
    tc_pool_fini(&pool);
}

/* --- a full region --- */

/* Fills the region with blocks of one size; how many there are. */
static size_t fill(struct tc_pool *pool, size_t size, char **blocks, size_t max) {
    size_t n = 0;
    do {
        cr_assert_lt(n, max);
        blocks[n] = tc_pool_resize(pool, NULL, 0, size);
        cr_assert_not_null(blocks[n]);
    } while (is_inside(pool, blocks[n++]));
    return n;
}

static void release_all(struct tc_pool *pool, size_t size, char **blocks, size_t n) {
    for (size_t i = 0; i < n; i++)
        tc_pool_release(pool, blocks[i], size);
}

Test(pool, asks_for_more_where_its_region_is_full_and_gives_that_back) {
    enum { BLOCKS = TC_POOL_REGION / 32 + 1 };
    static char *blocks[BLOCKS];
    struct tc_pool pool;
    cr_assert_eq(tc_pool_init(&pool), TC_OK);
    size_t n = fill(&pool, 32, blocks, BLOCKS);
    cr_expect_eq(n, BLOCKS);
    release_all(&pool, 32, blocks, n);
    cr_expect_eq(fill(&pool, 32, blocks, BLOCKS), BLOCKS, "the region has other room for the same size");
    release_all(&pool, 32, blocks, n);
    cr_expect_eq(fill(&pool, 48, blocks, BLOCKS), 1, "no list has blocks of another size");
    release_all(&pool, 48, blocks, 1);
    tc_pool_fini(&pool);
}

/* --- contents --- */

struct held {
    char *at;
    size_t size;
    char mark;
};

static void check_and_mark(struct held *held, size_t kept, char mark) {
    for (size_t i = 0; i < kept; i++)
        cr_assert_eq(held->at[i], held->mark, "byte %zu of %zu is another's", i, kept);
    held->mark = mark;
    memset(held->at, mark, held->size);
}

/* Mostly small sizes, so that blocks go to and fro over the border, in a region that is full at times. */
Test(pool, keeps_the_bytes_of_blocks_that_grow_and_shrink) {
    enum { HELD = 12000, STEPS = 150000 };
    static struct held held[HELD];
    struct tc_pool pool;
    size_t outside = 0;
    cr_assert_eq(tc_pool_init(&pool), TC_OK);
    for (int i = 0; i < STEPS; i++) {
        struct held *h = &held[chance(HELD)];
        size_t size = chance(8) ? 1 + chance(2 * TC_POOL_LARGEST) : 0, kept = h->size < size ? h->size : size;
        if (size == 0 && h->at) {
            check_and_mark(h, h->size, 0);
            tc_pool_release(&pool, h->at, h->size);
            *h = (struct held){0};
        } else if (size > 0) {
            h->at = tc_pool_resize(&pool, h->at, h->size, size);
            cr_assert_not_null(h->at);
            h->size = size;
            outside += size <= TC_POOL_LARGEST && !is_inside(&pool, h->at);
            check_and_mark(h, kept, (char)i);
        }
    }
    cr_expect_gt(outside, 100, "the region was never full: %zu small blocks outside", outside);
    for (size_t i = 0; i < HELD; i++)
        if (held[i].at)
            tc_pool_release(&pool, held[i].at, held[i].size);
    tc_pool_fini(&pool);
}

Test(pool, leaves_a_block_as_it_is_when_memory_is_short) {
    struct tc_pool pool;
    tc_alloc_fail_at(1, 0);
    cr_expect_eq(tc_pool_init(&pool), TC_ERR_MEMORY);
    tc_pool_fini(&pool);
    cr_assert_eq(tc_pool_init(&pool), TC_OK);
    char *block = tc_pool_resize(&pool, NULL, 0, 5);
    memcpy(block, "kept", 5);
    tc_alloc_fail_at(1, 0);
    cr_expect_null(tc_pool_resize(&pool, block, 5, 5000));
    tc_alloc_fail_at(0, 0);
    cr_expect_str_eq(block, "kept");
    tc_pool_release(&pool, block, 5);
    tc_pool_fini(&pool);
}
