#include "app/commands.h"

#include "app/explain_print.h"
#include "base/alloc.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MISSES_SHOWN = 5 };

struct repl {
    struct tc_plugin_choice choice;
    struct tc_engine *engine;
    struct tc_explainer *explainer;
    struct tc_explain_style style;
    char *rule, *text; /* of :rule; the last text */
    bool terminal;
};

static const char help_text[] =
    "  any text         what the rules see in it\n"
    "  :rule NAME       from now on only this rule, in full; :rule alone: all again\n"
    "  :try PATTERN     a pattern of your own on the last text, with the first plugin's @types and $macros\n"
    "  :reload          read the plugin's files again, then the last text\n"
    "  :help            this\n"
    "  :quit            leave (or end of input)\n";

static void close_all(struct repl *repl) {
    tc_explainer_free(repl->explainer);
    tc_engine_free(repl->engine);
    repl->explainer = NULL;
    repl->engine = NULL;
}

static enum tc_status open_explainer(struct repl *repl, const char *rule, struct tc_error *err) {
    struct tc_explain_options options = {.rule = rule};
    struct tc_explainer *explainer = NULL;
    enum tc_status status = tc_explainer_new(&explainer, repl->engine, &options, err);
    if (status != TC_OK)
        return status;
    tc_explainer_free(repl->explainer);
    repl->explainer = explainer;
    return TC_OK;
}

/* The plugins anew; those before stay when the new ones do not load. */
static enum tc_status load(struct repl *repl, struct tc_error *err) {
    struct repl fresh = {0};
    enum tc_status status = tc_open_engine(&repl->choice, &fresh.engine, err);
    if (status == TC_OK)
        status = open_explainer(&fresh, repl->rule, err);
    if (status != TC_OK) {
        close_all(&fresh);
        return status;
    }
    close_all(repl);
    repl->engine = fresh.engine;
    repl->explainer = fresh.explainer;
    return TC_OK;
}

static void report(void *ctx, const struct tc_explained_sentence *sentence) { tc_explain_text(ctx, sentence); }

static enum tc_status explain(struct tc_explainer *explainer, const struct tc_explain_style *style, const char *line,
                              struct tc_error *err) {
    struct tc_explain_style copy = *style;
    struct tc_str text = tc_str(line);
    struct tc_document_info info = {.uri = TC_STR("text")};
    enum tc_status status = tc_explainer_document(explainer, &info, tc_source_str(&text), report, &copy, err);
    if (status == TC_OK)
        tc_print_issues(tc_explainer_graph(explainer), UINT32_MAX);
    return status;
}

static enum tc_status explain_last(struct repl *repl, struct tc_error *err) {
    if (!repl->text)
        return TC_OK;
    return explain(repl->explainer, &repl->style, repl->text, err);
}

/* --- commands --- */

static bool replace(char **kept, const char *text, struct tc_error *err, enum tc_status *status) {
    char *copy = text ? tc_strndup(text, strlen(text)) : NULL;
    if (text && !copy) {
        *status = tc_error_set(err, TC_ERR_MEMORY, "out of memory");
        return false;
    }
    tc_free(*kept);
    *kept = copy;
    return true;
}

static enum tc_status choose_rule(struct repl *repl, const char *name, struct tc_error *err) {
    enum tc_status status = open_explainer(repl, name[0] ? name : NULL, err);
    if (status != TC_OK || !replace(&repl->rule, name[0] ? name : NULL, err, &status))
        return status;
    repl->style.one_rule = repl->rule != NULL;
    return explain_last(repl, err);
}

/* A model is closed once it is compiled, so the pattern gets an engine of its own. */
static enum tc_status try_pattern(struct repl *repl, const char *pattern, struct tc_error *err) {
    if (!pattern[0])
        return tc_error_set(err, TC_ERR_USAGE, ":try wants a pattern, such as :try x:@country {agree}");
    if (!repl->text)
        return tc_error_set(err, TC_ERR_USAGE, ":try wants a text first: type a sentence");
    struct repl other = {.style = repl->style};
    struct tc_explain_options options = {.has_probe = true};
    enum tc_status status = tc_add_plugins(&repl->choice, &other.engine, err);
    if (status == TC_OK)
        status = tc_engine_probe(other.engine, 0, tc_str(pattern), &options.probe, err);
    if (status == TC_OK)
        status = tc_engine_compile(other.engine, err);
    if (status == TC_OK)
        status = tc_explainer_new(&other.explainer, other.engine, &options, err);
    other.style.one_rule = true;
    if (status == TC_OK)
        status = explain(other.explainer, &other.style, repl->text, err);
    close_all(&other);
    return status;
}

