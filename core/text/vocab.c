#include "text/vocab.h"

#include "base/alloc.h"
#include "base/intern.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "text/name_words.h"
#include "text/token.h"
#include "text/vocab_table.h"
#include "text/words.h"
#include <stdatomic.h>
#include <string.h>

/* No token's folded form can be longer and still be a word. */
enum { WORD_MAX = 2048 };

/* In the pool of words an exact variant has this byte, which no token holds, in front. */
static const char VARIANT = '\1';

struct word {
    uint32_t base; /* the folded word's symbol */
    uint32_t classes;
    uint32_t next_variant; /* of a folded word: its first variant; of a variant: the next; 0 = none */
};

struct tc_vocab {
    struct tc_intern pool;       /* the number of a word is its symbol */
    TC_VEC(struct word) words;   /* by symbol */
    struct tc_name_words *names; /* lent; NULL: none */
    /* From freeze on. */
    struct tc_vocab_table own_table, *table; /* that of the names if they have one, else the own one */
    TC_VEC(uint32_t) taken;                  /* entries of names whose words are own ones too */
    uint32_t *name_words;                    /* by symbol of own words: the number of the word of names, 0 = none */
    uint8_t *marks;                          /* the same: the lowest mark is bit 0 */
    uint64_t number;                         /* 0: not frozen yet */
};

static uint64_t next_number(void) {
    static atomic_uint_fast64_t last;
    return atomic_fetch_add(&last, 1) + 1;
}

/* --- building --- */

static uint32_t add_to_pool(struct tc_vocab *vocab, struct tc_str text) {
    uint32_t sym = tc_intern_find(&vocab->pool, text);
    if (sym > 0) {
        return sym;
    }
    /* Room first, so that a word in the pool always has its record. */
    if (tc_vec_reserve(&vocab->words, vocab->words.len + 1) != TC_OK) {
        return 0;
    }
    sym = tc_intern_add(&vocab->pool, text);
    if (sym > 0) {
        vocab->words.items[vocab->words.len++] = (struct word){.base = sym};
    }
    return sym;
}

uint32_t tc_vocab_add(struct tc_vocab *vocab, struct tc_str word) {
    struct tc_buf folded;
    tc_buf_init(&folded, WORD_MAX - 1);
    uint32_t sym = tc_utf8_fold(word, &folded) == TC_OK ? add_to_pool(vocab, tc_buf_str(&folded)) : 0;
    tc_buf_fini(&folded);
    return sym;
}

uint32_t tc_vocab_add_exact(struct tc_vocab *vocab, struct tc_str word) {
    uint32_t base = tc_vocab_add(vocab, word);
    struct tc_buf key;
    tc_buf_init(&key, WORD_MAX - 1);
    uint32_t sym = 0;
    if (base > 0 && tc_buf_addc(&key, VARIANT) == TC_OK && tc_buf_add(&key, word) == TC_OK) {
        uint32_t before = tc_vocab_count(vocab);
        sym = add_to_pool(vocab, tc_buf_str(&key));
        if (sym > before) {
            struct word *words = vocab->words.items;
            words[sym] = (struct word){base, words[base].classes, words[base].next_variant};
            words[base].next_variant = sym;
        }
    }
    tc_buf_fini(&key);
    return sym;
}

void tc_vocab_lend(struct tc_vocab *vocab, struct tc_name_words *names) { vocab->names = names; }

static bool add_list(struct tc_vocab *vocab, const char *const *list, uint32_t class) {
    for (; *list; list++) {
        uint32_t sym = tc_vocab_add(vocab, tc_str(*list));
        if (sym == 0) {
            return false;
        }
        vocab->words.items[sym].classes |= class;
    }
    return true;
}

