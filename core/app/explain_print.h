/* explain_print.h - an explained sentence as text for people, as JSON, as HTML. */
#ifndef TC_APP_EXPLAIN_PRINT_H
#define TC_APP_EXPLAIN_PRINT_H

#include "plugin/explain.h"
#include <jansson.h>

struct tc_explain_style {
    FILE *out;
    bool colour;     /* escape sequences of a terminal */
    bool one_rule;   /* explained is one rule: its pattern is shown, too */
    unsigned misses; /* shown at most */
};

/* 80 columns. */
void tc_explain_text(const struct tc_explain_style *style, const struct tc_explained_sentence *sentence);

/* NULL when memory is short. */
json_t *tc_explain_json(const struct tc_explained_sentence *sentence);

/* One page: head, sentences, foot. title: of the document. */
void tc_explain_html_head(FILE *out, struct tc_str title);
void tc_explain_html(const struct tc_explain_style *style, const struct tc_explained_sentence *sentence);
void tc_explain_html_foot(FILE *out);

/* How many of the sentence's near misses are worth showing: mention steps only when they are asked for. */
bool tc_explain_shows(const struct tc_explain_style *style, const struct tc_explained_miss *miss);
/* Of the list of misses that begins with this one. */
const char *tc_explain_misses_heading(const struct tc_explained_miss *first);

/* Nothing matches and nothing came near: worth a line. */
bool tc_explain_found_none(const struct tc_explain_style *style, const struct tc_explained_sentence *s);
#define TC_EXPLAIN_NONE "no rule came near; --rule NAME says where one stopped"

#endif
