#include "base/csv.h"

#include "base/alloc.h"
#include "base/fs.h"
#include "base/utf8.h"
#include "base/vec.h"
#include <csv.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

static const struct tc_str BOM = {"\xEF\xBB\xBF", 3};

struct reader {
    const char *name;
    tc_csv_visit *visit;
    void *ctx;
    struct tc_error *err;
    struct csv_parser parser;
    struct tc_buf bytes;          /* the row's fields, each with a NUL behind it */
    TC_VEC(struct tc_str) fields; /* .ptr is set when the row is whole: bytes moves while it grows */
    size_t row;
    uint32_t line, row_line; /* of the line being fed; of the row's first line */
    bool in_row;             /* a quoted line break: the row goes on */
    bool begun;              /* the parser is set up */
    char separator;          /* 0 until it is guessed */
    enum tc_status status;
};

static void on_field(void *data, size_t len, void *ctx) {
    struct reader *r = ctx;
    struct tc_str field = {data, len};
    if (r->status != TC_OK) {
        return;
    }
    if (tc_vec_push(&r->fields, field) != TC_OK || tc_buf_add(&r->bytes, field) != TC_OK ||
        tc_buf_addc(&r->bytes, '\0') != TC_OK) {
        r->status = tc_error_set(r->err, TC_ERR_MEMORY, "out of memory");
    }
}

static void on_row(int terminator, void *ctx) {
    (void)terminator;
    struct reader *r = ctx;
    const char *at = r->bytes.ptr;
    for (size_t i = 0; i < r->fields.len && r->status == TC_OK; i++) {
        r->fields.items[i].ptr = at;
        at += r->fields.items[i].len + 1;
    }
    if (r->status == TC_OK) {
        r->status = r->visit(r->ctx, r->row++, r->row_line, r->fields.items, r->fields.len, r->err);
    }
    r->fields.len = 0;
    tc_buf_reset(&r->bytes);
    r->in_row = false;
}

/* Where the line ends: at an LF or CR, or with the text. In steps, as each sign is looked for on its own and may be far
 * away. */
static size_t line_end(struct tc_str text) {
    enum { STEP = 256 };
    for (size_t at = 0; at < text.len; at += STEP) {
        struct tc_str part = tc_str_sub(text, at, at + STEP);
        const char *feed = memchr(part.ptr, '\n', part.len);
        part.len = feed ? (size_t)(feed - part.ptr) : part.len;
        const char *carriage = memchr(part.ptr, '\r', part.len);
        if (feed || carriage) {
            return (size_t)((carriage ? carriage : feed) - text.ptr);
        }
    }
    return text.len;
}

/* The next line with its line break (LF, CR LF or CR); moves *rest behind it. */
static struct tc_str take_line(struct tc_str *rest) {
    size_t end = line_end(*rest);
    if (end + 1 < rest->len && rest->ptr[end] == '\r' && rest->ptr[end + 1] == '\n') {
        end++;
    }
    struct tc_str line = tc_str_sub(*rest, 0, end + 1);
    *rest = tc_str_sub(*rest, end + 1, rest->len);
    return line;
}

/* A line of separators is a row of empty fields, even where the separator is a blank. */
static bool is_blank(struct tc_str line, char separator) {
    return tc_str_trim(line).len == 0 && (line.len == 0 || !memchr(line.ptr, separator, line.len));
}

static enum tc_status check_utf8(struct reader *r, struct tc_str text) {
    size_t bad = tc_utf8_invalid_at(text);
    if (bad == text.len) {
        return TC_OK;
    }
    uint32_t number = r->line;
    struct tc_str line = {text.ptr, 0};
    for (struct tc_str rest = text; line.ptr + line.len <= text.ptr + bad;) {
        line = take_line(&rest);
        number++;
    }
    uint32_t col = (uint32_t)(text.ptr + bad - line.ptr) + 1;
    enum tc_status status = tc_error_at(r->err, TC_ERR_INPUT, r->name, number, col, "byte 0x%02X is not valid UTF-8",
                                        (unsigned)(unsigned char)text.ptr[bad]);
    tc_error_hint(r->err, "save the file as UTF-8");
    return status;
}

