/* options.c - what a plugin lets its users set: declared types, --set values, and the read-only table `options` in Lua.
 */
#include "base/alloc.h"
#include "plugin/loader.h"
#include <errno.h>
#include <lauxlib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const type_names[] = {"number", "string", "boolean"};

static struct tc_str show_number(struct tc_call *call, double number) {
    char text[32];
    int len = snprintf(text, sizeof text, "%.14g", number);
    return tc_call_copy(call, text, (size_t)len);
}

static void read_default(struct tc_call *call, struct tc_option *option, struct tc_option_value *value) {
    static const int lua_types[] = {LUA_TNUMBER, LUA_TSTRING, LUA_TBOOLEAN};
    lua_State *L = call->L;
    lua_pushliteral(L, "default");
    int type = lua_rawget(L, call->arg);
    if (type != lua_types[value->type])
        tc_call_fail(call, option->name.ptr, "%s: option %s needs a default that is a %s, not a %s", call->what,
                     option->name.ptr, type_names[value->type], lua_typename(L, type));
    if (type == LUA_TNUMBER) {
        value->number = lua_tonumber(L, -1);
        option->default_text = show_number(call, value->number);
        if (!(value->number >= value->min && value->number <= value->max))
            tc_call_fail(call, option->name.ptr, "%s: option %s: the default %s is not from %g to %g", call->what,
                         option->name.ptr, option->default_text.ptr, value->min, value->max);
    } else if (type == LUA_TBOOLEAN) {
        value->flag = lua_toboolean(L, -1);
        option->default_text = value->flag ? TC_STR("true") : TC_STR("false");
    } else {
        size_t len;
        const char *text = lua_tolstring(L, -1, &len);
        option->default_text = tc_call_copy(call, text, len);
    }
    lua_pop(L, 1);
}

static void check_option_keys(struct tc_call *call, void *ctx, struct tc_str key) {
    static const struct tc_str known[] = {{"type", 4}, {"default", 7}, {"min", 3}, {"max", 3}, {"help", 4}};
    const struct tc_option *option = ctx;
    if (tc_strs_have((struct tc_strs){known, 5}, key))
        return;
    struct tc_error err = {0};
    (void)tc_error_at(&err, TC_ERR_PLUGIN, call->place.file.ptr,
                      tc_source_key_line(call->unit, call->place, option->name), 0, "%s: option %s: unknown key \"%s\"",
                      call->what, option->name.ptr, key.ptr);
    tc_hint_nearest(&err, key, known, 5, sizeof *known);
    tc_call_raise(call, &err);
}

static void declare_option(struct tc_call *call, void *ctx, struct tc_str name) {
    (void)ctx;
    if (!lua_istable(call->L, -1))
        tc_call_fail(call, name.ptr, "%s: option %s must be { type =, default =, ... }", call->what, name.ptr);
    struct tc_option option = {.name = name};
    struct tc_option_value value = {.place = call->place};
    int table = call->arg;
    call->arg = lua_gettop(call->L);
    tc_fields_each(call, call->arg, name.ptr, check_option_keys, &option);
    option.type = tc_fields_need_str(call, "type");
    option.help = tc_fields_str(call, "help");
    size_t type = 0;
    while (type < 3 && !tc_str_eq_cstr(option.type, type_names[type]))
        type++;
    if (type == 3)
        tc_call_fail(call, name.ptr, "%s: option %s: type must be \"number\", \"string\" or \"boolean\"", call->what,
                     name.ptr);
    value.type = type == 0 ? TC_OPTION_NUMBER : type == 1 ? TC_OPTION_STRING : TC_OPTION_BOOLEAN;
    value.min = tc_fields_number(call, "min", -HUGE_VAL, -HUGE_VAL, HUGE_VAL);
    value.max = tc_fields_number(call, "max", HUGE_VAL, -HUGE_VAL, HUGE_VAL);
    read_default(call, &option, &value);
    option.value_text = option.default_text;
    call->arg = table;
    tc_call_push(call, &call->unit->options, option);
    tc_call_push(call, &call->unit->option_values, value);
}

void tc_options_declare(struct tc_call *call) {
    lua_pushliteral(call->L, "options");
    int type = lua_rawget(call->L, call->arg);
    if (type == LUA_TTABLE)
        tc_fields_each(call, lua_gettop(call->L), "options", declare_option, NULL);
    else if (type != LUA_TNIL)
        tc_call_fail(call, "options", "%s: options must be a table", call->what);
    lua_pop(call->L, 1);
}

/* --- settings --- */

static enum tc_status set_number(struct tc_unit *unit, struct tc_option_value *value, struct tc_str text,
                                 struct tc_str setting, struct tc_error *err) {
    struct tc_str copy = tc_arena_str(&unit->arena, text);
    if (!copy.ptr)
        return TC_ERR_MEMORY;
    char *end;
    double number = strtod(copy.ptr, &end);
    if (text.len == 0 || *end != '\0' || isnan(number))
        return tc_error_set(err, TC_ERR_USAGE, "--set %.*s: \"%s\" is not a number", TC_FMT(setting), copy.ptr);
    if (number < value->min)
        return tc_error_set(err, TC_ERR_USAGE, "--set %.*s: must be at least %g", TC_FMT(setting), value->min);
    if (number > value->max)
        return tc_error_set(err, TC_ERR_USAGE, "--set %.*s: must be at most %g", TC_FMT(setting), value->max);
    value->number = number;
    return TC_OK;
}

