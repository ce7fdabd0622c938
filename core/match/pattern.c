/* Recursive descent over the grammar of DESIGN section 4; a function a rule. Literals are in pattern_literal.c, tests
 * between brackets in pattern_expr.c. */
#include "match/pattern_literal.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include <string.h>

enum { BRACKET_SHOWN = 30 }; /* bytes */

static struct tc_node *parse_pattern(struct tc_parser *p);
static struct tc_node *parse_item(struct tc_parser *p, struct tc_str label);

struct tc_node *tc_parser_node(struct tc_parser *p, enum tc_node_kind kind, size_t start) {
    if (!tc_parser_count_node(p)) {
        return NULL;
    }
    struct tc_node *node = tc_arena_zalloc(p->arena, sizeof *node);
    if (!node) {
        return tc_parser_no_memory(p);
    }
    node->kind = kind;
    node->col = (uint32_t)start + 1;
    return node;
}

bool tc_parser_push(struct tc_parser *p, struct tc_node *node) {
    if (node && tc_vec_push(&p->kids, node) != TC_OK) {
        tc_parser_no_memory(p);
    }
    return p->status == TC_OK;
}

struct tc_node *tc_parser_close(struct tc_parser *p, struct tc_node *node, size_t mark) {
    size_t n = p->kids.len - mark;
    p->kids.len = mark;
    if (!node) {
        return NULL;
    }
    node->end_col = (uint32_t)p->pos + 1;
    node->n_kids = n;
    if (n > 0) {
        node->kids = tc_arena_alloc(p->arena, n * sizeof *node->kids);
        if (!node->kids) {
            return tc_parser_no_memory(p);
        }
        memcpy(node->kids, p->kids.items + mark, n * sizeof *node->kids);
    }
    return node;
}

/* node over one kid, which may be NULL: then NULL. */
static struct tc_node *close_over(struct tc_parser *p, struct tc_node *node, struct tc_node *kid) {
    size_t mark = p->kids.len;
    return kid && tc_parser_push(p, kid) ? tc_parser_close(p, node, mark) : NULL;
}

struct tc_node *tc_parser_close_seq(struct tc_parser *p, size_t start, size_t mark) {
    if (p->kids.len - mark == 1) {
        return p->kids.items[--p->kids.len];
    }
    return tc_parser_close(p, tc_parser_node(p, TC_NODE_SEQ, start), mark);
}

/* --- quantifiers --- */

/* Digits, if there are any. */
static bool parse_number(struct tc_parser *p, uint16_t *value) {
    size_t start = p->pos;
    uint32_t n = 0;
    while (tc_pattern_is_digit(tc_parser_peek(p, 0))) {
        n = n * 10 + (uint32_t)(tc_parser_peek(p, 0) - '0');
        p->pos++;
        if (n > TC_PATTERN_REPEAT) {
            tc_parser_fail(p, start, "the number is larger than %d", TC_PATTERN_REPEAT);
            return false;
        }
    }
    *value = (uint16_t)n;
    return p->pos > start;
}

static bool check_bounds(struct tc_parser *p, size_t start, uint16_t min, uint16_t max) {
    if (p->status == TC_OK && (min > max || max == 0)) {
        tc_parser_fail(p, start, max == 0 ? "zero times is nothing" : "the lower bound is above the upper bound");
    }
    return p->status == TC_OK;
}

/* A brace that counts, not one that begins a {lemma}. */
static bool at_braces(const struct tc_parser *p) {
    size_t ahead = 1;
    while (tc_pattern_is_blank(tc_parser_peek(p, ahead))) {
        ahead++;
    }
    char c = tc_parser_peek(p, ahead);
    return tc_parser_peek(p, 0) == '{' && (tc_pattern_is_digit(c) || c == ',' || c == '}');
}

static bool at_quantifier(const struct tc_parser *p) {
    char c = tc_parser_peek(p, 0);
    return c == '?' || c == '*' || c == '+' || at_braces(p);
}

/* {n} {n,} {n,m} {,m} {,} */
static bool parse_braces(struct tc_parser *p, struct tc_node *node) {
    size_t start = p->pos++;
    tc_parser_skip_blanks(p);
    bool has_min = parse_number(p, &node->min);
    node->max = node->min;
    if (tc_parser_accept(p, ',')) {
        tc_parser_skip_blanks(p);
        if (!parse_number(p, &node->max)) {
            node->max = TC_MANY;
        }
    } else if (!has_min) {
        tc_parser_expected(p, "a number");
    }
    if (!tc_parser_accept(p, '}')) {
        tc_parser_expected(p, "\"}\"");
    }
    return check_bounds(p, start, node->min, node->max);
}

