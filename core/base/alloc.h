/* alloc.h - all heap memory of tercet goes through here, so that a test can count it and fail the n-th request. */
#ifndef TC_BASE_ALLOC_H
#define TC_BASE_ALLOC_H

#include <stddef.h>
#include <stdint.h>

/* As the C library's, except that a request for 0 bytes gives a unique pointer. NULL when memory is short. */
void *tc_malloc(size_t size);
void *tc_calloc(size_t count, size_t size);
void *tc_realloc(void *ptr, size_t size);
void *tc_reallocarray(void *ptr, size_t count, size_t size); /* NULL on overflow of count * size */
char *tc_strndup(const char *text, size_t len);              /* NUL-terminated copy */
void tc_free(void *ptr);                                     /* free of NULL is fine */

/* For tests. Requests made so far by the whole program; and: the n-th request from now fails (0 = none), once or from
 * then on. */
uint64_t tc_alloc_count(void);
void tc_alloc_fail_at(uint64_t n, int from_then_on);

#endif
