using System.Threading;
using FsCheck;
using FsCheck.Fluent;
using SeccompSharp.Fuzz;
using SeccompSharp.Policies.Model;
using Xunit;

namespace SeccompSharp.Policies.Tests.Proof;

/// <summary>A short run of what <c>dotnet run --project bench/Fuzz</c> does at length.</summary>
public sealed class FuzzTests
{
    [Fact]
    public void Random_policies_compile_to_programs_that_are_proven_and_agree_call_by_call()
    {
        Gen<BoundPolicy> policies = Gen.Choose(0, int.MaxValue).Select(seed => RandomPolicies.Make((ulong)seed));
        Config config = Config.QuickThrowOnFailure
            .WithMaxTest(300)
            .WithReplay(new Replay(new Rnd(2025, 7), null));
        Check.One(config, Prop.ForAll(Arb.From(policies, PolicyShrinker.Shrink), policy =>
        {
            string? failure = FuzzCase.Run(policy, new RandomSource(1), CancellationToken.None).Failure;
            return (failure is null).Label(failure + "\n" + string.Join("\n", PolicyListing.Of(policy)));
        }));
    }
}
