#include "app/commands.h"

#include "app/jobs.h"
#include "app/progress.h"
#include "base/fs.h"
#include "draw/draw.h"
#include "output/csv_set.h"
#include "output/csv_sheets.h"
#include <string.h>
#include <unistd.h>

enum { ISSUES_SHOWN = 10, NOTE_BYTES = 256, OUT_PATH_BYTES = 4096 };

struct build_options {
    struct tc_plugin_choice choice;
    struct tc_isolation_choice isolation;
    const char *out, *view, *pictures, *format, *csv_sep;
    unsigned threads, window;
    bool csv_raw, no_bom, quiet, scalar, no_index;
};

enum { FILES_MAX = TC_CSV_FILES + 16 };

static const char *const pictures[] = {"graph.dot", "graph.svg", "graph.png", "graph.pdf"};
enum { PICTURES = sizeof pictures / sizeof *pictures };

/* The files of a run, which are committed together. */
struct files {
    struct tc_outfile items[FILES_MAX];
    size_t len;
};

static enum tc_status draw_all(const struct tc_graph *graph, const struct build_options *o, struct files *files,
                               struct tc_error *err) {
    struct tc_draw_options options = {.view = o->view};
    struct tc_str rest = tc_str(o->pictures);
    char path[OUT_PATH_BYTES], name[32], note[NOTE_BYTES] = "";
    while (rest.ptr && files->len < FILES_MAX) {
        struct tc_str format = tc_str_trim(tc_str_split(&rest, ','));
        snprintf(name, sizeof name, "graph.%.*s", TC_FMT(format));
        enum tc_status status = tc_fs_join(path, sizeof path, o->out, name);
        if (status == TC_OK)
            status = tc_draw_fill(graph, path, &options, note, &files->items[files->len], err);
        if (status != TC_OK)
            return status;
        files->len++;
    }
    if (note[0] && !o->quiet)
        tc_print(stderr, "diagram: %s\n", note);
    return TC_OK;
}

/* Most likely the wrong plugin was asked. */
static void print_plugins(const struct tc_engine *engine) {
    fputs("no triples; plugins:", stderr);
    for (size_t i = 0; i < tc_engine_plugin_count(engine); i++)
        tc_print(stderr, "%s %.*s", i > 0 ? "," : "", TC_FMT(tc_engine_plugin(engine, i)->name));
    fputs("\n  hint: -p NAME or -p ./FOLDER chooses others; \"tercet explain\" tells why a text gives nothing\n",
          stderr);
}

static void print_summary(const struct tc_graph *graph, const struct tc_jobs *jobs, const struct build_options *o) {
    fprintf(stderr, "%s, %s between %s, %s of evidence\n", tc_counted(jobs->documents, "document", "documents"),
            tc_counted(tc_graph_statement_count(graph), "triple", "triples"),
            tc_counted(tc_graph_entity_count(graph), "entity", "entities"),
            tc_counted(tc_graph_evidence_count(graph), "piece", "pieces"));
    tc_print(stderr,
             "written to %s: triples.csv frames.csv entities.csv evidence.csv documents.csv relations.csv issues.csv",
             o->out);
    struct tc_str rest = tc_str(o->pictures);
    while (rest.ptr) {
        struct tc_str format = tc_str_trim(tc_str_split(&rest, ','));
        fprintf(stderr, " graph.%.*s", TC_FMT(format));
    }
    fputc('\n', stderr);
    if (tc_graph_statement_count(graph) == 0)
        print_plugins(jobs->engine);
}

/* A picture of an earlier run in the same folder shows other results: it goes, unless it is written anew. */
static void remove_stale(const struct build_options *o, const bool *is_new) {
    char path[OUT_PATH_BYTES];
    for (size_t i = 0; i < PICTURES; i++)
        if (!is_new[i] && tc_fs_join(path, sizeof path, o->out, pictures[i]) == TC_OK && unlink(path) == 0 && !o->quiet)
            tc_print(stderr, "removed %s: it showed earlier results\n", path);
}

