using Xunit;

namespace SeccompSharp.Groups.Tests;

/// <summary>The tests that run the probe: it is published once for all of them, and they run one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class ProbeCollection : ICollectionFixture<Probe>
{
    public const string Name = "probe";
}
