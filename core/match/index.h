/* index.h - which patterns can match in a sentence, from one pass over its tokens. Internal to match/.
 *
 * A pattern is found by its anchor, the rarest atom that every match must hold, and only where the sentence seems to
 * have its second rarest too and has the mentions it needs. Patterns are ranked by (stage, number); a set of candidates
 * is a bit a rank. */
#ifndef TC_MATCH_INDEX_H
#define TC_MATCH_INDEX_H

#include "match/bitstate.h"
#include "match/program.h"

/* How many mentions of each type a sentence has, or a pattern needs, as bits: at least 1, 2, 3 for each of 21 buckets
 * of types. */
enum { TC_NEED_BUCKETS = 21 };

struct tc_posting {
    uint64_t needs, words; /* as by rank below: read in a row here */
    uint32_t rank, min;    /* the match begins min tokens before the anchor, or more */
};

struct tc_stage_range { /* ranks first .. last - 1 */
    uint32_t stage, first, last;
};

struct tc_index {
    uint32_t n;      /* patterns that run in a stage */
    uint32_t *order; /* pattern by rank */
    uint64_t *needs; /* mentions it needs, as a signature, by rank */
    uint64_t grown;  /* signature of the mentions that stages may add */
    /* Its second anchor, as bits of the sentence's word signature any of which must be there, by rank. */
    uint64_t *words;
    uint64_t *always; /* ranks without an anchor, a bit each */
    bool all_need;    /* no pattern can match where there is no mention but those that stages may add */
    uint32_t n_stages;
    struct tc_stage_range *stages;
    uint32_t n_syms;
    uint32_t *sym_first; /* postings of symbol s: sym_first[s] .. sym_first[s + 1] - 1 */
    uint32_t class_mask; /* classes that are somebody's anchor */
    uint32_t class_first[33];
    struct tc_posting *postings;
    uint32_t n_word_syms;
    uint64_t *sym_words; /* what a symbol adds to the word signature */
};

/* One a matcher. */
struct tc_candidates {
    uint64_t *bits;
    uint32_t *first, *last; /* by rank: the first and last token that is its anchor */
};

TC_NODISCARD enum tc_status tc_index_new(struct tc_index **index, const struct tc_model *model);
void tc_index_free(struct tc_index *index);

TC_NODISCARD enum tc_status tc_candidates_init(struct tc_candidates *candidates, const struct tc_index *index);
void tc_candidates_fini(struct tc_candidates *candidates);

/* The signature with one more mention of the type: 0, 1, 11, 111 in the three bits of its bucket. */
static inline uint64_t tc_signature_add(uint64_t signature, uint32_t type) {
    uint32_t shift = type % TC_NEED_BUCKETS * 3;
    return signature | ((signature >> shift & 3) << 1 | 1) << shift;
}

/* Fills the candidates for tokens [first, last) with mentions as the signature says and those that may be added. True
 * if there are any. */
bool tc_index_collect(const struct tc_index *index, struct tc_candidates *candidates, const struct tc_tokens *tokens,
                      uint32_t first, uint32_t last, uint64_t signature);

/* The ranks of the first stage from this one on; NULL if there is none. */
const struct tc_stage_range *tc_index_stage(const struct tc_index *index, uint32_t stage);

/* Where a candidate's match can begin, by its anchors and by where the mentions that it needs stand; false: nowhere. */
bool tc_index_narrow(const struct tc_index *index, const struct tc_candidates *candidates, uint32_t rank,
                     const struct tc_scene *scene, uint32_t *from, uint32_t *to);

static inline size_t tc_index_words(const struct tc_index *index) { return (index->n + 63) / 64; }

#endif
