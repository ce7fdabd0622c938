/* check_runs.c - examples that fail, and determinism: the examples once in order, once in another order by a plugin
 * loaded anew with another seed of pairs(). What differs depends on chance, or on documents read before. */
#include "base/alloc.h"
#include "plugin/check_state.h"
#include "plugin/examples.h"
#include <stdlib.h>
#include <string.h>

enum { OTHER_SEED = 0x5eed, LINE_MAX_BYTES = 1 << 20 };

/* The first error of a rule, in the order of the examples. */
struct failure {
    struct tc_str rule, message;
};

/* What a run has said, a line each, sorted. */
struct lines {
    struct tc_arena arena;
    TC_VEC(struct tc_str) items;
    TC_VEC(struct failure) failures;
};

struct run {
    const struct tc_engine *engine;
    struct tc_worker *worker;
    struct tc_graph *graph;
    struct tc_buf text;
    struct lines *lines;
};

static int by_bytes(const void *a, const void *b) {
    return tc_str_cmp(*(const struct tc_str *)a, *(const struct tc_str *)b);
}

static enum tc_status add_line(struct run *run) {
    struct tc_str line = tc_arena_str(&run->lines->arena, tc_buf_str(&run->text));
    return line.ptr && !run->text.failed ? tc_vec_push(&run->lines->items, line) : TC_ERR_MEMORY;
}

/* Two examples that say the same are not the same. */
static void begin_line(struct run *run, const struct tc_example *example) {
    tc_buf_reset(&run->text);
    (void)tc_buf_addf(&run->text, "%s:%u: \"%s\"", example->place.file.ptr, (unsigned)example->place.line,
                      example->text.ptr);
}

/* "file:line: "sentence" 0-21: rule: China agrees_on trade, planned, topic=rice" */
static enum tc_status add_statement(struct run *run, const struct tc_example *example, uint32_t number) {
    const struct tc_statement *s = tc_graph_statement(run->graph, number);
    const struct tc_evidence *first = tc_graph_evidence(run->graph, s->first_evidence);
    begin_line(run, example);
    (void)tc_buf_addf(&run->text, " %llu-%llu: %s: %s%s %s %s, %s", (unsigned long long)first->char_start,
                      (unsigned long long)first->char_end, first->rule.ptr, s->negated ? "not " : "",
                      tc_graph_entity(run->graph, s->subject)->id.ptr, s->predicate.ptr,
                      tc_graph_entity(run->graph, s->object)->id.ptr, tc_modality_str(s->modality));
    for (uint32_t i = 0; i < s->n_quals; i++)
        (void)tc_buf_addf(&run->text, ", %s=%s", s->quals[i].name.ptr, s->quals[i].value.ptr);
    (void)tc_buf_addf(&run->text, ", %.3f", s->confidence);
    return add_line(run);
}

static enum tc_status add_failure(struct run *run, const struct tc_issue *issue) {
    struct lines *lines = run->lines;
    for (size_t i = 0; i < lines->failures.len; i++)
        if (tc_str_eq(lines->failures.items[i].rule, issue->rule))
            return TC_OK;
    struct failure failure = {tc_arena_str(&lines->arena, issue->rule), tc_arena_str(&lines->arena, issue->message)};
    return failure.rule.ptr && failure.message.ptr ? tc_vec_push(&lines->failures, failure) : TC_ERR_MEMORY;
}

static enum tc_status add_issue(struct run *run, const struct tc_example *example, const struct tc_issue *issue) {
    if (issue->severity != TC_SEVERITY_ERROR)
        return TC_OK;
    begin_line(run, example);
    (void)tc_buf_addf(&run->text, ": error: %s", issue->message.ptr);
    enum tc_status status = add_line(run);
    return status == TC_OK ? add_failure(run, issue) : status;
}

static enum tc_status run_example(struct run *run, const struct tc_example *example, struct tc_error *err) {
    struct tc_str text = example->text;
    struct tc_document_info info = {.uri = TC_STR("example")};
    uint64_t errors = 0;
    tc_graph_reset(run->graph);
    enum tc_status status = tc_engine_add_relations(run->engine, run->graph);
    if (status == TC_OK)
        status = tc_worker_document(run->worker, &info, tc_source_str(&text), run->graph, &errors, err);
    if (status == TC_OK)
        status = tc_graph_seal(run->graph);
    for (uint32_t i = 0; status == TC_OK && i < tc_graph_statement_count(run->graph); i++)
        status = add_statement(run, example, i);
    for (uint32_t i = 0; status == TC_OK && i < tc_graph_issue_count(run->graph); i++)
        status = add_issue(run, example, tc_graph_issue(run->graph, i));
    return status;
}

