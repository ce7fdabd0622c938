/* model.h - everything that is compiled before the first text is read: types, entities, names, patterns. Shared
 * read-only by all workers after tc_model_freeze.
 *
 * Use: new; types, entities, names, patterns in any order; freeze; then matcher.h.  Knows nothing of Lua or of plugins:
 * a "group" is a name space for types (a plugin has one), a "stage" is a step of the cascade. */
#ifndef TC_MATCH_MODEL_H
#define TC_MATCH_MODEL_H

#include "base/image.h"
#include "match/pattern.h"
#include "text/vocab.h"

#define TC_NONE UINT32_MAX

struct tc_model;

struct tc_limits {
    uint32_t states;  /* of one pattern, default 2,000 */
    uint32_t regexes; /* of the whole model, default 10,000 */
};

TC_NODISCARD enum tc_status tc_model_new(struct tc_model **model);
void tc_model_free(struct tc_model *model);

/* --- mention types and entities --- */

/* The number of a type of mentions, made at first sight; TC_NONE when memory is short. */
uint32_t tc_model_type(struct tc_model *model, uint32_t group, struct tc_str name);
uint32_t tc_model_find_type(const struct tc_model *model, uint32_t group,
                            struct tc_str name); /* TC_NONE if not there */
struct tc_str tc_model_type_name(const struct tc_model *model, uint32_t type);
uint32_t tc_model_type_count(const struct tc_model *model);
/* Mentions of this type may be added to a sentence while its stages run (tc_matcher_add_mention). */
void tc_model_type_grows(struct tc_model *model, uint32_t type);

struct tc_attr {
    struct tc_str name, value;
};
struct tc_entity {
    uint32_t type;
    struct tc_str key, label;    /* NUL-terminated */
    const struct tc_attr *attrs; /* in the order of declaration; at most TC_ENTITY_ATTRS */
    uint32_t n_attrs;
};
enum { TC_ENTITY_ATTRS = 256 };

/* An entity as it is unpacked for a reader; its strings are the model's. */
struct tc_entity_view {
    struct tc_entity entity;
    struct tc_attr attrs[TC_ENTITY_ATTRS];
};

/* Copies everything. The same (type, key) again gives the same entity; label and attributes stay those of the first.
 * TC_NONE when memory is short or there are 2^25. */
uint32_t tc_model_entity(struct tc_model *model, const struct tc_entity *entity);
/* It will soon be added or looked for: the memory is asked for what that needs. */
void tc_model_expect_entity(const struct tc_model *model, uint32_t type, struct tc_str key);
uint32_t tc_model_find_entity(const struct tc_model *model, uint32_t type, struct tc_str key);
uint32_t tc_model_entity_type(const struct tc_model *model, uint32_t entity);
/* Into *view; gives its entity. */
const struct tc_entity *tc_model_entity_at(const struct tc_model *model, uint32_t entity, struct tc_entity_view *view);
uint32_t tc_model_entity_count(const struct tc_model *model);

/* --- gazetteers --- */

enum tc_case_policy {
    TC_CASE_SMART, /* a capital in the name must be one in the text; a word of capitals (US, UN) must be in capitals;
                      else any */
    TC_CASE_EXACT, /* bytes as they are, typographic signs folded */
    TC_CASE_ANY,   /* folded */
};

/* Adds a name for an entity as mentions of `type` (usually the entity's). `source` is kept for explain: any number of
 * the caller's, such as the CSV line. hides: types (bit set of tc_model_type numbers < 64) whose gazetteer mentions
 * that overlap this name are removed ("Indian Ocean" hides country). A name without a token is TC_ERR_PLUGIN. */
TC_NODISCARD enum tc_status tc_model_name(struct tc_model *model, uint32_t type, uint32_t entity, struct tc_str name,
                                          enum tc_case_policy policy, uint32_t source, uint64_t hides,
                                          struct tc_error *err);

/* --- all names at once --- */

/* No more names, nor entities for them; they are laid out. tc_model_freeze does it otherwise. */
TC_NODISCARD enum tc_status tc_model_close_names(struct tc_model *model);

/* The entities and names of a model that are closed, before it is frozen, as flat arrays, which live as long as it; and
 * these arrays, as they were written elsewhere, instead of adding entities and names to a model that has none: they are
 * borrowed for its life, and freeze writes to some of them. Types have to be made in the same order. All that the
 * arrays say is believed. */
enum { TC_NAME_PARTS = 17 };
void tc_model_name_parts(const struct tc_model *model, struct tc_image_part parts[TC_NAME_PARTS]);
TC_NODISCARD enum tc_status tc_model_borrow_names(struct tc_model *model,
                                                  const struct tc_image_part parts[TC_NAME_PARTS]);

/* --- patterns --- */

/* Replaces the default limits for what is added from now on. */
void tc_model_limit(struct tc_model *model, const struct tc_limits *limits);

/* How a pattern finds what it names. Both calls return NULL / TC_NONE for an unknown name; nearest fills the hint. */
struct tc_scope {
    const struct tc_node *(*macro)(void *ctx, struct tc_str name);
    uint32_t (*type)(void *ctx, struct tc_str name);
    void (*unknown)(void *ctx, char sigil, struct tc_str name, struct tc_error *err); /* adds the hint; may be NULL */
    void *ctx;
    uint32_t group; /* patterns of one group see the same macros and types */
    bool lasting;   /* what `macro` gives stays in its place as long as the model lives */
};

/* Stages run in ascending order; stage TC_STAGE_FREE holds patterns that only tc_matcher_occurs runs (unless, qualify).
 */
