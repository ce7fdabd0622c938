#include "text/token.h"

#include "base/alloc.h"
#include "text/lanes.h"
#include "text/scan.h"
#include <string.h>

const char *const tc_class_names[] = {"Cap", "UPPER", "lower", "num", "punct", "func", "date", NULL};

uint32_t tc_class_find(struct tc_str name) {
    static const uint32_t bits[] = {TC_CLASS_CAP,   TC_CLASS_UPPER, TC_CLASS_LOWER, TC_CLASS_NUM,
                                    TC_CLASS_PUNCT, TC_CLASS_FUNC,  TC_CLASS_DATE};
    for (size_t i = 0; tc_class_names[i]; i++) {
        if (tc_str_eq_cstr(name, tc_class_names[i])) {
            return bits[i];
        }
    }
    return 0;
}

/* The bitmap tokeniser writes in steps and may run over by a block. */
enum { SLACK = 64 + 4 };

enum tc_status tc_tokens_init(struct tc_tokens *tokens, size_t max_bytes) {
    if (max_bytes > UINT32_MAX / 2) {
        return TC_ERR_LIMIT;
    }
    size_t room = max_bytes + 1 + SLACK;
    uint32_t *memory = tc_reallocarray(NULL, room, 6 * sizeof *memory);
    struct tc_seen *seen = tc_calloc(1, sizeof *seen);
    if (!memory || !seen) {
        tc_free(memory);
        tc_free(seen);
        return TC_ERR_MEMORY;
    }
    *tokens = (struct tc_tokens){
        .cap = (uint32_t)max_bytes,
        .from = memory,
        .to = memory + room,
        .sym = memory + 2 * room,
        .cls = memory + 3 * room,
        .sent = memory + 4 * room,
        .mark = memory + 5 * room,
        .seen = seen,
    };
    tokens->sent[0] = 0;
    return TC_OK;
}

void tc_tokens_fini(struct tc_tokens *tokens) {
    tc_free(tokens->from); /* the arrays are one piece */
    tc_free(tokens->seen);
    *tokens = (struct tc_tokens){0};
}

/* --- classes --- */

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* The only tokens with a hyphen in them are ISO dates. */
bool tc_token_is_date(struct tc_str token) {
    if (token.len == 4) {
        bool digits = is_digit(token.ptr[1]) && is_digit(token.ptr[2]) && is_digit(token.ptr[3]);
        return (token.ptr[0] == '1' || token.ptr[0] == '2') && digits;
    }
    return token.len == 10 && is_digit(token.ptr[0]) && token.ptr[4] == '-';
}

/* Characters of a token by kind. */
struct tally {
    unsigned letters, uppers, digits;
    uint32_t cls; /* what the first ones say, and TC_CLASS_NONASCII */
};

static void count_char(struct tally *tally, uint8_t class, bool is_first) {
    tally->cls |= is_first && (class & TC_CHAR_DIGIT) ? TC_CLASS_NUM : 0;
    tally->cls |= tally->letters == 0 && (class & TC_CHAR_UPPER) ? TC_CLASS_CAP : 0;
    tally->letters += (class & (TC_CHAR_LETTER | TC_CHAR_IDEO)) != 0;
    tally->uppers += (class & TC_CHAR_UPPER) != 0;
    tally->digits += (class & TC_CHAR_DIGIT) != 0;
}

uint32_t tc_token_shape(struct tc_str token) {
    const char *end = token.ptr + token.len;
    struct tally tally = {0};
    for (const char *p = token.ptr; p < end;) {
        unsigned size = 0;
        count_char(&tally, tc_char_at(p, end, &size), p == token.ptr);
        tally.cls |= (unsigned char)*p >= 0x80 ? TC_CLASS_NONASCII : 0;
        p += size;
    }
    uint32_t cls = tally.cls;
    cls |= tally.letters > 0 ? TC_CLASS_WORD : 0;
    cls |= tally.letters > 1 && tally.uppers == tally.letters ? TC_CLASS_UPPER : 0;
    cls |= tally.letters > 0 && tally.uppers == 0 ? TC_CLASS_LOWER : 0;
    cls |= tally.letters + tally.digits == 0 ? TC_CLASS_PUNCT : 0;
    return cls | (tc_token_is_date(token) ? TC_CLASS_DATE : 0);
}

/* --- whole texts --- */

