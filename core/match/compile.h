/* compile.h - pattern tree to program. Internal to match/. */
#ifndef TC_MATCH_COMPILE_H
#define TC_MATCH_COMPILE_H

#include "match/program.h"

/* Fills *program (but for stage) with memory of the model's arena, and *facts; adds the ways through it to the
 * model's. */
TC_NODISCARD enum tc_status tc_compile(struct tc_model *model, const struct tc_node *root, const struct tc_scope *scope,
                                       struct tc_program *program, struct tc_facts *facts, struct tc_error *err);

/* Instructions as they were emitted, with their jumps. */
struct tc_draft {
    struct tc_inst *code;
    struct tc_str *wanted;
    struct tc_label *labels;
    struct tc_part *parts;
    uint32_t n_code, n_labels, n_parts;
};

/* A copy of n items in the model's arena, NULL if memory is short. */
void *tc_model_keep_items(struct tc_model *model, const void *items, size_t n, size_t size);

/* Takes jumps and dead code out, gives visited bits to states that several ways lead to, works out where a match can
 * begin and what the labels are. The draft is used up (not freed). */
TC_NODISCARD enum tc_status tc_program_finish(struct tc_model *model, struct tc_draft *draft,
                                              struct tc_program *program);
/* Gives the forks of a finished program their guards. guards: room for one an instruction; reaches: of each. */
TC_NODISCARD enum tc_status tc_program_guard(struct tc_model *model, struct tc_program *program,
                                             const struct tc_reach *reaches, struct tc_guard *guards);
/* Gives a lookaround its own. */
TC_NODISCARD enum tc_status tc_look_guard(struct tc_model *model, struct tc_look *look);
/* Fills in what each state of a finished program reaches. */
void tc_program_reach(const struct tc_model *model, const struct tc_program *program, struct tc_reach *reaches);
/* Its number, made at first sight; TC_NO_REACH if it says nothing. */
TC_NODISCARD enum tc_status tc_model_reach(struct tc_model *model, const struct tc_reach *reach, uint16_t *number);

#endif
