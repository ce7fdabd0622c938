#include "match/pattern_literal.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include "text/token.h"
#include <string.h>

/* --- from characters to tokens --- */

static void change_case(struct tc_buf *buf, size_t from, bool upper) {
    for (size_t i = from; i < buf->len; i++) {
        char c = buf->ptr[i];
        bool changes = upper ? c >= 'a' && c <= 'z' : c >= 'A' && c <= 'Z';
        buf->ptr[i] = (char)(changes ? c ^ 0x20 : c);
    }
}

bool tc_pattern_needs_capitals(struct tc_str word) { return tc_token_split(word, NULL, 0) > 1; }

/* One token of a literal joined to p->folded with a blank between: as written or folded, the latter in capitals if it
 * needs them to be one token. What folds to nothing is left out. */
static bool join_token(struct tc_parser *p, struct tc_str token, bool fold) {
    size_t before = p->folded.len;
    size_t start = before + (before > 0);
    if (before > 0) {
        tc_buf_addc(&p->folded, ' ');
    }
    enum tc_status status = fold ? tc_utf8_fold(token, &p->folded) : tc_buf_add(&p->folded, token);
    if (status != TC_OK || p->folded.failed) {
        return tc_parser_no_memory(p);
    }
    if (p->folded.len == start) {
        p->folded.len = before;
    } else if (fold && tc_pattern_needs_capitals(tc_str_sub(tc_buf_str(&p->folded), start, p->folded.len))) {
        change_case(&p->folded, start, true);
    }
    return true;
}

/* Are the tokens of the joined text just its parts between blanks? Not so when a character folds to several tokens (a
 * half). */
static bool splits_alike(struct tc_str joined) {
    uint32_t spans[TC_PATTERN_WORDS][2];
    size_t n = tc_token_split(joined, spans, TC_PATTERN_WORDS);
    size_t at = 0;
    for (size_t i = 0; i < n && i < TC_PATTERN_WORDS; i++) {
        const char *blank = memchr(joined.ptr + at, ' ', joined.len - at);
        size_t end = blank ? (size_t)(blank - joined.ptr) : joined.len;
        if (spans[i][0] != at || spans[i][1] != end) {
            return false;
        }
        at = end + (blank != NULL);
    }
    return n > 0 && n <= TC_PATTERN_WORDS && at == joined.len;
}

/* Splits p->raw as documents are split and joins the tokens in p->folded; how many, 0 = failed. */
static size_t split_raw(struct tc_parser *p, size_t start, bool fold) {
    uint32_t spans[TC_PATTERN_WORDS][2];
    struct tc_str raw = tc_buf_str(&p->raw);
    size_t n = tc_token_split(raw, spans, TC_PATTERN_WORDS);
    if (n > TC_PATTERN_WORDS) {
        tc_parser_fail(p, start, "a literal of more than %d words", TC_PATTERN_WORDS);
        return 0;
    }
    tc_buf_reset(&p->folded);
    for (size_t i = 0; i < n; i++) {
        if (!join_token(p, tc_str_sub(raw, spans[i][0], spans[i][1]), fold)) {
            return 0;
        }
    }
    if (p->folded.len == 0) {
        tc_parser_fail(p, start, "a literal without a word");
        return 0;
    }
    if (!splits_alike(tc_buf_str(&p->folded))) {
        tc_parser_fail(p, start, "\"%.*s\" reads differently when it is folded", TC_FMT(raw));
        tc_error_hint(p->err, "write '%.*s' to match it as it stands", TC_FMT(raw));
        return 0;
    }
    if (fold) {
        change_case(&p->folded, 0, false);
    }
    size_t words = 1;
    for (size_t i = 0; i < p->folded.len; i++) {
        words += p->folded.ptr[i] == ' ';
    }
    return words;
}

static struct tc_node *literal_node(struct tc_parser *p, enum tc_node_kind kind, size_t start, struct tc_str text) {
    struct tc_node *node = tc_parser_node(p, kind, start);
    if (!node) {
        return NULL;
    }
    node->text = tc_parser_keep(p, text);
    node->end_col = (uint32_t)p->pos + 1;
    return node->text.ptr ? node : NULL;
}

