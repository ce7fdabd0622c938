/* The globals of a sandbox: one list says what there is. */
#include "sandbox/state.h"
#include <limits.h>
#include <lualib.h>
#include <string.h>

/* --- metatables: a script never holds one that Lua uses, but gets a private copy made of the checked fields of its
 * table. So no
 * __gc (it runs without a hook), no __close (it runs in dead coroutines), no __mode (weak keys let the collector take
 * quadratic time where nothing can stop it), not even afterwards, and no chain of __call tables (it moves all arguments
 * for each). --- */

static const char *const function_fields[] = {
    "__add",  "__sub", "__mul", "__div",    "__mod", "__pow", "__unm", "__idiv", "__band", "__bor",      "__bxor",
    "__bnot", "__shl", "__shr", "__concat", "__len", "__eq",  "__lt",  "__le",   "__call", "__tostring",
};
static const char *const refused_fields[] = {"__gc", "__close", "__mode"};
static const char original = 'o', copy = 'c';

static void *key(const char *address) { return (void *)(uintptr_t)address; }

enum { OBJECT = 1, META = 2, COPY = 3 };

static void copy_field(lua_State *L, const char *name, bool or_table) {
    lua_pushstring(L, name);
    int type = lua_rawget(L, META);
    if (type != LUA_TNIL && type != LUA_TFUNCTION && !(or_table && type == LUA_TTABLE))
        luaL_error(L, "%s must be a function%s, not a %s", name, or_table ? " or a table" : "", lua_typename(L, type));
    lua_pushstring(L, name);
    lua_insert(L, -2);
    lua_rawset(L, COPY);
}

static void check_refused(lua_State *L) {
    for (size_t i = 0; i < sizeof refused_fields / sizeof *refused_fields; i++) {
        lua_pushstring(L, refused_fields[i]);
        if (lua_rawget(L, META) != LUA_TNIL)
            luaL_error(L, "%s is not allowed here", refused_fields[i]);
        lua_pop(L, 1);
    }
}

/* Leaves the copy that belongs to META at COPY. META holds it under a key that no script can make and no iteration
 * shows; a table of all copies would be hashed by address, and cost other fuel in every run. */
static void find_copy(lua_State *L) {
    if (lua_rawgetp(L, META, key(&copy)) == LUA_TTABLE)
        return;
    lua_pop(L, 1);
    lua_createtable(L, 0, 4);
    lua_pushvalue(L, META);
    lua_rawsetp(L, COPY, key(&original));
    lua_pushvalue(L, COPY);
    lua_rawsetp(L, META, key(&copy));
}

int tc_lua_setmetatable(lua_State *L) {
    int type = lua_type(L, META);
    luaL_checktype(L, OBJECT, LUA_TTABLE);
    luaL_argexpected(L, type == LUA_TNIL || type == LUA_TTABLE, META, "nil or table");
    tc_sandbox_charge(L, 16 * TC_FUEL_CALL);
    lua_settop(L, META);
    if (luaL_getmetafield(L, OBJECT, "__metatable") != LUA_TNIL)
        return luaL_error(L, "cannot change a protected metatable");
    if (type == LUA_TTABLE) {
        check_refused(L);
        find_copy(L);
        for (size_t i = 0; i < sizeof function_fields / sizeof *function_fields; i++)
            copy_field(L, function_fields[i], false);
        copy_field(L, "__index", true);
        copy_field(L, "__newindex", true);
        lua_pushliteral(L, "__metatable");
        lua_pushvalue(L, -1);
        lua_rawget(L, META);
        lua_rawset(L, COPY);
    }
    lua_setmetatable(L, OBJECT);
    lua_settop(L, OBJECT);
    return 1;
}

int tc_lua_getmetatable(lua_State *L) {
    luaL_checkany(L, 1);
    tc_sandbox_charge(L, TC_FUEL_CALL);
    if (!lua_getmetatable(L, 1)) {
        lua_pushnil(L);
    } else if (luaL_getmetafield(L, 1, "__metatable") == LUA_TNIL) {
        if (lua_rawgetp(L, -1, key(&original)) == LUA_TNIL)
            lua_pushboolean(L, 0); /* one of the host's */
    }
    return 1;
}

