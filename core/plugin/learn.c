#include "plugin/worker_state.h"
#include <string.h>

enum { WORD_BYTES_MIN = 2 };

enum tc_status tc_learned_init(struct tc_learned *learned) { return tc_intern_init(&learned->words); }

void tc_learned_reset(struct tc_learned *learned) {
    if (learned->names.len > 0)
        tc_intern_reset(&learned->words);
    learned->names.len = learned->entities.len = 0;
    learned->shapes = 0;
}

void tc_learned_fini(struct tc_learned *learned) {
    tc_intern_fini(&learned->words);
    tc_vec_fini(&learned->names);
    tc_vec_fini(&learned->entities);
}

static struct tc_str word_of(const struct tc_worker *worker, uint32_t token) {
    const struct tc_tokens *tokens = &worker->window->tokens;
    return (struct tc_str){worker->window->text + tokens->from[token], tokens->to[token] - tokens->from[token]};
}

static bool can_be_name(const struct tc_worker *worker, uint32_t token) {
    uint32_t cls = worker->window->tokens.cls[token];
    return (cls & TC_CLASS_CAP) && !(cls & (TC_CLASS_FUNC | TC_CLASS_DATE | TC_CLASS_NUM)) &&
           word_of(worker, token).len >= WORD_BYTES_MIN;
}

/* By first and last letter and length. */
static uint64_t shape_of(struct tc_str word) {
    unsigned first = (unsigned char)word.ptr[0], last = (unsigned char)word.ptr[word.len - 1];
    return UINT64_C(1) << ((first + 5 * last + 17 * word.len) & 63);
}

static bool names_the_same(const struct tc_learned *learned, const struct tc_learned_name *name,
                           const uint32_t *entities, uint32_t n) {
    return name->n_entities == n &&
           memcmp(learned->entities.items + name->entities, entities, n * sizeof *entities) == 0;
}

static enum tc_status learn_word(struct tc_learned *learned, struct tc_str word, const struct tc_mention *mention) {
    uint32_t number = tc_intern_add(&learned->words, word);
    if (!number)
        return TC_ERR_MEMORY;
    learned->shapes |= shape_of(word);
    if (number <= learned->names.len) {
        struct tc_learned_name *known = &learned->names.items[number - 1];
        known->ambiguous |= !names_the_same(learned, known, mention->entities, mention->n_entities);
        return TC_OK;
    }
    struct tc_learned_name name = {mention->type, (uint32_t)learned->entities.len, mention->n_entities, false};
    for (uint32_t i = 0; i < mention->n_entities; i++)
        if (tc_vec_push(&learned->entities, mention->entities[i]) != TC_OK)
            return TC_ERR_MEMORY;
    return tc_vec_push(&learned->names, name);
}

enum tc_status tc_worker_learn(struct tc_worker *worker, uint32_t first, uint32_t last,
                               const struct tc_mention *mention) {
    enum tc_status status = TC_OK;
    for (uint32_t token = first; token < last && mention->n_entities > 0 && status == TC_OK; token++)
        if (can_be_name(worker, token))
            status = learn_word(&worker->learned, word_of(worker, token), mention);
    return status;
}

static const struct tc_learned_name *find(const struct tc_worker *worker, uint32_t token) {
    bool may_be = can_be_name(worker, token) && (shape_of(word_of(worker, token)) & worker->learned.shapes);
    uint32_t number = may_be ? tc_intern_find(&worker->learned.words, word_of(worker, token)) : 0;
    const struct tc_learned_name *name = number ? &worker->learned.names.items[number - 1] : NULL;
    return name && !name->ambiguous && tc_matcher_mentions_at(worker->matcher, token) == TC_NONE ? name : NULL;
}

/* "Jane Morrison" is not the Morrison of before: an unknown capitalised word stands in front. */
static bool is_part_of_another_name(const struct tc_worker *worker, uint32_t token, uint32_t sentence_start) {
    const struct tc_tokens *tokens = &worker->window->tokens;
    return token > sentence_start && can_be_name(worker, token - 1) && tokens->sym[token - 1] == 0;
}

/* Behind `token`: the words that follow it and name the same. */
static uint32_t end_of_name(const struct tc_worker *worker, const struct tc_learned_name *name, uint32_t token,
                            uint32_t last) {
    const struct tc_learned *learned = &worker->learned;
    const uint32_t *entities = learned->entities.items + name->entities;
    for (token++; token < last; token++) {
        const struct tc_learned_name *next = find(worker, token);
        if (!next || next->type != name->type || !names_the_same(learned, next, entities, name->n_entities))
            break;
    }
    return token;
}

enum tc_status tc_worker_recall(struct tc_worker *worker, uint32_t sentence) {
    if (worker->learned.names.len == 0)
        return TC_OK;
    const uint32_t *sent = worker->window->tokens.sent;
    uint32_t first = sent[sentence], last = sent[sentence + 1];
    if (tc_matcher_find_names(worker->matcher, sentence) != TC_OK)
        return TC_ERR_MEMORY;
    for (uint32_t token = first; token < last; token++) {
        const struct tc_learned_name *name = find(worker, token);
        if (!name || is_part_of_another_name(worker, token, first))
            continue;
        struct tc_mention mention = {.first = token,
                                     .last = end_of_name(worker, name, token, last),
                                     .type = name->type,
                                     .n_entities = name->n_entities,
                                     .entities = worker->learned.entities.items + name->entities,
                                     .source = TC_NONE};
        uint32_t id;
        if (tc_matcher_add_mention(worker->matcher, &mention, 0, &id) != TC_OK)
            return TC_ERR_MEMORY;
        token = mention.last - 1;
    }
    return TC_OK;
}
