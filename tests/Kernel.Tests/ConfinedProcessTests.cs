using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading.Tasks;
using SeccompSharp.Kernel.Child;
using Xunit;

namespace SeccompSharp.Kernel.Tests;

/// <summary>Processes that are under a filter from their execve on, and how their end is told.</summary>
public sealed class ConfinedProcessTests
{
    private const uint KillProcess = 0x8000_0000, Trap = 0x0003_0000, KillThread = 0;

    private static readonly SockFilter[] s_allow = HandWritten.Always(HandWritten.Allow);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    // uname(1) makes the call and fails without it.
    private static readonly long s_uname = Nr.IsX64 ? 63 : 160;
    private static readonly long s_execve = Nr.IsX64 ? 59 : 221;

    [LinuxFact]
    public void The_program_is_under_the_filter_and_its_parent_is_not()
    {
        Assert.Equal(0, Run(s_allow, "uname").Exit.ExitCode);
        (string _, string error, SeccompExit exit) = Run(HandWritten.For(s_uname, HandWritten.Errno | 1), "uname");
        Assert.Equal(1, exit.ExitCode);
        Assert.Contains("not permitted", error, StringComparison.Ordinal);
        Assert.Equal(0, ChildRun.Start("uname", []).ExitCode);
    }

    [LinuxFact]
    public void The_kernel_says_that_the_program_has_a_filter_and_no_new_privileges()
    {
        string status = Run(s_allow, "cat", "/proc/self/status").Output;
        Assert.Contains("\nSeccomp:\t2\n", status, StringComparison.Ordinal);
        Assert.Contains("\nNoNewPrivs:\t1\n", status, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void Standard_streams_are_those_of_Process()
    {
        var start = new ProcessStartInfo("sh", ["-c", "cat; echo from-error >&2"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using SeccompProcess process = SeccompProcess.Start(s_allow, start);
        process.Process.StandardInput.Write("from-input");
        process.Process.StandardInput.Close();
        Assert.Equal("from-input", process.Process.StandardOutput.ReadToEnd());
        Assert.Equal("from-error\n", process.Process.StandardError.ReadToEnd());
        Assert.Equal(new SeccompExit(0, 0, true), End(process));
    }

    [LinuxFact]
    public void Name_arguments_environment_and_folder_are_those_of_Process()
    {
        // Two pages, quotes and an empty one: nothing is parsed on the way.
        string[] arguments = [new string('x', 8192), "\"a b\"", "", "ü"];
        var start = new ProcessStartInfo("sh", ["-c", "printf '%s|' \"$0\" \"$@\" \"$CONFINED\" \"$PWD\"; tr '\\0' '|' < /proc/$$/cmdline", "zero", .. arguments])
        {
            WorkingDirectory = "/usr",
            RedirectStandardOutput = true,
        };
        start.Environment["CONFINED"] = "yes";
        using SeccompProcess process = SeccompProcess.Start(s_allow, start);
        string output = process.Process.StandardOutput.ReadToEnd();
        Assert.StartsWith($"zero|{string.Join('|', arguments)}|yes|/usr|sh|-c|", output, StringComparison.Ordinal);
        Assert.Equal(0, End(process).ExitCode);
        Assert.Equal("sh", start.FileName);
        Assert.Equal("sh", process.Process.StartInfo.FileName);
    }

    [LinuxTheory]
    [InlineData("exit 0", 0)]
    [InlineData("exit 1", 1)]
    [InlineData("exit 137", 137)]
    [InlineData("exit 159", 159)]
    public void An_exit_code_is_no_signal_even_if_it_looks_like_one(string script, int code)
    {
        SeccompExit exit = Run(s_allow, "sh", "-c", script).Exit;
        Assert.Equal(code, exit.ExitCode);
        Assert.Equal(code < 128 || KernelTellsSignals, exit.IsCertain);
        if (exit.IsCertain)
            Assert.Equal(0, exit.Signal);
    }

    [LinuxTheory]
    [InlineData(9)]
    [InlineData(15)]
    public void A_signal_is_told(int signal)
    {
        SeccompExit exit = Run(s_allow, "sh", "-c", string.Create(CultureInfo.InvariantCulture, $"kill -{signal} $$")).Exit;
        Assert.Equal(new SeccompExit(128 + signal, signal, KernelTellsSignals), exit);
        Assert.False(exit.EndedBySigsys);
    }

    [LinuxTheory]
    [InlineData(KillProcess)]
    [InlineData(Trap)]
    public void An_end_by_the_filter_is_told(uint action)
    {
        SeccompExit exit = Run(HandWritten.For(s_uname, action), "uname").Exit;
        Assert.True(exit.EndedBySigsys);
        Assert.Equal(new SeccompExit(ChildRun.KilledBySigsys, 31, KernelTellsSignals), exit);
    }

    [LinuxFact]
    public async Task The_end_can_be_awaited()
    {
        using SeccompProcess process = SeccompProcess.Start(HandWritten.For(s_uname, KillProcess), new ProcessStartInfo("sh", ["-c", "read line; exec uname"])
        {
            RedirectStandardInput = true,
        });
        Assert.Null(process.WaitForExit(TimeSpan.Zero));
        Task<SeccompExit> end = process.WaitForExitAsync();
        await process.Process.StandardInput.WriteLineAsync("go");
        Assert.True((await end.WaitAsync(s_patience)).EndedBySigsys);
    }

    [LinuxTheory]
    [InlineData("/nonexistent/program", null)]
    [InlineData("nonexistent-program", null)]
    [InlineData("/etc/passwd", null)]
    [InlineData("/bin/sh", "/nonexistent/folder")]
    public void What_cannot_be_executed_is_told_as_Process_tells_it(string program, string? folder)
    {
        var start = new ProcessStartInfo(program) { WorkingDirectory = folder ?? "" };
        var plain = Assert.Throws<Win32Exception>(() => Process.Start(start));
        var confined = Assert.Throws<Win32Exception>(() => SeccompProcess.Start(s_allow, start));
        Assert.Equal(plain.NativeErrorCode, confined.NativeErrorCode);
        Assert.Equal(plain.Message, confined.Message);
    }

    [LinuxFact]
    public void A_file_that_is_no_program_is_told_as_Process_tells_it()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "no program");
            Assert.Equal(0, ChildRun.Start("chmod", ["500", file]).ExitCode);
            var plain = Assert.Throws<Win32Exception>(() => Process.Start(file));
            var confined = Assert.Throws<Win32Exception>(() => SeccompProcess.Start(s_allow, new ProcessStartInfo(file)));
            Assert.Equal(8, confined.NativeErrorCode); // ENOEXEC
            Assert.Equal(plain.Message, confined.Message);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [LinuxFact]
    public void Arguments_that_the_kernel_does_not_take_are_told_as_Process_tells_it()
    {
        var start = new ProcessStartInfo("/bin/true", [new string('x', 1 << 20)]);
        var plain = Assert.Throws<Win32Exception>(() => Process.Start(start));
        var confined = Assert.Throws<Win32Exception>(() => SeccompProcess.Start(s_allow, start));
        Assert.Equal(7, confined.NativeErrorCode); // E2BIG
        Assert.Equal(plain.Message, confined.Message);
    }

    [LinuxTheory]
    [InlineData(KillProcess, "ends the process at execve")]
    [InlineData(KillThread, "ends the process at execve")]
    [InlineData(Trap, "ends the process at execve")]
    [InlineData(HandWritten.Errno | 1, "with EPERM")]
    public void A_filter_that_forbids_execve_is_told_with_the_line_to_write(uint action, string cause)
    {
        var exception = Assert.Throws<SeccompProcessException>(
            () => SeccompProcess.Start(HandWritten.For(s_execve, action), new ProcessStartInfo("/bin/true")));
        Assert.Contains(cause, exception.Cause, StringComparison.Ordinal);
        Assert.Contains("[SeccompAllow(\"execve\")]", exception.Message, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void A_filter_that_refuses_everything_even_to_exit_hangs_nobody()
    {
        var exception = Assert.Throws<SeccompProcessException>(
            () => SeccompProcess.Start(HandWritten.Always(HandWritten.Errno | 1), new ProcessStartInfo("/bin/true")));
        Assert.Contains("with EPERM", exception.Cause, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void A_filter_that_the_kernel_refuses_is_told_as_when_it_is_installed()
    {
        SockFilter[] invalid = [new(0xffff, 0, 0, 0)];
        var exception = Assert.Throws<SeccompException>(() => SeccompProcess.Start(invalid, new ProcessStartInfo("/bin/true")));
        Assert.Equal("EINVAL", exception.ErrorName);
        Assert.Contains("program is invalid", exception.Cause, StringComparison.Ordinal);
    }

    [LinuxFact]
    public void What_makes_no_sense_is_refused_before_anything_starts()
    {
        Assert.Throws<ArgumentException>(() => SeccompProcess.Start([], new ProcessStartInfo("/bin/true")));
        Assert.Throws<ArgumentException>(() => SeccompProcess.Start(new SockFilter[Seccomp.MaxFilterLength + 1], new ProcessStartInfo("/bin/true")));
        Assert.Throws<ArgumentException>(() => SeccompProcess.Start(s_allow, new ProcessStartInfo("/bin/true") { UseShellExecute = true }));
        Assert.Throws<ArgumentException>(() => SeccompProcess.Start(s_allow, new ProcessStartInfo("/bin/true") { UserName = "nobody" }));
        Assert.Throws<InvalidOperationException>(() => SeccompProcess.Start(s_allow, new ProcessStartInfo("")));
    }

    [LinuxFact]
    public void A_filter_of_the_greatest_length_is_taken()
    {
        var filter = new SockFilter[Seccomp.MaxFilterLength];
        Array.Fill(filter, new SockFilter(0x06, 0, 0, HandWritten.Allow));
        Assert.Equal(0, Run(filter, "/bin/true").Exit.ExitCode);
    }

    [PrivilegedFact]
    public void The_user_of_a_setuid_file_is_not_gained()
    {
        string file = Path.GetTempFileName();
        try
        {
            File.Copy("/usr/bin/id", file, overwrite: true);
            Assert.Equal(0, ChildRun.Start("chown", ["65534", file]).ExitCode);
            Assert.Equal(0, ChildRun.Start("chmod", ["4755", file]).ExitCode);
            Assert.Equal("65534\n", ChildRun.Start(file, ["-u"]).Output);
            Assert.Equal("0\n", Run(s_allow, file, "-u").Output);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [LinuxFact]
    public void Starting_many_at_once_leaves_no_descriptor_here_or_there()
    {
        ChildRun child = ChildRun.Of("confined-in-parallel");
        Assert.Equal("100", child["started"]);
        Assert.Equal(child["descriptors of a plain child"], child["descriptors of children"]);
        Assert.Equal("as before", child["own descriptors"]);
    }

    [LinuxTheory]
    [InlineData("set_robust_list", "set_robust_list answered EPERM")]
    [InlineData("getppid", "signal 31")]
    [InlineData("memfd_create", "executable file in memory")]
    [InlineData("shmget", "shared memory")]
    public void What_a_filter_around_the_parent_forbids_is_told(string call, string cause)
    {
        ChildRun child = ChildRun.Of("confined-in-confined", call);
        Assert.StartsWith("SeccompProcessException", child["exception"], StringComparison.Ordinal);
        Assert.Contains(cause, child["exception"], StringComparison.Ordinal);
        Assert.Equal("reached", child["end"]);
    }

    [LinuxFact]
    public void A_generated_allowlist_lets_a_program_do_its_work_and_nothing_else()
    {
        ChildRun child = ChildRun.Of("confined-allowlist");
        Assert.Equal("cat", child["cat"]);
        Assert.Equal("exit code 0", child["cat ended by"]);
        Assert.Equal("True", child["uname ended by SIGSYS"]);
    }

    // PIDFD_INFO_EXIT: Linux 6.15.
    private static bool KernelTellsSignals => Environment.OSVersion.Version >= new Version(6, 15);

    private static (string Output, string Error, SeccompExit Exit) Run(SockFilter[] filter, string program, params string[] arguments)
    {
        using SeccompProcess process = SeccompProcess.Start(filter, new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        });
        Task<string> output = process.Process.StandardOutput.ReadToEndAsync(), error = process.Process.StandardError.ReadToEndAsync();
        SeccompExit exit = End(process);
        return (output.Result, error.Result, exit);
    }

    private static SeccompExit End(SeccompProcess process)
    {
        if (process.WaitForExit(s_patience) is { } exit)
            return exit;
        process.Process.Kill();
        throw new TimeoutException($"The confined process did not end in {s_patience}.");
    }
}
