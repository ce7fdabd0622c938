#include "app/explain_print.h"

/* Text from documents and plugins goes through here, so that none of it is markup. */
static void escape(FILE *out, struct tc_str text) {
    for (size_t i = 0; i < text.len; i++) {
        switch (text.ptr[i]) {
        case '<':
            fputs("&lt;", out);
            break;
        case '>':
            fputs("&gt;", out);
            break;
        case '&':
            fputs("&amp;", out);
            break;
        case '"':
            fputs("&quot;", out);
            break;
        case '\'':
            fputs("&#39;", out);
            break;
        default:
            if ((unsigned char)text.ptr[i] >= ' ' || text.ptr[i] == '\n')
                fputc(text.ptr[i], out);
        }
    }
}

static void element(FILE *out, const char *tag, const char *class, struct tc_str text) {
    fprintf(out, "<%s class=\"%s\">", tag, class);
    escape(out, text);
    fprintf(out, "</%s>", tag);
}

void tc_explain_html_head(FILE *out, struct tc_str title) {
    fputs("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
          "<meta name=\"viewport\" content=\"width=device-width\">\n<title>",
          out);
    escape(out, title);
    fputs(
        "</title>\n<style>\n"
        ":root { color-scheme: light dark; }\n"
        "body { font: 16px/1.5 sans-serif; max-width: 60em; margin: 2em auto; padding: 0 1em; }\n"
        "section { border-top: 1px solid #8888; margin-top: 2em; }\n"
        ".text { font-size: 1.25em; line-height: 2; }\n"
        ".match { background: #5b95; border-radius: 3px; }\n"
        ".mention { border-bottom: 3px solid #28c; }\n"
        ".stop { outline: 2px solid #d52; border-radius: 3px; }\n"
        ".rule { font-weight: bold; }\n"
        ".says { color: #290; } .wanted { color: #c40; } .place, .why { color: #888; font-size: .875em; }\n"
        "li { margin: .25em 0; } table { border-collapse: collapse; } td { padding: 0 1em 0 0; vertical-align: top; }\n"
        "</style>\n</head>\n<body>\n<h1>",
        out);
    escape(out, title);
    fputs("</h1>\n<p><span class=\"match\">matched</span> <span class=\"mention\">a mention</span> "
          "<span class=\"stop\">where the nearest rule stopped</span></p>\n",
          out);
}

void tc_explain_html_foot(FILE *out) { fputs("</body>\n</html>\n", out); }

/* --- the sentence --- */

static const struct tc_explained_miss *nearest(const struct tc_explain_style *style,
                                               const struct tc_explained_sentence *s) {
    for (size_t i = 0; i < s->n_misses; i++)
        if (tc_explain_shows(style, &s->misses[i]))
            return &s->misses[i];
    return NULL;
}

static const struct tc_explained_mention *mention_at(const struct tc_explained_sentence *s, uint32_t token) {
    for (size_t i = 0; i < s->n_mentions; i++)
        if (token >= s->mentions[i].first && token < s->mentions[i].last)
            return &s->mentions[i];
    return NULL;
}

static bool is_matched(const struct tc_explained_sentence *s, uint32_t token) {
    for (size_t i = 0; i < s->n_matches; i++)
        if (s->matches[i].rule.kind != TC_EXPLAINED_STEP && token >= s->matches[i].first && token < s->matches[i].last)
            return true;
    return false;
}

static void print_tooltip(FILE *out, const struct tc_explained_token *token, const struct tc_explained_mention *m) {
    fputs(" title=\"", out);
    escape(out, token->classes);
    if (m) {
        fputs(" - @", out);
        escape(out, m->type);
        for (size_t i = 0; i < m->n_entities; i++) {
            fputs(i ? ", " : ": ", out);
            escape(out, m->entities[i].label);
        }
    }
    fputc('"', out);
}

static void print_words(const struct tc_explain_style *style, const struct tc_explained_sentence *s) {
    FILE *out = style->out;
    const struct tc_explained_miss *miss = nearest(style, s);
    fputs("<p class=\"text\">", out);
    for (uint32_t i = 0; i < s->n_tokens; i++) {
        const struct tc_explained_mention *mention = mention_at(s, i);
        bool stop = miss && tc_near_began(&miss->near) && miss->near.stopped_at == i;
        if (i > 0 && s->tokens[i].from > s->tokens[i - 1].to)
            fputc(' ', out);
        bool match = is_matched(s, i);
        fputs("<span", out);
        if (match || mention || stop)
            fprintf(out, " class=\"%s%s%s\"", match ? "match " : "", mention ? "mention " : "", stop ? "stop" : "");
        print_tooltip(out, &s->tokens[i], mention);
        fputc('>', out);
        escape(out, s->tokens[i].text);
        fputs("</span>", out);
    }
    fputs("</p>\n", out);
}

/* --- the lists --- */

static void print_place(FILE *out, struct tc_place place) {
    if (!place.file.ptr)
        return;
    fputs(" <span class=\"place\">", out);
    escape(out, place.file);
    fprintf(out, ":%u</span>", place.line);
}

static void print_mentions(FILE *out, const struct tc_explained_sentence *s) {
    fputs("<h3>Names and mentions</h3>\n<table>\n", out);
    for (size_t i = 0; i < s->n_mentions; i++) {
        const struct tc_explained_mention *m = &s->mentions[i];
        fprintf(out, "<tr><td>%u-%u</td>", m->first + 1, m->last);
        element(out, "td", "found", m->text);
        fputs("<td>@", out);
        escape(out, m->type);
        for (size_t j = 0; j < m->n_entities; j++) {
            fputs(j ? ", " : ": ", out);
            escape(out, m->entities[j].label);
        }
        fputs("</td><td>", out);
        print_place(out, m->place);
        fputs("</td></tr>\n", out);
    }
    fputs("</table>\n", out);
}

