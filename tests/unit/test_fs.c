#include "base/alloc.h"
#include "base/fs.h"

#include <criterion/criterion.h>
#include <dirent.h>
#include <fcntl.h>
#include <limits.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

/* Each test works in a folder of its own, which is its current one. */
static char top[PATH_MAX];

static void enter(void) {
    const char *tmp = getenv("TMPDIR");
    snprintf(top, sizeof top, "%s/tercet-fs-XXXXXX", tmp ? tmp : "/tmp");
    cr_assert_not_null(mkdtemp(top));
    cr_assert_eq(chdir(top), 0);
}

static void leave(void) {
    cr_assert_eq(chdir("/"), 0);
    char command[PATH_MAX + 16];
    snprintf(command, sizeof command, "rm -rf '%s'", top);
    cr_assert_eq(system(command), 0);
}

TestSuite(fs, .timeout = 20, .init = enter, .fini = leave);

static void put(const char *path, const char *text) {
    FILE *f = fopen(path, "w");
    cr_assert_not_null(f);
    fputs(text, f);
    fclose(f);
}

static void expect_content(const char *path, const char *expected) {
    struct tc_buf buf;
    struct tc_error err = {0};
    tc_buf_init(&buf, SIZE_MAX / 2);
    cr_expect_eq(tc_fs_read(path, &buf, &err), TC_OK, "%s", err.msg);
    cr_expect_str_eq(buf.ptr, expected);
    tc_buf_fini(&buf);
}

static size_t entries(void) {
    size_t n = 0;
    DIR *dir = opendir(".");
    while (readdir(dir)) {
        n++;
    }
    closedir(dir);
    return n - 2;
}

Test(fs, reads_a_file_behind_what_the_buffer_holds) {
    struct tc_buf buf;
    tc_buf_init(&buf, 100);
    tc_buf_add(&buf, TC_STR("head "));
    put("a", "tail");
    cr_expect_eq(tc_fs_read("a", &buf, NULL), TC_OK);
    cr_expect_str_eq(buf.ptr, "head tail");
    tc_buf_fini(&buf);
    put("empty", "");
    expect_content("empty", "");
}

Test(fs, a_file_may_fill_the_buffer_but_not_pass_it) {
    struct tc_buf buf;
    struct tc_error err = {0};
    put("a", "12345678");
    for (size_t max = 0; max < 12; max++) {
        tc_buf_init(&buf, max);
        enum tc_status status = tc_fs_read("a", &buf, &err);
        cr_expect_eq(status, max < 8 ? TC_ERR_INPUT : TC_OK, "max %zu", max);
        cr_expect_eq(buf.len, max < 8 ? 0 : 8);
        tc_buf_fini(&buf);
    }
    cr_expect_str_eq(err.file, "a");
    cr_expect_str_eq(err.msg, "larger than 7 bytes");
}

Test(fs, what_cannot_be_read_is_named) {
    struct tc_buf buf;
    struct tc_error err = {0};
    tc_buf_init(&buf, 100);
    cr_expect_eq(tc_fs_read("no/such", &buf, &err), TC_ERR_INPUT);
    cr_expect_str_eq(err.file, "no/such");
    cr_expect_str_eq(err.msg, "cannot read: No such file or directory");
    cr_expect_eq(tc_fs_read(".", &buf, &err), TC_ERR_INPUT);
    cr_expect_str_eq(err.msg, "cannot read: Is a directory");
    tc_buf_fini(&buf);
}

Test(fs, reads_a_pipe_to_its_end) {
    int ends[2];
    enum { N = 300000 };
    cr_assert_eq(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        close(ends[0]);
        for (int i = 0; i < N; i += 100) {
            char part[100];
            memset(part, 'p', sizeof part);
            if (write(ends[1], part, sizeof part) != sizeof part) {
                _exit(1);
            }
        }
        _exit(0);
    }
    close(ends[1]);
    char path[64];
    snprintf(path, sizeof path, "/dev/fd/%d", ends[0]);
    struct tc_buf buf;
    tc_buf_init(&buf, N);
    cr_expect_eq(tc_fs_read(path, &buf, NULL), TC_OK);
    cr_expect_eq(buf.len, N);
    tc_buf_fini(&buf);
    close(ends[0]);
    waitpid(child, NULL, 0);
}