#define TC_STAGE_FREE UINT32_MAX

/* Compiles and adds a pattern; *id counts from 0 over the model. The tree is not kept. scope NULL: types of group 0, no
 * macros. Errors: TC_ERR_PLUGIN with the column, TC_ERR_LIMIT. Macro bodies keep their labels. */
TC_NODISCARD enum tc_status tc_model_pattern(struct tc_model *model, const struct tc_node *root,
                                             const struct tc_scope *scope, uint32_t stage, uint32_t *id,
                                             struct tc_error *err);

/* A set of types, a bit each; the last bit is that of all further ones, which are told apart from others only. */
#ifdef __SIZEOF_INT128__
__extension__ typedef unsigned __int128 tc_types;
#else
typedef uint64_t tc_types;
#endif
enum { TC_TYPES = 8 * sizeof(tc_types) };
#define TC_ALL_TYPES (~(tc_types)0)
static inline tc_types tc_type_bit(uint32_t type) { return (tc_types)1 << (type < TC_TYPES ? type : TC_TYPES - 1); }
static inline uint32_t tc_types_first(tc_types types) {
    uint64_t low = (uint64_t)types, high = (uint64_t)(types >> 32 >> 32);
    return (uint32_t)(low ? __builtin_ctzll(low) : 64 + __builtin_ctzll(high));
}

/* What the caller reads first of a match: it is called for while it is not known yet whether the pattern matches, as a
 * thousand rules do not stay in the cache. */
enum { TC_ROLE_USED = 4 };
struct tc_used {
    const void *from; /* NULL: nothing */
    size_t size;
};

/* What a pattern of a stage is to the others. Of which nothing is said is always run. Mentions of a type that grows may
 * come at any time, unless some pattern says that it adds them. */
struct tc_role {
    tc_types adds;   /* of these types the caller adds mentions where it matches, and of no others */
    tc_types serves; /* matches are of use only to who reads mentions of these types, or waits for a mark that the
                        document does not have; 0: always of use */
    tc_types reads;  /* types that the caller looks at beside it, such as those of an `unless` */
    /* Marks, a set of the caller's numbers: matches are of no use before the document has one of `after` (0: always of
     * use); where it matches, the document may get those of `marks`. */
    uint64_t after, marks;
    struct tc_used used[TC_ROLE_USED];
};
void tc_model_set_role(struct tc_model *model, uint32_t pattern, const struct tc_role *role);
/* A document gets these marks with the first mention of the type. */
void tc_model_mark_type(struct tc_model *model, uint32_t type, uint64_t marks);
/* The types whose mentions a pattern looks at. */
tc_types tc_model_reads(const struct tc_model *model, uint32_t pattern);
/* Mentions of these types are read by others than patterns: they are of use in every sentence. */
void tc_model_ask(struct tc_model *model, tc_types types);

/* A piece of a pattern that people know by its text: macros and lists that stand in no other of them, what may be
 * missing (the same), gaps. */
struct tc_part {
    enum tc_part_kind { TC_PART_MACRO, TC_PART_LIST, TC_PART_OPTIONAL, TC_PART_GAP } kind;
    uint16_t first, last;  /* states of the program, end exclusive */
    uint16_t min, max;     /* of a gap */
    uint32_t col, end_col; /* of the pattern's text; 0: it stands in a macro's */
};

/* The labels of a pattern, in order of first appearance. */
struct tc_label {
    struct tc_str name; /* NUL-terminated */
    bool is_list;       /* inside a repetition or list(): captures collect in an array */
    bool is_optional;   /* some match may lack it */
    uint32_t type;      /* the mention type when the label stands on one @type everywhere, else TC_NONE */
};
uint32_t tc_model_label_count(const struct tc_model *model, uint32_t pattern);
const struct tc_label *tc_model_label(const struct tc_model *model, uint32_t pattern, uint32_t label);
uint32_t tc_model_state_count(const struct tc_model *model, uint32_t pattern);
uint32_t tc_model_pattern_count(const struct tc_model *model);

/* Lays out vocabulary, trie, programs and index. Nothing may be added afterwards. limits NULL: as they are. What can
 * only be said now is an error too: an attribute in @type[..] that no entity has; tc_model_failed_pattern says in which
 * pattern. */
TC_NODISCARD enum tc_status tc_model_freeze(struct tc_model *model, const struct tc_limits *limits,
                                            struct tc_error *err);

uint32_t tc_model_failed_pattern(
    const struct tc_model *model); /* TC_NONE: freeze did not fail, or for the whole model */

/* How the sentences are found in which a pattern of a stage can match, after freeze: by a word or class that every
 * match must hold; only by the mentions that it needs; not at all, so that it is tried in every sentence. */
enum tc_lookup { TC_LOOKUP_WORD, TC_LOOKUP_MENTIONS, TC_LOOKUP_NONE };
/* *frequent: there is such a word, but nearly every sentence has it. */
enum tc_lookup tc_model_lookup(const struct tc_model *model, uint32_t pattern, bool *frequent);

const struct tc_vocab *tc_model_vocab(const struct tc_model *model);

/* All inflections of an English lemma as the {lemma} atom understands it; calls add for each distinct form, the lemma
 * first. */
void tc_inflect(struct tc_str lemma, void (*add)(void *ctx, struct tc_str form), void *ctx);
/* The verb of which this is an irregular past form and no word of its own: "sell" of "sold"; .ptr NULL if none is. */
struct tc_str tc_inflect_base(struct tc_str form);

#endif
