using System.Threading;
using SeccompSharp.Derive.Calls.Graph;

namespace SeccompSharp.Derive.Calls;

/// <summary>Finds the native functions that a program can reach, from its IL and without running it.</summary>
/// <remarks>
/// Rapid type analysis: a virtual call reaches the overrides in types of which an object is made somewhere that is reached. What
/// is sound in it, and what is not, is on the page docs/derive.md.
/// </remarks>
public static class CallGraph
{
    /// <summary>Follows all calls. May run on several threads for one <see cref="ProgramAssemblies"/>.</summary>
    /// <exception cref="UnusableProgramException">The main assembly has no entry point.</exception>
    public static ReachedProgram Build(ProgramAssemblies program, CancellationToken cancellation = default)
    {
        Reachability reachability = new(program);
        reachability.Run(cancellation);
        return reachability.Result();
    }
}