Test(fs, tells_files_from_folders) {
    put("file", "");
    cr_expect_eq(mkdir("dir", 0700), 0);
    cr_expect_eq(symlink("file", "link"), 0);
    cr_expect_eq(mkfifo("fifo", 0600), 0);
    cr_expect_eq(tc_fs_kind("file"), TC_FS_FILE);
    cr_expect_eq(tc_fs_kind("link"), TC_FS_FILE);
    cr_expect_eq(tc_fs_kind("dir"), TC_FS_DIR);
    cr_expect_eq(tc_fs_kind("fifo"), TC_FS_OTHER);
    cr_expect_eq(tc_fs_kind("none"), TC_FS_NONE);
}

static enum tc_status collect(void *ctx, const char *path) {
    struct tc_buf *out = ctx;
    return tc_buf_addf(out, "%s ", path);
}

static enum tc_status stop(void *ctx, const char *path) {
    collect(ctx, path);
    return TC_ERR_CANCELLED;
}

static void plant(void) {
    cr_assert_eq(tc_fs_mkdirs("t/b/deep", NULL), TC_OK);
    cr_assert_eq(tc_fs_mkdirs("t/.hidden", NULL), TC_OK);
    cr_assert_eq(tc_fs_mkdirs("t/empty", NULL), TC_OK);
    static const char *const names[] = {"t/c",    "t/B",        "t/a.txt", "t/b/2",
                                        "t/b/10", "t/b/deep/x", "t/.h",    "t/.hidden/y"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        put(names[i], "");
    }
    cr_assert_eq(symlink("..", "t/b/up"), 0);
    cr_assert_eq(symlink("c", "t/d"), 0);
    cr_assert_eq(symlink("nowhere", "t/broken"), 0);
    cr_assert_eq(mkfifo("t/fifo", 0600), 0);
}

Test(fs, walks_all_files_in_byte_order) {
    struct tc_buf out;
    tc_buf_init(&out, 4096);
    plant();
    cr_expect_eq(tc_fs_walk("t", collect, &out, NULL), TC_OK);
    cr_expect_str_eq(out.ptr, "t/B t/a.txt t/b/10 t/b/2 t/b/deep/x t/c t/d ");
    tc_buf_reset(&out);
    cr_expect_eq(tc_fs_walk("t/b/", collect, &out, NULL), TC_OK);
    cr_expect_str_eq(out.ptr, "t/b/10 t/b/2 t/b/deep/x ");
    tc_buf_reset(&out);
    cr_expect_eq(tc_fs_walk("t", stop, &out, NULL), TC_ERR_CANCELLED);
    cr_expect_str_eq(out.ptr, "t/B ");
    tc_buf_fini(&out);
}

Test(fs, a_walk_that_fails_says_where) {
    struct tc_error err = {0};
    cr_expect_eq(tc_fs_walk("none", collect, NULL, &err), TC_ERR_INPUT);
    cr_expect_str_eq(err.file, "none");
    plant();
    for (uint64_t n = 1; n < 60; n++) {
        struct tc_buf out;
        tc_buf_init(&out, 4096);
        cr_assert_eq(tc_buf_reserve(&out, 1000), TC_OK);
        tc_alloc_fail_at(n, 0);
        enum tc_status status = tc_fs_walk("t", collect, &out, &err);
        tc_alloc_fail_at(0, 0);
        cr_expect(status != TC_OK || out.len == strlen("t/B t/a.txt t/b/10 t/b/2 t/b/deep/x t/c t/d "), "request %d",
                  (int)n);
        cr_expect(n > 3 || status != TC_OK, "request %d", (int)n);
        tc_buf_fini(&out);
    }
}

