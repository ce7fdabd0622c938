#include "draw/dot.h"

#include "base/utf8.h"
#include <math.h>
#include <string.h>
#include <utf8proc.h>

#define FONTS "Noto Sans,DejaVu Sans,Verdana,Arial,sans-serif"

enum { TOOLTIP_COLUMNS = 1000, TEXT_MAX = 1 << 20 };

/* --- text --- */

/* Marks that turn text around or hide it (bidirectional controls, zero-width characters, noncharacters, tags). */
static bool is_unwanted(uint32_t c) {
    return (c >= 0x200b && c <= 0x200f) || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) ||
           c == 0x061c || c == 0xfeff || (c >= 0xfff0 && c <= 0xfffb) || (c >= 0xfdd0 && c <= 0xfdef) ||
           (c & 0xfffe) == 0xfffe || (c >= 0xe0000 && c <= 0xe0fff);
}

enum tc_status tc_dot_clean(struct tc_str text, struct tc_buf *out) {
    size_t start = out->len;
    for (size_t at = 0; at < text.len;) {
        uint32_t c;
        unsigned n = tc_utf8_decode(text.ptr + at, text.len - at, &c);
        bool blank = c <= ' ' || c == 0x7f || (c >= 0x80 && c < 0xa0) || c == 0x2028 || c == 0x2029;
        if (blank && out->len > start && out->ptr[out->len - 1] != ' ')
            tc_buf_addc(out, ' ');
        else if (!blank && c == 0xfffd)
            tc_buf_add(out, TC_STR("\xef\xbf\xbd"));
        else if (!blank && !is_unwanted(c))
            tc_buf_add(out, (struct tc_str){text.ptr + at, n});
        at += n;
    }
    while (out->len > start && out->ptr[out->len - 1] == ' ')
        out->ptr[--out->len] = '\0';
    return out->failed ? TC_ERR_MEMORY : TC_OK;
}

static unsigned width(uint32_t c) {
    int columns = utf8proc_charwidth((utf8proc_int32_t)c);
    return columns > 0 ? (unsigned)columns : 0;
}

/* The part of text that fits into so many columns, and never more than 8 bytes for each. */
static size_t fitting(struct tc_str text, unsigned columns) {
    unsigned used = 0;
    size_t at = 0;
    while (at < text.len) {
        uint32_t c;
        unsigned n = tc_utf8_decode(text.ptr + at, text.len - at, &c);
        if (used + width(c) > columns || at + n > (size_t)columns * 8)
            break;
        used += width(c);
        at += n;
    }
    return at;
}

/* Takes one line off the rest: up to the last blank that fits, else in the middle of the word. */
static struct tc_str take_line(struct tc_str *rest, unsigned columns) {
    size_t end = fitting(*rest, columns), cut = end;
    if (end < rest->len) {
        while (cut > 0 && rest->ptr[cut] != ' ')
            cut--;
        if (cut == 0)
            cut = end > 0 ? end : rest->len;
    }
    struct tc_str line = tc_str_trim(tc_str_sub(*rest, 0, cut));
    *rest = tc_str_trim(tc_str_sub(*rest, cut, rest->len));
    return line;
}

enum escape { ESCAPE_LABEL, ESCAPE_TOOLTIP };

/* Graphviz reads entities and backslashes in labels; in tooltips it reads backslashes twice. */
static void escape(struct tc_str text, enum escape how, struct tc_buf *out) {
    for (size_t i = 0; i < text.len; i++) {
        switch (text.ptr[i]) {
        case '&':
            tc_buf_add(out, TC_STR("&amp;"));
            break;
        case '"':
            tc_buf_add(out, TC_STR("\\\""));
            break;
        case '\\':
            tc_buf_add(out, how == ESCAPE_LABEL ? TC_STR("\\\\") : TC_STR("\\\\\\\\"));
            break;
        default:
            tc_buf_addc(out, text.ptr[i]);
        }
    }
}

static enum tc_status finish(struct tc_buf *clean, const struct tc_buf *out) {
    bool failed = clean->failed || out->failed;
    tc_buf_fini(clean);
    return failed ? TC_ERR_MEMORY : TC_OK;
}

