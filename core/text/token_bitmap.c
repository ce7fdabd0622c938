/* The tokeniser on bit masks: a block of 64 bytes is one bit a byte in each of a dozen masks, and the rules of rules.h
 * are shifts and logic on them. What is rare or not ASCII is asked of rules.h itself, so that both tokenisers say the
 * same. */
#include "text/lanes.h"
#include "text/scan.h"

#ifndef __SSE2__

void tc_scan_bitmap(struct tc_tokens *tokens, const struct tc_scan *scan) { tc_scan_scalar(tokens, scan); }

#else

#include <string.h>

enum { BLOCK = 64 };

/* What the bytes of a block are, each looked at by itself. */
struct block {
    uint64_t blank, word;   /* of the whole code point, whatever its size */
    uint64_t letter, digit; /* ASCII */
    uint64_t dot, quote;    /* quote: ' */
    uint64_t comma, hyphen; /* comma: also the colon; in a block with a digit, else nothing asks for them */
    uint64_t ess;           /* s and S: the first byte, and the others of a block with a quote */
    uint64_t tail;          /* what is not the first byte of a sign */
    uint64_t glued, broken; /* a typographic apostrophe that belongs to a word; that begins a token */
    uint64_t stop;          /* . ! ? and line ends: a sentence may end behind it */
};

/* What a block leaves to the next: its masks where a rule looks back. */
struct carry {
    uint64_t word, digit;
    uint64_t inner;      /* word characters and apostrophes that belong to them */
    uint64_t single;     /* a letter by itself */
    uint64_t letter_dot; /* that belongs to an abbreviation */
    uint64_t joined;     /* inner, and the signs of numbers and abbreviations */
    uint64_t run;        /* other dots */
    uint64_t solid;      /* no blanks */
};

struct scanner {
    struct tc_tokens *tokens;
    struct tc_range in;
    const char *text;
    uint32_t n_from, n_to, n_marks;
    bool any_invalid;   /* bytes in the blocks so far */
    size_t n_inside;    /* bytes of code points behind their first */
    struct block spill; /* bits of the next block that a code point of this one reaches into */
    struct carry carry;
};

/* --- bytes to masks --- */

static inline uint64_t gather(__m128i a, __m128i b, __m128i c, __m128i d) {
    uint64_t low = (uint32_t)_mm_movemask_epi8(a) | (uint32_t)_mm_movemask_epi8(b) << 16;
    uint64_t high = (uint32_t)_mm_movemask_epi8(c) | (uint32_t)_mm_movemask_epi8(d) << 16;
    return low | high << 32;
}

/* The mask of a test of 16 bytes over the four parts of a block. Compilers do not unroll a loop here at -O2. */
#define MASK(test, v) gather(test((v)[0]), test((v)[1]), test((v)[2]), test((v)[3]))

static inline __m128i equal(__m128i v, char c) { return _mm_cmpeq_epi8(v, _mm_set1_epi8(c)); }
static inline __m128i either(__m128i v, char a, char b) { return _mm_or_si128(equal(v, a), equal(v, b)); }

static inline __m128i any_byte(__m128i v) { return v; }
static inline __m128i lower_letter(__m128i v) { return tc_lanes_between(v, 'a', 'z'); }
static inline __m128i ess(__m128i v) { return equal(v, 's'); }
static inline __m128i digit(__m128i v) { return tc_lanes_between(v, '0', '9'); }
static inline __m128i blank(__m128i v) { return _mm_or_si128(tc_lanes_between(v, 0, ' '), equal(v, 0x7F)); }
static inline __m128i dot(__m128i v) { return equal(v, '.'); }
static inline __m128i comma(__m128i v) { return either(v, ',', ':'); }
static inline __m128i hyphen(__m128i v) { return equal(v, '-'); }
static inline __m128i quote(__m128i v) { return equal(v, '\''); }
/* ! ? and the controls among which the line ends are: too many marks do no harm. */
static inline __m128i stop(__m128i v) { return _mm_or_si128(either(v, '!', '?'), tc_lanes_between(v, '\n', '\r')); }

/* Bits of one code point at a place; what reaches beyond the block goes to *spill. */
static inline uint64_t span_bits(unsigned place, unsigned size, uint64_t *spill) {
    uint64_t bits = (1U << size) - 1;
    *spill |= place + size > BLOCK ? bits >> (BLOCK - place) : 0;
    return bits << place;
}

