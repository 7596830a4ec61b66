using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies;
using SeccompSharp.Policies.Compilation;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Tool.Sources;

/// <summary>A profile in a file, and the filters that are made from it.</summary>
internal sealed class ProfileFile(TextFile file)
{
    /// <summary>Why a filter with variables is none here, and what to do (<see cref="FilterBuildResult.WithoutVariables"/>).</summary>
    public const string NobodyAsked = "a filter made on the command line has no code that could give one";

    /// <inheritdoc cref="NobodyAsked"/>
    public const string UseClass = "add the profile to a project, where the Install of its class puts it in, or write the number";

    private readonly ProfileReading _reading = ProfileReader.Read(file.Path, file.Text, CancellationToken.None);

    /// <summary>The file itself.</summary>
    public TextFile File => file;

    /// <summary>What can be said without a target.</summary>
    public ImmutableEquatableArray<Finding> Findings => _reading.Findings;

    /// <summary>The ABIs that the profile lists, in its order; none when it means 'native', whatever that is.</summary>
    public IReadOnlyList<Abi> StatedAbis(Dialect dialect)
    {
        if (_reading.Profile is not { } profile)
            return [];
        // Runtimes that read a profile by the runtime-spec alone do not see archMap.
        IEnumerable<Abi?> mapped = dialect == Dialect.Oci ? [] : profile.ArchMap.Select(entry => entry.Architecture.Value);
        return profile.Architectures.Select(architecture => architecture.Value).Concat(mapped).OfType<Abi>().Distinct().ToList();
    }

    /// <summary>A warning if the profile says nothing about any of the targets.</summary>
    public IEnumerable<Finding> Coverage(IReadOnlyCollection<Target> targets, ProfileOptions options) =>
        _reading.Profile is { } profile && ProfileCoverage.Check(profile, targets, options) is { } others
            ? [others with { Severity = Severity.Warning }]
            : [];

    /// <summary>Makes the filter for a target; every finding of the way is in the result.</summary>
    /// <exception cref="UnusableException">The profile is for other machines.</exception>
    public FilterBuildResult Build(Target target, ProfileOptions options, CompilerOptions? shape = null)
    {
        PolicyReading? policy = _reading.Profile?.ToPolicy(target, options);
        if (policy is { CoversTarget: false })
        {
            throw new UnusableException($"'{file.Path}' lists {string.Join(", ", StatedAbis(options.Dialect))}: it says nothing "
                + $"about {target.Native}. --target chooses the architecture of a filter, --arch its ABIs.");
        }

        IEnumerable<Finding> findings = _reading.Findings.Concat(policy?.Findings ?? ImmutableEquatableArray<Finding>.Empty);
        if (policy?.Policy is null)
            return new FilterBuildResult(null, findings.EachOnce());
        FilterBuildResult built = FilterBuilder.Build(policy.Policy, shape ?? CompilerOptions.Default, CancellationToken.None);
        findings = findings.Concat(built.Findings);
        return new FilterBuildResult(findings.HasErrors() ? null : built.Filter, findings.EachOnce());
    }
}