void tc_tokenise_scalar(struct tc_tokens *tokens, const char *text, size_t len, const struct tc_vocab *vocab) {
    struct tc_scan scan = {.text = text, .len = len, .last = true};
    tc_scan_scalar(tokens, &scan);
    tc_scan_symbols_scalar(tokens, text, vocab);
    tc_scan_sentences(tokens, &scan);
}

void tc_tokenise(struct tc_tokens *tokens, const char *text, size_t len, const struct tc_vocab *vocab) {
    struct tc_scan scan = {.text = text, .len = len, .last = true};
    tc_scan_bitmap(tokens, &scan);
    tc_scan_symbols(tokens, text, vocab);
    tc_scan_sentences(tokens, &scan);
}

enum { BLOCK = 64, CAPITAL_MARKS = TC_MARK_BEGINS_CAPITAL | TC_MARK_ENDS_CAPITAL };

#ifdef __SSE2__

/* Moves TC_CLASS_CAP to the sign of 16 bits. */
enum { CAPITAL_TO_SIGN = 14 };
_Static_assert((uint32_t)TC_CLASS_CAP << CAPITAL_TO_SIGN == 1U << 15, "the bit above all others");
_Static_assert(TC_MARKS < 1 << 15, "packing to signed 16 bits leaves classes as they are");

typedef __m128i block[BLOCK / 8];

static inline __m128i load_four(const uint32_t *cls) { return _mm_loadu_si128((const __m128i *)(const void *)cls); }

/* The classes of 64 tokens, without marks that want a capital where there is none. */
static inline void load_block(block v, const uint32_t *cls) {
    const __m128i others = _mm_set1_epi16(~CAPITAL_MARKS);
    for (unsigned i = 0; i < BLOCK / 8; i++) {
        __m128i classes = _mm_packs_epi32(load_four(cls + 8 * i), load_four(cls + 8 * i + 4));
        __m128i has_capital = _mm_srai_epi16(_mm_slli_epi16(classes, CAPITAL_TO_SIGN), 15);
        v[i] = _mm_and_si128(classes, _mm_or_si128(has_capital, others));
    }
}

static inline __m128i has_none(__m128i v, __m128i classes) {
    return _mm_cmpeq_epi16(_mm_and_si128(v, classes), _mm_setzero_si128());
}

static inline uint64_t choose(const block v, uint32_t classes) {
    const __m128i wanted = _mm_set1_epi16((short)classes);
    uint64_t none = 0;
    for (unsigned i = 0; i < BLOCK / 8; i += 2) {
        __m128i sixteen = _mm_packs_epi16(has_none(v[i], wanted), has_none(v[i + 1], wanted));
        none |= (uint64_t)(uint32_t)_mm_movemask_epi8(sixteen) << 8 * i;
    }
    return ~none;
}

#else

typedef uint32_t block[BLOCK];

static void load_block(block v, const uint32_t *cls) {
    for (unsigned i = 0; i < BLOCK; i++) {
        v[i] = cls[i] & (cls[i] & TC_CLASS_CAP ? UINT32_MAX : ~(uint32_t)CAPITAL_MARKS);
    }
}

static uint64_t choose(const block v, uint32_t classes) {
    uint64_t bits = 0;
    for (unsigned i = 0; i < BLOCK; i++) {
        bits |= (uint64_t)((v[i] & classes) != 0) << i;
    }
    return bits;
}

#endif

/* The arrays have room for a block behind the last token. */
void tc_tokens_choose(const struct tc_tokens *tokens, const struct tc_choice *choices, size_t n) {
    for (uint32_t at = 0; at <= tokens->n; at += BLOCK) {
        uint64_t there = tokens->n - at < BLOCK ? (UINT64_C(1) << (tokens->n - at)) - 1 : UINT64_MAX;
        block v;
        load_block(v, tokens->cls + at);
        for (size_t i = 0; i < n; i++) {
            choices[i].bits[at / BLOCK] = choose(v, choices[i].classes) & there;
            choices[i].bits[at / BLOCK + 1] = 0;
        }
    }
}

size_t tc_token_split(struct tc_str text, uint32_t (*out)[2], size_t max) {
    size_t n = 0;
    uint32_t from = 0;
    uint32_t to = 0;
    while (tc_scan_next(text, &from, &to)) {
        if (n < max) {
            out[n][0] = from;
            out[n][1] = to;
        }
        n++;
    }
    return n;
}
