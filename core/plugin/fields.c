/* fields.c - strict reading of a declaration's table: unknown keys and wrong types end the load with the line of the
 * key. */
#include "plugin/loader.h"
#include <lauxlib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { MAX_LIST = 1 << 20 };

static const struct {
    enum tc_declaration declaration;
    struct tc_str key;
} keys[] = {
#define TC_API_KEY(declaration, key, type, doc) {TC_DECLARE_##declaration, {#key, sizeof #key - 1}},
#include "plugin/api.def"
};
enum { KEYS = sizeof keys / sizeof keys[0] };

static bool key_is_known(enum tc_declaration declaration, struct tc_str key) {
    for (size_t i = 0; i < KEYS; i++)
        if (keys[i].declaration == declaration && tc_str_eq(keys[i].key, key))
            return true;
    return false;
}

bool tc_fields_are_called(struct tc_str name) {
    for (size_t i = 0; i < KEYS; i++)
        if (tc_str_eq(keys[i].key, name))
            return true;
    return false;
}

static noreturn void fail_unknown(struct tc_call *call, struct tc_str key) {
    struct tc_str known[KEYS];
    size_t n = 0;
    for (size_t i = 0; i < KEYS; i++)
        if (keys[i].declaration == call->declaration)
            known[n++] = keys[i].key;
    struct tc_error err = {0};
    (void)tc_error_at(&err, TC_ERR_PLUGIN, call->place.file.ptr, tc_source_key_line(call->unit, call->place, key), 0,
                      "%s: unknown key \"%.*s\"", call->what, TC_FMT(key));
    tc_hint_nearest(&err, key, known, n, sizeof *known);
    tc_call_raise(call, &err);
}

void tc_fields_check(struct tc_call *call) {
    lua_State *L = call->L;
    lua_pushnil(L);
    while (lua_next(L, call->arg)) {
        if (lua_type(L, -2) != LUA_TSTRING)
            tc_call_fail(call, "", "%s: a value without a key; write key = value", call->what);
        struct tc_str key;
        key.ptr = lua_tolstring(L, -2, &key.len);
        /* qualify's keys are values of the qualifier: it checks them itself. */
        if (call->declaration != TC_DECLARE_qualify && !key_is_known(call->declaration, key))
            fail_unknown(call, key);
        lua_pop(L, 1);
    }
}

static int get(struct tc_call *call, const char *key) {
    lua_pushstring(call->L, key);
    return lua_rawget(call->L, call->arg);
}

static noreturn void fail_type(struct tc_call *call, const char *key, const char *wanted, int found) {
    tc_call_fail(call, key, "%s: %s must be %s, not a %s", call->what, key, wanted, lua_typename(call->L, found));
}

bool tc_fields_has(struct tc_call *call, const char *key) {
    int type = get(call, key);
    lua_pop(call->L, 1);
    return type != LUA_TNIL;
}

static struct tc_str copy_top(struct tc_call *call) {
    size_t len;
    const char *text = lua_tolstring(call->L, -1, &len);
    return tc_call_copy(call, text, len);
}

struct tc_str tc_fields_str(struct tc_call *call, const char *key) {
    struct tc_str text = {0};
    int type = get(call, key);
    if (type == LUA_TSTRING)
        text = copy_top(call);
    else if (type != LUA_TNIL)
        fail_type(call, key, "a string", type);
    lua_pop(call->L, 1);
    return text;
}

struct tc_str tc_fields_need_str(struct tc_call *call, const char *key) {
    struct tc_str text = tc_fields_str(call, key);
    if (text.len > 0)
        return text;
    struct tc_error err = {0};
    (void)tc_error_at(&err, TC_ERR_PLUGIN, call->place.file.ptr,
                      tc_source_key_line(call->unit, call->place, tc_str(key)), 0, "%s: needs %s = \"...\"", call->what,
                      key);
    if (!text.ptr && tc_source_has_key(call->unit, call->place, tc_str(key)))
        tc_error_hint(&err, "what stands there is nil: a text stands in quotation marks");
    tc_call_raise(call, &err);
}

bool tc_fields_bool(struct tc_call *call, const char *key, bool otherwise) {
    int type = get(call, key);
    if (type != LUA_TNIL && type != LUA_TBOOLEAN)
        fail_type(call, key, "true or false", type);
    bool value = type == LUA_TNIL ? otherwise : lua_toboolean(call->L, -1);
    lua_pop(call->L, 1);
    return value;
}

double tc_fields_number(struct tc_call *call, const char *key, double otherwise, double min, double max) {
    int type = get(call, key);
    if (type != LUA_TNIL && type != LUA_TNUMBER)
        fail_type(call, key, "a number", type);
    double value = type == LUA_TNIL ? otherwise : lua_tonumber(call->L, -1);
    lua_pop(call->L, 1);
    if (!(value >= min && value <= max))
        tc_call_fail(call, key, "%s: %s must be from %g to %g, not %g", call->what, key, min, max, value);
    return value;
}

