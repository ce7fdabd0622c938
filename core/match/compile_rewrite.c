/* compile_rewrite.c - gaps and list() as trees of simpler nodes; all() as code. */
#include "match/compiler.h"

/* --- as trees --- */

static struct tc_node *new_node(struct tc_compiler *c, enum tc_node_kind kind, const struct tc_node *model,
                                size_t n_kids) {
    struct tc_node *node = tc_arena_zalloc(&c->scratch, sizeof *node);
    if (node) {
        node->kind = kind;
        node->col = model->col;
        node->end_col = model->end_col;
        node->n_kids = n_kids;
        node->kids = tc_arena_zalloc(&c->scratch, (n_kids + 1) * sizeof *node->kids);
    }
    return node && node->kids ? node : NULL;
}

static struct tc_node *word_node(struct tc_compiler *c, const struct tc_node *model, enum tc_node_kind kind,
                                 struct tc_str text) {
    struct tc_node *node = new_node(c, kind, model, 0);
    if (node) {
        node->text = text;
    }
    return node;
}

static struct tc_node *parent_node(struct tc_compiler *c, enum tc_node_kind kind, const struct tc_node *model,
                                   struct tc_node *const *kids, size_t n) {
    struct tc_node *node = new_node(c, kind, model, n);
    for (size_t i = 0; node && i < n; i++) {
        if (!kids[i]) {
            return NULL;
        }
        node->kids[i] = kids[i];
    }
    return node;
}

static struct tc_node *repeat_node(struct tc_compiler *c, struct tc_node *kid, uint16_t min, uint16_t max, bool lazy) {
    struct tc_node *node = kid ? parent_node(c, TC_NODE_REPEAT, kid, &kid, 1) : NULL;
    if (node) {
        node->min = min;
        node->max = max;
        node->lazy = lazy;
    }
    return node;
}

enum tc_status tc_compiler_emit_gap(struct tc_compiler *c, const struct tc_node *node, struct tc_facts *facts) {
    struct tc_node *token = word_node(c, node, TC_NODE_TOKEN, (struct tc_str){0});
    if (token) {
        token->expr = node->expr;
    }
    struct tc_node *repeat = repeat_node(c, token, node->min, node->max, true);
    c->in_rewritten++;
    enum tc_status status = repeat ? tc_compiler_emit(c, repeat, facts) : TC_ERR_MEMORY;
    c->in_rewritten--;
    return status;
}

/* P (, P)*? ,? (and | or | & | "as well as") P  |  P.  The form with a conjunction goes first, and everything inside is
 * lazy: an item is as short as it can be, so that it does not swallow the separators. */
enum tc_status tc_compiler_emit_list(struct tc_compiler *c, struct tc_node *node, struct tc_facts *facts) {
    struct tc_node *item = node->kids[0];
    struct tc_node *comma = word_node(c, node, TC_NODE_WORD, TC_STR(","));
    struct tc_node *more = parent_node(c, TC_NODE_SEQ, node, (struct tc_node *[]){comma, item}, 2);
    struct tc_node *conjunctions[] = {
        word_node(c, node, TC_NODE_WORD, TC_STR("and")), word_node(c, node, TC_NODE_WORD, TC_STR("or")),
        word_node(c, node, TC_NODE_WORD, TC_STR("&")), word_node(c, node, TC_NODE_PHRASE, TC_STR("as well as"))};
    struct tc_node *parts[] = {item, repeat_node(c, more, 0, TC_MANY, true), repeat_node(c, comma, 0, 1, true),
                               parent_node(c, TC_NODE_ALT, node, conjunctions, 4), item};
    struct tc_node *forms[] = {parent_node(c, TC_NODE_SEQ, node, parts, sizeof parts / sizeof *parts), item};
    struct tc_node *list = parent_node(c, TC_NODE_ALT, node, forms, 2);
    if (!list) {
        return TC_ERR_MEMORY;
    }
    c->in_list++;
    c->in_rewritten++;
    enum tc_status status = tc_compiler_emit(c, list, facts);
    c->in_rewritten--;
    c->in_list--;
    return status;
}

/* --- all() --- */

/* One block of code a set of parts already seen: any token is skipped (lazily), then any part that is missing. */
struct all_parts {
    const struct tc_node *node;
    uint32_t full;
    uint16_t start[1 << TC_ALL_PARTS];
    struct {
        uint16_t at;
        uint32_t to;
    } jumps[TC_ALL_PARTS << TC_ALL_PARTS];
    size_t n_jumps;
};

static enum tc_status emit_all_gap(struct tc_compiler *c) {
    uint16_t split = 0;
    enum tc_status status = tc_compiler_push_split(c, &split);
    status = status == TC_OK ? tc_compiler_push(c, TC_INST_ANY, 0, 0) : status;
    if (status == TC_OK) {
        c->code.items[split + 1].next = split;
        tc_compiler_set_split(c, split, (uint16_t)(split + 1), tc_compiler_here(c), true);
    }
    return status;
}

static enum tc_status emit_all_choice(struct tc_compiler *c, struct all_parts *all, uint32_t seen,
                                      struct tc_facts *facts) {
    enum tc_status status = TC_OK;
    uint32_t missing = all->full & ~seen;
    for (uint32_t i = 0; status == TC_OK && i < all->node->n_kids; i++) {
        if (!(missing >> i & 1)) {
            continue;
        }
        bool last = missing >> (i + 1) == 0;
        uint16_t split = 0;
        struct tc_facts part;
        status = last ? TC_OK : tc_compiler_push_split(c, &split);
        status = status == TC_OK ? tc_compiler_emit(c, all->node->kids[i], &part) : status;
        all->jumps[all->n_jumps].at = tc_compiler_here(c);
        all->jumps[all->n_jumps++].to = seen | 1U << i;
        status = status == TC_OK ? tc_compiler_push(c, TC_INST_JMP, 0, 0) : status;
        if (status == TC_OK && !last) {
            tc_compiler_set_split(c, split, (uint16_t)(split + 1), tc_compiler_here(c), false);
        }
        if (status == TC_OK && seen == 0) {
            tc_facts_then(facts, &part);
        }
    }
    return status;
}

enum tc_status tc_compiler_emit_all(struct tc_compiler *c, const struct tc_node *node, struct tc_facts *facts) {
    if (node->n_kids > TC_ALL_PARTS) {
        enum tc_status status = tc_compiler_fail(c, node, "all() takes at most 4 parts", (struct tc_str){0});
        tc_error_hint(c->err, "every order of the parts is tried; 5 parts have 120");
        return status;
    }
    struct all_parts all = {.node = node, .full = (1U << node->n_kids) - 1};
    enum tc_status status = TC_OK;
    *facts = tc_facts_empty();
    for (uint32_t seen = 0; status == TC_OK && seen < all.full; seen++) {
        all.start[seen] = tc_compiler_here(c);
        status = seen > 0 ? emit_all_gap(c) : TC_OK;
        status = status == TC_OK ? emit_all_choice(c, &all, seen, facts) : status;
    }
    all.start[all.full] = tc_compiler_here(c);
    for (size_t i = 0; status == TC_OK && i < all.n_jumps; i++) {
        c->code.items[all.jumps[i].at].next = all.start[all.jumps[i].to];
    }
    tc_facts_scatter(facts);
    facts->bounded = node->n_kids < 2 && facts->bounded;
    return status;
}