static bool is_line_separator(uint32_t code_point) { return code_point == 0x2028 || code_point == 0x2029; }

/* One code point that is not ASCII. */
static unsigned classify_high(struct scanner *s, struct block *b, const char *bytes, unsigned place) {
    const char *p = bytes + place;
    uint32_t code_point = 0;
    unsigned size = tc_utf8_decode(p, (size_t)(s->in.hi - p), &code_point);
    s->any_invalid |= size == 1;
    s->n_inside += size - 1;
    uint8_t class = tc_char_class(code_point);
    uint64_t first = 1ULL << place;
    if (class & TC_CHAR_WORD) {
        b->word |= span_bits(place, size, &s->spill.word);
    } else if (class & TC_CHAR_BLANK) {
        b->blank |= span_bits(place, size, &s->spill.blank);
        b->stop |= is_line_separator(code_point) ? first : 0;
    } else {
        b->tail |= span_bits(place, size, &s->spill.tail) & ~first;
        b->stop |= tc_char_stop(code_point) != TC_STOP_NONE ? first : 0;
    }
    unsigned apostrophe = tc_char_apostrophe(p, s->in.hi);
    if (apostrophe > 0) {
        enum tc_apostrophe kind = tc_rule_apostrophe(p, apostrophe, s->in);
        b->glued |= kind != TC_APOSTROPHE_SIGN ? span_bits(place, size, &s->spill.glued) : 0;
        b->broken |= kind == TC_APOSTROPHE_POSSESSIVE ? first : 0;
    }
    return size;
}

static void classify_all_high(struct scanner *s, struct block *b, const char *bytes, uint64_t high) {
    uint64_t begun = s->spill.word | s->spill.blank | s->spill.tail | s->spill.glued;
    b->word |= s->spill.word;
    b->blank |= s->spill.blank;
    b->tail |= s->spill.tail;
    b->glued |= s->spill.glued;
    s->spill = (struct block){0};
    high &= ~begun;
    while (high) {
        unsigned place = (unsigned)__builtin_ctzll(high);
        uint64_t ignored = 0;
        high &= ~span_bits(place, classify_high(s, b, bytes, place), &ignored);
    }
}

/* simd: the 64 bytes, with zeros for those outside of the text; bytes: where they stand. */
static inline void classify(struct scanner *s, struct block *b, const char *simd, const char *bytes) {
    const __m128i *part = (const __m128i *)(const void *)simd;
    const __m128i case_bit = _mm_set1_epi8(0x20);
    const __m128i v[4] = {_mm_loadu_si128(part), _mm_loadu_si128(part + 1), _mm_loadu_si128(part + 2),
                          _mm_loadu_si128(part + 3)};
    const __m128i lower[4] = {_mm_or_si128(v[0], case_bit), _mm_or_si128(v[1], case_bit), _mm_or_si128(v[2], case_bit),
                              _mm_or_si128(v[3], case_bit)};
    uint64_t high = MASK(any_byte, v);
    b->letter = MASK(lower_letter, lower);
    b->digit = MASK(digit, v);
    b->word = b->letter | b->digit;
    b->blank = MASK(blank, v);
    b->dot = MASK(dot, v);
    b->quote = MASK(quote, v);
    b->stop = b->dot | MASK(stop, v);
    b->comma = b->hyphen = 0;
    b->tail = b->glued = b->broken = 0;
    if (b->digit) {
        b->comma = MASK(comma, v);
        b->hyphen = MASK(hyphen, v);
    }
    b->ess = b->quote ? MASK(ess, lower) : (simd[0] | 0x20) == 's';
    if (high) {
        classify_all_high(s, b, bytes, high);
    }
}

/* --- masks to boundaries --- */

static inline uint64_t back1(uint64_t m, uint64_t before) { return m << 1 | before >> 63; }
static inline uint64_t ahead1(uint64_t m, uint64_t after) { return m >> 1 | after << 63; }
static inline uint64_t ahead2(uint64_t m, uint64_t after) { return m >> 2 | after << 62; }

