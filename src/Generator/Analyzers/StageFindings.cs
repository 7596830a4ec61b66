using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Attributes;
using SeccompSharp.Policies.Binding;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Stages;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Generator.Analyzers;

/// <summary>What is wrong with a class as a stage: its order, and how its policy fits those that are in force before it.</summary>
internal static class StageFindings
{
    /// <summary>The findings on a class; none when it says nothing about an order.</summary>
    public static IEnumerable<Finding> Of(INamedTypeSymbol type, ProjectView project, CancellationToken cancellationToken)
    {
        if (StageOrder.Of(type, cancellationToken) is not { } order)
            yield break;
        if (ClassReader.Read(type, cancellationToken) is not { } reading)
        {
            yield return Finding.Of(
                FindingKinds.NoStage, order.Place, type.Name, "[SeccompAfter] orders policies, and the class has none; state its rules");
            yield break;
        }

        IReadOnlyList<INamedTypeSymbol> before = StageOrder.Before(type, out bool isCycle, cancellationToken);
        if (isCycle)
        {
            string names = string.Join(", ", before.Reverse().Append(type).Select(stage => $"'{stage.Name}'"));
            yield return Finding.Of(FindingKinds.StageCycle, order.Place, names);
            yield break;
        }

        // What holds of one target mostly holds of all: the first stands for them.
        IEnumerable<Finding> compared = before.SelectMany((earlier, distance) => Compare(
            earlier, reading, isNext: distance == 0, order.Place, project, cancellationToken));
        foreach (Finding finding in compared
            .GroupBy(finding => (finding.Kind.Id, finding.Place.Path, finding.Place.Range, string.Join("\n", finding.Arguments.Take(3))))
            .Select(alike => alike.First()))
        {
            yield return finding;
        }
    }

    private static IEnumerable<Finding> Compare(
        INamedTypeSymbol earlier, ClassReading later, bool isNext, Place place, ProjectView project, CancellationToken cancellationToken)
    {
        ClassReading? reading = project.IsInProject(earlier) ? ClassReader.Read(earlier, cancellationToken) : null;
        if (reading is null)
        {
            // Who comes after that class is told, and nobody after him once more.
            return isNext
                ? [Finding.Of(FindingKinds.NoStage, place, earlier.Name, "it has no seccomp attributes in this project; name a class that has")]
                : [];
        }

        ClassPolicy first = project.SourceOf(reading, cancellationToken);
        ClassPolicy second = project.SourceOf(later, cancellationToken);
        if (first.Findings.HasErrors() || second.Findings.HasErrors())
            return [];
        return (isNext ? InOrder(first, second, place) : [])
            .Concat(Compare(first, second, isNext, place, cancellationToken))
            .Select(finding => later.Profile is null ? finding : finding with { Place = place }); // its rules are in another file
    }

    private static IEnumerable<Finding> InOrder(ClassPolicy earlier, ClassPolicy later, Place place)
    {
        if (later.InstallAtStartup)
            yield return Finding.Of(FindingKinds.StageInstallsItself, place, later.Host.Name, earlier.Host.Name);
        Target[] missing = [.. later.Targets.Except(earlier.Targets)];
        if (missing.Length > 0)
        {
            string targets = string.Join(", ", missing.Select(target => target.Name));
            yield return Finding.Of(FindingKinds.StageTargets, place, later.Host.Name, earlier.Host.Name, targets);
        }
    }

    private static IEnumerable<Finding> Compare(
        ClassPolicy earlier, ClassPolicy later, bool isNext, Place place, CancellationToken cancellationToken)
    {
        foreach (TargetPolicy second in later.Policies)
        {
            if (earlier.Policies.FirstOrDefault(policy => policy.Target == second.Target) is not { } first)
                continue;
            (Policy Earlier, Policy Later)[] pairs =
                [(first.Policy, second.Policy), (first.JitPolicy ?? first.Policy, second.JitPolicy ?? second.Policy)];
            foreach ((Policy before, Policy after) in pairs.Distinct())
            {
                if (Bind(earlier.Host.Name, before, cancellationToken) is not { } one
                    || Bind(later.Host.Name, after, cancellationToken) is not { } other)
                {
                    continue;
                }

                foreach (Finding finding in StageCheck.Installation(one, other, place, cancellationToken))
                    yield return finding;
                if (!isNext)
                    continue;
                foreach (Finding finding in StageCheck.Narrowing(one, other, place, cancellationToken))
                    yield return finding;
            }
        }
    }

    /// <summary>The stage as it is when it is in force, also while the build learns; null when its own findings come first.</summary>
    private static Stage? Bind(string name, Policy policy, CancellationToken cancellationToken)
    {
        policy = policy with { Mode = PolicyMode.Enforce, Reported = ReportedAnswers.None };
        BindingResult result = PolicyBinder.Bind(policy, cancellationToken);
        return result.Findings.HasErrors() ? null : new Stage(name, policy, result.Policy);
    }
}
