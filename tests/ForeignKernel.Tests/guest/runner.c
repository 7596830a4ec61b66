// Runs programs one after the other and prints how each ended; then turns the machine off.
//
// /runs has a program a line, its arguments separated by tabs. Both outputs of a program go to the console, between these
// lines, where STATUS is what a shell would show:
//
//   run LINE
//   ended LINE STATUS
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/reboot.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PATIENCE = 180, MOST_ARGUMENTS = 15 };

static void prepare(void)
{
    static const char *const file_systems[][2] = { { "proc", "/proc" }, { "devtmpfs", "/dev" }, { "tmpfs", "/tmp" } };
    for (size_t i = 0; i < sizeof file_systems / sizeof *file_systems; i++) {
        mkdir(file_systems[i][1], 0755);
        if (mount(file_systems[i][0], file_systems[i][1], file_systems[i][0], 0, NULL))
            printf("cannot mount %s: %s\n", file_systems[i][1], strerror(errno));
    }
}

static void start(char *line)
{
    char *arguments[MOST_ARGUMENTS + 1] = { NULL };
    for (int i = 0; i < MOST_ARGUMENTS && (arguments[i] = strsep(&line, "\t")); i++)
        ;
    alarm(PATIENCE); // stays over execv, and ends who hangs
    execv(arguments[0], arguments);
    printf("cannot start %s: %s\n", arguments[0], strerror(errno));
    exit(127);
}

int main(void)
{
    // Firmware and kernel may have left their last line unfinished.
    printf("\n");
    setvbuf(stdout, NULL, _IOLBF, 0);
    prepare();
    setenv("PATH", "/bin", 1);
    FILE *runs = fopen("/runs", "r");
    static char line[1024];
    for (int i = 0; runs && fgets(line, sizeof line, runs); i++) {
        line[strcspn(line, "\n")] = '\0';
        printf("run %d\n", i);
        pid_t child = fork();
        if (child == 0)
            start(line);
        int status = 0;
        waitpid(child, &status, 0);
        printf("ended %d %d\n", i, WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status));
    }

    return reboot(RB_POWER_OFF);
}
