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
 * busy where one long turn would wait for memory. What they cannot tell of a token they leave to a second look, by bits
 * among the token's classes (TC_ENTRY_FLAGS). */
enum { BATCH = 128 };

struct batch {
    char keys[BATCH][TC_KEY_BYTES];
    uint32_t homes[BATCH];
};

/* The first 16 bytes of a token. */
struct head {
    __m128i key;   /* letters in lower case */
    __m128i upper; /* all ones where a letter was not */
};

static inline __m128i load_key(const char *bytes) { return _mm_loadu_si128((const __m128i *)(const void *)bytes); }

static inline struct head head_of(const char *text, uint32_t len) {
    static const uint8_t ones_then_zeros[2 * TC_KEY_BYTES] = {255, 255, 255, 255, 255, 255, 255, 255,
                                                              255, 255, 255, 255, 255, 255, 255, 255};
    __m128i cover = _mm_loadu_si128((const __m128i *)(const void *)(ones_then_zeros + TC_KEY_BYTES - len));
    __m128i v = _mm_and_si128(load_key(text), cover);
    __m128i upper = tc_lanes_between(v, 'A', 'Z');
    return (struct head){.key = _mm_or_si128(v, _mm_and_si128(upper, _mm_set1_epi8(0x20))), .upper = upper};
}

/* As tc_vocab_mix. */
static inline uint64_t mix(__m128i key) {
    __m128i turned = _mm_shuffle_epi32(key, _MM_SHUFFLE(0, 1, 2, 3));
    return (uint64_t)_mm_cvtsi128_si64(_mm_xor_si128(key, turned));
}

/* Capitals and bytes that are not ASCII, a bit each. */
static inline uint32_t notable(const struct head *head) {
    return (uint32_t)_mm_movemask_epi8(_mm_or_si128(head->upper, head->key));
}

/* What a token is by its first byte, unless a capital stands behind that: a sign, a word, a word with a capital. A
 * digit does not tell, nor an apostrophe, which may begin a word, nor what is not ASCII. */
enum {
    S = TC_CLASS_PUNCT,
    W = TC_CLASS_WORD | TC_CLASS_LOWER,
    C = TC_CLASS_WORD | TC_CLASS_CAP,
};
#define L TC_ENTRY_LATER
/* clang-format off */
static const uint32_t first_byte_class[256] = {
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
    S, S, S, S, S, S, S, S, S, S, S, S, S, S, S, S,
    S, S, S, S, S, S, S, L, S, S, S, S, S, S, S, S,
    L, L, L, L, L, L, L, L, L, L, S, S, S, S, S, S,
    S, C, C, C, C, C, C, C, C, C, C, C, C, C, C, C,
    C, C, C, C, C, C, C, C, C, C, C, S, S, S, S, S,
    S, W, W, W, W, W, W, W, W, W, W, W, W, W, W, W,
    W, W, W, W, W, W, W, W, W, W, W, S, S, S, S, S,
    L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
    L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L,
};
/* clang-format on */

/* Key, home and classes by shape of token i of the batch. */
static inline uint32_t load_token(struct batch *batch, uint32_t i, const char *text, uint32_t len,
                                  const struct tc_vocab_table *table) {
    struct head head = head_of(text, len);
    uint32_t home = tc_vocab_home(mix(head.key), table->shift);
    batch->homes[i] = home;
    __builtin_prefetch(&table->slots[home]);
    _mm_storeu_si128((__m128i *)(void *)batch->keys[i], head.key);
    uint32_t behind_first = notable(&head) >> 1;
    return first_byte_class[(unsigned char)*text] | ((0U - behind_first) & TC_ENTRY_LATER);
}

static void load_batch(struct batch *batch, uint32_t n, const char *text, const uint32_t *from, const uint32_t *to,
                       uint32_t *cls, const struct tc_vocab_table *table) {
    for (uint32_t i = 0; i < n; i++) {
        uint32_t len = to[i] - from[i];
        uint32_t is_long = 0;
        if (__builtin_expect(len > TC_KEY_BYTES, 0)) {
            is_long = TC_ENTRY_LATER;
            len = TC_KEY_BYTES;
        }
        cls[i] = load_token(batch, i, text + from[i], len, table) | is_long;
    }
}

/* Symbols, and the classes that come with them. Whether a word is known is no branch: half of them are, without a
 * pattern. */
