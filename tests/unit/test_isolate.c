/* Runs in processes: the results of a run in threads, and what becomes of processes that hang, swell or are killed. */
#include "app/jobs.h"
#include "base/alloc.h"
#include "base/fs.h"
#include "plugin/observer.h"
#include "plugin_fixture.h"
#include <criterion/criterion.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

TestSuite(isolate, .timeout = 120, .fini = fixture_remove);

#define PLUGIN_WITH(code)                                                                                              \
    "relation 'near' { subject = 'land', object = 'land' }\n"                                                          \
    "gazetteer 'land' { entries = { { key = 'NOR', label = 'Norway', names = { 'Norway' } },\n"                        \
    "  { key = 'PER', label = 'Peru', names = { 'Peru' } }, { key = 'TCD', label = 'Chad', names = { 'Chad' } } } }\n" \
    "rule 'near' { pattern = [[ x:@land .. y:@land ]], on_match = function(m, doc)\n"                                  \
    "  if m.x.key == 'TCD' then " code " end doc:emit(m.x, 'near', m.y) end }\n"

/* One instruction compares megabytes: no meter stops it before the clock does, after seconds. */
#define HANG "local a, b = ('x'):rep(2^20) .. 'y', ('x'):rep(2^20) .. 'y' while a == b do end"

static const char three[] = "{\"id\": \"1\", \"text\": \"Norway and Peru.\"}\n"
                            "{\"id\": \"2\", \"text\": \"Norway and Peru. Chad and Peru.\"}\n"
                            "{\"id\": \"3\", \"text\": \"Peru and Norway.\"}\n";

static struct tc_jobs make_jobs(const struct tc_engine *engine) {
    char path[256];
    struct tc_jobs jobs = {.engine = engine, .threads = 2, .isolate = true};
    struct tc_error err = {0};
    cr_assert_eq(tc_fs_join(path, sizeof path, fixture_dir(), "in"), TC_OK);
    const char *paths[] = {path};
    cr_assert_eq(tc_input_open(&jobs.input, paths, 1, TC_FORMAT_AUTO, &err), TC_OK, "%s", err.msg);
    return jobs;
}

/* Runs the folder "in"; the graph is sealed. */
static struct tc_graph *run(struct tc_jobs *jobs) {
    struct tc_error err = {0};
    struct tc_graph *graph = tc_graph_new();
    enum tc_status status = tc_jobs_run(jobs, graph, &err);
    tc_input_close(jobs->input);
    cr_assert_eq(status, TC_OK, "%s", err.msg);
    cr_assert_eq(tc_graph_seal(graph), TC_OK);
    return graph;
}

static void write_many(unsigned files, unsigned lines) {
    static const char *const lands[] = {"Norway", "Peru", "Chad"};
    char name[32], line[128];
    for (unsigned f = 0; f < files; f++) {
        struct tc_buf text;
        tc_buf_init(&text, SIZE_MAX);
        for (unsigned i = 0; i < lines; i++) {
            snprintf(line, sizeof line, "{\"id\": \"%u\", \"text\": \"%s sees %s in %u.\"}\n", i, lands[(f + i) % 3],
                     lands[(f + i + 1) % 3], f * lines + i);
            cr_assert_eq(tc_buf_add(&text, tc_str(line)), TC_OK);
        }
        cr_assert_eq(tc_buf_add(&text, TC_STR("{\"broken\n")), TC_OK);
        snprintf(name, sizeof name, "in/%u.ndjson", f);
        fixture_write(name, text.ptr);
        tc_buf_fini(&text);
    }
}

/* --- the same --- */

Test(isolate, gives_the_graph_of_a_run_in_threads) {
    struct tc_engine *engine = fixture_engine(PLUGIN_WITH("error('bad land')"));
    char *statements = NULL, *issues = NULL;
    write_many(6, 3000);
    for (int isolated = 0; isolated < 2; isolated++) {
        struct tc_jobs jobs = make_jobs(engine);
        jobs.isolate = isolated;
        struct tc_graph *graph = run(&jobs);
        cr_expect_eq(jobs.documents, 18000);
        cr_expect_eq(jobs.failures, 6006);
        if (!isolated) {
            statements = strdup(fixture_statements(graph));
            issues = strdup(fixture_issues(graph));
        } else {
            cr_expect_str_eq(fixture_statements(graph), statements);
            cr_expect_str_eq(fixture_issues(graph), issues);
        }
        tc_graph_free(graph);
    }
    free(statements), free(issues);
    tc_engine_free(engine);
}

