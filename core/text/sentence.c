/* Where sentences end. Every boundary between two tokens is judged by what stands around it, never further away than
 * TC_SCAN_CONTEXT or TC_SCAN_AHEAD; the marks of step 1 only say which boundaries are worth the look. */
#include "text/scan.h"
#include "text/words.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

enum {
    GAP_MAX = 256,    /* a longer stretch of blanks ends any sentence */
    CLOSERS_MAX = 8,  /* quotes and brackets between a stop and the blank */
    LINE_NARROW = 36, /* characters; a shorter line without a stop is a headline or an item */
    LINE_SHORT = 60,  /* and so is a shorter one where no lines around it are wrapped */
    LINE_LONG = 120,  /* a longer one is a paragraph, not a line of hard-wrapped text */
    NAME_TOKENS = 2,
    TITLE_LONG = 200, /* a longer one stands in no list */
    LINE_ROOM = 8,    /* what a line may lack of the width that it is wrapped to */
    LINES_ABOVE = 3,
    LINES_AHEAD = 3,
    LINES_CAPITAL = 4,               /* so many that all begin with a capital are no prose */
    LINES_DATED = 2,                 /* nor are these that do behind a bracket or a number */
    LIST_AHEAD = TC_SCAN_AHEAD - 40, /* bytes that they are looked for in */
    LIST_BACK = TC_SCAN_CONTEXT - 40,
};

enum stop {
    STOP_NONE,
    STOP_NEVER, /* the dot of Mr. or of "1. Trade" */
    STOP_MAYBE, /* the dot of U.S. or Inc. */
    STOP_SURE,
    STOP_WIDE,
};

struct splitter {
    struct tc_tokens *tokens;
    const struct tc_scan *scan;
    struct tc_range in;
    uint32_t first; /* token of the sentence that is being looked for */
    uint32_t mark;  /* the first one that may matter to it */
    uint32_t safe;  /* what begins up to here is decided by bytes that are there */
};

static const char *at(const struct splitter *s, uint32_t offset) { return s->scan->text + offset; }

static struct tc_str token_str(const struct splitter *s, uint32_t i) {
    return (struct tc_str){at(s, s->tokens->from[i]), s->tokens->to[i] - s->tokens->from[i]};
}

static inline uint32_t code_point_of(const struct splitter *s, uint32_t i) {
    struct tc_str token = token_str(s, i);
    uint32_t code_point = (unsigned char)*token.ptr;
    if (code_point >= 0x80) {
        tc_utf8_decode(token.ptr, token.len, &code_point);
    }
    return code_point;
}

static bool is_adjacent(const struct splitter *s, uint32_t i) {
    return i > s->first && s->tokens->to[i - 1] == s->tokens->from[i];
}

/* --- what a token is at a boundary --- */

static bool is_one_of(uint32_t code_point, const uint32_t *set) {
    while (*set && *set != code_point) {
        set++;
    }
    return *set != 0;
}

/* What an ASCII sign does at a boundary. */
enum role {
    ROLE_CLOSES = 1, /* a closing quote or bracket, also one that may be an opening one elsewhere */
    ROLE_GOES_ON = 2 /* goes on with what stands before it */
};
static const uint8_t ascii_roles[128] = {
    [')'] = ROLE_CLOSES | ROLE_GOES_ON,
    [']'] = ROLE_CLOSES | ROLE_GOES_ON,
    ['}'] = ROLE_CLOSES | ROLE_GOES_ON,
    ['"'] = ROLE_CLOSES,
    ['\''] = ROLE_CLOSES,
    [','] = ROLE_GOES_ON,
    [';'] = ROLE_GOES_ON,
    [':'] = ROLE_GOES_ON,
    ['.'] = ROLE_GOES_ON,
    ['!'] = ROLE_GOES_ON,
    ['?'] = ROLE_GOES_ON,
    ['%'] = ROLE_GOES_ON,
    ['/'] = ROLE_GOES_ON,
    ['='] = ROLE_GOES_ON,
    ['+'] = ROLE_GOES_ON,
    ['~'] = ROLE_GOES_ON,
    ['|'] = ROLE_GOES_ON,
    ['-'] = ROLE_GOES_ON,
};

