#include "base/utf8.h"

#include "base/alloc.h"
#include <string.h>
#include <utf8proc.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum { REPLACEMENT = 0xFFFD };

static uint32_t tail(char c) { return (unsigned char)c & 0x3F; }

unsigned tc_utf8_decode(const char *text, size_t len, uint32_t *code_point) {
    unsigned char lead = (unsigned char)text[0];
    if (lead < 0x80) {
        *code_point = lead;
        return 1;
    }
    if (lead >= 0xC2 && lead <= 0xDF && len >= 2 && tc_utf8_is_tail(text[1])) {
        *code_point = (lead & 0x1FU) << 6 | tail(text[1]);
        return 2;
    }
    if ((lead & 0xF0) == 0xE0 && len >= 3 && tc_utf8_is_tail(text[1]) && tc_utf8_is_tail(text[2])) {
        uint32_t c = (lead & 0x0FU) << 12 | tail(text[1]) << 6 | tail(text[2]);
        if (c >= 0x800 && (c < 0xD800 || c > 0xDFFF)) {
            *code_point = c;
            return 3;
        }
    }
    if ((lead & 0xF8) == 0xF0 && len >= 4 && tc_utf8_is_tail(text[1]) && tc_utf8_is_tail(text[2]) &&
        tc_utf8_is_tail(text[3])) {
        uint32_t c = (lead & 0x07U) << 18 | tail(text[1]) << 12 | tail(text[2]) << 6 | tail(text[3]);
        if (c >= 0x10000 && c <= 0x10FFFF) {
            *code_point = c;
            return 4;
        }
    }
    *code_point = REPLACEMENT;
    return 1;
}

unsigned tc_utf8_encode(uint32_t c, char out[4]) {
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) {
        c = REPLACEMENT;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

size_t tc_utf8_skip_ascii(struct tc_str text, size_t from) {
    uint64_t word = 0;
    while (text.len - from >= sizeof word) {
        memcpy(&word, text.ptr + from, sizeof word);
        if (word & 0x8080808080808080U) {
            break;
        }
        from += sizeof word;
    }
    while (from < text.len && (unsigned char)text.ptr[from] < 0x80) {
        from++;
    }
    return from;
}

/* The same from a given offset on. */
static size_t invalid_from(struct tc_str text, size_t from) {
    for (size_t at = tc_utf8_skip_ascii(text, from); at < text.len; at = tc_utf8_skip_ascii(text, at)) {
        uint32_t c = 0;
        unsigned n = tc_utf8_decode(text.ptr + at, text.len - at, &c);
        if (n == 1) {
            return at;
        }
        at += n;
    }
    return text.len;
}

size_t tc_utf8_invalid_at(struct tc_str text) { return invalid_from(text, 0); }

size_t tc_utf8_count(struct tc_str text) {
    size_t count = text.len;
    for (size_t at = tc_utf8_skip_ascii(text, 0); at < text.len; at = tc_utf8_skip_ascii(text, at)) {
        uint32_t c = 0;
        unsigned size = tc_utf8_decode(text.ptr + at, text.len - at, &c);
        count -= size - 1;
        at += size;
    }
    return count;
}

#ifdef __SSE2__

/* All ones, so -1, for each byte inside a code point. */
static inline __m128i tails_at(const char *at) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)at);
    return _mm_cmpgt_epi8(_mm_set1_epi8((char)0xC0), bytes);
}

static inline size_t add_up(__m128i sums) {
    __m128i halves = _mm_sad_epu8(sums, _mm_setzero_si128());
    return (size_t)(_mm_cvtsi128_si32(halves) + _mm_extract_epi16(halves, 4));
}

/* Of less than 16 bytes behind others: the last 16, without those that were counted. */
static inline size_t count_last_tails(const char *end, size_t rest) {
    unsigned bits = (unsigned)_mm_movemask_epi8(tails_at(end - 16)) >> (16 - rest);
    size_t count = 0;
    for (; bits != 0; bits &= bits - 1) { /* most have none */
        count++;
    }
    return count;
}

