using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.KernelBench;

/// <summary>A policy with every program that is made from it.</summary>
internal sealed class Subject
{
    public const string Ours = "SeccompSharp";
    public const string Uncached = "the same, uncacheable";
    public const string List = "libseccomp, level 1";
    public const string Tree = "libseccomp, level 2";
    public const string Linear = "linear";
    public const string Floor = "one instruction";

    private readonly List<LibseccompRule> _rules;

    private Subject(BenchPolicy bench, BoundPolicy bound, Dictionary<string, Program> programs, List<LibseccompRule> rules)
    {
        (Bench, Bound, Programs, _rules) = (bench, bound, programs, rules);
    }

    public BenchPolicy Bench { get; }

    public BoundPolicy Bound { get; }

    /// <summary>By the names above.</summary>
    public Dictionary<string, Program> Programs { get; }

    /// <exception cref="InvalidOperationException">The policy has errors, or two of the programs are not the same policy.</exception>
    public static Subject Of(BenchPolicy bench)
    {
        FilterBuildResult result = FilterBuilder.Build(bench.Policy, CancellationToken.None);
        BuiltFilter filter = result.Filter ?? throw new InvalidOperationException(
            string.Join("\n", result.Findings.Where(finding => finding.Kind.Severity == Severity.Error).Select(finding => finding.Message)));
        var programs = new Dictionary<string, Program> { [Ours] = filter.Program };

        var rules = new List<LibseccompRule>();
        try
        {
            rules = LibseccompRules.Of(filter.Bound, Libseccomp.Resolve);
            var build = new LibseccompBuild(filter.Bound.DefaultAction.ReturnValue, Arches(filter.Bound), rules);
            programs.Add(List, Program.FromBytes(build.Run(1).Program, littleEndian: true));
            programs.Add(Tree, Program.FromBytes(build.Run(2).Program, littleEndian: true));
        }
        catch (NotSupportedException reason)
        {
            Console.Error.WriteLine($"{bench.Name} without libseccomp: {reason.Message}");
        }

        programs.Add(Linear, LinearProgram.Of(filter.Bound));
        foreach ((string name, Program program) in programs)
            Report(bench, name, ProgramShape.Differences(filter.Program, program, filter.Bound).ToList());
        Instruction looksAtAnArgument = new(Opcode.LdWAbs, 0, 0, SeccompData.ArgumentOffset(0, high: false, littleEndian: true));
        programs.Add(Uncached, filter.Program with
        {
            Instructions = filter.Program.Instructions.Prepend(looksAtAnArgument).ToImmutableEquatableArray(),
        });
        programs.Add(Floor, filter.Program with
        {
            Instructions = ImmutableEquatableArray.Of(new Instruction(Opcode.RetK, 0, 0, SyscallAction.Allow.ReturnValue)),
        });
        return new Subject(bench, filter.Bound, programs, rules);
    }

    /// <summary>The calls in the order of the columns: allowed, argument-checked, denied.</summary>
    public Job ToJob(int rounds) => new(
        rounds,
        Programs.Select(program => new JobFilter(program.Key, program.Value.ToBytes())).ToList(),
        Bound.DefaultAction.ReturnValue,
        Arches(Bound),
        _rules,
        [[Libc.NrGetppid, 0, 0], Call(Bench.Checked), Call(new BenchCall(Bench.Denied, 0, 0))]);

    private static ulong[] Call(BenchCall? call) =>
        call is not null && SyscallTable.TryGetNumber(Abi.X86_64, call.Name, out uint number)
            ? [number, call.First, call.Second]
            : [Libc.NrGetppid, 0, 0];

    /// <summary>SCMP_ARCH_*: the AUDIT_ARCH_* value, but x32 has one of its own.</summary>
    private static List<uint> Arches(BoundPolicy policy) =>
        policy.Abis.Where(abi => abi.Abi != Abi.X86_64).Select(abi => abi.Abi == Abi.X32 ? 0x4000_003e : abi.Abi.AuditArch).ToList();

    private static void Report(BenchPolicy bench, string name, List<string> differences)
    {
        if (differences.Count > 0)
            Console.Error.WriteLine($"{bench.Name}: {name} answers {differences.Count} syscalls otherwise, the first {differences[0]}");
    }
}
