#include "base/fs.h"
#include "base/image.h"
#include <criterion/criterion.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

TestSuite(image, .timeout = 120);

/* --- helpers --- */

static const char KEY[] = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

static char dir[] = "/tmp/tercet-image-XXXXXX";
static char path[64];

static void make_dir(void) {
    cr_assert_not_null(mkdtemp(dir));
    (void)snprintf(path, sizeof path, "%s/image", dir);
}

static void remove_dir(void) {
    (void)unlink(path);
    cr_expect_eq(rmdir(dir), 0, "something was left in %s", dir);
}

static char numbers[64], text[37];
static const struct tc_image_part PARTS[] = {{numbers, sizeof numbers}, {NULL, 0}, {text, sizeof text}};
enum { COUNT = sizeof PARTS / sizeof *PARTS };

static void write_image(char fill) {
    struct tc_error err = {0};
    memset(numbers, fill, sizeof numbers);
    memset(text, fill ^ 1, sizeof text);
    cr_assert_eq(tc_image_write(path, KEY, PARTS, COUNT, &err), TC_OK, "%s", err.msg);
}

static bool opens(const char *key) {
    struct tc_image image;
    bool opened = tc_image_open(&image, path, key);
    cr_expect(opened || (!image.map && image.size == 0));
    tc_image_close(&image);
    return opened;
}

static size_t read_file(char *bytes, size_t size) {
    FILE *file = fopen(path, "rb");
    cr_assert_not_null(file);
    size_t n = fread(bytes, 1, size, file);
    cr_assert_eq(fclose(file), 0);
    return n;
}

static void write_file(const char *bytes, size_t size) {
    FILE *file = fopen(path, "wb");
    cr_assert_not_null(file);
    cr_assert_eq(fwrite(bytes, 1, size, file), size);
    cr_assert_eq(fclose(file), 0);
    cr_assert_eq(chmod(path, 0600), 0);
}

/* --- what is taken --- */

Test(image, gives_back_what_was_written) {
    make_dir();
    write_image('a');
    struct tc_image image;
    cr_assert(tc_image_open(&image, path, KEY));
    for (size_t i = 0; i < TC_IMAGE_PARTS; i++) {
        size_t size = i < COUNT ? PARTS[i].size : 0;
        cr_expect_eq(image.parts[i].size, size, "part %zu", i);
        cr_expect(size == 0 || memcmp(image.parts[i].bytes, PARTS[i].bytes, size) == 0, "part %zu", i);
    }
    tc_image_close(&image);
    write_image('b');
    cr_assert(tc_image_open(&image, path, KEY));
    cr_expect_eq(*(char *)image.parts[0].bytes, 'b');
    tc_image_close(&image);
    remove_dir();
}

Test(image, is_not_taken_with_any_bit_changed) {
    make_dir();
    write_image('a');
    char bytes[4096];
    size_t size = read_file(bytes, sizeof bytes);
    int fd = open(path, O_WRONLY);
    for (size_t i = 0; i < size * 8; i++) {
        char changed = (char)(bytes[i / 8] ^ 1 << i % 8);
        cr_assert_eq(pwrite(fd, &changed, 1, (off_t)(i / 8)), 1);
        cr_expect_not(opens(KEY), "bit %zu of byte %zu", i % 8, i / 8);
        cr_assert_eq(pwrite(fd, &bytes[i / 8], 1, (off_t)(i / 8)), 1);
    }
    cr_expect(opens(KEY));
    close(fd);
    remove_dir();
}

Test(image, is_not_taken_at_any_other_length) {
    make_dir();
    write_image('a');
    char bytes[4096] = {0};
    size_t size = read_file(bytes, sizeof bytes);
    for (size_t n = 0; n < sizeof bytes; n += n < size + 16 ? 1 : 512) {
        write_file(bytes, n);
        cr_expect_eq(opens(KEY), n == size, "%zu bytes of %zu", n, size);
    }
    remove_dir();
}

