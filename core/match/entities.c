#include "match/entities.h"

#include "base/alloc.h"
#include "base/hash.h"
#include <string.h>

enum { SLOTS_MIN = 256 };

/* Of a slot: the number + 1; the bits above are those of the hash, so that few others are looked at. */
static const uint32_t SLOT_NUMBER = 2 * TC_ENTITIES_MAX - 1;

enum tc_status tc_entity_table_init(struct tc_entity_table *table) {
    *table = (struct tc_entity_table){.n_slots = 0};
    tc_buf_init(&table->text, UINT32_MAX);
    tc_buf_init(&table->attr_text, UINT32_MAX);
    return tc_intern_init(&table->attr_names);
}

void tc_entity_table_fini(struct tc_entity_table *table) {
    if (!table->is_mapped) {
        tc_vec_fini(&table->starts);
        tc_buf_fini(&table->text);
        tc_free(table->slots);
    }
    tc_buf_fini(&table->attr_text);
    tc_intern_fini(&table->attr_names);
}

/* --- text: a string is its length, seven bits a byte, its bytes and a NUL --- */

enum { NUMBER_BYTES = 10 };

static char *put_number(char *to, size_t number) {
    for (; number > 0x7f; number >>= 7) {
        *to++ = (char)(number | 0x80);
    }
    *to++ = (char)number;
    return to;
}

static char *put_str(char *to, struct tc_str str) {
    to = put_number(to, str.len);
    if (str.len > 0) {
        memcpy(to, str.ptr, str.len);
    }
    to[str.len] = '\0';
    return to + str.len + 1;
}

/* The most that a string takes. */
static size_t room_for(struct tc_str str) { return NUMBER_BYTES + str.len + 1; }

static size_t take_number(const char **at) {
    size_t number = 0;
    for (unsigned shift = 0;; shift += 7) {
        unsigned char byte = (unsigned char)*(*at)++;
        number |= (size_t)(byte & 0x7f) << shift;
        if (byte < 0x80) {
            return number;
        }
    }
}

static struct tc_str take_str(const char **at) {
    struct tc_str str = {.len = take_number(at)};
    str.ptr = *at;
    *at += str.len + 1;
    return str;
}

uint32_t tc_entity_table_type(const struct tc_entity_table *table, uint32_t number) {
    const char *at = table->text.ptr + table->starts.items[number];
    return (uint32_t)take_number(&at);
}

const struct tc_entity *tc_entity_table_at(const struct tc_entity_table *table, uint32_t number,
                                           struct tc_entity_view *view) {
    const char *at = table->text.ptr + table->starts.items[number];
    struct tc_entity *entity = &view->entity;
    entity->type = (uint32_t)take_number(&at);
    entity->key = take_str(&at);
    uint32_t shape = (uint32_t)take_number(&at);
    entity->label = shape & 1 ? take_str(&at) : entity->key;
    entity->attrs = view->attrs;
    entity->n_attrs = shape >> 1;
    for (uint32_t i = 0; i < entity->n_attrs; i++) {
        view->attrs[i].name = tc_intern_str(&table->attr_names, (uint32_t)take_number(&at));
        view->attrs[i].value = take_str(&at);
    }
    return entity;
}

/* --- slots --- */

static uint64_t hash_of(uint32_t type, struct tc_str key) { return tc_hash(key.ptr, key.len, type); }

static uint32_t tag_of(uint64_t hash) { return (uint32_t)(hash >> 32) & ~SLOT_NUMBER; }

static bool is_entity(const struct tc_entity_table *table, uint32_t number, uint32_t type, struct tc_str key) {
    const char *at = table->text.ptr + table->starts.items[number];
    return take_number(&at) == type && tc_str_eq(take_str(&at), key);
}

/* The slot that holds the entity, or the free one where it belongs. At least half of the slots are free. */
static size_t find_slot(const struct tc_entity_table *table, uint64_t hash, uint32_t type, struct tc_str key) {
    size_t at = hash & (table->n_slots - 1);
    for (;; at = (at + 1) & (table->n_slots - 1)) {
        uint32_t slot = table->slots[at];
        uint32_t number = (slot & SLOT_NUMBER) - 1;
        if (slot == 0 || ((slot & ~SLOT_NUMBER) == tag_of(hash) && is_entity(table, number, type, key))) {
            return at;
        }
    }
}

static enum tc_status grow_slots(struct tc_entity_table *table) {
    size_t n = table->n_slots > 0 ? table->n_slots * 2 : SLOTS_MIN;
    uint32_t *slots = tc_calloc(n, sizeof *slots);
    if (!slots) {
        return TC_ERR_MEMORY;
    }
    for (uint32_t i = 0; i < table->starts.len; i++) {
        const char *text = table->text.ptr + table->starts.items[i];
        uint32_t type = (uint32_t)take_number(&text);
        uint64_t hash = hash_of(type, take_str(&text));
        size_t at = hash & (n - 1);
        while (slots[at] != 0) {
            at = (at + 1) & (n - 1);
        }
        slots[at] = tag_of(hash) | (i + 1);
    }
    tc_free(table->slots);
    table->slots = slots;
    table->n_slots = n;
    return TC_OK;
}

