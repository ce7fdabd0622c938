#include "text/name_words.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include <string.h>

/* In the key of a word that is too long for one stands, behind the NUL, its number in longs. */
enum { LONG_AT = 4 };

enum tc_status tc_name_words_init(struct tc_name_words *words) {
    *words = (struct tc_name_words){.n = 0};
    tc_buf_init(&words->long_bytes, UINT32_MAX);
    tc_buf_init(&words->folded, UINT32_MAX);
    return tc_intern_init(&words->longs);
}

void tc_name_words_fini(struct tc_name_words *words) {
    tc_vocab_table_fini(&words->table);
    tc_intern_fini(&words->longs);
    tc_vec_fini(&words->long_numbers);
    tc_buf_fini(&words->long_bytes);
    tc_buf_fini(&words->folded);
}

/* --- the batch --- */

static uint64_t lower_ascii(uint64_t letters) {
    static const uint64_t EACH = 0x0101010101010101U;
    uint64_t from_a = letters + EACH * (0x80 - 'A'), behind_z = letters + EACH * (0x7F - 'Z');
    return letters | ((from_a ^ behind_z) & EACH * 0x80) >> 2;
}

/* false: the word is too long, or not ASCII. */
static bool fold_short(struct tc_str word, char key[TC_KEY_BYTES]) {
    uint64_t halves[2] = {0};
    if (!tc_vocab_fits(word)) {
        return false;
    }
    memcpy(halves, word.ptr, word.len);
    bool is_ascii = ((halves[0] | halves[1]) & 0x8080808080808080U) == 0;
    halves[0] = lower_ascii(halves[0]);
    halves[1] = lower_ascii(halves[1]);
    memcpy(key, halves, sizeof halves);
    return is_ascii;
}

static enum tc_status open_table(struct tc_name_words *words) {
    return words->table.entries ? TC_OK : tc_vocab_table_init(&words->table, TC_NAME_WORDS_OWN);
}

static enum tc_status put_long(struct tc_name_words *words, struct tc_str word) {
    uint32_t known = words->longs.len;
    if (open_table(words) != TC_OK || tc_vocab_table_reserve(&words->table, 0, 1) != TC_OK ||
        tc_vec_reserve(&words->long_numbers, known + 1) != TC_OK ||
        tc_buf_reserve(&words->long_bytes, word.len + 1) != TC_OK) {
        words->long_bytes.failed = false;
        return TC_ERR_MEMORY;
    }
    uint32_t id = tc_intern_add(&words->longs, word);
    if (id == 0) {
        return TC_ERR_MEMORY;
    }
    if (id > known) {
        struct tc_vocab_entry entry = {.sym = words->table.max_own + ++words->n};
        memcpy(entry.key + LONG_AT, &id, sizeof id);
        tc_vocab_table_add_name(&words->table, &entry);
        words->long_numbers.items[words->long_numbers.len++] = words->n;
        (void)tc_buf_add(&words->long_bytes, word);
        (void)tc_buf_addc(&words->long_bytes, '\0');
    }
    words->known[words->n_batch++] = words->long_numbers.items[id - 1];
    return TC_OK;
}

