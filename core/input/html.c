/* HTML through libxml2's SAX interface: no tree is built. What is shown as a block of its own becomes a paragraph, a
 * list item a paragraph that begins with "- ", cells of a table row stand between " | ". */
#include "base/utf8.h"
#include "input/docs.h"

#include <errno.h>
#include <iconv.h>
#include <libxml/HTMLparser.h>
#include <pthread.h>
#include <string.h>
#include <strings.h>

enum { DEPTH_MAX = 512, META_BYTES = 4096, CHARSET_MAX = 32, TITLE_MAX = 1024, ATTRIBUTE_PARTS = 300 };

/* What stands between the text written so far and the next: the strongest that was asked for. */
enum gap { GAP_NONE, GAP_BLANK, GAP_CELL, GAP_LINE, GAP_PARAGRAPH, GAP_ITEM };
static const char *const gap_text[] = {"", " ", " | ", "\n", "\n\n", "\n\n- "};

struct page {
    struct tc_buf *text;
    struct tc_buf title;
    char date[16];
    enum gap gap;
    /* elements that are open: all; that show nothing; <head>, one of those; that keep their line breaks */
    int depth, hidden, head, pre;
    bool in_title, has_title, too_deep;
    htmlParserCtxtPtr parser;
};

/* --- which elements do what --- */

enum kind { INLINE, BLOCK, HIDDEN, HEAD, BREAK, ITEM, ROW, CELL, PRE, TITLE, META };

static const struct {
    const char *name;
    enum kind kind;
} elements[] = {
    {"address", BLOCK},   {"article", BLOCK},   {"aside", BLOCK},     {"audio", HIDDEN},     {"blockquote", BLOCK},
    {"body", BLOCK},      {"br", BREAK},        {"button", HIDDEN},   {"canvas", HIDDEN},    {"caption", BLOCK},
    {"center", BLOCK},    {"dd", BLOCK},        {"details", BLOCK},   {"dialog", BLOCK},     {"div", BLOCK},
    {"dl", BLOCK},        {"dt", BLOCK},        {"fieldset", BLOCK},  {"figcaption", BLOCK}, {"figure", BLOCK},
    {"footer", BLOCK},    {"form", BLOCK},      {"h1", BLOCK},        {"h2", BLOCK},         {"h3", BLOCK},
    {"h4", BLOCK},        {"h5", BLOCK},        {"h6", BLOCK},        {"head", HEAD},        {"header", BLOCK},
    {"hgroup", BLOCK},    {"hr", BLOCK},        {"iframe", HIDDEN},   {"legend", BLOCK},     {"li", ITEM},
    {"main", BLOCK},      {"math", HIDDEN},     {"menu", BLOCK},      {"meta", META},        {"nav", HIDDEN},
    {"noscript", HIDDEN}, {"object", HIDDEN},   {"ol", BLOCK},        {"option", HIDDEN},    {"p", BLOCK},
    {"pre", PRE},         {"script", HIDDEN},   {"search", BLOCK},    {"section", BLOCK},    {"select", HIDDEN},
    {"style", HIDDEN},    {"summary", BLOCK},   {"svg", HIDDEN},      {"table", BLOCK},      {"tbody", BLOCK},
    {"td", CELL},         {"template", HIDDEN}, {"textarea", HIDDEN}, {"tfoot", BLOCK},      {"th", CELL},
    {"thead", BLOCK},     {"title", TITLE},     {"tr", ROW},          {"ul", BLOCK},         {"video", HIDDEN},
};

static enum kind kind_of(const char *name) {
    size_t low = 0, high = sizeof elements / sizeof *elements;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcasecmp(name, elements[middle].name);
        if (order == 0)
            return elements[middle].kind;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return INLINE;
}

static void ask(struct page *page, enum gap gap) {
    if (gap > page->gap)
        page->gap = gap;
}

/* Two line breaks in a row part paragraphs. */
static void ask_line(struct page *page) { ask(page, page->gap == GAP_LINE ? GAP_PARAGRAPH : GAP_LINE); }

/* --- what the parser finds --- */

