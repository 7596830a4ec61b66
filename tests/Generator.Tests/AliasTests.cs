using System.Linq;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>An attribute is found whatever a file calls it.</summary>
public sealed class AliasTests
{
    [Theory]
    [InlineData("[SeccompSharp.SeccompDeny(\"mount\")] static partial class Sandbox;")]
    [InlineData("[global::SeccompSharp.SeccompDenyAttribute(\"mount\")] static partial class Sandbox;")]
    [InlineData("using SeccompSharp; [@SeccompDenyAttribute(\"mount\")] static partial class Sandbox;")]
    [InlineData("using S = SeccompSharp; [S::SeccompDeny(\"mount\")] static partial class Sandbox;")]
    [InlineData("using No = SeccompSharp.SeccompDenyAttribute; [No(\"mount\")] static partial class Sandbox;")]
    [InlineData("using NoAttribute = global::SeccompSharp.SeccompDenyAttribute; [System.Obsolete, No(\"mount\")] static partial class Sandbox;")]
    [InlineData("using No = SeccompSharp.SeccompDenyAttribute; namespace A { using Never = No; [Never(\"mount\")] static partial class Sandbox; }")]
    [InlineData("namespace A { namespace B { using No = SeccompSharp.SeccompDenyAttribute; partial class Outer { [No(\"mount\")] static partial class Sandbox; } } }")]
    public void In_its_own_file(string source) => AssertSandbox(TestProject.Of(source));

    [Theory]
    [InlineData("[No(\"mount\")] static partial class Sandbox;")]
    [InlineData("namespace A { using Never = No; [Never(\"mount\")] static partial class Sandbox; }")]
    [InlineData("namespace A; partial class Outer { [No(\"mount\")] partial record Sandbox; }")]
    public void By_a_name_that_another_file_gives(string source) => AssertSandbox(TestProject.Of(source)
        .With("Usings.cs", "global using No = SeccompSharp.SeccompDenyAttribute; global using Yes = SeccompSharp.SeccompAllowAttribute;"));

    [Fact]
    public void A_class_in_several_files_is_one_under_several_names()
    {
        TestProject project = TestProject.Of("using SeccompSharp; [SeccompDeny(\"mount\")] static partial class Sandbox;")
            .With("Second.cs", "[No(\"umount2\")] static partial class Sandbox;")
            .With("Third.cs", "using Never = SeccompSharp.SeccompDenyAttribute; [Never(\"swapon\")] static partial class Sandbox;")
            .With("Usings.cs", "global using No = SeccompSharp.SeccompDenyAttribute;");
        string inOneFile = Fingerprint(TestProject.Of(
            "using SeccompSharp; [SeccompDeny(\"mount\"), SeccompDeny(\"umount2\"), SeccompDeny(\"swapon\")] static partial class Sandbox;"));
        Assert.Equal(inOneFile, Fingerprint(project));
        Assert.Equal(inOneFile, Fingerprint(project with { Sources = [.. project.Sources.Reverse()] }));
    }

    [Fact]
    public void A_name_that_comes_is_found_by_the_next_run()
    {
        TestProject before = TestProject.Of("[No(\"mount\")] static partial class Sandbox;").With("Usings.cs", "global using System;");
        GeneratorDriver driver = before.Driver().RunGenerators(before.Compile());
        Assert.Empty(driver.GetRunResult().GeneratedTrees);
        TestProject after = before with { Sources = before.Sources.RemoveAt(1) };
        after = after.With("Usings.cs", "global using No = SeccompSharp.SeccompDenyAttribute;");
        driver = driver.RunGenerators(after.Compile());
        Assert.Single(driver.GetRunResult().GeneratedTrees);
        Assert.Empty(driver.RunGenerators(before.Compile()).GetRunResult().GeneratedTrees);
    }

    [Fact]
    public void Another_attribute_of_that_name_makes_no_policy() => Assert.Empty(Trees(TestProject.Of("""
        using Other; [SeccompDeny("mount")] static partial class Sandbox;
        namespace Other { class SeccompDenyAttribute(string name) : System.Attribute { public string Name => name; } }
        """)));

    private static void AssertSandbox(TestProject project) => Assert.Contains("Sandbox", Assert.Single(Trees(project)));

    private static string Fingerprint(TestProject project) => Assert.Single(Trees(project)).Split('\n')[1];

    private static string[] Trees(TestProject project) =>
        [.. project.Driver().RunGenerators(project.Compile()).GetRunResult().GeneratedTrees.Select(tree => tree.ToString())];
}
