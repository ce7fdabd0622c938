#include "match/model.h"

#include "base/alloc.h"
#include "base/hash.h"
#include "match/compile.h"
#include "match/index.h"
#include <string.h>

/* --- life --- */

enum tc_status tc_model_new(struct tc_model **model) {
    struct tc_model *made = tc_calloc(1, sizeof *made);
    if (!made) {
        return TC_ERR_MEMORY;
    }
    tc_arena_init(&made->arena, SIZE_MAX);
    made->limits = (struct tc_limits){TC_DEFAULT_STATES, TC_DEFAULT_REGEXES};
    made->failed_pattern = TC_NONE;
    made->vocab = tc_vocab_new();
    made->gazetteer = tc_gazetteer_new();
    made->words = tc_wordtests_new();
    bool pools = tc_intern_init(&made->strings) == TC_OK && tc_intern_init(&made->attr_names) == TC_OK &&
                 tc_intern_init(&made->look_names) == TC_OK && tc_intern_init(&made->frequent) == TC_OK &&
                 tc_frequency_load(&made->frequent) == TC_OK;
    if (!made->vocab || !made->gazetteer || !made->words || !pools) {
        tc_model_free(made);
        return TC_ERR_MEMORY;
    }
    *model = made;
    return TC_OK;
}

void tc_model_free(struct tc_model *model) {
    if (!model) {
        return;
    }
    tc_vocab_free(model->vocab);
    tc_gazetteer_free(model->gazetteer);
    tc_wordtests_free(model->words);
    tc_index_free(model->index);
    tc_vec_fini(&model->types);
    tc_vec_fini(&model->entities);
    tc_vec_fini(&model->atoms);
    tc_vec_fini(&model->atom_syms);
    tc_vec_fini(&model->tests);
    tc_vec_fini(&model->wants);
    tc_vec_fini(&model->filters);
    tc_vec_fini(&model->programs);
    tc_vec_fini(&model->looks);
    tc_vec_fini(&model->facts);
    tc_free(model->entity_slots);
    tc_free(model->atom_slots);
    tc_intern_fini(&model->strings);
    tc_intern_fini(&model->attr_names);
    tc_intern_fini(&model->frequent);
    tc_intern_fini(&model->look_names);
    tc_arena_fini(&model->arena);
    tc_free(model);
}

struct tc_str tc_model_keep(struct tc_model *model, struct tc_str text) {
    return tc_arena_str(&model->arena, text);
}

/* --- types --- */

uint32_t tc_model_find_type(const struct tc_model *model, uint32_t group, struct tc_str name) {
    for (size_t i = 0; i < model->types.len; i++) {
        if (model->types.items[i].group == group && tc_str_eq(model->types.items[i].name, name)) {
            return (uint32_t)i;
        }
    }
    return TC_NONE;
}

uint32_t tc_model_type(struct tc_model *model, uint32_t group, struct tc_str name) {
    uint32_t found = tc_model_find_type(model, group, name);
    if (found != TC_NONE) {
        return found;
    }
    struct tc_type type = {group, tc_model_keep(model, name)};
    if (!type.name.ptr || tc_vec_push(&model->types, type) != TC_OK) {
        return TC_NONE;
    }
    return (uint32_t)model->types.len - 1;
}

struct tc_str tc_model_type_name(const struct tc_model *model, uint32_t type) {
    return model->types.items[type].name;
}
uint32_t tc_model_type_count(const struct tc_model *model) { return (uint32_t)model->types.len; }

/* --- entities --- */

/* The slot that holds the entity, or the free one where it belongs. At least half of the slots are free. */
static size_t find_slot(const struct tc_model *model, uint32_t type, struct tc_str key) {
    size_t at = tc_hash(key.ptr, key.len, type) & (model->n_entity_slots - 1);
    for (;; at = (at + 1) & (model->n_entity_slots - 1)) {
        uint32_t number = model->entity_slots[at];
        if (number == TC_NONE) {
            return at;
        }
        const struct tc_entity *entity = &model->entities.items[number];
        if (entity->type == type && tc_str_eq(entity->key, key)) {
            return at;
        }
    }
}

static enum tc_status grow_entity_slots(struct tc_model *model) {
    size_t n = model->n_entity_slots > 0 ? model->n_entity_slots * 2 : 256;
    uint32_t *slots = tc_malloc(n * sizeof *slots);
    if (!slots) {
        return TC_ERR_MEMORY;
    }
    memset(slots, 0xff, n * sizeof *slots);
    tc_free(model->entity_slots);
    model->entity_slots = slots;
    model->n_entity_slots = n;
    for (size_t i = 0; i < model->entities.len; i++) {
        slots[find_slot(model, model->entities.items[i].type, model->entities.items[i].key)] = (uint32_t)i;
    }
    return TC_OK;
}

uint32_t tc_model_find_entity(const struct tc_model *model, uint32_t type, struct tc_str key) {
    return model->n_entity_slots > 0 ? model->entity_slots[find_slot(model, type, key)] : TC_NONE;
}

static enum tc_status intern(struct tc_intern *pool, struct tc_str text, struct tc_str *pooled) {
    uint32_t number = tc_intern_add(pool, text);
    *pooled = tc_intern_str(pool, number);
    return number != 0 ? TC_OK : TC_ERR_MEMORY;
}

static enum tc_status copy_attrs(struct tc_model *model, const struct tc_entity *from, struct tc_entity *to) {
    if (from->n_attrs == 0) {
        return TC_OK;
    }
    struct tc_attr *attrs = tc_arena_alloc(&model->arena, from->n_attrs * sizeof *attrs);
    if (!attrs) {
        return TC_ERR_MEMORY;
    }
    for (uint32_t i = 0; i < from->n_attrs; i++) {
        if (intern(&model->attr_names, from->attrs[i].name, &attrs[i].name) != TC_OK ||
            intern(&model->strings, from->attrs[i].value, &attrs[i].value) != TC_OK) {
            return TC_ERR_MEMORY;
        }
    }
    to->attrs = attrs;
    to->n_attrs = from->n_attrs;
    return TC_OK;
}

