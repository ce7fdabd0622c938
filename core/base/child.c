#include "base/child.h"

#include <errno.h>
#include <stdio.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* AddressSanitizer and ThreadSanitizer reserve terabytes of address space, and more while they run. */
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define IS_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define IS_SANITIZED 1
#endif
#endif
#ifndef IS_SANITIZED
#define IS_SANITIZED 0
#endif

static rlim_t own_size(void) {
    unsigned long pages = 0;
    FILE *f = fopen("/proc/self/statm", "r");
    if (f != NULL && fscanf(f, "%lu", &pages) != 1)
        pages = 0;
    if (f != NULL)
        fclose(f);
    return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
}

void tc_child_limit_memory(size_t more) {
    struct rlimit r;
    rlim_t most = own_size() + more;
    if (IS_SANITIZED || getrlimit(RLIMIT_AS, &r) != 0)
        return;
    if (r.rlim_max > most) /* RLIM_INFINITY is the largest number */
        r.rlim_cur = r.rlim_max = most;
    setrlimit(RLIMIT_AS, &r);
}

#ifdef TC_COVERAGE
void __gcov_dump(void);
#endif

_Noreturn void tc_child_exit(int code) {
#ifdef TC_COVERAGE
    __gcov_dump();
#endif
    _exit(code);
}

int tc_child_wait(pid_t child) {
    int state = 0;
    while (waitpid(child, &state, 0) < 0) {
        if (errno != EINTR)
            return 0;
    }
    return state;
}
