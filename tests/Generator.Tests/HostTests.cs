using System.Linq;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>Every kind of class that C# can extend takes a filter.</summary>
public sealed class HostTests
{
    private const string Attribute = """[SeccompAllow("read", "write", "exit", "exit_group", "rt_sigreturn", "restart_syscall")]""";

    [Theory]
    [InlineData("static partial class Sandbox;", "Sandbox.g.cs")]
    [InlineData("partial class Sandbox { public int X { get; set; } }", "Sandbox.g.cs")]
    [InlineData("partial record Sandbox(int X);", "Sandbox.g.cs")]
    [InlineData("partial record class Sandbox;", "Sandbox.g.cs")]
    [InlineData("internal sealed partial class Sandbox<T> where T : struct;", "Sandbox`1.g.cs")]
    [InlineData("abstract partial class @class;", "class.g.cs")]
    [InlineData("partial class Größe;", "Gr(00f6)(00df)e.g.cs")]
    public void Any_class_can_be_a_host(string declaration, string hint)
    {
        Generation generation = Run($$"""
            using SeccompSharp;
            System.Console.WriteLine();
            {{Attribute}}
            {{declaration}}
            """);
        Assert.Equal([hint], generation.HintNames);
    }

    [Theory]
    [InlineData("partial class Outer")]
    [InlineData("partial struct Outer")]
    [InlineData("partial record Outer")]
    [InlineData("partial record struct Outer")]
    [InlineData("partial interface Outer")]
    [InlineData("partial interface Outer<T, U>")]
    [InlineData("static partial class Outer<@event>")]
    public void Any_type_can_enclose_the_host(string outer)
    {
        Generation generation = Run($$"""
            using SeccompSharp;
            System.Console.WriteLine();
            namespace A.@namespace
            {
                {{outer}}
                {
                    {{Attribute}}
                    private static partial class Sandbox<V>;
                }
            }
            """);
        Assert.Matches(@"^A\.namespace\.Outer(`\d)?\+Sandbox`1\.g\.cs$", generation.HintNames.Single());
    }

    [Fact]
    public void Program_with_top_level_statements_can_be_a_host() => Run($$"""
        using SeccompSharp;
        Install();
        {{Attribute}}
        partial class Program;
        """);

    [Fact]
    public void Program_of_top_level_statements_can_have_its_attributes_in_another_file()
    {
        TestProject project = TestProject.Of("System.Console.WriteLine(Filter.Length);")
            .With("Sandbox.cs", "using SeccompSharp;\n" + Attribute + " partial class Program;");
        Assert.Equal(["Program.g.cs"], Generation.Run(project).Compiles().HintNames);
    }

    [Fact]
    public void Attributes_of_all_parts_make_one_policy()
    {
        TestProject parts = TestProject.Of("""
            using SeccompSharp;
            System.Console.WriteLine();
            [SeccompAllow("read", "exit_group"), SeccompAllow("exit")]
            [SeccompRule(SeccompAction.Allow, "restart_syscall")]
            static partial class Sandbox;
            """)
            .With("Other.cs", """[SeccompSharp.SeccompAllow("rt_sigreturn", "write")] partial class Sandbox;""");
        Generation whole = Run($$"""
            using SeccompSharp;
            System.Console.WriteLine();
            {{Attribute}}
            static partial class Sandbox;
            """);
        Assert.Equal(Members(whole), Members(Generation.Run(parts).Compiles()));

        // The line before says which attributes they are made of.
        static string Members(Generation generation) => generation.Text[generation.Text.IndexOf("#nullable", System.StringComparison.Ordinal)..];
    }

    [Fact]
    public void Hosts_that_differ_only_in_case_arity_or_nesting_each_get_a_file()
    {
        Generation generation = Run($$"""
            using SeccompSharp;
            System.Console.WriteLine();
            {{Attribute}} partial class Sandbox;
            {{Attribute}} partial class SandBox;
            {{Attribute}} partial class Sandbox<T>;
            {{Attribute}} partial class Sandbox_1;
            {{Attribute}} partial class Sandbox<T, U> { {{Attribute}} internal partial class Inner; }
            namespace Sandboxes { {{Attribute}} partial class Sandbox; }
            """);
        Assert.Equal(7, generation.HintNames.Distinct(System.StringComparer.OrdinalIgnoreCase).Count());
    }

    private static Generation Run(string source) => Generation.Run(TestProject.Of(source)).Compiles();
}
