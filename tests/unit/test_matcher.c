#include "base/alloc.h"
#include "match_case.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(matcher, .timeout = 60);

enum { PATTERN_MAX = 8 };

static char *repeat(const char *unit, size_t n, const char *tail) {
    size_t len = strlen(unit);
    char *text = tc_malloc(len * n + strlen(tail) + 1);
    cr_assert_not_null(text);
    for (size_t i = 0; i < n; i++) {
        memcpy(text + len * i, unit, len + 1);
    }
    strcpy(text + len * n, tail);
    return text;
}

/* --- linear time --- */

struct hostile {
    const char *pattern, *unit;
};

static const struct hostile hostile[] = {
    {"[]* []* []* []* /zzz/", "a "},
    {"(a?){24} a{24}", "a "},
    {"(a?){24} a{24} b", "a "},
    {"(a*)*b", "a "},
    {"((a*)*)* b", "a "},
    {"(a | a a | a a a)* b", "a "},
    {"(x:a | y:a a)* b", "a "},
    {"(a | [])*? b", "a "},
    {".. .. .. .. zzz", "a "},
    {"..50 ..50 zzz", "a "},
    {"list(list(x:a)) zzz", "a , "},
    {"list(list(x:[])) zzz", "a and "},
    {"list(..3 a) zzz", "a , b and "},
    {"all(a;b;c;zzz)", "a b c "},
    {"x:[]*? y:[]*? zzz", "a b "},
    {"(?=[]* zzz) a", "a "},
    {"(?![]* [a|b]* zzz) a", "a b "},
    {"(?=((a*)*)* zzz) a", "a "},
    {"(?<=b{1,20} ..20) a", "b a "},
    {"((?=[]* (?=[]* zzz)) a | a)+ b", "a "},
    {"a+ b", "a "},
    {"a []", "a "},
    {"a | a* b", "a "},
    {"@t* zzz", "<t:a> "},
    {"(@t | a)* zzz", "<t:a <t:a>> "},
    {"@t{24} zzz", "<t:<t:a> <t:a>> "},
    {"(@t | @t a | []){1,20} zzz", "<t:a <t:a>> <t:a> "},
};

Test(matcher, works_at_most_a_constant_times_states_times_tokens) {
    static const size_t sizes[] = {10, 100, 1000, 10000};
    for (size_t i = 0; i < sizeof hostile / sizeof *hostile; i++) {
        struct match_case c;
        match_case_init(&c);
        uint32_t id = match_case_add(&c, hostile[i].pattern, 0);
        match_case_ready(&c);
        for (size_t j = 0; j < sizeof sizes / sizeof *sizes; j++) {
            char *text = repeat(hostile[i].unit, strchr(hostile[i].unit, '<') ? sizes[j] / 4 : sizes[j], "");
            const struct tc_match *matches = NULL;
            uint32_t n = 0;
            match_case_sentence(&c, text);
            (void)tc_matcher_take_steps(c.matcher);
            cr_assert_eq(tc_matcher_try(c.matcher, id, &matches, &n), TC_OK);
            uint64_t steps = tc_matcher_take_steps(c.matcher);
            uint64_t bound = 4 * (uint64_t)tc_model_state_count(c.model, id) * (c.tokens.n + 1);
            cr_expect_leq(steps, bound, "%s on %u tokens: %lu steps, bound %lu", hostile[i].pattern, c.tokens.n, steps,
                          bound);
            tc_free(text);
        }
        match_case_fini(&c);
    }
}

Test(matcher, remembers_answers_of_regexes_word_by_word) {
    struct match_case c;
    struct tc_buf text;
    const struct tc_match *matches = NULL;
    uint32_t n = 0, id = 0, sevens = 0;
    tc_buf_init(&text, SIZE_MAX);
    match_case_init(&c);
    id = match_case_add(&c, "/w.*7/", 0);
    match_case_ready(&c);
    for (uint32_t i = 0; i < 60000; i++) {
        cr_assert_eq(tc_buf_addf(&text, "w%05u ", i / 2), TC_OK);
        sevens += i / 2 % 10 == 7;
    }
    match_case_sentence(&c, text.ptr);
    cr_assert_eq(tc_matcher_try(c.matcher, id, &matches, &n), TC_OK);
    cr_expect_eq(n, sevens, "%u", n);
    tc_buf_fini(&text);
    match_case_fini(&c);
}

Test(matcher, allocates_nothing_once_it_is_warm) {
    static const char *const patterns[] = {"x:a+ y:b?",    "list(x:[a|b])", "(?=[]* c) x:[]",
                                           "/c.*/ ~abcde", "all(a;b;c)",    "{go} x:@t"};
    struct match_case c;
    match_case_init(&c);
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        (void)match_case_add(&c, patterns[i], 0);
    }
    match_case_ready(&c);
    match_case_sentence(&c, "a b , a and b went <t:c d> abcdf communist a a b");
    uint64_t before = 0;
    for (int round = 0; round < 50; round++) {
        const struct tc_match *matches = NULL;
        uint32_t n = 0, id = 0;
        struct tc_mention mention = {.first = 7, .last = 9, .type = tc_model_find_type(c.model, 0, TC_STR("t"))};
        cr_assert_eq(tc_matcher_window(c.matcher, &c.tokens, c.text.ptr + TC_TEXT_PAD), TC_OK);
        cr_assert_eq(tc_matcher_sentence(c.matcher, 0), TC_OK);
        cr_assert_eq(tc_matcher_add_mention(c.matcher, &mention, 0, &id), TC_OK);
        cr_assert_eq(tc_matcher_stage(c.matcher, &(uint32_t){0}, &matches, &n), TC_OK);
        cr_assert_gt(n, 6);
        before = round == 1 ? tc_alloc_count() : before;
    }
    cr_expect_eq(tc_alloc_count(), before, "%lu requests", tc_alloc_count() - before);
    match_case_fini(&c);
}

