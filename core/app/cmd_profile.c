#include "app/commands.h"

#include "app/jobs.h"
#include "app/progress.h"
#include "plugin/profile.h"
#include <inttypes.h>

enum { SLOWEST = 10, NAME_COLUMNS = 30 };

struct profiling {
    struct tc_plugin_choice choice;
    bool no_time;
    uint64_t cost, nanoseconds; /* of all rows */
};

static double percent(uint64_t part, uint64_t whole) { return whole ? 100.0 * (double)part / (double)whole : 0; }

static uint64_t cost_of(const struct tc_profile_row *row) { return row->steps + row->fuel; }

static void print_row(const struct profiling *p, const struct tc_profile_row *row) {
    char name[256];
    snprintf(name, sizeof name, "%.*s/%.*s", TC_FMT(row->plugin), TC_FMT(row->name));
    if (tc_str(name).len >= NAME_COLUMNS)
        tc_print(stdout, "%s\n%*s", name, NAME_COLUMNS, "");
    else
        tc_print(stdout, "%-*s", NAME_COLUMNS, name);
    printf("%9" PRIu64 " %8" PRIu64 " %10" PRIu64 " %6" PRIu64 " %5.1f%%", row->sentences, row->matches,
           row->statements, row->calls, percent(cost_of(row), p->cost));
    if (!p->no_time)
        printf(" %5.1f%%", percent(row->nanoseconds, p->nanoseconds));
    putchar('\n');
}

/* It is looked for at each match, not in each sentence. */
static bool is_qualify(const struct tc_profile_row *row) { return tc_str_starts(row->name, TC_STR("qualify ")); }

/* What the numbers of one rule suggest. */
static const char *advise(const struct tc_profile_row *row, uint64_t sentences) {
    double tried = percent(row->sentences, sentences),
           steps = row->sentences ? (double)row->steps / (double)row->sentences : 0;
    if (row->fuel > row->steps)
        return "most of it is Lua: let the pattern tell more, or use triples";
    if (is_qualify(row))
        return "looked for near every match: its cost goes with theirs";
    if (tried > 30 && row->matches * 20 < row->sentences)
        return "tried often, matches seldom: give it a word that every match has";
    if (row->states > 400)
        return "a large pattern: shorten {n,m} and list(), or make a part a mention step";
    if (steps > 400)
        return "much work for a sentence: bound its gaps (..0-8), or what they may hold";
    if (row->matches == 0)
        return "it never matches here: \"tercet explain --rule\" says why";
    return "its cost goes with what it finds";
}

static void print_slowest(const struct tc_profile_row *rows, size_t n, uint64_t sentences) {
    printf("\nthe costliest, and what may help:\n");
    for (size_t i = 0; i < n && i < SLOWEST && cost_of(&rows[i]) > 0; i++) {
        const struct tc_profile_row *row = &rows[i];
        tc_print(stdout, "  %.*s/%.*s\n    %.*s:%u\n", TC_FMT(row->plugin), TC_FMT(row->name), TC_FMT(row->place.file),
                 row->place.line);
        uint64_t each = row->sentences ? row->steps / row->sentences : 0;
        if (is_qualify(row))
            printf("    looked for %s, %" PRIu64 " steps each\n", tc_counted(row->sentences, "time", "times"), each);
        else
            printf("    tried on %.1f %% of the sentences, %" PRIu64 " steps each; %u states\n",
                   percent(row->sentences, sentences), each, row->states);
        printf("    %s\n", advise(row, sentences));
    }
}

static void print_gazetteers(const struct tc_profile *profile) {
    size_t n;
    const struct tc_profile_gazetteer *gazetteers = tc_profile_gazetteers(profile, &n);
    if (n)
        printf("\n%-30s%9s\n", "gazetteer", "hits");
    for (size_t i = 0; i < n; i++)
        tc_print(stdout, "%.*s/%-*.*s%9" PRIu64 "  %.*s\n", TC_FMT(gazetteers[i].plugin),
                 (int)(NAME_COLUMNS - 1 - gazetteers[i].plugin.len), TC_FMT(gazetteers[i].type), gazetteers[i].hits,
                 TC_FMT(gazetteers[i].file.ptr ? gazetteers[i].file : gazetteers[i].place.file));
}

