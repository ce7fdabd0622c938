/* progress.h - a line on the terminal that says how far a run is; nothing when stderr is not a terminal or in the first
 * second. */
#ifndef TC_APP_PROGRESS_H
#define TC_APP_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct tc_progress {
    bool terminal, shown;
    double started, last;
};

void tc_progress_start(struct tc_progress *progress, bool wanted);
/* Cheap to call often: draws at most ten times a second. total_bytes 0 = unknown. */
void tc_progress_update(struct tc_progress *progress, uint64_t documents, uint64_t done_bytes, uint64_t total_bytes);
/* Clears the line. */
void tc_progress_end(struct tc_progress *progress);

/* "1,234,567 triples" in one of a few rotating buffers, for one printf. */
const char *tc_counted(uint64_t n, const char *one, const char *many);

#endif
