#include "base/alloc.h"
#include "plugin/coverage.h"
#include "plugin/examples.h"
#include "plugin/explain.h"
#include "plugin/profile.h"
#include "plugin_fixture.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(explain, .timeout = 30, .fini = fixture_remove);

#define DOMAIN                                                                                                         \
    "relation 'agrees_with' { subject = 'land', object = 'land', symmetric = true, qualifiers = { 'topic', 'tone' } "  \
    "}\n"                                                                                                              \
    "gazetteer 'land' { entries = {\n"                                                                                 \
    "{ key = 'CHN', label = 'China' },\n"                                                                              \
    "{ key = 'PER', label = 'Peru', names = { 'Peru', 'Lima' } } } }\n"                                                \
    "gazetteer 'word' { entries = { { key = 'w', label = 'trade' } } }\n"                                              \
    "qualify 'modality' { planned = 'will', hedged = 'may' } qualify 'negated' { yes = 'not' }\n"                      \
    "qualify 'tone' { warm = 'gladly' }\n"                                                                             \
    "mention 'side' 'one' { pattern = '@land', resolve = function(m) if m.text ~= 'Lima' then return 'land:PER' end "  \
    "end }\n"                                                                                                          \
    "rule 'agree' { pattern = [[ x:@land ..0-4 {agree} with y:@land (on t:@word)? ]], triples = 'x -agrees_with-> "    \
    "y',\n"                                                                                                            \
    " with = { topic = 't' }, unless = { 'never', 'hardly' }, confidence = 0.5 }\n"

/* What a test saw, as text. */
static void add_words(struct tc_buf *out, const struct tc_explained_sentence *s) {
    for (size_t i = 0; i < s->n_tokens; i++)
        (void)tc_buf_addf(out, "%s%.*s:%llu-%llu%s%.*s", i ? " " : "", TC_FMT(s->tokens[i].text),
                          (unsigned long long)s->tokens[i].from, (unsigned long long)s->tokens[i].to,
                          s->tokens[i].known ? "!" : ":", TC_FMT(s->tokens[i].classes));
    (void)tc_buf_addc(out, '\n');
}

static void add_mentions(struct tc_buf *out, const struct tc_explained_sentence *s) {
    for (size_t i = 0; i < s->n_mentions; i++) {
        const struct tc_explained_mention *m = &s->mentions[i];
        (void)tc_buf_addf(out, "%u-%u @%.*s=", m->first, m->last, TC_FMT(m->type));
        for (size_t j = 0; j < m->n_entities; j++)
            (void)tc_buf_addf(out, "%.*s ", TC_FMT(m->entities[j].key));
        (void)tc_buf_addf(out, "%s%.*s:%u\n",
                          m->origin == TC_FROM_STEP      ? "step "
                          : m->origin == TC_FROM_LEARNED ? "learned "
                                                         : "",
                          TC_FMT(m->step), m->place.line);
    }
}

static void add_matches(struct tc_buf *out, const struct tc_explained_sentence *s) {
    for (size_t i = 0; i < s->n_matches; i++) {
        const struct tc_explained_match *m = &s->matches[i];
        (void)tc_buf_addf(out, "%.*s %u-%u%s%s", TC_FMT(m->rule.name), m->first, m->last,
                          m->excluded ? " excluded" : "", m->makes_mention ? " mention" : "");
        for (size_t j = 0; j < m->n_captures; j++)
            (void)tc_buf_addf(out, " %.*s=%.*s/%zu", TC_FMT(m->captures[j].name), TC_FMT(m->captures[j].text),
                              m->captures[j].n_entities);
        (void)tc_buf_addc(out, '\n');
        for (size_t j = 0; j < m->n_reasons; j++)
            (void)tc_buf_addf(out, "  why %d %.*s=%.*s %u-%u %.*s\n", (int)m->reasons[j].kind,
                              TC_FMT(m->reasons[j].name), TC_FMT(m->reasons[j].value), m->reasons[j].first,
                              m->reasons[j].last, TC_FMT(m->reasons[j].text));
        for (size_t j = 0; j < m->n_statements; j++) {
            const struct tc_explained_statement *st = &m->statements[j];
            (void)tc_buf_addf(out, "  says %s%s %.*s %.*s %.*s %.1f", st->negated ? "not " : "",
                              tc_modality_str(st->modality), TC_FMT(st->subject.label), TC_FMT(st->predicate),
                              TC_FMT(st->object.key), st->confidence);
            for (size_t q = 0; q < st->n_qualifiers; q++)
                (void)tc_buf_addf(out, " %.*s=%.*s", TC_FMT(st->qualifiers[q].name), TC_FMT(st->qualifiers[q].value));
            (void)tc_buf_addc(out, '\n');
        }
    }
}

