/* A trie over symbols in flat arrays. The first token finds its node in a table by symbol; all other edges stand in one
 * hash table keyed (node, symbol), so that a step costs one cache miss whatever the number of names. */
#include "match/gazetteer.h"

#include "base/alloc.h"
#include "base/utf8.h"
#include <stdlib.h>
#include <string.h>

enum { MAX_TYPES_ON_STACK = 64 };

/* Of a symbol's entry in the table of roots: all its names begin with a capital; names have it behind their first
 * token. The other bits are the root node, 0 = none. */
#define ROOT_CAPITAL (1U << 31)
#define ROOT_INSIDE (1U << 30)
#define ROOT_NODE (ROOT_INSIDE - 1)

/* Of a node's head: edges lead on. The other bits are its first name + 1, 0 = none. */
#define HEAD_LEADS_ON (1U << 31)

/* What the smart policy asks of a text's token. */
enum need { NEED_NOTHING, NEED_CAPITAL, NEED_ALL_CAPITALS };

struct edge {
    uint32_t node, sym, child; /* child 0 = free slot */
};

/* All that a scan reads of a name, side by side. */
struct entry {
    struct tc_name name;
    uint64_t shape; /* smart: 2 bits (enum need) a token; exact: where its tokens begin in gaz->exact */
    uint32_t next;  /* the following name with the same tokens + 1, in order of (type, entity, number) */
    uint32_t n_tokens;
};

struct tc_gazetteer {
    TC_VEC(struct entry) entries; /* by name */
    struct tc_buf words;          /* until add_words: all names' tokens, each with a NUL behind it */
    struct tc_buf exact;          /* the same of names with the exact policy */
    TC_VEC(uint32_t) syms;        /* from add_words to freeze: all names' symbols */
    uint32_t *roots;              /* by symbol */
    TC_VEC(uint32_t) heads;       /* by node; roots have the lowest numbers, from 1 */
    struct edge *edges;
    uint32_t n_edges; /* slots */
    uint32_t n_types; /* largest type + 1 */
    bool any_hides;
    const struct tc_vocab *vocab;
};

struct tc_gazetteer *tc_gazetteer_new(void) {
    struct tc_gazetteer *gaz = tc_calloc(1, sizeof *gaz);
    if (gaz) {
        tc_buf_init(&gaz->words, SIZE_MAX);
        tc_buf_init(&gaz->exact, SIZE_MAX);
    }
    return gaz;
}

void tc_gazetteer_free(struct tc_gazetteer *gaz) {
    if (!gaz) {
        return;
    }
    tc_vec_fini(&gaz->entries);
    tc_vec_fini(&gaz->syms);
    tc_vec_fini(&gaz->heads);
    tc_buf_fini(&gaz->words);
    tc_buf_fini(&gaz->exact);
    tc_free(gaz->roots);
    tc_free(gaz->edges);
    tc_free(gaz);
}

const struct tc_name *tc_gazetteer_name(const struct tc_gazetteer *gaz, uint32_t name) {
    return &gaz->entries.items[name].name;
}

/* --- adding names --- */

static enum need need_of(struct tc_str token) {
    uint32_t cls = tc_token_shape(token);
    return cls & TC_CLASS_UPPER ? NEED_ALL_CAPITALS : cls & TC_CLASS_CAP ? NEED_CAPITAL : NEED_NOTHING;
}

static enum tc_status add_token(struct tc_buf *out, struct tc_str token) {
    enum tc_status status = tc_buf_add(out, token);
    return status == TC_OK ? tc_buf_addc(out, '\0') : status;
}

/* The tokens into gaz->words and, where the policy is exact, gaz->exact. */
static enum tc_status add_tokens(struct tc_gazetteer *gaz, struct tc_str text, const uint32_t (*spans)[2], size_t n,
                                 enum tc_case_policy policy, uint64_t *shape) {
    enum tc_status status = TC_OK;
    *shape = policy == TC_CASE_EXACT ? gaz->exact.len : 0;
    for (size_t i = 0; i < n && status == TC_OK; i++) {
        struct tc_str token = tc_str_sub(text, spans[i][0], spans[i][1]);
        status = add_token(&gaz->words, token);
        if (status == TC_OK && policy == TC_CASE_EXACT) {
            status = add_token(&gaz->exact, token);
        } else if (policy == TC_CASE_SMART) {
            *shape |= (uint64_t)need_of(token) << 2 * i;
        }
    }
    return status;
}

