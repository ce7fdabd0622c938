/* compile_look.c - lookarounds: programs of their own, equal ones shared by the whole model. */
#include "match/compiler.h"

#include "base/alloc.h"
#include <string.h>

enum { LOOK_DEPTH = 16 };

/* A lookaround is a program of its own. */
static enum tc_status compile_look(struct tc_compiler *c, const struct tc_node *node, struct tc_look *look,
                                   struct tc_anchor *anchor) {
    struct tc_compiler inner = {.model = c->model,
                                .scope = c->scope,
                                .err = c->err,
                                .n_macros = c->n_macros,
                                .n_nodes = c->n_nodes,
                                .in_look = c->in_look + 1,
                                .backward = node->behind};
    struct tc_facts facts;
    if (inner.in_look > LOOK_DEPTH) {
        return tc_compiler_fail(c, node, "lookarounds nested too deeply", (struct tc_str){0});
    }
    memcpy(inner.macros, c->macros, sizeof inner.macros);
    tc_arena_init(&inner.scratch, SIZE_MAX);
    enum tc_status status = tc_compiler_emit(&inner, node->kids[0], &facts);
    status = status == TC_OK ? tc_compiler_finish(&inner, &look->program) : status;
    if (status == TC_OK && node->behind && !facts.bounded) {
        status = tc_compiler_fail(c, node, "a lookbehind must have a greatest length", (struct tc_str){0});
        tc_error_hint(c->err, "write {0,5} or ..5 in place of * + {n,}");
    }
    if (status == TC_OK) {
        *anchor = facts.anchors[0];
    }
    look->program.behind = node->behind;
    look->program.n_states = look->program.n_code + inner.n_look_states;
    c->n_nodes = inner.n_nodes;
    tc_compiler_fini(&inner);
    return status;
}

/* Name space and text: equal ones mean the same. */
static uint32_t look_name(struct tc_compiler *c, struct tc_str text) {
    struct tc_buf name;
    tc_buf_init(&name, SIZE_MAX);
    (void)tc_buf_addf(&name, "%u %d ", c->scope ? (unsigned)c->scope->group : 0U, c->in_list > 0 ? 1 : 0);
    enum tc_status status = tc_buf_add(&name, text);
    uint32_t id = status == TC_OK && !name.failed ? tc_intern_add(&c->model->look_names, tc_buf_str(&name)) : 0;
    tc_buf_fini(&name);
    return id;
}

/* One token decides. */
static enum tc_status make_token_look(struct tc_compiler *c, struct tc_node *node, struct tc_look *look,
                                      struct tc_anchor *anchor) {
    uint32_t atom = 0;
    TC_TRY(tc_compiler_make_atom(c, node->kids, 1, &atom));
    *anchor = tc_facts_atom(atom, c->model->atoms.items[atom].frequency).anchors[0];
    look->is_token = true;
    look->program =
        (struct tc_program){.behind = node->behind, .start_is_all = true, .start = {.atoms = {atom}, .n_atoms = 1}};
    return TC_OK;
}

/* The number of the model's lookaround for the node, made at first sight. Its text is that of the positive one:
 * negation is the instruction's. */
static enum tc_status find_look(struct tc_compiler *c, struct tc_node *node, struct tc_str text, uint32_t *number) {
    struct tc_model *model = c->model;
    struct tc_look look = {0};
    struct tc_anchor anchor = {0};
    uint32_t name = look_name(c, text);
    if (name == 0 || (name > model->look_numbers.len && tc_vec_push(&model->look_numbers, TC_NONE) != TC_OK)) {
        return TC_ERR_MEMORY;
    }
    *number = model->look_numbers.items[name - 1];
    if (*number != TC_NONE) {
        return TC_OK;
    }
    TC_TRY(tc_compiler_is_token(c, node->kids[0], false) ? make_token_look(c, node, &look, &anchor)
                                                         : compile_look(c, node, &look, &anchor));
    TC_TRY(tc_look_guard(model, &look));
    *number = (uint32_t)model->looks.len; /* inner ones came first */
    TC_TRY(tc_vec_push(&model->look_anchors, anchor));
    TC_TRY(tc_vec_push(&model->looks, look));
    model->look_numbers.items[name - 1] = *number;
    return TC_OK;
}

/* "(?=x)" to "(?!x)", "(?<=x)" to "(?<!x)". */
static enum tc_status negate_text(struct tc_compiler *c, const struct tc_node *node, struct tc_str *text) {
    struct tc_str copy = tc_model_keep(c->model, *text);
    if (!copy.ptr) {
        return TC_ERR_MEMORY;
    }
    ((char *)(uintptr_t)copy.ptr)[node->behind ? 3 : 2] = '!';
    *text = copy;
    return TC_OK;
}

enum tc_status tc_compiler_emit_look(struct tc_compiler *c, struct tc_node *node, struct tc_facts *facts) {
    struct tc_node positive = *node, *one = &positive;
    struct tc_str wanted = {0};
    uint32_t number = 0;
    *facts = tc_facts_empty();
    positive.negated = false;
    enum tc_status status = tc_compiler_text_of(c, &one, 1, &wanted);
    status = status == TC_OK ? find_look(c, node, wanted, &number) : status;
    status = status == TC_OK && node->negated ? negate_text(c, node, &wanted) : status;
    if (status == TC_OK && !node->negated) {
        const struct tc_anchor *anchor = &c->model->look_anchors.items[number];
        bool is_token = c->model->looks.items[number].is_token;
        *facts = !node->behind ? tc_facts_look(number, anchor) : is_token ? tc_facts_behind(anchor) : *facts;
    }
    if (status == TC_OK) {
        c->reads |= c->model->looks.items[number].program.reads;
        c->n_look_states += c->model->looks.items[number].program.n_states;
        uint8_t flags = (uint8_t)((node->negated ? TC_LOOK_NEGATED : 0) | (node->behind ? TC_LOOK_BEHIND : 0));
        status = tc_compiler_push_wanted(c, TC_INST_LOOK, flags, number, wanted);
    }
    return status;
}
