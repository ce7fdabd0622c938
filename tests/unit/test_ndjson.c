#include "base/alloc.h"
#include "output/ndjson.h"
#include "random_graph.h"

#include <criterion/criterion.h>
#include <jansson.h>
#include <math.h>
#include <string.h>

TestSuite(ndjson, .timeout = 30);

static const char *const keys[] = {
    "triple_id",   "subject",  "subject_id",     "predicate", "object",        "object_id",      "qualifiers",
    "modality",    "negated",  "confidence",     "document",  "document_id",   "document_title", "document_date",
    "sentence_no", "sentence", "char_start",     "char_end",  "subject_start", "subject_end",    "object_start",
    "object_end",  "plugin",   "plugin_version", "rule",      "rule_line",     "frame_id",
};
enum { N_KEYS = sizeof keys / sizeof *keys };

static bool same(const json_t *value, struct tc_str text) {
    return json_is_string(value) && json_string_length(value) == text.len &&
           memcmp(json_string_value(value), text.ptr, text.len) == 0;
}

static void check_line(const struct tc_graph *graph, const struct tc_statement *s, const struct tc_evidence *e,
                       struct tc_str line) {
    json_error_t error;
    json_t *object = json_loadb(line.ptr, line.len, JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL, &error);
    cr_assert(object, "%s: %.*s", error.text, TC_FMT(line));
    cr_expect_eq(json_object_size(object), N_KEYS);
    for (size_t i = 0; i < N_KEYS; i++)
        cr_expect(json_object_get(object, keys[i]), "%s", keys[i]);
    cr_expect(same(json_object_get(object, "triple_id"), s->id));
    cr_expect(same(json_object_get(object, "subject"), tc_graph_entity(graph, s->subject)->label));
    cr_expect(same(json_object_get(object, "sentence"), e->sentence));
    cr_expect(same(json_object_get(object, "document"), tc_graph_document(graph, e->document)->uri));
    cr_expect(same(json_object_get(object, "frame_id"),
                   e->frame == TC_NO_RECORD ? TC_STR("") : tc_graph_frame(graph, e->frame)->id));
    cr_expect_eq(json_boolean_value(json_object_get(object, "negated")), s->negated);
    cr_expect_eq((uint64_t)json_integer_value(json_object_get(object, "char_end")), e->char_end);
    cr_expect(fabs(json_real_value(json_object_get(object, "confidence")) - e->confidence) < 1e-9);
    const json_t *qualifiers = json_object_get(object, "qualifiers");
    cr_expect_eq(json_object_size(qualifiers), s->n_quals);
    for (uint32_t i = 0; i < s->n_quals; i++)
        cr_expect(same(json_object_get(qualifiers, s->quals[i].name.ptr), s->quals[i].value));
    json_decref(object);
}

Test(ndjson, every_line_parses_to_what_the_graph_holds) {
    struct tc_graph *graph = tc_graph_new();
    for (uint32_t i = 0; i < 400; i++)
        random_fact(graph, i);
    cr_assert(tc_graph_seal(graph) == TC_OK);
    struct tc_buf out;
    tc_buf_init(&out, SIZE_MAX / 2);
    cr_assert(tc_ndjson_write(graph, &out) == TC_OK);
    struct tc_str rest = tc_buf_str(&out);
    uint32_t lines = 0;
    for (uint32_t i = 0; i < tc_graph_statement_count(graph); i++) {
        uint32_t n;
        const uint32_t *of = tc_graph_statement_evidence(graph, i, &n);
        for (uint32_t k = 0; k < n; k++, lines++)
            check_line(graph, tc_graph_statement(graph, i), tc_graph_evidence(graph, of[k]), tc_str_split(&rest, '\n'));
    }
    cr_expect(lines == tc_graph_evidence_count(graph) && rest.len == 0);
    tc_buf_fini(&out);
    tc_graph_free(graph);
}

Test(ndjson, portions_are_the_whole) {
    struct tc_graph *graph = tc_graph_new();
    for (uint32_t i = 0; i < 400; i++)
        random_fact(graph, i);
    cr_assert(tc_graph_seal(graph) == TC_OK);
    struct tc_buf whole, portion, all;
    tc_buf_init(&whole, SIZE_MAX / 2);
    tc_buf_init(&portion, SIZE_MAX / 2);
    tc_buf_init(&all, SIZE_MAX / 2);
    cr_assert(tc_ndjson_write(graph, &whole) == TC_OK);
    uint32_t next = 0, portions = 0;
    for (; next < tc_graph_statement_count(graph); portions++, tc_buf_reset(&portion)) {
        cr_assert(tc_ndjson_write_some(graph, &next, 2000, &portion) == TC_OK);
        cr_expect(portion.len >= 2000 || next == tc_graph_statement_count(graph));
        cr_assert(tc_buf_add(&all, tc_buf_str(&portion)) == TC_OK);
    }
    cr_expect_gt(portions, 10);
    cr_expect(tc_str_eq(tc_buf_str(&whole), tc_buf_str(&all)));
    tc_buf_fini(&whole);
    tc_buf_fini(&portion);
    tc_buf_fini(&all);
    tc_graph_free(graph);
}