static bool parse_bounds(struct tc_parser *p, struct tc_node *node) {
    char c = tc_parser_peek(p, 0);
    if (c == '{') {
        return parse_braces(p, node);
    }
    node->min = c == '+';
    node->max = c == '?' ? 1 : TC_MANY;
    p->pos++;
    return true;
}

static struct tc_node *parse_quantifier(struct tc_parser *p, struct tc_node *atom) {
    if (!atom || !at_quantifier(p)) {
        return atom;
    }
    struct tc_node *node = tc_parser_node(p, TC_NODE_REPEAT, atom->col - 1);
    if (!node || !parse_bounds(p, node)) {
        return NULL;
    }
    if (tc_parser_peek(p, 0) == '?') {
        node->lazy = true;
        p->pos++;
    }
    if (at_quantifier(p)) {
        tc_parser_fail(p, p->pos, "a quantifier behind a quantifier");
        tc_error_hint(p->err, "put the repeated part in parentheses");
        return NULL;
    }
    return close_over(p, node, atom);
}

/* --- groups --- */

static bool close_group(struct tc_parser *p, size_t open) {
    if (tc_parser_accept(p, ')')) {
        return true;
    }
    tc_parser_expected(p, "\")\"");
    struct tc_str from =
        tc_str_sub(p->text, open, open + BRACKET_SHOWN < p->text.len ? open + BRACKET_SHOWN : p->text.len);
    char line[BRACKET_SHOWN + 1];
    from = tc_str_trim(from);
    for (size_t i = 0; i < from.len; i++)
        line[i] = strchr("\t\r\n", from.ptr[i]) ? ' ' : from.ptr[i];
    tc_error_hint(p->err, "it would close the bracket of: %.*s", (int)from.len, line);
    return false;
}

/* semicolons: they separate in it, so that one ends it. */
static struct tc_node *parse_part(struct tc_parser *p, bool semicolons) {
    bool was_in_all = p->in_all;
    p->in_all = semicolons;
    struct tc_node *node = parse_pattern(p);
    p->in_all = was_in_all;
    return node;
}

static struct tc_node *parse_until_close(struct tc_parser *p, size_t open) {
    struct tc_node *node = parse_part(p, false);
    return node && close_group(p, open) ? node : NULL;
}

static struct tc_node *parse_named_group(struct tc_parser *p, size_t start) {
    struct tc_str name = tc_parser_name(p);
    if (name.len == 0) {
        return tc_parser_expected(p, "a name");
    }
    if (tc_parser_peek(p, 0) != '>') {
        return tc_parser_expected(p, "\">\"");
    }
    p->pos++;
    struct tc_node *node = tc_parser_node(p, TC_NODE_LABEL, start);
    if (!node) {
        return NULL;
    }
    node->brace_label = true;
    node->text = tc_parser_keep(p, name);
    return node->text.ptr ? close_over(p, node, parse_until_close(p, start)) : NULL;
}

/* ( ) is the empty sequence, ( p ) just p. */
static struct tc_node *parse_group(struct tc_parser *p) {
    size_t start = p->pos++;
    if (tc_parser_peek(p, 0) != '?') {
        if (tc_parser_accept(p, ')')) {
            return tc_parser_close(p, tc_parser_node(p, TC_NODE_SEQ, start), p->kids.len);
        }
        return parse_until_close(p, start);
    }
    if (tc_parser_peek(p, 1) == ':') {
        p->pos += 2;
        return parse_until_close(p, start);
    }
    if (tc_parser_peek(p, 1) == '<') {
        p->pos += 2;
        return parse_named_group(p, start);
    }
    tc_parser_fail(p, start, "unknown group \"(?%s\"", tc_parser_peek(p, 1) == 'P' ? "P" : "");
    tc_error_hint(p->err, "there are ( ), (?: ), (?<name> ), (?= ), (?! ), (?<= ) and (?<! )");
    return NULL;
}

static struct tc_node *parse_list(struct tc_parser *p) {
    size_t start = p->pos;
    p->pos += strlen("list(");
    struct tc_node *node = tc_parser_node(p, TC_NODE_LIST, start);
    return node ? close_over(p, node, parse_until_close(p, start)) : NULL;
}

