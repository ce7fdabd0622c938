/* program.h - a pattern as the matcher runs it, and the model's insides. Internal to match/. */
#ifndef TC_MATCH_PROGRAM_H
#define TC_MATCH_PROGRAM_H

#include "base/intern.h"
#include "base/vec.h"
#include "match/entities.h"
#include "match/gazetteer.h"
#include "match/model.h"
#include "match/wordtest.h"
#include "text/token.h"

enum {
    TC_DEFAULT_STATES = 2000,
    TC_ALL_STATES = 2000000,
    TC_DEFAULT_REGEXES = 10000,
    TC_PROGRAM_MAX = 65000,
    TC_ALL_PARTS = 4
};

/* --- what one token must be --- */

/* A token's own classes and those that expressions make of them: what has just classes in it is one of these. */
enum { TC_CLASS_SETS = 512, TC_MADE_CLASSES = 22 };
struct tc_classes {
    uint32_t n;                 /* made */
    uint32_t of[TC_CLASS_SETS]; /* by a token's own classes: all of them */
};

/* Truth is (class in mask) or (symbol in the set) or, where both fail and there is one, the test. Symbols of the set
 * are in [lo, lo + span): up to four stand in few (unused entries TC_NONE), more in a bitmap. Folded words hold their
 * exact variants too. */
enum { TC_ATOM_FEW = 4 };
struct tc_atom {
    uint32_t mask;
    uint32_t test;        /* entry into the model's tests, or TC_NONE */
    uint32_t gate;        /* a class without which the test fails; 0: none is known */
    const uint64_t *ends; /* the same of its last byte, if that is ASCII, a bit each; NULL: any */
    uint32_t verdict;     /* number among the atoms that have one */
    uint32_t few[TC_ATOM_FEW];
    uint32_t lo, span;
    const uint64_t *bits; /* NULL: they stand in few */
    /* The set as compiled, without variants, in the model's atom_syms: for freeze. */
    uint32_t first_sym, n_syms;
    float frequency; /* how often a token of news is one of these; > 1 = not usable as an anchor */
};

static inline bool tc_atom_has(const struct tc_atom *atom, uint32_t sym, uint32_t cls) {
    const uint32_t *few = atom->few; /* without a loop, which compilers leave one */
    uint32_t at = sym - atom->lo;
    if (at >= atom->span || (cls & atom->mask)) { /* most of the time */
        return (cls & atom->mask) != 0;
    }
    return atom->bits ? atom->bits[at >> 6] >> (at & 63) & 1
                      : (sym == few[0]) | (sym == few[1]) | (sym == few[2]) | (sym == few[3]);
}

/* All atoms, by what a token is: the matcher asks the same of a token for many patterns, and the words of texts are few
 * (rows.c). An atom has a column of bits; those that are asked for together stand together, as a row of thousands does
 * not stay in the cache. */
enum { TC_ROW_BLOCK = 512 };
#define TC_HAS_TEST (1U << 31) /* no class */
struct tc_row_block {
    uint64_t bits[TC_ROW_BLOCK / 64];
};
struct tc_atom_look {
    uint32_t mask; /* its classes, TC_HAS_TEST */
    uint32_t column;
};
struct tc_rows {
    uint32_t n_syms; /* words of patterns; all others have the row of 0 */
    uint32_t width;  /* blocks a row */
    uint32_t *block_of;
    TC_VEC(struct tc_row_block) blocks;
    struct tc_atom_look *atoms;
};

static inline uint32_t tc_row_of(const struct tc_rows *rows, uint32_t sym) {
    return sym < rows->n_syms ? sym * rows->width : 0;
}

/* Is the word of the row one of those of the column's atom? */
static inline bool tc_row_has(const struct tc_rows *rows, uint32_t row, uint32_t column) {
    const struct tc_row_block *block = &rows->blocks.items[rows->block_of[row + column / TC_ROW_BLOCK]];
    return block->bits[column % TC_ROW_BLOCK / 64] >> column % 64 & 1;
}

