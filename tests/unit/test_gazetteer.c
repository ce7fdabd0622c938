#include "base/alloc.h"
#include "base/utf8.h"
#include "match/gazetteer.h"
#include "random.h"
#include <criterion/criterion.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

TestSuite(gazetteer, .timeout = 60);

/* --- helpers --- */

/* What malloc has given out; 0 where another malloc stands in its place. */
static size_t heap_bytes(void) {
    struct mallinfo2 info = mallinfo2();
    return info.uordblks + info.hblkhd;
}

struct row {
    const char *text;
    uint32_t type, entity;
    enum tc_case_policy policy;
    uint64_t hides;
};

struct bench {
    struct tc_gazetteer *gaz;
    struct tc_vocab *vocab;
    struct tc_tokens tokens;
    char padded[4096];
    const char *text;
    struct tc_hits hits;
};

static void build(struct bench *b, const struct row *rows, size_t n) {
    *b = (struct bench){.gaz = tc_gazetteer_new(), .vocab = tc_vocab_new()};
    cr_assert(b->gaz && b->vocab);
    for (size_t i = 0; i < n; i++) {
        struct tc_name name = {rows[i].type, rows[i].entity, (uint32_t)i, rows[i].policy, rows[i].hides};
        cr_assert_eq(tc_gazetteer_add(b->gaz, tc_str(rows[i].text), &name, NULL), TC_OK, "%s", rows[i].text);
    }
    cr_assert_eq(tc_gazetteer_build(b->gaz), TC_OK);
    tc_gazetteer_lend_words(b->gaz, b->vocab);
    cr_assert_eq(tc_vocab_freeze(b->vocab), TC_OK);
    cr_assert_eq(tc_gazetteer_freeze(b->gaz, b->vocab), TC_OK);
    cr_assert_eq(tc_tokens_init(&b->tokens, sizeof b->padded), TC_OK);
}

static enum tc_status scan_sentences(const struct bench *b, struct tc_hits *hits) {
    enum tc_status status = TC_OK;
    uint64_t begins[sizeof b->padded / 64 + 2];
    tc_tokens_choose(&b->tokens, &(struct tc_choice){TC_MARKS_BEGIN, begins}, 1);
    for (uint32_t i = 0; i < b->tokens.n_sents && status == TC_OK; i++) {
        status = tc_gazetteer_scan(b->gaz, &b->tokens, b->text, i, begins, hits);
    }
    return status;
}

static void scan(struct bench *b, const char *text) {
    memset(b->padded, ' ', sizeof b->padded);
    size_t len = strlen(text);
    cr_assert_lt(len, sizeof b->padded - 2 * TC_TEXT_PAD);
    b->text = memcpy(b->padded + TC_TEXT_PAD, text, len);
    tc_tokenise_scalar(&b->tokens, b->text, len, b->vocab);
    b->hits.vec.len = 0;
    cr_assert_eq(scan_sentences(b, &b->hits), TC_OK);
}

static void destroy(struct bench *b) {
    tc_vec_fini(&b->hits.vec);
    tc_tokens_fini(&b->tokens);
    tc_gazetteer_free(b->gaz);
    tc_vocab_free(b->vocab);
}

/* Hits as "first-last:type/entity", blanks between. */
static const char *show(const struct bench *b, const struct tc_hit *hits, size_t n) {
    static char out[2][8192];
    static int turn;
    char *text = out[turn ^= 1];
    size_t at = 0;
    text[0] = '\0';
    for (size_t i = 0; i < n && at < sizeof out[0] - 64; i++) {
        struct tc_name name = tc_gazetteer_name(b->gaz, hits[i].name);
        at += (size_t)snprintf(text + at, 64, "%s%u-%u:%u/%u", i > 0 ? " " : "", hits[i].first, hits[i].last, name.type,
                               name.entity);
    }
    return text;
}

static const char *found(struct bench *b, const char *text) {
    scan(b, text);
    return show(b, b->hits.vec.items, b->hits.vec.len);
}

struct example {
    const char *text, *hits;
};

static void check(const struct row *rows, size_t n_rows, const struct example *examples, size_t n) {
    struct bench b;
    build(&b, rows, n_rows);
    for (size_t i = 0; i < n; i++) {
        const char *hits = found(&b, examples[i].text);
        cr_expect_str_eq(hits, examples[i].hits, "%s: found %s, wanted %s", examples[i].text, hits, examples[i].hits);
    }
    destroy(&b);
}

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define CHECK(rows, examples) check((rows), COUNT(rows), (examples), COUNT(examples))

