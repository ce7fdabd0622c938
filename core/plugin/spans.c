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

#define EACH_BYTE(c) (UINT64_C(0x0101010101010101) * (c))
#define HIGH_BITS EACH_BYTE(0x80)

/* How many bytes stay as they are, eight at a time: ASCII without control characters and without a space beside
 * another. */
static size_t plain_steps(const char *text, size_t len) {
    size_t n = 0;
    for (; n + 9 <= len; n += 8) {
        uint64_t bytes, next;
        memcpy(&bytes, text + n, sizeof bytes);
        memcpy(&next, text + n + 1, sizeof next);
        uint64_t controls = ~((bytes | HIGH_BITS) - EACH_BYTE(0x20));
        uint64_t spaces = ~((bytes | HIGH_BITS) - EACH_BYTE(0x21)) & ~((next | HIGH_BITS) - EACH_BYTE(0x21));
        if ((bytes | controls | spaces) & HIGH_BITS)
            break;
    }
    return n;
}

/* How many bytes stay as they are behind a byte: ASCII, but no blanks other than a space behind something else. */
static size_t as_it_is(const char *text, size_t len, char before) {
    size_t n = len > 0 && text[0] == ' ' && before != ' ';
    if (n < len && text[n] != ' ')
        n += plain_steps(text + n, len - n);
    for (; n < len && (unsigned char)text[n] < 0x80; n++)
        if (is_blank(text[n]) && (text[n] != ' ' || (n > 0 ? text[n - 1] : before) == ' '))
            break;
    return n;
}

struct tc_str tc_worker_text(const struct tc_worker *worker, struct tc_span span, struct tc_arena *arena) {
    const char *text = worker->window->text + span.from;
    size_t len = span.to - span.from, n = 0;
    char *out = tc_arena_alloc(arena, len * 3 + 1); /* an invalid byte becomes three */
    if (!out)
        return (struct tc_str){0};
    for (size_t i = 0; i < len;) {
        size_t run = as_it_is(text + i, len - i, n > 0 ? out[n - 1] : ' ');
        memcpy(out + n, text + i, run);
        i += run;
        n += run;
        if (i == len)
            break;
        if (is_blank(text[i])) {
            if (n > 0 && out[n - 1] != ' ')
                out[n++] = ' ';
            i++;
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
    worker->sentence_is_bytes = worker->sentence_end - worker->sentence_start == span.to - span.from;
    worker->sentence_read = true;
    return TC_OK;
}

uint64_t tc_worker_char(const struct tc_worker *worker, uint32_t byte) {
    uint32_t first = worker->cursor.byte;
    return worker->sentence_start + (worker->sentence_is_bytes ? byte - first : count_chars(worker, first, byte));
}
