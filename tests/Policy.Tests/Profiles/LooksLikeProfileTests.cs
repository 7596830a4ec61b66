using System.Threading;
using SeccompSharp.Policies.Profiles;
using Xunit;

namespace SeccompSharp.Policies.Tests.Profiles;

public sealed class LooksLikeProfileTests
{
    [Theory]
    [InlineData("""{"defaultAction": "SCMP_ACT_ALLOW"}""")]
    [InlineData("""{"DEFAULTACTION": 1}""")]
    [InlineData("""{"syscalls": []}""")]
    [InlineData("""{"archMap": []}""")]
    [InlineData("""{"seccomp": {}}""")]
    [InlineData("""{"linux": {"seccomp": {}}}""")]
    [InlineData("""{"kind": "SeccompProfile", "spec": {}}""")]
    [InlineData("""{"defaultAction": """)]
    [InlineData("""// SCMP_ACT_ALLOW""")]
    public void Files_with_a_key_of_a_profile_are_profiles(string text) => Assert.True(Looks(text));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("""{"name": "Jane", "email": "jane@example.org", "note": "syscalls"}""")]
    [InlineData("""{"linux": {"cgroups": "seccomp"}}""")]
    [InlineData("""{"profiles": {"web": {"commandName": "Project"}}}""")]
    [InlineData("""{"outer": {"defaultAction": "SCMP_ACT_ALLOW"}}""")]
    [InlineData("""["SCMP_ACT_ALLOW"]""")]
    public void Other_files_are_not(string text) => Assert.False(Looks(text));

    private static bool Looks(string text) => ProfileReader.Examine("profile.json", text, CancellationToken.None).LooksLikeProfile;
}
