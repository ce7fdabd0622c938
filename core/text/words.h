/* words.h - word lists that the text layer knows of itself. Internal to text/. */
#ifndef TC_TEXT_WORDS_H
#define TC_TEXT_WORDS_H

#include "base/str.h"

/* Folded; NULL at the end. */
extern const char *const tc_function_words[];
extern const char *const tc_date_words[];

/* What a dot behind a word says. */
enum tc_abbreviation {
    TC_ABBREV_NONE,    /* ends a sentence */
    TC_ABBREV_TITLE,   /* Mr. Gen. vs.: never ends one */
    TC_ABBREV_NUMERIC, /* No. Art.: ends none before a digit */
    TC_ABBREV_OTHER,   /* Inc. Jan.: ends one only before a word that often begins sentences */
};
enum tc_abbreviation tc_abbreviation_find(struct tc_str word);

bool tc_is_function_word(struct tc_str word); /* in lower case: the, of, and */

/* A word that begins sentences rather than names: The, In, However. */
bool tc_is_starter(struct tc_str word);

#endif
