/* Tree to canonical text, and the comparison of trees. */
#include "match/pattern_parser.h"

#include <string.h>

static void print_pattern(const struct tc_node *node, struct tc_buf *out);
static void print_item(const struct tc_node *node, struct tc_buf *out);

static void add(struct tc_buf *out, const char *text) { (void)tc_buf_add(out, tc_str(text)); }

static void print_quoted(char quote, struct tc_str text, struct tc_buf *out) {
    (void)tc_buf_addc(out, quote);
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == quote || text.ptr[i] == '\\') {
            (void)tc_buf_addc(out, '\\');
        }
        (void)tc_buf_addc(out, text.ptr[i]);
    }
    (void)tc_buf_addc(out, quote);
}

/* --- tests --- */

static void print_run(struct tc_str text, struct tc_buf *out) {
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '\\' || c == '!' || c == '/' || c == '\'' || tc_pattern_ends_value(c)) {
            (void)tc_buf_addc(out, '\\');
        }
        (void)tc_buf_addc(out, c);
    }
}

static void print_value(const struct tc_expr *expr, struct tc_buf *out) {
    switch (expr->value_kind) {
    case TC_VALUE_STRING:
        print_quoted('"', expr->value, out);
        return;
    case TC_VALUE_REGEX:
        (void)tc_buf_addf(out, "/%.*s/%s", TC_FMT(expr->value), expr->value_folds ? "i" : "");
        return;
    case TC_VALUE_WORD:
    case TC_VALUE_NUMBER:
        print_run(expr->value, out);
        return;
    }
}

static void print_expr(const struct tc_expr *expr, struct tc_buf *out);

static void print_operand(const struct tc_expr *expr, bool in_group, struct tc_buf *out) {
    add(out, in_group ? "(" : "");
    print_expr(expr, out);
    add(out, in_group ? ")" : "");
}

/* Both operators lean left: a chain on the right needs parentheses. */
static void print_chain(const struct tc_expr *expr, struct tc_buf *out) {
    bool is_and = expr->kind == TC_EXPR_AND;
    print_operand(expr->left, is_and && expr->left->kind == TC_EXPR_OR, out);
    add(out, is_and ? " & " : " | ");
    print_operand(expr->right, expr->right->kind == TC_EXPR_OR || (is_and && expr->right->kind == TC_EXPR_AND), out);
}

static void print_expr(const struct tc_expr *expr, struct tc_buf *out) {
    static const char *const OPS[] = {"=", "!=", "<", "<=", ">", ">="};
    switch (expr->kind) {
    case TC_EXPR_OR:
    case TC_EXPR_AND:
        print_chain(expr, out);
        return;
    case TC_EXPR_NOT:
        add(out, "!");
        print_operand(expr->left, expr->left->kind == TC_EXPR_OR || expr->left->kind == TC_EXPR_AND, out);
        return;
    case TC_EXPR_CLASS:
        (void)tc_buf_addf(out, "#%.*s", TC_FMT(expr->name));
        return;
    case TC_EXPR_HAS:
        print_run(expr->name, out);
        return;
    case TC_EXPR_TEST:
        print_run(expr->name, out);
        add(out, OPS[expr->op]);
        print_value(expr, out);
        return;
    }
}

static void print_test(const struct tc_expr *expr, struct tc_buf *out) {
    add(out, "[");
    if (expr) {
        print_expr(expr, out);
    }
    add(out, "]");
}

/* --- words --- */

static bool is_ellipsis(struct tc_str word) {
    size_t dots = 0;
    while (dots < word.len && word.ptr[dots] == '.') {
        dots++;
    }
    return dots >= 3 && dots == word.len;
}

/* Would the parser read the character at i otherwise than as a part of the word? */
static bool needs_escape(struct tc_str word, size_t i) {
    char c = word.ptr[i];
    char before = i > 0 ? word.ptr[i - 1] : '\0';
    char after = i + 1 < word.len ? word.ptr[i + 1] : '\0';
    switch (c) {
    case '\\':
    case '/':
        return true;
    case '\'':
        return i == 0 && !tc_str_eq_cstr(word, "'s");
    case '.':
        return word.len == 1 || ((before == '.' || after == '.') && !is_ellipsis(word));
    case ',':
        return word.len > 1 && !(tc_pattern_is_digit(before) && tc_pattern_is_digit(after));
    default:
        return tc_pattern_ends_word(c);
    }
}

