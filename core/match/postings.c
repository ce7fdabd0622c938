/* postings.c - which patterns have a token for their anchor, and what must be near it. */
#include "match/index.h"

#include "base/alloc.h"
#include <string.h>

struct making {
    struct tc_index *index;
    const struct tc_model *model;
    struct tc_posting *by_rank;
    struct tc_near_names *names; /* by rank */
    uint32_t *next;              /* free place of each list */
};

/* --- anchors --- */

typedef void visit_key(struct making *making, uint32_t sym_or_class, bool is_class, uint32_t rank);

static void visit_atom(const struct tc_atom *atom, uint32_t rank, visit_key *visit, struct making *making) {
    for (uint32_t i = 0; i < TC_ATOM_FEW; i++) {
        if (atom->few[i] != TC_NONE) {
            visit(making, atom->few[i], false, rank);
        }
    }
    for (uint32_t i = 0; atom->bits && i < atom->span; i++) {
        if (atom->bits[i >> 6] >> (i & 63) & 1) {
            visit(making, atom->lo + i, false, rank);
        }
    }
    for (uint32_t cls = 0; cls < TC_CLASSES; cls++) {
        if (atom->mask >> cls & 1) {
            visit(making, cls, true, rank);
        }
    }
}

static struct tc_anchor anchor_of(const struct making *making, uint32_t rank) {
    return tc_model_anchor(making->model, &making->model->ways.items[making->index->ways[rank]].facts);
}

/* All (symbol or class, pattern) pairs of anchors. */
static void visit_anchors(struct making *making, visit_key *visit) {
    for (uint32_t rank = 0; rank < making->index->n; rank++) {
        const struct tc_anchor anchor = anchor_of(making, rank);
        for (uint32_t i = 0; tc_index_has_anchor(making->index, rank) && i < anchor.n; i++) {
            visit_atom(&making->model->atoms.items[anchor.atoms[i]], rank, visit, making);
        }
    }
}

static void find_last_sym(struct making *making, uint32_t key, bool is_class, uint32_t rank) {
    uint32_t *n = &making->index->postings.n_syms;
    (void)rank;
    *n = !is_class && key >= *n ? key + 1 : *n;
}

static struct tc_posting_list *list_of(const struct tc_postings *postings, uint32_t key, bool is_class) {
    return &postings->lists[is_class ? postings->n_syms + key : key];
}

static void count_key(struct making *making, uint32_t key, bool is_class, uint32_t rank) {
    struct tc_postings *postings = &making->index->postings;
    (void)rank;
    postings->class_mask |= is_class ? 1U << key : 0;
    list_of(postings, key, is_class)[1].first++;
}

/* --- what is asked near them --- */

/* The bits from one to another one; what lies further from the anchor than there are bits is possible. */
static uint32_t bits_between(int32_t from, int32_t to) {
    bool fits = from >= 0 && to < TC_POSSIBLE_SPAN;
    return fits ? (UINT32_MAX >> (31 - (to - from))) << from : TC_POSSIBLE;
}

/* A type to which stages add nothing has no mentions but names. */
static bool asks_for_name(const struct making *making, const struct tc_near *near) {
    return near->n > 0 && !tc_kinds_grow(making->model, near->kinds);
}

static struct tc_near_names ask_for_names(const struct making *making, uint32_t rank) {
    const struct tc_anchor anchor = anchor_of(making, rank);
    const struct tc_near *ends = &anchor.near[TC_NEAR_ENDS], *begins = &anchor.near[TC_NEAR_BEGINS];
    struct tc_near_names names = {TC_POSSIBLE, TC_POSSIBLE};
    if (asks_for_name(making, ends)) {
        names.before = bits_between(TC_POSSIBLE_SPAN + ends->from, TC_POSSIBLE_SPAN + ends->to);
    }
    if (asks_for_name(making, begins)) {
        names.behind = bits_between(begins->from - 1, begins->to - 1);
    }
    return names;
}

/* Only what a look at symbol and classes tells, and rarely enough. */
static bool can_ask(const struct tc_model *model, const struct tc_near *near) {
    for (uint32_t i = 0; i < near->n; i++) {
        if (model->atoms.items[near->what[i]].test != TC_NONE) {
            return false;
        }
    }
    return near->n > 0 && near->frequency <= TC_FREQUENT;
}

