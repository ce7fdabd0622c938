#include "base/alloc.h"
#include "base/fs.h"
#include "base/utf8.h"
#include "base/vec.h"
#include "input/input.h"
#include "random.h"

#include <criterion/criterion.h>
#include <fcntl.h>
#include <jansson.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static char root[64];

static void make_root(void) {
    strcpy(root, "/tmp/tercet-input-XXXXXX");
    cr_assert(mkdtemp(root) != NULL);
}

static void remove_root(void) {
    char command[96];
    snprintf(command, sizeof command, "rm -rf %s", root);
    cr_assert(system(command) == 0);
}

TestSuite(input, .timeout = 60, .init = make_root, .fini = remove_root);

/* --- helpers --- */

static const char *in(const char *name) {
    static char path[256];
    snprintf(path, sizeof path, "%s/%s", root, name);
    return path;
}

static void put_bytes(const char *name, const char *bytes, size_t len) {
    FILE *out = fopen(in(name), "w");
    cr_assert(out && fwrite(bytes, 1, len, out) == len && fclose(out) == 0);
}

static void put_file(const char *name, const char *text) { put_bytes(name, text, strlen(text)); }

static void make_dir(const char *name) { cr_assert(mkdir(in(name), 0777) == 0); }

/* Everything that comes out of an input, one line a document or error, in order. */
struct seen {
    struct tc_buf log;  /* "uri|id|title|date|text\n" or "ERROR line: msg\n" */
    struct tc_buf text; /* of the last document */
    size_t n_items, n_documents, n_errors;
    size_t cap; /* of each read */
};

static void see_document(struct seen *seen, struct tc_docs *docs, const struct tc_document *d) {
    static char piece[1 << 16];
    size_t got = 1;
    struct tc_error err = {0};
    seen->n_documents++;
    tc_buf_addf(&seen->log, "%.*s|%.*s|%.*s|%.*s|", TC_FMT(d->uri), TC_FMT(d->given_id), TC_FMT(d->title),
                TC_FMT(d->date));
    tc_buf_reset(&seen->text);
    while (got > 0) {
        cr_assert(tc_docs_read(docs, piece, seen->cap, &got, &err) == TC_OK, "%s", err.msg);
        cr_assert(got <= seen->cap);
        tc_buf_add(&seen->text, (struct tc_str){piece, got});
    }
    tc_buf_add(&seen->log, tc_buf_str(&seen->text));
    tc_buf_addc(&seen->log, '\n');
}

static void see_error(struct seen *seen, const struct tc_error *err) {
    seen->n_errors++;
    tc_buf_addf(&seen->log, "ERROR %u: %s\n", err->line, err->msg);
    cr_expect(err->msg[0] != '\0');
}

static void see_item(struct seen *seen, struct tc_docs *docs, struct tc_item *item) {
    struct tc_error err = {0};
    struct tc_document document;
    enum tc_status status = tc_docs_start(docs, item, &err);
    if (status != TC_OK)
        see_error(seen, &err); /* and the item has no documents */
    while (status != TC_END && seen->n_errors < 1000) {
        err = (struct tc_error){0};
        status = tc_docs_next(docs, &document, &err);
        if (status == TC_OK)
            see_document(seen, docs, &document);
        else if (status != TC_END)
            see_error(seen, &err);
    }
}

static enum tc_status see(struct seen *seen, const char *const *paths, size_t n, enum tc_format format, size_t cap,
                          struct tc_error *err) {
    *seen = (struct seen){.cap = cap};
    tc_buf_init(&seen->log, SIZE_MAX / 2);
    tc_buf_init(&seen->text, SIZE_MAX / 2);
    struct tc_input *input;
    struct tc_docs *docs;
    enum tc_status status = tc_input_open(&input, paths, n, format, err);
    if (status != TC_OK)
        return status;
    cr_assert(tc_docs_new(&docs) == TC_OK);
    struct tc_item item = {0};
    while ((status = tc_input_next(input, &item, err)) != TC_END) {
        cr_expect_eq(item.ticket, seen->n_items++);
        if (status == TC_OK)
            see_item(seen, docs, &item);
        else
            see_error(seen, err);
        tc_item_fini(&item);
    }
    tc_docs_free(docs);
    tc_input_close(input);
    return TC_OK;
}

static struct seen see_one(const char *name, size_t cap) {
    struct seen seen;
    struct tc_error err = {0};
    char path[256];
    snprintf(path, sizeof path, "%s", in(name));
    cr_assert(see(&seen, (const char *[]){path}, 1, TC_FORMAT_AUTO, cap, &err) == TC_OK, "%s", err.msg);
    return seen;
}

static void done(struct seen *seen) {
    tc_buf_fini(&seen->log);
    tc_buf_fini(&seen->text);
}

static struct seen see_bytes(const char *name, const char *bytes, size_t len) {
    put_bytes(name, bytes, len);
    return see_one(name, 4096);
}

static struct seen see_text(const char *name, const char *text) { return see_bytes(name, text, strlen(text)); }

/* --- which files --- */

