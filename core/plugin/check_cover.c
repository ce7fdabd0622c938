/* check_cover.c - whether one pattern matches wherever another does, by comparing their trees. Errs on the side of no.
 */
#include "plugin/check_state.h"
#include "text/token.h"
#include <string.h>

enum { DEPTH_MAX = 60, STEPS_MAX = 100000 };

/* What is nested deeper, or takes longer to compare, is not compared: macros can ask for any amount. */
struct cover {
    const struct tc_unit *unit;
    int depth;
    uint32_t *steps;
};

static bool covers(struct cover c, const struct tc_node *wide, const struct tc_node *narrow);

static const struct tc_node *see_through(const struct cover *c, const struct tc_node *node) {
    for (int i = 0; i < DEPTH_MAX; i++) {
        const struct tc_macro *macro = node->kind == TC_NODE_MACRO ? tc_unit_find_macro(c->unit, node->text) : NULL;
        if (macro)
            node = macro->pattern.root;
        else if (node->kind == TC_NODE_SEQ && node->n_kids == 1)
            node = node->kids[0];
        else
            break;
    }
    return node;
}

static bool is_one_token(const struct tc_node *node) {
    switch (node->kind) {
    case TC_NODE_WORD:
    case TC_NODE_REGEX:
    case TC_NODE_LEMMA:
    case TC_NODE_FUZZY:
    case TC_NODE_CLASS:
    case TC_NODE_TOKEN:
        return true;
    case TC_NODE_EXACT:
        return !memchr(node->text.ptr, ' ', node->text.len);
    default:
        return false;
    }
}

struct form {
    struct tc_str wanted;
    bool found;
};

static void compare_form(void *ctx, struct tc_str inflected) {
    struct form *form = ctx;
    form->found = form->found || tc_str_eq(inflected, form->wanted);
}

static bool is_inflection(struct tc_str lemma, struct tc_str word) {
    struct form form = {word, false};
    tc_inflect(lemma, compare_form, &form);
    return form.found;
}

static bool shape_is(const struct tc_node *class, struct tc_str token) {
    return (tc_class_find(class->text) & tc_token_shape(token)) != 0;
}

static bool token_covers(const struct tc_node *wide, const struct tc_node *narrow) {
    if (wide->kind == TC_NODE_TOKEN && !wide->expr)
        return is_one_token(narrow);
    if (wide->kind == TC_NODE_LEMMA)
        return narrow->kind == TC_NODE_WORD && is_inflection(wide->text, narrow->text);
    if (wide->kind == TC_NODE_CLASS && narrow->kind == TC_NODE_EXACT && is_one_token(narrow))
        return shape_is(wide, narrow->text);
    return false;
}

static bool counts_cover(const struct tc_node *wide, const struct tc_node *narrow) {
    return wide->min <= narrow->min && (wide->max == TC_MANY || (narrow->max != TC_MANY && wide->max >= narrow->max));
}

static bool kids_cover(struct cover c, const struct tc_node *wide, const struct tc_node *narrow) {
    if (wide->n_kids != narrow->n_kids)
        return false;
    for (size_t i = 0; i < wide->n_kids; i++)
        if (!covers(c, wide->kids[i], narrow->kids[i]))
            return false;
    return true;
}

static bool alternatives_cover(struct cover c, const struct tc_node *wide, const struct tc_node *narrow) {
    for (size_t i = 0; i < wide->n_kids; i++)
        if (covers(c, wide->kids[i], narrow))
            return true;
    return false;
}

static bool same_kind_covers(struct cover c, const struct tc_node *wide, const struct tc_node *narrow) {
    switch (wide->kind) {
    case TC_NODE_SEQ:
    case TC_NODE_LIST:
        return kids_cover(c, wide, narrow);
    case TC_NODE_LABEL:
        return tc_str_eq(wide->text, narrow->text) && kids_cover(c, wide, narrow);
    case TC_NODE_REPEAT:
        return wide->lazy == narrow->lazy && counts_cover(wide, narrow) && kids_cover(c, wide, narrow);
    case TC_NODE_GAP:
        return counts_cover(wide, narrow) && !wide->expr;
    case TC_NODE_MENTION:
        return tc_str_eq(wide->text, narrow->text) && !wide->expr;
    default:
        return token_covers(wide, narrow);
    }
}

static bool covers(struct cover c, const struct tc_node *wide, const struct tc_node *narrow) {
    if (tc_pattern_equal(wide, narrow))
        return true;
    if (++c.depth > DEPTH_MAX || ++*c.steps > STEPS_MAX)
        return false;
    wide = see_through(&c, wide);
    narrow = see_through(&c, narrow);
    if (tc_pattern_equal(wide, narrow))
        return true;
    if (narrow->kind == TC_NODE_ALT) {
        for (size_t i = 0; i < narrow->n_kids; i++)
            if (!covers(c, wide, narrow->kids[i]))
                return false;
        return true;
    }
    if (wide->kind == TC_NODE_ALT)
        return alternatives_cover(c, wide, narrow);
    if (wide->kind == narrow->kind)
        return same_kind_covers(c, wide, narrow);
    if (wide->kind == TC_NODE_REPEAT && wide->min <= 1 && wide->max >= 1)
        return covers(c, wide->kids[0], narrow);
    return token_covers(wide, narrow);
}

bool tc_checker_covers(const struct tc_checker *checker, const struct tc_node *wide, const struct tc_node *narrow) {
    uint32_t steps = 0;
    return covers((struct cover){checker->unit, 0, &steps}, wide, narrow);
}

/* A run of narrow's items, one for each of wide's. */
bool tc_checker_occurs_in(const struct tc_checker *checker, const struct tc_node *wide, const struct tc_node *narrow) {
    uint32_t steps = 0;
    struct cover c = {checker->unit, 0, &steps};
    if (covers(c, wide, narrow))
        return true;
    if (narrow->kind != TC_NODE_SEQ)
        return false;
    size_t n = wide->kind == TC_NODE_SEQ ? wide->n_kids : 1;
    struct tc_node *const *items = wide->kind == TC_NODE_SEQ ? wide->kids : NULL;
    for (size_t from = 0; n > 0 && from + n <= narrow->n_kids; from++) {
        size_t i = 0;
        while (i < n && covers(c, items ? items[i] : wide, narrow->kids[from + i]))
            i++;
        if (i == n)
            return true;
    }
    return false;
}
