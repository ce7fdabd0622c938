/* check_rules.c - what is declared and never used, and rules that another makes superfluous. */
#include "plugin/check_state.h"
#include <string.h>

/* --- captures --- */

static bool rule_uses(const struct tc_rule *rule, struct tc_str label) {
    for (size_t i = 0; i < rule->n_triples; i++)
        if (tc_str_eq(rule->triples[i].subject_name, label) || tc_str_eq(rule->triples[i].object_name, label))
            return true;
    for (size_t i = 0; i < rule->n_with; i++)
        if (tc_str_eq(rule->with[i].label_name, label))
            return true;
    return tc_str_eq_cstr(label, "trigger");
}

static bool step_uses(const struct tc_step *step, struct tc_str label) {
    return tc_str_eq(step->entity_label, label) || tc_str_eq(step->learn_label, label);
}

static void check_label(struct tc_checker *checker, const struct tc_checked_pattern *at, const struct tc_node *node) {
    const struct tc_unit *unit = checker->unit;
    const struct tc_rule *rule = at->in == TC_IN_RULE ? &unit->rules.items[at->index] : NULL;
    const struct tc_step *step = at->in == TC_IN_STEP ? &unit->steps.items[at->index] : NULL;
    bool used = (rule && rule_uses(rule, node->text)) || (step && step_uses(step, node->text));
    bool calls_lua = (rule && rule->on_match) || (step && step->resolve);
    if (used || (calls_lua && tc_checker_code_has_field(checker, node->text)))
        return;
    struct tc_range range = tc_range_of_pattern(at->pattern, node->col, node->end_col);
    if (rule && node->text.len > 1) /* csv_frames.c has a column for it */
        tc_checker_add(checker, TC_SEVERITY_NOTE, "unused-capture", range,
                       "name it in triples or with, or take the label away",
                       "%s: no triple and no qualifier uses the capture \"%.*s\"; it is a column of frames.csv only",
                       at->what, TC_FMT(node->text));
    else
        tc_checker_add(checker, TC_SEVERITY_WARNING, "unused-capture", range, "take the label away",
                       "%s: nothing uses the capture \"%.*s\"", at->what, TC_FMT(node->text));
}

static void check_labels(struct tc_checker *checker, const struct tc_checked_pattern *at, const struct tc_node *node) {
    if (node->kind == TC_NODE_LABEL)
        check_label(checker, at, node);
    for (size_t i = 0; i < node->n_kids; i++)
        check_labels(checker, at, node->kids[i]);
}

static void check_captures(struct tc_checker *checker, const struct tc_checked_pattern *at) {
    if (at->in != TC_IN_MACRO) /* whether its captures are used is up to those who use it */
        check_labels(checker, at, at->pattern->root);
}

/* --- rules --- */

static bool same_pair(const struct tc_triple *a, const struct tc_triple *b) {
    return a->relation == b->relation && tc_str_eq(a->subject_name, b->subject_name) &&
           tc_str_eq(a->object_name, b->object_name);
}

static bool says_all_of(const struct tc_rule *rule, const struct tc_rule *other) {
    for (size_t i = 0; i < other->n_triples; i++) {
        bool found = false;
        for (size_t j = 0; j < rule->n_triples && !found; j++)
            found = same_pair(&rule->triples[j], &other->triples[i]);
        if (!found)
            return false;
    }
    if (rule->n_with != other->n_with)
        return false;
    for (size_t i = 0; i < rule->n_with; i++) /* both in byte order of the qualifiers */
        if (!tc_str_eq(rule->with[i].qualifier, other->with[i].qualifier) ||
            !tc_str_eq(rule->with[i].label_name, other->with[i].label_name))
            return false;
    return true;
}

/* Whatever keeps `rule` from a match keeps `other` too. */
static bool excludes_no_more(const struct tc_rule *rule, const struct tc_rule *other) {
    for (size_t i = 0; i < rule->n_unless; i++) {
        bool found = false;
        for (size_t j = 0; j < other->n_unless && !found; j++)
            found = tc_pattern_equal(rule->unless[i].root, other->unless[j].root);
        if (!found)
            return false;
    }
    return true;
}

static bool makes_superfluous(const struct tc_checker *checker, const struct tc_rule *rule,
                              const struct tc_rule *other) {
    if (rule->on_match || other->on_match || other->n_triples == 0)
        return false;
    bool same_sense = rule->qualify == other->qualify && rule->has_modality == other->has_modality &&
                      rule->modality == other->modality && rule->negated == other->negated;
    return same_sense && rule->confidence >= other->confidence && says_all_of(rule, other) &&
           excludes_no_more(rule, other) && tc_checker_occurs_in(checker, rule->pattern.root, other->pattern.root);
}

