using System;
using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Binding;

/// <summary>A call that is made through another one.</summary>
/// <param name="Multiplexer">socketcall or ipc.</param>
/// <param name="Number">The number of that.</param>
/// <param name="SubCall">The number of the call among those behind it: its argument 0.</param>
internal sealed record MultiplexedCall(string Multiplexer, uint Number, uint SubCall)
{
    /// <summary>
    /// When the multiplexer makes this call. net/socket.c reads an int; ipc/syscall.c cuts the version off, which stands in
    /// the upper 16 bits.
    /// </summary>
    public BoundCondition Condition { get; } = new BoundCondition.Test(
        0, ArgumentWidth.Word, Multiplexer == "ipc" ? 0xffff : uint.MaxValue, ComparisonOperator.Equal, SubCall);
}

/// <summary>The calls that also reach the kernel through socketcall(2) or ipc(2).</summary>
/// <remarks>Numbers: include/uapi/linux/net.h (SYS_*) and include/uapi/linux/ipc.h.</remarks>
internal static class Multiplexer
{
    private static readonly string[] s_socketCalls =
    [
        "socket", "bind", "connect", "listen", "accept", "getsockname", "getpeername", "socketpair", "send", "recv",
        "sendto", "recvfrom", "shutdown", "setsockopt", "getsockopt", "sendmsg", "recvmsg", "accept4", "recvmmsg", "sendmmsg",
    ];

    private static readonly Dictionary<string, uint> s_ipcCalls = new(StringComparer.Ordinal)
    {
        ["semop"] = 1, ["semget"] = 2, ["semctl"] = 3, ["semtimedop"] = 4,
        ["msgsnd"] = 11, ["msgrcv"] = 12, ["msgget"] = 13, ["msgctl"] = 14,
        ["shmat"] = 21, ["shmdt"] = 22, ["shmget"] = 23, ["shmctl"] = 24,
    };

    /// <summary>Whether a call may be made through a multiplexer on an ABI.</summary>
    public static bool Covers(Abi abi, string name) => abi.HasMultiplexers && Route(name) is not null;

    /// <summary>How a call is made through a multiplexer on an ABI; null if it is not.</summary>
    public static MultiplexedCall? Find(Abi abi, string name) =>
        abi.HasMultiplexers && Route(name) is var (multiplexer, subCall) && SyscallTable.TryGetNumber(abi, multiplexer, out uint number)
            ? new MultiplexedCall(multiplexer, number, subCall)
            : null;

    /// <summary>
    /// Adds the rule that libseccomp adds beside the one for the direct number: argument 0 is compared with the sub-call's
    /// number instead of what the author wrote for it, and the other conditions are as they stand.
    /// </summary>
    public static void AddRuleOfLibseccomp(
        Policy policy, Abi abi, Rule rule, string name, List<BoundRule> rules, List<Finding> findings)
    {
        if (Find(abi, name) is not var (multiplexer, number, subCall))
            return;

        IEnumerable<Condition> rest = rule.Condition is null
            ? []
            : Conjuncts(rule.Condition).Where(term => term is not Condition.Compare { Argument.Index: 0 });
        var isSubCall = new Condition.Compare(
            ArgumentReference.At(0), null, ComparisonOperator.Equal, new Operand.Number(subCall, false, default), BySign: false);
        var condition = new Condition.All(new[] { isSubCall }.Concat(rest).ToImmutableEquatableArray());
        rules.Add(new BoundRule(
            number, ConditionBinder.Bind(condition, abi, multiplexer, policy.Width, findings), rule.Action, FromGroup: false));
    }

    private static (string Multiplexer, uint SubCall)? Route(string name)
    {
        int socketCall = Array.IndexOf(s_socketCalls, name);
        if (socketCall >= 0)
            return ("socketcall", (uint)socketCall + 1);
        return s_ipcCalls.TryGetValue(name, out uint ipcCall) ? ("ipc", ipcCall) : null;
    }

    private static IEnumerable<Condition> Conjuncts(Condition condition) =>
        condition is Condition.All all ? all.Terms.SelectMany(Conjuncts) : [condition];
}
