#include "base/alloc.h"
#include "base/utf8.h"
#include "plugin/worker_state.h"
#include <string.h>

enum { KEY_MAX = 64 * 1024 };

enum tc_status tc_entities_init(struct tc_entities *entities, const struct tc_model *model) {
    *entities = (struct tc_entities){.model = model, .n_model = tc_model_entity_count(model)};
    tc_arena_init(&entities->arena, SIZE_MAX);
    tc_buf_init(&entities->id, KEY_MAX);
    tc_buf_init(&entities->slug, KEY_MAX);
    entities->in_graph = tc_calloc((size_t)entities->n_model + 1, sizeof *entities->in_graph);
    return entities->in_graph ? tc_intern_init(&entities->ids) : TC_ERR_MEMORY;
}

void tc_entities_reset(struct tc_entities *entities) {
    tc_arena_reset(&entities->arena);
    tc_intern_reset(&entities->ids);
    entities->own.len = 0;
}

void tc_entities_fini(struct tc_entities *entities) {
    tc_free(entities->in_graph);
    if (entities->in_graph)
        tc_intern_fini(&entities->ids);
    tc_vec_fini(&entities->own);
    tc_buf_fini(&entities->id);
    tc_buf_fini(&entities->slug);
    tc_arena_fini(&entities->arena);
}

const struct tc_entity *tc_entities_at(const struct tc_entities *entities, uint32_t number,
                                       struct tc_entity_view *view) {
    if (number < entities->n_model)
        return tc_model_entity_at(entities->model, number, view);
    return &entities->own.items[number - entities->n_model].entity;
}

uint32_t tc_entities_type(const struct tc_entities *entities, uint32_t number) {
    return number < entities->n_model ? tc_model_entity_type(entities->model, number)
                                      : entities->own.items[number - entities->n_model].entity.type;
}

static bool copy_attrs(struct tc_entities *entities, struct tc_entity *entity) {
    struct tc_attr *attrs = tc_arena_zalloc(&entities->arena, (entity->n_attrs + 1) * sizeof *attrs);
    for (uint32_t i = 0; attrs && i < entity->n_attrs; i++) {
        attrs[i].name = tc_arena_str(&entities->arena, entity->attrs[i].name);
        attrs[i].value = tc_arena_str(&entities->arena, entity->attrs[i].value);
        if (!attrs[i].name.ptr || !attrs[i].value.ptr)
            return false;
    }
    entity->attrs = attrs;
    return attrs != NULL;
}

uint32_t tc_entities_find(struct tc_entities *entities, uint32_t type, struct tc_str key) {
    uint32_t known = tc_model_find_entity(entities->model, type, key);
    if (known != TC_NONE)
        return known;
    tc_buf_reset(&entities->id);
    (void)tc_buf_add(&entities->id, (struct tc_str){(const char *)&type, sizeof type});
    (void)tc_buf_add(&entities->id, key);
    uint32_t number = entities->id.failed ? 0 : tc_intern_find(&entities->ids, tc_buf_str(&entities->id));
    return number != 0 ? entities->n_model + number - 1 : TC_NONE;
}

uint32_t tc_entities_add(struct tc_entities *entities, const struct tc_entity *entity) {
    uint32_t number = tc_entities_find(entities, entity->type, entity->key); /* leaves its id */
    if (number != TC_NONE)
        return number;
    if (entities->id.failed)
        return TC_NONE;
    struct tc_own_entity own = {*entity, TC_NO_RECORD};
    own.entity.key = tc_arena_str(&entities->arena, entity->key);
    own.entity.label = tc_arena_str(&entities->arena, entity->label);
    if (!own.entity.key.ptr || !own.entity.label.ptr || !copy_attrs(entities, &own.entity) ||
        tc_vec_reserve(&entities->own, entities->own.len + 1) != TC_OK)
        return TC_NONE;
    number = tc_intern_add(&entities->ids, tc_buf_str(&entities->id)); /* last: ids and own go in step */
    if (number == 0 || tc_vec_push(&entities->own, own) != TC_OK)
        return TC_NONE;
    return entities->n_model + number - 1;
}

/* --- words --- */

static bool is_edge(uint32_t c) {
    if (c < 0x80)
        return !((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'));
    return (c >= 0x2010 && c <= 0x205e) || c == 0xa0 || c == 0xab || c == 0xbb || c == 0x3000 || c == 0xfffd;
}

static struct tc_str trim_start(struct tc_str text) {
    while (text.len > 0) {
        uint32_t c;
        unsigned n = tc_utf8_decode(text.ptr, text.len, &c);
        if (!is_edge(c))
            break;
        text = tc_str_sub(text, n, text.len);
    }
    return text;
}

static struct tc_str trim_end(struct tc_str text) {
    while (text.len > 0) {
        size_t at = text.len - 1;
        while (at > 0 && tc_utf8_is_tail(text.ptr[at]))
            at--;
        uint32_t c;
        (void)tc_utf8_decode(text.ptr + at, text.len - at, &c);
        if (!is_edge(c))
            break;
        text = tc_str_sub(text, 0, at);
    }
    return text;
}

static struct tc_str skip_article(struct tc_str text) {
    static const char *const articles[] = {"the ", "an ", "a "};
    for (size_t i = 0; i < sizeof articles / sizeof *articles; i++) {
        size_t len = strlen(articles[i]);
        if (text.len > len && strncasecmp(text.ptr, articles[i], len) == 0)
            return tc_str_sub(text, len, text.len);
    }
    return text;
}

uint32_t tc_entities_from_text(struct tc_entities *entities, uint32_t type, struct tc_str text) {
    struct tc_str label = trim_end(trim_start(skip_article(trim_start(text))));
    tc_buf_reset(&entities->slug);
    if (label.len == 0 || tc_utf8_slug(label, &entities->slug) != TC_OK || entities->slug.len == 0)
        return TC_NONE;
    struct tc_entity entity = {.type = type, .key = tc_buf_str(&entities->slug), .label = label};
    return tc_entities_add(entities, &entity);
}
