#include "plugin/profile.h"
#include "base/alloc.h"
#include "plugin/observer.h"
#include <stdlib.h>
#include <string.h>

enum { NAME = 256 };

struct tc_profile {
    const struct tc_engine *engine;
    struct tc_observer observer;
    struct tc_arena arena;
    struct tc_pattern_work *work;                   /* by pattern */
    uint32_t *row_of;                               /* by pattern; TC_NONE: nobody's */
    TC_VEC(struct tc_profile_row) rows;             /* counts of what the observer is told */
    TC_VEC(struct tc_profile_row) sorted;           /* and of the patterns */
    TC_VEC(struct tc_profile_gazetteer) gazetteers; /* by unit, then number */
    uint64_t sentences;
};

/* --- rows --- */

static enum tc_status add_row(struct tc_profile *p, const struct tc_unit *unit, struct tc_str name,
                              struct tc_place place, uint32_t pattern) {
    struct tc_profile_row row = {.plugin = unit->info.name, .name = name, .place = place};
    if (!name.ptr || tc_vec_push(&p->rows, row) != TC_OK)
        return TC_ERR_MEMORY;
    p->row_of[pattern] = (uint32_t)p->rows.len - 1;
    return TC_OK;
}

static enum tc_status add_rule(struct tc_profile *p, const struct tc_unit *unit, size_t i) {
    const struct tc_rule *rule = &unit->rules.items[i];
    const struct tc_rule_info *info = &unit->rule_infos.items[i];
    enum tc_status status = add_row(p, unit, info->name, info->place, rule->pattern.id);
    for (size_t j = 0; j < rule->n_unless && status == TC_OK; j++)
        p->row_of[rule->unless[j].id] = (uint32_t)p->rows.len - 1;
    return status;
}

static enum tc_status add_step(struct tc_profile *p, const struct tc_unit *unit, const struct tc_step *step) {
    char name[NAME];
    snprintf(name, sizeof name, "mention \"%s\" \"%s\"", step->type_name.ptr, step->name.ptr);
    return add_row(p, unit, tc_arena_str(&p->arena, tc_str(name)), step->place, step->pattern.id);
}

static enum tc_status add_qualify(struct tc_profile *p, const struct tc_unit *unit, const struct tc_qualify *qualify) {
    char name[NAME];
    snprintf(name, sizeof name, "qualify \"%s\"", qualify->name.ptr);
    struct tc_str kept = tc_arena_str(&p->arena, tc_str(name));
    enum tc_status status = TC_OK;
    for (size_t i = 0; i < qualify->n_values && status == TC_OK; i++) {
        uint32_t pattern = qualify->values[i].pattern.id;
        if (i == 0)
            status = add_row(p, unit, kept, qualify->place, pattern);
        else
            p->row_of[pattern] = (uint32_t)p->rows.len - 1;
    }
    return status;
}

static enum tc_status add_unit(struct tc_profile *p, const struct tc_unit *unit) {
    enum tc_status status = TC_OK;
    for (size_t i = 0; i < unit->rules.len && status == TC_OK; i++)
        status = add_rule(p, unit, i);
    for (size_t i = 0; i < unit->steps.len && status == TC_OK; i++)
        status = add_step(p, unit, &unit->steps.items[i]);
    for (size_t i = 0; i < unit->qualifies.len && status == TC_OK; i++)
        status = add_qualify(p, unit, &unit->qualifies.items[i]);
    for (size_t i = 0; i < unit->gazetteers.len && status == TC_OK; i++) {
        const struct tc_gazetteer_info *info = &unit->gazetteers.items[i];
        struct tc_profile_gazetteer gazetteer = {unit->info.name, info->type, info->file, info->place, 0};
        status = tc_vec_push(&p->gazetteers, gazetteer);
    }
    return status;
}

/* --- what the worker tells --- */

static void on_statement(void *ctx, struct tc_worker *worker, const struct tc_statement *statement,
                         const struct tc_emission *emission) {
    struct tc_profile *p = ctx;
    (void)statement, (void)emission;
    if (worker->current.match && p->row_of[worker->current.pattern] != TC_NONE)
        p->rows.items[p->row_of[worker->current.pattern]].statements++;
}

static void on_call(void *ctx, struct tc_worker *worker, uint64_t fuel, uint64_t nanoseconds) {
    struct tc_profile *p = ctx;
    if (!worker->current.match || p->row_of[worker->current.pattern] == TC_NONE)
        return;
    struct tc_profile_row *row = &p->rows.items[p->row_of[worker->current.pattern]];
    row->calls++;
    row->fuel += fuel;
    row->nanoseconds += nanoseconds;
}

