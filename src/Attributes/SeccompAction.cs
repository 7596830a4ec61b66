namespace SeccompSharp;

/// <summary>What the kernel does with a system call.</summary>
/// <remarks>
/// Names and values are those of include/uapi/linux/seccomp.h (<c>SECCOMP_RET_*</c>). Where filters are stacked, the
/// kernel takes the most restrictive answer, in this order: KillProcess, KillThread, Trap, Errno, Notify, Trace, Log,
/// Allow.
/// </remarks>
public enum SeccompAction : uint
{
    /// <summary>Makes the call.</summary>
    Allow = 0x7fff_0000,

    /// <summary>Makes the call and writes it to the kernel's audit log. Since Linux 4.14.</summary>
    Log = 0x7ffc_0000,

    /// <summary>Asks the tracer. Without one the call fails with ENOSYS.</summary>
    Trace = 0x7ff0_0000,

    /// <summary>Asks the supervisor that holds the listener. Without one the call fails with ENOSYS. Since Linux 5.0.</summary>
    Notify = 0x7fc0_0000,

    /// <summary>Skips the call and reports an error number; .NET turns it into the exception it has for that error.</summary>
    Errno = 0x0005_0000,

    /// <summary>Skips the call and sends SIGSYS to the calling thread. Without a handler that ends the process.</summary>
    Trap = 0x0003_0000,

    /// <summary>
    /// Ends the calling thread only. A .NET process waits forever for a thread that vanished like this: use
    /// <see cref="KillProcess"/>.
    /// </summary>
    KillThread = 0x0000_0000,

    /// <summary>Ends the whole process with SIGSYS; a shell reports exit status 159. Since Linux 4.14.</summary>
    KillProcess = 0x8000_0000,
}
