#include "app/jobs.h"

#include "app/isolate.h"
#include "app/job.h"
#include "base/alloc.h"
#include <sched.h>
#include <signal.h>
#include <string.h>

static volatile sig_atomic_t running, cancelled;

bool tc_jobs_cancel(void) {
    cancelled = 1;
    return running;
}

unsigned tc_jobs_processors(void) {
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) != 0)
        return 1;
    int n = CPU_COUNT(&set);
    return n < 1 ? 1 : (unsigned)(n > TC_JOBS_MAX ? TC_JOBS_MAX : n);
}

static enum tc_status out_of_memory(struct tc_error *err) { return tc_error_set(err, TC_ERR_MEMORY, "out of memory"); }

/* --- what the parts of a run share --- */

void tc_run_fail(struct tc_run *run, const struct tc_error *err) {
    pthread_mutex_lock(&run->lock);
    if (!atomic_load(&run->stop))
        run->err = *err;
    atomic_store(&run->stop, true);
    pthread_cond_broadcast(&run->turn);
    pthread_mutex_unlock(&run->lock);
}

bool tc_run_stopped(struct tc_run *run) {
    if (cancelled && !atomic_load(&run->stop)) {
        struct tc_error err = {0};
        tc_error_set(&err, TC_ERR_CANCELLED, "stopped by a signal%s", run->jobs->stream ? "" : "; nothing was written");
        tc_run_fail(run, &err);
    }
    return atomic_load(&run->stop);
}

bool tc_run_write(const struct tc_run *run, struct tc_str lines) {
    return lines.len == 0 || fwrite(lines.ptr, 1, lines.len, run->jobs->stream) == lines.len;
}

enum tc_status tc_run_take(struct tc_run *run, uint64_t *documents, struct tc_item *item, struct tc_error *err) {
    pthread_mutex_lock(&run->lock);
    tc_input_reuse(run->jobs->input, item);
    enum tc_status status = tc_input_next(run->jobs->input, item, err);
    uint64_t total = 0, done = 0;
    tc_input_progress(run->jobs->input, &total, &done);
    run->jobs->documents += *documents;
    run->jobs->bytes = done;
    *documents = 0;
    tc_progress_update(&run->progress, run->jobs->documents, done, total);
    pthread_mutex_unlock(&run->lock);
    return status;
}

/* --- threads --- */

struct thread {
    struct tc_job job;
    pthread_t id;
};

bool tc_run_has_turn(struct tc_run *run, uint64_t ticket) {
    if (ticket == TC_NO_TICKET)
        return false;
    pthread_mutex_lock(&run->lock);
    bool has_turn = run->committed == ticket;
    pthread_mutex_unlock(&run->lock);
    return has_turn;
}

/* Waits for the item's turn, so that lines come in the order of the input; a thread holds one item at a time, so little
 * waits. */
static enum tc_status commit(struct tc_job *job, struct tc_error *err) {
    struct tc_run *run = job->run;
    pthread_mutex_lock(&run->lock);
    while (run->committed != job->ticket && !atomic_load(&run->stop))
        pthread_cond_wait(&run->turn, &run->lock);
    enum tc_status status = atomic_load(&run->stop) ? TC_OK : tc_job_write(job, err);
    run->committed = job->ticket + 1;
    pthread_cond_broadcast(&run->turn);
    pthread_mutex_unlock(&run->lock);
    return status;
}

static void *thread_main(void *arg) {
    struct tc_job *job = arg;
    struct tc_error err = {0};
    struct tc_item item = {0};
    while (!tc_run_stopped(job->run)) {
        err = (struct tc_error){0};
        enum tc_status status = tc_run_take(job->run, &job->documents, &item, &err);
        if (status == TC_END)
            break;
        job->ticket = item.ticket;
        if (status == TC_OK)
            status = tc_job_item(job, &item, &err);
        else if (status != TC_ERR_MEMORY)
            status = tc_job_issue(job, item.path ? item.path : "-", &err, &err);
        if (status == TC_OK && job->document)
            status = commit(job, &err);
        if (status != TC_OK) {
            tc_run_fail(job->run, &err);
            break;
        }
    }
    tc_item_fini(&item);
    return NULL;
}

/* Starts the threads (one thread: the caller's own) and waits for them. */
static void run_threads(struct thread *threads, unsigned n) {
    unsigned started = 1;
    for (; started < n; started++)
        if (pthread_create(&threads[started].id, NULL, thread_main, &threads[started].job) != 0)
            break;
    thread_main(&threads[0].job);
    for (unsigned i = 1; i < started; i++)
        pthread_join(threads[i].id, NULL);
}

static enum tc_status collect(struct tc_jobs *jobs, const struct tc_job *job, struct tc_graph *graph) {
    jobs->documents += job->documents;
    jobs->failures += job->failures;
    jobs->statements += job->statements;
    return tc_graph_merge(graph, job->graph);
}

static enum tc_status run_in_threads(struct tc_run *run, unsigned n, struct tc_graph *graph, struct tc_error *err) {
    struct thread *threads = tc_calloc(n, sizeof *threads);
    enum tc_status status = threads ? TC_OK : out_of_memory(err);
    unsigned opened = 0;
    while (status == TC_OK && opened < n)
        status = tc_job_open(&threads[opened++].job, run, err);
    if (status == TC_OK)
        run_threads(threads, n);
    for (unsigned i = 0; i < opened; i++) {
        if (status == TC_OK && collect(run->jobs, &threads[i].job, graph) != TC_OK)
            status = out_of_memory(err);
        tc_job_close(&threads[i].job);
    }
    tc_free(threads);
    return status;
}

enum tc_status tc_jobs_run(struct tc_jobs *jobs, struct tc_graph *graph, struct tc_error *err) {
    unsigned n = jobs->threads ? jobs->threads : tc_jobs_processors();
    n = n > TC_JOBS_MAX ? TC_JOBS_MAX : n;
    struct tc_run run = {.jobs = jobs};
    pthread_mutex_init(&run.lock, NULL);
    pthread_cond_init(&run.turn, NULL);
    running = 1;
    tc_progress_start(&run.progress, jobs->progress);
    enum tc_status status = jobs->isolate ? tc_isolate_run(&run, n, graph, err) : run_in_threads(&run, n, graph, err);
    tc_progress_end(&run.progress);
    running = 0;
    if (run.err.status != TC_OK) {
        status = run.err.status;
        if (err)
            *err = run.err;
    }
    pthread_cond_destroy(&run.turn);
    pthread_mutex_destroy(&run.lock);
    return status;
}
