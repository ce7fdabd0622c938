/* A worker that has seen a document of some size asks for no memory when it reads the next one. */
#include "base/alloc.h"
#include "graph/graph.h"
#include "plugin_fixture.h"
#include "text/window.h"
#include <criterion/criterion.h>

TestSuite(hot_path, .timeout = 30, .fini = fixture_remove);

static const char plugin[] =
    "relation 'meets' { subject = 'country', object = 'country', qualifiers = { 'topic' } } "
    "entity 'topic' {} relation 'discusses' { subject = 'country', object = 'topic' } "
    "gazetteer 'country' { entries = { { key = 'CHN', names = { 'China' } }, "
    "{ key = 'PAK', names = { 'Pakistan', 'Islamic Republic of Pakistan' } } } } "
    "mention 'country' 'side' { pattern = [[ n:@country side ]], entity = 'n' } "
    "rule 'meet' { pattern = [[ x:@country ..3 {meet} ..4 y:@country (on t:#lower{1,3})? ]], "
    "triples = { 'x -meets-> y', 'x -discusses-> t' }, with = { topic = 't' }, unless = [[ not | never ]] }";

static const char sentences[] =
    "China met the Islamic Republic of Pakistan on trade and energy. "
    "The “Pakistani” side – in 2026 – never met China; nothing else was said by U.S. officials. "
    "The Pakistan side will meet China on naïve plans.\n\n";

enum { COPIES = 2000 };

static uint64_t requests_of_a_run(struct tc_worker *worker, struct tc_graph *graph, struct tc_str text) {
    struct tc_document_info info = {.uri = TC_STR("a.txt"), .title = {"", 0}, .date = {"", 0}};
    struct tc_error err = {0};
    uint64_t before = tc_alloc_count();
    tc_graph_reset(graph);
    cr_assert_eq(tc_worker_document(worker, &info, tc_source_str(&text), graph, NULL, &err), TC_OK, "%s", err.msg);
    return tc_alloc_count() - before;
}

Test(hot_path, a_warm_worker_requests_no_memory) {
    struct tc_engine *engine = fixture_engine(plugin);
    struct tc_worker *worker;
    struct tc_error err = {0};
    struct tc_graph *graph = tc_graph_new();
    struct tc_buf text;
    tc_buf_init(&text, SIZE_MAX);
    for (int i = 0; i < COPIES; i++)
        cr_assert_eq(tc_buf_add(&text, tc_str(sentences)), TC_OK);
    cr_assert_not_null(graph);
    cr_assert_eq(tc_worker_new(&worker, engine, NULL, &err), TC_OK, "%s", err.msg);
    uint64_t first = requests_of_a_run(worker, graph, tc_buf_str(&text));
    cr_expect_eq(tc_graph_evidence_count(graph), 4 * COPIES, "%u", tc_graph_evidence_count(graph));
    cr_expect_gt(first, 0);
    (void)requests_of_a_run(worker, graph, tc_buf_str(&text));
    for (int round = 0; round < 3; round++) {
        uint64_t requests = requests_of_a_run(worker, graph, tc_buf_str(&text));
        cr_expect_eq(requests, 0, "%llu requests for %d sentences", (unsigned long long)requests, 3 * COPIES);
    }
    tc_buf_fini(&text);
    tc_graph_free(graph);
    tc_worker_free(worker);
    tc_engine_free(engine);
}
