/* vec.h - growing arrays of any type: TC_VEC(struct x) v = {0}; ... tc_vec_push(&v, item) ... tc_vec_fini(&v). */
#ifndef TC_BASE_VEC_H
#define TC_BASE_VEC_H

#include "base/status.h"
#include <stddef.h>

#define TC_VEC(type)                                                                                                   \
    struct {                                                                                                           \
        type *items;                                                                                                   \
        size_t len, cap;                                                                                               \
    }

/* Room for n items in all. Expression of type enum tc_status: TC_OK or TC_ERR_MEMORY. Items move. */
#define tc_vec_reserve(vec, n)                                                                                         \
    ((n) <= (vec)->cap ? TC_OK : tc_vec_grow((void **)(void *)&(vec)->items, &(vec)->cap, (n), sizeof *(vec)->items))

/* Appends a copy of the item (the last argument may hold commas). Expression: TC_OK or TC_ERR_MEMORY. */
#define tc_vec_push(vec, ...)                                                                                          \
    (tc_vec_reserve((vec), (vec)->len + 1) == TC_OK ? ((vec)->items[(vec)->len++] = (__VA_ARGS__), TC_OK)              \
                                                    : TC_ERR_MEMORY)

#define tc_vec_fini(vec) (tc_free((vec)->items), (vec)->items = NULL, (vec)->len = (vec)->cap = 0)

enum tc_status tc_vec_grow(void **items, size_t *cap, size_t need, size_t item_size);
void tc_free(void *ptr);

#endif
