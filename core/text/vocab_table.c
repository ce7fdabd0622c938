#include "text/vocab_table.h"

#include "base/alloc.h"
#include <string.h>

enum {
    BUCKETS_MIN = 128,
    WORDS_A_BUCKET = 4, /* on average at most */
    TAG_CLOSED = 2      /* the tags of words are odd */
};

enum tc_status tc_vocab_table_init(struct tc_vocab_table *table, uint32_t max) {
    size_t count = BUCKETS_MIN;
    while (count * WORDS_A_BUCKET < max) {
        count *= 2;
    }
    size_t align = sizeof *table->buckets;
    char *memory = tc_calloc(count + 1, sizeof *table->buckets);
    struct tc_vocab_entry *entries = tc_calloc(count * TC_BUCKET_WIDTH + 1, sizeof *entries);
    if (!memory || !entries) {
        tc_free(memory);
        tc_free(entries);
        return TC_ERR_MEMORY;
    }
    void *aligned = memory + (align - (uintptr_t)memory % align) % align;
    *table = (struct tc_vocab_table){
        .buckets = aligned, .entries = entries, .memory = memory, .mask = count - 1, .max_words = max};
    return TC_OK;
}

void tc_vocab_table_fini(struct tc_vocab_table *table) {
    tc_free(table->memory);
    tc_free(table->entries);
    *table = (struct tc_vocab_table){0};
}

/* A look-up goes on behind a bucket whose last place is taken. */
static void close_bucket(struct tc_vocab_bucket *bucket) {
    uint16_t *last = &bucket->tags[TC_BUCKET_WIDTH - 1];
    *last = *last == 0 ? TAG_CLOSED : *last;
}

/* Two words of the same tag do not stand in one bucket: a look-up stops at the first. */
static bool takes(const struct tc_vocab_bucket *bucket, uint16_t tag) {
    return bucket->tags[TC_BUCKET_WIDTH - 1] == 0 && tc_vocab_bucket_find(bucket, tag) == TC_BUCKET_WIDTH;
}

void tc_vocab_table_put(struct tc_vocab_table *table, struct tc_str word, struct tc_vocab_entry entry) {
    memset(entry.key, 0, sizeof entry.key);
    memcpy(entry.key, word.ptr, word.len);
    bool is_foreign = ((entry.key[0] | entry.key[1]) & 0x8080808080808080U) != 0;
    entry.classes |= is_foreign ? TC_ENTRY_FOREIGN : 0;
    uint64_t hash = tc_vocab_hash(entry.key);
    if (table->n_words == table->max_words || tc_vocab_table_find(table, entry.key) != TC_ENTRY_NONE) {
        return;
    }
    uint16_t tag = tc_vocab_tag(hash);
    uint64_t home = tc_vocab_home(table, hash);
    for (; !takes(&table->buckets[home], tag); home = (home + 1) & table->mask) {
        close_bucket(&table->buckets[home]);
    }
    uint32_t place = tc_vocab_bucket_find(&table->buckets[home], 0);
    table->buckets[home].tags[place] = tag;
    table->entries[home * TC_BUCKET_WIDTH + place + 1] = entry;
    table->n_words++;
}