static void add_misses(struct tc_buf *out, const struct tc_explained_sentence *s) {
    for (size_t i = 0; i < s->n_misses; i++) {
        const struct tc_explained_miss *m = &s->misses[i];
        (void)tc_buf_addf(out, "miss %.*s %u-%u (%u) [%.*s]%s", TC_FMT(m->rule.name), m->near.first, m->near.stopped_at,
                          m->near.searched_to, TC_FMT(m->found), m->near.has_trigger ? " trigger" : "");
        for (size_t j = 0; j < m->n_wants; j++)
            (void)tc_buf_addf(out, " %.*s", TC_FMT(m->wants[j].text));
        for (size_t j = 0; j < m->n_hints; j++)
            (void)tc_buf_addf(out, " (%.*s)", TC_FMT(m->hints[j]));
        if (m->because)
            (void)tc_buf_addf(out, " because %.*s %u %.*s", TC_FMT(m->because->rule.name), m->because->near.stopped_at,
                              TC_FMT(m->because->wants[0].text));
        (void)tc_buf_addc(out, '\n');
    }
}

struct seen {
    struct tc_buf words, rest;
};

static void report(void *ctx, const struct tc_explained_sentence *sentence) {
    struct seen *seen = ctx;
    add_words(&seen->words, sentence);
    add_mentions(&seen->rest, sentence);
    add_matches(&seen->rest, sentence);
    add_misses(&seen->rest, sentence);
}

static void explain(const char *body, const char *rule, const char *text, struct seen *seen) {
    struct tc_engine *engine = fixture_engine(body);
    struct tc_explain_options options = {.rule = rule};
    struct tc_explainer *explainer;
    struct tc_error err = {0};
    struct tc_str source = tc_str(text);
    struct tc_document_info info = {.uri = TC_STR("text")};
    tc_buf_init(&seen->words, 1 << 20);
    tc_buf_init(&seen->rest, 1 << 20);
    cr_assert_eq(tc_explainer_new(&explainer, engine, &options, &err), TC_OK, "%s", err.msg);
    cr_assert_eq(tc_explainer_document(explainer, &info, tc_source_str(&source), report, seen, &err), TC_OK, "%s",
                 err.msg);
    tc_explainer_free(explainer);
    tc_engine_free(engine);
}

static void expect(const char *text, const char *rule, const char *expected) {
    struct seen seen;
    explain(DOMAIN, rule, text, &seen);
    cr_expect_str_eq(seen.rest.ptr ? seen.rest.ptr : "", expected, "%s: found\n%s", text, seen.rest.ptr);
    tc_buf_fini(&seen.words);
    tc_buf_fini(&seen.rest);
}

Test(explain, gives_tokens_with_their_bytes_and_classes) {
    struct seen seen;
    explain(DOMAIN, NULL, "China  may.\n\nLima: UN 3", &seen);
    cr_expect_str_eq(seen.words.ptr, "China:0-5!Cap may:7-10!lower func date .:10-11:punct\n"
                                     "Lima:13-17!Cap ::17-18:punct UN:19-21:Cap UPPER 3:22-23:num\n");
    tc_buf_fini(&seen.words);
    tc_buf_fini(&seen.rest);
}

Test(explain, says_what_a_match_says_and_why) {
    expect("China will not gladly agree with Peru on trade.", "agree",
           "0-1 @land=CHN :3\n0-1 @side=PER step one:8\n6-7 @land=PER :4\n6-7 @side=PER step one:8\n8-9 @word=w :5\n"
           "agree 0-9 x=China/1 y=Peru/1 t=trade/1\n"
           "  why 1 modality=planned 1-2 will\n  why 1 negated=yes 2-3 not\n  why 1 tone=warm 3-4 gladly\n"
           "  says not planned China agrees_with PER 0.5 tone=warm topic=trade\n");
}

Test(explain, names_the_unless_that_leaves_a_match_out) {
    expect("China hardly agreed with Peru.", "agree",
           "0-1 @land=CHN :3\n0-1 @side=PER step one:8\n4-5 @land=PER :4\n4-5 @side=PER step one:8\n"
           "agree 0-5 excluded x=China/1 y=Peru/1\n  why 0 = 1-2 hardly\n");
}

