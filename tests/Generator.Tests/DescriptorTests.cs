using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Analyzers;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>Lists that must agree with each other. After adding a finding: <c>dotnet run eng/findings.cs</c>.</summary>
public sealed partial class DescriptorTests
{
    private static readonly FindingKind[] s_kinds =
    [
        .. typeof(FindingKinds).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Select(field => field.GetValue(null)).OfType<FindingKind>()
            .OrderBy(kind => kind.Id, StringComparer.Ordinal),
    ];

    [Fact]
    public void Every_finding_is_in_the_list_of_all_in_order() => Assert.Equal(s_kinds, FindingKinds.All);

    [Fact]
    public void No_id_is_used_twice() => Assert.Equal(s_kinds.Length, s_kinds.Select(kind => kind.Id).Distinct().Count());

    [Fact]
    public void Every_finding_is_a_diagnostic_of_both_analyzers()
    {
        Assert.Equal(s_kinds.Select(kind => kind.Id), new SeccompAttributeAnalyzer().SupportedDiagnostics.Select(one => one.Id));
        Assert.Equal(s_kinds.Select(kind => kind.Id), new SeccompProfileAnalyzer().SupportedDiagnostics.Select(one => one.Id));
    }

    /// <summary>A severity or a title that changes is seen there: these files are the list of both.</summary>
    [Fact]
    public void Every_finding_is_in_the_release_files_with_its_severity_and_title()
    {
        IEnumerable<string> released = new[] { "Shipped", "Unshipped" }
            .SelectMany(kind => File.ReadLines(Path.Combine(Root(), "src", "Generator", $"AnalyzerReleases.{kind}.md")))
            .Where(line => line.StartsWith("SECC", StringComparison.Ordinal))
            .Select(line => line[..line.LastIndexOf(", [documentation](", StringComparison.Ordinal)]);
        Assert.Equal(
            s_kinds.Select(kind => $"{kind.Id} | Seccomp | {Descriptors.SeverityOf(kind.Severity)} | {kind.Title}"),
            released.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_finding_has_its_page_with_its_title_and_severity() => Assert.All(s_kinds, kind => Assert.StartsWith(
        $"# {kind.Id}: {kind.Title}\n\n**{kind.Severity}", File.ReadAllText(Path.Combine(Root(), "docs", "rules", kind.Id + ".md"))));

    [Fact]
    public void Every_page_is_of_a_finding() => Assert.Equal(
        s_kinds.Select(kind => kind.Id),
        Directory.EnumerateFiles(Path.Combine(Root(), "docs", "rules")).Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));

    /// <summary>By a line of code, or of what MSBuild evaluates.</summary>
    [Fact]
    public void Every_finding_is_made_somewhere()
    {
        string[] makers =
        [
            .. Directory.EnumerateFiles(Path.Combine(Root(), "src"), "*", SearchOption.AllDirectories)
                .Where(path => Path.GetExtension(path) is ".cs" or ".targets" && !Made().IsMatch(path)).Select(File.ReadAllText),
        ];
        Assert.All(s_kinds, kind => Assert.Contains(makers, text => Regex.IsMatch(text, $@"\b(FindingKinds\.{NameOf(kind)}|{kind.Id})\b")));
    }

    [Fact]
    public void A_page_says_when_a_finding_cannot_be_suppressed() => Assert.All(s_kinds, kind => Assert.Equal(
        !kind.IsConfigurable, File.ReadAllText(Path.Combine(Root(), "docs", "rules", kind.Id + ".md")).Contains("cannot be suppressed")));

    [Fact]
    public void Every_diagnostic_links_to_its_page() => Assert.All(Descriptors.All, descriptor =>
        Assert.EndsWith($"/docs/rules/{descriptor.Id}.md", descriptor.HelpLinkUri));

    [Theory]
    [InlineData(typeof(SeccompAction), typeof(ActionKind))]
    [InlineData(typeof(SeccompUnknown), typeof(UnknownSyscalls))]
    [InlineData(typeof(SeccompResolution), typeof(RuleResolution))]
    [InlineData(typeof(SeccompArgumentWidth), typeof(ComparisonWidth))]
    [InlineData(typeof(SeccompDialect), typeof(Dialect))]
    public void Enums_of_attributes_have_the_members_of_the_model(Type written, Type meant) =>
        Assert.Equal(Members(meant), Members(written));

    [Fact]
    public void Target_flags_are_the_architectures_in_order() => Assert.Equal(
        Target.DotNet.Select((target, bit) => ((long)1 << bit, target.MemberName)),
        Members(typeof(SeccompTargets)).Where(member => member.Name is not ("Default" or "All")));

    [Fact]
    public void Abi_flags_are_the_ones_of_the_targets_families() => Assert.Equal(
        [(1L, "X86"), (2L, "X32"), (4L, "Arm"), (8L, "S390")],
        Members(typeof(SeccompAbis)).Where(member => member.Value != 0));

    [Fact]
    public void Compat_counts_from_none() => Assert.Equal(
        Members(typeof(Compat)).Select(member => (member.Value + 1, member.Name)),
        Members(typeof(SeccompCompat)).Where(member => member.Value != 0));

    private static IEnumerable<(long Value, string Name)> Members(Type type) => Enum.GetNames(type)
        .Select(name => (Convert.ToInt64(Enum.Parse(type, name), System.Globalization.CultureInfo.InvariantCulture), name))
        .Order();

    private static string NameOf(FindingKind kind) => typeof(FindingKinds).GetFields().Single(field => ReferenceEquals(field.GetValue(null), kind)).Name;

    [GeneratedRegex(@"[\\/](bin|obj|Findings)[\\/]")]
    private static partial Regex Made();

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}
