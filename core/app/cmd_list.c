#include "app/commands.h"

#include "plugin/discovery.h"

struct listing {
    size_t found, broken;
};

static enum tc_status print_plugin(void *ctx, const char *name, const char *dir, bool shadowed) {
    struct listing *listing = ctx;
    listing->found++;
    struct tc_engine *engine = NULL;
    struct tc_error err = {0};
    if (tc_engine_new(&engine) != TC_OK)
        return TC_ERR_MEMORY;
    if (shadowed) {
        tc_print(stdout, "%-14s %-8s hidden by an earlier folder  (%s)\n", name, "", dir);
    } else if (tc_engine_add(engine, dir, NULL, 0, &err) != TC_OK) {
        listing->broken++;
        tc_print(stdout, "%-14s %-8s does not load: %s  (%s)\n", name, "", err.msg, dir);
    } else {
        const struct tc_plugin *plugin = tc_engine_plugin(engine, 0);
        tc_print(stdout, "%-14s %-8.*s %.*s  (%s)\n", name, TC_FMT(plugin->version), TC_FMT(plugin->summary), dir);
    }
    tc_engine_free(engine);
    return TC_OK;
}

static int run(const struct tc_command *command, int argc, char **argv) {
    struct tc_list dirs = {0}, operands = {0};
    const struct tc_option_spec specs[] = {
        {0, "plugin-dir", "DIR", "look for plugins in DIR first; may be repeated", TC_OPT_LIST, &dirs}, {0}};
    int code = tc_options_parse(command, specs, argc, argv, &operands);
    if (code < 0 && operands.len > 0)
        code = tc_usage_error(command, "takes no names, found \"%s\"", operands.items[0]);
    struct tc_error err = {0};
    if (code < 0 && tc_check_plugin_dirs(&dirs, &err) != TC_OK)
        code = tc_fail(&err);
    if (code < 0) {
        struct listing listing = {0};
        if (tc_plugin_each(dirs.items, dirs.len, print_plugin, &listing) != TC_OK)
            fprintf(stderr, "out of memory\n");
        if (listing.found == 0)
            printf("no plugin was found; `tercet info` shows where they are looked for\n");
        code = listing.broken ? TC_EXIT_PLUGIN : TC_EXIT_OK;
    }
    tc_list_fini(&dirs);
    tc_list_fini(&operands);
    return code;
}

const struct tc_command tc_cmd_list = {
    .name = "list",
    .arguments = "[OPTION]...",
    .summary = "Lists the plugins that can be found, with their folders.",
    .details = "Searched, first wins by name: --plugin-dir folders, $TERCET_PLUGIN_PATH, ./plugins,\n"
               "$XDG_DATA_HOME/tercet/plugins, the folder plugins that belongs to the program.\n"
               "\"tercet info\" shows these folders.\n",
    .run = run,
};