/* In steps of 64 bytes and of 16; of less than 16 none, what is left over is moved on to. */
static size_t count_tails(struct tc_str *text) {
    enum { LANE = 16, STEP = 4 * LANE, STEPS = UINT8_MAX / 4 }; /* as a sum of lanes is a byte */
    size_t count = 0;
    const char *at = text->ptr, *end = at + text->len;
    while (end - at >= LANE) {
        __m128i sums = _mm_setzero_si128();
        for (int i = 0; i < STEPS && end - at >= STEP; i++, at += STEP) {
            __m128i first = _mm_add_epi8(tails_at(at), tails_at(at + LANE));
            __m128i second = _mm_add_epi8(tails_at(at + 2 * LANE), tails_at(at + 3 * LANE));
            sums = _mm_sub_epi8(sums, _mm_add_epi8(first, second));
        }
        for (int i = 0; i < 3 && end - at >= LANE; i++, at += LANE) {
            sums = _mm_sub_epi8(sums, tails_at(at));
        }
        count += add_up(sums);
    }
    if (at > text->ptr) {
        count += count_last_tails(end, (size_t)(end - at));
        at = end;
    }
    *text = (struct tc_str){at, (size_t)(end - at)};
    return count;
}

#else

static size_t count_tails(struct tc_str *text) {
    (void)text;
    return 0;
}

#endif

/* Every byte but those inside code points. */
size_t tc_utf8_count_valid(struct tc_str text) {
    size_t count = text.len - count_tails(&text);
    for (size_t i = 0; i < text.len; i++) {
        count -= tc_utf8_is_tail(text.ptr[i]);
    }
    return count;
}

static enum tc_status add_code_point(struct tc_buf *out, uint32_t c) {
    char bytes[4];
    unsigned len = tc_utf8_encode(c, bytes);
    return tc_buf_add(out, (struct tc_str){bytes, len});
}

enum tc_status tc_utf8_clean(struct tc_str text, struct tc_buf *out) {
    size_t from = 0;
    for (;;) {
        size_t bad = invalid_from(text, from);
        if (tc_buf_add(out, tc_str_sub(text, from, bad)) != TC_OK) {
            return TC_ERR_MEMORY;
        }
        if (bad == text.len) {
            return TC_OK;
        }
        if (add_code_point(out, REPLACEMENT) != TC_OK) {
            return TC_ERR_MEMORY;
        }
        from = bad + 1;
    }
}

/* Typographic forms that Unicode's compatibility mapping does not bring to ASCII. */
static uint32_t plain_form(uint32_t c) {
    if (c < 0x80) {
        return c;
    }
    if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2043) {
        return '-';
    }
    if ((c >= 0x2018 && c <= 0x201B) || c == 0x2039 || c == 0x203A || c == 0xB4 || c == 0x2BC || c == 0x2032) {
        return '\'';
    }
    if ((c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2033) {
        return '"';
    }
    if (c == 0x2028 || c == 0x2029 || c == 0x1680) {
        return ' ';
    }
    return c;
}

static utf8proc_int32_t before_mapping(utf8proc_int32_t c, void *unused) {
    (void)unused;
    return (utf8proc_int32_t)plain_form((uint32_t)c);
}

enum { FOLD_STACK = 128 };
static const utf8proc_option_t FOLD =
    UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
static const utf8proc_option_t DECOMPOSE = UTF8PROC_STABLE | UTF8PROC_DECOMPOSE;

struct points {
    utf8proc_int32_t stack[FOLD_STACK];
    utf8proc_int32_t *items; /* stack, or heap memory */
    utf8proc_ssize_t len;
};

static void points_fini(struct points *points) {
    if (points->items != points->stack) {
        tc_free(points->items);
    }
}

/* Decomposes valid UTF-8 under the options; needs points_fini only when it succeeds. */
static enum tc_status decompose(struct points *points, struct tc_str text, utf8proc_option_t options) {
    const utf8proc_uint8_t *bytes = (const utf8proc_uint8_t *)text.ptr;
    utf8proc_ssize_t len = (utf8proc_ssize_t)text.len;
    points->items = points->stack;
    points->len = utf8proc_decompose_custom(bytes, len, points->stack, FOLD_STACK, options, before_mapping, NULL);
    if (points->len > FOLD_STACK) {
        points->items = tc_reallocarray(NULL, (size_t)points->len, sizeof *points->items);
        if (!points->items) {
            return TC_ERR_MEMORY;
        }
        utf8proc_decompose_custom(bytes, len, points->items, points->len, options, before_mapping, NULL);
    }
    return points->len < 0 ? TC_ERR_MEMORY : TC_OK;
}

