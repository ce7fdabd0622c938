/* pack.c - one table of fields for each kind of record serves both directions. */
#include "graph/pack.h"

#include "base/alloc.h"
#include "graph/records.h"
#include <stddef.h>
#include <string.h>

struct field {
    enum { NUMBER, CHOICE, TEXT, PAIRS, TEXTS } kind;
    size_t at;
    size_t size;  /* NUMBER and CHOICE: bytes */
    size_t count; /* PAIRS and TEXTS: where their number stands; CHOICE: values there are */
};
#define NUMBER_OF(record, name)                                                                                        \
    { NUMBER, offsetof(struct record, name), sizeof((struct record *)0)->name, 0 }
#define CHOICE_OF(record, name, n)                                                                                     \
    { CHOICE, offsetof(struct record, name), sizeof((struct record *)0)->name, n }
#define TEXT_OF(record, name)                                                                                          \
    { TEXT, offsetof(struct record, name), 0, 0 }
#define LIST_OF(kind, record, name, number)                                                                            \
    { kind, offsetof(struct record, name), 0, offsetof(struct record, number) }

static const struct field relation_fields[] = {
    TEXT_OF(tc_relation, name),    TEXT_OF(tc_relation, label),      TEXT_OF(tc_relation, group),
    TEXT_OF(tc_relation, help),    TEXT_OF(tc_relation, subject),    TEXT_OF(tc_relation, object),
    TEXT_OF(tc_relation, plugin),  TEXT_OF(tc_relation, qualifiers), CHOICE_OF(tc_relation, symmetric, 2),
    NUMBER_OF(tc_relation, order),
};
static const struct field entity_fields[] = {
    TEXT_OF(tc_entity_record, shown.type),
    TEXT_OF(tc_entity_record, shown.key),
    TEXT_OF(tc_entity_record, shown.label),
    LIST_OF(PAIRS, tc_entity_record, shown.attrs, shown.n_attrs),
    LIST_OF(TEXTS, tc_entity_record, shown.aliases, shown.n_aliases),
};
static const struct field document_fields[] = {
    TEXT_OF(tc_graph_document, id),          TEXT_OF(tc_graph_document, uri),      TEXT_OF(tc_graph_document, title),
    TEXT_OF(tc_graph_document, date),        TEXT_OF(tc_graph_document, sha256),   NUMBER_OF(tc_graph_document, chars),
    NUMBER_OF(tc_graph_document, sentences), NUMBER_OF(tc_graph_document, tokens), NUMBER_OF(tc_graph_document, errors),
};
static const struct field issue_fields[] = {
    CHOICE_OF(tc_issue, severity, 3), TEXT_OF(tc_issue, document), TEXT_OF(tc_issue, position),
    TEXT_OF(tc_issue, plugin),        TEXT_OF(tc_issue, rule),     TEXT_OF(tc_issue, message),
};
static const struct field frame_fields[] = {
    NUMBER_OF(tc_frame, document),   TEXT_OF(tc_frame, plugin),
    TEXT_OF(tc_frame, rule),         NUMBER_OF(tc_frame, sentence_no),
    NUMBER_OF(tc_frame, char_start), NUMBER_OF(tc_frame, char_end),
    TEXT_OF(tc_frame, text),         LIST_OF(PAIRS, tc_frame, roles, n_roles),
    TEXT_OF(tc_frame, id),
};
static const struct field statement_fields[] = {
    NUMBER_OF(tc_statement, subject),     NUMBER_OF(tc_statement, object),
    TEXT_OF(tc_statement, predicate),     LIST_OF(PAIRS, tc_statement, quals, n_quals),
    CHOICE_OF(tc_statement, modality, 3), CHOICE_OF(tc_statement, negated, 2),
};
static const struct field evidence_fields[] = {
    NUMBER_OF(tc_evidence, statement),    NUMBER_OF(tc_evidence, document),
    NUMBER_OF(tc_evidence, frame),        NUMBER_OF(tc_evidence, sentence_no),
    TEXT_OF(tc_evidence, sentence),       NUMBER_OF(tc_evidence, char_start),
    NUMBER_OF(tc_evidence, char_end),     NUMBER_OF(tc_evidence, subject_start),
    NUMBER_OF(tc_evidence, subject_end),  NUMBER_OF(tc_evidence, object_start),
    NUMBER_OF(tc_evidence, object_end),   TEXT_OF(tc_evidence, plugin),
    TEXT_OF(tc_evidence, plugin_version), TEXT_OF(tc_evidence, rule),
    NUMBER_OF(tc_evidence, rule_line),    NUMBER_OF(tc_evidence, confidence),
};

