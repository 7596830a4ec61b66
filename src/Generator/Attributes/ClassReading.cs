using SeccompSharp.Generator.Hosts;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Generator.Attributes;

/// <summary>What a class with seccomp attributes says.</summary>
/// <remarks>Immutable, structurally equal; holds nothing of the compilation it was read from.</remarks>
/// <param name="Host">The class.</param>
/// <param name="Rules">Its rules, when it has such attributes.</param>
/// <param name="Profile">Its profile, when it is bound to one; then <paramref name="Rules"/> is null.</param>
/// <param name="Targets">The architectures it names; empty for the project's.</param>
/// <param name="InstallAtStartup">Whether a module initializer installs the filter.</param>
/// <param name="Reports">Whether the filter's answers are reported.</param>
/// <param name="Seen">The <see cref="AttributeFingerprint"/> of its seccomp attributes.</param>
/// <param name="Place">Its first seccomp attribute.</param>
/// <param name="Findings">What is wrong with it, as far as attributes and class are concerned.</param>
internal sealed record ClassReading(
    HostType Host,
    RuleSet? Rules,
    ProfileBinding? Profile,
    ImmutableEquatableArray<Target> Targets,
    bool InstallAtStartup,
    bool Reports,
    string Seen,
    Place Place,
    ImmutableEquatableArray<Finding> Findings);
