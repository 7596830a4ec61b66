using System;
using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Diagrams;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Policies.Proof;

/// <summary>Decides whether a program is exactly a policy: for every token, number and argument, the same 32 bits.</summary>
/// <remarks>
/// Complete and without sampling. The program is run symbolically for all calls at once; whatever it returns for a set
/// of calls must be what the policy says for each of them. It shares nothing with the compiler but the model, and
/// holds for any classic BPF program that the kernel takes, whoever wrote it.
/// Of variables nothing is assumed: what is proven holds for all their values. Thread-safe.
/// </remarks>
public static class Equivalence
{
    /// <summary>Proves or refutes that <paramref name="program"/> is <paramref name="policy"/>.</summary>
    /// <returns>
    /// <see cref="ProofResult.Proven"/>; a call for which they differ; or that it could not be decided within bounds of
    /// time and memory, or because the program is none that the kernel would run.
    /// </returns>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was asked for.</exception>
    public static ProofResult Prove(Program program, BoundPolicy policy, CancellationToken cancellation)
    {
        try
        {
            var diagrams = new DecisionDiagrams(cancellation);
            var arithmetic = new BitVectorArithmetic(diagrams);
            var call = new CallBits(diagrams, program.IsLittleEndian);
            var variables = new VariablePredicates(diagrams);
            var map = new PolicyMap(policy, diagrams, new ConditionDiagram(diagrams, arithmetic, call, variables));
            var check = new ReturnCheck(map, diagrams, arithmetic, call);
            new SymbolicExecution(program, diagrams, arithmetic, call, variables, check).Run(cancellation);
            if (check.Difference is not { } difference)
                return new ProofResult.Proven();
            return variables.Any
                ? VariableValues.Refute(program, policy, cancellation)
                : Confirm(program, policy, difference);
        }
        catch (UndecidedException undecided)
        {
            return new ProofResult.Undecided(undecided.Message);
        }
    }

    private static ProofResult Confirm(Program program, BoundPolicy policy, SeccompData call)
    {
        SyscallAction expected = PolicyEvaluator.Evaluate(policy, call);
        uint actual = Replay.Run(program, call);
        return actual == expected.ReturnValue
            ? new ProofResult.Undecided("the proof contradicts itself")
            : new ProofResult.Refuted(call, expected, actual);
    }
}
