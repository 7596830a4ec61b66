using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using SeccompSharp.Generator.Analyzers;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>Analyzers judge the very policies that the generator compiles, with all that shapes and holds their filters.</summary>
public sealed class SharedPathTests
{
    private static readonly TestProject s_project = TestProject.Of("""
        using SeccompSharp;
        System.Console.WriteLine();
        [SeccompAllow("@dotnet", "getrandom")] static partial class Ruled;
        [SeccompProfile("web.json", InstallAtStartup = true)] static partial class Bound;
        [SeccompProfile("missing.json")] static partial class Missing;
        [SeccompDeny("mount")] static class Obstructed;
        """).WithFile("web.json", SampleProfiles.DenyMount).WithFile("free.seccomp.json", SampleProfiles.DenyMount);

    public static TheoryData<string, string> Files => new()
    {
        { "app.seccomp-traffic.txt", "getrandom 1000000" },
        { "Ruled.seccomp.lock", "" },
        { "notes.txt", "" },
    };

    [Theory]
    [MemberData(nameof(Files))]
    public void A_policy_of_the_analyzers_equals_that_of_the_generator(string file, string text)
    {
        // The project lists one file twice: whoever reads it twice has twice the traffic.
        TestProject project = s_project.WithFile(file, text).WithFile(file, text).WithProperty("SeccompRequireLock", "true").WithProperty("PublishAot", "true");
        IEnumerable<ClassPolicy> compiled = Generation.Run(project).Result.TrackedSteps[Steps.Policies]
            .SelectMany(step => step.Outputs).Select(output => (ClassPolicy)output.Value);

        var view = new ProjectView(
            project.Compile(), new AnalyzerOptions(project.GivenFiles.ToImmutableArray<AdditionalText>(), project.Options), CancellationToken.None);
        ClassPolicy[] judged =
        [
            .. view.Classes.Select(one => view.SourceOf(one.Reading, CancellationToken.None)),
            view.SourceOf(view.Profile(project.Files[1], CancellationToken.None)!, CancellationToken.None),
        ];
        Assert.Equal(compiled.OrderBy(policy => policy.Host.MetadataName), judged.OrderBy(policy => policy.Host.MetadataName));
        Assert.Equal(5, judged.Length);
    }
}
