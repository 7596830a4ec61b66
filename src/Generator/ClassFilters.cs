using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using SeccompSharp.Generator.Emit;
using SeccompSharp.Generator.Locks;
using SeccompSharp.Policies;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Compilation;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Lint;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Generator;

/// <summary>What came of compiling a policy for all its targets.</summary>
/// <remarks>Immutable, structurally equal; places take no part in it.</remarks>
/// <param name="Set">The filters; none of them, and why, when a finding is an error.</param>
/// <param name="Findings">What is to say about it, each once, the policy's own included.</param>
internal sealed record ClassFilters(FilterSet Set, ImmutableEquatableArray<Finding> Findings)
{
    /// <summary>The programs of this compiler process: what the generator has compiled, the analyzers find.</summary>
    public static FilterCache Programs { get; } = new();

    /// <summary>What came of the policies of this compiler process: each is asked for by the generator and both analyzers, and
    /// by these after every edit. Most have no findings, and then places do not matter.</summary>
    private static readonly BoundedCache<ClassPolicy, (ClassPolicy Of, ClassFilters Filters)> s_results = new(capacity: 32);

    /// <summary>What comes of a policy: remembered where that says nothing, or nothing but of a profile that is the same text.</summary>
    public static ClassFilters Of(ClassPolicy source, CancellationToken cancellationToken)
    {
        (ClassPolicy made, ClassFilters filters) = s_results.GetOrMake(
            source, static (policy, cancellationToken) => (policy, Run(policy, cancellationToken)), cancellationToken);
        bool placesHold = ReferenceEquals(made, source)
            || filters.Findings.All(finding => made.Text.IsSame(source.Text) && finding.Place.Path == source.Text.Path);
        return placesHold ? filters : Run(source, cancellationToken);
    }

    /// <summary>Compiles a policy for all its targets, and holds it against its lock file: the expensive step.</summary>
    /// <remarks>
    /// A defect of ours must not take the build of all other policies with it; so it becomes an error of this one, which
    /// the analyzers report.
    /// </remarks>
    private static ClassFilters Run(ClassPolicy source, CancellationToken cancellationToken)
    {
        try
        {
            return Compile(source, cancellationToken);
        }
        catch (Exception defect) when (defect is not OperationCanceledException)
        {
            string what = defect.GetType().Name + ": " + defect.Message;
            Place place = source.Policies.FirstOrDefault()?.Policy.DefaultActionPlace ?? source.Place;
            return Without(source, [.. source.Findings, Finding.Of(FindingKinds.GeneratorFailed, place, what)]);
        }
    }

    private static ClassFilters Compile(ClassPolicy source, CancellationToken cancellationToken)
    {
        List<Finding> findings = [.. source.Findings];
        if (findings.HasErrors())
            return Without(source, findings);

        var filters = new List<TargetFilter>();
        var byTarget = new List<ImmutableEquatableArray<Finding>>();
        var bound = new List<BoundPolicy>();
        FilterBuildResult[] results = Build(source, cancellationToken);
        for (int i = 0; i < results.Length; i++)
        {
            TargetPolicy policy = source.Policies[i];
            FilterBuildResult result = results[i];
            if (source.InstallAtStartup)
                result = result.WithoutVariables("a filter that installs itself is asked by nobody", "remove InstallAtStartup and call Install", completes: true);
            byTarget.Add(result.Findings);
            BuiltFilter? forJit = policy.JitPolicy is null
                ? null
                : CompileForJit(policy.JitPolicy, source.Settings.Options, findings, cancellationToken);
            if (result.Filter is not { } filter)
                continue;
            BoundPolicy[] ofTarget = forJit is null ? [filter.Bound] : [filter.Bound, forJit.Bound];
            filters.Add(Filter(policy.Target, filter, forJit?.Program, InstallVariable.LimitsOf(ofTarget)));
            bound.AddRange(ofTarget);
        }

        findings.AddRange(FindingSequence.OfTargets(byTarget));

        if (!findings.HasErrors())
            findings.AddRange(LockCheck.Check(source, cancellationToken));
        if (findings.HasErrors())
            return Without(source, findings);
        if (filters.Count == 0)
            throw new InvalidOperationException("No filter, and no finding that says why.");
        ImmutableEquatableArray<InstallVariable> given =
            InstallVariable.Of(bound).Where(variable => variable.IsGiven).ToImmutableEquatableArray();
        var set = new FilterSet(
            source.Host,
            source.Origin,
            source.Targets,
            filters.ToImmutableEquatableArray(),
            source.InstallAtStartup,
            ReporterOf(source, bound, cancellationToken),
            given,
            HidesFilters: given.Count > 0 || !bound.All(BuiltInVariable.IsClosedWithoutValues),
            Refusal: null)
        {
            Reasons = Justification.Of(source.Policies.Select(policy => policy.Policy)).ToImmutableEquatableArray(),
        };
        return new ClassFilters(set, findings.EachOnce());
    }

