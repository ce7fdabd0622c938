#include "output/ndjson.h"

#include "base/prefetch.h"

#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

/* Everything is written at a place behind which there is room for the whole line: no write asks for any. */

/* --- JSON --- */

enum { ESCAPED_MAX = 6 }; /* what a byte becomes at most */

/* What stands behind the backslash for a byte that needs one; 'u' = as \u00XX, 0 = the byte itself. */
#define U 'u'
static const char escapes[256] = {U, U, U, U, U, U, U, U, 'b', 't', 'n', U, 'f', 'r', U, U,           U,
                                  U, U, U, U, U, U, U, U, U,   U,   U,   U, U,   U,   U, ['"'] = '"', ['\\'] = '\\'};
#undef U

#ifdef __SSE2__

/* A bit for each of 16 bytes that needs a backslash. */
static inline unsigned find_special(__m128i v) {
    __m128i quote = _mm_cmpeq_epi8(v, _mm_set1_epi8('"')), slash = _mm_cmpeq_epi8(v, _mm_set1_epi8('\\'));
    __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(v, _mm_set1_epi8(0x1F)), v);
    return (unsigned)_mm_movemask_epi8(_mm_or_si128(control, _mm_or_si128(quote, slash)));
}

/* Copies 16 bytes; as find_special. */
static inline unsigned copy_step(char *at, const char *text) {
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)text);
    _mm_storeu_si128((__m128i *)(void *)at, v);
    return find_special(v);
}

/* Steps of 16 bytes up to the first that needs a backslash; bytes behind it are written in vain. The last step takes
 * bytes of the one before again. Of less than 16 there is none. */
static inline size_t copy_steps(char *at, const char *text, size_t len) {
    size_t n = 0;
    unsigned special = 0;
    for (; n + 16 <= len && special == 0; n += 16)
        special = copy_step(at + n, text + n);
    if (special != 0)
        return n - 16 + (size_t)__builtin_ctz(special);
    if (n == 0 || n == len)
        return n;
    special = copy_step(at + len - 16, text + len - 16) >> (n + 16 - len);
    return special != 0 ? n + (size_t)__builtin_ctz(special) : len;
}

#else

static size_t copy_steps(char *at, const char *text, size_t len) {
    (void)at, (void)text, (void)len;
    return 0;
}

#endif

static char *put_escape(char *at, unsigned char c) {
    static const char digits[] = "0123456789abcdef";
    *at++ = '\\';
    *at++ = escapes[c];
    if (escapes[c] != 'u')
        return at;
    memcpy(at, "00", 2);
    at[2] = digits[c >> 4];
    at[3] = digits[c & 15];
    return at + 4;
}

/* The graph's strings are valid UTF-8, so only the bytes below 0x80 need a look. */
static char *put_string(char *at, struct tc_str text) {
    *at++ = '"';
    for (size_t n = 0; n < text.len;) {
        size_t run = copy_steps(at, text.ptr + n, text.len - n);
        at += run;
        n += run;
        for (; n < text.len && !escapes[(unsigned char)text.ptr[n]]; n++)
            *at++ = text.ptr[n];
        if (n < text.len)
            at = put_escape(at, (unsigned char)text.ptr[n++]);
    }
    *at++ = '"';
    return at;
}

/* Two digits a step, from the last. */
static char *put_number(char *at, uint64_t number) {
    static const char pairs[] =
        "0001020304050607080910111213141516171819202122232425262728293031323334353637383940414243444546474849"
        "5051525354555657585960616263646566676869707172737475767778798081828384858687888990919293949596979899";
    size_t n = 1;
    for (uint64_t power = 10; n < 20 && number >= power; power *= 10)
        n++;
    size_t left = n;
    for (; left > 1; left -= 2, number /= 100)
        memcpy(at + left - 2, pairs + number % 100 * 2, 2);
    if (left > 0)
        *at = (char)('0' + number);
    return at + n;
}

/* --- members --- */

/* A literal, as `,"rule":`. */
#define PUT(at, literal) (memcpy((at), (literal), sizeof(literal) - 1), (at) += sizeof(literal) - 1)
#define PUT_TEXT(at, key, text) (PUT(at, key), (at) = put_string((at), (text)))
#define PUT_COUNT(at, key, number) (PUT(at, key), (at) = put_number((at), (number)))

