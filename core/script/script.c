#include "script/script.h"

/* What a row costs besides its allocations, which the sandbox charges by itself. */
enum { ROW_FUEL = 32 };

struct view {
    const struct tc_graph *graph;
};

static const char type_name[] = "tercet.graph";

static const struct tc_graph *check_graph(lua_State *L) {
    const struct view *view = luaL_checkudata(L, 1, type_name);
    return view->graph;
}

/* --- rows: the table is on top of the stack --- */

static void set_str(lua_State *L, const char *name, struct tc_str value) {
    lua_pushlstring(L, value.ptr != NULL ? value.ptr : "", value.len);
    lua_setfield(L, -2, name);
}

static void set_count(lua_State *L, const char *name, uint64_t value) {
    lua_pushinteger(L, (lua_Integer)value);
    lua_setfield(L, -2, name);
}

static void set_number(lua_State *L, const char *name, double value) {
    lua_pushnumber(L, value);
    lua_setfield(L, -2, name);
}

static void set_boolean(lua_State *L, const char *name, bool value) {
    lua_pushboolean(L, value);
    lua_setfield(L, -2, name);
}

/* Before the fixed columns, which win where the names are the same. */
static void set_pairs(lua_State *L, const struct tc_pair *pairs, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        lua_pushlstring(L, pairs[i].name.ptr, pairs[i].name.len);
        lua_pushlstring(L, pairs[i].value.ptr, pairs[i].value.len);
        lua_rawset(L, -3);
    }
}

static void set_document(lua_State *L, const struct tc_graph_document *document) {
    set_str(L, "document", document->uri);
    set_str(L, "document_title", document->title);
    set_str(L, "document_date", document->date);
}

static struct tc_str frame_id(const struct tc_graph *graph, const struct tc_evidence *evidence) {
    return evidence->frame == TC_NO_RECORD ? (struct tc_str){NULL, 0} : tc_graph_frame(graph, evidence->frame)->id;
}

static void set_first_evidence(lua_State *L, const struct tc_graph *graph, const struct tc_statement *statement) {
    const struct tc_evidence *first = tc_graph_evidence(graph, statement->first_evidence);
    const struct tc_graph_document *document = tc_graph_document(graph, first->document);
    set_str(L, "quote", first->sentence);
    set_count(L, "sentence_no", first->sentence_no);
    set_str(L, "document_id", document->id);
    set_document(L, document);
    set_str(L, "plugin", first->plugin);
    set_str(L, "rule", first->rule);
    set_str(L, "frame_id", frame_id(graph, first));
}

static void push_statement(lua_State *L, const struct tc_graph *graph, uint32_t i) {
    const struct tc_statement *s = tc_graph_statement(graph, i);
    const struct tc_graph_entity *subject = tc_graph_entity(graph, s->subject),
                                 *object = tc_graph_entity(graph, s->object);
    const struct tc_relation *relation = tc_graph_find_relation(graph, s->predicate); /* sealed: there is one */
    lua_createtable(L, 0, 26 + (int)s->n_quals);
    set_pairs(L, s->quals, s->n_quals);
    set_count(L, "number", i + 1);
    set_str(L, "triple_id", s->id);
    set_str(L, "subject", subject->label);
    set_str(L, "predicate", s->predicate);
    set_str(L, "object", object->label);
    set_str(L, "subject_type", subject->type);
    set_str(L, "object_type", object->type);
    set_str(L, "subject_id", subject->id);
    set_str(L, "object_id", object->id);
    set_str(L, "label", relation->label);
    set_str(L, "group", relation->group);
    set_str(L, "modality", tc_str(tc_modality_str(s->modality)));
    set_boolean(L, "negated", s->negated);
    set_number(L, "confidence", s->confidence);
    set_count(L, "evidence_count", s->n_evidence);
    set_count(L, "document_count", s->n_documents);
    set_first_evidence(L, graph, s);
}

static void push_entity(lua_State *L, const struct tc_graph *graph, uint32_t i) {
    const struct tc_graph_entity *e = tc_graph_entity(graph, i);
    lua_createtable(L, 0, 8 + (int)e->n_attrs);
    set_pairs(L, e->attrs, e->n_attrs);
    set_str(L, "entity_id", e->id);
    set_str(L, "type", e->type);
    set_str(L, "key", e->key);
    set_str(L, "label", e->label);
    set_count(L, "statement_count", e->n_statements);
    set_count(L, "document_count", e->n_documents);
    lua_createtable(L, (int)e->n_aliases, 0);
    for (uint32_t k = 0; k < e->n_aliases; k++) {
        lua_pushlstring(L, e->aliases[k].ptr, e->aliases[k].len);
        lua_rawseti(L, -2, k + 1);
    }
    lua_setfield(L, -2, "aliases_found");
}

