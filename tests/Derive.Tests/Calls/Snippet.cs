using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using SeccompSharp.Derive.Calls;

namespace SeccompSharp.Derive.Tests.Calls;

/// <summary>A small program, compiled against the shared framework that runs the tests.</summary>
internal static class Snippet
{
    /// <summary>A class <c>N</c> whose functions A to F are those of a native library.</summary>
    private const string Natives = """
        static class N
        {
            [System.Runtime.InteropServices.DllImport("native")] public static extern void A();
            [System.Runtime.InteropServices.DllImport("native")] public static extern void B();
            [System.Runtime.InteropServices.DllImport("native")] public static extern void C();
            [System.Runtime.InteropServices.DllImport("native")] public static extern void D();
        }
        """;

    private static readonly MetadataReference[] s_references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) + "/" == RuntimeEnvironment.GetRuntimeDirectory())
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>Those of A to D that the program reaches, as one word.</summary>
    public static string Reached(string source, params (string Name, string Value)[] switches) => string.Concat(
        Graph(source, switches).Imports.Where(import => import.Import.Library == "native").Select(import => import.Import.EntryPoint));

    /// <summary>The same with a file for trimmers in the assembly.</summary>
    public static string ReachedWith(string resource, string content, string source, params (string Name, string Value)[] switches) => string.Concat(
        Graph(source, switches, new ResourceDescription(resource, () => new MemoryStream(Encoding.UTF8.GetBytes(content)), isPublic: true))
            .Imports.Where(import => import.Import.Library == "native").Select(import => import.Import.EntryPoint));

    public static ReachedProgram Graph(string source, params (string Name, string Value)[] switches) => Graph(source, switches, null);

    private static ReachedProgram Graph(string source, (string Name, string Value)[] switches, ResourceDescription? resource)
    {
        string folder = Directory.CreateTempSubdirectory("calls").FullName;
        try
        {
            string path = Compile(folder, "snippet", source + Natives, OutputKind.ConsoleApplication, resource);
            using ProgramAssemblies program = ProgramAssemblies.OpenFiles(
                [path], [RuntimeEnvironment.GetRuntimeDirectory()], switches.ToDictionary(one => one.Name, one => one.Value));
            return CallGraph.Build(program);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static string Compile(string folder, string name, string source, OutputKind kind, params string[] references) =>
        Compile(folder, name, source, kind, null, references);

    private static string Compile(
        string folder, string name, string source, OutputKind kind, ResourceDescription? resource, params string[] references)
    {
        CSharpCompilation compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest))],
            [.. s_references, .. references.Select(reference => MetadataReference.CreateFromFile(reference))],
            new CSharpCompilationOptions(kind, optimizationLevel: OptimizationLevel.Release, allowUnsafe: true, deterministic: true));
        string path = Path.Combine(folder, name + ".dll");
        using FileStream image = File.Create(path);
        EmitResult result = compilation.Emit(image, manifestResources: resource is null ? null : [resource]);
        if (!result.Success)
            throw new InvalidOperationException(string.Join("\n", result.Diagnostics.Where(one => one.Severity == DiagnosticSeverity.Error)));
        return path;
    }
}
