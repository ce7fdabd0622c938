/* rows.c - the sets of words of all atoms, by word: what is asked of a token lies together, whatever pattern asks. A
 * row has a block for so many atoms; most blocks are the one without bits. */
#include "match/program.h"

#include "base/alloc.h"

typedef enum tc_status visit_symbol(struct tc_rows *rows, uint32_t atom, uint32_t sym);

/* Calls visit for each symbol of each atom. */
static enum tc_status visit_all(const struct tc_model *model, struct tc_rows *rows, visit_symbol *visit) {
    enum tc_status status = TC_OK;
    for (uint32_t number = 0; number < model->atoms.len && status == TC_OK; number++) {
        const struct tc_atom *atom = &model->atoms.items[number];
        for (uint32_t i = 0; i < TC_ATOM_FEW && status == TC_OK; i++) {
            status = atom->few[i] != TC_NONE ? visit(rows, number, atom->few[i]) : TC_OK;
        }
        for (uint32_t at = 0; atom->bits && at < atom->span && status == TC_OK; at += 64) {
            for (uint64_t bits = atom->bits[at / 64]; bits != 0 && status == TC_OK; bits &= bits - 1) {
                status = visit(rows, number, atom->lo + at + (uint32_t)__builtin_ctzll(bits));
            }
        }
    }
    return status;
}

static enum tc_status count_symbol(struct tc_rows *rows, uint32_t atom, uint32_t sym) {
    (void)atom;
    rows->n_syms = sym >= rows->n_syms ? sym + 1 : rows->n_syms;
    return TC_OK;
}

static enum tc_status set_bit(struct tc_rows *rows, uint32_t atom, uint32_t sym) {
    uint32_t column = rows->atoms[atom].column;
    uint32_t *block = &rows->block_of[(size_t)sym * rows->width + column / TC_ROW_BLOCK];
    if (*block == 0) {
        struct tc_row_block empty = {{0}};
        TC_TRY(tc_vec_push(&rows->blocks, empty));
        *block = (uint32_t)rows->blocks.len - 1;
    }
    rows->blocks.items[*block].bits[column % TC_ROW_BLOCK / 64] |= UINT64_C(1) << column % 64;
    return TC_OK;
}

/* --- columns --- */

/* The next column, if the atom has none. */
static void give_column(struct tc_rows *rows, uint32_t *next, uint32_t atom) {
    if (rows->atoms[atom].column == TC_NONE) {
        rows->atoms[atom].column = (*next)++;
    }
}

static void give_starts(struct tc_rows *rows, uint32_t *next, const struct tc_program *program) {
    for (uint32_t i = 0; i < program->start.n_atoms; i++) {
        give_column(rows, next, program->start.atoms[i]);
    }
}

/* First those that are asked of most tokens: with which a match or a lookaround can begin; then guards. */
static void give_columns(struct tc_rows *rows, const struct tc_model *model) {
    uint32_t next = 0;
    for (size_t i = 0; i < model->programs.len; i++) {
        give_starts(rows, &next, &model->programs.items[i]);
    }
    for (size_t i = 0; i < model->looks.len; i++) {
        give_starts(rows, &next, &model->looks.items[i].program);
    }
    for (size_t i = 0; i < model->guards.len; i++) {
        if (model->guards.items[i].atom != TC_NONE) {
            give_column(rows, &next, model->guards.items[i].atom);
        }
    }
    for (uint32_t atom = 0; atom < model->atoms.len; atom++) {
        give_column(rows, &next, atom);
    }
}

enum tc_status tc_rows_fill(struct tc_rows *rows, struct tc_model *model) {
    struct tc_row_block empty = {{0}};
    size_t n = model->atoms.len;
    *rows = (struct tc_rows){.n_syms = 1, .width = (uint32_t)(n / TC_ROW_BLOCK) + 1};
    TC_TRY(visit_all(model, rows, count_symbol));
    rows->block_of = tc_calloc((size_t)rows->n_syms * rows->width, sizeof *rows->block_of);
    rows->atoms = tc_calloc(n, sizeof *rows->atoms);
    if (!rows->block_of || !rows->atoms) {
        return TC_ERR_MEMORY;
    }
    for (size_t i = 0; i < n; i++) {
        const struct tc_atom *atom = &model->atoms.items[i];
        uint32_t mask = atom->mask | (atom->test != TC_NONE ? TC_HAS_TEST : 0);
        rows->atoms[i] = (struct tc_atom_look){mask, TC_NONE};
    }
    give_columns(rows, model);
    for (size_t i = 0; i < model->guards.len; i++) {
        struct tc_guard *guard = &model->guards.items[i];
        guard->column = guard->atom == TC_NONE ? 0 : rows->atoms[guard->atom].column;
    }
    TC_TRY(tc_vec_push(&rows->blocks, empty));
    return visit_all(model, rows, set_bit);
}

void tc_rows_fini(struct tc_rows *rows) {
    tc_free(rows->block_of);
    tc_free(rows->atoms);
    tc_vec_fini(&rows->blocks);
}
