/* Token sets and boolean expressions: from trees to atoms and chains of tests, and their truth. */
#include "base/alloc.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "match/program.h"
#include "match/regex_words.h"
#include <stdlib.h>
#include <string.h>

static const float not_an_anchor = 2.0F;

/* --- numbers --- */

/* 3  1,200  3.5: the whole of the text, commas between digits do not count. */
static bool number_of(struct tc_str text, double *number) {
    double value = 0, unit = 1;
    bool fraction = false, digit = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c >= '0' && c <= '9') {
            digit = true;
            unit = fraction ? unit / 10 : unit;
            value = fraction ? value + unit * (c - '0') : value * 10 + (c - '0');
        } else if (c == '.' && digit && !fraction) {
            fraction = true;
        } else if (c != ',' || !digit || fraction) {
            return false;
        }
    }
    *number = value;
    return digit;
}

static bool compare(double a, enum tc_expr_op op, double b) {
    switch (op) {
    case TC_OP_EQ:
        return !(a < b) && !(a > b);
    case TC_OP_NE:
        return a < b || a > b;
    case TC_OP_LT:
        return a < b;
    case TC_OP_LE:
        return a <= b;
    case TC_OP_GT:
        return a > b;
    case TC_OP_GE:
        return a >= b;
    }
    return false;
}

/* --- chains of tests --- */

struct chain {
    struct tc_model *model;
    struct tc_error *err;
    enum tc_status (*leaf)(struct chain *chain, const struct tc_expr *expr, struct tc_test *test);
};

static enum tc_status fail_at(struct chain *chain, const struct tc_expr *expr, const char *what) {
    return tc_error_at(chain->err, TC_ERR_PLUGIN, NULL, 1, expr->col, "%s \"%.*s\"", what, TC_FMT(expr->name));
}

/* Equal tests are one, so that what is known of a token by a chain of them serves all patterns. */
static enum tc_status keep_test(struct tc_model *model, const struct tc_test *test, uint32_t *entry) {
    struct tc_test bytes;
    memset(&bytes, 0, sizeof bytes); /* what stands between fields, too */
    bytes.kind = test->kind;
    bytes.op = test->op;
    bytes.arg = test->arg;
    bytes.yes = test->yes;
    bytes.no = test->no;
    bytes.number = test->number;
    bytes.name = test->name;
    bytes.value = test->value;
    uint32_t number = tc_intern_add(&model->test_names, (struct tc_str){(const char *)&bytes, sizeof bytes});
    *entry = number - 1;
    return number == 0 ? TC_ERR_MEMORY : number <= model->tests.len ? TC_OK : tc_vec_push(&model->tests, *test);
}

static enum tc_status push_test(struct chain *chain, const struct tc_expr *expr, uint32_t yes, uint32_t no,
                                uint32_t *entry) {
    struct tc_test test = {.op = expr->op, .number = expr->number, .yes = yes, .no = no};
    enum tc_status status = chain->leaf(chain, expr, &test);
    if (status != TC_OK) {
        return status;
    }
    bool is_numeric = test.kind == TC_TEST_NUMBER || test.kind == TC_TEST_ENTITY_NUMBER;
    if (expr->kind == TC_EXPR_TEST && expr->op == TC_OP_NE) {
        test.op = TC_OP_EQ; /* != is the negation of =, for what is no number too */
        test.yes = no;
        test.no = yes;
    } else if (expr->kind == TC_EXPR_TEST && expr->op != TC_OP_EQ && !is_numeric) {
        status = fail_at(chain, expr, "only a number can be compared by < <= > >= with");
        tc_error_hint(chain->err, "write a number without quotes behind the sign");
        return status;
    }
    return keep_test(chain->model, &test, entry);
}

