/* Classes and symbols of tokens, 16 bytes at a time; longer tokens and those that are not ASCII take the scalar way. */
#include "text/lanes.h"
#include "text/scan.h"
#include "text/vocab_table.h"

static void scalar_symbol(struct tc_tokens *tokens, uint32_t i, const char *text, const struct tc_vocab *vocab) {
    struct tc_str token = {text + tokens->from[i], tokens->to[i] - tokens->from[i]};
    uint32_t cls = tc_token_shape(token);
    uint32_t sym = vocab ? tc_vocab_find(vocab, token, cls) : 0;
    tokens->sym[i] = sym;
    tokens->cls[i] = cls | (sym ? tc_vocab_classes(vocab, sym) : 0);
}

void tc_scan_symbols_scalar(struct tc_tokens *tokens, const char *text, const struct tc_vocab *vocab) {
    for (uint32_t i = 0; i < tokens->n; i++) {
        scalar_symbol(tokens, i, text, vocab);
    }
}

#ifndef __SSE2__

void tc_scan_symbols(struct tc_tokens *tokens, const char *text, const struct tc_vocab *vocab) {
    tc_scan_symbols_scalar(tokens, text, vocab);
}

#else

/* Tokens go through in batches, each step in a loop of its own: short loops of independent turns keep the processor
 * busy where one long turn would wait for memory. A bit in `odd` sends a token the scalar way afterwards. */
enum { BATCH = 32, PREFETCH_BUCKETS = 1 << 14 };

/* Bits of the first 16 bytes of a token. */
struct shape {
    uint32_t letters, uppers, high;
};

/* key: the first 16 bytes, letters in lower case. */
static inline struct shape load_token(const char *text, uint32_t len, uint64_t key[2]) {
    static const uint8_t ones_then_zeros[2 * TC_KEY_BYTES] = {255, 255, 255, 255, 255, 255, 255, 255,
                                                              255, 255, 255, 255, 255, 255, 255, 255};
    __m128i cover = _mm_loadu_si128((const __m128i *)(const void *)(ones_then_zeros + TC_KEY_BYTES - len));
    __m128i v = _mm_and_si128(_mm_loadu_si128((const __m128i *)(const void *)text), cover);
    __m128i case_bit = _mm_set1_epi8(0x20);
    __m128i lower = _mm_or_si128(v, case_bit);
    __m128i letter = tc_lanes_between(lower, 'a', 'z');
    _mm_storeu_si128((__m128i *)(void *)key, _mm_or_si128(v, _mm_and_si128(letter, case_bit)));
    uint32_t letters = (uint32_t)_mm_movemask_epi8(letter);
    uint32_t uppers = letters & ~(uint32_t)_mm_movemask_epi8(tc_lanes_case(v));
    return (struct shape){letters, uppers, (uint32_t)_mm_movemask_epi8(v)};
}

/* 1 if any of the 16 bits is set. Written so that compilers make no branch of it: shapes follow no pattern. */
static inline uint32_t any(uint32_t bits) { return (bits + 0xFFFF) >> 16; }

/* Keys, and classes of what is a sign or a word in lower case or with one capital in front; other words are odd. */
static inline uint32_t load_batch(uint64_t (*keys)[2], uint32_t n, const char *text, const uint32_t *from,
                                  const uint32_t *to, uint32_t *cls) {
    static const uint8_t classes[4] = {TC_CLASS_PUNCT, TC_CLASS_WORD | TC_CLASS_LOWER, 0, TC_CLASS_WORD | TC_CLASS_CAP};
    uint32_t odd = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t len = to[i] - from[i];
        if (__builtin_expect(len > TC_KEY_BYTES, 0)) {
            odd |= 1U << i;
            len = TC_KEY_BYTES;
        }
        const char *bytes = text + from[i];
        struct shape shape = load_token(bytes, len, keys[i]);
        uint32_t first = shape.letters & (0U - shape.letters);
        uint32_t digit = (uint32_t)((unsigned)(*bytes - '0') < 10);
        odd |= (any(shape.high | (shape.uppers & ~first)) | digit) << i;
        cls[i] = classes[any(shape.letters) + 2 * any(shape.uppers)];
    }
    return odd;
}

