/* Plugins as they are while somebody types: each file cut short somewhere, and what then loads explained and checked.
 *
 * TERCET_CUTS=talks cuts the files with talks in their path at every byte (make half-typed CUTS=talks); nothing in it:
 * all files; without it, all at some words. So that all of it takes minutes,
 * - CSV files have only their first rows, except the one that is cut;
 * - init.lua ends where it has loaded the file that is cut: nothing behind it can change what it does;
 * - at every byte, a Lua file that is no whole chunk, or the same one as before (as in a comment), is loaded by a
 * plugin that has no other file (151 of 152 times): whatever stands beside it, it is not run, or does what it did.
 * test_check.c cuts the plugins as they are. */
#include "base/fs.h"
#include "plugin/check.h"
#include "plugin/explain.h"
#include "plugin_fixture.h"
#include <criterion/criterion.h>
#include <ctype.h>
#include <lauxlib.h>
#include <lualib.h>
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

/* A file that is cut. */
struct cut {
    const char *plugin; /* its folder in the scratch folder */
    const char *file;   /* below plugins/ */
    size_t len, messages, passes;
};

static void load(struct cut *cut, const char *plugin) {
    struct tc_error err;
    struct tc_engine *engine = fixture_load(plugin, NULL, &err);
    if (!engine) {
        cr_expect(err.msg[0] && err.file[0] && err.line > 0, "%s cut at %zu: %s:%u: %s", cut->file, cut->len, err.file,
                  err.line, err.msg);
        cut->messages++;
        return;
    }
    char dir[512];
    cr_assert_eq(tc_fs_join(dir, sizeof dir, fixture_dir(), plugin), TC_OK);
    explain(engine);
    cr_expect_eq(tc_check_plugin(dir, NULL, 0, expect_place, NULL, &err), TC_OK, "%s cut at %zu: %s", cut->file,
                 cut->len, err.msg);
    tc_engine_free(engine);
    cut->passes++;
}

static bool cuts_everywhere(void) { return getenv("TERCET_CUTS") != NULL; }

static bool cuts_here(const char *text, size_t at, size_t *words) {
    bool begins = at == 0 || !isalnum((unsigned char)text[at]) || !isalnum((unsigned char)text[at - 1]);
    return cuts_everywhere() || (begins && ++*words % STRIDE == 0);
}

/* Does Lua compile the text, and not to what it compiled to the last time? */
static bool is_new_chunk(const char *text, bool *compiles) {
    static lua_State *L;
    if (!L) {
        L = luaL_newstate();
        luaL_openlibs(L);
        cr_assert_eq(luaL_dostring(L, "local last return function(text)"
                                      "  local chunk = load(text, 'cut', 't')"
                                      "  local code = chunk and string.dump(chunk, true)"
                                      "  local new = code and code ~= last"
                                      "  last = code or last"
                                      "  return new, code ~= nil end"),
                     LUA_OK);
    }
    lua_pushvalue(L, 1);
    lua_pushstring(L, text);
    lua_call(L, 1, 2);
    bool is_new = lua_toboolean(L, -2);
    *compiles = lua_toboolean(L, -1);
    lua_settop(L, 1);
    return is_new;
}

/* The text is what is left of the file; as: where it stands in the scratch folder. */
static void type(struct cut *cut, const char *text, const char *as) {
    bool compiles = true, is_new = !ends(as, ".lua") || is_new_chunk(text, &compiles);
    bool alone = cuts_everywhere() && cut->len % (STRIDE + 1) && !is_new;
    size_t passes = cut->passes;
    fixture_write(alone ? "bare/cut.lua" : as, text);
    clock_t start = clock();
    load(cut, alone ? "bare" : cut->plugin);
    cr_expect(compiles || cut->passes == passes, "%s cut at %zu is no chunk, and loads", cut->file, cut->len);
    cr_expect_lt((clock() - start) / CLOCKS_PER_SEC, SECONDS_MAX, "%s cut at %zu takes long", cut->file, cut->len);
}

/* All prefixes of a file, and the file itself at last. */
static void cut_file(const char *plugin, const char *file, const char *as) {
    struct cut cut = {plugin, file, 0, 0, 0};
    struct tc_buf text;
    size_t words = 0;
    read_file(file, &text);
    fixture_write("bare/init.lua", "plugin { name = \"bare\", version = \"1\", api = 1 }\nrequire \"cut\"\n");
    for (; cut.len <= text.len; cut.len++) {
        if (cut.len < text.len && !cuts_here(text.ptr, cut.len, &words))
            continue;
        char kept = text.ptr[cut.len];
        text.ptr[cut.len] = '\0';
        type(&cut, text.ptr, as);
        text.ptr[cut.len] = kept;
    }
    cr_expect_gt(cut.passes, 0, "the whole of %s does not load", file);
    if (cuts_everywhere())
        fprintf(stderr, "%s: %zu prefixes, %zu with a message, %zu load\n", file, cut.messages + cut.passes,
                cut.messages, cut.passes);
    tc_buf_fini(&text);
}

