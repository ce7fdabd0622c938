/* chars.h - what a code point is to the tokeniser. Internal to text/. */
#ifndef TC_TEXT_CHARS_H
#define TC_TEXT_CHARS_H

#include "base/str.h"
#include "base/utf8.h"

/* Every code point has one of the first six, a letter may have a case as well. */
enum tc_char {
    TC_CHAR_BLANK = 1 << 0,  /* spaces, line ends, controls, invisible signs that stand between words */
    TC_CHAR_PUNCT = 1 << 1,  /* all that is a token by itself: punctuation, symbols, invalid bytes */
    TC_CHAR_LETTER = 1 << 2, /* of a script that joins letters to words */
    TC_CHAR_DIGIT = 1 << 3,  /* any number character */
    TC_CHAR_MARK = 1 << 4,   /* goes on with a word: accents, soft hyphen, joiners */
    TC_CHAR_IDEO = 1 << 5,   /* an ideograph: a word by itself */
    TC_CHAR_UPPER = 1 << 6,
    TC_CHAR_LOWER = 1 << 7,
};
#define TC_CHAR_WORD (TC_CHAR_LETTER | TC_CHAR_DIGIT | TC_CHAR_MARK)

extern const uint8_t tc_char_ascii[128];

/* Bits of enum tc_char. The answer is remembered for the whole program; safe in threads. */
uint8_t tc_char_class(uint32_t code_point);

/* The class at p (a blank at hi), and how many bytes it stands on. An invalid byte is punctuation. */
static inline uint8_t tc_char_at(const char *p, const char *hi, unsigned *size) {
    *size = 1;
    if (p >= hi) {
        return TC_CHAR_BLANK;
    }
    if ((unsigned char)*p < 0x80) {
        return tc_char_ascii[(unsigned char)*p];
    }
    uint32_t code_point = 0;
    *size = tc_utf8_decode(p, (size_t)(hi - p), &code_point);
    return tc_char_class(code_point);
}

/* The class of what ends at p, a blank at lo. */
uint8_t tc_char_before(const char *p, const char *lo);

/* Is p inside a code point? start: where decoding began. */
bool tc_char_splits(const char *p, const char *start, const char *hi);

/* ' or one of its typographic forms at p: its size, else 0. */
static inline unsigned tc_char_apostrophe(const char *p, const char *hi) {
    if (p < hi && *p == '\'') {
        return 1;
    }
    bool is_quote = hi - p >= 3 && p[0] == '\xE2' && p[1] == '\x80' && (p[2] == '\x98' || p[2] == '\x99');
    return is_quote ? 3 : 0;
}

/* How a code point can end a sentence. */
enum tc_stop { TC_STOP_NONE, TC_STOP_DOT, TC_STOP_MARK, TC_STOP_WIDE /* needs no blank after it */ };
enum tc_stop tc_char_stop(uint32_t code_point);

#endif
