/* classes.c - what expressions make of a token's classes, such as [#Cap & !#func], as classes of their own: the truth
 * of any expression is a column of a table over all sets of classes, and a bit of each set. */
#include "match/program.h"

#include <string.h>

_Static_assert(TC_CLASS_SETS == TC_CLASS_DATE << 1, "a row for each set of a token's classes");

void tc_classes_init(struct tc_classes *classes) {
    *classes = (struct tc_classes){.n = 0};
    for (uint32_t set = 0; set < TC_CLASS_SETS; set++) {
        classes->of[set] = set;
    }
}

static bool is_class(const struct tc_classes *classes, uint32_t bit, const bool holds[TC_CLASS_SETS]) {
    uint32_t set = 0;
    while (set < TC_CLASS_SETS && holds[set] == ((classes->of[set] & bit) != 0)) {
        set++;
    }
    return set == TC_CLASS_SETS;
}

/* The bit of a class that was made: behind those of tokens. */
static uint32_t made(uint32_t n) { return (uint32_t)TC_CLASS_SETS << n; }

/* The class of just these sets, made at first sight; 0 when there are too many. */
static uint32_t class_of(struct tc_classes *classes, const bool holds[TC_CLASS_SETS]) {
    uint32_t n = 0;
    while (n < classes->n && !is_class(classes, made(n), holds)) {
        n++;
    }
    if (n == TC_MADE_CLASSES) {
        return 0;
    }
    for (uint32_t set = 0; set < TC_CLASS_SETS && n == classes->n; set++) {
        classes->of[set] |= holds[set] ? made(n) : 0;
    }
    classes->n += n == classes->n;
    return made(n);
}

/* As far as classes alone decide: TC_YES, TC_NO or the first test of something else. */
static uint32_t follow(const struct tc_model *model, uint32_t entry, uint32_t set) {
    while (entry < TC_YES && model->tests.items[entry].kind == TC_TEST_CLASS) {
        const struct tc_test *test = &model->tests.items[entry];
        entry = set & test->arg ? test->yes : test->no;
    }
    return entry;
}

void tc_classes_settle(struct tc_model *model, struct tc_token_set *set) {
    bool may[TC_CLASS_SETS], always = true, decides = true;
    for (uint32_t i = 0; i < TC_CLASS_SETS; i++) {
        uint32_t end = follow(model, set->test, i);
        may[i] = end != TC_NO;
        always &= may[i];
        decides &= end >= TC_YES;
    }
    uint32_t class = always && !decides ? 0 : class_of(&model->classes, may);
    if (decides && class != 0) {
        set->mask |= class;
        set->test = TC_NONE;
    } else {
        set->gate = class;
    }
}
