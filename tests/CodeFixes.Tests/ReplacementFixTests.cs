using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.CodeFixes.Tests;

/// <summary>Where a finding knows what was meant, the fix writes exactly that.</summary>
public sealed class ReplacementFixTests
{
    [Theory]
    [InlineData("SeccompDeny(\"mkdirr\")", "SECC0101", "SeccompDeny(\"mkdir\")")]
    [InlineData("SeccompDeny(\"mount\", \"rebot\")", "SECC0101", "SeccompDeny(\"mount\", \"reboot\")")]
    [InlineData("SeccompDeny(@\"mkdirr\")", "SECC0101", "SeccompDeny(@\"mkdir\")")]
    [InlineData("SeccompDeny(\"\"\"mkdirr\"\"\")", "SECC0101", "SeccompDeny(\"\"\"mkdir\"\"\")")]
    [InlineData("SeccompDeny(\"@proces\")", "SECC0110", "SeccompDeny(\"@process\")")]
    [InlineData("SeccompDeny(\"write\", When = \"fdd == 1\")", "SECC0210", "SeccompDeny(\"write\", When = \"fd == 1\")")]
    [InlineData("SeccompDeny(\"socket\", When = \"family == AF_INETT\")", "SECC0216", "SeccompDeny(\"socket\", When = \"family == AF_INET\")")]
    public async Task The_word_is_exchanged_and_nothing_else(string wrong, string id, string right)
    {
        string source = $"using SeccompSharp; System.Console.WriteLine(); [{wrong}] static partial class Sandbox;";
        var project = new FixedProject(TestProject.Of(source));
        await project.Apply(new ReplacementFix(), id);
        Assert.Equal(source.Replace(wrong, right), project.TextOf("Policy.cs"));
        Assert.DoesNotContain(await project.Diagnostics(), found => found.Id == id);
    }

    [Fact]
    public async Task All_are_exchanged_at_once()
    {
        var project = new FixedProject(TestProject.Of("""
            using SeccompSharp;
            System.Console.WriteLine();
            [SeccompDeny("mkdiratt", "rebot")] static partial class First;
            [SeccompDeny("mountt")] static partial class Second;
            """));
        await project.ApplyToAll(new ReplacementFix(), "SECC0101", FixAllScope.Project);
        Assert.Empty(await project.Diagnostics());
        Assert.Contains("\"mkdirat\", \"reboot\"", project.TextOf("Policy.cs"));
        Assert.Contains("(\"mount\")", project.TextOf("Policy.cs"));
    }

    [Fact]
    public async Task A_name_that_stands_elsewhere_has_no_fix()
    {
        var project = new FixedProject(TestProject.Of("""
            using SeccompSharp;
            System.Console.WriteLine();
            [SeccompDeny(Names.Made)] static partial class Sandbox;
            static class Names { public const string Made = "mkdirr"; }
            """));
        Assert.DoesNotContain("Replacement", (await project.Diagnostics()).Single().Properties.Keys);
    }
}
