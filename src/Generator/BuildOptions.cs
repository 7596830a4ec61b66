using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SeccompSharp.Generator.Profiles;
using SeccompSharp.Generator.Values;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Generator;

/// <summary>What the project says for all its policies.</summary>
/// <remarks>Immutable, structurally equal.</remarks>
/// <param name="RootNamespace">Where classes go that no one has written.</param>
/// <param name="ProjectDirectory">What paths of profiles are relative to.</param>
/// <param name="Targets">The architectures of policies that name none. Never empty.</param>
/// <param name="Groups">What groups ask about the build.</param>
/// <param name="Mode">Whether default actions are in force.</param>
/// <param name="Reported">What the build has all filters report.</param>
/// <param name="WarningsAsErrors">Whether our warnings fail the build.</param>
/// <param name="IsLockRequired">Whether every policy must have a lock file.</param>
/// <param name="Findings">What is wrong with the project's properties.</param>
/// <param name="Guards">Why none of the project's values is to be trusted: reported at each policy, which gets no filter.</param>
internal sealed record BuildOptions(
    string RootNamespace,
    string ProjectDirectory,
    ImmutableEquatableArray<Target> Targets,
    BuildContext Groups,
    PolicyMode Mode,
    ReportedAnswers Reported,
    bool WarningsAsErrors,
    bool IsLockRequired,
    ImmutableEquatableArray<Finding> Findings,
    ImmutableEquatableArray<Finding> Guards)
{
    /// <summary>Reads the project's properties.</summary>
    /// <param name="values">What MSBuild evaluated.</param>
    /// <param name="configuration">What analyzer configuration says instead.</param>
    /// <param name="output">What is built.</param>
    public static BuildOptions Read(BuildValues values, AnalyzerConfigOptions configuration, OutputKind output)
    {
        var findings = new List<Finding>();
        var properties = new OptionReader(values.Property, Place.None, findings);
        ImmutableEquatableArray<Target> targets = properties.Targets("SeccompTargets");
        return new BuildOptions(
            properties.Text("RootNamespace") ?? "",
            properties.Text("ProjectDir") ?? "",
            targets.Count > 0 ? targets : ImmutableEquatableArray.Of(Target.X64, Target.Arm64),
            GroupsFor(properties, output),
            properties.Choice("SeccompMode", ("enforce", PolicyMode.Enforce), ("log", PolicyMode.Log)) ?? PolicyMode.Enforce,
            properties.Choice("SeccompReport", ("none", ReportedAnswers.None), ("kills", ReportedAnswers.Kills), ("denials", ReportedAnswers.Denials)) ?? ReportedAnswers.None,
            properties.Flag("SeccompTreatWarningsAsErrors") ?? false,
            properties.Flag("SeccompRequireLock") ?? properties.Text("SeccompRequireLock") is not null,
            findings.ToImmutableEquatableArray(),
            values.Findings.Concat(values.Findings.Count > 0 ? [] : Contradictions.Of(values, configuration)).ToImmutableEquatableArray());
    }

    /// <summary>What groups may know of the process.</summary>
    /// <remarks>
    /// Of a class library only the application knows: it is compiled for both runtimes, and otherwise with what lets every
    /// application live. A native library is an application in this.
    /// </remarks>
    private static BuildContext GroupsFor(OptionReader properties, OutputKind output) =>
        output is OutputKind.DynamicallyLinkedLibrary or OutputKind.NetModule && properties.Text("NativeLib") is null
            ? new BuildContext { Runtime = DotNetRuntime.NativeAot }
            : BuildContext.FromProperties(properties.Text);
}
