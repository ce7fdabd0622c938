#include "app/explain_print.h"

#include "base/utf8.h"
#include <stdarg.h>
#include <string.h>

enum {
    COLUMNS = 80,
    HALF = 39,
    MENTION = 9,
    ENTITY = 28,
    WORD = 18,
    WANTED_MAX = 160,
    WANTS_SHOWN = 6,
    TEXT_MAX = 1 << 20
};

/* Of a terminal: headings, what was found, what was not, what is said, what matters less. */
static const char *const BOLD = "1", *const FOUND = "36", *const MISSING = "33", *const SAID = "32", *const DIM = "2",
                         *const PLAIN = "0";

/* Documents are other people's: a control character in one (C0, DEL, C1) must not reach the terminal. */
static void put(FILE *out, struct tc_str text) {
    for (size_t i = 0; i < text.len; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        bool c1 = c == 0xc2 && i + 1 < text.len && (unsigned char)text.ptr[i + 1] < 0xa0;
        fputc(c < ' ' || c == 0x7f || c1 ? '?' : c, out);
        i += c1;
    }
}

static void paint(const struct tc_explain_style *style, const char *code, struct tc_str text) {
    bool colour = style->colour && code != PLAIN;
    if (colour)
        fprintf(style->out, "\033[%sm", code);
    put(style->out, text);
    if (colour)
        fputs("\033[0m", style->out);
}

/* Words from column `at` on, broken at blanks before column 80; further lines are indented. */
static void wrap(const struct tc_explain_style *style, const char *code, size_t at, size_t indent, struct tc_str text) {
    size_t column = at, blanks = 0;
    while (text.ptr) {
        struct tc_str word = tc_str_split(&text, ' ');
        size_t width = tc_utf8_count(word);
        if (width > 0 && blanks > 0 && column + blanks + width > COLUMNS) {
            fprintf(style->out, "\n%*s", (int)indent, "");
            column = indent;
        } else if (width > 0) {
            fprintf(style->out, "%*s", (int)blanks, "");
            column += blanks;
        }
        paint(style, code, word);
        column += width;
        blanks = width > 0 ? 1 : blanks + 1;
    }
    fputc('\n', style->out);
}

/* "    label   text", the text wrapped below itself. */
static void entry(const struct tc_explain_style *style, const char *label, const char *code, const char *fmt, ...)
    TC_PRINTF(4, 5);
static void entry(const struct tc_explain_style *style, const char *label, const char *code, const char *fmt, ...) {
    char text[4096];
    va_list args;
    va_start(args, fmt);
    vsnprintf(text, sizeof text, fmt, args);
    va_end(args);
    for (char *at = text; (at = strpbrk(at, "\t\r\n")) != NULL;)
        *at = ' '; /* a pattern may stand on several lines */
    int indent = fprintf(style->out, "      %-8s ", label);
    wrap(style, code, (size_t)indent, (size_t)indent, tc_str(text));
}

static void heading(const struct tc_explain_style *style, const char *text) {
    fputs("\n  ", style->out);
    paint(style, BOLD, tc_str(text));
    fputc('\n', style->out);
}

/* "3", "3-5" of tokens counted from 1. */
static const char *range(uint32_t first, uint32_t last, char text[32]) {
    if (last <= first + 1)
        snprintf(text, 32, "%u", first + 1);
    else
        snprintf(text, 32, "%u-%u", first + 1, last);
    return text;
}

static void join_entities(const struct tc_explained_entity *entities, size_t n, struct tc_buf *out) {
    for (size_t i = 0; i < n; i++)
        (void)tc_buf_addf(out, "%s%.*s", i ? ", " : "", TC_FMT(entities[i].label));
}

/* --- tokens: two columns --- */

