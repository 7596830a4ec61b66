namespace SeccompSharp.Kernel.Child.Policies;

/// <summary>What a console program on the JIT's runtime calls after Main; recorded and enforced, .NET 10, glibc.</summary>
[SeccompFilter(SeccompAction.Errno, DefaultErrno = Errno.EPERM)]
[SeccompAllow("brk", "mmap", "munmap", "mprotect", "madvise", "mremap", "membarrier", "mincore", "memfd_create", "ftruncate")]
[SeccompAllow("clone", "clone3", "set_robust_list", "rseq", "futex", "exit", "exit_group", "gettid", "tgkill", "prctl")]
[SeccompAllow("sched_yield", "sched_getaffinity", "sched_setaffinity", "sched_getparam", "sched_setscheduler")]
[SeccompAllow("sched_getscheduler", "sched_get_priority_max", "sched_get_priority_min", "sigaltstack", "restart_syscall")]
[SeccompAllow("rt_sigprocmask", "rt_sigaction", "rt_sigreturn", "clock_nanosleep", "nanosleep", "clock_gettime", "getcpu")]
[SeccompAllow("sysinfo", "prlimit64", "getrusage", "getrandom", "uname", "getpid", "mbind", "get_mempolicy")]
[SeccompAllow("openat", "read", "write", "readv", "writev", "pread64", "close", "fstat", "newfstatat", "stat", "lstat")]
[SeccompAllow("readlink", "readlinkat", "lseek", "fcntl", "flock", "poll", "ppoll", "pipe2", "unlink", "unlinkat")]
[SeccompAllow("getdents64", "access", "faccessat", "ioctl")]
internal static partial class ConsoleProgram;

/// <summary>For one thread that only makes the calls of a test, on a kernel of 2018.</summary>
[SeccompFilter(SeccompAction.Errno, DefaultErrno = Errno.EPERM, MinKernel = "4.18")]
[SeccompAllow("read", "write", "futex", "madvise", "mmap", "mprotect", "munmap", "rt_sigprocmask", "rt_sigreturn", "restart_syscall")]
[SeccompAllow("membarrier", "sched_yield", "clock_nanosleep", "gettid", "tgkill")] // what the garbage collector may do on any thread
[SeccompAllow("exit", "exit_group", "statx")]
internal static partial class OneThreadOfAnOldKernel;
