/* regex_words.h - the words that a regex accepts, where these are few: /years?|months?/ is four words. Words are looked
 * up, regexes are run. Internal to match/. */
#ifndef TC_MATCH_REGEX_WORDS_H
#define TC_MATCH_REGEX_WORDS_H

#include "base/arena.h"

struct tc_words {
    struct tc_str *items;
    uint32_t n;
};

/* Small letters and digits with | ( ) [ ] and ?, and nothing else; false for all other regexes, for more than a few
 * hundred words, and where memory is short. The words live in the arena. */
bool tc_regex_words(struct tc_str regex, struct tc_arena *arena, struct tc_words *words);

#endif