Test(fs, makes_folders_with_their_parents) {
    struct tc_error err = {0};
    cr_expect_eq(tc_fs_mkdirs("a/b//c/", NULL), TC_OK);
    cr_expect_eq(tc_fs_mkdirs("a/b/c", NULL), TC_OK);
    cr_expect_eq(tc_fs_kind("a/b/c"), TC_FS_DIR);
    put("f", "");
    cr_expect_eq(tc_fs_mkdirs("f/x", &err), TC_ERR_OUTPUT);
    cr_expect_str_eq(err.msg, "cannot make the folder f: a file is in its place");
    cr_expect_eq(tc_fs_mkdirs("", NULL), TC_ERR_OUTPUT);
}

Test(fs, joins_names_and_refuses_what_does_not_fit) {
    char out[8] = "before";
    static const struct {
        const char *dir, *name, *expected;
    } rows[] = {{"a", "b", "a/b"}, {"a/", "b", "a/b"}, {"", "b", "b"}, {"/", "b", "/b"}, {"abc", "def", "abc/def"}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        cr_expect_eq(tc_fs_join(out, sizeof out, rows[i].dir, rows[i].name), TC_OK);
        cr_expect_str_eq(out, rows[i].expected, "row %zu: %s", i, out);
    }
    cr_expect_eq(tc_fs_join(out, sizeof out, "abcd", "def"), TC_ERR_LIMIT);
    cr_expect_eq(tc_fs_join(out, sizeof out, "abcdefgh", ""), TC_ERR_LIMIT);
    cr_expect_str_eq(out, "abc/def");
}

Test(fs, an_output_appears_when_it_is_committed_and_not_before) {
    struct tc_outfile file;
    put("out", "old");
    cr_assert_eq(tc_outfile_open(&file, "out", NULL), TC_OK);
    cr_expect_eq(entries(), 2);
    fputs("new", file.stream);
    fflush(file.stream);
    expect_content("out", "old");
    cr_expect_eq(tc_outfile_commit(&file, NULL), TC_OK);
    expect_content("out", "new");
    cr_expect_eq(entries(), 1);
    tc_outfile_abort(&file);
    expect_content("out", "new");
}

Test(fs, an_aborted_output_leaves_nothing) {
    struct tc_outfile file;
    put("out", "old");
    cr_assert_eq(tc_outfile_open(&file, "out", NULL), TC_OK);
    fputs("new", file.stream);
    tc_outfile_abort(&file);
    tc_outfile_abort(&file);
    expect_content("out", "old");
    cr_expect_eq(entries(), 1);
}

Test(fs, an_output_has_the_mode_that_the_umask_leaves) {
    struct tc_outfile file;
    struct stat info;
    umask(027);
    cr_assert_eq(tc_outfile_open(&file, "out", NULL), TC_OK);
    cr_expect_eq(tc_outfile_commit(&file, NULL), TC_OK);
    cr_assert_eq(stat("out", &info), 0);
    cr_expect_eq(info.st_mode & 0777, 0640);
}

Test(fs, an_output_replaces_a_symbolic_link_and_follows_none) {
    struct tc_outfile file;
    struct stat info;
    put("target", "precious");
    cr_assert_eq(symlink("target", "out"), 0);
    cr_assert_eq(tc_outfile_open(&file, "./out", NULL), TC_OK);
    fputs("new", file.stream);
    cr_expect_eq(tc_outfile_commit(&file, NULL), TC_OK);
    cr_assert_eq(lstat("out", &info), 0);
    cr_expect(S_ISREG(info.st_mode));
    expect_content("out", "new");
    expect_content("target", "precious");
}

