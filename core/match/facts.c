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
    struct tc_need need = {.kinds = {type, type < TC_TYPES ? tc_type_bit(type) : 0}, .count = 1};
    return (struct tc_facts){.min = 1, .max = TC_LENGTH_MENTION, .bounded = true, .needs = {need}, .n_needs = 1};
}

struct tc_facts tc_facts_look(uint32_t look, const struct tc_anchor *anchor) {
    struct tc_facts facts = tc_facts_empty();
    facts.ahead = (struct tc_ahead){.any = anchor->n > 0, .look = look, .frequency = anchor->frequency};
    return facts;
}

struct tc_facts tc_facts_behind(const struct tc_anchor *anchor) {
    struct tc_facts facts = tc_facts_empty();
    facts.behind = *anchor;
    facts.behind.outside = true;
    return facts;
}

/* Of either kinds. False: it cannot be said. */
static bool kinds_or(struct tc_kinds *a, struct tc_kinds b) {
    if (!tc_kinds_same(*a, b)) {
        *a = (struct tc_kinds){TC_NONE, a->types && b.types ? a->types | b.types : 0};
    }
    return a->type != TC_NONE || a->types != 0;
}

/* What is needed already keeps its first place; its last one is the new one's. */
static void add_need(struct tc_facts *facts, struct tc_need need) {
    for (uint32_t i = 0; i < facts->n_needs; i++) {
        struct tc_need *known = &facts->needs[i];
        if (tc_kinds_same(known->kinds, need.kinds)) {
            known->count = min2(known->count + need.count, COUNT_MAX);
            known->tail_min = need.tail_min;
            known->tail_max = need.tail_max;
            return;
        }
    }
    if (facts->n_needs < TC_NEEDS) {
        facts->needs[facts->n_needs++] = need;
    }
}

bool tc_anchor_is(const struct tc_anchor *a, const struct tc_anchor *b) {
    return a->n == b->n && a->outside == b->outside && memcmp(a->atoms, b->atoms, a->n * sizeof *a->atoms) == 0;
}

/* Keeps the rarest, each set of atoms once. */
static void add_anchor(struct tc_facts *facts, struct tc_anchor anchor) {
    for (uint32_t i = 0; i < TC_ANCHORS && anchor.n > 0; i++) {
        struct tc_anchor *kept = &facts->anchors[i];
        if (kept->n > 0 && tc_anchor_is(kept, &anchor)) {
            return;
        }
        if (kept->n == 0 || anchor.frequency < kept->frequency) {
            struct tc_anchor next = *kept;
            *kept = anchor;
            anchor = next;
        }
    }
}

/* --- what is near an anchor --- */

/* A thing between `min` tokens and a length of `max` lie from the anchor; false: too far to be looked for. */
static bool place_near(struct tc_near *near, bool before, uint32_t min, uint32_t max) {
    if (max >= TC_NEAR_SPAN) {
        return false;
    }
    near->from = before ? -1 - (int32_t)max : 1 + (int32_t)min;
    near->to = before ? -1 - (int32_t)min : 1 + (int32_t)max;
    return true;
}

/* The nearest mention stays known. */
static void note_need(struct tc_near *known, const struct tc_need *need, bool before, uint32_t min, uint32_t max) {
    struct tc_near near = {.n = 1, .kinds = need->kinds};
    if (place_near(&near, before, min, max) && (known->n == 0 || near.to - near.from < known->to - known->from)) {
        *known = near;
    }
}

/* The rarest words stay known. */
static void note_words(struct tc_anchor *anchor, const struct tc_anchor *other, bool before, uint32_t min,
                       uint32_t max) {
    struct tc_near near = {.n = other->n, .frequency = other->frequency};
    struct tc_near *known = &anchor->near[TC_NEAR_ATOMS];
    if (other->n > 0 && other->n <= TC_NEAR_MOST && place_near(&near, before, min, max) &&
        (known->n == 0 || near.frequency < known->frequency)) {
        memcpy(near.what, other->atoms, other->n * sizeof *near.what);
        *known = near;
    }
}

