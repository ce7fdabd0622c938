#include "text/vocab.h"

#include "base/alloc.h"
#include "text/name_words.h"
#include "text/token.h"
#include "text/vocab_table.h"
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

TestSuite(vocab, .timeout = 60);

static uint32_t find(const struct tc_vocab *vocab, const char *token) {
    bool high = false;
    for (const char *p = token; *p; p++) {
        high |= (unsigned char)*p >= 0x80;
    }
    return tc_vocab_find(vocab, tc_str(token), high ? TC_CLASS_NONASCII : 0);
}

Test(vocab, words_are_found_in_any_case_and_typography) {
    static const struct {
        const char *word;
        const char *tokens[4];
    } rows[] = {
        {"China", {"china", "CHINA", "China"}},
        {"communiqué", {"communiqué", "COMMUNIQUÉ", "Communiqué"}},
        {"won't", {"won't", "won’t", "WON‘T"}},
        {"’s", {"'s", "’s", "'S"}},
        {"–", {"-", "—", "‐"}},
        {"“", {"\"", "”"}},
        {"…", {"...", "…"}},
        {"a-word-of-more-than-16-bytes", {"A-WORD-of-more-than-16-bytes"}},
        {"exactly16letters", {"Exactly16Letters"}},
        {"exactly17letters!", {"Exactly17Letters!"}},
        {"U.S.", {"u.s.", "U.S."}},
        {"ﬁnance", {"finance", "ﬁnance"}},
        {"Россия", {"россия", "РОССИЯ"}},
        {"中", {"中"}},
        {"\xEF\xBF\xBD", {"\xFF", "\x80"}},
        {"co\xC2\xADoperation", {"cooperation", "Co\xC2\xADOperation"}},
    };
    for (int frozen = 0; frozen < 2; frozen++) {
        struct tc_vocab *vocab = tc_vocab_new();
        uint32_t syms[sizeof rows / sizeof *rows];
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            syms[i] = tc_vocab_add(vocab, tc_str(rows[i].word));
            cr_assert_neq(syms[i], 0);
        }
        cr_assert(!frozen || tc_vocab_freeze(vocab) == TC_OK);
        for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
            for (size_t k = 0; k < 4 && rows[i].tokens[k]; k++) {
                cr_expect_eq(find(vocab, rows[i].tokens[k]), syms[i], "row %zu: %s", i, rows[i].tokens[k]);
            }
        }
        static const char *const unknown[] = {"chin", "chinaa", "communique", "exactly16letter",
                                              "中国", "é",      "~",          "\xC3\xA9\xC3\xA9"};
        for (size_t i = 0; i < sizeof unknown / sizeof *unknown; i++) {
            cr_expect_eq(find(vocab, unknown[i]), 0, "%s", unknown[i]);
        }
        tc_vocab_free(vocab);
    }
}

Test(vocab, exact_variants_stand_beside_the_folded_word) {
    struct tc_vocab *vocab = tc_vocab_new();
    uint32_t upper = tc_vocab_add_exact(vocab, TC_STR("US"));
    uint32_t title = tc_vocab_add_exact(vocab, TC_STR("Us"));
    uint32_t foreign = tc_vocab_add_exact(vocab, TC_STR("Été"));
    uint32_t long_one = tc_vocab_add_exact(vocab, TC_STR("Internationalisation"));
    cr_expect_eq(tc_vocab_add_exact(vocab, TC_STR("US")), upper);
    uint32_t base = tc_vocab_add(vocab, TC_STR("us"));
    cr_assert_eq(tc_vocab_freeze(vocab), TC_OK);
    cr_expect(upper != title && upper != base && title != base);
    cr_expect_eq(find(vocab, "US"), upper);
    cr_expect_eq(find(vocab, "Us"), title);
    cr_expect_eq(find(vocab, "us"), base);
    cr_expect_eq(find(vocab, "uS"), base);
    cr_expect_eq(tc_vocab_base(vocab, upper), base);
    cr_expect_eq(tc_vocab_base(vocab, base), base);
    cr_expect_eq(find(vocab, "Été"), foreign);
    cr_expect_eq(find(vocab, "été"), tc_vocab_base(vocab, foreign));
    cr_expect_eq(find(vocab, "Internationalisation"), long_one);
    cr_expect_eq(find(vocab, "internationalisation"), tc_vocab_base(vocab, long_one));
    cr_expect(tc_str_eq(tc_vocab_word(vocab, upper), TC_STR("US")));
    cr_expect(tc_str_eq(tc_vocab_word(vocab, base), TC_STR("us")));
    cr_expect(tc_vocab_classes(vocab, upper) & TC_CLASS_FUNC);
    tc_vocab_free(vocab);
}

