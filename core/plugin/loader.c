#include "plugin/loader.h"
#include "base/alloc.h"
#include "base/fs.h"
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

enum { SOURCE_MAX = 16 * 1024 * 1024, PATH_BYTES = 4096, NAME_BYTES_MAX = 100 };

static const struct {
    tc_declare *declare;
    const char *name, *signature;
    int names;
} declarations[] = {
#define TC_API_DECLARATION(name, names, argument, signature, doc) {tc_declare_##name, #name, signature, names},
#include "plugin/api.def"
};

/* --- calls of declarations --- */

noreturn void tc_call_raise(struct tc_call *call, const struct tc_error *err) {
    tc_sandbox_raise(call->L, err);
    abort(); /* not reached */
}

noreturn void tc_call_no_memory(struct tc_call *call) {
    struct tc_error err = {0};
    (void)tc_error_at(&err, TC_ERR_MEMORY, call->place.file.ptr, call->place.line, 0, "%s",
                      tc_status_str(TC_ERR_MEMORY));
    tc_call_raise(call, &err);
}

noreturn void tc_call_fail(struct tc_call *call, const char *key, const char *fmt, ...) {
    char msg[TC_ERROR_TEXT_MAX];
    va_list args;
    va_start(args, fmt);
    vsnprintf(msg, sizeof msg, fmt, args);
    va_end(args);
    struct tc_error err = {0};
    uint32_t line = tc_source_key_line(call->unit, call->place, tc_str(key));
    (void)tc_error_at(&err, TC_ERR_PLUGIN, call->place.file.ptr, line, 0, "%s", msg);
    tc_call_raise(call, &err);
}

void *tc_call_alloc(struct tc_call *call, size_t size) {
    void *memory = tc_arena_zalloc(&call->unit->arena, size);
    if (!memory)
        tc_call_no_memory(call);
    return memory;
}

struct tc_str tc_call_copy(struct tc_call *call, const char *text, size_t len) {
    struct tc_str copy = tc_arena_str(&call->unit->arena, (struct tc_str){text, len});
    if (!copy.ptr)
        tc_call_no_memory(call);
    return copy;
}

/* Where the Lua code stands that called the declaration: the nearest caller that is one of the plugin's chunks. */
static struct tc_place place_of_caller(const struct tc_unit *unit, lua_State *L) {
    lua_Debug ar;
    for (int level = 1; lua_getstack(L, level, &ar); level++) {
        if (!lua_getinfo(L, "Sl", &ar) || ar.currentline <= 0)
            continue;
        const char *source = ar.source[0] == '@' || ar.source[0] == '=' ? ar.source + 1 : ar.source;
        const struct tc_chunk *chunk = tc_unit_find_chunk(unit, tc_str(source));
        if (chunk)
            return (struct tc_place){chunk->name, (uint32_t)ar.currentline};
    }
    return (struct tc_place){unit->chunks.len ? unit->chunks.items[0].name : unit->info.dir, 0};
}

static void describe(struct tc_call *call) {
    const char *plugin = call->unit->info.name.ptr, *name = declarations[call->declaration].name;
    if (plugin && call->declaration == TC_DECLARE_rule && call->names[0]) {
        snprintf(call->what, sizeof call->what, "%s/%s", plugin, call->names[0]);
        return;
    }
    int len = snprintf(call->what, sizeof call->what, "%s%s%s", plugin ? plugin : "", plugin ? ": " : "", name);
    for (int i = 0; i < TC_DECLARATION_NAMES && call->names[i] && len > 0 && (size_t)len < sizeof call->what; i++)
        len += snprintf(call->what + len, sizeof call->what - (size_t)len, " \"%s\"", call->names[i]);
}

static enum tc_status fail_unfinished(const struct tc_loader *loader, struct tc_error *err) {
    enum tc_status status = tc_error_at(err, TC_ERR_PLUGIN, loader->started_at.file.ptr, loader->started_at.line, 0,
                                        "%s: the declaration stops after its name", loader->started_what);
    tc_error_hint(err, "the name is followed by { ... }, a macro's by [[ ... ]]");
    return status;
}

static void refuse_unfinished(struct tc_call *call) {
    struct tc_error err = {0};
    if (!call->loader->started)
        return;
    (void)fail_unfinished(call->loader, &err);
    tc_call_raise(call, &err);
}

enum { UP_LOADER = 1, UP_DECLARATION, UP_COUNT, UP_NAMES };

