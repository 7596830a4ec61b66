using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Compilation;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Syscalls;
using Xunit;
using static SeccompSharp.Policies.Tests.Policies;

namespace SeccompSharp.Policies.Tests.Compilation;

public sealed class TrafficTests
{
    // As strace 6.1 prints it.
    private const string Strace = """
        syscall              calls
        ---------------- ---------
        read                     1
        close                    2
        mmap                     8
        ---------------- ---------
        total                   11
        """;

    [Fact]
    public void What_strace_counts_is_read()
    {
        TrafficReading reading = Read(Strace);
        Assert.Empty(reading.Findings);
        Assert.Equal([new("close", 2), new("mmap", 8), new("read", 1)], reading.Calls);
    }

    [Fact]
    public void Counts_of_one_name_add_up_and_comments_and_empty_lines_say_nothing()
    {
        TrafficReading reading = Read("# a comment\n\nread\t3\r\nread 4\n");
        Assert.Empty(reading.Findings);
        Assert.Equal([new("read", 7)], reading.Calls);
    }

    [Theory]
    [InlineData("read", "SECC0761")]
    [InlineData("read 1 2", "SECC0761")]
    [InlineData("read many", "SECC0761")]
    [InlineData("read -1", "SECC0761")]
    [InlineData("read 1.5", "SECC0761")]
    [InlineData("read 99999999999999999999999", "SECC0761")]
    [InlineData("raed 1", "SECC0762")]
    public void A_line_that_says_nothing_is_found_where_it_stands(string line, string id)
    {
        Finding finding = Assert.Single(Read("close 1\n" + line + "\nopen 2").Findings);
        Assert.Equal(id, finding.Kind.Id);
        Assert.Equal(("traffic", 8, line.Length), (finding.Place.Path, finding.Place.Range.Start, finding.Place.Range.Length));
    }

    [Theory]
    [InlineData("lseek")]
    [InlineData("ioctl")]
    [InlineData("fcntl")]
    [InlineData("getrandom")]
    public void What_is_called_most_gets_the_shortest_path_and_the_same_answers(string hot)
    {
        string[] names = ["lseek", "ioctl", "fcntl", "prctl", "madvise", "getrandom", "socket"];
        Policy policy = Of(
            SyscallAction.Errno(1),
            [Rule(SyscallAction.Allow, "read", "write", "exit", "exit_group", "rt_sigreturn", "restart_syscall"),
            .. names.Select((name, index) => Rule(SyscallAction.Allow, Compare(1, ComparisonOperator.Equal, (ulong)index + 10), name))]);
        var weights = new SyscallWeights([new(hot, 1_000_000)]);
        Program shaped = FilterBuilder.Build(policy, new CompilerOptions { Weights = weights }, CancellationToken.None).Filter!.Program;
        int[] steps = [.. names.Select(name => Steps(shaped, name))];
        Assert.True(SyscallTable.TryGetNumber(Abi.X86_64, hot, out _));
        Assert.Equal(steps.Min(), Steps(shaped, hot));

        Program usual = FilterBuilder.Build(policy, CancellationToken.None).Filter!.Program;
        foreach (Syscall syscall in SyscallTable.Of(Abi.X86_64))
        {
            for (ulong argument = 9; argument < 18; argument++)
                Assert.Equal(Interpreter.Run(usual, Call(syscall.Number, argument)), Interpreter.Run(shaped, Call(syscall.Number, argument)));
        }
    }

    private static TrafficReading Read(string text) => TrafficReader.Read("traffic", text, CancellationToken.None);

    private static int Steps(Program program, string name)
    {
        Assert.True(SyscallTable.TryGetNumber(Abi.X86_64, name, out uint number));
        Interpreter.Run(program, Call(number, 10), out int steps);
        return steps;
    }

    private static SeccompData Call(uint number, ulong argument) => new(number, Abi.X86_64.AuditArch, [0, argument, 0, 0, 0, 0]);
}
