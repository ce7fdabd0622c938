/* near.c - how near a pattern came: the attempt that got most of the sentence into it, had a few words been others;
 * where it stopped first, and what it wanted there. For explain, so simplicity goes before speed: two tables over all
 * states and positions. One has the best way to each from the left, as the sentence is; the other what could still be
 * had from there on, if tokens may be skipped and things wanted be taken for given. */
#include "match/near.h"

#include "base/alloc.h"
#include <string.h>

/* A token this common (a class such as #lower, [!that], any word at all) that may be left out fills a gap rather than
 * being found. */
static const float FILLER = 0.1F, WORD = 0.01F;
static const float TRIGGER = 0.03F; /* more common words ("of") tell nothing about what a sentence is about */

/* The best way to a state at a position; better in the order of the fields. Tokens count from the sentence's first. */
struct way {
    bool reached, trigger; /* a word was consumed without which the pattern never matches */
    bool barred;    /* it begins where it must not: something asked of the place, or of its first mention, fails */
    uint16_t items; /* mentions and rare words consumed */
    uint16_t end;   /* behind the last token consumed that did not fill a gap */
    uint16_t first;
};

/* What a way and what follows it is worth, to be added up: a trigger before items before few changes. A token skipped
 * and a thing taken for given are a change each. */
enum { TRIGGER_WORTH = 1 << 24, ITEM_WORTH = 1 << 12, CHANGE = -1, NOTHING = INT32_MIN / 2 };

struct table {
    struct tc_bitstate *bs;
    const struct tc_anchor *trigger;
    struct way *ways;
    int32_t *rest;    /* what can be had from a state and position on */
    uint16_t *left;   /* tokens and mentions that a match still needs at least, by state */
    bool *filler;     /* by state: it consumes what fills a gap */
    bool *opens;      /* by state: see find_opening */
    int32_t *stopped; /* by state: the best way ended there, and that can be had behind it; else NOTHING */
    uint32_t n_states, length;
};

static struct way *at(const struct table *t, uint32_t state, uint32_t pos) {
    return &t->ways[(size_t)pos * t->n_states + state];
}

static int compare(const struct way *a, const struct way *b) {
    if (a->reached != b->reached)
        return a->reached - b->reached;
    if (a->barred != b->barred)
        return b->barred - a->barred;
    if (a->trigger != b->trigger)
        return a->trigger - b->trigger;
    if (a->items != b->items)
        return a->items - b->items;
    if (a->end != b->end)
        return a->end - b->end;
    return a->first - b->first;
}

static bool is_trigger(const struct tc_anchor *anchor, uint32_t atom) {
    for (uint32_t i = 0; i < anchor->n; i++)
        if (anchor->atoms[i] == atom)
            return true;
    return false;
}

/* A regex or a fuzzy word asks for something, however little is known of how often it is there. */
static bool is_regex(const struct tc_model *model, const struct tc_atom *atom) {
    return atom->test != TC_NONE && model->tests.items[atom->test].kind == TC_TEST_WORD;
}

static bool is_common(const struct tc_model *model, const struct tc_inst *inst) {
    if (inst->op != TC_INST_ATOM)
        return inst->op == TC_INST_ANY;
    const struct tc_atom *atom = &model->atoms.items[inst->arg];
    return atom->frequency > FILLER && !is_regex(model, atom);
}

static void find_gap_fillers(const struct table *t) {
    const struct tc_program *program = t->bs->program;
    for (uint32_t i = 0; i < program->n_parts; i++)
        for (uint32_t state = program->parts[i].first; state < program->parts[i].last; state++)
            t->filler[state] |=
                program->parts[i].kind == TC_PART_GAP && is_common(t->bs->scene->model, &program->code[state]);
}