/* The places for which a rule holds; for few enough to ask one by one. */
static uint64_t ask(const struct scanner *s, const char *bytes, uint64_t places,
                    bool (*rule)(const char *p, struct tc_range in)) {
    uint64_t yes = 0;
    for (; places; places &= places - 1) {
        unsigned place = (unsigned)__builtin_ctzll(places);
        yes |= (uint64_t)rule(bytes + place, s->in) << place;
    }
    return yes;
}

struct bounds {
    uint64_t starts, ends, marks;
};

/* tc_rule_* and tc_char_* on 64 places at once. */
static inline struct bounds resolve(struct scanner *s, const struct block *b, const struct block *next,
                                    const char *bytes) {
    const struct carry *c = &s->carry;
    uint64_t word_ahead = ahead1(b->word, next->word);
    uint64_t digit_before = back1(b->digit, c->digit);
    uint64_t digit_ahead = ahead1(b->digit, next->digit);

    uint64_t possessive = b->quote & ahead1(b->ess, next->ess) & ~ahead2(b->word, next->word);
    uint64_t inside = b->quote & back1(b->word, c->word) & word_ahead;
    uint64_t inner = b->word | b->glued | possessive | inside;
    uint64_t broken = b->broken | possessive;
    uint64_t single = b->letter & ~back1(inner, c->inner);

    uint64_t number = (b->dot | b->comma) & digit_before & digit_ahead;
    uint64_t hyphens = b->hyphen & digit_before & digit_ahead;
    if (hyphens) {
        number |= ask(s, bytes, hyphens, tc_rule_iso_hyphen);
    }

    uint64_t letter_dot = b->dot & back1(single, c->single);
    if (letter_dot) {
        letter_dot = ask(s, bytes, letter_dot, tc_rule_letter_dot);
    }
    broken |= back1(letter_dot, c->letter_dot) & ~(b->letter & ~word_ahead);

    uint64_t joined = inner | number | letter_dot;
    uint64_t run = b->dot & ~joined;
    uint64_t solid = ~b->blank;
    struct bounds bounds;
    bounds.starts = (joined & (~back1(joined, c->joined) | broken)) | (run & ~back1(run, c->run)) |
                    (solid & ~joined & ~run & ~b->tail);
    bounds.ends = back1(solid, c->solid) & (b->blank | bounds.starts);
    bounds.marks = b->stop & ~number;
    s->carry = (struct carry){b->word, b->digit, inner, single, letter_dot, joined, run, solid};
    return bounds;
}

/* --- boundaries to tokens --- */

static inline uint32_t count_bits(uint64_t m) {
    m -= m >> 1 & 0x5555555555555555U;
    m = (m & 0x3333333333333333U) + (m >> 2 & 0x3333333333333333U);
    m = (m + (m >> 4)) & 0x0F0F0F0F0F0F0F0FU;
    return (uint32_t)(m * 0x0101010101010101U >> 56);
}

/* The place of the lowest bit; any place if there is none. */
static inline uint32_t lowest(uint64_t m) { return (uint32_t)__builtin_ctzll(m | 1ULL << 63); }

static inline uint64_t put_lowest(uint32_t *out, uint64_t m, uint32_t base) {
    *out = base + lowest(m);
    return m & (m - 1);
}

/* Writes the places of the starts and ends, which are about as many, in steps of 6: how many tokens a block has is hard
 * to guess for the processor, how many steps is not. What is written too much is overwritten later; the arrays have
 * slack for it. */
static inline void flatten(uint32_t *from, uint32_t *to, const struct bounds *bounds, uint32_t base, uint32_t most) {
    uint64_t starts = bounds->starts;
    uint64_t ends = bounds->ends;
    for (uint32_t i = 0; i < most; i += 6) {
        starts = put_lowest(from + i, starts, base);
        ends = put_lowest(to + i, ends, base);
        starts = put_lowest(from + i + 1, starts, base);
        ends = put_lowest(to + i + 1, ends, base);
        starts = put_lowest(from + i + 2, starts, base);
        ends = put_lowest(to + i + 2, ends, base);
        starts = put_lowest(from + i + 3, starts, base);
        ends = put_lowest(to + i + 3, ends, base);
        starts = put_lowest(from + i + 4, starts, base);
        ends = put_lowest(to + i + 4, ends, base);
        starts = put_lowest(from + i + 5, starts, base);
        ends = put_lowest(to + i + 5, ends, base);
    }
}

