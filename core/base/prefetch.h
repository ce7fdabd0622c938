/* prefetch.h - calls memory into the cache before it is read, which changes nothing but the time. */
#ifndef TC_BASE_PREFETCH_H
#define TC_BASE_PREFETCH_H

#include <stddef.h>
#include <stdint.h>

/* The lines of the cache in which size bytes at `from` stand; there may be nothing. */
static inline void tc_prefetch(const void *from, size_t size) {
    enum { LINE = 64 };
    for (uintptr_t at = (uintptr_t)from / LINE * LINE; at < (uintptr_t)from + size; at += LINE) {
        __builtin_prefetch((const void *)at);
    }
}

#endif
