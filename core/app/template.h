/* template.h - the files that `tercet new` writes, embedded in the program so that they are there wherever it is
 * installed. */
#ifndef TC_APP_TEMPLATE_H
#define TC_APP_TEMPLATE_H

#include "base/str.h"

struct tc_template_file {
    const char *path; /* in the new plugin's folder */
    const char *text, *end;
};

/* .path NULL at the end. In the texts @NAME@ stands for the plugin's name, @DIR@ for its folder, @META@ for the folder
 * of the editor's stubs. */
extern const struct tc_template_file tc_template[];

#endif