static struct tc_node *parse_all(struct tc_parser *p) {
    size_t start = p->pos;
    size_t mark = p->kids.len;
    p->pos += strlen("all(");
    struct tc_node *node = tc_parser_node(p, TC_NODE_ALL, start);
    do {
        if (!tc_parser_push(p, parse_part(p, true))) {
            return NULL;
        }
    } while (tc_parser_accept(p, ';'));
    return close_group(p, start) ? tc_parser_close(p, node, mark) : NULL;
}

/* --- atoms --- */

/* @type #class $macro: a sigil without a name would be a typing error more often than a literal sign. */
static struct tc_node *parse_sigil(struct tc_parser *p, enum tc_node_kind kind) {
    size_t start = p->pos++;
    struct tc_str name = tc_parser_name(p);
    if (name.len == 0) {
        char sigil = p->text.ptr[start];
        tc_parser_fail(p, p->pos, "expected a name directly behind \"%c\"", sigil);
        tc_error_hint(p->err, "write \\%c for the sign itself", sigil);
        return NULL;
    }
    struct tc_node *node = tc_parser_node(p, kind, start);
    if (!node) {
        return NULL;
    }
    node->text = tc_parser_keep(p, name);
    return node->text.ptr ? node : NULL;
}

/* The [expr] behind a mention or a gap. */
static bool parse_condition(struct tc_parser *p, struct tc_node *node) {
    size_t start = p->pos;
    if (tc_parser_peek(p, 0) != '[') {
        return true;
    }
    if (tc_parser_test(p, &node->expr) && !node->expr) {
        tc_parser_fail(p, start, "an empty test");
        tc_error_hint(p->err, "put a blank before [] for any token");
    }
    return p->status == TC_OK;
}

static struct tc_node *parse_mention(struct tc_parser *p) {
    struct tc_node *node = parse_sigil(p, TC_NODE_MENTION);
    return node && parse_condition(p, node) ? node : NULL;
}

static struct tc_node *parse_gap(struct tc_parser *p) {
    size_t start = p->pos;
    struct tc_node *node = tc_parser_node(p, TC_NODE_GAP, start);
    if (!node) {
        return NULL;
    }
    p->pos += 2;
    if (!parse_number(p, &node->max)) {
        node->max = TC_GAP_DEFAULT;
    } else if (tc_parser_peek(p, 0) == '-' && tc_pattern_is_digit(tc_parser_peek(p, 1))) {
        p->pos++;
        node->min = node->max;
        (void)parse_number(p, &node->max);
    }
    node->lazy = true;
    return check_bounds(p, start, node->min, node->max) && parse_condition(p, node) ? node : NULL;
}

static struct tc_node *parse_token(struct tc_parser *p) {
    struct tc_node *node = tc_parser_node(p, TC_NODE_TOKEN, p->pos);
    return node && tc_parser_test(p, &node->expr) ? node : NULL;
}

static struct tc_node *parse_regex(struct tc_parser *p) {
    struct tc_node *node = tc_parser_node(p, TC_NODE_REGEX, p->pos);
    return node && tc_parser_regex(p, &node->text, &node->fold) ? node : NULL;
}

/* What cannot begin an item. */
static struct tc_node *refuse_stray(struct tc_parser *p) {
    char c = tc_parser_peek(p, 0);
    if (c == '?' || c == '*' || c == '+' || c == '{') {
        tc_parser_fail(p, p->pos, "nothing to repeat before \"%c\"", c);
        tc_error_hint(p->err, "a quantifier stands directly behind its atom; [] is any token, \\%c the sign itself", c);
        return NULL;
    }
    tc_parser_expected(p, "a word or another atom");
    if (c == ']' || c == '}') {
        tc_error_hint(p->err, "nothing is open that it could close; write \\%c for the sign itself", c);
    } else if (c != '\0') {
        tc_error_hint(p->err, "write () for nothing, \\%c for the sign itself", c);
    }
    return NULL;
}

