#include "match/bitstate.h"

#include "base/alloc.h"
#include <string.h>

enum tc_status tc_bitstate_init(struct tc_bitstate *bs, const struct tc_model *model) {
    bs->memos = tc_calloc(model->looks.len, sizeof *bs->memos);
    return bs->memos ? TC_OK : TC_ERR_MEMORY;
}

void tc_bitstate_fini(struct tc_bitstate *bs) {
    tc_vec_fini(&bs->visited);
    tc_vec_fini(&bs->stack);
    tc_vec_fini(&bs->log);
    tc_free(bs->memos);
    tc_vec_fini(&bs->memo_bits);
    tc_vec_fini(&bs->look_stack);
    tc_vec_fini(&bs->trail);
}

void tc_bitstate_start(struct tc_bitstate *bs, const struct tc_scene *scene, const struct tc_program *program,
                       uint32_t first, uint32_t limit) {
    bs->scene = scene;
    bs->program = program;
    bs->atoms = &scene->model->rows;
    bs->row = scene->rows;
    bs->cls = scene->classes;
    bs->types = scene->types;
    bs->types_on = scene->types_on;
    bs->reaches = scene->model->reaches.items;
    bs->guards = scene->model->guards.items;
    bs->looks = scene->model->looks.items;
    bs->base = first;
    bs->limit = limit;
    bs->row_words = (program->n_marks + 63U) / 64;
    bs->next_start = 0;
    bs->n_rows = 0;
    if (tc_vec_reserve(&bs->visited, (size_t)bs->row_words * (limit - first + 1)) != TC_OK) {
        bs->status = TC_ERR_MEMORY;
    }
}

/* --- tests --- */

/* Can the token pass the test, by its classes and its last letter? Most cannot. */
static bool may_pass(const struct tc_scene *scene, const struct tc_atom *atom, uint32_t pos) {
    unsigned char last = (unsigned char)scene->text[scene->tokens->to[pos] - 1];
    return (atom->gate == 0 || (scene->classes[pos] & atom->gate)) &&
           (!atom->ends || last >= 128 || (atom->ends[last / 64] >> last % 64 & 1));
}

bool tc_scene_tests(const struct tc_scene *scene, uint32_t number, uint32_t pos) {
    const struct tc_atom *atom = &scene->model->atoms.items[number];
    if (!may_pass(scene, atom, pos)) {
        return false;
    }
    struct tc_verdict *verdict = &scene->verdicts[atom->verdict];
    uint32_t at = pos - scene->first;
    uint64_t bit = UINT64_C(1) << (at & 63), tokens = scene->sentence << 32 | at >> 6;
    if (verdict->tokens != tokens) {
        *verdict = (struct tc_verdict){.tokens = tokens};
    }
    if (!(verdict->known & bit)) {
        const struct tc_tokens *all = scene->tokens;
        struct tc_str token = {scene->text + all->from[pos], all->to[pos] - all->from[pos]};
        verdict->known |= bit;
        if (tc_tests_run(scene->model, atom->test, scene->words, token, all->sym[pos], all->cls[pos])) {
            verdict->holds |= bit;
        }
    }
    return verdict->holds & bit;
}

/* --- mentions --- */

bool tc_scene_begins(const struct tc_scene *scene, const struct tc_reach *reach, uint32_t pos) {
    uint32_t from = pos + reach->min, to = pos + reach->max;
    if (to - scene->first < 64) {
        uint64_t found = 0;
        for (tc_types types = reach->types; types != 0; types &= types - 1) {
            found |= scene->begins[tc_types_first(types)];
        }
        return (found >> (from - scene->first) << (63 - (to - from))) != 0;
    }
    bool found = false;
    for (uint32_t at = from; at <= to && at < scene->last && !found; at++) {
        found = (scene->types[at] & reach->types) != 0;
    }
    return found;
}

static bool passes(const struct tc_model *model, const struct tc_filter *filter, const struct tc_mention *mention) {
    if (mention->n_entities == 0) {
        return filter->unknown;
    }
    for (uint32_t i = 0; i < mention->n_entities; i++) {
        uint32_t entity = mention->entities[i];
        bool known = entity < model->entities.starts.len;
        if (!(known ? filter->pass[entity >> 6] >> (entity & 63) & 1 : filter->unknown)) {
            return false;
        }
    }
    return true;
}

