/* look.c - does a lookaround hold here? Worked out where it is asked, and remembered for the sentence: by place, and by
 * state of the lookaround's program with success and failure, so that all questions together cost states x tokens. */
#include "base/alloc.h"
#include "match/bitstate.h"
#include <string.h>

/* One lookaround's bits, in this order: a row of places known, a row of those where it holds, then for each mark two
 * rows of places: entered, successful. A mark that was entered and is not successful has failed or is being tried. */
enum { KNOWN, HOLDS, ENTERED };

struct search {
    struct tc_bitstate *bs;
    const struct tc_look *look;
    size_t at, row_words;
    size_t stack_base, trail_base; /* lookarounds inside lookarounds share the stacks */
};

static size_t row_words(const struct tc_scene *scene) { return (scene->last - scene->first) / 64 + 1; }

static bool test(const struct search *s, size_t row, uint32_t pos) {
    uint32_t bit = pos - s->bs->scene->first;
    return s->bs->memo_bits.items[s->at + row * s->row_words + (bit >> 6)] >> (bit & 63) & 1;
}

static void set(const struct search *s, size_t row, uint32_t pos) {
    uint32_t bit = pos - s->bs->scene->first;
    s->bs->memo_bits.items[s->at + row * s->row_words + (bit >> 6)] |= UINT64_C(1) << (bit & 63);
}

static size_t entered_row(uint16_t mark) { return ENTERED + 2 * (size_t)mark; }

/* Finds or makes the memo of a lookaround; false when memory is short. */
static bool open_memo(struct search *s, uint32_t number) {
    struct tc_bitstate *bs = s->bs;
    const struct tc_scene *scene = bs->scene;
    struct tc_look_memo *memo = &bs->memos[number];
    size_t words = (ENTERED + 2 * (size_t)s->look->program.n_marks) * s->row_words;
    if (bs->memo_sentence != scene->sentence) {
        bs->memo_sentence = scene->sentence;
        bs->memo_bits.len = 0;
    }
    if (memo->sentence == scene->sentence && (s->look->program.reads == 0 || memo->version == scene->version)) {
        s->at = memo->at;
        return true;
    }
    if (memo->sentence != scene->sentence) {
        if (tc_vec_reserve(&bs->memo_bits, bs->memo_bits.len + words) != TC_OK) {
            bs->status = TC_ERR_MEMORY;
            return false;
        }
        memo->at = bs->memo_bits.len;
        bs->memo_bits.len += words;
    }
    memo->sentence = scene->sentence;
    memo->version = scene->version;
    memset(bs->memo_bits.items + memo->at, 0, words * sizeof(uint64_t));
    s->at = memo->at;
    return true;
}

/* --- one step --- */

static void put_off(const struct search *s, uint16_t pc, uint32_t pos, uint32_t mention) {
    struct tc_frame frame = {.pos = pos, .log_len = (uint32_t)s->bs->trail.len, .mention = mention, .pc = pc};
    if (tc_vec_push(&s->bs->look_stack, frame) != TC_OK) {
        s->bs->status = TC_ERR_MEMORY;
    }
}

static bool consume_token(const struct search *s, const struct tc_inst *inst, uint32_t *pos) {
    const struct tc_scene *scene = s->bs->scene;
    if (*pos == (s->look->program.behind ? scene->first : scene->last)) {
        return false;
    }
    uint32_t token = s->look->program.behind ? *pos - 1 : *pos;
    *pos = s->look->program.behind ? *pos - 1 : *pos + 1;
    return inst->op == TC_INST_ANY || tc_bitstate_accepts(s->bs, inst->arg, token);
}

static bool consume_mention(const struct search *s, uint16_t pc, uint32_t *pos, uint32_t id) {
    const struct tc_inst *inst = &s->look->program.code[pc];
    id = tc_scene_mention(s->bs->scene, inst->arg, id, s->bs->scene->last);
    if (id == TC_NONE) {
        return false;
    }
    const struct tc_mention *mention = tc_lattice_at(s->bs->scene->lattice, id);
    if (mention->next != TC_NONE) {
        put_off(s, pc, *pos, mention->next);
    }
    *pos = mention->last;
    return true;
}

/* All mentions that end at pos, put off: the caller goes on with the last of them. */
static void put_off_mentions_before(const struct search *s, const struct tc_inst *inst, uint32_t pos) {
    const struct tc_scene *scene = s->bs->scene;
    uint32_t from = pos - scene->first > scene->longest ? pos - scene->longest : scene->first;
    for (uint32_t start = from; start < pos; start++) {
        uint32_t id = scene->lattice->heads[start];
        while ((id = tc_scene_mention(scene, inst->arg, id, pos)) != TC_NONE) {
            s->bs->steps++;
            if (tc_lattice_at(scene->lattice, id)->last == pos) {
                put_off(s, inst->next, start, TC_NONE);
                break;
            }
            id = tc_lattice_at(scene->lattice, id)->next;
        }
    }
}

/* Can the way behind the guard begin here, in reading direction? Mentions are known by where they begin. */
static bool lets_pass(const struct search *s, const struct tc_guard *guard, uint32_t pos) {
    const struct tc_scene *scene = s->bs->scene;
    if (!s->look->program.behind) {
        return tc_bitstate_lets_pass(s->bs, guard, pos, scene->last);
    }
    return guard->open || guard->types || (pos > scene->first && tc_bitstate_passes(s->bs, guard, pos - 1));
}

