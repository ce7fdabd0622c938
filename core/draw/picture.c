#include "draw/picture.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include "script/script.h"
#include <string.h>

enum { PICTURE_TEXT_MAX = 64 << 20, NODES_MAX = 5000, EDGES_MAX = 20000, STYLES_MAX = 1000, NAME_BYTES_MAX = 256 };

static const char *const line_names[TC_LINE_COUNT] = {"agreed", "reaffirmed", "discussed", "opposed", "other", "plain"};

const char *tc_kind_name(enum tc_kind kind) {
    switch (kind) {
    case TC_KIND_PARTY:
        return "party";
    case TC_KIND_TOPIC:
        return "topic";
    case TC_KIND_SECTOR:
        return "sector";
    case TC_KIND_OTHER:
    case TC_KIND_COUNT:
        break;
    }
    return "other";
}

enum tc_status tc_picture_init(struct tc_picture *picture) {
    memset(picture, 0, sizeof *picture);
    tc_arena_init(&picture->text, PICTURE_TEXT_MAX);
    for (int i = 0; i < TC_LINE_COUNT; i++) {
        struct tc_style style = {.id = tc_str(line_names[i])};
        if (tc_vec_push(&picture->styles, style) != TC_OK)
            return TC_ERR_MEMORY;
    }
    return tc_intern_init(&picture->ids);
}

void tc_picture_fini(struct tc_picture *picture) {
    tc_vec_fini(&picture->styles);
    tc_vec_fini(&picture->captions);
    tc_vec_fini(&picture->nodes);
    tc_vec_fini(&picture->edges);
    tc_vec_fini(&picture->clusters);
    tc_vec_fini(&picture->columns);
    tc_vec_fini(&picture->column_nodes);
    tc_intern_fini(&picture->ids);
    tc_arena_fini(&picture->text);
}

/* --- reading arguments; every failure is a Lua error --- */

static const char type_name[] = "tercet.canvas";

static struct tc_picture *check_canvas(lua_State *L) {
    struct tc_picture **canvas = luaL_checkudata(L, 1, type_name);
    tc_sandbox_charge(L, 32);
    return *canvas;
}

static int no_memory(lua_State *L) { return luaL_error(L, "not enough memory for the picture"); }

static struct tc_str keep(lua_State *L, struct tc_picture *picture, int index) {
    struct tc_str text;
    text.ptr = lua_tolstring(L, index, &text.len);
    tc_sandbox_charge(L, text.len / 8);
    text = tc_arena_str(&picture->text, text);
    if (text.ptr == NULL)
        no_memory(L);
    return text;
}

/* The table at index 2 has no other keys than these; NULL ends the list. */
static void check_keys(lua_State *L, const char *const *keys, bool list) {
    size_t n = 0;
    while (keys[n] != NULL)
        n++;
    luaL_checktype(L, 2, LUA_TTABLE);
    lua_settop(L, 2);
    for (lua_pushnil(L); lua_next(L, 2) != 0; lua_pop(L, 1)) {
        tc_sandbox_charge(L, 4);
        if (list && lua_type(L, -2) == LUA_TNUMBER)
            continue;
        struct tc_str key = tc_str(lua_type(L, -2) == LUA_TSTRING ? lua_tostring(L, -2) : luaL_typename(L, -2));
        size_t i = 0;
        while (i < n && !tc_str_eq_cstr(key, keys[i]))
            i++;
        if (i == n)
            tc_script_unknown(L, "unknown key", key, keys, n);
    }
}

/* Numbers count as text. */
static struct tc_str text_field(lua_State *L, struct tc_picture *picture, const char *name, bool needed) {
    struct tc_str text = {"", 0};
    lua_pushstring(L, name);
    int type = lua_rawget(L, 2);
    if (type == LUA_TSTRING || type == LUA_TNUMBER)
        text = keep(L, picture, -1);
    else if (type != LUA_TNIL || needed)
        luaL_error(L, "%s must be a string, not a %s", name, lua_typename(L, type));
    lua_pop(L, 1);
    return text;
}

static bool flag_field(lua_State *L, const char *name) {
    lua_pushstring(L, name);
    lua_rawget(L, 2);
    bool value = lua_toboolean(L, -1);
    lua_pop(L, 1);
    return value;
}

static double weight_field(lua_State *L) {
    enum { WEIGHT_MAX = 1000000 };
    int is_number = 1;
    lua_pushliteral(L, "weight");
    double weight = lua_rawget(L, 2) == LUA_TNIL ? 1 : lua_tonumberx(L, -1, &is_number);
    if (!is_number || !(weight >= 0 && weight <= WEIGHT_MAX))
        luaL_error(L, "weight must be a number from 0 to %d", WEIGHT_MAX);
    lua_pop(L, 1);
    return weight;
}

