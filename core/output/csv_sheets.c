#include "output/csv_sheets.h"

#include "base/csv.h"
#include "base/fs.h"
#include <string.h>

const struct tc_sheet tc_sheets[TC_SHEETS] = {
    [TC_RELATIONS] = {.file = "relations.csv",
                      .columns = {"predicate", "label", "group", "order", "symmetric", "subject", "object",
                                  "qualifiers", "plugin", "help"},
                      .n_columns = 10,
                      .free_at = 10},
    [TC_ENTITIES] = {.file = "entities.csv",
                     .columns = {"entity_id", "label", "type", "aliases_found", "statement_count", "document_count"},
                     .n_columns = 6,
                     .free_at = 6},
    [TC_DOCUMENTS] = {.file = "documents.csv",
                      .columns = {"document_id", "document", "title", "date", "sha256", "characters", "sentences",
                                  "tokens", "statements", "errors"},
                      .n_columns = 10,
                      .free_at = 10},
    [TC_FRAMES] = {.file = "frames.csv",
                   .columns = {"frame_id", "rule", "predicates", "parties", "modality", "negated", "text", "document",
                               "document_title", "document_date", "sentence_no"},
                   .n_columns = 11,
                   .free_at = 4},
    [TC_TRIPLES] = {.file = "triples.csv",
                    .columns = {"triple_id",      "subject",   "predicate", "object",         "subject_type",
                                "object_type",    "modality",  "negated",   "confidence",     "evidence_count",
                                "document_count", "quote",     "document",  "document_title", "document_date",
                                "subject_id",     "object_id", "plugin",    "rule",           "frame_id"},
                    .n_columns = 20,
                    .free_at = 4},
    [TC_EVIDENCE] = {.file = "evidence.csv",
                     .columns = {"evidence_id",    "triple_id",   "document_id",  "document",   "document_title",
                                 "document_date",  "sentence_no", "sentence",     "char_start", "char_end",
                                 "subject_start",  "subject_end", "object_start", "object_end", "plugin",
                                 "plugin_version", "rule",        "rule_line",    "confidence", "frame_id"},
                     .n_columns = 20,
                     .free_at = 20},
    [TC_ISSUES] = {.file = "issues.csv",
                   .columns = {"severity", "document", "position", "plugin", "rule", "message"},
                   .n_columns = 6,
                   .free_at = 6},
};

static bool is_fixed(const struct tc_sheet *sheet, struct tc_str name) {
    while (name.len && name.ptr[name.len - 1] == '_')
        name.len--;
    for (size_t i = 0; i < sheet->n_columns; i++)
        if (tc_str_eq_cstr(name, sheet->columns[i]))
            return true;
    return false;
}

enum tc_status tc_sheet_column_name(const struct tc_sheet *sheet, struct tc_str name, struct tc_buf *out) {
    enum tc_status status = tc_buf_add(out, name);
    return status == TC_OK && is_fixed(sheet, name) ? tc_buf_addc(out, '_') : status;
}

struct tc_str tc_sheet_free_name(const struct tc_sheet *sheet, struct tc_str column) {
    return is_fixed(sheet, column) ? tc_str_sub(column, 0, column.len - 1) : column;
}

enum { HEADER_MAX = 1 << 20 };

struct heading {
    const struct tc_sheet *sheet;
    bool is_ours;
};

/* The first row is enough: TC_END. */
static enum tc_status compare_header(void *ctx, size_t row, uint32_t line, const struct tc_str *fields, size_t n,
                                     struct tc_error *err) {
    struct heading *heading = ctx;
    size_t met = 0;
    (void)row, (void)line, (void)err;
    for (size_t i = 0; i < n && met < heading->sheet->n_columns; i++)
        met += tc_str_eq_cstr(fields[i], heading->sheet->columns[met]);
    heading->is_ours = met == heading->sheet->n_columns;
    return TC_END;
}

static bool has_header(const struct tc_sheet *sheet, const char *path) {
    struct heading heading = {.sheet = sheet};
    struct tc_error unread;
    if (tc_fs_kind(path) == TC_FS_FILE)
        (void)!tc_csv_read_file(path, HEADER_MAX, 0, compare_header, &heading, &unread);
    return heading.is_ours;
}

bool tc_sheet_is_own(const char *path) {
    const char *name = tc_fs_name(path);
    for (size_t i = 0; i < TC_SHEETS; i++)
        if (strcmp(name, tc_sheets[i].file) == 0)
            return has_header(&tc_sheets[i], path);
    return false;
}
