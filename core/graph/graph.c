#include "graph/records.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include <assert.h>
#include <math.h>
#include <string.h>

/* --- strings and pairs --- */

/* In graph->clean, where it has to be another. */
static enum tc_status make_valid(struct tc_graph *graph, struct tc_str *text) {
    if (tc_utf8_invalid_at(*text) == text->len)
        return TC_OK;
    tc_buf_reset(&graph->clean);
    TC_TRY(tc_utf8_clean(*text, &graph->clean));
    *text = tc_buf_str(&graph->clean);
    return TC_OK;
}

struct tc_str tc_graph_intern(struct tc_graph *graph, struct tc_str text) {
    uint32_t id = make_valid(graph, &text) == TC_OK ? tc_intern_add(&graph->strings, text) : 0;
    return id ? tc_intern_str(&graph->strings, id) : (struct tc_str){NULL, 0};
}

struct tc_str tc_graph_prefer(struct tc_str a, struct tc_str b) {
    if (a.len == 0 || b.len == 0)
        return a.len ? a : b;
    return tc_str_cmp(a, b) <= 0 ? a : b;
}

/* Interns in place; stops at the first failure. */
static enum tc_status intern_all(struct tc_graph *graph, struct tc_str *const *fields, size_t n) {
    for (size_t i = 0; i < n; i++) {
        *fields[i] = tc_graph_intern(graph, *fields[i]);
        if (!fields[i]->ptr)
            return TC_ERR_MEMORY;
    }
    return TC_OK;
}
#define INTERN(graph, ...)                                                                                             \
    intern_all((graph), (struct tc_str *const[]){__VA_ARGS__},                                                         \
               sizeof((struct tc_str *const[]){__VA_ARGS__}) / sizeof(struct tc_str *))

/* The same, where the record before often had the same string: seeing that costs less. */
static struct tc_str intern_again(struct tc_graph *graph, struct tc_str text, struct tc_str before) {
    return before.ptr && tc_str_eq(text, before) ? before : tc_graph_intern(graph, text);
}

/* A sentence. Of a document few come twice, and to look for one among all costs more than to keep it again: that is
 * left to graphs of many documents. */
static struct tc_str keep_sentence(struct tc_graph *graph, struct tc_str text, struct tc_str before) {
    if (!graph->brief || (before.ptr && tc_str_eq(text, before)))
        return intern_again(graph, text, before);
    return make_valid(graph, &text) == TC_OK ? tc_arena_str(&graph->arena, text) : (struct tc_str){NULL, 0};
}

/* The name of a rule, which outlives a brief graph. Of a thousand the table of strings has none in the cache. */
static struct tc_str keep_rule(struct tc_graph *graph, struct tc_str name, struct tc_str before) {
    bool stays = graph->brief && name.ptr && (name.ptr == before.ptr || tc_utf8_invalid_at(name) == name.len);
    return stays ? name : intern_again(graph, name, before);
}

/* Pairs as records keep them: interned, sorted by name, none without a value, one a name. Into graph->pairs. */
static enum tc_status collect_pairs(struct tc_graph *graph, const struct tc_pair *pairs, uint32_t n) {
    graph->pairs.len = 0;
    for (uint32_t i = 0; i < n; i++) {
        if (pairs[i].value.len == 0)
            continue;
        struct tc_pair pair = pairs[i];
        if (INTERN(graph, &pair.name, &pair.value) != TC_OK || tc_vec_push(&graph->pairs, pair) != TC_OK)
            return TC_ERR_MEMORY;
        struct tc_pair *all = graph->pairs.items;
        size_t at = graph->pairs.len - 1;
        while (at > 0 && tc_str_cmp(all[at - 1].name, pair.name) > 0)
            at--;
        if (at > 0 && all[at - 1].name.ptr == pair.name.ptr) {
            all[at - 1].value = tc_graph_prefer(all[at - 1].value, pair.value);
            graph->pairs.len--;
            continue;
        }
        memmove(all + at + 1, all + at, (graph->pairs.len - 1 - at) * sizeof *all);
        all[at] = pair;
    }
    return TC_OK;
}

