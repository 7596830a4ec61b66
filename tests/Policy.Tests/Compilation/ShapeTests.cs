using System;
using System.IO;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Compilation;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Policies.Tests.Compilation;

/// <summary>How small and how shallow filters are, and that nothing that is always allowed runs one.</summary>
public sealed class ShapeTests
{
    private static readonly string[] s_essentials = ["exit", "exit_group", "restart_syscall", "rt_sigreturn"];

    [CorpusTheory]
    [InlineData("x86_64", 70, 12)]
    [InlineData("x86_64,x86,x32", 235, 14)]
    public void The_default_profile_of_Docker_is_small_and_shallow(string abis, int instructions, int worstPath)
    {
        Profile profile = ProfileReader.Read("profile.json", Corpus.Read("moby+profiles__seccomp_default.json"), CancellationToken.None).Profile!;
        Policy policy = profile.ToPolicy(Target.X64, new ProfileOptions
        {
            Abis = abis.Split(',').Select(name => Abi.Find(name)!).ToImmutableEquatableArray(),
        }).Policy!;
        AssertShape(policy, instructions, worstPath);
    }

    [CorpusFact]
    public void An_allowlist_of_a_service_is_small_and_shallow()
    {
        string[] names = [.. File.ReadAllLines(Path.Combine(Corpus.Folder!, "..", "service-allowlist.txt"))
            .Select(line => line.Trim()).Where(line => SyscallTable.TryGetNumber(Abi.X86_64, line, out _))];
        Assert.InRange(names.Length, 300, 330);
        AssertShape(Policies.Allowlist(names) with { Resolution = RuleResolution.Runc, Unknown = UnknownSyscalls.Runc }, 52, 11);
    }

    [Theory]
    [InlineData(3)]
    [InlineData(11)]
    [InlineData(29)]
    public void No_search_tree_costs_less_than_the_bound(int stride)
    {
        string[] names = [.. SyscallTable.Of(Abi.X86_64).Select(syscall => syscall.Name).Where((_, index) => index % stride % 2 == 0)];
        BoundPolicy policy = FilterBuilder.Build(Policies.Allowlist([.. names, .. s_essentials]), CancellationToken.None).Filter!.Bound;
        SearchMeasure cost = SearchMeasure.Of(policy, CompilerOptions.Default);
        Assert.InRange(cost.Bound, 1, cost.Cost);
        Assert.Equal(0, cost.Forwards);
    }

    private static void AssertShape(Policy policy, int instructions, int worstPath)
    {
        BuiltFilter filter = FilterBuilder.Build(policy, CancellationToken.None).Filter!;
        Assert.InRange(filter.Program.Instructions.Count, 1, instructions);
        int worst = 0;
        foreach (Abi abi in policy.Abis)
        {
            uint first = abi == Abi.X32 ? Abi.X32Bit : 0;
            for (uint number = first; number < first + 1024; number++)
            {
                Interpreter.Run(filter.Program, new SeccompData(number, abi.AuditArch, new ulong[6]), out int steps);
                worst = Math.Max(worst, steps);
            }

            Assert.All(SyscallReport.Of(filter.Program, abi, CancellationToken.None), report => Assert.Equal(
                report.Treatment == SyscallTreatment.Allowed, abi == Abi.X32 && report.Actions.SequenceEqual([SyscallAction.Allow])));
        }

        Assert.InRange(worst, 1, worstPath);
    }
}