static void find_batch(const struct batch *batch, uint32_t n, const struct tc_vocab_table *table, uint32_t *cls,
                       uint32_t *sym) {
    for (uint32_t i = 0; i < n; i++) {
        uint32_t slot = table->slots[batch->homes[i]], flags = slot & TC_SLOT_LEADS_ON;
        const struct tc_vocab_entry *entry = &table->entries[slot ^ flags];
        uint32_t same = 0U - (uint32_t)tc_vocab_is(entry, batch->keys[i]);
        sym[i] = entry->sym & same;
        cls[i] |= flags ^ ((entry->classes ^ flags) & same);
    }
}

/* --- the second look --- */

/* 1 if any of the 16 bits is set. */
static inline uint32_t any(uint32_t bits) { return (bits + 0xFFFF) >> 16; }

/* As tc_token_shape, of a token that is ASCII and not longer than a key. */
static inline uint32_t shape_of_short(const struct head *head, const char *text, uint32_t len) {
    uint32_t digits = (uint32_t)_mm_movemask_epi8(tc_lanes_between(head->key, '0', '9'));
    uint32_t letters = (uint32_t)_mm_movemask_epi8(tc_lanes_between(head->key, 'a', 'z'));
    uint32_t uppers = (uint32_t)_mm_movemask_epi8(head->upper);
    uint32_t first = letters & (0U - letters);
    uint32_t is_year = (digits == 0xF) & (len == 4) & ((text[0] == '1') | (text[0] == '2'));
    uint32_t is_iso_date = (len == 10) & (digits & 1) & (text[4] == '-');
    uint32_t cls = TC_CLASS_WORD * any(letters);
    cls |= TC_CLASS_CAP * any(uppers & first);
    cls |= TC_CLASS_UPPER * (any(letters & ~first) & (any(letters ^ uppers) ^ 1));
    cls |= TC_CLASS_LOWER * (any(letters) & (any(uppers) ^ 1));
    cls |= TC_CLASS_PUNCT * (any(letters | digits) ^ 1);
    cls |= TC_CLASS_NUM * (digits & 1);
    return cls | TC_CLASS_DATE * (is_year | is_iso_date);
}

/* What a token has by being a word rather than by its shape; but DATE, which it may have by either. */
#define BY_WORD (TC_CLASS_FUNC | TC_CLASS_DATE | TC_MARKS)

/* Classes of a token that is ASCII and short, or found as it is; false: it is another. */
static inline bool shape_again(const char *text, uint32_t len, uint32_t *cls) {
    if (len > TC_KEY_BYTES) {
        return false;
    }
    struct head head = head_of(text, len);
    bool is_as_found = (*cls & TC_ENTRY_FOREIGN) && _mm_movemask_epi8(head.upper) == 0;
    bool is_ascii = _mm_movemask_epi8(head.key) == 0;
    uint32_t shape = shape_of_short(&head, text, len) | (*cls & (TC_ENTRY_ASK | BY_WORD));
    *cls = is_as_found ? *cls & ~(TC_ENTRY_LATER | TC_ENTRY_FOREIGN) : is_ascii ? shape : *cls;
    return is_as_found | is_ascii;
}

/* The symbol of a token that is ASCII and short and whose entry did not settle it. */
static void ask(struct tc_tokens *tokens, uint32_t i, const char *text, const struct tc_vocab *vocab,
                const struct tc_vocab_table *table) {
    struct tc_str token = {text + tokens->from[i], tokens->to[i] - tokens->from[i]};
    char key[TC_KEY_BYTES];
    _mm_storeu_si128((__m128i *)(void *)key, head_of(token.ptr, (uint32_t)token.len).key);
    const struct tc_vocab_entry *entry = &table->entries[tc_vocab_table_find(table, key)];
    uint32_t sym = entry->classes & TC_ENTRY_ASK ? tc_vocab_find(vocab, token, 0) : entry->sym;
    uint32_t shape = tokens->cls[i] & ~(TC_ENTRY_FLAGS | BY_WORD);
    tokens->sym[i] = sym;
    tokens->cls[i] = shape | (tokens->cls[i] & TC_CLASS_DATE) | (sym ? tc_vocab_classes(vocab, sym) : 0);
}

/* What is long or not ASCII. */
static void ask_slowly(struct tc_tokens *tokens, uint32_t i, struct tc_str token, const struct tc_vocab *vocab) {
    bool stands = token.len <= TC_KEY_BYTES && (tokens->cls[i] & (TC_ENTRY_FOREIGN | TC_ENTRY_ASK)) == TC_ENTRY_FOREIGN;
    uint32_t cls = tc_token_shape(token);
    uint32_t sym = stands ? tokens->sym[i] : tc_vocab_find(vocab, token, cls);
    tokens->sym[i] = sym;
    tokens->cls[i] = cls | (sym ? tc_vocab_classes(vocab, sym) : 0);
}

