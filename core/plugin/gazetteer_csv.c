/* gazetteer_csv.c - the entities and names of gazetteers, from their CSV files or written out, into the model. */
#include "base/csv.h"
#include "base/fs.h"
#include "plugin/engine_state.h"
#include <stdlib.h>
#include <string.h>

enum { FILE_MAX = 1 << 30, COLUMNS_MAX = 256, WHAT = 256 };

/* A row of the file waits until the next one is known: meanwhile the memory brings what its key asks for. */
struct row {
    struct tc_buf bytes;
    TC_VEC(struct tc_str) fields; /* in bytes */
    uint32_t line;
};

/* One gazetteer being added. Column numbers index the row. */
struct adding {
    struct tc_unit *unit;
    struct tc_model *model;
    struct tc_gazetteer_info *info;
    const struct tc_gazetteer_decl *decl;
    const char *path; /* of the CSV file, or the Lua file */
    char what[WHAT];
    uint32_t type, entity_type;
    uint64_t hides;
    size_t n_columns, key, label;
    size_t *names, *attrs;
    enum tc_case_policy *policies; /* of the names' columns */
    struct tc_attr *row_attrs;
    TC_VEC(uint32_t) lines; /* + 1, by entity; 0 = the gazetteer has not named it yet */
    struct row waiting;
};

/* Notes the line that declares an entity. */
static enum tc_status note_line(struct adding *a, uint32_t entity, uint32_t line) {
    if (tc_vec_reserve(&a->lines, (size_t)entity + 1) != TC_OK)
        return TC_ERR_MEMORY;
    while (a->lines.len <= entity)
        a->lines.items[a->lines.len++] = 0;
    a->lines.items[entity] = line + 1;
    return TC_OK;
}

/* A row that repeats a key and has no label adds names to that entity. */
static enum tc_status add_entity(struct adding *a, const struct tc_entry *entry, uint32_t line, uint32_t *entity,
                                 struct tc_error *err) {
    struct tc_str label = entry->label.len ? entry->label : entry->key;
    struct tc_entity record = {a->entity_type, entry->key, label, entry->attrs, entry->n_attrs};
    *entity = tc_model_entity(a->model, &record);
    uint32_t declared = *entity < a->lines.len ? a->lines.items[*entity] : 0;
    if (declared && entry->label.len == 0)
        return TC_OK;
    if (declared)
        return tc_error_at(err, TC_ERR_PLUGIN, a->path, line, 0, "%s: key \"%.*s\" is there already, in line %u",
                           a->what, TC_FMT(entry->key), (unsigned)declared - 1);
    if (*entity == TC_NONE || note_line(a, *entity, line) != TC_OK)
        return tc_error_set(err, TC_ERR_MEMORY, "%s", tc_status_str(TC_ERR_MEMORY));
    a->info->n_entities++;
    return TC_OK;
}

static enum tc_status keep_name(struct adding *a, uint32_t entity, struct tc_str name, enum tc_case_policy policy,
                                uint32_t line) {
    struct tc_named named = {tc_arena_str(&a->unit->arena, name), (uint32_t)(a->info - a->unit->gazetteers.items),
                             entity, line, policy};
    return named.text.ptr && tc_vec_push(&a->unit->named, named) == TC_OK ? TC_OK : TC_ERR_MEMORY;
}

static enum tc_status refuse_name(const struct adding *a, enum tc_status status, uint32_t line, struct tc_error *err) {
    if (status == TC_ERR_MEMORY)
        return tc_error_set(err, status, "%s", tc_status_str(status));
    struct tc_error why = {0};
    if (err)
        why = *err;
    return tc_error_at(err, TC_ERR_PLUGIN, a->path, line, 0, "%s: %s", a->what, why.msg);
}

static enum tc_status add_name(struct adding *a, uint32_t entity, struct tc_str name, enum tc_case_policy policy,
                               uint32_t line, struct tc_error *err) {
    uint32_t source = a->info->first_source + line;
    enum tc_status status = tc_model_name(a->model, a->type, entity, name, policy, source, a->hides, err);
    if (line >= a->info->n_sources)
        a->info->n_sources = line + 1;
    if (status == TC_OK && a->unit->keeps_names)
        status = keep_name(a, entity, name, policy, line);
    if (status != TC_OK)
        return refuse_name(a, status, line, err);
    a->info->n_names++;
    return TC_OK;
}

/* --- from a CSV file --- */