uint32_t tc_scene_mention(const struct tc_scene *scene, uint32_t number, uint32_t id, uint32_t limit) {
    const struct tc_want *want = &scene->model->wants.items[number];
    while (id != TC_NONE) {
        const struct tc_mention *mention = tc_lattice_at(scene->lattice, id);
        bool fits = mention->type == want->type && mention->last <= limit;
        if (fits &&
            (want->filter == TC_NONE || passes(scene->model, &scene->model->filters.items[want->filter], mention))) {
            return id;
        }
        id = mention->next;
    }
    return TC_NONE;
}

/* --- visited bits --- */

/* Mostly one word more. */
static void clear_rows_up_to(struct tc_bitstate *bs, uint32_t row) {
    if (bs->row_words == 1 && row == bs->n_rows) {
        bs->visited.items[bs->n_rows++] = 0;
        return;
    }
    size_t from = (size_t)bs->n_rows * bs->row_words, to = (size_t)(row + 1) * bs->row_words;
    memset(bs->visited.items + from, 0, (to - from) * sizeof(uint64_t));
    bs->n_rows = row + 1;
}

/* First time at (mark, pos)? Notes it. */
static inline bool enter(struct tc_bitstate *bs, uint32_t mark, uint32_t pos) {
    uint32_t row = pos - bs->base;
    if (row >= bs->n_rows) {
        clear_rows_up_to(bs, row);
    }
    uint64_t *word = &bs->visited.items[(size_t)row * bs->row_words + (mark >> 6)];
    uint64_t bit = UINT64_C(1) << (mark & 63);
    bool first_time = !(*word & bit);
    *word |= bit;
    return first_time;
}

static void forget_row(struct tc_bitstate *bs, uint32_t pos) {
    uint32_t row = pos - bs->base;
    if (row < bs->n_rows && bs->row_words > 0) {
        memset(bs->visited.items + (size_t)row * bs->row_words, 0, bs->row_words * sizeof(uint64_t));
    }
}

/* --- the loop --- */

static inline void put_off(struct tc_bitstate *bs, uint16_t pc, uint32_t pos, uint32_t mention) {
    struct tc_frame frame = {.pos = pos, .log_len = (uint32_t)bs->log.len, .mention = mention, .pc = pc};
    if (tc_vec_push(&bs->stack, frame) != TC_OK) {
        bs->status = TC_ERR_MEMORY;
    }
}

static void note(struct tc_bitstate *bs, uint16_t label, enum tc_event_kind kind, uint32_t at) {
    struct tc_event event = {at, label, (uint16_t)kind};
    if (tc_vec_push(&bs->log, event) != TC_OK) {
        bs->status = TC_ERR_MEMORY;
    }
}

static bool asserts(const struct tc_bitstate *bs, const struct tc_inst *inst, uint32_t pos) {
    return pos == (inst->flag ? bs->scene->last : bs->scene->first);
}

/* Consumes the mention `id` or the first behind it that fits; puts the ones after off. False: there is none. */
static bool consume_mention(struct tc_bitstate *bs, uint16_t pc, uint32_t *pos, uint32_t id) {
    const struct tc_inst *inst = &bs->program->code[pc];
    id = tc_scene_mention(bs->scene, inst->arg, id, bs->limit);
    if (id == TC_NONE) {
        return false;
    }
    const struct tc_mention *mention = tc_lattice_at(bs->scene->lattice, id);
    if (mention->next != TC_NONE) {
        put_off(bs, pc, *pos, mention->next);
    }
    if (inst->flag) {
        note(bs, 0, TC_EVENT_MENTION, id);
    }
    *pos = mention->last;
    return true;
}

/* Takes the first way and puts the second off, of those that can begin. False: neither can. */
static inline bool fork_ways(struct tc_bitstate *bs, const struct tc_inst *inst, uint32_t pos, uint16_t *pc) {
    bool first = tc_bitstate_lets_pass(bs, &bs->guards[tc_inst_first_guard(inst)], pos, bs->limit),
         second = tc_bitstate_lets_pass(bs, &bs->guards[tc_inst_second_guard(inst)], pos, bs->limit);
    *pc = first ? inst->next : inst->alt;
    if (first && second) {
        put_off(bs, inst->alt, pos, TC_NONE);
    }
    return first || second;
}

