/* bitstate.h - runs one program over one sentence: backtracking with a visited bit per (state, position). Internal to
 * match/.
 *
 * A state that failed at a position fails there again, whatever the way to it, so it is entered once: work is bounded
 * by states x tokens and the order of attempts is still Perl's. Starts only move right, so the bits outlive a start;
 * after a match that ends at e only row e is cleared, because what was met behind e failed, and what lies before e is
 * not entered again. */
#ifndef TC_MATCH_BITSTATE_H
#define TC_MATCH_BITSTATE_H

#include "match/lattice.h"
#include "match/program.h"

/* What is known of 64 tokens of a sentence by the test of an atom. */
struct tc_verdict {
    uint64_t tokens; /* which */
    uint64_t known, holds;
};

/* What a program sees. */
struct tc_scene {
    const struct tc_model *model;
    const struct tc_tokens *tokens;
    /* Of the tokens: their classes with those that the model makes of them; their rows in the model's. */
    const uint32_t *classes, *rows;
    const char *text;
    const struct tc_lattice *lattice;
    struct tc_word_cache *words;
    struct tc_verdict *verdicts;           /* by the atoms' numbers: many patterns ask the same of a token */
    uint32_t first, last;                  /* the sentence */
    const struct tc_mention_start *starts; /* the tokens of it at which mentions begin */
    uint32_t n_starts;
    /* Types of mentions, by token of the window, in the sentence: those that begin at it; and there or behind, up to
     * the token behind the last. */
    const tc_types *types, *types_on;
    const uint64_t *begins; /* by type: bits of the sentence's first 64 tokens, for those at which its mentions begin */
    uint32_t longest;       /* tokens of the longest mention of the sentence, or more */
    uint64_t sentence;      /* counts sentences */
    uint64_t version;       /* counts changes of the mentions */
};

struct tc_frame { /* an attempt put off: go on at (pc, pos), with the log as long as it was */
    uint32_t pos, log_len;
    uint32_t mention; /* TYPE: the next mention to try; else TC_NONE */
    uint16_t pc;
};

enum tc_event_kind { TC_EVENT_CLOSE, TC_EVENT_OPEN, TC_EVENT_MENTION };
struct tc_event {
    uint32_t at; /* token, or number of the mention */
    uint16_t label, kind;
};

/* What is known of a lookaround in the sentence; stale when the scene has moved on. */
struct tc_look_memo {
    uint64_t sentence, version;
    size_t at; /* into memo_bits */
};
/* A state entered on the way to where the search for a lookaround's match stands. */
struct tc_trail {
    uint32_t mark, pos;
};

struct tc_bitstate {
    const struct tc_scene *scene;
    const struct tc_program *program;
    const struct tc_rows *atoms; /* the model's, and what is known of the tokens: at hand */
    const uint32_t *row, *cls;
    const tc_types *types, *types_on;
    const struct tc_reach *reaches;
    const struct tc_guard *guards;
    const struct tc_look *looks;
    uint32_t base, limit;       /* rows are base .. limit; nothing behind limit is consumed */
    uint32_t next_start;        /* first of the scene's starts not before the attempt */
    uint32_t row_words, n_rows; /* rows used so far; those behind hold rubbish */
    TC_VEC(uint64_t) visited;
    TC_VEC(struct tc_frame) stack;
    TC_VEC(struct tc_event) log; /* of the match found */
    struct tc_look_memo *memos;  /* by look of the model */
    TC_VEC(uint64_t) memo_bits;  /* of the sentence's */
    uint64_t memo_sentence;
    TC_VEC(struct tc_frame) look_stack;
    TC_VEC(struct tc_trail) trail;
    uint64_t steps;
    enum tc_status status; /* TC_ERR_MEMORY once a buffer could not grow */
};

TC_NODISCARD enum tc_status tc_bitstate_init(struct tc_bitstate *bs, const struct tc_model *model);
void tc_bitstate_fini(struct tc_bitstate *bs);

/* Prepares for matches inside tokens [first, limit) of the scene's sentence. */
void tc_bitstate_start(struct tc_bitstate *bs, const struct tc_scene *scene, const struct tc_program *program,
                       uint32_t first, uint32_t limit);

/* The leftmost match that begins in from .. to (inclusive); its captures are in the log. from must not go back. */
bool tc_bitstate_find(struct tc_bitstate *bs, uint32_t from, uint32_t to, uint32_t *first, uint32_t *last);

