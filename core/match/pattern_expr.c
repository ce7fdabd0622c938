/* The tests between brackets: expr = | & ! ( ) over NAME op value, NAME, #class, word. */
#include "match/pattern_parser.h"

#include "base/alloc.h"
#include <string.h>

static struct tc_expr *parse_or(struct tc_parser *p);

static struct tc_expr *new_expr(struct tc_parser *p, enum tc_expr_kind kind, size_t start) {
    if (!tc_parser_count_node(p)) {
        return NULL;
    }
    struct tc_expr *expr = tc_arena_zalloc(p->arena, sizeof *expr);
    if (!expr) {
        return tc_parser_no_memory(p);
    }
    expr->kind = kind;
    expr->col = (uint32_t)start + 1;
    return expr;
}

/* A name, word or value: a run without blanks and signs of the expression. May be empty (.ptr NULL = failed). */
static struct tc_str parse_run(struct tc_parser *p) {
    const struct tc_str failed = {NULL, 0};
    tc_buf_reset(&p->raw);
    while (p->pos < p->text.len && !tc_pattern_ends_value(tc_parser_peek(p, 0))) {
        if (tc_parser_peek(p, 0) == '!' && tc_parser_peek(p, 1) == '=') {
            break;
        }
        if (tc_parser_peek(p, 0) == '\\') {
            if (!tc_parser_escape(p)) {
                return failed;
            }
        } else if (tc_buf_addc(&p->raw, p->text.ptr[p->pos++]) != TC_OK) {
            tc_parser_no_memory(p);
            return failed;
        }
    }
    return tc_parser_keep(p, tc_buf_str(&p->raw));
}

static bool parse_value(struct tc_parser *p, struct tc_expr *expr) {
    tc_parser_skip_blanks(p);
    char c = tc_parser_peek(p, 0);
    if (c == '/') {
        expr->value_kind = TC_VALUE_REGEX;
        return tc_parser_regex(p, &expr->value, &expr->value_folds);
    }
    if (c == '"' || c == '\'') {
        expr->value_kind = TC_VALUE_STRING;
        if (!tc_parser_quoted(p)) {
            return false;
        }
        expr->value = tc_parser_keep(p, tc_buf_str(&p->raw));
        return expr->value.ptr != NULL;
    }
    expr->value = parse_run(p);
    if (expr->value.len == 0) {
        bool doubled = c == '=';
        tc_parser_expected(p, "a value");
        if (doubled) {
            tc_error_hint(p->err, "a test for equality is written with one =");
        }
        return false;
    }
    bool is_number = tc_pattern_number(expr->value, &expr->number);
    expr->value_kind = is_number ? TC_VALUE_NUMBER : TC_VALUE_WORD;
    return true;
}

static bool parse_op(struct tc_parser *p, enum tc_expr_op *op) {
    static const struct {
        const char *sign;
        enum tc_expr_op op;
    } OPS[] = {{"<=", TC_OP_LE}, {">=", TC_OP_GE}, {"!=", TC_OP_NE}, {"=", TC_OP_EQ}, {"<", TC_OP_LT}, {">", TC_OP_GT}};
    tc_parser_skip_blanks(p);
    struct tc_str rest = tc_str_sub(p->text, p->pos, p->text.len);
    for (size_t i = 0; i < sizeof OPS / sizeof OPS[0]; i++) {
        if (tc_str_starts(rest, tc_str(OPS[i].sign))) {
            p->pos += strlen(OPS[i].sign);
            *op = OPS[i].op;
            return true;
        }
    }
    return false;
}

static struct tc_expr *parse_class(struct tc_parser *p) {
    struct tc_expr *expr = new_expr(p, TC_EXPR_CLASS, p->pos++);
    if (!expr) {
        return NULL;
    }
    struct tc_str name = tc_parser_name(p);
    if (name.len == 0) {
        return tc_parser_expected(p, "the name of a class");
    }
    expr->name = tc_parser_keep(p, name);
    return expr->name.ptr ? expr : NULL;
}

