#include "reference.h"

#include <string.h>

/* What remains to be matched behind a node. */
struct rest {
    bool (*go)(struct ref *r, const struct rest *self, uint32_t pos);
    const struct tc_node *node;
    const struct rest *next;
    uint32_t n;     /* SEQ: next kid; REPEAT: rounds done; LABEL: number of the capture; LIST, ALL: state */
    uint32_t start; /* where the round or the capture began */
    bool lazy;      /* inside list() */
};

static bool match(struct ref *r, const struct tc_node *node, bool lazy, uint32_t pos, const struct rest *rest);

static bool go_on(struct ref *r, const struct rest *rest, uint32_t pos) { return rest->go(r, rest, pos); }

/* --- one token --- */

static bool is_word(const struct ref *r, struct tc_str word, uint32_t pos) {
    return pos < r->sentence->n_tokens && tc_str_eq_cstr(word, r->sentence->tokens[pos]);
}

static bool token_passes(const struct ref *r, const struct tc_expr *expr, uint32_t pos) {
    if (!expr) {
        return true;
    }
    switch (expr->kind) {
    case TC_EXPR_AND:
        return token_passes(r, expr->left, pos) && token_passes(r, expr->right, pos);
    case TC_EXPR_OR:
        return token_passes(r, expr->left, pos) || token_passes(r, expr->right, pos);
    case TC_EXPR_NOT:
        return !token_passes(r, expr->left, pos);
    case TC_EXPR_HAS:
        return is_word(r, expr->name, pos);
    default:
        return is_word(r, expr->value, pos) == (expr->op == TC_OP_EQ);
    }
}

static bool value_passes(const char *value, const struct tc_expr *expr) {
    switch (expr->kind) {
    case TC_EXPR_AND:
        return value_passes(value, expr->left) && value_passes(value, expr->right);
    case TC_EXPR_OR:
        return value_passes(value, expr->left) || value_passes(value, expr->right);
    case TC_EXPR_NOT:
        return !value_passes(value, expr->left);
    case TC_EXPR_HAS:
        return value != NULL;
    default:
        return (value && tc_str_eq_cstr(expr->value, value)) == (expr->op == TC_OP_EQ);
    }
}

static bool mention_passes(const struct ref_mention *mention, const struct tc_node *node) {
    if (!tc_str_eq_cstr(node->text, mention->type)) {
        return false;
    }
    if (!node->expr) {
        return true;
    }
    bool all = mention->n_entities > 0 || value_passes(NULL, node->expr);
    for (uint32_t i = 0; i < mention->n_entities; i++) {
        all = all && value_passes(mention->values[i], node->expr);
    }
    return all;
}

static bool match_mention(struct ref *r, const struct tc_node *node, uint32_t pos, const struct rest *rest) {
    for (uint32_t i = 0; i < r->sentence->n_mentions; i++) {
        const struct ref_mention *mention = &r->sentence->mentions[i];
        if (mention->first != pos || !mention_passes(mention, node) || r->n_trail == REF_TRAIL) {
            continue;
        }
        r->trail[r->n_trail++] = i;
        if (go_on(r, rest, mention->last)) {
            return true;
        }
        r->n_trail--;
    }
    return false;
}

static bool match_phrase(struct ref *r, const struct tc_node *node, uint32_t pos, const struct rest *rest) {
    struct tc_str words = node->text;
    while (words.ptr) {
        struct tc_str word = tc_str_split(&words, ' ');
        if (!is_word(r, word, pos++)) {
            return false;
        }
    }
    return go_on(r, rest, pos);
}

/* --- sequences and alternatives --- */

static bool next_in_seq(struct ref *r, const struct rest *self, uint32_t pos) {
    if (self->n == self->node->n_kids) {
        return go_on(r, self->next, pos);
    }
    struct rest behind = *self;
    behind.n++;
    return match(r, self->node->kids[self->n], self->lazy, pos, &behind);
}

