#include "base/alloc.h"
#include "base/arena.h"
#include "base/vec.h"

#include <criterion/criterion.h>
#include <pthread.h>
#include <stdalign.h>
#include <string.h>

TestSuite(alloc, .timeout = 10);
TestSuite(arena, .timeout = 10);
TestSuite(vec, .timeout = 10);

Test(alloc, a_request_for_nothing_gives_a_pointer) {
    void *a = tc_malloc(0);
    void *b = tc_calloc(0, 8);
    void *c = tc_realloc(NULL, 0);
    cr_expect(a && b && c && a != b && b != c);
    c = tc_realloc(c, 0);
    cr_expect_not_null(c);
    tc_free(a);
    tc_free(b);
    tc_free(c);
    tc_free(NULL);
}

Test(alloc, refuses_a_product_that_overflows) {
    cr_expect_null(tc_reallocarray(NULL, SIZE_MAX / 4 + 2, 4)); /* 4 bytes, were it computed blindly */
    cr_expect_null(tc_strndup("x", SIZE_MAX));
}

Test(alloc, copies_a_part_of_a_string) {
    char *copy = tc_strndup("hello", 3);
    cr_expect_str_eq(copy, "hel");
    tc_free(copy);
}

Test(alloc, the_nth_request_fails_once_or_from_then_on) {
    for (int from_then_on = 0; from_then_on <= 1; from_then_on++) {
        tc_alloc_fail_at(3, from_then_on);
        for (int i = 1; i <= 6; i++) {
            void *p = i % 2 ? tc_malloc(8) : tc_calloc(1, 8);
            bool expected = from_then_on ? i >= 3 : i == 3;
            cr_expect_eq(!p, expected, "request %d, from then on: %d", i, from_then_on);
            tc_free(p);
        }
        tc_alloc_fail_at(0, 0);
    }
}

enum { THREADS = 4, REQUESTS = 300000 };

static void *request_often(void *unused) {
    for (int i = 0; i < REQUESTS; i++) {
        tc_free(tc_malloc(1));
    }
    return unused;
}

