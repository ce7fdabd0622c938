#include "app/explain_print.h"

/* Adding takes the value; what memory is too short for is left out. */
static json_t *text(struct tc_str s) { return json_stringn_nocheck(s.ptr ? s.ptr : "", s.len); }

static void set(json_t *object, const char *key, json_t *value) {
    (void)json_object_set_new_nocheck(object, key, value);
}

static void set_tokens(json_t *object, uint32_t first, uint32_t last) {
    set(object, "first", json_integer(first));
    set(object, "last", json_integer(last));
}

static void set_place(json_t *object, struct tc_place place) {
    if (!place.file.ptr)
        return;
    set(object, "file", text(place.file));
    set(object, "line", json_integer(place.line));
}

static json_t *entity(const struct tc_explained_entity *e) {
    json_t *object = json_object();
    set(object, "type", text(e->type));
    set(object, "key", text(e->key));
    set(object, "label", text(e->label));
    return object;
}

static json_t *entities(const struct tc_explained_entity *list, size_t n) {
    json_t *array = json_array();
    for (size_t i = 0; i < n; i++)
        (void)json_array_append_new(array, entity(&list[i]));
    return array;
}

static json_t *token(const struct tc_explained_token *t) {
    json_t *object = json_object(), *classes = json_array();
    set(object, "text", text(t->text));
    set(object, "from", json_integer((json_int_t)t->from));
    set(object, "to", json_integer((json_int_t)t->to));
    struct tc_str rest = t->classes;
    while (rest.len)
        (void)json_array_append_new(classes, text(tc_str_split(&rest, ' ')));
    set(object, "classes", classes);
    set(object, "known", json_boolean(t->known));
    return object;
}

static json_t *mention(const struct tc_explained_mention *m) {
    static const char *const origins[] = {"gazetteer", "mention", "learned"};
    json_t *object = json_object();
    set_tokens(object, m->first, m->last);
    set(object, "text", text(m->text));
    set(object, "type", text(m->type));
    set(object, "entities", entities(m->entities, m->n_entities));
    set(object, "origin", json_string(origins[m->origin]));
    if (m->step.ptr)
        set(object, "mention", text(m->step));
    if (m->plugin.ptr)
        set(object, "plugin", text(m->plugin));
    set_place(object, m->place);
    return object;
}

static void set_rule(json_t *object, const struct tc_explained_rule *rule) {
    static const char *const kinds[] = {"rule", "mention", "try"};
    set(object, "kind", json_string(kinds[rule->kind]));
    if (rule->plugin.ptr)
        set(object, "plugin", text(rule->plugin));
    set(object, "name", text(rule->name));
    set_place(object, rule->place);
    set(object, "pattern", text(rule->pattern));
    if (rule->pattern_col) {
        set(object, "pattern_line", json_integer(rule->pattern_place.line));
        set(object, "pattern_column", json_integer(rule->pattern_col));
    }
}

static json_t *capture(const struct tc_explained_capture *c) {
    json_t *object = json_object();
    set(object, "name", text(c->name));
    set_tokens(object, c->first, c->last);
    set(object, "text", text(c->text));
    set(object, "entities", entities(c->entities, c->n_entities));
    return object;
}

static json_t *reason(const struct tc_explained_reason *r) {
    static const char *const kinds[] = {"unless", "qualify", "rule"};
    json_t *object = json_object();
    set(object, "kind", json_string(kinds[r->kind]));
    if (r->name.ptr) {
        set(object, "name", text(r->name));
        set(object, "value", text(r->value));
    }
    if (r->kind != TC_REASON_RULE) {
        set(object, "pattern", text(r->pattern));
        set_tokens(object, r->first, r->last);
        set(object, "text", text(r->text));
    }
    set_place(object, r->place);
    return object;
}

static json_t *statement(const struct tc_explained_statement *s) {
    json_t *object = json_object(), *qualifiers = json_object();
    set(object, "subject", entity(&s->subject));
    set(object, "predicate", text(s->predicate));
    set(object, "object", entity(&s->object));
    if (s->yields_to.len)
        set(object, "yields_to", text(s->yields_to));
    set(object, "modality", json_string(tc_modality_str(s->modality)));
    set(object, "negated", json_boolean(s->negated));
    for (size_t i = 0; i < s->n_qualifiers; i++)
        set(qualifiers, s->qualifiers[i].name.ptr, text(s->qualifiers[i].value));
    set(object, "qualifiers", qualifiers);
    set(object, "confidence", json_real(s->confidence));
    return object;
}

