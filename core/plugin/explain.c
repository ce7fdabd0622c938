#include "plugin/explain_state.h"

#include "base/alloc.h"
#include <string.h>

enum { SILENCES = 4, NAME = 256, NAMES_MAX = 1024, AFTER_MAX = 1024, CLASSES_MAX = 256 };

/* --- pieces --- */

struct tc_str tc_explain_keep(struct tc_explainer *e, struct tc_str text) {
    struct tc_str copy = tc_arena_str(&e->arena, text);
    e->failed |= !copy.ptr;
    return copy;
}

struct tc_str tc_explain_words(struct tc_explainer *e, const struct tc_worker *worker, uint32_t first, uint32_t last) {
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

struct tc_explained_rule tc_explain_rule(const struct tc_engine *engine, uint32_t pattern) {
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
    uint32_t start = tc_sentence_start(worker);
    for (uint32_t i = 0; i < match->n_captures; i++) {
        const struct tc_capture *c = &match->captures[i];
        struct tc_explained_capture capture = {.name = tc_model_label(worker->model, match->pattern, c->label)->name,
                                               .text = tc_explain_words(e, worker, c->first, c->last),
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
    uint32_t start = tc_sentence_start(worker);
    struct tc_explained_match explained = {.rule = tc_explain_rule(e->engine, match->pattern),
                                           .first = match->first - start,
                                           .last = match->last - start,
                                           .text = tc_explain_words(e, worker, match->first, match->last)};
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
    uint32_t start = tc_sentence_start(worker);
    return (struct tc_explained_reason){.pattern = pattern->text,
                                        .place = pattern->place,
                                        .first = hit[0] - start,
                                        .last = hit[1] - start,
                                        .text = tc_explain_words(e, worker, hit[0], hit[1])};
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
    tc_buf_init(&names, AFTER_MAX);
    for (size_t i = 0; i < after->names.n; i++)
        (void)tc_buf_addf(&names, "%s%s", i > 0 ? ", " : "", after->names.items[i].ptr);
    if (match)
        match->after = tc_explain_keep(e, tc_buf_str(&names));
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
    e->failed |= tc_vec_push(&e->silences, tc_explain_keep(e, tc_str(why))) != TC_OK;
}

static struct tc_explained_entity from_graph(struct tc_explainer *e, const struct tc_worker *worker, uint32_t number) {
    const struct tc_graph_entity *entity = tc_graph_entity(worker->graph, number);
    return (struct tc_explained_entity){tc_explain_keep(e, entity->type), tc_explain_keep(e, entity->key),
                                        tc_explain_keep(e, entity->label)};
}

static void on_statement(void *ctx, struct tc_worker *worker, const struct tc_statement *statement,
                         const struct tc_emission *emission) {
    struct tc_explainer *e = ctx;
    struct tc_explained_match *match = current(e);
    if (!match)
        return;
    const struct tc_relation_info *relations = worker->current.unit->relations.items;
    struct tc_explained_statement s = {.subject = from_graph(e, worker, statement->subject),
                                       .object = from_graph(e, worker, statement->object),
                                       .predicate = statement->predicate,
                                       .yields_to = relations[emission->relation].yields_to,
                                       .modality = statement->modality,
                                       .negated = statement->negated,
                                       .confidence = emission->confidence};
    struct tc_pair *pairs = tc_arena_alloc(&e->arena, (statement->n_quals + 1) * sizeof *pairs);
    e->failed |= !pairs;
    for (uint32_t i = 0; pairs && i < statement->n_quals; i++)
        pairs[s.n_qualifiers++] = (struct tc_pair){tc_explain_keep(e, statement->quals[i].name),
                                                   tc_explain_keep(e, statement->quals[i].value)};
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
    return tc_explain_keep(e, tc_str(text));
}

static void add_tokens(struct tc_explainer *e, const struct tc_worker *worker, uint32_t first, uint32_t last) {
    const struct tc_tokens *tokens = &worker->window->tokens;
    for (uint32_t i = first; i < last; i++) {
        struct tc_explained_token token = {.text = tc_explain_words(e, worker, i, i + 1),
                                           .from = worker->window->byte_offset + tokens->from[i],
                                           .to = worker->window->byte_offset + tokens->to[i],
                                           .classes = classes_of(e, tokens->cls[i]),
                                           .known = tokens->sym[i] != 0};
        e->failed |= tc_vec_push(&e->tokens, token) != TC_OK;
    }
}

struct tc_place tc_explain_place(const struct tc_engine *engine, const struct tc_mention *mention,
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
    uint32_t start = tc_sentence_start(worker);
    struct tc_explained_mention explained = {.first = mention->first - start,
                                             .last = mention->last - start,
                                             .text = tc_explain_words(e, worker, mention->first, mention->last),
                                             .type = tc_model_type_name(worker->model, mention->type),
                                             .entities = entities_of(e, worker, mention)};
    explained.n_entities = explained.entities ? mention->n_entities : 0;
    if (mention->from_gazetteer) {
        explained.origin = TC_FROM_GAZETTEER;
        explained.place = tc_explain_place(e->engine, mention, &explained.plugin);
    } else if (mention->source < e->engine->actions.len) {
        struct tc_explained_rule step = tc_explain_rule(e->engine, mention->source);
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
    uint32_t first = tc_sentence_start(worker), last = worker->window->tokens.sent[worker->sentence + 1];
    add_tokens(e, worker, first, last);
    add_mentions(e, worker, first, last);
    run_probe(e, worker);
    tc_explain_misses(e, worker);
    for (size_t i = 0; i < e->matches.len && e->only != TC_NONE; i++)
        tc_explain_left_out(e, worker, &e->matches.items[i]);
    point(e);
    struct tc_explained_sentence sentence = {.number = tc_worker_sentence_no(worker),
                                             .text = tc_explain_words(e, worker, first, last),
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
        struct tc_explained_rule rule = tc_explain_rule(e->engine, i);
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