struct tc_vocab *tc_vocab_new(void) {
    struct tc_vocab *vocab = tc_calloc(1, sizeof *vocab);
    if (!vocab) {
        return NULL;
    }
    if (tc_intern_init(&vocab->pool) != TC_OK) {
        tc_free(vocab);
        return NULL;
    }
    bool done = tc_vec_push(&vocab->words, (struct word){0}) == TC_OK &&
                add_list(vocab, tc_function_words, TC_CLASS_FUNC) && add_list(vocab, tc_date_words, TC_CLASS_DATE);
    if (!done) {
        tc_vocab_free(vocab);
        return NULL;
    }
    return vocab;
}

void tc_vocab_free(struct tc_vocab *vocab) {
    if (vocab) {
        tc_vocab_table_fini(&vocab->own_table);
        tc_vec_fini(&vocab->taken);
        tc_free(vocab->name_words);
        tc_free(vocab->marks);
        tc_vec_fini(&vocab->words);
        tc_intern_fini(&vocab->pool);
        tc_free(vocab);
    }
}

/* --- freezing --- */

/* Signs that texts use in place of ASCII ones: found at once, whether words hold them or not. */
static const char *const signs[] = {"’", "‘", "“", "”", "–", "—", "…", "‐", "‑", "‒", "―", "«", "»", "„", "•", "·"};
enum { SIGN_COUNT = sizeof signs / sizeof *signs };

static bool is_name(const struct tc_vocab *vocab, uint32_t sym) { return vocab->table && sym > vocab->table->max_own; }

static uint32_t table_find(const struct tc_vocab *vocab, struct tc_str word) {
    char key[TC_KEY_BYTES];
    tc_vocab_key(word, key);
    return tc_vocab_table_find(vocab->table, key);
}

static uint32_t find_long_name(const struct tc_vocab *vocab, struct tc_str word) {
    uint32_t number = vocab->names ? tc_name_words_find_long(vocab->names, word) : 0;
    return number > 0 ? vocab->table->max_own + number : 0;
}

static uint32_t find_folded(const struct tc_vocab *vocab, struct tc_str word) {
    uint32_t sym = tc_intern_find(&vocab->pool, word);
    if (sym > 0 || !vocab->table) {
        return sym;
    }
    return tc_vocab_fits(word) ? vocab->table->entries[table_find(vocab, word)].sym : find_long_name(vocab, word);
}

static struct tc_vocab_entry entry_of(const struct tc_vocab *vocab, uint32_t sym) {
    if (is_name(vocab, sym)) {
        return (struct tc_vocab_entry){.sym = sym, .classes = vocab->table->entries[sym].classes & TC_MARKS};
    }
    const struct word *word = &vocab->words.items[sym];
    return (struct tc_vocab_entry){.sym = sym,
                                   .classes = word->classes | (word->next_variant ? TC_ENTRY_LATER | TC_ENTRY_ASK : 0)};
}

/* The token of these bytes is the word with this symbol; the first that says so is right. A word of names becomes one
 * of the vocabulary's own. */
static enum tc_status put(struct tc_vocab *vocab, struct tc_vocab_entry entry) {
    struct tc_vocab_table *table = vocab->table;
    uint32_t found = tc_vocab_table_find(table, entry.key);
    if (found == TC_ENTRY_NONE) {
        tc_vocab_table_add_own(table, &entry);
        return TC_OK;
    }
    struct tc_vocab_entry *there = &table->entries[found];
    if (!is_name(vocab, there->sym) || is_name(vocab, entry.sym)) {
        return TC_OK;
    }
    vocab->name_words[entry.sym] = there->sym - table->max_own;
    there->classes |= entry.classes;
    tc_vocab_table_own(table, found, entry.sym);
    return tc_vec_push(&vocab->taken, found);
}

static enum tc_status put_sign(struct tc_vocab *vocab, struct tc_str sign) {
    struct tc_buf folded;
    tc_buf_init(&folded, WORD_MAX);
    enum tc_status status = tc_utf8_fold(sign, &folded);
    if (status == TC_OK) {
        struct tc_vocab_entry entry = entry_of(vocab, find_folded(vocab, tc_buf_str(&folded)));
        tc_vocab_key(sign, entry.key);
        status = put(vocab, entry);
    }
    tc_buf_fini(&folded);
    return status;
}

