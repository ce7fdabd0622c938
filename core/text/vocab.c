#include "text/vocab.h"

#include "base/alloc.h"
#include "base/intern.h"
#include "base/utf8.h"
#include "base/vec.h"
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
    struct tc_intern pool;     /* the number of a word is its symbol */
    TC_VEC(struct word) words; /* by symbol */
    TC_VEC(const char *) lent; /* their symbols follow */
    struct tc_intern
        lent_long; /* those of them that the table does not hold; the number n has symbol long_syms[n - 1] */
    TC_VEC(uint32_t) long_syms;
    struct tc_vocab_table table;
    uint8_t *marks;  /* by symbol, from freeze on: the lowest mark is bit 0 */
    uint64_t number; /* 0: not frozen yet */
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

static bool fits_table(struct tc_str word) { return word.len > 0 && word.len <= TC_KEY_BYTES; }

enum tc_status tc_vocab_expect(struct tc_vocab *vocab, uint32_t n) {
    return tc_vec_reserve(&vocab->lent, vocab->lent.len + n);
}

uint32_t tc_vocab_lend(struct tc_vocab *vocab, struct tc_str word) {
    uint32_t sym = tc_intern_find(&vocab->pool, word);
    if (sym > 0) {
        return sym;
    }
    sym = tc_vocab_count(vocab) + 1;
    if (tc_vec_reserve(&vocab->lent, vocab->lent.len + 1) != TC_OK ||
        (!fits_table(word) &&
         (tc_vec_push(&vocab->long_syms, sym) != TC_OK || tc_intern_add(&vocab->lent_long, word) == 0))) {
        return 0;
    }
    vocab->lent.items[vocab->lent.len++] = word.ptr;
    return sym;
}

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
    if (tc_intern_init(&vocab->pool) != TC_OK || tc_intern_init(&vocab->lent_long) != TC_OK) {
        tc_intern_fini(&vocab->pool);
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
        tc_vocab_table_fini(&vocab->table);
        tc_free(vocab->marks);
        tc_vec_fini(&vocab->words);
        tc_vec_fini(&vocab->lent);
        tc_vec_fini(&vocab->long_syms);
        tc_intern_fini(&vocab->lent_long);
        tc_intern_fini(&vocab->pool);
        tc_free(vocab);
    }
}

/* --- freezing --- */

/* Signs that texts use in place of ASCII ones: found at once, whether words hold them or not. */
static const char *const signs[] = {"’", "‘", "“", "”", "–", "—", "…", "‐", "‑", "‒", "―", "«", "»", "„", "•", "·"};
enum { SIGN_COUNT = sizeof signs / sizeof *signs };

static struct tc_vocab_entry entry_of(const struct tc_vocab *vocab, uint32_t sym) {
    if (sym >= vocab->words.len) {
        return (struct tc_vocab_entry){.sym = sym};
    }
    const struct word *word = &vocab->words.items[sym];
    return (struct tc_vocab_entry){.sym = sym,
                                   .classes = word->classes | (word->next_variant ? TC_ENTRY_LATER | TC_ENTRY_ASK : 0)};
}

static bool is_ascii(struct tc_str word) { return tc_utf8_skip_ascii(word, 0) == word.len; }

/* The token of these bytes is the word with this symbol. What is not ASCII has its shape with it. */
static void put(struct tc_vocab *vocab, struct tc_str token, uint32_t sym) {
    struct tc_vocab_entry entry = entry_of(vocab, sym);
    entry.classes |= is_ascii(token) ? 0 : tc_token_shape(token);
    tc_vocab_table_put(&vocab->table, token, entry);
}

static uint32_t table_find(const struct tc_vocab *vocab, struct tc_str word) {
    char key[TC_KEY_BYTES] = {0};
    memcpy(key, word.ptr, word.len);
    return tc_vocab_table_find(&vocab->table, key);
}

static uint32_t find_folded(const struct tc_vocab *vocab, struct tc_str word) {
    uint32_t sym = tc_intern_find(&vocab->pool, word);
    if (sym > 0 || vocab->lent.len == 0) {
        return sym;
    }
    if (fits_table(word)) {
        return vocab->table.entries[table_find(vocab, word)].sym;
    }
    uint32_t number = tc_intern_find(&vocab->lent_long, word);
    return number > 0 ? vocab->long_syms.items[number - 1] : 0;
}

static enum tc_status put_signs(struct tc_vocab *vocab) {
    for (size_t i = 0; i < SIGN_COUNT; i++) {
        struct tc_buf folded;
        tc_buf_init(&folded, WORD_MAX);
        enum tc_status status = tc_utf8_fold(tc_str(signs[i]), &folded);
        if (status == TC_OK) {
            put(vocab, tc_str(signs[i]), find_folded(vocab, tc_buf_str(&folded)));
        }
        tc_buf_fini(&folded);
        if (status != TC_OK) {
            return status;
        }
    }
    return TC_OK;
}

