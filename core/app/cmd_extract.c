#include "app/commands.h"

#include "app/jobs.h"

static enum tc_status extract(const struct tc_plugin_choice *choice, const struct tc_isolation_choice *isolation,
                              const struct tc_list *inputs, enum tc_format format, unsigned threads, uint64_t *failures,
                              struct tc_error *err) {
    static const char *const standard_input[] = {"-"};
    struct tc_jobs jobs = {.threads = threads, .stream = stdout};
    struct tc_engine *engine = NULL;
    struct tc_graph *issues = tc_graph_new();
    enum tc_status status = issues ? TC_OK : tc_error_set(err, TC_ERR_MEMORY, "out of memory");
    if (status == TC_OK)
        status = tc_open_engine(choice, &engine, err);
    if (status == TC_OK)
        status = tc_input_open(&jobs.input, inputs->len ? inputs->items : standard_input, inputs->len ? inputs->len : 1,
                               format, err);
    if (status == TC_OK)
        tc_print_passed_over(jobs.input);
    jobs.engine = engine;
    jobs.isolate = status == TC_OK && tc_must_isolate(isolation, engine);
    if (status == TC_OK)
        status = tc_jobs_run(&jobs, issues, err);
    if (status == TC_ERR_OUTPUT && tc_reader_has_gone())
        status = TC_OK;
    if (status == TC_OK && tc_graph_seal(issues) == TC_OK)
        tc_print_issues(issues, UINT32_MAX);
    if (status == TC_OK && jobs.documents == 0 && jobs.failures > 0)
        status = tc_error_set(err, TC_ERR_INPUT, "no input could be read");
    *failures = jobs.failures;
    tc_input_close(jobs.input);
    tc_engine_free(engine);
    tc_graph_free(issues);
    return status;
}

static int run(const struct tc_command *command, int argc, char **argv) {
    struct tc_plugin_choice choice = {0};
    struct tc_isolation_choice isolation = {0};
    unsigned threads = 0;
    const char *format_name = "auto";
    enum tc_format format = TC_FORMAT_AUTO;
    const struct tc_option_spec specs[] = {TC_PLUGIN_OPTIONS(choice),
                                           {'j', "jobs", "N",
                                            "threads to use (default: one a processor); results do not depend on it",
                                            TC_OPT_SIZE, &threads},
                                           TC_ISOLATION_OPTIONS(isolation),
                                           TC_FORMAT_OPTION(format_name),
                                           {0}};
    struct tc_list inputs = {0};
    int code = tc_options_parse(command, specs, argc, argv, &inputs);
    if (code < 0)
        code = tc_check_format(command, format_name, &format);
    if (code < 0) {
        struct tc_error err = {0};
        uint64_t failures = 0;
        enum tc_status status = extract(&choice, &isolation, &inputs, format, threads, &failures, &err);
        code = status != TC_OK ? tc_fail(&err) : (failures ? TC_EXIT_SOME_FAILED : TC_EXIT_OK);
    }
    tc_plugin_choice_fini(&choice);
    tc_list_fini(&inputs);
    return code;
}

const struct tc_command tc_cmd_extract = {
    .name = "extract",
    .arguments = "[OPTION]... [INPUT]...",
    .summary = "A filter: documents in, statements as JSON lines out, in the order of the input.",
    .details =
        "INPUT is a file or folder as for build. Without one it reads standard input: one JSON object a line with\n"
        "\"text\" and, if there are, \"id\" \"title\" \"date\" \"uri\". What goes wrong is said on standard error.\n"
        "\n"
        "example:\n"
        "  tercet extract -p diplomacy < documents.ndjson > statements.ndjson\n"
        "\n"
        "exit status: as of build.\n",
    .run = run,
};
