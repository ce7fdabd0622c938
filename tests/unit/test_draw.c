#include "base/fs.h"
#include "dialogue_graph.h"
#include "draw/dot.h"
#include "draw/draw.h"
#include "draw/layout.h"
#include "draw/svg.h"
#include <criterion/criterion.h>
#include <libxml/parser.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

TestSuite(draw, .timeout = 120);

enum { NOTE_SIZE = 256 };

/* A folder of its own for every test, removed by the next run of the machine's housekeeping. */
static char folder[64];

static const char *path_of(const char *name) {
    static char path[128];
    if (folder[0] == '\0') {
        strcpy(folder, "/tmp/tercet-draw-XXXXXX");
        cr_assert_not_null(mkdtemp(folder));
    }
    snprintf(path, sizeof path, "%s/%s", folder, name);
    return path;
}

static void remove_folder(void) {
    char command[128];
    if (folder[0] != '\0' && getenv("TERCET_KEEP_PICTURES") == NULL) {
        snprintf(command, sizeof command, "rm -r %s", folder);
        cr_expect_eq(system(command), 0);
    }
}

/* Draws into a file of the name and returns its bytes in buf. */
static void draw(const struct tc_graph *graph, const char *name, const struct tc_draw_options *options,
                 char note[NOTE_SIZE], struct tc_buf *buf) {
    struct tc_error err = {0};
    const char *path = path_of(name);
    enum tc_status status = tc_draw(graph, path, options, note, &err);
    cr_assert_eq(status, TC_OK, "%s: %s:%u: %s", name, err.file, err.line, err.msg);
    tc_buf_init(buf, 64 << 20);
    cr_assert_eq(tc_fs_read(path, buf, &err), TC_OK, "%s", err.msg);
}

/* Draws one document's facts, of which there are at most so many before one without a subject. */
static void draw_facts(const struct dialogue_fact *facts, size_t most, const char *view, struct tc_buf *dot) {
    size_t n = 0;
    while (n < most && facts[n].subject != NULL)
        n++;
    struct tc_graph *graph = dialogue_graph_of(facts, n, 1, "");
    struct tc_draw_options options = {.view = view, .view_dir = "graphs"};
    draw(graph, "facts.dot", &options, NULL, dot);
    tc_graph_free(graph);
}

static bool has(const struct tc_buf *buf, const char *text) {
    return memmem(buf->ptr, buf->len, text, strlen(text)) != NULL;
}

/* --- whole pictures --- */

Test(draw, sides_shows_both_parties_topics_in_sectors_and_sentence_numbers, .fini = remove_folder) {
    struct tc_graph *graph = dialogue_graph();
    struct tc_draw_options options = {.view_dir = "graphs"};
    char note[NOTE_SIZE];
    struct tc_buf svg;
    draw(graph, "sides.svg", &options, note, &svg);
    static const char *const wanted[] = {
        "Norland and Sudria: what they said",
        "numbers in [ ] are the sentences",
        "Between them: agrees with [1]",
        ">Fisheries &amp; oceans<",
        "[1, 9]",
        ">Energy<",
        ">Positions<",
        ">Documents<",
        "supported / reaffirmed",
        "only discussed",
        "opposed",
        "Not drawn: 1 statement",
        "<title>Norland \xe2\x80\x93 Cable under the strait &amp; tidal power stations: agreed</title>",
        "viewBox=",
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        cr_expect(has(&svg, wanted[i]), "\"%s\" is missing", wanted[i]);
    cr_expect_not(has(&svg, "<!--") || has(&svg, "DOCTYPE") || has(&svg, "<script") || has(&svg, "<svg width"));
    cr_expect_str_eq(note, "Not drawn: 1 statement of other subjects.");
    tc_buf_fini(&svg);
    tc_graph_free(graph);
}

Test(draw, writes_the_same_bytes_every_time_in_every_format, .fini = remove_folder) {
    static const char *const names[] = {"a.svg", "a.png", "a.pdf", "a.dot"};
    struct tc_graph *graph = dialogue_graph();
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        struct tc_draw_options options = {.view_dir = "graphs", .dark = i % 2 == 0};
        struct tc_buf first, second;
        draw(graph, names[i], &options, NULL, &first);
        sleep(strcmp(names[i], "a.pdf") == 0); /* a date would show */
        draw(graph, names[i], &options, NULL, &second);
        cr_expect(first.len > 1000, "%s has %zu bytes", names[i], first.len);
        cr_expect(tc_str_eq(tc_buf_str(&first), tc_buf_str(&second)), "%s differs", names[i]);
        tc_buf_fini(&first);
        tc_buf_fini(&second);
    }
    tc_graph_free(graph);
}

Test(draw, chooses_the_view_by_content, .fini = remove_folder) {
    static const struct {
        const char *name, *wanted;
    } rows[] = {{"two.svg", "Norland and Sudria: what they said"},
                {"five.svg", "party \xe2\x86\x92 topic \xe2\x86\x92 sector"},
                {"many.svg", "the wider the line"}};
    struct tc_graph *graphs[] = {dialogue_graph(), conference_graph(), large_graph(300)};
    for (size_t i = 0; i < 3; i++) {
        struct tc_draw_options options = {.view_dir = "graphs"};
        char note[NOTE_SIZE];
        struct tc_buf svg;
        draw(graphs[i], rows[i].name, &options, note, &svg);
        cr_expect(has(&svg, rows[i].wanted), "%s: %s", rows[i].name, rows[i].wanted);
        tc_buf_fini(&svg);
        tc_graph_free(graphs[i]);
    }
}

