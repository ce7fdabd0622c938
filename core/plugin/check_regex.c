/* check_regex.c - can a regex match one token? What every word that it matches must hold, as far as its structure
 * tells: a recursive walk over sequences, alternatives, groups, sets and quantifiers. */
#include "base/utf8.h"
#include "plugin/check_state.h"
#include "text/token.h"
#include <ctype.h>
#include <string.h>

enum { DEPTH_MAX = 32, COUNT_MAX = 1000, SPLITTER_MAX = 8 };

/* Of every word that a part of a regex matches. */
struct needs {
    unsigned len;        /* at least so many letters and signs */
    bool blank;          /* it has a blank */
    struct tc_str split; /* it has this sign, which is always a token of its own; .ptr NULL: none */
};

struct reading {
    struct tc_str rest;
    unsigned depth;
    bool lost; /* something that is not understood here */
};

/* Is the sign a token by itself, whatever stands around it? */
static bool always_splits(struct tc_str sign) {
    static const char *const around[][2] = {{"a", "b"}, {"A", "B"}, {"5", "7"}, {"", "7"}, {"7", ""},
                                            {"", "a"},  {"a", ""},  {"", "s"},  {".", "."}};
    char text[16];
    uint32_t tokens[8][2];
    if (sign.len > SPLITTER_MAX || (sign.len == 1 && isalnum((unsigned char)sign.ptr[0])))
        return false;
    for (size_t i = 0; i <= sizeof around / sizeof *around; i++) {
        bool doubled = i == sizeof around / sizeof *around;
        const char *before = doubled ? "" : around[i][0], *after = doubled ? "" : around[i][1];
        int len = doubled ? snprintf(text, sizeof text, "%.*s%.*s", TC_FMT(sign), TC_FMT(sign))
                          : snprintf(text, sizeof text, "%s%.*s%s", before, TC_FMT(sign), after);
        size_t from = strlen(before), n = tc_token_split((struct tc_str){text, (size_t)len}, tokens, 8), k = 0;
        while (k < n && k < 8 && !(tokens[k][0] == from && tokens[k][1] == from + sign.len))
            k++;
        if (k == n || k == 8)
            return false;
    }
    return true;
}

static struct tc_str take(struct reading *r, size_t n) {
    struct tc_str taken = tc_str_sub(r->rest, 0, n);
    r->rest = tc_str_sub(r->rest, n, r->rest.len);
    return taken;
}

static bool starts(const struct reading *r, char c) { return r->rest.len > 0 && r->rest.ptr[0] == c; }

static struct tc_str take_letter(struct reading *r) {
    uint32_t code;
    return take(r, tc_utf8_decode(r->rest.ptr, r->rest.len, &code));
}

static struct needs of_sign(struct tc_str sign) {
    struct needs needs = {.len = 1, .blank = tc_str_eq_cstr(sign, " ")};
    if (!needs.blank && always_splits(sign))
        needs.split = sign;
    return needs;
}

/* Behind the backslash: a class such as \d, an edge such as \b, or the sign itself. */
static struct needs read_escape(struct reading *r) {
    if (r->rest.len == 0) {
        r->lost = true;
        return (struct needs){0};
    }
    char c = r->rest.ptr[0];
    if (!isalnum((unsigned char)c))
        return of_sign(take_letter(r));
    (void)take(r, 1);
    if (strchr("bBAzZG", c))
        return (struct needs){0};
    if (strchr("pP", c) && starts(r, '{'))
        while (r->rest.len > 0 && take(r, 1).ptr[0] != '}') {
        }
    r->lost = r->lost || !strchr("dDwWsSvVhHpPX", c);
    return (struct needs){.len = 1, .blank = c == 's' || c == 'h'};
}

/* How many letters of a set stand for more than one sign: \d, [:upper:], a range; 0: none. */
static size_t class_len(struct tc_str rest) {
    size_t n = 2;
    while (n < rest.len && (isalpha((unsigned char)rest.ptr[n]) || rest.ptr[n] == '^'))
        n++;
    if (tc_str_starts(rest, TC_STR("[:")) && tc_str_starts(tc_str_sub(rest, n, rest.len), TC_STR(":]")))
        return n + 2;
    if (rest.ptr[0] == '\\' && rest.len > 1)
        return 2;
    return strchr("\\[-^", rest.ptr[0]) != NULL;
}

