#include "match_case.h"
#include "random.h"
#include "reference.h"
#include <criterion/criterion.h>
#include <string.h>

/* Random patterns over a small alphabet on random short sentences: the matcher against tests/unit/reference.c. */
TestSuite(differential, .timeout = 120);

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
enum { MODELS = 20 };
#else
enum { MODELS = 250 };
#endif
enum { PATTERNS = 40, SENTENCES = 12, TOKENS = 9, FILLERS = 60, MENTIONS = 5, FUEL = 200000 };

/* --- chance --- */

static uint64_t seed;

static uint32_t chance(uint32_t n) { return random_next(&seed, n); }

static const char *pick(const char *const *from, uint32_t n) { return from[chance(n)]; }
#define PICK(...) pick((const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static void add(struct tc_buf *out, const char *text) { cr_assert_eq(tc_buf_add(out, tc_str(text)), TC_OK); }

/* --- patterns --- */

/* What may not stand in a lookbehind (unbounded), and what would be written out too often. */
struct style {
    bool bounded, in_look;
};

static void put_pattern(struct tc_buf *out, struct style style, uint32_t depth);

static void put_atom(struct tc_buf *out) {
    add(out, PICK("a", "b", "c", "a", "b", "c", "a", "b", ",", "and", "[]", "[]", "[!a]", "[a|b]", "[raw!=b & !c]",
                  "@t", "@t", "@u", "@t[g=x]", "@u[g!=x]", "@t[!g]", "\"a b\"", "\"as well\""));
}

static void put_group(struct tc_buf *out, struct style style, uint32_t depth, const char *open) {
    add(out, open);
    put_pattern(out, style, depth - 1);
    add(out, ")");
}

static void put_all(struct tc_buf *out, struct style style, uint32_t depth) {
    uint32_t n = 1 + chance(2);
    put_group(out, style, depth, "all(");
    for (uint32_t i = 0; i < n; i++) {
        out->ptr[--out->len] = '\0';
        add(out, " ; ");
        put_pattern(out, style, 1);
        add(out, ")");
    }
}

static void put_look(struct tc_buf *out, uint32_t depth) {
    bool behind = chance(2);
    struct style style = {.bounded = behind, .in_look = true};
    put_group(out, style, depth, behind ? PICK("(?<=", "(?<!") : PICK("(?=", "(?!"));
}

static void put_unit(struct tc_buf *out, struct style style, uint32_t depth) {
    uint32_t kind = depth > 0 ? chance(12) : 11;
    if (kind < 4) {
        put_group(out, style, depth, PICK("(", "(", "(?:", "(?<y>"));
    } else if (kind < 5 && !style.bounded) {
        put_group(out, style, depth, "list(");
    } else if (kind == 5 && chance(2) == 0 && !style.bounded) {
        put_all(out, style, depth < 2 ? depth : 2);
    } else {
        put_atom(out);
    }
}

static void put_item(struct tc_buf *out, struct style style, uint32_t depth) {
    uint32_t kind = chance(24);
    if (kind == 0) {
        add(out, PICK("^", "$"));
    } else if (kind < 3 && depth > 0) {
        put_look(out, depth);
    } else if (kind < 5) {
        add(out, PICK("..2", "..1", "..1-2[!a]", "..3[b|c]"));
    } else {
        add(out, chance(4) ? "" : PICK("x:", "y:", "z:"));
        put_unit(out, style, depth);
        if (chance(3) == 0) {
            add(out, style.bounded ? PICK("?", "??", "{2}", "{0,2}", "{1,2}?")
                                   : PICK("?", "??", "*", "*?", "+", "+?", "{2}", "{1,2}", "{0,2}?", "{2,}", "{,}?"));
        }
    }
}

static void put_seq(struct tc_buf *out, struct style style, uint32_t depth) {
    uint32_t n = 1 + chance(3);
    if (chance(20) == 0) {
        add(out, "()");
        return;
    }
    for (uint32_t i = 0; i < n; i++) {
        add(out, i > 0 ? " " : "");
        put_item(out, style, depth);
    }
}

