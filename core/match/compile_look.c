/* compile_look.c - lookarounds: programs of their own, equal ones shared by the whole model. */
#include "match/compiler.h"

#include "base/alloc.h"
#include <string.h>

enum { LOOK_DEPTH = 16 };

/* A lookaround is a program of its own. */
static enum tc_status compile_look(struct tc_compiler *c, const struct tc_node *node, struct tc_look *look) {
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
        look->anchor = facts.anchors[0];
    }
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

static struct tc_anchor anchor_of_atom(const struct tc_model *model, uint32_t atom) {
    return tc_facts_atom(atom, model->atoms.items[atom].frequency).anchors[0];
}

/* The number of the model's lookaround for the node, made at first sight. Its text is that of the positive one:
 * negation is the instruction's. */
static enum tc_status find_look(struct tc_compiler *c, struct tc_node *node, struct tc_str text, uint32_t *number) {
    struct tc_look look = {.name = look_name(c, text), .behind = node->behind, .atom = TC_NONE};
    for (size_t i = 0; i < c->model->looks.len; i++) {
        if (c->model->looks.items[i].name == look.name) {
            *number = (uint32_t)i;
            return TC_OK;
        }
    }
    enum tc_status status = look.name == 0 ? TC_ERR_MEMORY : TC_OK;
    if (status == TC_OK && tc_compiler_is_token(c, node->kids[0], false)) {
        status = tc_compiler_make_atom(c, node->kids, 1, &look.atom);
        look.anchor = status == TC_OK ? anchor_of_atom(c->model, look.atom) : look.anchor;
    } else if (status == TC_OK) {
        status = compile_look(c, node, &look);
    }
    if (status != TC_OK) {
        return status;
    }
    *number = (uint32_t)c->model->looks.len; /* inner ones came first */
    return tc_vec_push(&c->model->looks, look);
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
        const struct tc_look *look = &c->model->looks.items[number];
        bool is_token = look->atom != TC_NONE;
        *facts = !node->behind ? tc_facts_look(number, &look->anchor)
                 : is_token    ? tc_facts_behind(&look->anchor)
                               : *facts;
    }
    if (status == TC_OK) {
        c->reads |= c->model->looks.items[number].program.reads;
        c->n_look_states += c->model->looks.items[number].program.n_states;
        status = tc_compiler_push_wanted(c, TC_INST_LOOK, node->negated, number, wanted);
    }
    return status;
}
