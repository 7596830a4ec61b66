using System;
using System.CommandLine;
using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Tool.Arguments;

/// <summary>The options that say how a profile is to be read: the same for every verb that reads one.</summary>
internal sealed class PolicyOptions
{
    private readonly Choice<Dialect> _dialect = new(
        "--dialect",
        "Whose profile it is: docker (default), podman, or oci, which takes a config.json as runc does.",
        ProfileWords.Dialects);

    private readonly Choice<RuleResolution> _resolution = new(
        "--resolution",
        "Which of several matching rules decides: runc (default), first-match, or most-restrictive.",
        ProfileWords.Resolutions);

    private readonly Choice<UnknownSyscalls> _unknown = new(
        "--unknown",
        "Which numbers fail with ENOSYS: runc (default: above the highest named), table (above the highest known), or none.",
        ProfileWords.Unknowns);

    private readonly Choice<ComparisonWidth> _width = new(
        "--argument-width",
        "How wide comparisons are: declared (default: what the kernel reads), or register (64 bits, as libseccomp).",
        ProfileWords.Widths);

    private readonly Choice<Compat> _compat = new(
        "--compat",
        "Give every call the verdict that this runtime's filter gives: runc or crun.",
        ProfileWords.Compats);

    private readonly Option<string?> _capabilities = new("--caps")
    {
        Description = "The capabilities of the process, for a profile's includes and excludes.",
        HelpName = "CAP_X,CAP_Y",
    };

    private readonly Option<string?> _minKernel = new("--min-kernel")
    {
        Description = "The oldest kernel that the program runs on, such as 5.10.",
        HelpName = "VERSION",
    };

    /// <summary>Adds the options to a verb.</summary>
    public void AddTo(Command verb)
    {
        foreach (Option option in new Option[]
            { _dialect, _resolution, _unknown, _capabilities, _minKernel, _width, _compat })
        {
            verb.Add(option);
        }
    }

    /// <summary>What was chosen. An option of its own goes before what <c>--compat</c> implies.</summary>
    /// <exception cref="UnusableException">A value is none of its option's.</exception>
    public ProfileOptions Read(ParseResult parsed) => new ProfileChoices
    {
        Dialect = _dialect.Read(parsed),
        Resolution = _resolution.Read(parsed),
        Unknown = _unknown.Read(parsed),
        Compat = _compat.Read(parsed),
        Width = _width.Read(parsed),
        Capabilities = ReadCapabilities(parsed.GetValue(_capabilities)),
        MinKernel = ReadVersion(parsed.GetValue(_minKernel)),
    }.ToOptions();

    private static ImmutableEquatableArray<string> ReadCapabilities(string? text)
    {
        string[] names = (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        string? wrong = names.FirstOrDefault(name => !IsCapability(name));
        return wrong is null
            ? names.ToImmutableEquatableArray()
            : throw new UnusableException($"'{wrong}' is no capability: --caps takes names such as CAP_SYS_ADMIN.");
    }

    private static bool IsCapability(string name) =>
        name.StartsWith("CAP_", StringComparison.Ordinal) && name.All(c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c) || c == '_');

    private static KernelVersion? ReadVersion(string? text)
    {
        if (text is null)
            return null;
        return KernelVersion.TryParse(text, out KernelVersion version)
            ? version
            : throw new UnusableException($"'{text}' is no kernel version: --min-kernel takes one such as 5.10.");
    }
}
