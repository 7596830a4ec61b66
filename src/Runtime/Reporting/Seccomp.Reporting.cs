using System;
using SeccompSharp.Reporting;

namespace SeccompSharp;

/// <content>Saying what a filter has stopped.</content>
public static partial class Seccomp
{
    /// <summary>Has every call that a filter answers with Trap reported on standard error, in one line.</summary>
    /// <remarks>
    /// <para><c>seccomp: 'Sandbox' denied mkdir(0x7f12e0001200, 0o700) [nr 83, x86_64] in thread '.NET TP Worker' at
    /// libc.so.6+0x10e4a7 from libSystem.Native.so+0x1a2b</c>. What Trap carries in its data then becomes of the call: 0 ends
    /// the process with SIGSYS, as KillProcess would; an errno is the call's answer, and the process goes on. A call that is
    /// answered so is shown eight times. <c>dotnet seccomp why</c> says which line of a policy would allow it.</para>
    /// <para>To be called before the filter is in force, because it makes a page of memory executable; once for every filter
    /// of several. It sets the process' handler for SIGSYS, machine code that takes no lock, allocates nothing and makes no
    /// call but those named here, so that it can interrupt a thread in any state. It cannot see calls that are made while
    /// SIGSYS is blocked, as glibc does around starting a thread: those end the process, and only the kernel's log has them.
    /// Children inherit the filter, and not the handler: programs that they execute die unreported.</para>
    /// <para>Thread-safe. About a dozen system calls and 200 KB of address space, once. Linux on x64 and arm64.</para>
    /// </remarks>
    /// <param name="policy">The name for the filter in the report, at most 33 characters of it; empty for none.</param>
    /// <param name="calls">What the filter lets the reporter call. Write to standard error it must let through.</param>
    /// <exception cref="PlatformNotSupportedException">This is not Linux on x64 or arm64.</exception>
    /// <exception cref="SeccompException">The system refuses executable memory or the handler.</exception>
    public static void ReportViolations(string policy = "", SeccompReporterCalls calls = SeccompReporterCalls.None)
    {
        if (!TryReportViolations(policy, calls, out SeccompInstallResult result))
            result.Throw();
    }

    /// <summary>Does what <see cref="ReportViolations"/> does, without throwing.</summary>
    /// <param name="policy">The name for the filter in the report.</param>
    /// <param name="calls">What the filter lets the reporter call.</param>
    /// <param name="result">Why violations are not reported; on success the default, since nothing was installed.</param>
    /// <returns>Whether they are.</returns>
    public static bool TryReportViolations(string policy, SeccompReporterCalls calls, out SeccompInstallResult result)
    {
        if (!Reporter.IsSupported)
        {
            result = SeccompInstallResult.Failed(InstallStep.Platform, 0);
            return false;
        }

        nint answer = Reporter.Start(policy, calls);
        result = answer == 0 ? default : SeccompInstallResult.Failed(InstallStep.Reporter, (int)-answer);
        return answer == 0;
    }

    /// <summary>Takes the last call of the calling thread that the reporter has answered with an errno.</summary>
    /// <remarks>
    /// For the place that handles the exception which such an answer became: there it tells, with the managed stack in hand,
    /// which call it was. Only the last 64 of all threads are kept. Thread-safe, allocates nothing, makes no system call.
    /// </remarks>
    /// <param name="violation">The call.</param>
    /// <returns>False if there is none that was not taken, or the reporter is not in place.</returns>
    public static bool TryTakeViolation(out SeccompViolation violation)
    {
        bool found = Reporter.TryTake(out ViolationRecord record);
        violation = found ? new SeccompViolation(record) : default;
        return found;
    }
}
