/* draw.h - a graph as a picture: a view (Lua, graphs/<name>.lua) chooses what is shown, Graphviz lays it out in a child
 * process. */
#ifndef TC_DRAW_DRAW_H
#define TC_DRAW_DRAW_H

#include "base/fs.h"
#include "graph/graph.h"

struct tc_draw_options {
    const char *view;     /* name or path of a view; NULL = by content: sides, layers, overview, ties or network */
    const char *view_dir; /* searched first; NULL = none. Then as base/folders.h says */
    const char *title;    /* NULL = the view's own */
    bool dark;
    double seconds;              /* CPU limit of a layout, 0 = 10 */
    size_t memory;               /* bytes of the child, 0 = 512 MiB */
    const char *const *settings; /* "key=value" for the view, such as focus=country:CHN or max_nodes=40 */
    size_t n_settings;
    /* The id of the entity that the plugins call so, in the graph or not; NULL: none. May be NULL. */
    const char *(*find_name)(void *ctx, const char *name);
    void *find_ctx;
};

/* Lays the sealed graph out and fills the file, which is left open for the caller to commit (fill), or writes it
 * atomically; the format is the ending: .dot .svg .png .pdf. *note (may be
 * NULL, 256 bytes) gets what had to be left out or was drawn in a simpler way, "" if nothing. */
TC_NODISCARD enum tc_status tc_draw_fill(const struct tc_graph *graph, const char *path,
                                         const struct tc_draw_options *options, char *note, struct tc_outfile *file,
                                         struct tc_error *err);
TC_NODISCARD enum tc_status tc_draw(const struct tc_graph *graph, const char *path,
                                    const struct tc_draw_options *options, char *note, struct tc_error *err);

#endif
