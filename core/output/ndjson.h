/* ndjson.h - statements as JSON lines: one object a piece of evidence, keys as in triples.csv and evidence.csv. */
#ifndef TC_OUTPUT_NDJSON_H
#define TC_OUTPUT_NDJSON_H

#include "graph/graph.h"

/* Appends the lines of a sealed graph, by statement and evidence. Strings are valid UTF-8 and escaped; non-ASCII stays
 * as it is. What is not known is the empty string, as in the CSV set; qualifiers are an object. */
TC_NODISCARD enum tc_status tc_ndjson_write(const struct tc_graph *graph, struct tc_buf *out);

/* The same in portions: those of the statements from *next on, until there are `enough` bytes in out; moves *next on,
 * to the number of statements in the end. */
TC_NODISCARD enum tc_status tc_ndjson_write_some(const struct tc_graph *graph, uint32_t *next, size_t enough,
                                                 struct tc_buf *out);

#endif
