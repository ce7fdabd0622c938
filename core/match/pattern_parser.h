/* pattern_parser.h - what the files of the pattern parser share: the reading position and how errors are told.
 * Internal.
 *
 * A parsing function returns NULL (or false) once p->status is set; the first error is kept in *p->err. */
#ifndef TC_MATCH_PATTERN_PARSER_H
#define TC_MATCH_PATTERN_PARSER_H

#include "base/vec.h"
#include "match/pattern.h"

struct tc_parser {
    struct tc_str text;
    size_t pos;
    struct tc_arena *arena;
    struct tc_error *err;
    enum tc_status status;
    struct tc_buf raw, folded;     /* scratch of one literal: as written without escapes; its words folded */
    TC_VEC(struct tc_node *) kids; /* of the nodes that are still open */
    unsigned depth;
    uint32_t nodes;
    bool in_all; /* ";" separates here */
};

/* The byte `ahead` of the position, 0 behind the end: a pattern holds no NUL. */
static inline char tc_parser_peek(const struct tc_parser *p, size_t ahead) {
    return p->text.len - p->pos > ahead ? p->text.ptr[p->pos + ahead] : '\0';
}

static inline bool tc_pattern_is_digit(char c) { return c >= '0' && c <= '9'; }

static inline bool tc_pattern_is_name_start(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

static inline bool tc_pattern_is_name(char c) { return tc_pattern_is_name_start(c) || tc_pattern_is_digit(c); }

static inline bool tc_pattern_is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* Signs that end a bare word wherever they stand, unless escaped. */
bool tc_pattern_ends_word(char c);
/* The same for names and values within a test. */
bool tc_pattern_ends_value(char c);
/* A number as tests know it: -?digits[.digits]; its value in *number. */
bool tc_pattern_number(struct tc_str text, double *number);

/* A folded word that is one token in capitals only, such as the initial j. */
bool tc_pattern_needs_capitals(struct tc_str word);

void tc_parser_skip_blanks(struct tc_parser *p);
bool tc_parser_accept(struct tc_parser *p, char c); /* skips blanks, then takes c if it is there */

/* Records the first error at byte offset `at`; returns NULL. */
void *tc_parser_fail(struct tc_parser *p, size_t at, const char *fmt, ...) TC_PRINTF(3, 4);
/* `expected WHAT, found ...` at the position. */
void *tc_parser_expected(struct tc_parser *p, const char *what);
void *tc_parser_no_memory(struct tc_parser *p);

/* Every nested construct enters and leaves; false when it is too deep. */
bool tc_parser_enter(struct tc_parser *p);
bool tc_parser_count_node(struct tc_parser *p);

/* letter or _, then letters, digits, _; empty if there is none here. Borrows from the text. */
struct tc_str tc_parser_name(struct tc_parser *p);
struct tc_str tc_parser_keep(struct tc_parser *p, struct tc_str text); /* copies to the arena; .ptr NULL = failed */

/* Takes a backslash and what it escapes, which is added to p->raw. */
bool tc_parser_escape(struct tc_parser *p);
/* Takes a text between quotes (the position is on the opening one) into p->raw. */
bool tc_parser_quoted(struct tc_parser *p);
/* Takes a /regex/ with its flag. */
bool tc_parser_regex(struct tc_parser *p, struct tc_str *text, bool *fold);

/* Takes [expr] or []; the position is on the bracket. *expr is NULL for []. */
bool tc_parser_test(struct tc_parser *p, struct tc_expr **expr);

#endif
