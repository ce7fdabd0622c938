#include "base/status.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include <string.h>

const char *tc_status_str(enum tc_status status) {
    switch (status) {
    case TC_OK:
        return "no error";
    case TC_END:
        return "nothing more to read";
    case TC_ERR_MEMORY:
        return "out of memory";
    case TC_ERR_USAGE:
        return "wrong command line";
    case TC_ERR_PLUGIN:
        return "a plugin does not load";
    case TC_ERR_INPUT:
        return "a text cannot be read";
    case TC_ERR_OUTPUT:
        return "a result cannot be written";
    case TC_ERR_LIMIT:
        return "a limit is used up";
    case TC_ERR_CANCELLED:
        return "cancelled";
    }
    return "unknown status";
}

/* A message that was cut must not end within a character. `wanted` is what the formatter asked for. */
static void mark_cut(char *text, size_t size, int wanted) {
    if (wanted < 0) {
        text[0] = '\0';
        return;
    }
    if ((size_t)wanted < size) {
        return;
    }
    size_t end = size - sizeof "...";
    while (end > 0 && tc_utf8_is_tail(text[end])) {
        end--;
    }
    memcpy(text + end, "...", sizeof "...");
}

TC_PRINTF(3, 0)
static void format(char *text, size_t size, const char *fmt, va_list args) {
    mark_cut(text, size, vsnprintf(text, size, fmt, args));
}

enum tc_status tc_error_set(struct tc_error *err, enum tc_status status, const char *fmt, ...) {
    if (err) {
        err->status = status;
        err->line = err->col = 0;
        err->file[0] = err->hint[0] = '\0';
        va_list args;
        va_start(args, fmt);
        format(err->msg, sizeof err->msg, fmt, args);
        va_end(args);
    }
    return status;
}

enum tc_status tc_error_at(struct tc_error *err, enum tc_status status, const char *file, uint32_t line, uint32_t col,
                           const char *fmt, ...) {
    if (err) {
        err->status = status;
        err->line = line;
        err->col = col;
        err->hint[0] = '\0';
        /* The message first: the caller may pass err->file itself. */
        va_list args;
        va_start(args, fmt);
        format(err->msg, sizeof err->msg, fmt, args);
        va_end(args);
        if (file != err->file) {
            mark_cut(err->file, sizeof err->file, snprintf(err->file, sizeof err->file, "%s", file ? file : ""));
        }
    }
    return status;
}

void tc_error_hint(struct tc_error *err, const char *fmt, ...) {
    if (err) {
        va_list args;
        va_start(args, fmt);
        format(err->hint, sizeof err->hint, fmt, args);
        va_end(args);
    }
}

/* What a terminal could act on: C0 and C1 controls, marks that reorder the line, and bytes that are no UTF-8. */
static bool is_unsafe(uint32_t c, unsigned len) {
    bool invalid = c == 0xFFFD && len == 1;
    bool reorders = (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    return c < 0x20 || (c >= 0x7F && c <= 0x9F) || invalid || reorders;
}

static void print_escaped(struct tc_str text, const char *kept, FILE *out) {
    while (text.len > 0) {
        uint32_t c = 0;
        unsigned len = tc_utf8_decode(text.ptr, text.len, &c);
        if (is_unsafe(c, len) && !(len == 1 && c != 0 && strchr(kept, (int)c))) {
            for (unsigned i = 0; i < len; i++) {
                fprintf(out, "\\x%02X", (unsigned)(unsigned char)text.ptr[i]);
            }
        } else {
            fwrite(text.ptr, 1, len, out);
        }
        text = tc_str_sub(text, len, text.len);
    }
}

void tc_vprint(FILE *out, const char *fmt, va_list args) {
    char few[512], *text = few;
    va_list again;
    va_copy(again, args);
    int len = vsnprintf(few, sizeof few, fmt, args);
    if (len >= (int)sizeof few) {
        text = tc_malloc((size_t)len + 1);
        len = text ? vsnprintf(text, (size_t)len + 1, fmt, again) : (int)sizeof few - 1;
    }
    va_end(again);
    print_escaped((struct tc_str){text ? text : few, len > 0 ? (size_t)len : 0}, "\n\t", out);
    tc_free(text == few ? NULL : text);
}

void tc_print(FILE *out, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    tc_vprint(out, fmt, args);
    va_end(args);
}

void tc_error_print(const struct tc_error *err, FILE *out) {
    if (err->file[0]) {
        print_escaped(tc_str(err->file), "", out);
        if (err->line > 0) {
            fprintf(out, ":%lu", (unsigned long)err->line);
        }
        if (err->line > 0 && err->col > 0) {
            fprintf(out, ":%lu", (unsigned long)err->col);
        }
        fputs(": ", out);
    }
    print_escaped(tc_str(err->msg[0] ? err->msg : tc_status_str(err->status)), "", out);
    if (err->hint[0]) {
        fputs("\n  hint: ", out);
        print_escaped(tc_str(err->hint), "", out);
    }
    fputc('\n', out);
}
