/* emit.c - from a match to statements in the graph. No Lua, and no memory of its own once the arenas are warm. */
#include "plugin/observer.h"
#include <string.h>

/* The memory of statements is not the plugin's, so that only fuel bounds it: about 40 MB for a document's, and the
 * bytes of qualifiers on top. */
enum { FUEL_PAIR = 20, FUEL_STATEMENT = 500 };

bool tc_side_has(const struct tc_side *side, uint32_t type) {
    for (uint32_t i = 0; i < side->n; i++)
        if (side->types[i] == type)
            return true;
    return false;
}

/* --- entities into the graph --- */

static uint32_t add_entity(struct tc_worker *worker, const struct tc_entity *entity) {
    struct tc_pair *attrs = tc_arena_alloc(&worker->match_arena, (entity->n_attrs + 1) * sizeof *attrs);
    for (uint32_t i = 0; attrs && i < entity->n_attrs; i++)
        attrs[i] = (struct tc_pair){entity->attrs[i].name, entity->attrs[i].value};
    struct tc_graph_entity record = {.type = tc_model_type_name(worker->model, entity->type),
                                     .key = entity->key,
                                     .label = entity->label,
                                     .attrs = attrs,
                                     .n_attrs = entity->n_attrs};
    return attrs ? tc_graph_add_entity(worker->graph, &record) : TC_NO_RECORD;
}

static uint32_t in_graph(struct tc_worker *worker, uint32_t number) {
    struct tc_entities *entities = &worker->entities;
    if (number >= entities->n_model) {
        struct tc_own_entity *own = &entities->own.items[number - entities->n_model];
        if (own->in_graph == TC_NO_RECORD)
            own->in_graph = add_entity(worker, &own->entity);
        return own->in_graph;
    }
    if (entities->in_graph[number].document != worker->document_no) {
        struct tc_entity_view view;
        entities->in_graph[number].number = add_entity(worker, tc_model_entity_at(worker->model, number, &view));
        entities->in_graph[number].document = worker->document_no;
    }
    return entities->in_graph[number].number;
}

static uint32_t participant_in_graph(struct tc_worker *worker, const struct tc_participant *participant) {
    uint32_t number = in_graph(worker, participant->entity);
    if (number == TC_NO_RECORD || !participant->alias || tc_graph_is_brief(worker->graph))
        return number;
    struct tc_str words =
        tc_worker_text(worker, (struct tc_span){participant->from, participant->to}, &worker->match_arena);
    if (!words.ptr || tc_graph_add_alias(worker->graph, number, words) != TC_OK)
        return TC_NO_RECORD;
    return number;
}

/* --- the frame --- */

static bool append_role(struct tc_worker *worker, struct tc_buf *text, const struct tc_capture *capture) {
    const struct tc_mention *mention =
        capture->mention == TC_NONE ? NULL : tc_matcher_mention(worker->matcher, capture->mention);
    if (text->len)
        (void)tc_buf_add(text, TC_STR("; "));
    struct tc_entity_view view;
    for (uint32_t i = 0; mention && i < mention->n_entities; i++) {
        if (i)
            (void)tc_buf_add(text, TC_STR("; "));
        (void)tc_buf_add(text, tc_entities_at(&worker->entities, mention->entities[i], &view)->label);
    }
    if (!mention || mention->n_entities == 0) {
        struct tc_span span = tc_worker_span(worker, capture->first, capture->last);
        struct tc_str words = tc_worker_text(worker, span, &worker->match_arena);
        return words.ptr && tc_buf_add(text, words) == TC_OK;
    }
    return !text->failed;
}

/* The captures of one label as a role, joined. The text lives in the arena. */
static bool read_role(struct tc_worker *worker, uint16_t label, struct tc_pair *role) {
    const struct tc_current *current = &worker->current;
    tc_buf_reset(&worker->role_text);
    for (uint32_t i = 0; i < current->match->n_captures; i++)
        if (current->match->captures[i].label == label &&
            !append_role(worker, &worker->role_text, &current->match->captures[i]))
            return false;
    role->name = tc_model_label(worker->model, current->pattern, label)->name;
    role->value = tc_arena_str(&worker->match_arena, tc_buf_str(&worker->role_text));
    return role->value.ptr != NULL;
}

static void insert_sorted(struct tc_pair *roles, uint32_t n, struct tc_pair role) {
    while (n > 0 && tc_str_cmp(roles[n - 1].name, role.name) > 0) {
        roles[n] = roles[n - 1];
        n--;
    }
    roles[n] = role;
}

