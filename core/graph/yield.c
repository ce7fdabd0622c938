/* yield.c - what says less gives way to what says more: "discusses" to "agrees_on" of the same two in one document. */
#include "graph/records.h"

#include <assert.h>
#include <stdlib.h>

/* The two ends of a statement that holds, by numbers; 0: it is of another predicate, or does not hold. */
static uint64_t ends(const struct tc_graph *graph, const struct tc_evidence *evidence, struct tc_str predicate) {
    const struct tc_statement *s = &graph->statements.items[evidence->statement];
    bool holds = s->predicate.ptr == predicate.ptr && !s->negated && s->modality != TC_HEDGED;
    return holds ? ((uint64_t)s->subject + 1) << 32 | s->object : 0;
}

static int compare(const void *a, const void *b) {
    return tc_graph_compare_number(*(const uint64_t *)a, *(const uint64_t *)b);
}

enum tc_status tc_graph_yield(struct tc_graph *graph, uint32_t first, struct tc_str weaker, struct tc_str stronger) {
    assert(!graph->sealed);
    weaker = tc_graph_intern(graph, weaker);
    stronger = tc_graph_intern(graph, stronger);
    if (!weaker.ptr || !stronger.ptr)
        return TC_ERR_MEMORY;
    struct tc_evidence *evidence = graph->evidence.items;
    graph->links.len = 0;
    for (size_t i = first; i < graph->evidence.len; i++) {
        uint64_t said = ends(graph, &evidence[i], stronger);
        if (said && tc_vec_push(&graph->links, said) != TC_OK)
            return TC_ERR_MEMORY;
    }
    if (graph->links.len == 0)
        return TC_OK;
    qsort(graph->links.items, graph->links.len, sizeof *graph->links.items, compare);
    size_t kept = first;
    for (size_t i = first; i < graph->evidence.len; i++) {
        uint64_t said = ends(graph, &evidence[i], weaker);
        if (!said || !bsearch(&said, graph->links.items, graph->links.len, sizeof said, compare))
            evidence[kept++] = evidence[i];
    }
    graph->evidence.len = kept;
    return TC_OK;
}
