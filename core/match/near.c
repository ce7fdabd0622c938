/* near.c - how near a pattern came: the attempt that got through most of it, and what it wanted next. For explain, so
 * simplicity goes before speed: a table over all states and positions, filled from left to right. */
#include "match/near.h"

#include "base/alloc.h"
#include <string.h>

/* A token this common (a class such as #lower, [!that], any word at all) fills a gap rather than being found. */
static const float FILLER = 0.1F, WORD = 0.01F;
static const float TRIGGER = 0.03F; /* more common words ("of") tell nothing about what a sentence is about */

/* The best way to a state at a position; better in the order of the fields. Tokens count from the sentence's first. */
struct way {
    bool reached, trigger; /* a word was consumed without which the pattern never matches */
    uint16_t items;        /* mentions and rare words consumed */
    uint16_t end;          /* behind the last token consumed that did not fill a gap */
    uint16_t first;
};

struct table {
    struct tc_bitstate *bs;
    const struct tc_anchor *trigger;
    struct way *ways;
    uint16_t *left; /* tokens and mentions that a match still needs at least, by state */
    bool *stopped;  /* by state: the best way ended there */
    uint32_t n_states, length;
};

static struct way *at(const struct table *t, uint32_t state, uint32_t pos) {
    return &t->ways[(size_t)pos * t->n_states + state];
}

