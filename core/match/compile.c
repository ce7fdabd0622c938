/* Tree to program. Every construct of the language becomes ATOM TYPE ANY SPLIT SAVE LOOK ASSERT MATCH; counted
 * repetitions are written out, list() and gaps are rewritten as trees of simpler nodes first. */
#include "match/compile.h"

#include "base/alloc.h"
#include <string.h>

enum { MACRO_DEPTH = 32, LOOK_DEPTH = 16, NODES_MAX = 1000000, NO_STATE = 0xffff };

struct compiler {
    struct tc_model *model;
    const struct tc_scope *scope;
    struct tc_error *err;
    struct tc_arena scratch; /* nodes that rewriting makes */
    TC_VEC(struct tc_inst) code;
    TC_VEC(struct tc_str) wanted;
    TC_VEC(struct tc_label) labels;
    struct tc_str macros[MACRO_DEPTH]; /* being expanded */
    uint32_t n_macros;
    uint32_t n_nodes;                    /* visited: macros of macros can ask for any number */
    uint32_t in_list, in_label, in_look; /* depths */
    bool backward;                       /* a lookbehind is compiled from right to left */
    bool sees_mentions;
    uint32_t n_look_states;
};

static enum tc_status emit(struct compiler *c, const struct tc_node *node, struct tc_facts *facts);

static enum tc_status fail(struct compiler *c, const struct tc_node *node, const char *what, struct tc_str name) {
    return tc_error_at(c->err, TC_ERR_PLUGIN, NULL, 1, node->col, "%s%.*s", what, TC_FMT(name));
}

/* --- instructions --- */

static uint16_t here(const struct compiler *c) { return (uint16_t)c->code.len; }

static enum tc_status push_wanted(struct compiler *c, uint8_t op, uint8_t flag, uint32_t arg, struct tc_str wanted) {
    if (c->code.len >= TC_PROGRAM_MAX) {
        return tc_error_set(c->err, TC_ERR_LIMIT, "the pattern needs more than %d states; at most %u are allowed",
                            TC_PROGRAM_MAX, c->model->limits.states);
    }
    struct tc_inst inst = {.op = op, .flag = flag, .arg = arg, .mark = TC_NO_MARK, .next = (uint16_t)(c->code.len + 1)};
    return tc_vec_push(&c->code, inst) == TC_OK ? tc_vec_push(&c->wanted, wanted) : TC_ERR_MEMORY;
}

static enum tc_status push(struct compiler *c, uint8_t op, uint8_t flag, uint32_t arg) {
    return push_wanted(c, op, flag, arg, (struct tc_str){0});
}

/* A fork whose branches are filled in later; lazy: the second way is tried first. */
static enum tc_status push_split(struct compiler *c, uint16_t *at) {
    *at = here(c);
    return push(c, TC_INST_SPLIT, 0, 0);
}

static void set_split(struct compiler *c, uint16_t at, uint16_t into, uint16_t past, bool lazy) {
    c->code.items[at].next = lazy ? past : into;
    c->code.items[at].alt = lazy ? into : past;
}

/* A jump to a place not known yet: chained through next. */
static enum tc_status push_jump(struct compiler *c, uint16_t *chain) {
    uint16_t at = here(c);
    enum tc_status status = push(c, TC_INST_JMP, 0, 0);
    if (status == TC_OK) {
        c->code.items[at].next = *chain;
        *chain = at;
    }
    return status;
}

/* Pattern text of a row of alternatives, for near misses. */
static bool stands_in(const struct tc_node *node, struct tc_node *const *nodes, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (tc_pattern_equal(node, nodes[i]))
            return true;
    return false;
}

