#include "base/alloc.h"
#include "plugin/observer.h"
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>

enum { HISTORY_TEXT_MAX = 1 << 30, ROLE_MAX = 1 << 20, REFILL_BYTES = 1 << 20 };

/* --- one worker --- */

static enum tc_status open_scripts(struct tc_worker *worker, struct tc_error *err) {
    const struct tc_engine *engine = worker->engine;
    worker->scripts = tc_calloc(engine->units.len + 1, sizeof *worker->scripts);
    if (!worker->scripts)
        return tc_error_set(err, TC_ERR_MEMORY, "%s", tc_status_str(TC_ERR_MEMORY));
    for (size_t i = 0; i < engine->units.len; i++) {
        const struct tc_unit *unit = engine->units.items[i];
        enum tc_status status = tc_script_open(&worker->scripts[i], worker, unit, err);
        worker->n_scripts = i + 1;
        if (status != TC_OK)
            return status;
        worker->asked |= unit->asked;
        worker->has_finish |= unit->finish != TC_NO_CALLBACK;
    }
    return TC_OK;
}

static enum tc_status open_parts(struct tc_worker *worker, const struct tc_run_options *options) {
    enum tc_status status = tc_entities_init(&worker->entities, worker->model);
    if (status == TC_OK)
        status = tc_learned_init(&worker->learned);
    if (status == TC_OK)
        status =
            tc_reader_new(&worker->reader, options && options->window_bytes ? options->window_bytes : TC_WINDOW_BYTES);
    if (status == TC_OK)
        status = tc_matcher_new(&worker->matcher, worker->model);
    if (status != TC_OK)
        return status;
    tc_reader_use_scalar(worker->reader, options && options->scalar);
    tc_matcher_use_index(worker->matcher, !(options && options->no_index));
    tc_matcher_measure(worker->matcher, options ? options->work : NULL);
    worker->observer = options ? options->observer : NULL;
    return TC_OK;
}

enum tc_status tc_worker_new(struct tc_worker **worker, const struct tc_engine *engine,
                             const struct tc_run_options *options, struct tc_error *err) {
    if (!engine->compiled)
        return tc_error_set(err, TC_ERR_USAGE, "the engine is not compiled");
    struct tc_worker *w = tc_calloc(1, sizeof *w);
    if (!w)
        return tc_error_set(err, TC_ERR_MEMORY, "%s", tc_status_str(TC_ERR_MEMORY));
    w->engine = engine;
    w->model = engine->model;
    tc_arena_init(&w->document_arena, SIZE_MAX);
    tc_arena_init(&w->sentence_arena, SIZE_MAX);
    tc_arena_init(&w->match_arena, SIZE_MAX);
    tc_arena_init(&w->scratch, SIZE_MAX);
    tc_buf_init(&w->role_text, ROLE_MAX);
    tc_buf_init(&w->history.texts, HISTORY_TEXT_MAX);
    enum tc_status status = open_parts(w, options);
    if (status != TC_OK)
        status = tc_error_set(err, status, "%s", tc_status_str(status));
    else
        status = open_scripts(w, err);
    if (status != TC_OK) {
        tc_worker_free(w);
        return status;
    }
    *worker = w;
    return TC_OK;
}

void tc_worker_free(struct tc_worker *worker) {
    if (!worker)
        return;
    for (size_t i = 0; i < worker->n_scripts; i++)
        tc_script_close(&worker->scripts[i]);
    tc_free(worker->scripts);
    tc_matcher_free(worker->matcher);
    tc_reader_free(worker->reader);
    tc_entities_fini(&worker->entities);
    tc_history_fini(&worker->history);
    tc_learned_fini(&worker->learned);
    tc_vec_fini(&worker->subjects);
    tc_vec_fini(&worker->objects);
    tc_vec_fini(&worker->resolved);
    tc_buf_fini(&worker->role_text);
    tc_arena_fini(&worker->document_arena);
    tc_arena_fini(&worker->sentence_arena);
    tc_arena_fini(&worker->match_arena);
    tc_arena_fini(&worker->scratch);
    tc_free(worker);
}

