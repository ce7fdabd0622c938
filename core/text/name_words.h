/* name_words.h - the distinct words of names, numbered from 1 in order of first sight, in flat arrays without pointers:
 * a table as a vocabulary looks them up, which puts its own words beside them (tc_vocab_lend), and the few words that
 * are too long for it. Words come in batches: what a batch needs of the memory is asked for all at once, not word by
 * word. */
#ifndef TC_TEXT_NAME_WORDS_H
#define TC_TEXT_NAME_WORDS_H

#include "base/image.h"
#include "base/intern.h"
#include "base/vec.h"
#include "text/vocab_table.h"

enum {
    TC_WORD_BATCH = 128,
    TC_NAME_WORDS_OWN = 1 << 14, /* own words for which the table has room, so that it need not be laid out again */
};

struct tc_name_words {
    struct tc_vocab_table table; /* the word n is the n-th entry of names; one that is too long has no key in it */
    uint32_t n;
    struct tc_intern longs;
    TC_VEC(uint32_t) long_numbers; /* of the word with the number i + 1 in longs */
    struct tc_buf long_bytes;      /* these words, each with a NUL behind it */
    /* The batch that waits for its numbers. */
    char keys[TC_WORD_BATCH][TC_KEY_BYTES];
    uint32_t known[TC_WORD_BATCH]; /* a long word has its number at once; 0: no long one */
    uint32_t n_batch;
    struct tc_buf folded;
};

TC_NODISCARD enum tc_status tc_name_words_init(struct tc_name_words *words);
void tc_name_words_fini(struct tc_name_words *words);

/* Puts a word, folded here, into the batch, which has less than TC_WORD_BATCH. */
TC_NODISCARD enum tc_status tc_name_words_put(struct tc_name_words *words, struct tc_str word);
/* The batch's words get their numbers, n_batch of them, and it is empty. On failure it is as it was. */
TC_NODISCARD enum tc_status tc_name_words_number(struct tc_name_words *words, uint32_t *numbers);

/* Marks a word (token.h). Then, when all have their marks and no more words come: typographic spellings are added. */
void tc_name_words_mark(struct tc_name_words *words, uint32_t number, uint32_t marks);
TC_NODISCARD enum tc_status tc_name_words_close(struct tc_name_words *words);

/* The word that has a number. */
struct tc_str tc_name_words_at(const struct tc_name_words *words, uint32_t number);
/* The number of a folded word that is too long for the table, 0 if it is none of them. */
uint32_t tc_name_words_find_long(const struct tc_name_words *words, struct tc_str word);

/* Closed ones as flat arrays, as long as no vocabulary has put its own words there, and back into empty ones. The first
 * two arrays are written to. */
enum { TC_WORDS_PARTS = 5 };
void tc_name_words_parts(const struct tc_name_words *words, struct tc_image_part parts[TC_WORDS_PARTS]);
TC_NODISCARD enum tc_status tc_name_words_borrow(struct tc_name_words *words,
                                                 const struct tc_image_part parts[TC_WORDS_PARTS]);

#endif
