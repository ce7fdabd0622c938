#include "plugin/examples.h"
#include "plugin_fixture.h"
#include <criterion/criterion.h>
#include <string.h>
#include <time.h>

TestSuite(examples, .timeout = 20, .fini = fixture_remove);

#define DOMAIN                                                                                                         \
    "relation 'agrees_with' { subject = 'country', object = 'country', symmetric = true }\n"                           \
    "relation 'agrees_on' { subject = 'country', object = 'sector' }\n"                                                \
    "gazetteer 'country' { entries = { { key = 'CHN', label = 'China' }, { key = 'PAK', label = 'Pakistan' } } }\n"    \
    "gazetteer 'sector' { entries = { { key = 'trade', label = 'Trade and commerce', names = 'trade' } } }\n"          \
    "qualify 'modality' { planned = 'will', hedged = 'may' } qualify 'negated' { yes = 'not' }\n"                      \
    "rule 'other' { pattern = [[ s:@sector of x:@country ]], triples = 'x -agrees_on-> s' }\n"

/* "ok", or what is missing (-), unexpected (+) and the error (!), for each example. */
static void report(void *ctx, const struct tc_example_result *result) {
    struct tc_buf *out = ctx;
    (void)tc_buf_addf(out, "%s#%zu %s", result->rule->name.ptr, result->number, result->passed ? "ok" : "failed");
    for (size_t i = 0; i < result->n_missing; i++)
        (void)tc_buf_addf(out, " -%.*s", TC_FMT(result->missing[i]));
    for (size_t i = 0; i < result->n_unexpected; i++)
        (void)tc_buf_addf(out, " +%.*s", TC_FMT(result->unexpected[i]));
    if (result->error)
        (void)tc_buf_addf(out, " !%s", strstr(result->error, "oops") ? "oops" : result->error);
    if (result->number == 1)
        (void)tc_buf_addf(out, " [%.*s]", TC_FMT(result->tokens));
    (void)tc_buf_addc(out, '\n');
}

static void check(const char *body, const char *expected) {
    struct tc_engine *engine = fixture_engine(body);
    struct tc_error err = {0};
    struct tc_buf out;
    tc_buf_init(&out, 1 << 16);
    cr_expect_eq(tc_examples_run(engine, 0, report, &out, &err), TC_OK, "%s", err.msg);
    cr_expect_str_eq(out.ptr ? out.ptr : "", expected, "found\n%s", out.ptr);
    tc_buf_fini(&out);
    tc_engine_free(engine);
}

Test(examples, pass_by_label_key_or_id_in_any_case_and_either_order) {
    check(
        DOMAIN
        "rule 'r' { pattern = [[ x:@country and y:@country .. on s:@sector ]],\n"
        " triples = { 'x -agrees_with-> y', 'x -agrees_on-> s' }, examples = {\n"
        "{ \"China's Xi and Pakistan met.\" },\n"
        "{ 'Pakistan and China agreed on trade.', 'Pakistan agrees_with China', 'PAK agrees_on trade and Commerce' },\n"
        "{ 'Pakistan and China agreed on trade.', 'country:CHN agrees_with PAK', 'pakistan agrees_on sector:trade' },\n"
        "{ 'Pakistan and China will agree on trade.', 'planned CHN agrees_with PAK', 'planned PAK agrees_on trade' },\n"
        "{ 'Pakistan and China may not agree on trade.', 'not hedged CHN agrees_with PAK', 'hedged not PAK agrees_on "
        "trade' } } }",
        "r#1 ok [China | 's | Xi | and | Pakistan | met | .]\nr#2 ok\nr#3 ok\nr#4 ok\nr#5 ok\n");
}