static bool all_give_nothing(const struct tc_rule_info *info) {
    for (size_t i = 0; i < info->n_examples; i++)
        if (info->examples[i].n_expected > 0)
            return false;
    return true;
}

static void check_rule(struct tc_checker *checker, size_t i) {
    const struct tc_unit *unit = checker->unit;
    const struct tc_rule_info *info = &unit->rule_infos.items[i];
    char what[256];
    tc_unit_rule_name(unit, info, what);
    struct tc_range range = tc_range_of_word(checker, info->place, info->name);
    if (info->n_examples == 0)
        tc_checker_add(
            checker, TC_SEVERITY_WARNING, "no-examples", range,
            "examples = { { \"a sentence\", \"subject relation object\" }, { \"one that must give nothing\" } }",
            "%s: the rule has no examples", what);
    else if (info->n_triples > 0 && all_give_nothing(info)) /* on_match may say nothing and note something */
        tc_checker_add(checker, TC_SEVERITY_WARNING, "no-examples", range,
                       "add one that must give something: { \"a sentence\", \"subject relation object\" }",
                       "%s: every example of the rule gives nothing, so it passes whatever the pattern is", what);
    for (size_t j = 0; j < unit->rules.len; j++) {
        if (j == i || !makes_superfluous(checker, &unit->rules.items[j], &unit->rules.items[i]))
            continue;
        if (j > i && makes_superfluous(checker, &unit->rules.items[i], &unit->rules.items[j]))
            continue; /* alike: the later one is told */
        const struct tc_rule_info *other = &unit->rule_infos.items[j];
        tc_checker_add(checker, TC_SEVERITY_WARNING, "superfluous-rule", range,
                       "take one of them out, or let them differ in what they say",
                       "%s: says nothing that rule \"%s\" (%s:%u) does not say", what, other->name.ptr,
                       other->place.file.ptr, (unsigned)other->place.line);
        break;
    }
}

/* --- what nothing refers to --- */

struct uses {
    enum tc_node_kind kind;
    struct tc_str name;
    bool found;
};

static void find_use(struct uses *uses, const struct tc_node *node) {
    uses->found = uses->found || (node->kind == uses->kind && tc_str_eq(node->text, uses->name));
    for (size_t i = 0; i < node->n_kids && !uses->found; i++)
        find_use(uses, node->kids[i]);
}

static bool is_used(const struct tc_unit *unit, enum tc_node_kind kind, struct tc_str name) {
    struct uses uses = {kind, name, false};
    for (size_t i = 0; i < unit->macros.len; i++)
        find_use(&uses, unit->macros.items[i].pattern.root);
    for (size_t i = 0; i < unit->steps.len; i++)
        find_use(&uses, unit->steps.items[i].pattern.root);
    for (size_t i = 0; i < unit->rules.len; i++) {
        find_use(&uses, unit->rules.items[i].pattern.root);
        for (size_t j = 0; j < unit->rules.items[i].n_unless; j++)
            find_use(&uses, unit->rules.items[i].unless[j].root);
    }
    for (size_t i = 0; i < unit->qualifies.len; i++)
        for (size_t j = 0; j < unit->qualifies.items[i].n_values; j++)
            find_use(&uses, unit->qualifies.items[i].values[j].pattern.root);
    return uses.found;
}

static void check_macros(struct tc_checker *checker) {
    const struct tc_unit *unit = checker->unit;
    for (size_t i = 0; i < unit->macros.len; i++) {
        const struct tc_macro *macro = &unit->macros.items[i];
        if (is_used(unit, TC_NODE_MACRO, macro->name))
            continue;
        struct tc_range range = tc_range_of_pattern(&macro->pattern, 1, (uint32_t)macro->pattern.text.len + 1);
        tc_checker_add(checker, TC_SEVERITY_WARNING, "unused-macro", range, "take it out, or write it in a pattern",
                       "%s: no pattern uses $%s", unit->info.name.ptr, macro->name.ptr);
    }
}

/* Steps feed a type that gazetteers have and the other way round, so a type is used or unused as a whole. A gazetteer
 * that only hides others does its work unasked. */
