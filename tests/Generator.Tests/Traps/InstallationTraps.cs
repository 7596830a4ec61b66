using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace SeccompSharp.Generator.Tests.Traps;

/// <summary>Good filters that are used badly.</summary>
internal static class InstallationTraps
{
    public static IEnumerable<ProgramTrap> All =>
    [
        new("never installed", "it denies nothing", """
            Console.WriteLine("Working.");

            [{|SECC0750:SeccompDeny("execve", "execveat")|}]
            static partial class Sandbox;
            """),
        new("second stage never installed", "the program serves with what it needed to start", """
            Starting.Install();
            Console.WriteLine("Serving.");

            [SeccompDeny("reboot")]
            static partial class Starting;

            [SeccompAfter(typeof(Starting))]
            [{|SECC0750:SeccompDeny("execve", "execveat")|}]
            static partial class Serving;
            """),
        new("answer dropped", "the program goes on without a filter", """
            {|SECC0751:Sandbox.TryInstall(out _)|};
            Console.WriteLine("Working.");

            [SeccompDeny("execve", "execveat")]
            static partial class Sandbox;
            """),
        new("answer thrown away", "the program goes on without a filter", """
            _ = new Server();

            class Server
            {
                public Server()
                {
                    {|SECC0751:_ = Sandbox.TryInstall(out SeccompInstallResult result)|};
                }
            }

            [SeccompDeny("execve", "execveat")]
            static partial class Sandbox;
            """),
        new("reporter's answer dropped", "nobody hears of what is stopped", """
            {|SECC0751:Seccomp.TryReportViolations("Sandbox", SeccompReporterCalls.None, out _)|};
            Sandbox.Install();

            [SeccompDeny("execve", "execveat")]
            static partial class Sandbox;
            """),
        new("installed by itself and by hand", "the kernel runs the same filter twice", """
            {|SECC0752:Sandbox.Install()|};
            Console.WriteLine("Working.");

            [SeccompFilter(SeccompAction.Allow, InstallAtStartup = true)]
            [SeccompDeny("execve", "execveat")]
            static partial class Sandbox;
            """),
        new("installed twice", "the kernel runs the same filter twice", """
            static class Program
            {
                static void Main()
                {
                    Sandbox.Install();
                    Console.WriteLine("Working.");
                    {|SECC0753:Sandbox.Install()|};
                }
            }

            [SeccompDeny("execve", "execveat")]
            static partial class Sandbox;
            """),
        new("installed for every file", "filters pile up until the kernel takes no more", """
            foreach (string path in args)
            {
                {|SECC0753:Sandbox.Install()|};
                Console.WriteLine(path.Length);
            }

            [SeccompDeny("execve", "execveat")]
            static partial class Sandbox;
            """),
        new("stages out of order", "what the later one denies may stop the earlier one", """
            Serving.Install();
            {|SECC0754:Starting.Install()|};

            [SeccompDeny("reboot")]
            static partial class Starting;

            [SeccompAfter(typeof(Starting))]
            [SeccompDeny("execve", "execveat")]
            static partial class Serving;
            """),
        new("after a thread was started", "the thread has worked without it", """
            Thread reader = new(() => Console.ReadLine());
            reader.Start();
            {|SECC0755:Sandbox.Install()|};

            [SeccompDeny("execve", "execveat")]
            static partial class Sandbox;
            """),
        new("after a task was started", "the task has worked without it", """
            Task work = Task.Run(() => File.ReadAllText("input"));
            {|SECC0755:Sandbox.Install()|};
            work.Wait();

            [SeccompDeny("execve", "execveat")]
            static partial class Sandbox;
            """),
        new("after an await", "the program has waited for others without it", """
            string text = await File.ReadAllTextAsync("input");
            {|SECC0755:Sandbox.Install()|};
            Console.WriteLine(text);

            [SeccompDeny("execve", "execveat")]
            static partial class Sandbox;
            """),
        new("after the server listens", "the first requests are answered without it", """
            var app = WebApplication.Create(args);
            app.MapGet("/", () => "Hello");
            await app.StartAsync();
            {|SECC0755:Sandbox.Install()|};

            [SeccompAllow("@dotnet", "@kestrel")]
            static partial class Sandbox;
            """),
        new("after the server has ended", "Run returns when the program ends", """
            var app = WebApplication.Create(args);
            app.Run();
            {|SECC0755:Sandbox.Install()|};

            [SeccompAllow("@dotnet", "@kestrel")]
            static partial class Sandbox;
            """),
        new("after the host is started", "its services work without it", """
            IHost host = Host.Create();
            host.Start();
            {|SECC0755:Sandbox.Install()|};

            [SeccompAllow("@dotnet", "@files-read")]
            static partial class Sandbox;
            """),
        new("on a thread of the pool", "it comes when it comes, and work has begun", """
            ThreadPool.QueueUserWorkItem(_ => {|SECC0755:Sandbox.Install()|});
            Console.ReadLine();

            [SeccompDeny("execve", "execveat")]
            static partial class Sandbox;
            """),
        new("call of the program's own that is denied", "reboot fails, or ends the process", """
            Sandbox.Install();
            {|SECC0756:Native.Reboot(0x01234567)|};

            static class Native
            {
                [DllImport("libc", EntryPoint = "reboot")]
                public static extern int Reboot(int command);
            }

            [SeccompDeny("reboot")]
            static partial class Sandbox;
            """),
        new("call of the program's own that is not allowed", "mount ends the process", """
            Sandbox.Install();
            Native.Attach();

            static class Native
            {
                [DllImport("libc")]
                private static extern int mount(string? source, string target, string? type, ulong flags, nint data);

                public static void Attach() => {|SECC0756:mount(null, "/mnt", "tmpfs", 0, 0)|};
            }

            [SeccompAllow("@dotnet", "@console")]
            static partial class Sandbox;
            """),
        new("call by its number", "161 is chroot", """
            Sandbox.Install();
            {|SECC0756:Native.syscall(161)|};

            static class Native
            {
                [DllImport("libc")] public static extern nint syscall(nint number);
            }

            [SeccompFilter(SeccompAction.Allow, Targets = SeccompTargets.X64)]
            [SeccompDeny("chroot")]
            static partial class Sandbox;
            """),
        new("library that confines who loads it", "a filter cannot be taken off again", """
            public static class Parser { public static int Parse(string text) => text.Length; }

            [{|SECC0711:SeccompFilter(SeccompAction.Allow, InstallAtStartup = true)|}]
            [SeccompDeny("execve", "execveat")]
            static partial class Sandbox;
            """) { Kind = OutputKind.DynamicallyLinkedLibrary },
        new("variable of a filter that installs itself", "nobody gives it a value", """
            Console.WriteLine("Working.");

            [SeccompFilter(SeccompAction.Allow, InstallAtStartup = true)]
            [SeccompDeny("ioctl", When = "fd == {|SECC0730:$terminal|}")]
            static partial class Sandbox;
            """),
        new("stage that lets no other be installed", "the second filter cannot be installed", """
            Starting.Install();
            Serving.Install();

            [SeccompAllow("@dotnet", "@console", "@files-read", "prctl")]
            static partial class Starting;

            [SeccompAfter({|SECC0740:typeof(Starting)|})]
            [SeccompAllow("@dotnet", "@console")]
            static partial class Serving;
            """),
        new("stage that gives back", "the kernel takes the strictest answer of all filters", """
            Starting.Install();
            Serving.Install();

            [SeccompDeny("reboot", "socket", "io_uring_setup")]
            static partial class Starting;

            [SeccompAfter(typeof(Starting))]
            [SeccompAllow("@dotnet", "{|SECC0741:socket|}")]
            static partial class Serving;
            """),
        new("later stage that installs itself", "it would come first", """
            Starting.Install();

            [SeccompDeny("reboot")]
            static partial class Starting;

            [SeccompAfter({|SECC0745:typeof(Starting)|})]
            [SeccompFilter(SeccompAction.Allow, InstallAtStartup = true)]
            [SeccompDeny("execve", "execveat")]
            static partial class Serving;
            """),
        new("class that is not partial", "the generator cannot add the filter to it", """
            Sandbox.Install();

            [SeccompDeny("execve", "execveat")]
            static class {|SECC0701:Sandbox|};
            """),
    ];
}
