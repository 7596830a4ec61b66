using System.ComponentModel;
using System.Runtime.InteropServices;

#pragma warning disable SECC0756 // The sample shows what becomes of calls that its filter denies.

internal static partial class NativeCalls
{
    private const int CloneNewNamespace = 0x0002_0000;

    public static void SetHostName(string name) => Check(SetHostName(name, (nuint)name.Length));

    public static void UnshareMounts() => Check(Unshare(CloneNewNamespace));

    private static void Check(int result)
    {
        if (result != 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
    }

    [LibraryImport("libc", EntryPoint = "sethostname", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int SetHostName(string name, nuint length);

    [LibraryImport("libc", EntryPoint = "unshare", SetLastError = true)]
    private static partial int Unshare(int flags);
}