/* b's things for an anchor of a that they stand behind. */
static void look_ahead(struct tc_anchor *anchor, const struct tc_facts *b) {
    for (uint32_t i = 0; i < b->n_needs; i++) {
        const struct tc_need *need = &b->needs[i];
        note_need(&anchor->near[TC_NEAR_BEGINS], need, false, anchor->tail_min + need->min,
                  add_length(anchor->tail_max, need->max));
    }
    for (uint32_t i = 0; i < TC_ANCHORS; i++) {
        const struct tc_anchor *other = &b->anchors[i];
        note_words(anchor, other, false, anchor->tail_min + other->min, add_length(anchor->tail_max, other->max));
    }
}

/* a's things for an anchor of b that they stand before. */
static void look_back(struct tc_anchor *anchor, const struct tc_facts *a) {
    for (uint32_t i = 0; i < a->n_needs; i++) {
        const struct tc_need *need = &a->needs[i];
        note_need(&anchor->near[TC_NEAR_ENDS], need, true, need->tail_min + anchor->min,
                  add_length(need->tail_max, anchor->max));
    }
    for (uint32_t i = 0; i < TC_ANCHORS; i++) {
        const struct tc_anchor *other = &a->anchors[i];
        note_words(anchor, other, true, other->tail_min + anchor->min, add_length(other->tail_max, anchor->max));
    }
}

/* What both know, wherever either has it. */
static void near_or(struct tc_near *a, const struct tc_near *b, uint32_t kind) {
    bool same = a->n == b->n && memcmp(a->what, b->what, a->n * sizeof *a->what) == 0;
    if (kind != TC_NEAR_ATOMS) {
        same = a->n > 0 && b->n > 0 && kinds_or(&a->kinds, b->kinds);
    }
    a->from = a->from < b->from ? a->from : b->from;
    a->to = a->to > b->to ? a->to : b->to;
    a->n = same && a->to - a->from < TC_NEAR_SPAN ? a->n : 0;
}

/* --- sequence --- */

static void lengthen_tail(struct tc_anchor *anchor, uint32_t min, uint32_t max) {
    anchor->tail_min = min2(anchor->tail_min + min, COUNT_MAX);
    anchor->tail_max = add_length(anchor->tail_max, max);
}

/* Moves a's end behind b. */
static void lengthen_tails(struct tc_facts *a, uint32_t min, uint32_t max) {
    for (uint32_t i = 0; i < TC_ANCHORS; i++) {
        lengthen_tail(&a->anchors[i], min, max);
    }
    for (uint32_t i = 0; i < a->n_needs; i++) {
        a->needs[i].tail_min = min2(a->needs[i].tail_min + min, COUNT_MAX);
        a->needs[i].tail_max = add_length(a->needs[i].tail_max, max);
    }
}

/* b's lookahead, behind a. */
static void add_ahead(struct tc_facts *a, const struct tc_facts *b) {
    struct tc_ahead ahead = b->ahead;
    if (!ahead.any || (a->ahead.any && a->ahead.frequency <= ahead.frequency)) {
        return;
    }
    for (uint32_t i = 0; i < a->n_needs; i++) {
        const struct tc_need *need = &a->needs[i];
        note_need(&ahead.ends, need, true, need->tail_min + ahead.min, add_length(need->tail_max, ahead.max));
    }
    ahead.min = min2(a->min + ahead.min, COUNT_MAX);
    ahead.max = add_length(a->max, ahead.max);
    a->ahead = ahead;
}

/* An anchor of b, behind a. */
static struct tc_anchor anchor_behind(const struct tc_facts *a, const struct tc_anchor *of_b) {
    struct tc_anchor anchor = *of_b;
    look_back(&anchor, a);
    anchor.min = min2(a->min + anchor.min, COUNT_MAX);
    anchor.max = add_length(a->max, anchor.max);
    return anchor;
}

