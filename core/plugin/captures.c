/* captures.c - the captures that rules and steps name, and whether they can stand where they are put. */
#include "plugin/engine_state.h"
#include <string.h>

enum { WHAT = 256, LABELS = 256 };

static void hint_label(struct tc_error *err, const struct tc_model *model, uint32_t pattern, struct tc_str name) {
    struct tc_str names[LABELS];
    size_t n = 0;
    for (uint32_t i = 0; i < tc_model_label_count(model, pattern) && n < LABELS; i++)
        names[n++] = tc_model_label(model, pattern, i)->name;
    if (n == 0)
        tc_error_hint(err, "the pattern has no captures; write %.*s: before what it should capture", TC_FMT(name));
    tc_hint_nearest(err, name, names, n, sizeof *names);
}

static uint16_t find_label(const struct tc_model *model, uint32_t pattern, struct tc_str name) {
    for (uint32_t i = 0; i < tc_model_label_count(model, pattern); i++)
        if (tc_str_eq(tc_model_label(model, pattern, i)->name, name))
            return (uint16_t)i;
    return TC_NO_LABEL;
}

/* --- which entity types mentions of a type may name --- */

struct naming {
    bool any;
    uint32_t types[TC_SIDE_TYPES];
    uint32_t n;
};

static void add_type(struct naming *naming, uint32_t type) {
    for (uint32_t i = 0; i < naming->n; i++)
        if (naming->types[i] == type)
            return;
    if (naming->n == TC_SIDE_TYPES)
        naming->any = true;
    else
        naming->types[naming->n++] = type;
}

/* The types of the entities that gazetteers of a type name. */
static void add_gazetteer_types(const struct tc_unit *unit, const struct tc_model *model, uint32_t type,
                                struct naming *naming) {
    struct tc_str name = tc_model_type_name(model, type);
    for (size_t i = 0; i < unit->gazetteers.len; i++) {
        struct tc_str entity = unit->gazetteer_decls.items[i].entity;
        if (tc_str_eq(unit->gazetteers.items[i].type, name))
            add_type(naming, entity.ptr ? tc_model_find_type(model, unit->group, entity) : type);
    }
}

/* depth bounds the walk through steps that borrow entities from each other's captures. */
static void names_of(const struct tc_unit *unit, const struct tc_model *model, uint32_t type, int depth,
                     struct naming *naming) {
    if (depth > 8) {
        naming->any = true;
        return;
    }
    add_gazetteer_types(unit, model, type, naming);
    for (size_t i = 0; i < unit->steps.len && !naming->any; i++) {
        const struct tc_step *step = &unit->steps.items[i];
        if (step->type != type)
            continue;
        uint32_t borrowed =
            step->entity == TC_NO_LABEL ? type : tc_model_label(model, step->pattern.id, step->entity)->type;
        if (step->constant != TC_NONE)
            add_type(naming, tc_model_entity_type(model, step->constant));
        else if (step->resolve || borrowed == TC_NONE)
            naming->any = true;
        else if (step->entity == TC_NO_LABEL)
            add_type(naming, type);
        else if (borrowed != type)
            names_of(unit, model, borrowed, depth + 1, naming);
    }
}

static bool sides_meet(const struct naming *naming, const struct tc_side *side) {
    for (uint32_t i = 0; i < naming->n; i++)
        for (uint32_t j = 0; j < side->n; j++)
            if (naming->types[i] == side->types[j])
                return true;
    return naming->any;
}

/* --- a label on a side of a relation --- */

static const struct tc_node *find_labelled(const struct tc_unit *unit, const struct tc_node *node, struct tc_str name) {
    if (node->kind == TC_NODE_LABEL && tc_str_eq(node->text, name))
        return node;
    if (node->kind == TC_NODE_MACRO) {
        const struct tc_macro *macro = tc_unit_find_macro(unit, node->text);
        return macro ? find_labelled(unit, macro->pattern.root, name) : NULL;
    }
    for (size_t i = 0; i < node->n_kids; i++) {
        const struct tc_node *found = find_labelled(unit, node->kids[i], name);
        if (found)
            return found;
    }
    return NULL;
}

struct place_of {
    const struct tc_unit *unit;
    const struct tc_model *model;
    const struct tc_rule *rule;
    const struct tc_rule_info *info;
    const char *what;
    struct tc_str triple;
};

static enum tc_status fail_side(const struct place_of *at, struct tc_error *err, const char *problem,
                                const char *hint) {
    uint32_t line = tc_source_text_line(at->unit, at->info->place, at->triple);
    enum tc_status status = tc_error_at(err, TC_ERR_PLUGIN, at->info->place.file.ptr, line, 0, "%s: \"%s\": %s",
                                        at->what, at->triple.ptr, problem);
    if (hint)
        tc_error_hint(err, "%s", hint);
    return status;
}