static enum tc_status find_column(struct adding *a, struct tc_strs header, struct tc_str name, size_t *column,
                                  struct tc_error *err) {
    for (size_t i = 0; i < header.n; i++)
        if (tc_str_eq(tc_str_trim(header.items[i]), name)) {
            *column = i;
            return TC_OK;
        }
    enum tc_status status =
        tc_error_at(err, TC_ERR_PLUGIN, a->path, 1, 0, "%s: there is no column \"%.*s\"", a->what, TC_FMT(name));
    struct tc_str kept[COLUMNS_MAX];
    size_t n = 0;
    for (size_t i = 0; i < header.n; i++) {
        kept[n] = tc_arena_str(&a->unit->arena, tc_str_trim(header.items[i]));
        n += kept[n].ptr != NULL;
    }
    tc_hint_nearest(err, name, kept, n, sizeof *kept);
    return status;
}

static enum tc_case_policy policy_of(const struct tc_gazetteer_decl *decl, struct tc_str column) {
    for (size_t i = 0; i < decl->n_cases; i++)
        if (tc_str_eq(decl->cases[i].column, column))
            return decl->cases[i].policy;
    return decl->policy;
}

static int by_name(const void *a, const void *b) {
    return tc_str_cmp(((const struct tc_attr *)a)->name, ((const struct tc_attr *)b)->name);
}

static enum tc_status read_header(struct adding *a, struct tc_strs header, struct tc_error *err) {
    const struct tc_gazetteer_decl *decl = a->decl;
    if (header.n > COLUMNS_MAX)
        return tc_error_at(err, TC_ERR_PLUGIN, a->path, 1, 0, "%s: more than %d columns", a->what, COLUMNS_MAX);
    a->n_columns = header.n;
    enum tc_status status = find_column(a, header, decl->key, &a->key, err);
    a->label = a->key;
    if (status == TC_OK && decl->label.ptr)
        status = find_column(a, header, decl->label, &a->label, err);
    size_t n_names = decl->names.n ? decl->names.n : 1;
    a->names = tc_arena_zalloc(&a->unit->arena, n_names * sizeof *a->names);
    a->policies = tc_arena_zalloc(&a->unit->arena, n_names * sizeof *a->policies);
    a->attrs = tc_arena_zalloc(&a->unit->arena, (decl->attributes.n + 1) * sizeof *a->attrs);
    a->row_attrs = tc_arena_zalloc(&a->unit->arena, (decl->attributes.n + 1) * sizeof *a->row_attrs);
    if (!a->names || !a->policies || !a->attrs || !a->row_attrs)
        return tc_error_set(err, TC_ERR_MEMORY, "%s", tc_status_str(TC_ERR_MEMORY));
    for (size_t i = 0; i < decl->names.n && status == TC_OK; i++) {
        a->policies[i] = policy_of(decl, decl->names.items[i]);
        status = find_column(a, header, decl->names.items[i], &a->names[i], err);
    }
    if (decl->names.n == 0) {
        a->names[0] = a->label;
        a->policies[0] = policy_of(decl, decl->label.ptr ? decl->label : decl->key);
    }
    for (size_t i = 0; i < decl->attributes.n && status == TC_OK; i++)
        status = find_column(a, header, decl->attributes.items[i], &a->attrs[i], err);
    for (size_t i = 0; i < decl->n_cases && status == TC_OK; i++) {
        size_t ignored;
        status = find_column(a, header, decl->cases[i].column, &ignored, err);
    }
    return status;
}

static enum tc_status add_cell(struct adding *a, uint32_t entity, struct tc_str cell, enum tc_case_policy policy,
                               uint32_t line, struct tc_error *err) {
    while (cell.ptr) {
        struct tc_str name = tc_str_trim(tc_str_split(&cell, ';'));
        if (name.len == 0)
            continue;
        enum tc_status status = add_name(a, entity, name, policy, line, err);
        if (status != TC_OK)
            return status;
    }
    return TC_OK;
}

static bool is_blank(struct tc_strs row) { return row.n == 0 || (row.n == 1 && tc_str_trim(row.items[0]).len == 0); }

static enum tc_status wrong_length(const struct adding *a, size_t n, uint32_t line, struct tc_error *err) {
    enum tc_status status =
        tc_error_at(err, TC_ERR_PLUGIN, a->path, line, 0, "%s: the row has %zu field%s, the header %zu", a->what, n,
                    n == 1 ? "" : "s", a->n_columns);
    tc_error_hint(err, n > a->n_columns ? "a cell that holds the separator needs double quotes around it"
                                        : "a cell that is empty keeps its separator");
    return status;
}

