/* Plain text: the file's bytes as they are, read piece by piece. */
#include "input/docs.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

/* The next piece of the file behind what is in docs->bytes. */
static enum tc_status read_chunk(struct tc_docs *docs, size_t *got, struct tc_error *err) {
    if (tc_buf_reserve(&docs->bytes, TC_CHUNK_BYTES) != TC_OK)
        return tc_error_set(err, TC_ERR_MEMORY, "out of memory");
    ssize_t n;
    do
        n = read(docs->fd, docs->bytes.ptr + docs->bytes.len, TC_CHUNK_BYTES);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        return tc_error_at(err, TC_ERR_INPUT, docs->item->path, 0, 0, "%s", strerror(errno));
    docs->bytes.len += (size_t)n;
    *got = (size_t)n;
    return TC_OK;
}

static enum tc_status start(struct tc_docs *docs, struct tc_error *err) {
    if (tc_buf_add(&docs->bytes, tc_buf_str(&docs->item->bytes)) != TC_OK)
        return tc_error_set(err, TC_ERR_MEMORY, "out of memory");
    bool is_stdin = strcmp(docs->item->path, "-") == 0;
    docs->fd = is_stdin ? STDIN_FILENO : open(docs->item->path, O_RDONLY | O_CLOEXEC);
    if (docs->fd < 0)
        return tc_error_at(err, TC_ERR_INPUT, docs->item->path, 0, 0, "%s", strerror(errno));
    return TC_OK;
}

static enum tc_status next(struct tc_docs *docs, struct tc_document *document, struct tc_error *err) {
    if (docs->done)
        return TC_END;
    docs->done = true;
    size_t got = docs->bytes.len, bom = 0;
    enum tc_status status = docs->bytes.len ? TC_OK : read_chunk(docs, &got, err);
    if (status == TC_OK)
        status = tc_docs_check_text(docs, tc_buf_str(&docs->bytes), err);
    if (status != TC_OK)
        return status;
    docs->encoding = tc_docs_encoding(tc_buf_str(&docs->bytes), &bom);
    docs->rest = tc_str_sub(tc_buf_str(&docs->bytes), bom, docs->bytes.len);
    *document = (struct tc_document){.uri = tc_str(docs->item->path)};
    return TC_OK;
}

/* Turns the bytes at hand into text; an odd byte at the end of a piece of UTF-16 waits in docs->bytes for the next one.
 */
static enum tc_status convert(struct tc_docs *docs, struct tc_error *err) {
    size_t even = docs->rest.len & ~(size_t)1;
    char odd = docs->rest.len > even ? docs->rest.ptr[even] : '\0';
    bool has_odd = docs->rest.len > even;
    tc_buf_reset(&docs->text);
    enum tc_status status = tc_docs_add_utf16(docs, tc_str_sub(docs->rest, 0, even), &docs->text);
    tc_buf_reset(&docs->bytes);
    if (status == TC_OK && has_odd)
        status = tc_buf_addc(&docs->bytes, odd);
    docs->rest = tc_buf_str(&docs->text);
    return status == TC_OK ? TC_OK : tc_error_set(err, TC_ERR_MEMORY, "out of memory");
}

static enum tc_status read_utf16(struct tc_docs *docs, char *dst, size_t cap, size_t *got, struct tc_error *err) {
    bool fresh = docs->text.len == 0 && docs->rest.len > 0; /* the first piece, which has not been converted yet */
    enum tc_status status = fresh ? convert(docs, err) : TC_OK;
    for (size_t n = 1; status == TC_OK && docs->rest.len == 0 && n > 0;) {
        status = read_chunk(docs, &n, err);
        docs->rest = tc_buf_str(&docs->bytes);
        if (status == TC_OK && n > 0)
            status = convert(docs, err);
        else
            docs->rest.len = 0;
    }
    return status == TC_OK ? tc_docs_read_rest(docs, dst, cap, got, err) : status;
}

static enum tc_status read_utf8(struct tc_docs *docs, char *dst, size_t cap, size_t *got, struct tc_error *err) {
    if (docs->rest.len > 0)
        return tc_docs_read_rest(docs, dst, cap, got, err);
    ssize_t n;
    do
        n = read(docs->fd, dst, cap);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        return tc_error_at(err, TC_ERR_INPUT, docs->item->path, 0, 0, "%s", strerror(errno));
    *got = (size_t)n;
    return TC_OK;
}

static enum tc_status read_text(struct tc_docs *docs, char *dst, size_t cap, size_t *got, struct tc_error *err) {
    return docs->encoding == TC_UTF8 ? read_utf8(docs, dst, cap, got, err) : read_utf16(docs, dst, cap, got, err);
}

const struct tc_doc_format tc_doc_text = {start, next, read_text};