Test(vocab, function_and_date_words_are_there_from_the_start) {
    struct tc_vocab *vocab = tc_vocab_new();
    cr_assert_eq(tc_vocab_freeze(vocab), TC_OK);
    cr_expect_eq(tc_vocab_classes(vocab, find(vocab, "The")), TC_CLASS_FUNC);
    cr_expect_eq(tc_vocab_classes(vocab, find(vocab, "January")), TC_CLASS_DATE);
    cr_expect_eq(tc_vocab_classes(vocab, find(vocab, "May")), TC_CLASS_DATE | TC_CLASS_FUNC);
    cr_expect_eq(find(vocab, "trade"), 0);
    cr_expect_eq(tc_vocab_classes(vocab, 0), 0);
    tc_vocab_free(vocab);
}

Test(vocab, many_words_are_found_and_their_neighbours_are_not) {
    enum { WORDS = 50000 };
    struct tc_vocab *vocab = tc_vocab_new();
    uint32_t before = tc_vocab_count(vocab);
    char word[32];
    for (uint32_t i = 0; i < WORDS; i++) {
        (void)snprintf(word, sizeof word, "w%u%s", i, i % 7 == 0 ? "-and-a-long-tail" : "");
        cr_assert_eq(tc_vocab_add(vocab, tc_str(word)), before + i + 1);
    }
    cr_assert_eq(tc_vocab_freeze(vocab), TC_OK);
    uint64_t requests = tc_alloc_count();
    for (uint32_t i = 0; i < WORDS; i++) {
        (void)snprintf(word, sizeof word, "W%u%s", i, i % 7 == 0 ? "-AND-a-long-tail" : "");
        cr_assert_eq(find(vocab, word), before + i + 1, "%s", word);
        (void)snprintf(word, sizeof word, "v%u", i);
        cr_assert_eq(find(vocab, word), 0, "%s", word);
    }
    cr_expect_eq(tc_alloc_count(), requests);
    cr_expect_eq(tc_vocab_count(vocab), before + WORDS);
    tc_vocab_free(vocab);
}

/* --- words of names --- */

static uint32_t put_name(struct tc_name_words *names, const char *word) {
    uint32_t number = 0;
    cr_assert_eq(tc_name_words_put(names, tc_str(word)), TC_OK);
    cr_assert_eq(tc_name_words_number(names, &number), TC_OK);
    cr_assert_gt(number, 0, "%s", word);
    return number;
}

Test(vocab, lent_words_are_found_as_added_ones) {
    static const char *const WORDS[] = {"peru",  "o'brien",    "été", "a-word-of-seventeen", "",
                                        "china", "états-unis", "-",   "longer'than'sixteen", "exactly16letters"};
    enum { COUNT = sizeof WORDS / sizeof *WORDS };
    static const char *const TEXTS[] = {"Peru",  "O’Brien",    "ÉTÉ", "A-Word-of-Seventeen", "\xC2\xAD",
                                        "China", "États-Unis", "—",   "LONGER'than'sixteen", "EXACTLY16Letters"};
    struct tc_vocab *vocab = tc_vocab_new();
    struct tc_name_words names;
    cr_assert_eq(tc_name_words_init(&names), TC_OK);
    uint32_t china = tc_vocab_add(vocab, TC_STR("China"));
    uint32_t exact = tc_vocab_add_exact(vocab, TC_STR("CHINA"));
    for (uint32_t i = 0; i < COUNT; i++) {
        cr_assert_eq(put_name(&names, TEXTS[i]), i + 1);
        tc_name_words_mark(&names, i + 1, TC_MARK_ENDS);
    }
    cr_assert_eq(put_name(&names, "PERU"), 1);
    cr_assert_eq(put_name(&names, "A-word-OF-seventeen"), 4);
    cr_assert_eq(tc_name_words_close(&names), TC_OK);
    tc_vocab_lend(vocab, &names);
    cr_assert_eq(tc_vocab_freeze(vocab), TC_OK);
    for (uint32_t i = 0; i < COUNT; i++) {
        uint32_t sym = find(vocab, TEXTS[i]);
        cr_assert_gt(sym, 0, "%s", TEXTS[i]);
        cr_expect_eq(tc_vocab_name_word(vocab, sym), i + 1, "%s", TEXTS[i]);
        cr_expect_eq(tc_vocab_base(vocab, sym), sym, "%s", TEXTS[i]);
        cr_expect_eq(tc_vocab_classes(vocab, sym), sym == china ? 0 : TC_MARK_ENDS, "%s", TEXTS[i]);
        cr_expect(tc_str_eq(tc_vocab_word(vocab, sym), tc_str(WORDS[i])), "%s", TEXTS[i]);
    }
    cr_expect_eq(find(vocab, "China"), china);
    cr_expect_eq(find(vocab, "CHINA"), exact);
    cr_expect_eq(tc_vocab_name_word(vocab, exact), 6);
    cr_expect_eq(tc_vocab_name_word(vocab, find(vocab, "the")), 0);
    cr_expect_eq(find(vocab, "a-word-of-seventeen-letters"), 0);
    tc_vocab_free(vocab);
    tc_name_words_fini(&names);
}

