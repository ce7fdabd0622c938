/* string.find, match, gmatch, gsub, rep: Lua's patterns as its manual defines them, by a matcher that pays for every
 * step.
 *
 * A pattern is read while it is matched. match() gives the end of a match of pattern[p..] at subject[s..] or NONE; it
 * recurs where it has to come back for another try, and loops where it has not. */
#include "base/str.h"
#include "sandbox/state.h"
#include <ctype.h>
#include <string.h>

enum { CAPTURES_MAX = 32, DEPTH_MAX = 190 };
enum { OPEN = -1, POSITION = -2 }; /* lengths of a capture that is not closed, or stands for a place */
#define NONE SIZE_MAX

struct capture {
    size_t from;
    ptrdiff_t len;
};

struct matcher {
    lua_State *L;
    struct tc_str subject, pattern;
    struct capture captures[CAPTURES_MAX];
    int n_captures, depth;
    uint64_t steps; /* taken but not yet paid for */
};

static size_t match(struct matcher *m, size_t s, size_t p);

static void pay(struct matcher *m) {
    uint64_t steps = m->steps;
    m->steps = 0;
    tc_sandbox_charge(m->L, steps);
}

static void step(struct matcher *m) {
    if (++m->steps >= 256)
        pay(m);
}

static unsigned char subject_at(const struct matcher *m, size_t s) { return (unsigned char)m->subject.ptr[s]; }

static unsigned char pattern_at(const struct matcher *m, size_t p) {
    return p < m->pattern.len ? (unsigned char)m->pattern.ptr[p] : '\0';
}

/* --- one character --- */

/* The end of the set that begins behind the [ at p - 1. A ] in the first place is an ordinary character. */
static size_t set_end(struct matcher *m, size_t p) {
    p += pattern_at(m, p) == '^';
    do {
        if (p >= m->pattern.len)
            luaL_error(m->L, "malformed pattern (missing ']')");
        p += pattern_at(m, p) == '%' && p + 1 < m->pattern.len ? 2 : 1;
        step(m);
    } while (pattern_at(m, p) != ']');
    return p + 1;
}

/* The end of the single-character item at p. */
static size_t item_end(struct matcher *m, size_t p) {
    unsigned char c = pattern_at(m, p++);
    if (c == '[')
        return set_end(m, p);
    if (c != '%')
        return p;
    if (p >= m->pattern.len)
        luaL_error(m->L, "malformed pattern (ends with '%%')");
    return p + 1;
}

static bool in_class(unsigned char c, unsigned char class) {
    bool result;
    switch (tolower(class)) {
    case 'a':
        result = isalpha(c);
        break;
    case 'c':
        result = iscntrl(c);
        break;
    case 'd':
        result = isdigit(c);
        break;
    case 'g':
        result = isgraph(c);
        break;
    case 'l':
        result = islower(c);
        break;
    case 'p':
        result = ispunct(c);
        break;
    case 's':
        result = isspace(c);
        break;
    case 'u':
        result = isupper(c);
        break;
    case 'w':
        result = isalnum(c);
        break;
    case 'x':
        result = isxdigit(c);
        break;
    default:
        return class == c;
    }
    return isupper(class) ? !result : result;
}

/* p is at the [, end behind the ]. */
static bool in_set(struct matcher *m, unsigned char c, size_t p, size_t end) {
    bool negated = pattern_at(m, p + 1) == '^';
    p += negated ? 2 : 1;
    for (size_t last = end - 1; p < last; step(m)) {
        unsigned char low = pattern_at(m, p);
        if (low == '%') {
            if (in_class(c, pattern_at(m, p + 1)))
                return !negated;
            p += 2;
        } else if (pattern_at(m, p + 1) == '-' && p + 2 < last) {
            if (low <= c && c <= pattern_at(m, p + 2))
                return !negated;
            p += 3;
        } else {
            if (low == c)
                return !negated;
            p++;
        }
    }
    return negated;
}

static bool matches_item(struct matcher *m, size_t s, size_t p, size_t end) {
    step(m);
    if (s >= m->subject.len)
        return false;
    unsigned char c = subject_at(m, s);
    switch (pattern_at(m, p)) {
    case '.':
        return true;
    case '%':
        return in_class(c, pattern_at(m, p + 1));
    case '[':
        return in_set(m, c, p, end);
    default:
        return pattern_at(m, p) == c;
    }
}

