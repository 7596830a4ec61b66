using Xunit;

namespace SeccompSharp.EndToEnd.Tests;

/// <summary>samples/Hello under <c>@dotnet</c> and <c>@console</c> and nothing else: any other call would end it.</summary>
[Collection(SampleCollection.Name)]
public sealed class HelloTests(SampleBuilds builds)
{
    private const int KilledBySigabrt = 128 + 6;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Hello_world_needs_the_core_and_the_console(bool aot) =>
        Assert.Equal("Hello, world.\n", builds.Run("Hello", aot).Succeeded().Output);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_reads_lines(bool aot) =>
        Assert.Equal("Who are you? Hello, Ada.\n", builds.RunWithInput("Ada\nBob\n", "Hello", aot, "ask").Succeeded().Output);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void It_writes_errors_and_ends_with_a_status_of_its_own(bool aot)
    {
        Outcome outcome = builds.Run("Hello", aot, "fail");
        Assert.Equal(3, outcome.ExitCode);
        Assert.Equal("Nobody is here.\n", outcome.Output);
    }

    /// <summary>The report of the exception and abort(), which raises SIGABRT by tgkill, are part of the core.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void An_exception_that_nobody_catches_ends_as_it_does_without_a_filter(bool aot)
    {
        Outcome outcome = builds.Run("Hello", aot, "throw");
        Assert.Equal(KilledBySigabrt, outcome.ExitCode);
        Assert.Contains("Unhandled exception. System.InvalidOperationException: Nobody was expected.", outcome.Output);
        Assert.Contains("at Program.<Main>$(String[] args)", outcome.Output);
    }
}
