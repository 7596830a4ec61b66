using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Proof;

namespace SeccompSharp.Fuzz;

/// <summary>Whether the proof tells every slip in a correct program from a harmless change.</summary>
/// <param name="Refuted">How many mutants it refutes, each with a call for which mutant and policy really differ.</param>
/// <param name="Harmless">How many it proves, each without a difference in the interesting calls.</param>
/// <param name="Failure">What is wrong; null when nothing is.</param>
public sealed record MutationCase(int Refuted, int Harmless, string? Failure)
{
    /// <summary>Tries every mutant of a program that the kernel would take.</summary>
    public static MutationCase Run(Program program, BoundPolicy policy, CancellationToken cancellation)
    {
        int refuted = 0;
        int harmless = 0;
        List<SeccompData> calls = [.. InterestingCalls.Of(policy, new RandomSource(0), program)];
        uint[] returned = [.. calls.Select(call => Interpreter.Run(program, call))];
        foreach (Mutations.Mutant mutant in Mutations.Of(program).Where(mutant => KernelCheck.Reject(mutant.Program) is null))
        {
            switch (Equivalence.Prove(mutant.Program, policy, cancellation))
            {
                case ProofResult.Proven:
                    harmless++;
                    if (!calls.Select(call => Interpreter.Run(mutant.Program, call)).SequenceEqual(returned))
                        return new MutationCase(refuted, harmless, $"proven, although it does something else: {mutant.Slip}");
                    break;
                case ProofResult.Refuted wrong:
                    refuted++;
                    bool real = Interpreter.Run(mutant.Program, wrong.Call) == wrong.Actual
                        && PolicyEvaluator.Evaluate(policy, wrong.Call) == wrong.Expected
                        && wrong.Expected.ReturnValue != wrong.Actual;
                    if (!real)
                        return new MutationCase(refuted, harmless, $"refuted by a call that shows nothing: {mutant.Slip}");
                    break;
                case ProofResult.Undecided undecided:
                    return new MutationCase(refuted, harmless, $"undecided, because {undecided.Reason}: {mutant.Slip}");
            }
        }

        return new MutationCase(refuted, harmless, null);
    }
}
