#include "output/csv_set.h"

#include "base/alloc.h"
#include "base/fs.h"
#include "base/intern.h"
#include "base/vec.h"
#include "output/csv_sheets.h"
#include <limits.h>
#include <string.h>
#include <strings.h>

/* Record numbers by a name of the tables' own, such as a triple_id. The first of a name counts. */
struct numbers {
    struct tc_intern names;
    TC_VEC(uint32_t) of; /* by interned name - 1 */
};

/* A column that the data names. */
struct free_column {
    struct tc_str name;
    size_t at;
};

/* A row of triples.csv; triple is its id, interned in the loader's names. */
struct triple_row {
    uint32_t triple, statement, line;
};

struct loader {
    struct tc_graph *graph;
    const char *dir;
    struct tc_error *err;
    struct numbers entities, documents, uris, frames, triples;
    struct tc_intern qualifiers; /* that relations declare */
    struct tc_intern names;
    TC_VEC(struct triple_row) triple_rows;
    TC_VEC(unsigned char) has_evidence; /* by statement */

    /* the sheet and row being read */
    const struct tc_sheet *sheet;
    char path[PATH_MAX];
    size_t at[TC_SHEET_COLUMNS_MAX];
    TC_VEC(struct free_column) free_columns;
    TC_VEC(struct tc_pair) pairs;
    TC_VEC(struct tc_str) aliases;
    struct tc_buf text;
    const struct tc_str *fields;
    size_t n_fields;
    uint32_t line;
};

static const size_t NO_COLUMN = SIZE_MAX;

/* --- numbers --- */

static enum tc_status numbers_put(struct numbers *numbers, struct tc_str name, uint32_t number) {
    uint32_t id = tc_intern_add(&numbers->names, name);
    if (!id)
        return TC_ERR_MEMORY;
    return id > numbers->of.len ? tc_vec_push(&numbers->of, number) : TC_OK;
}

static uint32_t numbers_get(const struct numbers *numbers, struct tc_str name) {
    uint32_t id = tc_intern_find(&numbers->names, name);
    return id ? numbers->of.items[id - 1] : TC_NO_RECORD;
}

/* --- cells --- */

static enum tc_status no_memory(struct loader *l) { return tc_error_set(l->err, TC_ERR_MEMORY, "out of memory"); }

static struct tc_str field_at(const struct loader *l, size_t at) {
    return at < l->n_fields ? tc_csv_unguard(l->fields[at]) : (struct tc_str){"", 0};
}

static struct tc_str cell(const struct loader *l, int column) { return field_at(l, l->at[column]); }

static enum tc_status bad_cell(struct loader *l, int column, const char *wanted) {
    return tc_error_at(l->err, TC_ERR_INPUT, l->path, l->line, 0, "%s: expected %s, found \"%.*s\"",
                       l->sheet->columns[column], wanted, TC_FMT(tc_str_sub(cell(l, column), 0, 80)));
}

/* An empty cell is 0. */
static enum tc_status cell_count(struct loader *l, int column, uint64_t max, uint64_t *value) {
    struct tc_str text = cell(l, column);
    uint64_t sum = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned digit = (unsigned char)text.ptr[i] - (unsigned)'0';
        if (digit > 9 || sum > (max - digit) / 10)
            return bad_cell(l, column, "a count");
        sum = sum * 10 + digit;
    }
    *value = sum;
    return TC_OK;
}

static enum tc_status cell_count32(struct loader *l, int column, uint32_t *value) {
    uint64_t wide = 0;
    enum tc_status status = cell_count(l, column, UINT32_MAX, &wide);
    if (status == TC_OK)
        *value = (uint32_t)wide;
    return status;
}

/* A number from 0 to 1, read without regard to the locale. */
static enum tc_status cell_confidence(struct loader *l, int column, double *value) {
    struct tc_str text = cell(l, column);
    double sum = 0, unit = 0;
    for (size_t i = 0; i < text.len; i++) {
        unsigned digit = (unsigned char)text.ptr[i] - (unsigned)'0';
        bool point = text.ptr[i] == '.' && unit == 0;
        if (!point && digit > 9)
            return bad_cell(l, column, "a number from 0 to 1");
        if (point)
            unit = 1;
        else if (unit > 0)
            sum += digit * (unit /= 10);
        else
            sum = sum * 10 + digit;
    }
    if (text.len == 0 || sum > 1)
        return bad_cell(l, column, "a number from 0 to 1");
    *value = sum;
    return TC_OK;
}

