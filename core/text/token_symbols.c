/* Classes and symbols of tokens, 16 bytes at a time; longer tokens and those that are not ASCII take the scalar way. */
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

/* Tokens go through in batches, each step in a loop of its own: short loops of independent turns keep the processor busy where
 * one long turn would wait for memory. */
enum { BATCH = 32 };

struct batch {
    uint64_t keys[BATCH][2];
    uint64_t hashes[BATCH];
};

/* Bits of the first 16 bytes of a token. */
struct shape {
    uint32_t letters, uppers, digits, high;
};

static inline __m128i in_range(__m128i v, char low, char high) {
    return _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8((char)(low - 1))), _mm_cmplt_epi8(v, _mm_set1_epi8((char)(high + 1))));
}

/* key: the first 16 bytes, letters in lower case. */
static inline struct shape load_token(const char *text, uint32_t len, uint64_t key[2]) {
    static const uint8_t ones_then_zeros[2 * TC_KEY_BYTES] = {255, 255, 255, 255, 255, 255, 255, 255,
                                                              255, 255, 255, 255, 255, 255, 255, 255};
    uint32_t uncovered = len < TC_KEY_BYTES ? TC_KEY_BYTES - len : 0;
    __m128i cover = _mm_loadu_si128((const __m128i *)(const void *)(ones_then_zeros + uncovered));
    __m128i v = _mm_and_si128(_mm_loadu_si128((const __m128i *)(const void *)text), cover);
    __m128i case_bit = _mm_set1_epi8(0x20);
    __m128i letter = in_range(_mm_or_si128(v, case_bit), 'a', 'z');
    _mm_storeu_si128((__m128i *)(void *)key, _mm_or_si128(v, _mm_and_si128(letter, case_bit)));
    uint32_t letters = (uint32_t)_mm_movemask_epi8(letter);
    return (struct shape){
        .letters = letters,
        .uppers = letters & ~(uint32_t)_mm_movemask_epi8(_mm_slli_epi16(v, 2)),
        .digits = (uint32_t)_mm_movemask_epi8(in_range(v, '0', '9')),
        .high = (uint32_t)_mm_movemask_epi8(v),
    };
}

/* 1 if any of the 16 bits is set. Written so that compilers make no branch of it. */
static inline uint32_t any(uint32_t bits) { return (bits + 0xFFFF) >> 16; }

/* As tc_token_shape, of a short ASCII token without digits. Without branches: shapes follow no pattern. */
static inline uint32_t class_of(const struct shape *shape) {
    enum { LOWER = TC_CLASS_WORD | TC_CLASS_LOWER, CAP = TC_CLASS_WORD | TC_CLASS_CAP, UPPER = CAP | TC_CLASS_UPPER };
    /* By: letters at all, a capital, a capital first, several letters, a letter that is no capital. */
    static const uint8_t classes[32] = {
        [0] = TC_CLASS_PUNCT, [7] = CAP,   [15] = UPPER,         [17] = LOWER,         [25] = LOWER,
        [23] = CAP,           [31] = CAP, [19] = TC_CLASS_WORD, [27] = TC_CLASS_WORD,
    };
    uint32_t letters = shape->letters;
    uint32_t uppers = shape->uppers;
    uint32_t index = any(letters) | any(uppers) << 1 | any(uppers & letters & (0U - letters)) << 2 |
                     any(letters & (letters - any(letters))) << 3 | any(letters ^ uppers) << 4;
    return classes[index];
}

/* Keys and classes; a bit for each token that needs the scalar way. */
static inline uint32_t load_batch(struct batch *batch, uint32_t n, const char *text, const uint32_t *from, const uint32_t *to,
                                  uint32_t *cls) {
    uint32_t odd = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t len = to[i] - from[i];
        struct shape shape = load_token(text + from[i], len, batch->keys[i]);
        cls[i] = class_of(&shape);
        odd |= (any(shape.high | shape.digits) | (uint32_t)(len > TC_KEY_BYTES)) << i;
    }
    return odd;
}

/* Symbols, and the classes that come with them; a bit for each token that may be an exact variant. */
static inline uint32_t find_batch(struct batch *batch, uint32_t n, const struct tc_vocab_table *table, uint32_t *cls, uint32_t *sym) {
    uint32_t odd = 0;
    for (uint32_t i = 0; i < n; i++) {
        batch->hashes[i] = tc_vocab_hash(batch->keys[i]);
        __builtin_prefetch(tc_vocab_table_bucket(table, batch->hashes[i]));
    }
    for (uint32_t i = 0; i < n; i++) {
        uint32_t number = tc_vocab_table_find(table, batch->keys[i], batch->hashes[i]);
        const struct tc_vocab_entry *entry = &table->entries[number];
        sym[i] = entry->sym;
        cls[i] |= entry->classes;
        odd |= (uint32_t)(entry->variant != 0) << i;
    }
    return odd;
}

void tc_scan_symbols(struct tc_tokens *tokens, const char *text, const struct tc_vocab *vocab) {
    if (!vocab || !tc_vocab_table_of(vocab)) {
        tc_scan_symbols_scalar(tokens, text, vocab);
        return;
    }
    const struct tc_vocab_table table = *tc_vocab_table_of(vocab);
    for (uint32_t at = 0; at < tokens->n; at += BATCH) {
        uint32_t n = tokens->n - at < BATCH ? tokens->n - at : BATCH;
        struct batch batch;
        uint32_t odd = load_batch(&batch, n, text, tokens->from + at, tokens->to + at, tokens->cls + at);
        odd |= find_batch(&batch, n, &table, tokens->cls + at, tokens->sym + at);
        for (; odd; odd &= odd - 1) {
            scalar_symbol(tokens, at + (uint32_t)__builtin_ctz(odd), text, vocab);
        }
    }
}

#endif
