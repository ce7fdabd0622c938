/* meet.c - the index's first look at a sentence: which patterns have an anchor there, with what they ask for near it.
 */
#include "match/index.h"

/* --- a window --- */

/* Of 32 tokens, a bit each, those whose lists ask for no names, or for some that are near, in whatever sentence. ends:
 * of the 32 tokens before these and of these; begins: of these and of those behind them. */
static uint32_t thin_out(const struct tc_postings *postings, const uint32_t *sym, const uint32_t *cls, uint32_t anchors,
                         uint64_t ends, uint64_t begins) {
    uint32_t kept = 0;
    for (uint32_t bits = anchors; bits != 0; bits &= bits - 1) {
        uint32_t i = (uint32_t)__builtin_ctz(bits);
        const struct tc_posting_list *list = &postings->lists[sym[i] < postings->n_syms ? sym[i] : 0];
        bool is_near = (list->before & (TC_POSSIBLE | (uint32_t)(ends >> i >> 1))) &&
                       (list->behind & (TC_POSSIBLE | (uint32_t)(begins >> i >> 1)));
        kept |= (uint32_t)(is_near | ((cls[i] & postings->class_mask) != 0)) << i;
    }
    return kept;
}

void tc_index_thin_out(const struct tc_index *index, const struct tc_tokens *tokens, const struct tc_marked *marked) {
    uint64_t before = 0;
    for (uint32_t at = 0, word = 0; at < tokens->n; at += 64, word++) {
        const uint32_t *sym = tokens->sym + at, *cls = tokens->cls + at;
        uint64_t anchors = marked->anchors[word], ends = marked->ends[word], begins = marked->begins[word];
        uint64_t low = thin_out(&index->postings, sym, cls, (uint32_t)anchors, before >> 32 | ends << 32, begins);
        uint64_t high = thin_out(&index->postings, sym + 32, cls + 32, (uint32_t)(anchors >> 32), ends,
                                 begins >> 32 | marked->begins[word + 1] << 32);
        marked->anchors[word] = low | high << 32;
        before = ends;
    }
}

/* --- a sentence --- */

/* A sentence, and where names are near an anchor of it. */
struct meeting {
    const struct tc_index *index;
    struct tc_candidates *candidates;
    const struct tc_scene *scene;
    const struct tc_marked *marked;
    uint32_t before, behind; /* as in a posting */
};

static void look_for_names(struct meeting *meeting, uint32_t pos) {
    const struct tc_scene *scene = meeting->scene;
    uint32_t first = pos - scene->first > TC_POSSIBLE_SPAN ? pos - TC_POSSIBLE_SPAN : scene->first;
    uint64_t ends = tc_bits_from(meeting->marked->ends, first, pos);
    uint64_t begins = tc_bits_from(meeting->marked->begins, pos + 1, scene->last);
    meeting->before = TC_POSSIBLE | (uint32_t)(ends << (TC_POSSIBLE_SPAN - (pos - first)));
    meeting->behind = TC_POSSIBLE | (uint32_t)begins;
}

static bool is_among(const uint32_t few[TC_ATOM_FEW], uint32_t sym) {
    return (sym == few[0]) | (sym == few[1]) | (sym == few[2]) | (sym == few[3]);
}

/* Is a token of from .. to one of the pattern's words that are not among the few? */
static bool has_more_words(const struct meeting *meeting, uint32_t rank, int64_t from, int64_t to) {
    const struct tc_asked *asked = &meeting->index->asked[rank];
    const struct tc_tokens *tokens = meeting->scene->tokens;
    bool found = false;
    for (uint32_t i = 0; i < asked->n_words && !found; i++) {
        const struct tc_atom *atom = &meeting->index->words.items[asked->first_word + i];
        for (int64_t at = from; at <= to && !found; at++) {
            found = tc_atom_has(atom, tokens->sym[at], tokens->cls[at]);
        }
    }
    return found;
}

/* Does one of the pattern's words stand where it must, seen from the anchor? */
static inline bool has_words(const struct meeting *meeting, const struct tc_posting *posting, uint32_t pos) {
    const struct tc_scene *scene = meeting->scene;
    int64_t from = (int64_t)pos + posting->word_from, to = (int64_t)pos + posting->word_to;
    bool found = from > to;
    from = from < scene->first ? scene->first : from;
    to = to < scene->last ? to : (int64_t)scene->last - 1;
    for (int64_t at = from; at <= to && !found; at++) {
        found = is_among(posting->few, scene->tokens->sym[at]);
    }
    return found || (posting->has_more_words && has_more_words(meeting, posting->rank, from, to));
}

static enum tc_status meet_list(struct meeting *meeting, const struct tc_posting_list *list, uint32_t pos) {
    struct tc_candidates *candidates = meeting->candidates;
    if (!(list->before & meeting->before) || !(list->behind & meeting->behind)) {
        return TC_OK;
    }
    if (tc_vec_reserve(&candidates->met, candidates->met.len + (list[1].first - list->first)) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    const struct tc_posting *postings = meeting->index->postings.items;
    for (uint32_t i = list->first; i < list[1].first; i++) {
        const struct tc_posting *posting = &postings[i];
        if ((posting->before & meeting->before) && (posting->behind & meeting->behind) &&
            has_words(meeting, posting, pos)) {
            candidates->met.items[candidates->met.len++] = (struct tc_met){posting->rank, pos, TC_NONE};
        }
    }
    return TC_OK;
}

static enum tc_status meet_anchor(struct meeting *meeting, uint32_t pos) {
    const struct tc_postings *postings = &meeting->index->postings;
    const struct tc_tokens *tokens = meeting->scene->tokens;
    uint32_t sym = tokens->sym[pos], cls = tokens->cls[pos] & postings->class_mask;
    enum tc_status status = TC_OK;
    look_for_names(meeting, pos);
    if (sym < postings->n_syms) {
        status = meet_list(meeting, &postings->lists[sym], pos);
    }
    for (; cls != 0 && status == TC_OK; cls &= cls - 1) {
        status = meet_list(meeting, &postings->lists[postings->n_syms + (uint32_t)__builtin_ctz(cls)], pos);
    }
    return status;
}

enum tc_status tc_index_meet(const struct tc_index *index, struct tc_candidates *candidates,
                             const struct tc_scene *scene, const struct tc_marked *marked) {
    struct meeting meeting = {index, candidates, scene, marked, 0, 0};
    enum tc_status status = TC_OK;
    candidates->met.len = 0;
    for (uint32_t at = scene->first; at < scene->last; at += 64) {
        uint64_t bits = tc_bits_from(marked->anchors, at, scene->last);
        for (; bits != 0 && status == TC_OK; bits &= bits - 1) {
            status = meet_anchor(&meeting, at + (uint32_t)__builtin_ctzll(bits));
        }
    }
    return status;
}
