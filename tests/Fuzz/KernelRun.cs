using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Proof;

namespace SeccompSharp.Fuzz;

/// <summary>Loads programs of random policies into the kernel of this machine and probes them with real calls.</summary>
/// <remarks>
/// What it tells apart: each errno, success by ERRNO(0), death by SIGSYS, and ENOSYS. TRAP, KILL_THREAD and
/// KILL_PROCESS are one there (SIGSYS ends a process that has one thread and no handler), and so are ALLOW, LOG,
/// TRACE without a tracer and NOTIFY without a listener (ENOSYS).
/// </remarks>
internal static class KernelRun
{
    private const int Enosys = 38;
    private const int LethalCallsPerPolicy = 3;
    private const int HarmlessCallsPerPolicy = 500;

    /// <summary>Stops at the first call in which the kernel does something else than the policy says.</summary>
    /// <returns>The exit code.</returns>
    public static int Execute(ulong seed, ulong count)
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
        {
            Console.Error.WriteLine("The kernel can be probed on x86_64 Linux only.");
            return 1;
        }

        var clock = Stopwatch.StartNew();
        long harmless = 0;
        long lethal = 0;
        ulong first = new RandomSource(seed).Bits();
        for (ulong i = 0; i < count; i++)
        {
            BoundPolicy policy = KernelPolicies.Make(first + i);
            var random = new RandomSource(first + i);
            FuzzCase compiled = FuzzCase.Run(policy, random, CancellationToken.None);
            if (compiled.Failure is not null || compiled.Program is not { } program)
                return Report(first + i, policy, compiled.Failure ?? "refused");

            ILookup<bool, SeccompData> calls = KernelPolicies.Calls(policy, program, random)
                .ToLookup(call => Outcome(policy, call) == KernelProbe.Killed);
            var children = new List<SeccompData[]> { calls[false].Take(HarmlessCallsPerPolicy).ToArray() };
            children.AddRange(calls[true].Take(LethalCallsPerPolicy).Select(call => new[] { call }));
            foreach (SeccompData[] child in children)
            {
                List<int> outcomes = KernelProbe.Run(program.ToBytes(), child);
                for (int c = 0; c < child.Length; c++)
                {
                    if (c >= outcomes.Count || outcomes[c] != Outcome(policy, child[c]))
                        return Report(first + i, policy, Describe(child[c], Outcome(policy, child[c]), outcomes.ElementAtOrDefault(c)));
                }
            }

            harmless += children[0].Length;
            lethal += children.Count - 1;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"seed {seed}: {count} programs in the kernel, {harmless} calls answered and {lethal} killed as the policy says, {clock.Elapsed.TotalSeconds:f0} s"));
        return 0;
    }

    /// <summary>What a process without threads, handlers, tracer and listener sees of an action.</summary>
    private static int Outcome(BoundPolicy policy, SeccompData call)
    {
        SyscallAction action = PolicyEvaluator.Evaluate(policy, call);
        return action.Kind switch
        {
            ActionKind.Errno => action.Data,
            ActionKind.KillProcess or ActionKind.KillThread or ActionKind.Trap => KernelProbe.Killed,
            _ => Enosys,
        };
    }

    private static string Describe(SeccompData call, int expected, int actual) =>
        $"nr {call.Nr:x} args {string.Join(' ', call.Args.Select(value => value.ToString("x", CultureInfo.InvariantCulture)))}: {expected} expected, the kernel says {actual}";

    private static int Report(ulong seed, BoundPolicy policy, string failure)
    {
        Console.Error.WriteLine($"KernelPolicies.Make({seed}): {failure}");
        foreach (string line in PolicyListing.Of(policy))
            Console.Error.WriteLine(line);
        return 1;
    }
}