/* How a text is broken into lines. */
struct block {
    unsigned columns;
    int lines;
    const char *end; /* of a line that others follow */
    bool ends_last;  /* and of the last one */
};
static const struct block label_block = {28, 3, "\\n", false}, heading_block = {30, 3, "\\l", true};
static const struct block title_block = {110, 3, "\\l", true}, one_line = {110, 1, "", false};

/* How many lines a block of so many columns needs; 0 if it would break a word or need more than its lines. */
static int count_lines(struct tc_str text, unsigned columns, int most) {
    for (int n = 1; n <= most; n++) {
        const char *start = text.ptr;
        size_t len = take_line(&text, columns).len;
        if (text.len == 0)
            return n;
        if (text.ptr == start + len)
            return 0;
    }
    return 0;
}

/* The narrowest block with as few lines: no line with a single word under a full one. */
static unsigned balance(struct tc_str text, const struct block *block) {
    int lines = count_lines(text, block->columns, block->lines);
    unsigned columns = block->columns;
    while (lines > 1 && count_lines(text, columns - 1, block->lines) == lines)
        columns--;
    return columns;
}

/* The note stands on the last line where there is room. */
static void add_note(struct tc_str note, unsigned used, const struct block *block, struct tc_buf *out) {
    bool fits = used + 2 + tc_utf8_count(note) <= block->columns + 6;
    tc_buf_add(out, used == 0 ? TC_STR("") : fits ? TC_STR("  ") : tc_str(block->end));
    escape(note, ESCAPE_LABEL, out);
}

static void add_lines(struct tc_str text, struct tc_str note, const struct block *block, struct tc_buf *out) {
    unsigned used = 0, columns = balance(text, block);
    for (int line = 1; text.len > 0; line++) {
        struct tc_str part = take_line(&text, columns);
        escape(part, ESCAPE_LABEL, out);
        used = (unsigned)tc_utf8_count(part);
        if (line == block->lines && text.len > 0) {
            tc_buf_add(out, TC_STR("\xe2\x80\xa6"));
            break;
        }
        if (text.len > 0)
            tc_buf_add(out, tc_str(block->end));
    }
    if (note.len > 0)
        add_note(note, used, block, out);
    if (block->ends_last)
        tc_buf_add(out, tc_str(block->end));
}

static enum tc_status write_block(struct tc_str text, struct tc_str note, const struct block *block,
                                  struct tc_buf *out) {
    struct tc_buf clean, clean_note;
    tc_buf_init(&clean, TEXT_MAX);
    tc_buf_init(&clean_note, TEXT_MAX);
    if (tc_dot_clean(tc_str_sub(text, 0, TEXT_MAX / 4), &clean) == TC_OK &&
        tc_dot_clean(tc_str_sub(note, 0, 64), &clean_note) == TC_OK)
        add_lines(tc_buf_str(&clean), tc_buf_str(&clean_note), block, out);
    clean.failed |= clean_note.failed;
    tc_buf_fini(&clean_note);
    return finish(&clean, out);
}

enum tc_status tc_dot_label(struct tc_str text, struct tc_str note, bool wrap, struct tc_buf *out) {
    return write_block(text, note, wrap ? &label_block : &one_line, out);
}

enum tc_status tc_dot_tooltip(struct tc_str text, struct tc_buf *out) {
    struct tc_buf clean;
    tc_buf_init(&clean, TEXT_MAX);
    if (tc_dot_clean(tc_str_sub(text, 0, TEXT_MAX / 4), &clean) == TC_OK) {
        struct tc_str rest = tc_buf_str(&clean), part = take_line(&rest, TOOLTIP_COLUMNS);
        escape(part, ESCAPE_TOOLTIP, out);
        if (rest.len > 0)
            tc_buf_add(out, TC_STR(" \xe2\x80\xa6"));
    }
    return finish(&clean, out);
}

static bool is_safe_url(struct tc_str url) {
    static const char *const schemes[] = {"http://", "https://", "mailto:", "#"};
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
        size_t n = strlen(schemes[i]);
        if (url.len > n && strncasecmp(url.ptr, schemes[i], n) == 0)
            return true;
    }
    return false;
}