/* What stands in a branch of which the other loses nothing: x of x? and of x*. */
static void find_fillers(const struct table *t) {
    const struct tc_program *program = t->bs->program;
    find_gap_fillers(t);
    for (uint32_t state = 0; state < t->n_states; state++) {
        const struct tc_inst *split = &program->code[state];
        for (int branch = 0; branch < 2 && split->op == TC_INST_SPLIT; branch++) {
            uint32_t to = branch ? split->alt : split->next, other = branch ? split->next : split->alt;
            while (program->code[to].op == TC_INST_SAVE || program->code[to].op == TC_INST_LOOK)
                to = program->code[to].next;
            const struct tc_inst *inst = &program->code[to];
            if (tc_inst_consumes(inst) && t->left[other] <= t->left[inst->next])
                t->filler[to] = is_common(t->bs->scene->model, inst);
        }
    }
}

/* The way behind a state that has consumed tokens up to `last`. */
static struct way lengthen(const struct table *t, struct way way, uint32_t state, uint32_t last) {
    const struct tc_model *model = t->bs->scene->model;
    const struct tc_inst *inst = &t->bs->program->code[state];
    if (t->filler[state])
        return way;
    way.end = (uint16_t)last;
    if (inst->op == TC_INST_TYPE) {
        way.items++;
    } else if (inst->op == TC_INST_ATOM) {
        const struct tc_atom *atom = &model->atoms.items[inst->arg];
        way.items = (uint16_t)(way.items + (atom->frequency < WORD || is_regex(model, atom)));
        way.trigger |= is_trigger(t->trigger, inst->arg);
    }
    return way;
}

static bool improve(const struct table *t, uint32_t state, uint32_t pos, struct way way) {
    struct way *here = at(t, state, pos);
    if (compare(&way, here) <= 0)
        return false;
    *here = way;
    return true;
}

/* The first mention of the type that an instruction asks for in the chain from id on, whatever its attributes. */
static uint32_t find_typed(const struct tc_scene *scene, const struct tc_inst *inst, uint32_t id) {
    uint32_t type = scene->model->wants.items[inst->arg].type;
    while (id != TC_NONE) {
        const struct tc_mention *mention = tc_lattice_at(scene->lattice, id);
        if (mention->type == type && mention->last <= scene->last)
            return id;
        id = mention->next;
    }
    return TC_NONE;
}

static bool fits(const struct tc_scene *scene, const struct tc_inst *inst, uint32_t id) {
    return tc_scene_mention(scene, inst->arg, id, scene->last) == id;
}

/* Nothing was found yet: it goes on as if it might begin here. */
static bool can_be_barred(const struct way *way) { return way->end == way->first && !way->barred; }

static bool follow_mentions(const struct table *t, uint32_t state, uint32_t pos, struct way way) {
    const struct tc_inst *inst = &t->bs->program->code[state];
    const struct tc_scene *scene = t->bs->scene;
    uint32_t id = pos < t->length ? scene->lattice->heads[scene->first + pos] : TC_NONE;
    bool any = false;
    while ((id = find_typed(scene, inst, id)) != TC_NONE) {
        const struct tc_mention *mention = tc_lattice_at(scene->lattice, id);
        uint32_t last = mention->last - scene->first;
        struct way longer = lengthen(t, way, state, last);
        bool fit = fits(scene, inst, id);
        longer.barred |= !fit;
        if (fit || can_be_barred(&way))
            (void)improve(t, inst->next, last, longer);
        any |= fit;
        id = mention->next;
    }
    return any;
}

/* Of what consumes nothing. */
static bool holds(const struct table *t, const struct tc_inst *inst, uint32_t pos) {
    if (inst->op == TC_INST_LOOK)
        return tc_bitstate_looks(t->bs, inst, t->bs->scene->first + pos);
    return inst->op != TC_INST_ASSERT || pos == (inst->flag ? t->length : 0);
}

/* Does the instruction let this way pass? *news: a state of the same position got a better way. */
static bool follow(const struct table *t, uint32_t state, uint32_t pos, bool *news) {
    const struct tc_scene *scene = t->bs->scene;
    const struct tc_inst *inst = &t->bs->program->code[state];
    struct way way = *at(t, state, pos);
    bool passes;
    switch (inst->op) {
    case TC_INST_MATCH:
        return true;
    case TC_INST_TYPE:
        return follow_mentions(t, state, pos, way);
    case TC_INST_ATOM:
    case TC_INST_ANY:
        passes =
            pos < t->length && (inst->op == TC_INST_ANY || tc_bitstate_accepts(t->bs, inst->arg, scene->first + pos));
        if (passes)
            (void)improve(t, inst->next, pos + 1, lengthen(t, way, state, pos + 1));
        return passes;
    default:
        break;
    }
    passes = holds(t, inst, pos);
    bool barred = !passes && can_be_barred(&way);
    if (passes || barred) {
        way.barred |= barred;
        *news |= improve(t, inst->next, pos, way);
        if (inst->op == TC_INST_SPLIT)
            *news |= improve(t, inst->alt, pos, way);
    }
    return passes;
}

