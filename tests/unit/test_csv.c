#include "base/alloc.h"
#include "base/csv.h"
#include "base/utf8.h"
#include "random.h"

#include <criterion/criterion.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

TestSuite(csv, .timeout = 20);

/* Rows as "line:[field][field]", one behind the other. */
static enum tc_status show(void *ctx, size_t row, uint32_t line, const struct tc_str *fields, size_t n,
                           struct tc_error *err) {
    struct tc_buf *out = ctx;
    (void)row;
    tc_buf_addf(out, "%u:", (unsigned)line);
    for (size_t i = 0; i < n; i++) {
        tc_buf_addf(out, "[%.*s]", TC_FMT(fields[i]));
        cr_expect_eq(fields[i].ptr[fields[i].len], '\0');
    }
    return out->failed ? tc_error_set(err, TC_ERR_MEMORY, "shown too much") : TC_OK;
}

static void expect_read(size_t i, struct tc_str text, char separator, enum tc_status expected, const char *shown) {
    struct tc_buf out;
    struct tc_error err = {0};
    tc_buf_init(&out, 4096);
    tc_buf_add(&out, TC_STR(""));
    enum tc_status status = tc_csv_read(text, "x.csv", separator, show, &out, &err);
    cr_expect_eq(status, expected, "row %zu: %s", i, err.msg);
    if (status != TC_OK) {
        char *printed = NULL;
        size_t len = 0;
        FILE *stream = open_memstream(&printed, &len);
        err.hint[0] = '\0';
        tc_error_print(&err, stream);
        fclose(stream);
        tc_buf_reset(&out);
        tc_buf_add(&out, (struct tc_str){printed, len - 1});
        free(printed);
    }
    cr_expect_str_eq(out.ptr, shown, "row %zu: %s", i, out.ptr);
    tc_buf_fini(&out);
}