static void take_name(struct tc_call *call, int count) {
    lua_State *L = call->L;
    if (lua_type(L, 1) != LUA_TSTRING)
        tc_call_fail(call, "", "%s: found a %s where a name belongs; write %s", call->what, luaL_typename(L, 1),
                     declarations[call->declaration].signature);
    if (lua_rawlen(L, 1) == 0 || lua_rawlen(L, 1) > NAME_BYTES_MAX)
        tc_call_fail(call, "", "%s: a name has 1 to %d bytes", call->what, NAME_BYTES_MAX);
    call->names[count] = lua_tostring(L, 1);
    describe(call);
    if (count == 0)
        refuse_unfinished(call);
    call->loader->started = true;
    call->loader->started_at = call->place;
    snprintf(call->loader->started_what, sizeof call->loader->started_what, "%s", call->what);
}

static void run_declaration(struct tc_call *call) {
    call->loader->started = false;
    call->arg = 1;
    describe(call);
    int wanted = call->declaration == TC_DECLARE_macro ? LUA_TSTRING : LUA_TTABLE;
    if (lua_type(call->L, 1) != wanted)
        tc_call_fail(call, "", "%s: found a %s; write %s", call->what, luaL_typename(call->L, 1),
                     declarations[call->declaration].signature);
    if (call->declaration != TC_DECLARE_plugin && !call->loader->collecting && !call->unit->declared)
        tc_call_fail(call, "", "%s: stands before plugin { ... }, which must come first", call->what);
    if (wanted == LUA_TTABLE && !call->loader->collecting)
        tc_fields_check(call);
    declarations[call->declaration].declare(call);
}

static int run_alone(lua_State *L) {
    struct tc_call *call = lua_touserdata(L, 2);
    lua_settop(L, 1);
    run_declaration(call);
    return 0;
}

/* Goes on behind a declaration that fails: the next ones are calls of their own. Nothing can do without plugin. */
static void run_telling(struct tc_call *call) {
    struct tc_loader *loader = call->loader;
    struct tc_error err;
    lua_pushcfunction(call->L, run_alone);
    lua_pushvalue(call->L, 1);
    lua_pushlightuserdata(call->L, call);
    int status = lua_pcall(call->L, 2, 0, 0);
    if (status == LUA_OK)
        return;
    tc_sandbox_take_raised(call->L, status, &err);
    if (call->declaration == TC_DECLARE_plugin || !tc_unit_tell(loader->unit, err.status, &err))
        tc_call_raise(call, &err);
    loader->lost |= call->declaration != TC_DECLARE_rule;
    loader->lost_macro |= call->declaration == TC_DECLARE_macro;
}

/* A declaration takes its names one call at a time: mention "country" "official" { ... }. */
static int declare(lua_State *L) {
    struct tc_loader *loader = lua_touserdata(L, lua_upvalueindex(UP_LOADER));
    int declaration = (int)lua_tointeger(L, lua_upvalueindex(UP_DECLARATION));
    int count = (int)lua_tointeger(L, lua_upvalueindex(UP_COUNT));
    if (!loader->open)
        return luaL_error(L, "%s can only be called while the plugin loads", declarations[declaration].name);
    struct tc_call call = {
        .loader = loader, .unit = loader->unit, .L = L, .declaration = (enum tc_declaration)declaration};
    call.place = place_of_caller(loader->unit, L);
    for (int i = 0; i < count; i++)
        call.names[i] = lua_tostring(L, lua_upvalueindex(UP_NAMES + i));
    describe(&call);
    if (lua_gettop(L) != 1)
        tc_call_fail(&call, "", "%s: takes one argument at a time; write %s", call.what,
                     declarations[declaration].signature);
    if (count == declarations[declaration].names) {
        if (count == 0)
            refuse_unfinished(&call);
        if (loader->unit->telling && !loader->collecting)
            run_telling(&call);
        else
            run_declaration(&call);
        return 0;
    }
    take_name(&call, count);
    lua_pushlightuserdata(L, loader);
    lua_pushinteger(L, declaration);
    lua_pushinteger(L, count + 1);
    for (int i = 0; i <= count; i++)
        lua_pushstring(L, call.names[i]);
    lua_pushcclosure(L, declare, UP_NAMES + count);
    return 1;
}

static int open_declarations(lua_State *L) {
    void *loader = lua_touserdata(L, 1);
    for (int i = 0; i < TC_DECLARATIONS; i++) {
        lua_pushlightuserdata(L, loader);
        lua_pushinteger(L, i);
        lua_pushinteger(L, 0);
        lua_pushcclosure(L, declare, UP_COUNT);
        lua_setglobal(L, declarations[i].name);
    }
    return 0;
}

static enum tc_status protected(struct tc_loader *loader, lua_CFunction function, struct tc_error *err) {
    lua_pushcfunction(loader->L, function); lua_pushlightuserdata(loader->L, loader);
    return tc_sandbox_call(loader->sandbox, 1, 0, err);
}

/* --- files --- */

static struct tc_str keep(struct tc_unit *unit, struct tc_str text) { return tc_arena_str(&unit->arena, text); }

