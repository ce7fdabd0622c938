/* A gazetteer's CSV file: an engine or an error that names a file; a guarded cell is read back as it was. */
#include "fuzz.h"
#include "plugin/engine.h"

static const char init[] =
    "plugin { name = 'x', version = '1', api = 1 }\n"
    "relation 'near' { subject = 'land', object = 'land' }\n"
    "gazetteer 'land' { file = 'names.csv', key = 'key', label = 'label', names = { 'label', 'names' },\n"
    "  attributes = { 'region' }, case = { names = 'any' } }\n"
    "rule 'near' { pattern = [[ x:@land .. y:@land[region=north] ]], triples = 'x -near-> y' }\n";

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    static bool ready;
    if (!ready)
        fuzz_write("init.lua", tc_str(init));
    ready = true;
    struct tc_engine *engine = NULL;
    struct tc_error err = {0};
    fuzz_write("names.csv", fuzz_str(data, size));
    MUST(tc_engine_new(&engine) == TC_OK);
    enum tc_status status = tc_engine_add(engine, fuzz_dir(), NULL, 0, &err);
    if (status == TC_OK)
        status = tc_engine_compile(engine, &err);
    MUST(status == TC_OK || (err.status == status && err.msg[0] != '\0' && err.file[0] != '\0'));
    tc_engine_free(engine);
    return 0;
}
