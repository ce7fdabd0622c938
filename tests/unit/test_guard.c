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
            const struct tc_fork *fork = &program->forks[program->code[pc].arg];
            cr_expect(!fork->first.open && !fork->second.open, "fork %u is open", n++);
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
