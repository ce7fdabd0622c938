/* match_case.h - one sentence and a few patterns in front of a matcher, written as short texts. For tests of match/. */
#ifndef TEST_MATCH_CASE_H
#define TEST_MATCH_CASE_H

#include "match/matcher.h"

struct match_case {
    struct tc_model *model;
    struct tc_matcher *matcher;
    struct tc_arena arena;
    struct tc_tokens tokens;
    struct tc_buf text; /* of the sentence, padded at both ends */
    bool names_only;    /* stages add no mentions: a sentence has all of them before it begins */
};

/* Every call fails the test (cr_assert) where it cannot go on. */
void match_case_init(struct match_case *c);
void match_case_fini(struct match_case *c);

/* Adds a pattern to the model; types it mentions are made. TC_OK or what the model says. */
enum tc_status match_case_pattern(struct match_case *c, const char *pattern, uint32_t stage, uint32_t *id,
                                  struct tc_error *err);
/* As match_case_pattern, of one that the model takes; gives its number. */
uint32_t match_case_add(struct match_case *c, const char *pattern, uint32_t stage);
/* An entity of a type with at most one attribute ("region=asia" or NULL). */
uint32_t match_case_entity(struct match_case *c, const char *type, const char *key, const char *attribute);
/* Freezes the model and makes the matcher. */
void match_case_ready(struct match_case *c);

/* One sentence: words between blanks, with mentions marked up: <country:China> agreed; <a:x <b:y> z> nests. The entity
 * of a mention is the one with its text, in lower case, as key; none if there is none. */
void match_case_sentence(struct match_case *c, const char *sentence);

/* Tokens first .. last - 1 become a name of the gazetteer, as far as the words' marks tell; before the window starts.
 */
void match_case_mark(struct match_case *c, uint32_t first, uint32_t last);

/* Matches as text: "China agreed {x=China@country}; India". Array labels come several times. */
void match_case_print(const struct match_case *c, const struct tc_match *matches, uint32_t n, struct tc_buf *out);
/* All matches of a stage, as text that *out holds. */
const char *match_case_stage(struct match_case *c, uint32_t stage, struct tc_buf *out);

#endif
