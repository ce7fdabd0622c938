#include "plugin/expected.h"
#include <string.h>

static bool take_word(struct tc_str *text, const char *word) {
    struct tc_str rest = *text, first = tc_str_split(&rest, ' ');
    if (!rest.ptr || !tc_str_eq_cstr(first, word))
        return false;
    *text = tc_str_trim(rest);
    return true;
}

static bool is_name(struct tc_str name) {
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (!(c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')))
            return false;
    }
    return name.len > 0;
}

/* A value may have brackets of its own: the one that counts is followed by a name and a colon. */
bool tc_expected_take_qualifier(struct tc_str *text, struct tc_pair *qualifier) {
    struct tc_str whole = tc_str_trim(*text);
    if (whole.len == 0 || whole.ptr[whole.len - 1] != ']')
        return false;
    for (size_t at = whole.len - 1; at-- > 0;) {
        struct tc_str inside = tc_str_sub(whole, at + 1, whole.len - 1), name = tc_str_split(&inside, ':');
        if (whole.ptr[at] != '[' || !inside.ptr || !is_name(name))
            continue;
        *qualifier = (struct tc_pair){name, tc_str_trim(inside)};
        *text = tc_str_sub(whole, 0, at);
        return true;
    }
    return false;
}

static void split_qualifiers(struct tc_str *text, struct tc_str *qualifiers) {
    struct tc_str rest = tc_str_trim(*text);
    struct tc_pair ignored;
    *text = rest;
    while (tc_expected_take_qualifier(&rest, &ignored))
        ;
    *qualifiers = tc_str_sub(*text, rest.len, text->len);
    *text = tc_str_trim(rest);
}

/* The predicate is the first word that a relation is called by; loading has checked that there is one. */
struct tc_expected tc_expected_parse(const struct tc_plugin *plugin, struct tc_str text) {
    struct tc_expected expected = {0};
    split_qualifiers(&text, &expected.qualifiers);
    for (bool more = true; more;) {
        more = false;
        if (take_word(&text, "not"))
            expected.negated = more = true;
        for (int m = TC_ASSERTED; m <= TC_HEDGED; m++)
            if (take_word(&text, tc_modality_str((enum tc_modality)m))) {
                expected.modality = (enum tc_modality)m;
                more = true;
            }
    }
    struct tc_str rest = text;
    while (rest.ptr) {
        struct tc_str word = tc_str_split(&rest, ' ');
        for (size_t i = 0; i < plugin->n_relations; i++) {
            if (!tc_str_eq(plugin->relations[i].name, word))
                continue;
            expected.predicate = word;
            expected.subject = tc_str_trim((struct tc_str){text.ptr, (size_t)(word.ptr - text.ptr)});
            expected.object = rest.ptr ? tc_str_trim(rest) : (struct tc_str){0};
            return expected;
        }
    }
    return expected;
}

const char *tc_expected_near_word(const struct tc_expected *expected) {
    struct tc_str rest = expected->subject, word = tc_str_split(&rest, ' ');
    const char *words[TC_HEDGED + 1];
    size_t n = 0;
    for (int m = TC_ASSERTED; m <= TC_HEDGED; m++)
        words[n++] = tc_modality_str((enum tc_modality)m);
    return rest.ptr ? tc_str_nearest(word, words, n) : NULL;
}
