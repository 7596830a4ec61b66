using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Tool.Output;
using SeccompSharp.Tool.Violations;

namespace SeccompSharp.Tool.Verbs;

/// <summary><c>why [LINE]</c>: what the kernel's log says that a filter stopped, and what would allow it.</summary>
internal sealed class WhyVerb : Command
{
    private const int MostGroups = 4;

    private readonly Terminal _terminal;

    private readonly Argument<string?> _line = new("LINE")
    {
        Description = "A line of the kernel's log with type=1326. Without it lines are read from standard input.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print an array of objects." };

    public WhyVerb(Terminal terminal)
        : base("why", "Say what call a filter stopped, by a line of the kernel's log, and what would allow it.")
    {
        _terminal = terminal;
        Add(_line);
        Add(_json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        IEnumerable<string> lines = parsed.GetValue(_line) is { } line ? [line] : Lines(Console.In);
        IGrouping<(Abi?, uint, uint, SyscallAction), AuditLine>[] stopped =
        [
            .. lines.Select(one => AuditLine.TryRead(one, out AuditLine? read) ? read : null).OfType<AuditLine>()
                .GroupBy(one => (one.Abi, one.Token, one.Number, one.Action)),
        ];
        if (stopped.Length == 0)
        {
            throw new UnusableException("No line says what a filter stopped: the kernel writes one with 'type=1326' and 'syscall=' "
                + "(dmesg, journalctl -k, or /var/log/audit/audit.log).");
        }

        if (parsed.GetValue(_json))
        {
            JsonOutput.Write(_terminal.Output, json =>
            {
                json.WriteStartArray();
                foreach (IGrouping<(Abi?, uint, uint, SyscallAction), AuditLine> same in stopped)
                    WriteJson(json, same.First(), same.Count());
                json.WriteEndArray();
            });
        }
        else
        {
            foreach (IGrouping<(Abi?, uint, uint, SyscallAction), AuditLine> same in stopped)
                WriteText(same.First(), same.Count());
        }

        return ExitCode.Fine;
    }

    private static IEnumerable<string> Lines(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private void WriteText(AuditLine stopped, int times)
    {
        TextWriter output = _terminal.Output;
        string name = NameOf(stopped) ?? $"number {stopped.Number}";
        string abi = stopped.Abi is { } known ? known.Name : $"an ABI with the token 0x{stopped.Token:x8}";
        output.WriteLine(
            $"{name} (number {stopped.Number} of {abi}) {Done(stopped.Action)}{(times == 1 ? "" : $", {times} times")}: "
            + $"process {Quotation.OfText(stopped.Process)}, '{Quotation.OfText(stopped.Command)}'");
        if (stopped.Abi is null || NameOf(stopped) is not { } syscall)
        {
            output.WriteLine("  No syscall of that number is known here. A filter answers numbers that it does not know, and calls of ABIs that");
            output.WriteLine("  it does not cover, by its default or its ForeignAbi action.");
            return;
        }

        output.WriteLine("  If a rule has it under a condition, the arguments did not meet that; the kernel's log does not tell them.");
        output.WriteLine($"  That call alone:   [SeccompAllow(\"{syscall}\")]");
        output.WriteLine($"  in a profile:      {{ \"names\": [\"{syscall}\"], \"action\": \"SCMP_ACT_ALLOW\" }}");
        foreach (Remedy remedy in Remedy.Of(stopped.Abi, syscall).Take(MostGroups))
        {
            string when = remedy.When is null ? "" : $", this one when {remedy.When}";
            output.WriteLine($"  with its kin:      [SeccompAllow(\"{remedy.Group.Name}\")]   {remedy.Calls} calls{when}");
            output.WriteLine($"                     {remedy.Group.Summary}");
        }
    }

    private static void WriteJson(System.Text.Json.Utf8JsonWriter json, AuditLine stopped, int times)
    {
        json.WriteStartObject();
        json.WriteString("abi", stopped.Abi?.Name);
        json.WriteNumber("number", stopped.Number);
        json.WriteString("name", NameOf(stopped));
        json.WriteString("action", stopped.Action.ToString());
        json.WriteString("process", stopped.Process);
        json.WriteString("command", stopped.Command);
        json.WriteNumber("times", times);
        json.WriteStartArray("groups");
        if (stopped.Abi is { } abi && NameOf(stopped) is { } syscall)
        {
            foreach (Remedy remedy in Remedy.Of(abi, syscall))
            {
                json.WriteStartObject();
                json.WriteString("name", remedy.Group.Name);
                json.WriteNumber("calls", remedy.Calls);
                json.WriteString("when", remedy.When);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string? NameOf(AuditLine stopped) =>
        stopped.Abi is { } abi && SyscallTable.TryGetName(abi, stopped.Number, out string? name) ? name : null;

    private static string Done(SyscallAction action) => action.Kind switch
    {
        ActionKind.KillProcess => "was denied, and ended its process",
        ActionKind.KillThread => "was denied, and ended its thread",
        ActionKind.Trap => "was denied with SIGSYS",
        ActionKind.Log or ActionKind.Allow => "was logged, and made",
        _ => $"was answered with {action}",
    };
}
