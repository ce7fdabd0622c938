#include "base/str.h"

#include "base/alloc.h"
#include <string.h>

struct tc_str tc_str(const char *nul_terminated) {
    return (struct tc_str){nul_terminated, nul_terminated ? strlen(nul_terminated) : 0};
}

struct tc_str tc_str_sub(struct tc_str s, size_t from, size_t to) {
    to = to < s.len ? to : s.len;
    from = from < to ? from : to;
    return (struct tc_str){s.ptr ? s.ptr + from : NULL, to - from};
}

static bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

struct tc_str tc_str_trim(struct tc_str s) {
    size_t from = 0;
    size_t to = s.len;
    while (from < to && is_blank(s.ptr[from])) {
        from++;
    }
    while (to > from && is_blank(s.ptr[to - 1])) {
        to--;
    }
    return tc_str_sub(s, from, to);
}

bool tc_str_eq(struct tc_str a, struct tc_str b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

bool tc_str_eq_cstr(struct tc_str a, const char *b) { return tc_str_eq(a, tc_str(b)); }

int tc_str_cmp(struct tc_str a, struct tc_str b) {
    size_t shorter = a.len < b.len ? a.len : b.len;
    int order = shorter > 0 ? memcmp(a.ptr, b.ptr, shorter) : 0;
    return order != 0 ? order : (a.len > b.len) - (a.len < b.len);
}

bool tc_str_starts(struct tc_str s, struct tc_str prefix) {
    return s.len >= prefix.len && tc_str_eq(tc_str_sub(s, 0, prefix.len), prefix);
}

bool tc_str_ends(struct tc_str s, struct tc_str suffix) {
    return s.len >= suffix.len && tc_str_eq(tc_str_sub(s, s.len - suffix.len, s.len), suffix);
}

struct tc_str tc_str_split(struct tc_str *rest, char sep) {
    struct tc_str all = *rest;
    const char *at = all.len > 0 ? memchr(all.ptr, sep, all.len) : NULL;
    if (!at) {
        *rest = (struct tc_str){NULL, 0};
        return all;
    }
    size_t len = (size_t)(at - all.ptr);
    *rest = tc_str_sub(all, len + 1, all.len);
    return tc_str_sub(all, 0, len);
}

const char *tc_str_count(uint64_t n, char out[TC_COUNT_BYTES]) {
    char digits[24];
    int len = snprintf(digits, sizeof digits, "%llu", (unsigned long long)n), o = 0;
    for (int i = 0; i < len; i++) {
        if (i > 0 && (len - i) % 3 == 0)
            out[o++] = ',';
        out[o++] = digits[i];
    }
    out[o] = '\0';
    return out;
}

enum { HINT_LISTED = 8, NEAREST_MAX = 63 }; /* longer words are no names that somebody mistyped */

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c; }

static unsigned min3(unsigned a, unsigned b, unsigned c) {
    unsigned least = a < b ? a : b;
    return least < c ? least : c;
}

/* Edits that turn a into b: insertions, deletions, substitutions, swaps of neighbours; case is no edit. Both <=
 * NEAREST_MAX. */
static unsigned edit_distance(struct tc_str a, struct tc_str b) {
    unsigned rows[3][NEAREST_MAX + 1]; /* row i holds the distances of a's first i bytes to each prefix of b */
    for (unsigned j = 0; j <= b.len; j++) {
        rows[0][j] = j;
    }
    for (unsigned i = 1; i <= a.len; i++) {
        unsigned *row = rows[i % 3];
        const unsigned *above = rows[(i + 2) % 3];
        const unsigned *above2 = rows[(i + 1) % 3];
        row[0] = i;
        for (unsigned j = 1; j <= b.len; j++) {
            char x = lower(a.ptr[i - 1]);
            char y = lower(b.ptr[j - 1]);
            row[j] = min3(above[j] + 1, row[j - 1] + 1, above[j - 1] + (x != y));
            bool swapped = i > 1 && j > 1 && x == lower(b.ptr[j - 2]) && y == lower(a.ptr[i - 2]);
            if (swapped && above2[j - 2] + 1 < row[j]) {
                row[j] = above2[j - 2] + 1;
            }
        }
    }
    return rows[a.len % 3][b.len];
}