static enum tc_status add_chunk(struct tc_unit *unit, struct tc_str module, const char *path, struct tc_error *err) {
    struct tc_buf source;
    tc_buf_init(&source, SOURCE_MAX);
    enum tc_status status = tc_fs_read(path, &source, err);
    if (status == TC_OK) {
        struct tc_chunk chunk = {.module = keep(unit, module), .name = keep(unit, tc_str(path))};
        chunk.source = keep(unit, tc_buf_str(&source));
        if (!chunk.module.ptr || !chunk.name.ptr || !chunk.source.ptr || tc_source_index(unit, &chunk) != TC_OK ||
            tc_vec_push(&unit->chunks, chunk) != TC_OK)
            status = tc_error_set(err, TC_ERR_MEMORY, "%s", tc_status_str(TC_ERR_MEMORY));
    }
    tc_buf_fini(&source);
    return status;
}

struct module_names {
    struct tc_unit *unit;
    const char *names[64];
    size_t n;
};

static enum tc_status note_module(void *ctx, const char *path) {
    struct module_names *list = ctx;
    struct tc_str name = tc_str(path);
    size_t dir = list->unit->info.dir.len + 1;
    if (!tc_str_ends(name, TC_STR(".lua")) || name.len <= dir || list->n == 64)
        return TC_OK;
    struct tc_str copy = keep(list->unit, tc_str_sub(name, dir, name.len - 4));
    if (copy.ptr && !tc_str_eq_cstr(copy, "init"))
        list->names[list->n++] = copy.ptr;
    return TC_OK;
}

/* Only the first load looks for near names: it alone may write to the unit. */
static enum tc_status no_such_module(const struct tc_loader *loader, struct tc_str module, const char *path,
                                     struct tc_error *err) {
    enum tc_status status =
        tc_error_set(err, TC_ERR_PLUGIN, "no module \"%.*s\": there is no %s", TC_FMT(module), path);
    if (loader->collecting)
        return status;
    struct module_names list = {.unit = loader->unit};
    struct tc_error ignored;
    (void)!tc_fs_walk(loader->unit->info.dir.ptr, note_module, &list, &ignored);
    const char *nearest = tc_str_nearest(module, list.names, list.n);
    if (nearest)
        tc_error_hint(err, "did you mean \"%s\"?", nearest);
    return status;
}

static bool module_name_is_plain(struct tc_str module) {
    for (size_t i = 0; i < module.len; i++) {
        char c = module.ptr[i];
        bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
        bool dot = c == '.' && i > 0 && i + 1 < module.len && module.ptr[i - 1] != '.';
        if (!plain && !dot)
            return false;
    }
    return module.len > 0;
}

static enum tc_status module_path(const struct tc_unit *unit, struct tc_str module, char *path, size_t size) {
    int len = snprintf(path, size, "%s/%.*s.lua", unit->info.dir.ptr, TC_FMT(module));
    if (len < 0 || (size_t)len >= size)
        return TC_ERR_LIMIT;
    for (size_t i = unit->info.dir.len + 1; i < unit->info.dir.len + 1 + module.len; i++)
        if (path[i] == '.')
            path[i] = '/';
    return TC_OK;
}

/* A worker's require finds the bytes of the first load, whatever has happened to the file. */
static enum tc_status find_module(void *ctx, struct tc_str module, struct tc_buf *source, struct tc_buf *chunk_name,
                                  struct tc_error *err) {
    struct tc_loader *loader = ctx;
    struct tc_unit *unit = loader->unit;
    char path[PATH_BYTES];
    if (!module_name_is_plain(module) || module_path(unit, module, path, sizeof path) != TC_OK)
        return tc_error_set(err, TC_ERR_PLUGIN, "\"%.*s\" is not the name of a module", TC_FMT(module));
    const struct tc_chunk *chunk = tc_unit_find_chunk(unit, tc_str(path));
    if (!chunk && (loader->collecting || tc_fs_kind(path) != TC_FS_FILE))
        return no_such_module(loader, module, path, err);
    if (!chunk && !tc_fs_is_below(path, unit->info.dir.ptr))
        return tc_error_set(err, TC_ERR_PLUGIN, "no module \"%.*s\": %s leads out of the plugin's folder",
                            TC_FMT(module), path);
    if (!chunk) {
        enum tc_status status = add_chunk(unit, module, path, err);
        if (status != TC_OK)
            return status;
        chunk = &unit->chunks.items[unit->chunks.len - 1];
    }
    if (tc_buf_add(source, chunk->source) != TC_OK || tc_buf_add(chunk_name, chunk->name) != TC_OK)
        return tc_error_set(err, TC_ERR_MEMORY, "%s", tc_status_str(TC_ERR_MEMORY));
    return TC_OK;
}

/* --- loading --- */

