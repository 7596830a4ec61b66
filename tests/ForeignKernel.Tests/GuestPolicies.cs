using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.ForeignKernel.Tests;

/// <summary>The policies that guests try, and the calls that tell whether they hold.</summary>
/// <remarks>Every call is harmless when it is made: it asks, or fails on a descriptor that nobody has.</remarks>
internal static class GuestPolicies
{
    // In the upper half of a register, where the kernel discards it for arguments of 32 bits.
    private const ulong Garbage = 0xdead_beef_0000_0000;

    /// <summary>What a machine's guest runs.</summary>
    public static IEnumerable<GuestCase> For(Machine machine)
    {
        foreach (Abi abi in machine.Abis)
        {
            yield return Case("allowlist", abi, Allowlist(machine), ShortArguments(abi));
            yield return Case("denylist", abi, Denylist(machine), DeniedCalls(abi));
        }

        if (machine.Abi.RegisterBits == 64)
            yield return Case("long", machine.Abi, LongArguments(machine), LongCalls(machine.Abi));
        if (machine.Compat is { } compat)
            yield return Case("foreign", compat, LongArguments(machine), [Call(compat, "getppid"), Call(compat, "close", 7)]);
    }

    /// <summary>Arguments that the kernel reads 32 bits of, signed and unsigned.</summary>
    private static Policy Allowlist(Machine machine) => Policy(
        SyscallAction.Errno(2001), machine.Abis,
        Rule(SyscallAction.Allow, null, "exit_group", "rt_sigreturn", "getppid"),
        Rule(SyscallAction.Allow, "arg0 == 7", "close"),
        Rule(SyscallAction.Allow, "(arg1 & 0xf) == 1 && arg0 in {1, 2}", "socket"),
        Rule(SyscallAction.Allow, "arg1 < -1 || arg1 > 0x10", "getpriority"),
        Rule(SyscallAction.Errno(2002), "arg0 == 0", "getpriority"),
        Rule(SyscallAction.Trap(77), null, "sched_yield"),
        Rule(SyscallAction.KillProcess, "arg0 != 3", "getpgid"));

    private static SeccompData[] ShortArguments(Abi abi) =>
    [
        Call(abi, "getppid"), Call(abi, "getpid"), Call(abi, "sched_yield"),
        new SeccompData(SyscallTable.HighestNumber(abi) + 1, abi.AuditArch, new ulong[6]),
        .. Calls(abi, "close", [7, 8, 0, Garbage | 7, 7UL << 32, uint.MaxValue]),
        .. Calls(abi, "getpgid", [3, Garbage | 3, 4, 3UL << 32]),
        .. from family in new ulong[] { 1, 2, 3, Garbage | 1 }
           from type in new ulong[] { 1, 2, 0x11, Garbage | 1 }
           select Call(abi, "socket", family, type),
        .. from which in new ulong[] { 0, 1, Garbage }
           from who in new ulong[] { 0, 0x10, 0x11, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff, ulong.MaxValue - 1, Garbage | 0x11 }
           select Call(abi, "getpriority", which, who),
    ];

    /// <summary>Everything goes but what is named, each action in turn.</summary>
    private static Policy Denylist(Machine machine) => Policy(
        SyscallAction.Allow, machine.Abis,
        Rule(SyscallAction.Errno(2003), "arg0 == 7", "close"),
        Rule(SyscallAction.Trap(5), "arg0 in 0x10..0x20", "getpgid"),
        Rule(SyscallAction.KillProcess, null, "getppid"),
        Rule(SyscallAction.KillThread, null, "sched_yield"),
        Rule(SyscallAction.Log, null, "getuid"));

    private static SeccompData[] DeniedCalls(Abi abi) =>
    [
        Call(abi, "getpid"), Call(abi, "getppid"), Call(abi, "sched_yield"), Call(abi, "getuid"),
        .. Calls(abi, "close", [7, 8, Garbage | 7, Garbage | 8]),
        .. Calls(abi, "getpgid", [0xf, 0x10, 0x20, 0x21, Garbage | 0x18]),
    ];

