#include "match/matcher.h"

#include "base/alloc.h"
#include "base/prefetch.h"
#include "match/bitstate.h"
#include "match/demand.h"
#include "match/index.h"
#include "match/near.h"
#include <string.h>
#include <time.h>

struct tc_matcher {
    const struct tc_model *model;
    bool use_index;
    struct tc_lattice lattice;
    struct tc_word_cache *words;
    struct tc_verdict *verdicts;
    struct tc_bitstate bitstate;
    struct tc_hits hits;
    struct tc_marked marked; /* of the window */
    TC_VEC(uint64_t) marked_bits;
    TC_VEC(uint32_t) classes; /* these two: see the scene */
    TC_VEC(uint32_t) rows;
    TC_VEC(uint64_t) named; /* a bit for each sentence of the window whose names are found */
    uint32_t sentence;      /* of the window */
    struct tc_candidates candidates;
    struct tc_scene scene;
    bool looked;        /* the scene and what follows know its mentions */
    uint64_t signature; /* of the sentence's mentions, for the index */
    uint64_t marks;     /* of the document */
    bool any;           /* there are candidates */
    uint32_t next;      /* the first of them that has not run, and the stage that has run last */
    uint32_t ran_stage;
    TC_VEC(struct tc_mention_start) starts;
    TC_VEC(tc_types) types; /* these three: see the scene */
    TC_VEC(tc_types) types_on;
    uint64_t begins[TC_TYPES];
    uint8_t begun[TC_TYPES + 1]; /* the types of which it has a bit */
    uint32_t n_begun;
    TC_VEC(struct tc_match) matches;
    TC_VEC(struct tc_match) sorted;
    TC_VEC(uint32_t) places; /* of the counting sort */
    TC_VEC(struct tc_capture) captures;
    struct tc_refused_list refused;
    TC_VEC(struct tc_refusal) refusals;
    struct tc_pattern_work *work; /* by pattern; NULL: not measured */
};

enum tc_status tc_matcher_new(struct tc_matcher **matcher, const struct tc_model *model) {
    struct tc_matcher *made = tc_calloc(1, sizeof *made);
    if (!made) {
        return TC_ERR_MEMORY;
    }
    made->model = model;
    made->use_index = true;
    tc_lattice_init(&made->lattice);
    made->words = tc_word_cache_new(model->words);
    made->verdicts = tc_calloc(model->n_verdicts, sizeof *made->verdicts);
    if (!made->words || !made->verdicts || tc_candidates_init(&made->candidates, model->index) != TC_OK ||
        tc_bitstate_init(&made->bitstate, model) != TC_OK) {
        tc_matcher_free(made);
        return TC_ERR_MEMORY;
    }
    *matcher = made;
    return TC_OK;
}

void tc_matcher_free(struct tc_matcher *matcher) {
    if (!matcher) {
        return;
    }
    tc_lattice_fini(&matcher->lattice);
    tc_word_cache_free(matcher->words);
    tc_free(matcher->verdicts);
    tc_bitstate_fini(&matcher->bitstate);
    tc_candidates_fini(&matcher->candidates);
    tc_vec_fini(&matcher->hits.vec);
    tc_vec_fini(&matcher->marked_bits);
    tc_vec_fini(&matcher->classes);
    tc_vec_fini(&matcher->rows);
    tc_vec_fini(&matcher->named);
    tc_vec_fini(&matcher->starts);
    tc_vec_fini(&matcher->types);
    tc_vec_fini(&matcher->types_on);
    tc_vec_fini(&matcher->matches);
    tc_vec_fini(&matcher->sorted);
    tc_vec_fini(&matcher->places);
    tc_vec_fini(&matcher->captures);
    tc_vec_fini(&matcher->refused.vec);
    tc_vec_fini(&matcher->refusals);
    tc_free(matcher);
}

void tc_matcher_use_index(struct tc_matcher *matcher, bool use) { matcher->use_index = use; }

void tc_matcher_forget_marks(struct tc_matcher *matcher) { matcher->marks = 0; }
void tc_matcher_mark(struct tc_matcher *matcher, uint64_t marks) { matcher->marks |= marks; }
uint64_t tc_matcher_marks(const struct tc_matcher *matcher) { return matcher->marks; }

uint64_t tc_matcher_take_steps(struct tc_matcher *matcher) {
    uint64_t steps = matcher->bitstate.steps;
    matcher->bitstate.steps = 0;
    return steps;
}

