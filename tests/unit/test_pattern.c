#include "base/alloc.h"
#include "base/fs.h"
#include "match/pattern.h"
#include "random.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(pattern, .timeout = 60);

enum { FIELDS = 4, TREES = 50000, TEXTS = 100000 };

/* --- helpers --- */

static enum tc_status parse(const char *text, struct tc_arena *arena, struct tc_node **root, struct tc_error *err) {
    *err = (struct tc_error){0};
    return tc_pattern_parse(tc_str(text), arena, root, err);
}

static bool survives_printing(const struct tc_node *root, struct tc_arena *arena, struct tc_buf *out) {
    tc_buf_reset(out);
    cr_assert_eq(tc_pattern_print(root, out), TC_OK);
    struct tc_node *again = NULL;
    return tc_pattern_parse(tc_buf_str(out), arena, &again, NULL) == TC_OK && tc_pattern_equal(root, again);
}

/* In the tables a line end within a pattern is written as the sign U+23CE. */
static void put_line_ends(char *text) {
    for (char *at = strstr(text, "\u23CE"); at; at = strstr(text, "\u23CE")) {
        *at = '\n';
        memmove(at + 1, at + 3, strlen(at + 3) + 1);
    }
}

/* Calls row for every row of a table below tests/conformance; the first row is the header. */
static size_t each_row(const char *path, void (*row)(size_t line, char *fields[FIELDS])) {
    struct tc_buf file;
    struct tc_error err = {0};
    tc_buf_init(&file, 1 << 20);
    cr_assert_eq(tc_fs_read(path, &file, &err), TC_OK, "%s", err.msg);
    size_t line = 0;
    char *rest = file.ptr;
    for (char *text = strsep(&rest, "\n"); text; text = strsep(&rest, "\n")) {
        char *fields[FIELDS] = {0};
        line++;
        if (line == 1 || *text == '\0') {
            continue;
        }
        for (size_t i = 0; i < FIELDS && text; i++) {
            fields[i] = strsep(&text, "\t");
            put_line_ends(fields[i]);
        }
        row(line, fields);
    }
    tc_buf_fini(&file);
    return line;
}

/* --- tables --- */

static void check_printed(size_t line, char *fields[FIELDS]) {
    struct tc_arena arena;
    struct tc_buf out;
    struct tc_error err;
    struct tc_node *root = NULL;
    tc_arena_init(&arena, SIZE_MAX);
    tc_buf_init(&out, SIZE_MAX);
    cr_assert_not_null(fields[1], "line %zu: two columns", line);
    if (parse(fields[0], &arena, &root, &err) != TC_OK) {
        cr_expect(false, "line %zu: %s: %u:%u: %s", line, fields[0], err.line, err.col, err.msg);
    } else {
        cr_expect(survives_printing(root, &arena, &out), "line %zu: %s: parse-print-parse differs", line, fields[0]);
        cr_expect_str_eq(out.ptr, fields[1], "line %zu: %s: printed %s", line, fields[0], out.ptr);
    }
    tc_buf_fini(&out);
    tc_arena_fini(&arena);
}

Test(pattern, prints_what_it_has_read_in_canonical_form) {
    cr_expect_geq(each_row("tests/conformance/pattern_ok.tsv", check_printed), 100);
}

static void check_refused(size_t line, char *fields[FIELDS]) {
    struct tc_arena arena;
    struct tc_error err;
    struct tc_node *root = NULL;
    tc_arena_init(&arena, SIZE_MAX);
    cr_assert_not_null(fields[3], "line %zu: four columns", line);
    cr_expect_eq(parse(fields[0], &arena, &root, &err), TC_ERR_PLUGIN, "line %zu: %s", line, fields[0]);
    cr_expect_null(root, "line %zu: out-parameter touched", line);
    cr_expect_eq(err.line, strtoul(fields[1], NULL, 10), "line %zu: %s: line %u", line, fields[0], err.line);
    cr_expect_eq(err.col, strtoul(fields[2], NULL, 10), "line %zu: %s: column %u", line, fields[0], err.col);
    cr_expect_str_eq(err.msg, fields[3], "line %zu: %s: said %s", line, fields[0], err.msg);
    tc_arena_fini(&arena);
}

Test(pattern, says_where_and_why_it_refuses) {
    cr_expect_geq(each_row("tests/conformance/pattern_errors.tsv", check_refused), 40);
}

