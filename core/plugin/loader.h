/* loader.h - runs a plugin's Lua files: the declarations they call (declare*.c) and the reading of tables (fields.c).
 *
 * The same bytes are loaded once to declare and once in every worker that needs the plugin's functions; the second time
 * only functions are collected, in the same order, and nothing of the unit is touched. Internal to plugin/. */
#ifndef TC_PLUGIN_LOADER_H
#define TC_PLUGIN_LOADER_H

#include "plugin/unit.h"
#include "sandbox/sandbox.h"
#include <stdnoreturn.h>

enum { TC_WHAT_MAX = 256, TC_DECLARATION_NAMES = 2 };

enum tc_declaration {
#define TC_API_DECLARATION(name, names, argument, signature, doc) TC_DECLARE_##name,
#include "plugin/api.def"
    TC_DECLARATIONS
};

struct tc_loader {
    struct tc_unit *unit;
    struct tc_sandbox *sandbox;
    lua_State *L;
    bool open;       /* loading goes on: declarations may be called */
    bool collecting; /* a worker's load: functions only */
    bool lost;       /* a declaration other than a rule has failed and been told */
    bool lost_macro;
    bool started; /* a declaration has its name but not yet its table */
    struct tc_place started_at;
    char started_what[TC_WHAT_MAX];
    const char *const *settings;
    size_t n_settings;
    TC_VEC(int) callbacks; /* registry references; callback n is items[n - 1] */
};

/* Loads a plugin for the first time: fills the unit. */
TC_NODISCARD enum tc_status tc_loader_declare(struct tc_unit *unit, const char *const *settings, size_t n_settings,
                                              struct tc_error *err);

/* Loads it again in a worker, whose sandbox the loader then has; loader->callbacks are filled. The unit is not changed.
 */
TC_NODISCARD enum tc_status tc_loader_collect(struct tc_loader *loader, const struct tc_unit *unit,
                                              struct tc_error *err);
void tc_loader_fini(struct tc_loader *loader);

/* --- one declaration being read --- */

struct tc_call {
    struct tc_loader *loader;
    struct tc_unit *unit;
    lua_State *L;
    enum tc_declaration declaration;
    struct tc_place place;
    const char *names[TC_DECLARATION_NAMES];
    int arg;                /* stack index of the table or string */
    char what[TC_WHAT_MAX]; /* how messages call it: x/rule */
};

typedef void tc_declare(struct tc_call *call);
tc_declare tc_declare_plugin, tc_declare_relation, tc_declare_entity, tc_declare_gazetteer, tc_declare_macro,
    tc_declare_mention, tc_declare_qualify, tc_declare_rule, tc_declare_on_document;

/* Ends the load with an error at the declaration (key "": its first line; else the line of that key). */
noreturn void tc_call_fail(struct tc_call *call, const char *key, const char *fmt, ...) TC_PRINTF(3, 4);
noreturn void tc_call_raise(struct tc_call *call, const struct tc_error *err);
noreturn void tc_call_no_memory(struct tc_call *call);
/* Pushes to a list of the unit or ends the load. */
#define tc_call_push(call, vec, ...)                                                                                   \
    do {                                                                                                               \
        if (tc_vec_push(vec, __VA_ARGS__) != TC_OK)                                                                    \
            tc_call_no_memory(call);                                                                                   \
    } while (0)
void *tc_call_alloc(struct tc_call *call, size_t size);
struct tc_str tc_call_copy(struct tc_call *call, const char *text, size_t len);

/* The first name, which patterns can write behind a sigil: letters, digits and _. Ends the load otherwise. */
struct tc_str tc_call_word_name(struct tc_call *call);

/* --- fields.c: keys of the declaration's table. An absent key gives the default; a wrong type ends the load. --- */

void tc_fields_check(struct tc_call *call);    /* it is a table and all its keys are known */
bool tc_fields_are_called(struct tc_str name); /* does any declaration have such a key? */
bool tc_fields_has(struct tc_call *call, const char *key);
struct tc_str tc_fields_str(struct tc_call *call, const char *key); /* .ptr NULL if absent */
struct tc_str tc_fields_need_str(struct tc_call *call, const char *key);
bool tc_fields_bool(struct tc_call *call, const char *key, bool otherwise);
double tc_fields_number(struct tc_call *call, const char *key, double otherwise, double min, double max);
struct tc_strs tc_fields_strs(struct tc_call *call, const char *key, bool or_one); /* or_one: a single string will do */
uint32_t tc_fields_function(struct tc_call *call, const char *key);                /* the callback's number */
/* The pattern in field `key` (an element of it when i > 0), parsed and located. */
struct tc_pattern_text tc_fields_pattern(struct tc_call *call, const char *key);
struct tc_pattern_text tc_call_pattern(struct tc_call *call, struct tc_str text);
/* Calls visit for each pair of the table at stack index t, whose keys must be strings, in byte order of keys; the value
 * is on top of the stack during the call. */
void tc_fields_each(struct tc_call *call, int t, const char *key,
                    void (*visit)(struct tc_call *, void *, struct tc_str), void *ctx);
/* A list of strings at stack index t. */
struct tc_strs tc_fields_list(struct tc_call *call, int t, const char *key);

/* --- options.c --- */

void tc_options_declare(struct tc_call *call);
TC_NODISCARD enum tc_status tc_options_apply(struct tc_unit *unit, const char *const *settings, size_t n,
                                             struct tc_error *err);
void tc_options_push(lua_State *L, const struct tc_unit *unit); /* the global table `options` */

#endif