/* A boolean expression as a chain of tests: each names the test that follows when it holds and when it fails. */
#define TC_YES (UINT32_MAX - 1)
#define TC_NO UINT32_MAX
enum tc_test_kind {
    TC_TEST_ATOM,          /* arg: an atom without a test */
    TC_TEST_CLASS,         /* arg: classes */
    TC_TEST_WORD,          /* arg: word test (regex, fuzzy) */
    TC_TEST_NUMBER,        /* the token as a number, op, number */
    TC_TEST_ENTITY_IS,     /* attribute `name` has the folded text `value` */
    TC_TEST_ENTITY_WORD,   /* arg: word test on the value */
    TC_TEST_ENTITY_NUMBER, /* the value as a number */
    TC_TEST_ENTITY_HAS,    /* attribute is there and not empty */
};
struct tc_test {
    enum tc_test_kind kind;
    enum tc_expr_op op;
    uint32_t arg, yes, no;
    double number;
    struct tc_str name, value;
};

/* The [expr] of @type[expr], worked out for all entities of the model at freeze. */
struct tc_filter {
    uint32_t entry, first_test, n_tests; /* in the model's tests */
    uint32_t pattern;
    struct tc_str type;
    uint32_t col;
    uint64_t *pass; /* a bit an entity of the model */
    bool unknown;   /* the answer for an entity of which nothing is known */
};

struct tc_want {           /* what a TYPE instruction consumes */
    uint32_t type, filter; /* filter TC_NONE: any */
};

/* --- instructions --- */

enum tc_inst_op {
    TC_INST_ATOM,
    TC_INST_TYPE,
    TC_INST_ANY,
    TC_INST_SPLIT,
    TC_INST_JMP,
    TC_INST_SAVE,
    TC_INST_LOOK,
    TC_INST_ASSERT,
    TC_INST_MATCH
};
enum { TC_NO_MARK = 0xffff };

/* JMP is only there while compiling: next and alt lead past it afterwards. */
struct tc_inst {
    uint8_t op;
    uint8_t flag;  /* SAVE: opens; TYPE: inside a label; LOOK: TC_LOOK_...; ASSERT: sentence end (else start) */
    uint16_t mark; /* column of the visited bit; TC_NO_MARK where only one way leads here */
    uint16_t next; /* SPLIT: tried first */
    uint16_t alt;  /* SPLIT: tried second; LOOK: guard of its beginning */
    uint32_t arg;  /* ATOM: atom; TYPE: want; SAVE: label; LOOK: look of the model; SPLIT: guards of its two ways */
};

enum { TC_LOOK_NEGATED = 1, TC_LOOK_BEHIND = 2 };

static inline uint16_t tc_inst_first_guard(const struct tc_inst *split) { return (uint16_t)split->arg; }
static inline uint16_t tc_inst_second_guard(const struct tc_inst *split) { return (uint16_t)(split->arg >> 16); }

static inline bool tc_inst_consumes(const struct tc_inst *inst) {
    return inst->op == TC_INST_ATOM || inst->op == TC_INST_ANY || inst->op == TC_INST_TYPE;
}

/* The longest that a part of a match can be: its tokens, and TC_LENGTH_MENTION for each mention; TC_NONE = no bound. */
enum { TC_LENGTH_MENTION = 1 << 16 };
static inline uint32_t tc_length_tokens(uint32_t length, uint32_t longest_mention) {
    return length == TC_NONE ? TC_NONE : length % TC_LENGTH_MENTION + length / TC_LENGTH_MENTION * longest_mention;
}

/* Types of mentions one of which it is: several below TC_TYPES, or one. */
struct tc_kinds {
    uint32_t type;  /* TC_NONE: several */
    tc_types types; /* 0: one from TC_TYPES up */
};
static inline bool tc_kinds_same(struct tc_kinds a, struct tc_kinds b) {
    return a.type == b.type && a.types == b.types;
}

/* What stands near an anchor: something of which every match has one `from` to `to` tokens behind the anchor's token
 * (before it, where they are negative). */
enum tc_near_kind {
    TC_NEAR_ENDS,   /* the last token of a mention of these kinds, before the anchor */
    TC_NEAR_BEGINS, /* the first token of one, behind it */
    TC_NEAR_ATOMS,  /* the rarest other atoms */
    TC_NEAR_KINDS
};
enum { TC_NEAR_MOST = 4, TC_NEAR_SPAN = 64 };
struct tc_near {
    uint32_t n; /* 0: nothing is known */
    int32_t from, to;
    float frequency;
    struct tc_kinds kinds;       /* of a mention */
    uint32_t what[TC_NEAR_MOST]; /* n atoms */
};

