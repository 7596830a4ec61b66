/*
 * The target of the bench, and the supervisor in C beside which the one in C# is measured.
 *
 *   supervisor target SOCKET CALLS CHUNKS   hands over its listener and makes CALLS calls, in CHUNKS parts; prints ns a call
 *   supervisor receive SOCKET               the supervisor of the manual page: RECV, which blocks, and SEND
 *   supervisor poll SOCKET                  poll before each RECV, which can be cancelled and sees the target's end
 *
 * SOCKET is a Unix socket that the supervisor's side listens on.
 */
#define _GNU_SOURCE
#include <err.h>
#include <errno.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <poll.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#ifndef SECCOMP_IOCTL_NOTIF_SET_FLAGS
#define SECCOMP_IOCTL_NOTIF_SET_FLAGS SECCOMP_IOW(4, __u64)
#define SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP 1UL
#endif

static struct sockaddr_un address_of(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };

	strncpy(address.sun_path, path, sizeof(address.sun_path) - 1);
	return address;
}

static void exchange(int socket, int *descriptor, int is_sending)
{
	char data = 0;
	char control[CMSG_SPACE(sizeof(int))] = { 0 };
	struct iovec part = { &data, 1 };
	struct msghdr header = {
		.msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof(control),
	};
	struct cmsghdr *message = CMSG_FIRSTHDR(&header);

	if (is_sending) {
		message->cmsg_level = SOL_SOCKET;
		message->cmsg_type = SCM_RIGHTS;
		message->cmsg_len = CMSG_LEN(sizeof(int));
		memcpy(CMSG_DATA(message), descriptor, sizeof(int));
		if (sendmsg(socket, &header, 0) != 1)
			err(1, "sendmsg");
	} else {
		if (recvmsg(socket, &header, MSG_CMSG_CLOEXEC) != 1)
			err(1, "recvmsg");
		memcpy(descriptor, CMSG_DATA(CMSG_FIRSTHDR(&header)), sizeof(int));
	}
}

static double now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return time.tv_sec * 1e9 + time.tv_nsec;
}

static int target(const char *path, long calls, long chunks)
{
	struct sock_filter instructions[] = {
		BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, nr)),
		BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, __NR_getppid, 0, 1),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_USER_NOTIF),
		BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
	};
	struct sock_fprog program = { 4, instructions };
	struct sockaddr_un address = address_of(path);
	int socket_ = socket(AF_UNIX, SOCK_STREAM, 0);
	int listener;

	if (connect(socket_, (struct sockaddr *)&address, sizeof(address)))
		err(1, "connect");
	if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0))
		err(1, "prctl");
	listener = syscall(__NR_seccomp, SECCOMP_SET_MODE_FILTER, SECCOMP_FILTER_FLAG_NEW_LISTENER, &program);
	if (listener < 0)
		err(1, "seccomp");
	exchange(socket_, &listener, 1);
	close(listener);

	for (long chunk = 0; chunk < chunks; chunk++) {
		double start = now();

		for (long call = 0; call < calls / chunks; call++) {
			if (syscall(__NR_getppid, call) != call + 1)
				errx(1, "a call got another answer than its own");
		}
		printf("%.1f\n", (now() - start) / (calls / chunks));
	}
	return 0;
}

static int supervise(const char *path, int is_polling)
{
	struct sockaddr_un address = address_of(path);
	int door = socket(AF_UNIX, SOCK_STREAM, 0);
	int listener;

	if (bind(door, (struct sockaddr *)&address, sizeof(address)) || listen(door, 1))
		err(1, "listen");
	puts("ready");
	fflush(stdout);
	exchange(accept(door, NULL, NULL), &listener, 0);
	ioctl(listener, SECCOMP_IOCTL_NOTIF_SET_FLAGS, SECCOMP_USER_NOTIF_FD_SYNC_WAKE_UP);

	for (;;) {
		struct seccomp_notif request = { 0 };
		struct seccomp_notif_resp answer = { 0 };
		struct pollfd polled = { listener, POLLIN, 0 };

		if (is_polling && poll(&polled, 1, -1) > 0 && !(polled.revents & POLLIN))
			return 0;
		if (ioctl(listener, SECCOMP_IOCTL_NOTIF_RECV, &request)) {
			/* Linux 6.11 and newer answer so too when no target is left. */
			if (errno == ENOENT && !is_polling)
				return 0;
			continue;
		}
		answer.id = request.id;
		answer.val = request.data.args[0] + 1;
		ioctl(listener, SECCOMP_IOCTL_NOTIF_SEND, &answer);
	}
}

int main(int count, char **arguments)
{
	if (count == 5 && !strcmp(arguments[1], "target"))
		return target(arguments[2], atol(arguments[3]), atol(arguments[4]));
	if (count == 3 && !strcmp(arguments[1], "receive"))
		return supervise(arguments[2], 0);
	if (count == 3 && !strcmp(arguments[1], "poll"))
		return supervise(arguments[2], 1);
	errx(2, "see the first lines of the source");
}
