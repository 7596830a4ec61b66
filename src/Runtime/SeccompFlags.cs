using System;

namespace SeccompSharp;

/// <summary>How a filter is installed.</summary>
/// <remarks>Names and values follow <c>SECCOMP_FILTER_FLAG_*</c> of include/uapi/linux/seccomp.h; versions: seccomp(2).</remarks>
[Flags]
public enum SeccompFlags : uint
{
    /// <summary>The filter restricts the calling thread, and the threads and processes that it starts later.</summary>
    None = 0,

    /// <summary>
    /// <c>TSYNC</c>: the filter restricts every thread of the process. Without it a .NET process is not confined: the
    /// garbage collector, the finalizer and the thread pool run on other threads. Since Linux 3.17; never dropped.
    /// </summary>
    SynchronizeThreads = 1,

    /// <summary><c>LOG</c>: denied calls go to the audit log too, as far as the system logs them. Since Linux 4.14; optional.</summary>
    Log = 2,

    /// <summary><c>SPEC_ALLOW</c>: no mitigation against speculative store bypass. Since Linux 4.17; optional.</summary>
    SpecAllow = 4,

    /// <summary><c>NEW_LISTENER</c>: opens a descriptor on which a supervisor answers Notify. Since Linux 5.0; never dropped.</summary>
    NewListener = 8,

    /// <summary>
    /// <c>TSYNC_ESRCH</c>: a thread that cannot be synchronised is reported as ESRCH and not by its id. Since Linux 5.7.
    /// Added by itself where <see cref="SynchronizeThreads"/> meets <see cref="NewListener"/>, whose descriptor could not
    /// be told from a thread id; otherwise optional.
    /// </summary>
    TsyncEsrch = 16,

    /// <summary><c>WAIT_KILLABLE_RECV</c>: a call waits for its supervisor undisturbed by signals that do not kill. Since
    /// Linux 5.19, only with <see cref="NewListener"/>; optional.</summary>
    WaitKillableRecv = 32,
}
