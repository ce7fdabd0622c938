#include "base/fs.h"

#include "base/alloc.h"
#include "base/vec.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

static enum tc_status read_failed(struct tc_error *err, const char *path, int code) {
    return tc_error_at(err, TC_ERR_INPUT, path, 0, 0, "cannot read: %s", strerror(code));
}

static enum tc_status write_failed(struct tc_error *err, const char *path, int code) {
    return tc_error_set(err, TC_ERR_OUTPUT, "cannot write %s: %s", path, strerror(code));
}

static int open_retrying(const char *path, int flags, mode_t mode) {
    int fd = -1;
    do {
        fd = open(path, flags | O_CLOEXEC, mode);
    } while (fd < 0 && errno == EINTR);
    return fd;
}

enum { CHUNK = 1 << 16 };

static ssize_t read_retrying(int fd, char *to, size_t size) {
    ssize_t n = -1;
    do {
        n = read(fd, to, size);
    } while (n < 0 && errno == EINTR);
    return n;
}

static enum tc_status too_large(struct tc_error *err, const char *path, size_t max) {
    return tc_error_at(err, TC_ERR_INPUT, path, 0, 0, "larger than %zu bytes", max);
}

/* Reads to the end of the file. One byte more than is known of is asked for, so that the end shows without growing. */
static enum tc_status read_all(int fd, size_t expected, struct tc_buf *buf, const char *path, struct tc_error *err) {
    for (size_t more = expected + 1;; more = CHUNK) {
        size_t left = buf->max - buf->len;
        if (left == 0) {
            char extra = 0;
            ssize_t n = read_retrying(fd, &extra, 1);
            return n < 0 ? read_failed(err, path, errno) : n == 0 ? TC_OK : too_large(err, path, buf->max);
        }
        if (tc_buf_reserve(buf, more < left ? more : left) != TC_OK) {
            return tc_error_at(err, TC_ERR_MEMORY, path, 0, 0, "out of memory");
        }
        size_t room = buf->cap - buf->len - 1;
        ssize_t n = read_retrying(fd, buf->ptr + buf->len, room < left ? room : left);
        if (n < 0) {
            return read_failed(err, path, errno);
        }
        buf->len += (size_t)n;
        buf->ptr[buf->len] = '\0';
        if (n == 0) {
            return TC_OK;
        }
    }
}

enum tc_status tc_fs_read(const char *path, struct tc_buf *buf, struct tc_error *err) {
    int fd = open_retrying(path, O_RDONLY, 0);
    struct stat info;
    if (fd < 0) {
        return read_failed(err, path, errno);
    }
    if (fstat(fd, &info) != 0) {
        int code = errno;
        close(fd);
        return read_failed(err, path, code);
    }
    size_t before = buf->len;
    size_t expected = S_ISREG(info.st_mode) && info.st_size > 0 ? (size_t)info.st_size : 0;
    enum tc_status status = read_all(fd, expected, buf, path, err);
    if (status != TC_OK && buf->ptr) {
        buf->len = before;
        buf->ptr[before] = '\0';
    }
    close(fd);
    return status;
}

enum tc_status tc_fs_each_piece(const char *path, size_t max, enum tc_status (*visit)(void *ctx, struct tc_str piece),
                                void *ctx, struct tc_error *err) {
    int fd = open_retrying(path, O_RDONLY, 0);
    if (fd < 0) {
        return read_failed(err, path, errno);
    }
    char piece[CHUNK];
    enum tc_status status = TC_OK;
    size_t sum = 0;
    for (ssize_t n = 1; n > 0 && status == TC_OK;) {
        n = read_retrying(fd, piece, sizeof piece);
        sum += n > 0 ? (size_t)n : 0;
        status = n < 0       ? read_failed(err, path, errno)
                 : sum > max ? too_large(err, path, max)
                 : n > 0     ? visit(ctx, (struct tc_str){piece, (size_t)n})
                             : TC_OK;
    }
    close(fd);
    return status;
}

static enum tc_fs_kind kind_of(mode_t mode) {
    return S_ISREG(mode) ? TC_FS_FILE : S_ISDIR(mode) ? TC_FS_DIR : TC_FS_OTHER;
}

