#include "match/pattern_parser.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include <string.h>

bool tc_pattern_ends_word(char c) { return tc_pattern_is_blank(c) || (c && strchr("|()[]{}\"?*+~@#$^;", c)); }

bool tc_pattern_ends_value(char c) { return tc_pattern_is_blank(c) || (c && strchr("|&()[]=<>\"#", c)); }

bool tc_pattern_number(struct tc_str text, double *number) {
    size_t at = text.len > 0 && text.ptr[0] == '-';
    size_t first = at;
    double value = 0;
    for (; at < text.len && tc_pattern_is_digit(text.ptr[at]); at++) {
        value = value * 10 + (text.ptr[at] - '0');
    }
    bool ok = at > first;
    if (ok && at < text.len && text.ptr[at] == '.') {
        first = ++at;
        for (double unit = 0.1; at < text.len && tc_pattern_is_digit(text.ptr[at]); at++, unit /= 10) {
            value += (text.ptr[at] - '0') * unit;
        }
        ok = at > first;
    }
    if (!ok || at < text.len) {
        return false;
    }
    *number = text.ptr[0] == '-' ? -value : value;
    return true;
}

void tc_parser_skip_blanks(struct tc_parser *p) {
    for (;;) {
        if (tc_pattern_is_blank(tc_parser_peek(p, 0))) {
            p->pos++;
        } else if (tc_parser_peek(p, 0) == '\xC2' && tc_parser_peek(p, 1) == '\xA0') { /* pasted no-break space */
            p->pos += 2;
        } else {
            return;
        }
    }
}

bool tc_parser_accept(struct tc_parser *p, char c) {
    tc_parser_skip_blanks(p);
    if (tc_parser_peek(p, 0) != c) {
        return false;
    }
    p->pos++;
    return true;
}

static void place(const struct tc_parser *p, size_t at, uint32_t *line, uint32_t *col) {
    *line = 1;
    size_t line_start = 0;
    for (size_t i = 0; i < at; i++) {
        if (p->text.ptr[i] == '\n') {
            ++*line;
            line_start = i + 1;
        }
    }
    *col = (uint32_t)(at - line_start + 1);
}

void *tc_parser_fail(struct tc_parser *p, size_t at, const char *fmt, ...) {
    if (p->status != TC_OK) {
        return NULL;
    }
    char msg[256];
    va_list args;
    va_start(args, fmt);
    vsnprintf(msg, sizeof msg, fmt, args);
    va_end(args);
    uint32_t line = 0;
    uint32_t col = 0;
    place(p, at, &line, &col);
    p->status = tc_error_at(p->err, TC_ERR_PLUGIN, NULL, line, col, "%s", msg);
    return NULL;
}

void *tc_parser_expected(struct tc_parser *p, const char *what) {
    tc_parser_skip_blanks(p);
    if (p->pos >= p->text.len) {
        return tc_parser_fail(p, p->pos, "expected %s, found end", what);
    }
    size_t len = 0;
    while (len < 40 && tc_pattern_is_name(tc_parser_peek(p, len))) {
        len++;
    }
    if (len == 0) {
        uint32_t code_point = 0;
        len = tc_utf8_decode(p->text.ptr + p->pos, p->text.len - p->pos, &code_point);
    }
    return tc_parser_fail(p, p->pos, "expected %s, found \"%.*s\"", what, (int)len, p->text.ptr + p->pos);
}

void *tc_parser_no_memory(struct tc_parser *p) {
    if (p->status == TC_OK) {
        p->status = tc_error_set(p->err, TC_ERR_MEMORY, "out of memory");
    }
    return NULL;
}

bool tc_parser_enter(struct tc_parser *p) {
    if (p->depth >= TC_PATTERN_DEPTH) {
        tc_parser_fail(p, p->pos, "nested deeper than %d", TC_PATTERN_DEPTH);
        return false;
    }
    p->depth++;
    return true;
}

bool tc_parser_count_node(struct tc_parser *p) {
    if (p->nodes >= TC_PATTERN_NODES) {
        tc_parser_fail(p, p->pos, "the pattern has more than %d parts", TC_PATTERN_NODES);
        return false;
    }
    p->nodes++;
    return true;
}

