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
    public void Where_the_command_makes_the_kernel_read_an_int_a_high_bit_leads_round_no_rule()
    {
        ChildRun child = ChildRun.Of("by-command");
        Assert.Equal("-13", child["F_SETSIG"]);
        Assert.Equal("-13", child["F_SETSIG with garbage"]);
        Assert.Equal("0", child["F_SETSIG of another"]);
        Assert.Equal("-13", child["F_DUPFD with garbage"]);
        Assert.Equal("-13", child["F_GETFD"]);
        Assert.Equal("made", child["F_GETFD beyond"]);
        Assert.Equal("-13", child["PR_SET_MM with garbage"]);
        Assert.Equal("-13", child["KEYCTL_CLEAR with garbage"]);
        Assert.Equal("-13", child["SETVAL with garbage"]);
        Assert.Equal("-22", child["SETVAL of another"]);
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
