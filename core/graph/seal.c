/* Sealing, table by table: ids, then one order for all records (ids first), then the survivors of duplicates get their
 * numbers. A table is sealed before those that refer to it, so that every comparison sees final numbers. */
#include "graph/records.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* --- one order --- */

typedef int compare_fn(const struct tc_graph *graph, const void *a, const void *b);

struct table {
    void *items;
    size_t len, size;
    struct tc_str (*id)(const void *record);
    compare_fn *compare; /* among equal ids: which of two comes first, and survives if they are the same */
    compare_fn *same;    /* among equal ids: 0 if they are the same record; NULL = always */
    void (*unite)(void *into, const void *from); /* what a survivor takes over; NULL = nothing */
    const unsigned char *keep;                   /* by record; NULL = all */
};

struct sorting {
    const struct tc_graph *graph;
    const struct table *table;
};

static const void *record_at(const struct table *table, uint32_t at) {
    return (const char *)table->items + at * table->size;
}

static int compare_rank(const void *a, const void *b, void *ctx) {
    const struct tc_rank *x = a, *y = b;
    const struct sorting *sorting = ctx;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    const void *left = record_at(sorting->table, x->at), *right = record_at(sorting->table, y->at);
    int order = tc_str_cmp(sorting->table->id(left), sorting->table->id(right));
    if (order == 0 && sorting->table->compare)
        order = sorting->table->compare(sorting->graph, left, right);
    return order ? order : tc_graph_compare_number(x->at, y->at);
}

static uint64_t key_of(struct tc_str id) {
    uint64_t key = 0;
    for (size_t i = 0; i < 8; i++)
        key = key << 8 | (i < id.len ? (unsigned char)id.ptr[i] : 0U);
    return key;
}

static bool is_same(const struct tc_graph *graph, const struct table *table, const void *a, const void *b) {
    return tc_str_eq(table->id(a), table->id(b)) && (!table->same || table->same(graph, a, b) == 0);
}

/* Moves record i to place[i]; the places are a permutation, which is used up. */
static void permute(struct table *table, uint32_t *place) {
    char *items = table->items, swap[sizeof(struct tc_evidence) + sizeof(struct tc_entity_record)];
    assert(table->size <= sizeof swap);
    for (uint32_t i = 0; i < table->len; i++) {
        while (place[i] != i) {
            uint32_t to = place[i];
            memcpy(swap, items + to * table->size, table->size);
            memcpy(items + to * table->size, items + i * table->size, table->size);
            memcpy(items + i * table->size, swap, table->size);
            place[i] = place[to];
            place[to] = to;
        }
    }
}

/* Sorts the table; graph->ref[old number] becomes the new one, TC_NO_RECORD for records that were not kept. *len is
 * what remains. */
static enum tc_status arrange(struct tc_graph *graph, struct table *table, size_t *len) {
    uint32_t n = (uint32_t)table->len, n_ranks = 0, n_kept = 0, n_left = 0;
    TC_TRY(tc_vec_reserve(&graph->ranks, n));
    TC_TRY(tc_vec_reserve(&graph->ref, n));
    TC_TRY(tc_vec_reserve(&graph->place, n));
    struct tc_rank *ranks = graph->ranks.items;
    uint32_t *ref = graph->ref.items, *place = graph->place.items;
    for (uint32_t i = 0; i < n; i++) {
        ref[i] = TC_NO_RECORD;
        if (!table->keep || table->keep[i])
            ranks[n_ranks++] = (struct tc_rank){key_of(table->id(record_at(table, i))), i};
        else
            place[i] = n - ++n_left;
    }
    struct sorting sorting = {graph, table};
    if (n_ranks > 1)
        qsort_r(ranks, n_ranks, sizeof *ranks, compare_rank, &sorting);
    uint32_t survivor = 0;
    for (uint32_t i = 0; i < n_ranks; i++) {
        uint32_t at = ranks[i].at;
        if (n_kept > 0 && is_same(graph, table, record_at(table, survivor), record_at(table, at))) {
            if (table->unite)
                table->unite((char *)table->items + survivor * table->size, record_at(table, at));
            place[at] = n - ++n_left;
        } else {
            survivor = at;
            place[at] = n_kept++;
        }
        ref[at] = n_kept - 1;
    }
    permute(table, place);
    *len = n_kept;
    return TC_OK;
}

