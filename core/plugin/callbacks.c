/* callbacks.c - calls into a plugin's Lua: protected, budgeted, and switched off after the same failure three times. */
#include "base/alloc.h"
#include "plugin/observer.h"
#include <lauxlib.h>
#include <stdatomic.h>
#include <string.h>
#include <time.h>

enum { SAME_FAILURES = 3, LIST_DEPTH = 2 };

struct call {
    struct tc_worker *worker;
    struct tc_script *script;
    enum { CALL_START_DOCUMENT, CALL_DOCUMENT, CALL_MATCH, CALL_RESOLVE } kind;
    uint32_t callback;
    bool found; /* resolve: there is a mention */
};

/* --- inside the protected call: errors jump out, so nothing here owns heap memory --- */

static void open_document(lua_State *L, const struct call *call) {
    struct tc_script *script = call->script;
    luaL_unref(L, LUA_REGISTRYINDEX, script->doc_ref);
    script->doc_ref = LUA_NOREF;
    tc_lua_forget_document(L);
    tc_lua_push_document(L, call->worker, script);
    script->doc_ref = luaL_ref(L, LUA_REGISTRYINDEX);
}

static void add_resolved(lua_State *L, struct call *call, int i) {
    uint32_t entity = tc_lua_entity(L, i, call->worker, call->script->unit, "what resolve returns");
    if (call->worker->resolved.len >= TC_MENTION_ENTITIES)
        luaL_error(L, "a mention stands for %d entities at most, and resolve returns more", TC_MENTION_ENTITIES);
    if (tc_vec_push(&call->worker->resolved, entity) != TC_OK)
        luaL_error(L, "%s", tc_status_str(TC_ERR_MEMORY));
    call->found = true;
}

static void add_entities(lua_State *L, struct call *call, int list) {
    for (size_t j = 1, count = lua_rawlen(L, list); j <= count; j++) {
        lua_rawgeti(L, list, (lua_Integer)j);
        add_resolved(L, call, lua_gettop(L));
        lua_pop(L, 1);
    }
}

static bool has_key(lua_State *L, int i) {
    bool has = tc_lua_field(L, i, "key") != LUA_TNIL;
    lua_pop(L, 1);
    return has;
}

/* An entity, a capture (all its entities) or a list of either. nil: no mention. */
static void read_resolved(lua_State *L, struct call *call, int i, int depth) {
    luaL_checkstack(L, 8, NULL);
    if (lua_isnil(L, i))
        return;
    if (lua_type(L, i) != LUA_TTABLE) {
        add_resolved(L, call, i);
        return;
    }
    size_t n = depth < LIST_DEPTH ? lua_rawlen(L, i) : 0;
    if (tc_lua_field(L, i, "entities") == LUA_TTABLE && lua_rawlen(L, -1) > 0)
        add_entities(L, call, lua_gettop(L));
    else if (n == 0 && has_key(L, i))
        add_resolved(L, call, i);
    for (size_t j = 1; j <= n; j++) {
        lua_rawgeti(L, i, (lua_Integer)j);
        read_resolved(L, call, lua_gettop(L), depth + 1);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
}

static int run(lua_State *L) {
    struct call *call = lua_touserdata(L, 1);
    struct tc_script *script = call->script;
    uint64_t steps = script->steps;
    script->steps = 0;
    if (steps)
        tc_sandbox_charge(L, steps);
    if (call->kind == CALL_START_DOCUMENT)
        open_document(L, call);
    if (call->callback == TC_NO_CALLBACK)
        return 0;
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->loader.callbacks.items[call->callback - 1]);
    if (call->kind == CALL_MATCH || call->kind == CALL_RESOLVE)
        tc_lua_push_match(L, call->worker, script->unit);
    lua_rawgeti(L, LUA_REGISTRYINDEX, script->doc_ref);
    int n_args = call->kind == CALL_MATCH || call->kind == CALL_RESOLVE ? 2 : 1;
    lua_call(L, n_args, call->kind == CALL_RESOLVE ? 1 : 0);
    if (call->kind == CALL_RESOLVE)
        read_resolved(L, call, lua_gettop(L), 0);
    return 0;
}

/* --- failures --- */

