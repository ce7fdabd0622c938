/* declare.c - the declarations plugin, relation, entity and macro. */
#include "plugin/discovery.h"
#include "plugin/loader.h"
#include <lauxlib.h>
#include <stdlib.h>
#include <string.h>

/* --- plugin --- */

static void check_api_level(struct tc_call *call) {
    if (!tc_fields_has(call, "api"))
        tc_call_fail(call, "", "%s: needs api = %d, the API level it is written for", call->what, TC_API_LEVEL);
    double level = tc_fields_number(call, "api", 0, -1e9, 1e9);
    if (level >= TC_API_LEVEL_MIN && level <= TC_API_LEVEL)
        return;
    struct tc_error err = {0};
    (void)tc_error_at(&err, TC_ERR_PLUGIN, call->place.file.ptr,
                      tc_source_key_line(call->unit, call->place, TC_STR("api")), 0,
                      "%s: is written for API level %g; this tercet has levels %d to %d", call->what, level,
                      TC_API_LEVEL_MIN, TC_API_LEVEL);
    tc_error_hint(&err, level > TC_API_LEVEL ? "a newer tercet is needed" : "a newer version of the plugin is needed");
    tc_call_raise(call, &err);
}

static struct tc_str join(struct tc_call *call, struct tc_strs strs, const char *separator) {
    size_t size = 1, gap = strlen(separator);
    for (size_t i = 0; i < strs.n; i++)
        size += strs.items[i].len + gap;
    char *text = tc_call_alloc(call, size);
    size_t len = 0;
    for (size_t i = 0; i < strs.n; i++) {
        if (i) {
            memcpy(text + len, separator, gap);
            len += gap;
        }
        memcpy(text + len, strs.items[i].ptr, strs.items[i].len);
        len += strs.items[i].len;
    }
    return (struct tc_str){text, len};
}

static struct tc_str or_empty(struct tc_str text) { return text.ptr ? text : TC_STR(""); }

void tc_declare_plugin(struct tc_call *call) {
    struct tc_unit *unit = call->unit;
    struct tc_plugin *info = &unit->info;
    if (!call->loader->collecting) {
        if (unit->declared)
            tc_call_fail(call, "", "plugin: is declared twice");
        struct tc_str name = tc_fields_need_str(call, "name");
        snprintf(call->what, sizeof call->what, "plugin \"%s\"", name.ptr);
        if (!tc_plugin_name_is_plain(name))
            tc_call_fail(call, "name", "%s: a name has lower-case letters, digits, - and _, a letter first",
                         call->what);
        check_api_level(call);
        info->name = name;
        info->version = tc_fields_need_str(call, "version");
        info->summary = or_empty(tc_fields_str(call, "summary"));
        info->license = or_empty(tc_fields_str(call, "license"));
        info->authors = join(call, tc_fields_strs(call, "authors", true), ", ");
        tc_options_declare(call);
        struct tc_error err = {0};
        if (tc_options_apply(unit, call->loader->settings, call->loader->n_settings, &err) != TC_OK)
            tc_call_raise(call, &err);
        unit->declared = true;
    }
    tc_options_push(call->L, unit);
}

/* --- relation --- */

static struct tc_str label_from(struct tc_call *call, struct tc_str name) {
    char *label = tc_call_alloc(call, name.len + 1);
    for (size_t i = 0; i < name.len; i++)
        label[i] = name.ptr[i] == '_' ? ' ' : name.ptr[i];
    return (struct tc_str){label, name.len};
}

static bool name_is_word(struct tc_str name) {
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        if (!letter && !(c >= '0' && c <= '9' && i > 0))
            return false;
    }
    return name.len > 0;
}

static struct tc_str declared_name(struct tc_call *call, int i) {
    return tc_call_copy(call, call->names[i], strlen(call->names[i]));
}

struct tc_str tc_call_word_name(struct tc_call *call) {
    struct tc_str name = declared_name(call, 0);
    if (!name_is_word(name))
        tc_call_fail(call, "", "%s: a name has letters, digits and _", call->what);
    return name;
}

static void refuse_duplicate(struct tc_call *call, struct tc_place first) {
    tc_call_fail(call, "", "%s: is declared twice, first at %s:%u", call->what, first.file.ptr, (unsigned)first.line);
}

static void check_group(struct tc_call *call, struct tc_str group) {
    static const struct tc_str groups[] = {
        {"agreed", 6}, {"reaffirmed", 10}, {"discussed", 9}, {"opposed", 7}, {"other", 5}};
    if (tc_strs_have((struct tc_strs){groups, 5}, group))
        return;
    struct tc_error err = {0};
    (void)tc_error_at(&err, TC_ERR_PLUGIN, call->place.file.ptr,
                      tc_source_key_line(call->unit, call->place, TC_STR("group")), 0, "%s: unknown group \"%s\"",
                      call->what, group.ptr);
    tc_hint_nearest(&err, group, groups, 5, sizeof *groups);
    tc_call_raise(call, &err);
}

static void check_qualifiers(struct tc_call *call, struct tc_strs qualifiers) {
    for (size_t i = 0; i < qualifiers.n; i++) {
        struct tc_str name = qualifiers.items[i];
        if (!name_is_word(name))
            tc_call_fail(call, "qualifiers", "%s: qualifier \"%s\": a name has letters, digits and _", call->what,
                         name.ptr);
        if (tc_str_eq_cstr(name, "modality") || tc_str_eq_cstr(name, "negated") || tc_str_eq_cstr(name, "confidence"))
            tc_call_fail(call, "qualifiers", "%s: every statement has \"%s\" already", call->what, name.ptr);
    }
}