static void count_hit(struct tc_profile *p, const struct tc_mention *mention) {
    uint32_t unit_no, gazetteer;
    if (!mention->from_gazetteer || !tc_engine_find_gazetteer(p->engine, mention, &unit_no, &gazetteer))
        return;
    for (uint32_t u = 0; u < unit_no; u++)
        gazetteer += (uint32_t)p->engine->units.items[u]->gazetteers.len;
    p->gazetteers.items[gazetteer].hits++;
}

static void on_sentence(void *ctx, struct tc_worker *worker) {
    struct tc_profile *p = ctx;
    const uint32_t *sent = worker->window->tokens.sent + worker->sentence;
    p->sentences++;
    for (uint32_t token = sent[0]; token < sent[1]; token++)
        for (uint32_t id = tc_matcher_mentions_at(worker->matcher, token); id != TC_NONE;) {
            const struct tc_mention *mention = tc_matcher_mention(worker->matcher, id);
            count_hit(p, mention);
            id = mention->next;
        }
}

/* --- use --- */

enum tc_status tc_profile_new(struct tc_profile **profile, const struct tc_engine *engine) {
    struct tc_profile *p = tc_calloc(1, sizeof *p);
    size_t n = engine->actions.len + 1;
    if (!p)
        return TC_ERR_MEMORY;
    p->engine = engine;
    p->observer = (struct tc_observer){.ctx = p, .statement = on_statement, .called = on_call, .sentence = on_sentence};
    tc_arena_init(&p->arena, SIZE_MAX);
    p->work = tc_calloc(n, sizeof *p->work);
    p->row_of = tc_calloc(n, sizeof *p->row_of);
    enum tc_status status = p->work && p->row_of ? TC_OK : TC_ERR_MEMORY;
    for (size_t i = 0; status == TC_OK && i < n; i++)
        p->row_of[i] = TC_NONE;
    for (size_t u = 0; u < engine->units.len && status == TC_OK; u++)
        status = add_unit(p, engine->units.items[u]);
    if (status == TC_OK)
        status = tc_vec_reserve(&p->sorted, p->rows.len);
    if (status == TC_OK)
        *profile = p;
    else
        tc_profile_free(p);
    return status;
}

void tc_profile_free(struct tc_profile *profile) {
    if (!profile)
        return;
    tc_free(profile->work);
    tc_free(profile->row_of);
    tc_vec_fini(&profile->rows);
    tc_vec_fini(&profile->sorted);
    tc_vec_fini(&profile->gazetteers);
    tc_arena_fini(&profile->arena);
    tc_free(profile);
}

void tc_profile_watch(struct tc_profile *profile, struct tc_run_options *run) {
    run->work = profile->work;
    run->observer = &profile->observer;
}

static int by_cost(const void *a, const void *b) {
    const struct tc_profile_row *x = a, *y = b;
    uint64_t p = x->steps + x->fuel, q = y->steps + y->fuel;
    if (p != q)
        return p > q ? -1 : 1;
    int order = tc_str_cmp(x->plugin, y->plugin);
    return order ? order : tc_str_cmp(x->name, y->name);
}

const struct tc_profile_row *tc_profile_rows(struct tc_profile *profile, size_t *n) {
    *n = profile->sorted.len = profile->rows.len;
    if (*n == 0)
        return profile->sorted.items;
    memcpy(profile->sorted.items, profile->rows.items, *n * sizeof *profile->sorted.items);
    for (uint32_t pattern = 0; pattern < profile->engine->actions.len; pattern++) {
        if (profile->row_of[pattern] == TC_NONE)
            continue;
        struct tc_profile_row *row = &profile->sorted.items[profile->row_of[pattern]];
        const struct tc_pattern_work *work = &profile->work[pattern];
        bool is_qualify = tc_str_starts(row->name, TC_STR("qualify \""));
        if (is_qualify || profile->engine->actions.items[pattern].kind != TC_ACTION_NONE) {
            row->sentences += work->sentences;
            row->matches += work->matches;
        }
        row->steps += work->steps;
        row->nanoseconds += work->nanoseconds;
        row->states += tc_model_state_count(profile->engine->model, pattern);
    }
    qsort(profile->sorted.items, *n, sizeof *profile->sorted.items, by_cost);
    return profile->sorted.items;
}

const struct tc_profile_gazetteer *tc_profile_gazetteers(const struct tc_profile *profile, size_t *n) {
    *n = profile->gazetteers.len;
    return profile->gazetteers.items;
}

uint64_t tc_profile_sentences(const struct tc_profile *profile) { return profile->sentences; }