Test(image, is_not_taken_from_others) {
    make_dir();
    write_image('a');
    static const struct {
        mode_t mode;
        bool taken;
    } MODES[] = {{0600, true}, {0644, true}, {0400, true}, {0620, false}, {0602, false}, {0666, false}};
    for (size_t i = 0; i < sizeof MODES / sizeof *MODES; i++) {
        cr_assert_eq(chmod(path, MODES[i].mode), 0);
        cr_expect_eq(opens(KEY), MODES[i].taken, "mode %o", (unsigned)MODES[i].mode);
    }
    if (geteuid() == 0) {
        cr_assert_eq(chown(path, 65534, 65534), 0);
        cr_expect_not(opens(KEY), "another's file");
    }
    remove_dir();
}

Test(image, is_taken_from_a_file_of_that_key_only) {
    make_dir();
    cr_expect_not(opens(KEY), "nothing is there");
    write_image('a');
    char other[sizeof KEY];
    memcpy(other, KEY, sizeof KEY);
    other[63] ^= 1;
    cr_expect_not(opens(other));
    char target[80];
    (void)snprintf(target, sizeof target, "%s/target", dir);
    cr_assert_eq(rename(path, target), 0);
    cr_assert_eq(symlink(target, path), 0);
    cr_expect_not(opens(KEY), "a symbolic link");
    cr_assert_eq(unlink(path), 0);
    cr_assert_eq(unlink(target), 0);
    cr_assert_eq(mkfifo(path, 0600), 0);
    cr_expect_not(opens(KEY), "a pipe");
    cr_assert_eq(unlink(path), 0);
    cr_assert_eq(mkdir(path, 0700), 0);
    cr_expect_not(opens(KEY), "a folder");
    cr_assert_eq(rmdir(path), 0);
    remove_dir();
}

/* A file of a hundred gigabytes without content: reading it would take minutes. */
Test(image, is_refused_by_its_header_alone, .timeout = 10) {
    make_dir();
    write_image('a');
    cr_assert_eq(truncate(path, (off_t)100 << 30), 0);
    cr_expect_not(opens(KEY));
    remove_dir();
}

/* --- writing --- */

Test(image, says_when_it_cannot_be_written) {
    make_dir();
    (void)snprintf(path, sizeof path, "%s/none/image", dir);
    struct tc_error err = {0};
    cr_expect_eq(tc_image_write(path, KEY, PARTS, COUNT, &err), TC_ERR_OUTPUT);
    cr_expect(strstr(err.msg, "none/image") || strstr(err.file, "none/image"), "%s", err.msg);
    remove_dir();
}

/* All bytes of both parts are one writer's. */
static void expect_whole(void) {
    struct tc_image image;
    cr_assert(tc_image_open(&image, path, KEY));
    const char *first = image.parts[0].bytes, *last = image.parts[2].bytes;
    cr_expect(first[0] == 'a' || first[0] == 'b');
    cr_expect_eq(first[sizeof numbers - 1], first[0]);
    cr_expect_eq(last[sizeof text - 1], first[0] ^ 1);
    tc_image_close(&image);
}

Test(image, is_whole_while_two_processes_write_it) {
    make_dir();
    write_image('a');
    pid_t writers[2];
    for (int i = 0; i < 2; i++) {
        writers[i] = fork();
        cr_assert_geq(writers[i], 0);
        for (int n = 0; writers[i] == 0; n++) {
            write_image((char)('a' + i));
            if (n == 100) {
                _exit(0);
            }
        }
    }
    int status = 0;
    while (waitpid(writers[0], &status, WNOHANG) == 0) {
        expect_whole();
    }
    cr_expect_eq(status, 0);
    cr_expect_eq(waitpid(writers[1], &status, 0), writers[1]);
    cr_expect_eq(status, 0);
    expect_whole();
    remove_dir();
}