/* The boxes of a picture's one ordered column, from top to bottom, are in the order in which the view gave them. */
static size_t check_stack(struct tc_str dot) {
    const struct tc_layout_limits limits = {20, 0};
    struct tc_buf plain;
    struct tc_error err;
    double above = 1e9;
    int i = 2; /* 0 and 1 are the parties; y grows upwards */
    tc_buf_init(&plain, 1 << 20);
    cr_assert_eq(tc_layout_run(dot, "plain", &limits, &plain, &err), TC_OK, "%s", err.msg);
    for (;; i++) {
        char name[32];
        double x, y;
        snprintf(name, sizeof name, "\nnode n%d ", i);
        const char *line = strstr(plain.ptr, name);
        if (line == NULL)
            break;
        cr_assert_eq(sscanf(line + strlen(name), "%lf %lf", &x, &y), 2);
        cr_expect_lt(y, above, "box %d is not below the one before it", i);
        above = y;
    }
    tc_buf_fini(&plain);
    return (size_t)i - 2;
}

Test(draw, stacks_boxes_in_reading_order) {
    enum { FACTS = 96 };
    static char texts[FACTS][32], sectors[FACTS][32];
    for (size_t seed = 1; seed <= 8; seed++) {
        struct dialogue_fact facts[FACTS];
        size_t n = FACTS / 8 * seed;
        for (size_t i = 0; i < n; i++) {
            snprintf(sectors[i], sizeof sectors[i], "sector %zu", i / 2 * (2 * seed + 1) % (seed + 3));
            snprintf(texts[i], sizeof texts[i], "matter %zu", i / 2 * 13 % 48);
            facts[i] = (struct dialogue_fact){(i * 7 / (seed + 1)) % 2 == 0 ? "Norland" : "Sudria",
                                              i % 5 == 0 ? "discusses" : "agrees_on",
                                              "sector",
                                              sectors[i],
                                              texts[i],
                                              (uint32_t)(i * 17 * seed % 40 + 1)};
        }
        struct tc_graph *graph = dialogue_graph_of(facts, n, 1, "");
        const char *setting = "max_nodes=60";
        struct tc_draw_options options = {.view = "sides", .view_dir = "graphs", .settings = &setting, .n_settings = 1};
        struct tc_buf dot;
        draw(graph, "order.dot", &options, NULL, &dot);
        cr_expect_geq(check_stack(tc_buf_str(&dot)), n / 4);
        tc_buf_fini(&dot);
        tc_graph_free(graph);
    }
    remove_folder();
}

