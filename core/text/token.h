/* token.h - bytes to tokens and sentences. tests/conformance/tokens.tsv shows what follows by example.
 *
 * A token is a run of letters, digits and marks of any script, with what is glued to them:
 * - an apostrophe between two of them (don't, O'Brien); but 's at the end of a word is a token of its own (China 's);
 * - one of . , : between ASCII digits (3.5  1,200  10:30), and the hyphens of an ISO date;
 * - the dot behind a single ASCII letter: a capital's always (J.  U.S.  J.K.), that of a small one in a row of such
 * (e.g.  a.m.). Dots in a row are one token; every other sign, invalid byte and ideograph is one by itself. So are
 * hyphens and the dots of "Mr." and "Inc.": lists of abbreviations decide about sentences only, never about tokens, and
 * a name is split the same way wherever it stands. Controls, spaces of all kinds, zero-width spaces and byte order
 * marks are blanks; soft hyphens and joiners belong to words (folding drops them). A token of more than 1024 bytes is
 * cut into several.
 *
 * A sentence ends
 * - behind . ! ? and their like, with the quotes and brackets that close there, before a blank and something that is
 * neither in lower case nor a sign that goes on. Not behind Mr. and other titles; behind No. and the like not before a
 * digit; behind U.S., initials, Inc., Jan. only before a word that often begins sentences (The, However);
 * - at an empty line, or at more than 256 bytes of blanks;
 * - at a line end before an item of a list, behind a colon, behind a stop; and behind a line without a stop that is a
 * headline or an item (less than 60 characters) or a paragraph (more than 120, or the next line is), before anything
 * but a lower-case letter and unless it ends in a comma. Other line ends are those of hard-wrapped text. */
#ifndef TC_TEXT_TOKEN_H
#define TC_TEXT_TOKEN_H

#include "text/vocab.h"

/* Classes of a token, a bit each; a token has several. The first group is its shape, the last two come from the
 * vocabulary. */
enum tc_class {
    TC_CLASS_WORD = 1 << 0,     /* holds a letter */
    TC_CLASS_CAP = 1 << 1,      /* #Cap    first letter is upper case (China, UN) */
    TC_CLASS_UPPER = 1 << 2,    /* #UPPER  two letters or more, all upper case (UN, U.S.) */
    TC_CLASS_LOWER = 1 << 3,    /* #lower  letters, none upper case */
    TC_CLASS_NUM = 1 << 4,      /* #num    begins with a digit: 3  1,200  3.5  10:30  7th  2026-01-05 */
    TC_CLASS_PUNCT = 1 << 5,    /* #punct  neither letter nor digit */
    TC_CLASS_NONASCII = 1 << 6, /* holds a byte >= 0x80 (internal: such a token folds the slow way) */
    TC_CLASS_FUNC = 1 << 7,     /* #func   a function word: the, of, and, has ... */
    TC_CLASS_DATE = 1 << 8,     /* #date   a month, a weekday, a year 1000-2999, an ISO date, today ... */
};

/* Marks that a model gives to words (tc_vocab_mark) stand among the classes: one look says if a token matters. All
 * together are less than 15 bits (tc_tokens_choose). */
enum tc_mark {
    TC_MARK_ANCHOR = 1 << 9, /* some pattern is looked for where it stands */
    /* Names begin or end with it: wherever it stands, or only where it has a capital. */
    TC_MARK_BEGINS = 1 << 10,
    TC_MARK_BEGINS_CAPITAL = 1 << 11,
    TC_MARK_ENDS = 1 << 12,
    TC_MARK_ENDS_CAPITAL = 1 << 13,
    TC_MARKS_BEGIN = TC_MARK_BEGINS | TC_MARK_BEGINS_CAPITAL,
    TC_MARKS_END = TC_MARK_ENDS | TC_MARK_ENDS_CAPITAL,
    TC_MARKS = TC_MARK_ANCHOR | TC_MARKS_BEGIN | TC_MARKS_END
};

/* "Cap" -> TC_CLASS_CAP; 0 for an unknown name. tc_class_names lists them all for messages (NULL at the end). */
uint32_t tc_class_find(struct tc_str name);
extern const char *const tc_class_names[];
/* The classes that a token has by its shape: all but func and the date words. */
uint32_t tc_token_shape(struct tc_str token);

/* Bytes that must be readable before and after any text given to the tokeniser. */
enum { TC_TEXT_PAD = 64 };

/* A sentence of more tokens, or of more than 3 KB, is cut, at a blank if there is one near. */
enum { TC_SENTENCE_TOKENS = 512 };

/* Struct of arrays, an entry a token; arrays have one entry more than tokens. Reused, never shrunk. */
struct tc_tokens {
    uint32_t n;
    uint32_t cap;
    uint32_t *from, *to; /* byte offsets into the text, end exclusive */
    uint32_t *sym;       /* symbol, 0 = a word that nothing mentions */
    uint32_t *cls;       /* class bits */
    uint32_t n_sents;
    bool is_valid;  /* no byte of the text is invalid UTF-8; may be false where none is */
    size_t n_chars; /* code points of the text, if it is valid */
    uint32_t *sent; /* first token of each sentence; sent[n_sents] == n. No sentence is empty. */
    uint32_t *mark; /* internal: tokens before which a sentence may end */
    uint32_t n_marks;
    struct tc_seen *seen; /* internal: answers for words that take long to look up */
};

/* Room for a text of max_bytes (worst case: a token and a sentence a byte). */
TC_NODISCARD enum tc_status tc_tokens_init(struct tc_tokens *tokens, size_t max_bytes);
void tc_tokens_fini(struct tc_tokens *tokens);

/* Replaces *tokens by the tokens and sentences of text (padded, len <= max_bytes). vocab may be NULL: all symbols 0.
 * Never allocates. The scalar version is the portable path and the oracle: both give identical arrays on any bytes. */
void tc_tokenise(struct tc_tokens *tokens, const char *text, size_t len, const struct tc_vocab *vocab);
void tc_tokenise_scalar(struct tc_tokens *tokens, const char *text, size_t len, const struct tc_vocab *vocab);

/* Those tokens that have any of some classes or marks, where those that stand for a capital need one: a bit each, the
 * first lowest, into words with room for one more than they fill. Behind the last token are zeros. */
struct tc_choice {
    uint32_t classes;
    uint64_t *bits;
};
void tc_tokens_choose(const struct tc_tokens *tokens, const struct tc_choice *choices, size_t n);

/* The bits of up to 64 of them from one on. */
static inline uint64_t tc_bits_from(const uint64_t *bits, uint32_t first, uint32_t last) {
    uint32_t shift = first % 64, n = last - first;
    uint64_t found = bits[first / 64] >> shift | bits[first / 64 + 1] << 1 << (63 - shift);
    return n < 64 ? found & ((UINT64_C(1) << n) - 1) : found;
}

/* For literals in patterns and names in gazetteers: splits a short text as documents are split, without sentences.
 * Offsets as pairs {from, to} into out (max pairs); returns how many there are, possibly > max. Needs no padding. */
size_t tc_token_split(struct tc_str text, uint32_t (*out)[2], size_t max);

#endif
