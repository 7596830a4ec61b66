using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using SeccompSharp.Policies.Findings;
using SeccompSharp.Policies.Json;
using SeccompSharp.Policies.Mending;
using SeccompSharp.Policies.Model;
using SeccompSharp.Policies.Profiles;
using Xunit;

namespace SeccompSharp.Policies.Tests.Mending;

/// <summary>A mistake is put into every real profile: one run mends it, touches nothing else, and what comes out is what was meant.</summary>
public sealed class SeededMistakeTests
{
    private static readonly ProfileOptions s_options = new();

    /// <summary>Most mistakes are made in the same text.</summary>
    private static readonly ConcurrentDictionary<string, MendedText> s_meant = new(StringComparer.Ordinal);

    public static TheoryData<string> Mistakes => [.. SeededMistakes.All.Keys];

    [CorpusTheory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_mended_into_what_was_meant(string mistake)
    {
        int tried = 0;
        foreach (string file in Corpus.Files)
        {
            if (SeededMistakes.All[mistake](File.ReadAllText(file)) is not { } seed || ProfileChecks.Findings(seed.Meant, s_options).HasErrors())
                continue;
            MendedText mended = ProfileChecks.Mend(seed.Wrong), meant = Meant(seed.Meant);
            string context = $"{Path.GetFileName(file)}\n{string.Join("\n", mended.Mended.Select(one => Line(one.Finding)))}\nleft:\n";
            AssertGone(mended, context);
            Assert.True(Troubles(mended.Left).All(one => one.Count() <= Troubles(meant.Left)[one.Key].Count()), $"{context}{string.Join("\n", mended.Left.Select(Line))}\nmeant:\n{string.Join("\n", meant.Left.Select(Line))}");
            AssertOthersStay(seed.Wrong, mended, context);
            AssertSame(mended.Text, meant.Text, context);
            tried++;
        }

        Assert.InRange(tried, 5, int.MaxValue);
    }

    [CorpusFact]
    public void A_profile_without_seeds_is_mended_once_and_for_all()
    {
        foreach (string file in Corpus.Files)
        {
            MendedText mended = Meant(File.ReadAllText(file));
            AssertGone(mended, file);
            AssertOthersStay(File.ReadAllText(file), mended, file);
            Assert.Empty(ProfileChecks.Mend(mended.Text).Mended);
        }
    }

    private static MendedText Meant(string text) => s_meant.GetOrAdd(text, static text => ProfileChecks.Mend(text));

    private static void AssertGone(MendedText mended, string context) =>
        Assert.True(mended.Left.All(finding => finding.Mend is not { IsComplete: true }), context + string.Join("\n", mended.Left.Where(finding => finding.Mend is not null).Select(Line)));

    /// <summary>Rules that no finding is in, and that name nothing which a mend is about, are there as before, and all around them too.</summary>
    private static void AssertOthersStay(string before, MendedText mended, string context)
    {
        if (Syscalls(before) is not { } rules || Syscalls(mended.Text) is not { } now)
            return;
        HashSet<string> names = [.. mended.Mended.SelectMany(one => NamesIn(one.Finding.Mend!))];
        HashSet<string> touched = [.. mended.Mended.SelectMany(one => RulesAround(one.Finding, one.Before))];
        HashSet<string> kept = [.. now.Elements.Select(rule => Text(mended.Text, rule))];
        string[] lost =
        [
            .. rules.Elements.Select(rule => Text(before, rule)).Where(rule => !kept.Contains(rule) && !touched.Contains(rule)
                && !names.Any(name => rule.Contains($"\"{name}\"", StringComparison.Ordinal)) && !kept.Any(other => Gained(rule, other, names))),
        ];
        Assert.True(lost.Length == 0, context + string.Join("\n", lost));
        if (mended.Mended.All(one => RulesAround(one.Finding, one.Before).Any() || one.Finding.Mend is Mend.Answer))
        {
            Assert.Equal(before[..rules.Range.Start], mended.Text[..now.Range.Start]);
            Assert.Equal(before[rules.Range.End..], mended.Text[now.Range.End..]);
        }
    }

    /// <summary>Whether one rule is the other with some names more.</summary>
    private static bool Gained(string rule, string other, HashSet<string> names)
    {
        string without = names.Aggregate(other, (text, name) => text.Replace($"\"{name}\"", "", StringComparison.Ordinal));
        return Bare(rule) == Bare(without);

        static string Bare(string text) => string.Concat(text.Where(c => c != ',' && !char.IsWhiteSpace(c)));
    }

    private static IEnumerable<string> RulesAround(Finding finding, string text) => Syscalls(text)?.Elements
        .Where(rule => rule.Range.Start <= finding.Place.Range.Start && finding.Place.Range.End <= rule.Range.End)
        .Select(rule => Text(text, rule)) ?? [];

    private static IEnumerable<string> NamesIn(Mend mend) => mend switch
    {
        Mend.Answer answer => answer.Syscalls.Select(syscall => syscall.Name),
        Mend.DropNames drop => drop.Names,
        _ => [],
    };

    private static JsonArray? Syscalls(string text)
    {
        return Find(JsonReader.Read("", text, CancellationToken.None).Root);

        static JsonArray? Find(JsonValue? value) => value is not JsonObject source ? null : source.Members
            .Select(member => member is { Key.Text: "syscalls", Value: JsonArray rules } ? rules : Find(member.Value)).FirstOrDefault(found => found is not null);
    }

    private static string Text(string text, JsonValue value) => text.Substring(value.Range.Start, value.Range.Length);

    private static ILookup<string, Finding> Troubles(IEnumerable<Finding> findings) => findings
        .Where(finding => finding.Severity > Severity.Info).ToLookup(finding => finding.Kind.Id, StringComparer.Ordinal);

    private static string Line(Finding finding) => $"{finding.Kind.Id}: {finding.Message}";

    private static void AssertSame(string one, string other, string context)
    {
        IReadOnlyList<BoundPolicy> here = ProfileChecks.Policies(one, s_options), there = ProfileChecks.Policies(other, s_options);
        Assert.Equal(there.Count, here.Count);
        foreach ((BoundPolicy mine, BoundPolicy others) in here.Zip(there))
            Assert.True(Meaning.Difference(mine, others) is null, $"{context}{Meaning.Difference(mine, others)}\n{one}\n{other}");
    }
}
