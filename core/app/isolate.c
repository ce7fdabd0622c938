#include "app/isolate.h"

#include "base/alloc.h"
#include "base/child.h"
#include "base/fs.h"
#include "base/vec.h"
#include "graph/pack.h"
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
    BATCH_MIN = 256 << 10, /* bytes of input: what a fork costs must not show */
    BATCH_MAX = 4 << 20,
    BATCH_ITEMS = 1024,
    BATCHES_EACH = 8, /* at least that many a process, so that all end at about the same time */
    TICK_MS = 50,
    PIPE_BYTES = 1 << 20,
    DEATHS_MAX = 1000 /* in a batch */
};

/* Texts are sent with each piece of evidence, so that a reply may be longer than what its process needed. */
static const size_t REPLY_MAX = (size_t)4 << 30;

/* What a process sends; its lines and its packed graph follow. Nothing in it is believed unseen, nor in the memory that
 * is shared with the process: should the sandbox fail, both are the plugin's. */
struct reply {
    enum tc_status status;
    uint64_t documents, failures, statements, lines;
    struct tc_error err;
};

/* A batch and the process that runs it. */
struct part {
    pid_t pid; /* 0: none */
    int pipe;
    TC_VEC(struct tc_item) items;
    TC_VEC(struct tc_skip) skips;
    uint64_t number, bytes;     /* of the batch */
    bool retried, done;         /* done: its lines wait for their turn */
    struct tc_job_state *state; /* shared with the process */
    uint64_t beat;              /* as it was when it was last looked at */
    double still, busy;         /* seconds without a change; of the processor's time when it changed */
    struct tc_buf reply;
    size_t lines; /* bytes of them, behind the head of the reply */
};

struct isolation {
    struct tc_run *run;
    struct tc_jobs_patience patience;
    struct tc_job fresh; /* opened here and used by the processes, each of which gets it as it is now */
    struct tc_job own;   /* counts, and the issues of items that cannot be read */
    struct part *parts;
    unsigned n;
    struct tc_job_state *states; /* of the parts, shared memory */
    uint64_t next_batch, batch_bytes;
    bool ended; /* the input */
    double looked;
};

static double read_clock(clockid_t clock) {
    struct timespec t;
    return clock_gettime(clock, &t) == 0 ? (double)t.tv_sec + (double)t.tv_nsec * 1e-9 : 0;
}

static void give_up(struct isolation *iso, const struct tc_error *err) { tc_run_fail(iso->run, err); }

static void give_up_for(struct isolation *iso, enum tc_status status, const char *why) {
    struct tc_error err = {0};
    tc_error_set(&err, status, "%s", why);
    give_up(iso, &err);
}

/* What a process may need. */
static size_t memory_of(const struct isolation *iso, const struct part *part) {
    return iso->patience.memory + 64 * part->bytes;
}

/* --- in the process of a batch --- */

static void send_reply(const struct tc_job *job, enum tc_status status, const struct tc_error *err, int pipe) {
    struct reply reply;
    memset(&reply, 0, sizeof reply); /* gaps between fields, too: nothing else of the memory goes out */
    reply.status = status;
    reply.documents = job->documents;
    reply.failures = job->failures;
    reply.statements = job->statements;
    reply.lines = job->lines.len;
    reply.err = *err;
    FILE *out = fdopen(pipe, "w");
    if (!out)
        return;
    fwrite(&reply, sizeof reply, 1, out);
    if (job->lines.len > 0)
        fwrite(job->lines.ptr, 1, job->lines.len, out);
    tc_graph_pack(job->graph, out);
    if (!ferror(out) && fflush(out) == 0)
        tc_child_exit(0);
}

static _Noreturn void run_batch(struct isolation *iso, struct part *part, pid_t parent, int pipe) {
    struct tc_job *job = &iso->fresh;
    struct tc_error err = {0};
    enum tc_status status = TC_OK;
    signal(SIGINT, SIG_IGN); /* the parent decides */
    signal(SIGTERM, SIG_DFL);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        tc_child_exit(1);
    tc_child_limit_memory(memory_of(iso, part));
    job->state = part->state;
    job->skips = part->skips.items;
    job->n_skips = part->skips.len;
    tc_worker_show_beat(job->worker, &part->state->beat);
    for (size_t i = 0; i < part->items.len && status == TC_OK; i++)
        status = tc_job_item(job, &part->items.items[i], &err);
    send_reply(job, status, &err, pipe);
    tc_child_exit(1);
}

