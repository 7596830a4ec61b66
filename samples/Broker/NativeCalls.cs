using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

/// <summary>What the base class library lacks: opening below a folder, and the kind of a file. x64 and arm64.</summary>
internal static unsafe partial class NativeCalls
{
    private const int CurrentFolder = -100;    // AT_FDCWD
    private const ulong PathOnly = 0x200000;   // O_PATH
    private const ulong CloseOnExec = 0x80000; // O_CLOEXEC
    private const ulong NonBlocking = 0x800;   // O_NONBLOCK: opening a pipe would wait for its other end
    private const ulong Beneath = 0x08 | 0x02; // RESOLVE_BENEATH | RESOLVE_NO_MAGICLINKS

    /// <summary>open's number; arm64 has none.</summary>
    public static int OpenNumber => RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 2 : -1;

    /// <summary>A folder to open things below.</summary>
    public static SafeFileHandle OpenFolder(string path)
    {
        SafeFileHandle folder = OpenAt2(CurrentFolder, path, PathOnly | CloseOnExec, 0, out int errno);
        return folder.IsInvalid ? throw new IOException($"{path} cannot be opened: errno {errno}") : folder;
    }

    /// <summary>Opens for reading. Neither <c>..</c> nor symbolic links lead out of the folder: EXDEV (18).</summary>
    public static SafeFileHandle OpenBeneath(SafeFileHandle folder, string path, out int errno) =>
        OpenAt2((int)folder.DangerousGetHandle(), path, CloseOnExec | NonBlocking, Beneath, out errno);

    /// <summary>Opens any path for reading, as it stands: File would take the <c>..</c> out of it first.</summary>
    public static SafeFileHandle Open(string path, out int errno)
    {
        nint descriptor = OpenNumber >= 0 ? Syscall(OpenNumber, path, CloseOnExec, 0) : Syscall(56 /* openat */, CurrentFolder, path, (nint)CloseOnExec, 0);
        errno = descriptor < 0 ? Marshal.GetLastPInvokeError() : 0;
        return new SafeFileHandle(descriptor, ownsHandle: true);
    }

    /// <summary>The same with openat2.</summary>
    public static SafeFileHandle OpenAt2(string path, out int errno) => OpenAt2(CurrentFolder, path, CloseOnExec, 0, out errno);

    public static bool IsRegularFile(SafeFileHandle file)
    {
        byte* status = stackalloc byte[256]; // struct statx; stx_mode is at 28
        bool isKnown = Statx((int)file.DangerousGetHandle(), "", 0x1000 /* AT_EMPTY_PATH */, 1 /* STATX_TYPE */, status) == 0;
        return isKnown && (*(ushort*)(status + 28) & 0xf000) == 0x8000; // S_IFREG
    }

    private static SafeFileHandle OpenAt2(int folder, string path, ulong flags, ulong resolve, out int errno)
    {
        ulong* how = stackalloc ulong[] { flags, 0, resolve }; // struct open_how
        nint descriptor = Syscall(437, folder, path, (nint)how, 3 * sizeof(ulong));
        errno = descriptor < 0 ? Marshal.GetLastPInvokeError() : 0;
        return new SafeFileHandle(descriptor, ownsHandle: true);
    }

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Syscall(nint number, nint folder, string path, nint flagsOrHow, nint modeOrSize);

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Syscall(nint number, string path, ulong flags, nint mode);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Statx(int folder, string path, int flags, uint mask, byte* status);
}
