using System.IO;
using Xunit;

namespace SeccompSharp.EndToEnd.Tests;

/// <summary>Each sample, built for the JIT and published as a native binary, once for all tests.</summary>
public sealed class SampleBuilds
{
    private static readonly string s_output = Path.Combine(Shell.Root, "artifacts", "sample-tests");

    public SampleBuilds()
    {
        foreach (string sample in new[] { "Hello", "SelfRestrict", "ProfileJson", "Web", "Broker", "Worker", "FileTool" })
        {
            string project = Path.Combine("samples", sample);
            Shell.Run(Shell.Root, "dotnet", "build", project, "-c", "Release", "-o", Folder(sample, aot: false), "-v", "quiet", "-nologo").Succeeded();
            Shell.Run(Shell.Root, "dotnet", "publish", project, "-c", "Release", "-o", Folder(sample, aot: true), "-v", "quiet", "-nologo").Succeeded();
        }
    }

    internal Outcome Run(string sample, bool aot, params string[] arguments) => RunWithInput("", sample, aot, arguments);

    internal Outcome RunWithInput(string input, string sample, bool aot, params string[] arguments) => aot
        ? Shell.RunWithInput(input, Shell.Root, Path.Combine(Folder(sample, aot), sample), arguments)
        : Shell.RunWithInput(input, Shell.Root, "dotnet", [Path.Combine(Folder(sample, aot), sample + ".dll"), .. arguments]);

    internal string Folder(string sample, bool aot) => Path.Combine(s_output, sample, aot ? "aot" : "jit");
}

/// <summary>Shares the builds between test classes.</summary>
[CollectionDefinition(Name)]
public sealed class SampleCollection : ICollectionFixture<SampleBuilds>
{
    public const string Name = "samples";
}
