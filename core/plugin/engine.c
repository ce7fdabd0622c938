#include "base/alloc.h"
#include "plugin/engine_state.h"
#include "plugin/loader.h"
#include <stdatomic.h>

enum tc_status tc_engine_new(struct tc_engine **engine) {
    struct tc_engine *e = tc_calloc(1, sizeof *e);
    if (!e || tc_model_new(&e->model) != TC_OK) {
        tc_free(e);
        return TC_ERR_MEMORY;
    }
    *engine = e;
    return TC_OK;
}

void tc_engine_free(struct tc_engine *engine) {
    if (!engine)
        return;
    for (size_t i = 0; i < engine->units.len; i++)
        tc_unit_free(engine->units.items[i]);
    tc_vec_fini(&engine->units);
    tc_vec_fini(&engine->actions);
    tc_vec_fini(&engine->origins);
    tc_vec_fini(&engine->probes);
    tc_model_free(engine->model);
    tc_image_close(&engine->names);
    tc_free(engine);
}

static enum tc_status refuse_twins(const struct tc_engine *engine, const struct tc_unit *unit, struct tc_error *err) {
    for (size_t i = 0; i < engine->units.len; i++) {
        const struct tc_unit *other = engine->units.items[i];
        if (tc_str_eq(other->info.name, unit->info.name))
            return tc_error_at(err, TC_ERR_PLUGIN, unit->chunks.items[0].name.ptr, 1, 0,
                               "plugin \"%s\" is loaded already, from %s", unit->info.name.ptr, other->info.dir.ptr);
        for (size_t j = 0; j < unit->relations.len; j++) {
            const struct tc_relation_info *mine = &unit->relations.items[j];
            uint32_t twin = tc_unit_find_relation(other, mine->name);
            if (twin == TC_NONE || other->relations.items[twin].symmetric == mine->symmetric)
                continue;
            const struct tc_relation_info *theirs = &other->relations.items[twin];
            return tc_error_at(err, TC_ERR_PLUGIN, mine->place.file.ptr, mine->place.line, 0,
                               "%s: relation \"%s\" is %ssymmetric here, but not at %s:%u", unit->info.name.ptr,
                               mine->name.ptr, mine->symmetric ? "" : "not ", theirs->place.file.ptr,
                               (unsigned)theirs->place.line);
        }
    }
    return TC_OK;
}

enum tc_status tc_engine_add(struct tc_engine *engine, const char *dir, const char *const *settings, size_t n_settings,
                             struct tc_error *err) {
    struct tc_unit *unit;
    if (tc_unit_new(&unit, dir) != TC_OK)
        return tc_error_set(err, TC_ERR_MEMORY, "%s", tc_status_str(TC_ERR_MEMORY));
    unit->group = (uint32_t)engine->units.len;
    unit->seed = engine->seed;
    unit->keeps_names = engine->keeps_names;
    unit->telling = engine->telling;
    enum tc_status status = tc_loader_declare(unit, settings, n_settings, err);
    if (status == TC_OK)
        status = refuse_twins(engine, unit, err);
    if (status == TC_OK)
        status = tc_unit_make_types(unit, engine->model, err);
    if (status == TC_OK)
        status = tc_unit_resolve(unit, engine->model, err);
    bool told = engine->telling && engine->telling->n > 0;
    if (status == TC_OK && !told)
        status = tc_unit_resolve_after(engine, unit, err);
    if (status == TC_OK && tc_vec_push(&engine->units, unit) != TC_OK)
        status = tc_error_set(err, TC_ERR_MEMORY, "%s", tc_status_str(TC_ERR_MEMORY));
    if (status != TC_OK)
        tc_unit_free(unit);
    return status;
}

enum tc_status tc_engine_probe(struct tc_engine *engine, size_t plugin, struct tc_str text, uint32_t *probe,
                               struct tc_error *err) {
    struct tc_unit *unit = engine->units.items[plugin];
    struct tc_probe added = {.unit = unit, .pattern = {.place = {TC_STR("pattern"), 1}, .col = 1}};
    added.pattern.text = tc_arena_str(&unit->arena, text);
    struct tc_error inner = {0};
    enum tc_status status = added.pattern.text.ptr
                                ? tc_pattern_parse(added.pattern.text, &unit->arena, &added.pattern.root, &inner)
                                : TC_ERR_MEMORY;
    if (status == TC_OK && tc_unit_expanded_size(unit, added.pattern.root) > TC_EXPANDED_MAX)
        status = tc_error_at(&inner, TC_ERR_PLUGIN, NULL, 1, 1, "the pattern is too large with its macros written out");
    if (status == TC_OK) {
        *probe = (uint32_t)engine->probes.len;
        status = tc_vec_push(&engine->probes, added);
    }
    if (status == TC_ERR_MEMORY)
        return tc_error_set(err, status, "%s", tc_status_str(status));
    if (status != TC_OK) {
        (void)tc_source_pattern_error(&added.pattern, "try", &inner);
        if (err)
            *err = inner;
    }
    return status;
}

