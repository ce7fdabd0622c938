/* explain_miss.c - what came near: how far each rule got, what it wanted there, and hints on why it is not there. */
#include "plugin/explain_state.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum {
    ITEMS_MIN = 2,
    ALIGNED_MIN = 3,
    FAR_MAX = 5,
    CAUSES = 16,
    NOTE_MAX = 256,
    HINT_MAX = 512,
    HINTS = 3,
    ENTITIES_MAX = 3
};

/* A part of the rule's pattern as it stands there; .ptr NULL if it does not. */
static struct tc_str part_text(const struct tc_explained_rule *rule, const struct tc_part *part) {
    if (part->col == 0 || part->col >= part->end_col || part->end_col > rule->pattern.len + 1)
        return (struct tc_str){0};
    size_t from = part->col - 1, to = part->end_col - 1;
    int open = 0;
    for (size_t i = from; i < to; i++)
        open += (rule->pattern.ptr[i] == ')') - (rule->pattern.ptr[i] == '(');
    for (; open > 0 && from > 0; from--) /* what is repeated begins behind the bracket of its group */
        open -= rule->pattern.ptr[from - 1] == '(';
    return tc_str_trim(tc_str_sub(rule->pattern, from, to));
}

/* "@party[..]" asks for mentions of this type? */
static bool asks_for(struct tc_str wanted, struct tc_str type) {
    size_t len = type.len + 1;
    return wanted.len >= len && wanted.ptr[0] == '@' && memcmp(wanted.ptr + 1, type.ptr, type.len) == 0 &&
           (wanted.len == len || wanted.ptr[len] == '[');
}

static void add_hint(struct tc_explainer *e, struct tc_explained_miss *miss, const char *fmt, ...) TC_PRINTF(3, 4);
static void add_hint(struct tc_explainer *e, struct tc_explained_miss *miss, const char *fmt, ...) {
    char text[HINT_MAX];
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    if (!miss->hints)
        miss->hints = tc_arena_alloc(&e->arena, HINTS * sizeof *miss->hints);
    e->failed |= !miss->hints;
    if (miss->hints && miss->n_hints < HINTS)
        miss->hints[miss->n_hints++] = tc_explain_keep(e, tc_str(text));
}

static void hint_at_gap(struct tc_explainer *e, const struct tc_worker *worker, struct tc_explained_miss *miss) {
    const struct tc_part *gap = miss->near.gap;
    if (!gap)
        return;
    struct tc_str text = part_text(&miss->rule, gap);
    text = text.ptr ? text : TC_STR("a gap");
    const char *words_or_word = gap->min == 1 ? "word" : "words";
    if (miss->near.gap_at == TC_NONE)
        add_hint(e, miss, "%.*s wants at least %u %s before it", TC_FMT(text), gap->min, words_or_word);
    else
        add_hint(e, miss, "\"%.*s\" comes too early: %.*s wants at least %u %s before it",
                 TC_FMT(tc_explain_words(e, worker, miss->near.gap_at, miss->near.gap_at + 1)), TC_FMT(text), gap->min,
                 words_or_word);
}

/* What the attributes are that a filter asks for. */
static void add_attributes(const struct tc_entity *entity, struct tc_str filter, struct tc_buf *text) {
    for (uint32_t i = 0; i < entity->n_attrs; i++)
        if (memmem(filter.ptr, filter.len, entity->attrs[i].name.ptr, entity->attrs[i].name.len))
            (void)tc_buf_addf(text, "%s%.*s=%.*s", text->len ? ", " : "", TC_FMT(entity->attrs[i].name),
                              TC_FMT(entity->attrs[i].value));
}

