using System.CommandLine;
using System.Threading;
using SeccompSharp.Policies;
using SeccompSharp.Policies.Compilation;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Tool.Arguments;
using SeccompSharp.Tool.Output;
using SeccompSharp.Tool.Sources;

namespace SeccompSharp.Tool.Verbs;

/// <summary><c>compile FILE</c>: a profile's filter for one architecture.</summary>
internal sealed class CompileVerb : Command
{
    private readonly Terminal _terminal;

    private readonly Argument<string> _file = new("FILE") { Description = "A profile." };

    private readonly FilterTarget _for = new();

    private readonly Choice<FilterFormat> _format = new(
        "--format",
        "bpf (default): the raw struct sock_filter[] in the target's byte order. As text: a listing, pseudo filter code, C, C#, JSON.",
        ("bpf", FilterFormat.Bpf), ("asm", FilterFormat.Asm), ("pfc", FilterFormat.Pfc),
        ("c", FilterFormat.C), ("csharp", FilterFormat.CSharp), ("json", FilterFormat.Json));

    private readonly Option<string?> _output = new("--output", "-o")
    {
        Description = "Where to put it; standard output otherwise.",
        HelpName = "OUT",
    };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Print facts about the filter as JSON; the filter itself then goes to -o only.",
    };

    private readonly Option<string?> _traffic = new("--traffic")
    {
        Description = "How often the program makes which calls, as strace -c -U name,calls writes it: what the filter's shape favours.",
        HelpName = "FILE",
    };

    private readonly PolicyOptions _policy = new();

    public CompileVerb(Terminal terminal)
        : base("compile", "Compile a profile to a filter.")
    {
        _terminal = terminal;
        Add(_file);
        _for.AddTo(this);
        Add(_format);
        Add(_output);
        Add(_json);
        Add(_traffic);
        _policy.AddTo(this);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        (Target target, ProfileOptions options) = _for.Read(parsed, _policy.Read(parsed));
        FilterFormat format = _format.Read(parsed) ?? FilterFormat.Bpf;
        string? output = parsed.GetValue(_output);
        bool factsOnly = parsed.GetValue(_json);
        if (format == FilterFormat.Bpf && output is null && !factsOnly && _terminal.OutputIsScreen)
            throw new UnusableException("A raw filter is no text: give -o FILE, redirect the output, or choose another --format.");

        string path = parsed.GetRequiredValue(_file);
        string? traffic = parsed.GetValue(_traffic);
        string[] inputs = traffic is null ? [path] : [path, traffic];
        if (output is not null)
            OutputFile.Check(output, inputs);
        var profile = new ProfileFile(TextFile.Read(path));
        FilterBuildResult result = profile.Build(target, options, Shape(traffic)).WithoutVariables(ProfileFile.NobodyAsked, ProfileFile.UseClass);
        var findings = new FindingWriter(profile.File);
        if (factsOnly)
            JsonOutput.Write(_terminal.Output, json => FilterReport.Write(json, target, result, findings));
        else
            findings.WriteTroubles(_terminal.Error, result.Findings);

        if (result.Filter is not { } filter)
            return ExitCode.Negative;
        if (output is not null)
            OutputFile.Write(output, filter.Format(format));
        else if (!factsOnly)
            _terminal.Write(filter.Format(format));
        return ExitCode.Fine;
    }

    private CompilerOptions? Shape(string? path)
    {
        if (path is null)
            return null;
        TextFile file = TextFile.Read(path);
        TrafficReading traffic = TrafficReader.Read(file.Path, file.Text, CancellationToken.None);
        new FindingWriter(file).WriteTroubles(_terminal.Error, traffic.Findings);
        return new CompilerOptions { Weights = new SyscallWeights(traffic.Calls) };
    }
}
