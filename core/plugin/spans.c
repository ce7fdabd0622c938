#include "base/utf8.h"
#include "plugin/worker_state.h"
#include <string.h>

struct tc_span tc_worker_span(const struct tc_worker *worker, uint32_t first, uint32_t last) {
    const struct tc_tokens *tokens = &worker->window->tokens;
    if (first >= last)
        return (struct tc_span){tokens->from[first], tokens->from[first]};
    return (struct tc_span){tokens->from[first], tokens->to[last - 1]};
}

static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

/* How many bytes stay as they are: blanks that stand alone, and ASCII. */
static size_t as_it_is(const char *text, size_t len) {
    size_t n = 0;
    while (n < len && (unsigned char)text[n] < 0x80 &&
           (!is_blank(text[n]) || (text[n] == ' ' && n > 0 && text[n - 1] != ' ')))
        n++;
    return n;
}

struct tc_str tc_worker_text(const struct tc_worker *worker, struct tc_span span, struct tc_arena *arena) {
    const char *text = worker->window->text + span.from;
    size_t len = span.to - span.from, n = 0;
    char *out = tc_arena_alloc(arena, len * 3 + 1); /* an invalid byte becomes three */
    if (!out)
        return (struct tc_str){0};
    memcpy(out, text, len);
    n = as_it_is(text, len);
    for (size_t i = n; i < len;) {
        if (is_blank(text[i])) {
            if (n > 0 && out[n - 1] != ' ')
                out[n++] = ' ';
            i++;
        } else if ((unsigned char)text[i] < 0x80) {
            out[n++] = text[i++];
        } else {
            uint32_t c;
            i += tc_utf8_decode(text + i, len - i, &c);
            n += tc_utf8_encode(c, out + n);
        }
    }
    out[n] = '\0';
    return (struct tc_str){out, n};
}

uint64_t tc_worker_sentence_no(const struct tc_worker *worker) {
    return worker->in_sentence ? worker->window->first_sentence + worker->sentence + 1 : 0;
}

static uint64_t count_chars(const struct tc_worker *worker, uint32_t from, uint32_t to) {
    struct tc_str text = {worker->window->text + from, to - from};
    return worker->window->tokens.is_valid ? tc_utf8_count_valid(text) : tc_utf8_count(text);
}

enum tc_status tc_worker_read_sentence(struct tc_worker *worker) {
    if (worker->sentence_read)
        return TC_OK;
    const struct tc_tokens *tokens = &worker->window->tokens;
    struct tc_span span = tc_worker_span(worker, tokens->sent[worker->sentence], tokens->sent[worker->sentence + 1]);
    tc_arena_reset(&worker->sentence_arena);
    worker->sentence_text = tc_worker_text(worker, span, &worker->sentence_arena);
    if (!worker->sentence_text.ptr)
        return TC_ERR_MEMORY;
    worker->sentence_start = worker->cursor.chars + count_chars(worker, worker->cursor.byte, span.from);
    worker->sentence_end = worker->sentence_start + count_chars(worker, span.from, span.to);
    worker->cursor.byte = span.from;
    worker->cursor.chars = worker->sentence_start;
    worker->sentence_read = true;
    return TC_OK;
}

uint64_t tc_worker_char(const struct tc_worker *worker, uint32_t byte) {
    return worker->sentence_start + count_chars(worker, worker->cursor.byte, byte);
}
