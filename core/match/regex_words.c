#include "match/regex_words.h"

#include <string.h>

enum { WORDS_MAX = 300, DEPTH_MAX = 20 };

struct reader {
    struct tc_arena *arena;
    struct tc_str rest;
    int depth;
};

static bool read_either(struct reader *reader, struct tc_words *words);

static bool is_plain(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

static bool comes(const struct reader *reader, char c) { return reader->rest.len > 0 && reader->rest.ptr[0] == c; }

static bool take(struct reader *reader, char c) {
    bool there = comes(reader, c);
    reader->rest = tc_str_sub(reader->rest, there, reader->rest.len);
    return there;
}

static bool make(struct reader *reader, uint32_t n, struct tc_words *words) {
    *words = (struct tc_words){tc_arena_alloc(reader->arena, (size_t)n * sizeof *words->items), n};
    return n <= WORDS_MAX && words->items;
}

static bool add(struct reader *reader, struct tc_words *to, const struct tc_words *more) {
    struct tc_words both;
    if (!make(reader, to->n + more->n, &both)) {
        return false;
    }
    for (uint32_t i = 0; i < both.n; i++) {
        both.items[i] = i < to->n ? to->items[i] : more->items[i - to->n];
    }
    *to = both;
    return true;
}

/* Each of `to` with each of `more` behind it. */
static bool append(struct reader *reader, struct tc_words *to, const struct tc_words *more) {
    struct tc_words all;
    if (!make(reader, to->n * more->n, &all)) {
        return false;
    }
    for (uint32_t i = 0; i < all.n; i++) {
        struct tc_str a = to->items[i / more->n], b = more->items[i % more->n];
        char *text = tc_arena_alloc(reader->arena, a.len + b.len + 1);
        if (!text) {
            return false;
        }
        memcpy(text, a.ptr, a.len);
        memcpy(text + a.len, b.ptr, b.len);
        all.items[i] = (struct tc_str){text, a.len + b.len};
    }
    *to = all;
    return true;
}

static bool read_letters(struct reader *reader, uint32_t n, struct tc_words *words) {
    if (n == 0 || !make(reader, n, words)) {
        return false;
    }
    for (uint32_t i = 0; i < n; i++) {
        words->items[i] = tc_str_sub(reader->rest, i, i + 1);
    }
    reader->rest = tc_str_sub(reader->rest, n, reader->rest.len);
    return true;
}

static bool read_item(struct reader *reader, struct tc_words *words) {
    struct tc_str empty = {"", 0};
    struct tc_words nothing = {&empty, 1};
    bool read = false;
    if (take(reader, '(')) {
        read = ++reader->depth < DEPTH_MAX && read_either(reader, words) && take(reader, ')');
        reader->depth--;
    } else if (take(reader, '[')) {
        uint32_t n = 0;
        while (n < reader->rest.len && is_plain(reader->rest.ptr[n])) {
            n++;
        }
        read = read_letters(reader, n, words) && take(reader, ']');
    } else {
        read = is_plain(reader->rest.ptr[0]) && read_letters(reader, 1, words);
    }
    return read && (!take(reader, '?') || add(reader, words, &nothing));
}

static bool read_row(struct reader *reader, struct tc_words *words) {
    if (!make(reader, 1, words)) {
        return false;
    }
    words->items[0] = (struct tc_str){"", 0};
    while (reader->rest.len > 0 && !comes(reader, '|') && !comes(reader, ')')) {
        struct tc_words item;
        if (!read_item(reader, &item) || !append(reader, words, &item)) {
            return false;
        }
    }
    return true;
}

static bool read_either(struct reader *reader, struct tc_words *words) {
    bool read = read_row(reader, words);
    while (read && take(reader, '|')) {
        struct tc_words row;
        read = read_row(reader, &row) && add(reader, words, &row);
    }
    return read;
}

bool tc_regex_words(struct tc_str regex, struct tc_arena *arena, struct tc_words *words) {
    struct reader reader = {.arena = arena, .rest = regex};
    if (!read_either(&reader, words) || reader.rest.len > 0) {
        return false;
    }
    uint32_t n = 0;
    for (uint32_t i = 0; i < words->n; i++) { /* no token is empty */
        words->items[n] = words->items[i];
        n += words->items[i].len > 0;
    }
    words->n = n;
    return true;
}