const char *tc_str_nearest(struct tc_str word, const char *const *candidates, size_t n) {
    const char *nearest = NULL;
    if (word.len == 0 || word.len > NEAREST_MAX) {
        return NULL;
    }
    unsigned best = (unsigned)word.len / 4 + 2; /* one edit is near, and one more every four letters */
    for (size_t i = 0; i < n; i++) {
        struct tc_str candidate = tc_str(candidates[i]);
        if (candidate.len == 0 || candidate.len > NEAREST_MAX) {
            continue;
        }
        unsigned distance = edit_distance(word, candidate);
        bool all_new = distance >= word.len || distance >= candidate.len;
        if (distance < best && !(all_new && distance > 0)) {
            best = distance;
            nearest = candidates[i];
        }
    }
    return nearest;
}

void tc_hint_names(struct tc_error *err, struct tc_str word, const char *const *names, size_t n) {
    const char *nearest = tc_str_nearest(word, names, n);
    if (nearest) {
        tc_error_hint(err, "did you mean \"%s\"?", nearest);
        return;
    }
    if (n == 0 || n > HINT_LISTED)
        return;
    char list[TC_ERROR_TEXT_MAX / 2];
    size_t len = 0;
    for (size_t i = 0; i < n; i++) {
        int more = snprintf(list + len, sizeof list - len, "%s%s", i ? ", " : "", names[i]);
        if (more < 0 || (size_t)more >= sizeof list - len)
            return;
        len += (size_t)more;
    }
    tc_error_hint(err, "there is: %s", list);
}

void tc_buf_init(struct tc_buf *buf, size_t max) { *buf = (struct tc_buf){.max = max}; }

static enum tc_status fail(struct tc_buf *buf) {
    buf->failed = true;
    return TC_ERR_MEMORY;
}

enum { FIRST_CAP = 32 };

enum tc_status tc_buf_reserve(struct tc_buf *buf, size_t more) {
    if (buf->failed || buf->len > buf->max || more > buf->max - buf->len || more >= SIZE_MAX - buf->len) {
        return fail(buf);
    }
    size_t need = buf->len + more + 1;
    if (need <= buf->cap) {
        return TC_OK;
    }
    size_t wanted = buf->cap <= SIZE_MAX / 2 ? buf->cap * 2 : need;
    wanted = wanted < FIRST_CAP ? FIRST_CAP : wanted;
    if (wanted > buf->max) {
        wanted = buf->max < SIZE_MAX ? buf->max + 1 : buf->max;
    }
    wanted = wanted < need ? need : wanted;
    char *grown = tc_realloc(buf->ptr, wanted);
    if (!grown) {
        return fail(buf);
    }
    buf->ptr = grown;
    buf->cap = wanted;
    buf->ptr[buf->len] = '\0';
    return TC_OK;
}

enum tc_status tc_buf_add(struct tc_buf *buf, struct tc_str text) {
    if (tc_buf_reserve(buf, text.len) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    if (text.len > 0) {
        memcpy(buf->ptr + buf->len, text.ptr, text.len);
    }
    buf->len += text.len;
    buf->ptr[buf->len] = '\0';
    return TC_OK;
}

enum tc_status tc_buf_addc(struct tc_buf *buf, char c) { return tc_buf_add(buf, (struct tc_str){&c, 1}); }

enum tc_status tc_buf_addf(struct tc_buf *buf, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    size_t room = buf->cap - buf->len;
    va_list again;
    va_copy(again, args);
    int wanted = vsnprintf(room > 0 ? buf->ptr + buf->len : NULL, room, fmt, args);
    enum tc_status status = wanted < 0 ? fail(buf) : tc_buf_reserve(buf, (size_t)wanted);
    if (status == TC_OK) {
        if ((size_t)wanted >= room) {
            vsnprintf(buf->ptr + buf->len, buf->cap - buf->len, fmt, again);
        }
        buf->len += (size_t)wanted;
    } else if (buf->ptr) {
        buf->ptr[buf->len] = '\0';
    }
    va_end(again);
    va_end(args);
    return status;
}

struct tc_str tc_buf_str(const struct tc_buf *buf) {
    return (struct tc_str){buf->ptr, buf->len};
}

void tc_buf_reset(struct tc_buf *buf) {
    buf->len = 0;
    buf->failed = false;
    if (buf->ptr) {
        buf->ptr[0] = '\0';
    }
}

void tc_buf_fini(struct tc_buf *buf) {
    tc_free(buf->ptr);
    tc_buf_init(buf, buf->max);
}
