#include "text/name_words.h"
#include "text/token.h"

#include "base/alloc.h"
#include "base/fs.h"
#include "random.h"
#include "text/scan.h"
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

TestSuite(token, .timeout = 120);

/* A text with the padding that the tokeniser asks for, and tokens for it. */
struct fixture {
    char *memory, *text;
    size_t len;
    struct tc_tokens tokens;
};

static struct fixture fixture_of(struct tc_str text) {
    struct fixture f = {.memory = tc_calloc(1, text.len + 2 * TC_TEXT_PAD), .len = text.len};
    f.text = f.memory + TC_TEXT_PAD;
    if (text.len > 0) {
        memcpy(f.text, text.ptr, text.len);
    }
    cr_assert_eq(tc_tokens_init(&f.tokens, text.len), TC_OK);
    return f;
}

static void fixture_fini(struct fixture *f) {
    tc_tokens_fini(&f->tokens);
    tc_free(f->memory);
}

/* --- the table --- */

static void unescape(struct tc_str cell, struct tc_buf *out) {
    for (size_t i = 0; i < cell.len; i++) {
        if (cell.ptr[i] != '\\') {
            tc_buf_addc(out, cell.ptr[i]);
            continue;
        }
        unsigned byte = 0;
        switch (cell.ptr[++i]) {
        case 'n':
            byte = '\n';
            break;
        case 'r':
            byte = '\r';
            break;
        case 't':
            byte = '\t';
            break;
        case 'f':
            byte = '\f';
            break;
        case 'x':
            cr_assert_eq(sscanf(cell.ptr + i + 1, "%2x", &byte), 1);
            i += 2;
            break;
        default:
            byte = (unsigned char)cell.ptr[i];
        }
        tc_buf_addc(out, (char)byte);
    }
}

static void show(const struct tc_tokens *tokens, const char *text, struct tc_buf *out) {
    for (uint32_t s = 0; s < tokens->n_sents; s++) {
        for (uint32_t i = tokens->sent[s]; i < tokens->sent[s + 1]; i++) {
            tc_buf_add(out, i > tokens->sent[s] ? TC_STR("·") : s > 0 ? TC_STR(" ‖ ") : TC_STR(""));
            tc_buf_add(out, (struct tc_str){text + tokens->from[i], tokens->to[i] - tokens->from[i]});
        }
    }
}

typedef void tokenise(struct tc_tokens *tokens, const char *text, size_t len, const struct tc_vocab *vocab);

static void expect_row(size_t row, struct tc_str text, struct tc_str expected, tokenise *run) {
    struct fixture f = fixture_of(text);
    struct tc_buf shown;
    tc_buf_init(&shown, 1 << 20);
    run(&f.tokens, f.text, f.len, NULL);
    show(&f.tokens, f.text, &shown);
    cr_expect(tc_str_eq(tc_buf_str(&shown), expected), "line %zu: %.*s\n  gives %.*s\n  not   %.*s", row, TC_FMT(text),
              TC_FMT(tc_buf_str(&shown)), TC_FMT(expected));
    tc_buf_fini(&shown);
    fixture_fini(&f);
}

Test(token, table_of_texts_gives_its_tokens_and_sentences) {
    struct tc_buf file;
    struct tc_error err;
    tc_buf_init(&file, 1 << 20);
    cr_assert_eq(tc_fs_read("tests/conformance/tokens.tsv", &file, &err), TC_OK);
    struct tc_str rest = tc_buf_str(&file);
    size_t line = 0;
    size_t rows = 0;
    while (rest.ptr) {
        struct tc_str expected = tc_str_split(&rest, '\n');
        line++;
        if (expected.len == 0 || tc_str_starts(expected, TC_STR("# "))) {
            continue;
        }
        struct tc_str text = tc_str_split(&expected, '\t');
        struct tc_buf cells[2];
        for (int i = 0; i < 2; i++) {
            tc_buf_init(&cells[i], 1 << 16);
            unescape(i == 0 ? text : expected, &cells[i]);
        }
        expect_row(line, tc_buf_str(&cells[0]), tc_buf_str(&cells[1]), tc_tokenise_scalar);
        expect_row(line, tc_buf_str(&cells[0]), tc_buf_str(&cells[1]), tc_tokenise);
        tc_buf_fini(&cells[0]);
        tc_buf_fini(&cells[1]);
        rows++;
    }
    cr_expect(rows >= 120, "only %zu rows", rows);
    tc_buf_fini(&file);
}

/* --- classes --- */

