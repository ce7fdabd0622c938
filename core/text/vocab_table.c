#include "text/vocab_table.h"

#include "base/alloc.h"
#include <string.h>

enum { BUCKETS_MIN = 256 };

enum tc_status tc_vocab_table_init(struct tc_vocab_table *table, uint32_t max) {
    size_t count = BUCKETS_MIN;
    while (count < max) {
        count *= 2;
    }
    size_t align = sizeof *table->buckets;
    char *memory = tc_calloc(count + 1, sizeof *table->buckets);
    struct tc_vocab_entry *entries = tc_calloc((size_t)max + TC_ENTRY_FILLER + 1, sizeof *entries);
    if (!memory || !entries) {
        tc_free(memory);
        tc_free(entries);
        return TC_ERR_MEMORY;
    }
    void *aligned = memory + (align - (uintptr_t)memory % align) % align;
    *table = (struct tc_vocab_table){
        .buckets = aligned,
        .entries = entries,
        .memory = memory,
        .mask = count - 1,
        .n_entries = TC_ENTRY_FILLER + 1,
        .cap = max + TC_ENTRY_FILLER + 1,
    };
    return TC_OK;
}

void tc_vocab_table_fini(struct tc_vocab_table *table) {
    tc_free(table->memory);
    tc_free(table->entries);
    *table = (struct tc_vocab_table){0};
}

static bool has_tag(const struct tc_vocab_bucket *bucket, uint32_t tag) {
    for (int i = 0; i < TC_BUCKET_WIDTH; i++) {
        if (bucket->entries[i] != 0 && bucket->tags[i] == tag) {
            return true;
        }
    }
    return false;
}

/* A look-up goes on behind a bucket whose last place is taken. Takes it, if it is free, under a tag that is not in the
 * bucket. */
static void close_bucket(struct tc_vocab_bucket *bucket) {
    if (bucket->entries[TC_BUCKET_WIDTH - 1] == 0) {
        uint32_t tag = 0;
        while (has_tag(bucket, tag)) {
            tag++;
        }
        bucket->tags[TC_BUCKET_WIDTH - 1] = tag;
        bucket->entries[TC_BUCKET_WIDTH - 1] = TC_ENTRY_FILLER;
    }
}

/* The first free place, or the width. */
static int free_place(const struct tc_vocab_bucket *bucket) {
    int i = 0;
    while (i < TC_BUCKET_WIDTH && bucket->entries[i] != 0) {
        i++;
    }
    return i;
}

void tc_vocab_table_put(struct tc_vocab_table *table, struct tc_str word, struct tc_vocab_entry entry) {
    memset(entry.key, 0, sizeof entry.key);
    memcpy(entry.key, word.ptr, word.len);
    bool is_foreign = ((entry.key[0] | entry.key[1]) & 0x8080808080808080U) != 0;
    entry.classes |= is_foreign ? TC_ENTRY_FOREIGN : 0;
    uint64_t hash = tc_vocab_hash(entry.key);
    if (table->n_entries == table->cap || tc_vocab_table_find(table, entry.key).number != TC_ENTRY_NONE) {
        return;
    }
    uint32_t tag = (uint32_t)hash;
    struct tc_vocab_bucket *bucket = tc_vocab_table_bucket(table, hash);
    for (uint64_t at = hash; has_tag(bucket, tag) || free_place(bucket) == TC_BUCKET_WIDTH;) {
        close_bucket(bucket);
        at += 1ULL << 32;
        bucket = tc_vocab_table_bucket(table, at);
    }
    int place = free_place(bucket);
    bucket->tags[place] = tag;
    bucket->entries[place] = table->n_entries;
    table->entries[table->n_entries++] = entry;
}
