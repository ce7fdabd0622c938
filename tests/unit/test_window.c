#include "text/window.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "random.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(window, .timeout = 120);

/* A source that gives 1 to `most` bytes at a time. */
struct dribble {
    struct tc_str rest;
    size_t most;
    uint64_t state;
};

static enum tc_status dribble_read(void *ctx, char *dst, size_t cap, size_t *got, struct tc_error *err) {
    (void)err;
    struct dribble *d = ctx;
    size_t n = 1 + random_next(&d->state, d->most);
    n = n < cap ? n : cap;
    struct tc_str part = {d->rest.ptr, n < d->rest.len ? n : d->rest.len};
    struct tc_source whole = tc_source_str(&part);
    cr_assert_eq(whole.read(whole.ctx, dst, cap, got, NULL), TC_OK);
    d->rest = tc_str_sub(d->rest, *got, d->rest.len);
    return TC_OK;
}

/* --- texts --- */

static void add_random_bytes(struct tc_buf *out, size_t bytes, uint64_t *state) {
    while (out->len < bytes) {
        tc_buf_addc(out, (char)(random_bits(state) >> 40));
    }
}

static void add_pieces(struct tc_buf *out, size_t bytes, uint64_t *state, const char *const *pieces) {
    size_t count = 0;
    while (pieces[count]) {
        count++;
    }
    while (out->len < bytes) {
        tc_buf_add(out, tc_str(pieces[random_next(state, count)]));
    }
}

static const char *const hostile[] = {
    "a",
    "s",
    "S",
    "U.",
    "K.",
    "Mr",
    "The",
    "7",
    "2026-01-05",
    ".",
    "...",
    ",",
    "'",
    "'s",
    "’",
    "’s",
    "!",
    "?",
    "…",
    "\"",
    "”",
    "(",
    ")",
    "-",
    " ",
    " ",
    "\n",
    "\r\n",
    "\n\n",
    "\f",
    "• ",
    "1. ",
    "é",
    "Ж",
    "中",
    "。",
    "\xCC\x81",
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
    "%",
    NULL,
};
static const char *const natural[] = {
    "China ",        "Pakistan's ", "and ",     "the ",        "trade ", "U.S. ",       "agreed. ", "Mr. ",
    "The ",          "said. ",      "energy, ", "(CPEC) ",     "3.5 ",   "“security” ", "in\n",     "wrapped ",
    "co-operation ", "is ",         "of ",      "communiqué ", "to ",    "minister ",   NULL,
};
static const char *const paragraphs[] = {"word ",  "Word ", "word ", "long-winded ", "of ",   "of ",
                                         "end.\n", "end. ", "No. ",  "no stop\n",    "x\n\n", NULL};
static const char *const spaces[] = {
    "                                ", "\n                               ", "\n\n", "a", "B.", "\t", NULL};
static const char *const unbroken[] = {"abcdefgh", "x", "é", "'", ".", "1", NULL};
static const char *const dots[] = {".", NULL};
static const char *const letters[] = {"x", NULL};
static const char *const closers[] = {")", "\"", "”", NULL};
static const char *const initials[] = {"a.", NULL};
static const char *const blanks[] = {" ", NULL};
static const char *const items[] = {"word ", NULL};
static const char *const numbers[] = {"1. ", NULL};
static const char *const marks[] = {"\xC2\xAD", "\xE2\x80\x8D", "a", NULL};
static const char *const stops[] = {"。", "」", "!", "? ", NULL};
static const char *const *const kinds[] = {natural, hostile,  paragraphs, spaces, unbroken, dots,  letters,
                                           closers, initials, blanks,     items,  numbers,  marks, stops};
enum { KINDS = sizeof kinds / sizeof *kinds, BYTES = 150000 };

static struct tc_buf text_of_kind(size_t kind, size_t bytes, uint64_t seed) {
    struct tc_buf text;
    tc_buf_init(&text, SIZE_MAX / 2);
    uint64_t state = seed;
    if (kind < KINDS) {
        add_pieces(&text, bytes, &state, kinds[kind]);
    } else {
        add_random_bytes(&text, bytes, &state);
    }
    return text;
}

/* --- reading a text through windows --- */

struct reading {
    TC_VEC(uint64_t) offsets;   /* from and to of each token, in the document */
    TC_VEC(uint64_t) sentences; /* number of the first token of each */
    struct tc_text_stats stats;
    char sha256[TC_SHA256_HEX + 1];
};

static void collect(struct reading *reading, const struct tc_tokens *tokens, uint64_t offset) {
    uint64_t before = reading->offsets.len / 2;
    for (uint32_t i = 0; i < tokens->n; i++) {
        cr_assert_eq(tc_vec_push(&reading->offsets, offset + tokens->from[i]), TC_OK);
        cr_assert_eq(tc_vec_push(&reading->offsets, offset + tokens->to[i]), TC_OK);
    }
    for (uint32_t i = 0; i < tokens->n_sents; i++) {
        cr_assert_eq(tc_vec_push(&reading->sentences, before + tokens->sent[i]), TC_OK);
    }
    cr_assert_eq(tokens->sent[tokens->n_sents], tokens->n);
}

