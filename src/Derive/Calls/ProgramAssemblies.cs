using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using SeccompSharp.Derive.Calls.Metadata;

namespace SeccompSharp.Derive.Calls;

/// <summary>The assemblies of a program and of its frameworks, opened when they are first needed.</summary>
/// <remarks>Safe for several threads until it is disposed.</remarks>
public sealed class ProgramAssemblies : IDisposable
{
    private readonly Dictionary<string, (string Path, bool IsFramework)> _paths = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, Lazy<AssemblyFile>> _opened = new(StringComparer.OrdinalIgnoreCase);

    private ProgramAssemblies(string main, HostConfiguration configuration)
    {
        MainPath = main;
        Switches = configuration.Switches;
    }

    /// <summary>The assembly that has the program's first method.</summary>
    public string MainPath { get; }

    /// <summary>What the program's runtimeconfig.json sets in AppContext.</summary>
    public IReadOnlyDictionary<string, string> Switches { get; }

    internal AssemblyFile Main => Open(Path.GetFileNameWithoutExtension(MainPath))!;

    /// <summary>
    /// The same for the same assemblies, switches and search, and for no others: the key under which a result may be kept. It is
    /// made of the identities that compilers give to modules, and of no path.
    /// </summary>
    public string ComputeIdentity()
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(typeof(ProgramAssemblies).Module.ModuleVersionId.ToString());
        Append(Path.GetFileNameWithoutExtension(MainPath));
        foreach (string name in _paths.Keys.Order(StringComparer.Ordinal))
            Append(name + " " + ModuleId(name));
        foreach ((string name, string value) in Switches.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            Append(name + "=" + value);
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Append(string line) => hash.AppendData(Encoding.UTF8.GetBytes(line + "\n"));
    }

    /// <summary>
    /// Opens a built or published application by its .dll, with the .deps.json and .runtimeconfig.json beside it. Frameworks that
    /// are not in its folder are taken from those that are installed here.
    /// </summary>
    /// <exception cref="UnusableProgramException">It is not managed, or a framework is not installed.</exception>
    public static ProgramAssemblies OpenApplication(string path)
    {
        path = Path.GetFullPath(path);
        if (!File.Exists(path))
            throw new UnusableProgramException(path, "does not exist", "Build the program, then name its .dll");
        string stem = Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileNameWithoutExtension(path));
        HostConfiguration configuration = HostConfiguration.Read(stem + ".runtimeconfig.json");
        ProgramAssemblies program = new(path, configuration);
        program._paths[Path.GetFileNameWithoutExtension(path)] = (path, false);
        foreach (string file in HostConfiguration.AssembliesForLinux(stem + ".deps.json"))
            program.Add(file, false);
        string folder = Path.GetDirectoryName(path)!;
        // A self-contained folder has the framework among the program's own files.
        bool isSelfContained = File.Exists(Path.Combine(folder, CoreLibrary + ".dll"));
        foreach (string file in Directory.EnumerateFiles(folder, "*.dll").Order(StringComparer.Ordinal))
            program.Add(file, isSelfContained && IsFrameworkName(Path.GetFileNameWithoutExtension(file)));
        if (!isSelfContained)
            program.AddFrameworks(configuration);
        return program.Checked();
    }

    /// <summary>Opens assemblies, the program first; what they refer to is looked for among them only.</summary>
    /// <param name="paths">The program's own assemblies.</param>
    /// <param name="frameworkFolders">Folders with the assemblies of .NET.</param>
    /// <param name="switches">What the program's runtimeconfig.json would set.</param>
    /// <exception cref="UnusableProgramException">The first one is not managed, or System.Private.CoreLib is missing.</exception>
    public static ProgramAssemblies OpenFiles(
        IReadOnlyList<string> paths, IEnumerable<string> frameworkFolders, IReadOnlyDictionary<string, string>? switches = null)
    {
        ArgumentOutOfRangeException.ThrowIfZero(paths.Count);
        HostConfiguration configuration = new();
        foreach ((string name, string value) in switches ?? new Dictionary<string, string>())
            configuration.Switches[name] = value.ToLowerInvariant();
        ProgramAssemblies program = new(Path.GetFullPath(paths[0]), configuration);
        foreach (string path in paths)
            program.Add(Path.GetFullPath(path), false);
        foreach (string file in frameworkFolders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.dll").Order(StringComparer.Ordinal)))
            program.Add(file, true);
        return program.Checked();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Lazy<AssemblyFile> file in _opened.Values)
        {
            if (file.IsValueCreated)
                file.Value.Dispose();
        }
    }

    internal const string CoreLibrary = "System.Private.CoreLib";

    /// <summary>The assembly of this name, or null if the program has none.</summary>
    internal AssemblyFile? Open(string name) => !_paths.TryGetValue(name, out (string Path, bool IsFramework) file)
        ? null
        : _opened.GetOrAdd(name, _ => new Lazy<AssemblyFile>(
            () => AssemblyFile.Open(file.Path, file.IsFramework), LazyThreadSafetyMode.ExecutionAndPublication)).Value;

    private Guid? ModuleId(string name)
    {
        try
        {
            return Open(name)!.ModuleId;
        }
        catch (UnusableProgramException)
        {
            // A native library among the assemblies, which the search does not read either.
            return null;
        }
    }

    private static bool IsFrameworkName(string name) =>
        name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.", StringComparison.Ordinal)
        || name is "System" or "mscorlib" or "netstandard" or "WindowsBase";

    private void Add(string path, bool isFramework) => _paths.TryAdd(Path.GetFileNameWithoutExtension(path), (path, isFramework));

    private void AddFrameworks(HostConfiguration configuration)
    {
        List<(string Name, Version Version)> frameworks = configuration.Frameworks;
        if (frameworks.Count == 0)
            throw new UnusableProgramException(
                MainPath, "has no .runtimeconfig.json beside it that names a framework", "Name the .dll in the program's build or publish folder");
        if (frameworks.All(framework => framework.Name != "Microsoft.NETCore.App"))
            frameworks = [.. frameworks, ("Microsoft.NETCore.App", frameworks[0].Version)];
        foreach ((string name, Version version) in frameworks)
        {
            string folder = InstalledFrameworks.Find(name, version) ?? throw new UnusableProgramException(
                MainPath, $"runs on {name} {version}, which is not installed here",
                $"Install that runtime, or publish the program with --self-contained and name the .dll in the publish folder");
            foreach (string file in Directory.EnumerateFiles(folder, "*.dll"))
                Add(file, true);
        }
    }

    private ProgramAssemblies Checked()
    {
        _ = Main;
        if (!_paths.ContainsKey(CoreLibrary))
            throw new UnusableProgramException(MainPath, "is without System.Private.CoreLib.dll", "Name the folder of the shared framework that it runs on");
        return this;
    }
}
