/* brief.c - seals a graph for lines alone. Evidence is ordered and freed of duplicates within its statement, without
 * its ids, which no line shows. */
#include "graph/records.h"

#include <stdlib.h>

/* As seal.c does it, whose frames have numbers in the order of their ids. */
static int compare_frames(const struct tc_graph *graph, uint32_t x, uint32_t y) {
    if (x == TC_NO_RECORD || y == TC_NO_RECORD)
        return tc_graph_compare_number(x, y);
    return tc_str_cmp(graph->frames.items[x].id, graph->frames.items[y].id);
}

/* Of several sources of one piece of evidence the surest comes first. */
static int compare_sources(const struct tc_graph *graph, const struct tc_evidence *x, const struct tc_evidence *y) {
    int order = (x->confidence < y->confidence) - (x->confidence > y->confidence);
    order = order ? order : compare_frames(graph, x->frame, y->frame);
    order = order ? order : tc_graph_compare_number(x->sentence_no, y->sentence_no);
    order = order ? order : tc_graph_compare_number(x->rule_line, y->rule_line);
    order = order ? order : tc_str_cmp(x->plugin_version, y->plugin_version);
    return order ? order : tc_str_cmp(x->sentence, y->sentence);
}

static int compare(const void *a, const void *b, void *ctx) {
    const struct tc_graph *graph = ctx;
    uint32_t at = *(const uint32_t *)a, bt = *(const uint32_t *)b;
    const struct tc_evidence *x = &graph->evidence.items[at], *y = &graph->evidence.items[bt];
    int order = tc_graph_compare_evidence(graph, x, y);
    order = order ? order : compare_sources(graph, x, y);
    return order ? order : tc_graph_compare_number(at, bt);
}

/* As a document is read, so its evidence comes. */
static bool is_ordered(struct tc_graph *graph, const uint32_t *of, uint32_t n) {
    uint32_t i = 1;
    while (i < n && compare(&of[i - 1], &of[i], graph) < 0)
        i++;
    return i >= n;
}

/* Orders of[first .. end - 1] and moves what is distinct to *kept, which it moves on. */
static void order_group(struct tc_graph *graph, uint32_t first, uint32_t end, uint32_t *kept) {
    uint32_t *of = graph->evidence_of.items;
    const struct tc_evidence *evidence = graph->evidence.items;
    if (!is_ordered(graph, of + first, end - first))
        qsort_r(of + first, end - first, sizeof *of, compare, graph);
    for (uint32_t i = first; i < end; i++) {
        bool again = i > first && tc_graph_compare_evidence(graph, &evidence[of[i - 1]], &evidence[of[i]]) == 0;
        if (!again)
            of[(*kept)++] = of[i];
    }
}

static void order_evidence(struct tc_graph *graph) {
    uint32_t *start = graph->evidence_start.items, first = 0, kept = 0;
    for (size_t i = 0; i < graph->statements.len; i++) {
        order_group(graph, first, start[i + 1], &kept);
        first = start[i + 1];
        start[i + 1] = kept;
    }
}

enum tc_status tc_graph_seal_brief(struct tc_graph *graph) {
    TC_TRY(tc_graph_seal_documents(graph));
    TC_TRY(tc_graph_mark_used(graph));
    TC_TRY(tc_graph_name_entities(graph));
    TC_TRY(tc_graph_name_frames(graph));
    TC_TRY(tc_graph_seal_statements(graph));
    TC_TRY(tc_graph_group_evidence(graph));
    order_evidence(graph);
    graph->sealed = true;
    return TC_OK;
}
