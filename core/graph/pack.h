/* pack.h - a graph as bytes, for a process of the same program: numbers are as this machine has them. */
#ifndef TC_GRAPH_PACK_H
#define TC_GRAPH_PACK_H

#include "graph/graph.h"

/* Writes all of the graph (not sealed, unchanged). An error of the stream is the caller's to notice. */
void tc_graph_pack(const struct tc_graph *graph, FILE *out);

/* Adds a packed graph to `into`, as tc_graph_merge. TC_ERR_INPUT, and nothing is added, when the bytes are none. */
TC_NODISCARD enum tc_status tc_graph_unpack(struct tc_graph *into, struct tc_str bytes);

#endif
