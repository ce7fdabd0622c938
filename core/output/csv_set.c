#include "output/csv_set.h"

#include "base/alloc.h"
#include "base/fs.h"
#include "base/vec.h"
#include "output/csv_frames.h"
#include "output/csv_sheets.h"
#include <limits.h>
#include <stdlib.h>

struct writer {
    const struct tc_graph *graph;
    const struct tc_sheet *sheet;
    struct tc_csv_writer csv;
    TC_VEC(struct tc_str) names; /* of the free columns, sorted */
    struct tc_buf text;
    bool failed; /* memory was short */
};

/* --- free columns --- */

static void add_name(struct writer *w, struct tc_str name) {
    for (size_t i = 0; i < w->names.len; i++)
        if (tc_str_eq(w->names.items[i], name))
            return;
    if (tc_vec_push(&w->names, name) != TC_OK)
        w->failed = true;
}

static void add_pair_names(struct writer *w, const struct tc_pair *pairs, uint32_t n) {
    for (uint32_t i = 0; i < n; i++)
        add_name(w, pairs[i].name);
}

static int compare_names(const void *a, const void *b) {
    return tc_str_cmp(*(const struct tc_str *)a, *(const struct tc_str *)b);
}

static void write_header(struct writer *w) {
    if (w->names.len > 1)
        qsort(w->names.items, w->names.len, sizeof *w->names.items, compare_names);
    for (size_t i = 0; i <= w->sheet->n_columns; i++) {
        for (size_t k = 0; i == w->sheet->free_at && k < w->names.len; k++) {
            tc_buf_reset(&w->text);
            if (tc_sheet_column_name(w->sheet, w->names.items[k], &w->text) != TC_OK)
                w->failed = true;
            tc_csv_text(&w->csv, tc_buf_str(&w->text));
        }
        if (i < w->sheet->n_columns)
            tc_csv_text(&w->csv, tc_str(w->sheet->columns[i]));
    }
    tc_csv_end_row(&w->csv);
}

/* One cell a free column. Both the pairs and the columns are sorted by name. */
static void write_pairs(struct writer *w, const struct tc_pair *pairs, uint32_t n) {
    uint32_t next = 0;
    for (size_t i = 0; i < w->names.len; i++) {
        bool here = next < n && tc_str_eq(pairs[next].name, w->names.items[i]);
        tc_csv_text(&w->csv, here ? pairs[next++].value : (struct tc_str){NULL, 0});
    }
}

static void write_bool(struct writer *w, bool value) { tc_csv_text(&w->csv, value ? TC_STR("true") : TC_STR("false")); }

/* --- one function a sheet: cells in the order of its columns --- */

static void write_relations(struct writer *w) {
    write_header(w);
    for (uint32_t i = 0; i < tc_graph_relation_count(w->graph); i++) {
        const struct tc_relation *relation = tc_graph_relation(w->graph, i);
        tc_csv_text(&w->csv, relation->name);
        tc_csv_text(&w->csv, relation->label);
        tc_csv_text(&w->csv, relation->group);
        tc_csv_count(&w->csv, relation->order);
        write_bool(w, relation->symmetric);
        tc_csv_text(&w->csv, relation->subject);
        tc_csv_text(&w->csv, relation->object);
        tc_csv_text(&w->csv, relation->qualifiers);
        tc_csv_text(&w->csv, relation->plugin);
        tc_csv_text(&w->csv, relation->help);
        tc_csv_end_row(&w->csv);
    }
}

/* "China; PRC": a semicolon or backslash inside a name gets a backslash in front. */
static void write_aliases(struct writer *w, const struct tc_graph_entity *entity) {
    tc_buf_reset(&w->text);
    for (uint32_t i = 0; i < entity->n_aliases; i++) {
        struct tc_str alias = entity->aliases[i];
        tc_buf_add(&w->text, i ? TC_STR("; ") : TC_STR(""));
        for (size_t k = 0; k < alias.len; k++) {
            if (alias.ptr[k] == ';' || alias.ptr[k] == '\\')
                tc_buf_addc(&w->text, '\\');
            tc_buf_addc(&w->text, alias.ptr[k]);
        }
    }
    w->failed = w->failed || w->text.failed;
    tc_csv_text(&w->csv, tc_buf_str(&w->text));
}

static void write_entities(struct writer *w) {
    for (uint32_t i = 0; i < tc_graph_entity_count(w->graph); i++) {
        const struct tc_graph_entity *entity = tc_graph_entity(w->graph, i);
        add_pair_names(w, entity->attrs, entity->n_attrs);
    }
    write_header(w);
    for (uint32_t i = 0; i < tc_graph_entity_count(w->graph); i++) {
        const struct tc_graph_entity *entity = tc_graph_entity(w->graph, i);
        tc_csv_text(&w->csv, entity->id);
        tc_csv_text(&w->csv, entity->label);
        tc_csv_text(&w->csv, entity->type);
        write_aliases(w, entity);
        tc_csv_count(&w->csv, entity->n_statements);
        tc_csv_count(&w->csv, entity->n_documents);
        write_pairs(w, entity->attrs, entity->n_attrs);
        tc_csv_end_row(&w->csv);
    }
}

