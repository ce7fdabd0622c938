#include "text/vocab_table.h"

#include "base/alloc.h"
#include "text/token.h"

enum { SLOT_BITS_MIN = 10, HASH_BITS = 64, NAMES_MIN = 256 };

/* Slots a word when the table is laid out. Those of many words are not in the cache anyway. */
static uint64_t slots_wanted(uint64_t words) { return words < 1 << 16 ? 8 : 4; }
/* With fewer it is laid out again. What comes in small numbers behind many, as own words behind those of names, rarely
 * does that. */
static uint64_t slots_needed(uint64_t words) { return slots_wanted(words) - 1; }

static const uint64_t HIGH_BITS = 0x8080808080808080U;

void tc_vocab_key(struct tc_str word, char key[TC_KEY_BYTES]) {
    memset(key, 0, TC_KEY_BYTES);
    memcpy(key, word.ptr, word.len);
}

bool tc_vocab_spell_apostrophe(const char key[TC_KEY_BYTES], char spelt[TC_KEY_BYTES]) {
    static const struct tc_str sign = {"’", sizeof "’" - 1};
    struct tc_str word = tc_vocab_key_str(key);
    const char *at = memchr(word.ptr, '\'', word.len);
    if (!at || word.len + sign.len - 1 > TC_KEY_BYTES) {
        return false;
    }
    size_t before = (size_t)(at - key);
    memset(spelt, 0, TC_KEY_BYTES);
    memcpy(spelt, key, before);
    memcpy(spelt + before, sign.ptr, sign.len);
    memcpy(spelt + before + sign.len, at + 1, word.len - before - 1);
    return true;
}

/* --- slots --- */

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

static void walk_to_slot(struct tc_vocab_table *table, uint32_t number) {
    uint32_t at = home_of(table, table->entries[number].key);
    for (; (table->slots[at] & ~TC_SLOT_LEADS_ON) != 0; at = behind(table, at)) {
        table->slots[at] |= TC_SLOT_LEADS_ON;
    }
    table->slots[at] |= number;
}

/* Of an own word: texts have these more often than words of names. */
static bool is_own(const struct tc_vocab_table *table, uint32_t number) {
    return number <= table->max_own || table->entries[number].sym <= table->max_own;
}

/* An own word stands at home, whence a word of names goes. */
static void put_slot(struct tc_vocab_table *table, uint32_t number) {
    if (table->entries[number].key[0] == '\0') {
        return;
    }
    uint32_t *home = &table->slots[home_of(table, table->entries[number].key)];
    uint32_t there = *home & ~TC_SLOT_LEADS_ON;
    if (there != 0 && is_own(table, number) && !is_own(table, there)) {
        *home ^= there ^ number;
        number = there;
    }
    walk_to_slot(table, number);
}

void tc_vocab_table_own(struct tc_vocab_table *table, uint32_t number, uint32_t sym) {
    uint32_t at = home_of(table, table->entries[number].key);
    while ((table->slots[at] & ~TC_SLOT_LEADS_ON) != number) {
        at = behind(table, at);
    }
    table->slots[at] ^= number;
    table->entries[number].sym = sym;
    put_slot(table, number);
}

static unsigned slot_bits(uint64_t words) {
    unsigned bits = SLOT_BITS_MIN;
    while (UINT64_C(1) << bits < words * slots_wanted(words)) {
        bits++;
    }
    return bits;
}

/* All entries into these slots, which are free. */
static void fill_slots(struct tc_vocab_table *table, uint32_t *slots, unsigned bits) {
    tc_free(table->slots);
    table->slots = slots;
    table->shift = HASH_BITS - bits;
    for (uint32_t i = 1; i <= table->n_own; i++) {
        put_slot(table, i);
    }
    for (uint32_t i = 1; i <= table->n_names; i++) {
        put_slot(table, table->max_own + i);
    }
}

/* --- room --- */

enum tc_status tc_vocab_table_init(struct tc_vocab_table *table, uint32_t own) {
    uint32_t *slots = tc_calloc((size_t)1 << SLOT_BITS_MIN, sizeof *slots);
    struct tc_vocab_entry *entries = tc_calloc((size_t)own + 1, sizeof *entries);
    if (!slots || !entries) {
        tc_free(slots);
        tc_free(entries);
        return TC_ERR_MEMORY;
    }
    *table =
        (struct tc_vocab_table){.slots = slots, .entries = entries, .shift = HASH_BITS - SLOT_BITS_MIN, .max_own = own};
    return TC_OK;
}

