#include "app/commands.h"
#include "app/progress.h"

int tc_check_format(const struct tc_command *command, const char *name, enum tc_format *format) {
    if (tc_format_find(tc_str(name), format))
        return -1;
    const char *nearest = tc_str_nearest(tc_str(name), tc_format_names, TC_FORMATS);
    return tc_usage_error(command, "--format wants auto, text, md, html, ndjson or csv, found \"%s\"%s%s%s", name,
                          nearest ? "; did you mean " : "", nearest ? nearest : "", nearest ? "?" : "");
}

void tc_print_passed_over(const struct tc_input *input) {
    const char *first;
    size_t n = tc_input_results(input, &first);
    if (n > 0)
        tc_print(stderr, "passed over: %s that tercet has written (%s%s)\n", tc_counted(n, "table", "tables"), first,
                 n > 1 ? ", ..." : "");
}
