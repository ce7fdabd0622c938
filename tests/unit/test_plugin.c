/* Loading: every broken plugin of tests/conformance/plugin_errors gives just the message in its first line. */
#include "base/fs.h"
#include "plugin_fixture.h"
#include <criterion/criterion.h>
#include <dirent.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

TestSuite(plugin, .timeout = 60, .fini = fixture_remove);

#define BROKEN "tests/conformance/plugin_errors"

/* The n-th line of the file behind "-- ", without the line end; "" if it is no comment. */
static void read_comment(const struct tc_buf *file, int n, char *out, size_t size) {
    struct tc_str rest = tc_buf_str(file), line = {0};
    for (int i = 0; i <= n; i++)
        line = tc_str_split(&rest, '\n');
    out[0] = '\0';
    if (tc_str_starts(line, TC_STR("-- ")))
        snprintf(out, size, "%.*s", (int)line.len - 3, line.ptr + 3);
}

/* "file:line:col: message | hint", the plugin's folder as DIR or left out before a file of it. */
static void print_error(const struct tc_error *err, const char *dir, struct tc_buf *out) {
    size_t len = strlen(dir);
    bool inside = strncmp(err->file, dir, len) == 0 && err->file[len] == '/';
    if (err->file[0])
        (void)tc_buf_addf(out, "%s:", inside ? err->file + len + 1 : err->file);
    if (err->line)
        (void)tc_buf_addf(out, "%u:", (unsigned)err->line);
    if (err->col)
        (void)tc_buf_addf(out, "%u:", (unsigned)err->col);
    (void)tc_buf_addf(out, "%s", err->file[0] ? " " : "");
    const char *rest = err->msg, *hit;
    while ((hit = strstr(rest, dir))) {
        (void)tc_buf_addf(out, "%.*sDIR", (int)(hit - rest), rest);
        rest = hit + len;
    }
    (void)tc_buf_addf(out, "%s%s%s", rest, err->hint[0] ? " | " : "", err->hint);
}

static void check_broken(const char *name) {
    char dir[512], init[600], expected[2048], setting[256];
    struct tc_buf file, found;
    struct tc_error err = {0};
    tc_buf_init(&file, SIZE_MAX);
    tc_buf_init(&found, SIZE_MAX);
    snprintf(dir, sizeof dir, "%s/%s", BROKEN, name);
    snprintf(init, sizeof init, "%s/init.lua", dir);
    cr_assert_eq(tc_fs_read(init, &file, &err), TC_OK, "%s", init);
    read_comment(&file, 0, expected, sizeof expected);
    read_comment(&file, 1, setting, sizeof setting);
    const char *settings[] = {strncmp(setting, "set: ", 5) == 0 ? setting + 5 : "other.option=1"};
    struct tc_engine *engine;
    cr_assert_eq(tc_engine_new(&engine), TC_OK);
    enum tc_status status = tc_engine_add(engine, dir, settings, 1, &err);
    if (status == TC_OK)
        status = tc_engine_compile(engine, &err);
    print_error(&err, dir, &found);
    cr_expect_neq(status, TC_OK, "%s loads", name);
    cr_expect_eq(status, err.status, "%s: status %s, error %s", name, tc_status_str(status), tc_status_str(err.status));
    cr_expect_str_eq(found.ptr ? found.ptr : "", expected, "%s: found\n-- %s\nexpected\n-- %s", name, found.ptr,
                     expected);
    tc_engine_free(engine);
    tc_buf_fini(&file);
    tc_buf_fini(&found);
}

Test(plugin, says_what_is_wrong_with_each_broken_plugin) {
    struct dirent **names;
    int n = scandir(BROKEN, &names, NULL, alphasort);
    cr_assert_gt(n, 40, "%s is there and full", BROKEN);
    for (int i = 0; i < n; i++) {
        if (names[i]->d_name[0] != '.')
            check_broken(names[i]->d_name);
        free(names[i]);
    }
    free(names);
}

