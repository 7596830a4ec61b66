using System.Threading.Tasks;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.CodeFixes.Tests;

/// <summary>Where a finding knows what was meant, the fix writes exactly that.</summary>
public sealed class MendFixTests
{
    [Theory]
    [InlineData("SeccompDeny(\"{|SECC0101:mkdiratt|}\")", "SeccompDeny(\"mkdirat\")")]
    [InlineData("SeccompDeny(\"mount\", \"{|SECC0101:rebot|}\")", "SeccompDeny(\"mount\", \"reboot\")")]
    [InlineData("SeccompDeny(@\"{|SECC0101:mkdiratt|}\")", "SeccompDeny(@\"mkdirat\")")]
    [InlineData("SeccompDeny(\"\"\"{|SECC0101:mkdiratt|}\"\"\")", "SeccompDeny(\"\"\"mkdirat\"\"\")")]
    [InlineData("SeccompDeny(\"{|SECC0110:@proces|}\")", "SeccompDeny(\"@process\")")]
    [InlineData("SeccompDeny(\"write\", When = \"{|SECC0210:fdd|} == 1\")", "SeccompDeny(\"write\", When = \"fd == 1\")")]
    [InlineData("SeccompDeny(\"socket\", When = \"family == {|SECC0216:AF_INETT|}\")", "SeccompDeny(\"socket\", When = \"family == AF_INET\")")]
    public Task The_word_is_exchanged_and_nothing_else(string wrong, string right) =>
        FixTest<MendFix>.Passes(Project(wrong), Project(right));

    [Fact]
    public Task All_are_exchanged_at_once() => FixTest<MendFix>.Passes(
        TestProject.Of("""
            using SeccompSharp;
            System.Console.WriteLine();
            [SeccompDeny("{|SECC0101:mkdiratt|}", "{|SECC0101:rebot|}")] static partial class First;
            [SeccompDeny("{|SECC0101:mountt|}")] static partial class Second;
            """),
        TestProject.Of("""
            using SeccompSharp;
            System.Console.WriteLine();
            [SeccompDeny("mkdirat", "reboot")] static partial class First;
            [SeccompDeny("mount")] static partial class Second;
            """));

    [Fact]
    public Task A_name_that_stands_elsewhere_has_no_fix() => FixTest<MendFix>.HasNothingFor(TestProject.Of("""
        using SeccompSharp;
        System.Console.WriteLine();
        [SeccompDeny({|SECC0101:Names.Made|})] static partial class Sandbox;
        static class Names { public const string Made = "mkdirr"; }
        """));

    private static TestProject Project(string attribute) =>
        TestProject.Of($"using SeccompSharp; System.Console.WriteLine(); [{attribute}] static partial class Sandbox;");
}
