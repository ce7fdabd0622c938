/* declare_rule.c - the declarations mention, qualify, rule and on_document. */
#include "plugin/loader.h"
#include <lauxlib.h>
#include <limits.h>
#include <math.h>
#include <string.h>

static struct tc_str name_of(struct tc_call *call, int i) {
    return tc_call_copy(call, call->names[i], strlen(call->names[i]));
}

/* --- mention --- */

void tc_declare_mention(struct tc_call *call) {
    uint32_t resolve = tc_fields_function(call, "resolve");
    if (call->loader->collecting)
        return;
    struct tc_step step = {.place = call->place,
                           .type_name = tc_call_word_name(call),
                           .name = name_of(call, 1),
                           .entity = TC_NO_LABEL,
                           .learn = TC_NO_LABEL,
                           .constant = TC_NONE,
                           .after = {.names = tc_fields_strs(call, "after", true)},
                           .resolve = resolve,
                           .lazy = tc_fields_bool(call, "lazy", false),
                           .entity_label = tc_fields_str(call, "entity"),
                           .learn_label = tc_fields_str(call, "learn"),
                           .hides = tc_fields_strs(call, "hides", true)};
    if (resolve && step.entity_label.ptr)
        tc_call_fail(call, "entity", "%s: has entity and resolve; one of them says what the mention stands for",
                     call->what);
    if (step.lazy && !resolve)
        tc_call_fail(call, "lazy", "%s: lazy says when resolve is called, and it has none", call->what);
    for (size_t i = 0; i < call->unit->steps.len; i++) {
        const struct tc_step *other = &call->unit->steps.items[i];
        if (tc_str_eq(other->name, step.name) && tc_str_eq(other->type_name, step.type_name))
            tc_call_fail(call, "", "%s: is declared twice, first at %s:%u", call->what, other->place.file.ptr,
                         (unsigned)other->place.line);
    }
    step.pattern = tc_fields_pattern(call, "pattern");
    tc_call_push(call, &call->unit->steps, step);
}

/* --- qualify --- */

struct value_list {
    struct tc_qualify *qualify;
    struct tc_qualify_value *items;
    size_t n;
};

static noreturn void fail_value(struct tc_call *call, struct tc_str value, const struct tc_str *known, size_t n) {
    struct tc_error err = {0};
    (void)tc_error_at(&err, TC_ERR_PLUGIN, call->place.file.ptr, tc_source_key_line(call->unit, call->place, value), 0,
                      "%s: unknown key \"%s\"", call->what, value.ptr);
    tc_hint_nearest(&err, value, known, n, sizeof *known);
    tc_call_raise(call, &err);
}

static void check_value(struct tc_call *call, enum tc_qualify_kind kind, struct tc_str value) {
    static const struct tc_str modalities[] = {{"hedged", 6}, {"planned", 7}}, yes[] = {{"yes", 3}};
    if (kind == TC_QUALIFY_MODALITY && !tc_strs_have((struct tc_strs){modalities, 2}, value))
        fail_value(call, value, modalities, 2);
    if (kind == TC_QUALIFY_NEGATED && !tc_strs_have((struct tc_strs){yes, 1}, value))
        fail_value(call, value, yes, 1);
}

static void add_value(struct tc_call *call, void *ctx, struct tc_str value) {
    struct value_list *list = ctx;
    check_value(call, list->qualify->kind, value);
    if (lua_type(call->L, -1) != LUA_TSTRING)
        tc_call_fail(call, value.ptr, "%s: %s must be a pattern in a string, not a %s", call->what, value.ptr,
                     luaL_typename(call->L, -1));
    size_t len;
    const char *text = lua_tolstring(call->L, -1, &len);
    struct tc_qualify_value *item = &list->items[list->n++];
    item->value = value;
    item->pattern = tc_call_pattern(call, tc_call_copy(call, text, len));
    (void)tc_modality_find(value, &item->modality);
}

/* Values come in byte order; for the modality that is hedged before planned, as it must be. */
void tc_declare_qualify(struct tc_call *call) {
    if (call->loader->collecting)
        return;
    struct tc_qualify qualify = {.place = call->place, .name = name_of(call, 0), .kind = TC_QUALIFY_VALUE};
    if (tc_str_eq_cstr(qualify.name, "modality"))
        qualify.kind = TC_QUALIFY_MODALITY;
    else if (tc_str_eq_cstr(qualify.name, "negated"))
        qualify.kind = TC_QUALIFY_NEGATED;
    for (size_t i = 0; i < call->unit->qualifies.len; i++)
        if (tc_str_eq(call->unit->qualifies.items[i].name, qualify.name))
            tc_call_fail(call, "", "%s: is declared twice, first at %s:%u", call->what,
                         call->unit->qualifies.items[i].place.file.ptr,
                         (unsigned)call->unit->qualifies.items[i].place.line);
    size_t n = 0;
    for (lua_pushnil(call->L); lua_next(call->L, call->arg); lua_pop(call->L, 1))
        n++;
    struct value_list list = {&qualify, tc_call_alloc(call, (n + 1) * sizeof *list.items), 0};
    tc_fields_each(call, call->arg, "", add_value, &list);
    qualify.values = list.items;
    qualify.n_values = list.n;
    tc_call_push(call, &call->unit->qualifies, qualify);
}

