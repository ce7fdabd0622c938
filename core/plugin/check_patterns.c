/* check_patterns.c - parts of patterns that never match, always match, or are slow to look for. */
#include "base/utf8.h"
#include "match/wordtest.h"
#include "plugin/check_state.h"
#include "text/token.h"
#include <string.h>

struct looking {
    struct tc_checker *checker;
    const struct tc_checked_pattern *at;
};

static void add_at(const struct looking *l, enum tc_severity severity, const char *check, const struct tc_node *node,
                   const char *advice, const char *message) {
    struct tc_range range = tc_range_of_pattern(l->at->pattern, node->col, node->end_col);
    tc_checker_add(l->checker, severity, check, range, advice, "%s: %s", l->at->what, message);
}

/* --- regexes --- */

/* Words of every kind; what matches all of them, and not only the words there are, is meant to match anything. */
static bool matches_everything(struct tc_str regex, bool ignore_case) {
    static const struct tc_str words[] = {{"a", 1},  {"Zürich", 7},  {"7", 1},      {"1,200.5", 7},
                                          {"-", 1},  {"'s", 2},      {"北京", 6},   {"\u2026", 3},
                                          {"UN", 2}, {"O'Brien", 7}, {"zqxjkv", 6}, {"2026-01-05", 10}};
    struct tc_wordtests *tests = tc_wordtests_new();
    struct tc_word_cache *cache = tests ? tc_word_cache_new(tests) : NULL;
    struct tc_error ignored;
    uint32_t id = 0;
    bool all = cache && tc_wordtests_regex(tests, regex, ignore_case, false, 1, &id, &ignored) == TC_OK;
    for (size_t i = 0; all && i < sizeof words / sizeof *words; i++)
        all = tc_word_passes(cache, id, words[i]);
    tc_word_cache_free(cache);
    tc_wordtests_free(tests);
    return all;
}

/* Words for a regex that several tokens would be needed for. */
static void add_never_one_token(const struct looking *l, const struct tc_node *node, struct tc_str sign) {
    char message[128], advice[160];
    if (tc_str_eq_cstr(sign, " ")) {
        add_at(l, TC_SEVERITY_WARNING, "never-one-token", node,
               "a regex sees one token at a time; write one behind the other: /a/ /b/, or \"foreign minister\"",
               "the regex wants a blank, and no token has one");
        return;
    }
    snprintf(message, sizeof message, "the regex wants more than %.*s, which is always a token of its own",
             TC_FMT(sign));
    snprintf(advice, sizeof advice,
             "a regex sees one token at a time; write one behind the other, such as \"%.*s\" #num", TC_FMT(sign));
    add_at(l, TC_SEVERITY_WARNING, "never-one-token", node, advice, message);
}

static void check_regex(const struct looking *l, const struct tc_node *node, struct tc_str regex, bool ignore_case) {
    struct tc_str sign = tc_regex_never_one_token(regex);
    if (sign.ptr)
        add_never_one_token(l, node, sign);
    else if (matches_everything(regex, ignore_case))
        add_at(l, TC_SEVERITY_WARNING, "matches-everything", node, "write [] for any token",
               "the regex matches every token");
}

/* --- words in tests --- */

static bool has_vowel(struct tc_str text) {
    for (size_t i = 0; i < text.len; i++)
        if (strchr("aeiouy", text.ptr[i]))
            return true;
    return false;
}

static size_t tokens_of(struct tc_str value, bool fold) {
    struct tc_buf folded;
    tc_buf_init(&folded, SIZE_MAX);
    size_t n = 1;
    if (!fold)
        n = tc_token_split(value, NULL, 0);
    else if (tc_utf8_fold(value, &folded) == TC_OK)
        n = tc_token_split(tc_buf_str(&folded), NULL, 0);
    tc_buf_fini(&folded);
    return n;
}

/* Documents split U.S. as one token, but its folded form as more: capitals are tried too. */
static void check_word(const struct looking *l, const struct tc_node *node, struct tc_str value, bool fold) {
    size_t n = tokens_of(value, fold);
    if (n == 0)
        add_at(l, TC_SEVERITY_WARNING, "never-one-token", node, "leave it out, or write the word that is meant",
               "the test's word is empty once it is folded");
    else if (n > 1 && tc_token_split(value, NULL, 0) != 1)
        add_at(l, TC_SEVERITY_WARNING, "never-one-token", node,
               "[...] sees one token at a time; write \"...\" for several words",
               "the test's word is more than one token, so it never matches");
}