/* --- items that are more than a character --- */

static size_t match_longest(struct matcher *m, size_t s, size_t p, size_t end) {
    size_t n = 0;
    while (matches_item(m, s + n, p, end))
        n++;
    for (;; n--) {
        size_t result = match(m, s + n, end + 1);
        if (result != NONE || n == 0)
            return result;
    }
}

static size_t match_shortest(struct matcher *m, size_t s, size_t p, size_t end) {
    for (;; s++) {
        size_t result = match(m, s, end + 1);
        if (result != NONE || !matches_item(m, s, p, end))
            return result;
    }
}

static size_t open_capture(struct matcher *m, size_t s, size_t p, ptrdiff_t len) {
    if (m->n_captures >= CAPTURES_MAX)
        luaL_error(m->L, "too many captures (at most %d)", CAPTURES_MAX);
    m->captures[m->n_captures++] = (struct capture){s, len};
    size_t result = match(m, s, p);
    if (result == NONE)
        m->n_captures--;
    return result;
}

static size_t close_capture(struct matcher *m, size_t s, size_t p) {
    int i = m->n_captures - 1;
    while (i >= 0 && m->captures[i].len != OPEN)
        i--;
    if (i < 0)
        luaL_error(m->L, "invalid pattern capture: ) without (");
    m->captures[i].len = (ptrdiff_t)(s - m->captures[i].from);
    size_t result = match(m, s, p);
    if (result == NONE)
        m->captures[i].len = OPEN;
    return result;
}

/* %bxy at p. */
static size_t match_balance(struct matcher *m, size_t s, size_t p) {
    if (p + 3 >= m->pattern.len)
        luaL_error(m->L, "malformed pattern (missing arguments to '%%b')");
    unsigned char opening = pattern_at(m, p + 2), closing = pattern_at(m, p + 3);
    if (s >= m->subject.len || subject_at(m, s) != opening)
        return NONE;
    size_t level = 1;
    while (++s < m->subject.len) {
        unsigned char c = subject_at(m, s);
        step(m);
        if (c == closing) {
            if (--level == 0)
                return s + 1;
        } else if (c == opening) {
            level++;
        }
    }
    return NONE;
}

/* %f[set]: s stands between a character outside and one inside the set; the ends of the subject count as \0. */
static bool at_frontier(struct matcher *m, size_t s, size_t p, size_t end) {
    unsigned char before = s == 0 ? '\0' : subject_at(m, s - 1);
    unsigned char after = s < m->subject.len ? subject_at(m, s) : '\0';
    step(m);
    return !in_set(m, before, p, end) && in_set(m, after, p, end);
}

/* %1: the text of a capture again. */
static size_t match_again(struct matcher *m, size_t s, unsigned char digit) {
    int i = digit - '1';
    if (i < 0 || i >= m->n_captures || m->captures[i].len == OPEN)
        luaL_error(m->L, "invalid capture index %%%d in pattern", i + 1);
    size_t len = m->captures[i].len == POSITION ? 0 : (size_t)m->captures[i].len;
    m->steps += len / 8;
    step(m);
    bool same = m->subject.len - s >= len && memcmp(m->subject.ptr + m->captures[i].from, m->subject.ptr + s, len) == 0;
    return same ? s + len : NONE;
}

/* A single-character item with what is behind it. True if the match goes on at (*s, *p), else *result is its end. */
static bool match_item(struct matcher *m, size_t *s, size_t *p, size_t *result) {
    size_t end = item_end(m, *p);
    switch (pattern_at(m, end)) {
    case '?':
        if (matches_item(m, *s, *p, end) && (*result = match(m, *s + 1, end + 1)) != NONE)
            return false;
        *p = end + 1;
        return true;
    case '+':
        *result = matches_item(m, *s, *p, end) ? match_longest(m, *s + 1, *p, end) : NONE;
        return false;
    case '*':
        *result = match_longest(m, *s, *p, end);
        return false;
    case '-':
        *result = match_shortest(m, *s, *p, end);
        return false;
    default:
        *result = NONE;
        if (!matches_item(m, *s, *p, end))
            return false;
        ++*s;
        *p = end;
        return true;
    }
}