/* Facts of few kinds, so that many are the same, or differ in what decides last. */
static void fill(struct tc_graph *graph, uint64_t seed) {
    for (uint32_t i = 0; i < 300; i++) {
        uint32_t n = random_next(&seed, 3), document = random_next(&seed, 2);
        struct tc_graph_document d = {.uri = TC_STR("u"), .id = document ? TC_STR("d_1") : TC_STR("d_0")};
        struct tc_graph_entity subject = {.type = TC_STR("t"), .key = TC_STR("k")}, object = subject;
        object.label = n ? TC_STR("o") : TC_STR("p");
        object.key = TC_STR("l");
        struct tc_frame frame = {.document = tc_graph_add_document(graph, &d),
                                 .plugin = TC_STR("p"),
                                 .rule = TC_STR("r"),
                                 .char_start = random_next(&seed, 3),
                                 .text = TC_STR("text")};
        struct tc_statement statement = {.subject = tc_graph_add_entity(graph, &subject),
                                         .object = tc_graph_add_entity(graph, &object),
                                         .predicate = random_next(&seed, 4) ? TC_STR("r") : TC_STR("q"),
                                         .negated = random_next(&seed, 4) == 0};
        struct tc_evidence evidence = {.statement = tc_graph_add_statement(graph, &statement),
                                       .document = frame.document,
                                       .frame = n ? tc_graph_add_frame(graph, &frame) : TC_NO_RECORD,
                                       .sentence = random_next(&seed, 2) ? TC_STR("s") : TC_STR("t"),
                                       .char_start = random_next(&seed, 2),
                                       .subject_start = random_next(&seed, 2),
                                       .subject_end = random_next(&seed, 2),
                                       .rule = random_next(&seed, 2) ? TC_STR("r") : TC_STR("s"),
                                       .rule_line = random_next(&seed, 2),
                                       .confidence = random_next(&seed, 2) * 0.5};
        cr_assert_neq(tc_graph_add_evidence(graph, &evidence), TC_NO_RECORD);
    }
}

static void write_all(struct tc_graph *graph, struct tc_buf *out) {
    tc_buf_reset(out);
    cr_assert(tc_graph_seal(graph) == TC_OK);
    cr_assert(tc_ndjson_write(graph, out) == TC_OK);
    uint32_t lines = 0;
    for (size_t i = 0; i < out->len; i++)
        lines += out->ptr[i] == '\n';
    cr_expect_eq(lines, tc_graph_evidence_count(graph));
    tc_graph_reset(graph);
}

Test(ndjson, a_brief_graph_has_the_lines_of_a_whole_one) {
    struct tc_graph *whole = tc_graph_new(), *brief = tc_graph_new_brief();
    struct tc_buf of_whole, of_brief;
    tc_buf_init(&of_whole, SIZE_MAX / 2);
    tc_buf_init(&of_brief, SIZE_MAX / 2);
    for (uint32_t seed = 1; seed <= 40; seed++) {
        fill(whole, seed);
        fill(brief, seed);
        for (uint32_t i = 0; i < 200; i++) {
            random_fact(whole, 1000 * seed + i);
            random_fact(brief, 1000 * seed + i);
        }
        write_all(whole, &of_whole);
        write_all(brief, &of_brief);
        cr_expect(tc_str_eq(tc_buf_str(&of_whole), tc_buf_str(&of_brief)), "seed %u:\n%s\n%s", seed, of_whole.ptr,
                  of_brief.ptr);
    }
    tc_buf_fini(&of_whole);
    tc_buf_fini(&of_brief);
    tc_graph_free(whole);
    tc_graph_free(brief);
}

Test(ndjson, every_byte_comes_back) {
    char text[512];
    size_t n = 0;
    for (unsigned c = 0; c < 256; c++) {
        text[n++] = (char)c;
        if (c % 3 == 0)
            text[n++] = 'x';
    }
    struct tc_graph *graph = tc_graph_new();
    struct tc_graph_entity entity = {.type = TC_STR("t"), .key = TC_STR("k"), .label = {text, n}};
    struct tc_graph_document document = {.uri = TC_STR("u")};
    struct tc_statement statement = {.subject = tc_graph_add_entity(graph, &entity), .predicate = TC_STR("p")};
    struct tc_evidence evidence = {.statement = tc_graph_add_statement(graph, &statement),
                                   .document = tc_graph_add_document(graph, &document),
                                   .frame = TC_NO_RECORD,
                                   .sentence = {text, n},
                                   .confidence = 1};
    cr_assert(tc_graph_add_evidence(graph, &evidence) != TC_NO_RECORD && tc_graph_seal(graph) == TC_OK);
    struct tc_buf out;
    tc_buf_init(&out, SIZE_MAX / 2);
    cr_assert(tc_ndjson_write(graph, &out) == TC_OK);
    const struct tc_evidence *only = tc_graph_evidence(graph, 0);
    cr_expect(strstr(only->sentence.ptr + 1, "\xEF\xBF\xBD"), "bytes that are not UTF-8 are U+FFFD");
    check_line(graph, tc_graph_statement(graph, 0), only, tc_str_sub(tc_buf_str(&out), 0, out.len - 1));
    tc_buf_fini(&out);
    tc_graph_free(graph);
}

Test(ndjson, says_when_memory_is_short) {
    struct tc_graph *graph = tc_graph_new();
    random_fact(graph, 1);
    cr_assert(tc_graph_seal(graph) == TC_OK);
    struct tc_buf out;
    tc_buf_init(&out, 100);
    cr_expect(tc_ndjson_write(graph, &out) == TC_ERR_MEMORY);
    tc_buf_fini(&out);
    tc_graph_free(graph);
}
