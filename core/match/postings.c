/* postings.c - which patterns have a token for their anchor, and what must be possible near it. */
#include "match/index.h"

#include "base/alloc.h"
#include <string.h>

const struct tc_window tc_windows[TC_WINDOWS] = {{1, 1},
                                                 {1, 4},
                                                 {1, TC_WINDOW_REACH},
                                                 {-1, -1},
                                                 {-4, -1},
                                                 {-TC_WINDOW_REACH, -1},
                                                 {-TC_WINDOW_REACH, TC_WINDOW_REACH}};

struct making {
    struct tc_index *index;
    const struct tc_model *model;
    struct tc_posting *by_rank;
    uint32_t *next; /* free place of each list */
};

/* --- anchors --- */

typedef void visit_key(struct making *making, uint32_t sym_or_class, bool is_class, uint32_t rank);

static void visit_atom(const struct tc_atom *atom, uint32_t rank, visit_key *visit, struct making *making) {
    for (uint32_t i = 0; i < TC_ATOM_FEW; i++) {
        if (atom->few[i] != TC_NONE) {
            visit(making, atom->few[i], false, rank);
        }
    }
    for (uint32_t i = 0; i < atom->span; i++) {
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

static const struct tc_anchor *anchor_of(const struct making *making, uint32_t rank) {
    return &making->model->facts.items[making->index->order[rank]].anchors[0];
}

/* All (symbol or class, pattern) pairs of anchors. */
static void visit_anchors(struct making *making, visit_key *visit) {
    for (uint32_t rank = 0; rank < making->index->n; rank++) {
        const struct tc_anchor *anchor = anchor_of(making, rank);
        for (uint32_t i = 0; tc_index_has_anchor(making->index, rank) && i < anchor->n; i++) {
            visit_atom(&making->model->atoms.items[anchor->atoms[i]], rank, visit, making);
        }
    }
}

static void visit_words(struct making *making, uint32_t rank, visit_key *visit) {
    const struct tc_index *index = making->index;
    const struct tc_asked *asked = &index->asked[rank];
    for (uint32_t i = 0; i < TC_ATOM_FEW; i++) {
        if (asked->few[i] != TC_NONE) {
            visit(making, asked->few[i], false, rank);
        }
    }
    for (uint32_t i = 0; i < asked->n_words; i++) {
        visit_atom(&index->words.items[asked->first_word + i], rank, visit, making);
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

/* The words of one pattern are of one group, but those that another has put into its own. */
static void group_word(struct making *making, uint32_t key, bool is_class, uint32_t rank) {
    uint32_t *group = is_class ? NULL : &making->index->postings.sym_group[key];
    if (group && *group == 0) {
        *group = 1U << rank % TC_POSSIBLE_SPAN;
    }
}

static void add_group(struct making *making, uint32_t key, bool is_class, uint32_t rank) {
    uint32_t *words = &making->by_rank[rank].words;
    *words |= is_class ? TC_POSSIBLE : making->index->postings.sym_group[key];
}

/* The bits from one to another one; what lies further from the anchor than there are bits is possible. */
static uint32_t bits_between(int32_t from, int32_t to) {
    bool fits = from >= 0 && to < TC_POSSIBLE_SPAN;
    return fits ? (UINT32_MAX >> (31 - (to - from))) << from : TC_POSSIBLE;
}

/* A type to which stages add nothing has no mentions but names. */
static bool asks_for_name(const struct making *making, const struct tc_near *near) {
    return near->n > 0 && !tc_kinds_grow(making->model, near->kinds);
}

/* The first window that all the words stand in; TC_WINDOWS if there is none. */
static uint32_t window_of(const struct tc_asked *asked) {
    uint32_t window = 0;
    while (window < TC_WINDOWS &&
           (asked->word_from < tc_windows[window].from || asked->word_to > tc_windows[window].to)) {
        window++;
    }
    return window;
}

static void ask_words(struct making *making, uint32_t rank) {
    struct tc_posting *posting = &making->by_rank[rank];
    uint32_t window = window_of(&making->index->asked[rank]);
    visit_words(making, rank, group_word);
    visit_words(making, rank, add_group);
    if (posting->words == 0 || window == TC_WINDOWS) {
        posting->words = TC_POSSIBLE;
    } else {
        posting->window = window;
    }
}

static void ask(struct making *making, uint32_t rank) {
    const struct tc_near *ends = &anchor_of(making, rank)->near[TC_NEAR_ENDS];
    const struct tc_near *begins = &anchor_of(making, rank)->near[TC_NEAR_BEGINS];
    struct tc_posting *posting = &making->by_rank[rank];
    *posting = (struct tc_posting){.rank = rank, .before = TC_POSSIBLE, .behind = TC_POSSIBLE};
    if (asks_for_name(making, ends)) {
        posting->before = bits_between(TC_POSSIBLE_SPAN + ends->from, TC_POSSIBLE_SPAN + ends->to);
    }
    if (asks_for_name(making, begins)) {
        posting->behind = bits_between(begins->from - 1, begins->to - 1);
    }
    ask_words(making, rank);
}

/* --- filling --- */

static void fill_key(struct making *making, uint32_t key, bool is_class, uint32_t rank) {
    struct tc_postings *postings = &making->index->postings;
    struct tc_posting_list *list = list_of(postings, key, is_class);
    postings->items[making->next[list - postings->lists]++] = making->by_rank[rank];
    list->before |= making->by_rank[rank].before;
    list->behind |= making->by_rank[rank].behind;
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
    postings->items = tc_calloc(postings->lists[postings->n_syms + TC_CLASSES].first, sizeof *postings->items);
    if (!postings->items) {
        return TC_ERR_MEMORY;
    }
    for (uint32_t rank = 0; rank < making->index->n; rank++) {
        ask(making, rank);
    }
    visit_anchors(making, fill_key);
    return TC_OK;
}

/* So that one look at a token says whether the index has something for it. */
static void mark_words(const struct tc_postings *postings, struct tc_vocab *vocab) {
    for (uint32_t sym = 1; sym < postings->n_syms; sym++) {
        bool has_postings = postings->lists[sym].first != postings->lists[sym + 1].first;
        uint32_t anchor = has_postings ? TC_MARK_ANCHOR : 0, near = postings->sym_group[sym] ? TC_MARK_NEAR : 0;
        tc_vocab_mark(vocab, sym, anchor | near);
    }
    tc_vocab_settle_marks(vocab);
}

enum tc_status tc_postings_new(struct tc_index *index, const struct tc_model *model) {
    struct tc_postings *postings = &index->postings;
    struct making making = {.index = index, .model = model};
    visit_anchors(&making, find_last_sym);
    for (uint32_t rank = 0; rank < index->n; rank++) {
        visit_words(&making, rank, find_last_sym);
    }
    size_t n_lists = (size_t)postings->n_syms + TC_CLASSES;
    postings->lists = tc_calloc(n_lists + 1, sizeof *postings->lists);
    postings->sym_group = tc_calloc((size_t)postings->n_syms + 1, sizeof *postings->sym_group);
    making.by_rank = tc_calloc((size_t)index->n + 1, sizeof *making.by_rank);
    making.next = tc_calloc(n_lists, sizeof *making.next);
    bool has_room = postings->lists && postings->sym_group && making.by_rank && making.next;
    enum tc_status status = has_room ? fill(&making) : TC_ERR_MEMORY;
    if (status == TC_OK) {
        mark_words(postings, model->vocab);
    }
    tc_free(making.by_rank);
    tc_free(making.next);
    return status;
}

void tc_postings_fini(struct tc_postings *postings) {
    tc_free(postings->items);
    tc_free(postings->lists);
    tc_free(postings->sym_group);
}
