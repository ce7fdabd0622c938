/* profile.h - what each rule of a run has cost and brought. Counts are the same on every run of one worker; time is
 * not. */
#ifndef TC_PLUGIN_PROFILE_H
#define TC_PLUGIN_PROFILE_H

#include "plugin/engine.h"

/* A rule, a mention step, or a qualify declaration. */
struct tc_profile_row {
    struct tc_str plugin, name; /* name as in messages: `agree`, `mention "party" "list"`, `qualify "modality"` */
    struct tc_place place;
    uint64_t sentences; /* in which its pattern was tried (qualify: matches that asked for it) */
    uint64_t matches, statements;
    uint64_t calls;       /* of its Lua function */
    uint64_t steps, fuel; /* of its patterns (unless included); of its calls */
    uint64_t nanoseconds;
    uint32_t states;
};

struct tc_profile_gazetteer {
    struct tc_str plugin, type, file;
    struct tc_place place;
    uint64_t hits; /* names found, but for those that a mention step hid */
};

struct tc_profile;

TC_NODISCARD enum tc_status tc_profile_new(struct tc_profile **profile, const struct tc_engine *engine);
void tc_profile_free(struct tc_profile *profile);

/* Makes a worker of these options report to the profile; one worker at a time. */
void tc_profile_watch(struct tc_profile *profile, struct tc_run_options *run);

/* Adds up; rows by cost (steps and fuel), the dearest first; gazetteers in order of declaration. Borrowed. */
const struct tc_profile_row *tc_profile_rows(struct tc_profile *profile, size_t *n);
const struct tc_profile_gazetteer *tc_profile_gazetteers(const struct tc_profile *profile, size_t *n);
uint64_t tc_profile_sentences(const struct tc_profile *profile);

#endif
