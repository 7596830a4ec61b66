using System;
using System.Runtime.InteropServices;

namespace SeccompSharp;

/// <summary>The C library of the running process.</summary>
/// <remarks>
/// A native binary has it linked, statically or not, and calls it directly. Elsewhere its functions are looked up in what
/// is loaded already: a P/Invoke declaration would search the file system for libc at its first call and allocate 80 bytes.
/// The same answer on every thread.
/// </remarks>
internal static unsafe class Libc
{
    /// <summary>_CS_GNU_LIBC_VERSION of glibc's bits/confname.h; confstr(3).</summary>
    private const int GnuLibcVersion = 2;

    private static delegate* unmanaged<nint, nint, nint, nint, nint, nint, nint, nint> s_syscall;

    /// <summary>Whether it is glibc. musl answers confstr for another library's version with 0 (src/conf/confstr.c).</summary>
    public static bool IsGlibc => OperatingSystem.IsLinux() && 0 != (DotNetProcess.HasJit
        ? ((delegate* unmanaged<int, byte*, nuint, nuint>)Find("confstr"))(GnuLibcVersion, null, 0)
        : LinkedConfstr(GnuLibcVersion, null, 0));

    /// <summary>syscall(2): the result, or -1 and an errno.</summary>
    public static nint Syscall(nint number, nint first, nint second, nint third, nint fourth = 0, nint fifth = 0, nint sixth = 0)
    {
        // The linker of another system would look for the function, and not find it.
        if (!OperatingSystem.IsLinux())
            throw new PlatformNotSupportedException();
        if (!DotNetProcess.HasJit)
            return LinkedSyscall(number, first, second, third, fourth, fifth, sixth);
        if (s_syscall == null)
            s_syscall = (delegate* unmanaged<nint, nint, nint, nint, nint, nint, nint, nint>)Find("syscall");
        return s_syscall(number, first, second, third, fourth, fifth, sixth);
    }

    private static nint Find(string function) =>
        NativeLibrary.GetExport(NativeLibrary.GetMainProgramHandle(), function);

    /// <remarks>"*" is the program itself, for NativeAOT only.</remarks>
    [DllImport("*", EntryPoint = "syscall")]
    private static extern nint LinkedSyscall(nint number, nint first, nint second, nint third, nint fourth, nint fifth, nint sixth);

    [DllImport("*", EntryPoint = "confstr")]
    private static extern nuint LinkedConfstr(int name, byte* value, nuint length);
}
