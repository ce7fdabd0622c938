#include "plugin/explain.h"
#include "base/alloc.h"
#include "plugin/observer.h"
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum {
    ITEMS_MIN = 2,
    ALIGNED_MIN = 3,
    FAR_MAX = 5,
    CAUSES = 16,
    SILENCES = 4,
    NAME = 256,
    NOTE_MAX = 256,
    HINT_MAX = 512,
    HINTS = 3,
    NAMES_MAX = 1024,
    CLASSES_MAX = 256
};

/* What happened in the sentence so far; the records of a match stand together in each list. */
struct tc_explainer {
    const struct tc_engine *engine;
    uint32_t only; /* pattern; TC_NONE: all */
    struct tc_worker *worker;
    struct tc_graph *graph;
    struct tc_observer observer;
    struct tc_arena arena; /* of the sentence */
    TC_VEC(struct tc_explained_token) tokens;
    TC_VEC(struct tc_explained_mention) mentions;
    TC_VEC(struct tc_explained_match) matches;
    TC_VEC(struct tc_explained_capture) captures;
    TC_VEC(struct tc_explained_reason) reasons;
    TC_VEC(struct tc_explained_statement) statements;
    TC_VEC(struct tc_str) silences;
    TC_VEC(struct tc_explained_miss) misses;
    bool *matched;  /* by pattern, in this sentence */
    bool listening; /* to the current match */
    bool failed;    /* memory is short */
    void (*report)(void *ctx, const struct tc_explained_sentence *sentence);
    void *ctx;
};

/* --- pieces --- */

static struct tc_str keep(struct tc_explainer *e, struct tc_str text) {
    struct tc_str copy = tc_arena_str(&e->arena, text);
    e->failed |= !copy.ptr;
    return copy;
}

static uint32_t sentence_start(const struct tc_worker *worker) { return worker->window->tokens.sent[worker->sentence]; }

static struct tc_str words(struct tc_explainer *e, const struct tc_worker *worker, uint32_t first, uint32_t last) {
    if (first >= last)
        return TC_STR("");
    struct tc_str text = tc_worker_text(worker, tc_worker_span(worker, first, last), &e->arena);
    e->failed |= !text.ptr;
    return text;
}

static void set_pattern(struct tc_explained_rule *rule, const struct tc_pattern_text *pattern) {
    rule->pattern = pattern->text;
    rule->pattern_place = pattern->place;
    rule->pattern_col = pattern->col;
}

static struct tc_explained_rule rule_of(const struct tc_engine *engine, uint32_t pattern) {
    const struct tc_action *action = &engine->actions.items[pattern];
    struct tc_explained_rule rule = {.kind = TC_EXPLAINED_PROBE, .name = TC_STR("try")};
    if (action->kind == TC_ACTION_NONE) {
        for (size_t i = 0; i < engine->probes.len; i++)
            if (engine->probes.items[i].pattern.id == pattern)
                rule.pattern = engine->probes.items[i].pattern.text;
        return rule;
    }
    rule.plugin = action->unit->info.name;
    if (action->kind == TC_ACTION_RULE) {
        const struct tc_rule_info *info = &action->unit->rule_infos.items[action->index];
        rule.kind = TC_EXPLAINED_RULE;
        rule.name = info->name;
        rule.place = info->place;
        set_pattern(&rule, &action->unit->rules.items[action->index].pattern);
    } else {
        const struct tc_step *step = &action->unit->steps.items[action->index];
        rule.kind = TC_EXPLAINED_STEP;
        rule.name = step->name;
        rule.type = step->type_name;
        rule.place = step->place;
        set_pattern(&rule, &step->pattern);
    }
    return rule;
}

static const struct tc_explained_entity *entities_of(struct tc_explainer *e, const struct tc_worker *worker,
                                                     const struct tc_mention *mention) {
    struct tc_explained_entity *list = tc_arena_alloc(&e->arena, (mention->n_entities + 1) * sizeof *list);
    e->failed |= !list;
    struct tc_entity_view view;
    for (uint32_t i = 0; list && i < mention->n_entities; i++) {
        const struct tc_entity *entity = tc_entities_at(&worker->entities, mention->entities[i], &view);
        list[i] =
            (struct tc_explained_entity){tc_model_type_name(worker->model, entity->type), entity->key, entity->label};
    }
    return list;
}

/* --- what the worker tells --- */

