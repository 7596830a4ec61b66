using System.Collections.Generic;
using Microsoft.CodeAnalysis.Diagnostics;
using SeccompSharp.Generator.Profiles;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Groups;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Policies.Text;

namespace SeccompSharp.Generator;

/// <summary>What the project says for all its policies.</summary>
/// <remarks>Immutable, structurally equal.</remarks>
/// <param name="RootNamespace">Where classes go that no one has written.</param>
/// <param name="ProjectDirectory">What paths of profiles are relative to.</param>
/// <param name="Targets">The architectures of policies that name none. Never empty.</param>
/// <param name="Groups">What groups ask about the build.</param>
/// <param name="Mode">Whether default actions are in force.</param>
/// <param name="WarningsAsErrors">Whether our warnings fail the build.</param>
/// <param name="IsLockRequired">Whether every policy must have a lock file.</param>
/// <param name="Findings">What is wrong with the project's properties.</param>
internal sealed record BuildOptions(
    string RootNamespace,
    string ProjectDirectory,
    ImmutableEquatableArray<Target> Targets,
    GroupContext Groups,
    PolicyMode Mode,
    bool WarningsAsErrors,
    bool IsLockRequired,
    ImmutableEquatableArray<Finding> Findings)
{
    public static BuildOptions Read(AnalyzerConfigOptionsProvider provider)
    {
        var findings = new List<Finding>();
        var properties = new OptionReader(provider.GlobalOptions, "build_property.", Place.None, findings);
        ImmutableEquatableArray<Target> targets = properties.Targets("SeccompTargets");
        return new BuildOptions(
            properties.Text("RootNamespace") ?? "",
            properties.Text("ProjectDir") ?? "",
            targets.Count > 0 ? targets : ImmutableEquatableArray.Of(Target.X64, Target.Arm64),
            GroupContext.FromProperties(properties.Text),
            properties.Choice("SeccompMode", ("enforce", PolicyMode.Enforce), ("log", PolicyMode.Log)) ?? PolicyMode.Enforce,
            properties.Flag("SeccompTreatWarningsAsErrors") ?? false,
            properties.Flag("SeccompRequireLock") ?? properties.Text("SeccompRequireLock") is not null,
            findings.ToImmutableEquatableArray());
    }
}