/* The ways that begin in a state at from .. to. All that consumes leads to the right and what does not only hands a way
 * on, so each position settles before the next.
 */
static void fill(const struct table *t, uint32_t entry, uint32_t from, uint32_t to) {
    memset(t->ways, 0, (size_t)t->n_states * (t->length + 1) * sizeof *t->ways);
    for (uint32_t pos = from; pos <= t->length; pos++) {
        struct way start = {.reached = true, .end = (uint16_t)pos, .first = (uint16_t)pos};
        if (pos <= to)
            (void)improve(t, entry, pos, start);
        for (bool news = true; news;) {
            news = false;
            for (uint32_t state = 0; state < t->n_states; state++) {
                if (at(t, state, pos)->reached)
                    (void)follow(t, state, pos, &news);
            }
        }
    }
}

/* --- what follows --- */

static int32_t *rest_at(const struct table *t, uint32_t state, uint32_t pos) {
    return &t->rest[(size_t)pos * t->n_states + state];
}

static int32_t worth(const struct way *way) { return way->trigger * TRIGGER_WORTH + way->items * ITEM_WORTH; }

static int32_t max(int32_t a, int32_t b) { return a > b ? a : b; }

/* With what an instruction consumes here, at best. */
static int32_t rest_consuming(const struct table *t, uint32_t state, uint32_t pos) {
    const struct tc_scene *scene = t->bs->scene;
    const struct tc_inst *inst = &t->bs->program->code[state];
    int32_t best = NOTHING;
    if (inst->op == TC_INST_TYPE) {
        uint32_t id = scene->lattice->heads[scene->first + pos];
        while ((id = find_typed(scene, inst, id)) != TC_NONE) {
            const struct tc_mention *mention = tc_lattice_at(scene->lattice, id);
            int32_t change = fits(scene, inst, id) ? 0 : CHANGE;
            best = max(best, ITEM_WORTH + change + *rest_at(t, inst->next, mention->last - scene->first));
            id = mention->next;
        }
    } else if (inst->op == TC_INST_ANY || tc_bitstate_accepts(t->bs, inst->arg, scene->first + pos)) {
        struct way way = lengthen(t, (struct way){0}, state, pos + 1);
        best = worth(&way) + *rest_at(t, inst->next, pos + 1);
    }
    return best;
}

/* Past a state in which the sentence does not go on. */
static int32_t rest_changed(const struct table *t, uint32_t state, uint32_t pos) {
    const struct tc_inst *inst = &t->bs->program->code[state];
    int32_t given = CHANGE + *rest_at(t, inst->next, pos);
    return tc_inst_consumes(inst) && pos < t->length ? max(given, CHANGE + *rest_at(t, state, pos + 1)) : given;
}

static int32_t rest_of(const struct table *t, uint32_t state, uint32_t pos) {
    const struct tc_inst *inst = &t->bs->program->code[state];
    if (inst->op == TC_INST_MATCH)
        return 0;
    if (tc_inst_consumes(inst))
        return max(rest_changed(t, state, pos), pos < t->length ? rest_consuming(t, state, pos) : NOTHING);
    int32_t rest = *rest_at(t, inst->next, pos);
    if (inst->op == TC_INST_SPLIT)
        rest = max(rest, *rest_at(t, inst->alt, pos));
    return holds(t, inst, pos) ? rest : CHANGE + rest;
}

