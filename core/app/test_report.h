/* test_report.h - the results of examples: for people, as TAP, as JSON lines, as JUnit's XML. */
#ifndef TC_APP_TEST_REPORT_H
#define TC_APP_TEST_REPORT_H

#include "plugin/examples.h"
#include "plugin/explain.h"

struct tc_test_report {
    bool tap, json, verbose;
    const struct tc_engine *engine; /* that runs the examples; asked why one fails ... */
    struct tc_explainer *explainer; /* ... by this, made at the first failure; freed before the engine is */
    struct tc_str plugin;           /* whose examples are being run */
    size_t passed, failed;          /* of all plugins */
    size_t broken;                  /* plugins that do not load */
    size_t in_suite, failed_in_suite;
    bool out_of_memory;
    struct tc_buf suite, suites; /* XML of this plugin's cases; of the plugins before */
};

void tc_test_report_init(struct tc_test_report *report);
void tc_test_report_fini(struct tc_test_report *report);
void tc_test_report_start(struct tc_test_report *report, struct tc_str plugin);
void tc_test_report_add(struct tc_test_report *report, const struct tc_example_result *result);
void tc_test_report_end(struct tc_test_report *report); /* of a plugin */
/* A plugin that does not load. Nothing is printed for people: that is on stderr. */
void tc_test_report_broken(struct tc_test_report *report, const char *plugin, const struct tc_error *err);
TC_NODISCARD enum tc_status tc_test_report_junit(const struct tc_test_report *report, const char *path,
                                                 struct tc_error *err);

#endif
