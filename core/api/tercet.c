#include "tercet.h"

#include "base/alloc.h"
#include "output/ndjson.h"
#include "plugin/discovery.h"
#include "plugin/engine.h"

enum { FOLDER_BYTES_MAX = 4096, LINES_BYTES_MAX = 1 << 30 };

struct tercet {
    struct tc_engine *engine;
    struct tc_worker *worker;
    struct tc_graph *graph; /* of one text, reset each time */
    struct tc_buf lines;
};

const char *tercet_version(void) { return TC_VERSION; }

static enum tercet_status tell(const struct tc_error *err, enum tc_status status, char *message) {
    if (message && status != TC_OK) {
        char place[TC_ERROR_FILE_MAX + 32] = "";
        if (err->file[0] && err->line)
            snprintf(place, sizeof place, "%s:%u:%u: ", err->file, err->line, err->col);
        else if (err->file[0])
            snprintf(place, sizeof place, "%s: ", err->file);
        snprintf(message, TERCET_MESSAGE, "%s%s%s%s", place, err->msg[0] ? err->msg : tc_status_str(status),
                 err->hint[0] ? "; " : "", err->hint);
    }
    if (status == TC_OK)
        return TERCET_OK;
    return status == TC_ERR_MEMORY ? TERCET_MEMORY : status == TC_ERR_INPUT ? TERCET_INPUT : TERCET_PLUGIN;
}

static enum tc_status add(struct tc_engine *engine, const char *plugin, struct tc_error *err) {
    struct tc_buf folder;
    tc_buf_init(&folder, FOLDER_BYTES_MAX);
    enum tc_status status = tc_plugin_find(plugin, NULL, 0, &folder, err);
    if (status == TC_OK)
        status = tc_engine_add(engine, folder.ptr, NULL, 0, err);
    tc_buf_fini(&folder);
    return status;
}

enum tercet_status tercet_open(struct tercet **t, const char *const *plugins, size_t n, char *message) {
    struct tc_error err = {0};
    struct tercet *made = tc_calloc(1, sizeof *made);
    if (!made)
        return tell(&err, TC_ERR_MEMORY, message);
    tc_buf_init(&made->lines, LINES_BYTES_MAX);
    made->graph = tc_graph_new_brief();
    enum tc_status status = made->graph ? tc_engine_new(&made->engine) : TC_ERR_MEMORY;
    for (size_t i = 0; status == TC_OK && i < n; i++)
        status = add(made->engine, plugins[i], &err);
    if (status == TC_OK)
        status = tc_engine_compile(made->engine, &err);
    if (status == TC_OK)
        status = tc_worker_new(&made->worker, made->engine, NULL, &err);
    if (status == TC_OK)
        *t = made;
    else
        tercet_close(made);
    return tell(&err, status, message);
}

enum tercet_status tercet_extract(struct tercet *t, const char *name, const char *text, size_t len,
                                  void (*lines)(void *ctx, const char *json, size_t len), void *ctx, char *message) {
    struct tc_error err = {0};
    struct tc_str rest = {text, len};
    struct tc_document_info info = {.uri = tc_str(name)};
    tc_graph_reset(t->graph);
    tc_buf_reset(&t->lines);
    enum tc_status status = tc_worker_document(t->worker, &info, tc_source_str(&rest), t->graph, NULL, &err);
    if (status == TC_OK)
        status = tc_graph_seal(t->graph);
    if (status == TC_OK)
        status = tc_ndjson_write(t->graph, &t->lines);
    if (status == TC_OK && t->lines.len > 0)
        lines(ctx, t->lines.ptr, t->lines.len);
    return tell(&err, status, message);
}

void tercet_close(struct tercet *t) {
    if (!t)
        return;
    tc_worker_free(t->worker);
    tc_engine_free(t->engine);
    tc_graph_free(t->graph);
    tc_buf_fini(&t->lines);
    tc_free(t);
}
