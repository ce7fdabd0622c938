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

/* A token of at most 16 bytes: its letters in lower case, and a bit a byte for what they are. */
struct short_token {
    uint64_t key[2];
    uint32_t letters, uppers, digits, high;
};

static inline __m128i in_range(__m128i v, char low, char high) {
    return _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8((char)(low - 1))), _mm_cmplt_epi8(v, _mm_set1_epi8((char)(high + 1))));
}

static inline struct short_token load_token(const char *text, uint32_t len) {
    static const uint8_t ones_then_zeros[2 * TC_KEY_BYTES] = {255, 255, 255, 255, 255, 255, 255, 255,
                                                              255, 255, 255, 255, 255, 255, 255, 255};
    __m128i cover = _mm_loadu_si128((const __m128i *)(const void *)(ones_then_zeros + TC_KEY_BYTES - len));
    __m128i v = _mm_and_si128(_mm_loadu_si128((const __m128i *)(const void *)text), cover);
    __m128i case_bit = _mm_set1_epi8(0x20);
    __m128i letter = in_range(_mm_or_si128(v, case_bit), 'a', 'z');
    struct short_token token;
    _mm_storeu_si128((__m128i *)(void *)token.key, _mm_or_si128(v, _mm_and_si128(letter, case_bit)));
    token.letters = (uint32_t)_mm_movemask_epi8(letter);
    token.uppers = token.letters & ~(uint32_t)_mm_movemask_epi8(_mm_slli_epi16(v, 2));
    token.digits = (uint32_t)_mm_movemask_epi8(in_range(v, '0', '9'));
    token.high = (uint32_t)_mm_movemask_epi8(v);
    return token;
}

/* As tc_token_shape, of an ASCII token. */
static inline uint32_t shape_of(const struct short_token *token) {
    uint32_t letters = token->letters;
    uint32_t first = letters & (0U - letters);
    uint32_t cls = 0;
    cls |= TC_CLASS_WORD * (uint32_t)(letters != 0);
    cls |= TC_CLASS_CAP * (uint32_t)((token->uppers & first) != 0);
    cls |= TC_CLASS_UPPER * (uint32_t)((token->uppers == letters) & (letters != first));
    cls |= TC_CLASS_LOWER * (uint32_t)((token->uppers == 0) & (letters != 0));
    cls |= TC_CLASS_NUM * (token->digits & 1);
    cls |= TC_CLASS_PUNCT * (uint32_t)((letters | token->digits) == 0);
    return cls;
}

void tc_scan_symbols(struct tc_tokens *tokens, const char *text, const struct tc_vocab *vocab) {
    const struct tc_vocab_table *table = vocab ? tc_vocab_table_of(vocab) : NULL;
    if (!table) {
        tc_scan_symbols_scalar(tokens, text, vocab);
        return;
    }
    for (uint32_t i = 0, n = tokens->n; i < n; i++) {
        struct tc_str bytes = {text + tokens->from[i], tokens->to[i] - tokens->from[i]};
        if (bytes.len > TC_KEY_BYTES) {
            scalar_symbol(tokens, i, text, vocab);
            continue;
        }
        struct short_token token = load_token(bytes.ptr, (uint32_t)bytes.len);
        if (token.high) {
            scalar_symbol(tokens, i, text, vocab);
            continue;
        }
        uint32_t cls = shape_of(&token);
        if (cls & TC_CLASS_NUM) {
            cls |= tc_token_is_date(bytes) ? TC_CLASS_DATE : 0;
        }
        const struct tc_vocab_entry *entry = tc_vocab_table_find(table, token.key);
        tokens->cls[i] = cls | entry->classes;
        tokens->sym[i] = entry->sym;
        if (entry->variant) {
            tokens->sym[i] = tc_vocab_find_variant(vocab, entry->variant, bytes, entry->sym);
        }
    }
}

#endif
