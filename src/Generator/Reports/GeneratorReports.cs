using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Attributes;
using SeccompSharp.Generator.Emit;
using SeccompSharp.Generator.Locks;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Generator.Reports;

/// <summary>All that the generator says itself.</summary>
internal static class GeneratorReports
{
    /// <summary>The kinds of findings that the generator reports, and no analyzer.</summary>
    public static readonly IReadOnlyList<FindingKind> Kinds =
        [FindingKinds.DefaultActionLogs, FindingKinds.LockNotReadable, FindingKinds.LockOfNothing, FindingKinds.NoFilter];

    /// <param name="policies">The policies of a project.</param>
    /// <param name="filters">What came of them.</param>
    /// <param name="classes">Where their classes are.</param>
    /// <param name="locks">The lock files.</param>
    public static IncrementalValuesProvider<Report> Of(
        IncrementalValuesProvider<ClassPolicy> policies,
        IncrementalValuesProvider<FilterSet> filters,
        IncrementalValueProvider<ImmutableArray<PlacedClass>> classes,
        IncrementalValueProvider<ImmutableEquatableArray<LockText>> locks)
    {
        IncrementalValuesProvider<Report> refused = filters
            .Where(static set => set.Refusal?.Error is not null)
            .Combine(classes)
            .Select(static (input, _) => new Report(
                Finding.Of(FindingKinds.NoFilter, Place.None, input.Left.Host.Name, input.Left.Refusal!.Error!),
                PlaceOf(input.Left.Origin, input.Left.Host.MetadataName, input.Right)));
        IncrementalValuesProvider<Report> learning = policies
            .Where(static policy => policy.Policies.Any(target => target.Policy.LogsInsteadOfDefault))
            .Combine(classes)
            .Select(static (input, _) => new Report(
                Finding.Of(FindingKinds.DefaultActionLogs, Place.None, input.Left.Host.Name, DefaultOf(input.Left)),
                PlaceOf(input.Left.Origin, input.Left.Host.MetadataName, input.Right)));
        IncrementalValueProvider<ImmutableEquatableArray<string>> hosts = policies
            .Select(static (policy, _) => LockSelection.NameOf(policy.Host)).Collect()
            .Select(static (all, _) => all.ToImmutableEquatableArray());
        IncrementalValuesProvider<Report> locked = locks.Combine(hosts).SelectMany(static (input, _) => input.Left
            .SelectMany(file => LockCheck.Check(file, input.Right)
                .Select(finding => new Report(finding, ReportPlace.In(file.Path, file.Text, finding.Place)))));
        return refused.Collect().Combine(learning.Collect()).Combine(locked.Collect()).SelectMany(static (input, _) =>
            input.Left.Left.AddRange(input.Left.Right).AddRange(input.Right));
    }

    private static string DefaultOf(ClassPolicy policy) =>
        policy.Policies.First(target => target.Policy.LogsInsteadOfDefault).Policy.DefaultAction.ToString();

    /// <summary>The first attribute of a class, or the beginning of a profile.</summary>
    private static ReportPlace PlaceOf(PolicyOrigin origin, string host, ImmutableArray<PlacedClass> classes) =>
        origin.ProfilePath is { } path
            ? new ReportPlace(path, default, default)
            : classes.First(one => one.Reading.Host.MetadataName == host).Place;
}
