/* order.c - mention steps run after the steps that produce the types they refer to; within a type, as declared. */
#include "plugin/engine_state.h"
#include <string.h>

bool tc_unit_refers(const struct tc_unit *unit, const struct tc_node *node,
                    void (*visit)(void *ctx, struct tc_str type), void *ctx) {
    if (node->kind == TC_NODE_MENTION) {
        if (visit)
            visit(ctx, node->text);
        return true;
    }
    bool refers = false;
    if (node->kind == TC_NODE_MACRO) {
        const struct tc_macro *macro = tc_unit_find_macro(unit, node->text);
        refers = macro && tc_unit_refers(unit, macro->pattern.root, visit, ctx);
    }
    for (size_t i = 0; i < node->n_kids; i++)
        refers |= tc_unit_refers(unit, node->kids[i], visit, ctx);
    return refers;
}

struct ordering {
    struct tc_unit *unit;
    const struct tc_model *model;
    bool *waits;    /* waits[a * n + b]: step a runs after step b */
    uint8_t *state; /* 0 new, 1 on the path, 2 done */
    uint32_t *order, *path;
    uint32_t n, n_done, depth;
    uint32_t from; /* step whose references are being read */
};

static void note_reference(void *ctx, struct tc_str name) {
    struct ordering *o = ctx;
    const struct tc_step *steps = o->unit->steps.items;
    uint32_t type = tc_model_find_type(o->model, o->unit->group, name);
    for (uint32_t i = 0; i < o->n; i++)
        if (type != TC_NONE && steps[i].type == type && steps[o->from].type != type)
            o->waits[o->from * o->n + i] = true;
}

static enum tc_status fail_cycle(const struct ordering *o, uint32_t again, struct tc_error *err) {
    const struct tc_step *steps = o->unit->steps.items;
    char chain[TC_ERROR_TEXT_MAX / 2];
    size_t len = 0;
    uint32_t start = 0;
    while (o->path[start] != again)
        start++;
    for (uint32_t i = start; i <= o->depth && len < sizeof chain; i++) {
        const struct tc_step *step = &steps[i < o->depth ? o->path[i] : again];
        int more = snprintf(chain + len, sizeof chain - len, "%s%s \"%s\"", i > start ? " -> " : "",
                            step->type_name.ptr, step->name.ptr);
        len += more > 0 ? (size_t)more : 0;
    }
    enum tc_status status = tc_error_at(err, TC_ERR_PLUGIN, steps[again].place.file.ptr, steps[again].place.line, 0,
                                        "%s: mention steps wait for each other: %s", o->unit->info.name.ptr, chain);
    tc_error_hint(err, "a step runs after all steps of the types it refers to; give one of them a type of its own");
    return status;
}

/* Depth first in order of declaration, so that independent steps stay as declared. */
static enum tc_status place_step(struct ordering *o, uint32_t step, struct tc_error *err) {
    if (o->state[step] == 2)
        return TC_OK;
    if (o->state[step] == 1)
        return fail_cycle(o, step, err);
    o->state[step] = 1;
    o->path[o->depth++] = step;
    for (uint32_t i = 0; i < o->n; i++) {
        enum tc_status status = o->waits[step * o->n + i] ? place_step(o, i, err) : TC_OK;
        if (status != TC_OK)
            return status;
    }
    o->depth--;
    o->state[step] = 2;
    o->order[o->n_done++] = step;
    return TC_OK;
}

static void find_waits(struct ordering *o) {
    const struct tc_step *steps = o->unit->steps.items;
    for (uint32_t i = 0; i < o->n; i++) {
        o->from = i;
        (void)tc_unit_refers(o->unit, steps[i].pattern.root, note_reference, o);
        for (uint32_t j = 0; j < i; j++)
            if (steps[j].type == steps[i].type)
                o->waits[i * o->n + j] = true;
    }
}

enum tc_status tc_unit_order_steps(struct tc_unit *unit, const struct tc_model *model, uint32_t *order,
                                   struct tc_error *err) {
    struct ordering o = {.unit = unit, .model = model, .order = order, .n = (uint32_t)unit->steps.len};
    o.waits = tc_arena_zalloc(&unit->arena, (size_t)o.n * o.n * sizeof *o.waits + 1);
    o.state = tc_arena_zalloc(&unit->arena, o.n + 1);
    o.path = tc_arena_zalloc(&unit->arena, (o.n + 1) * sizeof *o.path);
    if (!o.waits || !o.state || !o.path)
        return tc_error_set(err, TC_ERR_MEMORY, "%s", tc_status_str(TC_ERR_MEMORY));
    find_waits(&o);
    enum tc_status status = TC_OK;
    for (uint32_t i = 0; i < o.n && status == TC_OK; i++)
        status = place_step(&o, i, err);
    return status;
}
