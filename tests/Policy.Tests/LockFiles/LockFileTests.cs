using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.LockFiles;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using Xunit;

namespace SeccompSharp.Policies.Tests.LockFiles;

/// <summary>The text of lock files, and what is said when it is no longer right.</summary>
public sealed class LockFileTests
{
    private static LockFile Parse(string text)
    {
        (LockFile? file, ImmutableEquatableArray<Finding> findings) = LockFile.Read("a.seccomp.lock", text);
        Assert.Empty(findings);
        return file!;
    }

    private static LockFile One(params string[] lines) => Parse("[x64 x86_64]\n" + string.Join('\n', lines));

    [Fact]
    public void What_is_written_reads_the_same()
    {
        LockFile file = Parse("[x64 x86_64]\ndefault: KILL_PROCESS\nread 0: ALLOW\n\n[arm64 aarch64]\ndefault: ERRNO(1)\n");
        Assert.Equal(file, Parse(file.Write("Sandbox")));
        Assert.Equal(file, Parse(file.Write("Sandbox").Replace("\n", "\r\n")));
        Assert.DoesNotContain('\r', file.Write("Sandbox"));
    }

    [Theory]
    [InlineData("read 0: ALLOW", "read 0: ALLOW", "before the first section")]
    [InlineData("[x]\nnonsense\n", "nonsense", "neither a [section] nor a key")]
    [InlineData("[x]\n<<<<<<< HEAD\n", "<<<<<<< HEAD", "neither a [section] nor a key")]
    [InlineData("[x]\r\nread 0:ALLOW\r\n", "read 0:ALLOW", "neither a [section] nor a key")]
    [InlineData("[x]\na: 1\na: 2", "a: 2", "such a key in the section already")]
    [InlineData("[x]\n[x]", "[x]", "such a section already")]
    public void A_line_that_cannot_be_read_is_reported_where_it_stands(string text, string line, string why)
    {
        (LockFile? file, ImmutableEquatableArray<Finding> findings) = LockFile.Read("a.seccomp.lock", text);
        Assert.Null(file);
        Finding finding = Assert.Single(findings);
        Assert.Equal(("SECC0733", line), (finding.Kind.Id, text.Substring(finding.Place.Range.Start, finding.Place.Range.Length)));
        Assert.Equal(text.LastIndexOf(line, System.StringComparison.Ordinal), finding.Place.Range.Start);
        Assert.Contains(why, finding.Message);
    }

    public static TheoryData<string[], string[], string> Changes => new()
    {
        { ["default: KILL_PROCESS"], ["default: KILL_PROCESS", "read 0: ALLOW"], "gained read (x64 x86_64)" },
        { ["default: KILL_PROCESS", "read 0: ALLOW"], ["default: KILL_PROCESS"], "lost read (x64 x86_64)" },
        { ["default: KILL_PROCESS", "a 1: ERRNO(1)", "b 2: ALLOW"], ["default: KILL_PROCESS", "a 1: ALLOW", "b 2: LOG"],
            "gained a (x64 x86_64); changed b from 'ALLOW' to 'LOG' (x64 x86_64)" },
        { ["default: ALLOW", "mount 1: ERRNO(1)"], ["default: ALLOW"], "gained mount (x64 x86_64)" },
        { ["default: ERRNO(1)"], ["default: ALLOW"], "changed default from 'ERRNO(1)' to 'ALLOW' (x64 x86_64)" },
        { ["default: ERRNO(1)"], ["default: ERRNO(1)", "unknown: ERRNO(38) for 1..2"], "changed unknown from 'none' to 'ERRNO(38) for 1..2' (x64 x86_64)" },
        { ["default: ERRNO(1)", "w 1: ALLOW if fd == 1; else ERRNO(1) (fd is args[0], 32 bits)"], ["default: ERRNO(1)", "w 1: ALLOW"], "gained w (x64 x86_64)" },
        { ["default: ERRNO(1)", "w 1: ALLOW"], ["default: ERRNO(1)", "w 1: ALLOW if fd == 1; else ERRNO(1) (fd is args[0], 32 bits)"], "lost w (x64 x86_64)" },
        { ["default: ERRNO(1)", "w 1: ALLOW if a"], ["default: ERRNO(1)", "w 1: ALLOW if b"], "changed w from 'ALLOW if a' to 'ALLOW if b' (x64 x86_64)" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void A_change_is_called_by_its_name(string[] before, string[] after, string words) =>
        Assert.Equal(words, LockChanges.Describe(One(before), One(after)));

    [Fact]
    public void The_order_of_lines_is_no_change() => Assert.Null(LockChanges.Describe(One("a 1: ALLOW", "b 2: ALLOW"), One("b 2: ALLOW", "a 1: ALLOW")));

    [Fact]
    public void Long_lists_are_cut_and_counted()
    {
        IEnumerable<string> calls = Enumerable.Range(10, 23).Select(i => $"call{i} {i}: ALLOW");
        Assert.Equal(
            "gained call10, call11, call12, call13, call14, call15, call16, call17, call18, call19 and 13 more (x64 x86_64)",
            LockChanges.Describe(One("default: ERRNO(1)"), One([.. calls.Prepend("default: ERRNO(1)")])));
    }

    [Fact]
    public void What_has_changed_on_several_ABIs_is_said_once() => Assert.Equal(
        "gained read (x64 x86_64, arm64 aarch64)",
        LockChanges.Describe(
            Parse("[x64 x86_64]\ndefault: ERRNO(1)\n[arm64 aarch64]\ndefault: ERRNO(1)\n[arm arm]\ndefault: ERRNO(1)"),
            Parse("[x64 x86_64]\ndefault: ERRNO(1)\nread 0: ALLOW\n[arm64 aarch64]\ndefault: ERRNO(1)\nread 63: ALLOW\n[arm arm]\ndefault: ERRNO(1)")));

    [Fact]
    public void Sections_come_and_go() => Assert.Equal("new c; gone a", LockChanges.Describe(Parse("[a]\n[b]"), Parse("[b]\n[c]")));

    [Fact]
    public void An_empty_file_waits_to_be_written() => Assert.Equal("the file is empty yet", LockChanges.Describe(Parse("# nothing\n\n"), Parse("[b]")));
}
