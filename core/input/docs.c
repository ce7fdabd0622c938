#include "input/docs.h"

#include "base/alloc.h"
#include "base/fs.h"
#include "base/utf8.h"
#include <errno.h>
#include <string.h>
#include <unistd.h>

enum { HEAD_BYTES = 8192, STRINGS_MAX = 16 << 20 };

enum tc_status tc_docs_new(struct tc_docs **docs) {
    struct tc_docs *made = tc_calloc(1, sizeof *made);
    if (!made)
        return TC_ERR_MEMORY;
    made->fd = -1;
    tc_buf_init(&made->bytes, TC_FILE_MAX);
    tc_buf_init(&made->text, (size_t)TC_FILE_MAX * 3); /* Latin text grows by up to 3 when it becomes UTF-8 */
    tc_arena_init(&made->strings, STRINGS_MAX);
    *docs = made;
    return TC_OK;
}

static void close_file(struct tc_docs *docs) {
    if (docs->fd > STDIN_FILENO)
        close(docs->fd);
    docs->fd = -1;
}

void tc_docs_free(struct tc_docs *docs) {
    if (!docs)
        return;
    close_file(docs);
    tc_buf_fini(&docs->bytes);
    tc_buf_fini(&docs->text);
    tc_arena_fini(&docs->strings);
    tc_vec_fini(&docs->rows);
    tc_free(docs);
}

static const struct tc_doc_format *reader_of(enum tc_format format) {
    switch (format) {
    case TC_FORMAT_AUTO:
    case TC_FORMAT_TEXT:
        return &tc_doc_text;
    case TC_FORMAT_MARKDOWN:
        return &tc_doc_markdown;
    case TC_FORMAT_HTML:
        return &tc_doc_html;
    case TC_FORMAT_NDJSON:
        return &tc_doc_ndjson;
    case TC_FORMAT_CSV:
        return &tc_doc_csv;
    }
    return &tc_doc_text;
}

enum tc_status tc_docs_start(struct tc_docs *docs, struct tc_item *item, struct tc_error *err) {
    close_file(docs);
    docs->item = item;
    docs->format = reader_of(item->format);
    docs->rest = (struct tc_str){NULL, 0};
    docs->at = 0;
    docs->line = 0;
    docs->done = false;
    docs->encoding = TC_UTF8;
    docs->high_surrogate = 0;
    docs->rows.len = 0;
    docs->csv_error.status = TC_OK;
    tc_buf_reset(&docs->bytes);
    tc_buf_reset(&docs->text);
    docs->failed = docs->format->start(docs, err);
    return docs->failed;
}

enum tc_status tc_docs_next(struct tc_docs *docs, struct tc_document *document, struct tc_error *err) {
    tc_arena_reset(&docs->strings);
    docs->rest = (struct tc_str){NULL, 0};
    return docs->failed ? TC_END : docs->format->next(docs, document, err);
}

enum tc_status tc_docs_read(void *ctx, char *dst, size_t cap, size_t *got, struct tc_error *err) {
    struct tc_docs *docs = ctx;
    return docs->format->read(docs, dst, cap, got, err);
}

enum tc_status tc_docs_read_rest(struct tc_docs *docs, char *dst, size_t cap, size_t *got, struct tc_error *err) {
    (void)err;
    size_t n = cap < docs->rest.len ? cap : docs->rest.len;
    if (n)
        memcpy(dst, docs->rest.ptr, n);
    docs->rest = tc_str_sub(docs->rest, n, docs->rest.len);
    *got = n;
    return TC_OK;
}

struct tc_str tc_docs_place(struct tc_docs *docs, struct tc_str id, uint32_t line) {
    char number[16];
    struct tc_str parts[] = {tc_str(docs->item->path), TC_STR("#"), id};
    if (id.len == 0) {
        snprintf(number, sizeof number, "%u", line);
        parts[2] = tc_str(number);
    }
    char *uri = tc_arena_alloc(&docs->strings, parts[0].len + 1 + parts[2].len);
    size_t n = 0;
    for (size_t i = 0; uri && i < 3; n += parts[i++].len)
        memcpy(uri + n, parts[i].ptr, parts[i].len);
    return (struct tc_str){uri, n};
}

/* --- whole files --- */

enum tc_encoding tc_docs_encoding(struct tc_str head, size_t *bom) {
    static const struct {
        struct tc_str mark;
        enum tc_encoding encoding;
    } marks[] = {{{"\xEF\xBB\xBF", 3}, TC_UTF8}, {{"\xFF\xFE", 2}, TC_UTF16_LE}, {{"\xFE\xFF", 2}, TC_UTF16_BE}};
    *bom = 0;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        if (tc_str_starts(head, marks[i].mark)) {
            *bom = marks[i].mark.len;
            return marks[i].encoding;
        }
    }
    return TC_UTF8;
}

