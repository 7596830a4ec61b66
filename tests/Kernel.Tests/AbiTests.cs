using Xunit;

namespace SeccompSharp.Kernel.Tests;

/// <summary>Calls by another convention than the filter's own, and by numbers newer than it.</summary>
public sealed class AbiTests
{
    [X64LinuxFact]
    public void A_covered_compat_ABI_obeys_the_rules_by_its_own_numbers()
    {
        ChildRun child = ChildRun.Of("abi-covered");
        Assert.Equal("own", child["unfiltered"]);
        Assert.Equal("own", child["getpid"]);
        Assert.Equal("-13", child["getppid"]);
        Assert.Equal("-13", child["native getppid"]);
    }

    [X64LinuxFact]
    public void A_rule_reaches_its_call_behind_socketcall_and_ipc()
    {
        ChildRun child = ChildRun.Of("multiplexed");
        Assert.Equal("made", child["unfiltered socket"]);
        Assert.Equal("-2", child["unfiltered semget"]);
        Assert.Equal("-13", child["socket"]);
        Assert.Equal("-9", child["bind"]);
        Assert.Equal("-13", child["semget"]);
        Assert.Equal("-13", child["semget of another version"]);
        Assert.Equal("-13", child["native socket"]);
    }

    [X64LinuxFact]
    public void A_condition_that_socketcall_hides_denies_every_such_call()
    {
        ChildRun child = ChildRun.Of("multiplexed-condition");
        Assert.Equal("-13", child["internet"]);
        Assert.Equal("-13", child["unix"]);
        Assert.Equal("made", child["direct unix"]);
        Assert.Equal("-13", child["direct internet"]);
    }

    [X64LinuxFact]
    public void What_an_author_says_of_socketcall_itself_counts() =>
        Assert.Equal("made", ChildRun.Of("multiplexer-named")["socket"]);

    [X64LinuxFact]
    public void A_call_of_an_ABI_that_is_not_covered_kills_whatever_it_is()
    {
        ChildRun child = ChildRun.Of("abi-foreign");
        Assert.Equal(ChildRun.KilledBySigsys, child.ExitCode);
        Assert.False(child.Reported("getpid"));
    }

    [X64LinuxFact]
    public void An_x32_number_kills_and_the_number_of_a_skipped_call_does_not()
    {
        ChildRun child = ChildRun.Of("abi-x32");
        Assert.Equal("-38", child["skipped by a tracer"]);
        Assert.Equal(ChildRun.KilledBySigsys, child.ExitCode);
        Assert.False(child.Reported("getpid"));
    }

    [LinuxFact]
    public void A_number_beyond_the_table_is_ENOSYS_and_a_denied_call_its_errno()
    {
        ChildRun child = ChildRun.Of("unknown");
        Assert.Equal("-38", child["beyond the table"]);
        Assert.Equal("-1", child["denied"]);
        Assert.Equal("own", child["allowed"]);
        Assert.Equal(0, child.ExitCode);
    }

    [LinuxFact]
    public void A_call_newer_than_MinKernel_is_ENOSYS_unless_a_rule_names_it()
    {
        ChildRun child = ChildRun.Of("newer-than-min-kernel");
        Assert.Equal("-1", child["old"]);
        Assert.Equal("-38", child["newer"]);
        Assert.NotEqual("-38", child["newer and named"]);
    }
}
