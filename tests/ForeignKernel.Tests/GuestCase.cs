using System.Collections.Generic;
using System.Linq;
using System.Text;
using SeccompSharp.Policies;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Proof;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.ForeignKernel.Tests;

/// <summary>A filter, and calls that a program of one ABI makes under it.</summary>
/// <param name="Policy">The name of the policy.</param>
/// <param name="Abi">The ABI of the program.</param>
/// <param name="Filter">The filter.</param>
/// <param name="Calls">The calls as the kernel shows them to the filter.</param>
internal sealed record GuestCase(string Policy, Abi Abi, BuiltFilter Filter, IReadOnlyList<SeccompData> Calls)
{
    /// <summary>The name of its files in the guest.</summary>
    public string Name => $"{Policy}-{Abi}";

    /// <summary>What the policy wants for a call.</summary>
    public SyscallAction Expected(SeccompData call) => PolicyEvaluator.Evaluate(Filter.Bound, call);

    /// <summary>The list that guest/init.c reads.</summary>
    public byte[] CallLines() => Encoding.ASCII.GetBytes(string.Concat(Calls.Select(
        call => $"{call.Nr:x} {string.Join(' ', call.Args.Select(argument => argument.ToString("x", null)))}\n")));
}
