using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace SeccompSharp.IdeBench;

/// <summary>A project in memory: files without policies, five classes with attributes, one profile.</summary>
/// <remarks>Immutable but for how often it was edited.</remarks>
internal sealed class SyntheticProject
{
    public const int Files = 1000;
    public const int Policies = 6;
    private const string Folder = "/src/App/";

    private static readonly CSharpParseOptions s_parse = new(LanguageVersion.CSharp12, DocumentationMode.Diagnose);

    private int _edits;

    public static string PolicyPath => Folder + "Sandboxes.cs";

    /// <summary>What the compiler is given beside sources: the profile, and the values that our .targets write.</summary>
    public ImmutableArray<AdditionalText> AdditionalFiles { get; } =
    [
        Profile(0),
        new MemoryText(Folder + "obj/Release/net10.0/SeccompSharp.build",
            $"SeccompSharp.build 1\nproperty RootNamespace=App\nproperty ProjectDir={Uri.EscapeDataString(Folder)}\nfile {Uri.EscapeDataString(Folder + "default.seccomp.json")}\nend\n"),
    ];

    public CSharpCompilation Compilation { get; } = CSharpCompilation.Create(
        "App",
        [
            .. Enumerable.Range(0, Files).Select(index => Parse($"{Folder}Area{index % 20}/File{index}.cs", Plain(index, 0))),
            Parse(PolicyPath, Sandboxes(0, "reboot")),
            Parse(Folder + "Program.cs", "System.Console.WriteLine();"),
        ],
        References(),
        new CSharpCompilationOptions(OutputKind.ConsoleApplication, optimizationLevel: OptimizationLevel.Release, nullableContextOptions: NullableContextOptions.Enable));

    public GeneratorDriver Driver(IIncrementalGenerator generator, bool tracksSteps) => CSharpGeneratorDriver.Create(
        [generator.AsSourceGenerator()], AdditionalFiles, s_parse, NoOptions.Provider,
        new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, tracksSteps));

    /// <summary>A method of a file without policies says something else.</summary>
    public CSharpCompilation EditElsewhere(CSharpCompilation compilation)
    {
        int edit = ++_edits;
        int index = edit * 37 % Files;
        return Replace(compilation, index, Plain(index, edit));
    }

    /// <summary>A method in the file of the policies does.</summary>
    public CSharpCompilation EditBeside(CSharpCompilation compilation) => Replace(compilation, Files, Sandboxes(++_edits, "reboot"));

    /// <summary>An attribute names another syscall.</summary>
    public CSharpCompilation EditAttribute(CSharpCompilation compilation)
    {
        int edit = ++_edits;
        return Replace(compilation, Files, Sandboxes(edit, $"reboot\", When = \"magic1 == {edit}"));
    }

    /// <summary>An errno of the profile is another one: a new filter each time.</summary>
    public MemoryText EditProfile() => Profile(++_edits);

    private static CSharpCompilation Replace(CSharpCompilation compilation, int index, string text)
    {
        SyntaxTree old = compilation.SyntaxTrees[index];
        return compilation.ReplaceSyntaxTree(old, Parse(old.FilePath, text));
    }

    private static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, s_parse, path);

    [SuppressMessage("Globalization", "CA1305", Justification = "Numbers without a sign or a fraction.")]
    public static string Plain(int index, int edit) => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;

        namespace App.Area{{index % 20}};

        /// <summary>One of many.</summary>
        [Serializable]
        public sealed class Type{{index}} : IComparable<Type{{index}}>
        {
            private readonly List<int> _items = [];

            [Obsolete("It is old.")]
            public int Count => _items.Count + {{edit}};

            public string Name { get; init; } = "Type{{index}}";

            public int CompareTo(Type{{index}}? other) => string.CompareOrdinal(Name, other?.Name);

            public IEnumerable<int> Squares(int limit)
            {
                foreach (int item in _items.Where(one => one < limit))
                {
                    if (item % 2 == 0)
                        yield return item * item;
                    else
                        yield return -item;
                }
            }

            public override string ToString() => $"{Name}: {string.Join(", ", Squares({{edit}}))}";
        }

        internal enum Kind{{index}}
        {
            First,
            Second,
        }
        """;

    private static string Sandboxes(int edit, string denied) => $$"""
        using SeccompSharp;

        namespace App;

        [SeccompAllow("@dotnet", "@console")]
        internal static partial class Worker;

        [SeccompAllow("@dotnet", "@kestrel")]
        internal static partial class Server;

        [SeccompDeny("mount", When = "flags == 0")]
        [SeccompDeny("umount2", "pivot_root")]
        internal static partial class Mounts;

        [SeccompFilter(SeccompAction.Allow), SeccompRule(SeccompAction.Errno, "ptrace", Errno = Errno.EPERM)]
        internal static partial class Tracing;

        [SeccompDeny("{{denied}}")]
        internal static partial class Power;

        internal static class Beside
        {
            public static int Edit() => {{edit}};
        }
        """;

    private static MemoryText Profile(int edit) => new(
        Folder + "default.seccomp.json", MobyProfile.Text.Replace("\"errnoRet\": 38", $"\"errnoRet\": {1000 + edit}", StringComparison.Ordinal));

    private static IEnumerable<MetadataReference> References()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) == framework)
            .Append(typeof(SeccompAllowAttribute).Assembly.Location)
            .Append(typeof(SockFilter).Assembly.Location)
            .Select(path => MetadataReference.CreateFromFile(path));
    }
}