void tc_entity_table_expect(const struct tc_entity_table *table, uint32_t type, struct tc_str key) {
    if (table->n_slots > 0) {
        __builtin_prefetch(&table->slots[hash_of(type, key) & (table->n_slots - 1)]);
    }
}

uint32_t tc_entity_table_find(const struct tc_entity_table *table, uint32_t type, struct tc_str key) {
    uint64_t hash = hash_of(type, key);
    return table->n_slots > 0 ? (table->slots[find_slot(table, hash, type, key)] & SLOT_NUMBER) - 1 : TC_NONE;
}

/* --- adding --- */

static uint32_t add_attr_name(struct tc_entity_table *table, struct tc_str name) {
    struct tc_buf *text = &table->attr_text;
    uint32_t known = table->attr_names.len;
    if (tc_buf_reserve(text, room_for(name)) != TC_OK) {
        text->failed = false;
        return 0;
    }
    uint32_t number = tc_intern_add(&table->attr_names, name);
    if (number > known) {
        text->len = (size_t)(put_str(text->ptr + text->len, name) - text->ptr);
    }
    return number;
}

static enum tc_status put_text(struct tc_entity_table *table, const struct tc_entity *entity, bool has_label) {
    struct tc_buf *text = &table->text;
    size_t room = 2 * (size_t)NUMBER_BYTES + room_for(entity->key) + (has_label ? room_for(entity->label) : 0);
    for (uint32_t i = 0; i < entity->n_attrs; i++) {
        room += NUMBER_BYTES + room_for(entity->attrs[i].value);
    }
    if (tc_buf_reserve(text, room) != TC_OK) {
        text->failed = false;
        return TC_ERR_MEMORY;
    }
    char *to = put_str(put_number(text->ptr + text->len, entity->type), entity->key);
    to = put_number(to, (size_t)entity->n_attrs * 2 + has_label);
    to = has_label ? put_str(to, entity->label) : to;
    for (uint32_t i = 0; i < entity->n_attrs; i++) {
        uint32_t name = add_attr_name(table, entity->attrs[i].name);
        if (name == 0) {
            return TC_ERR_MEMORY;
        }
        to = put_str(put_number(to, name), entity->attrs[i].value);
    }
    text->len = (size_t)(to - text->ptr);
    return TC_OK;
}

uint32_t tc_entity_table_add(struct tc_entity_table *table, const struct tc_entity *entity) {
    size_t number = table->starts.len;
    uint32_t start = (uint32_t)table->text.len;
    if ((number * 2 >= table->n_slots && grow_slots(table) != TC_OK) || number >= TC_ENTITIES_MAX ||
        entity->n_attrs > TC_ENTITY_ATTRS) {
        return TC_NONE;
    }
    uint64_t hash = hash_of(entity->type, entity->key);
    size_t slot = find_slot(table, hash, entity->type, entity->key);
    if (table->slots[slot] != 0) {
        return (table->slots[slot] & SLOT_NUMBER) - 1;
    }
    if (tc_vec_reserve(&table->starts, number + 1) != TC_OK ||
        put_text(table, entity, !tc_str_eq(entity->label, entity->key)) != TC_OK) {
        return TC_NONE;
    }
    table->starts.items[table->starts.len++] = start;
    table->slots[slot] = tag_of(hash) | (uint32_t)(number + 1);
    return (uint32_t)number;
}

/* --- as flat arrays --- */

void tc_entity_table_parts(const struct tc_entity_table *table, struct tc_image_part parts[TC_ENTITY_PARTS]) {
    parts[0] = (struct tc_image_part){table->starts.items, table->starts.len * sizeof *table->starts.items};
    parts[1] = (struct tc_image_part){table->slots, table->n_slots * sizeof *table->slots};
    parts[2] = (struct tc_image_part){table->text.ptr, table->text.len};
    parts[3] = (struct tc_image_part){table->attr_text.ptr, table->attr_text.len};
}

bool tc_entity_table_borrow(struct tc_entity_table *table, const struct tc_image_part parts[TC_ENTITY_PARTS]) {
    const char *end = (const char *)parts[3].bytes + parts[3].size;
    for (const char *at = parts[3].bytes; at < end;) {
        if (add_attr_name(table, take_str(&at)) == 0) {
            return false;
        }
    }
    table->is_mapped = true;
    table->starts.items = parts[0].bytes;
    table->starts.len = table->starts.cap = parts[0].size / sizeof *table->starts.items;
    table->slots = parts[1].bytes;
    table->n_slots = parts[1].size / sizeof *table->slots;
    table->text.ptr = parts[2].bytes;
    table->text.len = table->text.cap = parts[2].size;
    return true;
}
