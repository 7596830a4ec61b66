using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SeccompSharp.Derive.Calls;
using Xunit;

namespace SeccompSharp.Derive.Tests.Calls;

/// <summary>Whole programs: how they are opened, and what is said of them.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("program").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Chain_leads_from_Main_to_the_import()
    {
        ReachedImport import = Assert.Single(
            Snippet.Graph("""
                static class Program { static void Main() { One(); Two(); } static void One() => Two(); static void Two() => N.A(); }
                """).Imports, import => import.Import.Library == "native");
        Assert.Equal("Program.Main → Program.Two → N.A", import.ToString());
    }

    [Fact]
    public void Console_reaches_write()
    {
        ReachedProgram program = Snippet.Graph("System.Console.WriteLine();");
        Assert.Contains(new NativeImport("libSystem.Native", "SystemNative_Write"), program.Imports.Select(import => import.Import));
        Assert.DoesNotContain(new NativeImport("libSystem.Native", "SystemNative_Connect"), program.Imports.Select(import => import.Import));
    }

    [Fact]
    public void Sockets_reach_connect() => Assert.Contains(
        new NativeImport("libSystem.Native", "SystemNative_Connect"),
        Snippet.Graph("new System.Net.Sockets.TcpClient(\"localhost\", 1);").Imports.Select(import => import.Import));

    [Fact]
    public void Same_program_gives_the_same_answer_on_several_threads()
    {
        using ProgramAssemblies program = ProgramAssemblies.OpenFiles([Hello()], [RuntimeEnvironment.GetRuntimeDirectory()]);
        string[][] answers = new string[2][];
        Parallel.For(0, 2, i => answers[i] = [.. CallGraph.Build(program).Imports.Select(import => import.ToString())]);
        Assert.NotEmpty(answers[0]);
        Assert.Equal(answers[0], answers[1]);
    }

    [Fact]
    public void Identity_changes_with_code_and_switches_only()
    {
        string identity = Identity(Hello());
        Assert.Equal(identity, Identity(Hello()));
        Assert.NotEqual(identity, Identity(Hello(), ("My.Switch", "true")));
        Assert.NotEqual(identity, Identity(Snippet.Compile(_folder, "hello", "System.Console.ReadLine();", OutputKind.ConsoleApplication)));

        static string Identity(string path, params (string Name, string Value)[] switches)
        {
            using ProgramAssemblies program = ProgramAssemblies.OpenFiles(
                [path], [RuntimeEnvironment.GetRuntimeDirectory()], switches.ToDictionary(one => one.Name, one => one.Value));
            return program.ComputeIdentity();
        }
    }

    [Fact]
    public void Self_contained_folder_needs_no_installed_framework()
    {
        string path = Hello();
        File.WriteAllText(Path.Combine(_folder, "hello.runtimeconfig.json"), """{ "runtimeOptions": { "includedFrameworks": [] } }""");
        foreach (string file in Directory.EnumerateFiles(RuntimeEnvironment.GetRuntimeDirectory(), "*.dll"))
            File.CreateSymbolicLink(Path.Combine(_folder, Path.GetFileName(file)), file);
        using ProgramAssemblies program = ProgramAssemblies.OpenApplication(path);
        ReachedProgram reached = CallGraph.Build(program);
        Assert.Contains("SystemNative_Write", reached.Imports.Select(import => import.Import.EntryPoint));
        Assert.Empty(reached.Limits);
    }

    [Fact]
    public void Assembly_that_is_not_there_is_a_limit()
    {
        Snippet.Compile(_folder, "library", "public class C { public static void M() { } }", OutputKind.DynamicallyLinkedLibrary);
        string path = Snippet.Compile(_folder, "user", "C.M();", OutputKind.ConsoleApplication, Path.Combine(_folder, "library.dll"));
        using ProgramAssemblies program = ProgramAssemblies.OpenFiles([path], [RuntimeEnvironment.GetRuntimeDirectory()]);
        Limit limit = Assert.Single(CallGraph.Build(program).Limits);
        Assert.Equal((LimitKind.MissingAssembly, "library"), (limit.Kind, limit.Callee));
    }

    [Fact]
    public void Application_takes_its_framework_from_the_installed_ones()
    {
        string path = Hello();
        WriteConfiguration("hello", "Microsoft.NETCore.App", Environment.Version.ToString(2) + ".0");
        using ProgramAssemblies program = ProgramAssemblies.OpenApplication(path);
        Assert.Equal("true", program.Switches["My.Switch"]);
        Assert.Contains("SystemNative_Write", CallGraph.Build(program).Imports.Select(import => import.Import.EntryPoint));
    }

    [Fact]
    public void Missing_framework_is_named_with_a_remedy()
    {
        string path = Hello();
        WriteConfiguration("hello", "Microsoft.NETCore.App", "99.0.0");
        UnusableProgramException exception = Assert.Throws<UnusableProgramException>(() => ProgramAssemblies.OpenApplication(path));
        Assert.Equal(path, exception.Path);
        Assert.Equal(
            path + ": runs on Microsoft.NETCore.App 99.0.0, which is not installed here. Install that runtime, or publish the program with "
                + "--self-contained and name the .dll in the publish folder",
            exception.Message);
    }

    [Fact]
    public void Program_without_a_configuration_says_where_to_look() =>
        Assert.Contains("runtimeconfig.json", Assert.Throws<UnusableProgramException>(() => ProgramAssemblies.OpenApplication(Hello())).Message);

    [Fact]
    public void File_that_is_no_image_is_refused()
    {
        string path = Path.Combine(_folder, "text.dll");
        File.WriteAllText(path, "no image");
        Assert.StartsWith(path + ": has no IL", Refused(path));
    }

    [Fact]
    public void Native_library_is_refused()
    {
        string path = Path.Combine(_folder, "native.dll");
        File.Copy(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "libSystem.Native.so"), path);
        Assert.StartsWith(path + ": has no IL", Refused(path));
    }

    [Fact]
    public void File_that_is_cut_off_is_refused()
    {
        string path = Path.Combine(_folder, "cut.dll");
        File.WriteAllBytes(path, File.ReadAllBytes(Hello())[..600]);
        Assert.StartsWith(path + ": has no IL", Refused(path));
    }

    [Fact]
    public void File_that_is_not_there_is_refused() => Assert.Contains(
        "does not exist", Assert.Throws<UnusableProgramException>(() => ProgramAssemblies.OpenApplication(Path.Combine(_folder, "none.dll"))).Message);

    [Fact]
    public void Library_has_no_first_method()
    {
        string path = Snippet.Compile(_folder, "library", "public class C { }", OutputKind.DynamicallyLinkedLibrary);
        using ProgramAssemblies program = ProgramAssemblies.OpenFiles([path], [RuntimeEnvironment.GetRuntimeDirectory()]);
        Assert.Contains("is a library", Assert.Throws<UnusableProgramException>(() => CallGraph.Build(program)).Message);
    }

    [Fact]
    public void Configuration_that_is_no_JSON_is_named()
    {
        string path = Hello();
        File.WriteAllText(Path.Combine(_folder, "hello.runtimeconfig.json"), "{");
        Assert.StartsWith(
            Path.Combine(_folder, "hello.runtimeconfig.json"),
            Assert.Throws<UnusableProgramException>(() => ProgramAssemblies.OpenApplication(path)).Message);
    }

    private static string Refused(string path) => Assert.Throws<UnusableProgramException>(
        () => ProgramAssemblies.OpenFiles([path], [RuntimeEnvironment.GetRuntimeDirectory()])).Message;

    private string Hello() => Snippet.Compile(_folder, "hello", "System.Console.WriteLine();", OutputKind.ConsoleApplication);

    private void WriteConfiguration(string name, string framework, string version) => File.WriteAllText(
        Path.Combine(_folder, name + ".runtimeconfig.json"),
        $$"""
        { "runtimeOptions": { "framework": { "name": "{{framework}}", "version": "{{version}}" }, "configProperties": { "My.Switch": true } } }
        """);
}