/* What holds the records of a kind: any TC_VEC begins like this. */
struct records {
    void *items;
    size_t len, cap;
};

struct table {
    size_t at, size; /* of the TC_VEC in the graph; of a record */
    const struct field *fields;
    size_t n_fields;
};
#define TABLE(vec, fields)                                                                                             \
    {                                                                                                                  \
        offsetof(struct tc_graph, vec), sizeof *((struct tc_graph *)0)->vec.items, fields,                             \
            sizeof fields / sizeof *fields                                                                             \
    }

static const struct table tables[] = {
    TABLE(relations, relation_fields), TABLE(entities, entity_fields), TABLE(documents, document_fields),
    TABLE(issues, issue_fields),       TABLE(frames, frame_fields),    TABLE(statements, statement_fields),
    TABLE(evidence, evidence_fields),
};
enum { TABLES = sizeof tables / sizeof *tables };

/* --- out --- */

static void put(FILE *out, const void *bytes, size_t n) { (void)!fwrite(bytes, 1, n, out); }

static void put_text(FILE *out, struct tc_str text) {
    uint32_t len = (uint32_t)text.len;
    put(out, &len, sizeof len);
    put(out, text.ptr ? text.ptr : "", len);
}

/* A pair is two texts, in memory too. */
static void put_list(FILE *out, const struct tc_str *texts, uint32_t n, uint32_t texts_each) {
    put(out, &n, sizeof n);
    for (uint32_t i = 0; i < n * texts_each; i++)
        put_text(out, texts[i]);
}

static void put_field(FILE *out, const char *record, const struct field *field) {
    const void *at = record + field->at;
    struct tc_str text;
    const void *list;
    uint32_t n;
    switch (field->kind) {
    case NUMBER:
    case CHOICE:
        put(out, at, field->size);
        break;
    case TEXT:
        memcpy(&text, at, sizeof text);
        put_text(out, text);
        break;
    case PAIRS:
    case TEXTS:
        memcpy(&list, at, sizeof list);
        memcpy(&n, record + field->count, sizeof n);
        put_list(out, list, n, field->kind == PAIRS ? 2 : 1);
        break;
    }
}

void tc_graph_pack(const struct tc_graph *graph, FILE *out) {
    for (size_t t = 0; t < TABLES; t++) {
        struct records records;
        memcpy(&records, (const char *)graph + tables[t].at, sizeof records);
        uint64_t n = records.len;
        put(out, &n, sizeof n);
        for (size_t i = 0; i < records.len; i++)
            for (size_t f = 0; f < tables[t].n_fields; f++)
                put_field(out, (const char *)records.items + i * tables[t].size, &tables[t].fields[f]);
    }
}

/* --- in: the records are made in an arena, their texts stay where the bytes are, and merge copies what it keeps --- */

struct unpacking {
    struct tc_str rest;
    struct tc_arena arena;
    enum tc_status status; /* the first failure; from then on everything read is zero */
};

static void stop(struct unpacking *in, enum tc_status why) {
    if (in->status == TC_OK)
        in->status = why;
}

static void get(struct unpacking *in, void *to, size_t n) {
    if (in->rest.len < n)
        stop(in, TC_ERR_INPUT);
    if (in->status == TC_OK) {
        memcpy(to, in->rest.ptr, n);
        in->rest = tc_str_sub(in->rest, n, in->rest.len);
    } else {
        memset(to, 0, n);
    }
}

