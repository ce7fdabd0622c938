/* vocab_table.h - the look-up table for words of at most 16 bytes. Internal to text/.
 *
 * A word, padded with zeros, is two 64-bit numbers; a multiplication hashes them to a slot, which holds the number of
 * the word's entry. Most slots are free, so a look-up is two loads and one comparison of the whole
 * word, without a branch. A word whose slot is taken goes to the next free one, and the slots it passed say so.
 *
 * Entries come in two rows, words of names behind the vocabulary's own: so the many words of names can be laid out
 * first, or mapped from a file, and what rules mention stays together all the same. There is no pointer in it. */
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
/* An entry whose key begins with a NUL, which no word does, is in no slot: it only has its number. */

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
    struct tc_vocab_entry *entries; /* by number: none; max_own own ones, of which n_own are used; those of names */
    unsigned shift;                 /* leaves of a hash as many bits as number the slots */
    uint32_t n_own, max_own;
    uint32_t n_names, max_names;
    bool is_borrowed; /* slots and entries are not its own, but may be written to */
};

/* Empty, with room for so many own words. */
TC_NODISCARD enum tc_status tc_vocab_table_init(struct tc_vocab_table *table, uint32_t own);
void tc_vocab_table_fini(struct tc_vocab_table *table);

/* Room for so many more. Entries of names that were found before by their number have another one when max_own is
 * another, and so have the symbols in them: both grow by the difference. */
TC_NODISCARD enum tc_status tc_vocab_table_reserve(struct tc_vocab_table *table, uint32_t own, uint32_t names);

/* A new entry, for which there is room, of the vocabulary's own words or of names; gives its number. Its key, in which
 * there is no upper-case ASCII letter, is in no other entry. One that is not ASCII gets its shape. */
uint32_t tc_vocab_table_add_own(struct tc_vocab_table *table, const struct tc_vocab_entry *entry);
uint32_t tc_vocab_table_add_name(struct tc_vocab_table *table, const struct tc_vocab_entry *entry);
/* The word of names with this entry is an own word too and has its symbol. */
void tc_vocab_table_own(struct tc_vocab_table *table, uint32_t number, uint32_t sym);

static inline uint64_t tc_vocab_table_slots(const struct tc_vocab_table *table) {
    return (UINT64_MAX >> table->shift) + 1;
}

/* The word, of 1 to TC_KEY_BYTES bytes, with zeros behind it; and back. */
void tc_vocab_key(struct tc_str word, char key[TC_KEY_BYTES]);
static inline struct tc_str tc_vocab_key_str(const char key[TC_KEY_BYTES]) {
    return (struct tc_str){key, strnlen(key, TC_KEY_BYTES)};
}
/* The key with its first ' as the typographic apostrophe; false: it has none, or that is too long. */
bool tc_vocab_spell_apostrophe(const char key[TC_KEY_BYTES], char spelt[TC_KEY_BYTES]);
static inline bool tc_vocab_fits(struct tc_str word) { return word.len > 0 && word.len <= TC_KEY_BYTES; }

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
