#include "app/known_names.h"

#include "base/alloc.h"
#include "base/vec.h"
#include "plugin/discovery.h"
#include "plugin/explain.h"
#include <string.h>

enum { ID_BYTES = 1024, PLUGINS_MAX = 32 };

struct asked {
    struct tc_engine *engine;
    struct tc_explainer *explainer;
};

struct tc_known_names {
    const struct tc_graph *graph;
    const struct tc_plugin_choice *choice;
    bool opened, in_graph;
    TC_VEC(struct asked) asked;
    char id[ID_BYTES];
};

struct tc_known_names *tc_known_names_new(const struct tc_graph *graph, const struct tc_plugin_choice *choice) {
    struct tc_known_names *names = tc_calloc(1, sizeof *names);
    if (names)
        *names = (struct tc_known_names){.graph = graph, .choice = choice};
    return names;
}

static void forget(struct asked *asked) {
    tc_explainer_free(asked->explainer);
    tc_engine_free(asked->engine);
}

void tc_known_names_free(struct tc_known_names *names) {
    if (!names)
        return;
    for (size_t i = 0; i < names->asked.len; i++)
        forget(&names->asked.items[i]);
    tc_vec_fini(&names->asked);
    tc_free(names);
}

/* What does not load knows no names. */
static void open(struct tc_known_names *names, const struct tc_plugin_choice *choice) {
    struct tc_explain_options options = {.rule = NULL};
    struct asked asked = {0};
    struct tc_error ignored;
    if (tc_open_engine(choice, &asked.engine, &ignored) != TC_OK ||
        tc_explainer_new(&asked.explainer, asked.engine, &options, &ignored) != TC_OK ||
        tc_vec_push(&names->asked, asked) != TC_OK)
        forget(&asked);
}

static bool have(const struct tc_str *list, size_t n, struct tc_str item) {
    size_t i = 0;
    while (i < n && !tc_str_eq(list[i], item))
        i++;
    return i < n;
}

/* The plugins that have said something, each by itself. The results may be anybody's: they name what can be found in
 * the folders of plugins, and no path. */
static void open_those_of_graph(struct tc_known_names *names) {
    struct tc_plugin_choice one = *names->choice;
    struct tc_str seen[PLUGINS_MAX];
    size_t n = 0;
    for (uint32_t i = 0; i < tc_graph_evidence_count(names->graph) && n < PLUGINS_MAX; i++) {
        struct tc_str plugin = tc_graph_evidence(names->graph, i)->plugin;
        if (have(seen, n, plugin) || !tc_plugin_name_is_plain(plugin))
            continue;
        seen[n++] = plugin;
        one.plugins = (struct tc_list){.items = &plugin.ptr, .len = 1};
        open(names, &one);
    }
}

static bool is_in_graph(const struct tc_graph *graph, const char *id) {
    for (uint32_t i = 0; i < tc_graph_entity_count(graph); i++)
        if (tc_str_eq_cstr(tc_graph_entity(graph, i)->id, id))
            return true;
    return false;
}

/* Takes the name of the whole text that a gazetteer knows. */
static void take(void *ctx, const struct tc_explained_sentence *sentence) {
    struct tc_known_names *names = ctx;
    char id[ID_BYTES];
    for (size_t i = 0; i < sentence->n_mentions; i++) {
        const struct tc_explained_mention *m = &sentence->mentions[i];
        if (m->origin != TC_FROM_GAZETTEER || m->n_entities != 1 || m->first > 0 || m->last < sentence->n_tokens)
            continue;
        snprintf(id, sizeof id, "%.*s:%.*s", TC_FMT(m->entities->type), TC_FMT(m->entities->key));
        bool in_graph = is_in_graph(names->graph, id);
        if (names->id[0] && (names->in_graph || !in_graph))
            continue;
        memcpy(names->id, id, sizeof id);
        names->in_graph = in_graph;
    }
}

const char *tc_known_names_find(void *ctx, const char *name) {
    struct tc_known_names *names = ctx;
    struct tc_document_info info = {.uri = TC_STR("--set")};
    struct tc_error ignored;
    if (!names->opened && names->choice->plugins.len > 0)
        open(names, names->choice);
    else if (!names->opened)
        open_those_of_graph(names);
    names->opened = true;
    names->id[0] = '\0';
    for (size_t i = 0; i < names->asked.len; i++) {
        struct tc_str text = tc_str(name);
        (void)!tc_explainer_document(names->asked.items[i].explainer, &info, tc_source_str(&text), take, names,
                                     &ignored);
    }
    return names->id[0] ? names->id : NULL;
}
