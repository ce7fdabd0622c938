#include "app/commands.h"

#include "app/progress.h"
#include "base/folders.h"
#include "base/fs.h"

static void print_options(const struct tc_plugin *plugin) {
    if (plugin->n_options)
        tc_print(stdout, "\noptions (--set %.*s.NAME=VALUE):\n", TC_FMT(plugin->name));
    for (size_t i = 0; i < plugin->n_options; i++) {
        const struct tc_option *o = &plugin->options[i];
        tc_print(stdout, "  %-18.*s %.*s, default %.*s. %.*s\n", TC_FMT(o->name), TC_FMT(o->type),
                 TC_FMT(o->default_text), TC_FMT(o->help));
    }
}

static void print_relations(const struct tc_plugin *plugin) {
    printf("\nrelations:\n");
    for (size_t i = 0; i < plugin->n_relations; i++) {
        const struct tc_relation_info *r = &plugin->relations[i];
        tc_print(stdout, "  %-16.*s %.*s -> %.*s%s", TC_FMT(r->name), TC_FMT(r->subject), TC_FMT(r->object),
                 r->symmetric ? ", symmetric" : "");
        if (r->at_most != UINT32_MAX)
            printf(", at most %u", (unsigned)r->at_most);
        if (r->yields_to.len)
            tc_print(stdout, ", yields to %.*s", TC_FMT(r->yields_to));
        if (r->qualifiers.len)
            tc_print(stdout, "; qualifiers: %.*s", TC_FMT(r->qualifiers));
        printf("\n");
        if (r->help.len)
            tc_print(stdout, "  %-16s %.*s\n", "", TC_FMT(r->help));
    }
}

static void print_rules(const struct tc_plugin *plugin) {
    printf("\nrules:\n");
    for (size_t i = 0; i < plugin->n_rules; i++) {
        const struct tc_rule_info *r = &plugin->rules[i];
        tc_print(stdout, "  %-28.*s %.*s:%u  %s%s\n", TC_FMT(r->name), TC_FMT(r->place.file), r->place.line,
                 tc_counted(r->n_examples, "example", "examples"), r->has_on_match ? ", Lua" : "");
    }
}

static void print_plugin(const struct tc_plugin *plugin) {
    tc_print(stdout, "%.*s %.*s - %.*s\n", TC_FMT(plugin->name), TC_FMT(plugin->version), TC_FMT(plugin->summary));
    tc_print(stdout, "folder %.*s, licence %.*s, by %.*s\n", TC_FMT(plugin->dir), TC_FMT(plugin->license),
             TC_FMT(plugin->authors));
    printf("\ngazetteers:\n");
    for (size_t i = 0; i < plugin->n_gazetteers; i++) {
        const struct tc_gazetteer_info *g = &plugin->gazetteers[i];
        tc_print(stdout, "  %-16.*s %zu entities, %zu names  %.*s\n", TC_FMT(g->type), g->n_entities, g->n_names,
                 TC_FMT(g->file));
    }
    printf("\n%s, %s\n", tc_counted(plugin->n_macros, "macro", "macros"),
           tc_counted(plugin->n_mentions, "mention step", "mention steps"));
    print_relations(plugin);
    print_options(plugin);
    print_rules(plugin);
}

static bool print_folder(void *ctx, const char *dir, enum tc_folder which) {
    static const char *const names[] = {
        [TC_FOLDER_GIVEN] = "--plugin-dir", [TC_FOLDER_VARIABLE] = NULL,           [TC_FOLDER_HERE] = "here",
        [TC_FOLDER_USER] = "yours",         [TC_FOLDER_SOURCE] = "of this source", [TC_FOLDER_INSTALLED] = "installed",
    };
    const struct tc_folder_kind *kind = ctx;
    const char *missing = tc_fs_kind(dir) == TC_FS_DIR ? "" : ", is not there";
    if (which == TC_FOLDER_VARIABLE)
        tc_print(stdout, "  %s  ($%s%s)\n", dir, kind->variable, missing);
    else
        tc_print(stdout, "  %s  (%s%s)\n", dir, names[which], missing);
    return true;
}

static void print_folders(const struct tc_list *dirs) {
    struct tc_folder_kind plugins = tc_folder_plugins, views = tc_folder_views;
    printf("tercet " TC_VERSION "\n\nplugins are looked for in, first wins:\n");
    tc_folders_each(&plugins, dirs->items, dirs->len, print_folder, &plugins);
    printf("\nviews are looked for in, first wins:\n");
    tc_folders_each(&views, NULL, 0, print_folder, &views);
}

static int run(const struct tc_command *command, int argc, char **argv) {
    struct tc_plugin_choice choice = {0};
    const struct tc_option_spec specs[] = {
        {0, "plugin-dir", "DIR", "look for plugins in DIR first; may be repeated", TC_OPT_LIST, &choice.dirs}, {0}};
    int code = tc_options_parse(command, specs, argc, argv, &choice.plugins);
    struct tc_error err = {0};
    if (code < 0 && choice.plugins.len == 0) {
        code = tc_check_plugin_dirs(&choice.dirs, &err) == TC_OK ? TC_EXIT_OK : tc_fail(&err);
        if (code == TC_EXIT_OK)
            print_folders(&choice.dirs);
    } else if (code < 0) {
        struct tc_engine *engine = NULL;
        code = TC_EXIT_OK;
        if (tc_open_engine(&choice, &engine, &err) != TC_OK)
            code = tc_fail(&err);
        for (size_t i = 0; code == TC_EXIT_OK && i < tc_engine_plugin_count(engine); i++)
            print_plugin(tc_engine_plugin(engine, i));
        tc_engine_free(engine);
    }
    tc_plugin_choice_fini(&choice);
    return code;
}

const struct tc_command tc_cmd_info = {
    .name = "info",
    .arguments = "[OPTION]... [PLUGIN]...",
    .summary = "Shows what a plugin declares: gazetteers, relations, options, rules. Without a name: where plugins and "
               "views are looked for.",
    .run = run,
};