/* `rul "x"` is a call of nil to Lua, and so is `triples { ... }`; what its author needs is the nearest declaration, or
 * the sign that is missing. A wrong --set stays an error of usage. */
static enum tc_status settle_error(enum tc_status status, struct tc_error *err) {
    if (!err || err->status == TC_ERR_USAGE)
        return err ? TC_ERR_USAGE : status;
    if (status == TC_ERR_LIMIT)
        tc_error_hint(err, "does a loop there end? loading may not take more");
    const char *name = strstr(err->msg, "a nil value (global '");
    if (!name)
        return status;
    name = strchr(name, '\'') + 1;
    const char *known[TC_DECLARATIONS];
    for (int i = 0; i < TC_DECLARATIONS; i++)
        known[i] = declarations[i].name;
    struct tc_str word = {name, strcspn(name, "'")};
    const char *nearest = tc_str_nearest(word, known, TC_DECLARATIONS);
    if (nearest)
        tc_error_hint(err, "did you mean \"%s\"?", nearest);
    else if (tc_fields_are_called(word))
        tc_error_hint(err, "a key of a table? write %.*s = ...", TC_FMT(word));
    return status;
}

static enum tc_status run_init(struct tc_loader *loader, struct tc_error *err) {
    const struct tc_chunk *init = &loader->unit->chunks.items[0];
    enum tc_status status = protected(loader, open_declarations, err);
    if (status != TC_OK)
        return status;
    status = tc_sandbox_load(loader->sandbox, init->source, init->name.ptr, err);
    if (status != TC_OK)
        return status;
    loader->open = true;
    status = tc_sandbox_call(loader->sandbox, 0, 0, err);
    loader->open = false;
    if (status != TC_OK)
        status = settle_error(status, err);
    else if (loader->started)
        status = fail_unfinished(loader, err);
    return status;
}

static enum tc_status open_sandbox(struct tc_loader *loader, struct tc_error *err) {
    enum tc_status status = tc_sandbox_new_seeded(&loader->sandbox, &tc_sandbox_load_limits, loader->unit->seed, err);
    if (status != TC_OK)
        return status;
    loader->L = tc_sandbox_lua(loader->sandbox);
    tc_sandbox_set_require(loader->sandbox, find_module, loader);
    return TC_OK;
}

enum tc_status tc_loader_declare(struct tc_unit *unit, const char *const *settings, size_t n_settings,
                                 struct tc_error *err) {
    struct tc_loader loader = {.unit = unit, .settings = settings, .n_settings = n_settings};
    char path[PATH_BYTES];
    enum tc_status status = tc_fs_join(path, sizeof path, unit->info.dir.ptr, "init.lua");
    if (status == TC_OK && tc_fs_kind(path) != TC_FS_FILE)
        return tc_error_at(err, TC_ERR_PLUGIN, path, 0, 0,
                           "there is no such file; a plugin is a folder with an init.lua");
    if (status == TC_OK)
        status = add_chunk(unit, TC_STR("init"), path, err);
    if (status == TC_OK)
        status = open_sandbox(&loader, err);
    if (status == TC_OK)
        status = run_init(&loader, err);
    tc_loader_fini(&loader);
    if (status == TC_OK && loader.lost)
        return TC_ERR_PLUGIN;
    if (status == TC_OK && !unit->declared)
        status = tc_error_at(err, TC_ERR_PLUGIN, path, 1, 0, "declares no plugin { name =, version =, api = }");
    if (status != TC_OK)
        return status;
    tc_unit_publish(unit);
    return TC_OK;
}

/* The loader reads the unit only: with `collecting` set no declaration reaches the code that writes to it. */
static struct tc_unit *borrow(const struct tc_unit *unit) {
    union {
        const struct tc_unit *in;
        struct tc_unit *out;
    } same = {unit};
    return same.out;
}

enum tc_status tc_loader_collect(struct tc_loader *loader, const struct tc_unit *unit, struct tc_error *err) {
    *loader = (struct tc_loader){.unit = borrow(unit), .collecting = true};
    enum tc_status status = open_sandbox(loader, err);
    if (status == TC_OK)
        status = run_init(loader, err);
    if (status == TC_OK && loader->callbacks.len != unit->n_callbacks)
        status = tc_error_at(err, TC_ERR_PLUGIN, unit->chunks.items[0].name.ptr, 1, 0,
                             "%s: declares %u functions on the first load and %zu on the second", unit->info.name.ptr,
                             (unsigned)unit->n_callbacks, loader->callbacks.len);
    if (status != TC_OK)
        tc_loader_fini(loader);
    return status;
}

void tc_loader_fini(struct tc_loader *loader) {
    tc_sandbox_free(loader->sandbox);
    tc_vec_fini(&loader->callbacks);
    loader->sandbox = NULL;
    loader->L = NULL;
}
