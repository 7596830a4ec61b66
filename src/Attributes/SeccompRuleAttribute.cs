using System;
using System.Collections.Generic;

namespace SeccompSharp;

/// <summary>Gives system calls of a filter's process any action.</summary>
/// <remarks>On a partial class; see <see cref="SeccompFilterAttribute"/> for how rules combine.</remarks>
/// <example><code>[SeccompRule(SeccompAction.Log, "ptrace")]</code></example>
/// <param name="action">What happens to the calls.</param>
/// <param name="syscalls">Kernel names such as <c>ptrace</c>, or groups such as <c>@process</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SeccompRuleAttribute(SeccompAction action, params string[] syscalls) : Attribute
{
    /// <summary>What happens to the calls.</summary>
    public SeccompAction Action { get; } = action;

    /// <summary>The system calls and groups.</summary>
    public IReadOnlyList<string> Syscalls { get; } = syscalls;

    /// <summary>The error that <see cref="SeccompAction.Errno"/> reports; EPERM unless set. 0 skips the call and reports
    /// success.</summary>
    public Errno Errno { get; set; } = Errno.EPERM;

    /// <summary>What a tracer (<see cref="SeccompAction.Trace"/>) or a SIGSYS handler (<see cref="SeccompAction.Trap"/>)
    /// is told.</summary>
    public ushort Data { get; set; }

    /// <summary>A condition on the arguments, written with the kernel's names for them; always when null.</summary>
    public string? When { get; set; }

    /// <summary>Why the rule is there. It stands in the lock file and in the documentation of the generated members, and answers
    /// the warning about calls that undo a filter; one that is empty or begins with TODO does not.</summary>
    public string? Justification { get; set; }
}
