using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Policies.Tests.Profiles;

/// <summary>Whatever the text: a profile, or an error with a place in it; never an exception.</summary>
public sealed class ProfileHostileTests
{
    private const string Small =
        """
        {"defaultAction": "SCMP_ACT_ERRNO", "defaultErrnoRet": 38, "defaultErrno": "ENOSYS", "flags": ["SECCOMP_FILTER_FLAG_LOG"],
         "archMap": [{"architecture": "SCMP_ARCH_X86_64", "subArchitectures": ["SCMP_ARCH_X86"]}], "listenerPath": "/run/s",
         "syscalls": [{"names": ["read", "wr\u0069te"], "action": "SCMP_ACT_ALLOW", "errno": "EPERM", "args":
           [{"index": 1, "value": 15, "valueTwo": 3, "op": "SCMP_CMP_MASKED_EQ"}],
           "includes": {"caps": ["CAP_BPF"], "arches": ["amd64"], "minKernel": "4.8"}, "excludes": {"arches": ["arm"]}},
          {"name": "openat", "action": "SCMP_ACT_KILL_PROCESS", "comment": "x"}]}
        """;

    [Fact]
    public void Every_beginning_of_a_profile_is_refused_with_a_place()
    {
        for (int length = 0; length < Small.TrimEnd().Length; length++)
            Assert.True(Check(Small[..length]), Small[..length]);
    }

    [Fact]
    public void Every_profile_without_one_character_is_read_or_refused_with_a_place()
    {
        for (int at = 0; at < Small.Length; at++)
            Check(Small.Remove(at, 1));
    }

    [Fact]
    public void Every_profile_with_one_changed_bit_is_read_or_refused_with_a_place()
    {
        for (int at = 0; at < Small.Length; at++)
        {
            for (int bit = 0; bit < 16; bit++)
                Check(Small.Remove(at, 1).Insert(at, ((char)(Small[at] ^ (1 << bit))).ToString()));
        }
    }

    [Fact]
    public void Every_profile_with_one_value_replaced_is_read_or_refused_with_a_place()
    {
        string[] values = ["null", "true", "{}", "[]", "[null]", "[[]]", "[{}]", "\"\"", "\"\\ud800\"", "-1", "1e999", "99999999999999999999", "{\"a\":{}}"];
        foreach (int colon in Enumerable.Range(0, Small.Length).Where(at => Small[at] == ':' && Small[at + 1] == ' '))
        {
            int end = Small.IndexOfAny([',', '}', ']'], colon);
            foreach (string value in values)
                Check(Small.Remove(colon + 1, end - colon - 1).Insert(colon + 1, value));
        }
    }

    [CorpusFact]
    public void Every_beginning_of_a_real_profile_is_refused_with_a_place()
    {
        string text = Corpus.Read("moby+profiles__seccomp_default.json").TrimEnd();
        for (int length = 0; length < text.Length; length += 1 + (length / 200))
            Assert.True(Check(text[..length]));
    }

    [CorpusFact]
    public void Real_profiles_with_changed_bytes_are_read_or_refused_with_a_place()
    {
        Random random = new(42);
        foreach (string file in Corpus.Files.Where((_, index) => index % 6 == 0))
        {
            byte[] bytes = File.ReadAllBytes(file);
            for (int i = 0; i < 40; i++)
            {
                byte[] changed = [.. bytes];
                changed[random.Next(changed.Length)] = (byte)random.Next(256);
                Check(Encoding.UTF8.GetString(changed));
            }
        }
    }

    [Theory]
    [InlineData("{\"syscalls\":[")]
    [InlineData("{\"linux\":{\"seccomp\":")]
    [InlineData("[")]
    public void Deep_nesting_is_refused(string level) => Assert.True(Check(string.Concat(Enumerable.Repeat(level, 100_000))));

    [Fact]
    public void A_file_saved_as_UTF16_is_refused_for_its_encoding()
    {
        string text = Encoding.UTF8.GetString(Encoding.Unicode.GetBytes(Small));
        Assert.Equal(FindingKinds.JsonEncoding, Assert.Single(ProfileTexts.Findings(text)).Kind);
    }

    [Fact]
    public void Reading_ends_when_it_is_cancelled() =>
        Assert.Throws<OperationCanceledException>(() => ProfileReader.Read("profile.json", Small, new CancellationToken(canceled: true)));

    /// <summary>Whether the text is refused.</summary>
    private static bool Check(string text)
    {
        ProfileReading reading = ProfileReader.Read("profile.json", text, CancellationToken.None);
        Assert.Equal(reading.Findings.HasErrors(), reading.Profile is null);
        Assert.All(reading.Findings, finding =>
        {
            Assert.Equal("profile.json", finding.Place.Path);
            Assert.InRange(finding.Place.Range.Start, 0, text.Length);
            Assert.InRange(finding.Place.Range.End, finding.Place.Range.Start, text.Length);
            Assert.DoesNotContain('\n', finding.Message);
        });
        foreach (Target target in reading.Profile is null ? [] : new[] { Target.X64, Target.Arm })
        {
            PolicyReading policy = reading.Profile!.ToPolicy(target, new ProfileOptions());
            Assert.Equal(policy.Findings.HasErrors() || !policy.CoversTarget, policy.Policy is null);
        }

        return reading.Profile is null;
    }
}
