using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Policies.Tests.Profiles;

/// <summary>Which ABIs a filter covers, and which rules it has, by target, dialect and options.</summary>
public sealed class ProfileTargetTests
{
    private const string ArchMap =
        """{"defaultAction": "SCMP_ACT_ERRNO", "archMap": [{"architecture": "SCMP_ARCH_X86_64", "subArchitectures": ["SCMP_ARCH_X32", "SCMP_ARCH_X86"]}, {"architecture": "SCMP_ARCH_AARCH64", "subArchitectures": ["SCMP_ARCH_ARM"]}, {"architecture": "SCMP_ARCH_AARCH64"}]}""";

    [Theory]
    [InlineData("", "x64", "x86_64")]
    [InlineData("", "arm64", "aarch64")]
    [InlineData("X86", "x64", "x86_64 x86")]
    [InlineData("X32 X86 X86_64 X86", "x64", "x86_64 x86 x32")]
    [InlineData("X86_64 X86 X32", "x86", "x86")]
    [InlineData("X86_64", "arm64", null)]
    [InlineData("X86_64", "x86", null)]
    [InlineData("X86_64 AARCH64", "arm64", "aarch64")]
    [InlineData("ARM", "arm64", "aarch64 arm")]
    [InlineData("PARISC M68K", "x64", null)]
    [InlineData("S390", "s390x", "s390x s390")]
    public void The_native_abi_is_covered_with_those_listed_unless_all_are_of_other_machines(string listed, string target, string? covered)
    {
        string names = string.Join(",", listed.Split(' ').Where(name => name.Length > 0).Select(name => $"\"SCMP_ARCH_{name}\""));
        PolicyReading reading = ProfileTexts.Read(
            $$"""{"defaultAction": "SCMP_ACT_ERRNO", "architectures": [{{names}}]}""", target: Target.Find(target));
        Assert.Equal(covered, reading.Policy is null ? null : Names(reading.Policy));
        Assert.Equal(covered is not null, reading.CoversTarget);
        Assert.Empty(reading.Findings);
    }

    [Fact]
    public void Runtimes_cover_the_native_abi_in_any_case()
    {
        ProfileOptions options = ProfileOptions.OfRuntime(Compat.Runc);
        Assert.Equal("aarch64", Names(ProfileTexts.Policy("""{"defaultAction": "SCMP_ACT_ERRNO", "architectures": ["SCMP_ARCH_X86_64"]}""", options, Target.Arm64)));
    }

    [Theory]
    [InlineData(Dialect.Docker, "x64", "x86_64 x86 x32")]
    [InlineData(Dialect.Podman, "x64", "x86_64 x86 x32")]
    [InlineData(Dialect.Oci, "x64", "x86_64")]
    [InlineData(Dialect.Docker, "arm64", "aarch64 arm")]
    [InlineData(Dialect.Docker, "arm", "arm")]
    [InlineData(Dialect.Docker, "riscv64", "riscv64")]
    public void The_archMap_gives_the_abis_of_its_first_entry_for_the_native_one(Dialect dialect, string target, string covered) =>
        Assert.Equal(covered, Names(ProfileTexts.Policy(ArchMap, new ProfileOptions { Dialect = dialect }, Target.Find(target))));

    [Fact]
    public void Stated_abis_replace_those_of_the_profile()
    {
        ProfileOptions options = new() { Abis = ImmutableEquatableArray.Of(Abi.X32, Abi.AArch64, Abi.X86_64) };
        Assert.Equal("x86_64 x32 aarch64", Names(ProfileTexts.Policy(ArchMap, options)));
    }

