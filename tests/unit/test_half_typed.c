/* Plugins as they are while somebody types: each file cut short somewhere, and what then loads explained and checked.
 *
 * TERCET_CUTS=every cuts at every byte (make half-typed), else at some words. So that it can be done in
 * minutes, Lua files are cut in a plugin with only the first rows of its CSV files, CSV files in a plugin that has
 * nothing but a gazetteer of all their columns. test_check.c cuts the plugins as they are. */
#include "base/fs.h"
#include "plugin/check.h"
#include "plugin/explain.h"
#include "plugin_fixture.h"
#include <criterion/criterion.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { STRIDE = 151, ROWS = 4, SECONDS_MAX = 10, FILES_MAX = 64, TEXT_MAX = 1 << 24 };

TestSuite(half_typed, .timeout = 7200, .fini = fixture_remove);

struct files {
    char *names[FILES_MAX]; /* below plugins/ */
    size_t n;
};

static enum tc_status note(void *ctx, const char *path) {
    struct files *files = ctx;
    cr_assert_lt(files->n, FILES_MAX);
    files->names[files->n++] = strdup(path + strlen("plugins/"));
    return TC_OK;
}

static bool ends(const char *name, const char *ending) { return tc_str_ends(tc_str(name), tc_str(ending)); }

static void read_file(const char *name, struct tc_buf *text) {
    char path[512];
    struct tc_error err = {0};
    snprintf(path, sizeof path, "plugins/%s", name);
    tc_buf_init(text, TEXT_MAX);
    cr_assert_eq(tc_fs_read(path, text, &err), TC_OK, "%s", err.msg);
    cr_assert_eq(tc_buf_reserve(text, 1), TC_OK);
    text->ptr[text->len] = '\0';
}

static void ignore(void *ctx, const struct tc_explained_sentence *sentence) { (void)ctx, (void)sentence; }

static void explain(const struct tc_engine *engine) {
    struct tc_explain_options options = {0};
    struct tc_explainer *explainer;
    struct tc_error err = {0};
    struct tc_str text = TC_STR("China and Peru agreed on trade. They will sign a deal.");
    struct tc_document_info info = {.uri = TC_STR("text")};
    cr_assert_eq(tc_explainer_new(&explainer, engine, &options, &err), TC_OK, "%s", err.msg);
    cr_expect_eq(tc_explainer_document(explainer, &info, tc_source_str(&text), ignore, NULL, &err), TC_OK, "%s",
                 err.msg);
    tc_explainer_free(explainer);
}

static void expect_place(void *ctx, const struct tc_finding *finding) {
    (void)ctx;
    cr_expect(finding->range.file.len > 0 && finding->range.line > 0 && finding->message.len > 0, "%s", finding->check);
}

/* Where it is cut: file and length. */
struct cut {
    const char *plugin, *file;
    size_t len;
};

static void load(const struct cut *cut) {
    struct tc_error err;
    struct tc_engine *engine = fixture_load(cut->plugin, NULL, &err);
    if (!engine) {
        cr_expect(err.msg[0] && err.file[0] && err.line > 0, "%s cut at %zu: %s:%u: %s", cut->file, cut->len, err.file,
                  err.line, err.msg);
        return;
    }
    char dir[512];
    cr_assert_eq(tc_fs_join(dir, sizeof dir, fixture_dir(), cut->plugin), TC_OK);
    explain(engine);
    cr_expect_eq(tc_check_plugin(dir, NULL, 0, expect_place, NULL, &err), TC_OK, "%s cut at %zu: %s", cut->file,
                 cut->len, err.msg);
    tc_engine_free(engine);
}

static bool cuts_here(const char *text, size_t at, size_t *words) {
    static const char *wish;
    wish = wish ? wish : getenv("TERCET_CUTS");
    if (wish)
        return true;
    bool begins = at == 0 || !isalnum((unsigned char)text[at]) || !isalnum((unsigned char)text[at - 1]);
    return begins && ++*words % STRIDE == 0;
}

/* All prefixes of a file, and the file itself at last. as: where it stands in the scratch folder. */
static void cut_file(const char *plugin, const char *file, const char *as) {
    struct tc_buf text;
    size_t words = 0;
    read_file(file, &text);
    for (size_t len = 0; len <= text.len; len++) {
        struct cut cut = {plugin, file, len};
        if (len < text.len && !cuts_here(text.ptr, len, &words))
            continue;
        char kept = text.ptr[len];
        text.ptr[len] = '\0';
        fixture_write(as, text.ptr);
        text.ptr[len] = kept;
        clock_t start = clock();
        load(&cut);
        cr_expect_lt((clock() - start) / CLOCKS_PER_SEC, SECONDS_MAX, "%s cut at %zu takes long", file, len);
    }
    tc_buf_fini(&text);
}

/* --- Lua --- */

static void copy(const char *name) {
    struct tc_buf text;
    read_file(name, &text);
    size_t rows = 0;
    for (size_t i = 0; i < text.len && ends(name, ".csv"); i++)
        if (text.ptr[i] == '\n' && ++rows == ROWS)
            text.ptr[i + 1] = '\0';
    fixture_write(name, text.ptr);
    tc_buf_fini(&text);
}

static void find_files(struct files *files) {
    struct tc_error err = {0};
    cr_assert_eq(tc_fs_walk("plugins", note, files, &err), TC_OK, "%s", err.msg);
    cr_assert_gt(files->n, 5);
}

static void free_files(struct files *files) {
    for (size_t i = 0; i < files->n; i++)
        free(files->names[i]);
}

Test(half_typed, every_prefix_of_a_bundled_lua_file_gives_a_message_or_loads) {
    struct files files = {0};
    find_files(&files);
    for (size_t i = 0; i < files.n; i++)
        copy(files.names[i]);
    for (size_t i = 0; i < files.n; i++) {
        char plugin[128], init[256];
        snprintf(plugin, sizeof plugin, "%.*s", (int)strcspn(files.names[i], "/"), files.names[i]);
        snprintf(init, sizeof init, "plugins/%s/init.lua", plugin);
        if (ends(files.names[i], ".lua") && tc_fs_kind(init) == TC_FS_FILE)
            cut_file(plugin, files.names[i], files.names[i]);
    }
    free_files(&files);
}

/* --- CSV --- */

static void write_gazetteer(const char *file) {
    struct tc_buf text, init;
    read_file(file, &text);
    tc_buf_init(&init, TEXT_MAX);
    struct tc_str header = tc_str(strtok(text.ptr, "\r\n"));
    (void)tc_buf_addf(&init,
                      "plugin { name = \"table\", version = \"1\", api = 1 }\ngazetteer \"thing\" { file = "
                      "\"data.csv\", key = \"%.*s\", names = { ",
                      (int)strcspn(header.ptr, ","), header.ptr);
    while (header.ptr)
        (void)tc_buf_addf(&init, "\"%.*s\", ", TC_FMT(tc_str_split(&header, ',')));
    cr_assert_eq(tc_buf_addf(&init, "} }\n"), TC_OK);
    fixture_write("table/init.lua", init.ptr);
    tc_buf_fini(&init);
    tc_buf_fini(&text);
}

Test(half_typed, every_prefix_of_a_bundled_csv_file_gives_a_message_or_loads) {
    struct files files = {0};
    find_files(&files);
    for (size_t i = 0; i < files.n; i++) {
        if (!ends(files.names[i], ".csv"))
            continue;
        write_gazetteer(files.names[i]);
        cut_file("table", files.names[i], "table/data.csv");
    }
    free_files(&files);
}
