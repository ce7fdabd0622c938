/* graph.h - the knowledge graph: entities, statements, frames, each statement with the evidence that says so.
 *
 * A graph is filled (by one worker), merged with others, sealed, then read. Merging is set union: commutative and
 * associative, so any sharding and any order of documents gives the same sealed graph. Records refer to each other by
 * number; the numbers are those of the sorted order once the graph is sealed. All strings are copied: NUL-terminated,
 * valid UTF-8 (an invalid byte is read as U+FFFD), valid until the graph is reset or freed. */
#ifndef TC_GRAPH_GRAPH_H
#define TC_GRAPH_GRAPH_H

#include "base/str.h"

#define TC_NO_RECORD UINT32_MAX

enum tc_modality { TC_ASSERTED, TC_PLANNED, TC_HEDGED };
const char *tc_modality_str(enum tc_modality modality); /* "asserted", ... */
bool tc_modality_find(struct tc_str name, enum tc_modality *modality);

struct tc_pair {
    struct tc_str name, value;
};

struct tc_relation {
    struct tc_str name;  /* agrees_with: the predicate, unique in the graph */
    struct tc_str label; /* "agrees with" */
    struct tc_str group; /* drawn as agreed, reaffirmed, discussed, opposed, other; "" = in a way of its own */
    struct tc_str help;
    struct tc_str subject, object; /* "country|org" */
    struct tc_str plugin;
    struct tc_str qualifiers; /* names separated by "|" */
    uint32_t order;           /* place among the relations of its plugin, 1 = declared first; 0 = not declared */
    bool symmetric;
};

struct tc_graph_entity {
    struct tc_str type, key;     /* identity; id is "type:key" */
    struct tc_str label;         /* where two sources differ, the first in byte order */
    const struct tc_pair *attrs; /* sorted by name */
    uint32_t n_attrs;
    const struct tc_str *aliases; /* surface forms found, sorted, distinct */
    uint32_t n_aliases;
    struct tc_str id;                   /* sealed */
    uint32_t n_statements, n_documents; /* sealed: statements that name it, documents of their evidence */
};

struct tc_graph_document {
    struct tc_str id;  /* d_ + 16 hex of sha256 */
    struct tc_str uri; /* the path or uri as given; (uri, id) is its identity */
    struct tc_str title, date, sha256;
    uint64_t chars, sentences, tokens, errors;
    uint32_t n_statements; /* sealed */
};

struct tc_statement {
    uint32_t subject, object; /* entities */
    struct tc_str predicate;
    const struct tc_pair *quals; /* sorted by name */
    uint32_t n_quals;
    enum tc_modality modality;
    bool negated;
    struct tc_str id;                 /* sealed: t_ + 16 hex of the hash of all of the above */
    double confidence;                /* sealed: 1 - product of (1 - c) over its evidence */
    uint32_t first_evidence;          /* sealed: the first by document uri, place and rule; always there */
    uint32_t n_evidence, n_documents; /* sealed */
};

struct tc_evidence {
    uint32_t statement, document;
    uint32_t frame;                      /* TC_NO_RECORD when no match stands behind it */
    uint32_t sentence_no;                /* 1-based in the document */
    struct tc_str sentence;              /* its text, line breaks as blanks */
    uint64_t char_start, char_end;       /* of the sentence: code points in the document, end exclusive */
    uint64_t subject_start, subject_end; /* of the captures */
    uint64_t object_start, object_end;
    struct tc_str plugin, plugin_version, rule;
    uint32_t rule_line;
    double confidence; /* 0 to 1, kept to three decimals */
    struct tc_str id;  /* sealed: e_... */
};

struct tc_frame {
    uint32_t document;
    struct tc_str plugin, rule;
    uint32_t sentence_no;
    uint64_t char_start, char_end; /* of the match */
    struct tc_str text;            /* of the match */
    const struct tc_pair *roles; /* capture name, text or label; several of a name are joined by "; "; sorted by name */
    uint32_t n_roles;
    struct tc_str id; /* sealed: f_...; may be given when a graph is read back, and is kept then */
};

enum tc_severity { TC_SEVERITY_ERROR, TC_SEVERITY_WARNING, TC_SEVERITY_NOTE };
const char *tc_severity_str(enum tc_severity severity);

struct tc_issue {
    enum tc_severity severity;
    struct tc_str document; /* path or uri, may be empty */
    struct tc_str position; /* "line 3", "sentence 7", "byte 120"; may be empty */
    struct tc_str plugin, rule, message;
};

struct tc_graph;

