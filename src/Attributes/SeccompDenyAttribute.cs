using System;
using System.Collections.Generic;

namespace SeccompSharp;

/// <summary>Makes system calls of a filter's process fail.</summary>
/// <remarks>On a partial class; see <see cref="SeccompFilterAttribute"/> for how rules combine.</remarks>
/// <example><code>[SeccompDeny("socket", "connect", Errno = Errno.ENETDOWN)]</code></example>
/// <param name="syscalls">Kernel names such as <c>socket</c>, or groups such as <c>@network-client</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SeccompDenyAttribute(params string[] syscalls) : Attribute
{
    /// <summary>The system calls and groups.</summary>
    public IReadOnlyList<string> Syscalls { get; } = syscalls;

    /// <summary>The error that the calls report while <see cref="Action"/> is <see cref="SeccompAction.Errno"/>; EPERM
    /// unless set. 0 skips the call and reports success.</summary>
    public Errno Errno { get; set; } = Errno.EPERM;

    /// <summary>How to deny: Errno unless set to Trap, KillThread or KillProcess.</summary>
    public SeccompAction Action { get; set; } = SeccompAction.Errno;

    /// <summary>A condition on the arguments, written with the kernel's names for them; always when null.</summary>
    public string? When { get; set; }

    /// <summary>Why the rule is there. It stands in the lock file and in the documentation of the generated members, and answers
    /// the warning about calls that undo a filter; one that is empty or begins with TODO does not.</summary>
    public string? Justification { get; set; }
}