static void cut_back(struct tc_buf *buf, size_t len) {
    buf->len = len;
    buf->failed = false;
}

enum tc_status tc_gazetteer_add(struct tc_gazetteer *gaz, struct tc_str text, const struct tc_name *name,
                                struct tc_error *err) {
    uint32_t spans[TC_NAME_TOKENS][2];
    size_t n = tc_token_split(text, spans, TC_NAME_TOKENS);
    if (n == 0) {
        return tc_error_set(err, TC_ERR_PLUGIN, "a name without a word: \"%.*s\"", TC_FMT(text));
    }
    if (n > TC_NAME_TOKENS) {
        return tc_error_set(err, TC_ERR_PLUGIN, "a name of more than %d words: \"%.*s\"", TC_NAME_TOKENS, TC_FMT(text));
    }
    if (gaz->entries.len >= TC_GAZETTEER_NAMES) {
        return tc_error_set(err, TC_ERR_LIMIT, "more than %d names", TC_GAZETTEER_NAMES);
    }
    size_t words_len = gaz->words.len;
    size_t exact_len = gaz->exact.len;
    uint64_t shape = 0;
    if (tc_vec_reserve(&gaz->entries, gaz->entries.len + 1) != TC_OK ||
        add_tokens(gaz, text, (const uint32_t(*)[2])spans, n, name->policy, &shape) != TC_OK) {
        cut_back(&gaz->words, words_len);
        cut_back(&gaz->exact, exact_len);
        return tc_error_set(err, TC_ERR_MEMORY, "out of memory after %zu names", gaz->entries.len);
    }
    gaz->entries.items[gaz->entries.len++] = (struct entry){.name = *name, .shape = shape, .n_tokens = (uint32_t)n};
    gaz->n_types = name->type >= gaz->n_types ? name->type + 1 : gaz->n_types;
    gaz->any_hides |= name->hides != 0;
    return TC_OK;
}

enum tc_status tc_gazetteer_add_words(struct tc_gazetteer *gaz, struct tc_vocab *vocab) {
    const char *at = gaz->words.ptr;
    for (size_t name = 0; name < gaz->entries.len; name++) {
        for (uint32_t i = 0; i < gaz->entries.items[name].n_tokens; i++) {
            struct tc_str word = tc_str(at);
            uint32_t sym = tc_vocab_add(vocab, word);
            if (sym == 0 || tc_vec_push(&gaz->syms, sym) != TC_OK) {
                return TC_ERR_MEMORY;
            }
            at += word.len + 1;
        }
    }
    tc_buf_fini(&gaz->words);
    return TC_OK;
}

/* --- building the trie --- */

static size_t slot_of(const struct tc_gazetteer *gaz, uint32_t node, uint32_t sym) {
    uint64_t mixed = ((uint64_t)node << 32 | sym) * 0x9E3779B97F4A7C15U;
    mixed ^= mixed >> 32;
    mixed *= 0xD6E8FEB86659FD93U;
    return (size_t)((mixed >> 32) * gaz->n_edges >> 32);
}

/* The edge's slot, or the free one where it belongs. One slot at least is free. */
static struct edge *find_edge(const struct tc_gazetteer *gaz, uint32_t node, uint32_t sym) {
    size_t at = slot_of(gaz, node, sym);
    while (gaz->edges[at].child != 0 && (gaz->edges[at].node != node || gaz->edges[at].sym != sym)) {
        at = at + 1 < gaz->n_edges ? at + 1 : 0;
    }
    return &gaz->edges[at];
}

/* 0 when memory is short. */
static uint32_t new_node(struct tc_gazetteer *gaz) {
    return tc_vec_push(&gaz->heads, 0) == TC_OK ? (uint32_t)gaz->heads.len - 1 : 0;
}

/* The node at the end of the name's tokens, made where it is missing; 0 when memory is short. */
static uint32_t make_path(struct tc_gazetteer *gaz, const uint32_t *syms, size_t n) {
    uint32_t node = gaz->roots[syms[0]] & ROOT_NODE;
    for (size_t i = 1; i < n && node > 0; i++) {
        struct edge *edge = find_edge(gaz, node, syms[i]);
        if (edge->child == 0) {
            *edge = (struct edge){node, syms[i], new_node(gaz)};
            gaz->heads.items[node] |= HEAD_LEADS_ON;
            gaz->roots[syms[i]] |= ROOT_INSIDE;
        }
        node = edge->child;
    }
    return node;
}

