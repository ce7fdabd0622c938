/* The tokeniser written down as the rules are: the portable path, and the oracle for the bitmap tokeniser. */
#include "base/utf8.h"
#include "text/scan.h"

/* Ends of tokens; of one that is longer than allowed, some place behind the allowed length. */

static bool is_letter(char c) { return (unsigned char)((c | 0x20) - 'a') < 26; }

static const char *word_end(const char *start, struct tc_range in) {
    const char *p = start;
    while (p + 1 < in.hi && is_letter(p[0]) && is_letter(p[1])) { /* what most words are */
        p++;
    }
    if (is_letter(p[0]) && (p + 1 == in.hi || p[1] == ' ')) {
        return p + 1;
    }
    for (unsigned size = tc_rule_word_char(p, in); size > 0; size = tc_rule_word_char(p, in)) {
        p += size;
        if (p - start > TC_TOKEN_BYTES || (tc_rule_word_char(p, in) > 0 && tc_rule_breaks(p, in))) {
            break;
        }
    }
    return p;
}

static const char *token_end(const char *start, struct tc_range in) {
    if (is_letter(*start) || tc_rule_word_char(start, in) > 0) {
        return word_end(start, in);
    }
    const char *p = start;
    while (p < in.hi && *p == '.' && tc_rule_word_char(p, in) == 0 && p - start <= TC_TOKEN_BYTES) {
        p++;
    }
    unsigned size = 0;
    tc_char_at(start, in.hi, &size);
    return p > start ? p : start + size;
}

/* Where to cut a token that begins at p and is longer than allowed: not within a code point. */
static const char *cut_place(const char *p, struct tc_range in) {
    const char *at = p + TC_TOKEN_BYTES;
    while (tc_char_splits(at, p, in.hi)) {
        at--;
    }
    return at;
}

/* Behind *to at first; text: what offsets count from. */
static bool next_token(const char *text, struct tc_range in, uint32_t *from, uint32_t *to) {
    const char *p = text + *to;
    unsigned size = 0;
    while (p < in.hi && (tc_char_at(p, in.hi, &size) & TC_CHAR_BLANK)) {
        p += size;
    }
    if (p == in.hi) {
        return false;
    }
    const char *end = token_end(p, in);
    *from = (uint32_t)(p - text);
    *to = (uint32_t)((end - p > TC_TOKEN_BYTES ? cut_place(p, in) : end) - text);
    return true;
}

bool tc_scan_next(struct tc_str text, uint32_t *from, uint32_t *to) {
    return text.len > 0 && next_token(text.ptr, (struct tc_range){text.ptr, text.ptr + text.len}, from, to);
}

void tc_scan_scalar(struct tc_tokens *tokens, const struct tc_scan *scan) {
    struct tc_range in = tc_scan_range(scan);
    uint32_t from = 0;
    uint32_t to = 0;
    uint32_t n = 0;
    while (next_token(scan->text, in, &from, &to)) {
        tokens->from[n] = from;
        tokens->to[n] = to;
        tokens->mark[n] = n + 1;
        n++;
    }
    tokens->n = n;
    tokens->n_marks = n;
    tokens->is_valid = tc_utf8_invalid_at((struct tc_str){scan->text, scan->len}) == scan->len;
    tokens->n_chars = tc_utf8_count((struct tc_str){scan->text, scan->len});
}
