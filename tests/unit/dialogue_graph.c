#include "dialogue_graph.h"

#include <criterion/criterion.h>
#include <string.h>

static void add_relations(struct tc_graph *graph) {
    static const struct {
        const char *name, *label, *group, *subject, *object;
    } rows[] = {
        {"agrees_on", "agrees on", "agreed", "country|org", "sector"},
        {"agrees_with", "agrees with", "agreed", "country|org", "country|org"},
        {"discusses", "discusses", "discussed", "country|org", "sector"},
        {"supports", "supports", "reaffirmed", "country|org", "position"},
        {"opposes", "opposes", "opposed", "country|org", "position"},
        {"signs", "signs", "agreed", "country|org", "document"},
        {"visits", "visits", "other", "person", "country"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        const struct tc_relation relation = {
            .name = tc_str(rows[i].name),
            .label = tc_str(rows[i].label),
            .group = tc_str(rows[i].group),
            .subject = tc_str(rows[i].subject),
            .object = tc_str(rows[i].object),
            .plugin = TC_STR("test"),
            .qualifiers = TC_STR("topic"),
            .symmetric = i == 1,
        };
        cr_assert_neq(tc_graph_add_relation(graph, &relation), TC_NO_RECORD);
    }
}

static uint32_t add_entity(struct tc_graph *graph, const char *type, const char *label) {
    struct tc_graph_entity entity = {.type = tc_str(type), .key = tc_str(label), .label = tc_str(label)};
    uint32_t number = tc_graph_add_entity(graph, &entity);
    cr_assert_neq(number, TC_NO_RECORD);
    return number;
}

static uint32_t add_document(struct tc_graph *graph, uint32_t i, const char *title) {
    char uri[32], id[32];
    snprintf(uri, sizeof uri, "talks/%u.txt", (unsigned)i);
    snprintf(id, sizeof id, "d_%016u", (unsigned)i);
    struct tc_graph_document document = {.id = tc_str(id),
                                         .uri = tc_str(uri),
                                         .title = tc_str(title),
                                         .sha256 = tc_str(id),
                                         .chars = 2000,
                                         .sentences = 12,
                                         .tokens = 400};
    uint32_t number = tc_graph_add_document(graph, &document);
    cr_assert_neq(number, TC_NO_RECORD);
    return number;
}

static void add_fact(struct tc_graph *graph, const struct dialogue_fact *fact, uint32_t document) {
    char sentence[6000];
    bool is_person = strcmp(fact->predicate, "visits") == 0;
    const struct tc_pair topic = {TC_STR("topic"), tc_str(fact->topic)};
    struct tc_str said_as = tc_str(fact->predicate), predicate = tc_str_split(&said_as, ' ');
    struct tc_statement statement = {
        .subject = add_entity(graph, is_person ? "person" : "country", fact->subject),
        .object = add_entity(graph, fact->object_type, fact->object),
        .predicate = predicate,
        .quals = &topic,
        .n_quals = fact->topic != NULL,
        .negated = tc_str_eq(said_as, TC_STR("negated")),
    };
    cr_assert(said_as.len == 0 || statement.negated || tc_modality_find(said_as, &statement.modality));
    uint32_t number = tc_graph_add_statement(graph, &statement);
    snprintf(sentence, sizeof sentence, "In sentence %u %s %s %s (%s).", (unsigned)fact->sentence_no, fact->subject,
             fact->predicate, fact->object, fact->topic != NULL ? fact->topic : "-");
    struct tc_frame frame = {.document = document,
                             .plugin = TC_STR("test"),
                             .rule = TC_STR("a-rule"),
                             .sentence_no = fact->sentence_no,
                             .char_start = fact->sentence_no * 100u,
                             .char_end = fact->sentence_no * 100u + 50,
                             .text = tc_str(sentence)};
    struct tc_evidence evidence = {.statement = number,
                                   .document = document,
                                   .frame = tc_graph_add_frame(graph, &frame),
                                   .sentence_no = fact->sentence_no,
                                   .sentence = tc_str(sentence),
                                   .char_start = fact->sentence_no * 100u,
                                   .char_end = fact->sentence_no * 100u + 80,
                                   .plugin = TC_STR("test"),
                                   .plugin_version = TC_STR("1"),
                                   .rule = TC_STR("a-rule"),
                                   .rule_line = 3,
                                   .confidence = 0.9};
    cr_assert_neq(number, TC_NO_RECORD);
    cr_assert_neq(tc_graph_add_evidence(graph, &evidence), TC_NO_RECORD);
}

struct tc_graph *dialogue_graph_of(const struct dialogue_fact *facts, size_t n, uint32_t documents, const char *title) {
    struct tc_graph *graph = tc_graph_new();
    uint32_t numbers[16];
    cr_assert(graph != NULL && documents <= 16);
    add_relations(graph);
    for (uint32_t i = 0; i < documents; i++)
        numbers[i] = add_document(graph, i, title);
    for (size_t i = 0; i < n; i++)
        add_fact(graph, &facts[i], numbers[i % documents]);
    cr_assert_eq(tc_graph_seal(graph), TC_OK);
    return graph;
}

struct tc_graph *dialogue_graph(void) {
    static const struct dialogue_fact facts[] = {
        {"Norland", "agrees_on", "sector", "fisheries & oceans", "a shared quota for North Sound herring", 1},
        {"Sudria", "agrees_on", "sector", "fisheries & oceans", "a shared quota for North Sound herring", 1},
        {"Norland", "agrees_on", "sector", "fisheries & oceans", "a shared quota for North Sound herring", 9},
        {"Sudria", "agrees_on", "sector", "fisheries & oceans", "a shared quota for North Sound herring", 9},
        {"Norland", "agrees_on", "sector", "fisheries & oceans", "joint patrols of spawning grounds", 1},
        {"Sudria", "agrees_on", "sector", "fisheries & oceans", "joint patrols of spawning grounds", 1},
        {"Norland", "supports", "position", "Sudria's claim to the Outer Shoals", NULL, 5},
        {"Sudria", "supports", "position", "free passage for Norlander trawlers", NULL, 5},
        {"Norland", "supports", "position", "peaceful settlement of the lighthouse question by arbitration", NULL, 4},
        {"Sudria", "supports", "position", "peaceful settlement of the lighthouse question by arbitration", NULL, 4},
        {"Norland", "opposes", "position", "unannounced dredging", NULL, 4},
        {"Sudria", "opposes", "position", "unannounced dredging", NULL, 4},
        {"Norland", "agrees_on", "sector", "energy", "the cable under the strait", 10},
        {"Sudria", "agrees_on", "sector", "energy", "the cable under the strait", 10},
        {"Norland", "agrees_on", "sector", "energy", "tidal power stations", 10},
        {"Sudria", "agrees_on", "sector", "energy", "tidal power stations", 10},
        {"Norland", "discusses", "sector", "energy", "gas storage in salt caverns", 6},
        {"Sudria", "discusses", "sector", "energy", "gas storage in salt caverns", 6},
        {"Norland", "agrees_on", "sector", "culture", "a festival for 80 years of relations", 7},
        {"Sudria", "agrees_on", "sector", "culture", "a festival for 80 years of relations", 7},
        {"Norland", "agrees_on", "sector", "science", "observatory in the highlands", 11},
        {"Sudria", "agrees_on", "sector", "science", "observatory in the highlands", 11},
        {"Norland", "discusses", "sector", "science", "exchange of polar researchers", 11},
        {"Sudria", "discusses", "sector", "science", "exchange of polar researchers", 11},
        {"Norland", "agrees_with", "country", "Sudria", NULL, 1},
        {"Norland", "signs", "document", "joint communiqu\xc3\xa9", NULL, 2},
        {"Sudria", "signs", "document", "joint communiqu\xc3\xa9", NULL, 2},
        {"Ada Holm", "visits", "country", "Sudria", NULL, 3},
    };
    return dialogue_graph_of(facts, sizeof facts / sizeof *facts, 1, "");
}

struct tc_graph *conference_graph(void) {
    static const struct dialogue_fact facts[] = {
        {"Norland", "agrees_on", "sector", "energy", "the cable under the strait", 1},
        {"Sudria", "agrees_on", "sector", "energy", "the cable under the strait", 1},
        {"Estmark", "agrees_on", "sector", "energy", "the cable under the strait", 1},
        {"Vestria", "discusses", "sector", "energy", "the cable under the strait", 2},
        {"Vestria", "agrees_on", "sector", "trade", "lower tariffs on timber", 3},
        {"Norland", "agrees_on", "sector", "trade", "lower tariffs on timber", 3},
        {"Midland", "opposes", "position", "tariffs of any kind", NULL, 4},
        {"Estmark", "supports", "position", "tariffs of any kind", NULL, 4},
        {"Midland", "agrees_on", "sector", "transport", NULL, 5},
        {"Vestria", "agrees_on", "sector", "transport", NULL, 5},
        {"Sudria", "discusses", "sector", "transport", "night trains", 6},
        {"Midland", "discusses", "sector", "transport", "night trains", 6},
        {"Norland", "discusses", "sector", "health", "mutual recognition of prescriptions", 7},
        {"Estmark", "agrees_on", "sector", "health", "mutual recognition of prescriptions", 7},
    };
    return dialogue_graph_of(facts, sizeof facts / sizeof *facts, 3, "");
}

struct tc_graph *large_graph(uint32_t n) {
    struct tc_graph *graph = tc_graph_new();
    cr_assert(graph != NULL);
    add_relations(graph);
    uint32_t document = add_document(graph, 0, "A long report");
    for (uint32_t i = 0; i < n; i++) {
        char subject[32], object[32], topic[64];
        snprintf(subject, sizeof subject, "Country %u", (unsigned)(i * 7919u % (n / 10 + 1)));
        snprintf(object, sizeof object, "sector %u", (unsigned)(i * 31u % 30));
        snprintf(topic, sizeof topic, "matter number %u of the talks", (unsigned)(i % (n / 4 + 1)));
        struct dialogue_fact fact = {subject, i % 3 == 0 ? "discusses" : "agrees_on", "sector", object, topic, i + 1};
        add_fact(graph, &fact, document);
    }
    cr_assert_eq(tc_graph_seal(graph), TC_OK);
    return graph;
}
