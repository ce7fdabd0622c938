/* check_state.h - what the files of check share. Internal to plugin/.
 *
 * Patterns are looked at as they were written: a macro is looked at where it stands, not where it is used. */
#ifndef TC_PLUGIN_CHECK_STATE_H
#define TC_PLUGIN_CHECK_STATE_H

#include "plugin/check.h"
#include "plugin/engine_state.h"

struct tc_checker {
    struct tc_engine *engine;
    struct tc_unit *unit;
    struct tc_arena arena; /* texts of findings */
    TC_VEC(struct tc_finding) findings;
    bool failed; /* memory is short */
};

/* Adds a finding; advice may be NULL. */
void tc_checker_add(struct tc_checker *checker, enum tc_severity severity, const char *check, struct tc_range range,
                    const char *advice, const char *fmt, ...) TC_PRINTF(6, 7);

/* Bytes col to end_col (1-based, of the whole text) of a pattern. */
struct tc_range tc_range_of_pattern(const struct tc_pattern_text *pattern, uint32_t col, uint32_t end_col);
/* The first `word` in the Lua file from the place's line on, but within the declaration; its line if it is not there.
 */
struct tc_range tc_range_of_word(const struct tc_checker *checker, struct tc_place place, struct tc_str word);
/* What a message quotes last ("x" or 'x') and stands in the range's line of the file is what it is about. A column that
 * is known stays. */
void tc_range_narrow(struct tc_range *range, struct tc_str text, struct tc_str message);

/* Does the plugin's Lua code name this anywhere else: as a string, or behind a dot? What a callback does is not known.
 */
bool tc_checker_code_has_string(const struct tc_checker *checker, struct tc_str text, struct tc_place but);
bool tc_checker_code_has_field(const struct tc_checker *checker, struct tc_str name);

/* Every pattern of the plugin. */
struct tc_checked_pattern {
    enum { TC_IN_RULE, TC_IN_STEP, TC_IN_MACRO, TC_IN_UNLESS, TC_IN_QUALIFY } in;
    const struct tc_pattern_text *pattern;
    size_t index;   /* of the rule, step, macro or qualify */
    char what[256]; /* how messages call its owner */
};
void tc_checker_each_pattern(struct tc_checker *checker,
                             void (*visit)(struct tc_checker *checker, const struct tc_checked_pattern *at));

/* check_cover.c: does `wide` match, with the same captures, wherever `narrow` does? By structure: true is sure, false
 * is not. */
bool tc_checker_covers(const struct tc_checker *checker, const struct tc_node *wide, const struct tc_node *narrow);
/* The same where `wide` may be a part of `narrow` too. */
bool tc_checker_occurs_in(const struct tc_checker *checker, const struct tc_node *wide, const struct tc_node *narrow);

/* check_regex.c: the sign that keeps a regex from ever matching one token: " ", which no token has, or one that is
 * always a token of its own, with more beside it. .ptr NULL: nothing does, as far as is known. */
struct tc_str tc_regex_never_one_token(struct tc_str regex);

void tc_check_patterns(struct tc_checker *checker);   /* check_patterns.c: literals, regexes, alternatives, speed */
void tc_check_rules(struct tc_checker *checker);      /* check_rules.c: captures, rules, macros, types, relations */
void tc_check_gazetteers(struct tc_checker *checker); /* check_gazetteers.c: names that several rows have */
/* check_runs.c: the examples twice, in another order and with another seed, by a plugin loaded anew. */
TC_NODISCARD enum tc_status tc_check_runs(struct tc_checker *checker, const char *dir, const char *const *settings,
                                          size_t n_settings, struct tc_error *err);

#endif