static uint32_t find_style(const struct tc_picture *picture, struct tc_str id) {
    for (uint32_t i = 0; i < picture->styles.len; i++)
        if (tc_str_eq(picture->styles.items[i].id, id))
            return i;
    return TC_NO_LINE;
}

static uint32_t line_field(lua_State *L, struct tc_picture *picture, uint32_t otherwise) {
    struct tc_str word = text_field(L, picture, "style", false);
    uint32_t line = word.len == 0 ? otherwise : find_style(picture, word);
    if (line != TC_NO_LINE || word.len == 0)
        return line;
    const char *names[STYLES_MAX];
    for (size_t i = 0; i < picture->styles.len; i++)
        names[i] = picture->styles.items[i].id.ptr;
    return (uint32_t)tc_script_unknown(L, "unknown style", word, names, picture->styles.len);
}

static enum tc_kind kind_field(lua_State *L, struct tc_picture *picture) {
    const char *names[TC_KIND_COUNT];
    struct tc_str word = text_field(L, picture, "kind", false);
    for (int i = 0; i < TC_KIND_COUNT; i++) {
        names[i] = tc_kind_name((enum tc_kind)i);
        if (tc_str_eq_cstr(word, names[i]))
            return (enum tc_kind)i;
    }
    return word.len == 0 ? TC_KIND_OTHER
                         : (enum tc_kind)tc_script_unknown(L, "unknown kind", word, names, TC_KIND_COUNT);
}

static uint32_t find_node(lua_State *L, const struct tc_picture *picture, struct tc_str id) {
    uint32_t number = tc_intern_find(&picture->ids, id);
    if (number == 0)
        luaL_error(L, "there is no node '%s'", id.ptr);
    return number - 1;
}

/* --- methods --- */

static int canvas_style(lua_State *L) {
    static const char *const keys[] = {"id", "label", "number", NULL};
    struct tc_picture *picture = check_canvas(L);
    check_keys(L, keys, false);
    struct tc_style style = {.id = text_field(L, picture, "id", true), .label = text_field(L, picture, "label", true)};
    uint32_t known = find_style(picture, style.id);
    lua_pushliteral(L, "number");
    lua_Integer number =
        lua_rawget(L, 2) == LUA_TNIL ? (lua_Integer)picture->styles.len - TC_LINE_COUNT + 1 : luaL_checkinteger(L, -1);
    if (number < 1 || number > STYLES_MAX)
        return luaL_error(L, "number must be one from 1 to %d", STYLES_MAX);
    style.look = (uint32_t)number - 1;
    tc_sandbox_charge(L, picture->styles.len);
    if (known != TC_NO_LINE) {
        picture->styles.items[known] = style;
        return 0;
    }
    if (picture->styles.len >= STYLES_MAX)
        return luaL_error(L, "more than %d styles", STYLES_MAX);
    return tc_vec_push(&picture->styles, style) == TC_OK ? 0 : no_memory(L);
}

/* The texts of the list on top of the stack, which stay on the stack. */
static size_t read_names(lua_State *L, const char **names, size_t max) {
    size_t n = 0;
    if (!lua_istable(L, -1))
        return 0;
    int list = lua_gettop(L);
    luaL_checkstack(L, (int)max + 8, "names");
    for (lua_Integer i = 1; n < max && lua_rawgeti(L, list, i) == LUA_TSTRING; i++)
        names[n++] = lua_tostring(L, -1);
    tc_sandbox_charge(L, 16 * n);
    return n;
}

/* How well a name fits an entity, whose id `known` is what the plugin calls so; 0 = not at all. */
static int name_fit(const struct tc_graph_entity *entity, struct tc_str name, const char *known) {
    if (tc_str_eq(entity->id, name))
        return 5;
    if (known && tc_str_eq_cstr(entity->id, known))
        return 4;
    if (tc_utf8_alike(entity->label, name))
        return 3;
    for (uint32_t i = 0; i < entity->n_aliases; i++)
        if (tc_utf8_alike(entity->aliases[i], name))
            return 2;
    return tc_utf8_alike(entity->key, name);
}

/* The id of the entity that goes by the name, best one of the graph; NULL: none. Whoever knows the names may read this
 * one as a text of its own, which takes a while. */
static const char *find_name(lua_State *L, const struct tc_picture *picture, struct tc_str name, bool *in_graph) {
    enum { FUEL = 10000, ENTITY_FUEL = 20 };
    uint32_t n = tc_graph_entity_count(picture->graph);
    int best = 0;
    *in_graph = false;
    if (name.len > NAME_BYTES_MAX)
        return NULL;
    tc_sandbox_charge(L, FUEL + name.len + (uint64_t)ENTITY_FUEL * n);
    tc_sandbox_check_time(L);
    const char *known = picture->find_name ? picture->find_name(picture->find_ctx, name.ptr) : NULL, *found = known;
    for (uint32_t i = 0; i < n; i++) {
        const struct tc_graph_entity *entity = tc_graph_entity(picture->graph, i);
        int fit = name_fit(entity, name, known);
        found = fit > best ? entity->id.ptr : found;
        best = fit > best ? fit : best;
    }
    *in_graph = best > 0;
    return found;
}

