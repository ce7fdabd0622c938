#include "output/csv_frames.h"

#include "base/alloc.h"
#include "base/arena.h"
#include "base/vec.h"
#include <stdlib.h>

/* Which free column a value belongs to, the strongest claim to a name first. */
enum source { FROM_OBJECT, FROM_QUALIFIER, FROM_CAPTURE };

struct value {
    struct tc_str name, text;
    enum source source;
    size_t place; /* in the order of the text */
};

struct tc_frame_rows {
    const struct tc_graph *graph;
    uint32_t *first;    /* of a frame in evidence; two more than there are frames */
    uint32_t *evidence; /* numbers, by frame */
    TC_VEC(const struct tc_evidence *) found;
    TC_VEC(struct value) values;
    TC_VEC(struct tc_str) parties, predicates, modalities;
    TC_VEC(struct tc_pair) cells;
    struct tc_arena text;
    struct tc_buf joined;
    bool failed;
};

/* Evidence by frame: counted two places on, so that dealing it out moves each start to its own place. */
static void deal(struct tc_frame_rows *rows, uint32_t n_frames, uint32_t n_evidence) {
    for (uint32_t i = 0; i < n_evidence; i++) {
        uint32_t frame = tc_graph_evidence(rows->graph, i)->frame;
        if (frame != TC_NO_RECORD)
            rows->first[frame + 2]++;
    }
    for (uint32_t i = 0; i <= n_frames; i++)
        rows->first[i + 1] += rows->first[i];
    for (uint32_t i = 0; i < n_evidence; i++) {
        uint32_t frame = tc_graph_evidence(rows->graph, i)->frame;
        if (frame != TC_NO_RECORD)
            rows->evidence[rows->first[frame + 1]++] = i;
    }
}

struct tc_frame_rows *tc_frame_rows_new(const struct tc_graph *graph) {
    uint32_t n_frames = tc_graph_frame_count(graph), n_evidence = tc_graph_evidence_count(graph);
    struct tc_frame_rows *rows = tc_calloc(1, sizeof *rows);
    if (!rows)
        return NULL;
    rows->graph = graph;
    tc_arena_init(&rows->text, SIZE_MAX / 2);
    tc_buf_init(&rows->joined, SIZE_MAX / 2);
    rows->first = tc_calloc((size_t)n_frames + 2, sizeof *rows->first);
    rows->evidence = tc_calloc((size_t)n_evidence + 1, sizeof *rows->evidence);
    if (!rows->first || !rows->evidence) {
        tc_frame_rows_free(rows);
        return NULL;
    }
    deal(rows, n_frames, n_evidence);
    return rows;
}

void tc_frame_rows_free(struct tc_frame_rows *rows) {
    if (!rows)
        return;
    tc_free(rows->first);
    tc_free(rows->evidence);
    tc_vec_fini(&rows->found);
    tc_vec_fini(&rows->values);
    tc_vec_fini(&rows->parties);
    tc_vec_fini(&rows->predicates);
    tc_vec_fini(&rows->modalities);
    tc_vec_fini(&rows->cells);
    tc_arena_fini(&rows->text);
    tc_buf_fini(&rows->joined);
    tc_free(rows);
}

/* --- gathering --- */

static bool is_in(const struct tc_str *list, size_t n, struct tc_str text) {
    for (size_t i = 0; i < n; i++)
        if (tc_str_eq(list[i], text))
            return true;
    return false;
}

#define ADD_ONCE(rows, list, text)                                                                                     \
    do {                                                                                                               \
        if (!is_in((rows)->list.items, (rows)->list.len, (text)) && tc_vec_push(&(rows)->list, (text)) != TC_OK)       \
            (rows)->failed = true;                                                                                     \
    } while (0)

static size_t find_joint(struct tc_str text) {
    for (size_t i = 0; i + 1 < text.len; i++)
        if (text.ptr[i] == ';' && text.ptr[i + 1] == ' ')
            return i;
    return text.len;
}

/* A text that was joined before, "a; b", is as many values: else its parts would stand beside an "a" again. */
static void add_value(struct tc_frame_rows *rows, struct tc_str name, struct tc_str text, enum source source) {
    do {
        size_t end = find_joint(text);
        struct value value = {name, tc_str_sub(text, 0, end), source, rows->values.len};
        if (tc_vec_push(&rows->values, value) != TC_OK)
            rows->failed = true;
        text = tc_str_sub(text, end + 2, text.len);
    } while (text.len > 0);
}

static int by_place(const void *a, const void *b) {
    const struct tc_evidence *x = *(const struct tc_evidence *const *)a, *y = *(const struct tc_evidence *const *)b;
    if (x->object_start != y->object_start)
        return x->object_start < y->object_start ? -1 : 1;
    if (x->subject_start != y->subject_start)
        return x->subject_start < y->subject_start ? -1 : 1;
    return tc_str_cmp(x->id, y->id);
}

static void find_evidence(struct tc_frame_rows *rows, uint32_t frame) {
    rows->found.len = 0;
    for (uint32_t i = rows->first[frame]; i < rows->first[frame + 1]; i++)
        if (tc_vec_push(&rows->found, tc_graph_evidence(rows->graph, rows->evidence[i])) != TC_OK)
            rows->failed = true;
    if (rows->found.len > 1)
        qsort(rows->found.items, rows->found.len, sizeof *rows->found.items, by_place);
}

