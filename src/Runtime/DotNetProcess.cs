using System;
using System.ComponentModel;

namespace SeccompSharp;

/// <summary>What generated code asks about the running process.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class DotNetProcess
{
    /// <summary>
    /// Whether code is compiled while the process runs, and so needs executable memory. RuntimeFeature does not tell:
    /// a project with PublishAot says that dynamic code is not supported, also when it runs on CoreCLR. What tells is the
    /// list of assemblies, without which CoreCLR cannot be started and which NativeAOT does not have. Where a
    /// program is compiled with the package, ILLink.Substitutions.xml says so already: what only a JIT needs is left out.
    /// </summary>
    public static bool HasJit { get; } = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") is not null;

    /// <summary>
    /// The id of this process as its system calls name it, for the place of <c>$self</c>. Where a filter answers getpid
    /// with something that is no process id, an id that no process has: 0 would be the process group.
    /// </summary>
    public static int Id => Environment.ProcessId is > 0 and var id ? id : int.MaxValue;

    /// <summary>For the place of <c>$musl</c>: -1 where the C library is glibc, else 0.</summary>
    public static int Musl => Libc.IsGlibc ? -1 : 0;
}