static void print_token(const struct tc_explain_style *style, const struct tc_explained_sentence *s, size_t i,
                        bool last) {
    const struct tc_explained_token *token = &s->tokens[i];
    struct tc_buf text;
    tc_buf_init(&text, TEXT_MAX);
    struct tc_str classes = token->classes;
    while (classes.len) {
        struct tc_str class = tc_str_split(&classes, ' ');
        (void)tc_buf_addf(&text, "%s#%.*s", text.len ? " " : "", TC_FMT(class));
    }
    size_t width = tc_utf8_count(token->text);
    int pad = width < WORD ? (int)(WORD - width) : 1;
    int rest = last ? 0 : HALF - 6 - (int)width - pad;
    fprintf(style->out, "%4zu  ", i + 1);
    paint(style, token->known ? FOUND : DIM, token->text);
    fprintf(style->out, "%*s%-*s%s", pad, "", rest > 0 ? rest : 0, text.ptr ? text.ptr : "", last ? "\n" : " ");
    tc_buf_fini(&text);
}

static void print_tokens(const struct tc_explain_style *style, const struct tc_explained_sentence *s) {
    heading(style, "words (with their classes)");
    size_t rows = (s->n_tokens + 1) / 2;
    for (size_t i = 0; i < rows; i++) {
        print_token(style, s, i, i + rows >= s->n_tokens);
        if (i + rows < s->n_tokens)
            print_token(style, s, i + rows, true);
    }
}

/* --- mentions --- */

/* Two rows have the name: patterns take the one before. */
static bool is_second(const struct tc_explained_sentence *s, size_t i) {
    const struct tc_explained_mention *a = &s->mentions[i > 0 ? i - 1 : i], *b = &s->mentions[i];
    return a < b && a->first == b->first && a->last == b->last && tc_str_eq(a->type, b->type);
}

static void print_mention(const struct tc_explain_style *style, const struct tc_explained_mention *m, bool is_second) {
    char tokens[32];
    struct tc_buf text;
    tc_buf_init(&text, TEXT_MAX);
    (void)tc_buf_addf(&text, "@%.*s: ", TC_FMT(m->type));
    join_entities(m->entities, m->n_entities, &text);
    if (m->n_entities == 0)
        (void)tc_buf_addf(&text, "names nobody known");
    if (m->origin == TC_FROM_LEARNED)
        (void)tc_buf_addf(&text, " (a name from earlier in the text)");
    else if (m->origin == TC_FROM_STEP)
        (void)tc_buf_addf(&text, " (by mention \"%.*s\", %.*s:%u)", TC_FMT(m->step), TC_FMT(m->place.file),
                          m->place.line);
    else
        (void)tc_buf_addf(&text, " (%.*s:%u)", TC_FMT(m->place.file), m->place.line);
    if (is_second)
        (void)tc_buf_addf(&text, ", only by attributes");
    fprintf(style->out, "  %5s  ", range(m->first, m->last, tokens));
    size_t width = MENTION + tc_utf8_count(m->text);
    if (width < ENTITY) {
        paint(style, FOUND, m->text);
        fprintf(style->out, "%*s", (int)(ENTITY - width), "");
    } else {
        wrap(style, FOUND, MENTION, MENTION, m->text);
        fprintf(style->out, "%*s", ENTITY, "");
    }
    wrap(style, PLAIN, ENTITY, ENTITY + 2, tc_buf_str(&text));
    tc_buf_fini(&text);
}

static void print_mentions(const struct tc_explain_style *style, const struct tc_explained_sentence *s) {
    heading(style, s->n_mentions ? "names and mentions found" : "no names or mentions found");
    for (size_t i = 0; i < s->n_mentions; i++)
        print_mention(style, &s->mentions[i], is_second(s, i));
}

/* --- matches --- */

static void print_rule(const struct tc_explain_style *style, const struct tc_explained_rule *rule) {
    fputs("    ", style->out);
    if (rule->kind == TC_EXPLAINED_STEP)
        fprintf(style->out, "mention \"%.*s\" ", TC_FMT(rule->type));
    paint(style, BOLD, rule->name);
    if (rule->place.file.ptr)
        fprintf(style->out, "  %.*s:%u", TC_FMT(rule->place.file), rule->place.line);
    fputc('\n', style->out);
    if (style->one_rule)
        entry(style, "pattern", PLAIN, "%.*s", TC_FMT(tc_str_trim(rule->pattern)));
}

