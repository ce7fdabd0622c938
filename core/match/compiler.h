/* compiler.h - a pattern on its way from tree to program: what the files compile*.c share. Internal to match/.
 *
 * compile.c walks the tree; compile_token.c makes atoms of what decides about one token, compile_look.c programs of
 * lookarounds, compile_rewrite.c trees of simpler nodes of gaps and list(), and the code of all(). */
#ifndef TC_MATCH_COMPILER_H
#define TC_MATCH_COMPILER_H

#include "match/compile.h"

enum { TC_MACRO_DEPTH = 32 };

struct tc_compiler {
    struct tc_model *model;
    const struct tc_scope *scope;
    struct tc_error *err;
    struct tc_arena scratch; /* nodes that rewriting makes */
    TC_VEC(struct tc_inst) code;
    TC_VEC(struct tc_str) wanted;
    TC_VEC(struct tc_label) labels;
    TC_VEC(struct tc_part) parts;
    struct tc_str macros[TC_MACRO_DEPTH]; /* being expanded */
    uint32_t n_macros;
    uint32_t n_nodes;                    /* visited: macros of macros can ask for any number */
    uint32_t in_list, in_label, in_look; /* depths */
    uint32_t in_part;                    /* a depth, too */
    uint32_t in_rewritten;               /* the same: some nodes are of this compilation only */
    bool backward;                       /* a lookbehind is compiled from right to left */
    bool splits;                         /* the ways through what is emitted are told from each other ... */
    TC_VEC(struct tc_facts) ways;        /* ... and added here */
    tc_types reads;                      /* as the program's */
    uint32_t n_look_states;
};

void tc_compiler_fini(struct tc_compiler *c);

/* Code for the node; what is known of all that it matches into *facts. */
enum tc_status tc_compiler_emit(struct tc_compiler *c, const struct tc_node *node, struct tc_facts *facts);
/* What has been emitted, with MATCH behind it, as a program. */
enum tc_status tc_compiler_finish(struct tc_compiler *c, struct tc_program *program);

/* --- compiler.c: errors, names, instructions --- */

/* An error at the node: what and name. */
enum tc_status tc_compiler_fail(struct tc_compiler *c, const struct tc_node *node, const char *what,
                                struct tc_str name);
/* An unknown name, with a hint. */
enum tc_status tc_compiler_unknown(struct tc_compiler *c, const struct tc_node *node, char sigil);
/* What a node's text names: NULL, TC_NONE when there is nothing. */
const struct tc_node *tc_compiler_find_macro(const struct tc_compiler *c, const struct tc_node *node);
uint32_t tc_compiler_find_type(const struct tc_compiler *c, const struct tc_node *node);
/* Pattern text of a row of alternatives, for near misses. */
enum tc_status tc_compiler_text_of(struct tc_compiler *c, struct tc_node *const *nodes, size_t n, struct tc_str *text);

/* The number of the instruction that comes next. */
static inline uint16_t tc_compiler_here(const struct tc_compiler *c) { return (uint16_t)c->code.len; }
/* An instruction that leads to the next; wanted: the pattern text of what it wants. */
enum tc_status tc_compiler_push(struct tc_compiler *c, uint8_t op, uint8_t flag, uint32_t arg);
enum tc_status tc_compiler_push_wanted(struct tc_compiler *c, uint8_t op, uint8_t flag, uint32_t arg,
                                       struct tc_str wanted);
/* A fork whose branches are filled in later; lazy: the second way is tried first. */
enum tc_status tc_compiler_push_split(struct tc_compiler *c, uint16_t *at);
void tc_compiler_set_split(struct tc_compiler *c, uint16_t at, uint16_t into, uint16_t past, bool lazy);

/* --- compile_token.c --- */

/* Does the node consume just one token whose truth is a set and tests? Looks through one macro (in_macro: is inside
 * it), not through macros of macros. */
bool tc_compiler_is_token(const struct tc_compiler *c, const struct tc_node *node, bool in_macro);
/* The atom for a row of such nodes any of which may match the token; and the instruction. `place` is an address in the
 * tree that tells the row from all others. */
enum tc_status tc_compiler_make_atom(struct tc_compiler *c, struct tc_node *const *nodes, size_t n, uint32_t *atom);
enum tc_status tc_compiler_emit_tokens(struct tc_compiler *c, struct tc_node *const *nodes, size_t n, const void *place,
                                       struct tc_facts *facts);
/* "foreign minister": its words in order. */
enum tc_status tc_compiler_emit_phrase(struct tc_compiler *c, const struct tc_node *node, struct tc_facts *facts);

/* --- compile_look.c, compile_rewrite.c --- */

enum tc_status tc_compiler_emit_look(struct tc_compiler *c, struct tc_node *node, struct tc_facts *facts);
enum tc_status tc_compiler_emit_gap(struct tc_compiler *c, const struct tc_node *node, struct tc_facts *facts);
enum tc_status tc_compiler_emit_list(struct tc_compiler *c, struct tc_node *node, struct tc_facts *facts);
enum tc_status tc_compiler_emit_all(struct tc_compiler *c, const struct tc_node *node, struct tc_facts *facts);

#endif
