using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Xunit;

namespace SeccompSharp.Kernel.Tests;

/// <summary>What the library tells about the kernel and the calling thread.</summary>
public sealed class QueryTests
{
    private const string ActionsFile = "/proc/sys/kernel/seccomp/actions_avail";

    /// <summary>Values: include/uapi/linux/seccomp.h; names: kernel/seccomp.c.</summary>
    private static readonly Dictionary<string, string> s_actions = new(StringComparer.Ordinal)
    {
        ["kill_process"] = "80000000",
        ["kill_thread"] = "0",
        ["trap"] = "30000",
        ["errno"] = "50000",
        ["user_notif"] = "7fc00000",
        ["trace"] = "7ff00000",
        ["log"] = "7ffc0000",
        ["allow"] = "7fff0000",
    };

    [LinuxFact]
    public void Actions_are_those_that_the_kernel_lists()
    {
        // Since Linux 4.14; before, all but two of them were there.
        string[] listed = File.Exists(ActionsFile)
            ? File.ReadAllText(ActionsFile).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            : ["kill_thread", "trap", "errno", "trace", "allow"];
        ChildRun child = ChildRun.Of("query-kernel", [.. s_actions.Values, "12340000"]);
        Assert.Equal("True", child["supported"]);
        Assert.Contains("allow", listed);
        Assert.All(s_actions, action => Assert.Equal(listed.Contains(action.Key).ToString(), child[action.Value]));
        Assert.Equal("False", child["12340000"]);
    }

    [LinuxFact]
    public void Where_seccomp_is_refused_nothing_is_supported()
    {
        ChildRun child = ChildRun.Of("install-refused", "38");
        Assert.Equal("False", child["supported"]);
        Assert.Equal("False", child["allow"]);
    }

    [LinuxFact]
    public void Filters_are_counted_and_told_from_those_of_others()
    {
        ChildRun child = ChildRun.Of("query-stacked");
        string outside = child["before mode"] == "Disabled" ? "False" : "True";
        Assert.Equal("Filter", child["one mode"]);
        Assert.Equal(outside, child["before outside"]);
        AssertCount(child, "before", "one", 1);
        AssertCount(child, "before", "two", 2);
        AssertCount(child, "before", "native", 3);
        if (child["before count"] == "unknown")
            return;
        Assert.Equal(outside, child["one outside"]);
        Assert.Equal(outside, child["two outside"]);
        Assert.Equal("True", child["native outside"]);
    }

    [LinuxFact]
    public void A_filter_that_is_inherited_is_one_from_outside()
    {
        ChildRun child = ChildRun.Of("query-inherited");
        Assert.Equal("Filter", child["inherited mode"]);
        Assert.Equal("True", child["inherited outside"]);
        AssertCount(child, "parent", "inherited", 0);
        AssertCount(child, "parent", "added", 1);
        if (child["parent count"] != "unknown")
            Assert.Equal("True", child["added outside"]);
    }

    [LinuxFact]
    public void Whose_the_filters_of_a_single_thread_are_is_not_guessed()
    {
        ChildRun child = ChildRun.Of("query-one-thread");
        AssertCount(child, "before", "own", 1);
        AssertCount(child, "before", "other", 0);
        Assert.Equal(child["before mode"], child["other mode"]);
        if (child["before mode"] != "Disabled")
            return;
        Assert.Equal("unknown", child["own outside"]);
        Assert.Equal("False", child["other outside"]);
    }

    [LinuxFact]
    public void Asking_allocates_nothing() => Assert.Equal("0", ChildRun.Of("query-bytes")["bytes"]);

    /// <summary>The kernel says as much of this process as of its children, or does not count.</summary>
    private static void AssertCount(ChildRun child, string before, string after, int more)
    {
        bool counts = File.ReadAllText("/proc/self/status").Contains("\nSeccomp_filters:", StringComparison.Ordinal);
        if (counts)
            Assert.Equal(Number(child[before + " count"]) + more, Number(child[after + " count"]));
        else
            Assert.Equal("unknown", child[after + " count"]);
    }

    private static int Number(string count) => int.Parse(count, CultureInfo.InvariantCulture);
}