/* --- shared with look.c --- */

/* The types of all mentions of the sentence. */
static inline tc_types tc_scene_present(const struct tc_scene *scene) { return scene->types_on[scene->first]; }

/* Does a mention that is asked for begin where it must, seen from pos? */
bool tc_scene_begins(const struct tc_scene *scene, const struct tc_reach *reach, uint32_t pos);

/* Does the token pass the test that the atom has? */
bool tc_scene_tests(const struct tc_scene *scene, uint32_t atom, uint32_t pos);

/* What can be told by a look at the token's word and classes. */
static inline bool tc_bitstate_has(const struct tc_bitstate *bs, uint32_t atom, uint32_t token) {
    struct tc_atom_look look = bs->atoms->atoms[atom];
    return (bs->cls[token] & look.mask) || tc_row_has(bs->atoms, bs->row[token], look.column);
}

static inline bool tc_bitstate_accepts(const struct tc_bitstate *bs, uint32_t atom, uint32_t token) {
    return tc_bitstate_has(bs, atom, token) ||
           ((bs->atoms->atoms[atom].mask & TC_HAS_TEST) && tc_scene_tests(bs->scene, atom, token));
}

/* Can a match begin with the token, or with a mention that does? */
static inline bool tc_bitstate_starts(const struct tc_bitstate *bs, const struct tc_start *start, uint32_t token) {
    bool starts = (start->types & bs->types[token]) != 0;
    for (uint32_t i = 0; i < start->n_atoms && !starts; i++) {
        starts = tc_bitstate_accepts(bs, start->atoms[i], token);
    }
    return starts;
}

/* Can the way behind a guard that is not open begin with the token, or with a mention that does? */
static inline bool tc_bitstate_passes(const struct tc_bitstate *bs, const struct tc_guard *guard, uint32_t token) {
    tc_types types = guard->types & bs->types[token];
    uint64_t any = (bs->cls[token] & guard->mask) | (uint64_t)types | (uint64_t)(types >> 32 >> 32); /* one branch */
    return any != 0 || (guard->atom != TC_NONE && tc_row_has(bs->atoms, bs->row[token], guard->column));
}

/* Does a mention begin where every way on from pos must consume one? The types that begin anywhere behind answer most
 * of the time; how far behind is asked only of the rest. */
static inline bool tc_bitstate_reaches(const struct tc_bitstate *bs, uint16_t number, uint32_t pos) {
    if (number == TC_NO_REACH) {
        return true;
    }
    const struct tc_reach *reach = &bs->reaches[number - 1];
    return (bs->types_on[pos] & reach->types) && (reach->max == TC_REACH_FAR || tc_scene_begins(bs->scene, reach, pos));
}

/* Can the way behind a guard begin at pos? Nothing at the limit or behind it is consumed. */
static inline bool tc_bitstate_lets_pass(const struct tc_bitstate *bs, const struct tc_guard *guard, uint32_t pos,
                                         uint32_t limit) {
    if (!guard->open && (pos >= limit || !tc_bitstate_passes(bs, guard, pos))) {
        return false;
    }
    return tc_bitstate_reaches(bs, guard->reach, pos);
}

/* The first mention in the chain from id on that a TYPE instruction may consume; TC_NONE if there is none. */
uint32_t tc_scene_mention(const struct tc_scene *scene, uint32_t want, uint32_t id, uint32_t limit);

/* Does the lookaround hold at pos? may_begin: its guard lets pass what stands there. */
bool tc_look_holds(struct tc_bitstate *bs, uint32_t look, uint32_t pos, bool may_begin);

/* Does what a LOOK instruction asks hold at pos? Most answers are given by the guard. */
static inline bool tc_bitstate_looks(struct tc_bitstate *bs, const struct tc_inst *inst, uint32_t pos) {
    const struct tc_guard *guard = &bs->guards[inst->alt];
    bool behind = (inst->flag & TC_LOOK_BEHIND) != 0, negated = (inst->flag & TC_LOOK_NEGATED) != 0;
    bs->steps++;
    if (!guard->open) {
        bool is_inside = behind ? pos > bs->scene->first : pos < bs->scene->last;
        if (!is_inside || !tc_bitstate_passes(bs, guard, behind ? pos - 1 : pos)) {
            return negated;
        }
    }
    return tc_look_holds(bs, inst->arg, pos, !guard->open) != negated;
}

#endif
