/* expected.h - what an example says must be found, taken apart: "not planned China agrees_with Pakistan [date: May]".
 * Internal to plugin/, but for hints of app/. */
#ifndef TC_PLUGIN_EXPECTED_H
#define TC_PLUGIN_EXPECTED_H

#include "graph/graph.h"
#include "plugin/plugin.h"

/* Parts of the text; predicate.ptr is NULL when no word of it is the name of a relation. */
struct tc_expected {
    struct tc_str subject, predicate, object;
    struct tc_str qualifiers; /* " [name: value] [name: value]" or empty */
    enum tc_modality modality;
    bool negated;
};

struct tc_expected tc_expected_parse(const struct tc_plugin *plugin, struct tc_str text);

/* Takes the last "[name: value]" off the text; false if it does not end in one. */
bool tc_expected_take_qualifier(struct tc_str *text, struct tc_pair *qualifier);

/* The word before the statement that the first word of the subject may be meant for ("planed"), or NULL. */
const char *tc_expected_near_word(const struct tc_expected *expected);

#endif
