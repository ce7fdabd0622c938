/* known_names.h - other names of a graph's entities, as the plugins know them that made it. They are loaded when the
 * first name is asked for, 32 at most, by their names only: a graph that was read does not choose what Lua runs. */
#ifndef TC_APP_KNOWN_NAMES_H
#define TC_APP_KNOWN_NAMES_H

#include "app/commands.h"
#include "graph/graph.h"

struct tc_known_names;

/* The graph is sealed and borrowed, as is the choice: with plugins it names those to ask, else the graph does. NULL
 * when memory is short. */
struct tc_known_names *tc_known_names_new(const struct tc_graph *graph, const struct tc_plugin_choice *choice);
void tc_known_names_free(struct tc_known_names *names);

/* The id of the one entity that a gazetteer calls so, best one of the graph; NULL when there is none; plugins that
 * do not load know none. Valid until the next call. ctx: a struct tc_known_names, for struct tc_draw_options. */
const char *tc_known_names_find(void *ctx, const char *name);

#endif