/* The same, by the answer that was given last time. */
static void ask_memory(struct tc_tokens *tokens, uint32_t i, const char *text, const struct tc_vocab *vocab) {
    struct tc_str token = {text + tokens->from[i], tokens->to[i] - tokens->from[i]};
    if (token.len > TC_SEEN_BYTES) {
        ask_slowly(tokens, i, token, vocab);
        return;
    }
    char bytes[TC_SEEN_BYTES] = {0};
    memcpy(bytes, token.ptr, token.len);
    struct tc_seen_word *seen = &tokens->seen->words[tc_vocab_home(tc_vocab_mix(bytes), 64 - TC_SEEN_BITS)];
    if (memcmp(seen->bytes, bytes, TC_SEEN_BYTES) != 0) {
        ask_slowly(tokens, i, token, vocab);
        memcpy(seen->bytes, bytes, TC_SEEN_BYTES);
        seen->sym = tokens->sym[i];
        seen->cls = tokens->cls[i];
    }
    tokens->sym[i] = seen->sym;
    tokens->cls[i] = seen->cls;
}

static inline __m128i load_four(const uint32_t *items) { return _mm_loadu_si128((const __m128i *)(const void *)items); }

/* The tokens of [at, at + n) of which something is not known yet. */
static uint32_t list_later(const uint32_t *cls, uint32_t at, uint32_t n, uint32_t *list) {
    uint32_t count = 0;
    for (uint32_t i = 0; i < n; i += 16) {
        const uint32_t *from = cls + at + i;
        __m128i first = _mm_packs_epi32(load_four(from), load_four(from + 4));
        __m128i second = _mm_packs_epi32(load_four(from + 8), load_four(from + 12));
        uint32_t later = (uint32_t)_mm_movemask_epi8(_mm_packs_epi16(first, second)); /* the top bits outlive it */
        later &= n - i < 16 ? (1U << (n - i)) - 1 : 0xFFFF;
        for (; later; later &= later - 1) {
            list[count++] = at + i + (uint32_t)__builtin_ctz(later);
        }
    }
    return count;
}

enum { CHUNK = 1024 };

static void look_again(struct tc_tokens *tokens, uint32_t at, uint32_t n, const char *text,
                       const struct tc_vocab *vocab, const struct tc_vocab_table *table) {
    uint32_t later[CHUNK], asked[CHUNK];
    uint32_t n_later = list_later(tokens->cls, at, n, later), n_asked = 0;
    for (uint32_t k = 0; k < n_later; k++) {
        uint32_t i = later[k];
        if (__builtin_expect(!shape_again(text + tokens->from[i], tokens->to[i] - tokens->from[i], &tokens->cls[i]),
                             0)) {
            ask_memory(tokens, i, text, vocab);
        }
        asked[n_asked] = i;
        n_asked += tokens->cls[i] / TC_ENTRY_ASK & 1;
    }
    for (uint32_t k = 0; k < n_asked; k++) {
        ask(tokens, asked[k], text, vocab, table);
    }
}

void tc_scan_symbols(struct tc_tokens *tokens, const char *text, const struct tc_vocab *vocab) {
    if (!vocab || !tc_vocab_table_of(vocab)) {
        tc_scan_symbols_scalar(tokens, text, vocab);
        return;
    }
    const struct tc_vocab_table table = *tc_vocab_table_of(vocab);
    struct batch batch;
    if (tokens->seen->vocab != tc_vocab_number(vocab)) {
        *tokens->seen = (struct tc_seen){.vocab = tc_vocab_number(vocab)};
    }
    for (uint32_t chunk = 0; chunk < tokens->n; chunk += CHUNK) {
        uint32_t end = tokens->n - chunk < CHUNK ? tokens->n : chunk + CHUNK;
        for (uint32_t at = chunk; at < end; at += BATCH) {
            uint32_t n = end - at < BATCH ? end - at : BATCH;
            load_batch(&batch, n, text, tokens->from + at, tokens->to + at, tokens->cls + at, &table);
            find_batch(&batch, n, &table, tokens->cls + at, tokens->sym + at);
        }
        look_again(tokens, chunk, end - chunk, text, vocab, &table);
    }
}

#endif
