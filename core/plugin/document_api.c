/* document_api.c - doc as callbacks see it: a userdata with the generation of its document, so that a stale one is an
 * error. */
#include "plugin/worker_state.h"
#include <lauxlib.h>
#include <string.h>

#define DOC_TYPE "tercet.document"

struct handle {
    struct tc_worker *worker;
    struct tc_script *script;
    uint64_t generation;
};

static struct handle *check_handle(lua_State *L) {
    struct handle *handle = luaL_testudata(L, 1, DOC_TYPE);
    if (!handle)
        luaL_error(L, "doc expected, found a %s; call its methods with a colon: doc:emit(...)", luaL_typename(L, 1));
    else if (handle->generation != handle->script->generation)
        luaL_error(L, "this doc is of a document that has ended; keep plain values, not doc");
    return handle;
}

/* --- doc:mentions(type [, n]) --- */

/* The current sentence's mentions that begin before the end of the match, or behind the last sentence none. */
static uint32_t live_end(const struct tc_worker *worker) {
    return worker->current.match ? worker->current.match->last : 0;
}

static size_t count_live(const struct tc_worker *worker, uint32_t from, uint32_t type) {
    size_t n = 0;
    for (uint32_t token = from; token < live_end(worker); token++)
        for (uint32_t id = tc_matcher_mentions_at(worker->matcher, token); id != TC_NONE;
             id = tc_worker_next_mention(worker, id))
            n += tc_matcher_mention(worker->matcher, id)->type == type;
    return n;
}

static void append_live(lua_State *L, struct tc_worker *worker, uint32_t from, uint32_t type, size_t skip,
                        lua_Integer n) {
    for (uint32_t token = from; token < live_end(worker); token++) {
        uint32_t id = tc_matcher_mentions_at(worker->matcher, token);
        for (; id != TC_NONE; id = tc_worker_next_mention(worker, id)) {
            const struct tc_mention *mention = tc_matcher_mention(worker->matcher, id);
            if (mention->type != type)
                continue;
            if (skip > 0) {
                skip--;
                continue;
            }
            tc_lua_push_mention(L, worker, mention, tc_worker_sentence_no(worker));
            lua_rawseti(L, -2, ++n);
        }
    }
}

static void push_mentions(lua_State *L, struct tc_worker *worker, uint32_t type, size_t wanted) {
    uint32_t start = worker->in_sentence ? worker->window->tokens.sent[worker->sentence] : 0;
    if (worker->in_sentence && tc_worker_remember(worker, start) != TC_OK)
        luaL_error(L, "%s", tc_status_str(TC_ERR_MEMORY));
    const struct tc_history *history = &worker->history;
    size_t live = count_live(worker, start, type), at = history->mentions.len, past = 0;
    while (at > 0 && live + past < wanted) {
        at--;
        past += history->mentions.items[at].type == type;
    }
    tc_sandbox_charge(L, history->mentions.len - at + live);
    lua_newtable(L);
    lua_Integer n = 0;
    for (; at < history->mentions.len; at++)
        if (history->mentions.items[at].type == type) {
            tc_lua_push_past_mention(L, worker, at);
            lua_rawseti(L, -2, ++n);
        }
    append_live(L, worker, start, type, live > wanted ? live - wanted : 0, n);
}

