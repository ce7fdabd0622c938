#include "input/format.h"

#include "base/fs.h"
#include <string.h>
#include <strings.h>

struct named_format {
    const char *name;
    enum tc_format format;
};

static const struct named_format formats[] = {
    {"auto", TC_FORMAT_AUTO}, {"text", TC_FORMAT_TEXT},     {"md", TC_FORMAT_MARKDOWN},
    {"html", TC_FORMAT_HTML}, {"ndjson", TC_FORMAT_NDJSON}, {"csv", TC_FORMAT_CSV},
};

/* TC_FORMAT_ENDINGS names them to people. */
static const struct named_format endings[] = {
    {".txt", TC_FORMAT_TEXT},     {".md", TC_FORMAT_MARKDOWN}, {".markdown", TC_FORMAT_MARKDOWN},
    {".html", TC_FORMAT_HTML},    {".htm", TC_FORMAT_HTML},    {".ndjson", TC_FORMAT_NDJSON},
    {".jsonl", TC_FORMAT_NDJSON}, {".csv", TC_FORMAT_CSV},
};

bool tc_format_find(struct tc_str name, enum tc_format *format) {
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (tc_str_eq_cstr(name, formats[i].name)) {
            *format = formats[i].format;
            return true;
        }
    }
    return false;
}

enum tc_format tc_format_of_path(const char *path) {
    const char *dot = strrchr(tc_fs_name(path), '.');
    for (size_t i = 0; dot && i < sizeof endings / sizeof *endings; i++)
        if (strcasecmp(dot, endings[i].name) == 0)
            return endings[i].format;
    return TC_FORMAT_AUTO;
}