/* Text and roles. */
static bool describe_frame(struct tc_worker *worker, struct tc_span span, struct tc_frame *frame) {
    const struct tc_current *current = &worker->current;
    uint32_t n_labels = tc_model_label_count(worker->model, current->pattern), n = 0;
    struct tc_pair *roles = tc_arena_alloc(&worker->match_arena, (n_labels + 1) * sizeof *roles);
    if (!roles)
        return false;
    for (uint32_t label = 0; label < n_labels; label++) {
        struct tc_pair role;
        if (!read_role(worker, (uint16_t)label, &role))
            return false;
        if (role.value.len)
            insert_sorted(roles, n++, role);
    }
    frame->roles = roles;
    frame->n_roles = n;
    frame->text = tc_worker_text(worker, span, &worker->match_arena);
    return frame->text.ptr != NULL;
}

static bool add_frame(struct tc_worker *worker) {
    struct tc_current *current = &worker->current;
    struct tc_span span = tc_worker_span(worker, current->match->first, current->match->last);
    struct tc_frame frame = {.document = worker->document,
                             .plugin = current->unit->info.name,
                             .rule = current->rule_name,
                             .sentence_no = (uint32_t)tc_worker_sentence_no(worker),
                             .char_start = tc_worker_char(worker, span.from),
                             .char_end = tc_worker_char(worker, span.to)};
    if (tc_graph_is_brief(worker->graph) || describe_frame(worker, span, &frame))
        current->frame = tc_graph_add_frame(worker->graph, &frame);
    return current->frame != TC_NO_RECORD;
}

/* --- qualifiers --- */

static struct tc_str all_words(struct tc_worker *worker, uint16_t label) {
    const struct tc_match *match = worker->current.match;
    tc_buf_reset(&worker->role_text);
    for (uint32_t i = 0; i < match->n_captures; i++) {
        if (match->captures[i].label != label)
            continue;
        struct tc_span span = tc_worker_span(worker, match->captures[i].first, match->captures[i].last);
        tc_arena_reset(&worker->scratch);
        struct tc_str words = tc_worker_text(worker, span, &worker->scratch);
        if (worker->role_text.len > 0)
            (void)tc_buf_add(&worker->role_text, TC_STR("; "));
        (void)tc_buf_add(&worker->role_text, words.ptr ? words : TC_STR(""));
    }
    struct tc_str all = tc_buf_str(&worker->role_text);
    worker->failed |= worker->role_text.failed;
    return all.len > 0 ? tc_arena_str(&worker->match_arena, all) : (struct tc_str){0};
}

/* The words of a `with` label for an object: of the capture that contains the object's words or lies inside them, else
 * of all its captures, with "; " between them. */
static struct tc_str with_value(struct tc_worker *worker, const struct tc_with *with,
                                const struct tc_participant *object) {
    const struct tc_match *match = worker->current.match;
    for (uint32_t i = 0; i < match->n_captures; i++) {
        struct tc_span span = tc_worker_span(worker, match->captures[i].first, match->captures[i].last);
        bool contains = span.from <= object->from && span.to >= object->to;
        bool inside = span.from >= object->from && span.to <= object->to;
        if (match->captures[i].label == with->label && (contains || inside))
            return tc_worker_text(worker, span, &worker->match_arena);
    }
    return all_words(worker, with->label);
}

static struct tc_str find_value(struct tc_pairs pairs, struct tc_str name) {
    for (size_t i = 0; i < pairs.n; i++)
        if (tc_str_eq(pairs.items[i].name, name))
            return pairs.items[i].value;
    return (struct tc_str){0};
}

static struct tc_str qualifier_value(struct tc_worker *worker, const struct tc_emission *emission, struct tc_str name) {
    const struct tc_current *current = &worker->current;
    struct tc_str value = find_value(emission->qualifiers, name);
    for (size_t i = 0; !value.ptr && current->rule && i < current->rule->n_with; i++)
        if (tc_str_eq(current->rule->with[i].qualifier, name))
            value = with_value(worker, &current->rule->with[i], &emission->object);
    return value.ptr ? value : find_value(current->qualifiers, name);
}

/* --- statements --- */