/* %b, %f, %1: as match_item. */
static bool match_special(struct matcher *m, size_t *s, size_t *p, size_t *result) {
    unsigned char c = pattern_at(m, *p + 1);
    *result = NONE;
    if (c == 'f') {
        if (pattern_at(m, *p + 2) != '[')
            luaL_error(m->L, "missing '[' after '%%f' in pattern");
        size_t end = set_end(m, *p + 3);
        if (!at_frontier(m, *s, *p + 2, end))
            return false;
        *p = end;
        return true;
    }
    size_t to = c == 'b' ? match_balance(m, *s, *p) : match_again(m, *s, c);
    if (to == NONE)
        return false;
    *s = to;
    *p += c == 'b' ? 4 : 2;
    return true;
}

static bool is_special(const struct matcher *m, size_t p) {
    unsigned char next = pattern_at(m, p + 1);
    return pattern_at(m, p) == '%' && (next == 'b' || next == 'f' || isdigit(next));
}

static size_t match(struct matcher *m, size_t s, size_t p) {
    size_t result = NONE;
    bool more = true;
    if (++m->depth > DEPTH_MAX)
        luaL_error(m->L, "pattern too complex");
    while (more && p < m->pattern.len) {
        unsigned char c = pattern_at(m, p);
        more = false;
        if (c == '(')
            result =
                pattern_at(m, p + 1) == ')' ? open_capture(m, s, p + 2, POSITION) : open_capture(m, s, p + 1, OPEN);
        else if (c == ')')
            result = close_capture(m, s, p + 1);
        else if (c == '$' && p + 1 == m->pattern.len)
            result = s == m->subject.len ? s : NONE;
        else if (is_special(m, p))
            more = match_special(m, &s, &p, &result);
        else
            more = match_item(m, &s, &p, &result);
    }
    m->depth--;
    return more ? s : result;
}

/* A match that begins at s. */
static size_t match_at(struct matcher *m, size_t s, size_t p) {
    m->n_captures = 0;
    m->depth = 0;
    step(m);
    return match(m, s, p);
}

/* --- results --- */

static void push_capture(struct matcher *m, int i, size_t s, size_t e) {
    if (i >= m->n_captures) {
        if (i != 0)
            luaL_error(m->L, "invalid capture index %%%d", i + 1);
        lua_pushlstring(m->L, m->subject.ptr + s, e - s);
        return;
    }
    struct capture c = m->captures[i];
    if (c.len == OPEN)
        luaL_error(m->L, "unfinished capture");
    if (c.len == POSITION)
        lua_pushinteger(m->L, (lua_Integer)c.from + 1);
    else
        lua_pushlstring(m->L, m->subject.ptr + c.from, (size_t)c.len);
}

/* All captures, or the whole match if there are none and it is asked for. */
static int push_captures(struct matcher *m, size_t s, size_t e, bool whole) {
    int n = m->n_captures == 0 && whole ? 1 : m->n_captures;
    luaL_checkstack(m->L, n, "too many captures");
    for (int i = 0; i < n; i++)
        push_capture(m, i, s, e);
    return n;
}

static struct tc_str check_str(lua_State *L, int arg) {
    struct tc_str s;
    s.ptr = luaL_checklstring(L, arg, &s.len);
    return s;
}

/* A 1-based position that may count from the end, as an offset that is at most len + 1. */
static size_t start_offset(lua_State *L, int arg, size_t len) {
    lua_Integer at = luaL_optinteger(L, arg, 1);
    if (at > 0)
        return (size_t)at - 1 > len ? len + 1 : (size_t)at - 1;
    if (at == 0 || at < -(lua_Integer)len)
        return 0;
    return len - (size_t)-at;
}

/* --- find, match --- */

static int find_plain(lua_State *L, struct tc_str subject, struct tc_str text, size_t from) {
    tc_sandbox_charge(L, (subject.len - from) / 4 + text.len / 4);
    const char *found = memmem(subject.ptr + from, subject.len - from, text.ptr, text.len);
    if (found == NULL) {
        lua_pushnil(L);
        return 1;
    }
    lua_pushinteger(L, found - subject.ptr + 1);
    lua_pushinteger(L, found - subject.ptr + (lua_Integer)text.len);
    return 2;
}