void tc_vocab_table_fini(struct tc_vocab_table *table) {
    if (!table->is_borrowed) {
        tc_free(table->slots);
        tc_free(table->entries);
    }
    *table = (struct tc_vocab_table){0};
}

/* What was borrowed becomes its own. */
static enum tc_status take_over(struct tc_vocab_table *table) {
    size_t n_slots = tc_vocab_table_slots(table), n_entries = (size_t)1 + table->max_own + table->max_names;
    uint32_t *slots = tc_reallocarray(NULL, n_slots, sizeof *slots);
    struct tc_vocab_entry *entries = tc_reallocarray(NULL, n_entries, sizeof *entries);
    if (!slots || !entries) {
        tc_free(slots);
        tc_free(entries);
        return TC_ERR_MEMORY;
    }
    table->slots = memcpy(slots, table->slots, n_slots * sizeof *slots);
    table->entries = memcpy(entries, table->entries, n_entries * sizeof *entries);
    table->is_borrowed = false;
    return TC_OK;
}

/* Moves the entries of names behind those of so many own words. */
static void shift_names(struct tc_vocab_table *table, uint32_t own) {
    uint32_t more = own - table->max_own;
    struct tc_vocab_entry *from = table->entries + 1 + table->max_own;
    memmove(from + more, from, table->n_names * sizeof *from);
    memset(from, 0, more * sizeof *from);
    for (uint32_t i = 0; i < table->n_names; i++) {
        from[more + i].sym += more;
    }
    table->max_own = own;
}

static enum tc_status make_entries(struct tc_vocab_table *table, uint32_t own, uint32_t names) {
    own = own > table->max_own ? own : table->max_own;
    if (names > table->max_names) {
        names = names > 2 * table->max_names ? names : 2 * table->max_names;
        names = names > NAMES_MIN ? names : NAMES_MIN;
    } else {
        names = table->max_names;
    }
    struct tc_vocab_entry *entries = tc_reallocarray(table->entries, (size_t)1 + own + names, sizeof *entries);
    if (!entries) {
        return TC_ERR_MEMORY;
    }
    table->entries = entries;
    table->max_names = names;
    if (own > table->max_own) {
        shift_names(table, own);
    }
    return TC_OK;
}

enum tc_status tc_vocab_table_reserve(struct tc_vocab_table *table, uint32_t own, uint32_t names) {
    own += table->n_own;
    names += table->n_names;
    uint64_t words = (uint64_t)own + names;
    bool is_crowded = tc_vocab_table_slots(table) < words * slots_needed(words);
    bool shifts = own > table->max_own;
    if (!is_crowded && !shifts && names <= table->max_names) {
        return TC_OK;
    }
    if (table->is_borrowed && take_over(table) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    unsigned bits = slot_bits(words);
    uint32_t *slots = is_crowded || shifts ? tc_calloc((size_t)1 << bits, sizeof *slots) : NULL;
    if (((is_crowded || shifts) && !slots) || make_entries(table, own, names) != TC_OK) {
        tc_free(slots);
        return TC_ERR_MEMORY;
    }
    if (slots) {
        fill_slots(table, slots, bits);
    }
    return TC_OK;
}

/* --- entries --- */

static bool is_ascii(const char key[TC_KEY_BYTES]) {
    uint64_t halves[2];
    memcpy(halves, key, sizeof halves);
    return ((halves[0] | halves[1]) & HIGH_BITS) == 0;
}

static uint32_t add(struct tc_vocab_table *table, uint32_t number, const struct tc_vocab_entry *entry) {
    table->entries[number] = *entry;
    if (!is_ascii(entry->key)) {
        table->entries[number].classes |= TC_ENTRY_FOREIGN | tc_token_shape(tc_vocab_key_str(entry->key));
    }
    put_slot(table, number);
    return number;
}

uint32_t tc_vocab_table_add_own(struct tc_vocab_table *table, const struct tc_vocab_entry *entry) {
    return add(table, ++table->n_own, entry);
}

uint32_t tc_vocab_table_add_name(struct tc_vocab_table *table, const struct tc_vocab_entry *entry) {
    return add(table, table->max_own + ++table->n_names, entry);
}
