#include "base/alloc.h"
#include "base/str.h"

#include <criterion/criterion.h>
#include <string.h>

TestSuite(str, .timeout = 10);

Test(str, a_view_of_null_is_empty_and_equals_the_empty_string) {
    cr_expect_eq(tc_str(NULL).len, 0);
    cr_expect(tc_str_eq(tc_str(NULL), TC_STR("")));
    cr_expect_eq(tc_str_cmp(tc_str(NULL), TC_STR("")), 0);
    cr_expect(tc_str_starts(tc_str(NULL), tc_str(NULL)));
    cr_expect_eq(tc_str_trim(tc_str(NULL)).len, 0);
    cr_expect_null(tc_str_sub(tc_str(NULL), 0, 9).ptr);
    cr_expect(tc_str_eq_cstr(TC_STR("ab"), "ab"));
    cr_expect(!tc_str_eq_cstr(TC_STR("ab"), "abc"));
}

Test(str, a_part_never_leaves_the_whole) {
    struct tc_str s = TC_STR("hello");
    static const struct {
        size_t from, to;
        const char *expected;
    } rows[] = {{0, 5, "hello"}, {1, 3, "el"}, {3, 99, "lo"}, {9, 99, ""}, {3, 1, ""}, {5, 5, ""}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct tc_str part = tc_str_sub(s, rows[i].from, rows[i].to);
        cr_expect(tc_str_eq_cstr(part, rows[i].expected), "row %zu: %.*s", i, TC_FMT(part));
        cr_expect(part.ptr >= s.ptr && part.ptr + part.len <= s.ptr + s.len, "row %zu", i);
    }
}

Test(str, trims_ascii_blanks_at_both_ends) {
    static const char *const rows[][2] = {{" a b\t", "a b"}, {"\r\n", ""}, {"x", "x"}, {"\v\fx ", "x"}, {"", ""}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cr_expect(tc_str_eq_cstr(tc_str_trim(tc_str(rows[i][0])), rows[i][1]), "row %zu", i);
    }
}

Test(str, compares_by_bytes_and_a_prefix_comes_first) {
    static const char *const sorted[] = {"", "A", "Ab", "B", "a", "a ", "ab", "\x7F", "\xC3\xA9", "\xFF"};
    enum { N = sizeof sorted / sizeof *sorted };
    for (size_t i = 0; i < N; i++) {
        for (size_t k = 0; k < N; k++) {
            int order = tc_str_cmp(tc_str(sorted[i]), tc_str(sorted[k]));
            cr_expect_eq((order > 0) - (order < 0), (i > k) - (i < k), "%zu against %zu", i, k);
        }
    }
}

Test(str, knows_beginnings_and_ends) {
    cr_expect(tc_str_starts(TC_STR("plugin.lua"), TC_STR("plugin")));
    cr_expect(tc_str_ends(TC_STR("plugin.lua"), TC_STR(".lua")));
    cr_expect(!tc_str_starts(TC_STR("plug"), TC_STR("plugin")));
    cr_expect(!tc_str_ends(TC_STR("lua"), TC_STR(".lua")));
    cr_expect(tc_str_ends(TC_STR("x"), TC_STR("")));
}

