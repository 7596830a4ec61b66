/* Writes the seccomp filter that a process runs, as raw sock_filter[], to standard output.
 *   dump PID        needs CAP_SYS_ADMIN and a kernel with CONFIG_CHECKPOINT_RESTORE */
#include <linux/filter.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ptrace.h>
#include <sys/wait.h>

static int fail(const char *what)
{
    perror(what);
    return 1;
}

int main(int argc, char **argv)
{
    static struct sock_filter filter[4096];
    pid_t pid = argc == 2 ? atoi(argv[1]) : 0;
    if (ptrace(PTRACE_ATTACH, pid, 0, 0) != 0)
        return fail("PTRACE_ATTACH");
    waitpid(pid, NULL, __WALL);
    long length = ptrace(PTRACE_SECCOMP_GET_FILTER, pid, (void *)0, filter);
    if (length < 0)
        return fail("PTRACE_SECCOMP_GET_FILTER");
    fwrite(filter, sizeof filter[0], length, stdout);
    return ptrace(PTRACE_DETACH, pid, 0, 0) == 0 ? 0 : fail("PTRACE_DETACH");
}
