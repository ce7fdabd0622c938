#include "match/index.h"

#include "base/alloc.h"
#include "base/hash.h"
#include <stdlib.h>
#include <string.h>

/* An anchor more frequent than this saves less than it costs. */
static const float too_frequent = 0.2F;
/* Of the tokens of news: of twenty, a usual sentence, nine in ten times one is so frequent; a capital letter, a comma.
 */
static const float in_most_sentences = 0.1F;

/* --- signatures --- */

static uint64_t needs_of(const struct tc_facts *facts) {
    uint64_t signature = 0;
    for (uint32_t i = 0; i < facts->n_needs; i++) {
        for (uint32_t k = 0; k < facts->needs[i].count && k < 3; k++) {
            signature = tc_signature_add(signature, facts->needs[i].type);
        }
    }
    return signature;
}

/* --- building --- */

struct ranked {
    uint32_t stage, pattern;
};

static int compare_ranked(const void *a, const void *b) {
    const struct ranked *x = a, *y = b;
    int by_stage = (x->stage > y->stage) - (x->stage < y->stage);
    return by_stage ? by_stage : (x->pattern > y->pattern) - (x->pattern < y->pattern);
}

static enum tc_status rank_patterns(struct tc_index *index, const struct tc_model *model) {
    size_t n = model->programs.len;
    struct ranked *ranked = tc_calloc(n, sizeof *ranked);
    index->order = tc_calloc(n, sizeof *index->order);
    index->asked = tc_calloc(n, sizeof *index->asked);
    index->stages = tc_calloc(n, sizeof *index->stages);
    if (!ranked || !index->order || !index->asked || !index->stages) {
        tc_free(ranked);
        return TC_ERR_MEMORY;
    }
    for (uint32_t i = 0; i < n; i++) {
        if (model->programs.items[i].stage != TC_STAGE_FREE) {
            ranked[index->n++] = (struct ranked){model->programs.items[i].stage, i};
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
        index->order[rank] = ranked[rank].pattern;
        index->asked[rank].needs = needs_of(&model->facts.items[ranked[rank].pattern]);
        index->all_need = index->all_need && (index->asked[rank].needs & ~index->grown) != 0;
        if (rank == 0 || ranked[rank].stage != ranked[rank - 1].stage) {
            index->stages[index->n_stages++] = (struct tc_stage_range){ranked[rank].stage, rank, rank};
        }
        index->stages[index->n_stages - 1].last = rank + 1;
    }
    tc_free(ranked);
    return TC_OK;
}

static bool has_anchor(const struct tc_anchor *anchor) { return anchor->n > 0 && anchor->frequency <= too_frequent; }

enum tc_lookup tc_model_lookup(const struct tc_model *model, uint32_t pattern, bool *frequent) {
    const struct tc_facts *facts = &model->facts.items[pattern];
    const struct tc_anchor *anchor = &facts->anchors[0];
    *frequent = anchor->n > 0 && anchor->frequency > in_most_sentences;
    if (anchor->n > 0 && !*frequent) {
        return TC_LOOKUP_WORD;
    }
    return facts->n_needs > 0 ? TC_LOOKUP_MENTIONS : TC_LOOKUP_NONE;
}

typedef void visit_key(void *ctx, uint32_t sym_or_class, bool is_class, uint32_t rank, const struct tc_anchor *anchor);

static void visit_atom(const struct tc_atom *atom, uint32_t rank, const struct tc_anchor *anchor, visit_key *visit,
                       void *ctx) {
    for (uint32_t i = 0; i < TC_ATOM_FEW; i++) {
        if (atom->few[i] != TC_NONE) {
            visit(ctx, atom->few[i], false, rank, anchor);
        }
    }
    for (uint32_t i = 0; i < atom->span; i++) {
        if (atom->bits[i >> 6] >> (i & 63) & 1) {
            visit(ctx, atom->lo + i, false, rank, anchor);
        }
    }
    for (uint32_t cls = 0; cls < 32; cls++) {
        if (atom->mask >> cls & 1) {
            visit(ctx, cls, true, rank, anchor);
        }
    }
}

/* All (symbol or class, pattern) pairs of the index. */
static void visit_all(const struct tc_index *index, const struct tc_model *model, visit_key *visit, void *ctx) {
    for (uint32_t rank = 0; rank < index->n; rank++) {
        const struct tc_anchor *anchor = &model->facts.items[index->order[rank]].anchors[0];
        for (uint32_t i = 0; has_anchor(anchor) && i < anchor->n; i++) {
            visit_atom(&model->atoms.items[anchor->atoms[i]], rank, anchor, visit, ctx);
        }
    }
}

static void find_last_sym(void *ctx, uint32_t key, bool is_class, uint32_t rank, const struct tc_anchor *anchor) {
    struct tc_index *index = ctx;
    (void)rank, (void)anchor;
    if (!is_class && key >= index->n_syms) {
        index->n_syms = key + 1;
    }
}

static void count_key(void *ctx, uint32_t key, bool is_class, uint32_t rank, const struct tc_anchor *anchor) {
    struct tc_index *index = ctx;
    (void)rank, (void)anchor;
    if (is_class) {
        index->class_mask |= 1U << key;
        index->class_first[key + 1]++;
    } else {
        index->sym_first[key + 1]++;
    }
}

struct filling {
    struct tc_index *index;
    uint32_t *next; /* free place of each symbol, then of each class */
};

static void fill_key(void *ctx, uint32_t key, bool is_class, uint32_t rank, const struct tc_anchor *anchor) {
    struct filling *filling = ctx;
    (void)anchor;
    filling->index->postings[filling->next[is_class ? filling->index->n_syms + key : key]++] = rank;
}

static enum tc_status post(struct tc_index *index, const struct tc_model *model) {
    visit_all(index, model, find_last_sym, index);
    index->sym_first = tc_calloc((size_t)index->n_syms + 2, sizeof *index->sym_first);
    struct filling filling = {index, tc_calloc((size_t)index->n_syms + 32, sizeof(uint32_t))};
    enum tc_status status = index->sym_first && filling.next ? TC_OK : TC_ERR_MEMORY;
    if (status == TC_OK) {
        visit_all(index, model, count_key, index);
        for (uint32_t i = 0; i < index->n_syms; i++) {
            index->sym_first[i + 1] += index->sym_first[i];
        }
        index->class_first[0] = index->sym_first[index->n_syms];
        for (uint32_t i = 0; i < 32; i++) {
            index->class_first[i + 1] += index->class_first[i];
        }
        memcpy(filling.next, index->sym_first, index->n_syms * sizeof(uint32_t));
        memcpy(filling.next + index->n_syms, index->class_first, 32 * sizeof(uint32_t));
        index->postings = tc_calloc(index->class_first[32], sizeof *index->postings);
        status = index->postings ? TC_OK : TC_ERR_MEMORY;
    }
    if (status == TC_OK) {
        visit_all(index, model, fill_key, &filling);
    }
    tc_free(filling.next);
    return status;
}

static enum tc_status list_always(struct tc_index *index, const struct tc_model *model) {
    index->always = tc_calloc(tc_index_words(index), sizeof *index->always);
    if (!index->always) {
        return TC_ERR_MEMORY;
    }
    for (uint32_t rank = 0; rank < index->n; rank++) {
        if (!has_anchor(&model->facts.items[index->order[rank]].anchors[0])) {
            index->always[rank >> 6] |= UINT64_C(1) << (rank & 63);
            index->any_always = true;
        }
    }
    return TC_OK;
}

/* --- what is asked near an anchor --- */

static const uint64_t nothing_asked = UINT64_C(1) << 63; /* every sentence has it */

/* Words that a pattern asks for beside its anchor. */
struct words {
    const uint32_t *atoms;
    uint32_t n;
};

static struct words near_words(const struct tc_index *index, const struct tc_model *model, uint32_t rank) {
    const struct tc_near *near = &model->facts.items[index->order[rank]].anchors[0].near[TC_NEAR_ATOMS];
    return (struct words){near->what, near->n};
}

static struct words any_words(const struct tc_index *index, const struct tc_model *model, uint32_t rank) {
    const struct tc_anchor *second = &model->facts.items[index->order[rank]].anchors[1];
    return (struct words){second->atoms, second->n};
}

/* Sets share the rows. */
static uint32_t word_row(struct words words) {
    return (uint32_t)(tc_hash(words.atoms, words.n * sizeof *words.atoms, 0) % TC_WORD_ROWS);
}

/* Only atoms that are sets of words: classes would fill a row. */
static bool can_ask(const struct tc_model *model, struct words words) {
    for (uint32_t i = 0; i < words.n; i++) {
        const struct tc_atom *atom = &model->atoms.items[words.atoms[i]];
        if (atom->mask != 0 || atom->test != TC_NONE) {
            return false;
        }
    }
    return words.n > 0;
}

static enum tc_status number_type_rows(struct tc_index *index, const struct tc_model *model) {
    index->type_rows = tc_calloc(model->types.len, sizeof *index->type_rows);
    if (!index->type_rows) {
        return TC_ERR_MEMORY;
    }
    index->n_rows = TC_ROW_FIRST;
    for (uint32_t rank = 0; rank < index->n; rank++) {
        const struct tc_near *near = model->facts.items[index->order[rank]].anchors[0].near;
        for (uint32_t kind = 0; kind < TC_NEAR_ATOMS; kind++) {
            uint16_t *row = near[kind].n > 0 ? &index->type_rows[near[kind].what[0]] : NULL;
            if (row && *row == TC_ROW_ALL && index->n_rows < UINT16_MAX - 2 * TC_WORD_ROWS) {
                *row = (uint16_t)index->n_rows;
                index->n_rows += 2;
            }
        }
    }
    index->n_rows += TC_WORD_ROWS;
    return TC_OK;
}

static struct tc_look_near look_near(uint32_t row, const struct tc_near *near) {
    uint8_t shift = (uint8_t)(TC_NEAR_SPAN - 1 - (near->to - near->from));
    return (struct tc_look_near){(uint16_t)row, (int8_t)near->from, shift};
}

static void ask(struct tc_index *index, const struct tc_model *model, uint32_t rank) {
    const struct tc_anchor *anchor = &model->facts.items[index->order[rank]].anchors[0];
    struct tc_asked *asked = &index->asked[rank];
    struct words near = near_words(index, model, rank), any = any_words(index, model, rank);
    asked->min = anchor->min;
    asked->words = can_ask(model, any) ? UINT64_C(1) << word_row(any) : nothing_asked;
    if (can_ask(model, near)) {
        uint32_t row = index->n_rows - TC_WORD_ROWS + word_row(near);
        asked->near_words = look_near(row, &anchor->near[TC_NEAR_ATOMS]);
    }
    for (uint32_t kind = 0; kind < TC_NEAR_ATOMS; kind++) {
        uint32_t type = anchor->near[kind].what[0];
        if (anchor->near[kind].n > 0 && index->type_rows[type] != TC_ROW_ALL) {
            bool later = model->types.items[type].grows;
            *(later ? &asked->later[kind] : &asked->near[kind]) =
                look_near(index->type_rows[type] + kind, &anchor->near[kind]);
        }
    }
}

static void find_last_word(void *ctx, uint32_t sym, bool is_class, uint32_t row, const struct tc_anchor *anchor) {
    struct tc_index *index = ctx;
    (void)row, (void)anchor, (void)is_class;
    index->n_word_syms = sym >= index->n_word_syms ? sym + 1 : index->n_word_syms;
}

static void sign_word(void *ctx, uint32_t sym, bool is_class, uint32_t row, const struct tc_anchor *anchor) {
    struct tc_index *index = ctx;
    (void)anchor, (void)is_class;
    index->sym_words[sym] |= UINT64_C(1) << row;
}

/* All words that are asked for, with their rows. */
static void visit_words(struct tc_index *index, const struct tc_model *model, visit_key *visit) {
    for (uint32_t rank = 0; rank < index->n; rank++) {
        struct words sets[] = {near_words(index, model, rank), any_words(index, model, rank)};
        for (int k = 0; k < 2; k++) {
            for (uint32_t i = 0; can_ask(model, sets[k]) && i < sets[k].n; i++) {
                visit_atom(&model->atoms.items[sets[k].atoms[i]], word_row(sets[k]), NULL, visit, index);
            }
        }
    }
}

static enum tc_status ask_all(struct tc_index *index, const struct tc_model *model) {
    enum tc_status status = number_type_rows(index, model);
    visit_words(index, model, find_last_word);
    index->sym_words = tc_calloc(index->n_word_syms, sizeof *index->sym_words);
    if (status != TC_OK || !index->sym_words) {
        return TC_ERR_MEMORY;
    }
    visit_words(index, model, sign_word);
    for (uint32_t rank = 0; rank < index->n; rank++) {
        ask(index, model, rank);
    }
    return TC_OK;
}

/* So that one look at a token says whether the index has something for it. */
static void mark_words(const struct tc_index *index, struct tc_vocab *vocab) {
    for (uint32_t sym = 1; sym < index->n_syms; sym++) {
        bool has_postings = index->sym_first[sym] != index->sym_first[sym + 1];
        tc_vocab_mark(vocab, sym, has_postings ? TC_MARK_ANCHOR : 0);
    }
    for (uint32_t sym = 1; sym < index->n_word_syms; sym++) {
        tc_vocab_mark(vocab, sym, index->sym_words[sym] ? TC_MARK_SIGNED : 0);
    }
    tc_vocab_settle_marks(vocab);
}

enum tc_status tc_index_new(struct tc_index **index, const struct tc_model *model) {
    struct tc_index *made = tc_calloc(1, sizeof *made);
    if (!made) {
        return TC_ERR_MEMORY;
    }
    enum tc_status status = rank_patterns(made, model);
    status = status == TC_OK ? list_always(made, model) : status;
    status = status == TC_OK ? ask_all(made, model) : status;
    status = status == TC_OK ? post(made, model) : status;
    if (status != TC_OK) {
        tc_index_free(made);
        return status;
    }
    mark_words(made, model->vocab);
    *index = made;
    return TC_OK;
}

void tc_index_free(struct tc_index *index) {
    if (index) {
        tc_free(index->order);
        tc_free(index->asked);
        tc_free(index->type_rows);
        tc_free(index->sym_words);
        tc_free(index->always);
        tc_free(index->stages);
        tc_free(index->sym_first);
        tc_free(index->postings);
        tc_free(index);
    }
}

const struct tc_stage_range *tc_index_stage(const struct tc_index *index, uint32_t stage) {
    uint32_t low = 0, high = index->n_stages;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (index->stages[middle].stage < stage) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < index->n_stages ? &index->stages[low] : NULL;
}

/* --- candidates --- */

enum tc_status tc_candidates_init(struct tc_candidates *candidates, const struct tc_index *index) {
    candidates->bits = tc_calloc(tc_index_words(index), sizeof *candidates->bits);
    candidates->first = tc_calloc(index->n, sizeof *candidates->first);
    candidates->last = tc_calloc(index->n, sizeof *candidates->last);
    return candidates->bits && candidates->first && candidates->last ? TC_OK : TC_ERR_MEMORY;
}

void tc_candidates_fini(struct tc_candidates *candidates) {
    tc_free(candidates->bits);
    tc_free(candidates->first);
    tc_free(candidates->last);
    tc_vec_fini(&candidates->met);
    tc_vec_fini(&candidates->rows);
}

enum { BLOCK = 64 };

/* Blocks without things. */
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
    size_t n_blocks = (last - first + BLOCK - 1) / BLOCK, before = candidates->rows.len / index->n_rows;
    size_t blocks = n_blocks + 3;
    if (tc_vec_reserve(&candidates->rows, blocks * index->n_rows) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    if (blocks > before) {
        candidates->rows.len = blocks * index->n_rows;
        clear_blocks(index, candidates, before, blocks);
    }
    clear_blocks(index, candidates, 1, 1 + candidates->n_blocks);
    candidates->start = first;
    candidates->n_blocks = (uint32_t)n_blocks;
    return TC_OK;
}

/* The row's word of the block with a token, and the token's bit in it. */
static uint64_t *row_at(const struct tc_index *index, const struct tc_candidates *candidates, uint32_t row,
                        uint32_t token, uint64_t *bit) {
    uint32_t at = token - candidates->start + BLOCK;
    *bit = UINT64_C(1) << at % BLOCK;
    return &candidates->rows.items[at / BLOCK * index->n_rows + row];
}

void tc_index_add_mention(const struct tc_index *index, struct tc_candidates *candidates,
                          const struct tc_mention *mention) {
    uint32_t row = index->type_rows[mention->type];
    if (row != TC_ROW_ALL) {
        uint64_t bit = 0;
        *row_at(index, candidates, row, mention->last - 1, &bit) |= bit;
        *row_at(index, candidates, row + 1, mention->first, &bit) |= bit;
    }
}

static bool is_near(const struct tc_index *index, const struct tc_candidates *candidates, struct tc_look_near look,
                    uint32_t anchor) {
    uint32_t at = (uint32_t)((int32_t)(anchor - candidates->start) + look.from + BLOCK), shift = at % BLOCK;
    const uint64_t *row = candidates->rows.items + (at / BLOCK * index->n_rows + look.row);
    uint64_t bits = row[0] >> shift | row[index->n_rows] << 1 << (BLOCK - 1 - shift);
    return bits << look.shift != 0;
}

/* --- the first look --- */

struct meeting {
    const struct tc_index *index;
    struct tc_candidates *candidates;
    uint64_t words; /* the rows that words of the sentence are in */
    enum tc_status status;
};

static void meet_postings(struct meeting *m, uint32_t from, uint32_t to, uint32_t pos) {
    for (uint32_t i = from; i < to; i++) {
        struct tc_met met = {m->index->postings[i], pos};
        const struct tc_asked *asked = &m->index->asked[met.rank];
        if ((asked->words & m->words) && is_near(m->index, m->candidates, asked->near_words, pos) &&
            asked->min <= pos - m->candidates->start && tc_vec_push(&m->candidates->met, met) != TC_OK) {
            m->status = TC_ERR_MEMORY;
        }
    }
}

static void meet_class_anchors(struct meeting *m, uint32_t cls, uint32_t pos) {
    for (; cls != 0; cls &= cls - 1) {
        uint32_t bit = (uint32_t)__builtin_ctz(cls);
        meet_postings(m, m->index->class_first[bit], m->index->class_first[bit + 1], pos);
    }
}

/* Notes where the words stand that are asked for, and gives their rows. */
static uint64_t add_words(const struct tc_index *index, struct tc_candidates *candidates,
                          const struct tc_tokens *tokens, uint32_t last) {
    uint64_t all = nothing_asked;
    uint32_t found[TC_SENTENCE_TOKENS], word_row = index->n_rows - TC_WORD_ROWS;
    for (uint32_t from = candidates->start; from < last; from += TC_SENTENCE_TOKENS) {
        uint32_t to = last - from < TC_SENTENCE_TOKENS ? last : from + TC_SENTENCE_TOKENS;
        uint32_t n = tc_tokens_with(tokens, TC_MARK_SIGNED, from, to, found);
        for (uint32_t i = 0; i < n; i++) {
            uint64_t bit = 0, *row = row_at(index, candidates, word_row, found[i], &bit);
            uint64_t words = index->sym_words[tokens->sym[found[i]]];
            all |= words;
            for (; words != 0; words &= words - 1) {
                row[__builtin_ctzll(words)] |= bit;
            }
        }
    }
    return all;
}

enum tc_status tc_index_meet(const struct tc_index *index, struct tc_candidates *candidates,
                             const struct tc_tokens *tokens, uint32_t last, const uint32_t *anchors, uint32_t n) {
    struct meeting m = {index, candidates, 0, TC_OK};
    candidates->met.len = 0;
    m.words = n > 0 ? add_words(index, candidates, tokens, last) : 0;
    for (uint32_t i = 0; i < n; i++) {
        uint32_t sym = tokens->sym[anchors[i]];
        if (sym < index->n_syms) {
            meet_postings(&m, index->sym_first[sym], index->sym_first[sym + 1], anchors[i]);
        }
        meet_class_anchors(&m, tokens->cls[anchors[i]] & index->class_mask, anchors[i]);
    }
    return m.status;
}

/* --- the second look --- */

/* An anchor of a pattern, behind those that were added before. */
static void add_candidate(struct tc_candidates *candidates, struct tc_met met) {
    uint64_t bit = UINT64_C(1) << (met.rank & 63);
    bool is_new = !(candidates->bits[met.rank >> 6] & bit);
    candidates->bits[met.rank >> 6] |= bit;
    candidates->first[met.rank] = is_new ? met.pos : candidates->first[met.rank];
    candidates->last[met.rank] = met.pos;
    candidates->any = true;
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
    candidates->any = false;
    for (size_t i = 0; i < candidates->met.len; i++) {
        struct tc_met met = candidates->met.items[i];
        const struct tc_asked *asked = &index->asked[met.rank];
        if (!(asked->needs & missing) && is_near(index, candidates, asked->near[TC_NEAR_ENDS], met.pos) &&
            is_near(index, candidates, asked->near[TC_NEAR_BEGINS], met.pos)) {
            add_candidate(candidates, met);
        }
    }
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
        if (pos < *from || !(scene->starts[i].types >> need->type & 1)) {
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

/* Does what stages may have added stand near a pattern's only anchor? */
static bool has_later(const struct tc_index *index, const struct tc_candidates *candidates, uint32_t rank) {
    const struct tc_look_near *later = index->asked[rank].later;
    return is_near(index, candidates, later[0], candidates->first[rank]) &&
           is_near(index, candidates, later[1], candidates->first[rank]);
}

bool tc_index_narrow(const struct tc_index *index, const struct tc_candidates *candidates, uint32_t rank,
                     const struct tc_scene *scene, uint32_t *from, uint32_t *to) {
    const struct tc_facts *facts = &scene->model->facts.items[index->order[rank]];
    *from = scene->first;
    *to = scene->last;
    if (!(index->always[rank >> 6] >> (rank & 63) & 1)) {
        const struct tc_anchor *anchor = &facts->anchors[0];
        uint32_t first = less(candidates->first[rank], tc_length_tokens(anchor->max, scene->longest));
        *from = first > *from ? first : *from;
        *to = less(candidates->last[rank], anchor->min);
        if (candidates->first[rank] == candidates->last[rank] && !has_later(index, candidates, rank)) {
            return false;
        }
    }
    uint32_t tokens = tc_length_tokens(facts->max, scene->longest);
    bool possible = *from <= *to;
    for (uint32_t i = 0; i < facts->n_needs && possible; i++) {
        possible = facts->needs[i].type >= 64 || narrow_by_need(scene, &facts->needs[i], tokens, from, to);
    }
    return possible;
}
