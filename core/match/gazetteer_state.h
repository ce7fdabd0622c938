/* gazetteer_state.h - the inside of a gazetteer: gazetteer_build.c makes it, gazetteer.c scans it. Internal to match/.
 *
 * The trie is over the numbers of the names' own words and in flat arrays without pointers, so that it can be kept in
 * a file whatever other words there are. The first word of a name finds its node in a table; all other nodes stand in
 * one hash table keyed (parent, word), so that a step costs one cache miss whatever the number of names. */
#ifndef TC_MATCH_GAZETTEER_STATE_H
#define TC_MATCH_GAZETTEER_STATE_H

#include "match/gazetteer.h"
#include "text/name_words.h"

/* Of a word's root: all names that begin with it do so with a capital; names have it behind their first word; names end
 * with it; all of these have a capital there. The other bits are the root node, 0 = none. */
#define TC_ROOT_CAPITAL (1U << 31)
#define TC_ROOT_INSIDE (1U << 30)
#define TC_ROOT_ENDS (1U << 29)
#define TC_ROOT_ENDS_CAPITAL (1U << 28)
#define TC_ROOT_NODE (TC_ROOT_ENDS_CAPITAL - 1)

/* Of a node's head: others follow; it has several names. The other bits are its name + 1, 0 = none; of several, where
 * they are in groups, each + 1, with a 0 behind the last, in order of (type, entity, number). */
#define TC_HEAD_LEADS_ON (1U << 31)
#define TC_HEAD_GROUP (1U << 30)
#define TC_HEAD_NAME (TC_HEAD_GROUP - 1)

/* What the smart policy asks of a text's token: 2 bits a word, the first lowest. */
enum tc_need { TC_NEED_NOTHING, TC_NEED_CAPITAL, TC_NEED_ALL_CAPITALS };
enum { TC_SHAPE_WORDS = 16 };

struct tc_trie_node {
    uint32_t parent, word; /* parent 0: a root, or a free slot */
    uint32_t head;
};

/* What names have in common with many others. */
struct tc_name_kind {
    uint64_t hides;
    uint32_t type, policy;
};

struct tc_name_entry {
    uint32_t entity, source;
    uint32_t
        shape; /* smart: what is asked, of more than TC_SHAPE_WORDS words: where in shapes; exact: where in exact */
    uint16_t kind, n_words;
};

struct tc_gazetteer {
    TC_VEC(struct tc_name_entry) entries; /* by name */
    TC_VEC(struct tc_name_kind) kinds;
    TC_VEC(uint64_t) shapes;
    TC_VEC(uint32_t) groups;
    struct tc_buf exact; /* of names with the exact policy: their tokens, each with a NUL behind it */
    struct tc_name_words words;
    uint32_t *word_roots;       /* by word */
    struct tc_trie_node *nodes; /* by number: 0 is none, then the roots, then the slots of the others */
    uint32_t n_roots, n_slots;
    bool is_mapped; /* all of the above is not its own, but the words */

    TC_VEC(uint32_t) numbers; /* until the trie is built: of the words, name by name */

    /* From freeze on: the words of the symbols up to last_own, 0 = none; that of another one is what is behind
     * first_name. A variant of a word leads where the word leads. */
    uint32_t *own_words;
    uint32_t last_own, first_name;
    uint32_t n_types; /* largest type + 1 */
    bool any_hides;
};

static inline const struct tc_name_kind *tc_gazetteer_kind(const struct tc_gazetteer *gaz, uint32_t name) {
    return &gaz->kinds.items[gaz->entries.items[name].kind];
}

static inline uint32_t tc_gazetteer_word(const struct tc_gazetteer *gaz, uint32_t sym) {
    return sym > gaz->last_own ? sym - gaz->first_name : gaz->own_words[sym];
}

/* What the smart policy asks of the words of a name. */
static inline uint64_t tc_name_needs(const struct tc_gazetteer *gaz, const struct tc_name_entry *entry) {
    return entry->n_words > TC_SHAPE_WORDS ? gaz->shapes.items[entry->shape] : entry->shape;
}

/* Where the node behind a parent is looked for. */
static inline uint32_t tc_trie_home(const struct tc_gazetteer *gaz, uint32_t parent, uint32_t word) {
    uint64_t mixed = ((uint64_t)parent << 32 | word) * 0x9E3779B97F4A7C15U;
    mixed ^= mixed >> 32;
    mixed *= 0xD6E8FEB86659FD93U;
    return gaz->n_roots + 1 + (uint32_t)((mixed >> 32) * gaz->n_slots >> 32);
}

/* The node, or the free slot where it belongs. One slot at least is free. */
static inline uint32_t tc_trie_find(const struct tc_gazetteer *gaz, uint32_t parent, uint32_t word) {
    uint32_t at = tc_trie_home(gaz, parent, word);
    while (gaz->nodes[at].parent != 0 && (gaz->nodes[at].parent != parent || gaz->nodes[at].word != word)) {
        at = at < gaz->n_roots + gaz->n_slots ? at + 1 : gaz->n_roots + 1;
    }
    return at;
}

#endif