/* --- window and sentence --- */

static enum tc_status add_hits(struct tc_matcher *matcher) {
    for (size_t i = 0; i < matcher->hits.vec.len; i++) {
        const struct tc_hit *hit = &matcher->hits.vec.items[i];
        struct tc_name name = tc_gazetteer_name(matcher->model->gazetteer, hit->name);
        struct tc_mention mention = {.first = hit->first,
                                     .last = hit->last,
                                     .type = name.type,
                                     .source = name.source,
                                     .n_entities = name.entity != TC_NONE,
                                     .entities = tc_gazetteer_entity(matcher->model->gazetteer, hit->name),
                                     .from_gazetteer = true};
        uint32_t id = 0;
        if (tc_lattice_add(&matcher->lattice, &mention, &id) != TC_OK) {
            return TC_ERR_MEMORY;
        }
    }
    return TC_OK;
}

enum tc_status tc_matcher_find_names(struct tc_matcher *matcher, uint32_t sentence) {
    uint64_t *named = &matcher->named.items[sentence / 64], bit = UINT64_C(1) << sentence % 64;
    if (!matcher->model->has_names || (*named & bit)) {
        return TC_OK;
    }
    matcher->hits.vec.len = 0;
    enum tc_status status = tc_gazetteer_scan(matcher->model->gazetteer, matcher->scene.tokens, matcher->scene.text,
                                              sentence, matcher->marked.begins, &matcher->hits);
    *named |= status == TC_OK ? bit : 0;
    return status == TC_OK ? add_hits(matcher) : status;
}

