/* engine.h - plugins compiled together into one engine (shared, read-only), and workers that run documents through it.
 *
 *   tc_engine_new, tc_engine_add (each plugin), tc_engine_compile; then in each thread
 *   tc_worker_new, tc_worker_document (each document) which fills a graph. */
#ifndef TC_PLUGIN_ENGINE_H
#define TC_PLUGIN_ENGINE_H

#include "graph/graph.h"
#include "match/matcher.h"
#include "plugin/plugin.h"
#include "text/window.h"

struct tc_engine;
struct tc_worker;

TC_NODISCARD enum tc_status tc_engine_new(struct tc_engine **engine);
void tc_engine_free(struct tc_engine *engine);

/* Loads the plugin in folder dir (its init.lua) with its declarations. settings: "name.option=value" strings of the
 * command line; those of other plugins are passed over. One clear error per failure, with the plugin file's place. */
TC_NODISCARD enum tc_status tc_engine_add(struct tc_engine *engine, const char *dir, const char *const *settings,
                                          size_t n_settings, struct tc_error *err);
/* A pattern beside those of plugin i, with its types and macros, that runs in no stage: for `try` and for coverage.
 * Errors in it have the place "pattern:line:col". Before compile; *probe counts from 0. */
TC_NODISCARD enum tc_status tc_engine_probe(struct tc_engine *engine, size_t plugin, struct tc_str text,
                                            uint32_t *probe, struct tc_error *err);
uint32_t tc_engine_probe_pattern(const struct tc_engine *engine, uint32_t probe); /* its number in the model */
/* Before compile: gazetteers of a megabyte and more are kept ready to use in files of this folder (borrowed), which may
 * be deleted at any time. Results are the same. A folder that cannot be used is none. */
void tc_engine_use_cache(struct tc_engine *engine, const char *dir);
/* Reads the gazetteers, compiles the patterns. */
TC_NODISCARD enum tc_status tc_engine_compile(struct tc_engine *engine, struct tc_error *err);

size_t tc_engine_plugin_count(const struct tc_engine *engine);
/* Does plugin i run code of its own while documents are read? */
bool tc_engine_has_callbacks(const struct tc_engine *engine, size_t i);
const struct tc_plugin *tc_engine_plugin(const struct tc_engine *engine, size_t i);
const struct tc_model *tc_engine_model(const struct tc_engine *engine);
/* The plugins' relations into a graph, so that an empty result has its columns too. */
TC_NODISCARD enum tc_status tc_engine_add_relations(const struct tc_engine *engine, struct tc_graph *graph);

struct tc_observer;

/* How a run differs from the default; results are the same for all of it. */
struct tc_run_options {
    size_t window_bytes; /* 0 = default */
    bool scalar, no_index;
    struct tc_pattern_work *work;       /* by pattern, added to; for one worker; NULL: not measured */
    const struct tc_observer *observer; /* borrowed, plugin/observer.h; NULL: nobody watches */
};

/* A worker has its window reader, matcher and Lua states (only for plugins that have callbacks). The engine is
 * borrowed. */
TC_NODISCARD enum tc_status tc_worker_new(struct tc_worker **worker, const struct tc_engine *engine,
                                          const struct tc_run_options *options, struct tc_error *err);
void tc_worker_free(struct tc_worker *worker);

/* What can be seen of a worker from outside, even from another process: count is odd while a sentence is read or a
 * callback runs, and moves on when another one begins or ends. Beside it the plugin and the pattern whose match is
 * being handled; numbers, so that nothing in them need be believed. */
struct tc_beat {
    _Atomic uint64_t count;
    _Atomic uint32_t plugin, pattern;
};
void tc_worker_show_beat(struct tc_worker *worker, struct tc_beat *beat);
/* The names of what the numbers mean, the engine's; empty when that is nothing. */
void tc_engine_name_beat(const struct tc_engine *engine, const struct tc_beat *beat, struct tc_str *plugin,
                         struct tc_str *rule);

/* What a document says of itself; strings borrowed during the call. */
struct tc_document_info {
    struct tc_str uri, title, date;
};

/* Reads the source to its end and adds the document, its statements and issues to the graph (not sealed). A rule or
 * callback that fails becomes an issue, counted in *errors, and switches itself off after 3 identical failures in this
 * worker's run; what it failed on is left out and the rest goes on. A status other than TC_OK means that the document
 * as a whole failed (read error, memory). */
TC_NODISCARD enum tc_status tc_worker_document(struct tc_worker *worker, const struct tc_document_info *info,
                                               struct tc_source source, struct tc_graph *graph, uint64_t *errors,
                                               struct tc_error *err);

#endif
