#include "base/fs.h"
#include "output/ndjson.h"
#include "plugin/engine_state.h"
#include "plugin_fixture.h"
#include <criterion/criterion.h>
#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

TestSuite(name_cache, .timeout = 300, .fini = fixture_remove);

/* --- helpers --- */

enum { ROWS = 26000 };

/* Over a megabyte of places; first: the name of the first. */
static void write_names(const char *first) {
    struct tc_buf csv;
    tc_buf_init(&csv, SIZE_MAX);
    (void)tc_buf_addf(&csv, "id,name,more,region\np0,%s,,north\np1,Alta Vista,AV;Alta,south\n", first);
    for (unsigned i = 2; i < ROWS; i++)
        (void)tc_buf_addf(&csv, "p%u,Place %uNumber of the \xC3\x89tat,,%s\n", i, i, i % 2 ? "north" : "south");
    cr_assert_not(csv.failed);
    fixture_write("x/names.csv", csv.ptr);
    tc_buf_fini(&csv);
}

#define RULES "rule 'r' { pattern = [[ x:@place {visit} y:@place[region=south] ]], triples = { 'x -near-> y' } } "
#define START "relation 'near' { subject = 'place', object = 'place' } "
#define NAMES "file = 'names.csv', key = 'id', label = 'name', names = { 'name', 'more' }, attributes = { 'region' }"

static void write_plugin(const char *body) {
    struct tc_buf lua;
    tc_buf_init(&lua, SIZE_MAX);
    cr_assert_eq(tc_buf_addf(&lua, "%s%s", FIXTURE_HEAD, body), TC_OK);
    fixture_write("x/init.lua", lua.ptr);
    tc_buf_fini(&lua);
}

static void write_default(void) {
    write_names("Firsttown");
    write_plugin(START "gazetteer 'place' { " NAMES " } " RULES);
}

/* Borrowed until the second call from now. */
static const char *folder(const char *name) {
    static char paths[2][512];
    static unsigned turn;
    char *path = paths[turn++ % 2];
    cr_assert_eq(tc_fs_join(path, sizeof *paths, fixture_dir(), name), TC_OK);
    return path;
}

/* Statements with their evidence, and what the plugin says of its gazetteer; cache NULL: without. */
static void run(const char *cache, struct tc_buf *out, bool *used) {
    static const char TEXT[] =
        "Firsttown visits AV. Altstadt visited Alta Vista. Place 77Number of the \xC3\x89tat visits "
        "Place 78Number of the \xC3\x89TAT. place 9number of the \xC3\xA9tat visits Alta. Peru visits AV.";
    struct tc_engine *engine;
    struct tc_error err = {0};
    char dir[512];
    (void)snprintf(dir, sizeof dir, "%s", folder("x"));
    cr_assert_eq(tc_engine_new(&engine), TC_OK);
    tc_engine_use_cache(engine, cache);
    cr_assert_eq(tc_engine_add(engine, dir, NULL, 0, &err), TC_OK, "%s", err.msg);
    cr_assert_eq(tc_engine_compile(engine, &err), TC_OK, "%s", err.msg);
    *used = engine->names.map != NULL;
    struct tc_graph *graph = fixture_run(engine, NULL, TEXT, NULL);
    tc_buf_init(out, SIZE_MAX);
    cr_assert_eq(tc_ndjson_write(graph, out), TC_OK);
    for (size_t i = 0; i < tc_engine_plugin(engine, 0)->n_gazetteers; i++) {
        const struct tc_gazetteer_info *info = &tc_engine_plugin(engine, 0)->gazetteers[i];
        (void)tc_buf_addf(out, "%zu %zu %u %u\n", info->n_entities, info->n_names, info->first_source, info->n_sources);
    }
    tc_graph_free(graph);
    tc_engine_free(engine);
}

