using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using SeccompSharp.Derive.Calls;
using SeccompSharp.Derive.Exports;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Derive.Programs;

/// <summary>A built program and what it can ask of the kernel, whichever runtime it has.</summary>
/// <param name="Path">The file that was read.</param>
/// <param name="Derivation">What it can ask.</param>
/// <param name="Chains">How a function is reached, from the program's first method to it; none for a native program.</param>
/// <param name="Limits">What is not in it because nobody can tell, a sentence each.</param>
public sealed record DerivedProgram(
    string Path, Derivation Derivation, IReadOnlyDictionary<NativeImport, ReachedImport> Chains, ImmutableEquatableArray<string> Limits)
{
    private const int MostNamed = 20;

    /// <summary>Reads an object file of NativeAOT, a native program with its symbols, or the assembly of a program for CoreCLR.</summary>
    /// <exception cref="InvalidDataException">It is none of these.</exception>
    /// <exception cref="UnusableProgramException">It is an assembly that cannot be followed.</exception>
    public static DerivedProgram Read(string path, CancellationToken cancellationToken) =>
        path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? Managed(path, cancellationToken) : Native(path);

    private static DerivedProgram Native(string path)
    {
        NativeProgram program = NativeProgram.Read(path);
        Derivation derivation = Derivation.Of(program.Imports, program.Build);
        List<string> limits = [.. Missing(derivation, program.Others)];
        if (!program.IsObject)
            limits.Add("A linked program also has functions that only the runtime calls; its object file is exact.");
        return new DerivedProgram(program.Path, derivation, new Dictionary<NativeImport, ReachedImport>(), limits.ToImmutableEquatableArray());
    }

    private static DerivedProgram Managed(string path, CancellationToken cancellationToken)
    {
        using ProgramAssemblies assemblies = ProgramAssemblies.OpenApplication(path);
        ReachedProgram reached = CallGraph.Build(assemblies, cancellationToken);
        Dictionary<NativeImport, ReachedImport> chains = [];
        foreach (ReachedImport import in reached.Imports)
            chains.TryAdd(Known(import.Import), import);
        NativeImport[] imports = [.. chains.Keys.Where(import => !IsOfRuntime(import))];
        var build = new BuildContext
        {
            Runtime = DotNetRuntime.CoreClr,
            InvariantGlobalization = IsOn("System.Globalization.Invariant", whenUnset: false),
            EventSource = IsOn("System.Diagnostics.Tracing.EventSource.IsSupported", whenUnset: true),
            LibC = LibC.Either,
        };
        Derivation derivation = Derivation.Of(imports.Where(import => NativeExports.Has(import) || IsOfFramework(import)), build);
        string[] limits =
        [
            .. Missing(derivation, imports.Where(import => !NativeExports.Has(import) && !IsOfFramework(import))),
            .. reached.Limits.Select(limit => $"{limit.Method} calls {limit.Callee} ({limit.Kind}): what runs behind it is not followed."),
        ];
        return new DerivedProgram(path, derivation, chains, limits.ToImmutableEquatableArray());

        bool IsOn(string name, bool whenUnset) => assemblies.Switches.TryGetValue(name, out string? value)
            ? string.Equals(value, "true", StringComparison.OrdinalIgnoreCase)
            : whenUnset;
    }

    private static IEnumerable<string> Missing(Derivation derivation, IEnumerable<NativeImport> others)
    {
        string[] named = [.. others.Where(import => !IsOfWindows(import.Library)).Select(import => $"{import.Library}!{import.EntryPoint}")];
        if (derivation.Unknown.Count > 0)
            yield return $"Unknown functions of .NET, whose calls are missing: {string.Join(", ", derivation.Unknown.Select(import => import.EntryPoint))}.";
        if (named.Length > 0)
        {
            string more = named.Length > MostNamed ? $" and {named.Length - MostNamed} more" : "";
            yield return $"Functions of other libraries, whose calls are missing: {string.Join(", ", named.Take(MostNamed))}{more}.";
        }
    }

    /// <summary>However a program names a library: with or without lib, an extension and a version.</summary>
    private static NativeImport Known(NativeImport import)
    {
        string library = import.Library.Split(".so")[0];
        return NativeExports.Libraries.Contains(library) ? import with { Library = library } : import;
    }

    /// <summary>Functions in the runtime itself: what they need is what every process does.</summary>
    private static bool IsOfRuntime(NativeImport import) => import.Library is "QCall" or "libcoreclr" or "libclrjit" or "libhostpolicy" or "*";

    private static bool IsOfFramework(NativeImport import) => import.Library.StartsWith("libSystem.", StringComparison.Ordinal);

    /// <summary>Code for Windows that a check at run time keeps from running here.</summary>
    private static bool IsOfWindows(string library)
    {
        string name = library.Split('.', '_')[0].ToUpperInvariant();
        return name is "KERNEL32" or "USER32" or "ADVAPI32" or "NTDLL" or "WS2" or "CRYPT32" or "BCRYPT" or "NCRYPT" or "OLE32" or "OLEAUT32"
            or "SHELL32" or "SECUR32" or "SSPICLI" or "IPHLPAPI" or "VERSION" or "WINHTTP" or "WEBSOCKET" or "DNSAPI" or "PSAPI" or "GDI32" or "MSQUIC"
            or "HTTPAPI" or "WTSAPI32" or "NETAPI32" or "LOGONCLI" or "ACTIVEDS" or "NORMALIZ" or "WLDAP32" or "POWRPROF" or "MSWSOCK";
    }
}
