using System.Threading.Tasks;
using Microsoft.CodeAnalysis.CodeFixes;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.CodeFixes.Tests;

/// <summary>The fix of a lock file that is no longer right writes it, and then it is.</summary>
public sealed class LockFileFixTests
{
    private const string Stale = "[x64 x86_64]\ndefault: ALLOW\n";

    private static readonly string s_first = Lock("First", "mount 165", "mount 40");

    private static readonly string s_second = Lock("Second", "reboot 169", "reboot 142");

    [Fact]
    public Task One_file_is_written_and_the_other_left() => FixTest<LockFileFix>.FirstPasses(
        Project(Refused("mount"), "", Refused("reboot"), Stale),
        Project(Deny("mount"), s_first, Refused("reboot"), Stale),
        "Update First.seccomp.lock");

    [Fact]
    public async Task All_files_are_written_at_once_in_every_scope()
    {
        Assert.Equal(
            [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution],
            new LockFileFix().GetFixAllProvider().GetSupportedFixAllScopes());
        await FixTest<LockFileFix>.Passes(
            Project(Refused("mount"), "", Refused("reboot"), Stale),
            Project(Deny("mount"), s_first, Deny("reboot"), s_second));
    }

    private static string Lock(string name, string onX64, string onArm64) => $"""
        # What the filters of {name} say, for review: see docs/lock.md of SeccompSharp.
        # Written by `dotnet format analyzers --diagnostics SECC0732`; not to be edited.

        [x64 x86_64]
        default: ALLOW
        foreign: KILL_PROCESS
        numbers: 0..1073741823, 2147483648..3221225471, 4294967295
        {onX64}: ERRNO(1)

        [arm64 aarch64]
        default: ALLOW
        foreign: KILL_PROCESS
        {onArm64}: ERRNO(1)

        """;

    private static string Deny(string name) => $"SeccompDeny(\"{name}\")";

    /// <summary>What the analyzer says, the generator says again for builds without analyzers.</summary>
    private static string Refused(string name) => $$"""{|SECC0735:{|SECC0732:{{Deny(name)}}|}|}""";

    private static TestProject Project(string first, string lockOfFirst, string second, string lockOfSecond) => TestProject.Of($"""
        using SeccompSharp;
        System.Console.WriteLine();
        [{first}] static partial class First;
        [{second}] static partial class Second;
        """).WithFile("First.seccomp.lock", lockOfFirst).WithFile("Second.seccomp.lock", lockOfSecond);
}
