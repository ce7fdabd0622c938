/* sandbox.h - a Lua 5.4 state for other people's code: allow-listed, text chunks only, with fuel and memory limits.
 *
 * Fuel is one currency (VM instructions, bytes allocated, bytes scanned by string functions, matcher steps), the same
 * number on every run. When it is used up the running call ends with a verdict that no pcall, xpcall or coroutine can
 * swallow. A wall-clock limit is the backstop. Knows nothing of plugins. */
#ifndef TC_SANDBOX_SANDBOX_H
#define TC_SANDBOX_SANDBOX_H

#include "base/str.h"
#include <lua.h>

struct tc_sandbox;

struct tc_sandbox_limits {
    uint64_t fuel;  /* for one entry (tc_sandbox_call) unless refilled */
    size_t memory;  /* bytes of the state, all in all */
    double seconds; /* wall clock of one entry, 0 = no limit; twice that on a machine that is busy with others */
};
extern const struct tc_sandbox_limits tc_sandbox_load_limits;     /* 2 M fuel, 4 MiB, 3 seconds */
extern const struct tc_sandbox_limits tc_sandbox_document_limits; /* 50 M fuel, 32 MiB, 3 seconds */

/* A fresh state with the allow-list as its globals. Hash seeds are fixed, so that runs are alike. */
TC_NODISCARD enum tc_status tc_sandbox_new(struct tc_sandbox **sandbox, const struct tc_sandbox_limits *limits,
                                           struct tc_error *err);
/* The same with another seed (0 is the usual one): pairs() goes through tables in another order. For checks. */
TC_NODISCARD enum tc_status tc_sandbox_new_seeded(struct tc_sandbox **sandbox, const struct tc_sandbox_limits *limits,
                                                  uint32_t seed, struct tc_error *err);
void tc_sandbox_free(struct tc_sandbox *sandbox);
/* The state to push on: that of the coroutine that runs, inside a C function called from Lua. */
lua_State *tc_sandbox_lua(struct tc_sandbox *sandbox);
struct tc_sandbox *tc_sandbox_of(lua_State *L); /* from inside a C function */

/* Compiles a text chunk and leaves the function on the stack. chunk_name appears in errors ("plugins/x/init.lua").
 * Binary chunks are refused. On failure err has file, line and Lua's message. */
TC_NODISCARD enum tc_status tc_sandbox_load(struct tc_sandbox *sandbox, struct tc_str source, const char *chunk_name,
                                            struct tc_error *err);

/* As lua_call for the function and n_args arguments on the stack, protected and limited. On failure nothing is left of
 * them on the stack; err has status TC_ERR_PLUGIN (an error in the code; file:line of where it was raised) or
 * TC_ERR_LIMIT (msg says which limit, e.g. "used up its fuel (50,000,000)", file:line of where it ran). The state stays
 * usable. */
TC_NODISCARD enum tc_status tc_sandbox_call(struct tc_sandbox *sandbox, int n_args, int n_results,
                                            struct tc_error *err);

/* New limits from now on; what is used stays used. Refill gives a full tank for the next entries until the next refill
 * (a document's budget spans many entries). */
void tc_sandbox_set_limits(struct tc_sandbox *sandbox, const struct tc_sandbox_limits *limits);
void tc_sandbox_refill(struct tc_sandbox *sandbox);
uint64_t tc_sandbox_fuel_used(const struct tc_sandbox *sandbox); /* since the last refill */

/* For C functions called from Lua: charges fuel; raises the verdict (does not return) when it is used up. */
void tc_sandbox_charge(lua_State *L, uint64_t fuel);
/* Likewise when the time is up: for those that do far more than their fuel says. */
void tc_sandbox_check_time(lua_State *L);

/* Pushes the metatable of that name. Where the state has none yet, fill adds its fields to the table on top; it is
 * registered when it is whole, because memory can run out on the way. */
void tc_sandbox_push_type(lua_State *L, const char *name, void (*fill)(lua_State *L));

/* Raises a Lua error that tc_sandbox_call turns into *its* err with this file, line and hint (an error found in a
 * declaration that names a better place than the line being run). Does not return. */
int tc_sandbox_raise(lua_State *L, const struct tc_error *err);

/* After a lua_pcall inside a C function failed with this status: pops an error of tc_sandbox_raise into *err; any other
 * is raised again. */
void tc_sandbox_take_raised(lua_State *L, int status, struct tc_error *err);

/* `require "name"`: loader is called with the name, must push the module's function (from tc_sandbox_load's source) or
 * raise. The sandbox keeps loaded modules and refuses cycles by printing the chain. */
typedef enum tc_status tc_sandbox_source(void *ctx, struct tc_str module, struct tc_buf *source,
                                         struct tc_buf *chunk_name, struct tc_error *err);
void tc_sandbox_set_require(struct tc_sandbox *sandbox, tc_sandbox_source *find, void *ctx);

/* The names in the allow-list ("string.format", ...), NULL at the end: for editor support and tests. */
extern const char *const tc_sandbox_globals[];

#endif