/* --- the plugin `small`: whole, cut, changed, shared --- */

#define SMALL "tests/unit/plugins/small"

static void copy(const char *name, struct tc_buf *text) {
    char path[256], to[256];
    struct tc_error err = {0};
    snprintf(path, sizeof path, "%s/%s", SMALL, name);
    snprintf(to, sizeof to, "x/%s", name);
    tc_buf_init(text, SIZE_MAX);
    cr_assert_eq(tc_fs_read(path, text, &err), TC_OK, "%s", err.msg);
    fixture_write(to, text->ptr);
}

static void copy_small(struct tc_buf *init) {
    struct tc_buf other;
    copy("words.lua", &other);
    tc_buf_fini(&other);
    copy("data/countries.csv", &other);
    tc_buf_fini(&other);
    copy("init.lua", init);
}

Test(plugin, shows_what_it_has_declared) {
    struct tc_engine *engine;
    struct tc_error err = {0};
    cr_assert_eq(tc_engine_new(&engine), TC_OK);
    cr_assert_eq(tc_engine_add(engine, SMALL "/", NULL, 0, &err), TC_OK, "%s:%u: %s", err.file, (unsigned)err.line,
                 err.msg);
    cr_assert_eq(tc_engine_compile(engine, &err), TC_OK, "%s:%u: %s", err.file, (unsigned)err.line, err.msg);
    const struct tc_plugin *plugin = tc_engine_plugin(engine, 0);
    cr_expect_str_eq(plugin->dir.ptr, SMALL);
    cr_expect_str_eq(plugin->name.ptr, "small");
    cr_expect_str_eq(plugin->version.ptr, "1.2.0");
    cr_expect_str_eq(plugin->authors.ptr, "tercet");
    cr_assert_eq(plugin->n_options, 2);
    cr_expect_str_eq(plugin->options[0].name.ptr, "floor", "sorted by name");
    cr_expect_str_eq(plugin->options[0].default_text.ptr, "0.5");
    cr_expect_str_eq(plugin->options[1].value_text.ptr, "true");
    cr_assert_eq(plugin->n_relations, 2);
    cr_expect_str_eq(plugin->relations[1].label.ptr, "agrees on");
    cr_expect_str_eq(plugin->relations[1].qualifiers.ptr, "topic|date");
    cr_expect_str_eq(plugin->relations[0].group.ptr, "agreed");
    cr_expect_str_eq(plugin->relations[1].group.ptr, "");
    cr_expect(plugin->relations[0].symmetric);
    cr_assert_eq(plugin->n_gazetteers, 2);
    cr_expect_eq(plugin->gazetteers[0].n_entities, 3);
    cr_expect_eq(plugin->gazetteers[0].n_names, 8);
    cr_expect_eq(plugin->gazetteers[1].n_names, 3);
    cr_expect_eq(plugin->n_mentions, 3);
    cr_expect_eq(plugin->n_macros, 2);
    cr_assert_eq(plugin->n_rules, 2);
    const struct tc_rule_info *rule = &plugin->rules[0];
    cr_expect_str_eq(rule->name.ptr, "agree");
    cr_expect_str_eq(rule->place.file.ptr, SMALL "/init.lua");
    cr_expect_eq(rule->place.line, 40);
    cr_expect_neq(rule->pattern, TC_NONE);
    cr_expect_eq(rule->n_triples, 2);
    cr_expect_float_eq(rule->confidence, 0.9, 1e-9);
    cr_assert_eq(rule->n_examples, 2);
    cr_expect_eq(rule->examples[1].place.line, 48);
    cr_expect_eq(rule->examples[1].n_expected, 3);
    cr_expect(plugin->rules[1].has_on_match);
    tc_engine_free(engine);
}