/* What a callback returned is wrong nowhere in its code: then the declaration is the place. */
static void settle_error(const struct tc_worker *worker, struct tc_error *err) {
    tc_worker_hint(worker, err);
    if (err->file[0] || !worker->current.match)
        return;
    const struct tc_action *action = &worker->engine->actions.items[worker->current.pattern];
    const struct tc_place *place = action->kind == TC_ACTION_STEP
                                       ? &action->unit->steps.items[action->index].place
                                       : &action->unit->rule_infos.items[action->index].place;
    snprintf(err->file, sizeof err->file, "%s", place->file.ptr);
    err->line = place->line;
}

static void note_failure(struct tc_worker *worker, struct tc_script *script, uint32_t callback,
                         const struct tc_error *err) {
    char text[TC_ERROR_FILE_MAX + 2 * TC_ERROR_TEXT_MAX + 32];
    int len = err->file[0] ? snprintf(text, sizeof text, "%s:%u: %s", err->file, (unsigned)err->line, err->msg)
                           : snprintf(text, sizeof text, "%s", err->msg);
    if (err->hint[0] && len > 0 && (size_t)len < sizeof text)
        len += snprintf(text + len, sizeof text - (size_t)len, " (%s)", err->hint);
    struct tc_str message = {text, len > 0 ? (size_t)len : 0};
    worker->errors++;
    for (size_t i = 0; i < script->failures.len; i++) {
        struct tc_failure *failure = &script->failures.items[i];
        if (failure->callback != callback || !tc_str_eq(failure->message, message))
            continue;
        if (++failure->count >= SAME_FAILURES)
            script->off[callback] = 1;
        return;
    }
    struct tc_failure failure = {.callback = callback,
                                 .count = 1,
                                 .sentence = tc_worker_sentence_no(worker),
                                 .rule = worker->current.rule_name,
                                 .message = tc_arena_str(&worker->document_arena, message)};
    if (!failure.message.ptr || tc_vec_push(&script->failures, failure) != TC_OK)
        worker->failed = true;
}

static uint64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (uint64_t)t.tv_sec * 1000000000U + (uint64_t)t.tv_nsec;
}

/* The matcher's steps are charged on entry; they are not the callback's. */
static enum tc_status call_watched(struct tc_worker *worker, struct tc_script *script, struct tc_error *err) {
    struct tc_sandbox *sandbox = script->loader.sandbox;
    uint64_t fuel = tc_sandbox_fuel_used(sandbox) + script->steps, time = now();
    enum tc_status status = tc_sandbox_call(sandbox, 1, 0, err);
    uint64_t used = tc_sandbox_fuel_used(sandbox);
    tc_observe(worker, called, worker, used > fuel ? used - fuel : 0, now() - time);
    return status;
}

static enum tc_status call_showing(struct tc_worker *worker, struct tc_script *script, struct tc_error *err) {
    struct tc_beat *beat = worker->beat;
    uint64_t step = worker->in_sentence ? 2 : 1; /* in a sentence it is odd already */
    if (!worker->in_sentence) {
        atomic_store(&beat->plugin, (uint32_t)(script - worker->scripts));
        atomic_store(&beat->pattern, TC_NONE);
    }
    atomic_fetch_add(&beat->count, step);
    enum tc_status status = tc_sandbox_call(script->loader.sandbox, 1, 0, err);
    atomic_fetch_add(&beat->count, step);
    return status;
}

static bool enter(struct tc_worker *worker, struct tc_script *script, struct call *call) {
    if (!script->loader.L || script->exhausted || (call->callback && script->off[call->callback])) {
        tc_worker_tell_silence(worker, "%s in this document",
                               script->exhausted ? "the plugin has used up its fuel" : "it is switched off");
        return false;
    }
    call->worker = worker;
    call->script = script;
    tc_worker_count_steps(worker);
    lua_State *L = script->loader.L;
    struct tc_error err = {0};
    lua_pushcfunction(L, run); /* light: cannot fail */
    lua_pushlightuserdata(L, call);
    enum tc_status status = worker->observer ? call_watched(worker, script, &err)
                            : worker->beat   ? call_showing(worker, script, &err)
                                             : tc_sandbox_call(script->loader.sandbox, 1, 0, &err);
    if (status == TC_OK)
        return true;
    script->exhausted |= status == TC_ERR_LIMIT;
    settle_error(worker, &err);
    tc_worker_tell_silence(worker, "an error at %s:%u: %s", err.file, (unsigned)err.line, err.msg);
    note_failure(worker, script, call->callback, &err);
    return false;
}

