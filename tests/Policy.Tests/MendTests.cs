using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using Xunit;

namespace SeccompSharp.Policies.Tests;

public sealed class MendTests
{
    public static TheoryData<Mend> Mends =>
    [
        new Mend.ReplaceText("a = b  c"),
        new Mend.ReplaceText(""),
        Mend.Answer.With(SyscallAction.Errno(38), ["clone3", "openat2"]),
        new Mend.DropNames(ImmutableEquatableArray.Of("read")),
        new Mend.Act(SyscallAction.KillProcess),
        new Mend.Compare(5, ulong.MaxValue, 1, 0x7e02_0000, 0),
        new Mend.RulePerBit(1UL << 63),
        new Mend.Justify(),
    ];

    [Theory]
    [MemberData(nameof(Mends))]
    public void What_a_diagnostic_carries_is_read_back(Mend mend) => Assert.Equal(mend, Mend.Parse(mend.ToText()));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("act")]
    [InlineData("act ")]
    [InlineData("compare 1 2")]
    [InlineData("other x")]
    public void Anything_else_is_none(string? text) => Assert.Null(Mend.Parse(text));
}