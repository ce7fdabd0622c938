/* settings.h - what a user may set of a view: the options that it declares, with their defaults. */
#ifndef TC_DRAW_SETTINGS_H
#define TC_DRAW_SETTINGS_H

#include "base/status.h"
#include "sandbox/sandbox.h"

/* Pops a table of declared options and pushes a copy of it; an error unless each is a name with a number, string or
 * boolean. Called protected. */
void tc_settings_declare(lua_State *L);

/* Are these "key=value" settings for options of the copy on top of the stack (which may be nil), and numbers
 * where the default is one? If not, TC_ERR_USAGE with the nearest name. Neither allocates nor raises. */
TC_NODISCARD enum tc_status tc_settings_check(lua_State *L, const char *view, const char *const *settings, size_t n,
                                              struct tc_error *err);

/* Pops the copy and pushes a new one with the defaults and the checked settings. Called protected. */
void tc_settings_push(lua_State *L, const char *const *settings, size_t n);

#endif
