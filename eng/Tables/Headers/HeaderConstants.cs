using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace SeccompSharp.Tables.Headers;

/// <summary>Finds the names that headers define, as macros or as enumerators.</summary>
public static partial class HeaderConstants
{
    /// <summary>Every name with the header of the list that brings it, going by preprocessed text.</summary>
    public static IReadOnlyDictionary<string, string> Names(string preprocessed, IReadOnlyCollection<string> headers)
    {
        Dictionary<string, string> names = new(StringComparer.Ordinal);
        Dictionary<string, List<string>> text = new(StringComparer.Ordinal);
        int depth = 0;
        string? header = null;
        foreach (string line in preprocessed.Split('\n'))
        {
            if (Marker().Match(line) is { Success: true } marker)
            {
                depth += marker.Groups[2].Value switch { "1" => 1, "2" => -1, _ => 0 };
                if (depth == 1 && marker.Groups[2].Value == "1")
                    header = headers.FirstOrDefault(name => marker.Groups[1].Value.EndsWith("/" + name, StringComparison.Ordinal));
            }
            else if (header is not null && depth > 0)
            {
                if (Macro().Match(line) is { Success: true } macro)
                    names.TryAdd(macro.Groups[1].Value, header);
                else if (!line.StartsWith('#'))
                    (text.TryGetValue(header, out List<string>? lines) ? lines : text[header] = []).Add(line);
            }
        }

        foreach ((string brings, List<string> lines) in text)
        {
            foreach (Match enumeration in Enumeration().Matches(string.Join(' ', lines)))
            {
                foreach (string enumerator in enumeration.Groups[1].Value.Split(','))
                    names.TryAdd(Word().Match(enumerator).Value, brings);
            }
        }

        names.Remove("");
        return names;
    }

    [GeneratedRegex("""^# \d+ "(.*?)"(?: (\d))?""")]
    private static partial Regex Marker();

    [GeneratedRegex(@"^#define (\w+) \S")]
    private static partial Regex Macro();

    [GeneratedRegex(@"\benum\b\s*\w*\s*\{([^}]*)\}")]
    private static partial Regex Enumeration();

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