/* Number i of n words of names, of which some are too long for the table or are spelt with an apostrophe. */
static void name_word(char word[32], uint32_t i) {
    (void)snprintf(word, 32, "N%u%s", (unsigned)i, i % 9 == 0 ? "-and-a-long-tail" : i % 5 == 0 ? "'s" : "");
}

/* Each word of names and each own one is found; every third word of names is an own one. */
static void expect_all_found(struct tc_name_words *names, uint32_t n_names, uint32_t n_own) {
    struct tc_vocab *vocab = tc_vocab_new();
    char word[32];
    uint32_t before = tc_vocab_count(vocab), first = before + 1;
    for (uint32_t i = 0; i < n_own; i++) {
        (void)snprintf(word, sizeof word, "own%u", (unsigned)i);
        cr_assert_eq(tc_vocab_add(vocab, tc_str(word)), first + i);
    }
    for (uint32_t i = 0; i < n_names; i += 3) {
        name_word(word, i);
        cr_assert_gt(tc_vocab_add(vocab, tc_str(word)), 0);
    }
    tc_vocab_lend(vocab, names);
    cr_assert_eq(tc_vocab_freeze(vocab), TC_OK);
    tc_vocab_settle_marks(vocab);
    for (uint32_t i = 0; i < n_own; i++) {
        (void)snprintf(word, sizeof word, "Own%u", (unsigned)i);
        cr_assert_eq(find(vocab, word), first + i, "%s", word);
    }
    for (uint32_t i = 0; i < n_names; i++) {
        name_word(word, i);
        uint32_t sym = find(vocab, word);
        cr_assert_eq(tc_vocab_name_word(vocab, sym), i + 1, "%s", word);
        cr_assert_eq(sym <= tc_vocab_count(vocab), i % 3 == 0, "%s", word);
        cr_assert_eq(tc_vocab_classes(vocab, sym), i % 3 ? TC_MARK_BEGINS : 0, "%s", word);
        cr_assert_eq(find(vocab, "n0123456"), 0);
    }
    tc_vocab_free(vocab);
}

static void make_names(struct tc_name_words *names, uint32_t n) {
    char word[32];
    cr_assert_eq(tc_name_words_init(names), TC_OK);
    for (uint32_t i = 0; i < n; i++) {
        name_word(word, i);
        cr_assert_eq(put_name(names, word), i + 1);
        tc_name_words_mark(names, i + 1, TC_MARK_BEGINS);
    }
    cr_assert_eq(tc_name_words_close(names), TC_OK);
}

/* As an image gives them: the first two may be written to, the others not. */
static void copy_part(struct tc_image_part *part) {
    void *copy = tc_malloc(part->size);
    part->bytes = part->size > 0 ? memcpy(copy, part->bytes, part->size) : copy;
}

Test(vocab, words_of_names_stand_beside_any_number_of_own_ones) {
    enum { NAMES = 5000 };
    static const uint32_t OWN[] = {0, 100, TC_NAME_WORDS_OWN - 3000, TC_NAME_WORDS_OWN + 5000};
    for (size_t i = 0; i < sizeof OWN / sizeof *OWN; i++) {
        struct tc_name_words names, borrowed;
        struct tc_image_part parts[TC_WORDS_PARTS];
        make_names(&names, NAMES);
        tc_name_words_parts(&names, parts);
        for (size_t k = 0; k < TC_WORDS_PARTS; k++) {
            copy_part(&parts[k]);
        }
        expect_all_found(&names, NAMES, OWN[i]);
        tc_name_words_fini(&names);
        cr_assert_eq(tc_name_words_init(&borrowed), TC_OK);
        cr_assert_eq(tc_name_words_borrow(&borrowed, parts), TC_OK);
        expect_all_found(&borrowed, NAMES, OWN[i]);
        tc_name_words_fini(&borrowed);
        for (size_t k = 0; k < TC_WORDS_PARTS; k++) {
            tc_free(parts[k].bytes);
        }
    }
}