static int compare_ids(const struct tc_worker *worker, uint32_t a, uint32_t b) {
    struct tc_entity_view views[2];
    const struct tc_entity *x = tc_entities_at(&worker->entities, a, &views[0]);
    const struct tc_entity *y = tc_entities_at(&worker->entities, b, &views[1]);
    /* As "type:key" in bytes: a colon decides between types one of which begins with the other. */
    struct tc_str p = tc_model_type_name(worker->model, x->type), q = tc_model_type_name(worker->model, y->type);
    size_t common = p.len < q.len ? p.len : q.len;
    int order = memcmp(p.ptr, q.ptr, common);
    if (order != 0 || p.len == q.len)
        return order != 0 ? order : tc_str_cmp(x->key, y->key);
    return p.len < q.len ? ':' - (unsigned char)q.ptr[common] : (unsigned char)p.ptr[common] - ':';
}

static bool add_evidence(struct tc_worker *worker, const struct tc_emission *emission,
                         const struct tc_participant *subject, const struct tc_participant *object,
                         uint32_t statement) {
    const struct tc_current *current = &worker->current;
    struct tc_evidence evidence = {.statement = statement,
                                   .document = worker->document,
                                   .frame = current->frame,
                                   .sentence_no = (uint32_t)tc_worker_sentence_no(worker),
                                   .sentence = worker->sentence_text,
                                   .char_start = worker->sentence_start,
                                   .char_end = worker->sentence_end,
                                   .subject_start = tc_worker_char(worker, subject->from),
                                   .subject_end = tc_worker_char(worker, subject->to),
                                   .object_start = tc_worker_char(worker, object->from),
                                   .object_end = tc_worker_char(worker, object->to),
                                   .plugin = current->unit->info.name,
                                   .plugin_version = current->unit->info.version,
                                   .rule = current->rule_name,
                                   .rule_line = current->rule_line,
                                   .confidence = emission->confidence};
    return tc_graph_add_evidence(worker->graph, &evidence) != TC_NO_RECORD;
}

static bool read_qualifiers(struct tc_worker *worker, const struct tc_emission *emission,
                            struct tc_statement *statement) {
    struct tc_strs names = worker->current.unit->relation_decls.items[emission->relation].qualifiers;
    struct tc_pair *quals = tc_arena_alloc(&worker->match_arena, (names.n + 1) * sizeof *quals);
    if (!quals)
        return false;
    for (size_t i = 0; i < names.n; i++) {
        struct tc_str value = qualifier_value(worker, emission, names.items[i]);
        if (value.len)
            quals[statement->n_quals++] = (struct tc_pair){names.items[i], value};
    }
    statement->quals = quals;
    return true;
}

enum tc_status tc_worker_emit(struct tc_worker *worker, const struct tc_emission *emission, uint64_t *fuel) {
    struct tc_current *current = &worker->current;
    const struct tc_relation_info *relation = &current->unit->relations.items[emission->relation];
    const struct tc_participant *subject = &emission->subject, *object = &emission->object;
    *fuel = FUEL_PAIR;
    if (subject->entity == object->entity) {
        struct tc_entity_view view;
        if (tc_asks_why(worker))
            tc_worker_tell_silence(worker, "%s: both sides are %s", relation->name.ptr,
                                   tc_entities_at(&worker->entities, subject->entity, &view)->label.ptr);
        return TC_END;
    }
    if (relation->symmetric && compare_ids(worker, subject->entity, object->entity) > 0) {
        subject = &emission->object;
        object = &emission->subject;
    }
    struct tc_statement statement = {
        .predicate = relation->name, .modality = emission->modality, .negated = emission->negated};
    bool ok = tc_worker_read_sentence(worker) == TC_OK && (current->frame != TC_NO_RECORD || add_frame(worker)) &&
              read_qualifiers(worker, emission, &statement);
    if (!ok)
        return TC_ERR_MEMORY;
    *fuel += FUEL_STATEMENT;
    for (uint32_t i = 0; i < statement.n_quals; i++)
        *fuel += statement.quals[i].value.len;
    statement.subject = participant_in_graph(worker, subject);
    statement.object = participant_in_graph(worker, object);
    if (statement.subject == TC_NO_RECORD || statement.object == TC_NO_RECORD)
        return TC_ERR_MEMORY;
    uint32_t number = tc_graph_add_statement(worker->graph, &statement);
    if (number == TC_NO_RECORD || !add_evidence(worker, emission, subject, object, number))
        return TC_ERR_MEMORY;
    tc_observe(worker, statement, worker, &statement, emission);
    return TC_OK;
}

