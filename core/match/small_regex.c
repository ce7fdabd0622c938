#include "match/small_regex.h"

#include <string.h>

enum { DEPTH_MAX = 20, UNBOUNDED = -1 };

/* What is known of a piece: the positions with which it begins and ends, and whether it may be nothing. */
struct piece {
    uint64_t first, last;
    bool nothing;
};

struct reader {
    struct tc_small_regex *to;
    struct tc_str text;
    size_t at;
    int depth;
    bool ignore_case;
};

static bool read_either(struct reader *reader, struct piece *piece);

static bool comes(const struct reader *reader, char c) {
    return reader->at < reader->text.len && reader->text.ptr[reader->at] == c;
}

static bool take(struct reader *reader, char c) {
    bool there = comes(reader, c);
    reader->at += there;
    return there;
}

/* --- putting pieces together --- */

static void lead(struct tc_small_regex *to, uint64_t from, uint64_t next) {
    for (; from != 0; from &= from - 1)
        to->follow[__builtin_ctzll(from)] |= next;
}

static struct piece then(struct tc_small_regex *to, struct piece a, struct piece b) {
    lead(to, a.last, b.first);
    return (struct piece){a.first | (a.nothing ? b.first : 0), b.last | (b.nothing ? a.last : 0),
                          a.nothing && b.nothing};
}

static struct piece any_of(struct piece a, struct piece b) {
    return (struct piece){a.first | b.first, a.last | b.last, a.nothing || b.nothing};
}

/* --- one letter --- */

struct bytes {
    bool has[TC_SMALL_BYTES];
};

static void add_byte(const struct reader *reader, struct bytes *bytes, unsigned char c) {
    bool is_letter = (c | 32) >= 'a' && (c | 32) <= 'z';
    bytes->has[c] = true;
    if (reader->ignore_case && is_letter)
        bytes->has[c ^ 32] = true;
}

static bool add_position(struct reader *reader, const struct bytes *bytes, struct piece *piece) {
    struct tc_small_regex *to = reader->to;
    if (to->n == TC_SMALL_POSITIONS)
        return false;
    uint64_t bit = UINT64_C(1) << to->n++;
    for (int c = 0; c < TC_SMALL_BYTES; c++)
        to->takes[c] |= bytes->has[c] ? bit : 0;
    *piece = (struct piece){bit, bit, false};
    return true;
}

/* A byte that stands for itself; those that mean something do so behind a backslash. */
static bool read_byte(struct reader *reader, const char *meaning, unsigned char *c) {
    bool escaped = take(reader, '\\');
    if (reader->at == reader->text.len)
        return false;
    *c = (unsigned char)reader->text.ptr[reader->at++];
    bool is_sign = (*c > ' ' && *c < '0') || (*c > '9' && *c < 'A') || (*c > 'Z' && *c < 'a') || (*c > 'z' && *c < 127);
    return escaped ? is_sign : *c >= ' ' && *c < 127 && !strchr(meaning, *c);
}

static bool read_class(struct reader *reader, struct bytes *bytes) {
    bool is_other = take(reader, '^');
    do {
        unsigned char from, to;
        if (!read_byte(reader, "[]^-", &from))
            return false;
        to = from;
        if (take(reader, '-') && (!read_byte(reader, "[]^-", &to) || to < from))
            return false;
        for (unsigned c = from; c <= to; c++)
            add_byte(reader, bytes, (unsigned char)c);
    } while (!take(reader, ']'));
    for (int c = 0; c < TC_SMALL_BYTES && is_other; c++)
        bytes->has[c] = !bytes->has[c];
    return true;
}

static bool read_letter(struct reader *reader, struct piece *piece) {
    struct bytes bytes = {{false}};
    unsigned char c;
    if (take(reader, '[')) {
        if (!read_class(reader, &bytes))
            return false;
    } else if (take(reader, '.')) {
        memset(bytes.has, true, sizeof bytes.has);
        bytes.has['\n'] = false;
    } else if (read_byte(reader, ".[](){}|?*+^$\\/", &c)) {
        add_byte(reader, &bytes, c);
    } else {
        return false;
    }
    return add_position(reader, &bytes, piece);
}

/* --- repetition --- */

static bool read_number(struct reader *reader, int *number) {
    size_t start = reader->at;
    for (*number = 0; reader->at < reader->text.len && *number <= TC_SMALL_POSITIONS; reader->at++) {
        char c = reader->text.ptr[reader->at];
        if (c < '0' || c > '9')
            break;
        *number = *number * 10 + (c - '0');
    }
    return reader->at > start && *number <= TC_SMALL_POSITIONS;
}

