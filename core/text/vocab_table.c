#include "text/vocab_table.h"

#include "base/alloc.h"

enum { SLOT_BITS_MIN = 10, SLOTS_A_WORD = 8, HASH_BITS = 64 };

enum tc_status tc_vocab_table_init(struct tc_vocab_table *table, uint32_t max) {
    unsigned bits = SLOT_BITS_MIN;
    while ((UINT64_C(1) << bits) / SLOTS_A_WORD < max) {
        bits++;
    }
    uint32_t *slots = tc_calloc((size_t)1 << bits, sizeof *slots);
    struct tc_vocab_entry *entries = tc_calloc((size_t)max + 1, sizeof *entries);
    if (!slots || !entries) {
        tc_free(slots);
        tc_free(entries);
        return TC_ERR_MEMORY;
    }
    *table = (struct tc_vocab_table){.slots = slots, .entries = entries, .shift = HASH_BITS - bits, .max_words = max};
    return TC_OK;
}

void tc_vocab_table_fini(struct tc_vocab_table *table) {
    tc_free(table->slots);
    tc_free(table->entries);
    *table = (struct tc_vocab_table){0};
}

static uint32_t home_of(const struct tc_vocab_table *table, const char key[TC_KEY_BYTES]) {
    return tc_vocab_home(tc_vocab_mix(key), table->shift);
}

static uint32_t behind(const struct tc_vocab_table *table, uint32_t slot) {
    return (slot + 1) & (uint32_t)(UINT64_MAX >> table->shift);
}

uint32_t tc_vocab_table_find(const struct tc_vocab_table *table, const char key[TC_KEY_BYTES]) {
    for (uint32_t at = home_of(table, key);; at = behind(table, at)) {
        uint32_t number = table->slots[at] & ~TC_SLOT_LEADS_ON;
        if (tc_vocab_is(&table->entries[number], key)) {
            return number;
        }
        if (!(table->slots[at] & TC_SLOT_LEADS_ON)) {
            return TC_ENTRY_NONE;
        }
    }
}

static bool is_ascii(const char key[TC_KEY_BYTES]) {
    uint64_t halves[2];
    memcpy(halves, key, sizeof halves);
    return ((halves[0] | halves[1]) & 0x8080808080808080U) == 0;
}

void tc_vocab_table_put(struct tc_vocab_table *table, struct tc_str word, struct tc_vocab_entry entry) {
    memset(entry.key, 0, sizeof entry.key);
    memcpy(entry.key, word.ptr, word.len);
    entry.classes |= is_ascii(entry.key) ? 0 : TC_ENTRY_FOREIGN;
    if (table->n_words == table->max_words || tc_vocab_table_find(table, entry.key) != TC_ENTRY_NONE) {
        return;
    }
    uint32_t at = home_of(table, entry.key);
    for (; (table->slots[at] & ~TC_SLOT_LEADS_ON) != 0; at = behind(table, at)) {
        table->slots[at] |= TC_SLOT_LEADS_ON;
    }
    table->slots[at] |= ++table->n_words;
    table->entries[table->n_words] = entry;
}
