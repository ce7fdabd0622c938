#include "plugin/coverage.h"
#include "base/alloc.h"
#include "plugin/check_state.h"
#include "plugin/observer.h"

enum { PATTERN_MAX = 1 << 20 };

struct tc_coverage {
    struct tc_engine *engine;
    struct tc_observer observer;
    TC_VEC(struct tc_coverage_item) items;
    TC_VEC(uint32_t) probes; /* of each item; TC_NONE: it needs none */
};

/* One rule's pattern while its parts are gathered. */
struct gathering {
    struct tc_coverage *coverage;
    size_t plugin;
    const struct tc_rule_info *rule;
    const struct tc_pattern_text *pattern;
    struct tc_node **root;
    struct tc_error *err;
};

static enum tc_status add_item(struct tc_coverage *c, struct tc_coverage_item item, uint32_t probe) {
    return tc_vec_push(&c->items, item) == TC_OK ? tc_vec_push(&c->probes, probe) : TC_ERR_MEMORY;
}

/* The pattern is as it must have been for the part, `node`, to have been taken. */
static enum tc_status add_part(struct gathering *g, enum tc_cover kind, const struct tc_node *node) {
    struct tc_engine *engine = g->coverage->engine;
    struct tc_unit *unit = engine->units.items[g->plugin];
    struct tc_buf whole, part;
    uint32_t probe = TC_NONE;
    tc_buf_init(&whole, PATTERN_MAX);
    tc_buf_init(&part, PATTERN_MAX);
    enum tc_status status = tc_pattern_print(node, &part);
    if (status == TC_OK)
        status = tc_pattern_print(*g->root, &whole);
    if (status == TC_OK)
        status = tc_engine_probe(engine, g->plugin, tc_buf_str(&whole), &probe, g->err);
    if (status == TC_OK) {
        struct tc_range range = tc_range_of_pattern(g->pattern, node->col, node->end_col);
        struct tc_coverage_item item = {.rule = g->rule,
                                        .kind = kind,
                                        .text = tc_arena_str(&unit->arena, tc_buf_str(&part)),
                                        .line = range.line,
                                        .col = range.col};
        status = item.text.ptr ? add_item(g->coverage, item, probe) : TC_ERR_MEMORY;
    }
    tc_buf_fini(&whole);
    tc_buf_fini(&part);
    return status;
}

static enum tc_status gather_alternatives(struct gathering *g, struct tc_node **slot) {
    struct tc_node *node = *slot;
    enum tc_status status = TC_OK;
    for (size_t i = 0; i < node->n_kids && status == TC_OK; i++) {
        *slot = node->kids[i];
        status = add_part(g, TC_COVER_ALTERNATIVE, *slot);
        *slot = node;
    }
    return status;
}

/* slot: where the node hangs in its parent. Looks through labels, options and one sequence; inside an alternation no
 * further, so there are at most as many probes as words in the pattern. Of what is repeated each round may be by
 * another alternative: that is passed over. */
static enum tc_status gather(struct gathering *g, struct tc_node **slot, bool in_sequence) {
    struct tc_node *node = *slot;
    enum tc_status status = TC_OK;
    if (node->kind == TC_NODE_ALT)
        return gather_alternatives(g, slot);
    bool is_optional = node->kind == TC_NODE_REPEAT && node->min == 0 && node->max == 1;
    if (is_optional) {
        node->min = 1;
        status = add_part(g, TC_COVER_OPTIONAL, node->kids[0]);
        node->min = 0;
    }
    bool is_wrapper = node->kind == TC_NODE_LABEL || (node->kind == TC_NODE_REPEAT && node->max <= 1);
    if (!is_wrapper && (node->kind != TC_NODE_SEQ || in_sequence))
        return status;
    for (size_t i = 0; i < node->n_kids && status == TC_OK; i++)
        status = gather(g, &node->kids[i], in_sequence || node->kind == TC_NODE_SEQ);
    return status;
}

