/* job.h - the part of a run that is done in one place: items become documents, documents statements. One a thread
 * (jobs.c) or process (isolate.c); a run is what they share. Internal to app/. */
#ifndef TC_APP_JOB_H
#define TC_APP_JOB_H

#include "app/jobs.h"
#include "app/progress.h"
#include <pthread.h>
#include <stdatomic.h>

struct tc_run {
    struct tc_jobs *jobs;
    pthread_mutex_t lock; /* guards input, committed, progress and the first error */
    pthread_cond_t turn;  /* committed has moved, or the run has failed */
    uint64_t committed;   /* tickets before this one are written */
    struct tc_progress progress;
    struct tc_error err;
    atomic_bool stop;
};

/* The next item. TC_END when there is none; after TC_ERR_INPUT, which concerns this item alone, the next can be taken.
 * *documents, those read since the last call, are added to the run's and set to 0. *item is zero or the one before. */
TC_NODISCARD enum tc_status tc_run_take(struct tc_run *run, uint64_t *documents, struct tc_item *item,
                                        struct tc_error *err);
/* The first error counts; all stop at their next document. */
void tc_run_fail(struct tc_run *run, const struct tc_error *err);
bool tc_run_stopped(struct tc_run *run); /* failed, or cancelled by a signal */
/* Writes an item's lines to the stream. false: errno says why not. */
bool tc_run_write(const struct tc_run *run, struct tc_str lines);
/* Is it the item's turn to be written? Then it stays so until it is committed. */
bool tc_run_has_turn(struct tc_run *run, uint64_t ticket);

/* How far a job is, to be seen from another process. */
struct tc_job_state {
    struct tc_beat beat;
    _Atomic uint64_t documents;  /* that were begun */
    _Atomic uint8_t in_document; /* the last of them has not ended */
};

/* A document that is passed over because a process has died on it. */
struct tc_skip {
    uint64_t document;          /* state.documents when it began */
    struct tc_str plugin, rule; /* whose code ran, empty if none; the engine's strings */
    char why[160];
};

#define TC_NO_TICKET UINT64_MAX

struct tc_job {
    struct tc_run *run;
    struct tc_worker *worker;
    struct tc_docs *docs;
    struct tc_graph *graph;    /* collects statements, or only issues when streaming */
    struct tc_graph *document; /* streaming: one document's graph, reset each time */
    struct tc_buf lines;       /* streaming: the output that is not yet written */
    uint64_t ticket;           /* the item's; TC_NO_TICKET in a process, whose lines another one writes */
    uint64_t documents, failures, statements;
    struct tc_job_state *state; /* NULL: nobody looks, and nothing is skipped */
    const struct tc_skip *skips;
    size_t n_skips;
};

TC_NODISCARD enum tc_status tc_job_open(struct tc_job *job, struct tc_run *run, struct tc_error *err);
void tc_job_close(struct tc_job *job); /* fine after a failed open */
/* Runs all documents of the item, unless the run is stopped. What concerns one document alone becomes an issue. */
TC_NODISCARD enum tc_status tc_job_item(struct tc_job *job, struct tc_item *item, struct tc_error *err);
/* Writes the lines and forgets them: only when it is their turn. */
TC_NODISCARD enum tc_status tc_job_write(struct tc_job *job, struct tc_error *err);
/* What has failed at a document or file becomes a row of issues.csv. */
TC_NODISCARD enum tc_status tc_job_issue(struct tc_job *job, const char *document, const struct tc_error *found,
                                         struct tc_error *err);

#endif