static void put_pattern(struct tc_buf *out, struct style style, uint32_t depth) {
    uint32_t n = chance(3) == 0 ? 2 + chance(2) : 1;
    for (uint32_t i = 0; i < n; i++) {
        add(out, i > 0 ? " | " : "");
        put_seq(out, style, depth);
    }
}

/* --- sentences --- */

struct sentence {
    const char *tokens[FILLERS + TOKENS];
    struct ref_mention mentions[MENTIONS];
    struct ref_sentence ref;
};

static const char *const values[] = {"x", "y", NULL}; /* of the entities 0, 1 and of one that is not the model's */

static bool comes_before(const struct ref_mention *a, const struct ref_mention *b) {
    return a->last != b->last ? a->last > b->last : strcmp(a->type, b->type) < 0;
}

/* One of eight is so long that what is known of its places does not fit into 64 bits. */
static void random_sentence(struct sentence *s, struct tc_buf *text) {
    uint32_t fillers = chance(8) ? 0 : FILLERS;
    uint32_t n = fillers + 1 + chance(TOKENS), n_mentions = chance(MENTIONS + 1);
    tc_buf_reset(text);
    for (uint32_t i = 0; i < n; i++) {
        s->tokens[i] = PICK("a", "b", "c", "a", "b", "c", "a", "b", ",", "and", "or", "as", "well");
        s->tokens[i] = i < fillers ? "as" : s->tokens[i];
        add(text, i > 0 ? " " : "");
        add(text, s->tokens[i]);
    }
    for (uint32_t i = 0; i < n_mentions; i++) {
        struct ref_mention m = {
            .type = PICK("t", "t", "u"), .first = chance(n), .n_entities = chance(REF_ENTITIES + 1)};
        m.last = m.first + 1 + chance(n - m.first < 3 ? n - m.first : 3);
        m.values[0] = m.values[1] = NULL;
        for (uint32_t j = 0; j < m.n_entities; j++) {
            m.values[j] = values[chance(3)];
        }
        uint32_t at = i;
        for (; at > 0 && comes_before(&m, &s->mentions[at - 1]); at--) {
            s->mentions[at] = s->mentions[at - 1];
        }
        s->mentions[at] = m;
    }
    s->ref = (struct ref_sentence){s->tokens, n, s->mentions, n_mentions};
}

/* Gives the sentence to the matcher; the mentions' numbers are known then. */
static void show(struct match_case *c, struct sentence *s, const char *text) {
    match_case_sentence(c, text);
    cr_assert_eq(c->tokens.n, s->ref.n_tokens, "%s", text);
    for (uint32_t i = 0; i < s->ref.n_mentions && c->names_only; i++) {
        match_case_mark(c, s->mentions[i].first, s->mentions[i].last);
    }
    if (c->names_only) {
        cr_assert_eq(tc_matcher_window(c->matcher, &c->tokens, c->text.ptr + TC_TEXT_PAD), TC_OK);
    }
    for (uint32_t i = 0; i < s->ref.n_mentions; i++) {
        struct ref_mention *m = &s->mentions[i];
        uint32_t entities[REF_ENTITIES] = {0};
        for (uint32_t j = 0; j < m->n_entities; j++) {
            entities[j] = !m->values[j] ? 1000 : *m->values[j] == 'x' ? 0 : 1;
        }
        struct tc_mention mention = {.first = m->first,
                                     .last = m->last,
                                     .n_entities = m->n_entities,
                                     .entities = entities,
                                     .type = tc_model_find_type(c->model, 0, tc_str(m->type))};
        cr_assert_eq(tc_matcher_add_mention(c->matcher, &mention, 0, &m->id), TC_OK);
    }
    if (c->names_only) {
        cr_assert_eq(tc_matcher_sentence(c->matcher, 0), TC_OK);
    }
}

/* --- comparing --- */

