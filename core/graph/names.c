#include "graph/graph.h"

const char *tc_modality_str(enum tc_modality modality) {
    switch (modality) {
    case TC_ASSERTED:
        return "asserted";
    case TC_PLANNED:
        return "planned";
    case TC_HEDGED:
        return "hedged";
    }
    return "asserted";
}

bool tc_modality_find(struct tc_str name, enum tc_modality *modality) {
    static const enum tc_modality all[] = {TC_ASSERTED, TC_PLANNED, TC_HEDGED};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        if (tc_str_eq_cstr(name, tc_modality_str(all[i]))) {
            *modality = all[i];
            return true;
        }
    }
    return false;
}

const char *tc_severity_str(enum tc_severity severity) {
    switch (severity) {
    case TC_SEVERITY_ERROR:
        return "error";
    case TC_SEVERITY_WARNING:
        return "warning";
    case TC_SEVERITY_NOTE:
        return "note";
    }
    return "error";
}
