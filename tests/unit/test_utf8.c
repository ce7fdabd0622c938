#include "base/alloc.h"
#include "base/utf8.h"
#include "random.h"

#include <criterion/criterion.h>
#include <string.h>
#include <utf8proc.h>

TestSuite(utf8, .timeout = 60);

enum { LAST = 0x10FFFF };

static bool is_surrogate(uint32_t c) { return c >= 0xD800 && c <= 0xDFFF; }

Test(utf8, every_code_point_survives_encoding_and_decoding) {
    for (uint32_t c = 0; c <= LAST; c++) {
        char bytes[4];
        uint32_t back = 0;
        unsigned len = tc_utf8_encode(c, bytes);
        cr_assert_eq(tc_utf8_decode(bytes, len, &back), len);
        cr_assert_eq(back, is_surrogate(c) ? 0xFFFD : c);
        for (unsigned cut = 1; cut < len; cut++) {
            cr_assert_eq(tc_utf8_decode(bytes, cut, &back), 1);
            cr_assert_eq(back, 0xFFFD);
        }
    }
    char bytes[4];
    cr_expect_eq(tc_utf8_encode(LAST + 1, bytes), 3);
    cr_expect_eq(memcmp(bytes, "\xEF\xBF\xBD", 3), 0);
}

static const struct {
    struct tc_str text;
    size_t invalid_at, count;
    const char *clean;
} samples[] = {
    {{"", 0}, 0, 0, ""},
    {{"plain ascii, long", 17}, 17, 17, "plain ascii, long"},
    {{"caf\xC3\xA9", 5}, 5, 4, "caf\xC3\xA9"},
    {{"\x80", 1}, 0, 1, "\xEF\xBF\xBD"},
    {{"\xC0\xAF", 2}, 0, 2, "\xEF\xBF\xBD\xEF\xBF\xBD"}, /* overlong */
    {{"\xE0\x80\x80", 3}, 0, 3, NULL},                   /* overlong */
    {{"\xF0\x80\x80\x80", 4}, 0, 4, NULL},               /* overlong */
    {{"a\xED\xA0\x80", 4}, 1, 4, NULL},                  /* a surrogate */
    {{"ab\xF4\x90\x80\x80", 6}, 2, 6, NULL},             /* behind U+10FFFF */
    {{"\xF8\x88\x80\x80\x80", 5}, 0, 5, NULL},
    {{"12345678\xFF", 9}, 8, 9, "12345678\xEF\xBF\xBD"},
    {{"12345678abc\xE2\x82", 13}, 11, 13, "12345678abc\xEF\xBF\xBD\xEF\xBF\xBD"}, /* cut off */
    {{"\xEF\xBF\xBD", 3}, 3, 1, "\xEF\xBF\xBD"},                                  /* U+FFFD itself is valid */
    {{"\xF0\x9F\x8C\x8D!", 5}, 5, 2, "\xF0\x9F\x8C\x8D!"},
};

Test(utf8, finds_counts_and_replaces_invalid_bytes) {
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        struct tc_buf out;
        tc_buf_init(&out, SIZE_MAX / 2);
        cr_expect_eq(tc_utf8_invalid_at(samples[i].text), samples[i].invalid_at, "row %zu", i);
        cr_expect_eq(tc_utf8_count(samples[i].text), samples[i].count, "row %zu", i);
        cr_expect_eq(tc_utf8_clean(samples[i].text, &out), TC_OK);
        cr_expect_eq(tc_utf8_invalid_at(tc_buf_str(&out)), out.len, "row %zu", i);
        cr_expect_eq(tc_utf8_count(tc_buf_str(&out)), samples[i].count, "row %zu", i);
        cr_expect_eq(tc_utf8_count_valid(tc_buf_str(&out)), samples[i].count, "row %zu", i);
        if (samples[i].clean) {
            cr_expect(tc_str_eq_cstr(tc_buf_str(&out), samples[i].clean), "row %zu", i);
        }
        tc_buf_fini(&out);
    }
}