/* --- rule --- */

/* "x -agrees_with-> y"; the relation and the captures are looked up later. */
static struct tc_triple parse_triple(struct tc_call *call, struct tc_str text) {
    const char *arrow = memmem(text.ptr, text.len, "->", 2);
    const char *dash = arrow ? memmem(text.ptr, (size_t)(arrow - text.ptr), " -", 2) : NULL;
    struct tc_triple triple = {0};
    if (dash) {
        struct tc_str subject = tc_str_trim((struct tc_str){text.ptr, (size_t)(dash - text.ptr)});
        struct tc_str object = tc_str_trim((struct tc_str){arrow + 2, (size_t)(text.ptr + text.len - arrow) - 2});
        struct tc_str relation = tc_str_trim((struct tc_str){dash + 2, (size_t)(arrow - dash) - 2});
        triple.relation_name = tc_call_copy(call, relation.ptr, relation.len);
        triple.subject_name = tc_call_copy(call, subject.ptr, subject.len);
        triple.object_name = tc_call_copy(call, object.ptr, object.len);
    }
    if (triple.subject_name.len && triple.object_name.len && triple.relation_name.len)
        return triple;
    struct tc_error err = {0};
    (void)tc_error_at(&err, TC_ERR_PLUGIN, call->place.file.ptr, tc_source_text_line(call->unit, call->place, text), 0,
                      "%s: triples: \"%s\" is not of the form \"x -relation-> y\"", call->what, text.ptr);
    tc_call_raise(call, &err);
}

static void read_triples(struct tc_call *call, struct tc_rule *rule, struct tc_rule_info *info) {
    struct tc_strs texts = tc_fields_strs(call, "triples", true);
    rule->triples = tc_call_alloc(call, (texts.n + 1) * sizeof *rule->triples);
    for (size_t i = 0; i < texts.n; i++)
        rule->triples[i] = parse_triple(call, texts.items[i]);
    rule->n_triples = info->n_triples = texts.n;
    info->triples = texts.items;
}

static void add_with(struct tc_call *call, void *ctx, struct tc_str qualifier) {
    struct tc_rule *rule = ctx;
    if (lua_type(call->L, -1) != LUA_TSTRING)
        tc_call_fail(call, "with", "%s: with: %s must name a capture", call->what, qualifier.ptr);
    size_t len;
    const char *label = lua_tolstring(call->L, -1, &len);
    rule->with[rule->n_with++] = (struct tc_with){qualifier, tc_call_copy(call, label, len), TC_NO_LABEL};
}

static void read_with(struct tc_call *call, struct tc_rule *rule) {
    lua_pushliteral(call->L, "with");
    int type = lua_rawget(call->L, call->arg);
    if (type == LUA_TTABLE) {
        size_t n = 0;
        for (lua_pushnil(call->L); lua_next(call->L, -2); lua_pop(call->L, 1))
            n++;
        rule->with = tc_call_alloc(call, (n + 1) * sizeof *rule->with);
        tc_fields_each(call, lua_gettop(call->L), "with", add_with, rule);
    } else if (type != LUA_TNIL) {
        tc_call_fail(call, "with", "%s: with must be a table { qualifier = \"capture\" }", call->what);
    }
    lua_pop(call->L, 1);
}