Test(alloc, counts_the_requests_of_all_threads) {
    pthread_t threads[THREADS];
    uint64_t before = tc_alloc_count();
    for (int i = 0; i < THREADS; i++) {
        cr_assert_eq(pthread_create(&threads[i], NULL, request_often, NULL), 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
    }
    cr_expect_eq(tc_alloc_count() - before, THREADS * REQUESTS);
}

Test(arena, hands_out_aligned_memory_that_does_not_overlap) {
    struct tc_arena arena;
    tc_arena_init(&arena, SIZE_MAX);
    enum { N = 500 };
    unsigned char *parts[N];
    for (size_t i = 0; i < N; i++) {
        parts[i] = tc_arena_alloc(&arena, i * 7);
        cr_assert_not_null(parts[i]);
        cr_expect_eq((uintptr_t)parts[i] % alignof(max_align_t), 0);
        memset(parts[i], (int)(i & 0xFF), i * 7);
        cr_assert_not_null(tc_arena_str(&arena, TC_STR("odd")).ptr);
    }
    for (size_t i = 0; i < N; i++) {
        for (size_t k = 0; k < i * 7; k++) {
            cr_assert_eq(parts[i][k], (unsigned char)i, "part %zu byte %zu", i, k);
        }
    }
    tc_arena_fini(&arena);
}

Test(arena, refuses_to_pass_its_limit) {
    struct tc_arena arena;
    tc_arena_init(&arena, 100);
    cr_expect_not_null(tc_arena_alloc(&arena, 60));
    cr_expect_null(tc_arena_alloc(&arena, 41));
    cr_expect_not_null(tc_arena_alloc(&arena, 40));
    cr_expect_null(tc_arena_alloc(&arena, 1));
    cr_expect_null(tc_arena_str(&arena, TC_STR("")).ptr);
    cr_expect_eq(arena.used, 100);
    tc_arena_reset(&arena);
    cr_expect_not_null(tc_arena_alloc(&arena, 100));
    tc_arena_fini(&arena);
}

Test(arena, refuses_sizes_that_overflow) {
    struct tc_arena arena;
    tc_arena_init(&arena, SIZE_MAX);
    cr_expect_null(tc_arena_alloc(&arena, SIZE_MAX));
    cr_expect_null(tc_arena_str(&arena, (struct tc_str){"x", SIZE_MAX}).ptr);
    cr_expect_not_null(tc_arena_alloc(&arena, 1));
    cr_expect_null(tc_arena_alloc(&arena, SIZE_MAX - 8));
    tc_arena_fini(&arena);
}

static void fill(struct tc_arena *arena) {
    for (size_t i = 0; i < 3000; i++) {
        void *part = tc_arena_alloc(arena, i);
        cr_assert_not_null(part);
        memset(part, 'x', i);
    }
}

Test(arena, a_reset_keeps_the_memory) {
    struct tc_arena arena;
    tc_arena_init(&arena, SIZE_MAX);
    fill(&arena);
    fill(&arena);
    tc_arena_reset(&arena);
    cr_expect_eq(arena.used, 0);
    uint64_t before = tc_alloc_count();
    fill(&arena);
    cr_expect_eq(tc_alloc_count(), before);
    tc_arena_fini(&arena);
}

Test(arena, a_kept_block_is_used_only_where_it_is_large_enough) {
    struct tc_arena arena;
    tc_arena_init(&arena, SIZE_MAX);
    cr_assert_not_null(tc_arena_alloc(&arena, 100));
    void *large = tc_arena_alloc(&arena, 100000);
    tc_arena_reset(&arena);
    cr_expect_eq(tc_arena_alloc(&arena, 100000), large);
    tc_arena_fini(&arena);
}

Test(arena, zeroes_on_request_also_after_a_reset) {
    struct tc_arena arena;
    tc_arena_init(&arena, SIZE_MAX);
    memset(tc_arena_alloc(&arena, 64), 'x', 64);
    tc_arena_reset(&arena);
    const char *zeroed = tc_arena_zalloc(&arena, 64);
    for (size_t i = 0; i < 64; i++) {
        cr_expect_eq(zeroed[i], 0);
    }
    tc_arena_fini(&arena);
}

Test(arena, copies_strings_with_a_nul_and_keeps_those_inside) {
    struct tc_arena arena;
    tc_arena_init(&arena, SIZE_MAX);
    fill(&arena);
    tc_arena_reset(&arena);
    cr_assert_not_null(tc_arena_alloc(&arena, 1000)); /* what comes next is memory full of x */
    struct tc_str copy = tc_arena_str(&arena, TC_STR("a\0b"));
    cr_expect(tc_str_eq(copy, TC_STR("a\0b")));
    cr_expect_eq(copy.ptr[3], '\0');
    struct tc_str empty = tc_arena_str(&arena, (struct tc_str){NULL, 0});
    cr_assert_not_null(empty.ptr);
    cr_expect_str_empty(empty.ptr);
    tc_arena_fini(&arena);
}

Test(arena, survives_a_failed_allocation) {
    struct tc_arena arena;
    tc_arena_init(&arena, SIZE_MAX);
    tc_alloc_fail_at(1, 0);
    cr_expect_null(tc_arena_alloc(&arena, 8));
    cr_expect_eq(arena.used, 0);
    cr_expect_not_null(tc_arena_alloc(&arena, 8));
    tc_arena_fini(&arena);
}

Test(vec, keeps_what_was_pushed_in_order) {
    TC_VEC(struct tc_str) v = {0};
    for (size_t i = 0; i < 1000; i++) {
        cr_assert_eq(tc_vec_push(&v, (struct tc_str){NULL, i}), TC_OK);
    }
    cr_expect_eq(v.len, 1000);
    for (size_t i = 0; i < v.len; i++) {
        cr_assert_eq(v.items[i].len, i);
    }
    tc_vec_fini(&v);
    cr_expect(!v.items && v.len == 0 && v.cap == 0);
}

Test(vec, a_failed_push_leaves_all_as_it_was) {
    TC_VEC(int) v = {0};
    tc_alloc_fail_at(1, 0);
    cr_expect_eq(tc_vec_push(&v, 1), TC_ERR_MEMORY);
    cr_expect_eq(v.len, 0);
    cr_expect_eq(tc_vec_push(&v, 2), TC_OK);
    cr_expect_eq(tc_vec_reserve(&v, SIZE_MAX / 2), TC_ERR_MEMORY);
    cr_expect(v.len == 1 && v.items[0] == 2);
    tc_vec_fini(&v);
}

Test(vec, a_reserve_makes_the_pushes_free_of_allocation) {
    TC_VEC(int) v = {0};
    cr_assert_eq(tc_vec_reserve(&v, 100), TC_OK);
    uint64_t before = tc_alloc_count();
    for (int i = 0; i < 100; i++) {
        cr_assert_eq(tc_vec_push(&v, i), TC_OK);
    }
    cr_expect_eq(tc_alloc_count(), before);
    tc_vec_fini(&v);
}