static json_t *miss(const struct tc_explained_miss *m) {
    json_t *object = json_object(), *wanted = json_array(), *hints = json_array();
    set_rule(object, &m->rule);
    set(object, "first", json_integer(m->near.first));
    set(object, "stopped_at", json_integer(m->near.stopped_at));
    set(object, "searched_to", json_integer(m->near.searched_to));
    set(object, "items", json_integer(m->near.items));
    set(object, "aligned", json_integer(m->near.aligned));
    set(object, "changes", json_integer(m->near.changes));
    set(object, "has_trigger", json_boolean(m->near.has_trigger));
    set(object, "is_far", json_boolean(m->is_far));
    set(object, "trigger_at", m->near.trigger_at == TC_NONE ? json_null() : json_integer(m->near.trigger_at));
    if (m->part.ptr)
        set(object, "part", text(m->part));
    set(object, "found_to", json_integer(m->near.found_to));
    set(object, "found", text(m->found));
    for (size_t i = 0; i < m->n_wants; i++)
        (void)json_array_append_new(wanted, text(m->wants[i].text));
    for (size_t i = 0; i < m->n_hints; i++)
        (void)json_array_append_new(hints, text(m->hints[i]));
    set(object, "wanted", wanted);
    set(object, "hints", hints);
    if (m->because)
        set(object, "because", miss(m->because)); /* a step's has none: one level */
    return object;
}

static json_t *match(const struct tc_explained_match *m) {
    json_t *object = json_object(), *captures = json_array(), *reasons = json_array(), *statements = json_array(),
           *silences = json_array(), *left_out = json_array();
    set_rule(object, &m->rule);
    set_tokens(object, m->first, m->last);
    set(object, "text", text(m->text));
    for (size_t i = 0; i < m->n_captures; i++)
        (void)json_array_append_new(captures, capture(&m->captures[i]));
    for (size_t i = 0; i < m->n_reasons; i++)
        (void)json_array_append_new(reasons, reason(&m->reasons[i]));
    for (size_t i = 0; i < m->n_statements; i++)
        (void)json_array_append_new(statements, statement(&m->statements[i]));
    for (size_t i = 0; i < m->n_silences; i++)
        (void)json_array_append_new(silences, text(m->silences[i]));
    set(object, "captures", captures);
    set(object, "statements", statements);
    set(object, "silences", silences);
    set(object, "reasons", reasons);
    for (size_t i = 0; i < m->n_left_out; i++)
        (void)json_array_append_new(left_out, miss(&m->left_out[i]));
    set(object, "left_out", left_out);
    set(object, "excluded", json_boolean(m->excluded));
    if (m->after.ptr)
        set(object, "after", text(m->after));
    return object;
}

json_t *tc_explain_json(const struct tc_explained_sentence *s) {
    json_t *object = json_object(), *tokens = json_array(), *mentions = json_array(), *matches = json_array(),
           *misses = json_array();
    set(object, "number", json_integer((json_int_t)s->number));
    set(object, "text", text(s->text));
    set(object, "from", json_integer((json_int_t)s->from));
    set(object, "to", json_integer((json_int_t)s->to));
    for (size_t i = 0; i < s->n_tokens; i++)
        (void)json_array_append_new(tokens, token(&s->tokens[i]));
    for (size_t i = 0; i < s->n_mentions; i++)
        (void)json_array_append_new(mentions, mention(&s->mentions[i]));
    for (size_t i = 0; i < s->n_matches; i++)
        (void)json_array_append_new(matches, match(&s->matches[i]));
    for (size_t i = 0; i < s->n_misses; i++)
        (void)json_array_append_new(misses, miss(&s->misses[i]));
    set(object, "tokens", tokens);
    set(object, "mentions", mentions);
    set(object, "matches", matches);
    set(object, "near_misses", misses);
    return object;
}
