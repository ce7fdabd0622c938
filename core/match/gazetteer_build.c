/* gazetteer_build.c - names into a trie. */
#include "base/alloc.h"
#include "match/gazetteer_state.h"
#include "text/token.h"
#include <stdlib.h>
#include <string.h>

struct tc_gazetteer *tc_gazetteer_new(void) {
    struct tc_gazetteer *gaz = tc_calloc(1, sizeof *gaz);
    if (gaz && tc_name_words_init(&gaz->words) != TC_OK) {
        tc_free(gaz);
        return NULL;
    }
    if (gaz) {
        tc_buf_init(&gaz->exact, UINT32_MAX);
    }
    return gaz;
}

void tc_gazetteer_free(struct tc_gazetteer *gaz) {
    if (!gaz) {
        return;
    }
    if (!gaz->is_mapped) {
        tc_vec_fini(&gaz->entries);
        tc_vec_fini(&gaz->kinds);
        tc_vec_fini(&gaz->shapes);
        tc_vec_fini(&gaz->groups);
        tc_buf_fini(&gaz->exact);
        tc_free(gaz->word_roots);
        tc_free(gaz->nodes);
    }
    tc_name_words_fini(&gaz->words);
    tc_vec_fini(&gaz->numbers);
    tc_free(gaz->own_words);
    tc_free(gaz);
}

/* --- adding names --- */

/* The number of the kind that the name is of; TC_NONE when memory is short or there are too many. */
static uint32_t kind_of(struct tc_gazetteer *gaz, const struct tc_name *name) {
    for (size_t i = gaz->kinds.len; i-- > 0;) { /* most often the last */
        const struct tc_name_kind *kind = &gaz->kinds.items[i];
        if (kind->type == name->type && kind->policy == (uint32_t)name->policy && kind->hides == name->hides) {
            return (uint32_t)i;
        }
    }
    struct tc_name_kind kind = {name->hides, name->type, (uint32_t)name->policy};
    bool added = gaz->kinds.len <= UINT16_MAX && tc_vec_push(&gaz->kinds, kind) == TC_OK;
    return added ? (uint32_t)gaz->kinds.len - 1 : TC_NONE;
}

static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
static bool is_lower(char c) { return c >= 'a' && c <= 'z'; }

static enum tc_need need_of(struct tc_str token) {
    if (is_lower(token.ptr[0])) {
        return TC_NEED_NOTHING;
    }
    if (is_upper(token.ptr[0]) && token.len > 1 && is_lower(token.ptr[1])) {
        return TC_NEED_CAPITAL;
    }
    uint32_t cls = tc_token_shape(token);
    return cls & TC_CLASS_UPPER ? TC_NEED_ALL_CAPITALS : cls & TC_CLASS_CAP ? TC_NEED_CAPITAL : TC_NEED_NOTHING;
}

/* What is asked of the tokens' capitals. */
static enum tc_status keep_needs(struct tc_gazetteer *gaz, struct tc_str text, const uint32_t (*spans)[2], size_t n,
                                 uint32_t *shape) {
    uint64_t needs = 0;
    for (size_t i = 0; i < n; i++) {
        needs |= (uint64_t)need_of(tc_str_sub(text, spans[i][0], spans[i][1])) << 2 * i;
    }
    *shape = n > TC_SHAPE_WORDS ? (uint32_t)gaz->shapes.len : (uint32_t)needs;
    return n > TC_SHAPE_WORDS ? tc_vec_push(&gaz->shapes, needs) : TC_OK;
}

/* The tokens as they are. */
static enum tc_status keep_exact(struct tc_gazetteer *gaz, struct tc_str text, const uint32_t (*spans)[2], size_t n,
                                 uint32_t *shape) {
    *shape = (uint32_t)gaz->exact.len;
    for (size_t i = 0; i < n; i++) {
        (void)tc_buf_add(&gaz->exact, tc_str_sub(text, spans[i][0], spans[i][1]));
        (void)tc_buf_addc(&gaz->exact, '\0');
    }
    if (gaz->exact.failed) {
        gaz->exact.len = *shape;
        gaz->exact.failed = false;
        return TC_ERR_MEMORY;
    }
    return TC_OK;
}

static enum tc_status keep_shape(struct tc_gazetteer *gaz, struct tc_str text, const uint32_t (*spans)[2], size_t n,
                                 enum tc_case_policy policy, uint32_t *shape) {
    switch (policy) {
    case TC_CASE_SMART:
        return keep_needs(gaz, text, spans, n, shape);
    case TC_CASE_EXACT:
        return keep_exact(gaz, text, spans, n, shape);
    case TC_CASE_ANY:
        break;
    }
    return TC_OK;
}

