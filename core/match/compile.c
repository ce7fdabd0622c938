/* compile.c - tree to program. Every construct of the language becomes ATOM TYPE ANY SPLIT SAVE LOOK ASSERT MATCH;
 * counted repetitions are written out. */
#include "match/compiler.h"

#include "base/alloc.h"
#include <string.h>

enum { NODES_MAX = 1000000, NO_STATE = 0xffff };

/* --- mentions --- */

static enum tc_status make_filter(struct tc_compiler *c, const struct tc_node *node, uint32_t *filter) {
    if (!node->expr) {
        *filter = TC_NONE;
        return TC_OK;
    }
    struct tc_filter made = {.pattern = (uint32_t)c->model->programs.len, .type = tc_model_keep(c->model, node->text)};
    enum tc_status status = made.type.ptr ? tc_filter_compile(c->model, node->expr, &made, c->err) : TC_ERR_MEMORY;
    if (status != TC_OK) {
        return status;
    }
    *filter = (uint32_t)c->model->filters.len;
    return tc_vec_push(&c->model->filters, made);
}

/* What asks for a type alone is one for all patterns. */
static enum tc_status add_want(struct tc_model *model, struct tc_want want, uint32_t *number) {
    uint32_t *plain = &model->types.items[want.type].plain_want;
    if (want.filter == TC_NONE && *plain != TC_NONE) {
        *number = *plain;
        return TC_OK;
    }
    TC_TRY(tc_vec_push(&model->wants, want));
    *number = (uint32_t)model->wants.len - 1;
    *plain = want.filter == TC_NONE ? *number : *plain;
    return TC_OK;
}

static enum tc_status emit_mention(struct tc_compiler *c, struct tc_node *node, struct tc_facts *facts) {
    struct tc_want want = {.type = tc_compiler_find_type(c, node)};
    if (want.type == TC_NONE) {
        return tc_compiler_unknown(c, node, '@');
    }
    struct tc_str wanted = {0};
    uint32_t number = 0;
    TC_TRY(make_filter(c, node, &want.filter));
    TC_TRY(tc_compiler_text_of(c, &node, 1, &wanted));
    TC_TRY(add_want(c->model, want, &number));
    c->reads |= tc_type_bit(want.type);
    *facts = tc_facts_mention(want.type);
    return tc_compiler_push_wanted(c, TC_INST_TYPE, c->in_label > 0, number, wanted);
}

/* --- sequences, alternatives, repetitions --- */

/* A jump to a place not known yet: chained through next. */
static enum tc_status push_jump(struct tc_compiler *c, uint16_t *chain) {
    uint16_t at = tc_compiler_here(c);
    enum tc_status status = tc_compiler_push(c, TC_INST_JMP, 0, 0);
    if (status == TC_OK) {
        c->code.items[at].next = *chain;
        *chain = at;
    }
    return status;
}

/* Behind each of the ways from `first` to `kids` each of those behind them; where these are too many, what is known of
 * all of them. One alone goes behind them where they are: what is known is much to copy. */
static enum tc_status follow_ways(struct tc_compiler *c, size_t first, size_t kids, const struct tc_facts *kid) {
    size_t n = kids - first, n_kids = c->ways.len - kids;
    if (n_kids <= 1 || n * n_kids > TC_WAYS) {
        const struct tc_facts *alone = n_kids == 1 ? &c->ways.items[kids] : kid;
        for (size_t i = first; i < kids; i++) {
            tc_facts_then(&c->ways.items[i], alone);
        }
        c->ways.len = kids;
        return TC_OK;
    }
    for (size_t i = 0; i < n * n_kids; i++) {
        struct tc_facts way = c->ways.items[first + i % n];
        tc_facts_then(&way, &c->ways.items[kids + i / n]);
        TC_TRY(tc_vec_push(&c->ways, way));
    }
    memmove(c->ways.items + first, c->ways.items + kids + n_kids, n * n_kids * sizeof *c->ways.items);
    c->ways.len = first + n * n_kids;
    return TC_OK;
}

static enum tc_status emit_seq(struct tc_compiler *c, const struct tc_node *node, struct tc_facts *facts) {
    size_t first = c->ways.len;
    *facts = tc_facts_empty();
    if (c->splits) {
        TC_TRY(tc_vec_push(&c->ways, *facts));
    }
    for (size_t i = 0; i < node->n_kids; i++) {
        struct tc_facts kid;
        size_t kids = c->ways.len;
        TC_TRY(tc_compiler_emit(c, node->kids[c->backward ? node->n_kids - 1 - i : i], &kid));
        tc_facts_then(facts, &kid);
        if (c->splits) {
            TC_TRY(follow_ways(c, first, kids, &kid));
        }
    }
    return TC_OK;
}

