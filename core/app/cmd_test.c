#include "app/commands.h"

#include "plugin/examples.h"

struct report {
    size_t passed, failed;
    bool verbose;
};

static void print_result(void *ctx, const struct tc_example_result *r) {
    struct report *report = ctx;
    if (r->passed) {
        report->passed++;
        if (report->verbose)
            printf("ok    %.*s #%zu\n", TC_FMT(r->rule->name), r->number);
        return;
    }
    report->failed++;
    printf("FAIL  %.*s:%u: example %zu of rule %.*s (%.*s:%u)\n", TC_FMT(r->example->place.file),
           r->example->place.line, r->number, TC_FMT(r->rule->name), TC_FMT(r->rule->place.file), r->rule->place.line);
    printf("      text:   %.*s\n", TC_FMT(r->example->text));
    printf("      tokens: %.*s\n", TC_FMT(r->tokens));
    for (size_t i = 0; i < r->n_missing; i++)
        printf("      - %.*s\n", TC_FMT(r->missing[i]));
    for (size_t i = 0; i < r->n_unexpected; i++)
        printf("      + %.*s\n", TC_FMT(r->unexpected[i]));
    if (r->error)
        printf("      error: %s\n", r->error);
}

static size_t warn_without_examples(const struct tc_plugin *plugin) {
    size_t bare = 0;
    for (size_t i = 0; i < plugin->n_rules; i++) {
        const struct tc_rule_info *rule = &plugin->rules[i];
        if (rule->n_examples)
            continue;
        bare++;
        printf("warn  %.*s:%u: rule %.*s has no examples\n", TC_FMT(rule->place.file), rule->place.line,
               TC_FMT(rule->name));
    }
    return bare;
}

static enum tc_status test_all(const struct tc_plugin_choice *choice, struct report *report, struct tc_error *err) {
    struct tc_engine *engine = NULL;
    enum tc_status status = tc_open_engine(choice, &engine, err);
    if (status != TC_OK)
        return status;
    size_t bare = 0, rules = 0;
    for (size_t i = 0; status == TC_OK && i < tc_engine_plugin_count(engine); i++) {
        status = tc_examples_run(engine, i, print_result, report, err);
        bare += warn_without_examples(tc_engine_plugin(engine, i));
        rules += tc_engine_plugin(engine, i)->n_rules;
    }
    if (status == TC_OK)
        printf("%zu rules, %zu without examples\n%zu passed, %zu failed\n", rules, bare, report->passed,
               report->failed);
    tc_engine_free(engine);
    return status;
}

static int run(const struct tc_command *command, int argc, char **argv) {
    struct tc_plugin_choice choice = {0};
    struct report report = {0};
    const struct tc_option_spec specs[] = {
        {0, "plugin-dir", "DIR", "look for plugins in DIR first; may be repeated", TC_OPT_LIST, &choice.dirs},
        {0, "set", "P.OPTION=V", "set an option of plugin P; may be repeated", TC_OPT_LIST, &choice.settings},
        {'v', "verbose", NULL, "name the examples that pass, too", TC_OPT_FLAG, &report.verbose},
        {0}};
    int code = tc_options_parse(command, specs, argc, argv, &choice.plugins);
    if (code < 0) {
        struct tc_error err = {0};
        enum tc_status status = test_all(&choice, &report, &err);
        code = status != TC_OK ? tc_fail(&err) : (report.failed ? TC_EXIT_SOME_FAILED : TC_EXIT_OK);
    }
    tc_plugin_choice_fini(&choice);
    return code;
}

const struct tc_command tc_cmd_test = {
    .name = "test",
    .arguments = "[OPTION]... [PLUGIN]...",
    .summary = "Runs the examples of every rule of the plugins (default: all that can be found).",
    .details = "A line with - was expected and not found, a line with + was found and not expected.\n"
               "exit status: 0 all pass; 1 some fail; 3 a plugin does not load.\n",
    .run = run,
};
