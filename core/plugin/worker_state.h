/* worker_state.h - the inside of struct tc_worker: one document at a time, window by window, sentence by sentence.
 * Internal to plugin/. */
#ifndef TC_PLUGIN_WORKER_STATE_H
#define TC_PLUGIN_WORKER_STATE_H

#include "base/intern.h"
#include "plugin/engine_state.h"
#include "plugin/loader.h"

/* --- own_entities.c: entities that the document itself brings, numbered behind the model's --- */

struct tc_own_entity {
    struct tc_entity entity;
    uint32_t in_graph; /* TC_NO_RECORD until it is emitted */
};

struct tc_entities {
    const struct tc_model *model;
    uint32_t n_model;
    struct tc_arena arena; /* attributes; until the next document */
    struct tc_intern ids;  /* type and key; number n is own.items[n - 1] */
    TC_VEC(struct tc_own_entity) own;
    struct tc_buf id, slug;
    struct {
        uint64_t document;
        uint32_t number;
    } * in_graph; /* of the model's entities: valid when document is the current one */
};

TC_NODISCARD enum tc_status tc_entities_init(struct tc_entities *entities, const struct tc_model *model);
void tc_entities_reset(struct tc_entities *entities);
void tc_entities_fini(struct tc_entities *entities);
uint32_t tc_entities_type(const struct tc_entities *entities, uint32_t number);
/* The document's own, or the model's unpacked into *view. */
const struct tc_entity *tc_entities_at(const struct tc_entities *entities, uint32_t number,
                                       struct tc_entity_view *view);
/* The model's entity of that type and key, else the document's own; TC_NONE if there is neither. */
uint32_t tc_entities_find(struct tc_entities *entities, uint32_t type, struct tc_str key);
/* The model's entity of that type and key, else the document's own, made at first sight. TC_NONE when memory is short.
 */
uint32_t tc_entities_add(struct tc_entities *entities, const struct tc_entity *entity);
/* An entity by its words: key = slug. TC_NONE when nothing is left of the words or memory is short. */
uint32_t tc_entities_from_text(struct tc_entities *entities, uint32_t type, struct tc_str text);

/* --- history.c: mentions so far, for doc:mentions --- */

enum { TC_HISTORY_MAX = 10000 };

struct tc_past_mention {
    uint32_t type, n_entities;
    size_t entities, text; /* offsets into the history's */
    size_t text_len;
    uint64_t from, to, first, last, sentence; /* of the document */
};

struct tc_history {
    TC_VEC(struct tc_past_mention) mentions;
    TC_VEC(uint32_t) entities;
    struct tc_buf texts;
    uint64_t forgotten;  /* mentions of the document that stood before these */
    uint32_t next_token; /* of the window: what is before it is in here */
};

/* --- learn.c: names that a document has introduced ("Foreign Minister Wang Yi"), found again ("Wang") --- */

struct tc_learned_name {
    uint32_t type;
    uint32_t entities, n_entities; /* entities: offset into the learned entities */
    bool ambiguous;                /* two parties have a name with this word: it names nobody */
};

struct tc_learned {
    struct tc_intern words; /* as they are written; number n is names.items[n - 1] */
    uint64_t shapes;        /* of the words, a bit for some of all: what has none of them is no word */
    TC_VEC(struct tc_learned_name) names;
    TC_VEC(uint32_t) entities;
};

/* --- a match being turned into statements --- */

/* Who stands on a side of a statement, and the words that say so (bytes of the window, inside the sentence). */
struct tc_participant {
    uint32_t entity;
    uint32_t from, to;
    bool alias; /* the words are a name of the entity */
    bool again; /* in templates: it stands on this side already */
};

struct tc_pairs {
    const struct tc_pair *items;
    size_t n;
};

struct tc_current {
    const struct tc_unit *unit;
    struct tc_script *script;     /* of the unit: bears what the match costs */
    const struct tc_match *match; /* NULL between matches */
    const struct tc_rule *rule;   /* NULL for a step */
    struct tc_str rule_name;
    uint32_t rule_line, pattern;
    double confidence;
    enum tc_modality modality;
    bool negated;
    struct tc_pairs qualifiers; /* from qualify, sorted by name */
    uint32_t frame;             /* TC_NO_RECORD until the first statement */
    uint32_t emits, emitted;    /* calls of doc:emit that began, and that came to their end */
};