static const struct tc_pair *keep_pairs(struct tc_graph *graph) {
    static const struct tc_pair none;
    size_t size = graph->pairs.len * sizeof(struct tc_pair);
    struct tc_pair *kept = size ? tc_arena_alloc(&graph->arena, size) : NULL;
    if (kept)
        memcpy(kept, graph->pairs.items, size);
    return size ? kept : &none;
}

/* Names between "|", sorted and each once, so that every source writes a set of names alike. */
static struct tc_str intern_name_set(struct tc_graph *graph, struct tc_str a, struct tc_str b) {
    graph->parts.len = 0;
    for (int source = 0; source < 2; source++) {
        struct tc_str rest = source ? b : a;
        while (rest.ptr) {
            struct tc_str part = tc_str_trim(tc_str_split(&rest, '|'));
            size_t at = graph->parts.len;
            while (at > 0 && tc_str_cmp(graph->parts.items[at - 1], part) > 0)
                at--;
            if (part.len == 0 || (at > 0 && tc_str_eq(graph->parts.items[at - 1], part)))
                continue;
            if (tc_vec_push(&graph->parts, part) != TC_OK)
                return (struct tc_str){NULL, 0};
            struct tc_str *all = graph->parts.items;
            memmove(all + at + 1, all + at, (graph->parts.len - 1 - at) * sizeof *all);
            all[at] = part;
        }
    }
    tc_buf_reset(&graph->text);
    for (size_t i = 0; i < graph->parts.len; i++) {
        if (i > 0)
            tc_buf_addc(&graph->text, '|');
        tc_buf_add(&graph->text, graph->parts.items[i]);
    }
    return graph->text.failed ? (struct tc_str){NULL, 0} : tc_graph_intern(graph, tc_buf_str(&graph->text));
}

/* --- life --- */

struct tc_graph *tc_graph_new(void) {
    struct tc_graph *graph = tc_calloc(1, sizeof *graph);
    if (!graph)
        return NULL;
    tc_arena_init(&graph->arena, SIZE_MAX);
    tc_buf_init(&graph->text, SIZE_MAX / 2);
    tc_buf_init(&graph->clean, SIZE_MAX / 2);
    graph->sha = tc_sha256_new();
    enum tc_status strings = tc_intern_init(&graph->strings);
    enum tc_status entities = tc_graph_index_init(&graph->entity_index);
    enum tc_status statements = tc_graph_index_init(&graph->statement_index);
    if (!graph->sha || strings != TC_OK || entities != TC_OK || statements != TC_OK) {
        tc_graph_free(graph);
        return NULL;
    }
    return graph;
}

struct tc_graph *tc_graph_new_brief(void) {
    struct tc_graph *graph = tc_graph_new();
    if (graph)
        graph->brief = true;
    return graph;
}

bool tc_graph_is_brief(const struct tc_graph *graph) { return graph->brief; }

static void free_entities(struct tc_graph *graph) {
    tc_vec_fini(&graph->entities);
    tc_graph_index_fini(&graph->entity_index);
    tc_graph_index_fini(&graph->statement_index);
}

void tc_graph_free(struct tc_graph *graph) {
    if (!graph)
        return;
    free_entities(graph);
    tc_vec_fini(&graph->relations);
    tc_vec_fini(&graph->documents);
    tc_vec_fini(&graph->statements);
    tc_vec_fini(&graph->evidence);
    tc_vec_fini(&graph->frames);
    tc_vec_fini(&graph->issues);
    tc_vec_fini(&graph->evidence_of);
    tc_vec_fini(&graph->evidence_start);
    tc_vec_fini(&graph->pairs);
    tc_vec_fini(&graph->parts);
    tc_vec_fini(&graph->ranks);
    tc_vec_fini(&graph->place);
    tc_vec_fini(&graph->ref);
    tc_vec_fini(&graph->keep_statement);
    tc_vec_fini(&graph->keep_frame);
    tc_vec_fini(&graph->links);
    tc_vec_fini(&graph->stays);
    tc_buf_fini(&graph->text);
    tc_buf_fini(&graph->clean);
    tc_sha256_free(graph->sha);
    tc_intern_fini(&graph->strings);
    tc_arena_fini(&graph->arena);
    tc_free(graph);
}

