/* unit.h - a plugin as the engine keeps it: what its declarations became, in the plugin's own arena. Internal to
 * plugin/.
 *
 * Names are resolved in three passes: declare*.c stores what was written, resolve.c knows all types, relations and
 * macros, compile.c knows the captures of the patterns. Nothing changes after that; workers share it. */
#ifndef TC_PLUGIN_UNIT_H
#define TC_PLUGIN_UNIT_H

#include "base/intern.h"
#include "base/vec.h"
#include "graph/graph.h"
#include "match/model.h"
#include "plugin/plugin.h"

enum { TC_SCOPE_BEFORE = 5 }; /* tokens before a match (or its trigger) in which unless and qualify look too */
enum { TC_NO_CALLBACK = 0 };  /* callbacks are numbered from 1 in the order of their declaration */
enum { TC_NO_LABEL = UINT16_MAX };
enum { TC_SIDE_TYPES = 16 };

struct tc_strs {
    const struct tc_str *items;
    size_t n;
};

/* A Lua file as it was loaded; workers load the same bytes again. */
struct tc_chunk {
    struct tc_str module, name, source;
    const uint32_t *lines; /* offset of each line's first byte */
    uint32_t n_lines;
};

/* A pattern and where its first byte stands in a Lua file. col 0: the text was not found there (it is computed), place
 * is the declaration's. */
struct tc_pattern_text {
    struct tc_str text;
    struct tc_place place;
    uint32_t col;
    struct tc_node *root;
    uint32_t id;
};

enum { TC_EXPANDED_MAX = 20000 }; /* nodes of a pattern with its macros written out */

struct tc_macro {
    struct tc_str name;
    uint32_t size; /* nodes, those of macros in it included */
    struct tc_pattern_text pattern;
};

struct tc_free_type {
    struct tc_str name;
    struct tc_place place;
};

/* The entity types that may stand on a side of a relation. */
struct tc_side {
    uint32_t types[TC_SIDE_TYPES];
    uint32_t n, n_free;
    uint32_t free_type; /* the first of them that is a free-text type */
};

struct tc_relation_decl {
    struct tc_side subject, object;
    struct tc_strs qualifiers;
};

struct tc_column_case {
    struct tc_str column;
    enum tc_case_policy policy;
};

struct tc_entry {
    struct tc_str key, label;
    struct tc_strs names;
    const struct tc_attr *attrs;
    uint32_t n_attrs;
};

struct tc_gazetteer_decl {
    struct tc_str key, label;
    struct tc_str entity; /* the type of its entities, .ptr NULL = its own */
    struct tc_strs names, attributes, hides;
    enum tc_case_policy policy;
    const struct tc_column_case *cases;
    size_t n_cases;
    const struct tc_entry *entries; /* instead of a file */
    size_t n_entries;
};

/* A name as a gazetteer has it. */
struct tc_named {
    struct tc_str text;
    uint32_t gazetteer, entity, line;
    enum tc_case_policy policy;
};

/* Steps and rules one of which must have been found in the document before: by name, or the type of the mentions. */
struct tc_after {
    struct tc_strs names;
    uint64_t waits_for;         /* the same as a set of marks; 0: for nothing */
    uint64_t marks, type_marks; /* what the document has when this matches, and when a mention comes of it */
};

struct tc_step {
    struct tc_place place;
    struct tc_str type_name, name;
    uint32_t type;
    struct tc_pattern_text pattern;
    struct tc_str entity_label, learn_label; /* .ptr NULL if there is none; entity_label may be "type:key" instead */
    uint16_t entity, learn;
    uint32_t constant; /* the entity with that key, or TC_NONE */
    struct tc_after after;
    uint32_t resolve; /* callback */
    bool lazy;        /* which does nothing but say what the mention stands for */
    struct tc_strs hides;
    uint64_t hides_types;
    uint32_t stage;
};

enum tc_qualify_kind { TC_QUALIFY_MODALITY, TC_QUALIFY_NEGATED, TC_QUALIFY_VALUE };

struct tc_qualify_value {
    struct tc_str value;
    enum tc_modality modality;
    struct tc_pattern_text pattern;
};

/* Values in the order in which the first that occurs is taken. */
struct tc_qualify {
    struct tc_place place;
    struct tc_str name;
    enum tc_qualify_kind kind;
    struct tc_qualify_value *values;
    size_t n_values;
};

struct tc_triple {
    struct tc_str subject_name, relation_name, object_name;
    uint16_t subject, object; /* labels */
    uint32_t relation;        /* of the plugin */
};

struct tc_with {
    struct tc_str qualifier, label_name;
    uint16_t label;
};

struct tc_rule {
    struct tc_pattern_text pattern;
    struct tc_triple *triples;
    size_t n_triples;
    struct tc_with *with;
    size_t n_with;
    struct tc_pattern_text *unless;
    size_t n_unless;
    bool qualify, has_modality, negated;
    enum tc_modality modality;
    double confidence;
    int priority;
    struct tc_after after;
    uint32_t on_match; /* callback */
    uint16_t trigger;  /* label */
    uint32_t stage;
    bool broken; /* its error has been told */
};

/* The typed side of a struct tc_option. */
struct tc_option_value {
    enum { TC_OPTION_NUMBER, TC_OPTION_STRING, TC_OPTION_BOOLEAN } type;
    double number, min, max;
    bool flag;
    struct tc_place place;
};

enum { TC_TOLD_MAX = 20 };

/* For whoever wants more than the first error of a load, which fails in the end all the same. What an error may have
 * caused is not told: a rule that fails is left out of what follows, anything else ends the pass that found it. */
