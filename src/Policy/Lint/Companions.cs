using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Lint;

/// <summary>Does an allowlist hold what libc calls, where it holds what the function is named after, or what another libc calls?</summary>
/// <remarks>
/// musl is asked about only where the build says that it is there; anything else has glibc. Where the ABI lacks the call that is
/// named, the finding about that says what is called.
/// </remarks>
internal static class Companions
{
    private const int MostNamed = 4;

    private static readonly Lazy<Companion[]> s_companions = new(() =>
    [
        .. DataFile.Lines("companions.tsv").Skip(1).Select(line => line.Split('\t'))
            .Select(cells => new Companion(cells[0] == "musl" ? LibC.Musl : LibC.Glibc, cells[1], cells[2])),
    ]);

    /// <summary>The table.</summary>
    internal static IReadOnlyList<Companion> All => s_companions.Value;

    public static IEnumerable<Finding> Check(Policy policy, BoundPolicy bound, Answers answers)
    {
        if (policy.DefaultAction.LetsTheCallThrough)
            yield break;
        BoundAbi native = bound.Abis[0];
        LibC libC = policy.Groups.LibC == LibC.Musl ? LibC.Musl : LibC.Glibc;
        HashSet<string> said = [];
        foreach (Rule rule in policy.Rules.Where(rule => rule.Action.LetsTheCallThrough))
        {
            (NameReference Name, string Called)[] missing =
            [
                .. rule.Names.SelectMany(name => All.Where(one => one.LibC == libC && one.Named == name.Text).Select(one => (name, one.Called)))
                    .Where(one => IsMissing(native, one.name.Text, one.Called, answers) && said.Add(one.Called)),
            ];
            if (missing.Length == 0)
                continue;
            string[] called = [.. missing.Select(one => one.Called)];
            yield return Finding.Of(
                FindingKinds.CompanionMissing, missing[0].Name.Place, Quotation.List(missing.Select(one => one.Name.Text), MostNamed),
                libC == LibC.Musl ? "musl" : "glibc", Quotation.List(called, MostNamed), policy.DefaultAction.ToString(), PolicyLinter.Where(bound)) with
            {
                Mend = Mend.Answer.With(SyscallAction.Allow, called),
            };
        }
    }

    /// <summary>Whether one is let through and the other one nobody has thought of.</summary>
    private static bool IsMissing(BoundAbi native, string named, string called, Answers answers) =>
        answers.Ever(native, named, action => action.LetsTheCallThrough)
        && native.Rules.All(rule => !(SyscallTable.TryGetNumber(native.Abi, called, out uint number) && rule.Number == number))
        && answers.Always(native, called, action => action.Denies);
}

/// <summary>What a C library calls in place of a call.</summary>
internal sealed record Companion(LibC LibC, string Named, string Called);