void tc_graph_reset(struct tc_graph *graph) {
    graph->relations.len = graph->entities.len = graph->documents.len = graph->statements.len = 0;
    graph->evidence.len = graph->frames.len = graph->issues.len = 0;
    graph->evidence_of.len = graph->evidence_start.len = 0;
    tc_graph_index_reset(&graph->entity_index);
    tc_graph_index_reset(&graph->statement_index);
    tc_intern_reset(&graph->strings);
    tc_arena_reset(&graph->arena);
    graph->sealed = false;
}

/* --- relations --- */

static struct tc_relation *find_relation(const struct tc_graph *graph, struct tc_str name) {
    for (size_t i = 0; i < graph->relations.len; i++)
        if (tc_str_eq(graph->relations.items[i].name, name))
            return &graph->relations.items[i];
    return NULL;
}

/* Makes `into` say what both say. */
static enum tc_status unite_relations(struct tc_graph *graph, struct tc_relation *into,
                                      const struct tc_relation *from) {
    struct tc_str subject = intern_name_set(graph, into->subject, from->subject);
    struct tc_str object = intern_name_set(graph, into->object, from->object);
    struct tc_str qualifiers = intern_name_set(graph, into->qualifiers, from->qualifiers);
    if (!subject.ptr || !object.ptr || !qualifiers.ptr)
        return TC_ERR_MEMORY;
    into->subject = subject;
    into->object = object;
    into->qualifiers = qualifiers;
    into->label = tc_graph_prefer(into->label, from->label);
    into->group = tc_graph_prefer(into->group, from->group);
    into->help = tc_graph_prefer(into->help, from->help);
    into->plugin = tc_graph_prefer(into->plugin, from->plugin);
    into->symmetric = into->symmetric || from->symmetric;
    if (into->order == 0 || (from->order > 0 && from->order < into->order))
        into->order = from->order;
    return TC_OK;
}

uint32_t tc_graph_add_relation(struct tc_graph *graph, const struct tc_relation *relation) {
    assert(!graph->sealed);
    struct tc_relation copy = *relation;
    if (INTERN(graph, &copy.name, &copy.label, &copy.group, &copy.help, &copy.plugin) != TC_OK)
        return TC_NO_RECORD;
    struct tc_relation *known = find_relation(graph, copy.name);
    if (!known) {
        struct tc_relation empty = {.name = copy.name};
        if (unite_relations(graph, &empty, &copy) != TC_OK || tc_vec_push(&graph->relations, empty) != TC_OK)
            return TC_NO_RECORD;
        return (uint32_t)graph->relations.len - 1;
    }
    return unite_relations(graph, known, &copy) == TC_OK ? (uint32_t)(known - graph->relations.items) : TC_NO_RECORD;
}

/* --- entities --- */

static uint32_t hash_pointers(const void *pointers, size_t size) {
    return (uint32_t)(tc_hash(pointers, size, 0) >> 16);
}

/* An array inside a record grows by doubling within the arena; what it leaves behind is at most what it holds. */
static void *grow_array(struct tc_graph *graph, void *items, uint32_t len, uint32_t *cap, size_t item_size) {
    if (len < *cap)
        return items;
    uint32_t bigger = *cap ? *cap * 2 : 4;
    void *moved = tc_arena_alloc(&graph->arena, bigger * item_size);
    if (!moved)
        return NULL;
    if (len)
        memcpy(moved, items, len * item_size);
    *cap = bigger;
    return moved;
}

