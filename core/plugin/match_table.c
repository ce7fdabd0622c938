/* match_table.c - matches, captures and mentions as plain Lua tables. Runs inside a protected call. */
#include "plugin/worker_state.h"
#include <lauxlib.h>

static void set_str(lua_State *L, const char *key, struct tc_str text) {
    lua_pushlstring(L, text.ptr ? text.ptr : "", text.len);
    lua_setfield(L, -2, key);
}

static void set_int(lua_State *L, const char *key, uint64_t value) {
    lua_pushinteger(L, (lua_Integer)value);
    lua_setfield(L, -2, key);
}

static void push_attributes(lua_State *L, const struct tc_entity *entity) {
    lua_createtable(L, 0, (int)entity->n_attrs);
    for (uint32_t i = 0; i < entity->n_attrs; i++)
        set_str(L, entity->attrs[i].name.ptr, entity->attrs[i].value);
}

/* Where the registry keeps the tables of the document's entities, by number: an entity is one table all through a
 * document. And the metatables of captures that name one of them, or (0) none. */
static const char entity_tables = 'e', capture_types = 'c';

/* Where it keeps the tables of mentions that were asked for: for each of so many places the mention's number and the
 * table, by turns. The same ones are asked for again and again. */
static const char past_tables = 0;
enum { PAST_PLACES = 1024 };

void tc_lua_forget_document(lua_State *L) {
    static const char *const kept[] = {&entity_tables, &capture_types, &past_tables};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        lua_newtable(L);
        lua_rawsetp(L, LUA_REGISTRYINDEX, kept[i]);
    }
}

static void make_entity(lua_State *L, const struct tc_worker *worker, uint32_t number) {
    struct tc_entity_view view;
    const struct tc_entity *entity = tc_entities_at(&worker->entities, number, &view);
    lua_createtable(L, 0, 4);
    set_str(L, "type", tc_model_type_name(worker->model, entity->type));
    set_str(L, "key", entity->key);
    set_str(L, "label", entity->label);
    push_attributes(L, entity);
    lua_setfield(L, -2, "attributes");
}

static void push_entity(lua_State *L, const struct tc_worker *worker, uint32_t number) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &entity_tables);
    if (lua_rawgeti(L, -1, (lua_Integer)number + 1) == LUA_TNIL) {
        lua_pop(L, 1);
        make_entity(L, worker, number);
        lua_pushvalue(L, -1);
        lua_rawseti(L, -3, (lua_Integer)number + 1);
    }
    lua_remove(L, -2);
}

/* The metatable of captures of these entities, behind which stand the fields of the first; its item is the list of
 * them. */
static void make_capture_type(lua_State *L, const struct tc_worker *worker, const uint32_t *entities, uint32_t n) {
    lua_createtable(L, 1, 2);
    lua_createtable(L, (int)n, 0);
    for (uint32_t i = n; i > 0; i--) {
        push_entity(L, worker, entities[i - 1]);
        if (i == 1) {
            lua_pushvalue(L, -1);
            lua_setfield(L, -4, "__index");
        }
        lua_rawseti(L, -2, (lua_Integer)i);
    }
    lua_rawseti(L, -2, 1);
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
}

/* Gives the table on top the entities of a mention. Most name one, again and again. */
static void set_entities(lua_State *L, const struct tc_worker *worker, const uint32_t *entities, uint32_t n) {
    lua_Integer place = n == 0 ? 1 : (lua_Integer)entities[0] + 2;
    luaL_checkstack(L, 8, NULL);
    lua_rawgetp(L, LUA_REGISTRYINDEX, &capture_types);
    if (n > 1) {
        make_capture_type(L, worker, entities, n);
    } else if (lua_rawgeti(L, -1, place) == LUA_TNIL) {
        lua_pop(L, 1);
        make_capture_type(L, worker, entities, n);
        lua_pushvalue(L, -1);
        lua_rawseti(L, -3, place);
    }
    lua_rawgeti(L, -1, 1);
    lua_setfield(L, -4, "entities");
    lua_setmetatable(L, -3);
    lua_pop(L, 1);
}

int tc_lua_field(lua_State *L, int i, const char *key) {
    i = lua_absindex(L, i);
    lua_pushstring(L, key);
    if (lua_rawget(L, i) != LUA_TNIL || !lua_getmetatable(L, i))
        return lua_type(L, -1);
    lua_pushliteral(L, "__index");
    if (lua_rawget(L, -2) == LUA_TTABLE) {
        lua_pushstring(L, key);
        lua_rawget(L, -2);
        lua_replace(L, -4);
    }
    lua_pop(L, 2);
    return lua_type(L, -1);
}

struct extent {
    uint64_t first, last, from, to, sentence;
};

static void push_extent(lua_State *L, struct tc_str text, const struct extent *extent, int more) {
    luaL_checkstack(L, 8, NULL);
    lua_createtable(L, 0, 7 + more);
    set_str(L, "text", text);
    set_int(L, "first", extent->first);
    set_int(L, "last", extent->last);
    set_int(L, "from", extent->from);
    set_int(L, "to", extent->to);
    set_int(L, "sentence", extent->sentence);
}

/* Tokens of the window as a table with its place in the document. */
static void push_tokens(lua_State *L, struct tc_worker *worker, uint32_t first, uint32_t last, uint64_t sentence,
                        int more) {
    struct tc_span span = tc_worker_span(worker, first, last);
    struct extent extent = {worker->first_token + first, worker->first_token + last,
                            worker->window->byte_offset + span.from, worker->window->byte_offset + span.to, sentence};
    tc_arena_reset(&worker->scratch);
    struct tc_str text = tc_worker_text(worker, span, &worker->scratch);
    if (!text.ptr)
        luaL_error(L, "%s", tc_status_str(TC_ERR_MEMORY));
    push_extent(L, text, &extent, more);
}

