#include "app/options.h"

#include "base/alloc.h"
#include <errno.h>
#include <stdlib.h>
#include <string.h>

enum { SPECS_MAX = 64, COLUMNS = 80 };

void tc_list_fini(struct tc_list *list) {
    tc_free((void *)list->items);
    *list = (struct tc_list){0};
}

static bool list_add(struct tc_list *list, const char *item) {
    if (list->len == list->cap) {
        size_t cap = list->cap ? list->cap * 2 : 8;
        const char **items = tc_reallocarray((void *)list->items, cap, sizeof *items);
        if (!items)
            return false;
        list->items = items;
        list->cap = cap;
    }
    list->items[list->len++] = item;
    return true;
}

int tc_usage_error(const struct tc_command *command, const char *fmt, ...) {
    va_list args;
    va_start(args, fmt);
    fprintf(stderr, "tercet %s: ", command->name);
    tc_vprint(stderr, fmt, args);
    fprintf(stderr, "\n  hint: \"tercet %s --help\" shows what it takes\n", command->name);
    va_end(args);
    return TC_EXIT_USAGE;
}

/* What is wrong with an input reads as in the list of issues. */
static void print_failure(const struct tc_error *err) {
    struct tc_error told = *err;
    if (err->status == TC_ERR_INPUT && err->file[0]) {
        tc_error_at(&told, err->status, told.file, err->line, err->col, "error: %s", err->msg);
        tc_error_hint(&told, "%s", err->hint);
    }
    tc_error_print(&told, stderr);
}

int tc_fail(const struct tc_error *err) {
    print_failure(err);
    switch (err->status) {
    case TC_OK:
    case TC_END:
        return TC_EXIT_OK;
    case TC_ERR_USAGE:
        return TC_EXIT_USAGE;
    case TC_ERR_PLUGIN:
    case TC_ERR_LIMIT:
        return TC_EXIT_PLUGIN;
    case TC_ERR_INPUT:
        return TC_EXIT_INPUT;
    case TC_ERR_OUTPUT:
        return TC_EXIT_OUTPUT;
    case TC_ERR_MEMORY:
    case TC_ERR_CANCELLED:
        return TC_EXIT_SOME_FAILED;
    }
    return TC_EXIT_SOME_FAILED;
}

size_t tc_print_words(FILE *out, struct tc_str text, size_t column, size_t indent) {
    while (text.ptr) {
        struct tc_str word = tc_str_split(&text, ' ');
        bool begins = column == indent;
        if (!begins && column + 1 + word.len > COLUMNS) {
            fprintf(out, "\n%*s", (int)indent, "");
            column = indent;
        } else if (!begins) {
            fputc(' ', out);
            column++;
        }
        fprintf(out, "%.*s", TC_FMT(word));
        column += word.len;
    }
    return column;
}

/* Lines that are indented stand as they are, the others are filled as paragraphs. */
static void print_details(struct tc_str text) {
    size_t column = 0;
    while (text.len) {
        struct tc_str line = tc_str_split(&text, '\n');
        bool stands = line.len == 0 || line.ptr[0] == ' ';
        if (stands && column)
            putchar('\n');
        if (stands)
            printf("%.*s\n", TC_FMT(line));
        column = stands ? 0 : tc_print_words(stdout, line, column, 0);
    }
    if (column)
        putchar('\n');
}

static void print_help(const struct tc_command *command, const struct tc_option_spec *specs) {
    printf("usage: tercet %s %s\n\n", command->name, command->arguments);
    (void)tc_print_words(stdout, tc_str(command->summary), 0, 0);
    putchar('\n');
    printf("\noptions:\n");
    for (const struct tc_option_spec *spec = specs; spec->name; spec++) {
        char left[64];
        snprintf(left, sizeof left, "%c%c%s --%s%s%s", spec->letter ? '-' : ' ', spec->letter ? spec->letter : ' ',
                 spec->letter ? "," : " ", spec->name, spec->argument ? " " : "", spec->argument ? spec->argument : "");
        size_t column = (size_t)printf("  %-26s ", left);
        (void)tc_print_words(stdout, tc_str(spec->help), column, column);
        putchar('\n');
    }
    printf("  %-26s %s\n", "-h, --help", "show this text");
    if (command->details) {
        putchar('\n');
        print_details(tc_str(command->details));
    }
}

static const struct tc_option_spec *find_long(const struct tc_option_spec *specs, struct tc_str name) {
    for (; specs->name; specs++)
        if (tc_str_eq_cstr(name, specs->name))
            return specs;
    return NULL;
}

