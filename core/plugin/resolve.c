/* resolve.c - the names in a plugin's declarations once all are read: types, relations, macros. */
#include "plugin/engine_state.h"
#include "plugin/expected.h"
#include <stdarg.h>
#include <string.h>

enum { WHAT = 256, HIDE_TYPES = 64 };

void tc_unit_rule_name(const struct tc_unit *unit, const struct tc_rule_info *rule, char what[WHAT]) {
    snprintf(what, WHAT, "%s/%s", unit->info.name.ptr, rule->name.ptr);
}

void tc_unit_step_name(const struct tc_unit *unit, const struct tc_step *step, char what[WHAT]) {
    snprintf(what, WHAT, "%s: mention \"%s\" \"%s\"", unit->info.name.ptr, step->type_name.ptr, step->name.ptr);
}

enum tc_status tc_unit_make_types(struct tc_unit *unit, struct tc_model *model, struct tc_error *err) {
    bool failed = false;
    for (size_t i = 0; i < unit->gazetteers.len; i++)
        failed |= tc_model_type(model, unit->group, unit->gazetteers.items[i].type) == TC_NONE;
    for (size_t i = 0; i < unit->free_types.len; i++)
        failed |= tc_model_type(model, unit->group, unit->free_types.items[i].name) == TC_NONE;
    for (size_t i = 0; i < unit->steps.len; i++) {
        struct tc_step *step = &unit->steps.items[i];
        step->type = tc_model_type(model, unit->group, step->type_name);
        failed |= step->type == TC_NONE;
    }
    return failed ? tc_error_set(err, TC_ERR_MEMORY, "%s", tc_status_str(TC_ERR_MEMORY)) : TC_OK;
}

static struct tc_str skip_blanks(struct tc_str text) {
    size_t n = strspn(text.ptr, " \t\r\n"); /* sources end with a NUL */
    return tc_str_sub(text, n, text.len);
}

/* The type in ("type" ...); TC_NONE where something else stands. */
static uint32_t type_of_argument(const struct tc_unit *unit, const struct tc_model *model, struct tc_str text) {
    text = skip_blanks(text);
    if (text.len == 0 || text.ptr[0] != '(')
        return TC_NONE;
    text = skip_blanks(tc_str_sub(text, 1, text.len));
    char quote = text.len ? text.ptr[0] : '\0';
    if (quote != '"' && quote != '\'')
        return TC_NONE;
    text = tc_str_sub(text, 1, text.len);
    return tc_model_find_type(model, unit->group, tc_str_split(&text, quote));
}

/* The last character before `at` that is no blank; a letter at the start of the source. */
static char char_before(const char *start, const char *at) {
    while (at > start && strchr(" \t\r\n", at[-1]))
        at--;
    return at > start ? at[-1] : 'a';
}

/* Is the line that this stands in a comment, and nothing else? */
static bool is_comment(const char *start, const char *at) {
    while (at > start && at[-1] != '\n')
        at--;
    at += strspn(at, " \t");
    return at[0] == '-' && at[1] == '-' && !strchr("[]", at[2]); /* "--]]" ends a long one: code may follow */
}

struct asked {
    tc_types types;
    const char *open; /* the first call that does not tell its type; NULL: all do */
};

static struct asked asked_in(const struct tc_unit *unit, const struct tc_model *model, struct tc_str source) {
    static const struct tc_str method = {"mentions", sizeof "mentions" - 1};
    const char *end = source.ptr + source.len, *at = source.ptr;
    struct asked asked = {0};
    while (source.len > 0 && (at = memmem(at, (size_t)(end - at), method.ptr, method.len))) {
        const char *call = at;
        bool is_method = strchr(":.\"'[", char_before(source.ptr, at)) && !is_comment(source.ptr, at);
        at += method.len;
        uint32_t type = is_method ? type_of_argument(unit, model, (struct tc_str){at, (size_t)(end - at)}) : TC_NONE;
        asked.types |= !is_method ? 0 : type != TC_NONE ? tc_type_bit(type) : TC_ALL_TYPES;
        asked.open = is_method && type == TC_NONE && !asked.open ? call : asked.open;
    }
    return asked;
}