static struct tc_node *parse_atom_here(struct tc_parser *p) {
    struct tc_str rest = tc_str_sub(p->text, p->pos, p->text.len);
    switch (tc_parser_peek(p, 0)) {
    case '"':
        return tc_parser_phrase(p);
    case '\'':
        return tc_parser_apostrophe(p);
    case '/':
        return parse_regex(p);
    case '{':
        return at_braces(p) ? refuse_stray(p) : tc_parser_lemma(p);
    case '~':
        return tc_parser_fuzzy(p);
    case '@':
        return parse_mention(p);
    case '#':
        return parse_sigil(p, TC_NODE_CLASS);
    case '$':
        return parse_sigil(p, TC_NODE_MACRO);
    case '[':
        return parse_token(p);
    case '(':
        return parse_group(p);
    case '\0':
    case '?':
    case '*':
    case '+':
    case '|':
    case ')':
    case ']':
    case '}':
        return refuse_stray(p);
    default:
        break;
    }
    if (tc_str_starts(rest, TC_STR("..")) && tc_parser_peek(p, 2) != '.') {
        return parse_gap(p);
    }
    if (tc_str_starts(rest, TC_STR("list("))) {
        return parse_list(p);
    }
    return tc_str_starts(rest, TC_STR("all(")) ? parse_all(p) : tc_parser_word(p);
}

static struct tc_node *parse_atom(struct tc_parser *p) {
    if (!tc_parser_enter(p)) {
        return NULL;
    }
    struct tc_node *node = parse_atom_here(p);
    p->depth--;
    if (node && node->end_col == 0) {
        node->end_col = (uint32_t)p->pos + 1;
    }
    return node;
}

/* --- items --- */

static struct tc_node *parse_look(struct tc_parser *p) {
    size_t start = p->pos;
    struct tc_node *node = tc_parser_node(p, TC_NODE_LOOK, start);
    if (!node || !tc_parser_enter(p)) {
        return NULL;
    }
    node->behind = tc_parser_peek(p, 2) == '<';
    p->pos += node->behind ? 3 : 2;
    node->negated = tc_parser_peek(p, 0) == '!';
    p->pos++;
    node = close_over(p, node, parse_until_close(p, start));
    p->depth--;
    return node;
}

static bool at_look(const struct tc_parser *p) {
    if (tc_parser_peek(p, 0) != '(' || tc_parser_peek(p, 1) != '?') {
        return false;
    }
    char c = tc_parser_peek(p, tc_parser_peek(p, 2) == '<' ? 3 : 2);
    return c == '=' || c == '!';
}

static bool at_end_anchor(const struct tc_parser *p) {
    return tc_parser_peek(p, 0) == '$' && !tc_pattern_is_name_start(tc_parser_peek(p, 1));
}

/* ^ $ and lookarounds: places, not tokens, so they take neither label nor quantifier. */
static struct tc_node *parse_place(struct tc_parser *p, struct tc_str label) {
    if (label.len > 0) {
        return tc_parser_fail(p, p->pos, "the label \"%.*s\" would stand on a place, not on tokens", TC_FMT(label));
    }
    struct tc_node *node = NULL;
    if (at_look(p)) {
        node = parse_look(p);
    } else {
        node = tc_parser_node(p, tc_parser_peek(p, 0) == '^' ? TC_NODE_START : TC_NODE_END, p->pos);
        p->pos++;
    }
    if (node && at_quantifier(p)) {
        return tc_parser_fail(p, p->pos, "a place between tokens cannot be repeated");
    }
    if (node) {
        node->end_col = (uint32_t)p->pos + 1;
    }
    return node;
}

static struct tc_node *parse_labelled(struct tc_parser *p, size_t start, struct tc_str name) {
    p->pos++;
    char c = tc_parser_peek(p, 0);
    if (c == '\0' || tc_pattern_is_blank(c)) {
        tc_parser_fail(p, p->pos, "expected an atom directly behind \"%.*s:\"", TC_FMT(name));
        tc_error_hint(p->err, "no blank after the colon of a label; \\: is a literal colon");
        return NULL;
    }
    struct tc_node *node = tc_parser_node(p, TC_NODE_LABEL, start);
    if (!node || !tc_parser_enter(p)) {
        return NULL;
    }
    node->text = tc_parser_keep(p, name);
    node = node->text.ptr ? close_over(p, node, parse_item(p, name)) : NULL;
    p->depth--;
    return node;
}