static enum tc_status set_value(struct tc_unit *unit, size_t i, struct tc_str text, struct tc_str setting,
                                struct tc_error *err) {
    struct tc_option_value *value = &unit->option_values.items[i];
    enum tc_status status = TC_OK;
    if (value->type == TC_OPTION_NUMBER) {
        status = set_number(unit, value, text, setting, err);
    } else if (value->type == TC_OPTION_BOOLEAN) {
        value->flag = tc_str_eq_cstr(text, "true");
        if (!value->flag && !tc_str_eq_cstr(text, "false"))
            status = tc_error_set(err, TC_ERR_USAGE, "--set %.*s: must be true or false", TC_FMT(setting));
    }
    if (status != TC_OK) {
        const struct tc_option *option = &unit->options.items[i];
        tc_error_hint(err, "the default is --set %s.%s=%s", unit->info.name.ptr, option->name.ptr,
                      option->default_text.ptr);
        return status;
    }
    struct tc_str copy = tc_arena_str(&unit->arena, text);
    if (!copy.ptr)
        return TC_ERR_MEMORY;
    unit->options.items[i].value_text = copy;
    return TC_OK;
}

static enum tc_status apply(struct tc_unit *unit, struct tc_str setting, struct tc_error *err) {
    struct tc_str text = setting;
    struct tc_str name = tc_str_split(&text, '=');
    struct tc_str option = name;
    struct tc_str plugin = tc_str_split(&option, '.');
    if (!text.ptr || !option.ptr)
        return tc_error_set(err, TC_ERR_USAGE, "--set %.*s: wants PLUGIN.OPTION=VALUE, such as %s.%s=...",
                            TC_FMT(setting), unit->info.name.ptr,
                            unit->options.len ? unit->options.items->name.ptr : "OPTION");
    if (!tc_str_eq(plugin, unit->info.name))
        return TC_OK;
    for (size_t i = 0; i < unit->options.len; i++)
        if (tc_str_eq(unit->options.items[i].name, option))
            return set_value(unit, i, text, setting, err);
    (void)tc_error_set(err, TC_ERR_USAGE, "--set %.*s: plugin %s has no option \"%.*s\"", TC_FMT(setting),
                       unit->info.name.ptr, TC_FMT(option));
    if (unit->options.len)
        tc_hint_nearest(err, option, &unit->options.items->name, unit->options.len, sizeof *unit->options.items);
    else
        tc_error_hint(err, "plugin %s declares no options", unit->info.name.ptr);
    return TC_ERR_USAGE;
}

enum tc_status tc_options_apply(struct tc_unit *unit, const char *const *settings, size_t n, struct tc_error *err) {
    for (size_t i = 0; i < n; i++) {
        enum tc_status status = apply(unit, tc_str(settings[i]), err);
        if (status == TC_ERR_MEMORY)
            return tc_error_set(err, status, "%s", tc_status_str(status));
        if (status != TC_OK)
            return status;
    }
    return TC_OK;
}

/* --- the table in Lua: reads go through options_index, so that a misspelt option is an error, not nil --- */

static int options_index(lua_State *L) {
    const struct tc_unit *unit = lua_touserdata(L, lua_upvalueindex(1));
    struct tc_str name = {0};
    if (lua_type(L, 2) == LUA_TSTRING)
        name.ptr = lua_tolstring(L, 2, &name.len);
    for (size_t i = 0; i < unit->options.len; i++) {
        const struct tc_option_value *value = &unit->option_values.items[i];
        if (!tc_str_eq(unit->options.items[i].name, name))
            continue;
        if (value->type == TC_OPTION_NUMBER && value->number == floor(value->number) && fabs(value->number) < 1e15)
            lua_pushinteger(L, (lua_Integer)value->number);
        else if (value->type == TC_OPTION_NUMBER)
            lua_pushnumber(L, value->number);
        else if (value->type == TC_OPTION_BOOLEAN)
            lua_pushboolean(L, value->flag);
        else
            lua_pushlstring(L, unit->options.items[i].value_text.ptr, unit->options.items[i].value_text.len);
        return 1;
    }
    struct tc_error hint = {0};
    if (unit->options.len)
        tc_hint_nearest(&hint, name, &unit->options.items->name, unit->options.len, sizeof *unit->options.items);
    return luaL_error(L, "plugin %s has no option \"%s\"%s%s", unit->info.name.ptr, name.ptr ? name.ptr : "?",
                      hint.hint[0] ? "; " : "", hint.hint);
}

static int options_newindex(lua_State *L) { return luaL_error(L, "options are read-only"); }

void tc_options_push(lua_State *L, const struct tc_unit *unit) {
    union {
        const struct tc_unit *in;
        void *out;
    } same = {unit};
    lua_newtable(L);
    lua_createtable(L, 0, 3);
    lua_pushlightuserdata(L, same.out);
    lua_pushcclosure(L, options_index, 1);
    lua_setfield(L, -2, "__index");
    lua_pushcfunction(L, options_newindex);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, false);
    lua_setfield(L, -2, "__metatable");
    lua_setmetatable(L, -2);
    lua_setglobal(L, "options");
}
