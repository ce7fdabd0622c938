/* small_regex.h - regexes of few letters, run on words of ASCII a byte at a time: as fast as to look up what is known
 * of the word. Internal to match/.
 *
 * By positions: each letter or class of the regex is one, `follow` says which may come next, and a set of them is a
 * word of bits (Glushkov 1961). */
#ifndef TC_MATCH_SMALL_REGEX_H
#define TC_MATCH_SMALL_REGEX_H

#include "base/str.h"

enum { TC_SMALL_POSITIONS = 64, TC_SMALL_BYTES = 128 };

struct tc_small_regex {
    uint64_t first, last;
    uint64_t follow[TC_SMALL_POSITIONS];
    uint64_t takes[TC_SMALL_BYTES]; /* positions, by byte */
    uint64_t ends[2];               /* bytes with which a word of ASCII can end, in either case */
    uint32_t n;
};

/* ASCII letters, digits and such, . [ ] ( ) (?: ) | ? * + { } and escaped signs. False for all other regexes, for more
 * than 64 positions, and for what a word without letters would pass. */
bool tc_small_regex_read(struct tc_str regex, bool ignore_case, struct tc_small_regex *small);

enum tc_small_answer { TC_SMALL_NO, TC_SMALL_YES, TC_SMALL_UNKNOWN };
/* Does it match all of the word, with capitals as small letters when `folded`? Unknown where the word is not ASCII. */
enum tc_small_answer tc_small_regex_run(const struct tc_small_regex *small, struct tc_str word, bool folded);

#endif