static void add_captures(struct tc_explainer *e, const struct tc_worker *worker, const struct tc_match *match) {
    uint32_t start = sentence_start(worker);
    for (uint32_t i = 0; i < match->n_captures; i++) {
        const struct tc_capture *c = &match->captures[i];
        struct tc_explained_capture capture = {.name = tc_model_label(worker->model, match->pattern, c->label)->name,
                                               .text = words(e, worker, c->first, c->last),
                                               .first = c->first - start,
                                               .last = c->last - start};
        if (c->mention != TC_NONE) {
            const struct tc_mention *mention = tc_matcher_mention(worker->matcher, c->mention);
            capture.entities = entities_of(e, worker, mention);
            capture.n_entities = capture.entities ? mention->n_entities : 0;
        }
        e->failed |= tc_vec_push(&e->captures, capture) != TC_OK;
    }
}

static void add_match(struct tc_explainer *e, const struct tc_worker *worker, const struct tc_match *match) {
    uint32_t start = sentence_start(worker);
    struct tc_explained_match explained = {.rule = rule_of(e->engine, match->pattern),
                                           .first = match->first - start,
                                           .last = match->last - start,
                                           .text = words(e, worker, match->first, match->last)};
    size_t before = e->captures.len;
    add_captures(e, worker, match);
    explained.n_captures = e->captures.len - before;
    e->failed |= tc_vec_push(&e->matches, explained) != TC_OK;
}

static struct tc_explained_match *current(struct tc_explainer *e) {
    return e->listening && e->matches.len ? &e->matches.items[e->matches.len - 1] : NULL;
}

static void add_reason(struct tc_explainer *e, struct tc_explained_reason reason) {
    struct tc_explained_match *match = current(e);
    if (!match)
        return;
    match->n_reasons++;
    e->failed |= tc_vec_push(&e->reasons, reason) != TC_OK;
}

/* What the rule fixes, whatever the text says. */
static void add_fixed(struct tc_explainer *e, const struct tc_worker *worker, const struct tc_action *action) {
    const struct tc_rule *rule = &action->unit->rules.items[action->index];
    struct tc_explained_reason reason = {.kind = TC_REASON_RULE,
                                         .place = action->unit->rule_infos.items[action->index].place};
    (void)worker;
    if (rule->has_modality) {
        reason.name = TC_STR("modality");
        reason.value = tc_str(tc_modality_str(rule->modality));
        add_reason(e, reason);
    }
    if (rule->negated) {
        reason.name = TC_STR("negated");
        reason.value = TC_STR("yes");
        add_reason(e, reason);
    }
}

static void on_match(void *ctx, struct tc_worker *worker) {
    struct tc_explainer *e = ctx;
    uint32_t pattern = worker->current.pattern;
    e->matched[pattern] = true;
    e->listening = e->only == TC_NONE || e->only == pattern;
    if (!e->listening)
        return;
    add_match(e, worker, worker->current.match);
    const struct tc_action *action = &e->engine->actions.items[pattern];
    if (action->kind == TC_ACTION_RULE && !e->failed)
        add_fixed(e, worker, action);
}

static void on_mention(void *ctx, struct tc_worker *worker, uint32_t id) {
    struct tc_explained_match *match = current(ctx);
    (void)worker, (void)id;
    if (match)
        match->makes_mention = true;
}

static struct tc_explained_reason reason_at(struct tc_explainer *e, const struct tc_worker *worker,
                                            const struct tc_pattern_text *pattern, const uint32_t hit[2]) {
    uint32_t start = sentence_start(worker);
    return (struct tc_explained_reason){.pattern = pattern->text,
                                        .place = pattern->place,
                                        .first = hit[0] - start,
                                        .last = hit[1] - start,
                                        .text = words(e, worker, hit[0], hit[1])};
}

static void on_excluded(void *ctx, struct tc_worker *worker, const struct tc_pattern_text *unless,
                        const uint32_t hit[2]) {
    struct tc_explained_reason reason = reason_at(ctx, worker, unless, hit);
    add_reason(ctx, reason);
    struct tc_explained_match *match = current(ctx);
    if (match)
        match->excluded = true;
}

static void on_early(void *ctx, struct tc_worker *worker, const struct tc_after *after) {
    struct tc_explained_match *match = current(ctx);
    struct tc_explainer *e = ctx;
    struct tc_buf names;
    (void)worker;
    tc_buf_init(&names, NAMES_MAX);
    for (size_t i = 0; i < after->names.n; i++)
        (void)tc_buf_addf(&names, "%s%s", i > 0 ? ", " : "", after->names.items[i].ptr);
    if (match)
        match->after = keep(e, tc_buf_str(&names));
    tc_buf_fini(&names);
}

