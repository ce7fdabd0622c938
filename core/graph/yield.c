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

static int compare(const void *a, const void *b) {
    return tc_graph_compare_number(*(const uint64_t *)a, *(const uint64_t *)b);
}

static bool has(const struct tc_graph *graph, uint64_t link) {
    return bsearch(&link, graph->links.items, graph->links.len, sizeof link, compare);
}

/* Do all that the frame of `at` says so of the same object give way? Of those who talked some would be left else. What
 * is planned gives way to what is planned or done, what is done to what is done. */
static bool yields(const struct tc_graph *graph, size_t first, size_t at, struct tc_str weaker) {
    const struct tc_evidence *evidence = graph->evidence.items;
    uint32_t object = graph->statements.items[evidence[at].statement].object;
    while (at > first && evidence[at - 1].frame == evidence[at].frame)
        at--;
    for (size_t i = at; i < graph->evidence.len && evidence[i].frame == evidence[at].frame; i++) {
        uint64_t link = said(graph, &evidence[i], weaker);
        bool is_same = link && graph->statements.items[evidence[i].statement].object == object;
        if (is_same && !has(graph, link) && !has(graph, link & ~UINT64_C(1)))
            return false;
    }
    return true;
}

/* Fills links with what `stronger` says. */
static enum tc_status collect(struct tc_graph *graph, size_t first, struct tc_str stronger) {
    graph->links.len = 0;
    for (size_t i = first; i < graph->evidence.len; i++) {
        uint64_t link = said(graph, &graph->evidence.items[i], stronger);
        if (link)
            TC_TRY(tc_vec_push(&graph->links, link));
    }
    if (graph->links.len > 0)
        qsort(graph->links.items, graph->links.len, sizeof *graph->links.items, compare);
    return TC_OK;
}

enum tc_status tc_graph_yield(struct tc_graph *graph, uint32_t first, struct tc_str weaker, struct tc_str stronger) {
    assert(!graph->sealed);
    weaker = tc_graph_intern(graph, weaker);
    stronger = tc_graph_intern(graph, stronger);
    if (!weaker.ptr || !stronger.ptr)
        return TC_ERR_MEMORY;
    TC_TRY(collect(graph, first, stronger));
    if (graph->links.len == 0)
        return TC_OK;
    struct tc_evidence *evidence = graph->evidence.items;
    size_t n = graph->evidence.len, kept = first;
    TC_TRY(tc_vec_reserve(&graph->keep_evidence, n));
    for (size_t i = first; i < n; i++)
        graph->keep_evidence.items[i] = !said(graph, &evidence[i], weaker) || !yields(graph, first, i, weaker);
    for (size_t i = first; i < n; i++)
        if (graph->keep_evidence.items[i])
            evidence[kept++] = evidence[i];
    graph->evidence.len = kept;
    return TC_OK;
}
