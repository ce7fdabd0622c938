/* gazetteer.h - names of one or several tokens, found by longest match over a token trie in flat arrays. Internal to
 * match/. */
#ifndef TC_MATCH_GAZETTEER_H
#define TC_MATCH_GAZETTEER_H

#include "base/image.h"
#include "base/vec.h"
#include "match/model.h"
#include "text/token.h"

struct tc_gazetteer;

enum { TC_NAME_TOKENS = 32, TC_GAZETTEER_NAMES = 1 << 25 }; /* of one name; of all: more is an error */

/* What a name stands for. Several names may have the same tokens: all of them are found. */
struct tc_name {
    uint32_t type, entity, source;
    enum tc_case_policy policy;
    uint64_t hides; /* bit set of types */
};

struct tc_hit {
    uint32_t first, last; /* tokens, end exclusive */
    uint32_t name;        /* number of the name, see tc_gazetteer_name */
};
struct tc_hits {
    TC_VEC(struct tc_hit) vec;
};

struct tc_gazetteer *tc_gazetteer_new(void);
void tc_gazetteer_free(struct tc_gazetteer *gaz);

/* Splits text as documents are split; does not keep it. The n-th name added has number n - 1. */
TC_NODISCARD enum tc_status tc_gazetteer_add(struct tc_gazetteer *gaz, struct tc_str text, const struct tc_name *name,
                                             struct tc_error *err);

/* Builds the trie, if there is none; no more names. Then the words are lent to the vocabulary, which is frozen, and
 * tc_gazetteer_freeze learns what symbols they have and marks them. */
TC_NODISCARD enum tc_status tc_gazetteer_build(struct tc_gazetteer *gaz);
void tc_gazetteer_lend_words(struct tc_gazetteer *gaz, struct tc_vocab *vocab);
TC_NODISCARD enum tc_status tc_gazetteer_freeze(struct tc_gazetteer *gaz, struct tc_vocab *vocab);

/* A gazetteer that is built, not frozen, as flat arrays, and back into an empty one; see model.h. */
enum { TC_GAZETTEER_PARTS = 13 };
void tc_gazetteer_parts(const struct tc_gazetteer *gaz, struct tc_image_part parts[TC_GAZETTEER_PARTS]);
TC_NODISCARD enum tc_status tc_gazetteer_borrow(struct tc_gazetteer *gaz,
                                                const struct tc_image_part parts[TC_GAZETTEER_PARTS]);

/* All names in a sentence, of which `begins` has the tokens with TC_MARKS_BEGIN (tc_tokens_choose): for each type on
 * its own leftmost, longest, non-overlapping. A case policy that refuses the longest name falls back to the next
 * shorter one. Of names with the same span, type, entity and hides only the first is given. Then names that another's
 * `hides` covers are left out: longer names hide before shorter ones (then in text order), a hidden name hides nothing,
 * and none hides what has its own span and type. Appends to hits, sorted by (first, longest, type, entity); on failure
 * nothing is appended. */
TC_NODISCARD enum tc_status tc_gazetteer_scan(const struct tc_gazetteer *gaz, const struct tc_tokens *tokens,
                                              const char *text, uint32_t sentence, const uint64_t *begins,
                                              struct tc_hits *hits);

/* Names whose words stand in a sentence and which are not found: without the capitals that they ask for (by TC_NONE),
 * or hidden by another. Longer names that are found may cover some of them. To explain; slow. Appends to refused. */
struct tc_refused {
    uint32_t first, last, name, by; /* names */
};
struct tc_refused_list {
    TC_VEC(struct tc_refused) vec;
};
TC_NODISCARD enum tc_status tc_gazetteer_refused(const struct tc_gazetteer *gaz, const struct tc_tokens *tokens,
                                                 const char *text, uint32_t sentence, struct tc_refused_list *refused);

struct tc_name tc_gazetteer_name(const struct tc_gazetteer *gaz, uint32_t name);
/* The entity where the gazetteer has it, for as long as it lives. */
const uint32_t *tc_gazetteer_entity(const struct tc_gazetteer *gaz, uint32_t name);

#endif