const char *tc_docs_find_binary(struct tc_str head) {
    static const struct {
        struct tc_str start;
        const char *what;
    } kinds[] = {
        {{"%PDF-", 5}, "a PDF: make a text of it first, with pdftotext for example"},
        {{"PK\3\4", 4}, "an archive or an office document: save it as plain text or HTML first"},
        {{"\xD0\xCF\x11\xE0", 4}, "an office document: save it as plain text or HTML first"},
        {{"{\\rtf", 5}, "an RTF document: save it as plain text or HTML first"},
        {{"\x1F\x8B", 2}, "compressed: unpack it first"},
        {{"\x28\xB5\x2F\xFD", 4}, "compressed: unpack it first"},
        {{"\xFD\x37zXZ", 5}, "compressed: unpack it first"},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (tc_str_starts(head, kinds[i].start))
            return kinds[i].what;
    }
    if (head.len && memchr(head.ptr, '\0', head.len < HEAD_BYTES ? head.len : HEAD_BYTES))
        return "binary data (or UTF-16 without a byte order mark)";
    return NULL;
}

enum tc_status tc_docs_check_text(const struct tc_docs *docs, struct tc_str head, struct tc_error *err) {
    size_t bom = 0;
    const char *what = tc_docs_encoding(head, &bom) == TC_UTF8 ? tc_docs_find_binary(head) : NULL;
    return what ? tc_error_at(err, TC_ERR_INPUT, docs->item->path, 0, 0, "not a text but %s", what) : TC_OK;
}

enum tc_status tc_docs_add_utf16(struct tc_docs *docs, struct tc_str bytes, struct tc_buf *out) {
    bool little = docs->encoding == TC_UTF16_LE;
    for (size_t i = 0; i + 1 < bytes.len; i += 2) {
        uint32_t low = (unsigned char)bytes.ptr[i + !little],
                 unit = (uint32_t)(unsigned char)bytes.ptr[i + little] << 8 | low;
        char utf8[8];
        unsigned n = 0;
        bool second = unit >= 0xDC00 && unit <= 0xDFFF;
        if (docs->high_surrogate && !second)
            n = tc_utf8_encode(0xFFFD, utf8);
        if (second)
            unit = docs->high_surrogate ? 0x10000 + ((docs->high_surrogate & 0x3FF) << 10) + (unit & 0x3FF) : 0xFFFD;
        docs->high_surrogate = unit >= 0xD800 && unit <= 0xDBFF ? unit : 0;
        if (!docs->high_surrogate)
            n += tc_utf8_encode(unit, utf8 + n);
        if (tc_buf_add(out, (struct tc_str){utf8, n}) != TC_OK)
            return TC_ERR_MEMORY;
    }
    return TC_OK;
}

static enum tc_status read_all_stdin(struct tc_docs *docs, struct tc_error *err) {
    for (;;) {
        if (tc_buf_reserve(&docs->bytes, TC_CHUNK_BYTES) != TC_OK)
            return tc_error_at(err, TC_ERR_INPUT, "-", 0, 0, "more than %d MB", TC_FILE_MAX >> 20);
        ssize_t n = read(STDIN_FILENO, docs->bytes.ptr + docs->bytes.len, TC_CHUNK_BYTES);
        if (n == 0)
            return TC_OK;
        if (n < 0 && errno != EINTR)
            return tc_error_at(err, TC_ERR_INPUT, "-", 0, 0, "%s", strerror(errno));
        docs->bytes.len += n > 0 ? (size_t)n : 0;
    }
}

enum tc_status tc_docs_load_raw(struct tc_docs *docs, struct tc_error *err) {
    if (tc_buf_add(&docs->bytes, tc_buf_str(&docs->item->bytes)) != TC_OK)
        return tc_error_set(err, TC_ERR_MEMORY, "out of memory");
    bool is_stdin = strcmp(docs->item->path, "-") == 0;
    enum tc_status status = is_stdin ? read_all_stdin(docs, err) : tc_fs_read(docs->item->path, &docs->bytes, err);
    return status == TC_OK ? tc_docs_check_text(docs, tc_buf_str(&docs->bytes), err) : status;
}

enum tc_status tc_docs_load(struct tc_docs *docs, struct tc_error *err) {
    enum tc_status status = tc_docs_load_raw(docs, err);
    if (status != TC_OK)
        return status;
    size_t bom = 0;
    docs->encoding = tc_docs_encoding(tc_buf_str(&docs->bytes), &bom);
    struct tc_str content = tc_str_sub(tc_buf_str(&docs->bytes), bom, docs->bytes.len);
    if (docs->encoding == TC_UTF8) {
        if (bom) {
            memmove(docs->bytes.ptr, content.ptr, content.len);
            docs->bytes.len = content.len;
        }
        return TC_OK;
    }
    if (tc_docs_add_utf16(docs, content, &docs->text) != TC_OK)
        return tc_error_set(err, TC_ERR_MEMORY, "out of memory");
    struct tc_buf swap = docs->bytes;
    docs->bytes = docs->text;
    docs->text = swap;
    tc_buf_reset(&docs->text);
    return TC_OK;
}
