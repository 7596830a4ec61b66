using System.Collections.Generic;
using System.Linq;
using SeccompSharp.Generator.Profiles;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;

namespace SeccompSharp.Generator.Attributes;

/// <summary>Reads a [SeccompProfile].</summary>
internal static class ProfileBindingReader
{
    public static ProfileBinding Read(AttributeArguments arguments, ICollection<Finding> findings)
    {
        ArgumentValue path = arguments.Positional("path") ?? new ArgumentValue(default, arguments.Place, null);
        if (string.IsNullOrWhiteSpace(path.Text))
        {
            findings.Add(Finding.Of(
                FindingKinds.OptionValueNotUnderstood, path.Place, path.Text ?? "null", "path", "the profile's file name"));
        }

        return new ProfileBinding(
            path.Text ?? "", ProfilePath.DirectoryOf(arguments.Place.Path), Choices(arguments, findings), path.Place);
    }

    private static ProfileChoices Choices(AttributeArguments arguments, ICollection<Finding> findings) => new()
    {
        Dialect = OptionValues.Ordinal<Dialect>(
            arguments.Named("Dialect"), "SeccompDialect", [Dialect.Docker, Dialect.Podman, Dialect.Oci], findings),
        Resolution = OptionValues.Ordinal<RuleResolution>(
            arguments.Named("Resolution"),
            "SeccompResolution",
            [RuleResolution.MostRestrictive, RuleResolution.Runc, RuleResolution.FirstMatch],
            findings),
        Unknown = OptionValues.Unknown(arguments.Named("Unknown"), findings),
        Compat = OptionValues.Ordinal<Compat>(arguments.Named("Compat"), "SeccompCompat", [null, Compat.Runc, Compat.Crun], findings),
        Width = OptionValues.Ordinal<ComparisonWidth>(
            arguments.Named("ArgumentWidth"),
            "SeccompArgumentWidth",
            [ComparisonWidth.Declared, ComparisonWidth.Register],
            findings),
        Capabilities = arguments.NamedElements("Capabilities") is { Count: > 0 } capabilities
            ? capabilities.Select(capability => capability.Text ?? "").ToImmutableEquatableArray()
            : null,
        MinKernel = OptionValues.MinKernel(arguments.Named("MinKernel"), findings),
        ForeignAbi = arguments.Named("ForeignAbi") is { } action && OptionValues.Action(action, findings) is { } kind
            ? AttributeRuleReader.WithErrno(kind, null, findings)
            : null,
    };
}
