/* What is known of every match of a pattern, put together from its parts: length, mentions needed, an atom that must be
 * there. */
#include "match/program.h"

#include <string.h>

enum { COUNT_MAX = 1 << 30, MENTIONS_MAX = 1 << 15 };

static uint32_t min2(uint32_t a, uint32_t b) { return a < b ? a : b; }
static uint32_t max2(uint32_t a, uint32_t b) { return a > b ? a : b; }

static uint32_t multiply(uint32_t a, uint32_t times) {
    uint64_t product = (uint64_t)a * times;
    return product < COUNT_MAX ? (uint32_t)product : COUNT_MAX;
}

/* A length that is too long to be told has no bound. */
static uint32_t make_length(uint64_t tokens, uint64_t mentions) {
    bool fits = tokens < TC_LENGTH_MENTION && mentions < MENTIONS_MAX;
    return fits ? (uint32_t)(tokens + mentions * TC_LENGTH_MENTION) : TC_NONE;
}

static uint32_t add_length(uint32_t a, uint32_t b) {
    if (a == TC_NONE || b == TC_NONE) {
        return TC_NONE;
    }
    return make_length((uint64_t)a % TC_LENGTH_MENTION + b % TC_LENGTH_MENTION,
                       (uint64_t)a / TC_LENGTH_MENTION + b / TC_LENGTH_MENTION);
}

static uint32_t multiply_length(uint32_t a, uint32_t times) {
    if (a == 0 || times == 0) {
        return 0;
    }
    if (a == TC_NONE || times == TC_MANY) {
        return TC_NONE;
    }
    return make_length((uint64_t)times * (a % TC_LENGTH_MENTION), (uint64_t)times * (a / TC_LENGTH_MENTION));
}

/* As long as either. */
static uint32_t max_length(uint32_t a, uint32_t b) {
    if (a == TC_NONE || b == TC_NONE) {
        return TC_NONE;
    }
    return make_length(max2(a % TC_LENGTH_MENTION, b % TC_LENGTH_MENTION),
                       max2(a / TC_LENGTH_MENTION, b / TC_LENGTH_MENTION));
}

struct tc_facts tc_facts_empty(void) {
    return (struct tc_facts){.bounded = true};
}

struct tc_facts tc_facts_atom(uint32_t atom, float frequency) {
    struct tc_facts facts = {.min = 1, .max = 1, .bounded = true};
    if (frequency <= 1) {
        facts.anchors[0] = (struct tc_anchor){.atoms = {atom}, .n = 1, .frequency = frequency};
    }
    return facts;
}

struct tc_facts tc_facts_mention(uint32_t type) {
    return (struct tc_facts){
        .min = 1, .max = TC_LENGTH_MENTION, .bounded = true, .needs = {{.type = type, .count = 1}}, .n_needs = 1};
}

/* A type that is needed already keeps its place, which is the earlier one. */
static void add_need(struct tc_facts *facts, struct tc_need need) {
    for (uint32_t i = 0; i < facts->n_needs; i++) {
        if (facts->needs[i].type == need.type) {
            facts->needs[i].count = min2(facts->needs[i].count + need.count, COUNT_MAX);
            return;
        }
    }
    if (facts->n_needs < TC_NEEDS) {
        facts->needs[facts->n_needs++] = need;
    }
}

static bool is_same_anchor(const struct tc_anchor *a, const struct tc_anchor *b) {
    return a->n == b->n && memcmp(a->atoms, b->atoms, a->n * sizeof *a->atoms) == 0;
}

/* Keeps the rarest, each set of atoms once. */
static void add_anchor(struct tc_facts *facts, struct tc_anchor anchor) {
    for (uint32_t i = 0; i < TC_ANCHORS && anchor.n > 0; i++) {
        struct tc_anchor *kept = &facts->anchors[i];
        if (kept->n > 0 && is_same_anchor(kept, &anchor)) {
            return;
        }
        if (kept->n == 0 || anchor.frequency < kept->frequency) {
            struct tc_anchor next = *kept;
            *kept = anchor;
            anchor = next;
        }
    }
}

void tc_facts_then(struct tc_facts *a, const struct tc_facts *b) {
    for (uint32_t i = 0; i < TC_ANCHORS; i++) {
        struct tc_anchor anchor = b->anchors[i];
        anchor.min = min2(a->min + anchor.min, COUNT_MAX);
        anchor.max = add_length(a->max, anchor.max);
        add_anchor(a, anchor);
    }
    for (uint32_t i = 0; i < b->n_needs; i++) {
        struct tc_need need = b->needs[i];
        need.min = min2(a->min + need.min, COUNT_MAX);
        need.max = add_length(a->max, need.max);
        add_need(a, need);
    }
    a->min = min2(a->min + b->min, COUNT_MAX);
    a->max = add_length(a->max, b->max);
    a->bounded = a->bounded && b->bounded;
}

static bool has_atom(const struct tc_anchor *anchor, uint32_t atom) {
    for (uint32_t i = 0; i < anchor->n; i++) {
        if (anchor->atoms[i] == atom) {
            return true;
        }
    }
    return false;
}

/* Either branch's atoms; none when they are too many. */
static void anchor_or(struct tc_anchor *a, const struct tc_anchor *b) {
    if (a->n == 0 || b->n == 0) {
        a->n = 0;
        return;
    }
    bool all_known = true;
    for (uint32_t i = 0; i < b->n; i++) {
        if (has_atom(a, b->atoms[i])) {
            continue;
        }
        if (a->n == TC_ANCHOR_ATOMS) {
            a->n = 0;
            return;
        }
        a->atoms[a->n++] = b->atoms[i];
        all_known = false;
    }
    a->frequency = all_known ? a->frequency : a->frequency + b->frequency;
    a->min = min2(a->min, b->min);
    a->max = max_length(a->max, b->max);
}

/* What both branches need. */
static void needs_or(struct tc_facts *a, const struct tc_facts *b) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < a->n_needs; i++) {
        for (uint32_t j = 0; j < b->n_needs; j++) {
            const struct tc_need *x = &a->needs[i], *y = &b->needs[j];
            if (x->type == y->type) {
                a->needs[n++] = (struct tc_need){x->type, min2(x->count, y->count), min2(x->min, y->min),
                                                 max_length(x->max, y->max)};
                break;
            }
        }
    }
    a->n_needs = n;
}

void tc_facts_or(struct tc_facts *a, const struct tc_facts *b) {
    for (uint32_t i = 0; i < TC_ANCHORS; i++) {
        anchor_or(&a->anchors[i], &b->anchors[i]);
    }
    if (a->anchors[0].n == 0) {
        a->anchors[0] = a->anchors[1];
        a->anchors[1].n = 0;
    }
    needs_or(a, b);
    a->min = min2(a->min, b->min);
    a->max = max_length(a->max, b->max);
    a->bounded = a->bounded && b->bounded;
}

void tc_facts_times(struct tc_facts *a, uint32_t min, uint32_t max) {
    if (min == 0) {
        a->anchors[0].n = a->anchors[1].n = 0;
        a->n_needs = 0;
    }
    for (uint32_t i = 0; i < a->n_needs; i++) {
        a->needs[i].count = multiply(a->needs[i].count, min);
    }
    a->bounded = a->bounded && (max != TC_MANY || a->max == 0);
    a->min = multiply(a->min, min);
    a->max = multiply_length(a->max, max);
}