static struct tc_expr *parse_test(struct tc_parser *p) {
    tc_parser_skip_blanks(p);
    if (tc_parser_peek(p, 0) == '#') {
        return parse_class(p);
    }
    if (tc_parser_peek(p, 0) == '/') {
        tc_parser_expected(p, "a test");
        tc_error_hint(p->err, "a regex needs something to test: [raw=/.../]; outside brackets it stands alone: /.../");
        return NULL;
    }
    struct tc_expr *expr = new_expr(p, TC_EXPR_HAS, p->pos);
    if (!expr) {
        return NULL;
    }
    expr->name = parse_run(p);
    if (expr->name.len == 0) {
        return tc_parser_expected(p, "a test");
    }
    if (parse_op(p, &expr->op)) {
        expr->kind = TC_EXPR_TEST;
        return parse_value(p, expr) ? expr : NULL;
    }
    return expr;
}

static struct tc_expr *parse_group(struct tc_parser *p) {
    if (!tc_parser_enter(p)) {
        return NULL;
    }
    struct tc_expr *expr = parse_or(p);
    p->depth--;
    if (expr && !tc_parser_accept(p, ')')) {
        return tc_parser_expected(p, "\")\"");
    }
    return expr;
}

static struct tc_expr *parse_not(struct tc_parser *p) {
    tc_parser_skip_blanks(p);
    size_t start = p->pos;
    if (tc_parser_accept(p, '(')) {
        return parse_group(p);
    }
    if (!tc_parser_accept(p, '!')) {
        return parse_test(p);
    }
    struct tc_expr *expr = new_expr(p, TC_EXPR_NOT, start);
    if (!expr || !tc_parser_enter(p)) {
        return NULL;
    }
    expr->left = parse_not(p);
    p->depth--;
    return expr->left ? expr : NULL;
}

/* One level of binary operators, left-associative: a chain is a loop, but the tree leans left, so its length counts as
 * depth. */
static struct tc_expr *parse_chain(struct tc_parser *p, char sign, enum tc_expr_kind kind,
                                   struct tc_expr *(*parse_operand)(struct tc_parser *)) {
    unsigned depth = p->depth;
    tc_parser_skip_blanks(p);
    size_t start = p->pos;
    struct tc_expr *left = parse_operand(p);
    while (left && tc_parser_accept(p, sign)) {
        struct tc_expr *expr = tc_parser_enter(p) ? new_expr(p, kind, start) : NULL;
        if (expr) {
            expr->left = left;
            expr->right = parse_operand(p);
        }
        left = expr && expr->right ? expr : NULL;
    }
    p->depth = depth;
    return left;
}

static struct tc_expr *parse_and(struct tc_parser *p) { return parse_chain(p, '&', TC_EXPR_AND, parse_not); }

static struct tc_expr *parse_or(struct tc_parser *p) { return parse_chain(p, '|', TC_EXPR_OR, parse_and); }

bool tc_parser_test(struct tc_parser *p, struct tc_expr **expr) {
    *expr = NULL;
    p->pos++;
    if (tc_parser_accept(p, ']')) {
        return true;
    }
    *expr = parse_or(p);
    if (*expr && tc_parser_accept(p, ']')) {
        return true;
    }
    if (*expr) {
        tc_parser_expected(p, "\"]\"");
        char c = tc_parser_peek(p, 0);
        if (c && strchr("{+*?", c))
            tc_error_hint(p->err, "the test ends with ] before it is repeated: [...]%c", c);
    }
    if (p->pos >= p->text.len && p->status == TC_ERR_PLUGIN && p->err && p->err->hint[0] == '\0') {
        tc_error_hint(p->err, "in a Lua long string leave a blank between the pattern's last ] and the closing ]]");
    }
    return false;
}