    [Theory]
    [InlineData("\"includes\": {\"arches\": [\"amd64\", \"x86\"]}", "x64", true)]
    [InlineData("\"includes\": {\"arches\": [\"amd64\", \"x86\"]}", "arm64", false)]
    [InlineData("\"includes\": {\"arches\": [\"x32\", \"x86\"]}", "x64", false)]
    [InlineData("\"excludes\": {\"arches\": [\"amd64\"]}", "x64", false)]
    [InlineData("\"excludes\": {\"arches\": [\"s390\", \"s390x\"]}", "x64", true)]
    [InlineData("\"includes\": {\"arches\": [\"amd64\"]}, \"excludes\": {\"arches\": [\"amd64\"]}", "x64", false)]
    [InlineData("\"includes\": {\"arches\": []}", "x64", true)]
    public void Rules_depend_on_the_native_abi(string condition, string target, bool holds) =>
        Assert.Equal(holds, Holds(condition, new ProfileOptions(), Target.Find(target)));

    [Theory]
    [InlineData("\"includes\": {\"arches\": [\"loongarch64\"]}", Dialect.Docker, true)]
    [InlineData("\"includes\": {\"arches\": [\"loongarch64\"]}", Dialect.Podman, false)]
    [InlineData("\"includes\": {\"arches\": [\"loong64\"]}", Dialect.Podman, true)]
    public void Docker_and_podman_call_LoongArch_differently(string condition, Dialect dialect, bool holds) =>
        Assert.Equal(holds, Holds(condition, new ProfileOptions { Dialect = dialect }, Target.LoongArch64));

    [Theory]
    [InlineData("\"includes\": {\"caps\": [\"CAP_BPF\"]}", "", false)]
    [InlineData("\"includes\": {\"caps\": [\"CAP_BPF\"]}", "CAP_BPF", true)]
    [InlineData("\"includes\": {\"caps\": [\"CAP_BPF\", \"CAP_SYSLOG\"]}", "CAP_BPF", false)]
    [InlineData("\"excludes\": {\"caps\": [\"CAP_BPF\"]}", "", true)]
    [InlineData("\"excludes\": {\"caps\": [\"CAP_BPF\", \"CAP_SYSLOG\"]}", "CAP_SYSLOG", false)]
    public void Rules_depend_on_the_capabilities_that_are_stated(string condition, string capabilities, bool holds)
    {
        ProfileOptions options = new() { Capabilities = capabilities.Split(' ').ToImmutableEquatableArray() };
        Assert.Equal(holds, Holds(condition, options));
    }

    [Theory]
    [InlineData("\"includes\": {\"minKernel\": \"4.8\"}", null, false)]
    [InlineData("\"includes\": {\"minKernel\": \"4.8\"}", "4.7", false)]
    [InlineData("\"includes\": {\"minKernel\": \"4.8\"}", "4.8", true)]
    [InlineData("\"includes\": {\"minKernel\": \"4.8\"}", "5.0", true)]
    [InlineData("\"excludes\": {\"minKernel\": \"4.8\"}", null, true)]
    [InlineData("\"excludes\": {\"minKernel\": \"4.8\"}", "4.8", false)]
    public void Rules_depend_on_the_oldest_kernel_that_is_stated(string condition, string? kernel, bool holds)
    {
        ProfileOptions options = new() { MinKernel = KernelVersion.TryParse(kernel, out KernelVersion version) ? version : null };
        Assert.Equal(holds, Holds(condition, options));
        Assert.True(Holds(condition, options with { Dialect = Dialect.Podman }));
    }

    [Theory]
    [InlineData("\"includes\": {\"caps\": [\"CAP_BPF\"]}")]
    [InlineData("\"excludes\": {\"arches\": [\"amd64\"]}")]
    public void The_dialect_of_the_runtime_spec_keeps_every_rule(string condition) =>
        Assert.True(Holds(condition, new ProfileOptions { Dialect = Dialect.Oci }));

    private static bool Holds(string condition, ProfileOptions options, Target? target = null) =>
        ProfileTexts.Policy(ProfileTexts.WithRule($"\"names\": [\"read\"], \"action\": \"SCMP_ACT_ALLOW\", {condition}"), options, target).Rules.Count == 1;

    private static string Names(Policy policy) => string.Join(" ", policy.Abis.Select(abi => abi.Name));
}
