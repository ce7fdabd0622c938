#include "match/model.h"

#include "base/alloc.h"
#include "match/compile.h"
#include "match/demand.h"
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
    tc_classes_init(&made->classes);
    made->vocab = tc_vocab_new();
    made->gazetteer = tc_gazetteer_new();
    made->words = tc_wordtests_new();
    bool pools = tc_entity_table_init(&made->entities) == TC_OK && tc_intern_init(&made->strings) == TC_OK &&
                 tc_intern_init(&made->look_names) == TC_OK && tc_intern_init(&made->lemma_names) == TC_OK &&
                 tc_intern_init(&made->token_places) == TC_OK && tc_intern_init(&made->union_names) == TC_OK &&
                 tc_intern_init(&made->test_names) == TC_OK && tc_intern_init(&made->reach_names) == TC_OK &&
                 tc_intern_init(&made->guard_names) == TC_OK && tc_intern_init(&made->frequent) == TC_OK &&
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
    tc_demand_free(model->demand);
    tc_index_free(model->index);
    tc_vec_fini(&model->types);
    tc_entity_table_fini(&model->entities);
    tc_vec_fini(&model->atoms);
    tc_vec_fini(&model->atom_syms);
    tc_vec_fini(&model->tests);
    tc_vec_fini(&model->wants);
    tc_vec_fini(&model->filters);
    tc_vec_fini(&model->programs);
    tc_vec_fini(&model->looks);
    tc_vec_fini(&model->look_anchors);
    tc_vec_fini(&model->look_numbers);
    tc_rows_fini(&model->rows);
    tc_vec_fini(&model->facts);
    tc_vec_fini(&model->ways);
    tc_vec_fini(&model->roles);
    tc_free(model->atom_slots);
    tc_intern_fini(&model->frequent);
    tc_intern_fini(&model->look_names);
    tc_intern_fini(&model->lemma_names);
    tc_intern_fini(&model->token_places);
    tc_vec_fini(&model->made_tokens);
    tc_intern_fini(&model->union_names);
    tc_intern_fini(&model->test_names);
    tc_intern_fini(&model->reach_names);
    tc_intern_fini(&model->guard_names);
    tc_vec_fini(&model->reaches);
    tc_vec_fini(&model->guards);
    tc_vec_fini(&model->unions);
    tc_vec_fini(&model->lemmas);
    tc_vec_fini(&model->lemma_syms);
    tc_intern_fini(&model->strings);
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
    struct tc_type type = {.group = group, .name = tc_model_keep(model, name), .plain_want = TC_NONE};
    if (!type.name.ptr || tc_vec_push(&model->types, type) != TC_OK) {
        return TC_NONE;
    }
    return (uint32_t)model->types.len - 1;
}

struct tc_str tc_model_type_name(const struct tc_model *model, uint32_t type) {
    return model->types.items[type].name;
}
uint32_t tc_model_type_count(const struct tc_model *model) { return (uint32_t)model->types.len; }

void tc_model_type_grows(struct tc_model *model, uint32_t type) { model->types.items[type].grows = true; }

/* --- entities --- */

uint32_t tc_model_entity(struct tc_model *model, const struct tc_entity *entity) {
    return tc_entity_table_add(&model->entities, entity);
}
void tc_model_expect_entity(const struct tc_model *model, uint32_t type, struct tc_str key) {
    tc_entity_table_expect(&model->entities, type, key);
}
uint32_t tc_model_find_entity(const struct tc_model *model, uint32_t type, struct tc_str key) {
    return tc_entity_table_find(&model->entities, type, key);
}
uint32_t tc_model_entity_type(const struct tc_model *model, uint32_t entity) {
    return tc_entity_table_type(&model->entities, entity);
}
const struct tc_entity *tc_model_entity_at(const struct tc_model *model, uint32_t entity, struct tc_entity_view *view) {
    return tc_entity_table_at(&model->entities, entity, view);
}
uint32_t tc_model_entity_count(const struct tc_model *model) { return (uint32_t)model->entities.starts.len; }

/* --- names --- */

