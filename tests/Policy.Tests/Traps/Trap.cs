using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Tests.Traps;

/// <summary>A profile with one mistake that a reviewer would stop.</summary>
/// <param name="Name">What the mistake is called.</param>
/// <param name="Why">What comes of it.</param>
/// <param name="Profile">The text, with the finding marked where it is to stand (<see cref="Markup"/>).</param>
internal sealed record Trap(string Name, string Why, string Profile)
{
    /// <summary>The architecture on which the mistake shows.</summary>
    public Target Target { get; init; } = Target.X64;

    /// <summary>What the build says beside the profile.</summary>
    public ProfileOptions Options { get; init; } = new();
}