const char *tc_fs_name(const char *path) {
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

struct tc_str tc_fs_dir(const char *path) {
    size_t len = (size_t)(tc_fs_name(path) - path);
    return len == 0 ? TC_STR(".") : (struct tc_str){path, len == 1 ? 1 : len - 1};
}

enum tc_fs_kind tc_fs_kind(const char *path) {
    struct stat info;
    return stat(path, &info) == 0 ? kind_of(info.st_mode) : TC_FS_NONE;
}

bool tc_fs_is_below(const char *path, const char *dir) {
    char *outer = realpath(dir, NULL), *inner = realpath(path, NULL);
    size_t len = outer ? strlen(outer) : 0;
    bool is_below = inner && len > 0 && strncmp(inner, outer, len) == 0 && (inner[len] == '/' || outer[len - 1] == '/');
    free(inner);
    free(outer);
    return is_below;
}

struct names {
    TC_VEC(char *) list;
};

static void free_names(struct names *names) {
    for (size_t i = 0; i < names->list.len; i++) {
        tc_free(names->list.items[i]);
    }
    tc_vec_fini(&names->list);
}

static int by_bytes(const void *a, const void *b) { return strcmp(*(char *const *)a, *(char *const *)b); }

/* The folder's names that are not hidden, sorted. The folder is closed again, so that depth costs no descriptors. */
static enum tc_status list_names(const char *dir, struct names *names, struct tc_error *err) {
    DIR *stream = opendir(dir);
    if (!stream) {
        return read_failed(err, dir, errno);
    }
    enum tc_status status = TC_OK;
    const struct dirent *entry = NULL;
    errno = 0;
    while (status == TC_OK && (entry = readdir(stream))) {
        char *name = entry->d_name[0] == '.' ? NULL : tc_strndup(entry->d_name, strlen(entry->d_name));
        if (entry->d_name[0] != '.' && (!name || tc_vec_push(&names->list, name) != TC_OK)) {
            tc_free(name);
            status = tc_error_at(err, TC_ERR_MEMORY, dir, 0, 0, "out of memory");
        }
        errno = 0;
    }
    if (status == TC_OK && errno != 0) {
        status = read_failed(err, dir, errno);
    }
    closedir(stream);
    if (names->list.len > 1) {
        qsort(names->list.items, names->list.len, sizeof *names->list.items, by_bytes);
    }
    return status;
}

struct walk {
    enum tc_status (*visit)(void *ctx, const char *path);
    void *ctx;
    struct tc_error *err;
    struct tc_buf path;
};

static enum tc_status walk_dir(struct walk *walk);

/* walk->path names something in a folder. What vanished meanwhile is passed over. */
static enum tc_status walk_entry(struct walk *walk) {
    struct stat info;
    if (lstat(walk->path.ptr, &info) != 0) {
        return TC_OK;
    }
    if (S_ISDIR(info.st_mode)) {
        return walk_dir(walk);
    }
    return tc_fs_kind(walk->path.ptr) == TC_FS_FILE ? walk->visit(walk->ctx, walk->path.ptr) : TC_OK;
}

/* Recursion ends where the system refuses the path as too long. */
static enum tc_status walk_dir(struct walk *walk) {
    struct names names = {{0}};
    size_t len = walk->path.len;
    enum tc_status status = list_names(walk->path.ptr, &names, walk->err);
    for (size_t i = 0; i < names.list.len && status == TC_OK; i++) {
        if (walk->path.ptr[len - 1] != '/') {
            tc_buf_addc(&walk->path, '/');
        }
        if (tc_buf_add(&walk->path, tc_str(names.list.items[i])) != TC_OK) {
            status = tc_error_set(walk->err, TC_ERR_MEMORY, "out of memory");
            break;
        }
        status = walk_entry(walk);
        walk->path.len = len;
        walk->path.ptr[len] = '\0';
    }
    free_names(&names);
    return status;
}

enum tc_status tc_fs_walk(const char *dir, enum tc_status (*visit)(void *ctx, const char *path), void *ctx,
                          struct tc_error *err) {
    struct walk walk = {.visit = visit, .ctx = ctx, .err = err};
    tc_buf_init(&walk.path, 2 * PATH_MAX);
    if (strlen(dir) >= PATH_MAX) {
        return read_failed(err, dir, ENAMETOOLONG);
    }
    enum tc_status status = tc_buf_add(&walk.path, tc_str(dir[0] ? dir : "."));
    status = status == TC_OK ? walk_dir(&walk) : tc_error_set(err, status, "out of memory");
    tc_buf_fini(&walk.path);
    return status;
}

static enum tc_status make_dir(const char *dir, struct tc_error *err) {
    int code = mkdir(dir, 0777) == 0 ? 0 : errno;
    if (code == 0 || tc_fs_kind(dir) == TC_FS_DIR) {
        return TC_OK;
    }
    return tc_error_set(err, TC_ERR_OUTPUT, "cannot make the folder %s: %s", dir,
                        code == EEXIST || code == ENOTDIR ? "a file is in its place" : strerror(code));
}

enum tc_status tc_fs_mkdirs(const char *dir, struct tc_error *err) {
    char path[PATH_MAX];
    size_t len = strlen(dir);
    if (len == 0 || len >= sizeof path) {
        return tc_error_set(err, TC_ERR_OUTPUT, "cannot make the folder %s: %s", dir,
                            strerror(len == 0 ? ENOENT : ENAMETOOLONG));
    }
    memcpy(path, dir, len + 1);
    for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
        *slash = '\0';
        enum tc_status status = make_dir(path, err);
        if (status != TC_OK) {
            return status;
        }
        *slash = '/';
    }
    return make_dir(path, err);
}

