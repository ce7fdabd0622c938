#include "sandbox/sandbox.h"

#include "base/alloc.h"
#include "base/vec.h"
#include "sandbox/state.h"
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

const struct tc_sandbox_limits tc_sandbox_load_limits = {2000 * 1000, (size_t)4 << 20, 3};
const struct tc_sandbox_limits tc_sandbox_document_limits = {50 * 1000 * 1000, (size_t)32 << 20, 3};

/* Their addresses are error values that no script can make. */
static const char verdict_value = 'v', raised_value = 'r';

/* --- the meter --- */

static int64_t read_clock(clockid_t clock) {
    struct timespec t;
    clock_gettime(clock, &t);
    return (int64_t)t.tv_sec * 1000000000 + t.tv_nsec;
}

/* Builds for valgrind count fuel alone. */
#ifdef TC_NO_CLOCK
enum { CLOCKED = 0 };
#else
enum { CLOCKED = 1 };
#endif

/* The clock of an entry starts with its first look at it: reading it costs as much as a short callback. */
static void start_clock(struct tc_sandbox *sandbox) {
    sandbox->clock_runs = true;
    sandbox->time_limit = CLOCKED * (int64_t)(sandbox->limits.seconds * 1e9);
    sandbox->wall_start = read_clock(CLOCK_MONOTONIC);
    sandbox->busy_start = read_clock(CLOCK_THREAD_CPUTIME_ID);
}

/* Nothing in a sandbox waits, so time that a busy machine gave to others is not held against it, up to twice the limit.
 */
static bool is_out_of_time(struct tc_sandbox *sandbox) {
    if (!sandbox->clock_runs)
        start_clock(sandbox);
    int64_t wall = read_clock(CLOCK_MONOTONIC) - sandbox->wall_start;
    if (sandbox->time_limit == 0 || wall < sandbox->time_limit)
        return false;
    int64_t busy = read_clock(CLOCK_THREAD_CPUTIME_ID) - sandbox->busy_start;
    return busy >= sandbox->time_limit || wall / 2 >= sandbox->time_limit;
}

static void spend(struct tc_sandbox *sandbox, uint64_t fuel) {
    sandbox->used = fuel > UINT64_MAX / 2 - sandbox->used ? UINT64_MAX / 2 : sandbox->used + fuel;
}

void tc_sandbox_note_place(struct tc_sandbox *sandbox, lua_State *L) {
    lua_Debug ar;
    sandbox->place[0] = '\0';
    sandbox->place_line = 0;
    for (int level = 0; L != NULL && lua_getstack(L, level, &ar); level++) {
        lua_getinfo(L, "Sl", &ar);
        if (ar.currentline > 0) {
            snprintf(sandbox->place, sizeof sandbox->place, "%s", ar.source + (*ar.source == '@'));
            sandbox->place_line = (uint32_t)ar.currentline;
            return;
        }
    }
}

static _Noreturn void raise_verdict(lua_State *L) {
    lua_pushlightuserdata(L, (void *)(uintptr_t)&verdict_value);
    lua_error(L);
    abort();
}

static _Noreturn void pronounce(struct tc_sandbox *sandbox, lua_State *L, enum tc_verdict verdict) {
    if (sandbox->verdict == TC_VERDICT_NONE) {
        sandbox->verdict = verdict;
        tc_sandbox_note_place(sandbox, L);
    }
    raise_verdict(L);
}

void tc_sandbox_push_type(lua_State *L, const char *name, void (*fill)(lua_State *L)) {
    if (luaL_getmetatable(L, name) != LUA_TNIL)
        return;
    lua_pop(L, 1);
    lua_createtable(L, 0, 4);
    lua_pushstring(L, name);
    lua_setfield(L, -2, "__name");
    fill(L);
    lua_pushvalue(L, -1);
    lua_setfield(L, LUA_REGISTRYINDEX, name);
}