static bool same_captures(const struct match_case *c, const struct tc_match *match, const struct ref *r) {
    uint32_t n = 0;
    for (uint32_t i = 0; i < r->n_captures; i++) {
        const struct ref_capture *wanted = &r->captures[i];
        if (wanted->first == wanted->last) {
            continue; /* empty captures are left out */
        }
        if (n == match->n_captures) {
            return false;
        }
        const struct tc_capture *found = &match->captures[n++];
        struct tc_str label = tc_model_label(c->model, match->pattern, found->label)->name;
        if (!tc_str_eq(label, wanted->label) || found->first != wanted->first || found->last != wanted->last ||
            found->mention != wanted->mention) {
            return false;
        }
    }
    return n == match->n_captures;
}

/* 1: agrees; 0: differs; -1: the reference ran out of fuel. */
static int agrees(const struct match_case *c, const struct tc_node *root, struct sentence *s,
                  const struct tc_match *matches, uint32_t n) {
    static struct ref r;
    uint32_t start = 0, at = 0;
    r.sentence = &s->ref;
    r.fuel = FUEL;
    while (start <= s->ref.n_tokens) {
        bool found = ref_match(&r, root, start);
        if (r.fuel == 0) {
            return -1;
        }
        if (!found) {
            start++;
            continue;
        }
        if (at == n || matches[at].first != start || matches[at].last != r.end || !same_captures(c, &matches[at], &r)) {
            return 0;
        }
        at++;
        start = r.end > start ? r.end : start + 1;
    }
    return at == n;
}

static struct tc_node *parse(struct match_case *c, const char *pattern) {
    struct tc_node *root = NULL;
    struct tc_error err = {0};
    cr_assert_eq(tc_pattern_parse(tc_str(pattern), &c->arena, &root, &err), TC_OK, "%s: col %u: %s", pattern, err.col,
                 err.msg);
    return root;
}

struct batch {
    struct match_case c;
    char *patterns[PATTERNS];
    struct tc_node *roots[PATTERNS];
    size_t cases, void_cases;
};

static void make_batch(struct batch *b, bool names_only, struct tc_buf *buf) {
    struct tc_error err = {0};
    match_case_init(&b->c);
    b->c.names_only = names_only;
    tc_model_type(b->c.model, 0, TC_STR("t"));
    tc_model_type(b->c.model, 0, TC_STR("u"));
    match_case_entity(&b->c, "t", "e0", "g=x");
    match_case_entity(&b->c, "t", "e1", "g=y");
    for (uint32_t i = 0; i < PATTERNS;) {
        tc_buf_reset(buf);
        put_pattern(buf, (struct style){0}, 3);
        uint32_t id = 0;
        enum tc_status status = match_case_pattern(&b->c, buf->ptr, i % 3, &id, &err);
        if (status == TC_ERR_LIMIT) {
            continue;
        }
        cr_assert_eq(status, TC_OK, "%s: col %u: %s", buf->ptr, err.col, err.msg);
        struct tc_str kept = tc_arena_str(&b->c.arena, tc_buf_str(buf));
        b->roots[i] = parse(&b->c, kept.ptr);
        memcpy(&b->patterns[i], &kept.ptr, sizeof kept.ptr);
        i++;
    }
    match_case_ready(&b->c);
}

static void report(struct batch *b, uint32_t pattern, const char *text, const struct sentence *s,
                   const struct tc_match *matches, uint32_t n) {
    struct tc_buf out;
    tc_buf_init(&out, SIZE_MAX);
    match_case_print(&b->c, matches, n, &out);
    for (uint32_t i = 0; i < s->ref.n_mentions; i++) {
        cr_assert_eq(
            tc_buf_addf(&out, "\n  mention %s %u-%u", s->mentions[i].type, s->mentions[i].first, s->mentions[i].last),
            TC_OK);
    }
    cr_expect_fail("%s on \"%s\": the matcher found \"%s\"", b->patterns[pattern], text, out.ptr);
    tc_buf_fini(&out);
}

