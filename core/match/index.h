/* index.h - which patterns can match in a sentence, from one pass over its tokens. Internal to match/.
 *
 * A pattern is found by its anchor, the rarest atom that every match must hold, and only where the sentence has the
 * mentions that it needs and where, near the anchor, stand what must stand there: a mention before it, one behind it,
 * its second rarest words. This goes by ways (struct tc_way), ranked by (stage, pattern, way). */
#ifndef TC_MATCH_INDEX_H
#define TC_MATCH_INDEX_H

#include "match/bitstate.h"
#include "match/program.h"

/* How many mentions of each type a sentence has, or a pattern needs, as bits: at least 1, 2, 3 for each of 21 buckets
 * of types. */
enum { TC_NEED_BUCKETS = 21 };
#define TC_FREQUENT 0.1F /* of the tokens: asking for what is more frequent saves less than it costs */

/* Where mentions stand in a sentence: a row of bits, one a token, for the last tokens and one for the first tokens of
 * all kinds that are asked for together. Row 0 is all ones, for whom nothing is asked. Rows stand together for each 64
 * tokens; the sentence begins in the second of these blocks. */
enum { TC_ROW_ALL, TC_ROW_FIRST, TC_ROWS_MAX = 30000 };

/* Is there a bit of the row among (64 - shift) tokens from `from` on, counted from the anchor? */
struct tc_look_near {
    uint16_t row;
    int8_t from;
    uint8_t shift;
};

/* What a pattern asks for, by rank, when an anchor of it is met: mentions; the anchor's place; mentions near it. Most
 * candidates end here, so this lies together and apart from the rest. */
enum { TC_MENTION_KINDS = TC_NEAR_ATOMS }; /* those that end before the anchor and those that begin behind it */
struct tc_asked_first {
    uint64_t needs; /* mentions of the sentence, as a signature */
    struct tc_look_near near[TC_MENTION_KINDS];
    uint16_t min, latest; /* tokens of the sentence before the anchor */
    bool asks_near;       /* one of near is not TC_ROW_ALL */
};

/* And when it is run, or its words are: the anchor's place in the match, mentions near it that stages may add, when
 * they have run. What is known of a pattern beside that (struct tc_facts) is much larger. */
struct tc_asked {
    struct tc_look_near later[TC_MENTION_KINDS];
    uint32_t min, max;            /* tokens before the anchor: so many at least, a length of so much at most */
    uint32_t length;              /* of a match, at most */
    uint32_t first_need, n_needs; /* of the index: those whose types tell where their mentions begin */
    uint32_t first_word, n_words; /* atoms of the index: words near the anchor beside those of its postings */
    bool opens;                   /* its matches begin the sentence */
    uint8_t outside;              /* 1: the anchor is the token before the first */
};

/* Names near an anchor, as they are there and as they are asked for, of which one must be there: of a name's last token
 * bit 30 - i, where it stands i tokens before the anchor's neighbour; of a name's first token bit i, i tokens behind
 * the neighbour. TC_POSSIBLE is there always: nothing is asked. */
enum { TC_POSSIBLE_SPAN = 31 };
#define TC_POSSIBLE (1U << TC_POSSIBLE_SPAN)
struct tc_near_names {
    uint32_t before, behind;
};

/* Without a branch: there is no telling the answer. */
static inline bool tc_names_are_near(struct tc_near_names asked, struct tc_near_names there) {
    return ((asked.before & there.before) != 0) & ((asked.behind & there.behind) != 0);
}

/* A pattern that has an anchor, and which words must be near it; with the names that it asks for, in an array of their
 * own, it is asked before anything else. Of words one must be there: of the few, or of the pattern's in struct
 * tc_asked. */
struct tc_posting {
    uint32_t rank;
    int8_t word_from, word_to; /* tokens behind the anchor; from > to: no words are asked for */
    bool has_more_words;
    uint32_t few[TC_ATOM_FEW]; /* symbols; unused ones are TC_NONE */
};

/* The postings of a symbol or class, and what any of them asks for. */
struct tc_posting_list {
    uint32_t first; /* its last stands before the next list's first */
    struct tc_near_names names;
};

/* The list of symbol s is lists[s], that of class c lists[n_syms + c]. */
enum { TC_CLASSES = 32 };
struct tc_postings {
    struct tc_posting *items;
    struct tc_near_names *names; /* of each */
    struct tc_posting_list *lists;
    uint32_t n_syms;
    uint32_t class_mask; /* classes that are somebody's anchor */
};

struct tc_stage_range { /* ranks first .. last - 1 */
    uint32_t stage, first, last;
};

struct tc_index {
    uint32_t n;                         /* ways of the patterns that run in a stage */
    uint32_t *order;                    /* pattern by rank */
    uint32_t *stage_of;                 /* stage by rank */
    uint32_t *ways;                     /* way of the model by rank: what is made at freeze is made of them */
    struct tc_asked_first *asked_first; /* these two: by rank */
    struct tc_asked *asked;
    uint64_t grown;    /* signature of the mentions that stages may add */
    uint64_t *always;  /* ranks without an anchor, a bit each */
    uint64_t *lasting; /* of these, those that ask for no mentions but such as stages may add */
    bool any_always;
    bool all_need; /* no pattern can match where there is no mention but those that stages may add */
    uint32_t n_stages;
    struct tc_stage_range *stages;
    struct tc_postings postings;
    TC_VEC(struct tc_kinds) asked_kinds;
    uint32_t *row_first; /* by type: where its rows begin in type_rows */
    uint16_t *type_rows; /* of last tokens; the next row is of first tokens */
    uint32_t n_rows;
    TC_VEC(struct tc_atom) words;
    TC_VEC(struct tc_need) needs;
};

