/* The readers: the first byte chooses the format, the rest is the file. Every document is read to its end, in pieces
 * whose size the first byte chooses, too. */
#include "input/input.h"
#include "fuzz.h"

static const char *const names[] = {"a.txt", "a.md", "a.html", "a.ndjson", "a.csv"};
enum { FORMATS = sizeof names / sizeof *names };

static void read_text(struct tc_docs *docs, size_t piece) {
    char bytes[4096];
    struct tc_error err = {0};
    size_t got = 1;
    while (got > 0 && tc_docs_read(docs, bytes, piece, &got, &err) == TC_OK)
        MUST(got <= piece);
}

static void read_item(struct tc_docs *docs, struct tc_item *item, size_t piece) {
    struct tc_document document;
    struct tc_error err = {0};
    enum tc_status status = tc_docs_start(docs, item, &err);
    MUST(status == TC_OK || err.msg[0] != '\0');
    while (status != TC_END) {
        err = (struct tc_error){0};
        status = tc_docs_next(docs, &document, &err);
        MUST(status == TC_OK || status == TC_END || (err.status == status && err.msg[0] != '\0'));
        if (status == TC_OK) {
            MUST(document.uri.len > 0);
            read_text(docs, piece);
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0)
        return 0;
    const char *name = names[data[0] % FORMATS];
    char path[256];
    const char *paths[] = {path};
    struct tc_input *input = NULL;
    struct tc_docs *docs = NULL;
    struct tc_error err = {0};
    fuzz_write(name, fuzz_str(data + 1, size - 1));
    MUST(tc_fs_join(path, sizeof path, fuzz_dir(), name) == TC_OK);
    MUST(tc_input_open(&input, paths, 1, TC_FORMAT_AUTO, &err) == TC_OK);
    MUST(tc_docs_new(&docs) == TC_OK);
    for (;;) {
        struct tc_item item = {0};
        enum tc_status status = tc_input_next(input, &item, &err);
        if (status == TC_END)
            break;
        MUST(status == TC_OK || status == TC_ERR_INPUT);
        if (status == TC_OK)
            read_item(docs, &item, 1 + data[0] * 16U);
        tc_item_fini(&item);
    }
    tc_docs_free(docs);
    tc_input_close(input);
    return 0;
}