Test(input, walks_folders_in_byte_order_and_takes_each_path_once) {
    struct tc_error err = {0};
    struct seen seen;
    make_dir("d"), make_dir("d/b"), make_dir("d/.hidden");
    put_file("d/c.txt", "C"), put_file("d/a.MD", "A"), put_file("d/b/x.txt", "X"), put_file("d/ignored.lua", "L");
    put_file("d/.hidden/y.txt", "Y"), put_file("d/z.jsonl", "{\"text\":\"Z\",\"uri\":\"u\"}\n"),
        put_file("own.lua", "own");
    char paths[3][96];
    snprintf(paths[0], 96, "%s/d/c.txt", root), snprintf(paths[1], 96, "%s/d", root),
        snprintf(paths[2], 96, "%s/own.lua", root);
    const char *list[] = {paths[0], paths[1], paths[2], paths[0]};
    cr_assert(see(&seen, list, 4, TC_FORMAT_AUTO, 100, &err) == TC_OK, "%s", err.msg);
    char expected[1024];
    snprintf(expected, sizeof expected,
             "%s/d/c.txt||||C\n%s/d/a.MD||||A\n%s/d/b/x.txt||||X\nu||||Z\n%s/own.lua||||own\n", root, root, root, root);
    cr_expect_str_eq(seen.log.ptr, expected);
    done(&seen);
}

Test(input, names_the_path_that_is_not_there_and_the_nearest) {
    struct tc_error err = {0};
    struct seen seen;
    put_file("report.txt", "x");
    char path[96];
    snprintf(path, sizeof path, "%s/reprot.txt", root);
    cr_expect(see(&seen, (const char *[]){path}, 1, TC_FORMAT_AUTO, 100, &err) == TC_ERR_INPUT);
    cr_expect(strstr(err.file, "reprot.txt") && strstr(err.msg, "no such file or folder"), "%s", err.msg);
    cr_expect(strstr(err.hint, "/report.txt?"), "%s", err.hint);
    snprintf(path, sizeof path, "%s/no/where.txt", root);
    cr_expect(see(&seen, (const char *[]){path}, 1, TC_FORMAT_AUTO, 100, &err) == TC_ERR_INPUT);
    cr_expect(strstr(err.hint, "/no"), "%s", err.hint);
    make_dir("empty");
    snprintf(path, sizeof path, "%s/empty", root);
    cr_expect(see(&seen, (const char *[]){path}, 1, TC_FORMAT_AUTO, 100, &err) == TC_ERR_INPUT);
    cr_expect(strstr(err.file, "empty") && strstr(err.msg, "no documents in this folder") && strstr(err.msg, ".ndjson"),
              "%s", err.msg);
}

Test(input, one_path_that_is_no_good_does_not_stop_the_others) {
    struct tc_error err = {0};
    struct seen seen;
    char paths[4][96], expected[512];
    make_dir("none");
    put_file("a.txt", "A"), put_file("b", "B");
    const char *names[] = {"none", "a.txt", "a.tx", "b"}, *list[4];
    for (size_t i = 0; i < 4; i++) {
        snprintf(paths[i], sizeof paths[i], "%s/%s", root, names[i]);
        list[i] = paths[i];
    }
    cr_assert_eq(see(&seen, list, 4, TC_FORMAT_AUTO, 100, &err), TC_OK);
    snprintf(expected, sizeof expected, "%s/a.txt||||A\n", root);
    cr_expect(seen.n_errors == 2 && seen.n_documents == 2, "%s", seen.log.ptr);
    cr_expect(strstr(seen.log.ptr, expected) && strstr(seen.log.ptr, "no documents in this folder") &&
                  strstr(seen.log.ptr, "no such file or folder (did you mean"),
              "%s", seen.log.ptr);
    done(&seen);
}

Test(input, a_file_that_vanishes_is_an_error_for_that_item_alone) {
    struct tc_error err = {0};
    struct tc_input *input;
    struct tc_docs *docs;
    struct seen seen = {.cap = 64};
    char paths[2][96];
    put_file("a.ndjson", "{\"text\":\"A\"}"), put_file("b.txt", "B");
    snprintf(paths[0], 96, "%s/a.ndjson", root), snprintf(paths[1], 96, "%s/b.txt", root);
    cr_assert(tc_input_open(&input, (const char *[]){paths[0], paths[1]}, 2, TC_FORMAT_AUTO, &err) == TC_OK);
    cr_assert(unlink(paths[0]) == 0 && tc_docs_new(&docs) == TC_OK);
    uint64_t total, read;
    tc_input_progress(input, &total, &read);
    cr_expect(total == 13 && read == 0);
    struct tc_item item = {0};
    cr_expect(tc_input_next(input, &item, &err) == TC_ERR_INPUT && item.path && strstr(item.path, "a.ndjson") &&
              item.ticket == 0);
    tc_item_fini(&item);
    cr_assert(tc_input_next(input, &item, &err) == TC_OK && item.ticket == 1);
    tc_buf_init(&seen.log, 1000), tc_buf_init(&seen.text, 1000);
    see_item(&seen, docs, &item);
    cr_expect(strstr(seen.log.ptr, "B\n"));
    tc_item_fini(&item);
    cr_expect(tc_input_next(input, &item, &err) == TC_END && tc_input_next(input, &item, &err) == TC_END);
    tc_docs_free(docs);
    tc_input_close(input);
    done(&seen);
}