static bool is_symmetric(const struct tc_graph *graph, struct tc_str predicate) {
    const struct tc_relation *relation = tc_graph_find_relation(graph, predicate);
    return relation && relation->symmetric;
}

/* The parties first, since an object that is one has no column of its own. */
static void gather_parties(struct tc_frame_rows *rows, struct tc_frame_row *row) {
    for (size_t i = 0; i < rows->found.len; i++) {
        const struct tc_statement *s = tc_graph_statement(rows->graph, rows->found.items[i]->statement);
        ADD_ONCE(rows, parties, tc_graph_entity(rows->graph, s->subject)->label);
        if (is_symmetric(rows->graph, s->predicate))
            ADD_ONCE(rows, parties, tc_graph_entity(rows->graph, s->object)->label);
        ADD_ONCE(rows, predicates, s->predicate);
        ADD_ONCE(rows, modalities, tc_str(tc_modality_str(s->modality)));
        row->negated = row->negated || s->negated;
        row->document = rows->found.items[i]->document;
    }
}

static void gather_values(struct tc_frame_rows *rows, const struct tc_frame *frame) {
    for (size_t i = 0; i < rows->found.len; i++) {
        const struct tc_statement *s = tc_graph_statement(rows->graph, rows->found.items[i]->statement);
        const struct tc_graph_entity *object = tc_graph_entity(rows->graph, s->object);
        if (!is_in(rows->parties.items, rows->parties.len, object->label))
            add_value(rows, object->type, object->label, FROM_OBJECT);
        for (uint32_t k = 0; k < s->n_quals; k++)
            add_value(rows, s->quals[k].name, s->quals[k].value, FROM_QUALIFIER);
    }
    for (uint32_t i = 0; i < frame->n_roles; i++)
        if (frame->roles[i].name.len > 1)
            add_value(rows, frame->roles[i].name, frame->roles[i].value, FROM_CAPTURE);
}

/* --- joining --- */

static struct tc_str join(struct tc_frame_rows *rows, const struct tc_str *list, size_t n) {
    tc_buf_reset(&rows->joined);
    for (size_t i = 0; i < n; i++) {
        tc_buf_add(&rows->joined, i ? TC_STR("; ") : TC_STR(""));
        tc_buf_add(&rows->joined, list[i]);
    }
    struct tc_str text = tc_arena_str(&rows->text, tc_buf_str(&rows->joined));
    rows->failed = rows->failed || rows->joined.failed || !text.ptr;
    return text;
}

static int by_text(const void *a, const void *b) {
    return tc_str_cmp(*(const struct tc_str *)a, *(const struct tc_str *)b);
}

static int by_name_and_claim(const void *a, const void *b) {
    const struct value *x = a, *y = b;
    int order = tc_str_cmp(x->name, y->name);
    if (order == 0)
        order = (x->source > y->source) - (x->source < y->source);
    return order ? order : (x->place > y->place) - (x->place < y->place);
}

/* The values of one name and source become a cell; those of weaker sources under the same name are passed over. */
static void make_cells(struct tc_frame_rows *rows) {
    struct value *values = rows->values.items;
    size_t n = rows->values.len;
    if (n > 1)
        qsort(values, n, sizeof *values, by_name_and_claim);
    for (size_t i = 0; i < n;) {
        struct value first = values[i];
        TC_VEC(struct tc_str) texts = {0};
        for (; i < n && tc_str_eq(values[i].name, first.name); i++) {
            if (values[i].source == first.source && !is_in(texts.items, texts.len, values[i].text) &&
                tc_vec_push(&texts, values[i].text) != TC_OK)
                rows->failed = true;
        }
        struct tc_pair cell = {first.name, join(rows, texts.items, texts.len)};
        tc_vec_fini(&texts);
        if (tc_vec_push(&rows->cells, cell) != TC_OK)
            rows->failed = true;
    }
}

enum tc_status tc_frame_row_get(struct tc_frame_rows *rows, uint32_t i, struct tc_frame_row *row) {
    *row = (struct tc_frame_row){.document = tc_graph_frame(rows->graph, i)->document};
    tc_arena_reset(&rows->text);
    rows->values.len = rows->cells.len = rows->parties.len = rows->predicates.len = rows->modalities.len = 0;
    find_evidence(rows, i);
    gather_parties(rows, row);
    gather_values(rows, tc_graph_frame(rows->graph, i));
    if (rows->predicates.len > 1)
        qsort(rows->predicates.items, rows->predicates.len, sizeof *rows->predicates.items, by_text);
    row->predicates = join(rows, rows->predicates.items, rows->predicates.len);
    row->parties = join(rows, rows->parties.items, rows->parties.len);
    row->modality = join(rows, rows->modalities.items, rows->modalities.len);
    make_cells(rows);
    row->cells = rows->cells.items;
    row->n_cells = (uint32_t)rows->cells.len;
    return rows->failed ? TC_ERR_MEMORY : TC_OK;
}