/* The most frequent of the three outside quotes in the first line that has anything; a comma when in doubt. */
static char guess_separator(struct tc_str text) {
    static const char candidates[] = {',', ';', '\t'};
    size_t counts[sizeof candidates] = {0};
    struct tc_str header = {NULL, 0};
    while (text.len > 0 && tc_str_trim(header).len == 0) {
        header = take_line(&text);
    }
    bool quoted = false;
    for (size_t i = 0; i < header.len; i++) {
        quoted ^= header.ptr[i] == '"';
        for (size_t k = 0; k < sizeof candidates && !quoted; k++) {
            counts[k] += header.ptr[i] == candidates[k];
        }
    }
    size_t best = 0;
    for (size_t k = 1; k < sizeof candidates; k++) {
        best = counts[k] > counts[best] ? k : best;
    }
    return candidates[best];
}

/* RFC 4180: blanks belong to the field. */
static int no_space(unsigned char c) {
    (void)c;
    return 0;
}

static void parse_failed(struct reader *r, size_t parsed, bool at_end) {
    if (r->status != TC_OK) {
        return;
    }
    if (csv_error(&r->parser) == CSV_ENOMEM || csv_error(&r->parser) == CSV_ETOOBIG) {
        r->status = tc_error_set(r->err, TC_ERR_MEMORY, "out of memory");
    } else if (at_end) {
        r->status = tc_error_at(r->err, TC_ERR_INPUT, r->name, r->row_line, 0, "a quoted field is never closed");
    } else {
        r->status = tc_error_at(r->err, TC_ERR_INPUT, r->name, r->line, (uint32_t)parsed + 1,
                                "a quote in the wrong place (the row begins on line %" PRIu32 ")", r->row_line);
        tc_error_hint(r->err, "a field with quotes in it is written \"like \"\"this\"\"\"");
    }
}

/* A row whose line holds no quote, all at once. */
static void read_plain_row(struct reader *r, struct tc_str line) {
    while (line.len > 0 && (line.ptr[line.len - 1] == '\n' || line.ptr[line.len - 1] == '\r')) {
        line.len--;
    }
    if (tc_buf_add(&r->bytes, line) != TC_OK) {
        r->status = tc_error_set(r->err, TC_ERR_MEMORY, "out of memory");
        return;
    }
    for (struct tc_str rest = line; rest.ptr && r->status == TC_OK;) {
        struct tc_str field = tc_str_split(&rest, r->separator);
        r->bytes.ptr[field.ptr + field.len - line.ptr] = '\0';
        if (tc_vec_push(&r->fields, field) != TC_OK) {
            r->status = tc_error_set(r->err, TC_ERR_MEMORY, "out of memory");
        }
    }
    on_row(0, r);
}

static void parse(struct reader *r, struct tc_str text) {
    while (text.len > 0 && r->status == TC_OK) {
        struct tc_str line = take_line(&text);
        r->line++;
        if (!r->in_row) {
            r->row_line = r->line;
            if (is_blank(line, r->separator)) {
                continue;
            }
            if (!memchr(line.ptr, '"', line.len)) {
                read_plain_row(r, line);
                continue;
            }
        }
        r->in_row = true;
        size_t parsed = csv_parse(&r->parser, line.ptr, line.len, on_field, on_row, r);
        if (parsed != line.len) {
            parse_failed(r, parsed, false);
        }
    }
}

static enum tc_status begin(struct reader *r, struct tc_str text) {
    if (csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0) {
        return tc_error_set(r->err, TC_ERR_MEMORY, "out of memory");
    }
    r->begun = true;
    r->separator = r->separator == 0 ? guess_separator(text) : r->separator;
    csv_set_delim(&r->parser, (unsigned char)r->separator);
    csv_set_space_func(&r->parser, no_space);
    csv_set_realloc_func(&r->parser, tc_realloc);
    csv_set_free_func(&r->parser, tc_free);
    csv_set_blk_size(&r->parser, 4096);
    return TC_OK;
}

