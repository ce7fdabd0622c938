/* entity_argument.c - what Lua code gives as an entity: a capture, an entity table, "type:key", or words for a
 * free-text type. */
#include "plugin/worker_state.h"
#include <lauxlib.h>
#include <string.h>
#include <strings.h>

enum { ATTRS_MAX = 64, NEAR_LOOKED_AT = 20000 };

static struct tc_str field(lua_State *L, int i, const char *key) {
    struct tc_str text = {0};
    if (tc_lua_field(L, i, key) == LUA_TSTRING)
        text.ptr = lua_tolstring(L, -1, &text.len);
    lua_pop(L, 1); /* the table still holds the string */
    return text;
}

static int unknown_type(lua_State *L, const struct tc_worker *worker, const struct tc_unit *unit, struct tc_str type,
                        const char *what) {
    struct tc_error hint = {0};
    tc_hint_type(&hint, unit, worker->model, type);
    lua_pushlstring(L, type.ptr ? type.ptr : "", type.len);
    return luaL_error(L, "%s: unknown type \"%s\"%s%s", what, lua_tostring(L, -1), hint.hint[0] ? "; " : "", hint.hint);
}

static uint32_t add(lua_State *L, struct tc_worker *worker, const struct tc_entity *entity) {
    uint32_t number = tc_entities_add(&worker->entities, entity);
    if (number == TC_NONE)
        luaL_error(L, "%s", tc_status_str(TC_ERR_MEMORY));
    return number;
}

static uint32_t read_attributes(lua_State *L, int i, struct tc_attr *attrs) {
    uint32_t n = 0;
    if (tc_lua_field(L, i, "attributes") == LUA_TTABLE)
        for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1)) {
            if (lua_type(L, -2) != LUA_TSTRING || lua_type(L, -1) != LUA_TSTRING || n == ATTRS_MAX)
                continue;
            attrs[n].name.ptr = lua_tolstring(L, -2, &attrs[n].name.len);
            attrs[n].value.ptr = lua_tolstring(L, -1, &attrs[n].value.len);
            n++;
        }
    lua_pop(L, 1);
    /* pairs order differs from run to run; what is kept must not. */
    for (uint32_t a = 1; a < n; a++)
        for (uint32_t b = a; b > 0 && tc_str_cmp(attrs[b].name, attrs[b - 1].name) < 0; b--) {
            struct tc_attr swap = attrs[b];
            attrs[b] = attrs[b - 1];
            attrs[b - 1] = swap;
        }
    return n;
}

static uint32_t from_table(lua_State *L, int i, struct tc_worker *worker, const struct tc_unit *unit,
                           const char *what) {
    struct tc_str type = field(L, i, "type"), key = field(L, i, "key"), label = field(L, i, "label");
    if (type.len == 0 || key.len == 0)
        luaL_error(L, "%s: a table needs type and key (a capture of a mention has both)", what);
    struct tc_attr attrs[ATTRS_MAX];
    struct tc_entity entity = {.type = tc_model_find_type(worker->model, unit->group, type),
                               .key = key,
                               .label = label.len ? label : key,
                               .attrs = attrs};
    if (entity.type == TC_NONE)
        unknown_type(L, worker, unit, type, what);
    entity.n_attrs = read_attributes(L, i, attrs);
    return add(L, worker, &entity);
}

/* Do all entities of the type come from gazetteers: none is made of words? */
static bool is_closed(const struct tc_worker *worker, const struct tc_unit *unit, uint32_t type) {
    struct tc_str name = tc_model_type_name(worker->model, type);
    bool closed = false;
    for (size_t i = 0; i < unit->gazetteers.len; i++) {
        struct tc_str entity = unit->gazetteer_decls.items[i].entity;
        closed |= tc_str_eq(entity.ptr ? entity : unit->gazetteers.items[i].type, name);
    }
    for (size_t i = 0; i < unit->steps.len; i++) {
        const struct tc_step *step = &unit->steps.items[i];
        closed &= step->type != type || step->resolve || step->entity_label.ptr;
    }
    return closed && !tc_unit_is_free_type(unit, name);
}

static bool is_alike(struct tc_str a, struct tc_str b) {
    return a.len == b.len && strncasecmp(a.ptr, b.ptr, a.len) == 0;
}

/* The key of the entity that is meant: but for capitals, by its label, or nearly; else .ptr NULL. */
static struct tc_str near_key(const struct tc_model *model, uint32_t type, struct tc_str key) {
    struct tc_str near = {0};
    for (uint32_t i = 0, n = 0; i < tc_model_entity_count(model) && n < NEAR_LOOKED_AT; i++) {
        struct tc_entity_view view;
        if (tc_model_entity_type(model, i) != type)
            continue;
        const struct tc_entity *entity = tc_model_entity_at(model, i, &view);
        if (is_alike(entity->key, key) || is_alike(entity->label, key))
            return entity->key;
        if (!near.ptr && tc_str_nearest(key, &entity->key.ptr, 1))
            near = entity->key;
        n++;
    }
    return near;
}

