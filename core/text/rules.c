#include "text/rules.h"

static char byte_at(const char *p, struct tc_range in) { return p >= in.lo && p < in.hi ? *p : ' '; }

static bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

static bool is_letter(char c) { return is_upper((char)(c & ~0x20)); }

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_word_at(const char *p, struct tc_range in) {
    unsigned size = 0;
    return tc_char_at(p, in.hi, &size) & TC_CHAR_WORD;
}

static bool is_word_before(const char *p, struct tc_range in) { return tc_char_before(p, in.lo) & TC_CHAR_WORD; }

enum tc_apostrophe tc_rule_apostrophe(const char *p, unsigned size, struct tc_range in) {
    const char *next = p + size;
    if ((byte_at(next, in) | 0x20) == 's' && !is_word_at(next + 1, in)) {
        return TC_APOSTROPHE_POSSESSIVE;
    }
    return is_word_at(next, in) && is_word_before(p, in) ? TC_APOSTROPHE_INSIDE : TC_APOSTROPHE_SIGN;
}

/* Is the sign that ends at p an apostrophe that belongs to a word? */
static bool is_apostrophe_before(const char *p, struct tc_range in) {
    for (unsigned size = 1; size <= 3; size += 2) {
        if (p - in.lo >= (ptrdiff_t)size && tc_char_apostrophe(p - size, p) == size) {
            return tc_rule_apostrophe(p - size, size, in) != TC_APOSTROPHE_SIGN;
        }
    }
    return false;
}

/* Does a single letter end at p? */
static bool is_single_letter(const char *p, struct tc_range in) {
    return is_letter(byte_at(p - 1, in)) && !is_word_before(p - 1, in) && !is_apostrophe_before(p - 1, in);
}

bool tc_rule_letter_dot(const char *p, struct tc_range in) {
    if (!is_single_letter(p, in) || byte_at(p + 1, in) == '.') {
        return false;
    }
    bool goes_on = is_letter(byte_at(p + 1, in)) && byte_at(p + 2, in) == '.';
    bool went_on = byte_at(p - 2, in) == '.' && is_single_letter(p - 2, in);
    return is_upper(byte_at(p - 1, in)) || goes_on || went_on;
}

bool tc_rule_iso_hyphen(const char *p, struct tc_range in) {
    static const char shape[] = "dddd-dd-dd";
    if (!is_digit(byte_at(p - 1, in)) || !is_digit(byte_at(p + 1, in))) {
        return false;
    }
    const char *start = byte_at(p - 3, in) == '-' ? p - 7 : p - 4;
    for (size_t i = 0; i + 1 < sizeof shape; i++) {
        char c = byte_at(start + i, in);
        if (shape[i] == 'd' ? !is_digit(c) : c != '-') {
            return false;
        }
    }
    return !is_word_before(start, in) && !is_word_at(start + sizeof shape - 1, in);
}

bool tc_rule_number_sign(const char *p, struct tc_range in) {
    if (*p == '-') {
        return tc_rule_iso_hyphen(p, in);
    }
    bool is_sign = *p == '.' || *p == ',' || *p == ':';
    return is_sign && is_digit(byte_at(p - 1, in)) && is_digit(byte_at(p + 1, in));
}

unsigned tc_rule_word_char(const char *p, struct tc_range in) {
    unsigned size = 0;
    if (tc_char_at(p, in.hi, &size) & TC_CHAR_WORD) {
        return size;
    }
    unsigned apostrophe = tc_char_apostrophe(p, in.hi);
    if (apostrophe) {
        return tc_rule_apostrophe(p, apostrophe, in) != TC_APOSTROPHE_SIGN ? apostrophe : 0;
    }
    bool is_glue = p < in.hi && (tc_rule_number_sign(p, in) || (*p == '.' && tc_rule_letter_dot(p, in)));
    return is_glue ? 1 : 0;
}

bool tc_rule_breaks(const char *p, struct tc_range in) {
    unsigned apostrophe = tc_char_apostrophe(p, in.hi);
    if (apostrophe) {
        return tc_rule_apostrophe(p, apostrophe, in) == TC_APOSTROPHE_POSSESSIVE;
    }
    if (byte_at(p - 1, in) != '.' || !tc_rule_letter_dot(p - 1, in)) {
        return false;
    }
    return !is_letter(*p) || is_word_at(p + 1, in);
}