/* --- stages --- */

Test(matcher, gives_matches_by_first_token_then_pattern) {
    struct match_case c;
    struct tc_buf out;
    tc_buf_init(&out, SIZE_MAX);
    match_case_init(&c);
    (void)match_case_add(&c, "one:b", 3);
    (void)match_case_add(&c, "two:[]", 3);
    (void)match_case_add(&c, "three:(a b)", 3);
    (void)match_case_add(&c, "four:c?", 3);
    (void)match_case_add(&c, "five:a", 4);
    (void)match_case_add(&c, "six:a", TC_STAGE_FREE);
    match_case_ready(&c);
    match_case_sentence(&c, "a b c");
    cr_expect_str_eq(match_case_stage(&c, 3, &out),
                     "a {two=a};a b {three=a b};b {one=b};b {two=b};c {two=c};c {four=c}");
    cr_expect_str_eq(match_case_stage(&c, 4, &out), "a {five=a}");
    cr_expect_str_eq(match_case_stage(&c, 5, &out), "");
    cr_expect_str_eq(match_case_stage(&c, TC_STAGE_FREE, &out), "");
    tc_buf_fini(&out);
    match_case_fini(&c);
}

Test(matcher, index_looks_everywhere_a_match_can_be) {
    static const struct {
        const char *pattern, *sentence;
    } rows[] = {
        {"all(x:@t;foo)", "foo b <t:c d>"},
        {"all(x:@t;foo)", "<t:c d> b foo"},
        {"x:@t ..2 foo", "<t:a b c d> e f foo"},
        {"x:@t y:@t foo", "<t:a b c> <t:d e> foo"},
        {"x:@t? ..3 foo", "<t:a b> c d e foo"},
        {"foo ..3 x:@t{2}", "b foo c d <t:e f> <t:g>"},
        {"(x:@t){1,3} (foo|bar) y:@t", "<t:a b> <t:c d e> <t:f> bar <t:g h>"},
        {"foo x:@t+ bar", "foo <t:a b> <t:c> <t:d> <t:e> bar"},
        {"x:@t the y:@t foo", "<t:a> the <t:b> foo"},
        {"(x:@t foo | bar y:@t) ..1 the", "bar <t:b> the"},
        {"(x:@t ..1 foo){2} ..1 bar", "<t:a> foo <t:b> c foo d bar"},
    };
    for (size_t i = 0; i < 3 * sizeof rows / sizeof *rows; i++) {
        struct match_case c;
        const struct tc_match *matches = NULL;
        uint32_t n = 0;
        match_case_init(&c);
        c.names_only = i % 3 == 0;
        (void)match_case_add(&c, rows[i / 3].pattern, 0);
        match_case_ready(&c);
        tc_matcher_use_index(c.matcher, i % 3 < 2);
        match_case_sentence(&c, rows[i / 3].sentence);
        cr_assert_eq(tc_matcher_stage(c.matcher, &(uint32_t){0}, &matches, &n), TC_OK);
        cr_expect_eq(n, 1, "%s on %s, %s index", rows[i / 3].pattern, rows[i / 3].sentence, i % 3 < 2 ? "with" : "no");
        match_case_fini(&c);
    }
}

Test(matcher, index_looks_as_far_in_a_long_sentence) {
    struct match_case c;
    struct tc_buf sentence;
    tc_buf_init(&sentence, SIZE_MAX);
    match_case_init(&c);
    c.names_only = true;
    (void)match_case_add(&c, "x:@t ..60 foo ..60 bar ..62 y:@t", 0);
    (void)match_case_add(&c, "x:@t foo", 0);
    match_case_ready(&c);
    for (uint32_t i = 0; i < 3 * 200; i++) {
        const struct tc_match *matches = NULL;
        uint32_t n = 0, gap = i % 3 * 30; /* on both sides of each of bar and foo */
        tc_buf_reset(&sentence);
        for (uint32_t k = 0; k < i / 3; k++) {
            cr_assert_eq(tc_buf_add(&sentence, TC_STR("w ")), TC_OK);
        }
        for (uint32_t part = 0; part < 4; part++) {
            cr_assert_eq(tc_buf_add(&sentence, tc_str((const char *[]){"<t:a b> ", "foo ", "bar ", "<t:c d> "}[part])),
                         TC_OK);
            for (uint32_t k = 0; k < gap; k++) {
                cr_assert_eq(tc_buf_add(&sentence, TC_STR("w ")), TC_OK);
            }
        }
        match_case_sentence(&c, sentence.ptr);
        cr_assert_eq(tc_matcher_stage(c.matcher, &(uint32_t){0}, &matches, &n), TC_OK);
        cr_expect_eq(n, gap == 0 ? 2 : 1, "at %u with gaps of %u", i / 3, gap);
    }
    tc_buf_fini(&sentence);
    match_case_fini(&c);
}