/* Whole lines; the first time, at least the header. */
static enum tc_status read_lines(struct reader *r, struct tc_str text) {
    if (!r->begun && tc_str_starts(text, BOM)) {
        text = tc_str_sub(text, BOM.len, text.len);
    }
    r->status = check_utf8(r, text);
    if (r->status == TC_OK && !r->begun) {
        r->status = begin(r, text);
    }
    parse(r, text);
    return r->status;
}

static enum tc_status end(struct reader *r) {
    if (r->status == TC_OK && csv_fini(&r->parser, on_field, on_row, r) != 0) {
        parse_failed(r, 0, true);
    }
    if (r->begun) {
        csv_free(&r->parser);
    }
    tc_buf_fini(&r->bytes);
    tc_vec_fini(&r->fields);
    return r->status;
}

enum tc_status tc_csv_read(struct tc_str text, const char *name, char separator, tc_csv_visit *visit, void *ctx,
                           struct tc_error *err) {
    struct reader r = {.name = name, .visit = visit, .ctx = ctx, .err = err, .separator = separator};
    tc_buf_init(&r.bytes, SIZE_MAX / 2); /* bounded by the text: at most one NUL more a field */
    (void)read_lines(&r, text);
    return end(&r);
}

/* --- a file, piece by piece --- */

struct file_reader {
    struct reader rows;
    struct tc_buf rest; /* of the pieces so far: the line that is not whole */
};

/* Behind the last line break from a place on after which another byte is known, so that CR LF is not torn; 0 if there
 * is none. */
static size_t end_of_lines(struct tc_str text, size_t from) {
    size_t at = text.len - 1;
    while (at > from && text.ptr[at - 1] != '\n' && (text.ptr[at - 1] != '\r' || text.ptr[at] == '\n')) {
        at--;
    }
    return at > from ? at : 0;
}

static enum tc_status read_piece(void *ctx, struct tc_str piece) {
    struct file_reader *f = ctx;
    size_t searched = f->rest.len > 0 ? f->rest.len - 1 : 0;
    if (tc_buf_add(&f->rest, piece) != TC_OK) {
        return tc_error_set(f->rows.err, TC_ERR_MEMORY, "out of memory");
    }
    struct tc_str text = tc_buf_str(&f->rest);
    size_t whole = end_of_lines(text, searched);
    if (whole == 0 || (!f->rows.begun && tc_str_trim(tc_str_sub(text, 0, whole)).len == 0)) {
        return TC_OK;
    }
    enum tc_status status = read_lines(&f->rows, tc_str_sub(text, 0, whole));
    memmove(f->rest.ptr, f->rest.ptr + whole, text.len - whole);
    f->rest.len -= whole;
    return status;
}

enum tc_status tc_csv_read_file(const char *path, size_t max, char separator, tc_csv_visit *visit, void *ctx,
                                struct tc_error *err) {
    struct file_reader f = {.rows = {.name = path, .visit = visit, .ctx = ctx, .err = err, .separator = separator}};
    tc_buf_init(&f.rows.bytes, SIZE_MAX / 2);
    tc_buf_init(&f.rest, SIZE_MAX / 2);
    f.rows.status = tc_fs_each_piece(path, max, read_piece, &f, err);
    if (f.rows.status == TC_OK) {
        (void)read_lines(&f.rows, tc_buf_str(&f.rest));
    }
    tc_buf_fini(&f.rest);
    return end(&f.rows);
}

/* What a spreadsheet may take for a formula: ^'*[=+-@\t\r\n] or the full-width forms of the first four. */
static bool is_formula(struct tc_str value) {
    size_t at = 0;
    while (at < value.len && value.ptr[at] == '\'') {
        at++;
    }
    if (at == value.len) {
        return false;
    }
    uint32_t c = 0;
    tc_utf8_decode(value.ptr + at, value.len - at, &c);
    switch (c) {
    case '=':
    case '+':
    case '-':
    case '@':
    case '\t':
    case '\r':
    case '\n':
    case 0xFF1D:
    case 0xFF0B:
    case 0xFF0D:
    case 0xFF20:
        return true;
    default:
        return false;
    }
}

struct tc_str tc_csv_unguard(struct tc_str value) {
    bool guarded = value.len > 0 && value.ptr[0] == '\'' && is_formula(value);
    return guarded ? tc_str_sub(value, 1, value.len) : value;
}

