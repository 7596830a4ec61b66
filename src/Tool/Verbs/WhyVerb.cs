using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Tool.Arguments;
using SeccompSharp.Tool.Output;
using SeccompSharp.Tool.Programs;
using SeccompSharp.Tool.Violations;

namespace SeccompSharp.Tool.Verbs;

/// <summary><c>why [LINE]</c>: what a line says that a filter stopped, which rule did it, and what would allow it.</summary>
internal sealed class WhyVerb : Command
{
    private const int MostRemedies = 5;
    private const int MostNames = 6;

    private readonly Terminal _terminal;

    private readonly Argument<string?> _line = new("LINE")
    {
        Description = "A line of a program's reporter, or of the kernel's log with type=1326, or a syscall's name. Without it lines are read from standard input.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Option<string?> _app = new("--app")
    {
        Description = "The program whose policy it is, or the folder of its project; else what the line names, or the project in this folder.",
        HelpName = "PATH",
    };

    private readonly Option<string?> _class = new("--class") { Description = "The class of the policy, where the line does not tell and the program has several.", HelpName = "NAME" };

    private readonly Option<string?> _arch = new("--arch") { Description = "The ABI of a call that is given by name; x86_64.", HelpName = "ABI" };

    private readonly Option<bool> _json = new("--json") { Description = "Print an array of objects." };

    public WhyVerb(Terminal terminal)
        : base("why", "Say why a filter stopped a call, by a line of the program or of the kernel's log, and what would allow it.")
    {
        _terminal = terminal;
        Add(_line);
        Add(_app);
        Add(_class);
        Add(_arch);
        Add(_json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        Abi abi = parsed.GetValue(_arch) is { } arch ? AbiText.Read(arch) : Abi.X86_64;
        IEnumerable<string> lines = parsed.GetValue(_line) is { } line ? [line] : Lines(Console.In);
        DeniedCall[] read = [.. lines.Select(one => DeniedCall.Read(one) ?? ByName(one, abi)).OfType<DeniedCall>()];
        // What the program has told, with more to it, the kernel's log has too.
        HashSet<(uint, uint)> told = [.. read.Where(call => call.Arguments is not null).Select(call => (call.Token, call.Number))];
        (DeniedCall Call, int Times)[] denied =
        [
            .. read.Where(call => call.Arguments is not null || !told.Contains((call.Token, call.Number)))
                .GroupBy(call => (call.Token, call.Number, call.Action, string.Join(',', call.Policies), string.Join(',', call.Arguments ?? [])))
                .Select(same => (same.First(), same.Count()))
                .Reverse().OrderBy(one => one.Item1.IsSurvived ? one.Item1.IsOfRuntime ? 2 : 1 : 0),
        ];
        if (denied.Length == 0)
        {
            throw new UnusableException("No line says what a filter stopped: a program that reports writes one with 'seccomp: … denied', "
                + "and the kernel one with 'type=1326' and 'syscall=' (dmesg, journalctl -k, or /var/log/audit/audit.log).");
        }

        string[] classes = parsed.GetValue(_class) is { } name ? [name] : [];
        BuiltProgram? named = parsed.GetValue(_app) is { } path ? BuiltProgram.At(path) : null;
        Answer[] answers = [.. denied.SelectMany(one => AnswersTo(classes.Length > 0 ? one.Call with { Policies = classes } : one.Call, one.Times, named))];
        // A log is full of answers that are meant: who asks for one line alone, means that one.
        if (answers.Any(answer => !answer.IsMeant))
            answers = [.. answers.Where(answer => !answer.IsMeant)];
        if (parsed.GetValue(_json))
        {
            JsonOutput.Write(_terminal.Output, json =>
            {
                json.WriteStartArray();
                foreach (Answer answer in answers)
                    WriteJson(json, answer);
                json.WriteEndArray();
            });
        }
        else
        {
            foreach (Answer answer in answers)
                WriteText(answer);
        }

        return ExitCode.Fine;
    }

    private static IEnumerable<string> Lines(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
            yield return line;
    }

    private static DeniedCall? ByName(string text, Abi abi) =>
        SyscallTable.TryGetNumber(abi, text.Trim(), out uint number) ? new DeniedCall(abi, abi.AuditArch, number, SyscallAction.KillProcess) : null;

    /// <summary>One for each of the policies that deny it: a process may have several, and all of them have to let a call through.</summary>
    private static IEnumerable<Answer> AnswersTo(DeniedCall call, int times, BuiltProgram? named)
    {
        BuiltProgram program = named
            ?? (call.Executable is { } executable ? BuiltProgram.Of(executable) : null)
            ?? BuiltProgram.In(Directory.GetCurrentDirectory());
        IReadOnlyList<ProgramPolicy> policies = program.Find(call.Policies);
        if (named is not null && policies.Count == 0)
        {
            throw new UnusableException(call.Policies.Count == 0
                ? "No policy was found there, or several: build the project, or name the class by --class."
                : $"No policy of a class {string.Join(" or ", call.Policies)} was found there: build the project, or name another.");
        }

        if (policies.Count == 0)
            return [AnswerTo(call, times, null, program)];
        ProgramPolicy[] denying = call.Name is null || call.Arguments is null
            ? [.. policies]
            : [.. policies.Where(policy => !Explanation.Answer(policy.On(call.Abi!), call).LetsTheCallThrough)];
        return (denying.Length == 0 ? policies : denying).Select(policy => AnswerTo(call, times, policy, program));
    }

    private static Answer AnswerTo(DeniedCall call, int times, ProgramPolicy? policy, BuiltProgram program)
    {
        bool isKnown = call.Name is not null;
        bool isMeant = policy is not null && isKnown && Explanation.AnsweringGroup(call, policy, isLacking: true) is not null;
        return new Answer(
            call,
            times,
            policy,
            policy is null ? null : SourceLine.Find(program.Folder, policy.ClassName),
            policy is null || !isKnown ? null : Explanation.Of(call, policy),
            isKnown && !isMeant && policy?.Profile is null ? [.. Remedy.Of(call, policy).Take(MostRemedies)] : [],
            isMeant);
    }

    private void WriteText(Answer answer)
    {
        TextWriter output = _terminal.Output;
        DeniedCall call = answer.Call;
        string abi = call.Abi is { } known ? known.Name : $"an ABI with the token 0x{call.Token:x8}";
        string whom = call.Policies.Count == 0 ? "" : $" by {string.Join(" or ", call.Policies.Select(name => $"'{Quotation.OfText(name)}'"))}";
        string[] where =
        [
            .. call.Process is { } process ? [$"process {Quotation.OfText(process)}"] : Array.Empty<string>(),
            .. call.Thread is { } thread ? [$"'{Quotation.OfText(thread)}'"] : Array.Empty<string>(),
            .. call.Address is { } address ? [$"at {Quotation.OfText(address)}"] : Array.Empty<string>(),
        ];
        output.WriteLine(
            $"{call.Name ?? $"number {call.Number}"} (number {call.Number} of {abi}) {Done(call.Action, whom)}{(answer.Times == 1 ? "" : $", {answer.Times} times")}"
            + (where.Length == 0 ? "" : $": {string.Join(", ", where)}"));
        if (call.Name is null)
        {
            output.WriteLine("  No syscall of that number is known here. A filter answers numbers that it does not know, and calls of ABIs that");
            output.WriteLine("  it does not cover, by its default or its ForeignAbi action.");
            return;
        }

        output.WriteLine("  " + (answer.Cause ?? "The program's policy is not here: run this in the folder of its project, or name it by --app, and it says which rule decides."));
        if (answer.Cause is null && call.Arguments is null)
            output.WriteLine("  If a rule has it under a condition, the arguments did not meet that; the kernel's log does not tell them.");
        for (int i = 0; i < answer.Remedies.Count; i++)
        {
            Remedy remedy = answer.Remedies[i];
            string at = i == 0 && answer.Place is { } place ? $" at {place}" : "";
            output.WriteLine($"  {(i == 0 ? "add" : "or ")} {remedy.Attribute}{at}");
            output.WriteLine($"      {Opens(remedy)}");
        }

        if (answer.Policy is null)
            output.WriteLine($"  in a profile: {{ \"names\": [\"{call.Name}\"], \"action\": \"SCMP_ACT_ALLOW\" }}");
    }

    private static string Opens(Remedy remedy)
    {
        if (remedy.Group is null)
            return "That call alone. Where it is a part of something larger, the next part is denied.";
        string others = string.Join(", ", remedy.Adds.Take(MostNames)) + (remedy.Adds.Count > MostNames ? ", …" : "");
        string when = remedy.When is null ? "" : $" It has this call only when {remedy.When}.";
        return $"{remedy.Group.Summary} Allows {remedy.Adds.Count} calls more: {others}.{when}";
    }

    private static void WriteJson(Utf8JsonWriter json, Answer answer)
    {
        DeniedCall call = answer.Call;
        json.WriteStartObject();
        json.WriteString("abi", call.Abi?.Name);
        json.WriteNumber("number", call.Number);
        json.WriteString("name", call.Name);
        json.WriteString("action", call.Action.ToString());
        json.WriteString("process", call.Process);
        json.WriteString("thread", call.Thread);
        json.WriteString("at", call.Address);
        json.WriteNumber("times", answer.Times);
        json.WriteString("policy", answer.Policy?.ClassName);
        json.WriteString("cause", answer.Cause);
        json.WriteString("place", answer.Place?.ToString());
        json.WriteStartArray("remedies");
        foreach (Remedy remedy in answer.Remedies)
        {
            json.WriteStartObject();
            json.WriteString("attribute", remedy.Attribute);
            json.WriteString("group", remedy.Group?.Name);
            json.WriteString("when", remedy.When);
            json.WriteStartArray("adds");
            foreach (string name in remedy.Adds)
                json.WriteStringValue(name);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string Done(SyscallAction action, string whom) => action.Kind switch
    {
        ActionKind.KillProcess => $"was denied{whom}, and ended its process",
        ActionKind.KillThread => $"was denied{whom}, and ended its thread",
        ActionKind.Trap => $"was denied{whom} with SIGSYS",
        ActionKind.Errno when action.Data == 0 => $"was answered{whom} with an errno", // which one the kernel's log does not tell
        ActionKind.Log or ActionKind.Allow => $"was logged{whom}, and made",
        _ => $"was answered{whom} with {action}",
    };

    /// <summary>What there is to say of a call.</summary>
    /// <param name="Call">The call.</param>
    /// <param name="Times">In how many lines.</param>
    /// <param name="Policy">The policy that has denied it, if it is found.</param>
    /// <param name="Place">Where its class is declared.</param>
    /// <param name="Cause">Which rule, or that none, has decided.</param>
    /// <param name="Remedies">What would allow it; the first is the one to take.</param>
    /// <param name="IsMeant">Whether a group of the policy answers the call itself, so that nothing is wrong.</param>
    private sealed record Answer(
        DeniedCall Call, int Times, ProgramPolicy? Policy, SourceLine? Place, string? Cause, IReadOnlyList<Remedy> Remedies, bool IsMeant);
}