/* Facts of one sector, and the labels and notes that sides makes of them. */
Test(draw, condenses_topics_that_say_the_same) {
    static const struct {
        const char *about;
        struct dialogue_fact facts[4];
        const char *wanted, *unwanted;
    } rows[] = {
        {"an ending that leads to nothing",
         {{"Norland", "agrees_on", "sector", "culture", "a regatta to mark", 1}},
         "label=\"Regatta  [1]\"",
         "to mark  [1]"},
        {"the longer of two that share two words",
         {{"Norland", "supports", "position", "open skies policy over the Shoals", NULL, 1},
          {"Norland", "supports", "position", "open skies policy", NULL, 2}},
         "label=\"Open skies policy  [1, 2]\"",
         "Shoals  ["},
        {"a word that a longer one of the same sentence contains",
         {{"Norland", "agrees_on", "sector", "energy", "tides", 3},
          {"Norland", "agrees_on", "sector", "energy", "energy from tides", 3}},
         "label=\"Energy from tides  [3]\"",
         "label=\"Tides"},
        {"but not in another sentence",
         {{"Norland", "agrees_on", "sector", "energy", "tides", 3},
          {"Norland", "agrees_on", "sector", "energy", "energy from tides", 4}},
         "label=\"Tides  [3]\"",
         "[3, 4]"},
        {"singular and plural",
         {{"Norland", "agrees_on", "sector", "trade", "tariffs", 1},
          {"Sudria", "agrees_on", "sector", "trade", "Tariff", 2}},
         "[1, 2]",
         "label=\"Tariff  [2]\""},
        {"a list of one sentence",
         {{"Norland", "agrees_on", "sector", "trade", "timber", 1},
          {"Norland", "agrees_on", "sector", "trade", "grain", 1},
          {"Norland", "agrees_on", "sector", "trade", "salt", 1}},
         "label=\"Grain, salt &amp; timber  [1]\"",
         "label=\"Salt  [1]\""},
        {"but not where the parties differ",
         {{"Norland", "agrees_on", "sector", "trade", "timber", 1},
          {"Sudria", "agrees_on", "sector", "trade", "grain", 1}},
         "label=\"Timber  [1]\"",
         "&amp;"},
        {"a name keeps its last word",
         {{"Norland", "supports", "position", "Luka Per", NULL, 1}},
         "label=\"Luka Per  [1]\"",
         "label=\"Luka  [1]\""},
        {"and its first",
         {{"Norland", "supports", "position", "The Hague", NULL, 1},
          {"Sudria", "supports", "position", "the Hague", NULL, 2}},
         "label=\"The Hague  [1, 2]\"",
         "label=\"Hague"},
        {"one topic of two sectors",
         {{"Norland", "agrees_on", "sector", "energy", "trade in tides", 3},
          {"Norland", "agrees_on", "sector", "trade", "trade in tides", 3}},
         "label=\"Trade in tides  [3]\"",
         "Trade in tides &amp; trade"},
        {"nor what one opposes",
         {{"Norland", "supports", "position", "free passage", NULL, 1},
          {"Norland", "opposes", "position", "free passage of tankers", NULL, 1}},
         "label=\"Free passage of tankers  [1]\"",
         "[1, 1]"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct tc_buf dot;
        draw_facts(rows[i].facts, sizeof rows[i].facts / sizeof *rows[i].facts, "sides", &dot);
        cr_expect(has(&dot, rows[i].wanted), "%s: no %s in %s", rows[i].about, rows[i].wanted, dot.ptr);
        cr_expect_not(has(&dot, rows[i].unwanted), "%s: %s", rows[i].about, rows[i].unwanted);
        tc_buf_fini(&dot);
    }
    remove_folder();
}

/* A box has the mark of the surest that it counts, a line its own where the box does not say as much. */
Test(draw, marks_every_line_that_is_no_fact) {
    static const struct {
        const char *view;
        struct dialogue_fact facts[3];
        const char *wanted, *unwanted;
    } rows[] = {
        {"layers",
         {{"Norland", "agrees_on planned", "sector", "trade", "salt", 1},
          {"Sudria", "agrees_on", "sector", "trade", "salt", 2}},
         "label=\"planned\" tooltip=\"Norland \u2013 Salt: agreed (planned)\"",
         "Sudria \u2013 Salt: agreed ("},
        {"sides",
         {{"Norland", "agrees_on planned", "sector", "trade", "salt", 1},
          {"Sudria", "agrees_on", "sector", "trade", "salt", 2}},
         "label=\"planned\" tooltip=\"Norland \u2013 Salt: agreed (planned)\"",
         "Salt  [1, 2] planned"},
        {"layers",
         {{"Norland", "agrees_on planned", "sector", "trade", "salt", 1},
          {"Sudria", "agrees_on hedged", "sector", "trade", "salt", 2}},
         "label=\"possibly\" tooltip=\"Sudria \u2013 Salt: agreed (possibly)\"",
         "label=\"planned\""},
        {"layers",
         {{"Norland", "agrees_on planned", "sector", "trade", "salt", 1},
          {"Sudria", "agrees_on hedged", "sector", "trade", "salt", 2}},
         "label=\"Salt  [1, 2] planned\"",
         "label=\"planned\""},
        {"layers",
         {{"Norland", "agrees_on planned", "sector", "trade", "salt", 1},
          {"Norland", "discusses", "sector", "trade", "salt", 2}},
         "label=\"planned\" tooltip=\"Norland \u2013 Salt: agreed (planned)\"",
         "Salt  [1, 2] planned"},
        {"layers",
         {{"Norland", "agrees_on", "sector", "trade", "salt", 1},
          {"Norland", "agrees_on planned", "sector", "trade", "salt", 2}},
         "tooltip=\"Norland \u2013 Salt: agreed\"",
         "(planned)"},
        {"layers",
         {{"Norland", "agrees_on", "sector", "trade", "salt", 1},
          {"Norland", "agrees_on negated", "sector", "trade", "salt", 2}},
         "tooltip=\"Norland \u2013 Salt: opposed\"",
         "(planned)"},
        {"sides",
         {{"Norland", "agrees_on planned", "sector", "trade", "salt", 1},
          {"Norland", "agrees_on", "sector", "trade", "grain", 1},
          {"Sudria", "agrees_on", "sector", "trade", "salt", 1}},
         "label=\"Salt  [1]\"",
         "Grain &amp; salt"},
        {"overview",
         {{"Norland", "agrees_on planned", "sector", "trade", "salt", 1},
          {"Sudria", "agrees_on", "sector", "trade", "salt", 2},
          {"Norland", "agrees_on negated", "sector", "trade", "salt", 3}},
         "label=\"1 agreed (planned)\"",
         "1 agreed (planned), 1 opposed"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct tc_buf dot;
        draw_facts(rows[i].facts, sizeof rows[i].facts / sizeof *rows[i].facts, rows[i].view, &dot);
        cr_expect(has(&dot, rows[i].wanted), "row %zu: no %s in %s", i, rows[i].wanted, dot.ptr);
        cr_expect_not(has(&dot, rows[i].unwanted), "row %zu: %s in %s", i, rows[i].unwanted, dot.ptr);
        cr_expect_eq(has(&dot, "planned = not done yet"),
                     has(&dot, "\"planned\"") || has(&dot, " planned\"") || has(&dot, "(planned)"), "row %zu", i);
        tc_buf_fini(&dot);
    }
    remove_folder();
}

/* The label of a line is a node that the line runs through, with the line's title. */
Test(draw, counts_once_what_parties_say_together, .fini = remove_folder) {
    struct tc_graph *graph = dialogue_graph();
    struct tc_draw_options options = {.view = "overview", .view_dir = "graphs"};
    static const char *const wanted[] = {">Norland + Sudria<",
                                         ">2 agreed<",
                                         ">2 agreed, 1 discussed<",
                                         ">1 supported<",
                                         ">1 opposed<",
                                         "<title>Norland + Sudria \xe2\x80\x93 energy: 2 agreed, 1 discussed</title>"};
    struct tc_buf svg;
    draw(graph, "overview.svg", &options, NULL, &svg);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        cr_expect(has(&svg, wanted[i]), "\"%s\" is missing", wanted[i]);
    cr_expect_not(has(&svg, "<title>l"));
    tc_buf_fini(&svg);
    tc_graph_free(graph);
}

Test(draw, draws_parties_that_speak_of_each_other_alone, .fini = remove_folder) {
    static const struct dialogue_fact facts[] = {{"Norland", "agrees_with", "country", "Sudria", NULL, 1},
                                                 {"Norland", "agrees_with", "country", "Vestria", NULL, 2},
                                                 {"Vestria", "supports", "country", "Norland", NULL, 3}};
    struct tc_graph *graph = dialogue_graph_of(facts, 3, 1, "");
    struct tc_draw_options options = {.view_dir = "graphs"};
    static const char *const wanted[] = {"Who with whom", ">Sudria<", ">Vestria<", ">agrees with<", ">supports<"};
    struct tc_buf svg;
    draw(graph, "ties.svg", &options, NULL, &svg);
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        cr_expect(has(&svg, wanted[i]), "\"%s\" is missing", wanted[i]);
    tc_buf_fini(&svg);
    tc_graph_free(graph);
}

Test(draw, draws_more_relations_than_a_canvas_has_styles, .fini = remove_folder) {
    enum { N = 1000 };
    static char names[N][8];
    static struct dialogue_fact facts[N];
    static const char *const views[] = {"sides", "layers", "overview", "ties", "network", "ego"};
    for (unsigned i = 0; i < N; i++) {
        snprintf(names[i], sizeof names[i], "r%u", i);
        facts[i] = (struct dialogue_fact){"Norland", names[i], i % 2 ? "country" : "port", "Sudria", NULL, i + 1};
    }
    struct tc_graph *graph = dialogue_graph_of(facts, N, 1, "");
    for (size_t i = 0; i < sizeof views / sizeof *views; i++) {
        struct tc_draw_options options = {.view = views[i], .view_dir = "graphs"};
        struct tc_buf dot;
        draw(graph, "many.dot", &options, NULL, &dot);
        cr_expect(has(&dot, " -> "), "%s", views[i]);
        tc_buf_fini(&dot);
    }
    tc_graph_free(graph);
}

Test(draw, says_that_there_is_nothing_to_draw) {
    static const char *const views[] = {"sides", "layers", "overview", "ties"};
    struct tc_graph *graph = dialogue_graph_of(NULL, 0, 1, "");
    for (size_t i = 0; i < 4; i++) {
        struct tc_draw_options options = {.view = views[i], .view_dir = "graphs"};
        struct tc_buf svg;
        draw(graph, "empty.svg", &options, NULL, &svg);
        cr_expect(has(&svg, "Nothing to draw"), "%s", views[i]);
        tc_buf_fini(&svg);
    }
    tc_graph_free(graph);
    remove_folder();
}

Test(draw, takes_only_options_that_the_view_has) {
    static const struct {
        const char *view, *setting, *msg, *hint;
    } rows[] = {
        {"sides", "max_nodse=4", "the view sides has no option \"max_nodse\"", "did you mean \"max_nodes\"?"},
        {"sides", "zzz=4", "the view sides has no option \"zzz\"", "there is: left, max_edges, max_nodes, right"},
        {"ego", "max_nodes=many", "the option max_nodes of the view ego wants a number, found \"many\"", ""},
        {"ego", "max_edges", "the option max_edges of the view ego wants a number, found \"\"", ""},
        {"ego", "max_nodes=nan", "the option max_nodes of the view ego wants a number, found \"nan\"", ""},
    };
    struct tc_graph *graph = dialogue_graph();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct tc_draw_options options = {
            .view = rows[i].view, .view_dir = "graphs", .settings = &rows[i].setting, .n_settings = 1};
        struct tc_error err = {0};
        cr_expect_eq(tc_draw(graph, path_of("x.dot"), &options, NULL, &err), TC_ERR_USAGE);
        cr_expect_str_eq(err.msg, rows[i].msg);
        cr_expect_str_eq(err.hint, rows[i].hint);
    }
    tc_graph_free(graph);
    remove_folder();
}

/* Draws by a view of this text. */
static void draw_script(const struct tc_graph *graph, const char *script, const char *name, const char *setting,
                        struct tc_buf *buf) {
    char path[128];
    strcpy(path, path_of("script.lua"));
    FILE *file = fopen(path, "w");
    cr_assert_not_null(file);
    cr_assert_gt(fputs(script, file), 0);
    fclose(file);
    struct tc_draw_options options = {.view = path, .settings = &setting, .n_settings = setting != NULL};
    draw(graph, name, &options, NULL, buf);
}

Test(draw, tells_two_lines_between_the_same_nodes_apart) {
    struct tc_graph *graph = dialogue_graph();
    struct tc_buf svg;
    draw_script(graph,
                "view { name = 'two', draw = function(graph, options, canvas)\n"
                "  canvas:node{ id = 'x', label = 'x' } canvas:node{ id = 'y', label = 'y' }\n"
                "  canvas:edge{ from = 'x', to = 'y', style = 'agreed', label = 'on', tooltip = 'first tip' }\n"
                "  canvas:edge{ from = 'x', to = 'y', style = 'opposed', tooltip = 'second tip' }\n"
                "  canvas:edge{ from = 'x', to = 'y', style = 'discussed', tooltip = 'third tip' } end }\n",
                "two.svg", NULL, &svg);
    cr_expect(has(&svg, "<title>first tip</title>"));
    cr_expect(has(&svg, "<title>second tip</title>"));
    cr_expect(has(&svg, "<title>third tip</title>"));
    tc_buf_fini(&svg);
    tc_graph_free(graph);
    remove_folder();
}

Test(draw, keeps_the_options_that_were_declared_whatever_becomes_of_their_table) {
    static const char *const later[] = {
        "for i = 1, 3000 do o['option' .. i] = i end",
        "o[true] = 2",
        "o.a = {}",
        "v.options = { b = 1 }",
    };
    struct tc_graph *graph = dialogue_graph();
    for (size_t i = 0; i < sizeof later / sizeof *later; i++) {
        char script[512];
        snprintf(script, sizeof script,
                 "local o = { a = 1, max_nodes = 0/0 }\n"
                 "local v = { name = 'grow', options = o, draw = function(graph, options, canvas)\n"
                 "  canvas:node{ id = 'x', label = 'a ' .. options.a .. ' of ' .. options.max_nodes } end }\n"
                 "view(v)\n%s\n",
                 later[i]);
        struct tc_buf dot;
        draw_script(graph, script, "grow.dot", "a=2", &dot);
        cr_expect(has(&dot, "a 2 of 2"), "%s", later[i]);
        tc_buf_fini(&dot);
    }
    tc_graph_free(graph);
    remove_folder();
}

Test(draw, leaves_out_what_is_too_much_and_says_so) {
    struct tc_graph *graph = large_graph(5000);
    const char *settings[] = {"max_nodes=20", "max_edges=15"};
    static const char *const views[] = {"sides", "layers", "overview"};
    for (size_t i = 0; i < 3; i++) {
        struct tc_draw_options options = {
            .view = views[i], .view_dir = "graphs", .settings = settings, .n_settings = 2};
        char note[NOTE_SIZE];
        struct tc_buf dot;
        draw(graph, "few.dot", &options, note, &dot);
        size_t arrows = 0, nodes = 0;
        for (const char *at = dot.ptr; (at = strstr(at, " -> n")) != NULL; at++)
            arrows += strncmp(strchr(at, '['), "[style=invis", 12) != 0;
        for (const char *at = dot.ptr; (at = strstr(at, " [label=\"")) != NULL; at++)
            nodes++;
        cr_expect(nodes > 4 && nodes <= 20 && arrows <= 15, "%s: %zu nodes, %zu lines", views[i], nodes, arrows);
        cr_expect(strstr(note, "Not drawn: ") != NULL, "%s: %s", views[i], note);
        cr_expect(has(&dot, "Not drawn: "), "%s has no caption", views[i]);
        tc_buf_fini(&dot);
    }
    tc_graph_free(graph);
    remove_folder();
}

/* --- limits --- */

Test(draw, falls_back_to_dot_when_the_layout_takes_too_long) {
    struct tc_graph *graph = dialogue_graph();
    struct tc_draw_options options = {.view_dir = "graphs", .seconds = 0.0001};
    struct tc_error err = {0};
    char note[NOTE_SIZE], path[128];
    snprintf(path, sizeof path, "%s", path_of("slow.svg"));
    cr_assert_eq(tc_draw(graph, path, &options, note, &err), TC_OK, "%s", err.msg);
    cr_expect(strstr(note, "took too long: wrote ") != NULL, "%s", note);
    cr_expect_eq(tc_fs_kind(path), TC_FS_NONE);
    cr_expect_eq(tc_fs_kind(path_of("slow.dot")), TC_FS_FILE);
    tc_graph_free(graph);
    remove_folder();
}

Test(draw, ends_a_layout_that_takes_too_long_or_too_much) {
    struct tc_buf dot, out;
    struct tc_error err;
    tc_buf_init(&dot, 64 << 20);
    tc_buf_init(&out, 64 << 20);
    cr_assert_eq(tc_buf_add(&dot, TC_STR("digraph g {")), TC_OK);
    for (int i = 0; i < 30000; i++)
        cr_assert_eq(tc_buf_addf(&dot, "n%d -> n%d;", i % 4000, i * 7919 % 4000), TC_OK);
    cr_assert_eq(tc_buf_add(&dot, TC_STR("}")), TC_OK);
    const struct tc_layout_limits slow = {1, 0};
    cr_expect_eq(tc_layout_run(tc_buf_str(&dot), "svg", &slow, &out, &err), TC_ERR_LIMIT);
    cr_expect_eq(out.len, 0);
    cr_expect_eq(tc_layout_run(TC_STR("this is no graph"), "svg", &slow, &out, &err), TC_ERR_OUTPUT);
    cr_expect_eq(tc_layout_run(TC_STR("graph { a }"), "nonsense", &slow, &out, &err), TC_ERR_OUTPUT);
    cr_expect_eq(tc_layout_run(TC_STR("graph { a }"), "svg", &slow, &out, &err), TC_OK, "%s", err.msg);
    tc_buf_fini(&dot);
    tc_buf_fini(&out);
}

Test(draw, refuses_what_it_cannot_do_and_leaves_nothing_behind) {
    static const struct {
        const char *path, *view, *msg;
        enum tc_status status;
    } rows[] = {
        {"x.gif", NULL, "end in .svg", TC_ERR_USAGE},
        {"x", NULL, "end in .svg", TC_ERR_USAGE},
        {"x.svg", "sidse", "there is no view \"sidse\"; searched: graphs, ", TC_ERR_USAGE},
        {"x.svg", "./sides", "there is no view \"./sides\"", TC_ERR_USAGE},
        {"no/such/folder/x.dot", "sides", "", TC_ERR_OUTPUT},
    };
    struct tc_graph *graph = dialogue_graph();
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct tc_draw_options options = {.view = rows[i].view, .view_dir = "graphs"};
        struct tc_error err = {0};
        cr_expect_eq(tc_draw(graph, path_of(rows[i].path), &options, NULL, &err), rows[i].status, "%s", rows[i].path);
        cr_expect(strstr(err.msg, rows[i].msg) != NULL, "%s: %s", rows[i].path, err.msg);
        cr_expect_eq(tc_fs_kind(path_of(rows[i].path)), TC_FS_NONE);
    }
    tc_graph_free(graph);
    remove_folder();
}