static enum tc_status check_side(const struct place_of *at, uint16_t label, const struct tc_side *side,
                                 struct tc_str relation, struct tc_str allowed, struct tc_error *err) {
    const struct tc_label *l = tc_model_label(at->model, at->rule->pattern.id, label);
    char problem[TC_ERROR_TEXT_MAX / 2];
    if (l->type != TC_NONE) {
        struct naming naming = {0};
        names_of(at->unit, at->model, l->type, 0, &naming);
        if (sides_meet(&naming, side))
            return TC_OK;
        snprintf(problem, sizeof problem, "capture %s is a %s, and %s takes %s", l->name.ptr,
                 tc_model_type_name(at->model, l->type).ptr, relation.ptr, allowed.ptr);
        return fail_side(at, err, problem, NULL);
    }
    const struct tc_node *node = find_labelled(at->unit, at->rule->pattern.root, l->name);
    bool may_be_mention = node && tc_unit_refers(at->unit, node, NULL, NULL);
    if (side->n_free > 1) {
        snprintf(problem, sizeof problem,
                 "capture %s may be free text, and %s takes several free-text types there (%s)", l->name.ptr,
                 relation.ptr, allowed.ptr);
        return fail_side(at, err, problem, "declare a mention step that gives the words one of the types");
    }
    if (side->n_free == 0 && !may_be_mention) {
        snprintf(problem, sizeof problem,
                 "capture %s is never a mention, and %s takes %s there, which is no free-text type", l->name.ptr,
                 relation.ptr, allowed.ptr);
        return fail_side(at, err, problem, "capture an @mention, or declare the type with entity \"...\" { }");
    }
    return TC_OK;
}

/* --- rules and steps --- */

static enum tc_status take_label(const struct place_of *at, struct tc_str name, uint32_t line, const char *where,
                                 uint16_t *label, struct tc_error *err) {
    *label = find_label(at->model, at->rule->pattern.id, name);
    if (*label != TC_NO_LABEL)
        return TC_OK;
    (void)tc_error_at(err, TC_ERR_PLUGIN, at->info->place.file.ptr, line, 0,
                      "%s: %s: the pattern has no capture \"%s\"", at->what, where, name.ptr);
    hint_label(err, at->model, at->rule->pattern.id, name);
    return TC_ERR_PLUGIN;
}

/* Both sides may be right, but the other way round. */
static void hint_direction(const struct place_of *at, const struct tc_triple *triple, struct tc_error *err) {
    const struct tc_relation_decl *decl = &at->unit->relation_decls.items[triple->relation];
    const struct tc_relation_info *info = &at->unit->relations.items[triple->relation];
    struct tc_error ignored;
    if (triple->subject != triple->object &&
        check_side(at, triple->object, &decl->subject, info->name, info->subject, &ignored) == TC_OK &&
        check_side(at, triple->subject, &decl->object, info->name, info->object, &ignored) == TC_OK)
        tc_error_hint(err, "it fits the other way round: \"%s -%s-> %s\"", triple->object_name.ptr, info->name.ptr,
                      triple->subject_name.ptr);
}

static enum tc_status check_triple(struct place_of *at, struct tc_triple *triple, struct tc_error *err) {
    uint32_t line = tc_source_text_line(at->unit, at->info->place, at->triple);
    enum tc_status status = take_label(at, triple->subject_name, line, "triples", &triple->subject, err);
    if (status == TC_OK)
        status = take_label(at, triple->object_name, line, "triples", &triple->object, err);
    if (status != TC_OK)
        return status;
    const struct tc_relation_decl *decl = &at->unit->relation_decls.items[triple->relation];
    const struct tc_relation_info *info = &at->unit->relations.items[triple->relation];
    status = check_side(at, triple->subject, &decl->subject, info->name, info->subject, err);
    if (status == TC_OK)
        status = check_side(at, triple->object, &decl->object, info->name, info->object, err);
    if (status != TC_OK)
        hint_direction(at, triple, err);
    return status;
}

/* A capture called as a field of the match would hide that field from on_match. */
static enum tc_status check_callback_labels(const struct place_of *at, struct tc_error *err) {
    static const struct tc_str fields[] = {
#define TC_API_FIELD(object, name, type, doc) {"" #object "." #name, sizeof(#object "." #name) - 1},
#include "plugin/api.def"
    };
    for (uint32_t i = 0; at->rule->on_match && i < tc_model_label_count(at->model, at->rule->pattern.id); i++) {
        struct tc_str name = tc_model_label(at->model, at->rule->pattern.id, i)->name;
        for (size_t j = 0; j < sizeof fields / sizeof *fields; j++) {
            struct tc_str field = fields[j];
            if (tc_str_eq_cstr(tc_str_split(&field, '.'), "match") && tc_str_eq(field, name))
                return tc_error_at(
                    err, TC_ERR_PLUGIN, at->rule->pattern.place.file.ptr, at->rule->pattern.place.line, 0,
                    "%s: a capture cannot be called \"%s\" beside on_match: m.%s is a field of the match", at->what,
                    name.ptr, name.ptr);
        }
    }
    return TC_OK;
}

