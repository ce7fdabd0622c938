/* syntax.c - hints for Lua's syntax errors, made for people who write tables rather than programs. */
#include "sandbox/state.h"
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { SHOWN_MAX = 40 };

/* What Lua found: "near 'unless'", "near <eof>"; the message's end for a string that is not closed. */
static struct tc_str read_near(const char *msg) {
    const char *at = strstr(msg, " near ");
    struct tc_str near = at != NULL ? tc_str(at + strlen(" near ")) : (struct tc_str){"", 0};
    bool quoted = near.len >= 2 && near.ptr[0] == '\'' && near.ptr[near.len - 1] == '\'';
    return quoted ? tc_str_sub(near, 1, near.len - 1) : near;
}

/* "(to close '{' at line 7)"; the line of the error where Lua names none. */
static unsigned opening_line(const struct tc_error *err) {
    const char *at = strstr(err->msg, " at line ");
    return at != NULL ? (unsigned)strtoul(at + strlen(" at line "), NULL, 10) : err->line;
}

static struct tc_str line_of(struct tc_str source, uint32_t number) {
    struct tc_str line = {"", 0};
    while (source.ptr != NULL && number-- > 0)
        line = tc_str_split(&source, '\n');
    return line;
}

/* Is the word written as the key of a field in this line? */
static bool is_key(struct tc_str line, struct tc_str word) {
    for (size_t at = 0; word.len > 0 && at + word.len <= line.len; at++) {
        size_t end = at + word.len;
        if (memcmp(line.ptr + at, word.ptr, word.len) != 0)
            continue;
        while (end < line.len && (line.ptr[end] == ' ' || line.ptr[end] == '\t'))
            end++;
        if (end < line.len && line.ptr[end] == '=' && (end + 1 == line.len || line.ptr[end + 1] != '='))
            return true;
    }
    return false;
}

/* A word that Lua keeps for itself, used as a key or written without quotes. */
static bool is_reserved(struct tc_str word) {
    static const char *const words[] = {"and",      "break",  "do",   "else", "elseif", "end",  "false", "for",
                                        "function", "goto",   "if",   "in",   "local",  "nil",  "not",   "or",
                                        "repeat",   "return", "then", "true", "until",  "while"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (tc_str_eq_cstr(word, words[i]))
            return true;
    return false;
}

static void hint_reserved(struct tc_str word, struct tc_error *err) {
    tc_error_hint(err, "%.*s is a word of Lua's own; as a key it is written [\"%.*s\"] =", TC_FMT(word), TC_FMT(word));
}

/* A field must end before what was found, or the table. */
static void hint_in_table(struct tc_str source, struct tc_str near, struct tc_error *err) {
    struct tc_str line = line_of(source, err->line), shown = tc_str_sub(near, 0, SHOWN_MAX);
    bool is_word = near.len > 0 && (isalpha((unsigned char)near.ptr[0]) || near.ptr[0] == '_');
    if (is_reserved(near) && is_key(line, near))
        hint_reserved(near, err);
    else if (is_word && is_key(line, near))
        tc_error_hint(err, "write a comma before %.*s", TC_FMT(shown));
    else if (tc_str_eq_cstr(near, "<eof>") || (is_word && tc_str_starts(line, near)))
        tc_error_hint(err, "the { of line %u has no }", opening_line(err));
    else if (tc_str_eq_cstr(near, "end"))
        tc_error_hint(err, "one end too many, or a } is missing before it");
    else if (tc_str_eq_cstr(near, "]"))
        tc_error_hint(err, "a pattern that ends in ] needs a blank before ]]");
    else if (near.len > 0 && strchr("{\"'[", near.ptr[0]) != NULL)
        tc_error_hint(err, "write a comma before %.*s", TC_FMT(shown));
    else if (is_word || (near.len > 0 && isdigit((unsigned char)near.ptr[0])))
        tc_error_hint(err, "a comma or a quotation mark is missing before %.*s", TC_FMT(shown));
}

/* Where a statement or a value begins. */
static void hint_unexpected(struct tc_str source, struct tc_str near, struct tc_error *err) {
    if (is_reserved(near) && is_key(line_of(source, err->line), near))
        hint_reserved(near, err);
    else if (tc_str_starts(near, TC_STR("<\\")))
        tc_error_hint(err, "outside of quotes Lua knows no such sign; quotation marks must be straight: \"...\"");
    else if (near.len == 1 && strchr(",})]", near.ptr[0]) != NULL)
        tc_error_hint(err, "one %.*s too many, or a value or an end is missing before it", TC_FMT(near));
    else if (near.len > 0 && (isalpha((unsigned char)near.ptr[0]) || strchr("\"'", near.ptr[0]) != NULL))
        tc_error_hint(err, "is a quotation mark missing before %.*s? rule \"name\" { ... }",
                      TC_FMT(tc_str_sub(near, 0, SHOWN_MAX)));
}

void tc_sandbox_hint_syntax(struct tc_str source, struct tc_error *err) {
    struct tc_str msg = tc_str(err->msg), near = read_near(err->msg), shown = tc_str_sub(near, 0, SHOWN_MAX);
    if (tc_str_starts(msg, TC_STR("'}' expected")))
        hint_in_table(source, near, err);
    else if (tc_str_starts(msg, TC_STR("unexpected symbol")) || tc_str_starts(msg, TC_STR("syntax error")))
        hint_unexpected(source, near, err);
    else if (tc_str_starts(msg, TC_STR("'end' expected")))
        tc_error_hint(err, "each function, if, for and while has an end of its own; one is missing before %.*s",
                      TC_FMT(shown));
    else if (tc_str_starts(msg, TC_STR("')' expected")))
        tc_error_hint(err, "a comma or a ) is missing before %.*s", TC_FMT(shown));
    else if (tc_str_starts(msg, TC_STR("<eof> expected")) || tc_str_starts(msg, TC_STR("'<eof>' expected")))
        tc_error_hint(err, "one %.*s too many, or what it should close is closed above", TC_FMT(shown));
    else if (tc_str_starts(msg, TC_STR("unfinished string")))
        tc_error_hint(err, "the quotation mark at the end is missing; a text over several lines stands in [[ ]]");
    else if (tc_str_starts(msg, TC_STR("unfinished long")))
        tc_error_hint(err, "the [[ of line %u has no ]]", opening_line(err));
}
