/* declare_gazetteer.c - the declaration gazetteer; gazetteer_csv.c reads the file once all types are known. */
#include "plugin/loader.h"
#include <lauxlib.h>
#include <string.h>

static enum tc_case_policy policy_of(struct tc_call *call, struct tc_str name) {
    static const struct tc_str names[] = {{"smart", 5}, {"exact", 5}, {"any", 3}};
    static const enum tc_case_policy policies[] = {TC_CASE_SMART, TC_CASE_EXACT, TC_CASE_ANY};
    for (size_t i = 0; i < 3; i++)
        if (tc_str_eq(names[i], name))
            return policies[i];
    struct tc_error err = {0};
    (void)tc_error_at(&err, TC_ERR_PLUGIN, call->place.file.ptr,
                      tc_source_key_line(call->unit, call->place, TC_STR("case")), 0,
                      "%s: unknown case policy \"%.*s\"", call->what, TC_FMT(name));
    tc_hint_nearest(&err, name, names, 3, sizeof *names);
    tc_call_raise(call, &err);
}

struct case_list {
    struct tc_column_case *items;
    size_t n;
};

static void add_case(struct tc_call *call, void *ctx, struct tc_str column) {
    struct case_list *list = ctx;
    if (lua_type(call->L, -1) != LUA_TSTRING)
        tc_call_fail(call, "case", "%s: case: column %s must have \"smart\", \"exact\" or \"any\"", call->what,
                     column.ptr);
    struct tc_str name = {0};
    name.ptr = lua_tolstring(call->L, -1, &name.len);
    list->items[list->n++] = (struct tc_column_case){column, policy_of(call, name)};
}

static void read_case(struct tc_call *call, struct tc_gazetteer_decl *decl) {
    decl->policy = TC_CASE_SMART;
    lua_pushliteral(call->L, "case");
    int type = lua_rawget(call->L, call->arg);
    if (type == LUA_TSTRING) {
        struct tc_str name;
        name.ptr = lua_tolstring(call->L, -1, &name.len);
        decl->policy = policy_of(call, name);
    } else if (type == LUA_TTABLE) {
        size_t n = 0;
        for (lua_pushnil(call->L); lua_next(call->L, -2); lua_pop(call->L, 1))
            n++;
        struct case_list list = {tc_call_alloc(call, (n + 1) * sizeof *list.items), 0};
        tc_fields_each(call, lua_gettop(call->L), "case", add_case, &list);
        decl->cases = list.items;
        decl->n_cases = list.n;
    } else if (type != LUA_TNIL) {
        tc_call_fail(call, "case", "%s: case must be a string or a table by column, not a %s", call->what,
                     lua_typename(call->L, type));
    }
    lua_pop(call->L, 1);
}

struct attr_list {
    struct tc_attr *items;
    uint32_t n;
};

static void add_attribute(struct tc_call *call, void *ctx, struct tc_str name) {
    struct attr_list *list = ctx;
    if (!lua_isstring(call->L, -1))
        tc_call_fail(call, "entries", "%s: attribute %s must be a string or a number", call->what, name.ptr);
    size_t len;
    const char *value = lua_tolstring(call->L, -1, &len);
    list->items[list->n++] = (struct tc_attr){name, tc_call_copy(call, value, len)};
}

static void read_attributes(struct tc_call *call, struct tc_entry *entry) {
    lua_pushliteral(call->L, "attributes");
    int type = lua_rawget(call->L, call->arg);
    if (type == LUA_TTABLE) {
        size_t n = 0;
        for (lua_pushnil(call->L); lua_next(call->L, -2); lua_pop(call->L, 1))
            n++;
        if (n > TC_ENTITY_ATTRS)
            tc_call_fail(call, "entries", "%s: an entry has at most %d attributes", call->what, TC_ENTITY_ATTRS);
        struct attr_list list = {tc_call_alloc(call, (n + 1) * sizeof *list.items), 0};
        tc_fields_each(call, lua_gettop(call->L), "attributes", add_attribute, &list);
        entry->attrs = list.items;
        entry->n_attrs = list.n;
    } else if (type != LUA_TNIL) {
        tc_call_fail(call, "entries", "%s: attributes of an entry must be a table of strings", call->what);
    }
    lua_pop(call->L, 1);
}