static char capital(char c) { return (char)(c >= 'a' && c <= 'z' ? c ^ 0x20 : c); }

static void print_word(struct tc_str word, struct tc_buf *out) {
    bool capitals = tc_pattern_needs_capitals(word);
    for (size_t i = 0; i < word.len; i++) {
        if (needs_escape(word, i)) {
            (void)tc_buf_addc(out, '\\');
        }
        (void)tc_buf_addc(out, capitals ? capital(word.ptr[i]) : word.ptr[i]);
    }
}

static void print_phrase(struct tc_str words, struct tc_buf *out) {
    size_t start = out->len;
    print_quoted('"', words, out);
    char *at = out->failed ? NULL : out->ptr + start + 1;
    while (at && words.ptr) {
        struct tc_str word = tc_str_split(&words, ' ');
        bool capitals = tc_pattern_needs_capitals(word);
        for (; *at != ' ' && at < out->ptr + out->len - 1; at++) {
            *at = capitals ? capital(*at) : *at;
        }
        at++;
    }
}

/* --- nodes --- */

static void print_group(const char *open, const struct tc_node *node, struct tc_buf *out) {
    add(out, open);
    print_pattern(node, out);
    add(out, ")");
}

/* What a label or a quantifier can stand on without parentheses. */
static bool is_atom(const struct tc_node *node) {
    switch (node->kind) {
    case TC_NODE_SEQ:
        return node->n_kids == 0;
    case TC_NODE_LABEL:
        return node->brace_label;
    case TC_NODE_ALT:
    case TC_NODE_REPEAT:
    case TC_NODE_LOOK:
    case TC_NODE_START:
    case TC_NODE_END:
        return false;
    default:
        return true;
    }
}

static void print_grouped_unless(bool bare, const struct tc_node *node, struct tc_buf *out) {
    if (bare) {
        print_item(node, out);
    } else {
        print_group("(", node, out);
    }
}

static void print_quantifier(const struct tc_node *node, struct tc_buf *out) {
    if (node->max == TC_MANY && node->min <= 1) {
        add(out, node->min == 0 ? "*" : "+");
    } else if (node->max == TC_MANY) {
        (void)tc_buf_addf(out, "{%u,}", node->min);
    } else if (node->min == 0 && node->max == 1) {
        add(out, "?");
    } else if (node->min == node->max) {
        (void)tc_buf_addf(out, "{%u}", node->min);
    } else {
        (void)tc_buf_addf(out, "{%u,%u}", node->min, node->max);
    }
    add(out, node->lazy ? "?" : "");
}

static void print_gap(const struct tc_node *node, struct tc_buf *out) {
    add(out, "..");
    if (node->min > 0) {
        (void)tc_buf_addf(out, "%u-", node->min);
    }
    if (node->min > 0 || node->max != TC_GAP_DEFAULT) {
        (void)tc_buf_addf(out, "%u", node->max);
    }
    if (node->expr) {
        print_test(node->expr, out);
    }
}

static void print_label(const struct tc_node *node, struct tc_buf *out) {
    const struct tc_node *kid = node->kids[0];
    if (node->brace_label) {
        (void)tc_buf_addf(out, "(?<%.*s>", TC_FMT(node->text));
        print_group(" ", kid, out);
        return;
    }
    (void)tc_buf_addf(out, "%.*s:", TC_FMT(node->text));
    print_grouped_unless(is_atom(kid) || kid->kind == TC_NODE_REPEAT || kid->kind == TC_NODE_LABEL, kid, out);
}

static void print_all(const struct tc_node *node, struct tc_buf *out) {
    for (size_t i = 0; i < node->n_kids; i++) {
        add(out, i == 0 ? "all(" : "; ");
        print_pattern(node->kids[i], out);
    }
    add(out, ")");
}

static void print_literal(const struct tc_node *node, struct tc_buf *out) {
    switch (node->kind) {
    case TC_NODE_PHRASE:
        print_phrase(node->text, out);
        return;
    case TC_NODE_EXACT:
        print_quoted('\'', node->text, out);
        return;
    case TC_NODE_REGEX:
        (void)tc_buf_addf(out, "/%.*s/%s", TC_FMT(node->text), node->fold ? "i" : "");
        return;
    case TC_NODE_LEMMA:
        add(out, "{");
        print_word(node->text, out);
        add(out, "}");
        return;
    case TC_NODE_FUZZY:
        add(out, "~");
        print_word(node->text, out);
        (void)tc_buf_addf(out, "%u", node->max);
        return;
    default:
        print_word(node->text, out);
        return;
    }
}

