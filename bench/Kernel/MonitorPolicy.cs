using System.Collections.Generic;

namespace SeccompSharp.KernelBench;

/// <summary>What a small monitor of virtual machines needs: few names, most of them with a look at the arguments.</summary>
internal static class MonitorPolicy
{
    /// <summary>Names and conditions; all other calls are denied.</summary>
    public static IReadOnlyList<(string Name, string? Condition)> Rules { get; } =
    [
        ("read", null), ("write", null), ("readv", null), ("writev", null), ("close", null), ("fstat", null), ("lseek", null),
        ("epoll_pwait", null), ("epoll_wait", null), ("getppid", null), ("getpid", null), ("clock_gettime", null),
        ("exit", null), ("exit_group", null), ("rt_sigreturn", null), ("restart_syscall", null), ("brk", null), ("munmap", null),
        ("fsync", null), ("sched_yield", null),
        ("accept4", "flags == SOCK_CLOEXEC"),
        ("epoll_ctl", "op == EPOLL_CTL_ADD"), ("epoll_ctl", "op == EPOLL_CTL_DEL"), ("epoll_ctl", "op == EPOLL_CTL_MOD"),
        ("eventfd2", "count == 0 && flags == 0x80800"),
        ("fcntl", "cmd == F_GETFL"), ("fcntl", "cmd == F_GETFD"), ("fcntl", "cmd == F_SETFD && arg == FD_CLOEXEC"),
        ("futex", "(op & 0x7f) == FUTEX_WAIT"), ("futex", "(op & 0x7f) == FUTEX_WAKE"), ("futex", "(op & 0x7f) == FUTEX_REQUEUE"),
        ("futex", "(op & 0x7f) == FUTEX_CMP_REQUEUE"), ("futex", "(op & 0x7f) == FUTEX_WAIT_BITSET"),
        ("ioctl", "cmd == 0x8090ae81"), ("ioctl", "cmd == 0x4090ae82"), ("ioctl", "cmd == 0xae80"), ("ioctl", "cmd == 0x4008ae89"),
        ("ioctl", "cmd == 0xc008ae88"), ("ioctl", "cmd == 0x8138ae83"), ("ioctl", "cmd == 0x4138ae84"), ("ioctl", "cmd == 0x4040ae79"),
        ("ioctl", "cmd == 0x4020ae76"), ("ioctl", "cmd == TCGETS"), ("ioctl", "cmd == TCSETS"), ("ioctl", "cmd == TIOCGWINSZ"),
        ("ioctl", "cmd == FIONBIO"), ("ioctl", "cmd == 0x400454d0"),
        ("madvise", "behavior == MADV_DONTNEED"),
        ("mmap", "prot == PROT_NONE"), ("mmap", "prot == (PROT_READ|PROT_WRITE)"),
        ("mprotect", "prot == PROT_NONE"), ("mprotect", "prot == PROT_READ"), ("mprotect", "prot == (PROT_READ|PROT_WRITE)"),
        ("mremap", "flags == MREMAP_MAYMOVE"),
        ("msync", "flags == MS_SYNC"),
        ("open", "flags == (O_RDONLY|O_CLOEXEC)"), ("openat", "flags == (O_RDONLY|O_CLOEXEC)"),
        ("recvfrom", "flags == MSG_NOSIGNAL"),
        ("rt_sigaction", "sig == 11"), ("rt_sigaction", "sig == 7"), ("rt_sigaction", "sig == 31"),
        ("sendto", "flags == MSG_NOSIGNAL"),
        ("socket", "family == AF_UNIX && type == 0x80001 && protocol == 0"),
        ("timerfd_create", "clockid == CLOCK_MONOTONIC && flags == 0x80800"),
        ("timerfd_settime", "flags == 0"),
        ("tkill", "sig == 35"),
    ];
}