/* "@type[filter]" was wanted where a mention of the type stands. */
static void hint_at_filter(struct tc_explainer *e, const struct tc_worker *worker, struct tc_explained_miss *miss,
                           struct tc_str wanted) {
    uint32_t id = miss->near.stopped_at < worker->window->tokens.sent[worker->sentence + 1]
                      ? tc_matcher_mentions_at(worker->matcher, miss->near.stopped_at)
                      : TC_NONE;
    for (; id != TC_NONE; id = tc_matcher_mention(worker->matcher, id)->next) {
        const struct tc_mention *mention = tc_matcher_mention(worker->matcher, id);
        struct tc_str type = tc_model_type_name(worker->model, mention->type);
        if (!asks_for(wanted, type) || wanted.len == type.len + 1)
            continue;
        struct tc_entity_view view;
        struct tc_buf has;
        tc_buf_init(&has, HINT_MAX);
        for (uint32_t i = 0; i < mention->n_entities && i < ENTITIES_MAX; i++)
            add_attributes(tc_entities_at(&worker->entities, mention->entities[i], &view), wanted, &has);
        add_hint(e, miss, "\"%.*s\" is @%.*s, but %s%.*s",
                 TC_FMT(tc_explain_words(e, worker, mention->first, mention->last)), TC_FMT(type),
                 has.len ? "has " : "without what is asked for", TC_FMT(tc_buf_str(&has)));
        tc_buf_fini(&has);
    }
}

static bool is_near(const struct tc_near_miss *near) {
    return near->has_trigger || near->items >= ITEMS_MIN || (near->trigger_at != TC_NONE && near->aligned > 0) ||
           (near->aligned >= ALIGNED_MIN && near->changes < near->aligned);
}

/* What the sentence has of the pattern, its own word first of all, against what would have to be another. Of examples
 * that a word more or less breaks, their rule is the first of the list half as often again as by how far each got. */
static int64_t nearness(const struct tc_near_miss *near) {
    return (near->trigger_at != TC_NONE) + 2 * near->has_trigger + (int64_t)near->aligned - 3 * (int64_t)near->changes;
}

/* What a sign of the pattern language asks for, in words. */
static struct tc_str note_on(struct tc_str wanted) {
    static const struct {
        const char *begin, *note;
    } signs[] = {
        {"$", "the end of the sentence"},      {"^", "the start of the sentence"}, {"[]", "any word"},
        {"(?=", "this must follow"},           {"(?<=", "this must stand before"}, {"(?!", "this must not follow"},
        {"(?<!", "this must not stand before"}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        struct tc_str begin = tc_str(signs[i].begin);
        if (begin.len > 2 ? tc_str_starts(wanted, begin) : tc_str_eq(wanted, begin))
            return tc_str(signs[i].note);
    }
    return TC_STR("");
}

static struct tc_str join_wanted(struct tc_explainer *e, const struct tc_near_want *wanted, uint32_t n) {
    struct tc_buf text;
    tc_buf_init(&text, NOTE_MAX);
    for (uint32_t i = 0; i < n; i++)
        (void)tc_buf_addf(&text, "%s%.*s", i > 0 ? " | " : "", TC_FMT(wanted[i].text));
    struct tc_str joined = tc_explain_keep(e, tc_buf_str(&text));
    tc_buf_fini(&text);
    return joined;
}

/* What n wants of a row that stand in the same part, the first n of these, are together; .text.ptr NULL: each is told
 * of by itself. */
static struct tc_explained_want want_of_part(struct tc_explainer *e, const struct tc_explained_rule *rule,
                                             const struct tc_near_want *wanted, uint32_t n) {
    const struct tc_part *part = wanted->part;
    struct tc_explained_want want = {.note = TC_STR("")};
    bool many = n > 1 || memmem(wanted->text.ptr, wanted->text.len, " | ", 3);
    if (!many || (part->kind == TC_PART_MACRO && wanted->is_inside))
        return want;
    want.text = part_text(rule, part);
    if (wanted->is_inside)
        want.note = TC_STR("more of it");
    else if (part->kind == TC_PART_MACRO)
        want.note = join_wanted(e, wanted, n);
    return want;
}

static void set_wants(struct tc_explainer *e, struct tc_explained_miss *miss) {
    const struct tc_near_miss *near = &miss->near;
    struct tc_explained_want *wants = tc_arena_alloc(&e->arena, TC_NEAR_WANTED * sizeof *wants);
    e->failed |= !wants;
    for (uint32_t i = 0, n; wants && i < near->n_wanted; i += n) {
        const struct tc_near_want *wanted = &near->wanted[i];
        struct tc_explained_want want = {0};
        for (n = 1;
             i + n < near->n_wanted && wanted[n].part == wanted->part && wanted[n].is_inside == wanted->is_inside;)
            n++;
        if (wanted->part)
            want = want_of_part(e, &miss->rule, wanted, n);
        if (!want.text.ptr) {
            n = 1;
            want = (struct tc_explained_want){wanted->text, note_on(wanted->text)};
        }
        wants[miss->n_wants++] = want;
    }
    miss->wants = wants;
}