Test(plugin, every_prefix_loads_or_says_where_it_breaks) {
    struct tc_buf init;
    copy_small(&init);
    size_t loaded = 0, size = init.len;
    for (size_t len = 0; len < size; len += 3) {
        struct tc_error err;
        char kept = init.ptr[len];
        init.ptr[len] = '\0';
        fixture_write("x/init.lua", init.ptr);
        init.ptr[len] = kept;
        struct tc_engine *engine = fixture_load("x", NULL, &err);
        loaded += engine != NULL;
        if (!engine)
            cr_expect(err.msg[0] && err.file[0] && err.line, "prefix of %zu: %s:%u: %s", len, err.file,
                      (unsigned)err.line, err.msg);
        tc_engine_free(engine);
    }
    cr_expect_gt(loaded, 5);
    tc_buf_fini(&init);
}

/* Each byte in turn becomes another: nothing may crash, and what fails says why. */
Test(plugin, every_changed_byte_loads_or_says_what_is_wrong) {
    static const char bytes[] = "\"]-{x|9,)= ";
    struct tc_buf init;
    copy_small(&init);
    for (size_t at = 0; at < init.len; at += 2) {
        struct tc_error err;
        char kept = init.ptr[at];
        init.ptr[at] = bytes[at % (sizeof bytes - 1)];
        fixture_write("x/init.lua", init.ptr);
        init.ptr[at] = kept;
        struct tc_engine *engine = fixture_load("x", NULL, &err);
        if (!engine)
            cr_expect(err.msg[0], "byte %zu", at);
        tc_engine_free(engine);
    }
    tc_buf_fini(&init);
}

static void *run_documents(void *engine) {
    struct tc_worker *worker;
    struct tc_error err = {0};
    struct tc_graph *graph = tc_graph_new();
    uint64_t errors = 0;
    if (tc_worker_new(&worker, engine, NULL, &err) != TC_OK)
        return NULL;
    for (int i = 0; i < 50; i++) {
        struct tc_str text =
            TC_STR("China met Pakistan. Both sides agreed on trade. France hails the Opening plan. "
                   "Minister Li Wei will not agree. It may be that the two countries agree to work in energy.");
        struct tc_document_info info = {.uri = TC_STR("a")};
        tc_graph_reset(graph);
        if (tc_worker_document(worker, &info, tc_source_str(&text), graph, &errors, &err) != TC_OK || errors)
            return NULL;
    }
    tc_worker_free(worker);
    if (tc_graph_seal(graph) != TC_OK)
        return NULL;
    return graph;
}

Test(plugin, workers_share_an_engine) {
    struct tc_engine *engine;
    struct tc_error err = {0};
    cr_assert_eq(tc_engine_new(&engine), TC_OK);
    cr_assert_eq(tc_engine_add(engine, SMALL, NULL, 0, &err), TC_OK, "%s", err.msg);
    cr_assert_eq(tc_engine_compile(engine, &err), TC_OK, "%s", err.msg);
    pthread_t threads[3];
    for (size_t i = 0; i < 3; i++)
        cr_assert_eq(pthread_create(&threads[i], NULL, run_documents, engine), 0);
    for (size_t i = 0; i < 3; i++) {
        void *graph = NULL;
        cr_assert_eq(pthread_join(threads[i], &graph), 0);
        cr_assert_not_null(graph);
        cr_expect_str_eq(fixture_statements(graph),
                         "country:CHN agrees_on sector:trade [topic=trade]\n"
                         "country:CHN agrees_with country:PAK\n"
                         "country:FRA agrees_on sector:energy [topic=energy] hedged\n"
                         "country:FRA agrees_on topic:opening-plan [topic=the Opening plan]\n"
                         "country:FRA agrees_with country:PAK hedged\n"
                         "country:PAK agrees_on sector:energy [topic=energy] hedged\n"
                         "country:PAK agrees_on sector:trade [topic=trade]\n");
        tc_graph_free(graph);
    }
    tc_engine_free(engine);
}