/* The anchor is foo, as it is the rarer word. */
Test(matcher, index_finds_words_at_all_distances) {
    static const uint32_t gaps[] = {1, 2, 3, 4, 7, 8, 9, 20};
    static const char many[] = "(has|had|will|may|can|have)"; /* more than stand in a posting */
    struct match_case c;
    struct tc_buf text;
    tc_buf_init(&text, SIZE_MAX);
    match_case_init(&c);
    for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++) {
        char pattern[4][128];
        snprintf(pattern[0], sizeof pattern[0], "foo ..%u have", gaps[i]);
        snprintf(pattern[1], sizeof pattern[1], "have ..%u foo", gaps[i]);
        snprintf(pattern[2], sizeof pattern[2], "(foo ..%u have|have ..%u foo)", gaps[i], gaps[i]);
        snprintf(pattern[3], sizeof pattern[3], "(foo ..%u %s|%s ..%u foo)", gaps[i], many, many, gaps[i]);
        for (uint32_t k = 0; k < 4; k++) {
            (void)match_case_add(&c, pattern[k], 0);
        }
    }
    match_case_ready(&c);
    for (uint32_t i = 0; i < 2 * 25; i++) {
        const struct tc_match *matches = NULL;
        uint32_t n = 0, apart = i / 2, wanted = 0;
        tc_buf_reset(&text);
        cr_assert_eq(tc_buf_add(&text, i % 2 ? TC_STR("w foo ") : TC_STR("w have ")), TC_OK);
        for (uint32_t k = 0; k < apart; k++) {
            cr_assert_eq(tc_buf_add(&text, TC_STR("w ")), TC_OK);
        }
        cr_assert_eq(tc_buf_add(&text, i % 2 ? TC_STR("have w") : TC_STR("foo w")), TC_OK);
        for (size_t k = 0; k < sizeof gaps / sizeof *gaps; k++) {
            wanted += apart <= gaps[k] ? 3 : 0;
        }
        match_case_sentence(&c, text.ptr);
        cr_assert_eq(tc_matcher_stage(c.matcher, &(uint32_t){0}, &matches, &n), TC_OK);
        cr_expect_eq(n, wanted, "%u of %u in \"%s\"", n, wanted, text.ptr);
    }
    tc_buf_fini(&text);
    match_case_fini(&c);
}

Test(matcher, says_when_no_pattern_can_match) {
    static const struct {
        const char *pattern, *sentence;
        bool any;
    } rows[] = {
        {"agreed", "they met", false},
        {"agreed", "they agreed", true},
        {"@t", "they met", false},
        {"list(@t) agreed", "they agreed", false},
        {"#num", "they met", false},
        {"#num", "they met 3", true},
        {"'Met'", "they met", false},
        {"met", "they MET", true},
        {"the (signed | {go})", "people, the went", true},
        {"the (signed | {go})", "the people want", false},
        {"the (signed | {go})", "the people went", false}, /* both words, but not side by side */
        {"@t ..2 agreed", "<t:they> have now agreed", true},
        {"@t ..2 agreed", "<t:they> have not now agreed", false},
        {"agreed ..2 @t", "agreed with all <t:of them>", true},
        {"agreed ..2 @t", "agreed with all or <t:of them>", false},
        {"a b c", "b c",
         false}, /* b is there, but too near to the start for a before it: the anchor's place is known */
        {"[]?", "x", true},
        {"(foo @t | bar @u)", "foo <t:x>", true}, /* each way asks for its own */
        {"(foo @t | bar @u)", "foo <u:x>", false},
        {"a? (foo (b | c) | bar) @t", "foo b bar <t:x>", true},
        {"a? (foo (b | c) | bar) @t", "foo d bar e <t:x>", false},
        {"(?<= zoo) []", "in a zoo now", true},
        {"(?<= zoo) []", "in a park", false},
        {"[]? (?<= zoo) [] foo", "zoo a foo", true},
        {"[] (?<= zoo) [] the", "zoo a the", true},
        {"[] (?<= zoo) [] the", "park a the", false},
        {"(?<= zoo) @t", "zoo a <t:b>", false}, /* it begins behind the word */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct match_case c;
        match_case_init(&c);
        c.names_only = true;
        (void)match_case_add(&c, rows[i].pattern, 0);
        match_case_ready(&c);
        match_case_sentence(&c, rows[i].sentence);
        struct tc_buf out;
        tc_buf_init(&out, SIZE_MAX);
        (void)match_case_stage(&c, 0, &out);
        cr_expect_eq(tc_matcher_take_steps(c.matcher) > 0, rows[i].any, "%s on %s", rows[i].pattern, rows[i].sentence);
        tc_buf_fini(&out);
        match_case_fini(&c);
    }
}

Test(matcher, runs_no_step_for_who_cannot_match) {
    static const struct {
        const char *sentence;
        bool any;
    } rows[] = {{"foo bar", false}, {"foo baz", true}, {"qux foo", true}, {"baz", false}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct match_case c;
        match_case_init(&c);
        tc_types types[3];
        for (uint32_t k = 0; k < 3; k++) {
            types[k] = tc_type_bit(tc_model_type(c.model, 0, (struct tc_str){&"abc"[k], 1}));
        }
        for (uint32_t k = 0; k < 3; k++) {
            struct tc_role step = {.adds = types[k], .serves = types[k]};
            tc_model_set_role(c.model, match_case_add(&c, ((const char *[]){"baz", "qux", "foo"})[k], k), &step);
        }
        uint32_t rule = match_case_add(&c, "(@a | @b) ..5 @c | @c ..5 (@a | @b)", 3);
        tc_model_set_role(c.model, rule, &(struct tc_role){.reads = tc_model_reads(c.model, rule)});
        match_case_ready(&c);
        match_case_sentence(&c, rows[i].sentence);
        struct tc_buf out;
        tc_buf_init(&out, SIZE_MAX);
        (void)match_case_stage(&c, 0, &out);
        cr_expect_eq(tc_matcher_take_steps(c.matcher) > 0, rows[i].any, "%s", rows[i].sentence);
        tc_buf_fini(&out);
        match_case_fini(&c);
    }
}

