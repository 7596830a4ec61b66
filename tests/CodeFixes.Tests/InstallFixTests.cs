using System.Threading.Tasks;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.CodeFixes.Tests;

/// <summary>A filter is installed once, and first of all.</summary>
public sealed class InstallFixTests
{
    [Theory]
    [InlineData(
        "System.Console.WriteLine();\n[{|SECC0750:SeccompSharp.SeccompDeny(\"mount\")|}] static partial class Sandbox;\n",
        "Sandbox.Install();\nSystem.Console.WriteLine();\n[SeccompSharp.SeccompDeny(\"mount\")] static partial class Sandbox;\n")]
    [InlineData( // in a namespace that the program does not use
        "System.Console.WriteLine(); namespace My.App { [{|SECC0750:SeccompSharp.SeccompDeny(\"mount\")|}] static partial class Sandbox; }",
        "My.App.Sandbox.Install();\nSystem.Console.WriteLine(); namespace My.App { [SeccompSharp.SeccompDeny(\"mount\")] static partial class Sandbox; }")]
    [InlineData(
        "using My.App; System.Console.WriteLine(); namespace My.App { [{|SECC0750:SeccompSharp.SeccompDeny(\"mount\")|}] static partial class Sandbox; }",
        "using My.App; Sandbox.Install(); System.Console.WriteLine(); namespace My.App { [SeccompSharp.SeccompDeny(\"mount\")] static partial class Sandbox; }")]
    [InlineData(
        "[{|SECC0750:SeccompSharp.SeccompDeny(\"mount\")|}]\nstatic partial class Program\n{\n    static async System.Threading.Tasks.Task Main()\n    {\n        await System.Threading.Tasks.Task.Yield();\n    }\n}\n",
        "[SeccompSharp.SeccompDeny(\"mount\")]\nstatic partial class Program\n{\n    static async System.Threading.Tasks.Task Main()\n    {\n        Program.Install();\n        await System.Threading.Tasks.Task.Yield();\n    }\n}\n")]
    [InlineData(
        "[{|SECC0750:SeccompSharp.SeccompDeny(\"mount\")|}]\nstatic partial class Sandbox;\nclass Program\n{\n    static void Main()\n    {\n    }\n}\n",
        "[SeccompSharp.SeccompDeny(\"mount\")]\nstatic partial class Sandbox;\nclass Program\n{\n    static void Main()\n    {\n        Sandbox.Install();\n    }\n}\n")]
    public Task The_program_begins_with_it(string before, string after) =>
        FixTest<InstallFix>.Passes(TestProject.Of(before).ThatMustInstall, TestProject.Of(after).ThatMustInstall);

    [Fact]
    public Task All_of_a_project_are_installed_in_another_file() => FixTest<InstallFix>.Passes(
        TestProject.Of("""
            using SeccompSharp;
            [{|SECC0750:SeccompDeny("mount")|}] static partial class First;
            [{|SECC0750:SeccompDeny("reboot")|}] static partial class Second;
            """).With("Program.cs", "System.Console.WriteLine();").ThatMustInstall,
        TestProject.Of("""
            using SeccompSharp;
            [SeccompDeny("mount")] static partial class First;
            [SeccompDeny("reboot")] static partial class Second;
            """).With("Program.cs", "Second.Install();\nFirst.Install();\nSystem.Console.WriteLine();").ThatMustInstall);

    [Theory]
    [InlineData("[{|SECC0750:SeccompDeny(\"write\", When = \"fd == $log\")|}] static partial class Sandbox;")] // which value?
    [InlineData("[SeccompDeny(\"mount\")] static partial class First; [SeccompAfter(typeof(First))] [{|SECC0750:SeccompDeny(\"reboot\")|}] static partial class Sandbox;")] // when?
    [InlineData("partial class Outer { [{|SECC0750:SeccompDeny(\"mount\")|}] private static partial class Sandbox; }")] // not from there
    public Task What_only_the_author_knows_is_left(string classes) => FixTest<InstallFix>.HasNothingFor(
        TestProject.Of($"using SeccompSharp; {(classes.Contains("First") ? "First.Install(); " : "")}System.Console.WriteLine(); {classes}").ThatMustInstall);

    [Theory]
    [InlineData("{|SECC0752:Started.Install()|};\nSystem.Console.WriteLine();", "System.Console.WriteLine();")]
    [InlineData("Sandbox.Install();\n{|SECC0753:Sandbox.Install()|}; // twice is safer\nSystem.Console.WriteLine();", "Sandbox.Install();\n// twice is safer\nSystem.Console.WriteLine();")]
    [InlineData(
        "System.Threading.Tasks.Task.Run(() => { });\n{|SECC0755:Sandbox.Install()|};\nSystem.Console.WriteLine();",
        "Sandbox.Install();\nSystem.Threading.Tasks.Task.Run(() => { });\nSystem.Console.WriteLine();")]
    public Task A_call_is_moved_or_removed(string before, string after) => FixTest<InstallFix>.Passes(Program(before), Program(after));

    [Theory]
    [InlineData("for (int i = 0; i < 3; i++) { {|SECC0753:Sandbox.Install()|}; }")]
    [InlineData("System.Threading.Tasks.Task.Run(() => {|SECC0755:Sandbox.Install()|});")]
    public Task The_only_call_stays_where_it_is(string statements) => FixTest<InstallFix>.HasNothingFor(Program(statements));

    private static TestProject Program(string statements) => TestProject.Of($"""
        {statements}
        [SeccompSharp.SeccompFilter(InstallAtStartup = true)] [SeccompSharp.SeccompDeny("reboot")] static partial class Started;
        [SeccompSharp.SeccompDeny("mount")] static partial class Sandbox;
        """);
}
