#include "draw/svg.h"

#include "base/alloc.h"
#include "draw/dot.h"
#include <string.h>

static const char *entity_of(char c) { return c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : NULL; }

/* Cleaned in place, then spread from the end. */
static void add_escaped(struct tc_str text, struct tc_buf *out) {
    size_t start = out->len, more = 0;
    if (tc_dot_clean(text, out) != TC_OK)
        return;
    for (size_t i = start; i < out->len; i++)
        more += entity_of(out->ptr[i]) ? strlen(entity_of(out->ptr[i])) - 1 : 0;
    if (more == 0 || tc_buf_reserve(out, more) != TC_OK)
        return;
    size_t to = out->len + more;
    for (size_t from = out->len; from-- > start;) {
        const char *entity = entity_of(out->ptr[from]);
        size_t n = entity ? strlen(entity) : 1;
        to -= n;
        memmove(out->ptr + to, entity ? entity : out->ptr + from, n);
    }
    out->len += more;
    out->ptr[out->len] = '\0';
}

/* Reads a number behind the prefix; false if it is not there. */
static bool take_number(struct tc_str *name, const char *prefix, size_t *number) {
    struct tc_str start = tc_str(prefix);
    size_t at = start.len, value = 0;
    if (!tc_str_starts(*name, start))
        return false;
    while (at < name->len && name->ptr[at] >= '0' && name->ptr[at] <= '9' && value < 1000000)
        value = value * 10 + (size_t)(name->ptr[at++] - '0');
    if (at == start.len)
        return false;
    *number = value;
    *name = tc_str_sub(*name, at, name->len);
    return true;
}

static void add_node_title(const struct tc_picture *p, size_t i, struct tc_buf *out) {
    const struct tc_node *node = &p->nodes.items[i];
    add_escaped(node->label, out);
    if (node->note.len > 0) {
        tc_buf_addc(out, ' ');
        add_escaped(node->note, out);
    }
    if (node->tooltip.len > 0) {
        tc_buf_add(out, TC_STR(": "));
        add_escaped(node->tooltip, out);
    }
}

static void add_edge_title(const struct tc_picture *p, const struct tc_edge *e, struct tc_buf *out) {
    if (e->tooltip.len > 0) {
        add_escaped(e->tooltip, out);
        return;
    }
    add_escaped(p->nodes.items[e->from].label, out);
    tc_buf_addf(out, " \xe2\x80\x93 ");
    add_escaped(p->nodes.items[e->to].label, out);
    if (e->line != TC_LINE_PLAIN) {
        tc_buf_add(out, TC_STR(": "));
        add_escaped(tc_dot_legend(p, e->line), out);
    }
}

/* The next line without a label from tail to head: Graphviz writes those of one name in the order of the DOT. */
static const struct tc_edge *find_edge(const struct tc_picture *p, size_t tail, size_t head, bool *told) {
    for (size_t i = 0; i < p->edges.len; i++) {
        const struct tc_edge *e = &p->edges.items[i];
        if (told[i] || e->label.len > 0 || (e->back ? e->to : e->from) != tail || (e->back ? e->from : e->to) != head)
            continue;
        told[i] = true;
        return e;
    }
    return NULL;
}

/* name: "n3", "n3:e&#45;&gt;n4:w", "l5", "n3:e&#45;&gt;l5:w", "l5:e&#45;&gt;n4:w", "cluster_2", "tercet". */
static void add_title(const struct tc_picture *p, struct tc_str name, bool *told, struct tc_buf *out) {
    size_t tail, head, label, cluster;
    if (take_number(&name, "cluster_", &cluster)) {
        if (cluster < p->clusters.len)
            add_escaped(p->clusters.items[cluster].label, out);
    } else if (take_number(&name, "l", &label)) {
        if (label < p->edges.len)
            add_edge_title(p, &p->edges.items[label], out);
    } else if (take_number(&name, "n", &tail)) {
        const char *arrow = name.ptr != NULL ? memmem(name.ptr, name.len, "&gt;", 4) : NULL;
        struct tc_str rest = arrow != NULL ? tc_str_sub(name, (size_t)(arrow - name.ptr) + 4, name.len) : name;
        const struct tc_edge *edge = NULL;
        if (name.len == 0 && tail < p->nodes.len)
            add_node_title(p, tail, out);
        else if (arrow != NULL && take_number(&rest, "l", &label))
            edge = label < p->edges.len ? &p->edges.items[label] : NULL;
        else if (arrow != NULL && take_number(&rest, "n", &head))
            edge = find_edge(p, tail, head, told);
        if (edge != NULL)
            add_edge_title(p, edge, out);
    } else if (tc_str_eq_cstr(name, "tercet")) {
        add_escaped(p->title, out);
    }
}

