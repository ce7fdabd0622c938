#include "input/input.h"

#include "base/alloc.h"
#include "base/fs.h"
#include "base/intern.h"
#include "base/vec.h"
#include "input/docs.h"
#include "input/format.h"
#include "output/csv_sheets.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum {
    RUN_BYTES = 1 << 20,
    SPARE_BYTES_MAX = 4 << 20,
    LINE_MAX_BYTES = 64 << 20,
    SNIFF_BYTES = 64 * 1024,
    NAMES_MAX = 4096
};

struct source_file {
    const char *path;    /* in paths */
    const char *problem; /* in problems: why it cannot be read; NULL = it can */
    enum tc_format format;
    bool is_guess; /* of the format */
    uint64_t size;
};

/* A file whose lines are handed out in runs. */
struct line_stream {
    const char *path;
    int fd;              /* -1 = none is open */
    bool at_end;         /* read() has given all */
    bool in_long_line;   /* the rest of a line that was too long is passed over */
    struct tc_buf kept;  /* what stands behind the last whole line */
    struct tc_buf spare; /* empty; memory for the next `kept` */
    uint64_t next_line;
};

struct tc_input {
    struct tc_intern paths; /* each once */
    struct tc_intern problems;
    struct tc_intern results; /* passed over */
    TC_VEC(struct source_file) files;
    enum tc_format format;
    size_t next;
    uint64_t ticket, total, done;
    bool total_unknown;
    struct line_stream lines;
};

/* --- which files --- */

static enum tc_status no_memory(struct tc_error *err) { return tc_error_set(err, TC_ERR_MEMORY, "out of memory"); }

static enum tc_status add_file(struct tc_input *input, struct source_file file, struct tc_error *err) {
    uint32_t known = input->paths.len, id = tc_intern_add(&input->paths, tc_str(file.path));
    if (!id)
        return no_memory(err);
    if (id <= known)
        return TC_OK;
    struct stat info;
    file.path = tc_intern_str(&input->paths, id).ptr;
    if (!file.problem && stat(file.path, &info) == 0 && S_ISREG(info.st_mode))
        file.size = (uint64_t)info.st_size;
    else
        input->total_unknown |= !file.problem;
    input->total += file.size;
    return tc_vec_push(&input->files, file) == TC_OK ? TC_OK : no_memory(err);
}

struct folder {
    struct tc_input *input;
    struct tc_error *err;
    size_t found; /* files with a known ending, met before or not */
};

static enum tc_status visit_file(void *ctx, const char *path) {
    struct folder *folder = ctx;
    enum tc_format format = tc_format_of_path(path);
    if (format == TC_FORMAT_AUTO)
        return TC_OK;
    if (tc_sheet_is_own(path))
        return tc_intern_add(&folder->input->results, tc_str(path)) ? TC_OK : no_memory(folder->err);
    folder->found++;
    struct source_file file = {.path = path, .format = folder->input->format ? folder->input->format : format};
    return add_file(folder->input, file, folder->err);
}

static enum tc_status add_folder(struct tc_input *input, const char *dir, struct tc_error *err) {
    struct folder folder = {input, err, 0};
    uint32_t results = input->results.len;
    enum tc_status status = tc_fs_walk(dir, visit_file, &folder, err);
    if (status == TC_OK && folder.found == 0)
        status = tc_error_at(err, TC_ERR_INPUT, dir, 0, 0, "no documents in this folder%s (looked for %s)",
                             input->results.len > results ? " but results of tercet" : "", TC_FORMAT_ENDINGS);
    return status;
}

/* Adds as a hint the name in the same folder that was most likely meant. */
static void hint_nearest(const char *path, struct tc_error *err) {
    const char *name = tc_fs_name(path);
    char *dir = tc_strndup(tc_fs_dir(path).ptr, tc_fs_dir(path).len);
    DIR *stream = dir ? opendir(dir) : NULL;
    TC_VEC(char *) names = {0};
    for (struct dirent *entry; stream && names.len < NAMES_MAX && (entry = readdir(stream));) {
        char *copy = tc_strndup(entry->d_name, strlen(entry->d_name));
        if (!copy || tc_vec_push(&names, copy) != TC_OK) {
            tc_free(copy);
            break;
        }
    }
    const char *nearest = tc_str_nearest(tc_str(name), (const char *const *)names.items, names.len);
    if (nearest)
        tc_error_hint(err, "did you mean %.*s%s?", (int)(name - path), path, nearest);
    else if (dir && !stream)
        tc_error_hint(err, "the folder %s is not there either", dir);
    for (size_t i = 0; i < names.len; i++)
        tc_free(names.items[i]);
    tc_vec_fini(&names);
    if (stream)
        closedir(stream);
    tc_free(dir);
}

