using System;

namespace SeccompSharp.Policies.Model;

/// <summary>Which runtime a process has.</summary>
public enum DotNetRuntime
{
    /// <summary>With a JIT compiler.</summary>
    CoreClr,

    /// <summary>Compiled ahead of time (PublishAot).</summary>
    NativeAot,
}

/// <summary>Which C library a process may have.</summary>
public enum LibC
{
    /// <summary>One of the two; installing finds out which.</summary>
    Either,

    /// <summary>glibc.</summary>
    Glibc,

    /// <summary>musl.</summary>
    Musl,
}

/// <summary>What groups ask about the build that a filter is for.</summary>
/// <remarks>The default is the widest: CoreCLR with everything on. Immutable, structurally equal.</remarks>
public sealed record BuildContext
{
    /// <summary>The runtime.</summary>
    public DotNetRuntime Runtime { get; init; } = DotNetRuntime.CoreClr;

    /// <summary>Whether cultures are data of the process itself, so that ICU is never loaded.</summary>
    public bool InvariantGlobalization { get; init; }

    /// <summary>Whether the runtime has event sources, and with them a diagnostics port.</summary>
    public bool EventSource { get; init; } = true;

    /// <summary>The C library: that of the runtime identifier. A native binary has that of the SDK unless it is given another
    /// one; what the JIT runs goes where it is copied.</summary>
    public LibC LibC { get; init; } = LibC.Either;

    /// <summary>Reads the build's properties. Unset, each has the default of the .NET SDK.</summary>
    /// <param name="property">The value of an MSBuild property, or null or empty when it is not set.</param>
    public static BuildContext FromProperties(Func<string, string?> property)
    {
        bool aot = Read("PublishAot") ?? false;
        return new BuildContext
        {
            Runtime = aot ? DotNetRuntime.NativeAot : DotNetRuntime.CoreClr,
            InvariantGlobalization = Read("InvariantGlobalization") ?? false,
            EventSource = Read("EventSourceSupport") ?? !aot,
            LibC = LibCOf(Identifier()),
        };

        string Identifier()
        {
            string identifier = property("RuntimeIdentifier") ?? "";
            return identifier.Length == 0 && aot ? property("NETCoreSdkRuntimeIdentifier") ?? "" : identifier;
        }

        static LibC LibCOf(string identifier) => identifier.Length == 0 ? LibC.Either
            : identifier.Contains("musl") || identifier.StartsWith("alpine", StringComparison.Ordinal) ? LibC.Musl
            : LibC.Glibc;

        bool? Read(string name)
        {
            string value = property(name) ?? "";
            return value.Length == 0 ? null : string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
        }
    }
}