tc_types tc_unit_asked_types(const struct tc_unit *unit, const struct tc_model *model) {
    tc_types types = 0;
    for (size_t i = 0; i < unit->chunks.len; i++)
        types |= asked_in(unit, model, unit->chunks.items[i].source).types;
    return types;
}

struct tc_place tc_unit_open_call(const struct tc_unit *unit, const struct tc_model *model) {
    for (size_t i = 0; i < unit->chunks.len; i++) {
        const struct tc_chunk *chunk = &unit->chunks.items[i];
        const char *open = asked_in(unit, model, chunk->source).open;
        if (open)
            return (struct tc_place){chunk->name, tc_source_line(chunk, (size_t)(open - chunk->source.ptr))};
    }
    return (struct tc_place){0};
}

enum tc_status tc_unit_type_set(const struct tc_unit *unit, const struct tc_model *model, struct tc_strs names,
                                struct tc_place where, const char *what, uint64_t *set, struct tc_error *err) {
    *set = 0;
    for (size_t i = 0; i < names.n; i++) {
        uint32_t type = tc_model_find_type(model, unit->group, names.items[i]);
        uint32_t line = tc_source_key_line(unit, where, TC_STR("hides"));
        if (type == TC_NONE) {
            (void)tc_error_at(err, TC_ERR_PLUGIN, where.file.ptr, line, 0, "%s: hides: unknown type \"%s\"", what,
                              names.items[i].ptr);
            tc_hint_type(err, unit, model, names.items[i]);
            return TC_ERR_PLUGIN;
        }
        if (type >= HIDE_TYPES)
            return tc_error_at(err, TC_ERR_PLUGIN, where.file.ptr, line, 0,
                               "%s: hides: only the first %d types of all loaded plugins can be hidden", what,
                               HIDE_TYPES);
        *set |= UINT64_C(1) << type;
    }
    return TC_OK;
}

/* --- relations --- */

static enum tc_status resolve_side(struct tc_unit *unit, const struct tc_model *model, size_t relation, const char *key,
                                   struct tc_str text, struct tc_side *side, struct tc_error *err) {
    const struct tc_relation_info *info = &unit->relations.items[relation];
    uint32_t line = tc_source_key_line(unit, info->place, tc_str(key));
    while (text.ptr) {
        struct tc_str name = tc_str_trim(tc_str_split(&text, '|'));
        uint32_t type = tc_model_find_type(model, unit->group, name);
        if (type == TC_NONE) {
            (void)tc_error_at(err, TC_ERR_PLUGIN, info->place.file.ptr, line, 0,
                              "%s: relation \"%s\": %s: unknown type \"%.*s\"", unit->info.name.ptr, info->name.ptr,
                              key, TC_FMT(name));
            tc_hint_type(err, unit, model, name);
            return TC_ERR_PLUGIN;
        }
        if (side->n == TC_SIDE_TYPES)
            return tc_error_at(err, TC_ERR_PLUGIN, info->place.file.ptr, line, 0,
                               "%s: relation \"%s\": %s: more than %d types", unit->info.name.ptr, info->name.ptr, key,
                               TC_SIDE_TYPES);
        side->types[side->n++] = type;
        if (tc_unit_is_free_type(unit, name) && side->n_free++ == 0)
            side->free_type = type;
    }
    return TC_OK;
}

static void hint_relation(struct tc_error *err, const struct tc_unit *unit, struct tc_str name) {
    if (unit->relations.len)
        tc_hint_nearest(err, name, &unit->relations.items->name, unit->relations.len, sizeof *unit->relations.items);
}

static enum tc_status refuse_yielding(const struct tc_unit *unit, const struct tc_relation_info *info, const char *why,
                                      struct tc_error *err) {
    uint32_t line = tc_source_key_line(unit, info->place, TC_STR("yields_to"));
    return tc_error_at(err, TC_ERR_PLUGIN, info->place.file.ptr, line, 0, "%s: relation \"%s\": yields_to: %s \"%.*s\"",
                       unit->info.name.ptr, info->name.ptr, why, TC_FMT(info->yields_to));
}