/* --- examples --- */

Test(gazetteer, takes_the_longest_name_from_the_left_for_each_type) {
    static const struct row ROWS[] = {
        {"China", 0, 1, TC_CASE_SMART, 0},
        {"South China", 0, 2, TC_CASE_SMART, 0},
        {"South China Sea", 1, 3, TC_CASE_SMART, 0},
        {"China Sea Party", 0, 4, TC_CASE_SMART, 0},
        {"Sea", 1, 5, TC_CASE_SMART, 0},
    };
    static const struct example EXAMPLES[] = {
        {"in China and China", "1-2:0/1 3-4:0/1"},
        {"the South China Sea", "1-4:1/3 1-3:0/2"},
        {"South China Sea Party", "0-3:1/3 0-2:0/2"},
        {"the China Sea Party", "1-4:0/4 2-3:1/5"},
        {"South of China", "2-3:0/1"},
        {"South", ""},
        {"", ""},
    };
    CHECK(ROWS, EXAMPLES);
}

Test(gazetteer, gives_all_entities_of_one_name_in_order) {
    static const struct row ROWS[] = {
        {"Guinea", 1, 9, TC_CASE_SMART, 0}, {"Guinea", 0, 7, TC_CASE_SMART, 0}, {"guinea", 0, 3, TC_CASE_ANY, 0},
        {"GUINEA", 0, 7, TC_CASE_ANY, 0},   {"Guinea", 0, 7, TC_CASE_SMART, 2},
    };
    struct bench b;
    build(&b, ROWS, 2);
    cr_expect_str_eq(found(&b, "Guinea"), "0-1:0/7 0-1:1/9");
    destroy(&b);
    build(&b, ROWS, 4);
    cr_expect_str_eq(found(&b, "Guinea"), "0-1:0/3 0-1:0/7 0-1:1/9");
    cr_expect_eq(b.hits.vec.items[1].name, 1, "of two names of an entity the first");
    cr_expect_str_eq(found(&b, "guinea"), "0-1:0/3 0-1:0/7");
    destroy(&b);
    build(&b, ROWS, 5);
    cr_expect_str_eq(found(&b, "Guinea"), "0-1:0/3 0-1:0/7 0-1:0/7");
    destroy(&b);
}

Test(gazetteer, heeds_capitals_as_the_policy_says) {
    static const struct row ROWS[] = {
        {"Turkey", 0, 1, TC_CASE_SMART, 0},
        {"US", 0, 2, TC_CASE_SMART, 0},
        {"U.S.", 0, 3, TC_CASE_SMART, 0},
        {"Bank of China", 0, 4, TC_CASE_SMART, 0},
        {"artificial intelligence", 0, 5, TC_CASE_SMART, 0},
        {"iPhone", 0, 6, TC_CASE_EXACT, 0},
        {"Cote d'Or", 0, 7, TC_CASE_EXACT, 0},
        {"NATO", 0, 8, TC_CASE_ANY, 0},
        {"G-20", 0, 9, TC_CASE_SMART, 0},
        {"Bank", 0, 10, TC_CASE_SMART, 0},
    };
    static const struct example EXAMPLES[] = {
        {"Turkey TURKEY turkey tUrKey", "0-1:0/1 1-2:0/1"},
        {"US Us us", "0-1:0/2"},
        {"the U.S. and u.s.", "1-2:0/3"},
        {"Bank of China, BANK OF CHINA, Bank Of China", "0-3:0/4 4-7:0/4 8-11:0/4"},
        {"bank of China, Bank of china", "4-5:0/10"},
        {"Artificial intelligence and ARTIFICIAL INTELLIGENCE", "0-2:0/5 3-5:0/5"},
        {"iPhone IPhone iphone", "0-1:0/6"},
        {"Cote d'Or, Cote d\u2019Or, Cote D'Or", "0-2:0/7 3-5:0/7"},
        {"NATO Nato nato", "0-1:0/8 1-2:0/8 2-3:0/8"},
        {"G-20, G\u201320, g-20", "0-3:0/9 4-7:0/9"},
    };
    CHECK(ROWS, EXAMPLES);
}