/* --- batches --- */

static void start(struct isolation *iso, struct part *part) {
    int ends[2];
    pid_t parent = getpid();
    *part->state = (struct tc_job_state){0};
    part->beat = 0;
    part->still = part->busy = 0;
    tc_buf_reset(&part->reply);
    if (pipe2(ends, O_CLOEXEC) != 0) {
        give_up_for(iso, TC_ERR_MEMORY, "no pipe for a worker process");
        return;
    }
    (void)fcntl(ends[1], F_SETPIPE_SZ, PIPE_BYTES);
    part->pid = fork();
    if (part->pid == 0)
        run_batch(iso, part, parent, ends[1]);
    close(ends[1]);
    part->pipe = ends[0];
    if (part->pid < 0) {
        close(ends[0]);
        part->pid = 0;
        give_up_for(iso, TC_ERR_MEMORY, "no memory or place for a worker process");
    }
}

static void clear_batch(struct part *part) {
    for (size_t i = 0; i < part->items.len; i++)
        tc_item_fini(&part->items.items[i]);
    part->items.len = part->skips.len = 0;
    part->retried = part->done = false;
    part->bytes = 0;
}

/* Takes one item into the batch; false at the end of the input or after a failure of the run. */
static bool take(struct isolation *iso, struct part *part) {
    struct tc_item item = {0};
    struct tc_error err = {0};
    uint64_t before = iso->run->jobs->bytes;
    enum tc_status status = tc_run_take(iso->run, &iso->own.documents, &item, &err);
    part->bytes += iso->run->jobs->bytes - before;
    if (status == TC_OK)
        status = tc_vec_push(&part->items, item);
    else
        iso->ended = status == TC_END;
    if (status == TC_OK)
        return true;
    if (status != TC_END && status != TC_ERR_MEMORY)
        status = tc_job_issue(&iso->own, item.path ? item.path : "-", &err, &err);
    tc_item_fini(&item);
    if (status == TC_ERR_MEMORY)
        give_up_for(iso, status, "out of memory");
    return status == TC_OK;
}

/* Is the last item a text from standard input or another stream? What one process has read of it no other one can. */
static bool ends_in_stream(const struct part *part) {
    const struct tc_item *last = part->items.len > 0 ? &part->items.items[part->items.len - 1] : NULL;
    return last && last->format != TC_FORMAT_NDJSON && (last->bytes.len > 0 || tc_fs_kind(last->path) == TC_FS_OTHER);
}

static void begin(struct isolation *iso, struct part *part) {
    while (part->bytes < iso->batch_bytes && part->items.len < BATCH_ITEMS && !ends_in_stream(part) && take(iso, part))
        ;
    if (part->items.len == 0 || tc_run_stopped(iso->run))
        return;
    part->number = iso->next_batch++;
    start(iso, part);
}

/* --- what comes back --- */

static void write_lines(struct isolation *iso, struct part *part) {
    size_t head = sizeof(struct reply);
    if (tc_run_write(iso->run, tc_str_sub(tc_buf_str(&part->reply), head, head + part->lines)))
        return;
    struct tc_error err = {0};
    tc_error_set(&err, TC_ERR_OUTPUT, "cannot write the statements: %s", strerror(errno));
    give_up(iso, &err);
}

/* Lines are written in the order of the input; a graph has none. */
static void commit(struct isolation *iso) {
    for (bool any = true; any;) {
        any = false;
        for (unsigned i = 0; i < iso->n; i++) {
            struct part *part = &iso->parts[i];
            if (!part->done || (iso->run->jobs->stream && part->number != iso->run->committed))
                continue;
            write_lines(iso, part);
            clear_batch(part);
            iso->run->committed++;
            any = true;
        }
    }
}

/* The head of a reply; false: it is none. */
static bool read_head(struct tc_str bytes, struct reply *reply) {
    if (bytes.len < sizeof *reply)
        return false;
    unsigned status;
    memcpy(&status, bytes.ptr, sizeof status); /* not as an enum yet */
    memcpy(reply, bytes.ptr, sizeof *reply);
    reply->err.file[TC_ERROR_FILE_MAX - 1] = reply->err.msg[TC_ERROR_TEXT_MAX - 1] = '\0';
    reply->err.hint[TC_ERROR_TEXT_MAX - 1] = '\0';
    reply->err.status = reply->status;
    return status <= TC_ERR_CANCELLED && status != TC_END && reply->lines <= bytes.len - sizeof *reply;
}