/* Tokens are the window's until then. */
static void count_in_sentence(struct tc_near_miss *near, uint32_t start) {
    near->first -= start;
    near->found_to -= start;
    near->stopped_at -= start;
    near->searched_to -= start;
    near->trigger_at -= near->trigger_at == TC_NONE ? 0 : start;
}

static struct tc_explained_miss read_miss(struct tc_explainer *e, struct tc_worker *worker, uint32_t pattern) {
    uint32_t start = tc_sentence_start(worker);
    struct tc_explained_miss miss = {.rule = tc_explain_rule(e->engine, pattern)};
    if (tc_matcher_near_miss(worker->matcher, pattern, &miss.near) != TC_OK) {
        e->failed = true;
        return miss;
    }
    miss.found = tc_explain_words(e, worker, miss.near.first, miss.near.found_to);
    set_wants(e, &miss);
    hint_at_gap(e, worker, &miss);
    for (uint32_t i = 0; i < miss.near.n_wanted; i++)
        hint_at_filter(e, worker, &miss, miss.near.wanted[i].text);
    count_in_sentence(&miss.near, start);
    return miss;
}

static void add_miss(struct tc_explainer *e, struct tc_worker *worker, uint32_t pattern) {
    struct tc_explained_miss miss = read_miss(e, worker, pattern);
    miss.is_far = e->only == TC_NONE && !is_near(&miss.near);
    if (!e->failed && (!miss.is_far || (miss.rule.kind == TC_EXPLAINED_RULE && miss.near.items > 0)))
        e->failed |= tc_vec_push(&e->misses, miss) != TC_OK;
}

static int by_nearness(const void *a, const void *b) {
    const struct tc_explained_miss *x = a, *y = b;
    if (x->is_far != y->is_far)
        return x->is_far - y->is_far;
    if (nearness(&x->near) != nearness(&y->near))
        return nearness(&x->near) > nearness(&y->near) ? -1 : 1;
    if (x->near.items != y->near.items)
        return x->near.items > y->near.items ? -1 : 1;
    if (x->near.stopped_at != y->near.stopped_at)
        return x->near.stopped_at > y->near.stopped_at ? -1 : 1;
    int order = tc_str_cmp(x->rule.plugin, y->rule.plugin);
    return order ? order : tc_str_cmp(x->rule.name, y->rule.name);
}

static bool wants(const struct tc_explained_miss *miss, struct tc_str type) {
    for (uint32_t i = 0; i < miss->near.n_wanted; i++)
        if (asks_for(miss->near.wanted[i].text, type))
            return true;
    return false;
}

/* Of the steps of the same plugin that give what the rule wanted and found nothing here, the nearest that began at all.
 */
static void find_cause(struct tc_explainer *e, struct tc_worker *worker, struct tc_explained_miss *miss) {
    struct tc_explained_miss best = {0};
    for (uint32_t pattern = 0; pattern < e->engine->actions.len; pattern++) {
        const struct tc_action *action = &e->engine->actions.items[pattern];
        if (action->kind != TC_ACTION_STEP || e->matched[pattern] ||
            !tc_str_eq(action->unit->info.name, miss->rule.plugin) ||
            !wants(miss, action->unit->steps.items[action->index].type_name))
            continue;
        struct tc_explained_miss step = read_miss(e, worker, pattern);
        if (!e->failed && tc_near_began(&step.near) && (!best.rule.name.ptr || by_nearness(&step, &best) < 0))
            best = step;
    }
    if (!best.rule.name.ptr || e->failed)
        return;
    struct tc_explained_miss *kept = tc_arena_alloc(&e->arena, sizeof *kept);
    e->failed |= !kept;
    if (kept)
        *kept = best;
    miss->because = kept;
}

/* Rules that found something, but nothing that tells what they are about, are shown only where the sentence has nothing
 * better: its verb is another one than theirs. Misses are in order. */
