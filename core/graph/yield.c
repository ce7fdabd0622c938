/* yield.c - what says less gives way to what says more: "discusses" to "agrees_on" of the same two in one document. */
#include "graph/records.h"

#include <assert.h>
#include <stdlib.h>

/* The ends of a statement and whether it is planned; 0: it is of another predicate, negated or hedged. */
static uint64_t said(const struct tc_graph *graph, const struct tc_evidence *evidence, struct tc_str predicate) {
    const struct tc_statement *s = &graph->statements.items[evidence->statement];
    bool holds = s->predicate.ptr == predicate.ptr && !s->negated && s->modality != TC_HEDGED;
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

/* Fills links with what `plugin` says by `stronger`, and stays with the matches that say by `weaker` what it does not
 * say so: of those who talked some would be left else. What is planned gives way to what is planned or done, what is
 * done to what is done. */
static enum tc_status collect(struct tc_graph *graph, uint32_t first, struct tc_str plugin, struct tc_str weaker,
                              struct tc_str stronger) {
    graph->links.len = graph->stays.len = 0;
    for (size_t i = first; i < graph->evidence.len; i++) {
        const struct tc_evidence *e = &graph->evidence.items[i];
        uint64_t link = e->plugin.ptr == plugin.ptr ? said(graph, e, stronger) : 0;
        if (link)
            TC_TRY(tc_vec_push(&graph->links, link));
    }
    sort(graph->links.items, graph->links.len);
    for (size_t i = first; i < graph->evidence.len && graph->links.len > 0; i++) {
        const struct tc_evidence *e = &graph->evidence.items[i];
        uint64_t link = e->plugin.ptr == plugin.ptr ? said(graph, e, weaker) : 0;
        bool gives_way = has(graph->links.items, graph->links.len, link) ||
                         has(graph->links.items, graph->links.len, link & ~UINT64_C(1));
        if (link && !gives_way)
            TC_TRY(tc_vec_push(&graph->stays, match_of(graph, e)));
    }
    sort(graph->stays.items, graph->stays.len);
    return TC_OK;
}

enum tc_status tc_graph_yield(struct tc_graph *graph, uint32_t first, struct tc_str plugin, struct tc_str weaker,
                              struct tc_str stronger) {
    assert(!graph->sealed);
    plugin = tc_graph_intern(graph, plugin);
    weaker = tc_graph_intern(graph, weaker);
    stronger = tc_graph_intern(graph, stronger);
    if (!plugin.ptr || !weaker.ptr || !stronger.ptr)
        return TC_ERR_MEMORY;
    TC_TRY(collect(graph, first, plugin, weaker, stronger));
    if (graph->links.len == 0)
        return TC_OK;
    size_t kept = first;
    for (size_t i = first; i < graph->evidence.len; i++) {
        const struct tc_evidence *e = &graph->evidence.items[i];
        bool is_weaker = e->plugin.ptr == plugin.ptr && said(graph, e, weaker);
        if (!is_weaker || has(graph->stays.items, graph->stays.len, match_of(graph, e)))
            graph->evidence.items[kept++] = *e;
    }
    graph->evidence.len = kept;
    return TC_OK;
}
