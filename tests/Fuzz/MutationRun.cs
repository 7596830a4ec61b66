using System;
using System.Diagnostics;
using System.Globalization;
using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Compilation;
using SeccompSharp.Policies.Model;

namespace SeccompSharp.Fuzz;

/// <summary>Puts slips into the programs of random policies and sees whether the proof finds them.</summary>
internal static class MutationRun
{
    /// <summary>Stops at the first mutant on which proof and interpreter disagree.</summary>
    /// <returns>The exit code.</returns>
    public static int Execute(ulong seed, ulong count)
    {
        var clock = Stopwatch.StartNew();
        long refuted = 0;
        long harmless = 0;
        ulong first = new RandomSource(seed).Bits();
        for (ulong i = 0; i < count; i++)
        {
            BoundPolicy policy = RandomPolicies.Make(first + i);
            Program? program = FilterCompiler.Compile(policy, CompilerOptions.Default, CancellationToken.None).Program;
            if (program is null)
                continue;
            MutationCase result = MutationCase.Run(program, policy, CancellationToken.None);
            if (result.Failure is not null)
            {
                Console.Error.WriteLine($"RandomPolicies.Make({first + i}): {result.Failure}");
                return 1;
            }

            refuted += result.Refuted;
            harmless += result.Harmless;
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"seed {seed}: mutants of {count} programs: {refuted} refuted, each by a real call; {harmless} proven harmless, none with a difference; {clock.Elapsed.TotalSeconds:f0} s"));
        return 0;
    }
}