/* The folded word with this symbol, and how texts may spell it. */
static enum tc_status put_word(struct tc_vocab *vocab, uint32_t sym) {
    struct tc_str word = tc_intern_str(&vocab->pool, sym);
    if (!tc_vocab_fits(word)) {
        uint32_t name = find_long_name(vocab, word);
        vocab->name_words[sym] = name > 0 ? name - vocab->table->max_own : 0;
        return TC_OK;
    }
    struct tc_vocab_entry entry = entry_of(vocab, sym), spelt = entry;
    tc_vocab_key(word, entry.key);
    enum tc_status status = put(vocab, entry);
    bool is_spelt = status == TC_OK && tc_vocab_spell_apostrophe(entry.key, spelt.key);
    return is_spelt ? put(vocab, spelt) : status;
}

/* At most so many entries: every word, those with an apostrophe twice. */
static uint32_t count_entries(const struct tc_vocab *vocab) {
    uint32_t n = SIGN_COUNT;
    for (uint32_t sym = 1; sym <= tc_vocab_count(vocab); sym++) {
        struct tc_str word = tc_intern_str(&vocab->pool, sym);
        n += memchr(word.ptr, '\'', word.len) ? 2 : 1;
    }
    return n;
}

static enum tc_status make_table(struct tc_vocab *vocab) {
    uint32_t n = count_entries(vocab);
    bool has_names = vocab->names && vocab->names->n > 0;
    if (!has_names && tc_vocab_table_init(&vocab->own_table, n) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    vocab->table = has_names ? &vocab->names->table : &vocab->own_table;
    return tc_vocab_table_reserve(vocab->table, n, 0);
}

enum tc_status tc_vocab_freeze(struct tc_vocab *vocab) {
    uint32_t count = tc_vocab_count(vocab);
    vocab->marks = tc_calloc((size_t)count + 1, sizeof *vocab->marks);
    vocab->name_words = tc_calloc((size_t)count + 1, sizeof *vocab->name_words);
    enum tc_status status = vocab->marks && vocab->name_words ? make_table(vocab) : TC_ERR_MEMORY;
    for (uint32_t sym = 1; sym <= count && status == TC_OK; sym++) {
        status = tc_vocab_base(vocab, sym) == sym ? put_word(vocab, sym) : TC_OK;
    }
    for (size_t i = 0; i < SIGN_COUNT && status == TC_OK; i++) {
        status = put_sign(vocab, tc_str(signs[i]));
    }
    vocab->number = status == TC_OK ? next_number() : 0;
    return status;
}

/* --- marks --- */

void tc_vocab_mark(struct tc_vocab *vocab, uint32_t sym, uint32_t mark) {
    vocab->marks[sym] |= (uint8_t)(mark / TC_MARK_ANCHOR);
}

static uint32_t marks_of(const struct tc_vocab *vocab, uint32_t sym) {
    if (is_name(vocab, sym)) {
        return vocab->table->entries[sym].classes & TC_MARKS;
    }
    return vocab->marks ? vocab->marks[sym] * (uint32_t)TC_MARK_ANCHOR : 0;
}

void tc_vocab_settle_marks(struct tc_vocab *vocab) {
    for (uint32_t i = 1; i <= vocab->table->n_own; i++) {
        struct tc_vocab_entry *entry = &vocab->table->entries[i];
        entry->classes |= marks_of(vocab, entry->sym);
    }
    for (size_t i = 0; i < vocab->taken.len; i++) {
        struct tc_vocab_entry *entry = &vocab->table->entries[vocab->taken.items[i]];
        entry->classes |= marks_of(vocab, entry->sym);
    }
    vocab->number = next_number();
}

/* --- look-up --- */

const struct tc_vocab_table *tc_vocab_table_of(const struct tc_vocab *vocab) {
    return vocab->number > 0 ? vocab->table : NULL;
}

uint32_t tc_vocab_find_variant(const struct tc_vocab *vocab, uint32_t variant, struct tc_str token,
                               uint32_t otherwise) {
    for (; variant > 0; variant = vocab->words.items[variant].next_variant) {
        if (tc_str_eq(tc_vocab_word(vocab, variant), token)) {
            return variant;
        }
    }
    return otherwise;
}

static uint32_t first_variant(const struct tc_vocab *vocab, uint32_t sym) {
    return sym < vocab->words.len ? vocab->words.items[sym].next_variant : 0;
}

uint32_t tc_vocab_find_slowly(const struct tc_vocab *vocab, struct tc_str token) {
    char memory[WORD_MAX];
    struct tc_buf folded = {.ptr = memory, .cap = sizeof memory, .max = sizeof memory - 1}; /* never grows */
    bool is_invalid = token.len == 1 && (unsigned char)*token.ptr >= 0x80;
    if (tc_utf8_fold(is_invalid ? TC_STR("\xEF\xBF\xBD") : token, &folded) != TC_OK) {
        return 0;
    }
    uint32_t sym = find_folded(vocab, tc_buf_str(&folded));
    return tc_vocab_find_variant(vocab, first_variant(vocab, sym), token, sym);
}

uint32_t tc_vocab_find(const struct tc_vocab *vocab, struct tc_str token, uint32_t cls) {
    if (vocab->number == 0 || token.len > TC_KEY_BYTES || token.len == 0) {
        return tc_vocab_find_slowly(vocab, token);
    }
    char bytes[TC_KEY_BYTES] = {0};
    for (size_t i = 0; i < token.len && i < TC_KEY_BYTES; i++) {
        unsigned char c = (unsigned char)token.ptr[i];
        bytes[i] = (char)(c | (unsigned)((unsigned)(c - 'A') < 26) << 5);
    }
    uint32_t number = tc_vocab_table_find(vocab->table, bytes);
    if (number == TC_ENTRY_NONE && (cls & TC_CLASS_NONASCII)) {
        return tc_vocab_find_slowly(vocab, token);
    }
    uint32_t sym = vocab->table->entries[number].sym;
    return tc_vocab_find_variant(vocab, first_variant(vocab, sym), token, sym);
}

/* --- questions --- */

uint64_t tc_vocab_number(const struct tc_vocab *vocab) { return vocab->number; }

uint32_t tc_vocab_count(const struct tc_vocab *vocab) { return (uint32_t)vocab->words.len - 1; }

uint32_t tc_vocab_base(const struct tc_vocab *vocab, uint32_t sym) {
    return is_name(vocab, sym) ? sym : vocab->words.items[sym].base;
}

uint32_t tc_vocab_name_word(const struct tc_vocab *vocab, uint32_t sym) {
    return is_name(vocab, sym) ? sym - vocab->table->max_own : vocab->name_words[tc_vocab_base(vocab, sym)];
}

uint32_t tc_vocab_classes(const struct tc_vocab *vocab, uint32_t sym) {
    uint32_t base = tc_vocab_base(vocab, sym);
    return (is_name(vocab, sym) ? 0 : vocab->words.items[base].classes) | marks_of(vocab, sym);
}

struct tc_str tc_vocab_word(const struct tc_vocab *vocab, uint32_t sym) {
    if (is_name(vocab, sym)) {
        return tc_name_words_at(vocab->names, sym - vocab->table->max_own);
    }
    struct tc_str word = tc_intern_str(&vocab->pool, sym);
    bool is_variant = tc_vocab_base(vocab, sym) != sym;
    return is_variant ? tc_str_sub(word, 1, word.len) : word;
}
