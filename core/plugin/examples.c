#include "plugin/examples.h"
#include "base/alloc.h"
#include "base/utf8.h"
#include "plugin/expected.h"
#include "plugin/unit.h"
#include <string.h>

enum { TEXT_MAX = 1 << 20, ISSUE_MAX = 2048 };

struct run {
    const struct tc_engine *engine;
    const struct tc_plugin *plugin;
    struct tc_worker *worker;
    struct tc_graph *graph;
    struct tc_arena arena; /* of one example */
    TC_VEC(struct tc_str) missing, unexpected;
    char issue[ISSUE_MAX];
    void (*report)(void *ctx, const struct tc_example_result *result);
    void *ctx;
};

static bool names_entity(struct run *run, struct tc_str text, uint32_t number) {
    const struct tc_graph_entity *entity = tc_graph_entity(run->graph, number);
    return tc_utf8_alike(text, entity->label) || tc_utf8_alike(text, entity->key) || tc_str_eq(text, entity->id);
}

static bool has_qualifiers(struct tc_str wanted, const struct tc_statement *statement) {
    struct tc_pair qualifier;
    while (tc_expected_take_qualifier(&wanted, &qualifier)) {
        bool has = false;
        for (uint32_t i = 0; i < statement->n_quals && !has; i++)
            has = tc_str_eq(statement->quals[i].name, qualifier.name) &&
                  tc_utf8_alike(statement->quals[i].value, qualifier.value);
        if (!has)
            return false;
    }
    return true;
}

static bool says(struct run *run, const struct tc_expected *expected, const struct tc_statement *statement) {
    if (!tc_str_eq(expected->predicate, statement->predicate) || expected->negated != statement->negated ||
        expected->modality != statement->modality || !has_qualifiers(expected->qualifiers, statement))
        return false;
    if (names_entity(run, expected->subject, statement->subject) &&
        names_entity(run, expected->object, statement->object))
        return true;
    const struct tc_relation *relation = tc_graph_find_relation(run->graph, statement->predicate);
    return relation && relation->symmetric && names_entity(run, expected->subject, statement->object) &&
           names_entity(run, expected->object, statement->subject);
}

static bool is_of_rule(const struct run *run, uint32_t statement, const struct tc_rule_info *rule) {
    uint32_t n = 0;
    const uint32_t *evidence = tc_graph_statement_evidence(run->graph, statement, &n);
    for (uint32_t i = 0; i < n; i++) {
        const struct tc_evidence *e = tc_graph_evidence(run->graph, evidence[i]);
        if (tc_str_eq(e->rule, rule->name) && tc_str_eq(e->plugin, run->plugin->name))
            return true;
    }
    return false;
}

static struct tc_str print_statement(struct run *run, const struct tc_statement *statement, bool with_qualifiers) {
    struct tc_buf text;
    tc_buf_init(&text, TEXT_MAX);
    if (statement->negated)
        (void)tc_buf_add(&text, TC_STR("not "));
    if (statement->modality != TC_ASSERTED)
        (void)tc_buf_addf(&text, "%s ", tc_modality_str(statement->modality));
    (void)tc_buf_addf(&text, "%s %s %s", tc_graph_entity(run->graph, statement->subject)->label.ptr,
                      statement->predicate.ptr, tc_graph_entity(run->graph, statement->object)->label.ptr);
    for (uint32_t i = 0; with_qualifiers && i < statement->n_quals; i++)
        (void)tc_buf_addf(&text, " [%s: %s]", statement->quals[i].name.ptr, statement->quals[i].value.ptr);
    struct tc_str copy = tc_arena_str(&run->arena, tc_buf_str(&text));
    tc_buf_fini(&text);
    return copy;
}

/* --- comparing --- */

static enum tc_status find_missing(struct run *run, const struct tc_rule_info *rule, const struct tc_example *example,
                                   bool *wanted, bool *qualified) {
    uint32_t n = tc_graph_statement_count(run->graph);
    for (size_t i = 0; i < example->n_expected; i++) {
        struct tc_expected expected = tc_expected_parse(run->plugin, example->expected[i]);
        bool found = false;
        *qualified |= expected.qualifiers.len > 0;
        for (uint32_t j = 0; j < n; j++)
            if (is_of_rule(run, j, rule) && says(run, &expected, tc_graph_statement(run->graph, j)))
                wanted[j] = found = true;
        if (!found && tc_vec_push(&run->missing, example->expected[i]) != TC_OK)
            return TC_ERR_MEMORY;
    }
    return TC_OK;
}