static void report_failures(struct tc_worker *worker, struct tc_script *script) {
    for (size_t i = 0; i < script->failures.len; i++) {
        const struct tc_failure *failure = &script->failures.items[i];
        char position[64] = "", text[TC_ERROR_FILE_MAX + 2 * TC_ERROR_TEXT_MAX + 128];
        if (failure->sentence)
            snprintf(position, sizeof position, "sentence %llu", (unsigned long long)failure->sentence);
        const char *then =
            script->exhausted && failure->count == 1 ? "; no more calls in this document: does a loop there end?" : "";
        if (failure->count >= SAME_FAILURES)
            snprintf(text, sizeof text, "%s (%u times, then switched off for this document)", failure->message.ptr,
                     (unsigned)failure->count);
        else if (failure->count > 1)
            snprintf(text, sizeof text, "%s (%u times)", failure->message.ptr, (unsigned)failure->count);
        else
            snprintf(text, sizeof text, "%s%s", failure->message.ptr, then);
        worker->failed |= tc_worker_issue(worker, TC_SEVERITY_ERROR, tc_str(position), script->unit->info.name,
                                          failure->rule, tc_str(text)) != TC_OK;
    }
    script->failures.len = 0;
}

/* --- the calls --- */

enum tc_status tc_script_open(struct tc_script *script, struct tc_worker *worker, const struct tc_unit *unit,
                              struct tc_error *err) {
    (void)worker;
    *script = (struct tc_script){.unit = unit, .doc_ref = LUA_NOREF};
    if (unit->n_callbacks == 0)
        return TC_OK;
    script->off = tc_calloc((size_t)unit->n_callbacks + 1, 1);
    if (!script->off)
        return tc_error_set(err, TC_ERR_MEMORY, "%s", tc_status_str(TC_ERR_MEMORY));
    enum tc_status status = tc_loader_collect(&script->loader, unit, err);
    if (status == TC_OK)
        tc_sandbox_set_limits(script->loader.sandbox, &tc_sandbox_document_limits);
    return status;
}

void tc_script_close(struct tc_script *script) {
    tc_loader_fini(&script->loader);
    tc_free(script->off);
    tc_vec_fini(&script->failures);
}

/* Matcher steps are shared work: each plugin bears its part. */
void tc_worker_count_steps(struct tc_worker *worker) {
    uint64_t steps = tc_matcher_take_steps(worker->matcher) / (worker->n_scripts ? worker->n_scripts : 1);
    for (size_t i = 0; i < worker->n_scripts; i++)
        worker->scripts[i].steps += steps;
}

void tc_script_start_document(struct tc_worker *worker, struct tc_script *script) {
    script->spent = 0;
    script->cut = script->crowded = false;
    if (!script->loader.L)
        return;
    (void)tc_matcher_take_steps(worker->matcher);
    script->generation++;
    script->steps = 0;
    script->exhausted = false;
    script->failures.len = 0;
    memset(script->off, 0, (size_t)script->unit->n_callbacks + 1);
    tc_sandbox_refill(script->loader.sandbox);
    worker->current = (struct tc_current){.unit = script->unit, .rule_name = TC_STR("on_document")};
    struct call call = {.kind = CALL_START_DOCUMENT, .callback = script->unit->start};
    if (!enter(worker, script, &call) && script->doc_ref == LUA_NOREF)
        script->exhausted = true; /* without a document no callback can run */
}

void tc_script_finish_document(struct tc_worker *worker, struct tc_script *script) {
    if (!script->loader.L)
        return;
    worker->current = (struct tc_current){.unit = script->unit, .rule_name = TC_STR("on_document")};
    struct call call = {.kind = CALL_DOCUMENT, .callback = script->unit->finish};
    if (call.callback)
        (void)enter(worker, script, &call);
    script->generation++;
    report_failures(worker, script);
}

void tc_script_on_match(struct tc_worker *worker, struct tc_script *script, uint32_t callback) {
    struct call call = {.kind = CALL_MATCH, .callback = callback};
    const struct tc_current *current = &worker->current;
    if (!enter(worker, script, &call))
        return;
    if (current->emits == 0)
        tc_worker_tell_silence(worker, "on_match did not call doc:emit");
    else if (current->emitted < current->emits)
        tc_worker_tell_silence(worker, "on_match caught an error of doc:emit");
}

bool tc_script_resolve(struct tc_worker *worker, struct tc_script *script, uint32_t callback) {
    struct call call = {.kind = CALL_RESOLVE, .callback = callback};
    bool returned = enter(worker, script, &call);
    if (returned && !call.found)
        tc_worker_tell_silence(worker, "resolve returned no entity");
    return returned && call.found;
}
