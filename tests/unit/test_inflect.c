#include "base/fs.h"
#include "match/model.h"
#include <criterion/criterion.h>
#include <string.h>

TestSuite(inflect, .timeout = 20);

static void join(void *ctx, struct tc_str form) {
    struct tc_buf *out = ctx;
    if (out->len > 0) {
        cr_assert_eq(tc_buf_addc(out, ' '), TC_OK);
    }
    cr_assert_eq(tc_buf_add(out, form), TC_OK);
}

static const char *forms_of(struct tc_str lemma, struct tc_buf *out) {
    tc_buf_reset(out);
    tc_inflect(lemma, join, out);
    return out->ptr ? out->ptr : "";
}

Test(inflect, gives_the_forms_of_the_table) {
    struct tc_buf file;
    struct tc_buf out;
    struct tc_error err = {0};
    tc_buf_init(&file, 1 << 20);
    tc_buf_init(&out, SIZE_MAX);
    cr_assert_eq(tc_fs_read("tests/conformance/inflect.tsv", &file, &err), TC_OK, "%s", err.msg);
    struct tc_str rest = tc_buf_str(&file);
    (void)tc_str_split(&rest, '\n');
    size_t rows = 0;
    while (rest.len > 0) {
        struct tc_str forms = tc_str_split(&rest, '\n');
        struct tc_str lemma = tc_str_split(&forms, '\t');
        const char *given = forms_of(lemma, &out);
        cr_expect(tc_str_eq_cstr(forms, given), "%.*s: gave %s, wanted %.*s", TC_FMT(lemma), given, TC_FMT(forms));
        rows++;
    }
    cr_expect_geq(rows, 200);
    tc_buf_fini(&out);
    tc_buf_fini(&file);
}

static bool holds_form(const char *forms, const char *form) {
    struct tc_str rest = tc_str(forms);
    size_t n = 0;
    while (rest.ptr) {
        n += tc_str_eq_cstr(tc_str_split(&rest, ' '), form);
    }
    cr_expect_leq(n, 1, "%s twice in %s", form, forms);
    return n > 0;
}

Test(inflect, knows_british_and_american_spelling) {
    static const char *const ROWS[][3] = {
        {"travel", "travelled", "traveled"}, {"signal", "signalling", "signaling"},
        {"fuel", "fuelled", "fueled"},       {"label", "labelled", "labeled"},
        {"focus", "focussed", "focused"},    {"worship", "worshipping", "worshiping"},
        {"learn", "learnt", "learned"},      {"dream", "dreamt", "dreamed"},
        {"prove", "proven", "proved"},
    };
    struct tc_buf out;
    tc_buf_init(&out, SIZE_MAX);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        const char *forms = forms_of(tc_str(ROWS[i][0]), &out);
        cr_expect(holds_form(forms, ROWS[i][1]) && holds_form(forms, ROWS[i][2]), "%s: %s", ROWS[i][0], forms);
    }
    tc_buf_fini(&out);
}

Test(inflect, makes_no_form_that_is_another_word) {
    static const char *const ROWS[][2] = {
        {"hope", "hopped"},    {"hop", "hoped"},      {"stare", "starred"},  {"find", "finded"},    {"found", "find"},
        {"lay", "lie"},        {"offer", "offerred"}, {"limit", "limitted"}, {"visit", "visitted"}, {"fail", "failled"},
        {"policy", "policys"}, {"go", "gos"},         {"photo", "photoes"},  {"german", "germen"},  {"child", "childs"},
    };
    struct tc_buf out;
    tc_buf_init(&out, SIZE_MAX);
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        const char *forms = forms_of(tc_str(ROWS[i][0]), &out);
        cr_expect_not(holds_form(forms, ROWS[i][1]), "%s: %s", ROWS[i][0], forms);
    }
    tc_buf_fini(&out);
}

Test(inflect, gives_the_lemma_first_whatever_it_is) {
    char longest[200];
    memset(longest, 'o', sizeof longest);
    struct tc_buf out;
    tc_buf_init(&out, SIZE_MAX);
    for (size_t len = 0; len <= sizeof longest; len++) {
        (void)forms_of((struct tc_str){longest, len}, &out);
        cr_expect(tc_str_starts(tc_buf_str(&out), (struct tc_str){longest, len}), "length %zu", len);
    }
    static const char *const ODD[] = {"'s", "\xC3\xA9t\xC3\xA9", "y",  "sh",  "ee", "ie", "qu",
                                      "3d", "\xFF\xFE",          "ic", "u.s."};
    for (size_t i = 0; i < sizeof ODD / sizeof ODD[0]; i++) {
        cr_expect(tc_str_starts(tc_str(forms_of(tc_str(ODD[i]), &out)), tc_str(ODD[i])), "%s", ODD[i]);
    }
    tc_buf_fini(&out);
}

Test(inflect, tells_the_verb_of_a_past_form) {
    static const char *const ROWS[][2] = {{"sold", "sell"}, {"went", "go"}, {"withdrew", "withdraw"},
                                          {"lay", ""},      {"found", ""},  {"sell", ""},
                                          {"cut", ""},      {"signed", ""}};
    for (size_t i = 0; i < sizeof ROWS / sizeof ROWS[0]; i++) {
        struct tc_str base = tc_inflect_base(tc_str(ROWS[i][0]));
        cr_expect(tc_str_eq_cstr(base, ROWS[i][1]), "%s: %.*s", ROWS[i][0], TC_FMT(base));
    }
}
