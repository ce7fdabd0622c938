#include "match_case.h"

#include "base/alloc.h"
#include <criterion/criterion.h>
#include <ctype.h>
#include <string.h>

enum { DEPTH = 16, MENTIONS = 16384 };

void match_case_init(struct match_case *c) {
    *c = (struct match_case){0};
    cr_assert_eq(tc_model_new(&c->model), TC_OK);
    tc_arena_init(&c->arena, SIZE_MAX);
    tc_buf_init(&c->text, SIZE_MAX);
}

void match_case_fini(struct match_case *c) {
    tc_matcher_free(c->matcher);
    tc_model_free(c->model);
    tc_arena_fini(&c->arena);
    tc_tokens_fini(&c->tokens);
    tc_buf_fini(&c->text);
}

static uint32_t type_of(void *ctx, struct tc_str name) {
    struct match_case *c = ctx;
    return tc_model_type(c->model, 0, name);
}

enum tc_status match_case_pattern(struct match_case *c, const char *pattern, uint32_t stage, uint32_t *id,
                                  struct tc_error *err) {
    struct tc_scope scope = {.type = type_of, .ctx = c};
    struct tc_node *root = NULL;
    *err = (struct tc_error){0};
    enum tc_status status = tc_pattern_parse(tc_str(pattern), &c->arena, &root, err);
    return status == TC_OK ? tc_model_pattern(c->model, root, &scope, stage, id, err) : status;
}

uint32_t match_case_add(struct match_case *c, const char *pattern, uint32_t stage) {
    struct tc_error err;
    uint32_t id = 0;
    cr_assert_eq(match_case_pattern(c, pattern, stage, &id, &err), TC_OK, "%s: col %u: %s", pattern, err.col, err.msg);
    return id;
}

uint32_t match_case_entity(struct match_case *c, const char *type, const char *key, const char *attribute) {
    struct tc_str value = tc_str(attribute);
    struct tc_attr attr = {.name = tc_str_split(&value, '=')};
    attr.value = value;
    struct tc_entity entity = {.type = tc_model_type(c->model, 0, tc_str(type)),
                               .key = tc_str(key),
                               .label = tc_str(key),
                               .attrs = &attr,
                               .n_attrs = attribute != NULL};
    uint32_t number = tc_model_entity(c->model, &entity);
    cr_assert_neq(number, TC_NONE);
    return number;
}

void match_case_ready(struct match_case *c) {
    struct tc_error err = {0};
    for (uint32_t type = 0; type < tc_model_type_count(c->model) && !c->names_only; type++) {
        tc_model_type_grows(c->model, type);
    }
    cr_assert_eq(tc_model_freeze(c->model, NULL, &err), TC_OK, "%s", err.msg);
    cr_assert_eq(tc_matcher_new(&c->matcher, c->model), TC_OK);
}

struct span {
    struct tc_str type;
    size_t from, to; /* bytes of the plain text */
};

/* The sentence without its markup into c->text; the spans of its mentions. */
static size_t strip(struct match_case *c, const char *sentence, struct span *spans) {
    size_t open[DEPTH], depth = 0, n = 0;
    for (const char *at = sentence; *at; at++) {
        size_t here = c->text.len - TC_TEXT_PAD;
        if (*at == '<' && strchr(at, ':')) {
            const char *colon = strchr(at, ':');
            cr_assert(n < MENTIONS && depth < DEPTH);
            spans[n] = (struct span){{at + 1, (size_t)(colon - at - 1)}, here, 0};
            open[depth++] = n++;
            at = colon;
        } else if (*at == '>' && depth > 0) {
            spans[open[--depth]].to = here;
        } else {
            cr_assert_eq(tc_buf_addc(&c->text, *at), TC_OK);
        }
    }
    return n;
}

static uint32_t token_at(const struct tc_tokens *tokens, size_t from) {
    uint32_t i = 0;
    while (i < tokens->n && tokens->from[i] < from) {
        i++;
    }
    return i;
}

static void add_mention(struct match_case *c, const char *text, const struct span *span) {
    char key[256] = {0};
    for (size_t i = 0; i < span->to - span->from && i < sizeof key - 1; i++) {
        key[i] = (char)tolower((unsigned char)text[span->from + i]);
    }
    struct tc_mention mention = {.first = token_at(&c->tokens, span->from),
                                 .last = token_at(&c->tokens, span->to),
                                 .type = tc_model_find_type(c->model, 0, span->type)};
    if (mention.type == TC_NONE) {
        return; /* no pattern asks for it */
    }
    uint32_t entity = tc_model_find_entity(c->model, mention.type, tc_str(key));
    mention.n_entities = entity != TC_NONE;
    mention.entities = &entity;
    uint32_t id = 0;
    cr_assert_eq(tc_matcher_add_mention(c->matcher, &mention, 0, &id), TC_OK);
}