static bool type_is_used(const struct tc_checker *checker, struct tc_str type, struct tc_place place) {
    return is_used(checker->unit, TC_NODE_MENTION, type) || tc_checker_code_has_string(checker, type, place);
}

static bool is_on_a_side(const struct tc_unit *unit, struct tc_str type) {
    for (size_t i = 0; i < unit->relations.len; i++) {
        struct tc_str sides[] = {unit->relations.items[i].subject, unit->relations.items[i].object};
        for (size_t j = 0; j < 2; j++)
            while (sides[j].ptr)
                if (tc_str_eq(tc_str_trim(tc_str_split(&sides[j], '|')), type))
                    return true;
    }
    return false;
}

static void check_types(struct tc_checker *checker) {
    const struct tc_unit *unit = checker->unit;
    const char *name = unit->info.name.ptr;
    for (size_t i = 0; i < unit->gazetteers.len; i++) {
        const struct tc_gazetteer_info *info = &unit->gazetteers.items[i];
        if (unit->gazetteer_decls.items[i].hides.n == 0 && !type_is_used(checker, info->type, info->place))
            tc_checker_add(checker, TC_SEVERITY_WARNING, "unused-type",
                           tc_range_of_word(checker, info->place, info->type), "write it in a pattern, or take it out",
                           "%s: no pattern uses @%s, so this gazetteer finds names for nobody", name, info->type.ptr);
    }
    for (size_t i = 0; i < unit->steps.len; i++) {
        const struct tc_step *step = &unit->steps.items[i];
        /* What resolve puts into doc.state is a use, too; what a callback does is not known. */
        bool may_remember = step->resolve && tc_checker_code_has_field(checker, TC_STR("state"));
        if (step->hides.n == 0 && !step->learn_label.ptr && !may_remember &&
            !type_is_used(checker, step->type_name, step->place))
            tc_checker_add(
                checker, TC_SEVERITY_WARNING, "unused-type", tc_range_of_word(checker, step->place, step->type_name),
                "write it in a pattern, or take it out",
                "%s: no pattern uses @%s, so this step finds mentions for nobody", name, step->type_name.ptr);
    }
    for (size_t i = 0; i < unit->free_types.len; i++) {
        const struct tc_free_type *type = &unit->free_types.items[i];
        if (!is_on_a_side(unit, type->name) && !type_is_used(checker, type->name, type->place))
            tc_checker_add(checker, TC_SEVERITY_WARNING, "unused-type",
                           tc_range_of_word(checker, type->place, type->name),
                           "put it on a side of a relation, or take it out", "%s: no relation has the type \"%s\"",
                           name, type->name.ptr);
    }
}

static void check_calls(struct tc_checker *checker) {
    struct tc_place place = tc_unit_open_call(checker->unit, checker->engine->model);
    if (place.line > 0)
        tc_checker_add(checker, TC_SEVERITY_WARNING, "any-type", tc_range_of_word(checker, place, TC_STR("mentions")),
                       "write the type into each call: doc:mentions(\"person\", 4)",
                       "%s: this call may ask for mentions of any type, so no step is left out where nobody needs it",
                       checker->unit->info.name.ptr);
}

static void check_relations(struct tc_checker *checker) {
    const struct tc_unit *unit = checker->unit;
    for (uint32_t i = 0; i < unit->relations.len; i++) {
        const struct tc_relation_info *info = &unit->relations.items[i];
        bool emitted = unit->n_callbacks > 0 && tc_checker_code_has_string(checker, info->name, info->place);
        for (size_t j = 0; j < unit->rules.len; j++)
            for (size_t k = 0; k < unit->rules.items[j].n_triples; k++)
                emitted = emitted || unit->rules.items[j].triples[k].relation == i;
        if (!emitted)
            tc_checker_add(checker, TC_SEVERITY_WARNING, "unused-relation",
                           tc_range_of_word(checker, info->place, info->name),
                           "write a rule with \"x -...-> y\" for it, or take it out",
                           "%s: no rule emits the relation \"%s\"", unit->info.name.ptr, info->name.ptr);
    }
}

static bool qualifier_is_given(const struct tc_unit *unit, struct tc_str name) {
    for (size_t i = 0; i < unit->qualifies.len; i++)
        if (tc_str_eq(unit->qualifies.items[i].name, name))
            return true;
    for (size_t i = 0; i < unit->rules.len; i++)
        for (size_t j = 0; j < unit->rules.items[i].n_with; j++)
            if (tc_str_eq(unit->rules.items[i].with[j].qualifier, name))
                return true;
    return unit->n_callbacks > 0; /* doc:emit may give any */
}

