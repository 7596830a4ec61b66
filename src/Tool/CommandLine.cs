using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using SeccompSharp.Policies.Primitives;
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
            new DeriveVerb(terminal),
            new EvalVerb(terminal),
            new ResolveVerb(terminal),
            new StatsVerb(terminal),
            new WhyVerb(terminal),
        };

        // '@' begins a group name, not a file with more arguments.
        ParseResult parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
        try
        {
            if (Mistake(parsed) is { } mistake)
                return Fail(terminal, mistake);
            int status = parsed.Invoke(new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
            });
            terminal.Output.Flush();
            return status;
        }
        catch (UnusableException unusable)
        {
            return Fail(terminal, unusable.Message);
        }
        catch (IOException failure)
        {
            return Fail(terminal, $"Cannot write the output: {failure.Message}");
        }
        catch (UnauthorizedAccessException)
        {
            return Fail(terminal, "Cannot write the output: it is closed.");
        }
        catch (Exception defect) when (defect is not OperationCanceledException)
        {
            return Fail(terminal, $"This is a defect of {Name}, please report it with what you ran: {defect.GetType().Name}: {defect.Message}");
        }
    }

    /// <summary>What is wrong with the command line, or null. A word that fits nowhere explains the rest.</summary>
    private static string? Mistake(ParseResult parsed)
    {
        if (parsed.Errors.Count == 0)
            return null;
        return parsed.UnmatchedTokens.Count > 0
            ? $"'{parsed.UnmatchedTokens[0]}' is not a verb or option here; --help lists them."
            : parsed.Errors[0].Message;
    }

    /// <summary>One line, whatever was typed or stands in files; none where nobody listens.</summary>
    private static int Fail(Terminal terminal, string message)
    {
        try
        {
            string line = string.Join(' ', message.Split('\n').Select(part => part.Trim()));
            terminal.Error.WriteLine($"{Name}: {Quotation.OfText(line)}");
        }
        catch (Exception unheard) when (unheard is IOException or UnauthorizedAccessException)
        {
        }

        return ExitCode.Unusable;
    }
}
