using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using SeccompSharp.Policies;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Tool.Arguments;
using SeccompSharp.Tool.Output;
using SeccompSharp.Tool.Sources;
using static System.FormattableString;

namespace SeccompSharp.Tool.Verbs;

/// <summary><c>stats FILE</c>: what a filter costs the kernel, and how it treats calls.</summary>
internal sealed class StatsVerb : Command
{
    private readonly Terminal _terminal;

    private readonly Argument<string> _file = new("FILE") { Description = "A profile, or a raw filter whose name ends in .bpf, then with --arch." };

    private readonly FilterTarget _for = new();

    private readonly Option<bool> _json = new("--json") { Description = "Print one object." };

    private readonly PolicyOptions _policy = new();

    public StatsVerb(Terminal terminal)
        : base("stats", "Print what a filter costs the kernel, and how it treats calls.")
    {
        _terminal = terminal;
        Add(_file);
        _for.AddTo(this);
        Add(_json);
        _policy.AddTo(this);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        string path = parsed.GetRequiredValue(_file);
        (Target target, ProfileOptions options) = _for.Read(parsed, _policy.Read(parsed));
        FilterStats stats;
        if (path.EndsWith(RawFilter.Extension, StringComparison.OrdinalIgnoreCase))
        {
            if (options.Abis is not { } abis)
                throw new UnusableException("A raw filter does not say which ABIs it is for: --arch takes them.");
            stats = FilterStats.Of(new RawFilter(path).Answering(target.Native), [.. abis]);
        }
        else
        {
            var profile = new ProfileFile(TextFile.Read(path));
            FilterBuildResult result = profile.Build(target, options).WithoutVariables(ProfileFile.NobodyAsked, ProfileFile.UseClass);
            new FindingWriter(profile.File).WriteTroubles(_terminal.Error, result.Findings);
            if (result.Filter is not { } filter)
                return ExitCode.Negative;
            stats = FilterStats.Of(filter.Program, [.. filter.Bound.Abis.Select(abi => abi.Abi)]);
        }

        if (parsed.GetValue(_json))
            JsonOutput.Write(_terminal.Output, json => WriteJson(json, stats));
        else
            WriteText(_terminal.Output, stats);
        return ExitCode.Fine;
    }

    private static void WriteText(TextWriter output, FilterStats stats)
    {
        output.WriteLine(Invariant($"instructions  {stats.Instructions} ({stats.Instructions * Instruction.Size} bytes), at most {stats.LongestPath} for a call"));
        if (stats.JitPasses is { } passes)
            output.WriteLine(Invariant($"install       {passes} passes of x86_64's JIT compiler, {stats.Abis.Sum(abi => abi.InstallSteps)} instructions emulated for the allow cache"));
        else
            output.WriteLine(Invariant($"install       {stats.Abis.Sum(abi => abi.InstallSteps)} instructions emulated for the allow cache"));
        foreach (AbiStats abi in stats.Abis)
        {
            output.WriteLine(Invariant(
                $"{abi.Abi,-12}  {abi.Treatments.Values.Sum()} syscalls: {abi.Count(SyscallTreatment.Cached)} from the cache, {abi.Count(SyscallTreatment.Allowed)} allowed by the filter, {abi.Count(SyscallTreatment.Filtered)} by their arguments, {abi.Count(SyscallTreatment.Denied)} denied; paths {abi.MeanPath:f1} on average, {abi.LongestPath} at most"));
        }
    }

    private static void WriteJson(System.Text.Json.Utf8JsonWriter json, FilterStats stats)
    {
        json.WriteStartObject();
        json.WriteNumber("instructions", stats.Instructions);
        json.WriteNumber("bytes", stats.Instructions * Instruction.Size);
        json.WriteNumber("longestPath", stats.LongestPath);
        if (stats.JitPasses is { } passes)
            json.WriteNumber("jitPasses", passes);
        json.WriteNumber("installSteps", stats.Abis.Sum(abi => abi.InstallSteps));
        json.WriteStartArray("abis");
        foreach (AbiStats abi in stats.Abis)
        {
            json.WriteStartObject();
            json.WriteString("abi", abi.Abi.Name);
            json.WriteNumber("syscalls", abi.Treatments.Values.Sum());
            json.WriteNumber("cached", abi.Count(SyscallTreatment.Cached));
            json.WriteNumber("allowed", abi.Count(SyscallTreatment.Allowed));
            json.WriteNumber("filtered", abi.Count(SyscallTreatment.Filtered));
            json.WriteNumber("denied", abi.Count(SyscallTreatment.Denied));
            json.WriteNumber("meanPath", Math.Round(abi.MeanPath, 2));
            json.WriteNumber("longestPath", abi.LongestPath);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
