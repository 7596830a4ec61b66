using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using Xunit;

namespace SeccompSharp.Groups.Tests;

/// <summary>
/// What a taken-over web server under @dotnet and @kestrel can no longer do: each call is made by its number, with the filter
/// and without it.
/// </summary>
[Collection(ProbeCollection.Name)]
public sealed class AttackTests(Probe probe)
{
    private const int EACCES = 13;
    private const int EAFNOSUPPORT = 97;

    /// <summary>Calls against the process whose id they are given, and the signal by which it then ends.</summary>
    private static readonly Dictionary<string, int> s_deadly = new(StringComparer.Ordinal)
    {
        ["fcntl-all"] = 9, ["kill"] = 15, ["tgkill"] = 6, ["tgkill-34"] = 34, ["tkill"] = 6, ["rt_tgsigqueueinfo"] = 34,
    };

    /// <summary>Calls that succeed when no filter is there: whatever the user, on every kernel that .NET runs on.</summary>
    private static readonly string[] s_successful =
    [
        "connect", "sendto-udp", "socket-udp", "socket-udp-flags", "socket-unix", "socketpair", "fcntl-setown", "fcntl-setsig",
        "fcntl-async", "fcntl-notify", "futex-pi", "personality", "prctl-dumpable", "mmap-rwx", "mprotect-rx",
        "memfd_create",
    ];

    /// <summary>Calls of which the kernel may think what it likes: the filter comes before it.</summary>
    private static readonly string[] s_reaching =
    [
        "sendto-fastopen", "sendmsg-fastopen", "sendmmsg-fastopen", "socket-mptcp", "socket-udplite", "socket-raw", "socket-packet",
        "fcntl-setown-ex", "fcntl-lease", "kill-group", "rt_sigqueueinfo", "pidfd_open", "so-attach-filter", "so-mark",
        "so-bindtodevice", "tcp-repair", "tcp-congestion", "tcp-fastopen-connect", "mbind", "mremap-dontunmap", "sched-fifo",
        "madvise-poison", "open-write", "openat2", "execve", "execveat", "fork", "unshare", "ptrace", "process_vm_readv",
        "userfaultfd", "io_uring_setup", "bpf", "keyctl", "splice", "setrlimit", "tiocsti", "seccomp", "pkey_alloc",
    ];

    /// <summary>What the filter answers instead of ending the process: the errno.</summary>
    private static readonly Dictionary<string, int> s_answered = new(StringComparer.Ordinal)
    {
        ["socket-udp"] = EACCES, ["socket-udp-flags"] = EACCES, ["socket-udplite"] = EACCES,
        ["socket-unix"] = EAFNOSUPPORT, ["socket-packet"] = EAFNOSUPPORT,
    };

    /// <summary>The JIT needs executable memory.</summary>
    private static readonly string[] s_leftToTheJit = ["mmap-rwx", "mprotect-rx", "memfd_create"];

    public static TheoryData<string, string> Attacks
    {
        get
        {
            TheoryData<string, string> cases = [];
            foreach (string name in s_deadly.Keys.Concat(s_successful).Concat(s_reaching))
            {
                cases.Add(name, Probe.Native);
                if (!s_leftToTheJit.Contains(name))
                    cases.Add(name, Probe.Jit);
            }

            return cases;
        }
    }

    [X64Theory]
    [MemberData(nameof(Attacks))]
    public void A_server_under_its_groups_cannot(string attack, string build)
    {
        using Process victim = Process.Start("sleep", "600");
        try
        {
            ProbeRun confined = probe.Attack(build, attack, confined: true, victim.Id);
            Assert.StartsWith("ready\n", confined.Output, StringComparison.Ordinal);
            if (Answer(attack, build) is { } errno)
                Assert.True(confined.ExitCode == 0 && Last(confined) == -errno, $"{attack}, {build}: {confined}");
            else
                Assert.True(confined.ExitCode == ProbeRun.KilledBySigsys, $"{attack}, {build}: {confined}");
            Assert.False(victim.HasExited);

            ProbeRun free = probe.Attack(build, attack, confined: false, victim.Id);
            Assert.True(free.ExitCode == 0, $"{attack}, {build}, without a filter: {free}");
            if (s_successful.Contains(attack))
                Assert.True(Last(free) >= 0, $"{attack}, {build}, without a filter: {free}");
            if (s_deadly.TryGetValue(attack, out int signal))
            {
                Assert.True(victim.WaitForExit(TimeSpan.FromMinutes(1)), $"{attack}, {build}: the victim lives");
                Assert.Equal(128 + signal, victim.ExitCode);
            }
        }
        finally
        {
            victim.Kill();
        }
    }

    private sealed class X64TheoryAttribute : TheoryAttribute
    {
        public X64TheoryAttribute()
        {
            if (RuntimeInformation.ProcessArchitecture != Architecture.X64)
                Skip = "The attacks have the numbers of x86-64.";
        }
    }

    private static int? Answer(string attack, string build) =>
        s_answered.TryGetValue(attack, out int errno) ? errno : attack == "open-write" && build == Probe.Jit ? EACCES : null;

    private static long Last(ProbeRun run) =>
        long.Parse(run.Output.TrimEnd().Split('\n')[^1], CultureInfo.InvariantCulture);
}
