#include "input/format.h"

#include "base/fs.h"
#include <string.h>
#include <strings.h>

const char *const tc_format_names[TC_FORMATS] = {
    [TC_FORMAT_AUTO] = "auto", [TC_FORMAT_TEXT] = "text",     [TC_FORMAT_MARKDOWN] = "md",
    [TC_FORMAT_HTML] = "html", [TC_FORMAT_NDJSON] = "ndjson", [TC_FORMAT_CSV] = "csv",
};

/* TC_FORMAT_ENDINGS names them to people. */
static const struct {
    const char *name;
    enum tc_format format;
} endings[] = {
    {".txt", TC_FORMAT_TEXT},     {".md", TC_FORMAT_MARKDOWN}, {".markdown", TC_FORMAT_MARKDOWN},
    {".html", TC_FORMAT_HTML},    {".htm", TC_FORMAT_HTML},    {".ndjson", TC_FORMAT_NDJSON},
    {".jsonl", TC_FORMAT_NDJSON}, {".csv", TC_FORMAT_CSV},
};

bool tc_format_find(struct tc_str name, enum tc_format *format) {
    for (int i = 0; i < TC_FORMATS; i++) {
        if (tc_str_eq_cstr(name, tc_format_names[i])) {
            *format = (enum tc_format)i;
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
