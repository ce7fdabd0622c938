/* A whole build, from the plugin's folder to spreadsheets and DOT, with the n-th request for memory refused: for every
 * n that there is (each 9th, unless FAULT_STRIDE=1), and from the n-th on. Leaks show in the sanitizers' reports (make
 * test-san). */
#include "app/jobs.h"
#include "base/alloc.h"
#include "base/fs.h"
#include "draw/draw.h"
#include "output/csv_set.h"
#include "plugin_fixture.h"
#include <criterion/criterion.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

TestSuite(faults, .timeout = 3600, .fini = fixture_remove);

#define PLUGIN "tests/unit/plugins/small"

static const struct {
    const char *name, *text;
} inputs[] = {
    {"in/a.txt", "China and Pakistan agreed on trade and energy. The two countries agreed on commerce.\n\n"
                 "Minister Li said so. Li will agree on energy. China hails the Green plan.\n"},
    {"in/b.html",
     "<html><head><title>B</title></head><body><p>France and China did not agree on trade.</p></body></html>"},
    {"in/c.md", "---\ntitle: C\ndate: 2020-01-02\n---\n# Head\n\nParis and Beijing *agreed* on trade soon.\n"},
    {"in/d.ndjson", "{\"id\":\"1\",\"text\":\"France and Pakistan agreed on energy.\"}\n{\"broken\n"
                    "{\"id\":\"2\",\"title\":\"T\",\"text\":\"Both sides may agree on trade.\"}\n"},
    {"in/e.csv", "id,text\n1,\"PRC and France agreed on trade.\"\n2,\"China hails the Red plan.\"\n"},
    {"in/f.txt", "bad \xff byte, and China hails the Blue plan."},
};
enum { N_INPUTS = sizeof inputs / sizeof *inputs };

static char in_dir[128], out_dir[128];

static void path_in(char path[128], const char *name) {
    cr_assert_eq(tc_fs_join(path, 128, fixture_dir(), name), TC_OK);
}

static void make_inputs(void) {
    for (size_t i = 0; i < N_INPUTS; i++)
        fixture_write(inputs[i].name, inputs[i].text);
    path_in(in_dir, "in");
}

static enum tc_status open_engine(struct tc_engine **engine, struct tc_error *err) {
    enum tc_status status = tc_engine_new(engine);
    if (status != TC_OK)
        return tc_error_set(err, status, "out of memory");
    status = tc_engine_add(*engine, PLUGIN, NULL, 0, err);
    return status == TC_OK ? tc_engine_compile(*engine, err) : status;
}

static enum tc_status write_results(const struct tc_graph *graph, struct tc_error *err) {
    char picture[160], note[256];
    struct tc_draw_options options = {.view = "sides", .view_dir = "graphs"};
    snprintf(picture, sizeof picture, "%s/graph.dot", out_dir);
    enum tc_status status = tc_csv_set_write(graph, out_dir, (struct tc_csv_policy){.separator = ','}, err);
    return status == TC_OK ? tc_draw(graph, picture, &options, note, err) : status;
}

/* What `tercet build` does, into out_dir. */
static enum tc_status build(uint64_t *failures, struct tc_error *err) {
    const char *paths[] = {in_dir};
    struct tc_jobs jobs = {.threads = 1};
    struct tc_engine *engine = NULL;
    struct tc_graph *graph = tc_graph_new();
    enum tc_status status = graph ? open_engine(&engine, err) : tc_error_set(err, TC_ERR_MEMORY, "out of memory");
    if (status == TC_OK)
        status = tc_input_open(&jobs.input, paths, 1, TC_FORMAT_AUTO, err);
    jobs.engine = engine;
    if (status == TC_OK)
        status = tc_jobs_run(&jobs, graph, err);
    if (status == TC_OK && (tc_engine_add_relations(engine, graph) != TC_OK || tc_graph_seal(graph) != TC_OK))
        status = tc_error_set(err, TC_ERR_MEMORY, "out of memory");
    if (status == TC_OK)
        status = write_results(graph, err);
    *failures = jobs.failures;
    tc_input_close(jobs.input);
    tc_engine_free(engine);
    tc_graph_free(graph);
    return status;
}

/* --- what a fault may leave behind --- */

static struct tc_buf read_file(const char *dir, const char *name) {
    char path[256];
    struct tc_error err;
    struct tc_buf bytes;
    tc_buf_init(&bytes, 1 << 20);
    cr_assert_eq(tc_fs_join(path, sizeof path, dir, name), TC_OK);
    cr_assert_eq(tc_fs_read(path, &bytes, &err), TC_OK, "%s: %s", err.file, err.msg);
    return bytes;
}

/* Removes out_dir's files; each must be the same as in `expected`, if one is given. The number of files. */
static int clear_results(const char *expected, uint64_t n) {
    int count = 0;
    char path[512];
    DIR *dir = opendir(out_dir);
    for (const struct dirent *entry; dir && (entry = readdir(dir));) {
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        count++;
        cr_expect(entry->d_name[0] != '.', "request %llu: %s is left behind", (unsigned long long)n, entry->d_name);
        if (expected && entry->d_name[0] != '.') {
            struct tc_buf now = read_file(out_dir, entry->d_name), then = read_file(expected, entry->d_name);
            cr_expect(tc_str_eq(tc_buf_str(&now), tc_buf_str(&then)), "request %llu: %s is not whole",
                      (unsigned long long)n, entry->d_name);
            tc_buf_fini(&now);
            tc_buf_fini(&then);
        }
        snprintf(path, sizeof path, "%s/%s", out_dir, entry->d_name);
        remove(path);
    }
    if (dir)
        closedir(dir);
    return count;
}

