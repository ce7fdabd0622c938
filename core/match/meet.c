/* meet.c - the index's first look at the sentences of a window: which patterns have an anchor there, with what they ask
 * for near it. It goes over many sentences at once, as most have none, and over their ends: what is found so is looked
 * at again. */
#include "match/index.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* --- a window --- */

/* What 64 tokens are, a bit each: ends also of the 32 before them, begins of the 32 behind them. */
struct look_around {
    uint64_t anchors;
    uint64_t ends[2], begins[2]; /* as seen from the first 32 tokens and from the others */
};

/* Those whose lists ask for no names, or for some that are near, in whatever sentence; and those that are one by their
 * classes. Each is written, in place of the one before if that does not stay. */
static inline struct tc_placed *place_anchors(const struct tc_postings *postings, uint32_t classes,
                                              const struct tc_tokens *tokens, uint32_t at,
                                              const struct look_around *around, struct tc_placed *placed) {
    const uint32_t *sym = tokens->sym + at, *cls = tokens->cls + at;
    for (uint64_t bits = around->anchors; bits != 0; bits &= bits - 1) {
        uint32_t i = (uint32_t)__builtin_ctzll(bits), half = i / 32;
        struct tc_near_names there = {TC_POSSIBLE | (uint32_t)(around->ends[half] >> i % 32 >> 1),
                                      TC_POSSIBLE | (uint32_t)(around->begins[half] >> i % 32 >> 1)};
        uint32_t list = sym[i] < postings->n_syms ? sym[i] : 0;
        *placed = (struct tc_placed){at + i, there};
        placed += tc_names_are_near(postings->lists[list].names, there) | ((cls[i] & classes) != 0);
    }
    return placed;
}

enum tc_status tc_index_place(const struct tc_index *index, struct tc_candidates *candidates,
                              const struct tc_tokens *tokens, const struct tc_marked *marked) {
    candidates->met_from = candidates->met_to = 0;
    candidates->n_met = candidates->next_placed = 0;
    candidates->placed.len = 0;
    if (tc_vec_reserve(&candidates->placed, (size_t)tokens->n + 1) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    struct tc_placed *end = candidates->placed.items;
    uint32_t classes = index->postings.class_mask;
    uint64_t before = 0;
    for (uint32_t at = 0, word = 0; at < tokens->n; at += 64, word++) {
        uint64_t ends = marked->ends[word], begins = marked->begins[word], behind = marked->begins[word + 1];
        struct look_around around = {.anchors = marked->anchors[word],
                                     .ends = {before >> 32 | ends << 32, ends},
                                     .begins = {begins, begins >> 32 | behind << 32}};
        end = classes != 0 ? place_anchors(&index->postings, classes, tokens, at, &around, end)
                           : place_anchors(&index->postings, 0, tokens, at, &around, end); /* a third less */
        before = ends;
    }
    candidates->placed.len = (size_t)(end - candidates->placed.items);
    return TC_OK;
}

/* --- sentences --- */

struct meeting {
    const struct tc_index *index;
    struct tc_candidates *candidates;
    const struct tc_tokens *tokens;
    const struct tc_marked *marked;
};

/* Of the names near an anchor those of its sentence, which has so many tokens before and behind it. */
static inline struct tc_near_names names_between(struct tc_near_names near, uint32_t before, uint32_t behind) {
    enum { SPAN = TC_POSSIBLE_SPAN };
    before = before < SPAN ? before : SPAN;
    behind = behind < SPAN ? behind : SPAN;
    near.before &= ~((TC_POSSIBLE - 1) >> before);
    near.behind &= TC_POSSIBLE | ((1U << behind) - 1);
    return near;
}

/* By names: all postings of a list are written, each in place of the one before if that does not stay. */
static inline enum tc_status meet_list(const struct meeting *meeting, uint32_t list, uint32_t pos,
                                       struct tc_near_names there) {
    const struct tc_postings *postings = &meeting->index->postings;
    struct tc_candidates *candidates = meeting->candidates;
    uint32_t first = postings->lists[list].first, end = postings->lists[list + 1].first;
    if (tc_vec_reserve(&candidates->named, candidates->named.len + (end - first)) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    struct tc_named *named = candidates->named.items + candidates->named.len;
    for (uint32_t i = first; i < end; i++) {
        *named = (struct tc_named){i, pos};
        named += tc_names_are_near(postings->names[i], there);
    }
    candidates->named.len = (size_t)(named - candidates->named.items);
    return TC_OK;
}

static inline enum tc_status meet_anchor(const struct meeting *meeting, struct tc_placed placed) {
    const struct tc_postings *postings = &meeting->index->postings;
    const struct tc_tokens *tokens = meeting->tokens;
    uint32_t sym = tokens->sym[placed.pos], cls = tokens->cls[placed.pos] & postings->class_mask;
    enum tc_status status = sym < postings->n_syms ? meet_list(meeting, sym, placed.pos, placed.near) : TC_OK;
    for (; cls != 0 && status == TC_OK; cls &= cls - 1) {
        status = meet_list(meeting, postings->n_syms + (uint32_t)__builtin_ctz(cls), placed.pos, placed.near);
    }
    return status;
}

static bool is_among(const uint32_t few[TC_ATOM_FEW], uint32_t sym) {
    return (sym == few[0]) | (sym == few[1]) | (sym == few[2]) | (sym == few[3]);
}

/* Is a token of from .. to one of the pattern's words that are not among the few? */
static bool has_more_words(const struct meeting *meeting, uint32_t rank, int64_t from, int64_t to) {
    const struct tc_asked *asked = &meeting->index->asked[rank];
    const struct tc_tokens *tokens = meeting->tokens;
    bool found = false;
    for (uint32_t i = 0; i < asked->n_words && !found; i++) {
        const struct tc_atom *atom = &meeting->index->words.items[asked->first_word + i];
        for (int64_t at = from; at <= to && !found; at++) {
            found = tc_atom_has(atom, tokens->sym[at], tokens->cls[at]);
        }
    }
    return found;
}

/* So many symbols are compared at once: the branches of a loop over one to five cost more. */
#ifdef __SSE2__

enum { STEP = 8 };

/* Of four symbols those that are among the few, all ones each. */
static inline __m128i are_among(const uint32_t *sym, __m128i few) {
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)sym);
    __m128i first = _mm_cmpeq_epi32(v, few), second = _mm_cmpeq_epi32(v, _mm_shuffle_epi32(few, 0x39));
    __m128i third = _mm_cmpeq_epi32(v, _mm_shuffle_epi32(few, 0x4E)),
            fourth = _mm_cmpeq_epi32(v, _mm_shuffle_epi32(few, 0x93));
    return _mm_or_si128(_mm_or_si128(first, second), _mm_or_si128(third, fourth));
}