/* The branches of alternatives on their way: which comes next, the last JMP to the end (each names the one before), and
 * what is known of all so far. */
struct ways {
    const struct tc_node *node;
    size_t at;
    uint16_t jumps;
    struct tc_facts *facts;
};

/* Single tokens side by side are one atom: which of them it was makes no difference to anything behind. */
static size_t end_of_branch(const struct tc_compiler *c, const struct tc_node *node, size_t at) {
    size_t end = at;
    while (end < node->n_kids && tc_compiler_is_token(c, node->kids[end], false)) {
        end++;
    }
    return end > at ? end : at + 1;
}

static size_t count_branches(const struct tc_compiler *c, const struct tc_node *node) {
    size_t n = 0;
    for (size_t at = 0; at < node->n_kids; n++) {
        at = end_of_branch(c, node, at);
    }
    return n;
}

static enum tc_status emit_branch(struct tc_compiler *c, struct ways *ways) {
    struct tc_node *const *kids = ways->node->kids + ways->at;
    size_t n = end_of_branch(c, ways->node, ways->at) - ways->at, n_ways = c->ways.len;
    struct tc_facts branch = tc_facts_empty();
    enum tc_status status = tc_compiler_is_token(c, kids[0], false) ? tc_compiler_emit_tokens(c, kids, n, kids, &branch)
                                                                    : tc_compiler_emit(c, kids[0], &branch);
    if (ways->at == 0) {
        *ways->facts = branch;
    } else {
        tc_facts_or(ways->facts, &branch);
    }
    ways->at += n;
    if (status == TC_OK && c->splits && c->ways.len == n_ways) {
        status = tc_vec_push(&c->ways, branch);
    }
    return status == TC_OK && ways->at < ways->node->n_kids ? push_jump(c, &ways->jumps) : status;
}

/* The next n branches, by halves, so that few forks lead to the ones that can begin with a token. */
static enum tc_status emit_ways(struct tc_compiler *c, struct ways *ways, size_t n) {
    uint16_t split = 0;
    if (n == 1) {
        return emit_branch(c, ways);
    }
    enum tc_status status = tc_compiler_push_split(c, &split);
    status = status == TC_OK ? emit_ways(c, ways, n / 2) : status;
    if (status == TC_OK) {
        tc_compiler_set_split(c, split, (uint16_t)(split + 1), tc_compiler_here(c), false);
        status = emit_ways(c, ways, n - n / 2);
    }
    return status;
}

static enum tc_status emit_alt(struct tc_compiler *c, const struct tc_node *node, struct tc_facts *facts) {
    struct ways ways = {node, 0, NO_STATE, facts};
    enum tc_status status = emit_ways(c, &ways, count_branches(c, node));
    while (status == TC_OK && ways.jumps != NO_STATE) {
        uint16_t before = c->code.items[ways.jumps].next;
        c->code.items[ways.jumps].next = tc_compiler_here(c);
        ways.jumps = before;
    }
    return status;
}

/* x x x: n copies; facts of one. Stops early when a copy needs no instruction. */
static enum tc_status emit_copies(struct tc_compiler *c, const struct tc_node *kid, uint32_t n,
                                  struct tc_facts *facts) {
    enum tc_status status = TC_OK;
    for (uint32_t i = 0; status == TC_OK && i < n; i++) {
        uint16_t start = tc_compiler_here(c);
        status = tc_compiler_emit(c, kid, facts);
        if (tc_compiler_here(c) == start) {
            break;
        }
    }
    return status;
}

/* x+ where x can be empty. A round that consumed nothing is the last, so the body is written twice: as long as the
 * round has consumed nothing control stays in the first copy, whose end leaves the loop; what consumes leads over to
 * the second, whose end may begin another round. Without this a state could come back to itself at the same token. */
static enum tc_status emit_idle_copy(struct tc_compiler *c, const struct tc_node *kid, uint16_t top, uint16_t *leave,
                                     struct tc_facts *facts) {
    uint16_t end = tc_compiler_here(c);
    *leave = NO_STATE;
    enum tc_status status = push_jump(c, leave);
    uint16_t offset = (uint16_t)(tc_compiler_here(c) - top);
    status = status == TC_OK ? tc_compiler_emit(c, kid, facts) : status;
    if (status != TC_OK) {
        return status;
    }
    for (uint16_t pc = top; pc < end; pc++) {
        struct tc_inst *inst = &c->code.items[pc];
        if (tc_inst_consumes(inst)) {
            inst->next = (uint16_t)(inst->next + offset);
        }
    }
    return TC_OK;
}

