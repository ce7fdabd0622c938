/* compile.c - gives steps and rules their stages and puts all patterns into the model. */
#include "plugin/engine_state.h"
#include <limits.h>

enum { WHAT = 256 };

struct naming {
    const struct tc_unit *unit;
    const struct tc_model *model;
};

static const struct tc_node *find_macro(void *ctx, struct tc_str name) {
    const struct naming *naming = ctx;
    const struct tc_macro *macro = tc_unit_find_macro(naming->unit, name);
    return macro ? macro->pattern.root : NULL;
}

/* A type that entity "..." alone declares has no mentions: @type would never match. */
static uint32_t find_mentioned_type(const struct naming *naming, struct tc_str name) {
    const struct tc_unit *unit = naming->unit;
    bool found = !tc_unit_is_free_type(unit, name) || tc_unit_has_gazetteer(unit, name);
    for (size_t i = 0; i < unit->steps.len && !found; i++)
        found = tc_str_eq(unit->steps.items[i].type_name, name);
    return found ? tc_model_find_type(naming->model, unit->group, name) : TC_NONE;
}

static uint32_t find_type(void *ctx, struct tc_str name) { return find_mentioned_type(ctx, name); }

static void hint_mention(const struct naming *naming, struct tc_str name, struct tc_error *err) {
    if (tc_unit_is_free_type(naming->unit, name))
        tc_error_hint(err,
                      "entity \"%.*s\" is free text: capture its words, such as x:#Cap{1,3}; "
                      "for @%.*s declare a gazetteer or a mention step",
                      TC_FMT(name), TC_FMT(name));
    else
        tc_hint_type(err, naming->unit, naming->model, name);
}

static void hint_unknown(void *ctx, char sigil, struct tc_str name, struct tc_error *err) {
    const struct naming *naming = ctx;
    const struct tc_unit *unit = naming->unit;
    if (sigil == '@')
        hint_mention(naming, name, err);
    else if (sigil == '$' && unit->macros.len)
        tc_hint_nearest(err, name, &unit->macros.items->name, unit->macros.len, sizeof *unit->macros.items);
    else if (sigil == '$')
        tc_error_hint(err, "macro \"%.*s\" [[ ... ]] would declare it", TC_FMT(name));
}

static enum tc_status add_pattern(struct tc_engine *engine, const struct tc_unit *unit, struct tc_pattern_text *pattern,
                                  uint32_t stage, struct tc_action action, const char *what, struct tc_error *err) {
    struct naming naming = {unit, engine->model};
    struct tc_scope scope = {find_macro, find_type, hint_unknown, &naming, unit->group, true};
    struct tc_error inner = {0};
    enum tc_status status = tc_model_pattern(engine->model, pattern->root, &scope, stage, &pattern->id, &inner);
    if (status == TC_ERR_MEMORY)
        return tc_error_set(err, status, "%s", tc_status_str(status));
    if (status != TC_OK) {
        inner.status = status;
        status = tc_source_pattern_error(pattern, what, &inner);
        if (err)
            *err = inner;
        return status;
    }
    while (engine->actions.len <= pattern->id)
        if (tc_vec_push(&engine->actions, (struct tc_action){0}) != TC_OK ||
            tc_vec_push(&engine->origins, (struct tc_origin){unit, pattern}) != TC_OK)
            return tc_error_set(err, TC_ERR_MEMORY, "%s", tc_status_str(TC_ERR_MEMORY));
    engine->actions.items[pattern->id] = action;
    return TC_OK;
}

/* --- macros: their types are checked where they stand, not where they are used --- */

static enum tc_status check_macro(const struct tc_engine *engine, const struct tc_unit *unit,
                                  const struct tc_macro *macro, const struct tc_node *node, struct tc_error *err) {
    struct naming naming = {unit, engine->model};
    if (node->kind == TC_NODE_MENTION && find_mentioned_type(&naming, node->text) == TC_NONE) {
        char what[WHAT];
        snprintf(what, sizeof what, "%s: macro \"%s\"", unit->info.name.ptr, macro->name.ptr);
        struct tc_error inner = {0};
        (void)tc_error_at(&inner, TC_ERR_PLUGIN, NULL, 1, node->col, "unknown type of mentions \"@%.*s\"",
                          TC_FMT(node->text));
        hint_mention(&naming, node->text, &inner);
        enum tc_status status = tc_source_pattern_error(&macro->pattern, what, &inner);
        if (err)
            *err = inner;
        return status;
    }
    for (size_t i = 0; i < node->n_kids; i++) {
        enum tc_status status = check_macro(engine, unit, macro, node->kids[i], err);
        if (status != TC_OK)
            return status;
    }
    return TC_OK;
}

