using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace SeccompSharp.WebLoad;

/// <summary>What a load came to.</summary>
/// <param name="Requests">How many were answered, each as it should be.</param>
/// <param name="Elapsed">From the first to the last.</param>
/// <param name="Collections">How often the server's garbage collector had run by then.</param>
public sealed record LoadResult(int Requests, TimeSpan Elapsed, int Collections)
{
    /// <summary>How long all of them may take together.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);
}

/// <summary>Requests over several connections at once, of which each answer is compared.</summary>
public static class Load
{
    /// <summary>After how many requests a connection is closed and another one made.</summary>
    private const int RequestsOfAConnection = 250;

    /// <summary>Sends them.</summary>
    /// <param name="server">The address of a samples/Web.</param>
    /// <param name="requests">How many.</param>
    /// <param name="connections">How many at once.</param>
    /// <exception cref="HttpRequestException">A request failed: the server is gone.</exception>
    /// <exception cref="InvalidOperationException">An answer is wrong.</exception>
    /// <exception cref="OperationCanceledException">It takes longer than <see cref="LoadResult.Longest"/>.</exception>
    public static async Task<LoadResult> SendAsync(Uri server, int requests, int connections)
    {
        using var timeout = new CancellationTokenSource(LoadResult.Longest);
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseProxy = false };
        using var client = new HttpClient(handler) { BaseAddress = server };
        var clock = Stopwatch.StartNew();
        var options = new ParallelOptions { MaxDegreeOfParallelism = connections, CancellationToken = timeout.Token };
        await Parallel.ForAsync(0, requests, options, async (index, token) => await SendAsync(client, index, token));
        TimeSpan elapsed = clock.Elapsed;
        string collections = await client.GetStringAsync("/collections", timeout.Token);
        return new LoadResult(requests, elapsed, int.Parse(collections, CultureInfo.InvariantCulture));
    }

    private static async Task SendAsync(HttpClient client, int index, CancellationToken token)
    {
        (HttpRequestMessage message, string expected) = Request(index);
        using (message)
        {
            message.Headers.ConnectionClose = index % RequestsOfAConnection == 0;
            using HttpResponseMessage response = await client.SendAsync(message, token);
            string answer = await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync(token);
            if (answer != expected)
                throw new InvalidOperationException($"{message.Method} {message.RequestUri} was answered with '{answer}', not '{expected}'.");
        }
    }

    /// <summary>One of the three kinds that the sample answers, bodies being of all lengths up to three segments of TCP.</summary>
    private static (HttpRequestMessage Message, string Answer) Request(int index)
    {
        switch (index % 4)
        {
            case 0:
                return (new HttpRequestMessage(HttpMethod.Get, "/"), "Hello from a sandbox.");
            case 1:
                string body = string.Concat(Enumerable.Repeat("abc", index % 1400));
                string reversed = string.Concat(Enumerable.Repeat("cba", index % 1400));
                return (new HttpRequestMessage(HttpMethod.Post, "/reverse") { Content = new StringContent(body) }, reversed);
            default:
                string square = ((long)index * index).ToString(CultureInfo.InvariantCulture);
                return (new HttpRequestMessage(HttpMethod.Get, $"/square/{index}"), square);
        }
    }
}
