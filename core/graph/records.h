/* records.h - the inside of a graph, for the files of graph/ alone.
 *
 * Records are kept in the public structs. Every string in them, but for sentences and rules of brief graphs, is
 * interned in the graph, so that within one graph two strings are equal exactly if their pointers are. */
#ifndef TC_GRAPH_RECORDS_H
#define TC_GRAPH_RECORDS_H

#include "base/hash.h"
#include "base/intern.h"
#include "base/vec.h"
#include "graph/graph.h"

/* Record numbers by hash, open addressing; the caller compares. A reset costs the same whatever the size before. */
struct tc_graph_index {
    uint32_t *slots;               /* record number + 1; 0 = free */
    uint32_t slot_count, slot_cap; /* in use; allocated */
    TC_VEC(uint32_t) hashes;       /* by record number */
};

enum tc_status tc_graph_index_init(struct tc_graph_index *index);
/* The next record with this hash, or TC_NO_RECORD; *probe begins at 0 and belongs to the search. */
uint32_t tc_graph_index_find(const struct tc_graph_index *index, uint32_t hash, uint32_t *probe);
/* Enters the next record number (the count of those before). */
enum tc_status tc_graph_index_add(struct tc_graph_index *index, uint32_t hash);
void tc_graph_index_reset(struct tc_graph_index *index);
void tc_graph_index_fini(struct tc_graph_index *index);

struct tc_entity_record {
    struct tc_graph_entity shown; /* its attrs and aliases are the two arrays below */
    struct tc_pair *attrs;
    struct tc_str *aliases;
    uint32_t attrs_cap, aliases_cap;
};

struct tc_rank {
    uint64_t key; /* the first 8 bytes of the id: decides most comparisons */
    uint32_t at;
};

struct tc_graph {
    struct tc_intern strings;
    struct tc_arena arena; /* arrays inside records, ids */
    TC_VEC(struct tc_relation) relations;
    TC_VEC(struct tc_entity_record) entities;
    TC_VEC(struct tc_graph_document) documents;
    TC_VEC(struct tc_statement) statements;
    TC_VEC(struct tc_evidence) evidence;
    TC_VEC(struct tc_frame) frames;
    TC_VEC(struct tc_issue) issues;
    struct tc_graph_index entity_index, statement_index;

    /* Sealed: evidence numbers grouped by statement; those of statement i begin at evidence_start[i]. */
    TC_VEC(uint32_t) evidence_of;
    TC_VEC(uint32_t) evidence_start;

    /* Scratch, kept for the next use. */
    TC_VEC(struct tc_pair) pairs;
    TC_VEC(struct tc_str) parts;
    TC_VEC(struct tc_rank) ranks;
    TC_VEC(uint32_t) place;
    TC_VEC(uint32_t) ref;
    TC_VEC(unsigned char) keep_statement;
    TC_VEC(unsigned char) keep_frame;
    TC_VEC(uint64_t) links;
    TC_VEC(uint64_t) stays;
    struct tc_buf text, clean;
    struct tc_sha256 *sha;
    bool brief, sealed;
};

/* The interned copy, always valid UTF-8: an invalid byte becomes U+FFFD. .ptr is NULL only when memory is short. */
struct tc_str tc_graph_intern(struct tc_graph *graph, struct tc_str text);

/* The rule for two sources that differ: the first in byte order, but anything before nothing. Commutative and
 * associative. */
struct tc_str tc_graph_prefer(struct tc_str a, struct tc_str b);

static inline int tc_graph_compare_number(uint64_t a, uint64_t b) { return (a > b) - (a < b); }

/* ids.c; entities without a label get one as well; of frames, those that are kept and have none. */
TC_NODISCARD enum tc_status tc_graph_name_entities(struct tc_graph *graph);
TC_NODISCARD enum tc_status tc_graph_name_frames(struct tc_graph *graph);
TC_NODISCARD enum tc_status tc_graph_name_statement(struct tc_graph *graph, struct tc_statement *statement);
TC_NODISCARD enum tc_status tc_graph_name_evidence(struct tc_graph *graph, struct tc_evidence *evidence);

/* seal.c, for brief.c: parts of sealing, each after those above it. */
TC_NODISCARD enum tc_status tc_graph_seal_documents(struct tc_graph *graph);
TC_NODISCARD enum tc_status tc_graph_mark_used(struct tc_graph *graph);
TC_NODISCARD enum tc_status tc_graph_seal_statements(struct tc_graph *graph); /* entities have ids, or are sealed */
TC_NODISCARD enum tc_status tc_graph_group_evidence(struct tc_graph *graph);  /* within a statement in any order */
/* The order in which a statement's evidence is shown: by document, then by place, then by rule. 0: of one statement it
 * is the same evidence, with the same id. */
int tc_graph_compare_evidence(const struct tc_graph *graph, const struct tc_evidence *x, const struct tc_evidence *y);

TC_NODISCARD enum tc_status tc_graph_seal_brief(struct tc_graph *graph);

/* As tc_graph_prefer and maximum, field by field; strings must be interned. */
void tc_graph_unite_documents(struct tc_graph_document *into, const struct tc_graph_document *from);

#endif
