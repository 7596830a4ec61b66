using System.Globalization;
using System.Linq;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Findings;

/// <summary>How bad a finding is.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Info,

    /// <summary>Probably not what the author wants; a filter is still made.</summary>
    Warning,

    /// <summary>No filter is made.</summary>
    Error,
}

/// <summary>One kind of finding: its page is docs/rules/ID.md.</summary>
/// <param name="Id">Such as <c>SECC0101</c>.</param>
/// <param name="Severity">How bad it is unless the user configures otherwise.</param>
/// <param name="Title">What it is about, without arguments.</param>
/// <param name="MessageFormat">Cause and remedy, with <c>{0}</c> for arguments.</param>
public sealed record FindingKind(string Id, Severity Severity, string Title, string MessageFormat)
{
    /// <summary>How many arguments the message takes: its highest <c>{n}</c> and one.</summary>
    public int ArgumentCount
    {
        get
        {
            int count = 0;
            for (int i = 0; i + 2 < MessageFormat.Length; i++)
            {
                if (MessageFormat[i] == '{' && MessageFormat[i + 2] == '}' && MessageFormat[i + 1] is >= '0' and <= '9')
                    count = System.Math.Max(count, MessageFormat[i + 1] - '0' + 1);
            }

            return count;
        }
    }

    /// <summary>Whether it is about one target: its last argument is where, such as <c> on aarch64</c>, or empty where it goes
    /// for all targets of a class.</summary>
    public bool IsPerTarget { get; init; }

    /// <summary>Whether it is said once where it stands, of the first target that it goes for, though others differ in its words.</summary>
    public bool IsSaidOnce { get; init; }

    /// <summary>Whether it leaves no class to which members could be added: not even ones that throw.</summary>
    public bool LeavesNoClass { get; init; }

    /// <summary>Whether it guards a policy against being taken away unseen.</summary>
    public bool IsGuard { get; init; }

    /// <summary>Whether a project may give it another severity, or suppress it. Not what guards a policy, nor what leaves
    /// nothing that could stop the program.</summary>
    public bool IsConfigurable => !IsGuard && !LeavesNoClass;
}

/// <summary>One diagnostic before it has a Roslyn or a console shape.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Place">Where; <see cref="Place.None"/> only when no text is to blame.</param>
/// <param name="Arguments">What fills the message. Whatever they come from, they are shown on one line and in printable
/// characters.</param>
public sealed record Finding(FindingKind Kind, Place Place, ImmutableEquatableArray<string> Arguments)
{
    /// <summary>What fills the message, as it is shown.</summary>
    public ImmutableEquatableArray<string> Arguments { get; private init; } = Arguments.Select(Quotation.OfText).ToImmutableEquatableArray();

    /// <summary>Usually the kind's severity; a finding may be graver or milder where it stands.</summary>
    public Severity Severity { get; init; } = Kind.Severity;

    /// <summary>What to do about it, where one thing is obvious: what a code fix offers.</summary>
    public Mend? Mend { get; init; }

    /// <summary>The text to put in place of <see cref="Place"/>, where that is what <see cref="Mend"/> says.</summary>
    public string? Replacement
    {
        get => (Mend as Mend.ReplaceText)?.Text;
        init => Mend = value is null ? null : new Mend.ReplaceText(value);
    }

    /// <summary>The file to write anew to mend it, where that is no matter of <see cref="Place"/>.</summary>
    public FileText? Rewrite { get; init; }

    /// <summary>Cause and remedy in one sentence or two.</summary>
    public string Message => string.Format(CultureInfo.InvariantCulture, Kind.MessageFormat, [.. Arguments]);

    /// <summary>The same without the target that its last argument names.</summary>
    internal Finding OfAllTargets() => this with { Arguments = Arguments.Take(Arguments.Count - 1).Append("").ToImmutableEquatableArray() };

    /// <summary>A finding with its kind's severity.</summary>
    public static Finding Of(FindingKind kind, Place place, params string[] arguments) =>
        new(kind, place, arguments.ToImmutableEquatableArray());
}

/// <summary>A file and all that is to stand in it.</summary>
public sealed record FileText(string Path, string Text);
