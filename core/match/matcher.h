/* matcher.h - finds what a model describes in one window, sentence by sentence. One a worker; time is O(states x
 * tokens) a pattern.
 *
 *   tc_matcher_window(m, tokens, text)             once a window
 *     tc_matcher_sentence(m, i)                    for each sentence (tc_matcher_next): which patterns can match here
 *       tc_matcher_stage(m, &stage, &matches, &n)  for each stage that has matches, in ascending order: these; the
 *                                                  caller may add mentions before the next
 *
 * Semantics: leftmost, Perl priority, non-overlapping within a pattern; never across a sentence. */
#ifndef TC_MATCH_MATCHER_H
#define TC_MATCH_MATCHER_H

#include "match/model.h"
#include "text/token.h"

/* A span of tokens that names an entity or a set of them. Lives until the next window. */
struct tc_mention {
    uint32_t first, last; /* tokens of the window, end exclusive */
    uint32_t type;
    uint32_t n_entities; /* 0 is allowed: a span of that type that names nothing known */
    const uint32_t
        *entities;   /* numbers of the model's entities, or of the caller's own from tc_model_entity_count up */
    uint32_t source; /* a gazetteer name's source, or what tc_matcher_add_mention was given */
    uint32_t next;   /* the matcher's: next mention that begins at the same token, longest first */
    bool from_gazetteer;
};

struct tc_capture {
    uint16_t label;       /* number of the pattern's label */
    uint32_t first, last; /* tokens, end exclusive */
    uint32_t mention;     /* TC_NONE, or the mention that the capture consumed as a whole */
};

struct tc_match {
    uint32_t pattern;
    uint32_t first, last;
    uint32_t n_captures;
    const struct tc_capture *captures; /* in text order; a list label appears several times; none is empty */
};

struct tc_matcher;

TC_NODISCARD enum tc_status tc_matcher_new(struct tc_matcher **matcher, const struct tc_model *model);
void tc_matcher_free(struct tc_matcher *matcher);
void tc_matcher_use_index(struct tc_matcher *matcher, bool use); /* default true; results are the same without */

/* The marks (struct tc_role) that the document has: none at its start, then those of its mentions and what is added. */
void tc_matcher_forget_marks(struct tc_matcher *matcher);
void tc_matcher_mark(struct tc_matcher *matcher, uint64_t marks);
uint64_t tc_matcher_marks(const struct tc_matcher *matcher);

/* Starts a window. tokens and text are borrowed until the next one. */
TC_NODISCARD enum tc_status tc_matcher_window(struct tc_matcher *matcher, const struct tc_tokens *tokens,
                                              const char *text);

/* Finds the names in a sentence of the window. Where a pattern may match, and where mentions are added, this is done in
 * any case; else it is left undone, as most sentences need no names. */
TC_NODISCARD enum tc_status tc_matcher_find_names(struct tc_matcher *matcher, uint32_t sentence);

/* The first sentence of the window from this one on in which a pattern may match by its words, or their number; those
 * before it need not be started. */
uint32_t tc_matcher_next(struct tc_matcher *matcher, uint32_t sentence);

/* Starts a sentence of the window. */
TC_NODISCARD enum tc_status tc_matcher_sentence(struct tc_matcher *matcher, uint32_t sentence);

/* The first stage from *stage on that has matches in the sentence as it is, and all of its matches, sorted by (first
 * token, pattern); *n = 0: none has. Borrowed until the next call of stage or sentence. Empty matches are left out. */
TC_NODISCARD enum tc_status tc_matcher_stage(struct tc_matcher *matcher, uint32_t *stage,
                                             const struct tc_match **matches, uint32_t *n);

/* Adds a mention to the sentence (a cascade step's result; its type is one of those that tc_model_type_grows names) or
 * to one that has not begun. Copies entities. hides: types (bit set) of which mentions
 * that overlap it are removed, itself excepted. The mention's number in *id. */
TC_NODISCARD enum tc_status tc_matcher_add_mention(struct tc_matcher *matcher, const struct tc_mention *mention,
                                                   uint64_t hides, uint32_t *id);

const struct tc_mention *tc_matcher_mention(const struct tc_matcher *matcher, uint32_t id);
/* The first of the known mentions that begin at a token (longest first, then in order of type), TC_NONE if none; go on
 * by .next. */
uint32_t tc_matcher_mentions_at(const struct tc_matcher *matcher, uint32_t token);

