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

/// <summary>What a load of a given time came to.</summary>
/// <param name="Requests">How many were sent.</param>
/// <param name="Failed">How many of them were not answered as they should be.</param>
/// <param name="FirstFailure">What became of the first of these; null if there is none.</param>
/// <param name="Collections">How often the server's garbage collector had run by then; null if it did not answer that.</param>
public sealed record SoakResult(long Requests, long Failed, string? FirstFailure, int? Collections);

/// <summary>Requests over several connections at once, of which each answer is compared.</summary>
public static class Load
{
    /// <summary>After how many requests a connection is closed and another one made.</summary>
    private const int RequestsOfAConnection = 250;

    private static readonly TimeSpan s_longestRequest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_afterFailure = TimeSpan.FromMilliseconds(100);

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
        using HttpClient client = Client(server, connections);
        var clock = Stopwatch.StartNew();
        var options = new ParallelOptions { MaxDegreeOfParallelism = connections, CancellationToken = timeout.Token };
        await Parallel.ForAsync(0, requests, options, async (index, token) => await SendAsync(client, index, token));
        TimeSpan elapsed = clock.Elapsed;
        return new LoadResult(requests, elapsed, await CollectionsAsync(client, timeout.Token));
    }

    /// <summary>Sends them until the time is over, and goes on when one fails.</summary>
    /// <param name="server">The address of a samples/Web.</param>
    /// <param name="time">How long. Requests under way are waited for, each for <see cref="s_longestRequest"/> at most.</param>
    /// <param name="connections">How many at once.</param>
    public static async Task<SoakResult> SendAsync(Uri server, TimeSpan time, int connections)
    {
        using HttpClient client = Client(server, connections);
        var clock = Stopwatch.StartNew();
        long requests = 0, failed = 0;
        string? firstFailure = null;
        await Task.WhenAll(Enumerable.Range(0, connections).Select(_ => Task.Run(SendUntilThenAsync)));
        return new SoakResult(requests, failed, firstFailure, failed == 0 ? await CollectionsAsync(client, CancellationToken.None) : null);

        async Task SendUntilThenAsync()
        {
            while (clock.Elapsed < time)
            {
                try
                {
                    await SendAsync(client, (int)(Interlocked.Increment(ref requests) % int.MaxValue), CancellationToken.None);
                }
                catch (Exception exception) when (exception is HttpRequestException or InvalidOperationException or OperationCanceledException)
                {
                    Interlocked.Increment(ref failed);
                    Interlocked.CompareExchange(ref firstFailure, exception.ToString(), null);
                    await Task.Delay(s_afterFailure); // A server that is gone fails thousands a second.
                }
            }
        }
    }

    private static HttpClient Client(Uri server, int connections) =>
        new(new SocketsHttpHandler { MaxConnectionsPerServer = connections, UseProxy = false }) { BaseAddress = server, Timeout = s_longestRequest };

    private static async Task<int> CollectionsAsync(HttpClient client, CancellationToken token) =>
        int.Parse(await client.GetStringAsync("/collections", token), CultureInfo.InvariantCulture);

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
