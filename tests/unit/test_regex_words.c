#include "match/regex_words.h"
#include "match_case.h"
#include "random.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(regex_words, .timeout = 120);

static uint64_t seed = 1;

static uint32_t chance(uint32_t n) { return random_next(&seed, n); }

static void add(struct tc_buf *out, const char *text) { cr_assert_eq(tc_buf_add(out, tc_str(text)), TC_OK); }

/* --- which are read --- */

Test(regex_words, reads_small_regexes_of_letters_and_no_others) {
    static const struct {
        const char *regex, *words; /* NULL: not read */
    } rows[] = {
        {"years?", "years year"},
        {"ab|c", "ab c"},
        {"[ab]1", "a1 b1"},
        {"(a|b)(c|d)?", "ac ad a bc bd b"},
        {"(a|)b", "ab b"},
        {"a?", "a"},
        {"()", ""},
        {"((a))", "a"},
        {"(?:a)", NULL},
        {"a+", NULL},
        {"a*", NULL},
        {"a??", NULL},
        {"A", NULL},
        {"\xC3\xA4", NULL},
        {"[^a]", NULL},
        {"[a-c]", NULL},
        {"[]", NULL},
        {"(a", NULL},
        {"a)", NULL},
        {"?", NULL},
        {"a{2}", NULL},
        {".", NULL},
        {"^a", NULL},
        {"\\d", NULL},
        {"[abcdefg][abcdefg][abcdefg]", NULL},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct tc_arena arena;
        struct tc_buf all;
        struct tc_words words = {0};
        tc_arena_init(&arena, SIZE_MAX);
        tc_buf_init(&all, SIZE_MAX);
        add(&all, "");
        bool read = tc_regex_words(tc_str(rows[i].regex), &arena, &words);
        cr_expect_eq(read, rows[i].words != NULL, "/%s/", rows[i].regex);
        for (uint32_t j = 0; read && j < words.n; j++) {
            cr_assert_eq(tc_buf_addf(&all, "%s%.*s", j > 0 ? " " : "", TC_FMT(words.items[j])), TC_OK);
        }
        if (read && rows[i].words)
            cr_expect_str_eq(all.len > 0 ? all.ptr : "", rows[i].words, "/%s/: %s", rows[i].regex, all.ptr);
        tc_buf_fini(&all);
        tc_arena_fini(&arena);
    }
}

/* --- they accept what the regex accepts --- */

static void put_either(struct tc_buf *out, uint32_t depth) {
    static const char *const atoms[] = {"a", "b", "1", "[ab]", "[b1]"};
    uint32_t rows = 1 + (chance(3) == 0);
    for (uint32_t i = 0; i < rows; i++) {
        add(out, i > 0 ? "|" : "");
        for (uint32_t n = 1 + chance(3); n > 0; n--) {
            if (depth > 0 && chance(3) == 0) {
                add(out, "(");
                put_either(out, depth - 1);
                add(out, chance(6) ? ")" : "|)");
            } else {
                add(out, atoms[chance(5)]);
            }
            add(out, chance(3) ? "" : "?");
        }
    }
}

static const char *const attributes[] = {"raw", "lower", "norm"};

/* The same regex three ways: by itself, in a group that is not read, and as the words that are read from it. */
static void add_three(struct match_case *c, const char *attribute, const char *regex) {
    struct tc_words words;
    struct tc_buf text;
    tc_buf_init(&text, SIZE_MAX);
    cr_assert_eq(tc_buf_addf(&text, "[%s=/(%s)/]", attribute, regex), TC_OK);
    match_case_add(c, text.ptr, 0);
    tc_buf_reset(&text);
    cr_assert_eq(tc_buf_addf(&text, "[%s=/(?:%s)/]", attribute, regex), TC_OK);
    match_case_add(c, text.ptr, 0);
    tc_buf_reset(&text);
    cr_assert(tc_regex_words(tc_str(regex), &c->arena, &words) && words.n > 0, "%s", regex);
    for (uint32_t i = 0; i < words.n; i++) {
        cr_assert_eq(tc_buf_addf(&text, "%s%s=%.*s", i > 0 ? "|" : "[", attribute, TC_FMT(words.items[i])), TC_OK);
    }
    add(&text, "]");
    match_case_add(c, text.ptr, 0);
    tc_buf_fini(&text);
}

static void put_tokens(struct tc_buf *out) {
    tc_buf_reset(out);
    for (uint32_t i = 0; i < 60; i++) {
        add(out, i > 0 ? " " : "");
        for (uint32_t n = 1 + chance(5); n > 0; n--) {
            add(out, (const char *const[]){"a", "b", "1", "B"}[chance(12) ? chance(3) : 3]);
        }
    }
}

static uint32_t print_matches(struct match_case *c, uint32_t pattern, struct tc_buf *out) {
    const struct tc_match *matches = NULL;
    uint32_t n = 0;
    tc_buf_reset(out);
    add(out, "");
    cr_assert_eq(tc_matcher_try(c->matcher, pattern, &matches, &n), TC_OK);
    match_case_print(c, matches, n, out);
    return n;
}

/* A regex that is read, as most are, and whose words fit into a pattern. */
static const char *random_regex(struct tc_arena *arena, struct tc_buf *text) {
    struct tc_words words;
    do {
        tc_buf_reset(text);
        put_either(text, 2);
    } while (!tc_regex_words(tc_buf_str(text), arena, &words) || words.n == 0 || words.n > 60);
    return tc_arena_str(arena, tc_buf_str(text)).ptr;
}

static uint32_t compare(struct match_case *c, uint32_t first, const char *regex, struct tc_buf outs[3]) {
    uint32_t found = 0;
    for (uint32_t k = 0; k < 3; k++) {
        found += print_matches(c, first + k, &outs[k]);
    }
    bool same =
        tc_str_eq(tc_buf_str(&outs[0]), tc_buf_str(&outs[1])) && tc_str_eq(tc_buf_str(&outs[0]), tc_buf_str(&outs[2]));
    cr_expect(same, "/%s/\nas read:  %s\nas regex: %s\nas words: %s", regex, outs[0].ptr, outs[1].ptr, outs[2].ptr);
    return found;
}

Test(regex_words, accept_what_the_regex_accepts) {
    enum { MODELS = 10, REGEXES = 50 };
    struct tc_buf text, outs[3];
    uint32_t found = 0;
    tc_buf_init(&text, SIZE_MAX);
    for (int k = 0; k < 3; k++) {
        tc_buf_init(&outs[k], SIZE_MAX);
    }
    for (int m = 0; m < MODELS; m++) {
        struct match_case c;
        const char *regexes[REGEXES];
        match_case_init(&c);
        for (int i = 0; i < REGEXES; i++) {
            regexes[i] = random_regex(&c.arena, &text);
            add_three(&c, attributes[i % 3], regexes[i]);
        }
        match_case_ready(&c);
        put_tokens(&text);
        match_case_sentence(&c, text.ptr);
        for (uint32_t i = 0; i < REGEXES; i++) {
            found += compare(&c, 3 * i, regexes[i], outs);
        }
        match_case_fini(&c);
    }
    cr_expect_gt(found, 3 * MODELS * REGEXES, "%u matches", found);
    tc_buf_fini(&text);
    for (int k = 0; k < 3; k++) {
        tc_buf_fini(&outs[k]);
    }
}
