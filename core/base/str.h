/* str.h - a view of bytes that somebody else owns, and a growing buffer with a mandatory maximum. */
#ifndef TC_BASE_STR_H
#define TC_BASE_STR_H

#include "base/status.h"
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Not NUL-terminated unless its maker says so. The empty view may have a NULL ptr. */
struct tc_str {
    const char *ptr;
    size_t len;
};

#define TC_STR(literal) ((struct tc_str){("" literal), sizeof(literal) - 1})
#define TC_FMT(s) (int)(s).len, (s).ptr ? (s).ptr : "" /* for "%.*s" */

struct tc_str tc_str(const char *nul_terminated); /* NULL gives the empty view */
struct tc_str tc_str_sub(struct tc_str s, size_t from, size_t to);
struct tc_str tc_str_trim(struct tc_str s); /* ASCII blanks at both ends */
bool tc_str_eq(struct tc_str a, struct tc_str b);
bool tc_str_eq_cstr(struct tc_str a, const char *b);
int tc_str_cmp(struct tc_str a, struct tc_str b); /* bytewise, shorter first; the order of everything that is sorted */
bool tc_str_starts(struct tc_str s, struct tc_str prefix);
bool tc_str_ends(struct tc_str s, struct tc_str suffix);
struct tc_str tc_str_split(struct tc_str *rest,
                           char sep); /* the part before sep; *rest moves behind it, .ptr NULL at the end */

enum { TC_COUNT_BYTES = 32 };
/* "1,234,567", for messages. Returns out. */
const char *tc_str_count(uint64_t n, char out[TC_COUNT_BYTES]);

/* The candidate nearest to `word` by edit distance, or NULL if none is near enough to be a typing error. For hints. */
const char *tc_str_nearest(struct tc_str word, const char *const *candidates, size_t n);
/* The hint `did you mean "..."?` when one of the names is near, else all of them if they are few. */
void tc_hint_names(struct tc_error *err, struct tc_str word, const char *const *names, size_t n);

/* Always NUL-terminated once something was put in; .ptr may be NULL while empty. */
struct tc_buf {
    char *ptr;
    size_t len, cap, max;
    bool failed; /* an append failed; later ones do nothing, so a caller may check once at the end */
};

void tc_buf_init(struct tc_buf *buf, size_t max);
enum tc_status tc_buf_add(struct tc_buf *buf, struct tc_str text);
enum tc_status tc_buf_addc(struct tc_buf *buf, char c);
enum tc_status tc_buf_addf(struct tc_buf *buf, const char *fmt, ...) TC_PRINTF(2, 3);
enum tc_status tc_buf_reserve(struct tc_buf *buf, size_t more); /* room for `more` bytes behind len */
struct tc_str tc_buf_str(const struct tc_buf *buf);             /* borrows: valid until the next change */
void tc_buf_reset(struct tc_buf *buf);                          /* empty, keeps the memory, clears failed */
void tc_buf_fini(struct tc_buf *buf);

#endif