Test(gazetteer, falls_back_to_a_shorter_name_when_case_refuses_the_longest) {
    static const struct row ROWS[] = {
        {"New York", 0, 1, TC_CASE_SMART, 0},
        {"New York Times", 0, 2, TC_CASE_SMART, 0},
        {"new", 0, 3, TC_CASE_ANY, 0},
        {"New York TIMES Building", 0, 4, TC_CASE_EXACT, 0},
    };
    static const struct example EXAMPLES[] = {
        {"New York Times", "0-3:0/2"},          {"New York times", "0-2:0/1"},          {"New york times", "0-1:0/3"},
        {"New York Times Building", "0-3:0/2"}, {"New York TIMES Building", "0-4:0/4"},
    };
    CHECK(ROWS, EXAMPLES);
}

Test(gazetteer, never_crosses_the_end_of_a_sentence) {
    static const struct row ROWS[] = {{"China India", 0, 1, TC_CASE_SMART, 0}, {"China", 0, 2, TC_CASE_SMART, 0}};
    static const struct example EXAMPLES[] = {
        {"China India", "0-2:0/1"},
        {"We met in China.\n\nIndia came.", "3-4:0/2"},
        {"We saw China\n\nIndia came.", "2-3:0/2"},
    };
    CHECK(ROWS, EXAMPLES);
}

Test(gazetteer, hides_names_of_other_types_that_overlap) {
    static const struct row ROWS[] = {
        {"Indian Ocean", 1, 1, TC_CASE_SMART, 1 << 0}, {"Indian", 0, 2, TC_CASE_SMART, 0},
        {"Ocean State", 0, 3, TC_CASE_SMART, 1 << 1},  {"China", 0, 4, TC_CASE_SMART, 1 << 2 | 1 << 0},
        {"China", 2, 5, TC_CASE_SMART, 1 << 0},        {"China", 0, 6, TC_CASE_SMART, 0},
    };
    static const struct example EXAMPLES[] = {
        {"an Indian", "1-2:0/2"},
        {"the Indian Ocean of Indian fame", "1-3:1/1 4-5:0/2"},
        {"the Indian Ocean State", "1-3:1/1"},
        {"in China", "1-2:0/4 1-2:0/6"},
    };
    CHECK(ROWS, EXAMPLES);
}

Test(gazetteer, reads_folded_words_and_exact_variants_alike) {
    struct bench b = {.gaz = tc_gazetteer_new(), .vocab = tc_vocab_new()};
    struct tc_name name = {0, 1, 0, TC_CASE_ANY, 0};
    cr_assert_eq(tc_gazetteer_add(b.gaz, TC_STR("Turkey"), &name, NULL), TC_OK);
    cr_assert_eq(tc_gazetteer_add(b.gaz, TC_STR("Greater Turkey"), &name, NULL), TC_OK);
    cr_assert_gt(tc_vocab_add_exact(b.vocab, TC_STR("Turkey")), 0);
    cr_assert_eq(tc_gazetteer_build(b.gaz), TC_OK);
    tc_gazetteer_lend_words(b.gaz, b.vocab);
    cr_assert_eq(tc_vocab_freeze(b.vocab), TC_OK);
    cr_assert_eq(tc_gazetteer_freeze(b.gaz, b.vocab), TC_OK);
    cr_assert_eq(tc_tokens_init(&b.tokens, sizeof b.padded), TC_OK);
    cr_expect_str_eq(found(&b, "Turkey turkey greater Turkey"), "0-1:0/1 1-2:0/1 2-4:0/1");
    destroy(&b);
}

/* Writes a word of seven letters, another for each number. */
static const char *word_of(uint32_t number, char word[8]) {
    uint32_t mixed = number * 2654435761U;
    for (size_t i = 0; i < 7; i++, mixed /= 26) {
        word[i] = (char)((i == 0 ? 'A' : 'a') + mixed % 26);
    }
    word[7] = '\0';
    return word;
}

/* What 100,000 names of 2.5 words and their entities cost when the model is frozen, and how often they ask for it. */
Test(gazetteer, a_name_costs_few_bytes_and_no_request) {
    enum { NAMES = 100000, BYTES_A_NAME = 160 };
    struct tc_model *model = NULL;
    struct tc_error err = {0};
    size_t before = heap_bytes();
    cr_assert_eq(tc_model_new(&model), TC_OK);
    uint32_t type = tc_model_type(model, 0, TC_STR("t"));
    uint64_t requests = tc_alloc_count();
    for (uint32_t i = 0; i < NAMES; i++) {
        char key[16], name[64], words[2][8];
        (void)snprintf(key, sizeof key, "k%u", i);
        (void)snprintf(name, sizeof name, "%s %s%s", word_of(i % 20011, words[0]), word_of(30000 + i % 5003, words[1]),
                       i % 2 ? " Last" : "");
        struct tc_entity entity = {.type = type, .key = tc_str(key), .label = tc_str(name)};
        uint32_t number = tc_model_entity(model, &entity);
        cr_assert_eq(tc_model_name(model, type, number, tc_str(name), TC_CASE_SMART, i, 0, &err), TC_OK);
    }
    cr_assert_eq(tc_model_freeze(model, NULL, &err), TC_OK);
    cr_expect_lt(tc_alloc_count() - requests, 500);
    size_t bytes = heap_bytes() - before;
    cr_expect_lt(bytes, NAMES * BYTES_A_NAME, "%zu bytes a name", bytes / NAMES);
    tc_model_free(model);
}