/* Is one of the first n of STEP symbols among the few? */
static inline bool is_one_among(const uint32_t *sym, uint32_t n, const uint32_t few[TC_ATOM_FEW]) {
    __m128i wanted = _mm_loadu_si128((const __m128i *)(const void *)few);
    __m128i both = _mm_packs_epi32(are_among(sym, wanted), are_among(sym + 4, wanted));
    uint32_t found = (uint32_t)_mm_movemask_epi8(_mm_packs_epi16(both, both));
    return (found & ((1U << n) - 1)) != 0;
}

#else

enum { STEP = 0 };

static inline bool is_one_among(const uint32_t *sym, uint32_t n, const uint32_t few[TC_ATOM_FEW]) {
    (void)sym, (void)n, (void)few;
    return false;
}

#endif

/* Does one of the pattern's words stand where it must, seen from the anchor? */
static inline bool has_words(const struct meeting *meeting, const struct tc_posting *posting, uint32_t pos) {
    const struct tc_tokens *tokens = meeting->tokens;
    int64_t from = (int64_t)pos + posting->word_from, to = (int64_t)pos + posting->word_to;
    bool found = from > to;
    if (__builtin_expect(from >= 0 && to < from + STEP && from + STEP <= tokens->n, 1)) {
        found |= is_one_among(tokens->sym + from, (uint32_t)(to - from + 1), posting->few);
    } else {
        from = from < 0 ? 0 : from;
        to = to < tokens->n ? to : (int64_t)tokens->n - 1;
        for (int64_t at = from; at <= to && !found; at++) {
            found = is_among(posting->few, tokens->sym[at]);
        }
    }
    return found || (posting->has_more_words && has_more_words(meeting, posting->rank, from, to));
}

/* The same in one sentence: tokens first .. last - 1. */
static bool has_words_between(const struct meeting *meeting, const struct tc_posting *posting, uint32_t pos,
                              uint32_t first, uint32_t last) {
    int64_t from = (int64_t)pos + posting->word_from, to = (int64_t)pos + posting->word_to;
    bool found = from > to || (from >= first && to < last); /* it has them, and all are here */
    from = from < first ? first : from;
    to = to < last ? to : (int64_t)last - 1;
    for (int64_t at = from; at <= to && !found; at++) {
        found = is_among(posting->few, meeting->tokens->sym[at]);
    }
    return found || (posting->has_more_words && has_more_words(meeting, posting->rank, from, to));
}

/* By words, of the anchors with their names; and those of the few that are left by whether these stand in their own
 * sentences, too, the first of which is `sentence`. */