static enum tc_status add_row(struct adding *a, struct tc_strs row, uint32_t line, struct tc_error *err) {
    if (is_blank(row))
        return TC_OK;
    if (row.n != a->n_columns)
        return wrong_length(a, row.n, line, err);
    struct tc_entry entry = {.key = tc_str_trim(row.items[a->key]), .label = tc_str_trim(row.items[a->label])};
    if (entry.key.len == 0)
        return tc_error_at(err, TC_ERR_PLUGIN, a->path, line, 0, "%s: the key (column %.*s) is empty", a->what,
                           TC_FMT(a->decl->key));
    for (size_t i = 0; i < a->decl->attributes.n; i++) {
        struct tc_str value = tc_str_trim(row.items[a->attrs[i]]);
        if (value.len)
            a->row_attrs[entry.n_attrs++] = (struct tc_attr){a->decl->attributes.items[i], value};
    }
    qsort(a->row_attrs, entry.n_attrs, sizeof *a->row_attrs, by_name);
    entry.attrs = a->row_attrs;
    uint32_t entity;
    enum tc_status status = add_entity(a, &entry, line, &entity, err);
    size_t n_names = a->decl->names.n ? a->decl->names.n : 1;
    for (size_t i = 0; i < n_names && status == TC_OK; i++)
        status = add_cell(a, entity, row.items[a->names[i]], a->policies[i], line, err);
    return status;
}

static enum tc_status add_waiting(struct adding *a, struct tc_error *err) {
    struct tc_strs row = {a->waiting.fields.items, a->waiting.fields.len};
    a->waiting.fields.len = 0;
    return row.n > 0 ? add_row(a, row, a->waiting.line, err) : TC_OK;
}

static enum tc_status wait(struct adding *a, struct tc_strs row, uint32_t line, struct tc_error *err) {
    struct row *waiting = &a->waiting;
    size_t size = (size_t)(row.items[row.n - 1].ptr - row.items[0].ptr) + row.items[row.n - 1].len;
    tc_buf_reset(&waiting->bytes);
    if (tc_buf_add(&waiting->bytes, (struct tc_str){row.items[0].ptr, size}) != TC_OK ||
        tc_vec_reserve(&waiting->fields, row.n) != TC_OK)
        return tc_error_set(err, TC_ERR_MEMORY, "%s", tc_status_str(TC_ERR_MEMORY));
    for (size_t i = 0; i < row.n; i++)
        waiting->fields.items[i] =
            (struct tc_str){waiting->bytes.ptr + (row.items[i].ptr - row.items[0].ptr), row.items[i].len};
    waiting->fields.len = row.n;
    waiting->line = line;
    return TC_OK;
}

static enum tc_status visit_row(void *ctx, size_t row, uint32_t line, const struct tc_str *fields, size_t n,
                                struct tc_error *err) {
    struct tc_strs strs = {fields, n};
    if (row == 0)
        return read_header(ctx, strs, err);
    struct adding *a = ctx;
    if (a->key < n)
        tc_model_expect_entity(a->model, a->entity_type, tc_str_trim(fields[a->key]));
    enum tc_status status = add_waiting(a, err);
    return status == TC_OK ? wait(a, strs, line, err) : status;
}

struct near_file {
    struct tc_str wanted;
    size_t dir; /* bytes of the folder's path and its slash */
    char found[TC_ERROR_FILE_MAX];
};

static enum tc_status visit_file(void *ctx, const char *path) {
    struct near_file *near = ctx;
    const char *name = strlen(path) > near->dir ? path + near->dir : "";
    if (!near->found[0] && tc_str_nearest(near->wanted, &name, 1))
        snprintf(near->found, sizeof near->found, "%s", name);
    return TC_OK;
}

static enum tc_status no_such_file(const struct adding *a, const char *path, uint32_t line, struct tc_error *err) {
    struct near_file near = {.wanted = a->info->file, .dir = a->unit->info.dir.len + 1};
    struct tc_error ignored;
    enum tc_status status =
        tc_error_at(err, TC_ERR_PLUGIN, a->info->place.file.ptr, line, 0, "%s: there is no file %s", a->what, path);
    (void)!tc_fs_walk(a->unit->info.dir.ptr, visit_file, &near, &ignored);
    if (near.found[0])
        tc_error_hint(err, "did you mean \"%s\"?", near.found);
    return status;
}