Test(token, classes_follow_from_the_shape) {
    enum {
        WORD = TC_CLASS_WORD,
        CAP = TC_CLASS_CAP | WORD,
        UPPER = TC_CLASS_UPPER | CAP,
        LOWER = TC_CLASS_LOWER | WORD
    };
    enum { NUM = TC_CLASS_NUM, PUNCT = TC_CLASS_PUNCT, HIGH = TC_CLASS_NONASCII, DATE = TC_CLASS_DATE };
    static const struct {
        const char *token;
        uint32_t cls;
    } rows[] = {
        {"China", CAP},
        {"UN", UPPER},
        {"U.S.", UPPER},
        {"J.", CAP},
        {"trade", LOWER},
        {"iPhone", WORD},
        {"O'Brien", CAP},
        {"McDonald", CAP},
        {"'s", LOWER},
        {"a", LOWER},
        {"3", NUM},
        {"1,200", NUM},
        {"7th", NUM | LOWER},
        {"5G", NUM | CAP},
        {"2026", NUM | DATE},
        {"1000", NUM | DATE},
        {"2999", NUM | DATE},
        {"3000", NUM},
        {"0999", NUM},
        {"20a6", NUM | LOWER},
        {"2026-01-05", NUM | DATE},
        {"10:30", NUM},
        {".", PUNCT},
        {"...", PUNCT},
        {"%", PUNCT},
        {"’", PUNCT | HIGH},
        {"’s", LOWER | HIGH},
        {"é", LOWER | HIGH},
        {"É", CAP | HIGH},
        {"ÉU", UPPER | HIGH},
        {"中", LOWER | HIGH},
        {"٣", NUM | HIGH},
        {"½", NUM | HIGH},
        {"\xFF", PUNCT | HIGH},
        {"Zürich", CAP | HIGH},
        {"abcdefghijklmnopqrst", LOWER},
        {"ABCDEFGHIJKLMNOPQRST", UPPER},
        {"Abcdefghijklmnopqrst", CAP},
        {"abcdefghijklmnopqrsT", WORD},
        {"1234567890123456789012", NUM},
        {"Communiqué", CAP | HIGH},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture f = fixture_of(tc_str(rows[i].token));
        tc_tokenise(&f.tokens, f.text, f.len, NULL);
        cr_expect_eq(f.tokens.n, 1, "row %zu: %s is %u tokens", i, rows[i].token, f.tokens.n);
        cr_expect_eq(f.tokens.cls[0], rows[i].cls, "row %zu: %s has %x, not %x", i, rows[i].token, f.tokens.cls[0],
                     rows[i].cls);
        fixture_fini(&f);
    }
}

Test(token, class_names_are_found) {
    for (size_t i = 0; tc_class_names[i]; i++) {
        cr_expect_neq(tc_class_find(tc_str(tc_class_names[i])), 0, "%s", tc_class_names[i]);
    }
    cr_expect_eq(tc_class_find(TC_STR("Cap")), TC_CLASS_CAP);
    cr_expect_eq(tc_class_find(TC_STR("date")), TC_CLASS_DATE);
    cr_expect_eq(tc_class_find(TC_STR("cap")), 0);
    cr_expect_eq(tc_class_find(TC_STR("")), 0);
}

Test(token, vocabulary_gives_symbols_and_classes) {
    struct tc_vocab *vocab = tc_vocab_new();
    uint32_t china = tc_vocab_add(vocab, TC_STR("China"));
    uint32_t turkey = tc_vocab_add(vocab, TC_STR("turkey"));
    uint32_t exact = tc_vocab_add_exact(vocab, TC_STR("Turkey"));
    cr_assert_eq(tc_vocab_freeze(vocab), TC_OK);
    struct fixture f = fixture_of(TC_STR("The CHINA, turkey, Turkey and the rest of March."));
    tc_tokenise(&f.tokens, f.text, f.len, vocab);
    cr_assert_eq(f.tokens.n, 12);
    cr_expect_eq(f.tokens.sym[1], china);
    cr_expect_eq(f.tokens.sym[3], turkey);
    cr_expect_eq(f.tokens.sym[5], exact);
    cr_expect_eq(f.tokens.sym[8], 0);
    cr_expect(f.tokens.cls[0] & TC_CLASS_FUNC);
    cr_expect_not(f.tokens.cls[8] & TC_CLASS_FUNC);
    cr_expect(f.tokens.cls[10] & TC_CLASS_DATE);
    fixture_fini(&f);
    tc_vocab_free(vocab);
}

/* --- splitting of literals --- */