static enum tc_status run_all(struct run *run, bool backwards, struct tc_error *err) {
    const struct tc_plugin *plugin = tc_engine_plugin(run->engine, 0);
    TC_VEC(const struct tc_example *) order = {0};
    enum tc_status status = TC_OK;
    for (size_t i = 0; i < plugin->n_rules; i++)
        for (size_t j = 0; j < plugin->rules[i].n_examples && status == TC_OK; j++)
            status = tc_vec_push(&order, &plugin->rules[i].examples[j]);
    for (size_t i = 0; i < order.len && status == TC_OK; i++)
        status = run_example(run, order.items[backwards ? order.len - 1 - i : i], err);
    tc_vec_fini(&order);
    return status;
}

static enum tc_status run_engine(const struct tc_engine *engine, bool backwards, struct lines *lines,
                                 struct tc_error *err) {
    struct run run = {.engine = engine, .graph = tc_graph_new(), .lines = lines};
    tc_buf_init(&run.text, LINE_MAX_BYTES);
    enum tc_status status = run.graph ? tc_worker_new(&run.worker, engine, NULL, err) : TC_ERR_MEMORY;
    if (status == TC_OK)
        status = run_all(&run, backwards, err);
    if (status == TC_OK && lines->items.len)
        qsort(lines->items.items, lines->items.len, sizeof *lines->items.items, by_bytes);
    tc_worker_free(run.worker);
    tc_graph_free(run.graph);
    tc_buf_fini(&run.text);
    return status;
}

/* The first line that one has and the other lacks. */
static const struct tc_str *first_difference(const struct lines *a, const struct lines *b, bool *in_b) {
    size_t i = 0;
    while (i < a->items.len && i < b->items.len && tc_str_eq(a->items.items[i], b->items.items[i]))
        i++;
    if (i == a->items.len && i == b->items.len)
        return NULL;
    *in_b = i == a->items.len || (i < b->items.len && tc_str_cmp(b->items.items[i], a->items.items[i]) < 0);
    return *in_b ? &b->items.items[i] : &a->items.items[i];
}

static struct tc_range whole(const struct tc_checker *checker) {
    return (struct tc_range){.file = checker->unit->chunks.items[0].name, .line = 1, .end_line = 1};
}

static void compare(struct tc_checker *checker, const struct lines *a, const struct lines *b) {
    bool in_b = false;
    const struct tc_str *line = first_difference(a, b, &in_b);
    if (line)
        tc_checker_add(checker, TC_SEVERITY_WARNING, "not-deterministic", whole(checker),
                       "keep what belongs to a document in doc.state, not in variables of the file, and do not let the "
                       "order of pairs() decide",
                       "%s: only the %s of two runs says: %s", checker->unit->info.name.ptr, in_b ? "second" : "first",
                       line->ptr);
}

/* Lua's tables have no order, so rules made in a loop over pairs() come in any. */
static void compare_declarations(struct tc_checker *checker, const struct tc_unit *again) {
    const struct tc_unit *unit = checker->unit;
    size_t n = unit->rules.len < again->rules.len ? unit->rules.len : again->rules.len;
    for (size_t i = 0; i < n; i++) {
        const struct tc_rule_info *a = &unit->rule_infos.items[i], *b = &again->rule_infos.items[i];
        if (tc_str_eq(a->name, b->name) && tc_str_eq(a->pattern_text, b->pattern_text))
            continue;
        tc_checker_add(checker, TC_SEVERITY_WARNING, "not-deterministic", tc_range_of_word(checker, a->place, a->name),
                       "declare rules in a fixed order: by ipairs over a list, not by pairs",
                       "%s: rule %zu is \"%s\" in one load and \"%s\" in another", unit->info.name.ptr, i + 1,
                       a->name.ptr, b->name.ptr);
        return;
    }
    if (unit->rules.len != again->rules.len)
        tc_checker_add(checker, TC_SEVERITY_WARNING, "not-deterministic", whole(checker),
                       "declare the same rules in every load", "%s: one load declares %zu rules, another %zu",
                       unit->info.name.ptr, unit->rules.len, again->rules.len);
}