static void check_qualifiers(struct tc_checker *checker) {
    const struct tc_unit *unit = checker->unit;
    for (size_t i = 0; i < unit->relations.len; i++) {
        struct tc_strs names = unit->relation_decls.items[i].qualifiers;
        for (size_t j = 0; j < names.n; j++)
            if (!qualifier_is_given(unit, names.items[j]))
                tc_checker_add(checker, TC_SEVERITY_WARNING, "unused-qualifier",
                               tc_range_of_word(checker, unit->relations.items[i].place, names.items[j]),
                               "fill it by with = { ... } in a rule, or take it out",
                               "%s: relation \"%s\": no rule gives the qualifier \"%s\"", unit->info.name.ptr,
                               unit->relations.items[i].name.ptr, names.items[j].ptr);
    }
}

static void check_options(struct tc_checker *checker) {
    const struct tc_unit *unit = checker->unit;
    for (size_t i = 0; i < unit->options.len; i++) {
        const struct tc_option *option = &unit->options.items[i];
        if (!tc_checker_code_has_field(checker, option->name))
            tc_checker_add(checker, TC_SEVERITY_WARNING, "unused-option",
                           tc_range_of_word(checker, unit->option_values.items[i].place, option->name),
                           "read it as options.NAME, or take it out", "%s: nothing reads the option \"%s\"",
                           unit->info.name.ptr, option->name.ptr);
    }
}

static void check_after(struct tc_checker *checker, struct tc_place place, const char *what, struct tc_strs names) {
    for (size_t i = 0; i < names.n; i++)
        if (!tc_unit_can_find(checker->unit, names.items[i]))
            tc_checker_add(checker, TC_SEVERITY_WARNING, "unknown-after",
                           tc_range_of_word(checker, place, names.items[i]), "name one of them, or take after out",
                           "%s: after: there is no step, rule or type of mentions \"%s\", so it waits for nothing",
                           what, names.items[i].ptr);
}

static void check_waiting(struct tc_checker *checker) {
    const struct tc_unit *unit = checker->unit;
    char what[256];
    for (size_t i = 0; i < unit->steps.len; i++) {
        tc_unit_step_name(unit, &unit->steps.items[i], what);
        check_after(checker, unit->steps.items[i].place, what, unit->steps.items[i].after.names);
    }
    for (size_t i = 0; i < unit->rules.len; i++) {
        tc_unit_rule_name(unit, &unit->rule_infos.items[i], what);
        check_after(checker, unit->rule_infos.items[i].place, what, unit->rules.items[i].after.names);
    }
}

static const struct tc_rule *find_rule(const struct tc_unit *unit, struct tc_str name) {
    for (size_t i = 0; i < unit->rules.len; i++)
        if (tc_str_eq(unit->rule_infos.items[i].name, name))
            return &unit->rules.items[i];
    return NULL;
}

/* A rule that waits only for rules of lower priority: in a sentence they come behind it. */
static void check_order(struct tc_checker *checker, size_t i) {
    const struct tc_unit *unit = checker->unit;
    const struct tc_rule *rule = &unit->rules.items[i];
    struct tc_strs names = rule->after.names;
    char what[256];
    for (size_t k = 0; k < names.n; k++) {
        const struct tc_rule *other = find_rule(unit, names.items[k]);
        if (!other || other->priority >= rule->priority)
            return;
    }
    if (names.n == 0)
        return;
    tc_unit_rule_name(unit, &unit->rule_infos.items[i], what);
    tc_checker_add(checker, TC_SEVERITY_NOTE, "waits-for-later-rule",
                   tc_range_of_word(checker, unit->rule_infos.items[i].place, names.items[0]),
                   "give it a lower priority if the same sentence should count",
                   "%s: after: rule \"%s\" has a lower priority, so it counts in later sentences only", what,
                   names.items[0].ptr);
}

void tc_check_rules(struct tc_checker *checker) {
    tc_checker_each_pattern(checker, check_captures);
    for (size_t i = 0; i < checker->unit->rules.len; i++)
        check_rule(checker, i);
    for (size_t i = 0; i < checker->unit->rules.len; i++)
        check_order(checker, i);
    check_macros(checker);
    check_types(checker);
    check_calls(checker);
    check_relations(checker);
    check_qualifiers(checker);
    check_options(checker);
    check_waiting(checker);
}