Test(fs, an_output_that_cannot_be_opened_says_why) {
    static const char *const rows[][2] = {
        {"none/out", "cannot write none/out: No such file or directory"},
        {"dir", "cannot write dir: Is a directory"},
        {"dir/", "cannot write dir/: Is a directory"},
        {"fifo", "cannot write fifo: Invalid argument"},
        {"", "cannot write : No such file or directory"},
    };
    cr_assert_eq(mkdir("dir", 0700), 0);
    cr_assert_eq(mkfifo("fifo", 0600), 0);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct tc_outfile file;
        struct tc_error err = {0};
        cr_expect_eq(tc_outfile_open(&file, rows[i][0], &err), TC_ERR_OUTPUT);
        cr_expect_str_eq(err.msg, rows[i][1]);
        tc_outfile_abort(&file);
    }
    cr_expect_eq(entries(), 2);
}

/* Writes more than fits, a little at a time, and expects one message and no file. */
static void expect_no_room(const char *path, const char *message) {
    struct tc_outfile file;
    struct tc_error err = {0};
    size_t before = entries();
    cr_assert_eq(tc_outfile_open(&file, path, &err), TC_OK, "%s", err.msg);
    for (int i = 0; i < 60000; i++) {
        fputs("0123456789", file.stream);
    }
    cr_expect_eq(tc_outfile_commit(&file, &err), TC_ERR_OUTPUT);
    cr_expect_str_eq(err.msg, message);
    cr_expect_eq(entries(), before);
    cr_expect_eq(tc_fs_kind(path), TC_FS_NONE);
}

Test(fs, an_output_cut_short_is_told_and_removed) {
    struct rlimit limit = {100000, 100000};
    signal(SIGXFSZ, SIG_IGN);
    cr_assert_eq(setrlimit(RLIMIT_FSIZE, &limit), 0);
    expect_no_room("out", "cannot write out: File too large");
}