static void read_examples(struct tc_call *call, struct tc_rule_info *info) {
    lua_State *L = call->L;
    lua_pushliteral(L, "examples");
    int type = lua_rawget(L, call->arg);
    if (type != LUA_TNIL && type != LUA_TTABLE)
        tc_call_fail(call, "examples", "%s: examples must be a list of { sentence, statement ... }", call->what);
    size_t n = type == LUA_TNIL ? 0 : lua_rawlen(L, -1), pairs = 0;
    if (type == LUA_TTABLE)
        for (lua_pushnil(L); lua_next(L, -2); lua_pop(L, 1))
            pairs++;
    if (pairs != n)
        tc_call_fail(call, "examples", "%s: examples must be a list of { sentence, statement ... }", call->what);
    struct tc_example *examples = tc_call_alloc(call, (n + 1) * sizeof *examples);
    for (size_t i = 0; i < n; i++) {
        type = lua_rawgeti(L, -1, (lua_Integer)i + 1);
        struct tc_strs texts = {0};
        if (type == LUA_TTABLE)
            texts = tc_fields_list(call, lua_gettop(L), "examples");
        if (texts.n == 0)
            tc_call_fail(call, "examples", "%s: example %zu must be { \"sentence\", \"statement\", ... }", call->what,
                         i + 1);
        examples[i].text = texts.items[0];
        examples[i].expected = texts.items + 1;
        examples[i].n_expected = texts.n - 1;
        examples[i].place = call->place;
        examples[i].place.line = tc_source_text_at(call->unit, call->place, texts.items[0], &examples[i].col);
        lua_pop(L, 1);
    }
    lua_pop(L, 1);
    info->examples = examples;
    info->n_examples = n;
}

static void read_unless(struct tc_call *call, struct tc_rule *rule) {
    struct tc_strs texts = tc_fields_strs(call, "unless", true);
    rule->unless = tc_call_alloc(call, (texts.n + 1) * sizeof *rule->unless);
    for (size_t i = 0; i < texts.n; i++)
        rule->unless[i] = tc_call_pattern(call, texts.items[i]);
    rule->n_unless = texts.n;
}

static void read_modality(struct tc_call *call, struct tc_rule *rule) {
    struct tc_str name = tc_fields_str(call, "modality");
    rule->has_modality = name.ptr != NULL;
    if (name.ptr && !tc_modality_find(name, &rule->modality))
        tc_call_fail(call, "modality", "%s: modality must be \"asserted\", \"planned\" or \"hedged\", not \"%s\"",
                     call->what, name.ptr);
}

static int read_priority(struct tc_call *call) {
    double priority = tc_fields_number(call, "priority", 0, -1e6, 1e6);
    if (priority != floor(priority))
        tc_call_fail(call, "priority", "%s: priority must be an integer", call->what);
    return (int)priority;
}

static void refuse_rule_twin(struct tc_call *call) {
    uint32_t number = tc_intern_find(&call->unit->rule_names, tc_str(call->names[0]));
    if (number != 0) {
        const struct tc_rule_info *other = &call->unit->rule_infos.items[number - 1];
        tc_call_fail(call, "", "%s: a rule of this name is declared already, at %s:%u", call->what,
                     other->place.file.ptr, (unsigned)other->place.line);
    }
}

void tc_declare_rule(struct tc_call *call) {
    uint32_t on_match = tc_fields_function(call, "on_match");
    if (call->loader->collecting)
        return;
    refuse_rule_twin(call);
    struct tc_rule rule = {.on_match = on_match, .trigger = TC_NO_LABEL, .pattern = tc_fields_pattern(call, "pattern")};
    struct tc_rule_info info = {
        .place = call->place, .name = name_of(call, 0), .pattern = TC_NONE, .has_on_match = on_match != 0};
    info.pattern_text = rule.pattern.text;
    read_triples(call, &rule, &info);
    if (rule.n_triples == 0 && !on_match)
        tc_call_fail(call, "triples", "%s: needs triples = { ... } or on_match = function(m, doc) ... end", call->what);
    read_with(call, &rule);
    read_unless(call, &rule);
    read_modality(call, &rule);
    rule.qualify = tc_fields_bool(call, "qualify", true);
    rule.negated = tc_fields_bool(call, "negated", false);
    rule.confidence = info.confidence = tc_fields_number(call, "confidence", 0.8, 0, 1);
    rule.priority = read_priority(call);
    rule.after.names = tc_fields_strs(call, "after", true);
    (void)tc_fields_str(call, "help");
    read_examples(call, &info);
    /* Code may catch what refused memory raises: a name without its rule must not stay. */
    if (tc_vec_reserve(&call->unit->rule_infos, call->unit->rule_infos.len + 1) != TC_OK ||
        tc_vec_reserve(&call->unit->rules, call->unit->rules.len + 1) != TC_OK ||
        tc_intern_add(&call->unit->rule_names, info.name) == 0)
        tc_call_no_memory(call);
    tc_call_push(call, &call->unit->rule_infos, info);
    tc_call_push(call, &call->unit->rules, rule);
}

/* --- on_document --- */

void tc_declare_on_document(struct tc_call *call) {
    uint32_t start = tc_fields_function(call, "start"), finish = tc_fields_function(call, "finish");
    if (call->loader->collecting)
        return;
    if (call->unit->start || call->unit->finish)
        tc_call_fail(call, "", "%s: is declared twice", call->what);
    call->unit->start = start;
    call->unit->finish = finish;
}
