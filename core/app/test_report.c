#include "app/test_report.h"

#include "app/test_why.h"
#include "base/fs.h"
#include "base/utf8.h"
#include <jansson.h>

enum { XML_MAX = 1 << 28, WHY_BYTES = 512 };

void tc_test_report_init(struct tc_test_report *report) {
    tc_buf_init(&report->suite, XML_MAX);
    tc_buf_init(&report->suites, XML_MAX);
}

void tc_test_report_fini(struct tc_test_report *report) {
    tc_explainer_free(report->explainer);
    tc_buf_fini(&report->suite);
    tc_buf_fini(&report->suites);
}

static size_t count(const struct tc_test_report *report) { return report->passed + report->failed + report->broken; }

/* --- for people --- */

static void print_why(struct tc_test_report *report, const char *indent, const struct tc_example_result *r) {
    char why[WHY_BYTES];
    if (r->error || r->n_missing == 0)
        return;
    tc_test_why(&report->explainer, report->engine, report->plugin, r, why, sizeof why);
    if (why[0])
        tc_print(stdout, "%swhy:    %s\n", indent, why);
}

static void print_difference(struct tc_test_report *report, const char *indent, const struct tc_example_result *r) {
    FILE *out = stdout;
    tc_print(out, "%stext:   %.*s\n", indent, TC_FMT(r->example->text));
    tc_print(out, "%stokens: %.*s\n", indent, TC_FMT(r->tokens));
    for (size_t i = 0; i < r->n_missing; i++)
        tc_print(out, "%s- %.*s\n", indent, TC_FMT(r->missing[i]));
    for (size_t i = 0; i < r->n_unexpected; i++)
        tc_print(out, "%s+ %.*s\n", indent, TC_FMT(r->unexpected[i]));
    if (r->error)
        tc_print(out, "%serror: %s\n", indent, r->error);
    print_why(report, indent, r);
}

static void print_text(struct tc_test_report *report, const struct tc_example_result *r) {
    if (r->passed && report->verbose)
        tc_print(stdout, "ok    %.*s #%zu\n", TC_FMT(r->rule->name), r->number);
    if (r->passed)
        return;
    tc_print(stdout, "FAIL  %.*s:%u: example %zu of rule %.*s (%.*s:%u)\n", TC_FMT(r->example->place.file),
             r->example->place.line, r->number, TC_FMT(r->rule->name), TC_FMT(r->rule->place.file),
             r->rule->place.line);
    print_difference(report, "      ", r);
}

/* --- TAP: https://testanything.org --- */

/* In a description a # would begin a directive. */
static void print_description(struct tc_str text) {
    while (text.len > 0) {
        uint32_t c;
        unsigned n = tc_utf8_decode(text.ptr, text.len, &c);
        if (c == '#' || c == '\\')
            putchar('\\');
        tc_print(stdout, "%.*s", c < ' ' ? 1 : (int)n, c < ' ' ? " " : text.ptr);
        text = tc_str_sub(text, n, text.len);
    }
}

static void print_tap(struct tc_test_report *report, const struct tc_example_result *r) {
    tc_print(stdout, "%s %zu - %.*s/%.*s %zu: ", r->passed ? "ok" : "not ok", count(report), TC_FMT(report->plugin),
             TC_FMT(r->rule->name), r->number);
    print_description(r->example->text);
    putchar('\n');
    if (r->passed)
        return;
    tc_print(stdout, "# %.*s:%u\n", TC_FMT(r->example->place.file), r->example->place.line);
    print_difference(report, "#   ", r);
}

/* --- JSON: an object a line, with the place of the sentence as check --json has places --- */

static json_t *json_text(struct tc_str s) {
    json_t *value = json_stringn(s.ptr ? s.ptr : "", s.len);
    return value ? value : json_string("?");
}

static json_t *json_texts(struct tc_test_report *report, const struct tc_str *list, size_t n) {
    json_t *array = json_array();
    for (size_t i = 0; i < n; i++)
        report->out_of_memory |= json_array_append_new(array, json_text(list[i])) != 0;
    return array;
}