/* Where the attribute stands, or would. */
static bool find_attr(const struct tc_entity_record *entity, struct tc_str name, uint32_t *at) {
    int order = 1;
    *at = 0;
    while (*at < entity->shown.n_attrs && (order = tc_str_cmp(entity->attrs[*at].name, name)) < 0)
        ++*at;
    return *at < entity->shown.n_attrs && order == 0;
}

/* What is there already, the common case, is found without interning. What is not is compared as it will be kept. */
static enum tc_status add_attr(struct tc_graph *graph, struct tc_entity_record *entity, struct tc_pair attr) {
    uint32_t at = 0, n = entity->shown.n_attrs;
    if (attr.value.len == 0 || (find_attr(entity, attr.name, &at) && tc_str_eq(entity->attrs[at].value, attr.value)))
        return TC_OK;
    if (INTERN(graph, &attr.name, &attr.value) != TC_OK)
        return TC_ERR_MEMORY;
    if (find_attr(entity, attr.name, &at)) {
        entity->attrs[at].value = tc_graph_prefer(entity->attrs[at].value, attr.value);
        return TC_OK;
    }
    struct tc_pair *attrs = grow_array(graph, entity->attrs, n, &entity->attrs_cap, sizeof *attrs);
    if (!attrs)
        return TC_ERR_MEMORY;
    memmove(attrs + at + 1, attrs + at, (n - at) * sizeof *attrs);
    attrs[at] = attr;
    entity->shown.attrs = entity->attrs = attrs;
    entity->shown.n_attrs++;
    return TC_OK;
}

static bool find_alias(const struct tc_entity_record *entity, struct tc_str surface, uint32_t *at) {
    uint32_t low = 0, high = entity->shown.n_aliases;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = tc_str_cmp(entity->aliases[middle], surface);
        if (order == 0)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    *at = low;
    return false;
}

static enum tc_status add_alias(struct tc_graph *graph, struct tc_entity_record *entity, struct tc_str surface) {
    uint32_t at = 0, n = entity->shown.n_aliases;
    if (find_alias(entity, surface, &at))
        return TC_OK;
    surface = tc_graph_intern(graph, surface);
    if (!surface.ptr)
        return TC_ERR_MEMORY;
    if (find_alias(entity, surface, &at))
        return TC_OK;
    struct tc_str *aliases = grow_array(graph, entity->aliases, n, &entity->aliases_cap, sizeof *aliases);
    if (!aliases)
        return TC_ERR_MEMORY;
    memmove(aliases + at + 1, aliases + at, (n - at) * sizeof *aliases);
    aliases[at] = surface;
    entity->shown.aliases = entity->aliases = aliases;
    entity->shown.n_aliases++;
    return TC_OK;
}

enum tc_status tc_graph_add_alias(struct tc_graph *graph, uint32_t entity, struct tc_str surface) {
    assert(!graph->sealed && entity < graph->entities.len);
    bool is_kept = surface.len > 0 && !graph->brief;
    return is_kept ? add_alias(graph, &graph->entities.items[entity], surface) : TC_OK;
}

/* The number of the entity with this type and key, which is made if it is new. */
static uint32_t enter_entity(struct tc_graph *graph, struct tc_str type, struct tc_str key) {
    if (INTERN(graph, &type, &key) != TC_OK)
        return TC_NO_RECORD;
    uint32_t probe = 0, hash = hash_pointers((const char *const[]){type.ptr, key.ptr}, 2 * sizeof(char *)), at;
    while ((at = tc_graph_index_find(&graph->entity_index, hash, &probe)) != TC_NO_RECORD) {
        const struct tc_graph_entity *known = &graph->entities.items[at].shown;
        if (known->type.ptr == type.ptr && known->key.ptr == key.ptr)
            return at;
    }
    if (tc_vec_reserve(&graph->entities, graph->entities.len + 1) != TC_OK ||
        tc_graph_index_add(&graph->entity_index, hash) != TC_OK)
        return TC_NO_RECORD;
    graph->entities.items[graph->entities.len++] = (struct tc_entity_record){.shown = {.type = type, .key = key}};
    return (uint32_t)graph->entities.len - 1;
}

