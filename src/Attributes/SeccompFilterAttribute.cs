using System;

namespace SeccompSharp;

/// <summary>Makes a partial class the home of a generated seccomp filter and states what holds for the whole of it.</summary>
/// <remarks>
/// <para>
/// Rules are stated by <see cref="SeccompAllowAttribute"/>, <see cref="SeccompDenyAttribute"/> and
/// <see cref="SeccompRuleAttribute"/>; they alone suffice, this attribute is needed only to change a default. The order
/// of attributes never matters: rules that name a system call decide before rules that reach it through a group, and
/// among those the most restrictive action wins.
/// </para>
/// <para>
/// Calls that no rule matches take the default action. Where none is stated, it follows from the rules: a class with any
/// rule that lets calls through (Allow, Log, Trace, Notify) denies the rest with
/// <see cref="SeccompAction.KillProcess"/>; a class with only denying rules allows the rest.
/// </para>
/// </remarks>
/// <example>
/// <code>
/// [SeccompFilter(SeccompAction.Errno, DefaultErrno = Errno.EACCES)]
/// [SeccompAllow("read", "write", "exit_group")]
/// static partial class Sandbox;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = false, Inherited = false)]
public sealed class SeccompFilterAttribute : Attribute
{
    /// <summary>The default action follows from the rules.</summary>
    public SeccompFilterAttribute()
    {
    }

    /// <summary>States the default action.</summary>
    /// <param name="defaultAction">What happens to calls that no rule matches.</param>
    public SeccompFilterAttribute(SeccompAction defaultAction) => DefaultAction = defaultAction;

    /// <summary>What happens to calls that no rule matches, or null when that follows from the rules.</summary>
    public SeccompAction? DefaultAction { get; }

    /// <summary>The error of the default action when that is <see cref="SeccompAction.Errno"/>; EPERM unless set.</summary>
    public Errno DefaultErrno { get; set; } = Errno.EPERM;

    /// <summary>What happens to calls of an ABI that the filter does not cover; KillProcess unless set.</summary>
    public SeccompAction ForeignAbi { get; set; } = SeccompAction.KillProcess;

    /// <summary>The architectures to generate a filter for.</summary>
    public SeccompTargets Targets { get; set; }

    /// <summary>The ABIs besides the native one that the rules also apply to.</summary>
    public SeccompAbis CompatAbis { get; set; }

    /// <summary>Which numbers count as newer than the policy and fail with ENOSYS.</summary>
    public SeccompUnknown Unknown { get; set; }

    /// <summary>The oldest Linux the program runs on, such as <c>5.10</c>. A call that is younger and that no rule names
    /// counts as unknown.</summary>
    public string? MinKernel { get; set; }

    /// <summary>Whether a module initializer installs the filter before <c>Main</c>.</summary>
    public bool InstallAtStartup { get; set; }

    /// <summary>
    /// Whether the process says on standard error which call the filter has stopped: <c>Install</c> puts a reporter in place
    /// first. Answers that kill become Trap then, and the reporter ends the process. On x64 and arm64.
    /// </summary>
    public bool Report { get; set; }
}