/* Rows enough for a cache, and no name in them. */
Test(name_cache, of_no_names_is_none) {
    struct tc_buf csv, out;
    bool used = false;
    tc_buf_init(&csv, SIZE_MAX);
    (void)tc_buf_addf(&csv, "id,name,more,region\n");
    for (unsigned i = 0; i < 4 * ROWS; i++)
        (void)tc_buf_addf(&csv, "p%u,,,north\n", i);
    fixture_write("x/names.csv", csv.ptr);
    write_plugin(START "gazetteer 'place' { " NAMES " } " RULES);
    for (int i = 0; i < 2; i++) {
        run(folder("cache"), &out, &used);
        cr_expect_not(used);
        tc_buf_fini(&out);
    }
    tc_buf_fini(&csv);
}

/* Runs with and without the cache; all results are the same. */
static void expect_used(bool wanted, const char *what) {
    struct tc_buf with, without;
    bool used = false, never = false;
    run(NULL, &without, &never);
    run(folder("cache"), &with, &used);
    cr_expect_eq(used, wanted, "%s: the cache was %sused", what, used ? "" : "not ");
    cr_expect_not(never);
    cr_expect_gt(with.len, 100);
    cr_expect_str_eq(with.ptr, without.ptr, "%s", what);
    tc_buf_fini(&with);
    tc_buf_fini(&without);
}

static const char *cache_file(void) {
    static char path[1024];
    DIR *stream = opendir(folder("cache"));
    cr_assert_not_null(stream);
    path[0] = '\0';
    for (const struct dirent *entry; (entry = readdir(stream));)
        if (entry->d_name[0] != '.') {
            cr_assert_eq(path[0], '\0', "more than one file");
            (void)snprintf(path, sizeof path, "%s/%s", folder("cache"), entry->d_name);
        }
    closedir(stream);
    cr_assert_neq(path[0], '\0', "no file");
    return path;
}

/* --- when it is used --- */

Test(name_cache, is_used_until_what_it_depends_on_changes) {
    write_default();
    expect_used(false, "at first");
    expect_used(true, "then");
    write_names("Altstadt");
    expect_used(false, "a name is another");
    expect_used(true, "then");
    static const struct {
        const char *what, *body;
        bool used;
    } ROWS_OF[] = {
        {"other rules",
         START "gazetteer 'place' { " NAMES " } rule 'q' { pattern = [[ x:@place {visit} ..3 y:@place ]], "
               "triples = { 'y -near-> x' } }",
         true},
        {"more lines above", "\n\n" START "\ngazetteer 'place' { " NAMES " } " RULES, true},
        {"another case", START "gazetteer 'place' { " NAMES ", case = 'any' } " RULES, false},
        {"a case of a column", START "gazetteer 'place' { " NAMES ", case = { more = 'exact' } } " RULES, false},
        {"one that hides", START "gazetteer 'place' { " NAMES ", hides = { 'place' } } " RULES, false},
        {"another type before",
         "gazetteer 'org' { entries = { { key = 'un', names = { 'UN' } } } } " START "gazetteer 'place' { " NAMES
         " } " RULES,
         false},
        {"another name there",
         "gazetteer 'org' { entries = { { key = 'un', names = { 'Alta' } } } } " START "gazetteer 'place' { " NAMES
         " } " RULES,
         false},
        {"another line there",
         "gazetteer 'org' { entries = {\n{ key = 'un', names = { 'Alta' } } } } " START "gazetteer 'place' { " NAMES
         " } " RULES,
         false},
        {"another column",
         START "gazetteer 'place' { file = 'names.csv', key = 'id', label = 'id', names = { 'name' }, "
               "attributes = { 'region' } } " RULES,
         false},
        {"an attribute with a NUL in its name",
         START "gazetteer 'place' { " NAMES " } relation 'of' { subject = 'land', object = 'place' } "
               "gazetteer 'land' { entries = { { key = 'PE', names = { 'Peru' }, "
               "attributes = { ['x\\0y'] = '1', z = '2' } } } } "
               "rule 's' { pattern = [[ x:@land[z=2] {visit} y:@place ]], triples = { 'x -of-> y' } }",
         false},
    };
    for (size_t i = 0; i < sizeof ROWS_OF / sizeof *ROWS_OF; i++) {
        write_plugin(ROWS_OF[i].body);
        expect_used(ROWS_OF[i].used, ROWS_OF[i].what);
        expect_used(true, ROWS_OF[i].what);
    }
    (void)cache_file(); /* each took the place of the one before */
}