static int canvas_find(lua_State *L) {
    struct tc_picture *picture = check_canvas(L);
    struct tc_str name;
    bool in_graph;
    name.ptr = luaL_checklstring(L, 2, &name.len);
    lua_pushstring(L, find_name(L, picture, name, &in_graph)); /* NULL: nil */
    return 1;
}

static int canvas_refuse(lua_State *L) {
    enum { NEAR_MAX = 2000 };
    static const char *const keys[] = {"option", "value", "among", NULL};
    struct tc_picture *picture = check_canvas(L);
    check_keys(L, keys, false);
    struct tc_str option = text_field(L, picture, "option", true), value = text_field(L, picture, "value", true);
    const char *names[NEAR_MAX];
    lua_pushliteral(L, "among");
    lua_rawget(L, 2);
    const char *near = tc_str_nearest(value, names, read_names(L, names, NEAR_MAX));
    bool in_graph;
    const char *id = find_name(L, picture, value, &in_graph);
    if (value.len > NAME_BYTES_MAX)
        tc_error_set(&picture->refusal, TC_ERR_USAGE, "--set %s: a name has at most %d bytes, this one has %zu",
                     option.ptr, NAME_BYTES_MAX, value.len);
    else if (in_graph)
        tc_error_set(&picture->refusal, TC_ERR_USAGE, "--set %s=%s: this view cannot take %s there", option.ptr,
                     value.ptr, id);
    else if (id)
        tc_error_set(&picture->refusal, TC_ERR_USAGE, "--set %s=%s: these results have nothing of %s", option.ptr,
                     value.ptr, id);
    else
        tc_error_set(&picture->refusal, TC_ERR_USAGE, "--set %s=%s: there is none of that name in these results",
                     option.ptr, value.ptr);
    if (near)
        tc_error_hint(&picture->refusal, "did you mean --set \"%s=%s\"?", option.ptr, near);
    else
        tc_error_hint(&picture->refusal, "a name or an id as in entities.csv is wanted");
    return luaL_error(L, "%s", picture->refusal.msg);
}

static int canvas_title(lua_State *L) {
    struct tc_picture *picture = check_canvas(L);
    luaL_checkstring(L, 2);
    picture->title = keep(L, picture, 2);
    return 0;
}

static int canvas_subtitle(lua_State *L) {
    struct tc_picture *picture = check_canvas(L);
    luaL_checkstring(L, 2);
    picture->subtitle = keep(L, picture, 2);
    return 0;
}

static int canvas_caption(lua_State *L) {
    struct tc_picture *picture = check_canvas(L);
    luaL_checkstring(L, 2);
    struct tc_str text = keep(L, picture, 2);
    return tc_vec_push(&picture->captions, text) == TC_OK ? 0 : no_memory(L);
}

static int canvas_layout(lua_State *L) {
    static const char *const keys[] = {"ports", "down", NULL};
    struct tc_picture *picture = check_canvas(L);
    check_keys(L, keys, false);
    picture->ports = flag_field(L, "ports");
    picture->down = flag_field(L, "down");
    return 0;
}

static int canvas_cluster(lua_State *L) {
    static const char *const keys[] = {"id", "label", NULL};
    struct tc_picture *picture = check_canvas(L);
    check_keys(L, keys, false);
    struct tc_cluster cluster = {.id = text_field(L, picture, "id", true),
                                 .label = text_field(L, picture, "label", false)};
    for (size_t i = 0; i < picture->clusters.len; i++) {
        if (tc_str_eq(picture->clusters.items[i].id, cluster.id))
            return luaL_error(L, "there is a cluster '%s' already", cluster.id.ptr);
    }
    tc_sandbox_charge(L, picture->clusters.len);
    return tc_vec_push(&picture->clusters, cluster) == TC_OK ? 0 : no_memory(L);
}

static uint32_t find_cluster(lua_State *L, struct tc_picture *picture, struct tc_str id) {
    tc_sandbox_charge(L, picture->clusters.len);
    for (uint32_t i = 0; id.len > 0 && i < picture->clusters.len; i++) {
        if (tc_str_eq(picture->clusters.items[i].id, id))
            return i + 1;
    }
    return id.len == 0 ? 0 : (uint32_t)luaL_error(L, "there is no cluster '%s'", id.ptr);
}

