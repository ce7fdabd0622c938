#include "app/commands.h"

#include "app/explain_print.h"
#include "base/fs.h"
#include "input/input.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { MISSES_SHOWN = 5 };

struct explaining {
    struct tc_plugin_choice choice;
    const char *rule, *html;
    unsigned misses;
    bool json;
    struct tc_explain_style style;
    struct tc_explainer *explainer;
    json_t *sentences; /* of the document */
    json_t *documents;
    struct tc_outfile page;
    uint64_t n_sentences; /* of the document */
    bool failed;          /* rules or documents did */
};

/* --- one document --- */

static void report(void *ctx, const struct tc_explained_sentence *sentence) {
    struct explaining *x = ctx;
    x->n_sentences++;
    if (x->json)
        (void)json_array_append_new(x->sentences, tc_explain_json(sentence));
    else if (x->html)
        tc_explain_html(&x->style, sentence);
    else
        tc_explain_text(&x->style, sentence);
}

static json_t *json_issues(const struct tc_graph *graph) {
    json_t *array = json_array();
    for (uint32_t i = 0; i < tc_graph_issue_count(graph); i++) {
        const struct tc_issue *issue = tc_graph_issue(graph, i);
        json_t *object = json_object();
        (void)json_object_set_new(object, "severity", json_string(tc_severity_str(issue->severity)));
        (void)json_object_set_new(object, "position", json_string(issue->position.ptr));
        (void)json_object_set_new(object, "plugin", json_string(issue->plugin.ptr));
        (void)json_object_set_new(object, "rule", json_string(issue->rule.ptr));
        (void)json_object_set_new(object, "message", json_string(issue->message.ptr));
        (void)json_array_append_new(array, object);
    }
    return array;
}

static bool has_errors(const struct tc_graph *graph) {
    for (uint32_t i = 0; i < tc_graph_issue_count(graph); i++)
        if (tc_graph_issue(graph, i)->severity == TC_SEVERITY_ERROR)
            return true;
    return false;
}

static enum tc_status explain(struct explaining *x, const struct tc_document_info *info, struct tc_source source,
                              struct tc_error *err) {
    x->sentences = x->json ? json_array() : NULL;
    x->n_sentences = 0;
    enum tc_status status = tc_explainer_document(x->explainer, info, source, report, x, err);
    const struct tc_graph *graph = tc_explainer_graph(x->explainer);
    if (status == TC_OK && x->json) {
        json_t *document = json_object();
        (void)json_object_set_new(document, "uri", json_stringn(info->uri.ptr, info->uri.len));
        (void)json_object_set(document, "sentences", x->sentences);
        (void)json_object_set_new(document, "issues", json_issues(graph));
        (void)json_array_append_new(x->documents, document);
    }
    json_decref(x->sentences);
    if (status != TC_OK)
        return status;
    x->failed |= has_errors(graph);
    if (x->n_sentences == 0)
        fprintf(stderr, "%.*s: the text is empty\n", TC_FMT(info->uri));
    tc_print_issues(graph, UINT32_MAX);
    return TC_OK;
}

/* --- files --- */

static enum tc_status explain_item(struct explaining *x, struct tc_docs *docs, struct tc_item *item,
                                   struct tc_error *err) {
    enum tc_status status = tc_docs_start(docs, item, err);
    while (status == TC_OK) {
        struct tc_document document;
        status = tc_docs_next(docs, &document, err);
        if (status != TC_OK)
            break;
        struct tc_document_info info = {.uri = document.uri, .title = document.title, .date = document.date};
        if (!x->json && !x->html)
            fprintf(x->style.out, "document %.*s\n\n", TC_FMT(document.uri));
        status = explain(x, &info, (struct tc_source){.read = tc_docs_read, .ctx = docs}, err);
    }
    return status == TC_END ? TC_OK : status;
}

static enum tc_status explain_file(struct explaining *x, const char *path, struct tc_error *err) {
    struct tc_input *input = NULL;
    struct tc_docs *docs = NULL;
    enum tc_status status = tc_input_open(&input, &path, 1, TC_FORMAT_AUTO, err);
    if (status == TC_OK && tc_docs_new(&docs) != TC_OK)
        status = tc_error_set(err, TC_ERR_MEMORY, "out of memory");
    while (status == TC_OK) {
        struct tc_item item = {0};
        status = tc_input_next(input, &item, err);
        if (status == TC_OK)
            status = explain_item(x, docs, &item, err);
        tc_item_fini(&item);
    }
    tc_docs_free(docs);
    tc_input_close(input);
    return status == TC_END ? TC_OK : status;
}

