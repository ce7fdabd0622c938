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
enum { BATCH = 32, PREFETCH_BUCKETS = 1 << 12 };

struct batch {
    uint64_t keys[BATCH][2]; /* the first 16 bytes, letters in lower case */
    /* A bit a byte of the key; lowers: what is no capital if it is a letter. */
    uint16_t letters[BATCH], lowers[BATCH], highs[BATCH];
    uint16_t first[BATCH]; /* byte */
    uint16_t cls[BATCH];
};

static inline void load_token(struct batch *batch, uint32_t i, const char *text, uint32_t len) {
    static const uint8_t ones_then_zeros[2 * TC_KEY_BYTES] = {255, 255, 255, 255, 255, 255, 255, 255,
                                                              255, 255, 255, 255, 255, 255, 255, 255};
    __m128i cover = _mm_loadu_si128((const __m128i *)(const void *)(ones_then_zeros + TC_KEY_BYTES - len));
    __m128i v = _mm_and_si128(_mm_loadu_si128((const __m128i *)(const void *)text), cover);
    __m128i case_bit = _mm_set1_epi8(0x20);
    __m128i letter = tc_lanes_between(_mm_or_si128(v, case_bit), 'a', 'z');
    _mm_storeu_si128((__m128i *)(void *)batch->keys[i], _mm_or_si128(v, _mm_and_si128(letter, case_bit)));
    batch->letters[i] = (uint16_t)_mm_movemask_epi8(letter);
    batch->lowers[i] = (uint16_t)_mm_movemask_epi8(tc_lanes_case(v));
    batch->highs[i] = (uint16_t)_mm_movemask_epi8(v);
    batch->first[i] = (unsigned char)*text;
}

/* Classes of eight tokens that are a sign or a word in lower case or with one capital in front; all ones in the lanes
 * of others, which are odd. */
static inline __m128i class_lanes(struct batch *batch, uint32_t at) {
    const __m128i zero = _mm_setzero_si128();
    __m128i letters = _mm_loadu_si128((const __m128i *)(const void *)(batch->letters + at));
    __m128i lowers = _mm_loadu_si128((const __m128i *)(const void *)(batch->lowers + at));
    __m128i highs = _mm_loadu_si128((const __m128i *)(const void *)(batch->highs + at));
    __m128i first = _mm_loadu_si128((const __m128i *)(const void *)(batch->first + at));
    __m128i uppers = _mm_andnot_si128(lowers, letters);
    __m128i inner_uppers = _mm_and_si128(uppers, _mm_sub_epi16(letters, _mm_set1_epi16(1)));
    __m128i no_upper = _mm_cmpeq_epi16(uppers, zero);
    __m128i is_sign = _mm_cmpeq_epi16(letters, zero);
    __m128i cls = _mm_set1_epi16(TC_CLASS_WORD | TC_CLASS_CAP);
    cls = _mm_xor_si128(cls, _mm_and_si128(no_upper, _mm_set1_epi16(TC_CLASS_LOWER | TC_CLASS_CAP)));
    cls = _mm_xor_si128(cls, _mm_and_si128(is_sign, _mm_set1_epi16(TC_CLASS_WORD | TC_CLASS_LOWER | TC_CLASS_PUNCT)));
    _mm_storeu_si128((__m128i *)(void *)(batch->cls + at), cls);
    __m128i digit =
        _mm_and_si128(_mm_cmpgt_epi16(first, _mm_set1_epi16('0' - 1)), _mm_cmplt_epi16(first, _mm_set1_epi16('9' + 1)));
    __m128i plain = _mm_cmpeq_epi16(_mm_or_si128(inner_uppers, highs), zero);
    return _mm_or_si128(digit, _mm_xor_si128(plain, _mm_set1_epi16(-1)));
}

/* Keys and classes of n tokens; the bits of those that are odd. */
static uint32_t load_batch(struct batch *batch, uint32_t n, const char *text, const uint32_t *from,
                           const uint32_t *to) {
    uint32_t odd = 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t len = to[i] - from[i];
        if (__builtin_expect(len > TC_KEY_BYTES, 0)) {
            odd |= 1U << i;
            len = TC_KEY_BYTES;
        }
        load_token(batch, i, text + from[i], len);
    }
    for (uint32_t i = 0; i < n; i += 16) {
        __m128i lanes = _mm_packs_epi16(class_lanes(batch, i), class_lanes(batch, i + 8));
        odd |= (uint32_t)_mm_movemask_epi8(lanes) << i;
    }
    return n < BATCH ? odd & ((1U << n) - 1) : odd;
}

