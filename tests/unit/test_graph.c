#include "base/alloc.h"
#include "graph/pack.h"
#include "graph/records.h"
#include "random_graph.h"

#include <criterion/criterion.h>
#include <stdlib.h>
#include <string.h>

TestSuite(graph, .timeout = 60);

/* --- everything a sealed graph shows, as text --- */

static void put(struct tc_buf *out, struct tc_str s) { tc_buf_addf(out, "%.*s|", TC_FMT(s)); }

static void dump_tables(const struct tc_graph *graph, struct tc_buf *out) {
    for (uint32_t i = 0; i < tc_graph_relation_count(graph); i++) {
        const struct tc_relation *r = tc_graph_relation(graph, i);
        put(out, r->name), put(out, r->label), put(out, r->help), put(out, r->subject), put(out, r->qualifiers);
    }
    for (uint32_t i = 0; i < tc_graph_entity_count(graph); i++) {
        const struct tc_graph_entity *e = tc_graph_entity(graph, i);
        put(out, e->id), put(out, e->label);
        for (uint32_t k = 0; k < e->n_attrs; k++)
            put(out, e->attrs[k].name), put(out, e->attrs[k].value);
        for (uint32_t k = 0; k < e->n_aliases; k++)
            put(out, e->aliases[k]);
        tc_buf_addf(out, "%u %u\n", e->n_statements, e->n_documents);
    }
    for (uint32_t i = 0; i < tc_graph_document_count(graph); i++) {
        const struct tc_graph_document *d = tc_graph_document(graph, i);
        put(out, d->id), put(out, d->uri), put(out, d->title);
        tc_buf_addf(out, "%lu %u\n", (unsigned long)d->chars, d->n_statements);
    }
    for (uint32_t i = 0; i < tc_graph_issue_count(graph); i++)
        put(out, tc_graph_issue(graph, i)->document);
}

static void dump(const struct tc_graph *graph, struct tc_buf *out) {
    tc_buf_reset(out);
    dump_tables(graph, out);
    for (uint32_t i = 0; i < tc_graph_frame_count(graph); i++) {
        const struct tc_frame *f = tc_graph_frame(graph, i);
        put(out, f->id), put(out, f->text);
        for (uint32_t k = 0; k < f->n_roles; k++)
            put(out, f->roles[k].value);
        tc_buf_addf(out, "%u %u\n", f->document, f->sentence_no);
    }
    for (uint32_t i = 0; i < tc_graph_statement_count(graph); i++) {
        const struct tc_statement *s = tc_graph_statement(graph, i);
        put(out, s->id), put(out, s->predicate);
        for (uint32_t k = 0; k < s->n_quals; k++)
            put(out, s->quals[k].name), put(out, s->quals[k].value);
        tc_buf_addf(out, "%u %u %d %d %.17g %u:", s->subject, s->object, s->modality, s->negated, s->confidence,
                    s->n_documents);
        uint32_t n;
        const uint32_t *of = tc_graph_statement_evidence(graph, i, &n);
        cr_expect(n == s->n_evidence && n > 0 && of[0] == s->first_evidence);
        for (uint32_t k = 0; k < n; k++)
            tc_buf_addf(out, " %u", of[k]);
        tc_buf_addc(out, '\n');
    }
    for (uint32_t i = 0; i < tc_graph_evidence_count(graph); i++) {
        const struct tc_evidence *e = tc_graph_evidence(graph, i);
        put(out, e->id), put(out, e->plugin_version);
        tc_buf_addf(out, "%u %u %u %lu %.3f\n", e->statement, e->document, e->frame, (unsigned long)e->char_start,
                    e->confidence);
    }
    cr_assert(!out->failed);
}

enum { FACTS = 120 };

