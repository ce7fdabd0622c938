/* wordpool.h - the distinct words of names, numbered from 1 in order of first sight, in flat arrays without pointers.
 * Words come in batches: what a batch needs of the memory is asked for all at once, not word by word. Internal to
 * match/. */
#ifndef TC_MATCH_WORDPOOL_H
#define TC_MATCH_WORDPOOL_H

#include "base/str.h"

enum { TC_WORD_BATCH = 128 };

struct tc_wordpool {
    struct tc_buf bytes; /* by number: the word with a NUL behind, before it its number in 4 bytes */
    uint32_t n;
    uint64_t *slots; /* open addressing: half the hash above, below it where the word is in bytes + 1; 0 = free */
    uint32_t n_slots;
    /* The batch that waits for its numbers: words, each with a NUL behind, and where they begin. */
    struct tc_buf batch;
    uint32_t starts[TC_WORD_BATCH];
    uint32_t n_batch;
};

void tc_wordpool_init(struct tc_wordpool *pool);
void tc_wordpool_fini(struct tc_wordpool *pool);

/* Puts a word, folded here, into the batch, which has less than TC_WORD_BATCH. */
TC_NODISCARD enum tc_status tc_wordpool_put(struct tc_wordpool *pool, struct tc_str word);
/* Takes the words behind the first n out of the batch. */
void tc_wordpool_cut(struct tc_wordpool *pool, uint32_t n);
/* The batch's words get their numbers, n_batch of them, and it is empty. On failure it is as it was. */
TC_NODISCARD enum tc_status tc_wordpool_number(struct tc_wordpool *pool, uint32_t *numbers);
/* No more words: only bytes and n are left. */
void tc_wordpool_close(struct tc_wordpool *pool);

/* The word that begins at *at in bytes (0: the first); moves *at to the next. */
struct tc_str tc_wordpool_next(struct tc_str bytes, size_t *at);

#endif
