using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using Xunit;

namespace SeccompSharp.Kernel.Tests;

/// <summary>A test that needs a Linux kernel.</summary>
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
            Skip = "Needs Linux: the kernel itself is what is tested.";
    }
}

/// <summary>A test that needs a Linux kernel, once a set of values.</summary>
public sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute()
    {
        if (!OperatingSystem.IsLinux())
            Skip = "Needs Linux: the kernel itself is what is tested.";
    }
}

/// <summary>A test that runs x86 machine code.</summary>
public sealed class X64LinuxFactAttribute : FactAttribute
{
    public X64LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
            Skip = "Needs Linux on x86-64: the calls are made by x86 machine code.";
    }
}

/// <summary>A test, once a set of values, that needs a Linux kernel and x86-64.</summary>
public sealed class X64LinuxTheoryAttribute : TheoryAttribute
{
    public X64LinuxTheoryAttribute() => Skip = new X64LinuxFactAttribute().Skip;
}

/// <summary>A test, once a set of values, that learns something from how many filters the kernel takes.</summary>
public sealed class UnfilteredX64LinuxTheoryAttribute : TheoryAttribute
{
    private const string Harden = "/proc/sys/net/core/bpf_jit_harden";

    public UnfilteredX64LinuxTheoryAttribute()
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64)
            Skip = "Needs Linux on x86-64.";
        else if (!File.ReadAllLines("/proc/self/status").Contains("Seccomp:\t0"))
            Skip = "Needs a process without filters: those of its surroundings count too.";
        else if (File.Exists(Harden) && File.ReadAllText(Harden).Trim() == "2")
            Skip = "Needs net.core.bpf_jit_harden below 2: hardening adds instructions.";
    }
}

/// <summary>A test of what a process with privileges may do.</summary>
public sealed class PrivilegedFactAttribute : FactAttribute
{
    private const int SysAdmin = 21; // CAP_SYS_ADMIN of include/uapi/linux/capability.h

    public PrivilegedFactAttribute()
    {
        if (!OperatingSystem.IsLinux() || !IsPrivileged())
            Skip = "Needs Linux and CAP_SYS_ADMIN: a filter is installed without no_new_privs.";
    }

    private static bool IsPrivileged()
    {
        string effective = File.ReadAllLines("/proc/self/status").First(line => line.StartsWith("CapEff:", StringComparison.Ordinal));
        return (Convert.ToUInt64(effective[7..].Trim(), 16) >> SysAdmin & 1) == 1;
    }
}
