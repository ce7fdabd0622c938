/* entities.h - the entities of a model in flat arrays without pointers: 4 bytes each, 4 to 16 to find it by, and its
 * text. Internal to match/. */
#ifndef TC_MATCH_ENTITIES_H
#define TC_MATCH_ENTITIES_H

#include "base/intern.h"
#include "base/vec.h"
#include "match/model.h"

enum { TC_ENTITIES_MAX = 1 << 25 };

struct tc_entity_table {
    TC_VEC(uint32_t) starts; /* by number: where it begins in the text */
    struct tc_buf text;      /* type; key; attributes twice, + 1 with a label; label unless it is the key; attributes */
    uint32_t *slots; /* open addressing over (type, key): some bits of the hash above the number + 1; 0 = free */
    size_t n_slots;
    struct tc_intern attr_names;
    struct tc_buf attr_text; /* the same by number */
    bool is_mapped;          /* starts, text and slots are not its own */
};

TC_NODISCARD enum tc_status tc_entity_table_init(struct tc_entity_table *table);
void tc_entity_table_fini(struct tc_entity_table *table);

/* As the functions of model.h. */
uint32_t tc_entity_table_add(struct tc_entity_table *table, const struct tc_entity *entity);
void tc_entity_table_expect(const struct tc_entity_table *table, uint32_t type, struct tc_str key);
uint32_t tc_entity_table_find(const struct tc_entity_table *table, uint32_t type, struct tc_str key);
uint32_t tc_entity_table_type(const struct tc_entity_table *table, uint32_t number);
const struct tc_entity *tc_entity_table_at(const struct tc_entity_table *table, uint32_t number,
                                           struct tc_entity_view *view);

/* As flat arrays, and back into an empty table; see model.h. */
enum { TC_ENTITY_PARTS = 4 };
void tc_entity_table_parts(const struct tc_entity_table *table, struct tc_image_part parts[TC_ENTITY_PARTS]);
bool tc_entity_table_borrow(struct tc_entity_table *table, const struct tc_image_part parts[TC_ENTITY_PARTS]);

#endif
