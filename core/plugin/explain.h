/* explain.h - what plugins see in a text and why, as data: for `explain`, `repl`, `test`, `draw` and editors. A
 * sentence at a time.
 *
 * Token numbers count from 0 in the sentence, end exclusive; bytes count in the document. Everything that a sentence
 * holds is borrowed during the report. */
#ifndef TC_PLUGIN_EXPLAIN_H
#define TC_PLUGIN_EXPLAIN_H

#include "plugin/engine.h"

struct tc_explained_token {
    struct tc_str text;
    uint64_t from, to;
    struct tc_str classes; /* "Cap UPPER" as in #Cap #UPPER */
    bool known;            /* some pattern or name has this word */
};

struct tc_explained_entity {
    struct tc_str type, key, label;
};

/* A declaration that has a pattern. */
struct tc_explained_rule {
    enum { TC_EXPLAINED_RULE, TC_EXPLAINED_STEP, TC_EXPLAINED_PROBE } kind;
    struct tc_str plugin, name, type; /* type: of a step's mentions */
    struct tc_place place;
    struct tc_str pattern; /* its text */
    struct tc_place pattern_place;
    uint32_t pattern_col; /* 0: it does not stand in the file as it is */
};

struct tc_explained_mention {
    uint32_t first, last;
    struct tc_str text, type, plugin;
    const struct tc_explained_entity *entities;
    size_t n_entities;
    enum { TC_FROM_GAZETTEER, TC_FROM_STEP, TC_FROM_LEARNED } origin; /* learned: named so earlier in the document */
    struct tc_str step;
    struct tc_place
        place; /* the row of the CSV file, the entry in the Lua file, the step; .file.ptr NULL when learned */
};

struct tc_explained_capture {
    struct tc_str name, text;
    uint32_t first, last;
    const struct tc_explained_entity *entities; /* of the mention that it captured, if it is one */
    size_t n_entities;
};

/* What near the match decides about its statements. */
struct tc_explained_reason {
    enum { TC_REASON_UNLESS, TC_REASON_QUALIFY, TC_REASON_RULE } kind; /* RULE: the rule itself says so */
    struct tc_str name, value; /* "modality" "planned"; "negated" "yes"; a qualifier; empty for unless */
    struct tc_str pattern;     /* that occurs */
    struct tc_place place;
    uint32_t first, last; /* where it occurs */
    struct tc_str text;
};

struct tc_explained_statement {
    struct tc_explained_entity subject, object;
    struct tc_str predicate;
    struct tc_str yields_to; /* the predicate that takes its place where the document says it too; or empty */
    enum tc_modality modality;
    bool negated;
    const struct tc_pair *qualifiers;
    size_t n_qualifiers;
    double confidence;
};

struct tc_explained_miss;

struct tc_explained_match {
    struct tc_explained_rule rule;
    uint32_t first, last;
    struct tc_str text;
    const struct tc_explained_capture *captures;
    size_t n_captures;
    const struct tc_explained_reason *reasons;
    size_t n_reasons;
    const struct tc_explained_statement *statements;
    size_t n_statements;
    const struct tc_str *silences; /* why it, or a part of it, says nothing */
    size_t n_silences;
    const struct tc_explained_miss
        *left_out; /* parts that may be missing, of which the first words stand there; when one rule is asked for */
    size_t n_left_out;
    bool excluded;       /* an unless occurs: it says nothing */
    struct tc_str after; /* what it waits for in vain; .ptr NULL: for nothing */
    bool makes_mention;  /* a step's: a mention came of it */
};

/* What a rule wanted where it stopped, in the words of its pattern: a macro or list() for all that it can begin with.
 */
struct tc_explained_want {
    struct tc_str text;
    struct tc_str note; /* what that means; empty where it needs no words */
};

struct tc_explained_miss {
    struct tc_explained_rule rule;
    struct tc_near_miss near;              /* tokens count in the sentence here too */
    struct tc_str part;                    /* of a match: the text of what it left out */
    struct tc_str found;                   /* the words from near.first to near.found_to */
    const struct tc_explained_want *wants; /* in the order of the pattern */
    size_t n_wants;
    struct tc_str *hints; /* why that is not there, each a line */
    size_t n_hints;
    bool is_far; /* it found something, but not what it is about: told of where nothing is nearer */
    const struct tc_explained_miss
        *because; /* the nearest mention step that would have given a type it wanted; or NULL */
};

struct tc_explained_sentence {
    uint64_t number; /* of the document, from 1 */
    struct tc_str text;
    uint64_t from, to;
    const struct tc_explained_token *tokens;
    size_t n_tokens;
    const struct tc_explained_mention *mentions; /* in text order */
    size_t n_mentions;
    const struct tc_explained_match *matches; /* in the order in which they were handled */
    size_t n_matches;
    const struct tc_explained_miss *misses; /* best first */
    size_t n_misses;
};

struct tc_explain_options {
    const char
        *rule; /* "name" or "plugin/name" of a rule or mention step: only this, however far from a match; NULL: all */
    bool has_probe;
    uint32_t probe; /* of tc_engine_probe: instead of rules */
};

struct tc_explainer;

/* The engine is borrowed. TC_ERR_USAGE with a hint when no rule is called so. */
TC_NODISCARD enum tc_status tc_explainer_new(struct tc_explainer **explainer, const struct tc_engine *engine,
                                             const struct tc_explain_options *options, struct tc_error *err);
void tc_explainer_free(struct tc_explainer *explainer);

/* As options.rule, from the next document on. */
TC_NODISCARD enum tc_status tc_explainer_choose(struct tc_explainer *explainer, const char *rule, struct tc_error *err);

/* Reads a document; report is called for each sentence. Its issues are in the graph (not sealed) until the next call.
 */
TC_NODISCARD enum tc_status tc_explainer_document(
    struct tc_explainer *explainer, const struct tc_document_info *info, struct tc_source source,
    void (*report)(void *ctx, const struct tc_explained_sentence *sentence), void *ctx, struct tc_error *err);
const struct tc_graph *tc_explainer_graph(const struct tc_explainer *explainer);

#endif
