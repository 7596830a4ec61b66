using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SeccompSharp.Generator.Profiles;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>What MSBuild shows the compiler is what is read, and what the documentation lists.</summary>
public sealed class BuildPropertyTests
{
    private static readonly TestFile s_file = new("/src/App/profile.json", SampleProfiles.DenyMount, ImmutableDictionary<string, string>.Empty);

    private static readonly XDocument s_props =
        XDocument.Load(Path.Combine(Root(), "src", "Package", "buildTransitive", "SeccompSharp.props"));

    [Fact]
    public void Every_visible_property_is_read_and_no_other()
    {
        var asked = new Recorder();
        _ = BuildOptions.Read(asked);
        Assert.Equal(
            s_props.Descendants("CompilerVisibleProperty").Select(item => "build_property." + (string?)item.Attribute("Include")).Order(),
            asked.Keys.Order());
    }

    [Fact]
    public void Every_visible_metadata_is_read_and_no_other()
    {
        var asked = new Recorder();
        _ = ProfileSelection.Read(s_file, asked.GetOptions(s_file), [], CancellationToken.None);
        Assert.Equal(
            Metadata().Select(name => "build_metadata.AdditionalFiles." + name).Order(),
            asked.Keys.Order());
    }

    [Fact]
    public void Every_property_of_ours_is_documented()
    {
        string documentation = File.ReadAllText(Path.Combine(Root(), "docs", "msbuild.md"));
        Assert.All(
            s_props.Descendants("CompilerVisibleProperty").Select(item => (string)item.Attribute("Include")!)
                .Where(name => name.StartsWith("Seccomp", StringComparison.Ordinal)),
            name => Assert.Contains($"| `{name}` |", documentation));
    }

    [Fact]
    public void Every_metadata_is_documented()
    {
        string documentation = File.ReadAllText(Path.Combine(Root(), "docs", "msbuild.md"));
        Assert.All(Metadata(), name => Assert.Contains($"| `{name}` |", documentation));
    }

    private static IEnumerable<string> Metadata() =>
        s_props.Descendants("CompilerVisibleItemMetadata").Select(item => (string)item.Attribute("MetadataName")!);

    private static string Root([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));

    private sealed class Recorder : AnalyzerConfigOptionsProvider
    {
        public HashSet<string> Keys { get; } = new(StringComparer.Ordinal);

        public override AnalyzerConfigOptions GlobalOptions => new Options(Keys);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => new Options(Keys);

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => new Options(Keys);

        private sealed class Options(HashSet<string> keys) : AnalyzerConfigOptions
        {
            public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
            {
                keys.Add(key);
                value = null;
                return false;
            }
        }
    }
}