static void print_reason(const struct tc_explain_style *style, const struct tc_explained_reason *r) {
    char tokens[32];
    if (r->kind == TC_REASON_RULE)
        entry(style, "because", DIM, "%.*s %.*s: the rule says so", TC_FMT(r->name), TC_FMT(r->value));
    else if (r->kind == TC_REASON_UNLESS)
        entry(style, "left out", MISSING, "unless \"%.*s\" is there: word %s (%.*s:%u)", TC_FMT(r->text),
              range(r->first, r->last, tokens), TC_FMT(r->place.file), r->place.line);
    else
        entry(style, "because", DIM, "%.*s %.*s: \"%.*s\" is there: word %s (%.*s:%u)", TC_FMT(r->name),
              TC_FMT(r->value), TC_FMT(r->text), range(r->first, r->last, tokens), TC_FMT(r->place.file),
              r->place.line);
}

static void print_statement(const struct tc_explain_style *style, const struct tc_explained_statement *s) {
    struct tc_buf text;
    tc_buf_init(&text, TEXT_MAX);
    if (s->negated)
        (void)tc_buf_addf(&text, "not ");
    if (s->modality != TC_ASSERTED)
        (void)tc_buf_addf(&text, "%s ", tc_modality_str(s->modality));
    (void)tc_buf_addf(&text, "%.*s %.*s %.*s", TC_FMT(s->subject.label), TC_FMT(s->predicate), TC_FMT(s->object.label));
    for (size_t i = 0; i < s->n_qualifiers; i++)
        (void)tc_buf_addf(&text, " [%.*s: %.*s]", TC_FMT(s->qualifiers[i].name), TC_FMT(s->qualifiers[i].value));
    entry(style, "says", SAID, "%.*s  (%.2f)", TC_FMT(tc_buf_str(&text)), s->confidence);
    if (s->yields_to.len)
        entry(style, "", DIM, "unless the document also says that %.*s %.*s %.*s", TC_FMT(s->subject.label),
              TC_FMT(s->yields_to), TC_FMT(s->object.label));
    tc_buf_fini(&text);
}

static void print_capture(const struct tc_explain_style *style, const struct tc_explained_capture *c) {
    char tokens[32];
    struct tc_buf names;
    tc_buf_init(&names, TEXT_MAX);
    join_entities(c->entities, c->n_entities, &names);
    entry(style, "", PLAIN, "%.*s = \"%.*s\" (%s)%s%.*s", TC_FMT(c->name), TC_FMT(c->text),
          range(c->first, c->last, tokens), names.len ? ": " : "", TC_FMT(tc_buf_str(&names)));
    tc_buf_fini(&names);
}

static const char *word_at(const struct tc_explained_sentence *s, uint32_t token, char *text, size_t size) {
    if (token < s->n_tokens)
        snprintf(text, size, "at word %u \"%.*s\"", token + 1, TC_FMT(s->tokens[token].text));
    else
        snprintf(text, size, "at the end of the sentence");
    return text;
}

/* Up to n bytes of alternatives, cut at a blank. */
static struct tc_str first_of(struct tc_str text, size_t n) {
    n = n < text.len ? n : text.len;
    while (n > 0 && (n == text.len || text.ptr[n - 1] != ' '))
        n--;
    return tc_str_sub(text, 0, n);
}