/* What b looks back for, behind a: a's last token, if there is one. Where a can be nothing, nothing can be said. */
static struct tc_anchor looked_behind(const struct tc_facts *a, const struct tc_anchor *of_b) {
    struct tc_anchor anchor = *of_b;
    if (!anchor.outside) {
        return anchor_behind(a, of_b);
    }
    anchor.outside = a->max == 0;
    anchor.n = anchor.outside || a->min > 0 ? anchor.n : 0;
    anchor.min = a->min > 0 ? a->min - 1 : 0;
    anchor.max = a->max % TC_LENGTH_MENTION > 0 && a->max != TC_NONE ? a->max - 1 : a->max;
    return anchor;
}

/* The rarer of the two; tails are lengthened then. */
static void add_behind(struct tc_facts *a, const struct tc_facts *b) {
    struct tc_anchor anchor = {0};
    if (b->behind.n > 0 && (a->behind.n == 0 || b->behind.frequency < a->behind.frequency)) {
        anchor = looked_behind(a, &b->behind);
    }
    if (anchor.n > 0) {
        a->behind = anchor;
    } else if (a->behind.n > 0) {
        look_ahead(&a->behind, b);
        lengthen_tail(&a->behind, b->min, b->max);
    }
}

void tc_facts_then(struct tc_facts *a, const struct tc_facts *b) {
    struct tc_anchor anchors[TC_ANCHORS];
    add_ahead(a, b);
    add_behind(a, b);
    uint32_t n = 0;
    for (uint32_t i = 0; i < TC_ANCHORS; i++) {
        if (b->anchors[i].n > 0) {
            anchors[n++] = anchor_behind(a, &b->anchors[i]);
        }
        if (a->anchors[i].n > 0) {
            look_ahead(&a->anchors[i], b);
        }
    }
    lengthen_tails(a, b->min, b->max);
    for (uint32_t i = 0; i < n; i++) {
        add_anchor(a, anchors[i]);
    }
    for (uint32_t i = 0; i < b->n_needs; i++) {
        struct tc_need need = b->needs[i];
        need.min = min2(a->min + need.min, COUNT_MAX);
        need.max = add_length(a->max, need.max);
        add_need(a, need);
    }
    a->opens = a->opens || (a->max == 0 && b->opens);
    a->min = min2(a->min + b->min, COUNT_MAX);
    a->max = add_length(a->max, b->max);
    a->bounded = a->bounded && b->bounded;
}

/* --- alternatives --- */

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
    if (a->n == 0 || b->n == 0 || a->outside != b->outside) {
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
    a->tail_min = min2(a->tail_min, b->tail_min);
    a->tail_max = max_length(a->tail_max, b->tail_max);
    for (uint32_t kind = 0; kind < TC_NEAR_KINDS; kind++) {
        near_or(&a->near[kind], &b->near[kind], kind);
    }
}

static struct tc_need need_or(const struct tc_need *a, const struct tc_need *b) {
    struct tc_need need = {a->kinds,
                           min2(a->count, b->count),
                           min2(a->min, b->min),
                           max_length(a->max, b->max),
                           min2(a->tail_min, b->tail_min),
                           max_length(a->tail_max, b->tail_max)};
    need.count = kinds_or(&need.kinds, b->kinds) ? need.count : 0;
    return need;
}

/* What both branches need: the same first, then one thing or another. */
static void needs_or(struct tc_facts *a, const struct tc_facts *b) {
    struct tc_need needs[TC_NEEDS];
    bool taken[2][TC_NEEDS] = {{false}};
    uint32_t n = 0;
    for (int same = 1; same >= 0; same--) {
        for (uint32_t i = 0; i < a->n_needs; i++) {
            for (uint32_t j = 0; j < b->n_needs && !taken[0][i]; j++) {
                const struct tc_need *x = &a->needs[i], *y = &b->needs[j];
                if (taken[1][j] || (same && !tc_kinds_same(x->kinds, y->kinds))) {
                    continue;
                }
                taken[0][i] = taken[1][j] = true;
                needs[n] = need_or(x, y);
                n += needs[n].count > 0;
            }
        }
    }
    memcpy(a->needs, needs, n * sizeof *needs);
    a->n_needs = n;
}

static void ahead_or(struct tc_ahead *a, const struct tc_ahead *b) {
    a->any = a->any && b->any && a->look == b->look;
    a->min = min2(a->min, b->min);
    a->max = max_length(a->max, b->max);
    near_or(&a->ends, &b->ends, TC_NEAR_ENDS);
}

