using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SeccompSharp.Derive.Programs;

namespace SeccompSharp.Derive.Exports;

/// <summary>What the native libraries of an installed runtime export: what a program of that version can reach.</summary>
public static class RuntimeExports
{
    /// <summary>The functions of the libraries in a folder that managed code calls; by library and name.</summary>
    /// <param name="folder">Of a shared framework or a runtime pack.</param>
    public static IEnumerable<NativeImport> In(string folder) => Directory.EnumerateFiles(folder, "libSystem.*.so").Order(StringComparer.Ordinal)
        .SelectMany(path => ElfSymbols.Read(File.ReadAllBytes(path), dynamic: true).Defined
            .Select(symbol => symbol.Split('@')[0])
            .Where(name => !name.StartsWith('_'))
            .Order(StringComparer.Ordinal)
            .Select(name => new NativeImport(Path.GetFileNameWithoutExtension(path), name)));

    /// <summary>Those of them that the table lacks: a newer runtime has them.</summary>
    public static IEnumerable<NativeImport> Missing(string folder) => In(folder).Where(import => !NativeExports.Has(import));
}