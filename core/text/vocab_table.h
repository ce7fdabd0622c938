/* vocab_table.h - the frozen look-up table for words of at most 16 bytes. Internal to text/.
 *
 * A word, padded with zeros, is two 64-bit numbers; a multiplication hashes them to a slot, which holds the number of
 * the word's entry. Seven slots of eight are free, so a look-up is two loads and one comparison of the whole
 * word, without a branch. A word whose slot is taken goes to the next free one, and the slots it passed say so. */
#ifndef TC_TEXT_VOCAB_TABLE_H
#define TC_TEXT_VOCAB_TABLE_H

#include "text/vocab.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum {
    TC_KEY_BYTES = 16,
    TC_ENTRY_NONE = 0, /* has the key of no bytes, which is never looked up */
};

struct tc_vocab_entry {
    char key[TC_KEY_BYTES];
    uint32_t sym; /* 0: known to be no word; saves the slow way to the same answer */
    uint32_t classes;
};

/* Stand among the classes of an entry, and of a token while it is looked up.
 * LATER: something is not known yet: the classes by shape, or what ASK says. ASK: this entry does not settle the
 * symbol: the word has exact variants, or stands further on. FOREIGN: the key is not ASCII, sym is right for it, and
 * the classes are right for the token of just these bytes. */
#define TC_ENTRY_LATER (1U << 31)
#define TC_ENTRY_ASK (1U << 30)
#define TC_ENTRY_FOREIGN (1U << 29)
#define TC_ENTRY_FLAGS (TC_ENTRY_LATER | TC_ENTRY_ASK | TC_ENTRY_FOREIGN)

/* Of a slot: a word that was to stand here, or further on, stands behind. The other bits are the entry's number. */
#define TC_SLOT_LEADS_ON (TC_ENTRY_LATER | TC_ENTRY_ASK)

struct tc_vocab_table {
    uint32_t *slots;
    struct tc_vocab_entry *entries; /* by number, from 1 */
    unsigned shift;                 /* leaves of a hash as many bits as number the slots */
    uint32_t n_words, max_words;
};

/* Room for max words. */
TC_NODISCARD enum tc_status tc_vocab_table_init(struct tc_vocab_table *table, uint32_t max);
void tc_vocab_table_fini(struct tc_vocab_table *table);
/* Puts a word of at most TC_KEY_BYTES, upper-case ASCII letters excepted, in; the first of equal ones stays. */
void tc_vocab_table_put(struct tc_vocab_table *table, struct tc_str word, struct tc_vocab_entry entry);

/* The halves of a key as one number: the second with its own halves exchanged, lest a word twice be as any other. */
static inline uint64_t tc_vocab_mix(const char key[TC_KEY_BYTES]) {
    uint64_t low, high;
    memcpy(&low, key, sizeof low);
    memcpy(&high, key + sizeof low, sizeof high);
    return low ^ (high << 32 | high >> 32);
}

/* The slot where a key is, or whence it is looked for. */
static inline uint32_t tc_vocab_home(uint64_t mixed, unsigned shift) {
    return (uint32_t)(mixed * 0xD1B54A32D192ED03U >> shift);
}

static inline bool tc_vocab_is(const struct tc_vocab_entry *entry, const char key[TC_KEY_BYTES]) {
#ifdef __SSE2__
    __m128i a = _mm_loadu_si128((const __m128i *)(const void *)entry->key);
    __m128i b = _mm_loadu_si128((const __m128i *)(const void *)key);
    return (uint32_t)(_mm_movemask_epi8(_mm_cmpeq_epi8(a, b)) + 1) >> 16;
#else
    return memcmp(entry->key, key, TC_KEY_BYTES) == 0;
#endif
}

/* The number of a key's entry, TC_ENTRY_NONE if there is none. */
uint32_t tc_vocab_table_find(const struct tc_vocab_table *table, const char key[TC_KEY_BYTES]);

/* For token.c: the table of a frozen vocabulary, and what its fast path leaves over. */
const struct tc_vocab_table *tc_vocab_table_of(const struct tc_vocab *vocab);
uint32_t tc_vocab_find_variant(const struct tc_vocab *vocab, uint32_t variant, struct tc_str token, uint32_t otherwise);
uint32_t tc_vocab_find_slowly(const struct tc_vocab *vocab, struct tc_str token);

#endif
