/* rules.h - which signs belong to a word, as predicates on a place in the text. Internal to text/. The scalar tokeniser
 * is made of them; the bitmap tokeniser computes the same in masks and asks them only where a sign is rare or not
 * ASCII.
 *
 * No rule looks further than TC_RULE_REACH bytes to either side, and none beyond lo and hi. */
#ifndef TC_TEXT_RULES_H
#define TC_TEXT_RULES_H

#include "text/chars.h"

enum { TC_RULE_REACH = 16 };

/* Readable bytes [lo, hi) around a place. */
struct tc_range {
    const char *lo, *hi;
};

enum tc_apostrophe {
    TC_APOSTROPHE_SIGN,       /* a token by itself */
    TC_APOSTROPHE_INSIDE,     /* don't, O'Brien */
    TC_APOSTROPHE_POSSESSIVE, /* begins the token 's */
};

/* p: an apostrophe of that size. */
enum tc_apostrophe tc_rule_apostrophe(const char *p, unsigned size, struct tc_range in);

/* p: a dot. Does it end a single letter of an abbreviation: U.S.  J.  e.g.? */
bool tc_rule_letter_dot(const char *p, struct tc_range in);

/* p: one of . , : between digits, or a hyphen of an ISO date. */
bool tc_rule_number_sign(const char *p, struct tc_range in);

/* p: a hyphen. One of the two in 2026-01-05? */
bool tc_rule_iso_hyphen(const char *p, struct tc_range in);

/* The bytes at p that belong to a word, one code point; 0 if it belongs to none. */
unsigned tc_rule_word_char(const char *p, struct tc_range in);

/* p: a word character. Does a new token begin here although a word character stands before it? */
bool tc_rule_breaks(const char *p, struct tc_range in);

#endif
