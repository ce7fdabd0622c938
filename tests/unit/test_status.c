#include "base/status.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

TestSuite(status, .timeout = 10);

static char *printed(const struct tc_error *err) {
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    tc_error_print(err, out);
    fclose(out);
    return text;
}

Test(status, every_status_has_its_own_phrase) {
    for (int a = TC_OK; a <= TC_ERR_CANCELLED; a++) {
        cr_expect_str_neq(tc_status_str((enum tc_status)a), "unknown status", "status %d", a);
        for (int b = TC_OK; b < a; b++) {
            cr_expect_str_neq(tc_status_str((enum tc_status)a), tc_status_str((enum tc_status)b));
        }
    }
    cr_expect_str_eq(tc_status_str((enum tc_status)999), "unknown status");
}

Test(status, setting_an_error_returns_its_status_with_and_without_a_record) {
    struct tc_error err;
    memset(&err, 'x', sizeof err);
    cr_expect_eq(tc_error_set(NULL, TC_ERR_USAGE, "%d", 1), TC_ERR_USAGE);
    cr_expect_eq(tc_error_at(NULL, TC_ERR_INPUT, "f", 1, 1, "%d", 1), TC_ERR_INPUT);
    tc_error_hint(NULL, "nobody");
    cr_expect_eq(tc_error_set(&err, TC_ERR_USAGE, "%s %d", "option", 7), TC_ERR_USAGE);
    cr_expect_eq(err.status, TC_ERR_USAGE);
    cr_expect_str_eq(err.msg, "option 7");
    cr_expect_str_empty(err.file);
    cr_expect_str_empty(err.hint);
    cr_expect(err.line == 0 && err.col == 0);
}

Test(status, prints_what_is_known_of_the_place) {
    static const struct {
        const char *file;
        uint32_t line, col;
        const char *hint, *expected;
    } rows[] = {
        {NULL, 3, 4, NULL, "bad\n"},
        {"a.csv", 0, 0, NULL, "a.csv: bad\n"},
        {"a.csv", 0, 9, NULL, "a.csv: bad\n"},
        {"a.csv", 3, 0, NULL, "a.csv:3: bad\n"},
        {"a.csv", 3, 4, NULL, "a.csv:3:4: bad\n"},
        {"a.csv", 3, 4, "do", "a.csv:3:4: bad\n  hint: do\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct tc_error err;
        tc_error_at(&err, TC_ERR_INPUT, rows[i].file, rows[i].line, rows[i].col, "bad");
        if (rows[i].hint) {
            tc_error_hint(&err, "%s", rows[i].hint);
        }
        char *text = printed(&err);
        cr_expect_str_eq(text, rows[i].expected, "row %zu: %s", i, text);
        free(text);
    }
}

Test(status, control_characters_never_reach_the_terminal) {
    static const struct {
        const char *msg, *expected;
    } rows[] = {
        {"\x1B[31mred\n", "\\x1B[31mred\\x0A\n"},
        {"\xC2\x9B"
         "31m",
         "\\xC2\\x9B31m\n"},
        {"a\x7F", "a\\x7F\n"},
        {"\xE2\x80\xAE"
         "evil",
         "\\xE2\\x80\\xAEevil\n"},
        {"\xFF", "\\xFF\n"},
        {"caf\xC3\xA9 \xEF\xBF\xBD", "caf\xC3\xA9 \xEF\xBF\xBD\n"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct tc_error err;
        tc_error_set(&err, TC_ERR_INPUT, "%s", rows[i].msg);
        char *text = printed(&err);
        cr_expect_str_eq(text, rows[i].expected, "row %zu: %s", i, text);
        free(text);
    }
}

Test(status, a_message_too_long_ends_with_dots_and_not_within_a_character) {
    char letters[TC_ERROR_TEXT_MAX * 2 + 1];
    for (unsigned shift = 0; shift < 2; shift++) {
        memset(letters, 'a', shift);
        for (size_t i = shift; i + 2 < sizeof letters; i += 2) {
            memcpy(letters + i, "\xC3\xA9", 3);
        }
        struct tc_error err;
        tc_error_at(&err, TC_ERR_INPUT, letters, 1, 1, "%s", letters);
        cr_expect_geq(strlen(err.msg), TC_ERROR_TEXT_MAX - 2);
        cr_expect_geq(strlen(err.file), TC_ERROR_FILE_MAX - 2);
        cr_expect_str_eq(err.msg + strlen(err.msg) - 4, "\xA9...");
        cr_expect_str_eq(err.file + strlen(err.file) - 4, "\xA9...");
    }
}

Test(status, an_error_may_be_moved_to_another_place_of_its_own_file) {
    struct tc_error err;
    tc_error_at(&err, TC_ERR_INPUT, "x.csv", 1, 1, "first");
    tc_error_at(&err, TC_ERR_PLUGIN, err.file, 2, 3, "second");
    cr_expect_str_eq(err.file, "x.csv");
    cr_expect_eq(err.line, 2);
}