enum tc_status tc_fs_join(char *out, size_t size, const char *dir, const char *name) {
    size_t dir_len = strlen(dir);
    size_t name_len = strlen(name);
    size_t slash = dir_len > 0 && dir[dir_len - 1] != '/' ? 1 : 0;
    if (dir_len >= size || name_len + slash >= size - dir_len) {
        return TC_ERR_LIMIT;
    }
    memcpy(out, dir, dir_len);
    if (slash) {
        out[dir_len] = '/';
    }
    memcpy(out + dir_len + slash, name, name_len + 1);
    return TC_OK;
}

/* The temporary files of this process. `state` guards the rest of an entry, also against a signal handler: only who
 * moves it from FREE to BUSY, or from LIVE to anything else, may act on the entry. */
enum { TEMP_FREE, TEMP_BUSY, TEMP_LIVE, TEMP_TAKEN };

struct temp_file {
    atomic_int state;
    int fd;
    int failure; /* errno of the first write that failed; stdio forgets it */
    char path[PATH_MAX];
};

enum { TEMP_COUNT = 64 };
static struct temp_file temp_files[TEMP_COUNT];

static struct temp_file *claim_temp(void) {
    for (size_t i = 0; i < TEMP_COUNT; i++) {
        int expected = TEMP_FREE;
        if (atomic_compare_exchange_strong(&temp_files[i].state, &expected, TEMP_BUSY)) {
            temp_files[i].fd = -1;
            temp_files[i].failure = 0;
            return &temp_files[i];
        }
    }
    return NULL;
}

/* An entry that the handler took stays taken: the process is about to end. */
static void release_temp(struct temp_file *temp) {
    int expected = TEMP_LIVE;
    if (!atomic_compare_exchange_strong(&temp->state, &expected, TEMP_FREE) && expected == TEMP_BUSY) {
        atomic_store(&temp->state, TEMP_FREE);
    }
}

void tc_outfile_unlink_all(void) {
    int saved = errno;
    for (size_t i = 0; i < TEMP_COUNT; i++) {
        int expected = TEMP_LIVE;
        if (atomic_compare_exchange_strong(&temp_files[i].state, &expected, TEMP_TAKEN)) {
            unlink(temp_files[i].path);
        }
    }
    errno = saved;
}

static struct temp_file *temp_of(const struct tc_outfile *file) {
    for (size_t i = 0; i < TEMP_COUNT; i++) {
        if (file->temp == temp_files[i].path) {
            return &temp_files[i];
        }
    }
    return NULL;
}

static ssize_t write_temp(void *cookie, const char *bytes, size_t size) {
    struct temp_file *temp = cookie;
    size_t done = 0;
    while (done < size && temp->failure == 0) {
        ssize_t n = write(temp->fd, bytes + done, size - done);
        if (n >= 0) {
            done += (size_t)n;
        } else if (errno != EINTR) {
            temp->failure = errno;
        }
    }
    return temp->failure == 0 ? (ssize_t)done : 0;
}

/* The folder of path with its slash: a length. */
static size_t dir_len(const char *path) { return (size_t)(tc_fs_name(path) - path); }

#define TEMP_START ".tercet-"
#define TEMP_END ".tmp"
enum { TEMP_HEX = 16, TEMP_NAME = sizeof TEMP_START - 1 + TEMP_HEX + sizeof TEMP_END };

/* The lock says that the file's process lives; it ends with the process, however that ends. A file that a sweep has met
 * before it was locked is gone. */
static bool lock_temp(int fd) {
    struct stat info;
    int locked = -1;
    do {
        locked = flock(fd, LOCK_EX | LOCK_NB);
    } while (locked != 0 && errno == EINTR);
    return fstat(fd, &info) != 0 || info.st_nlink > 0;
}

/* Gives temp a name beside path and opens it; 0 or an errno. Known to the handler before it exists, so that no moment
 * is left in which a signal would leave it behind. */
