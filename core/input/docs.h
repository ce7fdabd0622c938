/* docs.h - what the readers of the formats share. For input/ alone. */
#ifndef TC_INPUT_DOCS_H
#define TC_INPUT_DOCS_H

#include "base/vec.h"
#include "input/input.h"

enum {
    TC_FILE_MAX = 256 << 20,   /* bytes of a file that has to be read as a whole: .md .html .csv */
    TC_CHUNK_BYTES = 64 * 1024 /* of a text that is read piece by piece */
};

/* How one format becomes documents. start may fail for the item as a whole; next and read as in input.h. */
struct tc_doc_format {
    enum tc_status (*start)(struct tc_docs *docs, struct tc_error *err);
    enum tc_status (*next)(struct tc_docs *docs, struct tc_document *document, struct tc_error *err);
    enum tc_status (*read)(struct tc_docs *docs, char *dst, size_t cap, size_t *got, struct tc_error *err);
};
extern const struct tc_doc_format tc_doc_text, tc_doc_markdown, tc_doc_html, tc_doc_ndjson, tc_doc_csv;

/* A row of a CSV file of documents: spans of docs->text. */
enum { TC_ROW_CELLS = 5 };
struct tc_doc_row {
    struct {
        size_t at, len;
    } cells[TC_ROW_CELLS];
    uint32_t line;
};

struct tc_docs {
    const struct tc_item *item;
    const struct tc_doc_format *format;
    enum tc_status failed;   /* what start returned */
    struct tc_buf bytes;     /* the file, or a chunk of it */
    struct tc_buf text;      /* what was made of it */
    struct tc_str rest;      /* of the current document's text: what is still to be given out */
    struct tc_arena strings; /* of the current document */
    size_t at;               /* NDJSON: in item->bytes; CSV: next row */
    uint32_t line;           /* NDJSON: of the current document, 1-based */
    char piece[4];           /* NDJSON: a character that did not fit as a whole */
    size_t piece_len;
    bool done; /* formats with one document: it was given out */

    /* a text that is read piece by piece */
    int fd; /* -1 = all is in rest */
    enum tc_encoding { TC_UTF8, TC_UTF16_LE, TC_UTF16_BE } encoding;
    uint32_t high_surrogate; /* waits for its second half */

    /* CSV */
    TC_VEC(struct tc_doc_row) rows;
    size_t columns[TC_ROW_CELLS]; /* where the cells stand in a row */
    struct tc_error csv_error;    /* what ended the reading, told behind the last good row */
};

/* "path#id", or "path#line" if the id is empty; in docs->strings, .ptr is NULL when memory is short. */
struct tc_str tc_docs_place(struct tc_docs *docs, struct tc_str id, uint32_t line);

/* Reads the whole item into docs->bytes as UTF-8 without a byte order mark; refuses what is not a text. */
TC_NODISCARD enum tc_status tc_docs_load(struct tc_docs *docs, struct tc_error *err);
/* The same without the conversion: for HTML, which may say its encoding itself. */
TC_NODISCARD enum tc_status tc_docs_load_raw(struct tc_docs *docs, struct tc_error *err);

/* What a file is whose beginning shows that it is not a text ("a PDF: make a text of it first"); else NULL. */
const char *tc_docs_find_binary(struct tc_str head);
/* TC_ERR_INPUT that says so. */
TC_NODISCARD enum tc_status tc_docs_check_text(const struct tc_docs *docs, struct tc_str head, struct tc_error *err);

/* The encoding that a byte order mark tells; *bom is its length, 0 if there is none. */
enum tc_encoding tc_docs_encoding(struct tc_str head, size_t *bom);
/* Appends UTF-16 bytes (an even number) as UTF-8; half a pair waits in docs->high_surrogate. */
TC_NODISCARD enum tc_status tc_docs_add_utf16(struct tc_docs *docs, struct tc_str bytes, struct tc_buf *out);

/* Gives docs->rest out, piece by piece. */
enum tc_status tc_docs_read_rest(struct tc_docs *docs, char *dst, size_t cap, size_t *got, struct tc_error *err);

#endif
