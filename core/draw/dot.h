/* dot.h - a picture as DOT: all styles, and all escaping of text, are here. */
#ifndef TC_DRAW_DOT_H
#define TC_DRAW_DOT_H

#include "draw/picture.h"

struct tc_dot_style {
    bool dark;
    bool straight; /* simpler lines: for a layout that took too long */
};

/* Appends the whole graph. Node i is called "n<i>", the label of edge i, which is a node too, "l<i>", cluster i
 * "cluster_<i>": names never carry text. */
TC_NODISCARD enum tc_status tc_dot_write(const struct tc_picture *picture, const struct tc_dot_style *style,
                                         struct tc_buf *out);

/* Appends the text as the inside of a quoted DOT label: control characters, marks of text direction and invalid bytes
 * gone, & as an entity, backslashes doubled. Wrapped into at most 3 lines of at most 28 columns, as even as they go, if
 * asked for; what is cut ends in an ellipsis, and then comes the note, whole. */
enum tc_status tc_dot_label(struct tc_str text, struct tc_str note, bool wrap, struct tc_buf *out);
enum tc_status tc_dot_tooltip(struct tc_str text, struct tc_buf *out);
/* The same for an address; nothing at all unless it is http, https, mailto or begins with #. */
enum tc_status tc_dot_url(struct tc_str url, struct tc_buf *out);

/* What the legend calls a style; borrowed from the picture. */
struct tc_str tc_dot_legend(const struct tc_picture *picture, uint32_t line);

/* Appends text as one clean line: what labels are made of, before any escaping. */
enum tc_status tc_dot_clean(struct tc_str text, struct tc_buf *out);

#endif