static enum tc_status add_unless(struct gathering *g, const struct tc_rule *rule) {
    struct tc_coverage *c = g->coverage;
    enum tc_status status = TC_OK;
    for (size_t i = 0; i < rule->n_unless && status == TC_OK; i++) {
        struct tc_range range = tc_range_of_pattern(&rule->unless[i], rule->unless[i].root->col, 0);
        struct tc_coverage_item item = {.rule = g->rule,
                                        .kind = TC_COVER_UNLESS,
                                        .text = tc_str_trim(rule->unless[i].text),
                                        .line = range.line,
                                        .col = range.col};
        status = add_item(c, item, TC_NONE);
    }
    return status;
}

static enum tc_status add_unit(struct tc_coverage *c, size_t plugin, struct tc_error *err) {
    struct tc_unit *unit = c->engine->units.items[plugin];
    enum tc_status status = TC_OK;
    for (size_t i = 0; i < unit->rules.len && status == TC_OK; i++) {
        struct tc_node *root = unit->rules.items[i].pattern.root;
        struct gathering g = {c, plugin, &unit->rule_infos.items[i], &unit->rules.items[i].pattern, &root, err};
        struct tc_coverage_item item = {.rule = g.rule, .line = g.rule->place.line};
        status = add_item(c, item, TC_NONE);
        if (status == TC_OK)
            status = gather(&g, &root, false);
        if (status == TC_OK)
            status = add_unless(&g, &unit->rules.items[i]);
    }
    return status;
}

/* --- what the worker tells --- */

static void on_match(void *ctx, struct tc_worker *worker) {
    struct tc_coverage *c = ctx;
    const struct tc_match *match = worker->current.match;
    const struct tc_action *action = &c->engine->actions.items[match->pattern];
    if (action->kind != TC_ACTION_RULE)
        return;
    const struct tc_rule_info *rule = &action->unit->rule_infos.items[action->index];
    for (size_t i = 0; i < c->items.len; i++) {
        struct tc_coverage_item *item = &c->items.items[i];
        uint32_t hit[2];
        if (item->rule != rule || item->seen || item->kind == TC_COVER_UNLESS)
            continue;
        item->seen = item->kind == TC_COVER_RULE ||
                     (tc_matcher_occurs(worker->matcher, tc_engine_probe_pattern(c->engine, c->probes.items[i]),
                                        match->first, match->last, hit) &&
                      hit[0] == match->first && hit[1] == match->last);
    }
}

static void on_excluded(void *ctx, struct tc_worker *worker, const struct tc_pattern_text *unless,
                        const uint32_t hit[2]) {
    struct tc_coverage *c = ctx;
    const struct tc_action *action = &c->engine->actions.items[worker->current.match->pattern];
    (void)hit;
    for (size_t i = 0; i < c->items.len && action->kind == TC_ACTION_RULE; i++) {
        struct tc_coverage_item *item = &c->items.items[i];
        item->seen |= item->kind == TC_COVER_UNLESS && item->rule == &action->unit->rule_infos.items[action->index] &&
                      tc_str_eq(item->text, tc_str_trim(unless->text));
    }
}

/* --- use --- */

enum tc_status tc_coverage_new(struct tc_coverage **coverage, struct tc_engine *engine, struct tc_error *err) {
    struct tc_coverage *c = tc_calloc(1, sizeof *c);
    if (!c)
        return tc_error_set(err, TC_ERR_MEMORY, "%s", tc_status_str(TC_ERR_MEMORY));
    c->engine = engine;
    c->observer = (struct tc_observer){.ctx = c, .match = on_match, .excluded = on_excluded};
    enum tc_status status = TC_OK;
    for (size_t u = 0; u < engine->units.len && status == TC_OK; u++)
        status = add_unit(c, u, err);
    if (status == TC_OK) {
        *coverage = c;
        return TC_OK;
    }
    tc_coverage_free(c);
    return status == TC_ERR_MEMORY ? tc_error_set(err, status, "%s", tc_status_str(status)) : status;
}

void tc_coverage_free(struct tc_coverage *coverage) {
    if (!coverage)
        return;
    tc_vec_fini(&coverage->items);
    tc_vec_fini(&coverage->probes);
    tc_free(coverage);
}

void tc_coverage_watch(struct tc_coverage *coverage, struct tc_run_options *run) {
    run->observer = &coverage->observer;
}

const struct tc_coverage_item *tc_coverage_items(const struct tc_coverage *coverage, size_t *n) {
    *n = coverage->items.len;
    return coverage->items.items;
}
