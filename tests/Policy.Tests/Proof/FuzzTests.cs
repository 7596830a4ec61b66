using System.Collections.Generic;
using System.Threading;
using FsCheck;
using FsCheck.Fluent;
using SeccompSharp.Fuzz;
using SeccompSharp.Policies.Compilation;
using SeccompSharp.Policies.Model;
using Xunit;

namespace SeccompSharp.Policies.Tests.Proof;

/// <summary>A short run of what <c>dotnet run --project tests/Fuzz</c> does at length.</summary>
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

    [Fact]
    public void Random_policies_with_variables_are_proven_for_all_values_and_agree_call_by_call_for_some()
    {
        int patches = 0;
        for (ulong seed = 0; seed < 300; seed++)
        {
            BoundPolicy policy = RandomPolicies.MakeWithVariables(seed, out Dictionary<string, ulong> values);
            FuzzCase result = FuzzCase.Run(policy, values, new RandomSource(1), CancellationToken.None);
            Assert.True(result.Failure is null, $"seed {seed}: {result.Failure}\n{string.Join("\n", PolicyListing.Of(policy))}");
            patches += FilterCompiler.Compile(policy, CompilerOptions.Default, CancellationToken.None).Program?.Patches.Count ?? 0;
        }

        Assert.True(patches > 200, $"{patches} patches");
    }
}