static uint64_t build_expected(char expected[128], uint64_t *failures) {
    struct tc_error err = {0};
    path_in(expected, "expected");
    strcpy(out_dir, expected);
    cr_assert_eq(build(failures, &err), TC_OK, "%s: %s", err.file, err.msg); /* what the process keeps is made now */
    uint64_t before = tc_alloc_count();
    cr_assert_eq(build(failures, &err), TC_OK, "%s: %s", err.file, err.msg);
    path_in(out_dir, "out");
    return tc_alloc_count() - before;
}

struct tally {
    unsigned injected, refused, absorbed;
};

/* One build with a fault. It ends with one clear error, or, where the fault cost an attempt only, as if nothing had
 * been, or with a rule that failed and is counted. */
static void build_with_fault(const char *expected, uint64_t usual_failures, uint64_t n, int from_then_on,
                             struct tally *tally) {
    struct tc_error err = {0};
    uint64_t failures = 0;
    tc_alloc_fail_at(n, from_then_on);
    enum tc_status status = build(&failures, &err);
    tc_alloc_fail_at(0, 0);
    tally->injected++;
    if (status == TC_OK) {
        tally->absorbed++;
        int files = clear_results(failures == usual_failures ? expected : NULL, n);
        cr_expect_eq(files, 8, "request %llu: %d files", (unsigned long long)n, files);
        return;
    }
    tally->refused++;
    cr_expect_eq(err.status, status, "request %llu: status %d, error %d (%s)", (unsigned long long)n, (int)status,
                 (int)err.status, err.msg);
    cr_expect(strstr(err.msg, "memory") != NULL, "request %llu: %d \"%s: %s\" does not say memory",
              (unsigned long long)n, (int)err.status, err.file, err.msg);
    clear_results(failures == usual_failures ? expected : NULL, n);
}

/* FAULT_STRIDE=1 tries every request. */
static uint64_t stride(void) {
    const char *wish = getenv("FAULT_STRIDE");
    uint64_t n = wish ? strtoull(wish, NULL, 10) : 9;
    return n > 0 ? n : 1;
}

static void inject(int from_then_on) {
    char expected[128];
    uint64_t failures = 0;
    struct tally tally = {0};
    make_inputs();
    uint64_t requests = build_expected(expected, &failures), step = stride() * (from_then_on ? 4 : 1);
    for (uint64_t n = 1; n <= requests; n += step)
        build_with_fault(expected, failures, n, from_then_on, &tally);
    fprintf(stderr, "faults: %u injected in %llu requests, %u ended with a clear error, %u cost nothing\n",
            tally.injected, (unsigned long long)requests, tally.refused, tally.absorbed);
}

Test(faults, one_refused_request_is_one_clear_error_or_costs_nothing) { inject(0); }

Test(faults, no_memory_from_some_moment_on_is_one_clear_error) { inject(1); }

/* --- one document after another --- */

/* The statements of a document; status TC_OK or TC_ERR_MEMORY. */
static enum tc_status read_document(struct tc_worker *worker, const char *text, char statements[256]) {
    struct tc_document_info info = {.uri = TC_STR("a.txt"), .title = {"", 0}, .date = {"", 0}};
    struct tc_graph *graph = tc_graph_new();
    struct tc_error err = {0};
    struct tc_str rest = tc_str(text);
    enum tc_status status =
        graph ? tc_worker_document(worker, &info, tc_source_str(&rest), graph, NULL, &err) : TC_ERR_MEMORY;
    status = status == TC_OK ? tc_graph_seal(graph) : status;
    snprintf(statements, 256, "%s", status == TC_OK ? fixture_statements(graph) : "");
    tc_graph_free(graph);
    return status;
}

/* The first document makes in Lua what all of them use. What the plugin keeps fills the sandbox's pool, so that each
 * block of Lua is a request. */
Test(faults, what_a_document_was_refused_the_next_one_does_not_lack) {
    struct tc_engine *engine = fixture_engine(
        "keep = {} for i = 1, 16500 do keep[i] = {} end "
        "relation 'a' { subject = 't', object = 't' } "
        "gazetteer 't' { entries = { { key = 'x', names = { 'Xan' } }, { key = 'y', names = { 'Yul' } } } } "
        "rule 'r' { pattern = [[ s:@t go o:@t ]], on_match = function(m, doc) doc:emit(m.s, 'a', m.o) end }");
    static const char text[] = "Xan go Yul.";
    char statements[256];
    bool refused = true;
    unsigned tried = 0;
    for (uint64_t n = 1; refused && n < 2000; n++) {
        struct tc_error err = {0};
        struct tc_worker *worker;
        cr_assert_eq(tc_worker_new(&worker, engine, NULL, &err), TC_OK, "%s", err.msg);
        tc_alloc_fail_at(n, 1);
        enum tc_status status = read_document(worker, text, statements);
        tc_alloc_fail_at(0, 0);
        refused = status != TC_OK || statements[0] == '\0';
        tried += refused;
        cr_expect_eq(read_document(worker, text, statements), TC_OK, "request %llu", (unsigned long long)n);
        cr_expect_str_eq(statements, "t:x a t:y\n", "request %llu: \"%s\"", (unsigned long long)n, statements);
        tc_worker_free(worker);
    }
    cr_expect_gt(tried, 20);
    tc_engine_free(engine);
}
