#include "base/folders.h"

#include "base/fs.h"
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#ifndef TC_DATA_DIR
#define TC_DATA_DIR "/usr/local/share/tercet"
#endif

enum { PATH_BYTES = 4096 };

const char tc_folder_installed[] = TC_DATA_DIR;

const struct tc_folder_kind tc_folder_plugins = {"plugins", "TERCET_PLUGIN_PATH"};
const struct tc_folder_kind tc_folder_views = {"graphs", "TERCET_VIEW_PATH"};

struct walk {
    const char *folder;
    bool (*visit)(void *ctx, const char *dir, enum tc_folder which);
    void *ctx;
    char last[PATH_BYTES]; /* of the folders that are put together here */
};

/* Visits "dir/between/folder", but not twice: what lies beside the program is mostly what it was built for. */
static bool visit_below(struct walk *walk, struct tc_str dir, const char *between, enum tc_folder which) {
    char path[PATH_BYTES];
    int len = snprintf(path, sizeof path, "%.*s/%s%s", TC_FMT(dir), between, walk->folder);
    if (len < 0 || (size_t)len >= sizeof path || strcmp(path, walk->last) == 0)
        return true;
    strcpy(walk->last, path);
    return walk->visit(walk->ctx, path, which);
}

static bool visit_variable(struct walk *walk, const char *list) {
    struct tc_str rest = tc_str(list);
    char dir[PATH_BYTES];
    while (rest.ptr) {
        struct tc_str part = tc_str_split(&rest, ':');
        if (part.len == 0 || part.len >= sizeof dir)
            continue;
        memcpy(dir, part.ptr, part.len);
        dir[part.len] = '\0';
        if (!walk->visit(walk->ctx, dir, TC_FOLDER_VARIABLE))
            return false;
    }
    return true;
}

static bool visit_user(struct walk *walk) {
    const char *data = getenv("XDG_DATA_HOME"), *home = getenv("HOME");
    if (data && data[0] == '/')
        return visit_below(walk, tc_str(data), "tercet/", TC_FOLDER_USER);
    return !home || home[0] != '/' || visit_below(walk, tc_str(home), ".local/share/tercet/", TC_FOLDER_USER);
}

/* Cuts the last name off a path and gives it. */
static struct tc_str cut_name(struct tc_str *path) {
    size_t at = path->len;
    while (at > 0 && path->ptr[at - 1] != '/')
        at--;
    struct tc_str name = tc_str_sub(*path, at, path->len);
    path->len = at > 0 ? at - 1 : 0;
    return name;
}

/* Only a program that lies where `make` or `make install` puts it says where its files are: what lies two folders above
 * any other is not ours. */
static bool visit_beside_program(struct walk *walk) {
    char exe[PATH_BYTES];
    ssize_t len = readlink("/proc/self/exe", exe, sizeof exe);
    if (len <= 0 || (size_t)len >= sizeof exe)
        return true;
    struct tc_str path = {exe, (size_t)len};
    (void)cut_name(&path);
    struct tc_str folder = cut_name(&path);
    if (tc_str_eq_cstr(folder, "bin"))
        return visit_below(walk, path, "share/tercet/", TC_FOLDER_INSTALLED);
    return !tc_str_eq_cstr(cut_name(&path), "build") || visit_below(walk, path, "", TC_FOLDER_SOURCE);
}

void tc_folders_each(const struct tc_folder_kind *kind, const char *const *given, size_t n_given,
                     bool (*visit)(void *ctx, const char *dir, enum tc_folder which), void *ctx) {
    struct walk walk = {.folder = kind->folder, .visit = visit, .ctx = ctx};
    for (size_t i = 0; i < n_given; i++)
        if (!visit(ctx, given[i], TC_FOLDER_GIVEN))
            return;
    const char *list = getenv(kind->variable);
    if (list && !visit_variable(&walk, list))
        return;
    if (visit(ctx, kind->folder, TC_FOLDER_HERE) && visit_user(&walk) && visit_beside_program(&walk))
        (void)visit_below(&walk, tc_str(tc_folder_installed), "", TC_FOLDER_INSTALLED);
}
