using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using SeccompSharp.Policies;
using SeccompSharp.Policies.Bpf;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Syscalls;

namespace SeccompSharp.Oracle.Tests.Libseccomp;

/// <summary>One profile on one machine: the verdicts of a runtime that uses libseccomp, and ours.</summary>
internal static class RuncVerdicts
{
    private const int MostReported = 4;

    private static readonly Abi[] s_foreign = [Abi.X86_64, Abi.X86, Abi.AArch64, Abi.Arm, Abi.S390x, Abi.MipsEl64];

    /// <summary>The machines whose ABI libseccomp knows.</summary>
    public static IReadOnlyList<Target> Machines { get; } =
        Requirements.Libseccomp is null ? [.. Abi.All.Where(LibseccompFilter.Knows).Select(Target.WithNative)] : [];

    /// <summary>Our verdicts beside those of a filter that libseccomp makes here, behind runc's stub for runc.</summary>
    public static Comparison Compare(string profile, Dialect dialect, Compat compat, Target machine)
    {
        return Compare(profile, dialect, compat, machine, (spec, abis) =>
        {
            Program program = LibseccompFilter.Build(spec, machine.Native, abis);
            var stub = new EnosysStub(spec, compat == Compat.Runc ? abis : []);
            return data => stub.Answer(data) ?? Interpreter.Run(program, data);
        });
    }

    /// <summary>Our verdicts beside those of someone else's filter for the same profile.</summary>
    /// <param name="profile">The profile's text.</param>
    /// <param name="dialect">How to read it.</param>
    /// <param name="compat">Whose verdicts ours are to be.</param>
    /// <param name="machine">The machine.</param>
    /// <param name="build">Makes the other filter from what a runtime is handed, for the native ABI and those besides it.</param>
    public static Comparison Compare(
        string profile,
        Dialect dialect,
        Compat compat,
        Target machine,
        Func<SeccompSpec, IReadOnlyList<Abi>, Func<SeccompData, uint>> build)
    {
        JsonNode document = JsonNode.Parse(profile)!;
        SeccompSpec named = ReadSpec(document, dialect, machine.Native);
        List<Abi> abis = AbisOf(named, machine);
        SkipNames(document, name => abis.Exists(abi => !IsKnownAlike(abi, name)));
        SeccompSpec spec = ReadSpec(document, dialect, machine.Native);

        FilterBuildResult ours = BuildOurs(document.ToJsonString(), dialect, compat, machine);
        Func<SeccompData, uint> theirs;
        try
        {
            theirs = build(spec, abis);
        }
        catch (LibseccompException refusal)
        {
            return new Comparison(0, ours.Filter is null ? [] : [$"only libseccomp refuses: {refusal.Message}"], Refused: true);
        }

        if (ours.Filter is not { } filter)
        {
            // A rule that the runtime never comes to may have what it would refuse; we look at all of them.
            IEnumerable<Finding> errors = ours.Findings.Where(finding =>
                finding.Severity == Severity.Error && finding.Kind != FindingKinds.ErrnoOutOfRange);
            return new Comparison(0, [.. errors.Select(error => $"only we refuse: {error.Message}")], Refused: true);
        }

        var calls = new Calls(spec, abis);
        int compared = 0;
        var differences = new List<string>();
        foreach ((Abi abi, SeccompData data) in calls.All(s_foreign.Where(abi => abis.TrueForAll(own => own.AuditArch != abi.AuditArch))))
        {
            if (calls.Ambiguous.Contains((abi, data.Nr)))
                continue;
            compared++;
            uint expected = theirs(data);
            uint actual = Interpreter.Run(filter.Program, data);
            if (expected != actual && differences.Count < MostReported)
                differences.Add(Describe(machine, abi, data, expected, actual));
        }

        return new Comparison(compared, differences);
    }

    private static FilterBuildResult BuildOurs(string text, Dialect dialect, Compat compat, Target machine)
    {
        ProfileReading reading = ProfileReader.Read("profile.json", text, CancellationToken.None);
        ProfileOptions options = ProfileOptions.OfRuntime(compat) with { Dialect = dialect };
        PolicyReading? policy = reading.Profile?.ToPolicy(machine, options);
        return policy?.Policy is { } made
            ? FilterBuilder.Build(made, CancellationToken.None)
            : new FilterBuildResult(null, reading.Findings.Concat(policy?.Findings ?? ImmutableEquatableArray<Finding>.Empty).EachOnce());
    }

    private static SeccompSpec ReadSpec(JsonNode document, Dialect dialect, Abi native)
    {
        JsonElement seccomp = SeccompSpec.Find(JsonSerializer.SerializeToElement(document))!.Value;
        return dialect == Dialect.Oci ? SeccompSpec.ReadRaw(seccomp) : SeccompSpec.ReadDocker(seccomp, native);
    }

    /// <summary>
    /// The native ABI and those that the profile adds. ABIs of other machines stay out: runc would add rules for calls
    /// that cannot happen, or fail when their byte order differs.
    /// </summary>
    private static List<Abi> AbisOf(SeccompSpec spec, Target machine) =>
        [.. machine.Family.Where(abi => abi == machine.Native || spec.Architectures.Contains(abi.ScmpName))];

    /// <summary>Whether libseccomp's table, which may be older, agrees that an ABI has a call or lacks it.</summary>
    private static bool IsKnownAlike(Abi abi, string name)
    {
        bool weKnow = SyscallTable.TryGetNumber(abi, name, out _);
        int theirs = LibseccompFilter.Resolve(abi, name);
        return theirs >= 0 ? weKnow : !weKnow || Multiplexing.Numbers(abi, name).Any();
    }

    private static void SkipNames(JsonNode node, Func<string, bool> skip)
    {
        foreach (JsonObject rule in Rules(node).ToList())
        {
            if (rule["name"] is JsonValue name && skip(name.GetValue<string>()))
                rule.Parent!.AsArray().Remove(rule);
            if (rule["names"] is not JsonArray names)
                continue;
            for (int i = names.Count - 1; i >= 0; i--)
            {
                if (skip(names[i]!.GetValue<string>()))
                    names.RemoveAt(i);
            }
        }
    }

    private static IEnumerable<JsonObject> Rules(JsonNode document)
    {
        JsonNode seccomp = document["linux"]?["seccomp"] ?? document;
        return seccomp["syscalls"] is JsonArray rules ? rules.OfType<JsonObject>() : [];
    }

    private static string Describe(Target machine, Abi abi, SeccompData data, uint expected, uint actual)
    {
        string name = SyscallTable.TryGetName(abi, data.Nr, out string? known) ? known : "?";
        string arguments = string.Join(", ", data.Args.Select(argument => $"0x{argument:x}"));
        return $"{machine}: {abi} {name} 0x{data.Nr:x}({arguments}): libseccomp {SyscallAction.FromReturnValue(expected)}, "
            + $"we {SyscallAction.FromReturnValue(actual)}";
    }
}

/// <summary>What came of a comparison.</summary>
/// <param name="Calls">How many calls were compared.</param>
/// <param name="Differences">The first of those with different answers, or why only one side makes a filter.</param>
/// <param name="Refused">Whether a side makes no filter.</param>
internal sealed record Comparison(int Calls, IReadOnlyList<string> Differences, bool Refused = false);
