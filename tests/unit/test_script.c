#include "dialogue_graph.h"
#include "script/script.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(script, .timeout = 60);

static struct tc_sandbox *sandbox_with(const struct tc_graph *graph, const struct tc_sandbox_limits *limits) {
    struct tc_sandbox *sandbox;
    struct tc_error err;
    cr_assert_eq(tc_sandbox_new(&sandbox, limits, &err), TC_OK);
    cr_assert_eq(tc_script_push_graph(sandbox, graph, &err), TC_OK, "%s", err.msg);
    lua_setglobal(tc_sandbox_lua(sandbox), "graph");
    return sandbox;
}

static enum tc_status run(struct tc_sandbox *sandbox, const char *source, struct tc_error *err) {
    memset(err, 0, sizeof *err);
    enum tc_status status = tc_sandbox_load(sandbox, tc_str(source), "script.lua", err);
    return status != TC_OK ? status : tc_sandbox_call(sandbox, 0, 0, err);
}

Test(script, shows_statements_as_rows_with_the_columns_of_the_spreadsheets) {
    static const char *const programs[] = {
        "local n = 0 for s in graph:statements() do n = n + 1 assert(s.number == n) end assert(n == 26 and "
        "graph:counts().statements == n, n)",
        "for s in graph:statements() do for _, k in ipairs {'triple_id', 'subject', 'predicate', 'object', "
        "'subject_type', 'object_type', "
        "'modality', 'negated', 'confidence', 'evidence_count', 'document_count', 'quote', 'document', "
        "'document_title', 'document_date', "
        "'subject_id', 'object_id', 'plugin', 'rule', 'frame_id', 'label', 'group'} do assert(s[k] ~= nil, k) end end",
        "for s in graph:statements() do if s.predicate == 'agrees_on' then assert(s.topic and s.group == 'agreed' and "
        "s.label == 'agrees on') "
        "assert(s.subject_type == 'country' and s.object_type == 'sector' and s.negated == false and s.modality == "
        "'asserted') end end",
        "local found for s in graph:statements() do if s.evidence_count == 2 then found = s local e = "
        "graph:evidence(s) "
        "assert(#e == 2 and e[1].sentence_no == 1 and e[2].sentence_no == 9 and e[1].document == 'talks/0.txt') "
        "assert(e[1].triple_id == s.triple_id and e[1].frame_id == s.frame_id and s.quote == e[1].sentence) "
        "assert(#graph:evidence(s, 1) == 1) "
        "local f = graph:frames(s) assert(#f == 2 and f[1] == e[1].frame_id and f[2] == e[2].frame_id and f[1] ~= '') "
        "assert(#graph:frames(s, 1) == 1 and #graph:frames(s, -1) == 0) "
        "end end assert(found)",
        "local t = {} for e in graph:entities() do t[e.entity_id] = e end assert(t['country:Norland'].label == "
        "'Norland') "
        "assert(t['country:Norland'].statement_count == 13, t['country:Norland'].statement_count)",
        "for d in graph:documents() do assert(d.document == 'talks/0.txt' and d.characters == 2000 and d.sentences == "
        "12) end",
        "assert(graph:relation('visits').group == 'other' and graph:relation('agrees_with').symmetric == true)",
        "assert(graph:relation('unheard of') == nil)",
        "local n = 0 for r in graph:relations() do n = n + 1 end assert(n == 7)",
        "local a, b = graph:statements(), graph:statements() a() assert(a().number == 2 and b().number == 1)",
        "local s = graph:statements()() s.subject = 'changed' assert(graph:statements()().subject ~= 'changed')",
    };
    struct tc_graph *graph = dialogue_graph();
    struct tc_sandbox *sandbox = sandbox_with(graph, &tc_sandbox_document_limits);
    for (size_t i = 0; i < sizeof programs / sizeof *programs; i++) {
        struct tc_error err;
        cr_expect_eq(run(sandbox, programs[i], &err), TC_OK, "row %zu: %s", i, err.msg);
    }
    tc_sandbox_free(sandbox);
    tc_graph_free(graph);
}

Test(script, lets_nothing_be_changed_and_takes_no_other_object_for_a_graph) {
    static const struct {
        const char *program, *msg;
    } rows[] = {
        {"graph.x = 1", "cannot be changed"},
        {"setmetatable(graph, {})", "table expected"},
        {"assert(getmetatable(graph) == false) error('hidden')", "hidden"},
        {"graph.statements({})", "tercet.graph expected"},
        {"graph.statements(42)", "tercet.graph expected"},
        {"graph:evidence(3)", "table expected"},
        {"graph:evidence({number = 10^9})", "a row of graph:statements() expected"},
        {"graph:evidence({number = 0})", "a row of graph:statements() expected"},
        {"graph:evidence({})", "a row of graph:statements() expected"},
        {"graph:relation()", "string expected"},
        {"graph:statments()", "a graph has no \"statments\"; did you mean \"statements\"?"},
        {"graph:rows()", "a graph has no \"rows\"; there is: statements, entities, documents, relations, evidence"},
        {"return graph[1]", "a graph has no \"number\""},
    };
    struct tc_graph *graph = dialogue_graph();
    struct tc_sandbox *sandbox = sandbox_with(graph, &tc_sandbox_document_limits);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct tc_error err;
        cr_expect_eq(run(sandbox, rows[i].program, &err), TC_ERR_PLUGIN, "%s", rows[i].program);
        cr_expect(strstr(err.msg, rows[i].msg) != NULL, "%s: %s", rows[i].program, err.msg);
    }
    tc_sandbox_free(sandbox);
    tc_graph_free(graph);
}

Test(script, walks_a_large_graph_in_small_memory_and_pays_for_it) {
    const struct tc_sandbox_limits small = {UINT64_MAX / 4, 2 << 20, 0};
    struct tc_graph *graph = large_graph(20000);
    struct tc_sandbox *sandbox = sandbox_with(graph, &small);
    struct tc_error err;
    cr_expect_eq(run(sandbox,
                     "local n = 0 for s in graph:statements() do n = n + #graph:evidence(s) end assert(n == 20000)",
                     &err),
                 TC_OK, "%s", err.msg);
    cr_expect_gt(tc_sandbox_fuel_used(sandbox), 20000 * 64);
    tc_sandbox_free(sandbox);

    const struct tc_sandbox_limits poor = {100000, 2 << 20, 0};
    sandbox = sandbox_with(graph, &poor);
    cr_expect_eq(run(sandbox, "for s in graph:statements() do pcall(error) end", &err), TC_ERR_LIMIT);
    tc_sandbox_free(sandbox);
    tc_graph_free(graph);
}