static struct seen see_stdin(const char *bytes, enum tc_format format) {
    struct seen seen;
    struct tc_error err = {0};
    put_file("stdin", bytes);
    int fd = open(in("stdin"), O_RDONLY);
    cr_assert(fd >= 0 && dup2(fd, STDIN_FILENO) == STDIN_FILENO);
    cr_assert(see(&seen, (const char *[]){"-"}, 1, format, 64, &err) == TC_OK, "%s", err.msg);
    close(fd);
    return seen;
}

Test(input, reads_stdin_as_what_it_looks_like) {
    static const struct {
        const char *bytes, *log;
        enum tc_format format;
    } cases[] = {
        {" \n {\"text\":\"a\",\"id\":\"1\"}\n{\"text\":\"b\"}", "-#1|1|||a\n-#3||||b\n", TC_FORMAT_AUTO},
        {"Just a text. {", "-||||Just a text. {\n", TC_FORMAT_AUTO},
        {"", "-||||\n", TC_FORMAT_AUTO},
        {"{not json}", "-||||{not json}\n", TC_FORMAT_TEXT},
        {"# Title", "-||||\f Title\n", TC_FORMAT_MARKDOWN},
        {"<p>x<p>y", "-||||x\n\ny\n", TC_FORMAT_HTML},
        {"text\nrow", "-#2||||row\n", TC_FORMAT_CSV},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct seen seen = see_stdin(cases[i].bytes, cases[i].format);
        cr_expect_str_eq(seen.log.ptr, cases[i].log, "row %zu: %s", i, seen.log.ptr);
        done(&seen);
    }
}

Test(input, formats_have_names) {
    enum tc_format format = TC_FORMAT_CSV;
    cr_expect(tc_format_find(TC_STR("md"), &format) && format == TC_FORMAT_MARKDOWN);
    cr_expect(!tc_format_find(TC_STR("pdf"), &format) && format == TC_FORMAT_MARKDOWN);
}

/* --- text --- */

Test(input, text_is_the_bytes_of_the_file) {
    size_t len = 300000;
    char *bytes = tc_malloc(len);
    for (size_t i = 0; i < len; i++)
        bytes[i] = (char)(i % 251 ? 1 + i % 255 : '\n');
    for (size_t cap = 1; cap < 70000; cap = cap * 7 + 3) {
        put_bytes("a.txt", bytes, cap == 1 ? 1000 : len);
        struct seen seen = see_one("a.txt", cap);
        cr_expect(seen.text.len == (cap == 1 ? 1000 : len) && memcmp(seen.text.ptr, bytes, seen.text.len) == 0,
                  "cap %zu", cap);
        done(&seen);
    }
    tc_free(bytes);
}

Test(input, byte_order_marks_are_read_and_left_out) {
    static const struct {
        struct tc_str bytes;
        const char *text;
    } cases[] = {
        {{"\xEF\xBB\xBF"
          "abc",
          6},
         "abc"},
        {{"\xFF\xFE"
          "a\0\xE9\0",
          6},
         "a\xC3\xA9"},
        {{"\xFE\xFF\0a\x20\x19", 6}, "a\xE2\x80\x99"},
        {{"\xFF\xFE\x3D\xD8\x00\xDE", 6}, "\xF0\x9F\x98\x80"},
        {{"\xFF\xFE\x3D\xD8"
          "a\0",
          6},
         "\xEF\xBF\xBD"
         "a"},
        {{"\xFF\xFE\x00\xDE"
          "a\0b",
          7},
         "\xEF\xBF\xBD"
         "a"},
    };
    static const char *const names[] = {"a.txt", "a.md"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (size_t k = 0; k < 2; k++) {
            struct seen seen = see_bytes(names[k], cases[i].bytes.ptr, cases[i].bytes.len);
            cr_expect(tc_str_eq_cstr(tc_buf_str(&seen.text), cases[i].text), "row %zu %s: %s", i, names[k],
                      seen.log.ptr);
            done(&seen);
        }
    }
}

Test(input, utf16_is_read_alike_in_pieces_of_any_size) {
    struct tc_buf bytes, expected;
    tc_buf_init(&bytes, SIZE_MAX / 2), tc_buf_init(&expected, SIZE_MAX / 2);
    tc_buf_add(&bytes, (struct tc_str){"\xFF\xFE", 2});
    for (uint32_t i = 0; i < 60000; i++) {
        uint32_t c = i % 3 ? 0x10000 + i : 'a' + i % 26;
        char utf8[4], units[4] = {(char)c, 0};
        uint32_t high = 0xD800 + ((c - 0x10000) >> 10), low = 0xDC00 + ((c - 0x10000) & 0x3FF);
        if (c >= 0x10000)
            units[0] = (char)high, units[1] = (char)(high >> 8), units[2] = (char)low, units[3] = (char)(low >> 8);
        tc_buf_add(&bytes, (struct tc_str){units, c >= 0x10000 ? 4 : 2});
        tc_buf_add(&expected, (struct tc_str){utf8, tc_utf8_encode(c, utf8)});
    }
    put_bytes("a.txt", bytes.ptr, bytes.len);
    for (size_t cap = 1; cap < 70000; cap = cap * 9 + 2) {
        struct seen seen = see_one("a.txt", cap);
        cr_expect(tc_str_eq(tc_buf_str(&seen.text), tc_buf_str(&expected)), "cap %zu", cap);
        done(&seen);
    }
    tc_buf_fini(&bytes), tc_buf_fini(&expected);
}

