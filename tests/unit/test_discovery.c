#include "plugin/discovery.h"
#include "plugin_fixture.h"
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Each test looks into folders of its own, whatever the environment and the working folder are; behind them come those
 * that belong to this program. */
static void enter_empty_world(void) {
    cr_assert_eq(chdir(fixture_dir()), 0);
    unsetenv("TERCET_PLUGIN_PATH");
    cr_assert_eq(setenv("XDG_DATA_HOME", "/nonexistent/data", 1), 0);
}

TestSuite(discovery, .timeout = 20, .init = enter_empty_world, .fini = fixture_remove);

static const char *find(const char *name, const char *const *dirs, size_t n, struct tc_error *err) {
    static char path[512];
    struct tc_buf out;
    tc_buf_init(&out, sizeof path);
    *err = (struct tc_error){0};
    enum tc_status status = tc_plugin_find(name, dirs, n, &out, err);
    cr_assert_eq(status, err->status);
    snprintf(path, sizeof path, "%s", status == TC_OK ? out.ptr : "");
    tc_buf_fini(&out);
    return path;
}

Test(discovery, first_folder_wins) {
    const char *const dirs[] = {"given"};
    struct tc_error err;
    fixture_write("installed/tercet/plugins/a/init.lua", "");
    cr_assert_eq(setenv("XDG_DATA_HOME", "installed", 1), 0);
    cr_expect_str_eq(find("a", dirs, 1, &err), "", "a relative XDG_DATA_HOME is not used");
    char home[600];
    snprintf(home, sizeof home, "%s/installed", fixture_dir());
    cr_assert_eq(setenv("XDG_DATA_HOME", home, 1), 0);
    strcat(home, "/tercet/plugins/a");
    cr_expect_str_eq(find("a", dirs, 1, &err), home);
    fixture_write("plugins/a/init.lua", "");
    cr_expect_str_eq(find("a", dirs, 1, &err), "plugins/a");
    fixture_write("path2/a/init.lua", "");
    cr_assert_eq(setenv("TERCET_PLUGIN_PATH", "path1::path2", 1), 0);
    cr_expect_str_eq(find("a", dirs, 1, &err), "path2/a");
    fixture_write("path1/a/init.lua", "");
    cr_expect_str_eq(find("a", dirs, 1, &err), "path1/a");
    fixture_write("given/a/init.lua", "");
    cr_expect_str_eq(find("a", dirs, 1, &err), "given/a");
    cr_expect_str_eq(find("a", dirs, 0, &err), "path1/a");
}

Test(discovery, a_name_with_a_slash_is_a_folder) {
    struct tc_error err;
    fixture_write("mine/init.lua", "");
    cr_expect_str_eq(find("./mine", NULL, 0, &err), "./mine");
    cr_expect_str_eq(find("./other", NULL, 0, &err), "");
    cr_expect_str_eq(err.msg, "./other is no plugin: there is no ./other/init.lua");
    cr_expect_eq(err.status, TC_ERR_PLUGIN);
}

Test(discovery, an_init_lua_stands_for_its_folder) {
    struct tc_error err;
    fixture_write("mine/init.lua", "");
    cr_expect_str_eq(find("mine/init.lua", NULL, 0, &err), "mine");
    cr_expect_str_eq(find("./mine/init.lua", NULL, 0, &err), "./mine");
    cr_expect_str_eq(find("init.lua", NULL, 0, &err), "", "there is none here");
    cr_expect_str_eq(find("other/init.lua", NULL, 0, &err), "");
    cr_expect_str_eq(err.msg, "other/init.lua is no plugin: there is no other/init.lua");
    cr_assert_eq(chdir("mine"), 0);
    cr_expect_str_eq(find("init.lua", NULL, 0, &err), ".");
}

Test(discovery, names_what_was_searched_and_what_is_near) {
    struct tc_error err;
    fixture_write("plugins/diplomacy/init.lua", "");
    fixture_write("plugins/empty/readme", "");
    cr_expect_str_eq(find("diplomcy", NULL, 0, &err), "");
    cr_expect(tc_str_starts(tc_str(err.msg), TC_STR("there is no plugin \"diplomcy\"; searched: plugins")), "%s",
              err.msg);
    cr_expect_str_eq(err.hint, "did you mean \"diplomacy\"?");
    cr_expect_str_eq(find("empty", NULL, 0, &err), "", "a folder without init.lua is no plugin");
    cr_expect_str_eq(find("", NULL, 0, &err), "");
    cr_expect_str_eq(find("..", NULL, 0, &err), "");
    cr_expect(strstr(err.hint, "tercet list"), "%s", err.hint);
}

static enum tc_status note(void *ctx, const char *name, const char *dir, bool shadowed) {
    return tc_buf_addf(ctx, "%s=%s%s ", name, dir, shadowed ? "(shadowed)" : "");
}

Test(discovery, lists_all_sorted_by_name_with_the_shadowed_behind) {
    const char *const dirs[] = {"given", "missing"};
    struct tc_buf out;
    tc_buf_init(&out, 4096);
    fixture_write("plugins/b/init.lua", "");
    fixture_write("plugins/a/init.lua", "");
    fixture_write("plugins/.hidden/init.lua", "");
    fixture_write("plugins/file", "");
    fixture_write("given/b/init.lua", "");
    cr_expect_eq(tc_plugin_each(dirs, 2, note, &out), TC_OK);
    const struct tc_str expected = TC_STR("a=plugins/a b=given/b b=plugins/b(shadowed) ");
    cr_expect(tc_str_starts(tc_buf_str(&out), expected), "%s", out.ptr);
    tc_buf_fini(&out);
}

static enum tc_status stop(void *ctx, const char *name, const char *dir, bool shadowed) {
    (void)ctx, (void)name, (void)dir, (void)shadowed;
    return TC_ERR_CANCELLED;
}

Test(discovery, stops_when_the_visitor_says_so) {
    fixture_write("plugins/a/init.lua", "");
    cr_expect_eq(tc_plugin_each(NULL, 0, stop, NULL), TC_ERR_CANCELLED);
}