static void write_documents(struct writer *w) {
    write_header(w);
    for (uint32_t i = 0; i < tc_graph_document_count(w->graph); i++) {
        const struct tc_graph_document *document = tc_graph_document(w->graph, i);
        tc_csv_text(&w->csv, document->id);
        tc_csv_text(&w->csv, document->uri);
        tc_csv_text(&w->csv, document->title);
        tc_csv_text(&w->csv, document->date);
        tc_csv_text(&w->csv, document->sha256);
        tc_csv_count(&w->csv, document->chars);
        tc_csv_count(&w->csv, document->sentences);
        tc_csv_count(&w->csv, document->tokens);
        tc_csv_count(&w->csv, document->n_statements);
        tc_csv_count(&w->csv, document->errors);
        tc_csv_end_row(&w->csv);
    }
}

static void write_frame(struct writer *w, const struct tc_frame *frame, const struct tc_frame_row *row) {
    const struct tc_graph_document *document = tc_graph_document(w->graph, row->document);
    tc_csv_text(&w->csv, frame->id);
    tc_csv_text(&w->csv, frame->rule);
    tc_csv_text(&w->csv, row->predicates);
    tc_csv_text(&w->csv, row->parties);
    write_pairs(w, row->cells, row->n_cells);
    tc_csv_text(&w->csv, row->modality);
    write_bool(w, row->negated);
    tc_csv_text(&w->csv, frame->text);
    tc_csv_text(&w->csv, document->uri);
    tc_csv_text(&w->csv, document->title);
    tc_csv_text(&w->csv, document->date);
    tc_csv_count(&w->csv, frame->sentence_no);
    tc_csv_end_row(&w->csv);
}

static void write_frames(struct writer *w) {
    struct tc_frame_rows *rows = tc_frame_rows_new(w->graph);
    struct tc_frame_row row;
    uint32_t n = tc_graph_frame_count(w->graph);
    w->failed = w->failed || !rows;
    for (uint32_t i = 0; i < n && !w->failed; i++) {
        w->failed = tc_frame_row_get(rows, i, &row) != TC_OK;
        if (!w->failed)
            add_pair_names(w, row.cells, row.n_cells);
    }
    write_header(w);
    for (uint32_t i = 0; i < n && !w->failed; i++) {
        w->failed = tc_frame_row_get(rows, i, &row) != TC_OK;
        if (!w->failed)
            write_frame(w, tc_graph_frame(w->graph, i), &row);
    }
    tc_frame_rows_free(rows);
}

static struct tc_str frame_id(const struct writer *w, const struct tc_evidence *evidence) {
    return evidence->frame == TC_NO_RECORD ? TC_STR("") : tc_graph_frame(w->graph, evidence->frame)->id;
}

static void write_triple(struct writer *w, const struct tc_statement *statement) {
    const struct tc_graph_entity *subject = tc_graph_entity(w->graph, statement->subject);
    const struct tc_graph_entity *object = tc_graph_entity(w->graph, statement->object);
    const struct tc_evidence *first = tc_graph_evidence(w->graph, statement->first_evidence);
    const struct tc_graph_document *document = tc_graph_document(w->graph, first->document);
    tc_csv_text(&w->csv, statement->id);
    tc_csv_text(&w->csv, subject->label);
    tc_csv_text(&w->csv, statement->predicate);
    tc_csv_text(&w->csv, object->label);
    write_pairs(w, statement->quals, statement->n_quals);
    tc_csv_text(&w->csv, subject->type);
    tc_csv_text(&w->csv, object->type);
    tc_csv_text(&w->csv, tc_str(tc_modality_str(statement->modality)));
    write_bool(w, statement->negated);
    tc_csv_number(&w->csv, statement->confidence, 3);
    tc_csv_count(&w->csv, statement->n_evidence);
    tc_csv_count(&w->csv, statement->n_documents);
    tc_csv_text(&w->csv, first->sentence);
    tc_csv_text(&w->csv, document->uri);
    tc_csv_text(&w->csv, document->title);
    tc_csv_text(&w->csv, document->date);
    tc_csv_text(&w->csv, subject->id);
    tc_csv_text(&w->csv, object->id);
    tc_csv_text(&w->csv, first->plugin);
    tc_csv_text(&w->csv, first->rule);
    tc_csv_text(&w->csv, frame_id(w, first));
    tc_csv_end_row(&w->csv);
}

static void write_triples(struct writer *w) {
    for (uint32_t i = 0; i < tc_graph_relation_count(w->graph); i++) {
        struct tc_str rest = tc_graph_relation(w->graph, i)->qualifiers;
        while (rest.len)
            add_name(w, tc_str_split(&rest, '|'));
    }
    write_header(w);
    for (uint32_t i = 0; i < tc_graph_statement_count(w->graph); i++)
        write_triple(w, tc_graph_statement(w->graph, i));
}

