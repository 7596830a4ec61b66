using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Findings;

/// <summary>The one obvious thing to do about a finding: what is to hold afterwards, not how it is written.</summary>
/// <remarks>
/// Attributes and profiles each write it in their own way, at or near the finding's place. Immutable, structurally equal.
/// <see cref="ToText"/> and <see cref="Parse"/> carry it in a diagnostic's property.
/// </remarks>
public abstract record Mend
{
    private Mend()
    {
    }

    /// <summary>The finding's place is to read so; empty to take it away.</summary>
    public sealed record ReplaceText(string Text) : Mend;

    /// <summary>Every call of some syscalls is to get an action by a rule, and no other rule is to name them.</summary>
    public sealed record Answer(ImmutableEquatableArray<SyscallAnswer> Syscalls) : Mend
    {
        /// <summary>The same action for all.</summary>
        public static Answer With(SyscallAction action, IEnumerable<string> names) =>
            new(names.Select(name => new SyscallAnswer(name, action)).ToImmutableEquatableArray());
    }

    /// <summary>The rule at the finding's place is no longer to name these; without names it is to go.</summary>
    public sealed record DropNames(ImmutableEquatableArray<string> Names) : Mend;

    /// <summary>The action, or the errno of an action, at the finding's place is to be this one.</summary>
    public sealed record Act(SyscallAction Action) : Mend;

    /// <summary>
    /// Where the rule at the finding's place compares an argument so (<paramref name="OldMask"/> ulong.MaxValue, or all bits of
    /// the comparison's width, for an unmasked one), it is to compare <c>argument &amp; mask</c> with the value.
    /// </summary>
    /// <param name="Index">The argument, 0 to 5.</param>
    /// <param name="OldMask">What it looks at now.</param>
    /// <param name="OldValue">What it compares with now.</param>
    /// <param name="Mask">What it is to look at.</param>
    /// <param name="Value">What it is to compare with.</param>
    public sealed record Compare(int Index, ulong OldMask, ulong OldValue, ulong Mask, ulong Value) : Mend;

    /// <summary>In place of the rule around the comparison at the finding's place, one for each bit of the mask is to ask whether it is set.</summary>
    public sealed record RulePerBit(ulong Mask) : Mend;

    /// <summary>The rule at the finding's place is to say why it is there. Only its author can: nothing does this unasked.</summary>
    public sealed record Justify : Mend;

    /// <summary>Whether it can be done without asking the author anything.</summary>
    public bool IsComplete => this is not Justify;

    /// <summary>A form that <see cref="Parse"/> reads.</summary>
    public string ToText() => this switch
    {
        ReplaceText replace => "replace " + replace.Text,
        Answer answer => "answer " + string.Join(" ", answer.Syscalls.Select(syscall => $"{syscall.Name}={Number(syscall.Action.ReturnValue)}")),
        DropNames drop => "drop " + string.Join(" ", drop.Names),
        Act act => "act " + Number(act.Action.ReturnValue),
        Compare compare => $"compare {Number((ulong)compare.Index)} {Number(compare.OldMask)} {Number(compare.OldValue)} {Number(compare.Mask)} {Number(compare.Value)}",
        RulePerBit perBit => "per-bit " + Number(perBit.Mask),
        _ => "justify ",
    };

    /// <summary>Reads what <see cref="ToText"/> wrote; null for anything else.</summary>
    public static Mend? Parse(string? text)
    {
        int end = text?.IndexOf(' ') ?? -1;
        if (end < 0)
            return null;
        string rest = text!.Substring(end + 1);
        string[] words = rest.Split([' '], System.StringSplitOptions.RemoveEmptyEntries);
        return text.Substring(0, end) switch
        {
            "replace" => new ReplaceText(rest),
            "answer" => new Answer(words.Select(SyscallAnswer.Parse).ToImmutableEquatableArray()),
            "drop" => new DropNames(words.ToImmutableEquatableArray()),
            "act" when words.Length == 1 => new Act(SyscallAction.FromReturnValue((uint)Number(words[0]))),
            "compare" when words.Length == 5 =>
                new Compare((int)Number(words[0]), Number(words[1]), Number(words[2]), Number(words[3]), Number(words[4])),
            "per-bit" when words.Length == 1 => new RulePerBit(Number(words[0])),
            "justify" => new Justify(),
            _ => null,
        };
    }

    internal static string Number(ulong value) => value.ToString("x", CultureInfo.InvariantCulture);

    internal static ulong Number(string text) => ulong.Parse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}

/// <summary>A syscall and the action that every call of it is to get.</summary>
public sealed record SyscallAnswer(string Name, SyscallAction Action)
{
    internal static SyscallAnswer Parse(string text)
    {
        string[] halves = text.Split('=');
        return new SyscallAnswer(halves[0], SyscallAction.FromReturnValue((uint)Mend.Number(halves[1])));
    }
}