static enum tc_status check_macros(const struct tc_engine *engine, struct tc_unit *unit, struct tc_error *err) {
    struct tc_pass pass = {.unit = unit, .err = err};
    for (size_t i = 0; i < unit->macros.len && pass.status == TC_OK; i++) {
        const struct tc_macro *macro = &unit->macros.items[i];
        tc_pass_take(&pass, check_macro(engine, unit, macro, macro->pattern.root, err));
    }
    return tc_pass_end(&pass);
}

/* --- steps: a stage each --- */

static enum tc_status compile_steps(struct tc_engine *engine, uint32_t unit_no, struct tc_error *err) {
    struct tc_unit *unit = engine->units.items[unit_no];
    uint32_t *order = tc_arena_zalloc(&unit->arena, (unit->steps.len + 1) * sizeof *order);
    if (!order)
        return tc_error_set(err, TC_ERR_MEMORY, "%s", tc_status_str(TC_ERR_MEMORY));
    enum tc_status status = tc_unit_order_steps(unit, engine->model, order, err);
    if (status != TC_OK)
        return status;
    struct tc_pass pass = {.unit = unit, .err = err};
    for (size_t i = 0; i < unit->steps.len && pass.status == TC_OK; i++) {
        struct tc_step *step = &unit->steps.items[order[i]];
        step->stage = engine->n_stages++;
        tc_model_type_grows(engine->model, step->type);
        char what[WHAT];
        tc_unit_step_name(unit, step, what);
        struct tc_action action = {unit, unit_no, TC_ACTION_STEP, order[i]};
        tc_pass_take(&pass, add_pattern(engine, unit, &step->pattern, step->stage, action, what, err));
    }
    return tc_pass_end(&pass);
}

/* --- rules: a stage for each distinct priority of all plugins, the highest first --- */

static bool next_priority(const struct tc_engine *engine, int below, int *priority) {
    bool found = false;
    for (size_t u = 0; u < engine->units.len; u++)
        for (size_t i = 0; i < engine->units.items[u]->rules.len; i++) {
            int p = engine->units.items[u]->rules.items[i].priority;
            if (p < below && (!found || p > *priority)) {
                *priority = p;
                found = true;
            }
        }
    return found;
}

static enum tc_status compile_rule(struct tc_engine *engine, uint32_t unit_no, uint32_t index, uint32_t stage,
                                   struct tc_error *err) {
    struct tc_unit *unit = engine->units.items[unit_no];
    struct tc_rule *rule = &unit->rules.items[index];
    char what[WHAT];
    tc_unit_rule_name(unit, &unit->rule_infos.items[index], what);
    rule->stage = stage;
    struct tc_action action = {unit, unit_no, TC_ACTION_RULE, index}, none = {0};
    enum tc_status status = add_pattern(engine, unit, &rule->pattern, stage, action, what, err);
    unit->rule_infos.items[index].pattern = rule->pattern.id;
    for (size_t i = 0; i < rule->n_unless && status == TC_OK; i++)
        status = add_pattern(engine, unit, &rule->unless[i], TC_STAGE_FREE, none, what, err);
    return status;
}

static enum tc_status compile_rules(struct tc_engine *engine, struct tc_error *err) {
    int priority = 0;
    for (int below = INT_MAX; next_priority(engine, below, &priority); below = priority) {
        uint32_t stage = engine->n_stages++;
        for (uint32_t u = 0; u < engine->units.len; u++)
            for (uint32_t i = 0; i < engine->units.items[u]->rules.len; i++) {
                struct tc_pass pass = {.unit = engine->units.items[u], .err = err};
                if (pass.unit->rules.items[i].priority != priority || pass.unit->rules.items[i].broken)
                    continue;
                tc_pass_take_rule(&pass, i, compile_rule(engine, u, i, stage, err));
                if (pass.status != TC_OK)
                    return pass.status;
            }
    }
    return TC_OK;
}

static enum tc_status compile_qualifies(struct tc_engine *engine, struct tc_unit *unit, struct tc_error *err) {
    for (size_t i = 0; i < unit->qualifies.len; i++) {
        struct tc_qualify *qualify = &unit->qualifies.items[i];
        char what[WHAT];
        snprintf(what, sizeof what, "%s: qualify \"%s\"", unit->info.name.ptr, qualify->name.ptr);
        for (size_t j = 0; j < qualify->n_values; j++) {
            enum tc_status status =
                add_pattern(engine, unit, &qualify->values[j].pattern, TC_STAGE_FREE, (struct tc_action){0}, what, err);
            if (status != TC_OK)
                return status;
        }
    }
    return TC_OK;
}

