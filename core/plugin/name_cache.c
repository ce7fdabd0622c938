/* name_cache.c - the names of an engine's plugins: from their files, or from a file that holds them as they are laid
 * out in memory. That file is named after the plugins and keyed by all that its content depends on. */
#include "base/alloc.h"
#include "base/fs.h"
#include "plugin/engine_state.h"
#include <string.h>

enum {
    FORMAT = 8, /* of the arrays of match/gazetteer_state.h, text/name_words.h: another number when one changes */
    WORTHWHILE = 1 << 20, /* bytes of names; fewer are read in no time */
    FILE_MAX = 1 << 30,
    PATH_BYTES_MAX = 4096,
};

/* --- the key --- */

struct hashing {
    struct tc_sha256 *sha;
    size_t bytes;  /* of names so far */
    uint64_t file; /* hash of the file so far */
};

static void add_number(struct hashing *h, uint64_t number) {
    tc_sha256_field(h->sha, (struct tc_str){(const char *)&number, sizeof number});
}

static void add_str(struct hashing *h, struct tc_str str) {
    tc_sha256_field(h->sha, str.ptr ? str : (struct tc_str){"\1", 1});
}

static void add_strs(struct hashing *h, struct tc_strs strs) {
    add_number(h, strs.n);
    for (size_t i = 0; i < strs.n; i++)
        add_str(h, strs.items[i]);
}

static enum tc_status add_piece(void *ctx, struct tc_str piece) {
    struct hashing *h = ctx;
    h->bytes += piece.len;
    h->file = tc_hash(piece.ptr, piece.len, h->file);
    return TC_OK;
}

/* Content and length. A file is large: SHA-256 of it would cost more than all the rest of loading it from a cache. */
static bool add_file(struct hashing *h, const struct tc_unit *unit, struct tc_str file) {
    char path[TC_ERROR_FILE_MAX];
    size_t before = h->bytes;
    h->file = 0;
    bool read = tc_fs_join(path, sizeof path, unit->info.dir.ptr, file.ptr) == TC_OK &&
                tc_fs_kind(path) == TC_FS_FILE && tc_fs_each_piece(path, FILE_MAX, add_piece, h, NULL) == TC_OK;
    add_number(h, h->file);
    add_number(h, h->bytes - before);
    return read;
}

static void add_entry(struct hashing *h, const struct tc_unit *unit, struct tc_place place,
                      const struct tc_entry *entry) {
    add_str(h, entry->key);
    add_str(h, entry->label);
    add_strs(h, entry->names);
    add_number(h, entry->n_attrs);
    for (uint32_t i = 0; i < entry->n_attrs; i++) {
        add_str(h, entry->attrs[i].name);
        add_str(h, entry->attrs[i].value);
    }
    add_number(h, tc_source_text_line(unit, place, entry->key));
}

static bool add_gazetteer(struct hashing *h, const struct tc_unit *unit, size_t number) {
    const struct tc_gazetteer_info *info = &unit->gazetteers.items[number];
    const struct tc_gazetteer_decl *decl = &unit->gazetteer_decls.items[number];
    add_str(h, info->type);
    add_str(h, decl->entity);
    add_str(h, decl->key);
    add_str(h, decl->label);
    add_strs(h, decl->names);
    add_strs(h, decl->attributes);
    add_strs(h, decl->hides);
    add_number(h, decl->policy);
    add_number(h, decl->n_cases);
    for (size_t i = 0; i < decl->n_cases; i++) {
        add_str(h, decl->cases[i].column);
        add_number(h, decl->cases[i].policy);
    }
    add_number(h, decl->n_entries);
    for (size_t i = 0; i < decl->n_entries; i++)
        add_entry(h, unit, info->place, &decl->entries[i]);
    return decl->entries || add_file(h, unit, info->file);
}

static void add_types(struct hashing *h, const struct tc_engine *engine) {
    uint32_t n = tc_model_type_count(engine->model);
    add_number(h, n);
    for (uint32_t i = 0; i < n; i++)
        add_str(h, tc_model_type_name(engine->model, i));
}

/* false if the names are few, or a file cannot be read: loading it will say so. */
static bool make_key(const struct tc_engine *engine, char key[TC_SHA256_HEX + 1]) {
    struct hashing h = {.sha = tc_sha256_new()};
    if (!h.sha)
        return false;
    add_str(&h, TC_STR("tercet " TC_VERSION));
    add_number(&h, FORMAT);
    add_types(&h, engine);
    bool known = true;
    for (size_t u = 0; u < engine->units.len && known; u++) {
        const struct tc_unit *unit = engine->units.items[u];
        add_number(&h, unit->gazetteers.len);
        for (size_t i = 0; i < unit->gazetteers.len && known; i++)
            known = add_gazetteer(&h, unit, i);
    }
    tc_sha256_end(h.sha, key);
    tc_sha256_free(h.sha);
    return known && h.bytes >= WORTHWHILE;
}

