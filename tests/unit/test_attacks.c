/* Plugins that turn tercet's own functions against it: tests/attacks/plugin. The first line of each says how it ends:
 *   -- load TEXT     it does not load, and the message contains TEXT
 *   -- issue TEXT    it loads, and a row of issues contains TEXT; the documents are read to their end
 *   -- runs N        it loads and gives N statements without an issue
 * All have the vocabulary below, and two documents in a row. What callbacks cost is the same each time. */
#include "base/fs.h"
#include "plugin/observer.h"
#include "plugin_fixture.h"
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

TestSuite(attacks, .timeout = 900, .fini = fixture_remove);

/* On the first line, so that the numbers of the others stay true. */
static const char head[] = FIXTURE_HEAD
    "relation 'near' { subject = 'land', object = 'land' } entity 'thing' {} "
    "relation 'says' { subject = 'land', object = 'thing', qualifiers = { 'topic' } } "
    "gazetteer 'land' { entries = { { key = 'NOR', label = 'Norway', names = { 'Norway' } }, "
    "{ key = 'PER', label = 'Peru', names = { 'Peru' } }, { key = 'TCD', label = 'Chad', names = { 'Chad' } } } } ";

static const char *const texts[] = {
    "Norway and Peru agreed. It went on. Chad and Peru met aaaaaaaaaaaaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbb.",
    "Norway saw Chad. It went on. Peru and Norway met, and Norway and Chad met. It ended."};
enum { TEXTS = sizeof texts / sizeof *texts };

static void write_modules(void) {
    fixture_write("x/a.lua", "return require 'b'");
    fixture_write("x/b.lua", "return require 'a'");
    fixture_write("x/self.lua", "return require 'self'");
    fixture_write("x/honest.lua", "return {}");
    fixture_write("x/endless.lua", "while true do end");
}

/* What became of an attack. */
struct outcome {
    struct tc_error err; /* of the load */
    struct tc_graph *graph;
    uint64_t fuel; /* of the callbacks */
};

static void add_fuel(void *ctx, struct tc_worker *worker, uint64_t fuel, uint64_t nanoseconds) {
    uint64_t *sum = ctx;
    (void)worker, (void)nanoseconds;
    *sum += fuel;
}

static void read_documents(const struct tc_engine *engine, struct outcome *outcome, const char *file) {
    struct tc_observer observer = {.ctx = &outcome->fuel, .called = add_fuel};
    struct tc_run_options options = {.observer = &observer};
    struct tc_worker *worker = NULL;
    struct tc_error err = {0};
    outcome->graph = tc_graph_new();
    cr_assert_eq(tc_worker_new(&worker, engine, &options, &err), TC_OK, "%s: %s", file, err.msg);
    for (size_t i = 0; i < TEXTS; i++) {
        struct tc_str text = tc_str(texts[i]);
        struct tc_document_info info = {.uri = TC_STR("a.txt")};
        cr_expect_eq(tc_worker_document(worker, &info, tc_source_str(&text), outcome->graph, NULL, &err), TC_OK,
                     "%s: %s", file, err.msg);
    }
    cr_expect_eq(tc_graph_seal(outcome->graph), TC_OK);
    tc_worker_free(worker);
}

static struct outcome attack_once(const char *file) {
    struct outcome outcome = {0};
    struct tc_engine *engine = fixture_load("x", NULL, &outcome.err);
    if (engine)
        read_documents(engine, &outcome, file);
    tc_engine_free(engine);
    return outcome;
}

static void check_outcome(const char *file, struct tc_str expected, const struct outcome *outcome) {
    struct tc_str kind = tc_str_split(&expected, ' ');
    char text[256];
    snprintf(text, sizeof text, "%.*s", TC_FMT(expected));
    if (tc_str_eq_cstr(kind, "load")) {
        cr_expect(strstr(outcome->err.msg, text) || strstr(outcome->err.msg, "ran longer than"),
                  "%s: \"%s\" should contain \"%s\"", file, outcome->err.msg, text);
        cr_expect(outcome->err.file[0] != '\0' && outcome->err.line > 0, "%s: placed at %s:%u", file, outcome->err.file,
                  (unsigned)outcome->err.line);
        return;
    }
    cr_expect_not_null(outcome->graph, "%s: does not load: %s:%u: %s", file, outcome->err.file,
                       (unsigned)outcome->err.line, outcome->err.msg);
    if (!outcome->graph)
        return;
    const char *issues = fixture_issues(outcome->graph);
    if (tc_str_eq_cstr(kind, "runs")) {
        cr_expect(issues[0] == '\0', "%s: %s", file, issues);
        cr_expect_eq(tc_graph_statement_count(outcome->graph), (uint32_t)strtoul(text, NULL, 10), "%s: %u statements",
                     file, tc_graph_statement_count(outcome->graph));
    } else {
        cr_expect(tc_str_eq_cstr(kind, "issue") && (strstr(issues, text) || strstr(issues, "ran longer than")),
                  "%s: \"%s\" should contain \"%s\"", file, issues, text);
    }
}

static enum tc_status attack(void *ctx, const char *file) {
    struct tc_buf source;
    struct tc_error err;
    tc_buf_init(&source, SIZE_MAX);
    cr_assert(tc_buf_add(&source, tc_str(head)) == TC_OK && tc_fs_read(file, &source, &err) == TC_OK);
    fixture_write("x/init.lua", source.ptr);
    struct tc_str rest = tc_str_sub(tc_buf_str(&source), sizeof head - 1 + 3, source.len);
    struct tc_str expected = tc_str_split(&rest, '\n');
    uint64_t fuel = 0;
    const char *runs = getenv("ATTACK_RUNS");
    for (int i = 0; i < (runs ? atoi(runs) : 2); i++) {
        struct outcome outcome = attack_once(file);
        if (i == 0)
            check_outcome(file, expected, &outcome);
        bool by_clock = outcome.graph && strstr(fixture_issues(outcome.graph), "ran longer than"); /* a busy machine */
        cr_expect(i == 0 || by_clock || fuel == 0 || outcome.fuel == fuel, "%s: fuel %llu, then %llu", file,
                  (unsigned long long)fuel, (unsigned long long)outcome.fuel);
        fuel = by_clock ? 0 : outcome.fuel;
        tc_graph_free(outcome.graph);
    }
    tc_buf_fini(&source);
    ++*(unsigned *)ctx;
    return TC_OK;
}

Test(attacks, plugins_that_turn_the_api_against_it_end_as_they_should_with_the_same_fuel_each_time) {
    unsigned count = 0;
    struct tc_error err;
    write_modules();
    cr_assert_eq(tc_fs_walk("tests/attacks/plugin", attack, &count, &err), TC_OK);
    cr_expect_geq(count, 60);
    fprintf(stderr, "attacks through the API: %u tried\n", count);
}
