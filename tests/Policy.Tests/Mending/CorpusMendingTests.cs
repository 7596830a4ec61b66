using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Json;
using SeccompSharp.Policies.Mending;
using SeccompSharp.Policies.Primitives;
using SeccompSharp.Policies.Profiles;
using SeccompSharp.Policies.Proof;
using SeccompSharp.Policies.Syscalls;
using Xunit;

namespace SeccompSharp.Policies.Tests.Mending;

/// <summary>Mistakes put into real profiles: they are mended, nothing else changes, and what comes out is what was meant.</summary>
public sealed class CorpusMendingTests
{
    /// <summary>A mistake, in a text and in the one that its author would have written; null where it does not fit.</summary>
    private static readonly Dictionary<string, Func<string, (string Wrong, string Meant)?>> s_mistakes = new(StringComparer.Ordinal)
    {
        ["nothing"] = text => (text, text),
        ["a name with a letter missing"] = text => Once(text, "\"write\"", "\"wrte\"", "\"write\""),
        ["an action in small letters"] = text => Once(text, "\"SCMP_ACT_ALLOW\"", "\"scmp_act_allow\"", "\"SCMP_ACT_ALLOW\""),
        ["a key in the wrong case"] = text => Once(text, "\"names\"", "\"Names\"", "\"names\""),
        ["a number in quotes"] = text => Once(text, "\"errnoRet\": 38", "\"errnoRet\": \"38\"", "\"errnoRet\": 38"),
        ["an essential taken out"] = text => text.Contains("\"name\": \"exit_group\"", StringComparison.Ordinal) || !DeniesByDefault(text) ? null : Once(text, "\"exit_group\",", "", "\"exit_group\","),
        ["a default that ends one thread"] = text => Once(
            text, "\"defaultAction\": \"SCMP_ACT_ERRNO\"", "\"defaultAction\": \"SCMP_ACT_KILL\"", "\"defaultAction\": \"SCMP_ACT_KILL_PROCESS\""),
        ["an errno of 0"] = text => WithRule(text, "settimeofday", "\"errnoRet\": 0", "\"errnoRet\": 1"),
        ["a rule for one thread"] = text => Rules(
            text, """{"names": ["settimeofday"], "action": "SCMP_ACT_KILL"}""", """{"names": ["settimeofday"], "action": "SCMP_ACT_KILL_PROCESS"}"""),
        ["clone3 refused"] = text => !text.Contains("\"clone\"", StringComparison.Ordinal) ? null : WithRule(text, "clone3", "\"errnoRet\": 13", "\"errnoRet\": 38"),
    };

    public static TheoryData<string> Mistakes => [.. s_mistakes.Keys];

