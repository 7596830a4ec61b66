using SeccompSharp.Tool.Output;

namespace SeccompSharp.Tool;

/// <summary>The process: everything else is reached through <see cref="CommandLine"/>, by tests too.</summary>
internal static class EntryPoint
{
    private static int Main(string[] args)
    {
        using var terminal = Terminal.OfProcess();
        return CommandLine.Run(args, terminal);
    }
}
