#include "plugin_fixture.h"
#include "base/fs.h"
#include <criterion/criterion.h>
#include <ftw.h>
#include <stdlib.h>
#include <string.h>

static char dir[128];

const char *fixture_dir(void) {
    if (!dir[0]) {
        const char *parent = getenv("TMPDIR");
        snprintf(dir, sizeof dir, "%s/tercet-test-XXXXXX", parent ? parent : "/tmp");
        cr_assert_not_null(mkdtemp(dir));
    }
    return dir;
}

static int remove_one(const char *path, const struct stat *info, int kind, struct FTW *walk) {
    (void)info, (void)kind, (void)walk;
    return remove(path);
}

void fixture_remove(void) {
    if (dir[0])
        (void)nftw(dir, remove_one, 8, FTW_DEPTH | FTW_PHYS);
    dir[0] = '\0';
}

void fixture_write(const char *name, const char *text) {
    char path[512], parent[512];
    struct tc_error err = {0};
    cr_assert_eq(tc_fs_join(path, sizeof path, fixture_dir(), name), TC_OK);
    strcpy(parent, path);
    *strrchr(parent, '/') = '\0';
    cr_assert_eq(tc_fs_mkdirs(parent, &err), TC_OK, "%s", err.msg);
    FILE *file = fopen(path, "wb");
    cr_assert_not_null(file);
    fputs(text, file);
    cr_assert_eq(fclose(file), 0);
}

struct tc_engine *fixture_load(const char *name, const char *setting, struct tc_error *err) {
    struct tc_engine *engine;
    char path[512];
    *err = (struct tc_error){0};
    cr_assert_eq(tc_fs_join(path, sizeof path, fixture_dir(), name), TC_OK);
    cr_assert_eq(tc_engine_new(&engine), TC_OK);
    enum tc_status status = tc_engine_add(engine, path, &setting, setting != NULL, err);
    if (status == TC_OK)
        status = tc_engine_compile(engine, err);
    cr_expect_eq(status, err->status, "the status is the error's (%s, not %s: %s)", tc_status_str(status),
                 tc_status_str(err->status), err->msg);
    if (status == TC_OK)
        return engine;
    tc_engine_free(engine);
    return NULL;
}

struct tc_engine *fixture_engine(const char *body) {
    struct tc_buf text;
    struct tc_error err;
    tc_buf_init(&text, SIZE_MAX);
    cr_assert_eq(tc_buf_addf(&text, "%s%s", FIXTURE_HEAD, body), TC_OK);
    fixture_write("x/init.lua", text.ptr);
    tc_buf_fini(&text);
    struct tc_engine *engine = fixture_load("x", NULL, &err);
    cr_assert_not_null(engine, "%s:%u:%u: %s (%s)", err.file, (unsigned)err.line, (unsigned)err.col, err.msg, err.hint);
    return engine;
}

struct tc_graph *fixture_run(const struct tc_engine *engine, const struct tc_run_options *options, const char *text,
                             uint64_t *errors) {
    struct tc_worker *worker;
    struct tc_error err = {0};
    cr_assert_eq(tc_worker_new(&worker, engine, options, &err), TC_OK, "%s", err.msg);
    struct tc_graph *graph = tc_graph_new();
    cr_assert_not_null(graph);
    cr_assert_eq(tc_engine_add_relations(engine, graph), TC_OK);
    struct tc_str source = tc_str(text);
    struct tc_document_info info = {.uri = TC_STR("doc.txt"), .title = TC_STR("A title"), .date = TC_STR("2026-01-05")};
    uint64_t count = 0;
    cr_assert_eq(tc_worker_document(worker, &info, tc_source_str(&source), graph, &count, &err), TC_OK, "%s", err.msg);
    cr_assert_eq(tc_graph_seal(graph), TC_OK);
    tc_worker_free(worker);
    if (errors)
        *errors = count;
    return graph;
}

static struct tc_buf lines;

static void print_statement(const struct tc_graph *graph, const struct tc_statement *statement) {
    (void)tc_buf_addf(&lines, "%s %s %s", tc_graph_entity(graph, statement->subject)->id.ptr, statement->predicate.ptr,
                      tc_graph_entity(graph, statement->object)->id.ptr);
    for (uint32_t i = 0; i < statement->n_quals; i++)
        (void)tc_buf_addf(&lines, " [%s=%s]", statement->quals[i].name.ptr, statement->quals[i].value.ptr);
    if (statement->modality != TC_ASSERTED)
        (void)tc_buf_addf(&lines, " %s", tc_modality_str(statement->modality));
    (void)tc_buf_addf(&lines, "%s\n", statement->negated ? " not" : "");
}

static int by_text(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

/* Ids are hashes: for reading, lines are sorted by their text. */
static const char *sort_lines(void) {
    static char sorted[1 << 16];
    char *items[4096];
    size_t n = 0;
    if (!lines.ptr)
        return "";
    for (char *line = strtok(lines.ptr, "\n"); line && n < 4096; line = strtok(NULL, "\n"))
        items[n++] = line;
    qsort(items, n, sizeof *items, by_text);
    size_t len = 0;
    sorted[0] = '\0';
    for (size_t i = 0; i < n && len < sizeof sorted; i++)
        len += (size_t)snprintf(sorted + len, sizeof sorted - len, "%s\n", items[i]);
    return sorted;
}

const char *fixture_statements(const struct tc_graph *graph) {
    tc_buf_fini(&lines);
    tc_buf_init(&lines, SIZE_MAX);
    for (uint32_t i = 0; i < tc_graph_statement_count(graph); i++)
        print_statement(graph, tc_graph_statement(graph, i));
    const char *sorted = sort_lines();
    tc_buf_fini(&lines);
    return sorted;
}

const char *fixture_issues(const struct tc_graph *graph) {
    tc_buf_fini(&lines);
    tc_buf_init(&lines, SIZE_MAX);
    for (uint32_t i = 0; i < tc_graph_issue_count(graph); i++) {
        const struct tc_issue *issue = tc_graph_issue(graph, i);
        (void)tc_buf_addf(&lines, "%s|%s|%s|%s|%s\n", tc_severity_str(issue->severity), issue->position.ptr,
                          issue->plugin.ptr, issue->rule.ptr, issue->message.ptr);
    }
    const char *sorted = sort_lines();
    tc_buf_fini(&lines);
    return sorted;
}

void fixture_expect(const char *what, const char *body, const char *text, const char *statements) {
    struct tc_engine *engine = fixture_engine(body);
    for (int no_index = 0; no_index < 2; no_index++) {
        struct tc_run_options options = {.no_index = no_index};
        struct tc_graph *graph = fixture_run(engine, &options, text, NULL);
        cr_expect_str_eq(fixture_statements(graph), statements, "%s%s: found\n%sissues\n%s", what,
                         no_index ? " (no index)" : "", fixture_statements(graph), fixture_issues(graph));
        tc_graph_free(graph);
    }
    tc_engine_free(engine);
}
