using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.KernelBench;

/// <summary>A policy to measure, and the calls of it that are timed.</summary>
/// <param name="Name">Its row in the table.</param>
/// <param name="Policy">What it says.</param>
/// <param name="Checked">A harmless call that it allows after a look at the arguments, or null when it looks at none.</param>
/// <param name="Denied">The name of a call that it denies.</param>
internal sealed record BenchPolicy(string Name, Policy Policy, BenchCall? Checked, string Denied);

/// <summary>A call to time: its x86_64 name and first two arguments.</summary>
internal sealed record BenchCall(string Name, ulong First, ulong Second);

/// <summary>The policies of the table, all for x86_64.</summary>
internal static class BenchPolicies
{
    private static readonly BenchCall s_personality = new("personality", 0xffff_ffff, 0);
    private static readonly BenchCall s_getFlags = new("fcntl", 2, 3);

    /// <summary>Those whose source is there; the others are named on the error stream.</summary>
    public static IEnumerable<BenchPolicy> All()
    {
        if (Corpus("oci/moby+profiles__seccomp_default.json") is { } moby)
        {
            string text = File.ReadAllText(moby);
            yield return new("moby default", Moby(text, Abi.X86_64), s_personality, "swapoff");
            yield return new("moby default, 3 ABIs", Moby(text, Abi.X86_64, Abi.X86, Abi.X32), s_personality, "swapoff");
        }

        if (Corpus("service-allowlist.txt") is { } allowlist)
        {
            IEnumerable<string> names = File.ReadLines(allowlist).Where(line => line.Length > 0 && line[0] != '#')
                .Where(name => SyscallTable.TryGetNumber(Abi.X86_64, name, out _));
            yield return new("service allowlist", Allowlist(names.Select(name => (name, (string?)null))), null, "swapoff");
        }

        yield return new("virtual machine monitor", Allowlist(MonitorPolicy.Rules), s_getFlags, "swapoff");
        yield return new(".NET web preset", Allowlist([("@dotnet", null), ("@kestrel", null)]), null, "swapoff");
    }

    private static string? Corpus(string name)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "shared", "corpus", name);
            if (File.Exists(path))
                return path;
        }

        Console.Error.WriteLine($"Without ../shared/corpus/{name} beside the repository, its policy is not measured.");
        return null;
    }

    private static Policy Moby(string text, params Abi[] abis)
    {
        var options = new ProfileOptions { Abis = abis.ToImmutableEquatableArray() };
        PolicyReading? reading = ProfileReader.Read("default.json", text, CancellationToken.None).Profile?.ToPolicy(Target.X64, options);
        return reading?.Policy ?? throw new InvalidOperationException("Docker's default profile cannot be read.");
    }

    private static Policy Allowlist(IEnumerable<(string Name, string? Condition)> rules) => new()
    {
        Abis = ImmutableEquatableArray.Of(Abi.X86_64),
        DefaultAction = SyscallAction.Errno(1),
        Rules = rules.Select(rule => new Rule(
            ImmutableEquatableArray.Of(new NameReference(rule.Name, Place.None)), Parse(rule.Condition), SyscallAction.Allow, Place.None))
            .ToImmutableEquatableArray(),
        Resolution = RuleResolution.MostRestrictive,
        Unknown = UnknownSyscalls.Table,
        Groups = new BuildContext(),
    };

    private static Condition? Parse(string? text) => text is null
        ? null
        : ConditionParser.Parse(text, _ => Place.None).Condition ?? throw new InvalidOperationException($"Not a condition: {text}");
}
