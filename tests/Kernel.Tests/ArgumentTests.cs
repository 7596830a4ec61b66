using Xunit;

namespace SeccompSharp.Kernel.Tests;

/// <summary>Conditions on arguments, where the kernel reads fewer or more bits than a comparison might.</summary>
public sealed class ArgumentTests
{
    [LinuxFact]
    public void Deny_rule_on_int_argument_ignores_the_high_word()
    {
        ChildRun child = ChildRun.Of("int");
        Assert.Equal("-13", child["denied"]);
        Assert.Equal("-13", child["denied with garbage"]);
        Assert.Equal("made", child["other"]);
        Assert.Equal("made", child["allowed with garbage"]);
    }

    [LinuxFact]
    public void Signed_64_bit_argument_compares_both_words_and_the_sign()
    {
        ChildRun child = ChildRun.Of("signed-long");
        Assert.Equal("4294967296", child["at the border"]);
        Assert.Equal("-1", child["beyond"]);
        Assert.Equal("-1", child["high word only"]);
        Assert.Equal("4294967295", child["low word only"]);
        Assert.Equal("-22", child["negative"]);
    }
}
