using System.Globalization;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Policies.Profiles;

/// <summary>Reads 'includes' and 'excludes'.</summary>
internal static class ScopeReader
{
    /// <summary>The condition; null if it is absent or empty.</summary>
    public static ProfileScope? Read(ObjectReader rule, string key)
    {
        if (rule.Object(key) is not { } source)
            return null;
        ObjectReader filter = new(source, ObjectKeys.Filter, rule.Findings);
        ImmutableEquatableArray<Located<string>> capabilities =
            Known(filter, "caps", CapabilityNames.All, FindingKinds.UnknownCapability);
        ImmutableEquatableArray<Located<string>> architectures =
            Known(filter, "arches", GoArchitectures.All, FindingKinds.UnknownRuleArchitecture);
        Located<KernelVersion>? minKernel = MinKernel(filter);
        return capabilities.Count + architectures.Count == 0 && minKernel is null
            ? null
            : new ProfileScope(capabilities, architectures, minKernel, rule.Findings.At(rule.KeyRange(key)));
    }

    private static Located<KernelVersion>? MinKernel(ObjectReader filter)
    {
        if (filter.Text("minKernel") is not { Value.Length: > 0 } text)
            return null;
        string[] parts = text.Value.Split('.');
        if (parts.Length == 2
            && byte.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out byte major)
            && byte.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out byte minor)
            && major + minor > 0)
        {
            return new Located<KernelVersion>(new KernelVersion(major, minor), text.Place);
        }

        filter.Findings.Add(Finding.Of(FindingKinds.BadMinKernel, text.Place, Quotation.Of(text.Value)));
        return null;
    }

    /// <summary>The strings of an array, all of them: an unknown one matches nothing, as in runtimes, but is reported.</summary>
    private static ImmutableEquatableArray<Located<string>> Known<T>(
        ObjectReader filter, string key, OciNames<T> names, FindingKind unknown)
    {
        ImmutableEquatableArray<Located<string>> texts = filter.Texts(key) ?? ImmutableEquatableArray<Located<string>>.Empty;
        foreach (Located<string> text in texts)
            EnumReader.Parse(names, text, unknown, filter.Findings);
        return texts;
    }
}