/* Deals the facts out to n graphs, in an order of the seed's, merges those in another order, and shows the result. */
static void deal_and_merge(uint64_t seed, uint32_t n_shards, bool as_tree, struct tc_buf *out) {
    struct tc_graph *shards[8];
    uint32_t order[FACTS];
    for (uint32_t i = 0; i < n_shards; i++)
        shards[i] = tc_graph_new();
    for (uint32_t i = 0; i < FACTS; i++)
        order[i] = i;
    for (uint32_t i = FACTS - 1; i > 0; i--) {
        uint32_t k = random_next(&seed, i + 1), swap = order[i];
        order[i] = order[k], order[k] = swap;
    }
    for (uint32_t i = 0; i < FACTS; i++)
        random_fact(shards[random_next(&seed, n_shards)], order[i]);
    for (uint32_t i = 0; i < FACTS / 10; i++) /* some are met twice */
        random_fact(shards[random_next(&seed, n_shards)], order[i]);
    struct tc_graph *all = as_tree ? shards[0] : tc_graph_new();
    for (uint32_t i = as_tree ? 1 : 0; i < n_shards; i++)
        cr_assert(tc_graph_merge(all, shards[i]) == TC_OK);
    cr_assert(tc_graph_seal(all) == TC_OK);
    dump(all, out);
    for (uint32_t i = 0; i < n_shards; i++)
        tc_graph_free(shards[i]);
    if (!as_tree)
        tc_graph_free(all);
}

Test(graph, is_the_same_whatever_the_order_and_the_sharding) {
    struct tc_buf first, other;
    tc_buf_init(&first, SIZE_MAX);
    tc_buf_init(&other, SIZE_MAX);
    deal_and_merge(1, 1, true, &first);
    cr_assert(first.len > 5000);
    for (uint32_t round = 0; round < 60; round++) {
        deal_and_merge(round * 31 + 2, 1 + round % 8, round % 2 == 0, &other);
        cr_assert_str_eq(first.ptr, other.ptr, "round %u", round);
    }
    tc_buf_fini(&first);
    tc_buf_fini(&other);
}

Test(graph, merge_is_associative) {
    struct tc_buf texts[2];
    for (int side = 0; side < 2; side++) {
        struct tc_graph *g[3];
        for (int i = 0; i < 3; i++)
            g[i] = tc_graph_new();
        for (uint32_t i = 0; i < FACTS; i++)
            random_fact(g[i % 3], i * 13);
        cr_assert(tc_graph_merge(g[side], g[side + 1]) == TC_OK); /* (a b) c, then a (b c) */
        cr_assert(tc_graph_merge(g[0], g[side ? 1 : 2]) == TC_OK);
        cr_assert(tc_graph_seal(g[0]) == TC_OK);
        tc_buf_init(&texts[side], SIZE_MAX);
        dump(g[0], &texts[side]);
        for (int i = 0; i < 3; i++)
            tc_graph_free(g[i]);
    }
    cr_expect_str_eq(texts[0].ptr, texts[1].ptr);
    tc_buf_fini(&texts[0]);
    tc_buf_fini(&texts[1]);
}

Test(graph, merging_a_graph_with_itself_changes_nothing) {
    struct tc_buf one, two;
    tc_buf_init(&one, SIZE_MAX);
    tc_buf_init(&two, SIZE_MAX);
    struct tc_graph *a = tc_graph_new(), *b = tc_graph_new();
    for (uint32_t i = 0; i < FACTS; i++)
        random_fact(a, i), random_fact(b, i);
    cr_assert(tc_graph_merge(b, a) == TC_OK);
    cr_assert(tc_graph_seal(a) == TC_OK && tc_graph_seal(b) == TC_OK);
    dump(a, &one);
    dump(b, &two);
    cr_expect_str_eq(one.ptr, two.ptr);
    tc_graph_free(a);
    tc_graph_free(b);
    tc_buf_fini(&one);
    tc_buf_fini(&two);
}

Test(graph, is_the_same_after_reset_and_refill) {
    struct tc_buf first, again;
    tc_buf_init(&first, SIZE_MAX);
    tc_buf_init(&again, SIZE_MAX);
    struct tc_graph *graph = tc_graph_new();
    for (uint32_t i = 0; i < 20; i++)
        random_fact(graph, i);
    cr_assert(tc_graph_seal(graph) == TC_OK);
    dump(graph, &first);
    tc_graph_reset(graph);
    for (uint32_t i = 0; i < 5000; i++)
        random_fact(graph, 5000 - i);
    cr_assert(tc_graph_seal(graph) == TC_OK);
    for (int round = 0; round < 3; round++) {
        tc_graph_reset(graph);
        cr_expect(tc_graph_statement_count(graph) == 0 && !tc_graph_is_sealed(graph));
        uint64_t before = tc_alloc_count();
        for (uint32_t i = 0; i < 20; i++)
            random_fact(graph, i);
        cr_assert(tc_graph_seal(graph) == TC_OK);
        cr_expect_eq(tc_alloc_count(), before, "round %d: memory is kept", round);
        dump(graph, &again);
        cr_expect_str_eq(first.ptr, again.ptr);
    }
    tc_graph_free(graph);
    tc_buf_fini(&first);
    tc_buf_fini(&again);
}

