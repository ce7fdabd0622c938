#include "plugin/worker_state.h"
#include <string.h>

void tc_history_reset(struct tc_history *history) {
    history->mentions.len = 0;
    history->entities.len = 0;
    tc_buf_reset(&history->texts);
    history->forgotten = 0;
    history->next_token = 0;
}

void tc_history_fini(struct tc_history *history) {
    tc_vec_fini(&history->mentions);
    tc_vec_fini(&history->entities);
    tc_buf_fini(&history->texts);
}

/* Forgets all but the last TC_HISTORY_MAX; called at twice that, so the cost is spread. */
static void forget(struct tc_history *history) {
    size_t drop = history->mentions.len - TC_HISTORY_MAX;
    history->forgotten += drop;
    const struct tc_past_mention first = history->mentions.items[drop];
    memmove(history->mentions.items, history->mentions.items + drop, TC_HISTORY_MAX * sizeof *history->mentions.items);
    history->mentions.len = TC_HISTORY_MAX;
    history->entities.len -= first.entities;
    memmove(history->entities.items, history->entities.items + first.entities,
            history->entities.len * sizeof *history->entities.items);
    history->texts.len -= first.text;
    memmove(history->texts.ptr, history->texts.ptr + first.text, history->texts.len);
    for (size_t i = 0; i < history->mentions.len; i++) {
        history->mentions.items[i].entities -= first.entities;
        history->mentions.items[i].text -= first.text;
    }
}

static enum tc_status remember(struct tc_worker *worker, const struct tc_mention *mention, uint64_t sentence) {
    struct tc_history *history = &worker->history;
    struct tc_span span = tc_worker_span(worker, mention->first, mention->last);
    tc_arena_reset(&worker->scratch);
    struct tc_str text = tc_worker_text(worker, span, &worker->scratch);
    struct tc_past_mention past = {.type = mention->type,
                                   .n_entities = mention->n_entities,
                                   .entities = history->entities.len,
                                   .text = history->texts.len,
                                   .text_len = text.len,
                                   .from = worker->window->byte_offset + span.from,
                                   .to = worker->window->byte_offset + span.to,
                                   .first = worker->first_token + mention->first,
                                   .last = worker->first_token + mention->last,
                                   .sentence = sentence};
    if (!text.ptr || tc_buf_add(&history->texts, text) != TC_OK)
        return TC_ERR_MEMORY;
    for (uint32_t i = 0; i < mention->n_entities; i++)
        if (tc_vec_push(&history->entities, mention->entities[i]) != TC_OK)
            return TC_ERR_MEMORY;
    if (tc_vec_push(&history->mentions, past) != TC_OK)
        return TC_ERR_MEMORY;
    if (history->mentions.len >= 2 * (size_t)TC_HISTORY_MAX)
        forget(history);
    return TC_OK;
}

static uint32_t sentence_of(const struct tc_tokens *tokens, uint32_t token) {
    uint32_t low = 0, high = tokens->n_sents;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (tokens->sent[middle] <= token)
            low = middle;
        else
            high = middle;
    }
    return low;
}

uint32_t tc_worker_next_mention(const struct tc_worker *worker, uint32_t id) {
    const struct tc_mention *mention = tc_matcher_mention(worker->matcher, id), *next = mention;
    do {
        id = next->next;
        next = id != TC_NONE ? tc_matcher_mention(worker->matcher, id) : NULL;
    } while (next && next->last == mention->last && next->type == mention->type);
    return id;
}

enum tc_status tc_worker_remember(struct tc_worker *worker, uint32_t to) {
    struct tc_history *history = &worker->history;
    for (uint32_t token = history->next_token; token < to; token++) {
        uint32_t id = tc_matcher_mentions_at(worker->matcher, token);
        if (id == TC_NONE)
            continue;
        uint64_t sentence = worker->window->first_sentence + sentence_of(&worker->window->tokens, token) + 1;
        for (; id != TC_NONE; id = tc_worker_next_mention(worker, id))
            if ((tc_type_bit(tc_matcher_mention(worker->matcher, id)->type) & worker->asked) &&
                remember(worker, tc_matcher_mention(worker->matcher, id), sentence) != TC_OK)
                return TC_ERR_MEMORY;
    }
    if (to > history->next_token)
        history->next_token = to;
    return TC_OK;
}
