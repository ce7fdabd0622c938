/* Graphs that come from outside: packed bytes, and a folder of spreadsheets as `draw` and `run` read them. The first
 * byte chooses; for a folder, a line that begins with "== " names the file that follows. What is read can be written.
 */
#include "fuzz.h"
#include "graph/pack.h"
#include "output/csv_set.h"

static const char *const files[] = {"triples.csv",   "frames.csv",    "entities.csv", "evidence.csv",
                                    "documents.csv", "relations.csv", "issues.csv"};
enum { FILES = sizeof files / sizeof *files };

static void read_packed(struct tc_graph *graph, struct tc_str bytes) {
    enum tc_status status = tc_graph_unpack(graph, bytes);
    MUST(status == TC_OK || status == TC_ERR_INPUT);
    MUST(status == TC_OK || tc_graph_document_count(graph) == 0);
    MUST(tc_graph_seal(graph) == TC_OK);
}

/* A file that is not named is empty. */
static void write_folder(struct tc_str rest) {
    struct tc_str part = {"", 0};
    for (size_t i = 0; i < FILES; i++)
        fuzz_write(files[i], part);
    while (rest.ptr) {
        struct tc_str line = tc_str_split(&rest, '\n');
        if (!tc_str_starts(line, TC_STR("== ")) || !rest.ptr)
            continue;
        const char *end = rest.len >= 4 ? memmem(rest.ptr, rest.len, "\n== ", 4) : NULL;
        part = tc_str_sub(rest, 0, end ? (size_t)(end + 1 - rest.ptr) : rest.len);
        for (size_t i = 0; i < FILES; i++)
            if (tc_str_starts(tc_str(files[i]), tc_str_sub(line, 3, line.len)))
                fuzz_write(files[i], part);
        rest = tc_str_sub(rest, part.len, rest.len);
    }
}

static void read_folder(struct tc_graph *graph, struct tc_str text) {
    struct tc_error err = {0};
    write_folder(text);
    enum tc_status status = tc_csv_set_read(graph, fuzz_dir(), &err);
    MUST(status == TC_OK || (err.status == status && err.msg[0] != '\0'));
    if (status == TC_OK)
        MUST(tc_csv_set_write(graph, fuzz_dir(), (struct tc_csv_policy){.separator = ','}, &err) == TC_OK);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0)
        return 0;
    struct tc_graph *graph = tc_graph_new();
    MUST(graph != NULL);
    struct tc_str rest = fuzz_str(data + 1, size - 1);
    if (data[0] % 2)
        read_packed(graph, rest);
    else
        read_folder(graph, rest);
    tc_graph_free(graph);
    return 0;
}