static int doc_mentions(lua_State *L) {
    struct handle *handle = check_handle(L);
    const struct tc_unit *unit = handle->script->unit;
    struct tc_str name;
    if (lua_type(L, 2) != LUA_TSTRING)
        return luaL_error(L, "mentions: found a %s where a type belongs; write doc:mentions(\"type\", n)",
                          luaL_typename(L, 2));
    name.ptr = lua_tolstring(L, 2, &name.len);
    lua_Integer wanted = luaL_optinteger(L, 3, TC_HISTORY_MAX);
    uint32_t type = tc_model_find_type(handle->worker->model, unit->group, name);
    if (type == TC_NONE) {
        struct tc_error hint = {0};
        tc_hint_type(&hint, unit, handle->worker->model, name);
        return luaL_error(L, "mentions: unknown type \"%s\"%s%s", name.ptr, hint.hint[0] ? "; " : "", hint.hint);
    }
    if (!(tc_type_bit(type) & unit->asked))
        return luaL_error(L, "mentions: write the type \"%s\" into the call; elsewhere it is not seen", name.ptr);
    if (wanted < 0)
        return luaL_error(L, "mentions: n must not be negative");
    push_mentions(L, handle->worker, type, wanted > TC_HISTORY_MAX ? TC_HISTORY_MAX : (size_t)wanted);
    return 1;
}

/* --- doc:emit(subject, predicate, object [, qualifiers]) --- */

static uint32_t check_relation(lua_State *L, const struct tc_unit *unit) {
    struct tc_str name;
    if (lua_type(L, 3) != LUA_TSTRING)
        luaL_error(L, "emit: found a %s where the relation belongs; write doc:emit(subject, \"relation\", object)",
                   luaL_typename(L, 3));
    name.ptr = lua_tolstring(L, 3, &name.len);
    uint32_t relation = tc_unit_find_relation(unit, name);
    if (relation != TC_NONE)
        return relation;
    struct tc_error hint = {0};
    if (unit->relations.len)
        tc_hint_nearest(&hint, name, &unit->relations.items->name, unit->relations.len, sizeof *unit->relations.items);
    luaL_error(L, "emit: relation \"%s\" is not declared%s%s", name.ptr, hint.hint[0] ? "; " : "", hint.hint);
    return TC_NONE;
}

static bool read_builtin(lua_State *L, struct tc_emission *emission, const char *key) {
    if (strcmp(key, "confidence") == 0) {
        if (lua_type(L, -1) != LUA_TNUMBER)
            luaL_error(L, "emit: confidence must be a number, not a %s", luaL_typename(L, -1));
        emission->confidence = lua_tonumber(L, -1);
        if (!(emission->confidence >= 0 && emission->confidence <= 1))
            luaL_error(L, "emit: confidence must be from 0 to 1");
    } else if (strcmp(key, "modality") == 0) {
        const char *name = lua_type(L, -1) == LUA_TSTRING ? lua_tostring(L, -1) : luaL_typename(L, -1);
        if (!tc_modality_find(tc_str(name), &emission->modality))
            luaL_error(L, "emit: modality must be asserted, planned or hedged, not \"%s\"", name);
    } else if (strcmp(key, "negated") == 0) {
        emission->negated = lua_toboolean(L, -1);
    } else {
        return false;
    }
    return true;
}

static void read_qualifier(lua_State *L, struct tc_worker *worker, struct tc_emission *emission,
                           struct tc_pair *pairs) {
    struct tc_str name;
    name.ptr = lua_tolstring(L, -2, &name.len);
    struct tc_strs known = worker->current.unit->relation_decls.items[emission->relation].qualifiers;
    if (!tc_strs_have(known, name)) {
        struct tc_error hint = {0};
        tc_hint_nearest(&hint, name, known.items, known.n, sizeof *known.items);
        luaL_error(L, "emit: %s declares no qualifier \"%s\"%s%s",
                   worker->current.unit->relations.items[emission->relation].name.ptr, name.ptr,
                   hint.hint[0] ? "; " : "", hint.hint);
    }
    if (lua_type(L, -1) != LUA_TSTRING && lua_type(L, -1) != LUA_TNUMBER)
        luaL_error(L, "emit: qualifier %s must be a string or a number, not a %s", name.ptr, luaL_typename(L, -1));
    lua_pushvalue(L, -1); /* converted as a copy: the table is being walked */
    struct tc_str value;
    value.ptr = lua_tolstring(L, -1, &value.len);
    tc_sandbox_charge(L, value.len);
    struct tc_pair pair = {name, tc_arena_str(&worker->match_arena, value)};
    lua_pop(L, 1);
    if (!pair.value.ptr)
        luaL_error(L, "%s", tc_status_str(TC_ERR_MEMORY));
    pairs[emission->qualifiers.n++] = pair;
}