/* From right to left; what consumes nothing can form circles, so each position is gone over until nothing changes. */
static void fill_rest(const struct table *t) {
    for (size_t i = 0; i < (size_t)t->n_states * (t->length + 1); i++)
        t->rest[i] = NOTHING;
    for (uint32_t pos = t->length + 1; pos-- > 0;)
        for (bool news = true; news;) {
            news = false;
            for (uint32_t state = t->n_states; state-- > 0;) {
                int32_t rest = rest_of(t, state, pos);
                news |= rest > *rest_at(t, state, pos);
                *rest_at(t, state, pos) = max(rest, *rest_at(t, state, pos));
            }
        }
}

/* --- what it wanted --- */

/* Shortest ways to the end, improved until nothing changes. */
static void count_left(const struct table *t) {
    const struct tc_program *program = t->bs->program;
    for (uint32_t state = 0; state < t->n_states; state++)
        t->left[state] = program->code[state].op == TC_INST_MATCH ? 0 : UINT16_MAX;
    for (bool news = true; news;) {
        news = false;
        for (uint32_t state = t->n_states; state-- > 0;) {
            const struct tc_inst *inst = &program->code[state];
            uint32_t left = inst->op == TC_INST_MATCH ? 0 : t->left[inst->next];
            if (inst->op == TC_INST_SPLIT && t->left[inst->alt] < left)
                left = t->left[inst->alt];
            left += tc_inst_consumes(inst);
            if (left < t->left[state]) {
                t->left[state] = (uint16_t)left;
                news = true;
            }
        }
    }
}

/* opens[state]: what is there from a state on before anything is consumed. */
static void find_opening(const struct table *t, uint32_t from) {
    const struct tc_program *program = t->bs->program;
    memset(t->opens, 0, t->n_states * sizeof *t->opens);
    t->opens[from] = true;
    for (bool news = true; news;) {
        news = false;
        for (uint32_t state = 0; state < t->n_states; state++) {
            const struct tc_inst *inst = &program->code[state];
            if (!t->opens[state] || tc_inst_consumes(inst) || inst->op == TC_INST_MATCH)
                continue;
            uint16_t other = inst->op == TC_INST_SPLIT ? inst->alt : inst->next;
            news |= !t->opens[inst->next] || !t->opens[other];
            t->opens[inst->next] = t->opens[other] = true;
        }
    }
}

/* States that wanted something. */
struct wanting {
    uint32_t states[TC_NEAR_WANTED], n;
};

static void add_wanting(const struct table *t, struct wanting *wanting, uint32_t state) {
    const struct tc_str *wanted = t->bs->program->wanted;
    for (uint32_t i = 0; i < wanting->n; i++)
        if (tc_str_eq(wanted[wanting->states[i]], wanted[state]))
            return;
    if (wanting->n < TC_NEAR_WANTED)
        wanting->states[wanting->n++] = state;
}

enum kind { AT_ONCE, BEHIND_A_GAP, FILLER_ONLY };

static enum kind kind_of(const struct table *t, uint32_t state, bool at_once) {
    const struct tc_inst *inst = &t->bs->program->code[state];
    if (t->filler[state] || (!at_once && !tc_inst_consumes(inst)))
        return FILLER_ONLY;
    return at_once ? AT_ONCE : BEHIND_A_GAP;
}

/* Did the best way end in this state here? */
static bool ends(const struct table *t, const struct way *best, uint32_t state, uint32_t pos) {
    const struct way *way = at(t, state, pos);
    bool news = false;
    return way->reached && t->bs->program->wanted[state].ptr && compare(way, best) == 0 &&
           !follow(t, state, pos, &news);
}

static bool stands_before(const struct table *t, uint32_t a, uint32_t b) {
    return t->stopped[a] != t->stopped[b] ? t->stopped[a] > t->stopped[b] : t->left[a] < t->left[b];
}

/* First what the rest of the sentence suits best; of that alike what must come before what may. */
static void add_stopped(const struct table *t, struct wanting *wanting) {
    while (wanting->n < TC_NEAR_WANTED) {
        uint32_t best = 0;
        for (uint32_t state = 1; state < t->n_states; state++)
            best = stands_before(t, state, best) ? state : best;
        if (t->stopped[best] == NOTHING)
            return;
        add_wanting(t, wanting, best);
        t->stopped[best] = NOTHING;
    }
}