/* --- the plugin around it --- */

/* The code of all plugins. */
static struct tc_buf code;

/* Does code name the entity of the row, as "type:key"? */
static bool is_named(struct tc_str row) {
    char key[80];
    snprintf(key, sizeof key, ":%.*s\"", (int)strcspn(row.ptr, ","), row.ptr);
    return strstr(code.ptr, key);
}

/* Of a file of rows the first ones, and those that the plugin cannot do without. */
static void shorten_rows(struct tc_buf *text) {
    struct tc_str rest = tc_buf_str(text);
    size_t kept = 0;
    for (size_t rows = 0; rest.len > 0; rows++) {
        struct tc_str row = tc_str_sub(rest, 0, strcspn(rest.ptr, "\n") + 1);
        rest = tc_str_sub(rest, row.len, rest.len);
        if (rows < ROWS || is_named(row)) {
            memmove(text->ptr + kept, row.ptr, row.len);
            kept += row.len;
        }
    }
    text->ptr[kept] = '\0';
}

static void copy(const char *name) {
    struct tc_buf text;
    read_file(name, &text);
    if (ends(name, ".csv"))
        shorten_rows(&text);
    fixture_write(name, text.ptr);
    tc_buf_fini(&text);
}

static void find_files(struct files *files) {
    struct tc_error err = {0};
    cr_assert_eq(tc_fs_walk("plugins", note, files, &err), TC_OK, "%s", err.msg);
    cr_assert_gt(files->n, 5);
    tc_buf_init(&code, TEXT_MAX);
    for (size_t i = 0; i < files->n; i++) {
        struct tc_buf text;
        if (!ends(files->names[i], ".lua"))
            continue;
        read_file(files->names[i], &text);
        cr_assert_eq(tc_buf_add(&code, tc_buf_str(&text)), TC_OK);
        tc_buf_fini(&text);
    }
    cr_assert_eq(tc_buf_add(&code, (struct tc_str){"", 1}), TC_OK);
}

static void free_files(struct files *files) {
    for (size_t i = 0; i < files->n; i++)
        free(files->names[i]);
    tc_buf_fini(&code);
}

/* The module of the plugin that has the text: the name of its file without the ending; false if none has it. */
static bool find_module(const struct files *files, const char *plugin, const char *text, char name[64]) {
    bool found = false;
    for (size_t i = 0; i < files->n && !found; i++) {
        struct tc_buf content;
        const char *file = files->names[i], *base = strrchr(file, '/') + 1;
        read_file(file, &content);
        found = strncmp(file, plugin, strlen(plugin)) == 0 && ends(file, ".lua") && strcmp(base, "init.lua") != 0 &&
                strstr(content.ptr, text);
        if (found)
            snprintf(name, 64, "%.*s", (int)strcspn(base, "."), base);
        tc_buf_fini(&content);
    }
    return found;
}

/* Leaves out of init.lua what stands behind the line that loads the file, or the module that loads it. */
static void shorten_init(const struct files *files, const char *plugin, const char *file) {
    char init[256], wanted[256], module[64];
    const char *base = strrchr(file, '/') + 1, *line;
    struct tc_buf text;
    snprintf(init, sizeof init, "%.100s/init.lua", plugin);
    read_file(init, &text);
    if (ends(file, ".csv"))
        snprintf(wanted, sizeof wanted, "data/%s", base);
    else
        snprintf(wanted, sizeof wanted, "require \"%.*s\"", (int)strcspn(base, "."), base);
    bool is_declared_there = strstr(text.ptr, wanted) && ends(file, ".csv");
    while (!(line = strstr(text.ptr, wanted)) && find_module(files, plugin, wanted, module))
        snprintf(wanted, sizeof wanted, "require \"%s\"", module);
    if (line && !is_declared_there)
        text.ptr[(size_t)(line - text.ptr) + strcspn(line, "\n")] = '\0';
    fixture_write(init, text.ptr);
    tc_buf_fini(&text);
}

static void cut_files(const char *ending) {
    struct files files = {0};
    find_files(&files);
    for (size_t i = 0; i < files.n; i++)
        copy(files.names[i]);
    for (size_t i = 0; i < files.n; i++) {
        char plugin[128], init[256];
        snprintf(plugin, sizeof plugin, "%.*s", (int)strcspn(files.names[i], "/"), files.names[i]);
        snprintf(init, sizeof init, "plugins/%s/init.lua", plugin);
        if (!ends(files.names[i], ending) || tc_fs_kind(init) != TC_FS_FILE ||
            (cuts_everywhere() && !strstr(files.names[i], getenv("TERCET_CUTS"))))
            continue;
        shorten_init(&files, plugin, files.names[i]);
        cut_file(plugin, files.names[i], files.names[i]);
        copy(files.names[i]);
    }
    free_files(&files);
}

Test(half_typed, every_prefix_of_a_bundled_lua_file_gives_a_message_or_loads) { cut_files(".lua"); }

Test(half_typed, every_prefix_of_a_bundled_csv_file_gives_a_message_or_loads) { cut_files(".csv"); }