static bool is_plain(lua_State *L, struct tc_str pattern) {
    tc_sandbox_charge(L, pattern.len / 4);
    for (size_t i = 0; i < pattern.len; i++) {
        if (pattern.ptr[i] != '\0' && strchr("^$*+?.([%-", pattern.ptr[i]) != NULL)
            return false;
    }
    return true;
}

static int search(lua_State *L, bool find) {
    struct matcher m = {.L = L, .subject = check_str(L, 1), .pattern = check_str(L, 2)};
    size_t s = start_offset(L, 3, m.subject.len);
    tc_sandbox_charge(L, TC_FUEL_CALL);
    if (s > m.subject.len) {
        lua_pushnil(L);
        return 1;
    }
    if (find && (lua_toboolean(L, 4) || is_plain(L, m.pattern)))
        return find_plain(L, m.subject, m.pattern, s);
    bool anchored = pattern_at(&m, 0) == '^';
    do {
        size_t e = match_at(&m, s, anchored);
        if (e == NONE)
            continue;
        pay(&m);
        if (!find)
            return push_captures(&m, s, e, true);
        lua_pushinteger(L, (lua_Integer)s + 1);
        lua_pushinteger(L, (lua_Integer)e);
        return 2 + push_captures(&m, s, e, false);
    } while (s++ < m.subject.len && !anchored);
    pay(&m);
    lua_pushnil(L);
    return 1;
}

int tc_lua_find(lua_State *L) { return search(L, true); }

int tc_lua_match(lua_State *L) { return search(L, false); }

/* --- gmatch --- */

/* Upvalues: subject, pattern, where to go on, end of the last match (an empty match may not touch it; 0 = none, else
 * 1-based). */
static int gmatch_step(lua_State *L) {
    struct matcher m = {.L = L};
    m.subject.ptr = lua_tolstring(L, lua_upvalueindex(1), &m.subject.len);
    m.pattern.ptr = lua_tolstring(L, lua_upvalueindex(2), &m.pattern.len);
    size_t s = (size_t)lua_tointeger(L, lua_upvalueindex(3)), last = (size_t)lua_tointeger(L, lua_upvalueindex(4));
    tc_sandbox_charge(L, TC_FUEL_CALL);
    for (; s <= m.subject.len; s++) {
        size_t e = match_at(&m, s, 0);
        if (e == NONE || e + 1 == last)
            continue;
        lua_pushinteger(L, (lua_Integer)e);
        lua_replace(L, lua_upvalueindex(3));
        lua_pushinteger(L, (lua_Integer)e + 1);
        lua_replace(L, lua_upvalueindex(4));
        pay(&m);
        return push_captures(&m, s, e, true);
    }
    lua_pushinteger(L, (lua_Integer)m.subject.len + 1);
    lua_replace(L, lua_upvalueindex(3));
    pay(&m);
    return 0;
}

int tc_lua_gmatch(lua_State *L) {
    struct tc_str subject = check_str(L, 1);
    check_str(L, 2);
    size_t from = start_offset(L, 3, subject.len);
    tc_sandbox_charge(L, TC_FUEL_CALL);
    lua_settop(L, 2);
    lua_pushinteger(L, (lua_Integer)from);
    lua_pushinteger(L, 0);
    lua_pushcclosure(L, gmatch_step, 4);
    return 1;
}

/* --- gsub --- */

enum { REPLACEMENT = 3 };

static void add_template(struct matcher *m, luaL_Buffer *b, size_t s, size_t e) {
    struct tc_str text = check_str(m->L, REPLACEMENT);
    for (size_t i = 0; i < text.len; i++) {
        step(m);
        if (text.ptr[i] != '%') {
            luaL_addchar(b, text.ptr[i]);
            continue;
        }
        unsigned char c = i + 1 < text.len ? (unsigned char)text.ptr[++i] : '\0';
        if (c == '%') {
            luaL_addchar(b, '%');
        } else if (c == '0') {
            luaL_addlstring(b, m->subject.ptr + s, e - s);
        } else if (isdigit(c)) {
            push_capture(m, c - '1', s, e);
            luaL_tolstring(m->L, -1, NULL);
            lua_remove(m->L, -2);
            luaL_addvalue(b);
        } else {
            luaL_error(m->L, "invalid use of '%%' in replacement string");
        }
    }
}

