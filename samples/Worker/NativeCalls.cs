using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

internal static partial class NativeCalls
{
    /// <summary>
    /// Opens a file for reading. File.OpenHandle would follow a symbolic link out of the inbox, and wait for the other end
    /// of a pipe.
    /// </summary>
    /// <param name="path">Whose last part is no symbolic link: ELOOP (40).</param>
    /// <param name="errno">Why it could not; or 0.</param>
    public static SafeFileHandle OpenFile(string path, out int errno)
    {
        // O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW, whose value differs.
        int descriptor = Open(path, 0x80000 | 0x800 | (RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 0x20000 : 0x8000));
        errno = descriptor < 0 ? Marshal.GetLastPInvokeError() : 0;
        return new SafeFileHandle(descriptor, ownsHandle: true);
    }

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);
}
