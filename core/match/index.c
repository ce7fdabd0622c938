#include "match/index.h"

#include "base/alloc.h"
#include <stdlib.h>
#include <string.h>

/* Of the tokens of news: nine sentences in ten, of twenty tokens, have one so frequent, as a capital or a comma. */
static const float in_most_sentences = 0.1F;

/* --- signatures --- */

static uint64_t needs_of(const struct tc_facts *facts) {
    uint64_t signature = 0;
    for (uint32_t i = 0; i < facts->n_needs; i++) {
        uint32_t type = facts->needs[i].kinds.type;
        for (uint32_t k = 0; k < facts->needs[i].count && k < 3 && type != TC_NONE; k++) {
            signature = tc_signature_add(signature, type);
        }
    }
    return signature;
}

/* --- building --- */

struct ranked {
    uint32_t stage, way;
};

static int compare_ranked(const void *a, const void *b) {
    const struct ranked *x = a, *y = b;
    int by_stage = (x->stage > y->stage) - (x->stage < y->stage);
    return by_stage ? by_stage : (x->way > y->way) - (x->way < y->way);
}

static enum tc_status rank_ways(struct tc_index *index, const struct tc_model *model) {
    size_t n = model->ways.len;
    struct ranked *ranked = tc_calloc(n, sizeof *ranked);
    index->order = tc_calloc(n, sizeof *index->order);
    index->stage_of = tc_calloc(n, sizeof *index->stage_of);
    index->ways = tc_calloc(n, sizeof *index->ways);
    index->asked_first = tc_calloc(n, sizeof *index->asked_first);
    index->asked = tc_calloc(n, sizeof *index->asked);
    index->stages = tc_calloc(n, sizeof *index->stages);
    if (!ranked || !index->order || !index->stage_of || !index->ways || !index->asked_first || !index->asked ||
        !index->stages) {
        tc_free(ranked);
        return TC_ERR_MEMORY;
    }
    for (uint32_t i = 0; i < n; i++) {
        uint32_t stage = model->programs.items[model->ways.items[i].pattern].stage;
        if (stage != TC_STAGE_FREE) {
            ranked[index->n++] = (struct ranked){stage, i};
        }
    }
    qsort(ranked, index->n, sizeof *ranked, compare_ranked);
    index->all_need = true;
    for (uint32_t type = 0; type < model->types.len; type++) {
        for (int i = 0; i < 3 && model->types.items[type].grows; i++) {
            index->grown = tc_signature_add(index->grown, type);
        }
    }
    for (uint32_t rank = 0; rank < index->n; rank++) {
        const struct tc_way *way = &model->ways.items[ranked[rank].way];
        index->order[rank] = way->pattern;
        index->stage_of[rank] = ranked[rank].stage;
        index->ways[rank] = ranked[rank].way;
        index->asked_first[rank].needs = needs_of(&way->facts);
        index->all_need = index->all_need && (index->asked_first[rank].needs & ~index->grown) != 0;
        if (rank == 0 || ranked[rank].stage != ranked[rank - 1].stage) {
            index->stages[index->n_stages++] = (struct tc_stage_range){ranked[rank].stage, rank, rank};
        }
        index->stages[index->n_stages - 1].last = rank + 1;
    }
    tc_free(ranked);
    return TC_OK;
}

static bool has_anchor(const struct tc_anchor *anchor) { return anchor->n > 0 && anchor->frequency <= TC_FREQUENT; }

enum tc_lookup tc_model_lookup(const struct tc_model *model, uint32_t pattern, bool *frequent) {
    const struct tc_facts *facts = &model->facts.items[pattern];
    const struct tc_anchor anchor = tc_model_anchor(model, facts);
    *frequent = anchor.n > 0 && anchor.frequency > in_most_sentences;
    if (anchor.n > 0 && !*frequent) {
        return TC_LOOKUP_WORD;
    }
    return facts->n_needs > 0 ? TC_LOOKUP_MENTIONS : TC_LOOKUP_NONE;
}

static enum tc_status list_always(struct tc_index *index, const struct tc_model *model) {
    index->always = tc_calloc(tc_index_words(index), sizeof *index->always);
    index->lasting = tc_calloc(tc_index_words(index), sizeof *index->lasting);
    if (!index->always || !index->lasting) {
        return TC_ERR_MEMORY;
    }
    for (uint32_t rank = 0; rank < index->n; rank++) {
        const struct tc_anchor anchor = tc_model_anchor(model, &model->ways.items[index->ways[rank]].facts);
        if (!has_anchor(&anchor)) {
            index->always[rank >> 6] |= UINT64_C(1) << (rank & 63);
            index->lasting[rank >> 6] |= (uint64_t) !(index->asked_first[rank].needs & ~index->grown) << (rank & 63);
            index->any_always = true;
        }
    }
    return TC_OK;
}

/* --- what is asked near an anchor --- */

/* The first of two rows of bits; TC_ROW_ALL when there are too many. */
static uint32_t row_of(struct tc_index *index, struct tc_kinds kinds) {
    for (uint32_t i = 0; i < index->asked_kinds.len; i++) {
        if (tc_kinds_same(index->asked_kinds.items[i], kinds)) {
            return TC_ROW_FIRST + 2 * i;
        }
    }
    bool fits = index->asked_kinds.len < TC_ROWS_MAX && tc_vec_push(&index->asked_kinds, kinds) == TC_OK;
    return fits ? TC_ROW_FIRST + 2 * (uint32_t)(index->asked_kinds.len - 1) : TC_ROW_ALL;
}

