using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using SeccompSharp.Generator.Profiles;
using SeccompSharp.Generator.Tests.Testing;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>What counts the work of the whole process, and so runs beside nothing else.</summary>
[CollectionDefinition(nameof(OnceTests), DisableParallelization = true)]
public sealed class OnceCollection;

/// <summary>In one build, generator and analyzers together, nothing is read or compiled twice.</summary>
[Collection(nameof(OnceTests))]
public sealed class OnceTests
{
    [Fact]
    public async Task A_build_parses_each_profile_and_compiles_each_policy_once()
    {
        TestProject project = TestProject.Of("""
            using SeccompSharp;
            [SeccompFilter(Targets = SeccompTargets.X64), SeccompDeny("reboot", When = "magic1 == 77001")]
            static partial class Ruled;
            [SeccompProfile("bound.seccomp.json", Targets = SeccompTargets.X64)]
            static partial class Bound;
            """)
            .WithFile("bound.seccomp.json", Denying(77))
            .WithFile("profile.json", Denying(78), ("SeccompTargets", "x64"));
        (int parses, int compilations) = (ProfileCache.Parses, ClassFilters.Programs.Compilations);

        Assert.Empty(await Analysis.Run(project));

        Assert.Equal(2, ProfileCache.Parses - parses);
        Assert.Equal(3, ClassFilters.Programs.Compilations - compilations);
    }

    private static string Denying(int errno) => SampleProfiles.DenyMount.Replace("\"errnoRet\": 1", $"\"errnoRet\": {errno}");

    [Fact]
    public async Task A_program_from_the_cache_has_findings_where_they_are_now()
    {
        const string Source = """
            using SeccompSharp;
            [SeccompFilter(Targets = SeccompTargets.X64), SeccompDeny("umount2", When = "flags == 1 && flags == 2")]
            static partial class Moved;
            """;
        string[] first = [.. (await Analysis.Run(TestProject.Of(Source))).Select(LineOf)];
        string[] second = [.. (await Analysis.Run(TestProject.Of("// One line more.\n" + Source))).Select(LineOf)];
        Assert.NotEmpty(first);
        Assert.Equal(first.Select(line => int.Parse(line) + 1), second.Select(int.Parse));

        static string LineOf(Diagnostic diagnostic) =>
            diagnostic.Location.GetLineSpan().StartLinePosition.Line.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
