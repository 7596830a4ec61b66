// Makes calls under filters and prints what came of each; then turns the machine off.
//
// As /init it reads /runs, lines "PROGRAM CASE", and starts each PROGRAM with CASE. That program, which is this one
// built for the ABI of the case, reads CASE.bpf (struct sock_filter[]) and CASE.calls (lines of seven hexadecimal
// words: nr a0 .. a5). Every call is made by a child of its own, which reports through shared memory, so that a filter
// need allow nothing for it. Output, one line a call:
//
//   call CASE LINE returned VALUE | errno N | trap NR ARCH DATA | signal N | exit N | uninstalled N
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/reboot.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

enum outcome { NOTHING, UNINSTALLED, RETURNED, FAILED, TRAPPED };

static struct report {
    volatile enum outcome outcome;
    volatile long value;
    volatile unsigned nr, arch, data;
} *report;

static void trapped(int signal, siginfo_t *info, void *context)
{
    (void)signal, (void)context;
    report->nr = info->si_syscall;
    report->arch = info->si_arch;
    report->data = info->si_errno;
    report->outcome = TRAPPED;
    _exit(0);
}

static void make(struct sock_fprog *program, const uint64_t *word)
{
    struct sigaction action = { .sa_sigaction = trapped, .sa_flags = SA_SIGINFO };
    sigaction(SIGSYS, &action, NULL);
    if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) || syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, 0, program)) {
        report->value = errno;
        report->outcome = UNINSTALLED;
        _exit(0);
    }

    long value = syscall((long)word[0], (long)word[1], (long)word[2], (long)word[3], (long)word[4], (long)word[5],
        (long)word[6]);
    report->value = value == -1 ? errno : value;
    report->outcome = value == -1 ? FAILED : RETURNED;
    _exit(0);
}

static void print_outcome(int status)
{
    switch (report->outcome) {
    case RETURNED: printf("returned %ld\n", report->value); break;
    case FAILED: printf("errno %ld\n", report->value); break;
    case UNINSTALLED: printf("uninstalled %ld\n", report->value); break;
    case TRAPPED: printf("trap %x %x %u\n", report->nr, report->arch, report->data); break;
    default:
        if (WIFSIGNALED(status))
            printf("signal %d\n", WTERMSIG(status));
        else
            printf("exit %d\n", WEXITSTATUS(status));
    }
}

static int run_case(const char *name)
{
    char path[256];
    static struct sock_filter filter[4096];
    snprintf(path, sizeof path, "%s.bpf", name);
    int file = open(path, O_RDONLY);
    ssize_t size = read(file, filter, sizeof filter);
    struct sock_fprog program = { .len = size / sizeof *filter, .filter = filter };
    snprintf(path, sizeof path, "%s.calls", name);
    FILE *calls = fopen(path, "r");
    report = mmap(NULL, sizeof *report, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (file < 0 || size <= 0 || !calls || report == MAP_FAILED) {
        printf("cannot start case %s: %s\n", name, strerror(errno));
        return 1;
    }

    uint64_t word[7];
    for (int line = 0; ; line++) {
        for (int i = 0; i < 7; i++)
            if (fscanf(calls, "%" SCNx64, &word[i]) != 1)
                return 0;
        memset(report, 0, sizeof *report);
        fflush(stdout);
        pid_t child = fork();
        if (child == 0)
            make(&program, word);
        int status = 0;
        waitpid(child, &status, 0);
        printf("call %s %d ", name, line);
        print_outcome(status);
    }
}

static int run_all(void)
{
    char program[64], name[64];
    FILE *runs = fopen("/runs", "r");
    // Firmware and kernel may have left their last line unfinished.
    printf("\n");
    fflush(stdout);
    while (runs && fscanf(runs, "%63s %63s", program, name) == 2) {
        if (fork() == 0) {
            execl(program, program, name, NULL);
            printf("cannot start %s: %s\n", program, strerror(errno));
            exit(1);
        }
        wait(NULL);
    }

    printf("done\n");
    fflush(stdout);
    return reboot(RB_POWER_OFF);
}

int main(int count, char **arguments)
{
    return getpid() == 1 ? run_all() : count == 2 ? run_case(arguments[1]) : 1;
}