uint32_t tc_graph_add_entity(struct tc_graph *graph, const struct tc_graph_entity *entity) {
    assert(!graph->sealed);
    uint32_t number = enter_entity(graph, entity->type, entity->key);
    if (number == TC_NO_RECORD)
        return TC_NO_RECORD;
    struct tc_entity_record *record = &graph->entities.items[number];
    if (!tc_str_eq(record->shown.label, entity->label)) {
        struct tc_str label = tc_graph_intern(graph, entity->label);
        if (!label.ptr)
            return TC_NO_RECORD;
        record->shown.label = tc_graph_prefer(record->shown.label, label);
    }
    for (uint32_t i = 0; i < entity->n_attrs && !graph->brief; i++)
        if (add_attr(graph, record, entity->attrs[i]) != TC_OK)
            return TC_NO_RECORD;
    for (uint32_t i = 0; i < entity->n_aliases; i++)
        if (tc_graph_add_alias(graph, number, entity->aliases[i]) != TC_OK)
            return TC_NO_RECORD;
    return number;
}

/* --- documents --- */

static enum tc_status intern_document(struct tc_graph *graph, struct tc_graph_document *document) {
    return INTERN(graph, &document->id, &document->uri, &document->title, &document->date, &document->sha256);
}

uint32_t tc_graph_add_document(struct tc_graph *graph, const struct tc_graph_document *document) {
    assert(!graph->sealed);
    struct tc_graph_document copy = *document;
    if (intern_document(graph, &copy) != TC_OK || tc_vec_push(&graph->documents, copy) != TC_OK)
        return TC_NO_RECORD;
    return (uint32_t)graph->documents.len - 1;
}

enum tc_status tc_graph_finish_document(struct tc_graph *graph, uint32_t number,
                                        const struct tc_graph_document *document) {
    assert(!graph->sealed && number < graph->documents.len);
    struct tc_graph_document copy = *document;
    if (intern_document(graph, &copy) != TC_OK)
        return TC_ERR_MEMORY;
    graph->documents.items[number] = copy;
    return TC_OK;
}

void tc_graph_unite_documents(struct tc_graph_document *into, const struct tc_graph_document *from) {
    into->title = tc_graph_prefer(into->title, from->title);
    into->date = tc_graph_prefer(into->date, from->date);
    into->sha256 = tc_graph_prefer(into->sha256, from->sha256);
    into->chars = into->chars > from->chars ? into->chars : from->chars;
    into->sentences = into->sentences > from->sentences ? into->sentences : from->sentences;
    into->tokens = into->tokens > from->tokens ? into->tokens : from->tokens;
    into->errors = into->errors > from->errors ? into->errors : from->errors;
}

/* --- frames, statements, evidence, issues --- */

uint32_t tc_graph_add_frame(struct tc_graph *graph, const struct tc_frame *frame) {
    assert(!graph->sealed && frame->document < graph->documents.len);
    struct tc_frame copy = *frame;
    if (graph->brief) {
        copy.text = (struct tc_str){"", 0};
        copy.n_roles = 0;
    }
    size_t n = graph->frames.len;
    const struct tc_frame none = {0}, *before = n > 0 ? &graph->frames.items[n - 1] : &none;
    copy.plugin = intern_again(graph, copy.plugin, before->plugin);
    copy.rule = keep_rule(graph, copy.rule, before->rule);
    copy.text = intern_again(graph, copy.text, before->text);
    copy.id = intern_again(graph, copy.id, before->id);
    if (!copy.plugin.ptr || !copy.rule.ptr || !copy.text.ptr || !copy.id.ptr ||
        collect_pairs(graph, copy.roles, copy.n_roles) != TC_OK)
        return TC_NO_RECORD;
    copy.n_roles = (uint32_t)graph->pairs.len;
    copy.roles = keep_pairs(graph);
    if (!copy.roles || tc_vec_push(&graph->frames, copy) != TC_OK)
        return TC_NO_RECORD;
    return (uint32_t)graph->frames.len - 1;
}

