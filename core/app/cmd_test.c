#include "app/commands.h"

#include "app/test_report.h"
#include "base/fs.h"
#include "base/hash.h"
#include "plugin/coverage.h"
#include "plugin/discovery.h"
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

enum { PATH_BYTES_MAX = 4096, POLL_MS = 200 };

struct testing {
    struct tc_plugin_choice choice;
    const char *junit;
    bool tap, json, verbose, coverage, watch;
    size_t failed, broken; /* examples, plugins that do not load */
};

static void report_example(void *ctx, const struct tc_example_result *result) { tc_test_report_add(ctx, result); }

/* --- what was not exercised --- */

static size_t warn_without_examples(const struct tc_plugin *plugin, const struct testing *t) {
    size_t bare = 0;
    for (size_t i = 0; i < plugin->n_rules; i++) {
        const struct tc_rule_info *rule = &plugin->rules[i];
        if (rule->n_examples)
            continue;
        bare++;
        if (!t->json)
            tc_print(stdout, "%swarn  %.*s:%u: rule %.*s has no examples\n", t->tap ? "# " : "",
                     TC_FMT(rule->place.file), rule->place.line, TC_FMT(rule->name));
    }
    return bare;
}

static void print_never(const struct tc_coverage_item *item, bool tap) {
    static const char *const kinds[] = {"", "alternative", "optional", "unless"};
    tc_print(stdout, "%snever %.*s:%u", tap ? "# " : "", TC_FMT(item->rule->place.file), item->line);
    if (item->col)
        printf(":%u", (unsigned)item->col);
    tc_print(stdout, ": rule %.*s", TC_FMT(item->rule->name));
    if (item->kind == TC_COVER_RULE)
        printf(" matches in no example\n");
    else
        tc_print(stdout, ": %s %.*s\n", kinds[item->kind], TC_FMT(item->text));
}

static void print_coverage(const struct tc_coverage *coverage, bool tap) {
    size_t n, seen[4] = {0}, all[4] = {0};
    const struct tc_coverage_item *items = tc_coverage_items(coverage, &n);
    bool rule_seen = false;
    for (size_t i = 0; i < n; i++) {
        bool is_rule = items[i].kind == TC_COVER_RULE;
        rule_seen = is_rule ? items[i].seen : rule_seen;
        all[items[i].kind]++;
        seen[items[i].kind] += items[i].seen;
        if (!items[i].seen && (is_rule || rule_seen))
            print_never(&items[i], tap);
    }
    printf(
        "%s%zu of %zu rules, %zu of %zu alternatives, %zu of %zu optional parts and %zu of %zu unless are exercised\n",
        tap ? "# " : "", seen[0], all[0], seen[1], all[1], seen[2], all[2], seen[3], all[3]);
}

/* --- one run --- */

struct test_run {
    const struct testing *testing;
    struct tc_engine *engine;
    struct tc_coverage *coverage;
    struct tc_test_report report;
};

static enum tc_status open_chosen(struct test_run *run, const struct tc_plugin_choice *choice, struct tc_error *err) {
    enum tc_status status = tc_add_plugins(choice, &run->engine, err);
    if (status == TC_OK && run->testing->coverage)
        status = tc_coverage_new(&run->coverage, run->engine, err);
    if (status == TC_OK)
        status = tc_engine_compile(run->engine, err);
    return status;
}

static void close_chosen(struct test_run *run) {
    tc_coverage_free(run->coverage);
    tc_engine_free(run->engine);
    run->coverage = NULL;
    run->engine = NULL;
}

static void report_broken(void *ctx, const char *name, const struct tc_error *err) {
    struct test_run *run = ctx;
    tc_error_print(err, stderr);
    tc_test_report_broken(&run->report, name, err);
}

