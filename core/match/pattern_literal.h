/* pattern_literal.h - the atoms that are words, and how nodes are made. Internal to the pattern parser. */
#ifndef TC_MATCH_PATTERN_LITERAL_H
#define TC_MATCH_PATTERN_LITERAL_H

#include "match/pattern_parser.h"

/* A node that begins at byte offset start. Its kids: push each, then close with the number of kids open before the
 * first. */
struct tc_node *tc_parser_node(struct tc_parser *p, enum tc_node_kind kind, size_t start);
bool tc_parser_push(struct tc_parser *p, struct tc_node *node);
struct tc_node *tc_parser_close(struct tc_parser *p, struct tc_node *node, size_t mark);
/* A sequence of all kids from mark on; one kid alone stays what it is. */
struct tc_node *tc_parser_close_seq(struct tc_parser *p, size_t start, size_t mark);

struct tc_node *tc_parser_word(struct tc_parser *p);       /* agreed  zero-tolerance  , */
struct tc_node *tc_parser_phrase(struct tc_parser *p);     /* "foreign minister" */
struct tc_node *tc_parser_apostrophe(struct tc_parser *p); /* 'Turkey', or the word 's */
struct tc_node *tc_parser_lemma(struct tc_parser *p);      /* {agree} */
struct tc_node *tc_parser_fuzzy(struct tc_parser *p);      /* ~communique1 */

#endif