Test(isolate, streams_the_lines_of_a_run_in_threads) {
    struct tc_engine *engine = fixture_engine(PLUGIN_WITH(""));
    char *lines[2];
    size_t len[2];
    write_many(6, 3000);
    for (int isolated = 0; isolated < 2; isolated++) {
        struct tc_jobs jobs = make_jobs(engine);
        jobs.isolate = isolated;
        jobs.stream = open_memstream(&lines[isolated], &len[isolated]);
        tc_graph_free(run(&jobs));
        cr_expect_eq(jobs.statements, 18000);
        fclose(jobs.stream);
    }
    cr_expect(len[0] == len[1] && memcmp(lines[0], lines[1], len[0]) == 0, "%zu and %zu bytes", len[0], len[1]);
    free(lines[0]), free(lines[1]);
    tc_engine_free(engine);
}

/* --- processes that have to be ended --- */

Test(isolate, leaves_out_the_document_on_which_a_plugin_hangs) {
    struct tc_engine *engine = fixture_engine(PLUGIN_WITH(HANG));
    fixture_write("in/a.ndjson", three);
    struct tc_jobs jobs = make_jobs(engine);
    jobs.patience.seconds = 0.1;
    struct tc_graph *graph = run(&jobs);
    cr_expect_eq(jobs.documents, 2);
    cr_expect_eq(jobs.failures, 1);
    cr_expect_eq(tc_graph_evidence_count(graph), 2);
    cr_assert_eq(tc_graph_issue_count(graph), 1, "%s", fixture_issues(graph));
    const struct tc_issue *issue = tc_graph_issue(graph, 0);
    cr_expect_str_eq(issue->message.ptr, "gave no sign of life for 0.1 seconds, and its process was ended; nothing of "
                                         "this document is kept");
    cr_expect_str_eq(issue->plugin.ptr, "x");
    cr_expect_str_eq(issue->rule.ptr, "near");
    cr_expect(tc_str_ends(issue->document, TC_STR("in/a.ndjson#2")), "%s", issue->document.ptr);
    tc_graph_free(graph);
    tc_engine_free(engine);
}

/* From another process, since what this one has open its processes have, too. */
static pid_t feed(const char *path, struct tc_str text) {
    pid_t feeder = fork();
    if (feeder == 0) {
        FILE *file = fopen(path, "w");
        _exit(!file || fwrite(text.ptr, 1, text.len, file) != text.len || fclose(file) != 0);
    }
    return feeder;
}

/* What a process has read of a stream no other one can read. */
Test(isolate, keeps_a_text_of_a_stream_whole_when_the_next_document_hangs, .timeout = 20) {
    enum { SENTENCES = 10000 };
    struct tc_engine *engine = fixture_engine(PLUGIN_WITH(HANG));
    struct tc_buf text;
    char path[256], hanging[256];
    tc_buf_init(&text, SIZE_MAX);
    for (int i = 0; i < SENTENCES; i++)
        cr_assert_eq(tc_buf_add(&text, TC_STR("Norway and Peru.\n")), TC_OK);
    fixture_write("hanging.txt", "Chad and Peru.");
    cr_assert_eq(tc_fs_join(path, sizeof path, fixture_dir(), "pipe"), TC_OK);
    cr_assert_eq(tc_fs_join(hanging, sizeof hanging, fixture_dir(), "hanging.txt"), TC_OK);
    cr_assert_eq(mkfifo(path, 0600), 0);
    for (int is_stdin = 0; is_stdin < 2; is_stdin++) {
        pid_t feeder = feed(path, tc_buf_str(&text));
        cr_assert(!is_stdin || freopen(path, "r", stdin) != NULL);
        const char *paths[] = {is_stdin ? "-" : path, hanging};
        struct tc_error err = {0};
        struct tc_jobs jobs = {.engine = engine, .threads = 1, .isolate = true, .patience = {.seconds = 0.1}};
        cr_assert_eq(tc_input_open(&jobs.input, paths, 2, TC_FORMAT_AUTO, &err), TC_OK, "%s", err.msg);
        struct tc_graph *graph = run(&jobs);
        cr_expect_eq(waitpid(feeder, NULL, 0), feeder);
        cr_expect_eq(tc_graph_evidence_count(graph), SENTENCES, "%s: %u", paths[0], tc_graph_evidence_count(graph));
        cr_expect_eq(jobs.failures, 1, "%s", fixture_issues(graph));
        tc_graph_free(graph);
    }
    tc_buf_fini(&text);
    tc_engine_free(engine);
}