/* What is wrong with one plugin, or with two of them together, keeps no other from being tested. */
static enum tc_status open_sound(struct test_run *run, struct tc_arena *arena, struct tc_error *err) {
    struct tc_plugin_choice sound = run->testing->choice;
    sound.plugins = (struct tc_list){0};
    close_chosen(run);
    enum tc_status status = tc_sort_plugins(&run->testing->choice, &sound.plugins, arena, report_broken, run, err);
    if (status == TC_OK && sound.plugins.len > 0) {
        struct tc_error why = {0};
        status = open_chosen(run, &sound, &why);
        if (status == TC_ERR_PLUGIN || status == TC_ERR_LIMIT) {
            report_broken(run, "the plugins together", &why);
            close_chosen(run);
            status = TC_OK;
        } else if (status != TC_OK) {
            *err = why;
        }
    }
    tc_list_fini(&sound.plugins);
    return status;
}

static enum tc_status run_examples(struct test_run *run, size_t *rules, size_t *bare, struct tc_error *err) {
    enum tc_status status = TC_OK;
    struct tc_run_options options = {0};
    if (run->coverage)
        tc_coverage_watch(run->coverage, &options);
    run->report.engine = run->engine;
    for (size_t i = 0; status == TC_OK && run->engine && i < tc_engine_plugin_count(run->engine); i++) {
        const struct tc_plugin *plugin = tc_engine_plugin(run->engine, i);
        tc_test_report_start(&run->report, plugin->name);
        status = tc_examples_run_with(run->engine, i, &options, report_example, &run->report, err);
        tc_test_report_end(&run->report);
        *bare += warn_without_examples(plugin, run->testing);
        *rules += plugin->n_rules;
    }
    if (status == TC_OK && run->report.out_of_memory)
        status = tc_error_set(err, TC_ERR_MEMORY, "%s", tc_status_str(TC_ERR_MEMORY));
    return status;
}

/* Without a single plugin there is nothing to sum up for people. */
static void print_sums(const struct test_run *run, size_t rules, size_t bare) {
    const struct tc_test_report *report = &run->report;
    if (report->tap)
        printf("1..%zu\n", report->passed + report->failed + report->broken);
    if (report->tap || report->json || !run->engine)
        return;
    printf("%zu rule%s, %zu without examples\n%zu passed, %zu failed", rules, rules == 1 ? "" : "s", bare,
           report->passed, report->failed);
    if (report->broken)
        printf(", %zu plugin%s not load", report->broken, report->broken == 1 ? " does" : "s do");
    putchar('\n');
}

static enum tc_status test_opened(struct test_run *run, struct tc_error *err) {
    size_t rules = 0, bare = 0;
    enum tc_status status = run_examples(run, &rules, &bare, err);
    if (status != TC_OK)
        return status;
    print_sums(run, rules, bare);
    if (run->coverage)
        print_coverage(run->coverage, run->report.tap);
    return run->testing->junit ? tc_test_report_junit(&run->report, run->testing->junit, err) : TC_OK;
}

static enum tc_status test_once(struct testing *t, struct tc_error *err) {
    struct test_run run = {.testing = t, .report = {.tap = t->tap, .json = t->json, .verbose = t->verbose}};
    struct tc_arena arena;
    tc_arena_init(&arena, SIZE_MAX);
    tc_test_report_init(&run.report);
    if (t->tap)
        printf("TAP version 13\n");
    struct tc_error why = {0};
    enum tc_status status = open_chosen(&run, &t->choice, &why);
    if (status == TC_ERR_PLUGIN || status == TC_ERR_LIMIT)
        status = open_sound(&run, &arena, err);
    else
        *err = why;
    if (status == TC_OK)
        status = test_opened(&run, err);
    t->failed = run.report.failed;
    t->broken = run.report.broken;
    fflush(stdout);
    tc_test_report_fini(&run.report);
    close_chosen(&run);
    tc_arena_fini(&arena);
    return status;
}

/* --- again when a file changes --- */

/* A number for the names, sizes and times of all files of the plugins. */
static enum tc_status add_file(void *ctx, const char *path) {
    uint64_t *sum = ctx;
    struct stat info;
    if (stat(path, &info) != 0)
        return TC_OK;
    uint64_t facts[] = {(uint64_t)info.st_mtim.tv_sec, (uint64_t)info.st_mtim.tv_nsec, (uint64_t)info.st_size, *sum};
    *sum = tc_hash(path, strlen(path), tc_hash(facts, sizeof facts, 0));
    return TC_OK;
}

