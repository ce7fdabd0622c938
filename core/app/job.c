#include "app/job.h"

#include "base/alloc.h"
#include "output/ndjson.h"
#include <errno.h>
#include <string.h>

/* Lines are made and written in portions that stay in the cache. */
enum { STREAM_BYTES_MAX = 1 << 30, PORTION_BYTES = 1 << 16 };

static enum tc_status out_of_memory(struct tc_error *err) { return tc_error_set(err, TC_ERR_MEMORY, "out of memory"); }

enum tc_status tc_job_open(struct tc_job *job, struct tc_run *run, struct tc_error *err) {
    const struct tc_jobs *jobs = run->jobs;
    *job = (struct tc_job){.run = run, .ticket = TC_NO_TICKET};
    tc_buf_init(&job->lines, STREAM_BYTES_MAX);
    job->graph = tc_graph_new();
    if (!job->graph || tc_docs_new(&job->docs) != TC_OK)
        return out_of_memory(err);
    if (jobs->stream && !(job->document = tc_graph_new_brief()))
        return out_of_memory(err);
    return tc_worker_new(&job->worker, jobs->engine, &jobs->run, err);
}

void tc_job_close(struct tc_job *job) {
    tc_worker_free(job->worker);
    tc_docs_free(job->docs);
    tc_graph_free(job->graph);
    tc_graph_free(job->document);
    tc_buf_fini(&job->lines);
}

static enum tc_status add_issue(struct tc_job *job, const struct tc_issue *issue, struct tc_error *err) {
    job->failures++;
    return tc_graph_add_issue(job->graph, issue) == TC_OK ? TC_OK : out_of_memory(err);
}

enum tc_status tc_job_issue(struct tc_job *job, const char *document, const struct tc_error *found,
                            struct tc_error *err) {
    char position[48] = "", message[2 * TC_ERROR_TEXT_MAX + 8];
    int len = found->line ? snprintf(position, sizeof position, "line %u", found->line) : 0;
    if (found->line && found->col)
        snprintf(position + len, sizeof position - (size_t)len, ", column %u", found->col);
    snprintf(message, sizeof message, "%s%s%s%s", found->msg, found->hint[0] ? " (" : "", found->hint,
             found->hint[0] ? ")" : "");
    struct tc_issue issue = {.severity = TC_SEVERITY_ERROR,
                             .document = tc_str(found->file[0] ? found->file : document),
                             .position = tc_str(position),
                             .message = tc_str(message)};
    return add_issue(job, &issue, err);
}

static enum tc_status note_guess(struct tc_job *job, const struct tc_item *item, struct tc_error *err) {
    bool is_stdin = strcmp(item->path, "-") == 0;
    struct tc_issue issue = {.severity = is_stdin ? TC_SEVERITY_WARNING : TC_SEVERITY_NOTE,
                             .document = tc_str(item->path),
                             .message = is_stdin ? TC_STR("read as one plain text, since it does not begin with \"{\" "
                                                          "as lines of JSON do")
                                                 : TC_STR("read as plain text, since the ending is not known")};
    return !item->is_guess || tc_graph_add_issue(job->graph, &issue) == TC_OK ? TC_OK : out_of_memory(err);
}

enum tc_status tc_job_write(struct tc_job *job, struct tc_error *err) {
    bool written = tc_run_write(job->run, tc_buf_str(&job->lines));
    tc_buf_reset(&job->lines);
    return written ? TC_OK : tc_error_set(err, TC_ERR_OUTPUT, "cannot write the statements: %s", strerror(errno));
}

/* Lines that have to wait for their turn pile up. */
static enum tc_status write_lines(struct tc_job *job, struct tc_error *err) {
    uint32_t next = 0;
    while (next < tc_graph_statement_count(job->document)) {
        if (tc_ndjson_write_some(job->document, &next, job->lines.len + PORTION_BYTES, &job->lines) != TC_OK)
            return out_of_memory(err);
        if (job->lines.len >= PORTION_BYTES && tc_run_has_turn(job->run, job->ticket))
            TC_TRY(tc_job_write(job, err));
    }
    return TC_OK;
}

/* Seals the document's graph, makes its lines, moves its issues on to the job's graph. */
static enum tc_status stream_document(struct tc_job *job, struct tc_error *err) {
    for (uint32_t i = 0; i < tc_graph_issue_count(job->document); i++)
        if (tc_graph_add_issue(job->graph, tc_graph_issue(job->document, i)) != TC_OK)
            return out_of_memory(err);
    if (tc_graph_statement_count(job->document) == 0)
        return TC_OK;
    if (tc_graph_seal(job->document) != TC_OK)
        return out_of_memory(err);
    job->statements += tc_graph_evidence_count(job->document);
    return write_lines(job, err);
}

static const struct tc_skip *find_skip(const struct tc_job *job) {
    for (size_t i = 0; i < job->n_skips; i++)
        if (job->skips[i].document == job->state->documents)
            return &job->skips[i];
    return NULL;
}

/* To its end, unless memory is short. */
static enum tc_status read_document(struct tc_job *job, const struct tc_document *document, struct tc_error *err) {
    struct tc_document_info info = {.uri = document->uri, .title = document->title, .date = document->date};
    struct tc_source source = {.read = tc_docs_read, .ctx = job->docs};
    struct tc_graph *graph = job->graph;
    if (job->document) {
        tc_graph_reset(job->document);
        graph = job->document;
    }
    uint64_t errors = 0;
    struct tc_error found = {0};
    enum tc_status status = tc_worker_document(job->worker, &info, source, graph, &errors, &found);
    job->failures += errors;
    if (status == TC_ERR_MEMORY) {
        *err = found;
        return status;
    }
    if (status != TC_OK) {
        char uri[TC_ERROR_FILE_MAX];
        snprintf(uri, sizeof uri, "%.*s", TC_FMT(document->uri));
        return tc_job_issue(job, uri, &found, err);
    }
    job->documents++;
    return job->document ? stream_document(job, err) : TC_OK;
}

static enum tc_status run_document(struct tc_job *job, const struct tc_document *document, struct tc_error *err) {
    if (!job->state)
        return read_document(job, document, err);
    const struct tc_skip *skip = find_skip(job);
    job->state->documents++;
    if (skip) {
        struct tc_issue issue = {TC_SEVERITY_ERROR, document->uri, {"", 0},
                                 skip->plugin,      skip->rule,    tc_str(skip->why)};
        return add_issue(job, &issue, err);
    }
    job->state->in_document = true;
    enum tc_status status = read_document(job, document, err);
    job->state->in_document = status == TC_ERR_MEMORY;
    return status;
}

enum tc_status tc_job_item(struct tc_job *job, struct tc_item *item, struct tc_error *err) {
    struct tc_error found = {0};
    if (tc_docs_start(job->docs, item, &found) != TC_OK)
        return tc_job_issue(job, item->path, &found, err);
    while (!tc_run_stopped(job->run)) {
        struct tc_document document;
        found = (struct tc_error){0};
        enum tc_status status = tc_docs_next(job->docs, &document, &found);
        if (status == TC_END)
            break;
        if (status == TC_ERR_MEMORY)
            return out_of_memory(err);
        if (status != TC_OK)
            status = tc_job_issue(job, item->path, &found, err);
        else if ((status = note_guess(job, item, err)) == TC_OK)
            status = run_document(job, &document, err);
        if (status != TC_OK)
            return status;
    }
    return TC_OK;
}