static enum tc_status add_points(struct tc_buf *out, const struct points *points) {
    enum tc_status status = TC_OK;
    for (utf8proc_ssize_t i = 0; i < points->len && status == TC_OK; i++) {
        status = add_code_point(out, (uint32_t)points->items[i]);
    }
    return status;
}

/* Plain forms go in before the composition, so that a second pass finds nothing to do. */
static enum tc_status fold_by_library(struct tc_str text, struct tc_buf *out) {
    struct points points;
    if (decompose(&points, text, FOLD) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    for (utf8proc_ssize_t i = 0; i < points.len; i++) {
        points.items[i] = (utf8proc_int32_t)plain_form((uint32_t)points.items[i]);
    }
    if (points.len > 0) {
        points.len = utf8proc_normalize_utf32(points.items, points.len, FOLD);
    }
    enum tc_status status = add_points(out, &points);
    points_fini(&points);
    return status;
}

/* U+0345, or a byte pair that begins one of the Greek letters that hold it. */
static bool has_iota_subscript(struct tc_str text) {
    for (size_t i = 0; i + 1 < text.len; i++) {
        unsigned char a = (unsigned char)text.ptr[i];
        unsigned char b = (unsigned char)text.ptr[i + 1];
        if ((a == 0xCD && b == 0x85) || (a == 0xE1 && (b == 0xBE || b == 0xBF))) {
            return true;
        }
    }
    return false;
}

/* Case folding makes a letter of the iota subscript, which is a mark: where it then stands depends on the order of the
 * marks, so that order must be the canonical one before (The Unicode Standard, 3.13, D146). */
static enum tc_status fold_foreign(struct tc_str text, struct tc_buf *out) {
    if (!has_iota_subscript(text)) {
        return fold_by_library(text, out);
    }
    struct points points;
    if (decompose(&points, text, DECOMPOSE) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    struct tc_buf canonical;
    tc_buf_init(&canonical, SIZE_MAX / 2);
    enum tc_status status = add_points(&canonical, &points);
    if (status == TC_OK) {
        status = fold_by_library(tc_buf_str(&canonical), out);
    }
    tc_buf_fini(&canonical);
    points_fini(&points);
    return status;
}

static enum tc_status fold_ascii(struct tc_str text, struct tc_buf *out) {
    if (tc_buf_reserve(out, text.len) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    char *to = out->ptr + out->len;
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        unsigned is_upper = (unsigned)(c - 'A') < 26;
        to[i] = (char)(c | is_upper << 5);
    }
    out->len += text.len;
    out->ptr[out->len] = '\0';
    return TC_OK;
}

/* A stretch for the library begins one byte before the first non-ASCII one, which may be a mark on it, and ends where
 * ASCII begins again: nothing in Unicode composes an ASCII character with what stands before it. */
static enum tc_status fold_valid(struct tc_str text, struct tc_buf *out) {
    enum tc_status status = TC_OK;
    for (size_t at = 0; at < text.len && status == TC_OK;) {
        size_t foreign = tc_utf8_skip_ascii(text, at);
        size_t base = foreign < text.len && foreign > at ? foreign - 1 : foreign;
        size_t end = foreign;
        while (end < text.len && (unsigned char)text.ptr[end] >= 0x80) {
            end++;
        }
        status = fold_ascii(tc_str_sub(text, at, base), out);
        if (status == TC_OK && end > base) {
            status = fold_foreign(tc_str_sub(text, base, end), out);
        }
        at = end;
    }
    return status;
}

enum tc_status tc_utf8_fold(struct tc_str text, struct tc_buf *out) {
    size_t foreign = tc_utf8_skip_ascii(text, 0);
    if (foreign == text.len) {
        return fold_ascii(text, out);
    }
    if (invalid_from(text, foreign) == text.len) {
        return fold_valid(text, out);
    }
    struct tc_buf clean;
    tc_buf_init(&clean, SIZE_MAX / 2);
    enum tc_status status = tc_utf8_clean(text, &clean);
    if (status == TC_OK) {
        status = fold_valid(tc_buf_str(&clean), out);
    }
    tc_buf_fini(&clean);
    return status;
}

/* Lower-case letters that have an ASCII spelling although Unicode does not decompose them. */
static const char *ascii_spelling(uint32_t c) {
    static const struct {
        uint32_t letter;
        const char *spelling;
    } table[] = {{0xE6, "ae"}, {0xF0, "d"},  {0xF8, "o"},  {0xFE, "th"},  {0x111, "d"},
                 {0x127, "h"}, {0x131, "i"}, {0x142, "l"}, {0x153, "oe"}, {0x167, "t"}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        if (table[i].letter == c) {
            return table[i].spelling;
        }
    }
    return NULL;
}

static bool is_alnum(uint32_t c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

/* The ASCII letter or digit under the accents of c, or 0. */
static uint32_t ascii_base(uint32_t c) {
    utf8proc_int32_t parts[8];
    int boundary = 0;
    utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)c, parts, 8, UTF8PROC_DECOMPOSE, &boundary);
    return n > 0 && n <= 8 && is_alnum((uint32_t)parts[0]) ? (uint32_t)parts[0] : 0;
}

enum slug_class { SLUG_KEEP, SLUG_MARK, SLUG_DROP, SLUG_BREAK };

static enum slug_class slug_class(uint32_t c) {
    if (is_alnum(c)) {
        return SLUG_KEEP;
    }
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
        return SLUG_KEEP;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return SLUG_MARK;
    default:
        return c == '\'' ? SLUG_DROP : SLUG_BREAK;
    }
}

