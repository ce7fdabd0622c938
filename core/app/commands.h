/* commands.h - the subcommands, and what several of them share. */
#ifndef TC_APP_COMMANDS_H
#define TC_APP_COMMANDS_H

#include "app/options.h"
#include "base/arena.h"
#include "input/input.h"
#include "plugin/engine.h"

extern const struct tc_command tc_cmd_build, tc_cmd_extract, tc_cmd_test, tc_cmd_list, tc_cmd_info, tc_cmd_draw;
extern const struct tc_command tc_cmd_explain, tc_cmd_repl, tc_cmd_profile;
extern const struct tc_command tc_cmd_new, tc_cmd_check;

/* Which plugins, and how they are set: the options that every command with an engine has. */
struct tc_plugin_choice {
    struct tc_list plugins, dirs, settings;
};
#define TC_PLUGIN_OPTIONS(choice)                                                                                      \
    {'p',         "plugin",                                                                                            \
     "NAME",      "use this plugin (a name, or the path of its folder); may be repeated; default: all",                \
     TC_OPT_LIST, &(choice).plugins},                                                                                  \
        {0, "plugin-dir", "DIR", "look for plugins in DIR first; may be repeated", TC_OPT_LIST, &(choice).dirs}, {     \
        0, "set", "P.OPTION=V", "set an option of plugin P (\"tercet info P\" lists them); may be repeated",           \
            TC_OPT_LIST, &(choice).settings                                                                            \
    }

/* What the inputs are; target: const char *, "auto" before. */
#define TC_FORMAT_OPTION(target)                                                                                       \
    {                                                                                                                  \
        0, "format", "F", "what the inputs are: text, md, html, ndjson, csv (default: by their ending)", TC_OPT_TEXT,  \
            &(target)                                                                                                  \
    }
/* -1, or the exit code if there is no such format, which is told. */
int tc_check_format(const struct tc_command *command, const char *name, enum tc_format *format);

/* Where the plugins' code runs. */
struct tc_isolation_choice {
    bool always, never;
};
#define TC_ISOLATION_OPTIONS(choice)                                                                                   \
    {0,                                                                                                                \
     "isolate",                                                                                                        \
     NULL,                                                                                                             \
     "run plugins in processes that are ended when they hang (default: those with code of their own that "             \
     "are not installed)",                                                                                             \
     TC_OPT_FLAG,                                                                                                      \
     &(choice).always},                                                                                                \
    {                                                                                                                  \
        0, "no-isolate", NULL, "run all plugins in this process", TC_OPT_FLAG, &(choice).never                         \
    }
bool tc_must_isolate(const struct tc_isolation_choice *choice, const struct tc_engine *engine);

/* Is each --plugin-dir a folder? If not, TC_ERR_USAGE. */
TC_NODISCARD enum tc_status tc_check_plugin_dirs(const struct tc_list *dirs, struct tc_error *err);
/* Finds and loads the chosen plugins, to be compiled. The caller frees *engine. */
TC_NODISCARD enum tc_status tc_add_plugins(const struct tc_plugin_choice *choice, struct tc_engine **engine,
                                           struct tc_error *err);
/* Finds, loads and compiles the chosen plugins, all that can be found if none is named. The caller frees *engine. */
TC_NODISCARD enum tc_status tc_open_engine(const struct tc_plugin_choice *choice, struct tc_engine **engine,
                                           struct tc_error *err);
/* Loads each chosen plugin alone: the names of those that do load are added to *sound (borrowed from the choice or from
 * the arena), of the others broken is told why. What fails here is the command line or memory. */
TC_NODISCARD enum tc_status tc_sort_plugins(const struct tc_plugin_choice *choice, struct tc_list *sound,
                                            struct tc_arena *arena,
                                            void (*broken)(void *ctx, const char *name, const struct tc_error *err),
                                            void *ctx, struct tc_error *err);
void tc_plugin_choice_fini(struct tc_plugin_choice *choice);

/* Errors and warnings of a sealed graph on stderr, a line each, at most `most`; false when there are more. */
bool tc_print_issues(const struct tc_graph *graph, uint32_t most);
/* The reader of standard output is no more (`| head`): it has what it wanted, which is no error. */
bool tc_reader_has_gone(void);
/* A line on stderr if tables of tercet's own were passed over. */
void tc_print_passed_over(const struct tc_input *input);

#endif