/* More sets of types than the demand numbers. */
Test(matcher, finds_who_needs_one_of_many_sets_of_types) {
    enum { TYPES = 30, SIZE = 24 };
    struct match_case c;
    struct tc_buf out;
    uint32_t n = 0;
    tc_buf_init(&out, SIZE_MAX);
    match_case_init(&c);
    for (uint32_t a = 0; a < TYPES; a++) {
        for (uint32_t b = 0; b < a; b++, n++) {
            char pattern[SIZE];
            snprintf(pattern, sizeof pattern, "(@t%u | @t%u) foo", a, b);
            tc_types last = tc_type_bit(tc_model_type(c.model, 0, TC_STR("t0")));
            uint32_t id = match_case_add(&c, pattern, n);
            tc_model_set_role(c.model, id, &(struct tc_role){.serves = a == TYPES - 1 ? 0 : last});
        }
    }
    match_case_ready(&c);
    match_case_sentence(&c, "<t3:a> foo <t28:b> bar");
    cr_expect_str_eq(match_case_stage(&c, n - (TYPES - 1) + 3, &out), "a foo");
    cr_expect_str_eq(match_case_stage(&c, n - (TYPES - 1) + 4, &out), "");
    tc_buf_fini(&out);
    match_case_fini(&c);
}

/* What the rule waits for comes behind it, so not for this sentence; nor is the step run that only serves it. */
Test(matcher, runs_no_step_for_who_waits_for_what_comes_later) {
    struct match_case c;
    struct tc_buf out;
    struct tc_pattern_work work[3] = {{0}};
    tc_buf_init(&out, SIZE_MAX);
    match_case_init(&c);
    tc_types a = tc_type_bit(tc_model_type(c.model, 0, TC_STR("a")));
    uint32_t step = match_case_add(&c, "baz", 0), waiting = match_case_add(&c, "@a bar", 1);
    tc_model_set_role(c.model, step, &(struct tc_role){.adds = a, .serves = a});
    tc_model_set_role(c.model, waiting, &(struct tc_role){.reads = a, .after = 1});
    tc_model_set_role(c.model, match_case_add(&c, "foo", 2), &(struct tc_role){.marks = 1});
    match_case_ready(&c);
    tc_matcher_measure(c.matcher, work);
    for (uint64_t marks = 0; marks < 2; marks++) {
        tc_matcher_mark(c.matcher, marks);
        match_case_sentence(&c, "baz bar foo");
        (void)match_case_stage(&c, 0, &out);
        cr_expect_eq(work[step].sentences, marks, "marks %u", (unsigned)marks);
    }
    tc_buf_fini(&out);
    match_case_fini(&c);
}

Test(matcher, leaves_out_sentences_without_a_word_of_a_pattern) {
    enum { TOKENS = 700 };
    struct match_case c;
    match_case_init(&c);
    c.names_only = true;
    (void)match_case_add(&c, "agreed", 0);
    match_case_ready(&c);
    for (unsigned every = 1; every < 2 * TOKENS; every = every * 3 / 2 + 1) {
        struct tc_buf text;
        tc_buf_init(&text, SIZE_MAX);
        for (uint32_t i = 0; i < TOKENS; i++) {
            cr_assert_eq(tc_buf_addf(&text, "%s ", i * 7 % every == every - 1 ? "agreed" : "met"), TC_OK);
        }
        match_case_sentence(&c, text.ptr);
        uint32_t n = 0;
        for (uint32_t token = 0; token < TOKENS; token += 1 + n * n % 70) {
            c.tokens.sent[n++] = token;
        }
        c.tokens.n_sents = n;
        c.tokens.sent[n] = TOKENS;
        cr_assert_eq(tc_matcher_window(c.matcher, &c.tokens, c.text.ptr + TC_TEXT_PAD), TC_OK);
        for (uint32_t first = 0; first <= n; first++) {
            uint32_t wanted = first;
            bool found = false;
            while (wanted < n && !found) {
                for (uint32_t i = c.tokens.sent[wanted]; i < c.tokens.sent[wanted + 1]; i++) {
                    found |= i * 7 % every == every - 1;
                }
                wanted += !found;
            }
            cr_expect_eq(tc_matcher_next(c.matcher, first), wanted, "from %u, a word in %u", first, every);
        }
        tc_buf_fini(&text);
    }
    match_case_fini(&c);
}