static void set(struct tc_test_report *report, json_t *object, const char *key, json_t *value) {
    report->out_of_memory |= json_object_set_new(object, key, value) != 0;
}

static void print_json(struct tc_test_report *report, const struct tc_example_result *r) {
    const struct tc_example *example = r->example;
    json_t *line = json_object();
    set(report, line, "plugin", json_text(report->plugin));
    set(report, line, "rule", json_text(r->rule->name));
    set(report, line, "number", json_integer((json_int_t)r->number));
    set(report, line, "passed", json_boolean(r->passed));
    set(report, line, "file", json_text(example->place.file));
    set(report, line, "line", json_integer(example->place.line));
    set(report, line, "column", json_integer(example->col));
    set(report, line, "end_line", json_integer(example->place.line));
    set(report, line, "end_column", json_integer(example->col ? (json_int_t)(example->col + example->text.len) : 0));
    set(report, line, "rule_line", json_integer(r->rule->place.line));
    set(report, line, "text", json_text(example->text));
    set(report, line, "missing", json_texts(report, r->missing, r->n_missing));
    set(report, line, "unexpected", json_texts(report, r->unexpected, r->n_unexpected));
    if (r->error)
        set(report, line, "error", json_text(tc_str(r->error)));
    report->out_of_memory |= json_dumpf(line, stdout, JSON_COMPACT) != 0;
    putchar('\n');
    json_decref(line);
}

/* --- JUnit --- */

/* Escapes; what XML cannot hold becomes a blank. Failed appends are noticed when the file is written. */
static void add_xml(struct tc_buf *out, struct tc_str text) {
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        struct tc_str piece = {&c, 1};
        if (c == '<')
            piece = TC_STR("&lt;");
        else if (c == '>')
            piece = TC_STR("&gt;");
        else if (c == '&')
            piece = TC_STR("&amp;");
        else if (c == '"')
            piece = TC_STR("&quot;");
        else if ((unsigned char)c < ' ')
            piece = TC_STR(" ");
        (void)tc_buf_add(out, piece);
    }
}

static void add_lines(struct tc_buf *out, const char *sign, const struct tc_str *lines, size_t n) {
    for (size_t i = 0; i < n; i++) {
        (void)tc_buf_addf(out, "%s ", sign);
        add_xml(out, lines[i]);
        (void)tc_buf_addc(out, '\n');
    }
}

static void add_case(struct tc_test_report *report, const struct tc_example_result *r) {
    struct tc_buf *out = &report->suite;
    (void)tc_buf_addf(out, "    <testcase classname=\"");
    add_xml(out, report->plugin);
    (void)tc_buf_addc(out, '.');
    add_xml(out, r->rule->name);
    (void)tc_buf_addf(out, "\" name=\"%zu: ", r->number);
    add_xml(out, r->example->text);
    (void)tc_buf_addf(out, "\" file=\"");
    add_xml(out, r->example->place.file);
    (void)tc_buf_addf(out, "\" line=\"%u\"", r->example->place.line);
    if (r->passed) {
        (void)tc_buf_addf(out, "/>\n");
        return;
    }
    (void)tc_buf_addf(out, ">\n      <failure message=\"%zu missing, %zu not expected\">", r->n_missing,
                      r->n_unexpected);
    add_lines(out, "-", r->missing, r->n_missing);
    add_lines(out, "+", r->unexpected, r->n_unexpected);
    add_xml(out, tc_str(r->error));
    (void)tc_buf_addf(out, "</failure>\n    </testcase>\n");
}

enum tc_status tc_test_report_junit(const struct tc_test_report *report, const char *path, struct tc_error *err) {
    if (report->suites.failed)
        return tc_error_set(err, TC_ERR_MEMORY, "out of memory");
    struct tc_outfile file;
    enum tc_status status = tc_outfile_open(&file, path, err);
    if (status != TC_OK)
        return status;
    fprintf(file.stream,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites tests=\"%zu\" failures=\"%zu\" errors=\"%zu\">\n"
            "%.*s</testsuites>\n",
            count(report), report->failed, report->broken, TC_FMT(tc_buf_str(&report->suites)));
    return tc_outfile_commit(&file, err);
}