/* A text, not the name of a file: it has blanks, or nothing of a path about it. */
static bool is_text(const char *operand) {
    if (strcmp(operand, "-") == 0 || tc_fs_kind(operand) != TC_FS_NONE)
        return false;
    const char *dot = strrchr(operand, '.');
    bool has_ending = dot && dot[1] && strlen(dot) <= strlen(".ndjson");
    return strpbrk(operand, " \t\n") || !(strchr(operand, '/') || has_ending);
}

static enum tc_status explain_operand(struct explaining *x, const char *operand, struct tc_error *err) {
    if (!is_text(operand))
        return explain_file(x, operand, err);
    struct tc_str text = tc_str(operand);
    struct tc_document_info info = {.uri = TC_STR("text")};
    return explain(x, &info, tc_source_str(&text), err);
}

/* --- the whole --- */

static enum tc_status explain_all(struct explaining *x, const char *operand, struct tc_error *err) {
    enum tc_status status = TC_OK;
    x->style.out = stdout;
    if (x->html) {
        status = tc_outfile_open(&x->page, x->html, err);
        if (status != TC_OK)
            return status;
        x->style.out = x->page.stream;
        tc_explain_html_head(x->style.out, is_text(operand) ? TC_STR("tercet explain") : tc_str(operand));
    }
    x->documents = x->json ? json_array() : NULL;
    status = explain_operand(x, operand, err);
    if (status == TC_OK && x->json) {
        json_dumpf(x->documents, stdout, JSON_INDENT(2));
        fputc('\n', stdout);
    }
    json_decref(x->documents);
    if (x->html && status == TC_OK) {
        tc_explain_html_foot(x->style.out);
        status = tc_outfile_commit(&x->page, err);
        if (status == TC_OK)
            fprintf(stderr, "written to %s\n", x->html);
    } else if (x->html) {
        tc_outfile_abort(&x->page);
    }
    return status;
}

static int run_explain(struct explaining *x, const char *operand) {
    struct tc_engine *engine = NULL;
    struct tc_error err = {0};
    struct tc_explain_options options = {.rule = x->rule};
    enum tc_status status = tc_open_engine(&x->choice, &engine, &err);
    if (status == TC_OK)
        status = tc_explainer_new(&x->explainer, engine, &options, &err);
    if (status == TC_OK)
        status = explain_all(x, operand, &err);
    tc_explainer_free(x->explainer);
    tc_engine_free(engine);
    if (status != TC_OK)
        return tc_fail(&err);
    return x->failed ? TC_EXIT_SOME_FAILED : TC_EXIT_OK;
}

static int run(const struct tc_command *command, int argc, char **argv) {
    struct explaining x = {.misses = MISSES_SHOWN};
    const struct tc_option_spec specs[] = {
        TC_PLUGIN_OPTIONS(x.choice),
        {'r', "rule", "NAME", "only this rule or mention step, in full", TC_OPT_TEXT, &x.rule},
        {0, "misses", "N", "rules that came near to show for a sentence (default 5)", TC_OPT_COUNT, &x.misses},
        {0, "json", NULL, "everything as JSON", TC_OPT_FLAG, &x.json},
        {0, "html", "FILE", "write a page to look at in a browser", TC_OPT_TEXT, &x.html},
        {0}};
    struct tc_list operands = {0};
    int code = tc_options_parse(command, specs, argc, argv, &operands);
    if (code < 0 && operands.len != 1)
        code = tc_usage_error(command, operands.len ? "wants one text; put quotes around it"
                                                    : "which text? a sentence in quotes, a file, or -");
    if (code < 0 && x.html && !tc_str_ends(tc_str(x.html), TC_STR(".html")) &&
        !tc_str_ends(tc_str(x.html), TC_STR(".htm")))
        code = tc_usage_error(command, "--html wants the .html file to write, found \"%s\"", x.html);
    if (code < 0 && x.json && x.html)
        code = tc_usage_error(command, "--json or --html, not both");
    if (code < 0) {
        x.style = (struct tc_explain_style){
            .colour = isatty(STDOUT_FILENO) && !getenv("NO_COLOR"), .one_rule = x.rule != NULL, .misses = x.misses};
        code = run_explain(&x, operands.items[0]);
    }
    tc_plugin_choice_fini(&x.choice);
    tc_list_fini(&operands);
    return code;
}

const struct tc_command tc_cmd_explain = {
    .name = "explain",
    .arguments = "[OPTION]... TEXT|FILE|-",
    .summary = "Shows what the rules see in a text, what they say, and why others do not.",
    .details =
        "For each sentence: its words and their classes, the names and mentions found and where they come from,\n"
        "the rules that match and what they say, and the rules that came near: where they stopped, what they wanted.\n"
        "\n"
        "examples:\n"
        "  tercet explain -p diplomacy \"China and Pakistan agreed to expand trade.\"\n"
        "  tercet explain -p diplomacy --rule agree --html page.html news.txt\n",
    .run = run,
};
