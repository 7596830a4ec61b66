using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Threading.Tasks;

namespace SeccompSharp.SupervisorBench;

/// <summary>How long a call takes that a supervisor answers: in C, and in C#. See bench/README.md.</summary>
internal static class EntryPoint
{
    private const string ReceiveInC = "C: RECV, SEND";
    private const string PollInC = "C: poll, RECV, SEND";
    private const string Receive = "C#: Receive";
    private const string ReadAll = "C#: ReadAllAsync";
    private const int Chunks = 10;

    private static readonly string[] s_supervisors = [ReceiveInC, PollInC, Receive, ReadAll];

    /// <summary>--rounds N (11), --calls N (60000); or "supervise", which it starts itself with.</summary>
    private static int Main(string[] args)
    {
        if (args is ["supervise", var name, var path])
            return Supervise(name, path);

        int rounds = Option("--rounds", 11);
        int calls = Option("--calls", 60_000);
        string folder = Directory.CreateTempSubdirectory("supervisor-bench").FullName;
        try
        {
            string program = Path.Combine(folder, "supervisor");
            Run("gcc", "-O2", "-o", program, Path.Combine(AppContext.BaseDirectory, "supervisor.c"));
            Measure(folder, program, rounds, calls);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;

        int Option(string name, int otherwise)
        {
            int at = Array.IndexOf(args, name);
            return at < 0 ? otherwise : int.Parse(args[at + 1], CultureInfo.InvariantCulture);
        }
    }

    private static void Measure(string folder, string program, int rounds, int calls)
    {
        // Each round measures all of them, each time in another order; a ratio is one of the same round.
        var times = s_supervisors.ToDictionary(name => name, _ => new List<double>());
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < s_supervisors.Length; i++)
            {
                string name = s_supervisors[(round + i) % s_supervisors.Length];
                times[name].Add(NanosecondsPerCall(name, program, Path.Combine(folder, $"{round}-{i}"), calls));
            }
        }

        Console.WriteLine("| supervisor | µs a call | fastest round | × C with poll | × C without |");
        Console.WriteLine("|---|---|---|---|---|");
        foreach (string name in s_supervisors)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {name} | {Median(times[name]) / 1000:0.00} | {times[name].Min() / 1000:0.00} | {Ratio(name, PollInC):0.00} | {Ratio(name, ReceiveInC):0.00} |"));
        }

        double Ratio(string name, string other) => Median(times[name].Zip(times[other], (own, its) => own / its));
    }

    /// <summary>The median of the target's chunks but the first, in which the supervisor's code is not compiled yet.</summary>
    private static double NanosecondsPerCall(string name, string program, string socket, int calls)
    {
        string own = Environment.ProcessPath!;
        string assembly = typeof(EntryPoint).Assembly.Location;
        using Process supervisor = name switch
        {
            ReceiveInC => Start(program, "receive", socket),
            PollInC => Start(program, "poll", socket),
            _ when Path.GetFileNameWithoutExtension(own) == "dotnet" => Start(own, assembly, "supervise", name, socket),
            _ => Start(own, "supervise", name, socket),
        };
        supervisor.StandardOutput.ReadLine();
        string times = Run(program, "target", socket, calls.ToString(CultureInfo.InvariantCulture), Chunks.ToString(CultureInfo.InvariantCulture));
        supervisor.Kill(); // before Linux 6.11 the one that only receives does not see that the target has gone
        supervisor.WaitForExit();
        return Median(times.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(time => double.Parse(time, CultureInfo.InvariantCulture)));
    }

    private static int Supervise(string name, string path)
    {
        using var door = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        door.Bind(new UnixDomainSocketEndPoint(path));
        door.Listen();
        Console.WriteLine("ready");
        using Socket socket = door.Accept();
        using SeccompListener listener = SeccompListener.ReceiveFrom(socket);
        if (name == Receive)
        {
            while (listener.Receive(out SeccompRequest request))
                request.ReturnValue((long)request.Argument(0) + 1);
        }
        else
        {
            Enumerate(listener).Wait();
        }

        return 0;
    }

    private static async Task Enumerate(SeccompListener listener)
    {
        await foreach (SeccompRequest request in listener.ReadAllAsync())
            request.ReturnValue((long)request.Argument(0) + 1);
    }

    private static Process Start(string file, params string[] arguments) =>
        Process.Start(new ProcessStartInfo(file, arguments) { RedirectStandardOutput = true })!;

    private static string Run(string file, params string[] arguments)
    {
        using Process process = Start(file, arguments);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{file} ended with status {process.ExitCode}.");
    }

    private static double Median(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return sorted[sorted.Length / 2];
    }
}