/* Words by number. */
static void number_key(uint32_t number, char key[TC_KEY_BYTES]) {
    memset(key, 0, TC_KEY_BYTES);
    (void)snprintf(key, TC_KEY_BYTES, "w%u", number);
}

Test(vocab, crowded_tables_lose_nothing) {
    /* So few slots that most words stand far from home and the last ones come round to the first slots. */
    enum { WORDS = 250, SLOT_BITS = 8 };
    struct tc_vocab_table table;
    char key[TC_KEY_BYTES];
    cr_assert_eq(tc_vocab_table_init(&table, WORDS), TC_OK);
    table.shift = 64 - SLOT_BITS;
    for (uint32_t i = 1; i <= WORDS; i++) {
        number_key(i, key);
        struct tc_vocab_entry entry = {.sym = i};
        memcpy(entry.key, key, sizeof key);
        tc_vocab_table_add_own(&table, &entry);
    }
    for (uint32_t i = 1; i <= 2 * WORDS; i++) {
        number_key(i, key);
        uint32_t sym = table.entries[tc_vocab_table_find(&table, key)].sym;
        cr_expect_eq(sym, i <= WORDS ? i : 0, "w%u", i);
    }
    tc_vocab_table_fini(&table);
}

Test(vocab, survives_any_failed_allocation) {
    for (uint64_t n = 1; n < 400; n++) {
        tc_alloc_fail_at(n, 0);
        struct tc_vocab *vocab = tc_vocab_new();
        if (vocab) {
            (void)!tc_vocab_add(vocab, TC_STR("trade"));
            (void)!tc_vocab_add_exact(vocab, TC_STR("Énergie"));
            (void)!tc_vocab_freeze(vocab);
            tc_alloc_fail_at(0, 0);
            uint32_t sym = find(vocab, "the");
            cr_expect_neq(sym, 0, "request %lu", (unsigned long)n);
        }
        tc_alloc_fail_at(0, 0);
        tc_vocab_free(vocab);
    }
    tc_vocab_free(NULL);
}

/* Words that differ in `n` of their 16 letters from `at` on: number i of them. */
static void make_word(char word[TC_KEY_BYTES], uint32_t at, uint32_t n, uint32_t i) {
    memset(word, 'q', TC_KEY_BYTES);
    for (uint32_t k = 0; k < n; k++, i /= 26) {
        word[at + k] = (char)('a' + i % 26);
    }
}

/* Slots looked at until the word is found. */
static uint32_t count_probes(const struct tc_vocab_table *table, const char word[TC_KEY_BYTES]) {
    uint32_t at = tc_vocab_home(tc_vocab_mix(word), table->shift), probes = 1;
    while (!tc_vocab_is(&table->entries[table->slots[at] & ~TC_SLOT_LEADS_ON], word)) {
        at = (at + 1) & (uint32_t)(UINT64_MAX >> table->shift);
        probes++;
    }
    return probes;
}

Test(vocab, finds_words_that_are_alike_in_few_steps) {
    static const struct {
        uint32_t at, n;
    } rows[] = {{6, 10}, {6, 5}, {6, 4}, {12, 4}, {0, 4}, {8, 4}, {4, 4}, {2, 10}, {0, 16}};
    enum { WORDS = 17576 };
    for (size_t r = 0; r < sizeof rows / sizeof *rows; r++) {
        struct tc_vocab_table table;
        char word[TC_KEY_BYTES];
        cr_assert_eq(tc_vocab_table_init(&table, WORDS), TC_OK);
        cr_assert_eq(tc_vocab_table_reserve(&table, WORDS, 0), TC_OK);
        for (uint32_t i = 0; i < WORDS; i++) {
            struct tc_vocab_entry entry = {.sym = i + 1};
            make_word(entry.key, rows[r].at, rows[r].n, i);
            tc_vocab_table_add_own(&table, &entry);
        }
        uint32_t sum = 0, most = 0;
        for (uint32_t i = 0; i < WORDS; i++) {
            make_word(word, rows[r].at, rows[r].n, i);
            uint32_t probes = count_probes(&table, word);
            sum += probes;
            most = probes > most ? probes : most;
        }
        cr_expect(sum < WORDS * 5 / 4, "letters %u-%u: %u steps for %u words", rows[r].at, rows[r].at + rows[r].n, sum,
                  WORDS);
        cr_expect_lt(most, 16, "letters %u-%u: %u steps for one word", rows[r].at, rows[r].at + rows[r].n, most);
        tc_vocab_table_fini(&table);
    }
}