Test(pattern, hints_at_the_likely_slip) {
    static const struct {
        const char *text, *hint;
    } ROWS[] = {
        {"@country [raw=b", "blank between the pattern's last ]"},
        {"x: @country", "no blank after the colon"},
        {"* agreed", "[] is any token"},
        {"agreed * to", "directly behind its atom"},
        {"agreed \\d+", "between slashes: /\\d/"},
        {"\"foreign minister", "\\\""},
        {"[raw=\"b", "\\\""},
        {"agreed .* to", "any token is []*"},
        {"[a==b]", "one ="},
        {"{set up}", "{set} up"},
        {"a (b", "bracket of: (b"},
        {"\u201Cforeign minister\u201D", "straight ones"},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct tc_arena arena;
        struct tc_error err;
        struct tc_node *root = NULL;
        tc_arena_init(&arena, SIZE_MAX);
        cr_expect_eq(parse(ROWS[i].text, &arena, &root, &err), TC_ERR_PLUGIN);
        cr_expect(strstr(err.hint, ROWS[i].hint), "%s: hint: %s", ROWS[i].text, err.hint);
        tc_arena_fini(&arena);
    }
}

/* --- trees --- */

Test(pattern, knows_where_each_part_stands) {
    struct tc_arena arena;
    struct tc_error err;
    struct tc_node *root = NULL;
    tc_arena_init(&arena, SIZE_MAX);
    cr_assert_eq(parse("x:@country+ agreed\n  (a | \"b c\")", &arena, &root, &err), TC_OK);
    cr_assert_eq(root->n_kids, 3);
    const struct tc_node *const PARTS[] = {root, root->kids[0], root->kids[0]->kids[0], root->kids[1],
                                           root->kids[2]->kids[1]};
    static const uint32_t COLS[][2] = {{1, 33}, {1, 12}, {3, 12}, {13, 19}, {27, 32}};
    for (size_t i = 0; i < sizeof COLS / sizeof COLS[0]; i++) {
        cr_expect_eq(PARTS[i]->col, COLS[i][0], "part %zu begins at %u", i, PARTS[i]->col);
        cr_expect_eq(PARTS[i]->end_col, COLS[i][1], "part %zu ends at %u", i, PARTS[i]->end_col);
    }
    cr_assert_eq(parse("(a b ) c", &arena, &root, &err), TC_OK);
    cr_expect_eq(root->kids[0]->end_col, 5, "a blank at the end is no part of it");
    tc_arena_fini(&arena);
}

Test(pattern, keeps_words_folded_and_exact_ones_as_they_are) {
    static const struct {
        const char *text, *kept;
        enum tc_node_kind kind;
    } ROWS[] = {
        {"Agreed", "agreed", TC_NODE_WORD},
        {"J.", "j.", TC_NODE_WORD},
        {"\"J.  Smith\"", "j. smith", TC_NODE_PHRASE},
        {"Zero-Tolerance", "zero - tolerance", TC_NODE_PHRASE},
        {"China\u2019s", "china 's", TC_NODE_PHRASE},
        {"\"Agreed\"", "agreed", TC_NODE_WORD},
        {"'Hong  Kong'", "Hong Kong", TC_NODE_EXACT},
        {"'Turkey'", "Turkey", TC_NODE_EXACT},
        {"{Agree}", "agree", TC_NODE_LEMMA},
        {"~Communique2", "communique", TC_NODE_FUZZY},
        {"/[A-Z]\\/+/", "[A-Z]\\/+", TC_NODE_REGEX},
        {"@Country", "Country", TC_NODE_MENTION},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct tc_arena arena;
        struct tc_error err;
        struct tc_node *root = NULL;
        tc_arena_init(&arena, SIZE_MAX);
        cr_assert_eq(parse(ROWS[i].text, &arena, &root, &err), TC_OK, "%s: %s", ROWS[i].text, err.msg);
        cr_expect_eq(root->kind, ROWS[i].kind, "%s: kind %d", ROWS[i].text, (int)root->kind);
        cr_expect_str_eq(root->text.ptr, ROWS[i].kept, "%s: kept %s", ROWS[i].text, root->text.ptr);
        tc_arena_fini(&arena);
    }
}