Test(token, literals_are_split_as_documents_are) {
    static const char *const texts[] = {"U.S.", "Mr. Wang", "Pakistan-China", "Xi's", "J.K. Rowling",
                                        "",     " ",        "3.5 %",          "中文", "a\xFF"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct fixture f = fixture_of(tc_str(texts[i]));
        uint32_t pairs[16][2];
        tc_tokenise(&f.tokens, f.text, f.len, NULL);
        cr_expect_eq(tc_token_split(tc_str(texts[i]), pairs, 16), f.tokens.n, "%s", texts[i]);
        for (uint32_t k = 0; k < f.tokens.n; k++) {
            cr_expect(pairs[k][0] == f.tokens.from[k] && pairs[k][1] == f.tokens.to[k], "%s: token %u", texts[i], k);
        }
        fixture_fini(&f);
    }
}

Test(token, split_counts_what_does_not_fit) {
    uint32_t pairs[2][2] = {{9, 9}, {9, 9}};
    cr_expect_eq(tc_token_split(TC_STR("a b c"), pairs, 1), 3);
    cr_expect_eq(pairs[0][1], 1);
    cr_expect_eq(pairs[1][0], 9);
    cr_expect_eq(tc_token_split((struct tc_str){NULL, 0}, NULL, 0), 0);
}

/* --- random texts --- */

/* Pieces whose meaning depends on what stands next to them. */
static const char *const pieces[] = {
    "a",
    "b",
    "s",
    "S",
    "x",
    "Ab",
    "word",
    "The",
    "No",
    "Mr",
    "U",
    "K",
    "1",
    "7",
    "42",
    "2026",
    "-01",
    "-05",
    "2026-01-05",
    ".",
    ".",
    ".",
    ",",
    ":",
    ";",
    "'",
    "'s",
    "’",
    "’s",
    "‘",
    "!",
    "?",
    "…",
    "\"",
    "”",
    "“",
    "(",
    ")",
    "-",
    "–",
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "\n",
    "\r\n",
    "\n\n",
    "\t",
    "\f",
    "•",
    "* ",
    "é",
    "É",
    "Ж",
    "ж",
    "中",
    "。",
    "۔",
    "́",
    "\xC2\xAD",
    "\xC2\xA0",
    "\xE2\x80\x8B",
    "\xEF\xBB\xBF",
    "\xE2\x80\xA8",
    "\xFF",
    "\xE2",
    "\xE2\x80",
    "\xF0\x9F\x91\x8D",
    "\xF0\x9F",
    "\x80",
    "\x01",
    "%",
    "$",
    "_",
    "@",
    "word word word word ",
    "abcdefghijklmnopqrstuvwxyz",
    "e.g.",
    "U.S.",
    "10:30",
    "1,200.5",
    "                    ",
};

static size_t random_text(uint64_t *state, char *out, size_t max) {
    size_t len = 0;
    size_t wanted = random_next(state, max);
    bool bytes = random_next(state, 4) == 0;
    while (len < wanted) {
        uint64_t r = random_bits(state);
        if (bytes) {
            out[len++] = (char)(r >> 32);
            continue;
        }
        const char *piece = pieces[(r >> 32) % (sizeof pieces / sizeof *pieces)];
        size_t n = strlen(piece);
        if (len + n > max) {
            break;
        }
        memcpy(out + len, piece, n);
        len += n;
    }
    return len;
}

static bool same_array(const uint32_t *a, const uint32_t *b, uint32_t n) { return memcmp(a, b, n * sizeof *a) == 0; }

static bool same_tokens(const struct tc_tokens *a, const struct tc_tokens *b) {
    return a->n == b->n && a->n_sents == b->n_sents && same_array(a->from, b->from, a->n) &&
           same_array(a->to, b->to, a->n) && same_array(a->sym, b->sym, a->n) && same_array(a->cls, b->cls, a->n) &&
           same_array(a->sent, b->sent, a->n_sents + 1);
}

static uint32_t mark_of_name(uint32_t number) { return number % 2 ? TC_MARK_ENDS : TC_MARK_BEGINS; }

/* Words of names with marks; some of them are the vocabulary's own too, and one has an apostrophe. */
static void make_names(struct tc_name_words *names) {
    static const char *const words[] = {"word", "ab", "É", "’s", "b’a", "-", "the", "ａｂ", "Жж", "abcdefghijklmnopq"};
    uint32_t number;
    cr_assert_eq(tc_name_words_init(names), TC_OK);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        cr_assert_eq(tc_name_words_put(names, tc_str(words[i])), TC_OK);
        cr_assert_eq(tc_name_words_number(names, &number), TC_OK);
        tc_name_words_mark(names, number, mark_of_name(number));
    }
    cr_assert_eq(tc_name_words_close(names), TC_OK);
}

