using System.Linq;
using SeccompSharp.Policies.LockFiles;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using Xunit;
using static SeccompSharp.Policies.Tests.Policies;

namespace SeccompSharp.Policies.Tests.LockFiles;

/// <summary>Why rules are there stands in a lock file too.</summary>
public sealed class WhyTests
{
    private static readonly LockSection s_filter = new("x64 x86_64", ImmutableEquatableArray.Of(new LockEntry(LockEntry.Default, "ALLOW")));

    [Fact]
    public void Each_reason_is_a_line_whatever_the_order_and_the_target()
    {
        Policy one = Of(SyscallAction.Errno(1), Because("a child", "ptrace", "kcmp"), Because("b", "@exit"), Rule(SyscallAction.Allow, "read"));
        Policy other = Of(SyscallAction.Errno(1), Because("b", "@exit"), Because("a child", "kcmp", "ptrace"), Because("TODO", "write"));
        Assert.Equal(["@exit: b", "kcmp, ptrace: a child"], Lines(one));
        Assert.Equal(Lines(one), Lines(one, other));
    }

    [Fact]
    public void Rules_for_the_same_calls_share_a_line() =>
        Assert.Equal(["ptrace: a; b"], Lines(Of(SyscallAction.Errno(1), Because("b", "ptrace"), Because("a", "ptrace"))));

    [Fact]
    public void Policies_without_reasons_have_no_section() =>
        Assert.Empty(LockSections.Why([Of(SyscallAction.Errno(1), Because("TODO later", "ptrace"), Because("x", "no such\n[call]: y"))]));

    [Theory]
    [InlineData("x\n[x64 x86_64]\nread 0: ALLOW")]
    [InlineData("x\r\u0085\u2028y: z # [")]
    [InlineData("\u001b[31m*/ ]]> </remarks>\u202e")]
    [InlineData("  spaces around \u00a0")]
    public void No_text_breaks_the_file(string text)
    {
        var file = new LockFile(LockSections.Why([Of(SyscallAction.Errno(1), Because(text, "ptrace"))]).Prepend(s_filter).ToImmutableEquatableArray());
        string written = file.Write("Sandbox");
        Assert.DoesNotContain(written, c => char.IsControl(c) && c != '\n');
        Assert.Equal(file, LockFile.Read("lock", written).File);
    }

    [Fact]
    public void Long_texts_are_not_cut()
    {
        string text = new('x', 3000);
        Assert.NotEqual(Lines(Of(SyscallAction.Errno(1), Because(text, "ptrace"))), Lines(Of(SyscallAction.Errno(1), Because(text + "y", "ptrace"))));
    }

    [Theory]
    [InlineData("a", "a", null)]
    [InlineData("a", "if b", "another justification of ptrace from 'a' to 'if b'")]
    [InlineData("TODO", "b", "another justification of ptrace from none to 'b'")]
    [InlineData("a", "", "another justification of ptrace from 'a' to none")]
    public void A_change_is_described(string before, string after, string? expected) => Assert.Equal(expected, LockChanges.Describe(File(before), File(after)));

    private static LockFile File(string text) =>
        new(LockSections.Why([Of(SyscallAction.Errno(1), Because(text, "ptrace"))]).Prepend(s_filter).ToImmutableEquatableArray());

    private static Rule Because(string text, params string[] names) => Rule(SyscallAction.Allow, names) with { Justification = new Justification(text) };

    private static string[] Lines(params Policy[] policies) =>
        [.. LockSections.Why(policies).SelectMany(section => section.Entries).Select(entry => $"{entry.Key}: {entry.Value}")];
}