/* --- views of others --- */

static unsigned names_asked;

static const char *find_name(void *ctx, const char *name) {
    (void)ctx;
    names_asked++;
    return strcmp(name, "cn") == 0 ? "country:CHN" : NULL;
}

static enum tc_status draw_with(const char *view, const char *name, struct tc_error *err) {
    char path[128];
    struct tc_graph *graph = dialogue_graph();
    struct tc_draw_options options = {.view = path, .view_dir = "graphs", .find_name = find_name};
    names_asked = 0;
    memset(err, 0, sizeof *err);
    snprintf(path, sizeof path, "%s", path_of("own.lua"));
    FILE *f = fopen(path, "w");
    cr_assert_not_null(f);
    fputs(view, f);
    fclose(f);
    enum tc_status status = tc_draw(graph, path_of(name), &options, NULL, err);
    tc_graph_free(graph);
    return status;
}

Test(draw, reports_faults_of_a_view_with_their_place) {
    static const struct {
        const char *view, *msg;
    } rows[] = {
        {"", "declares no view"},
        {"view {}", "a view needs draw"},
        {"view { darw = 1 }", "a view has no 'darw'"},
        {"view { draw = function() end, options = 1 }", "options of a view must be a table"},
        {"view { draw = function() end, options = { {} } }", "options of a view are names with a number"},
        {"view { draw = function(g, o, c) c:node { label = 'x' } end }", "id must be a string"},
        {"view { draw = function(g, o, c) c:node { id = 'x', lable = 'y' } end }",
         "unknown key \"lable\"; did you mean \"label\"?"},
        {"view { draw = function(g, o, c) c:node { id = 'x', kind = 'partty' } end }",
         "unknown kind \"partty\"; did you mean \"party\"?"},
        {"view { draw = function(g, o, c) c:node { id = 'x', kind = 'person' } end }",
         "unknown kind \"person\"; there is: party, topic, sector, other"},
        {"view { draw = function(g, o, c) c:style { id = 'mine', label = 'm' } c:node { id = 'x', style = 'mien' } end "
         "}",
         "unknown style \"mien\"; did you mean \"mine\"?"},
        {"view { draw = function(g, o, c) c:nod { id = 'x' } end }", "a canvas has no \"nod\"; did you mean \"node\"?"},
        {"view { draw = function(g, o, c) c:node { id = 'x' } c:node { id = 'x' } end }",
         "there is a node 'x' already"},
        {"view { draw = function(g, o, c) c:edge { from = 'x', to = 'y' } end }", "there is no node 'x'"},
        {"view { draw = function(g, o, c) c:node { id = 'x', cluster = 'y' } end }", "there is no cluster 'y'"},
        {"view { draw = function(g, o, c) c:rank { {} } end }", "must be the id of a node"},
        {"view { draw = function(g, o, c) c:title({}) end }", "string expected"},
        {"view { draw = function(g, o, c) c:node { id = 'x' } c:edge { from = 'x', to = 'x', weight = 0/0 } end }",
         "weight must be a number"},
        {"view { draw = function(g, o, c) for i = 1, 1e6 do c:node { id = i } end end }", "more than 5000 nodes"},
        {"view { draw = function(g, o, c) c.title(g, 'x') end }", "tercet.canvas expected"},
        {"require '../graphs/sides'", "not found"},
        {"os.execute('true')", "global 'os'"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct tc_error err;
        cr_expect_eq(draw_with(rows[i].view, "x.dot", &err), TC_ERR_PLUGIN, "%s: %s", rows[i].view, err.msg);
        cr_expect(strstr(err.msg, rows[i].msg) != NULL, "%s: %s", rows[i].view, err.msg);
        cr_expect(strstr(err.file, "own.lua") != NULL && err.line == 1, "%s: %s:%u", rows[i].view, err.file, err.line);
    }
    struct tc_error err;
    cr_expect_eq(draw_with("view { draw = function() while true do end end }", "x.dot", &err), TC_ERR_LIMIT);
    cr_expect_str_eq(err.hint, "does a loop there end?");
    remove_folder();
}

/* The plugin's name for it first, then the names that stand in the graph. */
Test(draw, finds_an_entity_by_any_of_its_names, .fini = remove_folder) {
    static const struct {
        const char *name, *id;
    } rows[] = {
        {"cn", "'country:CHN'"},
        {"norland", "'country:Norland'"},
        {"country:Sudria", "'country:Sudria'"},
        {"Ada Holm", "'person:Ada Holm'"},
        {"Ada", "nil"},
        {"country:sudria", "nil"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct tc_error err;
        char view[256];
        snprintf(view, sizeof view, "view { draw = function(g, o, c) assert(c:find('%s') == %s, c:find('%s')) end }",
                 rows[i].name, rows[i].id, rows[i].name);
        cr_expect_eq(draw_with(view, "x.dot", &err), TC_OK, "%s: %s", rows[i].name, err.msg);
    }
}

Test(draw, tells_why_a_name_is_refused, .fini = remove_folder) {
    static const struct {
        const char *name, *msg;
    } rows[] = {
        {"cn", "--set left=cn: these results have nothing of country:CHN"},
        {"Norland", "--set left=Norland: this view cannot take country:Norland there"},
        {"Nowhere", "--set left=Nowhere: there is none of that name in these results"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct tc_error err;
        char view[256];
        snprintf(view, sizeof view, "view { draw = function(g, o, c) c:refuse { option = 'left', value = '%s' } end }",
                 rows[i].name);
        cr_expect_eq(draw_with(view, "x.dot", &err), TC_ERR_USAGE);
        cr_expect_str_eq(err.msg, rows[i].msg);
    }
}

Test(draw, a_view_may_ask_for_so_many_names_only) {
    struct tc_error err;
    cr_expect_eq(
        draw_with("view { draw = function(g, o, c)\n"
                  "  assert(c:find('cn') == 'country:CHN' and not c:find('x') and not c:find(('x'):rep(257)))\n"
                  "end }",
                  "x.dot", &err),
        TC_OK, "%s", err.msg);
    cr_expect_eq(names_asked, 2);
    cr_expect_eq(draw_with("view { draw = function(g, o, c)\n"
                           "  for i = 1, 1e6 do pcall(c.find, c, 'cn') end\n"
                           "end }",
                           "x.dot", &err),
                 TC_ERR_LIMIT);
    cr_expect(strstr(err.msg, "fuel") && err.line == 2, "%u: %s", err.line, err.msg);
    cr_expect_lt(names_asked, 100000);
    cr_expect_eq(draw_with("view { draw = function(g, o, c)\n"
                           "  c:refuse { option = 'o', value = ('cn'):rep(200) }\n"
                           "end }",
                           "x.dot", &err),
                 TC_ERR_USAGE);
    cr_expect_str_eq(err.msg, "--set o: a name has at most 256 bytes, this one has 400");
    remove_folder();
}

/* --- hostile text --- */

Test(draw, escapes_labels_tooltips_and_addresses) {
    static const struct {
        const char *text, *label, *tooltip;
    } rows[] = {
        {"a & b", "a &amp; b", "a &amp; b"},
        {"a &amp; b", "a &amp;amp; b", "a &amp;amp; b"},
        {"say \"no\"", "say \\\"no\\\"", "say \\\"no\\\""},
        {"C:\\new\\N", "C:\\\\new\\\\N", "C:\\\\\\\\new\\\\\\\\N"},
        {"<b>x</b>", "<b>x</b>", "<b>x</b>"},
        {"one\ntwo\r\n\tthree", "one two three", "one two three"},
        {"bell\a\033[31mred", "bell [31mred", "bell [31mred"},
        {"abc\u202egnp.exe", "abcgnp.exe", "abcgnp.exe"},
        {"zero\u200bwidth\ufeff", "zerowidth", "zerowidth"},
        {"bad\xff\xc3", "bad\ufffd\ufffd", "bad\ufffd\ufffd"},
        {"  blanks  ", "blanks", "blanks"},
        {"", "", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct tc_buf label, tooltip;
        tc_buf_init(&label, 1 << 20);
        tc_buf_init(&tooltip, 1 << 20);
        cr_expect_eq(tc_dot_label(tc_str(rows[i].text), TC_STR(""), true, &label), TC_OK);
        cr_expect_eq(tc_dot_tooltip(tc_str(rows[i].text), &tooltip), TC_OK);
        cr_expect_str_eq(label.ptr ? label.ptr : "", rows[i].label, "row %zu: %s", i, label.ptr);
        cr_expect_str_eq(tooltip.ptr ? tooltip.ptr : "", rows[i].tooltip, "row %zu: %s", i, tooltip.ptr);
        tc_buf_fini(&label);
        tc_buf_fini(&tooltip);
    }
}

Test(draw, wraps_labels_and_keeps_their_notes) {
    static const struct {
        const char *text, *note, *label;
    } rows[] = {
        {"One China policy", "[5]", "One China policy  [5]"},
        {"a zero-tolerance policy against terrorism", "[1, 9]", "a zero-tolerance policy\\nagainst terrorism  [1, 9]"},
        {"twelve words that together are much longer than three short lines of a label may ever be", "[3]",
         "twelve words that together\\nare much longer than three\\nshort lines of a label may\u2026  [3]"},
        {"resolution of disputes through peaceful means", "[4]",
         "resolution of disputes\\nthrough peaceful means  [4]"},
        {"cooperation in the second phase", "", "cooperation in\\nthe second phase"},
        {"abcdefghijklmnopqrstuvwxyzabcdef", "", "abcdefghijklmnopqrstuvwxyzab\\ncdef"},
        {"\u4e2d\u5df4\u7d4c\u6e08\u56de\u5eca\u4e2d\u5df4\u7d4c\u6e08\u56de\u5eca\u4e2d\u5df4", "",
         "\u4e2d\u5df4\u7d4c\u6e08\u56de\u5eca\u4e2d\u5df4\u7d4c\u6e08\u56de\u5eca\u4e2d\u5df4"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct tc_buf label;
        tc_buf_init(&label, 1 << 20);
        cr_expect_eq(tc_dot_label(tc_str(rows[i].text), tc_str(rows[i].note), true, &label), TC_OK);
        cr_expect_str_eq(label.ptr, rows[i].label, "row %zu: %s", i, label.ptr);
        tc_buf_fini(&label);
    }
}

Test(draw, takes_only_harmless_addresses) {
    static const struct {
        const char *url, *out;
    } rows[] = {
        {"https://example.org/a?b=1&c=2", "https://example.org/a?b=1&amp;c=2"},
        {"HTTP://example.org", "HTTP://example.org"},
        {"mailto:a@example.org", "mailto:a@example.org"},
        {"#e_12", "#e_12"},
        {"javascript:alert(1)", ""},
        {" javascript:alert(1)", ""},
        {"java\nscript:alert(1)", ""},
        {"data:text/html,x", ""},
        {"file:///etc/passwd", ""},
        {"//example.org", ""},
        {"vbscript:x", ""},
        {"https://x/\"onload=\"y", "https://x/%22onload=%22y"},
        {"https://x/<script>\\n\n", "https://x/%3Cscript%3E%5Cn%0A"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct tc_buf out;
        tc_buf_init(&out, 1 << 20);
        cr_expect_eq(tc_dot_url(tc_str(rows[i].url), &out), TC_OK);
        cr_expect_str_eq(out.ptr ? out.ptr : "", rows[i].out, "%s", rows[i].url);
        tc_buf_fini(&out);
    }
}

Test(draw, draws_hostile_texts_as_well_formed_svg_without_script) {
    static char endless[5001], unbroken[5001];
    for (size_t i = 0; i + 1 < sizeof endless; i++) {
        endless[i] = i % 7 == 6 ? ' ' : 'w';
        unbroken[i] = 'W';
    }
    const char *const texts[] = {
        "\"><script>alert(1)</script>",
        "<!-- --><title>x</title>",
        "]]>&lt;&#x3c;script",
        "\\N \\G \\E \\l \\n \\\\",
        "a\"b\\\"c\\",
        "\u202e\u05e9\u05dc\u05d5\u05dd \u0627\u0644\u0639\u0631\u0628\u064a\u0629",
        "line\none\r\ntwo\0",
        "\033]0;x\a",
        "{a|b} <p0> c",
        "javascript:alert(1)",
        "&#106;avascript",
        "bad \xff\xfe \xed\xa0\x80 bytes",
        "\u4e2d\u56fd\u5df4\u57fa\u65af\u5766",
        endless,
        unbroken,
        "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
        "-->",
        "</svg>",
    };
    enum { N = sizeof texts / sizeof *texts };
    struct dialogue_fact facts[2 * N];
    for (size_t i = 0; i < N; i++) {
        facts[2 * i] = (struct dialogue_fact){"\"><script>x</script>", "agrees_on",    "sector", texts[i],
                                              texts[N - 1 - i],        (uint32_t)i + 1};
        facts[2 * i + 1] =
            (struct dialogue_fact){"Sudria & <Sons>\\", "supports", "position", texts[i], NULL, (uint32_t)i + 1};
    }
    struct tc_graph *graph = dialogue_graph_of(facts, 2 * N, 1, "<script>alert('title')</script>\\l\"");
    static const char *const views[] = {"sides", "layers", "overview"};
    for (size_t i = 0; i < 3; i++) {
        struct tc_draw_options options = {.view = views[i], .view_dir = "graphs", .seconds = 30};
        struct tc_buf svg;
        draw(graph, "hostile.svg", &options, NULL, &svg);
        xmlDocPtr doc = xmlReadMemory(svg.ptr, (int)svg.len, "hostile.svg", NULL, XML_PARSE_NONET | XML_PARSE_NOERROR);
        cr_expect_not_null(doc, "%s is not well-formed", views[i]);
        xmlFreeDoc(doc);
        cr_expect_not(has(&svg, "<script") || has(&svg, "javascript:\"") || has(&svg, "<!--") || has(&svg, "\u202e"),
                      "%s", views[i]);
        tc_buf_fini(&svg);
    }
    xmlCleanupParser();
    tc_graph_free(graph);
    remove_folder();
}

Test(draw, drops_the_address_of_a_node_that_would_run_something) {
    struct tc_error err;
    struct tc_buf svg;
    cr_assert_eq(
        draw_with("view { draw = function(g, o, c) c:title('t') c:node { id = 'a', url = 'javascript:alert(1)' } "
                  "c:node { id = 'b', url = 'https://example.org/?a=1&b=\"2\"' } c:edge { from = 'a', to = 'b', style "
                  "= 'plain' } "
                  "end }",
                  "url.svg", &err),
        TC_OK, "%s", err.msg);
    tc_buf_init(&svg, 1 << 20);
    cr_assert_eq(tc_fs_read(path_of("url.svg"), &svg, &err), TC_OK);
    cr_expect_not(has(&svg, "javascript"));
    cr_expect(has(&svg, "href=\"https://example.org/?a=1&amp;b=%222%22\""));
    tc_buf_fini(&svg);
    remove_folder();
}
