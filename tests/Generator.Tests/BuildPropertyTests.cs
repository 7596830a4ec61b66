using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SeccompSharp.Generator.Values;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>What MSBuild writes for the compiler is what is read, and what the documentation lists.</summary>
public sealed class BuildPropertyTests
{
    /// <summary>They say where things are, and decide no filter.</summary>
    private static readonly string[] s_places = ["ProjectDir", "RootNamespace"];

    private static readonly XDocument s_targets = XDocument.Load(Package("SeccompSharp.targets"));

    [Fact]
    public void Every_written_property_is_read_and_no_other() => Assert.Equal(
        Written("property").Order(),
        Read(@"properties\.\w+\(""(\w+)""", "BuildOptions.cs")
            .Concat(Read(@"\b(?:Read|property)\(""(\w+)""\)", "../Policy/Model/BuildContext.cs")).Distinct().Order());

    [Fact]
    public void Every_written_metadata_is_read_and_no_other() =>
        Assert.Equal(Written("metadata").Order(), Read(@"metadata\.\w+\(\s*""(\w+)""", "Profiles/ProfileSelection.cs").Distinct().Order());

    [Fact]
    public void Whatever_decides_a_filter_is_held_against_analyzer_configuration()
    {
        Assert.Equal(Written("property").Except(s_places).Order(), Contradictions.Properties.Order());
        Assert.Equal(Written("metadata").Order(), Contradictions.Metadata.Order());
    }

    [Fact]
    public void A_file_is_written_with_the_metadata_that_are_collected_for_it()
    {
        XElement collected = s_targets.Descendants("_SeccompFile").Single(item => item.Attribute("Include") is not null);
        Assert.Equal(Written("metadata"), Regex.Matches((string)collected.Attribute("Condition")!, @"%\(AdditionalFiles\.(Seccomp\w+)\)").Select(name => name.Groups[1].Value));
        XElement batch = s_targets.Descendants("Target").Single(target => target.Attribute("Outputs") is not null);
        Assert.Equal(Written("metadata"), Regex.Matches((string)batch.Attribute("Outputs")!, @"%\(_SeccompFile\.(Seccomp\w+)\)").Select(name => name.Groups[1].Value));
    }

    /// <summary>What analyzer configuration can set decides nothing.</summary>
    [Fact]
    public void Nothing_is_visible_to_the_compiler_by_names_that_anyone_can_set() => Assert.All(
        new[] { "SeccompSharp.props", "SeccompSharp.targets" },
        name => Assert.DoesNotContain(
            XDocument.Load(Package(name)).Descendants(), element => element.Name.LocalName.StartsWith("CompilerVisible", StringComparison.Ordinal)));

    [Fact]
    public void What_the_build_itself_reports_is_a_kind_of_finding() => Assert.All(
        s_targets.Descendants("Error").Select(error => (string)error.Attribute("Code")!),
        id => Assert.Contains(Policies.Findings.FindingKinds.All, kind => kind.Id == id));

    [Fact]
    public void Every_property_of_ours_is_documented()
    {
        string documentation = File.ReadAllText(Path.Combine(Root(), "docs", "msbuild.md"));
        Assert.All(
            Written("property").Where(name => name.StartsWith("Seccomp", StringComparison.Ordinal)),
            name => Assert.Contains($"| `{name}` |", documentation));
    }

    [Fact]
    public void Every_metadata_is_documented()
    {
        string documentation = File.ReadAllText(Path.Combine(Root(), "docs", "msbuild.md"));
        Assert.All(Written("metadata"), name => Assert.Contains($"| `{name}` |", documentation));
    }

    /// <summary>The names in the lines of a kind that SeccompSharp.targets writes.</summary>
    private static IEnumerable<string> Written(string kind) => s_targets.Descendants("_SeccompValue")
        .Select(item => Regex.Match((string?)item.Attribute("Include") ?? "", $@"^{kind} (\w+)="))
        .Where(match => match.Success).Select(match => match.Groups[1].Value);

    /// <summary>The names that a source of the generator asks for.</summary>
    private static IEnumerable<string> Read(string pattern, string source) =>
        Regex.Matches(File.ReadAllText(Path.Combine(Root(), "src", "Generator", source)), pattern).Select(match => match.Groups[1].Value);

    private static string Package(string name) => Path.Combine(Root(), "src", "Package", "buildTransitive", name);

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}