/* One instruction other than MATCH; *pc gets the next. False: it fails here. */
static inline bool execute(struct tc_bitstate *bs, uint16_t *pc, uint32_t *pos) {
    const struct tc_inst *inst = &bs->program->code[*pc];
    uint16_t here = *pc;
    *pc = inst->next;
    switch (inst->op) {
    case TC_INST_ATOM:
        return *pos < bs->limit && tc_bitstate_accepts(bs, inst->arg, *pos) && (++*pos, true);
    case TC_INST_ANY:
        return *pos < bs->limit && (++*pos, true);
    case TC_INST_TYPE:
        return *pos < bs->limit && consume_mention(bs, here, pos, bs->scene->lattice->heads[*pos]);
    case TC_INST_SPLIT:
        return fork_ways(bs, inst, *pos, pc);
    case TC_INST_SAVE:
        note(bs, (uint16_t)inst->arg, inst->flag ? TC_EVENT_OPEN : TC_EVENT_CLOSE, *pos);
        return true;
    case TC_INST_LOOK:
        return tc_bitstate_looks(bs, inst, *pos);
    default:
        return asserts(bs, inst, *pos);
    }
}

/* Takes up the attempt put off last. False: none is left. */
static bool resume(struct tc_bitstate *bs, uint16_t *pc, uint32_t *pos) {
    while (bs->stack.len > 0) {
        struct tc_frame frame = bs->stack.items[--bs->stack.len];
        bs->log.len = frame.log_len;
        *pc = frame.pc;
        *pos = frame.pos;
        if (frame.mention == TC_NONE) {
            return true;
        }
        if (consume_mention(bs, frame.pc, pos, frame.mention)) {
            *pc = bs->program->code[frame.pc].next;
            return true;
        }
    }
    return false;
}

/* Does a match begin at start? *end gets where it ends. */
static bool run(struct tc_bitstate *bs, uint32_t start, uint32_t *end) {
    const struct tc_inst *code = bs->program->code;
    uint16_t pc = bs->program->entry;
    uint32_t pos = start;
    bs->stack.len = 0;
    bs->log.len = 0;
    do {
        for (;;) {
            const struct tc_inst *inst = &code[pc];
            bs->steps++;
            if (inst->mark != TC_NO_MARK && !enter(bs, inst->mark, pos)) {
                break;
            }
            if (inst->op == TC_INST_MATCH) {
                *end = pos;
                return bs->status == TC_OK; /* else events are missing from the log */
            }
            if (!execute(bs, &pc, &pos)) {
                break;
            }
        }
    } while (bs->status == TC_OK && resume(bs, &pc, &pos));
    return false;
}

/* Positions only move right, so this costs a step a mention in all. */
static void skip_mentions(struct tc_bitstate *bs, uint32_t before) {
    while (bs->next_start < bs->scene->n_starts && bs->scene->starts[bs->next_start].pos < before) {
        bs->next_start++;
    }
}

/* The first of the places from .. to at which a match can begin, by its first token or mention; to + 1 if at none. */
static uint32_t next_start(struct tc_bitstate *bs, uint32_t from, uint32_t to) {
    const struct tc_start *start = &bs->program->start;
    uint32_t end = to < bs->limit ? to + 1 : bs->limit, pos = from;
    while (!start->anywhere && pos < end && !tc_bitstate_starts(bs, start, pos)) {
        pos++;
    }
    bool found = start->anywhere || pos < end;
    bs->steps += (found ? pos : to) - from + 1;
    return found ? pos : to + 1;
}

static bool run_at(struct tc_bitstate *bs, uint32_t start, uint32_t *first, uint32_t *last) {
    if (!tc_bitstate_reaches(bs, bs->program->reach, start) || !run(bs, start, last)) {
        return false;
    }
    *first = start;
    forget_row(bs, *last);
    return true;
}

/* For programs that begin with a mention: goes from mention to mention. */
static bool find_at_mentions(struct tc_bitstate *bs, uint32_t from, uint32_t to, uint32_t *first, uint32_t *last) {
    const struct tc_scene *scene = bs->scene;
    skip_mentions(bs, from);
    for (; bs->next_start < scene->n_starts && scene->starts[bs->next_start].pos <= to; bs->next_start++) {
        const struct tc_mention_start *start = &scene->starts[bs->next_start];
        bs->steps++;
        if ((start->types & bs->program->start.types) && run_at(bs, start->pos, first, last)) {
            return true;
        }
        if (bs->status != TC_OK) {
            return false;
        }
    }
    return false;
}

bool tc_bitstate_find(struct tc_bitstate *bs, uint32_t from, uint32_t to, uint32_t *first, uint32_t *last) {
    const struct tc_program *program = bs->program;
    if (bs->status != TC_OK) { /* start had no room for the visited bits */
        return false;
    }
    if (!program->start.anywhere && program->start.n_atoms == 0) {
        return find_at_mentions(bs, from, to, first, last);
    }
    for (uint32_t start = from; bs->status == TC_OK && start <= to; start++) {
        start = next_start(bs, start, to);
        if (start <= to && run_at(bs, start, first, last)) {
            return true;
        }
    }
    return false;
}
