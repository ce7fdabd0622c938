#include "base/vec.h"

#include "base/alloc.h"
#include <string.h>

enum { FIRST_CAP = 8 };

enum tc_status tc_vec_grow(void **items, size_t *cap, size_t need, size_t item_size) {
    size_t wanted = *cap <= SIZE_MAX / 2 ? *cap * 2 : need;
    wanted = wanted < FIRST_CAP ? FIRST_CAP : wanted;
    wanted = wanted < need ? need : wanted;
    /* The caller's pointer has another type than void *; copying its bytes keeps to the aliasing rules. */
    void *old = NULL;
    memcpy(&old, items, sizeof old);
    void *grown = tc_reallocarray(old, wanted, item_size);
    if (!grown) {
        return TC_ERR_MEMORY;
    }
    memcpy(items, &grown, sizeof grown);
    *cap = wanted;
    return TC_OK;
}