enum tc_status tc_name_words_put(struct tc_name_words *words, struct tc_str word) {
    words->known[words->n_batch] = 0;
    if (fold_short(word, words->keys[words->n_batch])) {
        words->n_batch++;
        return TC_OK;
    }
    tc_buf_reset(&words->folded);
    if (tc_utf8_fold(word, &words->folded) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    struct tc_str folded = tc_buf_str(&words->folded);
    if (!tc_vocab_fits(folded)) {
        return put_long(words, folded);
    }
    tc_vocab_key(folded, words->keys[words->n_batch++]);
    return TC_OK;
}

/* --- numbers --- */

static uint32_t number_of(struct tc_name_words *words, const char key[TC_KEY_BYTES]) {
    struct tc_vocab_table *table = &words->table;
    uint32_t found = tc_vocab_table_find(table, key);
    if (found == TC_ENTRY_NONE) {
        struct tc_vocab_entry entry = {.sym = table->max_own + ++words->n};
        memcpy(entry.key, key, TC_KEY_BYTES);
        found = tc_vocab_table_add_name(table, &entry);
    }
    return found - table->max_own;
}

enum tc_status tc_name_words_number(struct tc_name_words *words, uint32_t *numbers) {
    struct tc_vocab_table *table = &words->table;
    uint32_t homes[TC_WORD_BATCH], n = words->n_batch;
    if (open_table(words) != TC_OK || tc_vocab_table_reserve(table, 0, n) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    for (uint32_t i = 0; i < n; i++) {
        homes[i] = tc_vocab_home(tc_vocab_mix(words->keys[i]), table->shift);
        __builtin_prefetch(&table->slots[homes[i]]);
    }
    for (uint32_t i = 0; i < n; i++) {
        __builtin_prefetch(&table->entries[table->slots[homes[i]] & ~TC_SLOT_LEADS_ON]);
    }
    for (uint32_t i = 0; i < n; i++) {
        numbers[i] = words->known[i] > 0 ? words->known[i] : number_of(words, words->keys[i]);
    }
    words->n_batch = 0;
    return TC_OK;
}

void tc_name_words_mark(struct tc_name_words *words, uint32_t number, uint32_t marks) {
    words->table.entries[words->table.max_own + number].classes |= marks;
}

enum tc_status tc_name_words_close(struct tc_name_words *words) {
    struct tc_vocab_table *table = &words->table;
    enum tc_status status = TC_OK;
    for (uint32_t i = 1; i <= words->n && status == TC_OK; i++) {
        struct tc_vocab_entry spelt = table->entries[table->max_own + i];
        if (tc_vocab_spell_apostrophe(table->entries[table->max_own + i].key, spelt.key)) {
            status = tc_vocab_table_reserve(table, 0, 1);
            if (status == TC_OK) {
                tc_vocab_table_add_name(table, &spelt);
            }
        }
    }
    return status;
}

/* --- questions --- */

struct tc_str tc_name_words_at(const struct tc_name_words *words, uint32_t number) {
    const char *key = words->table.entries[words->table.max_own + number].key;
    uint32_t id = 0;
    memcpy(&id, key + LONG_AT, sizeof id);
    return key[0] == '\0' ? tc_intern_str(&words->longs, id) : tc_vocab_key_str(key);
}

uint32_t tc_name_words_find_long(const struct tc_name_words *words, struct tc_str word) {
    uint32_t id = tc_intern_find(&words->longs, word);
    return id > 0 ? words->long_numbers.items[id - 1] : 0;
}

/* --- as flat arrays --- */

void tc_name_words_parts(const struct tc_name_words *words, struct tc_image_part parts[TC_WORDS_PARTS]) {
    const struct tc_vocab_table *table = &words->table;
    size_t n_entries = (size_t)1 + table->max_own + table->n_names;
    parts[0] = (struct tc_image_part){table->entries, n_entries * sizeof *table->entries};
    parts[1] = (struct tc_image_part){table->slots, tc_vocab_table_slots(table) * sizeof *table->slots};
    parts[2] =
        (struct tc_image_part){words->long_numbers.items, words->long_numbers.len * sizeof *words->long_numbers.items};
    parts[3] = (struct tc_image_part){words->long_bytes.ptr, words->long_bytes.len};
    parts[4] = (struct tc_image_part){(void *)(uintptr_t)&words->n, sizeof words->n};
}

static enum tc_status borrow_longs(struct tc_name_words *words, const struct tc_image_part *numbers,
                                   const struct tc_image_part *bytes) {
    size_t n = numbers->size / sizeof *words->long_numbers.items;
    if (tc_vec_reserve(&words->long_numbers, n) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    const char *at = bytes->bytes;
    for (size_t i = 0; i < n; i++) {
        struct tc_str word = tc_str(at);
        if (tc_intern_add(&words->longs, word) == 0) {
            return TC_ERR_MEMORY;
        }
        words->long_numbers.items[words->long_numbers.len++] = ((const uint32_t *)numbers->bytes)[i];
        at += word.len + 1;
    }
    return TC_OK;
}

enum tc_status tc_name_words_borrow(struct tc_name_words *words, const struct tc_image_part parts[TC_WORDS_PARTS]) {
    uint32_t n_entries = (uint32_t)(parts[0].size / sizeof *words->table.entries);
    uint32_t n_names = n_entries - 1 - TC_NAME_WORDS_OWN;
    words->table = (struct tc_vocab_table){.entries = parts[0].bytes,
                                           .slots = parts[1].bytes,
                                           .shift = 64 - (unsigned)__builtin_ctzll(parts[1].size / sizeof(uint32_t)),
                                           .max_own = TC_NAME_WORDS_OWN,
                                           .n_names = n_names,
                                           .max_names = n_names,
                                           .is_borrowed = true};
    memcpy(&words->n, parts[4].bytes, sizeof words->n);
    return borrow_longs(words, &parts[2], &parts[3]);
}