/* --- relations --- */

static struct tc_str relation_id(const void *record) { return ((const struct tc_relation *)record)->name; }

/* Whoever reads a sealed graph finds the relation of every predicate, with every qualifier that is used. */
static enum tc_status declare_used(struct tc_graph *graph, const struct tc_statement *statement) {
    const struct tc_relation *known = tc_graph_find_relation(graph, statement->predicate);
    for (uint32_t i = 0; i < statement->n_quals || !known; i++) {
        struct tc_str missing = i < statement->n_quals ? statement->quals[i].name : (struct tc_str){NULL, 0};
        struct tc_str rest = known ? known->qualifiers : (struct tc_str){NULL, 0};
        bool declared = known && !missing.ptr;
        while (!declared && rest.ptr)
            declared = tc_str_eq(tc_str_split(&rest, '|'), missing);
        if (declared)
            continue;
        struct tc_relation relation = {.name = statement->predicate, .qualifiers = missing};
        uint32_t at = tc_graph_add_relation(graph, &relation);
        if (at == TC_NO_RECORD)
            return TC_ERR_MEMORY;
        known = tc_graph_relation(graph, at);
    }
    return TC_OK;
}

static enum tc_status seal_relations(struct tc_graph *graph) {
    for (size_t i = 0; i < graph->statements.len; i++)
        TC_TRY(declare_used(graph, &graph->statements.items[i]));
    for (size_t i = 0; i < graph->relations.len; i++)
        if (graph->relations.items[i].label.len == 0)
            graph->relations.items[i].label = graph->relations.items[i].name;
    struct table table = {.items = graph->relations.items,
                          .len = graph->relations.len,
                          .size = sizeof *graph->relations.items,
                          .id = relation_id};
    return arrange(graph, &table, &graph->relations.len);
}

/* --- documents and entities --- */

static struct tc_str document_id(const void *record) { return ((const struct tc_graph_document *)record)->id; }

static int compare_uri(const struct tc_graph *graph, const void *a, const void *b) {
    (void)graph;
    return tc_str_cmp(((const struct tc_graph_document *)a)->uri, ((const struct tc_graph_document *)b)->uri);
}

static void unite_documents(void *into, const void *from) { tc_graph_unite_documents(into, from); }

enum tc_status tc_graph_seal_documents(struct tc_graph *graph) {
    struct table table = {.items = graph->documents.items,
                          .len = graph->documents.len,
                          .size = sizeof *graph->documents.items,
                          .id = document_id,
                          .compare = compare_uri,
                          .same = compare_uri,
                          .unite = unite_documents};
    TC_TRY(arrange(graph, &table, &graph->documents.len));
    for (size_t i = 0; i < graph->documents.len; i++)
        graph->documents.items[i].n_statements = 0;
    if (table.len == 1) /* as in a stream: it has its number */
        return TC_OK;
    for (size_t i = 0; i < graph->frames.len; i++)
        graph->frames.items[i].document = graph->ref.items[graph->frames.items[i].document];
    for (size_t i = 0; i < graph->evidence.len; i++)
        graph->evidence.items[i].document = graph->ref.items[graph->evidence.items[i].document];
    return TC_OK;
}

static struct tc_str entity_id(const void *record) { return ((const struct tc_entity_record *)record)->shown.id; }

static int compare_type(const struct tc_graph *graph, const void *a, const void *b) {
    (void)graph;
    return tc_str_cmp(((const struct tc_entity_record *)a)->shown.type,
                      ((const struct tc_entity_record *)b)->shown.type);
}

static enum tc_status seal_entities(struct tc_graph *graph) {
    TC_TRY(tc_graph_name_entities(graph));
    struct table table = {.items = graph->entities.items,
                          .len = graph->entities.len,
                          .size = sizeof *graph->entities.items,
                          .id = entity_id,
                          .compare = compare_type,
                          .same = compare_type};
    TC_TRY(arrange(graph, &table, &graph->entities.len));
    for (size_t i = 0; i < graph->statements.len; i++) {
        graph->statements.items[i].subject = graph->ref.items[graph->statements.items[i].subject];
        graph->statements.items[i].object = graph->ref.items[graph->statements.items[i].object];
    }
    return TC_OK;
}

/* --- frames, statements, evidence --- */

/* What no evidence names is dropped, except frames that came with an id: their evidence need not say which is its own.
 */
