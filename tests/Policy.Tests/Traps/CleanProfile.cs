using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Tests.Traps;

/// <summary>A profile as somebody who knows writes it.</summary>
/// <param name="Name">Whose it is.</param>
/// <param name="Profile">The text.</param>
internal sealed record CleanProfile(string Name, string Profile)
{
    public Target Target { get; init; } = Target.X64;

    public ProfileOptions Options { get; init; } = new();
}