static void print_statement(FILE *out, const struct tc_explained_statement *s) {
    fputs("<div class=\"says\">", out);
    fprintf(out, "%s%s%s", s->negated ? "not " : "", s->modality == TC_ASSERTED ? "" : tc_modality_str(s->modality),
            s->modality == TC_ASSERTED ? "" : " ");
    escape(out, s->subject.label);
    fputs(" <b>", out);
    escape(out, s->predicate);
    fputs("</b> ", out);
    escape(out, s->object.label);
    for (size_t i = 0; i < s->n_qualifiers; i++) {
        fputs(" [", out);
        escape(out, s->qualifiers[i].name);
        fputs(": ", out);
        escape(out, s->qualifiers[i].value);
        fputc(']', out);
    }
    if (s->yields_to.len) {
        fputs(" <small>unless the document also says ", out);
        escape(out, s->yields_to);
        fputs("</small>", out);
    }
    fputs("</div>", out);
}

static void print_reason(FILE *out, const struct tc_explained_reason *r) {
    fputs("<div class=\"why\">", out);
    if (r->kind == TC_REASON_UNLESS)
        fputs("left out: unless ", out);
    escape(out, r->name);
    fputc(' ', out);
    escape(out, r->value);
    if (r->kind == TC_REASON_RULE) {
        fputs(": the rule says so", out);
    } else {
        fputs(": \"", out);
        escape(out, r->text);
        fprintf(out, "\" is there (word %u)", r->first + 1);
    }
    print_place(out, r->place);
    fputs("</div>", out);
}

static void print_matches(FILE *out, const struct tc_explained_sentence *s) {
    size_t shown = 0;
    for (size_t i = 0; i < s->n_matches; i++) {
        const struct tc_explained_match *m = &s->matches[i];
        if (m->rule.kind == TC_EXPLAINED_STEP)
            continue;
        if (shown++ == 0)
            fputs("<h3>Rules that match</h3>\n<ul>\n", out);
        fputs("<li>", out);
        element(out, "span", "rule", m->rule.name);
        print_place(out, m->rule.place);
        fputs("<div>", out);
        escape(out, m->text);
        fputs("</div>", out);
        for (size_t j = 0; j < m->n_statements; j++)
            print_statement(out, &m->statements[j]);
        for (size_t j = 0; j < m->n_reasons; j++)
            print_reason(out, &m->reasons[j]);
        for (size_t j = 0; j < m->n_silences && m->n_statements == 0; j++)
            element(out, "div", "why", m->silences[j]);
        fputs("</li>\n", out);
    }
    fputs(shown ? "</ul>\n" : "<p>No rule matches.</p>\n", out);
}

static void print_miss(FILE *out, const struct tc_explained_sentence *s, const struct tc_explained_miss *m) {
    fputs("<li>", out);
    element(out, "span", "rule", m->rule.name);
    print_place(out, m->rule.place);
    if (!tc_near_began(&m->near)) {
        fputs("<div>found: ", out);
        if (m->near.trigger_at != TC_NONE) {
            element(out, "b", "found", s->tokens[m->near.trigger_at].text);
            fputs(", but ", out);
        }
        fputs("nothing to begin with</div>", out);
    } else {
        fputs("<div>found: ", out);
        escape(out, m->found);
        fputs("</div><div>stopped at ", out);
        if (m->near.stopped_at < s->n_tokens)
            element(out, "b", "stop", s->tokens[m->near.stopped_at].text);
        else
            fputs("the end of the sentence", out);
        fputs("</div>", out);
    }
    fputs("<div class=\"wanted\">wanted: ", out);
    for (size_t i = 0; i < m->n_wants; i++) {
        fputs(i ? " | <code>" : "<code>", out);
        escape(out, m->wants[i].text);
        fputs("</code>", out);
        if (m->wants[i].note.len) {
            fputs(" (", out);
            escape(out, m->wants[i].note);
            fputc(')', out);
        }
    }
    fputs("</div>", out);
    for (size_t i = 0; i < m->n_hints; i++)
        element(out, "div", "why", m->hints[i]);
    fputs("</li>\n", out);
}

void tc_explain_html(const struct tc_explain_style *style, const struct tc_explained_sentence *sentence) {
    FILE *out = style->out;
    fprintf(out, "<section>\n<h2>Sentence %llu</h2>\n", (unsigned long long)sentence->number);
    print_words(style, sentence);
    print_mentions(out, sentence);
    print_matches(out, sentence);
    unsigned shown = 0;
    for (size_t i = 0; i < sentence->n_misses && shown < style->misses; i++)
        if (tc_explain_shows(style, &sentence->misses[i])) {
            if (shown++ == 0)
                fprintf(out, "<h3>%s</h3>\n<ul>\n", tc_explain_misses_heading(&sentence->misses[i]));
            print_miss(out, sentence, &sentence->misses[i]);
        }
    fputs(shown ? "</ul>\n" : "", out);
    if (tc_explain_found_none(style, sentence))
        fputs("<p>" TC_EXPLAIN_NONE "</p>\n", out);
    fputs("</section>\n", out);
}