static int open_temp(struct temp_file *temp, const char *path) {
    size_t dir = dir_len(path);
    if (dir + TEMP_NAME > sizeof temp->path) {
        return ENAMETOOLONG;
    }
    memcpy(temp->path, path, dir);
    for (;;) {
        uint64_t random = 0;
        if (getrandom(&random, sizeof random, 0) != (ssize_t)sizeof random) {
            return errno;
        }
        snprintf(temp->path + dir, sizeof temp->path - dir, TEMP_START "%016llx" TEMP_END, (unsigned long long)random);
        atomic_store(&temp->state, TEMP_LIVE);
        temp->fd = open_retrying(temp->path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0666);
        if (temp->fd < 0) {
            return errno;
        }
        if (lock_temp(temp->fd)) {
            return 0;
        }
        close(temp->fd);
    }
}

static bool is_temp_name(const char *name) {
    size_t start = sizeof TEMP_START - 1;
    return strlen(name) == TEMP_NAME - 1 && memcmp(name, TEMP_START, start) == 0 &&
           strspn(name + start, "0123456789abcdef") == TEMP_HEX && strcmp(name + start + TEMP_HEX, TEMP_END) == 0;
}

void tc_outfile_sweep(const char *dir) {
    DIR *stream = opendir(dir);
    for (const struct dirent *entry; stream && (entry = readdir(stream));) {
        struct stat info;
        if (!is_temp_name(entry->d_name)) {
            continue;
        }
        int fd = openat(dirfd(stream), entry->d_name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
        if (fd < 0) {
            continue;
        }
        if (fstat(fd, &info) == 0 && S_ISREG(info.st_mode) && flock(fd, LOCK_EX | LOCK_NB) == 0) {
            unlinkat(dirfd(stream), entry->d_name, 0);
        }
        close(fd);
    }
    if (stream) {
        closedir(stream);
    }
}

/* 0, or why a file must not take the name: a rename would replace a device as readily as a file. */
static int target_refused(const char *path) {
    struct stat info;
    size_t len = strlen(path);
    if (len == 0 || path[len - 1] == '/') {
        return len == 0 ? ENOENT : EISDIR;
    }
    if (lstat(path, &info) != 0 || S_ISREG(info.st_mode) || S_ISLNK(info.st_mode)) {
        return 0;
    }
    return S_ISDIR(info.st_mode) ? EISDIR : EINVAL;
}

/* Closes, unlinks and forgets the temporary file. */
static void drop_temp(struct temp_file *temp) {
    if (temp->fd >= 0) {
        close(temp->fd);
        unlink(temp->path);
    }
    release_temp(temp);
}

enum tc_status tc_outfile_open(struct tc_outfile *file, const char *path, struct tc_error *err) {
    *file = (struct tc_outfile){0};
    int code = target_refused(path);
    struct temp_file *temp = code == 0 ? claim_temp() : NULL;
    if (!temp) {
        return write_failed(err, path, code ? code : EMFILE);
    }
    code = open_temp(temp, path);
    char *copy = code == 0 ? tc_strndup(path, strlen(path)) : NULL;
    FILE *stream = copy ? fopencookie(temp, "w", (cookie_io_functions_t){.write = write_temp}) : NULL;
    if (!stream) {
        tc_free(copy);
        drop_temp(temp);
        return write_failed(err, path, code ? code : ENOMEM);
    }
    *file = (struct tc_outfile){stream, copy, temp->path};
    return TC_OK;
}

/* fsync; file systems that cannot are none of the caller's business. 0 or an errno. */
static int sync_fd(int fd) { return fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP ? 0 : errno; }

static int sync_dir_of(const char *path) {
    char dir[PATH_MAX];
    size_t len = dir_len(path);
    if (len == 0) {
        memcpy(dir, ".", 2);
    } else {
        memcpy(dir, path, len);
        dir[len] = '\0';
    }
    int fd = open_retrying(dir, O_RDONLY | O_DIRECTORY, 0);
    if (fd < 0) {
        return errno == EACCES ? 0 : errno; /* a folder one may write to, but not read */
    }
    int code = sync_fd(fd);
    close(fd);
    return code;
}

/* Brings everything written to the disk and closes the stream; 0 or an errno. The lock is held on. */
static int finish_temp(struct temp_file *temp, FILE *stream) {
    bool failed = ferror(stream) != 0;
    failed = fclose(stream) != 0 || failed;
    int code = temp->failure ? temp->failure : failed ? EIO : 0;
    return code == 0 ? sync_fd(temp->fd) : code;
}

static void forget(struct tc_outfile *file) {
    struct temp_file *temp = temp_of(file);
    close(temp->fd);
    release_temp(temp);
    tc_free(file->path);
    *file = (struct tc_outfile){0};
}

/* The file that says beside others that they are being replaced. */
struct mark {
    char path[PATH_MAX];
    bool is_old; /* a run has left it that was ended there */
};

/* A new file, or the one that is there; anything else under the name is replaced. -1: errno tells why. */
static int open_mark(struct mark *mark) {
    struct stat info;
    const int flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW;
    int fd = open_retrying(mark->path, flags, 0666);
    if (fd >= 0 || errno != EEXIST) {
        return fd;
    }
    mark->is_old = lstat(mark->path, &info) == 0 && S_ISREG(info.st_mode);
    if (mark->is_old) {
        return open_retrying(mark->path, O_RDONLY | O_NOFOLLOW, 0);
    }
    (void)unlink(mark->path);
    return open_retrying(mark->path, flags, 0666);
}

/* Is on the disk, with its name, before anything is renamed; 0 or an errno. An old one is kept as it is: should this
 * run fail, too, it must still stand there. */
static int set_mark(struct mark *mark, const char *path) {
    static const char text[] = "These files are of two runs: tercet was ended while it replaced them. Run it again.\n";
    size_t len = dir_len(path);
    if (len + sizeof TC_FS_UNFINISHED > PATH_MAX) {
        return ENAMETOOLONG;
    }
    memcpy(mark->path, path, len);
    memcpy(mark->path + len, TC_FS_UNFINISHED, sizeof TC_FS_UNFINISHED);
    struct temp_file file = {.fd = open_mark(mark)};
    if (file.fd < 0) {
        return errno;
    }
    if (!mark->is_old) {
        (void)write_temp(&file, text, sizeof text - 1);
    }
    int code = file.failure != 0 ? file.failure : sync_fd(file.fd);
    close(file.fd);
    code = code != 0 ? code : sync_dir_of(path);
    if (code != 0 && !mark->is_old) {
        unlink(mark->path);
    }
    return code;
}

/* How many have got their names; code: 0 or the errno of the first that has not. */
static size_t rename_each(struct tc_outfile *files, size_t n, int *code) {
    size_t i = 0;
    while (i < n && rename(files[i].temp, files[i].path) == 0) {
        i++;
    }
    *code = i < n ? errno : 0;
    return i;
}

/* All names at once as far as signals go: the handler would end the program between two. Other threads would still take
 * them, so there must be none. */
static enum tc_status rename_all(struct tc_outfile *files, size_t n, struct tc_error *err) {
    struct mark mark = {.is_old = false};
    sigset_t ending, before;
    sigemptyset(&ending);
    sigaddset(&ending, SIGINT);
    sigaddset(&ending, SIGTERM);
    pthread_sigmask(SIG_BLOCK, &ending, &before);
    size_t renamed = 0;
    int code = n > 1 ? set_mark(&mark, files[0].path) : 0;
    const char *path = code != 0 ? mark.path : NULL;
    if (code == 0) {
        renamed = rename_each(files, n, &code);
        path = files[renamed < n ? renamed : 0].path;
        code = code != 0 ? code : sync_dir_of(path);
        if (n > 1 && (code == 0 || (renamed == 0 && !mark.is_old))) {
            unlink(mark.path);
        }
    }
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    return code == 0 ? TC_OK : write_failed(err, path, code);
}

enum tc_status tc_outfile_commit_all(struct tc_outfile *files, size_t n, struct tc_error *err) {
    enum tc_status status = TC_OK;
    int code = 0;
    for (size_t i = 0; i < n; i++) {
        code = finish_temp(temp_of(&files[i]), files[i].stream);
        if (code != 0 && status == TC_OK) {
            status = write_failed(err, files[i].path, code);
        }
    }
    if (status == TC_OK && n > 0) {
        status = rename_all(files, n, err);
    }
    for (size_t i = 0; status != TC_OK && i < n; i++) {
        unlink(files[i].temp); /* those that have their name are no longer there */
    }
    for (size_t i = 0; i < n; i++) {
        forget(&files[i]);
    }
    return status;
}

enum tc_status tc_outfile_commit(struct tc_outfile *file, struct tc_error *err) {
    return tc_outfile_commit_all(file, 1, err);
}

void tc_outfile_abort(struct tc_outfile *file) {
    struct temp_file *temp = temp_of(file);
    if (temp) {
        temp->failure = ECANCELED; /* what is still buffered need not reach the disk */
        fclose(file->stream);
        drop_temp(temp);
        tc_free(file->path);
        *file = (struct tc_outfile){0};
    }
}
