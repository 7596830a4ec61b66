using System.CommandLine;
using System.IO;
using System.Linq;
using SeccompSharp.Tool.Output;
using SeccompSharp.Tool.Verbs;

namespace SeccompSharp.Tool;

/// <summary>The verbs, and what becomes of errors: one line on standard error, never a stack trace.</summary>
internal static class CommandLine
{
    private const string Name = "dotnet-seccomp";

    /// <summary>Runs one command line and returns the exit status.</summary>
    public static int Run(string[] arguments, Terminal terminal)
    {
        var root = new RootCommand("Checks seccomp profiles, compiles them to BPF, and says what a filter answers.")
        {
            new CheckVerb(terminal),
            new CompileVerb(terminal),
            new EvalVerb(terminal),
        };

        // '@' begins a group name, not a file with more arguments.
        ParseResult parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        try
        {
            return Mistake(parsed) is { } mistake
                ? throw new UnusableException(mistake)
                : parsed.Invoke(new InvocationConfiguration
                {
                    Output = terminal.Output,
                    Error = terminal.Error,
                    EnableDefaultExceptionHandler = false,
                });
        }
        catch (UnusableException unusable)
        {
            return Fail(terminal, unusable.Message);
        }
        catch (IOException failure)
        {
            return Fail(terminal, failure.Message);
        }
    }

    /// <summary>What is wrong with the command line, or null. A word that fits nowhere explains the rest.</summary>
    private static string? Mistake(ParseResult parsed)
    {
        if (parsed.Errors.Count == 0)
            return null;
        return parsed.UnmatchedTokens.Count > 0
            ? $"'{parsed.UnmatchedTokens[0]}' is no verb or option here; --help lists them."
            : parsed.Errors[0].Message;
    }

    private static int Fail(Terminal terminal, string message)
    {
        terminal.Error.WriteLine($"{Name}: {string.Join(' ', message.Split('\n').Select(line => line.Trim()))}");
        return ExitCode.Unusable;
    }
}