static void push_document(lua_State *L, const struct tc_graph *graph, uint32_t i) {
    const struct tc_graph_document *d = tc_graph_document(graph, i);
    lua_createtable(L, 0, 10);
    set_str(L, "document_id", d->id);
    set_str(L, "document", d->uri);
    set_str(L, "title", d->title);
    set_str(L, "date", d->date);
    set_str(L, "sha256", d->sha256);
    set_count(L, "characters", d->chars);
    set_count(L, "sentences", d->sentences);
    set_count(L, "tokens", d->tokens);
    set_count(L, "statements", d->n_statements);
    set_count(L, "errors", d->errors);
}

static void push_relation(lua_State *L, const struct tc_graph *graph, uint32_t i) {
    const struct tc_relation *r = tc_graph_relation(graph, i);
    lua_createtable(L, 0, 10);
    set_str(L, "name", r->name);
    set_str(L, "label", r->label);
    set_str(L, "group", r->group);
    set_count(L, "order", r->order);
    set_str(L, "help", r->help);
    set_str(L, "subject", r->subject);
    set_str(L, "object", r->object);
    set_str(L, "plugin", r->plugin);
    set_str(L, "qualifiers", r->qualifiers);
    set_boolean(L, "symmetric", r->symmetric);
}

static void push_evidence(lua_State *L, const struct tc_graph *graph, uint32_t i) {
    const struct tc_evidence *e = tc_graph_evidence(graph, i);
    const struct tc_graph_document *document = tc_graph_document(graph, e->document);
    lua_createtable(L, 0, 22);
    set_document(L, document);
    set_str(L, "document_id", document->id);
    set_str(L, "evidence_id", e->id);
    set_str(L, "triple_id", tc_graph_statement(graph, e->statement)->id);
    set_count(L, "sentence_no", e->sentence_no);
    set_str(L, "sentence", e->sentence);
    set_count(L, "char_start", e->char_start);
    set_count(L, "char_end", e->char_end);
    set_count(L, "subject_start", e->subject_start);
    set_count(L, "subject_end", e->subject_end);
    set_count(L, "object_start", e->object_start);
    set_count(L, "object_end", e->object_end);
    set_str(L, "plugin", e->plugin);
    set_str(L, "plugin_version", e->plugin_version);
    set_str(L, "rule", e->rule);
    set_count(L, "rule_line", e->rule_line);
    set_number(L, "confidence", e->confidence);
    set_str(L, "frame_id", frame_id(graph, e));
}

/* --- iterators: one row at a time, so that a graph of any size can be walked --- */

struct table {
    uint32_t (*count)(const struct tc_graph *graph);
    void (*push)(lua_State *L, const struct tc_graph *graph, uint32_t i);
};

static const struct table statements = {tc_graph_statement_count, push_statement};
static const struct table entities = {tc_graph_entity_count, push_entity};
static const struct table documents = {tc_graph_document_count, push_document};
static const struct table relations = {tc_graph_relation_count, push_relation};

/* Upvalues: graph (keeps the userdata alive), table, next row. */
static int next_row(lua_State *L) {
    const struct view *view = lua_touserdata(L, lua_upvalueindex(1));
    const struct table *table = lua_touserdata(L, lua_upvalueindex(2));
    uint32_t i = (uint32_t)lua_tointeger(L, lua_upvalueindex(3));
    tc_sandbox_charge(L, ROW_FUEL);
    if (i >= table->count(view->graph))
        return 0;
    lua_pushinteger(L, (lua_Integer)i + 1);
    lua_replace(L, lua_upvalueindex(3));
    table->push(L, view->graph, i);
    return 1;
}

static int iterate(lua_State *L, const struct table *table) {
    check_graph(L);
    lua_settop(L, 1);
    lua_pushlightuserdata(L, (void *)(uintptr_t)table);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, next_row, 3);
    return 1;
}

static int graph_statements(lua_State *L) { return iterate(L, &statements); }

static int graph_entities(lua_State *L) { return iterate(L, &entities); }

static int graph_documents(lua_State *L) { return iterate(L, &documents); }

static int graph_relations(lua_State *L) { return iterate(L, &relations); }

/* --- look-ups --- */

/* The numbers of the evidence of the row at stack index 2. */
static const uint32_t *check_statement(lua_State *L, const struct tc_graph *graph, uint32_t *n) {
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_pushliteral(L, "number");
    lua_rawget(L, 2);
    lua_Integer number = lua_tointeger(L, -1);
    luaL_argcheck(L, number >= 1 && number <= tc_graph_statement_count(graph), 2,
                  "a row of graph:statements() expected");
    return tc_graph_statement_evidence(graph, (uint32_t)number - 1, n);
}

/* An array of what `push` makes of each piece of evidence of the row at stack index 2, as many as index 3 says. */
static int push_each(lua_State *L, uint64_t fuel, void (*push)(lua_State *, const struct tc_graph *, uint32_t)) {
    const struct tc_graph *graph = check_graph(L);
    uint32_t n;
    const uint32_t *list = check_statement(L, graph, &n);
    lua_Integer max = luaL_optinteger(L, 3, n);
    n = max < 0 ? 0 : max < n ? (uint32_t)max : n;
    lua_createtable(L, (int)n, 0);
    for (uint32_t i = 0; i < n; i++) {
        tc_sandbox_charge(L, fuel);
        push(L, graph, list[i]);
        lua_rawseti(L, -2, i + 1);
    }
    return 1;
}

