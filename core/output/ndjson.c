#include "output/ndjson.h"

#include <string.h>

/* --- JSON --- */

/* What stands behind the backslash for a byte that needs one; 'u' = as \u00XX, 0 = the byte itself. */
static char escape_of(unsigned char c) {
    switch (c) {
    case '"':
    case '\\':
        return (char)c;
    case '\b':
        return 'b';
    case '\f':
        return 'f';
    case '\n':
        return 'n';
    case '\r':
        return 'r';
    case '\t':
        return 't';
    default:
        return c < 0x20 ? 'u' : 0;
    }
}

/* As in input/ndjson.c: 8 bytes a step while none of them needs a backslash. */
static size_t plain_run(const char *text, size_t len) {
    const uint64_t ones = 0x0101010101010101U, tops = 0x8080808080808080U;
    size_t n = 0;
    for (; n + 8 <= len; n += 8) {
        uint64_t x;
        memcpy(&x, text + n, 8);
        uint64_t quote = x ^ ones * '"', slash = x ^ ones * '\\';
        if ((((quote - ones) & ~quote) | ((slash - ones) & ~slash) | ((x - ones * 0x20) & ~x)) & tops)
            break;
    }
    while (n < len && !escape_of((unsigned char)text[n]))
        n++;
    return n;
}

/* The graph's strings are valid UTF-8, so only the bytes below 0x80 need a look. */
static void put_string(struct tc_buf *out, struct tc_str text) {
    tc_buf_addc(out, '"');
    while (text.len) {
        size_t n = plain_run(text.ptr, text.len);
        tc_buf_add(out, tc_str_sub(text, 0, n));
        text = tc_str_sub(text, n, text.len);
        if (text.len == 0)
            break;
        unsigned char c = (unsigned char)text.ptr[0];
        char escape = escape_of(c);
        if (escape == 'u')
            tc_buf_addf(out, "\\u%04x", c);
        else
            tc_buf_add(out, (struct tc_str){(const char[]){'\\', escape}, 2});
        text = tc_str_sub(text, 1, text.len);
    }
    tc_buf_addc(out, '"');
}

static void put_number(struct tc_buf *out, uint64_t number) {
    char digits[20];
    size_t at = sizeof digits;
    do
        digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    tc_buf_add(out, (struct tc_str){digits + at, sizeof digits - at});
}

/* --- members; key is a literal such as "\"rule\":" with its comma --- */

static void put_text(struct tc_buf *out, struct tc_str key, struct tc_str value) {
    tc_buf_add(out, key);
    put_string(out, value);
}

static void put_count(struct tc_buf *out, struct tc_str key, uint64_t value) {
    tc_buf_add(out, key);
    put_number(out, value);
}

static void put_confidence(struct tc_buf *out, double confidence) {
    unsigned thousandths = (unsigned)(confidence * 1000 + 0.5);
    char text[] = {(char)('0' + thousandths / 1000), '.', (char)('0' + thousandths / 100 % 10),
                   (char)('0' + thousandths / 10 % 10), (char)('0' + thousandths % 10)};
    tc_buf_add(out, TC_STR(",\"confidence\":"));
    tc_buf_add(out, (struct tc_str){text, sizeof text});
}

static void put_qualifiers(struct tc_buf *out, const struct tc_statement *statement) {
    tc_buf_add(out, TC_STR(",\"qualifiers\":{"));
    for (uint32_t i = 0; i < statement->n_quals; i++) {
        if (i > 0)
            tc_buf_addc(out, ',');
        put_string(out, statement->quals[i].name);
        tc_buf_addc(out, ':');
        put_string(out, statement->quals[i].value);
    }
    tc_buf_addc(out, '}');
}

static void put_statement(struct tc_buf *out, const struct tc_graph *graph, const struct tc_statement *statement) {
    const struct tc_graph_entity *subject = tc_graph_entity(graph, statement->subject);
    const struct tc_graph_entity *object = tc_graph_entity(graph, statement->object);
    put_text(out, TC_STR("{\"triple_id\":"), statement->id);
    put_text(out, TC_STR(",\"subject\":"), subject->label);
    put_text(out, TC_STR(",\"subject_id\":"), subject->id);
    put_text(out, TC_STR(",\"predicate\":"), statement->predicate);
    put_text(out, TC_STR(",\"object\":"), object->label);
    put_text(out, TC_STR(",\"object_id\":"), object->id);
    put_qualifiers(out, statement);
    put_text(out, TC_STR(",\"modality\":"), tc_str(tc_modality_str(statement->modality)));
    tc_buf_add(out, statement->negated ? TC_STR(",\"negated\":true") : TC_STR(",\"negated\":false"));
}

static void put_evidence(struct tc_buf *out, const struct tc_graph *graph, const struct tc_evidence *evidence) {
    const struct tc_graph_document *document = tc_graph_document(graph, evidence->document);
    bool framed = evidence->frame != TC_NO_RECORD;
    put_confidence(out, evidence->confidence);
    put_text(out, TC_STR(",\"document\":"), document->uri);
    put_text(out, TC_STR(",\"document_id\":"), document->id);
    put_text(out, TC_STR(",\"document_title\":"), document->title);
    put_text(out, TC_STR(",\"document_date\":"), document->date);
    put_count(out, TC_STR(",\"sentence_no\":"), evidence->sentence_no);
    put_text(out, TC_STR(",\"sentence\":"), evidence->sentence);
    put_count(out, TC_STR(",\"char_start\":"), evidence->char_start);
    put_count(out, TC_STR(",\"char_end\":"), evidence->char_end);
    put_count(out, TC_STR(",\"subject_start\":"), evidence->subject_start);
    put_count(out, TC_STR(",\"subject_end\":"), evidence->subject_end);
    put_count(out, TC_STR(",\"object_start\":"), evidence->object_start);
    put_count(out, TC_STR(",\"object_end\":"), evidence->object_end);
    put_text(out, TC_STR(",\"plugin\":"), evidence->plugin);
    put_text(out, TC_STR(",\"plugin_version\":"), evidence->plugin_version);
    put_text(out, TC_STR(",\"rule\":"), evidence->rule);
    put_count(out, TC_STR(",\"rule_line\":"), evidence->rule_line);
    put_text(out, TC_STR(",\"frame_id\":"), framed ? tc_graph_frame(graph, evidence->frame)->id : TC_STR(""));
    tc_buf_add(out, TC_STR("}\n"));
}

enum tc_status tc_ndjson_write(const struct tc_graph *graph, struct tc_buf *out) {
    for (uint32_t i = 0; i < tc_graph_statement_count(graph); i++) {
        uint32_t n = 0;
        const uint32_t *of = tc_graph_statement_evidence(graph, i, &n);
        for (uint32_t k = 0; k < n; k++) {
            put_statement(out, graph, tc_graph_statement(graph, i));
            put_evidence(out, graph, tc_graph_evidence(graph, of[k]));
        }
    }
    return out->failed ? TC_ERR_MEMORY : TC_OK;
}
