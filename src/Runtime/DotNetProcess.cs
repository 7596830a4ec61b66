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
    /// list of assemblies, without which CoreCLR cannot be started and which NativeAOT does not have.
    /// </summary>
    public static bool HasJit { get; } = AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") is not null;
}
