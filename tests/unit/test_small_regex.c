#define PCRE2_CODE_UNIT_WIDTH 8
#include "match/small_regex.h"

#include "random.h"
#include <criterion/criterion.h>
#include <pcre2.h>
#include <string.h>

TestSuite(small_regex, .timeout = 120);

Test(small_regex, reads_what_it_says_and_nothing_else) {
    static const struct {
        const char *regex;
        bool read;
    } rows[] = {
        {"[a-z]{2,}ed", true},
        {"[a-z]+n't", true},
        {".*(ly|s|while)", true},
        {"(?:re|com)?p?ply", true},
        {"[^a-z-]", false}, /* a hyphen that is no range has a backslash */
        {"[^a-z\\-]x", true},
        {"[0-9.,]+(m|k)", true},
        {"h\\.e\\.", true},
        {"a{3}b{,2}", false},
        {"", false},
        {"a?", false},
        {"(a|)", false},
        {"()a", false},
        {"((((){64}){64}){64}){64}a", false},
        {"a++", false},
        {"a+?b", false},
        {"^a", false},
        {"a$", false},
        {"(?=a)a", false},
        {"\\d+", false},
        {"[[:alpha:]]", false},
        {"\xc3\xa9", false},
        {"a|*", false},
        {"(a", false},
        {"a)", false},
        {"[a", false},
        {"a{65}", false},
        {"(a{8}){8}", true},
        {"(a{8}){8}b", false},
    };
    struct tc_small_regex small;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        cr_expect_eq(tc_small_regex_read(tc_str(rows[i].regex), false, &small), rows[i].read, "/%s/", rows[i].regex);
}

Test(small_regex, knows_nothing_of_words_with_other_letters) {
    struct tc_small_regex small;
    cr_assert(tc_small_regex_read(TC_STR(".*ed"), false, &small));
    cr_expect_eq(tc_small_regex_run(&small, TC_STR("caf\xc3\xa9"), false), TC_SMALL_UNKNOWN);
    cr_expect_eq(tc_small_regex_run(&small, TC_STR("ended"), false), TC_SMALL_YES);
    cr_expect_eq(tc_small_regex_run(&small, TC_STR("ENDED"), false), TC_SMALL_NO);
    cr_expect_eq(tc_small_regex_run(&small, TC_STR("ENDED"), true), TC_SMALL_YES);
}

/* --- it accepts what the library accepts --- */

static uint64_t seed = 1;

static uint32_t chance(uint32_t n) { return random_next(&seed, n); }

static void put(char *text, const char *more) { strcat(text, more); }

static void put_either(char *text, int depth) {
    static const char *const atoms[] = {"a", "b", "B", "[ab]", "[^b]", "[a-c1]", ".", "\\."};
    static const char *const times[] = {"?", "*", "+", "{2}", "{1,}", "{0,2}", "{0}"};
    for (uint32_t rows = 1 + (chance(3) == 0); rows > 0; rows--) {
        for (uint32_t n = 1 + chance(3); n > 0; n--) {
            bool nested = depth > 0 && chance(3) == 0;
            put(text, nested ? chance(2) ? "(" : "(?:" : atoms[chance(8)]);
            if (nested) {
                put_either(text, depth - 1);
                put(text, ")");
            }
            put(text, chance(2) ? times[chance(7)] : "");
        }
        put(text, rows > 1 ? "|" : "");
    }
}

static bool library_says(const pcre2_code *code, pcre2_match_data *data, const char *word) {
    return pcre2_match(code, (PCRE2_SPTR)word, strlen(word), 0, 0, data, NULL) >= 0;
}

Test(small_regex, accepts_what_the_library_accepts) {
    pcre2_match_data *data = pcre2_match_data_create(1, NULL);
    uint32_t n_read = 0, n_passed = 0;
    for (uint32_t i = 0; i < 3000; i++) {
        char regex[1024] = "";
        put_either(regex, 2);
        bool ignore_case = chance(3) == 0;
        struct tc_small_regex small;
        if (!tc_small_regex_read(tc_str(regex), ignore_case, &small))
            continue;
        int error = 0;
        PCRE2_SIZE at = 0;
        uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_ANCHORED | PCRE2_ENDANCHORED | PCRE2_DOLLAR_ENDONLY;
        pcre2_code *code = pcre2_compile((PCRE2_SPTR)regex, PCRE2_ZERO_TERMINATED,
                                         options | (ignore_case ? PCRE2_CASELESS : 0), &error, &at, NULL);
        cr_assert(code, "/%s/", regex);
        n_read++;
        for (uint32_t w = 0; w < 60; w++) {
            char word[12] = "";
            for (uint32_t letters = 1 + chance(8); letters > 0; letters--)
                put(word, (const char *const[]){"a", "b", "A", "B", "c", "1", "."}[chance(12) % 7]);
            bool passes = tc_small_regex_run(&small, tc_str(word), false) == TC_SMALL_YES;
            cr_assert_eq(passes, library_says(code, data, word), "/%s/%s %s", regex, ignore_case ? "i" : "", word);
            unsigned last = (unsigned char)word[strlen(word) - 1];
            cr_assert(!passes || (small.ends[last / 64] >> last % 64 & 1), "/%s/ ends in %c", regex, (char)last);
            n_passed += passes;
        }
        pcre2_code_free(code);
    }
    pcre2_match_data_free(data);
    cr_expect_gt(n_read, 1000);
    cr_expect_gt(n_passed, 5000);
}
