/* wordtest.h - tests that look at a token's letters: regexes and edit distance. A small regex runs on the word
 * (small_regex.h); of the others answers are remembered per distinct word, so that a test costs one look-up a token.
 * Internal to match/. */
#ifndef TC_MATCH_WORDTEST_H
#define TC_MATCH_WORDTEST_H

#include "base/str.h"

struct tc_wordtests;  /* the model's: compiled once, then read-only */
struct tc_word_cache; /* one a matcher */

struct tc_wordtests *tc_wordtests_new(void);
void tc_wordtests_free(struct tc_wordtests *tests);

/* The number of the test; the same test again gives the same number. A regex sees the token's bytes, or its folded form
 * when `folded`; it must match all of it and is run in time linear in the word: what would need backtracking is
 * refused. Errors have the column col + place in the regex. */
TC_NODISCARD enum tc_status tc_wordtests_regex(struct tc_wordtests *tests, struct tc_str regex, bool ignore_case,
                                               bool folded, uint32_t col, uint32_t *id, struct tc_error *err);
/* Folded token within `distance` edits (insert, delete, replace, swap of neighbours counts as two) of the folded word.
 */
TC_NODISCARD enum tc_status tc_wordtests_fuzzy(struct tc_wordtests *tests, struct tc_str word, unsigned distance,
                                               uint32_t *id);
uint32_t tc_wordtests_regex_count(const struct tc_wordtests *tests);

/* The ASCII bytes with which a word that passes can end, if with one of ASCII: a bit each. NULL: nothing is known. */
const uint64_t *tc_wordtests_ends(const struct tc_wordtests *tests, uint32_t id);

struct tc_word_cache *tc_word_cache_new(const struct tc_wordtests *tests); /* NULL when memory is short */
void tc_word_cache_free(struct tc_word_cache *cache);
/* Does the word pass the test? Allocates at most while its buffer for folding grows. */
bool tc_word_passes(struct tc_word_cache *cache, uint32_t id, struct tc_str word);

#endif