    [CorpusTheory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_in_any_profile_is_mended_into_what_was_meant(string mistake)
    {
        int tried = 0;
        foreach (string file in Corpus.Files)
        {
            if (s_mistakes[mistake](File.ReadAllText(file)) is not { } texts || ProfileReader.Read(file, texts.Meant, CancellationToken.None).Profile is null)
                continue;
            MendedText mended = Mend(file, texts.Wrong), meant = Mend(file, texts.Meant);
            Assert.True(mended.Left.All(finding => !IsMendable(finding)), $"{file}: {string.Join("\n", mended.Left.Where(IsMendable).Select(finding => finding.Kind.Id + finding.Message))}");
            Assert.True(
                mended.Left.Count(finding => finding.Severity > Severity.Info) <= Check(file, texts.Meant).Count(finding => finding.Severity > Severity.Info),
                $"{file}: {string.Join("\n", mended.Left.Select(finding => finding.Message))}");
            AssertRestIsAsItWas(file, texts.Wrong, mended);
            AssertSame(file, mended.Text, meant.Text);
            tried++;
        }

        Assert.InRange(tried, 5, int.MaxValue);
    }

    /// <summary>Rules in which no finding has its place, and that name nothing that a mend is about, are as they were.</summary>
    private static void AssertRestIsAsItWas(string file, string before, MendedText mended)
    {
        HashSet<string> names = [.. mended.Mended.SelectMany(one => one.Finding.Mend switch
        {
            Mend.Answer answer => answer.Syscalls.Select(syscall => syscall.Name),
            Mend.DropNames drop => drop.Names,
            _ => [],
        })];
        HashSet<string> mendedRules = [.. mended.Mended.SelectMany(one => RulesOf(one.Before)
            .Where(rule => rule.Range.Start <= one.Finding.Place.Range.Start && one.Finding.Place.Range.Start <= rule.Range.End)
            .Select(rule => one.Before.Substring(rule.Range.Start, rule.Range.Length)))];
        foreach (JsonValue rule in RulesOf(before))
        {
            string text = before.Substring(rule.Range.Start, rule.Range.Length);
            if (mendedRules.Contains(text) || names.Any(name => text.Contains($"\"{name}\"", StringComparison.Ordinal)))
                continue;
            Assert.True(mended.Text.Contains(text, StringComparison.Ordinal) || (names.Count > 0 && HasGainedNames(text, mended.Text)), $"{file}: {text}");
        }
    }

    /// <summary>Whether a rule stands in a text with more names at the end of its list.</summary>
    private static bool HasGainedNames(string rule, string text)
    {
        string[] parts = Regex.Replace(rule, @"\s", "").Split(']', 2);
        return Regex.IsMatch(Regex.Replace(text, @"\s", ""), Regex.Escape(parts[0]) + @"(,""\w+"")+\]" + Regex.Escape(parts[1]));
    }

    private static IEnumerable<JsonValue> RulesOf(string text) =>
        JsonReader.Read("", text, CancellationToken.None).Root is JsonObject root && root.Members.FirstOrDefault(member => member.Key.Text == "syscalls")?.Value is JsonArray rules
            ? rules.Elements
            : [];

    private static void AssertSame(string file, string one, string other)
    {
        if (Policy(file, one) is not { } first || Policy(file, other) is not { } second)
        {
            Assert.True((Policy(file, one) is null) == (Policy(file, other) is null), file + one);
            return;
        }

        BuiltFilter? built = FilterBuilder.Build(first, CancellationToken.None).Filter, meant = FilterBuilder.Build(second, CancellationToken.None).Filter;
        Assert.Equal(meant is null, built is null);
        if (built is not null)
            Assert.True(Equivalence.Prove(built.Program, meant!.Bound, CancellationToken.None) is ProofResult.Proven, $"{file}\n{Equivalence.Prove(built.Program, meant!.Bound, CancellationToken.None)}\n{other}");
    }

    private static bool IsMendable(Finding finding) => finding.Mend is { IsComplete: true };

    private static MendedText Mend(string file, string text) => MendedText.Of(text, changed => Check(file, changed), CancellationToken.None);

    private static IReadOnlyList<Finding> Check(string file, string text)
    {
        ProfileReading reading = ProfileReader.Read(file, text, CancellationToken.None);
        List<Finding> findings = [.. reading.Findings];
        if (reading.Profile?.ToPolicy(Target.X64, new ProfileOptions()) is { } policy)
        {
            findings.AddRange(policy.Findings);
            if (policy.Policy is not null)
                findings.AddRange(FilterBuilder.Build(policy.Policy, CancellationToken.None).Findings);
        }

        return findings.EachOnce();
    }

    private static Model.Policy? Policy(string file, string text) =>
        ProfileReader.Read(file, text, CancellationToken.None).Profile?.ToPolicy(Target.X64, new ProfileOptions()).Policy;

    private static bool DeniesByDefault(string text) => Regex.IsMatch(text, "\"defaultAction\": *\"SCMP_ACT_(ERRNO|KILL|TRAP)");

    private static (string, string)? WithRule(string text, string name, string wrong, string meant)
    {
        string rule = $$"""{"names": ["{{name}}"], "action": "SCMP_ACT_ERRNO", """;
        return text.Contains($"\"{name}\"", StringComparison.Ordinal) ? null : Rules(text, rule + wrong + "}", rule + meant + "}");
    }

    private static (string, string)? Rules(string text, string wrong, string meant) => Once(
        text, "\"syscalls\": [", $"\"syscalls\": [\n{wrong},", $"\"syscalls\": [\n{meant},");

    private static (string, string)? Once(string text, string there, string wrong, string meant)
    {
        int at = text.IndexOf(there, StringComparison.Ordinal);
        return at < 0 ? null : (text.Remove(at, there.Length).Insert(at, wrong), text.Remove(at, there.Length).Insert(at, meant));
    }
}
