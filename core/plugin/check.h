/* check.h - what is wrong, useless or slow in a plugin, as data with exact ranges: for `check` and editors. */
#ifndef TC_PLUGIN_CHECK_H
#define TC_PLUGIN_CHECK_H

#include "graph/graph.h"
#include "plugin/engine.h"

/* A part of a file: 1-based lines and byte columns, end exclusive. col 0: the whole line; line 0: the whole file. */
struct tc_range {
    struct tc_str file;
    uint32_t line, col, end_line, end_col;
};

/* error: it does not load or a callback fails; warning: it is not what its author can have meant; note: slow or unused.
 */
struct tc_finding {
    enum tc_severity severity;
    const char *check; /* its name: "unused-macro" */
    struct tc_range range;
    struct tc_str message;
    struct tc_str advice; /* what to do; may be empty */
};

/* Loads the plugin in folder dir and looks at all of it; report is called for each finding, in the order of files and
 * lines, with what is borrowed during the call. A plugin that does not load is a finding, not a failure: what fails
 * here is memory. What one rule makes superfluous is found by comparing structures, so not everything is found. */
TC_NODISCARD enum tc_status tc_check_plugin(const char *dir, const char *const *settings, size_t n_settings,
                                            void (*report)(void *ctx, const struct tc_finding *finding), void *ctx,
                                            struct tc_error *err);

#endif