static enum tc_status add_path(struct tc_input *input, const char *path, struct tc_error *err) {
    struct source_file file = {.path = path, .format = input->format};
    if (strcmp(path, "-") == 0)
        return add_file(input, file, err);
    switch (tc_fs_kind(path)) {
    case TC_FS_DIR:
        return add_folder(input, path, err);
    case TC_FS_NONE:
        tc_error_at(err, TC_ERR_INPUT, path, 0, 0, "no such file or folder");
        hint_nearest(path, err);
        return TC_ERR_INPUT;
    case TC_FS_FILE:
    case TC_FS_OTHER:
        break;
    }
    if (access(path, R_OK) != 0)
        return tc_error_at(err, TC_ERR_INPUT, path, 0, 0, "%s", strerror(errno));
    if (!file.format)
        file.format = tc_format_of_path(path);
    file.is_guess = !file.format;
    if (file.is_guess)
        file.format = TC_FORMAT_TEXT;
    return add_file(input, file, err);
}

/* Keeps what is wrong with a path for its turn among the items. */
static enum tc_status add_problem(struct tc_input *input, const char *path, const struct tc_error *found,
                                  struct tc_error *err) {
    char text[2 * TC_ERROR_TEXT_MAX + 8];
    snprintf(text, sizeof text, "%s%s%s%s", found->msg, found->hint[0] ? " (" : "", found->hint,
             found->hint[0] ? ")" : "");
    uint32_t id = tc_intern_add(&input->problems, tc_str(text));
    if (!id)
        return no_memory(err);
    return add_file(input, (struct source_file){.path = path, .problem = tc_intern_str(&input->problems, id).ptr}, err);
}

/* None can be read: the error of the first names the others, too. */
static void name_others(const char *const *paths, size_t n, struct tc_error *err) {
    for (size_t i = 1; i < n; i++) {
        size_t len = strlen(err->msg);
        snprintf(err->msg + len, sizeof err->msg - len, "%s%s", i == 1 ? "; nor can be read: " : ", ", paths[i]);
    }
}

static enum tc_status add_paths(struct tc_input *input, const char *const *paths, size_t n, struct tc_error *err) {
    struct tc_error first = {0};
    enum tc_status status = TC_OK;
    bool any_good = false;
    for (size_t i = 0; i < n && status == TC_OK; i++) {
        struct tc_error found = {0};
        status = add_path(input, paths[i], &found);
        if (status == TC_OK) {
            any_good = true;
            continue;
        }
        if (status == TC_ERR_INPUT)
            status = add_problem(input, paths[i], &found, &found);
        if (first.status == TC_OK || status != TC_OK)
            first = found;
    }
    if (status == TC_OK && !any_good && n > 0) {
        status = first.status;
        name_others(paths, n, &first);
    }
    if (status != TC_OK && err)
        *err = first;
    return status;
}

enum tc_status tc_input_open(struct tc_input **input, const char *const *paths, size_t n, enum tc_format format,
                             struct tc_error *err) {
    struct tc_input *made = tc_calloc(1, sizeof *made);
    if (!made || tc_intern_init(&made->paths) != TC_OK || tc_intern_init(&made->problems) != TC_OK ||
        tc_intern_init(&made->results) != TC_OK) {
        tc_input_close(made);
        return no_memory(err);
    }
    made->format = format;
    made->lines.fd = -1;
    tc_buf_init(&made->lines.kept, (size_t)LINE_MAX_BYTES + 2 * RUN_BYTES);
    enum tc_status status = add_paths(made, paths, n, err);
    if (status == TC_OK)
        *input = made;
    else
        tc_input_close(made);
    return status;
}

/* --- reading --- */

/* Up to `more` bytes behind buf's content; *got = 0 at the end. */
static enum tc_status read_more(int fd, const char *path, struct tc_buf *buf, size_t more, size_t *got,
                                struct tc_error *err) {
    if (tc_buf_reserve(buf, more) != TC_OK)
        return no_memory(err);
    ssize_t n;
    do
        n = read(fd, buf->ptr + buf->len, more);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        return tc_error_at(err, TC_ERR_INPUT, path, 0, 0, "%s", strerror(errno));
    buf->len += (size_t)n;
    *got = (size_t)n;
    return TC_OK;
}

static void close_lines(struct line_stream *lines) {
    if (lines->fd > STDIN_FILENO)
        close(lines->fd);
    lines->fd = -1;
    tc_buf_reset(&lines->kept);
}

static void open_lines(struct line_stream *lines, const char *path, int fd) {
    lines->path = path;
    lines->fd = fd;
    lines->at_end = lines->in_long_line = false;
    lines->next_line = 1;
}