void tc_worker_show_beat(struct tc_worker *worker, struct tc_beat *beat) { worker->beat = beat; }

static void show(struct tc_worker *worker, uint32_t plugin, uint32_t pattern) {
    if (worker->beat) {
        atomic_store(&worker->beat->plugin, plugin);
        atomic_store(&worker->beat->pattern, pattern);
    }
}

static void beat(struct tc_worker *worker) {
    if (worker->beat)
        atomic_fetch_add(&worker->beat->count, 1);
}

void tc_worker_report(struct tc_worker *worker, const struct tc_place *place, const char *found) {
    char position[64], text[TC_ERROR_FILE_MAX + TC_ERROR_TEXT_MAX];
    snprintf(position, sizeof position, "sentence %llu", (unsigned long long)tc_worker_sentence_no(worker));
    snprintf(text, sizeof text, "%s:%u: %s", place->file.ptr, (unsigned)place->line, found);
    worker->errors++;
    worker->failed |= tc_worker_issue(worker, TC_SEVERITY_ERROR, tc_str(position), worker->current.unit->info.name,
                                      worker->current.rule_name, tc_str(text)) != TC_OK;
}

void tc_worker_tell_silence(struct tc_worker *worker, const char *fmt, ...) {
    char why[TC_ERROR_FILE_MAX + 2 * TC_ERROR_TEXT_MAX];
    va_list args;
    if (!tc_asks_why(worker))
        return;
    va_start(args, fmt);
    vsnprintf(why, sizeof why, fmt, args);
    va_end(args);
    tc_observe(worker, silent, worker, why);
}

/* --- matches --- */

static bool comes_too_early(struct tc_worker *worker, const struct tc_after *after) {
    if (after->waits_for == 0 || (after->waits_for & tc_matcher_marks(worker->matcher)))
        return false;
    tc_observe(worker, early, worker, after);
    return true;
}

static bool take_entities(struct tc_worker *worker, const struct tc_mention *mention) {
    for (uint32_t i = 0; i < mention->n_entities && worker->resolved.len <= TC_MENTION_ENTITIES; i++)
        worker->failed |= tc_vec_push(&worker->resolved, mention->entities[i]) != TC_OK;
    return mention->n_entities > 0;
}

/* Too many: once a document. */
static bool is_too_much(struct tc_worker *worker, const struct tc_step *step) {
    if (worker->resolved.len <= TC_MENTION_ENTITIES)
        return false;
    if (!worker->current.script->crowded) {
        char text[96], count[TC_COUNT_BYTES];
        snprintf(text, sizeof text, "its captures stand for more than %s entities, and it is no mention",
                 tc_str_count(TC_MENTION_ENTITIES, count));
        tc_worker_report(worker, &step->place, text);
    }
    worker->current.script->crowded = true;
    return true;
}

/* Fills worker->resolved with what a step's match stands for; false: no mention. */
static bool resolve_step(struct tc_worker *worker, const struct tc_action *action, const struct tc_step *step) {
    const struct tc_match *match = worker->current.match;
    worker->resolved.len = 0;
    if (step->resolve)
        return tc_script_resolve(worker, &worker->scripts[action->unit_no], step->resolve);
    if (step->constant != TC_NONE) {
        worker->failed |= tc_vec_push(&worker->resolved, step->constant) != TC_OK;
        return !worker->failed;
    }
    if (step->entity != TC_NO_LABEL) {
        bool any = false;
        for (uint32_t i = 0; i < match->n_captures; i++)
            if (match->captures[i].label == step->entity && match->captures[i].mention != TC_NONE)
                any |= take_entities(worker, tc_matcher_mention(worker->matcher, match->captures[i].mention));
        if (!any)
            tc_worker_tell_silence(worker, "%s stands for no entity here", step->entity_label.ptr);
        return any;
    }
    struct tc_str words =
        tc_worker_text(worker, tc_worker_span(worker, match->first, match->last), &worker->match_arena);
    uint32_t entity = words.ptr ? tc_entities_from_text(&worker->entities, step->type, words) : TC_NONE;
    if (entity == TC_NONE)
        return false;
    worker->failed |= tc_vec_push(&worker->resolved, entity) != TC_OK;
    return !worker->failed;
}

