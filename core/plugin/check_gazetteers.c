/* check_gazetteers.c - names that stand in a gazetteer more than once, gazetteers without any. */
#include "base/alloc.h"
#include "base/fs.h"
#include "base/intern.h"
#include "base/utf8.h"
#include "plugin/check_state.h"
#include "text/token.h"
#include <string.h>

enum { TOKENS_MAX = 64, FILE_MAX = 64 << 20, KEYS_COMPARED = 1000, UNKNOWN_MAX = 20 };

/* The name as it is compared: its tokens folded, a blank between, and the type before them. */
static enum tc_status read_key(const struct tc_unit *unit, const struct tc_named *named, struct tc_buf *key) {
    uint32_t spans[TOKENS_MAX][2];
    size_t n = tc_token_split(named->text, spans, TOKENS_MAX);
    tc_buf_reset(key);
    (void)tc_buf_add(key, unit->gazetteers.items[named->gazetteer].type);
    for (size_t i = 0; i < n && i < TOKENS_MAX; i++) {
        (void)tc_buf_addc(key, ' ');
        (void)tc_utf8_fold(tc_str_sub(named->text, spans[i][0], spans[i][1]), key);
    }
    return key->failed ? TC_ERR_MEMORY : TC_OK;
}

/* The name in its line of the CSV file: behind a separator, not within another name. */
static void find_in_line(struct tc_str text, struct tc_str name, struct tc_range *range) {
    uint32_t line = 1;
    struct tc_str rest = text, row = {0};
    for (row = tc_str_split(&rest, '\n'); rest.ptr && line < range->line; line++)
        row = tc_str_split(&rest, '\n');
    for (size_t at = 0; line == range->line && at + name.len <= row.len; at++) {
        bool begins = at == 0 || memchr(",;\t\" ", row.ptr[at - 1], 5);
        size_t end = at + name.len;
        bool ends = end == row.len || memchr(",;\t\"\r", row.ptr[end], 5);
        if (begins && ends && memcmp(row.ptr + at, name.ptr, name.len) == 0) {
            range->col = (uint32_t)at + 1;
            range->end_col = (uint32_t)end + 1;
            return;
        }
    }
}

static struct tc_range range_of(struct tc_checker *checker, const struct tc_named *named) {
    const struct tc_gazetteer_info *info = &checker->unit->gazetteers.items[named->gazetteer];
    if (!info->file.len)
        return tc_range_of_word(checker, (struct tc_place){info->place.file, named->line}, named->text);
    char path[TC_ERROR_FILE_MAX] = "";
    snprintf(path, sizeof path, "%s/%s", checker->unit->info.dir.ptr, info->file.ptr);
    struct tc_str file = tc_arena_str(&checker->arena, tc_str(path));
    checker->failed = checker->failed || !file.ptr;
    struct tc_range range = {.file = file, .line = named->line, .end_line = named->line};
    struct tc_buf text;
    struct tc_error ignored;
    tc_buf_init(&text, FILE_MAX);
    if (tc_fs_read(path, &text, &ignored) == TC_OK)
        find_in_line(tc_buf_str(&text), named->text, &range);
    tc_buf_fini(&text);
    return range;
}

/* Exact names that differ in their capitals meet in no text. */
static bool meet(const struct tc_named *a, const struct tc_named *b) {
    return a->policy != TC_CASE_EXACT || b->policy != TC_CASE_EXACT || tc_str_eq(a->text, b->text);
}

static void compare(struct tc_checker *checker, const struct tc_named *first, const struct tc_named *again) {
    const struct tc_unit *unit = checker->unit;
    const struct tc_gazetteer_info *info = &unit->gazetteers.items[again->gazetteer];
    if (!meet(first, again))
        return;
    struct tc_range where = range_of(checker, first);
    if (first->entity == again->entity) {
        if (tc_str_eq(first->text, again->text) && first->line != again->line) /* a row's columns may agree */
            tc_checker_add(checker, TC_SEVERITY_NOTE, "duplicate-name", range_of(checker, again), "once is enough",
                           "%s: gazetteer \"%s\": the name \"%s\" is there already, in line %u", unit->info.name.ptr,
                           info->type.ptr, again->text.ptr, (unsigned)where.line);
        return;
    }
    struct tc_entity_view views[2];
    const struct tc_entity *there = tc_model_entity_at(checker->engine->model, first->entity, &views[0]);
    const struct tc_entity *here = tc_model_entity_at(checker->engine->model, again->entity, &views[1]);
    const struct tc_entity *taken = first->entity < again->entity ? there : here; /* gazetteer.h: mentions by entity */
    tc_checker_add(
        checker, TC_SEVERITY_WARNING, "shadowed-name", range_of(checker, again),
        "take it out of one of the rows, or tell the two apart by a longer name",
        "%s: gazetteer \"%s\": \"%s\" names %s here and %s in line %u of %s; the one told first is taken: %s",
        unit->info.name.ptr, info->type.ptr, again->text.ptr, here->key.ptr, there->key.ptr, (unsigned)where.line,
        where.file.ptr, taken->key.ptr);
}