Test(fs, a_full_disk_is_told_in_one_clear_message) {
    cr_assert_eq(mkdir("disk", 0700), 0);
    if (unshare(CLONE_NEWNS) != 0 || mount(NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0 ||
        mount("none", "disk", "tmpfs", 0, "size=64k") != 0) {
        cr_skip_test("a small disk cannot be mounted here");
    }
    cr_assert_eq(chdir("disk"), 0);
    expect_no_room("out", "cannot write out: No space left on device");
    cr_assert_eq(chdir(".."), 0);
    cr_assert_eq(umount("disk"), 0);
}

/* --- several that are renamed together --- */

#define MARK "tercet-unfinished.txt"
#define OF_TWO_RUNS "These files are of two runs: tercet was ended while it replaced them. Run it again.\n"

/* a, b and c are there and new ones are open; then refuser (NULL: none) becomes a folder that no file can replace. */
static enum tc_status replace_three(const char *refuser, struct tc_error *err) {
    static const char *const names[] = {"a", "b", "c"};
    struct tc_outfile files[3];
    for (int i = 0; i < 3; i++) {
        put(names[i], "old");
        cr_assert_eq(tc_outfile_open(&files[i], names[i], err), TC_OK, "%s", err->msg);
        fputs("new", files[i].stream);
    }
    if (refuser) {
        cr_assert_eq(unlink(refuser), 0);
        cr_assert_eq(mkdir(refuser, 0700), 0);
    }
    return tc_outfile_commit_all(files, 3, err);
}

Test(fs, outputs_of_which_some_are_renamed_are_marked) {
    struct tc_error err = {0};
    cr_expect_eq(replace_three("b", &err), TC_ERR_OUTPUT);
    cr_expect_str_eq(err.msg, "cannot write b: Is a directory");
    expect_content("a", "new");
    expect_content("c", "old");
    expect_content(MARK, OF_TWO_RUNS);
    cr_expect_eq(entries(), 4);
    cr_assert_eq(rmdir("b"), 0);
    cr_expect_eq(replace_three(NULL, &err), TC_OK);
    expect_content("b", "new");
    cr_expect_eq(entries(), 3);
}

Test(fs, outputs_of_which_none_is_renamed_are_not_marked) {
    struct tc_error err = {0};
    cr_expect_eq(replace_three("a", &err), TC_ERR_OUTPUT);
    cr_expect_str_eq(err.msg, "cannot write a: Is a directory");
    expect_content("b", "old");
    cr_expect_eq(entries(), 3);
}

Test(fs, the_mark_of_an_earlier_run_stands_until_one_goes_through) {
    struct tc_error err = {0};
    put(MARK, "of an earlier run");
    cr_expect_eq(replace_three("a", &err), TC_ERR_OUTPUT);
    expect_content(MARK, "of an earlier run");
    cr_assert_eq(rmdir("a"), 0);
    cr_expect_eq(replace_three(NULL, &err), TC_OK);
    cr_expect_eq(entries(), 3);
}

Test(fs, a_mark_that_cannot_be_written_is_told_and_nothing_is_replaced) {
    struct tc_error err = {0};
    cr_assert_eq(mkdir(MARK, 0700), 0);
    cr_expect_eq(replace_three(NULL, &err), TC_ERR_OUTPUT);
    cr_expect_str_eq(err.msg, "cannot write " MARK ": File exists");
    expect_content("a", "old");
    cr_expect_eq(entries(), 4);
}

Test(fs, a_link_under_the_name_of_the_mark_is_replaced) {
    struct tc_error err = {0};
    put("precious", "text");
    cr_assert_eq(symlink("precious", MARK), 0);
    cr_expect_eq(replace_three("b", &err), TC_ERR_OUTPUT);
    expect_content("precious", "text");
    expect_content(MARK, OF_TWO_RUNS);
}

static void end_by_signal(int signal_number) {
    tc_outfile_unlink_all();
    _exit(signal_number);
}

Test(fs, a_signal_handler_removes_the_files_of_unfinished_outputs) {
    struct tc_outfile done;
    cr_assert_eq(tc_outfile_open(&done, "done", NULL), TC_OK);
    cr_assert_eq(tc_outfile_commit(&done, NULL), TC_OK);
    pid_t child = fork();
    if (child == 0) {
        struct tc_outfile a;
        struct tc_outfile b;
        signal(SIGTERM, end_by_signal);
        if (tc_outfile_open(&a, "a", NULL) != TC_OK || tc_outfile_open(&b, "b", NULL) != TC_OK || entries() != 3) {
            _exit(1);
        }
        raise(SIGTERM);
        _exit(2);
    }
    int status = 0;
    waitpid(child, &status, 0);
    cr_expect(WIFEXITED(status) && WEXITSTATUS(status) == SIGTERM, "status %d", status);
    cr_expect_eq(entries(), 1);
}

Test(fs, many_outputs_may_be_open_and_one_too_many_is_told) {
    enum { MANY = 64 };
    struct tc_outfile files[MANY];
    struct tc_outfile extra;
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < MANY; i++) {
            char name[16];
            snprintf(name, sizeof name, "f%d", i);
            cr_assert_eq(tc_outfile_open(&files[i], name, NULL), TC_OK);
        }
        struct tc_error err = {0};
        cr_expect_eq(tc_outfile_open(&extra, "extra", &err), TC_ERR_OUTPUT);
        cr_expect_str_eq(err.msg, "cannot write extra: Too many open files");
        for (int i = 0; i < MANY; i++) {
            tc_outfile_abort(&files[i]);
        }
    }
    cr_expect_eq(entries(), 0);
}

Test(fs, an_output_without_memory_leaves_nothing) {
    struct tc_outfile file;
    tc_alloc_fail_at(1, 0);
    cr_expect_eq(tc_outfile_open(&file, "out", NULL), TC_ERR_OUTPUT);
    cr_expect_eq(entries(), 0);
}
