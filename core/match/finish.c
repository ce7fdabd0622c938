#include "base/alloc.h"
#include "match/compile.h"
#include <string.h>

/* --- a walk over the states that can be reached --- */

struct walk {
    uint16_t *stack;
    bool *seen;
    uint32_t depth;
};

static void walk_push(struct walk *walk, uint16_t pc) {
    if (!walk->seen[pc]) {
        walk->seen[pc] = true;
        walk->stack[walk->depth++] = pc;
    }
}

static void walk_begin(struct walk *walk, uint32_t n, uint16_t pc) {
    memset(walk->seen, 0, n * sizeof *walk->seen);
    walk->depth = 0;
    walk_push(walk, pc);
}

static void walk_follow(struct walk *walk, const struct tc_inst *inst) {
    if (inst->op != TC_INST_MATCH) {
        walk_push(walk, inst->next);
    }
    if (inst->op == TC_INST_SPLIT) {
        walk_push(walk, inst->alt);
    }
}

void *tc_model_keep_items(struct tc_model *model, const void *items, size_t n, size_t size) {
    void *copy = tc_arena_alloc(&model->arena, n * size + 1);
    if (copy && n > 0) {
        memcpy(copy, items, n * size);
    }
    return copy;
}

/* --- jumps and dead code --- */

/* Where control arrives; jumps never form a circle, because every loop has a fork. */
static uint16_t arrive(const struct tc_draft *draft, uint16_t pc) {
    while (draft->code[pc].op == TC_INST_JMP) {
        pc = draft->code[pc].next;
    }
    return pc;
}

/* live[pc]: an instruction that is run and is no jump. */
static void find_live(struct tc_draft *draft, struct walk *walk, bool *live, uint16_t entry) {
    memset(live, 0, draft->n_code * sizeof *live);
    walk_begin(walk, draft->n_code, entry);
    while (walk->depth > 0) {
        uint16_t pc = walk->stack[--walk->depth];
        live[pc] = draft->code[pc].op != TC_INST_JMP;
        walk_follow(walk, &draft->code[pc]);
    }
}

/* Moves the live instructions together; number[old] is the new place of each. */
static void compact(struct tc_draft *draft, const bool *live, uint16_t *number) {
    uint32_t n = 0;
    for (uint32_t pc = 0; pc < draft->n_code; pc++) {
        number[pc] = (uint16_t)n;
        n += live[pc];
    }
    for (uint32_t pc = 0; pc < draft->n_code; pc++) {
        struct tc_inst *inst = &draft->code[pc];
        if (live[pc] && inst->op != TC_INST_MATCH) {
            inst->next = arrive(draft, inst->next);
            inst->alt = inst->op == TC_INST_SPLIT ? arrive(draft, inst->alt) : inst->next;
        }
    }
    for (uint32_t pc = 0; pc < draft->n_code; pc++) {
        struct tc_inst inst = draft->code[pc];
        if (live[pc]) {
            inst.next = inst.op == TC_INST_MATCH ? 0 : number[inst.next];
            inst.alt = inst.op == TC_INST_MATCH ? 0 : number[inst.alt];
            draft->code[number[pc]] = inst;
            draft->wanted[number[pc]] = draft->wanted[pc];
        }
    }
    for (uint32_t i = 0; i < draft->n_parts; i++) {
        draft->parts[i].first = number[draft->parts[i].first];
        draft->parts[i].last = number[draft->parts[i].last];
    }
    draft->n_code = n;
}

/* --- visited bits --- */

/* A state with one predecessor is entered as often as that one, so it needs no bit of its own. Behind a mention several
 * ways can meet, because mentions differ in length. */
static void set_marks(struct tc_program *program, struct walk *walk, uint32_t *ways) {
    memset(ways, 0, program->n_code * sizeof *ways);
    ways[program->entry] = 1;
    walk_begin(walk, program->n_code, program->entry);
    while (walk->depth > 0) {
        const struct tc_inst *inst = &program->code[walk->stack[--walk->depth]];
        if (inst->op != TC_INST_MATCH) {
            ways[inst->next] += inst->op == TC_INST_TYPE ? 2 : 1;
        }
        if (inst->op == TC_INST_SPLIT) {
            ways[inst->alt]++;
        }
        walk_follow(walk, inst);
    }
    program->n_marks = 0;
    for (uint32_t pc = 0; pc < program->n_code; pc++) {
        program->code[pc].mark = ways[pc] > 1 ? program->n_marks++ : TC_NO_MARK;
    }
}

