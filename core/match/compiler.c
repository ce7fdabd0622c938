#include "match/compiler.h"

#include "base/alloc.h"

void tc_compiler_fini(struct tc_compiler *c) {
    tc_arena_fini(&c->scratch);
    tc_vec_fini(&c->code);
    tc_vec_fini(&c->wanted);
    tc_vec_fini(&c->labels);
    tc_vec_fini(&c->parts);
    tc_vec_fini(&c->ways);
}

enum tc_status tc_compiler_finish(struct tc_compiler *c, struct tc_program *program) {
    enum tc_status status = tc_compiler_push(c, TC_INST_MATCH, 0, 0);
    if (status != TC_OK) {
        return status;
    }
    struct tc_draft draft = {.code = c->code.items,
                             .wanted = c->wanted.items,
                             .labels = c->labels.items,
                             .parts = c->parts.items,
                             .n_code = (uint32_t)c->code.len,
                             .n_labels = (uint32_t)c->labels.len,
                             .n_parts = (uint32_t)c->parts.len};
    program->reads = c->reads;
    return tc_program_finish(c->model, &draft, program);
}

enum tc_status tc_compiler_fail(struct tc_compiler *c, const struct tc_node *node, const char *what,
                                struct tc_str name) {
    return tc_error_at(c->err, TC_ERR_PLUGIN, NULL, 1, node->col, "%s%.*s", what, TC_FMT(name));
}

/* --- instructions --- */

enum tc_status tc_compiler_push_wanted(struct tc_compiler *c, uint8_t op, uint8_t flag, uint32_t arg,
                                       struct tc_str wanted) {
    if (c->code.len >= TC_PROGRAM_MAX) {
        return tc_error_set(c->err, TC_ERR_LIMIT, "the pattern needs more than %d states; at most %u are allowed",
                            TC_PROGRAM_MAX, c->model->limits.states);
    }
    struct tc_inst inst = {.op = op, .flag = flag, .arg = arg, .mark = TC_NO_MARK, .next = (uint16_t)(c->code.len + 1)};
    return tc_vec_push(&c->code, inst) == TC_OK ? tc_vec_push(&c->wanted, wanted) : TC_ERR_MEMORY;
}

enum tc_status tc_compiler_push(struct tc_compiler *c, uint8_t op, uint8_t flag, uint32_t arg) {
    return tc_compiler_push_wanted(c, op, flag, arg, (struct tc_str){0});
}

enum tc_status tc_compiler_push_split(struct tc_compiler *c, uint16_t *at) {
    *at = tc_compiler_here(c);
    return tc_compiler_push(c, TC_INST_SPLIT, 0, 0);
}

void tc_compiler_set_split(struct tc_compiler *c, uint16_t at, uint16_t into, uint16_t past, bool lazy) {
    c->code.items[at].next = lazy ? past : into;
    c->code.items[at].alt = lazy ? into : past;
}

static bool stands_in(const struct tc_node *node, struct tc_node *const *nodes, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (tc_pattern_equal(node, nodes[i]))
            return true;
    return false;
}

enum tc_status tc_compiler_text_of(struct tc_compiler *c, struct tc_node *const *nodes, size_t n, struct tc_str *text) {
    struct tc_buf buf;
    tc_buf_init(&buf, SIZE_MAX);
    enum tc_status status = TC_OK;
    for (size_t i = 0; status == TC_OK && i < n; i++) {
        if (stands_in(nodes[i], nodes, i)) /* The | the */
            continue;
        status = i > 0 ? tc_buf_add(&buf, TC_STR(" | ")) : TC_OK;
        status = status == TC_OK ? tc_pattern_print(nodes[i], &buf) : status;
    }
    if (status == TC_OK) {
        uint32_t id = tc_intern_add(&c->model->strings, tc_buf_str(&buf));
        *text = tc_intern_str(&c->model->strings, id);
        status = id != 0 ? TC_OK : TC_ERR_MEMORY;
    }
    tc_buf_fini(&buf);
    return status;
}

/* --- names --- */

enum tc_status tc_compiler_unknown(struct tc_compiler *c, const struct tc_node *node, char sigil) {
    enum tc_status status = tc_error_at(c->err, TC_ERR_PLUGIN, NULL, 1, node->col, "unknown %s \"%c%.*s\"",
                                        sigil == '@' ? "type of mentions" : "macro", sigil, TC_FMT(node->text));
    if (c->scope && c->scope->unknown) {
        c->scope->unknown(c->scope->ctx, sigil, node->text, c->err);
    }
    return status;
}

const struct tc_node *tc_compiler_find_macro(const struct tc_compiler *c, const struct tc_node *node) {
    return c->scope && c->scope->macro ? c->scope->macro(c->scope->ctx, node->text) : NULL;
}

uint32_t tc_compiler_find_type(const struct tc_compiler *c, const struct tc_node *node) {
    return c->scope && c->scope->type ? c->scope->type(c->scope->ctx, node->text)
                                      : tc_model_find_type(c->model, 0, node->text);
}
