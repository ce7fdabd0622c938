#include "text/words.h"

#include <stdlib.h>
#include <string.h>

/* In byte order. */
const char *const tc_function_words[] = {
    "'s",     "a",         "about",   "above",     "across",    "after",   "against", "all",        "along",
    "also",   "although",  "am",      "amid",      "among",     "an",      "and",     "another",    "any",
    "are",    "around",    "as",      "at",        "be",        "because", "been",    "before",     "behind",
    "being",  "below",     "beside",  "besides",   "between",   "beyond",  "both",    "but",        "by",
    "can",    "cannot",    "could",   "despite",   "did",       "do",      "does",    "doing",      "done",
    "down",   "during",    "each",    "either",    "else",      "even",    "ever",    "every",      "except",
    "few",    "for",       "from",    "had",       "has",       "have",    "having",  "he",         "hence",
    "her",    "here",      "hers",    "herself",   "him",       "himself", "his",     "how",        "however",
    "i",      "if",        "in",      "inside",    "into",      "is",      "it",      "its",        "itself",
    "just",   "less",      "like",    "many",      "may",       "me",      "might",   "mine",       "more",
    "most",   "much",      "must",    "my",        "myself",    "near",    "neither", "no",         "nor",
    "not",    "of",        "off",     "on",        "once",      "one",     "only",    "onto",       "or",
    "other",  "others",    "our",     "ours",      "ourselves", "out",     "outside", "over",       "own",
    "per",    "rather",    "same",    "shall",     "she",       "should",  "since",   "so",         "some",
    "such",   "than",      "that",    "the",       "their",     "theirs",  "them",    "themselves", "then",
    "there",  "therefore", "these",   "they",      "this",      "those",   "though",  "through",    "throughout",
    "thus",   "till",      "to",      "too",       "toward",    "towards", "under",   "unless",     "until",
    "up",     "upon",      "us",      "very",      "via",       "was",     "we",      "were",       "what",
    "when",   "where",     "whereas", "whether",   "which",     "while",   "who",     "whom",       "whose",
    "why",    "will",      "with",    "within",    "without",   "would",   "yet",     "you",        "your",
    "yours",  "yourself",  "aren't",  "can't",     "couldn't",  "didn't",  "doesn't", "don't",      "hadn't",
    "hasn't", "haven't",   "isn't",   "shouldn't", "wasn't",    "weren't", "won't",   "wouldn't",   NULL,
};

const char *const tc_date_words[] = {
    "january",   "february", "march",     "april",    "may",     "june",     "july",   "august",
    "september", "october",  "november",  "december", "jan",     "feb",      "mar",    "apr",
    "jun",       "jul",      "aug",       "sep",      "sept",    "oct",      "nov",    "dec",
    "monday",    "tuesday",  "wednesday", "thursday", "friday",  "saturday", "sunday", "mon",
    "tue",       "tues",     "wed",       "thu",      "thur",    "thurs",    "fri",    "sat",
    "sun",       "today",    "yesterday", "tomorrow", "tonight", NULL,
};

enum { ABBREVIATION_MAX = 6, KEY_BYTES = 8, WORD_MAX = 16 };

/* Spelt as they occur: "Sun." may be a day, "sun." ends a sentence. Lists by case and length, because most words before
 * full stops are longer than any and the list of the others is passed in no time. */
