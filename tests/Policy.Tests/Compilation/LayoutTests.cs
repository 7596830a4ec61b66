using System;
using System.IO;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Policies.Tests.Compilation;

/// <summary>Filters for x86_64 are laid so that its JIT compiler is done in four passes where that is found, which is as few as a program of any size takes.</summary>
public sealed class LayoutTests
{
    [Theory]
    [InlineData("exit", "exit_group", "restart_syscall", "rt_sigreturn", "read", "write")]
    [InlineData("@dotnet", "@console")]
    [InlineData("@dotnet", "@kestrel")]
    public void An_allowlist_takes_four_passes(params string[] names) =>
        Assert.Equal(4, Passes(Policies.Allowlist(names) with { Groups = new BuildContext() }));

    [CorpusTheory]
    [InlineData("x86_64")]
    [InlineData("x86_64,x86,x32")]
    public void The_default_profile_of_Docker_takes_four_passes(string abis)
    {
        Profile profile = ProfileReader.Read("profile.json", Corpus.Read("moby+profiles__seccomp_default.json"), CancellationToken.None).Profile!;
        Assert.Equal(4, Passes(profile.ToPolicy(Target.X64, new ProfileOptions
        {
            Abis = abis.Split(',').Select(name => Abi.Find(name)!).ToImmutableEquatableArray(),
        }).Policy!));
    }

    [CorpusFact]
    public void Most_profiles_take_four_passes_and_the_others_five()
    {
        Profile[] profiles = [.. Corpus.Files
            .Select(file => ProfileReader.Read(file, File.ReadAllText(file), CancellationToken.None).Profile).OfType<Profile>()];
        var options = new ProfileOptions { Abis = ImmutableEquatableArray.Of(Abi.X86_64) };
        int[] passes = [.. profiles.Select(profile => profile.ToPolicy(Target.X64, options).Policy).OfType<Policy>().Select(Passes)];
        Assert.InRange(passes.Length, 50, int.MaxValue);
        Assert.True(passes.Max() <= 5 && passes.Count(each => each == 5) <= passes.Length / 4, string.Join(' ', passes));
    }

    private static int Passes(Policy policy)
    {
        Program program = FilterBuilder.Build(policy, CancellationToken.None).Filter!.Program;
        var jit = new X86Jit();
        jit.Run(new ArraySegment<Instruction>([.. program.Instructions]));
        return jit.Passes;
    }
}