void tc_sandbox_charge(lua_State *L, uint64_t fuel) {
    struct tc_sandbox *sandbox = tc_sandbox_of(L);
    spend(sandbox, fuel);
    if (sandbox->verdict != TC_VERDICT_NONE || sandbox->used > sandbox->limits.fuel)
        pronounce(sandbox, L, TC_VERDICT_FUEL);
}

void tc_sandbox_check_time(lua_State *L) {
    struct tc_sandbox *sandbox = tc_sandbox_of(L);
    if (is_out_of_time(sandbox))
        pronounce(sandbox, L, TC_VERDICT_TIME);
}

/* One instruction can copy all extra arguments of its function, so a frame with many pays for them. */
static uint64_t frame_price(lua_State *L, lua_Debug *ar) {
    int n = 128;
    while (n < INT_MAX / 4 && lua_getlocal(L, ar, -2 * n) != NULL) {
        lua_pop(L, 1);
        n *= 2;
    }
    return n == 128 ? 0 : (uint64_t)n * TC_FUEL_PERIOD / 8;
}

static void on_count(lua_State *L, lua_Debug *ar) {
    struct tc_sandbox *sandbox = tc_sandbox_of(L);
    tc_sandbox_charge(L, TC_FUEL_PERIOD + frame_price(L, ar));
    if (sandbox->depth > 0 && (++sandbox->ticks & 7) == 0 && is_out_of_time(sandbox))
        pronounce(sandbox, L, TC_VERDICT_TIME);
}

void tc_sandbox_watch(lua_State *L) { lua_sethook(L, on_count, LUA_MASKCOUNT, TC_FUEL_PERIOD); }

static void pass_verdict(lua_State *L, int status) {
    struct tc_sandbox *sandbox = tc_sandbox_of(L);
    if (status == LUA_ERRMEM && sandbox->verdict == TC_VERDICT_NONE)
        sandbox->verdict = TC_VERDICT_MEMORY; /* the allocator has noted the place */
    if (sandbox->verdict != TC_VERDICT_NONE)
        raise_verdict(L);
}

int tc_sandbox_rethrow(lua_State *L, int status) {
    pass_verdict(L, status);
    return lua_error(L);
}

void tc_sandbox_catch(lua_State *L, int status) {
    const struct tc_sandbox *sandbox = tc_sandbox_of(L);
    pass_verdict(L, status);
    if (lua_touserdata(L, -1) == (void *)(uintptr_t)&raised_value) {
        const struct tc_error *err = &sandbox->raised;
        lua_pushfstring(L, "%s:%d: %s", err->file, (int)err->line, err->msg);
        lua_replace(L, -2);
    }
}

void tc_sandbox_check_string(lua_State *L, size_t len) {
    struct tc_sandbox *sandbox = tc_sandbox_of(L);
    if (len > sandbox->max_string) {
        sandbox->refusal = TC_REFUSED_STRING;
        pronounce(sandbox, L, TC_VERDICT_MEMORY);
    }
}

/* --- memory --- */

static void set_seed(char *at, uint32_t seed) {
    uint32_t usual;
    memcpy(&usual, "tcet", 4);
    usual ^= seed;
    memcpy(at, &usual, 4);
}

/* Lua takes the seed of its string hash from addresses and the clock, so the order of pairs() and the moment a table
 * grows would differ from run to run. There is no call to set it; but the first block holds it, and the second request
 * comes when it is set and no string is hashed yet. Every field beside it is checked first: if this is not the layout
 * of 5.4 nothing is done. */
static void fix_seed(const struct tc_sandbox *sandbox, lua_Alloc self) {
    enum { SEED = 96, LAYOUT = 100, INTEGER = LUA_TNUMBER };
    static const char zeros[16];
    char *block = sandbox->first_block;
    if (sizeof(void *) != 8 || sizeof self != 8 || sandbox->first_size < LAYOUT)
        return;
    for (size_t at = 0; at + LAYOUT <= sandbox->first_size; at += 8) {
        char *global = block + at;
        if (memcmp(global, &self, 8) != 0 || memcmp(global + 8, &sandbox, 8) != 0)
            continue;
        bool strings_empty = memcmp(global + 48, zeros, 16) == 0, registry_nil = global[72] == 0;
        bool unfinished = memcmp(global + 80, zeros, 8) == 0 && global[88] == INTEGER;
        if (strings_empty && registry_nil && unfinished)
            set_seed(global + SEED, sandbox->seed);
        return;
    }
}