Test(gazetteer, refuses_names_without_words_or_with_too_many) {
    struct tc_gazetteer *gaz = tc_gazetteer_new();
    struct tc_name name = {0};
    struct tc_error err = {0};
    cr_expect_eq(tc_gazetteer_add(gaz, TC_STR(""), &name, &err), TC_ERR_PLUGIN);
    cr_expect_eq(tc_gazetteer_add(gaz, TC_STR(" \t"), &name, &err), TC_ERR_PLUGIN);
    cr_expect(strstr(err.msg, "without a word"), "%s", err.msg);
    cr_expect_eq(
        tc_gazetteer_add(gaz, TC_STR("a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f"), &name, &err),
        TC_OK);
    cr_expect_eq(
        tc_gazetteer_add(gaz, TC_STR("a b c d e f g h i j k l m n o p q r s t u v w x y z a b c d e f g"), &name, &err),
        TC_ERR_PLUGIN);
    tc_gazetteer_free(gaz);
}

Test(gazetteer, appends_and_is_empty_without_names) {
    static const struct row ROWS[] = {{"China", 100, 1, TC_CASE_SMART, 0}};
    struct bench b;
    build(&b, ROWS, 1);
    cr_expect_str_eq(found(&b, "China"), "0-1:100/1");
    cr_assert_eq(scan_sentences(&b, &b.hits), TC_OK);
    cr_expect_eq(b.hits.vec.len, 2);
    destroy(&b);
    build(&b, ROWS, 0);
    cr_expect_str_eq(found(&b, "China"), "");
    destroy(&b);
}

Test(gazetteer, reports_every_failed_allocation) {
    static const char *const TEXTS[] = {"China", "South China Sea", "South China", "Cote d'Or"};
    enum tc_status status = TC_ERR_MEMORY;
    for (uint64_t n = 1; status != TC_OK; n++) {
        struct tc_vocab *vocab = tc_vocab_new();
        tc_alloc_fail_at(n, 0);
        struct tc_gazetteer *gaz = tc_gazetteer_new();
        status = gaz ? TC_OK : TC_ERR_MEMORY;
        for (size_t i = 0; i < COUNT(TEXTS) && status == TC_OK; i++) {
            struct tc_name name = {0, 5 - (uint32_t)i, 0, i == 3 ? TC_CASE_EXACT : TC_CASE_SMART, 0};
            status = tc_gazetteer_add(gaz, tc_str(TEXTS[i]), &name, NULL);
        }
        status = status == TC_OK ? tc_gazetteer_build(gaz) : status;
        if (gaz)
            tc_gazetteer_lend_words(gaz, vocab);
        status = status == TC_OK ? tc_vocab_freeze(vocab) : status;
        status = status == TC_OK ? tc_gazetteer_freeze(gaz, vocab) : status;
        tc_alloc_fail_at(0, 0);
        cr_assert(status == TC_OK || status == TC_ERR_MEMORY, "allocation %d: status %d", (int)n, (int)status);
        tc_gazetteer_free(gaz);
        tc_vocab_free(vocab);
        cr_assert_lt(n, 1000);
    }
}