/* Numbers of the entries that words seem to have; the bits of those that may have been sent on to the next bucket. */
static uint32_t guess_batch(const struct batch *batch, uint32_t n, const struct tc_vocab_table *table,
                            uint32_t *numbers) {
    uint32_t may_go_on = 0;
    if (table->mask >= PREFETCH_BUCKETS) {
        for (uint32_t i = 0; i < n; i++) {
            __builtin_prefetch(&table->buckets[tc_vocab_home(table, tc_vocab_hash(batch->keys[i]))]);
        }
    }
    for (uint32_t i = 0; i < n; i++) {
        uint64_t hash = tc_vocab_hash(batch->keys[i]);
        numbers[i] = tc_vocab_guess(table, hash);
        may_go_on |= (uint32_t)!tc_vocab_ends(table, tc_vocab_home(table, hash)) << i;
    }
    return may_go_on;
}

/* Symbols, and the classes that come with them. A word with exact variants is odd. Whether a word is known is no
 * branch: half of them are, without a pattern. */
static uint32_t find_batch(const struct batch *batch, uint32_t n, const struct tc_vocab_table *table, uint32_t *cls,
                           uint32_t *sym) {
    uint32_t numbers[BATCH];
    uint32_t may_go_on = guess_batch(batch, n, table, numbers);
    uint32_t odd = 0;
    uint32_t unknown = 0;
    for (uint32_t i = 0; i < n; i++) {
        const struct tc_vocab_entry *entry = &table->entries[numbers[i]];
        uint32_t same = tc_vocab_is(entry, batch->keys[i]);
        sym[i] = entry->sym & (0U - same);
        cls[i] = batch->cls[i] | (entry->classes & (0U - same));
        odd |= (cls[i] / TC_ENTRY_VARIANTS) << i;
        unknown |= (same ^ 1) << i;
    }
    for (uint32_t again = may_go_on & unknown; again; again &= again - 1) {
        uint32_t i = (uint32_t)__builtin_ctz(again);
        const struct tc_vocab_entry *entry = &table->entries[tc_vocab_table_find(table, batch->keys[i])];
        sym[i] = entry->sym;
        cls[i] = batch->cls[i] | entry->classes;
        odd |= (cls[i] / TC_ENTRY_VARIANTS) << i;
    }
    return odd;
}

/* 1 if any of the 16 bits is set. */
static inline uint32_t any(uint32_t bits) { return (bits + 0xFFFF) >> 16; }

/* As tc_token_shape, of token i of the batch, which is ASCII and short. */
static uint32_t shape_of_short(const struct batch *batch, uint32_t i, struct tc_str token) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)batch->keys[i]);
    uint32_t digits = (uint32_t)_mm_movemask_epi8(tc_lanes_between(bytes, '0', '9'));
    uint32_t letters = batch->letters[i];
    uint32_t uppers = letters & ~(uint32_t)batch->lowers[i];
    uint32_t first = letters & (0U - letters);
    uint32_t cls = TC_CLASS_WORD * any(letters);
    cls |= TC_CLASS_CAP * any(uppers & first);
    cls |= TC_CLASS_UPPER * (any(letters & ~first) & (any(letters ^ uppers) ^ 1));
    cls |= TC_CLASS_LOWER * (any(letters) & (any(uppers) ^ 1));
    cls |= TC_CLASS_PUNCT * (any(letters | digits) ^ 1);
    cls |= TC_CLASS_NUM * (digits & 1);
    return cls | ((digits & 1) && tc_token_is_date(token) ? TC_CLASS_DATE : 0);
}

/* What the batch did not know of a token. Its symbol stands if the token is short and ASCII or was found as it is. */
static void odd_symbol(struct tc_tokens *tokens, uint32_t at, const char *text, const struct tc_vocab *vocab,
                       const struct batch *batch, uint32_t in_batch) {
    uint32_t i = at + in_batch;
    struct tc_str token = {text + tokens->from[i], tokens->to[i] - tokens->from[i]};
    uint32_t found = tokens->cls[i];
    bool is_long = token.len > TC_KEY_BYTES;
    bool is_high = batch->highs[in_batch] != 0;
    uint32_t cls = is_long || is_high ? tc_token_shape(token) : shape_of_short(batch, in_batch, token);
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
    struct batch batch = {.first = {0}};
    for (uint32_t at = 0; at < tokens->n; at += BATCH) {
        uint32_t n = tokens->n - at < BATCH ? tokens->n - at : BATCH;
        uint32_t odd = load_batch(&batch, n, text, tokens->from + at, tokens->to + at);
        odd |= find_batch(&batch, n, &table, tokens->cls + at, tokens->sym + at);
        for (; odd; odd &= odd - 1) {
            odd_symbol(tokens, at, text, vocab, &batch, (uint32_t)__builtin_ctz(odd));
        }
    }
}

#endif