/* How often the piece before it may come; once, if nothing says so. */
static bool read_times(struct reader *reader, int *min, int *max) {
    *min = *max = 1;
    if (take(reader, '?')) {
        *min = 0;
    } else if (take(reader, '*')) {
        *min = 0, *max = UNBOUNDED;
    } else if (take(reader, '+')) {
        *max = UNBOUNDED;
    } else if (take(reader, '{')) {
        if (!read_number(reader, min))
            return false;
        *max = *min;
        if (take(reader, ',') && !comes(reader, '}'))
            return read_number(reader, max) && *max >= *min && take(reader, '}');
        if (reader->text.ptr[reader->at - 1] == ',')
            *max = UNBOUNDED;
        return take(reader, '}');
    }
    return true;
}

/* What has no letter is refused, so that repetitions come to an end at the number of positions. */
static bool read_once(struct reader *reader, struct piece *piece) {
    uint32_t before = reader->to->n;
    if (!take(reader, '('))
        return read_letter(reader, piece);
    if (take(reader, '?') && !take(reader, ':'))
        return false;
    bool read = ++reader->depth < DEPTH_MAX && read_either(reader, piece) && take(reader, ')');
    reader->depth--;
    return read && reader->to->n > before;
}

/* Each time has positions of its own: it is read again. */
static bool read_item(struct reader *reader, struct piece *piece) {
    size_t start = reader->at;
    struct piece once;
    int min, max;
    if (!read_once(reader, &once) || !read_times(reader, &min, &max))
        return false;
    size_t end = reader->at;
    *piece = (struct piece){0, 0, true};
    int times = max == UNBOUNDED ? (min > 1 ? min : 1) : max;
    for (int i = 0; i < times; i++) {
        reader->at = start;
        if (i > 0 && !read_once(reader, &once))
            return false;
        if (i + 1 == times && max == UNBOUNDED)
            lead(reader->to, once.last, once.first);
        once.nothing |= i >= min;
        *piece = then(reader->to, *piece, once);
    }
    reader->at = end; /* "+" would give nothing back, "?" take as little as it can */
    return !comes(reader, '?') && !comes(reader, '*') && !comes(reader, '+') && !comes(reader, '{');
}

static bool read_row(struct reader *reader, struct piece *piece) {
    *piece = (struct piece){0, 0, true};
    while (reader->at < reader->text.len && !comes(reader, '|') && !comes(reader, ')')) {
        struct piece item;
        if (!read_item(reader, &item))
            return false;
        *piece = then(reader->to, *piece, item);
    }
    return true;
}

static bool read_either(struct reader *reader, struct piece *piece) {
    bool read = read_row(reader, piece);
    while (read && take(reader, '|')) {
        struct piece row;
        read = read_row(reader, &row);
        *piece = read ? any_of(*piece, row) : *piece;
    }
    return read;
}

bool tc_small_regex_read(struct tc_str regex, bool ignore_case, struct tc_small_regex *small) {
    struct reader reader = {.to = small, .text = regex, .ignore_case = ignore_case};
    struct piece all;
    *small = (struct tc_small_regex){0};
    if (!read_either(&reader, &all) || reader.at < regex.len || all.nothing)
        return false;
    small->first = all.first;
    small->last = all.last;
    for (unsigned c = 0; c < TC_SMALL_BYTES; c++) {
        unsigned other = (c | 32) >= 'a' && (c | 32) <= 'z' ? c ^ 32 : c;
        bool ends = ((small->takes[c] | small->takes[other]) & small->last) != 0;
        small->ends[c / 64] |= (uint64_t)ends << c % 64;
    }
    return true;
}

enum tc_small_answer tc_small_regex_run(const struct tc_small_regex *small, struct tc_str word, bool folded) {
    uint64_t next = small->first, at = 0;
    for (size_t i = 0; i < word.len; i++) {
        unsigned char c = (unsigned char)word.ptr[i];
        if (c >= TC_SMALL_BYTES)
            return TC_SMALL_UNKNOWN; /* a word that fails is read on for this: folding may change the letters before */
        at = next & small->takes[folded && c >= 'A' && c <= 'Z' ? c | 32 : c];
        next = 0;
        for (uint64_t bits = at; bits != 0; bits &= bits - 1)
            next |= small->follow[__builtin_ctzll(bits)];
    }
    return at & small->last ? TC_SMALL_YES : TC_SMALL_NO;
}