/* folder/names-0123456789abcdef: the same plugins have the same file, whatever is in them. */
static bool make_path(const struct tc_engine *engine, char path[PATH_BYTES_MAX]) {
    struct hashing h = {.sha = tc_sha256_new()};
    char hex[TC_SHA256_HEX + 1], name[32];
    if (!h.sha)
        return false;
    for (size_t u = 0; u < engine->units.len; u++) {
        add_str(&h, engine->units.items[u]->info.name);
        add_str(&h, engine->units.items[u]->info.dir);
    }
    tc_sha256_end(h.sha, hex);
    tc_sha256_free(h.sha);
    snprintf(name, sizeof name, "names-%.*s", TC_ID_HEX, hex);
    return tc_fs_join(path, PATH_BYTES_MAX, engine->cache_dir, name) == TC_OK;
}

/* --- what the plugins know of their names, beside the model's arrays --- */

struct counts {
    uint32_t n_entities, n_names, first_source, n_sources;
};

static size_t count_gazetteers(const struct tc_engine *engine) {
    size_t n = 0;
    for (size_t u = 0; u < engine->units.len; u++)
        n += engine->units.items[u]->gazetteers.len;
    return n;
}

static void restore_counts(struct tc_engine *engine, const struct counts *counts) {
    for (size_t u = 0; u < engine->units.len; u++)
        for (size_t i = 0; i < engine->units.items[u]->gazetteers.len; i++, counts++) {
            struct tc_gazetteer_info *info = &engine->units.items[u]->gazetteers.items[i];
            info->n_entities = counts->n_entities;
            info->n_names = counts->n_names;
            info->first_source = counts->first_source;
            info->n_sources = counts->n_sources;
        }
}

static void collect_counts(const struct tc_engine *engine, struct counts *counts) {
    for (size_t u = 0; u < engine->units.len; u++)
        for (size_t i = 0; i < engine->units.items[u]->gazetteers.len; i++, counts++) {
            const struct tc_gazetteer_info *info = &engine->units.items[u]->gazetteers.items[i];
            *counts = (struct counts){(uint32_t)info->n_entities, (uint32_t)info->n_names, info->first_source,
                                      info->n_sources};
        }
}

/* --- both ways --- */

static enum tc_status read_sources(struct tc_engine *engine, struct tc_error *err) {
    enum tc_status status = TC_OK;
    for (size_t u = 0; u < engine->units.len && status == TC_OK; u++)
        status = tc_unit_add_gazetteers(engine->units.items[u], engine->model, err);
    if (status == TC_OK && tc_model_close_names(engine->model) != TC_OK)
        status = tc_error_set(err, TC_ERR_MEMORY, "%s", tc_status_str(TC_ERR_MEMORY));
    return status;
}

static bool has_names(const struct tc_engine *engine) {
    for (size_t u = 0; u < engine->units.len; u++)
        for (size_t i = 0; i < engine->units.items[u]->gazetteers.len; i++)
            if (engine->units.items[u]->gazetteers.items[i].n_names > 0)
                return true;
    return false;
}

/* The sources may have changed while they were read; then nothing is written. A cache that cannot be written is none;
 * without a name there are no tables to write. */
static void save(const struct tc_engine *engine, const char *path, const char *key) {
    char key_now[TC_SHA256_HEX + 1];
    if (!has_names(engine) || tc_fs_mkdirs(engine->cache_dir, NULL) != TC_OK || !make_key(engine, key_now) ||
        strcmp(key_now, key) != 0)
        return;
    tc_outfile_sweep(engine->cache_dir);
    size_t n = count_gazetteers(engine);
    struct counts *counts = tc_reallocarray(NULL, n, sizeof *counts);
    if (!counts)
        return;
    collect_counts(engine, counts);
    struct tc_image_part parts[1 + TC_NAME_PARTS] = {{counts, n * sizeof *counts}};
    tc_model_name_parts(engine->model, parts + 1);
    enum tc_status ignored = tc_image_write(path, key, parts, 1 + TC_NAME_PARTS, NULL);
    (void)ignored;
    tc_free(counts);
}

enum tc_status tc_engine_add_names(struct tc_engine *engine, struct tc_error *err) {
    char path[PATH_BYTES_MAX], key[TC_SHA256_HEX + 1];
    bool cached = engine->cache_dir && !engine->keeps_names && make_key(engine, key) && make_path(engine, path);
    if (!cached || !tc_image_open(&engine->names, path, key)) {
        enum tc_status status = read_sources(engine, err);
        if (cached && status == TC_OK)
            save(engine, path, key);
        return status;
    }
    restore_counts(engine, engine->names.parts[0].bytes);
    enum tc_status status = tc_model_borrow_names(engine->model, engine->names.parts + 1);
    return status == TC_OK ? status : tc_error_set(err, status, "%s", tc_status_str(status));
}
