using System;

namespace SeccompSharp.Policies.Groups;

/// <summary>Which runtime a process has.</summary>
public enum DotNetRuntime
{
    /// <summary>With a JIT compiler.</summary>
    CoreClr,

    /// <summary>Compiled ahead of time (PublishAot).</summary>
    NativeAot,
}

/// <summary>What groups ask about the build that a filter is for.</summary>
/// <remarks>The default is the widest: CoreCLR with everything on. Immutable, structurally equal.</remarks>
public sealed record GroupContext
{
    /// <summary>The runtime.</summary>
    public DotNetRuntime Runtime { get; init; } = DotNetRuntime.CoreClr;

    /// <summary>Whether cultures are data of the process itself, so that ICU is never loaded.</summary>
    public bool InvariantGlobalization { get; init; }

    /// <summary>Whether the runtime has event sources, and with them a diagnostics port.</summary>
    public bool EventSource { get; init; } = true;

    /// <summary>Whether the libc may be musl: where the build names no runtime identifier, or one of musl. A native binary has
    /// that of the SDK unless it is given another one.</summary>
    public bool Musl { get; init; } = true;

    /// <summary>Reads the build's properties. Unset, each has the default of the .NET SDK.</summary>
    /// <param name="property">The value of an MSBuild property, or null or empty when it is not set.</param>
    public static GroupContext FromProperties(Func<string, string?> property)
    {
        bool aot = Read("PublishAot") ?? false;
        return new GroupContext
        {
            Runtime = aot ? DotNetRuntime.NativeAot : DotNetRuntime.CoreClr,
            InvariantGlobalization = Read("InvariantGlobalization") ?? false,
            EventSource = Read("EventSourceSupport") ?? !aot,
            Musl = MayBeMusl(Identifier()),
        };

        string Identifier()
        {
            string identifier = property("RuntimeIdentifier") ?? "";
            return identifier.Length == 0 && aot ? property("NETCoreSdkRuntimeIdentifier") ?? "" : identifier;
        }

        static bool MayBeMusl(string identifier) =>
            identifier.Length == 0 || identifier.Contains("musl") || identifier.StartsWith("alpine", StringComparison.Ordinal);

        bool? Read(string name)
        {
            string value = property(name) ?? "";
            return value.Length == 0 ? null : string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
        }
    }
}