/* <meta name="date" content="2024-05-01"> and its relatives: the first that looks like a date. */
static void read_meta(struct page *page, const xmlChar **attrs) {
    static const char *const names[] = {"date", "dc.date", "dcterms.date", "article:published_time", "pubdate"};
    const char *name = NULL, *content = NULL;
    for (size_t i = 0; attrs && attrs[i]; i += 2) {
        const char *key = (const char *)attrs[i], *value = (const char *)attrs[i + 1];
        if (strcasecmp(key, "name") == 0 || strcasecmp(key, "property") == 0)
            name = value;
        else if (strcasecmp(key, "content") == 0)
            content = value;
    }
    for (size_t i = 0; name && content && i < sizeof names / sizeof *names; i++)
        if (strcasecmp(name, names[i]) == 0 && !page->date[0] && strspn(content, "0123456789-/.") >= 4)
            snprintf(page->date, sizeof page->date, "%.*s", (int)strcspn(content, "T "), content);
}

static void on_start(void *ctx, const xmlChar *name, const xmlChar **attrs) {
    struct page *page = ctx;
    if (++page->depth > DEPTH_MAX) {
        page->too_deep = true;
        xmlStopParser(page->parser);
        return;
    }
    switch (kind_of((const char *)name)) {
    case INLINE:
        break;
    case HEAD:
        page->head++;
        page->hidden++;
        break;
    case HIDDEN:
        page->hidden++;
        break;
    case BREAK:
        ask_line(page);
        break;
    case ITEM:
        ask(page, GAP_ITEM);
        break;
    case CELL:
        ask(page, GAP_CELL);
        break;
    case PRE:
        page->pre++;
        ask(page, GAP_PARAGRAPH);
        break;
    case BLOCK:
    case ROW:
        ask(page, GAP_PARAGRAPH);
        break;
    case TITLE:
        page->in_title = !page->has_title && page->hidden == page->head; /* not that of a picture */
        page->has_title = page->has_title || page->in_title;
        page->hidden++;
        break;
    case META:
        read_meta(page, attrs);
        break;
    }
}

static void on_end(void *ctx, const xmlChar *name) {
    struct page *page = ctx;
    page->depth--;
    /* Every start has its end: the parser makes up what the page lacks. */
    switch (kind_of((const char *)name)) {
    case INLINE:
    case CELL:
    case BREAK:
    case META:
        break;
    case TITLE:
        page->in_title = false;
        page->hidden--;
        break;
    case HEAD:
        page->head--;
        page->hidden--;
        break;
    case HIDDEN:
        page->hidden--;
        break;
    case PRE:
        page->pre--;
        ask(page, GAP_PARAGRAPH);
        break;
    case ITEM:
    case BLOCK:
    case ROW:
        ask(page, GAP_PARAGRAPH);
        break;
    }
}

static void write_gap(struct page *page) {
    bool first = page->text->len == 0;
    tc_buf_add(page->text, tc_str(first ? page->gap == GAP_ITEM ? "- " : "" : gap_text[page->gap]));
    page->gap = GAP_NONE;
}

static bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }

/* How much of the text can be written as it stands: up to a line break or a run of blanks. */
static size_t plain_run(struct tc_str text) {
    size_t n = 0;
    while (n < text.len &&
           (!is_blank(text.ptr[n]) || (n > 0 && text.ptr[n] == ' ' && n + 1 < text.len && !is_blank(text.ptr[n + 1]))))
        n++;
    return n;
}

/* Runs of blanks are one; inside <pre> a line break stays one. */
static void on_text(void *ctx, const xmlChar *bytes, int len) {
    struct page *page = ctx;
    struct tc_str text = {(const char *)bytes, (size_t)len};
    if (page->in_title)
        tc_buf_add(&page->title, tc_str_sub(text, 0, TITLE_MAX - 1 - page->title.len));
    while (text.len && !page->hidden) {
        size_t n = plain_run(text);
        if (n) {
            write_gap(page);
            tc_buf_add(page->text, tc_str_sub(text, 0, n));
        } else {
            n = 1;
            if (page->pre && text.ptr[0] == '\n')
                ask_line(page);
            else
                ask(page, GAP_BLANK);
        }
        text = tc_str_sub(text, n, text.len);
    }
}

/* --- encodings --- */