/* Adds what stands for the match [s, e); false and nothing as the replacement means that it stays as it is. */
static void add_replacement(struct matcher *m, luaL_Buffer *b, size_t s, size_t e) {
    lua_State *L = m->L;
    int type = lua_type(L, REPLACEMENT);
    pay(m);
    if (type == LUA_TFUNCTION) {
        lua_pushvalue(L, REPLACEMENT);
        lua_call(L, push_captures(m, s, e, true), 1);
    } else if (type == LUA_TTABLE) {
        push_capture(m, 0, s, e);
        lua_gettable(L, REPLACEMENT);
    } else {
        add_template(m, b, s, e);
        return;
    }
    if (!lua_toboolean(L, -1)) {
        lua_pop(L, 1);
        lua_pushlstring(L, m->subject.ptr + s, e - s);
    } else if (!lua_isstring(L, -1)) {
        luaL_error(L, "invalid replacement value (a %s)", luaL_typename(L, -1));
    }
    luaL_addvalue(b);
}

int tc_lua_gsub(lua_State *L) {
    struct matcher m = {.L = L, .subject = check_str(L, 1), .pattern = check_str(L, 2)};
    int type = lua_type(L, REPLACEMENT);
    luaL_argexpected(L, type == LUA_TNUMBER || type == LUA_TSTRING || type == LUA_TTABLE || type == LUA_TFUNCTION,
                     REPLACEMENT, "string/function/table");
    lua_Integer max = luaL_optinteger(L, 4, (lua_Integer)m.subject.len + 1), n = 0;
    bool anchored = pattern_at(&m, 0) == '^';
    size_t s = 0, last = NONE;
    luaL_Buffer b;
    tc_sandbox_charge(L, TC_FUEL_CALL + m.subject.len / 8);
    luaL_buffinit(L, &b);
    while (n < max) {
        size_t e = match_at(&m, s, anchored);
        if (e != NONE && e != last) {
            n++;
            add_replacement(&m, &b, s, e);
            tc_sandbox_check_string(L, luaL_bufflen(&b));
            s = last = e;
        } else if (s < m.subject.len) {
            luaL_addchar(&b, m.subject.ptr[s++]);
        } else {
            break;
        }
        if (anchored)
            break;
    }
    if (s < m.subject.len)
        luaL_addlstring(&b, m.subject.ptr + s, m.subject.len - s);
    pay(&m);
    tc_sandbox_check_string(L, luaL_bufflen(&b));
    luaL_pushresult(&b);
    lua_pushinteger(L, n);
    return 2;
}

/* --- rep --- */

int tc_lua_rep(lua_State *L) {
    struct tc_str text = check_str(L, 1), sep = {luaL_optstring(L, 3, ""), 0};
    lua_Integer n = luaL_checkinteger(L, 2);
    sep.len = lua_isnoneornil(L, 3) ? 0 : lua_rawlen(L, 3);
    tc_sandbox_charge(L, TC_FUEL_CALL);
    if (n <= 0 || text.len + sep.len == 0) {
        lua_pushliteral(L, "");
        return 1;
    }
    if ((lua_Unsigned)n > SIZE_MAX / 2 / (text.len + sep.len))
        tc_sandbox_check_string(L, SIZE_MAX);
    size_t total = (size_t)n * text.len + (size_t)(n - 1) * sep.len;
    tc_sandbox_check_string(L, total);
    tc_sandbox_charge(L, total / 4 + (uint64_t)n);
    luaL_Buffer b;
    char *to = luaL_buffinitsize(L, &b, total);
    for (lua_Integer i = 0; i < n; i++) {
        memcpy(to, text.ptr, text.len);
        to += text.len;
        if (i + 1 < n) {
            memcpy(to, sep.ptr, sep.len);
            to += sep.len;
        }
    }
    luaL_pushresultsize(&b, total);
    return 1;
}
