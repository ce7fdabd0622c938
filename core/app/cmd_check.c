#include "app/commands.h"

#include "plugin/check.h"
#include "plugin/discovery.h"
#include <jansson.h>

enum { CHECK_PATH_BYTES = 4096 };

struct checking {
    bool json;
    size_t counts[3]; /* by severity */
    bool failed;      /* memory is short */
};

static void print_finding(const struct tc_finding *f) {
    struct tc_error line = {0};
    (void)tc_error_at(&line, TC_ERR_PLUGIN, f->range.file.ptr, f->range.line, f->range.col, "%s: %.*s [%s]",
                      tc_severity_str(f->severity), TC_FMT(f->message), f->check);
    if (f->advice.len)
        tc_error_hint(&line, "%.*s", TC_FMT(f->advice));
    tc_error_print(&line, stdout);
}

/* A place in a file may be anything that a file system takes as a name. */
static json_t *text(struct tc_str s) {
    json_t *value = json_stringn(s.ptr ? s.ptr : "", s.len);
    return value ? value : json_string("?");
}

static bool print_json(const struct tc_finding *f) {
    json_t *line = json_object();
    int failed = json_object_set_new(line, "severity", json_string(tc_severity_str(f->severity)));
    failed |= json_object_set_new(line, "check", json_string(f->check));
    failed |= json_object_set_new(line, "file", text(f->range.file));
    const struct {
        const char *key;
        uint32_t value;
    } places[] = {{"line", f->range.line},
                  {"column", f->range.col},
                  {"end_line", f->range.end_line},
                  {"end_column", f->range.end_col}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++)
        failed |= json_object_set_new(line, places[i].key, json_integer(places[i].value));
    failed |= json_object_set_new(line, "message", text(f->message));
    if (f->advice.len)
        failed |= json_object_set_new(line, "advice", text(f->advice));
    failed |= json_dumpf(line, stdout, JSON_COMPACT);
    putchar('\n');
    json_decref(line);
    return !failed;
}

static void report(void *ctx, const struct tc_finding *finding) {
    struct checking *checking = ctx;
    checking->counts[finding->severity]++;
    if (!checking->json)
        print_finding(finding);
    else if (!print_json(finding))
        checking->failed = true;
}

static enum tc_status check_named(const struct tc_plugin_choice *choice, const char *name, struct checking *checking,
                                  struct tc_error *err) {
    struct tc_buf dir;
    tc_buf_init(&dir, CHECK_PATH_BYTES);
    enum tc_status status = tc_plugin_find(name, choice->dirs.items, choice->dirs.len, &dir, err);
    if (status == TC_OK)
        status = tc_check_plugin(dir.ptr, choice->settings.items, choice->settings.len, report, checking, err);
    tc_buf_fini(&dir);
    if (status == TC_OK && checking->failed)
        status = tc_error_set(err, TC_ERR_MEMORY, "%s", tc_status_str(TC_ERR_MEMORY));
    return status;
}

static int run(const struct tc_command *command, int argc, char **argv) {
    struct tc_plugin_choice choice = {0};
    struct checking checking = {0};
    const struct tc_option_spec specs[] = {
        {0, "plugin-dir", "DIR", "look for plugins in DIR first; may be repeated", TC_OPT_LIST, &choice.dirs},
        {0, "set", "P.OPTION=V", "set an option of plugin P; may be repeated", TC_OPT_LIST, &choice.settings},
        {0, "json", NULL, "a JSON object a line for each finding", TC_OPT_FLAG, &checking.json},
        {0}};
    int code = tc_options_parse(command, specs, argc, argv, &choice.plugins);
    if (code < 0 && choice.plugins.len == 0)
        code = tc_usage_error(command, "wants a plugin: a name, or the path of its folder");
    struct tc_error err = {0};
    enum tc_status status = TC_OK;
    for (size_t i = 0; code < 0 && status == TC_OK && i < choice.plugins.len; i++)
        status = check_named(&choice, choice.plugins.items[i], &checking, &err);
    if (code < 0 && status != TC_OK)
        code = tc_fail(&err);
    if (code < 0) {
        const size_t *n = checking.counts;
        if (!checking.json)
            printf("%zu error%s, %zu warning%s, %zu note%s\n", n[TC_SEVERITY_ERROR],
                   n[TC_SEVERITY_ERROR] == 1 ? "" : "s", n[TC_SEVERITY_WARNING], n[TC_SEVERITY_WARNING] == 1 ? "" : "s",
                   n[TC_SEVERITY_NOTE], n[TC_SEVERITY_NOTE] == 1 ? "" : "s");
        code = n[TC_SEVERITY_ERROR] + n[TC_SEVERITY_WARNING] ? TC_EXIT_SOME_FAILED : TC_EXIT_OK;
    }
    tc_plugin_choice_fini(&choice);
    return code;
}

const struct tc_command tc_cmd_check = {
    .name = "check",
    .arguments = "[OPTION]... PLUGIN...",
    .summary = "Looks for what is wrong, useless or slow in plugins.",
    .details =
        "A finding is FILE:LINE:COLUMN: severity: what is the matter [name of the check], and below it what to do.\n"
        "An error does not load or fails; a warning cannot be meant so; a note is slow or has no effect.\n"
        "The plugin is loaded twice and its examples are run in two orders, to see whether anything changes.\n"
        "\n"
        "exit status: 0 nothing but notes; 1 errors or warnings; 2 usage; 3 there is no such plugin.\n",
    .run = run,
};