static inline bool has_role(const struct splitter *s, uint32_t i, enum role role, const uint32_t *others) {
    unsigned char c = (unsigned char)*at(s, s->tokens->from[i]);
    return c < 0x80 ? (ascii_roles[c] & role) != 0 : is_one_of(code_point_of(s, i), others);
}

static inline bool is_closer(const struct splitter *s, uint32_t i) {
    static const uint32_t others[] = {0xBB, 0x2019, 0x201D, 0x203A, 0x300B, 0x300D, 0x300F, 0x3011, 0xFF09, 0xFF3D, 0};
    char last = *at(s, s->tokens->to[i] - 1);
    bool is_possessive = last == 's' || last == 'S';
    return !is_possessive && has_role(s, i, ROLE_CLOSES, others);
}

static bool goes_on(const struct splitter *s, uint32_t i) {
    static const uint32_t others[] = {0xBB,   0x060C, 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2019, 0x201D,
                                      0x2026, 0x203A, 0x3001, 0x3002, 0xFF01, 0xFF0C, 0xFF1F, 0};
    return has_role(s, i, ROLE_GOES_ON, others);
}

static bool is_lower(const struct splitter *s, uint32_t i) {
    unsigned size = 0;
    struct tc_str token = token_str(s, i);
    return tc_char_at(token.ptr, token.ptr + token.len, &size) & TC_CHAR_LOWER;
}

static bool begins_with_letter(const struct splitter *s, uint32_t i) {
    unsigned size = 0;
    return i < s->tokens->n && (tc_char_at(at(s, s->tokens->from[i]), s->in.hi, &size) & TC_CHAR_LETTER);
}

static bool is_digits(struct tc_str token) {
    for (size_t i = 0; i < token.len; i++) {
        if (token.ptr[i] < '0' || token.ptr[i] > '9') {
            return false;
        }
    }
    return token.len > 0;
}

static bool begins_with_digit(const struct splitter *s, uint32_t i) {
    return is_digits((struct tc_str){at(s, s->tokens->from[i]), 1});
}

/* 1 to 99, or a small Roman number: what numbers the items of a list. */
static bool is_item_number(struct tc_str token) {
    if (is_digits(token)) {
        return token.len <= 2;
    }
    for (size_t i = 0; i < token.len; i++) {
        if (!memchr("IVX", token.ptr[i], 3)) {
            return false;
        }
    }
    return token.len <= 4;
}

static bool is_ascii_letter(char c) { return (unsigned)(c | 0x20) - 'a' < 26; }

static bool is_bullet(const struct splitter *s, uint32_t i) {
    static const uint32_t bullets[] = {'-',    '*',    0xB7,   0x2013, 0x2014, 0x2022, 0x2023,
                                       0x2043, 0x204C, 0x204D, 0x25AA, 0x25AB, 0x25A0, 0x25A1,
                                       0x25B6, 0x25BA, 0x25CB, 0x25CF, 0x25E6, 0x27A2, 0};
    const struct tc_tokens *t = s->tokens;
    struct tc_str token = token_str(s, i);
    bool blank_after = i + 1 < t->n && t->from[i + 1] > t->to[i];
    if (is_ascii_letter(*token.ptr)) {
        return false;
    }
    if (is_one_of(code_point_of(s, i), bullets)) {
        return blank_after || begins_with_letter(s, i + 1);
    }
    if (!is_digits(token) || token.len > 2 || i + 2 >= t->n || blank_after) {
        return false;
    }
    char sign = *at(s, t->from[i + 1]);
    return (sign == '.' || sign == ')') && t->to[i + 1] - t->from[i + 1] == 1 && t->from[i + 2] > t->to[i + 1];
}

/* --- the stop before a boundary --- */

static bool is_single_upper(struct tc_str word) {
    unsigned size = 0;
    return (tc_char_at(word.ptr, word.ptr + word.len, &size) & TC_CHAR_UPPER) && size == word.len;
}

