using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using Xunit;

namespace SeccompSharp.Kernel.Tests;

/// <summary>What the kernel writes down.</summary>
public sealed class AuditTests
{
    [AuditFact]
    public void A_logged_call_leaves_a_line_in_the_audit_log()
    {
        // The kernel's own limit (printk_ratelimit) drops lines when many processes are killed at once; hence a few tries.
        for (int attempt = 1; ; attempt++)
        {
            ChildRun child = ChildRun.Of("log");
            Assert.Equal("made", child["getppid"]);
            string[] lines = [.. ChildRun.Start("dmesg", []).Output.Split('\n')
                .Where(line => line.Contains("type=1326", StringComparison.Ordinal)
                    && line.Contains($" pid={child["pid"]} ", StringComparison.Ordinal))];
            if (lines.Length == 0 && attempt < 4)
            {
                Thread.Sleep(TimeSpan.FromSeconds(RateLimitSeconds));
                continue;
            }

            Assert.Contains(lines, line => line.Contains("code=0x7ffc0000", StringComparison.Ordinal));
            return;
        }
    }

    private static int RateLimitSeconds =>
        1 + int.Parse(File.ReadAllText("/proc/sys/kernel/printk_ratelimit"), CultureInfo.InvariantCulture);
}

/// <summary>A test that needs seccomp's audit lines to reach a kernel log that may be read.</summary>
public sealed class AuditFactAttribute : FactAttribute
{
    private const string ActionsLogged = "/proc/sys/kernel/seccomp/actions_logged";

    public AuditFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
            Skip = "Needs Linux: the kernel itself is what is tested.";
        else if (!File.Exists(ActionsLogged) || !File.ReadAllText(ActionsLogged).Split().Contains("log"))
            Skip = $"Needs 'log' in {ActionsLogged}: the kernel writes no line for logged calls here.";
        else if (File.Exists("/run/auditd.pid"))
            Skip = "Needs audit lines in the kernel log: an audit daemon takes them here.";
        else if (ChildRun.Start("dmesg", []).ExitCode != 0)
            Skip = "Needs a readable kernel log: dmesg is restricted here.";
    }
}
