#include "plugin/discovery.h"
#include "base/alloc.h"
#include "base/folders.h"
#include "base/fs.h"
#include "base/vec.h"
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { PATH_BYTES = 4096 };

static bool is_plugin(const char *dir) {
    char init[PATH_BYTES];
    return tc_fs_join(init, sizeof init, dir, "init.lua") == TC_OK && tc_fs_kind(init) == TC_FS_FILE;
}

/* --- one by name --- */

struct finding {
    const char *name;
    struct tc_buf *out;
    char searched[TC_ERROR_TEXT_MAX / 2];
    bool found, failed;
};

static bool try_dir(void *ctx, const char *dir, enum tc_folder which) {
    (void)which;
    struct finding *finding = ctx;
    char path[PATH_BYTES];
    if (tc_fs_join(path, sizeof path, dir, finding->name) == TC_OK && is_plugin(path)) {
        finding->found = true;
        finding->failed = tc_buf_add(finding->out, tc_str(path)) != TC_OK;
        return false;
    }
    size_t len = strlen(finding->searched);
    if (tc_fs_kind(dir) == TC_FS_DIR)
        snprintf(finding->searched + len, sizeof finding->searched - len, "%s%s", len ? ", " : "", dir);
    return true;
}

struct name_list {
    TC_VEC(char *) names;
};

static enum tc_status keep_name(void *ctx, const char *name, const char *dir, bool shadowed) {
    struct name_list *list = ctx;
    (void)dir;
    char *copy = shadowed ? NULL : tc_strndup(name, strlen(name));
    if (copy && tc_vec_push(&list->names, copy) != TC_OK)
        tc_free(copy);
    return TC_OK;
}

static void hint_name(const char *name, const char *const *extra_dirs, size_t n_dirs, struct tc_error *err) {
    struct name_list list = {0};
    (void)!tc_plugin_each(extra_dirs, n_dirs, keep_name, &list);
    const char *nearest = tc_str_nearest(tc_str(name), (const char *const *)list.names.items, list.names.len);
    if (nearest)
        tc_error_hint(err, "did you mean \"%s\"?", nearest);
    else
        tc_error_hint(err, "`tercet list` shows what can be found; a folder is given with a /, as in ./%s", name);
    for (size_t i = 0; i < list.names.len; i++)
        tc_free(list.names.items[i]);
    tc_vec_fini(&list.names);
}

static bool is_path(const char *name) { return strchr(name, '/') || strcmp(name, "init.lua") == 0; }

/* The path of an init.lua stands for its folder. */
static enum tc_status find_by_path(const char *path, struct tc_buf *out, struct tc_error *err) {
    struct tc_str dir = strcmp(tc_fs_name(path), "init.lua") == 0 ? tc_fs_dir(path) : tc_str(path);
    if (tc_buf_add(out, dir) != TC_OK)
        return tc_error_set(err, TC_ERR_MEMORY, "%s", tc_status_str(TC_ERR_MEMORY));
    return is_plugin(out->ptr)
               ? TC_OK
               : tc_error_set(err, TC_ERR_PLUGIN, "%s is no plugin: there is no %s/init.lua", path, out->ptr);
}

enum tc_status tc_plugin_find(const char *name, const char *const *extra_dirs, size_t n_dirs, struct tc_buf *out,
                              struct tc_error *err) {
    if (is_path(name))
        return find_by_path(name, out, err);
    struct finding finding = {.name = name, .out = out};
    if (name[0] != '\0' && name[0] != '.')
        tc_folders_each(&tc_folder_plugins, extra_dirs, n_dirs, try_dir, &finding);
    if (finding.failed)
        return tc_error_set(err, TC_ERR_MEMORY, "%s", tc_status_str(TC_ERR_MEMORY));
    if (finding.found)
        return TC_OK;
    enum tc_status status = tc_error_set(err, TC_ERR_PLUGIN, "there is no plugin \"%s\"; searched: %s", name,
                                         finding.searched[0] ? finding.searched : "no folder of plugins is there");
    hint_name(name, extra_dirs, n_dirs, err);
    return status;
}

