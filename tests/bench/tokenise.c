/* tokenise FILE - only the first step of the pipeline: reads a text, finds its tokens and sentences, prints their
 * numbers. */
#include "text/window.h"

#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

static enum tc_status read_file(void *ctx, char *dst, size_t cap, size_t *got, struct tc_error *err) {
    ssize_t n = read(*(const int *)ctx, dst, cap);
    *got = n > 0 ? (size_t)n : 0;
    return n < 0 ? tc_error_set(err, TC_ERR_INPUT, "cannot read") : TC_OK;
}

int main(int argc, char **argv) {
    int fd = argc == 2 ? open(argv[1], O_RDONLY) : -1;
    struct tc_vocab *vocab = tc_vocab_new();
    struct tc_reader *reader = NULL;
    if (fd < 0 || !vocab || tc_vocab_freeze(vocab) != TC_OK || tc_reader_new(&reader, TC_WINDOW_BYTES) != TC_OK) {
        fputs("usage: tokenise FILE\n", stderr);
        return 2;
    }
    struct tc_error err = {0};
    const struct tc_window *window;
    tc_reader_start(reader, (struct tc_source){.read = read_file, .ctx = &fd}, vocab);
    enum tc_status status;
    while ((status = tc_reader_next(reader, &window, &err)) == TC_OK) {
    }
    const struct tc_text_stats *stats = tc_reader_stats(reader);
    printf("%" PRIu64 " tokens, %" PRIu64 " sentences\n", stats->tokens, stats->sentences);
    tc_reader_free(reader);
    tc_vocab_free(vocab);
    close(fd);
    return status == TC_END ? 0 : 1;
}