struct tc_graph *tc_graph_new(void); /* NULL when memory is short */
/* One for lines alone (output/ndjson.h): what they do not show is not kept (aliases and attributes of entities, texts
 * and roles of frames) nor made by sealing (relations, counts, ids of evidence), and sealed tables but those of
 * statements and documents have no order. It is not merged with others. The names of rules that it is given are not
 * copied: they outlive it. */
struct tc_graph *tc_graph_new_brief(void);
bool tc_graph_is_brief(const struct tc_graph *graph);
void tc_graph_free(struct tc_graph *graph);
void tc_graph_reset(struct tc_graph *graph); /* empty again, keeps memory; for one graph a document */

/* --- filling: everything is copied; numbers are valid until seal; TC_NO_RECORD when memory is short --- */

/* Of two sources that differ the first in byte order counts, sets of names are united. */
uint32_t tc_graph_add_relation(struct tc_graph *graph, const struct tc_relation *relation);
/* n_attrs and aliases may be given here or added later; the same entity again is merged. */
uint32_t tc_graph_add_entity(struct tc_graph *graph, const struct tc_graph_entity *entity);
TC_NODISCARD enum tc_status tc_graph_add_alias(struct tc_graph *graph, uint32_t entity, struct tc_str surface);
/* id may be empty while the document is read; tc_graph_finish_document sets what is known at its end. */
uint32_t tc_graph_add_document(struct tc_graph *graph, const struct tc_graph_document *document);
TC_NODISCARD enum tc_status tc_graph_finish_document(struct tc_graph *graph, uint32_t number,
                                                     const struct tc_graph_document *document);
uint32_t tc_graph_add_frame(struct tc_graph *graph, const struct tc_frame *frame);
uint32_t tc_graph_add_statement(struct tc_graph *graph,
                                const struct tc_statement *statement); /* the same again: the same number */
uint32_t tc_graph_add_evidence(struct tc_graph *graph, const struct tc_evidence *evidence);
TC_NODISCARD enum tc_status tc_graph_add_issue(struct tc_graph *graph, const struct tc_issue *issue);

/* Where the evidence of a plugin from number `first` on says `stronger` and `weaker` of the same two, takes out what
 * says `weaker`: of a match all that it says of one object, or nothing of that. What is negated or hedged neither gives
 * way nor makes way, and what is done does not give way to a plan. */
TC_NODISCARD enum tc_status tc_graph_yield(struct tc_graph *graph, uint32_t first, struct tc_str plugin,
                                           struct tc_str weaker, struct tc_str stronger);

/* Adds all of `from` (not sealed, unchanged) to `into`. */
TC_NODISCARD enum tc_status tc_graph_merge(struct tc_graph *into, const struct tc_graph *from);

/* Computes ids and counts, sorts every table (relations by name, entities, statements, frames, evidence, documents by
 * id and uri, issues by all fields), renumbers references, drops duplicates, statements without evidence and frames
 * without statements. Every predicate and qualifier in use has a relation afterwards. After a failure (TC_ERR_MEMORY)
 * the graph can only be reset or freed. */
TC_NODISCARD enum tc_status tc_graph_seal(struct tc_graph *graph);
bool tc_graph_is_sealed(const struct tc_graph *graph);

/* --- reading --- */
uint32_t tc_graph_relation_count(const struct tc_graph *graph);
uint32_t tc_graph_entity_count(const struct tc_graph *graph);
uint32_t tc_graph_document_count(const struct tc_graph *graph);
uint32_t tc_graph_statement_count(const struct tc_graph *graph);
uint32_t tc_graph_evidence_count(const struct tc_graph *graph);
uint32_t tc_graph_frame_count(const struct tc_graph *graph);
uint32_t tc_graph_issue_count(const struct tc_graph *graph);
const struct tc_relation *tc_graph_relation(const struct tc_graph *graph, uint32_t i);
const struct tc_graph_entity *tc_graph_entity(const struct tc_graph *graph, uint32_t i);
const struct tc_graph_document *tc_graph_document(const struct tc_graph *graph, uint32_t i);
const struct tc_statement *tc_graph_statement(const struct tc_graph *graph, uint32_t i);
const struct tc_evidence *tc_graph_evidence(const struct tc_graph *graph, uint32_t i);
const struct tc_frame *tc_graph_frame(const struct tc_graph *graph, uint32_t i);
const struct tc_issue *tc_graph_issue(const struct tc_graph *graph, uint32_t i);
const struct tc_relation *tc_graph_find_relation(const struct tc_graph *graph,
                                                 struct tc_str name); /* NULL if not there */
/* Sealed: a statement's evidence by document uri, place and rule: numbers, n of them. Behind them stand those of the
 * next statement. */
const uint32_t *tc_graph_statement_evidence(const struct tc_graph *graph, uint32_t statement, uint32_t *n);

#endif
