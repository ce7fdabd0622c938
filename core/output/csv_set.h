/* csv_set.h - the spreadsheet set of a graph: triples, frames, entities, evidence, documents, relations, issues (DESIGN
 * section 7). */
#ifndef TC_OUTPUT_CSV_SET_H
#define TC_OUTPUT_CSV_SET_H

#include "base/csv.h"
#include "base/fs.h"
#include "graph/graph.h"

enum { TC_CSV_FILES = 7 };

/* Fills all files of a sealed graph in dir (made if needed) and leaves them open, so that the caller commits them
 * together with what else belongs to the run. On failure none is left. */
TC_NODISCARD enum tc_status tc_csv_set_fill(const struct tc_graph *graph, const char *dir, struct tc_csv_policy policy,
                                            struct tc_outfile files[TC_CSV_FILES], struct tc_error *err);
/* Fills and commits them: all or none. Earlier files of the same names are replaced. */
TC_NODISCARD enum tc_status tc_csv_set_write(const struct tc_graph *graph, const char *dir, struct tc_csv_policy policy,
                                             struct tc_error *err);

/* Reads such a folder back into an empty graph and seals it: write(read(dir)) gives the same bytes. Columns are found
 * by name; unknown ones are passed over. Errors name file and line. */
TC_NODISCARD enum tc_status tc_csv_set_read(struct tc_graph *graph, const char *dir, struct tc_error *err);

#endif
