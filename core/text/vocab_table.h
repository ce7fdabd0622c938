/* vocab_table.h - the frozen look-up table for words of at most 16 bytes. Internal to text/.
 *
 * A word, padded with zeros, is two 64-bit numbers; a multiplication hashes them. A bucket holds four tags and four
 * entry numbers and fills one half of a cache line, so that a look-up is one load, four comparisons without a branch,
 * and one check of the whole word. A bucket that is full sends the rest to the next. */
#ifndef TC_TEXT_VOCAB_TABLE_H
#define TC_TEXT_VOCAB_TABLE_H

#include "text/vocab.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum {
    TC_KEY_BYTES = 16,
    TC_BUCKET_WIDTH = 4,
    TC_ENTRY_NONE = 0,   /* both have the key of no bytes, which is never looked up */
    TC_ENTRY_FILLER = 1, /* takes the last place of a bucket, so that look-ups go on in the next */
};

struct tc_vocab_entry {
    uint64_t key[2];
    uint32_t sym; /* 0: known to be no word; saves the slow way to the same answer */
    uint32_t classes;
    uint32_t unused[2];
};

/* Stand among the classes of an entry: its word has exact variants; its key is not ASCII, and sym is right for it. */
#define TC_ENTRY_VARIANTS (1U << 31)
#define TC_ENTRY_FOREIGN (1U << 30)

struct tc_vocab_found {
    uint32_t sym, classes, number;
};

struct tc_vocab_bucket {
    uint32_t tags[TC_BUCKET_WIDTH];
    uint32_t entries[TC_BUCKET_WIDTH]; /* TC_ENTRY_NONE = free */
};

struct tc_vocab_table {
    struct tc_vocab_bucket *buckets; /* aligned to their size, inside memory */
    struct tc_vocab_entry *entries;
    void *memory;
    uint64_t mask; /* of bucket numbers */
    uint32_t n_entries, cap;
};

/* Room for max entries. */
TC_NODISCARD enum tc_status tc_vocab_table_init(struct tc_vocab_table *table, uint32_t max);
void tc_vocab_table_fini(struct tc_vocab_table *table);
/* Puts a word of at most TC_KEY_BYTES, upper-case ASCII letters excepted, in; the first of equal ones stays. */
void tc_vocab_table_put(struct tc_vocab_table *table, struct tc_str word, struct tc_vocab_entry entry);

static inline uint64_t tc_vocab_hash(const uint64_t key[2]) {
    uint64_t product = (key[0] ^ key[1] * 0x9E3779B97F4A7C15U) * 0xD1B54A32D192ED03U;
    return product ^ product >> 32;
}

/* Where a key with this hash is, or whence it is looked for. */
static inline struct tc_vocab_bucket *tc_vocab_table_bucket(const struct tc_vocab_table *table, uint64_t hash) {
    return &table->buckets[hash >> 32 & table->mask];
}

/* The number of the entry in a bucket that has the tag, else 0. */
static inline uint32_t tc_vocab_bucket_find(const struct tc_vocab_bucket *bucket, uint32_t tag) {
#ifdef __SSE2__
    __m128i tags = _mm_load_si128((const __m128i *)(const void *)bucket->tags);
    __m128i entries = _mm_load_si128((const __m128i *)(const void *)bucket->entries);
    __m128i hit = _mm_and_si128(_mm_cmpeq_epi32(tags, _mm_set1_epi32((int)tag)), entries);
    hit = _mm_or_si128(hit, _mm_shuffle_epi32(hit, 0x4E));
    hit = _mm_or_si128(hit, _mm_shuffle_epi32(hit, 0xB1));
    return (uint32_t)_mm_cvtsi128_si32(hit);
#else
    uint32_t hit = 0;
    for (int i = 0; i < TC_BUCKET_WIDTH; i++) {
        hit |= bucket->entries[i] & (0U - (uint32_t)(bucket->tags[i] == tag));
    }
    return hit;
#endif
}

/* The entry of a key, or zeros. Tags in a bucket differ (tc_vocab_table_put sees to it), so that the union of hits is
 * one. Whether a word is known is no branch: half of them are, without a pattern. */
static inline struct tc_vocab_found tc_vocab_table_find(const struct tc_vocab_table *table, const uint64_t key[2]) {
    uint64_t hash = tc_vocab_hash(key);
    for (uint64_t at = hash;; at += 1ULL << 32) {
        const struct tc_vocab_bucket *bucket = tc_vocab_table_bucket(table, at);
        uint32_t number = tc_vocab_bucket_find(bucket, (uint32_t)hash);
        const struct tc_vocab_entry *entry = &table->entries[number];
        uint64_t differs = (entry->key[0] ^ key[0]) | (entry->key[1] ^ key[1]);
        bool goes_on = (differs != 0) & (bucket->entries[TC_BUCKET_WIDTH - 1] != TC_ENTRY_NONE);
        if (__builtin_expect(!goes_on, 1)) {
            uint32_t same = (uint32_t)(differs != 0) - 1;
            return (struct tc_vocab_found){entry->sym & same, entry->classes & same, number & same};
        }
    }
}

/* For token.c: the table of a frozen vocabulary, and what its fast path leaves over. */
const struct tc_vocab_table *tc_vocab_table_of(const struct tc_vocab *vocab);
uint32_t tc_vocab_find_variant(const struct tc_vocab *vocab, uint32_t variant, struct tc_str token, uint32_t otherwise);
uint32_t tc_vocab_find_slowly(const struct tc_vocab *vocab, struct tc_str token);

#endif
