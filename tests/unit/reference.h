/* reference.h - the meaning of patterns, as directly as it can be written: backtracking over the tree with
 * continuations, in exponential time if need be. What the matcher is compared with; shares nothing with it but the
 * tree. */
#ifndef TEST_REFERENCE_H
#define TEST_REFERENCE_H

#include "match/pattern.h"

enum { REF_CAPTURES = 256, REF_TRAIL = 256, REF_ENTITIES = 2 };

struct ref_mention {
    uint32_t first, last, id;
    const char *type;
    uint32_t n_entities;
    const char *values[REF_ENTITIES]; /* of the only attribute, "g"; NULL: nothing known of the entity */
};

struct ref_sentence {
    const char *const *tokens;
    uint32_t n_tokens;
    const struct ref_mention *mentions; /* longest first where several begin at the same token */
    uint32_t n_mentions;
};

struct ref_capture {
    struct tc_str label;
    uint32_t first, last;
    uint32_t mention; /* id, or UINT32_MAX */
};

struct ref {
    const struct ref_sentence *sentence;
    struct ref_capture captures[REF_CAPTURES];
    uint32_t n_captures;
    uint32_t trail[REF_TRAIL]; /* mentions consumed so far, as indexes into the sentence's */
    uint32_t n_trail;
    uint32_t end;
    uint64_t fuel; /* counts down; at 0 nothing matches any more and the case is void */
};

/* Does a match begin at start? r->end and r->captures tell of it. */
bool ref_match(struct ref *r, const struct tc_node *root, uint32_t start);

#endif