struct slug {
    struct tc_buf *out;
    size_t start; /* where in out the slug begins */
    bool broken;  /* something stood between the last letter and here */
    bool bare;    /* marks go: they stand on what was dropped or brought to ASCII */
};

static enum tc_status slug_put(struct slug *slug, uint32_t c) {
    enum slug_class class = slug_class(c);
    if (class == SLUG_MARK && (slug->bare || slug->broken)) {
        return TC_OK;
    }
    if (class == SLUG_DROP) {
        slug->bare = true;
        return TC_OK;
    }
    if (class == SLUG_BREAK) {
        slug->broken = true;
        return TC_OK;
    }
    if (slug->broken && slug->out->len > slug->start && tc_buf_addc(slug->out, '-') != TC_OK) {
        return TC_ERR_MEMORY;
    }
    uint32_t base = is_alnum(c) ? c : ascii_base(c);
    const char *spelling = is_alnum(c) ? NULL : ascii_spelling(c);
    slug->broken = false;
    slug->bare = spelling || base;
    return spelling ? tc_buf_add(slug->out, tc_str(spelling)) : add_code_point(slug->out, base ? base : c);
}

static enum tc_status slug_folded(struct tc_str folded, struct tc_buf *out) {
    struct slug slug = {.out = out, .start = out->len, .broken = true};
    enum tc_status status = TC_OK;
    for (size_t at = 0; at < folded.len && status == TC_OK;) {
        uint32_t c = 0;
        at += tc_utf8_decode(folded.ptr + at, folded.len - at, &c);
        status = slug_put(&slug, c);
    }
    return status;
}

enum tc_status tc_utf8_slug(struct tc_str text, struct tc_buf *out) {
    char memory[512]; /* enough for the words that become keys: no memory is requested for each of them */
    struct tc_buf folded = {.ptr = memory, .cap = sizeof memory, .max = sizeof memory - 1}; /* never grows */
    if (tc_utf8_fold(text, &folded) == TC_OK) {
        return slug_folded(tc_buf_str(&folded), out);
    }
    tc_buf_init(&folded, SIZE_MAX / 2);
    enum tc_status status = tc_utf8_fold(text, &folded);
    status = status == TC_OK ? slug_folded(tc_buf_str(&folded), out) : status;
    tc_buf_fini(&folded);
    return status;
}

bool tc_utf8_alike(struct tc_str a, struct tc_str b) {
    struct tc_buf x, y;
    tc_buf_init(&x, SIZE_MAX / 2);
    tc_buf_init(&y, SIZE_MAX / 2);
    bool alike =
        tc_utf8_fold(a, &x) == TC_OK && tc_utf8_fold(b, &y) == TC_OK && tc_str_eq(tc_buf_str(&x), tc_buf_str(&y));
    tc_buf_fini(&x);
    tc_buf_fini(&y);
    return alike;
}
