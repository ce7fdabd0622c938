/* candidates.c - the index, asked of a sentence. */
#include "match/index.h"

#include "base/alloc.h"
#include <string.h>

enum tc_status tc_candidates_init(struct tc_candidates *candidates, const struct tc_index *index) {
    candidates->bits = tc_calloc(tc_index_words(index), sizeof *candidates->bits);
    candidates->latest = tc_calloc(index->n, sizeof *candidates->latest);
    return candidates->bits && candidates->latest ? TC_OK : TC_ERR_MEMORY;
}

void tc_candidates_fini(struct tc_candidates *candidates) {
    tc_free(candidates->bits);
    tc_free(candidates->latest);
    tc_vec_fini(&candidates->placed);
    tc_vec_fini(&candidates->named);
    tc_vec_fini(&candidates->met);
    tc_vec_fini(&candidates->rows);
}

/* --- where mentions stand --- */

enum { BLOCK = 64 };

static size_t blocks_of(uint32_t tokens) { return (tokens + BLOCK - 1) / BLOCK; }

/* Blocks without mentions. */
static void clear_blocks(const struct tc_index *index, struct tc_candidates *candidates, size_t first, size_t end) {
    uint64_t *rows = candidates->rows.items;
    memset(rows + first * index->n_rows, 0, (end - first) * index->n_rows * sizeof *rows);
    for (size_t block = first; block < end; block++) {
        rows[block * index->n_rows + TC_ROW_ALL] = UINT64_MAX;
    }
}

