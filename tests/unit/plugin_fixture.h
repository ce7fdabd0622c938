/* plugin_fixture.h - plugins written to a temporary folder by a test, and graphs as text to compare. */
#ifndef TC_TEST_PLUGIN_FIXTURE_H
#define TC_TEST_PLUGIN_FIXTURE_H

#include "plugin/engine.h"

/* The folder of this test (each test is a process of its own); removed by fixture_remove. */
const char *fixture_dir(void);
void fixture_remove(void);

/* Writes a file below the folder, with the folders that its name needs. */
void fixture_write(const char *name, const char *text);

/* `plugin` gets a valid header before the body, on one line. */
#define FIXTURE_HEAD "plugin { name = 'x', version = '1.0', api = 1 } "

/* Adds the plugin in folder `name` and compiles. NULL with *err filled on failure. */
struct tc_engine *fixture_load(const char *name, const char *setting, struct tc_error *err);
/* The same for a body of one file; a failure fails the test. */
struct tc_engine *fixture_engine(const char *body);

/* Runs one document; the graph is sealed. *errors may be NULL. */
struct tc_graph *fixture_run(const struct tc_engine *engine, const struct tc_run_options *options, const char *text,
                             uint64_t *errors);

/* "country:CHN agrees_with country:PAK [topic=trade] planned not\n" ... in the graph's order; borrowed until the next
 * call. */
const char *fixture_statements(const struct tc_graph *graph);
const char *fixture_issues(const struct tc_graph *graph);

/* Body of the plugin, document, what fixture_statements gives. Fails the test with `what` when they differ. */
void fixture_expect(const char *what, const char *body, const char *text, const char *statements);

#endif
