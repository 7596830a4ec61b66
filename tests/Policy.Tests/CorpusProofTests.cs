using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Proof;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Policies.Tests;

/// <summary>Every profile of the corpus, for every target that it covers, becomes a filter that is proven to be the policy.</summary>
public sealed class CorpusProofTests
{
    /// <summary>With 58 profiles and 8 targets, far more than a mistake in selecting them would leave.</summary>
    private const int LeastFilters = 300;

    public static TheoryData<string> Choices => new("as it is", "--compat runc", "all ABIs of the target");

    [CorpusTheory]
    [MemberData(nameof(Choices))]
    public void No_filter_of_the_corpus_differs_from_its_policy(string choice)
    {
        int filters = 0;
        foreach ((string file, Policy policy) in Policies(choice))
        {
            FilterBuildResult result = FilterBuilder.Build(policy, CancellationToken.None);
            Assert.True(result.Filter is not null, $"{file} for {policy.Abis[0]}: {string.Join("; ", result.Findings.Select(finding => finding.Message))}");
            Assert.IsType<ProofResult.Proven>(Equivalence.Prove(result.Filter.Program, result.Filter.Bound, CancellationToken.None));
            filters++;
        }

        Assert.InRange(filters, LeastFilters, int.MaxValue);
    }

    private static IEnumerable<(string File, Policy Policy)> Policies(string choice)
    {
        foreach (string file in Corpus.Files)
        {
            if (ProfileReader.Read(file, File.ReadAllText(file), CancellationToken.None).Profile is not { } profile)
                continue;
            foreach (Target target in Target.DotNet)
            {
                ProfileOptions options = choice switch
                {
                    "--compat runc" => ProfileOptions.OfRuntime(Compat.Runc),
                    "all ABIs of the target" => new ProfileOptions { Abis = target.Family },
                    _ => new ProfileOptions(),
                };
                if (profile.ToPolicy(target, options).Policy is { } policy)
                    yield return (Path.GetFileName(file), policy);
            }
        }
    }
}