static void fail_writing(struct tc_csv_writer *w, enum tc_status status) {
    w->status = w->status == TC_OK ? status : w->status;
}

static void put(struct tc_csv_writer *w, struct tc_str bytes) {
    if (bytes.len > 0 && fwrite_unlocked(bytes.ptr, 1, bytes.len, w->stream) != bytes.len) {
        fail_writing(w, TC_ERR_OUTPUT);
    }
}

void tc_csv_writer_init(struct tc_csv_writer *w, FILE *stream, struct tc_csv_policy policy) {
    *w = (struct tc_csv_writer){.stream = stream, .policy = policy, .at_row_start = true};
    if (w->policy.separator == 0) {
        w->policy.separator = ',';
    }
    tc_buf_init(&w->scratch, SIZE_MAX / 4);
    if (!policy.no_bom) {
        put(w, BOM);
    }
}

static void begin_field(struct tc_csv_writer *w) {
    if (!w->at_row_start) {
        put(w, (struct tc_str){&w->policy.separator, 1});
    }
    w->at_row_start = false;
}

/* Blanks at the ends would be lost in readers that strip them; an empty first field might make an empty line. */
static bool needs_quotes(const struct tc_csv_writer *w, struct tc_str value, bool first) {
    if (value.len == 0) {
        return first;
    }
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        if (c == '"' || c == '\n' || c == '\r' || c == w->policy.separator) {
            return true;
        }
    }
    return tc_str_trim(value).len != value.len;
}

void tc_csv_text(struct tc_csv_writer *w, struct tc_str value) {
    bool first = w->at_row_start;
    bool guard = !w->policy.raw && is_formula(value);
    begin_field(w);
    if (!needs_quotes(w, value, first)) {
        put(w, guard ? TC_STR("'") : TC_STR(""));
        put(w, value);
        return;
    }
    tc_buf_reset(&w->scratch);
    if (value.len > SIZE_MAX / 8 || tc_buf_reserve(&w->scratch, 2 * value.len + 2) != TC_OK) {
        fail_writing(w, TC_ERR_MEMORY);
        return;
    }
    size_t len = csv_write(w->scratch.ptr, w->scratch.cap, value.len ? value.ptr : "", value.len);
    put(w, guard ? TC_STR("\"'") : TC_STR("\""));
    put(w, (struct tc_str){w->scratch.ptr + 1, len - 1}); /* libcsv's opening quote is out already */
}

void tc_csv_number(struct tc_csv_writer *w, double value, int decimals) {
    char text[400]; /* 309 digits of the largest double, and the decimals */
    begin_field(w);
    if (!isfinite(value)) {
        return;
    }
    decimals = decimals < 0 ? 0 : decimals > 30 ? 30 : decimals;
    int len = snprintf(text, sizeof text, "%.*f", decimals, value);
    if (strspn(text, "-0.,") == (size_t)len && text[0] == '-') {
        memmove(text, text + 1, (size_t)len--); /* no minus before a zero */
    }
    /* Whatever the locale puts between the digits, the file has a point. */
    size_t whole = strspn(text, "-0123456789");
    if (whole < (size_t)len) {
        size_t fraction = (size_t)len - (size_t)decimals;
        put(w, (struct tc_str){text, whole});
        put(w, TC_STR("."));
        put(w, (struct tc_str){text + fraction, (size_t)decimals});
    } else {
        put(w, (struct tc_str){text, (size_t)len});
    }
}

void tc_csv_count(struct tc_csv_writer *w, uint64_t value) {
    char text[24];
    begin_field(w);
    int len = snprintf(text, sizeof text, "%" PRIu64, value);
    put(w, (struct tc_str){text, (size_t)len});
}

void tc_csv_end_row(struct tc_csv_writer *w) {
    put(w, TC_STR("\r\n"));
    w->at_row_start = true;
}

enum tc_status tc_csv_writer_fini(struct tc_csv_writer *w) {
    tc_buf_fini(&w->scratch);
    return w->status == TC_OK && ferror(w->stream) ? TC_ERR_OUTPUT : w->status;
}