static void read_windows(struct reading *reading, struct tc_reader *reader, struct tc_str text) {
    const struct tc_window *window = NULL;
    uint64_t bytes = 0;
    uint64_t chars = 0;
    enum tc_status status = TC_OK;
    while ((status = tc_reader_next(reader, &window, NULL)) == TC_OK) {
        cr_assert_eq(window->byte_offset, bytes);
        cr_assert_eq(window->char_offset, chars);
        cr_assert_eq(window->first_sentence, reading->sentences.len);
        cr_assert_gt(window->len, 0);
        cr_assert_eq(memcmp(window->text, text.ptr + bytes, window->len), 0);
        collect(reading, &window->tokens, bytes);
        bytes += window->len;
        chars += tc_utf8_count((struct tc_str){window->text, window->len});
    }
    cr_assert_eq(status, TC_END);
    cr_assert_eq(bytes, text.len);
    reading->stats = *tc_reader_stats(reader);
    tc_reader_hash(reader, reading->sha256);
    cr_assert_eq(reading->stats.chars, chars);
}

static struct reading read_text(struct tc_str text, size_t window_bytes, size_t most, bool scalar) {
    struct tc_reader *reader = NULL;
    cr_assert_eq(tc_reader_new(&reader, window_bytes), TC_OK);
    tc_reader_use_scalar(reader, scalar);
    struct dribble dribble = {text, most, 99};
    tc_reader_start(reader, (struct tc_source){dribble_read, &dribble}, NULL);
    struct reading reading = {0};
    read_windows(&reading, reader, text);
    tc_reader_free(reader);
    return reading;
}

static void reading_fini(struct reading *reading) {
    tc_vec_fini(&reading->offsets);
    tc_vec_fini(&reading->sentences);
}

/* What tc_tokenise makes of the whole text at once. */
static struct reading tokenise_whole(struct tc_str text) {
    struct reading reading = {0};
    struct tc_tokens tokens;
    char *memory = tc_calloc(1, text.len + 2 * TC_TEXT_PAD);
    memcpy(memory + TC_TEXT_PAD, text.ptr, text.len);
    cr_assert_eq(tc_tokens_init(&tokens, text.len), TC_OK);
    tc_tokenise_scalar(&tokens, memory + TC_TEXT_PAD, text.len, NULL);
    collect(&reading, &tokens, 0);
    struct tc_sha256 *sha = tc_sha256_new();
    tc_sha256_add(sha, text);
    tc_sha256_end(sha, reading.sha256);
    tc_sha256_free(sha);
    tc_tokens_fini(&tokens);
    tc_free(memory);
    return reading;
}

static void expect_same(const struct reading *a, const struct reading *b, size_t kind, size_t window_bytes) {
    size_t n = a->offsets.len < b->offsets.len ? a->offsets.len : b->offsets.len;
    for (size_t i = 0; i < n; i++) {
        cr_assert_eq(a->offsets.items[i], b->offsets.items[i], "kind %zu, window %zu: token %zu at %lu", kind,
                     window_bytes, i / 2, (unsigned long)a->offsets.items[i]);
    }
    cr_assert_eq(a->offsets.len, b->offsets.len, "kind %zu, window %zu", kind, window_bytes);
    cr_assert_str_eq(a->sha256, b->sha256, "kind %zu, window %zu", kind, window_bytes);
    n = a->sentences.len < b->sentences.len ? a->sentences.len : b->sentences.len;
    for (size_t i = 0; i < n; i++) {
        cr_assert_eq(a->sentences.items[i], b->sentences.items[i], "kind %zu, window %zu: sentence %zu", kind,
                     window_bytes, i);
    }
    cr_assert_eq(a->sentences.len, b->sentences.len, "kind %zu, window %zu", kind, window_bytes);
}

Test(window, results_do_not_depend_on_windows_or_reads) {
    static const struct {
        size_t window, most;
    } ways[] = {{4096, 64 * 1024}, {4096, 1}, {16384, 5000}, {65536, 64 * 1024}, {1 << 20, 100}};
    for (size_t kind = 0; kind <= KINDS; kind++) {
        struct tc_buf text = text_of_kind(kind, BYTES, kind + 1);
        struct reading whole = tokenise_whole(tc_buf_str(&text));
        struct tc_text_stats first = {0};
        for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
            for (int scalar = 0; scalar < 2; scalar++) {
                struct reading got = read_text(tc_buf_str(&text), ways[i].window, ways[i].most, scalar);
                expect_same(&whole, &got, kind, ways[i].window);
                first = first.bytes == 0 ? got.stats : first;
                cr_expect_eq(memcmp(&first, &got.stats, sizeof first), 0, "kind %zu: other numbers", kind);
                reading_fini(&got);
            }
        }
        reading_fini(&whole);
        tc_buf_fini(&text);
    }
}

