using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace SeccompSharp.Tool.Programs;

/// <summary>A built program, or the folder of its project, where policies are looked for.</summary>
/// <param name="Folder">The folder in which its sources would be.</param>
/// <param name="Assemblies">What may have policies, the newest first.</param>
internal sealed record BuiltProgram(string Folder, IReadOnlyList<string> Assemblies)
{
    private const int MostAssemblies = 200;

    /// <summary>What somebody names: an assembly, a program beside one, or a folder.</summary>
    /// <exception cref="UnusableException">There is nothing there.</exception>
    public static BuiltProgram At(string path)
    {
        if (Directory.Exists(path))
            return In(path);
        if (!File.Exists(path))
            throw new UnusableException($"There is no program at '{path}'.");
        string assembly = AssemblyOf(path)
            ?? throw new UnusableException($"'{path}' has no policy that can be read: it is no .NET assembly, and none of its name lies beside it. "
                + "Of a native program name the folder of its project, or the .dll in its obj folder.");
        return new BuiltProgram(Directory.GetCurrentDirectory(), [assembly]);
    }

    /// <summary>A program that a line names; null where no assembly of it is found.</summary>
    public static BuiltProgram? Of(string executable) =>
        AssemblyOf(executable) is { } assembly ? new BuiltProgram(Directory.GetCurrentDirectory(), [assembly]) : null;

    /// <summary>What was built in a folder: everything under bin and obj.</summary>
    public static BuiltProgram In(string folder)
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 8 };
        string[] assemblies =
        [
            .. new[] { "bin", "obj" }.Select(name => Path.Combine(folder, name)).Where(Directory.Exists)
                .SelectMany(built => Directory.EnumerateFiles(built, "*.dll", options))
                .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}ref", StringComparison.Ordinal))
                .OrderByDescending(File.GetLastWriteTimeUtc).ThenBy(path => path, StringComparer.Ordinal).Take(MostAssemblies),
        ];
        return new BuiltProgram(folder, assemblies);
    }

    /// <summary>The policies of these classes, or the only one there is; none if there is none, or several to choose from.</summary>
    /// <param name="classes">The classes; none for whichever there is.</param>
    public IReadOnlyList<ProgramPolicy> Find(IReadOnlyList<string> classes)
    {
        foreach (string assembly in Assemblies)
        {
            IReadOnlyList<ProgramPolicy> policies = ProgramReader.Read(assembly);
            ProgramPolicy[] meant = classes.Count == 0 ? [.. policies] : [.. policies.Where(policy => classes.Contains(policy.ClassName))];
            if (meant.Length == 1 || (classes.Count > 0 && meant.Length > 1))
                return meant;
        }

        return [];
    }

    private static string? AssemblyOf(string path) =>
        new[] { path, Path.ChangeExtension(path, ".dll"), path + ".dll" }.FirstOrDefault(candidate => File.Exists(candidate) && ProgramReader.Read(candidate).Count > 0);
}
