/* status.h - what functions return, and the one record that says what went wrong and where. */
#ifndef TC_BASE_STATUS_H
#define TC_BASE_STATUS_H

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#define TC_NODISCARD __attribute__((warn_unused_result))
#define TC_PRINTF(fmt_at, args_at) __attribute__((format(printf, fmt_at, args_at)))

enum tc_status {
    TC_OK = 0,
    TC_END,           /* not an error: nothing more to read */
    TC_ERR_MEMORY,    /* an allocation failed or a maximum was reached */
    TC_ERR_USAGE,     /* the command line is wrong */
    TC_ERR_PLUGIN,    /* a plugin does not load: Lua, declarations, patterns, data files */
    TC_ERR_INPUT,     /* a text cannot be read */
    TC_ERR_OUTPUT,    /* a result cannot be written */
    TC_ERR_LIMIT,     /* a budget (fuel, memory, time, states) is used up */
    TC_ERR_CANCELLED, /* SIGINT or SIGTERM */
};

/* Returns what the call does, unless it is TC_OK. */
#define TC_TRY(call)                                                                                                   \
    do {                                                                                                               \
        enum tc_status try_status = (call);                                                                            \
        if (try_status != TC_OK)                                                                                       \
            return try_status;                                                                                         \
    } while (0)

enum { TC_ERROR_FILE_MAX = 512, TC_ERROR_TEXT_MAX = 1024 };

/* Owned by the caller, filled once where the failure is noticed. line and col are 1-based, 0 = unknown; col counts
 * bytes. */
struct tc_error {
    enum tc_status status;
    uint32_t line, col;
    char file[TC_ERROR_FILE_MAX];
    char msg[TC_ERROR_TEXT_MAX];
    char hint[TC_ERROR_TEXT_MAX]; /* what to do about it; "" if there is nothing to say */
};

/* A constant English phrase for a status, never NULL. */
const char *tc_status_str(enum tc_status status);

/* Fills *err (err may be NULL) without a place and returns status, so that a failing function ends in one line. */
enum tc_status tc_error_set(struct tc_error *err, enum tc_status status, const char *fmt, ...) TC_PRINTF(3, 4);

/* The same with a place. file may be NULL. */
enum tc_status tc_error_at(struct tc_error *err, enum tc_status status, const char *file, uint32_t line, uint32_t col,
                           const char *fmt, ...) TC_PRINTF(6, 7);

/* Adds the hint to an error that is already filled. err may be NULL. */
void tc_error_hint(struct tc_error *err, const char *fmt, ...) TC_PRINTF(2, 3);

/* Prints "file:line:col: msg" and, where there is one, a second line "  hint: ...". Control characters are shown as
 * \xNN. */
void tc_error_print(const struct tc_error *err, FILE *out);

/* As fprintf, for what comes from texts, plugins and the command line: all that a terminal could act on is shown as
 * \xNN, but line ends and tabs. */
void tc_print(FILE *out, const char *fmt, ...) TC_PRINTF(2, 3);
void tc_vprint(FILE *out, const char *fmt, va_list args) TC_PRINTF(2, 0);

#endif