/* x+ : the body, then the choice to go round again. */
static enum tc_status emit_plus(struct tc_compiler *c, const struct tc_node *kid, bool lazy, struct tc_facts *facts) {
    uint16_t top = tc_compiler_here(c), split = 0, leave = NO_STATE;
    enum tc_status status = tc_compiler_emit(c, kid, facts);
    if (status != TC_OK || tc_compiler_here(c) == top) {
        return status;
    }
    if (facts->min == 0) {
        status = emit_idle_copy(c, kid, top, &leave, facts);
    }
    status = status == TC_OK ? tc_compiler_push_split(c, &split) : status;
    if (status == TC_OK) {
        tc_compiler_set_split(c, split, top, tc_compiler_here(c), lazy);
    }
    if (status == TC_OK && leave != NO_STATE) {
        c->code.items[leave].next = tc_compiler_here(c);
    }
    return status;
}

/* (x (x (x)?)?)? : up to n more. */
static enum tc_status emit_optional(struct tc_compiler *c, const struct tc_node *kid, uint32_t n, bool lazy,
                                    struct tc_facts *facts) {
    uint16_t splits = NO_STATE; /* the last fork; each names the one before until the end is known */
    enum tc_status status = TC_OK;
    for (uint32_t i = 0; status == TC_OK && i < n; i++) {
        uint16_t split = 0;
        status = tc_compiler_push_split(c, &split);
        if (status == TC_OK) {
            c->code.items[split].alt = splits;
            splits = split;
            status = tc_compiler_emit(c, kid, facts);
        }
        if (tc_compiler_here(c) == split + 1) {
            break;
        }
    }
    while (status == TC_OK && splits != NO_STATE) {
        uint16_t before = c->code.items[splits].alt;
        tc_compiler_set_split(c, splits, (uint16_t)(splits + 1), tc_compiler_here(c), lazy);
        splits = before;
    }
    return status;
}

/* (x+)? rather than a loop that asks first: right for bodies that can be empty too. */
static enum tc_status emit_star(struct tc_compiler *c, const struct tc_node *kid, bool lazy, struct tc_facts *facts) {
    uint16_t split = 0;
    enum tc_status status = tc_compiler_push_split(c, &split);
    status = status == TC_OK ? emit_plus(c, kid, lazy, facts) : status;
    if (status == TC_OK) {
        tc_compiler_set_split(c, split, (uint16_t)(split + 1), tc_compiler_here(c), lazy);
    }
    return status;
}

static enum tc_status emit_repeat(struct tc_compiler *c, const struct tc_node *node, struct tc_facts *facts) {
    const struct tc_node *kid = node->kids[0];
    bool lazy = node->lazy || c->in_list > 0;
    enum tc_status status = TC_OK;
    if (node->max == TC_MANY && node->min == 0) {
        status = emit_star(c, kid, lazy, facts);
    } else if (node->max == TC_MANY) {
        status = emit_copies(c, kid, node->min - 1U, facts);
        status = status == TC_OK ? emit_plus(c, kid, lazy, facts) : status;
    } else {
        *facts = tc_facts_empty();
        status = emit_copies(c, kid, node->min, facts);
        status = status == TC_OK ? emit_optional(c, kid, (uint32_t)node->max - node->min, lazy, facts) : status;
    }
    if (status == TC_OK) {
        tc_facts_times(facts, node->min, node->max);
    }
    return status;
}

/* --- labels and places --- */

static enum tc_status find_label(struct tc_compiler *c, struct tc_str name, uint32_t *label) {
    for (size_t i = 0; i < c->labels.len; i++) {
        if (tc_str_eq(c->labels.items[i].name, name)) {
            *label = (uint32_t)i;
            return TC_OK;
        }
    }
    struct tc_label made = {.name = tc_model_keep(c->model, name)};
    *label = (uint32_t)c->labels.len;
    return made.name.ptr ? tc_vec_push(&c->labels, made) : TC_ERR_MEMORY;
}

static enum tc_status emit_label(struct tc_compiler *c, const struct tc_node *node, struct tc_facts *facts) {
    if (c->in_look > 0) {
        return tc_compiler_emit(c, node->kids[0], facts);
    }
    uint32_t label = 0;
    enum tc_status status = find_label(c, node->text, &label);
    status = status == TC_OK ? tc_compiler_push(c, TC_INST_SAVE, 1, label) : status;
    c->in_label++;
    status = status == TC_OK ? tc_compiler_emit(c, node->kids[0], facts) : status;
    c->in_label--;
    return status == TC_OK ? tc_compiler_push(c, TC_INST_SAVE, 0, label) : status;
}