/* What is known of a sentence's mentions is not left over for the next: it would be read in vain. */
Test(matcher, takes_the_same_steps_whatever_it_read_before) {
    static const char *const sentences[] = {"go w w <t:x> w w w w go w w w w w", "go w w w w w w w <t:x> go w w w",
                                            "<u:y> go w <u:z> w w w w w w w w w", "go w w w w w w w w w w w w <t:x>"};
    enum { N = sizeof sentences / sizeof *sentences };
    for (size_t i = 0; i < (size_t)N * N; i++) {
        uint64_t steps[2] = {0, 0};
        for (int again = 0; again < 2; again++) {
            struct match_case c;
            struct tc_buf out;
            tc_buf_init(&out, SIZE_MAX);
            match_case_init(&c);
            (void)match_case_add(&c, "go ..4 @t", 0);
            (void)match_case_add(&c, "go ..4 @u", 0);
            match_case_ready(&c);
            tc_matcher_use_index(c.matcher, false);
            if (again) {
                match_case_sentence(&c, sentences[i / N]);
                (void)match_case_stage(&c, 0, &out);
                (void)tc_matcher_take_steps(c.matcher);
            }
            match_case_sentence(&c, sentences[i % N]);
            (void)match_case_stage(&c, 0, &out);
            steps[again] = tc_matcher_take_steps(c.matcher);
            tc_buf_fini(&out);
            match_case_fini(&c);
        }
        cr_expect_eq(steps[0], steps[1], "%s behind %s", sentences[i % N], sentences[i / N]);
    }
}

Test(matcher, leaves_out_sentences_that_have_a_part_each) {
    static const struct {
        const char *pattern, *sentence;
        uint32_t first, last; /* cut between them, the sentence falls apart */
    } rows[] = {
        {"foo ..3 @t", "w foo w w <t:x> w", 2, 4},
        {"@t ..3 foo", "w <t:x> w w foo w", 2, 4},
        {"foo bar", "w foo bar w", 2, 2},
        {"foo ..3 (bar | baz)", "w foo w baz w", 2, 3},
        {"(a | b | c | d | e) ..3 foo", "w e w foo", 2, 3},
        {"foo ..3 (a | b | c | d | e)", "foo w e", 1, 2},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct match_case c;
        match_case_init(&c);
        c.names_only = true;
        (void)match_case_add(&c, rows[i].pattern, 0);
        match_case_ready(&c);
        match_case_sentence(&c, rows[i].sentence);
        for (uint32_t cut = 1; cut < c.tokens.n; cut++) {
            uint32_t cuts[] = {0, cut, c.tokens.n};
            memcpy(c.tokens.sent, cuts, sizeof cuts);
            c.tokens.n_sents = 2;
            cr_assert_eq(tc_matcher_window(c.matcher, &c.tokens, c.text.ptr + TC_TEXT_PAD), TC_OK);
            uint32_t wanted = cut < rows[i].first ? 1 : cut > rows[i].last ? 0 : 2;
            cr_expect_eq(tc_matcher_next(c.matcher, 0), wanted, "%s, cut at %u", rows[i].sentence, cut);
        }
        match_case_fini(&c);
    }
}

Test(matcher, lets_a_stage_see_mentions_added_after_the_one_before) {
    struct match_case c;
    struct tc_buf out;
    tc_buf_init(&out, SIZE_MAX);
    match_case_init(&c);
    (void)match_case_add(&c, "both sides", 0);
    (void)match_case_add(&c, "x:@party agreed", 1);
    match_case_ready(&c);
    match_case_sentence(&c, "both sides agreed");
    cr_expect_str_eq(match_case_stage(&c, 1, &out), "");
    cr_expect_str_eq(match_case_stage(&c, 0, &out), "both sides");
    uint32_t id = 0, entities[] = {7, 9};
    struct tc_mention mention = {.first = 0, .last = 2, .type = 0, .n_entities = 2, .entities = entities, .source = 5};
    cr_assert_eq(tc_matcher_add_mention(c.matcher, &mention, 0, &id), TC_OK);
    entities[0] = 0;
    cr_expect_str_eq(match_case_stage(&c, 1, &out), "both sides agreed {x=both sides@party}");
    const struct tc_mention *kept = tc_matcher_mention(c.matcher, id);
    cr_expect(kept->n_entities == 2 && kept->entities[0] == 7 && kept->source == 5 && !kept->from_gazetteer);
    tc_buf_fini(&out);
    match_case_fini(&c);
}

/* The candidates between the one that matched and the next one that could have. */
Test(matcher, passes_over_no_stage_whose_mentions_come_late) {
    struct match_case c;
    match_case_init(&c);
    (void)match_case_add(&c, "both sides", 0);
    uint32_t waiting = match_case_add(&c, "@party agreed", 1), id = 0, stage = 0, n = 0;
    (void)match_case_add(&c, "agreed", 2);
    match_case_ready(&c);
    match_case_sentence(&c, "both sides agreed");
    const struct tc_match *matches = NULL;
    cr_assert_eq(tc_matcher_stage(c.matcher, &stage, &matches, &n), TC_OK);
    cr_expect(n == 1 && stage == 0);
    struct tc_mention mention = {.first = 0, .last = 2, .type = 0};
    cr_assert_eq(tc_matcher_add_mention(c.matcher, &mention, 0, &id), TC_OK);
    for (uint32_t wanted = 1; wanted <= 2; wanted++) {
        stage++;
        cr_assert_eq(tc_matcher_stage(c.matcher, &stage, &matches, &n), TC_OK);
        cr_expect(n == 1 && stage == wanted, "%u matches of stage %u", n, stage);
        cr_expect_eq(matches[0].pattern, waiting + wanted - 1);
    }
    match_case_fini(&c);
}