static int compare(const struct way *a, const struct way *b) {
    if (a->reached != b->reached)
        return a->reached - b->reached;
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

static bool is_filler(const struct tc_model *model, const struct tc_inst *inst) {
    if (inst->op != TC_INST_ATOM)
        return inst->op == TC_INST_ANY;
    const struct tc_atom *atom = &model->atoms.items[inst->arg];
    return atom->frequency > FILLER && !is_regex(model, atom);
}

/* The way behind an instruction that has consumed tokens up to `last`. */
static struct way lengthen(const struct table *t, struct way way, const struct tc_inst *inst, uint32_t last) {
    const struct tc_model *model = t->bs->scene->model;
    if (is_filler(model, inst))
        return way;
    way.end = (uint16_t)last;
    if (inst->op == TC_INST_TYPE) {
        way.items++;
    } else {
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

static bool follow_mentions(const struct table *t, const struct tc_inst *inst, uint32_t pos, struct way way) {
    const struct tc_scene *scene = t->bs->scene;
    uint32_t id = pos < t->length ? scene->lattice->heads[scene->first + pos] : TC_NONE;
    bool any = false;
    while ((id = tc_scene_mention(scene, inst->arg, id, scene->last)) != TC_NONE) {
        const struct tc_mention *mention = tc_lattice_at(scene->lattice, id);
        uint32_t last = mention->last - scene->first;
        (void)improve(t, inst->next, last, lengthen(t, way, inst, last));
        id = mention->next;
        any = true;
    }
    return any;
}

/* Does the instruction let this way pass? *news: a state of the same position got a better way. */
static bool follow(const struct table *t, uint32_t state, uint32_t pos, bool *news) {
    const struct tc_scene *scene = t->bs->scene;
    const struct tc_inst *inst = &t->bs->program->code[state];
    struct way way = *at(t, state, pos);
    bool passes = true;
    switch (inst->op) {
    case TC_INST_MATCH:
        return true;
    case TC_INST_TYPE:
        return follow_mentions(t, inst, pos, way);
    case TC_INST_ATOM:
    case TC_INST_ANY:
        passes = pos < t->length && (inst->op == TC_INST_ANY || tc_scene_accepts(scene, inst->arg, scene->first + pos));
        if (passes)
            (void)improve(t, inst->next, pos + 1, lengthen(t, way, inst, pos + 1));
        return passes;
    case TC_INST_LOOK:
        passes = tc_look_holds(t->bs, inst->arg, scene->first + pos) != (inst->flag != 0);
        break;
    case TC_INST_ASSERT:
        passes = pos == (inst->flag ? t->length : 0);
        break;
    default:
        break;
    }
    if (passes) {
        *news |= improve(t, inst->next, pos, way);
        if (inst->op == TC_INST_SPLIT)
            *news |= improve(t, inst->alt, pos, way);
    }
    return passes;
}

/* All that consumes leads to the right and what does not only hands a way on, so each position settles before the next.
 */
static void fill(const struct table *t) {
    const struct tc_program *program = t->bs->program;
    for (uint32_t pos = 0; pos <= t->length; pos++) {
        struct way start = {.reached = true, .end = (uint16_t)pos, .first = (uint16_t)pos};
        (void)improve(t, program->entry, pos, start);
        for (bool news = true; news;) {
            news = false;
            for (uint32_t state = 0; state < t->n_states; state++) {
                t->bs->steps++;
                if (at(t, state, pos)->reached)
                    (void)follow(t, state, pos, &news);
            }
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

static void add_wanted(struct tc_near_miss *miss, struct tc_str text) {
    for (uint32_t i = 0; i < miss->n_wanted; i++)
        if (tc_str_eq(miss->wanted[i], text))
            return;
    if (miss->n_wanted < TC_NEAR_WANTED)
        miss->wanted[miss->n_wanted++] = text;
}

enum kind { AT_ONCE, BEHIND_A_GAP, FILLER_ONLY, N_KINDS };

static enum kind kind_of(const struct table *t, uint32_t state, bool at_once) {
    const struct tc_inst *inst = &t->bs->program->code[state];
    if (is_filler(t->bs->scene->model, inst) || (!at_once && !tc_inst_consumes(inst)))
        return FILLER_ONLY;
    return at_once ? AT_ONCE : BEHIND_A_GAP;
}

/* Did the best way end in this state here? */
static bool ends(const struct table *t, const struct way *best, uint32_t state, uint32_t pos) {
    const struct way *way = at(t, state, pos);
    bool news;
    return way->reached && t->bs->program->wanted[state].ptr && compare(way, best) == 0 &&
           !follow(t, state, pos, &news);
}

/* By how much would be left of the pattern: what must come stands before what may. */
static void add_stopped(const struct table *t, struct tc_near_miss *miss) {
    for (uint32_t left = 0; left <= t->n_states && miss->n_wanted < TC_NEAR_WANTED; left++)
        for (uint32_t state = 0; state < t->n_states; state++)
            if (t->stopped[state] && t->left[state] == left)
                add_wanted(miss, t->bs->program->wanted[state]);
}

static void gather_kind(const struct table *t, const struct way *best, enum kind kind, struct tc_near_miss *miss) {
    const struct tc_scene *scene = t->bs->scene;
    memset(t->stopped, 0, t->n_states * sizeof *t->stopped);
    for (uint32_t pos = best->end; pos <= t->length; pos++)
        for (uint32_t state = 0; state < t->n_states; state++) {
            if (kind_of(t, state, pos == best->end) != kind || !ends(t, best, state, pos))
                continue;
            t->stopped[state] = true;
            if (scene->first + pos > miss->searched_to)
                miss->searched_to = scene->first + pos;
        }
    add_stopped(t, miss);
}

/* First what could follow at once, then what could follow behind a gap; what fills or bars gaps only when there is
 * nothing else. */
static void gather(const struct table *t, const struct way *best, struct tc_near_miss *miss) {
    for (int kind = AT_ONCE; kind < N_KINDS && !(kind == FILLER_ONLY && miss->n_wanted > 0); kind++)
        gather_kind(t, best, (enum kind)kind, miss);
}

/* --- which way --- */

static struct way find_best(const struct table *t) {
    struct way best = {0};
    for (uint32_t pos = 0; pos <= t->length; pos++)
        for (uint32_t state = 0; state < t->n_states; state++) {
            const struct way *way = at(t, state, pos);
            bool began = way->end > way->first;
            if (began && t->bs->program->wanted[state].ptr && compare(way, &best) > 0 && ends(t, way, state, pos))
                best = *way;
        }
    return best.reached ? best : (struct way){.reached = true};
}

static uint32_t find_trigger(const struct table *t) {
    const struct tc_scene *scene = t->bs->scene;
    for (uint32_t pos = scene->first; pos < scene->last; pos++)
        for (uint32_t i = 0; i < t->trigger->n; i++)
            if (tc_scene_accepts(scene, t->trigger->atoms[i], pos))
                return pos;
    return TC_NONE;
}

static void describe(const struct table *t, struct tc_near_miss *miss) {
    const struct tc_scene *scene = t->bs->scene;
    struct way best = find_best(t);
    *miss = (struct tc_near_miss){.first = scene->first + best.first,
                                  .stopped_at = scene->first + best.end,
                                  .consumed = (uint32_t)(best.end - best.first),
                                  .items = best.items,
                                  .has_trigger = best.trigger,
                                  .trigger_at = find_trigger(t)};
    miss->searched_to = miss->stopped_at;
    gather(t, &best, miss);
}

enum tc_status tc_near_find(struct tc_bitstate *bs, const struct tc_anchor *trigger, struct tc_near_miss *miss) {
    static const struct tc_anchor none;
    struct table t = {.bs = bs,
                      .trigger = trigger->frequency < TRIGGER ? trigger : &none,
                      .n_states = bs->program->n_code,
                      .length = bs->scene->last - bs->scene->first};
    t.ways = tc_calloc((size_t)t.n_states * (t.length + 1), sizeof *t.ways);
    t.left = tc_calloc(t.n_states, sizeof *t.left);
    t.stopped = tc_calloc(t.n_states, sizeof *t.stopped);
    bool ok = t.ways && t.left && t.stopped;
    if (ok && bs->status == TC_OK) {
        fill(&t);
        count_left(&t);
        describe(&t, miss);
    }
    tc_free(t.ways);
    tc_free(t.left);
    tc_free(t.stopped);
    return ok ? bs->status : TC_ERR_MEMORY;
}
