using System;
using System.Linq;
using Xunit;

namespace SeccompSharp.Kernel.Tests;

/// <summary>The filters that people write first, and what .NET code notices of them.</summary>
public sealed class PatternTests
{
    [LinuxFact]
    public void Read_only_files_can_be_read_and_writing_is_an_UnauthorizedAccessException()
    {
        ChildRun child = ChildRun.Of("read-only-files");
        Assert.Equal("before", child["read"]);
        Assert.StartsWith("UnauthorizedAccessException", child["write"], StringComparison.Ordinal);
        Assert.Equal("made", child["openat"]);
        Assert.Equal("-13", child["openat to write"]);
        Assert.Equal("-13", child["openat to do both"]);
        Assert.Equal("-38", child["openat2"]);
    }

    [X64LinuxFact]
    public void Read_only_files_cannot_be_written_through_the_older_open() =>
        Assert.Equal("-13", ChildRun.Of("read-only-files")["open to write"]);

    [LinuxFact]
    public void No_network_is_a_SocketException_that_says_so()
    {
        ChildRun child = ChildRun.Of("no-network");
        Assert.Equal("-100", child["socket"]);
        Assert.Equal("NetworkDown", child["Socket"]);
    }

    [LinuxFact]
    public void No_new_processes_but_threads()
    {
        ChildRun child = ChildRun.Of("no-processes");
        Assert.StartsWith("Win32Exception", child["Process.Start"], StringComparison.Ordinal);
        Assert.Equal("none", child["Thread.Start"]);
        Assert.Equal("ran", child["thread"]);
    }

    [LinuxFact]
    public void Writing_to_anything_but_standard_output_and_error_kills()
    {
        ChildRun child = ChildRun.Of("write-to-terminal-only");
        Assert.Equal(ChildRun.KilledBySigsys, child.ExitCode);
        Assert.Equal(2, Count(child.Output, "out"));
        Assert.Equal(2, Count(child.Error, "err"));
    }

    [LinuxFact]
    public void Memory_can_be_mapped_but_not_to_be_written()
    {
        ChildRun child = ChildRun.Of("no-writable-memory");
        Assert.Equal("mapped", child["readable"]);
        Assert.Equal("-13", child["readable and writable"]);
        Assert.Equal("-13", child["writable"]);
    }

    [LinuxFact]
    public void A_filter_like_strict_mode_leaves_write_and_kills_getpid()
    {
        ChildRun child = ChildRun.Of("like-strict-mode");
        Assert.Equal(2, Count(child.Output, "written"));
        Assert.Equal(ChildRun.KilledBySigsys, child.ExitCode);
    }

    [LinuxFact]
    public void Layers_of_filters_all_hold()
    {
        ChildRun child = ChildRun.Of("layers");
        Assert.StartsWith("Win32Exception", child["process"], StringComparison.Ordinal);
        Assert.StartsWith("SocketException", child["network"], StringComparison.Ordinal);
        Assert.StartsWith("UnauthorizedAccessException", child["file"], StringComparison.Ordinal);
        Assert.Equal(0, child.ExitCode);
    }

    // The calls are made twice: without the filter first, to have all code compiled.
    private static int Count(string text, string line) => text.Split('\n').Count(each => each == line);
}
