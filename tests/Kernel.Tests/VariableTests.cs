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
}