/* A batch that ended by itself. false: the reply is not whole. */
static bool accept(struct isolation *iso, struct part *part, const struct reply *reply) {
    struct tc_str graph = tc_str_sub(tc_buf_str(&part->reply), sizeof *reply + reply->lines, part->reply.len);
    enum tc_status status = tc_graph_unpack(iso->own.graph, graph);
    if (status == TC_ERR_INPUT)
        return false;
    if (status != TC_OK)
        give_up_for(iso, status, "out of memory");
    iso->own.documents += reply->documents;
    iso->own.failures += reply->failures;
    iso->own.statements += reply->statements;
    if (reply->status != TC_OK)
        give_up(iso, &reply->err);
    part->lines = reply->lines;
    part->done = true;
    commit(iso);
    return true;
}

static bool is_skipped(const struct part *part, uint64_t document) {
    for (size_t i = 0; i < part->skips.len; i++)
        if (part->skips.items[i].document == document)
            return true;
    return part->skips.len >= DEATHS_MAX;
}

/* Tries again, without the document that the process was at if it is its fault. */
static void bury(struct isolation *iso, struct part *part, bool at_fault, const char *why) {
    const struct tc_job_state *state = part->state;
    if (!at_fault && !part->retried && !ends_in_stream(part)) {
        part->retried = true;
        start(iso, part);
        return;
    }
    struct tc_skip skip = {.document = state->documents - 1};
    if (atomic_load(&state->beat.count) % 2 == 1)
        tc_engine_name_beat(iso->run->jobs->engine, &state->beat, &skip.plugin, &skip.rule);
    snprintf(skip.why, sizeof skip.why, "%s; nothing of this document is kept", why);
    if (!state->in_document || is_skipped(part, skip.document))
        give_up_for(iso, TC_ERR_LIMIT, why);
    else if (tc_vec_push(&part->skips, skip) != TC_OK)
        give_up_for(iso, TC_ERR_MEMORY, "out of memory");
    else
        start(iso, part);
}

/* The process has closed its pipe. */
static void conclude(struct isolation *iso, struct part *part) {
    char why[80];
    struct reply reply = {.status = TC_OK};
    int state = tc_child_wait(part->pid);
    close(part->pipe);
    part->pid = 0;
    bool whole = WIFEXITED(state) && WEXITSTATUS(state) == 0 && read_head(tc_buf_str(&part->reply), &reply);
    if (whole && reply.status == TC_ERR_MEMORY && part->state->in_document) {
        snprintf(why, sizeof why, "needed more than %zu MiB", memory_of(iso, part) >> 20);
        bury(iso, part, true, why);
    } else if (!whole || !accept(iso, part, &reply)) {
        snprintf(why, sizeof why, "its worker process was ended by %s %d",
                 WIFSIGNALED(state) ? "signal" : "exit status",
                 WIFSIGNALED(state) ? WTERMSIG(state) : WEXITSTATUS(state));
        bury(iso, part, false, why);
    }
}

static void receive(struct isolation *iso, struct part *part) {
    if (tc_buf_reserve(&part->reply, PIPE_BYTES) != TC_OK) {
        give_up_for(iso, TC_ERR_MEMORY, "out of memory");
        return;
    }
    ssize_t n = read(part->pipe, part->reply.ptr + part->reply.len, PIPE_BYTES);
    if (n > 0)
        part->reply.len += (size_t)n;
    else if (n == 0 || errno != EINTR)
        conclude(iso, part);
}

/* --- watching --- */

static void end_process(struct part *part) {
    kill(part->pid, SIGKILL);
    (void)tc_child_wait(part->pid);
    close(part->pipe);
    part->pid = 0;
}

/* What counts is the processor's time, as nothing in a plugin waits; and, should one wait after all, four times that of
 * the clock, as long as somebody looks: a run that was suspended goes on. */
static bool is_stuck(const struct isolation *iso, struct part *part, double passed) {
    clockid_t clock;
    double busy = clock_getcpuclockid(part->pid, &clock) == 0 ? read_clock(clock) : 0;
    uint64_t beat = atomic_load(&part->state->beat.count);
    if (beat % 2 == 0 || beat != part->beat) {
        part->beat = beat;
        part->busy = busy;
        part->still = 0;
    }
    part->still += passed;
    return busy - part->busy > iso->patience.seconds || part->still > 4 * iso->patience.seconds;
}

