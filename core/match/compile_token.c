/* compile_token.c - what decides about one token, as an atom. */
#include "match/compiler.h"

#include <string.h>

static bool is_one_word(struct tc_str text) { return !memchr(text.ptr, ' ', text.len); }

bool tc_compiler_is_token(const struct tc_compiler *c, const struct tc_node *node, bool in_macro) {
    switch (node->kind) {
    case TC_NODE_WORD:
    case TC_NODE_EXACT:
        return is_one_word(node->text);
    case TC_NODE_LEMMA:
    case TC_NODE_REGEX:
    case TC_NODE_FUZZY:
    case TC_NODE_CLASS:
        return true;
    case TC_NODE_TOKEN:
        return node->expr != NULL;
    case TC_NODE_MACRO: {
        const struct tc_node *body = tc_compiler_find_macro(c, node);
        return body && !in_macro && tc_compiler_is_token(c, body, true);
    }
    case TC_NODE_SEQ:
        return node->n_kids == 1 && tc_compiler_is_token(c, node->kids[0], in_macro);
    case TC_NODE_ALT:
        for (size_t i = 0; i < node->n_kids; i++) {
            if (!tc_compiler_is_token(c, node->kids[i], in_macro)) {
                return false;
            }
        }
        return node->n_kids > 0;
    default:
        return false;
    }
}

struct forms {
    struct tc_compiler *c;
    struct tc_token_set *set;
    enum tc_status status;
};

static void add_form(void *ctx, struct tc_str form) {
    struct forms *forms = ctx;
    if (forms->status == TC_OK) {
        forms->status = tc_set_add_word(forms->c->model, forms->set, form, false);
    }
}

