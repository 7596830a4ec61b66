using System;
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