/* Must the text have a capital where the name begins? */
static bool needs_capital(const struct tc_gazetteer *gaz, const struct entry *entry) {
    switch (entry->name.policy) {
    case TC_CASE_SMART:
        return (entry->shape & 3) != NEED_NOTHING;
    case TC_CASE_EXACT:
        return need_of(tc_str(gaz->exact.ptr + entry->shape)) != NEED_NOTHING;
    case TC_CASE_ANY:
        break;
    }
    return false;
}

static enum tc_status make_roots(struct tc_gazetteer *gaz) {
    const uint32_t *syms = gaz->syms.items;
    for (size_t i = 0; i < gaz->entries.len; i++) {
        const struct entry *entry = &gaz->entries.items[i];
        uint32_t *root = &gaz->roots[syms[0]];
        if (*root == 0) {
            *root = new_node(gaz) | ROOT_CAPITAL;
        }
        if ((*root & ROOT_NODE) == 0) {
            return TC_ERR_MEMORY;
        }
        *root &= needs_capital(gaz, entry) ? UINT32_MAX : ~ROOT_CAPITAL;
        syms += entry->n_tokens;
    }
    return TC_OK;
}

/* Order of names with the same tokens. */
static bool goes_before(const struct tc_gazetteer *gaz, uint32_t a, uint32_t b) {
    const struct tc_name *x = tc_gazetteer_name(gaz, a);
    const struct tc_name *y = tc_gazetteer_name(gaz, b);
    if (x->type != y->type) {
        return x->type < y->type;
    }
    return x->entity != y->entity ? x->entity < y->entity : a < b;
}

static int compare_names(const void *a, const void *b, void *ctx) {
    uint32_t x = *(const uint32_t *)a;
    uint32_t y = *(const uint32_t *)b;
    return x == y ? 0 : goes_before(ctx, x, y) ? 1 : -1;
}

/* Names by falling rank: each is put in front of its node's chain, which so comes out in rising order. */
static uint32_t *rank_names(struct tc_gazetteer *gaz) {
    uint32_t n = (uint32_t)gaz->entries.len;
    uint32_t *order = tc_reallocarray(NULL, n, sizeof *order);
    bool sorted = true;
    for (uint32_t i = 0; order && i < n; i++) {
        order[i] = n - 1 - i;
        sorted = sorted && (i == 0 || goes_before(gaz, i - 1, i));
    }
    if (order && !sorted) {
        qsort_r(order, n, sizeof *order, compare_names, gaz);
    }
    return order;
}

/* Leaves in each entry's next the node where its tokens end. */
static enum tc_status make_nodes(struct tc_gazetteer *gaz) {
    const uint32_t *syms = gaz->syms.items;
    for (size_t i = 0; i < gaz->entries.len; i++) {
        struct entry *entry = &gaz->entries.items[i];
        entry->next = make_path(gaz, syms, entry->n_tokens);
        if (entry->next == 0) {
            return TC_ERR_MEMORY;
        }
        syms += entry->n_tokens;
    }
    return TC_OK;
}

static void chain_names(struct tc_gazetteer *gaz, const uint32_t *order) {
    for (size_t i = 0; i < gaz->entries.len; i++) {
        struct entry *entry = &gaz->entries.items[order[i]];
        uint32_t *head = &gaz->heads.items[entry->next];
        entry->next = *head & ~HEAD_LEADS_ON;
        *head = (*head & HEAD_LEADS_ON) | (order[i] + 1);
    }
}

/* A variant of a word leads where the word leads. */
static void spread_roots(struct tc_gazetteer *gaz) {
    for (uint32_t sym = 1; sym <= tc_vocab_count(gaz->vocab); sym++) {
        gaz->roots[sym] = gaz->roots[tc_vocab_base(gaz->vocab, sym)];
    }
}

