#include "app/jobs.h"

#include "app/progress.h"
#include "base/alloc.h"
#include "output/ndjson.h"
#include <errno.h>
#include <pthread.h>
#include <sched.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>

enum { THREADS_MAX = 64, STREAM_BYTES_MAX = 1 << 30 };

static volatile sig_atomic_t cancelled;

void tc_jobs_cancel(void) { cancelled = 1; }

unsigned tc_jobs_processors(void) {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0)
        return 1;
    int n = CPU_COUNT(&set);
    return n < 1 ? 1 : (unsigned)(n > THREADS_MAX ? THREADS_MAX : n);
}

/* What the threads of a run share. */
struct run {
    struct tc_jobs *jobs;
    pthread_mutex_t lock; /* guards input, committed, progress and the first error */
    pthread_cond_t turn;  /* committed has moved, or the run has failed */
    uint64_t committed;   /* tickets before this one are written */
    struct tc_progress progress;
    struct tc_error err;
    atomic_bool stop;
};

struct thread {
    struct run *run;
    struct tc_worker *worker;
    struct tc_docs *docs;
    struct tc_graph *graph;    /* collects statements, or only issues when streaming */
    struct tc_graph *document; /* streaming: one document's graph, reset each time */
    struct tc_buf lines;       /* streaming: an item's output */
    uint64_t documents, bytes, failures, statements;
    pthread_t id;
};

static void fail(struct run *run, const struct tc_error *err) {
    pthread_mutex_lock(&run->lock);
    if (!atomic_load(&run->stop))
        run->err = *err;
    atomic_store(&run->stop, true);
    pthread_cond_broadcast(&run->turn);
    pthread_mutex_unlock(&run->lock);
}

static bool stopped(struct run *run) {
    if (cancelled && !atomic_load(&run->stop)) {
        struct tc_error err = {0};
        tc_error_set(&err, TC_ERR_CANCELLED, "stopped by a signal; nothing was written");
        fail(run, &err);
    }
    return atomic_load(&run->stop);
}

/* A failure that concerns one document or file becomes a row of issues.csv and a line on the terminal. */
static enum tc_status add_issue(struct thread *t, const char *document, const struct tc_error *found) {
    char position[32] = "";
    if (found->line)
        snprintf(position, sizeof position, "line %u", found->line);
    struct tc_issue issue = {.severity = TC_SEVERITY_ERROR,
                             .document = tc_str(found->file[0] ? found->file : document),
                             .position = tc_str(position),
                             .message = tc_str(found->msg)};
    t->failures++;
    return tc_graph_add_issue(t->graph, &issue);
}

static enum tc_status out_of_memory(struct tc_error *err) { return tc_error_set(err, TC_ERR_MEMORY, "out of memory"); }

static enum tc_status note_guess(struct thread *t, const struct tc_item *item) {
    struct tc_issue issue = {.severity = TC_SEVERITY_NOTE,
                             .document = tc_str(item->path),
                             .message = TC_STR("read as plain text, since the ending is not known")};
    return item->is_guess ? tc_graph_add_issue(t->graph, &issue) : TC_OK;
}

/* Seals the document's graph, appends its lines, moves its issues on to the thread's graph. */
static enum tc_status stream_document(struct thread *t, struct tc_error *err) {
    for (uint32_t i = 0; i < tc_graph_issue_count(t->document); i++)
        if (tc_graph_add_issue(t->graph, tc_graph_issue(t->document, i)) != TC_OK)
            return out_of_memory(err);
    if (tc_graph_statement_count(t->document) == 0)
        return TC_OK;
    if (tc_graph_seal(t->document) != TC_OK || tc_ndjson_write(t->document, &t->lines) != TC_OK)
        return out_of_memory(err);
    t->statements += tc_graph_evidence_count(t->document);
    return TC_OK;
}

static enum tc_status run_document(struct thread *t, const struct tc_document *document, struct tc_error *err) {
    struct tc_document_info info = {.uri = document->uri, .title = document->title, .date = document->date};
    struct tc_source source = {.read = tc_docs_read, .ctx = t->docs};
    struct tc_graph *graph = t->graph;
    if (t->document) {
        tc_graph_reset(t->document);
        graph = t->document;
    }
    uint64_t errors = 0;
    struct tc_error found = {0};
    enum tc_status status = tc_worker_document(t->worker, &info, source, graph, &errors, &found);
    t->failures += errors;
    if (status == TC_ERR_MEMORY) {
        *err = found;
        return status;
    }
    if (status != TC_OK) {
        char uri[TC_ERROR_FILE_MAX];
        snprintf(uri, sizeof uri, "%.*s", TC_FMT(document->uri));
        return add_issue(t, uri, &found) == TC_OK ? TC_OK : out_of_memory(err);
    }
    t->documents++;
    return t->document ? stream_document(t, err) : TC_OK;
}

static enum tc_status run_item(struct thread *t, struct tc_item *item, struct tc_error *err) {
    struct tc_error found = {0};
    if (tc_docs_start(t->docs, item, &found) != TC_OK)
        return add_issue(t, item->path, &found) == TC_OK ? TC_OK : out_of_memory(err);
    while (!stopped(t->run)) {
        struct tc_document document;
        found = (struct tc_error){0};
        enum tc_status status = tc_docs_next(t->docs, &document, &found);
        if (status == TC_END)
            break;
        if (status == TC_ERR_MEMORY)
            return out_of_memory(err);
        if (status == TC_OK)
            status = note_guess(t, item) == TC_OK ? run_document(t, &document, err) : out_of_memory(err);
        else
            status = add_issue(t, item->path, &found) == TC_OK ? TC_OK : out_of_memory(err);
        if (status != TC_OK)
            return status;
    }
    return TC_OK;
}