/* The charset that <meta> declares near the beginning: letters after "charset=". Empty if there is none. */
static void find_charset(struct tc_str page, char charset[CHARSET_MAX]) {
    size_t len = page.len < META_BYTES ? page.len : META_BYTES;
    charset[0] = '\0';
    for (size_t i = 0; i + 8 < len; i++) {
        if (strncasecmp(page.ptr + i, "charset=", 8) != 0)
            continue;
        size_t n = 0;
        i += page.ptr[i + 8] == '"' || page.ptr[i + 8] == '\'' ? 9 : 8;
        while (n + 1 < CHARSET_MAX && i + n < len &&
               (strchr("-_.:", page.ptr[i + n]) || (page.ptr[i + n] | 32) >= 'a' ||
                (page.ptr[i + n] >= '0' && page.ptr[i + n] <= '9')))
            n++;
        snprintf(charset, CHARSET_MAX, "%.*s", (int)n, page.ptr + i);
        return;
    }
}

/* As browsers do: what calls itself Latin 1 or ASCII is Windows 1252. */
static const char *real_charset(const char *charset) {
    static const char *const latin[] = {"iso-8859-1", "iso8859-1", "latin1", "us-ascii", "ascii"};
    for (size_t i = 0; i < sizeof latin / sizeof *latin; i++)
        if (strcasecmp(charset, latin[i]) == 0)
            return "WINDOWS-1252";
    return charset;
}

/* Appends `from` as UTF-8; a byte that is none of the charset becomes U+FFFD. TC_END for an unknown charset. */
static enum tc_status convert(struct tc_str from, const char *charset, struct tc_buf *out) {
    iconv_t conversion = iconv_open("UTF-8", charset);
    if (conversion == (iconv_t)-1) /* NOLINT: that is how iconv_open says it */
        return TC_END;
    char piece[4096], copy[4096];
    enum tc_status status = TC_OK;
    while (from.len && status == TC_OK) {
        size_t n = from.len < sizeof copy ? from.len : sizeof copy;
        memcpy(copy, from.ptr, n);
        char *in = copy, *to = piece;
        size_t in_left = n, to_left = sizeof piece;
        size_t result = iconv(conversion, &in, &in_left, &to, &to_left);
        status = tc_buf_add(out, (struct tc_str){piece, sizeof piece - to_left});
        bool cut = result == (size_t)-1 && errno == EINVAL && n < from.len;
        if (result == (size_t)-1 && errno != E2BIG && !cut && in_left && status == TC_OK) {
            in_left--;
            status = tc_buf_add(out, TC_STR("\xEF\xBF\xBD"));
        }
        from = tc_str_sub(from, n - in_left, from.len);
    }
    iconv_close(conversion);
    return status;
}

/* Makes docs->bytes valid UTF-8: by its byte order mark, else by what the page declares, else as it is. */
static enum tc_status to_utf8(struct tc_docs *docs, struct tc_error *err) {
    char charset[CHARSET_MAX];
    size_t bom = 0;
    struct tc_str page = tc_buf_str(&docs->bytes);
    docs->encoding = tc_docs_encoding(page, &bom);
    page = tc_str_sub(page, bom, page.len);
    find_charset(page, charset);
    bool other = bom == 0 && charset[0] && strcasecmp(charset, "utf-8") != 0 && strcasecmp(charset, "utf8") != 0;
    enum tc_status status = TC_END;
    tc_buf_reset(&docs->text);
    if (docs->encoding != TC_UTF8)
        status = tc_docs_add_utf16(docs, page, &docs->text);
    else if (other)
        status = convert(page, real_charset(charset), &docs->text);
    if (status == TC_END)
        status = tc_utf8_clean(page, &docs->text);
    struct tc_buf swap = docs->bytes;
    docs->bytes = docs->text;
    docs->text = swap;
    tc_buf_reset(&docs->text);
    return status == TC_OK ? TC_OK : tc_error_set(err, TC_ERR_MEMORY, "out of memory");
}

/* --- attributes --- */

/* Behind a quoted value that begins at `at`, else at. */
static char *skip_quoted(char *at, char *end) {
    if (at == end || (*at != '"' && *at != '\''))
        return at;
    char *close = memchr(at + 1, *at, (size_t)(end - at - 1));
    return close ? close + 1 : end;
}

static bool is_letter(char c) { return (c | 0x20) >= 'a' && (c | 0x20) <= 'z'; }

/* Makes blanks of attributes, but for "</name" and "--": what looks like a tag may stand in a script or a comment, and
 * these must still end. */
static void blank_attributes(char *at, const char *end) {
    for (bool ends = false; at < end; at++) {
        ends = (*at == '/' && at[-1] == '<') || (ends && is_letter(*at));
        if (!ends && *at != '<' && *at != '-')
            *at = ' ';
    }
}