/* What other languages write, and what would be read here as something that nobody means. */
static struct tc_node *refuse_habits(struct tc_parser *p, struct tc_node *node) {
    if (!node) {
        return NULL;
    }
    const struct tc_node *inner = node->kind == TC_NODE_REPEAT ? node->kids[0] : node;
    if (inner->kind == TC_NODE_MENTION && tc_parser_peek(p, 0) == ':' &&
        tc_pattern_is_name_start(tc_parser_peek(p, 1))) {
        tc_parser_fail(p, p->pos, "a label stands before what it captures");
        tc_error_hint(p->err, "x:@%.*s; with a blank before it : is the sign itself", TC_FMT(inner->text));
        return NULL;
    }
    if (node != inner && inner->kind == TC_NODE_WORD && tc_pattern_is_name_start(tc_parser_peek(p, 0))) {
        tc_parser_fail(p, p->pos, "letters behind a quantifier, which repeats the whole word before it");
        tc_error_hint(p->err, "letters are repeated in a regex only, /colou?r/; {print} is any form of the word");
        return NULL;
    }
    return node;
}

/* label: the name in front, empty if there is none. */
static struct tc_node *parse_item(struct tc_parser *p, struct tc_str label) {
    size_t start = p->pos;
    struct tc_str name = tc_parser_name(p);
    if (name.len > 0 && tc_parser_peek(p, 0) == ':') {
        return parse_labelled(p, start, name);
    }
    p->pos = start;
    if (tc_parser_peek(p, 0) == '^' || at_end_anchor(p) || at_look(p)) {
        return parse_place(p, label);
    }
    return refuse_habits(p, parse_quantifier(p, parse_atom(p)));
}

static bool at_seq_end(struct tc_parser *p) {
    tc_parser_skip_blanks(p);
    char c = tc_parser_peek(p, 0);
    return c == '\0' || c == '|' || c == ')' || (c == ';' && p->in_all);
}

static struct tc_node *parse_seq(struct tc_parser *p) {
    size_t mark = p->kids.len;
    if (at_seq_end(p)) {
        return refuse_stray(p);
    }
    size_t start = p->pos;
    size_t end;
    do {
        if (!tc_parser_push(p, parse_item(p, TC_STR("")))) {
            return NULL;
        }
        end = p->pos;
    } while (!at_seq_end(p));
    struct tc_node *node = tc_parser_close_seq(p, start, mark);
    if (node && node->kind == TC_NODE_SEQ) {
        node->end_col = (uint32_t)end + 1;
    }
    return node;
}

static struct tc_node *parse_pattern(struct tc_parser *p) {
    size_t mark = p->kids.len;
    tc_parser_skip_blanks(p);
    size_t start = p->pos;
    do {
        if (!tc_parser_push(p, parse_seq(p))) {
            return NULL;
        }
    } while (tc_parser_accept(p, '|'));
    if (p->kids.len - mark == 1) {
        return p->kids.items[--p->kids.len];
    }
    return tc_parser_close(p, tc_parser_node(p, TC_NODE_ALT, start), mark);
}

/* --- the whole --- */

static bool check_bytes(struct tc_parser *p) {
    size_t bad = tc_utf8_invalid_at(p->text);
    if (bad < p->text.len) {
        tc_parser_fail(p, bad, "a byte that is not UTF-8");
        return false;
    }
    for (size_t i = 0; i < p->text.len; i++) {
        unsigned char c = (unsigned char)p->text.ptr[i];
        if ((c < ' ' && !tc_pattern_is_blank((char)c)) || c == 0x7f) {
            tc_parser_fail(p, i, "control character \\x%02x", c);
            return false;
        }
    }
    return true;
}

static struct tc_node *parse_whole(struct tc_parser *p) {
    if (!check_bytes(p)) {
        return NULL;
    }
    struct tc_node *node = parse_pattern(p);
    if (node && p->pos < p->text.len) {
        tc_parser_expected(p, "end");
        tc_error_hint(p->err, "nothing is open that it could close; write \\%c for the sign itself",
                      p->text.ptr[p->pos]);
        return NULL;
    }
    return node;
}

enum tc_status tc_pattern_parse(struct tc_str text, struct tc_arena *arena, struct tc_node **root,
                                struct tc_error *err) {
    struct tc_parser p = {.text = text, .arena = arena, .err = err};
    tc_buf_init(&p.raw, SIZE_MAX);
    tc_buf_init(&p.folded, SIZE_MAX);
    struct tc_node *node = parse_whole(&p);
    tc_vec_fini(&p.kids);
    tc_buf_fini(&p.raw);
    tc_buf_fini(&p.folded);
    if (p.status == TC_OK) {
        *root = node;
    }
    return p.status;
}