/* Symbols, and the classes that come with them. A word with exact variants is odd. */
static inline uint32_t find_batch(uint64_t (*keys)[2], uint32_t n, const struct tc_vocab_table *table, uint32_t *cls,
                                  uint32_t *sym) {
    uint32_t odd = 0;
    if (table->mask >= PREFETCH_BUCKETS) {
        for (uint32_t i = 0; i < n; i++) {
            __builtin_prefetch(tc_vocab_table_bucket(table, tc_vocab_hash(keys[i])));
        }
    }
    for (uint32_t i = 0; i < n; i++) {
        struct tc_vocab_found found = tc_vocab_table_find(table, keys[i]);
        sym[i] = found.sym;
        cls[i] |= found.classes;
        odd |= (found.classes / TC_ENTRY_VARIANTS) << i;
    }
    return odd;
}

/* As tc_token_shape, of an ASCII token of at most 16 bytes. */
static uint32_t shape_of_short(struct tc_str token) {
    uint64_t key[2];
    struct shape shape = load_token(token.ptr, (uint32_t)token.len, key);
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)key);
    uint32_t digits = (uint32_t)_mm_movemask_epi8(tc_lanes_between(bytes, '0', '9'));
    uint32_t first = shape.letters & (0U - shape.letters);
    uint32_t cls = TC_CLASS_WORD * any(shape.letters);
    cls |= TC_CLASS_CAP * any(shape.uppers & first);
    cls |= TC_CLASS_UPPER * (any(shape.letters & ~first) & (any(shape.letters ^ shape.uppers) ^ 1));
    cls |= TC_CLASS_LOWER * (any(shape.letters) & (any(shape.uppers) ^ 1));
    cls |= TC_CLASS_PUNCT * (any(shape.letters | digits) ^ 1);
    cls |= TC_CLASS_NUM * (digits & 1);
    return cls | ((digits & 1) && tc_token_is_date(token) ? TC_CLASS_DATE : 0);
}

/* What the batch did not know of a token. Its symbol stands if the token is short and ASCII or was found as it is. */
static void odd_symbol(struct tc_tokens *tokens, uint32_t i, const char *text, const struct tc_vocab *vocab,
                       bool is_high) {
    struct tc_str token = {text + tokens->from[i], tokens->to[i] - tokens->from[i]};
    uint32_t found = tokens->cls[i];
    bool is_long = token.len > TC_KEY_BYTES;
    uint32_t cls = is_long || is_high ? tc_token_shape(token) : shape_of_short(token);
    bool stands = !is_long && (!is_high || (found & TC_ENTRY_FOREIGN));
    if (!stands || (found & TC_ENTRY_VARIANTS)) {
        tokens->sym[i] = tc_vocab_find(vocab, token, cls);
        found = tokens->sym[i] ? tc_vocab_classes(vocab, tokens->sym[i]) : 0;
    }
    tokens->cls[i] = cls | (found & (TC_CLASS_FUNC | TC_CLASS_DATE));
}

void tc_scan_symbols(struct tc_tokens *tokens, const char *text, const struct tc_vocab *vocab) {
    if (!vocab || !tc_vocab_table_of(vocab)) {
        tc_scan_symbols_scalar(tokens, text, vocab);
        return;
    }
    const struct tc_vocab_table table = *tc_vocab_table_of(vocab);
    for (uint32_t at = 0; at < tokens->n; at += BATCH) {
        uint32_t n = tokens->n - at < BATCH ? tokens->n - at : BATCH;
        uint64_t keys[BATCH][2];
        uint32_t odd = load_batch(keys, n, text, tokens->from + at, tokens->to + at, tokens->cls + at);
        odd |= find_batch(keys, n, &table, tokens->cls + at, tokens->sym + at);
        for (; odd; odd &= odd - 1) {
            uint32_t i = (uint32_t)__builtin_ctz(odd);
            bool is_high = ((keys[i][0] | keys[i][1]) & 0x8080808080808080U) != 0;
            odd_symbol(tokens, at + i, text, vocab, is_high);
        }
    }
}

#endif
