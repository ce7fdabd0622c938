#include "draw/settings.h"

#include "base/str.h"
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

enum { OPTIONS_MAX = 32 };

/* What every view has, unless it declares another number. */
static const struct {
    const char *name;
    lua_Integer value;
} common[] = {{"max_nodes", 60}, {"max_edges", 120}};
enum { COMMON = sizeof common / sizeof *common };

void tc_settings_declare(lua_State *L) {
    int n = 0;
    lua_newtable(L);
    for (lua_pushnil(L); lua_next(L, -3) != 0; lua_pop(L, 1)) {
        int type = lua_type(L, -1);
        if (lua_type(L, -2) != LUA_TSTRING || (type != LUA_TNUMBER && type != LUA_TSTRING && type != LUA_TBOOLEAN))
            luaL_error(L, "options of a view are names with a number, a string or a boolean: { max_nodes = 40 }");
        if (++n > OPTIONS_MAX - COMMON)
            luaL_error(L, "more than %d options", OPTIONS_MAX - COMMON);
        lua_pushvalue(L, -2);
        lua_pushvalue(L, -2);
        lua_rawset(L, -5);
    }
    lua_remove(L, -2);
}

static int compare(const void *a, const void *b) { return strcmp(*(const char *const *)a, *(const char *const *)b); }

/* The names of all options, sorted; borrowed from Lua. */
static size_t list_names(lua_State *L, const char *names[OPTIONS_MAX]) {
    size_t n = 0;
    for (size_t i = 0; i < COMMON; i++)
        names[n++] = common[i].name;
    if (lua_istable(L, -1)) {
        for (lua_pushnil(L); lua_next(L, -2) != 0; lua_pop(L, 1)) {
            const char *name = lua_tostring(L, -2);
            bool is_new = true;
            for (size_t i = 0; i < COMMON; i++)
                is_new &= strcmp(name, common[i].name) != 0;
            if (is_new)
                names[n++] = name;
        }
    }
    qsort(names, n, sizeof *names, compare);
    return n;
}

static bool is_number(lua_State *L, struct tc_str name) {
    bool number = false;
    for (size_t i = 0; i < COMMON; i++)
        number |= tc_str_eq_cstr(name, common[i].name);
    if (!lua_istable(L, -1))
        return number;
    for (lua_pushnil(L); lua_next(L, -2) != 0; lua_pop(L, 1))
        number |= tc_str_eq_cstr(name, lua_tostring(L, -2)) && lua_type(L, -1) == LUA_TNUMBER;
    return number;
}

/* As Lua reads it, which knows no "nan". */
static bool reads_as_number(lua_State *L, const char *text) {
    bool reads = text != NULL && lua_stringtonumber(L, text) != 0;
    if (reads)
        lua_pop(L, 1);
    return reads;
}

static enum tc_status unknown(struct tc_str key, const char *view, const char **names, size_t n, struct tc_error *err) {
    tc_error_set(err, TC_ERR_USAGE, "the view %s has no option \"%.*s\"", view, TC_FMT(key));
    tc_hint_names(err, key, names, n);
    return TC_ERR_USAGE;
}

enum tc_status tc_settings_check(lua_State *L, const char *view, const char *const *settings, size_t n,
                                 struct tc_error *err) {
    const char *names[OPTIONS_MAX];
    size_t n_names = list_names(L, names);
    for (size_t i = 0; i < n; i++) {
        struct tc_str value = tc_str(settings[i]), key = tc_str_split(&value, '=');
        size_t k = 0;
        while (k < n_names && !tc_str_eq_cstr(key, names[k]))
            k++;
        if (k == n_names)
            return unknown(key, view, names, n_names, err);
        if (is_number(L, key) && !reads_as_number(L, value.ptr))
            return tc_error_set(err, TC_ERR_USAGE, "the option %s of the view %s wants a number, found \"%s\"",
                                names[k], view, value.ptr != NULL ? value.ptr : "");
    }
    return TC_OK;
}

/* "key=value"; what looks like a number is one, and a key alone is true. */
static void set(lua_State *L, const char *setting) {
    struct tc_str value = tc_str(setting), key = tc_str_split(&value, '=');
    lua_pushlstring(L, key.ptr, key.len);
    if (value.ptr == NULL)
        lua_pushboolean(L, 1);
    else if (lua_stringtonumber(L, value.ptr) == 0)
        lua_pushlstring(L, value.ptr, value.len);
    lua_rawset(L, -3);
}

void tc_settings_push(lua_State *L, const char *const *settings, size_t n) {
    lua_newtable(L);
    for (size_t i = 0; i < COMMON; i++) {
        lua_pushinteger(L, common[i].value);
        lua_setfield(L, -2, common[i].name);
    }
    if (lua_istable(L, -2)) {
        for (lua_pushnil(L); lua_next(L, -3) != 0; lua_pop(L, 1)) {
            lua_pushvalue(L, -2);
            lua_pushvalue(L, -2);
            lua_rawset(L, -5);
        }
    }
    for (size_t i = 0; i < n; i++)
        set(L, settings[i]);
    lua_remove(L, -2);
}