static bool match_alt(struct ref *r, const struct tc_node *node, bool lazy, uint32_t pos, const struct rest *rest) {
    for (size_t i = 0; i < node->n_kids; i++) {
        if (match(r, node->kids[i], lazy, pos, rest)) {
            return true;
        }
    }
    return false;
}

/* --- repetitions --- */

static bool after_round(struct ref *r, const struct rest *self, uint32_t pos);

static bool one_more(struct ref *r, const struct rest *self, uint32_t pos) {
    struct rest round = *self;
    round.go = after_round;
    round.n++;
    round.start = pos;
    if (self->node->kind == TC_NODE_GAP) {
        return pos < r->sentence->n_tokens && token_passes(r, self->node->expr, pos) && after_round(r, &round, pos + 1);
    }
    return match(r, self->node->kids[0], self->lazy, pos, &round);
}

/* n rounds are done: more, or on. A round of an unbounded repetition that consumed nothing is the last. */
static bool after_round(struct ref *r, const struct rest *self, uint32_t pos) {
    const struct tc_node *node = self->node;
    if (self->n < node->min) {
        return one_more(r, self, pos);
    }
    bool idle = node->max == TC_MANY && self->n > 0 && self->start == pos;
    bool may = !idle && (node->max == TC_MANY || self->n < node->max);
    if (node->lazy || self->lazy) {
        return go_on(r, self->next, pos) || (may && one_more(r, self, pos));
    }
    return (may && one_more(r, self, pos)) || go_on(r, self->next, pos);
}

/* --- labels --- */

static uint32_t consumed_whole(const struct ref *r, uint32_t first, uint32_t last) {
    for (uint32_t i = 0; i < r->n_trail; i++) {
        const struct ref_mention *mention = &r->sentence->mentions[r->trail[i]];
        if (mention->first == first && mention->last == last) {
            return mention->id;
        }
    }
    return UINT32_MAX;
}

static bool close_label(struct ref *r, const struct rest *self, uint32_t pos) {
    struct ref_capture *capture = &r->captures[self->n];
    struct ref_capture before = *capture;
    capture->last = pos;
    capture->mention = consumed_whole(r, capture->first, pos);
    if (go_on(r, self->next, pos)) {
        return true;
    }
    *capture = before;
    return false;
}

static bool match_label(struct ref *r, const struct tc_node *node, bool lazy, uint32_t pos, const struct rest *rest) {
    if (r->n_captures == REF_CAPTURES) {
        r->fuel = 0;
        return false;
    }
    struct rest close = {.go = close_label, .next = rest, .n = r->n_captures};
    r->captures[r->n_captures++] = (struct ref_capture){node->text, pos, pos, UINT32_MAX};
    if (match(r, node->kids[0], lazy, pos, &close)) {
        return true;
    }
    r->n_captures = close.n;
    return false;
}

/* --- list() --- */

enum list_state { AFTER_ITEM, AFTER_COMMA, AFTER_CONJUNCTION };
static const char *const conjunctions[][3] = {{"and"}, {"or"}, {"&"}, {"as", "well", "as"}};

static bool list_item(struct ref *r, const struct rest *self, uint32_t pos, enum list_state then) {
    struct rest behind = *self;
    behind.n = then;
    return match(r, self->node->kids[0], true, pos, &behind);
}

static bool list_conjunction(struct ref *r, const struct rest *self, uint32_t pos) {
    for (size_t i = 0; i < sizeof conjunctions / sizeof *conjunctions; i++) {
        uint32_t at = pos;
        bool fits = true;
        for (size_t j = 0; j < 3 && conjunctions[i][j]; j++) {
            fits = fits && is_word(r, tc_str(conjunctions[i][j]), at++);
        }
        if (fits && list_item(r, self, at, AFTER_CONJUNCTION)) {
            return true;
        }
    }
    return false;
}

/* Behind an item: the conjunction and the last item, else a comma before them, else a comma and one item more. */
static bool list_goes_on(struct ref *r, const struct rest *self, uint32_t pos) {
    if (self->n == AFTER_CONJUNCTION) {
        return go_on(r, self->next, pos);
    }
    bool comma = is_word(r, TC_STR(","), pos);
    return list_conjunction(r, self, pos) || (comma && list_conjunction(r, self, pos + 1)) ||
           (comma && list_item(r, self, pos + 1, AFTER_ITEM));
}

