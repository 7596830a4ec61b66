using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Compilation;

/// <summary>Turns a policy in numbers into a program: policy, decision graph, instructions, places.</summary>
/// <remarks>Pure, deterministic, thread-safe. docs/compiler.md says what shape it looks for and why.</remarks>
public static class FilterCompiler
{
    /// <summary>The filter for a policy.</summary>
    /// <param name="policy">The policy; what its doc comments require of it is the binder's to ensure.</param>
    /// <param name="options">What shape to look for.</param>
    /// <param name="ct">Checked throughout.</param>
    /// <exception cref="System.OperationCanceledException"><paramref name="ct"/> was cancelled.</exception>
    public static CompilationResult Compile(BoundPolicy policy, CompilerOptions options, CancellationToken ct)
    {
        if (PolicyLimits.Check(policy) is { } refusal)
            return Refuse(refusal);

        bool littleEndian = policy.Abis.Count == 0 || policy.Abis[0].Abi.IsLittleEndian;
        var decisions = new PolicyDecisions(policy, options, ct);
        if (CodeEmitter.Emit(decisions.Graph, decisions.Root, littleEndian, ct) is not { } code)
            return Refuse(TooLong(decisions, "more than " + Numerals.Of(Program.MaxLength)));

        Program program = Lay(code.Code, code.Root, policy, ct).ToProgram(littleEndian);
        if (program.Instructions.Count > Program.MaxLength)
            return Refuse(TooLong(decisions, Numerals.Of(program.Instructions.Count)));
        if ((KernelCheck.Reject(program) ?? decisions.FirstUncachedAllow(program)) is { } wrong)
            return Refuse(Finding.Of(FindingKinds.InternalError, Place.None, wrong));
        return new CompilationResult(program, ImmutableEquatableArray<Finding>.Empty);
    }

    /// <summary>Other kernels' JIT compilers have rules of their own; for them any layout is as good as another.</summary>
    private static Layout Lay(CodeGraph code, int root, BoundPolicy policy, CancellationToken ct)
    {
        ILayoutSearch? search = policy.Abis.Count > 0 && policy.Abis[0].Abi.HasX86Jit ? new X86LayoutSearch(code, root) : null;
        var layout = new Layout(code);
        layout.Lay(root, search?.FindPlan(ct) ?? new LayoutPlan(code.Count), ct);
        return layout;
    }

    private static Finding TooLong(PolicyDecisions decisions, string length) => Finding.Of(
        FindingKinds.FilterTooLong, Place.None, length, Numerals.Of(Program.MaxLength), string.Join(", ", decisions.LargestContributors()));

    private static CompilationResult Refuse(Finding finding) => new(null, ImmutableEquatableArray.Of(finding));
}