enum tc_status tc_graph_mark_used(struct tc_graph *graph) {
    TC_TRY(tc_vec_reserve(&graph->keep_statement, graph->statements.len));
    TC_TRY(tc_vec_reserve(&graph->keep_frame, graph->frames.len));
    for (size_t i = 0; i < graph->statements.len; i++)
        graph->keep_statement.items[i] = 0;
    for (size_t i = 0; i < graph->frames.len; i++)
        graph->keep_frame.items[i] = graph->frames.items[i].id.len > 0;
    for (size_t i = 0; i < graph->evidence.len; i++) {
        graph->keep_statement.items[graph->evidence.items[i].statement] = 1;
        if (graph->evidence.items[i].frame != TC_NO_RECORD)
            graph->keep_frame.items[graph->evidence.items[i].frame] = 1;
    }
    return TC_OK;
}

static struct tc_str frame_id(const void *record) { return ((const struct tc_frame *)record)->id; }

static int compare_pairs(const struct tc_pair *a, uint32_t n_a, const struct tc_pair *b, uint32_t n_b) {
    for (uint32_t i = 0; i < n_a && i < n_b; i++) {
        int order = tc_str_cmp(a[i].name, b[i].name);
        if (order == 0)
            order = tc_str_cmp(a[i].value, b[i].value);
        if (order)
            return order;
    }
    return tc_graph_compare_number(n_a, n_b);
}

static int compare_frames(const struct tc_graph *graph, const void *a, const void *b) {
    const struct tc_frame *x = a, *y = b;
    (void)graph;
    int order = tc_graph_compare_number(x->document, y->document);
    order = order ? order : tc_graph_compare_number(x->char_start, y->char_start);
    order = order ? order : tc_graph_compare_number(x->char_end, y->char_end);
    order = order ? order : tc_graph_compare_number(x->sentence_no, y->sentence_no);
    order = order ? order : tc_str_cmp(x->plugin, y->plugin);
    order = order ? order : tc_str_cmp(x->rule, y->rule);
    order = order ? order : tc_str_cmp(x->text, y->text);
    return order ? order : compare_pairs(x->roles, x->n_roles, y->roles, y->n_roles);
}

static enum tc_status seal_frames(struct tc_graph *graph) {
    TC_TRY(tc_graph_name_frames(graph));
    struct table table = {.items = graph->frames.items,
                          .len = graph->frames.len,
                          .size = sizeof *graph->frames.items,
                          .id = frame_id,
                          .compare = compare_frames,
                          .keep = graph->keep_frame.items};
    TC_TRY(arrange(graph, &table, &graph->frames.len));
    for (size_t i = 0; i < graph->evidence.len; i++)
        if (graph->evidence.items[i].frame != TC_NO_RECORD)
            graph->evidence.items[i].frame = graph->ref.items[graph->evidence.items[i].frame];
    return TC_OK;
}

static struct tc_str statement_id(const void *record) { return ((const struct tc_statement *)record)->id; }

/* Statements are distinct when they are entered; two of one id would be a collision of hashes and stay two. */
static int compare_statements(const struct tc_graph *graph, const void *a, const void *b) {
    const struct tc_statement *x = a, *y = b;
    (void)graph;
    int order = tc_graph_compare_number(x->subject, y->subject);
    order = order ? order : tc_str_cmp(x->predicate, y->predicate);
    order = order ? order : tc_graph_compare_number(x->object, y->object);
    order = order ? order : tc_graph_compare_number(x->modality, y->modality);
    order = order ? order : tc_graph_compare_number(x->negated, y->negated);
    return order ? order : compare_pairs(x->quals, x->n_quals, y->quals, y->n_quals);
}

enum tc_status tc_graph_seal_statements(struct tc_graph *graph) {
    for (size_t i = 0; i < graph->statements.len; i++)
        if (graph->keep_statement.items[i])
            TC_TRY(tc_graph_name_statement(graph, &graph->statements.items[i]));
    struct table table = {.items = graph->statements.items,
                          .len = graph->statements.len,
                          .size = sizeof *graph->statements.items,
                          .id = statement_id,
                          .compare = compare_statements,
                          .same = compare_statements,
                          .keep = graph->keep_statement.items};
    TC_TRY(arrange(graph, &table, &graph->statements.len));
    for (size_t i = 0; i < graph->evidence.len; i++)
        graph->evidence.items[i].statement = graph->ref.items[graph->evidence.items[i].statement];
    return TC_OK;
}