Test(gazetteer, is_as_before_after_a_failed_call) {
    struct bench b = {.gaz = tc_gazetteer_new(), .vocab = tc_vocab_new()};
    size_t failures = 0;
    for (uint32_t i = 0; i < 300; i++) {
        char text[64];
        snprintf(text, sizeof text, "Name%u of%u Town%u", (unsigned)i, (unsigned)i, (unsigned)i);
        struct tc_name name = {0, i, 0, i % 2 ? TC_CASE_EXACT : TC_CASE_SMART, 0};
        tc_alloc_fail_at(1, 0);
        enum tc_status status = tc_gazetteer_add(b.gaz, tc_str(text), &name, NULL);
        tc_alloc_fail_at(0, 0);
        failures += status != TC_OK;
        cr_assert(status == TC_OK || tc_gazetteer_add(b.gaz, tc_str(text), &name, NULL) == TC_OK);
    }
    cr_expect_gt(failures, 5);
    cr_assert_eq(tc_gazetteer_build(b.gaz), TC_OK);
    tc_gazetteer_lend_words(b.gaz, b.vocab);
    cr_assert_eq(tc_vocab_freeze(b.vocab), TC_OK);
    cr_assert_eq(tc_gazetteer_freeze(b.gaz, b.vocab), TC_OK);
    cr_assert_eq(tc_tokens_init(&b.tokens, sizeof b.padded), TC_OK);
    cr_expect_str_eq(found(&b, "Name7 of7 Town7 and Name298 of298 Town298"), "0-3:0/7 4-7:0/298");

    char text[2048] = "";
    for (int i = 0; i < 60; i++) {
        strcat(text, "Name7 of7 Town7 ");
    }
    scan(&b, text);
    cr_expect_eq(b.hits.vec.len, 60);
    struct tc_hits hits = {0};
    for (uint64_t n = 1; hits.vec.len == 0; n++) {
        tc_vec_fini(&hits.vec);
        tc_alloc_fail_at(n, 0);
        enum tc_status status = scan_sentences(&b, &hits);
        tc_alloc_fail_at(0, 0);
        cr_assert_eq(hits.vec.len, status == TC_OK ? 60 : 0);
    }
    tc_vec_fini(&hits.vec);
    destroy(&b);
}

/* --- property: a scan gives what a plain reading of the rules gives --- */

static uint64_t seed = 20;

static uint32_t below(uint32_t n) { return random_next(&seed, n); }

static void random_words(char *out, uint32_t n, bool with_stops) {
    static const char *const WORDS[] = {
        "ab", "Ab", "AB", "cd", "Cd", "CD", "ef", "Ef", "-", "\u2013", "\u00c9t\u00e9", "\u00e9t\u00e9", "xy", "U.S."};
    out[0] = '\0';
    for (uint32_t i = 0; i < n; i++) {
        strcat(out, with_stops && below(12) == 0 ? ".\n\n" : " ");
        strcat(out, WORDS[below(COUNT(WORDS))]);
    }
}

static bool folds_alike(struct tc_str a, struct tc_str b) {
    struct tc_buf x;
    struct tc_buf y;
    tc_buf_init(&x, 256);
    tc_buf_init(&y, 256);
    bool same =
        tc_utf8_fold(a, &x) == TC_OK && tc_utf8_fold(b, &y) == TC_OK && tc_str_eq(tc_buf_str(&x), tc_buf_str(&y));
    tc_buf_fini(&x);
    tc_buf_fini(&y);
    return same;
}

static bool token_passes(struct tc_str wanted, struct tc_str token, enum tc_case_policy policy) {
    if (!folds_alike(wanted, token)) {
        return false;
    }
    if (policy == TC_CASE_EXACT) {
        return tc_str_eq(wanted, token) || !(tc_token_shape(token) & TC_CLASS_WORD);
    }
    uint32_t need = policy == TC_CASE_ANY ? 0 : tc_token_shape(wanted) & (TC_CLASS_UPPER | TC_CLASS_CAP);
    return (tc_token_shape(token) & need) == need;
}

/* Where the name ends if it begins at the token, 0 if it does not. */
static uint32_t name_end(const struct bench *b, const struct row *row, uint32_t first, uint32_t end) {
    uint32_t spans[TC_NAME_TOKENS][2];
    size_t n = tc_token_split(tc_str(row->text), spans, TC_NAME_TOKENS);
    if (n > end - first) {
        return 0;
    }
    for (uint32_t i = 0; i < n; i++) {
        struct tc_str wanted = tc_str_sub(tc_str(row->text), spans[i][0], spans[i][1]);
        struct tc_str token = {b->text + b->tokens.from[first + i],
                               b->tokens.to[first + i] - b->tokens.from[first + i]};
        if (!token_passes(wanted, token, row->policy)) {
            return 0;
        }
    }
    return first + (uint32_t)n;
}

static const struct row *sort_rows;

