#include "draw/view.h"

#include "base/alloc.h"
#include "base/folders.h"
#include "base/fs.h"
#include "draw/settings.h"
#include "script/script.h"
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

enum { PATH_SIZE = TC_ERROR_FILE_MAX, MAX_SET = 100000 };

/* A view walks the whole graph, so it has more of everything than a plugin. */
static const struct tc_sandbox_limits view_limits = {1000000000, (size_t)512 << 20, 30};

static const char *const standard_views[] = {"sides", "layers", "overview", "ties", "network", "ego"};
enum { STANDARD_VIEWS = sizeof standard_views / sizeof *standard_views };
static const char declared[] = "tercet.view";

struct tc_view {
    struct tc_sandbox *sandbox;
    char name[64], dir[PATH_SIZE], path[PATH_SIZE];
    const char *first_dir;
    bool found;
};

/* --- where views are --- */

static bool join(char out[PATH_SIZE], struct tc_str dir, struct tc_str name) {
    int n = snprintf(out, PATH_SIZE, "%.*s/%.*s.lua", TC_FMT(dir), TC_FMT(name));
    return dir.len > 0 && n > 0 && n < PATH_SIZE && tc_fs_kind(out) == TC_FS_FILE;
}

static bool find_in(struct tc_view *view, struct tc_str dir, struct tc_str name) {
    if (!join(view->path, dir, name))
        return false;
    snprintf(view->dir, sizeof view->dir, "%.*s", TC_FMT(dir));
    return true;
}

static bool try_dir(void *ctx, const char *dir, enum tc_folder which) {
    struct tc_view *view = ctx;
    (void)which;
    view->found = find_in(view, tc_str(dir), tc_str(view->name));
    return !view->found;
}

static bool find_by_name(struct tc_view *view) {
    tc_folders_each(&tc_folder_views, &view->first_dir, view->first_dir != NULL, try_dir, view);
    return view->found;
}

static bool is_path(const char *name) { return tc_fs_name(name) != name || tc_str_ends(tc_str(name), TC_STR(".lua")); }

static bool find_view(struct tc_view *view, const char *name) {
    struct tc_str base = tc_str(tc_fs_name(name)), dir = tc_fs_dir(name);
    if (!is_path(name)) {
        snprintf(view->name, sizeof view->name, "%s", name);
        return find_by_name(view);
    }
    if (tc_str_ends(base, TC_STR(".lua")))
        base.len -= 4;
    snprintf(view->name, sizeof view->name, "%.*s", TC_FMT(base));
    snprintf(view->path, sizeof view->path, "%s", name);
    snprintf(view->dir, sizeof view->dir, "%.*s", TC_FMT(dir));
    return tc_fs_kind(view->path) == TC_FS_FILE;
}

/* require "name" in a view: name.lua beside it. */
static enum tc_status find_module(void *ctx, struct tc_str module, struct tc_buf *source, struct tc_buf *chunk_name,
                                  struct tc_error *err) {
    const struct tc_view *view = ctx;
    char path[PATH_SIZE];
    bool is_name = module.len > 0;
    for (size_t i = 0; i < module.len; i++)
        is_name &= module.ptr[i] != '\0' &&
                   strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-", module.ptr[i]) != NULL;
    if (!is_name || !join(path, tc_str(view->dir), module))
        return tc_error_set(err, TC_ERR_PLUGIN, "module \"%.*s\" not found in %s", TC_FMT(module), view->dir);
    if (tc_buf_add(chunk_name, tc_str(path)) != TC_OK)
        return tc_error_set(err, TC_ERR_MEMORY, "not enough memory");
    return tc_fs_read(path, source, err);
}

/* --- loading --- */

