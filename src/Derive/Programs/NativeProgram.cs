using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using SeccompSharp.Derive.Exports;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Derive.Programs;

/// <summary>A NativeAOT program: the native functions that its reachable managed code calls.</summary>
/// <remarks>
/// The compiler has followed every call already. Its object file wants exactly the functions of .NET's native libraries that
/// the program can reach; a linked program has those that the linker kept, and a few that the runtime itself calls.
/// P/Invokes that are resolved at run time leave a cell each, __pinvoke_Assembly__Module__Library__Function
/// (ILCompiler, PInvokeLazyFixupField and its name mangler).
/// </remarks>
/// <param name="Path">The file whose symbols were read.</param>
/// <param name="Imports">The functions of libraries that the table of exports has, in ordinal order.</param>
/// <param name="Others">Other functions, in ordinal order; what is no letter or digit in a library's name is _.</param>
/// <param name="IsObject">Whether it is the compiler's object file: what it names is exact.</param>
/// <param name="Build">How it was built, as far as it shows.</param>
public sealed record NativeProgram(
    string Path, ImmutableEquatableArray<NativeImport> Imports, ImmutableEquatableArray<NativeImport> Others, bool IsObject, BuildContext Build)
{
    private const string LazyPrefix = "__pinvoke_";
    private const string LazyModule = "__Module__";

    /// <summary>Whether a file may be one: its first bytes are those of ELF.</summary>
    public static bool Is(string path)
    {
        using FileStream file = File.OpenRead(path);
        Span<byte> start = stackalloc byte[4];
        return file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) == start.Length && ElfSymbols.IsElf(start);
    }

    /// <summary>Reads an object file, a program with its symbols, or a stripped one beside which they lie (NAME.dbg).</summary>
    /// <exception cref="InvalidDataException">It is none of these; the message says what to name instead.</exception>
    public static NativeProgram Read(string path)
    {
        ElfSymbols symbols = ElfSymbols.Read(File.ReadAllBytes(path));
        string? interpreter = symbols.Interpreter;
        if (!symbols.IsObject && symbols.Defined.Count == 0 && File.Exists(path + ".dbg"))
        {
            path += ".dbg";
            symbols = ElfSymbols.Read(File.ReadAllBytes(path));
        }

        if (!symbols.Defined.Any(name => name.StartsWith("Rh", StringComparison.Ordinal) || name.StartsWith("S_P_CoreLib_", StringComparison.Ordinal)))
        {
            throw new InvalidDataException(
                "It is no NativeAOT program whose symbols can be read: name its .dbg file, or the object file in obj/Release/…/native.");
        }

        IReadOnlySet<string> functions = symbols.IsObject ? symbols.Undefined : symbols.Defined;
        NativeImport[] linked = [.. functions.Select(name => NativeExports.LibraryOf(name) is { } library ? new NativeImport(library, name) : null).OfType<NativeImport>()];
        NativeImport[] lazy = [.. symbols.Defined.Select(Lazy).OfType<NativeImport>()];
        return new NativeProgram(
            path,
            Sorted(linked.Concat(lazy.Where(NativeExports.Has))),
            Sorted(lazy.Where(import => !NativeExports.Has(import))),
            symbols.IsObject,
            new BuildContext
            {
                Runtime = DotNetRuntime.NativeAot,
                InvariantGlobalization = !functions.Any(name => name.StartsWith("GlobalizationNative_", StringComparison.Ordinal)),
                EventSource = functions.Any(name => name.StartsWith("EventPipeInternal_", StringComparison.Ordinal)),
                LibC = interpreter is null ? LibC.Either : interpreter.Contains("musl", StringComparison.Ordinal) ? LibC.Musl : LibC.Glibc,
            });
    }

    private static ImmutableEquatableArray<NativeImport> Sorted(IEnumerable<NativeImport> imports) => imports.Distinct()
        .OrderBy(import => import.Library, StringComparer.Ordinal).ThenBy(import => import.EntryPoint, StringComparer.Ordinal).ToImmutableEquatableArray();

    /// <summary>Library and function of a cell; null for any other symbol.</summary>
    private static NativeImport? Lazy(string symbol)
    {
        int module = symbol.IndexOf(LazyModule, StringComparison.Ordinal);
        if (!symbol.StartsWith(LazyPrefix, StringComparison.Ordinal) || module < 0)
            return null;
        string rest = symbol[(module + LazyModule.Length)..];
        int end = rest.IndexOf("__", StringComparison.Ordinal);
        return end <= 0 ? null : new NativeImport(LibraryOf(rest[..end]), rest[(end + 2)..]);
    }

    /// <summary>However a program names libc: libc, libc.so, libc.so.6.</summary>
    private static string LibraryOf(string mangled) =>
        mangled == NativeExports.LibC || mangled.StartsWith(NativeExports.LibC + "_so", StringComparison.Ordinal) ? NativeExports.LibC : mangled;
}
