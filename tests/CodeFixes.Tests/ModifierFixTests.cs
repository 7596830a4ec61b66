using System.Threading.Tasks;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.CodeFixes.Tests;

/// <summary>The fix declares a class so that its filter can be added to it.</summary>
public sealed class ModifierFixTests
{
    [Theory]
    [InlineData("static class {|SECC0701:Sandbox|};", "static partial class Sandbox;")]
    [InlineData("public record {|SECC0701:Sandbox|};", "public partial record Sandbox;")]
    [InlineData("file static partial class {|SECC0703:Sandbox|};", "static partial class Sandbox;")]
    public Task The_class_can_have_another_part(string wrong, string right) => FixTest<ModifierFix>.Passes(
        TestProject.Of($"using SeccompSharp; System.Console.WriteLine(); [{{|SECC0735:SeccompDeny(\"mount\")|}}] {wrong}"),
        TestProject.Of($"using SeccompSharp; System.Console.WriteLine(); [SeccompDeny(\"mount\")] {right}"));

    [Fact]
    public Task All_that_encloses_is_declared_once() => FixTest<ModifierFix>.Passes(
        TestProject.Of("""
            using SeccompSharp;
            System.Console.WriteLine();
            class {|SECC0702:{|SECC0702:Outer|}|}
            {
                [{|SECC0735:SeccompDeny("mount")|}] static partial class First;
                [{|SECC0735:SeccompDeny("reboot")|}] static partial class Second;
            }
            """),
        TestProject.Of("""
            using SeccompSharp;
            System.Console.WriteLine();
            partial class Outer
            {
                [SeccompDeny("mount")] static partial class First;
                [SeccompDeny("reboot")] static partial class Second;
            }
            """));
}
