/* check.c - loads a plugin, has it looked at from all sides, and sorts what was found. */
#include "base/fs.h"
#include "plugin/check_state.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { SOURCE_MAX = 64 << 20 };

/* --- findings --- */

static struct tc_str keep(struct tc_checker *checker, const char *text) {
    struct tc_str copy = tc_arena_str(&checker->arena, tc_str(text));
    checker->failed = checker->failed || !copy.ptr;
    return copy;
}

void tc_checker_add(struct tc_checker *checker, enum tc_severity severity, const char *check, struct tc_range range,
                    const char *advice, const char *fmt, ...) {
    char message[TC_ERROR_TEXT_MAX];
    va_list args;
    va_start(args, fmt);
    vsnprintf(message, sizeof message, fmt, args);
    va_end(args);
    struct tc_finding finding = {severity, check, range, keep(checker, message), {0}};
    if (advice)
        finding.advice = keep(checker, advice);
    if (tc_vec_push(&checker->findings, finding) != TC_OK)
        checker->failed = true;
}

static int by_place(const void *a, const void *b) {
    const struct tc_finding *x = a, *y = b;
    int order = tc_str_cmp(x->range.file, y->range.file);
    if (order == 0)
        order = (x->range.line > y->range.line) - (x->range.line < y->range.line);
    if (order == 0)
        order = (x->range.col > y->range.col) - (x->range.col < y->range.col);
    if (order == 0)
        order = strcmp(x->check, y->check);
    return order ? order : tc_str_cmp(x->message, y->message);
}

/* --- ranges --- */

static void step_over(struct tc_str text, size_t bytes, uint32_t *line, uint32_t *col) {
    for (size_t i = 0; i < bytes && i < text.len; i++) {
        bool ends = text.ptr[i] == '\n';
        *line += ends;
        *col = ends ? 1 : *col + 1;
    }
}

struct tc_range tc_range_of_pattern(const struct tc_pattern_text *pattern, uint32_t col, uint32_t end_col) {
    struct tc_range range = {.file = pattern->place.file, .line = pattern->place.line, .end_line = pattern->place.line};
    if (pattern->col == 0 || col == 0)
        return range;
    range.col = range.end_col = pattern->col;
    step_over(pattern->text, col - 1, &range.line, &range.col);
    step_over(pattern->text, end_col > col ? end_col - 1 : col, &range.end_line, &range.end_col);
    return range;
}

static struct tc_str lines_from(const struct tc_chunk *chunk, uint32_t line) {
    if (line == 0 || line > chunk->n_lines)
        return (struct tc_str){0};
    return tc_str_sub(chunk->source, chunk->lines[line - 1], chunk->source.len);
}

/* The next statement of the file begins at a later line's first column with a letter. */
static size_t declaration_length(struct tc_str text) {
    for (size_t i = 0; i + 1 < text.len; i++)
        if (text.ptr[i] == '\n' && isalpha((unsigned char)text.ptr[i + 1]))
            return i;
    return text.len;
}

static bool is_word_char(char c) { return isalnum((unsigned char)c) || c == '_'; }

/* The first whole `word`; text.len if there is none. */
static size_t find_word(struct tc_str text, size_t from, struct tc_str word) {
    while (word.len > 0 && from + word.len <= text.len) {
        const char *hit = memmem(text.ptr + from, text.len - from, word.ptr, word.len);
        if (!hit)
            break;
        size_t at = (size_t)(hit - text.ptr), end = at + word.len;
        if ((at == 0 || !is_word_char(text.ptr[at - 1])) && (end == text.len || !is_word_char(text.ptr[end])))
            return at;
        from = at + 1;
    }
    return text.len;
}

struct tc_range tc_range_of_word(const struct tc_checker *checker, struct tc_place place, struct tc_str word) {
    struct tc_range range = {.file = place.file, .line = place.line, .end_line = place.line};
    const struct tc_chunk *chunk = tc_unit_find_chunk(checker->unit, place.file);
    struct tc_str text = chunk ? lines_from(chunk, place.line) : (struct tc_str){0};
    text.len = text.ptr ? declaration_length(text) : 0;
    size_t at = find_word(text, 0, word);
    if (at == text.len)
        return range;
    range.col = 1;
    step_over(text, at, &range.line, &range.col);
    range.end_line = range.line;
    range.end_col = range.col + (uint32_t)word.len;
    return range;
}