/* Makes the hook come at once. lua_sethook may be called at any moment. */
static void hasten(struct tc_sandbox *sandbox, lua_State *L) {
    if (sandbox->depth > 0 && L != NULL) {
        sandbox->hasty = true;
        lua_sethook(L, on_count, LUA_MASKCOUNT, 1);
    }
}

static bool refuse(struct tc_sandbox *sandbox, enum tc_refusal why) {
    sandbox->refusal = why;
    tc_sandbox_note_place(sandbox, sandbox->running);
    spend(sandbox, sandbox->in_use / 8); /* Lua now collects all garbage and asks again */
    return false;
}

static bool admit(struct tc_sandbox *sandbox, bool is_string, size_t size, size_t more) {
    spend(sandbox, TC_FUEL_ALLOCATION + more / 8);
    if (is_string && size > sandbox->max_string + 64)
        return refuse(sandbox, TC_REFUSED_STRING);
    if (more > sandbox->limits.memory || sandbox->in_use > sandbox->limits.memory - more)
        return refuse(sandbox, TC_REFUSED_TOTAL);
    if (sandbox->used > sandbox->limits.fuel)
        hasten(sandbox, sandbox->running);
    return true;
}

static void *allocate(void *ctx, void *ptr, size_t old_size, size_t size) {
    struct tc_sandbox *sandbox = ctx;
    size_t old = ptr != NULL ? old_size : 0;
    if (sandbox->first_block != NULL && sandbox->lua == NULL) {
        fix_seed(sandbox, allocate);
        sandbox->first_block = NULL;
        sandbox->first_size = 0;
    }
    if (size > old && !admit(sandbox, ptr == NULL && old_size == LUA_TSTRING, size, size - old))
        return NULL;
    void *block = NULL;
    if (size == 0) {
        if (ptr != NULL)
            tc_pool_release(&sandbox->pool, ptr, old);
    } else if ((block = tc_pool_resize(&sandbox->pool, ptr, old, size)) == NULL) {
        refuse(sandbox, TC_REFUSED_BY_SYSTEM);
        return NULL;
    }
    sandbox->in_use += size - old;
    sandbox->large += (size >= TC_LARGE_BLOCK ? size : 0) - (old >= TC_LARGE_BLOCK ? old : 0);
    if (ptr == NULL && old_size == LUA_TTHREAD && sandbox->lua == NULL && sandbox->in_use == size) {
        memset(block, 0, size); /* fix_seed looks at fields that Lua has not set by then */
        sandbox->first_block = block;
        sandbox->first_size = size;
    }
    return block;
}

/* --- states --- */

struct tc_sandbox *tc_sandbox_of(lua_State *L) {
    struct tc_sandbox *sandbox;
    memcpy(&sandbox, lua_getextraspace(L), sizeof sandbox); /* Lua copies it into every new coroutine */
    return sandbox;
}

lua_State *tc_sandbox_lua(struct tc_sandbox *sandbox) { return sandbox->running; }

static enum tc_status out_of_memory(struct tc_error *err) {
    return tc_error_set(err, TC_ERR_MEMORY, "not enough memory");
}

enum tc_status tc_sandbox_new(struct tc_sandbox **out, const struct tc_sandbox_limits *limits, struct tc_error *err) {
    return tc_sandbox_new_seeded(out, limits, 0, err);
}

