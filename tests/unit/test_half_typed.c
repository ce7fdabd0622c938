/* Plugins as they are while somebody types: each file cut short somewhere. */
#include "base/fs.h"
#include "plugin/explain.h"
#include "plugin_fixture.h"
#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

enum { CUTS = 24, FILES_MAX = 64, TEXT_MAX = 1 << 24 };

TestSuite(half_typed, .timeout = 3600, .fini = fixture_remove);

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

/* What loads is used, too. */
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

static void load(const char *plugin, const char *file, size_t len) {
    struct tc_error err;
    struct tc_engine *engine = fixture_load(plugin, NULL, &err);
    if (engine)
        explain(engine);
    else
        cr_expect(err.msg[0] && err.file[0] && err.line > 0, "%s cut at %zu: %s:%u: %s", file, len, err.file, err.line,
                  err.msg);
    tc_engine_free(engine);
}

/* TERCET_CUTS=100000 cuts at every byte: minutes. */
static size_t cuts_of_a_file(void) {
    const char *wish = getenv("TERCET_CUTS");
    return wish && atoi(wish) > 0 ? (size_t)atoi(wish) : CUTS;
}

static void cut(const char *plugin, const char *file, size_t n_cuts) {
    struct tc_buf text;
    read_file(file, &text);
    n_cuts = n_cuts < text.len ? n_cuts : text.len;
    for (size_t i = 0; i < n_cuts; i++) {
        size_t len = text.len * i / n_cuts;
        char kept = text.ptr[len];
        text.ptr[len] = '\0';
        fixture_write(file, text.ptr);
        text.ptr[len] = kept;
        load(plugin, file, len);
    }
    fixture_write(file, text.ptr);
    tc_buf_fini(&text);
}

Test(half_typed, every_prefix_of_a_bundled_file_gives_a_message_or_loads) {
    struct files files = {0};
    struct tc_error err = {0};
    cr_assert_eq(tc_fs_walk("plugins", note, &files, &err), TC_OK, "%s", err.msg);
    for (size_t i = 0; i < files.n; i++) {
        struct tc_buf text;
        read_file(files.names[i], &text);
        fixture_write(files.names[i], text.ptr);
        tc_buf_fini(&text);
    }
    for (size_t i = 0; i < files.n; i++) {
        char plugin[128], init[256];
        snprintf(plugin, sizeof plugin, "%.*s", (int)strcspn(files.names[i], "/"), files.names[i]);
        snprintf(init, sizeof init, "plugins/%s/init.lua", plugin);
        if (tc_fs_kind(init) == TC_FS_FILE) {
            bool is_code = tc_str_ends(tc_str(files.names[i]), TC_STR(".lua"));
            cut(plugin, files.names[i], is_code ? cuts_of_a_file() : cuts_of_a_file() / 4);
        }
    }
    for (size_t i = 0; i < files.n; i++)
        free(files.names[i]);
}
