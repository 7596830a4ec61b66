/* Installs the raw sock_filter[] in a file and executes a program under it.
 *   launcher FILTER PROGRAM [ARGUMENT...] */
#include <fcntl.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <unistd.h>

static int fail(const char *what)
{
    perror(what);
    return 125;
}

int main(int argc, char **argv)
{
    static struct sock_filter filter[4096];
    if (argc < 3) {
        fputs("usage: launcher FILTER PROGRAM [ARGUMENT...]\n", stderr);
        return 125;
    }
    int file = open(argv[1], O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return fail(argv[1]);
    ssize_t size = read(file, filter, sizeof filter);
    if (size <= 0 || size % sizeof filter[0] != 0)
        return fail("not a filter");
    struct sock_fprog program = {.len = size / sizeof filter[0], .filter = filter};
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return fail("PR_SET_NO_NEW_PRIVS");
    if (prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) != 0)
        return fail("PR_SET_SECCOMP");
    execv(argv[2], argv + 2);
    return fail(argv[2]);
}