Test(pattern, puts_a_label_around_the_quantifier) {
    struct tc_arena arena;
    struct tc_error err;
    struct tc_node *root = NULL;
    tc_arena_init(&arena, SIZE_MAX);
    cr_assert_eq(parse("x:a+", &arena, &root, &err), TC_OK);
    cr_expect_eq(root->kind, TC_NODE_LABEL);
    cr_expect_eq(root->kids[0]->kind, TC_NODE_REPEAT);
    cr_assert_eq(parse("(x:a)+", &arena, &root, &err), TC_OK);
    cr_expect_eq(root->kind, TC_NODE_REPEAT);
    cr_expect_eq(root->kids[0]->kind, TC_NODE_LABEL);
    tc_arena_fini(&arena);
}

Test(pattern, tells_different_trees_apart) {
    static const char *const TEXTS_APART[] = {
        "a",     "b",         "\"a b\"", "a b",     "a | b",   "a?",       "a??",    "a*",        "a{2}",   "'a'",
        "/a/",   "/a/i",      "{a}",     "~a1",     "~a2",     "@a",       "#a",     "$a",        "[]",     "[a]",
        "[a=b]", "[a!=b]",    "[a=/b/]", "[!a]",    "[a & b]", "[a | b]",  "..",     "..5",       "..5[a]", "(a b) c",
        "x:a",   "y:a",       "list(a)", "all(a)",  "(?=a)",   "(?!a)",    "(?<=a)", "^",         "$",      "(?<x> a)",
        "[a=2]", "[a=\"b\"]", "[#a]",    "a (b c)", "()",      "[a=/b/i]", "@a[a]",  "all(a; b)", "[a<2]",  "[a b]",
    };
    enum { N = sizeof TEXTS_APART / sizeof TEXTS_APART[0] - 1 };
    struct tc_arena arena;
    struct tc_error err;
    struct tc_node *trees[N];
    tc_arena_init(&arena, SIZE_MAX);
    for (size_t i = 0; i < N; i++) {
        cr_assert_eq(parse(TEXTS_APART[i], &arena, &trees[i], &err), TC_OK, "%s: %s", TEXTS_APART[i], err.msg);
        for (size_t j = 0; j <= i; j++) {
            cr_expect_eq(tc_pattern_equal(trees[i], trees[j]), i == j, "%s and %s", TEXTS_APART[i], TEXTS_APART[j]);
        }
    }
    tc_arena_fini(&arena);
}

/* --- properties over random trees and texts --- */

struct random {
    uint64_t seed;
    struct tc_arena arena;
};

static uint32_t below(struct random *r, uint32_t n) { return random_next(&r->seed, n); }

#define PICK(r, array) (array)[below((r), sizeof(array) / sizeof *(array))]

static struct tc_str random_text(struct random *r, const char *const *from, uint32_t n, uint32_t words) {
    char text[256] = "";
    for (uint32_t i = 0; i < words; i++) {
        strcat(text, i > 0 ? " " : "");
        strcat(text, from[below(r, n)]);
    }
    return tc_arena_str(&r->arena, tc_str(text));
}

static const char *const WORDS[] = {"agreed",
                                    "'s",
                                    ",",
                                    ";",
                                    ".",
                                    "...",
                                    "10:30",
                                    "1,200",
                                    "u.s.",
                                    "don't",
                                    "*",
                                    "[",
                                    "(",
                                    "/",
                                    "-",
                                    "&",
                                    "\u00e9t\u00e9",
                                    "list",
                                    "all",
                                    "\\",
                                    "\"",
                                    "'",
                                    ":",
                                    "x",
                                    "#",
                                    "@",
                                    "$",
                                    "~",
                                    "^",
                                    "?",
                                    "|",
                                    "{",
                                    "}",
                                    "]",
                                    ")",
                                    "+",
                                    "!",
                                    "=",
                                    "<",
                                    ">",
                                    "%",
                                    "_",
                                    "3.5"};
static const char *const PLAIN[] = {"foreign", "minister", ",",  "-", "\"", "\u00e9t\u00e9",
                                    "10",      "to",       "\\", "(", "'s"};
static const char *const NAMES[] = {"x", "country", "a_b", "Cap", "list", "all", "i", "T2"};
static const char *const REGEXES[] = {"[A-Z]{2,5}", "a\\/b", "\\\\", "x|y", "\\d+", ".*", "a b"};
static const char *const VALUES[] = {"b", "Hong", "a-b", "|",  "&",  "!",  "=",  "]",
                                     "#", "/",    "'",   "\"", "\\", "!=", "x/y"};