enum tc_status tc_gazetteer_freeze(struct tc_gazetteer *gaz, const struct tc_vocab *vocab) {
    gaz->vocab = vocab;
    gaz->n_edges = (uint32_t)((gaz->syms.len - gaz->entries.len) * 3 / 2 + 1);
    gaz->roots = tc_calloc((size_t)tc_vocab_count(vocab) + 1, sizeof *gaz->roots);
    gaz->edges = tc_calloc(gaz->n_edges, sizeof *gaz->edges);
    if (!gaz->roots || !gaz->edges || tc_vec_push(&gaz->heads, 0) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    enum tc_status status = make_roots(gaz);
    status = status == TC_OK ? make_nodes(gaz) : status;
    tc_vec_fini(&gaz->syms);
    uint32_t *order = status == TC_OK ? rank_names(gaz) : NULL;
    if (!order) {
        return TC_ERR_MEMORY;
    }
    chain_names(gaz, order);
    spread_roots(gaz);
    tc_free(order);
    return TC_OK;
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
    size_t first_hit; /* of this scan */
    struct span {     /* by type: the name selected last */
        uint32_t first, last;
    } * spans;
};

static bool exact_accepts(const struct scan *scan, const struct entry *entry, uint32_t first) {
    const char *at = scan->gaz->exact.ptr + entry->shape;
    for (uint32_t i = first; i < first + entry->n_tokens; i++) {
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

static bool smart_accepts(const struct scan *scan, const struct entry *entry, uint32_t first) {
    static const uint32_t WANTED[] = {
        [NEED_NOTHING] = 0, [NEED_CAPITAL] = TC_CLASS_CAP, [NEED_ALL_CAPITALS] = TC_CLASS_UPPER};
    const uint32_t *cls = scan->tokens->cls + first;
    for (uint64_t shape = entry->shape; shape != 0; shape >>= 2, cls++) {
        uint32_t wanted = WANTED[shape & 3];
        if ((*cls & wanted) != wanted) {
            return false;
        }
    }
    return true;
}

static bool accepts(const struct scan *scan, const struct entry *entry, uint32_t first) {
    switch (entry->name.policy) {
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
    const struct tc_name *a = tc_gazetteer_name(scan->gaz, before->name);
    const struct tc_name *b = tc_gazetteer_name(scan->gaz, hit->name);
    return before->first == hit->first && before->last == hit->last && a->type == b->type && a->entity == b->entity &&
           a->hides == b->hides;
}

/* Takes a candidate unless its type already has a name that covers its start, or a longer one from there. */
static enum tc_status offer(struct scan *scan, uint32_t name, uint32_t first, uint32_t last) {
    const struct entry *entry = &scan->gaz->entries.items[name];
    struct span *span = &scan->spans[entry->name.type];
    bool is_free = first >= span->last || (first == span->first && last == span->last);
    if (!is_free || !accepts(scan, entry, first)) {
        return TC_OK;
    }
    *span = (struct span){first, last};
    struct tc_hit hit = {first, last, name};
    return is_repeated(scan, &hit) ? TC_OK : tc_vec_push(&scan->hits->vec, hit);
}

/* The node that the token i leads to, 0 if there is none. */
static uint32_t follow(const struct scan *scan, uint32_t node, uint32_t i) {
    uint32_t sym = scan->tokens->sym[i];
    bool can_be_inside = scan->gaz->roots[sym] & ROOT_INSIDE;
    return can_be_inside ? find_edge(scan->gaz, node, tc_vocab_base(scan->gaz->vocab, sym))->child : 0;
}

/* All names from a token on, which has a root; the longest first. */
static enum tc_status match_at(struct scan *scan, uint32_t first, uint32_t end, uint32_t node) {
    const struct tc_gazetteer *gaz = scan->gaz;
    uint32_t heads[TC_NAME_TOKENS];
    uint32_t n = 0;
    while (node > 0 && n < TC_NAME_TOKENS) {
        uint32_t head = gaz->heads.items[node];
        heads[n++] = head & ~HEAD_LEADS_ON;
        node = head & HEAD_LEADS_ON && first + n < end ? follow(scan, node, first + n) : 0;
    }
    enum tc_status status = TC_OK;
    for (; n > 0; n--) {
        for (uint32_t at = heads[n - 1]; at > 0 && status == TC_OK; at = gaz->entries.items[at - 1].next) {
            status = offer(scan, at - 1, first, first + n);
        }
    }
    return status;
}

/* The tokens of [first, end) that can begin a name. Whether one does is no branch: a tenth do, without a pattern. */
static uint32_t find_starts(const struct scan *scan, uint32_t first, uint32_t end, uint32_t *starts) {
    const uint32_t *roots = scan->gaz->roots;
    const uint32_t *sym = scan->tokens->sym;
    const uint32_t *cls = scan->tokens->cls;
    uint32_t n = 0;
    for (uint32_t i = first; i < end; i++) {
        uint32_t root = roots[sym[i]];
        uint32_t lacks_capital = root / ROOT_CAPITAL & ~(cls[i] / TC_CLASS_CAP);
        starts[n] = i;
        n += (uint32_t)((root & ROOT_NODE) != 0) & ~lacks_capital;
    }
    return n;
}

static enum tc_status scan_sentence(struct scan *scan, uint32_t first, uint32_t end) {
    uint32_t starts[TC_SENTENCE_TOKENS];
    enum tc_status status = TC_OK;
    for (uint32_t from = first; from < end && status == TC_OK; from += TC_SENTENCE_TOKENS) {
        uint32_t to = end - from < TC_SENTENCE_TOKENS ? end : from + TC_SENTENCE_TOKENS;
        uint32_t n = find_starts(scan, from, to, starts);
        for (uint32_t i = 0; i < n && status == TC_OK; i++) {
            uint32_t root = scan->gaz->roots[scan->tokens->sym[starts[i]]];
            status = match_at(scan, starts[i], end, root & ROOT_NODE);
        }
    }
    return status;
}

/* --- hiding --- */

/* Hides what hits[by] covers of the types that it hides. A hidden hit keeps its place until all are judged: its name is
 * TC_NONE. */
static void hide_by(const struct entry *entries, struct tc_hit *hits, size_t n, size_t by) {
    const struct tc_hit hider = hits[by];
    size_t i = by;
    while (i > 0 && hits[i - 1].first + TC_NAME_TOKENS > hider.first) {
        i--;
    }
    for (; i < n && hits[i].first < hider.last; i++) {
        if (hits[i].name == TC_NONE || hits[i].last <= hider.first) {
            continue;
        }
        uint32_t type = entries[hits[i].name].name.type;
        bool same = hits[i].first == hider.first && hits[i].last == hider.last && type == entries[hider.name].name.type;
        if (!same && type < 64 && entries[hider.name].name.hides >> type & 1) {
            hits[i].name = TC_NONE;
        }
    }
}

/* Applies `hides` within one sentence, the hits from index `from` on. */
static void hide(struct scan *scan, size_t from) {
    const struct entry *entries = scan->gaz->entries.items;
    struct tc_hit *hits = scan->hits->vec.items + from;
    size_t n = scan->hits->vec.len - from;
    for (uint32_t len = TC_NAME_TOKENS; len > 0; len--) {
        for (size_t i = 0; i < n; i++) {
            if (hits[i].name != TC_NONE && hits[i].last - hits[i].first == len &&
                entries[hits[i].name].name.hides != 0) {
                hide_by(entries, hits, n, i);
            }
        }
    }
    size_t kept = 0;
    for (size_t i = 0; i < n; i++) {
        if (hits[i].name != TC_NONE) {
            hits[kept++] = hits[i];
        }
    }
    scan->hits->vec.len = from + kept;
}

static bool has_hider(const struct scan *scan, size_t from) {
    bool found = false;
    for (size_t i = from; scan->gaz->any_hides && !found && i < scan->hits->vec.len; i++) {
        found = tc_gazetteer_name(scan->gaz, scan->hits->vec.items[i].name)->hides != 0;
    }
    return found;
}

enum tc_status tc_gazetteer_scan(const struct tc_gazetteer *gaz, const struct tc_tokens *tokens, const char *text,
                                 struct tc_hits *hits) {
    struct span on_stack[MAX_TYPES_ON_STACK] = {{0, 0}};
    struct scan scan = {
        .gaz = gaz, .tokens = tokens, .text = text, .hits = hits, .first_hit = hits->vec.len, .spans = on_stack};
    if (gaz->entries.len == 0) {
        return TC_OK;
    }
    if (gaz->n_types > MAX_TYPES_ON_STACK) {
        scan.spans = tc_calloc(gaz->n_types, sizeof *scan.spans);
    }
    enum tc_status status = scan.spans ? TC_OK : TC_ERR_MEMORY;
    for (uint32_t i = 0; i < tokens->n_sents && status == TC_OK; i++) {
        size_t from = hits->vec.len;
        status = scan_sentence(&scan, tokens->sent[i], tokens->sent[i + 1]);
        if (status == TC_OK && has_hider(&scan, from)) {
            hide(&scan, from);
        }
    }
    if (status != TC_OK) {
        hits->vec.len = scan.first_hit;
    }
    if (scan.spans != on_stack) {
        tc_free(scan.spans);
    }
    return status;
}