/* --- iteration --- */

/* How many slots a table has, empty ones too: a step over it may have to pass them all, and no call of Lua's tells.
 * Looks into the table as Lua 5.4 lays it out; tc_sandbox_open has tried whether that is so, else large blocks give a
 * bound. */
static uint64_t slots(lua_State *L, int index) {
    enum { LOG_SIZE = 11, ARRAY_LIMIT = 12 };
    const struct tc_sandbox *sandbox = tc_sandbox_of(L);
    const unsigned char *table = lua_topointer(L, index);
    unsigned array; /* at least half of the array part */
    if (!sandbox->knows_tables)
        return sandbox->large / 16;
    memcpy(&array, table + ARRAY_LIMIT, sizeof array);
    return 2 * (uint64_t)array + ((uint64_t)1 << (table[LOG_SIZE] & 31));
}

static void check_table_layout(lua_State *L) {
    static const int sizes[][2] = {{100, 300}, {7, 3}, {0, 64}, {500, 0}};
    struct tc_sandbox *sandbox = tc_sandbox_of(L);
    sandbox->knows_tables = sizeof(void *) == 8 && LUA_VERSION_NUM == 504;
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes && sandbox->knows_tables; i++) {
        uint64_t nodes = 1;
        while (nodes < (uint64_t)sizes[i][1])
            nodes *= 2;
        lua_createtable(L, sizes[i][0], sizes[i][1]);
        sandbox->knows_tables = slots(L, -1) == 2 * (uint64_t)sizes[i][0] + nodes;
        lua_pop(L, 1);
    }
}

static uint64_t scan_price(lua_State *L) { return TC_FUEL_CALL + slots(L, 1) / 8; }

static int lua_next_key(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 2);
    tc_sandbox_charge(L, scan_price(L));
    while (lua_next(L, 1)) {
        if (!lua_islightuserdata(L, -2))
            return 2;
        lua_pop(L, 1);
    }
    lua_pushnil(L);
    return 1;
}

/* Upvalues: table, its keys, position. */
static int pairs_step(lua_State *L) {
    lua_Integer i = lua_tointeger(L, lua_upvalueindex(3));
    tc_sandbox_charge(L, TC_FUEL_CALL);
    lua_settop(L, 0);
    while (lua_rawgeti(L, lua_upvalueindex(2), ++i) != LUA_TNIL) {
        lua_pushvalue(L, -1);
        if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL) {
            lua_pushinteger(L, i);
            lua_replace(L, lua_upvalueindex(3));
            return 2;
        }
        tc_sandbox_charge(L, 1);
        lua_settop(L, 0);
    }
    lua_pushinteger(L, i - 1);
    lua_replace(L, lua_upvalueindex(3));
    return 1;
}

/* The keys are collected first: then a table may be changed while it is walked, and every step costs the same. */
static int lua_pairs(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    tc_sandbox_charge(L, scan_price(L));
    lua_newtable(L);
    lua_Integer n = 0;
    for (lua_pushnil(L); lua_next(L, 1) != 0;) {
        tc_sandbox_charge(L, TC_FUEL_CALL);
        lua_pop(L, 1);
        if (lua_islightuserdata(L, -1))
            continue;
        lua_pushvalue(L, -1);
        lua_rawseti(L, 2, ++n);
    }
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, pairs_step, 3);
    return 1;
}

/* --- text --- */

void tc_sandbox_tostring(lua_State *L, int index) {
    index = lua_absindex(L, index);
    int type = lua_type(L, index);
    if (luaL_callmeta(L, index, "__tostring")) {
        if (!lua_isstring(L, -1))
            luaL_error(L, "'__tostring' must return a string");
    } else if (type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TNIL || type == LUA_TBOOLEAN) {
        luaL_tolstring(L, index, NULL);
    } else {
        lua_pushstring(L, lua_typename(L, type));
    }
}

