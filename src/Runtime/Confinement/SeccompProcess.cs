using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Win32.SafeHandles;
using SeccompSharp.Confinement;

namespace SeccompSharp;

/// <summary>A process that is under a filter from its execve on.</summary>
/// <remarks>
/// <para>Process.Start starts a program of a few hundred bytes, which sets no_new_privs, installs the filter, and becomes
/// the program that was asked for: the same process, with the streams, the environment and the working directory that
/// Process gave it. The filter is on whatever that program starts, too.</para>
/// <para><see cref="Start"/> may be called on any thread, at the same time on several; members of an instance as those of
/// Process. Linux, x64 and arm64.</para>
/// </remarks>
public sealed class SeccompProcess : IDisposable
{
    private const int ENOENT = 2, EACCES = 13, EFAULT = 14, EINVAL = 22;

    // A launcher that ends before it holds its futex wakes nobody: its end is noticed after this time.
    private const int PatienceMilliseconds = 50;

    private readonly SafeFileHandle _handle;

    private SeccompProcess(Process process)
    {
        Process = process;
        // Invalid where the kernel has no such descriptors.
        _handle = ChildCalls.Own(ChildCalls.OpenProcess(process.Id));
    }

    /// <summary>The process. Its ExitCode does not tell a signal from an exit code; <see cref="WaitForExit()"/> does.</summary>
    public Process Process { get; }

    /// <summary>Starts a program under a filter, and returns when it runs.</summary>
    /// <param name="filter">The program for the running architecture; a generated class's <c>Filter</c>. It has to allow
    /// execve, and what a program does when it starts.</param>
    /// <param name="startInfo">What to start, with UseShellExecute and UserName unset. FileName is found as Process.Start
    /// finds it. Locked, and its FileName changed, until the program runs.</param>
    /// <exception cref="ArgumentException">The filter is empty or longer than <see cref="Seccomp.MaxFilterLength"/>, or
    /// <paramref name="startInfo"/> asks for a shell or for another user.</exception>
    /// <exception cref="InvalidOperationException">As Process.Start throws it.</exception>
    /// <exception cref="PlatformNotSupportedException">This is not Linux on x64 or arm64.</exception>
    /// <exception cref="Win32Exception">The program could not be executed, for the reason that Process.Start would give.</exception>
    /// <exception cref="SeccompException">The kernel refused the filter.</exception>
    /// <exception cref="SeccompProcessException">The filter forbids execve, or the system forbids what starting takes.</exception>
    public static unsafe SeccompProcess Start(ReadOnlySpan<SockFilter> filter, ProcessStartInfo startInfo)
    {
        ArgumentNullException.ThrowIfNull(startInfo);
        Check(filter);
        lock (startInfo)
        {
            Check(startInfo);
            string program = startInfo.FileName;
            string path = ProgramPath.Find(program) ?? throw NotExecuted(startInfo, program, ENOENT);
            using LaunchSegment segment = LaunchSegment.TryCreate(out int errno) ?? throw new SeccompProcessException(program,
                $"The system gave no shared memory: {InstallError.Name(errno)}.",
                "Let filters already in force allow shmget, shmat, shmctl and shmdt; where it is errno 28, raise kernel.shmmni or kernel.shmall.");
            using SafeFileHandle image = CreateImage(program, LauncherImage.Write(
                RuntimeInformation.ProcessArchitecture, filter, segment.Id, path, program));
            SeccompProcess process = StartLauncher(startInfo, image);
            try
            {
                process.Launch(segment.Report, startInfo);
                return process;
            }
            catch
            {
                process.Process.Dispose();
                process.Dispose();
                throw;
            }
        }
    }

    /// <summary>Waits until the process has ended.</summary>
    /// <returns>How it ended.</returns>
    /// <exception cref="InvalidOperationException"><see cref="Process"/> is disposed.</exception>
    public SeccompExit WaitForExit()
    {
        Process.WaitForExit();
        return End();
    }

    /// <summary>Waits until the process has ended or the time is over.</summary>
    /// <param name="timeout">How long at most.</param>
    /// <returns>How it ended, or null if it has not.</returns>
    /// <exception cref="InvalidOperationException"><see cref="Process"/> is disposed.</exception>
    public SeccompExit? WaitForExit(TimeSpan timeout) => Process.WaitForExit(timeout) ? End() : null;

    /// <summary>Waits until the process has ended.</summary>
    /// <param name="cancellationToken">Ends the waiting, not the process.</param>
    /// <returns>How it ended.</returns>
    /// <exception cref="InvalidOperationException"><see cref="Process"/> is disposed.</exception>
    public async Task<SeccompExit> WaitForExitAsync(CancellationToken cancellationToken = default)
    {
        await Process.WaitForExitAsync(cancellationToken).ConfigureAwait(false);
        return End();
    }

    /// <summary>Frees this object and <see cref="Process"/>; the process goes on.</summary>
    public void Dispose()
    {
        _handle.Dispose();
        Process.Dispose();
    }

    private static unsafe void Check(ReadOnlySpan<SockFilter> filter)
    {
        if (!ChildCalls.AreKnown)
            throw new PlatformNotSupportedException("A process is confined on Linux on x64 and arm64 only.");
        if (filter.IsEmpty)
            SeccompInstallResult.Failed(InstallStep.EmptyFilter, EINVAL).Throw();
        if (filter.Length > Seccomp.MaxFilterLength)
            SeccompInstallResult.Failed(InstallStep.FilterTooLong, EINVAL).Throw();

        // As Installation does: a filter already in force may answer seccomp itself, and would do so to the launcher.
        nint answer = Kernel.InstallFilter(0, null);
        if (answer >= 0)
            SeccompInstallResult.Failed(InstallStep.Pretence, 0).Throw();
        if (answer != -EFAULT)
            SeccompInstallResult.Failed(InstallStep.Filter, (int)-answer).Throw();
    }

