#include "match/demand.h"

#include "base/alloc.h"
#include <string.h>

/* What a pattern asks of a sentence and gives it: a line of the cache. As sets of types. */
struct asks {
    tc_types musts; /* without mentions of all these it cannot match */
    tc_types any;   /* nor without one of these; all types: nothing is asked */
    tc_types adds;
    uint64_t after, marks; /* as sets of marks; after 0: nothing is waited for */
    uint32_t first_more;   /* more sets as `any`, of the demand's */
    uint32_t n_more;
};

/* Whom its matches are for. */
struct serves {
    tc_types serves, reads;
    bool always; /* they are of use to somebody outside */
};

struct tc_demand {
    struct asks *asks; /* these three: by rank */
    struct serves *serves;
    uint64_t *beside; /* marks of the other patterns of its stage */
    TC_VEC(tc_types) more;
    tc_types asked;
    tc_types open; /* types that grow, no pattern said to which it adds: there may be mentions at any time */
    bool is_idle;  /* no pattern serves another or waits for one: all are worth running */
};

/* --- building --- */

static tc_types open_types(const struct tc_model *model) {
    tc_types types = 0;
    for (uint32_t type = 0; type < model->types.len; type++) {
        types |= model->types.items[type].grows ? tc_type_bit(type) : 0;
    }
    for (size_t i = 0; i < model->roles.len; i++) {
        tc_types adds = model->roles.items[i].adds;
        types &= adds == TC_ALL_TYPES ? adds : ~adds;
    }
    return types | tc_type_bit(TC_TYPES); /* the bit of all types that are not told from each other */
}

static enum tc_status list_needs(struct tc_demand *demand, struct asks *asks, const struct tc_facts *facts) {
    enum tc_status status = TC_OK;
    asks->first_more = (uint32_t)demand->more.len;
    for (uint32_t i = 0; i < facts->n_needs && status == TC_OK; i++) {
        struct tc_kinds kinds = facts->needs[i].kinds;
        if (kinds.type != TC_NONE) {
            asks->musts |= tc_type_bit(kinds.type);
        } else if (asks->any == TC_ALL_TYPES) {
            asks->any = kinds.types;
        } else {
            status = tc_vec_push(&demand->more, kinds.types);
            asks->n_more++;
        }
    }
    return status;
}

static void note_marks_beside(struct tc_demand *demand, const struct tc_index *index,
                              const struct tc_stage_range *stage) {
    for (uint32_t rank = stage->first; rank < stage->last; rank++) {
        for (uint32_t other = stage->first; demand->asks[rank].after != 0 && other < stage->last; other++) {
            bool is_other = index->order[other] != index->order[rank];
            demand->beside[rank] |= is_other ? demand->asks[other].marks : 0;
        }
    }
}

static enum tc_status list_way(struct tc_demand *demand, const struct tc_model *model, uint32_t rank) {
    const struct tc_way *way = &model->ways.items[model->index->ways[rank]];
    const struct tc_role *role = &model->roles.items[way->pattern];
    demand->asks[rank] =
        (struct asks){.any = TC_ALL_TYPES, .adds = role->adds, .after = role->after, .marks = role->marks};
    demand->serves[rank] = (struct serves){.serves = role->serves,
                                           .reads = role->reads | model->programs.items[way->pattern].reads,
                                           .always = role->serves == 0};
    demand->is_idle &= role->serves == 0 && role->after == 0;
    return list_needs(demand, &demand->asks[rank], &way->facts);
}

enum tc_status tc_demand_new(struct tc_demand **demand, const struct tc_model *model) {
    const struct tc_index *index = model->index;
    struct tc_demand *made = tc_calloc(1, sizeof *made);
    if (!made) {
        return TC_ERR_MEMORY;
    }
    *made = (struct tc_demand){.asks = tc_calloc(index->n, sizeof *made->asks),
                               .serves = tc_calloc(index->n, sizeof *made->serves),
                               .beside = tc_calloc(index->n, sizeof *made->beside),
                               .asked = model->asked,
                               .open = open_types(model),
                               .is_idle = true};
    enum tc_status status = made->asks && made->serves && made->beside ? TC_OK : TC_ERR_MEMORY;
    for (uint32_t rank = 0; rank < index->n && status == TC_OK; rank++) {
        status = list_way(made, model, rank);
    }
    if (status != TC_OK) {
        tc_demand_free(made);
        return status;
    }
    for (uint32_t i = 0; i < index->n_stages; i++) {
        note_marks_beside(made, index, &index->stages[i]);
    }
    *demand = made;
    return TC_OK;
}

void tc_demand_free(struct tc_demand *demand) {
    if (demand) {
        tc_free(demand->asks);
        tc_free(demand->serves);
        tc_free(demand->beside);
        tc_vec_fini(&demand->more);
        tc_free(demand);
    }
}

/* --- pruning --- */

static bool is_early(uint64_t after, uint64_t marks) { return after != 0 && !(after & marks); }

static bool has_more(const struct tc_demand *demand, const struct asks *asks, tc_types types) {
    bool has = true;
    for (uint32_t i = 0; i < asks->n_more; i++) {
        has &= (demand->more.items[asks->first_more + i] & types) != 0;
    }
    return has;
}

/* In the order of the stages: what cannot have its mentions or marks goes. There is no telling the answer, so there is
 * no branch on it. */
static void prune_impossible(const struct tc_demand *demand, struct tc_candidates *candidates, tc_types types,
                             uint64_t marks) {
    uint32_t kept = 0;
    for (uint32_t i = 0; i < candidates->n; i++) {
        uint32_t rank = candidates->ranks[i];
        const struct asks *asks = &demand->asks[rank];
        bool possible = ((asks->musts & ~types) == 0) & ((asks->any & types) != 0);
        if (asks->n_more > 0) {
            possible &= has_more(demand, asks, types);
        }
        if (asks->after != 0) {
            possible &= ((marks | demand->beside[rank]) & asks->after) != 0;
        }
        types |= asks->adds & -(tc_types)possible;
        marks |= asks->marks & -(uint64_t)possible;
        candidates->ranks[kept] = rank;
        kept += possible;
    }
    candidates->n = kept;
}

/* Backwards: what only serves types that nobody behind it reads goes, if the document has the marks that it leaves. */
static void prune_unread(const struct tc_demand *demand, struct tc_candidates *candidates, uint64_t marks) {
    uint32_t *ranks = candidates->ranks, first = candidates->n;
    tc_types read = demand->asked;
    for (uint32_t i = candidates->n; i-- > 0;) {
        const struct serves *serves = &demand->serves[ranks[i]];
        bool useful = serves->always | ((serves->serves & read) != 0) | ((demand->asks[ranks[i]].marks & ~marks) != 0);
        read |= serves->reads & -(tc_types)useful;
        ranks[first - 1] = ranks[i];
        first -= useful;
    }
    memmove(ranks, ranks + first, (candidates->n - first) * sizeof *ranks);
    candidates->n -= first;
}

bool tc_demand_prune(const struct tc_demand *demand, struct tc_candidates *candidates, tc_types types, uint64_t marks) {
    if (!demand->is_idle) {
        prune_impossible(demand, candidates, types | demand->open, marks);
        prune_unread(demand, candidates, marks);
    }
    return candidates->n > 0;
}

bool tc_demand_is_early(const struct tc_demand *demand, uint32_t rank, uint64_t marks) {
    return is_early(demand->asks[rank].after, marks | demand->beside[rank]);
}
