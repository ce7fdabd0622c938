/* reach.c - what every way on from a state of a program has to consume, so that a way is not taken where it cannot end:
 * the next mention, and how far behind it begins. */
#include "match/compile.h"
#include "match/program.h"

enum { PASSES_EXACT = 2 }; /* then what still gets longer goes round a loop, and is far */

static const struct tc_reach nothing = {0};
static const struct tc_reach unknown = {.min = TC_NONE}; /* no way from there has been followed to its end yet */

static bool is_same(const struct tc_reach *a, const struct tc_reach *b) {
    return a->types == b->types && a->min == b->min && a->max == b->max;
}

/* Behind one token more, or behind a mention. */
static struct tc_reach behind(const struct tc_reach *reach, bool mention) {
    if (reach->types == 0) {
        return *reach;
    }
    uint32_t min = reach->min < TC_REACH_FAR ? reach->min + 1 : reach->min;
    uint32_t max = !mention && reach->max < TC_REACH_FAR ? reach->max + 1 : TC_REACH_FAR;
    return (struct tc_reach){reach->types, min, max};
}

static struct tc_reach either(const struct tc_reach *a, const struct tc_reach *b) {
    if (a->min == TC_NONE || b->min == TC_NONE) {
        return a->min == TC_NONE ? *b : *a;
    }
    if (a->types == 0 || b->types == 0) {
        return nothing;
    }
    return (struct tc_reach){a->types | b->types, a->min < b->min ? a->min : b->min, a->max > b->max ? a->max : b->max};
}

static struct tc_reach reach_of(const struct tc_model *model, const struct tc_inst *inst,
                                const struct tc_reach *reaches) {
    uint32_t type = inst->op == TC_INST_TYPE ? model->wants.items[inst->arg].type : TC_NONE;
    if (type < TC_TYPES) {
        return (struct tc_reach){.types = tc_type_bit(type)};
    }
    if (inst->op == TC_INST_MATCH) {
        return nothing;
    }
    if (inst->op == TC_INST_SPLIT) {
        return either(&reaches[inst->next], &reaches[inst->alt]);
    }
    return tc_inst_consumes(inst) ? behind(&reaches[inst->next], inst->op == TC_INST_TYPE) : reaches[inst->next];
}

void tc_program_reach(const struct tc_model *model, const struct tc_program *program, struct tc_reach *reaches) {
    bool changed = true;
    for (uint32_t pc = 0; pc < program->n_code; pc++) {
        reaches[pc] = unknown;
    }
    for (int pass = 0; changed; pass++) {
        changed = false;
        for (uint32_t pc = program->n_code; pc-- > 0;) {
            struct tc_reach reach = reach_of(model, &program->code[pc], reaches);
            if (pass >= PASSES_EXACT && reach.max > reaches[pc].max) {
                reach.max = TC_REACH_FAR;
            }
            changed |= !is_same(&reach, &reaches[pc]);
            reaches[pc] = reach;
        }
    }
}

enum tc_status tc_model_reach(struct tc_model *model, const struct tc_reach *reach, uint16_t *number) {
    struct tc_str name = {(const char *)reach, sizeof *reach};
    bool is_asked = reach->types != 0 && reach->max > 0; /* what begins at once is asked of the token itself */
    *number = TC_NO_REACH;
    if (!is_asked || model->reaches.len == UINT16_MAX) {
        return TC_OK;
    }
    uint32_t found = tc_intern_add(&model->reach_names, name);
    if (found == 0 || (found > model->reaches.len && tc_vec_push(&model->reaches, *reach) != TC_OK)) {
        return TC_ERR_MEMORY;
    }
    *number = (uint16_t)found;
    return TC_OK;
}