/* "wanted" in at most `most` bytes. */
static void add_wants(struct tc_buf *text, const struct tc_explained_miss *m, size_t most) {
    for (size_t i = 0; i < m->n_wants; i++) {
        const struct tc_explained_want *want = &m->wants[i];
        size_t room = text->len < most ? most - text->len : 0; /* separators may have used it up */
        bool too_long = i == WANTS_SHOWN || want->text.len > room;
        struct tc_str shown = i == WANTS_SHOWN ? TC_STR("") : too_long ? first_of(want->text, room) : want->text;
        (void)tc_buf_addf(text, "%s%.*s%s", i ? " | " : "", TC_FMT(shown), too_long ? "..." : "");
        if (too_long)
            return;
        if (want->note.len)
            (void)tc_buf_addf(text, " (%.*s)", TC_FMT(want->note));
    }
}

static void print_left_out(const struct tc_explain_style *style, const struct tc_explained_sentence *s,
                           const struct tc_explained_miss *m) {
    char place[512];
    struct tc_buf wanted;
    tc_buf_init(&wanted, TEXT_MAX);
    add_wants(&wanted, m, WANTED_MAX);
    entry(style, "", DIM, "not taken: %.*s stopped %s, wanted %.*s", TC_FMT(m->part),
          word_at(s, m->near.stopped_at, place, sizeof place), TC_FMT(tc_buf_str(&wanted)));
    tc_buf_fini(&wanted);
}

static void print_silence(const struct tc_explain_style *style, const struct tc_explained_match *m) {
    if (m->n_statements > 0 || m->makes_mention || m->rule.kind == TC_EXPLAINED_PROBE)
        return;
    if (m->after.ptr)
        entry(style, "says", MISSING, "nothing: the document has had none of these before: %.*s", TC_FMT(m->after));
    for (size_t i = 0; i < m->n_silences; i++)
        entry(style, i ? "" : "says", MISSING, "%s%.*s", i ? "" : "nothing: ", TC_FMT(m->silences[i]));
    if (!m->after.ptr && m->n_silences == 0 && !m->excluded)
        entry(style, "says", MISSING, "nothing: what it found stands for no entity");
}

static void print_match(const struct tc_explain_style *style, const struct tc_explained_sentence *s,
                        const struct tc_explained_match *m) {
    char tokens[32];
    print_rule(style, &m->rule);
    entry(style, "found", FOUND, "%s: %.*s", range(m->first, m->last, tokens), TC_FMT(m->text));
    for (size_t i = 0; i < m->n_captures; i++)
        print_capture(style, &m->captures[i]);
    for (size_t i = 0; i < m->n_left_out; i++)
        print_left_out(style, s, &m->left_out[i]);
    for (size_t i = 0; i < m->n_statements; i++)
        print_statement(style, &m->statements[i]);
    for (size_t i = 0; i < m->n_reasons; i++)
        print_reason(style, &m->reasons[i]);
    print_silence(style, m);
}

static bool shows_match(const struct tc_explain_style *style, const struct tc_explained_match *m) {
    return style->one_rule || m->rule.kind != TC_EXPLAINED_STEP || !m->makes_mention;
}

/* Those that wait for something else in the document stand behind the others: they have not run. */
static void print_matches(const struct tc_explain_style *style, const struct tc_explained_sentence *s) {
    size_t shown = 0;
    for (int waits = 0; waits <= 1; waits++)
        for (size_t i = 0; i < s->n_matches; i++) {
            const struct tc_explained_match *m = &s->matches[i];
            if ((m->after.ptr != NULL) == waits && shows_match(style, m)) {
                if (shown++ == 0)
                    heading(style, "rules that match");
                print_match(style, s, m);
            }
        }
    if (shown == 0)
        heading(style, style->one_rule ? "it does not match" : "no rule matches");
}

/* --- near misses --- */

bool tc_explain_shows(const struct tc_explain_style *style, const struct tc_explained_miss *miss) {
    return style->one_rule || miss->rule.kind != TC_EXPLAINED_STEP;
}