enum tc_status tc_model_name(struct tc_model *model, uint32_t type, uint32_t entity, struct tc_str name,
                             enum tc_case_policy policy, uint32_t source, uint64_t hides, struct tc_error *err) {
    struct tc_name made = {.type = type, .entity = entity, .source = source, .policy = policy, .hides = hides};
    enum tc_status status = tc_gazetteer_add(model->gazetteer, name, &made, err);
    model->has_names = model->has_names || status == TC_OK;
    return status;
}

enum tc_status tc_model_close_names(struct tc_model *model) { return tc_gazetteer_build(model->gazetteer); }

void tc_model_name_parts(const struct tc_model *model, struct tc_image_part parts[TC_NAME_PARTS]) {
    tc_gazetteer_parts(model->gazetteer, parts);
    tc_entity_table_parts(&model->entities, parts + TC_GAZETTEER_PARTS);
}

enum tc_status tc_model_borrow_names(struct tc_model *model, const struct tc_image_part parts[TC_NAME_PARTS]) {
    enum tc_status status = tc_gazetteer_borrow(model->gazetteer, parts);
    model->has_names = parts[3].size > 0;
    if (status == TC_OK && !tc_entity_table_borrow(&model->entities, parts + TC_GAZETTEER_PARTS)) {
        status = TC_ERR_MEMORY;
    }
    return status;
}

/* --- patterns --- */

void tc_model_limit(struct tc_model *model, const struct tc_limits *limits) { model->limits = *limits; }

enum tc_status tc_model_pattern(struct tc_model *model, const struct tc_node *root, const struct tc_scope *scope,
                                uint32_t stage, uint32_t *id, struct tc_error *err) {
    size_t n_filters = model->filters.len, n_ways = model->ways.len;
    struct tc_program program = {.stage = stage};
    struct tc_facts facts;
    enum tc_status status = tc_compile(model, root, scope, &program, &facts, err);
    if (status == TC_OK && model->n_states + program.n_states > TC_ALL_STATES) {
        status =
            tc_error_set(err, TC_ERR_LIMIT, "the patterns need more than %d states all together", (int)TC_ALL_STATES);
    }
    if (status == TC_OK && (tc_vec_reserve(&model->facts, model->facts.len + 1) != TC_OK ||
                            tc_vec_reserve(&model->roles, model->roles.len + 1) != TC_OK ||
                            tc_vec_push(&model->programs, program) != TC_OK)) {
        status = tc_error_set(err, TC_ERR_MEMORY, "memory is short");
    }
    if (status != TC_OK) {
        model->ways.len = n_ways;
        model->filters.len = n_filters; /* a refused pattern must not fail the model at freeze */
        return status;
    }
    model->facts.items[model->facts.len++] = facts;
    model->n_states += program.n_states;
    model->roles.items[model->roles.len++] = (struct tc_role){.adds = TC_ALL_TYPES};
    *id = (uint32_t)model->programs.len - 1;
    return TC_OK;
}

void tc_model_set_role(struct tc_model *model, uint32_t pattern, const struct tc_role *role) {
    model->roles.items[pattern] = *role;
}
void tc_model_mark_type(struct tc_model *model, uint32_t type, uint64_t marks) {
    model->types.items[type].marks |= marks;
    model->names_mark = true;
}
tc_types tc_model_reads(const struct tc_model *model, uint32_t pattern) { return model->programs.items[pattern].reads; }
void tc_model_ask(struct tc_model *model, tc_types types) { model->asked |= types; }

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
    enum tc_status status = tc_gazetteer_build(model->gazetteer);
    tc_gazetteer_lend_words(model->gazetteer, model->vocab);
    status = status == TC_OK ? tc_vocab_freeze(model->vocab) : status;
    status = status == TC_OK ? tc_gazetteer_freeze(model->gazetteer, model->vocab) : status;
    status = status == TC_OK ? tc_atoms_freeze(model) : status;
    status = status == TC_OK ? tc_index_new(&model->index, model) : status;
    status = status == TC_OK ? tc_demand_new(&model->demand, model) : status;
    tc_vec_fini(&model->ways);
    return status;
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
