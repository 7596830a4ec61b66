using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Proof;

/// <summary>Finds values of variables for which a program and a policy differ.</summary>
internal static class VariableValues
{
    /// <summary>With the values put in, program and policy are without variables and decided as such.</summary>
    /// <returns>A call and values; undecided, when they agree for all the values tried.</returns>
    public static ProofResult Refute(Program program, BoundPolicy policy, CancellationToken cancellation)
    {
        string[] names =
        [
            .. program.Patches.Select(patch => patch.Variable)
                .Concat(InstallVariable.Of([policy]).Select(variable => variable.Name))
                .Distinct().OrderBy(name => name, StringComparer.Ordinal),
        ];
        foreach (Dictionary<string, ulong> values in Choices(names))
        {
            ProofResult result = Equivalence.Prove(program.WithValues(values), policy.WithValues(values), cancellation);
            if (result is ProofResult.Refuted refuted)
            {
                return refuted with
                {
                    Values = names.Select(name => new VariableValue(name, values[name])).ToImmutableEquatableArray(),
                };
            }
        }

        return new ProofResult.Undecided("it relies on what values its variables have");
    }

    /// <summary>All words different, so that none is taken for another; then all small, and all equal.</summary>
    private static IEnumerable<Dictionary<string, ulong>> Choices(string[] names)
    {
        yield return Each(i => 0xa5c3_0000_5a3c_0000 + (0x0000_0002_0000_0002 * (ulong)i) + 1);
        yield return Each(i => (ulong)i + 1);
        yield return Each(_ => 0);

        Dictionary<string, ulong> Each(Func<int, ulong> value)
        {
            var values = new Dictionary<string, ulong>();
            for (int i = 0; i < names.Length; i++)
                values.Add(names[i], value(i));
            return values;
        }
    }
}
