#include "random_graph.h"

#include <criterion/criterion.h>

static const char *const countries[] = {"CHN", "PAK", "FRA", "DEU", "IND", "USA"};
static const char *const sectors[] = {"trade", "energy", "space", "health"};
static const char *const texts[] = {
    "China",        "",
    "PRC",          "=1+2",
    "'=quoted",     "''",
    "a, b",         "say \"so\"",
    "two\r\nlines", "-5",
    "; \\; x",      "\xEF\xBC\x9Dwide",
    "caf\xC3\xA9",  "broken \xFF byte",
    " blanks ",     "\ttab",
    "true",         "\xEF\xBB\xBF",
    "a;b",          "end\\",
};

static struct tc_str random_text(uint64_t *seed) {
    return tc_str(texts[random_next(seed, sizeof texts / sizeof *texts)]);
}

static uint32_t random_entity(struct tc_graph *graph, uint64_t *seed, bool sector) {
    struct tc_pair attrs[] = {{TC_STR("region"), random_text(seed)}, {TC_STR("label"), random_text(seed)}};
    struct tc_graph_entity entity = {
        .type = sector ? TC_STR("sector") : TC_STR("country"),
        .key = tc_str(sector ? sectors[random_next(seed, 4)] : countries[random_next(seed, 6)]),
        .label = random_text(seed),
        .attrs = attrs,
        .n_attrs = random_next(seed, 3)};
    uint32_t number = tc_graph_add_entity(graph, &entity);
    cr_assert(tc_graph_add_alias(graph, number, random_text(seed)) == TC_OK);
    return number;
}

static uint32_t random_document(struct tc_graph *graph, uint64_t *seed) {
    uint32_t number = random_next(seed, 7);
    char uri[32], id[32];
    snprintf(uri, sizeof uri, "doc/%u\xFF.txt", number % 5);
    snprintf(id, sizeof id, "d_%016x", number * 2654435761U);
    struct tc_graph_document document = {.uri = tc_str(uri)};
    uint32_t added = tc_graph_add_document(graph, &document);
    document.id = tc_str(id);
    document.title = random_text(seed);
    document.chars = random_next(seed, 100);
    cr_assert(tc_graph_finish_document(graph, added, &document) == TC_OK);
    return added;
}

static uint32_t random_frame(struct tc_graph *graph, uint64_t *seed, uint32_t document, uint32_t at) {
    struct tc_pair roles[] = {
        {TC_STR("x"), random_text(seed)}, {TC_STR("text"), random_text(seed)}, {TC_STR("b"), TC_STR("1")}};
    struct tc_frame frame = {.document = document,
                             .plugin = TC_STR("p"),
                             .rule = TC_STR("r"),
                             .sentence_no = at / 2,
                             .char_start = at,
                             .char_end = at + 5,
                             .text = random_text(seed),
                             .roles = roles,
                             .n_roles = random_next(seed, 4)};
    return tc_graph_add_frame(graph, &frame);
}

static uint32_t random_statement(struct tc_graph *graph, uint64_t *seed) {
    struct tc_pair quals[] = {{TC_STR("topic"), random_text(seed)}, {TC_STR("document"), TC_STR("2024")}};
    struct tc_statement statement = {.subject = random_entity(graph, seed, false),
                                     .object = random_entity(graph, seed, true),
                                     .predicate = random_next(seed, 2) ? TC_STR("agrees_on") : TC_STR("discusses"),
                                     .quals = quals,
                                     .n_quals = random_next(seed, 3),
                                     .modality = (enum tc_modality)random_next(seed, 3),
                                     .negated = random_next(seed, 5) == 0};
    return tc_graph_add_statement(graph, &statement);
}

static void random_rest(struct tc_graph *graph, uint64_t *seed) {
    struct tc_issue issue = {.severity = (enum tc_severity)random_next(seed, 3),
                             .document = random_text(seed),
                             .message = random_text(seed)};
    cr_assert(tc_graph_add_issue(graph, &issue) == TC_OK);
    struct tc_relation relation = {.name = TC_STR("agrees_on"),
                                   .subject = random_next(seed, 2) ? TC_STR("org|country") : TC_STR("country"),
                                   .qualifiers = random_next(seed, 2) ? TC_STR("topic") : TC_STR(""),
                                   .order = random_next(seed, 4),
                                   .symmetric = random_next(seed, 2) == 0,
                                   .help = random_text(seed)};
    cr_assert(tc_graph_add_relation(graph, &relation) != TC_NO_RECORD);
}

void random_fact(struct tc_graph *graph, uint64_t seed) {
    uint64_t s = seed;
    uint32_t document = random_document(graph, &s), at = random_next(&s, 50);
    uint32_t frame = random_frame(graph, &s, document, at);
    struct tc_evidence evidence = {.statement = random_statement(graph, &s),
                                   .document = document,
                                   .frame = random_next(&s, 9) ? frame : TC_NO_RECORD,
                                   .sentence_no = at / 2,
                                   .sentence = random_text(&s),
                                   .char_start = at,
                                   .char_end = at + 20,
                                   .subject_start = random_next(&s, 3),
                                   .plugin = TC_STR("p"),
                                   .plugin_version = random_next(&s, 2) ? TC_STR("1") : TC_STR("2"),
                                   .rule =
                                       random_next(&s, 5) ? TC_STR("r") : TC_STR("r\xFF"), /* it is read as U+FFFD */
                                   .confidence = random_next(&s, 1000) / 999.0};
    cr_assert(tc_graph_add_evidence(graph, &evidence) != TC_NO_RECORD);
    random_rest(graph, &s);
}