/* --- one after the other --- */

void tc_test_report_start(struct tc_test_report *report, struct tc_str plugin) {
    report->plugin = plugin;
    report->in_suite = report->failed_in_suite = 0;
    tc_buf_reset(&report->suite);
}

void tc_test_report_add(struct tc_test_report *report, const struct tc_example_result *result) {
    report->passed += result->passed;
    report->failed += !result->passed;
    report->in_suite++;
    report->failed_in_suite += !result->passed;
    add_case(report, result);
    if (report->json)
        print_json(report, result);
    else if (report->tap)
        print_tap(report, result);
    else
        print_text(report, result);
}

void tc_test_report_end(struct tc_test_report *report) {
    struct tc_buf *out = &report->suites;
    (void)tc_buf_addf(out, "  <testsuite name=\"");
    add_xml(out, report->plugin);
    (void)tc_buf_addf(out, "\" tests=\"%zu\" failures=\"%zu\" errors=\"0\">\n", report->in_suite,
                      report->failed_in_suite);
    (void)tc_buf_add(out, tc_buf_str(&report->suite));
    (void)tc_buf_addf(out, "  </testsuite>\n");
    out->failed |= report->suite.failed;
}

/* --- plugins that do not load --- */

static void print_broken_tap(const struct tc_test_report *report, const char *plugin, const struct tc_error *err) {
    tc_print(stdout, "not ok %zu - ", count(report));
    print_description(tc_str(plugin));
    tc_print(stdout, " does not load\n# ");
    struct tc_error place = *err;
    place.hint[0] = '\0';
    tc_error_print(&place, stdout);
    if (err->hint[0])
        tc_print(stdout, "#   hint: %s\n", err->hint);
}

static void print_broken_json(struct tc_test_report *report, const char *plugin, const struct tc_error *err) {
    json_t *line = json_object();
    set(report, line, "plugin", json_text(tc_str(plugin)));
    set(report, line, "passed", json_false());
    set(report, line, "file", json_text(tc_str(err->file)));
    set(report, line, "line", json_integer(err->line));
    set(report, line, "column", json_integer(err->col));
    set(report, line, "error", json_text(tc_str(err->msg)));
    if (err->hint[0])
        set(report, line, "hint", json_text(tc_str(err->hint)));
    report->out_of_memory |= json_dumpf(line, stdout, JSON_COMPACT) != 0;
    putchar('\n');
    json_decref(line);
}

static void add_broken_suite(struct tc_test_report *report, const char *plugin, const struct tc_error *err) {
    struct tc_buf *out = &report->suites;
    (void)tc_buf_addf(out, "  <testsuite name=\"");
    add_xml(out, tc_str(plugin));
    (void)tc_buf_addf(out, "\" tests=\"1\" failures=\"0\" errors=\"1\">\n    <testcase classname=\"");
    add_xml(out, tc_str(plugin));
    (void)tc_buf_addf(out, "\" name=\"loads\"");
    if (err->file[0]) {
        (void)tc_buf_addf(out, " file=\"");
        add_xml(out, tc_str(err->file));
        (void)tc_buf_addf(out, "\" line=\"%u\"", (unsigned)err->line);
    }
    (void)tc_buf_addf(out, ">\n      <error message=\"");
    add_xml(out, tc_str(err->msg));
    (void)tc_buf_addf(out, "\">");
    add_xml(out, tc_str(err->hint));
    (void)tc_buf_addf(out, "</error>\n    </testcase>\n  </testsuite>\n");
}

void tc_test_report_broken(struct tc_test_report *report, const char *plugin, const struct tc_error *err) {
    report->broken++;
    add_broken_suite(report, plugin, err);
    if (report->json)
        print_broken_json(report, plugin, err);
    else if (report->tap)
        print_broken_tap(report, plugin, err);
}