static void compare_batch(struct batch *b, struct tc_buf *text) {
    struct sentence s;
    for (uint32_t i = 0; i < SENTENCES; i++) {
        random_sentence(&s, text);
        show(&b->c, &s, text->ptr);
        for (uint32_t j = 0; j < PATTERNS; j++) {
            const struct tc_match *matches = NULL;
            uint32_t n = 0;
            cr_assert_eq(tc_matcher_try(b->c.matcher, j, &matches, &n), TC_OK);
            int verdict = agrees(&b->c, b->roots[j], &s, matches, n);
            b->cases += verdict >= 0;
            b->void_cases += verdict < 0;
            if (verdict == 0) {
                report(b, j, text->ptr, &s, matches, n);
                return;
            }
        }
    }
}

/* --- the index --- */

static void print_stages(struct batch *b, struct sentence *s, const char *text, bool use_index, struct tc_buf *out) {
    tc_buf_reset(out);
    tc_matcher_use_index(b->c.matcher, use_index);
    show(&b->c, s, text);
    uint32_t n = 1;
    for (uint32_t stage = 0; n > 0; stage++) {
        const struct tc_match *matches = NULL;
        cr_assert_eq(tc_matcher_stage(b->c.matcher, &stage, &matches, &n), TC_OK);
        for (uint32_t i = 0; i < n; i++) {
            cr_assert_eq(tc_buf_addf(out, "\n%u %u-%u %s: ", stage, matches[i].first, matches[i].last,
                                     b->patterns[matches[i].pattern]),
                         TC_OK);
            match_case_print(&b->c, &matches[i], 1, out);
        }
    }
}

/* The matches of a stage are those of its patterns one by one, without the empty ones, in order. */
static bool is_all_of(struct batch *b, struct tc_buf *stages) {
    size_t found = 0, wanted = 0;
    for (const char *at = stages->ptr; at && (at = strchr(at, '\n')); at++) {
        found++;
    }
    for (uint32_t j = 0; j < PATTERNS; j++) {
        const struct tc_match *matches = NULL;
        uint32_t n = 0;
        cr_assert_eq(tc_matcher_try(b->c.matcher, j, &matches, &n), TC_OK);
        for (uint32_t i = 0; i < n; i++) {
            wanted += matches[i].first < matches[i].last;
        }
    }
    return found == wanted;
}

Test(differential, the_index_changes_nothing) {
    static struct batch b;
    struct sentence s;
    struct tc_buf buf, with, without;
    tc_buf_init(&buf, SIZE_MAX);
    tc_buf_init(&with, SIZE_MAX);
    tc_buf_init(&without, SIZE_MAX);
    for (seed = 1000; seed <= 1000 + MODELS / 5;) {
        uint64_t number = seed;
        make_batch(&b, seed % 2, &buf);
        for (uint32_t i = 0; i < SENTENCES; i++) {
            random_sentence(&s, &buf);
            print_stages(&b, &s, buf.ptr, true, &with);
            print_stages(&b, &s, buf.ptr, false, &without);
            cr_expect(tc_str_eq(tc_buf_str(&with), tc_buf_str(&without)), "on \"%s\"\nwith index:%s\nwithout:%s",
                      buf.ptr, with.ptr, without.ptr);
            cr_expect(is_all_of(&b, &with), "on \"%s\": other matches than one by one", buf.ptr);
        }
        match_case_fini(&b.c);
        seed = number + 1;
    }
    tc_buf_fini(&buf);
    tc_buf_fini(&with);
    tc_buf_fini(&without);
}

Test(differential, the_matcher_agrees_with_the_reference) {
    static struct batch b;
    struct tc_buf buf;
    size_t cases = 0, void_cases = 0;
    tc_buf_init(&buf, SIZE_MAX);
    for (seed = 1; seed <= MODELS;) {
        uint64_t number = seed;
        b.cases = b.void_cases = 0;
        make_batch(&b, false, &buf);
        compare_batch(&b, &buf);
        match_case_fini(&b.c);
        cases += b.cases;
        void_cases += b.void_cases;
        seed = number + 1;
    }
    tc_buf_fini(&buf);
    cr_expect_geq(cases, (size_t)MODELS * 400, "%zu cases", cases);
    cr_expect_lt(void_cases, cases / 50, "%zu cases without fuel", void_cases);
}
