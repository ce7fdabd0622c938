/* examples.h - runs the examples of rules in the real engine. */
#ifndef TC_PLUGIN_EXAMPLES_H
#define TC_PLUGIN_EXAMPLES_H

#include "plugin/engine.h"

struct tc_example_result {
    const struct tc_rule_info *rule;
    const struct tc_example *example;
    size_t number; /* 1-based in the rule */
    bool passed;
    const struct tc_str *missing, *unexpected; /* expected but not found; found by this rule but not expected */
    size_t n_missing, n_unexpected;
    struct tc_str tokens; /* the sentence's tokens separated by " | " */
    const char *error;    /* an issue that arose while it ran, or NULL */
};

/* Runs every example of plugin i; report is called for each in order, results borrowed during the call. An example
 * passes when the statements that its rule emits are just the expected ones (each example is a document of its own; all
 * other rules run too). */
TC_NODISCARD enum tc_status tc_examples_run(const struct tc_engine *engine, size_t plugin,
                                            void (*report)(void *ctx, const struct tc_example_result *result),
                                            void *ctx, struct tc_error *err);
/* The same with a worker of these options: for whoever watches it (NULL: the default). */
TC_NODISCARD enum tc_status tc_examples_run_with(const struct tc_engine *engine, size_t plugin,
                                                 const struct tc_run_options *options,
                                                 void (*report)(void *ctx, const struct tc_example_result *result),
                                                 void *ctx, struct tc_error *err);

#endif