enum tc_status tc_dot_url(struct tc_str url, struct tc_buf *out) {
    if (!is_safe_url(url))
        return TC_OK;
    for (size_t i = 0; i < url.len; i++) {
        unsigned char c = (unsigned char)url.ptr[i];
        if (c == '&')
            tc_buf_add(out, TC_STR("&amp;"));
        else if (c <= ' ' || c >= 0x7f || strchr("\"\\<>'`{}|^", c) != NULL)
            tc_buf_addf(out, "%%%02X", c);
        else
            tc_buf_addc(out, (char)c);
    }
    return out->failed ? TC_ERR_MEMORY : TC_OK;
}

/* --- styles: a line is never told from another by its colour alone --- */

enum { CYCLE = 8 };

struct theme {
    const char *background, *text, *caption, *cluster_fill, *cluster_line, *cluster_text, *party_fill, *topic_fill,
        *topic_line;
    const char *sector_fill, *sector_line, *box_fill, *line[TC_LINE_COUNT], *cycle[CYCLE];
};

static const struct theme light = {
    .background = "white",
    .text = "#1a1a1a",
    .caption = "#595959",
    .cluster_fill = "#D5F0E6",
    .cluster_line = "#00664D",
    .cluster_text = "#00664D",
    .party_fill = "#CFE8F7",
    .topic_fill = "#FFF4D6",
    .topic_line = "#8A5A00",
    .sector_fill = "#D5F0E6",
    .sector_line = "#00664D",
    .box_fill = "white",
    .line = {"#0072B2", "#8A5A00", "#6b6b6b", "#B3123C", "#5B4B8A", "#5a5a6e"},
    .cycle = {"#0072B2", "#8A5A00", "#5B4B8A", "#00664D", "#A3195B", "#595959", "#00687A", "#7A3E00"},
};
static const struct theme dark = {
    .background = "#14191f",
    .text = "#f2f2f2",
    .caption = "#b4bac2",
    .cluster_fill = "#0E3B30",
    .cluster_line = "#2BC295",
    .cluster_text = "#3FD3A6",
    .party_fill = "#12354C",
    .topic_fill = "#33290F",
    .topic_line = "#E69F00",
    .sector_fill = "#0E3B30",
    .sector_line = "#2BC295",
    .box_fill = "#14191f",
    .line = {"#56B4E9", "#E69F00", "#b4bac2", "#FF8CA6", "#C3B3F5", "#9aa3ad"},
    .cycle = {"#56B4E9", "#E69F00", "#C3B3F5", "#2BC295", "#FF8CC6", "#b4bac2", "#6FD6E8", "#F0C27A"},
};

struct look {
    const char *dashes, *arrow, *sample, *legend;
    double width;
};

static const struct look looks[TC_LINE_COUNT] = {
    {"solid", "normal", "\u2501\u2501\u2501", "agreed", 2.0},
    {"dashed", "normal", "\u254c\u254c\u254c", "supported / reaffirmed", 1.4},
    {"dotted", "normal", "\u2508\u2508\u2508", "only discussed", 1.4},
    {"solid", "tee", "\u2500\u2500\u2524", "opposed", 1.4},
    {"solid", "vee", "\u2500\u2500\u203a", "other", 1.0},
    {"solid", "none", "", "", 1.0},
};
/* Each has dashes and an arrow head that no other has; the first are the easiest to tell apart. */
static const struct look cycle[CYCLE] = {
    {"solid", "normal", "\u2501\u2501\u25b8", "", 1.8},   {"dashed", "normal", "\u254c\u254c\u25b8", "", 1.6},
    {"solid", "diamond", "\u2500\u2500\u25c6", "", 1.4},  {"dotted", "normal", "\u2508\u2508\u25b8", "", 1.8},
    {"solid", "dot", "\u2500\u2500\u25cf", "", 1.4},      {"dashed", "vee", "\u254c\u254c\u203a", "", 1.6},
    {"solid", "odiamond", "\u2500\u2500\u25c7", "", 1.4}, {"dashed", "dot", "\u254c\u254c\u25cf", "", 1.6},
};