/* Inflecting takes long, and the same verbs are in many patterns. */
static enum tc_status learn_lemma(struct tc_compiler *c, struct tc_str text, struct tc_lemma *lemma) {
    struct tc_model *model = c->model;
    struct tc_token_set set = {.test = TC_NONE};
    struct forms forms = {c, &set, TC_OK};
    tc_inflect(text, add_form, &forms);
    *lemma = (struct tc_lemma){(uint32_t)model->lemma_syms.len, (uint32_t)set.syms.len, set.frequency};
    for (size_t i = 0; forms.status == TC_OK && i < set.syms.len; i++) {
        forms.status = tc_vec_push(&model->lemma_syms, set.syms.items[i]);
    }
    tc_set_fini(&set);
    if (forms.status != TC_OK || tc_vec_push(&model->lemmas, *lemma) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    return tc_intern_add(&model->lemma_names, text) == model->lemmas.len ? TC_OK : TC_ERR_MEMORY;
}

static enum tc_status add_lemma(struct tc_compiler *c, struct tc_token_set *set, struct tc_str text) {
    struct tc_model *model = c->model;
    uint32_t number = tc_intern_find(&model->lemma_names, text);
    struct tc_lemma lemma;
    if (number != 0) {
        lemma = model->lemmas.items[number - 1];
    } else if (learn_lemma(c, text, &lemma) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    set->frequency += lemma.frequency;
    for (uint32_t i = 0; i < lemma.n; i++) {
        if (tc_vec_push(&set->syms, model->lemma_syms.items[lemma.first + i]) != TC_OK) {
            return TC_ERR_MEMORY;
        }
    }
    return TC_OK;
}

static enum tc_status add_word_test(struct tc_compiler *c, struct tc_token_set *set, const struct tc_node *node) {
    uint32_t id = 0;
    enum tc_status status = TC_OK;
    if (node->kind == TC_NODE_FUZZY) {
        status = tc_wordtests_fuzzy(c->model->words, node->text, node->max, &id);
    } else if (tc_wordtests_regex_count(c->model->words) >= c->model->limits.regexes) {
        status =
            tc_error_at(c->err, TC_ERR_LIMIT, NULL, 1, node->col, "more than %u regexes", c->model->limits.regexes);
    } else {
        status = tc_wordtests_regex(c->model->words, node->text, node->fold, false, node->col + 1, &id, c->err);
    }
    return status == TC_OK ? tc_set_add_word_test(c->model, set, id) : status;
}

/* Adds what a node accepts for which is_token holds. */
static enum tc_status gather(struct tc_compiler *c, const struct tc_node *node, struct tc_token_set *set) {
    switch (node->kind) {
    case TC_NODE_WORD:
        return tc_set_add_word(c->model, set, node->text, false);
    case TC_NODE_EXACT:
        return tc_set_add_word(c->model, set, node->text, true);
    case TC_NODE_LEMMA:
        return add_lemma(c, set, node->text);
    case TC_NODE_REGEX:
    case TC_NODE_FUZZY:
        return add_word_test(c, set, node);
    case TC_NODE_CLASS:
        return tc_set_add_class(set, node->text, node->col, c->err);
    case TC_NODE_TOKEN:
        return tc_set_add_expr(c->model, set, node->expr, c->err);
    case TC_NODE_MACRO:
        return gather(c, tc_compiler_find_macro(c, node), set);
    default:
        break;
    }
    enum tc_status status = TC_OK;
    for (size_t i = 0; status == TC_OK && i < node->n_kids; i++) {
        status = gather(c, node->kids[i], set);
    }
    return status;
}

enum tc_status tc_compiler_make_atom(struct tc_compiler *c, struct tc_node *const *nodes, size_t n, uint32_t *atom) {
    struct tc_token_set set = {.test = TC_NONE};
    enum tc_status status = TC_OK;
    for (size_t i = 0; status == TC_OK && i < n; i++) {
        status = gather(c, nodes[i], &set);
    }
    if (status == TC_OK) {
        status = tc_set_atom(c->model, &set, atom);
    }
    tc_set_fini(&set);
    return status;
}

static enum tc_status emit_atom(struct tc_compiler *c, uint32_t atom, struct tc_str wanted, struct tc_facts *facts) {
    *facts = tc_facts_atom(atom, c->model->atoms.items[atom].frequency);
    return tc_compiler_push_wanted(c, TC_INST_ATOM, 0, atom, wanted);
}

static enum tc_status make_token(struct tc_compiler *c, struct tc_node *const *nodes, size_t n,
                                 struct tc_made_token *token) {
    enum tc_status status = tc_compiler_make_atom(c, nodes, n, &token->atom);
    return status == TC_OK ? tc_compiler_text_of(c, nodes, n, &token->wanted) : status;
}

/* As it was made before, where that is known: the place is in a macro that lasts. */
static enum tc_status find_token(struct tc_compiler *c, struct tc_node *const *nodes, size_t n, const void *place,
                                 struct tc_made_token *token) {
    struct tc_model *model = c->model;
    if (c->n_macros == 0 || c->in_rewritten > 0 || !c->scope->lasting) {
        return make_token(c, nodes, n, token);
    }
    struct tc_str name = {(const char *)&place, sizeof place};
    uint32_t number = tc_intern_find(&model->token_places, name);
    if (number != 0) {
        *token = model->made_tokens.items[number - 1];
        return TC_OK;
    }
    enum tc_status status = make_token(c, nodes, n, token);
    if (status == TC_OK && (tc_vec_push(&model->made_tokens, *token) != TC_OK ||
                            tc_intern_add(&model->token_places, name) != model->made_tokens.len)) {
        return TC_ERR_MEMORY;
    }
    return status;
}

enum tc_status tc_compiler_emit_tokens(struct tc_compiler *c, struct tc_node *const *nodes, size_t n, const void *place,
                                       struct tc_facts *facts) {
    struct tc_made_token token = {0};
    enum tc_status status = find_token(c, nodes, n, place, &token);
    return status == TC_OK ? emit_atom(c, token.atom, token.wanted, facts) : status;
}

/* The part behind the last blank; *rest becomes what stands before it, .ptr NULL at the end. */
static struct tc_str split_last(struct tc_str *rest) {
    const char *blank = memrchr(rest->ptr, ' ', rest->len);
    struct tc_str last = *rest;
    size_t at = blank ? (size_t)(blank - rest->ptr) : 0;
    if (blank) {
        last = tc_str_sub(*rest, at + 1, rest->len);
    }
    *rest = blank ? tc_str_sub(*rest, 0, at) : (struct tc_str){0};
    return last;
}

enum tc_status tc_compiler_emit_phrase(struct tc_compiler *c, const struct tc_node *node, struct tc_facts *facts) {
    struct tc_str rest = node->text;
    enum tc_status status = TC_OK;
    *facts = tc_facts_empty();
    while (status == TC_OK && rest.ptr) {
        struct tc_node word = {.kind = node->kind == TC_NODE_EXACT ? TC_NODE_EXACT : TC_NODE_WORD,
                               .col = node->col,
                               .text = c->backward ? split_last(&rest) : tc_str_split(&rest, ' ')};
        struct tc_node *one = &word;
        struct tc_facts kid;
        if (word.text.len > 0) {
            status = tc_compiler_emit_tokens(c, &one, 1, word.text.ptr, &kid);
            if (status == TC_OK) {
                tc_facts_then(facts, &kid);
            }
        }
    }
    return status;
}