static enum tc_status emit_place(struct tc_compiler *c, const struct tc_node *node, struct tc_facts *facts) {
    *facts = tc_facts_empty();
    bool at_end = node->kind == TC_NODE_END;
    facts->opens = !at_end;
    return tc_compiler_push_wanted(c, TC_INST_ASSERT, at_end, 0, at_end ? TC_STR("$") : TC_STR("^"));
}

/* --- all of them --- */

static enum tc_status enter_macro(struct tc_compiler *c, const struct tc_node *node, const struct tc_node **body) {
    *body = tc_compiler_find_macro(c, node);
    if (!*body) {
        return tc_compiler_unknown(c, node, '$');
    }
    for (uint32_t i = 0; i < c->n_macros; i++) {
        if (tc_str_eq(c->macros[i], node->text)) {
            return tc_compiler_fail(c, node, "a macro that contains itself: $", node->text);
        }
    }
    if (c->n_macros == TC_MACRO_DEPTH) {
        return tc_compiler_fail(c, node, "macros nested too deeply at $", node->text);
    }
    c->macros[c->n_macros++] = node->text;
    return TC_OK;
}

static enum tc_status emit_macro(struct tc_compiler *c, const struct tc_node *node, struct tc_facts *facts) {
    const struct tc_node *body = NULL;
    enum tc_status status = enter_macro(c, node, &body);
    if (status == TC_OK) {
        status = tc_compiler_emit(c, body, facts);
        c->n_macros--;
    }
    return status;
}

static enum tc_status emit_node(struct tc_compiler *c, const struct tc_node *node, struct tc_facts *facts) {
    struct tc_node copy = *node;
    struct tc_node *one = &copy;
    switch (node->kind) {
    case TC_NODE_SEQ:
        return emit_seq(c, node, facts);
    case TC_NODE_ALT:
        return emit_alt(c, node, facts);
    case TC_NODE_REPEAT:
        return emit_repeat(c, node, facts);
    case TC_NODE_LABEL:
        return emit_label(c, node, facts);
    case TC_NODE_WORD:
    case TC_NODE_PHRASE:
    case TC_NODE_EXACT:
        return tc_compiler_emit_phrase(c, node, facts);
    case TC_NODE_TOKEN:
        if (!node->expr) {
            *facts = (struct tc_facts){.min = 1, .max = 1, .bounded = true};
            return tc_compiler_push_wanted(c, TC_INST_ANY, 0, 0, TC_STR("[]"));
        }
        return tc_compiler_emit_tokens(c, &one, 1, node, facts);
    case TC_NODE_REGEX:
    case TC_NODE_LEMMA:
    case TC_NODE_FUZZY:
    case TC_NODE_CLASS:
        return tc_compiler_emit_tokens(c, &one, 1, node, facts);
    case TC_NODE_MENTION:
        return emit_mention(c, one, facts);
    case TC_NODE_MACRO:
        return emit_macro(c, node, facts);
    case TC_NODE_GAP:
        return tc_compiler_emit_gap(c, node, facts);
    case TC_NODE_LIST:
        return tc_compiler_emit_list(c, one, facts);
    case TC_NODE_ALL:
        return tc_compiler_emit_all(c, node, facts);
    case TC_NODE_LOOK:
        return tc_compiler_emit_look(c, one, facts);
    case TC_NODE_START:
    case TC_NODE_END:
        return emit_place(c, node, facts);
    }
    return TC_OK;
}

static bool is_part(const struct tc_compiler *c, const struct tc_node *node, struct tc_part *part) {
    *part = (struct tc_part){.kind = TC_PART_GAP, .min = node->min, .max = node->max};
    if (c->n_macros == 0) {
        part->col = node->col;
        part->end_col = node->end_col;
    }
    if (c->in_look > 0 || node->kind == TC_NODE_GAP)
        return c->in_look == 0;
    bool may_lack = node->kind == TC_NODE_REPEAT && node->min == 0 && c->in_rewritten == 0;
    part->kind = may_lack ? TC_PART_OPTIONAL : node->kind == TC_NODE_LIST ? TC_PART_LIST : TC_PART_MACRO;
    return c->in_part == 0 && (may_lack || node->kind == TC_NODE_LIST || node->kind == TC_NODE_MACRO);
}

