using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Win32.SafeHandles;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;
using static SeccompSharp.Oracle.Tests.Libseccomp.NativeMethods;

namespace SeccompSharp.Oracle.Tests.Libseccomp;

/// <summary>A filter made by libseccomp, called as runc calls it (libcontainer/seccomp/seccomp_linux.go).</summary>
internal static class LibseccompFilter
{
    private const int Enoent = -2;
    private const int NoSuchName = -1;

    /// <summary>From this many names with rules on, runc asks for a binary tree.</summary>
    private const int TreeFrom = 33;

    private static readonly string[] s_operators =
    [
        "", "SCMP_CMP_NE", "SCMP_CMP_LT", "SCMP_CMP_LE", "SCMP_CMP_EQ", "SCMP_CMP_GE", "SCMP_CMP_GT", "SCMP_CMP_MASKED_EQ",
    ];

    /// <summary>The program that runc would export on a machine whose native ABI is <paramref name="native"/>.</summary>
    /// <param name="abis">The ABIs of the filter; they include the native one.</param>
    /// <exception cref="LibseccompException">libseccomp refuses a rule; runc would not start the container.</exception>
    public static Program Build(SeccompSpec spec, Abi native, IEnumerable<Abi> abis)
    {
        seccomp_api_set(ApiLevel);
        uint defaultAction = ScmpAction(spec.DefaultAction, spec.DefaultErrno);
        IntPtr context = seccomp_init(defaultAction);
        if (context == IntPtr.Zero)
            throw new LibseccompException($"seccomp_init refuses the default action {spec.DefaultAction}");
        try
        {
            ChooseAbis(context, abis);
            if (spec.Rules.Sum(rule => rule.Names.Count) >= TreeFrom)
                Check(seccomp_attr_set(context, OptimizeAttribute, 2), "seccomp_attr_set");
            foreach (SpecRule rule in spec.Rules)
                AddRule(context, rule, defaultAction);
            return Export(context, native);
        }
        finally
        {
            seccomp_release(context);
        }
    }

    /// <summary>The number libseccomp has for a name on an ABI: negative for one that the ABI lacks or multiplexes.</summary>
    public static int Resolve(Abi abi, string name) => seccomp_syscall_resolve_name_arch(ScmpArch(abi), name);

    /// <summary>Whether libseccomp has ever heard of a name.</summary>
    public static bool Knows(string name) => seccomp_syscall_resolve_name(name) != NoSuchName;

    /// <summary>Whether libseccomp can make filters for an ABI.</summary>
    public static bool Knows(Abi abi)
    {
        IntPtr context = seccomp_init(ScmpAction("SCMP_ACT_ALLOW", null));
        try
        {
            return TryChooseAbis(context, [abi]) == 0;
        }
        finally
        {
            seccomp_release(context);
        }
    }

    /// <summary>SCMP_ARCH_*: the AUDIT_ARCH_* value, but x32 has one of its own.</summary>
    private static uint ScmpArch(Abi abi) => abi == Abi.X32 ? 0x4000_003e : abi.AuditArch;

    private static void ChooseAbis(IntPtr context, IEnumerable<Abi> abis) =>
        Check(TryChooseAbis(context, abis), "seccomp_arch_add");

    private static int TryChooseAbis(IntPtr context, IEnumerable<Abi> abis)
    {
        // A fresh context has the machine's own ABI, which may differ in byte order from the ones to add.
        int result = seccomp_arch_remove(context, seccomp_arch_native());
        foreach (Abi abi in abis)
        {
            if (result == 0)
                result = seccomp_arch_add(context, ScmpArch(abi));
        }

        return result;
    }

    private static void AddRule(IntPtr context, SpecRule rule, uint defaultAction)
    {
        uint action = ScmpAction(rule.Action, rule.Errno);
        if (action == defaultAction)
            return;
        ArgumentComparison[] all = rule.Arguments.Select(ToComparison).ToArray();
        bool oneAtATime = all.Select(comparison => comparison.Argument).Distinct().Count() < all.Length;
        foreach (string name in rule.Names)
        {
            int syscall = seccomp_syscall_resolve_name(name);
            if (syscall == NoSuchName)
                continue;
            IEnumerable<ArgumentComparison[]> matches = oneAtATime ? all.Select(one => new[] { one }) : [all];
            foreach (ArgumentComparison[] match in matches)
                Check(seccomp_rule_add_array(context, action, syscall, (uint)match.Length, match), $"{rule.Action} for {name}");
        }
    }

    private static ArgumentComparison ToComparison(SpecArgument argument)
    {
        int scmpOperator = Array.IndexOf(s_operators, argument.Operator);
        if (scmpOperator <= 0)
            throw new LibseccompException($"no such operator: {argument.Operator}");
        return new() { Argument = argument.Index, Operator = scmpOperator, DatumA = argument.Value, DatumB = argument.ValueTwo };
    }

    private static uint ScmpAction(string name, uint? errno)
    {
        uint data = (errno ?? 1) & 0xffff;
        return name switch
        {
            "SCMP_ACT_KILL" or "SCMP_ACT_KILL_THREAD" => 0,
            "SCMP_ACT_KILL_PROCESS" => 0x8000_0000,
            "SCMP_ACT_TRAP" => 0x0003_0000,
            "SCMP_ACT_ERRNO" => 0x0005_0000 | data,
            "SCMP_ACT_NOTIFY" => 0x7fc0_0000,
            "SCMP_ACT_TRACE" => 0x7ff0_0000 | data,
            "SCMP_ACT_LOG" => 0x7ffc_0000,
            "SCMP_ACT_ALLOW" => 0x7fff_0000,
            _ => throw new LibseccompException($"no such action: {name}"),
        };
    }

    private static Program Export(IntPtr context, Abi native)
    {
        string path = Path.GetTempFileName();
        try
        {
            using (SafeFileHandle file = File.OpenHandle(path, FileMode.Open, FileAccess.Write))
                Check(seccomp_export_bpf(context, (int)file.DangerousGetHandle()), "seccomp_export_bpf");
            return WithReturnsInOrder(Program.FromBytes(File.ReadAllBytes(path), native.IsLittleEndian));
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>
    /// libseccomp 2.5.4 leaves the returns that it inserts beside long jumps in the order of the machine it runs on, when
    /// the filter is for the other byte order. On a machine of the filter's own order they are right, and so here.
    /// </summary>
    private static Program WithReturnsInOrder(Program program) => program with
    {
        Instructions = program.Instructions
            .Select(instruction => instruction.Code == Opcode.RetK && !IsAction(instruction.K)
                ? instruction with { K = BinaryPrimitives.ReverseEndianness(instruction.K) }
                : instruction)
            .ToImmutableEquatableArray(),
    };

    private static bool IsAction(uint value)
    {
        SyscallAction action = SyscallAction.FromReturnValue(value);
        return Enum.IsDefined(action.Kind) && (action.Data == 0 || action.Kind is ActionKind.Errno or ActionKind.Trace);
    }

    private static void Check(int result, string what)
    {
        if (result != 0)
            throw new LibseccompException(result == Enoent ? $"{what}: ENOENT" : $"{what}: {result}");
    }
}

/// <summary>libseccomp, and so runc, refuses a profile.</summary>
internal sealed class LibseccompException(string message) : Exception(message);