static const struct theme *theme_of(const struct tc_dot_style *style) { return style->dark ? &dark : &light; }

static const struct look *look_of(const struct tc_picture *p, uint32_t line) {
    return line < TC_LINE_COUNT ? &looks[line] : &cycle[p->styles.items[line].look % CYCLE];
}

static const char *color_of(const struct tc_picture *p, const struct tc_dot_style *style, uint32_t line) {
    const struct theme *t = theme_of(style);
    return line < TC_LINE_COUNT ? t->line[line] : t->cycle[p->styles.items[line].look % CYCLE];
}

struct tc_str tc_dot_legend(const struct tc_picture *p, uint32_t line) {
    struct tc_str label = p->styles.items[line].label;
    return label.len > 0 ? label : tc_str(look_of(p, line)->legend);
}

/* --- the parts of the graph --- */

static void add_quoted(struct tc_buf *out, const char *name, struct tc_str text,
                       enum tc_status (*write)(struct tc_str, struct tc_buf *)) {
    size_t before = out->len;
    tc_buf_addf(out, " %s=\"", name);
    size_t start = out->len;
    if (write(text, out) != TC_OK)
        out->failed = true;
    if (out->len == start && out->ptr != NULL)
        out->ptr[out->len = before] = '\0';
    else
        tc_buf_addc(out, '"');
}

static void add_text(struct tc_buf *out, struct tc_str text, const struct block *block) {
    if (write_block(text, TC_STR(""), block, out) != TC_OK)
        out->failed = true;
}

/* A text that may have line breaks of its own. */
static void add_title_lines(struct tc_buf *out, struct tc_str text) {
    for (struct tc_str line; text.ptr != NULL && (line = tc_str_split(&text, '\n')).ptr != NULL;)
        add_text(out, line, &title_block);
}

/* The taller the tallest column, the more room lines need to fan out. In tenths of an inch. */
static unsigned column_gap(const struct tc_picture *p) {
    uint32_t tallest = 0;
    for (size_t i = 0; i < p->columns.len; i++)
        tallest = p->columns.items[i].len > tallest ? p->columns.items[i].len : tallest;
    return (p->ports ? 16 : 14) + (tallest > 10 ? (tallest - 10) * 8 / 10 : 0);
}

static void add_head(struct tc_buf *out, const struct tc_picture *p, const struct tc_dot_style *style) {
    const struct theme *t = theme_of(style);
    tc_buf_addf(out,
                "digraph tercet {\n graph [charset=\"UTF-8\" rankdir=%s bgcolor=\"%s\" fontname=\"" FONTS
                "\" fontsize=16 fontcolor=\"%s\" nodesep=0.12 ranksep=%u.%u splines=%s pad=0.3 labelloc=t labeljust=l "
                "newrank=true "
                "outputorder=edgesfirst label=\"",
                p->down ? "TB" : "LR", t->background, t->text, column_gap(p) / 10, column_gap(p) % 10,
                style->straight ? "line" : "spline");
    add_title_lines(out, p->title);
    if (p->subtitle.len > 0)
        add_title_lines(out, p->subtitle);
    tc_buf_addf(out,
                "\"]\n node [fontname=\"" FONTS "\" fontsize=12 fontcolor=\"%s\" style=\"filled,rounded\" shape=box "
                "margin=\"0.14,0.06\" penwidth=1.4]\n edge [fontname=\"" FONTS
                "\" fontsize=10 fontcolor=\"%s\" arrowsize=0.7]\n",
                t->text, t->text);
}

/* Text inside an HTML label, cut to what fits into a legend. */
static void add_html(struct tc_buf *out, struct tc_str text) {
    enum { LEGEND_COLUMNS = 40 };
    struct tc_buf clean;
    tc_buf_init(&clean, TEXT_MAX);
    out->failed |= tc_dot_clean(tc_str_sub(text, 0, TEXT_MAX / 4), &clean) != TC_OK;
    struct tc_str rest = tc_buf_str(&clean), part = take_line(&rest, LEGEND_COLUMNS);
    for (size_t i = 0; i < part.len; i++) {
        char c = part.ptr[i];
        if (c == '&' || c == '<' || c == '>' || c == '"')
            tc_buf_addf(out, "&#%d;", c);
        else
            tc_buf_addc(out, c);
    }
    if (rest.len > 0)
        tc_buf_add(out, TC_STR("\xe2\x80\xa6"));
    tc_buf_fini(&clean);
}

