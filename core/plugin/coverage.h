/* coverage.h - which rules, which alternatives and optional parts at the top level of their patterns, and which of
 * their `unless`, a run has exercised. */
#ifndef TC_PLUGIN_COVERAGE_H
#define TC_PLUGIN_COVERAGE_H

#include "plugin/engine.h"

struct tc_coverage_item {
    const struct tc_rule_info *rule;
    enum tc_cover { TC_COVER_RULE, TC_COVER_ALTERNATIVE, TC_COVER_OPTIONAL, TC_COVER_UNLESS } kind;
    struct tc_str text; /* of the part; .ptr NULL for a rule */
    uint32_t line, col; /* of the part; col 0: not known */
    bool seen;          /* some match was by it; of unless: left out for it */
};

struct tc_coverage;

/* Adds a probe for each alternative, the pattern with that alternative alone, and for each optional part, the pattern
 * where it must be there. Between loading and compile. */
TC_NODISCARD enum tc_status tc_coverage_new(struct tc_coverage **coverage, struct tc_engine *engine,
                                            struct tc_error *err);
void tc_coverage_free(struct tc_coverage *coverage);

/* Makes workers of these options report to it, one at a time. */
void tc_coverage_watch(struct tc_coverage *coverage, struct tc_run_options *run);

/* Each rule followed by its parts, in order of declaration. Borrowed. */
const struct tc_coverage_item *tc_coverage_items(const struct tc_coverage *coverage, size_t *n);

#endif
