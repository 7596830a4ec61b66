using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Tool.Arguments;
using SeccompSharp.Tool.Output;
using SeccompSharp.Tool.Queries;
using SeccompSharp.Tool.Sources;

namespace SeccompSharp.Tool.Verbs;

/// <summary><c>eval FILE</c>: what a filter answers to a call, or to many.</summary>
internal sealed class EvalVerb : Command
{
    private const string StandardInput = "-";

    private readonly Terminal _terminal;

    private readonly Argument<string> _file = new("FILE") { Description = "A profile, or a raw filter whose name ends in .bpf." };

    private readonly Option<string?> _arch = new("--arch")
    {
        Description = "The ABI of the call. Several, or with --batch: the exact ABIs of the filter, of which the first is the call's.",
        HelpName = "ABI[,ABI]",
    };

    private readonly Option<string?> _syscall = new("--syscall") { Description = "The call, by name or number.", HelpName = "NAME|NR" };

    private readonly Option<string?> _arguments = new("--args")
    {
        Description = "Its arguments, decimal or 0x…; 0 where not given.",
        HelpName = "a0,a1,…",
    };

    private readonly Option<string?> _batch = new("--batch")
    {
        Description = "Answer each line 'abi TAB nr TAB a0 … TAB a5' of a file (- for standard input) with the filter's 32-bit return value.",
        HelpName = "FILE",
    };

    private readonly Option<bool> _json = new("--json") { Description = "Print one JSON object for each call." };

    private readonly PolicyOptions _policy = new();

    public EvalVerb(Terminal terminal)
        : base("eval", "Print what a filter answers to a call.")
    {
        _terminal = terminal;
        Add(_file);
        Add(_arch);
        Add(_syscall);
        Add(_arguments);
        Add(_batch);
        Add(_json);
        _policy.AddTo(this);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        IReadOnlyList<Abi>? abis = parsed.GetValue(_arch) is { } names ? AbiText.ReadList(names) : null;
        string? batch = parsed.GetValue(_batch);
        string? syscall = parsed.GetValue(_syscall);
        string? arguments = parsed.GetValue(_arguments);
        if ((batch is null) == (syscall is null))
            throw new UnusableException("Say which call: either --arch and --syscall, or --batch.");
        if (batch is not null && arguments is not null)
            throw new UnusableException("--args goes with --syscall; a batch has its arguments in its lines.");
        if (batch is null && abis is null)
            throw new UnusableException("Say whose call it is: --arch takes an ABI such as x86_64.");

        bool asJson = parsed.GetValue(_json);
        IFilters filters = Filters(
            parsed.GetRequiredValue(_file), _policy.Read(parsed), batch is not null || abis!.Count > 1 ? abis : null);
        if (batch is not null)
            return AnswerAll(filters, batch, asJson);
        var query = new Query(abis![0], CallText.ReadSyscall(abis[0], syscall!), CallText.ReadArguments(arguments));
        return AnswerOne(filters, query, asJson);
    }

    private IFilters Filters(string path, ProfileOptions options, IReadOnlyList<Abi>? abis)
    {
        return path.EndsWith(RawFilter.Extension, StringComparison.OrdinalIgnoreCase)
            ? new RawFilter(path)
            : new ProfileFilters(new ProfileFile(TextFile.Read(path)), options, abis, _terminal);
    }

    private int AnswerOne(IFilters filters, Query query, bool asJson)
    {
        if (filters.Answering(query.Abi) is not { } program)
            return ExitCode.Negative;
        uint value = Interpreter.Run(program, query.Data);
        if (asJson)
            AnswerWriter.WriteJson(_terminal.Output, query, value);
        else
            _terminal.Output.WriteLine(SyscallAction.FromReturnValue(value));
        return ExitCode.Fine;
    }

    private int AnswerAll(IFilters filters, string path, bool asJson)
    {
        using Stream stream = path == StandardInput ? Console.OpenStandardInput() : TextFile.Open(path);
        using var text = new StreamReader(stream);
        foreach (Query query in QueryReader.Read(path, text))
        {
            if (filters.Answering(query.Abi) is not { } program)
                return ExitCode.Negative;
            uint value = Interpreter.Run(program, query.Data);
            if (asJson)
                AnswerWriter.WriteJson(_terminal.Output, query, value);
            else
                AnswerWriter.WriteHex(_terminal.Output, value);
        }

        return ExitCode.Fine;
    }
}