static void print_profile(struct profiling *p, struct tc_profile *profile, const struct tc_jobs *jobs) {
    size_t n;
    const struct tc_profile_row *rows = tc_profile_rows(profile, &n);
    uint64_t sentences = tc_profile_sentences(profile);
    for (size_t i = 0; i < n; i++) {
        p->cost += cost_of(&rows[i]);
        p->nanoseconds += rows[i].nanoseconds;
    }
    printf("%s, %s, %s", tc_counted(jobs->documents, "document", "documents"),
           tc_counted(sentences, "sentence", "sentences"), tc_counted(p->cost, "step", "steps of fuel"));
    if (!p->no_time)
        printf(", %.3f s in rules", (double)p->nanoseconds * 1e-9);
    printf("\n\n%-*s%9s %8s %9s %6s %6s%s\n", NAME_COLUMNS, "rule", "sentences", "matches", "statements", "Lua", "fuel",
           p->no_time ? "" : "   time");
    for (size_t i = 0; i < n; i++)
        print_row(p, &rows[i]);
    print_gazetteers(profile);
    print_slowest(rows, n, sentences);
}

/* One thread, so that the counts are those of every run. */
static enum tc_status profile_all(struct profiling *p, const struct tc_list *inputs, uint64_t *failures,
                                  struct tc_error *err) {
    struct tc_jobs jobs = {.threads = 1, .progress = true};
    struct tc_engine *engine = NULL;
    struct tc_profile *profile = NULL;
    struct tc_graph *graph = tc_graph_new();
    enum tc_status status = graph ? TC_OK : tc_error_set(err, TC_ERR_MEMORY, "out of memory");
    if (status == TC_OK)
        status = tc_open_engine(&p->choice, &engine, err);
    if (status == TC_OK && tc_profile_new(&profile, engine) != TC_OK)
        status = tc_error_set(err, TC_ERR_MEMORY, "out of memory");
    if (status == TC_OK)
        status = tc_input_open(&jobs.input, inputs->items, inputs->len, TC_FORMAT_AUTO, err);
    if (status == TC_OK) {
        jobs.engine = engine;
        tc_profile_watch(profile, &jobs.run);
        status = tc_jobs_run(&jobs, graph, err);
    }
    if (status == TC_OK)
        print_profile(p, profile, &jobs);
    if (status == TC_OK && tc_graph_seal(graph) == TC_OK)
        tc_print_issues(graph, UINT32_MAX);
    *failures = jobs.failures;
    tc_input_close(jobs.input);
    tc_profile_free(profile);
    tc_engine_free(engine);
    tc_graph_free(graph);
    return status;
}

static int run(const struct tc_command *command, int argc, char **argv) {
    struct profiling p = {0};
    const struct tc_option_spec specs[] = {
        TC_PLUGIN_OPTIONS(p.choice),
        {0, "no-time", NULL, "leave out what differs from run to run", TC_OPT_FLAG, &p.no_time},
        {0}};
    struct tc_list inputs = {0};
    int code = tc_options_parse(command, specs, argc, argv, &inputs);
    if (code < 0 && inputs.len == 0)
        code = tc_usage_error(command, "no input: name files or folders, or - for standard input");
    if (code < 0) {
        struct tc_error err = {0};
        uint64_t failures = 0;
        enum tc_status status = profile_all(&p, &inputs, &failures, &err);
        code = status != TC_OK ? tc_fail(&err) : (failures ? TC_EXIT_SOME_FAILED : TC_EXIT_OK);
    }
    tc_plugin_choice_fini(&p.choice);
    tc_list_fini(&inputs);
    return code;
}

const struct tc_command tc_cmd_profile = {
    .name = "profile",
    .arguments = "[OPTION]... INPUT...",
    .summary = "Counts what each rule costs and brings, and says what may help.",
    .details = "sentences: in which the rule was tried (of qualify: matches near which it was looked for); Lua: calls "
               "of its functions; fuel: its part of all steps and "
               "of Lua's\n"
               "work, the same on every run; time: its part of the time spent in rules, which is not.\n"
               "\n"
               "example:\n"
               "  tercet profile -p diplomacy archive/\n",
    .run = run,
};
