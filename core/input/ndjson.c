/* NDJSON: {"id","text","title","date","uri"} a line, in any order, other members passed over. The line is scanned once,
 * strictly (RFC 8259, except that bytes that are not UTF-8 are left to whoever reads the text); only the spans of the
 * five members are kept, and the text is unescaped while it is read. */
#include "input/docs.h"

#include "base/utf8.h"
#include <string.h>

enum { DEPTH_MAX = 64 };
enum member { ID, TEXT, TITLE, DATE, URI, MEMBERS };
static const char *const member_names[MEMBERS] = {"id", "text", "title", "date", "uri"};

struct scanner {
    const char *at, *end;
    const char *expected; /* what should have stood at `at`; NULL = no error */
};

static bool fail(struct scanner *s, const char *expected) {
    if (!s->expected)
        s->expected = expected;
    return false;
}

static void skip_blanks(struct scanner *s) {
    while (s->at < s->end && (*s->at == ' ' || *s->at == '\t' || *s->at == '\r'))
        s->at++;
}

static bool next_is(struct scanner *s, char c) {
    skip_blanks(s);
    if (s->at == s->end || *s->at != c)
        return false;
    s->at++;
    return true;
}

/* --- strings --- */

/* The first quote, backslash or control character; 8 bytes a step: (x - 1) & ~x has the top bit set in the lowest byte
 * that is 0, and (x - 0x20) & ~x in the lowest that is below 0x20. */
static const char *find_special(const char *at, const char *end) {
    const uint64_t ones = 0x0101010101010101U, tops = 0x8080808080808080U;
    while (end - at >= 8) {
        uint64_t x;
        memcpy(&x, at, 8);
        uint64_t quote = x ^ ones * '"', slash = x ^ ones * '\\';
        if ((((quote - ones) & ~quote) | ((slash - ones) & ~slash) | ((x - ones * 0x20) & ~x)) & tops)
            break;
        at += 8;
    }
    while (at < end && *at != '"' && *at != '\\' && (unsigned char)*at >= 0x20)
        at++;
    return at;
}

