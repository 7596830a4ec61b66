using System;
using System.Collections.Generic;

namespace SeccompSharp;

/// <summary>Lets a filter's process make system calls.</summary>
/// <remarks>On a partial class; see <see cref="SeccompFilterAttribute"/> for how rules combine.</remarks>
/// <example><code>[SeccompAllow("socket", When = "family == AF_UNIX")]</code></example>
/// <param name="syscalls">Kernel names such as <c>read</c>, or groups such as <c>@files-read</c>.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true, Inherited = false)]
public sealed class SeccompAllowAttribute(params string[] syscalls) : Attribute
{
    /// <summary>The system calls and groups.</summary>
    public IReadOnlyList<string> Syscalls { get; } = syscalls;

    /// <summary>A condition on the arguments, written with the kernel's names for them; always when null.</summary>
    public string? When { get; set; }

    /// <summary>Why the rule is there. It stands in the lock file and in the documentation of the generated members, and answers
    /// the warning about calls that undo a filter; one that is empty or begins with TODO does not.</summary>
    public string? Justification { get; set; }
}