struct tc_telling {
    void (*tell)(void *ctx, const struct tc_error *err);
    void *ctx;
    size_t n; /* errors told */
};

struct tc_unit {
    struct tc_plugin info; /* its arrays are those below */
    struct tc_arena arena;
    uint32_t group;             /* of types in the model */
    bool declared;              /* plugin { ... } was seen */
    tc_types asked;             /* types with which its code calls doc:mentions */
    bool keeps_names;           /* of gazetteers, in `named`: for checks */
    uint32_t seed;              /* of its Lua states */
    struct tc_telling *telling; /* borrowed; NULL: the first error is all */
    TC_VEC(struct tc_chunk) chunks;
    TC_VEC(struct tc_option) options;
    TC_VEC(struct tc_option_value) option_values;
    TC_VEC(struct tc_relation_info) relations;
    TC_VEC(struct tc_relation_decl) relation_decls;
    TC_VEC(struct tc_free_type) free_types;
    TC_VEC(struct tc_gazetteer_info) gazetteers;
    TC_VEC(struct tc_gazetteer_decl) gazetteer_decls;
    TC_VEC(struct tc_named) named;
    TC_VEC(struct tc_macro) macros;
    struct tc_intern macro_names; /* of macros, by number - 1 */
    TC_VEC(struct tc_step) steps;
    TC_VEC(struct tc_qualify) qualifies;
    TC_VEC(struct tc_rule_info) rule_infos;
    struct tc_intern rule_names; /* of rule_infos, by number - 1 */
    TC_VEC(struct tc_rule) rules;
    TC_VEC(struct tc_str) awaited; /* what its steps and rules wait for; item i is mark first_mark + i */
    uint32_t first_mark;
    uint32_t n_callbacks, start, finish; /* callbacks */
};

TC_NODISCARD enum tc_status tc_unit_new(struct tc_unit **unit, const char *dir);
void tc_unit_free(struct tc_unit *unit);

/* Points the arrays of info at the lists. Call after every load. */
void tc_unit_publish(struct tc_unit *unit);

/* Tells and empties the error, unless nobody listens, it is one of memory or there have been many: then false. */
bool tc_unit_tell(const struct tc_unit *unit, enum tc_status status, struct tc_error *err);

/* A walk through declarations, some of which fail: it goes on while status is TC_OK. */
struct tc_pass {
    struct tc_unit *unit;
    struct tc_error *err;
    enum tc_status status;
    bool lost; /* one that was no rule has failed and been told */
};
void tc_pass_take(struct tc_pass *pass, enum tc_status status);
void tc_pass_take_rule(struct tc_pass *pass, size_t rule, enum tc_status status);
enum tc_status tc_pass_end(const struct tc_pass *pass); /* TC_ERR_PLUGIN with an empty error, if one is lost */

/* TC_NONE when there is no relation of that name. */
uint32_t tc_unit_find_relation(const struct tc_unit *unit, struct tc_str name);
const struct tc_macro *tc_unit_find_macro(const struct tc_unit *unit, struct tc_str name);
const struct tc_chunk *tc_unit_find_chunk(const struct tc_unit *unit, struct tc_str name);
/* Nodes of a pattern with its macros written out, at most TC_EXPANDED_MAX + 1. An unknown macro counts as one. */
uint32_t tc_unit_expanded_size(const struct tc_unit *unit, const struct tc_node *node);
bool tc_unit_has_gazetteer(const struct tc_unit *unit, struct tc_str type);
bool tc_unit_is_free_type(const struct tc_unit *unit, struct tc_str name);
bool tc_strs_have(struct tc_strs strs, struct tc_str text);

/* Adds `did you mean "..."?` when one of the n names (each `stride` bytes apart) is near; else lists them when they are
 * few. */
void tc_hint_nearest(struct tc_error *err, struct tc_str word, const struct tc_str *names, size_t n, size_t stride);
/* The same for the types of a unit. */
void tc_hint_type(struct tc_error *err, const struct tc_unit *unit, const struct tc_model *model, struct tc_str word);

/* --- source.c: where things stand in the Lua files --- */

/* Indexes the lines of a chunk whose source is set. */
TC_NODISCARD enum tc_status tc_source_index(struct tc_unit *unit, struct tc_chunk *chunk);

/* The line in which a byte of the indexed chunk stands. */
uint32_t tc_source_line(const struct tc_chunk *chunk, size_t at);

/* Fills place and col of a pattern whose text is set: looks for the text as a string of the file, from the declaration
 * on, then from the top. */
void tc_source_locate(const struct tc_unit *unit, struct tc_place declared, struct tc_pattern_text *pattern);
/* The line of `key =` within the declaration at place; place.line when it is not found. */
uint32_t tc_source_key_line(const struct tc_unit *unit, struct tc_place place, struct tc_str key);
bool tc_source_has_key(const struct tc_unit *unit, struct tc_place place, struct tc_str key);
/* The line of a string within the declaration; place.line when it is not found. *col may be NULL; 0: not found. */
uint32_t tc_source_text_at(const struct tc_unit *unit, struct tc_place place, struct tc_str text, uint32_t *col);
uint32_t tc_source_text_line(const struct tc_unit *unit, struct tc_place place, struct tc_str text);
/* Turns an error with line and col in the pattern's text into one in the Lua file; what ("x/rule") goes before the
 * message. */
enum tc_status tc_source_pattern_error(const struct tc_pattern_text *pattern, const char *what, struct tc_error *err);

#endif
