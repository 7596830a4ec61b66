using System.Runtime.InteropServices;

#pragma warning disable SECC0756 // The sample shows what becomes of calls that its filter denies.

internal static partial class NativeCalls
{
    /// <summary>ptrace(PTRACE_TRACEME).</summary>
    public static void TraceMe() => PTrace(0, 0, 0, 0);

    [LibraryImport("libc", EntryPoint = "ptrace")]
    private static partial long PTrace(long request, int pid, nint address, nint data);
}
