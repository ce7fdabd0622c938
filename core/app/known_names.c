#include "app/known_names.h"

#include "base/alloc.h"
#include "base/vec.h"
#include "plugin/explain.h"
#include <string.h>

enum { ID_BYTES = 1024 };

struct tc_known_names {
    const struct tc_graph *graph;
    const struct tc_plugin_choice *choice;
    bool opened, in_graph;
    struct tc_engine *engine;
    struct tc_explainer *explainer;
    char id[ID_BYTES];
};

struct tc_known_names *tc_known_names_new(const struct tc_graph *graph, const struct tc_plugin_choice *choice) {
    struct tc_known_names *names = tc_calloc(1, sizeof *names);
    if (names)
        *names = (struct tc_known_names){.graph = graph, .choice = choice};
    return names;
}

void tc_known_names_free(struct tc_known_names *names) {
    if (!names)
        return;
    tc_explainer_free(names->explainer);
    tc_engine_free(names->engine);
    tc_free(names);
}

/* Of the plugins that have said something; their names are borrowed. */
static enum tc_status list_plugins(const struct tc_graph *graph, struct tc_list *plugins) {
    enum tc_status status = TC_OK;
    for (uint32_t i = 0; i < tc_graph_evidence_count(graph) && status == TC_OK; i++) {
        struct tc_str plugin = tc_graph_evidence(graph, i)->plugin;
        size_t at = 0;
        while (at < plugins->len && !tc_str_eq_cstr(plugin, plugins->items[at]))
            at++;
        if (at == plugins->len)
            status = tc_vec_push(plugins, plugin.ptr);
    }
    return status;
}

static void open(struct tc_known_names *names) {
    struct tc_plugin_choice choice = *names->choice;
    struct tc_list found = {0};
    struct tc_error ignored;
    enum tc_status status = choice.plugins.len > 0 ? TC_OK : list_plugins(names->graph, &found);
    if (choice.plugins.len == 0)
        choice.plugins = found;
    names->opened = true;
    if (status == TC_OK && choice.plugins.len > 0 && tc_open_engine(&choice, &names->engine, &ignored) == TC_OK) {
        struct tc_explain_options options = {.rule = NULL};
        (void)!tc_explainer_new(&names->explainer, names->engine, &options, &ignored);
    }
    tc_list_fini(&found);
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
    struct tc_str text = tc_str(name);
    struct tc_error ignored;
    if (!names->opened)
        open(names);
    names->id[0] = '\0';
    if (!names->explainer ||
        tc_explainer_document(names->explainer, &info, tc_source_str(&text), take, names, &ignored) != TC_OK)
        return NULL;
    return names->id[0] ? names->id : NULL;
}
