#include "app/commands.h"

#include "base/fs.h"
#include "base/vec.h"
#include "plugin/discovery.h"
#include <stdlib.h>
#include <sys/stat.h>

enum { PATH_BYTES_MAX = 4096 };

struct adding {
    const struct tc_plugin_choice *choice;
    struct tc_engine *engine;
    struct tc_error *err;
};

static enum tc_status add(struct adding *adding, const char *dir) {
    const struct tc_list *settings = &adding->choice->settings;
    return tc_engine_add(adding->engine, dir, settings->items, settings->len, adding->err);
}

static enum tc_status add_found(void *ctx, const char *name, const char *dir, bool shadowed) {
    (void)name;
    return shadowed ? TC_OK : add(ctx, dir);
}

/* Named twice, or by its name and its path: one plugin all the same. */
static bool is_added(const struct adding *adding, const char *dir) {
    struct stat this, other;
    for (size_t i = 0; i < tc_engine_plugin_count(adding->engine); i++)
        if (stat(dir, &this) == 0 && stat(tc_engine_plugin(adding->engine, i)->dir.ptr, &other) == 0 &&
            this.st_dev == other.st_dev && this.st_ino == other.st_ino)
            return true;
    return false;
}

static enum tc_status add_named(struct adding *adding, const char *name) {
    const struct tc_list *dirs = &adding->choice->dirs;
    struct tc_buf dir;
    tc_buf_init(&dir, PATH_BYTES_MAX);
    enum tc_status status = tc_plugin_find(name, dirs->items, dirs->len, &dir, adding->err);
    if (status == TC_OK && !is_added(adding, dir.ptr))
        status = add(adding, dir.ptr);
    tc_buf_fini(&dir);
    return status;
}

static enum tc_status add_all(struct adding *adding) {
    const struct tc_list *dirs = &adding->choice->dirs;
    enum tc_status status = tc_plugin_each(dirs->items, dirs->len, add_found, adding);
    if (status != TC_OK || tc_engine_plugin_count(adding->engine) > 0)
        return status;
    status = tc_error_set(adding->err, TC_ERR_PLUGIN, "no plugin was found");
    tc_error_hint(adding->err, "name a folder with --plugin-dir DIR, or set TERCET_PLUGIN_PATH");
    return status;
}

static void hint_plugins(struct tc_error *err, const char *const *names, size_t n) {
    struct tc_buf list;
    tc_buf_init(&list, TC_ERROR_TEXT_MAX / 2);
    for (size_t i = 0; i < n; i++)
        (void)tc_buf_addf(&list, "%s%s", i > 0 ? ", " : "", names[i]);
    tc_error_hint(err, "in use: %s; \"tercet info PLUGIN\" lists the options", list.ptr ? list.ptr : "");
    tc_buf_fini(&list);
}

/* A setting for a plugin that is not loaded would be passed over in silence: most likely a typing error. */
static enum tc_status check_settings(const struct adding *adding) {
    const char *names[64];
    size_t n = tc_engine_plugin_count(adding->engine);
    n = n > 64 ? 64 : n;
    for (size_t i = 0; i < n; i++)
        names[i] = tc_engine_plugin(adding->engine, i)->name.ptr;
    for (size_t i = 0; i < adding->choice->settings.len; i++) {
        struct tc_str rest = tc_str(adding->choice->settings.items[i]);
        struct tc_str plugin = tc_str_split(&rest, '.');
        bool known = false;
        for (size_t j = 0; j < n; j++)
            known = known || tc_str_eq_cstr(plugin, names[j]);
        if (known && rest.ptr)
            continue;
        enum tc_status status =
            tc_error_set(adding->err, TC_ERR_USAGE, "--set %s: wants PLUGIN.OPTION=VALUE of a plugin in use",
                         adding->choice->settings.items[i]);
        const char *nearest = tc_str_nearest(plugin, names, n);
        if (nearest)
            tc_error_hint(adding->err, "did you mean --set %s.%.*s?", nearest, TC_FMT(rest));
        else
            hint_plugins(adding->err, names, n);
        return status;
    }
    return TC_OK;
}

enum tc_status tc_check_plugin_dirs(const struct tc_list *dirs, struct tc_error *err) {
    for (size_t i = 0; i < dirs->len; i++)
        if (tc_fs_kind(dirs->items[i]) != TC_FS_DIR)
            return tc_error_set(err, TC_ERR_USAGE, "--plugin-dir %s: there is no such folder", dirs->items[i]);
    return TC_OK;
}

/* $TERCET_CACHE, where nothing means no cache; else the user's folder for caches. */
static const char *cache_dir(void) {
    static char dir[PATH_BYTES_MAX];
    const char *own = getenv("TERCET_CACHE"), *xdg = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");
    if (own)
        return *own ? own : NULL;
    bool fits = xdg && *xdg == '/' ? tc_fs_join(dir, sizeof dir, xdg, "tercet") == TC_OK
                                   : home && *home && tc_fs_join(dir, sizeof dir, home, ".cache/tercet") == TC_OK;
    return fits ? dir : NULL;
}

