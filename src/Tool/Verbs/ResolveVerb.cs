using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Tool.Arguments;
using SeccompSharp.Tool.Output;

namespace SeccompSharp.Tool.Verbs;

/// <summary><c>resolve NAME|NR</c>: names and numbers of syscalls both ways.</summary>
internal sealed class ResolveVerb : Command
{
    private readonly Terminal _terminal;

    private readonly Argument<string> _call = new("NAME|NR") { Description = "A syscall, by name, or by its number in decimal or 0x…." };

    private readonly Option<string?> _arch = new("--arch")
    {
        Description = "Only on these ABIs; without it on all.",
        HelpName = "ABI[,ABI]",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print an array of objects." };

    public ResolveVerb(Terminal terminal)
        : base("resolve", "Print the number of a syscall on each ABI, or what has a number there.")
    {
        _terminal = terminal;
        Add(_call);
        Add(_arch);
        Add(_json);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        string text = parsed.GetRequiredValue(_call);
        IReadOnlyList<Abi> abis = parsed.GetValue(_arch) is { } names ? AbiText.ReadList(names) : Abi.All;
        bool isNumber = NumberArgument.TryParseSyscall(text, out uint number);
        if (!isNumber && text.Length > 0 && char.IsAsciiDigit(text[0]))
            throw new UnusableException($"'{text}' is no syscall number: decimal or 0x…, up to 32 bits.");
        (Abi Abi, string Name, uint Number)[] found = [.. abis.SelectMany(abi => isNumber ? ByNumber(abi, number) : ByName(abi, text))];
        if (parsed.GetValue(_json))
        {
            JsonOutput.Write(_terminal.Output, json =>
            {
                json.WriteStartArray();
                foreach ((Abi abi, string name, uint own) in found)
                {
                    json.WriteStartObject();
                    json.WriteString("abi", abi.Name);
                    json.WriteString("name", name);
                    json.WriteNumber("number", own);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            });
        }
        else
        {
            foreach ((Abi abi, string name, uint own) in found)
                _terminal.Output.WriteLine($"{abi.Name}\t{name}\t{own}");
        }

        if (found.Length > 0)
            return ExitCode.Fine;
        _terminal.Error.WriteLine(Quotation.OfText(isNumber ? NoNumber(text, abis) : NoName(text, abis)));
        return ExitCode.Negative;
    }

    private static IEnumerable<(Abi, string, uint)> ByNumber(Abi abi, uint number) =>
        SyscallTable.TryGetName(abi, number, out string? name) ? [(abi, name, number)] : [];

    private static IEnumerable<(Abi, string, uint)> ByName(Abi abi, string name) =>
        SyscallTable.TryGetNumber(abi, name, out uint number) ? [(abi, name, number)] : [];

    private static string NoNumber(string text, IReadOnlyList<Abi> abis) => $"No syscall has the number {text} on {Names(abis)}.";

    private static string NoName(string text, IReadOnlyList<Abi> abis)
    {
        if (!SyscallTable.IsKnown(text))
            return $"No kernel has a syscall '{text}'{Spelling.Hint(Spelling.Nearest(text, SyscallTable.Names))}.";
        string instead = Successors.Find(abis[0], text) is { } successor ? $"; programs call '{successor}' there" : "";
        return $"'{text}' has no number on {Names(abis)}{instead}.";
    }

    private static string Names(IReadOnlyList<Abi> abis) =>
        abis.Count == Abi.All.Count ? "any ABI" : string.Join(", ", abis.Select(abi => abi.Name));
}
