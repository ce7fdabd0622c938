/* jobs.h - runs all documents of an input through an engine on several threads.
 *
 * Items are handed out under a lock; a worker turns its item into documents and runs them. Two ways to collect:
 *   a graph: each worker fills its own, they are merged at the end (a merge is a set union, so order does not matter);
 *   a stream: each document's statements become NDJSON lines, written in the order of the input.
 * Workers are threads, or processes when plugins are to be isolated (isolate.h); the results are the same. */
#ifndef TC_APP_JOBS_H
#define TC_APP_JOBS_H

#include "input/input.h"
#include "plugin/engine.h"

enum { TC_JOBS_MAX = 64 }; /* threads or processes */

struct tc_jobs {
    const struct tc_engine *engine;
    struct tc_input *input;
    unsigned threads; /* or processes */
    bool isolate;
    bool progress; /* show it when stderr is a terminal */
    struct tc_run_options run;
    struct tc_jobs_patience {
        double seconds; /* of processor time that a plugin may go without a sign of life, 0 = 5 */
        size_t memory;  /* bytes for a process beyond 64 times its text, 0 = 1 GiB */
    } patience;         /* when isolated */
    FILE *stream;       /* NULL = collect in the graph */
    /* results */
    uint64_t documents, bytes; /* documents that were read to their end, bytes of their texts */
    uint64_t failures;         /* documents or rules that failed: the issues of severity error */
    uint64_t statements;       /* in a stream: lines written */
};

/* graph: gets statements (without stream) and issues (always); not sealed here. Stops early with TC_ERR_CANCELLED when
 * tc_jobs_cancel was called, TC_ERR_OUTPUT when the stream cannot be written. */
TC_NODISCARD enum tc_status tc_jobs_run(struct tc_jobs *jobs, struct tc_graph *graph, struct tc_error *err);

/* From a signal handler: workers stop at the next document. false: none are running, the program can end at once. */
bool tc_jobs_cancel(void);

/* The number of processors this process may use. */
unsigned tc_jobs_processors(void);

#endif