/* Waits for the item's turn, so that lines come in the order of the input; a thread holds one item at a time, so little
 * waits. */
static void commit(struct thread *t, uint64_t ticket) {
    struct run *run = t->run;
    pthread_mutex_lock(&run->lock);
    while (run->committed != ticket && !atomic_load(&run->stop))
        pthread_cond_wait(&run->turn, &run->lock);
    bool written = true;
    if (!atomic_load(&run->stop) && t->lines.len > 0)
        written = fwrite(t->lines.ptr, 1, t->lines.len, run->jobs->stream) == t->lines.len;
    int cause = errno;
    run->committed = ticket + 1;
    pthread_cond_broadcast(&run->turn);
    pthread_mutex_unlock(&run->lock);
    tc_buf_reset(&t->lines);
    if (!written) {
        struct tc_error err = {0};
        tc_error_set(&err, TC_ERR_OUTPUT, "cannot write the statements: %s", strerror(cause));
        fail(run, &err);
    }
}

/* Takes the next item. TC_END when there is none; an unreadable one is an issue and the next is tried. */
static enum tc_status take_item(struct thread *t, struct tc_item *item, struct tc_error *err) {
    struct run *run = t->run;
    pthread_mutex_lock(&run->lock);
    enum tc_status status = tc_input_next(run->jobs->input, item, err);
    uint64_t total = 0, done = 0;
    tc_input_progress(run->jobs->input, &total, &done);
    run->jobs->documents += t->documents;
    run->jobs->bytes = done;
    t->documents = 0;
    tc_progress_update(&run->progress, run->jobs->documents, done, total);
    pthread_mutex_unlock(&run->lock);
    return status;
}

static void *thread_main(void *arg) {
    struct thread *t = arg;
    struct tc_error err = {0};
    while (!stopped(t->run)) {
        struct tc_item item = {0};
        err = (struct tc_error){0};
        enum tc_status status = take_item(t, &item, &err);
        if (status == TC_END)
            break;
        if (status == TC_OK)
            status = run_item(t, &item, &err);
        else if (status != TC_ERR_MEMORY)
            status = add_issue(t, item.path ? item.path : "-", &err) == TC_OK ? TC_OK : out_of_memory(&err);
        if (t->document)
            commit(t, item.ticket);
        tc_item_fini(&item);
        if (status != TC_OK) {
            fail(t->run, &err);
            break;
        }
    }
    return NULL;
}

static enum tc_status thread_open(struct thread *t, struct run *run, struct tc_error *err) {
    const struct tc_jobs *jobs = run->jobs;
    *t = (struct thread){.run = run};
    tc_buf_init(&t->lines, STREAM_BYTES_MAX);
    t->graph = tc_graph_new();
    if (!t->graph || tc_docs_new(&t->docs) != TC_OK)
        return out_of_memory(err);
    if (jobs->stream && !(t->document = tc_graph_new()))
        return out_of_memory(err);
    return tc_worker_new(&t->worker, jobs->engine, &jobs->run, err);
}

static void thread_close(struct thread *t) {
    tc_worker_free(t->worker);
    tc_docs_free(t->docs);
    tc_graph_free(t->graph);
    tc_graph_free(t->document);
    tc_buf_fini(&t->lines);
}

/* Starts the threads (one thread: the caller's own) and waits for them. */
static void run_threads(struct thread *threads, unsigned n) {
    unsigned started = 1;
    for (; started < n; started++)
        if (pthread_create(&threads[started].id, NULL, thread_main, &threads[started]) != 0)
            break;
    thread_main(&threads[0]);
    for (unsigned i = 1; i < started; i++)
        pthread_join(threads[i].id, NULL);
}

static enum tc_status collect(struct tc_jobs *jobs, struct thread *threads, unsigned n, struct tc_graph *graph) {
    for (unsigned i = 0; i < n; i++) {
        jobs->documents += threads[i].documents;
        jobs->failures += threads[i].failures;
        jobs->statements += threads[i].statements;
        enum tc_status status = tc_graph_merge(graph, threads[i].graph);
        if (status != TC_OK)
            return status;
    }
    return TC_OK;
}

enum tc_status tc_jobs_run(struct tc_jobs *jobs, struct tc_graph *graph, struct tc_error *err) {
    unsigned n = jobs->threads ? jobs->threads : tc_jobs_processors();
    n = n > THREADS_MAX ? THREADS_MAX : n;
    struct run run = {.jobs = jobs};
    pthread_mutex_init(&run.lock, NULL);
    pthread_cond_init(&run.turn, NULL);
    struct thread *threads = tc_calloc(n, sizeof *threads);
    enum tc_status status = threads ? TC_OK : out_of_memory(err);
    unsigned opened = 0;
    while (status == TC_OK && opened < n)
        status = thread_open(&threads[opened++], &run, err);
    if (status == TC_OK) {
        tc_progress_start(&run.progress, jobs->progress);
        run_threads(threads, n);
        tc_progress_end(&run.progress);
        status = run.err.status;
        if (status != TC_OK && err)
            *err = run.err;
        if (collect(jobs, threads, n, graph) != TC_OK && status == TC_OK)
            status = out_of_memory(err);
    }
    for (unsigned i = 0; i < opened; i++)
        thread_close(&threads[i]);
    tc_free(threads);
    pthread_cond_destroy(&run.turn);
    pthread_mutex_destroy(&run.lock);
    return status;
}
