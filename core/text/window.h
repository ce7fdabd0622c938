/* window.h - a document of any length as a row of windows of at most 32 KB that stay in the cache.
 *
 * A window ends at a paragraph, else at a sentence, else at a blank, so that no sentence is cut unless it alone is
 * longer than a window. Bytes are read once, into one buffer; what a window leaves over is moved to the front before
 * the next read. */
#ifndef TC_TEXT_WINDOW_H
#define TC_TEXT_WINDOW_H

#include "base/hash.h"
#include "text/token.h"

/* Where a document's text comes from. read fills at most cap bytes; *got = 0 at the end of the text. */
struct tc_source {
    enum tc_status (*read)(void *ctx, char *dst, size_t cap, size_t *got, struct tc_error *err);
    void *ctx;
};

/* A window with its tokens takes six times as much: it shares the second cache with the tables of the words. */
enum { TC_WINDOW_BYTES = 32 * 1024 };

struct tc_window {
    const char *text; /* padded; valid until the next window */
    size_t len;
    uint64_t byte_offset;    /* of text[0] in the document */
    uint64_t char_offset;    /* the same in code points */
    uint64_t first_sentence; /* number of sentences in the windows before this one */
    bool is_last;            /* known for all but those that end with the document by chance */
    struct tc_tokens tokens;
};

struct tc_reader; /* one a worker, reused for document after document */

/* window_bytes: 4 KB to 1 MB, TC_WINDOW_BYTES by default; results do not depend on it. */
TC_NODISCARD enum tc_status tc_reader_new(struct tc_reader **reader, size_t window_bytes);
void tc_reader_free(struct tc_reader *reader);
void tc_reader_use_scalar(struct tc_reader *reader, bool scalar); /* for tests: the oracle tokeniser */

/* Starts a document. vocab is borrowed until the next start. */
void tc_reader_start(struct tc_reader *reader, struct tc_source source, const struct tc_vocab *vocab);

/* Gives the next window, TC_END behind the last. *window is borrowed until the next call. A text has zero windows if it
 * is empty. */
TC_NODISCARD enum tc_status tc_reader_next(struct tc_reader *reader, const struct tc_window **window,
                                           struct tc_error *err);

/* What was met in the document so far (all of it after TC_END). */
struct tc_text_stats {
    uint64_t bytes, chars, sentences, tokens;
    uint64_t invalid_bytes; /* bytes that are not UTF-8, each read as U+FFFD */
    uint64_t first_invalid; /* byte offset of the first, if there are any */
    uint64_t cut_sentences; /* sentences longer than TC_SENTENCE_TOKENS, cut in pieces */
};
const struct tc_text_stats *tc_reader_stats(const struct tc_reader *reader);

/* Of the text, once, after TC_END. A text that was one window is only hashed here. */
void tc_reader_hash(struct tc_reader *reader, char sha256[TC_SHA256_HEX + 1]);

/* A source that reads from memory: ctx must point to a struct tc_str, which is moved along. */
struct tc_source tc_source_str(struct tc_str *text);

#endif
