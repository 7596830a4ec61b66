using System.IO;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Policies.Tests.Profiles;

/// <summary>Every profile of the corpus becomes a policy for every target, or is refused for a good reason.</summary>
public sealed class CorpusTests
{
    /// <summary>libseccomp refuses an errno of 12345, and so no runtime starts a container with these two.</summary>
    private static readonly string[] s_refused =
    [
        "moby+profiles__seccomp_fixtures_example.json(30,25): SECC0025",
        "moby+profiles__seccomp_fixtures_example@5ae4db6.json(29,25): SECC0025",
    ];

    [CorpusFact]
    public void Only_profiles_that_runtimes_refuse_too_are_refused()
    {
        string[] refused = [.. Corpus.Files.SelectMany(Errors)];
        Assert.Equal(s_refused, refused);
    }

    [CorpusFact]
    public void Every_profile_that_is_read_gives_a_policy_for_each_target_that_it_covers()
    {
        foreach (string file in Corpus.Files)
        {
            if (ProfileReader.Read(file, File.ReadAllText(file), CancellationToken.None).Profile is not { } profile)
                continue;
            foreach (Target target in Target.DotNet)
            {
                PolicyReading reading = profile.ToPolicy(target, new ProfileOptions());
                Assert.Equal(reading.CoversTarget, reading.Policy is not null);
                Assert.False(reading.Findings.HasErrors(), file);
                Assert.NotNull(profile.ToPolicy(target, ProfileOptions.OfRuntime(Compat.Runc)).Policy);
            }
        }
    }

    [CorpusFact]
    public void Every_profile_looks_like_one()
    {
        Assert.All(Corpus.Files, file => Assert.True(ProfileReader.Examine(file, File.ReadAllText(file), CancellationToken.None).LooksLikeProfile, file));
    }

    private static string[] Errors(string file)
    {
        string text = File.ReadAllText(file);
        TextLines lines = new(text);
        return
        [
            .. ProfileReader.Read(Path.GetFileName(file), text, CancellationToken.None).Findings
                .Where(finding => finding.Severity == Severity.Error)
                .Select(finding => (finding.Place.Path, At: lines.At(finding.Place.Range.Start), finding.Kind.Id))
                .Select(error => $"{error.Path}({error.At.Line},{error.At.Column}): {error.Id}"),
        ];
    }
}