/* dot: a token that is one dot. next: the token after the boundary. */
static enum stop judge_dot(const struct splitter *s, uint32_t dot, uint32_t next) {
    if (!is_adjacent(s, dot)) {
        return STOP_SURE;
    }
    struct tc_str word = token_str(s, dot - 1);
    if (dot - 1 == s->first && is_item_number(word)) {
        return STOP_NEVER;
    }
    switch (tc_abbreviation_find(word)) {
    case TC_ABBREV_TITLE:
        return STOP_NEVER;
    case TC_ABBREV_NUMERIC:
        return begins_with_digit(s, next) ? STOP_NEVER : STOP_SURE;
    case TC_ABBREV_OTHER:
        return STOP_MAYBE;
    case TC_ABBREV_NONE:
        break;
    }
    return is_single_upper(word) ? STOP_MAYBE : STOP_SURE;
}

static enum stop judge_stop(const struct splitter *s, uint32_t i, uint32_t next) {
    struct tc_str token = token_str(s, i);
    switch (tc_char_stop(code_point_of(s, i))) {
    case TC_STOP_DOT:
        return token.len == 1 ? judge_dot(s, i, next) : STOP_SURE;
    case TC_STOP_MARK:
        return STOP_SURE;
    case TC_STOP_WIDE:
        return STOP_WIDE;
    case TC_STOP_NONE:
        break;
    }
    return token.ptr[token.len - 1] == '.' ? STOP_MAYBE : STOP_NONE;
}

static enum stop stop_before(const struct splitter *s, uint32_t b) {
    uint32_t i = b - 1;
    for (int n = 0; n < CLOSERS_MAX && is_adjacent(s, i) && is_closer(s, i); n++) {
        i--;
    }
    return judge_stop(s, i, b);
}

/* --- lines --- */

/* Line ends in the gap before token b, counted up to 2; a form feed or paragraph separator counts twice. */
static unsigned line_ends(const struct splitter *s, uint32_t b) {
    const char *p = at(s, s->tokens->to[b - 1]);
    const char *end = at(s, s->tokens->from[b]);
    unsigned count = 0;
    for (; p < end && count < 2; p++) {
        bool is_separator = end - p >= 3 && p[0] == '\xE2' && p[1] == '\x80';
        if (*p == '\n' || (*p == '\r' && p[1] != '\n') || (is_separator && p[2] == '\xA8')) {
            count++;
        } else if (*p == '\f' || (is_separator && p[2] == '\xA9')) {
            count += 2;
        }
    }
    return count;
}

static bool is_line_end(char c) { return c == '\n' || c == '\r' || c == '\f'; }

/* A bit for each of STEP bytes that ends a line. */
#ifdef __SSE2__
enum { STEP = 16 };
static inline unsigned find_line_ends(const char *p) {
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)p);
    __m128i ends = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('\n')), _mm_cmpeq_epi8(v, _mm_set1_epi8('\r')));
    return (unsigned)_mm_movemask_epi8(_mm_or_si128(ends, _mm_cmpeq_epi8(v, _mm_set1_epi8('\f'))));
}
#else
enum { STEP = 1 };
static inline unsigned find_line_ends(const char *p) { return is_line_end(*p); }
#endif

/* Where the line that p stands in begins, as far back as `floor`. */
static const char *line_start(const char *p, const char *floor) {
    for (; p - floor >= STEP; p -= STEP) {
        unsigned ends = find_line_ends(p - STEP);
        if (ends != 0) {
            return p - STEP + (32 - __builtin_clz(ends));
        }
    }
    while (p > floor && !is_line_end(p[-1])) {
        p--;
    }
    return p;
}

/* Where it ends, as far ahead as `end`. */
static const char *line_end(const char *p, const char *end) {
    for (; end - p >= STEP; p += STEP) {
        unsigned ends = find_line_ends(p);
        if (ends != 0) {
            return p + __builtin_ctz(ends);
        }
    }
    while (p < end && !is_line_end(*p)) {
        p++;
    }
    return p;
}