static void print_sigil(char sigil, const struct tc_node *node, struct tc_buf *out) {
    (void)tc_buf_addc(out, sigil);
    (void)tc_buf_add(out, node->text);
    if (node->expr) {
        print_test(node->expr, out);
    }
}

static void print_look(const struct tc_node *node, struct tc_buf *out) {
    (void)tc_buf_addf(out, "(?%s%c", node->behind ? "<" : "", node->negated ? '!' : '=');
    print_group("", node->kids[0], out);
}

/* Anything that can stand in a sequence without parentheses; the empty sequence and other groups bring their own. */
static void print_item(const struct tc_node *node, struct tc_buf *out) {
    switch (node->kind) {
    case TC_NODE_SEQ:
        node->n_kids == 0 ? add(out, "()") : print_group("(", node, out);
        return;
    case TC_NODE_ALT:
        print_group("(", node, out);
        return;
    case TC_NODE_REPEAT:
        print_grouped_unless(is_atom(node->kids[0]), node->kids[0], out);
        print_quantifier(node, out);
        return;
    case TC_NODE_LABEL:
        print_label(node, out);
        return;
    case TC_NODE_MENTION:
        print_sigil('@', node, out);
        return;
    case TC_NODE_CLASS:
        print_sigil('#', node, out);
        return;
    case TC_NODE_MACRO:
        print_sigil('$', node, out);
        return;
    case TC_NODE_TOKEN:
        print_test(node->expr, out);
        return;
    case TC_NODE_GAP:
        print_gap(node, out);
        return;
    case TC_NODE_LIST:
        print_group("list(", node->kids[0], out);
        return;
    case TC_NODE_ALL:
        print_all(node, out);
        return;
    case TC_NODE_LOOK:
        print_look(node, out);
        return;
    case TC_NODE_START:
    case TC_NODE_END:
        add(out, node->kind == TC_NODE_START ? "^" : "$");
        return;
    default:
        print_literal(node, out);
        return;
    }
}

static void print_seq(const struct tc_node *node, struct tc_buf *out) {
    if (node->kind != TC_NODE_SEQ || node->n_kids == 0) {
        print_item(node, out);
        return;
    }
    for (size_t i = 0; i < node->n_kids; i++) {
        add(out, i > 0 ? " " : "");
        print_item(node->kids[i], out);
    }
}

static void print_pattern(const struct tc_node *node, struct tc_buf *out) {
    if (node->kind != TC_NODE_ALT) {
        print_seq(node, out);
        return;
    }
    for (size_t i = 0; i < node->n_kids; i++) {
        add(out, i > 0 ? " | " : "");
        print_seq(node->kids[i], out);
    }
}

enum tc_status tc_pattern_print(const struct tc_node *root, struct tc_buf *out) {
    print_pattern(root, out);
    return out->failed ? TC_ERR_MEMORY : TC_OK;
}

/* --- comparison --- */

static bool expr_equal(const struct tc_expr *a, const struct tc_expr *b) {
    if (!a || !b) {
        return a == b;
    }
    if (a->kind != b->kind || !tc_str_eq(a->name, b->name) || !tc_str_eq(a->value, b->value)) {
        return false;
    }
    if (a->kind == TC_EXPR_TEST) {
        return a->op == b->op && a->value_kind == b->value_kind && a->value_folds == b->value_folds;
    }
    return expr_equal(a->left, b->left) && expr_equal(a->right, b->right);
}

static bool same_shape(const struct tc_node *a, const struct tc_node *b) {
    return a->kind == b->kind && a->min == b->min && a->max == b->max && a->lazy == b->lazy && a->fold == b->fold &&
           a->behind == b->behind && a->negated == b->negated && a->brace_label == b->brace_label &&
           a->n_kids == b->n_kids;
}

bool tc_pattern_equal(const struct tc_node *a, const struct tc_node *b) {
    if (!same_shape(a, b) || !tc_str_eq(a->text, b->text) || !expr_equal(a->expr, b->expr)) {
        return false;
    }
    for (size_t i = 0; i < a->n_kids; i++) {
        if (!tc_pattern_equal(a->kids[i], b->kids[i])) {
            return false;
        }
    }
    return true;
}