static struct tc_node *words_node(struct tc_parser *p, size_t start) {
    size_t n = split_raw(p, start, true);
    if (n == 0) {
        return NULL;
    }
    return literal_node(p, n == 1 ? TC_NODE_WORD : TC_NODE_PHRASE, start, tc_buf_str(&p->folded));
}

/* --- bare words --- */

static bool at_dots(const struct tc_parser *p) { return tc_parser_peek(p, 0) == '.' && tc_parser_peek(p, 1) == '.'; }

static bool between_digits(const struct tc_parser *p) {
    return p->pos > 0 && tc_pattern_is_digit(p->text.ptr[p->pos - 1]) && tc_pattern_is_digit(tc_parser_peek(p, 1));
}

/* May the word that has begun go on with the character here? */
static bool word_goes_on(const struct tc_parser *p) {
    char c = tc_parser_peek(p, 0);
    if (c == '\0' || tc_pattern_ends_word(c) || at_dots(p)) {
        return false;
    }
    if (c == ',') {
        return between_digits(p);
    }
    return c != '/' || tc_pattern_is_name(tc_parser_peek(p, 1));
}

static bool take_char(struct tc_parser *p) {
    if (tc_parser_peek(p, 0) == '\\') {
        return tc_parser_escape(p);
    }
    if (tc_buf_addc(&p->raw, p->text.ptr[p->pos++]) != TC_OK) {
        return tc_parser_no_memory(p);
    }
    return true;
}

/* A run of characters into p->raw. A comma or semicolon stands alone, dots stay together. */
static bool take_bare(struct tc_parser *p) {
    tc_buf_reset(&p->raw);
    char first = tc_parser_peek(p, 0);
    bool dots = at_dots(p);
    if (!take_char(p)) {
        return false;
    }
    if (first == ',' || first == ';') {
        return true;
    }
    if (dots) {
        while (tc_parser_peek(p, 0) == '.') {
            take_char(p);
        }
        return p->status == TC_OK;
    }
    while (word_goes_on(p)) {
        if (!take_char(p)) {
            return false;
        }
    }
    return true;
}

static bool refuse_regex_habits(struct tc_parser *p, size_t start) {
    char c = tc_parser_peek(p, 0);
    if (p->pos - start == 1 && p->text.ptr[start] == '.' && (c == '*' || c == '+')) {
        tc_parser_fail(p, start, "\".%c\" would repeat a full stop", c);
        tc_error_hint(p->err, "any token is []%c, a gap is .. and the sign itself \\.", c);
    }
    struct tc_str rest = tc_str_sub(p->text, start, p->text.len);
    if (tc_str_starts(rest, TC_STR("...")) && (tc_pattern_is_digit(c) || c == '[')) {
        tc_parser_fail(p, start, "a gap has two dots");
        tc_error_hint(p->err, "..3 is a gap of up to three words; put a blank behind ... for the sign itself");
    }
    if (tc_str_starts(rest, TC_STR("\u201C")) || tc_str_starts(rest, TC_STR("\u201D"))) {
        tc_parser_fail(p, start, "a typographic quotation mark");
        tc_error_hint(p->err, "a phrase stands between straight ones: \"...\"; the sign itself is \\\"");
    }
    return p->status == TC_OK;
}

struct tc_node *tc_parser_word(struct tc_parser *p) {
    size_t start = p->pos;
    if (!take_bare(p) || !refuse_regex_habits(p, start)) {
        return NULL;
    }
    return words_node(p, start);
}

/* --- literals with signs around --- */

struct tc_node *tc_parser_phrase(struct tc_parser *p) {
    size_t start = p->pos;
    return tc_parser_quoted(p) ? words_node(p, start) : NULL;
}

/* The s of 's at `at`: nothing of a word follows it. */
static bool is_lone_s(const char *at, const char *end) {
    return at < end && (*at | 0x20) == 's' && (at + 1 == end || at[1] == ',' || tc_pattern_ends_word(at[1]));
}

/* 's and a lone apostrophe are words of documents; anything else opens an exact literal. */
static bool is_apostrophe_word(const struct tc_parser *p) {
    char c = tc_parser_peek(p, 1);
    return c == '\0' || tc_pattern_is_blank(c) || is_lone_s(p->text.ptr + p->pos + 1, p->text.ptr + p->text.len);
}

