/* engine_state.h - the inside of struct tc_engine, and the passes that fill it. Internal to plugin/. */
#ifndef TC_PLUGIN_ENGINE_STATE_H
#define TC_PLUGIN_ENGINE_STATE_H

#include "plugin/engine.h"
#include "plugin/unit.h"

/* What a match of a pattern is for. */
struct tc_action {
    struct tc_unit *unit;
    uint32_t unit_no;
    enum { TC_ACTION_NONE, TC_ACTION_STEP, TC_ACTION_RULE } kind;
    uint32_t index; /* into unit->steps or unit->rules */
};

/* A pattern that is no plugin's. */
struct tc_probe {
    struct tc_unit *unit; /* whose types and macros it has */
    struct tc_pattern_text pattern;
};

/* Where a pattern of the model comes from: for errors that only freezing finds. */
struct tc_origin {
    const struct tc_unit *unit;
    const struct tc_pattern_text *pattern;
};

struct tc_engine {
    struct tc_model *model;
    TC_VEC(struct tc_unit *) units;
    TC_VEC(struct tc_action) actions; /* by pattern */
    TC_VEC(struct tc_origin) origins; /* the same */
    TC_VEC(struct tc_probe) probes;
    uint32_t n_stages, n_marks;
    uint32_t seed;              /* for the units that are added from now on */
    bool keeps_names;           /* the same */
    struct tc_telling *telling; /* the same */
    bool compiled;
    const char *cache_dir; /* borrowed; NULL = none */
    struct tc_image names; /* the arrays that the model borrows, if it does */
};

/* The gazetteer that a mention by a name of one comes from. */
bool tc_engine_find_gazetteer(const struct tc_engine *engine, const struct tc_mention *mention, uint32_t *unit_no,
                              uint32_t *gazetteer);

/* How messages call them: x/rule-name and x: mention "type" "name". */
void tc_unit_rule_name(const struct tc_unit *unit, const struct tc_rule_info *rule, char what[256]);
void tc_unit_step_name(const struct tc_unit *unit, const struct tc_step *step, char what[256]);

/* gazetteer_csv.c: makes the types of the gazetteers, then entities and names. */
TC_NODISCARD enum tc_status tc_unit_add_gazetteers(struct tc_unit *unit, struct tc_model *model, struct tc_error *err);

/* name_cache.c: the names of all units into the model, and into the cache if they are not there. */
TC_NODISCARD enum tc_status tc_engine_add_names(struct tc_engine *engine, struct tc_error *err);

/* resolve.c: types, relations and macros by name; everything that needs no compiled pattern. */
TC_NODISCARD enum tc_status tc_unit_make_types(struct tc_unit *unit, struct tc_model *model, struct tc_error *err);
TC_NODISCARD enum tc_status tc_unit_resolve(struct tc_unit *unit, const struct tc_model *model, struct tc_error *err);
/* The bit set of the named types. where: the declaration. */
TC_NODISCARD enum tc_status tc_unit_type_set(const struct tc_unit *unit, const struct tc_model *model,
                                             struct tc_strs names, struct tc_place where, const char *what,
                                             uint64_t *set, struct tc_error *err);

/* The types with which its code calls doc:mentions; all, where a call does not name its type. */
tc_types tc_unit_asked_types(const struct tc_unit *unit, const struct tc_model *model);
/* The first call whose type is not written in it, so that it may ask for any; line 0: there is none. */
struct tc_place tc_unit_open_call(const struct tc_unit *unit, const struct tc_model *model);

/* after.c: what `after` names, as marks. */
bool tc_unit_can_find(const struct tc_unit *unit, struct tc_str name); /* a step, rule or type of mentions */
TC_NODISCARD enum tc_status tc_unit_resolve_after(struct tc_engine *engine, struct tc_unit *unit, struct tc_error *err);

/* order.c: the order of the mention steps, as indexes into unit->steps. */
TC_NODISCARD enum tc_status tc_unit_order_steps(struct tc_unit *unit, const struct tc_model *model, uint32_t *order,
                                                struct tc_error *err);
/* Does the node (macros included) refer to mentions? Calls visit for each type's name, which may be NULL. */
bool tc_unit_refers(const struct tc_unit *unit, const struct tc_node *node,
                    void (*visit)(void *ctx, struct tc_str type), void *ctx);

/* compile.c: patterns into the model, then the captures that declarations name. */
TC_NODISCARD enum tc_status tc_engine_compile_patterns(struct tc_engine *engine, struct tc_error *err);
/* Freezes the model; what only that can find is told with the place of the pattern. */
TC_NODISCARD enum tc_status tc_engine_freeze(struct tc_engine *engine, struct tc_error *err);
/* captures.c */
TC_NODISCARD enum tc_status tc_unit_check_captures(struct tc_unit *unit, const struct tc_model *model,
                                                   struct tc_error *err);

#endif