static int graph_evidence(lua_State *L) { return push_each(L, ROW_FUEL, push_evidence); }

static void push_frame(lua_State *L, const struct tc_graph *graph, uint32_t evidence) {
    struct tc_str id = frame_id(graph, tc_graph_evidence(graph, evidence));
    lua_pushlstring(L, id.ptr != NULL ? id.ptr : "", id.len);
}

static int graph_frames(lua_State *L) { return push_each(L, 1, push_frame); }

static int graph_relation(lua_State *L) {
    const struct tc_graph *graph = check_graph(L);
    struct tc_str name;
    name.ptr = luaL_checklstring(L, 2, &name.len);
    tc_sandbox_charge(L, ROW_FUEL);
    for (uint32_t i = 0; i < tc_graph_relation_count(graph); i++) {
        if (tc_str_eq(tc_graph_relation(graph, i)->name, name)) {
            push_relation(L, graph, i);
            return 1;
        }
    }
    lua_pushnil(L);
    return 1;
}

static int graph_counts(lua_State *L) {
    const struct tc_graph *graph = check_graph(L);
    tc_sandbox_charge(L, ROW_FUEL);
    lua_createtable(L, 0, 5);
    set_count(L, "statements", tc_graph_statement_count(graph));
    set_count(L, "entities", tc_graph_entity_count(graph));
    set_count(L, "documents", tc_graph_document_count(graph));
    set_count(L, "evidence", tc_graph_evidence_count(graph));
    set_count(L, "relations", tc_graph_relation_count(graph));
    return 1;
}

static const luaL_Reg graph_methods[] = {
    {"statements", graph_statements}, {"entities", graph_entities}, {"documents", graph_documents},
    {"relations", graph_relations},   {"evidence", graph_evidence}, {"frames", graph_frames},
    {"relation", graph_relation},     {"counts", graph_counts},     {NULL, NULL},
};

/* --- what is not there --- */

int tc_script_unknown(lua_State *L, const char *what, struct tc_str word, const char *const *names, size_t n) {
    struct tc_error err = {0};
    tc_hint_names(&err, word, names, n);
    return luaL_error(L, "%s \"%s\"%s%s", what, word.ptr, err.hint[0] ? "; " : "", err.hint);
}

enum { METHODS_MAX = 16 };

/* Upvalues: the methods by name, their list, what to say. */
static int find_method(lua_State *L) {
    lua_settop(L, 2);
    lua_pushvalue(L, 2);
    if (lua_rawget(L, lua_upvalueindex(1)) != LUA_TNIL)
        return 1;
    const luaL_Reg *methods = lua_touserdata(L, lua_upvalueindex(2));
    const char *names[METHODS_MAX];
    size_t n = 0;
    for (; n < METHODS_MAX && methods[n].name; n++)
        names[n] = methods[n].name;
    struct tc_str word = tc_str(lua_type(L, 2) == LUA_TSTRING ? lua_tostring(L, 2) : luaL_typename(L, 2));
    return tc_script_unknown(L, lua_tostring(L, lua_upvalueindex(3)), word, names, n);
}

void tc_script_set_methods(lua_State *L, const luaL_Reg *methods, const char *what) {
    lua_newtable(L);
    luaL_setfuncs(L, methods, 0);
    lua_pushlightuserdata(L, (void *)(uintptr_t)methods);
    lua_pushstring(L, what);
    lua_pushcclosure(L, find_method, 3);
    lua_setfield(L, -2, "__index");
}

/* --- the graph --- */

static int read_only(lua_State *L) { return luaL_error(L, "a graph cannot be changed from here"); }

static void fill_type(lua_State *L) {
    tc_script_set_methods(L, graph_methods, "a graph has no");
    lua_pushcfunction(L, read_only);
    lua_setfield(L, -2, "__newindex");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
}

static int make_view(lua_State *L) {
    struct view *view = lua_newuserdatauv(L, sizeof *view, 0);
    view->graph = lua_touserdata(L, 1);
    tc_sandbox_push_type(L, type_name, fill_type);
    lua_setmetatable(L, -2);
    return 1;
}

enum tc_status tc_script_push_graph(struct tc_sandbox *sandbox, const struct tc_graph *graph, struct tc_error *err) {
    lua_State *L = tc_sandbox_lua(sandbox);
    if (!lua_checkstack(L, 4))
        return tc_error_set(err, TC_ERR_MEMORY, "not enough memory");
    lua_pushcfunction(L, make_view);
    lua_pushlightuserdata(L, (void *)(uintptr_t)graph);
    return tc_sandbox_call(sandbox, 1, 1, err);
}