enum tc_status tc_sandbox_new_seeded(struct tc_sandbox **out, const struct tc_sandbox_limits *limits, uint32_t seed,
                                     struct tc_error *err) {
    struct tc_sandbox *sandbox = tc_calloc(1, sizeof *sandbox);
    if (sandbox == NULL || tc_pool_init(&sandbox->pool) != TC_OK) {
        tc_free(sandbox);
        return out_of_memory(err);
    }
    sandbox->limits = (struct tc_sandbox_limits){UINT64_MAX / 2, SIZE_MAX, 0};
    sandbox->max_string = SIZE_MAX / 2;
    sandbox->seed = seed;
    lua_State *L = lua_newstate(allocate, sandbox);
    if (L == NULL) {
        tc_pool_fini(&sandbox->pool);
        tc_free(sandbox);
        return out_of_memory(err);
    }
    sandbox->lua = sandbox->running = L;
    memcpy(lua_getextraspace(L), &sandbox, sizeof sandbox);
    lua_pushcfunction(L, tc_sandbox_open);
    if (lua_pcall(L, 0, 0, 0) != LUA_OK) {
        tc_sandbox_free(sandbox);
        return out_of_memory(err);
    }
    lua_gc(L, LUA_GCCOLLECT);
    tc_sandbox_set_limits(sandbox, limits);
    tc_sandbox_refill(sandbox);
    *out = sandbox;
    return TC_OK;
}

void tc_sandbox_free(struct tc_sandbox *sandbox) {
    if (sandbox == NULL)
        return;
    if (sandbox->lua != NULL)
        lua_close(sandbox->lua);
    tc_pool_fini(&sandbox->pool);
    for (size_t i = 0; i < sandbox->chunks.len; i++)
        tc_free(sandbox->chunks.items[i]);
    tc_vec_fini(&sandbox->chunks);
    tc_free(sandbox);
}

void tc_sandbox_set_limits(struct tc_sandbox *sandbox, const struct tc_sandbox_limits *limits) {
    enum { STRING_MIN = 64 * 1024 };
    sandbox->limits = *limits;
    sandbox->max_string = limits->memory / 16 > STRING_MIN ? limits->memory / 16 : STRING_MIN;
}

/* What a document costs must not depend on those before it: the hook starts over with a full count. */
void tc_sandbox_refill(struct tc_sandbox *sandbox) {
    sandbox->used = 0;
    sandbox->ticks = 0;
    sandbox->hasty = false;
    sandbox->random = 0;
    tc_sandbox_watch(sandbox->lua);
}

uint64_t tc_sandbox_fuel_used(const struct tc_sandbox *sandbox) { return sandbox->used; }

void tc_sandbox_set_require(struct tc_sandbox *sandbox, tc_sandbox_source *find, void *ctx) {
    sandbox->find = find;
    sandbox->find_ctx = ctx;
}

int tc_sandbox_raise(lua_State *L, const struct tc_error *err) {
    struct tc_sandbox *sandbox = tc_sandbox_of(L);
    if (err != &sandbox->raised)
        sandbox->raised = *err;
    lua_pushlightuserdata(L, (void *)(uintptr_t)&raised_value);
    return lua_error(L);
}

void tc_sandbox_take_raised(lua_State *L, int status, struct tc_error *err) {
    struct tc_sandbox *sandbox = tc_sandbox_of(L);
    if (sandbox->verdict != TC_VERDICT_NONE || lua_touserdata(L, -1) != (const void *)&raised_value)
        (void)tc_sandbox_rethrow(L, status);
    *err = sandbox->raised;
    lua_pop(L, 1);
}

/* --- errors for people --- */

static void write_bytes(char out[32], size_t n) {
    if (n >= (size_t)1 << 20)
        snprintf(out, 32, "%zu MiB", n >> 20);
    else
        snprintf(out, 32, "%zu KiB", n >> 10);
}

