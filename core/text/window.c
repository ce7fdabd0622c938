#include "text/window.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include "text/scan.h"
#include <string.h>

enum { WINDOW_MIN = 4 * 1024, WINDOW_MAX = 1024 * 1024, BEFORE_TEXT = TC_TEXT_PAD + TC_SCAN_CONTEXT };

struct tc_reader {
    size_t window_bytes;
    char *memory; /* pad, context, one window of text, pad */
    char *text;   /* always at the same place in memory */
    size_t filled;
    size_t context; /* bytes before text that are the document's */
    size_t done;    /* bytes of the window that was given last */
    bool at_end;    /* the source has no more */
    bool ended;     /* and the last window was given */
    bool scalar;
    struct tc_source source;
    const struct tc_vocab *vocab;
    struct tc_sha256 *sha;
    struct tc_window window;
    struct tc_text_stats stats;
};

enum tc_status tc_reader_new(struct tc_reader **reader, size_t window_bytes) {
    size_t bytes = window_bytes == 0 ? TC_WINDOW_BYTES : window_bytes;
    bytes = bytes < WINDOW_MIN ? WINDOW_MIN : bytes > WINDOW_MAX ? WINDOW_MAX : bytes;
    struct tc_reader *r = tc_calloc(1, sizeof *r);
    if (!r) {
        return TC_ERR_MEMORY;
    }
    r->window_bytes = bytes;
    r->memory = tc_calloc(1, BEFORE_TEXT + bytes + TC_TEXT_PAD);
    r->sha = tc_sha256_new();
    if (!r->memory || !r->sha || tc_tokens_init(&r->window.tokens, bytes) != TC_OK) {
        tc_reader_free(r);
        return TC_ERR_MEMORY;
    }
    r->text = r->memory + BEFORE_TEXT;
    r->ended = true;
    *reader = r;
    return TC_OK;
}

void tc_reader_free(struct tc_reader *reader) {
    if (reader) {
        tc_tokens_fini(&reader->window.tokens);
        tc_sha256_free(reader->sha);
        tc_free(reader->memory);
        tc_free(reader);
    }
}

void tc_reader_use_scalar(struct tc_reader *reader, bool scalar) { reader->scalar = scalar; }

void tc_reader_start(struct tc_reader *reader, struct tc_source source, const struct tc_vocab *vocab) {
    reader->source = source;
    reader->vocab = vocab;
    reader->filled = reader->context = reader->done = 0;
    reader->at_end = reader->ended = false;
    reader->stats = (struct tc_text_stats){0};
    reader->window = (struct tc_window){.text = reader->text, .tokens = reader->window.tokens};
    tc_sha256_start(reader->sha);
}

/* Moves what the last window left over to the front, with the bytes before it as context. What goes is hashed. */
static void drop_window(struct tc_reader *r) {
    tc_sha256_add(r->sha, (struct tc_str){r->text, r->done});
    size_t behind = r->context + r->done;
    r->context = behind < TC_SCAN_CONTEXT ? behind : TC_SCAN_CONTEXT;
    memmove(r->text - r->context, r->text + r->done - r->context, r->context + r->filled - r->done);
    r->filled -= r->done;
    r->done = 0;
}

static enum tc_status fill(struct tc_reader *r, struct tc_error *err) {
    while (!r->at_end && r->filled < r->window_bytes) {
        size_t got = 0;
        char *to = r->text + r->filled;
        enum tc_status status = r->source.read(r->source.ctx, to, r->window_bytes - r->filled, &got, err);
        if (status != TC_OK) {
            return status;
        }
        r->stats.bytes += got;
        r->filled += got;
        r->at_end = got == 0;
    }
    memset(r->text + r->filled, 0, TC_TEXT_PAD);
    return TC_OK;
}

/* Tokens and sentences of what is there; how many bytes of it are decided whatever follows. A code point of which only
 * a part has arrived is among the undecided. */
static size_t scan(struct tc_reader *r) {
    struct tc_tokens *tokens = &r->window.tokens;
    struct tc_scan scan = {r->text, r->filled, r->context, r->at_end};
    (r->scalar ? tc_scan_scalar : tc_scan_bitmap)(tokens, &scan);
    struct tc_sentences sentences = tc_scan_sentences(tokens, &scan);
    uint32_t found = tokens->n;
    tokens->n = sentences.tokens;
    (r->scalar ? tc_scan_symbols_scalar : tc_scan_symbols)(tokens, r->text, r->vocab);
    r->stats.cut_sentences += sentences.cut;
    if (found == sentences.tokens) {
        return scan.len;
    }
    return tokens->from[sentences.tokens];
}

/* Checks a window's bytes and counts its characters. Behind it are bytes of the next one that were looked at, too. */
static uint64_t count_chars(struct tc_reader *r, struct tc_str text, uint64_t offset) {
    if (r->window.tokens.is_valid) {
        return r->window.tokens.n_chars -
               tc_utf8_count_valid((struct tc_str){text.ptr + text.len, r->filled - text.len});
    }
    uint64_t chars = text.len;
    for (size_t at = tc_utf8_skip_ascii(text, 0); at < text.len; at = tc_utf8_skip_ascii(text, at)) {
        uint32_t code_point = 0;
        unsigned size = tc_utf8_decode(text.ptr + at, text.len - at, &code_point);
        if (size == 1) {
            r->stats.first_invalid = r->stats.invalid_bytes ? r->stats.first_invalid : offset + at;
            r->stats.invalid_bytes++;
        }
        chars -= size - 1;
        at += size;
    }
    return chars;
}

enum tc_status tc_reader_next(struct tc_reader *reader, const struct tc_window **window, struct tc_error *err) {
    if (reader->ended) {
        return TC_END;
    }
    if (reader->at_end && reader->done == reader->filled) {
        reader->ended = true; /* with the last window where it was */
        return TC_END;
    }
    struct tc_window *w = &reader->window;
    w->byte_offset += reader->done;
    w->char_offset = reader->stats.chars;
    w->first_sentence = reader->stats.sentences;
    drop_window(reader);
    enum tc_status status = fill(reader, err);
    if (status != TC_OK || reader->filled == 0) {
        reader->ended = true;
        return status == TC_OK ? TC_END : status;
    }
    w->len = reader->done = scan(reader);
    w->is_last = reader->at_end && reader->done == reader->filled;
    reader->stats.chars += count_chars(reader, (struct tc_str){w->text, w->len}, w->byte_offset);
    reader->stats.sentences += w->tokens.n_sents;
    reader->stats.tokens += w->tokens.n;
    *window = w;
    return TC_OK;
}

void tc_reader_hash(struct tc_reader *reader, char sha256[TC_SHA256_HEX + 1]) {
    tc_sha256_add(reader->sha, (struct tc_str){reader->text, reader->done});
    tc_sha256_end(reader->sha, sha256);
}

const struct tc_text_stats *tc_reader_stats(const struct tc_reader *reader) { return &reader->stats; }

static enum tc_status read_str(void *ctx, char *dst, size_t cap, size_t *got, struct tc_error *err) {
    (void)err;
    struct tc_str *rest = ctx;
    *got = rest->len < cap ? rest->len : cap;
    if (*got > 0) {
        memcpy(dst, rest->ptr, *got);
        *rest = tc_str_sub(*rest, *got, rest->len);
    }
    return TC_OK;
}

struct tc_source tc_source_str(struct tc_str *text) {
    return (struct tc_source){read_str, text};
}
