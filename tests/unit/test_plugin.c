/* Loading: every broken plugin of tests/conformance/plugin_errors gives just the message in its first line. */
#include "base/fs.h"
#include "plugin_fixture.h"
#include <criterion/criterion.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>

TestSuite(plugin, .timeout = 60, .fini = fixture_remove);

#define BROKEN "tests/conformance/plugin_errors"

/* The n-th line of the file behind "-- ", without the line end; "" if it is no comment. */
static void read_comment(const struct tc_buf *file, int n, char *out, size_t size) {
    struct tc_str rest = tc_buf_str(file), line = {0};
    for (int i = 0; i <= n; i++)
        line = tc_str_split(&rest, '\n');
    out[0] = '\0';
    if (tc_str_starts(line, TC_STR("-- ")))
        snprintf(out, size, "%.*s", (int)line.len - 3, line.ptr + 3);
}

/* "file:line:col: message | hint", the plugin's folder as DIR or left out before a file of it. */
static void print_error(const struct tc_error *err, const char *dir, struct tc_buf *out) {
    size_t len = strlen(dir);
    bool inside = strncmp(err->file, dir, len) == 0 && err->file[len] == '/';
    if (err->file[0])
        (void)tc_buf_addf(out, "%s:", inside ? err->file + len + 1 : err->file);
    if (err->line)
        (void)tc_buf_addf(out, "%u:", (unsigned)err->line);
    if (err->col)
        (void)tc_buf_addf(out, "%u:", (unsigned)err->col);
    (void)tc_buf_addf(out, "%s", err->file[0] ? " " : "");
    const char *rest = err->msg, *hit;
    while ((hit = strstr(rest, dir))) {
        (void)tc_buf_addf(out, "%.*sDIR", (int)(hit - rest), rest);
        rest = hit + len;
    }
    (void)tc_buf_addf(out, "%s%s%s", rest, err->hint[0] ? " | " : "", err->hint);
}

static void check_broken(const char *name) {
    char dir[512], init[600], expected[2048], setting[256];
    struct tc_buf file, found;
    struct tc_error err = {0};
    tc_buf_init(&file, SIZE_MAX);
    tc_buf_init(&found, SIZE_MAX);
    snprintf(dir, sizeof dir, "%s/%s", BROKEN, name);
    snprintf(init, sizeof init, "%s/init.lua", dir);
    cr_assert_eq(tc_fs_read(init, &file, &err), TC_OK, "%s", init);
    read_comment(&file, 0, expected, sizeof expected);
    read_comment(&file, 1, setting, sizeof setting);
    const char *settings[] = {strncmp(setting, "set: ", 5) == 0 ? setting + 5 : "other.option=1"};
    struct tc_engine *engine;
    cr_assert_eq(tc_engine_new(&engine), TC_OK);
    enum tc_status status = tc_engine_add(engine, dir, settings, 1, &err);
    if (status == TC_OK)
        status = tc_engine_compile(engine, &err);
    print_error(&err, dir, &found);
    cr_expect_neq(status, TC_OK, "%s loads", name);
    cr_expect_eq(status, err.status, "%s: status %s, error %s", name, tc_status_str(status), tc_status_str(err.status));
    cr_expect_str_eq(found.ptr ? found.ptr : "", expected, "%s: found\n-- %s\nexpected\n-- %s", name, found.ptr,
                     expected);
    tc_engine_free(engine);
    tc_buf_fini(&file);
    tc_buf_fini(&found);
}

Test(plugin, says_what_is_wrong_with_each_broken_plugin) {
    struct dirent **names;
    int n = scandir(BROKEN, &names, NULL, alphasort);
    cr_assert_gt(n, 40, "%s is there and full", BROKEN);
    for (int i = 0; i < n; i++) {
        if (names[i]->d_name[0] != '.')
            check_broken(names[i]->d_name);
        free(names[i]);
    }
    free(names);
}