Test(explain, shows_a_step_that_made_no_mention) {
    expect("Lima met.", "one", "0-1 @land=PER :4\none 0-1\n");
    expect("Peru met.", "one", "0-1 @land=PER :4\n0-1 @side=PER step one:8\none 0-1 mention\n");
}

Test(explain, lists_rules_that_came_near_and_no_others) {
    expect("China agreed on trade.", NULL,
           "0-1 @land=CHN :3\n0-1 @side=PER step one:8\n3-4 @word=w :5\none 0-1 mention\n"
           "miss agree 0-2 (2) [China agreed] trigger with\n");
    expect("Nobody agreed.", NULL, "miss agree 0-0 (0) [] @land\n");
    expect("Nobody met.", NULL, "");
    expect("China met.", NULL,
           "0-1 @land=CHN :3\n0-1 @side=PER step one:8\none 0-1 mention\nmiss agree 0-1 (3) [China] {agree}\n");
    expect("China met.", "agree", "0-1 @land=CHN :3\n0-1 @side=PER step one:8\nmiss agree 0-1 (3) [China] {agree}\n");
}

Test(explain, tells_why_there_is_no_mention_of_what_a_rule_wanted) {
    struct seen seen;
    explain(DOMAIN "mention 'pair' 'two' { pattern = 'x:@land and @land', entity = 'x' }\n"
                   "rule 'meet' { pattern = [[ x:@pair {meet} y:@land ]], triples = 'x -agrees_with-> y' }\n",
            "meet", "China or Peru met Lima.", &seen);
    cr_expect(strstr(seen.rest.ptr, "miss meet 3-3 (3) [] @pair because two 1 and\n"), "%s", seen.rest.ptr);
    tc_buf_fini(&seen.words);
    tc_buf_fini(&seen.rest);
}

Test(explain, suggests_the_rule_that_was_meant) {
    struct tc_engine *engine = fixture_engine(DOMAIN);
    struct tc_explain_options options = {.rule = "agre"};
    struct tc_explainer *explainer;
    struct tc_error err = {0};
    cr_expect_eq(tc_explainer_new(&explainer, engine, &options, &err), TC_ERR_USAGE);
    cr_expect(strstr(err.hint, "\"agree\""), "%s", err.hint);
    options.rule = "x/agree";
    cr_expect_eq(tc_explainer_new(&explainer, engine, &options, &err), TC_OK);
    tc_explainer_free(explainer);
    tc_engine_free(engine);
}

static void expect_again(struct tc_explainer *explainer, const char *rule, const char *text) {
    struct seen first, again;
    struct tc_error err = {0};
    struct tc_str source = tc_str(text);
    struct tc_document_info info = {.uri = TC_STR("text")};
    explain(DOMAIN, rule, text, &first);
    tc_buf_init(&again.words, 1 << 20);
    tc_buf_init(&again.rest, 1 << 20);
    cr_assert_eq(tc_explainer_choose(explainer, rule, &err), TC_OK, "%s", err.msg);
    cr_assert_eq(tc_explainer_document(explainer, &info, tc_source_str(&source), report, &again, &err), TC_OK);
    cr_expect(again.rest.len > 0);
    cr_expect(tc_str_eq(tc_buf_str(&first.rest), tc_buf_str(&again.rest)), "%s: %s", rule, again.rest.ptr);
    struct tc_buf *all[] = {&first.words, &first.rest, &again.words, &again.rest};
    for (size_t i = 0; i < 4; i++)
        tc_buf_fini(all[i]);
}

Test(explain, tells_of_one_rule_after_the_other) {
    struct tc_engine *engine = fixture_engine(DOMAIN);
    struct tc_explain_options options = {.rule = "agree"};
    struct tc_explainer *explainer;
    struct tc_error err = {0};
    cr_assert_eq(tc_explainer_new(&explainer, engine, &options, &err), TC_OK, "%s", err.msg);
    expect_again(explainer, "one", "China agreed with Peru.");
    expect_again(explainer, "agree", "China agreed with Peru.");
    expect_again(explainer, "agree", "China agreed on trade.");
    cr_expect_eq(tc_explainer_choose(explainer, "agre", &err), TC_ERR_USAGE);
    tc_explainer_free(explainer);
    tc_engine_free(engine);
}