static enum tc_status emit_part(struct tc_compiler *c, const struct tc_node *node, struct tc_facts *facts) {
    struct tc_part part;
    if (++c->n_nodes > NODES_MAX)
        return tc_error_set(c->err, TC_ERR_LIMIT, "the pattern with its macros has more than %d parts", NODES_MAX);
    if (!is_part(c, node, &part))
        return emit_node(c, node, facts);
    bool is_outer = part.kind == TC_PART_MACRO || part.kind == TC_PART_LIST;
    part.first = tc_compiler_here(c);
    c->in_part += is_outer;
    enum tc_status status = emit_node(c, node, facts);
    c->in_part -= is_outer;
    part.last = tc_compiler_here(c);
    if (status == TC_OK && part.last > part.first)
        status = tc_vec_push(&c->parts, part);
    return status;
}

static bool can_split(const struct tc_compiler *c, const struct tc_node *node) {
    return c->splits && (node->kind == TC_NODE_SEQ || node->kind == TC_NODE_ALT);
}

/* Recursion is bounded by the parser's TC_PATTERN_DEPTH times TC_MACRO_DEPTH. */
enum tc_status tc_compiler_emit(struct tc_compiler *c, const struct tc_node *node, struct tc_facts *facts) {
    bool splits = c->splits;
    c->splits = can_split(c, node);
    enum tc_status status = emit_part(c, node, facts);
    c->splits = splits;
    return status;
}

static enum tc_status check_states(const struct tc_model *model, uint32_t n, struct tc_error *err) {
    if (n <= model->limits.states) {
        return TC_OK;
    }
    enum tc_status status =
        tc_error_set(err, TC_ERR_LIMIT, "the pattern needs %u states; at most %u are allowed", n, model->limits.states);
    tc_error_hint(err, "counted repetitions and list() write their parts out several times: make them shorter");
    return status;
}

/* --- ways --- */

/* The way of the model from `first` on that has the same anchor; their number if none has. */
static size_t find_way(const struct tc_model *model, size_t first, const struct tc_facts *facts) {
    struct tc_anchor anchor = tc_model_anchor(model, facts);
    for (; first < model->ways.len; first++) {
        struct tc_anchor other = tc_model_anchor(model, &model->ways.items[first].facts);
        if (tc_anchor_is(&anchor, &other)) {
            break;
        }
    }
    return first;
}

static enum tc_status add_way(struct tc_model *model, const struct tc_facts *facts) {
    struct tc_way way = {(uint32_t)model->programs.len, *facts};
    return tc_vec_push(&model->ways, way);
}

/* Adds the ways to the model's, those with the same anchor as one. Where the pattern has an anchor that is rarer than
 * theirs together, or they are too many, it is one way. */
static enum tc_status add_ways(struct tc_compiler *c, const struct tc_facts *whole) {
    struct tc_model *model = c->model;
    struct tc_anchor anchor = tc_model_anchor(model, whole);
    size_t first = model->ways.len;
    float frequency = 0, enough = anchor.n > 0 ? anchor.frequency * 1.01F : 1;
    for (size_t i = 0; i < c->ways.len; i++) {
        size_t same = find_way(model, first, &c->ways.items[i]);
        if (same < model->ways.len) {
            tc_facts_or(&model->ways.items[same].facts, &c->ways.items[i]);
        } else {
            frequency += tc_model_anchor(model, &c->ways.items[i]).frequency;
            TC_TRY(add_way(model, &c->ways.items[i]));
        }
    }
    if (model->ways.len > first && model->ways.len <= first + TC_WAYS && frequency <= enough) {
        return TC_OK;
    }
    model->ways.len = first;
    return add_way(model, whole);
}

enum tc_status tc_compile(struct tc_model *model, const struct tc_node *root, const struct tc_scope *scope,
                          struct tc_program *program, struct tc_facts *facts, struct tc_error *err) {
    struct tc_compiler c = {.model = model, .scope = scope, .err = err, .splits = true};
    tc_arena_init(&c.scratch, SIZE_MAX);
    enum tc_status status = tc_compiler_emit(&c, root, facts);
    status = status == TC_OK ? add_ways(&c, facts) : status;
    status = status == TC_OK ? tc_compiler_finish(&c, program) : status;
    program->n_states = program->n_code + c.n_look_states;
    tc_compiler_fini(&c);
    if (status == TC_ERR_MEMORY) {
        return tc_error_set(err, TC_ERR_MEMORY, "memory is short");
    }
    return status == TC_OK ? check_states(model, program->n_states, err) : status;
}
