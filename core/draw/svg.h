/* svg.h - what Graphviz writes, made fit for a web page: titles that people can read, any size, the same bytes
 * everywhere. */
#ifndef TC_DRAW_SVG_H
#define TC_DRAW_SVG_H

#include "draw/picture.h"

/* Appends the SVG with comments and document type gone, width and height dropped (viewBox stays), and each <title>,
 * which is a name of dot.h, replaced by what that thing is called in the picture. */
TC_NODISCARD enum tc_status tc_svg_finish(struct tc_str svg, const struct tc_picture *picture, struct tc_buf *out);

/* Sets the date in a PDF of cairo's to a fixed one, in place. */
void tc_pdf_finish(struct tc_buf *pdf);

#endif
