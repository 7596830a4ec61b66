using System.Runtime.InteropServices;

namespace SeccompSharp;

/// <summary>The C library of the running process.</summary>
/// <remarks>
/// Its functions are looked up in what is loaded already: a P/Invoke declaration would search the file system for libc at
/// its first call and allocate (80 bytes on CoreCLR, 11 KB on NativeAOT). A program into which libc is linked has nothing
/// to look up in; there the linker has found them. The same answer on every thread.
/// </remarks>
internal static unsafe class Libc
{
    /// <summary>_CS_GNU_LIBC_VERSION of glibc's bits/confname.h; confstr(3).</summary>
    private const int GnuLibcVersion = 2;

    private static delegate* unmanaged<nint, nint, nint, nint, nint, nint, nint, nint> s_syscall;
    private static bool s_isLinked;

    /// <summary>Whether it is glibc. musl answers confstr for another library's version with 0 (src/conf/confstr.c).</summary>
    public static bool IsGlibc
    {
        get
        {
            if (!TryFind("confstr", out nint address))
                return LinkedConfstr(GnuLibcVersion, null, 0) != 0;
            return ((delegate* unmanaged<int, byte*, nuint, nuint>)address)(GnuLibcVersion, null, 0) != 0;
        }
    }

    /// <summary>syscall(2): the result, or -1 and an errno.</summary>
    public static nint Syscall(
        nint number, nint first, nint second, nint third, nint fourth = 0, nint fifth = 0, nint sixth = 0)
    {
        if (s_syscall == null && !s_isLinked)
            FindSyscall();
        return s_isLinked
            ? LinkedSyscall(number, first, second, third, fourth, fifth, sixth)
            : s_syscall(number, first, second, third, fourth, fifth, sixth);
    }

    private static void FindSyscall()
    {
        if (TryFind("syscall", out nint address))
            s_syscall = (delegate* unmanaged<nint, nint, nint, nint, nint, nint, nint, nint>)address;
        else
            s_isLinked = true;
    }

    private static bool TryFind(string function, out nint address) =>
        NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), function, out address);

    /// <remarks>"*" is the program itself for NativeAOT, which alone links libc statically; nothing else calls this.</remarks>
    [DllImport("*", EntryPoint = "syscall")]
    private static extern nint LinkedSyscall(nint number, nint first, nint second, nint third, nint fourth, nint fifth, nint sixth);

    [DllImport("*", EntryPoint = "confstr")]
    private static extern nuint LinkedConfstr(int name, byte* value, nuint length);
}
