/* require "name": modules that the host finds; each runs once, and a cycle is an error that prints the chain. */
#include "sandbox/state.h"
#include <string.h>

enum { NAME = 1, LOADED = 2, CHAIN = 3 };

/* Is the module being loaded right now? Then raises "a -> b -> a". */
static void check_cycle(lua_State *L, const char *name) {
    lua_Integer n = (lua_Integer)lua_rawlen(L, CHAIN);
    for (lua_Integer i = 1; i <= n; i++) {
        bool found = lua_rawgeti(L, CHAIN, i) == LUA_TSTRING && strcmp(lua_tostring(L, -1), name) == 0;
        lua_pop(L, 1);
        if (!found)
            continue;
        luaL_checkstack(L, (int)(2 * (n - i) + 8), "require chain");
        lua_pushliteral(L, "modules require each other: ");
        int parts = 1;
        for (lua_Integer k = i; k <= n; k++, parts += 2) {
            lua_rawgeti(L, CHAIN, k);
            lua_pushliteral(L, " -> ");
        }
        lua_pushstring(L, name);
        lua_concat(L, parts + 1);
        luaL_error(L, "%s", lua_tostring(L, -1));
    }
}

/* Finds and compiles; the function is on the stack. The source lies in the host's memory and is freed before anything
 * is raised. */
static void load_module(lua_State *L, struct tc_str name) {
    struct tc_sandbox *sandbox = tc_sandbox_of(L);
    if (sandbox->find == NULL)
        luaL_error(L, "module '%s' not found: there are no modules here", name.ptr);
    struct tc_buf source, chunk_name;
    tc_buf_init(&source, TC_SOURCE_MAX + 1);
    tc_buf_init(&chunk_name, TC_ERROR_FILE_MAX);
    sandbox->raised = (struct tc_error){0};
    enum tc_status found = sandbox->find(sandbox->find_ctx, name, &source, &chunk_name, &sandbox->raised);
    int status = LUA_OK;
    if (found == TC_OK)
        status =
            tc_sandbox_compile(sandbox, L, tc_buf_str(&source), chunk_name.ptr != NULL ? chunk_name.ptr : name.ptr);
    tc_buf_fini(&source);
    tc_buf_fini(&chunk_name);
    if (found != TC_OK) {
        if (sandbox->raised.file[0] == '\0') { /* the place to look at is the line that requires it */
            tc_sandbox_note_place(sandbox, L);
            memcpy(sandbox->raised.file, sandbox->place, sizeof sandbox->raised.file);
            sandbox->raised.line = sandbox->place_line;
        }
        tc_sandbox_raise(L, &sandbox->raised);
    }
    if (status != LUA_OK)
        tc_sandbox_rethrow(L, status);
    tc_sandbox_charge(L, TC_FUEL_CALL);
}

int tc_lua_require(lua_State *L) {
    struct tc_str name;
    name.ptr = luaL_checklstring(L, NAME, &name.len);
    luaL_argcheck(L, strlen(name.ptr) == name.len, NAME, "a module's name has no zero bytes");
    tc_sandbox_charge(L, TC_FUEL_CALL + name.len / 8);
    lua_settop(L, NAME);
    luaL_getsubtable(L, LUA_REGISTRYINDEX, "tercet.loaded");
    luaL_getsubtable(L, LUA_REGISTRYINDEX, "tercet.loading");
    if (lua_getfield(L, LOADED, name.ptr) != LUA_TNIL)
        return 1;
    lua_pop(L, 1);
    check_cycle(L, name.ptr);
    load_module(L, name);
    lua_Integer depth = (lua_Integer)lua_rawlen(L, CHAIN) + 1;
    lua_pushvalue(L, NAME);
    lua_rawseti(L, CHAIN, depth);
    lua_pushvalue(L, NAME);
    int status = lua_pcall(L, 1, 1, 0);
    lua_pushnil(L);
    lua_rawseti(L, CHAIN, depth);
    if (status != LUA_OK)
        return tc_sandbox_rethrow(L, status);
    if (lua_isnil(L, -1)) {
        lua_pop(L, 1);
        lua_pushboolean(L, 1);
    }
    lua_pushvalue(L, -1);
    lua_setfield(L, LOADED, name.ptr);
    return 1;
}
