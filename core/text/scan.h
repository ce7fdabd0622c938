/* scan.h - the steps of tc_tokenise, for token.c and window.c. Internal to text/.
 *
 * A step sees a text that may be the middle of a longer one: `context` bytes before it are its real predecessors, and
 * if it is not `last`, more follows. What the steps find does not depend on where a longer text was divided. */
#ifndef TC_TEXT_SCAN_H
#define TC_TEXT_SCAN_H

#include "text/rules.h"
#include "text/token.h"

enum {
    TC_TOKEN_BYTES = 1024,    /* a longer token is cut */
    TC_SENTENCE_BYTES = 3072, /* a longer sentence is cut */
    TC_SCAN_CONTEXT = 512,    /* more bytes of context are never looked at */
    TC_SCAN_AHEAD = 640,      /* nothing is decided by bytes further ahead than this */
};

struct tc_scan {
    const char *text; /* readable from text - TC_TEXT_PAD to text + len + TC_TEXT_PAD */
    size_t len;
    size_t context;
    bool last;
};

static inline struct tc_range tc_scan_range(const struct tc_scan *scan) {
    return (struct tc_range){scan->text - scan->context, scan->text + scan->len};
}

/* Step 1: from, to, n, mark, n_marks. The marks of the scalar version are more, not different ones. */
void tc_scan_scalar(struct tc_tokens *tokens, const struct tc_scan *scan);
void tc_scan_bitmap(struct tc_tokens *tokens, const struct tc_scan *scan);

/* One token: *from and *to of the one behind *to (0 at first). false at the end. */
bool tc_scan_next(struct tc_str text, uint32_t *from, uint32_t *to);

/* Is it a year 1000-2999 or an ISO date? */
bool tc_token_is_date(struct tc_str token);

/* Step 2: cls and sym of the first n tokens. */
void tc_scan_symbols(struct tc_tokens *tokens, const char *text, const struct tc_vocab *vocab);
void tc_scan_symbols_scalar(struct tc_tokens *tokens, const char *text, const struct tc_vocab *vocab);

/* What the last words that are not ASCII but short were found to be: texts repeat them, and looking them up takes a
 * hundred times as long as others. */
enum { TC_SEEN_BITS = 9, TC_SEEN_BYTES = 16 };
struct tc_seen {
    uint64_t vocab; /* the number of the vocabulary that they were looked up in */
    struct tc_seen_word {
        char bytes[TC_SEEN_BYTES]; /* padded with zeros, which no token holds */
        uint32_t sym, cls;
    } words[1 << TC_SEEN_BITS]; /* by hash of the bytes */
};

/* Step 3: sent, n_sents: all sentences that are certain whatever follows. */
struct tc_sentences {
    uint32_t tokens; /* that stand in those sentences */
    uint32_t cut;    /* sentences that were too long */
};
struct tc_sentences tc_scan_sentences(struct tc_tokens *tokens, const struct tc_scan *scan);

#endif