Test(graph, index_finds_what_was_entered_and_forgets_it_when_reset) {
    struct tc_graph_index index;
    cr_assert(tc_graph_index_init(&index) == TC_OK);
    for (int round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < 1000; i++) {
            uint32_t probe = 0;
            cr_assert_eq(tc_graph_index_find(&index, i / 2, &probe), i % 2 ? i - 1 : TC_NO_RECORD, "round %d, %u",
                         round, i);
            cr_assert(tc_graph_index_add(&index, i / 2) == TC_OK);
        }
        uint32_t probe = 0;
        cr_expect(tc_graph_index_find(&index, 7, &probe) == 14 && tc_graph_index_find(&index, 7, &probe) == 15);
        cr_expect_eq(tc_graph_index_find(&index, 7, &probe), TC_NO_RECORD);
        tc_graph_index_reset(&index);
    }
    tc_graph_index_fini(&index);
}

/* --- single facts --- */

static uint32_t entity(struct tc_graph *graph, const char *type, const char *key, const char *label) {
    struct tc_graph_entity e = {.type = tc_str(type), .key = tc_str(key), .label = tc_str(label)};
    return tc_graph_add_entity(graph, &e);
}

static uint32_t evidence(struct tc_graph *graph, uint32_t statement, uint32_t document, uint64_t at,
                         double confidence) {
    struct tc_evidence e = {.statement = statement,
                            .document = document,
                            .frame = TC_NO_RECORD,
                            .char_start = at,
                            .char_end = at + 1,
                            .confidence = confidence};
    return tc_graph_add_evidence(graph, &e);
}

Test(graph, gives_the_same_statement_the_same_number) {
    struct tc_graph *graph = tc_graph_new();
    struct tc_pair quals[] = {{TC_STR("b"), TC_STR("2")}, {TC_STR("a"), TC_STR("1")}, {TC_STR("c"), TC_STR("")}};
    struct tc_pair sorted[] = {{TC_STR("a"), TC_STR("1")}, {TC_STR("b"), TC_STR("2")}};
    struct tc_statement s = {.subject = entity(graph, "country", "CHN", "China"),
                             .object = entity(graph, "country", "PAK", "Pakistan"),
                             .predicate = TC_STR("agrees_with"),
                             .quals = quals,
                             .n_quals = 3};
    uint32_t first = tc_graph_add_statement(graph, &s);
    s.quals = sorted, s.n_quals = 2;
    cr_expect_eq(tc_graph_add_statement(graph, &s), first, "order of qualifiers and empty ones do not count");
    struct tc_statement others[] = {s, s, s, s, s};
    others[0].negated = true;
    others[1].modality = TC_HEDGED;
    others[2].predicate = TC_STR("agrees");
    others[3].n_quals = 1;
    others[4].object = s.subject;
    for (uint32_t i = 0; i < 5; i++) {
        cr_expect_eq(tc_graph_add_statement(graph, &others[i]), i + 1, "variant %u is another", i);
        cr_expect_eq(tc_graph_add_statement(graph, &others[i]), i + 1);
    }
    tc_graph_free(graph);
}

