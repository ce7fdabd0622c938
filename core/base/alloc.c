#include "base/alloc.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Relaxed order is enough: the numbers order nothing else, and tests set the failure before they start threads. */
static _Atomic uint64_t requests;
static _Atomic uint64_t fail_at; /* the request that fails, counted from the start of the program; 0 = none */
static atomic_bool fail_on;

static bool refused(void) {
    uint64_t number = atomic_fetch_add_explicit(&requests, 1, memory_order_relaxed) + 1;
    uint64_t at = atomic_load_explicit(&fail_at, memory_order_relaxed);
    return at != 0 && (number == at || (number > at && atomic_load_explicit(&fail_on, memory_order_relaxed)));
}

void *tc_malloc(size_t size) { return refused() ? NULL : malloc(size ? size : 1); }

void *tc_calloc(size_t count, size_t size) {
    bool empty = count == 0 || size == 0;
    return refused() ? NULL : calloc(empty ? 1 : count, empty ? 1 : size);
}

void *tc_realloc(void *ptr, size_t size) { return refused() ? NULL : realloc(ptr, size ? size : 1); }

void *tc_reallocarray(void *ptr, size_t count, size_t size) {
    if (size != 0 && count > SIZE_MAX / size) {
        return NULL;
    }
    return tc_realloc(ptr, count * size);
}

char *tc_strndup(const char *text, size_t len) {
    char *copy = len < SIZE_MAX ? tc_malloc(len + 1) : NULL;
    if (copy) {
        if (len > 0) {
            memcpy(copy, text, len);
        }
        copy[len] = '\0';
    }
    return copy;
}

void tc_free(void *ptr) { free(ptr); }

uint64_t tc_alloc_count(void) { return atomic_load_explicit(&requests, memory_order_relaxed); }

void tc_alloc_fail_at(uint64_t n, int from_then_on) {
    atomic_store(&fail_on, from_then_on != 0);
    atomic_store(&fail_at, n == 0 ? 0 : atomic_load(&requests) + n);
}
