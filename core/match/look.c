/* Lookarounds: the answers for a whole sentence at once, so that no number of questions costs more than states x
 * tokens. */
#include "base/alloc.h"
#include "match/bitstate.h"
#include <string.h>

/* The states of one lookaround's program over all positions, a bit each. */
struct table {
    struct tc_bitstate *bs;
    const struct tc_look *look;
    uint64_t *bits;
    size_t row_words;
};

static bool get(const struct table *t, uint32_t pc, uint32_t pos) {
    uint32_t col = pc - t->look->entry;
    return t->bits[(pos - t->bs->scene->first) * t->row_words + (col >> 6)] >> (col & 63) & 1;
}

/* True if the bit was not set before. */
static bool set(const struct table *t, uint32_t pc, uint32_t pos) {
    uint32_t col = pc - t->look->entry;
    uint64_t *word = &t->bits[(pos - t->bs->scene->first) * t->row_words + (col >> 6)];
    bool is_new = !(*word >> (col & 63) & 1);
    *word |= UINT64_C(1) << (col & 63);
    return is_new;
}

bool tc_look_holds(const struct tc_bitstate *bs, uint32_t number, uint32_t pos) {
    const struct tc_scene *scene = bs->scene;
    const struct tc_look *look = &bs->program->looks[number];
    if (look->atom != TC_NONE && look->behind) {
        return pos > scene->first && tc_scene_accepts(scene, look->atom, pos - 1);
    }
    if (look->atom != TC_NONE) {
        return pos < scene->last && tc_scene_accepts(scene, look->atom, pos);
    }
    uint32_t at = pos - scene->first;
    return bs->answers.items[number * tc_answer_words(scene) + (at >> 6)] >> (at & 63) & 1;
}

/* Whether a state that consumes nothing lets pass at pos. */
static bool lets_pass(const struct tc_bitstate *bs, const struct tc_inst *inst, uint32_t pos) {
    if (inst->op == TC_INST_LOOK) {
        return tc_look_holds(bs, inst->arg, pos) != (inst->flag != 0);
    }
    if (inst->op == TC_INST_ASSERT) {
        return pos == (inst->flag ? bs->scene->last : bs->scene->first);
    }
    return true;
}

static bool accepts(const struct tc_bitstate *bs, const struct tc_inst *inst, uint32_t pos) {
    return pos < bs->scene->last && (inst->op == TC_INST_ANY || tc_scene_accepts(bs->scene, inst->arg, pos));
}

static bool is_consuming(const struct tc_inst *inst) { return inst->op == TC_INST_ATOM || inst->op == TC_INST_ANY; }

/* --- ahead: bit = MATCH can be reached from here; from the sentence's end to its start --- */

static bool mention_leads_on(const struct table *t, const struct tc_inst *inst, uint32_t pos) {
    const struct tc_scene *scene = t->bs->scene;
    uint32_t id = pos < scene->last ? scene->lattice->heads[pos] : TC_NONE;
    while ((id = tc_scene_mention(scene, inst->arg, id, scene->last)) != TC_NONE) {
        const struct tc_mention *mention = tc_lattice_at(scene->lattice, id);
        if (get(t, inst->next, mention->last)) {
            return true;
        }
        id = mention->next;
    }
    return false;
}

static bool leads_on(const struct table *t, const struct tc_inst *inst, uint32_t pos) {
    if (inst->op == TC_INST_MATCH) {
        return true;
    }
    if (is_consuming(inst)) {
        return accepts(t->bs, inst, pos) && get(t, inst->next, pos + 1);
    }
    if (inst->op == TC_INST_TYPE) {
        return mention_leads_on(t, inst, pos);
    }
    bool on = get(t, inst->next, pos) || (inst->op == TC_INST_SPLIT && get(t, inst->alt, pos));
    return on && lets_pass(t->bs, inst, pos);
}

/* States from last to first, and again while a loop's way back brought news: at most twice more than loops are nested.
 */