/* Takes the first way and puts the second off, of those that can begin. False: neither can. */
static bool fork_ways(const struct search *s, const struct tc_inst *inst, uint32_t pos, uint16_t *pc) {
    bool first = lets_pass(s, &s->bs->guards[tc_inst_first_guard(inst)], pos),
         second = lets_pass(s, &s->bs->guards[tc_inst_second_guard(inst)], pos);
    *pc = first ? inst->next : inst->alt;
    if (first && second) {
        put_off(s, inst->alt, pos, TC_NONE);
    }
    return first || second;
}

/* One instruction other than MATCH; *pc gets the next. False: it fails here, or its ways on have been put off. */
static bool execute(const struct search *s, uint16_t *pc, uint32_t *pos) {
    const struct tc_inst *inst = &s->look->program.code[*pc];
    uint16_t here = *pc;
    *pc = inst->next;
    switch (inst->op) {
    case TC_INST_ATOM:
    case TC_INST_ANY:
        return consume_token(s, inst, pos);
    case TC_INST_TYPE:
        if (s->look->program.behind) {
            put_off_mentions_before(s, inst, *pos);
            return false;
        }
        return *pos < s->bs->scene->last && consume_mention(s, here, pos, s->bs->scene->lattice->heads[*pos]);
    case TC_INST_SPLIT:
        return fork_ways(s, inst, *pos, pc);
    case TC_INST_LOOK:
        return tc_bitstate_looks(s->bs, inst, *pos);
    case TC_INST_ASSERT:
        return *pos == (inst->flag ? s->bs->scene->last : s->bs->scene->first);
    default:
        return true;
    }
}

/* --- the search --- */

static bool resume(const struct search *s, uint16_t *pc, uint32_t *pos) {
    struct tc_bitstate *bs = s->bs;
    while (bs->look_stack.len > s->stack_base) {
        struct tc_frame frame = bs->look_stack.items[--bs->look_stack.len];
        bs->trail.len = frame.log_len;
        *pc = frame.pc;
        *pos = frame.pos;
        if (frame.mention == TC_NONE) {
            return true;
        }
        if (consume_mention(s, frame.pc, pos, frame.mention)) {
            *pc = s->look->program.code[frame.pc].next;
            return true;
        }
    }
    return false;
}

enum entry { FRESH, FAILED, SUCCEEDED };

static enum entry enter(const struct search *s, uint16_t mark, uint32_t pos) {
    if (test(s, entered_row(mark), pos)) {
        return test(s, entered_row(mark) + 1, pos) ? SUCCEEDED : FAILED;
    }
    set(s, entered_row(mark), pos);
    struct tc_trail step = {mark, pos};
    if (tc_vec_push(&s->bs->trail, step) != TC_OK) {
        s->bs->status = TC_ERR_MEMORY;
    }
    return FRESH;
}

/* The trail holds just the states on the way to the success: all of them succeed from where they are. */
static void note_success(const struct search *s) {
    for (size_t i = s->trail_base; i < s->bs->trail.len; i++) {
        set(s, entered_row((uint16_t)s->bs->trail.items[i].mark) + 1, s->bs->trail.items[i].pos);
    }
}

/* Follows one way until it ends. True: in MATCH, or in a state known to lead there. */
static bool follow(const struct search *s, uint16_t pc, uint32_t pos) {
    for (;;) {
        const struct tc_inst *inst = &s->look->program.code[pc];
        s->bs->steps++;
        if (inst->mark != TC_NO_MARK) {
            enum entry entry = enter(s, inst->mark, pos);
            if (entry != FRESH) {
                return entry == SUCCEEDED;
            }
        }
        if (inst->op == TC_INST_MATCH) {
            return true;
        }
        if (!execute(s, &pc, &pos)) {
            return false;
        }
    }
}

static bool search(struct search *s, uint32_t pos) {
    struct tc_bitstate *bs = s->bs;
    uint16_t pc = s->look->program.entry;
    bool found = false;
    s->stack_base = bs->look_stack.len;
    s->trail_base = bs->trail.len;
    do {
        found = follow(s, pc, pos);
    } while (!found && bs->status == TC_OK && resume(s, &pc, &pos));
    if (found) {
        note_success(s);
    }
    bs->look_stack.len = s->stack_base;
    bs->trail.len = s->trail_base;
    return found;
}

/* --- the question --- */

/* Could a match begin here, by its first token or mention? */
static bool can_start(const struct tc_bitstate *bs, const struct tc_program *program, uint32_t pos) {
    const struct tc_scene *scene = bs->scene;
    if (program->start.anywhere || (program->start.types && program->behind)) {
        return true;
    }
    return program->behind ? pos > scene->first && tc_bitstate_starts(bs, &program->start, pos - 1)
                           : pos < scene->last && tc_bitstate_starts(bs, &program->start, pos);
}

bool tc_look_holds(struct tc_bitstate *bs, uint32_t number, uint32_t pos, bool may_begin) {
    const struct tc_look *look = &bs->looks[number];
    if (!may_begin && !can_start(bs, &look->program, pos)) {
        return false;
    }
    if (look->program.start_is_all && !(look->program.behind && look->program.start.types)) {
        return true;
    }
    struct search s = {.bs = bs, .look = look, .row_words = row_words(bs->scene)};
    if (!open_memo(&s, number)) {
        return false;
    }
    if (!test(&s, KNOWN, pos)) {
        bool holds = search(&s, pos);
        set(&s, KNOWN, pos);
        if (holds) {
            set(&s, HOLDS, pos);
        }
    }
    return test(&s, HOLDS, pos);
}
