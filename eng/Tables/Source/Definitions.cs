using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace SeccompSharp.Tables.Source;

/// <summary>Every SYSCALL_DEFINEn of the kernel's source.</summary>
public sealed partial class Definitions
{
    /// <summary>Where system calls are defined; the rest of the source would only take time.</summary>
    private static readonly string[] s_directories =
        ["arch", "block", "drivers/char", "drivers/pci", "fs", "io_uring", "ipc", "kernel", "mm", "net", "security"];

    /// <summary>The architecture's directory of each column of the syscall table.</summary>
    private static readonly Dictionary<string, string> s_arch = new(StringComparer.Ordinal)
    {
        ["x86_64"] = "x86", ["x86"] = "x86", ["x32"] = "x86", ["aarch64"] = "arm64", ["arm"] = "arm", ["riscv64"] = "riscv",
        ["s390x"] = "s390", ["ppc64"] = "powerpc", ["ppc"] = "powerpc", ["loongarch64"] = "loongarch",
        ["mips64"] = "mips", ["mips64n32"] = "mips", ["mips"] = "mips",
    };

    private readonly ILookup<string, Definition> _byFunction;

    private Definitions(IEnumerable<Definition> definitions) =>
        _byFunction = definitions.ToLookup(definition => definition.Function, StringComparer.Ordinal);

    public bool Any(string function) => _byFunction[function].Any();

    public static Definitions Read(string root) => new(
        from directory in s_directories
        from file in Directory.EnumerateFiles(Path.Combine(root, directory), "*.c", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
        let text = File.ReadAllText(file)
        where text.Contains("SYSCALL", StringComparison.Ordinal)
        from Match match in Macro().Matches(Comment().Replace(text, " "))
        select Parse(match, Path.GetRelativePath(root, file)));

    /// <summary>
    /// The definitions that may serve a function on an ABI: those of its architecture, else the common ones. More than
    /// one if the build configuration chooses.
    /// </summary>
    public IReadOnlyList<Definition> Of(string function, string column)
    {
        string arch = $"arch/{s_arch[column]}/";
        Definition[] own = [.. _byFunction[function].Where(definition => definition.File.StartsWith(arch, StringComparison.Ordinal))];
        return own.Length > 0 ? own : [.. _byFunction[function].Where(definition => !definition.File.StartsWith("arch/", StringComparison.Ordinal))];
    }

    /// <summary>SYSCALL_DEFINE3(read, unsigned int, fd, …): types and names alternate.</summary>
    private static Definition Parse(Match match, string file)
    {
        string[] words = [.. match.Groups["arguments"].Value.Split(',').Select(Normalize)];
        CParameter[] parameters = [.. words.Skip(1).Chunk(2).Where(pair => pair.Length == 2).Select(pair => new CParameter(pair[0], pair[1]))];
        string prefix = match.Groups["kind"].Value == "COMPAT_SYSCALL" ? "compat_sys_" : "sys_";
        return new Definition(prefix + words[0], file, parameters);
    }

    /// <summary>One blank between words, and one before and after each star.</summary>
    private static string Normalize(string text) => Blanks().Replace(text.Replace("*", " * ", StringComparison.Ordinal), " ").Trim();

    [GeneratedRegex(@"^[ \t]*(?<kind>COMPAT_SYSCALL|PPC32_SYSCALL|SYSCALL32|SYSCALL)_DEFINE\d\((?<arguments>[^()]*(?:\([^()]*\)[^()]*)*)\)", RegexOptions.Multiline)]
    private static partial Regex Macro();

    [GeneratedRegex(@"/\*.*?\*/|//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