struct line {
    int length, first; /* characters between its blanks, and of its first word; 0: empty, or not to be seen whole */
    bool is_open;      /* it ends without a sign: the next one may go on with it */
    bool is_capital;   /* it begins with a capital and a small letter */
    bool is_small;     /* it begins with a small letter */
    bool is_dated;     /* it ends in a bracket or a number, as titles end in the date */
};

static bool is_blank(char c) { return c == ' ' || c == '\t'; }

static int count(const char *from, const char *to) {
    return (int)tc_utf8_count_valid((struct tc_str){from, (size_t)(to - from)});
}

/* The line from .. to - 1. */
static struct line measure(const char *from, const char *to) {
    while (from < to && is_blank(*from)) {
        from++;
    }
    while (to > from && is_blank(to[-1])) {
        to--;
    }
    const char *word = from;
    while (word < to && !is_blank(*word)) {
        word++;
    }
    if (from == to) {
        return (struct line){0};
    }
    bool is_letter = tc_char_before(to, from) & TC_CHAR_LETTER;
    unsigned size, next;
    bool is_capital =
        (tc_char_at(from, to, &size) & TC_CHAR_UPPER) && (tc_char_at(from + size, to, &next) & TC_CHAR_LOWER);
    bool is_small = tc_char_at(from, to, &size) & TC_CHAR_LOWER;
    bool is_dated = !is_letter && strchr("0123456789)]", to[-1]);
    return (struct line){.length = count(from, to),
                         .first = count(from, word),
                         .is_open = is_letter || is_dated,
                         .is_capital = is_capital,
                         .is_small = is_small,
                         .is_dated = is_dated};
}

/* The line that begins at p, of the text up to hi; what stands behind `end` is not looked at. Moves p behind it, and to
 * `end` where a page ends. */
static struct line line_at(const char **p, const char *end, const char *hi) {
    const char *from = *p, *to = line_end(from, end);
    bool is_whole = to < end || end == hi;
    *p = to == end || *to == '\f' ? end : to + 1 + (end - to > 1 && to[0] == '\r' && to[1] == '\n');
    return is_whole ? measure(from, to) : (struct line){0};
}

/* Are these lines those of a list? Of lines that are wrapped to a width none has room for the first word of the next
 * one; of a list of titles some have. And in prose some line soon begins with a small letter, and few begin with a
 * capital behind a number. */
static bool is_list(const struct line *lines, int n) {
    int width = 0, capitals = 0, dated = 0;
    for (int i = 0; i < n; i++) {
        width = width > lines[i].length ? width : lines[i].length;
    }
    for (int i = 0; i < n && (i == 0 || lines[i - 1].is_open); i++) {
        if (i > 0 && lines[i - 1].length + 1 + lines[i].first + LINE_ROOM <= width) {
            return true;
        }
        capitals += lines[i].is_capital;
        dated += i > 0 && lines[i - 1].is_dated && lines[i].is_capital;
    }
    return dated >= LINES_DATED || (capitals >= LINES_CAPITAL && capitals == n);
}

/* Does one of these lines go on with the one above it in a small letter? Then they are wrapped, however narrow. */
static bool is_wrapped(const struct line *lines, int n) {
    for (int i = 1; i < n; i++) {
        if (lines[i].is_small && lines[i - 1].is_open && lines[i - 1].length >= LINE_NARROW) {
            return true;
        }
    }
    return false;
}

/* The line above the one that begins at *p, if that may go on from it. Moves p there. */
static struct line line_above(const struct splitter *s, const char **p, const char *floor) {
    const char *below = *p;
    if (below == floor || below[-1] == '\f') {
        return (struct line){0};
    }
    const char *end = below - 1 - (below - floor > 1 && below[-1] == '\n' && below[-2] == '\r');
    *p = line_start(end, floor);
    bool is_whole = *p > floor || floor == s->in.lo;
    return is_whole ? measure(*p, end) : (struct line){0};
}

/* Does a line that is no sentence end before token b? A narrow one does, and a paragraph on one line; the others are
 * judged by the lines above and those that follow up to an empty one or a paragraph: below or above a line as long
 * as a paragraph nothing is wrapped. */
