/* vocab_table.h - the frozen look-up table for words of at most 16 bytes. Internal to text/.
 *
 * A word, padded with zeros, is two 64-bit numbers; a multiplication hashes them. A bucket is eight tags of 16 bits, so
 * that the tags of a whole vocabulary stay in a near cache; place p of bucket b belongs to entry 8 b + p + 1. A look-up
 * is one load, one comparison of all tags, and one check of the whole word, without a branch. A bucket that is full
 * sends the rest to the next. */
#ifndef TC_TEXT_VOCAB_TABLE_H
#define TC_TEXT_VOCAB_TABLE_H

#include "text/vocab.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum {
    TC_KEY_BYTES = 16,
    TC_BUCKET_WIDTH = 8,
    TC_ENTRY_NONE = 0, /* has the key of no bytes, which is never looked up */
};

struct tc_vocab_entry {
    uint64_t key[2];
    uint32_t sym; /* 0: known to be no word; saves the slow way to the same answer */
    uint32_t classes;
};

/* Stand among the classes of an entry: its word has exact variants; its key is not ASCII, and sym is right for it. */
#define TC_ENTRY_VARIANTS (1U << 31)
#define TC_ENTRY_FOREIGN (1U << 30)

struct tc_vocab_bucket {
    uint16_t tags[TC_BUCKET_WIDTH]; /* 0 = free */
};

struct tc_vocab_table {
    struct tc_vocab_bucket *buckets; /* aligned to their size, inside memory */
    struct tc_vocab_entry *entries;
    void *memory;
    uint64_t mask; /* of bucket numbers */
    uint32_t n_words, max_words;
};

/* Room for max words. */
TC_NODISCARD enum tc_status tc_vocab_table_init(struct tc_vocab_table *table, uint32_t max);
void tc_vocab_table_fini(struct tc_vocab_table *table);
/* Puts a word of at most TC_KEY_BYTES, upper-case ASCII letters excepted, in; the first of equal ones stays. */
void tc_vocab_table_put(struct tc_vocab_table *table, struct tc_str word, struct tc_vocab_entry entry);

static inline uint64_t tc_vocab_hash(const uint64_t key[2]) {
    uint64_t product = (key[0] ^ key[1] * 0x9E3779B97F4A7C15U) * 0xD1B54A32D192ED03U;
    return product ^ product >> 32;
}

static inline uint16_t tc_vocab_tag(uint64_t hash) { return (uint16_t)(hash | 1); }

/* The bucket where a key with this hash is, or whence it is looked for. */
static inline uint64_t tc_vocab_home(const struct tc_vocab_table *table, uint64_t hash) {
    return hash >> 32 & table->mask;
}

/* The first place that has the tag, or the width. No two words of a bucket have the same. */
static inline uint32_t tc_vocab_bucket_find(const struct tc_vocab_bucket *bucket, uint16_t tag) {
#ifdef __SSE2__
    __m128i tags = _mm_load_si128((const __m128i *)(const void *)bucket->tags);
    uint32_t hits = (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi16(tags, _mm_set1_epi16((short)tag)));
    return (uint32_t)__builtin_ctz(hits | 1U << 2 * TC_BUCKET_WIDTH) / 2;
#else
    uint32_t place = TC_BUCKET_WIDTH;
    for (uint32_t i = TC_BUCKET_WIDTH; i-- > 0;) {
        place = bucket->tags[i] == tag ? i : place;
    }
    return place;
#endif
}

/* The number of the entry that is the key's if it stands in the bucket that is its home: only its tag was compared. */
static inline uint32_t tc_vocab_guess(const struct tc_vocab_table *table, uint64_t hash) {
    uint64_t home = tc_vocab_home(table, hash);
    uint32_t place = tc_vocab_bucket_find(&table->buckets[home], tc_vocab_tag(hash));
    uint32_t is_hit = place / TC_BUCKET_WIDTH - 1;
    return ((uint32_t)home * TC_BUCKET_WIDTH + place + 1) & is_hit;
}

static inline bool tc_vocab_is(const struct tc_vocab_entry *entry, const uint64_t key[2]) {
    return ((entry->key[0] ^ key[0]) | (entry->key[1] ^ key[1])) == 0;
}

/* Does the search for a key that was not found in its home end there? */
static inline bool tc_vocab_ends(const struct tc_vocab_table *table, uint64_t home) {
    return table->buckets[home].tags[TC_BUCKET_WIDTH - 1] == 0;
}

/* The number of a key's entry, TC_ENTRY_NONE if there is none. */
static inline uint32_t tc_vocab_table_find(const struct tc_vocab_table *table, const uint64_t key[2]) {
    for (uint64_t hash = tc_vocab_hash(key);; hash += 1ULL << 32) {
        uint32_t number = tc_vocab_guess(table, hash);
        if (tc_vocab_is(&table->entries[number], key)) {
            return number;
        }
        if (tc_vocab_ends(table, tc_vocab_home(table, hash))) {
            return TC_ENTRY_NONE;
        }
    }
}

/* For token.c: the table of a frozen vocabulary, and what its fast path leaves over. */
const struct tc_vocab_table *tc_vocab_table_of(const struct tc_vocab *vocab);
uint32_t tc_vocab_find_variant(const struct tc_vocab *vocab, uint32_t variant, struct tc_str token, uint32_t otherwise);
uint32_t tc_vocab_find_slowly(const struct tc_vocab *vocab, struct tc_str token);

#endif
