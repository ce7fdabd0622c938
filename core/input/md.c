/* Markdown: syntax is overwritten in place by blanks of the same length, so that offsets stay those of the file. Where
 * a block begins or ends without an empty line, a form feed stands for the paragraph break that the syntax meant. */
#include "base/utf8.h"
#include "input/docs.h"

#include <string.h>

enum { URL_MAX = 1000, TAG_MAX = 1000, COMMENT_MAX = 1 << 20, FIELD_MAX = 1024 };

struct text {
    char *at;         /* where the piece begins that is being looked at */
    char *end;        /* of all */
    char *no_close;   /* no link that begins before this has an end */
    char *no_comment; /* nor a comment */
    struct tc_str title, date;
};

/* --- blanks --- */

/* A character of two or three bytes becomes a space of as many, so that offsets in code points stay true too (one of
 * four becomes two of two: emoji in link targets are rare). Line ends stay. */
static void blank(char *from, const char *end) {
    static const char *const spaces[] = {"", " ", "\xC2\xA0", "\xE2\x80\x83", "\xC2\xA0\xC2\xA0"};
    while (from < end) {
        uint32_t c;
        unsigned n = tc_utf8_decode(from, (size_t)(end - from), &c);
        if (c != '\n' && c != '\r' && c != '\f')
            memcpy(from, spaces[n], n);
        from += n;
    }
}

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

