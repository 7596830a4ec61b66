using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Generator.Hosts;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Lint;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Generator.Emit;

/// <summary>The filters of one policy: all that its generated file depends on.</summary>
/// <remarks>Immutable, structurally equal.</remarks>
/// <param name="Host">The class that they become part of.</param>
/// <param name="Origin">Who states the policy.</param>
/// <param name="Targets">The architectures, at least one.</param>
/// <param name="Filters">One filter a target; empty when the policy has errors, and there is none to install.</param>
/// <param name="InstallAtStartup">Whether a module initializer installs the filter; never with variables.</param>
/// <param name="Reporter">What the reporter may call that is put in place before; null if there is none.</param>
/// <param name="Variables">The values that are given at installation, in the order of the parameters. Of a policy with
/// errors the names alone mean something.</param>
/// <param name="HidesFilters">Whether nobody may get a filter into which no value has been put.</param>
/// <param name="Refusal">Why there is no filter; null where there is.</param>
internal sealed record FilterSet(
    HostType Host,
    PolicyOrigin Origin,
    ImmutableEquatableArray<Target> Targets,
    ImmutableEquatableArray<TargetFilter> Filters,
    bool InstallAtStartup,
    ReporterCalls? Reporter,
    ImmutableEquatableArray<InstallVariable> Variables,
    bool HidesFilters,
    Refusal? Refusal)
{
    /// <summary>Why rules are there, as far as their authors say.</summary>
    public ImmutableEquatableArray<JustifiedRule> Reasons { get; init; } = ImmutableEquatableArray<JustifiedRule>.Empty;

    /// <summary>What can be generated of it in a project; refused where another policy has its class too, or where the
    /// library is missing that it calls.</summary>
    /// <param name="names">The classes of all policies.</param>
    /// <param name="hasRuntime">Whether the project has the library that filters call.</param>
    public FilterSet In(HostNames names, bool hasRuntime)
    {
        if (Refusal is { LeavesNoClass: true })
            return this;
        if (!hasRuntime)
            return Refused(Finding.Of(FindingKinds.RuntimeNotReferenced, Place.None, Host.Name));
        return names.Shared.Contains(Host.MetadataName)
            ? Refused(Finding.Of(FindingKinds.PoliciesShareClass, Place.None, Host.MetadataName))
            : this;
    }

    private FilterSet Refused(Finding finding) => this with
    {
        Filters = ImmutableEquatableArray<TargetFilter>.Empty,
        Refusal = Refusal.Of(Host.Name, [finding]),
    };

    /// <summary>Whether a value may be given that no call would ever meet.</summary>
    public bool LimitsValues => Filters.Any(filter => filter.Limits.Count > 0);

    /// <summary>Whether installing puts anything into a copy of the filter.</summary>
    public bool NeedsCompletion => Variables.Count > 0 || Filters.Any(filter => filter.NeedsCompletion);
}

/// <summary>The filter of one target.</summary>
/// <param name="Target">The target.</param>
/// <param name="Program">What the kernel runs.</param>
/// <param name="JitProgram">What it runs when the process has a JIT, if that is another program.</param>
/// <param name="Abis">The ABIs that it covers.</param>
/// <param name="ForeignAbi">What happens to calls of any other.</param>
/// <param name="Limits">The given values that may not have every bit.</param>
/// <param name="LoggedInstead">The default action, if this build only logs the calls that it would deny.</param>
internal sealed record TargetFilter(
    Target Target,
    Program Program,
    Program? JitProgram,
    ImmutableEquatableArray<Abi> Abis,
    SyscallAction ForeignAbi,
    ImmutableEquatableArray<ValueBits> Limits,
    SyscallAction? LoggedInstead)
{
    /// <summary>Whether a constant of the filter is known only at installation.</summary>
    public bool NeedsCompletion => Patches.Any();

    /// <summary>Whether it asks for a value that installing puts in.</summary>
    public bool AsksFor(BuiltInVariable variable) => Patches.Any(patch => patch.Variable == variable.Name);

    private IEnumerable<Patch> Patches => Program.Patches.Concat(JitProgram?.Patches ?? ImmutableEquatableArray<Patch>.Empty);
}