/* Right to left, because a test names its successors. Recursion is bounded by the parser's TC_PATTERN_DEPTH. */
static enum tc_status chain_expr(struct chain *chain, const struct tc_expr *expr, uint32_t yes, uint32_t no,
                                 uint32_t *entry) {
    uint32_t right = 0;
    enum tc_status status = TC_OK;
    switch (expr->kind) {
    case TC_EXPR_AND:
        status = chain_expr(chain, expr->right, yes, no, &right);
        return status == TC_OK ? chain_expr(chain, expr->left, right, no, entry) : status;
    case TC_EXPR_OR:
        status = chain_expr(chain, expr->right, yes, no, &right);
        return status == TC_OK ? chain_expr(chain, expr->left, yes, right, entry) : status;
    case TC_EXPR_NOT:
        return chain_expr(chain, expr->left, no, yes, entry);
    case TC_EXPR_TEST:
    case TC_EXPR_CLASS:
    case TC_EXPR_HAS:
        return push_test(chain, expr, yes, no, entry);
    }
    return TC_OK;
}

/* --- sets of tokens --- */

void tc_set_fini(struct tc_token_set *set) { tc_vec_fini(&set->syms); }

enum tc_status tc_set_add_word(struct tc_model *model, struct tc_token_set *set, struct tc_str word, bool exact) {
    uint32_t sym = exact ? tc_vocab_add_exact(model->vocab, word) : tc_vocab_add(model->vocab, word);
    struct tc_buf folded;
    tc_buf_init(&folded, SIZE_MAX);
    if (sym == 0 || tc_utf8_fold(word, &folded) != TC_OK) {
        tc_buf_fini(&folded);
        return TC_ERR_MEMORY;
    }
    set->frequency += tc_word_frequency(model, tc_buf_str(&folded));
    tc_buf_fini(&folded);
    return tc_vec_push(&set->syms, sym);
}

static float class_frequency(uint32_t mask) {
    static const struct {
        uint32_t cls;
        float frequency;
    } table[] = {{TC_CLASS_WORD, 0.85F},     {TC_CLASS_CAP, 0.17F}, {TC_CLASS_UPPER, 0.02F},
                 {TC_CLASS_LOWER, 0.67F},    {TC_CLASS_NUM, 0.03F}, {TC_CLASS_PUNCT, 0.13F},
                 {TC_CLASS_NONASCII, 0.02F}, {TC_CLASS_FUNC, 0.4F}, {TC_CLASS_DATE, 0.02F}};
    float sum = 0;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        sum += mask & table[i].cls ? table[i].frequency : 0;
    }
    return sum < 1 ? sum : 1;
}

static enum tc_status find_class(struct tc_str name, uint32_t col, uint32_t *cls, struct tc_error *err) {
    *cls = tc_class_find(name);
    if (*cls != 0) {
        return TC_OK;
    }
    size_t n = 0;
    while (tc_class_names[n]) {
        n++;
    }
    enum tc_status status = tc_error_at(err, TC_ERR_PLUGIN, NULL, 1, col, "unknown class \"#%.*s\"", TC_FMT(name));
    const char *near = tc_str_nearest(name, tc_class_names, n);
    if (near) {
        tc_error_hint(err, "did you mean #%s?", near);
    } else {
        tc_error_hint(err, "there are #Cap #UPPER #lower #num #punct #date #func");
    }
    return status;
}

enum tc_status tc_set_add_class(struct tc_token_set *set, struct tc_str name, uint32_t col, struct tc_error *err) {
    uint32_t cls = 0;
    enum tc_status status = find_class(name, col, &cls, err);
    if (status == TC_OK && !(set->mask & cls)) {
        set->mask |= cls;
        set->frequency += class_frequency(cls);
    }
    return status;
}

enum tc_status tc_set_add_word_test(struct tc_model *model, struct tc_token_set *set, uint32_t word_test) {
    struct tc_test test = {
        .kind = TC_TEST_WORD, .arg = word_test, .yes = TC_YES, .no = set->test == TC_NONE ? TC_NO : set->test};
    set->frequency = not_an_anchor;
    return keep_test(model, &test, &set->test);
}

static bool is_raw(struct tc_str name) { return tc_str_eq_cstr(name, "raw"); }

static bool is_token_attribute(struct tc_str name) {
    return is_raw(name) || tc_str_eq_cstr(name, "lower") || tc_str_eq_cstr(name, "norm");
}

