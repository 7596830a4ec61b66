using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.Generator.Tests;

public sealed class TrafficTests
{
    private static readonly TestProject s_project = TestProject.Of("""
        using SeccompSharp;
        System.Console.WriteLine();
        [SeccompAllow("read", "write", "exit", "exit_group", "rt_sigreturn", "restart_syscall")]
        [SeccompAllow("lseek", When = "whence == 1")]
        [SeccompAllow("ioctl", When = "cmd == 1")]
        [SeccompAllow("fcntl", When = "cmd == 1")]
        [SeccompAllow("prctl", When = "option == 1")]
        [SeccompAllow("getrandom", When = "flags == 1")]
        static partial class Sandbox;
        """).WithProperty("SeccompTargets", "x64");

    [Fact]
    public void A_record_of_calls_shapes_the_filters_of_the_project()
    {
        string usual = Generation.Run(s_project).Compiles().Text;
        string first = Recorded("getrandom 1000000"), second = Recorded("lseek 1000000");
        Assert.NotEqual(first, second);
        Assert.Equal(usual, Recorded("# nothing was called"));
        Assert.Equal(first, Recorded("getrandom 999999\nnonsense\n", "getrandom 1\n"));
    }

    [Fact]
    public async Task A_line_that_says_nothing_is_a_warning_at_the_line()
    {
        TestProject project = s_project.WithFile("app.seccomp-traffic.txt", "read 1\nread 2 3\nraed 3\n");
        Diagnostic[] diagnostics = [.. (await Analysis.Run(project)).Where(diagnostic => diagnostic.Id is "SECC0761" or "SECC0762")];
        Assert.Equal(
            ["SECC0761 app.seccomp-traffic.txt 1", "SECC0762 app.seccomp-traffic.txt 2"],
            diagnostics.Select(diagnostic => diagnostic.Location.GetLineSpan()).Zip(
                diagnostics, (span, diagnostic) => $"{diagnostic.Id} {System.IO.Path.GetFileName(span.Path)} {span.StartLinePosition.Line}").Order());
    }

    [Fact]
    public async Task Other_files_are_no_records() =>
        Assert.Empty(await Analysis.Run(s_project.WithFile("notes.txt", "read: 2")));

    private static string Recorded(params string[] records)
    {
        TestProject project = s_project;
        for (int i = 0; i < records.Length; i++)
            project = project.WithFile($"run{i}.seccomp-traffic.txt", records[i]);
        return Generation.Run(project).Compiles().Text;
    }
}
