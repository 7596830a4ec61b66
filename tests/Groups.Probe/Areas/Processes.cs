using System.Diagnostics;

namespace SeccompSharp.Groups.Probe.Areas;

/// <summary>Starts, feeds, reads and kills other programs; and reads what is known about processes.</summary>
internal static class Processes
{
    public static void Run()
    {
        using (Process shell = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "read line; echo got $line; exit 3"])
               {
                   RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = "/",
               })!)
        {
            shell.StandardInput.WriteLine("this");
            shell.StandardInput.Close();
            string output = shell.StandardOutput.ReadToEnd();
            shell.WaitForExit();
            if (shell.ExitCode != 3 || output != "got this\n")
                throw new InvalidOperationException($"the shell said '{output}' and {shell.ExitCode}");
        }

        using (Process shell = Process.Start(new ProcessStartInfo("sh", ["-c", "ls / | cat"]) { RedirectStandardOutput = true })!)
        {
            _ = shell.StandardOutput.ReadToEndAsync().Result;
            shell.WaitForExitAsync().Wait();
            if (shell.ExitCode != 0)
                throw new InvalidOperationException($"ls ended with {shell.ExitCode}");
        }

        using Process sleeping = Process.Start("/bin/sleep", "60");
        sleeping.Kill();
        sleeping.WaitForExit();
    }

    public static void Look()
    {
        using Process self = Process.GetCurrentProcess();
        _ = self.WorkingSet64 + self.Threads.Count + self.TotalProcessorTime.Ticks + self.StartTime.Ticks + (int)self.PriorityClass;
        _ = self.ProcessName + self.MainModule?.FileName;
        foreach (Process process in Process.GetProcesses())
        {
            using (process)
                _ = process.Id + process.HandleCount;
        }

        _ = Process.GetProcessById(Environment.ProcessId).HasExited;
    }
}
