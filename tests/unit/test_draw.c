#include "base/fs.h"
#include "dialogue_graph.h"
#include "draw/dot.h"
#include "draw/draw.h"
#include "draw/layout.h"
#include "draw/svg.h"
#include <criterion/criterion.h>
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
        "What Norland and Sudria said",
        "numbers in [ ] are the sentences",
        "Between them: agrees with [1]",
        ">Fisheries &amp; oceans<",
        "[1, 9]",
        ">Energy<",
        ">Positions<",
        ">Documents<",
        "reaffirmed / supports",
        "only discussed",
        "opposed",
        "Not drawn: 1 statement",
        "<title>Norland \xe2\x80\x93 Tidal power stations: agreed</title>",
        "viewBox=",
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        cr_expect(has(&svg, wanted[i]), "\"%s\" is missing", wanted[i]);
    cr_expect_not(has(&svg, "<!--") || has(&svg, "DOCTYPE") || has(&svg, "<script") || has(&svg, "<svg width"));
    cr_expect_str_eq(note, "Not drawn: 1 statement of people and others.");
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
    } rows[] = {{"two.svg", "What Norland and Sudria said"},
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