Test(matcher, hides_mentions_that_overlap_a_new_one) {
    struct match_case c;
    struct tc_buf out;
    tc_buf_init(&out, SIZE_MAX);
    match_case_init(&c);
    (void)match_case_add(&c, "x:@country", 0);
    (void)match_case_add(&c, "x:@sea", 0);
    match_case_ready(&c);
    match_case_sentence(&c, "<country:New India> Ocean near <country:India>");
    uint32_t id = 0, sea = tc_model_find_type(c.model, 0, TC_STR("sea"));
    struct tc_mention mention = {.first = 1, .last = 3, .type = sea};
    cr_assert_eq(tc_matcher_add_mention(c.matcher, &mention, UINT64_C(3), &id), TC_OK);
    cr_expect_str_eq(match_case_stage(&c, 0, &out), "India Ocean {x=India Ocean@sea};India {x=India@country}");
    cr_expect_eq(tc_matcher_mentions_at(c.matcher, 1), id);
    cr_expect_eq(tc_matcher_mentions_at(c.matcher, 0), TC_NONE);
    tc_buf_fini(&out);
    match_case_fini(&c);
}

Test(matcher, finds_names_of_the_gazetteer) {
    struct match_case c;
    struct tc_buf out;
    struct tc_error err = {0};
    tc_buf_init(&out, SIZE_MAX);
    match_case_init(&c);
    (void)match_case_add(&c, "x:@country[region=asia] and y:@country", 0);
    uint32_t type = tc_model_type(c.model, 0, TC_STR("country"));
    uint32_t korea = match_case_entity(&c, "country", "kor", "region=asia");
    uint32_t peru = match_case_entity(&c, "country", "per", "region=america");
    cr_assert_eq(tc_model_name(c.model, type, korea, TC_STR("South Korea"), TC_CASE_SMART, 11, 0, &err), TC_OK);
    cr_assert_eq(tc_model_name(c.model, type, peru, TC_STR("Peru"), TC_CASE_SMART, 12, 0, &err), TC_OK);
    match_case_ready(&c);
    match_case_sentence(&c, "South Korea and Peru and South Korea");
    cr_expect_str_eq(match_case_stage(&c, 0, &out), "South Korea and Peru {x=South Korea@country, y=Peru@country}");
    const struct tc_mention *mention = tc_matcher_mention(c.matcher, tc_matcher_mentions_at(c.matcher, 3));
    cr_expect(mention->entities[0] == peru && mention->source == 12 && mention->from_gazetteer);
    tc_buf_fini(&out);
    match_case_fini(&c);
}

/* --- occurs, near misses --- */

Test(matcher, tells_whether_a_pattern_occurs_between_two_tokens) {
    static const struct {
        uint32_t first, last;
        int at; /* -1: not */
    } rows[] = {{0, 6, 1}, {0, 3, 1},  {0, 2, -1}, {2, 6, 4},  {2, 5, -1},
                {4, 6, 4}, {5, 6, -1}, {0, 99, 1}, {6, 6, -1}, {7, 3, -1}};
    struct match_case c;
    match_case_init(&c);
    uint32_t id = match_case_add(&c, "(?<=x) a b (?= x | $)", TC_STAGE_FREE);
    match_case_ready(&c);
    match_case_sentence(&c, "x a b x a b");
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t hit[2] = {99, 99};
        bool found = tc_matcher_occurs(c.matcher, id, rows[i].first, rows[i].last, hit);
        cr_expect_eq(found, rows[i].at >= 0, "row %zu", i);
        cr_expect(!found || (hit[0] == (uint32_t)rows[i].at && hit[1] == hit[0] + 2), "row %zu: %u-%u", i, hit[0],
                  hit[1]);
    }
    match_case_fini(&c);
}

Test(matcher, says_that_memory_was_short_when_asked_next) {
    struct match_case c;
    match_case_init(&c);
    uint32_t id = match_case_add(&c, "(x:a | y:[])* b", TC_STAGE_FREE);
    match_case_ready(&c);
    match_case_sentence(&c, "a a a a a a a a b");
    tc_alloc_fail_at(1, 1);
    cr_expect_not(tc_matcher_occurs(c.matcher, id, 0, 9, NULL));
    tc_alloc_fail_at(0, 0);
    cr_expect_eq(tc_matcher_sentence(c.matcher, 0), TC_ERR_MEMORY);
    cr_expect_eq(tc_matcher_sentence(c.matcher, 0), TC_OK);
    cr_expect(tc_matcher_occurs(c.matcher, id, 0, 9, NULL));
    match_case_fini(&c);
}