/* 240 names in a sentence are 28,680 pairs; what fuel allows of those needs some 50 MB. The first may find room in
 * address space that its process has reserved already. */
Test(isolate, leaves_out_the_document_that_needs_too_much_memory) {
#ifdef __SANITIZE_ADDRESS__
    cr_skip("a sanitizer reserves terabytes, so that there is no limit");
#endif
    enum { LARGE = 3, SENTENCES = 20, NAMES = 240 };
    struct tc_engine *engine =
        fixture_engine("relation 'near' { subject = 'land', object = 'land' }\n"
                       "entity 'thing' {}\nrelation 'has' { subject = 'thing', object = 'thing' }\n"
                       "rule 'all' { pattern = [[ list(x:#Cap) ]], triples = 'x -has-> x' }\n"
                       "gazetteer 'land' { entries = { { key = 'NOR', label = 'Norway', names = { 'Norway' } } } }\n");
    struct tc_buf text;
    tc_buf_init(&text, SIZE_MAX);
    tc_buf_addf(&text, "{\"id\": \"1\", \"text\": \"A, B and C.\"}\n");
    for (int d = 0; d < LARGE; d++) {
        tc_buf_addf(&text, "{\"id\": \"large %d\", \"text\": \"", d);
        for (int i = 0; i < SENTENCES * NAMES; i++)
            tc_buf_addf(&text, "N%d%d%s", d, i, i % NAMES < NAMES - 1 ? ", " : " and Z. ");
        tc_buf_addf(&text, "\"}\n");
    }
    tc_buf_addf(&text, "{\"id\": \"3\", \"text\": \"D and E.\"}\n");
    fixture_write("in/a.ndjson", text.ptr);
    struct tc_jobs jobs = make_jobs(engine);
    jobs.patience.memory = 4 << 20;
    struct tc_graph *graph = run(&jobs);
    unsigned left_out = 0;
    for (uint32_t i = 0; i < tc_graph_issue_count(graph); i++)
        left_out += tc_str_ends(tc_graph_issue(graph, i)->message, TC_STR("MiB; nothing of this document is kept"));
    cr_expect_geq(left_out, LARGE - 1, "%s", fixture_issues(graph));
    cr_expect_eq(tc_graph_document_count(graph), LARGE + 2 - left_out);
    tc_graph_free(graph);
    tc_buf_fini(&text);
    tc_engine_free(engine);
}

/* --- processes that somebody else ends --- */

struct killer {
    pid_t parent;
    int kills; /* at most */
    atomic_int killed;
    atomic_bool stop;
};

/* Kills the children of this process, each at some moment of its life. */
static void *kill_children(void *arg) {
    struct killer *killer = arg;
    char path[64];
    snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)killer->parent);
    for (unsigned n = 1; !killer->stop; n++) {
        usleep(500 + n * 7919 % 4000);
        FILE *file = fopen(path, "r");
        int child = 0;
        if (file && fscanf(file, "%d", &child) == 1 && killer->killed < killer->kills && kill(child, SIGKILL) == 0)
            killer->killed++;
        if (file)
            fclose(file);
    }
    return NULL;
}

Test(isolate, runs_a_batch_again_when_its_process_is_killed) {
    struct tc_engine *engine = fixture_engine(PLUGIN_WITH("for i = 1, 10000 do end"));
    write_many(4, 3000);
    struct killer killer = {.parent = getpid(), .kills = 1};
    pthread_t thread;
    cr_assert_eq(pthread_create(&thread, NULL, kill_children, &killer), 0);
    struct tc_jobs jobs = make_jobs(engine);
    struct tc_graph *graph = run(&jobs);
    killer.stop = true;
    pthread_join(thread, NULL);
    cr_expect_eq(killer.killed, 1);
    cr_expect_eq(jobs.documents, 12000);
    cr_expect_eq(tc_graph_evidence_count(graph), 12000);
    tc_graph_free(graph);
    tc_engine_free(engine);
}

