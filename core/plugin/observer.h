/* observer.h - what a worker tells whoever watches it: explain, profile, coverage. Nothing is told when nobody does.
 * Internal to plugin/.
 *
 * Hooks may be NULL. They may read the worker and ask its matcher for occurrences; only `sentence` may ask for more. */
#ifndef TC_PLUGIN_OBSERVER_H
#define TC_PLUGIN_OBSERVER_H

#include "plugin/worker_state.h"

struct tc_observer {
    void *ctx;
    void (*match)(void *ctx, struct tc_worker *worker); /* worker->current is about to be handled */
    void (*mention)(void *ctx, struct tc_worker *worker, uint32_t id);
    void (*early)(void *ctx, struct tc_worker *worker, const struct tc_after *after); /* of no effect yet */
    void (*excluded)(void *ctx, struct tc_worker *worker, const struct tc_pattern_text *unless, const uint32_t hit[2]);
    void (*qualified)(void *ctx, struct tc_worker *worker, const struct tc_qualify *qualify,
                      const struct tc_qualify_value *value, const uint32_t hit[2]);
    void (*silent)(void *ctx, struct tc_worker *worker, const char *why); /* a part of the match says nothing */
    void (*statement)(void *ctx, struct tc_worker *worker, const struct tc_statement *statement,
                      const struct tc_emission *emission);
    void (*called)(void *ctx, struct tc_worker *worker, uint64_t fuel,
                   uint64_t nanoseconds);                  /* a callback has returned */
    void (*sentence)(void *ctx, struct tc_worker *worker); /* all stages are done; its mentions are still there */
};

/* Will somebody hear why a match says nothing? What tells of it is made for them only. */
static inline bool tc_asks_why(const struct tc_worker *worker) { return worker->observer && worker->observer->silent; }

#define tc_observe(worker, hook, ...)                                                                                  \
    do {                                                                                                               \
        const struct tc_observer *observer_ = (worker)->observer;                                                      \
        if (observer_ && observer_->hook)                                                                              \
            observer_->hook(observer_->ctx, __VA_ARGS__);                                                              \
    } while (0)

#endif