static enum tc_status text_of(struct compiler *c, struct tc_node *const *nodes, size_t n, struct tc_str *text) {
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

static enum tc_status unknown(struct compiler *c, const struct tc_node *node, char sigil) {
    enum tc_status status = tc_error_at(c->err, TC_ERR_PLUGIN, NULL, 1, node->col, "unknown %s \"%c%.*s\"",
                                        sigil == '@' ? "type of mentions" : "macro", sigil, TC_FMT(node->text));
    if (c->scope && c->scope->unknown) {
        c->scope->unknown(c->scope->ctx, sigil, node->text, c->err);
    }
    return status;
}

static const struct tc_node *find_macro(const struct compiler *c, const struct tc_node *node) {
    return c->scope && c->scope->macro ? c->scope->macro(c->scope->ctx, node->text) : NULL;
}

static uint32_t find_type(const struct compiler *c, const struct tc_node *node) {
    return c->scope && c->scope->type ? c->scope->type(c->scope->ctx, node->text)
                                      : tc_model_find_type(c->model, 0, node->text);
}

static enum tc_status enter_macro(struct compiler *c, const struct tc_node *node, const struct tc_node **body) {
    *body = find_macro(c, node);
    if (!*body) {
        return unknown(c, node, '$');
    }
    for (uint32_t i = 0; i < c->n_macros; i++) {
        if (tc_str_eq(c->macros[i], node->text)) {
            return fail(c, node, "a macro that contains itself: $", node->text);
        }
    }
    if (c->n_macros == MACRO_DEPTH) {
        return fail(c, node, "macros nested too deeply at $", node->text);
    }
    c->macros[c->n_macros++] = node->text;
    return TC_OK;
}

/* --- one token --- */

static bool is_one_word(struct tc_str text) { return !memchr(text.ptr, ' ', text.len); }

/* Does the node consume just one token whose truth is a set and tests? Looks through one macro, not through macros of
 * macros. */
static bool is_token(const struct compiler *c, const struct tc_node *node, bool in_macro) {
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
        const struct tc_node *body = find_macro(c, node);
        return body && !in_macro && is_token(c, body, true);
    }
    case TC_NODE_SEQ:
        return node->n_kids == 1 && is_token(c, node->kids[0], in_macro);
    case TC_NODE_ALT:
        for (size_t i = 0; i < node->n_kids; i++) {
            if (!is_token(c, node->kids[i], in_macro)) {
                return false;
            }
        }
        return node->n_kids > 0;
    default:
        return false;
    }
}

struct forms {
    struct compiler *c;
    struct tc_token_set *set;
    enum tc_status status;
};

static void add_form(void *ctx, struct tc_str form) {
    struct forms *forms = ctx;
    if (forms->status == TC_OK) {
        forms->status = tc_set_add_word(forms->c->model, forms->set, form, false);
    }
}

static enum tc_status add_lemma(struct compiler *c, struct tc_token_set *set, struct tc_str lemma) {
    struct forms forms = {c, set, TC_OK};
    tc_inflect(lemma, add_form, &forms);
    return forms.status;
}

static enum tc_status add_word_test(struct compiler *c, struct tc_token_set *set, const struct tc_node *node) {
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
static enum tc_status gather(struct compiler *c, const struct tc_node *node, struct tc_token_set *set) {
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
        return gather(c, find_macro(c, node), set);
    default:
        break;
    }
    enum tc_status status = TC_OK;
    for (size_t i = 0; status == TC_OK && i < node->n_kids; i++) {
        status = gather(c, node->kids[i], set);
    }
    return status;
}

/* The atom for a row of nodes any of which may match the token. */
static enum tc_status make_atom(struct compiler *c, struct tc_node *const *nodes, size_t n, uint32_t *atom) {
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

static enum tc_status emit_atom(struct compiler *c, uint32_t atom, struct tc_str wanted, struct tc_facts *facts) {
    *facts = tc_facts_atom(atom, c->model->atoms.items[atom].frequency);
    return push_wanted(c, TC_INST_ATOM, 0, atom, wanted);
}

static enum tc_status emit_tokens(struct compiler *c, struct tc_node *const *nodes, size_t n, struct tc_facts *facts) {
    uint32_t atom = 0;
    struct tc_str wanted = {0};
    enum tc_status status = make_atom(c, nodes, n, &atom);
    status = status == TC_OK ? text_of(c, nodes, n, &wanted) : status;
    return status == TC_OK ? emit_atom(c, atom, wanted, facts) : status;
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

/* "foreign minister": its words in order. */
static enum tc_status emit_phrase(struct compiler *c, const struct tc_node *node, struct tc_facts *facts) {
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
            status = emit_tokens(c, &one, 1, &kid);
            if (status == TC_OK) {
                tc_facts_then(facts, &kid);
            }
        }
    }
    return status;
}

