#define PCRE2_CODE_UNIT_WIDTH 8
#include "match/wordtest.h"

#include "base/alloc.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "match/small_regex.h"
#include <pcre2.h>
#include <string.h>

enum {
    FUZZY_LETTERS = 64,
    CACHE_SLOTS = 16384,
    CACHE_BYTES = 27,
    WORKSPACE = 4096,
    MATCH_LIMIT = 1000,
    DEPTH_LIMIT = 50
};

struct word_test {
    bool is_regex; /* else fuzzy */
    pcre2_code *regex;
    struct tc_small_regex *small; /* the same, for words of ASCII; NULL: it is not one of these */
    const char *text;             /* the regex as written, or the folded word */
    size_t text_len;
    bool ignore_case, folded;
    unsigned distance;
    uint32_t letters[FUZZY_LETTERS]; /* of the fuzzy word */
    size_t n_letters;
};

struct tc_wordtests {
    TC_VEC(struct word_test) tests;
    uint32_t n_regexes;
};

/* What is known of a word: which of 64 tests (those of one page) it was put to, and which it passed. */
struct slot {
    uint64_t known, passes;
    uint32_t page;
    uint8_t len; /* 0 = free */
    char bytes[CACHE_BYTES];
};

struct tc_word_cache {
    const struct tc_wordtests *tests;
    pcre2_match_data *data;
    pcre2_match_context *context;
    struct tc_buf folded;
    int workspace[WORKSPACE];
    struct slot slots[CACHE_SLOTS];
};

struct tc_wordtests *tc_wordtests_new(void) {
    return tc_calloc(1, sizeof(struct tc_wordtests));
}

static void fini_test(struct word_test *test) {
    pcre2_code_free(test->regex);
    tc_free(test->small);
    tc_free((char *)(uintptr_t)test->text);
}

void tc_wordtests_free(struct tc_wordtests *tests) {
    if (!tests) {
        return;
    }
    for (size_t i = 0; i < tests->tests.len; i++) {
        fini_test(&tests->tests.items[i]);
    }
    tc_vec_fini(&tests->tests);
    tc_free(tests);
}

uint32_t tc_wordtests_regex_count(const struct tc_wordtests *tests) { return tests->n_regexes; }

static bool is_same(const struct word_test *a, const struct word_test *b) {
    return a->is_regex == b->is_regex && a->ignore_case == b->ignore_case && a->folded == b->folded &&
           a->distance == b->distance && a->text_len == b->text_len && memcmp(a->text, b->text, a->text_len) == 0;
}

/* Is there an equal one? Asked before a regex is compiled, which takes long. */
static bool find(const struct tc_wordtests *tests, const struct word_test *test, uint32_t *id) {
    for (size_t i = 0; i < tests->tests.len; i++) {
        if (is_same(&tests->tests.items[i], test)) {
            *id = (uint32_t)i;
            return true;
        }
    }
    return false;
}

/* Adds a copy with a text of its own; test's regex is taken over, whatever comes of it. */
static enum tc_status add(struct tc_wordtests *tests, const struct word_test *test, uint32_t *id) {
    struct word_test copy = *test;
    copy.text = tc_strndup(test->text, test->text_len);
    if (!copy.text || tc_vec_push(&tests->tests, copy) != TC_OK) {
        fini_test(&copy);
        return TC_ERR_MEMORY;
    }
    *id = (uint32_t)tests->tests.len - 1;
    tests->n_regexes += test->is_regex;
    return TC_OK;
}

static enum tc_status refuse(struct tc_error *err, uint32_t col, const char *what) {
    (void)tc_error_at(err, TC_ERR_PLUGIN, NULL, 1, col, "a regex of the pattern language has no %s", what);
    tc_error_hint(err, "every regex must run in time linear in the word");
    return TC_ERR_PLUGIN;
}