Test(input, what_is_no_text_is_refused_with_a_hint) {
    static const struct tc_str cases[] = {{"abc\0def", 7},    {"%PDF-1.7 x", 10},       {"PK\3\4xx", 6},
                                          {"\x1F\x8B xx", 5}, {"{\\rtf1\\ansi x}", 13}, {"\xD0\xCF\x11\xE0", 4}};
    static const char *const names[] = {"a.txt", "a.md", "a.html", "a.csv", "a.ndjson", "a"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (size_t k = 0; k < sizeof names / sizeof *names; k++) {
            struct seen seen = see_bytes(names[k], cases[i].ptr, cases[i].len);
            cr_expect(seen.n_errors == 1 && seen.n_documents == 0 && strstr(seen.log.ptr, "not a text"), "row %zu: %s",
                      i, seen.log.ptr);
            done(&seen);
        }
    }
}

Test(input, lines_of_json_in_utf16_are_refused_with_what_to_do) {
    static const struct tc_str cases[] = {{"\xFF\xFE{\0\"\0", 6}, {"\xFE\xFF\0{\0\"", 6}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct seen seen = see_bytes("a.ndjson", cases[i].ptr, cases[i].len);
        cr_expect(seen.n_errors == 1 && strstr(seen.log.ptr, "iconv -f UTF-16 -t UTF-8"), "row %zu: %s", i,
                  seen.log.ptr);
        done(&seen);
    }
}

/* --- NDJSON --- */