static struct tc_vocab *vocab_of_pieces(struct tc_name_words *names) {
    struct tc_vocab *vocab = tc_vocab_new();
    static const char *const words[] = {"word", "ab", "é",   "u.s.", "\"", "abcdefghijklmnopqrstuvwxyz",
                                        "...",  "Жж", "2026"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        tc_vocab_add(vocab, tc_str(words[i]));
    }
    tc_vocab_add_exact(vocab, TC_STR("Ab"));
    tc_vocab_add_exact(vocab, TC_STR("É"));
    tc_vocab_add_exact(vocab, TC_STR("’s"));
    make_names(names);
    tc_vocab_lend(vocab, names);
    cr_assert_eq(tc_vocab_freeze(vocab), TC_OK);
    for (uint32_t sym = 1; sym <= tc_vocab_count(vocab); sym++) {
        tc_vocab_mark(vocab, sym, sym % 2 ? TC_MARK_ANCHOR : TC_MARK_BEGINS);
        uint32_t number = tc_vocab_name_word(vocab, sym);
        tc_vocab_mark(vocab, sym, number > 0 ? mark_of_name(number) : 0);
    }
    tc_vocab_settle_marks(vocab);
    return vocab;
}

Test(token, bitmap_and_scalar_tokenisers_agree_on_any_bytes) {
    enum { TEXT_MAX = 400, TEXTS = 200000 };
    const char *more = getenv("TC_RANDOM_TEXTS");
    size_t texts = more ? strtoull(more, NULL, 10) : TEXTS;
    struct tc_name_words names;
    struct tc_vocab *vocab = vocab_of_pieces(&names);
    struct fixture f = fixture_of((struct tc_str){(char[TEXT_MAX]){0}, TEXT_MAX});
    struct tc_tokens other;
    cr_assert_eq(tc_tokens_init(&other, TEXT_MAX), TC_OK);
    uint64_t state = 20260105;
    for (size_t i = 0; i < texts; i++) {
        size_t len = random_text(&state, f.text, TEXT_MAX);
        /* What lies behind the text must not matter. */
        memset(f.text + len, i % 2 ? 'a' : '.', TC_TEXT_PAD);
        tc_tokenise(&f.tokens, f.text, len, vocab);
        tc_tokenise_scalar(&other, f.text, len, vocab);
        cr_assert(same_tokens(&f.tokens, &other), "text %zu, %zu bytes: %.*s", i, len, (int)len, f.text);
    }
    tc_tokens_fini(&other);
    fixture_fini(&f);
    tc_vocab_free(vocab);
    tc_name_words_fini(&names);
}

Test(token, tokens_are_in_order_and_cover_all_but_blanks) {
    enum { TEXT_MAX = 300 };
    struct fixture f = fixture_of((struct tc_str){(char[TEXT_MAX]){0}, TEXT_MAX});
    uint64_t state = 7;
    for (int i = 0; i < 5000; i++) {
        size_t len = random_text(&state, f.text, TEXT_MAX);
        tc_tokenise(&f.tokens, f.text, len, NULL);
        const struct tc_tokens *t = &f.tokens;
        uint32_t end = 0;
        for (uint32_t k = 0; k <= t->n; k++) {
            uint32_t from = k < t->n ? t->from[k] : (uint32_t)len;
            cr_assert(from >= end && (k == t->n || t->to[k] > from), "text %d token %u", i, k);
            for (const char *p = f.text + end; p < f.text + from;) {
                unsigned size = 0;
                cr_assert(tc_char_at(p, f.text + len, &size) & TC_CHAR_BLANK, "text %d: byte %td is left out", i,
                          p - f.text);
                p += size;
            }
            end = k < t->n ? t->to[k] : end;
        }
        cr_assert(t->n_sents == 0 || t->sent[0] == 0);
        cr_assert_eq(t->sent[t->n_sents], t->n);
        for (uint32_t s = 0; s < t->n_sents; s++) {
            cr_assert_lt(t->sent[s], t->sent[s + 1]);
        }
    }
    fixture_fini(&f);
}

