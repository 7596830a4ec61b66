namespace SeccompSharp.Groups.Probe.Areas;

/// <summary>Streams, encodings, a line and a rest of input, and handlers of keys that cancel.</summary>
internal static class Consoles
{
    public static void Run()
    {
        Console.CancelKeyPress += (_, cancelled) => cancelled.Cancel = true;
        Console.WriteLine("a line");
        Console.Error.WriteLine("an error");
        _ = Console.ReadLine();
        _ = Console.In.ReadToEnd();
        Console.OutputEncoding = System.Text.Encoding.UTF8;
        Console.ForegroundColor = ConsoleColor.Green;
        Console.ResetColor();
        _ = Console.IsOutputRedirected || Console.IsInputRedirected;
        using Stream raw = Console.OpenStandardOutput();
        raw.Write("bytes\n"u8);
        Console.Out.Flush();
    }
}