static bool same_statement(const struct tc_statement *a, const struct tc_statement *b, const struct tc_pair *b_quals) {
    return a->subject == b->subject && a->object == b->object && a->predicate.ptr == b->predicate.ptr &&
           a->modality == b->modality && a->negated == b->negated && a->n_quals == b->n_quals &&
           (a->n_quals == 0 || memcmp(a->quals, b_quals, a->n_quals * sizeof *b_quals) == 0);
}

/* Over pointers and numbers: interning makes that the same as over contents. */
static uint32_t hash_statement(const struct tc_statement *statement, const struct tc_pair *quals) {
    struct {
        const char *predicate;
        uint32_t subject, object, modality, negated;
    } fixed = {statement->predicate.ptr, statement->subject, statement->object, (uint32_t)statement->modality,
               statement->negated};
    uint64_t hash = tc_hash(&fixed, sizeof fixed, 0);
    if (statement->n_quals)
        hash = tc_hash(quals, statement->n_quals * sizeof *quals, hash);
    return (uint32_t)(hash >> 16);
}

uint32_t tc_graph_add_statement(struct tc_graph *graph, const struct tc_statement *statement) {
    assert(!graph->sealed && statement->subject < graph->entities.len && statement->object < graph->entities.len);
    size_t n = graph->statements.len;
    struct tc_str before = n > 0 ? graph->statements.items[n - 1].predicate : (struct tc_str){0};
    struct tc_statement copy = {.subject = statement->subject,
                                .object = statement->object,
                                .predicate = intern_again(graph, statement->predicate, before),
                                .modality = statement->modality,
                                .negated = statement->negated};
    if (!copy.predicate.ptr || collect_pairs(graph, statement->quals, statement->n_quals) != TC_OK)
        return TC_NO_RECORD;
    copy.n_quals = (uint32_t)graph->pairs.len;
    uint32_t probe = 0, hash = hash_statement(&copy, graph->pairs.items), at;
    while ((at = tc_graph_index_find(&graph->statement_index, hash, &probe)) != TC_NO_RECORD)
        if (same_statement(&graph->statements.items[at], &copy, graph->pairs.items))
            return at;
    copy.quals = keep_pairs(graph);
    if (!copy.quals || tc_vec_reserve(&graph->statements, graph->statements.len + 1) != TC_OK ||
        tc_graph_index_add(&graph->statement_index, hash) != TC_OK)
        return TC_NO_RECORD;
    graph->statements.items[graph->statements.len++] = copy;
    return (uint32_t)graph->statements.len - 1;
}

/* Three decimals are what the tables show: a graph that is read back must not differ from the one written. */
static double round_confidence(double confidence) {
    if (!(confidence > 0))
        return 0;
    return confidence < 1 ? round(confidence * 1000) / 1000 : 1;
}

uint32_t tc_graph_add_evidence(struct tc_graph *graph, const struct tc_evidence *evidence) {
    assert(!graph->sealed && evidence->statement < graph->statements.len);
    assert(evidence->document < graph->documents.len);
    assert(evidence->frame == TC_NO_RECORD || evidence->frame < graph->frames.len);
    struct tc_evidence copy = *evidence;
    copy.id = (struct tc_str){NULL, 0};
    copy.confidence = round_confidence(evidence->confidence);
    size_t n = graph->evidence.len;
    const struct tc_evidence none = {0}, *before = n > 0 ? &graph->evidence.items[n - 1] : &none;
    struct tc_str rule = copy.frame != TC_NO_RECORD ? graph->frames.items[copy.frame].rule : before->rule;
    copy.sentence = keep_sentence(graph, copy.sentence, before->sentence);
    copy.plugin = intern_again(graph, copy.plugin, before->plugin);
    copy.plugin_version = intern_again(graph, copy.plugin_version, before->plugin_version);
    copy.rule = keep_rule(graph, copy.rule, rule);
    if (!copy.sentence.ptr || !copy.plugin.ptr || !copy.plugin_version.ptr || !copy.rule.ptr ||
        tc_vec_push(&graph->evidence, copy) != TC_OK)
        return TC_NO_RECORD;
    return (uint32_t)graph->evidence.len - 1;
}