Test(window, many_short_texts_give_the_same_in_small_windows) {
    for (uint64_t seed = 1; seed <= 300; seed++) {
        size_t kind = seed % 4;
        struct tc_buf text = text_of_kind(kind, 3000 + seed * 97 % 9000, seed * 7919);
        struct reading whole = tokenise_whole(tc_buf_str(&text));
        struct reading got = read_text(tc_buf_str(&text), 4096, 3000, false);
        expect_same(&whole, &got, kind, 4096);
        reading_fini(&whole);
        reading_fini(&got);
        tc_buf_fini(&text);
    }
}

Test(window, empty_text_has_no_window) {
    struct reading reading = read_text(TC_STR(""), 0, 1, false);
    cr_expect_eq(reading.offsets.len, 0);
    cr_expect_str_eq(reading.sha256, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    reading_fini(&reading);
}

Test(window, counts_what_it_has_read) {
    struct reading reading = read_text(TC_STR("\xEF\xBB\xBFOne é.\xFF Two\xE2\x80 three."), 0, 2, false);
    cr_expect_eq(reading.stats.bytes, 24);
    cr_expect_eq(reading.stats.chars, 21);
    cr_expect_eq(reading.stats.invalid_bytes, 3);
    cr_expect_eq(reading.stats.first_invalid, 10);
    cr_expect_eq(reading.stats.tokens, 9);
    cr_expect_eq(reading.stats.sentences, 1);
    cr_expect_eq(reading.stats.cut_sentences, 0);
    reading_fini(&reading);
}

Test(window, sha256_is_that_of_the_bytes) {
    struct reading reading = read_text(TC_STR("abc"), 0, 1, false);
    cr_expect_str_eq(reading.sha256, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    reading_fini(&reading);
}

Test(window, sentence_without_end_is_cut_and_counted) {
    struct tc_buf text = text_of_kind(10, 100000, 1);
    struct reading reading = read_text(tc_buf_str(&text), 0, 70000, false);
    cr_expect_eq(reading.stats.tokens, 20000);
    cr_expect_eq(reading.stats.sentences, 40);
    cr_expect_eq(reading.stats.cut_sentences, 39);
    reading_fini(&reading);
    tc_buf_fini(&text);
}

Test(window, huge_hostile_texts_take_linear_time_and_no_memory) {
    enum { HUGE_BYTES = 20 << 20 };
    struct tc_reader *reader = NULL;
    cr_assert_eq(tc_reader_new(&reader, 0), TC_OK);
    static const size_t huge[] = {5, 6, 9, 10, KINDS};
    for (size_t i = 0; i < sizeof huge / sizeof *huge; i++) {
        struct tc_buf text = text_of_kind(huge[i], HUGE_BYTES, 5);
        struct tc_str rest = tc_buf_str(&text);
        uint64_t requests = tc_alloc_count();
        tc_reader_start(reader, tc_source_str(&rest), NULL);
        const struct tc_window *window = NULL;
        uint64_t bytes = 0;
        while (tc_reader_next(reader, &window, NULL) == TC_OK) {
            bytes += window->len;
        }
        cr_expect_eq(bytes, text.len);
        cr_expect_eq(tc_alloc_count(), requests);
        tc_buf_fini(&text);
    }
    tc_reader_free(reader);
}

/* Something once, then an error. */
static enum tc_status fail_to_read(void *ctx, char *dst, size_t cap, size_t *got, struct tc_error *err) {
    int *calls = ctx;
    if (++*calls > 1) {
        return tc_error_set(err, TC_ERR_INPUT, "the disk is gone");
    }
    memset(dst, 'a', cap);
    *got = cap;
    return TC_OK;
}

Test(window, reader_passes_on_the_error_of_its_source_and_works_again) {
    struct tc_reader *reader = NULL;
    const struct tc_window *window = NULL;
    struct tc_error err = {0};
    int calls = 0;
    cr_assert_eq(tc_reader_new(&reader, 0), TC_OK);
    cr_expect_eq(tc_reader_next(reader, &window, &err), TC_END);
    tc_reader_start(reader, (struct tc_source){fail_to_read, &calls}, NULL);
    cr_expect_eq(tc_reader_next(reader, &window, &err), TC_OK);
    cr_expect_eq(tc_reader_next(reader, &window, &err), TC_ERR_INPUT);
    cr_expect_str_eq(err.msg, "the disk is gone");
    cr_expect_eq(tc_reader_next(reader, &window, &err), TC_END);
    struct tc_str text = TC_STR("Once more.");
    tc_reader_start(reader, tc_source_str(&text), NULL);
    cr_expect_eq(tc_reader_next(reader, &window, &err), TC_OK);
    cr_expect_eq(window->tokens.n, 3);
    cr_expect_eq(window->byte_offset, 0);
    cr_expect_eq(tc_reader_next(reader, &window, &err), TC_END);
    tc_reader_free(reader);
}

Test(window, new_tells_when_memory_is_short) {
    for (uint64_t n = 1; n <= 4; n++) {
        struct tc_reader *reader = NULL;
        tc_alloc_fail_at(n, 0);
        enum tc_status status = tc_reader_new(&reader, 0);
        tc_alloc_fail_at(0, 0);
        cr_expect(status == TC_OK || (status == TC_ERR_MEMORY && !reader), "request %lu", (unsigned long)n);
        tc_reader_free(reader);
    }
}
