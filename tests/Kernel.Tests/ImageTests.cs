using System;
using Xunit;

namespace SeccompSharp.Kernel.Tests;

/// <summary>A generated filter is part of the program's file.</summary>
public sealed class ImageTests
{
    [LinuxFact]
    public void Asking_for_a_filter_and_installing_it_allocates_nothing()
    {
        ChildRun child = ChildRun.Of("filter-bytes");
        Assert.NotEqual("0", child["length"]);
        Assert.Equal("0", child["first"]);
        Assert.Equal("0", child["second"]);
        Assert.Equal("0", child["install"]);
    }

    [LinuxFact]
    public void A_filter_lies_in_a_read_only_mapping_of_the_assembly()
    {
        ChildRun child = ChildRun.Of("filter-mapping");
        Assert.EndsWith("/SeccompSharp.Kernel.Child.dll", child["file"], StringComparison.Ordinal);
        Assert.StartsWith("r--", child["permissions"], StringComparison.Ordinal);
    }
}
