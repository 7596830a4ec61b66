using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using BenchmarkDotNet.Attributes;
using SeccompSharp.Policies;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.CompileBench;

/// <summary>Binding, lint, compilation and proof of policies that are read already.</summary>
public class FilterBuilding
{
    private const int ManyNames = 400;

    private readonly Dictionary<string, Policy[]> _policies = [];

    /// <summary>What is built; profiles only where ../shared/corpus lies beside the repository.</summary>
    [ParamsSource(nameof(Names))]
    public string Name { get; set; } = "";

    public FilterBuilding()
    {
        if (Moby() is { } moby)
        {
            _policies.Add("moby default, x86_64", [Read(moby, Target.X64, Abi.X86_64)]);
            _policies.Add("moby default, x86_64 + x86 + x32", [Read(moby, Target.X64, Abi.X86_64, Abi.X86, Abi.X32)]);
            _policies.Add("moby default, x64 and arm64 with their compat ABIs", [Read(moby, Target.X64), Read(moby, Target.Arm64)]);
            _policies.Add("moby default, x64 and arm64, native ABI each",
                [Read(moby, Target.X64, Abi.X86_64), Read(moby, Target.Arm64, Abi.AArch64)]);
        }

        // x86_64 has no 400 names, x86 has.
        IEnumerable<string> names = SyscallTable.Of(Abi.X86).Select(syscall => syscall.Name).Order(StringComparer.Ordinal);
        _policies.Add("400 names, x86", [Allowlist(names.Take(ManyNames), Abi.X86)]);
    }

    public IEnumerable<string> Names => _policies.Keys;

    /// <summary>Each target's filter, from the policy to the proven program.</summary>
    [Benchmark]
    public int Build()
    {
        int instructions = 0;
        foreach (Policy policy in _policies[Name])
        {
            BuiltFilter filter = FilterBuilder.Build(policy, CancellationToken.None).Filter
                ?? throw new InvalidOperationException($"{Name} has errors.");
            instructions += filter.Program.Instructions.Count;
        }

        return instructions;
    }

    private static string? Moby()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "shared", "corpus", "oci", "moby+profiles__seccomp_default.json");
            if (File.Exists(path))
                return File.ReadAllText(path);
        }

        return null;
    }

    private static Policy Read(string profile, Target target, params Abi[] abis)
    {
        var options = new ProfileOptions { Abis = abis.Length == 0 ? null : abis.ToImmutableEquatableArray() };
        return ProfileReader.Read("default.json", profile, CancellationToken.None).Profile?.ToPolicy(target, options).Policy
            ?? throw new InvalidOperationException("Docker's default profile cannot be read.");
    }

    private static Policy Allowlist(IEnumerable<string> names, Abi abi) => new()
    {
        Abis = ImmutableEquatableArray.Of(abi),
        DefaultAction = SyscallAction.Errno(1),
        Rules = names.Select(name => new Rule(
            ImmutableEquatableArray.Of(new NameReference(name, Place.None)), null, SyscallAction.Allow, Place.None)).ToImmutableEquatableArray(),
        Resolution = RuleResolution.MostRestrictive,
        Unknown = UnknownSyscalls.Table,
    };
}
