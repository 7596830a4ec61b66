using System.Globalization;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Binding;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using Xunit;
using static SeccompSharp.Policies.Tests.Policies;

namespace SeccompSharp.Policies.Tests;

public sealed class FindingTests
{
    /// <summary>A line that looks like the compiler's, an escape sequence, a bidirectional override, a lone surrogate, NEL, LS and DEL.</summary>
    private const string Hostile = "x'\nProgram.cs(1,1): error SECC0000: forged\r\u001b[31m\u202e\ud800\u0085\u2028\u007f\u009b";

    public static TheoryData<string> Ids => [.. FindingKinds.All.Select(kind => kind.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_message_is_filled_and_stays_on_its_line(string id)
    {
        FindingKind kind = FindingKinds.All.Single(kind => kind.Id == id);
        string[] arguments = [.. Enumerable.Range(0, kind.ArgumentCount).Select(i => $"<{i}>{Hostile}")];
        string message = Finding.Of(kind, Place.None, arguments).Message;
        Assert.All(arguments, argument => Assert.Contains(argument[..3], message));
        Assert.DoesNotContain(message, c => char.IsControl(c) || char.IsSurrogate(c) || c is '\u2028' or '\u202e');
        Assert.DoesNotContain("{", message.Replace("{ ", "", System.StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_fix_puts_in_place_is_not_escaped()
    {
        Finding finding = Finding.Of(FindingKinds.UnknownSyscall, Place.None, "a\tb", "") with { Replacement = "a\tb" };
        Assert.Equal(("a\\u0009b", "a\tb"), (finding.Arguments[0], finding.Replacement));
    }

    [Fact]
    public void What_goes_for_all_targets_keeps_its_severity_and_its_mend()
    {
        Mend mend = Mend.Answer.With(SyscallAction.Errno(38), ["openat2"]);
        Finding On(string where) => Finding.Of(FindingKinds.FallbackCutOff, Place.None, "'openat2'", "files cannot be opened", where) with
        {
            Severity = Severity.Info, Mend = mend,
        };
        Finding finding = Assert.Single(FindingSequence.OfTargets(
            [new[] { On(" on x86_64") }.ToImmutableEquatableArray(), new[] { On(" on aarch64") }.ToImmutableEquatableArray()]));
        Assert.Equal(("", Severity.Info, mend), (finding.Arguments[2], finding.Severity, finding.Mend));
    }

    [Fact]
    public void A_text_without_end_is_cut() =>
        Assert.InRange(Finding.Of(FindingKinds.UnknownSyscall, Place.None, new string('x', 1 << 20), "").Message.Length, 1000, 3000);

    [Fact]
    public void Nobody_waits_for_a_suggestion_for_each_of_a_thousand_misspelt_names()
    {
        string[] names = ["read1", .. Enumerable.Range(0, 1000).Select(i => "writ" + i.ToString(CultureInfo.InvariantCulture))];
        Policy policy = Of(SyscallAction.Allow, Rule(SyscallAction.Errno(1), names));
        Finding[] unknown = [.. PolicyBinder.Bind(policy, CancellationToken.None).Findings.Where(finding => finding.Kind == FindingKinds.UnknownSyscall)];
        Assert.Equal(1001, unknown.Length);
        Assert.Equal("read", unknown[0].Replacement);
        Assert.InRange(unknown.Count(finding => finding.Replacement is not null), 10, 200);
    }
}
