/* plugin.h - what a plugin has declared, as data: for list, info, test, check, explain. Everything is borrowed from the
 * plugin. */
#ifndef TC_PLUGIN_PLUGIN_H
#define TC_PLUGIN_PLUGIN_H

#include "base/str.h"

enum { TC_API_LEVEL = 1, TC_API_LEVEL_MIN = 1 };

struct tc_place {
    struct tc_str file;
    uint32_t line;
};

struct tc_example {
    struct tc_place place;
    uint32_t col; /* of the sentence, where it stands in the file as it is; else 0 */
    struct tc_str text;
    const struct tc_str *
        expected; /* "China agrees_on trade": entity labels or keys around the predicate; planned/hedged/not in front */
    size_t n_expected;
};

struct tc_option {
    struct tc_str name, type, help, default_text, value_text; /* type: number, string, boolean */
};

struct tc_rule_info {
    struct tc_place place;
    struct tc_str name;
    uint32_t pattern; /* number in the model, TC_NONE before compile */
    struct tc_str pattern_text;
    const struct tc_str *triples;
    size_t n_triples;
    bool has_on_match;
    double confidence;
    const struct tc_example *examples;
    size_t n_examples;
};

struct tc_gazetteer_info {
    struct tc_place place;
    struct tc_str type, file;
    size_t n_entities, n_names;
    uint32_t first_source, n_sources; /* the source of a mention by one of its names is first_source + line */
};

struct tc_relation_info {
    struct tc_place place;
    struct tc_str name, label, help, subject, object, qualifiers, group;
    struct tc_str yields_to; /* a relation of the plugin, or empty */
    uint32_t at_most;        /* entities of a template's match; UINT32_MAX: no limit */
    bool symmetric;
};

struct tc_plugin {
    struct tc_str name, version, summary, license, dir, authors;
    const struct tc_option *options;
    size_t n_options;
    const struct tc_relation_info *relations;
    size_t n_relations;
    const struct tc_gazetteer_info *gazetteers;
    size_t n_gazetteers;
    const struct tc_rule_info *rules;
    size_t n_rules;
    size_t n_mentions, n_macros;
};

#endif
