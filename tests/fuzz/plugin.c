/* The plugin loader: any init.lua ends in an engine or one error with a place; what loads runs on a sentence. */
#include "fuzz.h"
#include "plugin/engine.h"

static void run(const struct tc_engine *engine) {
    struct tc_str text = TC_STR("Norway and Peru agreed on cod in 2024. Peru will not.\n");
    struct tc_document_info info = {.uri = TC_STR("a.txt")};
    struct tc_worker *worker = NULL;
    struct tc_error err = {0};
    struct tc_graph *graph = tc_graph_new();
    uint64_t errors = 0;
    MUST(graph != NULL);
    if (tc_worker_new(&worker, engine, NULL, &err) == TC_OK)
        MUST(tc_worker_document(worker, &info, tc_source_str(&text), graph, &errors, &err) == TC_OK || err.msg[0]);
    MUST(tc_graph_seal(graph) == TC_OK);
    tc_worker_free(worker);
    tc_graph_free(graph);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    struct tc_engine *engine = NULL;
    struct tc_error err = {0};
    fuzz_write("init.lua", fuzz_str(data, size));
    MUST(tc_engine_new(&engine) == TC_OK);
    enum tc_status status = tc_engine_add(engine, fuzz_dir(), NULL, 0, &err);
    if (status == TC_OK)
        status = tc_engine_compile(engine, &err);
    if (status == TC_OK)
        run(engine);
    else
        MUST(err.status == status && err.msg[0] != '\0' && err.file[0] != '\0');
    tc_engine_free(engine);
    return 0;
}
