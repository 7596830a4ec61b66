namespace SeccompSharp.Kernel.Child.Policies;

/// <summary>What cat does on glibc and musl, x64 and arm64; anything else ends it.</summary>
[SeccompAllow("execve", "brk", "mmap", "mprotect", "munmap", "openat", "open", "close", "read", "readv", "pread64", "write", "writev")]
[SeccompAllow("fstat", "newfstatat", "statx", "access", "faccessat", "fadvise64", "sendfile", "copy_file_range", "lseek")]
[SeccompAllow("arch_prctl", "set_tid_address", "set_robust_list", "rseq", "prlimit64", "getrandom", "futex", "exit_group")]
[SeccompAllow("exit", "restart_syscall", "rt_sigreturn")]
internal static partial class OnlyCopies;

/// <summary>What the runtime does on a thread that computes.</summary>
[SeccompAllow("@dotnet")]
[SeccompDeny("getppid", Errno = Errno.EACCES)]
internal static partial class OnlyComputes;