static bool share_type(const struct tc_side *a, const struct tc_side *b) {
    for (uint32_t i = 0; i < a->n; i++)
        for (uint32_t j = 0; j < b->n; j++)
            if (a->types[i] == b->types[j])
                return true;
    return false;
}

static enum tc_status check_yielding(const struct tc_unit *unit, size_t i, struct tc_error *err) {
    const struct tc_relation_info *info = &unit->relations.items[i];
    if (!info->yields_to.len)
        return TC_OK;
    uint32_t other = tc_unit_find_relation(unit, info->yields_to);
    if (other == TC_NONE) {
        (void)refuse_yielding(unit, info, "unknown relation", err);
        hint_relation(err, unit, info->yields_to);
        return TC_ERR_PLUGIN;
    }
    if (unit->relations.items[other].yields_to.len)
        return refuse_yielding(unit, info, "that one must not yield itself:", err);
    if (unit->relations.items[other].symmetric != info->symmetric)
        return refuse_yielding(unit, info, "one of the two is symmetric, so their sides differ:", err);
    const struct tc_relation_decl *mine = &unit->relation_decls.items[i], *theirs = &unit->relation_decls.items[other];
    if (!share_type(&mine->subject, &theirs->subject) || !share_type(&mine->object, &theirs->object))
        return refuse_yielding(unit, info, "it is never of the same two, as the types differ:", err);
    return TC_OK;
}

static enum tc_status resolve_relation(struct tc_unit *unit, const struct tc_model *model, size_t i,
                                       struct tc_error *err) {
    const struct tc_relation_info *info = &unit->relations.items[i];
    struct tc_relation_decl *decl = &unit->relation_decls.items[i];
    TC_TRY(resolve_side(unit, model, i, "subject", info->subject, &decl->subject, err));
    return resolve_side(unit, model, i, "object", info->object, &decl->object, err);
}

static bool qualifier_is_declared(const struct tc_unit *unit, const struct tc_rule *rule, struct tc_str name) {
    for (size_t i = 0; i < unit->relations.len; i++) {
        bool used = rule == NULL || rule->n_triples == 0;
        for (size_t j = 0; rule && j < rule->n_triples; j++)
            used |= rule->triples[j].relation == i;
        if (used && tc_strs_have(unit->relation_decls.items[i].qualifiers, name))
            return true;
    }
    return false;
}

/* also: more names that would do, up to two. */
static void hint_qualifier(struct tc_error *err, const struct tc_unit *unit, struct tc_str name, struct tc_strs also) {
    struct tc_str known[64];
    size_t n = 0;
    for (; n < also.n; n++)
        known[n] = also.items[n];
    for (size_t i = 0; i < unit->relations.len; i++) {
        struct tc_strs qualifiers = unit->relation_decls.items[i].qualifiers;
        for (size_t j = 0; j < qualifiers.n && n < 64; j++)
            if (!tc_strs_have((struct tc_strs){known, n}, qualifiers.items[j]))
                known[n++] = qualifiers.items[j];
    }
    tc_hint_nearest(err, name, known, n, sizeof *known);
}

/* --- rules --- */

/* What walks through patterns and macros later on takes time by their written-out size. */
static enum tc_status check_size(const struct tc_unit *unit, const struct tc_pattern_text *pattern, const char *what,
                                 struct tc_error *err) {
    if (tc_unit_expanded_size(unit, pattern->root) <= TC_EXPANDED_MAX)
        return TC_OK;
    return tc_error_at(err, TC_ERR_PLUGIN, pattern->place.file.ptr, pattern->place.line, 0,
                       "%s: the pattern is too large with its macros written out", what);
}

/* "x -buys-> y" is for triples: the words without the arrow. False: there is none. */
static bool hint_arrow(struct tc_error *err, struct tc_str expected) {
    const char *arrow = expected.ptr ? memmem(expected.ptr, expected.len, " -", 2) : NULL;
    const char *head = arrow ? memmem(arrow + 2, (size_t)(expected.ptr + expected.len - arrow - 2), "-> ", 3) : NULL;
    if (head)
        tc_error_hint(err, "an example has no arrow: \"%.*s %.*s %.*s\"", (int)(arrow - expected.ptr), expected.ptr,
                      (int)(head - arrow - 2), arrow + 2, (int)(expected.ptr + expected.len - head - 3), head + 3);
    return head != NULL;
}

