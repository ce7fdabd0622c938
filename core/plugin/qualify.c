/* qualify.c - what stands near a match and changes its statements: unless, modality, negation, qualifiers by pattern.
 */
#include "plugin/observer.h"

struct scope {
    uint32_t first, last;
};

/* The match, or its capture `trigger`, and the tokens before it, within the sentence. */
static struct scope scope_of(const struct tc_worker *worker) {
    const struct tc_current *current = &worker->current;
    const struct tc_match *match = current->match;
    struct scope scope = {match->first, match->last};
    for (uint32_t i = 0; current->rule->trigger != TC_NO_LABEL && i < match->n_captures; i++)
        if (match->captures[i].label == current->rule->trigger) {
            scope = (struct scope){match->captures[i].first, match->captures[i].last};
            break;
        }
    uint32_t start = worker->window->tokens.sent[worker->sentence];
    scope.first = scope.first - start > TC_SCOPE_BEFORE ? scope.first - TC_SCOPE_BEFORE : start;
    return scope;
}

bool tc_worker_is_excluded(struct tc_worker *worker) {
    const struct tc_rule *rule = worker->current.rule;
    if (rule->n_unless == 0)
        return false;
    struct scope scope = scope_of(worker);
    uint32_t hit[2];
    for (size_t i = 0; i < rule->n_unless; i++)
        if (tc_matcher_occurs(worker->matcher, rule->unless[i].id, scope.first, scope.last, hit)) {
            tc_observe(worker, excluded, worker, &rule->unless[i], hit);
            return true;
        }
    return false;
}

static const struct tc_qualify_value *first_that_occurs(struct tc_worker *worker, const struct tc_qualify *qualify,
                                                        struct scope scope) {
    uint32_t hit[2];
    for (size_t i = 0; i < qualify->n_values; i++)
        if (tc_matcher_occurs(worker->matcher, qualify->values[i].pattern.id, scope.first, scope.last, hit)) {
            tc_observe(worker, qualified, worker, qualify, &qualify->values[i], hit);
            return &qualify->values[i];
        }
    return NULL;
}

static void apply(struct tc_worker *worker, const struct tc_qualify *qualify, struct scope scope,
                  struct tc_pair *pairs) {
    struct tc_current *current = &worker->current;
    bool settled = (qualify->kind == TC_QUALIFY_MODALITY && current->rule->has_modality) ||
                   (qualify->kind == TC_QUALIFY_NEGATED && current->rule->negated);
    const struct tc_qualify_value *value = settled ? NULL : first_that_occurs(worker, qualify, scope);
    if (!value)
        return;
    if (qualify->kind == TC_QUALIFY_MODALITY)
        current->modality = value->modality;
    else if (qualify->kind == TC_QUALIFY_NEGATED)
        current->negated = true;
    else
        pairs[current->qualifiers.n++] = (struct tc_pair){qualify->name, value->value};
}

void tc_worker_qualify(struct tc_worker *worker) {
    struct tc_current *current = &worker->current;
    current->modality = current->rule->has_modality ? current->rule->modality : TC_ASSERTED;
    current->negated = current->rule->negated;
    current->qualifiers = (struct tc_pairs){0};
    size_t n = current->unit->qualifies.len;
    if (!current->rule->qualify || n == 0)
        return;
    struct tc_pair *pairs = tc_arena_alloc(&worker->match_arena, n * sizeof *pairs);
    if (!pairs) {
        worker->failed = true;
        return;
    }
    struct scope scope = scope_of(worker);
    current->qualifiers.items = pairs;
    for (size_t i = 0; i < n; i++)
        apply(worker, &current->unit->qualifies.items[i], scope, pairs);
}
