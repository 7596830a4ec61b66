using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace SeccompSharp.Policies.Tests.Mending;

/// <summary>A mistake put into a profile.</summary>
/// <param name="Wrong">The text with it.</param>
/// <param name="Meant">What its author meant to write.</param>
internal sealed record Seed(string Wrong, string Meant);

/// <summary>The mistakes that reviewers of profiles find, as changes of a text; null where a text has nothing to make it on.</summary>
internal static partial class SeededMistakes
{
    /// <summary>Calls that both targets have; a profile leaves at least one of them alone.</summary>
    private static readonly string[] s_strangers = ["vhangup", "acct", "swapoff", "nfsservctl", "lookup_dcookie", "settimeofday", "reboot", "quotactl", "add_key"];

    public static IReadOnlyDictionary<string, Func<string, Seed?>> All { get; } = new Dictionary<string, Func<string, Seed?>>(StringComparer.Ordinal)
    {
        ["a name with two letters exchanged"] = text => Exchange(text, "\"write\"", "\"wrtie\""),
        ["an action with a letter missing"] = text => Exchange(text, "\"SCMP_ACT_ALLOW\"", "\"SCMP_ACT_ALOW\""),
        ["a key in another case"] = text => Exchange(text, "\"names\"", "\"Names\""),
        ["a comma behind the last name"] = text => LastName().Match(text) is { Success: true } last ? new Seed(text.Insert(last.Index + 1, ","), text) : null,
        ["a name twice in a rule"] = text => IsOld(text) ? null : Exchange(text, "\"exit\",", "\"exit\", \"exit\","),
        ["a name in two rules"] = text => Once(text, "\"exit\",") && !text.Contains("\"defaultAction\": \"SCMP_ACT_ALLOW\"", StringComparison.Ordinal)
            ? Rule(text, """{"names": ["exit"], "action": "SCMP_ACT_ALLOW"}""", null) : null,
        ["an essential call left out"] = text => !Denies(text) || IsOld(text) ? null : Exchange(text, "\"exit_group\",", ""),
        ["a namespace left out of a mask"] = text => Exchange(text, "2114060288", "2080505856"),
        ["an action for the thread alone"] = text => RuleFor(text, "\"action\": \"SCMP_ACT_KILL\"", "\"action\": \"SCMP_ACT_KILL_PROCESS\""),
        ["an errno that fakes success"] = text => RuleFor(text, "\"action\": \"SCMP_ACT_ERRNO\", \"errnoRet\": 0", "\"action\": \"SCMP_ACT_ERRNO\", \"errnoRet\": 1"),
        ["a default that fakes success"] = text => Default(text, "SCMP_ACT_ERRNO") is { } errno
            ? new Seed(errno.Replace("\"SCMP_ACT_ERRNO\",", "\"SCMP_ACT_ERRNO\", \"defaultErrnoRet\": 0,", StringComparison.Ordinal), errno) : null,
        ["clone3 refused"] = text => text.Contains("\"clone3\"", StringComparison.Ordinal) || !text.Contains("\"clone\"", StringComparison.Ordinal) ? null
            : Rule(text, """{"names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": 13}""", """{"names": ["clone3"], "action": "SCMP_ACT_ERRNO", "errnoRet": 38}"""),
        ["write left to an agent"] = text => Stranger(text) is { } name
            ? Rule(text, $$"""{"names": ["write", "{{name}}"], "action": "SCMP_ACT_NOTIFY"}""", $$"""{"names": ["{{name}}"], "action": "SCMP_ACT_NOTIFY"}""") : null,
        ["a mask without a value"] = text => Denylist(text) is { } open
            ? Rule(open, Namespaces("\"value\": 402653184"), $"{Namespaces("\"value\": 134217728, \"valueTwo\": 134217728")}, {Namespaces("\"value\": 268435456, \"valueTwo\": 268435456")}") : null,
        ["flags compared as a whole"] = text => Denylist(text) is { } open
            ? Rule(open, Namespaces("\"value\": 268435456").Replace("MASKED_EQ", "EQ", StringComparison.Ordinal), Namespaces("\"value\": 268435456, \"valueTwo\": 268435456")) : null,
        ["a file call denied by one of its names"] = text => Denylist(text) is { } open
            ? Rule(open, """{"names": ["symlink"], "action": "SCMP_ACT_TRAP"}""", """{"names": ["symlink", "symlinkat", "io_uring_setup"], "action": "SCMP_ACT_TRAP"}""") : null,
    };

    private static Seed? Exchange(string text, string right, string wrong)
    {
        int at = text.IndexOf(right, StringComparison.Ordinal);
        return at < 0 ? null : new Seed(text.Remove(at, right.Length).Insert(at, wrong), text);
    }

    /// <summary>Another rule before the others; null for none in what was meant.</summary>
    private static Seed? Rule(string text, string wrong, string? meant)
    {
        Match rules = Rules().Match(text);
        return !rules.Success ? null : new Seed(
            text.Insert(rules.Index + rules.Length, "\n" + wrong + ","), meant is null ? text : text.Insert(rules.Index + rules.Length, "\n" + meant + ","));
    }

    private static Seed? RuleFor(string text, string wrong, string meant) => Stranger(text) is { } name
        ? Rule(text, $$"""{"names": ["{{name}}"], {{wrong}}}""", $$"""{"names": ["{{name}}"], {{meant}}}""") : null;

    private static string Namespaces(string value) =>
        $$"""{"names": ["unshare"], "action": "SCMP_ACT_TRAP", "args": [{"index": 0, {{value}}, "op": "SCMP_CMP_MASKED_EQ"}]}""";

    /// <summary>A small profile as one that lets through what no rule names: each rule that allows something is idle then, and goes.</summary>
    private static string? Denylist(string text) => IsOld(text) || text.Length > 8000 ? null : Default(text, "SCMP_ACT_ALLOW");

    /// <summary>Whether each name has a rule of its own.</summary>
    private static bool IsOld(string text) => text.Contains("\"name\": ", StringComparison.Ordinal);

    private static string? Default(string text, string action) =>
        DefaultAction().Match(text) is { Success: true } found && !text.Contains("defaultErrno", StringComparison.Ordinal)
            ? text.Remove(found.Index, found.Length).Insert(found.Index, $"\"defaultAction\": \"{action}\",") : null;

    private static string? Stranger(string text) =>
        s_strangers.FirstOrDefault(name => !text.Contains($"\"{name}\"", StringComparison.Ordinal));

    private static bool Denies(string text) => Regex.IsMatch(text, "\"defaultAction\": *\"SCMP_ACT_(ERRNO|KILL|TRAP)");

    private static bool Once(string text, string part) =>
        text.IndexOf(part, StringComparison.Ordinal) is >= 0 and var at && text.LastIndexOf(part, StringComparison.Ordinal) == at;

    [GeneratedRegex("\"syscalls\"\\s*:\\s*\\[(?=\\s*\\{)")]
    private static partial Regex Rules();

    [GeneratedRegex("\"defaultAction\"\\s*:\\s*\"\\w+\"\\s*,")]
    private static partial Regex DefaultAction();

    [GeneratedRegex("\"(?=\\s*\\],?\\s*\"action\")")]
    private static partial Regex LastName();
}