static void read_options(lua_State *L, struct tc_worker *worker, struct tc_emission *emission) {
    if (lua_isnoneornil(L, 5))
        return;
    if (lua_type(L, 5) != LUA_TTABLE)
        luaL_error(L, "emit: found a %s where a table belongs: { qualifier = value }", luaL_typename(L, 5));
    size_t n = worker->current.unit->relation_decls.items[emission->relation].qualifiers.n;
    struct tc_pair *pairs = tc_arena_alloc(&worker->match_arena, (n + 1) * sizeof *pairs);
    if (!pairs)
        luaL_error(L, "%s", tc_status_str(TC_ERR_MEMORY));
    emission->qualifiers.items = pairs;
    for (lua_pushnil(L); lua_next(L, 5); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING)
            luaL_error(L, "emit: write the qualifiers as name = value");
        if (!read_builtin(L, emission, lua_tostring(L, -2)))
            read_qualifier(L, worker, emission, pairs);
    }
}

/* Returns how many statements it made. */
static int doc_emit(lua_State *L) {
    struct handle *handle = check_handle(L);
    struct tc_worker *worker = handle->worker;
    struct tc_current *current = &worker->current;
    if (!current->match)
        return luaL_error(L, "emit: there is no match here; a statement needs a sentence that says so");
    current->emits++;
    lua_settop(L, 5);
    struct tc_emission emission = {.relation = check_relation(L, current->unit),
                                   .confidence = current->confidence,
                                   .modality = current->modality,
                                   .negated = current->negated};
    read_options(L, worker, &emission);
    tc_lua_participants(L, 2, worker, emission.relation, true);
    tc_lua_participants(L, 4, worker, emission.relation, false);
    lua_Integer n = 0;
    for (size_t s = 0; s < worker->subjects.len; s++)
        for (size_t o = 0; o < worker->objects.len; o++) {
            emission.subject = worker->subjects.items[s];
            emission.object = worker->objects.items[o];
            uint64_t fuel;
            enum tc_status status = tc_worker_emit(worker, &emission, &fuel);
            if (status == TC_ERR_MEMORY)
                worker->failed = true;
            n += status == TC_OK;
            tc_sandbox_charge(L, fuel);
        }
    current->emitted++;
    lua_pushinteger(L, n);
    return 1;
}

/* --- fields --- */

static void push_optional(lua_State *L, struct tc_str text) {
    if (text.len)
        lua_pushlstring(L, text.ptr, text.len);
    else
        lua_pushnil(L);
}

static void push_id(lua_State *L, struct handle *handle) { push_optional(L, handle->worker->document_id); }

static void push_uri(lua_State *L, struct handle *handle) {
    lua_pushlstring(L, handle->worker->info->uri.ptr ? handle->worker->info->uri.ptr : "",
                    handle->worker->info->uri.len);
}

static void push_title(lua_State *L, struct handle *handle) { push_optional(L, handle->worker->info->title); }

static void push_date(lua_State *L, struct handle *handle) { push_optional(L, handle->worker->info->date); }

static void push_state(lua_State *L, struct handle *handle) {
    (void)handle;
    lua_getiuservalue(L, 1, 1);
}

static void push_sentence(lua_State *L, struct handle *handle) {
    struct tc_worker *worker = handle->worker;
    if (!worker->in_sentence) {
        lua_pushnil(L);
        return;
    }
    if (tc_worker_read_sentence(worker) != TC_OK)
        luaL_error(L, "%s", tc_status_str(TC_ERR_MEMORY));
    lua_createtable(L, 0, 2);
    lua_pushinteger(L, (lua_Integer)tc_worker_sentence_no(worker));
    lua_setfield(L, -2, "number");
    lua_pushlstring(L, worker->sentence_text.ptr, worker->sentence_text.len);
    lua_setfield(L, -2, "text");
}

