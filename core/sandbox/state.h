/* state.h - what the files of the sandbox share; nothing outside core/sandbox includes it. */
#ifndef TC_SANDBOX_STATE_H
#define TC_SANDBOX_STATE_H

#include "base/vec.h"
#include "sandbox/pool.h"
#include "sandbox/sandbox.h"
#include <lauxlib.h>

/* Prices. A VM instruction costs 1, a byte that is copied or scanned in C an eighth. */
enum {
    TC_FUEL_PERIOD = 128,       /* instructions between two looks at the tank */
    TC_FUEL_ALLOCATION = 8,     /* a heap block, besides its bytes */
    TC_FUEL_CALL = 2,           /* a library function, besides what it works on */
    TC_FUEL_PROTECTED = 16,     /* pcall, xpcall, resume */
    TC_FUEL_COROUTINE = 256,    /* a new coroutine's first instructions are not counted: paid in advance */
    TC_FUEL_FLOAT = 400,        /* a float written out with string.format */
    TC_SOURCE_MAX = 256 * 1024, /* of one chunk: the compiler takes quadratic time in labels and branches */
    TC_LARGE_BLOCK = 64 * 1024,
    TC_UNPACK_MAX = 8000,
};

enum tc_verdict { TC_VERDICT_NONE, TC_VERDICT_FUEL, TC_VERDICT_MEMORY, TC_VERDICT_TIME };

/* Why the allocator said no last. */
enum tc_refusal { TC_REFUSED_NOTHING, TC_REFUSED_TOTAL, TC_REFUSED_STRING, TC_REFUSED_BY_SYSTEM };

struct tc_sandbox {
    lua_State *lua;
    lua_State *running; /* the coroutine that runs now */
    struct tc_sandbox_limits limits;
    uint64_t used; /* fuel since the last refill */
    size_t in_use; /* bytes */
    size_t large;  /* bytes in blocks of at least TC_LARGE_BLOCK: bounds what one step over a hollow table can scan */
    size_t max_string; /* a comparison or conversion of a string is one instruction, so strings must not be huge */
    uint64_t random;
    uint32_t seed;                              /* of Lua's string hash, mixed with the usual one */
    int64_t wall_start, busy_start, time_limit; /* of the running entry, nanoseconds; limit 0 = none */
    int depth;                                  /* entries under way */
    uint32_t ticks;                             /* of the hook, in the running entry */
    bool clock_runs;
    bool knows_tables; /* where Lua keeps the size of a table */
    bool hasty;        /* the hook comes with every instruction, because the tank is empty */
    enum tc_verdict verdict;
    enum tc_refusal refusal;
    struct tc_error raised; /* by tc_sandbox_raise */
    struct tc_error syntax; /* of the last chunk that did not compile: line, msg and hint */
    char place[TC_ERROR_FILE_MAX];
    uint32_t place_line;
    TC_VEC(char *) chunks; /* names of loaded chunks: Lua shortens them in messages */
    tc_sandbox_source *find;
    void *find_ctx;
    struct tc_pool pool;
    void *first_block; /* of lua_newstate, while it runs */
    size_t first_size;
};

/* After a protected call or a coroutine has ended with an error, which is on top of the stack. A verdict is raised
 * again, and a memory error becomes one; catch returns for an ordinary error, which is then something a script may see.
 */
void tc_sandbox_catch(lua_State *L, int status);
int tc_sandbox_rethrow(lua_State *L, int status); /* raises ordinary errors again too */

/* Raises the memory verdict if a string of this length may not be made. */
void tc_sandbox_check_string(lua_State *L, size_t len);

/* Notes where the code runs (file and line of the innermost Lua function). Never allocates. */
void tc_sandbox_note_place(struct tc_sandbox *sandbox, lua_State *L);

/* Compiles; a Lua status, with the function or the message on the stack. */
int tc_sandbox_compile(struct tc_sandbox *sandbox, lua_State *L, struct tc_str source, const char *chunk_name);

/* syntax.c: what to do about a syntax error of Lua, whose line and msg are set. */
void tc_sandbox_hint_syntax(struct tc_str source, struct tc_error *err);

void tc_sandbox_watch(lua_State *L); /* sets the count hook */

/* As luaL_tolstring, but without addresses, which differ from run to run. */
void tc_sandbox_tostring(lua_State *L, int index);

/* Fills the globals of a fresh state. Called protected. */
int tc_sandbox_open(lua_State *L);

/* The library's own functions, by file. */
int tc_lua_pcall(lua_State *L);
int tc_lua_xpcall(lua_State *L);
int tc_lua_create(lua_State *L);
int tc_lua_resume(lua_State *L);
int tc_lua_wrap(lua_State *L);
int tc_lua_require(lua_State *L);
int tc_lua_setmetatable(lua_State *L);
int tc_lua_getmetatable(lua_State *L);
int tc_lua_concat(lua_State *L);
int tc_lua_insert(lua_State *L);
int tc_lua_move(lua_State *L);
int tc_lua_pack(lua_State *L);
int tc_lua_remove(lua_State *L);
int tc_lua_sort(lua_State *L);
int tc_lua_unpack(lua_State *L);
int tc_lua_find(lua_State *L);
int tc_lua_match(lua_State *L);
int tc_lua_gmatch(lua_State *L);
int tc_lua_gsub(lua_State *L);
int tc_lua_rep(lua_State *L);
int tc_lua_codes(lua_State *L);
int tc_lua_codepoint(lua_State *L);
int tc_lua_offset(lua_State *L);
int tc_lua_utf8_len(lua_State *L);

#endif