static enum tc_status keep_with_words(const struct meeting *meeting, uint32_t sentence) {
    enum { AHEAD = 8 }; /* those of a thousand patterns do not stay in the cache */
    const struct tc_posting *postings = meeting->index->postings.items;
    const uint32_t *sent = meeting->tokens->sent;
    struct tc_candidates *candidates = meeting->candidates;
    size_t n = candidates->named.len, kept = 0;
    if (tc_vec_reserve(&candidates->met, n) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    for (size_t i = 0; i < n; i++) {
        struct tc_named named = candidates->named.items[i];
        const struct tc_posting *posting = &postings[named.posting];
        __builtin_prefetch(&postings[candidates->named.items[i + AHEAD < n ? i + AHEAD : i].posting]);
        if (!has_words(meeting, posting, named.pos)) {
            continue;
        }
        while (sent[sentence + 1] <= named.pos) {
            sentence++;
        }
        candidates->met.items[kept] = (struct tc_met){posting->rank, named.pos, TC_NONE};
        kept += has_words_between(meeting, posting, named.pos, sent[sentence], sent[sentence + 1]);
    }
    candidates->met.len = kept;
    return TC_OK;
}

/* The first anchor that is not before the token; as a rule it is the next one. */
static uint32_t first_placed(const struct tc_candidates *candidates, uint32_t token) {
    const struct tc_placed *placed = candidates->placed.items;
    uint32_t at = candidates->next_placed;
    at = at > 0 && placed[at - 1].pos >= token ? 0 : at;
    while (at < candidates->placed.len && placed[at].pos < token) {
        at++;
    }
    return at;
}

/* So few tokens that their anchors stay in the cache, and are not many even where everything is one. */
enum { PORTION_TOKENS = 1024 };

/* Sentences from one on. */
static enum tc_status meet_portion(const struct meeting *meeting, uint32_t sentence) {
    struct tc_candidates *candidates = meeting->candidates;
    const uint32_t *sent = meeting->tokens->sent;
    uint32_t end = sentence + 1;
    while (end < meeting->tokens->n_sents && sent[end + 1] - sent[sentence] <= PORTION_TOKENS) {
        end++;
    }
    candidates->named.len = candidates->met.len = 0;
    candidates->met_from = candidates->met_to = sentence;
    candidates->next_met = 0;
    const struct tc_placed *placed = candidates->placed.items;
    uint32_t at = first_placed(candidates, sent[sentence]);
    for (uint32_t of = sentence; at < candidates->placed.len && placed[at].pos < sent[end]; at++) {
        uint32_t pos = placed[at].pos;
        while (sent[of + 1] <= pos) {
            of++;
        }
        struct tc_near_names near = names_between(placed[at].near, pos - sent[of], sent[of + 1] - 1 - pos);
        TC_TRY(meet_anchor(meeting, (struct tc_placed){pos, near}));
    }
    candidates->next_placed = at;
    TC_TRY(keep_with_words(meeting, sentence));
    candidates->met_to = end;
    return TC_OK;
}

/* Goes to the first anchor that is not before the sentence; afterwards the sentence's are met. */
static enum tc_status meet_from(const struct meeting *meeting, uint32_t sentence) {
    struct tc_candidates *candidates = meeting->candidates;
    if (sentence < candidates->met_from || sentence >= candidates->met_to) {
        TC_TRY(meet_portion(meeting, sentence));
    }
    const struct tc_met *met = candidates->met.items;
    uint32_t first = meeting->tokens->sent[sentence];
    while (candidates->next_met < candidates->met.len && met[candidates->next_met].pos < first) {
        candidates->next_met++;
    }
    candidates->met_from = sentence;
    return TC_OK;
}

enum tc_status tc_index_next(const struct tc_index *index, struct tc_candidates *candidates,
                             const struct tc_tokens *tokens, const struct tc_marked *marked, uint32_t *sentence) {
    struct meeting meeting = {index, candidates, tokens, marked};
    for (; *sentence < tokens->n_sents; *sentence = candidates->met_to) {
        TC_TRY(meet_from(&meeting, *sentence));
        if (candidates->next_met < candidates->met.len) {
            uint32_t pos = candidates->met.items[candidates->next_met].pos;
            while (tokens->sent[*sentence + 1] <= pos) {
                ++*sentence;
            }
            break;
        }
    }
    return TC_OK;
}

enum tc_status tc_index_meet(const struct tc_index *index, struct tc_candidates *candidates,
                             const struct tc_tokens *tokens, const struct tc_marked *marked, uint32_t sentence) {
    struct meeting meeting = {index, candidates, tokens, marked};
    TC_TRY(meet_from(&meeting, sentence));
    candidates->first_met = candidates->next_met;
    while (candidates->next_met < candidates->met.len &&
           candidates->met.items[candidates->next_met].pos < tokens->sent[sentence + 1]) {
        candidates->next_met++;
    }
    candidates->n_met = candidates->next_met - candidates->first_met;
    candidates->met_from = sentence + 1;
    return TC_OK;
}
