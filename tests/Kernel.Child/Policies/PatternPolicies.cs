namespace SeccompSharp.Kernel.Child.Policies;

[SeccompDeny("open", "openat", When = "(flags & O_ACCMODE) != O_RDONLY", Errno = Errno.EACCES)]
[SeccompDeny("creat", Errno = Errno.EACCES)]
[SeccompDeny("openat2", Errno = Errno.ENOSYS)]
internal static partial class ReadOnlyFiles;

[SeccompDeny("socket", "connect", Errno = Errno.ENETDOWN)]
internal static partial class NoNetwork;

/// <summary>clone3 has its flags in memory, where no filter sees them; ENOSYS makes libc fall back to clone.</summary>
[SeccompDeny("fork", "vfork", "execve", "execveat", Errno = Errno.EPERM)]
[SeccompDeny("clone", When = "(clone_flags & CLONE_THREAD) == 0", Errno = Errno.EPERM)]
[SeccompDeny("clone3", Errno = Errno.ENOSYS)]
internal static partial class NoProcesses;

[SeccompDeny("write", When = "fd not in {1, 2}", Action = SeccompAction.KillProcess)]
internal static partial class WriteToTerminalOnly;

[SeccompDeny("mmap", When = "(prot & PROT_WRITE) != 0", Errno = Errno.EACCES)]
internal static partial class NoWritableMemory;

#pragma warning disable SECC0401 // As little as SECCOMP_MODE_STRICT leaves: a thread that ends with its process.
[SeccompAllow("read", "write", "exit", "rt_sigreturn")]
#pragma warning restore SECC0401
internal static partial class LikeStrictMode;
