/* explain_state.h - what explain.c gathers of a sentence and explain_miss.c adds to it. Internal to plugin/. */
#ifndef TC_PLUGIN_EXPLAIN_STATE_H
#define TC_PLUGIN_EXPLAIN_STATE_H

#include "plugin/explain.h"
#include "plugin/observer.h"

/* What happened in the sentence so far; the records of a match stand together in each list. */
struct tc_explainer {
    const struct tc_engine *engine;
    uint32_t only; /* pattern; TC_NONE: all */
    struct tc_worker *worker;
    struct tc_graph *graph;
    struct tc_observer observer;
    struct tc_arena arena; /* of the sentence */
    TC_VEC(struct tc_explained_token) tokens;
    TC_VEC(struct tc_explained_mention) mentions;
    TC_VEC(struct tc_explained_match) matches;
    TC_VEC(struct tc_explained_capture) captures;
    TC_VEC(struct tc_explained_reason) reasons;
    TC_VEC(struct tc_explained_statement) statements;
    TC_VEC(struct tc_str) silences;
    TC_VEC(struct tc_explained_miss) misses;
    bool *matched;  /* by pattern, in this sentence */
    bool listening; /* to the current match */
    bool failed;    /* memory is short */
    void (*report)(void *ctx, const struct tc_explained_sentence *sentence);
    void *ctx;
};

/* --- pieces, of the sentence's arena; e->failed when memory is short --- */

struct tc_str tc_explain_keep(struct tc_explainer *e, struct tc_str text);
struct tc_str tc_explain_words(struct tc_explainer *e, const struct tc_worker *worker, uint32_t first, uint32_t last);
struct tc_explained_rule tc_explain_rule(const struct tc_engine *engine, uint32_t pattern);
/* Where a gazetteer has a name, and whose it is. */
struct tc_place tc_explain_place(const struct tc_engine *engine, const struct tc_mention *mention,
                                 struct tc_str *plugin);

static inline uint32_t tc_sentence_start(const struct tc_worker *worker) {
    return worker->window->tokens.sent[worker->sentence];
}

/* --- explain_miss.c --- */

/* The rules and steps that came near in the worker's sentence, the nearest first. */
void tc_explain_misses(struct tc_explainer *e, struct tc_worker *worker);
/* The optional parts that the match began and did not take. */
void tc_explain_left_out(struct tc_explainer *e, struct tc_worker *worker, struct tc_explained_match *match);

#endif