static bool is_drawn(const struct tc_picture *p, uint32_t line) {
    for (size_t i = 0; i < p->edges.len; i++)
        if (p->edges.items[i].line == line)
            return true;
    return false;
}

/* The legend names every style of line that is drawn, a few in a row. It is the only HTML label. */
static void add_legend(struct tc_buf *out, const struct tc_picture *p, const struct tc_dot_style *style) {
    enum { IN_A_ROW = 4 };
    int n = 0;
    for (uint32_t i = 0; i < p->styles.len; i++) {
        if (i == TC_LINE_PLAIN || !is_drawn(p, i))
            continue;
        if (n == 0)
            tc_buf_add(out, TC_STR(" labelloc=t labeljust=c fontsize=12 label=<<TABLE BORDER=\"0\" CELLBORDER=\"0\" "
                                   "CELLSPACING=\"1\"><TR>"));
        else if (n % IN_A_ROW == 0)
            tc_buf_add(out, TC_STR("</TR><TR>"));
        tc_buf_addf(out, "<TD ALIGN=\"LEFT\"><FONT COLOR=\"%s\">%s</FONT> ", color_of(p, style, i),
                    look_of(p, i)->sample);
        add_html(out, tc_dot_legend(p, i));
        tc_buf_add(out, TC_STR("  </TD>"));
        n++;
    }
    tc_buf_add(out, n > 0 ? TC_STR("</TR></TABLE>>\n") : TC_STR(" label=\"\""));
}

static void add_node(struct tc_buf *out, const struct tc_picture *p, const struct tc_dot_style *style, size_t i) {
    const struct tc_node *n = &p->nodes.items[i];
    const struct theme *t = theme_of(style);
    tc_buf_addf(out, "  n%zu [label=\"", i);
    if (tc_dot_label(n->label, n->note, true, out) != TC_OK)
        out->failed = true;
    tc_buf_addc(out, '"');
    if (n->kind == TC_KIND_PARTY)
        tc_buf_addf(out, " shape=ellipse style=filled fontsize=16 width=1.4 fillcolor=\"%s\" color=\"%s\"",
                    t->party_fill, t->line[0]);
    else if (n->kind == TC_KIND_SECTOR)
        tc_buf_addf(out, " style=filled peripheries=2 fillcolor=\"%s\" color=\"%s\"", t->sector_fill, t->sector_line);
    else if (n->line != TC_NO_LINE)
        tc_buf_addf(out, " width=3.2 fillcolor=\"%s\" color=\"%s\" style=\"filled,rounded,%s\"", t->box_fill,
                    color_of(p, style, n->line), look_of(p, n->line)->dashes);
    else if (n->kind == TC_KIND_TOPIC)
        tc_buf_addf(out, " fillcolor=\"%s\" color=\"%s\"", t->topic_fill, t->topic_line);
    else
        tc_buf_addf(out, " fillcolor=\"%s\" color=\"%s\"", t->box_fill, t->line[TC_LINE_PLAIN]);
    add_quoted(out, "tooltip", n->tooltip.len > 0 ? n->tooltip : n->label, tc_dot_tooltip);
    add_quoted(out, "URL", n->url, tc_dot_url);
    tc_buf_add(out, TC_STR("]\n"));
}

