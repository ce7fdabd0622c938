/* csv.h - rows in and out through libcsv: RFC 4180, UTF-8 with or without BOM. */
#ifndef TC_BASE_CSV_H
#define TC_BASE_CSV_H

#include "base/str.h"

/* One row. fields[i].len counts bytes; they stand one behind the other and are valid during the call. line is the
 * 1-based line on which the row begins; row 0 is the header. */
typedef enum tc_status tc_csv_visit(void *ctx, size_t row, uint32_t line, const struct tc_str *fields, size_t n,
                                    struct tc_error *err);

/* Parses a whole CSV text. separator 0 = guess among , ; TAB from the header. A broken quote is an error with its line.
 * `name` is what errors call the file. Fields are NUL-terminated and keep their blanks; blank lines are passed over;
 * rows of unequal length are the visitor's to judge, and so is the guard (tc_csv_unguard). */
TC_NODISCARD enum tc_status tc_csv_read(struct tc_str text, const char *name, char separator, tc_csv_visit *visit,
                                        void *ctx, struct tc_error *err);

/* The same for a file, which is not held in memory; errors call it by its path. More than max bytes are an error. Rows
 * before a broken one have been visited. */
TC_NODISCARD enum tc_status tc_csv_read_file(const char *path, size_t max, char separator, tc_csv_visit *visit,
                                             void *ctx, struct tc_error *err);

struct tc_csv_policy {
    char separator; /* default ',' */
    bool raw;       /* no formula guard */
    bool no_bom;
};

/* Rows to a stream: BOM, CRLF, quotes where needed. Text fields pass the formula guard: a value matching
 * ^'*[=+-@\t\r\n] or one of the full-width = + - @ gets one ' in front; tc_csv_unguard takes it off under the same test
 * (a bijection). */
struct tc_csv_writer {
    FILE *stream;
    struct tc_csv_policy policy;
    struct tc_buf scratch;
    bool at_row_start;
    enum tc_status status; /* of the first thing that failed */
};
void tc_csv_writer_init(struct tc_csv_writer *w, FILE *stream, struct tc_csv_policy policy); /* writes the BOM */
void tc_csv_text(struct tc_csv_writer *w, struct tc_str value);
void tc_csv_number(struct tc_csv_writer *w, double value, int decimals); /* no guard, always with a point */
void tc_csv_count(struct tc_csv_writer *w, uint64_t value);
void tc_csv_end_row(struct tc_csv_writer *w);
/* TC_ERR_OUTPUT if any write failed, TC_ERR_MEMORY if the scratch could not grow; frees it. */
TC_NODISCARD enum tc_status tc_csv_writer_fini(struct tc_csv_writer *w);

struct tc_str tc_csv_unguard(struct tc_str value);

#endif