static void refuse_unknown(lua_State *L, const struct tc_worker *worker, struct tc_str type, struct tc_str key,
                           uint32_t number) {
    struct tc_str near = near_key(worker->model, number, key);
    lua_pushlstring(L, type.ptr, type.len);
    if (near.ptr)
        luaL_error(L, "no entity %s:%s; did you mean %s:%s?", lua_tostring(L, -1), key.ptr, lua_tostring(L, -1),
                   near.ptr);
    luaL_error(L, "no entity %s:%s: no gazetteer has this key; { type =, key =, label = } would make one",
               lua_tostring(L, -1), key.ptr);
}

/* "type:key"; TC_NONE when the string has no type of the plugin before a colon. */
static uint32_t from_id(lua_State *L, struct tc_str text, struct tc_worker *worker, const struct tc_unit *unit) {
    struct tc_str key = text, type = tc_str_split(&key, ':');
    if (!key.ptr || key.len == 0)
        return TC_NONE;
    struct tc_entity entity = {.type = tc_model_find_type(worker->model, unit->group, type), .key = key, .label = key};
    if (entity.type == TC_NONE)
        return TC_NONE;
    uint32_t known = tc_entities_find(&worker->entities, entity.type, key);
    if (known == TC_NONE && is_closed(worker, unit, entity.type))
        refuse_unknown(L, worker, type, key, entity.type);
    return known != TC_NONE ? known : add(L, worker, &entity);
}

uint32_t tc_lua_entity(lua_State *L, int i, struct tc_worker *worker, const struct tc_unit *unit, const char *what) {
    if (lua_type(L, i) == LUA_TTABLE)
        return from_table(L, i, worker, unit, what);
    if (lua_type(L, i) != LUA_TSTRING)
        luaL_error(L, "%s must be an entity, not a %s", what, luaL_typename(L, i));
    struct tc_str text;
    text.ptr = lua_tolstring(L, i, &text.len);
    uint32_t number = from_id(L, text, worker, unit);
    if (number == TC_NONE)
        luaL_error(L, "%s: \"%s\" is not of the form type:key", what, text.ptr);
    return number;
}

/* --- sides of doc:emit --- */

struct side_argument {
    struct tc_worker *worker;
    const struct tc_relation_info *relation;
    const struct tc_side *side;
    struct tc_str allowed;
    bool is_subject;
    uint32_t refused; /* an entity that the side does not take, or TC_NONE */
};

static size_t count(const struct side_argument *a) {
    return a->is_subject ? a->worker->subjects.len : a->worker->objects.len;
}

static void add_participant(lua_State *L, struct side_argument *a, struct tc_participant participant) {
    struct tc_worker *worker = a->worker;
    if (!tc_side_has(a->side, tc_entities_type(&worker->entities, participant.entity))) {
        a->refused = participant.entity;
        return;
    }
    if ((a->is_subject ? tc_vec_push(&worker->subjects, participant) : tc_vec_push(&worker->objects, participant)) !=
        TC_OK)
        luaL_error(L, "%s", tc_status_str(TC_ERR_MEMORY));
}

/* The words of a table that is a capture of this sentence; else those of the match. */
static struct tc_participant words_of(lua_State *L, int i, const struct tc_worker *worker) {
    const struct tc_match *match = worker->current.match;
    struct tc_span span = tc_worker_span(worker, match->first, match->last);
    struct tc_participant participant = {TC_NONE, span.from, span.to, false, false};
    if (lua_type(L, i) != LUA_TTABLE)
        return participant;
    const struct tc_tokens *tokens = &worker->window->tokens;
    struct tc_span sentence =
        tc_worker_span(worker, tokens->sent[worker->sentence], tokens->sent[worker->sentence + 1]);
    uint64_t offset = worker->window->byte_offset;
    lua_getfield(L, i, "from");
    lua_getfield(L, i, "to");
    lua_Integer from = lua_tointeger(L, -2), to = lua_tointeger(L, -1);
    lua_pop(L, 2);
    if (from >= (lua_Integer)(offset + sentence.from) && to <= (lua_Integer)(offset + sentence.to) && from < to) {
        participant.from = (uint32_t)((uint64_t)from - offset);
        participant.to = (uint32_t)((uint64_t)to - offset);
        participant.alias = true;
    }
    return participant;
}

