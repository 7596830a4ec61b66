using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;
using SeccompSharp.Tool.Arguments;
using SeccompSharp.Tool.Output;
using SeccompSharp.Tool.Sources;

namespace SeccompSharp.Tool.Verbs;

/// <summary><c>check FILE…</c>: what is wrong with profiles.</summary>
internal sealed class CheckVerb : Command
{
    private static readonly Target[] s_defaultTargets = [Target.X64, Target.Arm64];

    private readonly Terminal _terminal;
    private readonly Argument<string[]> _files = new("FILE") { Description = "Profiles.", Arity = ArgumentArity.OneOrMore };
    private readonly Option<bool> _json = new("--json") { Description = "Print the findings as a JSON array." };
    private readonly Option<bool> _fix = new("--fix") { Description = "Write into the files what the findings ask, where that needs no decision, and print what was done and what is left." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "With --fix: print the lines that would change, and write nothing." };
    private readonly PolicyOptions _policy = new();

    public CheckVerb(Terminal terminal)
        : base("check", "Print what is wrong with profiles; exit with 1 if anything is an error.")
    {
        _terminal = terminal;
        Add(_files);
        Add(_json);
        Add(_fix);
        Add(_dryRun);
        _policy.AddTo(this);
        SetAction(Run);
    }

    private int Run(ParseResult parsed)
    {
        ProfileOptions options = _policy.Read(parsed);
        bool isFix = parsed.GetValue(_fix), isDryRun = parsed.GetValue(_dryRun);
        if (isDryRun && !isFix)
            throw new UnusableException("--dry-run shows what --fix would do: give both.");
        bool isJson = parsed.GetValue(_json);
        List<TextFile> files = [.. parsed.GetRequiredValue(_files).Select(TextFile.Read)];
        MendedFile[] mended = isFix ? [.. files.Select(file => MendedFile.Of(file, text => Check(new ProfileFile(text), options)))] : [];
        if (isFix)
            files = [.. mended.Select(file => file.After)];
        foreach (MendedFile file in mended)
        {
            if (!isDryRun)
                file.Save();
            if (!isJson)
                file.WriteText(_terminal.Output, isDryRun);
        }

        List<(FindingWriter Writer, ImmutableEquatableArray<Finding> Findings)> results =
            [.. files.Select(file => (new FindingWriter(file), Check(new ProfileFile(file), options)))];
        if (isJson)
        {
            JsonOutput.Write(_terminal.Output, json =>
            {
                json.WriteStartArray();
                foreach (MendedFile file in mended)
                    file.WriteJson(json);
                foreach ((FindingWriter writer, ImmutableEquatableArray<Finding> findings) in results)
                    writer.WriteJson(json, findings);
                json.WriteEndArray();
            });
        }
        else
        {
            foreach ((FindingWriter writer, ImmutableEquatableArray<Finding> findings) in results)
                writer.WriteText(_terminal.Output, findings);
        }

        return results.Any(result => result.Findings.HasErrors()) ? ExitCode.Negative : ExitCode.Fine;
    }

    private static ImmutableEquatableArray<Finding> Check(ProfileFile profile, ProfileOptions options)
    {
        ImmutableEquatableArray<Finding>[] byTarget =
            [.. Targets(profile.StatedAbis(options.Dialect)).Select(target => profile.Build(target, options).Findings)];
        return profile.Findings.Concat(profile.Coverage(s_defaultTargets, options)).Concat(FindingSequence.OfTargets(byTarget)).EachOnce();
    }

    /// <summary>The targets of a build, unless the profile is for other machines.</summary>
    private static IEnumerable<Target> Targets(IReadOnlyList<Abi> stated)
    {
        if (stated.Count == 0)
            return s_defaultTargets;
        Target[] covered = [.. s_defaultTargets.Where(target => stated.Contains(target.Native))];
        return covered.Length > 0 ? covered : stated.Select(Target.Serving).Distinct();
    }
}