static bool is_item(const struct splitter *s, uint32_t b) {
    const char *last = at(s, s->tokens->to[b - 1]), *p = at(s, s->tokens->from[b]);
    const char *floor = last - s->in.lo > LIST_BACK ? last - LIST_BACK : s->in.lo;
    const char *end = s->in.hi - p > LIST_AHEAD ? p + LIST_AHEAD : s->in.hi;
    const char *start = line_start(last, floor);
    if (last - start < LINE_NARROW) {
        return true;
    }
    struct line lines[LINES_ABOVE + 1 + LINES_AHEAD], before = measure(start, last);
    if (before.length < LINE_NARROW || before.length > LINE_LONG) {
        return true;
    }
    if (tc_is_function_word(token_str(s, b - 1))) {
        return false;
    }
    int n = 0, top = LINES_ABOVE, list = LINES_ABOVE; /* the first line that is seen, and of those that go on */
    for (; top > 0; top--) {
        lines[top - 1] = line_above(s, &start, floor);
        if (top == LINES_ABOVE && lines[top - 1].length > LINE_LONG) {
            return true;
        }
        if (lines[top - 1].length == 0 || lines[top - 1].length > TITLE_LONG) {
            break;
        }
        list = list == top && lines[top - 1].is_open ? top - 1 : list;
        n++;
    }
    lines[LINES_ABOVE] = before;
    n++;
    for (int ahead = 0; ahead < LINES_AHEAD && p < end; ahead++) {
        struct line *line = &lines[top + n];
        *line = line_at(&p, end, s->in.hi);
        if (ahead == 0 && line->length > LINE_LONG) {
            return true;
        }
        if (line->length == 0 || line->length > TITLE_LONG) {
            break;
        }
        n++;
    }
    return (before.length < LINE_SHORT && !is_wrapped(lines + top, n)) || is_list(lines + list, top + n - list);
}

/* "the U.S. And Japan", as wires have it: before a name "And" begins no sentence. */
static bool joins_names(const struct splitter *s, uint32_t b) {
    if (!tc_str_eq_cstr(token_str(s, b), "And")) {
        return false;
    }
    const char *p = at(s, s->tokens->to[b]);
    while (p < s->in.hi && (*p == ' ' || *p == '\n')) {
        p++;
    }
    unsigned size = 0;
    return p < s->in.hi && (tc_char_at(p, s->in.hi, &size) & TC_CHAR_UPPER);
}

static bool starts(const struct splitter *s, uint32_t b) {
    return tc_is_starter(token_str(s, b)) && !joins_names(s, b);
}

/* Does one line end before token b end the sentence? */
static bool line_end_ends(const struct splitter *s, uint32_t b, enum stop stop) {
    const struct tc_tokens *t = s->tokens;
    char last = *at(s, t->to[b - 1] - 1);
    if (is_bullet(s, b) || last == ':' || last == '|') { /* or the end of a row */
        return true;
    }
    if (is_lower(s, b) || goes_on(s, b) || stop == STOP_NEVER) {
        return false;
    }
    if (stop == STOP_SURE || stop == STOP_WIDE || (stop == STOP_MAYBE && starts(s, b))) {
        return true;
    }
    return last != ',' && is_item(s, b);
}

/* --- boundaries --- */

/* Nothing but a name such as "The U.S." before b: no sentence, whatever follows. */
static bool is_name_alone(const struct splitter *s, uint32_t b) {
    return b - s->first <= NAME_TOKENS && token_str(s, b - 1).len > 2;
}

static bool ends_before(const struct splitter *s, uint32_t b) {
    uint32_t gap = s->tokens->from[b] - s->tokens->to[b - 1];
    unsigned lines = gap > 0 ? line_ends(s, b) : 0;
    if (gap > GAP_MAX || lines > 1) {
        return true;
    }
    if (gap == 0 && (unsigned char)*at(s, s->tokens->to[b - 1] - 1) < 0x80 && !is_closer(s, b - 1)) {
        return false; /* no wide stop */
    }
    enum stop stop = stop_before(s, b);
    if (lines == 1) {
        return line_end_ends(s, b, stop);
    }
    if (stop == STOP_WIDE) {
        return !is_closer(s, b) && tc_char_stop(code_point_of(s, b)) == TC_STOP_NONE;
    }
    if (gap == 0 || stop < STOP_MAYBE || is_lower(s, b) || goes_on(s, b)) {
        return false;
    }
    return stop == STOP_SURE || (!is_name_alone(s, b) && starts(s, b));
}