static enum tc_status check_token_attribute(struct chain *chain, const struct tc_expr *expr) {
    static const char *const names[] = {"raw", "lower", "norm"};
    if (is_token_attribute(expr->name)) {
        return TC_OK;
    }
    enum tc_status status = fail_at(chain, expr, "unknown token attribute");
    const char *near = tc_str_nearest(expr->name, names, sizeof names / sizeof *names);
    if (tc_str_eq_cstr(expr->name, "pos") || tc_str_eq_cstr(expr->name, "lemma")) {
        tc_error_hint(chain->err, "\"%.*s\" is reserved: the documents carry no such annotation", TC_FMT(expr->name));
    } else if (near) {
        tc_error_hint(chain->err, "did you mean \"%s\"?", near);
    } else {
        tc_error_hint(chain->err, "a token has raw, lower (or norm: the same) and its classes, such as #Cap");
    }
    return status;
}

static bool is_plain_word(const struct tc_expr *expr) {
    return expr->kind == TC_EXPR_HAS ||
           (expr->kind == TC_EXPR_TEST && (expr->value_kind == TC_VALUE_WORD || expr->value_kind == TC_VALUE_STRING));
}

static enum tc_status add_plain_word(struct chain *chain, struct tc_token_set *set, const struct tc_expr *expr) {
    if (expr->kind == TC_EXPR_HAS) {
        return tc_set_add_word(chain->model, set, expr->name, false);
    }
    enum tc_status status = check_token_attribute(chain, expr);
    return status == TC_OK ? tc_set_add_word(chain->model, set, expr->value, is_raw(expr->name)) : status;
}

/* Adds the words of a plain test or of a regex that accepts few; *added says whether it is one. The letters of such a
 * regex are folded. */
static enum tc_status add_words(struct chain *chain, struct tc_token_set *set, const struct tc_expr *expr,
                                bool *added) {
    *added = is_plain_word(expr);
    if (*added || expr->kind != TC_EXPR_TEST || expr->value_kind != TC_VALUE_REGEX || expr->value_folds ||
        !is_token_attribute(expr->name)) {
        return *added ? add_plain_word(chain, set, expr) : TC_OK;
    }
    struct tc_arena arena;
    struct tc_words words;
    enum tc_status status = TC_OK;
    tc_arena_init(&arena, SIZE_MAX);
    *added = tc_regex_words(expr->value, &arena, &words);
    for (uint32_t i = 0; *added && i < words.n && status == TC_OK; i++) {
        status = tc_set_add_word(chain->model, set, words.items[i], is_raw(expr->name));
    }
    tc_arena_fini(&arena);
    return status;
}

static enum tc_status token_leaf(struct chain *chain, const struct tc_expr *expr, struct tc_test *test) {
    if (expr->kind == TC_EXPR_CLASS) {
        test->kind = TC_TEST_CLASS;
        return find_class(expr->name, expr->col, &test->arg, chain->err);
    }
    struct tc_token_set set = {.test = TC_NONE};
    bool added = false;
    enum tc_status status = add_words(chain, &set, expr, &added);
    if (status == TC_OK && added) {
        test->kind = TC_TEST_ATOM;
        status = tc_set_atom(chain->model, &set, &test->arg);
    }
    tc_set_fini(&set);
    if (status != TC_OK || added) {
        return status;
    }
    status = check_token_attribute(chain, expr);
    if (status != TC_OK || expr->value_kind == TC_VALUE_NUMBER) {
        test->kind = TC_TEST_NUMBER;
        return status;
    }
    test->kind = TC_TEST_WORD;
    return tc_wordtests_regex(chain->model->words, expr->value, expr->value_folds, !is_raw(expr->name), expr->col,
                              &test->arg, chain->err);
}