static const char *const NUMBERS[] = {"2000", "-3.5", "0", "1.25"};
#define TEXT_OF(r, array, words) random_text((r), (array), sizeof(array) / sizeof *(array), (words))

static struct tc_expr *random_expr(struct random *r, uint32_t depth) {
    struct tc_expr *expr = tc_arena_zalloc(&r->arena, sizeof *expr);
    uint32_t kind = below(r, depth > 0 ? 6 : 3);
    static const enum tc_expr_kind KINDS[] = {TC_EXPR_TEST, TC_EXPR_CLASS, TC_EXPR_HAS,
                                              TC_EXPR_NOT,  TC_EXPR_AND,   TC_EXPR_OR};
    expr->kind = KINDS[kind];
    if (kind >= 3) {
        expr->left = random_expr(r, depth - 1);
        expr->right = kind > 3 ? random_expr(r, depth - 1) : NULL;
        return expr;
    }
    expr->name = expr->kind == TC_EXPR_HAS ? TEXT_OF(r, VALUES, 1) : TEXT_OF(r, NAMES, 1);
    if (expr->kind == TC_EXPR_TEST) {
        expr->op = (enum tc_expr_op)below(r, 6);
        expr->value_kind = (enum tc_value_kind)below(r, 4);
        expr->value_folds = expr->value_kind == TC_VALUE_REGEX && below(r, 2);
        expr->value = expr->value_kind == TC_VALUE_REGEX    ? TEXT_OF(r, REGEXES, 1)
                      : expr->value_kind == TC_VALUE_NUMBER ? TEXT_OF(r, NUMBERS, 1)
                                                            : TEXT_OF(r, VALUES, 1);
    }
    return expr;
}

static struct tc_node *random_leaf(struct random *r, struct tc_node *node) {
    static const enum tc_node_kind KINDS[] = {
        TC_NODE_WORD,  TC_NODE_PHRASE, TC_NODE_EXACT, TC_NODE_REGEX, TC_NODE_LEMMA, TC_NODE_FUZZY, TC_NODE_MENTION,
        TC_NODE_CLASS, TC_NODE_TOKEN,  TC_NODE_MACRO, TC_NODE_GAP,   TC_NODE_START, TC_NODE_END,   TC_NODE_SEQ};
    node->kind = PICK(r, KINDS);
    bool has_test = node->kind == TC_NODE_MENTION || node->kind == TC_NODE_TOKEN || node->kind == TC_NODE_GAP;
    node->expr = has_test && below(r, 2) ? random_expr(r, 3) : NULL;
    if (node->kind == TC_NODE_WORD) {
        node->text = TEXT_OF(r, WORDS, 1);
    } else if (node->kind == TC_NODE_PHRASE || node->kind == TC_NODE_EXACT) {
        node->text = TEXT_OF(r, PLAIN, 2 + below(r, 3));
    } else if (node->kind == TC_NODE_REGEX) {
        node->text = TEXT_OF(r, REGEXES, 1);
        node->fold = below(r, 2);
    } else if (node->kind == TC_NODE_LEMMA || node->kind == TC_NODE_FUZZY) {
        node->text = random_text(r, PLAIN, 2, 1);
        node->max = node->kind == TC_NODE_FUZZY ? (uint16_t)(1 + below(r, 2)) : 0;
    } else if (node->kind == TC_NODE_MENTION || node->kind == TC_NODE_CLASS || node->kind == TC_NODE_MACRO) {
        node->text = TEXT_OF(r, NAMES, 1);
    } else if (node->kind == TC_NODE_GAP) {
        node->min = (uint16_t)below(r, 4);
        node->max = (uint16_t)(node->min + 1 + below(r, 12));
        node->lazy = true;
    }
    return node;
}