struct abbreviation {
    char word[KEY_BYTES]; /* padded with zeros, so that a comparison is one of numbers */
    enum tc_abbreviation kind;
};
static const struct abbreviation capitalised_2[] = {
    {"Ch", TC_ABBREV_NUMERIC}, {"Co", TC_ABBREV_OTHER},   {"Dr", TC_ABBREV_TITLE},   {"Fr", TC_ABBREV_TITLE},
    {"Ft", TC_ABBREV_TITLE},   {"Jr", TC_ABBREV_OTHER},   {"Lt", TC_ABBREV_TITLE},   {"Mr", TC_ABBREV_TITLE},
    {"Ms", TC_ABBREV_TITLE},   {"Mt", TC_ABBREV_TITLE},   {"No", TC_ABBREV_NUMERIC}, {"Ph", TC_ABBREV_TITLE},
    {"Rp", TC_ABBREV_NUMERIC}, {"Rs", TC_ABBREV_NUMERIC}, {"Rt", TC_ABBREV_TITLE},   {"Sr", TC_ABBREV_OTHER},
    {"St", TC_ABBREV_TITLE},   {"Tk", TC_ABBREV_NUMERIC},
};
static const struct abbreviation capitalised_3[] = {
    {"Adm", TC_ABBREV_TITLE}, {"Amb", TC_ABBREV_TITLE}, {"Apr", TC_ABBREV_OTHER},   {"Art", TC_ABBREV_NUMERIC},
    {"Aug", TC_ABBREV_OTHER}, {"Ave", TC_ABBREV_OTHER}, {"Bhd", TC_ABBREV_OTHER},   {"Cdr", TC_ABBREV_TITLE},
    {"Col", TC_ABBREV_TITLE}, {"Cpl", TC_ABBREV_TITLE}, {"Dec", TC_ABBREV_OTHER},   {"Drs", TC_ABBREV_TITLE},
    {"Eng", TC_ABBREV_TITLE}, {"Esq", TC_ABBREV_OTHER}, {"Feb", TC_ABBREV_OTHER},   {"Fig", TC_ABBREV_NUMERIC},
    {"Fri", TC_ABBREV_OTHER}, {"Gen", TC_ABBREV_TITLE}, {"Gov", TC_ABBREV_TITLE},   {"Hon", TC_ABBREV_TITLE},
    {"Inc", TC_ABBREV_OTHER}, {"Jan", TC_ABBREV_OTHER}, {"Jul", TC_ABBREV_OTHER},   {"Jun", TC_ABBREV_OTHER},
    {"Ltd", TC_ABBREV_OTHER}, {"Maj", TC_ABBREV_TITLE}, {"Mar", TC_ABBREV_OTHER},   {"Mme", TC_ABBREV_TITLE},
    {"Mon", TC_ABBREV_OTHER}, {"Mrs", TC_ABBREV_TITLE}, {"Nos", TC_ABBREV_NUMERIC}, {"Nov", TC_ABBREV_OTHER},
    {"Oct", TC_ABBREV_OTHER}, {"Pte", TC_ABBREV_OTHER}, {"Pvt", TC_ABBREV_OTHER},   {"Rep", TC_ABBREV_TITLE},
    {"Rev", TC_ABBREV_TITLE}, {"Sat", TC_ABBREV_OTHER}, {"Sec", TC_ABBREV_NUMERIC}, {"Sen", TC_ABBREV_TITLE},
    {"Sep", TC_ABBREV_OTHER}, {"Sgt", TC_ABBREV_TITLE}, {"Sun", TC_ABBREV_OTHER},   {"Thu", TC_ABBREV_OTHER},
    {"Tue", TC_ABBREV_OTHER}, {"Ven", TC_ABBREV_TITLE}, {"Vol", TC_ABBREV_NUMERIC}, {"Wed", TC_ABBREV_OTHER},
};
static const struct abbreviation capitalised_4[] = {
    {"Blvd", TC_ABBREV_OTHER}, {"Brig", TC_ABBREV_TITLE}, {"Bros", TC_ABBREV_OTHER}, {"Capt", TC_ABBREV_TITLE},
    {"Cmdr", TC_ABBREV_TITLE}, {"Corp", TC_ABBREV_OTHER}, {"Dept", TC_ABBREV_OTHER}, {"Engr", TC_ABBREV_TITLE},
    {"Govt", TC_ABBREV_OTHER}, {"Intl", TC_ABBREV_OTHER}, {"Mlle", TC_ABBREV_TITLE}, {"Pres", TC_ABBREV_TITLE},
    {"Prof", TC_ABBREV_TITLE}, {"Reps", TC_ABBREV_TITLE}, {"Sens", TC_ABBREV_TITLE}, {"Sept", TC_ABBREV_OTHER},
    {"Supt", TC_ABBREV_TITLE}, {"Tues", TC_ABBREV_OTHER}, {"Univ", TC_ABBREV_OTHER},
};
static const struct abbreviation capitalised_5[] = {
    {"Thurs", TC_ABBREV_OTHER},
};
static const struct abbreviation capitalised_6[] = {
    {"Messrs", TC_ABBREV_TITLE},
};
static const struct abbreviation lower_case_2[] = {
    {"al", TC_ABBREV_OTHER},   {"ca", TC_ABBREV_NUMERIC}, {"cf", TC_ABBREV_TITLE}, {"ch", TC_ABBREV_NUMERIC},
    {"no", TC_ABBREV_NUMERIC}, {"pp", TC_ABBREV_NUMERIC}, {"vs", TC_ABBREV_TITLE},
};
static const struct abbreviation lower_case_3[] = {
    {"art", TC_ABBREV_NUMERIC}, {"est", TC_ABBREV_NUMERIC}, {"fig", TC_ABBREV_NUMERIC}, {"nos", TC_ABBREV_NUMERIC},
    {"sec", TC_ABBREV_NUMERIC}, {"viz", TC_ABBREV_TITLE},   {"vol", TC_ABBREV_NUMERIC},
};
static const struct abbreviation lower_case_6[] = {
    {"approx", TC_ABBREV_TITLE},
};