/* Takes out what stands behind the first attributes of a tag. `at` is behind its "<"; the end of the tag is returned.
 * Anything that can part two attributes counts. */
static char *limit_tag(char *at, char *end) {
    unsigned parts = 0;
    char *surplus = NULL;
    while (at < end && *at != '>') {
        char *from = at++;
        if (*from == '=') {
            while (at < end && is_blank(*at))
                at++;
            at = skip_quoted(at, end);
        }
        parts += (is_blank(*from) && !is_blank(from[-1])) || *from == '/' || *from == '=';
        if (parts > ATTRIBUTE_PARTS && !surplus)
            surplus = from;
    }
    if (surplus)
        blank_attributes(surplus, at);
    return at;
}

/* libxml2 compares each attribute of an element with all that stand before it. None of them is text. */
static void limit_attributes(struct tc_buf *page) {
    if (page->len == 0)
        return;
    char *at = page->ptr, *end = at + page->len;
    while ((at = memchr(at, '<', (size_t)(end - at))) != NULL) {
        at++;
        if (at < end && is_letter(*at))
            at = limit_tag(at, end);
    }
}

/* --- the page --- */

static pthread_once_t library_ready = PTHREAD_ONCE_INIT;

static enum tc_status start(struct tc_docs *docs, struct tc_error *err) {
    (void)pthread_once(&library_ready, xmlInitParser);
    return tc_docs_load_raw(docs, err);
}

static enum tc_status parse(struct tc_docs *docs, struct page *page, struct tc_error *err) {
    htmlSAXHandler sax = {
        .startElement = on_start, .endElement = on_end, .characters = on_text, .ignorableWhitespace = on_text};
    htmlParserCtxtPtr parser = htmlCreatePushParserCtxt(&sax, page, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);
    if (!parser)
        return tc_error_set(err, TC_ERR_MEMORY, "out of memory");
    page->parser = parser;
    htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NONET | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING |
                                   HTML_PARSE_IGNORE_ENC | HTML_PARSE_COMPACT);
    struct tc_str rest = tc_buf_str(&docs->bytes);
    while (rest.len && !page->too_deep) {
        size_t n = rest.len < TC_CHUNK_BYTES ? rest.len : TC_CHUNK_BYTES;
        htmlParseChunk(parser, rest.ptr, (int)n, 0);
        rest = tc_str_sub(rest, n, rest.len);
    }
    if (!page->too_deep)
        htmlParseChunk(parser, NULL, 0, 1);
    htmlFreeParserCtxt(parser);
    if (page->too_deep)
        return tc_error_at(err, TC_ERR_INPUT, docs->item->path, 0, 0, "elements are nested deeper than %d", DEPTH_MAX);
    return docs->text.failed || page->title.failed ? tc_error_set(err, TC_ERR_MEMORY, "out of memory") : TC_OK;
}

/* Blanks at the ends off, runs of them as one. */
static struct tc_str tidy(struct tc_docs *docs, struct tc_str text) {
    char *copy = tc_arena_alloc(&docs->strings, text.len + 1);
    size_t n = 0;
    text = tc_str_trim(text);
    for (size_t i = 0; copy && i < text.len; i++) {
        bool blank = is_blank(text.ptr[i]);
        if (!blank || (n > 0 && copy[n - 1] != ' '))
            copy[n++] = blank ? ' ' : text.ptr[i];
    }
    return (struct tc_str){copy, n};
}

static enum tc_status next(struct tc_docs *docs, struct tc_document *document, struct tc_error *err) {
    if (docs->done)
        return TC_END;
    docs->done = true;
    struct page page = {.text = &docs->text};
    tc_buf_init(&page.title, TITLE_MAX); /* a longer one is cut */
    enum tc_status status = to_utf8(docs, err);
    limit_attributes(&docs->bytes);
    if (status == TC_OK)
        status = parse(docs, &page, err);
    if (status == TC_OK) {
        docs->rest = tc_buf_str(&docs->text);
        *document = (struct tc_document){.uri = tc_str(docs->item->path),
                                         .title = tidy(docs, tc_buf_str(&page.title)),
                                         .date = tc_arena_str(&docs->strings, tc_str(page.date))};
        if (!document->title.ptr || !document->date.ptr)
            status = tc_error_set(err, TC_ERR_MEMORY, "out of memory");
    }
    tc_buf_fini(&page.title);
    return status;
}

const struct tc_doc_format tc_doc_html = {start, next, tc_docs_read_rest};
