using System.IO;
using Xunit;

namespace SeccompSharp.EndToEnd.Tests;

/// <summary>The samples, built as the demo builds them, restrict themselves on this kernel.</summary>
public sealed class SampleTests(SampleBuilds builds) : IClassFixture<SampleBuilds>
{
    public static TheoryData<string, bool> Builds => new()
    {
        { "SelfRestrict", false },
        { "SelfRestrict", true },
        { "ProfileJson", false },
        { "ProfileJson", true },
    };

    [Theory]
    [MemberData(nameof(Builds))]
    public void A_sample_runs_restricted(string sample, bool aot)
    {
        Outcome outcome = builds.Run(sample, aot).Succeeded();
        Assert.Contains(aot ? "NativeAOT" : "JIT", outcome.Output);
        Assert.Contains("The kernel enforced all of it.", outcome.Output);
        Assert.DoesNotContain("NOT RESTRICTED", outcome.Output);
    }

    [Fact]
    public void A_denied_socket_is_a_SocketException_with_the_errno_of_the_rule() =>
        Assert.Contains("may not open a socket: SocketException: Permission denied", builds.Run("SelfRestrict", aot: false).Output);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_second_mode_ends_with_SIGSYS(bool aot)
    {
        Outcome outcome = builds.Run("SelfRestrict", aot, "kill");
        Assert.Equal(128 + 31, outcome.ExitCode);
        Assert.DoesNotContain("NOT RESTRICTED", outcome.Output);
    }
}

/// <summary>Each sample, built for the JIT and published as a native binary, once.</summary>
public sealed class SampleBuilds
{
    private static readonly string s_output = Path.Combine(Shell.Root, "artifacts", "sample-tests");

    public SampleBuilds()
    {
        foreach (string sample in new[] { "SelfRestrict", "ProfileJson" })
        {
            string project = Path.Combine("samples", sample);
            Shell.Run(Shell.Root, "dotnet", "build", project, "-c", "Release", "-o", Folder(sample, aot: false), "-v", "quiet", "-nologo").Succeeded();
            Shell.Run(Shell.Root, "dotnet", "publish", project, "-c", "Release", "-o", Folder(sample, aot: true), "-v", "quiet", "-nologo").Succeeded();
        }
    }

    internal Outcome Run(string sample, bool aot, params string[] arguments) => aot
        ? Shell.Run(Shell.Root, Path.Combine(Folder(sample, aot), sample), arguments)
        : Shell.Run(Shell.Root, "dotnet", [Path.Combine(Folder(sample, aot), sample + ".dll"), .. arguments]);

    private static string Folder(string sample, bool aot) => Path.Combine(s_output, sample, aot ? "aot" : "jit");
}