static void drop_far(struct tc_explainer *e) {
    bool better = false;
    size_t near = 0;
    for (size_t i = 0; i < e->matches.len; i++)
        better |= e->matches.items[i].rule.kind == TC_EXPLAINED_RULE;
    for (; near < e->misses.len && !e->misses.items[near].is_far; near++)
        better |= e->misses.items[near].rule.kind == TC_EXPLAINED_RULE;
    size_t most = near + (better ? 0 : FAR_MAX);
    e->misses.len = e->misses.len < most ? e->misses.len : most;
}

static void hint_at_name(struct tc_explainer *e, const struct tc_worker *worker, struct tc_explained_miss *miss,
                         const struct tc_refusal *r) {
    struct tc_entity_view view;
    struct tc_str text = tc_explain_words(e, worker, r->name.first, r->name.last);
    struct tc_str type = tc_model_type_name(worker->model, r->name.type);
    if (r->is_hidden) {
        add_hint(e, miss, "\"%.*s\" is no @%.*s here: @%.*s \"%.*s\" hides it", TC_FMT(text), TC_FMT(type),
                 TC_FMT(tc_model_type_name(worker->model, r->by.type)),
                 TC_FMT(tc_entities_at(&worker->entities, r->by.entities[0], &view)->label));
        return;
    }
    struct tc_str plugin;
    struct tc_place place = tc_explain_place(e->engine, &r->name, &plugin);
    add_hint(e, miss, "\"%.*s\" would be @%.*s %.*s, were it written with that name's capitals (%.*s:%u)", TC_FMT(text),
             TC_FMT(type), TC_FMT(tc_entities_at(&worker->entities, r->name.entities[0], &view)->label),
             TC_FMT(place.file), place.line);
}

/* Names of what was wanted whose words stand where it was looked for. */
static void hint_at_names(struct tc_explainer *e, struct tc_worker *worker, struct tc_explained_miss *miss) {
    const struct tc_refusal *refusals;
    uint32_t n = 0, start = tc_sentence_start(worker);
    e->failed |= tc_matcher_refusals(worker->matcher, &refusals, &n) != TC_OK;
    bool began = tc_near_began(&miss->near);
    for (uint32_t i = 0; i < n; i++) {
        struct tc_str type = tc_model_type_name(worker->model, refusals[i].name.type);
        uint32_t first = refusals[i].name.first - start;
        bool stands_there = !began || (first >= miss->near.stopped_at && first <= miss->near.searched_to);
        if (stands_there && (wants(miss, type) || (miss->because && wants(miss->because, type))))
            hint_at_name(e, worker, miss, &refusals[i]);
    }
}

void tc_explain_misses(struct tc_explainer *e, struct tc_worker *worker) {
    for (uint32_t pattern = 0; pattern < e->engine->actions.len; pattern++) {
        bool wanted =
            e->only == TC_NONE ? e->engine->actions.items[pattern].kind != TC_ACTION_NONE : e->only == pattern;
        if (wanted && !e->matched[pattern])
            add_miss(e, worker, pattern);
    }
    if (e->misses.len > 1)
        qsort(e->misses.items, e->misses.len, sizeof *e->misses.items, by_nearness);
    drop_far(e);
    for (size_t i = 0; i < e->misses.len && i < CAUSES; i++) {
        find_cause(e, worker, &e->misses.items[i]);
        hint_at_names(e, worker, &e->misses.items[i]);
    }
}

/* --- what a match left out --- */

void tc_explain_left_out(struct tc_explainer *e, struct tc_worker *worker, struct tc_explained_match *match) {
    struct tc_near_part parts[TC_NEAR_PARTS];
    uint32_t n = 0, start = tc_sentence_start(worker);
    e->failed |=
        tc_matcher_left_out(worker->matcher, e->only, match->first + start, match->last + start, parts, &n) != TC_OK;
    struct tc_explained_miss *list = n > 0 ? tc_arena_zalloc(&e->arena, n * sizeof *list) : NULL;
    e->failed |= n > 0 && !list;
    for (uint32_t i = 0; list && i < n; i++) {
        list[i].rule = match->rule;
        list[i].near = parts[i].miss;
        list[i].part = part_text(&match->rule, parts[i].part);
        set_wants(e, &list[i]);
        count_in_sentence(&list[i].near, start);
    }
    match->left_out = list;
    match->n_left_out = list ? n : 0;
}