/* --- what the code names --- */

bool tc_checker_code_has_string(const struct tc_checker *checker, struct tc_str text, struct tc_place but) {
    for (size_t i = 0; i < checker->unit->chunks.len; i++) {
        const struct tc_chunk *chunk = &checker->unit->chunks.items[i];
        struct tc_str source = chunk->source;
        for (size_t at = 0; (at = find_word(source, at, text)) < source.len; at++) {
            bool opens = at > 0 && strchr("\"'", source.ptr[at - 1]);
            bool closes = at + text.len < source.len && strchr("\"':", source.ptr[at + text.len]);
            bool declares = tc_str_eq(chunk->name, but.file) && but.line > 0 && but.line <= chunk->n_lines &&
                            at >= chunk->lines[but.line - 1] &&
                            (but.line == chunk->n_lines || at < chunk->lines[but.line]);
            if (opens && closes && !declares)
                return true;
        }
    }
    return false;
}

bool tc_checker_code_has_field(const struct tc_checker *checker, struct tc_str name) {
    for (size_t i = 0; i < checker->unit->chunks.len; i++) {
        struct tc_str source = checker->unit->chunks.items[i].source;
        for (size_t at = 0; (at = find_word(source, at, name)) < source.len; at++)
            if (at > 0 && strchr(".\"'", source.ptr[at - 1]))
                return true;
    }
    return false;
}

/* --- patterns --- */

static void visit_macros_and_steps(struct tc_checker *checker,
                                   void (*visit)(struct tc_checker *, const struct tc_checked_pattern *)) {
    const struct tc_unit *unit = checker->unit;
    struct tc_checked_pattern at = {.in = TC_IN_MACRO};
    for (at.index = 0; at.index < unit->macros.len; at.index++) {
        const struct tc_macro *macro = &unit->macros.items[at.index];
        at.pattern = &macro->pattern;
        snprintf(at.what, sizeof at.what, "%s: macro \"%s\"", unit->info.name.ptr, macro->name.ptr);
        visit(checker, &at);
    }
    at.in = TC_IN_STEP;
    for (at.index = 0; at.index < unit->steps.len; at.index++) {
        at.pattern = &unit->steps.items[at.index].pattern;
        tc_unit_step_name(unit, &unit->steps.items[at.index], at.what);
        visit(checker, &at);
    }
}

void tc_checker_each_pattern(struct tc_checker *checker,
                             void (*visit)(struct tc_checker *, const struct tc_checked_pattern *)) {
    const struct tc_unit *unit = checker->unit;
    visit_macros_and_steps(checker, visit);
    struct tc_checked_pattern at = {0};
    for (at.index = 0; at.index < unit->rules.len; at.index++) {
        const struct tc_rule *rule = &unit->rules.items[at.index];
        tc_unit_rule_name(unit, &unit->rule_infos.items[at.index], at.what);
        at.in = TC_IN_RULE;
        at.pattern = &rule->pattern;
        visit(checker, &at);
        at.in = TC_IN_UNLESS;
        for (size_t i = 0; i < rule->n_unless; i++) {
            at.pattern = &rule->unless[i];
            visit(checker, &at);
        }
    }
    at.in = TC_IN_QUALIFY;
    for (at.index = 0; at.index < unit->qualifies.len; at.index++) {
        const struct tc_qualify *qualify = &unit->qualifies.items[at.index];
        snprintf(at.what, sizeof at.what, "%s: qualify \"%s\"", unit->info.name.ptr, qualify->name.ptr);
        for (size_t i = 0; i < qualify->n_values; i++) {
            at.pattern = &qualify->values[i].pattern;
            visit(checker, &at);
        }
    }
}

/* --- the whole --- */

static struct tc_str line_of(struct tc_str text, uint32_t number) {
    struct tc_str line = {0};
    while (text.ptr && number-- > 0)
        line = tc_str_split(&text, '\n');
    return line;
}