Test(isolate, gives_a_document_up_when_its_process_is_killed_again_and_again) {
    struct tc_engine *engine = fixture_engine(PLUGIN_WITH(HANG));
    fixture_write("in/a.ndjson", three);
    struct killer killer = {.parent = getpid(), .kills = 1000};
    pthread_t thread;
    struct tc_jobs jobs = make_jobs(engine);
    cr_assert_eq(pthread_create(&thread, NULL, kill_children, &killer), 0);
    struct tc_graph *graph = tc_graph_new();
    struct tc_error err = {0};
    enum tc_status status = tc_jobs_run(&jobs, graph, &err);
    killer.stop = true;
    pthread_join(thread, NULL);
    tc_input_close(jobs.input);
    cr_expect(status == TC_OK || status == TC_ERR_LIMIT, "%s", err.msg);
    cr_expect(status == TC_OK || strstr(err.msg, "ended by signal 9"), "%s", err.msg);
    cr_expect_eq(tc_graph_seal(graph), TC_OK);
    cr_expect(status != TC_OK || strstr(fixture_issues(graph), "ended by signal 9"), "%s", fixture_issues(graph));
    cr_expect_geq(killer.killed, 2);
    tc_graph_free(graph);
    tc_engine_free(engine);
}

/* Fills the memory that the run shares with its processes with the byte, as a process could whose sandbox has failed.
 */
static void scribble(unsigned char byte) {
    unsigned char bytes[4096];
    char line[256];
    FILE *maps = fopen("/proc/self/maps", "r"), *memory = fopen("/proc/self/mem", "r+b");
    memset(bytes, byte, sizeof bytes);
    while (maps && memory && fgets(line, sizeof line, maps)) {
        unsigned long from = strtoul(line, NULL, 16);
        if (strstr(line, "rw-s") && strstr(line, "/dev/zero") && fseek(memory, (long)from, SEEK_SET) == 0)
            (void)!fwrite(bytes, 1, sizeof bytes, memory);
    }
    if (memory)
        fclose(memory);
    if (maps)
        fclose(maps);
}

static void *scribble_and_kill(void *arg) {
    struct killer *killer = arg;
    static const unsigned char bytes[] = {0xFF, 0x01, 0x80, 0x7F};
    char path[64];
    snprintf(path, sizeof path, "/proc/self/task/%d/children", (int)killer->parent);
    while (!killer->stop) {
        usleep(3000);
        FILE *file = fopen(path, "r");
        int child = 0;
        if (file && fscanf(file, "%d", &child) == 1) {
            scribble(bytes[killer->killed % 4]);
            killer->killed += kill(child, SIGKILL) == 0;
        }
        if (file)
            fclose(file);
    }
    return NULL;
}

Test(isolate, believes_nothing_in_the_memory_it_shares, .timeout = 60) {
    struct tc_engine *engine = fixture_engine(PLUGIN_WITH(HANG));
    fixture_write("in/a.ndjson", three);
    struct killer killer = {.parent = getpid()};
    pthread_t thread;
    struct tc_jobs jobs = make_jobs(engine);
    jobs.threads = 1;
    cr_assert_eq(pthread_create(&thread, NULL, scribble_and_kill, &killer), 0);
    struct tc_graph *graph = tc_graph_new();
    struct tc_error err = {0};
    enum tc_status status = tc_jobs_run(&jobs, graph, &err);
    killer.stop = true;
    pthread_join(thread, NULL);
    tc_input_close(jobs.input);
    cr_expect_eq(status, TC_ERR_LIMIT, "%s", err.msg);
    cr_expect(strstr(err.msg, "ended by signal 9") != NULL, "%s", err.msg);
    cr_expect_geq(killer.killed, 2);
    tc_graph_free(graph);
    tc_engine_free(engine);
}

static void check_beat(void *ctx, struct tc_worker *worker) {
    const struct tc_beat *beat = ctx;
    (void)worker;
    cr_expect_eq(atomic_load(&beat->count) % 2, 1);
}