/* [...]: it needs a splitting sign if all that it has are such signs, written one by one. A ] that is first is one. */
static struct needs read_set(struct reading *r) {
    struct needs all = {.len = 1, .blank = true};
    bool plain = !starts(r, '^');
    struct tc_str split = {0};
    if (!plain)
        (void)take(r, 1);
    for (bool first = true; r->rest.len > 0 && (first || !starts(r, ']')); first = false) {
        size_t class = class_len(r->rest);
        if (class > 0) {
            plain = false;
            (void)take(r, class);
            continue;
        }
        struct needs one = of_sign(take_letter(r));
        all.blank = all.blank && one.blank;
        split = one.split;
        plain = plain && (one.split.ptr || one.blank);
    }
    r->lost = r->lost || r->rest.len == 0;
    (void)take(r, 1);
    if (plain && !all.blank)
        all.split = split;
    all.blank = all.blank && plain;
    return all;
}

static struct needs read_alternatives(struct reading *r);

static struct needs read_group(struct reading *r) {
    if (starts(r, '?') && !tc_str_starts(r->rest, TC_STR("?:")))
        r->lost = true;
    else if (starts(r, '?'))
        (void)take(r, 2);
    struct needs needs = r->lost || ++r->depth > DEPTH_MAX ? (struct needs){0} : read_alternatives(r);
    r->depth--;
    r->lost = r->lost || !starts(r, ')');
    (void)take(r, 1);
    return needs;
}

static struct needs read_atom(struct reading *r) {
    struct tc_str sign = take_letter(r);
    char c = sign.len == 1 ? sign.ptr[0] : '\0';
    switch (c) {
    case '\\':
        return read_escape(r);
    case '[':
        return read_set(r);
    case '(':
        return read_group(r);
    case '.':
        return (struct needs){.len = 1};
    case '^':
    case '$':
        return (struct needs){0};
    default:
        return of_sign(sign);
    }
}

/* ? * + {2,3} and their lazy forms. */
static struct needs read_quantifier(struct reading *r, struct needs needs) {
    unsigned min = 1;
    if (starts(r, '?') || starts(r, '*') || starts(r, '+')) {
        min = take(r, 1).ptr[0] == '+';
    } else if (starts(r, '{') && r->rest.len > 1 && isdigit((unsigned char)r->rest.ptr[1])) {
        for (min = 0, (void)take(r, 1); r->rest.len > 0 && isdigit((unsigned char)r->rest.ptr[0]) && min < COUNT_MAX;)
            min = min * 10 + (unsigned)(take(r, 1).ptr[0] - '0');
        while (r->rest.len > 0 && take(r, 1).ptr[0] != '}') {
        }
    } else {
        return needs;
    }
    if (starts(r, '?') || starts(r, '+'))
        (void)take(r, 1);
    needs.len *= min;
    return min > 0 ? needs : (struct needs){0};
}

static struct needs read_sequence(struct reading *r) {
    struct needs all = {0};
    while (r->rest.len > 0 && !r->lost && !starts(r, '|') && !starts(r, ')')) {
        struct needs one = read_atom(r);
        one = read_quantifier(r, one);
        all.len += one.len;
        all.blank = all.blank || one.blank;
        all.split = all.split.ptr ? all.split : one.split;
    }
    return all;
}

static struct needs read_alternatives(struct reading *r) {
    struct needs all = read_sequence(r);
    while (starts(r, '|') && !r->lost) {
        (void)take(r, 1);
        struct needs other = read_sequence(r);
        all.len = other.len < all.len ? other.len : all.len;
        all.blank = all.blank && other.blank;
        all.split = other.split.ptr ? all.split : other.split;
    }
    return all;
}

struct tc_str tc_regex_never_one_token(struct tc_str regex) {
    struct reading r = {.rest = regex};
    struct needs needs = read_alternatives(&r);
    if (r.lost || r.rest.len > 0)
        return (struct tc_str){0};
    if (needs.blank)
        return TC_STR(" ");
    return needs.len > 1 ? needs.split : (struct tc_str){0};
}
