// Exercises an area of the framework under @dotnet and the group for it, or under @dotnet alone.
//   SeccompSharp.Groups.Probe AREA with|without [DIRECTORY [PORT]]
//   SeccompSharp.Groups.Probe attack with|without NAME PORT VICTIM
// Exit status 0: the area worked and nothing was stopped.

[assembly: System.Runtime.Versioning.SupportedOSPlatform("linux")]

namespace SeccompSharp.Groups.Probe;

internal static class Program
{
    public static int Main(string[] args)
    {
        if (args[0] == "attack")
            return Try(new Attack(args[2], int.Parse(args[4]), int.Parse(args[3])), confined: args[1] == "with");
        Install(args[1] == "with" ? args[0] : "core");
        using (new Churn(Environment.GetEnvironmentVariable("PROBE_CHURN") == "1"))
            Run(args[0], args.Length > 2 ? args[2] : "", args.Length > 3 ? int.Parse(args[3]) : 0);
        return 0;
    }

    /// <summary>Says what the kernel answered, if it was asked and the process lives.</summary>
    private static int Try(Attack attack, bool confined)
    {
        Console.WriteLine("ready");
        if (confined)
            KestrelSandbox.Install();
        long answer = attack.Make();
        Console.WriteLine(answer);
        return 0;
    }

    private static void Install(string area)
    {
        switch (area)
        {
            case "core": CoreSandbox.Install(); break;
            case "console": ConsoleSandbox.Install(); break;
            case "files-read": FilesReadSandbox.Install(); break;
            case "files-write": FilesWriteSandbox.Install(); break;
            case "file-watch": FileWatchSandbox.Install(); break;
            case "network-client": NetworkClientSandbox.Install(); break;
            case "network-server": NetworkServerSandbox.Install(); break;
            case "network-listen": NetworkListenSandbox.Install(); break;
            case "network-interfaces": NetworkInterfacesSandbox.Install(); break;
            case "dns": DnsSandbox.Install(); break;
            case "tls": TlsSandbox.Install(); break;
            case "process": ProcessSandbox.Install(); break;
            case "process-info": ProcessInfoSandbox.Install(); break;
            case "timezone": TimezoneSandbox.Install(); break;
            case "globalization": GlobalizationSandbox.Install(); break;
            case "environment": EnvironmentSandbox.Install(); break;
            case "named-mutex": NamedMutexSandbox.Install(); break;
            case "pipes": PipesSandbox.Install(); break;
            case "posix-signals": PosixSignalsSandbox.Install(); break;
            case "diagnostics": DiagnosticsSandbox.Install(); break;
            case "kestrel": KestrelSandbox.Install(); break;
            case "executable-memory": ExecutableMemorySandbox.Install(); break;
            case "seccomp": SeccompSandbox.Install(); break;
            default: throw new ArgumentException(area);
        }
    }

    private static void Run(string area, string directory, int port)
    {
        switch (area)
        {
            case "core": Areas.Core.Run(); break;
            case "console": Areas.Consoles.Run(); break;
            case "files-read": Areas.FilesRead.Run(directory); break;
            case "files-write": Areas.FilesWrite.Run(directory); break;
            case "file-watch": Areas.FileWatch.Run(directory); break;
            case "network-client": Areas.NetworkClient.Run(port); break;
            case "network-server": Areas.NetworkServer.Run(); break;
            case "network-listen": Areas.NetworkListen.Run(port); break;
            case "network-interfaces": Areas.NetworkInterfaces.Run(); break;
            case "dns": Areas.NameService.Run(); break;
            case "tls": Areas.Tls.Run(); break;
            case "process": Areas.Processes.Run(); break;
            case "process-info": Areas.Processes.Look(); break;
            case "timezone": Areas.Timezones.Run(); break;
            case "globalization": Areas.Cultures.Run(); break;
            case "environment": Areas.Surroundings.Run(); break;
            case "named-mutex": Areas.NamedMutex.Run(); break;
            case "pipes": Areas.Pipes.Run(); break;
            case "posix-signals": Areas.Signals.Run(); break;
            case "diagnostics": Areas.Diagnostics.Run(directory); break;
            case "kestrel": Areas.Kestrel.Run(port); break;
            case "executable-memory": Areas.Delegates.Run(); break;
            case "seccomp": CoreSandbox.Install(); break;
            default: throw new ArgumentException(area);
        }
    }
}