static void describe_verdict(const struct tc_sandbox *sandbox, struct tc_error *err) {
    char amount[TC_COUNT_BYTES];
    const char *place = sandbox->place[0] != '\0' ? sandbox->place : NULL;
    enum tc_status status = TC_ERR_LIMIT;
    char msg[128];
    if (sandbox->verdict == TC_VERDICT_FUEL) {
        snprintf(msg, sizeof msg, "used up its fuel (%s)", tc_str_count(sandbox->limits.fuel, amount));
    } else if (sandbox->verdict == TC_VERDICT_TIME) {
        snprintf(msg, sizeof msg, "ran longer than %g seconds", sandbox->limits.seconds);
    } else if (sandbox->refusal == TC_REFUSED_BY_SYSTEM) {
        status = TC_ERR_MEMORY;
        snprintf(msg, sizeof msg, "not enough memory");
    } else if (sandbox->refusal == TC_REFUSED_STRING) {
        write_bytes(amount, sandbox->max_string);
        snprintf(msg, sizeof msg, "made a string of more than %s", amount);
    } else {
        write_bytes(amount, sandbox->limits.memory);
        snprintf(msg, sizeof msg, "used up its memory (%s)", amount);
    }
    tc_error_at(err, status, place, sandbox->place_line, 0, "%s", msg);
}

/* Lua writes a long chunk name as "...its/end.lua"; gives back the whole one. */
static struct tc_str whole_name(const struct tc_sandbox *sandbox, struct tc_str name) {
    if (!tc_str_starts(name, TC_STR("...")))
        return name;
    struct tc_str tail = tc_str_sub(name, 3, name.len);
    for (size_t i = 0; i < sandbox->chunks.len; i++) {
        if (tc_str_ends(tc_str(sandbox->chunks.items[i]), tail))
            return tc_str(sandbox->chunks.items[i]);
    }
    return name;
}

/* Splits "chunk:line: text". */
static bool split_place(struct tc_str message, struct tc_str *file, uint32_t *line, struct tc_str *text) {
    for (size_t i = 1; i + 3 < message.len; i++) {
        if (message.ptr[i] == '\n')
            return false;
        if (message.ptr[i] != ':')
            continue;
        uint32_t number = 0;
        size_t at = i + 1;
        while (at < message.len && at < i + 9 && message.ptr[at] >= '0' && message.ptr[at] <= '9')
            number = number * 10 + (uint32_t)(message.ptr[at++] - '0');
        if (at > i + 1 && at + 1 < message.len && message.ptr[at] == ':' && message.ptr[at + 1] == ' ') {
            *file = tc_str_sub(message, 0, i);
            *line = number;
            *text = tc_str_sub(message, at + 2, message.len);
            return true;
        }
    }
    return false;
}

/* "... (global 'prnt')": says what the sandbox has instead. */
static void add_hint(struct tc_error *err) {
    static const char opening[] = "(global '";
    const char *from = strstr(err->msg, opening);
    const char *to = from != NULL ? strchr(from + sizeof opening - 1, '\'') : NULL;
    if (to == NULL || err->hint[0] != '\0')
        return;
    from += sizeof opening - 1;
    struct tc_str name = {from, (size_t)(to - from)};
    size_t n = 0;
    while (tc_sandbox_globals[n] != NULL) {
        if (tc_str_eq_cstr(name, tc_sandbox_globals[n++]))
            return;
    }
    const char *near = tc_str_nearest(name, tc_sandbox_globals, n);
    if (near != NULL)
        tc_error_hint(err, "did you mean %s?", near);
    else
        tc_error_hint(err, "nothing of the name %.*s is defined here, and the sandbox offers no such function",
                      TC_FMT(name));
}

/* Does a message begin with the name of a chunk? */
static bool is_chunk_error(const struct tc_sandbox *sandbox, struct tc_str message) {
    for (size_t i = 0; i < sandbox->chunks.len; i++) {
        if (tc_str_starts(message, tc_str(sandbox->chunks.items[i])))
            return true;
    }
    return tc_str_starts(message, TC_STR("..."));
}