static enum tc_status cell_bool(struct loader *l, int column, bool *value) {
    struct tc_str text = cell(l, column);
    bool yes = text.len == 4 && strncasecmp(text.ptr, "true", 4) == 0;
    bool no = text.len == 0 || (text.len == 5 && strncasecmp(text.ptr, "false", 5) == 0);
    if (!yes && !no)
        return bad_cell(l, column, "true or false");
    *value = yes;
    return TC_OK;
}

/* The number that a cell's name stands for in another sheet. */
static enum tc_status cell_number(struct loader *l, int column, const struct numbers *numbers, const char *wanted,
                                  uint32_t *value) {
    uint32_t number = numbers_get(numbers, cell(l, column));
    if (number == TC_NO_RECORD)
        return bad_cell(l, column, wanted);
    *value = number;
    return TC_OK;
}

static enum tc_status read_pairs(struct loader *l) {
    l->pairs.len = 0;
    for (size_t i = 0; i < l->free_columns.len; i++) {
        struct tc_pair pair = {l->free_columns.items[i].name, field_at(l, l->free_columns.items[i].at)};
        if (pair.value.len && tc_vec_push(&l->pairs, pair) != TC_OK)
            return no_memory(l);
    }
    return TC_OK;
}

/* Several cells as one name; no cell holds a NUL, or it would only be a rarer name. */
static struct tc_str join_cells(struct loader *l, struct tc_str a, struct tc_str b, struct tc_str c) {
    tc_buf_reset(&l->text);
    tc_buf_add(&l->text, a);
    tc_buf_addc(&l->text, '\0');
    tc_buf_add(&l->text, b);
    tc_buf_addc(&l->text, '\0');
    tc_buf_add(&l->text, c);
    return tc_buf_str(&l->text);
}

/* --- one function a sheet: a row --- */

static enum tc_status read_relation(struct loader *l) {
    struct tc_relation relation = {.name = cell(l, REL_PREDICATE),
                                   .label = cell(l, REL_LABEL),
                                   .group = cell(l, REL_GROUP),
                                   .subject = cell(l, REL_SUBJECT),
                                   .object = cell(l, REL_OBJECT),
                                   .qualifiers = cell(l, REL_QUALIFIERS),
                                   .plugin = cell(l, REL_PLUGIN),
                                   .help = cell(l, REL_HELP)};
    TC_TRY(cell_count32(l, REL_ORDER, &relation.order));
    TC_TRY(cell_bool(l, REL_SYMMETRIC, &relation.symmetric));
    struct tc_str rest = relation.qualifiers;
    while (rest.len)
        if (!tc_intern_add(&l->qualifiers, tc_str_trim(tc_str_split(&rest, '|'))))
            return no_memory(l);
    return tc_graph_add_relation(l->graph, &relation) == TC_NO_RECORD ? no_memory(l) : TC_OK;
}

/* "China; PRC" with backslashes before semicolons that belong to a name. The names are put together in l->text. */
static enum tc_status read_aliases(struct loader *l, struct tc_str text) {
    l->aliases.len = 0;
    tc_buf_reset(&l->text);
    if (tc_buf_reserve(&l->text, text.len + 1) != TC_OK) /* so that it does not move below */
        return no_memory(l);
    size_t from = 0;
    for (size_t i = 0; i <= text.len; i++) {
        if (i < text.len && text.ptr[i] != ';') {
            i += text.ptr[i] == '\\' && i + 1 < text.len;
            tc_buf_addc(&l->text, text.ptr[i]);
            continue;
        }
        struct tc_str alias = {l->text.ptr + from, l->text.len - from};
        if (alias.len && tc_vec_push(&l->aliases, alias) != TC_OK)
            return no_memory(l);
        from = l->text.len;
        i += i + 1 < text.len && text.ptr[i + 1] == ' ';
    }
    return TC_OK;
}

