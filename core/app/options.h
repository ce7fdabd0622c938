/* options.h - command lines by table: one list of options a command serves the parser and --help alike. */
#ifndef TC_APP_OPTIONS_H
#define TC_APP_OPTIONS_H

#include "base/str.h"

struct tc_list {
    const char **items;
    size_t len, cap;
};
void tc_list_fini(struct tc_list *list);

enum tc_option_kind {
    TC_OPT_FLAG,  /* target: bool */
    TC_OPT_TEXT,  /* target: const char * */
    TC_OPT_LIST,  /* target: struct tc_list; may be given several times */
    TC_OPT_COUNT, /* target: unsigned */
    TC_OPT_SIZE,  /* target: unsigned, at least 1 */
};

struct tc_option_spec {
    char letter;          /* 0 = none */
    const char *name;     /* without -- ; NULL ends the table */
    const char *argument; /* what --help calls it, NULL for a flag */
    const char *help;
    enum tc_option_kind kind;
    void *target;
};

struct tc_command {
    const char *name;
    const char *arguments; /* "[OPTION]... INPUT..." */
    const char *summary;   /* one line */
    const char *details;   /* more for --help: examples; may be NULL */
    int (*run)(const struct tc_command *command, int argc, char **argv);
};

/* Exit codes (DESIGN section 9). */
enum { TC_EXIT_OK, TC_EXIT_SOME_FAILED, TC_EXIT_USAGE, TC_EXIT_PLUGIN, TC_EXIT_INPUT, TC_EXIT_OUTPUT };

/* Parses argv[1..]; operands are collected in order. Gives -1 to go on, else the exit code (--help printed, usage error
 * told). */
int tc_options_parse(const struct tc_command *command, const struct tc_option_spec *specs, int argc, char **argv,
                     struct tc_list *operands);

/* "tercet build: MESSAGE", the hint, and where to read on; gives TC_EXIT_USAGE. */
int tc_usage_error(const struct tc_command *command, const char *fmt, ...) TC_PRINTF(2, 3);

/* For help: words from a column on; lines break before column 80 and begin at the indent. The column behind the last
 * word. */
size_t tc_print_words(FILE *out, struct tc_str text, size_t column, size_t indent);

/* Prints the error and gives the exit code of its status. */
int tc_fail(const struct tc_error *err);

#endif
