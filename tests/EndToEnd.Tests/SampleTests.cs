using Xunit;

namespace SeccompSharp.EndToEnd.Tests;

/// <summary>The samples, built as the demo builds them, restrict themselves on this kernel.</summary>
[Collection(SampleCollection.Name)]
public sealed class SampleTests(SampleBuilds builds)
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
