#include "base/alloc.h"
#include "base/intern.h"

#include <criterion/criterion.h>
#include <stdio.h>

TestSuite(intern, .timeout = 20);

static struct tc_str word(char out[16], uint32_t i) {
    int len = snprintf(out, 16, "w%u", (unsigned)i);
    return (struct tc_str){out, (size_t)len};
}

Test(intern, numbers_strings_densely_in_order_of_first_sight) {
    enum { N = 20000 };
    struct tc_intern pool;
    char text[16];
    cr_assert_eq(tc_intern_init(&pool), TC_OK);
    for (uint32_t round = 0; round < 2; round++) {
        for (uint32_t i = 1; i <= N; i++) {
            cr_assert_eq(tc_intern_add(&pool, word(text, i)), i);
        }
    }
    cr_expect_eq(pool.len, N);
    for (uint32_t i = 1; i <= N; i++) {
        cr_assert_eq(tc_intern_find(&pool, word(text, i)), i);
        cr_assert(tc_str_eq(tc_intern_str(&pool, i), word(text, i)));
        cr_assert_eq(tc_intern_str(&pool, i).ptr[word(text, i).len], '\0');
    }
    cr_expect_eq(tc_intern_find(&pool, word(text, N + 1)), 0);
    tc_intern_fini(&pool);
}

Test(intern, the_empty_string_is_a_string_and_number_0_is_none) {
    struct tc_intern pool;
    cr_assert_eq(tc_intern_init(&pool), TC_OK);
    cr_expect_eq(tc_intern_find(&pool, TC_STR("")), 0);
    cr_expect_eq(tc_intern_add(&pool, TC_STR("")), 1);
    cr_expect_eq(tc_intern_add(&pool, tc_str(NULL)), 1);
    cr_expect_eq(tc_intern_add(&pool, TC_STR("a\0b")), 2);
    cr_expect_eq(tc_intern_find(&pool, TC_STR("a")), 0);
    cr_expect_eq(tc_intern_str(&pool, 0).len, 0);
    cr_expect_not_null(tc_intern_str(&pool, 1).ptr);
    tc_intern_fini(&pool);
}

Test(intern, a_reset_forgets_all_and_keeps_the_memory) {
    struct tc_intern pool;
    char text[16];
    cr_assert_eq(tc_intern_init(&pool), TC_OK);
    for (uint32_t i = 0; i < 1000; i++) {
        cr_assert_neq(tc_intern_add(&pool, word(text, i)), 0);
    }
    tc_intern_reset(&pool);
    cr_expect_eq(tc_intern_find(&pool, word(text, 5)), 0);
    uint64_t before = tc_alloc_count();
    for (uint32_t i = 0; i < 1000; i++) {
        cr_assert_eq(tc_intern_add(&pool, word(text, 999 - i)), i + 1);
    }
    cr_expect_eq(tc_alloc_count(), before);
    tc_intern_fini(&pool);
}

Test(intern, every_failed_allocation_leaves_a_pool_that_works) {
    char text[16];
    for (uint64_t n = 1; n < 40; n++) {
        struct tc_intern pool;
        tc_alloc_fail_at(n, 0);
        if (tc_intern_init(&pool) != TC_OK) {
            cr_expect_leq(n, 2);
            continue;
        }
        uint32_t failures = 0;
        for (uint32_t i = 1; i <= 2000; i++) {
            if (tc_intern_add(&pool, word(text, i)) == 0) {
                failures++;
                cr_assert_eq(tc_intern_find(&pool, word(text, i)), 0);
                cr_assert_eq(tc_intern_add(&pool, word(text, i)), i);
            }
        }
        cr_expect_leq(failures, 1);
        for (uint32_t i = 1; i <= 2000; i++) {
            cr_assert_eq(tc_intern_find(&pool, word(text, i)), i, "request %d failed", (int)n);
        }
        tc_alloc_fail_at(0, 0);
        tc_intern_fini(&pool);
    }
}