static enum tc_status describe_error(const struct tc_sandbox *sandbox, lua_State *L, struct tc_error *err) {
    const char *place = sandbox->place[0] != '\0' ? sandbox->place : NULL;
    size_t len;
    if (lua_touserdata(L, -1) == (void *)(uintptr_t)&raised_value) {
        if (err != NULL)
            *err = sandbox->raised;
        return sandbox->raised.status;
    }
    if (!lua_isstring(L, -1))
        return tc_error_at(err, TC_ERR_PLUGIN, place, sandbox->place_line, 0,
                           "raised an error that is no text but a %s value", luaL_typename(L, -1));
    const char *ptr = lua_tolstring(L, -1, &len);
    struct tc_str message = {ptr, len}, file, inner, text;
    uint32_t line;
    if (split_place(message, &file, &line, &text)) {
        while (is_chunk_error(sandbox, text) &&
               split_place(text, &inner, &line, &text)) /* a coroutine's error has the place of its resume in front */
            file = inner;
        char name[TC_ERROR_FILE_MAX];
        snprintf(name, sizeof name, "%.*s", TC_FMT(whole_name(sandbox, file)));
        tc_error_at(err, TC_ERR_PLUGIN, name, line, 0, "%.*s", TC_FMT(text));
    } else {
        tc_error_at(err, TC_ERR_PLUGIN, place, sandbox->place_line, 0, "%.*s", TC_FMT(message));
    }
    if (err != NULL && err->line == sandbox->syntax.line && strcmp(err->msg, sandbox->syntax.msg) == 0)
        memcpy(err->hint, sandbox->syntax.hint, sizeof err->hint);
    if (err != NULL)
        add_hint(err);
    return TC_ERR_PLUGIN;
}

/* --- entries --- */

struct source {
    struct tc_str text;
    bool read;
};

static const char *read_source(lua_State *L, void *ctx, size_t *len) {
    struct source *source = ctx;
    (void)L;
    *len = source->read ? 0 : source->text.len;
    source->read = true;
    return source->text.ptr;
}

static bool remember_chunk(struct tc_sandbox *sandbox, const char *name) {
    for (size_t i = 0; i < sandbox->chunks.len; i++) {
        if (strcmp(sandbox->chunks.items[i], name) == 0)
            return true;
    }
    char *copy = tc_strndup(name, strlen(name));
    if (copy != NULL && tc_vec_push(&sandbox->chunks, copy) == TC_OK)
        return true;
    tc_free(copy);
    return false;
}

/* Keeps what there is to say about it, until the message is read. */
static void note_syntax(struct tc_sandbox *sandbox, lua_State *L, struct tc_str source) {
    struct tc_str message = {0}, file, text;
    uint32_t line;
    message.ptr = lua_tolstring(L, -1, &message.len);
    sandbox->syntax = (struct tc_error){0};
    if (!message.ptr || !split_place(message, &file, &line, &text))
        return;
    (void)tc_error_at(&sandbox->syntax, TC_ERR_PLUGIN, NULL, line, 0, "%.*s", TC_FMT(text));
    tc_sandbox_hint_syntax(source, &sandbox->syntax);
}

int tc_sandbox_compile(struct tc_sandbox *sandbox, lua_State *L, struct tc_str text, const char *chunk_name) {
    char name[TC_ERROR_FILE_MAX + 1];
    snprintf(name, sizeof name, "@%s", chunk_name);
    if (!remember_chunk(sandbox, chunk_name)) {
        sandbox->refusal = TC_REFUSED_BY_SYSTEM;
        lua_pushnil(L);
        return LUA_ERRMEM;
    }
    if (text.len > TC_SOURCE_MAX) {
        lua_pushfstring(L, "%s:1: is longer than %d KiB", chunk_name, TC_SOURCE_MAX / 1024);
        return LUA_ERRSYNTAX;
    }
    spend(sandbox, text.len / 2); /* most of a source is strings, read at several bytes an instruction's time */
    struct source source = {text, text.len == 0};
    int status = lua_load(L, read_source, &source, name, "t");
    if (status == LUA_ERRSYNTAX)
        note_syntax(sandbox, L, text);
    return status;
}

