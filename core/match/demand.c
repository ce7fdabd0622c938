#include "match/demand.h"

#include "base/alloc.h"
#include <string.h>

/* Sets of types go by numbers, so that what is known of a pattern is a few bytes: all of it stays in the cache. */
enum { ALL_TYPES }; /* the first set */
enum { NO_NEED, NEEDS_MAX = 256 };

/* What a pattern asks of a sentence, and gives it. */
struct asks {
    uint8_t needs[TC_NEEDS]; /* one mention of each; unused ones are NO_NEED */
    uint16_t adds;           /* a set */
    bool waits, leaves;      /* for marks; marks */
};

/* Whom its matches are for. */
struct serves {
    uint16_t serves, reads; /* sets */
    bool always;            /* they are of use to somebody outside */
    bool leaves;
};

struct marks {
    uint64_t after, left;
    uint64_t beside; /* left by the other patterns of its stage */
};

struct tc_demand {
    struct asks *asks; /* these three: by rank */
    struct serves *serves;
    struct marks *marks;
    TC_VEC(tc_types) sets;
    TC_VEC(tc_types) needs; /* sets of which a sentence has a mention or not, by other numbers */
    uint32_t *needs_first;  /* by type: where the numbers begin, in needs_of, of those that it is in */
    uint8_t *needs_of;
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

static enum tc_status number_of(struct tc_demand *demand, tc_types types, uint16_t *number) {
    size_t n = demand->sets.len, at = 0;
    while (at < n && demand->sets.items[at] != types) {
        at++;
    }
    if (at == n && n <= UINT16_MAX) {
        TC_TRY(tc_vec_push(&demand->sets, types));
    }
    *number = at <= UINT16_MAX ? (uint16_t)at : ALL_TYPES; /* too many: it may be any of them */
    return TC_OK;
}

static enum tc_status need_number(struct tc_demand *demand, struct tc_kinds kinds, uint8_t *number) {
    tc_types types = kinds.type != TC_NONE ? tc_type_bit(kinds.type) : kinds.types;
    size_t n = demand->needs.len, at = 1;
    while (at < n && demand->needs.items[at] != types) {
        at++;
    }
    if (at == n && n < NEEDS_MAX) {
        TC_TRY(tc_vec_push(&demand->needs, types));
    }
    *number = at < NEEDS_MAX ? (uint8_t)at : NO_NEED; /* too many: it is not asked for */
    return TC_OK;
}

static enum tc_status list_way(struct tc_demand *demand, const struct tc_model *model, uint32_t rank) {
    const struct tc_way *way = &model->ways.items[model->index->ways[rank]];
    const struct tc_role *role = &model->roles.items[way->pattern];
    struct asks *asks = &demand->asks[rank];
    struct serves *serves = &demand->serves[rank];
    for (uint32_t i = 0; i < way->facts.n_needs; i++) {
        TC_TRY(need_number(demand, way->facts.needs[i].kinds, &asks->needs[i]));
    }
    asks->waits = role->after != 0;
    serves->leaves = asks->leaves = role->marks != 0;
    serves->always = role->serves == 0;
    demand->marks[rank] = (struct marks){.after = role->after, .left = role->marks};
    demand->is_idle &= role->serves == 0 && role->after == 0;
    TC_TRY(number_of(demand, role->adds, &asks->adds));
    TC_TRY(number_of(demand, role->serves, &serves->serves));
    return number_of(demand, role->reads | model->programs.items[way->pattern].reads, &serves->reads);
}

static void note_marks_beside(struct tc_demand *demand, const struct tc_index *index,
                              const struct tc_stage_range *stage) {
    for (uint32_t rank = stage->first; rank < stage->last; rank++) {
        for (uint32_t other = stage->first; demand->asks[rank].waits && other < stage->last; other++) {
            bool is_other = index->order[other] != index->order[rank];
            demand->marks[rank].beside |= is_other ? demand->marks[other].left : 0;
        }
    }
}

/* By type, the needs that one of its mentions answers. */
static enum tc_status list_needs_of(struct tc_demand *demand) {
    demand->needs_first = tc_calloc(TC_TYPES + 1, sizeof *demand->needs_first);
    demand->needs_of = tc_calloc(TC_TYPES, demand->needs.len);
    if (!demand->needs_first || !demand->needs_of) {
        return TC_ERR_MEMORY;
    }
    uint32_t n = 0;
    for (uint32_t type = 0; type < TC_TYPES; type++) {
        for (size_t i = 1; i < demand->needs.len; i++) {
            demand->needs_of[n] = (uint8_t)i;
            n += (demand->needs.items[i] & tc_type_bit(type)) != 0;
        }
        demand->needs_first[type + 1] = n;
    }
    return TC_OK;
}

static enum tc_status fill(struct tc_demand *demand, const struct tc_model *model) {
    const struct tc_index *index = model->index;
    TC_TRY(tc_vec_push(&demand->sets, TC_ALL_TYPES));
    TC_TRY(tc_vec_push(&demand->needs, 0));
    for (uint32_t rank = 0; rank < index->n; rank++) {
        TC_TRY(list_way(demand, model, rank));
    }
    for (uint32_t i = 0; i < index->n_stages; i++) {
        note_marks_beside(demand, index, &index->stages[i]);
    }
    return list_needs_of(demand);
}

enum tc_status tc_demand_new(struct tc_demand **demand, const struct tc_model *model) {
    const struct tc_index *index = model->index;
    struct tc_demand *made = tc_calloc(1, sizeof *made);
    if (!made) {
        return TC_ERR_MEMORY;
    }
    *made = (struct tc_demand){.asks = tc_calloc(index->n, sizeof *made->asks),
                               .serves = tc_calloc(index->n, sizeof *made->serves),
                               .marks = tc_calloc(index->n, sizeof *made->marks),
                               .asked = model->asked,
                               .open = open_types(model),
                               .is_idle = true};
    enum tc_status status = made->asks && made->serves && made->marks ? fill(made, model) : TC_ERR_MEMORY;
    if (status != TC_OK) {
        tc_demand_free(made);
        return status;
    }
    *demand = made;
    return TC_OK;
}

void tc_demand_free(struct tc_demand *demand) {
    if (demand) {
        tc_free(demand->asks);
        tc_free(demand->serves);
        tc_free(demand->marks);
        tc_vec_fini(&demand->sets);
        tc_vec_fini(&demand->needs);
        tc_free(demand->needs_first);
        tc_free(demand->needs_of);
        tc_free(demand);
    }
}

/* --- pruning --- */

static bool is_early(uint64_t after, uint64_t marks) { return after != 0 && !(after & marks); }

/* There may be mentions of these types: which needs that answers. */
static void answer_needs(const struct tc_demand *demand, tc_types types, uint8_t has[NEEDS_MAX]) {
    for (; types != 0; types &= types - 1) {
        uint32_t type = tc_types_first(types);
        for (uint32_t i = demand->needs_first[type]; i < demand->needs_first[type + 1]; i++) {
            has[demand->needs_of[i]] = 1;
        }
    }
}

/* In the order of the stages: what cannot have its mentions or marks goes. There is no telling the answer, so there is
 * no branch on it but where mentions or marks are added. */
static void prune_impossible(const struct tc_demand *demand, struct tc_candidates *candidates, tc_types types,
                             uint64_t marks) {
    uint8_t has[NEEDS_MAX] = {[NO_NEED] = 1};
    uint32_t kept = 0;
    answer_needs(demand, types, has);
    for (uint32_t i = 0; i < candidates->n; i++) {
        uint32_t rank = candidates->ranks[i];
        const struct asks *asks = &demand->asks[rank];
        _Static_assert(TC_NEEDS == 4, "each of them is looked at here");
        bool possible = has[asks->needs[0]] & has[asks->needs[1]] & has[asks->needs[2]] & has[asks->needs[3]];
        if (asks->waits | asks->leaves) {
            const struct marks *of = &demand->marks[rank];
            possible &= !is_early(of->after, marks | of->beside);
            marks |= possible ? of->left : 0;
        }
        tc_types adds = demand->sets.items[asks->adds] & ~types & -(tc_types)possible;
        if (adds != 0) { /* seldom: others have added them */
            types |= adds;
            answer_needs(demand, adds, has);
        }
        candidates->ranks[kept] = rank;
        kept += possible;
    }
    candidates->n = kept;
}

/* Backwards: what only serves types that nobody behind it reads goes, if the document has the marks that it leaves. */
static void prune_unread(const struct tc_demand *demand, struct tc_candidates *candidates, uint64_t marks) {
    uint32_t *ranks = candidates->ranks, first = candidates->n;
    const tc_types *sets = demand->sets.items;
    tc_types read = demand->asked;
    for (uint32_t i = candidates->n; i-- > 0;) {
        const struct serves *serves = &demand->serves[ranks[i]];
        bool useful = serves->always | ((sets[serves->serves] & read) != 0) |
                      (serves->leaves && (demand->marks[ranks[i]].left & ~marks) != 0);
        read |= sets[serves->reads] & -(tc_types)useful;
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
    const struct marks *of = &demand->marks[rank];
    return demand->asks[rank].waits && is_early(of->after, marks | of->beside);
}