/* --- mentions --- */

static enum tc_status make_filter(struct compiler *c, const struct tc_node *node, uint32_t *filter) {
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

static enum tc_status emit_mention(struct compiler *c, struct tc_node *node, struct tc_facts *facts) {
    struct tc_want want = {.type = find_type(c, node)};
    if (want.type == TC_NONE) {
        return unknown(c, node, '@');
    }
    struct tc_str wanted = {0};
    enum tc_status status = make_filter(c, node, &want.filter);
    status = status == TC_OK ? text_of(c, &node, 1, &wanted) : status;
    if (status != TC_OK || tc_vec_push(&c->model->wants, want) != TC_OK) {
        return status != TC_OK ? status : TC_ERR_MEMORY;
    }
    c->sees_mentions = true;
    *facts = tc_facts_mention(want.type);
    return push_wanted(c, TC_INST_TYPE, c->in_label > 0, (uint32_t)c->model->wants.len - 1, wanted);
}

/* --- sequences, alternatives, repetitions --- */

static enum tc_status emit_seq(struct compiler *c, const struct tc_node *node, struct tc_facts *facts) {
    enum tc_status status = TC_OK;
    *facts = tc_facts_empty();
    for (size_t i = 0; status == TC_OK && i < node->n_kids; i++) {
        struct tc_facts kid;
        status = emit(c, node->kids[c->backward ? node->n_kids - 1 - i : i], &kid);
        if (status == TC_OK) {
            tc_facts_then(facts, &kid);
        }
    }
    return status;
}

/* Single tokens side by side are one atom: which of them it was makes no difference to anything behind. */
static enum tc_status emit_branch(struct compiler *c, const struct tc_node *node, size_t *at, struct tc_facts *facts) {
    size_t first = *at;
    while (*at < node->n_kids && is_token(c, node->kids[*at], false)) {
        ++*at;
    }
    if (*at > first) {
        return emit_tokens(c, node->kids + first, *at - first, facts);
    }
    return emit(c, node->kids[(*at)++], facts);
}

static enum tc_status emit_alt(struct compiler *c, const struct tc_node *node, struct tc_facts *facts) {
    uint16_t jumps = NO_STATE; /* the last JMP to the end; each names the one before */
    enum tc_status status = TC_OK;
    bool first = true, last = false;
    for (size_t at = 0; status == TC_OK && !last; first = false) {
        uint16_t split = 0;
        struct tc_facts branch = tc_facts_empty();
        status = push_split(c, &split);
        status = status == TC_OK ? emit_branch(c, node, &at, &branch) : status;
        last = at >= node->n_kids;
        if (status == TC_OK && last) {
            c->code.items[split].op = TC_INST_JMP; /* the last branch has no other way */
        } else if (status == TC_OK) {
            status = push_jump(c, &jumps);
            set_split(c, split, (uint16_t)(split + 1), here(c), false);
        }
        if (first) {
            *facts = branch;
        } else {
            tc_facts_or(facts, &branch);
        }
    }
    while (status == TC_OK && jumps != NO_STATE) {
        uint16_t before = c->code.items[jumps].next;
        c->code.items[jumps].next = here(c);
        jumps = before;
    }
    return status;
}

/* x x x: n copies; facts of one. Stops early when a copy needs no instruction. */
static enum tc_status emit_copies(struct compiler *c, const struct tc_node *kid, uint32_t n, struct tc_facts *facts) {
    enum tc_status status = TC_OK;
    for (uint32_t i = 0; status == TC_OK && i < n; i++) {
        uint16_t start = here(c);
        status = emit(c, kid, facts);
        if (here(c) == start) {
            break;
        }
    }
    return status;
}

/* x+ where x can be empty. A round that consumed nothing is the last, so the body is written twice: as long as the
 * round has consumed nothing control stays in the first copy, whose end leaves the loop; what consumes leads over to
 * the second, whose end may begin another round. Without this a state could come back to itself at the same token. */
static enum tc_status emit_idle_copy(struct compiler *c, const struct tc_node *kid, uint16_t top, uint16_t *leave,
                                     struct tc_facts *facts) {
    uint16_t end = here(c);
    *leave = NO_STATE;
    enum tc_status status = push_jump(c, leave);
    uint16_t offset = (uint16_t)(here(c) - top);
    status = status == TC_OK ? emit(c, kid, facts) : status;
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
static enum tc_status emit_plus(struct compiler *c, const struct tc_node *kid, bool lazy, struct tc_facts *facts) {
    uint16_t top = here(c), split = 0, leave = NO_STATE;
    enum tc_status status = emit(c, kid, facts);
    if (status != TC_OK || here(c) == top) {
        return status;
    }
    if (facts->min == 0) {
        status = emit_idle_copy(c, kid, top, &leave, facts);
    }
    status = status == TC_OK ? push_split(c, &split) : status;
    if (status == TC_OK) {
        set_split(c, split, top, here(c), lazy);
    }
    if (status == TC_OK && leave != NO_STATE) {
        c->code.items[leave].next = here(c);
    }
    return status;
}

/* (x (x (x)?)?)? : up to n more. */
static enum tc_status emit_optional(struct compiler *c, const struct tc_node *kid, uint32_t n, bool lazy,
                                    struct tc_facts *facts) {
    uint16_t splits = NO_STATE; /* the last fork; each names the one before until the end is known */
    enum tc_status status = TC_OK;
    for (uint32_t i = 0; status == TC_OK && i < n; i++) {
        uint16_t split = 0;
        status = push_split(c, &split);
        if (status == TC_OK) {
            c->code.items[split].alt = splits;
            splits = split;
            status = emit(c, kid, facts);
        }
        if (here(c) == split + 1) {
            break;
        }
    }
    while (status == TC_OK && splits != NO_STATE) {
        uint16_t before = c->code.items[splits].alt;
        set_split(c, splits, (uint16_t)(splits + 1), here(c), lazy);
        splits = before;
    }
    return status;
}

/* (x+)? rather than a loop that asks first: right for bodies that can be empty too. */
static enum tc_status emit_star(struct compiler *c, const struct tc_node *kid, bool lazy, struct tc_facts *facts) {
    uint16_t split = 0;
    enum tc_status status = push_split(c, &split);
    status = status == TC_OK ? emit_plus(c, kid, lazy, facts) : status;
    if (status == TC_OK) {
        set_split(c, split, (uint16_t)(split + 1), here(c), lazy);
    }
    return status;
}

static enum tc_status emit_repeat(struct compiler *c, const struct tc_node *node, struct tc_facts *facts) {
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
    tc_facts_times(facts, node->min, node->max);
    return status;
}

/* --- labels and places --- */

static enum tc_status find_label(struct compiler *c, struct tc_str name, uint32_t *label) {
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

static enum tc_status emit_label(struct compiler *c, const struct tc_node *node, struct tc_facts *facts) {
    if (c->in_look > 0) {
        return emit(c, node->kids[0], facts);
    }
    uint32_t label = 0;
    enum tc_status status = find_label(c, node->text, &label);
    status = status == TC_OK ? push(c, TC_INST_SAVE, 1, label) : status;
    c->in_label++;
    status = status == TC_OK ? emit(c, node->kids[0], facts) : status;
    c->in_label--;
    return status == TC_OK ? push(c, TC_INST_SAVE, 0, label) : status;
}

static void compiler_fini(struct compiler *c) {
    tc_arena_fini(&c->scratch);
    tc_vec_fini(&c->code);
    tc_vec_fini(&c->wanted);
    tc_vec_fini(&c->labels);
}

/* What has been emitted, with MATCH behind it, as a program. */
static enum tc_status finish(struct compiler *c, struct tc_program *program) {
    enum tc_status status = push(c, TC_INST_MATCH, 0, 0);
    if (status != TC_OK) {
        return status;
    }
    struct tc_draft draft = {c->code.items, c->wanted.items, c->labels.items, (uint32_t)c->code.len,
                             (uint32_t)c->labels.len};
    return tc_program_finish(c->model, &draft, program);
}

/* A lookaround is a program of its own. */
static enum tc_status compile_look(struct compiler *c, const struct tc_node *node, struct tc_look *look) {
    struct compiler inner = {.model = c->model,
                             .scope = c->scope,
                             .err = c->err,
                             .n_macros = c->n_macros,
                             .n_nodes = c->n_nodes,
                             .in_look = c->in_look + 1,
                             .backward = node->behind};
    struct tc_facts facts;
    if (inner.in_look > LOOK_DEPTH) {
        return fail(c, node, "lookarounds nested too deeply", (struct tc_str){0});
    }
    memcpy(inner.macros, c->macros, sizeof inner.macros);
    tc_arena_init(&inner.scratch, SIZE_MAX);
    enum tc_status status = emit(&inner, node->kids[0], &facts);
    status = status == TC_OK ? finish(&inner, &look->program) : status;
    if (status == TC_OK && node->behind && !facts.bounded) {
        status = fail(c, node, "a lookbehind must have a greatest length", (struct tc_str){0});
        tc_error_hint(c->err, "write {0,5} or ..5 in place of * + {n,}");
    }
    look->sees_mentions = inner.sees_mentions;
    look->program.n_states = look->program.n_code + inner.n_look_states;
    c->n_nodes = inner.n_nodes;
    compiler_fini(&inner);
    return status;
}

/* Name space and text: equal ones mean the same. */
static uint32_t look_name(struct compiler *c, const struct tc_node *node) {
    struct tc_buf name;
    tc_buf_init(&name, SIZE_MAX);
    enum tc_status status =
        tc_buf_addf(&name, "%u %d ", c->scope ? (unsigned)c->scope->group : 0U, c->in_list > 0 ? 1 : 0);
    status = status == TC_OK ? tc_pattern_print(node, &name) : status;
    uint32_t id = status == TC_OK ? tc_intern_add(&c->model->look_names, tc_buf_str(&name)) : 0;
    tc_buf_fini(&name);
    return id;
}

/* The number of the model's lookaround for the node, made at first sight. Negation is the instruction's. */
static enum tc_status find_look(struct compiler *c, struct tc_node *node, uint32_t *number) {
    struct tc_node positive = *node;
    positive.negated = false;
    struct tc_look look = {.name = look_name(c, &positive), .behind = node->behind, .atom = TC_NONE};
    for (size_t i = 0; i < c->model->looks.len; i++) {
        if (c->model->looks.items[i].name == look.name) {
            *number = (uint32_t)i;
            return TC_OK;
        }
    }
    enum tc_status status = look.name == 0 ? TC_ERR_MEMORY : TC_OK;
    if (status == TC_OK) {
        status =
            is_token(c, node->kids[0], false) ? make_atom(c, node->kids, 1, &look.atom) : compile_look(c, node, &look);
    }
    if (status != TC_OK) {
        return status;
    }
    *number = (uint32_t)c->model->looks.len; /* inner ones came first */
    return tc_vec_push(&c->model->looks, look);
}

static enum tc_status emit_look(struct compiler *c, struct tc_node *node, struct tc_facts *facts) {
    struct tc_str wanted = {0};
    uint32_t number = 0;
    *facts = tc_facts_empty();
    enum tc_status status = text_of(c, &node, 1, &wanted);
    status = status == TC_OK ? find_look(c, node, &number) : status;
    if (status == TC_OK) {
        c->sees_mentions |= c->model->looks.items[number].sees_mentions;
        c->n_look_states += c->model->looks.items[number].program.n_states;
        status = push_wanted(c, TC_INST_LOOK, node->negated, number, wanted);
    }
    return status;
}

static enum tc_status emit_place(struct compiler *c, const struct tc_node *node, struct tc_facts *facts) {
    *facts = tc_facts_empty();
    bool at_end = node->kind == TC_NODE_END;
    return push_wanted(c, TC_INST_ASSERT, at_end, 0, at_end ? TC_STR("$") : TC_STR("^"));
}

/* --- constructs that are rewritten --- */

static struct tc_node *new_node(struct compiler *c, enum tc_node_kind kind, const struct tc_node *model,
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

static struct tc_node *word_node(struct compiler *c, const struct tc_node *model, enum tc_node_kind kind,
                                 struct tc_str text) {
    struct tc_node *node = new_node(c, kind, model, 0);
    if (node) {
        node->text = text;
    }
    return node;
}

static struct tc_node *parent_node(struct compiler *c, enum tc_node_kind kind, const struct tc_node *model,
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

static struct tc_node *repeat_node(struct compiler *c, struct tc_node *kid, uint16_t min, uint16_t max, bool lazy) {
    struct tc_node *node = kid ? parent_node(c, TC_NODE_REPEAT, kid, &kid, 1) : NULL;
    if (node) {
        node->min = min;
        node->max = max;
        node->lazy = lazy;
    }
    return node;
}

static enum tc_status emit_gap(struct compiler *c, const struct tc_node *node, struct tc_facts *facts) {
    struct tc_node *token = word_node(c, node, TC_NODE_TOKEN, (struct tc_str){0});
    if (token) {
        token->expr = node->expr;
    }
    struct tc_node *repeat = repeat_node(c, token, node->min, node->max, true);
    return repeat ? emit(c, repeat, facts) : TC_ERR_MEMORY;
}

/* P (, P)*? ,? (and | or | & | "as well as") P  |  P.  The form with a conjunction goes first, and everything inside is
 * lazy: an item is as short as it can be, so that it does not swallow the separators. */
static enum tc_status emit_list(struct compiler *c, struct tc_node *node, struct tc_facts *facts) {
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
    enum tc_status status = emit(c, list, facts);
    c->in_list--;
    return status;
}

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

static enum tc_status emit_all_gap(struct compiler *c) {
    uint16_t split = 0;
    enum tc_status status = push_split(c, &split);
    status = status == TC_OK ? push(c, TC_INST_ANY, 0, 0) : status;
    if (status == TC_OK) {
        c->code.items[split + 1].next = split;
        set_split(c, split, (uint16_t)(split + 1), here(c), true);
    }
    return status;
}

static enum tc_status emit_all_choice(struct compiler *c, struct all_parts *all, uint32_t seen,
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
        status = last ? TC_OK : push_split(c, &split);
        status = status == TC_OK ? emit(c, all->node->kids[i], &part) : status;
        all->jumps[all->n_jumps].at = here(c);
        all->jumps[all->n_jumps++].to = seen | 1U << i;
        status = status == TC_OK ? push(c, TC_INST_JMP, 0, 0) : status;
        if (status == TC_OK && !last) {
            set_split(c, split, (uint16_t)(split + 1), here(c), false);
        }
        if (status == TC_OK && seen == 0) {
            tc_facts_then(facts, &part);
        }
    }
    return status;
}

static enum tc_status emit_all(struct compiler *c, const struct tc_node *node, struct tc_facts *facts) {
    if (node->n_kids > TC_ALL_PARTS) {
        enum tc_status status = fail(c, node, "all() takes at most 4 parts", (struct tc_str){0});
        tc_error_hint(c->err, "every order of the parts is tried; 5 parts have 120");
        return status;
    }
    struct all_parts all = {.node = node, .full = (1U << node->n_kids) - 1};
    enum tc_status status = TC_OK;
    *facts = tc_facts_empty();
    for (uint32_t seen = 0; status == TC_OK && seen < all.full; seen++) {
        all.start[seen] = here(c);
        status = seen > 0 ? emit_all_gap(c) : TC_OK;
        status = status == TC_OK ? emit_all_choice(c, &all, seen, facts) : status;
    }
    all.start[all.full] = here(c);
    for (size_t i = 0; status == TC_OK && i < all.n_jumps; i++) {
        c->code.items[all.jumps[i].at].next = all.start[all.jumps[i].to];
    }
    for (uint32_t i = 0; i < TC_ANCHORS; i++) {
        facts->anchors[i].min = 0;
        facts->anchors[i].max = TC_NONE;
    }
    for (uint32_t i = 0; i < facts->n_needs; i++) {
        facts->needs[i].min = 0;
        facts->needs[i].max = TC_NONE;
    }
    facts->max = TC_NONE;
    facts->bounded = node->n_kids < 2 && facts->bounded;
    return status;
}

static enum tc_status emit_macro(struct compiler *c, const struct tc_node *node, struct tc_facts *facts) {
    const struct tc_node *body = NULL;
    enum tc_status status = enter_macro(c, node, &body);
    if (status == TC_OK) {
        status = emit(c, body, facts);
        c->n_macros--;
    }
    return status;
}

/* Recursion is bounded by the parser's TC_PATTERN_DEPTH times MACRO_DEPTH. */
static enum tc_status emit(struct compiler *c, const struct tc_node *node, struct tc_facts *facts) {
    struct tc_node copy = *node;
    struct tc_node *one = &copy;
    if (++c->n_nodes > NODES_MAX) {
        return tc_error_set(c->err, TC_ERR_LIMIT, "the pattern with its macros has more than %d parts", NODES_MAX);
    }
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
        return emit_phrase(c, node, facts);
    case TC_NODE_TOKEN:
        if (!node->expr) {
            *facts = (struct tc_facts){.min = 1, .max = 1, .bounded = true};
            return push_wanted(c, TC_INST_ANY, 0, 0, TC_STR("[]"));
        }
        return emit_tokens(c, &one, 1, facts);
    case TC_NODE_REGEX:
    case TC_NODE_LEMMA:
    case TC_NODE_FUZZY:
    case TC_NODE_CLASS:
        return emit_tokens(c, &one, 1, facts);
    case TC_NODE_MENTION:
        return emit_mention(c, one, facts);
    case TC_NODE_MACRO:
        return emit_macro(c, node, facts);
    case TC_NODE_GAP:
        return emit_gap(c, node, facts);
    case TC_NODE_LIST:
        return emit_list(c, one, facts);
    case TC_NODE_ALL:
        return emit_all(c, node, facts);
    case TC_NODE_LOOK:
        return emit_look(c, one, facts);
    case TC_NODE_START:
    case TC_NODE_END:
        return emit_place(c, node, facts);
    }
    return TC_OK;
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

enum tc_status tc_compile(struct tc_model *model, const struct tc_node *root, const struct tc_scope *scope,
                          struct tc_program *program, struct tc_facts *facts, struct tc_error *err) {
    struct compiler c = {.model = model, .scope = scope, .err = err};
    tc_arena_init(&c.scratch, SIZE_MAX);
    enum tc_status status = emit(&c, root, facts);
    status = status == TC_OK ? finish(&c, program) : status;
    program->n_states = program->n_code + c.n_look_states;
    compiler_fini(&c);
    if (status == TC_ERR_MEMORY) {
        return tc_error_set(err, TC_ERR_MEMORY, "memory is short");
    }
    return status == TC_OK ? check_states(model, program->n_states, err) : status;
}