/* [!punct] for [!#punct]. */
static void add_word_for_class(const struct looking *l, const struct tc_node *node, struct tc_str name) {
    char message[128], advice[128];
    snprintf(message, sizeof message, "the test asks for the word \"%.*s\", which is the name of a class, too",
             TC_FMT(name));
    snprintf(advice, sizeof advice, "write #%.*s for the class, or [lower=%.*s] for the word", TC_FMT(name),
             TC_FMT(name));
    add_at(l, TC_SEVERITY_WARNING, "word-for-class", node, advice, message);
}

/* {sold} for {sell}, {signed} for {sign}: of another form than the base form only itself is found. */
static void check_lemma(const struct looking *l, const struct tc_node *node) {
    struct tc_str word = node->text, base = tc_inflect_base(word);
    struct tc_str stem = tc_str_sub(word, 0, word.len > 2 ? word.len - 2 : 0);
    bool is_past = tc_str_ends(word, TC_STR("ed")) && has_vowel(stem) &&
                   (!tc_str_ends(stem, TC_STR("e")) || tc_str_ends(stem, TC_STR("agre"))) &&
                   !tc_str_eq_cstr(word, "embed") && !tc_str_eq_cstr(word, "hundred");
    char message[160];
    if (base.ptr)
        snprintf(message, sizeof message, "\"%.*s\" is a form of %.*s: {%.*s} finds all its forms", TC_FMT(word),
                 TC_FMT(base), TC_FMT(base));
    else if (is_past)
        snprintf(message, sizeof message, "{%.*s} finds no other form of the verb", TC_FMT(word));
    if (base.ptr || is_past)
        add_at(l, TC_SEVERITY_WARNING, "no-base-form", node,
               "write the base form into the braces, or the word without them", message);
}

/* --- attributes --- */

/* *has_name: an entity has the attribute at all. */
static bool some_entity_has(const struct tc_model *model, struct tc_str name, struct tc_str value, bool *has_name) {
    for (uint32_t i = 0; i < tc_model_entity_count(model); i++) {
        struct tc_entity_view view;
        const struct tc_entity *entity = tc_model_entity_at(model, i, &view);
        for (uint32_t j = 0; j < entity->n_attrs; j++) {
            bool named = tc_str_eq(entity->attrs[j].name, name);
            *has_name |= named;
            if (named && tc_utf8_alike(entity->attrs[j].value, value))
                return true;
        }
    }
    return false;
}

/* Code may give entities attributes that no gazetteer has. */
static void check_attribute(const struct looking *l, const struct tc_node *node, const struct tc_expr *expr) {
    bool has_name = false;
    char message[256];
    if (expr->op != TC_OP_EQ || tc_checker_code_has_field(l->checker, TC_STR("attributes")) ||
        some_entity_has(l->checker->engine->model, expr->name, expr->value, &has_name) || !has_name)
        return;
    snprintf(message, sizeof message, "no entity has %.*s = \"%.*s\", so the test never passes", TC_FMT(expr->name),
             TC_FMT(expr->value));
    add_at(l, TC_SEVERITY_WARNING, "no-such-value", node,
           "look into the gazetteer's column for what it is called there", message);
}

static void check_expr(const struct looking *l, const struct tc_node *node, const struct tc_expr *expr) {
    if (!expr)
        return;
    check_expr(l, node, expr->left);
    check_expr(l, node, expr->right);
    bool on_tokens = node->kind != TC_NODE_MENTION;
    if (expr->kind == TC_EXPR_TEST && expr->value_kind == TC_VALUE_REGEX && on_tokens)
        check_regex(l, node, expr->value, expr->value_folds);
    else if (expr->kind == TC_EXPR_TEST && expr->value_kind != TC_VALUE_NUMBER && on_tokens)
        check_word(l, node, expr->value, !tc_str_eq_cstr(expr->name, "raw"));
    else if (expr->kind == TC_EXPR_TEST && !on_tokens && expr->value_kind != TC_VALUE_REGEX)
        check_attribute(l, node, expr);
    else if (expr->kind == TC_EXPR_HAS && on_tokens && tc_class_find(expr->name))
        add_word_for_class(l, node, expr->name);
    else if (expr->kind == TC_EXPR_HAS && on_tokens)
        check_word(l, node, expr->name, true);
}

/* --- alternatives --- */