static void check_key(lua_State *L, int at) {
    static const char *const keys[] = {"name", "help", "options", "fits", "draw"};
    struct tc_str key = tc_str(lua_type(L, at) == LUA_TSTRING ? lua_tostring(L, at) : luaL_typename(L, at));
    bool known = false;
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        known |= tc_str_eq_cstr(key, keys[i]);
    if (!known)
        luaL_error(L, "a view has no '%s', only name, help, options, fits and draw", key.ptr);
}

/* view { name =, help =, options =, fits =, draw = }: kept as it is now, whatever the script does with its table. */
static int declare(lua_State *L) {
    luaL_checktype(L, 1, LUA_TTABLE);
    lua_settop(L, 1);
    lua_newtable(L);
    for (lua_pushnil(L); lua_next(L, 1) != 0; lua_pop(L, 1)) {
        check_key(L, -2);
        lua_pushvalue(L, -2);
        lua_pushvalue(L, -2);
        lua_rawset(L, 2);
    }
    if (lua_getfield(L, 2, "draw") != LUA_TFUNCTION)
        return luaL_error(L, "a view needs draw = function(graph, options, canvas)");
    int type = lua_getfield(L, 2, "options");
    if (type == LUA_TTABLE) {
        tc_settings_declare(L);
        lua_setfield(L, 2, "options");
    } else if (type != LUA_TNIL) {
        return luaL_error(L, "options of a view must be a table, not a %s", lua_typename(L, type));
    }
    lua_settop(L, 2);
    lua_setfield(L, LUA_REGISTRYINDEX, declared);
    return 0;
}

static int prepare(lua_State *L) {
    lua_pushcfunction(L, declare);
    lua_setglobal(L, "view");
    return 0;
}

static enum tc_status no_memory(struct tc_error *err) { return tc_error_set(err, TC_ERR_MEMORY, "not enough memory"); }

/* tc_sandbox_call, whose limits only a loop without an end reaches as a rule. */
static enum tc_status call(struct tc_view *view, int n_args, int n_results, struct tc_error *err) {
    enum tc_status status = tc_sandbox_call(view->sandbox, n_args, n_results, err);
    if (status == TC_ERR_LIMIT)
        tc_error_hint(err, "does a loop there end?");
    return status;
}

static enum tc_status load(struct tc_view *view, struct tc_error *err) {
    struct tc_buf source;
    enum tc_status status = tc_sandbox_new(&view->sandbox, &view_limits, err);
    if (status != TC_OK)
        return status;
    tc_sandbox_set_require(view->sandbox, find_module, view);
    lua_State *L = tc_sandbox_lua(view->sandbox);
    lua_pushcfunction(L, prepare);
    status = tc_sandbox_call(view->sandbox, 0, 0, err);
    tc_buf_init(&source, 1 << 20);
    if (status == TC_OK)
        status = tc_fs_read(view->path, &source, err);
    if (status == TC_OK)
        status = tc_sandbox_load(view->sandbox, tc_buf_str(&source), view->path, err);
    if (status == TC_OK)
        status = call(view, 0, 0, err);
    tc_buf_fini(&source);
    if (status != TC_OK)
        return status;
    bool found = lua_getfield(L, LUA_REGISTRYINDEX, declared) == LUA_TTABLE;
    lua_pop(L, 1);
    return found ? TC_OK : tc_error_at(err, TC_ERR_PLUGIN, view->path, 1, 0, "declares no view { ... }");
}

static int get_field(lua_State *L) {
    const char *name = lua_touserdata(L, 1);
    lua_getfield(L, LUA_REGISTRYINDEX, declared);
    lua_pushstring(L, name);
    lua_rawget(L, -2);
    return 1;
}

/* Pushes what the view has declared under the name, or nil. */
static enum tc_status push_field(struct tc_view *view, const char *name, struct tc_error *err) {
    lua_State *L = tc_sandbox_lua(view->sandbox);
    lua_pushcfunction(L, get_field);
    lua_pushlightuserdata(L, (void *)(uintptr_t)name);
    return tc_sandbox_call(view->sandbox, 1, 1, err);
}