static void add_cluster(struct tc_buf *out, const struct tc_picture *p, const struct tc_dot_style *style,
                        uint32_t number) {
    const struct theme *t = theme_of(style);
    bool empty = true;
    for (size_t i = 0; i < p->nodes.len; i++)
        empty &= p->nodes.items[i].cluster != number + 1;
    if (empty)
        return;
    tc_buf_addf(out,
                "  subgraph cluster_%u {\n   graph [peripheries=1 labelloc=t labeljust=l fontsize=13 fontcolor=\"%s\" "
                "color=\"%s\" "
                "style=\"rounded,dashed,filled\" fillcolor=\"%s\" margin=10 label=\"",
                (unsigned)number, t->cluster_text, t->cluster_line, t->cluster_fill);
    add_text(out, p->clusters.items[number].label, &heading_block);
    tc_buf_addc(out, '"');
    add_quoted(out, "tooltip", p->clusters.items[number].label, tc_dot_tooltip);
    tc_buf_add(out, TC_STR("]\n"));
    for (size_t i = 0; i < p->nodes.len; i++) {
        if (p->nodes.items[i].cluster == number + 1)
            add_node(out, p, style, i);
    }
    tc_buf_add(out, TC_STR("  }\n"));
}

static const char *port(const struct tc_picture *p, bool tail) { return !p->ports ? "" : tail ? ":e" : ":w"; }

static void add_line_style(struct tc_buf *out, const struct tc_picture *p, const struct tc_dot_style *style,
                           const struct tc_edge *e) {
    double wide = look_of(p, e->line)->width + (e->weight > 1 ? fmin(log2(e->weight), 4) : 0);
    tc_buf_addf(out, " [style=%s color=\"%s\" penwidth=%d.%d", look_of(p, e->line)->dashes, color_of(p, style, e->line),
                (int)wide, (int)(wide * 10) % 10);
}

/* The arrow at one end of a line: at its head, or where it is laid out backwards at its tail. */
static void add_arrow(struct tc_buf *out, const struct tc_picture *p, const struct tc_edge *e) {
    if (e->line == TC_LINE_PLAIN || e->mutual)
        tc_buf_add(out, TC_STR(" dir=none"));
    else if (e->back)
        tc_buf_addf(out, " dir=back arrowtail=%s", look_of(p, e->line)->arrow);
    else
        tc_buf_addf(out, " arrowhead=%s", look_of(p, e->line)->arrow);
}

static void end_edge(struct tc_buf *out, const struct tc_edge *e) {
    add_quoted(out, "tooltip", e->tooltip, tc_dot_tooltip);
    tc_buf_add(out, TC_STR("]\n"));
}

/* A line with a label runs through it: as a node, the label has a place of its own, which the label of an edge of dot's
 * has not. */
static void add_labelled_edge(struct tc_buf *out, const struct tc_picture *p, const struct tc_dot_style *style,
                              size_t i) {
    const struct tc_edge *e = &p->edges.items[i];
    uint32_t tail = e->back ? e->to : e->from, head = e->back ? e->from : e->to;
    tc_buf_addf(out,
                "  l%zu [shape=box style=filled penwidth=0 width=0 height=0 margin=\"0.04,0.02\" fontsize=10 "
                "fillcolor=\"%s\" label=\"",
                i, theme_of(style)->background);
    if (tc_dot_label(e->label, TC_STR(""), true, out) != TC_OK)
        out->failed = true;
    tc_buf_addc(out, '"');
    end_edge(out, e);
    tc_buf_addf(out, "  n%u%s -> l%zu%s", (unsigned)tail, port(p, true), i, port(p, false));
    add_line_style(out, p, style, e);
    e->back ? add_arrow(out, p, e) : (void)tc_buf_add(out, TC_STR(" dir=none"));
    end_edge(out, e);
    tc_buf_addf(out, "  l%zu%s -> n%u%s", i, port(p, true), (unsigned)head, port(p, false));
    add_line_style(out, p, style, e);
    e->back ? (void)tc_buf_add(out, TC_STR(" dir=none")) : add_arrow(out, p, e);
    end_edge(out, e);
}

static void add_edge(struct tc_buf *out, const struct tc_picture *p, const struct tc_dot_style *style, size_t i) {
    const struct tc_edge *e = &p->edges.items[i];
    uint32_t tail = e->back ? e->to : e->from, head = e->back ? e->from : e->to;
    if (e->label.len > 0) {
        add_labelled_edge(out, p, style, i);
        return;
    }
    tc_buf_addf(out, "  n%u%s -> n%u%s", (unsigned)tail, port(p, true), (unsigned)head, port(p, false));
    add_line_style(out, p, style, e);
    add_arrow(out, p, e);
    end_edge(out, e);
}

