using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Tool.Programs;

/// <summary>The policy of a class in a built program, read back from its attributes.</summary>
/// <param name="ClassName">The class, without its namespace.</param>
/// <param name="DefaultAction">What it is for calls that no rule has.</param>
/// <param name="Rules">Its rules, each with the text of its attribute.</param>
internal sealed record ProgramPolicy(string ClassName, SyscallAction DefaultAction, IReadOnlyList<WrittenRule> Rules)
{
    /// <summary>The profile that it is bound to instead of having rules; as the attribute names it.</summary>
    public string? Profile { get; init; }

    /// <summary>Whether it runs as NativeAOT: what groups stand for depends on it.</summary>
    public BuildContext Groups { get; init; } = new();

    /// <summary>The policy on an ABI.</summary>
    /// <param name="abi">The ABI.</param>
    /// <param name="added">Rules that it does not have yet.</param>
    public Policy On(Abi abi, params IEnumerable<Rule> added) => new()
    {
        Abis = ImmutableEquatableArray.Of(abi),
        DefaultAction = DefaultAction,
        Rules = Rules.Select(written => written.Rule).Concat(added).ToImmutableEquatableArray(),
        Resolution = RuleResolution.MostRestrictive,
        Unknown = UnknownSyscalls.Table,
        Groups = Groups,
    };
}

/// <summary>A rule, and how it is written.</summary>
/// <param name="Rule">What it means.</param>
/// <param name="Text">Its attribute in C#.</param>
internal sealed record WrittenRule(Rule Rule, string Text);