static struct tc_str evidence_id(const void *record) { return ((const struct tc_evidence *)record)->id; }

/* Among sources of one evidence the surest survives. */
static int compare_evidence(const struct tc_graph *graph, const void *a, const void *b) {
    const struct tc_evidence *x = a, *y = b;
    (void)graph;
    int order = (x->confidence < y->confidence) - (x->confidence > y->confidence);
    order = order ? order : tc_graph_compare_number(x->frame, y->frame);
    order = order ? order : tc_graph_compare_number(x->sentence_no, y->sentence_no);
    order = order ? order : tc_graph_compare_number(x->rule_line, y->rule_line);
    order = order ? order : tc_str_cmp(x->plugin_version, y->plugin_version);
    return order ? order : tc_str_cmp(x->sentence, y->sentence);
}

static enum tc_status seal_evidence(struct tc_graph *graph) {
    for (size_t i = 0; i < graph->evidence.len; i++)
        TC_TRY(tc_graph_name_evidence(graph, &graph->evidence.items[i]));
    struct table table = {.items = graph->evidence.items,
                          .len = graph->evidence.len,
                          .size = sizeof *graph->evidence.items,
                          .id = evidence_id,
                          .compare = compare_evidence};
    return arrange(graph, &table, &graph->evidence.len);
}

/* --- issues --- */

static struct tc_str issue_id(const void *record) { return ((const struct tc_issue *)record)->document; }

static int compare_issues(const struct tc_graph *graph, const void *a, const void *b) {
    const struct tc_issue *x = a, *y = b;
    (void)graph;
    int order = tc_graph_compare_number(x->severity, y->severity);
    order = order ? order : tc_graph_compare_number(x->position.len, y->position.len); /* line 2 before line 10 */
    order = order ? order : tc_str_cmp(x->position, y->position);
    order = order ? order : tc_str_cmp(x->plugin, y->plugin);
    order = order ? order : tc_str_cmp(x->rule, y->rule);
    return order ? order : tc_str_cmp(x->message, y->message);
}

static enum tc_status seal_issues(struct tc_graph *graph) {
    struct table table = {.items = graph->issues.items,
                          .len = graph->issues.len,
                          .size = sizeof *graph->issues.items,
                          .id = issue_id,
                          .compare = compare_issues,
                          .same = compare_issues};
    return arrange(graph, &table, &graph->issues.len);
}

/* --- evidence by statement, and counts --- */

static int compare_place(const struct tc_graph *graph, const struct tc_evidence *x, const struct tc_evidence *y) {
    if (x->document != y->document) {
        int order = tc_str_cmp(graph->documents.items[x->document].uri, graph->documents.items[y->document].uri);
        return order ? order : tc_graph_compare_number(x->document, y->document);
    }
    int order = tc_graph_compare_number(x->char_start, y->char_start);
    order = order ? order : tc_graph_compare_number(x->subject_start, y->subject_start);
    return order ? order : tc_graph_compare_number(x->object_start, y->object_start);
}

int tc_graph_compare_evidence(const struct tc_graph *graph, const struct tc_evidence *x, const struct tc_evidence *y) {
    int order = compare_place(graph, x, y);
    order = order ? order : tc_graph_compare_number(x->char_end, y->char_end);
    order = order ? order : tc_graph_compare_number(x->subject_end, y->subject_end);
    order = order ? order : tc_graph_compare_number(x->object_end, y->object_end);
    order = order || x->plugin.ptr == y->plugin.ptr ? order : tc_str_cmp(x->plugin, y->plugin);
    return order || x->rule.ptr == y->rule.ptr ? order : tc_str_cmp(x->rule, y->rule);
}

static int compare_evidence_of(const void *a, const void *b, void *ctx) {
    const struct tc_graph *graph = ctx;
    uint32_t at = *(const uint32_t *)a, bt = *(const uint32_t *)b;
    int order = tc_graph_compare_evidence(graph, &graph->evidence.items[at], &graph->evidence.items[bt]);
    return order ? order : tc_graph_compare_number(at, bt);
}