struct tc_str tc_parser_name(struct tc_parser *p) {
    size_t start = p->pos;
    if (tc_pattern_is_name_start(tc_parser_peek(p, 0))) {
        while (tc_pattern_is_name(tc_parser_peek(p, 0))) {
            p->pos++;
        }
    }
    return tc_str_sub(p->text, start, p->pos);
}

struct tc_str tc_parser_keep(struct tc_parser *p, struct tc_str text) {
    struct tc_str copy = tc_arena_str(p->arena, text);
    if (!copy.ptr) {
        tc_parser_no_memory(p);
    }
    return copy;
}

bool tc_parser_escape(struct tc_parser *p) {
    char c = tc_parser_peek(p, 1);
    if (c == '\0') {
        tc_parser_fail(p, p->pos, "nothing behind the \"\\\"");
        tc_error_hint(p->err, "write \\\\ for a literal backslash");
        return false;
    }
    if (tc_pattern_is_name(c)) {
        tc_parser_fail(p, p->pos, "unknown escape \"\\%c\"", c);
        tc_error_hint(p->err, "a backslash takes the meaning from a sign; a regex stands between slashes: /\\%c/", c);
        return false;
    }
    p->pos++;
    uint32_t code_point = 0;
    unsigned len = tc_utf8_decode(p->text.ptr + p->pos, p->text.len - p->pos, &code_point);
    if (tc_buf_add(&p->raw, tc_str_sub(p->text, p->pos, p->pos + len)) != TC_OK) {
        return tc_parser_no_memory(p);
    }
    p->pos += len;
    return true;
}

bool tc_parser_quoted(struct tc_parser *p) {
    size_t start = p->pos;
    char quote = tc_parser_peek(p, 0);
    tc_buf_reset(&p->raw);
    p->pos++;
    while (tc_parser_peek(p, 0) != quote) {
        if (p->pos >= p->text.len) {
            tc_parser_fail(p, start, "the quotation is not closed");
            tc_error_hint(p->err, "a literal quotation mark is written \\%c", quote);
            return false;
        }
        if (tc_parser_peek(p, 0) == '\\') {
            if (!tc_parser_escape(p)) {
                return false;
            }
        } else if (tc_buf_addc(&p->raw, p->text.ptr[p->pos++]) != TC_OK) {
            return tc_parser_no_memory(p);
        }
    }
    p->pos++;
    return true;
}

/* What stands behind the closing slash: nothing or i. */
static bool regex_flag(struct tc_parser *p, bool *fold) {
    size_t start = p->pos;
    struct tc_str flag = tc_parser_name(p);
    if (flag.len > 0 && !tc_str_eq_cstr(flag, "i")) {
        tc_parser_fail(p, start, "unknown regex flag \"%.*s\"", TC_FMT(flag));
        tc_error_hint(p->err, "the only flag is i (any case); put a blank before a word");
        return false;
    }
    *fold = flag.len > 0;
    return true;
}

bool tc_parser_regex(struct tc_parser *p, struct tc_str *text, bool *fold) {
    size_t start = p->pos++;
    while (tc_parser_peek(p, 0) != '/') {
        if (tc_parser_peek(p, 0) == '\\') {
            p->pos++;
        }
        if (p->pos >= p->text.len || tc_parser_peek(p, 0) == '\n') {
            tc_parser_fail(p, start, "the regex is not closed");
            tc_error_hint(p->err, "a literal slash is written \\/");
            return false;
        }
        p->pos++;
    }
    struct tc_str regex = tc_str_sub(p->text, start + 1, p->pos++);
    if (regex.len == 0 || tc_pattern_is_blank(regex.ptr[0])) {
        tc_parser_fail(p, start, regex.len == 0 ? "the regex is empty" : "a regex cannot begin with a blank");
        tc_error_hint(p->err, "a literal slash is written \\/");
        return false;
    }
    if (!regex_flag(p, fold)) {
        return false;
    }
    *text = tc_parser_keep(p, regex);
    return text->ptr != NULL;
}