static const struct tc_option_spec *find_letter(const struct tc_option_spec *specs, char letter) {
    for (; specs->name; specs++)
        if (specs->letter == letter)
            return specs;
    return NULL;
}

static int unknown_option(const struct tc_command *command, const struct tc_option_spec *specs, struct tc_str name) {
    const char *names[SPECS_MAX];
    size_t n = 0;
    for (; specs->name && n < SPECS_MAX - 1; specs++)
        names[n++] = specs->name;
    names[n++] = "help";
    const char *nearest = tc_str_nearest(name, names, n);
    if (nearest)
        return tc_usage_error(command, "unknown option --%.*s; did you mean --%s?", TC_FMT(name), nearest);
    return tc_usage_error(command, "unknown option --%.*s", TC_FMT(name));
}

static int store(const struct tc_command *command, const struct tc_option_spec *spec, const char *value) {
    switch (spec->kind) {
    case TC_OPT_FLAG:
        *(bool *)spec->target = true;
        break;
    case TC_OPT_TEXT:
        *(const char **)spec->target = value;
        break;
    case TC_OPT_LIST:
        if (!list_add(spec->target, value))
            return tc_usage_error(command, "out of memory");
        break;
    case TC_OPT_SIZE:
    case TC_OPT_COUNT: {
        char *end;
        errno = 0;
        unsigned long count = strtoul(value, &end, 10);
        bool is_big_enough = count > 0 || spec->kind == TC_OPT_COUNT;
        if (errno || *end || end == value || value[0] == '-' || !is_big_enough || count > 1000000000ul)
            return tc_usage_error(command, "--%s wants a whole number%s, found \"%s\"", spec->name,
                                  spec->kind == TC_OPT_SIZE ? " from 1 on" : "", value);
        *(unsigned *)spec->target = (unsigned)count;
        break;
    }
    }
    return -1;
}

/* One argument that begins with "--"; *i moves on when the value is the next argument. */
static int parse_long(const struct tc_command *command, const struct tc_option_spec *specs, int argc, char **argv,
                      int *i) {
    struct tc_str rest = tc_str(argv[*i] + 2);
    struct tc_str name = tc_str_split(&rest, '=');
    const char *value = rest.ptr;
    if (tc_str_eq_cstr(name, "help")) {
        print_help(command, specs);
        return TC_EXIT_OK;
    }
    const struct tc_option_spec *spec = find_long(specs, name);
    if (!spec)
        return unknown_option(command, specs, name);
    if (spec->kind == TC_OPT_FLAG && value)
        return tc_usage_error(command, "--%s takes no value, found \"%s\"", spec->name, value);
    if (spec->kind != TC_OPT_FLAG && !value) {
        if (++*i >= argc)
            return tc_usage_error(command, "--%s wants a value: --%s %s", spec->name, spec->name, spec->argument);
        value = argv[*i];
    }
    return store(command, spec, value);
}

/* "-p x", "-px" or several flags in one word. */
static int parse_short(const struct tc_command *command, const struct tc_option_spec *specs, int argc, char **argv,
                       int *i) {
    for (const char *c = argv[*i] + 1; *c; c++) {
        if (*c == 'h') {
            print_help(command, specs);
            return TC_EXIT_OK;
        }
        const struct tc_option_spec *spec = find_letter(specs, *c);
        if (!spec)
            return tc_usage_error(command, "unknown option -%c", *c);
        if (spec->kind == TC_OPT_FLAG) {
            *(bool *)spec->target = true;
            continue;
        }
        const char *value = c[1] ? c + 1 : NULL;
        if (!value && ++*i >= argc)
            return tc_usage_error(command, "-%c wants a value: -%c %s", *c, *c, spec->argument);
        return store(command, spec, value ? value : argv[*i]);
    }
    return -1;
}

int tc_options_parse(const struct tc_command *command, const struct tc_option_spec *specs, int argc, char **argv,
                     struct tc_list *operands) {
    bool only_operands = false;
    for (int i = 1; i < argc; i++) {
        int code = -1;
        if (only_operands || argv[i][0] != '-' || argv[i][1] == '\0') {
            if (!list_add(operands, argv[i]))
                return tc_usage_error(command, "out of memory");
        } else if (strcmp(argv[i], "--") == 0) {
            only_operands = true;
        } else if (argv[i][1] == '-') {
            code = parse_long(command, specs, argc, argv, &i);
        } else {
            code = parse_short(command, specs, argc, argv, &i);
        }
        if (code >= 0)
            return code;
    }
    return -1;
}
