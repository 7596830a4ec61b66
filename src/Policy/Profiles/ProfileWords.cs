using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;

namespace SeccompSharp.Policies.Profiles;

/// <summary>The words for choices in metadata and on the command line.</summary>
public static class ProfileWords
{
    /// <summary>For <see cref="ProfileChoices.Dialect"/>.</summary>
    public static readonly ImmutableEquatableArray<(string Word, Dialect Value)> Dialects = ImmutableEquatableArray.Of(
        ("docker", Dialect.Docker), ("podman", Dialect.Podman), ("oci", Dialect.Oci));

    /// <summary>For <see cref="ProfileChoices.Resolution"/>.</summary>
    public static readonly ImmutableEquatableArray<(string Word, RuleResolution Value)> Resolutions = ImmutableEquatableArray.Of(
        ("most-restrictive", RuleResolution.MostRestrictive), ("runc", RuleResolution.Runc), ("first-match", RuleResolution.FirstMatch));

    /// <summary>For <see cref="ProfileChoices.Unknown"/>.</summary>
    public static readonly ImmutableEquatableArray<(string Word, UnknownSyscalls Value)> Unknowns = ImmutableEquatableArray.Of(
        ("table", UnknownSyscalls.Table), ("runc", UnknownSyscalls.Runc), ("none", UnknownSyscalls.None));

    /// <summary>For <see cref="ProfileChoices.Compat"/>.</summary>
    public static readonly ImmutableEquatableArray<(string Word, Compat Value)> Compats = ImmutableEquatableArray.Of(
        ("runc", Compat.Runc), ("crun", Compat.Crun));

    /// <summary>For <see cref="ProfileChoices.Width"/>.</summary>
    public static readonly ImmutableEquatableArray<(string Word, ComparisonWidth Value)> Widths = ImmutableEquatableArray.Of(
        ("declared", ComparisonWidth.Declared), ("register", ComparisonWidth.Register));
}
