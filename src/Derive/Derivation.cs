using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Derive.Exports;
using SeccompSharp.Policies.Groups;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Derive;

/// <summary>What a program can ask of the kernel, from the native functions that it can reach.</summary>
/// <param name="Needs">The members of the group that it amounts to, each with why: first what every process needs.</param>
/// <param name="Unknown">Functions of the framework that the table lacks: what they ask is not in <paramref name="Needs"/>.</param>
/// <param name="Build">What groups are expanded for.</param>
public sealed record Derivation(
    ImmutableEquatableArray<Need> Needs, ImmutableEquatableArray<NativeImport> Unknown, BuildContext Build)
{
    private const string Name = "@derived";

    /// <summary>Joins what functions ask.</summary>
    /// <param name="imports">What the program reaches.</param>
    /// <param name="build">Its runtime and how it was built.</param>
    public static Derivation Of(IEnumerable<NativeImport> imports, BuildContext build)
    {
        List<Need> needs = [new Need(Floor(build), ImmutableEquatableArray<NativeImport>.Empty)];
        List<NativeImport> unknown = [];
        Dictionary<GroupMember, List<NativeImport>> byMember = [];
        foreach (NativeImport import in imports)
        {
            if (!NativeExports.Has(import))
                unknown.Add(import);
            foreach (GroupMember member in NativeExports.Of(import))
            {
                if (byMember.TryGetValue(member, out List<NativeImport>? askers))
                    askers.Add(import);
                else
                    byMember.Add(member, [import]);
            }
        }

        needs.AddRange(byMember.Select(pair => new Need(pair.Key, pair.Value.ToImmutableEquatableArray())));
        return new Derivation(needs.ToImmutableEquatableArray(), unknown.ToImmutableEquatableArray(), build);
    }

    /// <summary>The group whose rules allow just that.</summary>
    public Group Group => new(Name, GroupLevel.User, "What this program can ask of the kernel.", Needs.Select(need => need.Member).ToImmutableEquatableArray());

    /// <summary>The rules on an ABI.</summary>
    public IEnumerable<GroupRule> RulesOn(Abi abi) => Group.Expand(abi, Build);

    /// <summary>The functions that ask for a syscall on an ABI; none where every process needs it, or nothing asks.</summary>
    public IEnumerable<NativeImport> AskersOf(string syscall, Abi abi) => Needs
        .Where(need => Group with { Members = ImmutableEquatableArray.Of(need.Member) } is var alone
            && alone.Expand(abi, Build).Any(rule => rule.Syscall == syscall && rule.Answer is null))
        .SelectMany(need => need.Askers).Distinct();

    /// <summary>By the name of its runtime: a profile does not know which it is for.</summary>
    private static GroupMember Floor(BuildContext build) => GroupMember.Read(
        [build.Runtime == DotNetRuntime.NativeAot ? "@dotnet-aot" : "@dotnet-coreclr", "", "", "", "", "measured", "every .NET process"]);
}

/// <summary>Something that a program asks of the kernel, and the functions that ask for it.</summary>
/// <param name="Member">The syscalls or groups, when, and why.</param>
/// <param name="Askers">The functions; none for what every process needs.</param>
public sealed record Need(GroupMember Member, ImmutableEquatableArray<NativeImport> Askers);