static void on_qualified(void *ctx, struct tc_worker *worker, const struct tc_qualify *qualify,
                         const struct tc_qualify_value *value, const uint32_t hit[2]) {
    struct tc_explained_reason reason = reason_at(ctx, worker, &value->pattern, hit);
    reason.kind = TC_REASON_QUALIFY;
    reason.name = qualify->name;
    reason.value = qualify->kind == TC_QUALIFY_MODALITY  ? tc_str(tc_modality_str(value->modality))
                   : qualify->kind == TC_QUALIFY_NEGATED ? TC_STR("yes")
                                                         : value->value;
    add_reason(ctx, reason);
}

static void on_silent(void *ctx, struct tc_worker *worker, const char *why) {
    struct tc_explainer *e = ctx;
    struct tc_explained_match *match = current(e);
    (void)worker;
    if (!match || match->n_silences == SILENCES)
        return;
    for (size_t i = 1; i <= match->n_silences; i++)
        if (tc_str_eq_cstr(e->silences.items[e->silences.len - i], why))
            return;
    match->n_silences++;
    e->failed |= tc_vec_push(&e->silences, keep(e, tc_str(why))) != TC_OK;
}

static struct tc_explained_entity from_graph(struct tc_explainer *e, const struct tc_worker *worker, uint32_t number) {
    const struct tc_graph_entity *entity = tc_graph_entity(worker->graph, number);
    return (struct tc_explained_entity){keep(e, entity->type), keep(e, entity->key), keep(e, entity->label)};
}

static void on_statement(void *ctx, struct tc_worker *worker, const struct tc_statement *statement,
                         const struct tc_emission *emission) {
    struct tc_explainer *e = ctx;
    struct tc_explained_match *match = current(e);
    if (!match)
        return;
    struct tc_explained_statement s = {.subject = from_graph(e, worker, statement->subject),
                                       .object = from_graph(e, worker, statement->object),
                                       .predicate = statement->predicate,
                                       .modality = statement->modality,
                                       .negated = statement->negated,
                                       .confidence = emission->confidence};
    struct tc_pair *pairs = tc_arena_alloc(&e->arena, (statement->n_quals + 1) * sizeof *pairs);
    e->failed |= !pairs;
    for (uint32_t i = 0; pairs && i < statement->n_quals; i++)
        pairs[s.n_qualifiers++] =
            (struct tc_pair){keep(e, statement->quals[i].name), keep(e, statement->quals[i].value)};
    s.qualifiers = pairs;
    match->n_statements++;
    e->failed |= tc_vec_push(&e->statements, s) != TC_OK;
}

/* --- the sentence as a whole --- */

static struct tc_str classes_of(struct tc_explainer *e, uint32_t cls) {
    char text[CLASSES_MAX] = "";
    size_t len = 0;
    for (size_t i = 0; tc_class_names[i]; i++)
        if (cls & tc_class_find(tc_str(tc_class_names[i])))
            len += (size_t)snprintf(text + len, sizeof text - len, "%s%s", len ? " " : "", tc_class_names[i]);
    return keep(e, tc_str(text));
}

static void add_tokens(struct tc_explainer *e, const struct tc_worker *worker, uint32_t first, uint32_t last) {
    const struct tc_tokens *tokens = &worker->window->tokens;
    for (uint32_t i = first; i < last; i++) {
        struct tc_explained_token token = {.text = words(e, worker, i, i + 1),
                                           .from = worker->window->byte_offset + tokens->from[i],
                                           .to = worker->window->byte_offset + tokens->to[i],
                                           .classes = classes_of(e, tokens->cls[i]),
                                           .known = tokens->sym[i] != 0};
        e->failed |= tc_vec_push(&e->tokens, token) != TC_OK;
    }
}

/* Where a gazetteer has a name. */
static struct tc_place place_of(const struct tc_engine *engine, const struct tc_mention *mention,
                                struct tc_str *plugin) {
    uint32_t unit_no, gazetteer;
    if (!tc_engine_find_gazetteer(engine, mention, &unit_no, &gazetteer))
        return (struct tc_place){0};
    const struct tc_unit *unit = engine->units.items[unit_no];
    const struct tc_gazetteer_info *info = &unit->gazetteers.items[gazetteer];
    *plugin = unit->info.name;
    return (struct tc_place){.file = info->file.ptr ? info->file : info->place.file,
                             .line = mention->source - info->first_source};
}