static int compare_hits(const void *x, const void *y) {
    const struct tc_hit *a = x;
    const struct tc_hit *b = y;
    const struct row *r = &sort_rows[a->name];
    const struct row *s = &sort_rows[b->name];
    int64_t keys[] = {(int64_t)a->first - b->first, (int64_t)b->last - a->last, (int64_t)r->type - s->type,
                      (int64_t)r->entity - s->entity, (int64_t)a->name - b->name};
    for (size_t i = 0; i < COUNT(keys); i++) {
        if (keys[i] != 0) {
            return keys[i] < 0 ? -1 : 1;
        }
    }
    return 0;
}

struct reference {
    struct tc_hit hits[4096];
    size_t n;
};

/* Leftmost, longest, non-overlapping for one type in one sentence. */
static void select_type(const struct bench *b, const struct row *rows, uint32_t n, uint32_t type, uint32_t first,
                        uint32_t end, struct reference *out) {
    while (first < end) {
        uint32_t longest = 0;
        for (uint32_t i = 0; i < n; i++) {
            uint32_t last = rows[i].type == type ? name_end(b, &rows[i], first, end) : 0;
            longest = last > longest ? last : longest;
        }
        for (uint32_t i = 0; i < n && longest > 0; i++) {
            if (rows[i].type == type && name_end(b, &rows[i], first, end) == longest) {
                out->hits[out->n++] = (struct tc_hit){first, longest, i};
            }
        }
        first = longest > 0 ? longest : first + 1;
    }
}

static void drop(struct reference *out, size_t i) {
    memmove(out->hits + i, out->hits + i + 1, (--out->n - i) * sizeof *out->hits);
}

static void apply_hides(const struct row *rows, struct reference *out) {
    for (uint32_t len = TC_NAME_TOKENS; len > 0; len--) {
        for (size_t i = 0; i < out->n; i++) {
            struct tc_hit by = out->hits[i];
            for (size_t j = 0; by.last - by.first == len && j < out->n; j++) {
                struct tc_hit hit = out->hits[j];
                bool overlaps = hit.first < by.last && by.first < hit.last;
                bool same = hit.first == by.first && hit.last == by.last && rows[hit.name].type == rows[by.name].type;
                if (overlaps && !same && rows[by.name].hides >> rows[hit.name].type & 1) {
                    drop(out, j);
                    i -= j < i;
                    j--;
                }
            }
        }
    }
}

static void refer(const struct bench *b, const struct row *rows, uint32_t n, struct reference *out) {
    out->n = 0;
    for (uint32_t s = 0; s < b->tokens.n_sents; s++) {
        for (uint32_t type = 0; type < 4; type++) {
            select_type(b, rows, n, type, b->tokens.sent[s], b->tokens.sent[s + 1], out);
        }
    }
    sort_rows = rows;
    qsort(out->hits, out->n, sizeof *out->hits, compare_hits);
    for (size_t i = 1; i < out->n;) {
        const struct row *r = &rows[out->hits[i - 1].name];
        const struct row *s = &rows[out->hits[i].name];
        bool repeated = out->hits[i - 1].first == out->hits[i].first && out->hits[i - 1].last == out->hits[i].last &&
                        r->type == s->type && r->entity == s->entity && r->hides == s->hides;
        if (repeated) {
            drop(out, i);
        } else {
            i++;
        }
    }
    apply_hides(rows, out);
}

Test(gazetteer, finds_what_a_plain_reading_of_the_rules_finds) {
    enum { ROUNDS = 300, TEXTS = 10, NAMES = 24 };
    static struct reference reference;
    size_t total = 0;
    for (int round = 0; round < ROUNDS; round++) {
        char texts[NAMES][128];
        struct row rows[NAMES];
        uint32_t n = 1 + below(NAMES);
        for (uint32_t i = 0; i < n; i++) {
            random_words(texts[i], 1 + below(4), false);
            rows[i] = (struct row){texts[i], below(4), below(3), (enum tc_case_policy)below(3),
                                   below(3) == 0 ? below(16) : 0};
        }
        struct bench b;
        build(&b, rows, n);
        for (int t = 0; t < TEXTS; t++) {
            char text[1024];
            random_words(text, 1 + below(40), true);
            scan(&b, text);
            refer(&b, rows, n, &reference);
            bool same = b.hits.vec.len == reference.n &&
                        (reference.n == 0 ||
                         memcmp(b.hits.vec.items, reference.hits, reference.n * sizeof *reference.hits) == 0);
            cr_assert(same, "round %d: %s: found %s, wanted %s", round, text,
                      show(&b, b.hits.vec.items, b.hits.vec.len), show(&b, reference.hits, reference.n));
            total += reference.n;
        }
        destroy(&b);
    }
    cr_expect_gt(total, 10000);
}
