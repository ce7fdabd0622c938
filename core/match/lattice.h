/* lattice.h - the mentions of one window, by the token at which they begin. Internal to match/. */
#ifndef TC_MATCH_LATTICE_H
#define TC_MATCH_LATTICE_H

#include "base/arena.h"
#include "base/vec.h"
#include "match/matcher.h"

/* A token at which mentions begin. */
struct tc_mention_start {
    uint32_t pos;
    tc_types types; /* of those below TC_TYPES */
};

enum { TC_LATTICE_PAGE = 256 };

/* Mentions stand in pages, so that they stay where they are while others are added. Memory is kept from window to
 * window. */
struct tc_lattice {
    TC_VEC(struct tc_mention *) pages;
    uint32_t n;
    uint32_t
        *heads; /* first mention that begins at each token, TC_NONE if none; a chain goes longest first, then by type */
    uint64_t *begins; /* a bit for each token that has a head or had one; behind them is a word more */
    uint32_t n_tokens, cap;
    struct tc_arena entities;
};

void tc_lattice_init(struct tc_lattice *lattice);
void tc_lattice_fini(struct tc_lattice *lattice);
TC_NODISCARD enum tc_status tc_lattice_start(struct tc_lattice *lattice, uint32_t n_tokens);

/* Adds a mention where it belongs in the order. *id gets its number. */
TC_NODISCARD enum tc_status tc_lattice_add(struct tc_lattice *lattice, const struct tc_mention *mention, uint32_t *id);
/* The same with entities that do not stay: they are copied. */
TC_NODISCARD enum tc_status tc_lattice_add_copy(struct tc_lattice *lattice, const struct tc_mention *mention,
                                                uint32_t *id);
/* Takes a mention out of its chain; its record stays. */
void tc_lattice_remove(struct tc_lattice *lattice, uint32_t id);

static inline struct tc_mention *tc_lattice_at(const struct tc_lattice *lattice, uint32_t id) {
    return &lattice->pages.items[id / TC_LATTICE_PAGE][id % TC_LATTICE_PAGE];
}

#endif