struct tc_node *tc_parser_apostrophe(struct tc_parser *p) {
    size_t start = p->pos;
    if (is_apostrophe_word(p)) {
        return tc_parser_word(p);
    }
    if (!tc_parser_quoted(p) || split_raw(p, start, false) == 0) {
        return NULL;
    }
    if (is_lone_s(p->folded.ptr, p->folded.ptr + p->folded.len)) {
        tc_parser_fail(p, start, "an exact literal cannot begin with the word s: it reads as 's");
        tc_error_hint(p->err, "one token in exact case is also [raw=%c]", p->folded.ptr[0]);
        return NULL;
    }
    return literal_node(p, TC_NODE_EXACT, start, tc_buf_str(&p->folded));
}

static bool is_letter_or_digit(char c) { return tc_pattern_is_name(c) || (c & '\x80') != 0; }

/* The word in braces or behind the tilde into p->raw. */
static bool take_raw(struct tc_parser *p, size_t start) {
    tc_buf_reset(&p->raw);
    while (word_goes_on(p)) {
        if (!take_char(p)) {
            return false;
        }
    }
    if (p->raw.len == 0 || !is_letter_or_digit(p->raw.ptr[0])) {
        char sign = p->text.ptr[start];
        tc_parser_fail(p, start + 1, "expected a word directly behind \"%c\"", sign);
        tc_error_hint(p->err, "write \\%c for the sign itself", sign);
    }
    return p->status == TC_OK;
}

/* The last word of a compound is the one that is inflected: co - {chair}. */
static struct tc_node *lemma_compound(struct tc_parser *p, size_t start) {
    size_t mark = p->kids.len;
    struct tc_str rest = tc_buf_str(&p->folded);
    while (rest.ptr) {
        struct tc_str word = tc_str_split(&rest, ' ');
        if (!rest.ptr && (!is_letter_or_digit(word.ptr[0]) || tc_pattern_is_digit(word.ptr[0]))) {
            return tc_parser_fail(p, start, "a lemma ends in a word, not in \"%.*s\"", TC_FMT(word));
        }
        if (!tc_parser_push(p, literal_node(p, rest.ptr ? TC_NODE_WORD : TC_NODE_LEMMA, start, word))) {
            return NULL;
        }
    }
    return tc_parser_close_seq(p, start, mark);
}

struct tc_node *tc_parser_lemma(struct tc_parser *p) {
    size_t start = p->pos++;
    if (!take_raw(p, start) || split_raw(p, start, true) == 0) {
        return NULL;
    }
    if (!tc_parser_accept(p, '}')) {
        tc_parser_expected(p, "\"}\"");
        tc_error_hint(p->err, "braces hold one word; the others follow it: {set} up");
        return NULL;
    }
    return lemma_compound(p, start);
}

/* Takes the digit off the end of ~word2: 1 if there is none, 0 if it is not a distance. */
static uint16_t take_distance(struct tc_parser *p) {
    char last = p->raw.ptr[p->raw.len - 1];
    if (!tc_pattern_is_digit(last)) {
        return 1;
    }
    p->raw.ptr[--p->raw.len] = '\0';
    return last == '1' ? 1 : last == '2' ? 2 : 0;
}

struct tc_node *tc_parser_fuzzy(struct tc_parser *p) {
    size_t start = p->pos++;
    if (!take_raw(p, start)) {
        return NULL;
    }
    uint16_t distance = take_distance(p);
    if (distance == 0 || p->raw.len == 0) {
        tc_parser_fail(p, start, distance == 0 ? "the edit distance is 1 or 2" : "a distance without a word");
        tc_error_hint(p->err, "a word that ends in a digit needs the distance behind it: ~covid191");
        return NULL;
    }
    size_t n = split_raw(p, start, true);
    if (n > 1 || (n == 1 && !is_letter_or_digit(p->folded.ptr[0]))) {
        n = 0;
        tc_parser_fail(p, start, "a fuzzy word is one word");
    }
    struct tc_node *node = n == 1 ? literal_node(p, TC_NODE_FUZZY, start, tc_buf_str(&p->folded)) : NULL;
    if (node) {
        node->max = distance;
    }
    return node;
}