Test(graph, counts_and_combines_when_sealed) {
    struct tc_graph *graph = tc_graph_new();
    struct tc_graph_document a = {.uri = TC_STR("a"), .id = TC_STR("d_1")},
                             b = {.uri = TC_STR("b"), .id = TC_STR("d_0")};
    uint32_t da = tc_graph_add_document(graph, &a), db = tc_graph_add_document(graph, &b);
    uint32_t chn = entity(graph, "country", "CHN", "China"), pak = entity(graph, "country", "PAK", "");
    entity(graph, "country", "AAA", "alone");
    struct tc_statement s = {.subject = chn, .object = pak, .predicate = TC_STR("p")}, unsaid = s;
    unsaid.negated = true;
    uint32_t number = tc_graph_add_statement(graph, &s);
    tc_graph_add_statement(graph, &unsaid);
    evidence(graph, number, db, 5, 0.5);
    evidence(graph, number, da, 9, 0.5);
    evidence(graph, number, da, 3, 0.5004);
    evidence(graph, number, da, 3, 0.2); /* the same place: the surer one stays */
    struct tc_frame frame = {.document = da};
    tc_graph_add_frame(graph, &frame); /* nothing refers to it */
    cr_assert(tc_graph_seal(graph) == TC_OK);
    cr_assert_eq(tc_graph_statement_count(graph), 1, "a statement without evidence is none");
    cr_expect_eq(tc_graph_frame_count(graph), 0);
    cr_expect_eq(tc_graph_evidence_count(graph), 3);
    const struct tc_statement *only = tc_graph_statement(graph, 0);
    cr_expect_eq(only->n_evidence, 3);
    cr_expect_eq(only->n_documents, 2);
    cr_expect_float_eq(only->confidence, 0.875, 1e-12);
    const struct tc_evidence *first = tc_graph_evidence(graph, only->first_evidence);
    cr_expect(first->char_start == 3 && tc_str_eq_cstr(tc_graph_document(graph, first->document)->uri, "a"));
    cr_expect_eq(tc_graph_entity(graph, 0)->n_statements, 0);
    const struct tc_graph_entity *p = tc_graph_entity(graph, 2);
    cr_expect(tc_str_eq_cstr(p->id, "country:PAK") && tc_str_eq_cstr(p->label, "PAK"), "the key serves as label");
    cr_expect(p->n_statements == 1 && p->n_documents == 2);
    cr_expect_eq(tc_graph_document(graph, 0)->n_statements, 1);
    cr_expect(tc_graph_find_relation(graph, TC_STR("p")) != NULL, "every predicate has a relation");
    tc_graph_free(graph);
}

Test(graph, names_of_records_begin_with_their_letter) {
    struct tc_graph *graph = tc_graph_new();
    for (uint32_t i = 0; i < 50; i++)
        random_fact(graph, i);
    cr_assert(tc_graph_seal(graph) == TC_OK);
    for (uint32_t i = 0; i < tc_graph_statement_count(graph); i++) {
        struct tc_str id = tc_graph_statement(graph, i)->id;
        cr_expect(id.len == 18 && strncmp(id.ptr, "t_", 2) == 0 && strspn(id.ptr + 2, "0123456789abcdef") == 16);
    }
    cr_expect(tc_graph_evidence(graph, 0)->id.ptr[0] == 'e' && tc_graph_frame(graph, 0)->id.ptr[0] == 'f');
    tc_graph_free(graph);
}

/* Ids are promised to stay: a change of what they are made of shows here. */
Test(graph, ids_do_not_change_between_versions) {
    struct tc_graph *graph = tc_graph_new();
    struct tc_graph_document d = {.uri = TC_STR("a.txt"), .id = TC_STR("d_0000000000000001")};
    struct tc_pair qual = {TC_STR("topic"), TC_STR("port")};
    struct tc_statement s = {.subject = entity(graph, "country", "CHN", "China"),
                             .object = entity(graph, "sector", "trade", "trade"),
                             .predicate = TC_STR("agrees_on"),
                             .quals = &qual,
                             .n_quals = 1};
    evidence(graph, tc_graph_add_statement(graph, &s), tc_graph_add_document(graph, &d), 3, 1);
    cr_assert(tc_graph_seal(graph) == TC_OK);
    cr_expect_str_eq(tc_graph_statement(graph, 0)->id.ptr, "t_caceaf24a63ffb1c");
    cr_expect_str_eq(tc_graph_evidence(graph, 0)->id.ptr, "e_5fe204968d719d97");
    tc_graph_free(graph);
}

Test(graph, survives_every_failing_allocation) {
    for (uint64_t n = 1;; n++) {
        tc_alloc_fail_at(n, 0);
        struct tc_graph *graph = tc_graph_new();
        enum tc_status status = TC_ERR_MEMORY;
        if (graph) {
            uint32_t a = entity(graph, "country", "CHN", "China"), s = TC_NO_RECORD;
            struct tc_statement statement = {.subject = a, .object = a, .predicate = TC_STR("p")};
            struct tc_graph_document document = {.uri = TC_STR("a")};
            uint32_t d = a == TC_NO_RECORD ? a : tc_graph_add_document(graph, &document);
            s = d == TC_NO_RECORD ? d : tc_graph_add_statement(graph, &statement);
            if (s != TC_NO_RECORD && evidence(graph, s, d, 0, 1) != TC_NO_RECORD)
                status = tc_graph_seal(graph);
        }
        tc_graph_free(graph);
        tc_alloc_fail_at(0, 0);
        if (status == TC_OK) {
            cr_expect(n > 10);
            return;
        }
    }
}