static enum tc_status read_entity(struct loader *l) {
    struct tc_str id = cell(l, ENT_ID), type = cell(l, ENT_TYPE);
    if (id.len <= type.len || id.ptr[type.len] != ':' || !tc_str_starts(id, type))
        return bad_cell(l, ENT_ID, "type:key with the row's type");
    TC_TRY(read_pairs(l));
    TC_TRY(read_aliases(l, cell(l, ENT_ALIASES)));
    struct tc_graph_entity entity = {.type = type,
                                     .key = tc_str_sub(id, type.len + 1, id.len),
                                     .label = cell(l, ENT_LABEL),
                                     .attrs = l->pairs.items,
                                     .n_attrs = (uint32_t)l->pairs.len,
                                     .aliases = l->aliases.items,
                                     .n_aliases = (uint32_t)l->aliases.len};
    uint32_t number = tc_graph_add_entity(l->graph, &entity);
    if (number == TC_NO_RECORD || numbers_put(&l->entities, id, number) != TC_OK)
        return no_memory(l);
    return TC_OK;
}

static enum tc_status read_document(struct loader *l) {
    struct tc_graph_document document = {.id = cell(l, DOC_ID),
                                         .uri = cell(l, DOC_URI),
                                         .title = cell(l, DOC_TITLE),
                                         .date = cell(l, DOC_DATE),
                                         .sha256 = cell(l, DOC_SHA256)};
    TC_TRY(cell_count(l, DOC_CHARS, UINT64_MAX, &document.chars));
    TC_TRY(cell_count(l, DOC_SENTENCES, UINT64_MAX, &document.sentences));
    TC_TRY(cell_count(l, DOC_TOKENS, UINT64_MAX, &document.tokens));
    TC_TRY(cell_count(l, DOC_ERRORS, UINT64_MAX, &document.errors));
    uint32_t number = tc_graph_add_document(l->graph, &document);
    struct tc_str name = join_cells(l, document.id, document.uri, TC_STR(""));
    if (number == TC_NO_RECORD || l->text.failed || numbers_put(&l->documents, name, number) != TC_OK ||
        numbers_put(&l->uris, document.uri, number) != TC_OK)
        return no_memory(l);
    return TC_OK;
}

/* The table does not say which of several documents of one uri is meant; nothing that is written depends on it. */
static enum tc_status read_frame(struct loader *l) {
    struct tc_frame frame = {.id = cell(l, FRA_ID), .rule = cell(l, FRA_RULE), .text = cell(l, FRA_TEXT)};
    if (frame.id.len == 0)
        return bad_cell(l, FRA_ID, "an id");
    TC_TRY(cell_number(l, FRA_DOCUMENT, &l->uris, "a document of documents.csv", &frame.document));
    TC_TRY(cell_count32(l, FRA_SENTENCE_NO, &frame.sentence_no));
    TC_TRY(read_pairs(l));
    frame.roles = l->pairs.items;
    frame.n_roles = (uint32_t)l->pairs.len;
    uint32_t number = tc_graph_add_frame(l->graph, &frame);
    bool added = number != TC_NO_RECORD && numbers_put(&l->frames, frame.id, number) == TC_OK;
    return added ? TC_OK : no_memory(l);
}

static enum tc_status read_triple(struct loader *l) {
    struct tc_statement statement = {.predicate = cell(l, TRI_PREDICATE)};
    TC_TRY(cell_number(l, TRI_SUBJECT_ID, &l->entities, "an entity of entities.csv", &statement.subject));
    TC_TRY(cell_number(l, TRI_OBJECT_ID, &l->entities, "an entity of entities.csv", &statement.object));
    TC_TRY(cell_bool(l, TRI_NEGATED, &statement.negated));
    if (!tc_modality_find(cell(l, TRI_MODALITY), &statement.modality))
        return bad_cell(l, TRI_MODALITY, "asserted, planned or hedged");
    if (statement.predicate.len == 0)
        return bad_cell(l, TRI_PREDICATE, "a relation");
    TC_TRY(read_pairs(l));
    statement.quals = l->pairs.items;
    statement.n_quals = (uint32_t)l->pairs.len;
    struct triple_row row = {.triple = tc_intern_add(&l->names, cell(l, TRI_ID)),
                             .statement = tc_graph_add_statement(l->graph, &statement),
                             .line = l->line};
    if (!row.triple || row.statement == TC_NO_RECORD ||
        numbers_put(&l->triples, cell(l, TRI_ID), row.statement) != TC_OK || tc_vec_push(&l->triple_rows, row) != TC_OK)
        return no_memory(l);
    while (l->has_evidence.len <= row.statement)
        if (tc_vec_push(&l->has_evidence, 0) != TC_OK)
            return no_memory(l);
    return TC_OK;
}

