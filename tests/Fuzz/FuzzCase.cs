using System.Collections.Generic;
using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Compilation;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Proof;

namespace SeccompSharp.Fuzz;

/// <summary>What became of one policy on its way through the compiler.</summary>
/// <param name="Program">The program; null when the compiler refused, with a finding, or failed.</param>
/// <param name="Failure">What is wrong; null when nothing is.</param>
/// <param name="Calls">How many calls were compared one by one.</param>
public sealed record FuzzCase(Program? Program, string? Failure, int Calls)
{
    /// <summary>Compiles a policy; checks, proves and samples the program.</summary>
    public static FuzzCase Run(BoundPolicy policy, RandomSource random, CancellationToken cancellation) =>
        Run(policy, new Dictionary<string, ulong>(), random, cancellation);

    /// <summary>Compiles a policy with variables; checks and proves the program, and samples it with values put in.</summary>
    public static FuzzCase Run(
        BoundPolicy policy, IReadOnlyDictionary<string, ulong> values, RandomSource random, CancellationToken cancellation)
    {
        CompilationResult compilation = FilterCompiler.Compile(policy, CompilerOptions.Default, cancellation);
        if (compilation.Program is not { } program)
            return new FuzzCase(null, compilation.Findings.Count == 0 ? "no program and no finding" : null, 0);
        if (KernelCheck.Reject(program) is { } reason)
            return new FuzzCase(program, $"the kernel would not take it: {reason}", 0);
        if (Equivalence.Prove(program, policy, cancellation).ToFinding(default) is { } finding)
            return new FuzzCase(program, finding.Message, 0);

        policy = policy.WithValues(values);
        program = program.WithValues(values);
        int calls = 0;
        foreach (SeccompData call in InterestingCalls.Of(policy, random, program))
        {
            calls++;
            SyscallAction expected = PolicyEvaluator.Evaluate(policy, call);
            uint actual = Interpreter.Run(program, call);
            if (actual != expected.ReturnValue)
                return new FuzzCase(program, $"proven, and yet {Describe(call)}: {expected}, not {actual:x8}", calls);
        }

        return new FuzzCase(program, null, calls);
    }

    private static string Describe(SeccompData call) =>
        $"arch {call.Arch:x8} nr {call.Nr:x} args {string.Join(' ', System.Array.ConvertAll(call.Args, value => value.ToString("x")))}";
}