static void add_mention(struct tc_explainer *e, const struct tc_worker *worker, const struct tc_mention *mention) {
    uint32_t start = sentence_start(worker);
    struct tc_explained_mention explained = {.first = mention->first - start,
                                             .last = mention->last - start,
                                             .text = words(e, worker, mention->first, mention->last),
                                             .type = tc_model_type_name(worker->model, mention->type),
                                             .entities = entities_of(e, worker, mention)};
    explained.n_entities = explained.entities ? mention->n_entities : 0;
    if (mention->from_gazetteer) {
        explained.origin = TC_FROM_GAZETTEER;
        explained.place = place_of(e->engine, mention, &explained.plugin);
    } else if (mention->source < e->engine->actions.len) {
        struct tc_explained_rule step = rule_of(e->engine, mention->source);
        explained.origin = TC_FROM_STEP;
        explained.plugin = step.plugin;
        explained.step = step.name;
        explained.place = step.place;
    } else {
        explained.origin = TC_FROM_LEARNED;
    }
    e->failed |= tc_vec_push(&e->mentions, explained) != TC_OK;
}

static void add_mentions(struct tc_explainer *e, const struct tc_worker *worker, uint32_t first, uint32_t last) {
    for (uint32_t token = first; token < last; token++)
        for (uint32_t id = tc_matcher_mentions_at(worker->matcher, token); id != TC_NONE;) {
            const struct tc_mention *mention = tc_matcher_mention(worker->matcher, id);
            add_mention(e, worker, mention);
            id = mention->next;
        }
}

/* --- near misses --- */

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
        miss->hints[miss->n_hints++] = keep(e, tc_str(text));
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
                 TC_FMT(words(e, worker, miss->near.gap_at, miss->near.gap_at + 1)), TC_FMT(text), gap->min,
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
        for (uint32_t i = 0; i < mention->n_entities && i < HINTS; i++)
            add_attributes(tc_entities_at(&worker->entities, mention->entities[i], &view), wanted, &has);
        add_hint(e, miss, "\"%.*s\" is @%.*s, but %s%.*s", TC_FMT(words(e, worker, mention->first, mention->last)),
                 TC_FMT(type), has.len ? "has " : "without what is asked for", TC_FMT(tc_buf_str(&has)));
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
    struct tc_str joined = keep(e, tc_buf_str(&text));
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
    uint32_t start = sentence_start(worker);
    struct tc_explained_miss miss = {.rule = rule_of(e->engine, pattern)};
    if (tc_matcher_near_miss(worker->matcher, pattern, &miss.near) != TC_OK) {
        e->failed = true;
        return miss;
    }
    miss.found = words(e, worker, miss.near.first, miss.near.found_to);
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
        if (!e->failed && step.near.found_to > step.near.first &&
            (!best.rule.name.ptr || by_nearness(&step, &best) < 0))
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
    struct tc_str plugin;
    struct tc_place place = place_of(e->engine, &r->name, &plugin);
    struct tc_str text = words(e, worker, r->name.first, r->name.last);
    struct tc_str type = tc_model_type_name(worker->model, r->name.type);
    struct tc_str label = keep(e, tc_entities_at(&worker->entities, r->name.entities[0], &view)->label);
    if (r->is_hidden)
        add_hint(e, miss, "\"%.*s\" is no @%.*s here: @%.*s \"%.*s\" hides it", TC_FMT(text), TC_FMT(type),
                 TC_FMT(tc_model_type_name(worker->model, r->by.type)),
                 TC_FMT(tc_entities_at(&worker->entities, r->by.entities[0], &view)->label));
    else
        add_hint(e, miss, "\"%.*s\" would be @%.*s %.*s, were it written with that name's capitals (%.*s:%u)",
                 TC_FMT(text), TC_FMT(type), TC_FMT(label), TC_FMT(place.file), place.line);
}