static void learn_names(struct tc_worker *worker, uint16_t label, const struct tc_mention *mention) {
    const struct tc_match *match = worker->current.match;
    for (uint32_t i = 0; i < match->n_captures; i++)
        if (match->captures[i].label == label)
            worker->failed |=
                tc_worker_learn(worker, match->captures[i].first, match->captures[i].last, mention) != TC_OK;
}

static void handle_step(struct tc_worker *worker, const struct tc_action *action) {
    const struct tc_step *step = &action->unit->steps.items[action->index];
    const struct tc_match *match = worker->current.match;
    worker->current.rule_name = step->name;
    worker->current.rule_line = step->place.line;
    worker->current.confidence = 0.8;
    if (comes_too_early(worker, &step->after))
        return;
    tc_matcher_mark(worker->matcher, step->after.marks);
    if (!resolve_step(worker, action, step) || is_too_much(worker, step))
        return;
    struct tc_mention mention = {.first = match->first,
                                 .last = match->last,
                                 .type = step->type,
                                 .n_entities = (uint32_t)worker->resolved.len,
                                 .entities = worker->resolved.items,
                                 .source = match->pattern};
    uint32_t id;
    worker->failed |= tc_matcher_add_mention(worker->matcher, &mention, step->hides_types, &id) != TC_OK;
    tc_matcher_mark(worker->matcher, step->after.type_marks);
    if (!worker->failed)
        tc_observe(worker, mention, worker, id);
    if (step->learn != TC_NO_LABEL)
        learn_names(worker, step->learn, &mention);
}

static void handle_rule(struct tc_worker *worker, const struct tc_action *action) {
    const struct tc_rule *rule = &action->unit->rules.items[action->index];
    const struct tc_rule_info *info = &action->unit->rule_infos.items[action->index];
    worker->current.rule = rule;
    worker->current.rule_name = info->name;
    worker->current.rule_line = info->place.line;
    worker->current.confidence = rule->confidence;
    if (comes_too_early(worker, &rule->after) || tc_worker_is_excluded(worker))
        return;
    tc_matcher_mark(worker->matcher, rule->after.marks);
    tc_worker_qualify(worker);
    tc_worker_emit_triples(worker);
    if (rule->on_match)
        tc_script_on_match(worker, &worker->scripts[action->unit_no], rule->on_match);
}

static void handle_match(struct tc_worker *worker, const struct tc_match *match) {
    const struct tc_action *action = &worker->engine->actions.items[match->pattern];
    tc_arena_reset(&worker->match_arena);
    show(worker, action->unit_no, match->pattern);
    worker->current = (struct tc_current){.unit = action->unit,
                                          .script = &worker->scripts[action->unit_no],
                                          .match = match,
                                          .pattern = match->pattern,
                                          .modality = TC_ASSERTED,
                                          .frame = TC_NO_RECORD};
    tc_observe(worker, match, worker);
    if (action->kind == TC_ACTION_STEP)
        handle_step(worker, action);
    else if (action->kind == TC_ACTION_RULE)
        handle_rule(worker, action);
    worker->current.match = NULL;
}

/* --- sentences, windows, documents --- */

static enum tc_status read_stages(struct tc_worker *worker) {
    for (uint32_t stage = 0;; stage++) {
        const struct tc_match *matches;
        uint32_t n = 0;
        TC_TRY(tc_matcher_stage(worker->matcher, &stage, &matches, &n));
        if (n == 0)
            return TC_OK;
        for (uint32_t i = 0; i < n; i++) {
            handle_match(worker, &matches[i]);
            if (worker->failed)
                return TC_ERR_MEMORY;
        }
    }
}