    /// <summary>Compiles for all targets at once: none waits for another, and an editor waits for all of them.</summary>
    private static FilterBuildResult[] Build(ClassPolicy source, CancellationToken cancellationToken)
    {
        var results = new FilterBuildResult[source.Policies.Count];
        Parallel.For(0, results.Length, new ParallelOptions { CancellationToken = cancellationToken }, i =>
            results[i] = FilterBuilder.Build(source.Policies[i].Policy, source.Settings.Options, Programs, cancellationToken));
        return results;
    }

    /// <summary>Members without filters: who calls them should read of the mistake, not of a member that is missing.</summary>
    private static ClassFilters Without(ClassPolicy source, List<Finding> findings) => new(
        new FilterSet(
            source.Host,
            source.Origin,
            source.Targets,
            ImmutableEquatableArray<TargetFilter>.Empty,
            source.InstallAtStartup,
            Reporter: null,
            VariablesOf(source),
            HidesFilters: false,
            Refusal.Of(source.Host.Name, findings)),
        findings.EachOnce());

    /// <summary>The reporter, if the process is to be told anything: of its calls, those that every filter lets through.</summary>
    private static ReporterCalls? ReporterOf(ClassPolicy source, List<BoundPolicy> bound, CancellationToken cancellationToken) =>
        source.Policies.All(policy => policy.Policy.Reported == ReportedAnswers.None)
            ? null
            : bound.Select(policy => ReporterNeeds.LetThrough(policy, cancellationToken)).Aggregate((all, calls) => all & calls);

    private static ImmutableEquatableArray<InstallVariable> VariablesOf(ClassPolicy source) => source.Policies
        .SelectMany(policy => policy.Policy.Rules)
        .SelectMany(rule => rule.Condition?.Variables ?? [])
        .Select(variable => variable.Name).Distinct().OrderBy(name => name, StringComparer.Ordinal)
        .Select(name => new InstallVariable(name, 64, false)).Where(variable => variable.IsGiven)
        .ToImmutableEquatableArray();

    private static TargetFilter Filter(
        Target target, BuiltFilter filter, Program? forJit, ImmutableEquatableArray<ValueBits> limits) => new(
        target,
        filter.Program,
        forJit == filter.Program ? null : forJit,
        filter.Policy.Abis,
        filter.Policy.ForeignAbiAction,
        limits,
        filter.Policy.LogsInsteadOfDefault ? filter.Policy.DefaultAction : null);

    /// <summary>Whatever is to say about the policy has been said of the native build; only what stops this one is new.</summary>
    private static BuiltFilter? CompileForJit(
        Policy policy, CompilerOptions shape, List<Finding> findings, CancellationToken cancellationToken)
    {
        FilterBuildResult result = FilterBuilder.Build(policy, shape, Programs, cancellationToken);
        findings.AddRange(result.Findings.Where(finding => finding.Severity == Severity.Error));
        return result.Filter;
    }
}