static bool has_words(struct tc_str text, struct tc_str words) {
    const char *hit = memmem(text.ptr, text.len, words.ptr, words.len);
    if (!hit)
        return false;
    size_t from = (size_t)(hit - text.ptr), to = from + words.len;
    return (from == 0 || text.ptr[from - 1] == ' ') && (to == text.len || text.ptr[to] == ' ');
}

/* A relation may be meant by its label, or by any of the words. */
static void hint_expected(struct tc_error *err, const struct tc_unit *unit, struct tc_str expected) {
    struct tc_error hint = {0};
    if (hint_arrow(err, expected))
        return;
    for (size_t i = 0; i < unit->relations.len; i++) {
        const struct tc_relation_info *relation = &unit->relations.items[i];
        if (relation->label.len > 0 && has_words(expected, relation->label)) {
            tc_error_hint(err, "\"%s\" is the label of %s; examples have the name", relation->label.ptr,
                          relation->name.ptr);
            return;
        }
    }
    while (expected.ptr && !strstr(hint.hint, "did you mean"))
        hint_relation(&hint, unit, tc_str_split(&expected, ' '));
    if (hint.hint[0])
        tc_error_hint(err, "%s", hint.hint);
}

static enum tc_status fail_expected(const struct tc_unit *unit, const struct tc_rule_info *info, struct tc_str text,
                                    struct tc_error *err, const char *fmt, ...) TC_PRINTF(5, 6);
static enum tc_status fail_expected(const struct tc_unit *unit, const struct tc_rule_info *info, struct tc_str text,
                                    struct tc_error *err, const char *fmt, ...) {
    char what[WHAT], wrong[TC_ERROR_TEXT_MAX];
    va_list args;
    va_start(args, fmt);
    vsnprintf(wrong, sizeof wrong, fmt, args);
    va_end(args);
    tc_unit_rule_name(unit, info, what);
    return tc_error_at(err, TC_ERR_PLUGIN, info->place.file.ptr, tc_source_text_line(unit, info->place, text), 0,
                       "%s: the example's \"%s\"%s", what, text.ptr, wrong);
}

/* Only what one of the relations is called, or what the relation has, can ever be found. */
static enum tc_status check_statement(const struct tc_unit *unit, const struct tc_rule_info *info, struct tc_str text,
                                      struct tc_error *err) {
    struct tc_expected expected = tc_expected_parse(&unit->info, text);
    if (!expected.predicate.ptr) {
        enum tc_status status = fail_expected(unit, info, text, err, " names no declared relation");
        hint_expected(err, unit, text);
        return status;
    }
    struct tc_strs known = unit->relation_decls.items[tc_unit_find_relation(unit, expected.predicate)].qualifiers;
    struct tc_pair qualifier;
    while (tc_expected_take_qualifier(&expected.qualifiers, &qualifier)) {
        if (tc_strs_have(known, qualifier.name))
            continue;
        enum tc_status status = fail_expected(unit, info, text, err, ": %.*s has no qualifier \"%.*s\"",
                                              TC_FMT(expected.predicate), TC_FMT(qualifier.name));
        tc_hint_nearest(err, qualifier.name, known.items, known.n, sizeof *known.items);
        return status;
    }
    return TC_OK;
}

static enum tc_status check_expected(const struct tc_unit *unit, const struct tc_rule_info *info,
                                     struct tc_error *err) {
    enum tc_status status = TC_OK;
    for (size_t i = 0; i < info->n_examples; i++)
        for (size_t j = 0; j < info->examples[i].n_expected && status == TC_OK; j++)
            status = check_statement(unit, info, info->examples[i].expected[j], err);
    return status;
}

