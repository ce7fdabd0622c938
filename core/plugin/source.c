/* source.c - finds declarations' strings again in the Lua file they come from, so that errors point at them. */
#include "plugin/unit.h"
#include <ctype.h>
#include <string.h>

enum tc_status tc_source_index(struct tc_unit *unit, struct tc_chunk *chunk) {
    uint32_t n = 1;
    for (size_t i = 0; i < chunk->source.len; i++)
        n += chunk->source.ptr[i] == '\n';
    uint32_t *lines = tc_arena_alloc(&unit->arena, n * sizeof *lines);
    if (!lines)
        return TC_ERR_MEMORY;
    lines[0] = 0;
    n = 1;
    for (size_t i = 0; i < chunk->source.len; i++)
        if (chunk->source.ptr[i] == '\n')
            lines[n++] = (uint32_t)i + 1;
    chunk->lines = lines;
    chunk->n_lines = n;
    return TC_OK;
}

static size_t line_start(const struct tc_chunk *chunk, uint32_t line) {
    if (line > chunk->n_lines)
        return chunk->source.len;
    return line > 0 ? chunk->lines[line - 1] : 0;
}

/* A declaration ends where a later line starts with a letter: the next statement of the file. */
static size_t declaration_end(struct tc_str source, size_t from) {
    for (size_t at = from; at < source.len; at++)
        if (source.ptr[at] == '\n' && at + 1 < source.len && isalpha((unsigned char)source.ptr[at + 1]))
            return at;
    return source.len;
}

uint32_t tc_source_line(const struct tc_chunk *chunk, size_t at) {
    uint32_t low = 0, high = chunk->n_lines;
    while (high - low > 1) {
        uint32_t middle = low + (high - low) / 2;
        if (chunk->lines[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    return low + 1;
}

static bool opens_string(struct tc_str source, size_t at) {
    if (at > 0 && source.ptr[at - 1] == '\n')
        at--;
    if (at == 0)
        return false;
    char before = source.ptr[at - 1];
    return before == '"' || before == '\'' || before == '[';
}

/* The text as a whole string literal: between quotes or long brackets. SIZE_MAX if it is not there. */
static size_t find_string(struct tc_str source, size_t from, size_t to, struct tc_str text) {
    while (text.len > 0 && from + text.len <= to) {
        const char *hit = memmem(source.ptr + from, to - from, text.ptr, text.len);
        if (!hit)
            break;
        size_t at = (size_t)(hit - source.ptr), end = at + text.len;
        bool closes = end < source.len && strchr("\"']", source.ptr[end]) && source.ptr[end] != '\0';
        if (closes && opens_string(source, at))
            return at;
        from = at + 1;
    }
    return SIZE_MAX;
}

void tc_source_locate(const struct tc_unit *unit, struct tc_place declared, struct tc_pattern_text *pattern) {
    pattern->place = declared;
    pattern->col = 0;
    const struct tc_chunk *chunk = tc_unit_find_chunk(unit, declared.file);
    if (!chunk)
        return;
    size_t from = line_start(chunk, declared.line);
    size_t at = find_string(chunk->source, from, chunk->source.len, pattern->text);
    if (at == SIZE_MAX)
        at = find_string(chunk->source, 0, chunk->source.len, pattern->text);
    if (at == SIZE_MAX)
        return;
    pattern->place.line = tc_source_line(chunk, at);
    pattern->col = (uint32_t)(at - line_start(chunk, pattern->place.line)) + 1;
}

static bool is_name(char c) { return isalnum((unsigned char)c) || c == '_'; }

/* Where "key =" is written in a declaration; SIZE_MAX if it is not. */
static size_t find_key(const struct tc_chunk *chunk, struct tc_place place, struct tc_str key) {
    struct tc_str source = chunk->source;
    size_t from = line_start(chunk, place.line), to = declaration_end(source, from);
    while (key.len > 0 && from < to) {
        const char *hit = memmem(source.ptr + from, to - from, key.ptr, key.len);
        if (!hit)
            break;
        size_t at = (size_t)(hit - source.ptr), end = at + key.len;
        bool whole = (at == 0 || !is_name(source.ptr[at - 1])) && (end >= to || !is_name(source.ptr[end]));
        while (end < to && strchr(" \t\"']", source.ptr[end]) && source.ptr[end])
            end++;
        if (whole && end < to && source.ptr[end] == '=' && (end + 1 >= to || source.ptr[end + 1] != '='))
            return at;
        from = at + 1;
    }
    return SIZE_MAX;
}

uint32_t tc_source_key_line(const struct tc_unit *unit, struct tc_place place, struct tc_str key) {
    const struct tc_chunk *chunk = tc_unit_find_chunk(unit, place.file);
    size_t at = chunk ? find_key(chunk, place, key) : SIZE_MAX;
    return at == SIZE_MAX ? place.line : tc_source_line(chunk, at);
}

bool tc_source_has_key(const struct tc_unit *unit, struct tc_place place, struct tc_str key) {
    const struct tc_chunk *chunk = tc_unit_find_chunk(unit, place.file);
    return chunk && find_key(chunk, place, key) != SIZE_MAX;
}

uint32_t tc_source_text_line(const struct tc_unit *unit, struct tc_place place, struct tc_str text) {
    return tc_source_text_at(unit, place, text, NULL);
}

uint32_t tc_source_text_at(const struct tc_unit *unit, struct tc_place place, struct tc_str text, uint32_t *col) {
    const struct tc_chunk *chunk = tc_unit_find_chunk(unit, place.file);
    if (col)
        *col = 0;
    if (!chunk)
        return place.line;
    size_t from = line_start(chunk, place.line), to = declaration_end(chunk->source, from);
    size_t at = find_string(chunk->source, from, to < chunk->source.len ? to + 1 : to, text);
    if (at == SIZE_MAX)
        return place.line;
    uint32_t line = tc_source_line(chunk, at);
    if (col)
        *col = (uint32_t)(at - line_start(chunk, line)) + 1;
    return line;
}

enum tc_status tc_source_pattern_error(const struct tc_pattern_text *pattern, const char *what, struct tc_error *err) {
    if (!err || err->status == TC_ERR_MEMORY)
        return err ? err->status : TC_ERR_PLUGIN;
    uint32_t line = err->line > 0 ? err->line : 1, col = err->col;
    /* A column may count from the start of the whole text: carry it over its line ends. */
    size_t at = 0;
    for (uint32_t skip = line; skip > 1 && at < pattern->text.len; at++)
        skip -= pattern->text.ptr[at] == '\n';
    for (uint32_t rest = col; rest > 1 && at < pattern->text.len; rest--, at++)
        if (pattern->text.ptr[at] == '\n') {
            line++;
            col = rest - 1;
        }
    char msg[TC_ERROR_TEXT_MAX], hint[TC_ERROR_TEXT_MAX];
    snprintf(msg, sizeof msg, "%s", err->msg);
    snprintf(hint, sizeof hint, "%s", err->hint);
    uint32_t file_col = pattern->col == 0 || col == 0 ? 0 : line == 1 ? pattern->col + col - 1 : col;
    uint32_t file_line = pattern->col == 0 ? pattern->place.line : pattern->place.line + line - 1;
    char where[32] = "";
    if (pattern->col == 0 && col > 0)
        snprintf(where, sizeof where, " (col %u)", (unsigned)col);
    enum tc_status status = tc_error_at(err, TC_ERR_PLUGIN, pattern->place.file.ptr, file_line, file_col,
                                        "%s: in the pattern%s: %s", what, where, msg);
    if (hint[0])
        tc_error_hint(err, "%s", hint);
    return status;
}
