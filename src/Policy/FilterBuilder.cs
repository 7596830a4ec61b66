using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Binding;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Compilation;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Lint;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies;

/// <summary>A policy and the program that was made from it.</summary>
/// <param name="Policy">As its author meant it.</param>
/// <param name="Bound">In numbers.</param>
/// <param name="Program">What the kernel runs: accepted by its checks, and exactly the policy.</param>
public sealed record BuiltFilter(Policy Policy, BoundPolicy Bound, Program Program);

/// <summary>What came of a policy.</summary>
/// <param name="Filter">The filter, or null when a finding is an error.</param>
/// <param name="Findings">Each once.</param>
public sealed record FilterBuildResult(BuiltFilter? Filter, ImmutableEquatableArray<Finding> Findings)
{
    /// <summary>The result for who installs filters without giving values: a filter with variables is an error.</summary>
    /// <param name="who">Who that is, as the end of a sentence that begins "gets its value at installation, and".</param>
    /// <param name="remedy">What to do.</param>
    /// <param name="completes">Whether they put in what nobody has to give (<see cref="BuiltInVariable"/>).</param>
    public FilterBuildResult WithoutVariables(string who, string remedy, bool completes = false)
    {
        if (Filter is null
            || InstallVariable.Of([Filter.Bound]).FirstOrDefault(needed => needed.IsGiven || !completes) is not { } variable)
        {
            return this;
        }

        // A group may ask for the process where no rule of the author does.
        Place place = Filter.Policy.Rules.SelectMany(rule => rule.Condition?.Variables ?? [])
            .Where(written => written.Name == variable.Name).Select(written => written.Place)
            .Concat(Filter.Policy.Rules.SelectMany(rule => rule.Names).Where(name => name.IsGroup).Select(name => name.Place))
            .Append(Filter.Policy.Place).First();
        Finding finding = Finding.Of(FindingKinds.VariableWithoutValue, place, variable.Name, who, remedy);
        return new FilterBuildResult(null, Findings.Append(finding).EachOnce());
    }
}

/// <summary>The whole way from a policy to a program: bind, lint, compile, prove. Generator, analyzers and command line all go it.</summary>
/// <remarks>
/// Pure and thread-safe: the same policy gives the same bytes on every machine. No program leaves it without the proof
/// that it is the policy, for every call there can be.
/// </remarks>
public static class FilterBuilder
{
    /// <summary>Makes the filter of a policy.</summary>
    /// <exception cref="OperationCanceledException">The caller no longer wants the result.</exception>
    public static FilterBuildResult Build(Policy policy, CancellationToken cancellationToken) =>
        Build(policy, CompilerOptions.Default, cancellationToken);

    /// <summary>Makes the filter of a policy, in a shape of the caller's choice.</summary>
    /// <exception cref="OperationCanceledException">The caller no longer wants the result.</exception>
    public static FilterBuildResult Build(Policy policy, CompilerOptions options, CancellationToken cancellationToken) =>
        Build(policy, options, new FilterCache(), cancellationToken);

    /// <summary>Makes the filter of a policy, in a shape of the caller's choice.</summary>
    /// <remarks>
    /// A defect of ours becomes an error of the policy: it must take neither the build of all others with it, nor be shown
    /// to a user as a stack trace.
    /// </remarks>
    /// <param name="policy">The policy.</param>
    /// <param name="options">The shape.</param>
    /// <param name="cache">Where to look for the program, and to leave it.</param>
    /// <param name="cancellationToken">Ends the work early.</param>
    /// <exception cref="OperationCanceledException">The caller no longer wants the result.</exception>
    public static FilterBuildResult Build(
        Policy policy, CompilerOptions options, FilterCache cache, CancellationToken cancellationToken)
    {
        try
        {
            return BuildUnguarded(policy, options, cache, cancellationToken);
        }
        catch (Exception defect) when (defect is not OperationCanceledException)
        {
            return Refuse(policy, [Failure(policy, defect)]);
        }
    }

    /// <summary>What there is to say about a policy before a program is made of it.</summary>
    /// <exception cref="OperationCanceledException">The caller no longer wants the result.</exception>
    public static ImmutableEquatableArray<Finding> Check(Policy policy, CancellationToken cancellationToken)
    {
        try
        {
            return Placed(policy, BindAndLint(policy, cancellationToken).Findings);
        }
        catch (Exception defect) when (defect is not OperationCanceledException)
        {
            return Refuse(policy, [Failure(policy, defect)]).Findings;
        }
    }

    private static BindingResult BindAndLint(Policy policy, CancellationToken cancellationToken)
    {
        BindingResult binding = PolicyBinder.Bind(policy, cancellationToken);

        // A rule that could not be bound is left out: what lint would say without it would mislead.
        return binding.Findings.HasErrors() ? binding : binding with
        {
            Findings = binding.Findings.Concat(PolicyLinter.Lint(policy, binding.Policy, cancellationToken)).ToImmutableEquatableArray(),
        };
    }

    private static FilterBuildResult BuildUnguarded(
        Policy policy, CompilerOptions options, FilterCache cache, CancellationToken cancellationToken)
    {
        BindingResult binding = BindAndLint(policy, cancellationToken);
        List<Finding> findings = [.. binding.Findings];
        if (findings.HasErrors())
            return Refuse(policy, findings);

        ProvenProgram proven = cache.Compile(binding.Policy, options, cancellationToken);
        findings.AddRange(proven.Compilation.Findings);
        if (proven.Compilation.Program is not { } program || findings.HasErrors())
            return Refuse(policy, findings);
        if (proven.Proof!.ToFinding(policy.Place) is { } failure)
            return Refuse(policy, [.. findings, failure]);
        return new FilterBuildResult(new BuiltFilter(policy, binding.Policy, program), Placed(policy, findings));
    }

    private static Finding Failure(Policy policy, Exception defect) =>
        Finding.Of(FindingKinds.GeneratorFailed, policy.DefaultActionPlace, defect.GetType().Name + ": " + defect.Message);

    private static FilterBuildResult Refuse(Policy policy, IEnumerable<Finding> findings) => new(null, Placed(policy, findings));

    /// <summary>What the compiler finds concerns the policy as a whole.</summary>
    private static ImmutableEquatableArray<Finding> Placed(Policy policy, IEnumerable<Finding> findings) =>
        findings.Select(finding => finding.Place.IsNone ? finding with { Place = policy.Place } : finding).EachOnce();
}
