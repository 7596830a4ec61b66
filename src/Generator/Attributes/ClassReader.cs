using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Hosts;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Generator.Attributes;

/// <summary>Reads the seccomp attributes of a class, all its partial declarations together.</summary>
internal static class ClassReader
{
    /// <summary>Reads a class; null for other types and when it has no seccomp attribute.</summary>
    public static ClassReading? Read(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (type.TypeKind != TypeKind.Class)
            return null;
        IReadOnlyList<AttributeData> attributes = AttributeNames.On(type);
        if (attributes.Count == 0)
            return null;

        var findings = new List<Finding>();
        var rules = new List<Rule>();
        AttributeArguments? filter = null;
        AttributeArguments? profile = null;
        bool mayInstall = false;
        Place first = Place.None;
        foreach (AttributeData attribute in attributes)
        {
            var arguments = new AttributeArguments(attribute, cancellationToken);
            first = first.IsNone ? arguments.Place : first;
            if (!arguments.AreConstant)
            {
                findings.Add(Finding.Of(FindingKinds.AttributeNotEvaluated, arguments.Place));
                mayInstall |= arguments.Mentions("InstallAtStartup");
                continue;
            }

            switch (AttributeNames.Of(attribute))
            {
                case AttributeNames.Filter:
                    filter = arguments;
                    break;
                case AttributeNames.Profile:
                    profile = arguments;
                    break;
                case { } name:
                    rules.Add(AttributeRuleReader.Read(name, arguments, findings, cancellationToken));
                    break;
            }
        }

        AttributeArguments? choices = profile ?? filter;
        if (profile is not null && (filter is not null || rules.Count > 0))
            findings.Add(Finding.Of(FindingKinds.ProfileAndRules, profile.Place, type.Name));
        ImmutableEquatableArray<Target> targets = OptionValues.Targets(choices?.Named("Targets"), findings);
        ProfileBinding? binding = profile is null ? null : ProfileBindingReader.Read(profile, findings);
        RuleSet? ruleSet = profile is null ? Rules(filter, rules, first, targets, findings) : null;
        bool installAtStartup = mayInstall || Says(profile, "InstallAtStartup") || Says(filter, "InstallAtStartup");
        HostType host = HostReader.Read(type, first, findings, cancellationToken);
        return new ClassReading(
            host,
            ruleSet,
            binding,
            targets,
            installAtStartup,
            Says(profile, "Report") || Says(filter, "Report"),
            AttributeFingerprint.Of(attributes),
            first,
            findings.ToImmutableEquatableArray());
    }

    private static bool Says(AttributeArguments? attribute, string option) => attribute?.Named(option) is { Constant.Value: true };

    private static RuleSet Rules(
        AttributeArguments? filter,
        List<Rule> rules,
        Place first,
        ImmutableEquatableArray<Target> targets,
        ICollection<Finding> findings)
    {
        ArgumentValue? defaultAction = filter?.Positional("defaultAction");
        ActionKind? defaultKind = defaultAction is { } stated ? OptionValues.Action(stated, findings) : null;
        ArgumentValue? foreignAbi = filter?.Named("ForeignAbi");
        ActionKind foreignKind = foreignAbi is { } set
            ? OptionValues.Action(set, findings) ?? ActionKind.KillProcess
            : ActionKind.KillProcess;
        return new RuleSet
        {
            StatedDefault = defaultKind is { } kind
                ? AttributeRuleReader.WithErrno(kind, filter?.Named("DefaultErrno"), findings)
                : null,
            DefaultPlace = defaultAction?.Place ?? first,
            Rules = rules.ToImmutableEquatableArray(),
            Unknown = OptionValues.Unknown(filter?.Named("Unknown"), findings) ?? UnknownSyscalls.Table,
            MinKernel = OptionValues.MinKernel(filter?.Named("MinKernel"), findings),
            ForeignAbi = AttributeRuleReader.WithErrno(foreignKind, null, findings),
            CompatAbis = CompatAbis(filter?.Named("CompatAbis"), targets, findings),
        };
    }

    /// <summary>Covering an ABI of another architecture has no effect; an author who asked for it should know.</summary>
    private static ImmutableEquatableArray<Abi> CompatAbis(
        ArgumentValue? argument, ImmutableEquatableArray<Target> targets, ICollection<Finding> findings)
    {
        ImmutableEquatableArray<Abi> abis = OptionValues.CompatAbis(argument, findings);
        foreach (Abi abi in abis)
        {
            if (targets.Count > 0 && !targets.Any(target => target.Family.Contains(abi)))
                findings.Add(Finding.Of(FindingKinds.CompatAbiWithoutTarget, argument!.Value.Place, abi.Name));
        }

        return abis;
    }
}