/* Why there is no mention of the type that was wanted. */
static void print_cause(const struct tc_explain_style *style, const struct tc_explained_sentence *s,
                        const struct tc_explained_miss *step) {
    char place[512];
    struct tc_buf wanted;
    tc_buf_init(&wanted, TEXT_MAX);
    add_wants(&wanted, step, WANTED_MAX);
    entry(style, "", DIM, "no @%.*s: mention \"%.*s\" (%.*s:%u) stopped %s, wanted %.*s", TC_FMT(step->rule.type),
          TC_FMT(step->rule.name), TC_FMT(step->rule.place.file), step->rule.place.line,
          word_at(s, step->near.stopped_at, place, sizeof place), TC_FMT(tc_buf_str(&wanted)));
    tc_buf_fini(&wanted);
}

static void print_miss(const struct tc_explain_style *style, const struct tc_explained_sentence *s,
                       const struct tc_explained_miss *m) {
    char tokens[32], place[512];
    print_rule(style, &m->rule);
    bool began = tc_near_began(&m->near);
    if (!began && m->near.trigger_at != TC_NONE)
        entry(style, "found", FOUND, "%u: %.*s, but nothing to begin with", m->near.trigger_at + 1,
              TC_FMT(s->tokens[m->near.trigger_at].text));
    else if (!began)
        entry(style, "found", FOUND, "nothing to begin with");
    else {
        entry(style, "found", FOUND, "%s: %.*s", range(m->near.first, m->near.found_to, tokens), TC_FMT(m->found));
        entry(style, "stopped", MISSING, "%s", word_at(s, m->near.stopped_at, place, sizeof place));
    }
    struct tc_buf wanted;
    tc_buf_init(&wanted, TEXT_MAX);
    add_wants(&wanted, m, style->one_rule ? SIZE_MAX : WANTED_MAX);
    uint32_t to = m->near.searched_to < s->n_tokens ? m->near.searched_to + 1 : (uint32_t)s->n_tokens;
    if (began && m->near.searched_to > m->near.stopped_at)
        (void)tc_buf_addf(&wanted, "  (looked as far as word %u)", to);
    entry(style, "wanted", MISSING, "%.*s", TC_FMT(tc_buf_str(&wanted)));
    tc_buf_fini(&wanted);
    for (size_t i = 0; i < m->n_hints; i++)
        entry(style, "", DIM, "%.*s", TC_FMT(m->hints[i]));
    if (m->because)
        print_cause(style, s, m->because);
}

const char *tc_explain_misses_heading(const struct tc_explained_miss *first) {
    return first->is_far ? "no rule found its own word; these came nearest" : "rules that came near";
}

bool tc_explain_found_none(const struct tc_explain_style *style, const struct tc_explained_sentence *s) {
    bool any = style->one_rule;
    for (size_t i = 0; i < s->n_matches; i++)
        any |= s->matches[i].rule.kind != TC_EXPLAINED_STEP;
    for (size_t i = 0; i < s->n_misses; i++)
        any |= tc_explain_shows(style, &s->misses[i]);
    return !any;
}

static void print_misses(const struct tc_explain_style *style, const struct tc_explained_sentence *s) {
    size_t shown = 0, left = 0;
    for (size_t i = 0; i < s->n_misses; i++) {
        if (!tc_explain_shows(style, &s->misses[i]))
            continue;
        if (shown == style->misses) {
            left++;
            continue;
        }
        if (shown++ == 0 && !style->one_rule)
            heading(style, tc_explain_misses_heading(&s->misses[i]));
        print_miss(style, s, &s->misses[i]);
    }
    if (left)
        fprintf(style->out, "    ... and %zu more; --misses N shows them, --rule NAME one\n", left);
    if (tc_explain_found_none(style, s))
        heading(style, TC_EXPLAIN_NONE);
}

void tc_explain_text(const struct tc_explain_style *style, const struct tc_explained_sentence *sentence) {
    char label[32];
    snprintf(label, sizeof label, "%llu. ", (unsigned long long)sentence->number);
    fputs(label, style->out);
    wrap(style, BOLD, strlen(label), strlen(label), sentence->text);
    print_tokens(style, sentence);
    print_mentions(style, sentence);
    print_matches(style, sentence);
    print_misses(style, sentence);
    fputc('\n', style->out);
}
