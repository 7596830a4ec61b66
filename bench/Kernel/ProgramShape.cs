using System;
using System.Collections.Generic;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.KernelBench;

/// <summary>What a program looks like without running it in a kernel.</summary>
/// <param name="Instructions">Its length.</param>
/// <param name="JitPasses">How often an x86_64 kernel's JIT compiler goes over it, by our model of that.</param>
/// <param name="WorstPath">The most instructions run for a number with zero arguments, the return included.</param>
/// <param name="Cached">How many numbers the kernel's own emulation finds to be allowed whatever the arguments are.</param>
internal sealed record ProgramShape(int Instructions, int JitPasses, int WorstPath, int Cached)
{
    /// <summary>Numbers looked at from 0 and from x32's bit up: above every table.</summary>
    private const uint Numbers = 1024;

    public static ProgramShape Of(Program program, BoundPolicy policy)
    {
        int worst = 0;
        int cached = 0;
        foreach (BoundAbi abi in policy.Abis)
        {
            uint first = abi.Abi == Abi.X32 ? Abi.X32Bit : 0;
            for (uint number = first; number < first + Numbers; number++)
            {
                Interpreter.Run(program, new SeccompData(number, abi.Abi.AuditArch, new ulong[6]), out int steps);
                worst = Math.Max(worst, steps);
                cached += ActionCache.IsConstantAllow(program, abi.Abi.AuditArch, number) ? 1 : 0;
            }
        }

        var jit = new X86Jit();
        jit.Run(new ArraySegment<Instruction>([.. program.Instructions]));
        return new ProgramShape(program.Instructions.Count, jit.Passes, worst, cached);
    }

    /// <summary>The syscalls to which two programs answer differently; arguments are zero.</summary>
    public static IEnumerable<string> Differences(Program one, Program other, BoundPolicy policy)
    {
        foreach (BoundAbi abi in policy.Abis)
        {
            foreach (Syscall syscall in SyscallTable.Of(abi.Abi))
            {
                var call = new SeccompData(syscall.Number, abi.Abi.AuditArch, new ulong[6]);
                if (Interpreter.Run(one, call) is var first && Interpreter.Run(other, call) is var second && first != second)
                    yield return $"{abi.Abi} {syscall.Name}: {first:x} and {second:x}";
            }
        }
    }
}
