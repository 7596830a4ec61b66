using System;
using System.Globalization;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Conditions;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;
using Xunit;
using static SeccompSharp.Policies.Tests.Policies;

namespace SeccompSharp.Policies.Tests.Conditions;

/// <summary>Every construct of the language, from its text to a proven program, and what the program answers at the edges.</summary>
public sealed class ConditionConstructTests
{
    private static readonly Abi[][] s_families = [[Abi.X86_64, Abi.X86, Abi.X32], [Abi.AArch64, Abi.Arm], [Abi.S390x, Abi.S390], [Abi.Mips64]];

    [Theory]
    [InlineData("write", "fd == 1", "1", "2")]
    [InlineData("write", "fd != 1", "2", "1")]
    [InlineData("write", "count < 10", "0,0,9", "0,0,a")]
    [InlineData("write", "count <= 10", "0,0,a", "0,0,b")]
    [InlineData("write", "count > 10", "0,0,b", "0,0,a")]
    [InlineData("write", "count >= 10", "0,0,a", "0,0,9")]
    [InlineData("write", "fd in { 1, 2 }", "1; 2", "0; 3")]
    [InlineData("write", "fd not in { 1, 2 }", "0; 3", "1; 2")]
    [InlineData("write", "count in 5..7", "0,0,5; 0,0,7", "0,0,4; 0,0,8; 0,0,100000005")]
    [InlineData("write", "fd == 1 && count == 0", "1,0,0", "1,0,1; 2,0,0")]
    [InlineData("write", "fd == 1 || count == 0", "1,0,5; 2,0,0", "2,0,1")]
    [InlineData("write", "!(fd == 1)", "0", "1")]
    [InlineData("write", "!(fd == 1 || count == 0) && fd < 4", "2,0,1", "1,0,1; 2,0,0; 4,0,1")]
    [InlineData("openat", "(flags & O_ACCMODE) == O_RDONLY", "0,0,0; 0,0,80000", "0,0,1; 0,0,2")]
    [InlineData("openat", "(flags & O_ACCMODE) != O_RDONLY", "0,0,1", "0,0,0")]
    [InlineData("openat", "flags & O_CREAT", "0,0,40; 0,0,41", "0,0,0; 0,0,1")]
    [InlineData("openat", "!(flags & (O_CREAT | O_TRUNC))", "0,0,1", "0,0,40; 0,0,200")]
    [InlineData("openat", "(flags & ~O_CLOEXEC) == 0", "0,0,0; 0,0,80000", "0,0,1; 0,0,80001")]
    [InlineData("write", "arg0 == 3", "3", "2")]
    [InlineData("write", "args[2] == 3", "0,0,3", "0,0,2; 3,0,0")]
    [InlineData("write", "count == 0x1F", "0,0,1f", "0,0,1e")]
    [InlineData("write", "count == 0b101", "0,0,5", "0,0,4")]
    [InlineData("write", "count == 0o17", "0,0,f", "0,0,11")]
    [InlineData("openat", "dfd == AT_FDCWD", "ffffff9c; ffffffffffffff9c; 5ffffff9c", "3; 9c")]
    [InlineData("openat", "dfd < 0", "ffffffff; 80000000", "0; 7fffffff")]
    [InlineData("lseek", "offset < 0", "0,ffffffffffffffff; 0,8000000000000000", "0,0; 0,ffffffff")]
    [InlineData("lseek", "offset in -1..1", "0,ffffffffffffffff; 0,0; 0,1", "0,2; 0,fffffffffffffffe")]
    [InlineData("write", "count == 0x100000000", "0,0,100000000", "0,0,0; 0,0,100000001")]
    public void A_construct_means_what_its_text_says(string syscall, string when, string allowed, string denied)
    {
        Program program = Build(syscall, when, Abi.X86_64);
        Assert.All(allowed.Split(';'), arguments => Assert.Equal(SyscallAction.Allow, Answer(program, syscall, arguments)));
        Assert.All(denied.Split(';'), arguments => Assert.Equal(SyscallAction.Errno(1), Answer(program, syscall, arguments)));
    }

    [Theory]
    [InlineData("write", "fd in { 0, 2 } && count not in 5..7 || !(fd == 1)")]
    [InlineData("openat", "dfd == AT_FDCWD && (flags & (O_ACCMODE | O_CREAT)) == O_RDONLY")]
    [InlineData("fcntl", "cmd in { F_GETFL, F_SETFD } || (cmd & ~3) == 0 && cmd != F_GETFD")]
    [InlineData("socket", "family in { AF_INET, AF_INET6 } && (type & SOCK_TYPE_MASK) == SOCK_STREAM")]
    [InlineData("kill", "pid > 0 && sig not in { SIGKILL, SIGSTOP }")]
    public void Every_family_of_ABIs_gets_a_proven_program(string syscall, string when) =>
        Assert.All(s_families, family => Build(syscall, when, family));

    /// <summary>FilterBuilder hands out no program without the proof that it is the policy.</summary>
    private static Program Build(string syscall, string when, params Abi[] abis)
    {
        ConditionReading reading = ConditionParser.Parse(when, range => new Place("test", range));
        Assert.Empty(reading.Findings);
        FilterBuildResult result = FilterBuilder.Build(
            Of(SyscallAction.Errno(1), Rule(SyscallAction.Allow, reading.Condition, syscall)).For(abis), CancellationToken.None);
        Assert.True(result.Filter is not null, string.Join("\n", result.Findings.Select(finding => finding.Message)));
        return result.Filter.Program;
    }

    private static SyscallAction Answer(Program program, string syscall, string arguments)
    {
        ulong[] values = [.. arguments.Split(',').Select(value => ulong.Parse(value.Trim(), NumberStyles.HexNumber, CultureInfo.InvariantCulture))];
        Array.Resize(ref values, 6);
        Assert.True(SyscallTable.TryGetNumber(Abi.X86_64, syscall, out uint number));
        return SyscallAction.FromReturnValue(Interpreter.Run(program, new SeccompData(number, Abi.X86_64.AuditArch, values)));
    }
}