/* Also what no plugin's code runs in is seen to hang. */
Test(isolate, shows_whose_match_is_being_handled) {
    struct tc_engine *engine = fixture_engine(PLUGIN_WITH(""));
    struct tc_beat beat = {0};
    struct tc_observer observer = {.ctx = &beat, .match = check_beat, .sentence = check_beat};
    struct tc_run_options options = {.observer = &observer};
    struct tc_worker *worker = NULL;
    struct tc_error err = {0};
    struct tc_str text = TC_STR("It rains. Norway and Peru."), plugin, rule;
    struct tc_document_info info = {.uri = TC_STR("a.txt")};
    struct tc_graph *graph = tc_graph_new();
    cr_assert_eq(tc_worker_new(&worker, engine, &options, &err), TC_OK, "%s", err.msg);
    tc_worker_show_beat(worker, &beat);
    cr_assert_eq(tc_worker_document(worker, &info, tc_source_str(&text), graph, NULL, &err), TC_OK, "%s", err.msg);
    cr_expect_eq(beat.count % 2, 0);
    cr_expect_geq(beat.count, 4);
    tc_engine_name_beat(engine, &beat, &plugin, &rule);
    cr_expect(tc_str_eq_cstr(plugin, "x") && tc_str_eq_cstr(rule, "near"), "%.*s/%.*s", TC_FMT(plugin), TC_FMT(rule));
    beat.pattern = 77;
    tc_engine_name_beat(engine, &beat, &plugin, &rule);
    cr_expect(tc_str_eq_cstr(plugin, "x") && rule.len == 0, "%.*s", TC_FMT(rule));
    beat.plugin = 1;
    tc_engine_name_beat(engine, &beat, &plugin, &rule);
    cr_expect(plugin.len == 0 && rule.len == 0, "%.*s", TC_FMT(plugin));
    tc_worker_free(worker);
    tc_graph_free(graph);
    tc_engine_free(engine);
}

/* --- the parent --- */

/* A first Ctrl-C while pictures are drawn ends the program at once: nothing else would look at it. */
Test(isolate, leaves_a_signal_to_the_program_when_the_run_is_over) {
    struct tc_engine *engine = fixture_engine(PLUGIN_WITH(""));
    fixture_write("in/a.ndjson", three);
    for (int isolated = 0; isolated < 2; isolated++) {
        struct tc_jobs jobs = make_jobs(engine);
        jobs.isolate = isolated;
        tc_graph_free(run(&jobs));
    }
    cr_expect(!tc_jobs_cancel());
    tc_engine_free(engine);
}

Test(isolate, leaves_no_process_behind_when_the_stream_fails) {
    struct tc_engine *engine = fixture_engine(PLUGIN_WITH(""));
    write_many(4, 3000);
    for (int isolated = 0; isolated < 2; isolated++) {
        struct tc_jobs jobs = make_jobs(engine);
        struct tc_graph *graph = tc_graph_new();
        struct tc_error err = {0};
        jobs.isolate = isolated;
        jobs.stream = fopen("/dev/full", "w");
        setvbuf(jobs.stream, NULL, _IONBF, 0);
        cr_expect_eq(tc_jobs_run(&jobs, graph, &err), TC_ERR_OUTPUT);
        cr_expect(strstr(err.msg, "cannot write the statements") != NULL, "%s", err.msg);
        cr_expect(waitpid(-1, NULL, WNOHANG) == -1 && errno == ECHILD, "a child is left");
        fclose(jobs.stream);
        tc_input_close(jobs.input);
        tc_graph_free(graph);
    }
    tc_engine_free(engine);
}

Test(isolate, survives_failing_allocations) {
    struct tc_engine *engine = fixture_engine(PLUGIN_WITH(""));
    fixture_write("in/a.ndjson", three);
    unsigned refused = 0, done = 0;
    for (uint64_t n = 1; n < 400; n += 3) {
        struct tc_jobs jobs = make_jobs(engine);
        struct tc_graph *graph = tc_graph_new();
        struct tc_error err = {0};
        tc_alloc_fail_at(n, 0);
        enum tc_status status = tc_jobs_run(&jobs, graph, &err);
        tc_alloc_fail_at(0, 0);
        cr_expect_eq(err.status, status);
        refused += status == TC_ERR_MEMORY;
        done += status == TC_OK;
        tc_input_close(jobs.input);
        tc_graph_free(graph);
    }
    cr_expect(refused > 10 && done > 10, "%u refused, %u done", refused, done);
    tc_engine_free(engine);
}