static void write_evidence(struct writer *w) {
    write_header(w);
    for (uint32_t i = 0; i < tc_graph_evidence_count(w->graph); i++) {
        const struct tc_evidence *evidence = tc_graph_evidence(w->graph, i);
        const struct tc_graph_document *document = tc_graph_document(w->graph, evidence->document);
        tc_csv_text(&w->csv, evidence->id);
        tc_csv_text(&w->csv, tc_graph_statement(w->graph, evidence->statement)->id);
        tc_csv_text(&w->csv, document->id);
        tc_csv_text(&w->csv, document->uri);
        tc_csv_text(&w->csv, document->title);
        tc_csv_text(&w->csv, document->date);
        tc_csv_count(&w->csv, evidence->sentence_no);
        tc_csv_text(&w->csv, evidence->sentence);
        tc_csv_count(&w->csv, evidence->char_start);
        tc_csv_count(&w->csv, evidence->char_end);
        tc_csv_count(&w->csv, evidence->subject_start);
        tc_csv_count(&w->csv, evidence->subject_end);
        tc_csv_count(&w->csv, evidence->object_start);
        tc_csv_count(&w->csv, evidence->object_end);
        tc_csv_text(&w->csv, evidence->plugin);
        tc_csv_text(&w->csv, evidence->plugin_version);
        tc_csv_text(&w->csv, evidence->rule);
        tc_csv_count(&w->csv, evidence->rule_line);
        tc_csv_number(&w->csv, evidence->confidence, 3);
        tc_csv_text(&w->csv, frame_id(w, evidence));
        tc_csv_end_row(&w->csv);
    }
}

static void write_issues(struct writer *w) {
    write_header(w);
    for (uint32_t i = 0; i < tc_graph_issue_count(w->graph); i++) {
        const struct tc_issue *issue = tc_graph_issue(w->graph, i);
        tc_csv_text(&w->csv, tc_str(tc_severity_str(issue->severity)));
        tc_csv_text(&w->csv, issue->document);
        tc_csv_text(&w->csv, issue->position);
        tc_csv_text(&w->csv, issue->plugin);
        tc_csv_text(&w->csv, issue->rule);
        tc_csv_text(&w->csv, issue->message);
        tc_csv_end_row(&w->csv);
    }
}

/* --- all files or none --- */

_Static_assert((int)TC_SHEETS == (int)TC_CSV_FILES, "a file a sheet");

static void (*const write_sheet[TC_SHEETS])(struct writer *) = {
    [TC_RELATIONS] = write_relations, [TC_ENTITIES] = write_entities, [TC_DOCUMENTS] = write_documents,
    [TC_FRAMES] = write_frames,       [TC_TRIPLES] = write_triples,   [TC_EVIDENCE] = write_evidence,
    [TC_ISSUES] = write_issues,
};

/* Everything reaches the temporary file here, so that a full disk is noticed before the first file is renamed. */
static enum tc_status fill_file(const struct tc_graph *graph, enum tc_sheet_kind kind, struct tc_outfile *file,
                                struct tc_csv_policy policy, struct tc_error *err) {
    struct writer w = {.graph = graph, .sheet = &tc_sheets[kind]};
    tc_buf_init(&w.text, SIZE_MAX / 2);
    tc_csv_writer_init(&w.csv, file->stream, policy);
    write_sheet[kind](&w);
    bool flushed = fflush(file->stream) == 0;
    enum tc_status status = tc_csv_writer_fini(&w.csv);
    tc_buf_fini(&w.text);
    tc_vec_fini(&w.names);
    if (w.failed || status == TC_ERR_MEMORY)
        return tc_error_set(err, TC_ERR_MEMORY, "out of memory");
    if (status != TC_OK || !flushed)
        return tc_error_at(err, TC_ERR_OUTPUT, file->path, 0, 0, "cannot be written (is the disk full?)");
    return TC_OK;
}

enum tc_status tc_csv_set_fill(const struct tc_graph *graph, const char *dir, struct tc_csv_policy policy,
                               struct tc_outfile files[TC_CSV_FILES], struct tc_error *err) {
    char path[PATH_MAX];
    int n_open = 0;
    enum tc_status status = tc_fs_mkdirs(dir, err);
    if (status == TC_OK)
        tc_outfile_sweep(dir);
    for (; status == TC_OK && n_open < TC_SHEETS; n_open += status == TC_OK) {
        if (tc_fs_join(path, sizeof path, dir, tc_sheets[n_open].file) != TC_OK)
            status = tc_error_at(err, TC_ERR_OUTPUT, dir, 0, 0, "the path is too long");
        else
            status = tc_outfile_open(&files[n_open], path, err);
    }
    for (int i = 0; status == TC_OK && i < TC_SHEETS; i++)
        status = fill_file(graph, (enum tc_sheet_kind)i, &files[i], policy, err);
    for (int i = 0; status != TC_OK && i < n_open; i++)
        tc_outfile_abort(&files[i]);
    return status;
}

enum tc_status tc_csv_set_write(const struct tc_graph *graph, const char *dir, struct tc_csv_policy policy,
                                struct tc_error *err) {
    struct tc_outfile files[TC_CSV_FILES];
    enum tc_status status = tc_csv_set_fill(graph, dir, policy, files, err);
    return status == TC_OK ? tc_outfile_commit_all(files, TC_CSV_FILES, err) : status;
}