/* Evidence of a triple that is not there any more is passed over: whoever deletes rows of triples.csv means them alone.
 */
static enum tc_status read_evidence(struct loader *l) {
    struct tc_evidence evidence = {.statement = numbers_get(&l->triples, cell(l, EVI_TRIPLE_ID)),
                                   .frame = numbers_get(&l->frames, cell(l, EVI_FRAME_ID)),
                                   .sentence = cell(l, EVI_SENTENCE),
                                   .plugin = cell(l, EVI_PLUGIN),
                                   .plugin_version = cell(l, EVI_PLUGIN_VERSION),
                                   .rule = cell(l, EVI_RULE)};
    if (evidence.statement == TC_NO_RECORD)
        return TC_OK;
    evidence.document =
        numbers_get(&l->documents, join_cells(l, cell(l, EVI_DOCUMENT_ID), cell(l, EVI_DOCUMENT), TC_STR("")));
    if (l->text.failed)
        return no_memory(l);
    if (evidence.document == TC_NO_RECORD)
        return bad_cell(l, EVI_DOCUMENT_ID, "a document of documents.csv");
    TC_TRY(cell_count32(l, EVI_SENTENCE_NO, &evidence.sentence_no));
    TC_TRY(cell_count(l, EVI_CHAR_START, UINT64_MAX, &evidence.char_start));
    TC_TRY(cell_count(l, EVI_CHAR_END, UINT64_MAX, &evidence.char_end));
    TC_TRY(cell_count(l, EVI_SUBJECT_START, UINT64_MAX, &evidence.subject_start));
    TC_TRY(cell_count(l, EVI_SUBJECT_END, UINT64_MAX, &evidence.subject_end));
    TC_TRY(cell_count(l, EVI_OBJECT_START, UINT64_MAX, &evidence.object_start));
    TC_TRY(cell_count(l, EVI_OBJECT_END, UINT64_MAX, &evidence.object_end));
    TC_TRY(cell_count32(l, EVI_RULE_LINE, &evidence.rule_line));
    TC_TRY(cell_confidence(l, EVI_CONFIDENCE, &evidence.confidence));
    l->has_evidence.items[evidence.statement] = 1;
    return tc_graph_add_evidence(l->graph, &evidence) == TC_NO_RECORD ? no_memory(l) : TC_OK;
}

static enum tc_status read_issue(struct loader *l) {
    static const enum tc_severity severities[] = {TC_SEVERITY_ERROR, TC_SEVERITY_WARNING, TC_SEVERITY_NOTE};
    struct tc_issue issue = {.document = cell(l, ISS_DOCUMENT),
                             .position = cell(l, ISS_POSITION),
                             .plugin = cell(l, ISS_PLUGIN),
                             .rule = cell(l, ISS_RULE),
                             .message = cell(l, ISS_MESSAGE)};
    for (size_t i = 0; i < sizeof severities / sizeof *severities; i++) {
        issue.severity = severities[i];
        if (tc_str_eq_cstr(cell(l, ISS_SEVERITY), tc_severity_str(issue.severity)))
            return tc_graph_add_issue(l->graph, &issue) == TC_OK ? TC_OK : no_memory(l);
    }
    return bad_cell(l, ISS_SEVERITY, "error, warning or note");
}

/* --- sheets --- */