static const struct {
    struct tc_str name;
    lua_CFunction function;
} methods[] = {
#define TC_API_METHOD(name, signature, doc) {{#name, sizeof #name - 1}, doc_##name},
#include "plugin/api.def"
};

#define object_doc(name) {{#name, sizeof #name - 1}, push_##name},
#define object_match(name)
#define object_capture(name)
#define object_entity(name)
static const struct {
    struct tc_str name;
    void (*push)(lua_State *L, struct handle *handle);
} fields[] = {
#define TC_API_FIELD(object, name, type, doc) object_##object(name)
#include "plugin/api.def"
};

enum { METHODS = sizeof methods / sizeof *methods, FIELDS = sizeof fields / sizeof *fields };

static int fail_field(lua_State *L, struct tc_str name) {
    struct tc_str known[METHODS + FIELDS];
    size_t n = 0;
    for (size_t i = 0; i < METHODS; i++)
        known[n++] = methods[i].name;
    for (size_t i = 0; i < FIELDS; i++)
        known[n++] = fields[i].name;
    struct tc_error hint = {0};
    tc_hint_nearest(&hint, name, known, n, sizeof *known);
    return luaL_error(L, "doc has no field \"%s\"%s%s", name.ptr ? name.ptr : "?", hint.hint[0] ? "; " : "", hint.hint);
}

/* The first upvalue has each method by its name, and the number of each field. */
static int doc_index(lua_State *L) {
    struct handle *handle = check_handle(L);
    lua_pushvalue(L, 2);
    int type = lua_rawget(L, lua_upvalueindex(1));
    if (type == LUA_TNUMBER) {
        fields[lua_tointeger(L, -1)].push(L, handle);
        return 1;
    }
    if (type == LUA_TFUNCTION) {
        /* Mentions are kept only for plugins whose code names the method. */
        if (lua_tocfunction(L, -1) == doc_mentions && !handle->script->unit->asked)
            return luaL_error(L, "write doc:mentions(...) out; a name put together at run time is not seen");
        return 1;
    }
    struct tc_str name = {0};
    if (lua_type(L, 2) == LUA_TSTRING)
        name.ptr = lua_tolstring(L, 2, &name.len);
    return fail_field(L, name);
}

static void push_members(lua_State *L) {
    lua_createtable(L, 0, METHODS + FIELDS);
    for (size_t i = 0; i < METHODS; i++) {
        lua_pushcfunction(L, methods[i].function);
        lua_setfield(L, -2, methods[i].name.ptr);
    }
    for (size_t i = 0; i < FIELDS; i++) {
        lua_pushinteger(L, (lua_Integer)i);
        lua_setfield(L, -2, fields[i].name.ptr);
    }
}

static int doc_newindex(lua_State *L) {
    return luaL_error(L, "doc cannot be changed; keep what you need in doc.state");
}

static void fill_doc_type(lua_State *L) {
    push_members(L);
    lua_pushcclosure(L, doc_index, 1);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, doc_newindex);
    lua_setfield(L, -2, "__newindex");
    lua_pushliteral(L, "doc");
    lua_setfield(L, -2, "__metatable");
}

void tc_lua_push_document(lua_State *L, struct tc_worker *worker, struct tc_script *script) {
    struct handle *handle = lua_newuserdatauv(L, sizeof *handle, 1);
    *handle = (struct handle){worker, script, script->generation};
    tc_sandbox_push_type(L, DOC_TYPE, fill_doc_type);
    lua_setmetatable(L, -2);
    lua_newtable(L);
    lua_setiuservalue(L, -2, 1);
}
