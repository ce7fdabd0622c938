/* input.h - files, folders and stdin as documents, in two steps so that workers can share the work:
 *   tc_input_next   (under a lock) hands out items in order: a file, or a run of whole NDJSON lines of about 1 MB
 *   tc_docs_*       (in a worker) turns an item into documents; a document's text is read through a tc_docs_read
 * callback Offsets count bytes of the document's text. For .txt and .md the text is the file's bytes as they are
 * (Markdown syntax is overwritten by blanks of the same length), so offsets re-select the quoted bytes in the file; for
 * .html, .ndjson and .csv they count in the decoded text. A byte order mark is not part of the text; UTF-16 with one is
 * read as UTF-8. Knows nothing of text/. */
#ifndef TC_INPUT_INPUT_H
#define TC_INPUT_INPUT_H

#include "base/arena.h"

enum tc_format { TC_FORMAT_AUTO, TC_FORMAT_TEXT, TC_FORMAT_MARKDOWN, TC_FORMAT_HTML, TC_FORMAT_NDJSON, TC_FORMAT_CSV };
enum { TC_FORMATS = TC_FORMAT_CSV + 1 };
extern const char *const tc_format_names[TC_FORMATS]; /* "auto" "text" "md" "html" "ndjson" "csv" */
bool tc_format_find(struct tc_str name, enum tc_format *format);

/* --- items --- */
struct tc_input;

struct tc_item {
    uint64_t ticket; /* 0, 1, 2 ... in order of input */
    enum tc_format format;
    bool is_guess;       /* of the format: the ending is unknown, or stdin does not begin with "{" */
    char *path;          /* "-" for stdin; the item's own */
    struct tc_buf bytes; /* NDJSON or stdin: the content (of a text on stdin the beginning: the worker reads on); else
                          * empty, and the worker reads the file */
    uint64_t first_line; /* of bytes in the file, 1-based */
};

/* paths: files, folders (walked in byte order; files of unknown endings in folders are passed over, and so
 * are the tables that tercet has written), "-" for stdin
 * (NDJSON if the first non-blank byte is "{", else one text). A file of unknown ending is read as plain text. A path
 * that is not there, with the nearest name in its folder, and a folder without documents are errors of their items; if
 * no path is any good, TC_ERR_INPUT tells of the first. Files are in the order given, each path once. */
TC_NODISCARD enum tc_status tc_input_open(struct tc_input **input, const char *const *paths, size_t n,
                                          enum tc_format format, struct tc_error *err);
/* Fills *item, which must be zero or finished, and is to be finished after TC_OK and TC_ERR_INPUT. TC_END behind the
 * last. A file that cannot be read any more, or an NDJSON line longer than 64 MB, is an error for that item alone: err
 * is filled, item->path is set, and the next call goes on. */
TC_NODISCARD enum tc_status tc_input_next(struct tc_input *input, struct tc_item *item, struct tc_error *err);
/* For progress: bytes in all files (0 if unknown) and handed out so far. */
void tc_input_progress(const struct tc_input *input, uint64_t *total, uint64_t *done);
/* Tables of tercet's own results that were passed over in folders; *first is the path of the first, borrowed. */
size_t tc_input_results(const struct tc_input *input, const char **first);
void tc_input_close(struct tc_input *input);
void tc_item_fini(struct tc_item *item);
/* The same, under the lock of tc_input_next, whose next item may get the buffer: fresh memory for each megabyte costs
 * more than reading it. */
void tc_input_reuse(struct tc_input *input, struct tc_item *item);

/* --- documents of an item --- */
struct tc_document {
    struct tc_str
        uri; /* the path; for NDJSON and CSV with several documents "path#id" or "path#line", or the given uri */
    struct tc_str title, date, given_id;
};

struct tc_docs; /* one a worker, reused */
TC_NODISCARD enum tc_status tc_docs_new(struct tc_docs **docs);
void tc_docs_free(struct tc_docs *docs);
/* Borrows item until the next start. An item that fails here has no documents. */
TC_NODISCARD enum tc_status tc_docs_start(struct tc_docs *docs, struct tc_item *item, struct tc_error *err);
/* The next document, TC_END behind the last. TC_ERR_INPUT concerns one document or line alone (file and line in *err):
 * the next call goes on. Strings are borrowed until the next call. */
TC_NODISCARD enum tc_status tc_docs_next(struct tc_docs *docs, struct tc_document *document, struct tc_error *err);
/* The current document's text, piece by piece; ctx is the struct tc_docs. *got = 0 at its end. Same shape as struct
 * tc_source's read. */
enum tc_status tc_docs_read(void *ctx, char *dst, size_t cap, size_t *got, struct tc_error *err);

#endif