static enum tc_status run_again(struct tc_checker *checker, const char *dir, const char *const *settings,
                                size_t n_settings, const struct lines *first, struct tc_error *err) {
    struct lines second = {0};
    struct tc_engine *engine = NULL;
    struct tc_error failure = {0};
    enum tc_status status = tc_engine_new(&engine);
    if (status != TC_OK)
        return status;
    tc_arena_init(&second.arena, SIZE_MAX);
    engine->seed = OTHER_SEED;
    status = tc_engine_add(engine, dir, settings, n_settings, &failure);
    if (status == TC_OK)
        status = tc_engine_compile(engine, &failure);
    if (status != TC_OK && status != TC_ERR_MEMORY) {
        tc_checker_add(checker, TC_SEVERITY_WARNING, "not-deterministic", whole(checker),
                       "do not let the order of pairs() decide", "%s: loads once, but not again: %s",
                       checker->unit->info.name.ptr, failure.msg);
        status = TC_OK;
    } else if (status == TC_OK) {
        compare_declarations(checker, engine->units.items[0]);
        status = run_engine(engine, true, &second, err);
        if (status == TC_OK)
            compare(checker, first, &second);
    }
    tc_engine_free(engine);
    tc_vec_fini(&second.items);
    tc_vec_fini(&second.failures);
    tc_arena_fini(&second.arena);
    return status;
}

/* "init.lua:7: message" taken apart, where it is a place in the plugin. */
static struct tc_range place_in(const struct tc_checker *checker, struct tc_str *message) {
    for (size_t i = 0; i < checker->unit->chunks.len; i++) {
        struct tc_str name = checker->unit->chunks.items[i].name;
        if (!tc_str_starts(*message, name) || message->len <= name.len || message->ptr[name.len] != ':')
            continue;
        char *end;
        unsigned long line = strtoul(message->ptr + name.len + 1, &end, 10);
        if (line == 0 || line > checker->unit->chunks.items[i].n_lines || end[0] != ':' || end[1] != ' ')
            continue;
        *message = tc_str(end + 2);
        struct tc_range range = {.file = name, .line = (uint32_t)line, .end_line = (uint32_t)line};
        tc_range_narrow(&range, checker->unit->chunks.items[i].source, *message);
        return range;
    }
    return whole(checker);
}

/* What went wrong while the examples ran. */
static void add_failures(struct tc_checker *checker, const struct lines *lines) {
    for (size_t i = 0; i < lines->failures.len; i++) {
        struct tc_str message = lines->failures.items[i].message;
        struct tc_range range = place_in(checker, &message);
        tc_checker_add(checker, TC_SEVERITY_ERROR, "callback-fails", range,
                       "\"tercet explain\" shows what the match has captured", "%s: while its examples ran: %s",
                       checker->unit->info.name.ptr, message.ptr);
    }
}

static void add_quoted(struct tc_buf *text, const char *what, const struct tc_str *statements, size_t n) {
    for (size_t i = 0; i < n; i++)
        (void)tc_buf_addf(text, "%s\"%.*s\"", i ? ", " : what, TC_FMT(statements[i]));
}

static void check_example(void *ctx, const struct tc_example_result *result) {
    struct tc_checker *checker = ctx;
    if (result->passed || result->error) /* a callback that fails is told of already */
        return;
    struct tc_buf text;
    tc_buf_init(&text, LINE_MAX_BYTES);
    add_quoted(&text, "does not give ", result->missing, result->n_missing);
    add_quoted(&text, result->n_missing ? ", but " : "gives ", result->unexpected, result->n_unexpected);
    const struct tc_example *example = result->example;
    struct tc_range range = {example->place.file, example->place.line, example->col, example->place.line, 0};
    if (example->col)
        range.end_col = example->col + (uint32_t)example->text.len;
    tc_checker_add(checker, TC_SEVERITY_ERROR, "example-fails", range,
                   "\"tercet test\" shows its words, \"tercet explain --rule\" why", "%s/%s: example %zu %s",
                   checker->unit->info.name.ptr, result->rule->name.ptr, result->number, text.ptr ? text.ptr : "");
    tc_buf_fini(&text);
}

enum tc_status tc_check_runs(struct tc_checker *checker, const char *dir, const char *const *settings,
                             size_t n_settings, struct tc_error *err) {
    struct lines first = {0};
    tc_arena_init(&first.arena, SIZE_MAX);
    enum tc_status status = run_engine(checker->engine, false, &first, err);
    if (status == TC_OK) {
        add_failures(checker, &first);
        status = tc_examples_run(checker->engine, 0, check_example, checker, err);
    }
    if (status == TC_OK)
        status = run_again(checker, dir, settings, n_settings, &first, err);
    tc_vec_fini(&first.items);
    tc_vec_fini(&first.failures);
    tc_arena_fini(&first.arena);
    return status;
}