static void gather_kind(const struct table *t, const struct way *best, enum kind kind, struct wanting *wanting,
                        uint32_t *searched_to) {
    for (uint32_t state = 0; state < t->n_states; state++)
        t->stopped[state] = NOTHING;
    for (uint32_t pos = best->end; pos <= t->length; pos++)
        for (uint32_t state = 0; state < t->n_states; state++) {
            if (kind_of(t, state, pos == best->end) != kind || !ends(t, best, state, pos))
                continue;
            t->stopped[state] = max(t->stopped[state], rest_changed(t, state, pos));
            *searched_to = pos > *searched_to ? pos : *searched_to;
        }
    add_stopped(t, wanting);
}

/* Does something that opens stand at pos? */
static bool opens_at(const struct table *t, uint32_t pos) {
    const struct tc_program *program = t->bs->program;
    for (uint32_t state = 0; pos < t->length && state < t->n_states; state++)
        if (t->opens[state] && tc_inst_consumes(&program->code[state]) && rest_consuming(t, state, pos) > NOTHING / 2)
            return true;
    return false;
}

/* A gap that wants more words than there are before what was wanted, or before the sentence ends. */
static void find_gap(const struct table *t, const struct way *best, bool in_gap, struct wanting *wanting,
                     struct tc_near_miss *miss) {
    const struct tc_program *program = t->bs->program;
    for (uint32_t i = 0; i < program->n_parts && !miss->gap; i++) {
        const struct tc_part *part = &program->parts[i];
        if (part->kind != TC_PART_GAP || part->min == 0 || compare(at(t, part->first, best->end), best) != 0)
            continue;
        find_opening(t, part->last);
        for (uint32_t pos = best->end; pos < best->end + part->min && !miss->gap; pos++)
            if (opens_at(t, pos)) {
                miss->gap = part;
                miss->gap_at = t->bs->scene->first + pos;
            }
        if (!in_gap)
            continue;
        miss->gap = part;
        wanting->n = 0;
        for (uint32_t state = 0; state < t->n_states; state++)
            if (t->opens[state] && program->wanted[state].ptr)
                add_wanting(t, wanting, state);
    }
}

static const struct tc_part *find_part(const struct tc_program *program, uint32_t state) {
    for (uint32_t i = 0; i < program->n_parts; i++) {
        const struct tc_part *part = &program->parts[i];
        if ((part->kind == TC_PART_MACRO || part->kind == TC_PART_LIST) && state >= part->first && state < part->last)
            return part;
    }
    return NULL;
}

/* In the order of the pattern. */
static void tell_wanted(const struct table *t, struct wanting *wanting, struct tc_near_miss *miss) {
    const struct tc_program *program = t->bs->program;
    for (uint32_t i = 1; i < wanting->n; i++)
        for (uint32_t j = i; j > 0 && wanting->states[j - 1] > wanting->states[j]; j--) {
            uint32_t state = wanting->states[j];
            wanting->states[j] = wanting->states[j - 1];
            wanting->states[j - 1] = state;
        }
    for (uint32_t i = 0; i < wanting->n; i++) {
        struct tc_near_want *want = &miss->wanted[miss->n_wanted++];
        *want = (struct tc_near_want){.text = program->wanted[wanting->states[i]],
                                      .part = find_part(program, wanting->states[i])};
        if (want->part) {
            find_opening(t, want->part->first);
            want->is_inside = !t->opens[wanting->states[i]];
        }
    }
}

/* First what could follow at once, then what could follow behind a gap; what fills or bars gaps only when there is
 * nothing else. */
static void gather(const struct table *t, const struct way *best, struct tc_near_miss *miss) {
    struct wanting wanting = {.n = 0};
    uint32_t searched_to = best->end;
    gather_kind(t, best, AT_ONCE, &wanting, &searched_to);
    gather_kind(t, best, BEHIND_A_GAP, &wanting, &searched_to);
    bool in_gap = wanting.n == 0;
    if (in_gap)
        gather_kind(t, best, FILLER_ONLY, &wanting, &searched_to);
    find_gap(t, best, in_gap, &wanting, miss);
    tell_wanted(t, &wanting, miss);
    miss->searched_to = t->bs->scene->first + searched_to;
}