static enum tc_status check_rule(struct tc_unit *unit, const struct tc_model *model, size_t i, struct tc_error *err) {
    struct tc_rule *rule = &unit->rules.items[i];
    const struct tc_rule_info *info = &unit->rule_infos.items[i];
    char what[WHAT];
    tc_unit_rule_name(unit, info, what);
    struct place_of at = {.unit = unit, .model = model, .rule = rule, .info = info, .what = what};
    for (size_t j = 0; j < rule->n_triples; j++) {
        at.triple = info->triples[j];
        enum tc_status status = check_triple(&at, &rule->triples[j], err);
        if (status != TC_OK)
            return status;
    }
    for (size_t j = 0; j < rule->n_with; j++) {
        uint32_t line = tc_source_key_line(unit, info->place, TC_STR("with"));
        enum tc_status status = take_label(&at, rule->with[j].label_name, line, "with", &rule->with[j].label, err);
        if (status != TC_OK)
            return status;
    }
    rule->trigger = find_label(model, rule->pattern.id, TC_STR("trigger"));
    return check_callback_labels(&at, err);
}

/* The label that a step's field names; left alone when the field is not there. */
static enum tc_status take_step_label(const struct tc_unit *unit, const struct tc_model *model,
                                      const struct tc_step *step, const char *key, struct tc_str name, uint16_t *label,
                                      struct tc_error *err) {
    if (!name.ptr)
        return TC_OK;
    *label = find_label(model, step->pattern.id, name);
    if (*label != TC_NO_LABEL)
        return TC_OK;
    char what[WHAT];
    tc_unit_step_name(unit, step, what);
    (void)tc_error_at(err, TC_ERR_PLUGIN, step->place.file.ptr, tc_source_key_line(unit, step->place, tc_str(key)), 0,
                      "%s: %s: the pattern has no capture \"%s\"", what, key, name.ptr);
    hint_label(err, model, step->pattern.id, name);
    return TC_ERR_PLUGIN;
}

/* The entity "type:key" that the step's field names. */
static enum tc_status take_constant(const struct tc_unit *unit, const struct tc_model *model, struct tc_step *step,
                                    struct tc_error *err) {
    struct tc_str key = step->entity_label, type_name = tc_str_split(&key, ':');
    uint32_t type = tc_model_find_type(model, unit->group, type_name);
    step->constant = type == TC_NONE ? TC_NONE : tc_model_find_entity(model, type, key);
    if (step->constant != TC_NONE)
        return TC_OK;
    char what[WHAT];
    tc_unit_step_name(unit, step, what);
    (void)tc_error_at(err, TC_ERR_PLUGIN, step->place.file.ptr, tc_source_key_line(unit, step->place, TC_STR("entity")),
                      0, "%s: entity: there is no entity %s", what, step->entity_label.ptr);
    if (type == TC_NONE)
        tc_hint_type(err, unit, model, type_name);
    else
        tc_error_hint(err, "no gazetteer of type \"%.*s\" has this key", TC_FMT(type_name));
    return TC_ERR_PLUGIN;
}

static enum tc_status check_step(const struct tc_unit *unit, const struct tc_model *model, struct tc_step *step,
                                 struct tc_error *err) {
    enum tc_status status = take_step_label(unit, model, step, "learn", step->learn_label, &step->learn, err);
    if (status == TC_OK && step->entity_label.ptr && strchr(step->entity_label.ptr, ':'))
        return take_constant(unit, model, step, err);
    if (status == TC_OK)
        status = take_step_label(unit, model, step, "entity", step->entity_label, &step->entity, err);
    if (status != TC_OK || step->entity == TC_NO_LABEL)
        return status;
    char what[WHAT], problem[WHAT];
    tc_unit_step_name(unit, step, what);
    uint32_t line = tc_source_key_line(unit, step->place, TC_STR("entity"));
    const struct tc_node *node = find_labelled(unit, step->pattern.root, step->entity_label);
    if (node && tc_unit_refers(unit, node, NULL, NULL))
        return TC_OK;
    snprintf(problem, sizeof problem, "capture %s is never a mention, so it stands for no entity",
             step->entity_label.ptr);
    return tc_error_at(err, TC_ERR_PLUGIN, step->place.file.ptr, line, 0, "%s: entity: %s", what, problem);
}

enum tc_status tc_unit_check_captures(struct tc_unit *unit, const struct tc_model *model, struct tc_error *err) {
    struct tc_pass pass = {.unit = unit, .err = err};
    for (size_t i = 0; i < unit->steps.len && pass.status == TC_OK; i++)
        tc_pass_take(&pass, check_step(unit, model, &unit->steps.items[i], err));
    for (size_t i = 0; i < unit->rules.len && pass.status == TC_OK; i++)
        if (!unit->rules.items[i].broken)
            tc_pass_take_rule(&pass, i, check_rule(unit, model, i, err));
    return tc_pass_end(&pass);
}
