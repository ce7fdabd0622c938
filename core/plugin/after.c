/* after.c - who waits for whom to have been found in the document, as sets of marks. */
#include "plugin/engine_state.h"
#include <stdarg.h>
#include <stdio.h>

enum { MARKS = 64, WHAT = 256 };

bool tc_unit_can_find(const struct tc_unit *unit, struct tc_str name) {
    for (size_t i = 0; i < unit->steps.len; i++)
        if (tc_str_eq(unit->steps.items[i].type_name, name) || tc_str_eq(unit->steps.items[i].name, name))
            return true;
    for (size_t i = 0; i < unit->rule_infos.len; i++)
        if (tc_str_eq(unit->rule_infos.items[i].name, name))
            return true;
    return tc_unit_has_gazetteer(unit, name);
}

/* What waits, by number: the steps, then the rules. */
static struct tc_after *after_at(struct tc_unit *unit, size_t i) {
    return i < unit->steps.len ? &unit->steps.items[i].after : &unit->rules.items[i - unit->steps.len].after;
}

static enum tc_status fail(const struct tc_unit *unit, size_t i, enum tc_status status, struct tc_error *err,
                           const char *fmt, ...) TC_PRINTF(5, 6);
static enum tc_status fail(const struct tc_unit *unit, size_t i, enum tc_status status, struct tc_error *err,
                           const char *fmt, ...) {
    char what[WHAT], text[TC_ERROR_TEXT_MAX];
    struct tc_place place;
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    if (i < unit->steps.len) {
        tc_unit_step_name(unit, &unit->steps.items[i], what);
        place = unit->steps.items[i].place;
    } else {
        const struct tc_rule_info *info = &unit->rule_infos.items[i - unit->steps.len];
        tc_unit_rule_name(unit, info, what);
        place = info->place;
    }
    uint32_t line = tc_source_key_line(unit, place, TC_STR("after"));
    return tc_error_at(err, status, place.file.ptr, line, 0, "%s: after: %s", what, text);
}

/* A name that is nearly another is a slip. One that is nothing like any may be of a part of the plugin that is not
 * there, or not yet: TC_OK. */
static enum tc_status refuse_slip(struct tc_unit *unit, size_t waiting, struct tc_str name, struct tc_error *err) {
    size_t n = 0;
    const char **names = tc_arena_alloc(
        &unit->arena, (2 * unit->steps.len + unit->rule_infos.len + unit->gazetteers.len + 1) * sizeof *names);
    if (!names)
        return tc_error_set(err, TC_ERR_MEMORY, "%s", tc_status_str(TC_ERR_MEMORY));
    for (size_t i = 0; i < unit->steps.len; i++) {
        names[n++] = unit->steps.items[i].name.ptr;
        names[n++] = unit->steps.items[i].type_name.ptr;
    }
    for (size_t i = 0; i < unit->rule_infos.len; i++)
        names[n++] = unit->rule_infos.items[i].name.ptr;
    for (size_t i = 0; i < unit->gazetteers.len; i++)
        names[n++] = unit->gazetteers.items[i].type.ptr;
    const char *nearest = tc_str_nearest(name, names, n);
    if (!nearest)
        return TC_OK;
    enum tc_status status =
        fail(unit, waiting, TC_ERR_PLUGIN, err, "there is no step, rule or type of mentions \"%.*s\"", TC_FMT(name));
    tc_error_hint(err, "did you mean \"%s\"?", nearest);
    return status;
}

/* Gives each name that somebody waits for a mark. Who waits for what is never found waits for nothing: `check` tells.
 */
static enum tc_status mark_names(struct tc_engine *engine, struct tc_unit *unit, size_t waiting, struct tc_error *err) {
    struct tc_after *after = after_at(unit, waiting);
    bool never_found = false;
    for (size_t i = 0; i < after->names.n; i++) {
        struct tc_str name = after->names.items[i];
        if (!tc_unit_can_find(unit, name)) {
            enum tc_status status = refuse_slip(unit, waiting, name, err);
            if (status != TC_OK)
                return status;
            never_found = true;
            continue;
        }
        uint32_t at = 0;
        while (at < unit->awaited.len && !tc_str_eq(unit->awaited.items[at], name))
            at++;
        if (at == unit->awaited.len && unit->first_mark + at == MARKS)
            return fail(unit, waiting, TC_ERR_LIMIT, err, "all loaded plugins wait for more than %d names", MARKS);
        if (at == unit->awaited.len && tc_vec_push(&unit->awaited, name) != TC_OK)
            return tc_error_set(err, TC_ERR_MEMORY, "%s", tc_status_str(TC_ERR_MEMORY));
        after->waits_for |= UINT64_C(1) << (unit->first_mark + at);
    }
    if (never_found)
        after->waits_for = 0;
    engine->n_marks = unit->first_mark + (uint32_t)unit->awaited.len;
    return TC_OK;
}

static uint64_t mark_of(const struct tc_unit *unit, struct tc_str name) {
    for (uint32_t i = 0; i < unit->awaited.len; i++)
        if (tc_str_eq(unit->awaited.items[i], name))
            return UINT64_C(1) << (unit->first_mark + i);
    return 0;
}

/* What waits for itself, by way of others or not, never takes effect. `marks`: of the gazetteers' names. */
static enum tc_status refuse_circles(struct tc_unit *unit, uint64_t marks, struct tc_error *err) {
    size_t n = unit->steps.len + unit->rules.len;
    if (unit->awaited.len == 0)
        return TC_OK;
    for (uint64_t before = ~marks; before != marks;) {
        before = marks;
        for (size_t i = 0; i < n; i++) {
            const struct tc_after *after = after_at(unit, i);
            if (after->waits_for == 0 || (after->waits_for & marks))
                marks |= after->marks | after->type_marks;
        }
    }
    for (size_t i = 0; i < n; i++) {
        const struct tc_after *after = after_at(unit, i);
        if (after->waits_for == 0 || (after->waits_for & marks))
            continue;
        enum tc_status status =
            fail(unit, i, TC_ERR_PLUGIN, err, "it never takes effect: what it waits for cannot come before it");
        tc_error_hint(err, "name what a document has before it, not the %s itself or what waits for it",
                      i < unit->steps.len ? "step" : "rule");
        return status;
    }
    return TC_OK;
}

enum tc_status tc_unit_resolve_after(struct tc_engine *engine, struct tc_unit *unit, struct tc_error *err) {
    uint64_t named = 0;
    enum tc_status status = TC_OK;
    unit->first_mark = engine->n_marks;
    for (size_t i = 0; i < unit->steps.len + unit->rules.len && status == TC_OK; i++)
        status = mark_names(engine, unit, i, err);
    for (size_t i = 0; i < unit->steps.len; i++) {
        struct tc_step *step = &unit->steps.items[i];
        step->after.marks = mark_of(unit, step->name);
        step->after.type_marks = mark_of(unit, step->type_name);
    }
    for (size_t i = 0; i < unit->gazetteers.len; i++) {
        struct tc_str type = unit->gazetteers.items[i].type;
        uint64_t marks = mark_of(unit, type);
        named |= marks;
        if (marks)
            tc_model_mark_type(engine->model, tc_model_find_type(engine->model, unit->group, type), marks);
    }
    for (size_t i = 0; i < unit->rules.len; i++)
        unit->rules.items[i].after.marks = mark_of(unit, unit->rule_infos.items[i].name);
    return status == TC_OK ? refuse_circles(unit, named, err) : status;
}