/* At least one of these atoms is in every match, min tokens to a length of max behind its first and tail_min to a
 * length of tail_max before its end. */
enum { TC_ANCHOR_ATOMS = 64, TC_ANCHORS = 2, TC_NEEDS = 4 };
struct tc_anchor {
    uint32_t n;
    uint32_t min, max, tail_min, tail_max;
    float frequency;
    bool outside; /* it is the token before the first, instead */
    struct tc_near near[TC_NEAR_KINDS];
    uint32_t atoms[TC_ANCHOR_ATOMS];
};
/* Every match consumes at least `count` mentions of these kinds: one of them min tokens to a length of max behind its
 * first, one (the same, or a later one) tail_min to tail_max before its end. */
struct tc_need {
    struct tc_kinds kinds;
    uint32_t count;
    uint32_t min, max, tail_min, tail_max;
};

/* A positive lookahead that every match has, min tokens to a length of max behind its first: its own anchor stands
 * behind there. */
struct tc_ahead {
    bool any;
    uint32_t look;
    uint32_t min, max;
    float frequency;
    struct tc_near ends; /* TC_NEAR_ENDS, seen from where the lookahead begins */
};

/* What is known of every match of a (part of a) pattern. */
struct tc_facts {
    uint32_t min, max; /* tokens; a length */
    bool bounded;      /* bounded in tokens and mentions: what a lookbehind asks for */
    bool opens;        /* every match begins the sentence */
    uint32_t n_needs;
    struct tc_need needs[TC_NEEDS];
    struct tc_anchor anchors[TC_ANCHORS]; /* the rarest first, n = 0: none */
    struct tc_ahead ahead;                /* the one whose anchor is rarest */
    struct tc_anchor behind;              /* the rarest that lookbehinds of one token ask for */
};

/* What is known of those matches of a pattern that go one way through it: by one branch of its outer alternatives. */
enum { TC_WAYS = 48 };
struct tc_way {
    uint32_t pattern;
    struct tc_facts facts;
};

/* What every way on from a state consumes first of mentions: one of these types (bit set; 0: nothing is known), which
 * begins min tokens to max behind it; max = TC_REACH_FAR: anywhere behind, and min is not asked. */
enum { TC_NO_REACH, TC_REACH_FAR = 63 };
struct tc_reach {
    tc_types types;
    uint32_t min, max;
};

/* Where a way through a program can begin: anywhere, or at a mention of these types (bit set), or at one of these
 * atoms. */
enum { TC_START_ATOMS = 4 };
struct tc_start {
    tc_types types;
    uint32_t atoms[TC_START_ATOMS], n_atoms;
    bool anywhere;
};

/* The same of a way on, as far as that is cheap to ask: with one of the atom's words or classes (TC_NONE: none) or a
 * mention of these types; or open: with anything, or with nothing more. Equal ones of a model are one, as patterns that
 * share macros ask the same at their forks, and all of their own would not stay in the cache. */
struct tc_guard {
    tc_types types;
    uint32_t atom, mask; /* the atom's classes */
    uint32_t column;     /* and column, from freeze on */
    uint16_t reach;      /* of the model; TC_NO_REACH: nothing is asked */
    bool open;
};
enum { TC_GUARD_OPEN }; /* its number: nothing is asked at all */

struct tc_program {
    struct tc_inst *code; /* what a run needs stands first, in one line of the cache */
    uint16_t n_marks, entry;
    uint16_t reach;        /* of a match */
    bool behind;           /* a lookbehind's: it reads from right to left */
    bool start_is_all;     /* what can begin is a match: one token or mention, nothing else asked */
    struct tc_start start; /* of a match */
    uint16_t n_code, n_labels;
    struct tc_str *wanted; /* pattern text of what an instruction wants; .ptr NULL where it wants nothing */
    struct tc_label *labels;
    struct tc_part *parts;
    uint32_t n_parts;
    uint32_t n_states; /* with those of its lookarounds */
    uint32_t stage;
    tc_types reads; /* types of mentions that it looks at, its lookarounds included */
};

