/* candidates.c - the index, asked of a sentence. */
#include "match/index.h"

#include "base/alloc.h"
#include <string.h>

enum tc_status tc_candidates_init(struct tc_candidates *candidates, const struct tc_index *index) {
    candidates->ranks = tc_calloc(index->n, sizeof *candidates->ranks);
    candidates->bits = tc_calloc(tc_index_words(index), sizeof *candidates->bits);
    candidates->latest = tc_calloc(index->n, sizeof *candidates->latest);
    return candidates->ranks && candidates->bits && candidates->latest ? TC_OK : TC_ERR_MEMORY;
}

void tc_candidates_fini(struct tc_candidates *candidates) {
    tc_free(candidates->ranks);
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
                            const struct tc_asked_first *asked, uint32_t anchor) {
    uint64_t ends = near_bits(index, candidates, asked->near[TC_NEAR_ENDS], anchor);
    uint64_t begins = near_bits(index, candidates, asked->near[TC_NEAR_BEGINS], anchor);
    return (ends != 0) + (begins != 0) == 2; /* no branch between the two */
}

/* Makes candidates of the anchors that have their mentions, each behind those of its pattern that were met before. */
static void keep_with_mentions(const struct tc_index *index, struct tc_candidates *candidates, uint64_t missing) {
    uint32_t kept = candidates->first_met, end = candidates->first_met + candidates->n_met;
    for (uint32_t i = candidates->first_met; i < end; i++) {
        struct tc_met met = candidates->met.items[i];
        const struct tc_asked_first *asked = &index->asked_first[met.rank];
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
}

/* Ranks without an anchor. */
static void add_always(const struct tc_index *index, struct tc_candidates *candidates, uint64_t missing) {
    for (size_t i = 0; i < tc_index_words(index); i++) {
        candidates->bits[i] |= index->lasting[i];
        for (uint64_t bits = index->always[i] & ~index->lasting[i]; bits != 0; bits &= bits - 1) {
            unsigned at = (unsigned)__builtin_ctzll(bits);
            bool possible = !(index->asked_first[i * 64 + at].needs & missing);
            candidates->bits[i] |= (uint64_t)possible << at;
        }
    }
}

/* The ranks of the bits, which are cleared. */
static void list_ranks(const struct tc_index *index, struct tc_candidates *candidates) {
    uint32_t n = 0;
    for (size_t i = 0; i < tc_index_words(index); i++) {
        for (uint64_t bits = candidates->bits[i]; bits != 0; bits &= bits - 1) {
            candidates->ranks[n++] = (uint32_t)i * 64 + (uint32_t)__builtin_ctzll(bits);
        }
        candidates->bits[i] = 0;
    }
    candidates->n = n;
}

bool tc_index_collect(const struct tc_index *index, struct tc_candidates *candidates, uint64_t signature) {
    uint64_t missing = ~(signature | index->grown);
    keep_with_mentions(index, candidates, missing);
    if (index->any_always) {
        add_always(index, candidates, missing);
    }
    list_ranks(index, candidates);
    return candidates->n > 0;
}

void tc_index_collect_all(const struct tc_index *index, struct tc_candidates *candidates) {
    for (uint32_t rank = 0; rank < index->n; rank++) {
        candidates->ranks[rank] = rank;
    }
    candidates->n = index->n;
}

/* --- where a match can begin --- */

static uint32_t less(uint32_t pos, uint32_t by) { return pos > by ? pos - by : 0; }
static uint32_t more(uint32_t pos, uint32_t by) { return by == TC_NONE ? TC_NONE : pos + by; }

/* Of mentions that a need asks for: whether as many as it counts begin in from .. end - 1; the first and the last that
 * begin in earliest .. latest, too, TC_NONE if none does. */
struct spots {
    bool enough;
    uint32_t first, last;
};

/* Bits from .. to of a word, of which to may be any. */
static uint64_t bits_among(uint64_t bits, uint32_t from, uint32_t to) {
    bits = to < 63 ? bits & ((UINT64_C(2) << to) - 1) : bits;
    return from < 64 && from <= to ? bits >> from << from : 0;
}

/* In a sentence of 64 tokens at most, as nearly all are, without going over its mentions. */
static struct spots find_in_short(const struct tc_scene *scene, const struct tc_need *need, uint32_t from, uint32_t end,
                                  uint32_t earliest, uint32_t latest) {
    uint64_t begins = 0;
    for (tc_types types = need->kinds.types; types != 0; types &= types - 1) {
        begins |= scene->begins[tc_types_first(types)];
    }
    begins = end > scene->first ? bits_among(begins, from - scene->first, end - scene->first - 1) : 0;
    uint64_t inside = bits_among(begins, earliest - scene->first, latest - scene->first);
    struct spots spots = {true, TC_NONE, 0};
    for (uint32_t i = 1; i < need->count; i++) {
        begins &= begins - 1;
        spots.enough = begins != 0;
    }
    if (inside != 0) {
        spots.first = scene->first + (uint32_t)__builtin_ctzll(inside);
        spots.last = scene->first + 63 - (uint32_t)__builtin_clzll(inside);
    }
    return spots;
}

static struct spots find_in_long(const struct tc_scene *scene, const struct tc_need *need, uint32_t from, uint32_t end,
                                 uint32_t earliest, uint32_t latest) {
    struct spots spots = {false, TC_NONE, 0};
    uint32_t count = 0;
    for (uint32_t i = 0; i < scene->n_starts && scene->starts[i].pos < end; i++) {
        uint32_t pos = scene->starts[i].pos;
        if (pos < from || !(scene->starts[i].types & need->kinds.types)) {
            continue;
        }
        spots.enough = ++count >= need->count;
        if (pos >= earliest && pos <= latest) {
            spots.first = spots.first == TC_NONE ? pos : spots.first;
            spots.last = pos;
        }
    }
    return spots;
}

/* Narrows by a need: one of its mentions stands min tokens to a length of max behind the match's first token, and as
 * many as it counts stand among the match's tokens, which are `tokens` at most. */
static bool narrow_by_need(const struct tc_scene *scene, const struct tc_need *need, uint32_t tokens, uint32_t *from,
                           uint32_t *to) {
    uint32_t max = tc_length_tokens(need->max, scene->longest);
    uint32_t earliest = *from + need->min, latest = more(*to, max), end = more(*to, tokens);
    bool is_short = scene->last - scene->first <= 64;
    struct spots spots = (is_short ? find_in_short : find_in_long)(scene, need, *from, end, earliest, latest);
    if (spots.first == TC_NONE || !spots.enough) {
        return false;
    }
    *from = less(spots.first, max) > *from ? less(spots.first, max) : *from;
    *to = less(spots.last, need->min) < *to ? less(spots.last, need->min) : *to;
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