enum tc_status tc_set_add_expr(struct tc_model *model, struct tc_token_set *set, const struct tc_expr *expr,
                               struct tc_error *err) {
    struct chain chain = {model, err, token_leaf};
    if (expr->kind == TC_EXPR_OR) {
        enum tc_status status = tc_set_add_expr(model, set, expr->left, err);
        return status == TC_OK ? tc_set_add_expr(model, set, expr->right, err) : status;
    }
    if (expr->kind == TC_EXPR_CLASS) {
        return tc_set_add_class(set, expr->name, expr->col, err);
    }
    bool is_equal = expr->kind == TC_EXPR_HAS || (expr->kind == TC_EXPR_TEST && expr->op == TC_OP_EQ), added = false;
    enum tc_status status = is_equal ? add_words(&chain, set, expr, &added) : TC_OK;
    if (status != TC_OK || added) {
        return status;
    }
    set->frequency = not_an_anchor;
    uint32_t no = set->test == TC_NONE ? TC_NO : set->test;
    return chain_expr(&chain, expr, TC_YES, no, &set->test);
}

static int compare_syms(const void *a, const void *b) {
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

static bool is_set(const struct tc_model *model, const struct tc_atom *atom, const struct tc_token_set *set) {
    return atom->test == set->test && atom->mask == set->mask && atom->n_syms == set->syms.len &&
           (atom->n_syms == 0 ||
            memcmp(model->atom_syms.items + atom->first_sym, set->syms.items, atom->n_syms * sizeof(uint32_t)) == 0);
}

/* Sorted, each once. */
static void tidy(struct tc_token_set *set) {
    if (set->syms.len < 2) {
        return;
    }
    qsort(set->syms.items, set->syms.len, sizeof(uint32_t), compare_syms);
    size_t n = 1;
    for (size_t i = 1; i < set->syms.len; i++) {
        if (set->syms.items[i] != set->syms.items[n - 1]) {
            set->syms.items[n++] = set->syms.items[i];
        }
    }
    set->syms.len = n;
}

static enum tc_status grow_slots(struct tc_model *model);

static uint64_t atom_hash(const uint32_t *syms, size_t n, uint32_t mask, uint32_t test) {
    return tc_hash(syms ? (const void *)syms : "", n * sizeof *syms, (uint64_t)test << 32 | mask);
}

enum tc_status tc_set_add_atom(const struct tc_model *model, struct tc_token_set *set, uint32_t number) {
    const struct tc_atom *atom = &model->atoms.items[number];
    enum tc_status status = TC_OK;
    for (uint32_t i = 0; status == TC_OK && i < atom->n_syms; i++) {
        status = tc_vec_push(&set->syms, model->atom_syms.items[atom->first_sym + i]);
    }
    set->mask |= atom->mask;
    set->frequency += atom->frequency;
    return status;
}

enum tc_status tc_set_atom(struct tc_model *model, struct tc_token_set *set, uint32_t *atom) {
    tidy(set);
    if (set->test != TC_NONE) {
        tc_classes_settle(model, set);
    }
    if (model->atoms.len * 2 >= model->n_atom_slots && grow_slots(model) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    uint64_t at = atom_hash(set->syms.items, set->syms.len, set->mask, set->test) & (model->n_atom_slots - 1);
    while (model->atom_slots[at] != TC_NONE) {
        *atom = model->atom_slots[at];
        if (is_set(model, &model->atoms.items[*atom], set)) {
            return TC_OK;
        }
        at = (at + 1) & (model->n_atom_slots - 1);
    }
    struct tc_atom made = {.mask = set->mask,
                           .test = set->test,
                           .gate = set->gate,
                           .first_sym = (uint32_t)model->atom_syms.len,
                           .n_syms = (uint32_t)set->syms.len,
                           .frequency = set->frequency};
    for (size_t i = 0; i < set->syms.len; i++) {
        if (tc_vec_push(&model->atom_syms, set->syms.items[i]) != TC_OK) {
            return TC_ERR_MEMORY;
        }
    }
    *atom = (uint32_t)model->atoms.len;
    model->atom_slots[at] = *atom;
    return tc_vec_push(&model->atoms, made);
}

static enum tc_status grow_slots(struct tc_model *model) {
    size_t n = model->n_atom_slots > 0 ? model->n_atom_slots * 2 : 256;
    uint32_t *slots = tc_malloc(n * sizeof *slots);
    if (!slots) {
        return TC_ERR_MEMORY;
    }
    memset(slots, 0xff, n * sizeof *slots);
    for (size_t i = 0; i < model->atoms.len; i++) {
        const struct tc_atom *atom = &model->atoms.items[i];
        const uint32_t *syms = model->atom_syms.items + atom->first_sym;
        uint64_t at = atom_hash(syms, atom->n_syms, atom->mask, atom->test) & (n - 1);
        while (slots[at] != TC_NONE) {
            at = (at + 1) & (n - 1);
        }
        slots[at] = (uint32_t)i;
    }
    tc_free(model->atom_slots);
    model->atom_slots = slots;
    model->n_atom_slots = n;
    return TC_OK;
}

/* --- freeze: symbols as they are tested --- */

/* The exact variants of each folded word, as chains: first[word], next[variant]. */
struct variants {
    uint32_t *first, *next;
};

static enum tc_status collect_variants(const struct tc_vocab *vocab, struct variants *variants) {
    uint32_t n = tc_vocab_count(vocab);
    variants->first = tc_calloc(n + 1, sizeof(uint32_t));
    variants->next = tc_calloc(n + 1, sizeof(uint32_t));
    if (!variants->first || !variants->next) {
        return TC_ERR_MEMORY;
    }
    for (uint32_t sym = n; sym > 0; sym--) {
        uint32_t base = tc_vocab_base(vocab, sym);
        if (base != sym) {
            variants->next[sym] = variants->first[base];
            variants->first[base] = sym;
        }
    }
    return TC_OK;
}

/* Of the first regex on a chain without which it fails. */
static const uint64_t *ends_of(const struct tc_model *model, uint32_t entry) {
    while (entry < TC_YES) {
        const struct tc_test *test = &model->tests.items[entry];
        if (test->kind == TC_TEST_WORD && test->no == TC_NO) {
            return tc_wordtests_ends(model->words, test->arg);
        }
        if (test->no != TC_NO && test->yes != TC_NO) {
            return NULL;
        }
        entry = test->no == TC_NO ? test->yes : test->no;
    }
    return NULL;
}

static enum tc_status freeze_atom(struct tc_model *model, const struct variants *variants, struct tc_atom *atom) {
    struct tc_token_set set = {.test = TC_NONE};
    enum tc_status status = TC_OK;
    for (uint32_t i = 0; status == TC_OK && i < atom->n_syms; i++) {
        uint32_t word = model->atom_syms.items[atom->first_sym + i];
        status = tc_vec_push(&set.syms, word);
        for (uint32_t sym = variants->first[word]; status == TC_OK && sym != 0; sym = variants->next[sym]) {
            status = tc_vec_push(&set.syms, sym);
        }
    }
    tidy(&set);
    for (size_t i = 0; i < TC_ATOM_FEW; i++) {
        atom->few[i] = set.syms.len <= TC_ATOM_FEW && i < set.syms.len ? set.syms.items[i] : TC_NONE;
    }
    if (status == TC_OK && set.syms.len > 0) {
        atom->lo = set.syms.items[0];
        atom->span = set.syms.items[set.syms.len - 1] - atom->lo + 1;
    }
    if (status == TC_OK && set.syms.len > TC_ATOM_FEW) {
        uint64_t *bits = tc_arena_zalloc(&model->arena, ((size_t)atom->span + 63) / 64 * sizeof *bits);
        status = bits ? TC_OK : TC_ERR_MEMORY;
        for (size_t i = 0; bits && i < set.syms.len; i++) {
            uint32_t at = set.syms.items[i] - atom->lo;
            bits[at >> 6] |= UINT64_C(1) << (at & 63);
        }
        atom->bits = bits;
    }
    tc_set_fini(&set);
    return status;
}

enum tc_status tc_atoms_freeze(struct tc_model *model) {
    struct variants variants = {0};
    enum tc_status status = collect_variants(model->vocab, &variants);
    for (size_t i = 0; status == TC_OK && i < model->atoms.len; i++) {
        struct tc_atom *atom = &model->atoms.items[i];
        status = freeze_atom(model, &variants, atom);
        atom->ends = atom->test != TC_NONE ? ends_of(model, atom->test) : NULL;
        atom->verdict = model->n_verdicts;
        model->n_verdicts += atom->test != TC_NONE;
    }
    tc_free(variants.first);
    tc_free(variants.next);
    return status == TC_OK ? tc_rows_fill(&model->rows, model) : status;
}

/* --- truth on tokens --- */

bool tc_tests_run(const struct tc_model *model, uint32_t entry, struct tc_word_cache *cache, struct tc_str token,
                  uint32_t sym, uint32_t cls) {
    while (entry < TC_YES) {
        const struct tc_test *test = &model->tests.items[entry];
        double number = 0;
        bool holds = false;
        if (test->kind == TC_TEST_ATOM) {
            holds = tc_atom_has(&model->atoms.items[test->arg], sym, cls);
        } else if (test->kind == TC_TEST_CLASS) {
            holds = (cls & test->arg) != 0;
        } else if (test->kind == TC_TEST_NUMBER) {
            holds = (cls & TC_CLASS_NUM) && number_of(token, &number) && compare(number, test->op, test->number);
        } else {
            holds = tc_word_passes(cache, test->arg, token);
        }
        entry = holds ? test->yes : test->no;
    }
    return entry == TC_YES;
}

/* --- entities --- */

static enum tc_status keep_folded(struct tc_model *model, struct tc_str text, struct tc_str *kept) {
    struct tc_buf folded;
    tc_buf_init(&folded, SIZE_MAX);
    enum tc_status status = tc_utf8_fold(text, &folded);
    if (status == TC_OK) {
        *kept = tc_model_keep(model, tc_buf_str(&folded));
        status = kept->ptr ? TC_OK : TC_ERR_MEMORY;
    }
    tc_buf_fini(&folded);
    return status;
}

static enum tc_status entity_leaf(struct chain *chain, const struct tc_expr *expr, struct tc_test *test) {
    if (expr->kind == TC_EXPR_CLASS) {
        enum tc_status status = fail_at(chain, expr, "a mention has no class");
        tc_error_hint(chain->err, "classes belong to tokens; test an attribute of the entity here");
        return status;
    }
    test->name = tc_model_keep(chain->model, expr->name);
    if (!test->name.ptr) {
        return TC_ERR_MEMORY;
    }
    if (expr->kind == TC_EXPR_HAS) {
        test->kind = TC_TEST_ENTITY_HAS;
        return TC_OK;
    }
    if (expr->value_kind == TC_VALUE_NUMBER) {
        test->kind = TC_TEST_ENTITY_NUMBER;
        return TC_OK;
    }
    if (expr->value_kind == TC_VALUE_REGEX) {
        test->kind = TC_TEST_ENTITY_WORD;
        return tc_wordtests_regex(chain->model->words, expr->value, expr->value_folds, false, expr->col, &test->arg,
                                  chain->err);
    }
    test->kind = TC_TEST_ENTITY_IS;
    return keep_folded(chain->model, expr->value, &test->value);
}

enum tc_status tc_filter_compile(struct tc_model *model, const struct tc_expr *expr, struct tc_filter *filter,
                                 struct tc_error *err) {
    struct chain chain = {model, err, entity_leaf};
    filter->first_test = (uint32_t)model->tests.len;
    filter->col = expr->col;
    enum tc_status status = chain_expr(&chain, expr, TC_YES, TC_NO, &filter->entry);
    filter->n_tests = (uint32_t)model->tests.len - filter->first_test;
    return status;
}

/* The value of an attribute; .ptr NULL if the entity has none of that name. */
static struct tc_str attribute(const struct tc_entity *entity, struct tc_str name) {
    for (uint32_t i = 0; i < entity->n_attrs; i++) {
        if (tc_str_eq(entity->attrs[i].name, name)) {
            return entity->attrs[i].value;
        }
    }
    if (tc_str_eq_cstr(name, "key")) {
        return entity->key;
    }
    return tc_str_eq_cstr(name, "label") ? entity->label : (struct tc_str){0};
}

struct entity_check {
    struct tc_word_cache *cache;
    struct tc_buf folded;
};

static bool entity_test_holds(struct entity_check *check, const struct tc_test *test, struct tc_str value) {
    double number = 0;
    if (test->kind == TC_TEST_ENTITY_HAS) {
        return value.len > 0;
    }
    if (test->kind == TC_TEST_ENTITY_NUMBER) {
        return number_of(value, &number) && compare(number, test->op, test->number);
    }
    if (test->kind == TC_TEST_ENTITY_WORD) {
        return tc_word_passes(check->cache, test->arg, value);
    }
    tc_buf_reset(&check->folded);
    return tc_utf8_fold(value, &check->folded) == TC_OK && tc_str_eq(tc_buf_str(&check->folded), test->value);
}

/* entity NULL: nothing is known of it, so every test fails and every negation holds. */
static bool entity_passes(const struct tc_model *model, struct entity_check *check, const struct tc_filter *filter,
                          const struct tc_entity *entity) {
    uint32_t at = filter->entry;
    while (at < TC_YES) {
        const struct tc_test *test = &model->tests.items[at];
        struct tc_str value = entity ? attribute(entity, test->name) : (struct tc_str){0};
        at = value.ptr && entity_test_holds(check, test, value) ? test->yes : test->no;
    }
    return at == TC_YES;
}

static enum tc_status check_names(struct tc_model *model, const struct tc_filter *filter, struct tc_error *err) {
    for (uint32_t i = 0; i < filter->n_tests; i++) {
        struct tc_str name = model->tests.items[filter->first_test + i].name;
        bool known = tc_str_eq_cstr(name, "key") || tc_str_eq_cstr(name, "label") ||
                     tc_intern_find(&model->entities.attr_names, name);
        if (name.len == 0 || known || model->entities.starts.len == 0) {
            continue;
        }
        model->failed_pattern = filter->pattern;
        const char *names[64] = {"key", "label"};
        size_t n = 2;
        for (uint32_t id = 1; id <= model->entities.attr_names.len && n < sizeof names / sizeof *names; id++) {
            names[n++] = tc_intern_str(&model->entities.attr_names, id).ptr;
        }
        enum tc_status status =
            tc_error_at(err, TC_ERR_PLUGIN, NULL, 1, filter->col, "@%.*s: no entity has an attribute \"%.*s\"",
                        TC_FMT(filter->type), TC_FMT(name));
        const char *near = tc_str_nearest(name, names, n);
        tc_error_hint(err,
                      near ? "did you mean \"%s\"?"
                           : "a gazetteer declares its attributes; key and label are always there%s",
                      near ? near : "");
        return status;
    }
    return TC_OK;
}

static enum tc_status freeze_filter(struct tc_model *model, struct entity_check *check, struct tc_filter *filter) {
    uint32_t n = tc_model_entity_count(model);
    struct tc_entity_view view;
    filter->unknown = entity_passes(model, check, filter, NULL);
    filter->pass = tc_arena_zalloc(&model->arena, ((size_t)n + 64) / 64 * sizeof *filter->pass);
    if (!filter->pass) {
        return TC_ERR_MEMORY;
    }
    for (uint32_t i = 0; i < n; i++) {
        uint64_t bit = entity_passes(model, check, filter, tc_model_entity_at(model, i, &view));
        filter->pass[i >> 6] |= bit << (i & 63);
    }
    return check->folded.failed ? TC_ERR_MEMORY : TC_OK;
}

enum tc_status tc_filters_freeze(struct tc_model *model, struct tc_error *err) {
    if (model->filters.len == 0) {
        return TC_OK;
    }
    struct entity_check check = {.cache = tc_word_cache_new(model->words)};
    tc_buf_init(&check.folded, SIZE_MAX);
    enum tc_status status = check.cache ? TC_OK : TC_ERR_MEMORY;
    for (size_t i = 0; status == TC_OK && i < model->filters.len; i++) {
        status = check_names(model, &model->filters.items[i], err);
        if (status == TC_OK) {
            status = freeze_filter(model, &check, &model->filters.items[i]);
        }
    }
    tc_word_cache_free(check.cache);
    tc_buf_fini(&check.folded);
    return status;
}