static bool match_list(struct ref *r, const struct tc_node *node, uint32_t pos, const struct rest *rest) {
    struct rest list = {.go = list_goes_on, .node = node, .next = rest};
    return list_item(r, &list, pos, AFTER_ITEM) || match(r, node->kids[0], true, pos, rest);
}

/* --- all() --- */

/* n = the parts seen: the nearest of the others comes next. */
static bool all_goes_on(struct ref *r, const struct rest *self, uint32_t pos) {
    uint32_t full = (1U << self->node->n_kids) - 1;
    if (self->n == full) {
        return go_on(r, self->next, pos);
    }
    uint32_t furthest = self->n == 0 ? pos : r->sentence->n_tokens;
    for (; pos <= furthest; pos++) {
        for (uint32_t i = 0; i < self->node->n_kids; i++) {
            struct rest behind = *self;
            behind.n |= 1U << i;
            if (behind.n != self->n && match(r, self->node->kids[i], self->lazy, pos, &behind)) {
                return true;
            }
        }
    }
    return false;
}

/* --- lookarounds --- */

static bool succeed(struct ref *r, const struct rest *self, uint32_t pos) {
    (void)r, (void)pos, (void)self;
    return true;
}

static bool succeed_here(struct ref *r, const struct rest *self, uint32_t pos) {
    (void)r;
    return pos == self->start;
}

static bool look_holds(struct ref *r, const struct tc_node *node, uint32_t pos) {
    struct rest ahead = {.go = succeed};
    struct rest behind = {.go = succeed_here, .start = pos};
    uint32_t n_captures = r->n_captures, n_trail = r->n_trail;
    bool holds = false;
    for (uint32_t from = node->behind ? 0 : pos; !holds && from <= pos; from++) {
        holds = match(r, node->kids[0], false, from, node->behind ? &behind : &ahead);
    }
    r->n_captures = n_captures;
    r->n_trail = n_trail;
    return holds != node->negated;
}

/* --- all together --- */

static bool match(struct ref *r, const struct tc_node *node, bool lazy, uint32_t pos, const struct rest *rest) {
    struct rest more = {.node = node, .next = rest, .lazy = lazy};
    if (r->fuel == 0) {
        return false;
    }
    r->fuel--;
    switch (node->kind) {
    case TC_NODE_SEQ:
        more.go = next_in_seq;
        return next_in_seq(r, &more, pos);
    case TC_NODE_ALT:
        return match_alt(r, node, lazy, pos, rest);
    case TC_NODE_REPEAT:
    case TC_NODE_GAP:
        more.go = after_round;
        return after_round(r, &more, pos);
    case TC_NODE_LABEL:
        return match_label(r, node, lazy, pos, rest);
    case TC_NODE_MENTION:
        return match_mention(r, node, pos, rest);
    case TC_NODE_TOKEN:
        return pos < r->sentence->n_tokens && token_passes(r, node->expr, pos) && go_on(r, rest, pos + 1);
    case TC_NODE_LIST:
        return match_list(r, node, pos, rest);
    case TC_NODE_ALL:
        more.go = all_goes_on;
        return all_goes_on(r, &more, pos);
    case TC_NODE_LOOK:
        return look_holds(r, node, pos) && go_on(r, rest, pos);
    case TC_NODE_START:
        return pos == 0 && go_on(r, rest, pos);
    case TC_NODE_END:
        return pos == r->sentence->n_tokens && go_on(r, rest, pos);
    default:
        return match_phrase(r, node, pos, rest);
    }
}

static bool note_end(struct ref *r, const struct rest *self, uint32_t pos) {
    (void)self;
    r->end = pos;
    return true;
}

bool ref_match(struct ref *r, const struct tc_node *root, uint32_t start) {
    struct rest end = {.go = note_end};
    r->n_captures = 0;
    r->n_trail = 0;
    return match(r, root, false, start, &end);
}