uint32_t tc_engine_probe_pattern(const struct tc_engine *engine, uint32_t probe) {
    return engine->probes.items[probe].pattern.id;
}

enum tc_status tc_engine_compile(struct tc_engine *engine, struct tc_error *err) {
    enum tc_status status = tc_engine_add_names(engine, err);
    if (status == TC_OK)
        status = tc_engine_compile_patterns(engine, err);
    if (status == TC_OK && engine->telling && engine->telling->n > 0)
        status = TC_ERR_PLUGIN;
    if (status == TC_OK)
        status = tc_engine_freeze(engine, err);
    engine->compiled = status == TC_OK;
    return status;
}

void tc_engine_use_cache(struct tc_engine *engine, const char *dir) { engine->cache_dir = dir; }

size_t tc_engine_plugin_count(const struct tc_engine *engine) { return engine->units.len; }

bool tc_engine_has_callbacks(const struct tc_engine *engine, size_t i) {
    return engine->units.items[i]->n_callbacks > 0;
}

const struct tc_plugin *tc_engine_plugin(const struct tc_engine *engine, size_t i) {
    return &engine->units.items[i]->info;
}

void tc_engine_name_beat(const struct tc_engine *engine, const struct tc_beat *beat, struct tc_str *plugin,
                         struct tc_str *rule) {
    uint32_t unit_no = atomic_load(&beat->plugin), pattern = atomic_load(&beat->pattern);
    *plugin = *rule = TC_STR("");
    if (unit_no >= engine->units.len)
        return;
    const struct tc_unit *unit = engine->units.items[unit_no];
    *plugin = unit->info.name;
    if (pattern == TC_NONE)
        *rule = TC_STR("on_document");
    const struct tc_action *action = pattern < engine->actions.len ? &engine->actions.items[pattern] : NULL;
    if (!action || action->unit != unit)
        return;
    if (action->kind == TC_ACTION_STEP)
        *rule = unit->steps.items[action->index].name;
    else if (action->kind == TC_ACTION_RULE)
        *rule = unit->rule_infos.items[action->index].name;
}

const struct tc_model *tc_engine_model(const struct tc_engine *engine) { return engine->model; }

/* Sources are numbered through the gazetteers of a plugin. */
bool tc_engine_find_gazetteer(const struct tc_engine *engine, const struct tc_mention *mention, uint32_t *unit_no,
                              uint32_t *gazetteer) {
    for (uint32_t u = 0; u < engine->units.len; u++) {
        const struct tc_unit *unit = engine->units.items[u];
        for (uint32_t i = 0; i < unit->gazetteers.len; i++) {
            const struct tc_gazetteer_info *info = &unit->gazetteers.items[i];
            if (mention->source - info->first_source >= info->n_sources ||
                tc_model_find_type(engine->model, unit->group, info->type) != mention->type)
                continue;
            *unit_no = u;
            *gazetteer = i;
            return true;
        }
    }
    return false;
}

enum tc_status tc_engine_add_relations(const struct tc_engine *engine, struct tc_graph *graph) {
    for (size_t i = 0; i < engine->units.len; i++) {
        const struct tc_plugin *plugin = &engine->units.items[i]->info;
        for (size_t j = 0; j < plugin->n_relations; j++) {
            const struct tc_relation_info *info = &plugin->relations[j];
            struct tc_relation relation = {.name = info->name,
                                           .label = info->label,
                                           .group = info->group,
                                           .help = info->help,
                                           .subject = info->subject,
                                           .object = info->object,
                                           .plugin = plugin->name,
                                           .qualifiers = info->qualifiers,
                                           .order = (uint32_t)j + 1,
                                           .symmetric = info->symmetric};
            if (tc_graph_add_relation(graph, &relation) == TC_NO_RECORD)
                return TC_ERR_MEMORY;
        }
    }
    return TC_OK;
}