/* A lookaround. Equal ones of a model are one, so that what is known of a place serves all patterns. */
struct tc_look {
    struct tc_program program; /* where one token decides it has no code: what can begin is all */
    uint16_t guard;            /* of its beginning, in the direction in which it reads */
    bool is_token;
};

/* What follows from b behind a, from a or b, from min to max times a. */
bool tc_anchor_is(const struct tc_anchor *a, const struct tc_anchor *b); /* the same atoms, in the same place */
void tc_facts_then(struct tc_facts *a, const struct tc_facts *b);
void tc_facts_or(struct tc_facts *a, const struct tc_facts *b);
void tc_facts_times(struct tc_facts *a, uint32_t min, uint32_t max);
/* The parts stand in any order, with anything between them. */
void tc_facts_scatter(struct tc_facts *a);
/* Nothing, one of an atom's tokens, a mention. */
struct tc_facts tc_facts_empty(void);
struct tc_facts tc_facts_atom(uint32_t atom, float frequency);
struct tc_facts tc_facts_mention(uint32_t type);
/* A positive lookahead, whose own facts are these; a positive lookbehind that asks for one of an atom's tokens. */
struct tc_facts tc_facts_look(uint32_t look, const struct tc_anchor *anchor);
struct tc_facts tc_facts_behind(const struct tc_anchor *anchor);

/* --- the model --- */

struct tc_type {
    uint32_t group;
    struct tc_str name;
    bool grows;
    uint32_t plain_want; /* of the model's, without a filter; TC_NONE: none yet */
    uint64_t marks;      /* that its mentions leave on a document */
};

/* The forms of a lemma that patterns have asked for, as they were added to a set. */
struct tc_lemma {
    uint32_t first, n; /* in the model's lemma_syms */
    float frequency;
};

/* What a row of nodes of a macro became: the same macros are in many patterns. */
struct tc_made_token {
    uint32_t atom;
    struct tc_str wanted;
};

struct tc_index;
struct tc_demand;

struct tc_model {
    struct tc_arena arena;     /* strings, programs, bitmaps; lives as long as the model */
    struct tc_intern strings;  /* texts of parts of patterns */
    struct tc_intern frequent; /* see tc_word_frequency */
    struct tc_limits limits;
    bool frozen;
    TC_VEC(struct tc_type) types;
    struct tc_entity_table entities;
    struct tc_gazetteer *gazetteer;
    bool has_names;
    bool names_mark; /* some type's mentions leave marks on a document */
    struct tc_vocab *vocab;
    struct tc_classes classes;
    TC_VEC(struct tc_atom) atoms;
    TC_VEC(uint32_t) atom_syms;
    uint32_t *atom_slots; /* open addressing over sets; TC_NONE = free */
    size_t n_atom_slots;
    TC_VEC(struct tc_test) tests; /* by number in test_names - 1 */
    struct tc_intern test_names;  /* their bytes */
    uint32_t n_verdicts;          /* atoms with a test */
    struct tc_rows rows;
    TC_VEC(struct tc_want) wants;
    TC_VEC(struct tc_filter) filters;
    TC_VEC(struct tc_program) programs;
    uint32_t n_states; /* of all programs; at most TC_ALL_STATES */
    TC_VEC(struct tc_look) looks;
    TC_VEC(struct tc_anchor) look_anchors;    /* of each; from where it begins */
    struct tc_intern look_names;              /* group and text */
    TC_VEC(uint32_t) look_numbers;            /* by number of their names - 1; TC_NONE: not made yet */
    struct tc_intern token_places;            /* addresses of such rows */
    TC_VEC(struct tc_made_token) made_tokens; /* by number - 1 */
    struct tc_intern union_names;             /* pairs of atoms */
    TC_VEC(uint32_t) unions;                  /* what either accepts, by number - 1 */
    struct tc_intern guard_names;             /* their bytes */
    TC_VEC(struct tc_guard) guards;           /* by number; TC_GUARD_OPEN has no name */
    struct tc_intern reach_names;             /* their bytes */
    TC_VEC(struct tc_reach) reaches;          /* by number - 1 */
    struct tc_intern lemma_names;
    TC_VEC(struct tc_lemma) lemmas; /* by number - 1 of their names */
    TC_VEC(uint32_t) lemma_syms;
    TC_VEC(struct tc_facts) facts; /* of each program */
    TC_VEC(struct tc_way) ways;    /* of all programs, in their order: one or more of each; until freeze */
    TC_VEC(struct tc_role) roles;  /* of each program */
    tc_types asked;                /* types that are read from outside */
    struct tc_wordtests *words;
    struct tc_index *index;
    struct tc_demand *demand;
    uint32_t failed_pattern; /* at freeze; TC_NONE */
};

