using System.Collections.Generic;
using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Json;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Profiles;

/// <summary>Reads the seccomp object.</summary>
internal static class SeccompReader
{
    /// <summary>The profile; null, with a finding, if it cannot be read.</summary>
    public static Profile? Read(ObjectReader seccomp, FindingList findings, CancellationToken cancellation)
    {
        List<ProfileRule> rules = [];
        foreach (JsonObject rule in seccomp.Objects("syscalls"))
        {
            cancellation.ThrowIfCancellationRequested();
            if (RuleReader.Read(rule, findings, cancellation) is { } read)
                rules.Add(read);
        }

        ReportResourceKeys(seccomp);
        Profile? profile = DefaultAction(seccomp) is not { } defaultAction ? null : new Profile
        {
            DefaultAction = defaultAction,
            DefaultErrnoRet = seccomp.Unsigned("defaultErrnoRet"),
            DefaultErrno = EnumReader.Errno(seccomp, "defaultErrno"),
            Architectures = EnumReader.Architectures(seccomp, "architectures"),
            ArchMap = ArchMap(seccomp),
            ArchMapPlace = findings.At(seccomp.KeyRange("archMap")),
            Flags = Flags(seccomp),
            ListenerPath = ListenerPath(seccomp),
            ListenerMetadata = seccomp.Text("listenerMetadata"),
            Rules = rules.ToImmutableEquatableArray(),
        };
        if (profile is not null)
        {
            ErrnoCheck.Report(profile.DefaultAction, profile.DefaultErrnoRet, "defaultErrnoRet", findings);
            ErrnoCheck.Report(profile.DefaultAction, profile.DefaultErrno, "defaultErrno", findings);
        }

        return profile;
    }

    private static Located<ActionKind>? DefaultAction(ObjectReader seccomp)
    {
        bool isMissing = seccomp["defaultAction"] is null or JsonString { Text: "" };
        if (!isMissing)
            return EnumReader.Action(seccomp, "defaultAction");
        if (seccomp["syscalls"] is null or JsonArray { Elements.Count: 0 })
            seccomp.Findings.Add(FindingKinds.NoProfile, seccomp.OpeningBrace, "neither 'defaultAction' nor rules in 'syscalls'");
        else
            seccomp.Findings.Add(FindingKinds.MissingKey, seccomp.OpeningBrace, "A profile", "defaultAction", "SCMP_ACT_ERRNO");
        return null;
    }

    private static ImmutableEquatableArray<ArchMapEntry> ArchMap(ObjectReader seccomp)
    {
        List<ArchMapEntry> entries = [];
        foreach (JsonObject source in seccomp.Objects("archMap"))
        {
            ObjectReader entry = new(source, ObjectKeys.ArchMapEntry, seccomp.Findings);
            if (entry["architecture"] is null)
                seccomp.Findings.Add(
                    FindingKinds.MissingKey, entry.OpeningBrace, "An entry of 'archMap'", "architecture", "SCMP_ARCH_X86_64");
            else if (EnumReader.Architecture(entry, "architecture") is { } architecture)
                entries.Add(new ArchMapEntry(architecture, EnumReader.Architectures(entry, "subArchitectures")));
        }

        return entries.ToImmutableEquatableArray();
    }

    private static ImmutableEquatableArray<Located<string>>? Flags(ObjectReader seccomp)
    {
        ImmutableEquatableArray<Located<string>>? flags = seccomp.Texts("flags");
        foreach (Located<string> flag in flags ?? ImmutableEquatableArray<Located<string>>.Empty)
        {
            if (EnumReader.Parse(OciNames.Flags, flag, FindingKinds.UnknownFlag, seccomp.Findings) is { Value: not "TSYNC" })
                ReportSetting(seccomp, "flags", flag, $"pass {flag.Value} when installing");
        }

        return flags;
    }

    private static Located<string>? ListenerPath(ObjectReader seccomp)
    {
        Located<string>? path = seccomp.Text("listenerPath");
        if (path?.Value.Length > 0)
            ReportSetting(seccomp, "listenerPath", path, "the listener is what installing returns");
        return path;
    }

    private static void ReportSetting(ObjectReader seccomp, string key, Located<string> value, string remedy) =>
        seccomp.Findings.Add(Finding.Of(FindingKinds.InstallationSetting, value.Place, key, remedy));

    /// <summary>What only a SeccompProfile resource has.</summary>
    private static void ReportResourceKeys(ObjectReader seccomp)
    {
        if (seccomp["baseProfileName"] is JsonString { Text.Length: > 0 } name)
            seccomp.Findings.Add(FindingKinds.BaseProfile, name.Content, Quotation.Of(name.Text));
        if (seccomp["disabled"] is JsonBoolean { Value: true } disabled)
            seccomp.Findings.Add(FindingKinds.NoProfile, disabled.Range, "the resource is disabled, so no filter would be installed");
    }
}
