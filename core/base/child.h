/* child.h - what a forked process needs for its own good. */
#ifndef TC_BASE_CHILD_H
#define TC_BASE_CHILD_H

#include <stddef.h>
#include <sys/types.h>

/* In the child: at most so many more bytes of address space than it has now. */
void tc_child_limit_memory(size_t more);

/* In the child: ends it at once, as _exit; what it has run counts in a coverage report. */
_Noreturn void tc_child_exit(int code);

/* In the parent: waits for the child's end; its state as waitpid gives it. */
int tc_child_wait(pid_t child);

#endif