static bool fits(const struct splitter *s, uint32_t b) {
    const struct tc_tokens *t = s->tokens;
    return b - s->first <= TC_SENTENCE_TOKENS && t->to[b - 1] - t->from[s->first] <= TC_SENTENCE_BYTES;
}

enum verdict { NOT_HERE, FOUND, UNKNOWN, TOO_LONG };

/* Judges b and the boundaries behind the closing signs that follow it. */
static enum verdict try_mark(const struct splitter *s, uint32_t *b) {
    const struct tc_tokens *t = s->tokens;
    for (; *b < t->n; ++*b) {
        if (!fits(s, *b)) {
            return TOO_LONG;
        }
        bool decided = t->from[*b] <= s->safe || t->from[*b] - t->to[*b - 1] > GAP_MAX;
        if (!decided) {
            return UNKNOWN;
        }
        if (ends_before(s, *b)) {
            return FOUND;
        }
        if (!is_adjacent(s, *b) || !is_closer(s, *b)) {
            break;
        }
    }
    return NOT_HERE;
}

/* The token before which the sentence ends. */
static enum verdict find_end(struct splitter *s, uint32_t *end) {
    const struct tc_tokens *t = s->tokens;
    for (; s->mark < t->n_marks; s->mark++) {
        uint32_t b = t->mark[s->mark];
        if (b <= s->first) {
            continue;
        }
        enum verdict verdict = try_mark(s, &b);
        if (verdict != NOT_HERE) {
            *end = b;
            return verdict;
        }
    }
    *end = t->n;
    if (!fits(s, t->n)) {
        return TOO_LONG;
    }
    return s->scan->last || s->scan->len - t->to[t->n - 1] > GAP_MAX ? FOUND : UNKNOWN;
}

/* Where a sentence that is too long is cut: at the last blank in the last quarter of what fits, else there. */
static uint32_t cut_place(const struct splitter *s) {
    const struct tc_tokens *t = s->tokens;
    uint32_t limit = s->first + 1;
    while (limit < t->n && fits(s, limit + 1)) {
        limit++;
    }
    uint32_t floor = s->first + (limit - s->first) * 3 / 4;
    for (uint32_t b = limit; b > floor && b < t->n; b--) {
        if (t->from[b] > t->to[b - 1]) {
            return b;
        }
    }
    return limit;
}

/* Is it certain that the sentence is too long? */
static bool is_cut_certain(const struct splitter *s) {
    const struct tc_tokens *t = s->tokens;
    uint32_t last = s->first + TC_SENTENCE_TOKENS;
    return t->from[s->first] + TC_SENTENCE_BYTES <= s->safe || (last < t->n && t->from[last] <= s->safe);
}

struct tc_sentences tc_scan_sentences(struct tc_tokens *tokens, const struct tc_scan *scan) {
    struct tc_sentences result = {0};
    struct splitter s = {.tokens = tokens, .scan = scan, .in = tc_scan_range(scan)};
    s.safe = scan->last ? UINT32_MAX : scan->len > TC_SCAN_AHEAD ? (uint32_t)scan->len - TC_SCAN_AHEAD : 0;
    tokens->n_sents = 0;
    while (s.first < tokens->n) {
        uint32_t end = 0;
        enum verdict verdict = find_end(&s, &end);
        if (verdict == UNKNOWN || (verdict == TOO_LONG && !scan->last && !is_cut_certain(&s))) {
            break;
        }
        tokens->sent[tokens->n_sents++] = s.first;
        if (verdict == TOO_LONG) {
            end = cut_place(&s);
            result.cut++;
        }
        s.first = end;
        while (s.mark > 0 && tokens->mark[s.mark - 1] > s.first) {
            s.mark--;
        }
    }
    tokens->sent[tokens->n_sents] = s.first;
    result.tokens = s.first;
    return result;
}
