using System.Linq;
using Xunit;

namespace SeccompSharp.Derive.Tests.Calls;

public sealed class FeatureSwitchTests
{
    private const string Switched = """
        using System.Diagnostics.CodeAnalysis;
        if (Feature.IsOn) N.A(); else N.B();
        static class Feature
        {
            [FeatureSwitchDefinition("My.Feature")]
            internal static bool IsOn => System.AppContext.TryGetSwitch("My.Feature", out bool isOn) && isOn;
        }
        """;

    [Theory]
    [InlineData("true", "A")]
    [InlineData("false", "B")]
    public void Switch_that_is_set_decides(string value, string reached) => Assert.Equal(reached, Snippet.Reached(Switched, ("My.Feature", value)));

    [Fact]
    public void Switch_that_is_not_set_leaves_both_ways() => Assert.Equal("AB", Snippet.Reached(Switched));

    [Fact]
    public void Method_that_only_returns_a_constant_is_one() => Assert.Equal("B", Snippet.Reached("""
        if (C.Never) N.A(); else N.B();
        if (!C.Always) N.C();
        static class C { public static bool Never => false; public static bool Always => !Never; }
        """));

    [Fact]
    public void Value_that_comes_two_ways_decides_nothing() => Assert.Equal("AB", Snippet.Reached("""
        if (args.Length == 0 ? C.Never : true) N.A(); else N.B();
        static class C { public static bool Never => false; }
        """));

    [Fact]
    public void Condition_of_an_unoptimized_build_is_seen() => Assert.Equal("B", Snippet.Reached("""
        bool isNever = C.Never;
        if (isNever) N.A(); else N.B();
        static class C { public static bool Never => false; }
        """));

    [Fact]
    public void Substitutions_of_the_framework_are_read()
    {
        const string source = "System.Console.WriteLine(new System.Globalization.CultureInfo(\"de\").Name);";
        const string invariant = "System.Globalization.Invariant";
        Assert.Contains("GlobalizationNative_GetLocaleName", Natives());
        Assert.DoesNotContain("GlobalizationNative_GetLocaleName", Natives((invariant, "true")));

        string[] Natives(params (string, string)[] switches) => [.. Snippet.Graph(source, switches).Imports.Select(import => import.Import.EntryPoint)];
    }
}