/* --- templates: half of what doc:emit costs, as a dense text has a fact in each line --- */

static const struct tc_rule_info *rule_info(const struct tc_worker *worker) {
    const struct tc_current *current = &worker->current;
    return &current->unit->rule_infos.items[worker->engine->actions.items[current->pattern].index];
}

/* false: the tank is empty, which is said once a document. */
static bool pay(struct tc_worker *worker, uint64_t fuel) {
    struct tc_script *script = worker->current.script;
    if (script->spent > tc_sandbox_document_limits.fuel)
        return false;
    script->spent += fuel;
    if (script->spent <= tc_sandbox_document_limits.fuel)
        return true;
    if (!script->cut) {
        char text[160], count[TC_COUNT_BYTES];
        snprintf(
            text, sizeof text,
            "its triples used up the fuel of a document (%s), and no more are made (does a list take in too much?)",
            tc_str_count(tc_sandbox_document_limits.fuel, count));
        tc_worker_report(worker, &rule_info(worker)->place, text);
    }
    script->cut = true;
    return false;
}

/* A comparison is a twentieth of a pair. */
static void add_participant(struct tc_worker *worker, bool is_subject, struct tc_participant participant) {
    struct tc_participant *items = is_subject ? worker->subjects.items : worker->objects.items;
    size_t n = is_subject ? worker->subjects.len : worker->objects.len;
    if (!pay(worker, n / FUEL_PAIR))
        return;
    for (size_t i = 0; i < n && !participant.again; i++)
        participant.again = items[i].entity == participant.entity;
    enum tc_status status =
        is_subject ? tc_vec_push(&worker->subjects, participant) : tc_vec_push(&worker->objects, participant);
    worker->failed |= status != TC_OK;
}

static void add_from_capture(struct tc_worker *worker, const struct tc_capture *capture, const struct tc_side *side,
                             bool is_subject) {
    struct tc_span span = tc_worker_span(worker, capture->first, capture->last);
    struct tc_participant participant = {TC_NONE, span.from, span.to, true, false};
    if (capture->mention != TC_NONE) {
        const struct tc_mention *mention = tc_matcher_mention(worker->matcher, capture->mention);
        participant.alias = mention->n_entities == 1;
        for (uint32_t i = 0; i < mention->n_entities; i++) {
            participant.entity = mention->entities[i];
            if (tc_side_has(side, tc_entities_type(&worker->entities, participant.entity)))
                add_participant(worker, is_subject, participant);
        }
        return;
    }
    if (side->n_free == 0 || span.from == span.to)
        return;
    struct tc_str words = tc_worker_text(worker, span, &worker->match_arena);
    participant.entity = words.ptr ? tc_entities_from_text(&worker->entities, side->free_type, words) : TC_NONE;
    if (participant.entity != TC_NONE)
        add_participant(worker, is_subject, participant);
}

static void gather(struct tc_worker *worker, uint16_t label, const struct tc_side *side, bool is_subject) {
    const struct tc_match *match = worker->current.match;
    for (uint32_t i = 0; i < match->n_captures; i++)
        if (match->captures[i].label == label)
            add_from_capture(worker, &match->captures[i], side, is_subject);
}

/* false: the fuel is used up. */
static bool emit_pair(struct tc_worker *worker, struct tc_emission *emission, size_t s, size_t o) {
    emission->subject = worker->subjects.items[s];
    emission->object = worker->objects.items[o];
    uint64_t fuel;
    enum tc_status status = tc_worker_emit(worker, emission, &fuel);
    if (status != TC_OK && status != TC_END)
        worker->failed = true;
    return pay(worker, fuel / 2);
}

static void tell_lone_entity(struct tc_worker *worker, const struct tc_emission *emission) {
    size_t distinct = 0;
    for (size_t s = 0; s < worker->subjects.len; s++)
        distinct += !worker->subjects.items[s].again;
    if (distinct < 2)
        tc_worker_tell_silence(worker, "%s: there is one entity only, and a pair is wanted",
                               worker->current.unit->relations.items[emission->relation].name.ptr);
}

