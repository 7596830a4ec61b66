using Xunit;

namespace SeccompSharp.Kernel.Tests;

/// <summary>Conditions with values that are known only when the filter is installed.</summary>
public sealed class VariableTests
{
    [LinuxFact]
    public void A_descriptor_of_this_run_is_allowed_and_no_other_one()
    {
        ChildRun child = ChildRun.Of("write-to-log");
        Assert.Equal("True", child["again"]);
        Assert.Equal("5", child["log"]);
        Assert.Equal("-13", child["other"]);
    }

    [LinuxFact]
    public void Both_words_of_a_64_bit_value_count()
    {
        ChildRun child = ChildRun.Of("write-to-log");
        Assert.Equal("-16", child["position"]);
        Assert.Equal("0", child["other high word"]); // /dev/null stays where it is
        Assert.Equal("0", child["other low word"]);
    }

    [LinuxFact]
    public void Putting_values_in_allocates_nothing_not_even_the_first_time()
    {
        ChildRun child = ChildRun.Of("write-to-log");
        Assert.Equal("0", child["first"]);
        Assert.Equal("0", child["second"]);
    }

    [LinuxFact]
    public void Each_installation_has_its_own_values()
    {
        ChildRun child = ChildRun.Of("two-values");
        Assert.Equal("-13", child["first"]); // the second filter allows 8 only
        Assert.Equal("-13", child["second"]); // the first one 7 only
        Assert.Equal("-16", child["five"]);
        Assert.Equal("-16", child["six"]);
        Assert.Equal("-9", child["seven"]);
    }

    [LinuxFact]
    public void A_process_signals_itself_and_nobody_else()
    {
        ChildRun child = ChildRun.Of("signal-itself");
        Assert.Equal("True", child["again"]);
        Assert.Equal("0", child["itself"]);
        Assert.Equal("0", child["itself, high bits set"]); // the kernel drops them
        foreach (string other in new[] { "parent", "process group", "everybody", "its group by number" })
            Assert.Equal("-13", child[other]);
    }

    [LinuxFact]
    public void Putting_the_process_in_allocates_nothing_not_even_the_first_time()
    {
        ChildRun child = ChildRun.Of("signal-itself");
        Assert.Equal("0", child["first"]);
        Assert.Equal("0", child["second"]);
    }

    [LinuxFact]
    public void Without_the_process_in_it_a_filter_lets_nobody_be_signalled()
    {
        ChildRun child = ChildRun.Of("signal-before-install");
        foreach (string whom in new[] { "itself", "parent", "process group" })
            Assert.Equal("-13", child[whom]);
        Assert.Equal("-3", child["nobody"]); // the filter lets it through, and there is no such process
    }

    [LinuxFact]
    public void A_rule_may_deny_what_is_about_the_process_itself()
    {
        ChildRun child = ChildRun.Of("group-of-itself");
        Assert.Equal("-13", child["itself"]);
        Assert.Equal("answered", child["parent"]);
    }

    [LinuxFact]
    public void A_started_program_is_not_the_process_itself()
    {
        ChildRun child = ChildRun.Of("child-signals");
        Assert.Equal("0", child["itself"]);
        Assert.Equal("refused", child["child itself"]);
        Assert.Equal("allowed", child["parent of the child"]);
    }

    /// <summary>Such a rule would never match, so that one that denies would be open.</summary>
    [LinuxFact]
    public void A_value_with_bits_that_its_comparison_leaves_out_is_refused()
    {
        ChildRun child = ChildRun.Of("values-that-do-not-fit");
        foreach ((string name, string bits) in new[]
        {
            ("access", "0x4"), ("mode", "0x10000"), ("pid", "0xffffff00"), ("rest", "0x100000000"),
        })
        {
            Assert.StartsWith("ArgumentException: The seccomp filter was not installed. ", child[name], System.StringComparison.Ordinal);
            Assert.Contains($"The value given for ${name} has the bits {bits}, which", child[name], System.StringComparison.Ordinal);
        }

        Assert.Equal("False", child["tried"]);
        Assert.Contains("The value given for $rest has the bits 0x10, which", child["message"], System.StringComparison.Ordinal);
        Assert.Contains("Give a value without these bits, or widen the mask", child["message"], System.StringComparison.Ordinal);
        Assert.Equal("the same", child["mode before and after"]);
    }

    [LinuxFact]
    public void A_value_that_fits_is_compared()
    {
        ChildRun child = ChildRun.Of("values-that-do-not-fit");
        Assert.Equal("0", child["bytes"]);
        Assert.Equal("-16", child["lseek"]);
    }
}
