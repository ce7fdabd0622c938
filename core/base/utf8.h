/* utf8.h - decoding, checking and folding of UTF-8 (folding by utf8proc). */
#ifndef TC_BASE_UTF8_H
#define TC_BASE_UTF8_H

#include "base/str.h"

/* Is the byte one behind the first of a code point? */
static inline bool tc_utf8_is_tail(char c) { return ((unsigned char)c & 0xC0) == 0x80; }

/* Decodes one code point at text[0..len); returns the bytes it takes (>= 1). An invalid byte gives U+FFFD and 1. len >
 * 0. */
unsigned tc_utf8_decode(const char *text, size_t len, uint32_t *code_point);

/* Writes 1-4 bytes, returns how many. */
unsigned tc_utf8_encode(uint32_t code_point, char out[4]);

/* Offset of the first invalid byte, or len. Overlong forms, surrogates and > U+10FFFF are invalid. */
size_t tc_utf8_invalid_at(struct tc_str text);

/* Offset of the first byte >= 0x80 at or behind from, or len. */
size_t tc_utf8_skip_ascii(struct tc_str text, size_t from);

/* Code points in text; an invalid byte counts as one. */
size_t tc_utf8_count(struct tc_str text);
/* The same of a text without invalid bytes, many times faster. */
size_t tc_utf8_count_valid(struct tc_str text);

/* Appends text with each invalid byte replaced by U+FFFD. */
enum tc_status tc_utf8_clean(struct tc_str text, struct tc_buf *out);

/* Appends the folded form: NFKC, case folded, typographic quotes, dashes, ellipsis and spaces as their ASCII forms.
 * Accents are kept. Folding is idempotent. What the pattern language and the gazetteers compare is always the folded
 * form. */
enum tc_status tc_utf8_fold(struct tc_str text, struct tc_buf *out);

/* Whether the two are the same when folded; not, if memory is refused. */
bool tc_utf8_alike(struct tc_str a, struct tc_str b);

/* Appends a key of lower-case ASCII letters, digits and single hyphens ("Gwadar Port" -> "gwadar-port"); letters
 * without an ASCII base letter are kept as they are, apostrophes go without a hyphen. For entity keys and file names.
 */
enum tc_status tc_utf8_slug(struct tc_str text, struct tc_buf *out);

#endif