static size_t count_lines(const char *text, size_t len) {
    size_t n = 0;
    for (const char *end = text + len; (text = memchr(text, '\n', (size_t)(end - text))); text++)
        n++;
    return n;
}

/* Takes the whole lines off the front of `kept` (all of it at the end of the file) into item->bytes. TC_END if there
 * are none. */
static enum tc_status take_lines(struct line_stream *lines, struct tc_item *item) {
    struct tc_buf *kept = &lines->kept;
    struct tc_buf rest = lines->spare;
    const char *last = kept->len ? memrchr(kept->ptr, '\n', kept->len) : NULL;
    size_t whole = last ? (size_t)(last - kept->ptr) + 1 : lines->at_end ? kept->len : 0;
    if (whole == 0)
        return TC_END;
    rest.max = kept->max;
    if (tc_buf_add(&rest, tc_str_sub(tc_buf_str(kept), whole, kept->len)) != TC_OK) {
        lines->spare = rest;
        return TC_ERR_MEMORY;
    }
    tc_buf_init(&lines->spare, 0);
    item->bytes = *kept;
    item->bytes.len = whole;
    item->first_line = lines->next_line;
    lines->next_line += count_lines(item->bytes.ptr, whole);
    *kept = rest;
    return TC_OK;
}

static enum tc_status line_too_long(struct line_stream *lines, struct tc_error *err) {
    uint32_t line = lines->next_line < UINT32_MAX ? (uint32_t)lines->next_line : UINT32_MAX;
    tc_buf_reset(&lines->kept);
    lines->in_long_line = true;
    return tc_error_at(err, TC_ERR_INPUT, lines->path, line, 0, "the line is longer than 64 MB");
}

/* Passes over the rest of a line that was too long. */
static void skip_long_line(struct line_stream *lines) {
    struct tc_buf *kept = &lines->kept;
    char *end = kept->len ? memchr(kept->ptr, '\n', kept->len) : NULL;
    size_t from = end ? (size_t)(end - kept->ptr) + 1 : kept->len;
    memmove(kept->ptr, kept->ptr + from, kept->len - from);
    kept->len -= from;
    lines->next_line += end != NULL;
    lines->in_long_line = !end;
}

/* Is there more to read without waiting? A pipe that pauses must not hold back the lines that it has given. */
static bool is_ready(int fd) {
    struct pollfd waiting = {.fd = fd, .events = POLLIN};
    return poll(&waiting, 1, 0) > 0;
}

/* The next run of lines; TC_END and the file is closed when there are none left. */
static enum tc_status next_lines(struct tc_input *input, struct tc_item *item, struct tc_error *err) {
    struct line_stream *lines = &input->lines;
    while (!lines->at_end) {
        size_t got = 0;
        enum tc_status status = read_more(lines->fd, lines->path, &lines->kept, RUN_BYTES, &got, err);
        if (status != TC_OK) {
            close_lines(lines);
            return status;
        }
        input->done += got;
        lines->at_end = got == 0;
        if (lines->in_long_line && lines->kept.len)
            skip_long_line(lines);
        status = lines->kept.len >= RUN_BYTES || !is_ready(lines->fd) ? take_lines(lines, item) : TC_END;
        if (status != TC_END)
            return status == TC_OK ? TC_OK : no_memory(err);
        if (lines->kept.len > LINE_MAX_BYTES)
            return line_too_long(lines, err);
    }
    enum tc_status status = lines->in_long_line ? TC_END : take_lines(lines, item);
    if (status == TC_END)
        close_lines(lines);
    return status == TC_ERR_MEMORY ? no_memory(err) : status;
}

/* --- stdin --- */

