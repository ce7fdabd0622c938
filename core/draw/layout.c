#include "draw/layout.h"

#include "base/child.h"
#include <errno.h>
#include <fcntl.h>
#include <gvc.h>
#include <math.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { PIPE = 3, FAILED = 3 };
#define PNG_DPI "144" /* sharp in print and on dense screens; the other formats scale */

/* --- in the child --- */

static void limit(int resource, rlim_t soft, rlim_t hard) {
    struct rlimit r = {soft, hard};
    setrlimit((__rlimit_resource_t)resource, &r);
}

/* Nothing of the parent's is left open but the pipe. */
static void isolate(int pipe_fd, const struct tc_layout_limits *limits) {
    int nothing = open("/dev/null", O_RDWR);
    for (int fd = 0; fd < PIPE; fd++) {
        if (nothing >= 0)
            dup2(nothing, fd);
    }
    if (pipe_fd != PIPE)
        dup2(pipe_fd, PIPE);
    close_range(PIPE + 1, ~0u, 0);
    rlim_t seconds = (rlim_t)ceil(limits->seconds);
    limit(RLIMIT_CORE, 0, 0);
    limit(RLIMIT_CPU, seconds, seconds + 1);
    if (limits->memory > 0)
        tc_child_limit_memory(limits->memory);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
}

/* Graphviz by itself takes the address of a name as its id, and lays clusters out in the order of their ids: another
 * heap, another picture. Here an id is a running number; cgraph then keeps the names. */
static long map_name(void *ctx, int type, char *name, IDTYPE *id, int create) {
    IDTYPE *next = ctx;
    (void)type;
    if (name != NULL || !create)
        return 0;
    *id = *next;
    *next += 2;
    return 1;
}

static IDTYPE next_id; /* only in the child */

static void *open_ids(Agraph_t *g, Agdisc_t *disc) {
    (void)g;
    (void)disc;
    next_id = 1;
    return &next_id;
}

static long alloc_id(void *ctx, int type, IDTYPE id) {
    (void)ctx;
    (void)type;
    (void)id;
    return 0;
}

static void free_id(void *ctx, int type, IDTYPE id) { (void)alloc_id(ctx, type, id); }

static char *print_id(void *ctx, int type, IDTYPE id) {
    (void)alloc_id(ctx, type, id);
    return NULL;
}

static void close_ids(void *ctx) { (void)ctx; }

static void register_id(void *ctx, int type, void *object) {
    (void)ctx;
    (void)type;
    (void)object;
}

static Agraph_t *read_graph(struct tc_str dot) {
    static Agiddisc_t ids = {open_ids, map_name, alloc_id, free_id, print_id, close_ids, register_id};
    Agdisc_t disc = {&AgMemDisc, &ids, &AgIoDisc};
    FILE *stream = dot.len > 0 ? fmemopen((void *)(uintptr_t)dot.ptr, dot.len, "r") : NULL;
    return stream != NULL ? agread(stream, &disc) : NULL;
}

static _Noreturn void draw_and_exit(struct tc_str dot, const char *format) {
    char *data = NULL;
    unsigned len = 0;
    GVC_t *gvc = gvContext();
    Agraph_t *g = gvc != NULL ? read_graph(dot) : NULL;
    if (g != NULL && strcmp(format, "png") == 0)
        agattr(g, AGRAPH, "dpi", PNG_DPI);
    if (g == NULL || gvLayout(gvc, g, "dot") != 0 || gvRenderData(gvc, g, format, &data, &len) != 0 || len == 0)
        tc_child_exit(FAILED);
    for (unsigned at = 0; at < len;) {
        ssize_t n = write(PIPE, data + at, len - at);
        if (n > 0)
            at += (unsigned)n;
        else if (errno != EINTR)
            tc_child_exit(FAILED);
    }
    tc_child_exit(0); /* Graphviz frees slowly and not everything */
}

/* --- in the parent --- */

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

/* Reads to the end; false if the clock or the buffer runs out first. */
static bool read_all(int fd, double deadline, struct tc_buf *out) {
    enum { CHUNK = 64 * 1024 };
    for (;;) {
        struct pollfd wait = {fd, POLLIN, 0};
        double left = deadline - now();
        int ready = left > 0 ? poll(&wait, 1, (int)(left * 1000) + 1) : 0;
        if (ready == 0 || (ready < 0 && errno != EINTR))
            return false;
        if (ready < 0)
            continue;
        if (tc_buf_reserve(out, CHUNK) != TC_OK)
            return false;
        ssize_t n = read(fd, out->ptr + out->len, CHUNK);
        if (n == 0)
            return true;
        if (n < 0 && errno != EINTR)
            return false;
        if (n > 0)
            out->len += (size_t)n;
    }
}

static enum tc_status judge(bool complete, int state, const char *format, const struct tc_layout_limits *limits,
                            struct tc_error *err) {
    if (complete && WIFEXITED(state) && WEXITSTATUS(state) == 0)
        return TC_OK;
    if (WIFSIGNALED(state) && (WTERMSIG(state) == SIGINT || WTERMSIG(state) == SIGTERM))
        return tc_error_set(err, TC_ERR_CANCELLED, "the layout was stopped by a signal");
    if (WIFEXITED(state) && WEXITSTATUS(state) == FAILED)
        return tc_error_set(err, TC_ERR_OUTPUT, "Graphviz cannot draw this as %s", format);
    return tc_error_set(err, TC_ERR_LIMIT, "the layout took more than %g seconds or %zu MiB", limits->seconds,
                        limits->memory >> 20);
}

enum tc_status tc_layout_run(struct tc_str dot, const char *format, const struct tc_layout_limits *limits,
                             struct tc_buf *out, struct tc_error *err) {
    int ends[2];
    size_t start = out->len;
    if (pipe2(ends, O_CLOEXEC) != 0)
        return tc_error_set(err, TC_ERR_OUTPUT, "no pipe for the layout");
    pid_t child = fork();
    if (child == 0) {
        isolate(ends[1], limits);
        draw_and_exit(dot, format);
    }
    close(ends[1]);
    if (child < 0) {
        close(ends[0]);
        return tc_error_set(err, TC_ERR_OUTPUT, "no process for the layout");
    }
    bool complete = read_all(ends[0], now() + 2 * limits->seconds, out);
    close(ends[0]);
    if (!complete)
        kill(child, SIGKILL);
    enum tc_status status = judge(complete, tc_child_wait(child), format, limits, err);
    if (status != TC_OK && out->ptr != NULL)
        out->ptr[out->len = start] = '\0';
    return status;
}
