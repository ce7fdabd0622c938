/* gazetteer.c - finds names: a walk down the trie from every token that can begin one. */
#include "base/alloc.h"
#include "base/utf8.h"
#include "match/gazetteer_state.h"
#include <string.h>

enum { MAX_TYPES_ON_STACK = 64 };

struct tc_name tc_gazetteer_name(const struct tc_gazetteer *gaz, uint32_t name) {
    const struct tc_name_entry *entry = &gaz->entries.items[name];
    const struct tc_name_kind *kind = tc_gazetteer_kind(gaz, name);
    return (struct tc_name){kind->type, entry->entity, entry->source, (enum tc_case_policy)kind->policy, kind->hides};
}

const uint32_t *tc_gazetteer_entity(const struct tc_gazetteer *gaz, uint32_t name) {
    return &gaz->entries.items[name].entity;
}

/* --- case policies --- */

/* Typographic apostrophes, quotes and dashes as their ASCII signs. */
static uint32_t plain_sign(uint32_t c) {
    if ((c >= 0x2018 && c <= 0x201B) || c == 0x2BC || c == 0x2032 || c == 0xB4) {
        return '\'';
    }
    if ((c >= 0x201C && c <= 0x201F) || c == 0xAB || c == 0xBB || c == 0x2033) {
        return '"';
    }
    return (c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == 0x2043 ? '-' : c;
}

static bool same_bytes_but_signs(struct tc_str a, struct tc_str b) {
    size_t i = 0;
    size_t j = 0;
    while (i < a.len && j < b.len) {
        uint32_t x = 0;
        uint32_t y = 0;
        i += tc_utf8_decode(a.ptr + i, a.len - i, &x);
        j += tc_utf8_decode(b.ptr + j, b.len - j, &y);
        if (plain_sign(x) != plain_sign(y)) {
            return false;
        }
    }
    return i == a.len && j == b.len;
}

struct scan {
    const struct tc_gazetteer *gaz;
    const struct tc_tokens *tokens;
    const char *text;
    struct tc_hits *hits;
    struct tc_refused_list *refused; /* NULL: nobody asks */
    size_t first_hit;                /* of this scan */
    struct span {                    /* by type: the name selected last */
        uint32_t first, last;
    } * spans;
};

static bool exact_accepts(const struct scan *scan, const struct tc_name_entry *entry, uint32_t first) {
    const char *at = scan->gaz->exact.ptr + entry->shape;
    for (uint32_t i = first; i < first + entry->n_words; i++) {
        uint32_t from = scan->tokens->from[i];
        struct tc_str token = {scan->text + from, scan->tokens->to[i] - from};
        struct tc_str wanted = tc_str(at);
        if (!tc_str_eq(token, wanted) && !same_bytes_but_signs(token, wanted)) {
            return false;
        }
        at += wanted.len + 1;
    }
    return true;
}

static bool smart_accepts(const struct scan *scan, const struct tc_name_entry *entry, uint32_t first) {
    static const uint32_t WANTED[] = {
        [TC_NEED_NOTHING] = 0, [TC_NEED_CAPITAL] = TC_CLASS_CAP, [TC_NEED_ALL_CAPITALS] = TC_CLASS_UPPER};
    const uint32_t *cls = scan->tokens->cls + first;
    for (uint64_t needs = tc_name_needs(scan->gaz, entry); needs != 0; needs >>= 2, cls++) {
        uint32_t wanted = WANTED[needs & 3];
        if ((*cls & wanted) != wanted) {
            return false;
        }
    }
    return true;
}

static bool accepts(const struct scan *scan, const struct tc_name_entry *entry, uint32_t policy, uint32_t first) {
    switch ((enum tc_case_policy)policy) {
    case TC_CASE_SMART:
        return smart_accepts(scan, entry, first);
    case TC_CASE_EXACT:
        return exact_accepts(scan, entry, first);
    case TC_CASE_ANY:
        break;
    }
    return true;
}

/* --- selecting --- */

static bool is_repeated(const struct scan *scan, const struct tc_hit *hit) {
    if (scan->hits->vec.len == scan->first_hit) {
        return false;
    }
    const struct tc_hit *before = &scan->hits->vec.items[scan->hits->vec.len - 1];
    const struct tc_name_kind *a = tc_gazetteer_kind(scan->gaz, before->name);
    const struct tc_name_kind *b = tc_gazetteer_kind(scan->gaz, hit->name);
    const struct tc_name_entry *entries = scan->gaz->entries.items;
    return before->first == hit->first && before->last == hit->last && a->type == b->type && a->hides == b->hides &&
           entries[before->name].entity == entries[hit->name].entity;
}

static enum tc_status refuse(const struct scan *scan, uint32_t first, uint32_t last, uint32_t name, uint32_t by) {
    struct tc_refused refused = {first, last, name, by};
    return scan->refused ? tc_vec_push(&scan->refused->vec, refused) : TC_OK;
}

/* Takes a candidate unless its type already has a name that covers its start, or a longer one from there. */
static enum tc_status offer(struct scan *scan, uint32_t name, uint32_t first, uint32_t last) {
    const struct tc_name_entry *entry = &scan->gaz->entries.items[name];
    const struct tc_name_kind *kind = tc_gazetteer_kind(scan->gaz, name);
    struct span *span = &scan->spans[kind->type];
    bool is_free = first >= span->last || (first == span->first && last == span->last);
    if (!is_free) {
        return TC_OK;
    }
    if (!accepts(scan, entry, kind->policy, first)) {
        return refuse(scan, first, last, name, TC_NONE);
    }
    *span = (struct span){first, last};
    struct tc_hit hit = {first, last, name};
    return is_repeated(scan, &hit) ? TC_OK : tc_vec_push(&scan->hits->vec, hit);
}

/* The names of a node's head. */
static enum tc_status offer_all(struct scan *scan, uint32_t head, uint32_t first, uint32_t last) {
    if (!(head & TC_HEAD_GROUP)) {
        return head > 0 ? offer(scan, head - 1, first, last) : TC_OK;
    }
    enum tc_status status = TC_OK;
    for (const uint32_t *name = scan->gaz->groups.items + (head & TC_HEAD_NAME); *name > 0 && status == TC_OK; name++) {
        status = offer(scan, *name - 1, first, last);
    }
    return status;
}

/* The node that the token i leads to, 0 if there is none. */
static uint32_t follow(const struct scan *scan, uint32_t node, uint32_t i) {
    uint32_t word = tc_gazetteer_word(scan->gaz, scan->tokens->sym[i]);
    bool can_be_inside = scan->gaz->word_roots[word] & TC_ROOT_INSIDE;
    uint32_t next = can_be_inside ? tc_trie_find(scan->gaz, node, word) : 0;
    return scan->gaz->nodes[next].parent == node ? next : 0;
}

/* All names from a token on, which has a root; the longest first. */
static enum tc_status match_at(struct scan *scan, uint32_t first, uint32_t end, uint32_t node) {
    const struct tc_gazetteer *gaz = scan->gaz;
    uint32_t heads[TC_NAME_TOKENS];
    uint32_t n = 0;
    while (node > 0 && n < TC_NAME_TOKENS) {
        uint32_t head = gaz->nodes[node].head;
        heads[n++] = head & ~TC_HEAD_LEADS_ON;
        node = head & TC_HEAD_LEADS_ON && first + n < end ? follow(scan, node, first + n) : 0;
    }
    enum tc_status status = TC_OK;
    for (; n > 0 && status == TC_OK; n--) {
        status = offer_all(scan, heads[n - 1], first, first + n);
    }
    return status;
}

/* --- hiding --- */

/* Hides what hits[by] covers of the types that it hides. A hidden hit keeps its place until all are judged: its name is
 * TC_NONE. */
static enum tc_status hide_by(const struct scan *scan, struct tc_hit *hits, size_t n, size_t by) {
    const struct tc_gazetteer *gaz = scan->gaz;
    enum tc_status status = TC_OK;
    const struct tc_hit hider = hits[by];
    const struct tc_name_kind *kind = tc_gazetteer_kind(gaz, hider.name);
    size_t i = by;
    while (i > 0 && hits[i - 1].first + TC_NAME_TOKENS > hider.first) {
        i--;
    }
    for (; i < n && hits[i].first < hider.last; i++) {
        if (hits[i].name == TC_NONE || hits[i].last <= hider.first) {
            continue;
        }
        uint32_t type = tc_gazetteer_kind(gaz, hits[i].name)->type;
        bool same = hits[i].first == hider.first && hits[i].last == hider.last && type == kind->type;
        if (!same && type < 64 && kind->hides >> type & 1) {
            status = status == TC_OK ? refuse(scan, hits[i].first, hits[i].last, hits[i].name, hider.name) : status;
            hits[i].name = TC_NONE;
        }
    }
    return status;
}

/* Applies `hides`. */
static enum tc_status hide(struct scan *scan) {
    enum tc_status status = TC_OK;
    struct tc_hit *hits = scan->hits->vec.items + scan->first_hit;
    size_t n = scan->hits->vec.len - scan->first_hit;
    for (uint32_t len = TC_NAME_TOKENS; len > 0; len--) {
        for (size_t i = 0; i < n; i++) {
            if (hits[i].name != TC_NONE && hits[i].last - hits[i].first == len &&
                tc_gazetteer_kind(scan->gaz, hits[i].name)->hides != 0) {
                enum tc_status hidden = hide_by(scan, hits, n, i);
                status = status == TC_OK ? hidden : status;
            }
        }
    }
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (hits[i].name != TC_NONE) {
            hits[kept++] = hits[i];
        }
    }
    scan->hits->vec.len = scan->first_hit + kept;
    return status;
}