Test(input, ndjson_members_are_found_in_any_order) {
    static const struct {
        const char *line, *log;
    } cases[] = {
        {"{\"id\":\"7\",\"text\":\"T\",\"title\":\"H\",\"date\":\"2024\",\"uri\":\"http://x\"}",
         "http://x|7|H|2024|T\n"},
        {" { \"text\" : \"T\" , \"id\" : 7 } ", "F#7|7|||T\n"},
        {"{\"a\":[1,{\"text\":\"no\"},[]],\"text\":\"T\",\"b\":{},\"c\":-1.5e+3,\"d\":[true,false,null]}",
         "F#1||||T\n"},
        {"{\"text\":\"a\\n\\t\\\"\\\\\\/\\u0041\\u00e9\\u20AC\\ud83d\\ude00\"}",
         "F#1||||a\n\t\"\\/A\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80\n"},
        {"{\"text\":\"\\ud83dx\\ude00\"}", "F#1||||\xEF\xBF\xBDx\xEF\xBF\xBD\n"},
        {"{\"te\\u0078t\":\"T\",\"id\":null,\"title\":null}", "F#1||||T\n"},
        {"{\"text\":\"first\",\"text\":\"last\"}", "F#1||||last\n"},
        {"{\"text\":\"\"}", "F#1||||\n"},
        {"{\"text\":\"\xFF\"}", "F#1||||\xFF\n"},
        {"", ""},
        {"{\"text\":1}", "ERROR 1: expected a string for \"text\"\n"},
        {"{\"id\":\"x\"}", "ERROR 1: expected a member \"text\"\n"},
        {"{}", "ERROR 1: expected a member \"text\"\n"},
        {"[1]", "ERROR 1: expected an object that begins with \"{\"\n"},
        {"{\"text\":\"x\"", "ERROR 1: expected \",\" or \"}\"\n"},
        {"{\"text\":\"x", "ERROR 1: expected a closing quote\n"},
        {"{\"text\":\"x\"} y", "ERROR 1: expected the end of the line\n"},
        {"{\"text\" \"x\"}", "ERROR 1: expected \":\"\n"},
        {"{\"text\":\"\\x\"}", "ERROR 1: expected one of \"\\/bfnrtu behind the backslash\n"},
        {"{\"text\":\"\\u12g4\"}", "ERROR 1: expected four hexadecimal digits behind \\u\n"},
        {"{\"text\":\"x\",}", "ERROR 1: expected a string in double quotes, as JSON has it\n"},
        {"{\"a\":01,\"text\":\"x\"}", "ERROR 1: expected \",\" or \"}\"\n"},
        {"{\"a\":tru,\"text\":\"x\"}", "ERROR 1: expected a value\n"},
        {"{\"title\":{},\"text\":\"x\"}", "ERROR 1: expected a string, a number or null\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct seen seen = see_text("F.ndjson", cases[i].line);
        const char *expected = cases[i].log, *got = seen.log.ptr ? seen.log.ptr : "";
        char place[256];
        snprintf(place, sizeof place, "%s", in("F.ndjson"));
        if (strncmp(got, place, strlen(place)) == 0)
            got += strlen(place), expected++;
        cr_expect_str_eq(got, expected, "row %zu: %s", i, got);
        done(&seen);
    }
}

Test(input, ndjson_errors_concern_one_line) {
    struct seen seen = see_text("a.ndjson", "{\"text\":\"a\"}\n\nnonsense\r\n{\"text\":\"b\"}\r\n{\"text\":\"c\"}");
    cr_expect(seen.n_documents == 3 && seen.n_errors == 1 && strstr(seen.log.ptr, "ERROR 3:"), "%s", seen.log.ptr);
    cr_expect(strstr(seen.log.ptr, "a.ndjson#5||||c\n"), "%s", seen.log.ptr);
    done(&seen);
}

Test(input, ndjson_deep_nesting_is_an_error_and_no_crash) {
    struct tc_buf line;
    tc_buf_init(&line, SIZE_MAX / 2);
    for (int depth = 10; depth < 3000000; depth *= 60) {
        tc_buf_reset(&line);
        tc_buf_add(&line, TC_STR("{\"a\":"));
        for (int i = 0; i < depth; i++)
            tc_buf_addc(&line, '[');
        for (int i = 0; i < depth && depth < 100; i++)
            tc_buf_addc(&line, ']');
        tc_buf_add(&line, TC_STR(",\"text\":\"x\"}"));
        struct seen seen = see_bytes("a.ndjson", line.ptr, line.len);
        cr_expect_eq(seen.n_errors, depth > 64, "depth %d", depth);
        done(&seen);
    }
    tc_buf_fini(&line);
}

/* Random lines, whole and damaged: the scanner takes what jansson takes, and says the same. */
Test(input, ndjson_scanner_agrees_with_jansson) {
    static const char *const parts[] = {"{",
                                        "}",
                                        "[",
                                        "]",
                                        ",",
                                        ":",
                                        "\"text\"",
                                        "\"id\"",
                                        "\"a\"",
                                        "\"\\u00e9\\n\"",
                                        "1",
                                        "-0.5e3",
                                        "null",
                                        "true",
                                        "\"text\":\"x\\\"y\"",
                                        " ",
                                        "\"",
                                        "\\",
                                        "\"\\ud83d\\ude00\"",
                                        "0",
                                        "e",
                                        "."};
    uint64_t seed = 1;
    size_t agreed_good = 0;
    struct tc_docs *docs;
    cr_assert(tc_docs_new(&docs) == TC_OK);
    for (int round = 0; round < 60000; round++) {
        struct tc_item item = {.format = TC_FORMAT_NDJSON, .path = root, .first_line = 1};
        tc_buf_init(&item.bytes, 4096);
        bool good = round % 2 == 0;
        tc_buf_add(&item.bytes, good ? TC_STR("{\"text\":\"T\\u00e9\"") : TC_STR("{\"text\""));
        for (uint32_t i = random_next(&seed, 5); i > 0; i--) {
            if (good)
                tc_buf_add(&item.bytes, TC_STR(",\"k\":"));
            tc_buf_add(&item.bytes, tc_str(parts[random_next(&seed, sizeof parts / sizeof *parts)]));
        }
        if (good)
            tc_buf_addc(&item.bytes, '}');
        json_error_t json_error;
        json_t *oracle = json_loadb(item.bytes.ptr, item.bytes.len, JSON_ALLOW_NUL, &json_error);
        const json_t *text = json_object_get(oracle, "text");
        struct tc_document document;
        struct tc_error err = {0};
        char got[64];
        size_t n = 0;
        cr_assert(tc_docs_start(docs, &item, &err) == TC_OK);
        enum tc_status status = tc_docs_next(docs, &document, &err);
        cr_assert((status == TC_OK) == json_is_string(text), "%s: %s / %s", item.bytes.ptr, err.msg, json_error.text);
        if (status == TC_OK) {
            agreed_good++;
            cr_assert(tc_docs_read(docs, got, sizeof got, &n, &err) == TC_OK);
            cr_expect(n == json_string_length(text) && memcmp(got, json_string_value(text), n) == 0, "%s",
                      item.bytes.ptr);
        }
        json_decref(oracle);
        tc_buf_fini(&item.bytes);
    }
    cr_expect(agreed_good > 1000, "%zu", agreed_good);
    tc_docs_free(docs);
}

Test(input, ndjson_is_the_same_in_pieces_of_any_size) {
    put_file("a.ndjson", "{\"text\":\"plain, then \\u00e9\\ud83d\\ude00\\n\\\\ and \xC3\xA9 again \\\"quoted\\\"\"}\n");
    struct seen whole = see_one("a.ndjson", 4096);
    for (size_t cap = 1; cap < 40; cap++) {
        struct seen seen = see_one("a.ndjson", cap);
        cr_expect_str_eq(seen.log.ptr, whole.log.ptr, "cap %zu", cap);
        done(&seen);
    }
    done(&whole);
}

Test(input, ndjson_escapes_are_seen_wherever_they_stand) {
    for (int at = 0; at < 20; at++) {
        char line[100], expected[100];
        snprintf(line, sizeof line, "{\"text\":\"%.*s\\\"%s\"}", at, "xxxxxxxxxxxxxxxxxxxxxxxx", "12345678901234567");
        snprintf(expected, sizeof expected, "%.*s\"%s", at, "xxxxxxxxxxxxxxxxxxxxxxxx", "12345678901234567");
        struct seen seen = see_text("a.ndjson", line);
        cr_expect(seen.n_errors == 0 && tc_str_eq_cstr(tc_buf_str(&seen.text), expected), "%s: %s", line, seen.log.ptr);
        done(&seen);
        line[9 + at] = '\n';
        seen = see_bytes("a.ndjson", line, strlen(line));
        cr_expect(seen.n_errors == 2 && seen.n_documents == 0, "a line break ends the object: %s", seen.log.ptr);
        done(&seen);
        line[9 + at] = '\t';
        seen = see_text("a.ndjson", line);
        cr_expect(strstr(seen.log.ptr, "control character"), "%s", seen.log.ptr);
        done(&seen);
    }
}

Test(input, ndjson_comes_in_runs_of_whole_lines) {
    struct tc_buf bytes;
    tc_buf_init(&bytes, SIZE_MAX / 2);
    uint64_t seed = 5;
    size_t n = 0;
    for (; bytes.len < 5000000; n++) {
        tc_buf_addf(&bytes, "{\"id\":%zu,\"text\":\"", n);
        for (uint32_t i = random_next(&seed, n % 50 == 0 ? 200000 : 2000); i > 0; i--)
            tc_buf_addc(&bytes, 'x');
        tc_buf_add(&bytes, n % 7 ? TC_STR("\"}\n") : TC_STR("\"}\n\n"));
    }
    struct seen seen = see_bytes("a.ndjson", bytes.ptr, bytes.len);
    cr_expect_eq(seen.n_documents, n);
    cr_expect(seen.n_errors == 0 && seen.n_items >= 3 && seen.n_items <= 6, "%zu items", seen.n_items);
    done(&seen);
    tc_buf_fini(&bytes);
}

Test(input, ndjson_line_that_is_too_long_is_an_error_for_that_line) {
    FILE *out = fopen(in("a.ndjson"), "w");
    fputs("{\"text\":\"a\"}\n{\"text\":\"", out);
    static char piece[1 << 20];
    memset(piece, 'x', sizeof piece);
    for (int i = 0; i < 70; i++)
        fwrite(piece, 1, sizeof piece, out);
    fputs("\"}\n{\"text\":\"b\"}\n", out);
    fclose(out);
    struct seen seen = see_one("a.ndjson", 4096);
    cr_expect(seen.n_documents == 2 && seen.n_errors == 1 &&
                  strstr(seen.log.ptr, "ERROR 2: the line is longer than 64 MB"),
              "%s", seen.log.ptr);
    cr_expect(strstr(seen.log.ptr, "a.ndjson#3||||b\n"), "%s", seen.log.ptr);
    done(&seen);
}

Test(input, lines_of_a_pipe_that_pauses_are_not_held_back) {
    int ends[2];
    struct tc_error err = {0};
    struct tc_input *input;
    struct tc_item item = {0};
    cr_assert(pipe(ends) == 0 && dup2(ends[0], STDIN_FILENO) == STDIN_FILENO);
    cr_assert(write(ends[1], "{\"text\":\"a\"}\n{\"te", 17) == 17);
    cr_assert(tc_input_open(&input, (const char *[]){"-"}, 1, TC_FORMAT_NDJSON, &err) == TC_OK);
    cr_assert(tc_input_next(input, &item, &err) == TC_OK);
    cr_expect_str_eq(
        item.bytes.ptr ? tc_str_eq_cstr(tc_buf_str(&item.bytes), "{\"text\":\"a\"}\n") ? "ok" : "not" : "none", "ok");
    tc_item_fini(&item);
    tc_input_close(input);
    close(ends[0]), close(ends[1]);
}

/* --- CSV --- */

Test(input, csv_rows_are_documents) {
    struct seen seen = see_text("a.csv", "ID;Text;Title;note\n1;\"one; two\nlines\";T;x\n;next\n");
    char expected[512];
    snprintf(expected, sizeof expected, "%s/a.csv#1|1|T||one; two\nlines\n%s/a.csv#4||||next\n", root, root);
    cr_expect_str_eq(seen.log.ptr, expected);
    done(&seen);
}

Test(input, csv_without_text_names_the_columns_that_are_there) {
    struct tc_error err = {0};
    struct tc_docs *docs;
    put_file("a.csv", "id,body,title\n1,x,y\n");
    struct tc_item item = {.format = TC_FORMAT_CSV, .path = tc_strndup(in("a.csv"), strlen(in("a.csv")))};
    cr_assert(tc_docs_new(&docs) == TC_OK);
    cr_expect(tc_docs_start(docs, &item, &err) == TC_ERR_INPUT);
    cr_expect(strstr(err.msg, "no column \"text\"") && strstr(err.hint, "id, body, title"), "%s %s", err.msg, err.hint);
    tc_item_fini(&item);
    tc_docs_free(docs);
}

Test(input, csv_gives_the_rows_before_a_broken_one) {
    struct seen seen = see_text("a.csv", "text\ngood\n\"bad\" x\nlost\n");
    cr_expect(seen.n_documents == 1 && seen.n_errors == 1, "%s", seen.log.ptr);
    cr_expect(strstr(seen.log.ptr, "good\nERROR 3:"), "%s", seen.log.ptr);
    done(&seen);
}

/* --- HTML --- */

Test(input, html_becomes_text) {
    static const struct {
        const char *page, *log;
    } cases[] = {
        {"<html><head><title> A  &amp; B\n</title><style>x{}</style></head><body><p>One "
         "<b>two</b>.<p>Three</body></html>",
         "||A & B||One two.\n\nThree\n"},
        {"a<br>b<br><br>c", "||||a\nb\n\nc\n"},
        {"<ul><li>x<li><p>y</p></ul>z", "||||- x\n\n- y\n\nz\n"},
        {"<table><tr><th>A<th>B</tr><tr><td>1</td><td>2</td></tr></table>", "||||A | B\n\n1 | 2\n"},
        {"<h1>Title</h1>Text<script>var x = '<p>no</p>';</script> on<nav>menu</nav>.", "||||Title\n\nText on.\n"},
        {"<pre>a\n b\n\nc</pre>", "||||a\nb\n\nc\n"},
        {"caf\xC3\xA9 &eacute; &#x20AC; &nbsp;x &unknown;",
         "||||caf\xC3\xA9 \xC3\xA9 \xE2\x82\xAC \xC2\xA0x &unknown;\n"},
        {"<meta charset=iso-8859-1><p>caf\xE9 \x80", "||||caf\xC3\xA9 \xE2\x82\xAC\n"},
        {"<p>bad \xFF byte", "||||bad \xEF\xBF\xBD byte\n"},
        {"\xEF\xBB\xBF<p>bom", "||||bom\n"},
        {"<!-- c --><p>x<!-- <p>y -->z", "||||xz\n"},
        {"<svg><title>icon</title></svg><title>real</title><p>t", "||real||t\n"},
        {"<meta property='article:published_time' content='2024-05-01T10:00:00Z'><p>t", "|||2024-05-01|t\n"},
        {"", "||||\n"},
        {"<p>unclosed <b>x", "||||unclosed x\n"},
        {"no markup at all", "||||no markup at all\n"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct seen seen = see_text("a.html", cases[i].page);
        const char *got = strstr(seen.log.ptr, "a.html|");
        got = got ? got + strlen("a.html") : seen.log.ptr;
        cr_expect_str_eq(got, cases[i].log, "row %zu: %s", i, got);
        done(&seen);
    }
}

/* "<n" is no tag there, whatever stands behind it. */
Test(input, html_of_long_scripts_and_comments_keeps_the_text_behind_them) {
    static const char *const around[][2] = {
        {"<script>for (i = 0; i<n; i++) {", "}</script>"},
        {"<style>a<b {", "}</STYLE>"},
        {"<!-- a<b ", "-->"},
        {"<p><a href=x", "></a>"},
    };
    for (size_t i = 0; i < sizeof around / sizeof *around; i++) {
        struct tc_buf page;
        tc_buf_init(&page, SIZE_MAX);
        cr_assert_eq(tc_buf_add(&page, tc_str(around[i][0])), TC_OK);
        for (int k = 0; k < 1000; k++)
            cr_assert_eq(tc_buf_addf(&page, " x%d = '1'; /", k), TC_OK);
        cr_assert_eq(tc_buf_add(&page, tc_str(around[i][1])), TC_OK);
        cr_assert_eq(tc_buf_add(&page, TC_STR("<p>Text.</p>")), TC_OK);
        struct seen seen = see_text("a.html", page.ptr);
        cr_expect(tc_str_ends(tc_str(seen.log.ptr), TC_STR("||||Text.\n")), "row %zu: %s", i, seen.log.ptr);
        done(&seen);
        tc_buf_fini(&page);
    }
}

static double seconds(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + 1e-9 * (double)now.tv_nsec;
}

/* Pages and texts made to be slow: all are read within a moment, whatever comes out. */
Test(input, hostile_pages_are_read_in_linear_time) {
    static const char *const units[] = {
        "<b>", "<div>", "</i>",  "<p>", "<",     "<!--",    "<a href='", "&amp",    "<table>", "<li>",    "<select>",
        "[",   "](",    "[x](",  "![",  "[[]]",  "*",       "_a_",       "`",       "<a ",     "# ",      "- ",
        "> ",  "|",     "```\n", "\\",  "---\n", "<title>", "<script>",  "<pre>\n", "&#",      "<x y=\"",
    };
    static const char *const names[] = {"a.html", "a.md"};
    struct tc_buf page;
    tc_buf_init(&page, SIZE_MAX / 2);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        for (size_t k = 0; k < 2; k++) {
            tc_buf_reset(&page);
            while (page.len < 300000)
                tc_buf_add(&page, tc_str(units[i]));
            double before = seconds();
            struct seen seen = see_bytes(names[k], page.ptr, page.len);
            cr_expect(seen.n_documents + seen.n_errors == 1);
            cr_expect(seconds() - before < 3, "%s in %s: %.1f s", units[i], names[k], seconds() - before);
            done(&seen);
        }
    }
    tc_buf_fini(&page);
}

Test(input, html_nested_too_deeply_is_an_error) {
    for (int depth = 100; depth <= 10000; depth *= 100) {
        struct tc_buf page;
        tc_buf_init(&page, SIZE_MAX / 2);
        for (int i = 0; i < depth; i++)
            tc_buf_add(&page, TC_STR("<div>x"));
        struct seen seen = see_bytes("a.html", page.ptr, page.len);
        cr_expect(seen.n_errors == (depth > 512) && (depth < 512 || strstr(seen.log.ptr, "nested deeper than 512")));
        done(&seen);
        tc_buf_fini(&page);
    }
}

/* --- Markdown --- */

Test(input, markdown_syntax_becomes_blanks) {
    static const struct {
        const char *text, *expected;
    } cases[] = {
        {"# Title\nText", "\f Title\fText"},
        {"## A ##\n", "\f  A   \f"},
        {"Title\n=====\nText", "Title\n     \nText"},
        {"a\n\n---\n\nb", "a\n\n   \n\nb"},
        {"*a* **b** _c_ ~~d~~ `e`", " a    b    c    d    e "},
        {"2 * 3 and snake_case_name", "2 * 3 and snake_case_name"},
        {"see [China](http://x.y/z \"t\") now", "see  China                    now"},
        {"![alt](i.png)x [^1] [r][ref] [sic]", "             x       r       [sic]"},
        {"[two\nlines](u) x", " two\nlines     x"},
        {"[id]: http://x", "              "},
        {"- one\n- two\n  1. three\n* [x] done", "\f one\n\f two\n  \f  three\n\f     done"},
        {"> quoted\n> > twice", "  quoted\n    twice"},
        {"a <b>c</b> <!-- d\ne --> f < g <http://x>", "a    c           \n      f < g           "},
        {"x\n```c\ncode\n```\ny", "x\n    \n    \n   \ny"},
        {"~~~\n```\n~~~\ny", "   \n   \n   \ny"},
        {"```never closed", "               "},
        {"| A | B |\n|---|:-:|\n| 1 | 2 |", "\f A   B  \n         \n\f 1   2  "},
        {"\\*not\\* 1\\. \\a", " *not * 1 . \\a"},
        {"-5 degrees, 3.5 and 1990. Next", "-5 degrees, 3.5 and 1990. Next"},
        {"[a](\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80)b", " a  \xC2\xA0\xE2\x80\x83\xC2\xA0\xC2\xA0 b"},
        {"#hashtag and #1", "#hashtag and #1"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct seen seen = see_text("a.md", cases[i].text);
        cr_expect(tc_str_eq_cstr(tc_buf_str(&seen.text), cases[i].expected), "row %zu: [%.*s]", i,
                  TC_FMT(tc_buf_str(&seen.text)));
        done(&seen);
    }
}

Test(input, markdown_front_matter_gives_title_and_date) {
    struct seen seen = see_text("a.md", "---\ntitle: \"A: b\"\ndate: 2024-05-01\ntags: [x]\n---\nText");
    cr_expect(strstr(seen.log.ptr, "||A: b|2024-05-01|"), "%s", seen.log.ptr);
    cr_expect(tc_str_eq_cstr(tc_str_trim(tc_buf_str(&seen.text)), "Text"));
    done(&seen);
    seen = see_text("a.md", "---\ntitle: x\nnever closed");
    cr_expect(strstr(seen.log.ptr, "|||   \ntitle: x\nnever closed"), "%s", seen.log.ptr);
    done(&seen);
}

/* Whatever the bytes: as many, line ends in their places, and every other byte either as it was or a blank. */
Test(input, markdown_keeps_every_offset) {
    static const char alphabet[] = "ab c\n\n#*_[]()<>!-|`~\\:.1\r\xC3\xA9";
    uint64_t seed = 3;
    char text[200];
    for (int round = 0; round < 3000; round++) {
        size_t n = 1 + random_next(&seed, sizeof text - 1);
        for (size_t i = 0; i < n; i++)
            text[i] = alphabet[random_next(&seed, sizeof alphabet - 1)];
        struct seen seen = see_bytes("a.md", text, n);
        cr_assert_eq(seen.text.len, n, "round %d", round);
        for (size_t i = 0; i < n; i++) {
            char got = seen.text.ptr[i];
            bool blank = strchr(" \f\xC2\xA0\xE2\x80\x83", got) != NULL;
            cr_assert(got == text[i] || blank, "round %d, byte %zu: %.*s", round, i, (int)n, text);
            cr_assert(text[i] != '\n' || got == '\n' || got == '\f', "round %d: line ends stay", round);
        }
        done(&seen);
    }
}

/* --- memory --- */

/* True if it was read to its end without an error. */
static bool read_all(const char *path) {
    struct tc_error err = {0};
    struct tc_input *input = NULL;
    struct tc_docs *docs = NULL;
    struct tc_item item = {0};
    struct tc_document document;
    char piece[64];
    size_t got;
    bool good = tc_docs_new(&docs) == TC_OK && tc_input_open(&input, &path, 1, TC_FORMAT_AUTO, &err) == TC_OK &&
                tc_input_next(input, &item, &err) == TC_OK && tc_docs_start(docs, &item, &err) == TC_OK &&
                tc_docs_next(docs, &document, &err) == TC_OK;
    while (good && (good = tc_docs_read(docs, piece, sizeof piece, &got, &err) == TC_OK) && got > 0)
        continue;
    tc_docs_free(docs);
    tc_item_fini(&item);
    tc_input_close(input);
    return good;
}

Test(input, survives_every_failing_allocation) {
    static const char *const names[] = {"a.txt", "a.md", "a.html", "a.ndjson", "a.csv", "b.txt"};
    static const char *const texts[] = {"x",
                                        "---\ntitle: x\n---\nx",
                                        "<title>t</title><meta charset=latin1><p>x",
                                        "{\"text\":\"x\",\"id\":\"i\",\"title\":\"t\"}",
                                        "text,id\nx,i\n",
                                        "\xFF\xFEx"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        bool good = false;
        char path[512];
        put_file(names[i], texts[i]);
        snprintf(path, sizeof path, "%s", in(names[i]));
        for (uint64_t n = 1; !good; n++) {
            tc_alloc_fail_at(n, 0);
            good = read_all(path);
            tc_alloc_fail_at(0, 0);
            cr_assert(n < 500, "%s is never read", names[i]);
            cr_expect(!good || n > 3);
        }
    }
}
