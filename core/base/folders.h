/* folders.h - the folders that plugins and views are looked for in, first wins:
 *   1. those that the user names (--plugin-dir, --view-dir)
 *   2. the folders of $TERCET_PLUGIN_PATH or $TERCET_VIEW_PATH, separated by ":"
 *   3. ./plugins or ./graphs
 *   4. $XDG_DATA_HOME/tercet/plugins or graphs, else ~/.local/share/tercet/...
 *   5. beside the program: of SOURCE/build/MODE/tercet that is SOURCE/plugins, of PREFIX/bin/tercet
 *      PREFIX/share/tercet/plugins, wherever PREFIX has been moved to
 *   6. the PREFIX/share/tercet/plugins that it was built for */
#ifndef TC_BASE_FOLDERS_H
#define TC_BASE_FOLDERS_H

#include "base/status.h"
#include <stdbool.h>

enum tc_folder {
    TC_FOLDER_GIVEN,
    TC_FOLDER_VARIABLE,
    TC_FOLDER_HERE,
    TC_FOLDER_USER,
    TC_FOLDER_SOURCE,   /* beside a program that runs where it was built */
    TC_FOLDER_INSTALLED /* 5 and 6 of one that was installed */
};

struct tc_folder_kind {
    const char *folder, *variable;
};
extern const struct tc_folder_kind tc_folder_plugins, tc_folder_views;

/* PREFIX/share/tercet of 6. */
extern const char tc_folder_installed[];

/* Calls visit for each folder in order, whether it is there or not, until it returns false. The path is valid during
 * the call; one that is too long is passed over. */
void tc_folders_each(const struct tc_folder_kind *kind, const char *const *given, size_t n_given,
                     bool (*visit)(void *ctx, const char *dir, enum tc_folder which), void *ctx);

#endif
