/* The pattern language: what parses prints, the print parses to the same tree; what compiles runs on the text behind
 * the first line end, with and without the index alike. */
#include "base/arena.h"
#include "fuzz.h"
#include "match/matcher.h"

enum { SIZE_LIMIT = 4096 };

static uint32_t type_of(void *ctx, struct tc_str name) { return tc_model_type(ctx, 0, name); }

/* How many matches there are; their places in *sum. */
static uint32_t count_matches(const struct tc_model *model, const struct tc_tokens *tokens, const char *text,
                              bool index, uint64_t *sum) {
    struct tc_matcher *matcher = NULL;
    uint32_t total = 0;
    MUST(tc_matcher_new(&matcher, model) == TC_OK);
    tc_matcher_use_index(matcher, index);
    MUST(tc_matcher_window(matcher, tokens, text) == TC_OK);
    for (uint32_t s = 0; (s = tc_matcher_next(matcher, s)) < tokens->n_sents; s++) {
        const struct tc_match *matches = NULL;
        uint32_t n = 0;
        MUST(tc_matcher_sentence(matcher, s) == TC_OK);
        MUST(tc_matcher_stage(matcher, &(uint32_t){0}, &matches, &n) == TC_OK);
        for (uint32_t i = 0; i < n; i++) {
            MUST(matches[i].first < matches[i].last && matches[i].last <= tokens->sent[s + 1]);
            *sum = *sum * 31 + matches[i].first * 7 + matches[i].last + matches[i].n_captures;
        }
        total += n;
    }
    tc_matcher_free(matcher);
    return total;
}

static void run(struct tc_model *model, struct tc_str text) {
    static char padded[SIZE_LIMIT + 2 * TC_TEXT_PAD];
    static struct tc_tokens tokens;
    if (tokens.cap == 0)
        MUST(tc_tokens_init(&tokens, SIZE_LIMIT) == TC_OK);
    memset(padded, 0, sizeof padded);
    if (text.len > 0)
        memcpy(padded + TC_TEXT_PAD, text.ptr, text.len);
    tc_tokenise(&tokens, padded + TC_TEXT_PAD, text.len, tc_model_vocab(model));
    uint64_t with = 0, without = 0;
    uint32_t n = count_matches(model, &tokens, padded + TC_TEXT_PAD, true, &with);
    MUST(n == count_matches(model, &tokens, padded + TC_TEXT_PAD, false, &without) && with == without);
}

static void print_and_parse(const struct tc_node *root, struct tc_arena *arena) {
    struct tc_error err = {0};
    struct tc_node *again = NULL;
    struct tc_buf out;
    tc_buf_init(&out, SIZE_MAX);
    MUST(tc_pattern_print(root, &out) == TC_OK);
    MUST(tc_pattern_parse(tc_buf_str(&out), arena, &again, &err) == TC_OK);
    MUST(tc_pattern_equal(root, again));
    tc_buf_fini(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size > SIZE_LIMIT)
        return 0;
    struct tc_str text = fuzz_str(data, size), pattern = tc_str_split(&text, '\n');
    struct tc_model *model = NULL;
    struct tc_arena arena;
    struct tc_node *root = NULL;
    struct tc_error err = {0};
    uint32_t id = 0;
    MUST(tc_model_new(&model) == TC_OK);
    tc_arena_init(&arena, SIZE_MAX);
    struct tc_scope scope = {.type = type_of, .ctx = model};
    if (tc_pattern_parse(pattern, &arena, &root, &err) == TC_OK) {
        print_and_parse(root, &arena);
        if (tc_model_pattern(model, root, &scope, 0, &id, &err) == TC_OK && tc_model_freeze(model, NULL, &err) == TC_OK)
            run(model, text);
    } else {
        MUST(err.msg[0] != '\0' && err.status != TC_OK);
    }
    tc_model_free(model);
    tc_arena_fini(&arena);
    return 0;
}