static enum tc_status resolve_rule(struct tc_unit *unit, size_t i, struct tc_error *err) {
    struct tc_rule *rule = &unit->rules.items[i];
    const struct tc_rule_info *info = &unit->rule_infos.items[i];
    char what[WHAT];
    tc_unit_rule_name(unit, info, what);
    for (size_t j = 0; j < rule->n_triples; j++) {
        struct tc_triple *triple = &rule->triples[j];
        triple->relation = tc_unit_find_relation(unit, triple->relation_name);
        if (triple->relation != TC_NONE)
            continue;
        (void)tc_error_at(err, TC_ERR_PLUGIN, info->place.file.ptr,
                          tc_source_text_line(unit, info->place, info->triples[j]), 0,
                          "%s: relation \"%s\" is not declared", what, triple->relation_name.ptr);
        hint_relation(err, unit, triple->relation_name);
        return TC_ERR_PLUGIN;
    }
    for (size_t j = 0; j < rule->n_with; j++) {
        if (qualifier_is_declared(unit, rule, rule->with[j].qualifier))
            continue;
        (void)tc_error_at(
            err, TC_ERR_PLUGIN, info->place.file.ptr, tc_source_key_line(unit, info->place, TC_STR("with")), 0,
            "%s: with: no relation of this rule declares a qualifier \"%s\"", what, rule->with[j].qualifier.ptr);
        hint_qualifier(err, unit, rule->with[j].qualifier, (struct tc_strs){0});
        return TC_ERR_PLUGIN;
    }
    enum tc_status status = check_size(unit, &rule->pattern, what, err);
    for (size_t j = 0; j < rule->n_unless && status == TC_OK; j++)
        status = check_size(unit, &rule->unless[j], what, err);
    return status == TC_OK ? check_expected(unit, info, err) : status;
}

static enum tc_status resolve_qualify(const struct tc_unit *unit, const struct tc_qualify *qualify,
                                      struct tc_error *err) {
    char what[WHAT];
    snprintf(what, sizeof what, "%s: qualify \"%s\"", unit->info.name.ptr, qualify->name.ptr);
    for (size_t i = 0; i < qualify->n_values; i++) {
        enum tc_status status = check_size(unit, &qualify->values[i].pattern, what, err);
        if (status != TC_OK)
            return status;
    }
    if (qualify->kind != TC_QUALIFY_VALUE || qualifier_is_declared(unit, NULL, qualify->name))
        return TC_OK;
    (void)tc_error_at(err, TC_ERR_PLUGIN, qualify->place.file.ptr, qualify->place.line, 0,
                      "%s: no relation declares a qualifier of this name", what);
    static const struct tc_str ours[] = {{"modality", 8}, {"negated", 7}};
    hint_qualifier(err, unit, qualify->name, (struct tc_strs){ours, 2});
    return TC_ERR_PLUGIN;
}

static enum tc_status resolve_step(struct tc_unit *unit, const struct tc_model *model, struct tc_step *step,
                                   struct tc_error *err) {
    char what[WHAT];
    tc_unit_step_name(unit, step, what);
    enum tc_status status = tc_unit_type_set(unit, model, step->hides, step->place, what, &step->hides_types, err);
    return status == TC_OK ? check_size(unit, &step->pattern, what, err) : status;
}

enum tc_status tc_unit_resolve(struct tc_unit *unit, const struct tc_model *model, struct tc_error *err) {
    struct tc_pass pass = {unit, err, TC_OK, false};
    for (size_t i = 0; i < unit->relations.len && pass.status == TC_OK; i++)
        tc_pass_take(&pass, resolve_relation(unit, model, i, err));
    for (size_t i = 0; i < unit->relations.len && pass.status == TC_OK; i++)
        tc_pass_take(&pass, check_yielding(unit, i, err));
    for (size_t i = 0; i < unit->steps.len && pass.status == TC_OK; i++)
        tc_pass_take(&pass, resolve_step(unit, model, &unit->steps.items[i], err));
    for (size_t i = 0; i < unit->rules.len && pass.status == TC_OK; i++)
        tc_pass_take_rule(&pass, i, resolve_rule(unit, i, err));
    for (size_t i = 0; i < unit->qualifies.len && pass.status == TC_OK; i++)
        tc_pass_take(&pass, resolve_qualify(unit, &unit->qualifies.items[i], err));
    return tc_pass_end(&pass);
}