    private static void Check(ProcessStartInfo startInfo)
    {
        if (startInfo.UseShellExecute)
            throw new ArgumentException("A confined process is executed, not opened: set UseShellExecute to false.", nameof(startInfo));
        if (!string.IsNullOrEmpty(startInfo.UserName))
            throw new ArgumentException("A confined process runs as the user that starts it: leave UserName empty.", nameof(startInfo));
        if (startInfo.FileName.Length == 0)
            throw new InvalidOperationException("There is no process to start: set FileName.");
    }

    private static SafeFileHandle CreateImage(string program, byte[] bytes)
    {
        nint answer = ChildCalls.CreateExecutableFile();
        SafeFileHandle file = ChildCalls.Own(answer);
        if (answer >= 0)
            answer = ChildCalls.Write(file, bytes);
        if (answer == bytes.Length)
            answer = ChildCalls.Seal(file);
        if (answer == 0)
            return file;

        file.Dispose();
        throw new SeccompProcessException(program,
            $"The system gave no executable file in memory: {InstallError.Name((int)-answer)}.",
            "Set vm.memfd_noexec to 0 or 1, and let filters already in force allow memfd_create and fcntl.");
    }

    private static SeccompProcess StartLauncher(ProcessStartInfo startInfo, SafeFileHandle image)
    {
        string program = startInfo.FileName;
        var process = new Process { StartInfo = startInfo };
        try
        {
            // The child opens it before its copy of the descriptor is closed by the same execve.
            startInfo.FileName = string.Create(CultureInfo.InvariantCulture, $"/proc/self/fd/{image.DangerousGetHandle()}");
            process.Start();
            return new SeccompProcess(process);
        }
        catch (Win32Exception exception)
        {
            process.Dispose();
            bool isFolderThere = string.IsNullOrWhiteSpace(startInfo.WorkingDirectory) || Directory.Exists(startInfo.WorkingDirectory);
            throw exception.NativeErrorCode switch
            {
                ENOENT when isFolderThere => new SeccompProcessException(program,
                    "/proc/self/fd, through which a file in memory is executed, is not there.", "Mount /proc."),
                EACCES when isFolderThere => new SeccompProcessException(program,
                    "The system forbids to execute a file in memory.", "Ask the owner of the security module (AppArmor, SELinux)."),
                int errno => NotExecuted(startInfo, program, errno),
            };
        }
        finally
        {
            startInfo.FileName = program;
        }
    }

    /// <summary>Lets the launcher go on, now that nothing of its end can be missed, and returns when it has become the program.</summary>
    private unsafe void Launch(LaunchReport* report, ProcessStartInfo startInfo)
    {
        Volatile.Write(ref report->Go, 1);
        ChildCalls.Wake(&report->Go);

        uint owner;
        while (((owner = Volatile.Read(ref report->Owner)) & LaunchReport.Gone) == 0 && !Process.HasExited)
            ChildCalls.Wait(&report->Owner, owner, PatienceMilliseconds);

        if (report->Step == LaunchStep.Execute && report->Error == 0)
            return;
        Process.WaitForExit();
        throw Failure(report->Step, report->Error, startInfo);
    }

    private Exception Failure(LaunchStep step, int errno, ProcessStartInfo startInfo)
    {
        string program = startInfo.FileName;
        const string allowance = "Allow it: [SeccompAllow(\"execve\")].";
        SeccompExit end = End();
        return (step, errno) switch
        {
            (LaunchStep.NoNewPrivileges, > 0) => new SeccompException(SeccompInstallResult.Failed(InstallStep.NoNewPrivileges, errno)),
            (LaunchStep.Filter, > 0) => new SeccompException(SeccompInstallResult.Failed(InstallStep.Filter, errno)),
            (LaunchStep.Trial, > 0) => new SeccompProcessException(program,
                $"The filter answers execve, which has to start the program, with {InstallError.Name(errno)}.", allowance),
            (LaunchStep.Trial, _) when end.EndedBySigsys => new SeccompProcessException(program,
                "The filter ends the process at execve, which has to start the program.", allowance),
            (LaunchStep.Execute, _) => NotExecuted(startInfo, program, errno),
            (LaunchStep.RobustList, > 0) => new SeccompProcessException(program,
                $"set_robust_list answered {InstallError.Name(errno)}.", "Let filters already in force allow set_robust_list and futex."),
            _ => new SeccompProcessException(program,
                $"The process ended before it could become the program: {end}.",
                "If nobody has ended it, let filters already in force allow shmat, set_robust_list, gettid, getppid, futex, prctl and seccomp."),
        };
    }

    /// <summary>What Process.Start throws, in its words.</summary>
    private static Win32Exception NotExecuted(ProcessStartInfo startInfo, string program, int errno)
    {
        string folder = string.IsNullOrWhiteSpace(startInfo.WorkingDirectory) ? Directory.GetCurrentDirectory() : startInfo.WorkingDirectory;
        return new Win32Exception(errno,
            $"An error occurred trying to start process '{program}' with working directory '{folder}'. {new Win32Exception(errno).Message}");
    }

    private SeccompExit End() => !_handle.IsInvalid && ChildCalls.TryGetWaitStatus(_handle, out int status)
        ? SeccompExit.OfStatus(status)
        : SeccompExit.OfCode(Process.ExitCode);
}
