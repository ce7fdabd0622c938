/* tercet.h - the library: texts in, statements out as JSON lines. The only public header.
 *
 *     struct tercet *t;
 *     char message[TERCET_MESSAGE];
 *     const char *plugins[] = {"diplomacy"};
 *     if (tercet_open(&t, plugins, 1, message) == TERCET_OK) {
 *         tercet_extract(t, "wire/7", text, strlen(text), print_lines, NULL, message);
 *         tercet_close(t);
 *     }
 *
 * One struct tercet serves one thread at a time; several threads open one each. Strings are UTF-8. */
#ifndef TERCET_H
#define TERCET_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

enum tercet_status {
    TERCET_OK = 0,
    TERCET_PLUGIN = 3, /* a plugin does not load; the values are the program's exit codes */
    TERCET_INPUT = 4,  /* the text cannot be read */
    TERCET_MEMORY = 6,
};

enum { TERCET_MESSAGE = 4096 }; /* bytes of a message: "file:line:col: what is wrong; hint" */

struct tercet;

/* "0.1.0" */
const char *tercet_version(void);

/* Loads and compiles n plugins, by name (found as the program finds them) or by the path of a folder. On success *t is
 * the caller's, who closes it; else message (TERCET_MESSAGE bytes, or NULL) says why. */
enum tercet_status tercet_open(struct tercet **t, const char *const *plugins, size_t n, char *message);

/* Runs one text. lines is called at most once, with all statements as JSON objects, one a line, keys as in triples.csv
 * and evidence.csv; json is borrowed during the call and not called at all when there is nothing to say. name stands as
 * the document. */
enum tercet_status tercet_extract(struct tercet *t, const char *name, const char *text, size_t len,
                                  void (*lines)(void *ctx, const char *json, size_t len), void *ctx, char *message);

/* NULL is fine. */
void tercet_close(struct tercet *t);

#ifdef __cplusplus
}
#endif

#endif