/* --- which way --- */

/* Of what is worth the same in all: the one that got more of it before it stopped, then the leftmost. */
static bool is_better(const struct way *a, const struct way *b) {
    if (worth(a) != worth(b))
        return worth(a) > worth(b);
    return a->first != b->first ? a->first < b->first : a->end > b->end;
}

/* A way that ends in a state here and what may follow; NOTHING if it does not end. */
static int32_t sum_of(const struct table *t, const struct way *way, uint32_t state, uint32_t pos) {
    int32_t sum = worth(way) + (way->barred ? CHANGE : 0);
    if (t->bs->program->code[state].op == TC_INST_MATCH)
        return way->barred ? sum : NOTHING;
    if (!t->bs->program->wanted[state].ptr || !ends(t, way, state, pos))
        return NOTHING;
    return sum + rest_changed(t, state, pos);
}

/* Of the ways that end somewhere the one that is worth most with what may follow. A way that found nothing yet is one,
 * too: what it is worth is all behind it. *total: what that is. */
static struct way find_best(const struct table *t, int32_t *total) {
    struct way best = {.reached = true};
    *total = NOTHING;
    for (uint32_t pos = 0; pos <= t->length; pos++)
        for (uint32_t state = 0; state < t->n_states; state++) {
            const struct way *way = at(t, state, pos);
            int32_t sum = way->reached ? sum_of(t, way, state, pos) : NOTHING;
            if (sum > *total || (sum == *total && sum > NOTHING && is_better(way, &best))) {
                *total = sum;
                best = *way;
            }
        }
    return best;
}

static uint32_t find_trigger(const struct table *t) {
    const struct tc_scene *scene = t->bs->scene;
    for (uint32_t pos = scene->first; pos < scene->last; pos++)
        for (uint32_t i = 0; i < t->trigger->n; i++)
            if (tc_bitstate_accepts(t->bs, t->trigger->atoms[i], pos))
                return pos;
    return TC_NONE;
}

/* Items count up, changes down from them; of triggers, which count more than all others, nothing is asked. */
static void set_aligned(struct tc_near_miss *miss, int32_t total) {
    int32_t worth = total % TRIGGER_WORTH;
    worth -= worth > TRIGGER_WORTH / 2 ? TRIGGER_WORTH : 0;
    int32_t items = worth > 0 ? (worth + ITEM_WORTH - 1) / ITEM_WORTH : 0;
    miss->aligned = (uint32_t)items;
    miss->changes = (uint32_t)(items * ITEM_WORTH - worth);
}

static void describe(const struct table *t, struct tc_near_miss *miss) {
    const struct tc_scene *scene = t->bs->scene;
    int32_t total;
    struct way best = find_best(t, &total), stop = best;
    if (best.barred)
        stop = (struct way){.reached = true, .end = best.first, .first = best.first};
    *miss = (struct tc_near_miss){.first = scene->first + best.first,
                                  .stopped_at = scene->first + stop.end,
                                  .found_to = scene->first + best.end,
                                  .items = best.items,
                                  .has_trigger = best.trigger,
                                  .trigger_at = find_trigger(t),
                                  .gap_at = TC_NONE};
    set_aligned(miss, total);
    gather(t, &stop, miss);
}

/* --- what a match left out --- */

static bool passes_part(const struct table *t, const struct tc_part *part, uint32_t from) {
    for (uint32_t pos = from + 1; pos <= t->length; pos++)
        if (at(t, part->last, pos)->reached && !at(t, part->last, pos)->barred)
            return true;
    return false;
}

/* How far the part's own ways came that begin at `from`. */
static uint32_t find_part_end(const struct table *t, const struct tc_part *part, uint32_t from) {
    uint32_t end = from;
    for (uint32_t pos = from; pos <= t->length; pos++)
        for (uint32_t state = part->first; state < part->last; state++) {
            const struct way *way = at(t, state, pos);
            end = way->reached && !way->barred && way->end > end ? way->end : end;
        }
    return end;
}

