/* guard.c - by which tokens and mentions the ways of a program's forks can begin, so that a way that fails at its first
 * step is not taken. */
#include "match/compile.h"
#include "match/program.h"
#include <string.h>

/* A larger set says little; and each fork of a tree of alternatives makes a set of all below it. */
enum { GUARD_SYMS = 128 };

static const struct tc_guard open_guard = {.open = true, .atom = TC_NONE};

/* Its number, made at first sight. Too many: it lets all pass. */
static enum tc_status number_of(struct tc_model *model, const struct tc_guard *guard, uint16_t *number) {
    struct tc_guard made;
    memset(&made, 0, sizeof made); /* what lies between the fields is in its name */
    made.types = guard->types;
    made.atom = guard->atom;
    made.mask = guard->atom == TC_NONE ? 0 : model->atoms.items[guard->atom].mask;
    made.reach = guard->reach;
    made.open = guard->open;
    struct tc_str name = {(const char *)&made, sizeof made};
    if (model->guards.len == 0) {
        TC_TRY(tc_vec_push(&model->guards, open_guard));
    }
    *number = TC_GUARD_OPEN;
    if (model->guards.len > UINT16_MAX && tc_intern_find(&model->guard_names, name) == 0) {
        return TC_OK;
    }
    uint32_t found = tc_intern_add(&model->guard_names, name);
    if (found == 0 || (found >= model->guards.len && tc_vec_push(&model->guards, made) != TC_OK)) {
        return TC_ERR_MEMORY;
    }
    *number = (uint16_t)found;
    return TC_OK;
}

/* The atom of what either accepts. The same macros are in many patterns, so most are known. */
static enum tc_status unite_atoms(struct tc_model *model, uint32_t a, uint32_t b, uint32_t *both) {
    uint32_t pair[2] = {a < b ? a : b, a < b ? b : a};
    struct tc_str name = {(const char *)pair, sizeof pair};
    uint32_t number = tc_intern_find(&model->union_names, name);
    if (number != 0) {
        *both = model->unions.items[number - 1];
        return TC_OK;
    }
    struct tc_token_set set = {.test = TC_NONE};
    enum tc_status status = tc_set_add_atom(model, &set, a);
    status = status == TC_OK ? tc_set_add_atom(model, &set, b) : status;
    status = status == TC_OK ? tc_set_atom(model, &set, both) : status;
    tc_set_fini(&set);
    if (status == TC_OK && (tc_vec_push(&model->unions, *both) != TC_OK ||
                            tc_intern_add(&model->union_names, name) != model->unions.len)) {
        return TC_ERR_MEMORY;
    }
    return status;
}

static enum tc_status unite(struct tc_model *model, const struct tc_guard *a, const struct tc_guard *b,
                            struct tc_guard *both) {
    *both = open_guard;
    if (a->open || b->open) {
        return TC_OK;
    }
    uint32_t atom = a->atom == TC_NONE ? b->atom : a->atom;
    if (a->atom != TC_NONE && b->atom != TC_NONE && a->atom != b->atom) {
        if (model->atoms.items[a->atom].n_syms + model->atoms.items[b->atom].n_syms > GUARD_SYMS) {
            return TC_OK;
        }
        if (unite_atoms(model, a->atom, b->atom, &atom) != TC_OK) {
            return TC_ERR_MEMORY;
        }
    }
    *both = (struct tc_guard){.types = a->types | b->types, .atom = atom};
    return TC_OK;
}

/* Of what consumes: only what is cheap to ask. */
static struct tc_guard guard_of(const struct tc_model *model, const struct tc_inst *inst) {
    if (inst->op == TC_INST_ATOM && model->atoms.items[inst->arg].test == TC_NONE) {
        return (struct tc_guard){.atom = inst->arg};
    }
    if (inst->op == TC_INST_TYPE && model->wants.items[inst->arg].type < TC_TYPES) {
        return (struct tc_guard){.types = tc_type_bit(model->wants.items[inst->arg].type), .atom = TC_NONE};
    }
    return open_guard;
}

enum tc_status tc_look_guard(struct tc_model *model, struct tc_look *look) {
    const struct tc_start *start = &look->program.start;
    struct tc_guard guard = {.types = start->types, .atom = start->n_atoms > 0 ? start->atoms[0] : TC_NONE};
    bool has_test = start->n_atoms > 1 || (start->n_atoms == 1 && model->atoms.items[start->atoms[0]].test != TC_NONE);
    /* Mentions are known by where they begin, and a lookbehind meets their ends. */
    guard.open = start->anywhere || has_test || (look->program.behind && start->types);
    return number_of(model, guard.open ? &open_guard : &guard, &look->guard);
}

/* Of a fork whose ways have these guards. */
static enum tc_status guard_fork(struct tc_model *model, struct tc_inst *split, const struct tc_reach *reaches,
                                 const struct tc_guard *first, const struct tc_guard *second) {
    struct tc_guard ways[2] = {*first, *second};
    uint16_t numbers[2] = {0};
    TC_TRY(tc_model_reach(model, &reaches[split->next], &ways[0].reach));
    TC_TRY(tc_model_reach(model, &reaches[split->alt], &ways[1].reach));
    TC_TRY(number_of(model, &ways[0], &numbers[0]));
    TC_TRY(number_of(model, &ways[1], &numbers[1]));
    split->arg = numbers[0] | (uint32_t)numbers[1] << 16;
    return TC_OK;
}

/* From the end to the front, because ways mostly lead ahead; one that leads back is open. */
enum tc_status tc_program_guard(struct tc_model *model, struct tc_program *program, const struct tc_reach *reaches,
                                struct tc_guard *guards) {
    for (uint32_t pc = program->n_code; pc-- > 0;) {
        struct tc_inst *inst = &program->code[pc];
        if (tc_inst_consumes(inst) || inst->op == TC_INST_MATCH) {
            guards[pc] = guard_of(model, inst);
            continue;
        }
        guards[pc] = inst->next > pc ? guards[inst->next] : open_guard;
        if (inst->op == TC_INST_LOOK) {
            inst->alt = model->looks.items[inst->arg].guard;
        }
        if (inst->op == TC_INST_SPLIT) {
            const struct tc_guard *second = inst->alt > pc ? &guards[inst->alt] : &open_guard;
            struct tc_guard first = guards[pc];
            TC_TRY(guard_fork(model, inst, reaches, &first, second));
            TC_TRY(unite(model, &first, second, &guards[pc]));
        }
    }
    return TC_OK;
}
