/* table.*: plain tables only, so that no metamethod runs inside and every step is paid for before it is taken. */
#include "sandbox/state.h"
#include <limits.h>

static void check_plain(lua_State *L, int arg) {
    luaL_checktype(L, arg, LUA_TTABLE);
    luaL_argcheck(L, !lua_getmetatable(L, arg), arg, "plain table expected, this one has a metatable");
}

static lua_Integer length(lua_State *L, int arg) {
    check_plain(L, arg);
    return (lua_Integer)lua_rawlen(L, arg);
}

static void charge_steps(lua_State *L, lua_Integer n) {
    tc_sandbox_charge(L, TC_FUEL_CALL + (n > 0 ? (uint64_t)n : 0));
}

int tc_lua_insert(lua_State *L) {
    lua_Integer end = length(L, 1) + 1, at = end;
    int n_args = lua_gettop(L);
    if (n_args != 2 && n_args != 3)
        return luaL_error(L, "wrong number of arguments to 'insert'");
    if (n_args == 3) {
        at = luaL_checkinteger(L, 2);
        luaL_argcheck(L, at >= 1 && at <= end, 2, "position out of bounds");
    }
    charge_steps(L, end - at);
    for (lua_Integer i = end; i > at; i--) {
        lua_rawgeti(L, 1, i - 1);
        lua_rawseti(L, 1, i);
    }
    lua_rawseti(L, 1, at);
    return 0;
}

int tc_lua_remove(lua_State *L) {
    lua_Integer size = length(L, 1), at = luaL_optinteger(L, 2, size);
    if (lua_gettop(L) >= 2)
        luaL_argcheck(L, at >= (size == 0 ? 0 : 1) && at <= size + 1, 2, "position out of bounds");
    charge_steps(L, size - at);
    lua_rawgeti(L, 1, at);
    for (; at < size; at++) {
        lua_rawgeti(L, 1, at + 1);
        lua_rawseti(L, 1, at);
    }
    lua_pushnil(L);
    lua_rawseti(L, 1, at);
    return 1;
}

int tc_lua_move(lua_State *L) {
    int to_table = lua_isnoneornil(L, 5) ? 1 : 5;
    lua_Integer from = luaL_checkinteger(L, 2), end = luaL_checkinteger(L, 3), to = luaL_checkinteger(L, 4);
    check_plain(L, 1);
    check_plain(L, to_table);
    if (end >= from) {
        luaL_argcheck(L, from > 0 || end < LUA_MAXINTEGER + from, 3, "too many elements to move");
        lua_Integer n = end - from + 1;
        luaL_argcheck(L, to <= LUA_MAXINTEGER - n + 1, 4, "destination wrap around");
        charge_steps(L, n);
        bool backwards = to > from && to <= end && lua_rawequal(L, 1, to_table);
        for (lua_Integer i = 0; i < n; i++) {
            lua_Integer k = backwards ? n - 1 - i : i;
            lua_rawgeti(L, 1, from + k);
            lua_rawseti(L, to_table, to + k);
        }
    }
    lua_pushvalue(L, to_table);
    return 1;
}

static void push_item(lua_State *L, luaL_Buffer *b, lua_Integer i, size_t *total) {
    size_t len;
    lua_rawgeti(L, 1, i);
    if (!lua_isstring(L, -1))
        luaL_error(L, "invalid value (at index %I) in table for 'concat': a %s", (LUAI_UACINT)i, luaL_typename(L, -1));
    lua_tolstring(L, -1, &len);
    tc_sandbox_check_string(L, *total += len);
    tc_sandbox_charge(L, TC_FUEL_CALL + len / 8);
    luaL_addvalue(b);
}

int tc_lua_concat(lua_State *L) {
    size_t sep_len, total = 0;
    lua_Integer size = length(L, 1);
    const char *sep = luaL_optlstring(L, 2, "", &sep_len);
    lua_Integer i = luaL_optinteger(L, 3, 1), last = luaL_optinteger(L, 4, size);
    luaL_Buffer b;
    luaL_buffinit(L, &b);
    for (; i < last; i++) {
        push_item(L, &b, i, &total);
        tc_sandbox_check_string(L, total += sep_len);
        tc_sandbox_charge(L, sep_len / 8);
        luaL_addlstring(&b, sep, sep_len);
    }
    if (i == last)
        push_item(L, &b, i, &total);
    luaL_pushresult(&b);
    return 1;
}