static enum tc_status read_sentence(struct tc_worker *worker, uint32_t sentence) {
    worker->sentence = sentence;
    worker->sentence_read = false;
    worker->in_sentence = true;
    show(worker, TC_NONE, TC_NONE);
    beat(worker);
    enum tc_status status = tc_worker_recall(worker, sentence);
    if (status == TC_OK && (worker->asked || worker->observer))
        status = tc_matcher_find_names(worker->matcher, sentence);
    if (status == TC_OK)
        status = tc_matcher_sentence(worker->matcher, sentence);
    if (status == TC_OK)
        status = read_stages(worker);
    if (status == TC_OK)
        tc_observe(worker, sentence, worker);
    beat(worker);
    worker->in_sentence = false;
    return status;
}

/* The first sentence of the window from this one on that has to be read: somebody asks for the mentions of all. */
static uint32_t next_sentence(const struct tc_worker *worker, uint32_t sentence) {
    return worker->asked || worker->observer ? sentence : tc_matcher_next(worker->matcher, sentence);
}

/* A document's budget is for a megabyte of its text: longer ones get it again for each more. */
static void refill(struct tc_worker *worker) {
    if (worker->window->byte_offset - worker->refilled_at < REFILL_BYTES)
        return;
    worker->refilled_at = worker->window->byte_offset;
    for (size_t i = 0; i < worker->n_scripts; i++) {
        worker->scripts[i].spent = 0;
        if (worker->scripts[i].loader.L)
            tc_sandbox_refill(worker->scripts[i].loader.sandbox);
    }
}

static enum tc_status read_window(struct tc_worker *worker, const struct tc_window *window) {
    worker->window = window;
    worker->cursor.byte = 0;
    worker->cursor.chars = window->char_offset;
    worker->history.next_token = 0;
    refill(worker);
    enum tc_status status = tc_matcher_window(worker->matcher, &window->tokens, window->text);
    for (uint32_t i = 0; status == TC_OK && (i = next_sentence(worker, i)) < window->tokens.n_sents; i++)
        status = read_sentence(worker, i);
    if (status == TC_OK && worker->asked && !(window->is_last && !worker->has_finish))
        status = tc_worker_remember(worker, window->tokens.n);
    worker->first_token += window->tokens.n;
    return status;
}

enum tc_status tc_worker_issue(struct tc_worker *worker, enum tc_severity severity, struct tc_str position,
                               struct tc_str plugin, struct tc_str rule, struct tc_str message) {
    struct tc_issue issue = {severity, worker->info->uri, position, plugin, rule, message};
    return tc_graph_add_issue(worker->graph, &issue);
}

static enum tc_status start_document(struct tc_worker *worker, const struct tc_document_info *info,
                                     struct tc_graph *graph) {
    worker->graph = graph;
    worker->info = info;
    worker->document_no++;
    worker->document_id = (struct tc_str){0};
    worker->errors = worker->refilled_at = worker->first_token = 0;
    worker->failed = worker->in_sentence = false;
    tc_matcher_forget_marks(worker->matcher);
    worker->current = (struct tc_current){0};
    tc_arena_reset(&worker->document_arena);
    tc_entities_reset(&worker->entities);
    tc_history_reset(&worker->history);
    tc_learned_reset(&worker->learned);
    struct tc_graph_document document = {.uri = info->uri, .title = info->title, .date = info->date};
    worker->document = tc_graph_add_document(graph, &document);
    if (worker->document == TC_NO_RECORD)
        return TC_ERR_MEMORY;
    worker->first_evidence = tc_graph_evidence_count(graph);
    for (size_t i = 0; i < worker->n_scripts; i++)
        tc_script_start_document(worker, &worker->scripts[i]);
    return worker->failed ? TC_ERR_MEMORY : TC_OK;
}

