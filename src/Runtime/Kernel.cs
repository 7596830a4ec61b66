using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

[assembly: DisableRuntimeMarshalling]

namespace SeccompSharp;

/// <summary>The system calls that installing a filter and asking about filters take.</summary>
/// <remarks>
/// All go through libc's <c>syscall</c> and not through <c>prctl</c>: that one is variadic C, which some ABIs (ppc64le)
/// call differently from a function with fixed arguments; <c>syscall</c> only moves registers. Results are the kernel's
/// own: negative means a negated errno. No call allocates, not even the first.
/// </remarks>
internal static unsafe class Kernel
{
    private const int GetSeccomp = 21;
    private const int SetNoNewPrivileges = 38;

    private const int SetModeFilter = 1;
    private const int GetActionAvailability = 2;

    private const int CurrentDirectory = -100; // AT_FDCWD
    private const int CloseOnExec = 0x80000; // O_CLOEXEC of include/uapi/asm-generic/fcntl.h, O_RDONLY being 0

    /// <summary>Whether the running process is one whose system call numbers are known here.</summary>
    public static bool IsLinux => OperatingSystem.IsLinux() && SeccompNumber != 0;

    // Numbers: asm/unistd.h of each architecture.
    private static nint SeccompNumber => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 317,
        Architecture.Arm64 or Architecture.LoongArch64 or (Architecture)9 /* RiscV64, named since .NET 9 */ => 277,
        Architecture.Arm or Architecture.Armv6 => 383,
        Architecture.S390x => 348,
        Architecture.Ppc64le => 358,
        Architecture.X86 => 354,
        _ => 0,
    };

    private static nint PrctlNumber => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 157,
        Architecture.Arm64 or Architecture.LoongArch64 or (Architecture)9 => 167,
        Architecture.Ppc64le => 171,
        _ => 172,
    };

    private static nint OpenatNumber => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 257,
        Architecture.Arm64 or Architecture.LoongArch64 or (Architecture)9 => 56,
        Architecture.Arm or Architecture.Armv6 => 322,
        Architecture.S390x => 288,
        Architecture.Ppc64le => 286,
        _ => 295,
    };

    private static nint ReadNumber => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 0,
        Architecture.Arm64 or Architecture.LoongArch64 or (Architecture)9 => 63,
        _ => 3,
    };

    private static nint CloseNumber => RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 3,
        Architecture.Arm64 or Architecture.LoongArch64 or (Architecture)9 => 57,
        _ => 6,
    };

    /// <summary>PR_SET_NO_NEW_PRIVS: from here on, execve grants nothing.</summary>
    public static nint ForbidNewPrivileges() => Call(PrctlNumber, SetNoNewPrivileges, 1, 0);

    /// <summary>PR_GET_SECCOMP: 0, 1 or 2.</summary>
    public static nint Mode() => Call(PrctlNumber, GetSeccomp, 0, 0);

    /// <summary>SECCOMP_SET_MODE_FILTER: 0, a thread id or a descriptor; without a program, -EFAULT.</summary>
    public static nint InstallFilter(uint flags, SockFilterProgram* program) =>
        Call(SeccompNumber, SetModeFilter, (nint)flags, (nint)program);

    /// <summary>SECCOMP_GET_ACTION_AVAIL: 0 when the kernel knows the action.</summary>
    public static nint FindAction(uint action) => Call(SeccompNumber, GetActionAvailability, 0, (nint)(&action));

    /// <summary>openat, to read: a descriptor.</summary>
    /// <param name="path">With a 0 at its end.</param>
    public static nint Open(ReadOnlySpan<byte> path)
    {
        fixed (byte* first = path)
            return Call(OpenatNumber, CurrentDirectory, (nint)first, CloseOnExec);
    }

    /// <summary>read: how many bytes, 0 at the end.</summary>
    public static nint Read(nint file, Span<byte> block)
    {
        fixed (byte* first = block)
            return Call(ReadNumber, file, (nint)first, block.Length);
    }

    public static void Close(nint file) => Call(CloseNumber, file, 0, 0);

    private static nint Call(nint number, nint first, nint second, nint third)
    {
        nint result = Libc.Syscall(number, first, second, third);
        return result == -1 ? -Marshal.GetLastSystemError() : result;
    }
}

/// <summary><c>struct sock_fprog</c> of include/uapi/linux/filter.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe readonly struct SockFilterProgram(ushort length, SockFilter* filter)
{
    public readonly ushort Length = length;
    public readonly SockFilter* Filter = filter;
}