void tc_facts_or(struct tc_facts *a, const struct tc_facts *b) {
    ahead_or(&a->ahead, &b->ahead);
    anchor_or(&a->behind, &b->behind);
    for (uint32_t i = 0; i < TC_ANCHORS; i++) {
        anchor_or(&a->anchors[i], &b->anchors[i]);
    }
    if (a->anchors[0].n == 0) {
        a->anchors[0] = a->anchors[1];
        a->anchors[1].n = 0;
    }
    needs_or(a, b);
    a->opens = a->opens && b->opens;
    a->min = min2(a->min, b->min);
    a->max = max_length(a->max, b->max);
    a->bounded = a->bounded && b->bounded;
}

/* --- repetitions --- */

/* Anchors are those of the first time, needs from those of the first to those of the last. */
void tc_facts_times(struct tc_facts *a, uint32_t min, uint32_t max) {
    if (min == 0) {
        a->anchors[0].n = a->anchors[1].n = a->behind.n = 0;
        a->n_needs = 0;
        a->opens = a->ahead.any = false;
    }
    if (min > 0) {
        uint32_t more = multiply(a->min, min - 1), most = multiply_length(a->max, max == TC_MANY ? max : max - 1);
        for (uint32_t i = 0; i < TC_ANCHORS; i++) {
            lengthen_tail(&a->anchors[i], more, most);
        }
        lengthen_tail(&a->behind, more, most);
    }
    for (uint32_t i = 0; i < a->n_needs; i++) {
        a->needs[i].count = multiply(a->needs[i].count, min);
    }
    a->bounded = a->bounded && (max != TC_MANY || a->max == 0);
    a->min = multiply(a->min, min);
    a->max = multiply_length(a->max, max);
}

/* --- any order --- */

void tc_facts_scatter(struct tc_facts *a) {
    for (uint32_t i = 0; i < TC_ANCHORS; i++) {
        struct tc_anchor *anchor = &a->anchors[i];
        anchor->min = anchor->tail_min = 0;
        anchor->max = anchor->tail_max = TC_NONE;
        memset(anchor->near, 0, sizeof anchor->near);
    }
    for (uint32_t i = 0; i < a->n_needs; i++) {
        struct tc_need *need = &a->needs[i];
        need->min = need->tail_min = 0;
        need->max = need->tail_max = TC_NONE;
    }
    a->max = TC_NONE;
    a->opens = a->ahead.any = false;
    a->behind.n = 0;
}

/* --- how a pattern is found --- */

/* As seen from an anchor that stands min to max tokens behind the place from which `ends` is seen. */
static bool see_from(struct tc_near *ends, uint32_t min, uint32_t max) {
    if (ends->n == 0 || max >= TC_NEAR_SPAN) {
        return false;
    }
    ends->from -= (int32_t)max;
    ends->to -= (int32_t)min;
    return ends->from >= -TC_NEAR_SPAN;
}

static struct tc_anchor anchor_ahead(const struct tc_model *model, const struct tc_ahead *ahead) {
    struct tc_anchor anchor = model->look_anchors.items[ahead->look];
    struct tc_near ends = ahead->ends, *known = &anchor.near[TC_NEAR_ENDS];
    if (see_from(&ends, anchor.min, anchor.max) && (known->n == 0 || ends.to - ends.from < known->to - known->from)) {
        *known = ends;
    }
    anchor.min = min2(anchor.min + ahead->min, COUNT_MAX);
    anchor.max = add_length(anchor.max, ahead->max);
    return anchor;
}

struct tc_anchor tc_model_anchor(const struct tc_model *model, const struct tc_facts *facts) {
    const struct tc_anchor *rarest = &facts->anchors[0];
    if (facts->behind.n > 0 && (rarest->n == 0 || facts->behind.frequency < rarest->frequency)) {
        rarest = &facts->behind;
    }
    bool is_ahead = facts->ahead.any && (rarest->n == 0 || facts->ahead.frequency < rarest->frequency);
    return is_ahead ? anchor_ahead(model, &facts->ahead) : *rarest;
}