/* --- all --- */

struct found {
    char *name, *dir;
    size_t rank; /* of the folder: the first wins */
};

struct listing {
    TC_VEC(struct found) items;
    size_t rank;
    bool failed;
};

static bool list_entry(struct listing *list, const char *dir, const char *name) {
    char path[PATH_BYTES];
    if (name[0] == '.' || tc_fs_join(path, sizeof path, dir, name) != TC_OK || !is_plugin(path))
        return true;
    struct found found = {tc_strndup(name, strlen(name)), tc_strndup(path, strlen(path)), list->rank};
    if (found.name && found.dir && tc_vec_push(&list->items, found) == TC_OK)
        return true;
    tc_free(found.name);
    tc_free(found.dir);
    return false;
}

static bool list_dir(void *ctx, const char *dir, enum tc_folder which) {
    (void)which;
    struct listing *list = ctx;
    DIR *stream = opendir(dir);
    if (!stream)
        return true;
    struct dirent *entry;
    while (!list->failed && (entry = readdir(stream)))
        list->failed = !list_entry(list, dir, entry->d_name);
    closedir(stream);
    list->rank++;
    return !list->failed;
}

static int by_name_and_rank(const void *a, const void *b) {
    const struct found *x = a, *y = b;
    int order = strcmp(x->name, y->name);
    return order ? order : (x->rank > y->rank) - (x->rank < y->rank);
}

/* The same by two ways, such as ./plugins in TERCET_PLUGIN_PATH. */
static bool is_same_folder(const char *a, const char *b) {
    struct stat x, y;
    return stat(a, &x) == 0 && stat(b, &y) == 0 && x.st_dev == y.st_dev && x.st_ino == y.st_ino;
}

enum tc_status tc_plugin_each(const char *const *extra_dirs, size_t n_dirs,
                              enum tc_status (*visit)(void *ctx, const char *name, const char *dir, bool shadowed),
                              void *ctx) {
    struct listing list = {0};
    tc_folders_each(&tc_folder_plugins, extra_dirs, n_dirs, list_dir, &list);
    if (list.items.len)
        qsort(list.items.items, list.items.len, sizeof *list.items.items, by_name_and_rank);
    enum tc_status status = list.failed ? TC_ERR_MEMORY : TC_OK;
    for (size_t i = 0; i < list.items.len; i++) {
        const struct found *found = &list.items.items[i];
        bool shadowed = i > 0 && strcmp(list.items.items[i - 1].name, found->name) == 0;
        if (status == TC_OK && !(shadowed && is_same_folder(list.items.items[i - 1].dir, found->dir)))
            status = visit(ctx, found->name, found->dir, shadowed);
    }
    for (size_t i = 0; i < list.items.len; i++) {
        tc_free(list.items.items[i].name);
        tc_free(list.items.items[i].dir);
    }
    tc_vec_fini(&list.items);
    return status;
}

/* --- where a plugin comes from --- */

struct search {
    const char *path; /* resolved */
    bool inside;
};

static bool compare_place(void *ctx, const char *dir, enum tc_folder which) {
    struct search *search = ctx;
    char *folder = which == TC_FOLDER_USER || which == TC_FOLDER_INSTALLED ? realpath(dir, NULL) : NULL;
    size_t len = folder ? strlen(folder) : 0;
    search->inside = folder && strncmp(search->path, folder, len) == 0 && search->path[len] == '/';
    free(folder);
    return !search->inside;
}

bool tc_plugin_is_installed(const char *dir) {
    char *path = realpath(dir, NULL);
    struct search search = {path, false};
    if (path)
        tc_folders_each(&tc_folder_plugins, NULL, 0, compare_place, &search);
    free(path);
    return search.inside;
}

/* --- names --- */

bool tc_plugin_name_is_plain(struct tc_str name) {
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        bool letter = c >= 'a' && c <= 'z';
        bool other = (c >= '0' && c <= '9') || c == '-' || c == '_';
        if (!letter && !(other && i > 0))
            return false;
    }
    return name.len > 0 && name.len <= 100;
}
