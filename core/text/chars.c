#include "text/chars.h"

#include <stdatomic.h>
#include <utf8proc.h>

#define B TC_CHAR_BLANK
#define P TC_CHAR_PUNCT
#define D TC_CHAR_DIGIT
#define U (TC_CHAR_LETTER | TC_CHAR_UPPER)
#define L (TC_CHAR_LETTER | TC_CHAR_LOWER)
const uint8_t tc_char_ascii[128] = {
    B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, B, /* controls */
    B, P, P, P, P, P, P, P, P, P, P, P, P, P, P, P, D, D, D, D, D, D, D, D, D, D, P, P, P, P, P, P, /* SP to ? */
    P, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, U, P, P, P, P, P, /* @ to _ */
    P, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, L, P, P, P, P, B, /* ` to DEL */
};
#undef B
#undef P
#undef D
#undef U
#undef L

static bool is_ideograph(uint32_t c) {
    return (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0xF900 && c <= 0xFAFF) ||
           (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3005 || c == 0x3007;
}

/* Format characters: those that are written within words go on with them, the others separate. */
static uint8_t class_of_format(uint32_t c) {
    bool joins = c == 0xAD || c == 0x200C || c == 0x200D || c == 0x2060;
    return joins ? TC_CHAR_MARK : TC_CHAR_BLANK;
}

static uint8_t class_of(uint32_t c) {
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LT:
        return TC_CHAR_LETTER | TC_CHAR_UPPER;
    case UTF8PROC_CATEGORY_LL:
        return TC_CHAR_LETTER | TC_CHAR_LOWER;
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_NL:
        return is_ideograph(c) ? TC_CHAR_IDEO : TC_CHAR_LETTER;
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NO:
        return TC_CHAR_DIGIT;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return TC_CHAR_MARK;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
        return TC_CHAR_BLANK;
    case UTF8PROC_CATEGORY_CF:
        return class_of_format(c);
    default:
        return TC_CHAR_PUNCT;
    }
}

uint8_t tc_char_class(uint32_t code_point) {
    /* Threads may compute an entry twice, always with the same result. */
    static _Atomic uint8_t known[0x10000];
    if (code_point >= sizeof known) {
        return class_of(code_point);
    }
    uint8_t class = atomic_load_explicit(&known[code_point], memory_order_relaxed);
    if (!class) {
        class = class_of(code_point);
        atomic_store_explicit(&known[code_point], class, memory_order_relaxed);
    }
    return class;
}

uint8_t tc_char_before(const char *p, const char *lo) {
    if (p <= lo) {
        return TC_CHAR_BLANK;
    }
    if ((unsigned char)p[-1] < 0x80) {
        return tc_char_ascii[(unsigned char)p[-1]];
    }
    /* No valid sequence holds the lead byte of another, so the nearest lead decides. */
    const char *lead = p - 1;
    while (lead > lo && p - lead < 4 && tc_utf8_is_tail(*lead)) {
        lead--;
    }
    unsigned size = 0;
    uint8_t class = tc_char_at(lead, p, &size);
    return lead + size == p ? class : TC_CHAR_PUNCT;
}

bool tc_char_splits(const char *p, const char *start, const char *hi) {
    const char *lead = p;
    while (lead > start && p - lead < 4 && tc_utf8_is_tail(*lead)) {
        lead--;
    }
    unsigned size = 0;
    tc_char_at(lead, hi, &size);
    return lead + size > p && lead < p;
}

enum tc_stop tc_char_stop(uint32_t code_point) {
    switch (code_point) {
    case '.':
        return TC_STOP_DOT;
    case '!':
    case '?':
    case 0x2026: /* ellipsis */
    case 0x061F: /* Arabic */
    case 0x06D4:
    case 0x0964: /* danda */
    case 0x0965:
    case 0x203C:
    case 0x2047:
    case 0x2048:
    case 0x2049:
        return TC_STOP_MARK;
    case 0x3002: /* CJK */
    case 0xFF01:
    case 0xFF0E:
    case 0xFF1F:
    case 0xFF61:
        return TC_STOP_WIDE;
    default:
        return TC_STOP_NONE;
    }
}