static int lua_to_string(lua_State *L) {
    luaL_checkany(L, 1);
    tc_sandbox_charge(L, TC_FUEL_CALL);
    tc_sandbox_tostring(L, 1);
    return 1;
}

/* Pays for one conversion of a format and makes its argument something that Lua's own format takes. Gives the next
 * argument. */
static int prepare_conversion(lua_State *L, const char **format, const char *end, int arg) {
    const char *f = *format;
    size_t len = 0;
    while (f < end && strchr("-+ #0123456789.", *f) != NULL && *f != '\0')
        f++;
    char conversion = f < end ? *f : '\0';
    *format = f + (f < end);
    if (conversion == '%')
        return arg;
    if (conversion == 'p')
        luaL_error(L, "invalid conversion '%%p' to 'format': addresses are hidden here");
    luaL_checkany(L, arg);
    if (conversion == 's') {
        tc_sandbox_tostring(L, arg);
        lua_replace(L, arg);
    }
    if (conversion == 's' || conversion == 'q')
        len = lua_type(L, arg) == LUA_TSTRING ? lua_rawlen(L, arg) : 0;
    bool is_float = conversion != '\0' && strchr("aAeEfgG", conversion) != NULL;
    tc_sandbox_check_string(L, len);
    tc_sandbox_charge(L, TC_FUEL_CALL + len / 4 + (is_float ? TC_FUEL_FLOAT : 0));
    return arg + 1;
}

/* Upvalue: Lua's own, which bounds width and precision at two digits. */
static int lua_format(lua_State *L) {
    size_t len;
    const char *format = luaL_checklstring(L, 1, &len), *end = format + len;
    luaL_checkstack(L, 8, "format");
    tc_sandbox_charge(L, TC_FUEL_CALL + len / 4);
    for (int arg = 2; format < end;) {
        if (*format++ == '%')
            arg = prepare_conversion(L, &format, end, arg);
    }
    return lua_tocfunction(L, lua_upvalueindex(1))(L);
}

/* --- the list --- */

/* Lua's own function behind a price: per argument and result; and per byte of the first arguments. */
static int cheap(lua_State *L) {
    tc_sandbox_charge(L, TC_FUEL_CALL + (uint64_t)lua_gettop(L) / 4);
    int n = lua_tocfunction(L, lua_upvalueindex(1))(L);
    tc_sandbox_charge(L, (uint64_t)n / 4);
    return n;
}

static int scanning(lua_State *L) {
    uint64_t bytes = 0;
    for (int i = 1; i <= 3; i++)
        bytes += lua_type(L, i) == LUA_TSTRING ? lua_rawlen(L, i) : 0;
    tc_sandbox_charge(L, bytes / 4);
    return cheap(L);
}

static uint64_t next_random(struct tc_sandbox *sandbox) {
    /* splitmix64 (Steele, Lea, Flood 2014) */
    uint64_t z = sandbox->random += 0x9e3779b97f4a7c15u;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
    return z ^ (z >> 31);
}

/* The same numbers after every refill. */
static int lua_random(lua_State *L) {
    lua_Integer low = 1, high;
    tc_sandbox_charge(L, TC_FUEL_CALL);
    uint64_t bits = next_random(tc_sandbox_of(L));
    if (lua_gettop(L) == 0) {
        lua_pushnumber(L, (lua_Number)(bits >> 11) * 0x1p-53);
        return 1;
    }
    high = luaL_checkinteger(L, lua_gettop(L) >= 2 ? 2 : 1);
    if (lua_gettop(L) >= 2)
        low = luaL_checkinteger(L, 1);
    luaL_argcheck(L, low <= high, lua_gettop(L) >= 2 ? 2 : 1, "interval is empty");
    uint64_t span = (lua_Unsigned)high - (lua_Unsigned)low + 1;
    lua_pushinteger(L, (lua_Integer)((lua_Unsigned)low + (span == 0 ? bits : bits % span)));
    return 1;
}