struct tc_emission {
    uint32_t relation;
    struct tc_participant subject, object;
    struct tc_pairs qualifiers; /* go before those of the rule */
    double confidence;
    enum tc_modality modality;
    bool negated;
};

/* --- a plugin's Lua state in a worker --- */

struct tc_failure {
    uint32_t callback, count;
    uint64_t sentence; /* 0: outside sentences */
    struct tc_str rule, message;
};

struct tc_script {
    struct tc_loader loader; /* .L is NULL when the plugin has no callbacks */
    const struct tc_unit *unit;
    int doc_ref;         /* userdata of the document */
    uint64_t generation; /* what that userdata must carry */
    uint64_t steps;      /* matcher steps not yet charged */
    uint64_t spent;      /* fuel that templates have used; as much as callbacks may use, from a tank of their own */
    bool exhausted;      /* a budget is used up: no more calls in this document */
    bool cut;            /* that of the templates was, which has been said */
    bool crowded;        /* a mention stood for too many entities, which has been said */
    uint8_t *off;        /* by callback: switched off for this document */
    TC_VEC(struct tc_failure) failures;
};

struct tc_worker {
    const struct tc_engine *engine;
    const struct tc_model *model;
    struct tc_reader *reader;
    struct tc_matcher *matcher;
    struct tc_script *scripts; /* by unit */
    size_t n_scripts;
    tc_types asked;                     /* types that doc:mentions is called with */
    bool has_finish;                    /* somebody looks at a document when all of it is read */
    const struct tc_observer *observer; /* NULL: nobody watches */
    struct tc_beat *beat;               /* the same */
    struct tc_entities entities;
    struct tc_history history;
    struct tc_learned learned;

    struct tc_graph *graph;
    const struct tc_document_info *info;
    uint64_t document_no;      /* of the worker: 1, 2 ... */
    uint32_t document;         /* in the graph */
    uint32_t first_evidence;   /* of the document in the graph */
    struct tc_str document_id; /* empty until the end */
    uint64_t errors, refilled_at;
    struct tc_arena document_arena; /* failures */

    const struct tc_window *window;
    uint64_t first_token; /* of the window in the document */
    struct {
        uint32_t byte;
        uint64_t chars;
    } cursor; /* a place in the window and its code point in the document */

    uint32_t sentence; /* of the window */
    bool in_sentence, sentence_read;
    bool sentence_is_bytes; /* each is a code point */
    struct tc_str sentence_text;
    uint64_t sentence_start, sentence_end; /* code points */
    struct tc_arena sentence_arena;

    struct tc_current current;
    struct tc_arena match_arena; /* texts while a match is handled */
    struct tc_buf role_text;
    TC_VEC(struct tc_participant) subjects, objects;
    TC_VEC(uint32_t) resolved; /* entities of the mention being made */
    struct tc_arena scratch;   /* one text at a time */
    bool failed;               /* memory is short: the document fails */
};

/* --- spans.c: texts and places in the window --- */

struct tc_span {
    uint32_t from, to; /* bytes of the window */
};
struct tc_span tc_worker_span(const struct tc_worker *worker, uint32_t first, uint32_t last); /* of tokens */
/* The words with each run of blanks as one blank and invalid bytes as U+FFFD. .ptr NULL when memory is short. */
struct tc_str tc_worker_text(const struct tc_worker *worker, struct tc_span span, struct tc_arena *arena);
/* Text and code points of the current sentence, computed at first use. */
TC_NODISCARD enum tc_status tc_worker_read_sentence(struct tc_worker *worker);
uint64_t tc_worker_char(const struct tc_worker *worker, uint32_t byte); /* in the current sentence, which is read */
uint64_t tc_worker_sentence_no(const struct tc_worker *worker);

/* --- worker.c --- */

/* What a mention may stand for: steps that build upon each other could double it each time. */
enum { TC_MENTION_ENTITIES = 1000 };
/* Makes `found`, which went wrong at the current match, a row of issues.csv. */
void tc_worker_report(struct tc_worker *worker, const struct tc_place *place, const char *found);
/* Tells whoever watches why the current match, or a part of it, says nothing. */
void tc_worker_tell_silence(struct tc_worker *worker, const char *fmt, ...) TC_PRINTF(2, 3);