static void watch(struct isolation *iso) {
    double time = read_clock(CLOCK_MONOTONIC), passed = time - iso->looked;
    if (passed * 1000 < TICK_MS)
        return;
    passed = passed * 1000 > 2 * TICK_MS ? 2 * TICK_MS / 1000.0 : passed;
    iso->looked = time;
    for (unsigned i = 0; i < iso->n; i++) {
        struct part *part = &iso->parts[i];
        if (!part->pid || !is_stuck(iso, part, passed))
            continue;
        char why[80];
        snprintf(why, sizeof why, "gave no sign of life for %g seconds, and its process was ended",
                 iso->patience.seconds);
        end_process(part);
        bury(iso, part, true, why);
    }
}

static void wait_for_replies(struct isolation *iso) {
    struct pollfd fds[TC_JOBS_MAX];
    for (unsigned i = 0; i < iso->n; i++)
        fds[i] = (struct pollfd){iso->parts[i].pid ? iso->parts[i].pipe : -1, POLLIN, 0};
    if (poll(fds, iso->n, TICK_MS) > 0)
        for (unsigned i = 0; i < iso->n; i++)
            if (fds[i].revents)
                receive(iso, &iso->parts[i]);
    watch(iso);
}

/* --- the run --- */

static void run_batches(struct isolation *iso) {
    while (!tc_run_stopped(iso->run)) {
        bool busy = false;
        for (unsigned i = 0; i < iso->n; i++) {
            struct part *part = &iso->parts[i];
            if (!part->pid && !part->done && !iso->ended)
                begin(iso, part);
            busy = busy || part->pid;
        }
        if (!busy)
            break;
        wait_for_replies(iso);
    }
    for (unsigned i = 0; i < iso->n; i++)
        if (iso->parts[i].pid)
            end_process(&iso->parts[i]);
}

static void choose_limits(struct isolation *iso) {
    struct tc_jobs_patience patience = iso->run->jobs->patience;
    uint64_t total = 0, done = 0;
    tc_input_progress(iso->run->jobs->input, &total, &done);
    uint64_t share = total / (iso->n * BATCHES_EACH);
    iso->batch_bytes = share < BATCH_MIN ? BATCH_MIN : share > BATCH_MAX ? BATCH_MAX : share;
    iso->patience.seconds = patience.seconds > 0 ? patience.seconds : 5;
    iso->patience.memory = patience.memory ? patience.memory : (size_t)1 << 30;
    iso->looked = read_clock(CLOCK_MONOTONIC);
}

static enum tc_status open_all(struct isolation *iso, struct tc_error *err) {
    size_t size = iso->n * sizeof *iso->states;
    iso->parts = tc_calloc(iso->n, sizeof *iso->parts);
    iso->states = mmap(NULL, size, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (!iso->parts || iso->states == MAP_FAILED)
        return tc_error_set(err, TC_ERR_MEMORY, "out of memory");
    for (unsigned i = 0; i < iso->n; i++) {
        iso->parts[i].state = &iso->states[i];
        tc_buf_init(&iso->parts[i].reply, REPLY_MAX);
    }
    return tc_job_open(&iso->fresh, iso->run, err);
}

static void close_all(struct isolation *iso) {
    for (unsigned i = 0; iso->parts && i < iso->n; i++) {
        struct part *part = &iso->parts[i];
        clear_batch(part);
        tc_vec_fini(&part->items);
        tc_vec_fini(&part->skips);
        tc_buf_fini(&part->reply);
    }
    tc_free(iso->parts);
    if (iso->states != MAP_FAILED)
        munmap(iso->states, iso->n * sizeof *iso->states);
    tc_job_close(&iso->fresh);
}

enum tc_status tc_isolate_run(struct tc_run *run, unsigned n, struct tc_graph *graph, struct tc_error *err) {
    struct isolation iso = {.run = run, .n = n, .own = {.run = run, .graph = graph}};
    enum tc_status status = open_all(&iso, err);
    if (status == TC_OK) {
        choose_limits(&iso);
        run_batches(&iso);
        run->jobs->documents += iso.own.documents;
        run->jobs->failures += iso.own.failures;
        run->jobs->statements += iso.own.statements;
    }
    close_all(&iso);
    return status;
}