static bool has_hider(const struct scan *scan) {
    bool found = false;
    for (size_t i = scan->first_hit; scan->gaz->any_hides && !found && i < scan->hits->vec.len; i++) {
        found = tc_gazetteer_kind(scan->gaz, scan->hits->vec.items[i].name)->hides != 0;
    }
    return found;
}

/* The tokens of [first, last), at most 64, that begin names, with their root nodes. They are looked up all at once and
 * called for: one by one each would wait for memory. */
struct root {
    uint32_t token, node;
};
static uint32_t find_roots(const struct scan *scan, uint32_t first, uint64_t begins, struct root roots[64]) {
    uint32_t n = 0;
    for (; begins != 0; begins &= begins - 1, n++) {
        uint32_t at = first + (uint32_t)__builtin_ctzll(begins);
        uint32_t word = tc_gazetteer_word(scan->gaz, scan->tokens->sym[at]);
        roots[n] = (struct root){at, scan->gaz->word_roots[word] & TC_ROOT_NODE};
        __builtin_prefetch(&scan->gaz->nodes[roots[n].node]);
    }
    return n;
}

static void call_for_names(const struct scan *scan, const struct root *roots, uint32_t n) {
    for (uint32_t i = 0; i < n; i++) {
        uint32_t head = scan->gaz->nodes[roots[i].node].head & TC_HEAD_NAME;
        __builtin_prefetch(&scan->gaz->entries.items[head > 0 ? head - 1 : 0]);
    }
}