/* True when it went through without a failure. */
static bool explain_with_failure_at(const struct tc_engine *engine, uint64_t n) {
    struct tc_explain_options options = {0};
    struct tc_explainer *explainer = NULL;
    struct tc_error err = {0};
    struct tc_str source = TC_STR("China will not gladly agree with Peru on trade. China agreed.");
    struct tc_document_info info = {.uri = TC_STR("text")};
    struct seen seen;
    tc_buf_init(&seen.words, 1 << 16);
    tc_buf_init(&seen.rest, 1 << 16);
    uint64_t before = tc_alloc_count();
    tc_alloc_fail_at(n, 0);
    enum tc_status status = tc_explainer_new(&explainer, engine, &options, &err);
    if (status == TC_OK)
        status = tc_explainer_document(explainer, &info, tc_source_str(&source), report, &seen, &err);
    tc_alloc_fail_at(0, 0);
    bool reached = tc_alloc_count() - before >= n;
    cr_expect(status == TC_OK || err.msg[0], "request %llu: no message", (unsigned long long)n);
    tc_explainer_free(explainer);
    tc_buf_fini(&seen.words);
    tc_buf_fini(&seen.rest);
    return !reached;
}

Test(explain, survives_any_failed_request_for_memory, .timeout = 300) {
    struct tc_engine *engine = fixture_engine(DOMAIN);
    uint64_t n = 1;
    while (n < 100000 && !explain_with_failure_at(engine, n))
        n += 1 + n / 50;
    cr_expect_lt(n, 100000);
    tc_engine_free(engine);
}

/* --- probes --- */

static struct tc_engine *add_plugin(const char *body) {
    struct tc_engine *engine;
    struct tc_error err = {0};
    char path[256], text[8192];
    snprintf(text, sizeof text, "%s%s", FIXTURE_HEAD, body);
    fixture_write("x/init.lua", text);
    snprintf(path, sizeof path, "%s/x", fixture_dir());
    cr_assert_eq(tc_engine_new(&engine), TC_OK);
    cr_assert_eq(tc_engine_add(engine, path, NULL, 0, &err), TC_OK, "%s", err.msg);
    return engine;
}

Test(explain, tries_a_pattern_of_the_user) {
    struct tc_engine *engine = add_plugin(DOMAIN);
    struct tc_explain_options options = {.has_probe = true};
    struct tc_explainer *explainer;
    struct tc_error err = {0};
    struct seen seen;
    struct tc_str source = TC_STR("China met Peru.");
    struct tc_document_info info = {.uri = TC_STR("text")};
    tc_buf_init(&seen.words, 1 << 16);
    tc_buf_init(&seen.rest, 1 << 16);
    cr_assert_eq(tc_engine_probe(engine, 0, TC_STR("x:@side [] y:@side"), &options.probe, &err), TC_OK);
    cr_assert_eq(tc_engine_compile(engine, &err), TC_OK, "%s", err.msg);
    cr_assert_eq(tc_explainer_new(&explainer, engine, &options, &err), TC_OK);
    cr_assert_eq(tc_explainer_document(explainer, &info, tc_source_str(&source), report, &seen, &err), TC_OK);
    cr_expect(strstr(seen.rest.ptr, "try 0-3 x=China/1 y=Peru/1\n"), "%s", seen.rest.ptr);
    tc_explainer_free(explainer);
    tc_engine_free(engine);
    tc_buf_fini(&seen.words);
    tc_buf_fini(&seen.rest);
}

Test(explain, tells_where_a_tried_pattern_is_wrong) {
    static const struct {
        const char *pattern;
        uint32_t col;
    } rows[] = {{"x:(", 4}, {"x:@lnd", 3}, {"$nothing", 1}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct tc_engine *engine = add_plugin(DOMAIN);
        struct tc_error err = {0};
        uint32_t probe;
        enum tc_status status = tc_engine_probe(engine, 0, tc_str(rows[i].pattern), &probe, &err);
        if (status == TC_OK)
            status = tc_engine_compile(engine, &err);
        cr_expect_eq(status, TC_ERR_PLUGIN);
        cr_expect_str_eq(err.file, "pattern");
        cr_expect_eq(err.col, rows[i].col, "row %zu: col %u: %s", i, err.col, err.msg);
        tc_engine_free(engine);
    }
}

/* --- coverage and profile --- */

static void ignore(void *ctx, const struct tc_example_result *result) { (void)ctx, (void)result; }