Test(name_cache, is_not_made_for_few_names) {
    fixture_write("x/names.csv", "id,name,more,region\np0,Firsttown,,north\np1,Alta Vista,AV;Alta,south\n");
    write_plugin(START "gazetteer 'place' { " NAMES " } " RULES);
    expect_used(false, "few names");
    expect_used(false, "few names again");
    cr_expect_eq(tc_fs_kind(folder("cache")), TC_FS_NONE);
}

Test(name_cache, a_folder_that_cannot_be_used_is_none) {
    write_default();
    fixture_write("cache", "a file");
    expect_used(false, "a file in its place");
    expect_used(false, "a file in its place, again");
}

/* --- damage --- */

Test(name_cache, is_made_again_when_damaged) {
    write_default();
    expect_used(false, "at first");
    struct stat info;
    cr_assert_eq(stat(cache_file(), &info), 0);
    srand(7);
    for (int i = 0; i < 10; i++) {
        off_t at = (off_t)((double)info.st_size * i / 10) + (i > 0 ? rand() % 1000 : 0);
        FILE *file = fopen(cache_file(), "r+b");
        cr_assert_not_null(file);
        if (i % 2) {
            cr_assert_eq(ftruncate(fileno(file), at), 0);
        } else {
            cr_assert_eq(fseek(file, at, SEEK_SET), 0);
            int c = fgetc(file);
            cr_assert_eq(fseek(file, at, SEEK_SET), 0);
            cr_assert_neq(fputc(c ^ 1 << rand() % 8, file), EOF);
        }
        cr_assert_eq(fclose(file), 0);
        expect_used(false, "damaged");
        expect_used(true, "made again");
    }
}

static void read_cache(struct tc_buf *bytes) {
    tc_buf_init(bytes, SIZE_MAX);
    cr_assert_eq(tc_fs_read(cache_file(), bytes, NULL), TC_OK);
}

static void write_cache(struct tc_str bytes) {
    FILE *file = fopen(cache_file(), "wb");
    cr_assert_not_null(file);
    cr_assert_eq(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
    cr_assert_eq(fclose(file), 0);
}

Test(name_cache, is_made_again_when_it_is_an_alien) {
    struct tc_buf before, text;
    write_default();
    expect_used(false, "at first");
    read_cache(&before);
    write_names("Altstadt");
    expect_used(false, "a name is another");
    expect_used(true, "then");
    expect_used(true, "using it changes nothing");
    tc_buf_init(&text, SIZE_MAX);
    for (int i = 0; i < 100000; i++) {
        (void)tc_buf_add(&text, TC_STR("Firsttown visits AV.\n"));
    }
    const struct tc_str aliens[] = {tc_buf_str(&before), tc_buf_str(&text), TC_STR("x"), TC_STR("")};
    for (size_t i = 0; i < sizeof aliens / sizeof *aliens; i++) {
        write_cache(aliens[i]);
        expect_used(false, "an alien");
        expect_used(true, "made again");
    }
    tc_buf_fini(&before);
    tc_buf_fini(&text);
}

Test(name_cache, two_processes_may_make_it_at_once) {
    write_default();
    pid_t children[2];
    for (int i = 0; i < 2; i++) {
        children[i] = fork();
        cr_assert_geq(children[i], 0);
        if (children[i] == 0) {
            struct tc_buf out;
            bool used = false;
            run(folder("cache"), &out, &used);
            _exit(out.len > 100 ? 0 : 1);
        }
    }
    for (int i = 0; i < 2; i++) {
        int status = 0;
        cr_assert_eq(waitpid(children[i], &status, 0), children[i]);
        cr_expect_eq(status, 0);
    }
    expect_used(true, "two have made it");
}
