/* Protected calls and coroutines that hand a verdict on instead of catching it. */
#include "sandbox/state.h"

static bool failed(int status) { return status != LUA_OK && status != LUA_YIELD; }

/* `extra` values lie below the results. */
static int finish_pcall(lua_State *L, int status, lua_KContext extra) {
    if (!failed(status))
        return lua_gettop(L) - (int)extra;
    tc_sandbox_catch(L, status);
    lua_pushboolean(L, 0);
    lua_insert(L, -2);
    return 2;
}

int tc_lua_pcall(lua_State *L) {
    luaL_checkany(L, 1);
    tc_sandbox_charge(L, TC_FUEL_PROTECTED + (uint64_t)lua_gettop(L) / 4);
    lua_pushboolean(L, 1);
    lua_insert(L, 1);
    return finish_pcall(L, lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0, finish_pcall), 0);
}

static int finish_handler(lua_State *L, int status, lua_KContext extra) {
    (void)extra;
    if (failed(status))
        tc_sandbox_catch(L, status);
    lua_pushboolean(L, 0);
    lua_insert(L, -2);
    return 2;
}

/* The handler runs when the stack is unwound: while an error is raised Lua would call it without a hook. */
static int finish_xpcall(lua_State *L, int status, lua_KContext extra) {
    if (!failed(status))
        return lua_gettop(L) - (int)extra;
    tc_sandbox_catch(L, status);
    lua_pushvalue(L, 2);
    lua_insert(L, -2);
    return finish_handler(L, lua_pcallk(L, 1, 1, 0, 0, finish_handler), 0);
}

int tc_lua_xpcall(lua_State *L) {
    int n = lua_gettop(L);
    luaL_checktype(L, 2, LUA_TFUNCTION);
    tc_sandbox_charge(L, TC_FUEL_PROTECTED + (uint64_t)n / 4);
    lua_pushboolean(L, 1);
    lua_pushvalue(L, 1);
    lua_rotate(L, 3, 2); /* function, handler, true, function, arguments */
    return finish_xpcall(L, lua_pcallk(L, n - 2, LUA_MULTRET, 0, 2, finish_xpcall), 2);
}

int tc_lua_create(lua_State *L) {
    luaL_checktype(L, 1, LUA_TFUNCTION);
    tc_sandbox_charge(L, TC_FUEL_COROUTINE);
    lua_State *co = lua_newthread(L);
    tc_sandbox_watch(co);
    lua_pushvalue(L, 1);
    lua_xmove(L, co, 1);
    return 1;
}

/* Moves n values from L to co, runs it, and moves the results back: their number, or -1 with the error on top of L. A
 * coroutine that a verdict has ended is left as it is: it is dead, and what it had pending never runs. */
static int run(lua_State *L, lua_State *co, int n) {
    struct tc_sandbox *sandbox = tc_sandbox_of(L);
    int n_results = 0;
    tc_sandbox_charge(L, TC_FUEL_PROTECTED + (uint64_t)n / 4);
    if (!lua_checkstack(co, n)) {
        lua_pushliteral(L, "too many arguments to resume");
        return -1;
    }
    lua_xmove(L, co, n);
    lua_State *before = sandbox->running;
    sandbox->running = co;
    int status = lua_resume(co, L, n, &n_results);
    sandbox->running = before;
    if (failed(status)) {
        lua_xmove(co, L, 1);
        tc_sandbox_catch(L, status);
        return -1;
    }
    if (!lua_checkstack(L, n_results + 1)) {
        lua_pop(co, n_results);
        lua_pushliteral(L, "too many results to resume");
        return -1;
    }
    lua_xmove(co, L, n_results);
    tc_sandbox_charge(L, (uint64_t)n_results / 4);
    return n_results;
}

int tc_lua_resume(lua_State *L) {
    lua_State *co = lua_tothread(L, 1);
    luaL_argexpected(L, co != NULL, 1, "coroutine");
    int n = run(L, co, lua_gettop(L) - 1);
    lua_pushboolean(L, n >= 0);
    lua_insert(L, n >= 0 ? -(n + 1) : -2);
    return n >= 0 ? n + 1 : 2;
}

static int resume_wrapped(lua_State *L) {
    int n = run(L, lua_tothread(L, lua_upvalueindex(1)), lua_gettop(L));
    if (n >= 0)
        return n;
    if (lua_type(L, -1) == LUA_TSTRING) {
        luaL_where(L, 1);
        lua_insert(L, -2);
        lua_concat(L, 2);
    }
    return lua_error(L);
}

int tc_lua_wrap(lua_State *L) {
    tc_lua_create(L);
    lua_pushcclosure(L, resume_wrapped, 1);
    return 1;
}