static enum tc_status report_text(struct tc_worker *worker, const struct tc_text_stats *stats) {
    struct tc_str none = {"", 0};
    char position[64], message[160];
    enum tc_status status = TC_OK;
    if (stats->tokens == 0)
        status = tc_worker_issue(worker, TC_SEVERITY_NOTE, none, none, none, TC_STR("the document is empty"));
    if (status == TC_OK && stats->invalid_bytes > 0) {
        snprintf(position, sizeof position, "byte %llu", (unsigned long long)stats->first_invalid);
        snprintf(message, sizeof message,
                 "%llu byte%s not UTF-8, read as U+FFFD; if the text is Latin-1: iconv -f WINDOWS-1252 -t UTF-8",
                 (unsigned long long)stats->invalid_bytes, stats->invalid_bytes == 1 ? " is" : "s are");
        status = tc_worker_issue(worker, TC_SEVERITY_WARNING, tc_str(position), none, none, tc_str(message));
    }
    if (status == TC_OK && stats->cut_sentences > 0) {
        snprintf(message, sizeof message, "%llu sentence%s longer than %d tokens, read in pieces",
                 (unsigned long long)stats->cut_sentences, stats->cut_sentences == 1 ? " is" : "s are",
                 TC_SENTENCE_TOKENS);
        status = tc_worker_issue(worker, TC_SEVERITY_WARNING, none, none, none, tc_str(message));
    }
    return status;
}

/* May anything show the hash of the text? */
static bool needs_hash(const struct tc_worker *worker) {
    return !tc_graph_is_brief(worker->graph) || tc_graph_statement_count(worker->graph) > 0 || worker->has_finish;
}

/* What a document says less of than it says elsewhere is not said. */
static enum tc_status yield_statements(struct tc_worker *worker) {
    if (tc_graph_evidence_count(worker->graph) == worker->first_evidence)
        return TC_OK;
    for (size_t i = 0; i < worker->engine->units.len; i++) {
        const struct tc_unit *unit = worker->engine->units.items[i];
        for (size_t j = 0; j < unit->relations.len; j++) {
            const struct tc_relation_info *relation = &unit->relations.items[j];
            if (relation->yields_to.len)
                TC_TRY(tc_graph_yield(worker->graph, worker->first_evidence, unit->info.name, relation->name,
                                      relation->yields_to));
        }
    }
    return TC_OK;
}

static enum tc_status finish_document(struct tc_worker *worker, uint64_t *errors) {
    const struct tc_text_stats *stats = tc_reader_stats(worker->reader);
    char sha256[TC_SHA256_HEX + 1] = "", id[2 + TC_ID_HEX + 1] = "";
    if (needs_hash(worker)) {
        tc_reader_hash(worker->reader, sha256);
        snprintf(id, sizeof id, "d_%.*s", TC_ID_HEX, sha256);
    }
    worker->document_id = tc_str(id);
    worker->window = NULL;
    for (size_t i = 0; i < worker->n_scripts; i++)
        tc_script_finish_document(worker, &worker->scripts[i]);
    enum tc_status status = worker->failed ? TC_ERR_MEMORY : yield_statements(worker);
    if (status == TC_OK)
        status = report_text(worker, stats);
    if (status != TC_OK)
        return status;
    struct tc_graph_document document = {.id = worker->document_id,
                                         .uri = worker->info->uri,
                                         .title = worker->info->title,
                                         .date = worker->info->date,
                                         .sha256 = tc_str(sha256),
                                         .chars = stats->chars,
                                         .sentences = stats->sentences,
                                         .tokens = stats->tokens,
                                         .errors = worker->errors};
    if (errors)
        *errors += worker->errors;
    return tc_graph_finish_document(worker->graph, worker->document, &document);
}

enum tc_status tc_worker_document(struct tc_worker *worker, const struct tc_document_info *info,
                                  struct tc_source source, struct tc_graph *graph, uint64_t *errors,
                                  struct tc_error *err) {
    enum tc_status status = start_document(worker, info, graph);
    if (status != TC_OK)
        return tc_error_set(err, status, "%s", tc_status_str(status));
    tc_reader_start(worker->reader, source, tc_model_vocab(worker->model));
    const struct tc_window *window;
    while ((status = tc_reader_next(worker->reader, &window, err)) == TC_OK) {
        status = read_window(worker, window);
        if (status != TC_OK)
            return tc_error_set(err, status, "%s", tc_status_str(status));
    }
    if (status != TC_END)
        return status;
    status = finish_document(worker, errors);
    return status == TC_OK ? TC_OK : tc_error_set(err, status, "%s", tc_status_str(status));
}