enum tc_status tc_index_start(const struct tc_index *index, struct tc_candidates *candidates, uint32_t first,
                              uint32_t last) {
    /* A block before the sentence's and two behind, so that nothing near a token is outside. */
    size_t before = candidates->rows.len / index->n_rows, blocks = blocks_of(last - first) + 3;
    if (tc_vec_reserve(&candidates->rows, blocks * index->n_rows) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    if (blocks > before) {
        candidates->rows.len = blocks * index->n_rows;
        clear_blocks(index, candidates, before, blocks);
    }
    clear_blocks(index, candidates, 1, 1 + blocks_of(candidates->end - candidates->start));
    candidates->start = first;
    candidates->end = last;
    return TC_OK;
}

struct place {
    uint64_t *block, bit; /* of each row of the block */
};

static inline struct place place_of(const struct tc_index *index, const struct tc_candidates *candidates,
                                    uint32_t token) {
    uint32_t at = token - candidates->start + BLOCK;
    return (struct place){candidates->rows.items + at / BLOCK * index->n_rows, UINT64_C(1) << at % BLOCK};
}

void tc_index_add_mention(const struct tc_index *index, struct tc_candidates *candidates,
                          const struct tc_mention *mention) {
    struct place last = place_of(index, candidates, mention->last - 1);
    struct place first = place_of(index, candidates, mention->first);
    for (uint32_t i = index->row_first[mention->type]; i < index->row_first[mention->type + 1]; i++) {
        uint32_t row = index->type_rows[i];
        last.block[row] |= last.bit;
        first.block[row + 1] |= first.bit;
    }
}

/* Not 0 where the mention is near. */
static inline uint64_t near_bits(const struct tc_index *index, const struct tc_candidates *candidates,
                                 struct tc_look_near look, uint32_t anchor) {
    uint32_t at = (uint32_t)((int32_t)(anchor - candidates->start) + look.from + BLOCK), shift = at % BLOCK;
    const uint64_t *row = candidates->rows.items + (at / BLOCK * index->n_rows + look.row);
    uint64_t bits = row[0] >> shift | row[index->n_rows] << 1 << (BLOCK - 1 - shift);
    return bits << look.shift;
}

/* --- the second look --- */

static inline bool has_near(const struct tc_index *index, const struct tc_candidates *candidates,
                            const struct tc_asked *asked, uint32_t anchor) {
    uint64_t ends = near_bits(index, candidates, asked->near[TC_NEAR_ENDS], anchor);
    uint64_t begins = near_bits(index, candidates, asked->near[TC_NEAR_BEGINS], anchor);
    return (ends != 0) + (begins != 0) == 2; /* no branch between the two */
}

/* Makes candidates of the anchors that have their mentions, each behind those of its pattern that were met before. */
static void keep_with_mentions(const struct tc_index *index, struct tc_candidates *candidates, uint64_t missing) {
    uint32_t kept = candidates->first_met, end = candidates->first_met + candidates->n_met;
    for (uint32_t i = candidates->first_met; i < end; i++) {
        struct tc_met met = candidates->met.items[i];
        const struct tc_asked *asked = &index->asked[met.rank];
        uint32_t at = met.pos - candidates->start;
        bool has = ((asked->needs & missing) == 0) + (asked->min <= at) + (at <= asked->latest) == 3;
        if (!has || (asked->asks_near && !has_near(index, candidates, asked, met.pos))) {
            continue;
        }
        uint64_t bit = UINT64_C(1) << (met.rank & 63), *bits = &candidates->bits[met.rank >> 6];
        met.before = *bits & bit ? candidates->latest[met.rank] : TC_NONE;
        *bits |= bit;
        candidates->latest[met.rank] = kept;
        candidates->met.items[kept++] = met;
    }
    candidates->n_met = kept - candidates->first_met;
    candidates->any = candidates->n_met > 0;
}

/* Ranks without an anchor. */
static void add_always(const struct tc_index *index, struct tc_candidates *candidates, uint64_t missing) {
    for (size_t i = 0; i < tc_index_words(index); i++) {
        for (uint64_t bits = index->always[i]; bits != 0; bits &= bits - 1) {
            uint64_t bit = bits & (~bits + 1);
            bool possible = !(index->asked[i * 64 + (size_t)__builtin_ctzll(bits)].needs & missing);
            candidates->bits[i] |= possible ? bit : 0;
            candidates->any |= possible;
        }
    }
}

bool tc_index_collect(const struct tc_index *index, struct tc_candidates *candidates, uint64_t signature) {
    uint64_t missing = ~(signature | index->grown);
    memset(candidates->bits, 0, tc_index_words(index) * sizeof *candidates->bits);
    keep_with_mentions(index, candidates, missing);
    if (index->any_always) {
        add_always(index, candidates, missing);
    }
    return candidates->any;
}

/* --- where a match can begin --- */

static uint32_t less(uint32_t pos, uint32_t by) { return pos > by ? pos - by : 0; }
static uint32_t more(uint32_t pos, uint32_t by) { return by == TC_NONE ? TC_NONE : pos + by; }

/* Narrows by a need: one of its mentions stands min tokens to a length of max behind the match's first token, and as
 * many as it counts stand among the match's tokens, which are `tokens` at most. */
static bool narrow_by_need(const struct tc_scene *scene, const struct tc_need *need, uint32_t tokens, uint32_t *from,
                           uint32_t *to) {
    uint32_t max = tc_length_tokens(need->max, scene->longest);
    uint32_t earliest = *from + need->min, latest = more(*to, max), end = more(*to, tokens);
    uint32_t first = TC_NONE, last = 0, count = 0;
    for (uint32_t i = 0; i < scene->n_starts && scene->starts[i].pos < end; i++) {
        uint32_t pos = scene->starts[i].pos;
        if (pos < *from || !(scene->starts[i].types & need->kinds.types)) {
            continue;
        }
        count++;
        if (pos >= earliest && pos <= latest) {
            first = first == TC_NONE ? pos : first;
            last = pos;
        }
    }
    if (first == TC_NONE || count < need->count) {
        return false;
    }
    *from = less(first, max) > *from ? less(first, max) : *from;
    *to = less(last, need->min) < *to ? less(last, need->min) : *to;
    return *from <= *to;
}

/* The first and last of a pattern's anchors near which what stages may have added stands; false: near none. */
static bool narrow_anchors(const struct tc_index *index, const struct tc_candidates *candidates, uint32_t rank,
                           uint32_t *first, uint32_t *last) {
    const struct tc_look_near *later = index->asked[rank].later;
    *last = TC_NONE;
    for (uint32_t i = candidates->latest[rank]; i != TC_NONE; i = candidates->met.items[i].before) {
        uint32_t pos = candidates->met.items[i].pos;
        if (near_bits(index, candidates, later[TC_NEAR_ENDS], pos) != 0 &&
            near_bits(index, candidates, later[TC_NEAR_BEGINS], pos) != 0) {
            *first = pos;
            *last = *last == TC_NONE ? pos : *last;
        }
    }
    return *last != TC_NONE;
}

/* Has the sentence a mention for each of the needs? */
static bool has_needs(const struct tc_index *index, const struct tc_asked *asked, const struct tc_scene *scene) {
    bool has = true;
    for (uint32_t i = 0; i < asked->n_needs; i++) {
        has &= (index->needs.items[asked->first_need + i].kinds.types & tc_scene_present(scene)) != 0;
    }
    return has;
}

bool tc_index_narrow(const struct tc_index *index, const struct tc_candidates *candidates, uint32_t rank,
                     const struct tc_scene *scene, uint32_t *from, uint32_t *to) {
    const struct tc_asked *asked = &index->asked[rank];
    *from = scene->first;
    *to = asked->opens ? scene->first : scene->last;
    if (!has_needs(index, asked, scene)) {
        return false;
    }
    if (tc_index_has_anchor(index, rank)) {
        uint32_t first = 0, last = 0;
        if (!narrow_anchors(index, candidates, rank, &first, &last)) {
            return false;
        }
        first = less(first, tc_length_tokens(asked->max, scene->longest)) + asked->outside;
        last = less(last, asked->min) + asked->outside;
        *from = first > *from ? first : *from;
        *to = last < *to ? last : *to;
    }
    uint32_t tokens = tc_length_tokens(asked->length, scene->longest);
    bool possible = *from <= *to;
    for (uint32_t i = 0; i < asked->n_needs && possible; i++) {
        possible = narrow_by_need(scene, &index->needs.items[asked->first_need + i], tokens, from, to);
    }
    return possible;
}