static enum tc_status add_folder(void *ctx, const char *name, const char *dir, bool shadowed) {
    struct tc_error ignored = {0};
    (void)name;
    return shadowed ? TC_OK : tc_fs_walk(dir, add_file, ctx, &ignored);
}

static uint64_t fingerprint(const struct tc_plugin_choice *choice) {
    uint64_t sum = 0;
    struct tc_error ignored = {0};
    for (size_t i = 0; i < choice->plugins.len; i++) {
        struct tc_buf dir;
        tc_buf_init(&dir, PATH_BYTES_MAX);
        if (tc_plugin_find(choice->plugins.items[i], choice->dirs.items, choice->dirs.len, &dir, &ignored) == TC_OK)
            (void)!add_folder(&sum, NULL, dir.ptr, false);
        tc_buf_fini(&dir);
    }
    if (choice->plugins.len == 0)
        (void)!tc_plugin_each(choice->dirs.items, choice->dirs.len, add_folder, &sum);
    return sum;
}

/* Until a signal ends it. A plugin that does not load is told, and read again when it changes. */
static void watch(struct testing *t) {
    const struct timespec pause = {.tv_nsec = POLL_MS * 1000000L};
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    for (;;) {
        uint64_t before = fingerprint(&t->choice);
        struct tc_error err = {0};
        if (test_once(t, &err) != TC_OK)
            tc_error_print(&err, stderr);
        printf("watching; Ctrl-C ends it\n");
        fflush(stdout);
        while (fingerprint(&t->choice) == before)
            nanosleep(&pause, NULL);
        printf("\nchanged\n");
    }
}

static int run(const struct tc_command *command, int argc, char **argv) {
    struct testing t = {0};
    const struct tc_option_spec specs[] = {
        {0, "plugin-dir", "DIR", "look for plugins in DIR first; may be repeated", TC_OPT_LIST, &t.choice.dirs},
        {0, "set", "P.OPTION=V", "set an option of plugin P; may be repeated", TC_OPT_LIST, &t.choice.settings},
        {'v', "verbose", NULL, "name the examples that pass, too", TC_OPT_FLAG, &t.verbose},
        {0, "coverage", NULL, "say which rules, alternatives, optional parts and unless no example exercises",
         TC_OPT_FLAG, &t.coverage},
        {'w', "watch", NULL, "run again whenever a file of the plugins changes", TC_OPT_FLAG, &t.watch},
        {0, "junit", "FILE", "write the results as JUnit XML, too", TC_OPT_TEXT, &t.junit},
        {0, "tap", NULL, "print the results in the Test Anything Protocol", TC_OPT_FLAG, &t.tap},
        {0, "json", NULL, "a JSON object a line for each example", TC_OPT_FLAG, &t.json},
        {0}};
    int code = tc_options_parse(command, specs, argc, argv, &t.choice.plugins);
    if (code < 0 && t.json && (t.tap || t.coverage))
        code = tc_usage_error(command, "--json goes without --tap and --coverage");
    if (code < 0 && t.watch)
        watch(&t);
    if (code < 0) {
        struct tc_error err = {0};
        enum tc_status status = test_once(&t, &err);
        code = status != TC_OK ? tc_fail(&err)
               : t.broken      ? TC_EXIT_PLUGIN
               : t.failed      ? TC_EXIT_SOME_FAILED
                               : TC_EXIT_OK;
    }
    tc_plugin_choice_fini(&t.choice);
    return code;
}

const struct tc_command tc_cmd_test = {
    .name = "test",
    .arguments = "[OPTION]... [PLUGIN]...",
    .summary = "Runs the examples of every rule of the plugins (default: all that can be found).",
    .details = "A line with - was expected and not found, a line with + was found and not expected;\n"
               "\"tercet explain -p PLUGIN --rule RULE TEXT\" tells more than the line with why.\n"
               "\n"
               "A plugin that does not load fails, and the others are tested all the same.\n"
               "\n"
               "exit status: 0 all pass; 1 some fail; 3 a plugin does not load.\n",
    .run = run,
};