enum tc_status tc_add_plugins(const struct tc_plugin_choice *choice, struct tc_engine **engine, struct tc_error *err) {
    struct adding adding = {.choice = choice, .err = err};
    enum tc_status status = tc_check_plugin_dirs(&choice->dirs, err);
    if (status != TC_OK)
        return status;
    if (tc_engine_new(&adding.engine) != TC_OK)
        return tc_error_set(err, TC_ERR_MEMORY, "out of memory");
    tc_engine_use_cache(adding.engine, cache_dir());
    for (size_t i = 0; status == TC_OK && i < choice->plugins.len; i++)
        status = add_named(&adding, choice->plugins.items[i]);
    if (status == TC_OK && choice->plugins.len == 0)
        status = add_all(&adding);
    if (status == TC_OK)
        status = check_settings(&adding);
    if (status == TC_OK)
        *engine = adding.engine;
    else
        tc_engine_free(adding.engine);
    return status;
}

enum tc_status tc_open_engine(const struct tc_plugin_choice *choice, struct tc_engine **engine, struct tc_error *err) {
    struct tc_engine *added = NULL;
    enum tc_status status = tc_add_plugins(choice, &added, err);
    if (status != TC_OK)
        return status;
    status = tc_engine_compile(added, err);
    if (status == TC_OK)
        *engine = added;
    else
        tc_engine_free(added);
    return status;
}

/* --- plugins that load, and those that do not --- */

struct sorting {
    const struct tc_plugin_choice *choice;
    struct tc_list *sound;
    struct tc_arena *arena;
    void (*broken)(void *ctx, const char *name, const struct tc_error *err);
    void *ctx;
    struct tc_error *err;
};

/* By an engine of its own, so that what is wrong with one plugin is not in the way of another. */
static enum tc_status try_alone(const struct sorting *sorting, const char *name, struct tc_error *err) {
    struct adding adding = {.choice = sorting->choice, .err = err};
    if (tc_engine_new(&adding.engine) != TC_OK)
        return tc_error_set(err, TC_ERR_MEMORY, "%s", tc_status_str(TC_ERR_MEMORY));
    tc_engine_use_cache(adding.engine, cache_dir());
    enum tc_status status = add_named(&adding, name);
    if (status == TC_OK)
        status = tc_engine_compile(adding.engine, err);
    tc_engine_free(adding.engine);
    return status;
}

static enum tc_status sort_named(struct sorting *sorting, const char *name) {
    struct tc_error why = {0};
    enum tc_status status = try_alone(sorting, name, &why);
    if (status == TC_OK)
        return tc_vec_push(sorting->sound, name);
    if (status != TC_ERR_PLUGIN && status != TC_ERR_LIMIT) {
        *sorting->err = why;
        return status;
    }
    sorting->broken(sorting->ctx, name, &why);
    return TC_OK;
}

static enum tc_status sort_found(void *ctx, const char *name, const char *dir, bool shadowed) {
    struct sorting *sorting = ctx;
    (void)name;
    if (shadowed)
        return TC_OK;
    struct tc_str kept = tc_arena_str(sorting->arena, tc_str(dir));
    return kept.ptr ? sort_named(sorting, kept.ptr) : TC_ERR_MEMORY;
}

enum tc_status tc_sort_plugins(const struct tc_plugin_choice *choice, struct tc_list *sound, struct tc_arena *arena,
                               void (*broken)(void *ctx, const char *name, const struct tc_error *err), void *ctx,
                               struct tc_error *err) {
    struct sorting sorting = {choice, sound, arena, broken, ctx, err};
    enum tc_status status = TC_OK;
    for (size_t i = 0; status == TC_OK && i < choice->plugins.len; i++)
        status = sort_named(&sorting, choice->plugins.items[i]);
    if (status == TC_OK && choice->plugins.len == 0)
        status = tc_plugin_each(choice->dirs.items, choice->dirs.len, sort_found, &sorting);
    return status == TC_ERR_MEMORY ? tc_error_set(err, status, "%s", tc_status_str(status)) : status;
}

bool tc_must_isolate(const struct tc_isolation_choice *choice, const struct tc_engine *engine) {
    bool strange = false;
    for (size_t i = 0; i < tc_engine_plugin_count(engine); i++)
        strange |= tc_engine_has_callbacks(engine, i) && !tc_plugin_is_installed(tc_engine_plugin(engine, i)->dir.ptr);
    return choice->always || (strange && !choice->never);
}

void tc_plugin_choice_fini(struct tc_plugin_choice *choice) {
    tc_list_fini(&choice->plugins);
    tc_list_fini(&choice->dirs);
    tc_list_fini(&choice->settings);
}
