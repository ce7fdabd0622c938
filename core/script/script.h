/* script.h - a sealed graph as seen from Lua: what views (graphs/) and scripts (scripts/) read. Runs in the sandbox. */
#ifndef TC_SCRIPT_SCRIPT_H
#define TC_SCRIPT_SCRIPT_H

#include "graph/graph.h"
#include "sandbox/sandbox.h"
#include <lauxlib.h>

/* For what Lua sees through this folder and draw: raises `<what> "<word>"`, and which of the n names was meant, or that
 * there are. */
int tc_script_unknown(lua_State *L, const char *what, struct tc_str word, const char *const *names, size_t n);

/* Sets __index of the metatable on top of the stack: methods (NULL at the end, kept by the caller for good); any other
 * name is an error that begins with what: "a graph has no". */
void tc_script_set_methods(lua_State *L, const luaL_Reg *methods, const char *what);

/* Pushes a read-only view of the sealed graph, borrowed by the state.
 *
 *   for s in graph:statements() do ... end   a row at a time, in the order of the tables; so too entities, documents,
 *   relations
 *
 *   graph:evidence(s [, max])   an array of the evidence of a row of statements(), by document and place
 *
 *   graph:frames(s [, max])     an array of the frame ids of that evidence, "" where there is none
 *
 *   graph:relation(name)        one relation, or nil
 *
 *   graph:counts()              how many statements, entities, documents, evidence, relations
 *
 * A row is a plain table with the columns of the CSV set (DESIGN section 7): negated is a boolean, numbers are numbers,
 * what is empty is "". Beyond them a statement has number (its place, 1-based), its relation's label and group, and
 * document_id and sentence_no of its first evidence; an entity has key, and its aliases_found are an array; evidence
 * has frame_id. Qualifiers and attributes are columns; a fixed column hides one of the same name. */
TC_NODISCARD enum tc_status tc_script_push_graph(struct tc_sandbox *sandbox, const struct tc_graph *graph,
                                                 struct tc_error *err);

#endif