Test(examples, fail_with_what_is_missing_and_what_was_found_instead) {
    check(DOMAIN "rule 'r' { pattern = [[ x:@country .. on s:@sector ]], triples = 'x -agrees_on-> s', examples = {\n"
                 "{ 'Pakistan will agree on trade.', 'Pakistan agrees_on Trade' },\n"
                 "{ 'Pakistan agreed on trade.' },\n"
                 "{ 'Nothing.', 'China agrees_on trade', 'China agrees_on CHN' },\n"
                 "{ 'Trade of China.' } } }",
          "r#1 failed -Pakistan agrees_on Trade +planned Pakistan agrees_on Trade and commerce "
          "[Pakistan | will | agree | on | trade | .]\n"
          "r#2 failed +Pakistan agrees_on Trade and commerce\n"
          "r#3 failed -China agrees_on trade -China agrees_on CHN\nr#4 ok\n");
}

Test(examples, count_the_statements_of_their_own_rule_only) {
    check(DOMAIN "rule 'r' { pattern = [[ x:@country .. on s:@sector ]], triples = 'x -agrees_on-> s', examples = {\n"
                 "{ 'The trade of China.', 'China agrees_on trade' }, { 'The trade of China.' } } }",
          "r#1 failed -China agrees_on trade [The | trade | of | China | .]\nr#2 ok\n");
}

Test(examples, fail_when_a_callback_fails) {
    check(
        DOMAIN
        "rule 'r' { pattern = [[ x:@country ]], on_match = function() error('oops') end, examples = { { 'China.' } } }",
        "r#1 failed !oops [China | .]\n");
}

Test(examples, a_thousand_run_in_moments) {
    struct tc_buf body;
    tc_buf_init(&body, SIZE_MAX);
    (void)tc_buf_addf(
        &body, "%s",
        DOMAIN "local e = {} for i = 1, 1000 do e[i] = { 'Pakistan agreed on trade.', 'PAK agrees_on trade' } end\n"
               "rule 'r' { pattern = [[ x:@country .. on s:@sector ]], triples = 'x -agrees_on-> s', examples = e }");
    struct tc_engine *engine = fixture_engine(body.ptr);
    struct tc_error err = {0};
    struct tc_buf out;
    tc_buf_init(&out, 1 << 20);
    cr_expect_eq(tc_examples_run(engine, 0, report, &out, &err), TC_OK, "%s", err.msg);
    cr_expect_null(strstr(out.ptr, "failed"));
    cr_expect_not_null(strstr(out.ptr, "r#1000 ok"));
    tc_buf_fini(&out);
    tc_buf_fini(&body);
    tc_engine_free(engine);
}

static void count_passed(void *ctx, const struct tc_example_result *result) { *(size_t *)ctx += result->passed; }

Test(examples, a_thousand_run_in_less_than_two_seconds) {
    enum { RULES = 200, EXAMPLES = 5 };
    struct tc_buf body;
    tc_buf_init(&body, 1 << 20);
    (void)tc_buf_addf(&body, "%s", DOMAIN);
    for (int i = 0; i < RULES; i++)
        (void)tc_buf_addf(
            &body,
            "rule 'r%d' { pattern = [[ x:@country w%d will? ({agree} | {sign}) .. on list(s:@sector) ]],\n"
            " triples = 'x -agrees_on-> s', unless = [[ never ]], examples = {\n"
            "{ 'On Monday Pakistan w%d agreed on trade.', 'Pakistan agrees_on trade' },\n"
            "{ 'China w%d will sign a deal on trade, and go.', 'planned China agrees_on trade' },\n"
            "{ 'China w%d talks.' }, { 'China w%d never agrees on trade.' }, { 'w%d' } } }\n",
            i, i, i, i, i, i, i);
    struct tc_engine *engine = fixture_engine(body.ptr);
    struct tc_error err = {0};
    size_t passed = 0;
    clock_t start = clock();
    cr_expect_eq(tc_examples_run(engine, 0, count_passed, &passed, &err), TC_OK, "%s", err.msg);
    cr_expect_lt((clock() - start) / CLOCKS_PER_SEC, 2);
    cr_expect_eq(passed, RULES * EXAMPLES, "%zu", passed);
    tc_engine_free(engine);
    tc_buf_fini(&body);
}