/* How the party is joined to the node: 1 from it, -1 to it, 0 not at all, as laid out. */
static int joint(const struct tc_picture *p, uint32_t party, uint32_t node) {
    for (size_t i = 0; i < p->edges.len; i++) {
        const struct tc_edge *e = &p->edges.items[i];
        uint32_t tail = e->back ? e->to : e->from, head = e->back ? e->from : e->to;
        if (tail == party && head == node)
            return 1;
        if (head == party && tail == node)
            return -1;
    }
    return 0;
}

/* dot swaps neighbours to save crossings where a party is joined to one and not to the other: so it is joined to all,
 * out of sight where there is no line. */
static void join_all(struct tc_buf *out, const struct tc_picture *p, uint32_t party, const uint32_t *nodes,
                     uint32_t n) {
    int side = 0;
    for (uint32_t i = 0; i < n && side == 0; i++)
        side = joint(p, party, nodes[i]);
    for (uint32_t i = 0; i < n && side != 0; i++) {
        if (joint(p, party, nodes[i]) != 0)
            continue;
        uint32_t tail = side > 0 ? party : nodes[i], head = side > 0 ? nodes[i] : party;
        tc_buf_addf(out, "  n%u%s -> n%u%s [style=invis]\n", (unsigned)tail, port(p, true), (unsigned)head,
                    port(p, false));
    }
}

/* In a picture that runs from left to right, a line within a column goes upwards: so the chain that keeps the order is
 * reversed. */
static void keep_order(struct tc_buf *out, const struct tc_picture *p, const uint32_t *nodes, uint32_t n) {
    enum { JOINED_MAX = 200 };
    for (uint32_t i = 1; i < n; i++)
        tc_buf_addf(out, "  n%u -> n%u [style=invis]\n", (unsigned)nodes[p->down ? i - 1 : i],
                    (unsigned)nodes[p->down ? i : i - 1]);
    for (uint32_t i = 0; i < p->nodes.len && n <= JOINED_MAX; i++) {
        if (p->nodes.items[i].kind == TC_KIND_PARTY)
            join_all(out, p, i, nodes, n);
    }
}

static void add_column(struct tc_buf *out, const struct tc_picture *p, const struct tc_column *column) {
    const uint32_t *nodes = p->column_nodes.items + column->first;
    tc_buf_add(out, TC_STR("  {rank=same"));
    for (uint32_t i = 0; i < column->len; i++)
        tc_buf_addf(out, "; n%u", (unsigned)nodes[i]);
    tc_buf_add(out, TC_STR("}\n"));
    if (column->ordered)
        keep_order(out, p, nodes, column->len);
}

enum tc_status tc_dot_write(const struct tc_picture *p, const struct tc_dot_style *style, struct tc_buf *out) {
    add_head(out, p, style);
    tc_buf_addf(out,
                " subgraph cluster_caption {\n  graph [peripheries=0 margin=0 labelloc=b labeljust=l fontsize=11 "
                "fontcolor=\"%s\" label=\"",
                theme_of(style)->caption);
    for (size_t i = 0; i < p->captions.len; i++)
        add_title_lines(out, p->captions.items[i]);
    tc_buf_addf(out, "\"]\n subgraph cluster_legend {\n  graph [margin=6 fontcolor=\"%s\"", theme_of(style)->text);
    add_legend(out, p, style);
    tc_buf_add(out, TC_STR("]\n"));
    for (size_t i = 0; i < p->nodes.len; i++) {
        if (p->nodes.items[i].cluster == 0)
            add_node(out, p, style, i);
    }
    uint32_t n = (uint32_t)p->clusters.len;
    for (uint32_t i = 0; i < n; i++) /* within a column dot stacks them from the bottom */
        add_cluster(out, p, style, p->down ? i : n - 1 - i);
    for (size_t i = 0; i < p->edges.len; i++)
        add_edge(out, p, style, i);
    for (size_t i = 0; i < p->columns.len; i++)
        add_column(out, p, &p->columns.items[i]);
    tc_buf_add(out, TC_STR(" }\n }\n}\n"));
    return out->failed ? TC_ERR_MEMORY : TC_OK;
}
