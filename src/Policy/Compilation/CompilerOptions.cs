namespace SeccompSharp.Policies.Compilation;

/// <summary>What the compiler may be told besides the policy.</summary>
/// <remarks>Immutable, structurally equal. None of it changes what a program decides, only its shape.</remarks>
public sealed record CompilerOptions
{
    /// <summary>What applies unless the user says otherwise.</summary>
    public static CompilerOptions Default { get; } = new();

    /// <summary>Which calls the program makes how often.</summary>
    public SyscallWeights Weights { get; init; } = SyscallWeights.DotNet;
}