Test(token, long_tokens_are_cut_between_code_points) {
    enum { CHARS = 3000 };
    char text[2 * CHARS + 1];
    for (size_t i = 0; i < CHARS; i++) {
        memcpy(text + 1 + 2 * i, "é", 2);
    }
    text[0] = 'a';
    struct fixture f = fixture_of((struct tc_str){text, sizeof text});
    for (int scalar = 0; scalar < 2; scalar++) {
        (scalar ? tc_tokenise_scalar : tc_tokenise)(&f.tokens, f.text, f.len, NULL);
        cr_assert_eq(f.tokens.n, 6);
        for (uint32_t i = 0; i < f.tokens.n; i++) {
            cr_expect_leq(f.tokens.to[i] - f.tokens.from[i], TC_TOKEN_BYTES);
            cr_expect(i == 0 || (f.tokens.from[i] == f.tokens.to[i - 1] && f.tokens.from[i] % 2 == 1));
        }
    }
    fixture_fini(&f);
}

Test(token, sentences_are_never_longer_than_the_limits) {
    static const char *const units[] = {".", "a", "a ", "- ", "longerword ", "é", "\xFF", "a.", "x'", "中"};
    for (size_t u = 0; u < sizeof units / sizeof *units; u++) {
        enum { BYTES = 100000 };
        size_t n = strlen(units[u]);
        char *text = tc_malloc(BYTES + n);
        size_t len = 0;
        for (; len < BYTES; len += n) {
            memcpy(text + len, units[u], n);
        }
        struct fixture f = fixture_of((struct tc_str){text, len});
        tc_tokenise(&f.tokens, f.text, f.len, NULL);
        for (uint32_t s = 0; s < f.tokens.n_sents; s++) {
            uint32_t first = f.tokens.sent[s];
            uint32_t end = f.tokens.sent[s + 1];
            cr_expect_leq(end - first, TC_SENTENCE_TOKENS, "unit %zu", u);
            cr_expect_leq(f.tokens.to[end - 1] - f.tokens.from[first], TC_SENTENCE_BYTES, "unit %zu", u);
        }
        fixture_fini(&f);
        tc_free(text);
    }
}

static bool is_chosen(uint32_t cls, uint32_t classes) {
    uint32_t needs_capital = TC_MARK_BEGINS_CAPITAL | TC_MARK_ENDS_CAPITAL;
    return (cls & classes & (cls & TC_CLASS_CAP ? UINT32_MAX : ~needs_capital)) != 0;
}

Test(token, chooses_by_classes_and_capitals) {
    static const uint32_t classes[] = {TC_CLASS_PUNCT, TC_MARK_ANCHOR | TC_CLASS_NUM, TC_MARKS_BEGIN, TC_MARKS_END};
    enum { CHOICES = sizeof classes / sizeof *classes, TOKENS = 200, WORDS = TOKENS / 64 + 2 };
    struct tc_tokens tokens;
    cr_assert_eq(tc_tokens_init(&tokens, TOKENS), TC_OK);
    srand(9);
    for (uint32_t n = 0; n <= TOKENS; n++) {
        uint64_t bits[CHOICES][WORDS];
        struct tc_choice choices[CHOICES];
        memset(bits, 0xAA, sizeof bits);
        tokens.n = n;
        for (uint32_t i = 0; i < n; i++) {
            tokens.cls[i] = (uint32_t)rand() & (uint32_t)rand() & (2 * TC_MARK_ENDS_CAPITAL - 1); /* the highest bit */
        }
        for (uint32_t k = 0; k < CHOICES; k++) {
            choices[k] = (struct tc_choice){classes[k], bits[k]};
        }
        tc_tokens_choose(&tokens, choices, CHOICES);
        for (uint32_t k = 0; k < CHOICES; k++) {
            for (uint32_t i = 0; i < (n / 64 + 2) * 64; i++) {
                bool wanted = i < n && is_chosen(tokens.cls[i], classes[k]);
                cr_expect_eq(bits[k][i / 64] >> i % 64 & 1, wanted, "token %u of %u, choice %u", i, n, k);
            }
            for (uint32_t from = 0; from < n; from += 7) {
                uint64_t found = tc_bits_from(bits[k], from, n);
                for (uint32_t i = 0; i < 64; i++) {
                    bool wanted = from + i < n && is_chosen(tokens.cls[from + i], classes[k]);
                    cr_expect_eq(found >> i & 1, wanted, "token %u of %u from %u", from + i, n, from);
                }
            }
        }
    }
    tc_tokens_fini(&tokens);
}

Test(token, init_tells_when_memory_is_short) {
    struct tc_tokens tokens;
    tc_alloc_fail_at(1, 0);
    cr_expect_eq(tc_tokens_init(&tokens, 1000), TC_ERR_MEMORY);
    tc_alloc_fail_at(0, 0);
    cr_expect_neq(tc_tokens_init(&tokens, SIZE_MAX / 2), TC_OK);
}
