using System.Collections.Generic;
using System.Linq;

namespace SeccompSharp.Groups.Tests;

/// <summary>An area of the framework that tests/Groups.Probe exercises.</summary>
/// <param name="Name">The probe's name for it; the group's name after the <c>@</c>, but for <c>core</c>.</param>
/// <param name="StopsUnderJit">Whether @dotnet alone stops it under CoreCLR; null where it cannot be run.</param>
/// <param name="StopsNative">The same under NativeAOT without cultures.</param>
internal sealed record Area(string Name, bool? StopsUnderJit, bool? StopsNative)
{
    public static readonly IReadOnlyList<Area> All =
    [
        new("core", false, false),
        new("console", true, true),
        new("files-read", true, true),
        new("files-write", true, true),
        new("file-watch", true, true),
        new("network-client", true, true),
        new("network-server", true, true),
        new("network-listen", true, true),
        new("network-interfaces", true, true),
        new("dns", true, true),
        new("tls", false, true), // Under CoreCLR, @dotnet loads libraries anyway.
        new("process", true, true),
        new("process-info", true, true),
        new("timezone", false, true), // Under CoreCLR, @dotnet reads directories and locks files anyway.
        new("globalization", false, false), // @dotnet loads ICU in the builds that have it.
        new("environment", true, true),
        new("named-mutex", true, false), // Under NativeAOT they are within the process.
        new("pipes", true, true),
        new("posix-signals", true, true),
        new("diagnostics", true, null), // NativeAOT has no port unless EventSourceSupport is on.
        new("kestrel", true, true),
        new("executable-memory", false, true),
        new("seccomp", true, true),
    ];

    public static Area Of(string name) => All.Single(area => area.Name == name);

    public bool? Stops(string build) => build == Probe.Jit ? StopsUnderJit : StopsNative;
}
