using System;
using System.Linq;
using SeccompSharp.Generator.Tests.Testing;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Generator.Tests;

/// <summary>The one-line examples of docs/conditions.md do for each call what their comments say.</summary>
public sealed class WorkedExampleTests
{
    private const ulong Garbage = 0xdead_beef_0000_0000;

    private delegate ReadOnlySpan<SockFilter> GetFilter();

    /// <summary>The line by its comment; the call; what becomes of it.</summary>
    public static TheoryData<string, string, ulong[], string> Calls => new()
    {
        { "write to stdout and stderr only", "write", [0], "KILL_PROCESS" },
        { "write to stdout and stderr only", "write", [1], "ALLOW" },
        { "write to stdout and stderr only", "write", [2], "ALLOW" },
        { "write to stdout and stderr only", "write", [3], "KILL_PROCESS" },
        { "write to stdout and stderr only", "write", [Garbage | 2], "ALLOW" },
        { "write to stdout and stderr only", "write", [Garbage | 3], "KILL_PROCESS" },
        { "write to stdout and stderr only", "write", [0xffff_ffff], "KILL_PROCESS" },
        { "a few calls, and nothing else", "read", [0], "ALLOW" },
        { "a few calls, and nothing else", "close", [0], "ALLOW" },
        { "a few calls, and nothing else", "openat", [0], "KILL_PROCESS" },
        { "the kernel's strict mode", "read", [0], "ALLOW" },
        { "the kernel's strict mode", "write", [7], "ALLOW" },
        { "the kernel's strict mode", "exit", [0], "ALLOW" },
        { "the kernel's strict mode", "rt_sigreturn", [], "ALLOW" },
        { "the kernel's strict mode", "exit_group", [0], "KILL_PROCESS" },
        { "open for reading only", "openat", [0, 0, 0], "ALLOW" },
        { "open for reading only", "openat", [0, 0, 0x80000], "ALLOW" }, // O_CLOEXEC
        { "open for reading only", "openat", [0, 0, 1], "ERRNO(13)" },
        { "open for reading only", "openat", [0, 0, 2], "ERRNO(13)" },
        { "open for reading only", "openat", [0, 0, 3], "ERRNO(13)" },
        { "open for reading only", "openat", [0, 0, 0x40], "ERRNO(13)" }, // O_CREAT
        { "open for reading only", "openat", [0, 0, 0x200], "ERRNO(13)" }, // O_TRUNC
        { "open for reading only", "openat", [0, 0, Garbage | 1], "ERRNO(13)" },
        { "open for reading only", "open", [0, 0], "ALLOW" },
        { "open for reading only", "open", [0, 2], "ERRNO(13)" },
        { "open for reading only", "openat2", [], "ERRNO(38)" },
        { "open for reading only", "creat", [], "ERRNO(38)" },
        { "no network", "socket", [2, 1, 0], "ERRNO(100)" },
        { "no network", "socketpair", [1, 1, 0], "ERRNO(100)" },
        { "no network", "connect", [3], "ERRNO(100)" },
        { "no network", "read", [3], "ALLOW" },
        { "no new programs", "execve", [], "ERRNO(1)" },
        { "no new programs", "execveat", [], "ERRNO(1)" },
        { "no new processes", "fork", [], "ERRNO(1)" },
        { "no new processes", "clone3", [], "ERRNO(38)" },
        { "no new processes", "clone", [0x11], "ERRNO(1)" }, // SIGCHLD: what fork asks for
        { "no new processes", "clone", [0x3d0f00], "ALLOW" }, // what pthread_create asks for
        { "no new processes", "clone", [Garbage | 0x11], "ERRNO(1)" },
        { "map no writable memory", "mmap", [0, 4096, 1], "ALLOW" },
        { "map no writable memory", "mmap", [0, 4096, 5], "ALLOW" },
        { "map no writable memory", "mmap", [0, 4096, 2], "ERRNO(13)" },
        { "map no writable memory", "mmap", [0, 4096, 7], "ERRNO(13)" },
        { "no write at all", "write", [1], "KILL_PROCESS" },
        { "no write at all", "read", [1], "ALLOW" },
        { "a write to stdout ends the process", "write", [1], "KILL_PROCESS" },
        { "a write to stdout ends the process", "write", [Garbage | 1], "KILL_PROCESS" },
        { "a write to stdout ends the process", "write", [0], "ALLOW" },
        { "a write to stdout ends the process", "write", [2], "ALLOW" },
        { "a write to stdout fails", "write", [1], "ERRNO(22)" },
        { "a write to stdout fails", "write", [2], "ALLOW" },
        { "everything else fails", "read", [0], "ALLOW" },
        { "everything else fails", "mkdirat", [0], "ERRNO(1)" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public void A_call_gets_what_the_example_says(string comment, string syscall, ulong[] arguments, string action)
    {
        int asked = 0;
        foreach (Target target in new[] { Target.X64, Target.Arm64 })
        {
            if (!SyscallTable.TryGetNumber(target.Native, syscall, out uint number))
                continue;
            asked++;
            Assert.Equal(action, Verdict(comment, target, new SeccompData(number, target.Native.AuditArch, [.. arguments, .. new ulong[6 - arguments.Length]])));
        }

        Assert.NotEqual(0, asked);
    }

    [Fact]
    public void Every_line_has_its_calls_and_kills_those_of_a_foreign_ABI()
    {
        Assert.Equal(Calls.Select((object[] row) => (string)row[0]).Distinct().Order(), Lines().Select(CommentOf).Order());
        Assert.All(Lines(), line => Assert.Equal(
            "KILL_PROCESS", Verdict(CommentOf(line), Target.X64, new SeccompData(0, Abi.X86.AuditArch, new ulong[6]))));
    }

    private static string Verdict(string comment, Target target, SeccompData call)
    {
        string line = Lines().Single(one => CommentOf(one) == comment);
        var get = Generation.Run(TestProject.Of($"using SeccompSharp; System.Console.WriteLine();\n{line}\nstatic partial class Sandbox;"))
            .Load().GetType("Sandbox")!.GetProperty(target.MemberName)!.GetMethod!.CreateDelegate<GetFilter>();
        Program program = Program.FromBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(get()).ToArray(), littleEndian: true);
        return Policies.Model.SyscallAction.FromReturnValue(Interpreter.Run(program, call)).ToString();
    }

    private static string[] Lines() => [.. DocumentedExample.In("docs/conditions.md")
        .Single(example => example.Text.Contains("strict mode")).Text.Split('\n').Where(line => line.StartsWith('['))];

    private static string CommentOf(string line) => line[(line.IndexOf("// ") + 3)..].Split(" (SECC")[0].Trim();
}
