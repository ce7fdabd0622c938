/* vocab.h - the words that rules and gazetteers mention, each with a number (its symbol). Built once, then shared
 * read-only.
 *
 * A word that nothing mentions has symbol 0. Words are kept folded (tc_utf8_fold); a word that some pattern wants in
 * exact case
 * ('Turkey') has a second symbol, its exact variant: a token gets the variant's symbol when its bytes are just those,
 * else the folded word's. A folded atom therefore accepts the folded symbol and all its variants (tc_vocab_base maps a
 * variant back). */
#ifndef TC_TEXT_VOCAB_H
#define TC_TEXT_VOCAB_H

#include "base/str.h"

struct tc_vocab;

struct tc_vocab *tc_vocab_new(
    void); /* NULL when memory is short. Holds the function words and date words from the start. */
void tc_vocab_free(struct tc_vocab *vocab);

/* Adds one word (one token, any case: it is folded here) and gives its symbol; 0 when memory is short. */
uint32_t tc_vocab_add(struct tc_vocab *vocab, struct tc_str word);
/* Adds a word in exact case: gives the variant's symbol (its folded word is added too). */
uint32_t tc_vocab_add_exact(struct tc_vocab *vocab, struct tc_str word);

/* The many words of names, which cost less than others: they are found from freeze on, beside the vocabulary's own,
 * which are put into the same table. Closed, and lent for the vocabulary's life. A word of names that is the
 * vocabulary's own too has the symbol that it has there; the others have symbols behind all of those. */
struct tc_name_words;
void tc_vocab_lend(struct tc_vocab *vocab, struct tc_name_words *names);
/* The number that the word of a symbol of a frozen vocabulary has among the words of names, 0 if it is none of them. */
uint32_t tc_vocab_name_word(const struct tc_vocab *vocab, uint32_t sym);

/* No additions after this; look-up tables are laid out for speed. */
TC_NODISCARD enum tc_status tc_vocab_freeze(struct tc_vocab *vocab);

/* The symbol of a token's bytes, 0 = unknown. Never allocates. cls = the token's shape classes (token.h): says if it is
 * ASCII. */
uint32_t tc_vocab_find(const struct tc_vocab *vocab, struct tc_str token, uint32_t cls);

/* Marks own words of a frozen vocabulary (token.h); tokens have the marks once they are settled. */
void tc_vocab_mark(struct tc_vocab *vocab, uint32_t sym, uint32_t mark);
void tc_vocab_settle_marks(struct tc_vocab *vocab);

/* Of all frozen vocabularies of the process only this one has the number, and another one before its marks are settled:
 * what was found under it stays true. */
uint64_t tc_vocab_number(const struct tc_vocab *vocab);

uint32_t tc_vocab_count(const struct tc_vocab *vocab); /* the symbols of own words are 1 .. count */
uint32_t tc_vocab_base(const struct tc_vocab *vocab,
                       uint32_t sym); /* a variant's folded word; others map to themselves */
uint32_t tc_vocab_classes(const struct tc_vocab *vocab,
                          uint32_t sym); /* classes that the word has by being that word: func, date, and marks */
struct tc_str tc_vocab_word(const struct tc_vocab *vocab,
                            uint32_t sym); /* folded, or exact for a variant; borrowed from vocab */

#endif