/* Of no sentence yet. */
static enum tc_status forget_names(struct tc_matcher *matcher) {
    size_t words = matcher->scene.tokens->n_sents / 64 + 1;
    if (tc_vec_reserve(&matcher->named, words) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    memset(matcher->named.items, 0, words * sizeof *matcher->named.items);
    return TC_OK;
}

static enum tc_status find_marked(struct tc_matcher *matcher) {
    const struct tc_tokens *tokens = matcher->scene.tokens;
    size_t words = tokens->n / 64 + 2;
    if (tc_vec_reserve(&matcher->marked_bits, 3 * words) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    uint64_t *bits = matcher->marked_bits.items;
    struct tc_choice choices[] = {{tc_index_anchors(matcher->model->index), bits},
                                  {TC_MARKS_BEGIN, bits + words},
                                  {TC_MARKS_END, bits + 2 * words}};
    tc_tokens_choose(tokens, choices, sizeof choices / sizeof *choices);
    matcher->marked = (struct tc_marked){bits, bits + words, bits + 2 * words};
    return tc_index_place(matcher->model->index, &matcher->candidates, tokens, &matcher->marked);
}

/* Makes room for those of the window; a sentence's are filled in when it is looked at. */
static enum tc_status reserve_classes(struct tc_matcher *matcher) {
    const struct tc_tokens *tokens = matcher->scene.tokens;
    if (tc_vec_reserve(&matcher->classes, tokens->n) != TC_OK || tc_vec_reserve(&matcher->rows, tokens->n) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    matcher->scene.classes = matcher->classes.items;
    matcher->scene.rows = matcher->rows.items;
    return TC_OK;
}

static void find_classes(struct tc_matcher *matcher) {
    const struct tc_tokens *tokens = matcher->scene.tokens;
    const uint32_t *sym = tokens->sym, *cls = tokens->cls, *of = matcher->model->classes.of;
    const struct tc_rows table = matcher->model->rows; /* else it is read again for each token */
    uint32_t *classes = matcher->classes.items, *rows = matcher->rows.items;
    for (uint32_t i = matcher->scene.first, last = matcher->scene.last; i < last; i++) {
        classes[i] = of[cls[i] % TC_CLASS_SETS];
        rows[i] = tc_row_of(&table, sym[i]);
    }
}

enum tc_status tc_matcher_window(struct tc_matcher *matcher, const struct tc_tokens *tokens, const char *text) {
    matcher->scene = (struct tc_scene){.model = matcher->model,
                                       .tokens = tokens,
                                       .text = text,
                                       .lattice = &matcher->lattice,
                                       .words = matcher->words,
                                       .verdicts = matcher->verdicts,
                                       .sentence = matcher->scene.sentence + 1,
                                       .version = matcher->scene.version};
    enum tc_status status = tc_lattice_start(&matcher->lattice, tokens->n);
    status = status == TC_OK ? forget_names(matcher) : status;
    status = status == TC_OK ? reserve_classes(matcher) : status;
    return status == TC_OK ? find_marked(matcher) : status;
}

static void forget_begins(struct tc_matcher *matcher) {
    for (uint32_t i = 0; i < matcher->n_begun; i++) {
        matcher->begins[matcher->begun[i]] = 0;
    }
    matcher->n_begun = 0;
}

/* The tokens of the sentence that begin mentions, and room for one at each. */
static enum tc_status find_starts(struct tc_matcher *matcher) {
    const struct tc_scene *scene = &matcher->scene;
    if (tc_vec_reserve(&matcher->starts, (size_t)(scene->last - scene->first) + 1) != TC_OK ||
        tc_vec_reserve(&matcher->types, (size_t)scene->last + 1) != TC_OK ||
        tc_vec_reserve(&matcher->types_on, (size_t)scene->last + 1) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    size_t size = (scene->last - scene->first + 1) * sizeof *matcher->types.items;
    memset(matcher->types.items + scene->first, 0, size);
    forget_begins(matcher);
    struct tc_mention_start *starts = matcher->starts.items;
    const struct tc_lattice *lattice = &matcher->lattice;
    uint32_t n = 0;
    for (uint32_t from = scene->first; from < scene->last; from += 64) {
        for (uint64_t bits = tc_bits_from(lattice->begins, from, scene->last); bits != 0; bits &= bits - 1) {
            uint32_t pos = from + (uint32_t)__builtin_ctzll(bits);
            starts[n] = (struct tc_mention_start){.pos = pos};
            n += lattice->heads[pos] != TC_NONE;
        }
    }
    matcher->starts.len = n;
    return TC_OK;
}

/* What the index and the programs want to know of a mention, but for types_on. */
static void note_mention(struct tc_matcher *matcher, struct tc_mention_start *start, const struct tc_mention *mention) {
    uint32_t type = mention->type, length = mention->last - start->pos, at = start->pos - matcher->scene.first;
    matcher->scene.longest = length > matcher->scene.longest ? length : matcher->scene.longest;
    matcher->signature = tc_signature_add(matcher->signature, type);
    if (type < TC_TYPES) {
        start->types |= tc_type_bit(type);
        matcher->begun[matcher->n_begun] = (uint8_t)type;
        matcher->n_begun += (matcher->begins[type] == 0) & (at < 64);
        matcher->begins[type] |= at < 64 ? UINT64_C(1) << at : 0;
    }
    matcher->types.items[start->pos] = start->types;
    tc_index_add_mention(matcher->model->index, &matcher->candidates, mention);
    matcher->marks |= matcher->model->types.items[type].marks;
}

/* Of all mentions. */
static void note_types_on(struct tc_matcher *matcher) {
    const tc_types *types = matcher->types.items;
    tc_types found = 0, *types_on = matcher->types_on.items;
    for (uint32_t at = matcher->scene.last + 1; at-- > matcher->scene.first;) {
        found |= types[at];
        types_on[at] = found;
    }
}

/* Of one mention more. */
static void note_type_on(struct tc_matcher *matcher, const struct tc_mention *mention) {
    tc_types bit = mention->type < TC_TYPES ? tc_type_bit(mention->type) : 0, *types_on = matcher->types_on.items;
    for (uint32_t at = mention->first + 1; at-- > matcher->scene.first && !(types_on[at] & bit);) {
        types_on[at] |= bit;
    }
}

static void show_starts(struct tc_matcher *matcher) {
    matcher->scene.version++;
    matcher->scene.starts = matcher->starts.items;
    matcher->scene.n_starts = (uint32_t)matcher->starts.len;
    matcher->scene.types = matcher->types.items;
    matcher->scene.types_on = matcher->types_on.items;
    matcher->scene.begins = matcher->begins;
}

static enum tc_status look_over_mentions(struct tc_matcher *matcher) {
    matcher->scene.longest = 0;
    matcher->signature = 0;
    if (find_starts(matcher) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    for (size_t i = 0; i < matcher->starts.len; i++) {
        struct tc_mention_start *start = &matcher->starts.items[i];
        const struct tc_mention *mention = NULL;
        for (uint32_t id = matcher->lattice.heads[start->pos]; id != TC_NONE; id = mention->next) {
            mention = tc_lattice_at(&matcher->lattice, id);
            note_mention(matcher, start, mention);
        }
    }
    note_types_on(matcher);
    show_starts(matcher);
    return TC_OK;
}

/* The sentence with its mentions: most are left without this look. */
static enum tc_status look(struct tc_matcher *matcher) {
    if (matcher->looked) {
        return TC_OK;
    }
    find_classes(matcher);
    enum tc_status status = tc_matcher_find_names(matcher, matcher->sentence);
    status = status == TC_OK ? tc_index_start(matcher->model->index, &matcher->candidates, matcher->scene.first,
                                              matcher->scene.last)
                             : status;
    status = status == TC_OK ? look_over_mentions(matcher) : status;
    matcher->looked = status == TC_OK;
    return status;
}

/* The same for one mention more. find_starts has left room for a start at every token. */
static void look_at_mention(struct tc_matcher *matcher, const struct tc_mention *mention) {
    struct tc_mention_start *starts = matcher->starts.items;
    size_t at = matcher->starts.len;
    while (at > 0 && starts[at - 1].pos >= mention->first) {
        at--;
    }
    if (at == matcher->starts.len || starts[at].pos != mention->first) {
        memmove(starts + at + 1, starts + at, (matcher->starts.len - at) * sizeof *starts);
        starts[at] = (struct tc_mention_start){.pos = mention->first};
        matcher->starts.len++;
    }
    note_mention(matcher, &starts[at], mention);
    note_type_on(matcher, mention);
    show_starts(matcher);
}

/* How the runs since the last call went: tc_matcher_occurs has no other way to say that memory was short. */
static enum tc_status take_status(struct tc_matcher *matcher) {
    enum tc_status status = matcher->bitstate.status;
    matcher->bitstate.status = TC_OK;
    return status;
}

uint32_t tc_matcher_next(struct tc_matcher *matcher, uint32_t sentence) {
    const struct tc_model *model = matcher->model;
    if (matcher->use_index && !model->index->any_always && !model->names_mark &&
        tc_index_next(model->index, &matcher->candidates, matcher->scene.tokens, &matcher->marked, &sentence) !=
            TC_OK) {
        matcher->bitstate.status = TC_ERR_MEMORY; /* as the sentence will say when it is started */
    }
    return sentence;
}

/* Has the sentence any of these tokens? */
static bool has_any(const struct tc_scene *scene, const uint64_t *bits) {
    uint64_t found = 0;
    for (uint32_t at = scene->first; at < scene->last; at += 64) {
        found |= tc_bits_from(bits, at, scene->last);
    }
    return found != 0;
}

/* A thousand patterns do not stay in the cache: what is asked of those whose words are there is called for before the
 * names are found. Of the first ones: patterns that many sentences have many of are there in any case. */
enum { CALLED_FOR = 8 };
static void call_for_programs(const struct tc_matcher *matcher) {
    const struct tc_model *model = matcher->model;
    const struct tc_candidates *candidates = &matcher->candidates;
    for (uint32_t i = 0; i < candidates->n_met && i < CALLED_FOR; i++) {
        uint32_t rank = candidates->met.items[candidates->first_met + i].rank, pattern = model->index->order[rank];
        tc_prefetch(&model->index->asked_first[rank], sizeof *model->index->asked_first);
        tc_prefetch(&model->index->asked[rank], sizeof *model->index->asked);
        tc_prefetch(&model->programs.items[pattern], offsetof(struct tc_program, n_code));
        tc_prefetch(model->roles.items[pattern].used, sizeof model->roles.items[pattern].used);
    }
}

/* And what runs them, and what their matches are for, when it is known which can match. */
static void call_for_code(const struct tc_matcher *matcher) {
    enum { INSTRUCTIONS = 16 };
    const struct tc_model *model = matcher->model;
    const struct tc_index *index = model->index;
    for (uint32_t i = 0; i < matcher->candidates.n && i < CALLED_FOR; i++) {
        uint32_t rank = matcher->candidates.ranks[i];
        const struct tc_program *program = &model->programs.items[index->order[rank]];
        const struct tc_used *used = model->roles.items[index->order[rank]].used;
        if (index->needs.len > 0) { /* else there is no array */
            tc_prefetch(&index->needs.items[index->asked[rank].first_need], sizeof *index->needs.items);
        }
        tc_prefetch(program->code, INSTRUCTIONS * sizeof *program->code);
        for (uint32_t k = 0; k < TC_ROLE_USED && used[k].from; k++) {
            tc_prefetch(used[k].from, used[k].size);
        }
    }
}

/* Which patterns can match in the sentence: by their words first, as most need no look at its mentions then. */
static enum tc_status ask_index(struct tc_matcher *matcher) {
    const struct tc_index *index = matcher->model->index;
    const struct tc_scene *scene = &matcher->scene;
    bool has_names = !index->all_need || has_any(scene, matcher->marked.begins);
    if (!has_names && !matcher->model->names_mark) {
        return TC_OK;
    }
    enum tc_status status =
        tc_index_meet(index, &matcher->candidates, scene->tokens, &matcher->marked, matcher->sentence);
    if (status != TC_OK || !(tc_index_goes_on(index, &matcher->candidates) || matcher->model->names_mark)) {
        return status;
    }
    call_for_programs(matcher);
    status = look(matcher);
    if (status == TC_OK && !(index->all_need && matcher->signature == 0)) {
        matcher->any =
            tc_index_collect(index, &matcher->candidates, matcher->signature) &&
            tc_demand_prune(matcher->model->demand, &matcher->candidates, tc_scene_present(scene), matcher->marks);
        if (matcher->any) {
            call_for_code(matcher);
        }
    }
    return status;
}

enum tc_status tc_matcher_sentence(struct tc_matcher *matcher, uint32_t sentence) {
    struct tc_scene *scene = &matcher->scene;
    scene->first = scene->tokens->sent[sentence];
    scene->last = scene->tokens->sent[sentence + 1];
    scene->sentence++;
    matcher->sentence = sentence;
    matcher->looked = false;
    matcher->any = !matcher->use_index;
    matcher->next = matcher->ran_stage = 0;
    enum tc_status status = take_status(matcher);
    if (status != TC_OK) {
        return status;
    }
    if (matcher->use_index) {
        return ask_index(matcher);
    }
    tc_index_collect_all(matcher->model->index, &matcher->candidates);
    return look(matcher);
}

/* --- captures --- */

/* Moves the captures that are not empty together. */
static uint32_t drop_empty(struct tc_capture *captures, size_t n) {
    uint32_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (captures[i].first < captures[i].last) {
            captures[kept++] = captures[i];
        }
    }
    return kept;
}

static void close_capture(const struct tc_matcher *matcher, struct tc_capture *capture, uint32_t pos) {
    capture->last = pos;
    if (capture->mention != TC_NONE && tc_lattice_at(&matcher->lattice, capture->mention)->last != pos) {
        capture->mention = TC_NONE;
    }
}

/* The log of a match as captures in the order of their openings. While a capture is open, its `last` holds the number
 * of the one around it. */
static enum tc_status add_captures(struct tc_matcher *matcher, struct tc_match *match) {
    size_t base = matcher->captures.len;
    if (tc_vec_reserve(&matcher->captures, base + matcher->bitstate.log.len) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    struct tc_capture *captures = matcher->captures.items ? matcher->captures.items + base : NULL;
    uint32_t n = 0, open = TC_NONE;
    for (size_t i = 0; i < matcher->bitstate.log.len; i++) {
        struct tc_event event = matcher->bitstate.log.items[i];
        if (event.kind == TC_EVENT_OPEN) {
            captures[n] =
                (struct tc_capture){.label = event.label, .first = event.at, .last = open, .mention = TC_NONE};
            open = n++;
        } else if (event.kind == TC_EVENT_CLOSE) {
            uint32_t around = captures[open].last;
            close_capture(matcher, &captures[open], event.at);
            open = around;
        } else {
            uint32_t first = tc_lattice_at(&matcher->lattice, event.at)->first;
            for (uint32_t at = open; at != TC_NONE && captures[at].first == first; at = captures[at].last) {
                captures[at].mention = event.at;
            }
        }
    }
    match->n_captures = n > 0 ? drop_empty(captures, n) : 0;
    matcher->captures.len = base + match->n_captures;
    return TC_OK;
}

/* --- measuring --- */

void tc_matcher_measure(struct tc_matcher *matcher, struct tc_pattern_work *by_pattern) { matcher->work = by_pattern; }

static uint64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000U + (uint64_t)t.tv_nsec;
}

/* What the matcher had done when a pattern began. */
struct stopwatch {
    uint64_t steps, time;
};

static struct stopwatch start_watch(const struct tc_matcher *matcher) {
    return (struct stopwatch){matcher->bitstate.steps, now()};
}

static void stop_watch(struct tc_matcher *matcher, struct stopwatch watch, uint32_t pattern, uint64_t matches) {
    struct tc_pattern_work *work = &matcher->work[pattern];
    work->sentences++;
    work->matches += matches;
    work->steps += matcher->bitstate.steps - watch.steps;
    work->nanoseconds += now() - watch.time;
}

/* --- running --- */

/* Captures move while they grow; matches get their pointers when all are there. */
static void set_captures(struct tc_matcher *matcher) {
    const struct tc_capture *captures = matcher->captures.items;
    for (size_t i = 0; i < matcher->matches.len; i++) {
        matcher->matches.items[i].captures = captures;
        captures = captures ? captures + matcher->matches.items[i].n_captures : NULL;
    }
}

/* Adds the pattern's matches that begin in from .. to. */
static enum tc_status run_pattern(struct tc_matcher *matcher, uint32_t pattern, uint32_t from, uint32_t to,
                                  bool keep_empty) {
    struct tc_bitstate *bs = &matcher->bitstate;
    const struct tc_scene *scene = &matcher->scene;
    struct tc_match match = {.pattern = pattern};
    tc_bitstate_start(bs, scene, &matcher->model->programs.items[pattern], from, scene->last);
    while (from <= to && tc_bitstate_find(bs, from, to, &match.first, &match.last)) {
        bool is_empty = match.first == match.last;
        from = is_empty ? match.last + 1 : match.last;
        if (is_empty && !keep_empty) {
            continue;
        }
        if (add_captures(matcher, &match) != TC_OK || tc_vec_push(&matcher->matches, match) != TC_OK) {
            return TC_ERR_MEMORY;
        }
    }
    return bs->status;
}

static void forget_matches(struct tc_matcher *matcher) {
    matcher->matches.len = 0;
    matcher->captures.len = 0;
}

/* Counting sort by first token; patterns have run in ascending order. */
static enum tc_status sort_matches(struct tc_matcher *matcher, const struct tc_match **sorted) {
    size_t n = matcher->matches.len;
    uint32_t first = matcher->scene.first, n_places = matcher->scene.last - first + 2;
    *sorted = matcher->matches.items;
    if (n < 2) {
        return TC_OK;
    }
    if (tc_vec_reserve(&matcher->sorted, n) != TC_OK || tc_vec_reserve(&matcher->places, n_places) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    uint32_t *places = matcher->places.items;
    memset(places, 0, n_places * sizeof *places);
    for (size_t i = 0; i < n; i++) {
        places[matcher->matches.items[i].first - first + 1]++;
    }
    for (uint32_t i = 1; i < n_places; i++) {
        places[i] += places[i - 1];
    }
    for (size_t i = 0; i < n; i++) {
        matcher->sorted.items[places[matcher->matches.items[i].first - first]++] = matcher->matches.items[i];
    }
    *sorted = matcher->sorted.items;
    return TC_OK;
}

/* The first candidate from this one on that can match in the sentence as it is; their number if there is none. */
static uint32_t next_candidate(const struct tc_matcher *matcher, uint32_t i) {
    const struct tc_candidates *candidates = &matcher->candidates;
    const struct tc_asked_first *asked = matcher->model->index->asked_first;
    while (matcher->use_index && i < candidates->n && (asked[candidates->ranks[i]].needs & ~matcher->signature) != 0) {
        i++;
    }
    return i;
}

/* Where a match of the candidate's pattern can begin, by all of its ways from this one on; *i gets the last of them.
 * False: nowhere. */
static bool narrow(const struct tc_matcher *matcher, uint32_t *i, uint32_t *from, uint32_t *to) {
    const struct tc_index *index = matcher->model->index;
    const struct tc_candidates *candidates = &matcher->candidates;
    uint32_t pattern = index->order[candidates->ranks[*i]], next = *i;
    bool any = false;
    while (next < candidates->n && index->order[candidates->ranks[next]] == pattern) {
        uint32_t first = 0, last = 0;
        if (tc_index_narrow(index, candidates, candidates->ranks[next], &matcher->scene, &first, &last)) {
            *from = any && *from < first ? *from : first;
            *to = any && *to > last ? *to : last;
            any = true;
        }
        *i = next;
        next = next_candidate(matcher, next + 1);
    }
    return any;
}

/* And of those behind it that are ways through the same pattern; *i gets the last of them. */
static enum tc_status run_candidate(struct tc_matcher *matcher, uint32_t *i) {
    const struct tc_index *index = matcher->model->index;
    const struct tc_candidates *candidates = &matcher->candidates;
    uint32_t from = matcher->scene.first, to = matcher->scene.last, rank = candidates->ranks[*i];
    uint32_t pattern = index->order[rank];
    if (matcher->use_index &&
        (tc_demand_is_early(matcher->model->demand, rank, matcher->marks) || !narrow(matcher, i, &from, &to))) {
        return TC_OK;
    }
    while (!matcher->use_index && *i + 1 < candidates->n && index->order[candidates->ranks[*i + 1]] == pattern) {
        ++*i;
    }
    if (!matcher->work)
        return run_pattern(matcher, pattern, from, to, false);
    struct stopwatch watch = start_watch(matcher);
    size_t before = matcher->matches.len;
    enum tc_status status = run_pattern(matcher, pattern, from, to, false);
    stop_watch(matcher, watch, pattern, matcher->matches.len - before);
    return status;
}

/* Runs the candidates of stage *stage and of those behind it, up to the first stage that has matches. */
static enum tc_status run_stages(struct tc_matcher *matcher, uint32_t *stage) {
    const struct tc_candidates *candidates = &matcher->candidates;
    const uint32_t *stage_of = matcher->model->index->stage_of;
    enum tc_status status = TC_OK;
    uint32_t i = *stage > matcher->ran_stage ? matcher->next : 0;
    while (status == TC_OK && (i = next_candidate(matcher, i)) < candidates->n) {
        uint32_t of = stage_of[candidates->ranks[i]];
        if (of > *stage && matcher->matches.len > 0) {
            break;
        }
        if (of >= *stage) {
            *stage = of;
            status = run_candidate(matcher, &i);
        }
        matcher->next = ++i; /* those behind it that cannot match yet may when mentions have been added */
    }
    matcher->ran_stage = *stage;
    return status;
}

enum tc_status tc_matcher_stage(struct tc_matcher *matcher, uint32_t *stage, const struct tc_match **matches,
                                uint32_t *n) {
    forget_matches(matcher);
    enum tc_status status = matcher->any ? run_stages(matcher, stage) : TC_OK;
    enum tc_status ran = take_status(matcher);
    status = status == TC_OK ? ran : status;
    set_captures(matcher);
    status = status == TC_OK ? sort_matches(matcher, matches) : status;
    *n = status == TC_OK ? (uint32_t)matcher->matches.len : 0;
    return status;
}

enum tc_status tc_matcher_try(struct tc_matcher *matcher, uint32_t pattern, const struct tc_match **matches,
                              uint32_t *n) {
    forget_matches(matcher);
    enum tc_status status = look(matcher);
    status = status == TC_OK ? run_pattern(matcher, pattern, matcher->scene.first, matcher->scene.last, true) : status;
    enum tc_status ran = take_status(matcher);
    status = status == TC_OK ? ran : status;
    set_captures(matcher);
    *matches = matcher->matches.items;
    *n = status == TC_OK ? (uint32_t)matcher->matches.len : 0;
    return status;
}

bool tc_matcher_occurs(struct tc_matcher *matcher, uint32_t pattern, uint32_t first, uint32_t last, uint32_t hit[2]) {
    struct tc_bitstate *bs = &matcher->bitstate;
    uint32_t place[2] = {0, 0};
    first = first < matcher->scene.first ? matcher->scene.first : first;
    last = last > matcher->scene.last ? matcher->scene.last : last;
    if (first > last) {
        return false;
    }
    if (look(matcher) != TC_OK) {
        bs->status = TC_ERR_MEMORY;
        return false;
    }
    struct stopwatch watch = matcher->work ? start_watch(matcher) : (struct stopwatch){0};
    tc_bitstate_start(bs, &matcher->scene, &matcher->model->programs.items[pattern], first, last);
    bool found = tc_bitstate_find(bs, first, last, &place[0], &place[1]);
    if (matcher->work)
        stop_watch(matcher, watch, pattern, found);
    if (found && hit) {
        hit[0] = place[0];
        hit[1] = place[1];
    }
    return found;
}

/* --- mentions --- */

/* Removes the mentions of the hidden types that overlap [first, last). True if there were any. */
static bool hide(struct tc_matcher *matcher, uint32_t first, uint32_t last, uint64_t types) {
    bool any = false;
    for (uint32_t pos = matcher->scene.first; types != 0 && pos < last; pos++) {
        uint32_t next = TC_NONE;
        for (uint32_t id = matcher->lattice.heads[pos]; id != TC_NONE; id = next) {
            const struct tc_mention *mention = tc_lattice_at(&matcher->lattice, id);
            next = mention->next;
            if (mention->last > first && mention->type < 64 && (types >> mention->type & 1)) {
                tc_lattice_remove(&matcher->lattice, id);
                any = true;
            }
        }
    }
    return any;
}

enum tc_status tc_matcher_add_mention(struct tc_matcher *matcher, const struct tc_mention *mention, uint64_t hides,
                                      uint32_t *id) {
    bool is_ahead = mention->first >= matcher->scene.last; /* its sentence will be looked at when it begins */
    enum tc_status status = is_ahead ? TC_OK : look(matcher);
    bool hidden = status == TC_OK && hide(matcher, mention->first, mention->last, hides);
    status = status == TC_OK ? tc_lattice_add_copy(&matcher->lattice, mention, id) : status;
    if (status != TC_OK || is_ahead) {
        return status;
    }
    if (hidden) {
        return look_over_mentions(matcher);
    }
    look_at_mention(matcher, mention);
    return TC_OK;
}

const struct tc_mention *tc_matcher_mention(const struct tc_matcher *matcher, uint32_t id) {
    return tc_lattice_at(&matcher->lattice, id);
}

uint32_t tc_matcher_mentions_at(const struct tc_matcher *matcher, uint32_t token) {
    return matcher->lattice.heads[token];
}

/* --- near misses --- */

/* Lays the pattern over the sentence, for a search that is no matching. */
static enum tc_status lay_over(struct tc_matcher *matcher, uint32_t pattern) {
    const struct tc_scene *scene = &matcher->scene;
    forget_matches(matcher);
    TC_TRY(look(matcher));
    tc_bitstate_start(&matcher->bitstate, scene, &matcher->model->programs.items[pattern], scene->first, scene->last);
    return TC_OK;
}

enum tc_status tc_matcher_near_miss(struct tc_matcher *matcher, uint32_t pattern, struct tc_near_miss *miss) {
    TC_TRY(lay_over(matcher, pattern));
    uint64_t steps = matcher->bitstate.steps;
    enum tc_status status = tc_near_find(&matcher->bitstate, &matcher->model->facts.items[pattern].anchors[0], miss);
    matcher->bitstate.steps = steps;
    return status;
}

enum tc_status tc_matcher_left_out(struct tc_matcher *matcher, uint32_t pattern, uint32_t first, uint32_t last,
                                   struct tc_near_part *parts, uint32_t *n) {
    *n = 0;
    TC_TRY(lay_over(matcher, pattern));
    uint64_t steps = matcher->bitstate.steps;
    enum tc_status status =
        tc_near_left_out(&matcher->bitstate, &matcher->model->facts.items[pattern].anchors[0], first, last, parts, n);
    matcher->bitstate.steps = steps;
    return status;
}

/* --- names that are not there --- */

static struct tc_mention named(const struct tc_model *model, uint32_t name, uint32_t first, uint32_t last) {
    struct tc_name n = tc_gazetteer_name(model->gazetteer, name);
    return (struct tc_mention){.first = first,
                               .last = last,
                               .type = n.type,
                               .n_entities = 1,
                               .entities = tc_gazetteer_entity(model->gazetteer, name),
                               .source = n.source,
                               .from_gazetteer = true};
}

enum tc_status tc_matcher_refusals(struct tc_matcher *matcher, const struct tc_refusal **refusals, uint32_t *n) {
    const struct tc_model *model = matcher->model;
    matcher->refused.vec.len = matcher->refusals.len = 0;
    enum tc_status status = TC_OK;
    if (model->has_names)
        status = tc_gazetteer_refused(model->gazetteer, matcher->scene.tokens, matcher->scene.text, matcher->sentence,
                                      &matcher->refused);
    for (size_t i = 0; status == TC_OK && i < matcher->refused.vec.len; i++) {
        const struct tc_refused *r = &matcher->refused.vec.items[i];
        struct tc_refusal refusal = {.name = named(model, r->name, r->first, r->last), .is_hidden = r->by != TC_NONE};
        if (refusal.is_hidden)
            refusal.by = named(model, r->by, r->first, r->last);
        status = tc_vec_push(&matcher->refusals, refusal);
    }
    *refusals = matcher->refusals.items;
    *n = status == TC_OK ? (uint32_t)matcher->refusals.len : 0;
    return status;
}