static void check_entry_key(struct tc_call *call, void *ctx, struct tc_str key) {
    static const struct tc_str known[] = {{"key", 3}, {"label", 5}, {"names", 5}, {"attributes", 10}};
    (void)ctx;
    if (tc_strs_have((struct tc_strs){known, 4}, key))
        return;
    struct tc_error err = {0};
    (void)tc_error_at(&err, TC_ERR_PLUGIN, call->place.file.ptr, tc_source_key_line(call->unit, call->place, key), 0,
                      "%s: entries: unknown key \"%s\"", call->what, key.ptr);
    tc_hint_nearest(&err, key, known, 4, sizeof *known);
    tc_call_raise(call, &err);
}

static struct tc_entry read_entry(struct tc_call *call, size_t number) {
    if (!lua_istable(call->L, -1))
        tc_call_fail(call, "entries", "%s: entry %zu must be a table { key =, label =, names = }", call->what, number);
    int table = call->arg;
    call->arg = lua_gettop(call->L);
    tc_fields_each(call, call->arg, "entries", check_entry_key, NULL);
    struct tc_entry entry = {.key = tc_fields_str(call, "key"), .label = tc_fields_str(call, "label")};
    if (entry.key.len == 0)
        tc_call_fail(call, "entries", "%s: entry %zu needs key = \"...\"", call->what, number);
    if (entry.label.len == 0)
        entry.label = entry.key;
    entry.names = tc_fields_strs(call, "names", true);
    if (entry.names.n == 0) {
        struct tc_str *name = tc_call_alloc(call, sizeof *name);
        *name = entry.label;
        entry.names = (struct tc_strs){name, 1};
    }
    read_attributes(call, &entry);
    call->arg = table;
    return entry;
}

static void read_entries(struct tc_call *call, struct tc_gazetteer_decl *decl) {
    lua_pushliteral(call->L, "entries");
    if (lua_rawget(call->L, call->arg) != LUA_TTABLE)
        tc_call_fail(call, "entries", "%s: entries must be a list of tables", call->what);
    size_t n = lua_rawlen(call->L, -1);
    struct tc_entry *entries = tc_call_alloc(call, (n + 1) * sizeof *entries);
    for (size_t i = 0; i < n; i++) {
        lua_rawgeti(call->L, -1, (lua_Integer)i + 1);
        entries[i] = read_entry(call, i + 1);
        lua_pop(call->L, 1);
    }
    lua_pop(call->L, 1);
    decl->entries = entries;
    decl->n_entries = n;
}

/* Data files are the plugin's own: nothing outside its folder. */
static void check_file(struct tc_call *call, struct tc_str file) {
    bool climbs = tc_str_starts(file, TC_STR("../")) || tc_str_ends(file, TC_STR("/..")) ||
                  tc_str_eq_cstr(file, "..") || memmem(file.ptr, file.len, "/../", 4) ||
                  memchr(file.ptr, '\0', file.len);
    if (file.ptr[0] == '/' || climbs)
        tc_call_fail(call, "file", "%s: file must be a path inside the plugin's folder", call->what);
}

void tc_declare_gazetteer(struct tc_call *call) {
    if (call->loader->collecting)
        return;
    struct tc_gazetteer_info info = {.place = call->place, .file = tc_fields_str(call, "file")};
    struct tc_gazetteer_decl decl = {.key = tc_fields_str(call, "key"),
                                     .label = tc_fields_str(call, "label"),
                                     .entity = tc_fields_str(call, "entity"),
                                     .names = tc_fields_strs(call, "names", true),
                                     .attributes = tc_fields_strs(call, "attributes", true),
                                     .hides = tc_fields_strs(call, "hides", true)};
    info.type = tc_call_word_name(call);
    bool inline_entries = tc_fields_has(call, "entries");
    if (inline_entries == (info.file.len > 0))
        tc_call_fail(call, "", "%s: needs file = \"data/....csv\" or entries = { ... }, one of them", call->what);
    read_case(call, &decl);
    if (inline_entries) {
        read_entries(call, &decl);
    } else {
        check_file(call, info.file);
        if (decl.key.len == 0)
            tc_call_fail(call, "key", "%s: needs key = \"...\", the column that identifies the entity", call->what);
    }
    tc_call_push(call, &call->unit->gazetteers, info);
    tc_call_push(call, &call->unit->gazetteer_decls, decl);
}