/* --- where a match can begin --- */

/* Sets of words and classes become one atom; what has a test of its own stays by itself. */
static enum tc_status add_start_atom(struct tc_model *model, struct tc_start *start, struct tc_token_set *set,
                                     uint32_t number) {
    if (model->atoms.items[number].test != TC_NONE) {
        if (start->n_atoms == TC_START_ATOMS - 1) { /* one place is for the set */
            start->anywhere = true;
        } else {
            start->atoms[start->n_atoms++] = number;
        }
        return TC_OK;
    }
    return tc_set_add_atom(model, set, number);
}

static enum tc_status add_start(struct tc_model *model, struct tc_start *start, struct tc_token_set *set,
                                const struct tc_inst *inst) {
    if (inst->op == TC_INST_ATOM) {
        return add_start_atom(model, start, set, inst->arg);
    }
    if (inst->op == TC_INST_TYPE && model->wants.items[inst->arg].type < TC_TYPES) {
        start->types |= tc_type_bit(model->wants.items[inst->arg].type);
    } else {
        start->anywhere = true;
    }
    return TC_OK;
}

static enum tc_status find_start(struct tc_model *model, const struct tc_program *program, struct walk *walk,
                                 struct tc_start *start) {
    struct tc_token_set set = {.test = TC_NONE};
    enum tc_status status = TC_OK;
    *start = (struct tc_start){0};
    walk_begin(walk, program->n_code, program->entry);
    while (status == TC_OK && walk->depth > 0 && !start->anywhere) {
        const struct tc_inst *inst = &program->code[walk->stack[--walk->depth]];
        if (tc_inst_consumes(inst) || inst->op == TC_INST_MATCH) {
            status = add_start(model, start, &set, inst);
        } else {
            walk_follow(walk, inst);
        }
    }
    if (status == TC_OK && !start->anywhere && (set.syms.len > 0 || set.mask != 0)) {
        status = tc_set_atom(model, &set, &start->atoms[start->n_atoms++]);
    }
    tc_set_fini(&set);
    return status;
}

/* Is whatever can begin a match a match already? */
static bool is_start_all(const struct tc_model *model, const struct tc_program *program, struct walk *walk) {
    walk_begin(walk, program->n_code, program->entry);
    while (walk->depth > 0) {
        const struct tc_inst *inst = &program->code[walk->stack[--walk->depth]];
        if (inst->op == TC_INST_SPLIT) {
            walk_follow(walk, inst);
            continue;
        }
        bool any_of_type = inst->op == TC_INST_TYPE && model->wants.items[inst->arg].filter == TC_NONE;
        if (!(inst->op == TC_INST_ATOM || any_of_type) || program->code[inst->next].op != TC_INST_MATCH) {
            return false;
        }
    }
    return !program->start.anywhere;
}

/* --- labels --- */

static bool opens(const struct tc_inst *inst, uint32_t label) {
    return inst->op == TC_INST_SAVE && inst->flag && inst->arg == label;
}

/* Can a match be had from pc on without opening the label? */
static bool can_miss(const struct tc_program *program, struct walk *walk, uint32_t label) {
    walk_begin(walk, program->n_code, program->entry);
    while (walk->depth > 0) {
        const struct tc_inst *inst = &program->code[walk->stack[--walk->depth]];
        if (inst->op == TC_INST_MATCH) {
            return true;
        }
        if (!opens(inst, label)) {
            walk_follow(walk, inst);
        }
    }
    return false;
}

/* Can what the opening at pc encloses be empty? (Such a capture is left out.) */
static bool can_be_empty(const struct tc_program *program, struct walk *walk, uint32_t label, uint16_t pc) {
    walk_begin(walk, program->n_code, program->code[pc].next);
    while (walk->depth > 0) {
        const struct tc_inst *inst = &program->code[walk->stack[--walk->depth]];
        if (inst->op == TC_INST_SAVE && !inst->flag && inst->arg == label) {
            return true;
        }
        if (!tc_inst_consumes(inst)) {
            walk_follow(walk, inst);
        }
    }
    return false;
}

