/* random_graph.h - graphs drawn from seeds, for the tests of graph and output. */
#ifndef TC_TEST_RANDOM_GRAPH_H
#define TC_TEST_RANDOM_GRAPH_H

#include "graph/graph.h"
#include "random.h"

/* One fact: what a match adds to a graph (document, entities, frame, statement, evidence, relation, issue). All of it
 * depends on the seed alone, so that facts can be dealt out to graphs at will. The strings are of the worst kind for
 * tables. */
void random_fact(struct tc_graph *graph, uint64_t seed);

#endif
