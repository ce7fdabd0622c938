/* main.c - the program: picks the subcommand. */
#include "app/commands.h"

#include "app/jobs.h"
#include "base/fs.h"
#include <malloc.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const struct tc_command *const commands[] = {&tc_cmd_build,   &tc_cmd_extract, &tc_cmd_test,   &tc_cmd_list,
                                                    &tc_cmd_info,    &tc_cmd_draw,    &tc_cmd_new,    &tc_cmd_check,
                                                    &tc_cmd_explain, &tc_cmd_repl,    &tc_cmd_profile};
enum { N_COMMANDS = sizeof commands / sizeof *commands };

static void print_help(FILE *out) {
    fputs("tercet turns texts into a knowledge graph by rules that people can read.\n"
          "\n"
          "usage: tercet COMMAND [OPTION]... ARGUMENT...\n"
          "\n",
          out);
    for (size_t i = 0; i < N_COMMANDS; i++) {
        size_t column = (size_t)fprintf(out, "  %-10s ", commands[i]->name);
        (void)tc_print_words(out, tc_str(commands[i]->summary), column, column);
        fputc('\n', out);
    }
    fputs("\n"
          "\"tercet COMMAND --help\" says more; \"tercet --version\" prints the version.\n"
          "\n"
          "first steps:\n"
          "  tercet build -p diplomacy -o out news.txt   writes spreadsheets and a diagram\n"
          "  tercet new NAME                             a small plugin of your own\n",
          out);
}

/* First signal: workers, if there are any, stop after their document. Else, and at the second: at once. Temporary files
 * are removed either way. */
static void on_signal(int number) {
    static volatile sig_atomic_t seen;
    if (!tc_jobs_cancel() || seen) {
        tc_outfile_unlink_all();
        signal(number, SIG_DFL);
        raise(number);
    }
    seen = 1;
}

static int unknown_command(const char *name) {
    const char *names[N_COMMANDS + 2] = {"--version", "--help"};
    for (size_t i = 0; i < N_COMMANDS; i++)
        names[i + 2] = commands[i]->name;
    const char *nearest = tc_str_nearest(tc_str(name), names, N_COMMANDS + 2);
    tc_print(stderr, "tercet: unknown %s \"%s\"%s%s%s\n  hint: \"tercet --help\" lists the commands\n",
             name[0] == '-' ? "option" : "command", name, nearest ? "; did you mean \"" : "", nearest ? nearest : "",
             nearest ? "\"?" : "");
    return TC_EXIT_USAGE;
}

/* The C library lets the size from which memory is given back at once grow with what is freed; then what a million
 * names needed while they were read would stay. */
static void keep_memory_small(void) {
#ifdef __GLIBC__
    (void)mallopt(M_MMAP_THRESHOLD, 1 << 20);
#endif
}

static int run(int argc, char **argv) {
    if (argc < 2) {
        print_help(stderr);
        return TC_EXIT_USAGE;
    }
    const char *name = argv[1];
    if (!strcmp(name, "--help") || !strcmp(name, "-h") || !strcmp(name, "help")) {
        print_help(stdout);
        return TC_EXIT_OK;
    }
    if (!strcmp(name, "--version") || !strcmp(name, "-V")) {
        puts("tercet " TC_VERSION);
        return TC_EXIT_OK;
    }
    for (size_t i = 0; i < N_COMMANDS; i++)
        if (!strcmp(name, commands[i]->name))
            return commands[i]->run(commands[i], argc - 1, argv + 1);
    return unknown_command(name);
}

bool tc_reader_has_gone(void) {
    struct pollfd out = {.fd = STDOUT_FILENO};
    return poll(&out, 1, 0) == 1 && (out.revents & POLLERR);
}

/* What was printed has to arrive. */
static int finish(int code) {
    bool failed = fflush(stdout) != 0 || ferror(stdout);
    if (!failed || code > TC_EXIT_SOME_FAILED || tc_reader_has_gone())
        return code;
    fputs("tercet: standard output cannot be written (is the disk full?)\n", stderr);
    return TC_EXIT_OUTPUT;
}

int main(int argc, char **argv) {
    keep_memory_small();
    struct sigaction action = {.sa_handler = on_signal};
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    signal(SIGPIPE, SIG_IGN); /* a write that fails says so itself */
    signal(SIGXFSZ, SIG_IGN);
    return finish(run(argc, argv));
}
