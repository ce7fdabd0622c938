/* replay.c - runs a fuzz target over files, each once: replay FILE... */
#include "fuzz.h"

int main(int argc, char **argv) {
    for (int i = 1; i < argc; i++) {
        struct tc_buf bytes;
        struct tc_error err = {0};
        tc_buf_init(&bytes, SIZE_MAX);
        if (tc_fs_read(argv[i], &bytes, &err) != TC_OK) {
            tc_error_print(&err, stderr);
            return 1;
        }
        fprintf(stderr, "%s\n", argv[i]);
        LLVMFuzzerTestOneInput((const uint8_t *)bytes.ptr, bytes.len);
        tc_buf_fini(&bytes);
    }
    return 0;
}
