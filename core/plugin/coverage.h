/* coverage.h - which rules, and which alternatives at the top level of their patterns, a run has exercised. */
#ifndef TC_PLUGIN_COVERAGE_H
#define TC_PLUGIN_COVERAGE_H

#include "plugin/engine.h"

struct tc_coverage_item {
    struct tc_str plugin;
    const struct tc_rule_info *rule;
    struct tc_str alternative; /* its text in the pattern; .ptr NULL = the rule as a whole */
    bool seen;                 /* some match was by it */
};

struct tc_coverage;

/* Adds a probe for each alternative: the pattern with that alternative alone. Between loading and compile. */
TC_NODISCARD enum tc_status tc_coverage_new(struct tc_coverage **coverage, struct tc_engine *engine,
                                            struct tc_error *err);
void tc_coverage_free(struct tc_coverage *coverage);

/* Makes workers of these options report to it, one at a time. */
void tc_coverage_watch(struct tc_coverage *coverage, struct tc_run_options *run);

/* Each rule followed by its alternatives, in order of declaration. Borrowed. */
const struct tc_coverage_item *tc_coverage_items(const struct tc_coverage *coverage, size_t *n);

#endif