void tc_lua_push_mention(lua_State *L, struct tc_worker *worker, const struct tc_mention *mention, uint64_t sentence) {
    push_tokens(L, worker, mention->first, mention->last, sentence, 0);
    set_entities(L, worker, mention->entities, mention->n_entities);
}

static void make_past_mention(lua_State *L, const struct tc_worker *worker, const struct tc_past_mention *mention) {
    const struct tc_history *history = &worker->history;
    struct extent extent = {mention->first, mention->last, mention->from, mention->to, mention->sentence};
    push_extent(L, (struct tc_str){history->texts.ptr + mention->text, mention->text_len}, &extent, 0);
    set_entities(L, worker, history->entities.items + mention->entities, mention->n_entities);
}

void tc_lua_push_past_mention(lua_State *L, const struct tc_worker *worker, size_t index) {
    lua_Integer number = (lua_Integer)(worker->history.forgotten + index), place = 2 * (number % PAST_PLACES) + 1;
    lua_rawgetp(L, LUA_REGISTRYINDEX, &past_tables);
    bool is_kept = lua_rawgeti(L, -1, place) == LUA_TNUMBER && lua_tointeger(L, -1) == number;
    lua_pop(L, 1);
    if (is_kept) {
        lua_rawgeti(L, -1, place + 1);
    } else {
        make_past_mention(L, worker, &worker->history.mentions.items[index]);
        lua_pushvalue(L, -1);
        lua_rawseti(L, -3, place + 1);
        lua_pushinteger(L, number);
        lua_rawseti(L, -3, place);
    }
    lua_remove(L, -2);
}

static void push_capture(lua_State *L, struct tc_worker *worker, const struct tc_capture *capture) {
    const struct tc_mention *mention =
        capture->mention == TC_NONE ? NULL : tc_matcher_mention(worker->matcher, capture->mention);
    push_tokens(L, worker, capture->first, capture->last, tc_worker_sentence_no(worker), 0);
    set_entities(L, worker, mention ? mention->entities : NULL, mention ? mention->n_entities : 0);
}

static bool has_label(lua_State *L, const struct tc_model *model, uint32_t pattern, struct tc_str name) {
    uint32_t n = tc_model_label_count(model, pattern);
    tc_sandbox_charge(L, 1 + n);
    for (uint32_t i = 0; i < n; i++)
        if (tc_str_eq(tc_model_label(model, pattern, i)->name, name))
            return true;
    return false;
}

/* Is it a capture of this pattern, or of another of the plugin? Code that rules share may ask for those of all. */
static bool is_label(lua_State *L, const struct tc_worker *worker, const struct tc_unit *unit, struct tc_str name) {
    if (worker->current.match && has_label(L, worker->model, worker->current.pattern, name))
        return true;
    for (uint32_t p = 0; p < worker->engine->actions.len; p++)
        if (worker->engine->actions.items[p].unit == unit && has_label(L, worker->model, p, name))
            return true;
    return false;
}

/* A field that a match does not have: nil for a capture that is not in this one, else a typing error. The captures that
 * have been asked for are kept in a table: the patterns of a plugin are many, and the same are asked for again. */
static int find_missing(lua_State *L) {
    const struct tc_worker *worker = lua_touserdata(L, lua_upvalueindex(1));
    const struct tc_unit *unit = lua_touserdata(L, lua_upvalueindex(2));
    struct tc_str name;
    if (lua_type(L, 2) != LUA_TSTRING)
        return 0;
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(3)) == LUA_TBOOLEAN)
        return 0;
    name.ptr = lua_tolstring(L, 2, &name.len);
    if (!is_label(L, worker, unit, name))
        return luaL_error(L, "a match has no field '%s'", name.ptr);
    lua_pushvalue(L, 2);
    lua_pushboolean(L, 1);
    lua_rawset(L, lua_upvalueindex(3));
    return 0;
}

/* The metatable of all matches of a state. */
static void push_metatable(lua_State *L, struct tc_worker *worker, const struct tc_unit *unit) {
    static const char metatable = 0;
    if (lua_rawgetp(L, LUA_REGISTRYINDEX, &metatable) == LUA_TTABLE)
        return;
    lua_pop(L, 1);
    lua_createtable(L, 0, 2);
    lua_pushlightuserdata(L, worker);
    lua_pushlightuserdata(L, (void *)(uintptr_t)unit);
    lua_newtable(L);
    lua_pushcclosure(L, find_missing, 3);
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_pushvalue(L, -1);
    lua_rawsetp(L, LUA_REGISTRYINDEX, &metatable);
}

void tc_lua_push_match(lua_State *L, struct tc_worker *worker, const struct tc_unit *unit) {
    const struct tc_match *match = worker->current.match;
    uint32_t n_labels = tc_model_label_count(worker->model, worker->current.pattern);
    push_tokens(L, worker, match->first, match->last, tc_worker_sentence_no(worker), (int)n_labels);
    for (uint32_t label = 0; label < n_labels; label++) {
        const struct tc_label *info = tc_model_label(worker->model, worker->current.pattern, label);
        lua_Integer n = 0;
        if (info->is_list)
            lua_newtable(L);
        for (uint32_t i = 0; i < match->n_captures && (info->is_list || n == 0); i++) {
            if (match->captures[i].label != label)
                continue;
            push_capture(L, worker, &match->captures[i]);
            n++;
            if (info->is_list)
                lua_rawseti(L, -2, n);
        }
        if (info->is_list || n > 0)
            lua_setfield(L, -2, info->name.ptr);
    }
    push_metatable(L, worker, unit);
    lua_setmetatable(L, -2);
}
