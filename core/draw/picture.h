/* picture.h - what a view has put on its canvas: nodes, lines, boxes, words; text as the view gave it, escaped only
 * when written. */
#ifndef TC_DRAW_PICTURE_H
#define TC_DRAW_PICTURE_H

#include "base/arena.h"
#include "base/intern.h"
#include "base/vec.h"
#include "graph/graph.h"
#include "sandbox/sandbox.h"

/* The styles of lines that every picture has; behind them come those that its view has declared. */
enum tc_line {
    TC_LINE_AGREED,
    TC_LINE_REAFFIRMED,
    TC_LINE_DISCUSSED,
    TC_LINE_OPPOSED,
    TC_LINE_OTHER,
    TC_LINE_PLAIN,
    TC_LINE_COUNT
};
enum tc_kind { TC_KIND_PARTY, TC_KIND_TOPIC, TC_KIND_SECTOR, TC_KIND_OTHER, TC_KIND_COUNT };
#define TC_NO_LINE UINT32_MAX

const char *tc_kind_name(enum tc_kind kind);

struct tc_style {
    struct tc_str id;    /* "agreed"; "" for what a view has not touched */
    struct tc_str label; /* in the legend; "" = the standard one */
    uint32_t look;       /* of a declared one: a number of the cycle, from 0 on */
};

struct tc_node {
    struct tc_str id, label;
    struct tc_str note; /* stands behind the label and is never cut, such as "[1, 9]" */
    struct tc_str tooltip, url;
    uint32_t cluster; /* number + 1, 0 = none */
    enum tc_kind kind;
    uint32_t line; /* style of its border; TC_NO_LINE = as its kind has it */
};

struct tc_edge {
    uint32_t from, to; /* nodes */
    struct tc_str label, tooltip;
    double weight; /* its width, 1 = usual */
    uint32_t line; /* style */
    bool back;     /* laid out from `to` to `from`; the arrow points at `to` all the same */
    bool mutual;   /* both ends say the same: no arrow */
};

struct tc_cluster {
    struct tc_str id, label;
};

/* Nodes in one column: ids by number. Ordered: from top to bottom as they stand. */
struct tc_column {
    uint32_t first, len; /* in column_nodes */
    bool ordered;
};

struct tc_picture {
    struct tc_arena text;
    struct tc_intern
        ids; /* of nodes: number in nodes + 1, since nodes are entered in the order of their ids' first sight */
    struct tc_str title, subtitle;
    TC_VEC(struct tc_style) styles; /* the first TC_LINE_COUNT are the built-in ones */
    TC_VEC(struct tc_str) captions;
    TC_VEC(struct tc_node) nodes;
    TC_VEC(struct tc_edge) edges;
    TC_VEC(struct tc_cluster) clusters;
    TC_VEC(struct tc_column) columns;
    TC_VEC(uint32_t) column_nodes;
    bool ports;                                            /* lines leave a node on its right and enter on its left */
    bool down;                                             /* columns become rows */
    const struct tc_graph *graph;                          /* what is drawn */
    struct tc_error refusal;                               /* status TC_ERR_USAGE if the view has refused an option */
    const char *(*find_name)(void *ctx, const char *name); /* as in struct tc_draw_options */
    void *find_ctx;
};

TC_NODISCARD enum tc_status tc_picture_init(struct tc_picture *picture);
void tc_picture_fini(struct tc_picture *picture);

/* Pushes the canvas, which writes to the picture, with these methods (all text is plain text):
 *
 *   canvas:title(text) canvas:subtitle(text) canvas:caption(text)   may be called more than once; lines end with \n
 *
 *   canvas:layout{ ports = true, down = true }
 *
 *   canvas:style{ id =, label =, number = }      a style of the view's own: number chooses its look, 1, 2, ... from a
 *   cycle; without it the next. With the id of a built-in style: only what the legend calls that
 *
 *   canvas:cluster{ id =, label = }              a box around nodes
 *
 *   canvas:node{ id =, label =, note =, kind = "party|topic|sector|other", style =, tooltip =, url =, cluster = }
 *
 *   canvas:edge{ from =, to =, style = "agreed|reaffirmed|discussed|opposed|other|plain" or one of its own, weight =,
 *   label =, tooltip =, back = true, mutual = true }
 *
 *   canvas:rank{ id, id, ... [, ordered = true] }   one column; ordered: from top to bottom
 *
 *   canvas:find(name)                            the id of the entity that a text or a plugin calls so, or nil, as for
 *   names of more than 256 bytes
 *
 *   canvas:refuse{ option =, value =, among = { ... } }   ends the drawing: the user has set an option to what is not
 *   there; the nearest of the names is the hint
 *
 * A line between the same nodes with the same style as an earlier one is merged with it: weights are added, the label
 * is the later one's. A node must be there before something names it. Unknown keys and values are errors. Called
 * protected; the picture is borrowed. */
void tc_canvas_push(lua_State *L, struct tc_picture *picture);

#endif