/* name, function (of ours, or a price for Lua's own) */
#define GLOBALS(X)                                                                                                     \
    X("_G", NULL)                                                                                                      \
    X("_VERSION", NULL)                                                                                                \
    X("assert", cheap)                                                                                                 \
    X("error", cheap)                                                                                                  \
    X("getmetatable", tc_lua_getmetatable)                                                                             \
    X("ipairs", cheap)                                                                                                 \
    X("next", lua_next_key)                                                                                            \
    X("pairs", lua_pairs)                                                                                              \
    X("pcall", tc_lua_pcall)                                                                                           \
    X("rawequal", scanning)                                                                                            \
    X("rawget", scanning)                                                                                              \
    X("rawlen", cheap)                                                                                                 \
    X("rawset", scanning)                                                                                              \
    X("require", tc_lua_require)                                                                                       \
    X("select", cheap)                                                                                                 \
    X("setmetatable", tc_lua_setmetatable)                                                                             \
    X("tonumber", scanning)                                                                                            \
    X("tostring", lua_to_string)                                                                                       \
    X("type", cheap)                                                                                                   \
    X("xpcall", tc_lua_xpcall)                                                                                         \
    X("coroutine.create", tc_lua_create)                                                                               \
    X("coroutine.isyieldable", cheap)                                                                                  \
    X("coroutine.resume", tc_lua_resume)                                                                               \
    X("coroutine.running", cheap)                                                                                      \
    X("coroutine.status", cheap)                                                                                       \
    X("coroutine.wrap", tc_lua_wrap)                                                                                   \
    X("coroutine.yield", cheap)                                                                                        \
    X("math.abs", cheap)                                                                                               \
    X("math.acos", cheap)                                                                                              \
    X("math.asin", cheap)                                                                                              \
    X("math.atan", cheap)                                                                                              \
    X("math.ceil", cheap)                                                                                              \
    X("math.cos", cheap)                                                                                               \
    X("math.deg", cheap)                                                                                               \
    X("math.exp", cheap)                                                                                               \
    X("math.floor", cheap)                                                                                             \
    X("math.fmod", cheap)                                                                                              \
    X("math.huge", NULL)                                                                                               \
    X("math.log", cheap)                                                                                               \
    X("math.max", cheap)                                                                                               \
    X("math.maxinteger", NULL)                                                                                         \
    X("math.min", cheap)                                                                                               \
    X("math.mininteger", NULL)                                                                                         \
    X("math.modf", cheap)                                                                                              \
    X("math.pi", NULL)                                                                                                 \
    X("math.rad", cheap)                                                                                               \
    X("math.random", lua_random)                                                                                       \
    X("math.sin", cheap)                                                                                               \
    X("math.sqrt", cheap)                                                                                              \
    X("math.tan", cheap)                                                                                               \
    X("math.tointeger", scanning)                                                                                      \
    X("math.type", cheap)                                                                                              \
    X("math.ult", cheap)                                                                                               \
    X("string.byte", cheap)                                                                                            \
    X("string.char", cheap)                                                                                            \
    X("string.find", tc_lua_find)                                                                                      \
    X("string.format", lua_format)                                                                                     \
    X("string.gmatch", tc_lua_gmatch)                                                                                  \
    X("string.gsub", tc_lua_gsub)                                                                                      \
    X("string.len", cheap)                                                                                             \
    X("string.lower", scanning)                                                                                        \
    X("string.match", tc_lua_match)                                                                                    \
    X("string.pack", scanning)                                                                                         \
    X("string.packsize", scanning)                                                                                     \
    X("string.rep", tc_lua_rep)                                                                                        \
    X("string.reverse", scanning)                                                                                      \
    X("string.sub", cheap)                                                                                             \
    X("string.unpack", scanning)                                                                                       \
    X("string.upper", scanning)                                                                                        \
    X("table.concat", tc_lua_concat)                                                                                   \
    X("table.insert", tc_lua_insert)                                                                                   \
    X("table.move", tc_lua_move)                                                                                       \
    X("table.pack", tc_lua_pack)                                                                                       \
    X("table.remove", tc_lua_remove)                                                                                   \
    X("table.sort", tc_lua_sort)                                                                                       \
    X("table.unpack", tc_lua_unpack)                                                                                   \
    X("utf8.char", cheap)                                                                                              \
    X("utf8.charpattern", NULL)                                                                                        \
    X("utf8.codepoint", tc_lua_codepoint)                                                                              \
    X("utf8.codes", tc_lua_codes)                                                                                      \
    X("utf8.len", tc_lua_utf8_len)                                                                                     \
    X("utf8.offset", tc_lua_offset)