Test(matcher, explains_how_near_a_pattern_came) {
    static const struct {
        const char *pattern, *sentence;
        uint32_t first, stopped_at;
        const char *wanted;
    } rows[] = {
        {"a b c", "x a b d", 1, 3, "c"},
        {"a b c", "x a b", 1, 3, "c"},
        {"a b c", "x y", 0, 0, "a"},
        {"a (b | c) {go}", "a c x", 0, 2, "{go}"},
        {"a (b | c d)", "a x", 0, 1, "b;c"},
        {"x:@t {agree}", "the <t:US> agrees not a <t:UN> met", 1, 6, ""},
        {"x:@t {agree}", "the <t:US> met", 1, 2, "{agree}"},
        {"list(x:@t) {agree}", "<t:a> , <t:b> and <t:c> met", 0, 5, "{agree}"},
        {"a (?!b)", "a b", 0, 1, "(?!b)"},
        {"a $", "a b", 0, 1, "$"},
        {"x:@t ..0-4 {sign} the deal", "<t:US> has long signed a pact here", 0, 4, "the"}, /* a gap finds nothing */
        {"x:@t ..0-4 {sign}", "<t:US> has not", 0, 1, "{sign}"},
        {"x:@t [!stop]* {sign}", "<t:US> met stop signed", 0, 1, "{sign}"},
        {"x:@t /sig[a-z]+/ deal", "<t:US> signed pacts", 0, 2, "deal"}, /* a regex finds something */
        {"x:@t also? with y:@t", "<t:US> met", 0, 1, "also;with"},      /* in the order of the pattern */
        {"x:@t , y:@t {ink}", "<t:US> <t:UN> , <t:FR> deals", 1, 4, "{ink}"},
        {"{sign} x:@t", "<t:US> deals , signed deals", 3, 4, "@t"}, /* its word counts more than a mention elsewhere */
        {"^ x:@t {agree}", "so <t:US> agrees", 1, 1, "^"},          /* it must not begin there */
        {"(?<!so) x:@t {agree}", "so <t:US> agrees", 1, 1, "(?<!so)"},
        {"x:@t {sign} ..2-4 y:@t", "<t:US> signed a <t:UN>", 0, 2, "@t"}, /* the gap does not take what it wanted */
        {"x:@t {sign} ..2-4 y:@t", "<t:US> signed a", 0, 2, "@t"},
        {"x:@t for y:@t", "he came for it", 0, 0, ""}, /* its word is too common to be an item */
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct match_case c;
        struct tc_near_miss miss = {0};
        char wanted[256] = "";
        match_case_init(&c);
        uint32_t id = match_case_add(&c, rows[i].pattern, 0);
        match_case_ready(&c);
        match_case_sentence(&c, rows[i].sentence);
        (void)tc_matcher_take_steps(c.matcher);
        cr_assert_eq(tc_matcher_near_miss(c.matcher, id, &miss), TC_OK);
        cr_expect_eq(tc_matcher_take_steps(c.matcher), 0, "row %zu: it counts as work", i);
        for (uint32_t j = 0; j < miss.n_wanted; j++) {
            size_t len = strlen(wanted);
            snprintf(wanted + len, sizeof wanted - len, "%s%.*s", j > 0 ? ";" : "", TC_FMT(miss.wanted[j].text));
        }
        if (*rows[i].wanted) {
            cr_expect(strstr(wanted, rows[i].wanted) != NULL, "row %zu: wanted %s", i, wanted);
            cr_expect_eq(miss.first, rows[i].first, "row %zu: first %u", i, miss.first);
            cr_expect_eq(miss.stopped_at, rows[i].stopped_at, "row %zu: stopped at %u", i, miss.stopped_at);
        }
        cr_expect_lt(miss.changes, 10, "row %zu: %u changes", i, miss.changes);
        match_case_fini(&c);
    }
}

/* --- the model --- */