static bool is_word(char c) {
    return (unsigned char)c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static bool is_punctuation(char c) { return c > ' ' && c < 0x7F && !is_word(c); }

static char *line_end(char *from, const struct text *t) {
    char *end = from < t->end ? memchr(from, '\n', (size_t)(t->end - from)) : NULL;
    return end ? end : t->end;
}

static char *skip_blanks(char *from, const char *end) {
    while (from < end && is_blank(*from))
        from++;
    return from;
}

/* How often c stands at from. */
static size_t run_of(const char *from, const char *end, char c) {
    size_t n = 0;
    while (from + n < end && from[n] == c)
        n++;
    return n;
}

/* --- inside a line --- */

/* The character behind the ")" or "]" that closes what opens at from, on the same line or the next; NULL if there is
 * none. */
static char *closing(struct text *t, char *from, char open, char close) {
    if (from < t->no_close)
        return NULL;
    int depth = 0;
    char *limit = t->end - from > URL_MAX ? from + URL_MAX : t->end, *at = from;
    for (; at < limit; at++) {
        if (*at == '\\' && at + 1 < limit)
            at++;
        else if (*at == open)
            depth++;
        else if (*at == close && --depth == 0)
            return at + 1;
        else if (*at == '\n' && at + 1 < limit && *skip_blanks(at + 1, limit - 1) == '\n')
            break;
    }
    t->no_close = at;
    return NULL;
}

/* [text](target), [text][name], ![image](target), [^note]: at stands on "[". Blanks what is not text; gives where to go
 * on. */
static char *link(struct text *t, char *at) {
    bool image = at > t->at && at[-1] == '!', note = at + 1 < t->end && at[1] == '^';
    char *behind = closing(t, at, '[', ']');
    if (!behind)
        return at + 1;
    char *target_end = NULL;
    if (behind < t->end && *behind == '(')
        target_end = closing(t, behind, '(', ')');
    else if (behind < t->end && *behind == '[')
        target_end = closing(t, behind, '[', ']');
    if (image && target_end)
        blank(at - 1, target_end);
    else if (note)
        blank(at, behind);
    else if (target_end) {
        blank(at, at + 1);
        blank(behind - 1, target_end);
        return at + 1;
    } else
        return at + 1;
    return target_end ? target_end : behind;
}

/* <!-- comment -->, <tag ...>, <http://...>: at stands on "<". */
static char *tag(struct text *t, char *at) {
    if (t->end - at >= 4 && memcmp(at, "<!--", 4) == 0) {
        size_t room = (size_t)(t->end - at) < COMMENT_MAX ? (size_t)(t->end - at) : COMMENT_MAX;
        char *close = at < t->no_comment ? NULL : memmem(at + 4, room - 4, "-->", 3);
        if (close) {
            blank(at, close + 3);
            return close + 3;
        }
        t->no_comment = at + room;
        return at + 1;
    }
    char first = at + 1 < t->end ? at[1] : ' ';
    if (first != '/' && first != '!' && first != '?' && !((first | 32) >= 'a' && (first | 32) <= 'z'))
        return at + 1;
    size_t room = (size_t)(t->end - at) < TAG_MAX ? (size_t)(t->end - at) : TAG_MAX;
    size_t n = 1;
    while (n < room && at[n] != '>' && at[n] != '<' && at[n] != '\n')
        n++;
    if (n == room || at[n] != '>')
        return at + n;
    blank(at, at + n + 1);
    return at + n + 1;
}

/* A run of emphasis marks is blanked where it opens or closes something: not "2 * 3", and not the _ in snake_case. */
static char *emphasis(struct text *t, char *at) {
    size_t n = run_of(at, t->end, *at);
    char before = at > t->at ? at[-1] : ' ', after = at + n < t->end ? at[n] : ' ';
    bool free_standing = (is_blank(before) || before == '\n') && (is_blank(after) || after == '\n');
    bool inside_word = *at == '_' && is_word(before) && is_word(after);
    if (!free_standing && !inside_word && (*at != '~' || n == 2))
        blank(at, at + n);
    return at + n;
}

/* The text from `from` to the line end `end`, and on to the end of the line that a link or comment reaches. Gives that
 * line end. */
static char *inline_syntax(struct text *t, char *from, char *end) {
    t->at = from;
    for (; from<end; end = from> end ? line_end(from, t) : end) {
        switch (*from) {
        case '[':
            from = link(t, from);
            break;
        case '<':
            from = tag(t, from);
            break;
        case '*':
        case '_':
        case '~':
            from = emphasis(t, from);
            break;
        case '`':
            *from++ = ' ';
            break;
        case '\\':
            if (from + 1 < end && is_punctuation(from[1]))
                *from++ = ' ';
            from++;
            break;
        default:
            from++;
        }
    }
    return end;
}

/* --- lines --- */

/* Nothing but three or more of c, and blanks: a rule, or the underline of a heading. */
static bool is_rule(const char *from, const char *end, char c) {
    int n = 0;
    for (; from < end; from++) {
        if (*from == c)
            n++;
        else if (!is_blank(*from))
            return false;
    }
    return n >= 3;
}

static bool is_underline(char *from, const char *end) {
    return from < end && (*from == '=' || *from == '-') && skip_blanks(from + run_of(from, end, *from), end) == end;
}

/* "|---|:--:|" */
static bool is_table_rule(const char *from, const char *end) {
    bool pipe = false, dash = false;
    for (; from < end; from++) {
        pipe = pipe || *from == '|';
        dash = dash || *from == '-';
        if (!strchr("|-:", *from) && !is_blank(*from))
            return false;
    }
    return pipe && dash;
}

/* The bytes of a list marker ("-", "12.", "[x]" behind it not counted), 0 if the line begins with none. */
static size_t list_marker(const char *from, const char *end) {
    size_t n = 0;
    while (n < 9 && from + n < end && from[n] >= '0' && from[n] <= '9')
        n++;
    bool sign = from + n < end && (n ? from[n] == '.' || from[n] == ')' : strchr("-*+", from[n]) && from[n]);
    return sign && from + n + 1 < end && is_blank(from[n + 1]) ? n + 1 : 0;
}

/* Blanks a marker at the beginning of a line; what follows is a paragraph of its own. */
static void break_at(char *marker, size_t n) {
    blank(marker, marker + n);
    *marker = '\f';
}

static char *heading(struct text *t, char *from, char *end, size_t level) {
    char *last = end;
    while (last > from + level && is_blank(last[-1]))
        last--;
    char *text_end = last;
    while (text_end > from + level && text_end[-1] == '#')
        text_end--;
    if (text_end == from + level || is_blank(text_end[-1]))
        blank(text_end, last);
    break_at(from, level);
    end = inline_syntax(t, from + level, end);
    if (end < t->end)
        *end = '\f';
    return end;
}

static char *table_row(struct text *t, char *from, char *end) {
    for (char *at = from; at < end; at++)
        if (*at == '|')
            *at = ' ';
    *from = '\f';
    return inline_syntax(t, from + 1, end);
}

/* "[name]: target" defines where links go. */
static bool is_definition(const char *from, const char *end) {
    const char *close = *from == '[' ? memchr(from, ']', (size_t)(end - from)) : NULL;
    return close && close > from + 1 && from[1] != '^' && close + 1 < end && close[1] == ':';
}

/* Behind a fence of backticks no further one may stand: that would be code within a line. */
static bool is_fence(const char *from, const char *end) {
    size_t n = *from == '`' || *from == '~' ? run_of(from, end, *from) : 0;
    return n >= 3 && (*from == '~' || !memchr(from + n, '`', (size_t)(end - from) - n));
}

/* Code between fences is no prose. Gives the end of the closing fence, or of the text. */
static char *fenced_code(struct text *t, char *from, char *end) {
    char fence = *from;
    size_t width = run_of(from, end, fence);
    char *start = from;
    while (end < t->end) {
        from = skip_blanks(end + 1, t->end);
        end = line_end(end + 1, t);
        size_t n = run_of(from, end, fence);
        if (n >= width && skip_blanks(from + n, end) == end)
            break;
    }
    blank(start, end);
    return end;
}

/* Block markers at the beginning of a line, outside in: quotes, list items. Gives where the text begins. */
static char *block_markers(char *from, const char *end) {
    for (;;) {
        from = skip_blanks(from, end);
        size_t n = from < end && *from == '>' ? 1 : list_marker(from, end);
        if (n == 0)
            return from;
        if (*from == '>') {
            *from++ = ' ';
            continue;
        }
        break_at(from, n);
        from = skip_blanks(from + n, end);
        if (end - from > 3 && from[0] == '[' && from[2] == ']' && strchr(" xX", from[1]))
            blank(from, from + 3);
    }
}

/* One line, or more where something reaches over its end. Gives the line end that was reached. */
static char *line(struct text *t, char *from, char *end) {
    char *start = skip_blanks(from, end);
    bool rule = start < end && (is_rule(start, end, *start) && strchr("-*_=", *start));
    if (rule || is_table_rule(start, end)) {
        blank(start, end);
        return end;
    }
    start = block_markers(start, end);
    if (start == end)
        return end;
    size_t level = run_of(start, end, '#');
    if (level >= 1 && level <= 6 && (start + level == end || is_blank(start[level])))
        return heading(t, start, end, level);
    if (is_fence(start, end))
        return fenced_code(t, start, end);
    if (is_underline(start, end) || is_definition(start, end)) {
        blank(start, end);
        return end;
    }
    if (*start == '|')
        return table_row(t, start, end);
    return inline_syntax(t, start, end);
}

/* --- front matter --- */

static struct tc_str field_value(struct tc_str text) {
    text = tc_str_trim(text);
    if (text.len >= 2 && (text.ptr[0] == '"' || text.ptr[0] == '\'') && text.ptr[text.len - 1] == text.ptr[0])
        text = tc_str_sub(text, 1, text.len - 1);
    return text.len <= FIELD_MAX ? text : (struct tc_str){NULL, 0};
}

/* A block between "---" lines at the very beginning: its title and date are the document's, all of it is blanked. */
static char *front_matter(struct tc_docs *docs, struct text *t) {
    char *first = t->at, *end = line_end(first, t);
    if (!tc_str_eq_cstr(tc_str_trim((struct tc_str){first, (size_t)(end - first)}), "---") || end == first ||
        *first != '-')
        return first;
    while (end < t->end) {
        char *from = end + 1;
        end = line_end(from, t);
        struct tc_str text = tc_str_trim((struct tc_str){from, (size_t)(end - from)});
        if (tc_str_starts(text, TC_STR("title:")))
            t->title = tc_arena_str(&docs->strings, field_value(tc_str_sub(text, 6, text.len)));
        else if (tc_str_starts(text, TC_STR("date:")))
            t->date = tc_arena_str(&docs->strings, field_value(tc_str_sub(text, 5, text.len)));
        else if (tc_str_eq_cstr(text, "---") || tc_str_eq_cstr(text, "...")) {
            blank(first, end);
            return end;
        }
    }
    t->title = t->date = (struct tc_str){NULL, 0};
    return first;
}

static enum tc_status start(struct tc_docs *docs, struct tc_error *err) { return tc_docs_load(docs, err); }

static enum tc_status next(struct tc_docs *docs, struct tc_document *document, struct tc_error *err) {
    (void)err;
    if (docs->done)
        return TC_END;
    docs->done = true;
    *document = (struct tc_document){.uri = tc_str(docs->item->path)};
    docs->rest = tc_buf_str(&docs->bytes);
    if (docs->rest.len == 0)
        return TC_OK;
    struct text t = {.at = docs->bytes.ptr, .end = docs->bytes.ptr + docs->bytes.len};
    char *from = front_matter(docs, &t);
    while (from < t.end) {
        char *end = line(&t, from, line_end(from, &t));
        from = end < t.end ? end + 1 : t.end;
    }
    document->title = t.title;
    document->date = t.date;
    return TC_OK;
}

const struct tc_doc_format tc_doc_markdown = {start, next, tc_docs_read_rest};