int tc_lua_pack(lua_State *L) {
    int n = lua_gettop(L);
    charge_steps(L, n);
    lua_createtable(L, n, 1);
    lua_insert(L, 1);
    for (int i = n; i >= 1; i--)
        lua_rawseti(L, 1, i);
    lua_pushinteger(L, n);
    lua_setfield(L, 1, "n");
    return 1;
}

int tc_lua_unpack(lua_State *L) {
    lua_Integer size = length(L, 1), from = luaL_optinteger(L, 2, 1), to = luaL_optinteger(L, 3, size);
    if (from > to)
        return 0;
    lua_Unsigned n = (lua_Unsigned)to - (lua_Unsigned)from;
    if (n >= TC_UNPACK_MAX || !lua_checkstack(L, (int)n + 1))
        return luaL_error(L, "too many results to unpack (at most %d)", TC_UNPACK_MAX);
    charge_steps(L, (lua_Integer)n + 1);
    for (lua_Unsigned i = 0; i <= n; i++)
        lua_rawgeti(L, 1, (lua_Integer)((lua_Unsigned)from + i));
    return (int)n + 1;
}

/* --- sort: bottom-up merge sort between two scratch tables, so it is stable, needs no sane comparator, and leaves the
 * table as it was when the comparator fails --- */

enum { TABLE = 1, LESS = 2, SOURCE = 3, TARGET = 4 };

/* Is the item at index b of the stack before that at a? */
static bool is_before(lua_State *L, int b, int a) {
    tc_sandbox_charge(L, 2 * TC_FUEL_CALL);
    if (lua_isnil(L, LESS)) {
        if (lua_type(L, a) == LUA_TSTRING && lua_type(L, b) == LUA_TSTRING) {
            size_t len_a = lua_rawlen(L, a), len_b = lua_rawlen(L, b);
            tc_sandbox_charge(L, (len_a < len_b ? len_a : len_b) / 8);
        }
        return lua_compare(L, b, a, LUA_OPLT);
    }
    lua_pushvalue(L, LESS);
    lua_pushvalue(L, b);
    lua_pushvalue(L, a);
    lua_call(L, 2, 1);
    bool result = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return result;
}

/* Merges the runs [left, middle) and [middle, end) of SOURCE into TARGET. */
static void merge(lua_State *L, lua_Integer left, lua_Integer middle, lua_Integer end) {
    lua_Integer right = middle;
    for (lua_Integer to = left; to < end; to++) {
        bool take_right = left >= middle;
        if (!take_right && right < end) {
            lua_rawgeti(L, SOURCE, left);
            lua_rawgeti(L, SOURCE, right);
            take_right = is_before(L, lua_gettop(L), lua_gettop(L) - 1);
            lua_pop(L, 2);
        }
        lua_rawgeti(L, SOURCE, take_right ? right++ : left++);
        lua_rawseti(L, TARGET, to);
    }
}

static void copy_items(lua_State *L, int from, int to, lua_Integer n) {
    charge_steps(L, n);
    for (lua_Integer i = 1; i <= n; i++) {
        lua_rawgeti(L, from, i);
        lua_rawseti(L, to, i);
    }
}

int tc_lua_sort(lua_State *L) {
    lua_Integer n = length(L, TABLE);
    luaL_argcheck(L, n < INT_MAX, TABLE, "array too big");
    if (!lua_isnoneornil(L, LESS))
        luaL_checktype(L, LESS, LUA_TFUNCTION);
    lua_settop(L, LESS);
    lua_createtable(L, (int)n, 0);
    lua_createtable(L, (int)n, 0);
    copy_items(L, TABLE, SOURCE, n);
    for (lua_Integer width = 1; width < n; width *= 2) {
        charge_steps(L, n);
        for (lua_Integer left = 1; left <= n; left += 2 * width) {
            lua_Integer middle = left + width <= n ? left + width : n + 1;
            merge(L, left, middle, middle + width <= n ? middle + width : n + 1);
        }
        lua_insert(L, SOURCE); /* the target becomes the source */
    }
    copy_items(L, SOURCE, TABLE, n);
    return 0;
}