static enum tc_status (*const read_row[TC_SHEETS])(struct loader *) = {
    [TC_RELATIONS] = read_relation, [TC_ENTITIES] = read_entity, [TC_DOCUMENTS] = read_document,
    [TC_FRAMES] = read_frame,       [TC_TRIPLES] = read_triple,  [TC_EVIDENCE] = read_evidence,
    [TC_ISSUES] = read_issue,
};

/* Not every column is needed: what is counted again, or repeats another sheet for people's sake, may be missing. */
static bool is_needed(const struct tc_sheet *sheet, size_t column) {
    static const bool needed[TC_SHEETS][TC_SHEET_COLUMNS_MAX] = {
        [TC_RELATIONS] = {[REL_PREDICATE] = true},
        [TC_ENTITIES] = {[ENT_ID] = true, [ENT_TYPE] = true},
        [TC_DOCUMENTS] = {[DOC_ID] = true, [DOC_URI] = true},
        [TC_FRAMES] = {[FRA_ID] = true, [FRA_DOCUMENT] = true},
        [TC_TRIPLES] = {[TRI_ID] = true,
                        [TRI_PREDICATE] = true,
                        [TRI_SUBJECT_ID] = true,
                        [TRI_OBJECT_ID] = true,
                        [TRI_MODALITY] = true},
        [TC_EVIDENCE] =
            {[EVI_TRIPLE_ID] = true, [EVI_DOCUMENT_ID] = true, [EVI_DOCUMENT] = true, [EVI_CONFIDENCE] = true},
        [TC_ISSUES] = {[ISS_SEVERITY] = true, [ISS_MESSAGE] = true},
    };
    return needed[sheet - tc_sheets][column];
}

/* In triples.csv a free column is a qualifier only if a relation declares it: people add columns of their own. */
static enum tc_status add_free_column(struct loader *l, struct tc_str title, size_t at) {
    struct tc_str name = tc_sheet_free_name(l->sheet, title);
    if (name.len == 0 || (l->sheet == &tc_sheets[TC_TRIPLES] && !tc_intern_find(&l->qualifiers, name)))
        return TC_OK;
    uint32_t id = tc_intern_add(&l->names, name);
    struct free_column column = {tc_intern_str(&l->names, id), at};
    return id && tc_vec_push(&l->free_columns, column) == TC_OK ? TC_OK : no_memory(l);
}

static bool may_have_free_columns(const struct tc_sheet *sheet) {
    return sheet == &tc_sheets[TC_ENTITIES] || sheet == &tc_sheets[TC_FRAMES] || sheet == &tc_sheets[TC_TRIPLES];
}

static enum tc_status read_header(struct loader *l) {
    for (size_t c = 0; c < l->sheet->n_columns; c++)
        l->at[c] = NO_COLUMN;
    l->free_columns.len = 0;
    for (size_t i = 0; i < l->n_fields; i++) {
        struct tc_str title = field_at(l, i);
        size_t c = 0;
        while (c < l->sheet->n_columns && !tc_str_eq_cstr(title, l->sheet->columns[c]))
            c++;
        if (c < l->sheet->n_columns)
            l->at[c] = i;
        else if (may_have_free_columns(l->sheet))
            TC_TRY(add_free_column(l, title, i));
    }
    for (size_t c = 0; c < l->sheet->n_columns; c++)
        if (l->at[c] == NO_COLUMN && is_needed(l->sheet, c))
            return tc_error_at(l->err, TC_ERR_INPUT, l->path, l->line, 0, "there is no column \"%s\"",
                               l->sheet->columns[c]);
    return TC_OK;
}

static enum tc_status visit(void *ctx, size_t row, uint32_t line, const struct tc_str *fields, size_t n,
                            struct tc_error *err) {
    struct loader *l = ctx;
    (void)err; /* l->err is the same */
    l->fields = fields;
    l->n_fields = n;
    l->line = line;
    return row == 0 ? read_header(l) : read_row[l->sheet - tc_sheets](l);
}

/* Sheets that only add to the others need not be there. */
static bool is_optional(enum tc_sheet_kind kind) {
    return kind == TC_RELATIONS || kind == TC_FRAMES || kind == TC_ISSUES;
}