    /// <summary>Arguments that the kernel reads 64 bits of, signed and unsigned: both words in their order decide.</summary>
    private static Policy LongArguments(Machine machine) => Policy(
        SyscallAction.Errno(2004), [machine.Abi],
        Rule(SyscallAction.Allow, null, "exit_group", "rt_sigreturn"),
        Rule(SyscallAction.Allow, "arg1 in 0x1_0000_0005..0x3_0000_0002", "ftruncate"),
        Rule(SyscallAction.Errno(2005), "arg1 < -0x1_0000_0000", "ftruncate"),
        Rule(SyscallAction.Trap(9), "(arg2 & 0xf_0000_000f) == 0x3_0000_0007", "readahead"),
        Rule(SyscallAction.Allow, "arg2 == 0x5_0000_0006 || arg2 == 0x6_0000_0005", "readahead"));

    private static SeccompData[] LongCalls(Abi abi) =>
    [
        .. from length in new ulong[]
           {
               0, 5, 0x1_0000_0004, 0x1_0000_0005, 0x2_0000_0000, 0x2_ffff_ffff, 0x3_0000_0002, 0x3_0000_0003, 0x5_0000_0001,
               0xffff_fffe_ffff_ffff, 0xffff_ffff_0000_0000, ulong.MaxValue, 0x8000_0000_0000_0000,
           }
           select Call(abi, "ftruncate", ulong.MaxValue, length),
        .. from count in new ulong[] { 0x3_0000_0007, 0xf3_0000_0017, 0x7_0000_0003, 7, 3UL << 32, 0x5_0000_0006, 0x6_0000_0005, 5, 6 }
           select Call(abi, "readahead", ulong.MaxValue, 0, count),
    ];

    private static GuestCase Case(string name, Abi abi, Policy policy, SeccompData[] calls)
    {
        FilterBuildResult result = FilterBuilder.Build(policy, CancellationToken.None);
        return result.Filter is { } filter
            ? new GuestCase(name, abi, filter, calls)
            : throw new InvalidOperationException($"{name} on {abi}: {string.Join("\n", result.Findings)}");
    }

    private static Policy Policy(SyscallAction defaultAction, IEnumerable<Abi> abis, params Rule[] rules) => new()
    {
        Abis = abis.ToImmutableEquatableArray(),
        DefaultAction = defaultAction,
        Rules = rules.ToImmutableEquatableArray(),
        Resolution = RuleResolution.MostRestrictive,
        Unknown = UnknownSyscalls.Table,
        UnknownAction = SyscallAction.Errno(2038),
    };

    private static Rule Rule(SyscallAction action, string? when, params string[] names)
    {
        ConditionReading? reading = when is null ? null : ConditionParser.Parse(when, range => new Place("guest", range));
        if (reading is { Condition: null })
            throw new InvalidOperationException(string.Join("\n", reading.Findings));
        return new Rule(
            names.Select(name => new NameReference(name, Place.None)).ToImmutableEquatableArray(), reading?.Condition, action, Place.None);
    }

    private static IEnumerable<SeccompData> Calls(Abi abi, string name, ulong[] firstArguments) =>
        firstArguments.Select(argument => Call(abi, name, argument));

    private static SeccompData Call(Abi abi, string name, params ulong[] arguments)
    {
        if (!SyscallTable.TryGetNumber(abi, name, out uint number))
            throw new ArgumentException($"{abi} has no {name}.", nameof(name));
        var registers = new ulong[6];
        for (int i = 0; i < arguments.Length; i++)
            registers[i] = abi.RegisterBits == 32 ? (uint)arguments[i] : arguments[i];
        return new SeccompData(number, abi.AuditArch, registers);
    }
}