struct list {
    const struct abbreviation *items;
    size_t n;
};
#define LIST(items)                                                                                                    \
    { items, sizeof(items) / sizeof *(items) }
static const struct list capitalised[ABBREVIATION_MAX + 1] = {[2] = LIST(capitalised_2),
                                                              [3] = LIST(capitalised_3),
                                                              [4] = LIST(capitalised_4),
                                                              [5] = LIST(capitalised_5),
                                                              [6] = LIST(capitalised_6)};
static const struct list lower_case[ABBREVIATION_MAX + 1] = {
    [2] = LIST(lower_case_2), [3] = LIST(lower_case_3), [6] = LIST(lower_case_6)};

/* In byte order. */
static const char *const starters[] = {
    "According", "After",        "Also", "Although", "Among",     "An",    "And",     "As",        "At",    "Before",
    "Both",      "But",          "By",   "Despite",  "During",    "Each",  "Earlier", "Finally",   "For",   "From",
    "Further",   "Furthermore",  "He",   "Her",      "Here",      "His",   "How",     "However",   "I",     "If",
    "In",        "Instead",      "It",   "Its",      "Last",      "Later", "Many",    "Meanwhile", "More",  "Moreover",
    "Most",      "Nevertheless", "No",   "Not",      "Now",       "On",    "Once",    "One",       "Only",  "Or",
    "Other",     "Our",          "Over", "Several",  "She",       "Since", "So",      "Some",      "Such",  "That",
    "The",       "Their",        "Then", "There",    "Therefore", "These", "They",    "This",      "Those", "Though",
    "Thus",      "To",           "Two",  "Under",    "Until",     "We",    "What",    "When",      "Where", "Whether",
    "While",     "Why",          "With", "You",      "Your",
};

/* A copy with a NUL, for bsearch; false if the word is too long to be in a list. */
static bool copy_word(struct tc_str word, char out[WORD_MAX]) {
    if (word.len >= WORD_MAX || word.len == 0) {
        return false;
    }
    memcpy(out, word.ptr, word.len);
    out[word.len] = '\0';
    return true;
}

static int compare(const void *key, const void *item) { return strcmp(key, *(const char *const *)item); }

enum tc_abbreviation tc_abbreviation_find(struct tc_str word) {
    char key[KEY_BYTES] = {0};
    if (word.len > ABBREVIATION_MAX) {
        return TC_ABBREV_NONE;
    }
    for (size_t i = 0; i < word.len; i++) {
        key[i] = word.ptr[i];
    }
    const struct list *list = key[0] >= 'a' ? &lower_case[word.len] : &capitalised[word.len];
    for (size_t i = 0; i < list->n; i++) {
        if (memcmp(list->items[i].word, key, KEY_BYTES) == 0) {
            return list->items[i].kind;
        }
    }
    return TC_ABBREV_NONE;
}

bool tc_is_function_word(struct tc_str word) {
    char key[WORD_MAX];
    return copy_word(word, key) &&
           bsearch(key, tc_function_words, sizeof tc_function_words / sizeof *tc_function_words - 1,
                   sizeof *tc_function_words, compare);
}

bool tc_is_starter(struct tc_str word) {
    char key[WORD_MAX];
    return copy_word(word, key) &&
           bsearch(key, starters, sizeof starters / sizeof *starters, sizeof *starters, compare);
}