static enum tc_status add_file(struct adding *a, struct tc_error *err) {
    char path[TC_ERROR_FILE_MAX];
    if (tc_fs_join(path, sizeof path, a->unit->info.dir.ptr, a->info->file.ptr) != TC_OK)
        return tc_error_at(err, TC_ERR_PLUGIN, a->info->place.file.ptr, a->info->place.line, 0,
                           "%s: the path is too long", a->what);
    uint32_t line = tc_source_key_line(a->unit, a->info->place, TC_STR("file"));
    if (tc_fs_kind(path) != TC_FS_FILE)
        return no_such_file(a, path, line, err);
    if (!tc_fs_is_below(path, a->unit->info.dir.ptr))
        return tc_error_at(err, TC_ERR_PLUGIN, a->info->place.file.ptr, line, 0,
                           "%s: %s leads out of the plugin's folder; copy the file", a->what, path);
    a->path = path;
    struct tc_error inner = {0};
    tc_buf_init(&a->waiting.bytes, SIZE_MAX);
    enum tc_status status = tc_csv_read_file(path, FILE_MAX, 0, visit_row, a, &inner);
    struct tc_error earlier = {0};
    if (add_waiting(a, &earlier) != TC_OK) {
        inner = earlier;
        status = earlier.status;
    }
    tc_buf_fini(&a->waiting.bytes);
    tc_vec_fini(&a->waiting.fields);
    if (status == TC_ERR_INPUT && inner.line == 0)
        status =
            tc_error_at(err, TC_ERR_PLUGIN, a->info->place.file.ptr, line, 0, "%s: %s: %s", a->what, path, inner.msg);
    else if (status != TC_OK && err)
        *err = inner;
    if (status == TC_OK && a->n_columns == 0)
        status = tc_error_at(err, TC_ERR_PLUGIN, path, 1, 0, "%s: the file is empty", a->what);
    if (status != TC_OK && status != TC_ERR_MEMORY && err)
        status = err->status = TC_ERR_PLUGIN;
    return status;
}

/* --- written out in Lua --- */

static enum tc_status add_entries(struct adding *a, struct tc_error *err) {
    a->path = a->info->place.file.ptr;
    for (size_t i = 0; i < a->decl->n_entries; i++) {
        const struct tc_entry *entry = &a->decl->entries[i];
        uint32_t line = tc_source_text_line(a->unit, a->info->place, entry->key), entity;
        enum tc_status status = add_entity(a, entry, line, &entity, err);
        for (size_t j = 0; j < entry->names.n && status == TC_OK; j++)
            status = add_name(a, entity, entry->names.items[j], a->decl->policy, line, err);
        if (status != TC_OK)
            return status;
    }
    return TC_OK;
}

static enum tc_status add_gazetteer(struct tc_unit *unit, struct tc_model *model, size_t i, struct tc_error *err) {
    struct adding a = {
        .unit = unit, .model = model, .info = &unit->gazetteers.items[i], .decl = &unit->gazetteer_decls.items[i]};
    if (i > 0)
        a.info->first_source = a.info[-1].first_source + a.info[-1].n_sources;
    snprintf(a.what, sizeof a.what, "%s: gazetteer \"%s\"", unit->info.name.ptr, a.info->type.ptr);
    a.type = tc_model_find_type(model, unit->group, a.info->type);
    a.entity_type = a.decl->entity.ptr ? tc_model_find_type(model, unit->group, a.decl->entity) : a.type;
    if (a.entity_type == TC_NONE) {
        (void)tc_error_at(err, TC_ERR_PLUGIN, a.info->place.file.ptr,
                          tc_source_key_line(unit, a.info->place, TC_STR("entity")), 0,
                          "%s: entity: unknown type \"%s\"", a.what, a.decl->entity.ptr);
        tc_hint_type(err, unit, model, a.decl->entity);
        return TC_ERR_PLUGIN;
    }
    enum tc_status status = tc_unit_type_set(unit, model, a.decl->hides, a.info->place, a.what, &a.hides, err);
    if (status != TC_OK)
        return status;
    status = a.decl->entries ? add_entries(&a, err) : add_file(&a, err);
    tc_vec_fini(&a.lines);
    return status;
}

enum tc_status tc_unit_add_gazetteers(struct tc_unit *unit, struct tc_model *model, struct tc_error *err) {
    for (size_t i = 0; i < unit->gazetteers.len; i++) {
        enum tc_status status = add_gazetteer(unit, model, i, err);
        if (status != TC_OK)
            return status;
    }
    return TC_OK;
}
