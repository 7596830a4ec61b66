using System.Runtime.InteropServices;

namespace SeccompSharp.Reporting;

/// <summary>The system calls that putting the reporter in place takes, on the two architectures that it knows.</summary>
/// <remarks>Results are the kernel's own: negative means a negated errno. Numbers: asm/unistd.h.</remarks>
internal static unsafe class ReporterCalls
{
    private const int ReadProtection = 1, WriteProtection = 2, ExecuteProtection = 4; // PROT_*
    private const int PrivateAnonymous = 0x22; // MAP_PRIVATE | MAP_ANONYMOUS

    private static bool IsX64 => RuntimeInformation.ProcessArchitecture == Architecture.X64;

    /// <summary>New memory, of zeros, to read and write: its address.</summary>
    public static nint MapMemory(nint size) =>
        Answer(Libc.Syscall(IsX64 ? 9 : 222, 0, size, ReadProtection | WriteProtection, PrivateAnonymous, -1, 0));

    /// <summary>Takes the right to write away, and gives that to execute if asked to.</summary>
    public static nint ProtectMemory(nint address, nint size, bool executable) =>
        Answer(Libc.Syscall(IsX64 ? 10 : 226, address, size, executable ? ReadProtection | ExecuteProtection : ReadProtection));

    public static nint UnmapMemory(nint address, nint size) => Answer(Libc.Syscall(IsX64 ? 11 : 215, address, size, 0));

    /// <summary>rt_sigaction, past the C library, which would not let its own restorer be replaced.</summary>
    public static nint SetSignalAction(int signal, SignalAction* action) =>
        Answer(Libc.Syscall(IsX64 ? 13 : 134, signal, (nint)action, 0, sizeof(ulong)));

    private static nint Answer(nint result) => result == -1 ? -Marshal.GetLastSystemError() : result;
}