static void add_unreachable(const struct looking *l, const struct tc_node *wide, const struct tc_node *narrow) {
    struct tc_buf text;
    char message[200];
    tc_buf_init(&text, SIZE_MAX);
    (void)!tc_pattern_print(wide, &text);
    struct tc_str start = tc_str_sub(tc_buf_str(&text), 0, text.len < 80 ? text.len : 80);
    snprintf(message, sizeof message, "this alternative is never needed: `%.*s` before it matches the same",
             TC_FMT(start));
    add_at(l, TC_SEVERITY_WARNING, "unreachable-alternative", narrow, "take it out", message);
    tc_buf_fini(&text);
}

static void check_alternatives(const struct looking *l, const struct tc_node *node) {
    for (size_t i = 1; i < node->n_kids; i++)
        for (size_t j = 0; j < i; j++)
            if (tc_checker_covers(l->checker, node->kids[j], node->kids[i])) {
                add_unreachable(l, node->kids[j], node->kids[i]);
                break;
            }
}

static void walk(const struct looking *l, const struct tc_node *node) {
    if (node->kind == TC_NODE_ALT)
        check_alternatives(l, node);
    if (node->kind == TC_NODE_REGEX)
        check_regex(l, node, node->text, node->fold);
    if (node->kind == TC_NODE_LEMMA)
        check_lemma(l, node);
    check_expr(l, node, node->expr);
    for (size_t i = 0; i < node->n_kids; i++)
        walk(l, node->kids[i]);
}

/* --- nothing --- */

/* May it match without a word? */
static bool may_be_empty(const struct tc_unit *unit, const struct tc_node *node) {
    const struct tc_macro *macro;
    bool any = node->kind == TC_NODE_ALT;
    switch (node->kind) {
    case TC_NODE_REPEAT:
        return node->min == 0 || may_be_empty(unit, node->kids[0]);
    case TC_NODE_GAP:
        return node->min == 0;
    case TC_NODE_LOOK:
    case TC_NODE_START:
    case TC_NODE_END:
        return true;
    case TC_NODE_MACRO:
        macro = tc_unit_find_macro(unit, node->text);
        return macro && may_be_empty(unit, macro->pattern.root);
    case TC_NODE_SEQ:
    case TC_NODE_ALT:
    case TC_NODE_LABEL:
    case TC_NODE_LIST:
    case TC_NODE_ALL:
        break;
    default:
        return false;
    }
    for (size_t i = 0; i < node->n_kids; i++)
        if (may_be_empty(unit, node->kids[i]) == any)
            return any;
    return !any;
}

/* --- speed --- */

/* A step is often made of mentions or of capital letters alone, and cannot help it. */
static void check_lookup(const struct looking *l) {
    bool frequent = false;
    enum tc_lookup lookup = tc_model_lookup(l->checker->engine->model, l->at->pattern->id, &frequent);
    if (lookup == TC_LOOKUP_WORD || (lookup == TC_LOOKUP_MENTIONS && l->at->in == TC_IN_STEP))
        return;
    const char *why = frequent ? "the words that every match must hold are in nearly every sentence"
                               : "no word stands in every match: each is optional, or only one of several ways";
    char message[200];
    snprintf(message, sizeof message, "is tried in every sentence%s: %s",
             lookup == TC_LOOKUP_MENTIONS ? " that has its mentions" : "", why);
    bool slow = lookup == TC_LOOKUP_NONE, is_step = l->at->in == TC_IN_STEP;
    add_at(l, slow && !(is_step && frequent) ? TC_SEVERITY_WARNING : TC_SEVERITY_NOTE,
           slow ? "no-trigger-word" : "only-mentions", l->at->pattern->root,
           slow ? "a word that must be there, such as {agree}, makes it fast"
                : "well where such mentions are rare; a word that must be there makes it faster",
           message);
}

static void look_at(struct tc_checker *checker, const struct tc_checked_pattern *at) {
    struct looking l = {checker, at};
    walk(&l, at->pattern->root);
    if (at->in == TC_IN_MACRO)
        return;
    if (may_be_empty(checker->unit, at->pattern->root))
        add_at(&l, TC_SEVERITY_WARNING, "matches-nothing", at->pattern->root,
               "let one part of it be there: a quantifier such as ? or * makes a part optional",
               "the pattern matches without a word, as each part of it may be missing");
    else if (at->in == TC_IN_RULE || at->in == TC_IN_STEP)
        check_lookup(&l);
}

void tc_check_patterns(struct tc_checker *checker) { tc_checker_each_pattern(checker, look_at); }