enum tc_status tc_graph_add_issue(struct tc_graph *graph, const struct tc_issue *issue) {
    assert(!graph->sealed);
    struct tc_issue copy = *issue;
    if (INTERN(graph, &copy.document, &copy.position, &copy.plugin, &copy.rule, &copy.message) != TC_OK)
        return TC_ERR_MEMORY;
    return tc_vec_push(&graph->issues, copy);
}

/* --- reading --- */

bool tc_graph_is_sealed(const struct tc_graph *graph) { return graph->sealed; }

uint32_t tc_graph_relation_count(const struct tc_graph *graph) { return (uint32_t)graph->relations.len; }

uint32_t tc_graph_entity_count(const struct tc_graph *graph) { return (uint32_t)graph->entities.len; }

uint32_t tc_graph_document_count(const struct tc_graph *graph) { return (uint32_t)graph->documents.len; }

uint32_t tc_graph_statement_count(const struct tc_graph *graph) { return (uint32_t)graph->statements.len; }

uint32_t tc_graph_evidence_count(const struct tc_graph *graph) {
    bool is_grouped = graph->brief && graph->sealed; /* duplicates stand there still */
    return is_grouped ? graph->evidence_start.items[graph->statements.len] : (uint32_t)graph->evidence.len;
}

uint32_t tc_graph_frame_count(const struct tc_graph *graph) { return (uint32_t)graph->frames.len; }

uint32_t tc_graph_issue_count(const struct tc_graph *graph) { return (uint32_t)graph->issues.len; }

const struct tc_relation *tc_graph_relation(const struct tc_graph *graph, uint32_t i) {
    assert(i < graph->relations.len);
    return &graph->relations.items[i];
}

const struct tc_graph_entity *tc_graph_entity(const struct tc_graph *graph, uint32_t i) {
    assert(i < graph->entities.len);
    return &graph->entities.items[i].shown;
}

const struct tc_graph_document *tc_graph_document(const struct tc_graph *graph, uint32_t i) {
    assert(i < graph->documents.len);
    return &graph->documents.items[i];
}

const struct tc_statement *tc_graph_statement(const struct tc_graph *graph, uint32_t i) {
    assert(i < graph->statements.len);
    return &graph->statements.items[i];
}

const struct tc_evidence *tc_graph_evidence(const struct tc_graph *graph, uint32_t i) {
    assert(i < graph->evidence.len);
    return &graph->evidence.items[i];
}

const struct tc_frame *tc_graph_frame(const struct tc_graph *graph, uint32_t i) {
    assert(i < graph->frames.len);
    return &graph->frames.items[i];
}

const struct tc_issue *tc_graph_issue(const struct tc_graph *graph, uint32_t i) {
    assert(i < graph->issues.len);
    return &graph->issues.items[i];
}

const struct tc_relation *tc_graph_find_relation(const struct tc_graph *graph, struct tc_str name) {
    return find_relation(graph, name);
}

const uint32_t *tc_graph_statement_evidence(const struct tc_graph *graph, uint32_t statement, uint32_t *n) {
    assert(graph->sealed && statement < graph->statements.len);
    uint32_t first = graph->evidence_start.items[statement];
    *n = graph->evidence_start.items[statement + 1] - first;
    return graph->evidence_of.items + first;
}