static enum tc_status set_path(struct loader *l, enum tc_sheet_kind kind) {
    if (tc_fs_join(l->path, sizeof l->path, l->dir, tc_sheets[kind].file) != TC_OK)
        return tc_error_at(l->err, TC_ERR_INPUT, l->dir, 0, 0, "the path is too long");
    return TC_OK;
}

static enum tc_status read_sheet(struct loader *l, enum tc_sheet_kind kind) {
    l->sheet = &tc_sheets[kind];
    TC_TRY(set_path(l, kind));
    if (is_optional(kind) && tc_fs_kind(l->path) == TC_FS_NONE)
        return TC_OK;
    struct tc_buf bytes;
    tc_buf_init(&bytes, SIZE_MAX / 4);
    bool strange = tc_fs_kind(l->path) == TC_FS_OTHER; /* a pipe or device would have no end */
    enum tc_status status = strange ? tc_error_at(l->err, TC_ERR_INPUT, l->path, 0, 0, "cannot read: it is no file")
                                    : tc_fs_read(l->path, &bytes, l->err);
    if (status == TC_OK)
        status = tc_csv_read(tc_buf_str(&bytes), l->path, 0, visit, l, l->err);
    else
        tc_error_hint(l->err, "a folder that `tercet build -o` has written is needed");
    tc_buf_fini(&bytes);
    return status;
}

/* --- the set --- */

static enum tc_status check_evidence(struct loader *l) {
    for (size_t i = 0; i < l->triple_rows.len; i++) {
        const struct triple_row *row = &l->triple_rows.items[i];
        if (l->has_evidence.items[row->statement])
            continue;
        TC_TRY(set_path(l, TC_TRIPLES));
        return tc_error_at(l->err, TC_ERR_INPUT, l->path, row->line, 0, "evidence.csv has nothing for %.*s",
                           TC_FMT(tc_intern_str(&l->names, row->triple)));
    }
    return TC_OK;
}

static enum tc_status load(struct loader *l) {
    for (int kind = 0; kind < TC_SHEETS; kind++)
        TC_TRY(read_sheet(l, (enum tc_sheet_kind)kind));
    TC_TRY(check_evidence(l));
    return tc_graph_seal(l->graph) == TC_OK ? TC_OK : no_memory(l);
}

static enum tc_status refuse_unfinished(const char *dir, struct tc_error *err) {
    char path[PATH_MAX];
    if (tc_fs_join(path, sizeof path, dir, TC_FS_UNFINISHED) != TC_OK || tc_fs_kind(path) == TC_FS_NONE)
        return TC_OK;
    tc_error_at(err, TC_ERR_INPUT, path, 0, 0, "a run was ended while it replaced these files: they are of two runs");
    tc_error_hint(err, "run tercet build again with this folder");
    return TC_ERR_INPUT;
}

enum tc_status tc_csv_set_read(struct tc_graph *graph, const char *dir, struct tc_error *err) {
    struct loader l = {.graph = graph, .dir = dir, .err = err};
    struct numbers *const tables[] = {&l.entities, &l.documents, &l.uris, &l.frames, &l.triples};
    enum tc_status status = refuse_unfinished(dir, err);
    if (status != TC_OK)
        return status;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        status = tc_intern_init(&tables[i]->names) == TC_OK ? status : TC_ERR_MEMORY;
    status = tc_intern_init(&l.qualifiers) == TC_OK ? status : TC_ERR_MEMORY;
    status = tc_intern_init(&l.names) == TC_OK ? status : TC_ERR_MEMORY;
    tc_buf_init(&l.text, SIZE_MAX / 2);
    status = status == TC_OK ? load(&l) : no_memory(&l);
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        tc_intern_fini(&tables[i]->names);
        tc_vec_fini(&tables[i]->of);
    }
    tc_intern_fini(&l.qualifiers);
    tc_intern_fini(&l.names);
    tc_vec_fini(&l.triple_rows);
    tc_vec_fini(&l.has_evidence);
    tc_vec_fini(&l.free_columns);
    tc_vec_fini(&l.pairs);
    tc_vec_fini(&l.aliases);
    tc_buf_fini(&l.text);
    if (status != TC_OK)
        tc_graph_reset(graph);
    return status;
}
