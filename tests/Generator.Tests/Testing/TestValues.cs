using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;

namespace SeccompSharp.Generator.Tests.Testing;

/// <summary>What SeccompSharp.targets writes for the compiler.</summary>
internal static class TestValues
{
    public const string Path = TestProject.Directory + "obj/Release/net8.0/SeccompSharp.build";

    public static TestFile Of(IEnumerable<KeyValuePair<string, string>> properties, IEnumerable<TestFile> files) => new(
        Path,
        string.Concat(
        [
            "SeccompSharp.build 1\n",
            .. properties.Select(property => $"property {Line(property)}\n"),
            .. files.SelectMany(file => file.Metadata.Select(value => $"metadata {Line(value)}\n").Prepend($"file {Uri.EscapeDataString(file.Path)}\n")),
            "end\n",
        ]),
        ImmutableDictionary<string, string>.Empty);

    private static string Line(KeyValuePair<string, string> value) => $"{value.Key}={Uri.EscapeDataString(value.Value)}";
}
