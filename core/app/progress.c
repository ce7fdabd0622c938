#include "app/progress.h"

#include "base/str.h"
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

void tc_progress_start(struct tc_progress *progress, bool wanted) {
    *progress = (struct tc_progress){.terminal = wanted && isatty(STDERR_FILENO), .started = now()};
}

static void draw(const struct tc_progress *progress, double t, uint64_t documents, uint64_t done, uint64_t total) {
    double seconds = t - progress->started;
    double mb = (double)done / 1e6;
    fprintf(stderr, "\r\033[K%s, %.1f MB, %.1f MB/s", tc_counted(documents, "document", "documents"), mb, mb / seconds);
    if (total > 0 && done > 0 && done <= total) {
        char bar[21] = "....................";
        memset(bar, '#', (size_t)(20 * done / total));
        fprintf(stderr, "  [%s] %d %%, %.0f s left", bar, (int)(100 * done / total),
                seconds * (double)(total - done) / (double)done);
    }
    fflush(stderr);
}

void tc_progress_update(struct tc_progress *progress, uint64_t documents, uint64_t done_bytes, uint64_t total_bytes) {
    if (!progress->terminal)
        return;
    double t = now();
    if (t - progress->started < 1.0 || t - progress->last < 0.1)
        return;
    progress->last = t;
    progress->shown = true;
    draw(progress, t, documents, done_bytes, total_bytes);
}

void tc_progress_end(struct tc_progress *progress) {
    if (progress->shown)
        fputs("\r\033[K", stderr);
    progress->shown = false;
}

const char *tc_counted(uint64_t n, const char *one, const char *many) {
    static _Thread_local char ring[8][64];
    static _Thread_local unsigned turn;
    char count[TC_COUNT_BYTES], *out = ring[turn++ % 8];
    snprintf(out, sizeof ring[0], "%s %s", tc_str_count(n, count), n == 1 ? one : many);
    return out;
}