static enum tc_status reload(struct repl *repl, struct tc_error *err) {
    enum tc_status status = load(repl, err);
    printf(status == TC_OK ? "loaded\n" : "not loaded: the rules from before stay in use\n");
    return status == TC_OK ? explain_last(repl, err) : status;
}

/* ":rule NAME" -> "rule", "NAME". */
static char *split_command(char *line) {
    char *argument = line + strcspn(line, " \t");
    if (*argument)
        *argument++ = '\0';
    return argument + strspn(argument, " \t");
}

/* False: leave. */
static bool obey(struct repl *repl, char *line, struct tc_error *err) {
    static const char *const names[] = {"rule", "try", "reload", "help", "quit"};
    char *argument = split_command(line);
    if (!strcmp(line, "quit") || !strcmp(line, "q"))
        return false;
    if (!strcmp(line, "help")) {
        fputs(help_text, stdout);
    } else if (!strcmp(line, "rule")) {
        (void)!choose_rule(repl, argument, err);
    } else if (!strcmp(line, "try")) {
        (void)!try_pattern(repl, argument, err);
    } else if (!strcmp(line, "reload")) {
        (void)!reload(repl, err);
    } else {
        const char *nearest = tc_str_nearest(tc_str(line), names, sizeof names / sizeof *names);
        tc_error_set(err, TC_ERR_USAGE, "unknown command :%s", line);
        tc_error_hint(err, "did you mean :%s?", nearest ? nearest : "help");
    }
    return true;
}

static bool handle(struct repl *repl, char *line) {
    struct tc_error err = {0};
    enum tc_status status = TC_OK;
    bool go_on = true;
    line[strcspn(line, "\r\n")] = '\0';
    line += strspn(line, " \t");
    if (line[0] == ':')
        go_on = obey(repl, line + 1, &err);
    else if (line[0] && replace(&repl->text, line, &err, &status))
        (void)!explain_last(repl, &err);
    fflush(stdout);
    if (err.status != TC_OK)
        tc_error_print(&err, stderr);
    return go_on;
}

static int read_lines(struct repl *repl) {
    char *line = NULL;
    size_t cap = 0;
    bool go_on = true;
    if (repl->terminal)
        printf("type a sentence, or :help\n");
    while (go_on) {
        if (repl->terminal) {
            fputs("> ", stdout);
            fflush(stdout);
        }
        if (getline(&line, &cap, stdin) < 0)
            break;
        go_on = handle(repl, line);
    }
    free(line);
    return TC_EXIT_OK;
}

static int run(const struct tc_command *command, int argc, char **argv) {
    struct repl repl = {.terminal = isatty(STDIN_FILENO) && isatty(STDOUT_FILENO)};
    unsigned misses = MISSES_SHOWN;
    const struct tc_option_spec specs[] = {
        TC_PLUGIN_OPTIONS(repl.choice),
        {0, "misses", "N", "rules that came near to show for a sentence (default 5)", TC_OPT_COUNT, &misses},
        {0}};
    struct tc_list operands = {0};
    int code = tc_options_parse(command, specs, argc, argv, &operands);
    if (code < 0 && operands.len > 0)
        code = tc_usage_error(command, "takes no operands, found \"%s\"; -p names the plugin", operands.items[0]);
    if (code < 0) {
        struct tc_error err = {0};
        repl.style = (struct tc_explain_style){
            .out = stdout, .colour = isatty(STDOUT_FILENO) && !getenv("NO_COLOR"), .misses = misses};
        code = load(&repl, &err) == TC_OK ? read_lines(&repl) : tc_fail(&err);
    }
    close_all(&repl);
    tc_free(repl.rule);
    tc_free(repl.text);
    tc_plugin_choice_fini(&repl.choice);
    tc_list_fini(&operands);
    return code;
}

const struct tc_command tc_cmd_repl = {
    .name = "repl",
    .arguments = "[OPTION]...",
    .summary = "Type sentences and see at once what the rules make of them.",
    .details = "Each line is explained. Lines that begin with a colon are commands:\n"
               "  :rule NAME  :try PATTERN  :reload  :help  :quit\n",
    .run = run,
};
