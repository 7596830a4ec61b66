using System.Threading.Tasks;
using SeccompSharp.WebLoad;
using Xunit;

namespace SeccompSharp.EndToEnd.Tests;

/// <summary>samples/Web under <c>@dotnet</c> and <c>@kestrel</c> and nothing else; tests/WebLoad sends it more requests.</summary>
[Collection(SampleCollection.Name)]
public sealed class WebTests(SampleBuilds builds)
{
    private const int Requests = 2000;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task It_serves_requests_and_ends_on_SIGTERM_with_its_filter_on_all_threads(bool aot)
    {
        using WebServer server = WebServer.Start(builds.Folder("Web", aot), aot);
        LoadResult load = await Load.SendAsync(server.Address, Requests, connections: 8);
        Assert.Equal(Requests, load.Requests);
        Assert.NotEqual(0, load.Collections);
        Assert.All(server.SeccompOfThreads, mode => Assert.Equal("2", mode));
        Assert.True(server.SeccompOfThreads.Count > 1);

        (int exitCode, string output) = server.Terminate();
        Assert.Equal((0, "Stopped.\n"), (exitCode, output));
    }
}