Test(explain, coverage_knows_which_parts_were_exercised) {
    struct tc_engine *engine = add_plugin(
        DOMAIN
        "rule 'r' { pattern = [[ x:@land (met | saw | (sat (by | near)))? w:(it | her) y:@land ]],\n"
        "triples = 'x -agrees_with-> y', examples = { { 'China saw it Peru.' }, { 'China sat near it Peru.' } } }\n"
        "rule 's' { pattern = [[ x:@land a | y:@land b ]], triples = 'x -agrees_with-> y' }\n"
        "rule 't' { pattern = [[ x:@land (sold it | sold) y:@land* ]], triples = 'x -agrees_with-> y',\n"
        "examples = { { 'China sold it.' } } }\n");
    static const char *const signs[] = {"", "/", "?", "-"};
    static const char *const expected[] = {"agree 0",
                                           "agree?on t:@word 0",
                                           "agree-never 0",
                                           "agree-hardly 0",
                                           "r 1",
                                           "r?met | saw | sat (by | near) 1",
                                           "r/met 0",
                                           "r/saw 1",
                                           "r/sat (by | near) 1",
                                           "r/it 1",
                                           "r/her 0",
                                           "s 0",
                                           "s/x:@land a 0",
                                           "s/y:@land b 0",
                                           "t 1",
                                           "t/sold it 1",
                                           "t/sold 0"};
    struct tc_coverage *coverage;
    struct tc_run_options run = {0};
    struct tc_error err = {0};
    cr_assert_eq(tc_coverage_new(&coverage, engine, &err), TC_OK, "%s", err.msg);
    cr_assert_eq(tc_engine_compile(engine, &err), TC_OK, "%s", err.msg);
    tc_coverage_watch(coverage, &run);
    cr_assert_eq(tc_examples_run_with(engine, 0, &run, ignore, NULL, &err), TC_OK);
    size_t n;
    const struct tc_coverage_item *items = tc_coverage_items(coverage, &n);
    cr_expect_eq(n, sizeof expected / sizeof *expected, "%zu", n);
    for (size_t i = 0; i < n && i < sizeof expected / sizeof *expected; i++) {
        char text[128];
        snprintf(text, sizeof text, "%.*s%s%.*s %d", TC_FMT(items[i].rule->name), signs[items[i].kind],
                 TC_FMT(items[i].text), items[i].seen);
        cr_expect_str_eq(text, expected[i]);
    }
    tc_coverage_free(coverage);
    tc_engine_free(engine);
}

static void profile_once(const struct tc_engine *engine, struct tc_buf *out) {
    struct tc_profile *profile;
    struct tc_run_options run = {0};
    size_t n;
    cr_assert_eq(tc_profile_new(&profile, engine), TC_OK);
    tc_profile_watch(profile, &run);
    tc_graph_free(
        fixture_run(engine, &run, "China agreed with Peru. Lima met. China may never agree with Lima.", NULL));
    const struct tc_profile_row *rows = tc_profile_rows(profile, &n);
    for (size_t i = 0; i < n; i++)
        (void)tc_buf_addf(out, "%.*s %llu %llu %llu %llu %d %llu\n", TC_FMT(rows[i].name),
                          (unsigned long long)rows[i].sentences, (unsigned long long)rows[i].matches,
                          (unsigned long long)rows[i].statements, (unsigned long long)rows[i].calls, rows[i].fuel > 0,
                          (unsigned long long)(rows[i].steps + rows[i].fuel));
    const struct tc_profile_gazetteer *gazetteers = tc_profile_gazetteers(profile, &n);
    for (size_t i = 0; i < n; i++)
        (void)tc_buf_addf(out, "%.*s %llu\n", TC_FMT(gazetteers[i].type), (unsigned long long)gazetteers[i].hits);
    (void)tc_buf_addf(out, "%llu sentences", (unsigned long long)tc_profile_sentences(profile));
    tc_profile_free(profile);
}

Test(explain, profile_counts_the_same_on_every_run) {
    struct tc_engine *engine = fixture_engine(DOMAIN);
    struct tc_buf first, second;
    tc_buf_init(&first, 1 << 16);
    tc_buf_init(&second, 1 << 16);
    profile_once(engine, &first);
    profile_once(engine, &second);
    cr_expect_str_eq(first.ptr, second.ptr);
    static const char *const lines[] = {"mention \"side\" \"one\" 3 5 0 5 1 ", "\nagree 2 2 1 0 0 ", "\nland 5\n",
                                        "\nword 0\n", "\n3 sentences"};
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        cr_expect(strstr(first.ptr, lines[i]), "%s is not in\n%s", lines[i], first.ptr);
    tc_buf_fini(&first);
    tc_buf_fini(&second);
    tc_engine_free(engine);
}