static void sweep_ahead(const struct table *t) {
    const struct tc_scene *scene = t->bs->scene;
    for (uint32_t pos = scene->last + 1; pos-- > scene->first;) {
        bool news = true;
        while (news) {
            news = false;
            for (uint32_t pc = t->look->end; pc-- > t->look->entry;) {
                t->bs->steps++;
                if (!get(t, pc, pos) && leads_on(t, &t->bs->program->code[pc], pos)) {
                    news |= set(t, pc, pos);
                }
            }
        }
    }
}

/* --- behind: bit = a match begun here or before can be in this state; from the sentence's start to its end --- */

static void follow_mentions(const struct table *t, const struct tc_inst *inst, uint32_t pos) {
    const struct tc_scene *scene = t->bs->scene;
    uint32_t id = pos < scene->last ? scene->lattice->heads[pos] : TC_NONE;
    while ((id = tc_scene_mention(scene, inst->arg, id, scene->last)) != TC_NONE) {
        const struct tc_mention *mention = tc_lattice_at(scene->lattice, id);
        (void)set(t, inst->next, mention->last);
        id = mention->next;
    }
}

static void follow(const struct table *t, const struct tc_inst *inst, uint32_t pos) {
    if (is_consuming(inst)) {
        if (accepts(t->bs, inst, pos)) {
            (void)set(t, inst->next, pos + 1);
        }
    } else if (inst->op == TC_INST_TYPE) {
        follow_mentions(t, inst, pos);
    } else if (inst->op != TC_INST_MATCH && lets_pass(t->bs, inst, pos)) {
        (void)set(t, inst->next, pos);
        (void)set(t, inst->alt, pos);
    }
}

/* One pass a position: a lookbehind is bounded, so it has no loop, and every way on leads to a higher state. */
static void sweep_behind(const struct table *t) {
    const struct tc_scene *scene = t->bs->scene;
    for (uint32_t pos = scene->first; pos <= scene->last; pos++) {
        (void)set(t, t->look->entry, pos);
        for (uint32_t pc = t->look->entry; pc < t->look->end; pc++) {
            t->bs->steps++;
            if (get(t, pc, pos)) {
                follow(t, &t->bs->program->code[pc], pos);
            }
        }
    }
}

/* --- all --- */

static void answer(struct tc_bitstate *bs, uint32_t number) {
    const struct tc_scene *scene = bs->scene;
    const struct tc_look *look = &bs->program->looks[number];
    struct table t = {bs, look, NULL, (look->end - look->entry + 63U) / 64};
    size_t words = t.row_words * (scene->last - scene->first + 1);
    if (tc_vec_reserve(&bs->table, words) != TC_OK) {
        bs->status = TC_ERR_MEMORY;
        return;
    }
    t.bits = bs->table.items;
    memset(t.bits, 0, words * sizeof *t.bits);
    if (look->behind) {
        sweep_behind(&t);
    } else {
        sweep_ahead(&t);
    }
    uint64_t *answers = bs->answers.items + number * tc_answer_words(scene);
    for (uint32_t pos = scene->first; pos <= scene->last; pos++) {
        uint64_t holds = get(&t, look->behind ? look->end - 1U : look->entry, pos);
        uint32_t at = pos - scene->first;
        answers[at >> 6] |= holds << (at & 63);
    }
}

void tc_looks_work_out(struct tc_bitstate *bs) {
    size_t words = bs->program->n_looks * tc_answer_words(bs->scene);
    if (tc_vec_reserve(&bs->answers, words) != TC_OK) {
        bs->status = TC_ERR_MEMORY;
        return;
    }
    memset(bs->answers.items, 0, words * sizeof(uint64_t));
    bs->looks_known = true;
    for (uint32_t i = 0; bs->status == TC_OK && i < bs->program->n_looks; i++) {
        if (bs->program->looks[i].atom == TC_NONE) {
            answer(bs, i);
        }
    }
}
