#include "match/program.h"
#include "match_case.h"
#include <criterion/criterion.h>

TestSuite(guard, .timeout = 60);

/* n ways of two words of their own: (w1a w1b | w2a w2b | ...). */
static void add_ways(struct match_case *c, uint32_t rule, uint32_t n) {
    struct tc_buf text;
    tc_buf_init(&text, SIZE_MAX);
    for (uint32_t i = 0; i < n; i++) {
        cr_assert_eq(tc_buf_addf(&text, "%sw%ux%ua w%ux%ub", i > 0 ? " | " : "", rule, i, rule, i), TC_OK);
    }
    (void)match_case_add(c, text.ptr, 0);
    tc_buf_fini(&text);
}

Test(guard, knows_the_first_words_of_few_ways) {
    struct match_case c;
    match_case_init(&c);
    add_ways(&c, 0, 8);
    const struct tc_program *program = &c.model->programs.items[0];
    for (uint32_t pc = 0, n = 0; pc < program->n_code; pc++) {
        if (program->code[pc].op == TC_INST_SPLIT) {
            const struct tc_guard *first = &c.model->guards.items[tc_inst_first_guard(&program->code[pc])];
            const struct tc_guard *second = &c.model->guards.items[tc_inst_second_guard(&program->code[pc])];
            cr_expect(!first->open && !second->open, "fork %u is open", n++);
        }
    }
    match_case_fini(&c);
}

Test(guard, is_linear_in_the_ways_of_a_pattern) {
    enum { WAYS = 650, RULES = 4 };
    struct match_case c;
    match_case_init(&c);
    for (uint32_t i = 0; i < RULES; i++) {
        add_ways(&c, i, WAYS);
    }
    cr_expect_leq(c.model->atom_syms.len, RULES * WAYS * 16, "%zu words in all sets", c.model->atom_syms.len);
    match_case_fini(&c);
}

/* Forks on the way from pc to what is no fork, at most. */
static uint32_t forks_from(const struct tc_program *program, uint16_t pc) {
    const struct tc_inst *inst = &program->code[pc];
    if (inst->op != TC_INST_SPLIT) {
        return 0;
    }
    uint32_t first = forks_from(program, inst->next), second = forks_from(program, inst->alt);
    return 1 + (first > second ? first : second);
}

Test(guard, few_forks_lead_to_each_of_many_ways) {
    struct match_case c;
    match_case_init(&c);
    add_ways(&c, 0, 64);
    const struct tc_program *program = &c.model->programs.items[0];
    cr_expect_eq(forks_from(program, program->entry), 6);
    match_case_fini(&c);
}

/* All guards of a program's forks, one behind the other. */
static uint32_t guards_of(const struct tc_program *program, uint32_t *guards, uint32_t max) {
    uint32_t n = 0;
    for (uint32_t pc = 0; pc < program->n_code && n + 2 <= max; pc++) {
        if (program->code[pc].op == TC_INST_SPLIT) {
            guards[n++] = tc_inst_first_guard(&program->code[pc]);
            guards[n++] = tc_inst_second_guard(&program->code[pc]);
        }
    }
    return n;
}

Test(guard, equal_ones_of_patterns_are_one) {
    enum { MAX = 64 };
    struct match_case c;
    uint32_t guards[2][MAX];
    match_case_init(&c);
    (void)match_case_add(&c, "(foo a | bar b | baz c) d", 0);
    (void)match_case_add(&c, "e (foo a | bar b | baz c) f", 0);
    uint32_t n = guards_of(&c.model->programs.items[0], guards[0], MAX);
    cr_expect_eq(guards_of(&c.model->programs.items[1], guards[1], MAX), n);
    cr_expect_gt(n, 0);
    cr_expect_arr_eq(guards[0], guards[1], n * sizeof **guards);
    match_case_fini(&c);
}

Test(guard, of_more_than_have_a_number_let_all_pass) {
    enum { RULES = 54, WAYS = 650, MAX = 2 * WAYS };
    static uint32_t guards[MAX];
    struct match_case c;
    struct tc_buf out;
    tc_buf_init(&out, SIZE_MAX);
    match_case_init(&c);
    for (uint32_t i = 0; i < RULES; i++) {
        add_ways(&c, i, WAYS);
    }
    uint32_t n = guards_of(&c.model->programs.items[RULES - 1], guards, MAX);
    cr_expect(n > 0 && guards[n - 1] == TC_GUARD_OPEN && c.model->guards.items[TC_GUARD_OPEN].open);
    match_case_ready(&c);
    match_case_sentence(&c, "w0x5a w0x5b w53x5a w53x6b w53x7a w53x7b");
    cr_expect_str_eq(match_case_stage(&c, 0, &out), "w0x5a w0x5b;w53x7a w53x7b");
    tc_buf_fini(&out);
    match_case_fini(&c);
}

Test(guard, what_can_begin_stands_in_the_first_columns) {
    struct match_case c;
    match_case_init(&c);
    (void)match_case_add(&c, "(foo | bar) (a | b) [] (c | d)", 0);
    (void)match_case_add(&c, "baz (e | f) (?= (g | h) i)", 0);
    match_case_ready(&c);
    const struct tc_rows *rows = &c.model->rows;
    cr_expect_eq(rows->atoms[c.model->programs.items[0].start.atoms[0]].column, 0);
    cr_expect_eq(rows->atoms[c.model->programs.items[1].start.atoms[0]].column, 1);
    cr_expect_eq(rows->atoms[c.model->looks.items[0].program.start.atoms[0]].column, 2);
    match_case_fini(&c);
}

Test(guard, a_lookaround_has_one_where_its_beginning_is_cheap_to_ask) {
    static const struct {
        const char *pattern;
        bool open;
    } rows[] = {
        {"foo (?! bar | baz a)", false},  {"foo (?= @t)", false},
        {"(?<= bar | a baz) foo", false}, {"(?<! @t) foo", true}, /* it meets the end of a mention */
        {"foo (?! [lower=/b.*/])", true}, {"foo (?= []? bar)", true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct match_case c;
        match_case_init(&c);
        (void)match_case_add(&c, rows[i].pattern, 0);
        const struct tc_look *look = &c.model->looks.items[0];
        cr_expect_eq(c.model->guards.items[look->guard].open, rows[i].open, "%s", rows[i].pattern);
        match_case_fini(&c);
    }
}