/* All files appear at once. A picture that cannot be drawn keeps no table back, unless the run is to stop. */
static enum tc_status write_all(struct tc_graph *graph, const struct build_options *o, struct tc_error *err) {
    struct tc_csv_policy policy = {
        .separator = o->csv_sep[0] == '\\' ? '\t' : o->csv_sep[0], .raw = o->csv_raw, .no_bom = o->no_bom};
    struct files files = {.len = 0};
    struct tc_error drawing = {0};
    enum tc_status status = tc_csv_set_fill(graph, o->out, policy, files.items, err);
    if (status != TC_OK)
        return status;
    files.len = TC_CSV_FILES;
    enum tc_status drawn = draw_all(graph, o, &files, &drawing);
    for (size_t i = 0; drawn == TC_ERR_CANCELLED && i < files.len; i++)
        tc_outfile_abort(&files.items[i]);
    bool is_new[PICTURES] = {false};
    for (size_t i = TC_CSV_FILES; i < files.len; i++)
        for (size_t k = 0; k < PICTURES; k++)
            is_new[k] |= tc_str_ends(tc_str(files.items[i].path), tc_str(pictures[k]));
    if (drawn != TC_ERR_CANCELLED)
        status = tc_outfile_commit_all(files.items, files.len, err);
    if (status == TC_OK && drawn != TC_ERR_CANCELLED)
        remove_stale(o, is_new);
    if (status == TC_OK && drawn != TC_OK)
        *err = drawing;
    return status == TC_OK ? drawn : status;
}

/* What a run would replace or remove must be tercet's: a table under its name, a picture beside a table of triples. */
static enum tc_status check_output(const struct build_options *o, struct tc_error *err) {
    char path[OUT_PATH_BYTES];
    bool has_triples = tc_fs_join(path, sizeof path, o->out, "triples.csv") == TC_OK && tc_sheet_is_own(path);
    for (size_t i = 0; i < (size_t)TC_CSV_FILES + PICTURES; i++) {
        bool is_table = i < TC_CSV_FILES;
        const char *name = is_table ? tc_sheets[i].file : pictures[i - TC_CSV_FILES];
        if (tc_fs_join(path, sizeof path, o->out, name) != TC_OK || tc_fs_kind(path) == TC_FS_NONE ||
            (is_table ? tc_sheet_is_own(path) : has_triples))
            continue;
        tc_error_at(err, TC_ERR_OUTPUT, path, 0, 0, "not written by tercet, and a result would take its place");
        tc_error_hint(err, "choose an empty folder with -o, or remove this file");
        return TC_ERR_OUTPUT;
    }
    return TC_OK;
}

static enum tc_status build(const struct build_options *o, const struct tc_list *inputs, enum tc_format format,
                            bool *some_failed, struct tc_error *err) {
    struct tc_jobs jobs = {.threads = o->threads,
                           .progress = !o->quiet,
                           .run = {.window_bytes = o->window, .scalar = o->scalar, .no_index = o->no_index}};
    struct tc_engine *engine = NULL;
    struct tc_graph *graph = tc_graph_new();
    enum tc_status status = graph ? check_output(o, err) : tc_error_set(err, TC_ERR_MEMORY, "out of memory");
    if (status == TC_OK)
        status = tc_open_engine(&o->choice, &engine, err);
    if (status == TC_OK)
        status = tc_input_open(&jobs.input, inputs->items, inputs->len, format, err);
    if (status == TC_OK && !o->quiet)
        tc_print_passed_over(jobs.input);
    jobs.engine = engine;
    jobs.isolate = status == TC_OK && tc_must_isolate(&o->isolation, engine);
    bool is_there = tc_fs_kind(o->out) != TC_FS_NONE;
    if (status == TC_OK)
        status = tc_fs_mkdirs(o->out, err); /* an unusable output folder is said before the work, not after it */
    if (status == TC_OK)
        status = tc_jobs_run(&jobs, graph, err);
    if (status == TC_OK && (tc_engine_add_relations(engine, graph) != TC_OK || tc_graph_seal(graph) != TC_OK))
        status = tc_error_set(err, TC_ERR_MEMORY, "out of memory");
    bool is_read = jobs.documents > 0 || jobs.failures == 0;
    if (status == TC_OK && is_read)
        status = write_all(graph, o, err);
    if (status == TC_OK && !tc_print_issues(graph, is_read ? ISSUES_SHOWN : UINT32_MAX))
        tc_print(stderr, "... all of them are in %s/issues.csv\n", o->out);
    if (status == TC_OK && !is_read)
        status = tc_error_set(err, TC_ERR_INPUT, "no input could be read; nothing was written");
    if (status == TC_OK && !o->quiet)
        print_summary(graph, &jobs, o);
    if (status != TC_OK && !is_there)
        (void)rmdir(o->out); /* if nothing is in it */
    *some_failed = jobs.failures > 0;
    tc_input_close(jobs.input);
    tc_engine_free(engine);
    tc_graph_free(graph);
    return status;
}