Test(utf8, counts_alike_fast_and_slowly_in_texts_of_any_length) {
    struct tc_buf text;
    tc_buf_init(&text, SIZE_MAX / 2);
    for (uint32_t i = 0; i < 5000; i++) {
        cr_expect_eq(tc_utf8_count_valid(tc_buf_str(&text)), i, "%u code points", i);
        cr_assert_eq(tc_buf_add(&text, tc_str((const char *[]){"a", "é", "€", "🌍", "€"}[i * i % 5])), TC_OK);
    }
    tc_buf_fini(&text);
}

static enum tc_status (*const folders[])(struct tc_str, struct tc_buf *) = {tc_utf8_fold, tc_utf8_slug};

static void expect_table(enum tc_status (*fold)(struct tc_str, struct tc_buf *), const char *const rows[][2],
                         size_t n) {
    struct tc_buf out;
    tc_buf_init(&out, SIZE_MAX / 2);
    for (size_t i = 0; i < n; i++) {
        tc_buf_reset(&out);
        cr_expect_eq(tc_buf_add(&out, TC_STR("<")), TC_OK);
        cr_expect_eq(fold(tc_str(rows[i][0]), &out), TC_OK);
        cr_expect_str_eq(out.ptr + 1, rows[i][1], "row %zu: %s gives %s", i, rows[i][0], out.ptr + 1);
        cr_expect_eq(out.ptr[0], '<');
    }
    tc_buf_fini(&out);
}

Test(utf8, folds_case_width_and_typography_and_keeps_accents) {
    static const char *const rows[][2] = {
        {"", ""},
        {"China's FOREIGN Minister [@Z`{]", "china's foreign minister [@z`{]"},
        {"Côte d’Ivoire", "côte d'ivoire"},
        {"ÉCOLE", "école"},
        {"e\xCC\x81", "é"},
        {"“Belt” „and‟ «Road» ‘one’", "\"belt\" \"and\" \"road\" 'one'"},
        {"2013–2015 — a‑b − c", "2013-2015 - a-b - c"},
        {"wait…", "wait..."},
        {"a\xC2\xA0"
         "b\xE2\x80\x89"
         "c\xE3\x80\x80"
         "d",
         "a b c d"},
        {"Straße", "strasse"},
        {"ﬁnance Ⅳ", "finance iv"},
        {"ＣＰＥＣ１", "cpec1"},
        {"co\xC2\xADop", "coop"},
        {"ΟΔΟΣ", "οδοσ"},
        {"МОСКВА", "москва"},
        {"bad\xFF", "bad\xEF\xBF\xBD"},
        {"習近平", "習近平"},
    };
    expect_table(tc_utf8_fold, rows, sizeof rows / sizeof *rows);
}

Test(utf8, slugs_are_lower_case_ascii_where_there_is_an_ascii_letter) {
    static const char *const rows[][2] = {
        {"", ""},
        {"Gwadar Port", "gwadar-port"},
        {"  --a  &  b!! ", "a-b"},
        {"Côte d’Ivoire", "cote-divoire"},
        {"Łódź Ærø Ðakovo", "lodz-aero-dakovo"},
        {"São Tomé & Príncipe", "sao-tome-principe"},
        {"Москва Йорк", "москва-йорк"},
        {"習近平", "習近平"},
        {"COVID-19", "covid-19"},
        {"x̧̌y", "xy"},
        {"!?", ""},
        {"a\xFFz", "a-z"},
        {"ж\u0338'\u0315\u0338к", "ж\u0338к"}, /* what stands on an apostrophe goes with it */
    };
    expect_table(tc_utf8_slug, rows, sizeof rows / sizeof *rows);
}

static void expect_idempotent(size_t which, struct tc_str text, struct tc_buf *once, struct tc_buf *twice) {
    tc_buf_reset(once);
    tc_buf_reset(twice);
    cr_assert_eq(folders[which](text, once), TC_OK);
    cr_assert_eq(folders[which](tc_buf_str(once), twice), TC_OK);
    cr_expect(tc_str_eq(tc_buf_str(once), tc_buf_str(twice)), "folder %zu: \"%.*s\" gives \"%.*s\", then \"%.*s\"",
              which, TC_FMT(text), TC_FMT(*once), TC_FMT(*twice));
}