/* Turns what is on top of the stack into *err and makes the sandbox ready for the next entry. */
static enum tc_status conclude(struct tc_sandbox *sandbox, int lua_status, struct tc_error *err) {
    lua_State *L = sandbox->running;
    enum tc_status status = TC_OK;
    if (lua_status == LUA_ERRMEM && sandbox->verdict == TC_VERDICT_NONE)
        sandbox->verdict = TC_VERDICT_MEMORY;
    if (sandbox->verdict != TC_VERDICT_NONE) {
        describe_verdict(sandbox, err);
        status = sandbox->verdict == TC_VERDICT_MEMORY && sandbox->refusal == TC_REFUSED_BY_SYSTEM ? TC_ERR_MEMORY
                                                                                                   : TC_ERR_LIMIT;
    } else {
        status = describe_error(sandbox, L, err);
    }
    return status;
}

static void recover(struct tc_sandbox *sandbox, bool collect) {
    sandbox->verdict = TC_VERDICT_NONE;
    sandbox->refusal = TC_REFUSED_NOTHING;
    sandbox->running = sandbox->lua;
    if (sandbox->hasty) {
        sandbox->hasty = false;
        tc_sandbox_watch(sandbox->lua);
    }
    if (collect)
        lua_gc(sandbox->lua, LUA_GCCOLLECT);
}

enum tc_status tc_sandbox_load(struct tc_sandbox *sandbox, struct tc_str source, const char *chunk_name,
                               struct tc_error *err) {
    lua_State *L = sandbox->running;
    int lua_status = tc_sandbox_compile(sandbox, L, source, chunk_name);
    if (lua_status == LUA_OK && sandbox->used > sandbox->limits.fuel) {
        sandbox->verdict = TC_VERDICT_FUEL;
        snprintf(sandbox->place, sizeof sandbox->place, "%s", chunk_name);
        sandbox->place_line = 1;
    } else if (lua_status == LUA_OK) {
        return TC_OK;
    }
    enum tc_status status = conclude(sandbox, lua_status, err);
    bool limited = status != TC_ERR_PLUGIN;
    if (!limited && err != NULL && err->file[0] == '\0') {
        tc_error_at(err, status, chunk_name, 1, 0, "%s", lua_tostring(L, -1));
        if (strstr(err->msg, "C stack overflow") != NULL)
            tc_error_hint(err, "brackets or functions are nested too deeply");
    }
    lua_pop(L, 1);
    recover(sandbox, limited);
    return status;
}

/* Runs where the error is raised, before the stack is unwound. */
static int note_raise(lua_State *L) {
    struct tc_sandbox *sandbox = tc_sandbox_of(L);
    if (sandbox->verdict == TC_VERDICT_NONE)
        tc_sandbox_note_place(sandbox, L);
    return 1;
}

enum tc_status tc_sandbox_call(struct tc_sandbox *sandbox, int n_args, int n_results, struct tc_error *err) {
    lua_State *L = sandbox->running;
    int base = lua_gettop(L) - n_args;
    if (!lua_checkstack(L, LUA_MINSTACK)) {
        lua_settop(L, base - 1);
        return out_of_memory(err);
    }
    lua_pushcfunction(L, note_raise);
    lua_insert(L, base);
    if (sandbox->depth++ == 0) {
        sandbox->clock_runs = false;
        sandbox->ticks = 0;
        sandbox->place[0] = '\0';
        sandbox->place_line = 0;
    }
    if (sandbox->used > sandbox->limits.fuel)
        hasten(sandbox, L);
    int lua_status = lua_pcall(L, n_args, n_results, base);
    sandbox->depth--;
    enum tc_status status = TC_OK;
    bool limited = false;
    if (lua_status != LUA_OK) {
        status = conclude(sandbox, lua_status, err);
        limited = sandbox->verdict != TC_VERDICT_NONE;
        lua_settop(L, base - 1);
    } else {
        lua_remove(L, base);
    }
    if (sandbox->depth == 0)
        recover(sandbox, limited);
    return status;
}