void tc_range_narrow(struct tc_range *range, struct tc_str text, struct tc_str message) {
    struct tc_str line = line_of(text, range->line);
    for (size_t end = message.len; end > 0; end--) {
        char quote = message.ptr[end - 1];
        const char *open = quote == '"' || quote == '\'' ? memrchr(message.ptr, quote, end - 1) : NULL;
        if (!open)
            continue;
        struct tc_str word = {open + 1, (size_t)(message.ptr + end - 1 - open) - 1};
        size_t at = range->col > 0 ? range->col - 1 : find_word(line, 0, word);
        if (word.len > 0 && at < line.len && tc_str_starts(tc_str_sub(line, at, line.len), word)) {
            range->col = (uint32_t)at + 1;
            range->end_col = range->col + (uint32_t)word.len;
            return;
        }
        end = (size_t)(open - message.ptr) + 1;
    }
}

struct loading {
    struct tc_checker *checker;
    const char *dir;
};

static void add_load_error(void *ctx, const struct tc_error *err) {
    const struct loading *loading = ctx;
    struct tc_checker *checker = loading->checker;
    struct tc_range range = {.file = keep(checker, err->file[0] ? err->file : loading->dir),
                             .line = err->line,
                             .col = err->col,
                             .end_line = err->line,
                             .end_col = err->col ? err->col + 1 : 0};
    struct tc_buf text;
    struct tc_error ignored;
    tc_buf_init(&text, SOURCE_MAX);
    if (err->line > 0 && tc_fs_read(err->file, &text, &ignored) == TC_OK)
        tc_range_narrow(&range, tc_buf_str(&text), tc_str(err->msg));
    tc_buf_fini(&text);
    tc_checker_add(checker, TC_SEVERITY_ERROR, "does-not-load", range, err->hint[0] ? err->hint : NULL, "%s", err->msg);
}

static enum tc_status look(struct tc_checker *checker, const char *dir, const char *const *settings, size_t n_settings,
                           struct tc_error *err) {
    struct tc_error failure = {0};
    enum tc_status status = tc_engine_new(&checker->engine);
    if (status != TC_OK)
        return status;
    checker->engine->keeps_names = true;
    struct loading loading = {checker, dir};
    struct tc_telling telling = {add_load_error, &loading, 0};
    checker->engine->telling = &telling;
    status = tc_engine_add(checker->engine, dir, settings, n_settings, &failure);
    if (status == TC_OK)
        status = tc_engine_compile(checker->engine, &failure);
    if (status == TC_ERR_MEMORY)
        return status;
    if (status == TC_ERR_USAGE) {
        *err = failure;
        return status;
    }
    if (status != TC_OK && failure.msg[0])
        add_load_error(&loading, &failure);
    if (status != TC_OK)
        return TC_OK;
    checker->unit = checker->engine->units.items[0];
    tc_check_patterns(checker);
    tc_check_rules(checker);
    tc_check_gazetteers(checker);
    return tc_check_runs(checker, dir, settings, n_settings, err);
}

enum tc_status tc_check_plugin(const char *dir, const char *const *settings, size_t n_settings,
                               void (*report)(void *ctx, const struct tc_finding *finding), void *ctx,
                               struct tc_error *err) {
    struct tc_checker checker = {0};
    tc_arena_init(&checker.arena, SIZE_MAX);
    enum tc_status status = look(&checker, dir, settings, n_settings, err);
    if (checker.failed)
        status = TC_ERR_MEMORY;
    if (status == TC_ERR_MEMORY)
        (void)tc_error_set(err, status, "%s", tc_status_str(status));
    if (checker.findings.len)
        qsort(checker.findings.items, checker.findings.len, sizeof *checker.findings.items, by_place);
    for (size_t i = 0; i < checker.findings.len && status == TC_OK; i++)
        report(ctx, &checker.findings.items[i]);
    tc_vec_fini(&checker.findings);
    tc_engine_free(checker.engine);
    tc_arena_fini(&checker.arena);
    return status;
}
