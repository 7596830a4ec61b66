using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace SeccompSharp.Generator.Tests.Traps;

/// <summary>Programs that are as their authors mean them.</summary>
internal static class CleanPrograms
{
    public static IEnumerable<ProgramTrap> All =>
    [
        Of("web server", """
            Sandbox.Install();
            var app = WebApplication.Create(args);
            app.MapGet("/", () => "Hello");
            app.Run();

            [SeccompFilter(SeccompAction.KillProcess, Report = true)]
            [SeccompAllow(SeccompGroup.DotNet, SeccompGroup.Kestrel)]
            static partial class Sandbox;
            """),
        Of("web server with clients", """
            Sandbox.Install();
            WebApplication.Create(args).Run();

            [SeccompAllow("@dotnet", "@kestrel", "@network-client", "@dns", "@tls", "@files-read")]
            [SeccompDeny("execve", "execveat", Errno = Errno.EACCES)]
            static partial class Sandbox;
            """),
        Of("worker of two stages", """
            Starting.Install();
            string configuration = File.ReadAllText("worker.conf");
            Working.Install();
            Console.WriteLine(configuration);

            [SeccompFilter(SeccompAction.KillProcess, Report = true)]
            [SeccompAllow("@dotnet", "@console", "@files-read", "@seccomp")]
            static partial class Starting;

            [SeccompAfter(typeof(Starting))]
            [SeccompFilter(SeccompAction.KillProcess, Report = true)]
            [SeccompAllow("@dotnet", "@console")]
            static partial class Working;
            """),
        Of("stages in one class, begun by a service", """
            Sandbox.Startup.Install();
            Host.Create().Run();

            class Jobs : BackgroundService
            {
                protected override async Task ExecuteAsync(CancellationToken stopping)
                {
                    Sandbox.Serving.Install();
                    await Task.Delay(1, stopping);
                }
            }

            static partial class Sandbox
            {
                [SeccompAllow("@dotnet", "@console", "@files-write", "@seccomp")]
                internal static partial class Startup;

                [SeccompAfter(typeof(Startup))]
                [SeccompAllow("@dotnet", "@console", "@files-read")]
                internal static partial class Serving;
            }
            """),
        Of("tool that asks whether it could", """
            if (!Sandbox.TryInstall(out SeccompInstallResult result))
                Console.Error.WriteLine(result.Message);
            Console.WriteLine(File.ReadAllText(args[0]));

            [SeccompAllow("@dotnet", "@console", "@files-read")]
            static partial class Sandbox;
            """),
        Of("tool without network and programs", """
            static class Program
            {
                static int Main(string[] args)
                {
                    Sandbox.Install();
                    Console.WriteLine(args.Length);
                    return 0;
                }
            }

            [SeccompDeny("execve", "execveat")]
            [SeccompDeny("socket", "socketpair", Errno = Errno.ENETDOWN)]
            [SeccompDeny("io_uring_setup", Errno = Errno.ENOSYS)]
            [SeccompDeny("ptrace", "process_vm_readv", "process_vm_writev", Action = SeccompAction.KillProcess)]
            static partial class Sandbox;
            """),
        Of("filter that installs itself", """
            Console.WriteLine(Sandbox.Filter.Length);

            [SeccompFilter(SeccompAction.KillProcess, InstallAtStartup = true)]
            [SeccompAllow("@dotnet", "@console")]
            static partial class Sandbox;
            """),
        Of("log that alone may be written", """
            using FileStream log = File.OpenWrite("log");
            Sandbox.Install((int)log.SafeFileHandle.DangerousGetHandle());
            log.WriteByte(1);

            [SeccompAllow("@dotnet")]
            [SeccompAllow("write", "pwrite64", When = "fd == $log")]
            static partial class Sandbox;
            """),
        Of("files that are only read", """
            Sandbox.Install();
            Console.WriteLine(File.ReadAllText("input"));

            [SeccompFilter(SeccompAction.Allow)]
            [SeccompDeny("open", "openat", When = "(flags & O_ACCMODE) != O_RDONLY")]
            [SeccompDeny("creat", "truncate", "ftruncate")]
            [SeccompDeny("openat2", "io_uring_setup", Errno = Errno.ENOSYS)]
            static partial class Sandbox;
            """),
        Of("no namespaces", """
            Sandbox.Install();
            Console.WriteLine();

            [SeccompDeny("unshare", "setns")]
            [SeccompDeny("clone", When = "clone_flags & (CLONE_NEWNS | CLONE_NEWCGROUP | CLONE_NEWUTS | CLONE_NEWIPC | CLONE_NEWUSER | CLONE_NEWPID | CLONE_NEWNET)")]
            [SeccompDeny("clone3", Errno = Errno.ENOSYS)]
            static partial class Sandbox;
            """),
        Of("no code made at run time", """
            Sandbox.Install();
            Console.WriteLine();

            [SeccompDeny("mmap", "mprotect", "pkey_mprotect", When = "(prot & (PROT_WRITE | PROT_EXEC)) == (PROT_WRITE | PROT_EXEC)")]
            static partial class Sandbox;
            """),
        Of("children in a filter of their own", """
            using SeccompProcess child = SeccompProcess.Start(Converter.Filter, new ProcessStartInfo("cat"));
            Console.WriteLine(child.WaitForExit());

            [SeccompAllow("execve", "brk", "mmap", "mprotect", "munmap", "openat", "close", "read", "pread64", "write", "lseek")]
            [SeccompAllow("fstat", "newfstatat", "faccessat", "fadvise64", "set_tid_address", "set_robust_list", "rseq", "prlimit64")]
            [SeccompAllow("getrandom", "futex", "exit", "exit_group", "restart_syscall", "rt_sigreturn")]
            static partial class Converter;
            """),
        Of("thread that parses", """
            int length = SeccompThread.Run(Parser.Filter, () => args.Length);
            Console.WriteLine(length);

            [SeccompAllow("@dotnet")]
            static partial class Parser;
            """),
        Of("worker with a supervisor", """
            if (!Policy.Open(out SeccompInstallResult result))
                throw new InvalidOperationException(result.Message);
            using Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            using (var listener = SeccompListener.FromDescriptor(result.Listener))
                listener.SendTo(socket);

            [SeccompFilter(SeccompAction.Allow)]
            [SeccompRule(SeccompAction.Notify, "openat")]
            [SeccompDeny("openat2", "io_uring_setup", Errno = Errno.ENOSYS)]
            [SeccompDeny("open_by_handle_at")]
            static partial class Policy
            {
                public static bool Open(out SeccompInstallResult result) =>
                    Seccomp.TryInstall(Filter, SeccompFlags.SynchronizeThreads | SeccompFlags.NewListener, out result);
            }
            """),
        Of("libc called before the filter", """
            if (Native.prctl(4, 0, 0, 0, 0) != 0)
                return 1;
            Sandbox.Install();
            return 0;

            static class Native
            {
                [DllImport("libc")] public static extern int prctl(int option, nint a, nint b, nint c, nint d);
            }

            [SeccompAllow("@dotnet", "@console")]
            static partial class Sandbox;
            """),
        Of("libc called for what the filter allows", """
            Sandbox.Install();
            Console.WriteLine(Native.Id());

            static class Native
            {
                [DllImport("libc", EntryPoint = "getpid")] public static extern int Id();
            }

            [SeccompAllow("@dotnet", "@console")]
            static partial class Sandbox;
            """),
        Of("debugger that says why", """
            Sandbox.Install();
            Console.WriteLine();

            [SeccompAllow("@dotnet", "@console", "@process")]
            [SeccompAllow("ptrace", When = "request in { PTRACE_ATTACH, PTRACE_DETACH, PTRACE_CONT }", Justification = "looks into workers that hang")]
            static partial class Sandbox;
            """),
        Of("library that leaves it to the program", """
            public static partial class Confinement
            {
                public static void Begin() => Install();
            }

            [SeccompDeny("execve", "execveat")]
            public static partial class Confinement;
            """) with { Kind = OutputKind.DynamicallyLinkedLibrary },
        Of("one filter or the other", """
            if (args is ["serve"])
                Serving.Install();
            else
                Once.Install();
            await Task.Delay(1);

            [SeccompAllow("@dotnet", "@console", "@network-listen")]
            static partial class Serving;

            [SeccompAllow("@dotnet", "@console")]
            static partial class Once;
            """),
    ];

    private static ProgramTrap Of(string name, string program) => new(name, "", program);
}
