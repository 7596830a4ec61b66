using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Model;

/// <summary>Which of several rules that match a call decides it (docs/semantics.md).</summary>
public enum RuleResolution
{
    /// <summary>
    /// Rules that name the syscall come before rules that reach it through a group; among those that match, the most
    /// restrictive action wins. The order of rules never matters.
    /// </summary>
    MostRestrictive,

    /// <summary>
    /// What runc does with libseccomp: rules equal to the default action are dropped, then the first unconditional
    /// rule wins over all others, then the first conditional rule that matches.
    /// </summary>
    Runc,

    /// <summary>The first rule that matches, in the order of the file.</summary>
    FirstMatch,
}

/// <summary>Which numbers count as newer than the policy and are answered with ENOSYS.</summary>
public enum UnknownSyscalls
{
    /// <summary>Those above the highest number in our table, or introduced after the stated oldest kernel and named by no rule.</summary>
    Table,

    /// <summary>Those above the highest number that any rule names, as runc's stub has it.</summary>
    Runc,

    /// <summary>None: they take the default action.</summary>
    None,
}

/// <summary>How wide the comparisons of a policy are.</summary>
public enum ComparisonWidth
{
    /// <summary>As wide as what the kernel reads: 32 bits for an argument declared 32 bits wide or less.</summary>
    Declared,

    /// <summary>As libseccomp has it: 64 bits on ABIs with 64-bit pointers, else 32, whatever the declaration says.</summary>
    Register,
}

/// <summary>Which numbers under the token of x86_64 belong to x32 or to nobody.</summary>
public enum X32Border
{
    /// <summary>Those with bit 30 set, as the kernel tells them apart; not 0xffffffff.</summary>
    Bit,

    /// <summary>Those from 0x40000000 up, as libseccomp tells them apart; not 0xffffffff.</summary>
    Threshold,
}

/// <summary>What happens to a syscall name that no kernel knows.</summary>
public enum UnknownNames
{
    /// <summary>It is an error.</summary>
    Refuse,

    /// <summary>It is skipped with a warning where that makes the filter stricter, and is an error where it makes it looser.</summary>
    SkipWhereStricter,

    /// <summary>It is skipped with a warning, as container runtimes skip it silently.</summary>
    Skip,
}

/// <summary>Whether a policy is in force, or its author wants to learn what it is to hold.</summary>
public enum PolicyMode
{
    /// <summary>It is in force as it is written.</summary>
    Enforce,

    /// <summary>
    /// A call that no rule decides is logged and made, where the default action would deny it. Everything else is in
    /// force: rules, what groups answer, unknown numbers and foreign ABIs.
    /// </summary>
    Log,
}

/// <summary>Which answers the process is told of, by SIGSYS to the reporter in it (docs/troubleshooting.md).</summary>
public enum ReportedAnswers
{
    /// <summary>None.</summary>
    None,

    /// <summary>Those that end the process or the thread: they become Trap, and the reporter ends the process.</summary>
    Kills,

    /// <summary>These, and an errno but ENOSYS, which becomes Trap with it as data, and which the reporter passes on.</summary>
    Denials,
}

/// <summary>What a process may call, for one architecture: the meaning of its attributes or of its profile.</summary>
/// <remarks>Immutable, structurally equal; places take no part in equality. docs/semantics.md says what it means.</remarks>
public sealed record Policy
{
    /// <summary>The ABIs that the filter covers; calls of any other take <see cref="ForeignAbiAction"/>. Never empty.</summary>
    public required ImmutableEquatableArray<Abi> Abis { get; init; }

    /// <summary>The action when no rule matches, unless <see cref="Mode"/> says otherwise.</summary>
    public required SyscallAction DefaultAction { get; init; }

    /// <summary>Whether the default action is in force.</summary>
    public PolicyMode Mode { get; init; } = PolicyMode.Enforce;

    /// <summary>Whether <see cref="PolicyMode.Log"/> puts Log in the place of the default action.</summary>
    public bool LogsInsteadOfDefault => Mode == PolicyMode.Log && DefaultAction.Denies;

    /// <summary>Whether it says who answers the calls of Notify.</summary>
    public bool HasListener { get; init; }

    /// <summary>Which answers are reported.</summary>
    public ReportedAnswers Reported { get; init; } = ReportedAnswers.None;

    /// <summary>Where the default action was written.</summary>
    public Place DefaultActionPlace { get; init; }

    /// <summary>Where to point when the policy as a whole is meant: its default action, or where none was written its first rule.</summary>
    public Place Place => DefaultActionPlace.IsNone && Rules.Count > 0 ? Rules[0].Place : DefaultActionPlace;

    /// <summary>The rules in the order of the file; attributes in the order of the source.</summary>
    public required ImmutableEquatableArray<Rule> Rules { get; init; }

    /// <summary>Which matching rule decides.</summary>
    public required RuleResolution Resolution { get; init; }

    /// <summary>Which numbers are unknown.</summary>
    public required UnknownSyscalls Unknown { get; init; }

    /// <summary>The action for unknown numbers; null for ENOSYS. Never applied when the default action is Allow, Log or Trace.</summary>
    public SyscallAction? UnknownAction { get; init; }

    /// <summary>What happens to names that no kernel knows.</summary>
    public UnknownNames UnknownNames { get; init; } = UnknownNames.Refuse;

    /// <summary>The oldest kernel that the program runs on, if stated.</summary>
    public KernelVersion? MinKernel { get; init; }

    /// <summary>The action for calls of an ABI that the filter does not cover.</summary>
    public SyscallAction ForeignAbiAction { get; init; } = SyscallAction.KillProcess;

    /// <summary>Whether it is that of a class, and so for a .NET process; a profile by itself may be for any program.</summary>
    public bool IsForDotNet { get; init; }

    /// <summary>What groups ask about the build.</summary>
    public BuildContext Groups { get; init; } = new();

    /// <summary>How wide comparisons are.</summary>
    public ComparisonWidth Width { get; init; } = ComparisonWidth.Declared;

    /// <summary>Where x32 begins.</summary>
    public X32Border X32Border { get; init; } = X32Border.Bit;

    /// <summary>Whether socket and ipc rules also reach the multiplexers socketcall and ipc, as libseccomp adds them.</summary>
    public bool ExpandMultiplexers { get; init; }
}

/// <summary>Some syscalls, when, and what happens to them.</summary>
/// <param name="Names">The syscalls, each with its place.</param>
/// <param name="Condition">When the rule matches; null for always.</param>
/// <param name="Action">What happens.</param>
/// <param name="Place">The rule as a whole.</param>
public sealed record Rule(
    ImmutableEquatableArray<NameReference> Names, Condition? Condition, SyscallAction Action, Place Place)
{
    /// <summary>Where the action was written; the whole rule where nothing more exact is known.</summary>
    public Place ActionPlace { get; init; } = Place;

    /// <summary>Why it is there; null where its author does not say.</summary>
    public Justification? Justification { get; init; }

    /// <summary>Whether it is there only for some machines, kernels or processes: a profile's includes and excludes.</summary>
    public bool IsScoped { get; init; }

    /// <summary>Where the errno was written; none where it was not, or where that is not known.</summary>
    public Place ErrnoPlace { get; init; }
}

/// <summary>A syscall name, or a group as <c>@name</c>, where it was written.</summary>
public sealed record NameReference(string Text, Place Place)
{
    /// <summary>Whether it names a group.</summary>
    public bool IsGroup => Text.StartsWith("@", System.StringComparison.Ordinal);
}
