/* view.h - views: Lua files that choose what of a graph is drawn. */
#ifndef TC_DRAW_VIEW_H
#define TC_DRAW_VIEW_H

#include "draw/draw.h"
#include "draw/picture.h"

struct tc_view; /* a loaded view in its sandbox */

/* Finds and loads options->view, or the standard view whose fits(graph) gives the highest number. The graph is
 * borrowed. */
TC_NODISCARD enum tc_status tc_view_open(struct tc_view **view, const struct tc_graph *graph,
                                         const struct tc_draw_options *options, struct tc_error *err);
void tc_view_free(struct tc_view *view);
const char *tc_view_name(const struct tc_view *view);

/* Fills an initialised picture. The view gets options->settings and its limits, max_nodes = 60 and max_edges = 120
 * unless set otherwise, times the share: less than 1 for a second try. */
TC_NODISCARD enum tc_status tc_view_draw(struct tc_view *view, const struct tc_graph *graph,
                                         const struct tc_draw_options *options, double share,
                                         struct tc_picture *picture, struct tc_error *err);

#endif
