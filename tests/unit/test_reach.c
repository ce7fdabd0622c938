#include "match/program.h"
#include "match_case.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(reach, .timeout = 60);

Test(reach, is_the_next_mention_of_all_ways) {
    static const struct {
        const char *pattern, *types;
        uint32_t min, max;
    } rows[] = {
        {"a @t", "t", 1, 1},
        {"a? @t", "t", 0, 1},
        {"(a | b c d) @t", "t", 1, 3},
        {"(@t | a @u) b", "tu", 0, 1},
        {"[]* @t", "t", 0, TC_REACH_FAR},
        {"a (b c)+ @t", "t", 3, TC_REACH_FAR},
        {"a ..2 @t", "t", 1, 3},
        {"[]{100} @t", "t", TC_REACH_FAR, TC_REACH_FAR},
        {"a @t? @u", "tu", 1, 1},
        {"a (?= @u) b", "", 0, 0},
        {"(a @t | b)", "", 0, 0},
        {"a @t?", "", 0, 0},
        {"@t a", "", 0, 0}, /* the first token tells */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct match_case c;
        match_case_init(&c);
        match_case_add(&c, rows[i].pattern, 0);
        uint16_t number = c.model->programs.items[0].reach;
        struct tc_reach reach = number == TC_NO_REACH ? (struct tc_reach){0} : c.model->reaches.items[number - 1];
        tc_types types = 0;
        for (const char *type = rows[i].types; *type; type++) {
            types |= tc_type_bit(tc_model_find_type(c.model, 0, (struct tc_str){type, 1}));
        }
        cr_expect_eq(reach.types, types, "%s: types %llx", rows[i].pattern, (unsigned long long)reach.types);
        cr_expect(reach.min == rows[i].min && reach.max == rows[i].max, "%s: %u to %u", rows[i].pattern, reach.min,
                  reach.max);
        match_case_fini(&c);
    }
}

Test(reach, a_way_whose_mention_is_too_far_is_not_taken) {
    static const struct {
        const char *sentence, *matches;
        bool is_short;
    } rows[] = {
        {"a b b b <t:t>", "a b b b t", false},
        {"a b b b b <t:t>", "a", true},
        {"<t:t> a b b b", "a", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct match_case c;
        struct tc_buf out;
        tc_buf_init(&out, SIZE_MAX);
        match_case_init(&c);
        match_case_add(&c, "(a b{0,3} @t | a)", 0);
        match_case_ready(&c);
        match_case_sentence(&c, rows[i].sentence);
        cr_expect_str_eq(match_case_stage(&c, 0, &out), rows[i].matches, "%s: %s", rows[i].sentence, out.ptr);
        uint64_t steps = tc_matcher_take_steps(c.matcher);
        cr_expect_eq(steps < 8 + strlen(rows[i].sentence) / 4, rows[i].is_short, "%s: %llu steps", rows[i].sentence,
                     (unsigned long long)steps);
        match_case_fini(&c);
        tc_buf_fini(&out);
    }
}

/* What is told by bits of the first 64 tokens, and behind them. */
Test(reach, looks_as_far_in_a_long_sentence) {
    enum { GAP = 5 };
    struct match_case c;
    struct tc_buf sentence;
    tc_buf_init(&sentence, SIZE_MAX);
    match_case_init(&c);
    match_case_add(&c, "(a ..5 (@t | @u) | a)", 0);
    match_case_ready(&c);
    for (uint32_t i = 0; i < 100 * (GAP + 3); i++) {
        const struct tc_match *matches = NULL;
        uint32_t n = 0, gap = i % (GAP + 3);
        tc_buf_reset(&sentence);
        for (uint32_t k = 0; k < i / (GAP + 3); k++) {
            cr_assert_eq(tc_buf_add(&sentence, TC_STR("w ")), TC_OK);
        }
        cr_assert_eq(tc_buf_add(&sentence, TC_STR("a ")), TC_OK);
        for (uint32_t k = 0; k < gap; k++) {
            cr_assert_eq(tc_buf_add(&sentence, TC_STR("w ")), TC_OK);
        }
        cr_assert_eq(tc_buf_add(&sentence, i % 2 ? TC_STR("<t:x>") : TC_STR("<u:x>")), TC_OK);
        match_case_sentence(&c, sentence.ptr);
        cr_assert_eq(tc_matcher_stage(c.matcher, &(uint32_t){0}, &matches, &n), TC_OK);
        cr_assert_eq(n, 1);
        cr_expect_eq(matches[0].last - matches[0].first, gap <= GAP ? gap + 2 : 1, "%s", sentence.ptr);
    }
    tc_buf_fini(&sentence);
    match_case_fini(&c);
}