/* Does the pattern (of any stage) match anywhere inside tokens [first, last) of the sentence? An empty match counts;
 * lookarounds and anchors see the whole sentence. *hit (may be NULL) gets the place. Where memory is short it says no,
 * and the next call of stage or sentence says why. */
bool tc_matcher_occurs(struct tc_matcher *matcher, uint32_t pattern, uint32_t first, uint32_t last, uint32_t hit[2]);

/* One pattern alone over the sentence, empty matches included: for conformance tests, `try` and explain. */
TC_NODISCARD enum tc_status tc_matcher_try(struct tc_matcher *matcher, uint32_t pattern,
                                           const struct tc_match **matches, uint32_t *n);

/* How near a pattern came that did not match: of all attempts the one that found most of what it looked for (first the
 * word without which it never matches, then mentions and rare words), and what it wanted next. A state that fills a gap
 * with any token finds nothing by that, so stopped_at is the token behind the last that was found. */
enum { TC_NEAR_WANTED = 16 };
struct tc_near_want {
    struct tc_str text;         /* pattern text of the atom, borrowed from the model */
    const struct tc_part *part; /* the macro or list that it stands in; NULL: none */
    bool is_inside;             /* of which something was found before */
};
struct tc_near_miss {
    uint32_t first;      /* where the attempt began */
    uint32_t stopped_at; /* token (== sentence end: it wanted more) */
    uint32_t found_to;   /* behind the last token found: stopped_at, but where it stopped at its first token, as it must
                            not begin there; first: it found nothing */
    uint32_t
        searched_to;  /* the last token at which it looked for what it wanted: behind stopped_at where a gap may be */
    uint32_t items;   /* mentions and rare words found; 0: it did not begin */
    uint32_t aligned; /* the same of the whole sentence, had it gone on from there ... */
    uint32_t changes; /* ... by so many tokens skipped and things taken for given */
    bool has_trigger; /* a word without which the pattern never matches is among them */
    uint32_t trigger_at; /* where the sentence has such a word first; TC_NONE if nowhere, or if there is no such word */
    const struct tc_part *gap; /* wants more words than stand there before what was wanted, or before the sentence ends
                                  (gap_at TC_NONE); NULL: none does */
    uint32_t gap_at;           /* where that stands */
    uint32_t n_wanted;
    struct tc_near_want wanted[TC_NEAR_WANTED]; /* in the order of the pattern */
};
static inline bool tc_near_began(const struct tc_near_miss *miss) { return miss->found_to > miss->first; }

TC_NODISCARD enum tc_status tc_matcher_near_miss(struct tc_matcher *matcher, uint32_t pattern,
                                                 struct tc_near_miss *miss);

/* What a match at first .. last - 1 could have had, too: parts of the pattern that may be missing, of which the first
 * words stand there, and where each stopped. At most TC_NEAR_PARTS. */
enum { TC_NEAR_PARTS = 4 };
struct tc_near_part {
    const struct tc_part *part;
    struct tc_near_miss miss;
};
TC_NODISCARD enum tc_status tc_matcher_left_out(struct tc_matcher *matcher, uint32_t pattern, uint32_t first,
                                                uint32_t last, struct tc_near_part *parts, uint32_t *n);

/* A name whose words stand in the sentence and which is no mention of it: it lacks the capitals that the name has, or
 * another name's `hides` took it out. */
struct tc_refusal {
    struct tc_mention name; /* its entities live as long as the model */
    bool is_hidden;
    struct tc_mention by; /* the name that hides it */
};
/* Those of the sentence; borrowed until the next call. */
TC_NODISCARD enum tc_status tc_matcher_refusals(struct tc_matcher *matcher, const struct tc_refusal **refusals,
                                                uint32_t *n);

/* Work done since the last call (matcher steps), for fuel and for the linearity test. Near misses are none: whoever
 * asks for them must not use up what the documents may cost. */
uint64_t tc_matcher_take_steps(struct tc_matcher *matcher);

/* What each pattern costs. by_pattern: an entry for each pattern of the model, borrowed, added to; NULL (the default) =
 * off. */
struct tc_pattern_work {
    uint64_t sentences;   /* that the index let it try, or calls of tc_matcher_occurs */
    uint64_t matches;     /* or occurrences */
    uint64_t steps;       /* the same on every run */
    uint64_t nanoseconds; /* of the clock */
};
void tc_matcher_measure(struct tc_matcher *matcher, struct tc_pattern_work *by_pattern);

#endif