/* The word with its first ' as the typographic apostrophe, if that is short enough. */
static void put_apostrophe(struct tc_vocab *vocab, struct tc_str word, uint32_t sym) {
    static const struct tc_str quote = {"’", sizeof "’" - 1};
    const char *at = memchr(word.ptr, '\'', word.len);
    if (at && word.len + quote.len - 1 <= TC_KEY_BYTES) {
        char key[TC_KEY_BYTES];
        size_t before = (size_t)(at - word.ptr);
        memcpy(key, word.ptr, before);
        memcpy(key + before, quote.ptr, quote.len);
        memcpy(key + before + quote.len, at + 1, word.len - before - 1);
        put(vocab, (struct tc_str){key, word.len + quote.len - 1}, sym);
    }
}

/* The word as it was put in. */
static struct tc_str pooled(const struct tc_vocab *vocab, uint32_t sym) {
    return sym < vocab->words.len ? tc_intern_str(&vocab->pool, sym)
                                  : tc_str(vocab->lent.items[sym - vocab->words.len]);
}

/* At most so many entries: every word, those with an apostrophe twice. */
static uint32_t count_entries(const struct tc_vocab *vocab) {
    uint32_t n = SIGN_COUNT;
    for (uint32_t sym = 1; sym <= tc_vocab_count(vocab); sym++) {
        struct tc_str word = pooled(vocab, sym);
        n += memchr(word.ptr, '\'', word.len) ? 2 : 1;
    }
    return n;
}

enum tc_status tc_vocab_freeze(struct tc_vocab *vocab) {
    uint32_t count = tc_vocab_count(vocab);
    enum tc_status status = tc_vocab_table_init(&vocab->table, count_entries(vocab));
    for (uint32_t sym = 1; sym <= count && status == TC_OK; sym++) {
        struct tc_str word = pooled(vocab, sym);
        if (tc_vocab_base(vocab, sym) == sym && fits_table(word)) {
            put(vocab, word, sym);
            put_apostrophe(vocab, word, sym);
        }
    }
    status = status == TC_OK ? put_signs(vocab) : status;
    vocab->marks = tc_calloc((size_t)count + 1, sizeof *vocab->marks);
    status = vocab->marks ? status : TC_ERR_MEMORY;
    vocab->number = status == TC_OK ? next_number() : 0;
    return status;
}

/* --- marks --- */

void tc_vocab_mark(struct tc_vocab *vocab, uint32_t sym, uint32_t mark) {
    vocab->marks[sym] |= (uint8_t)(mark / TC_MARK_ANCHOR);
}

static uint32_t marks_of(const struct tc_vocab *vocab, uint32_t sym) {
    return vocab->marks ? vocab->marks[sym] * (uint32_t)TC_MARK_ANCHOR : 0;
}

void tc_vocab_settle_marks(struct tc_vocab *vocab) {
    for (uint32_t i = 1; i <= vocab->table.n_words; i++) {
        struct tc_vocab_entry *entry = &vocab->table.entries[i];
        entry->classes |= marks_of(vocab, entry->sym);
    }
    vocab->number = next_number();
}

/* --- look-up --- */

const struct tc_vocab_table *tc_vocab_table_of(const struct tc_vocab *vocab) {
    return vocab->number > 0 ? &vocab->table : NULL;
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
    uint32_t number = tc_vocab_table_find(&vocab->table, bytes);
    if (number == TC_ENTRY_NONE && (cls & TC_CLASS_NONASCII)) {
        return tc_vocab_find_slowly(vocab, token);
    }
    uint32_t sym = vocab->table.entries[number].sym;
    return tc_vocab_find_variant(vocab, first_variant(vocab, sym), token, sym);
}

/* --- questions --- */

uint64_t tc_vocab_number(const struct tc_vocab *vocab) { return vocab->number; }

uint32_t tc_vocab_count(const struct tc_vocab *vocab) { return (uint32_t)(vocab->words.len - 1 + vocab->lent.len); }

uint32_t tc_vocab_base(const struct tc_vocab *vocab, uint32_t sym) {
    return sym < vocab->words.len ? vocab->words.items[sym].base : sym;
}

uint32_t tc_vocab_classes(const struct tc_vocab *vocab, uint32_t sym) {
    uint32_t base = tc_vocab_base(vocab, sym);
    return (base < vocab->words.len ? vocab->words.items[base].classes : 0) | marks_of(vocab, sym);
}

struct tc_str tc_vocab_word(const struct tc_vocab *vocab, uint32_t sym) {
    struct tc_str word = pooled(vocab, sym);
    bool is_variant = tc_vocab_base(vocab, sym) != sym;
    return is_variant ? tc_str_sub(word, 1, word.len) : word;
}