uint32_t tc_model_entity(struct tc_model *model, const struct tc_entity *entity) {
    if (model->entities.len * 2 >= model->n_entity_slots && grow_entity_slots(model) != TC_OK) {
        return TC_NONE;
    }
    size_t slot = find_slot(model, entity->type, entity->key);
    if (model->entity_slots[slot] != TC_NONE) {
        return model->entity_slots[slot];
    }
    struct tc_entity made = {.type = entity->type, .key = tc_model_keep(model, entity->key)};
    made.label = tc_str_eq(entity->label, entity->key) ? made.key : tc_model_keep(model, entity->label);
    if (!made.key.ptr || !made.label.ptr || copy_attrs(model, entity, &made) != TC_OK ||
        tc_vec_push(&model->entities, made) != TC_OK) {
        return TC_NONE;
    }
    model->entity_slots[slot] = (uint32_t)model->entities.len - 1;
    return model->entity_slots[slot];
}

const struct tc_entity *tc_model_entity_at(const struct tc_model *model, uint32_t entity) {
    return &model->entities.items[entity];
}
uint32_t tc_model_entity_count(const struct tc_model *model) { return (uint32_t)model->entities.len; }

/* --- names --- */

enum tc_status tc_model_name(struct tc_model *model, uint32_t type, uint32_t entity, struct tc_str name,
                             enum tc_case_policy policy, uint32_t source, uint64_t hides, struct tc_error *err) {
    struct tc_name made = {.type = type, .entity = entity, .source = source, .policy = policy, .hides = hides};
    enum tc_status status = tc_gazetteer_add(model->gazetteer, name, &made, err);
    model->has_names = model->has_names || status == TC_OK;
    return status;
}

/* --- patterns --- */

void tc_model_limit(struct tc_model *model, const struct tc_limits *limits) { model->limits = *limits; }

enum tc_status tc_model_pattern(struct tc_model *model, const struct tc_node *root, const struct tc_scope *scope,
                                uint32_t stage, uint32_t *id, struct tc_error *err) {
    size_t n_filters = model->filters.len;
    struct tc_program program = {.stage = stage};
    struct tc_facts facts;
    enum tc_status status = tc_compile(model, root, scope, &program, &facts, err);
    if (status == TC_OK && (tc_vec_reserve(&model->facts, model->facts.len + 1) != TC_OK ||
                            tc_vec_push(&model->programs, program) != TC_OK)) {
        status = tc_error_set(err, TC_ERR_MEMORY, "memory is short");
    }
    if (status != TC_OK) {
        model->filters.len = n_filters; /* a refused pattern must not fail the model at freeze */
        return status;
    }
    model->facts.items[model->facts.len++] = facts;
    *id = (uint32_t)model->programs.len - 1;
    return TC_OK;
}

uint32_t tc_model_label_count(const struct tc_model *model, uint32_t pattern) {
    return model->programs.items[pattern].n_labels;
}
const struct tc_label *tc_model_label(const struct tc_model *model, uint32_t pattern, uint32_t label) {
    return &model->programs.items[pattern].labels[label];
}
uint32_t tc_model_state_count(const struct tc_model *model, uint32_t pattern) {
    return model->programs.items[pattern].n_states;
}
uint32_t tc_model_pattern_count(const struct tc_model *model) { return (uint32_t)model->programs.len; }

/* --- freeze --- */

static enum tc_status check_limits(struct tc_model *model, const struct tc_limits *limits, struct tc_error *err) {
    for (size_t i = 0; i < model->programs.len; i++) {
        if (model->programs.items[i].n_states > limits->states) {
            model->failed_pattern = (uint32_t)i;
            return tc_error_set(err, TC_ERR_LIMIT, "the pattern needs %u states; at most %u are allowed",
                                model->programs.items[i].n_states, limits->states);
        }
    }
    uint32_t n_regexes = tc_wordtests_regex_count(model->words);
    if (n_regexes > limits->regexes) {
        return tc_error_set(err, TC_ERR_LIMIT, "the rules have %u regexes; at most %u are allowed", n_regexes,
                            limits->regexes);
    }
    return TC_OK;
}

/* Words of patterns have the low symbols by now, so that their bitmaps are small; names come behind them. */
static enum tc_status lay_out(struct tc_model *model) {
    enum tc_status status = tc_gazetteer_add_words(model->gazetteer, model->vocab);
    status = status == TC_OK ? tc_vocab_freeze(model->vocab) : status;
    status = status == TC_OK ? tc_gazetteer_freeze(model->gazetteer, model->vocab) : status;
    status = status == TC_OK ? tc_atoms_freeze(model) : status;
    return status == TC_OK ? tc_index_new(&model->index, model) : status;
}

enum tc_status tc_model_freeze(struct tc_model *model, const struct tc_limits *limits, struct tc_error *err) {
    enum tc_status status = check_limits(model, limits ? limits : &model->limits, err);
    status = status == TC_OK ? tc_filters_freeze(model, err) : status;
    if (status != TC_OK) {
        return status;
    }
    status = lay_out(model);
    model->frozen = status == TC_OK;
    return status == TC_ERR_MEMORY ? tc_error_set(err, status, "memory is short") : status;
}

uint32_t tc_model_failed_pattern(const struct tc_model *model) { return model->failed_pattern; }
const struct tc_vocab *tc_model_vocab(const struct tc_model *model) { return model->vocab; }
