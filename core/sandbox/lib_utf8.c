/* utf8.*: Lua's own functions behind a price for what they walk over; codes is ours, so that a step takes constant
 * time. */
#include "base/utf8.h"
#include "sandbox/state.h"

static uint64_t distance(lua_Integer a, lua_Integer b) {
    return a > b ? (lua_Unsigned)a - (lua_Unsigned)b : (lua_Unsigned)b - (lua_Unsigned)a;
}

static lua_Integer from_end(lua_Integer at, size_t len) { return at < 0 ? (lua_Integer)len + at + 1 : at; }

/* len, codepoint (s, i, j): what they walk over lies between i and j. */
static int utf8_range(lua_State *L, lua_Integer j_default) {
    size_t len;
    luaL_checklstring(L, 1, &len);
    lua_Integer i = from_end(luaL_optinteger(L, 2, 1), len),
                j = from_end(luaL_optinteger(L, 3, j_default == 0 ? i : j_default), len);
    uint64_t steps = j >= i ? distance(i, j) + 1 : 0;
    tc_sandbox_charge(L, TC_FUEL_CALL + (steps < len ? steps : len));
    return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

int tc_lua_utf8_len(lua_State *L) { return utf8_range(L, -1); }

int tc_lua_codepoint(lua_State *L) { return utf8_range(L, 0); }

/* Where it arrives says how far it has walked. */
int tc_lua_offset(lua_State *L) {
    size_t len;
    luaL_checklstring(L, 1, &len);
    lua_Integer n = luaL_checkinteger(L, 2),
                from = from_end(luaL_optinteger(L, 3, n > 0 ? 1 : (lua_Integer)len + 1), len);
    int results = lua_tocfunction(L, lua_upvalueindex(1))(L);
    tc_sandbox_charge(L, TC_FUEL_CALL + (lua_isnil(L, -1) ? len : distance(lua_tointeger(L, -1), from)));
    return results;
}

/* string, byte position of the last character (0 at the start) -> position and code point of the next. */
static int codes_step(lua_State *L) {
    uint32_t code_point;
    struct tc_str s;
    s.ptr = luaL_checklstring(L, 1, &s.len);
    size_t at = (size_t)luaL_checkinteger(L, 2);
    tc_sandbox_charge(L, TC_FUEL_CALL);
    if (at > 0 && at <= s.len)
        at += tc_utf8_decode(s.ptr + at - 1, s.len - at + 1, &code_point) - 1;
    if (at >= s.len)
        return 0;
    unsigned size = tc_utf8_decode(s.ptr + at, s.len - at, &code_point);
    if (size == 1 && code_point > 0x7f)
        return luaL_error(L, "invalid UTF-8 code");
    lua_pushinteger(L, (lua_Integer)at + 1);
    lua_pushinteger(L, code_point);
    return 2;
}

int tc_lua_codes(lua_State *L) {
    luaL_checkstring(L, 1);
    tc_sandbox_charge(L, TC_FUEL_CALL);
    lua_pushcfunction(L, codes_step);
    lua_pushvalue(L, 1);
    lua_pushinteger(L, 0);
    return 3;
}
