#include "app/commands.h"

#include "app/known_names.h"
#include "base/fs.h"
#include "draw/draw.h"
#include "output/csv_set.h"

enum { DRAW_PATH_BYTES = 4096, NOTE_BYTES = 256 };

static enum tc_status draw(const char *dir, const char *path, struct tc_draw_options *options,
                           const struct tc_plugin_choice *choice, struct tc_error *err) {
    char note[NOTE_BYTES] = "";
    struct tc_graph *graph = tc_graph_new();
    enum tc_status status = graph ? TC_OK : tc_error_set(err, TC_ERR_MEMORY, "out of memory");
    if (status == TC_OK)
        status = tc_csv_set_read(graph, dir, err);
    struct tc_known_names *names = status == TC_OK ? tc_known_names_new(graph, choice) : NULL;
    options->find_name = names ? tc_known_names_find : NULL;
    options->find_ctx = names;
    if (status == TC_OK)
        status = tc_draw(graph, path, options, note, err);
    if (status == TC_OK)
        tc_print(stderr, "written to %s%s%s\n", path, note[0] ? ": " : "", note);
    tc_known_names_free(names);
    tc_graph_free(graph);
    return status;
}

static int run(const struct tc_command *command, int argc, char **argv) {
    struct tc_draw_options options = {0};
    struct tc_list operands = {0}, settings = {0};
    struct tc_plugin_choice choice = {0};
    const char *to = NULL;
    const struct tc_option_spec specs[] = {
        {0, "view", "NAME",
         "sides, layers, overview, ties, network, ego, or a .lua file of your own (default: by content)", TC_OPT_TEXT,
         &options.view},
        {0, "view-dir", "DIR", "look for views in DIR first", TC_OPT_TEXT, &options.view_dir},
        {0, "to", "FILE", "where to: .svg, .png, .pdf or .dot (default DIR/graph.svg)", TC_OPT_TEXT, &to},
        {0, "title", "TEXT", "title of the picture", TC_OPT_TEXT, &options.title},
        {0, "dark", NULL, "light text on a dark ground", TC_OPT_FLAG, &options.dark},
        {0, "set", "KEY=VALUE", "an option of the view, such as max_nodes=40; may be repeated", TC_OPT_LIST, &settings},
        {'p', "plugin", "NAME", "take names in --set from this plugin (default: those that made the results)",
         TC_OPT_LIST, &choice.plugins},
        {0}};
    int code = tc_options_parse(command, specs, argc, argv, &operands);
    if (code < 0 && operands.len != 1)
        code = tc_usage_error(command, "wants one folder that \"tercet build -o DIR\" has written");
    if (code < 0) {
        struct tc_error err = {0};
        char path[DRAW_PATH_BYTES];
        options.settings = settings.items;
        options.n_settings = settings.len;
        enum tc_status status = to ? TC_OK : tc_fs_join(path, sizeof path, operands.items[0], "graph.svg");
        if (status == TC_OK)
            status = draw(operands.items[0], to ? to : path, &options, &choice, &err);
        code = status == TC_OK ? TC_EXIT_OK : tc_fail(&err);
    }
    tc_list_fini(&operands);
    tc_list_fini(&settings);
    tc_plugin_choice_fini(&choice);
    return code;
}

const struct tc_command tc_cmd_draw = {
    .name = "draw",
    .arguments = "[OPTION]... DIR",
    .summary = "Draws what build has written into DIR again: another view, title or format.",
    .details = "options of the views:\n"
               "  sides      left=NAME right=NAME     two parties face each other, by a name or id\n"
               "  layers                              three columns: parties, topics, sectors\n"
               "  overview                            parties and sectors, with counts\n"
               "  ties                                parties, and what they say about each other\n"
               "  network                             all entities, and what is said between them\n"
               "  ego        focus=NAME               one entity and its neighbours\n"
               "  all        max_nodes=N max_edges=N  draw at most so many\n"
               "\n"
               "examples:\n"
               "  tercet draw out --view layers --to out/layers.png\n"
               "  tercet draw out --view sides --set left=Chile --set right=Peru --to chile-peru.pdf\n",
    .run = run,
};