static int check(const struct build_options *o, const struct tc_list *inputs, enum tc_format *format) {
    if (inputs->len == 0)
        return tc_usage_error(&tc_cmd_build, "no input: name files or folders, or - for standard input");
    if (!o->out[0])
        return tc_usage_error(&tc_cmd_build, "--output wants the name of a folder, found \"\"");
    int code = tc_check_format(&tc_cmd_build, o->format, format);
    if (code >= 0)
        return code;
    if (strcmp(o->csv_sep, ",") && strcmp(o->csv_sep, ";") && strcmp(o->csv_sep, "\\t") && strcmp(o->csv_sep, "\t"))
        return tc_usage_error(&tc_cmd_build, "--csv-sep wants , ; or \\t, found \"%s\"", o->csv_sep);
    struct tc_str rest = tc_str(o->pictures);
    while (rest.ptr) {
        struct tc_str f = tc_str_trim(tc_str_split(&rest, ','));
        if (!tc_str_eq_cstr(f, "dot") && !tc_str_eq_cstr(f, "svg") && !tc_str_eq_cstr(f, "png") &&
            !tc_str_eq_cstr(f, "pdf"))
            return tc_usage_error(&tc_cmd_build, "--pictures wants some of dot,svg,png,pdf, found \"%.*s\"", TC_FMT(f));
    }
    return -1;
}

static int run(const struct tc_command *command, int argc, char **argv) {
    struct build_options o = {.out = "tercet-out", .pictures = "dot,svg", .format = "auto", .csv_sep = ","};
    const struct tc_option_spec specs[] = {
        TC_PLUGIN_OPTIONS(o.choice),
        {'o', "output", "DIR", "write the results into DIR (default tercet-out)", TC_OPT_TEXT, &o.out},
        {'j', "jobs", "N", "threads to use (default: one a processor); results do not depend on it", TC_OPT_SIZE,
         &o.threads},
        TC_ISOLATION_OPTIONS(o.isolation),
        TC_FORMAT_OPTION(o.format),
        {0, "view", "NAME",
         "diagram view: sides, layers, overview, ties, network, ego, or a .lua file (default: by content)", TC_OPT_TEXT,
         &o.view},
        {0, "pictures", "LIST", "formats of the diagram: some of dot,svg,png,pdf (default dot,svg)", TC_OPT_TEXT,
         &o.pictures},
        {0, "csv-sep", "C", "separator of the spreadsheets: , ; or \\t (default ,)", TC_OPT_TEXT, &o.csv_sep},
        {0, "csv-raw", NULL, "leave text that a spreadsheet would run as a formula as it is", TC_OPT_FLAG, &o.csv_raw},
        {0, "no-bom", NULL, "no byte order mark in the spreadsheets", TC_OPT_FLAG, &o.no_bom},
        {'q', "quiet", NULL, "only errors on the terminal", TC_OPT_FLAG, &o.quiet},
        {0, "window", "BYTES", "for tests: bytes read at a time", TC_OPT_SIZE, &o.window},
        {0, "scalar", NULL, "for tests: the plain tokeniser", TC_OPT_FLAG, &o.scalar},
        {0, "no-index", NULL, "for tests: try every rule on every sentence", TC_OPT_FLAG, &o.no_index},
        {0}};
    struct tc_list inputs = {0};
    enum tc_format format = TC_FORMAT_AUTO;
    int code = tc_options_parse(command, specs, argc, argv, &inputs);
    if (code < 0)
        code = check(&o, &inputs, &format);
    if (code < 0) {
        struct tc_error err = {0};
        bool some_failed = false;
        code = build(&o, &inputs, format, &some_failed, &err) != TC_OK
                   ? tc_fail(&err)
                   : (some_failed ? TC_EXIT_SOME_FAILED : TC_EXIT_OK);
    }
    tc_plugin_choice_fini(&o.choice);
    tc_list_fini(&inputs);
    return code;
}

const struct tc_command tc_cmd_build = {
    .name = "build",
    .arguments = "[OPTION]... INPUT...",
    .summary = "Reads texts and writes what they say as spreadsheets and a diagram.",
    .details =
        "INPUT is a file (.txt .md .html .ndjson .csv), a folder of such files, or - for standard input. A file\n"
        "with another ending is read as plain text if it is named; in a folder it is passed over.\n"
        "\n"
        "examples:\n"
        "  tercet build -p diplomacy -o out news.txt\n"
        "  tercet build -p diplomacy -o out --pictures svg,png archive/ more.ndjson\n"
        "\n"
        "exit status: 0 done; 1 done, but documents or rules failed (issues.csv says which); 2 usage;\n"
        "3 a plugin does not load; 4 no input can be read; 5 the results cannot be written.\n",
    .run = run,
};