/* Can the label be opened again behind the opening at pc? */
static bool can_repeat(const struct tc_program *program, struct walk *walk, uint32_t label, uint16_t pc) {
    walk_begin(walk, program->n_code, program->code[pc].next);
    while (walk->depth > 0) {
        const struct tc_inst *inst = &program->code[walk->stack[--walk->depth]];
        if (opens(inst, label)) {
            return true;
        }
        walk_follow(walk, inst);
    }
    return false;
}

/* The type when the opening at pc encloses one @type and nothing else. */
static uint32_t enclosed_type(const struct tc_model *model, const struct tc_program *program, uint32_t label,
                              uint32_t pc) {
    const struct tc_inst *inside = &program->code[program->code[pc].next];
    const struct tc_inst *behind = &program->code[inside->next];
    bool alone = inside->op == TC_INST_TYPE && behind->op == TC_INST_SAVE && !behind->flag && behind->arg == label;
    return alone ? model->wants.items[inside->arg].type : TC_NONE;
}

static void describe_label(const struct tc_model *model, struct tc_program *program, struct walk *walk,
                           uint32_t number) {
    struct tc_label *label = &program->labels[number];
    bool first = true;
    label->is_optional = can_miss(program, walk, number);
    label->type = TC_NONE;
    for (uint32_t pc = 0; pc < program->n_code; pc++) {
        if (!opens(&program->code[pc], number)) {
            continue;
        }
        uint32_t type = enclosed_type(model, program, number, pc);
        label->type = first || label->type == type ? type : TC_NONE;
        label->is_optional = label->is_optional || can_be_empty(program, walk, number, (uint16_t)pc);
        label->is_list = label->is_list || can_repeat(program, walk, number, (uint16_t)pc);
        first = false;
    }
}

/* --- all together --- */

static enum tc_status keep_all(struct tc_model *model, const struct tc_draft *draft, struct tc_program *program) {
    program->n_code = (uint16_t)draft->n_code;
    program->n_labels = (uint16_t)draft->n_labels;
    program->n_parts = draft->n_parts;
    program->code = tc_model_keep_items(model, draft->code, draft->n_code, sizeof *draft->code);
    program->wanted = tc_model_keep_items(model, draft->wanted, draft->n_code, sizeof *draft->wanted);
    program->labels = tc_model_keep_items(model, draft->labels, draft->n_labels, sizeof *draft->labels);
    program->parts = tc_model_keep_items(model, draft->parts, draft->n_parts, sizeof *draft->parts);
    return program->code && program->wanted && program->labels && program->parts ? TC_OK : TC_ERR_MEMORY;
}

enum tc_status tc_program_finish(struct tc_model *model, struct tc_draft *draft, struct tc_program *program) {
    size_t n = draft->n_code;
    uint16_t *numbers = tc_calloc(n, sizeof *numbers);
    uint32_t *ways = tc_calloc(n, sizeof *ways);
    bool *live = tc_calloc(n, sizeof *live);
    struct tc_guard *guards = tc_calloc(n, sizeof *guards);
    struct tc_reach *reaches = tc_calloc(n, sizeof *reaches);
    struct walk walk = {.stack = tc_calloc(n, sizeof *walk.stack), .seen = tc_calloc(n, sizeof *walk.seen)};
    enum tc_status status =
        numbers && ways && live && guards && reaches && walk.stack && walk.seen ? TC_OK : TC_ERR_MEMORY;
    if (status == TC_OK) {
        uint16_t entry = arrive(draft, 0);
        find_live(draft, &walk, live, entry);
        compact(draft, live, numbers);
        program->entry = numbers[entry];
        status = keep_all(model, draft, program);
    }
    if (status == TC_OK) {
        set_marks(program, &walk, ways);
        status = find_start(model, program, &walk, &program->start);
        program->start_is_all = is_start_all(model, program, &walk);
        tc_program_reach(model, program, reaches);
        status = status == TC_OK ? tc_model_reach(model, &reaches[program->entry], &program->reach) : status;
        status = status == TC_OK ? tc_program_guard(model, program, reaches, guards) : status;
        for (uint32_t i = 0; status == TC_OK && i < program->n_labels; i++) {
            describe_label(model, program, &walk, i);
        }
    }
    tc_free(numbers);
    tc_free(ways);
    tc_free(live);
    tc_free(guards);
    tc_free(reaches);
    tc_free(walk.stack);
    tc_free(walk.seen);
    return status;
}