/* Constructs with which even the DFA algorithm would call itself. */
static enum tc_status check_linear(const pcre2_code *code, struct tc_str regex, uint32_t col, struct tc_error *err) {
    uint32_t back = 0;
    pcre2_pattern_info(code, PCRE2_INFO_BACKREFMAX, &back);
    if (back > 0) {
        return refuse(err, col, "backreferences");
    }
    static const char *const openings[] = {"(?R", "(?&", "(?P>", "(?C", "(?(", "(*", "\\g", "\\K", "\\C"};
    for (size_t at = 0; at < regex.len; at++) {
        struct tc_str rest = tc_str_sub(regex, at, regex.len);
        for (size_t i = 0; i < sizeof openings / sizeof *openings; i++) {
            if (tc_str_starts(rest, tc_str(openings[i]))) {
                return refuse(err, col + (uint32_t)at, openings[i]);
            }
        }
        bool is_call =
            rest.len > 2 && rest.ptr[0] == '(' && rest.ptr[1] == '?' &&
            (strchr("+0123456789", rest.ptr[2]) || (rest.ptr[2] == '-' && rest.len > 3 && rest.ptr[3] <= '9'));
        if (is_call) {
            return refuse(err, col + (uint32_t)at, "recursion");
        }
        at += rest.ptr[0] == '\\' && rest.len > 1;
    }
    return TC_OK;
}

enum tc_status tc_wordtests_regex(struct tc_wordtests *tests, struct tc_str regex, bool ignore_case, bool folded,
                                  uint32_t col, uint32_t *id, struct tc_error *err) {
    uint32_t options = PCRE2_UTF | PCRE2_UCP | PCRE2_ANCHORED | PCRE2_ENDANCHORED | PCRE2_NEVER_BACKSLASH_C |
                       PCRE2_DOLLAR_ENDONLY | PCRE2_NO_AUTO_POSSESS | (ignore_case ? PCRE2_CASELESS : 0);
    struct word_test test = {.is_regex = true,
                             .ignore_case = ignore_case,
                             .folded = folded,
                             .text = regex.ptr ? regex.ptr : "",
                             .text_len = regex.len};
    if (find(tests, &test, id)) {
        return TC_OK;
    }
    int code = 0;
    PCRE2_SIZE at = 0;
    test.regex = pcre2_compile((PCRE2_SPTR)test.text, regex.len, options, &code, &at, NULL);
    if (!test.regex) {
        PCRE2_UCHAR text[256];
        pcre2_get_error_message(code, text, sizeof text);
        return tc_error_at(err, TC_ERR_PLUGIN, NULL, 1, col + (uint32_t)at, "regex: %s", (const char *)text);
    }
    enum tc_status status = check_linear(test.regex, regex, col, err);
    if (status != TC_OK) {
        pcre2_code_free(test.regex);
        return status;
    }
    struct tc_small_regex small;
    if (tc_small_regex_read(regex, ignore_case, &small) && (test.small = tc_malloc(sizeof small)))
        *test.small = small;
    return add(tests, &test, id);
}

/* Code points of a folded word; more than FUZZY_LETTERS: 0, which no test accepts. */
static size_t letters_of(struct tc_str word, uint32_t letters[FUZZY_LETTERS]) {
    size_t n = 0;
    for (size_t at = 0; at < word.len;) {
        if (n == FUZZY_LETTERS) {
            return 0;
        }
        at += tc_utf8_decode(word.ptr + at, word.len - at, &letters[n++]);
    }
    return n;
}

enum tc_status tc_wordtests_fuzzy(struct tc_wordtests *tests, struct tc_str word, unsigned distance, uint32_t *id) {
    struct tc_buf folded;
    tc_buf_init(&folded, SIZE_MAX);
    struct word_test test = {.distance = distance, .folded = true};
    enum tc_status status = tc_utf8_fold(word, &folded);
    if (status == TC_OK) {
        struct tc_str text = tc_buf_str(&folded);
        test.n_letters = letters_of(text, test.letters);
        test.text = text.ptr ? text.ptr : "";
        test.text_len = text.len;
        status = find(tests, &test, id) ? TC_OK : add(tests, &test, id);
    }
    tc_buf_fini(&folded);
    return status;
}

const uint64_t *tc_wordtests_ends(const struct tc_wordtests *tests, uint32_t id) {
    const struct tc_small_regex *small = tests->tests.items[id].small;
    return small ? small->ends : NULL;
}