static struct tc_node *random_tree(struct random *r, uint32_t depth) {
    static const enum tc_node_kind KINDS[] = {TC_NODE_SEQ,   TC_NODE_SEQ,  TC_NODE_ALT, TC_NODE_REPEAT,
                                              TC_NODE_LABEL, TC_NODE_LIST, TC_NODE_ALL, TC_NODE_LOOK};
    struct tc_node *node = tc_arena_zalloc(&r->arena, sizeof *node);
    if (depth == 0 || below(r, 5) == 0) {
        return random_leaf(r, node);
    }
    node->kind = PICK(r, KINDS);
    node->n_kids = node->kind == TC_NODE_SEQ || node->kind == TC_NODE_ALT ? 2 + below(r, 3)
                   : node->kind == TC_NODE_ALL                            ? 1 + below(r, 3)
                                                                          : 1;
    node->kids = tc_arena_alloc(&r->arena, node->n_kids * sizeof *node->kids);
    for (size_t i = 0; i < node->n_kids; i++) {
        node->kids[i] = random_tree(r, depth - 1);
    }
    if (node->kind == TC_NODE_REPEAT) {
        node->min = (uint16_t)below(r, 4);
        node->max = below(r, 2) ? TC_MANY : (uint16_t)(node->min + (node->min == 0 ? 1u : 0u) + below(r, 3));
        node->lazy = below(r, 2);
    } else if (node->kind == TC_NODE_LABEL) {
        node->text = TEXT_OF(r, NAMES, 1);
        node->brace_label = below(r, 2);
    } else if (node->kind == TC_NODE_LOOK) {
        node->behind = below(r, 2);
        node->negated = below(r, 2);
    }
    return node;
}

Test(pattern, any_tree_survives_printing_and_parsing) {
    struct random r = {.seed = 42};
    struct tc_buf out;
    tc_arena_init(&r.arena, SIZE_MAX);
    tc_buf_init(&out, SIZE_MAX);
    for (int i = 0; i < TREES; i++) {
        tc_arena_reset(&r.arena);
        const struct tc_node *tree = random_tree(&r, 1 + below(&r, 4));
        cr_assert(survives_printing(tree, &r.arena, &out), "tree %d: %s", i, out.ptr);
    }
    tc_buf_fini(&out);
    tc_arena_fini(&r.arena);
}

Test(pattern, any_text_is_refused_or_survives_printing) {
    static const char *const BITS[] = {
        "a",      "b",      " ",     "  ",   "(",    ")",          "[",      "]",      "{",      "}",  "|",
        "?",      "*",      "+",     "..",   ".",    "5",          "-",      "x:",     "@",      "#",  "$",
        "^",      "/",      "\\",    "\"",   "'",    "'s",         "~",      "1",      ",",      ";",  "list(",
        "all(",   "(?=",    "(?<!",  "!",    "&",    "=",          "<",      "(?<x>",  "(?:",    "\n", "\u00e9",
        "\u2019", "\u00bd", "raw=b", "{2,}", "U.S.", "2026-01-05", "\u4e2d", "\u00ad", "\u2026", "AB", "[]"};
    struct random r = {.seed = 7};
    struct tc_buf out;
    size_t accepted = 0;
    tc_arena_init(&r.arena, SIZE_MAX);
    tc_buf_init(&out, SIZE_MAX);
    for (int i = 0; i < TEXTS; i++) {
        char text[256] = "";
        for (uint32_t n = 1 + below(&r, 9); n > 0; n--) {
            strcat(text, PICK(&r, BITS));
        }
        tc_arena_reset(&r.arena);
        struct tc_error err;
        struct tc_node *root = NULL;
        if (parse(text, &r.arena, &root, &err) == TC_OK) {
            accepted++;
            cr_assert(survives_printing(root, &r.arena, &out), "text %d: %s, printed %s", i, text, out.ptr);
        } else {
            cr_assert(err.line > 0 && err.col > 0 && err.msg[0], "text %d: %s", i, text);
        }
    }
    cr_expect_gt(accepted, TEXTS / 20);
    tc_buf_fini(&out);
    tc_arena_fini(&r.arena);
}

/* --- hostile patterns --- */

Test(pattern, refuses_bytes_that_are_no_text) {
    static const struct {
        const char *text, *msg;
        uint32_t col;
    } ROWS[] = {{"a \xFF", "a byte that is not UTF-8", 3},
                {"\"a\xC3\"", "a byte that is not UTF-8", 3},
                {"ab\x01", "control character \\x01", 3},
                {"a\x7F", "control character \\x7f", 2}};
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct tc_arena arena;
        struct tc_error err;
        struct tc_node *root = NULL;
        tc_arena_init(&arena, SIZE_MAX);
        cr_expect_eq(parse(ROWS[i].text, &arena, &root, &err), TC_ERR_PLUGIN, "row %zu", i);
        cr_expect_str_eq(err.msg, ROWS[i].msg);
        cr_expect_eq(err.col, ROWS[i].col, "row %zu: column %u", i, err.col);
        tc_arena_fini(&arena);
    }
}

