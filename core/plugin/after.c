/* after.c - who waits for whom to have been found in the document, as sets of marks. */
#include "plugin/engine_state.h"

enum { MARKS = 64, WHAT = 256 };

bool tc_unit_can_find(const struct tc_unit *unit, struct tc_str name) {
    for (size_t i = 0; i < unit->steps.len; i++)
        if (tc_str_eq(unit->steps.items[i].type_name, name) || tc_str_eq(unit->steps.items[i].name, name))
            return true;
    for (size_t i = 0; i < unit->rule_infos.len; i++)
        if (tc_str_eq(unit->rule_infos.items[i].name, name))
            return true;
    for (size_t i = 0; i < unit->gazetteers.len; i++)
        if (tc_str_eq(unit->gazetteers.items[i].type, name))
            return true;
    return false;
}

/* Gives each name that somebody waits for a mark. Who waits for what is never found waits for nothing: `check` tells.
 */
static enum tc_status mark_names(struct tc_engine *engine, struct tc_unit *unit, struct tc_place place,
                                 const char *what, struct tc_after *after, struct tc_error *err) {
    for (size_t i = 0; i < after->names.n; i++) {
        struct tc_str name = after->names.items[i];
        if (!tc_unit_can_find(unit, name)) {
            after->waits_for = 0;
            break;
        }
        uint32_t at = 0;
        while (at < unit->awaited.len && !tc_str_eq(unit->awaited.items[at], name))
            at++;
        if (at == unit->awaited.len && unit->first_mark + at == MARKS)
            return tc_error_at(err, TC_ERR_LIMIT, place.file.ptr, tc_source_key_line(unit, place, TC_STR("after")), 0,
                               "%s: after: all loaded plugins wait for more than %d names", what, MARKS);
        if (at == unit->awaited.len && tc_vec_push(&unit->awaited, name) != TC_OK)
            return tc_error_set(err, TC_ERR_MEMORY, "%s", tc_status_str(TC_ERR_MEMORY));
        after->waits_for |= UINT64_C(1) << (unit->first_mark + at);
    }
    engine->n_marks = unit->first_mark + (uint32_t)unit->awaited.len;
    return TC_OK;
}

static uint64_t mark_of(const struct tc_unit *unit, struct tc_str name) {
    for (uint32_t i = 0; i < unit->awaited.len; i++)
        if (tc_str_eq(unit->awaited.items[i], name))
            return UINT64_C(1) << (unit->first_mark + i);
    return 0;
}

enum tc_status tc_unit_resolve_after(struct tc_engine *engine, struct tc_unit *unit, struct tc_error *err) {
    char what[WHAT];
    enum tc_status status = TC_OK;
    unit->first_mark = engine->n_marks;
    for (size_t i = 0; i < unit->steps.len && status == TC_OK; i++) {
        struct tc_step *step = &unit->steps.items[i];
        tc_unit_step_name(unit, step, what);
        status = mark_names(engine, unit, step->place, what, &step->after, err);
    }
    for (size_t i = 0; i < unit->rules.len && status == TC_OK; i++) {
        tc_unit_rule_name(unit, &unit->rule_infos.items[i], what);
        status = mark_names(engine, unit, unit->rule_infos.items[i].place, what, &unit->rules.items[i].after, err);
    }
    for (size_t i = 0; i < unit->steps.len; i++) {
        struct tc_step *step = &unit->steps.items[i];
        step->after.marks = mark_of(unit, step->name);
        step->after.type_marks = mark_of(unit, step->type_name);
    }
    for (size_t i = 0; i < unit->gazetteers.len; i++) {
        struct tc_str type = unit->gazetteers.items[i].type;
        uint64_t marks = mark_of(unit, type);
        if (marks)
            tc_model_mark_type(engine->model, tc_model_find_type(engine->model, unit->group, type), marks);
    }
    for (size_t i = 0; i < unit->rules.len; i++)
        unit->rules.items[i].after.marks = mark_of(unit, unit->rule_infos.items[i].name);
    return status;
}