static struct tc_str get_text(struct unpacking *in) {
    uint32_t len;
    get(in, &len, sizeof len);
    if (in->rest.len < len)
        stop(in, TC_ERR_INPUT);
    struct tc_str text = in->status == TC_OK ? tc_str_sub(in->rest, 0, len) : (struct tc_str){NULL, 0};
    in->rest = tc_str_sub(in->rest, text.len, in->rest.len);
    return text;
}

/* Zeroed room for n items that take so many bytes of the input at least, so that a wrong number costs no memory. */
static void *get_room(struct unpacking *in, uint64_t n, size_t size, size_t least) {
    void *room = NULL;
    if (n > in->rest.len / least)
        stop(in, TC_ERR_INPUT);
    else if (in->status == TC_OK && !(room = tc_arena_zalloc(&in->arena, n * size)))
        stop(in, TC_ERR_MEMORY);
    return room;
}

static void get_list(struct unpacking *in, char *record, const struct field *field) {
    uint32_t n, texts_each = field->kind == PAIRS ? 2 : 1;
    get(in, &n, sizeof n);
    struct tc_str *texts = get_room(in, (uint64_t)n * texts_each, sizeof *texts, sizeof(uint32_t));
    for (uint64_t i = 0; texts && i < (uint64_t)n * texts_each; i++)
        texts[i] = get_text(in);
    memcpy(record + field->at, &texts, sizeof texts);
    memcpy(record + field->count, &n, sizeof n);
}

static void get_choice(struct unpacking *in, char *at, const struct field *field) {
    uint32_t value = 0; /* little end first, or as wide as the field */
    get(in, at, field->size);
    memcpy(&value, at, field->size);
    if (value >= field->count) {
        stop(in, TC_ERR_INPUT);
        memset(at, 0, field->size);
    }
}

static void get_field(struct unpacking *in, char *record, const struct field *field) {
    char *at = record + field->at;
    struct tc_str text;
    switch (field->kind) {
    case NUMBER:
        get(in, at, field->size);
        break;
    case CHOICE:
        get_choice(in, at, field);
        break;
    case TEXT:
        text = get_text(in);
        memcpy(at, &text, sizeof text);
        break;
    case PAIRS:
    case TEXTS:
        get_list(in, record, field);
        break;
    }
}

static void get_table(struct unpacking *in, struct tc_graph *graph, const struct table *table) {
    uint64_t n;
    get(in, &n, sizeof n);
    char *items = get_room(in, n, table->size, table->n_fields);
    for (uint64_t i = 0; i < n && in->status == TC_OK; i++)
        for (size_t f = 0; f < table->n_fields; f++)
            get_field(in, items + i * table->size, &table->fields[f]);
    struct records records = {items, n, n};
    memcpy((char *)graph + table->at, &records, sizeof records);
}

static bool refers_well(const struct tc_graph *graph) {
    bool well = true;
    for (size_t i = 0; i < graph->frames.len; i++)
        well = well && graph->frames.items[i].document < graph->documents.len;
    for (size_t i = 0; i < graph->statements.len; i++)
        well = well && graph->statements.items[i].subject < graph->entities.len &&
               graph->statements.items[i].object < graph->entities.len;
    for (size_t i = 0; i < graph->evidence.len; i++) {
        const struct tc_evidence *evidence = &graph->evidence.items[i];
        well = well && evidence->statement < graph->statements.len && evidence->document < graph->documents.len &&
               (evidence->frame == TC_NO_RECORD || evidence->frame < graph->frames.len);
    }
    return well;
}

enum tc_status tc_graph_unpack(struct tc_graph *into, struct tc_str bytes) {
    struct unpacking in = {.rest = bytes};
    struct tc_graph graph = {0};
    tc_arena_init(&in.arena, SIZE_MAX);
    for (size_t t = 0; t < TABLES; t++)
        get_table(&in, &graph, &tables[t]);
    if (in.status == TC_OK && (in.rest.len > 0 || !refers_well(&graph)))
        in.status = TC_ERR_INPUT;
    if (in.status == TC_OK)
        in.status = tc_graph_merge(into, &graph);
    tc_arena_fini(&in.arena);
    return in.status;
}
