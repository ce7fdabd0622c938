/* isolate.h - the documents of a run in processes of their own, so that what no meter inside a process can stop can be
 * ended from outside. Internal to app/.
 *
 * A batch of items is run by a process forked for it, which sends its graph and lines through a pipe when it is done
 * with all of them, and ends. A process that dies or has to be ended costs the document that it was at: this becomes an
 * issue, and another process runs the batch without it. One that dies by no fault that shows (a signal from outside)
 * gets a second try first. The results are those of a run in threads. */
#ifndef TC_APP_ISOLATE_H
#define TC_APP_ISOLATE_H

#include "app/job.h"

/* As tc_jobs_run, in at most n processes at a time. */
TC_NODISCARD enum tc_status tc_isolate_run(struct tc_run *run, unsigned n, struct tc_graph *graph,
                                           struct tc_error *err);

#endif
