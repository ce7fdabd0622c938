#include "match/demand.h"

#include "base/alloc.h"

/* As sets of types. */
struct uses {
    tc_types musts;           /* without mentions of all these it cannot match */
    tc_types needs[TC_NEEDS]; /* nor without one of each of these */
    uint32_t n_needs;
    tc_types adds, reads, serves;
    uint64_t after, marks; /* as sets of marks */
    uint64_t beside;       /* marks of the other patterns of its stage */
};

struct tc_demand {
    struct uses *uses; /* by rank */
    uint64_t *marking; /* ranks that leave marks, a bit each */
    size_t n_words;
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

static void list_needs(struct uses *uses, const struct tc_facts *facts) {
    for (uint32_t i = 0; i < facts->n_needs; i++) {
        struct tc_kinds kinds = facts->needs[i].kinds;
        if (kinds.type != TC_NONE) {
            uses->musts |= tc_type_bit(kinds.type);
        } else {
            uses->needs[uses->n_needs++] = kinds.types;
        }
    }
}

static void note_marks_beside(struct tc_demand *demand, const struct tc_index *index,
                              const struct tc_stage_range *stage) {
    for (uint32_t rank = stage->first; rank < stage->last; rank++) {
        for (uint32_t other = stage->first; demand->uses[rank].after != 0 && other < stage->last; other++) {
            bool is_other = index->order[other] != index->order[rank];
            demand->uses[rank].beside |= is_other ? demand->uses[other].marks : 0;
        }
    }
}

static struct uses uses_of(const struct tc_model *model, const struct tc_way *way) {
    uint32_t pattern = way->pattern;
    const struct tc_role *role = &model->roles.items[pattern];
    struct uses uses = {.adds = role->adds,
                        .reads = role->reads | model->programs.items[pattern].reads,
                        .serves = role->serves,
                        .after = role->after,
                        .marks = role->marks};
    list_needs(&uses, &way->facts);
    return uses;
}

enum tc_status tc_demand_new(struct tc_demand **demand, const struct tc_model *model) {
    const struct tc_index *index = model->index;
    struct tc_demand *made = tc_calloc(1, sizeof *made);
    if (!made) {
        return TC_ERR_MEMORY;
    }
    *made = (struct tc_demand){.uses = tc_calloc(index->n, sizeof *made->uses),
                               .marking = tc_calloc(tc_index_words(index), sizeof *made->marking),
                               .n_words = tc_index_words(index),
                               .asked = model->asked,
                               .open = open_types(model),
                               .is_idle = true};
    if (!made->uses || !made->marking) {
        tc_demand_free(made);
        return TC_ERR_MEMORY;
    }
    for (uint32_t rank = 0; rank < index->n; rank++) {
        made->uses[rank] = uses_of(model, &model->ways.items[index->ways[rank]]);
        made->is_idle &= made->uses[rank].serves == 0 && made->uses[rank].after == 0;
        made->marking[rank >> 6] |= (uint64_t)(made->uses[rank].marks != 0) << (rank & 63);
    }
    for (uint32_t i = 0; i < index->n_stages; i++) {
        note_marks_beside(made, index, &index->stages[i]);
    }
    *demand = made;
    return TC_OK;
}

void tc_demand_free(struct tc_demand *demand) {
    if (demand) {
        tc_free(demand->uses);
        tc_free(demand->marking);
        tc_free(demand);
    }
}

/* --- pruning --- */

static bool is_early(const struct uses *uses, uint64_t marks) { return uses->after != 0 && !(uses->after & marks); }

/* The marks that the document may have at the end of the sentence. Who waits for one may leave another. */
static uint64_t marks_to_come(const struct tc_demand *demand, const uint64_t *bits, uint64_t marks) {
    uint64_t before;
    do {
        before = marks;
        for (size_t word = 0; word < demand->n_words; word++) {
            for (uint64_t left = bits[word] & demand->marking[word]; left != 0; left &= left - 1) {
                const struct uses *uses = &demand->uses[word * 64 + (size_t)__builtin_ctzll(left)];
                marks |= is_early(uses, marks) ? 0 : uses->marks;
            }
        }
    } while (marks != before);
    return marks;
}

static bool has_needs(const struct uses *uses, tc_types types) {
    bool has = !(uses->musts & ~types);
    for (uint32_t i = 0; i < uses->n_needs; i++) {
        has &= (uses->needs[i] & types) != 0;
    }
    return has;
}

/* In the order of the stages: what cannot have its mentions or marks goes. */
static void prune_impossible(const struct tc_demand *demand, uint64_t *bits, tc_types types, uint64_t marks) {
    for (size_t word = 0; word < demand->n_words; word++) {
        for (uint64_t left = bits[word]; left != 0; left &= left - 1) {
            const struct uses *uses = &demand->uses[word * 64 + (size_t)__builtin_ctzll(left)];
            bool possible = has_needs(uses, types) && !is_early(uses, marks);
            types |= possible ? uses->adds : 0;
            bits[word] &= possible ? UINT64_MAX : ~(left & (~left + 1));
        }
    }
}

/* Backwards: what only serves types that nobody behind it reads goes, if the document has the marks that it leaves. */
static bool prune_unread(const struct tc_demand *demand, uint64_t *bits, uint64_t marks) {
    tc_types read = demand->asked;
    uint64_t any = 0;
    for (size_t word = demand->n_words; word-- > 0;) {
        for (uint64_t left = bits[word]; left != 0;) {
            unsigned at = 63U - (unsigned)__builtin_clzll(left);
            const struct uses *uses = &demand->uses[word * 64 + at];
            bool useful = uses->serves == 0 || (uses->serves & read) != 0 || (uses->marks & ~marks) != 0;
            left &= ~(UINT64_C(1) << at);
            read |= useful ? uses->reads : 0;
            bits[word] &= useful ? UINT64_MAX : ~(UINT64_C(1) << at);
        }
        any |= bits[word];
    }
    return any != 0;
}

bool tc_demand_prune(const struct tc_demand *demand, struct tc_candidates *candidates, tc_types types, uint64_t marks) {
    if (demand->is_idle) {
        return candidates->any;
    }
    prune_impossible(demand, candidates->bits, types | demand->open, marks_to_come(demand, candidates->bits, marks));
    return prune_unread(demand, candidates->bits, marks);
}

bool tc_demand_is_early(const struct tc_demand *demand, uint32_t rank, uint64_t marks) {
    return !demand->is_idle && is_early(&demand->uses[rank], marks | demand->uses[rank].beside);
}