/* The first byte that is no blank, behind a byte order mark; 0 if there is none yet. */
static char first_byte(const struct tc_buf *buf) {
    size_t at = buf->len >= 3 && memcmp(buf->ptr, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    while (at < buf->len && strchr(" \t\r\n", buf->ptr[at]))
        at++;
    return at < buf->len ? buf->ptr[at] : '\0';
}

static enum tc_status start_stdin(struct tc_input *input, struct tc_item *item, struct tc_error *err) {
    struct line_stream *lines = &input->lines;
    open_lines(lines, "-", STDIN_FILENO);
    size_t got = 1;
    bool is_json = input->format == TC_FORMAT_NDJSON;
    while (!is_json && got > 0 && !first_byte(&lines->kept) && lines->kept.len < SNIFF_BYTES) {
        enum tc_status status = read_more(STDIN_FILENO, "-", &lines->kept, SNIFF_BYTES, &got, err);
        if (status != TC_OK)
            return status;
        input->done += got;
    }
    if (is_json || (input->format == TC_FORMAT_AUTO && first_byte(&lines->kept) == '{'))
        return next_lines(input, item, err);
    item->is_guess = input->format == TC_FORMAT_AUTO && first_byte(&lines->kept);
    item->format = input->format == TC_FORMAT_AUTO ? TC_FORMAT_TEXT : input->format;
    item->bytes = lines->kept;
    tc_buf_init(&lines->kept, item->bytes.max);
    close_lines(lines);
    return TC_OK;
}

/* --- items --- */

/* What a file is that has no lines of JSON; NULL for a pipe, whose beginning cannot be read twice. */
static const char *find_binary(int fd) {
    char bytes[4096];
    ssize_t n = pread(fd, bytes, sizeof bytes, 0);
    struct tc_str head = {bytes, n > 0 ? (size_t)n : 0};
    size_t bom;
    if (tc_docs_encoding(head, &bom) != TC_UTF8)
        return "UTF-16, and lines of JSON are UTF-8: make that of it first, with iconv -f UTF-16 -t UTF-8";
    return tc_docs_find_binary(head);
}

static enum tc_status start_file(struct tc_input *input, struct tc_item *item, struct tc_error *err) {
    const struct source_file *file = &input->files.items[input->next++];
    item->format = file->format;
    item->is_guess = file->is_guess;
    item->path = tc_strndup(file->path, strlen(file->path));
    if (!item->path)
        return no_memory(err);
    if (file->problem)
        return tc_error_at(err, TC_ERR_INPUT, file->path, 0, 0, "%s", file->problem);
    if (strcmp(file->path, "-") == 0) {
        item->format = TC_FORMAT_NDJSON;
        return start_stdin(input, item, err);
    }
    if (file->format != TC_FORMAT_NDJSON) {
        input->done += file->size;
        return TC_OK;
    }
    int fd = open(file->path, O_RDONLY | O_CLOEXEC);
    if (fd < 0)
        return tc_error_at(err, TC_ERR_INPUT, file->path, 0, 0, "%s", strerror(errno));
    open_lines(&input->lines, file->path, fd);
    const char *what = find_binary(fd);
    if (what) {
        close_lines(&input->lines);
        return tc_error_at(err, TC_ERR_INPUT, file->path, 0, 0, "not a text but %s", what);
    }
    return next_lines(input, item, err);
}

static enum tc_status go_on(struct tc_input *input, struct tc_item *item, struct tc_error *err) {
    item->format = TC_FORMAT_NDJSON;
    item->path = tc_strndup(input->lines.path, strlen(input->lines.path));
    return item->path ? next_lines(input, item, err) : no_memory(err);
}

enum tc_status tc_input_next(struct tc_input *input, struct tc_item *item, struct tc_error *err) {
    enum tc_status status = TC_END;
    while (status == TC_END && (input->lines.fd >= 0 || input->next < input->files.len)) {
        *item = (struct tc_item){.first_line = 1};
        tc_buf_init(&item->bytes, 0);
        status = input->lines.fd >= 0 ? go_on(input, item, err) : start_file(input, item, err);
        if (status != TC_OK && status != TC_ERR_INPUT)
            tc_item_fini(item);
    }
    if (status == TC_OK || status == TC_ERR_INPUT)
        item->ticket = input->ticket++;
    return status;
}

void tc_input_progress(const struct tc_input *input, uint64_t *total, uint64_t *done) {
    *total = input->total_unknown ? 0 : input->total;
    *done = input->done;
}

size_t tc_input_results(const struct tc_input *input, const char **first) {
    *first = input->results.len ? tc_intern_str(&input->results, 1).ptr : NULL;
    return input->results.len;
}

void tc_input_close(struct tc_input *input) {
    if (!input)
        return;
    close_lines(&input->lines);
    tc_buf_fini(&input->lines.kept);
    tc_buf_fini(&input->lines.spare);
    tc_intern_fini(&input->paths);
    tc_intern_fini(&input->problems);
    tc_intern_fini(&input->results);
    tc_vec_fini(&input->files);
    tc_free(input);
}

void tc_input_reuse(struct tc_input *input, struct tc_item *item) {
    struct tc_buf *spare = &input->lines.spare;
    if (item->bytes.cap > spare->cap && item->bytes.cap <= SPARE_BYTES_MAX) {
        struct tc_buf smaller = *spare;
        *spare = item->bytes;
        item->bytes = smaller;
        tc_buf_reset(spare);
    }
    tc_item_fini(item);
}

void tc_item_fini(struct tc_item *item) {
    tc_free(item->path);
    tc_buf_fini(&item->bytes);
    *item = (struct tc_item){0};
}
