/* fuzz.h - what the fuzz targets share. Each is one function in libFuzzer's shape; tests/fuzz/replay.c runs the same
 * function over the files of tests/fuzz/seeds without libFuzzer, as part of `make test`. A property that does not hold
 * aborts. */
#ifndef TC_TEST_FUZZ_H
#define TC_TEST_FUZZ_H

#include "base/fs.h"
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#define MUST(condition) ((condition) ? (void)0 : fuzz_fail(#condition, __FILE__, __LINE__))

static inline void fuzz_fail(const char *what, const char *file, int line) {
    fprintf(stderr, "%s:%d: does not hold: %s\n", file, line, what);
    abort();
}

static inline struct tc_str fuzz_str(const uint8_t *data, size_t size) {
    return (struct tc_str){(const char *)data, size};
}

/* A folder for the files of this process, made at the first call in TMPDIR, which is fuzz.sh's and goes with it. */
static inline const char *fuzz_dir(void) {
    static char dir[128];
    if (!dir[0]) {
        const char *parent = getenv("TMPDIR");
        snprintf(dir, sizeof dir, "%s/tercet-fuzz-XXXXXX", parent ? parent : "/tmp");
        MUST(mkdtemp(dir) != NULL);
    }
    return dir;
}

static inline void fuzz_write(const char *name, struct tc_str bytes) {
    char path[256];
    MUST(tc_fs_join(path, sizeof path, fuzz_dir(), name) == TC_OK);
    FILE *file = fopen(path, "wb");
    MUST(file != NULL);
    MUST(bytes.len == 0 || fwrite(bytes.ptr, 1, bytes.len, file) == bytes.len);
    MUST(fclose(file) == 0);
}

#endif