static void check_empty(struct tc_checker *checker, uint32_t gazetteer) {
    const struct tc_unit *unit = checker->unit;
    const struct tc_gazetteer_info *info = &unit->gazetteers.items[gazetteer];
    for (size_t i = 0; i < unit->named.len; i++)
        if (unit->named.items[i].gazetteer == gazetteer)
            return;
    tc_checker_add(checker, TC_SEVERITY_WARNING, "empty-gazetteer", tc_range_of_word(checker, info->place, info->type),
                   "write an entity a row below the header, or take it out", "%s: gazetteer \"%s\" has no names%s%s",
                   unit->info.name.ptr, info->type.ptr, info->file.len ? ": there are none in " : "",
                   info->file.len ? info->file.ptr : "");
}

/* --- keys --- */

/* Entities without a label are told by a gazetteer of their type that has none, or by a name that is their key. */
static bool tells(const struct tc_unit *unit, const struct tc_named *named, const struct tc_entity *entity) {
    const struct tc_gazetteer_decl *decl = &unit->gazetteer_decls.items[named->gazetteer];
    return (!decl->entity.ptr && !decl->label.ptr) || !tc_str_eq(entity->label, entity->key) ||
           tc_str_eq(named->text, entity->key);
}

struct keys {
    bool *told; /* by entity number */
    uint32_t n_unknown;
    TC_VEC(const char *) known; /* for hints, up to KEYS_COMPARED + 1: of so many none is given */
};

static enum tc_status read_keys(struct tc_checker *checker, struct keys *keys) {
    const struct tc_model *model = checker->engine->model;
    struct tc_entity_view view;
    for (uint32_t i = 0; i < checker->unit->named.len; i++) {
        const struct tc_named *named = &checker->unit->named.items[i];
        const struct tc_entity *entity = tc_model_entity_at(model, named->entity, &view);
        if (keys->told[named->entity] || !tells(checker->unit, named, entity))
            continue;
        keys->told[named->entity] = true;
        if (keys->known.len > KEYS_COMPARED)
            continue;
        const char *key = tc_arena_str(&checker->arena, entity->key).ptr;
        if (!key || tc_vec_push(&keys->known, key) != TC_OK)
            return TC_ERR_MEMORY;
    }
    return TC_OK;
}

/* A key that no row tells is most likely a slip: it makes an entity of its own. */
static void check_key(struct tc_checker *checker, struct keys *keys, const struct tc_named *named) {
    struct tc_entity_view view;
    const struct tc_unit *unit = checker->unit;
    const struct tc_entity *entity = tc_model_entity_at(checker->engine->model, named->entity, &view);
    const struct tc_gazetteer_decl *decl = &unit->gazetteer_decls.items[named->gazetteer];
    if (keys->told[named->entity] || (decl->entity.ptr && !tc_unit_has_gazetteer(unit, decl->entity)))
        return;
    keys->told[named->entity] = true; /* once is enough */
    bool few = keys->known.len <= KEYS_COMPARED;
    const char *near = few ? tc_str_nearest(entity->key, keys->known.items, keys->known.len) : NULL;
    if (!near && !decl->entity.ptr)
        return; /* the label may well be the key */
    keys->n_unknown++;
    char hint[128];
    snprintf(hint, sizeof hint, near ? "did you mean %s?" : "a row with this key and a label would make it known%s",
             near ? near : "");
    tc_checker_add(checker, TC_SEVERITY_WARNING, "unknown-key", range_of(checker, named), hint,
                   "%s: gazetteer \"%s\": no row tells what %s is", unit->info.name.ptr,
                   unit->gazetteers.items[named->gazetteer].type.ptr, entity->key.ptr);
}

static void check_keys(struct tc_checker *checker) {
    struct keys keys = {.told = tc_calloc(tc_model_entity_count(checker->engine->model) + 1, sizeof *keys.told)};
    checker->failed = checker->failed || !keys.told || read_keys(checker, &keys) != TC_OK;
    for (uint32_t i = 0; i < checker->unit->named.len && !checker->failed && keys.n_unknown < UNKNOWN_MAX; i++)
        check_key(checker, &keys, &checker->unit->named.items[i]);
    tc_free(keys.told);
    tc_vec_fini(&keys.known);
}

void tc_check_gazetteers(struct tc_checker *checker) {
    const struct tc_unit *unit = checker->unit;
    for (uint32_t i = 0; i < unit->gazetteers.len; i++)
        check_empty(checker, i);
    check_keys(checker);
    struct tc_intern keys = {0};
    struct tc_buf key;
    TC_VEC(uint32_t) firsts = {0}; /* the first name of each key */
    tc_buf_init(&key, SIZE_MAX);
    bool ok = tc_intern_init(&keys) == TC_OK;
    for (uint32_t i = 0; i < unit->named.len && ok; i++) {
        const struct tc_named *named = &unit->named.items[i];
        ok = read_key(unit, named, &key) == TC_OK;
        uint32_t before = keys.len, number = ok ? tc_intern_add(&keys, tc_buf_str(&key)) : 0;
        ok = number != 0 && (number <= before || tc_vec_push(&firsts, i) == TC_OK);
        if (ok && number <= before)
            compare(checker, &unit->named.items[firsts.items[number - 1]], named);
    }
    checker->failed = checker->failed || !ok;
    tc_intern_fini(&keys);
    tc_vec_fini(&firsts);
    tc_buf_fini(&key);
}
