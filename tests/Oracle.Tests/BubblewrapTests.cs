using System;
using System.IO;
using System.Linq;
using SeccompSharp.Oracle.Tests.Containers;
using Xunit;

namespace SeccompSharp.Oracle.Tests;

/// <summary>Raw programs that the command line compiles hold in bubblewrap's sandbox.</summary>
public sealed class BubblewrapTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("seccomp-bwrap-");

    [BubblewrapFact]
    public void Reading_works_and_writing_fails_under_a_read_only_profile()
    {
        string filter = Compile(OracleProfiles.Read("bwrap-read-only.json"));

        Execution list = BubblewrapSandbox.Run(filter, ["ls", _folder.FullName]);
        list.AssertSuccess();
        Assert.Contains(Path.GetFileName(filter), list.Output, StringComparison.Ordinal);

        Execution touch = BubblewrapSandbox.Run(filter, ["touch", Path.Combine(_folder.FullName, "new")]);
        Assert.Equal(1, touch.ExitCode);
        Assert.Contains("Operation not permitted", touch.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(_folder.FullName, "new")));
    }

    [BubblewrapFact]
    public void A_call_that_the_profile_leaves_out_fails_and_a_listed_one_works()
    {
        string filter = Compile(OracleProfiles.Read("runc-allowlist.json"));

        Execution probe = BubblewrapSandbox.Run(filter, [NativePrograms.Probe, "39", "68,0,0"]);

        probe.AssertSuccess();
        Assert.Matches(@"^39 = \d+\n68,0,0 = -1\n$", probe.Output);
    }

    [BubblewrapSeedFact]
    public void The_published_profile_for_bubblewrap_runs_ls_and_denies_what_it_leaves_out()
    {
        string filter = Compile(PublishedProfile());

        BubblewrapSandbox.Run(filter, ["ls", "/"]).AssertSuccess();
        Execution probe = BubblewrapSandbox.Run(filter, [NativePrograms.Probe, "39", "68,0,0"]);
        Assert.Matches(@"^39 = \d+\n68,0,0 = -1\n$", probe.Output);
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Delete(recursive: true);

    private string Compile(string profile)
    {
        string path = Path.Combine(_folder.FullName, "filter.bpf");
        File.WriteAllBytes(path, CommandLineTool.Compile(profile));
        return path;
    }

    /// <summary>The first JSON block of the document that has a default action.</summary>
    private static string PublishedProfile()
    {
        string document = File.ReadAllText(OracleProfiles.BubblewrapDocument!);
        return document.Split("```").First(block =>
            block.StartsWith("json", StringComparison.Ordinal) && block.Contains("\"defaultAction\"", StringComparison.Ordinal))["json".Length..];
    }
}