/* --- packed --- */

static struct tc_graph *make_facts(uint32_t n) {
    struct tc_graph *graph = tc_graph_new();
    for (uint32_t i = 0; i < n; i++)
        random_fact(graph, i);
    return graph;
}

/* The caller frees the bytes. */
static struct tc_str pack(const struct tc_graph *graph) {
    char *bytes = NULL;
    size_t len = 0;
    FILE *stream = open_memstream(&bytes, &len);
    cr_assert(stream != NULL);
    tc_graph_pack(graph, stream);
    cr_assert(!ferror(stream) && fclose(stream) == 0);
    return (struct tc_str){bytes, len};
}

Test(graph, is_the_same_unpacked) {
    struct tc_buf one, two;
    tc_buf_init(&one, SIZE_MAX);
    tc_buf_init(&two, SIZE_MAX);
    struct tc_graph *graph = make_facts(FACTS), *again = tc_graph_new();
    struct tc_str bytes = pack(graph);
    for (int round = 0; round < 2; round++) /* twice is a merge with itself */
        cr_assert_eq(tc_graph_unpack(again, bytes), TC_OK);
    cr_assert(tc_graph_seal(graph) == TC_OK && tc_graph_seal(again) == TC_OK);
    dump(graph, &one);
    dump(again, &two);
    cr_expect_str_eq(one.ptr, two.ptr);
    tc_graph_free(graph);
    tc_graph_free(again);
    tc_buf_fini(&one);
    tc_buf_fini(&two);
    free((void *)(uintptr_t)bytes.ptr);
}

Test(graph, refuses_packed_bytes_that_are_cut_or_wrong) {
    struct tc_graph *graph = make_facts(4), *into = tc_graph_new();
    struct tc_str bytes = pack(graph);
    for (size_t n = 0; n < bytes.len; n++)
        cr_expect_eq(tc_graph_unpack(into, tc_str_sub(bytes, 0, n)), TC_ERR_INPUT, "%zu bytes", n);
    cr_expect_eq(tc_graph_document_count(into) + tc_graph_entity_count(into), 0);
    size_t refused = 0;
    for (size_t i = 0; i < bytes.len; i++) {
        char *at = (char *)(uintptr_t)bytes.ptr + i, kept = *at;
        *at = (char)0xFF;
        refused += tc_graph_unpack(into, bytes) == TC_ERR_INPUT;
        *at = kept;
    }
    cr_expect_gt(refused, 100);
    cr_expect_eq(tc_graph_seal(into), TC_OK);
    tc_graph_free(graph);
    tc_graph_free(into);
    free((void *)(uintptr_t)bytes.ptr);
}

Test(graph, unpacking_survives_every_failing_allocation) {
    struct tc_graph *graph = make_facts(4);
    struct tc_str bytes = pack(graph);
    enum tc_status status = TC_ERR_MEMORY;
    uint64_t n = 0;
    while (status != TC_OK) {
        struct tc_graph *into = tc_graph_new();
        tc_alloc_fail_at(++n, 0);
        status = tc_graph_unpack(into, bytes);
        tc_alloc_fail_at(0, 0);
        cr_expect(status == TC_OK || status == TC_ERR_MEMORY);
        tc_graph_free(into);
    }
    cr_expect_gt(n, 10);
    tc_graph_free(graph);
    free((void *)(uintptr_t)bytes.ptr);
}

Test(graph, names_of_modality_and_severity) {
    enum tc_modality modality = TC_ASSERTED;
    cr_expect(tc_modality_find(TC_STR("hedged"), &modality) && modality == TC_HEDGED);
    cr_expect(!tc_modality_find(TC_STR("Hedged"), &modality) && modality == TC_HEDGED);
    cr_expect_str_eq(tc_severity_str(TC_SEVERITY_WARNING), "warning");
}
