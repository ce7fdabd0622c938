#include "app/test_why.h"

#include "base/utf8.h"
#include "plugin/expected.h"

enum { NAME_BYTES = 512, WANTED_SHOWN = 4 };

struct why {
    char *text;
    size_t size;
    bool says;    /* the rule says something in one of the sentences */
    bool matches; /* the text tells of a match */
    uint32_t aligned, items;
};

/* A match that says nothing. */
static void tell_match(struct why *why, const struct tc_explained_match *m) {
    why->matches = true;
    if (m->after.ptr)
        snprintf(why->text, why->size, "the document has had none of these before: %.*s", TC_FMT(m->after));
    else if (m->excluded && m->n_reasons > 0)
        snprintf(why->text, why->size, "left out, as unless \"%.*s\" is there",
                 TC_FMT(m->reasons[m->n_reasons - 1].text));
    else if (m->n_silences > 0)
        snprintf(why->text, why->size, "it matches, but %.*s", TC_FMT(m->silences[0]));
}

static void tell_miss(struct why *why, const struct tc_explained_sentence *s, const struct tc_explained_miss *m) {
    const struct tc_near_miss *near = &m->near;
    int len = 0;
    if (!tc_near_began(near))
        len = snprintf(why->text, why->size, "nothing to begin with");
    else if (near->stopped_at < s->n_tokens)
        len = snprintf(why->text, why->size, "stopped at word %u \"%.*s\"", (unsigned)near->stopped_at + 1,
                       TC_FMT(s->tokens[near->stopped_at].text));
    else
        len = snprintf(why->text, why->size, "stopped at the end of the sentence");
    for (size_t i = 0; i < m->n_wants && i < WANTED_SHOWN && len > 0 && (size_t)len < why->size; i++)
        len += snprintf(why->text + len, why->size - (size_t)len, "%s%.*s", i > 0 ? " | " : ", wanted ",
                        TC_FMT(m->wants[i].text));
    if (m->n_wants > WANTED_SHOWN && len > 0 && (size_t)len < why->size)
        snprintf(why->text + len, why->size - (size_t)len, " | ...");
}

/* Of several sentences the one in which the rule got most of its way. */
static void look(void *ctx, const struct tc_explained_sentence *s) {
    struct why *why = ctx;
    for (size_t i = 0; i < s->n_matches; i++) {
        why->says |= s->matches[i].n_statements > 0;
        if (s->matches[i].n_statements == 0)
            tell_match(why, &s->matches[i]);
    }
    for (size_t i = 0; i < s->n_misses && !why->matches; i++) {
        const struct tc_near_miss *near = &s->misses[i].near;
        bool better = near->aligned > why->aligned || (near->aligned == why->aligned && near->items > why->items);
        if (why->text[0] && !better)
            continue;
        tell_miss(why, s, &s->misses[i]);
        why->aligned = near->aligned;
        why->items = near->items;
    }
}

static bool is_near(struct tc_str name, struct tc_str other) {
    char copy[NAME_BYTES];
    const char *candidate = copy;
    snprintf(copy, sizeof copy, "%.*s", TC_FMT(other));
    return !tc_utf8_alike(name, other) && tc_str_nearest(name, &candidate, 1);
}

/* The statement that was found would be the wanted one, were one of its two not called a little otherwise. */
static bool tell_name(const struct tc_expected *wanted, const struct tc_expected *found, struct why *why) {
    const struct tc_str sides[2][2] = {{wanted->subject, found->subject}, {wanted->object, found->object}};
    for (int i = 0; i < 2; i++)
        if (tc_str_eq(wanted->predicate, found->predicate) && tc_utf8_alike(sides[1 - i][0], sides[1 - i][1]) &&
            is_near(sides[i][0], sides[i][1])) {
            snprintf(why->text, why->size, "it says nothing of \"%.*s\"; did you mean \"%.*s\"?", TC_FMT(sides[i][0]),
                     TC_FMT(sides[i][1]));
            return true;
        }
    return false;
}

/* "planed Acme buys Birch" is about somebody called planed Acme, to be sure; most likely "planned" is meant. */
static bool tell_word(const struct tc_expected *wanted, struct why *why) {
    const char *word = tc_expected_near_word(wanted);
    if (word)
        snprintf(why->text, why->size, "no entity is called \"%.*s\"; did you mean \"%s\"?", TC_FMT(wanted->subject),
                 word);
    return word;
}

static bool tell_slip(const struct tc_plugin *plugin, const struct tc_example_result *result, struct why *why) {
    for (size_t i = 0; i < result->n_missing; i++) {
        struct tc_expected wanted = tc_expected_parse(plugin, result->missing[i]);
        if (tell_word(&wanted, why))
            return true;
        for (size_t j = 0; j < result->n_unexpected; j++) {
            struct tc_expected found = tc_expected_parse(plugin, result->unexpected[j]);
            if (tell_name(&wanted, &found, why))
                return true;
        }
    }
    return false;
}

void tc_test_why(struct tc_explainer **explainer, const struct tc_engine *engine, struct tc_str plugin,
                 const struct tc_example_result *result, char *text, size_t size) {
    char name[NAME_BYTES];
    struct why why = {.text = text, .size = size};
    struct tc_explain_options options = {.rule = name};
    struct tc_document_info info = {.uri = TC_STR("example")};
    struct tc_str sentence = result->example->text;
    struct tc_error ignored;
    text[0] = '\0';
    for (size_t p = 0; p < tc_engine_plugin_count(engine); p++)
        if (tc_str_eq(tc_engine_plugin(engine, p)->name, plugin) &&
            tell_slip(tc_engine_plugin(engine, p), result, &why))
            return;
    snprintf(name, sizeof name, "%.*s/%.*s", TC_FMT(plugin), TC_FMT(result->rule->name));
    enum tc_status status = *explainer ? tc_explainer_choose(*explainer, name, &ignored)
                                       : tc_explainer_new(explainer, engine, &options, &ignored);
    if (status != TC_OK)
        return;
    if (tc_explainer_document(*explainer, &info, tc_source_str(&sentence), look, &why, &ignored) != TC_OK || why.says)
        text[0] = '\0';
}