/* head, then n times body, then tail. */
static enum tc_status parse_repeated(const char *head, const char *body, size_t n, const char *tail,
                                     struct tc_error *err) {
    struct tc_arena arena;
    struct tc_buf text;
    struct tc_node *root = NULL;
    tc_arena_init(&arena, SIZE_MAX);
    tc_buf_init(&text, SIZE_MAX);
    cr_assert_eq(tc_buf_add(&text, tc_str(head)), TC_OK);
    for (size_t i = 0; i < n; i++) {
        cr_assert_eq(tc_buf_add(&text, tc_str(body)), TC_OK);
    }
    cr_assert_eq(tc_buf_add(&text, tc_str(tail)), TC_OK);
    *err = (struct tc_error){0};
    enum tc_status status = tc_pattern_parse(tc_buf_str(&text), &arena, &root, err);
    tc_buf_fini(&text);
    tc_arena_fini(&arena);
    return status;
}

Test(pattern, refuses_what_is_too_deep_or_too_large) {
    static const struct {
        const char *head, *body, *tail, *msg;
    } ROWS[] = {
        {"", "(", "", "nested deeper than 200"},
        {"", "x:", "a", "nested deeper than 200"},
        {"", "(?=", "", "nested deeper than 200"},
        {"", "list(", "", "nested deeper than 200"},
        {"[", "!", "a]", "nested deeper than 200"},
        {"[", "(", "a]", "nested deeper than 200"},
        {"[a", "|a", "]", "nested deeper than 200"},
        {"", "all(a;", "", "nested deeper than 200"},
        {"", "a ", "", "the pattern has more than 20000 parts"},
        {"a", "|a", "", "the pattern has more than 20000 parts"},
        {"\"", "a ", "\"", "a literal of more than 64 words"},
    };
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct tc_error err;
        cr_expect_eq(parse_repeated(ROWS[i].head, ROWS[i].body, 100000, ROWS[i].tail, &err), TC_ERR_PLUGIN, "row %zu",
                     i);
        cr_expect_str_eq(err.msg, ROWS[i].msg, "row %zu: %s", i, err.msg);
    }
}

Test(pattern, accepts_what_is_just_within_the_limits) {
    static const char *const SIDE_BY_SIDE[] = {"(?=a) ",   "x:a ",    "[!a] ",     "(a) ", "[(a)] ",  "[a | b] ",
                                               "list(a) ", "all(a) ", "(?<x> a) ", "a+ ",  "(?<!a) ", "{a} "};
    struct tc_error err;
    cr_expect_eq(parse_repeated("", "a ", TC_PATTERN_NODES - 1, "", &err), TC_OK, "%s", err.msg);
    cr_expect_eq(parse_repeated("\"", "a ", TC_PATTERN_WORDS, "\"", &err), TC_OK, "%s", err.msg);
    cr_expect_eq(parse_repeated("", "x:", TC_PATTERN_DEPTH - 1, "a", &err), TC_OK, "%s", err.msg);
    cr_expect_eq(parse_repeated("[(a)", " & (a)", 150, "]", &err), TC_OK, "%s", err.msg);
    cr_expect_eq(parse_repeated("[!a", " & !a", 150, "]", &err), TC_OK, "%s", err.msg);
    for (size_t i = 0; i < sizeof SIDE_BY_SIDE / sizeof *SIDE_BY_SIDE; i++) {
        cr_expect_eq(parse_repeated("", SIDE_BY_SIDE[i], 1000, "", &err), TC_OK, "%s%s", SIDE_BY_SIDE[i], err.msg);
    }
}

Test(pattern, reports_every_failed_allocation) {
    static const char TEXT[] =
        "x:@country[region=asia] (has | \"have not\")? {co-chair} ~communique1 'Hong Kong' /a/ all(a; b)";
    struct tc_arena arena;
    enum tc_status status = TC_ERR_MEMORY;
    for (uint64_t n = 1; status != TC_OK; n++) {
        struct tc_error err = {0};
        struct tc_node *root = NULL;
        tc_arena_init(&arena, SIZE_MAX);
        tc_alloc_fail_at(n, 0);
        status = tc_pattern_parse(tc_str(TEXT), &arena, &root, &err);
        tc_alloc_fail_at(0, 0);
        cr_assert(status == TC_OK || status == TC_ERR_MEMORY, "allocation %d: status %d", (int)n, (int)status);
        cr_assert_eq(root != NULL, status == TC_OK);
        tc_arena_fini(&arena);
        cr_assert_lt(n, 1000);
    }
}