/* Counting sort by statement. */
enum tc_status tc_graph_group_evidence(struct tc_graph *graph) {
    size_t n = graph->evidence.len, n_statements = graph->statements.len;
    TC_TRY(tc_vec_reserve(&graph->evidence_of, n));
    TC_TRY(tc_vec_reserve(&graph->evidence_start, n_statements + 1));
    uint32_t *start = graph->evidence_start.items, *of = graph->evidence_of.items;
    memset(start, 0, (n_statements + 1) * sizeof *start);
    for (size_t i = 0; i < n; i++)
        start[graph->evidence.items[i].statement + 1]++;
    for (size_t i = 0; i < n_statements; i++)
        start[i + 1] += start[i];
    for (size_t i = n; i-- > 0;) {
        uint32_t statement = graph->evidence.items[i].statement;
        of[--start[statement + 1]] = (uint32_t)i;
    }
    /* Each start[s + 1] has moved down to the beginning of s: one step to the left they are in their places again. */
    memmove(start, start + 1, n_statements * sizeof *start);
    start[n_statements] = (uint32_t)n;
    return TC_OK;
}

static void order_evidence(struct tc_graph *graph) {
    const uint32_t *start = graph->evidence_start.items;
    for (size_t i = 0; i < graph->statements.len; i++)
        if (start[i + 1] - start[i] > 1)
            qsort_r(graph->evidence_of.items + start[i], start[i + 1] - start[i], sizeof(uint32_t), compare_evidence_of,
                    graph);
}

/* Confidence and counts of a statement; each document that speaks of it is added to its own and its entities' counts.
 */
static enum tc_status sum_up(struct tc_graph *graph, struct tc_statement *statement, const uint32_t *of, uint32_t n) {
    double doubt = 1;
    uint32_t before = TC_NO_RECORD;
    statement->n_documents = 0;
    for (uint32_t i = 0; i < n; i++) {
        const struct tc_evidence *evidence = &graph->evidence.items[of[i]];
        doubt *= 1 - evidence->confidence;
        if (evidence->document == before)
            continue;
        before = evidence->document;
        statement->n_documents++;
        graph->documents.items[before].n_statements++;
        TC_TRY(tc_vec_push(&graph->links, (uint64_t)statement->subject << 32 | before));
        if (statement->object != statement->subject)
            TC_TRY(tc_vec_push(&graph->links, (uint64_t)statement->object << 32 | before));
    }
    statement->confidence = 1 - doubt;
    statement->first_evidence = of[0];
    statement->n_evidence = n;
    graph->entities.items[statement->subject].shown.n_statements++;
    if (statement->object != statement->subject)
        graph->entities.items[statement->object].shown.n_statements++;
    return TC_OK;
}

static int compare_link(const void *a, const void *b) {
    return tc_graph_compare_number(*(const uint64_t *)a, *(const uint64_t *)b);
}

static enum tc_status count_all(struct tc_graph *graph) {
    for (size_t i = 0; i < graph->entities.len; i++)
        graph->entities.items[i].shown.n_statements = graph->entities.items[i].shown.n_documents = 0;
    graph->links.len = 0;
    for (size_t i = 0; i < graph->statements.len; i++) {
        uint32_t first = graph->evidence_start.items[i], end = graph->evidence_start.items[i + 1];
        TC_TRY(sum_up(graph, &graph->statements.items[i], graph->evidence_of.items + first, end - first));
    }
    if (graph->links.len > 1)
        qsort(graph->links.items, graph->links.len, sizeof *graph->links.items, compare_link);
    for (size_t i = 0; i < graph->links.len; i++)
        if (i == 0 || graph->links.items[i] != graph->links.items[i - 1])
            graph->entities.items[graph->links.items[i] >> 32].shown.n_documents++;
    return TC_OK;
}

enum tc_status tc_graph_seal(struct tc_graph *graph) {
    assert(!graph->sealed);
    if (graph->brief)
        return tc_graph_seal_brief(graph);
    TC_TRY(seal_relations(graph));
    TC_TRY(tc_graph_seal_documents(graph));
    TC_TRY(seal_entities(graph));
    TC_TRY(tc_graph_mark_used(graph));
    TC_TRY(seal_frames(graph));
    TC_TRY(tc_graph_seal_statements(graph));
    TC_TRY(seal_evidence(graph));
    TC_TRY(seal_issues(graph));
    TC_TRY(tc_graph_group_evidence(graph));
    order_evidence(graph);
    TC_TRY(count_all(graph));
    graph->sealed = true;
    return TC_OK;
}
