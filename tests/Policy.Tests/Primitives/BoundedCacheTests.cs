using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SeccompSharp.Policies.Primitives;
using Xunit;

namespace SeccompSharp.Policies.Tests.Primitives;

public sealed class BoundedCacheTests
{
    private static readonly Func<int, CancellationToken, string> s_make = static (key, _) => "made of " + key;

    [Fact]
    public void What_was_made_is_remembered()
    {
        var cache = new BoundedCache<int, string>(2);
        Assert.Same(cache.GetOrMake(1, s_make, CancellationToken.None), cache.GetOrMake(1, s_make, CancellationToken.None));
        Assert.Equal(1, cache.Made);
    }

    [Fact]
    public void The_one_not_used_for_longest_goes_first()
    {
        var cache = new BoundedCache<int, string>(2);
        foreach (int key in (int[])[1, 2, 1, 3, 1, 2])
            Assert.Equal("made of " + key, cache.GetOrMake(key, s_make, CancellationToken.None));
        Assert.Equal(4, cache.Made);
    }

    [Fact]
    public void Equal_keys_at_the_same_time_are_made_once()
    {
        var cache = new BoundedCache<int, string>(2);
        using var together = new Barrier(8);
        Parallel.ForEach(Enumerable.Range(0, 8), new ParallelOptions { MaxDegreeOfParallelism = 8 }, _ =>
        {
            together.SignalAndWait(TimeSpan.FromSeconds(5));
            cache.GetOrMake(1, s_make, CancellationToken.None);
        });
        Assert.Equal(1, cache.Made);
    }

    [Fact]
    public void A_making_that_fails_leaves_nothing_behind()
    {
        var cache = new BoundedCache<int, string>(2);
        Assert.Throws<InvalidOperationException>(() => cache.GetOrMake(1, (_, _) => throw new InvalidOperationException(), CancellationToken.None));
        Assert.Equal("made of 1", cache.GetOrMake(1, s_make, CancellationToken.None));
    }

    [Fact]
    public async Task Who_waits_may_give_up_and_the_maker_goes_on()
    {
        var cache = new BoundedCache<int, string>(2);
        using var begun = new ManualResetEventSlim();
        using var go = new ManualResetEventSlim();
        using var impatient = new CancellationTokenSource();
        Task<string> maker = Task.Run(() => cache.GetOrMake(1, (key, token) =>
        {
            begun.Set();
            go.Wait(token);
            return s_make(key, token);
        }, CancellationToken.None));
        begun.Wait();
        impatient.Cancel();
        Assert.Throws<OperationCanceledException>(() => cache.GetOrMake(1, s_make, impatient.Token));
        go.Set();
        Assert.Equal("made of 1", await maker);
        Assert.Equal(1, cache.Made);
    }
}