static void tell_part(const struct table *t, const struct tc_part *part, uint32_t from, uint32_t end,
                      struct tc_near_miss *miss) {
    struct wanting wanting = {.n = 0};
    uint32_t base = t->bs->scene->first;
    for (uint32_t pos = end; pos <= t->length; pos++)
        for (uint32_t state = part->first; state < part->last; state++) {
            const struct way *way = at(t, state, pos);
            if (way->end == end && !way->barred && !t->filler[state] && ends(t, way, state, pos))
                add_wanting(t, &wanting, state);
        }
    *miss = (struct tc_near_miss){.first = base + from,
                                  .stopped_at = base + end,
                                  .found_to = base + end,
                                  .searched_to = base + end,
                                  .gap_at = TC_NONE};
    tell_wanted(t, &wanting, miss);
}

/* A part of which the first words stand where it could be in a match at from .. to, and then something else. */
static bool find_left_out(const struct table *t, const struct tc_part *part, uint32_t from, uint32_t to,
                          struct tc_near_miss *miss) {
    bool begins[TC_SENTENCE_TOKENS + 1], found = false;
    fill(t, t->bs->program->entry, from, from);
    for (uint32_t pos = from; pos <= to; pos++)
        begins[pos] = at(t, part->first, pos)->reached && !at(t, part->first, pos)->barred;
    for (uint32_t pos = from; pos <= to && !found; pos++) {
        if (!begins[pos])
            continue;
        fill(t, part->first, pos, pos);
        if (passes_part(t, part, pos))
            return false;
        uint32_t end = find_part_end(t, part, pos);
        found = end > pos;
        if (found)
            tell_part(t, part, pos, end, miss);
    }
    return found;
}

static bool open_table(struct table *t, struct tc_bitstate *bs, const struct tc_anchor *trigger) {
    static const struct tc_anchor none;
    *t = (struct table){.bs = bs,
                        .trigger = trigger->frequency < TRIGGER ? trigger : &none,
                        .n_states = bs->program->n_code,
                        .length = bs->scene->last - bs->scene->first};
    t->ways = tc_calloc((size_t)t->n_states * (t->length + 1), sizeof *t->ways);
    t->rest = tc_calloc((size_t)t->n_states * (t->length + 1), sizeof *t->rest);
    t->left = tc_calloc(t->n_states, sizeof *t->left);
    t->filler = tc_calloc(t->n_states, sizeof *t->filler);
    t->opens = tc_calloc(t->n_states, sizeof *t->opens);
    t->stopped = tc_calloc(t->n_states, sizeof *t->stopped);
    if (!t->ways || !t->rest || !t->left || !t->filler || !t->opens || !t->stopped)
        return false;
    count_left(t);
    find_fillers(t);
    return true;
}

static void close_table(struct table *t) {
    tc_free(t->ways);
    tc_free(t->rest);
    tc_free(t->left);
    tc_free(t->filler);
    tc_free(t->opens);
    tc_free(t->stopped);
}

enum tc_status tc_near_find(struct tc_bitstate *bs, const struct tc_anchor *trigger, struct tc_near_miss *miss) {
    struct table t;
    bool ok = open_table(&t, bs, trigger);
    if (ok && bs->status == TC_OK) {
        fill(&t, bs->program->entry, 0, t.length);
        fill_rest(&t);
        describe(&t, miss);
    }
    close_table(&t);
    return ok ? bs->status : TC_ERR_MEMORY;
}

enum tc_status tc_near_left_out(struct tc_bitstate *bs, const struct tc_anchor *trigger, uint32_t first, uint32_t last,
                                struct tc_near_part *parts, uint32_t *n) {
    const struct tc_program *program = bs->program;
    struct table t;
    bool ok = open_table(&t, bs, trigger);
    *n = 0;
    for (uint32_t i = 0; ok && bs->status == TC_OK && i < program->n_parts && *n < TC_NEAR_PARTS; i++)
        if (program->parts[i].kind == TC_PART_OPTIONAL) {
            parts[*n].part = &program->parts[i];
            *n += find_left_out(&t, &program->parts[i], first - bs->scene->first, last - bs->scene->first,
                                &parts[*n].miss);
        }
    close_table(&t);
    return ok ? bs->status : TC_ERR_MEMORY;
}
