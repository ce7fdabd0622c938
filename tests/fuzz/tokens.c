/* The tokeniser: both versions give the same, and tokens and sentences are what token.h says. */
#include "fuzz.h"
#include "text/token.h"

enum { SIZE_LIMIT = 1 << 16 };

static void check_shape(const struct tc_tokens *t, size_t len) {
    for (uint32_t i = 0; i < t->n; i++) {
        MUST(t->from[i] < t->to[i] && t->to[i] <= len);
        MUST(i == 0 || t->to[i - 1] <= t->from[i]);
    }
    MUST(t->n_sents == 0 || t->sent[0] == 0);
    for (uint32_t i = 0; i < t->n_sents; i++)
        MUST(t->sent[i] < t->sent[i + 1] && t->sent[i + 1] - t->sent[i] <= TC_SENTENCE_TOKENS);
    MUST(t->sent[t->n_sents] == t->n);
}

static void check_same(const struct tc_tokens *a, const struct tc_tokens *b) {
    MUST(a->n == b->n && a->n_sents == b->n_sents);
    MUST(memcmp(a->from, b->from, a->n * sizeof *a->from) == 0);
    MUST(memcmp(a->to, b->to, a->n * sizeof *a->to) == 0);
    MUST(memcmp(a->cls, b->cls, a->n * sizeof *a->cls) == 0);
    MUST(memcmp(a->sent, b->sent, (a->n_sents + 1) * sizeof *a->sent) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static char padded[SIZE_LIMIT + 2 * TC_TEXT_PAD];
    static struct tc_tokens fast, plain;
    if (fast.cap == 0)
        MUST(tc_tokens_init(&fast, SIZE_LIMIT) == TC_OK && tc_tokens_init(&plain, SIZE_LIMIT) == TC_OK);
    if (size > SIZE_LIMIT)
        return 0;
    memset(padded, 0, sizeof padded);
    if (size > 0)
        memcpy(padded + TC_TEXT_PAD, data, size);
    tc_tokenise(&fast, padded + TC_TEXT_PAD, size, NULL);
    tc_tokenise_scalar(&plain, padded + TC_TEXT_PAD, size, NULL);
    check_shape(&fast, size);
    check_same(&fast, &plain);
    return 0;
}