/* Names of what was wanted whose words stand where it was looked for. */
static void hint_at_names(struct tc_explainer *e, struct tc_worker *worker, struct tc_explained_miss *miss) {
    const struct tc_refusal *refusals;
    uint32_t n = 0, start = sentence_start(worker);
    e->failed |= tc_matcher_refusals(worker->matcher, &refusals, &n) != TC_OK;
    bool began = miss->near.found_to > miss->near.first;
    for (uint32_t i = 0; i < n; i++) {
        struct tc_str type = tc_model_type_name(worker->model, refusals[i].name.type);
        uint32_t first = refusals[i].name.first - start;
        bool stands_there = !began || (first >= miss->near.stopped_at && first <= miss->near.searched_to);
        if (stands_there && (wants(miss, type) || (miss->because && wants(miss->because, type))))
            hint_at_name(e, worker, miss, &refusals[i]);
    }
}

static void add_misses(struct tc_explainer *e, struct tc_worker *worker) {
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

static void add_left_out(struct tc_explainer *e, struct tc_worker *worker, struct tc_explained_match *match) {
    struct tc_near_part parts[TC_NEAR_PARTS];
    uint32_t n = 0, start = sentence_start(worker);
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

/* --- a probe: runs in no stage, so its matches are asked for --- */

static void run_probe(struct tc_explainer *e, struct tc_worker *worker) {
    if (e->only == TC_NONE || e->engine->actions.items[e->only].kind != TC_ACTION_NONE)
        return;
    const struct tc_match *matches;
    uint32_t n = 0;
    e->failed |= tc_matcher_try(worker->matcher, e->only, &matches, &n) != TC_OK;
    for (uint32_t i = 0; i < n; i++) {
        e->matched[e->only] = true;
        add_match(e, worker, &matches[i]);
    }
}

/* --- reporting --- */

/* Lists moved while they grew; each match gets its part of them now. */
static void point(struct tc_explainer *e) {
    const struct tc_explained_capture *captures = e->captures.items;
    const struct tc_explained_reason *reasons = e->reasons.items;
    const struct tc_explained_statement *statements = e->statements.items;
    const struct tc_str *silences = e->silences.items;
    for (size_t i = 0; i < e->matches.len; i++) {
        struct tc_explained_match *match = &e->matches.items[i];
        match->captures = captures;
        match->reasons = reasons;
        match->statements = statements;
        match->silences = silences;
        captures = match->n_captures ? captures + match->n_captures : captures;
        reasons = match->n_reasons ? reasons + match->n_reasons : reasons;
        statements = match->n_statements ? statements + match->n_statements : statements;
        silences = match->n_silences ? silences + match->n_silences : silences;
    }
}

static void forget(struct tc_explainer *e) {
    tc_arena_reset(&e->arena);
    e->tokens.len = e->mentions.len = e->matches.len = e->captures.len = 0;
    e->reasons.len = e->statements.len = e->silences.len = e->misses.len = 0;
    memset(e->matched, 0, e->engine->actions.len + 1);
    e->listening = false;
}

static void on_sentence(void *ctx, struct tc_worker *worker) {
    struct tc_explainer *e = ctx;
    uint32_t first = sentence_start(worker), last = worker->window->tokens.sent[worker->sentence + 1];
    add_tokens(e, worker, first, last);
    add_mentions(e, worker, first, last);
    run_probe(e, worker);
    add_misses(e, worker);
    for (size_t i = 0; i < e->matches.len && e->only != TC_NONE; i++)
        add_left_out(e, worker, &e->matches.items[i]);
    point(e);
    struct tc_explained_sentence sentence = {.number = tc_worker_sentence_no(worker),
                                             .text = words(e, worker, first, last),
                                             .from = worker->window->byte_offset + worker->window->tokens.from[first],
                                             .to = worker->window->byte_offset + worker->window->tokens.to[last - 1],
                                             .tokens = e->tokens.items,
                                             .n_tokens = e->tokens.len,
                                             .mentions = e->mentions.items,
                                             .n_mentions = e->mentions.len,
                                             .matches = e->matches.items,
                                             .n_matches = e->matches.len,
                                             .misses = e->misses.items,
                                             .n_misses = e->misses.len};
    if (!e->failed)
        e->report(e->ctx, &sentence);
    forget(e);
}

/* --- which rule --- */

static bool is_called(const struct tc_explained_rule *rule, struct tc_str name) {
    char full[NAME];
    snprintf(full, sizeof full, "%.*s/%.*s", TC_FMT(rule->plugin), TC_FMT(rule->name));
    return tc_str_eq(rule->name, name) || tc_str_eq_cstr(name, full);
}

static enum tc_status choose(struct tc_explainer *e, const struct tc_explain_options *options, struct tc_error *err) {
    e->only = options->has_probe ? tc_engine_probe_pattern(e->engine, options->probe) : TC_NONE;
    if (!options->rule)
        return TC_OK;
    const char *names[NAMES_MAX];
    size_t n = 0;
    for (uint32_t i = 0; i < e->engine->actions.len; i++) {
        struct tc_explained_rule rule = rule_of(e->engine, i);
        if (e->engine->actions.items[i].kind == TC_ACTION_NONE)
            continue;
        if (is_called(&rule, tc_str(options->rule))) {
            e->only = i;
            return TC_OK;
        }
        if (n < NAMES_MAX)
            names[n++] = rule.name.ptr;
    }
    enum tc_status status = tc_error_set(err, TC_ERR_USAGE, "there is no rule or mention step \"%s\"", options->rule);
    const char *nearest = tc_str_nearest(tc_str(options->rule), names, n);
    if (nearest)
        tc_error_hint(err, "did you mean \"%s\"?", nearest);
    else
        tc_error_hint(err, "\"tercet info PLUGIN\" lists the rules");
    return status;
}

enum tc_status tc_explainer_choose(struct tc_explainer *explainer, const char *rule, struct tc_error *err) {
    return choose(explainer, &(struct tc_explain_options){.rule = rule}, err);
}

/* --- use --- */

enum tc_status tc_explainer_new(struct tc_explainer **explainer, const struct tc_engine *engine,
                                const struct tc_explain_options *options, struct tc_error *err) {
    struct tc_explainer *e = tc_calloc(1, sizeof *e);
    if (!e)
        return tc_error_set(err, TC_ERR_MEMORY, "%s", tc_status_str(TC_ERR_MEMORY));
    e->engine = engine;
    e->observer = (struct tc_observer){.ctx = e,
                                       .match = on_match,
                                       .mention = on_mention,
                                       .early = on_early,
                                       .excluded = on_excluded,
                                       .qualified = on_qualified,
                                       .silent = on_silent,
                                       .statement = on_statement,
                                       .sentence = on_sentence};
    tc_arena_init(&e->arena, SIZE_MAX);
    e->matched = tc_calloc(engine->actions.len + 1, sizeof *e->matched);
    e->graph = tc_graph_new();
    enum tc_status status =
        e->matched && e->graph ? TC_OK : tc_error_set(err, TC_ERR_MEMORY, "%s", tc_status_str(TC_ERR_MEMORY));
    if (status == TC_OK)
        status = choose(e, options, err);
    struct tc_run_options run = {.no_index = true, .observer = &e->observer}; /* every sentence is to be told of */
    if (status == TC_OK)
        status = tc_worker_new(&e->worker, engine, &run, err);
    if (status == TC_OK)
        *explainer = e;
    else
        tc_explainer_free(e);
    return status;
}

void tc_explainer_free(struct tc_explainer *explainer) {
    if (!explainer)
        return;
    tc_worker_free(explainer->worker);
    tc_graph_free(explainer->graph);
    tc_vec_fini(&explainer->tokens);
    tc_vec_fini(&explainer->mentions);
    tc_vec_fini(&explainer->matches);
    tc_vec_fini(&explainer->captures);
    tc_vec_fini(&explainer->reasons);
    tc_vec_fini(&explainer->statements);
    tc_vec_fini(&explainer->silences);
    tc_vec_fini(&explainer->misses);
    tc_free(explainer->matched);
    tc_arena_fini(&explainer->arena);
    tc_free(explainer);
}

enum tc_status tc_explainer_document(struct tc_explainer *explainer, const struct tc_document_info *info,
                                     struct tc_source source,
                                     void (*report)(void *ctx, const struct tc_explained_sentence *sentence), void *ctx,
                                     struct tc_error *err) {
    uint64_t errors = 0;
    tc_graph_reset(explainer->graph);
    forget(explainer);
    explainer->report = report;
    explainer->ctx = ctx;
    enum tc_status status = tc_worker_document(explainer->worker, info, source, explainer->graph, &errors, err);
    if (status == TC_OK && explainer->failed)
        status = tc_error_set(err, TC_ERR_MEMORY, "%s", tc_status_str(TC_ERR_MEMORY));
    return status;
}

const struct tc_graph *tc_explainer_graph(const struct tc_explainer *explainer) { return explainer->graph; }
