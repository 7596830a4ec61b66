using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.CodeFixes.Tests;

/// <summary>The fix of a lock file that is no longer right writes it, and then it is.</summary>
public sealed class LockFileFixTests
{
    private static readonly TestProject s_project = TestProject.Of("""
        using SeccompSharp;
        System.Console.WriteLine();
        [SeccompDeny("mount")] static partial class First;
        [SeccompDeny("reboot")] static partial class Second;
        """).WithFile("First.seccomp.lock", "").WithFile("Second.seccomp.lock", "[x64 x86_64]\ndefault: ALLOW\n");

    [Fact]
    public async Task One_file_is_written_and_the_other_left()
    {
        var project = new FixedProject(s_project);
        Assert.Equal("Update First.seccomp.lock", await project.Apply(new LockFileFix(), "SECC0732"));
        Assert.Contains("mount 165: ERRNO(1)\n", project.TextOf("First.seccomp.lock"));
        Assert.Equal("[x64 x86_64]\ndefault: ALLOW\n", project.TextOf("Second.seccomp.lock"));
        Assert.Contains("Second", Assert.Single(await project.Diagnostics()).GetMessage());
    }

    [Theory]
    [InlineData(FixAllScope.Document)]
    [InlineData(FixAllScope.Project)]
    [InlineData(FixAllScope.Solution)]
    public async Task All_files_are_written_at_once(FixAllScope scope)
    {
        var project = new FixedProject(s_project);
        await project.ApplyToAll(new LockFileFix(), "SECC0732", scope);
        Assert.Empty(await project.Diagnostics());
        Assert.Contains("reboot 169: ERRNO(1)\n", project.TextOf("Second.seccomp.lock"));
    }
}
