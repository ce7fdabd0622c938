/* pattern.h - the pattern language (DESIGN section 4; docs/patterns.md): text to tree, tree to text. Knows nothing of
 * symbols. */
#ifndef TC_MATCH_PATTERN_H
#define TC_MATCH_PATTERN_H

#include "base/arena.h"

enum tc_node_kind {
    TC_NODE_SEQ,     /* kids in order; no kid = matches the empty sequence */
    TC_NODE_ALT,     /* kids by priority */
    TC_NODE_REPEAT,  /* kid[0], min, max (TC_MANY = no upper bound), lazy */
    TC_NODE_LABEL,   /* text: the name; kid[0]. x:a+ is LABEL over REPEAT: x spans the whole run; (x:a)+ collects */
    TC_NODE_WORD,    /* text: one folded word (one token) */
    TC_NODE_PHRASE,  /* text: two or more folded words, a blank between; from ".." or a bare zero-tolerance */
    TC_NODE_EXACT,   /* text between '..': one or more words in exact case, a blank between */
    TC_NODE_REGEX,   /* text: regex on the whole token, as written between the slashes; fold = /../i */
    TC_NODE_LEMMA,   /* {agree}: any inflection of one folded word; {co-chair} is SEQ of co, - and {chair} */
    TC_NODE_FUZZY,   /* ~word2: text, max = edit distance */
    TC_NODE_MENTION, /* @name[expr] */
    TC_NODE_CLASS,   /* #name */
    TC_NODE_TOKEN,   /* [expr]; expr NULL = any token */
    TC_NODE_MACRO,   /* $name */
    TC_NODE_GAP,     /* ..n-m[expr]: lazy, min, max, expr or NULL */
    TC_NODE_LIST,    /* list(kid[0]) */
    TC_NODE_ALL,     /* all(kid; kid; ...) */
    TC_NODE_LOOK,    /* kid[0], behind, negated */
    TC_NODE_START,   /* ^ */
    TC_NODE_END,     /* $ */
};

enum { TC_MANY = 0xffff, TC_GAP_DEFAULT = 10 };

/* What a pattern may hold; more is an error. Nesting counts groups, labels and the tests' ! and ( ). */
enum { TC_PATTERN_DEPTH = 200, TC_PATTERN_NODES = 20000, TC_PATTERN_WORDS = 64, TC_PATTERN_REPEAT = 1000 };

enum tc_expr_kind { TC_EXPR_OR, TC_EXPR_AND, TC_EXPR_NOT, TC_EXPR_TEST, TC_EXPR_CLASS, TC_EXPR_HAS };
enum tc_expr_op { TC_OP_EQ, TC_OP_NE, TC_OP_LT, TC_OP_LE, TC_OP_GT, TC_OP_GE };
enum tc_value_kind { TC_VALUE_WORD, TC_VALUE_STRING, TC_VALUE_REGEX, TC_VALUE_NUMBER };

/* NAME op value, a name or word alone (HAS), #class, and | & ! over them. Names and values are as written, not folded.
 */
struct tc_expr {
    enum tc_expr_kind kind;
    struct tc_expr *left, *right; /* OR, AND; NOT uses left */
    struct tc_str name;           /* TEST, HAS: attribute; CLASS: class */
    enum tc_expr_op op;
    enum tc_value_kind value_kind;
    bool value_folds; /* /regex/i */
    struct tc_str value;
    double number;
    uint32_t col;
};

struct tc_node {
    enum tc_node_kind kind;
    uint32_t col, end_col; /* 1-based byte columns in the pattern text, end exclusive */
    uint16_t min, max;
    bool lazy, fold, behind, negated;
    bool brace_label; /* LABEL written (?<x> ..), for printing */
    struct tc_str text;
    struct tc_expr *expr;
    struct tc_node **kids;
    size_t n_kids;
};

/* Parses a whole pattern into arena memory. On failure *err has status TC_ERR_PLUGIN and line/col within the text (line
 * 1 = first line of the text), e.g. msg `expected ")", found end`. */
TC_NODISCARD enum tc_status tc_pattern_parse(struct tc_str text, struct tc_arena *arena, struct tc_node **root,
                                             struct tc_error *err);

/* Canonical text; parsing it gives the same tree. */
TC_NODISCARD enum tc_status tc_pattern_print(const struct tc_node *root, struct tc_buf *out);

/* The same tree? (columns are not compared) */
bool tc_pattern_equal(const struct tc_node *a, const struct tc_node *b);

#endif
