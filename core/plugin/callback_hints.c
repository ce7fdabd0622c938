/* callback_hints.c - what Lua says of a slip in a callback is true, and of little help: here is what to do instead. */
#include "plugin/worker_state.h"
#include <string.h>

enum { LABELS_MAX = 64 };

/* --- slips that a message tells by itself --- */

static const struct {
    const char *part, *hint;
} slips[] = {
    {"(global 'doc')", "callbacks are given the document second: function(m, doc)"},
    {"(global 'm')", "callbacks are given the match first: function(m, doc)"},
    {"(global 'emit')", "it is the document's: doc:emit(...)"},
    {"(global 'mentions')", "it is the document's: doc:mentions(...)"},
    {"(global 'print')", "there is no print here; tercet explain shows what a match captures"},
    {"compare number with string", "the text of a capture is no number: tonumber(m.x.text)"},
    {"compare string with number", "the text of a capture is no number: tonumber(m.x.text)"},
};

static bool hint_slip(struct tc_error *err) {
    for (size_t i = 0; i < sizeof slips / sizeof *slips; i++)
        if (strstr(err->msg, slips[i].part)) {
            tc_error_hint(err, "%s", slips[i].hint);
            return true;
        }
    return false;
}

/* --- fields --- */

/* Has the object of the API, such as "capture", this field or method? */
static bool is_of(const char *object, struct tc_str name) {
    static const struct tc_str fields[] = {
#define TC_API_FIELD(object, name, type, doc) {"" #object "." #name, sizeof(#object "." #name) - 1},
#define TC_API_METHOD(name, signature, doc) {"doc." #name, sizeof("doc." #name) - 1},
#include "plugin/api.def"
    };
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        struct tc_str field = fields[i];
        if (tc_str_eq_cstr(tc_str_split(&field, '.'), object) && tc_str_eq(field, name))
            return true;
    }
    return false;
}

static void hint_labels(const char *const *labels, size_t n, struct tc_error *err) {
    char list[TC_ERROR_TEXT_MAX / 2] = "";
    size_t len = 0;
    for (size_t i = 0; i < n && len < sizeof list; i++)
        len += (size_t)snprintf(list + len, sizeof list - len, "%s%s", i > 0 ? ", " : "", labels[i]);
    tc_error_hint(err, "captures of the pattern: %s", n > 0 ? list : "none");
}

/* Captures of the pattern; *list: one that is a list, or NULL. */
static size_t read_labels(const struct tc_worker *worker, const char *labels[LABELS_MAX], const char **list) {
    size_t n = 0;
    for (uint32_t i = 0; i < tc_model_label_count(worker->model, worker->current.pattern) && n < LABELS_MAX; i++) {
        const struct tc_label *label = tc_model_label(worker->model, worker->current.pattern, i);
        labels[n++] = label->name.ptr;
        *list = label->is_list ? label->name.ptr : *list;
    }
    return n;
}

static bool is_label(const char *const *labels, size_t n, struct tc_str name) {
    for (size_t i = 0; i < n; i++)
        if (tc_str_eq_cstr(name, labels[i]))
            return true;
    return false;
}

/* A field that is nil is often a capture misspelt, missing from this match, or a list of captures taken for one. */
static void hint_nil(const char *const *labels, size_t n, const char *list, struct tc_str field, bool is_unknown,
                     struct tc_error *err) {
    const char *nearest = tc_str_nearest(field, labels, n);
    if (is_label(labels, n, field))
        tc_error_hint(err, "a capture is nil where its part of the pattern is not in the match");
    else if (list && is_of("capture", field))
        tc_error_hint(err, "m.%s is a list of captures here: m.%s[1], or ipairs(m.%s)", list, list, list);
    else if (is_unknown && is_of("doc", field))
        tc_error_hint(err, "that is the document's, which callbacks are given second: function(m, doc)");
    else if (nearest)
        tc_error_hint(err, "the pattern has no capture \"%.*s\"; did you mean \"%s\"?", TC_FMT(field), nearest);
    else if (is_unknown)
        hint_labels(labels, n, err);
}

/* The name behind `opening` in the message; .ptr NULL if that is not there. */
static struct tc_str field_behind(const struct tc_error *err, const char *opening) {
    const char *at = strstr(err->msg, opening);
    at = at ? at + strlen(opening) : NULL;
    return (struct tc_str){at, at ? strcspn(at, "'") : 0};
}

void tc_worker_hint(const struct tc_worker *worker, struct tc_error *err) {
    const char *labels[LABELS_MAX], *list = NULL;
    if (!worker->current.match || hint_slip(err) || err->hint[0])
        return;
    size_t n = read_labels(worker, labels, &list);
    struct tc_str missing = field_behind(err, "a nil value (field '"),
                  unknown = field_behind(err, "a match has no field '");
    struct tc_str called = field_behind(err, "attempt to call a table value (field '");
    struct tc_str joined = field_behind(err, "attempt to concatenate a table value (field '");
    if (missing.ptr || unknown.ptr)
        hint_nil(labels, n, list, missing.ptr ? missing : unknown, !missing.ptr, err);
    else if (called.ptr && is_label(labels, n, called)) /* m.x "relation" is a call of m.x to Lua */
        tc_error_hint(err, "is a comma missing behind %.*s?", TC_FMT(called));
    else if (joined.ptr && is_label(labels, n, joined))
        tc_error_hint(err, "a capture is a table: its words are m.%.*s.text", TC_FMT(joined));
}