static void name_pattern(const struct tc_engine *engine, uint32_t pattern, char what[WHAT]) {
    const struct tc_action *action = &engine->actions.items[pattern];
    if (action->kind == TC_ACTION_RULE)
        tc_unit_rule_name(action->unit, &action->unit->rule_infos.items[action->index], what);
    else if (action->kind == TC_ACTION_STEP)
        tc_unit_step_name(action->unit, &action->unit->steps.items[action->index], what);
    else
        snprintf(what, WHAT, "%s", engine->origins.items[pattern].unit->info.name.ptr);
}

enum tc_status tc_engine_freeze(struct tc_engine *engine, struct tc_error *err) {
    struct tc_error inner = {0};
    enum tc_status status = tc_model_freeze(engine->model, NULL, &inner);
    uint32_t failed = tc_model_failed_pattern(engine->model);
    if (status != TC_OK && failed < engine->origins.len) {
        const struct tc_origin *origin = &engine->origins.items[failed];
        char what[WHAT];
        name_pattern(engine, failed, what);
        status = tc_source_pattern_error(origin->pattern, what, &inner);
    }
    if (status != TC_OK && err)
        *err = inner;
    return status;
}

/* --- what patterns are to each other --- */

static void set_step_role(struct tc_engine *engine, const struct tc_step *step) {
    struct tc_role role = {.adds = tc_type_bit(step->type),
                           .after = step->after.waits_for,
                           .marks = step->after.marks | step->after.type_marks};
    bool acts = (step->resolve && !step->lazy) || step->learn_label.ptr;
    role.serves = acts ? 0 : role.adds | step->hides_types;
    tc_model_set_role(engine->model, step->pattern.id, &role);
}

static void set_rule_role(struct tc_engine *engine, const struct tc_rule *rule, const struct tc_rule_info *info,
                          tc_types qualifies) {
    struct tc_role role = {.reads = rule->qualify ? qualifies : 0,
                           .after = rule->after.waits_for,
                           .marks = rule->after.marks,
                           .used = {{&rule->triples, sizeof *rule - offsetof(struct tc_rule, triples)},
                                    {info, offsetof(struct tc_rule_info, pattern)},
                                    {info->name.ptr, info->name.len},
                                    {rule->triples, sizeof *rule->triples}}};
    for (size_t i = 0; i < rule->n_unless; i++)
        role.reads |= tc_model_reads(engine->model, rule->unless[i].id);
    tc_model_set_role(engine->model, rule->pattern.id, &role);
}

/* Steps run only where somebody can use what they add. */
static void set_roles(struct tc_engine *engine, struct tc_unit *unit) {
    tc_types qualifies = 0;
    for (size_t i = 0; i < unit->qualifies.len; i++)
        for (size_t j = 0; j < unit->qualifies.items[i].n_values; j++)
            qualifies |= tc_model_reads(engine->model, unit->qualifies.items[i].values[j].pattern.id);
    for (size_t i = 0; i < unit->steps.len; i++)
        set_step_role(engine, &unit->steps.items[i]);
    for (size_t i = 0; i < unit->rules.len; i++)
        set_rule_role(engine, &unit->rules.items[i], &unit->rule_infos.items[i], qualifies);
    unit->asked = unit->n_callbacks > 0 ? tc_unit_asked_types(unit, engine->model) : 0;
    tc_model_ask(engine->model, unit->asked);
}

enum tc_status tc_engine_compile_patterns(struct tc_engine *engine, struct tc_error *err) {
    enum tc_status status = TC_OK;
    for (uint32_t u = 0; u < engine->units.len && status == TC_OK; u++) {
        status = check_macros(engine, engine->units.items[u], err);
        if (status == TC_OK)
            status = compile_steps(engine, u, err);
    }
    if (status == TC_OK)
        status = compile_rules(engine, err);
    for (uint32_t u = 0; u < engine->units.len && status == TC_OK; u++) {
        status = compile_qualifies(engine, engine->units.items[u], err);
        if (status == TC_OK)
            status = tc_unit_check_captures(engine->units.items[u], engine->model, err);
        if (status == TC_OK && !(engine->telling && engine->telling->n > 0))
            set_roles(engine, engine->units.items[u]);
    }
    for (size_t i = 0; i < engine->probes.len && status == TC_OK; i++) {
        struct tc_probe *probe = &engine->probes.items[i];
        status = add_pattern(engine, probe->unit, &probe->pattern, TC_STAGE_FREE, (struct tc_action){0}, "try", err);
    }
    return status;
}