static bool is_of(uint32_t type, struct tc_kinds kinds) {
    return kinds.type == type || (type < TC_TYPES && (kinds.types & tc_type_bit(type)));
}

/* By type, the rows that its mentions stand in. */
static enum tc_status list_rows(struct tc_index *index, const struct tc_model *model) {
    size_t n_kinds = index->asked_kinds.len;
    index->n_rows = TC_ROW_FIRST + 2 * (uint32_t)n_kinds;
    index->row_first = tc_calloc(model->types.len + 1, sizeof *index->row_first);
    index->type_rows = tc_calloc(model->types.len * n_kinds, sizeof *index->type_rows);
    if (!index->row_first || !index->type_rows) {
        return TC_ERR_MEMORY;
    }
    uint32_t n = 0;
    for (uint32_t type = 0; type < model->types.len; type++) {
        for (uint32_t i = 0; i < n_kinds; i++) {
            index->type_rows[n] = (uint16_t)(TC_ROW_FIRST + 2 * i);
            n += is_of(type, index->asked_kinds.items[i]);
        }
        index->row_first[type + 1] = n;
    }
    return TC_OK;
}

bool tc_kinds_grow(const struct tc_model *model, struct tc_kinds kinds) {
    bool grow = false;
    for (uint32_t type = 0; type < model->types.len; type++) {
        grow |= model->types.items[type].grows && is_of(type, kinds);
    }
    return grow;
}

static struct tc_look_near look_near(uint32_t row, const struct tc_near *near) {
    uint8_t shift = (uint8_t)(TC_NEAR_SPAN - 1 - (near->to - near->from));
    return (struct tc_look_near){(uint16_t)row, (int8_t)near->from, shift};
}

static enum tc_status list_needs(struct tc_index *index, const struct tc_facts *facts, struct tc_asked *asked) {
    enum tc_status status = TC_OK;
    asked->first_need = (uint32_t)index->needs.len;
    for (uint32_t i = 0; i < facts->n_needs && status == TC_OK; i++) {
        if (facts->needs[i].kinds.types != 0) {
            status = tc_vec_push(&index->needs, facts->needs[i]);
            asked->n_needs++;
        }
    }
    return status;
}

static enum tc_status ask(struct tc_index *index, const struct tc_model *model, uint32_t rank) {
    const struct tc_facts *facts = &model->ways.items[index->ways[rank]].facts;
    const struct tc_anchor anchor = tc_model_anchor(model, facts);
    struct tc_asked_first *first = &index->asked_first[rank];
    struct tc_asked *asked = &index->asked[rank];
    bool is_near_start = facts->opens && anchor.max < TC_LENGTH_MENTION;
    first->min = anchor.min < UINT16_MAX ? (uint16_t)anchor.min : UINT16_MAX;
    first->latest = is_near_start && anchor.max < UINT16_MAX ? (uint16_t)anchor.max : UINT16_MAX;
    asked->min = anchor.min;
    asked->max = anchor.max;
    asked->opens = facts->opens;
    asked->outside = anchor.outside;
    asked->length = facts->max;
    for (uint32_t kind = 0; kind < TC_MENTION_KINDS; kind++) {
        const struct tc_near *near = &anchor.near[kind];
        uint32_t row = near->n > 0 ? row_of(index, near->kinds) : TC_ROW_ALL;
        if (row != TC_ROW_ALL) {
            bool later = tc_kinds_grow(model, near->kinds);
            *(later ? &asked->later[kind] : &first->near[kind]) = look_near(row + kind, near);
            first->asks_near |= !later;
        }
    }
    return list_needs(index, facts, asked);
}

static enum tc_status ask_all(struct tc_index *index, const struct tc_model *model) {
    enum tc_status status = TC_OK;
    for (uint32_t rank = 0; rank < index->n && status == TC_OK; rank++) {
        status = ask(index, model, rank);
    }
    return status == TC_OK ? list_rows(index, model) : status;
}

enum tc_status tc_index_new(struct tc_index **index, const struct tc_model *model) {
    struct tc_index *made = tc_calloc(1, sizeof *made);
    if (!made) {
        return TC_ERR_MEMORY;
    }
    enum tc_status status = rank_ways(made, model);
    status = status == TC_OK ? list_always(made, model) : status;
    status = status == TC_OK ? ask_all(made, model) : status;
    status = status == TC_OK ? tc_postings_new(made, model) : status;
    if (status != TC_OK) {
        tc_index_free(made);
        return status;
    }
    *index = made;
    return TC_OK;
}

void tc_index_free(struct tc_index *index) {
    if (index) {
        tc_free(index->order);
        tc_free(index->stage_of);
        tc_free(index->ways);
        tc_free(index->asked_first);
        tc_free(index->asked);
        tc_free(index->row_first);
        tc_free(index->type_rows);
        tc_vec_fini(&index->asked_kinds);
        tc_vec_fini(&index->words);
        tc_vec_fini(&index->needs);
        tc_free(index->always);
        tc_free(index->lasting);
        tc_free(index->stages);
        tc_postings_fini(&index->postings);
        tc_free(index);
    }
}