void match_case_mark(struct match_case *c, uint32_t first, uint32_t last) {
    c->tokens.cls[first] |= TC_MARK_BEGINS;
    c->tokens.cls[last - 1] |= TC_MARK_ENDS;
}

void match_case_sentence(struct match_case *c, const char *sentence) {
    static struct span spans[MENTIONS];
    static const char pad[TC_TEXT_PAD];
    tc_buf_reset(&c->text);
    cr_assert_eq(tc_buf_add(&c->text, (struct tc_str){pad, sizeof pad}), TC_OK);
    size_t n = strip(c, sentence, spans);
    size_t len = c->text.len - TC_TEXT_PAD;
    cr_assert_eq(tc_buf_add(&c->text, (struct tc_str){pad, sizeof pad}), TC_OK);
    const char *text = c->text.ptr + TC_TEXT_PAD;
    tc_tokens_fini(&c->tokens);
    cr_assert_eq(tc_tokens_init(&c->tokens, len + 1), TC_OK);
    tc_tokenise(&c->tokens, text, len, tc_model_vocab(c->model));
    c->tokens.n_sents = 1;
    c->tokens.sent[0] = 0;
    c->tokens.sent[1] = c->tokens.n;
    for (size_t i = 0; i < n && c->names_only; i++) {
        match_case_mark(c, token_at(&c->tokens, spans[i].from), token_at(&c->tokens, spans[i].to));
    }
    cr_assert_eq(tc_matcher_window(c->matcher, &c->tokens, text), TC_OK);
    if (!c->names_only) {
        cr_assert_eq(tc_matcher_sentence(c->matcher, 0), TC_OK);
    }
    for (size_t i = 0; i < n; i++) {
        add_mention(c, text, &spans[i]);
    }
    if (c->names_only) {
        cr_assert_eq(tc_matcher_sentence(c->matcher, 0), TC_OK);
    }
}

static void print_span(const struct match_case *c, uint32_t first, uint32_t last, struct tc_buf *out) {
    const char *text = c->text.ptr + TC_TEXT_PAD;
    for (uint32_t i = first; i < last; i++) {
        struct tc_str token = {text + c->tokens.from[i], c->tokens.to[i] - c->tokens.from[i]};
        cr_assert_eq(tc_buf_addf(out, "%s%.*s", i > first ? " " : "", TC_FMT(token)), TC_OK);
    }
}

void match_case_print(const struct match_case *c, const struct tc_match *matches, uint32_t n, struct tc_buf *out) {
    for (uint32_t i = 0; i < n; i++) {
        const struct tc_match *match = &matches[i];
        cr_assert_eq(tc_buf_addf(out, "%s", i > 0 ? ";" : ""), TC_OK);
        print_span(c, match->first, match->last, out);
        for (uint32_t j = 0; j < match->n_captures; j++) {
            const struct tc_capture *capture = &match->captures[j];
            struct tc_str label = tc_model_label(c->model, match->pattern, capture->label)->name;
            cr_assert_eq(tc_buf_addf(out, "%s%.*s=", j > 0 ? ", " : " {", TC_FMT(label)), TC_OK);
            print_span(c, capture->first, capture->last, out);
            if (capture->mention != TC_NONE) {
                uint32_t type = tc_matcher_mention(c->matcher, capture->mention)->type;
                cr_assert_eq(tc_buf_addf(out, "@%.*s", TC_FMT(tc_model_type_name(c->model, type))), TC_OK);
            }
        }
        cr_assert_eq(tc_buf_addf(out, "%s", match->n_captures > 0 ? "}" : ""), TC_OK);
    }
}

const char *match_case_stage(struct match_case *c, uint32_t stage, struct tc_buf *out) {
    const struct tc_match *matches = NULL;
    uint32_t n = 0, found = stage;
    tc_buf_reset(out);
    cr_assert_eq(tc_matcher_stage(c->matcher, &found, &matches, &n), TC_OK);
    match_case_print(c, matches, found == stage ? n : 0, out);
    return out->len > 0 ? out->ptr : "";
}
