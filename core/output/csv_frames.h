/* csv_frames.h - a frame as people read it: who, what, and on which matters, gathered from the statements of a match.
 */
#ifndef TC_OUTPUT_CSV_FRAMES_H
#define TC_OUTPUT_CSV_FRAMES_H

#include "graph/graph.h"

/* Several values of one are joined by "; ", each once, in the order of the text. */
struct tc_frame_row {
    struct tc_str predicates; /* sorted by name */
    struct tc_str parties;    /* labels of the subjects, and of the objects of symmetric relations */
    struct tc_str modality;
    bool negated;      /* any of its statements */
    uint32_t document; /* of its evidence: read back, the frame itself may name another of the same uri */
    /* By name: the labels of the other objects under their type, then qualifiers, then captures. Where a name is taken,
     * the first of these wins. A capture whose name is a single letter serves its pattern alone and is left out. */
    const struct tc_pair *cells;
    uint32_t n_cells;
};

struct tc_frame_rows;

/* NULL when memory is short. Borrows the sealed graph. */
struct tc_frame_rows *tc_frame_rows_new(const struct tc_graph *graph);
void tc_frame_rows_free(struct tc_frame_rows *rows);

/* The row of frame i, borrowed until the next call. */
TC_NODISCARD enum tc_status tc_frame_row_get(struct tc_frame_rows *rows, uint32_t i, struct tc_frame_row *row);

#endif
