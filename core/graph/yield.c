/* yield.c - what says less gives way to what says more: "discusses" to "agrees_on" of the same two in one document. */
#include "graph/records.h"

#include <assert.h>
#include <stdlib.h>

/* What one plugin says by one predicate. */
struct saying {
    struct tc_str plugin, predicate;
};

/* The ends of the statement and whether it is planned; 0: it is another saying, or negated or hedged. */
static uint64_t said(const struct tc_graph *graph, const struct tc_evidence *evidence, const struct saying *saying) {
    const struct tc_statement *s = &graph->statements.items[evidence->statement];
    bool holds = evidence->plugin.ptr == saying->plugin.ptr && s->predicate.ptr == saying->predicate.ptr &&
                 !s->negated && s->modality != TC_HEDGED;
    return holds ? ((uint64_t)s->subject + 1) << 33 | (uint64_t)s->object << 1 | (s->modality == TC_PLANNED) : 0;
}

/* The match and the object. */
static uint64_t match_of(const struct tc_graph *graph, const struct tc_evidence *evidence) {
    return (uint64_t)evidence->frame << 32 | graph->statements.items[evidence->statement].object;
}

static int compare(const void *a, const void *b) {
    return tc_graph_compare_number(*(const uint64_t *)a, *(const uint64_t *)b);
}

static void sort(uint64_t *items, size_t n) {
    if (n > 0)
        qsort(items, n, sizeof *items, compare);
}

static bool has(const uint64_t *items, size_t n, uint64_t item) {
    return n > 0 && bsearch(&item, items, n, sizeof item, compare);
}

/* Fills links with what is said by `stronger`, and stays with the matches that say by `weaker` what is not said so: of
 * those who talked some would be left else. What is planned gives way to what is planned or done, what is done to what
 * is done. */
static enum tc_status collect(struct tc_graph *graph, uint32_t first, const struct saying *weaker,
                              const struct saying *stronger) {
    graph->links.len = graph->stays.len = 0;
    for (size_t i = first; i < graph->evidence.len; i++) {
        uint64_t link = said(graph, &graph->evidence.items[i], stronger);
        if (link)
            TC_TRY(tc_vec_push(&graph->links, link));
    }
    sort(graph->links.items, graph->links.len);
    for (size_t i = first; i < graph->evidence.len && graph->links.len > 0; i++) {
        uint64_t link = said(graph, &graph->evidence.items[i], weaker);
        bool gives_way = has(graph->links.items, graph->links.len, link) ||
                         has(graph->links.items, graph->links.len, link & ~UINT64_C(1));
        if (link && !gives_way)
            TC_TRY(tc_vec_push(&graph->stays, match_of(graph, &graph->evidence.items[i])));
    }
    sort(graph->stays.items, graph->stays.len);
    return TC_OK;
}

enum tc_status tc_graph_yield(struct tc_graph *graph, uint32_t first, struct tc_str plugin, struct tc_str weaker,
                              struct tc_str stronger) {
    assert(!graph->sealed);
    plugin = tc_graph_intern(graph, plugin);
    const struct saying less = {plugin, tc_graph_intern(graph, weaker)},
                        more = {plugin, tc_graph_intern(graph, stronger)};
    if (!plugin.ptr || !less.predicate.ptr || !more.predicate.ptr)
        return TC_ERR_MEMORY;
    TC_TRY(collect(graph, first, &less, &more));
    if (graph->links.len == 0)
        return TC_OK;
    size_t kept = first;
    for (size_t i = first; i < graph->evidence.len; i++) {
        const struct tc_evidence *e = &graph->evidence.items[i];
        if (!said(graph, e, &less) || has(graph->stays.items, graph->stays.len, match_of(graph, e)))
            graph->evidence.items[kept++] = *e;
    }
    graph->evidence.len = kept;
    return TC_OK;
}
