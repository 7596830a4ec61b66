using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Profiles;

/// <summary>Decides 'includes' and 'excludes' (moby/profiles, setupSeccomp) from what the options state.</summary>
internal sealed class RuleSelection(Target target, ProfileOptions options, FindingList findings)
{
    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);
    private Place _firstLeftOut;
    private int _leftOut;

    /// <summary>Whether a rule is part of the filter.</summary>
    public bool Holds(ProfileRule rule)
    {
        if (options.Dialect == Dialect.Oci)
            return true;
        return (rule.Excludes is null || !AnyApplies(rule.Excludes)) && (rule.Includes is null || AllApply(rule.Includes));
    }

    /// <summary>Says which capabilities rules were left out for.</summary>
    public void ReportLeftOut()
    {
        string count = _leftOut.ToString(CultureInfo.InvariantCulture);
        if (_leftOut > 0)
            findings.Add(Finding.Of(FindingKinds.CapabilityRulesLeftOut, _firstLeftOut, count, string.Join(", ", _missing)));
    }

    private bool AnyApplies(ProfileScope excludes) =>
        IsNative(excludes)
        || excludes.Capabilities.Any(Has)
        || (MinKernel(excludes) is { } minKernel && Reaches(minKernel, "the rule stays"));

    private bool AllApply(ProfileScope includes)
    {
        if (includes.Architectures.Count > 0 && !IsNative(includes))
            return false;
        if (!includes.Capabilities.All(Has))
        {
            _missing.UnionWith(includes.Capabilities.Where(capability => !Has(capability)).Select(capability => capability.Value));
            _firstLeftOut = _leftOut++ == 0 ? includes.Place : _firstLeftOut;
            return false;
        }

        return MinKernel(includes) is not { } minKernel || Reaches(minKernel, "the rule is left out");
    }

    private bool IsNative(ProfileScope filter) =>
        filter.Architectures.Any(architecture => architecture.Value == GoArchitectures.NameOf(target.Native, options.Dialect));

    private bool Has(Located<string> capability) => options.Capabilities.Contains(capability.Value);

    /// <summary>The kernel to reach; none with Podman, whose reader does not have the field.</summary>
    private Located<KernelVersion>? MinKernel(ProfileScope filter) => options.Dialect == Dialect.Docker ? filter.MinKernel : null;

    private bool Reaches(Located<KernelVersion> version, string consequence)
    {
        if (options.MinKernel is null)
            findings.Add(Finding.Of(FindingKinds.MinKernelUndecided, version.Place, version.Value.ToString(), consequence));
        return options.MinKernel is { } oldest && oldest.CompareTo(version.Value) >= 0;
    }
}