static enum tc_status compare(struct run *run, const struct tc_rule_info *rule, const struct tc_example *example) {
    uint32_t n = tc_graph_statement_count(run->graph);
    bool *wanted = tc_arena_zalloc(&run->arena, (size_t)n + 1);
    bool qualified = false;
    if (!wanted || find_missing(run, rule, example, wanted, &qualified) != TC_OK)
        return TC_ERR_MEMORY;
    for (uint32_t j = 0; j < n; j++) {
        if (wanted[j] || !is_of_rule(run, j, rule))
            continue;
        struct tc_str text = print_statement(run, tc_graph_statement(run->graph, j), qualified);
        if (!text.ptr || tc_vec_push(&run->unexpected, text) != TC_OK)
            return TC_ERR_MEMORY;
    }
    return TC_OK;
}

static const char *first_issue(struct run *run) {
    for (uint32_t i = 0; i < tc_graph_issue_count(run->graph); i++) {
        const struct tc_issue *issue = tc_graph_issue(run->graph, i);
        if (issue->severity == TC_SEVERITY_NOTE)
            continue;
        snprintf(run->issue, sizeof run->issue, "%s", issue->message.ptr);
        return run->issue;
    }
    return NULL;
}

static enum tc_status read_tokens(struct run *run, struct tc_str text, struct tc_str *tokens) {
    size_t n = tc_token_split(text, NULL, 0);
    uint32_t(*spans)[2] = tc_arena_alloc(&run->arena, (n + 1) * sizeof *spans);
    if (!spans)
        return TC_ERR_MEMORY;
    (void)tc_token_split(text, spans, n);
    struct tc_buf out;
    tc_buf_init(&out, TEXT_MAX);
    for (size_t i = 0; i < n; i++) {
        if (i)
            (void)tc_buf_add(&out, TC_STR(" | "));
        (void)tc_buf_add(&out, tc_str_sub(text, spans[i][0], spans[i][1]));
    }
    *tokens = tc_arena_str(&run->arena, tc_buf_str(&out));
    tc_buf_fini(&out);
    return tokens->ptr ? TC_OK : TC_ERR_MEMORY;
}

/* --- running --- */

static enum tc_status run_example(struct run *run, const struct tc_rule_info *rule, const struct tc_example *example,
                                  size_t number, struct tc_error *err) {
    tc_graph_reset(run->graph);
    tc_arena_reset(&run->arena);
    run->missing.len = run->unexpected.len = 0;
    struct tc_str text = example->text;
    struct tc_document_info info = {.uri = TC_STR("example")};
    uint64_t errors = 0;
    enum tc_status status = tc_engine_add_relations(run->engine, run->graph);
    if (status == TC_OK)
        status = tc_worker_document(run->worker, &info, tc_source_str(&text), run->graph, &errors, err);
    if (status == TC_OK)
        status = tc_graph_seal(run->graph);
    if (status == TC_OK)
        status = compare(run, rule, example);
    struct tc_example_result result = {.rule = rule, .example = example, .number = number};
    if (status == TC_OK)
        status = read_tokens(run, example->text, &result.tokens);
    if (status != TC_OK)
        return status;
    result.missing = run->missing.items;
    result.n_missing = run->missing.len;
    result.unexpected = run->unexpected.items;
    result.n_unexpected = run->unexpected.len;
    result.error = first_issue(run);
    result.passed = result.n_missing == 0 && result.n_unexpected == 0 && errors == 0;
    run->report(run->ctx, &result);
    return TC_OK;
}

static enum tc_status run_all(struct run *run, struct tc_error *err) {
    for (size_t i = 0; i < run->plugin->n_rules; i++) {
        const struct tc_rule_info *rule = &run->plugin->rules[i];
        for (size_t j = 0; j < rule->n_examples; j++) {
            enum tc_status status = run_example(run, rule, &rule->examples[j], j + 1, err);
            if (status != TC_OK)
                return status;
        }
    }
    return TC_OK;
}

enum tc_status tc_examples_run(const struct tc_engine *engine, size_t plugin,
                               void (*report)(void *ctx, const struct tc_example_result *result), void *ctx,
                               struct tc_error *err) {
    return tc_examples_run_with(engine, plugin, NULL, report, ctx, err);
}

enum tc_status tc_examples_run_with(const struct tc_engine *engine, size_t plugin, const struct tc_run_options *options,
                                    void (*report)(void *ctx, const struct tc_example_result *result), void *ctx,
                                    struct tc_error *err) {
    struct run run = {.engine = engine, .plugin = tc_engine_plugin(engine, plugin), .report = report, .ctx = ctx};
    tc_arena_init(&run.arena, SIZE_MAX);
    run.graph = tc_graph_new();
    enum tc_status status = TC_ERR_MEMORY;
    if (run.graph)
        status = tc_worker_new(&run.worker, engine, options, err);
    if (status == TC_OK)
        status = run_all(&run, err);
    if (status == TC_ERR_MEMORY)
        (void)tc_error_set(err, status, "%s", tc_status_str(status));
    tc_worker_free(run.worker);
    tc_graph_free(run.graph);
    tc_vec_fini(&run.missing);
    tc_vec_fini(&run.unexpected);
    tc_arena_fini(&run.arena);
    return status;
}
