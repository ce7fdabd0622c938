#include "base/fs.h"
#include "match_case.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(conformance, .timeout = 60);

enum { COLUMNS = 3 };

/* Calls row for every row of a table; lines that begin with # and empty lines are passed over. */
static size_t each_row(const char *path, void (*row)(size_t line, char *columns[COLUMNS])) {
    struct tc_buf file;
    struct tc_error err = {0};
    tc_buf_init(&file, 1 << 20);
    cr_assert_eq(tc_fs_read(path, &file, &err), TC_OK, "%s", err.msg);
    size_t n = 0, line = 0;
    char *rest = file.ptr;
    for (char *at = strsep(&rest, "\n"); at; at = strsep(&rest, "\n")) {
        line++;
        if (*at == '#' || *at == '\0') {
            continue;
        }
        char *columns[COLUMNS] = {"", "", ""};
        for (size_t i = 0; i < COLUMNS && at; i++) {
            columns[i] = i + 1 < COLUMNS ? strsep(&at, "\t") : at;
        }
        row(line, columns);
        n++;
    }
    tc_buf_fini(&file);
    return n;
}

/* What the stage finds through the index is what the pattern finds alone, but for empty matches. */
static void check_stage(size_t line, struct match_case *c, uint32_t id, const char *pattern) {
    const struct tc_match *matches = NULL;
    uint32_t n = 0, wanted = 0;
    struct tc_buf alone, staged;
    tc_buf_init(&alone, SIZE_MAX);
    tc_buf_init(&staged, SIZE_MAX);
    cr_expect_eq(tc_matcher_try(c->matcher, id, &matches, &n), TC_OK);
    for (uint32_t i = 0; i < n; i++) {
        if (matches[i].first < matches[i].last) {
            match_case_print(c, &matches[i], 1, &alone);
            wanted++;
        }
    }
    cr_expect_eq(tc_matcher_stage(c->matcher, &(uint32_t){0}, &matches, &n), TC_OK);
    for (uint32_t i = 0; i < n; i++) {
        match_case_print(c, &matches[i], 1, &staged);
    }
    cr_expect(n == wanted && tc_str_eq(tc_buf_str(&alone), tc_buf_str(&staged)),
              "row %zu: %s: %u matches through the index, %u alone", line, pattern, n, wanted);
    tc_buf_fini(&alone);
    tc_buf_fini(&staged);
}

static void check_row(size_t line, char *columns[COLUMNS]) {
    struct match_case c;
    struct tc_error err;
    struct tc_buf out;
    const struct tc_match *matches = NULL;
    uint32_t id = 0, n = 0;
    tc_buf_init(&out, SIZE_MAX);
    match_case_init(&c);
    match_case_entity(&c, "country", "china", "region=asia");
    match_case_entity(&c, "country", "pakistan", "region=asia");
    match_case_entity(&c, "country", "france", "region=europe");
    enum tc_status status = match_case_pattern(&c, columns[0], 0, &id, &err);
    bool wants_error = columns[2] && strcmp(columns[2], "error") == 0;
    cr_expect_eq(status != TC_OK, wants_error, "row %zu: %s: col %u: %s", line, columns[0], err.col, err.msg);
    if (status == TC_OK) {
        match_case_ready(&c);
        match_case_sentence(&c, columns[1]);
        cr_expect_eq(tc_matcher_try(c.matcher, id, &matches, &n), TC_OK);
        match_case_print(&c, matches, n, &out);
        const char *found = n == 0 ? "none" : out.len > 0 ? out.ptr : "";
        const char *wanted = columns[2] && (*columns[2] || n > 0) ? columns[2] : "none";
        cr_expect_str_eq(found, wanted, "row %zu: %s on \"%s\": found \"%s\", wanted \"%s\"", line, columns[0],
                         columns[1], found, wanted);
        check_stage(line, &c, id, columns[0]);
    }
    tc_buf_fini(&out);
    match_case_fini(&c);
}

Test(conformance, odinson_rows_match_as_they_do_there) {
    cr_assert_eq(each_row("tests/conformance/odinson.tsv", check_row), 63);
}

Test(conformance, rows_of_our_own_match_as_documented) {
    cr_expect_geq(each_row("tests/conformance/match.tsv", check_row), 200);
}