static struct tc_str upto(struct tc_str text, const char *end) {
    size_t n = strlen(end);
    const char *found = memmem(text.ptr, text.len, end, n);
    return tc_str_sub(text, 0, found != NULL ? (size_t)(found - text.ptr) + n : text.len);
}

/* <svg ... >: all but width and height. */
static void add_svg_tag(struct tc_str tag, struct tc_buf *out) {
    static const char *const dropped[] = {" width=\"", " height=\""};
    for (size_t i = 0; i < tag.len; i++) {
        for (size_t k = 0; k < 2; k++) {
            struct tc_str rest = tc_str_sub(tag, i, tag.len);
            if (!tc_str_starts(rest, tc_str(dropped[k])))
                continue;
            size_t name = strlen(dropped[k]);
            i += name + upto(tc_str_sub(rest, name, rest.len), "\"").len;
            if (i < tag.len && tag.ptr[i] == '\n')
                i++;
        }
        if (i < tag.len)
            tc_buf_addc(out, tag.ptr[i]);
    }
}

enum tc_status tc_svg_finish(struct tc_str svg, const struct tc_picture *picture, struct tc_buf *out) {
    static const char open_title[] = "<title>", close_title[] = "</title>";
    bool *told = tc_calloc(picture->edges.len + 1, sizeof *told); /* lines that have had their title */
    if (told == NULL)
        return TC_ERR_MEMORY;
    while (svg.len > 0) {
        size_t taken = 1;
        if (tc_str_starts(svg, TC_STR("<!--"))) {
            taken = upto(svg, "-->").len;
            taken += taken < svg.len && svg.ptr[taken] == '\n';
        } else if (tc_str_starts(svg, TC_STR("<!DOCTYPE"))) {
            taken = upto(svg, ">\n").len;
        } else if (tc_str_starts(svg, TC_STR("<svg "))) {
            taken = upto(svg, ">").len;
            add_svg_tag(tc_str_sub(svg, 0, taken), out);
        } else if (tc_str_starts(svg, tc_str(open_title))) {
            struct tc_str whole = upto(svg, close_title);
            taken = whole.len;
            tc_buf_add(out, tc_str(open_title));
            if (taken >= sizeof open_title + sizeof close_title - 2)
                add_title(picture, tc_str_sub(whole, sizeof open_title - 1, taken - (sizeof close_title - 1)), told,
                          out);
            tc_buf_add(out, tc_str(close_title));
        } else {
            tc_buf_addc(out, *svg.ptr);
        }
        svg = tc_str_sub(svg, taken, svg.len);
    }
    tc_free(told);
    return out->failed ? TC_ERR_MEMORY : TC_OK;
}

void tc_pdf_finish(struct tc_buf *pdf) {
    static const char key[] = "/CreationDate (D:", date[] = "20000101000000";
    char *found = pdf->ptr != NULL ? memmem(pdf->ptr, pdf->len, key, sizeof key - 1) : NULL;
    char *end = pdf->ptr + pdf->len;
    if (found == NULL)
        return;
    char *at = found + sizeof key - 1;
    for (size_t i = 0; at < end && *at >= '0' && *at <= '9' && i < sizeof date - 1; i++)
        *at++ = date[i];
    for (; at < end && *at != ')'; at++) /* the zone: cairo writes the machine's */
        *at = *at >= '1' && *at <= '9' ? '0' : *at == '-' ? '+' : *at;
}