/* Puts the atom's symbols among the few; false: it has others. */
static bool add_few(const struct tc_atom *atom, uint32_t few[TC_ATOM_FEW]) {
    uint32_t both[2 * TC_ATOM_FEW], n = 0;
    for (uint32_t i = 0; i < 2 * TC_ATOM_FEW; i++) {
        both[n] = i < TC_ATOM_FEW ? few[i] : atom->few[i - TC_ATOM_FEW];
        n += both[n] != TC_NONE;
    }
    bool fits = n <= TC_ATOM_FEW && atom->mask == 0 && !atom->bits;
    for (uint32_t i = 0; i < n && fits; i++) {
        few[i] = both[i];
    }
    return fits;
}

static enum tc_status ask_for_words(struct making *making, struct tc_posting *posting) {
    struct tc_index *index = making->index;
    struct tc_asked *asked = &index->asked[posting->rank];
    const struct tc_anchor anchor = anchor_of(making, posting->rank);
    const struct tc_near *near = &anchor.near[TC_NEAR_ATOMS];
    bool asks = can_ask(making->model, near);
    posting->word_from = asks ? (int8_t)near->from : 1;
    posting->word_to = asks ? (int8_t)near->to : 0;
    memset(posting->few, 0xff, sizeof posting->few); /* TC_NONE */
    asked->first_word = (uint32_t)index->words.len;
    for (uint32_t i = 0; asks && i < near->n; i++) {
        const struct tc_atom *atom = &making->model->atoms.items[near->what[i]];
        if (!add_few(atom, posting->few)) {
            TC_TRY(tc_vec_push(&index->words, *atom));
            asked->n_words++;
        }
    }
    posting->has_more_words = asked->n_words > 0;
    return TC_OK;
}

/* --- filling --- */

static void fill_key(struct making *making, uint32_t key, bool is_class, uint32_t rank) {
    struct tc_postings *postings = &making->index->postings;
    struct tc_posting_list *list = list_of(postings, key, is_class);
    uint32_t at = making->next[list - postings->lists]++;
    postings->items[at] = making->by_rank[rank];
    postings->names[at] = making->names[rank];
    list->names.before |= making->names[rank].before;
    list->names.behind |= making->names[rank].behind;
}

/* From how many there are of each to where they begin. */
static void add_up(struct tc_postings *postings, uint32_t *next) {
    for (uint32_t i = 0; i < postings->n_syms + TC_CLASSES; i++) {
        next[i] = postings->lists[i].first;
        postings->lists[i + 1].first += next[i];
    }
}

static enum tc_status fill(struct making *making) {
    struct tc_postings *postings = &making->index->postings;
    visit_anchors(making, count_key);
    add_up(postings, making->next);
    uint32_t n = postings->lists[postings->n_syms + TC_CLASSES].first;
    postings->items = tc_calloc(n, sizeof *postings->items);
    postings->names = tc_calloc(n, sizeof *postings->names);
    if (!postings->items || !postings->names) {
        return TC_ERR_MEMORY;
    }
    for (uint32_t rank = 0; rank < making->index->n; rank++) {
        making->by_rank[rank].rank = rank;
        making->names[rank] = ask_for_names(making, rank);
        TC_TRY(ask_for_words(making, &making->by_rank[rank]));
    }
    visit_anchors(making, fill_key);
    return TC_OK;
}

/* So that one look at a token says whether the index has something for it. */
static void mark_words(const struct tc_postings *postings, struct tc_vocab *vocab) {
    for (uint32_t sym = 1; sym < postings->n_syms; sym++) {
        bool has_postings = postings->lists[sym].first != postings->lists[sym + 1].first;
        tc_vocab_mark(vocab, sym, has_postings ? TC_MARK_ANCHOR : 0);
    }
    tc_vocab_settle_marks(vocab);
}

enum tc_status tc_postings_new(struct tc_index *index, const struct tc_model *model) {
    struct tc_postings *postings = &index->postings;
    struct making making = {.index = index, .model = model};
    visit_anchors(&making, find_last_sym);
    size_t n_lists = (size_t)postings->n_syms + TC_CLASSES;
    postings->lists = tc_calloc(n_lists + 1, sizeof *postings->lists);
    making.by_rank = tc_calloc((size_t)index->n + 1, sizeof *making.by_rank);
    making.names = tc_calloc((size_t)index->n + 1, sizeof *making.names);
    making.next = tc_calloc(n_lists, sizeof *making.next);
    bool has_room = postings->lists && making.by_rank && making.names && making.next;
    enum tc_status status = has_room ? fill(&making) : TC_ERR_MEMORY;
    if (status == TC_OK) {
        mark_words(postings, model->vocab);
    }
    tc_free(making.by_rank);
    tc_free(making.names);
    tc_free(making.next);
    return status;
}

void tc_postings_fini(struct tc_postings *postings) {
    tc_free(postings->items);
    tc_free(postings->names);
    tc_free(postings->lists);
}