static int canvas_node(lua_State *L) {
    static const char *const keys[] = {"id", "label", "note", "kind", "style", "tooltip", "url", "cluster", NULL};
    struct tc_picture *picture = check_canvas(L);
    check_keys(L, keys, false);
    struct tc_node node = {
        .id = text_field(L, picture, "id", true),
        .label = text_field(L, picture, "label", false),
        .note = text_field(L, picture, "note", false),
        .tooltip = text_field(L, picture, "tooltip", false),
        .url = text_field(L, picture, "url", false),
        .kind = kind_field(L, picture),
        .line = line_field(L, picture, TC_NO_LINE),
    };
    node.cluster = find_cluster(L, picture, text_field(L, picture, "cluster", false));
    if (node.label.len == 0)
        node.label = node.id;
    if (picture->nodes.len >= NODES_MAX)
        return luaL_error(L, "more than %d nodes", NODES_MAX);
    if (tc_intern_find(&picture->ids, node.id) != 0)
        return luaL_error(L, "there is a node '%s' already", node.id.ptr);
    if (tc_vec_push(&picture->nodes, node) != TC_OK || tc_intern_add(&picture->ids, node.id) != picture->nodes.len)
        return no_memory(L);
    return 0;
}

static struct tc_edge *same_edge(struct tc_picture *picture, const struct tc_edge *edge) {
    for (size_t i = 0; i < picture->edges.len; i++) {
        struct tc_edge *other = &picture->edges.items[i];
        if (other->from == edge->from && other->to == edge->to && other->line == edge->line &&
            other->back == edge->back)
            return other;
    }
    return NULL;
}

static int canvas_edge(lua_State *L) {
    static const char *const keys[] = {"from", "to", "style", "weight", "label", "tooltip", "back", "mutual", NULL};
    struct tc_picture *picture = check_canvas(L);
    check_keys(L, keys, false);
    struct tc_edge edge = {
        .from = find_node(L, picture, text_field(L, picture, "from", true)),
        .to = find_node(L, picture, text_field(L, picture, "to", true)),
        .label = text_field(L, picture, "label", false),
        .tooltip = text_field(L, picture, "tooltip", false),
        .weight = weight_field(L),
        .line = line_field(L, picture, TC_LINE_OTHER),
        .back = flag_field(L, "back"),
        .mutual = flag_field(L, "mutual"),
    };
    tc_sandbox_charge(L, picture->edges.len);
    struct tc_edge *same = same_edge(picture, &edge);
    if (same != NULL) {
        edge.weight += same->weight;
        if (edge.tooltip.len == 0)
            edge.tooltip = same->tooltip;
        *same = edge;
        return 0;
    }
    if (picture->edges.len >= EDGES_MAX)
        return luaL_error(L, "more than %d lines", EDGES_MAX);
    return tc_vec_push(&picture->edges, edge) == TC_OK ? 0 : no_memory(L);
}

static int canvas_rank(lua_State *L) {
    static const char *const keys[] = {"ordered", NULL};
    struct tc_picture *picture = check_canvas(L);
    check_keys(L, keys, true);
    struct tc_column column = {(uint32_t)picture->column_nodes.len, 0, flag_field(L, "ordered")};
    lua_Integer n = (lua_Integer)lua_rawlen(L, 2);
    for (lua_Integer i = 1; i <= n; i++) {
        tc_sandbox_charge(L, 8);
        lua_rawgeti(L, 2, i);
        if (!lua_isstring(L, -1))
            return luaL_error(L, "item %I of a rank must be the id of a node", (LUAI_UACINT)i);
        uint32_t node = find_node(L, picture, keep(L, picture, -1));
        lua_pop(L, 1);
        if (tc_vec_push(&picture->column_nodes, node) != TC_OK)
            return no_memory(L);
    }
    column.len = (uint32_t)n;
    return tc_vec_push(&picture->columns, column) == TC_OK ? 0 : no_memory(L);
}

static void fill_type(lua_State *L) {
    static const luaL_Reg methods[] = {
        {"title", canvas_title},   {"subtitle", canvas_subtitle}, {"caption", canvas_caption},
        {"layout", canvas_layout}, {"cluster", canvas_cluster},   {"node", canvas_node},
        {"edge", canvas_edge},     {"rank", canvas_rank},         {"style", canvas_style},
        {"find", canvas_find},     {"refuse", canvas_refuse},     {NULL, NULL},
    };
    tc_script_set_methods(L, methods, "a canvas has no");
    lua_pushboolean(L, 0);
    lua_setfield(L, -2, "__metatable");
}

void tc_canvas_push(lua_State *L, struct tc_picture *picture) {
    struct tc_picture **canvas = lua_newuserdatauv(L, sizeof *canvas, 0);
    *canvas = picture;
    tc_sandbox_push_type(L, type_name, fill_type);
    lua_setmetatable(L, -2);
}