Test(matcher, knows_what_labels_are) {
    static const struct {
        const char *pattern, *label;
        bool is_list, is_optional;
        const char *type; /* NULL: none */
    } rows[] = {
        {"x:@t", "x", false, false, "t"},         {"x:@t?", "x", false, true, NULL},
        {"(x:@t)?", "x", false, true, "t"},       {"(x:@t)+", "x", true, false, "t"},
        {"(x:@t)*", "x", true, true, "t"},        {"list(x:@t)", "x", true, false, "t"},
        {"x:@t | x:@u", "x", false, false, NULL}, {"x:@t | y:@t", "x", false, true, "t"},
        {"x:(@t a)", "x", false, false, NULL},    {"x:@t x:@t", "x", true, false, "t"},
        {"(x:@t | a)", "x", false, true, "t"},    {"x:a*", "x", false, true, NULL},
        {"x:a+", "x", false, false, NULL},        {"all(x:@t;a)", "x", false, false, "t"},
        {"x:list(a)", "x", false, false, NULL},   {"(x:@t){1}", "x", false, false, "t"},
        {"(x:@t){2}", "x", true, false, "t"},     {"(?=y:a) x:@t", "x", false, false, "t"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct match_case c;
        match_case_init(&c);
        uint32_t id = match_case_add(&c, rows[i].pattern, 0);
        const struct tc_label *label = tc_model_label(c.model, id, 0);
        uint32_t type = rows[i].type ? tc_model_find_type(c.model, 0, tc_str(rows[i].type)) : TC_NONE;
        cr_expect_str_eq(label->name.ptr, rows[i].label);
        cr_expect_eq(label->is_list, rows[i].is_list, "%s: list", rows[i].pattern);
        cr_expect_eq(label->is_optional, rows[i].is_optional, "%s: optional", rows[i].pattern);
        cr_expect_eq(label->type, type, "%s: type %u", rows[i].pattern, label->type);
        match_case_fini(&c);
    }
}

Test(matcher, refuses_with_column_and_hint) {
    static const struct {
        const char *pattern;
        enum tc_status status;
        uint32_t col;
        const char *msg, *hint;
    } rows[] = {
        {"a [pos=NN]", TC_ERR_PLUGIN, 4, "unknown token attribute \"pos\"", "reserved"},
        {"a [lowr=x]", TC_ERR_PLUGIN, 4, "unknown token attribute \"lowr\"", "\"lower\""},
        {"a #Capp", TC_ERR_PLUGIN, 3, "unknown class \"#Capp\"", "#Cap"},
        {"a $np", TC_ERR_PLUGIN, 3, "unknown macro \"$np\"", ""},
        {"a (?<=b*) c", TC_ERR_PLUGIN, 3, "lookbehind", "{0,5}"},
        {"a /b(/", TC_ERR_PLUGIN, 6, "regex:", ""},
        {"a /(b)\\1/", TC_ERR_PLUGIN, 4, "backreferences", "linear"},
        {"all(a;b;c;d;e)", TC_ERR_PLUGIN, 1, "at most 4 parts", "120"},
        {"a{500}{5}", TC_ERR_PLUGIN, 7, "quantifier", ""},
        {"(a b c){1000}", TC_ERR_LIMIT, 0, "3001 states; at most 2000", "shorter"},
        {"((a{1000}){1000}){1000}", TC_ERR_LIMIT, 0, "more than 65000 states", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct match_case c;
        struct tc_error err;
        uint32_t id = 0;
        match_case_init(&c);
        cr_expect_eq(match_case_pattern(&c, rows[i].pattern, 0, &id, &err), rows[i].status, "%s", rows[i].pattern);
        cr_expect_eq(err.col, rows[i].col, "%s: col %u", rows[i].pattern, err.col);
        cr_expect_not_null(strstr(err.msg, rows[i].msg), "%s: %s", rows[i].pattern, err.msg);
        cr_expect_not_null(strstr(err.hint, rows[i].hint), "%s: %s", rows[i].pattern, err.hint);
        cr_expect_eq(tc_model_pattern_count(c.model), 0);
        match_case_fini(&c);
    }
}

Test(matcher, names_the_pattern_whose_attribute_no_entity_has) {
    struct match_case c;
    struct tc_error err = {0};
    match_case_init(&c);
    (void)match_case_entity(&c, "country", "chn", "region=asia");
    (void)match_case_add(&c, "a @country[region=x]", 0);
    (void)match_case_add(&c, "a @country[key=x & !regoin]", 0);
    cr_expect_eq(tc_model_freeze(c.model, NULL, &err), TC_ERR_PLUGIN);
    cr_expect_eq(tc_model_failed_pattern(c.model), 1);
    cr_expect_not_null(strstr(err.msg, "regoin"), "%s", err.msg);
    cr_expect_not_null(strstr(err.hint, "region"), "%s", err.hint);
    match_case_fini(&c);
}

struct macros {
    struct match_case *c;
    struct tc_node *nodes[3];
};

static const struct tc_node *find_macro(void *ctx, struct tc_str name) {
    struct macros *macros = ctx;
    return name.len == 1 && name.ptr[0] >= 'a' && name.ptr[0] <= 'c' ? macros->nodes[name.ptr[0] - 'a'] : NULL;
}

Test(matcher, expands_macros_and_refuses_circles) {
    static const char *const bodies[] = {"x:(one | two)", "$a $a", "$c?"};
    struct match_case c;
    struct macros macros = {&c, {NULL}};
    struct tc_scope scope = {.macro = find_macro, .ctx = &macros};
    struct tc_error err = {0};
    struct tc_buf out;
    tc_buf_init(&out, SIZE_MAX);
    match_case_init(&c);
    for (size_t i = 0; i < 3; i++) {
        cr_assert_eq(tc_pattern_parse(tc_str(bodies[i]), &c.arena, &macros.nodes[i], &err), TC_OK, "%s", err.msg);
    }
    struct tc_node *root = NULL;
    uint32_t id = 0;
    cr_assert_eq(tc_pattern_parse(TC_STR("$b three"), &c.arena, &root, &err), TC_OK);
    cr_expect_eq(tc_model_pattern(c.model, root, &scope, 0, &id, &err), TC_OK, "%s", err.msg);
    cr_assert_eq(tc_pattern_parse(TC_STR("a $c"), &c.arena, &root, &err), TC_OK);
    cr_expect_eq(tc_model_pattern(c.model, root, &scope, 0, &id, &err), TC_ERR_PLUGIN);
    cr_expect_not_null(strstr(err.msg, "contains itself"), "%s", err.msg);
    match_case_ready(&c);
    match_case_sentence(&c, "two one three");
    cr_expect_str_eq(match_case_stage(&c, 0, &out), "two one three {x=two, x=one}");
    tc_buf_fini(&out);
    match_case_fini(&c);
}

/* Each allocation fails in turn; nothing leaks (the sanitizer looks) and nothing but TC_ERR_MEMORY is said. */
Test(matcher, survives_any_failing_allocation) {
    bool done = false;
    for (uint64_t at = 1; !done && at < 2000; at++) {
        struct tc_model *model = NULL;
        struct tc_matcher *matcher = NULL;
        struct tc_arena arena;
        struct tc_node *root = NULL;
        struct tc_error err = {0};
        uint32_t id = 0;
        tc_arena_init(&arena, SIZE_MAX);
        cr_assert_eq(tc_pattern_parse(TC_STR("list(x:[a|b]) (?=..3 @t[key=x]) ({go}|/x/|~abc|all(a;b))* (b?)*"), &arena,
                                      &root, &err),
                     TC_OK);
        tc_alloc_fail_at(at, 0);
        enum tc_status status = tc_model_new(&model);
        struct tc_scope scope = {0};
        if (status == TC_OK) {
            status = tc_model_type(model, 0, TC_STR("t")) == TC_NONE ? TC_ERR_MEMORY : TC_OK;
        }
        status = status == TC_OK ? tc_model_pattern(model, root, &scope, 0, &id, &err) : status;
        status = status == TC_OK ? tc_model_freeze(model, NULL, &err) : status;
        status = status == TC_OK ? tc_matcher_new(&matcher, model) : status;
        done = status == TC_OK;
        tc_alloc_fail_at(0, 0);
        cr_expect(status == TC_OK || status == TC_ERR_MEMORY, "allocation %lu: %s", at, err.msg);
        tc_matcher_free(matcher);
        tc_model_free(model);
        tc_arena_fini(&arena);
    }
    cr_expect(done);
}
