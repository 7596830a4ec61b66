using System;
using System.Linq;
using System.Runtime.InteropServices;
using System.Text;
using SeccompSharp.Confinement;
using Xunit;

namespace SeccompSharp.ForeignKernel.Tests;

/// <summary>The launcher of confined processes does on arm64 what tests/Kernel.Tests sees where it runs.</summary>
public sealed class LauncherTests
{
    private const int Uname = 160, Execve = 221; // asm-generic/unistd.h
    private const uint KillProcess = 0x8000_0000, Errno = 0x0005_0000;
    private const int FirstSegment = 0;

    [Theory]
    [Machine("aarch64")]
    public void Launcher_confines_its_target_and_reports_what_stops_it(string machine)
    {
        (string Name, SockFilter[] Filter, string Target)[] launches =
        [
            ("works", For(Uname, Errno | Outcome.FirstErrnoOfFilters), "/init"),
            ("missing", For(Uname, Errno | Outcome.FirstErrnoOfFilters), "/missing-target"),
            ("killed", For(Execve, KillProcess), "/init"),
            ("denied", For(Execve, Errno | Outcome.FirstErrnoOfFilters), "/init"),
            ("all-denied", [new(0x06, 0, 0, Errno | 1)], "/init"),
            ("invalid", [new(0xffff, 0, 0, 0)], "/init"),
        ];
        var archive = new CpioArchive();
        archive.Add("init", Emulation.Compile(Machine.Of(machine).Abi, "launch.c"));
        archive.Add("launches", Encoding.ASCII.GetBytes(string.Join('\n', launches.Select(launch => launch.Name))));
        foreach ((string name, SockFilter[] filter, string target) in launches)
            archive.Add(name, LauncherImage.Write(Architecture.Arm64, filter, FirstSegment, target, "name-of-" + name));

        string console = Emulation.Boot(Machine.Of(machine), "-smp 1 -m 512", archive.ToBytes());
        string[] lines = [.. console.Split('\n').Select(line => line.TrimEnd('\r'))];
        Assert.Equal(
            [
                "target name-of-works argument seccomp 2 no_new_privs 1 uname 2000",
                "launch works 5 0 exit 7",
                "launch missing 5 2 exit 127", // ENOENT
                "launch killed 4 0 signal 31", // SIGSYS
                "launch denied 4 2000 exit 127",
                "launch all-denied 4 1 signal 4", // SIGILL: the filter denies exit_group too
                "launch invalid 3 22 exit 127", // EINVAL
            ],
            lines.Where(line => line.StartsWith("launch ", StringComparison.Ordinal) || line.StartsWith("target ", StringComparison.Ordinal)));
    }

    private static SockFilter[] For(uint number, uint action) =>
    [
        new(0x20, 0, 0, 0), // the number
        new(0x15, 0, 1, number),
        new(0x06, 0, 0, action),
        new(0x06, 0, 0, 0x7fff_0000), // ALLOW
    ];
}
