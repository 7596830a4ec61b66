// Starts launchers as SeccompProcess.Start does, prints what they report and how they end; then turns the machine off.
//
// As /init it reads /launches, one name of a launcher a line. Every launcher has the number of the first System V segment
// of this machine, 0, in it. As a launcher's target it prints what it is. Output:
//
//   launch NAME STEP ERRNO exit N | signal N
//   target ARGV0 ARGV1 seccomp MODE no_new_privs BIT uname ERRNO
#define _GNU_SOURCE
#include <errno.h>
#include <linux/futex.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/reboot.h>
#include <sys/shm.h>
#include <sys/syscall.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

struct report {
    volatile uint32_t owner, go, step, error;
    char rest[4080];
};

static int be_target(char **arguments)
{
    struct utsname name;
    int error = uname(&name) ? errno : 0;
    printf("target %s %s seccomp %d no_new_privs %d uname %d\n", arguments[0], arguments[1],
        prctl(PR_GET_SECCOMP), prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0), error);
    return 7;
}

static void launch(struct report *report, const char *name)
{
    memset(report, 0, sizeof *report);
    fflush(stdout);
    pid_t child = fork();
    if (child == 0) {
        execl(name, name, "argument", NULL);
        _exit(1);
    }

    // Long enough for the launcher to wait first.
    usleep(100000);
    report->go = 1;
    syscall(SYS_futex, &report->go, FUTEX_WAKE, 1, NULL, NULL, 0);
    uint32_t owner;
    while (!((owner = report->owner) & FUTEX_OWNER_DIED)) {
        struct timespec patience = { .tv_sec = 10 };
        if (syscall(SYS_futex, &report->owner, FUTEX_WAIT, owner, &patience, NULL, 0) && errno == ETIMEDOUT)
            break;
    }

    int status = 0;
    waitpid(child, &status, 0);
    printf("launch %s %u %u %s %d\n", name, report->step, report->error,
        !(report->owner & FUTEX_OWNER_DIED) ? "unreported" : WIFSIGNALED(status) ? "signal" : "exit",
        WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status));
}

int main(int count, char **arguments)
{
    if (getpid() != 1)
        return count == 2 ? be_target(arguments) : 1;

    // Firmware and kernel may have left their last line unfinished.
    printf("\n");
    int segment = shmget(IPC_PRIVATE, sizeof(struct report), 0600);
    struct report *report = shmat(segment, NULL, 0);
    FILE *launches = fopen("/launches", "r");
    if (segment != 0 || report == (void *)-1 || !launches)
        printf("cannot start: segment %d, %s\n", segment, strerror(errno));
    char name[64];
    while (segment == 0 && launches && fscanf(launches, "%63s", name) == 1)
        launch(report, name);
    fflush(stdout);
    return reboot(RB_POWER_OFF);
}
