#include "app/commands.h"

#include "app/template.h"
#include "base/folders.h"
#include "base/fs.h"
#include "plugin/discovery.h"
#include <stdlib.h>
#include <string.h>

enum { NEW_PATH_BYTES = 4096 };

struct making {
    const char *dir;
    struct tc_str name;
    char meta[NEW_PATH_BYTES]; /* where the editor's stubs are */
};

/* They stand beside the bundled plugins. */
static enum tc_status find_meta(void *ctx, const char *name, const char *dir, bool shadowed) {
    struct making *making = ctx;
    char path[NEW_PATH_BYTES + sizeof "/../meta"];
    (void)name, (void)shadowed;
    snprintf(path, sizeof path, "%s/../meta", dir);
    char *real = making->meta[0] ? NULL : realpath(path, NULL);
    if (real && strlen(real) < sizeof making->meta)
        strcpy(making->meta, real);
    free(real);
    return TC_OK;
}

/* The template's text with its @NAMES@ filled in. */
static enum tc_status fill_in(const struct making *making, const struct tc_template_file *file, FILE *out) {
    const struct {
        struct tc_str mark, value;
    } marks[] = {{TC_STR("@NAME@"), making->name},
                 {TC_STR("@DIR@"), tc_str(making->dir)},
                 {TC_STR("@META@"), tc_str(making->meta)}};
    for (const char *at = file->text; at < file->end;) {
        struct tc_str rest = {at, (size_t)(file->end - at)}, put = {at, 1};
        size_t skip = 1;
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            if (tc_str_starts(rest, marks[i].mark)) {
                put = marks[i].value;
                skip = marks[i].mark.len;
            }
        fwrite(put.ptr, 1, put.len, out);
        at += skip;
    }
    return ferror(out) ? TC_ERR_OUTPUT : TC_OK;
}

static enum tc_status write_file(const struct making *making, const struct tc_template_file *file,
                                 struct tc_error *err) {
    char path[NEW_PATH_BYTES];
    struct tc_outfile out = {0};
    if (tc_fs_join(path, sizeof path, making->dir, file->path) != TC_OK)
        return tc_error_set(err, TC_ERR_USAGE, "the path of the plugin is too long");
    enum tc_status status = tc_outfile_open(&out, path, err);
    if (status != TC_OK)
        return status;
    status = fill_in(making, file, out.stream);
    if (status == TC_OK)
        return tc_outfile_commit(&out, err);
    tc_outfile_abort(&out);
    return tc_error_set(err, status, "cannot write %s", path);
}

static enum tc_status make_plugin(const struct making *making, struct tc_error *err) {
    char data[NEW_PATH_BYTES];
    if (tc_fs_kind(making->dir) != TC_FS_NONE) {
        enum tc_status status = tc_error_set(err, TC_ERR_OUTPUT, "%s is there already", making->dir);
        tc_error_hint(err, "nothing was written; choose another name, or remove it first");
        return status;
    }
    if (tc_fs_join(data, sizeof data, making->dir, "data") != TC_OK)
        return tc_error_set(err, TC_ERR_USAGE, "the path of the plugin is too long");
    enum tc_status status = tc_fs_mkdirs(data, err);
    for (const struct tc_template_file *file = tc_template; status == TC_OK && file->path; file++)
        status = write_file(making, file, err);
    return status;
}

static void say_what_next(const struct making *making) {
    tc_print(stdout,
             "%s/ is a working plugin about ferries: names in data/, rules in init.lua, a text in news.txt. Next:\n"
             "\n"
             "  tercet test %s\n"
             "  tercet explain -p %s \"Northline and Blue Star now sail to Dover and Calais.\"\n"
             "  tercet build -p %s -o out %s/news.txt\n",
             making->dir, making->dir, making->dir, making->dir, making->dir);
}

/* A bare name is a folder here; ./ before it makes it a path for the other commands. */
static int make_named(const struct tc_command *command, const char *operand) {
    char dir[NEW_PATH_BYTES];
    size_t len = strlen(operand);
    while (len > 1 && operand[len - 1] == '/')
        len--;
    int written = snprintf(dir, sizeof dir, "%s%.*s", strchr(operand, '/') ? "" : "./", (int)len, operand);
    if (written < 0 || (size_t)written >= sizeof dir)
        return tc_usage_error(command, "the path is too long");
    struct making making = {.dir = dir, .name = tc_str(tc_fs_name(dir))};
    if (!tc_plugin_name_is_plain(making.name))
        return tc_usage_error(command,
                              "\"%.*s\" cannot be the name of a plugin: lower-case letters, digits, - and _, "
                              "a letter first",
                              TC_FMT(making.name));
    struct tc_error err = {0};
    (void)!tc_plugin_each(NULL, 0, find_meta, &making);
    if (!making.meta[0])
        snprintf(making.meta, sizeof making.meta, "%s/plugins/meta", tc_folder_installed);
    if (make_plugin(&making, &err) != TC_OK)
        return tc_fail(&err);
    say_what_next(&making);
    return TC_EXIT_OK;
}

static int run(const struct tc_command *command, int argc, char **argv) {
    struct tc_list operands = {0};
    const struct tc_option_spec specs[] = {{0}};
    int code = tc_options_parse(command, specs, argc, argv, &operands);
    if (code < 0 && operands.len != 1)
        code = tc_usage_error(command, "wants one name, such as: tercet new ferries");
    if (code < 0)
        code = make_named(command, operands.items[0]);
    tc_list_fini(&operands);
    return code;
}

const struct tc_command tc_cmd_new = {
    .name = "new",
    .arguments = "NAME",
    .summary = "Writes a small working plugin to change into your own.",
    .details = "NAME becomes a folder here, or give a path: plugins/NAME. Nothing is overwritten.\n"
               "\n"
               "example:\n"
               "  tercet new ferries && tercet test ./ferries\n",
    .run = run,
};