static char *put_confidence(char *at, double confidence) {
    unsigned thousandths = (unsigned)(confidence * 1000 + 0.5);
    PUT(at, ",\"confidence\":");
    char text[] = {(char)('0' + thousandths / 1000), '.', (char)('0' + thousandths / 100 % 10),
                   (char)('0' + thousandths / 10 % 10), (char)('0' + thousandths % 10)};
    memcpy(at, text, sizeof text);
    return at + sizeof text;
}

static char *put_qualifiers(char *at, const struct tc_statement *statement) {
    PUT(at, ",\"qualifiers\":{");
    for (uint32_t i = 0; i < statement->n_quals; i++) {
        if (i > 0)
            *at++ = ',';
        at = put_string(at, statement->quals[i].name);
        *at++ = ':';
        at = put_string(at, statement->quals[i].value);
    }
    *at++ = '}';
    return at;
}

static char *put_statement(char *at, const struct tc_graph *graph, const struct tc_statement *statement) {
    const struct tc_graph_entity *subject = tc_graph_entity(graph, statement->subject);
    const struct tc_graph_entity *object = tc_graph_entity(graph, statement->object);
    PUT_TEXT(at, "{\"triple_id\":", statement->id);
    PUT_TEXT(at, ",\"subject\":", subject->label);
    PUT_TEXT(at, ",\"subject_id\":", subject->id);
    PUT_TEXT(at, ",\"predicate\":", statement->predicate);
    PUT_TEXT(at, ",\"object\":", object->label);
    PUT_TEXT(at, ",\"object_id\":", object->id);
    at = put_qualifiers(at, statement);
    PUT_TEXT(at, ",\"modality\":", tc_str(tc_modality_str(statement->modality)));
    PUT(at, ",\"negated\":");
    return statement->negated ? PUT(at, "true") : PUT(at, "false");
}

static char *put_document(char *at, const struct tc_graph_document *document) {
    PUT_TEXT(at, ",\"document\":", document->uri);
    PUT_TEXT(at, ",\"document_id\":", document->id);
    PUT_TEXT(at, ",\"document_title\":", document->title);
    PUT_TEXT(at, ",\"document_date\":", document->date);
    return at;
}

static char *put_evidence(char *at, const struct tc_evidence *evidence, struct tc_str frame_id) {
    PUT_COUNT(at, ",\"sentence_no\":", evidence->sentence_no);
    PUT_TEXT(at, ",\"sentence\":", evidence->sentence);
    PUT_COUNT(at, ",\"char_start\":", evidence->char_start);
    PUT_COUNT(at, ",\"char_end\":", evidence->char_end);
    PUT_COUNT(at, ",\"subject_start\":", evidence->subject_start);
    PUT_COUNT(at, ",\"subject_end\":", evidence->subject_end);
    PUT_COUNT(at, ",\"object_start\":", evidence->object_start);
    PUT_COUNT(at, ",\"object_end\":", evidence->object_end);
    PUT_TEXT(at, ",\"plugin\":", evidence->plugin);
    PUT_TEXT(at, ",\"plugin_version\":", evidence->plugin_version);
    PUT_TEXT(at, ",\"rule\":", evidence->rule);
    PUT_COUNT(at, ",\"rule_line\":", evidence->rule_line);
    PUT_TEXT(at, ",\"frame_id\":", frame_id);
    return PUT(at, "}\n");
}

/* --- lines --- */

enum { FIXED_MAX = 1024 }; /* all that is no string: keys, quotes, numbers, modality */

/* At least as many bytes as a line has. */
static size_t room_for(const struct tc_graph *graph, const struct tc_statement *statement,
                       const struct tc_evidence *evidence, struct tc_str frame_id) {
    const struct tc_graph_entity *subject = tc_graph_entity(graph, statement->subject);
    const struct tc_graph_entity *object = tc_graph_entity(graph, statement->object);
    const struct tc_graph_document *document = tc_graph_document(graph, evidence->document);
    size_t text = statement->id.len + subject->label.len + subject->id.len + statement->predicate.len +
                  object->label.len + object->id.len + document->uri.len + document->id.len + document->title.len +
                  document->date.len + evidence->sentence.len + evidence->plugin.len + evidence->plugin_version.len +
                  evidence->rule.len + frame_id.len;
    for (uint32_t i = 0; i < statement->n_quals; i++)
        text += statement->quals[i].name.len + statement->quals[i].value.len + 2;
    return FIXED_MAX + text * ESCAPED_MAX;
}

