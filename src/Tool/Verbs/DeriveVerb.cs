using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using SeccompSharp.Derive;
using SeccompSharp.Derive.Calls;
using SeccompSharp.Derive.Programs;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Tool.Arguments;
using SeccompSharp.Tool.Output;
using SeccompSharp.Tool.Sources;

namespace SeccompSharp.Tool.Verbs;

/// <summary><c>derive APP</c>: what a built program can ask of the kernel, without running it.</summary>
internal sealed class DeriveVerb : Command
{
    private readonly Terminal _terminal;

    private readonly Argument<string> _app = new("APP")
    {
        Description = "A program's assembly (APP.dll), a NativeAOT program whose symbols (APP.dbg) lie beside it, its object file (obj/…/native/APP.o), or a folder with one.",
    };

    private readonly Choice<Form> _for = new(
        "--for", "What to print: attributes for a class (default), or a profile.", ("attributes", Form.Attributes), ("profile", Form.Profile));

    private readonly Option<string?> _why = new("--why") { Description = "Print only which native functions ask for this syscall.", HelpName = "CALL" };

    private readonly Option<string?> _arch = new("--arch")
    {
        Description = "The ABIs that the policy is for (default: x86_64 and aarch64).", HelpName = "ABI[,ABI]",
    };

    public DeriveVerb(Terminal terminal)
        : base("derive", "Print the policy for what a built program can ask of the kernel; nothing is run.")
    {
        _terminal = terminal;
        Add(_app);
        Add(_for);
        Add(_why);
        Add(_arch);
        SetAction(Run);
    }

    private enum Form
    {
        Attributes,
        Profile,
    }

    private int Run(ParseResult parsed)
    {
        Form form = _for.Read(parsed) ?? Form.Attributes;
        IReadOnlyList<Abi> abis = parsed.GetValue(_arch) is { } names ? AbiText.ReadList(names) : [Target.X64.Native, Target.Arm64.Native];
        DerivedProgram program = ProgramAt(parsed.GetRequiredValue(_app));
        foreach (string limit in program.Limits)
            _terminal.Error.WriteLine(Quotation.OfText(limit));
        if (parsed.GetValue(_why) is { } call)
            return WriteWhy(call, program, abis);
        IReadOnlyList<DerivedRule> rules = DerivedRules.Of(program.Derivation, abis);
        if (form == Form.Profile)
            JsonOutput.Write(_terminal.Output, json => WriteProfile(json, rules));
        else
            WriteAttributes(rules);
        return ExitCode.Fine;
    }

    private static DerivedProgram ProgramAt(string path)
    {
        string file = Directory.Exists(path) ? ProgramIn(path) : path;
        return TextFile.Using(file, "read", () =>
        {
            try
            {
                return DerivedProgram.Read(file, CancellationToken.None);
            }
            catch (InvalidDataException unusable)
            {
                throw new UnusableException($"Cannot derive from '{file}': {unusable.Message}");
            }
            catch (UnusableProgramException unusable)
            {
                throw new UnusableException(unusable.Message);
            }
        });
    }

    /// <summary>The object file where there is one: what it names is exact. Then symbols, then the assembly that dotnet would run.</summary>
    private static string ProgramIn(string folder)
    {
        string[] files = [.. Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal)];
        string[] meant = new[]
            {
                files.Where(file => Path.GetExtension(file) == ".o" && NativeProgram.Is(file)),
                files.Where(file => file.EndsWith(".dbg", StringComparison.Ordinal) && !file.EndsWith(".so.dbg", StringComparison.Ordinal) && NativeProgram.Is(file)),
                files.Where(file => Path.GetExtension(file) == ".dll" && File.Exists(Path.ChangeExtension(file, ".runtimeconfig.json"))),
            }.Select(candidates => candidates.ToArray()).FirstOrDefault(candidates => candidates.Length > 0) ?? [];
        return meant.Length == 1
            ? meant[0]
            : throw new UnusableException(meant.Length == 0
                ? $"'{folder}' has no program: name a folder with APP.dll and APP.runtimeconfig.json, APP.dbg of NativeAOT, or its obj/Release/…/native."
                : $"'{folder}' has several programs: name one of {string.Join(", ", meant.Select(Path.GetFileName))}.");
    }

    private int WriteWhy(string call, DerivedProgram program, IReadOnlyList<Abi> abis)
    {
        if (!abis.Any(abi => SyscallTable.TryGetNumber(abi, call, out _)))
            throw new UnusableException($"'{call}' is no syscall of {string.Join(" or ", abis.Select(abi => abi.Name))}.");
        Derivation derivation = program.Derivation;
        Abi[] with = [.. abis.Where(abi => derivation.RulesOn(abi).Any(rule => rule.Syscall == call && rule.Answer is null))];
        NativeImport[] askers = [.. with.SelectMany(abi => derivation.AskersOf(call, abi)).Distinct().OrderBy(import => import.EntryPoint, StringComparer.Ordinal)];
        _terminal.Output.WriteLine(with.Length == 0 ? $"{call}: nothing that the program reaches asks for it."
            : askers.Length == 0 ? $"{call}: every .NET process asks for it."
            : $"{call}: {string.Join(", ", askers.Select(import => import.EntryPoint))}");
        foreach (NativeImport asker in askers)
        {
            if (program.Chains.TryGetValue(asker, out ReachedImport? chain))
                _terminal.Output.WriteLine($"  {chain}");
        }

        return with.Length == 0 ? ExitCode.Negative : ExitCode.Fine;
    }

    private void WriteAttributes(IReadOnlyList<DerivedRule> rules)
    {
        foreach (DerivedRule rule in rules)
        {
            string names = string.Join(", ", rule.Names.Select(name => $"\"{name}\""));
            string errno = rule.Errno is null ? "" : $", Errno = Errno.{rule.Errno}";
            string when = rule.When.Length == 0 ? "" : $", When = \"{rule.When}\"";
            _terminal.Output.WriteLine($"[{(rule.Errno is null ? "SeccompAllow" : "SeccompDeny")}({names}{errno}{when})]");
        }
    }

    private static void WriteProfile(Utf8JsonWriter json, IReadOnlyList<DerivedRule> rules)
    {
        json.WriteStartObject();
        json.WriteString("defaultAction", "SCMP_ACT_KILL_PROCESS");
        json.WriteStartArray("syscalls");
        foreach (DerivedRule rule in rules)
        {
            json.WriteStartObject();
            json.WriteStartArray("names");
            foreach (string name in rule.Names)
                json.WriteStringValue(name);
            json.WriteEndArray();
            json.WriteString("action", rule.Errno is null ? "SCMP_ACT_ALLOW" : "SCMP_ACT_ERRNO");
            if (rule.Errno is not null && Errno.TryParse(rule.Errno, out ulong errno))
                json.WriteNumber("errnoRet", errno);
            if (rule.When.Length > 0)
                json.WriteString("when", rule.When);
            json.WriteString("comment", rule.Askers.Count == 0 ? "every .NET process" : string.Join(", ", rule.Askers.Select(import => import.EntryPoint)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}