/* The batch's words get their numbers. */
static enum tc_status flush(struct tc_gazetteer *gaz) {
    uint32_t n = gaz->words.n_batch;
    if (n == 0)
        return TC_OK;
    if (tc_vec_reserve(&gaz->numbers, gaz->numbers.len + n) != TC_OK ||
        tc_name_words_number(&gaz->words, gaz->numbers.items + gaz->numbers.len) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    gaz->numbers.len += n;
    return TC_OK;
}

static enum tc_status add_entry(struct tc_gazetteer *gaz, struct tc_str text, const uint32_t (*spans)[2], size_t n,
                                const struct tc_name *name) {
    struct tc_name_entry entry = {.entity = name->entity, .source = name->source, .n_words = (uint16_t)n};
    uint32_t kind = kind_of(gaz, name);
    if (kind == TC_NONE || (gaz->words.n_batch + n > TC_WORD_BATCH && flush(gaz) != TC_OK) ||
        tc_vec_reserve(&gaz->entries, gaz->entries.len + 1) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    uint32_t before = gaz->words.n_batch;
    enum tc_status status = TC_OK;
    for (size_t i = 0; i < n && status == TC_OK; i++) {
        status = tc_name_words_put(&gaz->words, tc_str_sub(text, spans[i][0], spans[i][1]));
    }
    status = status == TC_OK ? keep_shape(gaz, text, spans, n, name->policy, &entry.shape) : status;
    if (status != TC_OK) {
        gaz->words.n_batch = before;
        return status;
    }
    entry.kind = (uint16_t)kind;
    gaz->entries.items[gaz->entries.len++] = entry;
    return TC_OK;
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
    if (add_entry(gaz, text, (const uint32_t(*)[2])spans, n, name) != TC_OK) {
        return tc_error_set(err, TC_ERR_MEMORY, "out of memory after %zu names", gaz->entries.len);
    }
    return TC_OK;
}

/* --- building the trie --- */

/* Must the text have a capital where the name has its n-th word? */
static bool needs_capital(const struct tc_gazetteer *gaz, uint32_t name, uint32_t n) {
    const struct tc_name_entry *entry = &gaz->entries.items[name];
    const char *exact = NULL;
    switch ((enum tc_case_policy)tc_gazetteer_kind(gaz, name)->policy) {
    case TC_CASE_SMART:
        return (tc_name_needs(gaz, entry) >> 2 * n & 3) != TC_NEED_NOTHING;
    case TC_CASE_EXACT:
        exact = gaz->exact.ptr + entry->shape;
        for (; n > 0; n--) {
            exact += strlen(exact) + 1;
        }
        return need_of(tc_str(exact)) != TC_NEED_NOTHING;
    case TC_CASE_ANY:
        break;
    }
    return false;
}

static void number_roots(struct tc_gazetteer *gaz) {
    const uint32_t *words = gaz->numbers.items;
    for (uint32_t i = 0; i < gaz->entries.len; i++) {
        uint32_t last = gaz->entries.items[i].n_words - 1U;
        uint32_t *begin = &gaz->word_roots[words[0]], *end = &gaz->word_roots[words[last]];
        *begin |= *begin & TC_ROOT_NODE ? 0 : ++gaz->n_roots | TC_ROOT_CAPITAL;
        *begin &= needs_capital(gaz, i, 0) ? UINT32_MAX : ~TC_ROOT_CAPITAL;
        *end |= *end & TC_ROOT_ENDS ? 0 : TC_ROOT_ENDS | TC_ROOT_ENDS_CAPITAL;
        *end &= needs_capital(gaz, i, last) ? UINT32_MAX : ~TC_ROOT_ENDS_CAPITAL;
        words += last + 1;
    }
}

/* Room for a node a word, a third more so that a search is short. */
static enum tc_status make_room(struct tc_gazetteer *gaz) {
    size_t most = gaz->numbers.len - gaz->entries.len;
    size_t n_slots = most + most / 3 + 1;
    if (n_slots + gaz->n_roots >= TC_ROOT_NODE) {
        return TC_ERR_MEMORY;
    }
    gaz->n_slots = (uint32_t)n_slots;
    gaz->nodes = tc_calloc((size_t)gaz->n_roots + 1 + n_slots, sizeof *gaz->nodes);
    return gaz->nodes ? TC_OK : TC_ERR_MEMORY;
}

/* The node that the word leads to, made where it is missing. */
static uint32_t make_step(struct tc_gazetteer *gaz, uint32_t parent, uint32_t word) {
    uint32_t node = tc_trie_find(gaz, parent, word);
    if (gaz->nodes[node].parent == 0) {
        gaz->nodes[node] = (struct tc_trie_node){.parent = parent, .word = word};
        gaz->nodes[parent].head |= TC_HEAD_LEADS_ON;
        gaz->word_roots[word] |= TC_ROOT_INSIDE;
    }
    return node;
}

/* Names are led down the trie side by side, a step at a time, so that they wait for the memory together. */
enum { ABREAST = 32 };

/* Leaves in ends where the words of each name end. */
static void make_paths(struct tc_gazetteer *gaz, const struct tc_name_entry *entries, uint32_t *ends, uint32_t n,
                       const uint32_t **words) {
    const uint32_t *word[ABREAST]; /* of each name */
    uint32_t longest = 0;
    for (uint32_t i = 0; i < n; i++) {
        word[i] = *words;
        *words += entries[i].n_words;
        ends[i] = gaz->word_roots[*word[i]] & TC_ROOT_NODE;
        longest = entries[i].n_words > longest ? entries[i].n_words : longest;
    }
    for (uint32_t step = 1; step < longest; step++) {
        for (uint32_t i = 0; i < n; i++) {
            if (step < entries[i].n_words) {
                __builtin_prefetch(&gaz->nodes[tc_trie_home(gaz, ends[i], word[i][step])]);
            }
        }
        for (uint32_t i = 0; i < n; i++) {
            if (step < entries[i].n_words) {
                ends[i] = make_step(gaz, ends[i], word[i][step]);
            }
        }
    }
}

/* The numbers of words become those of nodes, one a name: no name has less than a word, so those are read by then. */
static void make_nodes(struct tc_gazetteer *gaz) {
    const uint32_t *words = gaz->numbers.items;
    uint32_t ends[ABREAST];
    for (size_t i = 0; i < gaz->entries.len; i += ABREAST) {
        size_t left = gaz->entries.len - i;
        uint32_t n = left < ABREAST ? (uint32_t)left : ABREAST;
        make_paths(gaz, gaz->entries.items + i, ends, n, &words);
        memcpy(gaz->numbers.items + i, ends, n * sizeof *ends);
    }
}

/* Order of names with the same words. */
static bool goes_before(const struct tc_gazetteer *gaz, uint32_t a, uint32_t b) {
    uint32_t type_a = tc_gazetteer_kind(gaz, a)->type;
    uint32_t type_b = tc_gazetteer_kind(gaz, b)->type;
    uint32_t entity_a = gaz->entries.items[a].entity;
    uint32_t entity_b = gaz->entries.items[b].entity;
    if (type_a != type_b) {
        return type_a < type_b;
    }
    return entity_a != entity_b ? entity_a < entity_b : a < b;
}

/* Names + 1. */
static int compare_names(const void *a, const void *b, void *ctx) {
    uint32_t x = *(const uint32_t *)a - 1;
    uint32_t y = *(const uint32_t *)b - 1;
    return x == y ? 0 : goes_before(ctx, x, y) ? -1 : 1;
}

/* In the place of the node where a name ends the name + 1 that follows it there, 0 = none. A node that has several is
 * marked. */
static void chain_names(struct tc_gazetteer *gaz, uint32_t *ends) {
    for (size_t i = gaz->entries.len; i-- > 0;) {
        uint32_t *head = &gaz->nodes[ends[i]].head;
        __builtin_prefetch(&gaz->nodes[ends[i >= ABREAST ? i - ABREAST : 0]].head);
        ends[i] = *head & TC_HEAD_NAME;
        *head = (*head & TC_HEAD_LEADS_ON) | (ends[i] > 0 ? TC_HEAD_GROUP : 0) | (uint32_t)(i + 1);
    }
}

/* Chains of several names as groups. */
static enum tc_status group_names(struct tc_gazetteer *gaz, const uint32_t *chain) {
    enum tc_status status = TC_OK;
    for (uint32_t i = 1; i <= gaz->n_roots + gaz->n_slots && status == TC_OK; i++) {
        uint32_t *head = &gaz->nodes[i].head;
        if (!(*head & TC_HEAD_GROUP)) {
            continue;
        }
        size_t first = gaz->groups.len;
        for (uint32_t name = *head & TC_HEAD_NAME; name != 0 && status == TC_OK; name = chain[name - 1]) {
            status = tc_vec_push(&gaz->groups, name);
        }
        if (status == TC_OK) {
            qsort_r(gaz->groups.items + first, gaz->groups.len - first, sizeof *gaz->groups.items, compare_names, gaz);
            status = tc_vec_push(&gaz->groups, 0);
        }
        *head = (*head & TC_HEAD_LEADS_ON) | TC_HEAD_GROUP | (uint32_t)first;
    }
    return status;
}

static uint32_t marks_of(uint32_t root) {
    uint32_t begins = root & TC_ROOT_CAPITAL ? TC_MARK_BEGINS_CAPITAL : TC_MARK_BEGINS;
    uint32_t ends = root & TC_ROOT_ENDS_CAPITAL ? TC_MARK_ENDS_CAPITAL : TC_MARK_ENDS;
    return (root & TC_ROOT_NODE ? begins : 0) | (root & TC_ROOT_ENDS ? ends : 0);
}

enum tc_status tc_gazetteer_build(struct tc_gazetteer *gaz) {
    if (gaz->nodes) {
        return TC_OK;
    }
    if (flush(gaz) != TC_OK) {
        return TC_ERR_MEMORY;
    }
    gaz->word_roots = tc_calloc((size_t)gaz->words.n + 1, sizeof *gaz->word_roots);
    if (!gaz->word_roots) {
        return TC_ERR_MEMORY;
    }
    number_roots(gaz);
    enum tc_status status = make_room(gaz);
    if (status == TC_OK) {
        make_nodes(gaz);
        chain_names(gaz, gaz->numbers.items);
        status = group_names(gaz, gaz->numbers.items);
    }
    tc_vec_fini(&gaz->numbers);
    for (uint32_t word = 1; word <= gaz->words.n && status == TC_OK; word++) {
        tc_name_words_mark(&gaz->words, word, marks_of(gaz->word_roots[word]));
    }
    return status == TC_OK ? tc_name_words_close(&gaz->words) : status;
}

/* --- words and symbols --- */

void tc_gazetteer_lend_words(struct tc_gazetteer *gaz, struct tc_vocab *vocab) { tc_vocab_lend(vocab, &gaz->words); }

enum tc_status tc_gazetteer_freeze(struct tc_gazetteer *gaz, struct tc_vocab *vocab) {
    uint32_t n = tc_vocab_count(vocab);
    gaz->own_words = tc_calloc((size_t)n + 1, sizeof *gaz->own_words);
    if (!gaz->own_words) {
        return TC_ERR_MEMORY;
    }
    gaz->last_own = n;
    gaz->first_name = gaz->words.table.max_own;
    for (uint32_t sym = 1; sym <= n; sym++) {
        gaz->own_words[sym] = tc_vocab_name_word(vocab, sym);
        tc_vocab_mark(vocab, sym, marks_of(gaz->word_roots[gaz->own_words[sym]]));
    }
    tc_vocab_settle_marks(vocab);
    for (size_t i = 0; i < gaz->kinds.len; i++) {
        const struct tc_name_kind *kind = &gaz->kinds.items[i];
        gaz->n_types = kind->type >= gaz->n_types ? kind->type + 1 : gaz->n_types;
        gaz->any_hides |= kind->hides != 0;
    }
    return TC_OK;
}

/* --- as flat arrays --- */

#define ITEMS(vec) ((struct tc_image_part){(vec).items, (vec).len * sizeof *(vec).items})
#define BORROW(vec, part)                                                                                              \
    ((vec).items = (part).bytes, (vec).len = (vec).cap = (part).size / sizeof *(vec).items, (void)0)

void tc_gazetteer_parts(const struct tc_gazetteer *gaz, struct tc_image_part parts[TC_GAZETTEER_PARTS]) {
    size_t n_nodes = (size_t)gaz->n_roots + 1 + gaz->n_slots;
    parts[0] = ITEMS(gaz->kinds);
    parts[1] = ITEMS(gaz->shapes);
    parts[2] = ITEMS(gaz->groups);
    parts[3] = ITEMS(gaz->entries);
    parts[4] = (struct tc_image_part){gaz->nodes, n_nodes * sizeof *gaz->nodes};
    parts[5] = (struct tc_image_part){gaz->word_roots, ((size_t)gaz->words.n + 1) * sizeof *gaz->word_roots};
    parts[6] = (struct tc_image_part){(void *)(uintptr_t)&gaz->n_roots, sizeof gaz->n_roots};
    parts[7] = (struct tc_image_part){gaz->exact.ptr, gaz->exact.len};
    tc_name_words_parts(&gaz->words, parts + 8);
}

enum tc_status tc_gazetteer_borrow(struct tc_gazetteer *gaz, const struct tc_image_part parts[TC_GAZETTEER_PARTS]) {
    gaz->is_mapped = true;
    BORROW(gaz->kinds, parts[0]);
    BORROW(gaz->shapes, parts[1]);
    BORROW(gaz->groups, parts[2]);
    BORROW(gaz->entries, parts[3]);
    gaz->nodes = parts[4].bytes;
    gaz->word_roots = parts[5].bytes;
    memcpy(&gaz->n_roots, parts[6].bytes, sizeof gaz->n_roots);
    gaz->n_slots = (uint32_t)(parts[4].size / sizeof *gaz->nodes) - 1 - gaz->n_roots;
    gaz->exact.ptr = parts[7].bytes;
    gaz->exact.len = gaz->exact.cap = parts[7].size;
    return tc_name_words_borrow(&gaz->words, parts + 8);
}