/* Members that the line before may have as well: they are copied then. Where they stand in the output, and of which
 * record; len 0: nowhere. */
struct made {
    size_t from, len;
    uint32_t record;
};

struct lines {
    const struct tc_graph *graph;
    struct tc_buf *out;
    struct made statement, document;
};

/* False: they have to be made. */
static bool copy_made(const struct lines *lines, char **at, const struct made *made, uint32_t record) {
    bool is_there = made->len > 0 && made->record == record;
    if (is_there) {
        memcpy(*at, lines->out->ptr + made->from, made->len);
        *at += made->len;
    }
    return is_there;
}

static void note_made(const struct lines *lines, struct made *made, const char *from, const char *end,
                      uint32_t record) {
    *made = (struct made){(size_t)(from - lines->out->ptr), (size_t)(end - from), record};
}

static enum tc_status put_line(struct lines *lines, uint32_t number, const struct tc_evidence *evidence) {
    const struct tc_graph *graph = lines->graph;
    const struct tc_statement *statement = tc_graph_statement(graph, number);
    bool framed = evidence->frame != TC_NO_RECORD;
    struct tc_str frame_id = framed ? tc_graph_frame(graph, evidence->frame)->id : TC_STR("");
    if (tc_buf_reserve(lines->out, room_for(graph, statement, evidence, frame_id)) != TC_OK)
        return TC_ERR_MEMORY;
    char *from = lines->out->ptr + lines->out->len, *at = from;
    if (!copy_made(lines, &at, &lines->statement, number))
        at = put_statement(at, graph, statement);
    note_made(lines, &lines->statement, from, at, number);
    from = at = put_confidence(at, evidence->confidence);
    if (!copy_made(lines, &at, &lines->document, evidence->document))
        at = put_document(at, tc_graph_document(graph, evidence->document));
    note_made(lines, &lines->document, from, at, evidence->document);
    at = put_evidence(at, evidence, frame_id);
    *at = '\0';
    lines->out->len = (size_t)(at - lines->out->ptr);
    return TC_OK;
}

/* Evidence stands in the order in which it was found, not in that of its statements, and that of a large document does
 * not stay in the cache: what comes soon is called for. */
static void call_for(const struct tc_graph *graph, const uint32_t *of, uint32_t n) {
    enum { AHEAD = 8, TEXT_AHEAD = 4, TEXT_BYTES = 256 }; /* of a sentence, or behind it */
    if (n > AHEAD)
        tc_prefetch(tc_graph_evidence(graph, of[AHEAD]), sizeof(struct tc_evidence));
    if (n > TEXT_AHEAD) {
        const struct tc_evidence *evidence = tc_graph_evidence(graph, of[TEXT_AHEAD]);
        tc_prefetch(evidence->sentence.ptr, TEXT_BYTES);
        if (evidence->frame != TC_NO_RECORD)
            tc_prefetch(&tc_graph_frame(graph, evidence->frame)->id, sizeof(struct tc_str));
    }
}

enum tc_status tc_ndjson_write_some(const struct tc_graph *graph, uint32_t *next, size_t enough, struct tc_buf *out) {
    struct lines lines = {.graph = graph, .out = out};
    enum tc_status status = TC_OK;
    uint32_t n = 0;
    const uint32_t *end = NULL; /* evidence stands statement by statement */
    if (*next < tc_graph_statement_count(graph))
        end = tc_graph_statement_evidence(graph, 0, &n) + tc_graph_evidence_count(graph);
    for (; *next < tc_graph_statement_count(graph) && out->len < enough && status == TC_OK; ++*next) {
        const uint32_t *of = tc_graph_statement_evidence(graph, *next, &n);
        for (uint32_t k = 0; k < n && status == TC_OK; k++) {
            call_for(graph, of + k, (uint32_t)(end - of) - k);
            status = put_line(&lines, *next, tc_graph_evidence(graph, of[k]));
        }
    }
    return status;
}

enum tc_status tc_ndjson_write(const struct tc_graph *graph, struct tc_buf *out) {
    uint32_t next = 0;
    return tc_ndjson_write_some(graph, &next, SIZE_MAX, out);
}
