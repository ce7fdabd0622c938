#include "app/commands.h"

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
        tc_print(stdout, "  %-28.*s %.*s:%u  %zu examples%s\n", TC_FMT(r->name), TC_FMT(r->place.file), r->place.line,
                 r->n_examples, r->has_on_match ? ", Lua" : "");
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
    printf("\n%zu macros, %zu mention steps\n", plugin->n_macros, plugin->n_mentions);
    print_relations(plugin);
    print_options(plugin);
    print_rules(plugin);
}

static int run(const struct tc_command *command, int argc, char **argv) {
    struct tc_plugin_choice choice = {0};
    const struct tc_option_spec specs[] = {
        {0, "plugin-dir", "DIR", "look for plugins in DIR first; may be repeated", TC_OPT_LIST, &choice.dirs}, {0}};
    int code = tc_options_parse(command, specs, argc, argv, &choice.plugins);
    if (code < 0 && choice.plugins.len == 0)
        code = tc_usage_error(command, "which plugin? \"tercet list\" shows them");
    if (code < 0) {
        struct tc_engine *engine = NULL;
        struct tc_error err = {0};
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
    .arguments = "[OPTION]... PLUGIN...",
    .summary = "Shows what a plugin declares: gazetteers, relations, options, rules.",
    .run = run,
};