/* An anchor of patterns, and the names near it. */
struct tc_placed {
    uint32_t pos;
    struct tc_near_names near;
};

/* An anchor of a pattern, and the number of the one of its that was met before. */
struct tc_met {
    uint32_t rank, pos, before;
};

/* An anchor with the names near it that one of its postings asks for. */
struct tc_named {
    uint32_t posting, pos;
};

/* The tokens of a window that matter (see tc_tokens_choose): those that have one of tc_index_anchors, and those that
 * can begin and end a name. */
struct tc_marked {
    const uint64_t *anchors, *begins, *ends;
};

/* One a matcher. */
struct tc_candidates {
    uint32_t *ranks; /* n of them, ascending: a list, as going over bits guesses wrong in each word */
    uint32_t n;
    uint64_t *bits;                  /* of ranks, while they are collected; else 0 */
    uint32_t *latest;                /* by rank, of candidates: the number of the anchor met last */
    TC_VEC(struct tc_placed) placed; /* of the window, in order */
    uint32_t next_placed;            /* the first that is not met */
    TC_VEC(struct tc_named) named;
    TC_VEC(struct tc_met) met; /* of sentences of the window, in order: what is not used up ... */
    uint32_t met_from, met_to; /* ... is of these */
    uint32_t next_met;         /* the first of sentences to come */
    uint32_t first_met, n_met; /* the sentence's */
    TC_VEC(uint64_t) rows;     /* but for those of the sentence's blocks without mentions */
    uint32_t start;            /* the sentence's first token */
    uint32_t end;              /* behind its last */
};

static inline bool tc_index_has_anchor(const struct tc_index *index, uint32_t rank) {
    return !(index->always[rank >> 6] >> (rank & 63) & 1);
}

/* May stages add mentions of these kinds? */
bool tc_kinds_grow(const struct tc_model *model, struct tc_kinds kinds);

TC_NODISCARD enum tc_status tc_index_new(struct tc_index **index, const struct tc_model *model);
void tc_index_free(struct tc_index *index);

/* The index's last part, from all others; marks the words of the vocabulary that have postings. */
TC_NODISCARD enum tc_status tc_postings_new(struct tc_index *index, const struct tc_model *model);
void tc_postings_fini(struct tc_postings *postings);

TC_NODISCARD enum tc_status tc_candidates_init(struct tc_candidates *candidates, const struct tc_index *index);
void tc_candidates_fini(struct tc_candidates *candidates);

/* The signature with one more mention of the type: 0, 1, 11, 111 in the three bits of its bucket. */
static inline uint64_t tc_signature_add(uint64_t signature, uint32_t type) {
    uint32_t shift = type % TC_NEED_BUCKETS * 3;
    return signature | ((signature >> shift & 3) << 1 | 1) << shift;
}

/* Starts a window: lists those of its anchors near which there may be such names as their patterns ask for (meet.c).
 * Nothing is met yet. */
TC_NODISCARD enum tc_status tc_index_place(const struct tc_index *index, struct tc_candidates *candidates,
                                           const struct tc_tokens *tokens, const struct tc_marked *marked);

/* Starts a sentence: no mentions stand in it yet. */
TC_NODISCARD enum tc_status tc_index_start(const struct tc_index *index, struct tc_candidates *candidates,
                                           uint32_t first, uint32_t last);
/* A mention of the sentence. */
void tc_index_add_mention(const struct tc_index *index, struct tc_candidates *candidates,
                          const struct tc_mention *mention);

/* The first sentence of the window from this one on with an anchor that has near it what is asked for, as far as that
 * can be told without mentions; their number if there is none (meet.c). */
TC_NODISCARD enum tc_status tc_index_next(const struct tc_index *index, struct tc_candidates *candidates,
                                          const struct tc_tokens *tokens, const struct tc_marked *marked,
                                          uint32_t *sentence);
/* The first look at a sentence, without its mentions: those of its anchors (meet.c). */
TC_NODISCARD enum tc_status tc_index_meet(const struct tc_index *index, struct tc_candidates *candidates,
                                          const struct tc_tokens *tokens, const struct tc_marked *marked,
                                          uint32_t sentence);
/* Can any pattern match there, whatever mentions there are? */
static inline bool tc_index_goes_on(const struct tc_index *index, const struct tc_candidates *candidates) {
    return candidates->n_met > 0 || index->any_always;
}
/* The second look: fills the candidates, with mentions as the signature says and those that may be added. True if there
 * are any. */
bool tc_index_collect(const struct tc_index *index, struct tc_candidates *candidates, uint64_t signature);
/* In its place where the index is not asked: all ranks are candidates. */
void tc_index_collect_all(const struct tc_index *index, struct tc_candidates *candidates);

static inline uint32_t tc_index_anchors(const struct tc_index *index) {
    return index->postings.class_mask | TC_MARK_ANCHOR;
}

/* Where a candidate's match can begin, by its anchors and by where the mentions that it needs stand; false: nowhere. */
bool tc_index_narrow(const struct tc_index *index, const struct tc_candidates *candidates, uint32_t rank,
                     const struct tc_scene *scene, uint32_t *from, uint32_t *to);

static inline size_t tc_index_words(const struct tc_index *index) { return (index->n + 63) / 64; }

#endif