Test(str, splitting_gives_every_part_and_then_ends) {
    static const struct {
        const char *in, *out; /* parts, each in brackets */
    } rows[] = {{"a,b", "[a][b]"}, {"a", "[a]"}, {"", "[]"}, {",", "[][]"}, {"a,,b,", "[a][][b][]"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char parts[64] = "";
        for (struct tc_str rest = tc_str(rows[i].in); rest.ptr;) {
            struct tc_str part = tc_str_split(&rest, ',');
            snprintf(parts + strlen(parts), sizeof parts - strlen(parts), "[%.*s]", TC_FMT(part));
        }
        cr_expect_str_eq(parts, rows[i].out, "row %zu: %s", i, parts);
    }
}

Test(str, finds_the_name_that_was_meant) {
    static const char *const names[] = {"gazetteer", "pattern", "label", "key", "names", "file"};
    static const struct {
        const char *word, *expected;
    } rows[] = {
        {"gazeteer", "gazetteer"},
        {"gazettere", "gazetteer"},
        {"Pattern", "pattern"},
        {"lable", "label"},
        {"kye", "key"},
        {"name", "names"},
        {"zzz", NULL},
        {"x", NULL},
        {"", NULL},
        {"colour", NULL},
        {"key", "key"},
        {"patternpattern", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const char *found = tc_str_nearest(tc_str(rows[i].word), names, sizeof names / sizeof *names);
        const char *expected = rows[i].expected;
        bool same = found && expected ? strcmp(found, expected) == 0 : found == expected;
        cr_expect(same, "row %zu: %s gives %s", i, rows[i].word, found ? found : "nothing");
    }
    cr_expect_null(tc_str_nearest(TC_STR("a"), NULL, 0));
}

Test(str, words_of_any_length_can_be_asked_for) {
    char word[200];
    memset(word, 'a', sizeof word);
    word[sizeof word - 1] = '\0';
    const char *candidates[] = {"b", word};
    for (size_t len = 0; len < sizeof word; len++) {
        cr_expect_null(tc_str_nearest((struct tc_str){word, len}, candidates, 2));
    }
}

Test(str, a_buffer_grows_and_stays_terminated) {
    struct tc_buf buf;
    tc_buf_init(&buf, SIZE_MAX);
    cr_expect_eq(tc_buf_str(&buf).len, 0);
    for (int i = 0; i < 1000; i++) {
        cr_assert_eq(tc_buf_add(&buf, TC_STR("ab")), TC_OK);
        cr_assert_eq(tc_buf_addc(&buf, 'c'), TC_OK);
        cr_assert_eq(tc_buf_addf(&buf, "%03d", i), TC_OK);
        cr_assert_eq(strlen(buf.ptr), buf.len);
    }
    cr_expect_eq(buf.len, 6000);
    cr_expect(tc_str_eq_cstr(tc_str_sub(tc_buf_str(&buf), 5994, 6000), "abc999"));
    tc_buf_reset(&buf);
    cr_expect(buf.len == 0 && buf.ptr[0] == '\0');
    tc_buf_fini(&buf);
    cr_expect_null(buf.ptr);
}

Test(str, a_formatted_text_of_any_length_is_whole) {
    for (int len = 0; len < 200; len++) {
        struct tc_buf buf;
        tc_buf_init(&buf, SIZE_MAX);
        cr_assert_eq(tc_buf_addc(&buf, '<'), TC_OK);
        cr_assert_eq(tc_buf_addf(&buf, "%0*d", len, 7), TC_OK);
        cr_expect_eq(strlen(buf.ptr), (size_t)(len > 0 ? len : 1) + 1);
        cr_expect_eq(buf.ptr[buf.len - 1], '7', "length %d", len);
        tc_buf_fini(&buf);
    }
}

Test(str, a_buffer_never_passes_its_maximum_and_stays_failed) {
    struct tc_buf buf;
    tc_buf_init(&buf, 10);
    cr_expect_eq(tc_buf_add(&buf, TC_STR("12345678")), TC_OK);
    cr_expect_eq(tc_buf_addf(&buf, "%s", "abc"), TC_ERR_MEMORY);
    cr_expect_str_eq(buf.ptr, "12345678");
    cr_expect(buf.failed);
    cr_expect_eq(tc_buf_addc(&buf, 'x'), TC_ERR_MEMORY);
    tc_buf_reset(&buf);
    cr_expect_eq(tc_buf_add(&buf, TC_STR("1234567890")), TC_OK);
    cr_expect_eq(tc_buf_add(&buf, TC_STR("")), TC_OK);
    cr_expect_eq(tc_buf_addc(&buf, 'x'), TC_ERR_MEMORY);
    cr_expect_str_eq(buf.ptr, "1234567890");
    tc_buf_fini(&buf);
}

Test(str, a_buffer_survives_a_failed_allocation) {
    struct tc_buf buf;
    tc_buf_init(&buf, SIZE_MAX);
    tc_alloc_fail_at(1, 0);
    cr_expect_eq(tc_buf_addf(&buf, "%d", 1), TC_ERR_MEMORY);
    cr_expect_eq(tc_buf_add(&buf, TC_STR("x")), TC_ERR_MEMORY);
    tc_buf_reset(&buf);
    cr_expect_eq(tc_buf_add(&buf, TC_STR("x")), TC_OK);
    cr_expect_eq(tc_buf_reserve(&buf, SIZE_MAX), TC_ERR_MEMORY);
    cr_expect_str_eq(buf.ptr, "x");
    tc_buf_fini(&buf);
}