/* How well the view suits the graph; 0 if it has no opinion. */
static enum tc_status ask(struct tc_view *view, const struct tc_graph *graph, double *fit, struct tc_error *err) {
    lua_State *L = tc_sandbox_lua(view->sandbox);
    *fit = 0;
    enum tc_status status = push_field(view, "fits", err);
    if (status != TC_OK || !lua_isfunction(L, -1)) {
        if (status == TC_OK)
            lua_pop(L, 1);
        return status;
    }
    status = tc_script_push_graph(view->sandbox, graph, err);
    if (status != TC_OK) {
        lua_pop(L, 1);
        return status;
    }
    status = call(view, 1, 1, err);
    if (status == TC_OK) {
        *fit = lua_tonumber(L, -1);
        lua_pop(L, 1);
    }
    return status;
}

static enum tc_status new_view(struct tc_view **out, const struct tc_draw_options *options, struct tc_error *err) {
    struct tc_view *view = tc_calloc(1, sizeof *view);
    if (view == NULL)
        return no_memory(err);
    view->first_dir = options->view_dir;
    *out = view;
    return TC_OK;
}

static bool name_dir(void *ctx, const char *dir, enum tc_folder which) {
    struct tc_buf *list = ctx;
    (void)which;
    tc_buf_addf(list, "%s%s", list->len > 0 ? ", " : "", dir);
    return true;
}

/* Says where views are looked for, and which are there: none if they are neither installed nor beside their program. */
static enum tc_status no_view(struct tc_view *view, const char *name, struct tc_error *err) {
    const char *there[STANDARD_VIEWS];
    size_t n = 0;
    struct tc_buf list;
    if (is_path(name))
        return tc_error_set(err, TC_ERR_USAGE, "there is no view \"%s\"", name);
    tc_buf_init(&list, TC_ERROR_TEXT_MAX);
    tc_folders_each(&tc_folder_views, &view->first_dir, view->first_dir != NULL, name_dir, &list);
    for (size_t i = 0; i < STANDARD_VIEWS; i++) {
        snprintf(view->name, sizeof view->name, "%s", standard_views[i]);
        if (find_by_name(view))
            there[n++] = standard_views[i];
    }
    if (n > 0)
        tc_error_set(err, TC_ERR_USAGE, "there is no view \"%s\"; searched: %s", name, list.ptr ? list.ptr : "");
    else
        tc_error_set(err, TC_ERR_USAGE, "no views found; searched: %s", list.ptr ? list.ptr : "");
    tc_hint_names(err, tc_str(name), there, n);
    if (n == 0)
        tc_error_hint(err, "set TERCET_VIEW_PATH to the folder graphs of tercet, or run `make install`");
    tc_buf_fini(&list);
    return TC_ERR_USAGE;
}

static enum tc_status open_named(struct tc_view **out, const char *name, const struct tc_draw_options *options,
                                 struct tc_error *err) {
    struct tc_view *view = NULL;
    enum tc_status status = new_view(&view, options, err);
    if (status != TC_OK)
        return status;
    if (!find_view(view, name)) {
        status = no_view(view, name, err);
    } else {
        status = load(view, err);
    }
    if (status == TC_OK)
        *out = view;
    else
        tc_view_free(view);
    return status;
}

/* Opens a standard view and asks it; TC_END if it is not there. */
static enum tc_status try_view(struct tc_view **out, const char *name, const struct tc_graph *graph,
                               const struct tc_draw_options *options, double *fit, struct tc_error *err) {
    struct tc_view *view;
    enum tc_status status = open_named(&view, name, options, err);
    if (status != TC_OK)
        return status == TC_ERR_USAGE ? TC_END : status;
    status = ask(view, graph, fit, err);
    if (status == TC_OK)
        *out = view;
    else
        tc_view_free(view);
    return status;
}