Test(csv, reads_rows_with_the_lines_they_begin_on) {
    static const struct {
        const char *text;
        char separator;
        const char *shown;
    } rows[] = {
        {"", ',', ""},
        {"a,b\r\n1,2\r\n", ',', "1:[a][b]2:[1][2]"},
        {"a,b\n1,2", ',', "1:[a][b]2:[1][2]"},
        {"a,b\r1,2\r", ',', "1:[a][b]2:[1][2]"},
        {"\xEF\xBB\xBF"
         "a\nb\n",
         0, "1:[a]2:[b]"},
        {"\n\n a \n\n  \n\nb\n", ',', "3:[ a ]7:[b]"},
        {"a,\"x\r\ny\nz\"\nb,c\n", ',', "1:[a][x\r\ny\nz]4:[b][c]"},
        {"\"\n\n\"\n\nb", ',', "1:[\n\n]5:[b]"},
        {"\"a\"\"b\",\"\"\n", ',', "1:[a\"b][]"},
        {"a,,\n,,\n", ',', "1:[a][][]2:[][][]"},
        {"a\tb\n\t\n", 0, "1:[a][b]2:[][]"},
        {"\n\"x;y;z\",b\n", 0, "2:[x;y;z][b]"},
        {"a;b\n1,5;2\n", 0, "1:[a][b]2:[1,5][2]"},
        {"\"\"\n\"\"", ',', "1:[]2:[]"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        expect_read(i, tc_str(rows[i].text), rows[i].separator, TC_OK, rows[i].shown);
    }
}

Test(csv, a_broken_text_is_an_error_with_its_place) {
    static const struct {
        const char *text, *error;
    } rows[] = {
        {"a,b\n1,x\"y\n", "x.csv:2:4: a quote in the wrong place (the row begins on line 2)"},
        {"a\n\"x\ny\"z\n", "x.csv:3:3: a quote in the wrong place (the row begins on line 2)"},
        {"a\nb\n\"open\n\nmore", "x.csv:3: a quoted field is never closed"},
        {"a\r\nb\rc\xFF\n", "x.csv:3:2: byte 0xFF is not valid UTF-8"},
        {"\xEF\xBB\xBF"
         "\xC3",
         "x.csv:1:1: byte 0xC3 is not valid UTF-8"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        expect_read(i, tc_str(rows[i].text), ',', TC_ERR_INPUT, rows[i].error);
    }
}

static enum tc_status stop_at_2(void *ctx, size_t row, uint32_t line, const struct tc_str *fields, size_t n,
                                struct tc_error *err) {
    size_t *last = ctx;
    (void)fields;
    (void)n;
    *last = row;
    return row == 2 ? tc_error_at(err, TC_ERR_PLUGIN, "y.csv", line, 0, "enough") : TC_OK;
}

Test(csv, a_visitor_ends_the_reading_with_its_own_error) {
    struct tc_error err = {0};
    size_t last = 0;
    cr_expect_eq(tc_csv_read(TC_STR("a\n\nb\nc\nd\n\"\n"), "x.csv", 0, stop_at_2, &last, &err), TC_ERR_PLUGIN);
    cr_expect_eq(last, 2);
    cr_expect_eq(err.line, 4);
    cr_expect_str_eq(err.msg, "enough");
}

static enum tc_status note_row(void *ctx, size_t row, uint32_t line, const struct tc_str *fields, size_t n,
                               struct tc_error *err) {
    struct tc_buf *out = ctx;
    (void)err;
    (void)tc_buf_addf(out, "%zu %u", row, line);
    for (size_t i = 0; i < n; i++) {
        (void)tc_buf_addf(out, "|%zu ", fields[i].len);
        (void)tc_buf_add(out, fields[i]);
    }
    return tc_buf_addc(out, '\n');
}

/* Some 200 KB of a few bytes that matter, so that pieces end anywhere; now and then a row that runs over a piece. */
static void make_rows(struct tc_buf *text, unsigned seed) {
    static const char *const PARTS[] = {"a", "b,", "\n", "\r\n", "\r", "\"x\ny\"", "\"q\"\"\r\n\"", "\n", ",", "é"};
    srand(seed);
    tc_buf_reset(text);
    (void)tc_buf_add(text, seed % 2 ? TC_STR("\xEF\xBB\xBF\r\n\nk,l\n") : TC_STR("k,l\r\n"));
    bool may_quote = true;
    while (text->len < 200000) {
        const char *part = PARTS[(size_t)rand() % (sizeof PARTS / sizeof *PARTS)];
        if (*part != '"' || may_quote) {
            (void)tc_buf_add(text, tc_str(part));
        }
        may_quote = strchr(",\n\r", part[strlen(part) - 1]) != NULL;
        if (*part == '"') {
            (void)tc_buf_add(text, TC_STR("\n"));
            may_quote = true;
        }
        for (int i = rand() % 20000 == 0 ? 90000 : 0; i > 0; i--) {
            (void)tc_buf_addc(text, 'z');
            may_quote = false;
        }
    }
}

Test(csv, a_file_is_read_as_its_text) {
    char path[] = "/tmp/tercet-test-XXXXXX";
    int fd = mkstemp(path);
    cr_assert_geq(fd, 0);
    struct tc_buf text, whole, pieces;
    tc_buf_init(&text, SIZE_MAX);
    tc_buf_init(&whole, SIZE_MAX);
    tc_buf_init(&pieces, SIZE_MAX);
    for (unsigned seed = 0; seed <= 40; seed++) {
        struct tc_error errors[2] = {{0}, {0}};
        make_rows(&text, seed);
        if (seed % 10 == 9) {
            memcpy(text.ptr + 150000, "\"\xFF", 2);
        }
        cr_assert_eq(pwrite(fd, text.ptr, text.len, 0), (ssize_t)text.len);
        cr_assert_eq(ftruncate(fd, (off_t)text.len), 0);
        tc_buf_reset(&whole);
        tc_buf_reset(&pieces);
        enum tc_status status = tc_csv_read(tc_buf_str(&text), path, 0, note_row, &whole, &errors[0]);
        cr_expect_eq(tc_csv_read_file(path, SIZE_MAX, 0, note_row, &pieces, &errors[1]), status, "seed %u", seed);
        cr_expect(status != TC_OK || tc_str_eq(tc_buf_str(&whole), tc_buf_str(&pieces)), "seed %u", seed);
        cr_expect(errors[0].line == errors[1].line && errors[0].col == errors[1].col,
                  "seed %u: %s at %u:%u, %s at %u:%u", seed, errors[0].msg, errors[0].line, errors[0].col,
                  errors[1].msg, errors[1].line, errors[1].col);
    }
    struct tc_error err = {0};
    cr_expect_eq(tc_csv_read_file(path, 199999, 0, note_row, &pieces, &err), TC_ERR_INPUT);
    cr_expect_str_eq(err.msg, "larger than 199999 bytes");
    close(fd);
    unlink(path);
    cr_expect_eq(tc_csv_read_file(path, SIZE_MAX, 0, note_row, &pieces, &err), TC_ERR_INPUT);
    tc_buf_fini(&text);
    tc_buf_fini(&whole);
    tc_buf_fini(&pieces);
}

static int count_failures(bool quoted) {
    char *text = tc_malloc(20001);
    memset(text, 'x', 20000);
    for (size_t i = 0; i < 40; i++) {
        text[i * 2] = ',';
    }
    text[79] = text[19999] = quoted ? '"' : 'x';
    text[20000] = '\0';
    int failures = 0;
    for (uint64_t n = 1; n < 60; n++) {
        struct tc_error err = {0};
        size_t last = 9;
        tc_alloc_fail_at(n, n % 2 == 0); /* libcsv asks again for less */
        enum tc_status status = tc_csv_read(tc_str(text), "x.csv", ',', stop_at_2, &last, &err);
        cr_expect(status == TC_OK ? last == 0 : status == TC_ERR_MEMORY, "request %d", (int)n);
        failures += status != TC_OK;
        tc_alloc_fail_at(0, 0);
    }
    tc_free(text);
    return failures;
}

Test(csv, every_failed_allocation_while_reading_is_told) {
    cr_expect_gt(count_failures(true), 5);
    cr_expect_gt(count_failures(false), 2);
}

/* One row of the given texts, as written. */
static char *written(struct tc_csv_policy policy, const struct tc_str *values, size_t n) {
    char *text = NULL;
    size_t len = 0;
    FILE *stream = open_memstream(&text, &len);
    struct tc_csv_writer w;
    tc_csv_writer_init(&w, stream, policy);
    for (size_t i = 0; i < n; i++) {
        tc_csv_text(&w, values[i]);
    }
    tc_csv_end_row(&w);
    cr_expect_eq(tc_csv_writer_fini(&w), TC_OK);
    fclose(stream);
    return text;
}

Test(csv, writes_bom_crlf_and_quotes_where_needed) {
    struct tc_str values[] = {TC_STR("plain"), TC_STR("a,b"), TC_STR("say \"x\""), TC_STR("two\nlines"),
                              TC_STR(""),      TC_STR("a;b"), TC_STR(" pad"),      TC_STR("\"")};
    char *text = written((struct tc_csv_policy){0}, values, sizeof values / sizeof *values);
    cr_expect_str_eq(text, "\xEF\xBB\xBFplain,\"a,b\",\"say \"\"x\"\"\",\"two\nlines\",,a;b,\" pad\",\"\"\"\"\r\n");
    free(text);
    text = written((struct tc_csv_policy){.separator = ';', .no_bom = true}, values, 6);
    cr_expect_str_eq(text, "plain;a,b;\"say \"\"x\"\"\";\"two\nlines\";;\"a;b\"\r\n");
    free(text);
    text = written((struct tc_csv_policy){.no_bom = true}, values + 4, 1);
    cr_expect_str_eq(text, "\"\"\r\n");
    free(text);
}

Test(csv, numbers_are_written_without_guard_and_with_a_point) {
    char *text = NULL;
    size_t len = 0;
    FILE *stream = open_memstream(&text, &len);
    struct tc_csv_writer w;
    setlocale(LC_ALL, "de_DE.UTF-8"); /* where it is installed, printf writes a comma */
    tc_csv_writer_init(&w, stream, (struct tc_csv_policy){.no_bom = true});
    tc_csv_number(&w, -1.5, 2);
    tc_csv_number(&w, 0.126, 2);
    tc_csv_number(&w, -0.0001, 2);
    tc_csv_number(&w, -0.0, 0);
    tc_csv_number(&w, 12, 0);
    tc_csv_number(&w, 0.0 / (double)w.status, 2);
    tc_csv_count(&w, UINT64_MAX);
    tc_csv_number(&w, -1e308, 1);
    tc_csv_end_row(&w);
    cr_expect_eq(tc_csv_writer_fini(&w), TC_OK);
    fclose(stream);
    cr_expect(tc_str_starts(tc_str(text), TC_STR("-1.50,0.13,0.00,0,12,,18446744073709551615,-1")), "%s", text);
    cr_expect(tc_str_ends(tc_str(text), TC_STR(".0\r\n")));
    free(text);
}

Test(csv, the_guard_stands_before_what_a_spreadsheet_would_compute) {
    static const struct {
        const char *value;
        bool guarded;
    } rows[] = {
        {"=1+1", true},
        {"+1", true},
        {"-1", true},
        {"@x", true},
        {"\tx", true},
        {"\rx", true},
        {"\nx", true},
        {"'=1", true},
        {"''-", true},
        {"\xEF\xBC\x9D", true},
        {"\xEF\xBC\x8B", true},
        {"\xEF\xBC\x8D", true},
        {"'\xEF\xBC\xA0", true},
        {"", false},
        {"'", false},
        {"''", false},
        {"'a", false},
        {"a=1", false},
        {" =1", false},
        {"\xEF\xBC\x9E", false},
        {"1-1", false},
        {"\xE2\x80\x93", false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        for (int raw = 0; raw <= 1; raw++) {
            struct tc_str values[] = {TC_STR("id"), tc_str(rows[i].value)};
            char *text = written((struct tc_csv_policy){.raw = raw, .no_bom = true}, values, 2);
            const char *field = text + 3;
            field += *field == '"';
            bool guarded = *field == '\'' && strncmp(field + 1, rows[i].value, strlen(rows[i].value)) == 0;
            cr_expect_eq(guarded, rows[i].guarded && !raw, "row %zu raw %d: %s", i, raw, text);
            free(text);
        }
    }
}

static enum tc_status copy_row(void *ctx, size_t row, uint32_t line, const struct tc_str *fields, size_t n,
                               struct tc_error *err) {
    struct tc_buf *out = ctx;
    (void)row;
    (void)line;
    (void)err;
    for (size_t i = 0; i < n; i++) {
        tc_buf_add(out, tc_csv_unguard(fields[i]));
        tc_buf_addc(out, '\0');
    }
    return TC_OK;
}

/* Writing, reading and taking the guard off gives back every row: so the guard loses nothing and is told from the text.
 */
Test(csv, what_was_written_is_read_back_the_same) {
    static const char *const pieces[] = {"'",  "=", "+", "-", "@", "\t",           "\r",       "\n",
                                         "\"", ",", ";", " ", "a", "\xEF\xBC\x9D", "\xC3\xA9", "\xEF\xBB\xBF",
                                         ""};
    uint64_t seed = 123456789;
    for (int round = 0; round < 20000; round++) {
        char bytes[3][64];
        struct tc_str values[3];
        struct tc_buf expected;
        struct tc_buf got;
        tc_buf_init(&expected, SIZE_MAX / 2);
        tc_buf_init(&got, SIZE_MAX / 2);
        for (size_t i = 0; i < 3; i++) {
            bytes[i][0] = '\0';
            for (uint32_t n = random_next(&seed, 6); n > 0; n--)
                strcat(bytes[i], pieces[random_next(&seed, sizeof pieces / sizeof *pieces)]);
            values[i] = tc_str(bytes[i]);
            tc_buf_add(&expected, values[i]);
            tc_buf_addc(&expected, '\0');
        }
        char separator = ",;\t"[round % 3];
        char *text = written((struct tc_csv_policy){.separator = separator}, values, 3);
        struct tc_error err = {0};
        cr_expect_eq(tc_csv_read(tc_str(text), "x", separator, copy_row, &got, &err), TC_OK, "%s", err.msg);
        cr_expect(tc_str_eq(tc_buf_str(&expected), tc_buf_str(&got)), "round %d: %s", round, text);
        free(text);
        tc_buf_fini(&expected);
        tc_buf_fini(&got);
    }
}

Test(csv, a_stream_that_cannot_be_written_is_told) {
    FILE *full = fopen("/dev/full", "w");
    if (!full) {
        cr_skip_test("there is no /dev/full here");
    }
    struct tc_csv_writer w;
    tc_csv_writer_init(&w, full, (struct tc_csv_policy){0});
    for (int i = 0; i < 10000; i++) {
        tc_csv_text(&w, TC_STR("a value"));
        tc_csv_end_row(&w);
    }
    cr_expect_eq(tc_csv_writer_fini(&w), TC_ERR_OUTPUT);
    fclose(full);
}

Test(csv, a_writer_without_memory_fails) {
    struct tc_csv_writer w;
    char *text = NULL;
    size_t len = 0;
    FILE *stream = open_memstream(&text, &len);
    tc_csv_writer_init(&w, stream, (struct tc_csv_policy){0});
    tc_alloc_fail_at(1, 0);
    tc_csv_text(&w, TC_STR("a\"b"));
    tc_csv_text(&w, TC_STR("c\"d")); /* finds memory again */
    cr_expect_eq(tc_csv_writer_fini(&w), TC_ERR_MEMORY);
    fclose(stream);
    free(text);
}