/* The anchor by which a pattern (or a way through it) is found: its rarest, be it in a lookaround. n = 0: none. */
struct tc_anchor tc_model_anchor(const struct tc_model *model, const struct tc_facts *facts);

/* A copy in the model's arena, NUL-terminated; .ptr NULL when memory is short. */
struct tc_str tc_model_keep(struct tc_model *model, struct tc_str text);

/* frequency.c: fills the pool of frequent words, whose numbers are their ranks. */
TC_NODISCARD enum tc_status tc_frequency_load(struct tc_intern *words);
/* How often a token of English news is this folded word, 0 .. 1; a guess for words that are not frequent. */
float tc_word_frequency(const struct tc_model *model, struct tc_str word);

/* --- tests on tokens and entities (expr.c) --- */

/* A set of tokens while it is being gathered: the union of words, classes and one chain of tests. */
struct tc_token_set {
    TC_VEC(uint32_t) syms;
    uint32_t mask;
    uint32_t test; /* TC_NONE: none */
    uint32_t gate; /* as an atom's */
    float frequency;
};
/* Adds one word, a regex, a fuzzy word or an expression to the set. */
TC_NODISCARD enum tc_status tc_set_add_word(struct tc_model *model, struct tc_token_set *set, struct tc_str word,
                                            bool exact);
TC_NODISCARD enum tc_status tc_set_add_class(struct tc_token_set *set, struct tc_str name, uint32_t col,
                                             struct tc_error *err);
TC_NODISCARD enum tc_status tc_set_add_word_test(struct tc_model *model, struct tc_token_set *set, uint32_t word_test);
TC_NODISCARD enum tc_status tc_set_add_expr(struct tc_model *model, struct tc_token_set *set,
                                            const struct tc_expr *expr, struct tc_error *err);
/* What an atom without a test accepts. */
TC_NODISCARD enum tc_status tc_set_add_atom(const struct tc_model *model, struct tc_token_set *set, uint32_t number);
/* The atom for the set; equal sets share one. */
TC_NODISCARD enum tc_status tc_set_atom(struct tc_model *model, struct tc_token_set *set, uint32_t *atom);
void tc_set_fini(struct tc_token_set *set);
/* At freeze, of the frozen atoms. */
TC_NODISCARD enum tc_status tc_rows_fill(struct tc_rows *rows, struct tc_model *model);
void tc_rows_fini(struct tc_rows *rows);
/* classes.c: takes as much of the set's test as classes decide into its mask or its gate. */
void tc_classes_init(struct tc_classes *classes);
void tc_classes_settle(struct tc_model *model, struct tc_token_set *set);

/* The chain of tests for the [expr] of a mention; fills the filter but for what freeze works out. */
TC_NODISCARD enum tc_status tc_filter_compile(struct tc_model *model, const struct tc_expr *expr,
                                              struct tc_filter *filter, struct tc_error *err);
/* At freeze: attribute names are checked, answers worked out. */
TC_NODISCARD enum tc_status tc_filters_freeze(struct tc_model *model, struct tc_error *err);

/* The slow half of an atom's truth. */
bool tc_tests_run(const struct tc_model *model, uint32_t entry, struct tc_word_cache *cache, struct tc_str token,
                  uint32_t sym, uint32_t cls);

/* At freeze: symbol sets as they are tested. */
TC_NODISCARD enum tc_status tc_atoms_freeze(struct tc_model *model);

#endif