static int hex_value(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    c = (char)(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* Four hexadecimal digits, or -1. */
static int32_t hex4(const char *at, const char *end) {
    int32_t value = 0;
    for (int i = 0; i < 4; i++) {
        int digit = at + i < end ? hex_value(at[i]) : -1;
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

/* Scans a string; *span is what stands between the quotes. */
static bool scan_string(struct scanner *s, struct tc_str *span) {
    if (!next_is(s, '"'))
        return fail(s, "a string in double quotes, as JSON has it");
    const char *from = s->at;
    while ((s->at = find_special(s->at, s->end)) < s->end && *s->at != '"') {
        if (*s->at != '\\')
            return fail(s, "a character that is not a control character (write \\n, \\t or \\u00XX)");
        if (++s->at == s->end || !strchr("\"\\/bfnrtu", *s->at) || *s->at == '\0')
            return fail(s, "one of \"\\/bfnrtu behind the backslash");
        if (*s->at++ == 'u') {
            if (hex4(s->at, s->end) < 0)
                return fail(s, "four hexadecimal digits behind \\u");
            s->at += 4;
        }
    }
    if (s->at == s->end)
        return fail(s, "a closing quote");
    *span = (struct tc_str){from, (size_t)(s->at++ - from)};
    return true;
}

/* The code point of the \uXXXX escape at *at (behind the u), with its second half if it has one; a lone half is U+FFFD.
 */
static uint32_t unescape_unicode(const char **at, const char *end) {
    uint32_t unit = (uint32_t)hex4(*at, end);
    *at += 4;
    if (unit < 0xD800 || unit > 0xDFFF)
        return unit;
    if (unit < 0xDC00 && end - *at >= 6 && (*at)[0] == '\\' && (*at)[1] == 'u') {
        uint32_t second = (uint32_t)hex4(*at + 2, end);
        if (second >= 0xDC00 && second <= 0xDFFF) {
            *at += 6;
            return 0x10000 + ((unit & 0x3FF) << 10) + (second & 0x3FF);
        }
    }
    return 0xFFFD;
}

/* Unescapes as much of *span, which was scanned, as fits into dst (cap >= 4) and moves *span along. Gives the bytes
 * written. */
static size_t unescape(struct tc_str *span, char *dst, size_t cap) {
    const char *at = span->ptr, *end = at + span->len;
    size_t n = 0;
    while (at < end && n + 4 <= cap) {
        size_t room = cap - n, left = (size_t)(end - at), run = left < room ? left : room;
        const char *slash = memchr(at, '\\', run);
        run = slash ? (size_t)(slash - at) : run;
        memcpy(dst + n, at, run);
        n += run;
        at += run;
        if (!slash || n + 4 > cap)
            continue;
        char c = at[1];
        at += 2;
        static const char escapes[] = "bfnrt", meanings[] = "\b\f\n\r\t";
        const char *escape = strchr(escapes, c);
        if (c == 'u')
            n += tc_utf8_encode(unescape_unicode(&at, end), dst + n);
        else
            dst[n++] = escape ? meanings[escape - escapes] : c;
    }
    *span = (struct tc_str){at, (size_t)(end - at)};
    return n;
}

/* --- values --- */

static bool scan_digits(struct scanner *s) {
    const char *from = s->at;
    while (s->at < s->end && *s->at >= '0' && *s->at <= '9')
        s->at++;
    return s->at > from || fail(s, "a digit");
}

static bool scan_number(struct scanner *s) {
    s->at += s->at < s->end && *s->at == '-';
    bool zero = s->at < s->end && *s->at == '0';
    if (zero)
        s->at++;
    else if (!scan_digits(s))
        return false;
    if (s->at < s->end && *s->at == '.') {
        s->at++;
        if (!scan_digits(s))
            return false;
    }
    if (s->at < s->end && (*s->at | 0x20) == 'e') {
        s->at++;
        s->at += s->at < s->end && (*s->at == '+' || *s->at == '-');
        return scan_digits(s);
    }
    return true;
}

static bool scan_word(struct scanner *s) {
    static const char *const words[] = {"true", "false", "null"};
    for (size_t i = 0; i < 3; i++) {
        size_t len = strlen(words[i]);
        if ((size_t)(s->end - s->at) >= len && memcmp(s->at, words[i], len) == 0) {
            s->at += len;
            return true;
        }
    }
    return fail(s, "a value");
}

static bool skip_value(struct scanner *s, int depth);

static bool skip_members(struct scanner *s, char close, int depth) {
    if (depth == DEPTH_MAX)
        return fail(s, "a value nested less deeply");
    s->at++;
    if (next_is(s, close))
        return true;
    do {
        struct tc_str key;
        if (close == '}' && (!scan_string(s, &key) || (!next_is(s, ':') && !fail(s, "\":\""))))
            return false;
        if (!skip_value(s, depth + 1))
            return false;
    } while (next_is(s, ','));
    return next_is(s, close) || fail(s, close == '}' ? "\",\" or \"}\"" : "\",\" or \"]\"");
}

/* The depth of this recursion is limited by DEPTH_MAX. */
static bool skip_value(struct scanner *s, int depth) {
    struct tc_str span;
    skip_blanks(s);
    char c = s->at < s->end ? *s->at : '\0';
    switch (c) {
    case '{':
        return skip_members(s, '}', depth);
    case '[':
        return skip_members(s, ']', depth);
    case '"':
        return scan_string(s, &span);
    default:
        return c == '-' || (c >= '0' && c <= '9') ? scan_number(s) : scan_word(s);
    }
}

static bool is_member(struct tc_str key, int *member) {
    char text[16];
    size_t n = unescape(&key, text, sizeof text);
    for (*member = 0; *member < MEMBERS; ++*member)
        if (key.len == 0 && strlen(member_names[*member]) == n && memcmp(text, member_names[*member], n) == 0)
            return true;
    return false;
}

/* A member that counts: a string, or where it is not the text a number; null is as if it were not there. */
static bool scan_member(struct scanner *s, int member, struct tc_str *span) {
    skip_blanks(s);
    const char *from = s->at;
    char c = from < s->end ? *from : '\0';
    if (c == '"')
        return scan_string(s, span);
    bool number = c == '-' || (c >= '0' && c <= '9');
    if ((member == TEXT || !number) && !(c == 'n' && scan_word(s)))
        return fail(s, member == TEXT ? "a string for \"text\"" : "a string, a number or null");
    if (number && !scan_number(s))
        return false;
    *span = number ? (struct tc_str){from, (size_t)(s->at - from)} : (struct tc_str){NULL, 0};
    return true;
}

/* The whole line. spans[i].ptr is NULL for members that are not there; of two of a name the last counts. */
static bool scan_object(struct scanner *s, struct tc_str spans[MEMBERS]) {
    for (int i = 0; i < MEMBERS; i++)
        spans[i] = (struct tc_str){NULL, 0};
    if (!next_is(s, '{'))
        return fail(s, "an object that begins with \"{\"");
    bool empty = next_is(s, '}');
    while (!empty) {
        struct tc_str key;
        int member;
        if (!scan_string(s, &key) || (!next_is(s, ':') && !fail(s, "\":\"")))
            return false;
        if (is_member(key, &member) ? !scan_member(s, member, &spans[member]) : !skip_value(s, 1))
            return false;
        if (next_is(s, '}'))
            break;
        if (!next_is(s, ','))
            return fail(s, "\",\" or \"}\"");
    }
    skip_blanks(s);
    if (s->at < s->end)
        return fail(s, "the end of the line");
    return spans[TEXT].ptr || fail(s, "a member \"text\"");
}

/* --- documents --- */

static enum tc_status start(struct tc_docs *docs, struct tc_error *err) {
    struct tc_str bytes = tc_buf_str(&docs->item->bytes);
    (void)err;
    docs->line = (uint32_t)docs->item->first_line - 1;
    docs->at = docs->item->first_line == 1 && tc_str_starts(bytes, TC_STR("\xEF\xBB\xBF")) ? 3 : 0;
    return TC_OK;
}

/* The next line that is not blank. */
static bool next_line(struct tc_docs *docs, struct tc_str *line) {
    struct tc_str bytes = tc_buf_str(&docs->item->bytes);
    while (docs->at < bytes.len) {
        const char *from = bytes.ptr + docs->at, *end = memchr(from, '\n', bytes.len - docs->at);
        *line = (struct tc_str){from, end ? (size_t)(end - from) : bytes.len - docs->at};
        docs->at += line->len + 1;
        docs->line++;
        if (tc_str_trim(*line).len)
            return true;
    }
    return false;
}

static struct tc_str unescaped(struct tc_docs *docs, struct tc_str span) {
    if (span.len == 0)
        return (struct tc_str){"", 0};
    char *text = tc_arena_alloc(&docs->strings,
                                span.len + 5); /* unescaping never makes longer; it wants room for 4 at the end */
    return (struct tc_str){text, text ? unescape(&span, text, span.len + 4) : 0};
}

static enum tc_status next(struct tc_docs *docs, struct tc_document *document, struct tc_error *err) {
    struct tc_str line, spans[MEMBERS];
    if (!next_line(docs, &line))
        return TC_END;
    struct scanner s = {.at = line.ptr, .end = line.ptr + line.len};
    if (!scan_object(&s, spans))
        return tc_error_at(err, TC_ERR_INPUT, docs->item->path, docs->line, (uint32_t)(s.at - line.ptr) + 1,
                           "expected %s", s.expected);
    struct tc_document found = {.given_id = unescaped(docs, spans[ID]),
                                .title = unescaped(docs, spans[TITLE]),
                                .date = unescaped(docs, spans[DATE]),
                                .uri = unescaped(docs, spans[URI])};
    if (found.given_id.ptr && found.uri.ptr && found.uri.len == 0)
        found.uri = tc_docs_place(docs, found.given_id, docs->line);
    if (!found.given_id.ptr || !found.title.ptr || !found.date.ptr || !found.uri.ptr)
        return tc_error_at(err, TC_ERR_INPUT, docs->item->path, docs->line, 0, "id, title, date or uri are too long");
    docs->rest = spans[TEXT];
    docs->piece_len = 0;
    *document = found;
    return TC_OK;
}

/* A destination too small for the longest character gets it in parts, by way of docs->piece. */
static enum tc_status read_text(struct tc_docs *docs, char *dst, size_t cap, size_t *got, struct tc_error *err) {
    (void)err;
    if (docs->piece_len == 0 && cap >= sizeof docs->piece) {
        *got = unescape(&docs->rest, dst, cap);
        return TC_OK;
    }
    if (docs->piece_len == 0)
        docs->piece_len = unescape(&docs->rest, docs->piece, sizeof docs->piece);
    size_t n = cap < docs->piece_len ? cap : docs->piece_len;
    memcpy(dst, docs->piece, n);
    docs->piece_len -= n;
    memmove(docs->piece, docs->piece + n, docs->piece_len);
    *got = n;
    return TC_OK;
}

const struct tc_doc_format tc_doc_ndjson = {start, next, read_text};