/* --- emit.c --- */

void tc_worker_emit_triples(struct tc_worker *worker);
/* TC_END when subject and object are the same: nothing to say. *fuel: what it costs, set in any case. */
TC_NODISCARD enum tc_status tc_worker_emit(struct tc_worker *worker, const struct tc_emission *emission,
                                           uint64_t *fuel);
bool tc_side_has(const struct tc_side *side, uint32_t type);

/* --- qualify.c: unless and qualify of the current match --- */

bool tc_worker_is_excluded(struct tc_worker *worker);
void tc_worker_qualify(struct tc_worker *worker);

/* --- history.c --- */

void tc_history_reset(struct tc_history *history);
void tc_history_fini(struct tc_history *history);
/* The next that begins at the mention's token and is not of its words and type: of those patterns take the first,
 * unless a test of attributes refuses it. */
uint32_t tc_worker_next_mention(const struct tc_worker *worker, uint32_t id);
/* Takes over the window's mentions before token `to`. */
TC_NODISCARD enum tc_status tc_worker_remember(struct tc_worker *worker, uint32_t to);

/* --- learn.c --- */

TC_NODISCARD enum tc_status tc_learned_init(struct tc_learned *learned);
void tc_learned_reset(struct tc_learned *learned);
void tc_learned_fini(struct tc_learned *learned);
/* Learns the words of tokens first .. last - 1 as names of what the mention names. */
TC_NODISCARD enum tc_status tc_worker_learn(struct tc_worker *worker, uint32_t first, uint32_t last,
                                            const struct tc_mention *mention);
/* Adds the mentions of learned names in a sentence, before its stages run. */
TC_NODISCARD enum tc_status tc_worker_recall(struct tc_worker *worker, uint32_t sentence);

/* --- callbacks.c --- */

TC_NODISCARD enum tc_status tc_script_open(struct tc_script *script, struct tc_worker *worker,
                                           const struct tc_unit *unit, struct tc_error *err);
void tc_script_close(struct tc_script *script);
void tc_script_start_document(struct tc_worker *worker, struct tc_script *script);
void tc_script_finish_document(struct tc_worker *worker, struct tc_script *script);
void tc_script_on_match(struct tc_worker *worker, struct tc_script *script, uint32_t callback);
/* Fills worker->resolved; false when there is no mention. */
bool tc_script_resolve(struct tc_worker *worker, struct tc_script *script, uint32_t callback);
void tc_worker_count_steps(struct tc_worker *worker);

/* callback_hints.c: what to do about an error of a callback, where that can be told. */
void tc_worker_hint(const struct tc_worker *worker, struct tc_error *err);

/* --- match_table.c and document_api.c: what callbacks see. They run inside a protected call. --- */

void tc_lua_push_match(lua_State *L, struct tc_worker *worker, const struct tc_unit *unit);
/* At the start of a document, whose entities and mentions have numbers anew. */
void tc_lua_forget_document(lua_State *L);
/* The mention with this index into the history: mostly the table that was pushed before. */
void tc_lua_push_past_mention(lua_State *L, const struct tc_worker *worker, size_t index);
void tc_lua_push_mention(lua_State *L, struct tc_worker *worker, const struct tc_mention *mention, uint64_t sentence);
void tc_lua_push_document(lua_State *L, struct tc_worker *worker, struct tc_script *script);

/* As lua_getfield for a table, but calls nothing: what a field is when it stands in the table or behind it, as those of
 * entities do behind captures. Whoever holds the table holds the value. */
int tc_lua_field(lua_State *L, int i, const char *key);

/* entity_argument.c: the entity in the table or string at stack index i; type TC_NONE: any. Raises an error that calls
 * it `what`. */
uint32_t tc_lua_entity(lua_State *L, int i, struct tc_worker *worker, const struct tc_unit *unit, const char *what);
/* Appends to participants those whom the value at i names and the side takes. Raises an error when there are none. */
void tc_lua_participants(lua_State *L, int i, struct tc_worker *worker, uint32_t relation, bool is_subject);

TC_NODISCARD enum tc_status tc_worker_issue(struct tc_worker *worker, enum tc_severity severity, struct tc_str position,
                                            struct tc_str plugin, struct tc_str rule, struct tc_str message);

#endif
