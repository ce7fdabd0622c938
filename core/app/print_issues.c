#include "app/commands.h"

#include <string.h>

/* "document: sentence 7: warning: plugin/rule: message"; tc_error_print makes text from documents safe for a terminal.
 */
static void print_issue(const struct tc_issue *issue) {
    char place[TC_ERROR_TEXT_MAX] = "", who[TC_ERROR_TEXT_MAX] = "";
    if (issue->position.len)
        snprintf(place, sizeof place, "%.*s: ", TC_FMT(issue->position));
    if (issue->plugin.len)
        snprintf(who, sizeof who, "%.*s%s%.*s: ", TC_FMT(issue->plugin), issue->rule.len ? "/" : "",
                 TC_FMT(issue->rule));
    struct tc_error line = {0};
    tc_error_at(&line, TC_ERR_INPUT, issue->document.len ? issue->document.ptr : NULL, 0, 0, "%s%s: %s%.*s", place,
                tc_severity_str(issue->severity), who, TC_FMT(issue->message));
    tc_error_print(&line, stderr);
}

bool tc_print_issues(const struct tc_graph *graph, uint32_t most) {
    uint32_t shown = 0;
    for (uint32_t i = 0; i < tc_graph_issue_count(graph); i++) {
        const struct tc_issue *issue = tc_graph_issue(graph, i);
        if (issue->severity == TC_SEVERITY_NOTE)
            continue;
        if (shown++ == most)
            return false;
        print_issue(issue);
    }
    return true;
}