static int by_bytes(const void *a, const void *b) {
    return tc_str_cmp(*(const struct tc_str *)a, *(const struct tc_str *)b);
}

/* Sorted by name, as statements have them. */
static struct tc_strs sorted(struct tc_call *call, struct tc_strs names) {
    struct tc_str *items = tc_call_alloc(call, (names.n + 1) * sizeof *items);
    for (size_t i = 0; i < names.n; i++)
        items[i] = names.items[i];
    qsort(items, names.n, sizeof *items, by_bytes);
    return (struct tc_strs){items, names.n};
}

/* UINT32_MAX: none is set. */
static uint32_t read_at_most(struct tc_call *call) {
    if (!tc_fields_has(call, "at_most"))
        return UINT32_MAX;
    double n = tc_fields_number(call, "at_most", 2, 2, 1000);
    if (n != (uint32_t)n)
        tc_call_fail(call, "at_most", "%s: at_most must be a whole number, not %g", call->what, n);
    return (uint32_t)n;
}

void tc_declare_relation(struct tc_call *call) {
    if (call->loader->collecting)
        return;
    struct tc_unit *unit = call->unit;
    struct tc_str name = tc_call_word_name(call);
    uint32_t twin = tc_unit_find_relation(unit, name);
    if (twin != TC_NONE)
        refuse_duplicate(call, unit->relations.items[twin].place);
    struct tc_strs qualifiers = tc_fields_strs(call, "qualifiers", true);
    check_qualifiers(call, qualifiers);
    struct tc_relation_info info = {.place = call->place,
                                    .name = name,
                                    .label = tc_fields_str(call, "label"),
                                    .help = or_empty(tc_fields_str(call, "help")),
                                    .subject = tc_fields_need_str(call, "subject"),
                                    .object = tc_fields_need_str(call, "object"),
                                    .qualifiers = join(call, qualifiers, "|"),
                                    .group = tc_fields_str(call, "group"),
                                    .yields_to = or_empty(tc_fields_str(call, "yields_to")),
                                    .at_most = read_at_most(call),
                                    .symmetric = tc_fields_bool(call, "symmetric", false)};
    if (!info.label.ptr)
        info.label = label_from(call, name);
    if (info.group.ptr)
        check_group(call, info.group);
    else
        info.group = TC_STR("");
    tc_call_push(call, &unit->relations, info);
    tc_call_push(call, &unit->relation_decls, (struct tc_relation_decl){.qualifiers = sorted(call, qualifiers)});
}

/* --- entity, macro --- */

void tc_declare_entity(struct tc_call *call) {
    if (call->loader->collecting)
        return;
    struct tc_str name = tc_call_word_name(call);
    (void)tc_fields_str(call, "label");
    (void)tc_fields_str(call, "help");
    for (size_t i = 0; i < call->unit->free_types.len; i++)
        if (tc_str_eq(call->unit->free_types.items[i].name, name))
            refuse_duplicate(call, call->unit->free_types.items[i].place);
    tc_call_push(call, &call->unit->free_types, (struct tc_free_type){name, call->place});
}

/* A macro knows only those before it, so that none can contain itself. */
static void check_macros(struct tc_call *call, const struct tc_pattern_text *pattern, const struct tc_node *node) {
    if (node->kind == TC_NODE_MACRO && !call->loader->lost_macro && !tc_unit_find_macro(call->unit, node->text)) {
        struct tc_error err = {0};
        (void)tc_error_at(&err, TC_ERR_PLUGIN, NULL, 1, node->col, "no macro $%.*s is declared before this one",
                          TC_FMT(node->text));
        if (tc_str_eq_cstr(node->text, call->names[0]))
            tc_error_hint(&err, "a macro cannot use itself");
        else if (call->unit->macros.len)
            tc_hint_nearest(&err, node->text, &call->unit->macros.items->name, call->unit->macros.len,
                            sizeof *call->unit->macros.items);
        (void)tc_source_pattern_error(pattern, call->what, &err);
        tc_call_raise(call, &err);
    }
    for (size_t i = 0; i < node->n_kids; i++)
        check_macros(call, pattern, node->kids[i]);
}

void tc_declare_macro(struct tc_call *call) {
    if (call->loader->collecting)
        return;
    struct tc_macro macro = {.name = tc_call_word_name(call)};
    const struct tc_macro *twin = tc_unit_find_macro(call->unit, macro.name);
    if (twin)
        refuse_duplicate(call, twin->pattern.place);
    size_t len;
    const char *text = lua_tolstring(call->L, call->arg, &len);
    macro.pattern = tc_call_pattern(call, tc_call_copy(call, text, len));
    check_macros(call, &macro.pattern, macro.pattern.root);
    macro.size = tc_unit_expanded_size(call->unit, macro.pattern.root);
    if (macro.size > TC_EXPANDED_MAX)
        tc_call_fail(call, "", "%s: is too large with the macros in it written out", call->what);
    /* Code may catch what refused memory raises: a name without its macro must not stay. */
    if (tc_vec_reserve(&call->unit->macros, call->unit->macros.len + 1) != TC_OK ||
        tc_intern_add(&call->unit->macro_names, macro.name) == 0)
        tc_call_no_memory(call);
    tc_call_push(call, &call->unit->macros, macro);
}
