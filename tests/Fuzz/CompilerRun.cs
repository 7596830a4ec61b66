using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Fuzz;

/// <summary>Sends random policies through the compiler and its checks.</summary>
internal static class CompilerRun
{
    /// <summary>Stops at the first policy that fails, and prints it as small as it still fails.</summary>
    /// <returns>The exit code.</returns>
    public static int Execute(ulong seed, ulong count)
    {
        var clock = Stopwatch.StartNew();
        long instructions = 0;
        long calls = 0;
        ulong refused = 0;
        ulong first = new RandomSource(seed).Bits(); // so that runs with neighbouring seeds share no policy
        for (ulong i = 0; i < count; i++)
        {
            BoundPolicy policy = RandomPolicies.Make(first + i);
            FuzzCase result = Check(policy);
            if (result.Failure is not null)
                return Report(first + i, policy, result.Failure);
            BoundPolicy withVariables = RandomPolicies.MakeWithVariables(first + i, out Dictionary<string, ulong> values);
            FuzzCase patched = FuzzCase.Run(withVariables, values, new RandomSource(0), CancellationToken.None);
            if (patched.Failure is not null)
            {
                Console.Error.WriteLine($"RandomPolicies.MakeWithVariables({first + i}): {patched.Failure}");
                return 1;
            }

            refused += result.Program is null ? 1ul : 0;
            instructions += result.Program?.Instructions.Count ?? 0;
            calls += result.Calls + patched.Calls;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"seed {seed}: {count} policies, {count - refused} programs with {instructions} instructions proven, {refused} refused with a finding, {calls} calls compared, 0 disagreements, {clock.Elapsed.TotalSeconds:f0} s"));
        return 0;
    }

    private static FuzzCase Check(BoundPolicy policy) => FuzzCase.Run(policy, new RandomSource(0), CancellationToken.None);

    private static int Report(ulong seed, BoundPolicy policy, string failure)
    {
        while (PolicyShrinker.Shrink(policy).FirstOrDefault(smaller => Check(smaller).Failure is not null) is { } smaller)
        {
            policy = smaller;
            failure = Check(policy).Failure!;
        }

        Console.Error.WriteLine($"RandomPolicies.Make({seed}), made as small as it still fails: {failure}");
        foreach (string line in PolicyListing.Of(policy))
            Console.Error.WriteLine(line);
        return 1;
    }
}
