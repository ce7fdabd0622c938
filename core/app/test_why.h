/* test_why.h - why the rule of an example that fails does not say what is expected. */
#ifndef TC_APP_TEST_WHY_H
#define TC_APP_TEST_WHY_H

#include "plugin/examples.h"
#include "plugin/explain.h"

/* One line into text (size bytes), such as "stopped at word 3 "the", wanted @port"; "" when the rule says something, or
 * nothing is known. The engine is compiled. *explainer is NULL at first, and the caller's to free: making one loads
 * all plugins anew. */
void tc_test_why(struct tc_explainer **explainer, const struct tc_engine *engine, struct tc_str plugin,
                 const struct tc_example_result *result, char *text, size_t size);

#endif
