/* Text on its way out: no label leaves its quotes in DOT, no control character stays, the guard against formulas is a
 * bijection. */
#include "base/csv.h"
#include "base/utf8.h"
#include "draw/dot.h"
#include "fuzz.h"

/* The inside of a quoted DOT string ends where the quotes do: no quote without a backslash in front, no odd backslash
 * at the end. */
static void check_quoted(const struct tc_buf *out) {
    for (size_t i = 0; i < out->len; i++) {
        unsigned char c = (unsigned char)out->ptr[i];
        MUST(c >= 0x20 && c != 0x7F);
        if (c == '\\')
            MUST(++i < out->len);
        else
            MUST(c != '"');
    }
}

static void check_url(struct tc_str url) {
    struct tc_buf out;
    tc_buf_init(&out, SIZE_MAX);
    MUST(tc_dot_url(url, &out) == TC_OK);
    check_quoted(&out);
    struct tc_str text = tc_buf_str(&out);
    MUST(text.len == 0 || tc_str_starts(text, TC_STR("#")) || strncasecmp(text.ptr, "http", 4) == 0 ||
         strncasecmp(text.ptr, "mailto:", 7) == 0);
    tc_buf_fini(&out);
}

struct cell {
    struct tc_str expected;
    size_t seen;
};

static enum tc_status visit(void *ctx, size_t row, uint32_t line, const struct tc_str *fields, size_t n,
                            struct tc_error *err) {
    struct cell *cell = ctx;
    (void)row, (void)line, (void)err;
    MUST(n == 2 && tc_str_eq(tc_csv_unguard(fields[1]), cell->expected));
    cell->seen++;
    return TC_OK;
}

static void check_csv(struct tc_str text) {
    char *bytes = NULL;
    size_t len = 0;
    FILE *stream = open_memstream(&bytes, &len);
    struct tc_csv_writer writer;
    struct tc_error err = {0};
    struct cell cell = {text, 0};
    MUST(stream != NULL);
    tc_csv_writer_init(&writer, stream, (struct tc_csv_policy){.separator = ','});
    tc_csv_text(&writer, TC_STR("x"));
    tc_csv_text(&writer, text);
    tc_csv_end_row(&writer);
    MUST(tc_csv_writer_fini(&writer) == TC_OK && fclose(stream) == 0);
    MUST(tc_csv_read((struct tc_str){bytes, len}, "x.csv", ',', visit, &cell, &err) == TC_OK && cell.seen == 1);
    free(bytes);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct tc_str text = fuzz_str(data, size);
    struct tc_buf out;
    tc_buf_init(&out, SIZE_MAX);
    for (int wrap = 0; wrap < 2; wrap++) {
        tc_buf_reset(&out);
        MUST(tc_dot_label(text, tc_str_sub(text, size / 2, size), wrap, &out) == TC_OK);
        check_quoted(&out);
    }
    tc_buf_reset(&out);
    MUST(tc_dot_tooltip(text, &out) == TC_OK);
    check_quoted(&out);
    tc_buf_fini(&out);
    check_url(text);
    if (memchr(data, 0, size) == NULL && tc_utf8_invalid_at(text) == size)
        check_csv(text);
    return 0;
}