struct tc_word_cache *tc_word_cache_new(const struct tc_wordtests *tests) {
    struct tc_word_cache *cache = tc_calloc(1, sizeof *cache);
    if (!cache) {
        return NULL;
    }
    cache->tests = tests;
    tc_buf_init(&cache->folded, SIZE_MAX);
    cache->data = pcre2_match_data_create(1, NULL);
    cache->context = pcre2_match_context_create(NULL);
    if (!cache->data || !cache->context || tc_buf_reserve(&cache->folded, 256) != TC_OK) {
        tc_word_cache_free(cache);
        return NULL;
    }
    pcre2_set_match_limit(cache->context, MATCH_LIMIT);
    pcre2_set_depth_limit(cache->context, DEPTH_LIMIT);
    return cache;
}

void tc_word_cache_free(struct tc_word_cache *cache) {
    if (cache) {
        pcre2_match_data_free(cache->data);
        pcre2_match_context_free(cache->context);
        tc_buf_fini(&cache->folded);
        tc_free(cache);
    }
}

static unsigned min2(unsigned a, unsigned b) { return a < b ? a : b; }

/* Levenshtein distance, a row at a time. */
static bool is_near(const struct word_test *test, struct tc_str word) {
    uint32_t letters[FUZZY_LETTERS];
    size_t n = letters_of(word, letters);
    size_t gap = n > test->n_letters ? n - test->n_letters : test->n_letters - n;
    if (n == 0 || gap > test->distance) {
        return false;
    }
    unsigned row[FUZZY_LETTERS + 1];
    for (size_t j = 0; j <= n; j++) {
        row[j] = (unsigned)j;
    }
    for (size_t i = 1; i <= test->n_letters; i++) {
        unsigned diagonal = row[0];
        row[0] = (unsigned)i;
        for (size_t j = 1; j <= n; j++) {
            unsigned replace = diagonal + (test->letters[i - 1] != letters[j - 1]);
            diagonal = row[j];
            row[j] = min2(replace, min2(row[j], row[j - 1]) + 1);
        }
    }
    return row[n] <= test->distance;
}

static bool evaluate(struct tc_word_cache *cache, const struct word_test *test, struct tc_str word) {
    if (test->folded) {
        tc_buf_reset(&cache->folded);
        if (tc_utf8_fold(word, &cache->folded) != TC_OK) {
            return false;
        }
        word = tc_buf_str(&cache->folded);
    }
    if (!test->is_regex) {
        return is_near(test, word);
    }
    int n = pcre2_dfa_match(test->regex, (PCRE2_SPTR)word.ptr, word.len, 0, 0, cache->data, cache->context,
                            cache->workspace, WORKSPACE);
    /* ENDANCHORED only says where the scan ended, so w.*7 would find w7 in w70; the longest match comes first and
     * decides. */
    return n >= 0 && pcre2_get_ovector_pointer(cache->data)[1] == word.len;
}

bool tc_word_passes(struct tc_word_cache *cache, uint32_t id, struct tc_str word) {
    const struct word_test *test = &cache->tests->tests.items[id];
    enum tc_small_answer answer = test->small ? tc_small_regex_run(test->small, word, test->folded) : TC_SMALL_UNKNOWN;
    if (answer != TC_SMALL_UNKNOWN)
        return answer == TC_SMALL_YES;
    if (word.len > CACHE_BYTES || word.len == 0) {
        return evaluate(cache, test, word);
    }
    uint32_t page = id / 64;
    uint64_t bit = UINT64_C(1) << id % 64;
    struct slot *slot = &cache->slots[tc_hash(word.ptr, word.len, page) % CACHE_SLOTS];
    if (slot->page != page || slot->len != word.len || memcmp(slot->bytes, word.ptr, word.len) != 0) {
        *slot = (struct slot){.page = page, .len = (uint8_t)word.len};
        memcpy(slot->bytes, word.ptr, word.len);
    }
    if (!(slot->known & bit)) {
        slot->known |= bit;
        slot->passes |= evaluate(cache, test, word) ? bit : 0;
    }
    return (slot->passes & bit) != 0;
}
