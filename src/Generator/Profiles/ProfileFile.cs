using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Generator.Profiles;

/// <summary>An AdditionalFile that is a profile, with its metadata.</summary>
/// <remarks>Immutable, structurally equal.</remarks>
internal sealed record ProfileFile
{
    public required string Path { get; init; }

    /// <summary>Its text; null when it cannot be read.</summary>
    public required string? Text { get; init; }

    /// <summary>Whether a class asks for it by [SeccompProfile].</summary>
    public required bool IsBound { get; init; }

    /// <summary>SeccompClass: the class to generate, with or without a namespace.</summary>
    public required string? ClassName { get; init; }

    public required ProfileChoices Choices { get; init; }

    /// <summary>The architectures; empty for the project's.</summary>
    public required ImmutableEquatableArray<Target> Targets { get; init; }

    public required bool InstallAtStartup { get; init; }

    /// <summary>What is wrong with the metadata, or with reading the file.</summary>
    public required ImmutableEquatableArray<Finding> Findings { get; init; }
}
