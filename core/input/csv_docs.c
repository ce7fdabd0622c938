/* CSV: a document a row; `text` is the column that must be there. */
#include "base/csv.h"
#include "input/docs.h"

#include <string.h>
#include <strings.h>

enum cell { TEXT, ID, TITLE, DATE, URI };
static const char *const cell_names[TC_ROW_CELLS] = {"text", "id", "title", "date", "uri"};
static const size_t NO_COLUMN = SIZE_MAX;

static enum tc_status no_text(struct tc_docs *docs, uint32_t line, const struct tc_str *fields, size_t n,
                              struct tc_error *err) {
    struct tc_buf names;
    tc_buf_init(&names, 512);
    for (size_t i = 0; i < n; i++)
        tc_buf_addf(&names, "%s%.*s", i ? ", " : "", TC_FMT(fields[i]));
    tc_error_at(err, TC_ERR_INPUT, docs->item->path, line, 0, "there is no column \"text\"");
    tc_error_hint(err, "the columns are: %s%s", names.ptr ? names.ptr : "", names.failed ? " ..." : "");
    tc_buf_fini(&names);
    return TC_ERR_INPUT;
}

static enum tc_status find_columns(struct tc_docs *docs, uint32_t line, const struct tc_str *fields, size_t n,
                                   struct tc_error *err) {
    for (int c = 0; c < TC_ROW_CELLS; c++) {
        docs->columns[c] = NO_COLUMN;
        for (size_t i = 0; i < n && docs->columns[c] == NO_COLUMN; i++) {
            struct tc_str name = tc_str_trim(fields[i]);
            if (name.len == strlen(cell_names[c]) && strncasecmp(name.ptr, cell_names[c], name.len) == 0)
                docs->columns[c] = i;
        }
    }
    return docs->columns[TEXT] == NO_COLUMN ? no_text(docs, line, fields, n, err) : TC_OK;
}

static enum tc_status visit(void *ctx, size_t row, uint32_t line, const struct tc_str *fields, size_t n,
                            struct tc_error *err) {
    struct tc_docs *docs = ctx;
    if (row == 0)
        return find_columns(docs, line, fields, n, err);
    struct tc_doc_row found = {.line = line};
    for (int c = 0; c < TC_ROW_CELLS; c++) {
        if (docs->columns[c] >= n)
            continue;
        found.cells[c].at = docs->text.len;
        found.cells[c].len = fields[docs->columns[c]].len;
        tc_buf_add(&docs->text, fields[docs->columns[c]]);
    }
    if (docs->text.failed || tc_vec_push(&docs->rows, found) != TC_OK)
        return tc_error_set(err, TC_ERR_MEMORY, "out of memory");
    return TC_OK;
}

/* A broken row ends the reading, but not before the rows in front of it have been given out. */
static enum tc_status start(struct tc_docs *docs, struct tc_error *err) {
    enum tc_status status = tc_docs_load(docs, err);
    if (status != TC_OK)
        return status;
    for (int c = 0; c < TC_ROW_CELLS; c++)
        docs->columns[c] = NO_COLUMN;
    status = tc_csv_read(tc_buf_str(&docs->bytes), docs->item->path, 0, visit, docs, &docs->csv_error);
    docs->csv_error.status = status;
    if (status != TC_OK && docs->rows.len == 0) {
        if (err)
            *err = docs->csv_error;
        return status;
    }
    if (docs->columns[TEXT] == NO_COLUMN)
        return no_text(docs, 1, NULL, 0, err);
    return TC_OK;
}

static struct tc_str cell(const struct tc_docs *docs, const struct tc_doc_row *row, enum cell c) {
    return tc_str_sub(tc_buf_str(&docs->text), row->cells[c].at, row->cells[c].at + row->cells[c].len);
}

static enum tc_status next(struct tc_docs *docs, struct tc_document *document, struct tc_error *err) {
    if (docs->at == docs->rows.len) {
        enum tc_status status = docs->csv_error.status;
        if (status != TC_OK && err)
            *err = docs->csv_error;
        docs->csv_error.status = TC_OK;
        return status == TC_OK ? TC_END : status;
    }
    const struct tc_doc_row *row = &docs->rows.items[docs->at++];
    struct tc_document found = {.given_id = cell(docs, row, ID),
                                .title = cell(docs, row, TITLE),
                                .date = cell(docs, row, DATE),
                                .uri = cell(docs, row, URI)};
    if (found.uri.len == 0)
        found.uri = tc_docs_place(docs, found.given_id, row->line);
    if (!found.uri.ptr)
        return tc_error_at(err, TC_ERR_INPUT, docs->item->path, row->line, 0, "the id is too long");
    docs->rest = cell(docs, row, TEXT);
    *document = found;
    return TC_OK;
}

const struct tc_doc_format tc_doc_csv = {start, next, tc_docs_read_rest};