#define NAME_OF(name, function) name,
#define FUNCTION_OF(name, function) function,
const char *const tc_sandbox_globals[] = {GLOBALS(NAME_OF) NULL};
static const lua_CFunction functions[] = {GLOBALS(FUNCTION_OF) NULL};

/* Opens a library of Lua's own so that its functions land in a table that no script sees. */
static void open_library(lua_State *L, const char *name, lua_CFunction open, int hidden) {
    lua_pushcfunction(L, open);
    lua_pushstring(L, name);
    lua_call(L, 1, 1);
    lua_setfield(L, hidden, name);
}

/* Pushes the table of "string" in "string.format", and gives the part behind the dot. */
static const char *push_library(lua_State *L, int root, const char *name, bool make) {
    const char *dot = strchr(name, '.');
    lua_pushlstring(L, dot != NULL ? name : "_G", dot != NULL ? (size_t)(dot - name) : 2);
    lua_pushvalue(L, -1);
    if (lua_rawget(L, root) == LUA_TNIL && make) {
        lua_pop(L, 1);
        lua_newtable(L);
        lua_pushvalue(L, -2);
        lua_pushvalue(L, -2);
        lua_rawset(L, root);
    }
    lua_remove(L, -2);
    return dot != NULL ? dot + 1 : name;
}

static void add_global(lua_State *L, int hidden, int globals, size_t i) {
    const char *field = push_library(L, globals, tc_sandbox_globals[i], true);
    push_library(L, hidden, tc_sandbox_globals[i], false);
    lua_getfield(L, -1, field);
    lua_remove(L, -2);
    lua_CFunction function = functions[i];
    if (function != NULL)
        lua_pushcclosure(L, function, 1);
    lua_setfield(L, -2, field);
    lua_pop(L, 1);
}

static void hide_string_metatable(lua_State *L, int globals) {
    lua_pushliteral(L, "");
    lua_createtable(L, 0, 2);
    lua_getfield(L, globals, "string");
    lua_setfield(L, -2, "__index");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_pop(L, 1);
}

int tc_sandbox_open(lua_State *L) {
    enum { HIDDEN = 1, SCRIPT = 2 };
    check_table_layout(L);
    lua_newtable(L);
    lua_newtable(L);
    lua_pushvalue(L, HIDDEN);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS); /* where the base library puts its functions */
    open_library(L, "_G", luaopen_base, HIDDEN);
    open_library(L, "coroutine", luaopen_coroutine, HIDDEN);
    open_library(L, "math", luaopen_math, HIDDEN);
    open_library(L, "string", luaopen_string, HIDDEN);
    open_library(L, "table", luaopen_table, HIDDEN);
    open_library(L, "utf8", luaopen_utf8, HIDDEN);
    lua_pushvalue(L, SCRIPT);
    lua_setfield(L, SCRIPT, "_G");
    for (size_t i = 1; tc_sandbox_globals[i] != NULL; i++)
        add_global(L, HIDDEN, SCRIPT, i);
    hide_string_metatable(L, SCRIPT);
    lua_pushvalue(L, SCRIPT);
    lua_rawseti(L, LUA_REGISTRYINDEX, LUA_RIDX_GLOBALS);
    return 0;
}