/* Both sides are the same captures: each unordered pair of distinct entities once, the earlier as subject. */
static void emit_unordered(struct tc_worker *worker, struct tc_emission *emission) {
    if (tc_asks_why(worker))
        tell_lone_entity(worker, emission);
    for (size_t s = 0; s < worker->subjects.len; s++) {
        if (worker->subjects.items[s].again)
            continue;
        for (size_t o = 0; o < worker->objects.len; o++) {
            const struct tc_participant *subject = &worker->subjects.items[s], *object = &worker->objects.items[o];
            bool later = object->from > subject->from || (object->from == subject->from && o > s);
            if (!object->again && !(later ? emit_pair(worker, emission, s, o) : pay(worker, 1)))
                return;
        }
    }
}

/* Why nobody stands on a side. */
static void tell_empty_side(struct tc_worker *worker, const struct tc_triple *triple, bool is_subject) {
    const struct tc_relation_info *relation = &worker->current.unit->relations.items[triple->relation];
    const struct tc_match *match = worker->current.match;
    const char *name = is_subject ? triple->subject_name.ptr : triple->object_name.ptr;
    const char *wanted = is_subject ? relation->subject.ptr : relation->object.ptr;
    uint16_t label = is_subject ? triple->subject : triple->object;
    const struct tc_mention *mention = NULL;
    bool is_there = false;
    for (uint32_t i = 0; i < match->n_captures && !mention; i++) {
        const struct tc_capture *capture = &match->captures[i];
        is_there |= capture->label == label;
        if (capture->label == label && capture->mention != TC_NONE)
            mention = tc_matcher_mention(worker->matcher, capture->mention);
    }
    if (!is_there)
        tc_worker_tell_silence(worker, "%s: the match has no %s", relation->name.ptr, name);
    else if (mention && mention->n_entities == 0)
        tc_worker_tell_silence(worker, "%s: %s names nobody known", relation->name.ptr, name);
    else if (mention)
        tc_worker_tell_silence(worker, "%s: %s is of type %s, not %s", relation->name.ptr, name,
                               tc_model_type_name(worker->model, mention->type).ptr, wanted);
    else
        tc_worker_tell_silence(worker, "%s: %s is plain text, not of type %s", relation->name.ptr, name, wanted);
}

/* Are there more distinct entities on both sides together than the relation holds of? No more are compared. */
static bool is_crowd(const struct tc_worker *worker, const struct tc_triple *triple, uint32_t at_most) {
    const struct tc_participant *subjects = worker->subjects.items, *objects = worker->objects.items;
    uint32_t n = 0;
    if (worker->subjects.len + worker->objects.len <= at_most)
        return false;
    for (size_t s = 0; s < worker->subjects.len && n <= at_most; s++)
        n += !subjects[s].again;
    for (size_t o = 0; o < worker->objects.len && n <= at_most && triple->subject != triple->object; o++) {
        bool again = objects[o].again;
        for (size_t s = 0; s < worker->subjects.len && !again; s++)
            again = subjects[s].entity == objects[o].entity;
        n += !again;
    }
    return n > at_most;
}

static void emit_triple(struct tc_worker *worker, const struct tc_triple *triple) {
    struct tc_current *current = &worker->current;
    const struct tc_relation_decl *relation = &current->unit->relation_decls.items[triple->relation];
    worker->subjects.len = worker->objects.len = 0;
    gather(worker, triple->subject, &relation->subject, true);
    if (worker->subjects.len > 0)
        gather(worker, triple->object, &relation->object, false);
    if (worker->objects.len == 0) {
        if (tc_asks_why(worker))
            tell_empty_side(worker, triple, worker->subjects.len == 0);
        return;
    }
    const struct tc_relation_info *info = &current->unit->relations.items[triple->relation];
    if (is_crowd(worker, triple, info->at_most)) {
        tc_worker_tell_silence(worker, "%s: there are more than %u entities", info->name.ptr, (unsigned)info->at_most);
        return;
    }
    struct tc_emission emission = {.relation = triple->relation,
                                   .confidence = current->confidence,
                                   .modality = current->modality,
                                   .negated = current->negated};
    if (triple->subject == triple->object) {
        emit_unordered(worker, &emission);
        return;
    }
    for (size_t s = 0; s < worker->subjects.len; s++)
        for (size_t o = 0; o < worker->objects.len && !worker->subjects.items[s].again; o++)
            if (!emit_pair(worker, &emission, s, o))
                return;
}

void tc_worker_emit_triples(struct tc_worker *worker) {
    const struct tc_rule *rule = worker->current.rule;
    for (size_t i = 0; i < rule->n_triples; i++)
        emit_triple(worker, &rule->triples[i]);
}
