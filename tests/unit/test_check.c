/* A plugin that is being typed is a plugin too: whatever stands in its files, check says something or passes. */
#include "base/alloc.h"
#include "base/fs.h"
#include "plugin/check.h"
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

TestSuite(check, .timeout = 3600);

/* PREFIXES=1000 looks at a thousand of each file: for an hour when nobody waits. */
enum { PREFIXES_PER_FILE = 9 };

static size_t prefixes(void) {
    const char *wanted = getenv("PREFIXES");
    return wanted ? strtoul(wanted, NULL, 10) : PREFIXES_PER_FILE;
}

struct folder {
    char dir[64];
    const char *from;
    size_t n_files;
};

static const char *copy_path(const struct folder *folder, const char *path, char out[256]) {
    snprintf(out, 256, "%s/%s", folder->dir, path + strlen(folder->from) + 1);
    return out;
}

static void write_text(const char *path, struct tc_str text) {
    FILE *file = fopen(path, "wb");
    cr_assert(file, "%s", path);
    fwrite(text.ptr ? text.ptr : "", 1, text.len, file);
    fclose(file);
}

static void read_text(const char *path, struct tc_buf *text) {
    struct tc_error err = {0};
    tc_buf_init(text, SIZE_MAX);
    cr_assert_eq(tc_fs_read(path, text, &err), TC_OK, "%s", err.msg);
}

static enum tc_status copy_file(void *ctx, const char *path) {
    struct folder *folder = ctx;
    char to[256];
    struct tc_buf text;
    read_text(path, &text);
    copy_path(folder, path, to);
    char *slash = strrchr(to, '/');
    *slash = '\0';
    struct tc_error err = {0};
    cr_assert_eq(tc_fs_mkdirs(to, &err), TC_OK);
    *slash = '/';
    write_text(to, tc_buf_str(&text));
    tc_buf_fini(&text);
    folder->n_files++;
    return TC_OK;
}

static void count_findings(void *ctx, const struct tc_finding *finding) {
    ++*(size_t *)ctx;
    cr_expect(finding->range.file.len > 0 && finding->message.len > 0, "%s", finding->check);
    cr_expect(finding->range.end_line >= finding->range.line);
    cr_expect(finding->range.col == 0 || finding->range.end_line > finding->range.line ||
                  finding->range.end_col > finding->range.col,
              "%s: an empty range", finding->check);
}

static enum tc_status type_file(void *ctx, const char *path) {
    const struct folder *folder = ctx;
    char to[256];
    struct tc_buf text;
    read_text(path, &text);
    copy_path(folder, path, to);
    size_t n = prefixes();
    for (size_t i = 0; i < n; i++) {
        /* at ends of lines and in the middle of words alike */
        size_t len = text.len * i / n + i % 3;
        write_text(to, tc_str_sub(tc_buf_str(&text), 0, len < text.len ? len : text.len));
        size_t findings = 0;
        struct tc_error err = {0};
        enum tc_status status = tc_check_plugin(folder->dir, NULL, 0, count_findings, &findings, &err);
        cr_expect_eq(status, TC_OK, "%s cut at byte %zu: %s", path, len, err.msg);
    }
    write_text(to, tc_buf_str(&text));
    tc_buf_fini(&text);
    return TC_OK;
}

static void type_plugin(const char *name) {
    char from[128];
    snprintf(from, sizeof from, "plugins/%s", name);
    struct folder folder = {"/tmp/tercet-check.XXXXXX", from, 0};
    struct tc_error err = {0};
    cr_assert(mkdtemp(folder.dir));
    cr_assert_eq(tc_fs_walk(from, copy_file, &folder, &err), TC_OK, "%s", err.msg);
    cr_assert(folder.n_files > 1);
    cr_expect_eq(tc_fs_walk(from, type_file, &folder, &err), TC_OK);
    char command[160];
    snprintf(command, sizeof command, "rm -rf '%s'", folder.dir);
    cr_expect_eq(system(command), 0);
}

Test(check, says_something_about_every_half_typed_file_of_diplomacy) { type_plugin("diplomacy"); }

Test(check, says_something_about_every_half_typed_file_of_funding) { type_plugin("funding"); }

Test(check, survives_every_failed_allocation) {
    static const char source[] =
        "plugin { name = 'x', version = '1', api = 1, summary = 's', license = 'MIT', authors = {} }\n"
        "relation 'r' { subject = 'p', object = 'p' }\n"
        "gazetteer 'p' { entries = { { key = 'a', names = { 'A' } }, { key = 'b', names = { 'A' } } } }\n"
        "macro 'm' [[ x ]]\n"
        "rule 'r' { pattern = [[ a:@p (likes|likes) b:@p ]], triples = { 'a -r-> b' },\n"
        "  examples = { { 'A likes A.' } } }\n";
    char dir[] = "/tmp/tercet-check.XXXXXX", path[64];
    cr_assert(mkdtemp(dir));
    snprintf(path, sizeof path, "%s/init.lua", dir);
    write_text(path, tc_str(source));
    enum tc_status status = TC_ERR_MEMORY;
    for (uint64_t n = 1; status != TC_OK && n < 100000; n++) {
        size_t findings = 0;
        struct tc_error err = {0};
        tc_alloc_fail_at(n, 1);
        status = tc_check_plugin(dir, NULL, 0, count_findings, &findings, &err);
        tc_alloc_fail_at(0, 0);
        if (status == TC_OK && findings == 1) /* Lua's own lack of memory is a plugin that does not load */
            status = TC_ERR_MEMORY;
    }
    cr_expect_eq(status, TC_OK);
    unlink(path);
    rmdir(dir);
}