Test(utf8, folding_any_code_point_twice_is_folding_it_once) {
    struct tc_buf once;
    struct tc_buf twice;
    tc_buf_init(&once, SIZE_MAX / 2);
    tc_buf_init(&twice, SIZE_MAX / 2);
    for (uint32_t c = 0; c <= LAST; c++) {
        char text[16] = "a";
        size_t len = 1 + tc_utf8_encode(c, text + 1);
        for (size_t which = 0; which < 2; which++) {
            expect_idempotent(which, (struct tc_str){text + 1, len - 1}, &once, &twice);
            expect_idempotent(which, (struct tc_str){text, len}, &once, &twice);
        }
    }
    tc_buf_fini(&once);
    tc_buf_fini(&twice);
}

/* Marks, capitals and typography stand close together, so that most strings have something to fold. */
static struct tc_str random_text(uint64_t *state, char out[64]) {
    static const uint32_t blocks[] = {0x20,   0x40,   0xA0,   0xC0,   0x100,  0x1E0,  0x300,  0x340,
                                      0x370,  0x3A0,  0x1E00, 0x1F00, 0x1F80, 0x2010, 0x20D0, 0x2100,
                                      0x3040, 0x3090, 0x1100, 0xAC00, 0xFB00, 0xFF00};
    size_t len = 0;
    for (uint32_t n = random_next(state, 12); n > 0; n--) {
        uint32_t block = blocks[random_next(state, sizeof blocks / sizeof *blocks)];
        len += tc_utf8_encode(block + random_next(state, 64), out + len);
    }
    return (struct tc_str){out, len};
}

Test(utf8, folding_random_text_twice_is_folding_it_once) {
    uint64_t state = 2463534242U;
    struct tc_buf once;
    struct tc_buf twice;
    tc_buf_init(&once, SIZE_MAX / 2);
    tc_buf_init(&twice, SIZE_MAX / 2);
    for (int i = 0; i < 100000; i++) {
        char text[64];
        expect_idempotent((size_t)i % 2, random_text(&state, text), &once, &twice);
    }
    tc_buf_fini(&once);
    tc_buf_fini(&twice);
}

/* Canonically equal texts must fold alike: what NFC and NFD of a document match must not differ. */
Test(utf8, composed_and_decomposed_text_fold_alike) {
    uint64_t state = 88172645U;
    struct tc_buf a;
    struct tc_buf b;
    tc_buf_init(&a, SIZE_MAX / 2);
    tc_buf_init(&b, SIZE_MAX / 2);
    for (int i = 0; i < 50000; i++) {
        char text[64];
        struct tc_str composed = random_text(&state, text);
        utf8proc_uint8_t *decomposed = NULL;
        utf8proc_ssize_t len = utf8proc_map((const utf8proc_uint8_t *)composed.ptr, (utf8proc_ssize_t)composed.len,
                                            &decomposed, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE);
        cr_assert_geq(len, 0);
        tc_buf_reset(&a);
        tc_buf_reset(&b);
        cr_assert_eq(tc_utf8_fold(composed, &a), TC_OK);
        cr_assert_eq(tc_utf8_fold((struct tc_str){(const char *)decomposed, (size_t)len}, &b), TC_OK);
        cr_expect(tc_str_eq(tc_buf_str(&a), tc_buf_str(&b)), "\"%.*s\" gives \"%.*s\" and \"%.*s\"", TC_FMT(composed),
                  TC_FMT(a), TC_FMT(b));
        free(decomposed);
    }
    tc_buf_fini(&a);
    tc_buf_fini(&b);
}

Test(utf8, a_long_word_folds_like_a_short_one_and_failed_allocations_are_told) {
    enum { N = 500 };
    char text[2 * N];
    for (size_t i = 0; i < N; i++) {
        memcpy(text + 2 * i, "\xC3\x89", 2);
    }
    int failures = 0;
    for (uint64_t n = 1; n < 20; n++) {
        struct tc_buf out;
        tc_buf_init(&out, SIZE_MAX / 2);
        tc_alloc_fail_at(n, 0);
        if (tc_utf8_fold((struct tc_str){text, sizeof text}, &out) == TC_OK) {
            cr_expect_eq(tc_utf8_count(tc_buf_str(&out)), N);
            cr_expect(tc_str_ends(tc_buf_str(&out), TC_STR("\xC3\xA9\xC3\xA9")));
        } else {
            failures++;
        }
        tc_alloc_fail_at(0, 0);
        tc_buf_fini(&out);
    }
    cr_expect_gt(failures, 2);
}
