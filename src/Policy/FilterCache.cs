using System.Threading;
using SeccompSharp.Policies.Compilation;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Proof;

namespace SeccompSharp.Policies;

/// <summary>Programs that were compiled and proven, by all that they depend on: the policy in numbers, and the options.</summary>
/// <remarks>
/// Thread-safe, bounded. What a bound policy says is compared whole; it holds neither places nor anything of its caller, so
/// who asks twice, a generator and an analyzer for instance, gets the same program with findings at his own places.
/// </remarks>
public sealed class FilterCache
{
    /// <summary>Policies × targets × builds that a process works on at a time; a program takes some ten kilobytes.</summary>
    private const int Capacity = 128;

    private readonly BoundedCache<(BoundPolicy Policy, CompilerOptions Options), ProvenProgram> _programs = new(Capacity);

    /// <summary>How many programs had to be compiled.</summary>
    public int Compilations => _programs.Made;

    internal ProvenProgram Compile(BoundPolicy policy, CompilerOptions options, CancellationToken cancellationToken) => _programs.GetOrMake(
        (policy, options), static (key, cancellationToken) => ProvenProgram.Compile(key.Policy, key.Options, cancellationToken), cancellationToken);
}

/// <summary>What became of a policy in numbers, without a word of where it was written.</summary>
/// <param name="Compilation">What the compiler says.</param>
/// <param name="Proof">What the proof says of its program; null where there is none.</param>
internal sealed record ProvenProgram(CompilationResult Compilation, ProofResult? Proof)
{
    public static ProvenProgram Compile(BoundPolicy policy, CompilerOptions options, CancellationToken cancellationToken)
    {
        CompilationResult compilation = FilterCompiler.Compile(policy, options, cancellationToken);
        return new ProvenProgram(
            compilation, compilation.Program is { } program ? Equivalence.Prove(program, policy, cancellationToken) : null);
    }
}
