/* dialogue_graph.h - a small graph of made-up talks between made-up countries, for the tests of script and draw. */
#ifndef TC_TEST_DIALOGUE_GRAPH_H
#define TC_TEST_DIALOGUE_GRAPH_H

#include "graph/graph.h"

/* Behind the predicate may stand what it is said as: "agrees_on planned", "agrees_on hedged", "agrees_on negated". */
struct dialogue_fact {
    const char *subject, *predicate, *object_type, *object, *topic;
    uint32_t sentence_no;
};

/* Sealed; free with tc_graph_free. Subjects are countries. documents: the facts are dealt out to so many. */
struct tc_graph *dialogue_graph_of(const struct dialogue_fact *facts, size_t n, uint32_t documents, const char *title);

struct tc_graph *dialogue_graph(void);    /* two countries, one document */
struct tc_graph *conference_graph(void);  /* five countries, three documents */
struct tc_graph *large_graph(uint32_t n); /* n statements of n / 10 countries about 30 sectors */

#endif
