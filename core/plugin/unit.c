#include "plugin/unit.h"
#include "base/alloc.h"
#include <string.h>

enum { HINT_NAMES = 64 };

enum tc_status tc_unit_new(struct tc_unit **unit, const char *dir) {
    struct tc_unit *u = tc_calloc(1, sizeof *u);
    if (!u)
        return TC_ERR_MEMORY;
    tc_arena_init(&u->arena, SIZE_MAX);
    size_t len = strlen(dir);
    while (len > 1 && dir[len - 1] == '/')
        len--;
    u->info.dir = tc_arena_str(&u->arena, (struct tc_str){dir, len});
    if (!u->info.dir.ptr || tc_intern_init(&u->macro_names) != TC_OK || tc_intern_init(&u->rule_names) != TC_OK) {
        tc_unit_free(u);
        return TC_ERR_MEMORY;
    }
    *unit = u;
    return TC_OK;
}

void tc_unit_free(struct tc_unit *unit) {
    if (!unit)
        return;
    tc_vec_fini(&unit->chunks);
    tc_vec_fini(&unit->options);
    tc_vec_fini(&unit->option_values);
    tc_vec_fini(&unit->relations);
    tc_vec_fini(&unit->relation_decls);
    tc_vec_fini(&unit->free_types);
    tc_vec_fini(&unit->gazetteers);
    tc_vec_fini(&unit->gazetteer_decls);
    tc_vec_fini(&unit->named);
    tc_vec_fini(&unit->macros);
    tc_intern_fini(&unit->macro_names);
    tc_vec_fini(&unit->steps);
    tc_vec_fini(&unit->qualifies);
    tc_vec_fini(&unit->rule_infos);
    tc_intern_fini(&unit->rule_names);
    tc_vec_fini(&unit->rules);
    tc_vec_fini(&unit->awaited);
    tc_arena_fini(&unit->arena);
    tc_free(unit);
}

void tc_unit_publish(struct tc_unit *unit) {
    struct tc_plugin *info = &unit->info;
    info->options = unit->options.items;
    info->n_options = unit->options.len;
    info->relations = unit->relations.items;
    info->n_relations = unit->relations.len;
    info->gazetteers = unit->gazetteers.items;
    info->n_gazetteers = unit->gazetteers.len;
    info->rules = unit->rule_infos.items;
    info->n_rules = unit->rule_infos.len;
    info->n_mentions = unit->steps.len;
    info->n_macros = unit->macros.len;
}

bool tc_unit_tell(const struct tc_unit *unit, enum tc_status status, struct tc_error *err) {
    struct tc_telling *telling = unit->telling;
    if (!telling || telling->n + 1 >= TC_TOLD_MAX || (status != TC_ERR_PLUGIN && status != TC_ERR_LIMIT))
        return false;
    telling->n++;
    telling->tell(telling->ctx, err);
    *err = (struct tc_error){0};
    return true;
}

void tc_pass_take(struct tc_pass *pass, enum tc_status status) {
    bool told = status != TC_OK && tc_unit_tell(pass->unit, status, pass->err);
    pass->lost |= told;
    pass->status = told ? TC_OK : status;
}

void tc_pass_take_rule(struct tc_pass *pass, size_t rule, enum tc_status status) {
    bool told = status != TC_OK && tc_unit_tell(pass->unit, status, pass->err);
    pass->unit->rules.items[rule].broken |= told;
    pass->status = told ? TC_OK : status;
}

enum tc_status tc_pass_end(const struct tc_pass *pass) {
    return pass->status == TC_OK && pass->lost ? TC_ERR_PLUGIN : pass->status;
}

uint32_t tc_unit_find_relation(const struct tc_unit *unit, struct tc_str name) {
    for (uint32_t i = 0; i < unit->relations.len; i++)
        if (tc_str_eq(unit->relations.items[i].name, name))
            return i;
    return TC_NONE;
}

const struct tc_macro *tc_unit_find_macro(const struct tc_unit *unit, struct tc_str name) {
    uint32_t number = tc_intern_find(&unit->macro_names, name);
    return number ? &unit->macros.items[number - 1] : NULL;
}

const struct tc_chunk *tc_unit_find_chunk(const struct tc_unit *unit, struct tc_str name) {
    for (size_t i = 0; i < unit->chunks.len; i++)
        if (tc_str_eq(unit->chunks.items[i].name, name))
            return &unit->chunks.items[i];
    return NULL;
}

uint32_t tc_unit_expanded_size(const struct tc_unit *unit, const struct tc_node *node) {
    const struct tc_macro *macro = node->kind == TC_NODE_MACRO ? tc_unit_find_macro(unit, node->text) : NULL;
    uint32_t size = macro ? macro->size : 1;
    for (size_t i = 0; i < node->n_kids && size <= TC_EXPANDED_MAX; i++)
        size += tc_unit_expanded_size(unit, node->kids[i]);
    return size <= TC_EXPANDED_MAX ? size : TC_EXPANDED_MAX + 1;
}

bool tc_unit_has_gazetteer(const struct tc_unit *unit, struct tc_str type) {
    for (size_t i = 0; i < unit->gazetteers.len; i++)
        if (tc_str_eq(unit->gazetteers.items[i].type, type))
            return true;
    return false;
}

bool tc_unit_is_free_type(const struct tc_unit *unit, struct tc_str name) {
    for (size_t i = 0; i < unit->free_types.len; i++)
        if (tc_str_eq(unit->free_types.items[i].name, name))
            return true;
    return false;
}

bool tc_strs_have(struct tc_strs strs, struct tc_str text) {
    for (size_t i = 0; i < strs.n; i++)
        if (tc_str_eq(strs.items[i], text))
            return true;
    return false;
}

void tc_hint_nearest(struct tc_error *err, struct tc_str word, const struct tc_str *names, size_t n, size_t stride) {
    const char *list[HINT_NAMES];
    size_t count = 0;
    const char *at = (const char *)names;
    for (size_t i = 0; i < n && count < HINT_NAMES; i++, at += stride)
        list[count++] = ((const struct tc_str *)(const void *)at)->ptr;
    tc_hint_names(err, word, list, count);
}

void tc_hint_type(struct tc_error *err, const struct tc_unit *unit, const struct tc_model *model, struct tc_str word) {
    const char *list[HINT_NAMES];
    size_t count = 0;
    for (uint32_t i = 0; i < tc_model_type_count(model) && count < HINT_NAMES; i++) {
        struct tc_str name = tc_model_type_name(model, i);
        if (tc_model_find_type(model, unit->group, name) == i)
            list[count++] = name.ptr;
    }
    tc_hint_names(err, word, list, count);
}