static void add_text(lua_State *L, struct side_argument *a, struct tc_str text, struct tc_participant participant) {
    const char *what = a->is_subject ? "subject" : "object";
    if (a->side->n_free == 0)
        luaL_error(L, "emit: the %s \"%s\" is plain text, and %s takes %s; give a mention or \"type:key\"", what,
                   text.ptr, a->relation->name.ptr, a->allowed.ptr);
    if (a->side->n_free > 1)
        luaL_error(L, "emit: the %s \"%s\" may be of several free-text types (%s); give \"type:key\"", what, text.ptr,
                   a->allowed.ptr);
    participant.entity = tc_entities_from_text(&a->worker->entities, a->side->free_type, text);
    if (participant.entity == TC_NONE)
        luaL_error(L, "emit: no name can be made of the %s \"%s\"", what, text.ptr);
    add_participant(L, a, participant);
}

static void add_value(lua_State *L, struct side_argument *a, int i, int depth);

static void add_table(lua_State *L, struct side_argument *a, int i, int depth) {
    struct tc_participant participant = words_of(L, i, a->worker);
    size_t n = lua_rawlen(L, i);
    for (size_t j = 1; j <= n && depth < 2; j++) { /* a list capture */
        lua_rawgeti(L, i, (lua_Integer)j);
        add_value(L, a, lua_gettop(L), depth + 1);
        lua_pop(L, 1);
    }
    if (n > 0)
        return;
    size_t n_entities = tc_lua_field(L, i, "entities") == LUA_TTABLE ? lua_rawlen(L, -1) : 0;
    int list = lua_gettop(L);
    participant.alias = participant.alias && n_entities <= 1;
    for (size_t j = 1; j <= n_entities; j++) {
        lua_rawgeti(L, list, (lua_Integer)j);
        participant.entity = tc_lua_entity(L, lua_gettop(L), a->worker, a->worker->current.unit, "emit");
        add_participant(L, a, participant);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    if (n_entities > 0)
        return;
    struct tc_str text = field(L, i, "text");
    if (field(L, i, "key").len == 0 && text.len > 0) {
        add_text(L, a, text, participant);
        return;
    }
    participant.entity = tc_lua_entity(L, i, a->worker, a->worker->current.unit, "emit");
    add_participant(L, a, participant);
}

/* m.x.label of a list is nil without an error of Lua's. */
static void refuse_nil(lua_State *L, const struct tc_worker *worker, const char *what) {
    const char *list = NULL;
    for (uint32_t i = 0; i < tc_model_label_count(worker->model, worker->current.pattern) && !list; i++) {
        const struct tc_label *label = tc_model_label(worker->model, worker->current.pattern, i);
        list = label->is_list ? label->name.ptr : NULL;
    }
    if (list)
        luaL_error(L, "emit: the %s is nil; m.%s is a list: a field of it is m.%s[1].label", what, list, list);
    luaL_error(L, "emit: the %s is nil; did the capture take part in this match?", what);
}

static void add_value(lua_State *L, struct side_argument *a, int i, int depth) {
    luaL_checkstack(L, 8, NULL);
    const char *what = a->is_subject ? "subject" : "object";
    if (lua_type(L, i) == LUA_TTABLE) {
        add_table(L, a, i, depth);
        return;
    }
    if (lua_isnil(L, i))
        refuse_nil(L, a->worker, what);
    if (lua_type(L, i) != LUA_TSTRING)
        luaL_error(L, "emit: the %s must be a capture, an entity or a string, not a %s", what, luaL_typename(L, i));
    struct tc_str text;
    text.ptr = lua_tolstring(L, i, &text.len);
    struct tc_participant participant = words_of(L, i, a->worker);
    participant.entity = from_id(L, text, a->worker, a->worker->current.unit);
    if (participant.entity == TC_NONE)
        add_text(L, a, text, participant);
    else
        add_participant(L, a, participant);
}

void tc_lua_participants(lua_State *L, int i, struct tc_worker *worker, uint32_t relation, bool is_subject) {
    const struct tc_unit *unit = worker->current.unit;
    const struct tc_relation_decl *decl = &unit->relation_decls.items[relation];
    const struct tc_relation_info *info = &unit->relations.items[relation];
    struct side_argument a = {
        worker,     info,   is_subject ? &decl->subject : &decl->object, is_subject ? info->subject : info->object,
        is_subject, TC_NONE};
    if (is_subject)
        worker->subjects.len = 0;
    else
        worker->objects.len = 0;
    add_value(L, &a, i, 0);
    if (count(&a) == 0 && a.refused != TC_NONE)
        luaL_error(L, "emit: the %s is a %s, and %s takes %s", is_subject ? "subject" : "object",
                   tc_model_type_name(worker->model, tc_entities_type(&worker->entities, a.refused)).ptr,
                   info->name.ptr, a.allowed.ptr);
}