static enum tc_status scan_tokens(struct scan *scan, uint32_t first, uint32_t end, const uint64_t *begins) {
    enum tc_status status = TC_OK;
    for (uint32_t from = first; from < end && status == TC_OK; from += 64) {
        struct root roots[64];
        uint32_t n = find_roots(scan, from, tc_bits_from(begins, from, end), roots);
        call_for_names(scan, roots, n);
        for (uint32_t i = 0; i < n && status == TC_OK; i++) {
            status = match_at(scan, roots[i].token, end, roots[i].node);
        }
    }
    return status == TC_OK && has_hider(scan) ? hide(scan) : status;
}

static enum tc_status scan_sentence(const struct tc_gazetteer *gaz, const struct tc_tokens *tokens, const char *text,
                                    uint32_t sentence, const uint64_t *begins, struct tc_hits *hits,
                                    struct tc_refused_list *refused) {
    struct span on_stack[MAX_TYPES_ON_STACK];
    struct scan scan = {.gaz = gaz,
                        .tokens = tokens,
                        .text = text,
                        .hits = hits,
                        .refused = refused,
                        .first_hit = hits->vec.len,
                        .spans = on_stack};
    if (gaz->entries.len == 0) {
        return TC_OK;
    }
    if (gaz->n_types > MAX_TYPES_ON_STACK) {
        scan.spans = tc_calloc(gaz->n_types, sizeof *scan.spans);
    } else {
        memset(on_stack, 0, gaz->n_types * sizeof *on_stack);
    }
    enum tc_status status = scan.spans ? TC_OK : TC_ERR_MEMORY;
    status = status == TC_OK ? scan_tokens(&scan, tokens->sent[sentence], tokens->sent[sentence + 1], begins) : status;
    if (status != TC_OK) {
        hits->vec.len = scan.first_hit;
    }
    if (scan.spans != on_stack) {
        tc_free(scan.spans);
    }
    return status;
}

enum tc_status tc_gazetteer_scan(const struct tc_gazetteer *gaz, const struct tc_tokens *tokens, const char *text,
                                 uint32_t sentence, const uint64_t *begins, struct tc_hits *hits) {
    return scan_sentence(gaz, tokens, text, sentence, begins, hits, NULL);
}

enum tc_status tc_gazetteer_refused(const struct tc_gazetteer *gaz, const struct tc_tokens *tokens, const char *text,
                                    uint32_t sentence, struct tc_refused_list *refused) {
    struct tc_hits hits = {0};
    size_t words = tokens->n / 64 + 2;
    uint64_t *begins = tc_calloc(words, sizeof *begins);
    enum tc_status status = begins ? TC_OK : TC_ERR_MEMORY;
    for (size_t i = 0; begins && i < words; i++)
        begins[i] = UINT64_MAX; /* all tokens: those that begin names only with a capital are not marked without one */
    if (status == TC_OK)
        status = scan_sentence(gaz, tokens, text, sentence, begins, &hits, refused);
    tc_free(begins);
    tc_vec_fini(&hits.vec);
    return status;
}