/* Cuts a token that is longer than allowed and goes on to `end` at least. */
static void cut_long(struct scanner *s, uint32_t end) {
    while (end - s->tokens->from[s->n_to] > TC_TOKEN_BYTES) {
        const char *start = s->text + s->tokens->from[s->n_to];
        const char *at = start + TC_TOKEN_BYTES;
        while (tc_char_splits(at, start, s->in.hi)) {
            at--;
        }
        s->tokens->to[s->n_to++] = (uint32_t)(at - s->text);
        s->tokens->from[s->n_from++] = (uint32_t)(at - s->text);
    }
}

/* A mark is the number of the token behind it. The first is written in any case: most blocks have one or none. */
static inline void emit_marks(struct scanner *s, uint64_t marks, uint64_t starts) {
    uint32_t *out = s->tokens->mark + s->n_marks;
    out[0] = s->n_from + count_bits(starts & (marks ^ (marks - 1)));
    s->n_marks += marks != 0;
    while (marks & (marks - 1)) {
        marks &= marks - 1;
        *++out = s->n_from + count_bits(starts & (marks ^ (marks - 1)));
        s->n_marks++;
    }
}

static inline void emit(struct scanner *s, const struct bounds *bounds, uint64_t blank, uint32_t base) {
    struct tc_tokens *t = s->tokens;
    if (s->n_from > s->n_to && base + BLOCK - t->from[s->n_to] > TC_TOKEN_BYTES) {
        uint64_t ends = bounds->starts | blank;
        cut_long(s, base + (ends ? lowest(ends) : BLOCK));
    }
    emit_marks(s, blank == UINT64_MAX ? 1 : bounds->marks, bounds->starts);
    uint32_t starts = count_bits(bounds->starts);
    uint32_t ends = starts + (s->n_from - s->n_to) - (uint32_t)(s->carry.solid >> 63);
    flatten(t->from + s->n_from, t->to + s->n_to, bounds, base, starts > ends ? starts : ends);
    s->n_from += starts;
    s->n_to += ends;
}

/* The block at an offset, with zeros for what is outside of the text. */
static inline void load(struct scanner *s, struct block *b, int64_t offset, int64_t len) {
    const char *bytes = s->text + offset;
    if (offset >= 0 && offset + BLOCK <= len) {
        classify(s, b, bytes, bytes);
        return;
    }
    char copy[BLOCK] = {0};
    int64_t from = s->in.lo - s->text > offset ? s->in.lo - s->text - offset : 0;
    int64_t to = len - offset < BLOCK ? len - offset : BLOCK;
    if (from < to) {
        memcpy(copy + from, bytes + from, (size_t)(to - from));
    }
    classify(s, b, copy, bytes);
}

/* Rules look back into the context: its last block is read for what it carries over. */
static void start(struct scanner *s, struct block *first, int64_t len) {
    struct block before;
    load(s, &before, -BLOCK, len);
    s->any_invalid = false; /* the context may begin inside of a code point */
    s->n_inside = 0;
    load(s, first, 0, len);
    (void)resolve(s, &before, first, s->text - BLOCK);
    s->carry.solid = 0;
}

void tc_scan_bitmap(struct tc_tokens *tokens, const struct tc_scan *scan) {
    struct scanner s = {.tokens = tokens, .in = tc_scan_range(scan), .text = scan->text};
    int64_t len = (int64_t)scan->len;
    struct block blocks[2];
    start(&s, &blocks[0], len);
    for (int64_t base = 0; base < len; base += BLOCK) {
        const struct block *b = &blocks[base / BLOCK % 2];
        struct block *next = &blocks[(base / BLOCK + 1) % 2];
        load(&s, next, base + BLOCK, len);
        struct bounds bounds = resolve(&s, b, next, scan->text + base);
        bounds.starts |= base == 0 ? ~b->blank & 1 : 0;
        emit(&s, &bounds, b->blank, (uint32_t)base);
    }
    if (s.n_from > s.n_to) {
        tokens->to[s.n_to] = (uint32_t)len;
    }
    tokens->n = s.n_from;
    tokens->n_marks = s.n_marks;
    tokens->is_valid = !s.any_invalid;
    tokens->n_chars = scan->len - s.n_inside;
}

#endif