struct tc_strs tc_fields_list(struct tc_call *call, int t, const char *key) {
    lua_State *L = call->L;
    t = lua_absindex(L, t);
    size_t n = lua_rawlen(L, t), pairs = 0;
    for (lua_pushnil(L); lua_next(L, t); lua_pop(L, 1))
        pairs++;
    if (n > MAX_LIST || pairs != n)
        tc_call_fail(call, key, "%s: %s must be a list of strings", call->what, key);
    struct tc_str *items = tc_call_alloc(call, (n + 1) * sizeof *items);
    for (size_t i = 0; i < n; i++) {
        int type = lua_rawgeti(L, t, (lua_Integer)i + 1);
        if (type != LUA_TSTRING)
            tc_call_fail(call, key, "%s: %s must be a list of strings; its item %zu is a %s", call->what, key, i + 1,
                         lua_typename(L, type));
        items[i] = copy_top(call);
        lua_pop(L, 1);
    }
    return (struct tc_strs){items, n};
}

struct tc_strs tc_fields_strs(struct tc_call *call, const char *key, bool or_one) {
    struct tc_strs strs = {0};
    int type = get(call, key);
    if (type == LUA_TTABLE) {
        strs = tc_fields_list(call, lua_gettop(call->L), key);
    } else if (type == LUA_TSTRING && or_one) {
        struct tc_str *item = tc_call_alloc(call, sizeof *item);
        *item = copy_top(call);
        strs = (struct tc_strs){item, 1};
    } else if (type != LUA_TNIL) {
        fail_type(call, key, or_one ? "a string or a list of strings" : "a list of strings", type);
    }
    lua_pop(call->L, 1);
    return strs;
}

uint32_t tc_fields_function(struct tc_call *call, const char *key) {
    int type = get(call, key);
    if (type != LUA_TNIL && type != LUA_TFUNCTION)
        fail_type(call, key, "a function", type);
    if (type == LUA_TNIL) {
        lua_pop(call->L, 1);
        return TC_NO_CALLBACK;
    }
    if (!call->loader->collecting) {
        lua_pop(call->L, 1);
        return ++call->unit->n_callbacks;
    }
    tc_call_push(call, &call->loader->callbacks, LUA_NOREF);
    size_t n = call->loader->callbacks.len;
    call->loader->callbacks.items[n - 1] = luaL_ref(call->L, LUA_REGISTRYINDEX);
    return (uint32_t)n;
}

struct tc_pattern_text tc_call_pattern(struct tc_call *call, struct tc_str text) {
    struct tc_pattern_text pattern = {.text = text, .id = TC_NONE};
    tc_source_locate(call->unit, call->place, &pattern);
    struct tc_error err = {0};
    enum tc_status status = tc_pattern_parse(text, &call->unit->arena, &pattern.root, &err);
    if (status == TC_ERR_MEMORY)
        tc_call_no_memory(call);
    if (status != TC_OK) {
        (void)tc_source_pattern_error(&pattern, call->what, &err);
        tc_call_raise(call, &err);
    }
    return pattern;
}

struct tc_pattern_text tc_fields_pattern(struct tc_call *call, const char *key) {
    return tc_call_pattern(call, tc_fields_need_str(call, key));
}

static int by_bytes(const void *a, const void *b) {
    return tc_str_cmp(*(const struct tc_str *)a, *(const struct tc_str *)b);
}

void tc_fields_each(struct tc_call *call, int t, const char *key,
                    void (*visit)(struct tc_call *, void *, struct tc_str), void *ctx) {
    lua_State *L = call->L;
    t = lua_absindex(L, t);
    size_t n = 0, i = 0;
    for (lua_pushnil(L); lua_next(L, t); lua_pop(L, 1))
        n++;
    struct tc_str *names = tc_call_alloc(call, (n + 1) * sizeof *names);
    for (lua_pushnil(L); lua_next(L, t); lua_pop(L, 1)) {
        if (lua_type(L, -2) != LUA_TSTRING)
            tc_call_fail(call, key, "%s: %s must have names as keys", call->what, key[0] ? key : "the table");
        size_t len;
        const char *name = lua_tolstring(L, -2, &len);
        names[i++] = tc_call_copy(call, name, len);
    }
    qsort(names, n, sizeof *names, by_bytes);
    for (i = 0; i < n; i++) {
        lua_pushlstring(L, names[i].ptr, names[i].len);
        lua_rawget(L, t);
        visit(call, ctx, names[i]);
        lua_pop(L, 1);
    }
}
