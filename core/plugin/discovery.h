/* discovery.h - plugins by name, in the folders of base/folders.h, first wins. A name with a "/" is a path to a plugin
 * folder itself, or to its init.lua. */
#ifndef TC_PLUGIN_DISCOVERY_H
#define TC_PLUGIN_DISCOVERY_H

#include "base/str.h"

/* Folder of plugin `name` into out. TC_ERR_PLUGIN names the folders that were searched and, as hint, the nearest name.
 */
TC_NODISCARD enum tc_status tc_plugin_find(const char *name, const char *const *extra_dirs, size_t n_dirs,
                                           struct tc_buf *out, struct tc_error *err);

/* Calls visit for every plugin that can be found, sorted by name; shadowed = an earlier folder has the same name. */
TC_NODISCARD enum tc_status tc_plugin_each(const char *const *extra_dirs, size_t n_dirs,
                                           enum tc_status (*visit)(void *ctx, const char *name, const char *dir,
                                                                   bool shadowed),
                                           void *ctx);

/* Does the folder lie where plugins are installed: in $XDG_DATA_HOME/tercet/plugins or where tercet itself is
 * installed? */
bool tc_plugin_is_installed(const char *dir);

/* What a plugin may be called: lower-case letters, digits, - and _, a letter first, at most 100 bytes. */
bool tc_plugin_name_is_plain(struct tc_str name);

#endif
