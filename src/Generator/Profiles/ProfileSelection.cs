using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SeccompSharp.Generator.Values;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;

namespace SeccompSharp.Generator.Profiles;

/// <summary>Tells which AdditionalFiles are profiles.</summary>
internal static class ProfileSelection
{
    /// <summary>Reads a file that is a profile; null for one that is none.</summary>
    /// <param name="file">The file.</param>
    /// <param name="values">The build, with its metadata.</param>
    /// <param name="configuration">What analyzer configuration says of it.</param>
    /// <param name="bound">The files that classes ask for.</param>
    /// <param name="cancellationToken">Ends the reading early.</param>
    public static ProfileFile? Read(
        AdditionalText file, BuildValues values, AnalyzerConfigOptions configuration, IEnumerable<string> bound, CancellationToken cancellationToken)
    {
        var findings = new List<Finding>();
        var place = new Place(file.Path, default);
        IReadOnlyList<FileValues> listed = values.Of(file.Path);
        Func<string, string?> evaluated = listed.Count > 0 ? listed[0].Value : static _ => null;
        var metadata = new OptionReader(evaluated, place, findings);
        bool isBound = bound.Contains(file.Path);
        bool installs = metadata.Flag("SeccompInstallAtStartup") ?? metadata.Text("SeccompInstallAtStartup") is not null;

        // What is asked for in words that are not understood, or in contradictory ones, is an error, and must not go for not
        // asked for.
        bool? isMarked = listed.Count > 1 ? true : metadata.Flag("SeccompProfile") ?? (installs || metadata.Text("SeccompProfile") is not null ? true : null);
        string name = ProfilePath.NameOf(file.Path);
        bool isNamed = name.EndsWith(".seccomp.json", StringComparison.OrdinalIgnoreCase);
        bool isPerhaps = string.Equals(name, "profile.json", StringComparison.OrdinalIgnoreCase);
        if (!isBound && !(isMarked ?? (isNamed || isPerhaps)))
            return null;

        string? text = file.GetText(cancellationToken)?.ToString();
        if (!isBound && isMarked is null && isPerhaps && (text is null || !ProfileCache.Examine(file.Path, text, cancellationToken).LooksLikeProfile))
            return null;
        if (listed.Count > 1)
            findings.Add(Finding.Of(FindingKinds.FileListedTwice, place, name));
        findings.AddRange(Contradictions.Of(evaluated, configuration, place));
        if (text is null)
            findings.Add(Finding.Of(FindingKinds.ProfileUnreadable, place));
        return new ProfileFile
        {
            Path = file.Path,
            Text = text,
            IsBound = isBound,
            ClassName = metadata.Text("SeccompClass"),
            Choices = Choices(metadata),
            Targets = metadata.Targets("SeccompTargets"),
            InstallAtStartup = installs,
            Findings = findings.ToImmutableEquatableArray(),
        };
    }

    private static ProfileChoices Choices(OptionReader metadata) => new()
    {
        Dialect = metadata.Choice("SeccompDialect", ProfileWords.Dialects),
        Resolution = metadata.Choice("SeccompResolution", ProfileWords.Resolutions),
        Unknown = metadata.Choice("SeccompUnknown", ProfileWords.Unknowns),
        Compat = metadata.Choice("SeccompCompat", ProfileWords.Compats),
        Width = metadata.Choice("SeccompArgumentWidth", ProfileWords.Widths),
        Capabilities = metadata.List("SeccompCaps"),
        MinKernel = metadata.Version("SeccompMinKernel"),
    };
}