static enum tc_status open_fitting(struct tc_view **out, const struct tc_graph *graph,
                                   const struct tc_draw_options *options, struct tc_error *err) {
    struct tc_view *best = NULL;
    double best_fit = -1;
    for (size_t i = 0; i < STANDARD_VIEWS; i++) {
        struct tc_view *view;
        double fit = 0;
        enum tc_status status = try_view(&view, standard_views[i], graph, options, &fit, err);
        if (status == TC_END)
            continue;
        if (status != TC_OK) {
            tc_view_free(best);
            return status;
        }
        tc_view_free(fit > best_fit ? best : view);
        if (fit > best_fit) {
            best = view;
            best_fit = fit;
        }
    }
    *out = best;
    return best != NULL ? TC_OK : TC_ERR_USAGE; /* err is that of the last */
}

enum tc_status tc_view_open(struct tc_view **out, const struct tc_graph *graph, const struct tc_draw_options *options,
                            struct tc_error *err) {
    struct tc_view *view = NULL;
    enum tc_status status = options->view != NULL ? open_named(&view, options->view, options, err)
                                                  : open_fitting(&view, graph, options, err);
    if (status == TC_OK)
        status = push_field(view, "options", err);
    if (status == TC_OK) {
        lua_State *L = tc_sandbox_lua(view->sandbox);
        status = tc_settings_check(L, view->name, options->settings, options->n_settings, err);
        lua_pop(L, 1);
    }
    if (status == TC_OK)
        *out = view;
    else
        tc_view_free(view);
    return status;
}

void tc_view_free(struct tc_view *view) {
    if (view == NULL)
        return;
    tc_sandbox_free(view->sandbox);
    tc_free(view);
}

const char *tc_view_name(const struct tc_view *view) { return view->name; }

/* --- drawing --- */

struct request {
    const struct tc_draw_options *options;
    struct tc_picture *picture;
    double share;
};

static void set_share(lua_State *L, const char *name, double share) {
    lua_getfield(L, -1, name);
    lua_Number n = lua_tonumber(L, -1) * share;
    lua_pop(L, 1);
    lua_pushinteger(L, n > MAX_SET ? MAX_SET : n >= 2 ? (lua_Integer)n : 2); /* no number: 2 */
    lua_setfield(L, -2, name);
}

/* draw, graph, declared options, request -> draw(graph, options, canvas) */
static int draw(lua_State *L) {
    const struct request *request = lua_touserdata(L, 4);
    lua_settop(L, 3);
    tc_settings_push(L, request->options->settings, request->options->n_settings);
    set_share(L, "max_nodes", request->share);
    set_share(L, "max_edges", request->share);
    tc_canvas_push(L, request->picture);
    lua_call(L, 3, 0);
    return 0;
}

enum tc_status tc_view_draw(struct tc_view *view, const struct tc_graph *graph, const struct tc_draw_options *options,
                            double share, struct tc_picture *picture, struct tc_error *err) {
    struct request request = {options, picture, share};
    picture->graph = graph;
    picture->find_name = options->find_name;
    picture->find_ctx = options->find_ctx;
    lua_State *L = tc_sandbox_lua(view->sandbox);
    tc_sandbox_refill(view->sandbox);
    lua_pushcfunction(L, draw);
    enum tc_status status = push_field(view, "draw", err);
    if (status == TC_OK)
        status = tc_script_push_graph(view->sandbox, graph, err);
    if (status == TC_OK)
        status = push_field(view, "options", err);
    if (status == TC_OK) {
        lua_pushlightuserdata(L, &request);
        status = call(view, 4, 0, err);
        bool refused = status != TC_OK && picture->refusal.status != TC_OK;
        if (refused && strcmp(err->msg, picture->refusal.msg) == 0) /* not one that the view has caught before */
            *err = picture->refusal;
        return status != TC_OK ? err->status : TC_OK;
    }
    lua_settop(L, 0);
    return status;
}
