/* layout.h - Graphviz in a child process of its own: it is not safe in threads, leaks, and some graphs keep it busy for
 * ever. */
#ifndef TC_DRAW_LAYOUT_H
#define TC_DRAW_LAYOUT_H

#include "base/str.h"

struct tc_layout_limits {
    double seconds; /* of CPU; on the wall twice as many */
    size_t memory;  /* bytes of address space beyond what this process has; 0 = no limit */
};

/* Lays the DOT text out and appends the picture in the format ("svg", "png", "pdf"). TC_ERR_LIMIT when the child used
 * up a limit or crashed, TC_ERR_OUTPUT when Graphviz refuses, TC_ERR_CANCELLED when SIGINT or SIGTERM ended the child.
 */
TC_NODISCARD enum tc_status tc_layout_run(struct tc_str dot, const char *format, const struct tc_layout_limits *limits,
                                          struct tc_buf *out, struct tc_error *err);

#endif
